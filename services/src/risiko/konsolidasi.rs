//! What the komite steers by: heat maps, top risks, counts, what is late, over the appetite or missing.
//!
//! A fixed number of queries, whatever the number of offices and risks: the risks of a year are read without their texts
//! and counted here, so that every figure of the page speaks of the same moment.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::risiko::{
    JenisRisiko, Kerangka, Matriks, Ukuran,
    eskalasi::Tingkat,
    konteks::Unsur,
    periode::akhir_triwulan,
    potret::{Hitungan, IsiPeta, PotretKejadian, PotretKonsolidasi, PotretTerlambat, RingkasRisiko},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{
    baris::{self, Baris},
    daftar,
    dasar::{akses, mencakup},
    entitas::{kejadian, konteks, pantauan, penanganan, tahun as tahun_baris},
    kejadian as peristiwa, potret,
    struktur::{self, BadanStruktur},
    tahun::{self, Kerja},
};
use crate::{
    Hasil, Layanan, Pelaku,
    perangkat_daerah::{self, KantorRingkas},
};

/// Risks that each list shows.
const TERATAS: usize = 10;

/// Lines of the other lists; a report that is longer is a list of its own.
const BATAS: usize = 200;

/// Which risks; all of a year without a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaringanKonsolidasi {
    /// 0 means the year it is now.
    pub tahun: i32,
    pub kantor: Option<i64>,
    pub kategori: Option<String>,
    pub jenis: Option<JenisRisiko>,
}

/// The consolidated view.
#[derive(Clone, Debug)]
pub struct Konsolidasi {
    pub potret: PotretKonsolidasi,
    /// Offices without a register, with their ids.
    pub tanpa_register: Vec<KantorRingkas>,
    /// Offices of the filter.
    pub kantor: Vec<KantorRingkas>,
    pub jumlah: usize,
    /// Years with a register, newest first.
    pub tahun_ada: Vec<i32>,
    /// Risks over their appetite without any action.
    pub tanpa_penanganan: usize,
}

/// The consolidated view of a year, over what this person sees.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang); [`Galat::TidakAda`](crate::Galat::TidakAda) for an office out of reach.
pub async fn get(l: &Layanan, pelaku: &Pelaku, s: &SaringanKonsolidasi) -> Hasil<Konsolidasi> {
    let akses = akses(pelaku)?;
    let tahun = daftar::tahun_kini(l, s.tahun);
    let hari_ini = l.hari_ini();
    let milik = tahun::dalam_jangkauan(&akses, s.kantor)?;
    let kerja = tahun::kerja(l, &l.db, tahun).await?;
    let mut baris = baris::muat(&l.db, baris::syarat(tahun, milik.as_deref(), false), hari_ini).await?;
    baris.retain(|b| s.kategori.as_ref().is_none_or(|k| *k == b.kategori) && s.jenis.is_none_or(|j| j == b.jenis));
    baris.sort_by_key(|b| (std::cmp::Reverse(b.kini.besaran), b.urutan));
    let mut kantor = perangkat_daerah::pilihan(&l.db).await?;
    kantor.retain(|k| mencakup(&akses, k.id));
    let punya: Vec<i64> = punya_register(&l.db, tahun).await?;
    let nama = semua_nama(l, &kantor, &baris).await?;
    let tanpa_register: Vec<KantorRingkas> =
        kantor.iter().filter(|k| !punya.contains(&k.id) && s.kantor.is_none_or(|id| id == k.id)).cloned().collect();
    let badan = struktur::pemerintah(&l.db, tahun).await?;
    let bahan = Bahan { l, kerja: &kerja, baris: &baris, nama: &nama, hari_ini };
    let potret = bahan.susun(&badan, &tanpa_register).await?;
    Ok(Konsolidasi {
        potret,
        tanpa_register,
        kantor,
        jumlah: baris.len(),
        tahun_ada: tahun_ada(&l.db).await?,
        tanpa_penanganan: baris.iter().filter(|b| b.melampaui() && b.aksi.semua == 0).count(),
    })
}

