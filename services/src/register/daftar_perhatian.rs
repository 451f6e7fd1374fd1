//! What in the registers needs somebody: the lists of [`domain::register::perhatian`], offices without any entry, and the
//! shared use of what the law makes common. The number of queries is fixed, however many records there are.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use chrono::NaiveDate;
use domain::{
    arsitektur::{data::KELOMPOK_DATA, layanan::INFORMASI},
    register::{
        self, Butir, Opsi, Register,
        perhatian::{
            Bersama, Pakai, Pemulihan, Perhatian, Sekitar, Temuan, bidang, pekerjaan, pengecualian_berlaku, periksa,
        },
    },
};
use sea_orm::{
    ConnectionTrait, ExprTrait, JoinType,
    sea_query::{Expr, Func, Query, SelectStatement},
};

use super::{
    Akses, akses,
    dasar_perhatian::{self, UrusanKosong},
    perhatian_keamanan::{Prosedur, daftar_periksa},
    sql,
};
use crate::{
    Hasil, Layanan, Pelaku,
    ingatan::Ingatan,
    perangkat_daerah::{self, KantorRingkas},
};

/// Registers whose records the rules look at.
const DILIHAT: [&str; 9] = [
    "data",
    "layanan",
    "aplikasi",
    "infrastruktur",
    "penyedia",
    "situs",
    "pemeliharaan",
    "prosedur-keamanan",
    "pengecualian-bersama",
];
/// Registers in which every office is expected to have an entry (rows E1, G1 and H5).
const DIHARAPKAN: [&str; 5] = ["proses-bisnis", "layanan", "data", "aplikasi", "keamanan"];
/// Procedures every office is expected to have (KALBAR Pasal 22 ayat (1), PRABU Pasal 15 ayat (2), BEKASI Pasal 30 ayat (2)).
const PROSEDUR: [(&str, &str); 2] =
    [("pencegahan", "Prosedur pencegahan"), ("penanggulangan", "Prosedur penanggulangan")];

/// A record in a list.
#[derive(Clone, Debug)]
pub struct ButirPerhatian {
    pub register: &'static Register,
    pub id: i64,
    pub nomor: String,
    pub nama: String,
    pub kantor: Option<i64>,
    pub temuan: Temuan,
}

/// Offices that have nothing of a kind in a register.
#[derive(Clone, Debug)]
pub struct TanpaEntri {
    pub register: &'static Register,
    /// What is missing: the register, or one kind of its records.
    pub nama: &'static str,
    /// The list that shows what is there, without the office.
    pub alamat: String,
    /// Offices that lack it, also those that have only what is no longer in force.
    pub kantor: Vec<i64>,
    /// Of these, the offices whose last one has ended, and when.
    pub berakhir: BTreeMap<i64, NaiveDate>,
}

/// One office in the matrix of shared use, in the order of [`Bersama::SEMUA`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PakaiKantor {
    pub kantor: i64,
    pub pakai: [Pakai; 3],
    /// The exception behind each, where one holds.
    pub pengecualian: [Option<Pengecualian>; 3],
}

/// Why an office need not use something together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pengecualian {
    pub id: i64,
    pub alasan: String,
    pub sampai: Option<NaiveDate>,
}

/// Everything that needs somebody, as this person may see it: who coordinates sees every office, others their own.
#[derive(Clone, Debug)]
pub struct Pantauan {
    pub hari_ini: NaiveDate,
    /// Those the government's regulation asks, in the order of [`Perhatian::SEMUA`]; longest due first.
    pub daftar: Vec<(Perhatian, Vec<ButirPerhatian>)>,
    pub tanpa_entri: Vec<TanpaEntri>,
    /// Groups of data (BEKASI Pasal 22 ayat (3)) without any entry; empty where the regulation knows none, or for who
    /// does not see every office.
    pub kelompok_kosong: Vec<&'static Opsi>,
    /// Urusan without any dataset (BEKASI Pasal 22 ayat (1)), where and for whom groups are told.
    pub urusan_kosong: UrusanKosong,
    pub bersama: Vec<PakaiKantor>,
    /// Offices in use that the person watches over, by name.
    pub urutan: Vec<i64>,
    pub kantor: HashMap<i64, KantorRingkas>,
}

/// One record with the fields the rules read.
struct Baris {
    register: &'static Register,
    id: i64,
    nomor: String,
    nama: String,
    kantor: Option<i64>,
    butir: Butir,
}

