//! Evidence of an indicator: what is attached, upload, pick from what is there (also last year's).

use domain::{
    angka,
    penilaian::{Perbuatan, Status},
};
use leptos::prelude::*;
use services::penilaian::{
    bukti_isian::{self, BuktiIsian},
    isian::{self, HalamanIsian},
    terkait::IndikatorTerkait,
};

use super::{Bahan, alamat, borang_isian::dapat_diisi, cari, terkait};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Opsi, bagian, gulir, kabar::di_bagian, kosong_besar, kosong_strip, unduh_tabel, waktu},
    penilaian::kata,
    pulau::Unggah,
};

/// File kinds the upload takes, as `accept` lists them.
const TERIMA: &str = ".pdf,.docx,.xlsx,.pptx,.jpg,.jpeg,.png,.mp4";

pub(super) fn tampil(b: &Bahan<'_>) -> AnyView {
    let menjawab = b.h.status == Status::Klarifikasi && b.h.pilihan.iter().any(|p| p.perbuatan == Perbuatan::Jawab);
    let ubah = dapat_diisi(b) || menjawab;
    let jumlah = match b.h.bukti.len() {
        0 => "Belum ada berkas".to_owned(),
        n => format!("{n} berkas"),
    };
    let isi = view! {
        {di_bagian(&b.k.borang, "bukti")}
        {tabel(b, ubah)}
        {ubah.then(|| unggah(b))}
    };
    bagian(
        "bukti",
        "Bukti dukung",
        Some(view! { <span class="redup">{jumlah}</span> }.into_any()),
        view! { <div class="tumpuk">{isi}</div> },
    )
}

