//! One search over rounds, indicators, Perangkat Daerah and evidence, for the box in the menu: each part finds what the
//! person may see anyway, by the same services.

use std::collections::BTreeSet;

use domain::{
    izin::Tindakan,
    penilaian::{Lingkup, Status},
    risiko::potret::RingkasRisiko,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::{
    Hasil, Layanan, Pelaku,
    bukti::{self, Bukti},
    galat::Galat,
    penilaian::{
        Akses, akses,
        entitas::{isian, penilaian, penugasan},
        putaran::{self, RingkasPutaran},
    },
    perangkat_daerah::{self, Kantor},
    register::{self, RingkasCatatan},
    risiko,
};

/// Most results of one part.
pub const SEBAGIAN: usize = 10;
/// Fewer letters find too much to be of use; a number of an indicator may be shorter.
const HURUF_MIN: usize = 2;

/// What was found, each part by what is newest or nearest in name.
#[derive(Clone, Debug, Default)]
pub struct Temuan {
    pub putaran: Vec<RingkasPutaran>,
    pub indikator: Vec<IndikatorTemuan>,
    pub kantor: Vec<Kantor>,
    pub bukti: Vec<Bukti>,
    /// Records of registers.
    pub catatan: Vec<RingkasCatatan>,
    pub risiko: Vec<RingkasRisiko>,
}

/// An indicator of one assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndikatorTemuan {
    pub penilaian_id: i64,
    pub putaran: String,
    pub kode: String,
    pub nama: String,
    pub status: Status,
    /// The office assessed, in a round where each is assessed on its own.
    pub kantor: Option<String>,
}

impl Temuan {
    /// Whether nothing was found.
    #[must_use]
    pub fn kosong(&self) -> bool {
        self.putaran.is_empty()
            && self.indikator.is_empty()
            && self.kantor.is_empty()
            && self.bukti.is_empty()
            && self.catatan.is_empty()
            && self.risiko.is_empty()
    }
}

/// Searches for words in names, titles and numbers; `kata` as it was typed.
///
/// # Errors
/// When the database cannot be read.
pub async fn cari(l: &Layanan, pelaku: &Pelaku, kata: &str) -> Hasil<Temuan> {
    let kata = kata.trim().to_lowercase();
    let nomor = !kata.is_empty() && kata.chars().all(|huruf| huruf.is_ascii_digit());
    if kata.chars().count() < HURUF_MIN && !nomor {
        return Ok(Temuan::default());
    }
    let semua = putaran::list(l, pelaku).await?;
    let indikator = cari_indikator(l, pelaku, &semua, &kata).await?;
    let kantor = if pelaku.boleh(Tindakan::LihatPerangkatDaerah, &[]) {
        let saringan = perangkat_daerah::Saringan {
            cari: kata.clone(),
            aktif: Some(true),
            ..perangkat_daerah::Saringan::default()
        };
        perangkat_daerah::list(l, pelaku, &saringan, 1).await?.baris
    } else {
        Vec::new()
    };
    let bukti = if akses(pelaku) == Akses::Kantor(Vec::new()) {
        Vec::new()
    } else {
        bukti::list(l, pelaku, &kata, SEBAGIAN as u64).await?
    };
    let terbuka: Vec<&str> =
        domain::register::SEMUA.iter().filter(|r| register::akses(pelaku, r).is_ok()).map(|r| r.kode).collect();
    let catatan = if terbuka.is_empty() {
        Vec::new()
    } else {
        register::cari(l, pelaku, &terbuka, &kata, SEBAGIAN as u64).await?
    };
    let kantor_milik = pelaku.kantor();
    let risiko = if pelaku.boleh(Tindakan::LihatRisiko, &kantor_milik) {
        risiko::daftar::cari(l, pelaku, &kata, SEBAGIAN).await?
    } else {
        Vec::new()
    };
    let putaran = semua.into_iter().filter(|p| cocok_putaran(p, &kata)).take(SEBAGIAN).collect();
    Ok(Temuan { putaran, indikator, kantor: kantor.into_iter().take(SEBAGIAN).collect(), bukti, catatan, risiko })
}

