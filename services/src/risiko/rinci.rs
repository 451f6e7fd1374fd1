//! One risk with everything around it, and what this person may do with it now.

use chrono::{DateTime, Utc};
use domain::{
    izin::Tindakan,
    risiko::{
        Kerangka, Matriks,
        alur::Perbuatan,
        eskalasi::{EskalasiTertutup, Letak},
        kelengkapan,
        konteks::Sasaran,
        nomor,
        potret::PotretRisiko,
        residual::{Sisa, sisa},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{
    OBJEK,
    alur::{self, Pilihan},
    dasar::{basi_isian, muat, status},
    entitas::{catatan, eskalasi as baris_eskalasi, risiko},
    eskalasi::{self, Eskalasi},
    kejadian::Kejadian,
    pantauan::Pantauan,
    penanganan::Penanganan,
    potret::{self, Isi, Milik},
    register,
    tautan::{self, DaftarTautan},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, jejak,
    perangkat_daerah::{self, KantorRingkas},
};

/// Entries of the history that a page shows.
const RIWAYAT: u64 = 50;

/// A remark that came with a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatatanReviu {
    pub perbuatan: Perbuatan,
    pub catatan: String,
    pub oleh: String,
    pub pada: DateTime<Utc>,
}

/// What this person may do with the risk beside its steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BolehRisiko {
    /// Assessment, plan and residual: a draft of an open year.
    pub mengisi: bool,
    /// Progress, occurrences, links, SPIP: an open year.
    pub mencatat: bool,
    /// Monitoring: an open year and an approved risk.
    pub memantau: bool,
    pub eskalasi: bool,
    /// The decision on what was escalated.
    pub memutus: bool,
    pub memulihkan: bool,
}

/// One risk.
#[derive(Clone, Debug)]
pub struct Rincian {
    pub risiko: PotretRisiko,
    pub register_id: i64,
    pub versi: i64,
    pub kantor: KantorRingkas,
    pub tahun: i32,
    /// The year is closed.
    pub terkunci: bool,
    pub diarsipkan: Option<DateTime<Utc>>,
    /// Codes behind the names, for the form.
    pub kategori: String,
    pub area: String,
    pub sasaran_id: Option<i64>,
    pub pertimbangan: Option<i32>,
    pub matriks: Matriks,
    pub kerangka: Kerangka,
    /// Goals to choose from.
    pub sasaran: Vec<Sasaran>,
    pub penanganan: Vec<Penanganan>,
    pub pantauan: Vec<Pantauan>,
    pub kejadian: Vec<Kejadian>,
    pub tautan: DaftarTautan,
    pub letak: Letak,
    /// Why this person does not decide on what waits, though their role does.
    pub putusan_tertutup: Option<EskalasiTertutup>,
    /// Newest first.
    pub eskalasi: Vec<Eskalasi>,
    /// Newest first.
    pub catatan: Vec<CatatanReviu>,
    /// The same risk of the year before: id and number.
    pub asal: Option<(i64, String)>,
    /// What the residual means; `None` without one.
    pub residual: Option<Sisa>,
    pub pilihan: Vec<Pilihan>,
    pub boleh: BolehRisiko,
    pub diubah: DateTime<Utc>,
    pub diubah_oleh: String,
    pub riwayat: Vec<jejak::Entri>,
}

