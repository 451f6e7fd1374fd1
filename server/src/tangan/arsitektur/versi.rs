//! Versions of the architecture and exchange files: forms, uploads, downloads.

use axum::{
    extract::{Multipart, Path},
    response::Response,
};
use chrono::NaiveDate;
use domain::{
    arsitektur::{
        archimate::tulis,
        versi::{Aksi, JenisReviu},
    },
    waktu,
};
use services::{
    Galat, Hasil,
    arsitektur::{archimate, versi},
};

use super::super::unggahan;
use crate::{
    jawaban::Beres,
    kiriman::{Isian, Kiriman, Pengirim, Unduhan},
};

const XML: &str = "application/xml; charset=utf-8";

/// `POST /arsitektur`: `nama`, `mulai`, `uraian`, `pendahulu`.
pub async fn post_buat(k: Kiriman) -> Response {
    k.jawab("/arsitektur/baru", async {
        let id = versi::create(&k.l, &k.pelaku, &isian(&k.isian)?).await?;
        Ok(Beres::ke(alamat(id), "Draf versi arsitektur dibuat."))
    })
    .await
}

/// `POST /arsitektur/{id}`: `nama`, `mulai`, `uraian`, `versi`.
pub async fn post_ubah(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&alamat(id), async {
        versi::update(&k.l, &k.pelaku, id, k.isian.versi(), &isian(&k.isian)?).await?;
        Ok(Beres::ke(alamat(id), "Versi arsitektur diperbarui."))
    })
    .await
}

/// `POST /arsitektur/{id}/langkah`: `aksi`, `versi`, `nomor`, `tanggal`, `tentang`, `alasan`.
pub async fn post_langkah(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/langkah", alamat(id)), async {
        let aksi = Aksi::dari_kode(k.isian.teks("aksi")).ok_or(Galat::TidakAda)?;
        versi::lakukan(&k.l, &k.pelaku, id, k.isian.versi(), aksi, &isian_aksi(&k.isian)?).await?;
        Ok(Beres::ke(alamat(id), format!("Versi arsitektur {}.", aksi.lampau().to_lowercase())))
    })
    .await
}

/// `POST /arsitektur/{id}/kegiatan`: `kegiatan_<id of the record>`.
pub async fn post_kegiatan(Path(id): Path<i64>, k: Kiriman) -> Response {
    let ke = format!("{}/kesenjangan", alamat(id));
    k.jawab(&ke, async {
        let n = versi::simpan_kegiatan(&k.l, &k.pelaku, id, &kegiatan(&k.isian)).await?;
        let kabar = if n == 0 { "Tidak ada yang berubah.".into() } else { format!("{n} kegiatan disimpan.") };
        Ok(Beres::ke(ke.clone(), kabar))
    })
    .await
}

/// `POST /arsitektur/{id}/reviu`: `jenis`, `dasar` (several), `sebab`, `tanggal`.
pub async fn post_reviu(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&alamat(id), async {
        versi::mulai_reviu(&k.l, &k.pelaku, id, &isian_reviu(&k.isian)?).await?;
        Ok(Beres::ke(alamat(id), "Reviu dimulai."))
    })
    .await
}

/// `POST /arsitektur/{id}/reviu/{rid}`: `temuan`, `keputusan`, `selesai`, `versi_baru`, `versi`.
pub async fn post_hasil(Path((id, rid)): Path<(i64, i64)>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/reviu/{rid}", alamat(id)), async {
        let isian = hasil_reviu(&k.isian)?;
        let hasil = versi::selesaikan_reviu(&k.l, &k.pelaku, (id, rid), k.isian.versi(), &isian).await?;
        Ok(match hasil {
            Some(baru) => Beres::ke(alamat(baru), "Reviu selesai; draf versi hasilnya dibuat."),
            None => Beres::ke(alamat(id), "Reviu selesai."),
        })
    })
    .await
}

/// `GET /arsitektur/{id}/archimate.xml`: the content of a version.
pub async fn get_archimate(Path(id): Path<i64>, p: Pengirim) -> Response {
    p.kirim(async {
        let v = versi::get(&p.l, &p.pelaku, id).await?.versi;
        let isi = versi::isi(&p.l, &p.pelaku, id).await?;
        let uraian = match &isi.sidik {
            Some(sidik) => format!("Isi yang ditetapkan, SHA-256 {sidik}"),
            None => "Catatan yang terbit saat ini".to_owned(),
        };
        unduhan(isi.potret, v.nama, uraian).await
    })
    .await
}

