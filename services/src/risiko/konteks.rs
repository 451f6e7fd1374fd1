//! The context of an office as it is typed: Formulir 1.0 and 2.1 to 2.10, one form each.

use std::collections::BTreeMap;

use domain::{
    izin::Tindakan,
    risiko::{
        JenisRisiko, Kerangka, NAMA_MAKS, URAIAN_MAKS,
        konteks::{PemangkuKepentingan, PeraturanTerkait, Unsur},
    },
    teks, waktu,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::{Value, json};

use super::{
    OBJEK_REGISTER,
    dasar::{catat, pegang_konteks, status, tulis_risiko},
    entitas::{konteks, risiko, sasaran},
    register::sasaran_dari,
    struktur::{self, IsianStruktur},
    tahun::Kerja,
};
use crate::{Galat, Hasil, Layanan, Pelaku, Tulis, galat::Bentrokan, isian::Periksa};

/// Rows of a list.
const BARIS_MAKS: usize = 200;

/// General information as it is typed (Formulir 2.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianUmum {
    pub nama_upr: String,
    pub tugas: String,
    pub fungsi: String,
    pub mulai: String,
    pub selesai: String,
}

/// A goal as it is typed (Formulir 2.2); `id` empty for a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianSasaran {
    pub id: String,
    pub sasaran_upr: String,
    pub sasaran_spbe: String,
    pub indikator: String,
    pub target: String,
}

/// The pact as it is typed (Formulir 1.0).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianPakta {
    pub nomor: String,
    pub tempat: String,
    pub tanggal: String,
}

/// Formulir 2.1.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::BentrokIsian`], [`Galat::Ditolak`] for a closed year.
pub async fn simpan_umum(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianUmum) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let (lama, kerja) = pegang_konteks(l, &tulis, pelaku, id).await?;
    let mut p = Periksa::default();
    let mut baru = lama.clone();
    baru.nama_upr = p.ambil("nama_upr", teks::baris(&isian.nama_upr, "Nama UPR SPBE", true, NAMA_MAKS));
    baru.tugas = p.ambil("tugas", teks::uraian(&isian.tugas, "Tugas UPR SPBE", true, URAIAN_MAKS));
    baru.fungsi = p.ambil("fungsi", teks::uraian(&isian.fungsi, "Fungsi UPR SPBE", true, URAIAN_MAKS));
    let mut hari = |bidang: &str, isi: &str, label: &str, bawaan| match waktu::baca_tanggal(isi, label) {
        Ok(hari) => hari,
        Err(sebab) => {
            p.salah(bidang, sebab.to_string());
            bawaan
        }
    };
    baru.mulai = hari("mulai", &isian.mulai, "Mulai", lama.mulai);
    baru.selesai = hari("selesai", &isian.selesai, "Selesai", lama.selesai);
    // The period is one year (Lampiran Bab III huruf B angka 1).
    if waktu::iso(baru.mulai)[..4] != kerja.tahun.to_string() {
        p.salah("mulai", format!("Periode dimulai dalam tahun {}.", kerja.tahun));
    }
    let setahun = baru.mulai.checked_add_months(chrono::Months::new(12)).unwrap_or(baru.mulai);
    if baru.selesai < baru.mulai || baru.selesai >= setahun {
        p.salah("selesai", "Periode berakhir setelah mulai dan paling lama satu tahun.");
    }
    p.selesai()?;
    let terkini = || {
        BTreeMap::from([
            ("nama_upr".to_owned(), lama.nama_upr.clone()),
            ("tugas".to_owned(), lama.tugas.clone()),
            ("fungsi".to_owned(), lama.fungsi.clone()),
            ("mulai".to_owned(), waktu::iso(lama.mulai)),
            ("selesai".to_owned(), waktu::iso(lama.selesai)),
        ])
    };
    cocokkan(&lama, versi, terkini)?;
    let rekam = |k: &konteks::Model| {
        json!({
            "nama_upr": k.nama_upr, "tugas": k.tugas, "fungsi": k.fungsi, "mulai": k.mulai, "selesai": k.selesai,
        })
    };
    let isi = (rekam(&lama), rekam(&baru));
    tulis_konteks(l, tulis, pelaku, (&lama, baru), "Formulir 2.1 diubah", isi).await
}

