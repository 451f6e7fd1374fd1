//! Reviews of the architecture that await the tim koordinasi: those that were begun, and those the calendar asks for now.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    arsitektur::versi::{JenisReviu, Keadaan, KeadaanReviu, kewajiban_reviu, reviu_berkala},
    izin::Tindakan,
};
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait, JoinType,
    sea_query::{Expr, Query},
};

use crate::{Hasil, Layanan, Pelaku};

/// A line of "Menunggu saya".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TugasReviu {
    pub arsitektur_id: i64,
    /// Name of the version.
    pub versi: String,
    pub apa: ApaReviu,
    /// The last day of its window; none for a review that was begun, and none where the rule says "dapat" (BEKASI Pasal 9
    /// ayat (3)): what may be done is never late.
    pub tenggat: Option<NaiveDate>,
}

/// What there is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApaReviu {
    /// Begun, by a person or by a ground that was recorded (row C4), and not finished: how many, and which one when it is
    /// exactly one.
    Selesaikan { banyak: usize, reviu_id: Option<i64> },
    /// Its window is open, or has passed without it; whether the rule says "dapat".
    Berkala { jenis: JenisReviu, dapat: bool },
}

impl TugasReviu {
    /// How many reviews the line stands for.
    #[must_use]
    pub const fn banyak(&self) -> usize {
        match self.apa {
            ApaReviu::Selesaikan { banyak, .. } => banyak,
            ApaReviu::Berkala { .. } => 1,
        }
    }
}

/// What is read of a version.
struct Versi {
    nama: String,
    berlaku: bool,
    periode: (NaiveDate, NaiveDate),
    /// Its open reviews.
    terbuka: Vec<i64>,
    /// The kinds of all its reviews.
    reviu: Vec<JenisReviu>,
}

/// What awaits this person. One query, and none for who does not keep the architecture.
///
/// # Errors
/// When the database cannot be read.
pub async fn tugas(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<TugasReviu>> {
    if !pelaku.boleh(Tindakan::KelolaArsitektur, &[]) {
        return Ok(Vec::new());
    }
    let hari_ini = l.hari_ini();
    let mut hasil = Vec::new();
    for (id, v) in versi(l, hari_ini).await? {
        let baris = |apa, tenggat| TugasReviu { arsitektur_id: id, versi: v.nama.clone(), apa, tenggat };
        if let [pertama, lain @ ..] = v.terbuka.as_slice() {
            let banyak = lain.len() + 1;
            let apa = ApaReviu::Selesaikan { banyak, reviu_id: (banyak == 1).then_some(*pertama) };
            hasil.push(baris(apa, None));
        }
        let Some(kewajiban) = kewajiban_reviu(&l.profil).filter(|_| v.berlaku) else { continue };
        let dapat = kewajiban.dapat;
        for satu in reviu_berkala(v.periode, &[], (dapat, ""), hari_ini) {
            let jatuh = match satu.keadaan {
                KeadaanReviu::Berjalan => true,
                KeadaanReviu::Terlewat => !dapat,
                KeadaanReviu::Selesai(_) | KeadaanReviu::BelumWaktunya => false,
            };
            // Begun, it stands among those to finish; held after its window it is late no more.
            if jatuh && !v.reviu.contains(&satu.jenis) {
                let tenggat = (!dapat).then_some(satu.sampai);
                hasil.push(baris(ApaReviu::Berkala { jenis: satu.jenis, dapat }, tenggat));
            }
        }
    }
    Ok(hasil)
}

/// Versions with an open review, and the one in force, each with its reviews.
async fn versi(l: &Layanan, hari_ini: NaiveDate) -> Hasil<BTreeMap<i64, Versi>> {
    let milik = Expr::col(("r", "arsitektur_id")).equals(("a", "id"));
    let mut terbuka = Query::select();
    terbuka
        .expr(Expr::val(1))
        .from_as("arsitektur_reviu", "t")
        .and_where(Expr::col(("t", "arsitektur_id")).equals(("a", "id")))
        .and_where(Expr::col(("t", "selesai")).is_null());
    let berlaku = Condition::all()
        .add(Expr::col(("a", "keadaan")).eq(Keadaan::Ditetapkan.kode()))
        .add(Expr::col(("a", "mulai")).lte(hari_ini))
        .add(Expr::col(("a", "sampai")).gte(hari_ini));
    let mut kueri = Query::select();
    kueri
        .columns(["id", "nama", "keadaan", "mulai", "sampai"].map(|k| ("a", k)))
        .expr_as(Expr::col(("r", "id")), "reviu_id")
        .columns([("r", "jenis"), ("r", "selesai")])
        .from_as("arsitektur", "a")
        .join_as(JoinType::LeftJoin, "arsitektur_reviu", "r", milik)
        .cond_where(Condition::any().add(berlaku).add(Expr::exists(terbuka)))
        .order_by(("r", "id"), sea_orm::Order::Asc);
    let mut hasil: BTreeMap<i64, Versi> = BTreeMap::new();
    for b in l.db.query_all(&kueri).await? {
        let (mulai, sampai): (NaiveDate, NaiveDate) = (b.try_get("", "mulai")?, b.try_get("", "sampai")?);
        let ditetapkan = b.try_get::<String>("", "keadaan")? == Keadaan::Ditetapkan.kode();
        let nama: String = b.try_get("", "nama")?;
        let v = hasil.entry(b.try_get("", "id")?).or_insert_with(|| Versi {
            nama,
            berlaku: ditetapkan && (mulai..=sampai).contains(&hari_ini),
            periode: (mulai, sampai),
            terbuka: Vec::new(),
            reviu: Vec::new(),
        });
        let Some(id) = b.try_get::<Option<i64>>("", "reviu_id")? else { continue };
        if b.try_get::<Option<NaiveDate>>("", "selesai")?.is_none() {
            v.terbuka.push(id);
        }
        v.reviu.extend(JenisReviu::dari_kode(&b.try_get::<String>("", "jenis")?));
    }
    Ok(hasil)
}
