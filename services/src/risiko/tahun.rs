//! The matrix and the frame of a year, set by the komite for the whole government, and the lock of a closed year.
//!
//! PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 1 huruf d: the komite drafts and fixes the context. A closed year keeps
//! its matrix, its frame and every magnitude; a change of the matrix computes the risks of its open year again.

use chrono::{DateTime, Utc};
use domain::{
    izin::Tindakan,
    risiko::{
        Kerangka, Matriks, Skema, Titik,
        alur::Tertutup,
        matriks::{IsianMatriks, Terukur},
        nomor,
    },
    teks,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde_json::{Value, json};

use super::{
    OBJEK, OBJEK_REGISTER, OBJEK_TAHUN,
    dasar::{akses, basi, catat, kolom, kolom_opsional, mencakup, status, tertutup, terukur, terukur_opsional},
    entitas::{konteks, pantauan, risiko, tahun},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    isian::Periksa,
    jejak::massal::{CatatanLengkap, catat_banyak},
    perangkat_daerah,
    register::Akses,
};

/// Years a register can be kept for.
pub(super) const TAHUN: std::ops::RangeInclusive<i32> = 2018..=2100;

/// What risks of a year are measured with.
#[derive(Clone, Debug)]
pub(crate) struct Kerja {
    pub tahun: i32,
    /// `None` while nobody has changed or used the year.
    pub id: Option<i64>,
    pub versi: i64,
    pub matriks: Matriks,
    pub kerangka: Kerangka,
    pub ditutup: Option<DateTime<Utc>>,
    pub ditutup_oleh: String,
    pub diubah_oleh: String,
}

/// A year in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TahunRingkas {
    pub tahun: i32,
    pub ditutup: Option<DateTime<Utc>>,
    /// Registers of offices this person sees.
    pub register: usize,
    pub risiko: usize,
}

/// The matrix and frame of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct TahunRisiko {
    pub tahun: i32,
    pub versi: i64,
    pub matriks: Matriks,
    pub kerangka: Kerangka,
    pub ditutup: Option<DateTime<Utc>>,
    pub ditutup_oleh: String,
    /// Somebody has kept it; otherwise it shows last year's, or the official one.
    pub tersimpan: bool,
    pub boleh_mengelola: bool,
}

/// What a new matrix does to one risk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PerubahanBesaran {
    pub id: i64,
    pub nomor: String,
    pub kantor: String,
    pub kejadian: String,
    pub titik: Titik,
    pub lama: u8,
    pub level_lama: String,
    pub baru: u8,
    pub level_baru: String,
}

impl Kerja {
    /// Passes an open year.
    ///
    /// # Errors
    /// [`Galat::Ditolak`].
    pub fn terbuka(&self) -> Hasil<()> {
        if self.ditutup.is_some() { Err(tertutup(Tertutup::Terkunci)) } else { Ok(()) }
    }
}

/// Years with a frame or a register that this person sees, newest first.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn daftar(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<TahunRingkas>> {
    let akses = akses(pelaku)?;
    let mut hasil: std::collections::BTreeMap<i32, TahunRingkas> = std::collections::BTreeMap::new();
    let kosong = |tahun| TahunRingkas { tahun, ditutup: None, register: 0, risiko: 0 };
    let baris = tercatat(l).await?;
    for (tahun, ditutup) in baris {
        hasil.insert(tahun, TahunRingkas { ditutup, ..kosong(tahun) });
    }
    let mut register = konteks::Entity::find()
        .select_only()
        .column(konteks::Column::Tahun)
        .column_as(konteks::Column::Id.count(), "banyak")
        .group_by(konteks::Column::Tahun);
    let mut risiko = risiko::Entity::find()
        .select_only()
        .column(risiko::Column::Tahun)
        .column_as(risiko::Column::Id.count(), "banyak")
        .filter(risiko::Column::DiarsipkanPada.is_null())
        .group_by(risiko::Column::Tahun);
    if let Akses::Kantor(kantor) = &akses {
        register = register.filter(konteks::Column::PerangkatDaerahId.is_in(kantor.iter().copied()));
        risiko = risiko.filter(risiko::Column::PerangkatDaerahId.is_in(kantor.iter().copied()));
    }
    for (tahun, banyak) in register.into_tuple::<(i32, i64)>().all(&l.db).await? {
        hasil.entry(tahun).or_insert_with(|| kosong(tahun)).register = usize::try_from(banyak).unwrap_or_default();
    }
    for (tahun, banyak) in risiko.into_tuple::<(i32, i64)>().all(&l.db).await? {
        hasil.entry(tahun).or_insert_with(|| kosong(tahun)).risiko = usize::try_from(banyak).unwrap_or_default();
    }
    Ok(hasil.into_values().rev().collect())
}

