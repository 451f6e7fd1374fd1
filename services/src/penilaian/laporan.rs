//! The snapshot a report is made from, and the issued reports with number, date and hash.
//!
//! DKI68 Pasal 32 ayat (5): the result goes to the Gubernur through the tim koordinasi SPBE.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    angka::Nilai,
    izin::Tindakan,
    laporan::{
        Penetapan, Potret, PotretBukti, PotretIndikator, PotretKlarifikasi, PotretNilai, PotretRekomendasi, PotretTahun,
    },
    penandatangan::Dokumen,
    penilaian::Tahap,
    teks,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait,
};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    entitas::{isian, isian_bukti, klarifikasi, laporan, nilai, rekomendasi},
    konteks::{Konteks, tahap},
    ringkasan,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    galat::PadaKembar,
    jejak::{self, Catatan},
    penandatangan,
    register::terbitan::nomor_bebas,
};

/// An issued report in the list.
#[derive(Clone, Debug)]
pub struct LaporanTerbit {
    pub id: i64,
    pub bentuk: Bentuk,
    pub nomor: String,
    pub tanggal: NaiveDate,
    pub per: DateTime<Utc>,
    pub sidik: String,
    pub oleh: Option<String>,
}

/// A report with its snapshot, ready to render.
#[derive(Clone, Debug)]
pub struct LaporanBeku {
    pub bentuk: Bentuk,
    pub nomor: String,
    pub tanggal: NaiveDate,
    pub sidik: String,
    pub potret: Potret,
}

/// The documents an assessment ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bentuk {
    /// Laporan Hasil Pemantauan/Evaluasi SPBE.
    Evaluasi,
    /// Berita Acara Penilaian Mandiri (PermenPANRB 59/2020 hlm. 85).
    BeritaAcara,
    /// Pernyataan Persetujuan Publikasi.
    PersetujuanPublikasi,
}

impl Bentuk {
    pub const SEMUA: [Self; 3] = [Self::Evaluasi, Self::BeritaAcara, Self::PersetujuanPublikasi];

    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Evaluasi => "evaluasi",
            Self::BeritaAcara => "berita-acara",
            Self::PersetujuanPublikasi => "persetujuan-publikasi",
        }
    }

    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|bentuk| bentuk.kode() == kode)
    }

    /// Who signs it is kept for this document.
    #[must_use]
    pub const fn dokumen(self) -> Dokumen {
        match self {
            Self::Evaluasi => Dokumen::LaporanHasil,
            Self::BeritaAcara => Dokumen::BeritaAcara,
            Self::PersetujuanPublikasi => Dokumen::PersetujuanPublikasi,
        }
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Evaluasi => "Laporan hasil",
            Self::BeritaAcara => "Berita acara penilaian mandiri",
            Self::PersetujuanPublikasi => "Pernyataan persetujuan publikasi",
        }
    }
}

/// A snapshot of now, for a draft that carries no number.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Dilarang`].
pub async fn potret(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64) -> Hasil<Potret> {
    let tx = l.baca_serentak().await?;
    let konteks = Konteks::muat_seluruh(&tx, pelaku, penilaian_id).await?;
    if konteks.penilaian.perangkat_daerah_id.is_none() {
        pelaku.wajib(Tindakan::UnduhLaporan, &[])?;
    }
    ambil(l, &tx, konteks, l.kini()).await
}

/// A snapshot of now with one office's indicators only: the office's own sheet.
///
/// # Errors
/// [`Galat::TidakAda`] when the office has no indicator here or is not this person's.
pub async fn potret_kantor(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64, kantor: i64) -> Hasil<Potret> {
    let tx = l.baca_serentak().await?;
    let konteks = Konteks::muat(&tx, pelaku, penilaian_id).await?;
    if !konteks.akses.mencakup(&[kantor]) {
        return Err(Galat::TidakAda);
    }
    let nama = crate::perangkat_daerah::nama(&tx, &[kantor]).await?.remove(&kantor).ok_or(Galat::TidakAda)?;
    let mut potret = ambil(l, &tx, konteks, l.kini()).await?;
    potret.indikator.retain(|i| i.kantor.contains(&nama.singkatan));
    if potret.indikator.is_empty() {
        return Err(Galat::TidakAda);
    }
    potret.rekomendasi.retain(|r| r.pemilik.as_deref() == Some(nama.singkatan.as_str()));
    potret.riwayat.clear();
    potret.penandatangan =
        [(Dokumen::LembarPerangkatDaerah, crate::perangkat_daerah::kepala(&tx, kantor).await?)].into();
    potret.perangkat_daerah = Some(nama.nama);
    Ok(potret)
}