struct Bahan<'a> {
    l: &'a Layanan,
    kerja: &'a Kerja,
    /// By magnitude now, greatest first.
    baris: &'a [Baris],
    nama: &'a HashMap<i64, KantorRingkas>,
    hari_ini: NaiveDate,
}

impl Bahan<'_> {
    async fn susun(&self, badan: &[BadanStruktur], tanpa: &[KantorRingkas]) -> Hasil<PotretKonsolidasi> {
        let (matriks, kerangka) = (&self.kerja.matriks, &self.kerja.kerangka);
        let melampaui: Vec<&Baris> = self.baris.iter().filter(|b| b.melampaui()).take(BATAS).collect();
        let naik = |b: &&Baris| b.menunggu.is_some() || b.tingkat != Tingkat::Pemilik;
        let eskalasi: Vec<&Baris> = self.baris.iter().filter(naik).take(BATAS).collect();
        let teratas: Vec<&Baris> =
            self.baris.iter().filter(|b| b.jenis == JenisRisiko::Negatif).take(TERATAS).collect();
        let telat: Vec<i64> = self.baris.iter().filter(|b| b.aksi.terlambat > 0).map(|b| b.id).collect();
        let aksi = baris::lewat(&self.l.db, &telat, self.hari_ini).await?;
        let nyata = self.kejadian().await?;
        let mut perlu: Vec<i64> = melampaui.iter().chain(&eskalasi).chain(&teratas).map(|b| b.id).collect();
        perlu.extend(aksi.iter().map(|a| a.risiko_id));
        perlu.extend(nyata.iter().map(|k| k.risiko_id));
        perlu.sort_unstable();
        perlu.dedup();
        let teks = baris::kejadian(&self.l.db, &perlu).await?;
        let ringkas = |b: &Baris| {
            b.ringkas(teks.get(&b.id).cloned().unwrap_or_default(), self.nama, kerangka.nama_kategori(&b.kategori))
        };
        let per_id: HashMap<i64, &Baris> = self.baris.iter().map(|b| (b.id, b)).collect();
        let komite = ambil(badan, Unsur::Komite);
        let kepatuhan = ambil(badan, Unsur::KepatuhanRisiko);
        Ok(PotretKonsolidasi {
            pemerintah: self.l.profil.pemerintah.clone(),
            tahun: self.kerja.tahun,
            ditutup: self.kerja.ditutup.is_some(),
            per: self.l.kini(),
            peta: Ukuran::SEMUA.into_iter().map(|u| (u.kode().to_owned(), peta(self.baris, u, matriks))).collect(),
            teratas: teratas.into_iter().map(ringkas).collect(),
            per_kategori: self.per_kategori(),
            per_kantor: self.per(|b| (b.kantor.to_string(), self.kantor(b.kantor))),
            per_pemilik: self.per(|b| (b.pemilik.clone(), b.pemilik.clone())),
            melampaui_selera: melampaui.into_iter().map(ringkas).collect(),
            eskalasi: eskalasi.into_iter().map(ringkas).collect(),
            terlambat: aksi
                .iter()
                .take(BATAS)
                .filter_map(|a| Some(self.telat(a, per_id.get(&a.risiko_id)?, &teks)))
                .collect(),
            kejadian: nyata
                .into_iter()
                .filter_map(|k| Some((ringkas(per_id.get(&k.risiko_id)?), peristiwa::potret(k))))
                .collect::<Vec<(RingkasRisiko, PotretKejadian)>>(),
            tanpa_register: tanpa.iter().map(|k| k.nama.clone()).collect(),
            tren_negatif: self.tren().await?,
            penanda_tangan: potret::ketua(badan, Unsur::Komite),
            komite,
            kepatuhan,
            matriks: matriks.clone(),
            kerangka: kerangka.clone(),
        })
    }

    fn kantor(&self, id: i64) -> String {
        self.nama.get(&id).map(|k| k.nama.clone()).unwrap_or_default()
    }

    fn telat(&self, a: &penanganan::Model, b: &Baris, teks: &HashMap<i64, String>) -> PotretTerlambat {
        PotretTerlambat {
            risiko_id: a.risiko_id,
            nomor: b.nomor(),
            kantor_id: b.kantor,
            kantor: self.nama.get(&b.kantor).map(|k| k.singkatan.clone()).unwrap_or_default(),
            kejadian: teks.get(&a.risiko_id).cloned().unwrap_or_default(),
            aksi: a.aksi.clone(),
            penanggung_jawab: a.penanggung_jawab.clone(),
            tenggat: a.tenggat,
            hari: self.hari_ini.signed_duration_since(a.tenggat).num_days(),
        }
    }

    /// Every category of the frame, also those without a risk, in its order.
    fn per_kategori(&self) -> Vec<Hitungan> {
        let kerangka: &Kerangka = &self.kerja.kerangka;
        let mut ada = self.per(|b| (b.kategori.clone(), kerangka.nama_kategori(&b.kategori).to_owned()));
        for k in &kerangka.kategori {
            if !ada.iter().any(|h| h.kunci == k.kode) {
                let per_level = vec![0; self.kerja.matriks.level.len()];
                ada.push(Hitungan { kunci: k.kode.clone(), nama: k.nama.clone(), per_level, ..Hitungan::default() });
            }
        }
        ada.sort_by_key(|h| kerangka.kategori.iter().position(|k| k.kode == h.kunci).unwrap_or(usize::MAX));
        ada
    }

    /// Counts of groups, those with the most risks over their appetite first.
    fn per(&self, kunci: impl Fn(&Baris) -> (String, String)) -> Vec<Hitungan> {
        let mut peta: BTreeMap<String, Hitungan> = BTreeMap::new();
        for b in self.baris {
            let (kunci, nama) = kunci(b);
            let h = peta.entry(kunci.clone()).or_insert_with(|| Hitungan {
                kunci,
                nama,
                per_level: vec![0; self.kerja.matriks.level.len()],
                ..Hitungan::default()
            });
            if let Some(n) = self.kerja.matriks.nomor_level(b.kini.besaran) {
                h.per_level[usize::from(n) - 1] += 1;
            }
            h.jumlah += 1;
            h.melampaui += usize::from(b.melampaui());
            h.terlambat += b.aksi.terlambat;
        }
        let mut hasil: Vec<Hitungan> = peta.into_values().collect();
        hasil.sort_by(|a, b| (b.melampaui, b.jumlah, &a.nama).cmp(&(a.melampaui, a.jumlah, &b.nama)));
        hasil
    }

    async fn kejadian(&self) -> Hasil<Vec<kejadian::Model>> {
        let awal = NaiveDate::from_ymd_opt(self.kerja.tahun, 1, 1).unwrap_or(NaiveDate::MIN);
        let akhir = akhir_triwulan(self.kerja.tahun, 4);
        let ada: std::collections::HashSet<i64> = self.baris.iter().map(|b| b.id).collect();
        let semua = kejadian::Entity::find()
            .filter(kejadian::Column::Tanggal.between(awal, akhir))
            .order_by_desc(kejadian::Column::Tanggal)
            .order_by_desc(kejadian::Column::Id)
            .all(&self.l.db)
            .await?;
        Ok(semua.into_iter().filter(|k| ada.contains(&k.risiko_id)).take(BATAS).collect())
    }

    /// Mean magnitude of negative risks at the beginning and at the end of each quarter that has begun, in hundredths.
    async fn tren(&self) -> Hasil<Vec<Option<i32>>> {
        let negatif: HashMap<i64, u8> =
            self.baris.iter().filter(|b| b.jenis == JenisRisiko::Negatif).map(|b| (b.id, b.awal.besaran)).collect();
        if negatif.is_empty() {
            return Ok(vec![None; 5]);
        }
        let tahun = self.kerja.tahun;
        let awal = NaiveDate::from_ymd_opt(tahun, 1, 1).unwrap_or(NaiveDate::MIN);
        let mut pantau: Vec<(i64, NaiveDate, i64, i32)> = pantauan::Entity::find()
            .select_only()
            .columns([
                pantauan::Column::RisikoId,
                pantauan::Column::Sampai,
                pantauan::Column::Id,
                pantauan::Column::Besaran,
            ])
            .filter(pantauan::Column::Sampai.between(awal, akhir_triwulan(tahun, 4)))
            .into_tuple()
            .all(&self.l.db)
            .await?;
        pantau.sort_unstable_by_key(|p| (p.1, p.2));
        let mut kini = negatif;
        let rata = |nilai: &HashMap<i64, u8>| {
            let jumlah: i64 = nilai.values().map(|n| i64::from(*n) * 100).sum();
            let banyak = i64::try_from(nilai.len()).unwrap_or(1).max(1);
            i32::try_from((jumlah + banyak / 2) / banyak).ok()
        };
        let mut hasil = vec![rata(&kini)];
        let mut sisa = pantau.into_iter().peekable();
        let mut mulai = awal;
        for triwulan in 1..=4 {
            let akhir = akhir_triwulan(tahun, triwulan);
            while let Some((id, _, _, besaran)) = sisa.next_if(|p| p.1 <= akhir) {
                if let Some(nilai) = kini.get_mut(&id) {
                    *nilai = super::dasar::kecil(besaran);
                }
            }
            hasil.push(if mulai <= self.hari_ini { rata(&kini) } else { None });
            mulai = akhir.succ_opt().unwrap_or(akhir);
        }
        Ok(hasil)
    }
}

