//! Exchange files in: what a file would change, then all of it or nothing.
//!
//! An element is the record of the same register with the same number; without a number, that of the same name and office,
//! so that a file from elsewhere does not double what it brought. Else it is a new one. What a file does not say stays; a
//! relation it does not have stays too.

mod baca;

use std::collections::{BTreeMap, HashMap};

use domain::{
    arsitektur::{
        archimate::{self, Hubungan, KAITAN, Model, REGISTER, Unsur},
        relasi::{DOMAIN, JenisRelasi, SASARAN, melingkar},
    },
    register::{self, Butir, Jenis, Register},
};
use object_store::{ObjectStoreExt, path::Path};
use sea_orm::{ConnectionTrait, sea_query::Query};
use sha2::{Digest, Sha256};

use super::relasi;
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    jejak::heks,
    perangkat_daerah,
    register::{Formulir, Rekaman, Saringan, boleh_ubah, semua, tulis_rekaman},
};

pub use baca::baca;

/// Bytes of a file.
pub const BITA_MAKS: usize = 20_000_000;
/// Records of one register that are compared.
const BATAS: u64 = 50_000;
/// Errors shown of one file.
const GALAT_MAKS: usize = 100;

/// What a file would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pratinjau {
    /// Names the kept upload; the confirmation sends it back.
    pub sha256: String,
    /// Names what the preview rests on; the confirmation sends it back.
    pub sidik: String,
    pub model: String,
    pub baris: Vec<BarisPratinjau>,
    pub relasi_baru: usize,
    pub relasi_tetap: usize,
    /// Elements and relationships that no register keeps, by their type.
    pub diabaikan: BTreeMap<String, usize>,
}

/// What one element would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisPratinjau {
    pub register: &'static str,
    /// Empty for a new record that gets its number when it is written.
    pub nomor: String,
    pub nama: String,
    pub keadaan: Keadaan,
}

