//! A level table of a past year, imported from XLSX or CSV: every wrong row is named, and nothing is imported while one
//! is wrong.

use chrono::NaiveDate;
use domain::{
    angka::Nilai,
    izin::Tindakan,
    penilaian::{Jenis, Lingkup, Status, Tahap},
    tabel_nilai::BacaanNilai,
    teks,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

use super::{
    entitas::{isian, nilai, putaran},
    isian::NilaiTahap,
    penetapan::putuskan,
    putaran::{PutaranBaru, buat_satu, simpan},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    jejak::heks,
    tabel::{self, GalatTabelNilai, simpanan},
};

/// What the person says about the file.
#[derive(Clone, Debug)]
pub struct ImporIsian {
    pub tahun: i32,
    pub nama: String,
    pub jenis: Jenis,
    pub instrumen: String,
    /// Decision that fixed the result, as printed on the official report.
    pub nomor: String,
    pub tanggal: NaiveDate,
}

/// What was read, before anything is written.
#[derive(Clone, Debug)]
pub struct Pratinjau {
    /// Names the kept upload; the confirmation sends it back.
    pub sha256: String,
    pub bacaan: BacaanNilai,
}

/// Why a file was not taken: one sentence a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisSalah(pub Vec<String>);

/// Reads the file and shows what it says; the upload is kept for the confirmation.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`]; the inner error lists the wrong rows.
pub async fn pratinjau(
    l: &Layanan,
    pelaku: &Pelaku,
    nama_berkas: &str,
    isi: Vec<u8>,
    instrumen: &str,
) -> Hasil<Result<Pratinjau, BarisSalah>> {
    pelaku.wajib(Tindakan::ImporNilai, &[])?;
    let bacaan = match baca(l, nama_berkas, &isi, instrumen)? {
        Ok(bacaan) => bacaan,
        Err(salah) => return Ok(Err(salah)),
    };
    Ok(Ok(Pratinjau { sha256: titip(l, isi).await?, bacaan }))
}

/// The preview of an upload that was kept before.
///
/// # Errors
/// [`Galat::TidakAda`] when there is no such upload, [`Galat::Dilarang`].
pub async fn pratinjau_tersimpan(
    l: &Layanan,
    pelaku: &Pelaku,
    sha256: &str,
    instrumen: &str,
) -> Hasil<Result<Pratinjau, BarisSalah>> {
    pelaku.wajib(Tindakan::ImporNilai, &[])?;
    let isi = simpanan::ambil(l, sha256).await?;
    Ok(baca(l, "unggahan", &isi, instrumen)?.map(|bacaan| Pratinjau { sha256: sha256.into(), bacaan }))
}

/// Imports a kept upload as a fixed round of a past year: all of it or nothing.
///
/// # Errors
/// [`Galat::Isian`], [`Galat::TidakAda`], [`Galat::Ditolak`] when the file has wrong rows.
pub async fn impor(l: &Layanan, pelaku: &Pelaku, sha256: &str, isian: ImporIsian) -> Hasil<i64> {
    pelaku.wajib(Tindakan::ImporNilai, &[])?;
    let nama = teks::baris(&isian.nama, "Nama", true, 120).map_err(|g| Galat::isian("nama", g.to_string()))?;
    let nomor = teks::baris(&isian.nomor, "Nomor", true, 120).map_err(|g| Galat::isian("nomor", g.to_string()))?;
    let instrumen = l
        .katalog
        .cari(&isian.instrumen)
        .ok_or_else(|| Galat::isian("instrumen", "Instrumen ini tidak dikenal. Pilih dari daftar."))?;
    if !instrumen.tahun_berlaku(isian.tahun) {
        return Err(Galat::isian(
            "tahun",
            format!(
                "{} tidak berlaku untuk tahun {}. Periksa tahun atau instrumennya.",
                instrumen.sebutan, isian.tahun
            ),
        ));
    }
    let berkas = simpanan::ambil(l, sha256).await?;
    let bacaan = baca(l, "unggahan", &berkas, &isian.instrumen)?
        .map_err(|_| Galat::Ditolak("Berkas ini memuat baris yang salah. Perbaiki lalu unggah lagi.".into()))?;
    let tulis = l.tulis().await?;
    let baru = PutaranBaru {
        tahun: isian.tahun,
        nama,
        jenis: isian.jenis,
        lingkup: Lingkup::Nasional,
        visitasi: false,
        instrumen: isian.instrumen.clone(),
        target: None,
        tenggat: BTreeMap::new(),
        salin_penugasan_dari: None,
    };
    let putaran_id = simpan(l, &tulis, pelaku, &baru, true).await?;
    let penilaian_id = buat_satu(l, &tulis, putaran_id, None, instrumen).await?;
    isi_nilai(l, &tulis, pelaku, penilaian_id, isian.jenis, &bacaan.nilai).await?;
    let model = putaran::Entity::find_by_id(putaran_id).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    putuskan(
        l,
        &tulis,
        pelaku,
        &model,
        "penetapan",
        &nomor,
        isian.tanggal,
        "Hasil tahun lalu, diimpor dari tabel nilai.",
        true,
    )
    .await?;
    tulis.selesai().await?;
    Ok(penilaian_id)
}

/// Puts values at the last stage of the kind: what was imported is a result, not a self-assessment.
async fn isi_nilai(
    l: &Layanan,
    tulis: &crate::Tulis,
    pelaku: &Pelaku,
    penilaian_id: i64,
    jenis: Jenis,
    angka: &BTreeMap<String, Nilai>,
) -> Hasil<()> {
    let (tahap, status) = match jenis {
        Jenis::Pemantauan => (Tahap::Dokumen, Status::Terverifikasi),
        Jenis::Evaluasi => (Tahap::Reviu, Status::Tereviu),
    };
    let kini = l.kini();
    let baris = isian::Entity::find().filter(isian::Column::PenilaianId.eq(penilaian_id)).all(&tulis.tx).await?;
    let mut terisi = Vec::new();
    let mut nilai = Vec::new();
    for i in baris {
        if let Some(angka) = angka.get(&i.indikator) {
            terisi.push(i.id);
            nilai.push(super::isian::model_nilai(
                i.id,
                tahap,
                pelaku,
                kini,
                NilaiTahap { nilai: Some(*angka), ..Default::default() },
            ));
        }
    }
    if terisi.is_empty() {
        return Ok(());
    }
    nilai::Entity::insert_many(nilai).exec_without_returning(&tulis.tx).await?;
    isian::Entity::update_many()
        .col_expr(isian::Column::Status, Expr::value(status.kode()))
        .filter(isian::Column::Id.is_in(terisi))
        .exec(&tulis.tx)
        .await?;
    Ok(())
}

fn baca(l: &Layanan, nama_berkas: &str, isi: &[u8], instrumen: &str) -> Hasil<Result<BacaanNilai, BarisSalah>> {
    let instrumen = l
        .katalog
        .cari(instrumen)
        .ok_or_else(|| Galat::isian("instrumen", "Instrumen ini tidak dikenal. Pilih dari daftar."))?;
    terbaca(tabel::baca_nilai(instrumen, nama_berkas, isi))
}

/// A file that cannot be opened is the field's error; rows that are wrong are a list.
pub(super) fn terbaca<T>(hasil: Result<T, GalatTabelNilai>) -> Hasil<Result<T, BarisSalah>> {
    match hasil {
        Ok(bacaan) => Ok(Ok(bacaan)),
        Err(GalatTabelNilai::Berkas(galat)) => Err(Galat::isian("berkas", galat.to_string())),
        Err(GalatTabelNilai::Baris(salah)) => Ok(Err(BarisSalah(salah.iter().map(ToString::to_string).collect()))),
    }
}

/// Keeps an upload for its confirmation, under its own hash.
pub(super) async fn titip(l: &Layanan, isi: Vec<u8>) -> Hasil<String> {
    let sha256 = heks(&Sha256::digest(&isi));
    simpanan::simpan(l, &sha256, isi).await?;
    Ok(sha256)
}
