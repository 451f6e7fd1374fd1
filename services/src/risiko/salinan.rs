//! A register that begins with last year's: what is taken over, what is not and why, before and after.

use std::collections::{BTreeMap, HashMap};

use domain::risiko::{JenisRisiko, Kerangka, matriks::Terukur, nomor};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::{
    dasar::{akses, mencakup, status, terukur},
    entitas::{konteks, risiko},
    penanganan,
    simpan::{kosong, tambah, ukurlah},
    tahun::{self, Kerja},
    tautan,
};
use crate::{Galat, Hasil, Layanan, Pelaku, Tulis};

/// Something of last year that does not come along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tertinggal {
    /// As people call it: `RSK-004 Evaluator sakit`, `Kategori Pengadaan`.
    pub apa: String,
    /// Why, as a sentence.
    pub sebab: String,
}

/// What copying takes over from the newest register before a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RingkasSalin {
    /// The year it comes from.
    pub dari: i32,
    /// Rows of the context that are not taken over.
    pub konteks: Vec<Tertinggal>,
    /// Risks that are, where they are asked for.
    pub disalin: usize,
    /// Risks of the register that are not; those of the archive are in no register.
    pub risiko: Vec<Tertinggal>,
}

impl RingkasSalin {
    /// What the trail keeps of it.
    pub(super) fn rekam(&self) -> Value {
        let daftar = |semua: &[Tertinggal]| semua.iter().map(|t| format!("{}: {}", t.apa, t.sebab)).collect::<Vec<_>>();
        json!({
            "disalin_dari": self.dari, "risiko_disalin": self.disalin,
            "konteks_tidak_disalin": daftar(&self.konteks), "risiko_tidak_disalin": daftar(&self.risiko),
        })
    }
}

/// What copying into a year would take over for an office; `None` when it has no register before.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn pratinjau(l: &Layanan, pelaku: &Pelaku, kantor: i64, tahun: i32) -> Hasil<Option<RingkasSalin>> {
    if !mencakup(&akses(pelaku)?, kantor) {
        return Err(Galat::TidakAda);
    }
    let Some(lama) = asal(&l.db, kantor, tahun).await? else { return Ok(None) };
    let kerja = tahun::kerja(l, &l.db, tahun).await?;
    let (kerangka, konteks) = kerangka_baru(&lama, &kerja)?;
    let mut hasil = RingkasSalin { dari: lama.tahun, konteks, ..RingkasSalin::default() };
    for r in isi(&l.db, lama.id).await? {
        match nasib(&r, &kerja, &kerangka) {
            Ok(_) => hasil.disalin += 1,
            Err(sebab) => hasil.risiko.push(tertinggal(&r, sebab)),
        }
    }
    Ok(Some(hasil))
}

/// The newest register of an office before a year.
pub(super) async fn asal<C: ConnectionTrait>(db: &C, kantor: i64, tahun: i32) -> Hasil<Option<konteks::Model>> {
    let kueri = konteks::Entity::find()
        .filter(konteks::Column::PerangkatDaerahId.eq(kantor))
        .filter(konteks::Column::Tahun.lt(tahun))
        .order_by_desc(konteks::Column::Tahun);
    Ok(kueri.one(db).await?)
}

/// The old frame on this year's scale, and what of it is left behind: what does not fit at all is the government's instead.
pub(super) fn kerangka_baru(lama: &konteks::Model, kerja: &Kerja) -> Hasil<(Kerangka, Vec<Tertinggal>)> {
    let dulu: Kerangka = serde_json::from_str(&lama.kerangka)?;
    let (baru, sebab) = match dulu.clone().periksa(&kerja.matriks) {
        Ok(baru) => (baru, format!("Tidak ada pada skala matriks {}.", kerja.tahun)),
        Err(galat) => {
            let pertama = galat.first().map(|g| g.pesan.clone()).unwrap_or_default();
            let sebab = format!(
                "Kerangka {} tidak cocok dengan matriks {}, sehingga dipakai kerangka pemerintah. {pertama}",
                lama.tahun, kerja.tahun
            );
            (kerja.kerangka.clone(), sebab.trim_end().to_owned())
        }
    };
    let hilang = dulu.hilang(&baru).into_iter().map(|apa| Tertinggal { apa, sebab: sebab.clone() }).collect();
    Ok((baru, hilang))
}