/// New, changed or the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keadaan {
    Baru,
    /// Labels of the fields that differ.
    Berubah(Vec<&'static str>),
    Tetap,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HasilImpor {
    pub baru: usize,
    pub berubah: usize,
    pub tetap: usize,
    pub relasi: usize,
}

/// Reads a file and says what it would do; the upload is kept for the confirmation.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`] beside `berkas` with every reason.
pub async fn pratinjau(l: &Layanan, pelaku: &Pelaku, isi: Vec<u8>) -> Hasil<Pratinjau> {
    let (isi, model) = urai(isi).await?;
    let sha256 = heks(&Sha256::digest(&isi));
    let rencana = Rencana::susun(l, pelaku, model).await?;
    let hasil = rencana.pratinjau(&sha256);
    l.berkas.put(&lokasi(&sha256)?, isi.into()).await.map_err(Galat::internal)?;
    Ok(hasil)
}

/// The preview of an upload that was kept before, against the records of now.
///
/// # Errors
/// [`Galat::TidakAda`] when there is no such upload; as [`pratinjau`].
pub async fn pratinjau_tersimpan(l: &Layanan, pelaku: &Pelaku, sha256: &str) -> Hasil<Pratinjau> {
    let (_, model) = urai(ambil(l, sha256).await?).await?;
    Ok(Rencana::susun(l, pelaku, model).await?.pratinjau(sha256))
}

/// Takes a kept upload over: every element and relationship, or none. `sidik` is that of the preview the person saw.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Dilarang`], [`Galat::Isian`] beside `berkas`, [`Galat::Bentrok`] when a record of the file
/// has changed since the preview.
pub async fn impor(l: &Layanan, pelaku: &Pelaku, sha256: &str, sidik: &str) -> Hasil<HasilImpor> {
    let (_, model) = urai(ambil(l, sha256).await?).await?;
    let tulis = l.tulis().await?;
    // Writers wait for each other: what is read now is what is written on.
    let rencana = Rencana::susun(l, pelaku, model).await?;
    // A second click finds nothing left to write.
    let menulis =
        rencana.butir.iter().any(|satu| satu.keadaan() != Keadaan::Tetap) || !rencana.relasi_baru().is_empty();
    if menulis && rencana.sidik() != sidik {
        return Err(Galat::Bentrok(
            "Sebagian catatan berubah sejak berkas ini dibaca. Periksa kembali pratinjaunya, lalu impor.".into(),
        ));
    }
    let mut hasil = HasilImpor::default();
    let mut id: HashMap<String, i64> = HashMap::new();
    for satu in rencana.butir {
        let sebut = format!("{} {}", satu.baru.teks("nomor"), satu.baru.teks("nama"));
        let salah = |galat| beri_nama(sebut.trim(), galat);
        match (&satu.lama, satu.keadaan()) {
            (None, _) => {
                let baru = tulis_rekaman::tambah(l, &tulis, pelaku, satu.register, satu.baru, "Diimpor");
                id.insert(satu.unsur, baru.await.map_err(salah)?);
                hasil.baru += 1;
            }
            (Some(lama), Keadaan::Tetap) => {
                id.insert(satu.unsur, lama.id);
                hasil.tetap += 1;
            }
            (Some(lama), _) => {
                if !boleh_ubah(pelaku, satu.register, lama.kantor()) {
                    return Err(salah(Galat::dilarang()));
                }
                tulis_rekaman::ubah(l, &tulis, pelaku, satu.register, lama, satu.baru, "Diimpor")
                    .await
                    .map_err(salah)?;
                id.insert(satu.unsur, lama.id);
                hasil.berubah += 1;
            }
        }
    }
    let mut baru = Vec::new();
    for r in rencana.relasi {
        if let (Some(&dari), Some(&ke)) = (id.get(&r.dari), id.get(&r.ke)) {
            let (dari, ke) = r.jenis.urutkan(dari, ke);
            if !rencana.ada.contains(&(r.jenis.kode().to_owned(), dari, ke)) && !baru.contains(&(r.jenis, dari, ke)) {
                baru.push((r.jenis, dari, ke));
            }
        }
    }
    hasil.relasi = relasi::sisipkan(l, &tulis, pelaku, &baru).await?;
    tulis.selesai().await?;
    Ok(hasil)
}

/// One element beside its record.
struct Satu {
    /// Identifier in the file.
    unsur: String,
    register: &'static Register,
    lama: Option<Rekaman>,
    baru: Butir,
}

struct SatuRelasi {
    jenis: JenisRelasi,
    dari: String,
    ke: String,
}

struct Rencana {
    nama: String,
    butir: Vec<Satu>,
    relasi: Vec<SatuRelasi>,
    /// Relations that exist.
    ada: std::collections::HashSet<(String, i64, i64)>,
    diabaikan: BTreeMap<String, usize>,
}

impl Satu {
    fn keadaan(&self) -> Keadaan {
        let Some(lama) = &self.lama else { return Keadaan::Baru };
        let beda: Vec<&'static str> = self
            .register
            .bidang
            .iter()
            .filter(|b| lama.butir.isi(b.kode) != self.baru.isi(b.kode))
            .map(|b| b.label)
            .collect();
        if beda.is_empty() { Keadaan::Tetap } else { Keadaan::Berubah(beda) }
    }
}

impl Rencana {
    async fn susun(l: &Layanan, pelaku: &Pelaku, model: Model) -> Hasil<Self> {
        let mut ada: HashMap<(&'static str, String), Rekaman> = HashMap::new();
        for r in DOMAIN.into_iter().chain([SASARAN]).filter_map(register::cari) {
            let (rekaman, _) = semua(l, pelaku, r, &Saringan::default(), BATAS).await?;
            ada.extend(rekaman.into_iter().map(|satu| ((r.kode, satu.nomor().to_owned()), satu)));
        }
        let kantor: HashMap<String, i64> =
            perangkat_daerah::pilihan(&l.db).await?.into_iter().map(|k| (k.nama.to_lowercase(), k.id)).collect();
        let mut bernama: Bernama<'_> = HashMap::new();
        for ((kode, _), satu) in &ada {
            bernama.entry((kode, satu.nama().to_lowercase())).or_default().push(satu);
        }
        let (mut butir, mut salah, mut diabaikan) = (Vec::new(), Vec::new(), BTreeMap::new());
        for unsur in &model.unsur {
            let Some(r) = register_unsur(unsur) else {
                *diabaikan.entry(unsur.jenis.clone()).or_default() += 1;
                continue;
            };
            let lama = match sifat(&unsur.sifat, "nomor").unwrap_or_default() {
                "" => menurut_nama(&bernama, r, unsur, &kantor, &mut salah),
                nomor => ada.get(&(r.kode, nomor.to_owned())).cloned(),
            };
            let dulu = lama.as_ref().map(|satu| satu.butir.clone()).unwrap_or_default();
            let isian = isian(r, unsur, &kantor, &mut salah);
            match tulis_rekaman::baca(l, pelaku, r, &dulu, Formulir(&isian)).await {
                Ok(baru) => butir.push(Satu { unsur: unsur.id.clone(), register: r, lama, baru }),
                Err(galat) => salah.push(kalimat(&sebutan(unsur), &galat)),
            }
        }
        let relasi = relasi_model(&model, &butir, &mut salah, &mut diabaikan);
        let rencana = Self { nama: model.nama, butir, relasi, ada: relasi_ada(&l.db).await?, diabaikan };
        rencana.periksa_lingkaran(&mut salah);
        if salah.is_empty() { Ok(rencana) } else { Err(tolak(&salah)) }
    }

    fn id(&self) -> HashMap<&str, i64> {
        self.butir.iter().filter_map(|b| Some((b.unsur.as_str(), b.lama.as_ref()?.id))).collect()
    }

    /// Kinds that may not close a circle: those of the file together with those that exist. A new record has no id yet and
    /// stands for itself below zero.
    fn periksa_lingkaran(&self, salah: &mut Vec<String>) {
        let id: HashMap<&str, i64> = self
            .butir
            .iter()
            .zip(1_i64..)
            .map(|(b, n)| (b.unsur.as_str(), b.lama.as_ref().map_or(-n, |lama| lama.id)))
            .collect();
        for jenis in JenisRelasi::SEMUA.into_iter().filter(|j| j.tanpa_lingkaran()) {
            let mut pasangan: Vec<(i64, i64)> =
                self.ada.iter().filter(|(kode, ..)| kode == jenis.kode()).map(|(_, dari, ke)| (*dari, *ke)).collect();
            for r in self.relasi.iter().filter(|r| r.jenis == jenis) {
                let (Some(&dari), Some(&ke)) = (id.get(r.dari.as_str()), id.get(r.ke.as_str())) else { continue };
                if pasangan.contains(&(dari, ke)) {
                    continue;
                }
                if melingkar(&pasangan, (dari, ke)) {
                    salah.push(format!("Kaitan \"{}\" dalam berkas membentuk lingkaran.", jenis.maju()));
                    break;
                }
                pasangan.push((dari, ke));
            }
        }
    }

    /// The relations of the file that do not exist yet.
    fn relasi_baru(&self) -> Vec<&SatuRelasi> {
        let id = self.id();
        let ada = |r: &&SatuRelasi| {
            let ujung = id.get(r.dari.as_str()).zip(id.get(r.ke.as_str()));
            ujung.is_some_and(|(&dari, &ke)| {
                let (dari, ke) = r.jenis.urutkan(dari, ke);
                self.ada.contains(&(r.jenis.kode().to_owned(), dari, ke))
            })
        };
        self.relasi.iter().filter(|r| !ada(r)).collect()
    }

    /// Names the elements that would be written, the versions they would be written over, and the relations that would be
    /// new: these come and go without a new version of a record.
    fn sidik(&self) -> String {
        let mut hash = Sha256::new();
        for satu in self.butir.iter().filter(|satu| satu.keadaan() != Keadaan::Tetap) {
            let (id, versi) = satu.lama.as_ref().map_or((0, 0), |lama| (lama.id, lama.versi));
            hash.update(format!("{}:{id}:{versi};", satu.unsur));
        }
        for r in self.relasi_baru() {
            hash.update(format!("{}:{}:{};", r.jenis.kode(), r.dari, r.ke));
        }
        heks(&hash.finalize())
    }

    fn pratinjau(&self, sha256: &str) -> Pratinjau {
        let relasi_baru = self.relasi_baru().len();
        Pratinjau {
            sha256: sha256.to_owned(),
            sidik: self.sidik(),
            model: self.nama.clone(),
            baris: self
                .butir
                .iter()
                .map(|b| BarisPratinjau {
                    register: b.register.kode,
                    nomor: b.baru.teks("nomor").to_owned(),
                    nama: b.baru.teks("nama").to_owned(),
                    keadaan: b.keadaan(),
                })
                .collect(),
            relasi_baru,
            relasi_tetap: self.relasi.len() - relasi_baru,
            diabaikan: self.diabaikan.clone(),
        }
    }
}

fn sifat<'a>(sifat: &'a [(String, String)], nama: &str) -> Option<&'a str> {
    sifat.iter().find(|(n, _)| n == nama).map(|(_, nilai)| nilai.as_str())
}

