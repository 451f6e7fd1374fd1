//! `/penandatangan`: who signs the documents, and the emblem on the letterhead.

use domain::{
    angka::ukuran_berkas,
    izin::Tindakan,
    penandatangan::{Dokumen, JABATAN_MAKS, NAMA_MAKS, PANGKAT_MAKS, Penandatangan},
};
use leptos::prelude::*;
use services::{
    Galat,
    penandatangan::{
        self, Tercatat,
        lambang::{self, Lambang, SISI, UKURAN_MAKS},
    },
};

use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Borang, Lembar, bagian, gulir, kosong_strip, unduh_tabel, waktu},
};

const UTAMA: (&str, &str) = ("Penandatangan", "/penandatangan");

/// `/penandatangan`: the signer of every document, the emblem.
pub fn halaman_daftar() -> AnyView {
    halaman(|k| async move {
        let daftar = penandatangan::list(&k.l, &k.pelaku).await?;
        let lambang = lambang::get(&k.l, &k.pelaku).await?;
        let isi = view! {
            {gulir("Penandatangan dokumen", true, tabel(daftar))}
            <p class="redup baca jarak">
                "Lembar Perangkat Daerah ditandatangani kepalanya; namanya diisi pada halaman "
                <a href="/perangkat-daerah">"Perangkat Daerah"</a> " itu."
            </p>
            {bagian("lambang", "Lambang pada kop", None, bagian_lambang(&k, lambang))}
        };
        Ok(Isi::baru(UTAMA.0, isi).keterangan(
            "Yang diubah di sini berlaku untuk dokumen berikutnya. Laporan yang sudah terbit tetap memuat penandatangan dan lambangnya sendiri.",
        ))
    })
}

/// `/penandatangan/{dokumen}`: posts `jabatan`, `nama`, `nip`, `pangkat`, `versi` to the same address.
pub fn halaman_ubah() -> AnyView {
    halaman(|k| async move {
        let dokumen = Dokumen::dari_kode(k.param("dokumen")).ok_or(Galat::TidakAda)?;
        let t = penandatangan::get(&k.l, &k.pelaku, dokumen).await?;
        let bawaan = Penandatangan::bawaan(&k.l.profil, dokumen).jabatan;
        let isi = view! {
            <form class="tumpuk" action=format!("{}/{}", UTAMA.1, dokumen.kode()) method="post">
                <input type="hidden" name="versi" value=t.versi.to_string()/>
                {bidang(&k.borang, "", &t.siapa, if t.bawaan { "" } else { &t.siapa.jabatan }, &bawaan)}
                <p class="baris"><button class="tombol utama" type="submit">"Simpan"</button> <a class="tombol" href=UTAMA.1>"Batal"</a></p>
            </form>
        };
        Ok(Isi::baru(dokumen.nama(), isi).remah([UTAMA]))
    })
}

/// `/penandatangan/lambang`: posts `berkas` to the same address.
pub fn halaman_lambang() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(Tindakan::KelolaPenandatangan, &[])?;
        let bantu = format!(
            "PNG, paling besar {}, setiap sisi {} sampai {} piksel. Latar tembus pandang tercetak putih.",
            ukuran_berkas(UKURAN_MAKS),
            SISI.start(),
            SISI.end()
        );
        let isi = view! {
            <form class="tumpuk" action="/penandatangan/lambang" method="post" enctype="multipart/form-data">
                {Bidang::baru("berkas", "Gambar lambang").wajib().bantu(bantu).berkas(&k.borang, ".png,image/png", false)}
                <p class="baris"><button class="tombol utama" type="submit">"Pasang lambang"</button> <a class="tombol" href=UTAMA.1>"Batal"</a></p>
            </form>
        };
        Ok(Isi::baru("Pasang lambang", isi).remah([UTAMA]))
    })
}

/// `/penandatangan/lambang/lepas`: asks, then posts `id` to the same address.
pub fn halaman_lepas() -> AnyView {
    halaman(|k| async move {
        let lambang = lambang::get(&k.l, &k.pelaku).await?.ok_or(Galat::TidakAda)?;
        let lembar = Lembar {
            tanya: "Lepas lambang dari kop?".into(),
            aksi: "/penandatangan/lambang/lepas".into(),
            tombol: "Lepas lambang".into(),
            bahaya: true,
            batal: UTAMA.1.into(),
            tersembunyi: vec![("id".into(), lambang.id.to_string())],
        };
        let isi = lembar.tampil(
            view! { <p>"Dokumen berikutnya tercetak tanpa lambang. Laporan yang sudah terbit tetap memuat lambangnya."</p> },
        );
        Ok(Isi::baru("Lepas lambang", isi).remah([UTAMA]))
    })
}