/// The years that were used, newest first, and whether they are closed. One query.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn pilihan(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<(i32, bool)>> {
    akses(pelaku)?;
    let mut semua: Vec<(i32, bool)> =
        tercatat(l).await?.into_iter().map(|(t, ditutup)| (t, ditutup.is_some())).collect();
    semua.sort_by_key(|(tahun, _)| std::cmp::Reverse(*tahun));
    Ok(semua)
}

async fn tercatat(l: &Layanan) -> Hasil<Vec<(i32, Option<DateTime<Utc>>)>> {
    Ok(tahun::Entity::find()
        .select_only()
        .columns([tahun::Column::Tahun, tahun::Column::DitutupPada])
        .into_tuple()
        .all(&l.db)
        .await?)
}

/// The matrix and frame of a year.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`] for a year that is none.
pub async fn get(l: &Layanan, pelaku: &Pelaku, tahun: i32) -> Hasil<TahunRisiko> {
    akses(pelaku)?;
    let k = kerja(l, &l.db, tahun).await?;
    Ok(TahunRisiko {
        tahun,
        versi: k.versi,
        boleh_mengelola: pelaku.boleh(Tindakan::KelolaRisiko, &[]),
        tersimpan: k.id.is_some(),
        matriks: k.matriks,
        kerangka: k.kerangka,
        ditutup: k.ditutup,
        ditutup_oleh: k.ditutup_oleh,
    })
}

/// What a new matrix would do to the risks of its year: only those whose magnitude or level changes.
///
/// # Errors
/// As [`simpan_matriks`], but for the version.
pub async fn pratinjau_matriks(
    l: &Layanan,
    pelaku: &Pelaku,
    tahun: i32,
    isian: &IsianMatriks,
) -> Hasil<Vec<PerubahanBesaran>> {
    pelaku.wajib(Tindakan::KelolaRisiko, &[])?;
    let lama = kerja(l, &l.db, tahun).await?;
    lama.terbuka()?;
    let baru = Matriks::periksa(isian).map_err(Galat::Isian)?;
    let semua = berjalan(&l.db, tahun).await?;
    muat_ukuran(&l.db, &baru, &semua).await?;
    let id: Vec<i64> = semua.iter().map(|r| r.perangkat_daerah_id).collect();
    let nama = perangkat_daerah::nama(&l.db, &id).await?;
    let mut hasil: Vec<PerubahanBesaran> = semua
        .into_iter()
        .filter_map(|r| {
            let kini = terukur(r.kini_kemungkinan, r.kini_dampak, r.kini_besaran);
            let ukur = baru.ukur(kini.titik)?;
            let (level_lama, level_baru) = (lama.matriks.nama_level(kini.besaran), baru.nama_level(ukur.besaran));
            (kini.besaran != ukur.besaran || level_lama != level_baru).then(|| PerubahanBesaran {
                id: r.id,
                nomor: nomor(r.urutan),
                kantor: nama.get(&r.perangkat_daerah_id).map(|k| k.singkatan.clone()).unwrap_or_default(),
                kejadian: r.kejadian,
                titik: kini.titik,
                lama: kini.besaran,
                level_lama: level_lama.to_owned(),
                baru: ukur.besaran,
                level_baru: level_baru.to_owned(),
            })
        })
        .collect();
    hasil.sort_by(|a, b| (b.baru, &a.nomor).cmp(&(a.baru, &b.nomor)));
    Ok(hasil)
}

