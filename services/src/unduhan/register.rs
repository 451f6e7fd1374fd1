//! Tables of the pages about registers that are no list of records: those have exports of their own. Names stand after
//! `register-`.

use domain::{
    arsitektur::taksonomi::Taksonomi,
    tabel::{Sel, Tabel, teks},
    teks::awal_besar,
};

use super::{BARIS_MAKS, Kueri, SEL_MAKS, saat, tanggal};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    arsitektur::rujukan,
    register::{
        get_seluruh,
        impor::{self, KeadaanKerja},
        jumlah_tiap,
        lampiran::jenis_dokumen,
        terbitan,
    },
};

/// Jobs of one register in a file.
const PEKERJAAN: u64 = 10_000;

pub(super) async fn tabel(l: &Layanan, pelaku: &Pelaku, apa: &str, k: &Kueri) -> Hasil<Tabel> {
    match apa {
        "semua" => tabel_semua(l, pelaku).await,
        "rujukan" => tabel_rujukan(l, pelaku, k).await,
        "dokumen" => tabel_dokumen(l, pelaku, k).await,
        "riwayat" => tabel_riwayat(l, pelaku, k).await,
        "terbitan" => tabel_terbitan(l, pelaku, k).await,
        "pekerjaan" => tabel_pekerjaan(l, pelaku, k).await,
        _ => Err(Galat::TidakAda),
    }
}

async fn tabel_semua(l: &Layanan, pelaku: &Pelaku) -> Hasil<Tabel> {
    let ada = jumlah_tiap(l, pelaku).await?;
    if ada.is_empty() {
        return Err(Galat::dilarang());
    }
    let kolom = [("Kelompok", 30), ("Register", 34), ("Isi", 80), ("Catatan", 10)];
    let baris = ada.into_iter().map(|(r, n)| {
        vec![teks(r.kelompok), teks(r.nama), teks(r.guna), Sel::Angka(i64::try_from(n).unwrap_or(i64::MAX))]
    });
    Ok(Tabel::baru("Semua register", &kolom).dengan(baris))
}

async fn tabel_rujukan(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let awalan = k.nilai("awalan");
    if Taksonomi::bawaan().daftar(awalan).is_empty() {
        return Err(Galat::TidakAda);
    }
    let kolom = [("Kode", 18), ("Nama", 70), ("Asal", 12), ("Keterangan", 44)];
    let ada = rujukan::cari(l, pelaku, awalan, k.nilai("q"), BARIS_MAKS).await?;
    let baris = ada.into_iter().map(|e| {
        let asal = if e.catatan.is_some() { "Daerah" } else { "Nasional" };
        let catatan = if e.tanpa_induk { "Kode induknya tidak ada dalam referensi." } else { "" };
        vec![teks(e.kode), teks(e.nama), teks(asal), teks(catatan)]
    });
    Ok(Tabel::baru(format!("Kode referensi {awalan}"), &kolom).dengan(baris))
}

async fn tabel_dokumen(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let (r, id) = k.catatan()?;
    let rincian = crate::register::get(l, pelaku, r, id).await?;
    let jenis = jenis_dokumen(l, r);
    let (judul, zona) = saat(l, "Dilampirkan");
    let kolom = [
        ("Berkas", 50),
        ("Jenis dokumen", 40),
        ("Tanggal dokumen", 16),
        ("Ukuran (bita)", 14),
        (judul.as_str(), 22),
        ("Dilampirkan oleh", 30),
    ];
    let baris = rincian.lampiran.iter().map(|d| {
        let sebutan = jenis.iter().find(|j| j.kode == d.dokumen).map(|j| awal_besar(&j.nama));
        vec![
            teks(d.nama.clone()),
            teks(sebutan.unwrap_or_default()),
            tanggal(d.tanggal),
            Sel::Angka(d.ukuran),
            teks(zona.ringkas(d.dibuat)),
            teks(d.dibuat_oleh.clone()),
        ]
    });
    Ok(Tabel::baru(format!("Dokumen {}", rincian.rekaman.nomor()), &kolom).dengan(baris))
}