/// Formulir 2.2. A goal that a risk is assessed for cannot be taken out.
///
/// # Errors
/// As [`simpan_umum`].
pub async fn simpan_sasaran(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &[IsianSasaran]) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let (lama, _) = pegang_konteks(l, &tulis, pelaku, id).await?;
    cocokkan(&lama, versi, BTreeMap::new)?;
    let ada = sasaran_dari(&tulis.tx, id).await?;
    let mut p = Periksa::default();
    batasi(&mut p, isian.len(), "sasaran_spbe_1");
    let mut baru = Vec::new();
    for (n, satu) in (1..).zip(isian) {
        let kosong = [&satu.sasaran_upr, &satu.sasaran_spbe, &satu.indikator, &satu.target];
        if kosong.iter().all(|t| t.trim().is_empty()) {
            continue;
        }
        let mut ambil = |kolom: &str, isi: &str, label: &str| {
            p.ambil(&format!("{kolom}_{n}"), teks::uraian(isi, label, true, URAIAN_MAKS))
        };
        baru.push(domain::risiko::konteks::Sasaran {
            sasaran_upr: ambil("sasaran_upr", &satu.sasaran_upr, "Sasaran UPR SPBE"),
            sasaran_spbe: ambil("sasaran_spbe", &satu.sasaran_spbe, "Sasaran SPBE"),
            indikator: ambil("indikator", &satu.indikator, "Indikator kinerja SPBE"),
            target: ambil("target", &satu.target, "Target kinerja SPBE"),
            id: satu.id.trim().parse().ok().filter(|id| ada.iter().any(|s| s.id == *id)).unwrap_or_default(),
        });
    }
    let hilang: Vec<i64> = ada.iter().map(|s| s.id).filter(|id| !baru.iter().any(|s| s.id == *id)).collect();
    if !hilang.is_empty() {
        let dipakai = risiko::Entity::find()
            .filter(risiko::Column::SasaranId.is_in(hilang.iter().copied()))
            .one(&tulis.tx)
            .await?;
        if let Some(r) = dipakai {
            let sasaran = ada.iter().find(|s| Some(s.id) == r.sasaran_id).map_or("", |s| s.sasaran_spbe.as_str());
            let nomor = domain::risiko::nomor(r.urutan);
            p.salah("sasaran_spbe_1", format!("Sasaran “{sasaran}” dipakai {nomor}. Pindahkan risikonya lebih dulu."));
        }
    }
    p.selesai()?;
    if baru == ada {
        return Ok(());
    }
    sasaran::Entity::delete_many().filter(sasaran::Column::Id.is_in(hilang)).exec(&tulis.tx).await?;
    for (urutan, s) in (1..).zip(&baru) {
        let mut baris = sasaran::ActiveModel {
            konteks_id: Set(id),
            urutan: Set(urutan),
            sasaran_upr: Set(s.sasaran_upr.clone()),
            sasaran_spbe: Set(s.sasaran_spbe.clone()),
            indikator: Set(s.indikator.clone()),
            target: Set(s.target.clone()),
            ..Default::default()
        };
        if s.id == 0 {
            baris.insert(&tulis.tx).await?;
        } else {
            baris.id = Set(s.id);
            baris.update(&tulis.tx).await?;
        }
    }
    let isi = (json!({"sasaran": ada}), json!({"sasaran": baru}));
    tulis_konteks(l, tulis, pelaku, (&lama, lama.clone()), "Formulir 2.2 diubah", isi).await
}

/// Formulir 2.4.
///
/// # Errors
/// As [`simpan_sasaran`].
pub async fn simpan_pemangku(
    l: &Layanan,
    pelaku: &Pelaku,
    id: i64,
    versi: i64,
    isian: &[PemangkuKepentingan],
) -> Hasil<()> {
    let pasangan: Vec<_> = isian.iter().map(|s| (s.nama.as_str(), s.hubungan.as_str())).collect();
    let label = ("nama", "Nama unit atau instansi", "hubungan", "Hubungan");
    simpan_daftar(l, pelaku, (id, versi), label, &pasangan, ("Formulir 2.4 diubah", "pemangku"), |k, isi| {
        let isi: Vec<_> = isi.into_iter().map(|(nama, hubungan)| PemangkuKepentingan { nama, hubungan }).collect();
        k.pemangku = serde_json::to_string(&isi)?;
        Ok(())
    })
    .await
}

/// Formulir 2.5.
///
/// # Errors
/// As [`simpan_sasaran`].
pub async fn simpan_peraturan(
    l: &Layanan,
    pelaku: &Pelaku,
    id: i64,
    versi: i64,
    isian: &[PeraturanTerkait],
) -> Hasil<()> {
    let pasangan: Vec<_> = isian.iter().map(|s| (s.nama.as_str(), s.amanat.as_str())).collect();
    let label = ("nama", "Nama peraturan", "amanat", "Amanat");
    simpan_daftar(l, pelaku, (id, versi), label, &pasangan, ("Formulir 2.5 diubah", "peraturan"), |k, isi| {
        let isi: Vec<_> = isi.into_iter().map(|(nama, amanat)| PeraturanTerkait { nama, amanat }).collect();
        k.peraturan = serde_json::to_string(&isi)?;
        Ok(())
    })
    .await
}