/// Sets the matrix of an open year and computes its risks again: analysis, monitoring, residual and target. Answers how
/// many risks changed.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`] beside the cells, [`Galat::Bentrok`], [`Galat::Ditolak`] for a closed year or when a
/// risk stands on a level that the new matrix does not have.
pub async fn simpan_matriks(
    l: &Layanan,
    pelaku: &Pelaku,
    tahun: i32,
    versi: i64,
    isian: &IsianMatriks,
) -> Hasil<usize> {
    pelaku.wajib(Tindakan::KelolaRisiko, &[])?;
    let baru = Matriks::periksa(isian).map_err(Galat::Isian)?;
    let tulis = l.tulis().await?;
    let lama = pegang(l, &tulis, tahun, versi).await?;
    if lama.matriks == baru && lama.id.is_some() {
        return Ok(0);
    }
    let semua = berjalan(&tulis.tx, tahun).await?;
    let pantau = muat_ukuran(&tulis.tx, &baru, &semua).await?;
    // Criteria and appetite are tied to the scale; what no longer fits is cut, and the komite sets it anew.
    let kerangka = sesuaikan(lama.kerangka.clone(), &baru);
    let isi = (json!({"matriks": lama.matriks}), json!({"matriks": baru}));
    tulis_tahun(l, &tulis, pelaku, &lama, &baru, &kerangka, ("Matriks risiko diubah", isi)).await?;
    let banyak = hitung_ulang(l, &tulis, pelaku, &baru, semua, pantau).await?;
    sesuaikan_konteks(l, &tulis, pelaku, tahun, &baru).await?;
    tulis.selesai().await?;
    Ok(banyak)
}

/// Sets categories, areas, criteria and appetite of an open year; registers that exist keep their own.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`], [`Galat::Bentrok`], [`Galat::Ditolak`] for a closed year.
pub async fn simpan_kerangka(l: &Layanan, pelaku: &Pelaku, tahun: i32, versi: i64, kerangka: Kerangka) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaRisiko, &[])?;
    let tulis = l.tulis().await?;
    let lama = pegang(l, &tulis, tahun, versi).await?;
    let kerangka = kerangka.periksa(&lama.matriks).map_err(Galat::Isian)?;
    if lama.kerangka == kerangka && lama.id.is_some() {
        return Ok(());
    }
    let isi = (json!({"kerangka": lama.kerangka}), json!({"kerangka": kerangka}));
    tulis_tahun(l, &tulis, pelaku, &lama, &lama.matriks, &kerangka, ("Kerangka risiko diubah", isi)).await?;
    tulis.selesai().await
}

/// Closes a year: nothing in it changes any more.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Bentrok`], [`Galat::Ditolak`] when it is closed already.
pub async fn tutup(l: &Layanan, pelaku: &Pelaku, tahun: i32, versi: i64) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaRisiko, &[])?;
    let tulis = l.tulis().await?;
    let lama = pegang(l, &tulis, tahun, versi).await?;
    let id = pastikan(l, &tulis, pelaku, &lama).await?;
    ubah_kunci(l, &tulis, pelaku, id, Some(l.kini()), ("Register risiko tahun ditutup", json!({"tahun": tahun})))
        .await?;
    tulis.selesai().await
}

/// Opens a closed year again, with a reason.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`], [`Galat::Bentrok`], [`Galat::Ditolak`] when it is open.
pub async fn buka_kembali(l: &Layanan, pelaku: &Pelaku, tahun: i32, versi: i64, alasan: &str) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaRisiko, &[])?;
    let mut p = Periksa::default();
    let alasan = p.ambil("alasan", teks::uraian(alasan, "Alasan", true, 1_000));
    p.selesai()?;
    let tulis = l.tulis().await?;
    let lama = kerja(l, &tulis.tx, tahun).await?;
    let Some(id) = lama.id.filter(|_| lama.ditutup.is_some()) else {
        return Err(Galat::Ditolak(format!("Register risiko {tahun} tidak sedang ditutup.")));
    };
    if lama.versi != versi {
        return Err(basi(&lama.diubah_oleh));
    }
    let isi = json!({"tahun": tahun, "alasan": alasan});
    ubah_kunci(l, &tulis, pelaku, id, None, ("Register risiko tahun dibuka kembali", isi)).await?;
    tulis.selesai().await
}

