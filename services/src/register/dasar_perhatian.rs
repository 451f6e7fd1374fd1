//! What the lists of [`super::daftar_perhatian`] look up beside the records themselves: providers, grounds of services,
//! proofs that came with a proposal. One query each.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    aplikasi::usulan::{Status, syarat::BUKTI_SEJENIS},
    arsitektur::{relasi::JenisRelasi, urusan::urusan_diharapkan},
    profil::Profil,
    register::{Opsi, perhatian::di_luar_hukum},
};
use sea_orm::{
    ConnectionTrait, ExprTrait, JoinType,
    sea_query::{Expr, Query, SelectStatement, UnionType},
};

use crate::Hasil;

/// Providers outside Indonesian law, of every office: what they carry may be another's.
pub(super) async fn penyedia_luar<C: ConnectionTrait>(db: &C) -> Hasil<BTreeMap<i64, &'static str>> {
    let kueri = Query::select()
        .column(("d", "id"))
        .column(("d", "berbadan_hukum_indonesia"))
        .column(("d", "di_indonesia"))
        .from_as("penyedia", "d")
        .join_as(JoinType::InnerJoin, "catatan", "c", Expr::col(("c", "id")).equals(("d", "id")))
        .and_where(Expr::col(("c", "diarsipkan_pada")).is_null())
        .to_owned();
    let mut hasil = BTreeMap::new();
    for baris in db.query_all(&kueri).await? {
        let sebab = di_luar_hukum(baris.try_get("", "berbadan_hukum_indonesia")?, baris.try_get("", "di_indonesia")?);
        if let Some(sebab) = sebab {
            hasil.insert(baris.try_get("", "id")?, sebab);
        }
    }
    Ok(hasil)
}

/// Services that a sasaran they support, an iteration of priority services or an activity of a version of the architecture
/// speaks of (BEKASI Pasal 17 ayat (4)).
pub(super) async fn berdasar<C: ConnectionTrait>(db: &C) -> Hasil<BTreeSet<i64>> {
    let dipakai = |alias: &'static str| Expr::col((alias, "diarsipkan_pada")).is_null();
    let mut kueri = Query::select();
    // The goal itself is no ground once it is in the archive.
    kueri
        .expr_as(Expr::col(("r", "dari_id")), "id")
        .from_as("relasi", "r")
        .join_as(JoinType::InnerJoin, "catatan", "s", Expr::col(("s", "id")).equals(("r", "ke_id")))
        .and_where(Expr::col(("r", "jenis")).eq(JenisRelasi::Mendukung.kode()))
        .and_where(dipakai("s"));
    let mut iterasi = Query::select();
    iterasi
        .expr_as(Expr::col(("d", "layanan_id")), "id")
        .from_as("layanan_prioritas", "d")
        .join_as(JoinType::InnerJoin, "catatan", "s", Expr::col(("s", "id")).equals(("d", "id")))
        .and_where(Expr::col(("d", "layanan_id")).is_not_null())
        .and_where(dipakai("s"));
    let mut kegiatan = Query::select();
    kegiatan
        .expr_as(Expr::col(("k", "catatan_id")), "id")
        .from_as("arsitektur_kegiatan", "k")
        .and_where(Expr::col(("k", "kegiatan")).ne(""));
    kueri.union(UnionType::Distinct, iterasi.clone()).union(UnionType::Distinct, kegiatan.clone());
    db.query_all(&kueri).await?.iter().map(|b| Ok(b.try_get("", "id")?)).collect()
}

/// What the approved proposals of applications like an aplikasi umum proved of the conditions of KALBAR Pasal 18 ayat (2): a
/// file for each of the first three, a letter with number and date for the fourth.
pub(super) async fn terbukti<C: ConnectionTrait>(db: &C) -> Hasil<BTreeMap<i64, BTreeSet<&'static str>>> {
    let dari = |tabel: &'static str| -> SelectStatement {
        Query::select()
            .column(("u", "aplikasi_id"))
            .column(("b", "butir"))
            .from_as("usulan_aplikasi", "u")
            .join_as(JoinType::InnerJoin, tabel, "b", Expr::col(("b", "usulan_id")).equals(("u", "id")))
            .and_where(Expr::col(("u", "aplikasi_id")).is_not_null())
            .and_where(Expr::col(("u", "status")).eq(Status::Disetujui.kode()))
            .and_where(Expr::col(("u", "jenis_aplikasi")).eq("sejenis"))
            .to_owned()
    };
    let mut surat = dari("usulan_jawaban");
    surat.and_where(Expr::col(("b", "nomor")).ne("")).and_where(Expr::col(("b", "tanggal")).is_not_null());
    let mut kueri = dari("usulan_dokumen");
    kueri.union(UnionType::Distinct, surat);
    let mut hasil: BTreeMap<i64, BTreeSet<&'static str>> = BTreeMap::new();
    for baris in db.query_all(&kueri).await? {
        let butir: String = baris.try_get("", "butir")?;
        if let Some((_, bidang)) = BUKTI_SEJENIS.iter().find(|(kode, _)| *kode == butir) {
            hasil.entry(baris.try_get("", "aplikasi_id")?).or_default().insert(bidang);
        }
    }
    Ok(hasil)
}

/// Urusan of which no dataset is recorded, of those the government is expected to have ([`urusan_diharapkan`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UrusanKosong {
    pub urusan: Vec<&'static Opsi>,
    /// Datasets that name no urusan: of these nobody knows.
    pub tanpa_urusan: usize,
}

pub(super) fn urusan_kosong<'a>(profil: &Profil, urusan: impl Iterator<Item = &'a str>) -> UrusanKosong {
    let mut hasil = UrusanKosong::default();
    let mut ada = BTreeSet::new();
    for satu in urusan {
        if satu.is_empty() {
            hasil.tanpa_urusan += 1;
        } else {
            ada.insert(satu);
        }
    }
    hasil.urusan = urusan_diharapkan(profil).into_iter().filter(|o| !ada.contains(o.kode)).collect();
    hasil
}
