//! Proposals to build or change an application: what offices file, what resembles it, what the Dinas decides.
//!
//! KALBAR Pasal 16, BEKASI Pasal 20 ayat (5) and (6), DKI68 Pasal 15 ayat (4) to (7), PRABU Pasal 8 ayat (4). The rules
//! stand in [`domain::aplikasi::usulan`].

mod dokumen;
mod entitas;
mod keputusan;
mod langkah;
pub mod menunggu;
mod serupa;
mod simpan;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    aplikasi::usulan::{
        Jenis, JenisAplikasi, Status,
        surat::SuratUsulan,
        syarat::{self, Ciri, Syarat},
    },
    arsitektur::aplikasi::REGISTER,
    izin::Tindakan,
    tabel::Tabel,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

pub use dokumen::{lampirkan, lepas};
pub use keputusan::{IsianKeputusan, setujui, surat, tolak};
pub use langkah::{IsianMulai, mulai, perbaiki, tarik, verifikasi};
pub(crate) use serupa::Tembolok;
pub use serupa::{Serupa, ajukan, daftar as serupa, jawab, nama_isian};
pub use simpan::{IsianUsulan, create, update};

use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    bukti::{self, Bukti},
    jejak::{self, Catatan},
    perangkat_daerah::{self, KantorRingkas},
    register::{self, Akses},
};

/// What the audit trail calls a proposal.
pub const OBJEK: &str = "usulan_aplikasi";

/// Entries of the history a page shows.
const RIWAYAT: u64 = 50;
/// Proposals a list shows.
const BATAS_DAFTAR: u64 = 500;

/// Which proposals a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pilihan {
    /// `None` for every state.
    pub status: Option<Status>,
    /// Only those that await the person who asks.
    pub menunggu: bool,
}

/// A proposal in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ringkas {
    pub id: i64,
    pub nama: String,
    pub jenis: Jenis,
    pub jenis_aplikasi: JenisAplikasi,
    pub kantor: Option<KantorRingkas>,
    pub status: Status,
    pub revisi: i32,
    pub diubah: DateTime<Utc>,
}

/// One thing asked, with what was brought.
#[derive(Clone, Debug)]
pub struct Dibawa {
    pub syarat: Syarat,
    pub jawaban: Jawaban,
    pub berkas: Vec<Bukti>,
}

/// A text, or the number and date of a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jawaban {
    pub isi: String,
    pub nomor: String,
    pub tanggal: Option<NaiveDate>,
}

/// A decision on one filing.
#[derive(Clone, Debug)]
pub struct Keputusan {
    pub id: i64,
    pub surat: SuratUsulan,
    pub pada: DateTime<Utc>,
}

/// A proposal with everything around it.
#[derive(Clone, Debug)]
pub struct Usulan {
    pub id: i64,
    pub versi: i64,
    pub kantor_id: i64,
    pub kantor: Option<KantorRingkas>,
    pub jenis: Jenis,
    pub jenis_aplikasi: JenisAplikasi,
    /// The application that is to be changed, or the entry that the approval made; `None` beside a name that this person
    /// may not see.
    pub aplikasi_id: Option<i64>,
    pub nama: String,
    pub fungsi: String,
    pub uraian: String,
    pub kode_rujukan: String,
    pub kode_tertutup: bool,
    pub dalam_rencana: bool,
    pub rencana_mulai: Option<NaiveDate>,
    pub status: Status,
    /// Which filing, from 1.
    pub revisi: i32,
    pub diajukan_pada: Option<DateTime<Utc>>,
    pub verifikasi: String,
    pub diverifikasi_pada: Option<DateTime<Utc>>,
    pub mulai: Option<NaiveDate>,
    pub diubah: DateTime<Utc>,
    pub dibawa: Vec<Dibawa>,
    /// Newest first.
    pub keputusan: Vec<Keputusan>,
    pub riwayat: Vec<jejak::Entri>,
    /// Whether this person writes it for the office.
    pub boleh_mengisi: bool,
    /// Whether this person verifies and decides it; never who filed it.
    pub boleh_memutuskan: bool,
}

impl Pilihan {
    /// From the parameters of an address: `status`, `menunggu`.
    #[must_use]
    pub fn dari_alamat(status: &str, menunggu: &str) -> Self {
        Self { status: Status::dari_kode(status), menunggu: !menunggu.is_empty() }
    }
}

impl Usulan {
    /// What decides which things are asked.
    #[must_use]
    pub const fn ciri(&self) -> Ciri {
        Ciri {
            jenis: self.jenis,
            jenis_aplikasi: self.jenis_aplikasi,
            kode_tertutup: self.kode_tertutup,
            dalam_rencana: self.dalam_rencana,
        }
    }
}

