//! One indicator: save, save as you type, steps of the flow, evidence.

use axum::{
    Json,
    extract::{Multipart, Path, State},
    response::{IntoResponse, Response},
};
use domain::waktu;
use serde_json::json;
use services::{
    Galat, Hasil, Layanan, Pelaku,
    akun::kilat::Urung,
    penilaian::{
        alur::{self, Aksi, HasilMassal, Penjelasan},
        bukti_isian,
        isian::{self, IsianBaru},
    },
};

use super::unggahan::{self, Unggahan};
use crate::{
    jawaban::{self, Asal, Beres, Isian},
    keadaan::Keadaan,
    kunjungan::Masuk,
};

/// `POST /penilaian/{id}/indikator/{kode}`: `tingkat`, `fakta`, `analisis`, `versi`; `ajukan` submits as well.
pub async fn post_simpan(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((id, kode)): Path<(i64, String)>,
    borang: Isian,
) -> Response {
    let hasil = async {
        let tersimpan = isian::simpan(&st.l, &pelaku, id, &kode, baru(&borang)).await?;
        if borang.teks("ajukan").is_empty() {
            return Ok(Beres::ke(alamat(id, &kode), "Isian tersimpan."));
        }
        alur::lakukan(&st.l, &pelaku, id, &kode, tersimpan.versi, Aksi::Ajukan).await?;
        Ok(Beres::ke(alamat(id, &kode), format!("Indikator {kode} diajukan untuk disetujui.")))
    };
    asal.jawab(&st, &alamat(id, &kode), &borang, hasil.await).await
}

/// `POST /penilaian/{id}/indikator/{kode}/otomatis`: the same fields, answered as JSON for the autosave island.
pub async fn post_otomatis(
    State(st): State<Keadaan>,
    Masuk(pelaku): Masuk,
    Path((id, kode)): Path<(i64, String)>,
    borang: Isian,
) -> Response {
    let zona = st.l.profil.zona_waktu;
    match isian::simpan(&st.l, &pelaku, id, &kode, baru(&borang)).await {
        Ok(t) => {
            Json(json!({"versi": t.versi, "pukul": zona.jam_menit(t.pada), "status": t.status.kode()})).into_response()
        }
        Err(galat) => galat_island(&galat, zona),
    }
}

/// `POST /penilaian/{id}/indikator/{kode}/aksi`: `aksi`, `versi`, and what the step needs.
pub async fn post_aksi(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((id, kode)): Path<(i64, String)>,
    borang: Isian,
) -> Response {
    let hasil = async {
        let (aksi, kabar) = aksi(&borang)?;
        alur::lakukan(&st.l, &pelaku, id, &kode, borang.versi(), aksi).await?;
        Ok(Beres::ke(alamat(id, &kode), kabar))
    };
    asal.jawab(&st, &alamat(id, &kode), &borang, hasil.await).await
}

/// `POST /penilaian/{id}/indikator/massal`: `aksi`, `indikator` as often as chosen, `kembali` for the list it came from.
pub async fn post_massal(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path(id): Path<i64>,
    borang: Isian,
) -> Response {
    let daftar = format!("/penilaian/{id}/indikator");
    let hasil = async {
        let kode: Vec<String> = borang.semua("indikator").into_iter().map(str::to_owned).collect();
        let aksi = match borang.teks("aksi") {
            "ajukan" => Aksi::Ajukan,
            "setujui" => Aksi::Setujui,
            "klarifikasikan" => Aksi::Klarifikasikan(None),
            "validasi" => Aksi::Validasi(None),
            "reviu" => Aksi::Reviu(None),
            _ => return Err(Galat::isian("aksi", "Pilih tindakan dari daftar.")),
        };
        let hasil = alur::lakukan_banyak(&st.l, &pelaku, id, &kode, aksi).await?;
        let kembali = jawaban::jalur_lokal(borang.teks("kembali")).unwrap_or(&daftar).to_owned();
        Ok(Beres::ke(kembali, kabar_massal(&hasil)))
    };
    asal.jawab(&st, &daftar, &borang, hasil.await).await
}

