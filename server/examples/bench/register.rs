//! Registers of ten thousand records and sixty thousand relations: every page that reads them, and a large import.

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use axum::Router;
use services::{
    Layanan, Pelaku, demo,
    register::impor::{self, KeadaanKerja},
};

use crate::hasil::{Baris, Gagal, baris, empat_puluh, p95, satu, sebanyak, sesudah_tulis, statistik};

const CATATAN: usize = 10_000;
const KAITAN: usize = 60_000;
const BARIS_IMPOR: usize = 20_000;

/// Every promise of the registers on the database behind `l`, which `di` names.
pub(crate) async fn ukur(
    l: &Layanan,
    router: &Router,
    tim: &(String, Pelaku),
    pengimpor: &Pelaku,
    di: &str,
) -> Result<Vec<Baris>, Gagal> {
    eprintln!("{di}: memuat {CATATAN} catatan dan {KAITAN} kaitan");
    demo::beban_register(l, CATATAN, KAITAN).await?;
    statistik(l).await?;
    let aplikasi = domain::register::cari("aplikasi").ok_or("tanpa register aplikasi")?;
    let saringan = services::register::Saringan::default();
    let (contoh, _) = services::register::semua(l, &tim.1, aplikasi, &saringan, 1).await?;
    let satu_id = contoh.first().ok_or("tanpa aplikasi")?.id;
    let mut hasil = Vec::new();
    for (nama, jalur, janji, ms) in [
        ("daftar aplikasi", "/register/aplikasi".to_owned(), "< 40 ms", 40),
        ("daftar data, disaring", "/register/data?f_sifat=terbuka".to_owned(), "< 40 ms", 40),
        ("daftar layanan, urut kantor", "/register/layanan?urut=perangkat_daerah_id".to_owned(), "< 40 ms", 40),
        ("cari dalam register", "/register/aplikasi?q=pajak+arsip".to_owned(), "< 30 ms", 30),
        ("satu catatan", format!("/register/aplikasi/{satu_id}"), "< 40 ms", 40),
        ("kaitan satu catatan", format!("/register/aplikasi/{satu_id}/kaitan"), "< 40 ms", 40),
        ("yang perlu perhatian", "/register/perhatian".to_owned(), "< 40 ms", 40),
        ("yang kurang di arsitektur", "/arsitektur/kurang".to_owned(), "< 40 ms", 40),
        ("graf tetangga kedalaman 3", format!("/arsitektur/graf?pusat={satu_id}&dalam=3"), "< 60 ms", 60),
    ] {
        let p = empat_puluh(router, &jalur, &tim.0).await?;
        hasil.push(baris(format!("{di}: {nama}, p95"), janji, p, Duration::from_millis(ms)));
    }
    hasil.extend(setiap_register(router, &tim.0, di).await?);
    for (nama, jalur) in [("perhatian", "/register/perhatian"), ("kurang di arsitektur", "/arsitektur/kurang")] {
        let p = sesudah_tulis(l, router, jalur, &tim.0).await?;
        let apa = format!("{di}: yang {nama}, sesudah ada yang ditulis, p95");
        hasil.push(baris(apa, "-", p, Duration::from_secs(1)));
    }
    let mut waktu = Vec::new();
    for _ in 0..3 {
        waktu.push(satu(router, "/arsitektur/dokumen.pdf", &tim.0, "").await?.0);
    }
    let lama = p95(&mut waktu);
    hasil.push(baris(format!("{di}: dokumen arsitektur, terlama dari 3"), "< 10 s", lama, Duration::from_secs(10)));
    hasil.push(impor(l, pengimpor, di).await?);
    Ok(hasil)
}

/// List and search of every register: the slowest of all, by its name. Ten requests each keep it short.
async fn setiap_register(router: &Router, kue: &str, di: &str) -> Result<Vec<Baris>, Gagal> {
    let banyak = domain::register::SEMUA.len();
    let mut hasil = Vec::new();
    for (apa, kueri, janji, ms) in [("daftar", "", "< 40 ms", 40), ("cari", "?q=pajak+arsip", "< 30 ms", 30)] {
        let mut terlama = (Duration::ZERO, "");
        for r in domain::register::SEMUA {
            let p = sebanyak(router, &format!("{}{kueri}", r.alamat()), kue, 10).await?;
            terlama = terlama.max((p, r.kode));
        }
        let (lama, kode) = terlama;
        let nama = format!("{di}: {apa} setiap register ({banyak}), terlama dari sepuluh kali: {kode}");
        hasil.push(baris(nama, janji, lama, Duration::from_millis(ms)));
    }
    Ok(hasil)
}

/// A table of new applications, from the upload to the last row written.
async fn impor(l: &Layanan, pelaku: &Pelaku, di: &str) -> Result<Baris, Gagal> {
    let r = domain::register::cari("aplikasi").ok_or("tanpa register aplikasi")?;
    let kantor = services::perangkat_daerah::pilihan(&l.db).await?;
    let mut tabel = String::from("Nama aplikasi;Perangkat Daerah;Uraian;Jenis aplikasi;Tahap siklus\n");
    for ke in 0..BARIS_IMPOR {
        let pemilik = &kantor[ke % kantor.len()].nama;
        let _ = writeln!(tabel, "Impor massal {ke:05};{pemilik};Baris uji beban ke-{ke}.;khusus;aktif");
    }
    let mulai = Instant::now();
    let sha = impor::unggah(l, pelaku, r, "massal.csv", tabel.into_bytes()).await?;
    let rencana = impor::pratinjau(l, pelaku, r, &sha).await?;
    if rencana.jumlah.baru != BARIS_IMPOR {
        return Err(format!("impor: {:?}, {:?}", rencana.jumlah, rencana.salah).into());
    }
    let id = impor::mulai(l, pelaku, r, (&sha, &rencana.sidik), "massal.csv").await?;
    loop {
        match impor::get(l, pelaku, r, id).await?.keadaan {
            KeadaanKerja::Berjalan(..) => tokio::time::sleep(Duration::from_millis(20)).await,
            KeadaanKerja::Selesai => break,
            lain => return Err(format!("impor: {lain:?}").into()),
        }
    }
    let lama = mulai.elapsed();
    Ok(baris(
        format!("{di}: impor {BARIS_IMPOR} baris, dari unggahan melalui pratinjau sampai tersimpan"),
        "< 10 s",
        lama,
        Duration::from_secs(10),
    ))
}