/// Formulir 2.6 to 2.8 and 2.10: categories, areas, criteria, appetite. Thresholds of the risks of the register follow; the
/// decision of those that are still drafts does too, unless somebody gave a reason for another.
///
/// # Errors
/// As [`simpan_sasaran`]; a category or area that a risk uses cannot be taken out.
pub async fn simpan_kerangka(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, kerangka: Kerangka) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let (lama, kerja) = pegang_konteks(l, &tulis, pelaku, id).await?;
    cocokkan(&lama, versi, BTreeMap::new)?;
    let kerangka = kerangka.periksa(&kerja.matriks).map_err(Galat::Isian)?;
    let dulu: Kerangka = serde_json::from_str(&lama.kerangka)?;
    if dulu == kerangka {
        return Ok(());
    }
    let semua = risiko::Entity::find()
        .filter(risiko::Column::KonteksId.eq(id))
        .filter(risiko::Column::DiarsipkanPada.is_null())
        .all(&tulis.tx)
        .await?;
    for r in &semua {
        let nomor = domain::risiko::nomor(r.urutan);
        if kerangka.kategori(&r.kategori).is_none() {
            let nama = dulu.nama_kategori(&r.kategori);
            return Err(Galat::isian(
                "kategori_1",
                format!("Kategori {nama} dipakai {nomor}, jadi tidak dapat dihapus."),
            ));
        }
        if kerangka.area(&r.area).is_none() {
            let nama = dulu.nama_area(&r.area);
            return Err(Galat::isian(
                "area_1",
                format!("Area dampak {nama} dipakai {nomor}, jadi tidak dapat dihapus."),
            ));
        }
    }
    let mut baru = lama.clone();
    baru.kerangka = serde_json::to_string(&kerangka)?;
    ikutkan(l, &tulis, pelaku, (&kerja, &kerangka), semua).await?;
    let isi = (json!({"kerangka": dulu}), json!({"kerangka": kerangka}));
    tulis_konteks(l, tulis, pelaku, (&lama, baru), "Formulir 2.6 sampai 2.10 diubah", isi).await
}

/// Formulir 2.3; `versi` is that of the structure.
///
/// # Errors
/// As [`simpan_sasaran`].
pub async fn simpan_struktur(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianStruktur) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let (lama, _) = pegang_konteks(l, &tulis, pelaku, id).await?;
    let baru = struktur::baca(l, Unsur::PemilikRisiko, isian)?;
    struktur::tulis_badan(l, &tulis, pelaku, (lama.tahun, Some(lama.perangkat_daerah_id)), versi, baru).await?;
    tulis.selesai().await
}

/// Formulir 1.0: the owner's pact, so it is the head of the office who records it.
///
/// # Errors
/// As [`simpan_umum`].
pub async fn simpan_pakta(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianPakta) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let lama = super::dasar::konteks_terlihat(&tulis.tx, pelaku, id).await?;
    let kantor = [lama.perangkat_daerah_id];
    if !pelaku.boleh(Tindakan::IsiRisiko, &kantor) {
        pelaku.wajib(Tindakan::SetujuiRisiko, &kantor)?;
    }
    super::tahun::kerja(l, &tulis.tx, lama.tahun).await?.terbuka()?;
    let mut p = Periksa::default();
    let mut baru = lama.clone();
    baru.pakta_nomor = p.ambil("nomor", teks::baris(&isian.nomor, "Nomor pakta integritas", true, 120));
    baru.pakta_tempat = p.ambil("tempat", teks::baris(&isian.tempat, "Tempat penetapan", true, 120));
    match waktu::baca_tanggal(&isian.tanggal, "Tanggal penetapan") {
        Ok(hari) if hari > l.hari_ini() => p.salah("tanggal", "Tanggal penetapan belum tiba."),
        Ok(hari) => baru.pakta_tanggal = Some(hari),
        Err(sebab) => p.salah("tanggal", sebab.to_string()),
    }
    p.selesai()?;
    let terkini = || {
        BTreeMap::from([
            ("nomor".to_owned(), lama.pakta_nomor.clone()),
            ("tempat".to_owned(), lama.pakta_tempat.clone()),
            ("tanggal".to_owned(), lama.pakta_tanggal.map(waktu::iso).unwrap_or_default()),
        ])
    };
    cocokkan(&lama, versi, terkini)?;
    let rekam = |k: &konteks::Model| json!({"pakta_nomor": k.pakta_nomor, "pakta_tempat": k.pakta_tempat, "pakta_tanggal": k.pakta_tanggal});
    let isi = (rekam(&lama), rekam(&baru));
    tulis_konteks(l, tulis, pelaku, (&lama, baru), "Pakta integritas dicatat", isi).await
}