fn sebutan(unsur: &Unsur) -> String {
    match sifat(&unsur.sifat, "nomor") {
        Some(nomor) => format!("{nomor} {}", unsur.nama),
        None => format!("{} {}", unsur.jenis, unsur.nama),
    }
}

/// Records by register and folded name.
type Bernama<'a> = HashMap<(&'static str, String), Vec<&'a Rekaman>>;

/// The record that an element without a number means: the one of its name, of its office where the file says one.
fn menurut_nama(
    bernama: &Bernama<'_>,
    r: &Register,
    unsur: &Unsur,
    kantor: &HashMap<String, i64>,
    salah: &mut Vec<String>,
) -> Option<Rekaman> {
    let milik = sifat(&unsur.sifat, "perangkat_daerah_id").and_then(|nama| kantor.get(&nama.to_lowercase()));
    let ada = bernama.get(&(r.kode, unsur.nama.trim().to_lowercase()))?;
    let cocok: Vec<&Rekaman> =
        ada.iter().copied().filter(|satu| milik.is_none_or(|id| satu.kantor() == Some(*id))).collect();
    match cocok.as_slice() {
        [] => None,
        [satu] => Some((*satu).clone()),
        banyak => {
            let mut nomor: Vec<&str> = banyak.iter().map(|satu| satu.nomor()).collect();
            nomor.sort_unstable();
            salah.push(format!(
                "{}: ada beberapa catatan bernama ini: {}. Tulis nomornya pada unsur itu.",
                sebutan(unsur),
                nomor.join(", ")
            ));
            None
        }
    }
}