/// Counts of a measurement, cell by cell, positive and negative apart; cells without a risk are left out.
fn peta(baris: &[Baris], ukuran: Ukuran, matriks: &Matriks) -> Vec<IsiPeta> {
    let mut hitung: BTreeMap<(JenisRisiko, u8, u8), usize> = BTreeMap::new();
    for (b, u) in baris.iter().filter_map(|b| b.ukur(ukuran).map(|u| (b, u))) {
        *hitung.entry((b.jenis, u.titik.kemungkinan, u.titik.dampak)).or_default() += 1;
    }
    hitung
        .into_iter()
        .filter_map(|((jenis, k, d), banyak)| {
            let ukur = matriks.ukur(domain::risiko::Titik::baru(k, d))?;
            Some(IsiPeta { jenis, ukur, banyak })
        })
        .collect()
}

fn ambil(badan: &[BadanStruktur], unsur: Unsur) -> domain::risiko::konteks::Struktur {
    badan.iter().find(|b| b.struktur.unsur == unsur).map_or_else(
        || domain::risiko::konteks::Struktur { unsur, nomor: String::new(), tanggal: None, pelaksana: Vec::new() },
        |b| b.struktur.clone(),
    )
}

async fn punya_register<C: ConnectionTrait>(db: &C, tahun: i32) -> Hasil<Vec<i64>> {
    Ok(konteks::Entity::find()
        .select_only()
        .column(konteks::Column::PerangkatDaerahId)
        .filter(konteks::Column::Tahun.eq(tahun))
        .into_tuple()
        .all(db)
        .await?)
}

async fn tahun_ada<C: ConnectionTrait>(db: &C) -> Hasil<Vec<i32>> {
    Ok(tahun_baris::Entity::find()
        .select_only()
        .column(tahun_baris::Column::Tahun)
        .order_by_desc(tahun_baris::Column::Tahun)
        .into_tuple()
        .all(db)
        .await?)
}

/// Names of offices in use, and of those that are not any more but have risks.
async fn semua_nama(l: &Layanan, kantor: &[KantorRingkas], baris: &[Baris]) -> Hasil<HashMap<i64, KantorRingkas>> {
    let mut hasil: HashMap<i64, KantorRingkas> = kantor.iter().map(|k| (k.id, k.clone())).collect();
    let mut lama: Vec<i64> = baris.iter().map(|b| b.kantor).filter(|id| !hasil.contains_key(id)).collect();
    lama.sort_unstable();
    lama.dedup();
    hasil.extend(perangkat_daerah::nama(&l.db, &lama).await?);
    Ok(hasil)
}