/// Issues a report: the snapshot is kept with number, date and hash, and never changes again.
///
/// # Errors
/// [`Galat::Isian`] when the number is empty or taken, [`Galat::Dilarang`].
pub async fn terbitkan(
    l: &Layanan,
    pelaku: &Pelaku,
    penilaian_id: i64,
    bentuk: Bentuk,
    nomor: &str,
    tanggal: NaiveDate,
) -> Hasil<i64> {
    pelaku.wajib(Tindakan::TerbitkanLaporan, &[])?;
    let nomor = teks::baris(nomor, "Nomor laporan", true, 120).map_err(|g| Galat::isian("nomor", g.to_string()))?;
    let tulis = l.tulis().await?;
    let kini = l.kini();
    nomor_bebas(&tulis.tx, &nomor).await?;
    let terbitan = Terbitan { penilaian_id, bentuk, nomor, tanggal };
    let potret = potret_terbitan(l, &tulis.tx, pelaku, &terbitan, kini).await?;
    let (id, sesudah) = bekukan(&tulis.tx, pelaku, terbitan, &potret).await?;
    let entri = Catatan {
        tindakan: "Laporan diterbitkan",
        objek: "laporan",
        objek_id: id,
        perangkat_daerah: None,
        sebelum: serde_json::Value::Null,
        sesudah,
    };
    jejak::catat(&tulis, kini, pelaku, entri).await?;
    tulis.selesai().await?;
    Ok(id)
}

/// What is issued.
pub(crate) struct Terbitan {
    pub penilaian_id: i64,
    pub bentuk: Bentuk,
    pub nomor: String,
    pub tanggal: NaiveDate,
}

/// The snapshot of a document at a moment: about its own signer only.
pub(crate) async fn potret_terbitan<C: ConnectionTrait>(
    l: &Layanan,
    db: &C,
    pelaku: &Pelaku,
    terbitan: &Terbitan,
    per: DateTime<Utc>,
) -> Hasil<Potret> {
    let konteks = Konteks::muat_seluruh(db, pelaku, terbitan.penilaian_id).await?;
    let mut potret = ambil(l, db, konteks, per).await?;
    potret.penandatangan.retain(|dokumen, _| *dokumen == terbitan.bentuk.dokumen());
    Ok(potret)
}

/// Keeps a snapshot for good; gives its id and what the audit trail says of it.
pub(crate) async fn bekukan<C: ConnectionTrait>(
    db: &C,
    pelaku: &Pelaku,
    terbitan: Terbitan,
    potret: &Potret,
) -> Hasil<(i64, serde_json::Value)> {
    let Terbitan { penilaian_id, bentuk, nomor, tanggal } = terbitan;
    let isi = serde_json::to_string(potret)?;
    let sidik = jejak::heks(&Sha256::digest(isi.as_bytes()));
    let model = laporan::ActiveModel {
        penilaian_id: Set(penilaian_id),
        bentuk: Set(bentuk.kode().into()),
        nomor: Set(nomor.clone()),
        tanggal: Set(tanggal),
        per: Set(potret.per),
        sidik: Set(sidik.clone()),
        potret: Set(isi),
        oleh: Set(pelaku.akun_id),
        ..Default::default()
    }
    .insert(db)
    .await
    .pada_kembar(
        "nomor",
        "nomor",
        "Nomor ini sudah dipakai laporan lain. Periksa buku agenda, lalu isi nomor yang benar.",
    )?;
    Ok((model.id, json!({"bentuk": bentuk.kode(), "nomor": nomor, "tanggal": tanggal, "sidik": sidik})))
}