/// Proposals this person may see, the last changed first.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn list(l: &Layanan, pelaku: &Pelaku, pilihan: Pilihan) -> Hasil<Vec<Ringkas>> {
    let akses = register::akses(pelaku, &REGISTER)?;
    let mut kueri = entitas::usulan::Entity::find()
        .order_by_desc(entitas::usulan::Column::Diubah)
        .order_by_desc(entitas::usulan::Column::Id)
        .limit(BATAS_DAFTAR);
    if let Akses::Kantor(kantor) = akses {
        kueri = kueri.filter(entitas::usulan::Column::PerangkatDaerahId.is_in(kantor));
    }
    if let Some(status) = pilihan.status {
        kueri = kueri.filter(entitas::usulan::Column::Status.eq(status.kode()));
    }
    if pilihan.menunggu {
        kueri = kueri.filter(menunggu::syarat(pelaku));
    }
    let baris = kueri.all(&l.db).await?;
    let mut id: Vec<i64> = baris.iter().map(|b| b.perangkat_daerah_id).collect();
    id.sort_unstable();
    id.dedup();
    let nama = perangkat_daerah::nama(&l.db, &id).await?;
    Ok(baris
        .into_iter()
        .map(|b| Ringkas {
            id: b.id,
            jenis: jenis(&b),
            jenis_aplikasi: jenis_aplikasi(&b),
            kantor: nama.get(&b.perangkat_daerah_id).cloned(),
            status: status_dari(&b),
            revisi: b.revisi,
            diubah: b.diubah,
            nama: b.nama,
        })
        .collect())
}

/// The same list as a table to download.
///
/// # Errors
/// As [`list`].
pub async fn tabel(l: &Layanan, pelaku: &Pelaku, pilihan: Pilihan) -> Hasil<Tabel> {
    let zona = l.profil.zona_waktu;
    let isi = list(l, pelaku, pilihan).await?;
    let baris = isi.iter().map(|u| {
        vec![
            u.nama.clone(),
            u.kantor.as_ref().map_or_else(String::new, |k| k.nama.clone()),
            u.jenis.nama().to_owned(),
            u.jenis_aplikasi.nama().to_owned(),
            u.status.nama().to_owned(),
            u.revisi.to_string(),
            zona.ringkas(u.diubah),
        ]
    });
    let kepala = ["Nama", "Pengusul", "Jenis usulan", "Jenis aplikasi", "Keadaan", "Pengajuan ke", "Diubah"];
    Ok(Tabel::dari_teks("Usulan aplikasi", &kepala, baris.collect()))
}

/// One proposal.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, id: i64) -> Hasil<Usulan> {
    let baris = terlihat(&l.db, pelaku, id).await?;
    let dibawa = dibawa(l, &l.db, &baris).await?;
    let keputusan = entitas::keputusan::Entity::find()
        .filter(entitas::keputusan::Column::UsulanId.eq(id))
        .order_by_desc(entitas::keputusan::Column::Revisi)
        .all(&l.db)
        .await?
        .into_iter()
        .map(|k| Ok(Keputusan { id: k.id, surat: serde_json::from_str(&k.potret)?, pada: k.pada }))
        .collect::<Hasil<_>>()?;
    let kantor = [baris.perangkat_daerah_id];
    let milik = jejak::Milik { objek: OBJEK, objek_id: id, tindakan: Tindakan::LihatRegister, kantor: &kantor };
    let nama = perangkat_daerah::nama(&l.db, &kantor).await?.remove(&kantor[0]);
    let sendiri = baris.diajukan_oleh.is_some() && baris.diajukan_oleh == pelaku.akun_id;
    Ok(Usulan {
        riwayat: jejak::riwayat(&l.db, pelaku, milik, RIWAYAT).await?,
        boleh_mengisi: pelaku.boleh(Tindakan::IsiAplikasi, &kantor),
        boleh_memutuskan: pelaku.boleh(Tindakan::PutuskanUsulan, &[]) && !sendiri,
        id,
        versi: baris.versi,
        kantor_id: baris.perangkat_daerah_id,
        kantor: nama,
        jenis: jenis(&baris),
        jenis_aplikasi: jenis_aplikasi(&baris),
        aplikasi_id: baris.aplikasi_id,
        kode_tertutup: baris.kode_tertutup,
        dalam_rencana: baris.dalam_rencana,
        rencana_mulai: baris.rencana_mulai,
        status: status_dari(&baris),
        revisi: baris.revisi,
        diajukan_pada: baris.diajukan_pada,
        diverifikasi_pada: baris.diverifikasi_pada,
        mulai: baris.mulai,
        diubah: baris.diubah,
        nama: baris.nama,
        fungsi: baris.fungsi,
        uraian: baris.uraian,
        kode_rujukan: baris.kode_rujukan,
        verifikasi: baris.verifikasi,
        dibawa,
        keputusan,
    })
}

