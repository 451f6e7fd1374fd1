//! Rounds: open, change, fix, reopen; and who answers what.

use std::collections::BTreeMap;

use axum::{extract::Path, response::Response};
use chrono::NaiveDate;
use domain::{
    angka::Nilai,
    laporan::Penetapan,
    penilaian::{Jenis, Lingkup, Tahap},
    teks::{self, GalatIsian},
    waktu,
};
use services::{
    Galat, Hasil,
    penilaian::{
        penetapan::{self, KeputusanBaru},
        penugasan::{self, Cara},
        putaran::{self, PutaranBaru, PutaranUbah},
    },
};

use crate::{
    jawaban::{Beres, jalur_lokal},
    kiriman::{Isian, Kiriman},
};

/// `POST /penilaian/baru`.
pub async fn post_buka(k: Kiriman) -> Response {
    k.jawab("/penilaian/baru", async {
        let id = putaran::buka(&k.l, &k.pelaku, baru(&k.isian)?).await?;
        Ok(Beres::ke(format!("/putaran/{id}"), "Putaran dibuka. Tugaskan indikator kepada Perangkat Daerah."))
    })
    .await
}

/// `POST /putaran/{id}`: `nama`, `target`, `tenggat_*`, `tutup_lewat_tenggat`, `asesor_nomor`, `asesor_tanggal`, `versi`.
pub async fn post_ubah(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("/putaran/{id}"), async {
        putaran::ubah(&k.l, &k.pelaku, id, ubah(&k.isian)?).await?;
        Ok(Beres::ke(format!("/putaran/{id}"), "Pengaturan putaran tersimpan."))
    })
    .await
}

/// `POST /putaran/{id}/tetapkan`: `nomor`, `tanggal`, `alasan`, `terima_belum_tuntas`, `versi`.
pub async fn post_tetapkan(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("/putaran/{id}/tetapkan"), async {
        penetapan::tetapkan(&k.l, &k.pelaku, id, keputusan(&k.isian)?).await?;
        Ok(Beres::ke(format!("/putaran/{id}"), "Hasil ditetapkan. Putaran ini terkunci."))
    })
    .await
}

/// `POST /putaran/{id}/buka-kembali`: the same fields.
pub async fn post_buka_kembali(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("/putaran/{id}/buka-kembali"), async {
        penetapan::buka_kembali(&k.l, &k.pelaku, id, keputusan(&k.isian)?).await?;
        Ok(Beres::ke(format!("/putaran/{id}"), "Putaran dibuka kembali. Keputusannya tercatat."))
    })
    .await
}

/// `POST /penilaian/{id}/penugasan`: `indikator` and `kantor` as often as chosen, `cara`.
pub async fn post_tugaskan(Path(id): Path<i64>, k: Kiriman) -> Response {
    let ke = format!("/penilaian/{id}/penugasan");
    k.jawab(&ke, async {
        let cara = cara(&k.isian)?;
        let (indikator, kantor) = pilihan(&k.isian);
        let jumlah = penugasan::tugaskan(&k.l, &k.pelaku, id, &indikator, &kantor, cara).await?;
        // Back to the part of the list it came from.
        let kembali = jalur_lokal(k.isian.teks("kembali")).unwrap_or(&ke).to_owned();
        Ok(Beres::ke(kembali, format!("Penanggung jawab {jumlah} indikator diubah.")))
    })
    .await
}

/// Indicators and offices, as often as chosen.
fn pilihan(borang: &Isian) -> (Vec<String>, Vec<i64>) {
    let indikator = borang.semua("indikator").into_iter().map(str::to_owned).collect();
    (indikator, borang.semua("kantor").into_iter().filter_map(|id| id.parse().ok()).collect())
}

fn cara(borang: &Isian) -> Hasil<Cara> {
    Ok(match borang.teks("cara") {
        "ganti" => Cara::Ganti,
        "tambah" => Cara::Tambah,
        "lepas" => Cara::Lepas,
        _ => return Err(Galat::isian("cara", "Pilih cara penugasan.")),
    })
}

