//! The list of risks of a year: search, filters with counts, order, pages.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::risiko::{
    JenisRisiko, Kerangka, Matriks, Titik, Ukuran, alur::Status, periode::MasaPantau, potret::RingkasRisiko,
    prioritas::Prioritas,
};
use sea_orm::{
    Condition, ExprTrait,
    sea_query::{Expr, LikeExpr, Order, SelectStatement},
};

use super::{
    baris::{self, Baris, Ramping, kolom},
    dasar::akses,
    hitungan, pedoman, tahun,
};
use crate::{
    Hasil, Layanan, Pelaku,
    galat::pola_like,
    perangkat_daerah::{self, KantorRingkas},
};

/// Rows of one page.
pub const PER_HALAMAN: usize = 50;

/// Risks named in one statement; databases take some ten thousand values.
const SEKALI: usize = 5_000;

/// What a filter says for risks without an owner; whoever types it as an owner names none.
pub const TANPA_PEMILIK: &str = "-";

/// What the risks without an owner are called.
pub const BELUM_DITETAPKAN: &str = "Belum ditetapkan";

/// Which risks of a year, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saringan {
    /// 0 means the year it is now.
    pub tahun: i32,
    pub kantor: Option<i64>,
    pub register: Option<i64>,
    /// Words that all must occur in number, texts and owner.
    pub q: String,
    pub kategori: Option<String>,
    pub jenis: Option<JenisRisiko>,
    /// Number of the level of risk now, from 1.
    pub level: Option<u8>,
    /// The same at the beginning of the year.
    pub level_awal: Option<u8>,
    pub status: Option<Status>,
    /// At least this far on the way to the komite.
    pub minimal: Option<Status>,
    /// [`TANPA_PEMILIK`] for those without one.
    pub pemilik: Option<String>,
    /// At or above the appetite now.
    pub melampaui: bool,
    /// With an action past its date.
    pub terlambat: bool,
    /// Waiting for a decision, or taken over by a higher level.
    pub eskalasi: bool,
    /// That came about in the year.
    pub terjadi: bool,
    /// In force without a report of the last period that has ended.
    pub belum_dipantau: bool,
    /// With a residual that is worse than what stands now, without a reason.
    pub residual_ganjil: bool,
    /// In one cell of the matrix.
    pub sel: Option<(Ukuran, Titik)>,
    /// The archive instead of what is in use.
    pub arsip: bool,
    /// `besaran`, `nomor`, `kantor`, `prioritas`, each also with `-`.
    pub urut: String,
    /// From 1.
    pub halaman: usize,
}

/// A risk in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisRisiko {
    pub ringkas: RingkasRisiko,
    pub versi: i64,
    pub register_id: i64,
    pub pemilik: String,
    /// Place within its register.
    pub prioritas: usize,
    /// The order among equals has not been decided.
    pub seri: bool,
    /// Actions done, of how many.
    pub penanganan: (usize, usize),
    /// Date of the next action.
    pub tenggat: Option<NaiveDate>,
    pub terlambat: bool,
    /// Its residual is worse than what stands now, and nobody has said why.
    pub residual_ganjil: bool,
}

/// A value of a filter, its name, and how many risks have it.
pub type Hitung = (String, String, usize);

/// Counts beside the filters, all other filters applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HitunganDaftar {
    pub status: Vec<Hitung>,
    pub kategori: Vec<Hitung>,
    pub level: Vec<Hitung>,
    pub jenis: Vec<Hitung>,
    pub kantor: Vec<Hitung>,
    pub pemilik: Vec<Hitung>,
    /// Risks that nobody watched in [`Daftar::masa`].
    pub belum_dipantau: usize,
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct Daftar {
    pub tahun: i32,
    pub baris: Vec<BarisRisiko>,
    /// Risks on all pages.
    pub jumlah: usize,
    pub halaman: usize,
    pub banyak_halaman: usize,
    pub hitungan: HitunganDaftar,
    pub matriks: Matriks,
    pub kerangka: Kerangka,
    /// The last period of monitoring that has ended; `None` while none has, for a closed year and in the archive.
    pub masa: Option<MasaPantau>,
}