/// What is asked of a proposal, with what was brought.
async fn dibawa<C: ConnectionTrait>(l: &Layanan, db: &C, baris: &entitas::usulan::Model) -> Hasil<Vec<Dibawa>> {
    let jawaban = entitas::jawaban::Entity::find()
        .filter(entitas::jawaban::Column::UsulanId.eq(baris.id))
        .all(db)
        .await?
        .into_iter()
        .map(|j| (j.butir, Jawaban { isi: j.isi, nomor: j.nomor, tanggal: j.tanggal }))
        .collect::<BTreeMap<_, _>>();
    let tautan = entitas::dokumen::Entity::find()
        .filter(entitas::dokumen::Column::UsulanId.eq(baris.id))
        .order_by_asc(entitas::dokumen::Column::Id)
        .all(db)
        .await?;
    let mut id: Vec<i64> = tautan.iter().map(|t| t.bukti_id).collect();
    id.sort_unstable();
    id.dedup();
    let berkas: HashMap<i64, Bukti> = bukti::get_banyak(db, &id).await?;
    Ok(syarat::diminta(&l.profil, &ciri(baris))
        .into_iter()
        .map(|syarat| Dibawa {
            jawaban: jawaban.get(syarat.butir.kode).cloned().unwrap_or_default(),
            berkas: tautan
                .iter()
                .filter(|t| t.butir == syarat.butir.kode)
                .filter_map(|t| berkas.get(&t.bukti_id).cloned())
                .collect(),
            syarat,
        })
        .collect())
}

/// The row, for somebody who may see it.
async fn terlihat<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, id: i64) -> Hasil<entitas::usulan::Model> {
    let akses = register::akses(pelaku, &REGISTER)?;
    let baris = entitas::usulan::Entity::find_by_id(id).one(db).await?.ok_or(Galat::TidakAda)?;
    let boleh = match akses {
        Akses::Semua => true,
        Akses::Kantor(kantor) => kantor.contains(&baris.perangkat_daerah_id),
    };
    if boleh { Ok(baris) } else { Err(Galat::TidakAda) }
}

/// Holds the row until the transaction ends, for somebody who may do this to it, if it is the version they saw.
async fn pegang(
    tulis: &Tulis,
    pelaku: &Pelaku,
    tindakan: Tindakan,
    (id, versi): (i64, i64),
) -> Hasil<entitas::usulan::Model> {
    entitas::usulan::Entity::find_by_id(id).lock_exclusive().one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    let baris = terlihat(&tulis.tx, pelaku, id).await?;
    pelaku.wajib(tindakan, &[baris.perangkat_daerah_id])?;
    if baris.versi != versi {
        return Err(Galat::Bentrok(format!(
            "{} baru saja mengubah usulan ini. Muat ulang halaman, lalu ulangi.",
            baris.diubah_oleh
        )));
    }
    Ok(baris)
}

/// The trail of a proposal.
async fn catat(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    baris: &entitas::usulan::Model,
    tindakan: &str,
    (sebelum, sesudah): (serde_json::Value, serde_json::Value),
) -> Hasil<()> {
    let entri = Catatan {
        tindakan,
        objek: OBJEK,
        objek_id: baris.id,
        perangkat_daerah: Some(baris.perangkat_daerah_id),
        sebelum,
        sesudah,
    };
    jejak::catat(tulis, l.kini(), pelaku, entri).await
}

fn ditolak(sebab: impl ToString) -> Galat {
    Galat::Ditolak(sebab.to_string())
}

fn jenis(b: &entitas::usulan::Model) -> Jenis {
    Jenis::dari_kode(&b.jenis).unwrap_or_default()
}

fn jenis_aplikasi(b: &entitas::usulan::Model) -> JenisAplikasi {
    JenisAplikasi::dari_kode(&b.jenis_aplikasi).unwrap_or_default()
}

fn status_dari(b: &entitas::usulan::Model) -> Status {
    Status::dari_kode(&b.status).unwrap_or_default()
}

fn ciri(b: &entitas::usulan::Model) -> Ciri {
    Ciri {
        jenis: jenis(b),
        jenis_aplikasi: jenis_aplikasi(b),
        kode_tertutup: b.kode_tertutup,
        dalam_rencana: b.dalam_rencana,
    }
}