/// `POST /penilaian/{id}/indikator/{kode}/bukti`: multipart with `berkas` (several) and `membuktikan`.
pub async fn post_bukti(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((id, kode)): Path<(i64, String)>,
    multipart: Multipart,
) -> Response {
    let ke = alamat(id, &kode);
    let hasil = async {
        let kantor = bukti_isian::boleh_unggah(&st.l, &pelaku, id, &kode).await?;
        let unggahan = unggahan::baca(multipart, st.l.batas_unggah).await?;
        let nama = lampirkan_semua(&st.l, &pelaku, id, &kode, kantor, unggahan).await?;
        Ok(Beres::ke(format!("{ke}#bukti"), kabar_lampiran(&nama)))
    };
    asal.jawab(&st, &ke, &Isian::default(), hasil.await).await
}

/// `POST /penilaian/{id}/indikator/{kode}/bukti/{bukti}/lampirkan`: `membuktikan`, if a level is said.
pub async fn post_lampirkan(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((id, kode, bukti)): Path<(i64, String, i64)>,
    borang: Isian,
) -> Response {
    let ke = alamat(id, &kode);
    let hasil = bukti_isian::lampirkan(&st.l, &pelaku, id, &kode, bukti, tingkat(borang.teks("membuktikan"))).await;
    asal.jawab(&st, &ke, &borang, hasil.map(|()| Beres::ke(format!("{ke}#bukti"), "Bukti dilampirkan."))).await
}

/// `POST /penilaian/{id}/indikator/{kode}/bukti/{bukti}/lepas`.
pub async fn post_lepas(
    State(st): State<Keadaan>,
    asal: Asal,
    Masuk(pelaku): Masuk,
    Path((id, kode, bukti)): Path<(i64, String, i64)>,
    borang: Isian,
) -> Response {
    let ke = alamat(id, &kode);
    let hasil = bukti_isian::lepas(&st.l, &pelaku, id, &kode, bukti).await.map(|lepasan| {
        let kabar =
            format!("{} dilepas dari indikator ini. Berkasnya tetap ada pada bukti yang sudah ada.", lepasan.nama);
        let tingkat = lepasan.tingkat.map(|t| ("membuktikan".to_owned(), t.to_string()));
        let urung = Urung { alamat: format!("{ke}/bukti/{bukti}/lampirkan"), isian: tingkat.into_iter().collect() };
        Beres::ke(format!("{ke}#bukti"), kabar).dengan_urung(urung)
    });
    asal.jawab(&st, &ke, &borang, hasil).await
}

async fn lampirkan_semua(
    l: &Layanan,
    pelaku: &Pelaku,
    id: i64,
    kode: &str,
    kantor: Option<i64>,
    u: Unggahan,
) -> Hasil<Vec<String>> {
    if u.berkas.is_empty() {
        return Err(Galat::isian("berkas", "Pilih berkas yang akan diunggah."));
    }
    let tingkat = tingkat(u.teks("membuktikan"));
    let mut terlampir = Vec::with_capacity(u.berkas.len());
    for (nama, isi) in u.berkas {
        let bukti = services::bukti::unggah(l, pelaku, kantor, &nama, isi).await?;
        bukti_isian::lampirkan(l, pelaku, id, kode, bukti, tingkat).await?;
        terlampir.push(domain::teks::nama_berkas(&nama));
    }
    Ok(terlampir)
}

/// "KAK.pdf dilampirkan." or "2 berkas dilampirkan: KAK.pdf, SK.pdf."
fn kabar_lampiran(nama: &[String]) -> String {
    match nama {
        [satu] => format!("{satu} dilampirkan."),
        banyak => format!("{} berkas dilampirkan: {}.", banyak.len(), banyak.join(", ")),
    }
}

