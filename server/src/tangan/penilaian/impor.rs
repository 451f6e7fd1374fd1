//! Import of a past year's level table: upload, look, confirm.

use axum::{
    extract::{Multipart, Path, Query, State},
    response::Response,
};
use domain::{penilaian::Jenis, teks::GalatIsian, waktu};
use services::{
    Galat, Hasil,
    penilaian::impor::{self, BarisSalah, ImporIsian},
};

use super::{unduhan, unggahan};
use crate::{
    jawaban::{Asal, Beres, Isian, sandi_url},
    keadaan::Keadaan,
    kunjungan::Masuk,
};

/// `POST /penilaian/impor`: multipart with `berkas`, `instrumen`, `tahun`.
pub async fn post_unggah(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    multipart: Multipart,
) -> Response {
    let mut borang = Isian::default();
    let hasil = async {
        let mut u = unggahan::baca(multipart, st.l.batas_unggah).await?;
        let (instrumen, tahun) = (u.teks("instrumen").to_owned(), u.teks("tahun").to_owned());
        borang.0.append(&mut u.isian);
        let (nama, isi) =
            u.berkas.into_iter().next().ok_or_else(|| Galat::isian("berkas", "Pilih berkas XLSX atau CSV."))?;
        match impor::pratinjau(&st.l, &pelaku, &nama, isi.to_vec(), &instrumen).await? {
            Ok(p) => Ok(Beres::ke(
                format!(
                    "/penilaian/impor/{}?instrumen={}&tahun={}",
                    p.sha256,
                    sandi_url(&instrumen),
                    sandi_url(&tahun)
                ),
                "Berkas terbaca. Periksa nilainya, lalu impor.",
            )),
            Err(BarisSalah(baris)) => Err(Galat::Isian(
                baris.into_iter().map(|pesan| GalatIsian { bidang: "berkas".into(), pesan }).collect(),
            )),
        }
    }
    .await;
    asal.jawab(&st, "/penilaian/impor", &borang, hasil).await
}

/// `POST /penilaian/impor/{sha}`: `tahun`, `nama`, `jenis`, `instrumen`, `nomor`, `tanggal`.
pub async fn post_impor(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(sha): Path<String>,
    borang: Isian,
) -> Response {
    let formulir = format!(
        "/penilaian/impor/{sha}?instrumen={}&tahun={}",
        sandi_url(borang.teks("instrumen")),
        sandi_url(borang.teks("tahun"))
    );
    let hasil = async {
        let id = impor::impor(&st.l, &pelaku, &sha, baca(&borang)?).await?;
        Ok(Beres::ke(format!("/penilaian/{id}"), "Hasil tahun lalu diimpor."))
    };
    asal.jawab(&st, &formulir, &borang, hasil.await).await
}

/// The instrument a template is for.
#[derive(Debug, serde::Deserialize)]
pub struct KueriTemplat {
    #[serde(default)]
    instrumen: String,
}

/// `GET /penilaian/impor/templat.xlsx?instrumen=`: the level table to fill in.
pub async fn get_templat(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Query(kueri): Query<KueriTemplat>,
) -> Response {
    const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let hasil = async {
        pelaku.wajib(domain::izin::Tindakan::ImporNilai, &[])?;
        let katalog = st.l.katalog.clone();
        let kerja = move || katalog.cari(&kueri.instrumen).map(|i| (i.id.clone(), reports::templat_nilai(i)));
        let (id, isi) = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?.ok_or(Galat::TidakAda)?;
        Ok((id, isi.map_err(Galat::internal)?))
    };
    match hasil.await {
        Ok((id, isi)) => unduhan(&format!("Templat nilai {id}.xlsx"), XLSX, false, isi),
        Err(galat) => asal.galat(&galat),
    }
}

fn baca(borang: &Isian) -> Hasil<ImporIsian> {
    let tahun = borang.angka("tahun").and_then(|t| i32::try_from(t).ok());
    Ok(ImporIsian {
        tahun: tahun.ok_or_else(|| Galat::isian("tahun", "Isi tahun dengan empat angka, misalnya 2023."))?,
        nama: borang.teks("nama").into(),
        jenis: Jenis::dari_kode(borang.teks("jenis"))
            .ok_or_else(|| Galat::isian("jenis", "Pilih Pemantauan atau Evaluasi."))?,
        instrumen: borang.teks("instrumen").into(),
        nomor: borang.teks("nomor").into(),
        tanggal: waktu::baca_tanggal(borang.teks("tanggal"), "Tanggal")
            .map_err(|g| Galat::isian("tanggal", g.to_string()))?,
    })
}