/// Answers by the offices a person watches over (none: all of them), and the day.
pub(crate) type IngatanPantauan = Ingatan<(Option<Vec<i64>>, NaiveDate), Pantauan>;

/// Looks at every register, and again only after a write or on another day.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang).
pub async fn pantau(l: &Layanan, pelaku: &Pelaku) -> Hasil<Arc<Pantauan>> {
    let hari_ini = l.hari_ini();
    let register: Vec<&'static Register> = DILIHAT.iter().filter_map(|kode| register::cari(kode)).collect();
    let Some(pertama) = register.first() else { return Err(crate::Galat::TidakAda) };
    let milik = match akses(pelaku, pertama)? {
        Akses::Semua => None,
        Akses::Kantor(kantor) => Some(kantor),
    };
    for r in &register {
        akses(pelaku, r)?;
    }
    l.pantauan.atau(l, (milik.clone(), hari_ini), lihat(l, &register, milik, hari_ini)).await
}

async fn lihat(
    l: &Layanan,
    register: &[&'static Register],
    milik: Option<Vec<i64>>,
    hari_ini: NaiveDate,
) -> Hasil<Pantauan> {
    let mut baris = Vec::new();
    for r in register {
        baris.extend(ambil(&l.db, r, milik.as_deref()).await?);
    }
    let pengecualian = pengecualian(&baris, hari_ini);
    let sekitar = Sekitar {
        sambungan: sambungan(&l.db).await?,
        periksa: match Perhatian::TanpaDaftarPeriksa.berlaku(&l.profil) {
            true => daftar_periksa(&l.db).await?,
            false => BTreeMap::new(),
        },
        dikecualikan: pengecualian.keys().copied().collect(),
        informasi: informasi(l),
        batas: l.profil.batas,
        setahun: l.profil.mengikuti(&["KALBAR"]),
        di_luar_kota: l.profil.mengikuti(&["BEKASI"]),
        empat_syarat: l.profil.mengikuti(&["KALBAR"]),
        penyedia_luar: dasar_perhatian::penyedia_luar(&l.db).await?,
        berdasar: dasar_perhatian::berdasar(&l.db).await?,
        terbukti: dasar_perhatian::terbukti(&l.db).await?,
        ..sekitar(&l.db).await?
    };
    let berlaku = Perhatian::SEMUA.into_iter().filter(|p| p.berlaku(&l.profil));
    let daftar = berlaku.map(|p| (p, kumpulkan(p, &baris, &sekitar, hari_ini))).collect();
    let mut urutan = perangkat_daerah::list_aktif(&l.db).await?;
    urutan.retain(|id| milik.as_ref().is_none_or(|milik| milik.contains(id)));
    let tanpa_entri = tanpa_entri(&l.db, &baris, &urutan, hari_ini).await?;
    let (kelompok_kosong, urusan_kosong) = match milik {
        None if l.profil.mengikuti(&["BEKASI"]) => {
            let data = baris.iter().filter(|b| b.register.kode == "data");
            let urusan = dasar_perhatian::urusan_kosong(&l.profil, data.map(|b| b.butir.teks("urusan")));
            (kelompok_kosong(&baris), urusan)
        }
        _ => (Vec::new(), UrusanKosong::default()),
    };
    let bersama = bersama(&baris, &sekitar.sambungan, &pengecualian, &urutan);
    // Records may belong to offices that are no longer in use.
    let disebut: BTreeSet<i64> = baris.iter().filter_map(|b| b.kantor).chain(urutan.iter().copied()).collect();
    let kantor = perangkat_daerah::nama(&l.db, &disebut.into_iter().collect::<Vec<_>>()).await?;
    Ok(Pantauan { hari_ini, daftar, tanpa_entri, kelompok_kosong, urusan_kosong, bersama, urutan, kantor })
}

impl Pantauan {
    /// The records of one list.
    #[must_use]
    pub fn isi(&self, perhatian: Perhatian) -> &[ButirPerhatian] {
        self.daftar.iter().find(|(p, _)| *p == perhatian).map_or(&[], |(_, isi)| isi)
    }
}

/// Records in use with the fields the rules read, of these offices.
async fn ambil<C: ConnectionTrait>(db: &C, r: &'static Register, milik: Option<&[i64]>) -> Hasil<Vec<Baris>> {
    let bidang: Vec<_> = bidang(r.kode).iter().filter_map(|kode| r.bidang(kode)).collect();
    let mut kueri = sql::dari(r);
    for tetap in ["id", "nomor", "nama", "perangkat_daerah_id"] {
        kueri.column(("c", tetap));
    }
    for b in &bidang {
        kueri.expr_as(sql::ekspresi(b), format!("b_{}", b.kode));
    }
    kueri.and_where(dipakai("c"));
    if let Some(milik) = milik {
        kueri.and_where(Expr::col(("c", "perangkat_daerah_id")).is_in(milik.iter().copied()));
    }
    db.query_all(&kueri)
        .await?
        .iter()
        .map(|baris| {
            let mut butir = Butir::default();
            for b in &bidang {
                butir.set(b.kode, sql::isi(b, baris)?);
            }
            Ok(Baris {
                register: r,
                id: baris.try_get("", "id")?,
                nomor: baris.try_get("", "nomor")?,
                nama: baris.try_get("", "nama")?,
                kantor: baris.try_get("", "perangkat_daerah_id")?,
                butir,
            })
        })
        .collect()
}

/// Reviews, tests and recovery plans of every office: they stand for the records they speak of.
async fn sekitar<C: ConnectionTrait>(db: &C) -> Hasil<Sekitar> {
    let mut hasil = Sekitar::default();
    let mut reviu = dari("reviu_aplikasi");
    reviu
        .column(("d", "aplikasi_id"))
        .expr_as(Func::max(Expr::col(("d", "tanggal"))), "tanggal")
        .add_group_by([Expr::col(("d", "aplikasi_id"))]);
    for baris in db.query_all(&reviu).await? {
        let id: Option<i64> = baris.try_get("", "aplikasi_id")?;
        let tanggal: Option<NaiveDate> = baris.try_get("", "tanggal")?;
        hasil.reviu.extend(id.zip(tanggal));
    }
    let mut uji = dari("uji_kelaikan");
    uji.column(("d", "aplikasi_id"))
        .expr_as(Func::min(Expr::col(("d", "tanggal"))), "pertama")
        .expr_as(Func::max(Expr::col(("d", "tanggal"))), "terakhir")
        .and_where(Expr::col(("d", "hasil")).eq("laik"))
        .add_group_by([Expr::col(("d", "aplikasi_id"))]);
    for baris in db.query_all(&uji).await? {
        let id: Option<i64> = baris.try_get("", "aplikasi_id")?;
        let pertama: Option<NaiveDate> = baris.try_get("", "pertama")?;
        let terakhir: Option<NaiveDate> = baris.try_get("", "terakhir")?;
        hasil.laik.extend(id.zip(pertama.zip(terakhir)));
    }
    let mut pulih = dari("pemulihan");
    for kolom in ["pusat_data_id", "drc_id", "di_luar_kota", "diuji"] {
        pulih.column(("d", kolom));
    }
    for baris in db.query_all(&pulih).await? {
        let Some(id) = baris.try_get::<Option<i64>>("", "pusat_data_id")? else { continue };
        let rencana = Pemulihan {
            pusat: baris.try_get::<Option<i64>>("", "drc_id")?.is_some(),
            di_luar_kota: baris.try_get::<Option<bool>>("", "di_luar_kota")? == Some(true),
            diuji: baris.try_get::<Option<NaiveDate>>("", "diuji")?.is_some(),
        };
        let ada = hasil.pemulihan.entry(id).or_default();
        *ada = Ord::max(rencana, *ada);
    }
    let mut standar = dari("standar_infrastruktur");
    standar.column(("d", "infrastruktur_id")).column(("d", "jenis")).column(("d", "hasil"));
    for baris in db.query_all(&standar).await? {
        let id: Option<i64> = baris.try_get("", "infrastruktur_id")?;
        if let Some((id, jenis)) = id.zip(baris.try_get::<Option<String>>("", "jenis")?) {
            let terpenuhi = baris.try_get::<Option<String>>("", "hasil")?.as_deref() == Some("terpenuhi");
            *hasil.standar.entry(id).or_default().entry(jenis).or_insert(true) &= terpenuhi;
        }
    }
    let mut rencana = dari("pemeliharaan");
    for kolom in ["infrastruktur_id", "aplikasi_id", "jenis", "rencana"] {
        rencana.column(("d", kolom));
    }
    rencana.column(("c", "nama"));
    for baris in db.query_all(&rencana).await? {
        let Some(hari) = baris.try_get::<Option<NaiveDate>>("", "rencana")? else { continue };
        let jenis: Option<String> = baris.try_get("", "jenis")?;
        let kerja = pekerjaan(jenis.as_deref().unwrap_or_default(), &baris.try_get::<String>("", "nama")?);
        for kolom in ["infrastruktur_id", "aplikasi_id"] {
            if let Some(id) = baris.try_get::<Option<i64>>("", kolom)? {
                let ada = hasil.rencana.entry((id, kerja.clone())).or_insert(hari);
                *ada = Ord::max(hari, *ada);
            }
        }
    }
    Ok(hasil)
}

/// What must be told of a public service under this profil (row I2).
pub(super) fn informasi(l: &Layanan) -> Vec<&'static register::Bidang> {
    let Some(r) = register::cari("layanan") else { return Vec::new() };
    INFORMASI.iter().filter_map(|kode| r.bidang(kode)).filter(|b| b.diminta_di(&l.profil)).collect()
}

