//! From a table that was read to what each row would do, with every reading and every error by its cell.

use std::collections::{HashMap, HashSet};

use domain::{
    arsitektur::relasi::JenisRelasi,
    perangkat_daerah::tabel::GalatSel,
    profil::Profil,
    register::{
        Bidang, Butir, Isi, Jenis, Keterlihatan, Register,
        baca::{self, Bacaan, BarisBaca, kutip, samakan},
        tulis::{self, Tujuan},
    },
};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Query},
};

use super::gudang::{BIARKAN, Gudang, Tautan, rekaman, tautan, tautan_jenis};
use crate::{
    Galat, Hasil, Pelaku,
    register::{
        Rekaman,
        akses::boleh_ubah,
        simpan::{buka, periksa_penulis},
    },
    tabel::pratinjau::{HasilImpor, Keadaan, Perubahan},
};

/// What a table would do.
pub(crate) struct Rencana {
    pub(crate) baris: Vec<BarisRencana>,
    pub(crate) jumlah: HasilImpor,
    pub(crate) dibaca: Vec<Dibaca>,
    pub(crate) catatan: Vec<String>,
    pub(crate) galat: Vec<GalatSel>,
}

/// What a row would do.
pub(crate) struct BarisRencana {
    /// Row of the spreadsheet, from 1; 0 without one.
    pub(crate) nomor: usize,
    /// The provisional id of a new record.
    pub(crate) sementara: i64,
    pub(crate) lama: Option<Rekaman>,
    pub(crate) baru: Butir,
    pub(crate) tambah: Vec<Tautan>,
    pub(crate) hapus: Vec<Tautan>,
    pub(crate) keadaan: Keadaan,
}

/// A cell that was not taken literally, and how often it occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dibaca {
    /// Address of the first cell.
    pub alamat: String,
    pub kolom: String,
    pub teks: String,
    pub dibaca: String,
    pub jumlah: usize,
}

/// Which record a row is.
enum Cocok {
    Ada(i64),
    Baru(i64),
    /// Wrong, or said before.
    Lewat,
}

/// Plans an import. The number of queries depends on the register, and on the rows by the ten thousand only.
pub(crate) async fn rencanakan<C: ConnectionTrait>(
    db: &C,
    profil: &Profil,
    pelaku: &Pelaku,
    r: &'static Register,
    bacaan: &Bacaan,
) -> Hasil<(Rencana, Gudang)> {
    let mut gudang = Gudang::muat(db, pelaku, r).await?;
    let mut rencana = Rencana {
        baris: Vec::with_capacity(bacaan.baris.len()),
        jumlah: HasilImpor::default(),
        dibaca: Vec::new(),
        catatan: bacaan.catatan.clone(),
        galat: Vec::new(),
    };
    let cocok = cocokkan(pelaku, r, bacaan, &mut gudang, &mut rencana);
    let id: Vec<i64> = cocok.iter().filter_map(|c| if let Cocok::Ada(id) = c { Some(*id) } else { None }).collect();
    let mut tercatat = rekaman(db, r, &id).await?;
    let berelasi = bacaan.kolom.iter().any(|k| matches!(k.kolom.tujuan, Tujuan::Relasi(..)));
    let ada = if berelasi { Sisi::baru(tautan(db, &id).await?) } else { Sisi::default() };
    {
        let mut penyusun = Penyusun {
            profil,
            pelaku,
            r,
            bacaan,
            gudang: &gudang,
            ada: &ada,
            rencana: &mut rencana,
            letak: HashMap::new(),
        };
        for (baris, cocok) in bacaan.baris.iter().zip(&cocok) {
            match cocok {
                Cocok::Ada(id) => match tercatat.remove(id) {
                    Some(lama) => penyusun.baris(baris, 0, Some(lama)),
                    None => penyusun.tolak(baris, None, "catatan ini baru saja dihapus. Unggah lagi berkasnya.".into()),
                },
                Cocok::Baru(sementara) => penyusun.baris(baris, *sementara, None),
                Cocok::Lewat => {}
            }
        }
    }
    lingkaran(db, r, bacaan, &mut rencana).await?;
    rencana.galat.sort_by_key(|g| (g.baris, g.kolom));
    Ok((rencana, gudang))
}