/// What risks of a year are measured with: its own, else that of the newest year before, else the official one.
///
/// # Errors
/// [`Galat::TidakAda`] for a year that is none.
pub(crate) async fn kerja<C: ConnectionTrait>(_l: &Layanan, db: &C, tahun: i32) -> Hasil<Kerja> {
    if !TAHUN.contains(&tahun) {
        return Err(Galat::TidakAda);
    }
    let baris = tahun::Entity::find()
        .filter(tahun::Column::Tahun.lte(tahun))
        .order_by_desc(tahun::Column::Tahun)
        .one(db)
        .await?;
    let skema = Skema::bawaan();
    match baris {
        Some(b) if b.tahun == tahun => Ok(Kerja {
            tahun,
            id: Some(b.id),
            versi: b.versi,
            matriks: serde_json::from_str(&b.matriks)?,
            kerangka: serde_json::from_str(&b.kerangka)?,
            ditutup: b.ditutup_pada,
            ditutup_oleh: b.ditutup_oleh,
            diubah_oleh: b.diubah_oleh,
        }),
        lain => Ok(Kerja {
            tahun,
            id: None,
            versi: 0,
            matriks: match &lain {
                Some(b) => serde_json::from_str(&b.matriks)?,
                None => skema.matriks.clone(),
            },
            kerangka: match &lain {
                Some(b) => serde_json::from_str(&b.kerangka)?,
                None => skema.kerangka(),
            },
            ditutup: None,
            ditutup_oleh: String::new(),
            diubah_oleh: String::new(),
        }),
    }
}

/// Makes the year a row of its own, so that a later change of another year leaves it as it is. Answers its id.
pub(super) async fn pastikan(l: &Layanan, tulis: &Tulis, pelaku: &Pelaku, kerja: &Kerja) -> Hasil<i64> {
    if let Some(id) = kerja.id {
        return Ok(id);
    }
    let isi = (Value::Null, json!({"tahun": kerja.tahun}));
    tulis_tahun(l, tulis, pelaku, kerja, &kerja.matriks, &kerja.kerangka, ("Tahun risiko dimulai", isi)).await
}

async fn pegang(l: &Layanan, tulis: &Tulis, tahun: i32, versi: i64) -> Hasil<Kerja> {
    let kerja = kerja(l, &tulis.tx, tahun).await?;
    if kerja.versi != versi {
        return Err(basi(&kerja.diubah_oleh));
    }
    kerja.terbuka()?;
    Ok(kerja)
}

async fn tulis_tahun(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    lama: &Kerja,
    matriks: &Matriks,
    kerangka: &Kerangka,
    (tindakan, isi): (&str, (Value, Value)),
) -> Hasil<i64> {
    let mut model = tahun::ActiveModel {
        tahun: Set(lama.tahun),
        matriks: Set(serde_json::to_string(matriks)?),
        kerangka: Set(serde_json::to_string(kerangka)?),
        versi: Set(lama.versi + 1),
        diubah: Set(l.kini()),
        diubah_oleh: Set(pelaku.nama.clone()),
        ..Default::default()
    };
    let id = match lama.id {
        Some(id) => {
            model.id = Set(id);
            model.update(&tulis.tx).await?.id
        }
        None => {
            model.ditutup_oleh = Set(String::new());
            model.insert(&tulis.tx).await?.id
        }
    };
    catat(l, tulis, pelaku, (OBJEK_TAHUN, id, None), tindakan, isi).await?;
    Ok(id)
}

