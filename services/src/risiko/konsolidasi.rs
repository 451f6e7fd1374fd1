//! What the komite steers by: heat maps, top risks, counts, what is late, over the appetite or missing.
//!
//! A fixed number of queries in one reading of the database, whatever the number of offices and risks, so that every figure
//! speaks of the same moment. The figures are added up by the database ([`super::hitungan`]); lists are cut for the page and
//! whole for the document.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use chrono::NaiveDate;
use domain::risiko::{
    JenisRisiko, Kerangka,
    eskalasi::{Putusan, Tingkat},
    konteks::{Struktur, Unsur},
    nomor,
    organ::Organ,
    potret::{
        Hitungan, PotretEskalasi, PotretKejadian, PotretKonsolidasi, PotretPutusan, PotretTerlambat, RingkasRisiko,
    },
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, JoinType, QueryFilter,
    QuerySelect,
    sea_query::{Expr, Order, Query},
};

use super::{
    baris::{self, Baris, kolom},
    daftar::{self, BELUM_DITETAPKAN, TANPA_PEMILIK},
    dasar::akses,
    entitas::{eskalasi, konteks},
    hitungan::{self, AksiLewat, Jumlah, Kelompok, Lewat},
    pedoman, pendampingan, potret,
    register::{self, RegisterRingkas},
    struktur::{self, BadanStruktur},
    tahun::{self, Kerja},
};
use crate::{Hasil, Layanan, Pelaku, ingatan::Ingatan, perangkat_daerah::KantorRingkas, register::Akses};

pub use super::hitungan::Dimensi;

/// Top risks.
const TERATAS: u64 = 10;

/// Lines of each list on the page; the whole of it is a list of its own.
const BATAS: u64 = 10;

/// Which risks; all of a year without a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SaringanKonsolidasi {
    /// 0 means the year it is now.
    pub tahun: i32,
    pub kantor: Option<i64>,
    pub kategori: Option<String>,
    pub jenis: Option<JenisRisiko>,
}

/// How long the lists are as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Banyak {
    pub risiko: usize,
    pub melampaui: usize,
    /// Risks over their appetite without any action.
    pub tanpa_penanganan: usize,
    pub eskalasi: usize,
    /// Actions past their date.
    pub terlambat: usize,
    /// Occurrences of the year.
    pub kejadian: usize,
}

/// The consolidated view.
#[derive(Clone, Debug)]
pub struct Konsolidasi {
    /// On the page its lists hold the first lines only; [`Banyak`] says how many there are.
    pub potret: PotretKonsolidasi,
    pub banyak: Banyak,
    /// Every office this person sees, with its register.
    pub register: Vec<RegisterRingkas>,
    /// Offices of the filter without a register.
    pub tanpa_register: Vec<KantorRingkas>,
    /// Risks with an action past its date by group, where there are any; [`Hitungan::terlambat`] counts the actions.
    pub risiko_terlambat: HashMap<(Dimensi, String), usize>,
    /// Offices of the filter whose own appetite lets more pass than the komite's: their register, and how many thresholds.
    pub lebih_longgar: Vec<(i64, KantorRingkas, usize)>,
    /// What komite and unit kepatuhan lack, as sentences with their Pasal; of a running year.
    pub struktur_kurang: Vec<(Unsur, String)>,
    /// Offices of the filter whose Unit Pemilik Risiko is not whole, with their register if they have one; of a running year.
    pub tanpa_upr: Vec<(Option<i64>, KantorRingkas)>,
}

/// Views by the offices a person sees (none: all of them), what they ask for, and the day.
pub(crate) type IngatanKonsolidasi = Ingatan<(Option<Vec<i64>>, SaringanKonsolidasi, NaiveDate), Konsolidasi>;

/// The consolidated view of a year, over what this person sees; looked up again only after a write or on another day.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang); [`Galat::TidakAda`](crate::Galat::TidakAda) for an office out of reach.
pub async fn get(l: &Layanan, pelaku: &Pelaku, s: &SaringanKonsolidasi) -> Hasil<Arc<Konsolidasi>> {
    let akses = akses(pelaku)?;
    let milik = match &akses {
        Akses::Semua => None,
        Akses::Kantor(kantor) => Some(kantor.clone()),
    };
    let s = SaringanKonsolidasi { tahun: daftar::tahun_kini(l, s.tahun), ..s.clone() };
    let kunci = (milik, s.clone(), l.hari_ini());
    l.konsolidasi.atau(l, kunci, susun(l, &akses, &s, Some(BATAS))).await
}