/// Finds the record of each row: by its number, else by office and name.
fn cocokkan(
    pelaku: &Pelaku,
    r: &'static Register,
    bacaan: &Bacaan,
    gudang: &mut Gudang,
    rencana: &mut Rencana,
) -> Vec<Cocok> {
    let kolom = ["nomor", "nama", "perangkat_daerah_id"].map(|kode| bacaan.kolom_bidang(kode).zip(r.bidang(kode)));
    let mut sudah: HashMap<String, usize> = HashMap::new();
    let mut hasil = Vec::with_capacity(bacaan.baris.len());
    for (i, baris) in bacaan.baris.iter().enumerate() {
        let baca = |ke: usize| match kolom[ke] {
            Some((letak, bidang)) => baca::isi(bidang, &baris.sel[letak], &*gudang).map_or(Isi::Kosong, |t| t.isi),
            None => Isi::Kosong,
        };
        let teks = |isi: Isi| if let Isi::Teks(t) = isi { t } else { String::new() };
        let (nomor, nama, kantor) = (teks(baca(0)), teks(baca(1)), baca(2));
        let kantor = if let Isi::Bilangan(id) = kantor { Some(id) } else { None };
        let sementara = -i64::try_from(i + 1).unwrap_or(i64::MAX);
        let di = |ke: usize| kolom[ke].or(kolom[1]).or(kolom[0]).map_or(0, |(letak, _)| bacaan.kolom[letak].letak);
        let mut tolak = |ke: usize, pesan: String| {
            rencana.galat.push(GalatSel { baris: baris.nomor, kolom: di(ke), pesan });
            Cocok::Lewat
        };
        let cocok = if !nomor.is_empty() {
            match gudang.bernomor(&nomor) {
                Some(satu) => Cocok::Ada(satu.id),
                None if gudang.nomor.contains(&nomor) => {
                    tolak(0, format!("ID {nomor} sudah dipakai catatan lain. Tulis ID lain."))
                }
                None => Cocok::Baru(sementara),
            }
        } else if nama.is_empty() {
            tolak(1, format!("{} belum diisi.", r.bidang("nama").map_or("nama", |b| b.label)))
        } else {
            let milik = |id: Option<i64>| match kantor {
                Some(_) => id == kantor,
                None => boleh_ubah(pelaku, r, id),
            };
            let senama: Vec<_> = gudang.bernama(&nama).filter(|c| milik(c.perangkat_daerah_id)).collect();
            match senama.as_slice() {
                [] => Cocok::Baru(sementara),
                [satu] => Cocok::Ada(satu.id),
                banyak => {
                    let nomor: Vec<_> = banyak.iter().take(5).map(|c| c.nomor.as_str()).collect();
                    tolak(
                        1,
                        format!("ada beberapa catatan bernama {}: {}. Tulis ID-nya.", kutip(&nama), nomor.join(", ")),
                    )
                }
            }
        };
        let kunci = match &cocok {
            Cocok::Ada(id) => format!("#{id}"),
            Cocok::Baru(_) if !nomor.is_empty() => format!("n{nomor}"),
            Cocok::Baru(_) => format!("k{}/{}", kantor.unwrap_or(0), samakan(&nama)),
            Cocok::Lewat => {
                hasil.push(cocok);
                continue;
            }
        };
        if let Some(&lain) = sudah.get(&kunci) {
            let sama: &BarisBaca = &bacaan.baris[lain];
            if sama.sel == baris.sel {
                rencana
                    .catatan
                    .push(format!("Baris {} sama dengan baris {}, sehingga dilewati.", baris.nomor, sama.nomor));
            } else {
                let apa = if nomor.is_empty() { "nama dan Perangkat Daerah" } else { "ID" };
                let pesan =
                    format!("{apa} baris ini sama dengan baris {}. Bedakan ID-nya, atau hapus salah satu.", sama.nomor);
                rencana.galat.push(GalatSel { baris: baris.nomor, kolom: di(usize::from(nomor.is_empty())), pesan });
            }
            hasil.push(Cocok::Lewat);
            continue;
        }
        sudah.insert(kunci, i);
        if matches!(cocok, Cocok::Baru(_)) && !nomor.is_empty() {
            gudang.baru.insert(nomor, sementara);
        }
        hasil.push(cocok);
    }
    hasil
}