async fn ubah_kunci(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    id: i64,
    ditutup: Option<DateTime<Utc>>,
    (tindakan, isi): (&str, Value),
) -> Hasil<()> {
    let mut baris = tahun::Entity::find_by_id(id).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    baris.ditutup_pada = ditutup;
    baris.ditutup_oleh = if ditutup.is_some() { pelaku.nama.clone() } else { String::new() };
    baris.versi += 1;
    baris.diubah = l.kini();
    baris.diubah_oleh.clone_from(&pelaku.nama);
    baris.into_active_model().reset_all().update(&tulis.tx).await?;
    catat(l, tulis, pelaku, (OBJEK_TAHUN, id, None), tindakan, (Value::Null, isi)).await
}

async fn berjalan<C: ConnectionTrait>(db: &C, tahun: i32) -> Hasil<Vec<risiko::Model>> {
    Ok(risiko::Entity::find().filter(risiko::Column::Tahun.eq(tahun)).all(db).await?)
}

/// Monitoring of these risks; refuses a matrix without a level that any of them stands on.
async fn muat_ukuran<C: ConnectionTrait>(
    db: &C,
    baru: &Matriks,
    semua: &[risiko::Model],
) -> Hasil<Vec<pantauan::Model>> {
    let id: Vec<i64> = semua.iter().map(|r| r.id).collect();
    let mut pantau = Vec::new();
    for potong in id.chunks(5_000) {
        let kueri = pantauan::Entity::find().filter(pantauan::Column::RisikoId.is_in(potong.iter().copied()));
        pantau.extend(kueri.all(db).await?);
    }
    let luar = |k: i32, d: i32| baru.ukur(terukur(k, d, 0).titik).is_none();
    let luar_o = |k: Option<i32>, d: Option<i32>| k.zip(d).is_some_and(|(k, d)| luar(k, d));
    let mut tertinggal: std::collections::BTreeSet<i64> = semua
        .iter()
        .filter(|r| {
            luar(r.kemungkinan, r.dampak)
                || luar_o(r.residual_kemungkinan, r.residual_dampak)
                || luar_o(r.target_kemungkinan, r.target_dampak)
        })
        .map(|r| r.id)
        .collect();
    tertinggal.extend(pantau.iter().filter(|p| luar(p.kemungkinan, p.dampak)).map(|p| p.risiko_id));
    if tertinggal.is_empty() {
        return Ok(pantau);
    }
    let contoh: Vec<String> =
        semua.iter().filter(|r| tertinggal.contains(&r.id)).take(5).map(|r| nomor(r.urutan)).collect();
    Err(Galat::Ditolak(format!(
        "{} risiko memakai level di luar matriks baru, antara lain {}. Sesuaikan levelnya lebih dulu.",
        tertinggal.len(),
        contoh.join(", ")
    )))
}

/// Looks every cell up again; one entry of the trail a risk that changed. The decision follows only where the office still
/// fills the risk in: what its owner has approved stays decided as it was, and shows as beyond the appetite.
async fn hitung_ulang(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    baru: &Matriks,
    semua: Vec<risiko::Model>,
    pantau: Vec<pantauan::Model>,
) -> Hasil<usize> {
    let ulang = |u: Terukur| baru.ukur(u.titik).unwrap_or(u);
    for mut p in pantau {
        let ukur = ulang(terukur(p.kemungkinan, p.dampak, p.besaran));
        if i32::from(ukur.besaran) != p.besaran {
            p.besaran = i32::from(ukur.besaran);
            p.into_active_model().reset_all().update(&tulis.tx).await?;
        }
    }
    let mut catatan = Vec::new();
    for mut r in semua {
        let sebelum = ukuran(&r);
        r.besaran = kolom(ulang(terukur(r.kemungkinan, r.dampak, r.besaran))).2;
        r.kini_besaran = kolom(ulang(terukur(r.kini_kemungkinan, r.kini_dampak, r.kini_besaran))).2;
        let residual = terukur_opsional(r.residual_kemungkinan, r.residual_dampak, r.residual_besaran).map(ulang);
        r.residual_besaran = kolom_opsional(residual).2;
        let target = terukur_opsional(r.target_kemungkinan, r.target_dampak, r.target_besaran).map(ulang);
        r.target_besaran = kolom_opsional(target).2;
        // Thresholds beyond the new scale decide nothing any more.
        r.ambang = r.ambang.filter(|&n| n <= i32::from(baru.maks()));
        let ikut = status(&r).dapat_diisi() && r.alasan_keputusan.is_empty();
        if let Some(ya) = r.ambang.map(|a| r.besaran >= a).filter(|_| ikut) {
            r.keputusan = ya;
        }
        let sesudah = ukuran(&r);
        if sebelum == sesudah {
            continue;
        }
        catatan.push(CatatanLengkap {
            waktu: l.kini(),
            akun_id: pelaku.akun_id,
            pelaku: pelaku.nama.clone(),
            alamat: pelaku.alamat.clone(),
            tindakan: "Besaran risiko dihitung ulang",
            objek: OBJEK,
            objek_id: r.id,
            perangkat_daerah: Some(r.perangkat_daerah_id),
            sebelum,
            sesudah,
        });
        r.versi += 1;
        r.diubah = l.kini();
        r.diubah_oleh.clone_from(&pelaku.nama);
        r.into_active_model().reset_all().update(&tulis.tx).await?;
    }
    let banyak = catatan.len();
    catat_banyak(tulis, catatan).await?;
    Ok(banyak)
}