/// A list of pairs, kept as JSON.
async fn simpan_daftar(
    l: &Layanan,
    pelaku: &Pelaku,
    (id, versi): (i64, i64),
    (kolom_a, label_a, kolom_b, label_b): (&str, &str, &str, &str),
    isian: &[(&str, &str)],
    (tindakan, kunci): (&str, &str),
    taruh: impl FnOnce(&mut konteks::Model, Vec<(String, String)>) -> Hasil<()>,
) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let (lama, _) = pegang_konteks(l, &tulis, pelaku, id).await?;
    cocokkan(&lama, versi, BTreeMap::new)?;
    let mut p = Periksa::default();
    batasi(&mut p, isian.len(), &format!("{kolom_a}_1"));
    let mut baru = Vec::new();
    for (n, (a, b)) in (1..).zip(isian) {
        if a.trim().is_empty() && b.trim().is_empty() {
            continue;
        }
        baru.push((
            p.ambil(&format!("{kolom_a}_{n}"), teks::uraian(a, label_a, true, URAIAN_MAKS)),
            p.ambil(&format!("{kolom_b}_{n}"), teks::uraian(b, label_b, true, URAIAN_MAKS)),
        ));
    }
    p.selesai()?;
    let mut k = lama.clone();
    taruh(&mut k, baru.clone())?;
    if k == lama {
        return Ok(());
    }
    let isi = (Value::Null, json!({kunci: baru}));
    tulis_konteks(l, tulis, pelaku, (&lama, k), tindakan, isi).await
}

/// The version that the form was filled on, else both versions for the person.
fn cocokkan(k: &konteks::Model, versi: i64, isian: impl FnOnce() -> BTreeMap<String, String>) -> Hasil<()> {
    if k.versi == versi {
        return Ok(());
    }
    // Lists have no choice for each cell: there the map is empty, and the page says where the other version stands.
    let bentrok = Bentrokan { oleh: k.diubah_oleh.clone(), pada: k.diubah, versi: k.versi, isian: isian() };
    Err(Galat::BentrokIsian(Box::new(bentrok)))
}

async fn tulis_konteks(
    l: &Layanan,
    tulis: Tulis,
    pelaku: &Pelaku,
    (lama, mut baru): (&konteks::Model, konteks::Model),
    tindakan: &str,
    isi: (Value, Value),
) -> Hasil<()> {
    if isi.0 == isi.1 {
        return Ok(());
    }
    baru.versi = lama.versi + 1;
    baru.diubah = l.kini();
    baru.diubah_oleh.clone_from(&pelaku.nama);
    let objek = (OBJEK_REGISTER, lama.id, Some(lama.perangkat_daerah_id));
    catat(l, &tulis, pelaku, objek, tindakan, isi).await?;
    baru.into_active_model().reset_all().update(&tulis.tx).await?;
    tulis.selesai().await
}

/// Thresholds and decisions follow a new appetite; every risk that changes says so in its trail.
async fn ikutkan(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    (kerja, kerangka): (&Kerja, &Kerangka),
    semua: Vec<risiko::Model>,
) -> Hasil<()> {
    let rekam = |r: &risiko::Model| json!({"ambang": r.ambang, "keputusan": r.keputusan});
    for mut r in semua {
        let Some(jenis) = JenisRisiko::dari_kode(&r.jenis) else { continue };
        let ambang = kerangka.selera(&r.kategori, jenis).filter(|&n| n <= kerja.matriks.maks()).map(i32::from);
        let draf = status(&r).dapat_diisi();
        let menurut = ambang.map(|a| r.besaran >= a).filter(|_| draf && r.alasan_keputusan.is_empty());
        let keputusan = menurut.unwrap_or(r.keputusan);
        if r.ambang == ambang && r.keputusan == keputusan {
            continue;
        }
        let sebelum = rekam(&r);
        (r.ambang, r.keputusan) = (ambang, keputusan);
        let isi = (sebelum, rekam(&r));
        tulis_risiko(l, tulis, pelaku, r, "Risiko mengikuti selera baru", isi).await?;
    }
    Ok(())
}

fn batasi(p: &mut Periksa, banyak: usize, bidang: &str) {
    if banyak > BARIS_MAKS {
        p.salah(bidang, format!("Paling banyak {BARIS_MAKS} baris; sekarang {banyak}."));
    }
}