/// The exceptions that hold today; of several the one that lasts longest.
fn pengecualian(baris: &[Baris], hari_ini: NaiveDate) -> BTreeMap<(Bersama, i64), Pengecualian> {
    let mut hasil: BTreeMap<(Bersama, i64), Pengecualian> = BTreeMap::new();
    let berlaku = |b: &&Baris| b.register.kode == "pengecualian-bersama" && pengecualian_berlaku(&b.butir, hari_ini);
    for b in baris.iter().filter(berlaku) {
        let Some(kunci) = Bersama::dari_kode(b.butir.teks("apa")).zip(b.kantor) else { continue };
        let baru =
            Pengecualian { id: b.id, alasan: b.butir.teks("alasan").to_owned(), sampai: b.butir.tanggal("sampai") };
        let lama = |p: &Pengecualian| p.sampai.unwrap_or(NaiveDate::MAX);
        if hasil.get(&kunci).is_none_or(|ada| lama(ada) < lama(&baru)) {
            hasil.insert(kunci, baru);
        }
    }
    hasil
}

fn kelompok_kosong(baris: &[Baris]) -> Vec<&'static Opsi> {
    let ada: BTreeSet<&str> =
        baris.iter().filter(|b| b.register.kode == "data").map(|b| b.butir.teks("kelompok")).collect();
    KELOMPOK_DATA.iter().filter(|o| !ada.contains(o.kode)).collect()
}