/// The fields of a signer, also those of the head of an office: `jabatan` is what somebody wrote, `bawaan` what stands
/// there when nobody did.
pub(crate) fn bidang(b: &Borang, awalan: &str, siapa: &Penandatangan, jabatan: &str, bawaan: &str) -> AnyView {
    let nama = |bidang: &str| format!("{awalan}{bidang}");
    let isi = |isi: &Option<String>| isi.clone().unwrap_or_default();
    let bantu_jabatan = if bawaan.is_empty() {
        "Kosongkan bila jabatannya sama dengan nama Perangkat Daerah, misalnya Kepala Dinas atau Inspektur.".to_owned()
    } else {
        format!("Bila dikosongkan: {bawaan}.")
    };
    view! {
        {Bidang::baru(nama("jabatan"), if awalan.is_empty() { "Jabatan" } else { "Jabatan kepala" }).bantu(bantu_jabatan).maks(JABATAN_MAKS).teks(b, jabatan)}
        {Bidang::baru(nama("nama"), if awalan.is_empty() { "Nama" } else { "Nama kepala" }).bantu("Dengan gelar. Tanpa nama, dokumen memuat garis untuk ditulisi.").maks(NAMA_MAKS).teks(b, &isi(&siapa.nama))}
        {Bidang::baru(nama("nip"), if awalan.is_empty() { "NIP" } else { "NIP kepala" }).bantu("18 angka.").maks(24).papan("numeric").pendek().teks(b, &isi(&siapa.nip))}
        {Bidang::baru(nama("pangkat"), if awalan.is_empty() { "Pangkat dan golongan" } else { "Pangkat dan golongan kepala" }).bantu("Misalnya Pembina Tingkat I, IV/b.").maks(PANGKAT_MAKS).teks(b, &isi(&siapa.pangkat))}
    }
    .into_any()
}

fn tabel(daftar: Vec<Tercatat>) -> AnyView {
    let baris = daftar
        .into_iter()
        .map(|t| {
            let ada = |isi: Option<String>| isi.map_or_else(kosong_strip, IntoAny::into_any);
            let nip = t.siapa.nip_tercetak();
            let pangkat = t.siapa.pangkat.map(|p| view! { <small>{p}</small> });
            let sebutan = format!(" penandatangan {}", t.dokumen.nama());
            view! {
                <tr>
                    <th scope="row" class="nama">{t.dokumen.nama()}</th>
                    <td data-k="Jabatan">{t.siapa.jabatan}</td>
                    <td data-k="Nama">{ada(t.siapa.nama)}{pangkat}</td>
                    <td class="utuh" data-k="NIP">{ada(nip)}</td>
                    <td><a href=format!("{}/{}", UTAMA.1, t.dokumen.kode())>"Ubah"<span class="senyap">{sebutan}</span></a></td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <table class="tabel kartu">
            <caption class="senyap">"Penandatangan dokumen"</caption>
            <thead>
                <tr>
                    <th scope="col" class="nama">"Dokumen"</th>
                    <th scope="col">"Jabatan"</th>
                    <th scope="col">"Nama"</th>
                    <th scope="col">"NIP"</th>
                    <th scope="col"><span class="senyap">"Tindakan"</span></th>
                </tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
        {unduh_tabel("penandatangan", &[])}
    }
    .into_any()
}

fn bagian_lambang(k: &Konteks, lambang: Option<Lambang>) -> AnyView {
    let Some(lambang) = lambang else {
        return view! {
            <p class="redup baca">"Belum ada lambang; kop laporan hanya memuat tulisan."</p>
            <p><a class="tombol" href="/penandatangan/lambang">"Pasang lambang"</a></p>
        }
        .into_any();
    };
    // The picture changes under the same address.
    let alamat = format!("/penandatangan/lambang.png?v={}", lambang.id);
    view! {
        <p><img class="lambang" src=alamat alt="Lambang yang dipakai pada kop" width="96"/></p>
        <p class="redup">{format!("{} × {} piksel, dipasang ", lambang.lebar, lambang.tinggi)}{waktu(k.zona(), lambang.diunggah_pada)}</p>
        <p class="baris">
            <a class="tombol" href="/penandatangan/lambang">"Ganti lambang"</a>
            <a class="tombol bahaya" href="/penandatangan/lambang/lepas">"Lepas lambang"</a>
        </p>
    }
    .into_any()
}