/// The level a piece of evidence is said to prove.
fn tingkat(teks: &str) -> Option<u8> {
    teks.trim().parse().ok().filter(|t| (1..=5).contains(t))
}

fn baru(borang: &Isian) -> IsianBaru {
    IsianBaru {
        versi: borang.versi(),
        tingkat: borang.teks("tingkat").into(),
        fakta: borang.teks("fakta").into(),
        analisis: borang.teks("analisis").into(),
    }
}

fn aksi(borang: &Isian) -> Hasil<(Aksi, &'static str)> {
    let teks = |nama: &str| borang.teks(nama).to_owned();
    let penjelasan = || Penjelasan {
        tingkat: teks("tingkat"),
        fakta: teks("fakta"),
        analisis: teks("analisis"),
        justifikasi: teks("justifikasi"),
    };
    let bawa = |p: Penjelasan| if borang.teks("bawa").is_empty() { Some(p) } else { None };
    Ok(match borang.teks("aksi") {
        "tarik" => (Aksi::Tarik, "Pengajuan ditarik; indikator kembali menjadi draf."),
        "setujui" => (Aksi::Setujui, "Indikator disetujui dan diteruskan kepada asesor."),
        "kembalikan" => (Aksi::Kembalikan { alasan: teks("alasan") }, "Indikator dikembalikan kepada operator."),
        "kembalikan-asesor" => {
            (Aksi::KembalikanAsesor { alasan: teks("alasan") }, "Indikator dikembalikan kepada Perangkat Daerah.")
        }
        "verifikasi" => (Aksi::Verifikasi(penjelasan()), "Verifikasi tersimpan."),
        "tanya" => {
            let batas = waktu::baca_tanggal_opsional(borang.teks("batas"), "Batas waktu")
                .map_err(|g| Galat::isian("batas", g.to_string()))?;
            (Aksi::Tanya { pertanyaan: teks("pertanyaan"), batas }, "Pertanyaan dikirim kepada Perangkat Daerah.")
        }
        "jawab" => (Aksi::Jawab { jawaban: teks("jawaban") }, "Jawaban dikirim kepada asesor."),
        "klarifikasikan" => (Aksi::Klarifikasikan(bawa(penjelasan())), "Hasil interviu tersimpan."),
        "validasi" => (Aksi::Validasi(bawa(penjelasan())), "Hasil visitasi tersimpan."),
        "reviu" => (Aksi::Reviu(bawa(penjelasan())), "Hasil reviu tersimpan."),
        _ => return Err(Galat::Ditolak("Tindakan ini tidak dikenal. Muat ulang halaman.".into())),
    })
}

fn kabar_massal(hasil: &HasilMassal) -> String {
    let mut kabar = format!("{} indikator dikerjakan.", hasil.berhasil.len());
    for (kode, sebab) in &hasil.dilewati {
        kabar.push_str(&format!(" Indikator {kode} dilewati: {sebab}"));
    }
    kabar
}

/// What the autosave island understands.
fn galat_island(galat: &Galat, zona: waktu::ZonaWaktu) -> Response {
    let status = jawaban::status(galat);
    let isi = match galat {
        Galat::BentrokIsian(b) => {
            json!({"galat": "bentrok", "oleh": b.oleh, "pukul": zona.jam_menit(b.pada), "versi": b.versi, "isian": b.isian})
        }
        Galat::Isian(daftar) => json!({"galat": "isian", "bidang": daftar}),
        Galat::Internal(_) => return jawaban::galat(galat, true),
        lain => json!({"galat": "ditolak", "pesan": lain.to_string()}),
    };
    (status, Json(isi)).into_response()
}

fn alamat(id: i64, kode: &str) -> String {
    format!("/penilaian/{id}/indikator/{}", jawaban::sandi_url(kode))
}