fn register_unsur(unsur: &Unsur) -> Option<&'static Register> {
    let kode = match sifat(&unsur.sifat, REGISTER) {
        Some(kode) => DOMAIN.into_iter().chain([SASARAN]).find(|d| *d == kode)?,
        None => archimate::register(&unsur.jenis)?,
    };
    register::cari(kode)
}

/// An element as a form; offices come by name.
fn isian(r: &Register, unsur: &Unsur, kantor: &HashMap<String, i64>, salah: &mut Vec<String>) -> Vec<(String, String)> {
    let mut isian = vec![("nama".to_owned(), unsur.nama.clone())];
    if r.bidang("uraian").is_some() && !unsur.uraian.is_empty() {
        isian.push(("uraian".into(), unsur.uraian.clone()));
    }
    for (kode, nilai) in &unsur.sifat {
        let Some(bidang) = r.bidang(kode) else { continue };
        match bidang.jenis {
            Jenis::Kantor => match kantor.get(&nilai.to_lowercase()) {
                Some(id) => isian.push((kode.clone(), id.to_string())),
                None => {
                    salah.push(format!("{}: tidak ada Perangkat Daerah aktif bernama \"{nilai}\".", sebutan(unsur)))
                }
            },
            Jenis::Ganda(_) => isian.extend(nilai.split(';').map(|n| (kode.clone(), n.trim().to_owned()))),
            _ => isian.push((kode.clone(), nilai.clone())),
        }
    }
    isian
}

/// The relationships as relations: by their own word, else by the only kind that fits.
fn relasi_model(
    model: &Model,
    butir: &[Satu],
    salah: &mut Vec<String>,
    diabaikan: &mut BTreeMap<String, usize>,
) -> Vec<SatuRelasi> {
    let menurut: HashMap<&str, &Satu> = butir.iter().map(|b| (b.unsur.as_str(), b)).collect();
    let mut hasil = Vec::new();
    for h in &model.hubungan {
        let ujung = menurut.get(h.dari.as_str()).zip(menurut.get(h.ke.as_str()));
        let Some((dari, ke)) = ujung else {
            *diabaikan.entry(h.jenis.clone()).or_default() += 1;
            continue;
        };
        match baca_relasi(h, dari.register.kode, ke.register.kode) {
            Some((jenis, false)) => hasil.push(SatuRelasi { jenis, dari: h.dari.clone(), ke: h.ke.clone() }),
            Some((jenis, true)) => hasil.push(SatuRelasi { jenis, dari: h.ke.clone(), ke: h.dari.clone() }),
            None if sifat(&h.sifat, KAITAN).is_some() => salah.push(format!(
                "Hubungan {}: kaitan \"{}\" tidak berlaku antara {} dan {}.",
                h.id,
                sifat(&h.sifat, KAITAN).unwrap_or_default(),
                dari.baru.teks("nama"),
                ke.baru.teks("nama")
            )),
            None => *diabaikan.entry(h.jenis.clone()).or_default() += 1,
        }
        if hasil.last().is_some_and(|r| r.dari == r.ke) {
            hasil.pop();
            salah.push(format!("Hubungan {} mengaitkan {} dengan dirinya sendiri.", h.id, dari.baru.teks("nama")));
        }
    }
    hasil
}