/// `GET /arsitektur/archimate.xml`: the records of now.
pub async fn get_archimate_kini(p: Pengirim) -> Response {
    p.kirim(async {
        let potret = versi::kini(&p.l, &p.pelaku, false).await?;
        unduhan(potret, format!("Arsitektur SPBE {}", p.l.profil.nama_singkat), "Catatan saat ini".to_owned()).await
    })
    .await
}

/// `POST /arsitektur/impor`: multipart with `berkas`.
pub async fn post_unggah(p: Pengirim, multipart: Multipart) -> Response {
    p.jawab_dengan("/arsitektur/impor", &Isian::default(), async {
        let berkas = unggahan::baca(multipart, p.l.batas_unggah).await?.berkas.into_iter().next();
        let (_, isi) = berkas.ok_or_else(|| Galat::isian("berkas", "Pilih berkas ArchiMate."))?;
        let pratinjau = archimate::pratinjau(&p.l, &p.pelaku, isi.to_vec()).await?;
        Ok(Beres::ke(format!("/arsitektur/impor/{}", pratinjau.sha256), ""))
    })
    .await
}

/// `POST /arsitektur/impor/{sha}`: `sidik`.
pub async fn post_impor(Path(sha): Path<String>, k: Kiriman) -> Response {
    k.jawab(&format!("/arsitektur/impor/{sha}"), async {
        let h = archimate::impor(&k.l, &k.pelaku, &sha, k.isian.teks("sidik")).await?;
        let kabar = format!(
            "Impor selesai: {} baru, {} diubah, {} tetap, {} kaitan ditambahkan.",
            h.baru, h.berubah, h.tetap, h.relasi
        );
        Ok(Beres::ke("/arsitektur", kabar))
    })
    .await
}

/// Writes the file on a thread of its own.
async fn unduhan(potret: domain::arsitektur::potret::Potret, nama: String, uraian: String) -> Hasil<Unduhan> {
    let berkas = format!("{nama}.xml");
    let kerja = move || tulis(&potret, &nama, &uraian).into_bytes();
    let isi = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?;
    Ok(Unduhan::simpan(berkas, XML, isi))
}

fn isian(isian: &Isian) -> Hasil<versi::IsianVersi> {
    Ok(versi::IsianVersi {
        nama: isian.teks("nama").into(),
        mulai: tanggal(isian, "mulai", "Awal periode")?,
        uraian: isian.teks("uraian").into(),
        pendahulu_id: isian.angka("pendahulu"),
    })
}

fn isian_aksi(isian: &Isian) -> Hasil<versi::IsianAksi> {
    Ok(versi::IsianAksi {
        nomor: isian.teks("nomor").into(),
        tanggal: tanggal(isian, "tanggal", "Tanggal keputusan")?,
        tentang: isian.teks("tentang").into(),
        alasan: isian.teks("alasan").into(),
    })
}

/// The activity of every gap on the page, by the record it is for.
fn kegiatan(isian: &Isian) -> Vec<(i64, String)> {
    let satu = |(nama, isi): &(String, String)| Some((nama.strip_prefix("kegiatan_")?.parse().ok()?, isi.clone()));
    isian.0.iter().filter_map(satu).collect()
}

fn isian_reviu(isian: &Isian) -> Hasil<versi::IsianReviu> {
    Ok(versi::IsianReviu {
        jenis: JenisReviu::dari_kode(isian.teks("jenis")),
        dasar: isian.semua("dasar").into_iter().map(str::to_owned).collect(),
        sebab: isian.teks("sebab").into(),
        tanggal: tanggal(isian, "tanggal", "Tanggal")?,
    })
}

fn hasil_reviu(isian: &Isian) -> Hasil<versi::HasilReviu> {
    Ok(versi::HasilReviu {
        temuan: isian.teks("temuan").into(),
        keputusan: isian.teks("keputusan").into(),
        selesai: tanggal(isian, "selesai", "Tanggal selesai")?,
        versi_baru: isian.teks("versi_baru") == "1",
    })
}

/// A date; `None` when the field is empty.
fn tanggal(isian: &Isian, nama: &str, label: &str) -> Hasil<Option<NaiveDate>> {
    match isian.teks(nama).trim() {
        "" => Ok(None),
        teks => waktu::baca_tanggal(teks, label).map(Some).map_err(|g| Galat::isian(nama, g.to_string())),
    }
}

fn alamat(id: i64) -> String {
    format!("/arsitektur/{id}")
}