impl Saringan {
    /// The filter that an address says; what cannot be read is left out. Keys are the names of the fields; `sel` is
    /// `kini-3-4`.
    #[must_use]
    pub fn dari_alamat(pasangan: &[(String, String)]) -> Self {
        let ambil = |kunci: &str| pasangan.iter().find(|(k, _)| k == kunci).map_or("", |(_, v)| v.trim());
        let ada = |kunci: &str| Some(ambil(kunci)).filter(|v| !v.is_empty());
        let ya = |kunci: &str| matches!(ambil(kunci), "1" | "ya");
        Self {
            tahun: ambil("tahun").parse().unwrap_or_default(),
            kantor: ambil("kantor").parse().ok(),
            register: ambil("register").parse().ok(),
            q: ambil("q").to_owned(),
            kategori: ada("kategori").map(str::to_owned),
            jenis: JenisRisiko::dari_kode(ambil("jenis")),
            level: ambil("level").parse().ok(),
            level_awal: ambil("level_awal").parse().ok(),
            status: Status::dari_kode(ambil("status")),
            minimal: Status::dari_kode(ambil("minimal")),
            pemilik: ada("pemilik").map(str::to_owned),
            melampaui: ya("melampaui"),
            terlambat: ya("terlambat"),
            eskalasi: ya("eskalasi"),
            terjadi: ya("terjadi"),
            belum_dipantau: ya("belum_dipantau"),
            residual_ganjil: ya("residual_ganjil"),
            sel: sel(ambil("sel")),
            arsip: ya("arsip"),
            urut: ambil("urut").to_owned(),
            halaman: ambil("halaman").parse::<usize>().ok().filter(|n| *n > 0).unwrap_or(1),
        }
    }
}

fn sel(teks: &str) -> Option<(Ukuran, Titik)> {
    let mut bagian = teks.split('-');
    let ukuran = Ukuran::dari_kode(bagian.next()?)?;
    let titik = Titik::baru(bagian.next()?.parse().ok()?, bagian.next()?.parse().ok()?);
    Some((ukuran, titik))
}

/// A page of the risks that this person sees. A fixed number of queries.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang); [`Galat::TidakAda`](crate::Galat::TidakAda) for an office out of reach.
pub async fn list(l: &Layanan, pelaku: &Pelaku, s: &Saringan) -> Hasil<Daftar> {
    sebanyak(l, pelaku, s, PER_HALAMAN).await
}

/// The same with every risk on one page, for files.
///
/// # Errors
/// As [`list`].
pub async fn seluruh(l: &Layanan, pelaku: &Pelaku, s: &Saringan) -> Hasil<Daftar> {
    sebanyak(l, pelaku, s, usize::MAX).await
}

