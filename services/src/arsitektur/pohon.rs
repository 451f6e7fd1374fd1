//! The catalogue of proses bisnis as the tree it is, with what hangs on each (DKI68 Pasal 8, KALBAR Pasal 8 to 10, BEKASI
//! Pasal 16).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::arsitektur::{proses_bisnis::REGISTER, relasi::JenisRelasi};
use sea_orm::{
    ConnectionTrait, ExprTrait, JoinType, Order,
    sea_query::{Expr, Func, Query},
};

use super::{Jangkauan, Titik, kolom_titik};
use crate::{
    Hasil, Layanan, Pelaku,
    perangkat_daerah::{self, KantorRingkas},
};

/// Processes of one page; more are a search in the register.
const BATAS: u64 = 2_000;

/// A process with what stands below it.
#[derive(Clone, Debug)]
pub struct Cabang {
    pub titik: Titik,
    pub kode_rujukan: String,
    /// The document of the peta proses bisnis it comes from.
    pub dokumen: String,
    /// Services that realise it, applications that run it, data it uses or makes.
    pub layanan: u64,
    pub aplikasi: u64,
    pub data: u64,
    pub anak: Vec<Self>,
}

/// The tree, by number at every level.
#[derive(Clone, Debug)]
pub struct Pohon {
    pub akar: Vec<Cabang>,
    pub jumlah: usize,
    /// There are more than the page holds.
    pub terpotong: bool,
    pub kantor: HashMap<i64, KantorRingkas>,
}

struct Baris {
    titik: Titik,
    induk: Option<i64>,
    kode_rujukan: String,
    dokumen: String,
}

/// The processes a person sees; one whose parent they do not see stands at the top. The number of queries is fixed.
///
/// # Errors
/// [`Galat::Dilarang`](crate::Galat::Dilarang).
pub async fn lihat(l: &Layanan, pelaku: &Pelaku) -> Hasil<Pohon> {
    let jangkauan = Jangkauan::baru(pelaku)?;
    let mut kueri = Query::select();
    kolom_titik(&mut kueri, "c");
    kueri
        .column(("c", "kode_rujukan"))
        .column(("d", "induk_id"))
        .column(("d", "dokumen_peta"))
        .from_as("catatan", "c")
        .join_as(JoinType::InnerJoin, REGISTER.tabel, "d", Expr::col(("d", "id")).equals(("c", "id")))
        .and_where(Expr::col(("c", "diarsipkan_pada")).is_null())
        .cond_where(jangkauan.syarat("c"))
        .order_by(("c", "nomor"), Order::Asc)
        .limit(BATAS + 1);
    let mut semua = Vec::new();
    for baris in l.db.query_all(&kueri).await? {
        let teks = |kolom: &str| baris.try_get::<Option<String>>("", kolom).map(Option::unwrap_or_default);
        semua.push(Baris {
            titik: Titik::baca(&baris)?,
            induk: baris.try_get("", "induk_id")?,
            kode_rujukan: teks("kode_rujukan")?,
            dokumen: teks("dokumen_peta")?,
        });
    }
    let terpotong = semua.len() as u64 > BATAS;
    semua.truncate(usize::try_from(BATAS).unwrap_or(usize::MAX));
    let kantor: BTreeSet<i64> = semua.iter().filter_map(|b| b.titik.kantor).collect();
    let kantor = perangkat_daerah::nama(&l.db, &kantor.into_iter().collect::<Vec<_>>()).await?;
    let kaitan = kaitan(&l.db, &jangkauan).await?;
    let jumlah = semua.len();
    Ok(Pohon { akar: susun(semua, &kaitan), jumlah, terpotong, kantor })
}

/// What hangs on a process: the register at the other end, whether the process is the second item, by which relations.
const TERKAIT: [(&str, bool, &[JenisRelasi]); 3] = [
    ("layanan", true, &[JenisRelasi::Mewujudkan]),
    ("aplikasi", true, &[JenisRelasi::Menjalankan]),
    ("data", false, &[JenisRelasi::Memakai, JenisRelasi::Menghasilkan]),
];

/// How many records of each register of [`TERKAIT`] a process is related to, as far as this person sees them.
type Jumlah = HashMap<(i64, &'static str), u64>;

async fn kaitan<C: ConnectionTrait>(db: &C, jangkauan: &Jangkauan) -> Hasil<Jumlah> {
    let mut hasil = HashMap::new();
    for (register, kedua, jenis) in TERKAIT {
        let (proses, lain) = if kedua { ("ke_id", "dari_id") } else { ("dari_id", "ke_id") };
        let mut kueri = Query::select();
        kueri
            .expr_as(Expr::col(("r", proses)), "proses")
            .expr_as(Func::count_distinct(Expr::col(("r", lain))), "jumlah")
            .from_as("relasi", "r")
            .join_as(JoinType::InnerJoin, REGISTER.tabel, "d", Expr::col(("d", "id")).equals(("r", proses)))
            .join_as(JoinType::InnerJoin, "catatan", "c", Expr::col(("c", "id")).equals(("r", lain)))
            .and_where(Expr::col(("r", "jenis")).is_in(jenis.iter().map(|j| j.kode())))
            .and_where(Expr::col(("c", "diarsipkan_pada")).is_null())
            .cond_where(jangkauan.syarat("c"))
            .add_group_by([Expr::col(("r", proses))]);
        for baris in db.query_all(&kueri).await? {
            let id: i64 = baris.try_get("", "proses")?;
            hasil.insert((id, register), baris.try_get::<i64>("", "jumlah")?.unsigned_abs());
        }
    }
    Ok(hasil)
}

fn susun(semua: Vec<Baris>, kaitan: &Jumlah) -> Vec<Cabang> {
    let ada: BTreeSet<i64> = semua.iter().map(|b| b.titik.id).collect();
    let mut anak: BTreeMap<Option<i64>, Vec<Baris>> = BTreeMap::new();
    for baris in semua {
        let induk = baris.induk.filter(|id| ada.contains(id) && *id != baris.titik.id);
        anak.entry(induk).or_default().push(baris);
    }
    cabang(None, &mut anak, kaitan)
}

/// Takes the branches below one process out of `anak`: a circle, which no rule lets in, would end instead of turning.
fn cabang(induk: Option<i64>, anak: &mut BTreeMap<Option<i64>, Vec<Baris>>, kaitan: &Jumlah) -> Vec<Cabang> {
    let isi = anak.remove(&induk).unwrap_or_default();
    isi.into_iter()
        .map(|b| {
            let jumlah = |register: &'static str| kaitan.get(&(b.titik.id, register)).copied().unwrap_or(0);
            let (layanan, aplikasi, data) = (jumlah("layanan"), jumlah("aplikasi"), jumlah("data"));
            let anak = cabang(Some(b.titik.id), anak, kaitan);
            Cabang { titik: b.titik, kode_rujukan: b.kode_rujukan, dokumen: b.dokumen, layanan, aplikasi, data, anak }
        })
        .collect()
}
