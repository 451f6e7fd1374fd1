//! Rounds: open, change, fix, reopen; and who answers what.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, State},
    response::Response,
};
use chrono::NaiveDate;
use domain::{
    angka::Nilai,
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
    jawaban::{Asal, Beres, Isian, jalur_lokal},
    keadaan::Keadaan,
    kunjungan::Masuk,
};

/// `POST /penilaian/baru`.
pub async fn post_buka(State(st): State<Keadaan>, asal: Asal, Masuk(pelaku): Masuk, borang: Isian) -> Response {
    let hasil = async {
        let id = putaran::buka(&st.l, &pelaku, baru(&borang)?).await?;
        Ok(Beres::ke(format!("/putaran/{id}"), "Putaran dibuka. Tugaskan indikator kepada Perangkat Daerah."))
    };
    asal.jawab(&st, "/penilaian/baru", &borang, hasil.await).await
}

/// `POST /putaran/{id}`: `nama`, `target`, `tenggat_*`, `tutup_lewat_tenggat`, `versi`.
pub async fn post_ubah(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    borang: Isian,
) -> Response {
    let hasil = async {
        let mut galat = Vec::new();
        let (nama, target, tenggat) =
            (nama(&borang, &mut galat), target(&borang, &mut galat), tenggat(&borang, &mut galat));
        tanpa(galat)?;
        let tutup_lewat_tenggat = borang.teks("tutup_lewat_tenggat") == "1";
        let ubah = PutaranUbah { versi: borang.versi(), nama, target, tenggat, tutup_lewat_tenggat };
        putaran::ubah(&st.l, &pelaku, id, ubah).await?;
        Ok(Beres::ke(format!("/putaran/{id}"), "Pengaturan putaran tersimpan."))
    };
    asal.jawab(&st, &format!("/putaran/{id}"), &borang, hasil.await).await
}

/// `POST /putaran/{id}/tetapkan`: `nomor`, `tanggal`, `alasan`, `terima_belum_tuntas`, `versi`.
pub async fn post_tetapkan(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    borang: Isian,
) -> Response {
    let hasil = async {
        penetapan::tetapkan(&st.l, &pelaku, id, keputusan(&borang)?).await?;
        Ok(Beres::ke(format!("/putaran/{id}"), "Hasil ditetapkan. Putaran ini terkunci."))
    };
    asal.jawab(&st, &format!("/putaran/{id}/tetapkan"), &borang, hasil.await).await
}

/// `POST /putaran/{id}/buka-kembali`: the same fields.
pub async fn post_buka_kembali(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    borang: Isian,
) -> Response {
    let hasil = async {
        penetapan::buka_kembali(&st.l, &pelaku, id, keputusan(&borang)?).await?;
        Ok(Beres::ke(format!("/putaran/{id}"), "Putaran dibuka kembali. Keputusannya tercatat."))
    };
    asal.jawab(&st, &format!("/putaran/{id}/buka-kembali"), &borang, hasil.await).await
}

/// `POST /penilaian/{id}/penugasan`: `indikator` and `kantor` as often as chosen, `cara`.
pub async fn post_tugaskan(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    borang: Isian,
) -> Response {
    let ke = format!("/penilaian/{id}/penugasan");
    let hasil = async {
        let cara = match borang.teks("cara") {
            "ganti" => Cara::Ganti,
            "tambah" => Cara::Tambah,
            "lepas" => Cara::Lepas,
            _ => return Err(Galat::isian("cara", "Pilih cara penugasan.")),
        };
        let indikator: Vec<String> = borang.semua("indikator").into_iter().map(str::to_owned).collect();
        let kantor: Vec<i64> = borang.semua("kantor").into_iter().filter_map(|id| id.parse().ok()).collect();
        let jumlah = penugasan::tugaskan(&st.l, &pelaku, id, &indikator, &kantor, cara).await?;
        // Back to the part of the list it came from.
        let kembali = jalur_lokal(borang.teks("kembali")).unwrap_or(&ke).to_owned();
        Ok(Beres::ke(kembali, format!("Penanggung jawab {jumlah} indikator diubah.")))
    };
    asal.jawab(&st, &ke, &borang, hasil.await).await
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
