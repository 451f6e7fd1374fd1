//! Reading a register from a table that people made in a spreadsheet.
//!
//! The table finds itself: title rows above the header and footers below the data are passed over, headings may stand in
//! several rows, in any order, under other names or misspelt. Nothing is guessed silently: what was passed over and every
//! cell that was not taken literally is reported, and what cannot be understood is an error with its address.

mod kata;
mod kepala;
mod sel;
mod tanggal;

use super::{
    Jenis, Register,
    tulis::{Kolom, Tujuan},
};

pub(crate) use kata::strip;
pub use kata::{Terdekat, kutip, samakan, terdekat};
pub(crate) use sel::{GALAT_RUMUS, pilih};
pub use sel::{Penunjuk, RelasiTerbaca, Terbaca, Tertunjuk, isi, relasi};

pub use crate::perangkat_daerah::tabel::GalatSel;

/// A merged region: first row and column, last row and column, from 0.
pub type Gabungan = (usize, usize, usize, usize);

/// Rows a table may have.
pub const BARIS_MAKS: usize = 20_000;

/// Merged cells that are filled in; more is somebody merging whole columns.
const ISI_GABUNGAN: usize = 200_000;

/// A table that was read, cells still as text.
#[derive(Clone, Debug, Default)]
pub struct Bacaan {
    /// Last row of the header, from 1.
    pub kepala: usize,
    /// Columns that mean something, in the order of the sheet.
    pub kolom: Vec<KolomBaca>,
    /// Headings that mean nothing here, with their addresses: `H3 Catatan`.
    pub tak_dikenal: Vec<String>,
    pub baris: Vec<BarisBaca>,
    /// What was passed over and how headings were read, one sentence each.
    pub catatan: Vec<String>,
}

/// A column of the sheet.
#[derive(Clone, Debug)]
pub struct KolomBaca {
    /// From 0.
    pub letak: usize,
    pub kolom: Kolom,
}

/// A row of data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BarisBaca {
    /// Row of the spreadsheet, from 1.
    pub nomor: usize,
    /// In the order of [`Bacaan::kolom`].
    pub sel: Vec<String>,
}

impl Bacaan {
    /// The address of a cell: `D7`.
    #[must_use]
    pub fn alamat(&self, baris: &BarisBaca, kolom: usize) -> String {
        let letak = self.kolom.get(kolom).map_or(0, |k| k.letak);
        format!("{}{}", crate::perangkat_daerah::tabel::huruf_kolom(letak), baris.nomor)
    }

    /// The column that holds a field.
    #[must_use]
    pub fn kolom_bidang(&self, kode: &str) -> Option<usize> {
        self.kolom.iter().position(|k| matches!(&k.kolom.tujuan, Tujuan::Bidang(b) if b.kode == kode))
    }
}

/// Whether rows hold a table of this register: to pick the sheet of a workbook. Higher is surer; 0 is none.
#[must_use]
pub fn keyakinan(register: &Register, baris: &[Vec<String>], gabungan: &[Gabungan]) -> usize {
    let kamus = kepala::Kamus::baru(register);
    kepala::cari(&kamus, baris, gabungan).map_or(0, |k| k.letak.len())
}

/// Reads a table; row `i` of `baris` is row `i + 1` of the sheet.
///
/// # Errors
/// What keeps the table as a whole from being read.
pub fn baca(register: &Register, baris: &[Vec<String>], gabungan: &[Gabungan]) -> Result<Bacaan, Vec<GalatSel>> {
    let kamus = kepala::Kamus::baru(register);
    let kepala = kepala::cari(&kamus, baris, gabungan)?;
    let mut hasil = Bacaan { kepala: kepala.mulai, ..Bacaan::default() };
    for (letak, judul) in &kepala.lain {
        hasil.tak_dikenal.push(format!("{} {}", crate::perangkat_daerah::tabel::huruf_kolom(*letak), kutip(judul)));
    }
    let mut hanya_hitung = None;
    for (letak, kolom, tingkat, judul) in &kepala.letak {
        let satu = &kamus.kolom[*kolom];
        if let Some(dibaca) = kepala::dibaca(satu, *tingkat, judul) {
            hasil.catatan.push(format!("Judul kolom {dibaca}."));
        }
        match &satu.tujuan {
            Tujuan::Keterangan => continue,
            // "Nomor" above 1, 2, 3 counts the rows and is no number of a record.
            Tujuan::Bidang(b) if b.kode == "nomor" && *tingkat > 0 && menghitung(baris, kepala.mulai, *letak) => {
                hanya_hitung = Some(judul.clone());
                continue;
            }
            _ => {}
        }
        hasil.kolom.push(KolomBaca { letak: *letak, kolom: satu.clone() });
    }
    if let Some(judul) = hanya_hitung {
        hasil
            .catatan
            .push(format!("Kolom {} hanya menghitung baris, sehingga tidak dipakai sebagai ID.", kutip(&judul)));
    }
    let mut pembaca = Pembaca { kamus: &kamus, baris, hasil, lewat: Vec::new() };
    pembaca.semua(kepala.mulai, gabungan)?;
    pembaca.selesai()
}