/// The kind, and whether source and target change places.
fn baca_relasi(h: &Hubungan, dari: &str, ke: &str) -> Option<(JenisRelasi, bool)> {
    let balik = |jenis: JenisRelasi, mulai: &str| archimate::hubungan(jenis, mulai).balik;
    if let Some(kode) = sifat(&h.sifat, KAITAN) {
        let jenis = JenisRelasi::dari_kode(kode)?;
        return [(dari, ke, false), (ke, dari, true)]
            .into_iter()
            .find(|(a, b, b_alik)| jenis.cocok(a, b) && balik(jenis, a) == *b_alik)
            .map(|(_, _, b_alik)| (jenis, b_alik));
    }
    let mut cocok = Vec::new();
    for jenis in JenisRelasi::SEMUA.into_iter().filter(|j| *j != JenisRelasi::Menggantikan) {
        for (a, b, terbalik) in [(dari, ke, false), (ke, dari, true)] {
            if jenis.cocok(a, b) && archimate::hubungan(jenis, a).jenis == h.jenis && balik(jenis, a) == terbalik {
                cocok.push((jenis, terbalik));
            }
        }
    }
    (cocok.len() == 1).then(|| cocok[0])
}

async fn relasi_ada<C: ConnectionTrait>(db: &C) -> Hasil<std::collections::HashSet<(String, i64, i64)>> {
    let mut kueri = Query::select();
    kueri.columns(["jenis", "dari_id", "ke_id"]).from("relasi");
    let baca =
        |b: &sea_orm::QueryResult| Ok((b.try_get("", "jenis")?, b.try_get("", "dari_id")?, b.try_get("", "ke_id")?));
    db.query_all(&kueri).await?.iter().map(baca).collect()
}

/// Parses on a thread of its own.
async fn urai(isi: Vec<u8>) -> Hasil<(Vec<u8>, Model)> {
    if isi.len() > BITA_MAKS {
        return Err(Galat::TerlaluBesar("Berkas lebih besar dari 20 MB.".into()));
    }
    let kerja = move || {
        let model = baca(&isi);
        (isi, model)
    };
    let (isi, model) = tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)?;
    Ok((isi, model.map_err(|pesan| Galat::isian("berkas", pesan))?))
}

fn kalimat(sebut: &str, galat: &Galat) -> String {
    match galat {
        Galat::Isian(daftar) => {
            format!("{sebut}: {}", daftar.iter().map(|g| g.pesan.as_str()).collect::<Vec<_>>().join(" "))
        }
        lain => format!("{sebut}: {lain}"),
    }
}

/// An error of one record as an error of the file; our own faults stay what they are.
fn beri_nama(sebut: &str, galat: Galat) -> Galat {
    match galat {
        Galat::Internal(_) => galat,
        lain => Galat::isian("berkas", kalimat(sebut, &lain)),
    }
}

fn tolak(salah: &[String]) -> Galat {
    let mut pesan: Vec<String> = salah.iter().take(GALAT_MAKS).cloned().collect();
    if salah.len() > GALAT_MAKS {
        pesan.push(format!("Masih ada {} kesalahan lain.", salah.len() - GALAT_MAKS));
    }
    Galat::Isian(pesan.into_iter().map(|p| domain::teks::GalatIsian::baru("berkas", p)).collect())
}

fn lokasi(sha256: &str) -> Hasil<Path> {
    let sah = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
    if sah { Ok(Path::from(format!("impor/{sha256}.archimate"))) } else { Err(Galat::TidakAda) }
}

async fn ambil(l: &Layanan, sha256: &str) -> Hasil<Vec<u8>> {
    match l.berkas.get(&lokasi(sha256)?).await {
        Ok(berkas) => Ok(berkas.bytes().await.map_err(Galat::internal)?.to_vec()),
        Err(object_store::Error::NotFound { .. }) => Err(Galat::TidakAda),
        Err(sebab) => Err(Galat::internal(sebab)),
    }
}