/// The same with its lists as a whole, for files.
///
/// # Errors
/// As [`get`].
pub async fn seluruh(l: &Layanan, pelaku: &Pelaku, s: &SaringanKonsolidasi) -> Hasil<Konsolidasi> {
    susun(l, &akses(pelaku)?, s, None).await
}

/// Groups as screens and files show them: what exceeds the appetite most comes first; ties keep their order.
#[must_use]
pub fn urut(semua: &[Hitungan]) -> Vec<&Hitungan> {
    let mut urut: Vec<&Hitungan> = semua.iter().collect();
    urut.sort_by_key(|h| std::cmp::Reverse((h.melampaui, h.jumlah)));
    urut
}

impl Konsolidasi {
    /// Risks of a group with an action past its date; one of them may have several.
    #[must_use]
    pub fn lewat(&self, dimensi: Dimensi, h: &Hitungan) -> usize {
        self.risiko_terlambat.get(&(dimensi, h.kunci.clone())).copied().unwrap_or_default()
    }
}

/// The same with its lists as a whole, for documents that are signed.
pub(super) async fn utuh(l: &Layanan, pelaku: &Pelaku, tahun: i32) -> Hasil<PotretKonsolidasi> {
    let s = SaringanKonsolidasi { tahun, ..SaringanKonsolidasi::default() };
    Ok(susun(l, &akses(pelaku)?, &s, None).await?.potret)
}

async fn susun(l: &Layanan, akses: &Akses, s: &SaringanKonsolidasi, batas: Option<u64>) -> Hasil<Konsolidasi> {
    let tahun = daftar::tahun_kini(l, s.tahun);
    let milik = tahun::dalam_jangkauan(akses, s.kantor)?;
    let tx = l.baca_serentak().await?;
    let kerja = tahun::kerja(l, &tx, tahun).await?;
    let register = register::semua(&tx, akses, tahun).await?;
    let syarat = baris::syarat(tahun, milik.as_deref(), false)
        .add_option(s.kategori.as_ref().map(|k| kolom("kategori").eq(k.as_str())))
        .add_option(s.jenis.map(|j| kolom("jenis").eq(j.kode())));
    let disaring: Vec<&RegisterRingkas> =
        register.iter().filter(|r| s.kantor.is_none_or(|id| id == r.kantor.id)).collect();
    let nama: HashMap<i64, KantorRingkas> = register.iter().map(|r| (r.kantor.id, r.kantor.clone())).collect();
    let tanpa_register: Vec<KantorRingkas> =
        disaring.iter().filter(|r| r.id.is_none()).map(|r| r.kantor.clone()).collect();
    let badan = struktur::pemerintah(&tx, tahun).await?;
    let semua = hitungan::baca(&tx, &syarat).await?;
    let jumlah = hitungan::jumlah(&tx, &syarat, &semua).await?;
    let kelompok = hitungan::kelompok(&semua, &kerja.matriks);
    let AksiLewat { kelompok: lewat, id: id_lewat } = hitungan::terlambat(&tx, &syarat, l.hari_ini(), &semua).await?;
    let bahan = Bahan { l, tx: &tx, kerja: &kerja, syarat: &syarat, nama: &nama, hari_ini: l.hari_ini() };
    let (kejadian, banyak_kejadian) = bahan.kejadian(batas).await?;
    let mulai = disaring.iter().filter(|r| r.id.is_some()).map(|r| &r.kantor);
    let banyak = Banyak {
        risiko: jumlah.risiko,
        melampaui: jumlah.melampaui,
        tanpa_penanganan: jumlah.tanpa_penanganan,
        eskalasi: jumlah.eskalasi,
        terlambat: lewat.iter().filter(|((d, _), _)| *d == Dimensi::Kantor).map(|(_, n)| n.aksi).sum(),
        kejadian: banyak_kejadian,
    };
    // What a body lacks, and who sets the appetite otherwise, are matters for the page, not for the document.
    let berjalan = batas.is_some() && kerja.ditutup.is_none();
    let (mut struktur_kurang, mut tanpa_upr) = (Vec::new(), Vec::new());
    if berjalan {
        for b in &badan {
            let organ = Organ::dari(&l.profil, b.struktur.unsur);
            let kurang = organ.kurang(&b.struktur).into_iter();
            struktur_kurang.extend(kurang.map(|k| (organ.unsur, organ.kalimat(k))));
        }
        let lengkap = struktur::kantor_lengkap(&tx, tahun).await?;
        let tanpa = disaring.iter().filter(|r| !lengkap.contains(&r.kantor.id));
        tanpa_upr = tanpa.map(|r| (r.id, r.kantor.clone())).collect();
    }
    let lebih_longgar = if batas.is_some() { lebih_longgar(&tx, &kerja, &disaring).await? } else { Vec::new() };
    let risiko_terlambat = lewat.iter().map(|(kunci, n)| (kunci.clone(), n.risiko)).collect();
    let kelompok = Rekap { kerja: &kerja, nama: &nama, isi: kelompok, lewat };
    let potret = PotretKonsolidasi {
        pemerintah: l.profil.pemerintah.clone(),
        tahun,
        ditutup: kerja.ditutup.is_some(),
        per: l.kini(),
        peta: hitungan::peta(&semua, &kerja.matriks),
        teratas: bahan.risiko(kolom("jenis").eq(JenisRisiko::Negatif.kode()), Some(TERATAS)).await?,
        per_kategori: kelompok.per_kategori(),
        per_kantor: kelompok.per_kantor(mulai),
        per_pemilik: kelompok.per(Dimensi::Pemilik),
        melampaui_selera: bahan.risiko(baris::melampaui(), batas).await?,
        eskalasi: bahan.eskalasi(batas).await?,
        terlambat: bahan.terlambat(batas, &id_lewat).await?,
        kejadian,
        tanpa_register: tanpa_register.iter().map(|k| k.nama.clone()).collect(),
        tren_negatif: bahan.tren(jumlah).await?,
        penanda_tangan: potret::ketua(&badan, Unsur::Komite),
        komite: ambil(&badan, Unsur::Komite),
        kepatuhan: ambil(&badan, Unsur::KepatuhanRisiko),
        pedoman: Some(pedoman::potret(l, &tx, (tahun, kerja.ditutup.is_some()), &syarat).await?),
        pendampingan: pendampingan::rekap(l, &tx, tahun, milik, disaring.iter().map(|r| &r.kantor)).await?,
        matriks: kerja.matriks.clone(),
        kerangka: kerja.kerangka.clone(),
    };
    Ok(Konsolidasi {
        potret,
        banyak,
        register,
        tanpa_register,
        risiko_terlambat,
        lebih_longgar,
        struktur_kurang,
        tanpa_upr,
    })
}

