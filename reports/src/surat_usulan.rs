//! The letter about a proposal to build or change an application: recommendation, or refusal with advice.
//!
//! KALBAR Pasal 16 ayat (4) to (6), BEKASI Pasal 20 ayat (6). No form is printed in a regulation; the parts are those of
//! an official letter: letterhead, number, date, addressee, content, signature.

use domain::{
    aplikasi::usulan::surat::SuratUsulan,
    waktu::{panjang, pendek},
};

use crate::{
    bahan::{GalatLaporan, Identitas, sidik_json},
    kop::{catatan, judul_tengah, kop, par, pasangan, tanda_tangan_pada},
    tata::{Blok, Dokumen, Kertas, Keterangan, Paragraf, Rata, Teks, pdf},
};

/// The letter as PDF.
///
/// # Errors
/// [`GalatLaporan`] when the emblem is no PNG.
pub fn surat_usulan(surat: &SuratUsulan, identitas: &Identitas) -> Result<Vec<u8>, GalatLaporan> {
    let sidik = sidik_json(&serde_json::to_string(surat).unwrap_or_default());
    let judul = if surat.disetujui { "SURAT REKOMENDASI" } else { "SURAT PENOLAKAN USULAN" };
    let mut isi = kop(identitas);
    isi.push(judul_tengah(judul, 14.0));
    isi.push(judul_tengah(surat.jenis.to_uppercase(), 11.0));
    isi.push(Paragraf::baru(Teks::biasa(format!("Nomor: {}", surat.nomor))).rata(Rata::Tengah).jarak(0.0, 14.0).into());
    isi.push(par(format!("Yth. Kepala {}", surat.perangkat_daerah)));
    isi.push(par(format!(
        "Sehubungan dengan usulan yang diajukan pada {}{}, dengan keterangan sebagai berikut:",
        panjang(surat.diajukan),
        if surat.revisi > 1 { format!(" (pengajuan ke-{})", surat.revisi) } else { String::new() }
    )));
    isi.push(
        pasangan(&[
            ("Nama aplikasi", surat.nama.clone()),
            ("Jenis usulan", surat.jenis.clone()),
            ("Jenis aplikasi", surat.jenis_aplikasi.clone()),
            ("Pengusul", surat.perangkat_daerah.clone()),
            ("Fungsi", surat.fungsi.clone()),
        ])
        .into(),
    );
    if !surat.verifikasi.is_empty() {
        isi.push(par("Hasil verifikasi:"));
        isi.extend(surat.verifikasi.lines().filter(|baris| !baris.is_empty()).map(par));
    }
    match surat.berlaku_sampai {
        Some(sampai) if surat.disetujui => isi.push(par(format!(
            "Usulan tersebut disetujui dan direkomendasikan untuk dilaksanakan. Rekomendasi ini berlaku sejak {} sampai \
             dengan {}.",
            panjang(surat.tanggal),
            panjang(sampai)
        ))),
        _ => isi.push(par(
            "Usulan tersebut belum dapat disetujui. Sesuaikan usulan menurut saran di bawah ini, lalu ajukan kembali.",
        )),
    }
    if !surat.uraian.is_empty() {
        isi.push(subjudul(if surat.disetujui { "Ketentuan" } else { "Saran" }));
        isi.extend(surat.uraian.lines().filter(|baris| !baris.is_empty()).map(par));
    }
    isi.extend(daftar("Pernyataan", &surat.pernyataan));
    isi.extend(daftar("Aplikasi umum yang dipertimbangkan", &surat.aplikasi_umum));
    isi.extend(daftar("Yang harus ada sebelum pembangunan dimulai", &surat.sebelum_mulai));
    isi.extend(daftar("Dasar", &surat.dasar));
    let tempat = format!("{}, {}", identitas.tempat, panjang(surat.tanggal));
    isi.push(Blok::Utuh(vec![
        par("Demikian disampaikan untuk dilaksanakan sebagaimana mestinya."),
        tanda_tangan_pada(&tempat, &surat.penandatangan),
    ]));
    isi.push(Blok::Jarak(10.0));
    isi.push(catatan(format!("SHA-256 data: {sidik}")));
    let mut kaki = format!("Nomor {} · {}", surat.nomor, pendek(surat.tanggal));
    if identitas.rekaan {
        kaki.push_str(" · DATA REKAAN");
    }
    let judul = format!("{} {}", surat.sebutan(), surat.nama);
    let dokumen = Dokumen {
        kepala: (judul.clone(), surat.perangkat_daerah.clone()),
        kaki,
        logo: identitas.logo.clone(),
        kertas: Kertas::Tegak,
        keterangan: Keterangan {
            judul,
            penulis: identitas.pemerintah.clone(),
            perihal: format!("{} · {}", surat.jenis, surat.nomor),
            dibuat: identitas.zona.awal_hari(surat.tanggal),
            sidik,
        },
        isi,
    };
    Ok(pdf(&dokumen)?)
}

/// A heading that stays with what follows.
fn subjudul(isi: &str) -> Blok {
    Paragraf::baru(Teks::tebal(isi)).jarak(6.0, 3.0).ikut().into()
}

/// A heading with numbered items; nothing for an empty list.
fn daftar(judul: &str, isi: &[String]) -> Vec<Blok> {
    if isi.is_empty() {
        return Vec::new();
    }
    let butir =
        isi.iter().enumerate().map(|(i, satu)| Paragraf::butir(format!("{}.", i + 1), Teks::biasa(satu)).into());
    std::iter::once(subjudul(judul)).chain(butir).collect()
}