fn ubah(borang: &Isian) -> Hasil<PutaranUbah> {
    let mut galat = Vec::new();
    let (nama, target, tenggat) = (nama(borang, &mut galat), target(borang, &mut galat), tenggat(borang, &mut galat));
    let tim_asesor = Penetapan::baca("asesor", borang.teks("asesor_nomor"), borang.teks("asesor_tanggal"))
        .unwrap_or_else(|salah| {
            galat.extend(salah);
            None
        });
    tanpa(galat)?;
    let tutup_lewat_tenggat = borang.teks("tutup_lewat_tenggat") == "1";
    Ok(PutaranUbah { versi: borang.versi(), nama, target, tenggat, tutup_lewat_tenggat, tim_asesor })
}

fn baru(borang: &Isian) -> Hasil<PutaranBaru> {
    let mut galat = Vec::new();
    let mut salah = |bidang: &str, pesan: &str| galat.push(GalatIsian { bidang: bidang.into(), pesan: pesan.into() });
    let tahun = borang.angka("tahun").and_then(|t| i32::try_from(t).ok());
    if tahun.is_none() {
        salah("tahun", "Isi tahun dengan empat angka, misalnya 2026.");
    }
    let jenis = Jenis::dari_kode(borang.teks("jenis"));
    if jenis.is_none() {
        salah("jenis", "Pilih Pemantauan atau Evaluasi.");
    }
    let lingkup = Lingkup::dari_kode(borang.teks("lingkup"));
    if lingkup.is_none() {
        salah("lingkup", "Pilih lingkup putaran.");
    }
    let (nama, target, tenggat) = (nama(borang, &mut galat), target(borang, &mut galat), tenggat(borang, &mut galat));
    tanpa(galat)?;
    let (Some(tahun), Some(jenis), Some(lingkup)) = (tahun, jenis, lingkup) else {
        return Err(Galat::Ditolak("Formulir ini tidak lengkap. Muat ulang halaman.".into()));
    };
    Ok(PutaranBaru {
        tahun,
        nama,
        jenis,
        lingkup,
        visitasi: borang.teks("visitasi") == "1",
        instrumen: borang.teks("instrumen").into(),
        target,
        tenggat,
        salin_penugasan_dari: borang.angka("salin_penugasan_dari"),
    })
}

fn nama(borang: &Isian, galat: &mut Vec<GalatIsian>) -> String {
    teks::baris(borang.teks("nama"), "Nama", true, 120).unwrap_or_else(|g| {
        galat.push(g.pada("nama"));
        String::new()
    })
}

fn target(borang: &Isian, galat: &mut Vec<GalatIsian>) -> Option<Nilai> {
    let isi = borang.teks("target").trim();
    if isi.is_empty() {
        return None;
    }
    Nilai::baca(isi).map_err(|g| galat.push(GalatIsian::baru("target", g))).ok()
}

fn tenggat(borang: &Isian, galat: &mut Vec<GalatIsian>) -> BTreeMap<Tahap, NaiveDate> {
    let mut hasil = BTreeMap::new();
    for tahap in Tahap::SEMUA {
        let bidang = format!("tenggat_{}", tahap.kode());
        match waktu::baca_tanggal_opsional(borang.teks(&bidang), tahap.nama()) {
            Ok(Some(tanggal)) => {
                hasil.insert(tahap, tanggal);
            }
            Ok(None) => {}
            Err(g) => galat.push(GalatIsian::baru(bidang, g)),
        }
    }
    hasil
}

fn keputusan(borang: &Isian) -> Hasil<KeputusanBaru> {
    let tanggal = waktu::baca_tanggal(borang.teks("tanggal"), "Tanggal keputusan")
        .map_err(|g| Galat::isian("tanggal", g.to_string()))?;
    Ok(KeputusanBaru {
        versi: borang.versi(),
        nomor: borang.teks("nomor").into(),
        tanggal,
        alasan: borang.teks("alasan").into(),
        terima_belum_tuntas: borang.teks("terima_belum_tuntas") == "1",
    })
}

fn tanpa(galat: Vec<GalatIsian>) -> Hasil<()> {
    if galat.is_empty() { Ok(()) } else { Err(Galat::Isian(galat)) }
}