/// Which records run in shared infrastructure, by the relation between them.
async fn sambungan<C: ConnectionTrait>(db: &C) -> Hasil<BTreeSet<(Bersama, i64)>> {
    let mut kueri = dari("infrastruktur");
    kueri
        .column(("d", "objek"))
        .column(("d", "peran_fasilitas"))
        .column(("r", "dari_id"))
        .join_as(JoinType::InnerJoin, "relasi", "r", Expr::col(("r", "ke_id")).equals(("d", "id")))
        .and_where(Expr::col(("r", "jenis")).eq("berjalan_di"))
        .and_where(Expr::col(("d", "objek")).is_in(["fasilitas", "jaringan_intra", "penghubung"]))
        .and_where(Expr::col(("d", "berbagi_pakai")).eq(true));
    let mut hasil = BTreeSet::new();
    for baris in db.query_all(&kueri).await? {
        let objek: String = baris.try_get("", "objek")?;
        let peran: Option<String> = baris.try_get("", "peran_fasilitas")?;
        if let Some(b) = Bersama::dari_infrastruktur(&objek, peran.as_deref().unwrap_or_default()) {
            hasil.insert((b, baris.try_get("", "dari_id")?));
        }
    }
    Ok(hasil)
}

async fn tanpa_entri<C: ConnectionTrait>(
    db: &C,
    baris: &[Baris],
    kantor: &[i64],
    hari_ini: NaiveDate,
) -> Hasil<Vec<TanpaEntri>> {
    let mut kueri = Query::select();
    kueri
        .distinct()
        .column(("c", "register"))
        .column(("c", "perangkat_daerah_id"))
        .from_as("catatan", "c")
        .and_where(dipakai("c"))
        .and_where(Expr::col(("c", "register")).is_in(DIHARAPKAN))
        .and_where(Expr::col(("c", "perangkat_daerah_id")).is_not_null());
    let mut ada: BTreeSet<(String, i64)> = BTreeSet::new();
    for baris in db.query_all(&kueri).await? {
        ada.insert((baris.try_get("", "register")?, baris.try_get("", "perangkat_daerah_id")?));
    }
    let tanpa = |punya: &dyn Fn(i64) -> bool| kantor.iter().copied().filter(|&id| !punya(id)).collect::<Vec<i64>>();
    let mut hasil: Vec<TanpaEntri> = DIHARAPKAN
        .iter()
        .filter_map(|kode| register::cari(kode))
        .map(|r| TanpaEntri {
            register: r,
            nama: r.nama,
            alamat: format!("{}?", r.alamat()),
            kantor: tanpa(&|id| ada.contains(&(r.kode.to_owned(), id))),
            berakhir: BTreeMap::new(),
        })
        .collect();
    if let Some(r) = register::cari("prosedur-keamanan") {
        for (jenis, nama) in PROSEDUR {
            let semua = baris.iter().filter(|b| b.register.kode == r.kode && b.butir.teks("jenis") == jenis);
            let prosedur = Prosedur::dari(semua.filter_map(|b| Some((b.kantor?, &b.butir))), hari_ini);
            let alamat = format!("{}?f_jenis={jenis}&", r.alamat());
            let kantor = tanpa(&|id| prosedur.punya(id));
            hasil.push(TanpaEntri { register: r, nama, alamat, berakhir: prosedur.berakhir(&kantor), kantor });
        }
    }
    Ok(hasil)
}