struct Pembaca<'a> {
    kamus: &'a kepala::Kamus,
    baris: &'a [Vec<String>],
    hasil: Bacaan,
    /// Rows that are no data, and why.
    lewat: Vec<(usize, String)>,
}

impl Pembaca<'_> {
    fn semua(&mut self, mulai: usize, gabungan: &[Gabungan]) -> Result<(), Vec<GalatSel>> {
        let isian = self.gabungan(mulai, gabungan);
        for i in mulai..self.baris.len() {
            let isi = &self.baris[i];
            if isi.iter().all(|sel| sel.trim().is_empty()) {
                continue;
            }
            if let Some(sebab) = self.bukan_data(i, gabungan)? {
                self.lewat.push((i + 1, sebab));
                continue;
            }
            let sel = self.hasil.kolom.iter().map(|k| {
                let sendiri = isi.get(k.letak).map_or("", |s| s.trim());
                if sendiri.is_empty() {
                    isian.get(&(i, k.letak)).cloned().unwrap_or_default()
                } else {
                    sendiri.to_owned()
                }
            });
            let sel: Vec<String> = sel.collect();
            if sel.iter().all(String::is_empty) {
                self.lewat.push((i + 1, kutip(isi.iter().find(|s| !s.trim().is_empty()).map_or("", |s| s))));
                continue;
            }
            if self.hasil.baris.len() >= BARIS_MAKS {
                let pesan = format!("tabel ini lebih dari {BARIS_MAKS} baris data. Bagi menjadi beberapa berkas.");
                return Err(vec![GalatSel { baris: i + 1, kolom: 0, pesan }]);
            }
            self.hasil.baris.push(BarisBaca { nomor: i + 1, sel });
        }
        Ok(())
    }

    /// Why a row is no data; `None` when it is.
    fn bukan_data(&self, i: usize, gabungan: &[Gabungan]) -> Result<Option<String>, Vec<GalatSel>> {
        let isi = &self.baris[i];
        let terisi: Vec<(usize, &str)> =
            isi.iter().enumerate().map(|(k, s)| (k, s.trim())).filter(|(_, s)| !s.is_empty()).collect();
        // The numbers of columns that printed tables put under the header.
        let hitung = |(ke, (_, s)): (usize, &(usize, &str))| {
            s.trim_matches(['(', ')', '.']).parse::<usize>().is_ok_and(|n| n == ke + 1)
        };
        if terisi.len() >= 3 && terisi.iter().enumerate().all(hitung) && i == self.hasil.kepala {
            return Ok(Some("nomor kolom".into()));
        }
        let judul = terisi.iter().filter(|(_, s)| self.kamus.judul(s)).count();
        if judul >= 3 && judul * 10 >= terisi.len() * 6 {
            let sama = terisi.iter().filter(|(_, s)| self.kamus.judul(s)).all(|(k, s)| {
                self.baris[..self.hasil.kepala]
                    .iter()
                    .rev()
                    .take(3)
                    .any(|b| b.get(*k).is_some_and(|j| samakan(j) == samakan(s)))
            });
            if sama {
                return Ok(Some("judul yang diulang".into()));
            }
            let pesan =
                "baris ini memulai tabel kedua. Taruh tiap tabel pada lembar atau berkas tersendiri.".to_owned();
            return Err(vec![GalatSel { baris: i + 1, kolom: terisi[0].0, pesan }]);
        }
        // A heading between rows, merged over the table.
        let lebar = |k: usize| gabungan.iter().any(|g| g.0 == i && g.2 == i && g.1 == k && g.3 >= g.1 + 2);
        if terisi.len() == 1 && lebar(terisi[0].0) {
            return Ok(Some(kutip(terisi[0].1)));
        }
        let di = |kode: &str| self.hasil.kolom_bidang(kode).map(|k| self.hasil.kolom[k].letak);
        let sel = |letak: Option<usize>| letak.and_then(|k| isi.get(k)).map_or("", |s| s.trim());
        if !sel(di("nomor")).is_empty() {
            return Ok(None);
        }
        let nama = sel(di("nama"));
        let bermakna = |k: usize| self.hasil.kolom.iter().any(|b| b.letak == k);
        let lain = terisi.iter().filter(|(k, _)| bermakna(*k) && Some(*k) != di("nama")).count();
        let awal = terisi.first().map_or("", |(_, s)| s);
        let dilewati = if nama.is_empty() { lain <= 1 } else { lain <= 1 && penutup(awal) };
        Ok(dilewati.then(|| kutip(awal)))
    }

    /// What merged cells below the header say in the rows they span.
    fn gabungan(&mut self, mulai: usize, gabungan: &[Gabungan]) -> std::collections::HashMap<(usize, usize), String> {
        let mut hasil = std::collections::HashMap::new();
        let (mut jumlah, mut pertama) = (0, None);
        for &(r0, k0, r1, _) in gabungan {
            let dipakai = self.hasil.kolom.iter().any(|k| k.letak == k0);
            if r0 < mulai || r1 == r0 || !dipakai {
                continue;
            }
            let Some(teks) = self.baris.get(r0).and_then(|b| b.get(k0)).map(|s| s.trim()).filter(|s| !s.is_empty())
            else {
                continue;
            };
            for r in r0 + 1..=r1.min(self.baris.len().saturating_sub(1)) {
                if hasil.len() < ISI_GABUNGAN {
                    hasil.insert((r, k0), teks.to_owned());
                }
            }
            jumlah += 1;
            pertama.get_or_insert_with(|| format!("{}{}", crate::perangkat_daerah::tabel::huruf_kolom(k0), r0 + 1));
        }
        if let Some(pertama) = pertama {
            self.hasil.catatan.push(format!(
                "{jumlah} sel gabungan (pertama {pertama}) dibaca sebagai isi setiap baris yang dicakupnya."
            ));
        }
        hasil
    }

    fn selesai(mut self) -> Result<Bacaan, Vec<GalatSel>> {
        const SEBUT: usize = 8;
        let lewat: Vec<String> =
            self.lewat.iter().take(SEBUT).map(|(baris, sebab)| format!("{baris} ({sebab})")).collect();
        if !lewat.is_empty() {
            let sisa = self.lewat.len() - lewat.len();
            let sisa = if sisa > 0 { format!(", dan {sisa} baris lain") } else { String::new() };
            self.hasil.catatan.push(format!("Baris yang bukan data dilewati: {}{sisa}.", lewat.join(", ")));
        }
        if self.hasil.baris.is_empty() {
            let pesan = "belum ada baris data di bawah baris judul.".to_owned();
            return Err(vec![GalatSel { baris: self.hasil.kepala + 1, kolom: 0, pesan }]);
        }
        Ok(self.hasil)
    }
}