async fn sebanyak(l: &Layanan, pelaku: &Pelaku, s: &Saringan, per_halaman: usize) -> Hasil<Daftar> {
    let akses = akses(pelaku)?;
    let tahun = tahun_kini(l, s.tahun);
    let kerja = tahun::kerja(l, &l.db, tahun).await?;
    let kantor = tahun::dalam_jangkauan(&akses, s.kantor)?;
    let dasar =
        baris::syarat(tahun, kantor.as_deref(), s.arsip).add_option(s.register.map(|id| kolom("konteks_id").eq(id)));
    let menyempit = menyempit(s, tahun, l.hari_ini());
    let masa = if s.arsip { None } else { pedoman::masa(l, &l.db, (tahun, kerja.ditutup.is_some())).await? };
    // Asked apart: within the long list it would cost a look at every risk itself.
    let belum: HashSet<i64> = match masa {
        Some(masa) => hitungan::id(&l.db, dasar.clone().add(pedoman::tanpa_laporan(l, masa))).await?,
        None => HashSet::new(),
    };
    // What narrows is asked of the database; what has counts beside it works on what was read. Priorities speak of whole
    // registers, so what does not pass is read too, unless the archive is looked at.
    let (semua, urutan) = if s.arsip {
        let semua = baris::ramping(&l.db, dasar.add_option(menyempit), None).await?;
        let urutan = baris::prioritas_register(&l.db, semua.iter().map(|b| b.konteks)).await?;
        (semua, urutan)
    } else {
        let mut semua = baris::ramping(&l.db, dasar, menyempit).await?;
        semua.iter_mut().for_each(|b| b.belum_dipantau = belum.contains(&b.id));
        let urutan = baris::prioritas(&semua);
        semua.retain(|b| b.lolos);
        (semua, urutan)
    };
    let nama = nama_kantor(l, semua.iter().map(|b| b.kantor)).await?;
    let hitungan = hitungan(s, &semua, &nama, &kerja.matriks, &kerja.kerangka);
    let mut cocok: Vec<&Ramping> = semua.iter().filter(|b| b.cocok(s, &kerja.matriks, None)).collect();
    urutkan(&mut cocok, &s.urut, &urutan, &nama);
    let banyak_halaman = cocok.len().div_ceil(per_halaman).max(1);
    let halaman = s.halaman.clamp(1, banyak_halaman);
    let id: Vec<i64> = cocok.iter().skip((halaman - 1) * per_halaman).take(per_halaman).map(|b| b.id).collect();
    let (mut aksi, mut per_id) = (HashMap::new(), HashMap::<i64, Baris>::new());
    for potong in id.chunks(SEKALI) {
        aksi.extend(baris::rencana(&l.db, potong, l.hari_ini()).await?);
        let tampil = Condition::all().add(kolom("id").is_in(potong.iter().copied()));
        per_id.extend(baris::muat(&l.db, tampil, |_| ()).await?.into_iter().map(|b| (b.id, b)));
    }
    Ok(Daftar {
        tahun,
        jumlah: cocok.len(),
        halaman,
        banyak_halaman,
        baris: id
            .iter()
            .filter_map(|id| per_id.remove(id))
            .map(|b| {
                let aksi = aksi.get(&b.id).copied().unwrap_or_default();
                let kategori = kerja.kerangka.nama_kategori(&b.kategori).to_owned();
                BarisRisiko {
                    versi: b.versi,
                    register_id: b.konteks,
                    pemilik: b.pemilik.clone(),
                    prioritas: urutan.get(&b.id).map_or(0, |p| p.nomor),
                    seri: urutan.get(&b.id).is_some_and(|p| p.seri),
                    penanganan: (aksi.selesai, aksi.semua),
                    tenggat: aksi.tenggat,
                    terlambat: aksi.terlambat > 0,
                    residual_ganjil: b.residual_ganjil,
                    ringkas: b.ringkas(&nama, &kategori),
                }
            })
            .collect(),
        hitungan,
        matriks: kerja.matriks,
        kerangka: kerja.kerangka,
        masa,
    })
}

/// The filters that have no counts, as one condition; `None` without any.
fn menyempit(s: &Saringan, tahun: i32, hari_ini: NaiveDate) -> Option<Condition> {
    let syarat = Condition::all()
        .add_option(kata(&s.q))
        .add_option(s.melampaui.then(baris::melampaui))
        .add_option(s.terlambat.then(|| baris::terlambat(hari_ini)))
        .add_option(s.eskalasi.then(baris::naik))
        .add_option(s.terjadi.then(|| baris::terjadi(tahun)))
        .add_option(s.residual_ganjil.then(baris::residual_ganjil))
        .add_option(s.sel.map(|(ukuran, titik)| baris::di_sel(ukuran, titik)));
    (!syarat.is_empty()).then_some(syarat)
}

/// Risks whose number or texts hold these words, newest year first, for the search of the whole product.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang).
pub async fn cari(l: &Layanan, pelaku: &Pelaku, q: &str, maks: usize) -> Hasil<Vec<RingkasRisiko>> {
    let Some(kata) = kata(q) else { return Ok(Vec::new()) };
    let milik = tahun::dalam_jangkauan(&akses(pelaku)?, None)?;
    let syarat = Condition::all()
        .add(Expr::col(("risiko", "diarsipkan_pada")).is_null())
        .add(kata)
        .add_option(milik.as_deref().map(|k| Expr::col(("risiko", "perangkat_daerah_id")).is_in(k.iter().copied())));
    let batas = u64::try_from(maks).unwrap_or(u64::MAX);
    let cocok = baris::muat(&l.db, syarat, |kueri| {
        terbaru(kueri);
        kueri.limit(batas);
    });
    ringkasan(l, cocok.await?).await
}

