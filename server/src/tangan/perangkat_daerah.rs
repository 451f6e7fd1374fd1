//! The register of Perangkat Daerah: forms, import, downloads.

use axum::{
    extract::{DefaultBodyLimit, Multipart, Path, Query},
    response::Response,
    routing::{MethodRouter, get, post},
};
use domain::perangkat_daerah::{Fungsi, Jenis, tabel::BarisKantor};
use serde::Deserialize;
use services::{
    Galat, Hasil,
    perangkat_daerah::{self as register, IsianKantor, IsianUnit, Saringan, impor},
};

use super::{penandatangan, unggahan};
use crate::{
    jawaban::Beres,
    keadaan::Keadaan,
    kiriman::{Isian, Kiriman, Pengirim, Unduhan},
};

/// Method, path and handler of every route of this capability.
pub fn daftar(batas_unggah: usize) -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    let besar = DefaultBodyLimit::max(batas_unggah);
    vec![
        ("POST", "/perangkat-daerah", post(post_buat)),
        ("POST", "/perangkat-daerah/{id}", post(post_ubah)),
        ("POST", "/perangkat-daerah/{id}/fungsi", post(post_fungsi)),
        ("POST", "/perangkat-daerah/{id}/arsipkan", post(post_arsipkan)),
        ("POST", "/perangkat-daerah/{id}/aktifkan", post(post_aktifkan)),
        ("POST", "/perangkat-daerah/{id}/unit", post(post_unit)),
        ("POST", "/perangkat-daerah/{id}/unit/{uid}", post(post_ubah_unit)),
        ("POST", "/perangkat-daerah/{id}/unit/{uid}/hapus", post(post_hapus_unit)),
        ("POST", "/perangkat-daerah/impor", post(post_unggah).layer(besar)),
        ("POST", "/perangkat-daerah/impor/{sha}", post(post_impor)),
        ("GET", "/perangkat-daerah/templat.xlsx", get(get_templat)),
        ("GET", "/perangkat-daerah/ekspor.xlsx", get(get_xlsx)),
        ("GET", "/perangkat-daerah/ekspor.csv", get(get_csv)),
    ]
}

/// `POST /perangkat-daerah`: `kode`, `nama`, `singkatan`, `jenis`, `fungsi` (several).
async fn post_buat(k: Kiriman) -> Response {
    k.jawab("/perangkat-daerah/baru", async {
        let id = register::create(&k.l, &k.pelaku, &kantor(&k.isian)?).await?;
        Ok(Beres::ke(alamat(id), "Perangkat Daerah ditambahkan."))
    })
    .await
}

/// `POST /perangkat-daerah/{id}`: the same fields, `versi`.
async fn post_ubah(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/ubah", alamat(id)), async {
        register::update(&k.l, &k.pelaku, id, k.isian.versi(), &kantor(&k.isian)?).await?;
        Ok(Beres::ke(alamat(id), "Perangkat Daerah diperbarui."))
    })
    .await
}

/// `POST /perangkat-daerah/{id}/fungsi`: `fungsi` (several), `versi`.
async fn post_fungsi(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&alamat(id), async {
        register::set_fungsi(&k.l, &k.pelaku, id, k.isian.versi(), &fungsi(&k.isian)?).await?;
        Ok(Beres::ke(alamat(id), "Fungsi diperbarui."))
    })
    .await
}

/// `POST /perangkat-daerah/{id}/arsipkan`: `versi`.
async fn post_arsipkan(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&alamat(id), async {
        register::archive(&k.l, &k.pelaku, id, k.isian.versi()).await?;
        Ok(Beres::ke(alamat(id), "Perangkat Daerah diarsipkan."))
    })
    .await
}

/// `POST /perangkat-daerah/{id}/aktifkan`: `versi`.
async fn post_aktifkan(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&alamat(id), async {
        register::restore(&k.l, &k.pelaku, id, k.isian.versi()).await?;
        Ok(Beres::ke(alamat(id), "Perangkat Daerah dikeluarkan dari arsip."))
    })
    .await
}

/// `POST /perangkat-daerah/{id}/unit`: `nama`, `induk`, `versi` of the office.
async fn post_unit(Path(id): Path<i64>, k: Kiriman) -> Response {
    let ke = format!("{}/unit", alamat(id));
    k.jawab(&ke, async {
        register::add_unit(&k.l, &k.pelaku, id, k.isian.versi(), &unit(&k.isian)?).await?;
        Ok(Beres::ke(ke.clone(), "Unit Kerja ditambahkan."))
    })
    .await
}

/// `POST /perangkat-daerah/{id}/unit/{uid}`: the same fields.
async fn post_ubah_unit(Path((id, uid)): Path<(i64, i64)>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/unit/{uid}", alamat(id)), async {
        register::update_unit(&k.l, &k.pelaku, id, k.isian.versi(), uid, &unit(&k.isian)?).await?;
        Ok(Beres::ke(format!("{}/unit", alamat(id)), "Unit Kerja diperbarui."))
    })
    .await
}

