//! What a table can speak of: offices, records and their numbers, read in a fixed number of queries.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Mutex,
};

use domain::{
    arsitektur::relasi::JenisRelasi,
    register::{
        Jenis, Register,
        baca::{Penunjuk, Terdekat, Tertunjuk, kutip, samakan, terdekat},
        tulis::{self, Kolom, Tujuan},
    },
};
use sea_orm::{
    ConnectionTrait, EntityTrait, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};

use crate::{
    Hasil, Pelaku,
    perangkat_daerah::entitas::perangkat_daerah,
    register::{
        Rekaman,
        akses::akses_untuk,
        nama::{self, RingkasCatatan},
        sql,
    },
};

/// Ids bound in one statement; SQLite takes 32,766 values.
pub(super) const SEKALI: usize = 10_000;

/// What a record field of another office's hidden record shows; on import it stays what it is.
pub(crate) const TERSEMBUNYI: &str = "Catatan milik Perangkat Daerah lain";

/// The id that stands for "leave what is there".
pub(super) const BIARKAN: i64 = i64::MIN;

/// A relation: kind, first and second item. Records that are not written yet have negative ids.
pub(crate) type Tautan = (JenisRelasi, i64, i64);

/// Everything a table of one register can name.
pub(crate) struct Gudang {
    kantor: Vec<Kantor>,
    /// Records of this register and of those it points at, within reach.
    catatan: HashMap<i64, RingkasCatatan>,
    oleh_nomor: HashMap<(String, String), Vec<i64>>,
    oleh_nama: HashMap<(String, String), Vec<i64>>,
    /// Numbers of the register, other offices' too.
    pub(super) nomor: HashSet<String>,
    /// Rows of the file that will be new records, by number: their provisional ids.
    pub(super) baru: HashMap<String, i64>,
    register: &'static str,
    sudah_kantor: Mutex<HashMap<String, Result<Tertunjuk, String>>>,
}

struct Kantor {
    id: i64,
    kode: String,
    nama: String,
    singkatan: String,
}

impl Gudang {
    /// Three queries.
    pub(crate) async fn muat<C: ConnectionTrait>(db: &C, pelaku: &Pelaku, r: &'static Register) -> Hasil<Self> {
        let akses = akses_untuk(pelaku, r.lihat)?;
        let kantor = perangkat_daerah::Entity::find()
            .select_only()
            .columns([
                perangkat_daerah::Column::Id,
                perangkat_daerah::Column::Kode,
                perangkat_daerah::Column::Nama,
                perangkat_daerah::Column::Singkatan,
            ])
            .order_by_asc(perangkat_daerah::Column::Id)
            .into_tuple::<(i64, String, String, String)>()
            .all(db)
            .await?
            .into_iter()
            .map(|(id, kode, nama, singkatan)| Kantor { id, kode, nama, singkatan })
            .collect();
        let mut kueri = nama::pilih();
        kueri.and_where(Expr::col(("c", "register")).is_in(disebut(r))).cond_where(akses.syarat("c"));
        let mut gudang = Self {
            kantor,
            catatan: HashMap::new(),
            oleh_nomor: HashMap::new(),
            oleh_nama: HashMap::new(),
            nomor: nomor_terpakai(db, r).await?,
            baru: HashMap::new(),
            register: r.kode,
            sudah_kantor: Mutex::default(),
        };
        for satu in nama::baca(db, &kueri).await? {
            let kunci = |teks: &str| (satu.register.clone(), teks.to_lowercase());
            gudang.oleh_nomor.entry(kunci(&satu.nomor)).or_default().push(satu.id);
            gudang.oleh_nama.entry((satu.register.clone(), samakan(&satu.nama))).or_default().push(satu.id);
            gudang.catatan.insert(satu.id, satu);
        }
        Ok(gudang)
    }

    /// The record with this number in the register at hand: exactly so, or in another case when only one has it.
    pub(super) fn bernomor(&self, nomor: &str) -> Option<&RingkasCatatan> {
        let id = self.oleh_nomor.get(&(self.register.to_owned(), nomor.to_lowercase()))?;
        let persis = id.iter().find(|id| self.catatan[id].nomor == nomor);
        match (persis, id.as_slice()) {
            (Some(id), _) | (None, [id]) => self.catatan.get(id),
            _ => None,
        }
    }

    /// The records of this name in the register at hand that are in use.
    pub(super) fn bernama(&self, nama: &str) -> impl Iterator<Item = &RingkasCatatan> {
        let id = self.oleh_nama.get(&(self.register.to_owned(), samakan(nama)));
        id.into_iter().flatten().map(|id| &self.catatan[id]).filter(|c| !c.arsip)
    }

    /// What an office or record is written as in a table.
    pub(crate) fn sebut(&self, jenis: Jenis, id: i64) -> String {
        match jenis {
            Jenis::Kantor => self.sebut_kantor(id),
            _ => match self.catatan.get(&id) {
                Some(satu) => satu.nomor.clone(),
                None if id < 0 => {
                    self.baru.iter().find(|(_, i)| **i == id).map_or("catatan baru", |(nomor, _)| nomor).to_owned()
                }
                None => TERSEMBUNYI.to_owned(),
            },
        }
    }