/// Offices whose thresholds are looser than the government's. One query, which leaves frames out that are the government's
/// word by word.
async fn lebih_longgar<C: ConnectionTrait>(
    db: &C,
    kerja: &Kerja,
    register: &[&RegisterRingkas],
) -> Hasil<Vec<(i64, KantorRingkas, usize)>> {
    let kerangka: HashMap<i64, String> = konteks::Entity::find()
        .select_only()
        .columns([konteks::Column::Id, konteks::Column::Kerangka])
        .filter(konteks::Column::Tahun.eq(kerja.tahun))
        .filter(konteks::Column::Kerangka.ne(serde_json::to_string(&kerja.kerangka)?))
        .into_tuple::<(i64, String)>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let mut hasil = Vec::new();
    for r in register {
        let Some((id, teks)) = r.id.and_then(|id| Some((id, kerangka.get(&id)?))) else { continue };
        let banyak = serde_json::from_str::<Kerangka>(teks)?.lebih_longgar(&kerja.kerangka).len();
        if banyak > 0 {
            hasil.push((id, r.kantor.clone(), banyak));
        }
    }
    Ok(hasil)
}

/// What the lists are made from.
struct Bahan<'a> {
    l: &'a Layanan,
    tx: &'a DatabaseTransaction,
    kerja: &'a Kerja,
    syarat: &'a Condition,
    nama: &'a HashMap<i64, KantorRingkas>,
    hari_ini: NaiveDate,
}