/// One row a field that changed, so that both values can be filtered; the page shows the newest entries only.
async fn tabel_riwayat(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let (r, id) = k.catatan()?;
    let rincian = get_seluruh(l, pelaku, r, id, BARIS_MAKS as u64).await?;
    let (judul, zona) = saat(l, "Waktu");
    let kolom = [
        ("Nomor", 10),
        (judul.as_str(), 22),
        ("Siapa", 30),
        ("Tindakan", 24),
        ("Isian", 34),
        ("Sebelum", 60),
        ("Sesudah", 60),
    ];
    let potong = |isi: String| teks(isi.chars().take(SEL_MAKS).collect::<String>());
    let mut tabel = Tabel::baru(format!("Riwayat {}", rincian.rekaman.nomor()), &kolom);
    for e in &rincian.riwayat {
        let dasar = || {
            let (nomor, kapan) = (Sel::Angka(e.urutan), teks(zona.ringkas(e.waktu)));
            vec![nomor, kapan, teks(e.pelaku.clone()), teks(e.tindakan.clone())]
        };
        let semua = rincian.perubahan(r, e);
        if semua.is_empty() {
            tabel.baris.push([dasar(), vec![Sel::Kosong; 3]].concat());
        }
        tabel
            .baris
            .extend(semua.into_iter().map(|p| [dasar(), vec![teks(p.label), potong(p.lama), potong(p.baru)]].concat()));
    }
    Ok(tabel)
}

async fn tabel_terbitan(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let r = k.register()?;
    let (judul, zona) = saat(l, "Data per");
    let kolom =
        [("Nomor", 30), ("Dokumen", 40), ("Tanggal", 12), (judul.as_str(), 22), ("Oleh", 30), ("Sidik isi", 66)];
    let baris = terbitan::list(l, pelaku, r).await?.into_iter().map(|d| {
        let per = teks(zona.ringkas(d.per));
        vec![
            teks(d.nomor),
            teks(d.judul),
            Sel::Tanggal(d.tanggal),
            per,
            teks(d.oleh.unwrap_or_default()),
            teks(d.sidik),
        ]
    });
    Ok(Tabel::baru(format!("Dokumen {}", r.sebutan), &kolom).dengan(baris))
}

/// Imports and changes of many, the newest first.
async fn tabel_pekerjaan(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let r = k.register()?;
    let (judul, zona) = saat(l, "Waktu");
    let kolom = [
        ("Berkas atau kolom", 44),
        ("Oleh", 30),
        (judul.as_str(), 22),
        ("Keadaan", 14),
        ("Baru", 8),
        ("Diubah", 8),
        ("Tetap", 8),
        ("Sebab", 60),
    ];
    let baris = impor::list(l, pelaku, r, PEKERJAAN).await?.into_iter().map(|kerja| {
        let (keadaan, sebab) = match kerja.keadaan {
            KeadaanKerja::Berjalan(..) => ("Berjalan", String::new()),
            KeadaanKerja::Selesai => ("Selesai", String::new()),
            KeadaanKerja::Gagal(sebab) => ("Gagal", sebab.join("\n")),
            KeadaanKerja::Diurungkan(_, oleh) => ("Diurungkan", format!("oleh {oleh}")),
        };
        let j = &kerja.jumlah;
        let angka = [j.baru, j.berubah, j.tetap].map(domain::tabel::jumlah);
        let mut sel = vec![teks(kerja.sebutan), teks(kerja.oleh), teks(zona.ringkas(kerja.mulai)), teks(keadaan)];
        sel.extend(angka);
        sel.push(teks(sebab.chars().take(SEL_MAKS).collect::<String>()));
        sel
    });
    Ok(Tabel::baru(format!("Impor {}", r.sebutan), &kolom).dengan(baris))
}