    /// The number of a record, for a list of what changes.
    pub(super) fn sebut_catatan(&self, id: i64) -> String {
        match self.catatan.get(&id) {
            Some(satu) => satu.nomor.clone(),
            None => self.sebut(Jenis::Catatan(""), id),
        }
    }

    /// Whether a record is within reach.
    pub(super) fn terlihat(&self, id: i64) -> bool {
        id < 0 || self.catatan.contains_key(&id)
    }

    /// The number of a record at the other end of a relation; with its register in front when the number alone could be
    /// another one.
    pub(crate) fn sebut_ujung(&self, register: &[&'static str], id: i64) -> Option<String> {
        let satu = self.catatan.get(&id)?;
        let sebutan = satu.nomor.clone();
        let berdepan = sebutan.split_once('/').is_some_and(|(depan, _)| register.contains(&depan));
        let cocok = self.catatan(register, &sebutan);
        let sama = matches!(cocok, Ok(Tertunjuk { id: ketemu, dibaca: None }) if ketemu == id);
        Some(if sama && !berdepan { sebutan } else { format!("{}/{}", satu.register, satu.nomor) })
    }

    pub(super) fn ringkas(&self, id: i64) -> Option<&RingkasCatatan> {
        self.catatan.get(&id)
    }

    /// The name when it names this office alone, else its code.
    fn sebut_kantor(&self, id: i64) -> String {
        let Some(kantor) = self.kantor.iter().find(|k| k.id == id) else { return format!("#{id}") };
        match self.cari_kantor(&kantor.nama) {
            Ok(Tertunjuk { id: ketemu, dibaca: None }) if ketemu == id => kantor.nama.clone(),
            _ => kantor.kode.clone(),
        }
    }

    fn cari_kantor(&self, teks: &str) -> Result<Tertunjuk, String> {
        let harfiah = |id: i64| Ok(Tertunjuk { id, dibaca: None });
        if let Some(k) = self.kantor.iter().find(|k| k.kode == teks) {
            return harfiah(k.id);
        }
        let mut senama = self.kantor.iter().filter(|k| k.nama == teks);
        if let (Some(k), None) = (senama.next(), senama.next()) {
            return harfiah(k.id);
        }
        let kata = samakan(teks);
        let terbaca = |k: &Kantor| Ok(Tertunjuk { id: k.id, dibaca: Some(k.nama.clone()) });
        let cocok: Vec<&Kantor> = self
            .kantor
            .iter()
            .filter(|k| [&k.nama, &k.kode, &k.singkatan].into_iter().any(|s| !s.is_empty() && samakan(s) == kata))
            .collect();
        match cocok.as_slice() {
            [satu] => return terbaca(satu),
            [] => {}
            banyak => {
                let nama: Vec<_> = banyak.iter().map(|k| format!("{} ({})", k.nama, k.kode)).collect();
                return Err(format!("{} dapat berarti {}. Tulis kodenya.", kutip(teks), nama.join(" atau ")));
            }
        }
        let calon =
            self.kantor.iter().enumerate().flat_map(|(i, k)| [(i, samakan(&k.nama)), (i, samakan(&k.singkatan))]);
        match terdekat(&kata, calon) {
            Terdekat::Satu(i) => terbaca(&self.kantor[i]),
            Terdekat::TidakAda => {
                Err(format!("Perangkat Daerah {} tidak tercatat. Tulis nama atau kodenya.", kutip(teks)))
            }
            Terdekat::Banyak(i) => {
                let nama: Vec<_> = i.into_iter().map(|i| self.kantor[i].nama.as_str()).collect();
                Err(format!("{} dapat berarti {}. Tulis lengkap.", kutip(teks), nama.join(" atau ")))
            }
        }
    }
}

impl Penunjuk for Gudang {
    fn kantor(&self, teks: &str) -> Result<Tertunjuk, String> {
        // Twenty thousand rows name a few dozen offices.
        let Ok(mut sudah) = self.sudah_kantor.lock() else { return self.cari_kantor(teks) };
        sudah.entry(teks.to_owned()).or_insert_with(|| self.cari_kantor(teks)).clone()
    }