impl Bahan<'_> {
    fn ringkas(&self, b: Baris) -> RingkasRisiko {
        let kategori = self.kerja.kerangka.nama_kategori(&b.kategori).to_owned();
        b.ringkas(self.nama, &kategori)
    }

    /// Risks that meet a condition besides, the greatest magnitude now first.
    async fn risiko(&self, juga: impl Into<Condition>, batas: Option<u64>) -> Hasil<Vec<RingkasRisiko>> {
        let juga: Condition = juga.into();
        let syarat = self.syarat.clone().add(juga);
        let semua = baris::muat(self.tx, syarat, |kueri| baris::terbesar(kueri, batas)).await?;
        Ok(semua.into_iter().map(|b| self.ringkas(b)).collect())
    }

    /// Escalated risks, each with what was asked last.
    async fn eskalasi(&self, batas: Option<u64>) -> Hasil<Vec<PotretEskalasi>> {
        let risiko = self.risiko(baris::naik(), batas).await?;
        let milik = Query::select()
            .column(("risiko", "id"))
            .from("risiko")
            .cond_where(self.syarat.clone())
            .cond_where(baris::naik())
            .to_owned();
        // Of the few that are shown by their ids; of all of them without a list as long as they are many.
        let milik = match batas {
            Some(_) => eskalasi::Column::RisikoId.is_in(risiko.iter().map(|r| r.id)),
            None => eskalasi::Column::RisikoId.in_subquery(milik),
        };
        let mut terakhir: HashMap<i64, eskalasi::Model> = HashMap::new();
        let semua = eskalasi::Entity::find().filter(milik).all(self.tx).await?;
        for satu in semua {
            let lama = terakhir.get(&satu.risiko_id).map_or(0, |lama| lama.id);
            if satu.id > lama {
                terakhir.insert(satu.risiko_id, satu);
            }
        }
        Ok(risiko.into_iter().map(|r| self.satu_eskalasi(terakhir.remove(&r.id), r)).collect())
    }

    fn satu_eskalasi(&self, baris: Option<eskalasi::Model>, risiko: RingkasRisiko) -> PotretEskalasi {
        let Some(e) = baris else {
            let diminta = risiko.menunggu.unwrap_or(risiko.tingkat);
            let (alasan, oleh) = (String::new(), String::new());
            return PotretEskalasi { risiko, diminta, alasan, oleh, pada: None, putusan: None };
        };
        let putusan = e.putusan.as_deref().and_then(Putusan::dari_kode);
        PotretEskalasi {
            diminta: Tingkat::dari_kode(&e.ke).unwrap_or_default(),
            alasan: e.alasan,
            oleh: e.diajukan_oleh,
            pada: Some(self.l.profil.zona_waktu.tanggal(e.diajukan_pada)),
            putusan: putusan.map(|putusan| PotretPutusan {
                putusan,
                nomor: e.nomor,
                tanggal: e.tanggal,
                arahan: e.catatan,
            }),
            risiko,
        }
    }

    /// Actions past their date, the oldest first; `id` are all of them in that order.
    async fn terlambat(&self, batas: Option<u64>, id: &[i64]) -> Hasil<Vec<PotretTerlambat>> {
        let mut kueri = Query::select();
        kueri
            .columns(["id", "urutan", "perangkat_daerah_id", "kejadian"].map(|k| ("risiko", k)))
            .columns(["aksi", "penanggung_jawab", "tenggat"].map(|k| ("p", k)))
            .order_by(("p", "tenggat"), Order::Asc)
            .order_by(("p", "id"), Order::Asc);
        hitungan::dengan_aksi_lewat(&mut kueri, self.syarat, self.hari_ini);
        // Only those that are shown are read.
        if let Some(batas) = batas.and_then(|batas| usize::try_from(batas).ok()) {
            kueri.and_where(Expr::col(("p", "id")).is_in(id.iter().take(batas).copied()));
        }
        self.tx
            .query_all(&kueri)
            .await?
            .iter()
            .map(|b| {
                let kantor_id: i64 = b.try_get_by_index(2)?;
                let tenggat: NaiveDate = b.try_get_by_index(6)?;
                Ok(PotretTerlambat {
                    risiko_id: b.try_get_by_index(0)?,
                    nomor: nomor(b.try_get_by_index(1)?),
                    kantor_id,
                    kantor: self.nama.get(&kantor_id).map(|k| k.singkatan.clone()).unwrap_or_default(),
                    kejadian: b.try_get_by_index(3)?,
                    aksi: b.try_get_by_index(4)?,
                    penanggung_jawab: b.try_get_by_index(5)?,
                    tenggat,
                    hari: self.hari_ini.signed_duration_since(tenggat).num_days(),
                })
            })
            .collect()
    }

    /// Occurrences of the year, the latest first, and how many there are.
    async fn kejadian(&self, batas: Option<u64>) -> Hasil<(Vec<(RingkasRisiko, PotretKejadian)>, usize)> {
        let mut kueri = baris::pilih(baris::KOLOM, self.syarat.clone());
        kueri
            .columns(["tanggal", "sebab", "dampak", "kerugian", "tindakan", "pelajaran"].map(|k| ("n", k)))
            .expr(Expr::cust("COUNT(*) OVER ()"))
            .join_as(
                JoinType::InnerJoin,
                "risiko_kejadian",
                "n",
                Expr::col(("n", "risiko_id")).equals(("risiko", "id")),
            )
            .and_where(baris::dalam_tahun(self.kerja.tahun))
            .order_by(("n", "tanggal"), Order::Desc)
            .order_by(("n", "id"), Order::Desc);
        if let Some(batas) = batas {
            kueri.limit(batas);
        }
        let (mut hasil, mut banyak) = (Vec::new(), 0);
        for b in self.tx.query_all(&kueri).await? {
            let ke = |n: usize| baris::KOLOM.len() + n;
            let kejadian = PotretKejadian {
                tanggal: b.try_get_by_index(ke(0))?,
                sebab: b.try_get_by_index(ke(1))?,
                dampak: b.try_get_by_index(ke(2))?,
                kerugian: b.try_get_by_index(ke(3))?,
                tindakan: b.try_get_by_index(ke(4))?,
                pelajaran: b.try_get_by_index(ke(5))?,
            };
            banyak = usize::try_from(b.try_get_by_index::<i64>(ke(6))?).unwrap_or_default();
            hasil.push((self.ringkas(Baris::dari(&b)?), kejadian));
        }
        Ok((hasil, banyak))
    }

    async fn tren(&self, jumlah: Jumlah) -> Hasil<Vec<Option<i32>>> {
        hitungan::tren(self.tx, self.syarat, self.kerja.tahun, jumlah, self.hari_ini).await
    }
}