fn kumpulkan(perhatian: Perhatian, baris: &[Baris], sekitar: &Sekitar, hari_ini: NaiveDate) -> Vec<ButirPerhatian> {
    let mut hasil: Vec<ButirPerhatian> = baris
        .iter()
        .filter_map(|b| {
            let temuan = periksa(perhatian, b.register.kode, b.id, &b.butir, sekitar, hari_ini)?;
            Some(ButirPerhatian {
                register: b.register,
                id: b.id,
                nomor: b.nomor.clone(),
                nama: b.nama.clone(),
                kantor: b.kantor,
                temuan,
            })
        })
        .collect();
    hasil.sort_by(|a, b| (a.temuan.jatuh_tempo, &a.nama, a.id).cmp(&(b.temuan.jatuh_tempo, &b.nama, b.id)));
    hasil
}

fn bersama(
    baris: &[Baris],
    sambungan: &BTreeSet<(Bersama, i64)>,
    pengecualian: &BTreeMap<(Bersama, i64), Pengecualian>,
    kantor: &[i64],
) -> Vec<PakaiKantor> {
    let mut hitung: BTreeMap<(i64, Bersama), (usize, usize)> = BTreeMap::new();
    for b in baris {
        let Some(kantor) = b.kantor else { continue };
        for satu in Bersama::SEMUA.into_iter().filter(|s| s.menghitung(b.register.kode, &b.butir)) {
            let memakai = satu.menurut_catatan(b.register.kode, &b.butir) || sambungan.contains(&(satu, b.id));
            let (ya, semua) = hitung.entry((kantor, satu)).or_default();
            *ya += usize::from(memakai);
            *semua += 1;
        }
    }
    kantor
        .iter()
        .map(|&id| {
            let pengecualian = Bersama::SEMUA.map(|satu| pengecualian.get(&(satu, id)).cloned());
            let mut ke = 0;
            let pakai = Bersama::SEMUA.map(|satu| {
                let (ya, semua) = hitung.get(&(id, satu)).copied().unwrap_or_default();
                let pakai = Pakai::dari(ya, semua);
                ke += 1;
                if pengecualian[ke - 1].is_some() { pakai.dikecualikan() } else { pakai }
            });
            PakaiKantor { kantor: id, pakai, pengecualian }
        })
        .collect()
}

/// The table of a register with its records, without those in the archive.
fn dari(tabel: &'static str) -> SelectStatement {
    Query::select()
        .from_as(tabel, "d")
        .join_as(JoinType::InnerJoin, "catatan", "c", Expr::col(("c", "id")).equals(("d", "id")))
        .and_where(dipakai("c"))
        .to_owned()
}

fn dipakai(alias: &'static str) -> Expr {
    Expr::col((alias, "diarsipkan_pada")).is_null()
}