/// Issued reports of an assessment, newest first.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Dilarang`].
pub async fn list(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64) -> Hasil<Vec<LaporanTerbit>> {
    Konteks::muat_seluruh(&l.db, pelaku, penilaian_id).await?;
    let baris = laporan::Entity::find()
        .filter(laporan::Column::PenilaianId.eq(penilaian_id))
        .order_by_desc(laporan::Column::Id)
        .all(&l.db)
        .await?;
    let orang = crate::akun::nama(&l.db, &super::konteks::unik(baris.iter().map(|b| b.oleh))).await?;
    baris
        .into_iter()
        .map(|b| {
            Ok(LaporanTerbit {
                id: b.id,
                bentuk: bentuk(&b.bentuk)?,
                nomor: b.nomor,
                tanggal: b.tanggal,
                per: b.per,
                sidik: b.sidik,
                oleh: b.oleh.and_then(|id| orang.get(&id).cloned()),
            })
        })
        .collect()
}

/// An issued report with the snapshot it was issued from.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Dilarang`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64, id: i64) -> Hasil<LaporanBeku> {
    Konteks::muat_seluruh(&l.db, pelaku, penilaian_id).await?;
    let b = laporan::Entity::find_by_id(id)
        .filter(laporan::Column::PenilaianId.eq(penilaian_id))
        .one(&l.db)
        .await?
        .ok_or(Galat::TidakAda)?;
    Ok(LaporanBeku {
        bentuk: bentuk(&b.bentuk)?,
        nomor: b.nomor,
        tanggal: b.tanggal,
        sidik: b.sidik,
        potret: serde_json::from_str(&b.potret)?,
    })
}

async fn ambil<C: ConnectionTrait>(l: &Layanan, db: &C, konteks: Konteks, per: DateTime<Utc>) -> Hasil<Potret> {
    let penilaian_id = konteks.penilaian.id;
    let tim_asesor = konteks.putaran.tim_asesor();
    let r = ringkasan::muat(db, konteks).await?;
    let isian: HashMap<String, i64> = isian::Entity::find()
        .filter(isian::Column::PenilaianId.eq(penilaian_id))
        .all(db)
        .await?
        .into_iter()
        .map(|i| (i.indikator, i.id))
        .collect();
    let mut uraian = uraian(db, penilaian_id).await?;
    let mut bukti = bukti(db, penilaian_id).await?;
    let mut tanya = tanya(db, penilaian_id).await?;
    let nama: HashMap<i64, String> = r.kantor.iter().map(|k| (k.id, k.singkatan.clone())).collect();
    let indikator = r
        .indikator
        .iter()
        .map(|i| {
            let id = isian.get(&i.kode).copied().unwrap_or_default();
            PotretIndikator {
                kode: i.kode.clone(),
                status: i.status,
                kantor: i.kantor.iter().filter_map(|id| nama.get(id).cloned()).collect(),
                nilai: uraian.remove(&id).unwrap_or_default(),
                bukti: bukti.remove(&id).unwrap_or_default(),
                klarifikasi: tanya.remove(&id).unwrap_or_default(),
            }
        })
        .collect();
    Ok(Potret {
        tahun: r.tahun,
        jenis: r.jenis,
        lingkup: r.lingkup,
        nama: r.nama,
        instrumen: r.instrumen,
        perangkat_daerah: r.subjek.map(|k| k.nama),
        tahap: r.tahap,
        penetapan: r.penetapan.filter(|_| r.terkunci).map(|k| Penetapan { nomor: k.nomor, tanggal: k.tanggal }),
        per,
        target: r.target,
        indikator,
        rekomendasi: saran(db, penilaian_id).await?,
        riwayat: r
            .riwayat
            .into_iter()
            .map(|lama| PotretTahun {
                tahun: lama.tahun,
                nama: lama.nama,
                instrumen: lama.instrumen,
                lingkup: Some(lama.lingkup),
                nilai: lama.nilai,
            })
            .collect(),
        penandatangan: penandatangan::untuk_potret(db, &l.profil).await?,
        tim_asesor,
        lambang: penandatangan::lambang::untuk_potret(db).await?,
    })
}