/// The relations there are, by record.
#[derive(Default)]
struct Sisi(HashMap<(JenisRelasi, bool, i64), Vec<i64>>);

impl Sisi {
    fn baru(tautan: HashSet<Tautan>) -> Self {
        let mut hasil: HashMap<_, Vec<i64>> = HashMap::new();
        for (jenis, dari, ke) in tautan {
            hasil.entry((jenis, true, dari)).or_default().push(ke);
            // A relation that reads the same from both sides has one column only.
            hasil.entry((jenis, jenis.timbal_balik(), ke)).or_default().push(dari);
        }
        Self(hasil)
    }

    fn dari(&self, jenis: JenisRelasi, maju: bool, id: i64) -> &[i64] {
        self.0.get(&(jenis, maju, id)).map_or(&[], Vec::as_slice)
    }
}

struct Penyusun<'a> {
    profil: &'a Profil,
    pelaku: &'a Pelaku,
    r: &'static Register,
    bacaan: &'a Bacaan,
    gudang: &'a Gudang,
    ada: &'a Sisi,
    rencana: &'a mut Rencana,
    /// Where a reading stands in the list.
    letak: HashMap<(usize, String), usize>,
}

impl Penyusun<'_> {
    fn baris(&mut self, baris: &BarisBaca, sementara: i64, lama: Option<Rekaman>) {
        let awal = self.rencana.galat.len();
        let saya = lama.as_ref().map_or(sementara, |l| l.id);
        let mut baru = lama.as_ref().map(|l| l.butir.clone()).unwrap_or_default();
        let (mut tambah, mut hapus) = (Vec::new(), Vec::new());
        for ke in 0..self.bacaan.kolom.len() {
            match &self.bacaan.kolom[ke].kolom.tujuan {
                Tujuan::Bidang(bidang) => self.bidang(baris, ke, bidang, &mut baru),
                Tujuan::Relasi(jenis, maju, ujung) => {
                    self.relasi(baris, ke, (*jenis, *maju, ujung), saya, &mut tambah, &mut hapus);
                }
                Tujuan::Keterangan => {}
            }
        }
        let terisi: Vec<&Bidang> =
            self.r.bidang.iter().filter(|b| !baru.isi(b.kode).kosong() && !b.berlaku(&baru)).collect();
        for bidang in terisi {
            if let Some(ke) = self.bacaan.kolom_bidang(bidang.kode) {
                self.catat(baris, ke, "dikosongkan, karena tidak berlaku pada pilihan ini".into());
            }
        }
        baru.rapikan(self.r);
        lengkapi(self.r, lama.as_ref(), &mut baru);
        let kosong = Butir::default();
        for salah in baru.menurut_profil(self.r, self.profil, lama.as_ref().map_or(&kosong, |l| &l.butir)) {
            let ke = self.bacaan.kolom_bidang(&salah.bidang);
            self.tolak(baris, ke, salah.pesan);
        }
        if lama.is_none() && self.bacaan.kolom_bidang("perangkat_daerah_id").is_none() {
            self.kantor_sendiri(&mut baru);
        }
        let sama = lama.as_ref().is_some_and(|l| l.butir == baru);
        if !(sama && tambah.is_empty() && hapus.is_empty()) {
            self.periksa(baris, lama.as_ref(), &baru);
        }
        if self.rencana.galat.len() > awal {
            return;
        }
        let keadaan = match &lama {
            None => Keadaan::Baru,
            Some(_) if sama && tambah.is_empty() && hapus.is_empty() => Keadaan::Tetap,
            Some(l) => Keadaan::Berubah(perubahan(self.r, self.gudang, &l.butir, &baru, &tambah, &hapus)),
        };
        self.rencana.jumlah.hitung(&keadaan);
        self.rencana.baris.push(BarisRencana { nomor: baris.nomor, sementara, lama, baru, tambah, hapus, keadaan });
    }

    fn bidang(&mut self, baris: &BarisBaca, ke: usize, bidang: &'static Bidang, baru: &mut Butir) {
        match baca::isi(bidang, &baris.sel[ke], self.gudang) {
            Ok(terbaca) => {
                if let Some(dibaca) = terbaca.dibaca {
                    self.catat(baris, ke, dibaca);
                }
                if terbaca.isi != Isi::Bilangan(BIARKAN) {
                    baru.set(bidang.kode, terbaca.isi);
                } else if baru.bilangan(bidang.kode).is_none_or(|id| self.gudang.terlihat(id)) {
                    self.tolak(baris, Some(ke), format!("{} tidak ditemukan. Tulis nomornya.", bidang.label));
                }
            }
            Err(pesan) => self.tolak(baris, Some(ke), pesan),
        }
    }

    fn relasi(
        &mut self,
        baris: &BarisBaca,
        ke: usize,
        (jenis, maju, ujung): (JenisRelasi, bool, &[&'static str]),
        saya: i64,
        tambah: &mut Vec<Tautan>,
        hapus: &mut Vec<Tautan>,
    ) {
        let terbaca = match baca::relasi(ujung, &baris.sel[ke], self.gudang) {
            Ok(terbaca) => terbaca,
            Err(pesan) => return self.tolak(baris, Some(ke), pesan),
        };
        for (teks, dibaca) in terbaca.dibaca {
            self.catat_teks(baris, ke, &teks, dibaca);
        }
        let ada = self.ada.dari(jenis, maju, saya);
        let tautan = |lain: i64| if maju { (jenis, saya, lain) } else { (jenis, lain, saya) };
        for &lain in terbaca.id.iter().filter(|id| **id != BIARKAN && !ada.contains(id)) {
            if lain == saya {
                self.tolak(baris, Some(ke), "catatan tidak dapat dikaitkan dengan dirinya sendiri.".into());
            } else if let Some(satu) = self.gudang.ringkas(lain).filter(|c| c.arsip) {
                let pesan = format!("{} diarsipkan. Keluarkan dari arsip lebih dulu.", satu.sebutan());
                self.tolak(baris, Some(ke), pesan);
            } else {
                tambah.push(tautan(lain));
            }
        }
        // What leads to records this person does not see stays.
        let lepas = ada.iter().filter(|lain| !terbaca.id.contains(lain) && self.gudang.terlihat(**lain));
        hapus.extend(lepas.map(|lain| if maju { (jenis, saya, *lain) } else { (jenis, *lain, saya) }));
    }

    /// A person of one office need not say whose records they bring.
    fn kantor_sendiri(&mut self, baru: &mut Butir) {
        let Some(bidang) = self.r.bidang("perangkat_daerah_id") else { return };
        let milik: Vec<i64> =
            self.pelaku.kantor().into_iter().filter(|id| boleh_ubah(self.pelaku, self.r, Some(*id))).collect();
        if let ([satu], true) = (milik.as_slice(), baru.isi(bidang.kode).kosong()) {
            baru.set(bidang.kode, Isi::Bilangan(*satu));
            let kalimat = format!(
                "Tanpa kolom {}, catatan baru menjadi milik {}.",
                bidang.label,
                self.gudang.sebut(Jenis::Kantor, *satu)
            );
            if !self.rencana.catatan.contains(&kalimat) {
                self.rencana.catatan.push(kalimat);
            }
        }
    }

    /// What keeps a row that would be written from being written.
    fn periksa(&mut self, baris: &BarisBaca, lama: Option<&Rekaman>, baru: &Butir) {
        let kosong = Butir::default();
        let mut isian = baru.periksa(self.r);
        let dulu = lama.map_or(&kosong, |l| &l.butir);
        if let Err(Galat::Isian(lain)) = periksa_penulis(self.profil, self.pelaku, self.r, dulu, baru) {
            isian.extend(lain);
        }
        for salah in isian {
            let ke = self.bacaan.kolom_bidang(&salah.bidang);
            // A cell that could not be read has said so already.
            let sudah = ke.is_some_and(|ke| {
                let letak = self.bacaan.kolom[ke].letak;
                self.rencana.galat.iter().any(|g| (g.baris, g.kolom) == (baris.nomor, letak))
            });
            if !sudah {
                self.tolak(baris, ke, salah.pesan);
            }
        }
        if let Some(lama) = lama
            && let Err(sebab) = buka(self.r, lama)
        {
            self.tolak(baris, None, sebab.to_string());
        }
        let ke = self.bacaan.kolom_bidang("perangkat_daerah_id");
        let kantor = baru.bilangan("perangkat_daerah_id");
        let milik = lama.is_none_or(|l| boleh_ubah(self.pelaku, self.r, l.kantor()));
        let wajib = self.r.bidang("perangkat_daerah_id").is_some_and(|b| b.wajib);
        // An office that is missing has been said.
        if !milik || (!boleh_ubah(self.pelaku, self.r, kantor) && (kantor.is_some() || !wajib)) {
            let milik = match (milik, lama) {
                (false, Some(l)) => l.kantor(),
                _ => kantor,
            };
            let sebutan = milik.map_or("pemerintah".to_owned(), |id| self.gudang.sebut(Jenis::Kantor, id));
            self.tolak(baris, ke, format!("Anda tidak mengisi {} untuk {sebutan}. Hapus baris ini.", self.r.sebutan));
        }
    }

    fn tolak(&mut self, baris: &BarisBaca, ke: Option<usize>, pesan: String) {
        let nama = || self.bacaan.kolom_bidang("nama").or_else(|| self.bacaan.kolom_bidang("nomor"));
        let letak = ke.or_else(nama).map_or(0, |ke| self.bacaan.kolom[ke].letak);
        self.rencana.galat.push(GalatSel { baris: baris.nomor, kolom: letak, pesan });
    }

    fn catat(&mut self, baris: &BarisBaca, ke: usize, dibaca: String) {
        self.catat_teks(baris, ke, &baris.sel[ke], dibaca);
    }

    fn catat_teks(&mut self, baris: &BarisBaca, ke: usize, teks: &str, dibaca: String) {
        if let Some(&letak) = self.letak.get(&(ke, teks.to_owned())) {
            self.rencana.dibaca[letak].jumlah += 1;
            return;
        }
        self.letak.insert((ke, teks.to_owned()), self.rencana.dibaca.len());
        self.rencana.dibaca.push(Dibaca {
            alamat: self.bacaan.alamat(baris, ke),
            kolom: self.bacaan.kolom[ke].kolom.judul.clone(),
            teks: teks.to_owned(),
            dibaca,
            jumlah: 1,
        });
    }
}

/// Number and visibility are never empty; what a table leaves out stays as it is.
pub(in crate::register) fn lengkapi(r: &Register, lama: Option<&Rekaman>, baru: &mut Butir) {
    for wajib in ["nomor", "keterlihatan"] {
        let Some(bidang) = r.bidang(wajib).filter(|b| baru.isi(b.kode).kosong()) else { continue };
        match lama {
            Some(l) => baru.set(bidang.kode, l.butir.isi(wajib).clone()),
            None if wajib == "keterlihatan" => baru.set(bidang.kode, Isi::Teks(Keterlihatan::Kantor.kode().into())),
            None => {}
        }
    }
}

/// What differs, as a person reads it.
pub(in crate::register) fn perubahan(
    r: &'static Register,
    gudang: &Gudang,
    lama: &Butir,
    baru: &Butir,
    tambah: &[Tautan],
    hapus: &[Tautan],
) -> Vec<Perubahan> {
    let mut hasil = Vec::new();
    for bidang in r.bidang.iter().filter(|b| lama.isi(b.kode) != baru.isi(b.kode)) {
        let teks = |butir: &Butir| butir.isi(bidang.kode).tampil(bidang, |id| Some(gudang.sebut(bidang.jenis, id)));
        hasil.push(Perubahan { kolom: bidang.label.into(), lama: teks(lama), baru: teks(baru) });
    }
    let mut relasi: Vec<(String, Vec<String>, Vec<String>)> = Vec::new();
    for (daftar, ditambah) in [(tambah, true), (hapus, false)] {
        for (jenis, dari, ke) in daftar {
            // The end that is not this record is the one whose register is another, or the second.
            let judul = jenis.maju().to_owned();
            let ujung = format!("{} – {}", gudang.sebut_catatan(*dari), gudang.sebut_catatan(*ke));
            let letak = match relasi.iter().position(|(j, ..)| *j == judul) {
                Some(letak) => letak,
                None => {
                    relasi.push((judul, Vec::new(), Vec::new()));
                    relasi.len() - 1
                }
            };
            if ditambah { relasi[letak].2.push(ujung) } else { relasi[letak].1.push(ujung) }
        }
    }
    hasil.extend(relasi.into_iter().map(|(judul, lama, baru)| Perubahan {
        kolom: format!("Relasi: {judul}").into(),
        lama: lama.join("; "),
        baru: baru.join("; "),
    }));
    hasil
}

/// Records that would lie above themselves, by parent or by a relation that may not come round.
async fn lingkaran<C: ConnectionTrait>(
    db: &C,
    r: &'static Register,
    bacaan: &Bacaan,
    rencana: &mut Rencana,
) -> Hasil<()> {
    let mut galat = Vec::new();
    if let Some(induk) = r.induk.filter(|kode| bacaan.kolom_bidang(kode).is_some()) {
        let kueri =
            Query::select().columns(["id", induk]).from(r.tabel).and_where(Expr::col(induk).is_not_null()).to_owned();
        let mut atas: HashMap<i64, Vec<i64>> = HashMap::new();
        for baris in db.query_all(&kueri).await? {
            atas.insert(baris.try_get("", "id")?, vec![baris.try_get("", induk)?]);
        }
        for satu in &rencana.baris {
            atas.insert(satu.id(), satu.baru.bilangan(induk).into_iter().collect());
        }
        let kolom = bacaan.kolom_bidang(induk).map_or(0, |ke| bacaan.kolom[ke].letak);
        let mulai = rencana.baris.iter().filter(|b| b.baru.bilangan(induk).is_some());
        for satu in berputar(&atas, mulai) {
            galat.push(GalatSel {
                baris: satu,
                kolom,
                pesan: "catatan ini menjadi bagian dari dirinya sendiri.".into(),
            });
        }
    }
    for (ke, kolom) in bacaan.kolom.iter().enumerate() {
        let Tujuan::Relasi(jenis, true, _) = &kolom.kolom.tujuan else { continue };
        let baru = rencana.baris.iter().any(|b| b.tambah.iter().any(|(j, ..)| j == jenis));
        if !jenis.tanpa_lingkaran() || !baru {
            continue;
        }
        let mut semua = tautan_jenis(db, *jenis).await?;
        for satu in &rencana.baris {
            semua.extend(satu.tambah.iter().copied().filter(|(j, ..)| j == jenis));
            for lepas in &satu.hapus {
                semua.remove(lepas);
            }
        }
        let mut sesudah: HashMap<i64, Vec<i64>> = HashMap::new();
        for (_, dari, ke) in semua {
            sesudah.entry(dari).or_default().push(ke);
        }
        let mulai = rencana.baris.iter().filter(|b| b.tambah.iter().any(|(j, ..)| j == jenis));
        for satu in berputar(&sesudah, mulai) {
            let pesan = format!("rantai \u{201c}{}\u{201d} kembali ke catatan ini.", tulis::judul_relasi(*jenis, true));
            galat.push(GalatSel { baris: satu, kolom: bacaan.kolom[ke].letak, pesan });
        }
    }
    rencana.galat.extend(galat);
    Ok(())
}

/// Rows whose record can be reached from itself.
fn berputar<'a>(arah: &HashMap<i64, Vec<i64>>, mulai: impl Iterator<Item = &'a BarisRencana>) -> Vec<usize> {
    let mut aman: HashSet<i64> = HashSet::new();
    let mut hasil = Vec::new();
    for baris in mulai {
        let asal = baris.id();
        let (mut tumpuk, mut dilihat) = (vec![asal], HashSet::new());
        let mut kembali = false;
        while let Some(id) = tumpuk.pop() {
            for &lanjut in arah.get(&id).into_iter().flatten() {
                kembali |= lanjut == asal;
                if !aman.contains(&lanjut) && dilihat.insert(lanjut) {
                    tumpuk.push(lanjut);
                }
            }
            if kembali {
                break;
            }
        }
        if kembali {
            hasil.push(baris.nomor);
        } else {
            aman.extend(dilihat);
            aman.insert(asal);
        }
    }
    hasil
}

impl BarisRencana {
    /// The id, provisional for a new record.
    pub(crate) fn id(&self) -> i64 {
        self.lama.as_ref().map_or(self.sementara, |l| l.id)
    }
}