/// The risks of a register, without its archive.
async fn isi<C: ConnectionTrait>(db: &C, konteks_id: i64) -> Hasil<Vec<risiko::Model>> {
    Ok(risiko::Entity::find()
        .filter(risiko::Column::KonteksId.eq(konteks_id))
        .filter(risiko::Column::DiarsipkanPada.is_null())
        .order_by_asc(risiko::Column::Urutan)
        .all(db)
        .await?)
}

/// Where a risk begins on the new scale, as the last monitoring left it; or why it does not come along.
fn nasib(r: &risiko::Model, kerja: &Kerja, kerangka: &Kerangka) -> Result<(Terukur, JenisRisiko), String> {
    let st = status(r);
    if !st.berlaku() {
        return Err(format!("Risiko ini {}; yang disalin hanya yang sudah disetujui pemiliknya.", st.sebutan()));
    }
    let titik = terukur(r.kini_kemungkinan, r.kini_dampak, 0).titik;
    let Some(ukur) = kerja.matriks.ukur(titik) else {
        return Err(format!(
            "Kemungkinan {} dan dampak {} tidak ada pada matriks {}.",
            titik.kemungkinan, titik.dampak, kerja.tahun
        ));
    };
    if kerangka.kategori(&r.kategori).is_none() {
        return Err(format!("Kategorinya ({}) tidak ada dalam konteks {}.", r.kategori, kerja.tahun));
    }
    if kerangka.area(&r.area).is_none() {
        return Err(format!("Area dampaknya ({}) tidak ada dalam konteks {}.", r.area, kerja.tahun));
    }
    let jenis = JenisRisiko::dari_kode(&r.jenis).ok_or_else(|| "Jenis risikonya tidak terbaca.".to_owned())?;
    Ok((ukur, jenis))
}

fn tertinggal(r: &risiko::Model, sebab: String) -> Tertinggal {
    Tertinggal { apa: format!("{} {}", nomor(r.urutan), r.kejadian), sebab }
}

/// The risks in force of an older register as drafts of a new one, with their plans of treatment and what they are about;
/// how many, and which not.
pub(super) async fn salin(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    (dari, ke): (i64, i64),
    (kerja, kerangka): (&Kerja, &Kerangka),
    sasaran: &HashMap<i64, i64>,
) -> Hasil<(usize, Vec<Tertinggal>)> {
    let konteks = konteks::Entity::find_by_id(ke).one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    let (mut pasangan, mut sisa) = (BTreeMap::new(), Vec::new());
    for r in isi(&tulis.tx, dari).await? {
        let (ukur, jenis) = match nasib(&r, kerja, kerangka) {
            Ok(ukur) => ukur,
            Err(sebab) => {
                sisa.push(tertinggal(&r, sebab));
                continue;
            }
        };
        let mut baru = kosong(l, pelaku, &konteks);
        baru.sasaran_id = r.sasaran_id.and_then(|id| sasaran.get(&id).copied());
        (baru.jenis, baru.kejadian, baru.penyebab) = (r.jenis, r.kejadian, r.penyebab);
        (baru.kategori, baru.uraian_dampak, baru.area) = (r.kategori, r.uraian_dampak, r.area);
        (baru.pengendalian, baru.pemilik) = (r.pengendalian, r.pemilik);
        (baru.penjelasan_kemungkinan, baru.penjelasan_dampak) = (r.penjelasan_kemungkinan, r.penjelasan_dampak);
        ukurlah(&mut baru, ukur);
        let ambang = kerangka.selera(&baru.kategori, jenis);
        baru.ambang = ambang.map(i32::from);
        baru.keputusan = ambang.map_or(r.keputusan, |a| ukur.besaran >= a);
        if ambang.is_none() {
            baru.alasan_keputusan = r.alasan_keputusan;
        }
        baru.asal_id = Some(r.id);
        let id = tambah(l, tulis, pelaku, baru, "Risiko disalin dari tahun sebelumnya").await?;
        penanganan::salin(tulis, r.id, id, konteks.tahun).await?;
        pasangan.insert(r.id, id);
    }
    tautan::salin(l, tulis, pelaku, konteks.perangkat_daerah_id, &pasangan).await?;
    Ok((pasangan.len(), sisa))
}
