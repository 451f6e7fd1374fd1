//! The list of offices, and a new one.

use domain::{izin::Tindakan, penandatangan::Penandatangan, perangkat_daerah::Fungsi, profil::Topik};
use leptos::prelude::*;
use services::perangkat_daerah::{Kantor, PER_HALAMAN, Saringan, list};

use super::{UTAMA, bidang_kantor, sebut_fungsi};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Borang, Opsi, gulir, kosong_besar, kosong_strip, paging, tab, unduh_dari},
};

/// `/perangkat-daerah?q=&fungsi=&arsip=&halaman=`
pub fn halaman_daftar() -> AnyView {
    halaman(|k| async move {
        let arsip = k.alamat.ada("arsip").is_some();
        let saringan = Saringan {
            cari: k.alamat.nilai("q").to_owned(),
            fungsi: Fungsi::dari_kode(k.alamat.nilai("fungsi")),
            aktif: Some(!arsip),
        };
        let daftar = list(&k.l, &k.pelaku, &saringan, k.alamat.halaman()).await?;
        let kelola = k.pelaku.boleh(Tindakan::KelolaPerangkatDaerah, &[]);
        let jumlah = daftar.jumlah;
        let opsi = daftar.hitungan.iter().map(|(f, n)| Opsi::baru(f.kode(), format!("{} ({n})", f.nama()))).collect();
        let b = Borang::default();
        let isi = view! {
            {tab("Keadaan", vec![
                ("Aktif".to_owned(), k.alamat.dengan("arsip", ""), None, !arsip),
                ("Arsip".to_owned(), k.alamat.dengan("arsip", "1"), None, arsip),
            ])}
            <form class="saring jarak" action="/perangkat-daerah" method="get" role="search">
                {Bidang::baru("q", "Kode, nama, atau singkatan").saringan().teks(&b, k.alamat.nilai("q"))}
                {Bidang::baru("fungsi", "Fungsi").saringan().pilihan(&b, opsi, k.alamat.nilai("fungsi"), Some("Semua"))}
                {arsip.then(|| view! { <input type="hidden" name="arsip" value="1"/> })}
                <button class="tombol" type="submit">"Terapkan"</button>
            </form>
            {if jumlah == 0 { kosong(&k, kelola) } else { gulir("Daftar Perangkat Daerah", true, tabel(daftar.baris)) }}
            {(jumlah > 0).then(|| paging(&k.alamat, PER_HALAMAN, jumlah, "Perangkat Daerah"))}
            {(jumlah > 0).then(|| unduh(&k))}
        };
        let hasil = Isi::baru("Perangkat Daerah", isi).dasar(&[Topik::PerangkatDaerah, Topik::UnitKerja]);
        Ok(if kelola {
            hasil.tindakan(view! {
                <a class="tombol" href="/perangkat-daerah/impor">"Impor"</a>
                <a class="tombol utama" href="/perangkat-daerah/baru">"Tambah Perangkat Daerah"</a>
            })
        } else {
            hasil
        })
    })
}

/// `/perangkat-daerah/baru`: posts the fields of an office to `/perangkat-daerah`.
pub fn halaman_baru() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
        let isi = view! {
            <form class="tumpuk" action="/perangkat-daerah" method="post">
                {bidang_kantor(&k.borang, None, &Penandatangan::default())}
                <p class="baris"><button class="tombol utama" type="submit">"Tambah"</button> <a class="tombol" href="/perangkat-daerah">"Batal"</a></p>
            </form>
        };
        Ok(Isi::baru("Tambah Perangkat Daerah", isi).remah([UTAMA]))
    })
}

fn tabel(daftar: Vec<Kantor>) -> AnyView {
    let baris = daftar
        .into_iter()
        .map(|k| {
            let fungsi = if k.fungsi.is_empty() { kosong_strip() } else { sebut_fungsi(&k.fungsi).into_any() };
            let singkatan = (!k.singkatan.is_empty() && k.singkatan != k.nama).then(|| view! { <small>{k.singkatan}</small> });
            view! {
                <tr>
                    <th scope="row" class="nama"><a href=format!("/perangkat-daerah/{}", k.id)>{k.nama}</a>{singkatan}</th>
                    <td class="lebar utuh" data-k="Kode">{k.kode}</td>
                    <td class="lebar">{k.jenis.nama()}</td>
                    <td data-k="Fungsi">{fungsi}</td>
                    <td class="angka" data-k="Unit Kerja">{k.jumlah_unit}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <table class="tabel kartu">
            <thead>
                <tr>
                    <th scope="col" class="nama">"Nama"</th>
                    <th scope="col" class="lebar">"Kode"</th>
                    <th scope="col" class="lebar">"Jenis"</th>
                    <th scope="col">"Fungsi"</th>
                    <th scope="col" class="angka">"Unit Kerja"</th>
                </tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
    }
    .into_any()
}

/// Links that take what the list shows along, on every page of it.
fn unduh(k: &Konteks) -> AnyView {
    unduh_dari("/perangkat-daerah/ekspor", &k.alamat.pilih(&["q", "fungsi", "arsip"]))
}

fn kosong(k: &Konteks, kelola: bool) -> AnyView {
    let disaring = ["q", "fungsi", "arsip"].iter().any(|nama| k.alamat.ada(nama).is_some());
    if disaring {
        return kosong_besar(
            "Tidak ada Perangkat Daerah yang cocok",
            view! { <p>"Periksa ejaan, atau longgarkan saringan."</p> <p><a class="tombol" href="/perangkat-daerah">"Hapus saringan"</a></p> },
        );
    }
    let cara = kelola
        .then(|| view! { <p class="baris"><a class="tombol utama" href="/perangkat-daerah/impor">"Impor dari tabel"</a> <a class="tombol" href="/perangkat-daerah/baru">"Tambah Perangkat Daerah"</a></p> });
    kosong_besar(
        "Belum ada Perangkat Daerah",
        view! { <p>"Perangkat Daerah menerima peran orang dan penugasan indikator, jadi tambahkan lebih dulu."</p> {cara} },
    )
}