/// What a new matrix changes of a risk.
fn ukuran(r: &risiko::Model) -> Value {
    json!({
        "besaran": r.besaran, "kini_besaran": r.kini_besaran, "residual_besaran": r.residual_besaran,
        "target_besaran": r.target_besaran, "ambang": r.ambang, "keputusan": r.keputusan,
    })
}

/// Criteria and appetites that fit another scale.
fn sesuaikan(mut kerangka: Kerangka, matriks: &Matriks) -> Kerangka {
    for daftar in kerangka.kemungkinan.values_mut() {
        daftar.resize(matriks.kemungkinan.len(), Default::default());
    }
    for kriteria in kerangka.dampak.values_mut() {
        for sisi in [&mut kriteria.positif, &mut kriteria.negatif] {
            if !sisi.is_empty() {
                sisi.resize(matriks.dampak.len(), String::new());
            }
        }
    }
    let muat = |n: Option<u8>| n.filter(|&n| n <= matriks.maks());
    for ambang in kerangka.selera.values_mut() {
        (ambang.positif, ambang.negatif) = (muat(ambang.positif), muat(ambang.negatif));
    }
    kerangka
}

/// The frames of the registers of a year follow its scale.
async fn sesuaikan_konteks(l: &Layanan, tulis: &Tulis, pelaku: &Pelaku, tahun: i32, matriks: &Matriks) -> Hasil<()> {
    for mut k in konteks::Entity::find().filter(konteks::Column::Tahun.eq(tahun)).all(&tulis.tx).await? {
        let lama: Kerangka = serde_json::from_str(&k.kerangka)?;
        let baru = sesuaikan(lama.clone(), matriks);
        if baru != lama {
            k.kerangka = serde_json::to_string(&baru)?;
            k.versi += 1;
            k.diubah = l.kini();
            k.diubah_oleh.clone_from(&pelaku.nama);
            let objek = (OBJEK_REGISTER, k.id, Some(k.perangkat_daerah_id));
            let isi = (json!({"kerangka": lama}), json!({"kerangka": baru}));
            catat(l, tulis, pelaku, objek, "Kerangka disesuaikan dengan matriks", isi).await?;
            k.into_active_model().reset_all().update(&tulis.tx).await?;
        }
    }
    Ok(())
}

/// Offices of a year that are within reach, as a condition on the office of a row.
pub(super) fn dalam_jangkauan(akses: &Akses, kantor: Option<i64>) -> Hasil<Option<Vec<i64>>> {
    match (akses, kantor) {
        (akses, Some(id)) if mencakup(akses, id) => Ok(Some(vec![id])),
        (_, Some(_)) => Err(Galat::TidakAda),
        (Akses::Semua, None) => Ok(None),
        (Akses::Kantor(milik), None) => Ok(Some(milik.clone())),
    }
}