async fn uraian<C: ConnectionTrait>(db: &C, penilaian_id: i64) -> Hasil<HashMap<i64, BTreeMap<Tahap, PotretNilai>>> {
    let baris = nilai::Entity::find()
        .join(JoinType::InnerJoin, nilai::Relation::Isian.def())
        .filter(isian::Column::PenilaianId.eq(penilaian_id))
        .all(db)
        .await?;
    let mut hasil: HashMap<i64, BTreeMap<Tahap, PotretNilai>> = HashMap::new();
    for n in baris {
        let isi =
            PotretNilai { nilai: n.nilai.map(Nilai), fakta: n.fakta, analisis: n.analisis, justifikasi: n.justifikasi };
        hasil.entry(n.isian_id).or_default().insert(tahap(&n.tahap)?, isi);
    }
    Ok(hasil)
}

async fn bukti<C: ConnectionTrait>(db: &C, penilaian_id: i64) -> Hasil<HashMap<i64, Vec<PotretBukti>>> {
    let tautan = isian_bukti::Entity::find()
        .join(JoinType::InnerJoin, isian_bukti::Relation::Isian.def())
        .filter(isian::Column::PenilaianId.eq(penilaian_id))
        .order_by_asc(isian_bukti::Column::Id)
        .all(db)
        .await?;
    let id = super::konteks::unik(tautan.iter().map(|t| Some(t.bukti_id)));
    let berkas = crate::bukti::get_banyak(db, &id).await?;
    let mut hasil: HashMap<i64, Vec<PotretBukti>> = HashMap::new();
    for t in tautan {
        if let Some(b) = berkas.get(&t.bukti_id) {
            hasil.entry(t.isian_id).or_default().push(PotretBukti {
                nama: b.nama.clone(),
                sha256: b.sha256.clone(),
                ukuran: b.ukuran,
                tingkat: t.tingkat.and_then(|t| u8::try_from(t).ok()),
            });
        }
    }
    Ok(hasil)
}

async fn tanya<C: ConnectionTrait>(db: &C, penilaian_id: i64) -> Hasil<HashMap<i64, Vec<PotretKlarifikasi>>> {
    let baris = klarifikasi::Entity::find()
        .join(JoinType::InnerJoin, klarifikasi::Relation::Isian.def())
        .filter(isian::Column::PenilaianId.eq(penilaian_id))
        .order_by_asc(klarifikasi::Column::Id)
        .all(db)
        .await?;
    let mut hasil: HashMap<i64, Vec<PotretKlarifikasi>> = HashMap::new();
    for q in baris {
        hasil.entry(q.isian_id).or_default().push(PotretKlarifikasi { pertanyaan: q.pertanyaan, jawaban: q.jawaban });
    }
    Ok(hasil)
}

async fn saran<C: ConnectionTrait>(db: &C, penilaian_id: i64) -> Hasil<Vec<PotretRekomendasi>> {
    let baris = rekomendasi::Entity::find()
        .filter(rekomendasi::Column::PenilaianId.eq(penilaian_id))
        .filter(rekomendasi::Column::Arsip.eq(false))
        .order_by_asc(rekomendasi::Column::Tenggat)
        .order_by_asc(rekomendasi::Column::Id)
        .all(db)
        .await?;
    let nama =
        crate::perangkat_daerah::nama(db, &super::konteks::unik(baris.iter().map(|r| r.perangkat_daerah_id))).await?;
    Ok(baris
        .into_iter()
        .map(|r| PotretRekomendasi {
            indikator: r.indikator,
            aspek: r.aspek.and_then(|a| u8::try_from(a).ok()),
            uraian: r.uraian,
            pemilik: r.perangkat_daerah_id.and_then(|id| nama.get(&id)).map(|k| k.singkatan.clone()),
            tenggat: r.tenggat,
            selesai: r.selesai,
        })
        .collect())
}

fn bentuk(kode: &str) -> Hasil<Bentuk> {
    Bentuk::dari_kode(kode)
        .ok_or_else(|| Galat::internal(format!("laporan.bentuk berisi kode yang tidak dikenal: {kode}")))
}
