//! One indicator: save, save as you type, steps of the flow, evidence.

use axum::{
    Json,
    extract::{Multipart, Path},
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

use crate::{
    jawaban::{self, Beres},
    kiriman::{Isian, Kiriman, Pengirim},
    tangan::unggahan::{self, Unggahan},
};

/// `POST /penilaian/{id}/indikator/{kode}`: `tingkat`, `fakta`, `analisis`, `versi`; `ajukan` submits as well.
pub async fn post_simpan(Path((id, kode)): Path<(i64, String)>, k: Kiriman) -> Response {
    k.jawab(&alamat(id, &kode), async {
        let tersimpan = isian::simpan(&k.l, &k.pelaku, id, &kode, baru(&k.isian)).await?;
        if k.isian.teks("ajukan").is_empty() {
            return Ok(Beres::ke(alamat(id, &kode), "Isian tersimpan."));
        }
        alur::lakukan(&k.l, &k.pelaku, id, &kode, tersimpan.versi, Aksi::Ajukan).await?;
        Ok(Beres::ke(alamat(id, &kode), format!("Indikator {kode} diajukan untuk disetujui.")))
    })
    .await
}

/// `POST /penilaian/{id}/indikator/{kode}/otomatis`: the same fields, answered as JSON for the autosave island.
pub async fn post_otomatis(Path((id, kode)): Path<(i64, String)>, k: Kiriman) -> Response {
    let zona = k.l.profil.zona_waktu;
    match isian::simpan(&k.l, &k.pelaku, id, &kode, baru(&k.isian)).await {
        Ok(t) => {
            Json(json!({"versi": t.versi, "pukul": zona.jam_menit(t.pada), "status": t.status.kode()})).into_response()
        }
        Err(galat) => galat_island(&galat, zona),
    }
}

/// `POST /penilaian/{id}/indikator/{kode}/aksi`: `aksi`, `versi`, and what the step needs.
pub async fn post_aksi(Path((id, kode)): Path<(i64, String)>, k: Kiriman) -> Response {
    k.jawab(&alamat(id, &kode), async {
        let (aksi, kabar) = aksi(&k.isian)?;
        alur::lakukan(&k.l, &k.pelaku, id, &kode, k.isian.versi(), aksi).await?;
        Ok(Beres::ke(alamat(id, &kode), kabar))
    })
    .await
}

/// `POST /penilaian/{id}/indikator/massal`: `aksi`, `indikator` as often as chosen, `kembali` for the list it came from.
pub async fn post_massal(Path(id): Path<i64>, k: Kiriman) -> Response {
    let daftar = format!("/penilaian/{id}/indikator");
    k.jawab(&daftar, async {
        let kode: Vec<String> = k.isian.semua("indikator").into_iter().map(str::to_owned).collect();
        let aksi = aksi_massal(&k.isian)?;
        let hasil = alur::lakukan_banyak(&k.l, &k.pelaku, id, &kode, aksi).await?;
        let kembali = jawaban::jalur_lokal(k.isian.teks("kembali")).unwrap_or(&daftar).to_owned();
        Ok(Beres::ke(kembali, kabar_massal(&hasil)))
    })
    .await
}

/// `POST /penilaian/{id}/indikator/{kode}/bukti`: multipart with `berkas` (several) and `membuktikan`.
pub async fn post_bukti(p: Pengirim, Path((id, kode)): Path<(i64, String)>, multipart: Multipart) -> Response {
    let ke = alamat(id, &kode);
    p.jawab_dengan(&ke, &Isian::default(), async {
        let kantor = bukti_isian::boleh_unggah(&p.l, &p.pelaku, id, &kode).await?;
        let unggahan = unggahan::baca(multipart, p.l.batas_unggah).await?;
        let nama = lampirkan_semua(&p.l, &p.pelaku, id, &kode, kantor, unggahan).await?;
        Ok(Beres::ke(format!("{ke}#bukti"), kabar_lampiran(&nama)))
    })
    .await
}

/// `POST /penilaian/{id}/indikator/{kode}/bukti/{bukti}/lampirkan`: `membuktikan`, if a level is said.
pub async fn post_lampirkan(Path((id, kode, bukti)): Path<(i64, String, i64)>, k: Kiriman) -> Response {
    let ke = alamat(id, &kode);
    k.jawab(&ke, async {
        let tingkat = tingkat(k.isian.teks("membuktikan"));
        bukti_isian::lampirkan(&k.l, &k.pelaku, id, &kode, bukti, tingkat).await?;
        Ok(Beres::ke(format!("{ke}#bukti"), "Bukti dilampirkan."))
    })
    .await
}

/// `POST /penilaian/{id}/indikator/{kode}/bukti/{bukti}/lepas`.
pub async fn post_lepas(Path((id, kode, bukti)): Path<(i64, String, i64)>, k: Kiriman) -> Response {
    let ke = alamat(id, &kode);
    k.jawab(&ke, async {
        let lepasan = bukti_isian::lepas(&k.l, &k.pelaku, id, &kode, bukti).await?;
        let kabar =
            format!("{} dilepas dari indikator ini. Berkasnya tetap ada pada bukti yang sudah ada.", lepasan.nama);
        let tingkat = lepasan.tingkat.map(|t| ("membuktikan".to_owned(), t.to_string()));
        let urung = Urung { alamat: format!("{ke}/bukti/{bukti}/lampirkan"), isian: tingkat.into_iter().collect() };
        Ok(Beres::ke(format!("{ke}#bukti"), kabar).dengan_urung(urung))
    })
    .await
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

fn aksi_massal(borang: &Isian) -> Hasil<Aksi> {
    Ok(match borang.teks("aksi") {
        "ajukan" => Aksi::Ajukan,
        "setujui" => Aksi::Setujui,
        "klarifikasikan" => Aksi::Klarifikasikan(None),
        "validasi" => Aksi::Validasi(None),
        "reviu" => Aksi::Reviu(None),
        _ => return Err(Galat::isian("aksi", "Pilih tindakan dari daftar.")),
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
    let status = app::status(galat);
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