/// The newest year first, then the greatest magnitude now.
pub(super) fn terbaru(kueri: &mut SelectStatement) {
    for urut in ["konteks_id", "kini_besaran", "id"] {
        kueri.order_by(("risiko", urut), Order::Desc);
    }
}

/// In one line each, names looked up at once.
pub(super) async fn ringkasan(l: &Layanan, baris: Vec<Baris>) -> Hasil<Vec<RingkasRisiko>> {
    let nama = nama_kantor(l, baris.iter().map(|b| b.kantor)).await?;
    // Names as they are called now; risks of several years stand together here.
    let kerangka = tahun::kerja(l, &l.db, tahun_kini(l, 0)).await?.kerangka;
    Ok(baris
        .into_iter()
        .map(|b| {
            let kategori = kerangka.nama_kategori(&b.kategori).to_owned();
            b.ringkas(&nama, &kategori)
        })
        .collect())
}

/// The year a filter means.
pub(crate) fn tahun_kini(l: &Layanan, tahun: i32) -> i32 {
    use chrono::Datelike;
    if tahun == 0 { l.hari_ini().year() } else { tahun }
}

async fn nama_kantor(l: &Layanan, kantor: impl Iterator<Item = i64>) -> Hasil<HashMap<i64, KantorRingkas>> {
    let mut id: Vec<i64> = kantor.collect();
    id.sort_unstable();
    id.dedup();
    perangkat_daerah::nama(&l.db, &id).await
}

/// Every word somewhere in the texts.
fn kata(q: &str) -> Option<Condition> {
    const KATA_MAKS: usize = 8;
    let pola: Vec<LikeExpr> = q.split_whitespace().take(KATA_MAKS).map(pola_like).collect();
    (!pola.is_empty())
        .then(|| pola.into_iter().fold(Condition::all(), |s, p| s.add(Expr::col(("risiko", "cari")).like(p))))
}

/// The filters that have counts; one of them is left out when its own counts are made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kolom {
    Status,
    Kategori,
    Level,
    Jenis,
    Pemilik,
    Pantauan,
}

impl Ramping {
    fn cocok(&self, s: &Saringan, matriks: &Matriks, tanpa: Option<Kolom>) -> bool {
        let lewati = |kolom: Kolom| tanpa == Some(kolom);
        (lewati(Kolom::Kategori) || s.kategori.as_ref().is_none_or(|k| *k == self.kategori))
            && (lewati(Kolom::Jenis) || s.jenis.is_none_or(|j| j == self.jenis))
            && (lewati(Kolom::Level) || s.level.is_none_or(|n| matriks.nomor_level(self.kini) == Some(n)))
            && (lewati(Kolom::Status) || s.status.is_none_or(|st| st == self.status))
            && (lewati(Kolom::Pemilik) || s.pemilik.as_ref().is_none_or(|p| *p == self.pemilik()))
            && (lewati(Kolom::Pantauan) || !s.belum_dipantau || self.belum_dipantau)
            && s.level_awal.is_none_or(|n| matriks.nomor_level(self.awal) == Some(n))
            && s.minimal.is_none_or(|m| self.status >= m)
    }

    /// The owner as filters name it.
    fn pemilik(&self) -> &str {
        if self.pemilik.is_empty() { TANPA_PEMILIK } else { &self.pemilik }
    }
}