/// The groups as the page and the document count them.
struct Rekap<'a> {
    kerja: &'a Kerja,
    nama: &'a HashMap<i64, KantorRingkas>,
    isi: Vec<Kelompok>,
    lewat: HashMap<(Dimensi, String), Lewat>,
}

impl Rekap<'_> {
    fn kosong(&self, kunci: String, nama: String) -> Hitungan {
        Hitungan { kunci, nama, per_level: vec![0; self.kerja.matriks.level.len()], ..Hitungan::default() }
    }

    fn nama(&self, dimensi: Dimensi, kunci: &str) -> String {
        match dimensi {
            Dimensi::Kategori => self.kerja.kerangka.nama_kategori(kunci).to_owned(),
            Dimensi::Kantor => {
                kunci.parse().ok().and_then(|id: i64| self.nama.get(&id)).map(|k| k.nama.clone()).unwrap_or_default()
            }
            Dimensi::Pemilik if kunci == TANPA_PEMILIK => BELUM_DITETAPKAN.to_owned(),
            Dimensi::Pemilik => kunci.to_owned(),
        }
    }

    /// Those with the most risks over their appetite first.
    fn per(&self, dimensi: Dimensi) -> Vec<Hitungan> {
        let milik = self.isi.iter().filter(|k| k.dimensi == dimensi);
        let mut hasil: Vec<Hitungan> = milik
            .map(|k| Hitungan {
                per_level: k.per_level.clone(),
                jumlah: k.jumlah,
                melampaui: k.melampaui,
                terlambat: self.lewat.get(&(dimensi, k.kunci.clone())).map_or(0, |n| n.aksi),
                ..self.kosong(k.kunci.clone(), self.nama(dimensi, &k.kunci))
            })
            .collect();
        urutkan(&mut hasil);
        hasil
    }

    /// Every office that has begun, also those without a risk.
    fn per_kantor<'k>(&self, mulai: impl Iterator<Item = &'k KantorRingkas>) -> Vec<Hitungan> {
        let mut hasil = self.per(Dimensi::Kantor);
        for k in mulai {
            let kunci = k.id.to_string();
            if !hasil.iter().any(|h| h.kunci == kunci) {
                hasil.push(self.kosong(kunci, k.nama.clone()));
            }
        }
        urutkan(&mut hasil);
        hasil
    }

    /// Every category of the frame, also those without a risk, in its order.
    fn per_kategori(&self) -> Vec<Hitungan> {
        let kerangka: &Kerangka = &self.kerja.kerangka;
        let mut ada: BTreeMap<String, Hitungan> =
            self.per(Dimensi::Kategori).into_iter().map(|h| (h.kunci.clone(), h)).collect();
        let mut hasil: Vec<Hitungan> = kerangka
            .kategori
            .iter()
            .map(|k| ada.remove(&k.kode).unwrap_or_else(|| self.kosong(k.kode.clone(), k.nama.clone())))
            .collect();
        hasil.extend(ada.into_values());
        hasil
    }
}

fn urutkan(semua: &mut [Hitungan]) {
    semua.sort_by(|a, b| (b.melampaui, b.jumlah, &a.nama).cmp(&(a.melampaui, a.jumlah, &b.nama)));
}

fn ambil(badan: &[BadanStruktur], unsur: Unsur) -> Struktur {
    badan.iter().find(|b| b.struktur.unsur == unsur).map_or_else(|| Struktur::kosong(unsur), |b| b.struktur.clone())
}