/// One risk, for somebody who may see it. A fixed number of queries.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, id: i64) -> Hasil<Rincian> {
    let m = muat(l, &l.db, pelaku, id).await?;
    let kantor_id = m.risiko.perangkat_daerah_id;
    let mut pilihan = if m.risiko.diarsipkan_pada.is_none() { alur::pilihan(pelaku, &m) } else { Vec::new() };
    let mut boleh = boleh(pelaku, &m);
    let letak = eskalasi::letak(&m.risiko);
    let kerangka: Kerangka = serde_json::from_str(&m.konteks.kerangka)?;
    let sasaran = register::sasaran_dari(&l.db, m.konteks.id).await?;
    let saudara = risiko::Entity::find()
        .filter(risiko::Column::KonteksId.eq(m.konteks.id))
        .filter(risiko::Column::DiarsipkanPada.is_null())
        .all(&l.db)
        .await?;
    let urutan = potret::prioritas(&saudara);
    let tautan = tautan::dari(&l.db, pelaku, id).await?;
    let asal = asal(l, m.risiko.asal_id).await?;
    let kantor = perangkat_daerah::nama(&l.db, &[kantor_id]).await?.remove(&kantor_id).ok_or(Galat::TidakAda)?;
    let eskalasi = baris_eskalasi::Entity::find().filter(baris_eskalasi::Column::RisikoId.eq(id)).all(&l.db).await?;
    let pemohon = eskalasi.iter().find(|e| e.putusan.is_none()).and_then(|e| e.pemohon_id);
    let putusan_tertutup = eskalasi::halangan(pelaku, &m, pemohon).filter(|_| boleh.memutus);
    boleh.memutus &= putusan_tertutup.is_none();
    let mut isi = Isi::muat(&l.db, &[id]).await?;
    let r = m.risiko.clone();
    let nama = tautan.tautan.iter().map(|t| format!("{} · {}", t.nomor, t.nama)).collect();
    let milik = Milik { sasaran: &sasaran, kerangka: &kerangka, kerja: &m.kerja, urutan: &urutan, tautan: nama };
    let (risiko, rinci) = potret::susun(l, &mut isi, m.risiko, milik)?;
    // A draft says what it lacks before anybody presses the button.
    let terencana = |p: &Penanganan| kelengkapan::terencana(&p.isi.aksi, &p.isi.keluaran, &p.isi.penanggung_jawab);
    let kurang = kelengkapan::kalimat(&alur::kurang(&r, rinci.penanganan.iter().any(terencana)));
    if let Some(ajukan) = pilihan.iter_mut().find(|p| p.perbuatan == Perbuatan::Ajukan && p.tertutup.is_none()) {
        ajukan.tertutup = kurang;
    }
    let milik = jejak::Milik { objek: OBJEK, objek_id: id, tindakan: Tindakan::LihatRisiko, kantor: &[kantor_id] };
    Ok(Rincian {
        residual: risiko.residual.map(|u| sisa(risiko.jenis, risiko.kini.besaran, u.besaran, risiko.ambang)),
        riwayat: jejak::riwayat(&l.db, pelaku, milik, RIWAYAT).await?,
        catatan: catatan_dari(l, id).await?,
        eskalasi: eskalasi::susun(eskalasi),
        risiko,
        register_id: m.konteks.id,
        versi: r.versi,
        kantor,
        tahun: r.tahun,
        terkunci: m.kerja.ditutup.is_some(),
        diarsipkan: r.diarsipkan_pada,
        kategori: r.kategori,
        area: r.area,
        sasaran_id: r.sasaran_id,
        pertimbangan: r.pertimbangan,
        matriks: m.kerja.matriks,
        kerangka,
        sasaran,
        penanganan: rinci.penanganan,
        pantauan: rinci.pantauan,
        kejadian: rinci.kejadian,
        tautan,
        letak,
        putusan_tertutup,
        asal,
        pilihan,
        boleh,
        diubah: r.diubah,
        diubah_oleh: r.diubah_oleh,
    })
}

/// A form for a row below this risk that found no row: for who sees the risk the row was deleted while the form was open, and
/// what was typed is given back as from any stale form.
///
/// # Errors
/// [`Galat::BentrokIsian`] instead of [`Galat::TidakAda`] for who sees the risk; otherwise as `hasil`.
pub async fn bila_terhapus<T>(l: &Layanan, pelaku: &Pelaku, id: i64, hasil: Hasil<T>) -> Hasil<T> {
    match hasil {
        Err(Galat::TidakAda) => {
            let r = muat(l, &l.db, pelaku, id).await?.risiko;
            Err(basi_isian(&r.diubah_oleh, r.diubah, r.versi))
        }
        lain => lain,
    }
}

fn boleh(pelaku: &Pelaku, m: &super::dasar::Muatan) -> BolehRisiko {
    let kantor = [m.risiko.perangkat_daerah_id];
    let terbuka = m.kerja.ditutup.is_none();
    let arsip = m.risiko.diarsipkan_pada.is_some();
    let isi = terbuka && pelaku.boleh(Tindakan::IsiRisiko, &kantor);
    let berlaku = status(&m.risiko).berlaku();
    let letak = eskalasi::letak(&m.risiko);
    BolehRisiko {
        mengisi: isi && !arsip && alur::boleh(pelaku, m, Perbuatan::Isi).is_ok(),
        mencatat: isi && !arsip,
        memantau: isi && !arsip && berlaku,
        eskalasi: terbuka
            && !arsip
            && berlaku
            && letak.eskalasi().is_ok()
            && pelaku.boleh(eskalasi::pengaju(&letak), &kantor),
        memutus: terbuka && !arsip && letak.menunggu.is_some() && pelaku.boleh(Tindakan::KonsolidasiRisiko, &kantor),
        memulihkan: isi && arsip,
    }
}

async fn catatan_dari(l: &Layanan, id: i64) -> Hasil<Vec<CatatanReviu>> {
    let mut baris = catatan::Entity::find().filter(catatan::Column::RisikoId.eq(id)).all(&l.db).await?;
    baris.sort_by_key(|c| std::cmp::Reverse(c.id));
    Ok(baris
        .into_iter()
        .filter_map(|c| {
            let perbuatan = Perbuatan::dari_kode(&c.perbuatan)?;
            Some(CatatanReviu { perbuatan, catatan: c.catatan, oleh: c.oleh, pada: c.pada })
        })
        .collect())
}

async fn asal(l: &Layanan, id: Option<i64>) -> Hasil<Option<(i64, String)>> {
    let Some(id) = id else { return Ok(None) };
    let baris: Option<(i64, i32)> = risiko::Entity::find_by_id(id)
        .select_only()
        .columns([risiko::Column::Id, risiko::Column::Urutan])
        .into_tuple()
        .one(&l.db)
        .await?;
    Ok(baris.map(|(id, urutan)| (id, nomor(urutan))))
}