fn cocok_putaran(p: &RingkasPutaran, kata: &str) -> bool {
    p.nama.to_lowercase().contains(kata) || p.tahun.to_string() == kata
}

/// Indicators by number or words of their name, in rounds that run; when none runs, in the newest.
async fn cari_indikator(
    l: &Layanan,
    pelaku: &Pelaku,
    semua: &[RingkasPutaran],
    kata: &str,
) -> Hasil<Vec<IndikatorTemuan>> {
    let berjalan: Vec<_> = semua.iter().filter(|p| !p.terkunci).collect();
    let mut dicari = if berjalan.is_empty() { semua.iter().take(1).collect() } else { berjalan };
    // The government's own round before that of the ministry and those of the offices.
    dicari.sort_by_key(|p| (p.lingkup != Lingkup::Internal, p.lingkup != Lingkup::Nasional, -p.tahun));
    let kode: BTreeSet<&str> = dicari
        .iter()
        .filter_map(|p| l.katalog.cari(&p.instrumen))
        .flat_map(|instrumen| &instrumen.indikator)
        .filter(|i| i.kode == kata || i.nama.to_lowercase().contains(kata))
        .map(|i| i.kode.as_str())
        .collect();
    let id: Vec<i64> = dicari.iter().flat_map(|p| p.penilaian.iter().copied()).collect();
    if kode.is_empty() || id.is_empty() {
        return Ok(Vec::new());
    }
    let mut kueri = isian::Entity::find()
        .find_also_related(penilaian::Entity)
        .filter(isian::Column::PenilaianId.is_in(id))
        .filter(isian::Column::Indikator.is_in(kode))
        .order_by_asc(isian::Column::Urutan)
        .limit(500);
    if let Akses::Kantor(kantor) = akses(pelaku) {
        let tugas = penugasan::Entity::find()
            .select_only()
            .column(penugasan::Column::IsianId)
            .filter(penugasan::Column::PerangkatDaerahId.is_in(kantor.iter().copied()));
        let milik = sea_orm::Condition::any()
            .add(isian::Column::Id.in_subquery(tugas.into_query()))
            .add(penilaian::Column::PerangkatDaerahId.is_in(kantor));
        kueri = kueri.filter(milik);
    }
    let baris = kueri.all(&l.db).await?;
    let subjek: Vec<i64> = baris.iter().filter_map(|(_, n)| n.as_ref()?.perangkat_daerah_id).collect();
    let nama_kantor = perangkat_daerah::nama(&l.db, &subjek).await?;
    let mut hasil = Vec::new();
    for p in &dicari {
        let Some(instrumen) = l.katalog.cari(&p.instrumen) else { continue };
        for (i, n) in baris.iter().filter(|(i, _)| p.penilaian.contains(&i.penilaian_id)) {
            // A code that matches in one instrument may mean something else in another.
            let Some(satu) = instrumen
                .indikator(&i.indikator)
                .filter(|satu| satu.kode == kata || satu.nama.to_lowercase().contains(kata))
            else {
                continue;
            };
            let subjek = n.as_ref().and_then(|n| n.perangkat_daerah_id);
            hasil.push(IndikatorTemuan {
                penilaian_id: i.penilaian_id,
                putaran: p.nama.clone(),
                kode: i.indikator.clone(),
                nama: satu.nama_pendek.clone(),
                status: Status::dari_kode(&i.status).ok_or_else(|| {
                    Galat::internal(format!("isian.status berisi kode yang tidak dikenal: {}", i.status))
                })?,
                kantor: subjek.and_then(|id| nama_kantor.get(&id)).map(|k| k.singkatan.clone()),
            });
        }
    }
    hasil.truncate(SEBAGIAN);
    Ok(hasil)
}
