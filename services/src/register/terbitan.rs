//! Documents of registers that carry a number and a date: what they say is kept when they are issued and never changes.
//! Without a number a document is a draft of now and says so.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    izin::Tindakan,
    register::{Register, cetak::PotretDaftar},
    teks, waktu,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Func, Query, UnionType},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    Akses, akses, cetak,
    entitas::dokumen_register::{ActiveModel, Column, Entity},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    galat::PadaKembar,
    jejak::{self, Catatan, heks},
};

/// Documents a page lists.
const TERAKHIR: u64 = 100;

/// An issued document in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DokumenTerbit {
    pub id: i64,
    /// `Inventaris Aplikasi SPBE`.
    pub judul: String,
    pub nomor: String,
    pub tanggal: NaiveDate,
    /// When the data were read.
    pub per: DateTime<Utc>,
    /// SHA-256 of its content, as the paper prints it.
    pub sidik: String,
    pub oleh: Option<String>,
}

/// An issued document, ready to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct DokumenBeku {
    pub nomor: String,
    pub tanggal: NaiveDate,
    pub per: DateTime<Utc>,
    pub isi: PotretDaftar,
}

/// Whether this person gives documents of the register a number: the tim koordinasi, and the Dinas, which reports on the
/// assets (BEKASI Pasal 26 ayat (8)).
#[must_use]
pub fn boleh_terbit(pelaku: &Pelaku, r: &Register) -> bool {
    let tindakan = [Tindakan::TerbitkanLaporan, Tindakan::VerifikasiCatatan];
    seluruh(pelaku, r).is_ok() && tindakan.into_iter().any(|t| pelaku.boleh(t, &[]))
}

/// Issues what the list shows with these parameters; answers the document.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`] on `nomor` or `tanggal`, [`Galat::Ditolak`] when there are too many records.
pub async fn terbitkan(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    kueri: &[(String, String)],
    (nomor, tanggal): (&str, &str),
) -> Hasil<i64> {
    if !boleh_terbit(pelaku, r) {
        return Err(Galat::dilarang());
    }
    let nomor = teks::baris(nomor, "Nomor", true, 120).map_err(|g| Galat::isian("nomor", g.to_string()))?;
    let tanggal = waktu::baca_tanggal(tanggal, "Tanggal").map_err(|g| Galat::isian("tanggal", g.to_string()))?;
    // Writers wait for each other, so that what is read now is what the transaction sees.
    let tulis = l.tulis().await?;
    nomor_bebas(&tulis.tx, &nomor).await?;
    let per = l.kini();
    let potret = cetak::potret(l, pelaku, r, kueri, tanggal).await?;
    let isi = serde_json::to_string(&potret)?;
    let sidik = heks(&Sha256::digest(isi.as_bytes()));
    let baris = ActiveModel {
        register: Set(r.kode.into()),
        judul: Set(potret.judul.clone()),
        nomor: Set(nomor.clone()),
        tanggal: Set(tanggal),
        per: Set(per),
        sidik: Set(sidik.clone()),
        potret: Set(isi),
        oleh: Set(pelaku.akun_id),
        ..Default::default()
    };
    let id = Entity::insert(baris)
        .exec(&tulis.tx)
        .await
        .pada_kembar(
            "nomor",
            "nomor",
            "Nomor ini sudah dipakai dokumen lain. Periksa buku agenda, lalu isi nomor yang benar.",
        )?
        .last_insert_id;
    let sesudah = json!({
        "judul": potret.judul, "nomor": nomor, "tanggal": tanggal, "catatan": potret.baris.len(), "sidik": sidik,
    });
    let entri = Catatan {
        tindakan: "Dokumen diterbitkan",
        objek: "dokumen_register",
        objek_id: id,
        perangkat_daerah: None,
        sebelum: Value::Null,
        sesudah,
    };
    jejak::catat(&tulis, per, pelaku, entri).await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Passes a number that no issued document carries: reports of assessments, letters on proposals and documents of registers
/// are numbered from one agenda. Capitals make no other number.
///
/// # Errors
/// [`Galat::Isian`] on `nomor` with what carries it.
pub(crate) async fn nomor_bebas<C: ConnectionTrait>(db: &C, nomor: &str) -> Hasil<()> {
    let cari = |tabel: &'static str, apa: Expr| {
        Query::select()
            .expr_as(apa, "apa")
            .column("tanggal")
            .from(tabel)
            .and_where(Expr::expr(Func::lower(Expr::col("nomor"))).eq(nomor.to_lowercase()))
            .take()
    };
    let mut kueri = cari("dokumen_register", Expr::col("judul"));
    kueri
        .union(UnionType::All, cari("laporan", Expr::value("laporan penilaian")))
        .union(UnionType::All, cari("usulan_keputusan", Expr::value("surat tentang usulan aplikasi")))
        .limit(1);
    let Some(baris) = db.query_one(&kueri).await? else { return Ok(()) };
    let (apa, tanggal): (String, NaiveDate) = (baris.try_get("", "apa")?, baris.try_get("", "tanggal")?);
    let tanggal = waktu::panjang(tanggal);
    let pesan =
        format!("Nomor ini sudah dipakai {apa} tanggal {tanggal}. Periksa buku agenda, lalu isi nomor yang benar.");
    Err(Galat::isian("nomor", pesan))
}

/// The issued documents of a register, newest first.
///
/// # Errors
/// [`Galat::Dilarang`] for who does not see every record.
pub async fn list(l: &Layanan, pelaku: &Pelaku, r: &Register) -> Hasil<Vec<DokumenTerbit>> {
    seluruh(pelaku, r)?;
    type Baris = (i64, String, String, NaiveDate, DateTime<Utc>, String, Option<i64>);
    let baris: Vec<Baris> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Judul, Column::Nomor, Column::Tanggal, Column::Per, Column::Sidik, Column::Oleh])
        .filter(Column::Register.eq(r.kode))
        .order_by_desc(Column::Id)
        .limit(TERAKHIR)
        .into_tuple()
        .all(&l.db)
        .await?;
    let mut akun: Vec<i64> = baris.iter().filter_map(|b| b.6).collect();
    akun.sort_unstable();
    akun.dedup();
    let orang = crate::akun::nama(&l.db, &akun).await?;
    let susun = |(id, judul, nomor, tanggal, per, sidik, oleh): Baris| DokumenTerbit {
        id,
        judul,
        nomor,
        tanggal,
        per,
        sidik,
        oleh: oleh.and_then(|id| orang.get(&id).cloned()),
    };
    Ok(baris.into_iter().map(susun).collect())
}

/// An issued document with what it says.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`]; [`Galat::Internal`] when its content is not what was issued.
pub async fn get(l: &Layanan, pelaku: &Pelaku, r: &Register, id: i64) -> Hasil<DokumenBeku> {
    seluruh(pelaku, r)?;
    let satu = Entity::find_by_id(id).filter(Column::Register.eq(r.kode)).one(&l.db).await?.ok_or(Galat::TidakAda)?;
    if heks(&Sha256::digest(satu.potret.as_bytes())) != satu.sidik {
        return Err(Galat::internal(format!("isi dokumen {id} tidak cocok dengan sidiknya")));
    }
    let isi = serde_json::from_str(&satu.potret)?;
    Ok(DokumenBeku { nomor: satu.nomor, tanggal: satu.tanggal, per: satu.per, isi })
}

/// Passes who sees every record: a document holds what its issuer saw.
fn seluruh(pelaku: &Pelaku, r: &Register) -> Hasil<()> {
    if akses(pelaku, r)? == Akses::Semua { Ok(()) } else { Err(Galat::dilarang()) }
}