fn hitungan(
    s: &Saringan,
    semua: &[Ramping],
    nama: &HashMap<i64, KantorRingkas>,
    matriks: &Matriks,
    kerangka: &Kerangka,
) -> HitunganDaftar {
    let hitung = |kolom: Kolom, kunci: &dyn Fn(&Ramping) -> String| {
        let mut peta: HashMap<String, usize> = HashMap::new();
        for b in semua.iter().filter(|b| b.cocok(s, matriks, Some(kolom))) {
            *peta.entry(kunci(b)).or_default() += 1;
        }
        peta
    };
    let urut = |kunci: Vec<(String, String)>, peta: HashMap<String, usize>| -> Vec<Hitung> {
        kunci.into_iter().filter_map(|(k, nama)| peta.get(&k).map(|n| (k.clone(), nama, *n))).collect()
    };
    let status = Status::SEMUA.map(|x| (x.kode().to_owned(), x.nama().to_owned())).to_vec();
    let jenis = JenisRisiko::SEMUA.map(|x| (x.kode().to_owned(), x.nama().to_owned())).to_vec();
    let level = (1..).zip(&matriks.level).map(|(n, l): (u8, _)| (n.to_string(), l.nama.clone())).collect();
    let per_kategori = hitung(Kolom::Kategori, &|b| b.kategori.clone());
    let mut kategori: Vec<(String, String)> =
        per_kategori.keys().map(|k| (k.clone(), kerangka.nama_kategori(k).to_owned())).collect();
    kategori.sort_by_key(|(kode, _)| kerangka.kategori.iter().position(|k| k.kode == *kode).unwrap_or(usize::MAX));
    let per_pemilik = hitung(Kolom::Pemilik, &|b| b.pemilik().to_owned());
    let sebut = |k: &String| if k == TANPA_PEMILIK { BELUM_DITETAPKAN.to_owned() } else { k.clone() };
    let mut pemilik: Vec<(String, String)> = per_pemilik.keys().map(|k| (k.clone(), sebut(k))).collect();
    pemilik.sort();
    // The office is a filter of the query itself: counts speak of what was read.
    let mut per_kantor: HashMap<String, usize> = HashMap::new();
    for b in semua.iter().filter(|b| b.cocok(s, matriks, None)) {
        *per_kantor.entry(b.kantor.to_string()).or_default() += 1;
    }
    let mut kantor: Vec<(String, String)> = nama.values().map(|k| (k.id.to_string(), k.nama.clone())).collect();
    kantor.sort_by(|a, b| a.1.cmp(&b.1));
    let belum = |b: &&Ramping| b.belum_dipantau && b.cocok(s, matriks, Some(Kolom::Pantauan));
    HitunganDaftar {
        belum_dipantau: semua.iter().filter(belum).count(),
        status: urut(status, hitung(Kolom::Status, &|b| b.status.kode().to_owned())),
        kategori: urut(kategori, per_kategori),
        level: urut(level, hitung(Kolom::Level, &|b| matriks.nomor_level(b.kini).unwrap_or_default().to_string())),
        jenis: urut(jenis, hitung(Kolom::Jenis, &|b| b.jenis.kode().to_owned())),
        kantor: urut(kantor, per_kantor),
        pemilik: urut(pemilik, per_pemilik),
    }
}

fn urutkan(
    baris: &mut [&Ramping],
    urut: &str,
    prioritas: &HashMap<i64, Prioritas>,
    nama: &HashMap<i64, KantorRingkas>,
) {
    let (turun, kolom) = urut.strip_prefix('-').map_or((false, urut), |k| (true, k));
    let kantor = |b: &Ramping| nama.get(&b.kantor).map(|k| k.nama.as_str()).unwrap_or_default();
    let nomor = |b: &Ramping| prioritas.get(&b.id).map_or(usize::MAX, |p| p.nomor);
    match kolom {
        "nomor" => baris.sort_by_key(|b| b.urutan),
        "kantor" => baris.sort_by(|a, b| (kantor(a), a.urutan).cmp(&(kantor(b), b.urutan))),
        "prioritas" => baris.sort_by_key(|b| (nomor(b), b.urutan)),
        "besaran" => baris.sort_by_key(|b| (b.kini, b.urutan)),
        // The greatest first is how everybody reads it.
        _ => {
            baris.sort_by_key(|b| (std::cmp::Reverse(b.kini), b.urutan));
            return;
        }
    }
    if turun {
        baris.reverse();
    }
}