    fn catatan(&self, register: &[&'static str], teks: &str) -> Result<Tertunjuk, String> {
        if teks == TERSEMBUNYI {
            return Ok(Tertunjuk { id: BIARKAN, dibaca: None });
        }
        // `aplikasi/APL-0001` names the register too.
        let berdepan = teks.split_once('/').and_then(|(depan, nomor)| {
            let register = register.iter().position(|r| *r == depan)?;
            Some((register, nomor))
        });
        let (register, nomor) = match berdepan {
            Some((ke, nomor)) => (&register[ke..=ke], nomor),
            None => (register, teks),
        };
        if register.contains(&self.register)
            && let Some(id) = self.baru.get(nomor)
        {
            return Ok(Tertunjuk { id: *id, dibaca: None });
        }
        let kumpul = |peta: &HashMap<(String, String), Vec<i64>>, kunci: &str| -> Vec<i64> {
            let semua = register.iter().filter_map(|r| peta.get(&((*r).to_owned(), kunci.to_owned())));
            semua.flatten().copied().collect()
        };
        // A screen shows number and name together.
        let depan = nomor.split(" · ").next().unwrap_or(nomor).trim();
        let serupa = kumpul(&self.oleh_nomor, &nomor.to_lowercase());
        let persis: Vec<i64> = serupa.iter().copied().filter(|id| self.catatan[id].nomor == nomor).collect();
        let sebutan = |id: i64| self.catatan[&id].sebutan();
        if let [id] = persis.as_slice() {
            return Ok(Tertunjuk { id: *id, dibaca: None });
        }
        let calon =
            [persis, serupa, kumpul(&self.oleh_nomor, &depan.to_lowercase()), kumpul(&self.oleh_nama, &samakan(nomor))];
        match calon.iter().find(|id| !id.is_empty()).map(Vec::as_slice) {
            Some([id]) => Ok(Tertunjuk { id: *id, dibaca: Some(sebutan(*id)) }),
            Some(banyak) => {
                let nama: Vec<_> = banyak
                    .iter()
                    .take(5)
                    .map(|id| format!("{}/{}", self.catatan[id].register, self.catatan[id].nomor))
                    .collect();
                Err(format!("{} dapat berarti {}. Tulis seperti itu.", kutip(teks), nama.join(" atau ")))
            }
            None => Err(format!("catatan {} tidak ditemukan. Tulis nomornya.", kutip(teks))),
        }
    }
}

/// The register itself and those that its fields and relations point at.
fn disebut(r: &Register) -> BTreeSet<&'static str> {
    let mut hasil = BTreeSet::from([r.kode]);
    for Kolom { tujuan, .. } in tulis::kolom(r, false) {
        match tujuan {
            Tujuan::Bidang(b) => {
                if let Jenis::Catatan(register) = b.jenis {
                    hasil.insert(register);
                }
            }
            Tujuan::Relasi(_, _, ujung) => hasil.extend(ujung),
            Tujuan::Keterangan => {}
        }
    }
    hasil
}

async fn nomor_terpakai<C: ConnectionTrait>(db: &C, r: &Register) -> Hasil<HashSet<String>> {
    let kueri = Query::select().column("nomor").from("catatan").and_where(Expr::col("register").eq(r.kode)).to_owned();
    db.query_all(&kueri).await?.iter().map(|b| Ok(b.try_get("", "nomor")?)).collect()
}

/// Records of the register by id, in few queries; archived ones too.
pub(in crate::register) async fn rekaman<C: ConnectionTrait>(
    db: &C,
    r: &Register,
    id: &[i64],
) -> Hasil<HashMap<i64, Rekaman>> {
    let mut hasil = HashMap::with_capacity(id.len());
    for potong in id.chunks(SEKALI) {
        let mut kueri = sql::dari(r);
        sql::kolom(r, &mut kueri);
        kueri.and_where(Expr::col(("c", "id")).is_in(potong.iter().copied()));
        for baris in db.query_all(&kueri).await? {
            let satu = sql::rekaman(r, &baris)?;
            hasil.insert(satu.id, satu);
        }
    }
    Ok(hasil)
}

/// The relations of these records, from both sides, in few queries.
pub(crate) async fn tautan<C: ConnectionTrait>(db: &C, id: &[i64]) -> Hasil<HashSet<Tautan>> {
    let mut hasil = HashSet::new();
    for potong in id.chunks(SEKALI) {
        for sisi in ["dari_id", "ke_id"] {
            let kueri = Query::select()
                .columns(["jenis", "dari_id", "ke_id"])
                .from("relasi")
                .and_where(Expr::col(sisi).is_in(potong.iter().copied()))
                .to_owned();
            for baris in db.query_all(&kueri).await? {
                let kode: String = baris.try_get("", "jenis")?;
                if let Some(jenis) = JenisRelasi::dari_kode(&kode) {
                    hasil.insert((jenis, baris.try_get("", "dari_id")?, baris.try_get("", "ke_id")?));
                }
            }
        }
    }
    Ok(hasil)
}

/// All relations of one kind.
pub(super) async fn tautan_jenis<C: ConnectionTrait>(db: &C, jenis: JenisRelasi) -> Hasil<HashSet<Tautan>> {
    let kueri = Query::select()
        .columns(["dari_id", "ke_id"])
        .from("relasi")
        .and_where(Expr::col("jenis").eq(jenis.kode()))
        .to_owned();
    let baris = db.query_all(&kueri).await?;
    baris.iter().map(|b| Ok((jenis, b.try_get("", "dari_id")?, b.try_get("", "ke_id")?))).collect()
}