/// `POST /perangkat-daerah/{id}/unit/{uid}/hapus`: `versi` of the office.
async fn post_hapus_unit(Path((id, uid)): Path<(i64, i64)>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/unit/{uid}", alamat(id)), async {
        register::remove_unit(&k.l, &k.pelaku, id, k.isian.versi(), uid).await?;
        Ok(Beres::ke(format!("{}/unit", alamat(id)), "Unit Kerja dihapus."))
    })
    .await
}

/// `POST /perangkat-daerah/impor`: multipart with `berkas`.
async fn post_unggah(p: Pengirim, multipart: Multipart) -> Response {
    p.jawab_dengan("/perangkat-daerah/impor", &Isian::default(), async {
        let (nama, isi) = unggahan::baca(multipart, p.l.batas_unggah).await?.tabel()?;
        match impor::pratinjau(&p.l, &p.pelaku, &nama, isi).await? {
            Ok(p) => Ok(Beres::ke(format!("/perangkat-daerah/impor/{}", p.sha256), "")),
            Err(salah) => Err(salah.galat()),
        }
    })
    .await
}

/// `POST /perangkat-daerah/impor/{sha}`: `sidik`.
async fn post_impor(Path(sha): Path<String>, k: Kiriman) -> Response {
    k.jawab(&format!("/perangkat-daerah/impor/{sha}"), async {
        let h = impor::impor(&k.l, &k.pelaku, &sha, k.isian.teks("sidik")).await?;
        let kabar = format!("Impor selesai: {} baru, {} diubah, {} tetap.", h.baru, h.berubah, h.tetap);
        Ok(Beres::ke("/perangkat-daerah", kabar))
    })
    .await
}

/// What a download is filtered by; the same words as in the address of the list.
#[derive(Debug, Default, Deserialize)]
struct Kueri {
    #[serde(default)]
    q: String,
    #[serde(default)]
    fungsi: String,
    #[serde(default)]
    arsip: String,
}

impl From<Kueri> for Saringan {
    fn from(k: Kueri) -> Self {
        Self { fungsi: Fungsi::dari_kode(&k.fungsi), aktif: Some(k.arsip.trim().is_empty()), cari: k.q }
    }
}

/// `GET /perangkat-daerah/templat.xlsx`.
async fn get_templat(p: Pengirim) -> Response {
    p.kirim(async {
        p.pelaku.wajib(domain::izin::Tindakan::LihatPerangkatDaerah, &[])?;
        buku("Templat Perangkat Daerah.xlsx", Vec::new()).await
    })
    .await
}

/// `GET /perangkat-daerah/ekspor.xlsx?q=&fungsi=&arsip=`.
async fn get_xlsx(p: Pengirim, Query(kueri): Query<Kueri>) -> Response {
    p.kirim(async {
        let baris = impor::ekspor(&p.l, &p.pelaku, &kueri.into()).await?;
        buku("Perangkat Daerah.xlsx", baris).await
    })
    .await
}

/// `GET /perangkat-daerah/ekspor.csv?q=&fungsi=&arsip=`.
async fn get_csv(p: Pengirim, Query(kueri): Query<Kueri>) -> Response {
    p.kirim(async {
        let isi = impor::csv(&impor::ekspor(&p.l, &p.pelaku, &kueri.into()).await?)?;
        Ok(Unduhan::simpan("Perangkat Daerah.csv", Unduhan::CSV, isi))
    })
    .await
}

/// Writes the workbook on a thread of its own.
async fn buku(nama: &str, baris: Vec<BarisKantor>) -> Hasil<Unduhan> {
    let kerja = move || reports::daftar_kantor(&baris);
    let isi = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?.map_err(Galat::internal)?;
    Ok(Unduhan::simpan(nama, Unduhan::XLSX, isi))
}

fn kantor(isian: &Isian) -> Hasil<IsianKantor> {
    Ok(IsianKantor {
        kode: isian.teks("kode").into(),
        nama: isian.teks("nama").into(),
        singkatan: isian.teks("singkatan").into(),
        jenis: Jenis::dari_kode(isian.teks("jenis")),
        fungsi: fungsi(isian)?,
        kepala: penandatangan::isian(isian, "kepala_"),
    })
}

fn fungsi(isian: &Isian) -> Hasil<Vec<Fungsi>> {
    let dikenal = |kode| Fungsi::dari_kode(kode).ok_or_else(|| Galat::isian("fungsi", "Pilih fungsi dari daftar."));
    isian.semua("fungsi").into_iter().map(dikenal).collect()
}

fn unit(isian: &Isian) -> Hasil<IsianUnit> {
    let induk = match isian.teks("induk").trim() {
        "" => None,
        teks => Some(teks.parse().map_err(|_| Galat::isian("induk", "Unit atasan ini tidak ada. Pilih dari daftar."))?),
    };
    Ok(IsianUnit { nama: isian.teks("nama").into(), induk })
}

fn alamat(id: i64) -> String {
    format!("/perangkat-daerah/{id}")
}
