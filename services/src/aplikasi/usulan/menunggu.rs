//! Which proposals await a person: for the menu, for "Menunggu saya", and for the list that shows just these.

use domain::{
    aplikasi::usulan::{Status, syarat},
    izin::Tindakan,
};
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait,
    sea_query::{Expr, Query},
};

use crate::{Hasil, Layanan, Pelaku};

/// What a proposal awaits from a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JenisTugas {
    /// Refused with advice: mended and filed again, or withdrawn (KALBAR Pasal 16 ayat (6)).
    Perbaiki,
    /// Being mended: a draft of a later revision.
    AjukanKembali,
    /// Filed, and verified before it is decided.
    Verifikasi,
    /// Filed or verified, and to be decided.
    Putuskan,
}

/// A line of "Menunggu saya".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TugasUsulan {
    pub jenis: JenisTugas,
    pub status: Status,
    pub banyak: usize,
    /// The proposal, when it is exactly one.
    pub usulan_id: Option<i64>,
}

/// The proposals that await a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Milik {
    /// This person decides, and not what this account filed.
    memutuskan: Option<Option<i64>>,
    /// Offices this person files for.
    kantor: Vec<i64>,
}

impl Milik {
    fn untuk(pelaku: &Pelaku) -> Self {
        let mengisi = |id: &i64| pelaku.boleh(Tindakan::IsiAplikasi, &[*id]);
        Self {
            memutuskan: pelaku.boleh(Tindakan::PutuskanUsulan, &[]).then_some(pelaku.akun_id),
            kantor: pelaku.kantor().into_iter().filter(mengisi).collect(),
        }
    }

    fn kosong(&self) -> bool {
        self.memutuskan.is_none() && self.kantor.is_empty()
    }

    /// The condition on `usulan_aplikasi`; of a person nothing awaits it finds nothing.
    fn syarat(&self) -> Condition {
        let kolom = |nama: &'static str| Expr::col(("usulan_aplikasi", nama));
        let mut semua = Condition::any().add(Expr::value(false));
        if let Some(akun) = self.memutuskan {
            let mut satu =
                Condition::all().add(kolom("status").is_in([Status::Diajukan, Status::Diverifikasi].map(Status::kode)));
            if let Some(akun) = akun {
                satu = satu.add(kolom("diajukan_oleh").is_null().or(kolom("diajukan_oleh").ne(akun)));
            }
            semua = semua.add(satu);
        }
        if !self.kantor.is_empty() {
            let kembali = kolom("status").eq(Status::Ditolak.kode());
            let lagi = kolom("status").eq(Status::Draf.kode()).and(kolom("revisi").gt(1));
            semua = semua.add(
                Condition::all()
                    .add(kembali.or(lagi))
                    .add(kolom("perangkat_daerah_id").is_in(self.kantor.iter().copied())),
            );
        }
        semua
    }
}

/// The proposals that await this person, as a condition on `usulan_aplikasi`.
pub(super) fn syarat(pelaku: &Pelaku) -> Condition {
    Milik::untuk(pelaku).syarat()
}

/// What awaits this person, by state. One query, and none for who neither decides nor files proposals.
///
/// # Errors
/// When the database cannot be read.
pub async fn tugas(l: &Layanan, pelaku: &Pelaku) -> Hasil<Vec<TugasUsulan>> {
    let milik = Milik::untuk(pelaku);
    if milik.kosong() {
        return Ok(Vec::new());
    }
    let kolom = |nama: &'static str| Expr::col(("usulan_aplikasi", nama));
    let mut kueri = Query::select();
    kueri
        .column(("usulan_aplikasi", "status"))
        .expr_as(kolom("id").count(), "banyak")
        .expr_as(kolom("id").min(), "satu")
        .from("usulan_aplikasi")
        .cond_where(milik.syarat())
        .add_group_by([kolom("status")]);
    let dahulu = syarat::wajib_verifikasi(&l.profil);
    let mut hasil = Vec::new();
    for baris in l.db.query_all(&kueri).await? {
        let Some(status) = Status::dari_kode(&baris.try_get::<String>("", "status")?) else { continue };
        let jenis = match status {
            Status::Ditolak => JenisTugas::Perbaiki,
            Status::Draf => JenisTugas::AjukanKembali,
            Status::Diajukan if dahulu => JenisTugas::Verifikasi,
            Status::Diajukan | Status::Diverifikasi => JenisTugas::Putuskan,
            Status::Disetujui | Status::Ditarik => continue,
        };
        let banyak = usize::try_from(baris.try_get::<i64>("", "banyak")?).unwrap_or_default();
        let satu: i64 = baris.try_get("", "satu")?;
        hasil.push(TugasUsulan { jenis, status, banyak, usulan_id: (banyak == 1).then_some(satu) });
    }
    hasil.sort_by_key(|t| (t.jenis, t.status));
    Ok(hasil)
}