fn tabel(b: &Bahan<'_>, ubah: bool) -> AnyView {
    if b.h.bukti.is_empty() {
        return view! { <p class="kosong">"Belum ada bukti yang dilampirkan."</p> }.into_any();
    }
    let zona = b.k.zona();
    let pangkal = alamat(b.h);
    let baris = b
        .h
        .bukti
        .iter()
        .map(|bukti| {
            let lepas = ubah.then(|| {
                view! {
                    <form method="post" action=format!("{pangkal}/bukti/{}/lepas", bukti.bukti_id)>
                        <button class="tombol tautan" type="submit">"Lepas"<span class="senyap">{format!(" {}", bukti.nama)}</span></button>
                    </form>
                }
            });
            view! {
                <tr>
                    <th scope="row"><a href=format!("/bukti/{}", bukti.bukti_id)>{bukti.nama.clone()}</a></th>
                    <td data-k="Membuktikan">{bukti.tingkat.map_or_else(kosong_strip, |t| view! { {format!("Tingkat {t}")} }.into_any())}</td>
                    <td class="angka lebar" data-k="Ukuran">{angka::ukuran_berkas(u64::try_from(bukti.ukuran).unwrap_or_default())}</td>
                    <td class="lebar" data-k="Diunggah">{waktu(zona, bukti.diunggah_pada)}</td>
                    <td>{lepas}</td>
                </tr>
            }
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <thead><tr>
                <th scope="col">"Berkas"</th><th scope="col">"Membuktikan"</th><th scope="col" class="angka lebar">"Ukuran"</th>
                <th scope="col" class="lebar">"Diunggah"</th><th scope="col"><span class="senyap">"Tindakan"</span></th>
            </tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let id = b.h.penilaian_id.to_string();
    let unduh = unduh_tabel("penilaian-bukti", &[("penilaian", &id), ("kode", &b.h.kode)]);
    view! { <div>{gulir("Bukti dukung", true, tabel)} {unduh}</div> }.into_any()
}

fn unggah(b: &Bahan<'_>) -> AnyView {
    let maks = b.k.l.batas_unggah;
    let maks_teks = angka::ukuran_berkas(maks);
    let tingkat: Vec<_> =
        b.instrumen.pilihan_tingkat().map(|t| Opsi::baru(t.to_string(), format!("Tingkat {t}"))).collect();
    let pangkal = alamat(b.h);
    let berkas = Bidang::baru("berkas", "Tambah berkas");
    let berkas = kata::berdasar(&b.k.l, &b.h.instrumen, berkas, "indikator.bukti")
        .bantu(format!("PDF, DOCX, XLSX, PPTX, JPG, PNG, atau MP4; paling besar {maks_teks} per berkas. Beri nama seperti 21.a.Konteks-Risiko.pdf."))
        .wajib()
        .berkas(&b.k.borang, TERIMA, true);
    let membuktikan =
        Bidang::baru("membuktikan", "Membuktikan").pilihan(&b.k.borang, tingkat, "", Some("Belum ditentukan"));
    view! {
        <form class="tumpuk" id="unggah" action=format!("{pangkal}/bukti") method="post" enctype="multipart/form-data">
            {berkas}
            {membuktikan}
            <p class="baris">
                <button class="tombol kecil" type="submit">"Unggah"</button>
                <a href=format!("{pangkal}/bukti")>"Pilih dari bukti yang sudah ada"</a>
            </p>
            <Unggah formulir="unggah".to_owned() maks=maks maks_teks=maks_teks/>
        </form>
    }
    .into_any()
}

/// `/penilaian/:id/indikator/:kode/bukti`: evidence of last year's answer first (of the related ones after a change of
/// instrument), then everything the office has.
pub fn halaman_pilih_bukti() -> AnyView {
    halaman(|k| async move {
        let id = k.id("id")?;
        let h = isian::get(&k.l, &k.pelaku, id, k.param("kode")).await?;
        let (_, indikator) = cari(&k, &h)?;
        let kata = k.alamat.nilai("q").to_owned();
        let ada = bukti_isian::pilihan(&k.l, &k.pelaku, id, &h.kode, &kata).await?;
        let pangkal = alamat(&h);
        let lalu: Vec<_> = h
            .lalu
            .iter()
            .flat_map(|l| l.bukti.clone())
            .filter(|b| !h.bukti.iter().any(|p| p.bukti_id == b.bukti_id))
            .collect();
        let zona = k.zona();
        let terkait = bukti_terkait(&k, &h, &pangkal);
        let isi = view! {
            {(!lalu.is_empty()).then(|| {
                let tahun = h.lalu.as_ref().map(|l| l.tahun).unwrap_or_default();
                bagian("lalu", format!("Bukti tahun {tahun} pada indikator ini"), None, daftar(&lalu, &pangkal, zona))
            })}
            {terkait}
            <form class="saring bagian" method="get" role="search">
                <div><label for="q">"Cari nama berkas"</label><input class="masukan" id="q" name="q" type="search" value=kata.clone()/></div>
                <button class="tombol" type="submit">"Cari"</button>
            </form>
            {if ada.is_empty() {
                kosong_besar("Tidak ada bukti yang cocok", view! { <p>"Unggah berkas baru pada halaman indikator, atau cari dengan kata lain."</p> })
            } else {
                bagian("ada", "Bukti yang sudah ada", None, daftar(&ada, &pangkal, zona))
            }}
        };
        let judul = format!("Pilih bukti untuk indikator {}", h.kode);
        Ok(Isi::baru(judul, isi)
            .remah([
                (h.nama_putaran.clone(), format!("/penilaian/{id}")),
                (format!("Indikator {}", h.kode), pangkal.clone()),
            ])
            .keterangan(indikator.nama_pendek.clone()))
    })
}

/// Evidence of last year's related answers in the other instrument, by indicator.
fn bukti_terkait(k: &Konteks, h: &HalamanIsian, pangkal: &str) -> Option<AnyView> {
    let t = h.terkait.as_ref()?;
    let satu = |satu: &IndikatorTerkait| {
        let ada: Vec<_> = satu
            .jawaban
            .iter()
            .flat_map(|j| j.bukti.clone())
            .filter(|b| !h.bukti.iter().any(|p| p.bukti_id == b.bukti_id))
            .collect();
        (!ada.is_empty())
            .then(|| view! { <h3>{terkait::judul(k, t, satu)}</h3>{daftar(&ada, pangkal, k.zona())} }.into_any())
    };
    let isi: Vec<_> = t.indikator.iter().filter_map(satu).collect();
    let judul = format!("Bukti tahun {} pada indikator terkait", t.tahun);
    let sumber = t.sumber.clone();
    (!isi.is_empty()).then(|| {
        bagian(
            "terkait",
            judul,
            None,
            view! { <p class="redup"><small>{sumber}</small></p><div class="tumpuk">{isi}</div> },
        )
    })
}

fn daftar(bukti: &[BuktiIsian], pangkal: &str, zona: domain::waktu::ZonaWaktu) -> AnyView {
    let baris = bukti
        .iter()
        .map(|b| {
            view! {
                <tr>
                    <th scope="row"><a href=format!("/bukti/{}", b.bukti_id)>{b.nama.clone()}</a></th>
                    <td class="angka lebar" data-k="Ukuran">{angka::ukuran_berkas(u64::try_from(b.ukuran).unwrap_or_default())}</td>
                    <td class="lebar" data-k="Diunggah">{waktu(zona, b.diunggah_pada)}</td>
                    <td>
                        <form method="post" action=format!("{pangkal}/bukti/{}/lampirkan", b.bukti_id)>
                            <button class="tombol kecil" type="submit">"Lampirkan"<span class="senyap">{format!(" {}", b.nama)}</span></button>
                        </form>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <thead><tr><th scope="col">"Berkas"</th><th scope="col" class="angka lebar">"Ukuran"</th><th scope="col" class="lebar">"Diunggah"</th>
                <th scope="col"><span class="senyap">"Tindakan"</span></th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    gulir("Bukti yang dapat dilampirkan", true, tabel)
}