/// A line under the data: totals, sources, places to sign.
fn penutup(teks: &str) -> bool {
    const KATA: [&str; 16] = [
        "jumlah",
        "total",
        "catatan",
        "sumber",
        "keterangan",
        "ket",
        "mengetahui",
        "dicetak",
        "ditetapkan",
        "nip",
        "kepala dinas",
        "kepala badan",
        "sekretaris daerah",
        "disusun",
        "tanggal cetak",
        "halaman",
    ];
    let rapi = samakan(teks);
    KATA.iter().any(|kata| rapi.strip_prefix(kata).is_some_and(|sisa| sisa.is_empty() || sisa.starts_with(' ')))
}

/// Whether a column holds 1, 2, 3 and so on.
fn menghitung(baris: &[Vec<String>], mulai: usize, letak: usize) -> bool {
    let isi = baris.iter().skip(mulai).filter_map(|b| b.get(letak)).map(|s| s.trim()).filter(|s| !s.is_empty());
    let (mut harap, mut kata) = (0_usize, 0_usize);
    for sel in isi {
        match sel.trim_end_matches('.').parse::<usize>() {
            Ok(n) if n == harap + 1 => harap = n,
            // Counting again in the next group.
            Ok(1) => harap = 1,
            Ok(_) => return false,
            // A footer.
            Err(_) => kata += 1,
        }
    }
    harap > kata * 3
}

/// Whether a field names something outside the table.
#[must_use]
pub const fn menunjuk(jenis: Jenis) -> bool {
    matches!(jenis, Jenis::Kantor | Jenis::Catatan(_))
}
