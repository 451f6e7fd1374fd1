//! Reading a register that an office already keeps in a spreadsheet (Formulir 3.0 and 4.0 in one row).
//!
//! The sheet's own magnitude and level are never taken: both are computed again from the two levels, and every
//! difference is reported. Headings, choices and misspellings are read as in every other register.

use super::{
    JenisRisiko, Kerangka, Matriks, NAMA_MAKS, Titik, URAIAN_MAKS, kerangka::ButirDaftar, matriks::Terukur,
    penanganan::Opsi as OpsiPenanganan,
};
use crate::{
    izin::Tindakan,
    register::{
        Alur, Bidang, Isi, Jenis, Opsi, Register,
        baca::{self, GalatSel, Penunjuk, Terdekat, Tertunjuk, kutip, samakan, terdekat},
        tulis::Tujuan,
    },
};

const JENIS: &[Opsi] = &[
    Opsi::baru("positif", "Positif").sinonim(&["risiko positif", "peluang", "p", "+"]),
    Opsi::baru("negatif", "Negatif").sinonim(&["risiko negatif", "ancaman", "n", "-"]),
];

const OPSI: &[Opsi] = &[
    Opsi::baru("eskalasi", "Eskalasi Risiko").sinonim(&["eskalasi"]),
    Opsi::baru("eksploitasi", "Eksploitasi Risiko").sinonim(&["eksploitasi"]),
    Opsi::baru("peningkatan", "Peningkatan Risiko").sinonim(&["peningkatan"]),
    Opsi::baru("pembagian", "Pembagian Risiko").sinonim(&["pembagian", "berbagi risiko"]),
    Opsi::baru("mitigasi", "Mitigasi Risiko").sinonim(&["mitigasi", "mengurangi risiko", "pengurangan risiko"]),
    Opsi::baru("transfer", "Transfer Risiko").sinonim(&["transfer", "pengalihan", "mengalihkan risiko"]),
    Opsi::baru("penghindaran", "Penghindaran Risiko").sinonim(&["penghindaran", "menghindari risiko"]),
    Opsi::baru("penerimaan", "Penerimaan Risiko").sinonim(&["penerimaan", "menerima risiko", "diterima"]),
];

/// The columns of a register as offices keep it. No register of the product: risks have tables and rules of their own;
/// this only lends them the reader of tables.
pub static FORMULIR: Register = Register {
    kode: "risiko",
    tabel: "risiko",
    awalan: "RSK",
    nama: "Risiko",
    sebutan: "risiko",
    guna: "",
    pasal: "PermenPANRB 5/2020 Formulir 3.0 dan 4.0",
    kelompok: "",
    bidang: &[
        Bidang::baru("sasaran", "Sasaran SPBE", Jenis::Uraian(URAIAN_MAKS)).sinonim(&["sasaran", "tujuan"]),
        Bidang::baru("indikator", "Indikator Kinerja", Jenis::Uraian(URAIAN_MAKS))
            .sinonim(&["indikator kinerja spbe", "indikator"]),
        Bidang::baru("jenis", "Jenis Risiko SPBE", Jenis::Pilihan(JENIS)).sinonim(&["jenis risiko", "jenis"]),
        Bidang::nama("Kejadian").sinonim(&[
            "kejadian risiko",
            "risiko",
            "uraian risiko",
            "pernyataan risiko",
            "peristiwa",
        ]),
        Bidang::baru("penyebab", "Penyebab", Jenis::Uraian(URAIAN_MAKS)).sinonim(&["sebab", "uraian sebab"]),
        Bidang::baru("kategori", "Kategori Risiko SPBE", Jenis::Baris(NAMA_MAKS))
            .sinonim(&["kategori", "kategori risiko"]),
        Bidang::baru("dampak", "Dampak", Jenis::Uraian(URAIAN_MAKS)).sinonim(&["uraian dampak", "akibat"]),
        Bidang::baru("area", "Area Dampak", Jenis::Baris(NAMA_MAKS)).sinonim(&["area", "area dampak risiko"]),
        Bidang::baru("pengendalian", "Sistem Pengendalian", Jenis::Uraian(URAIAN_MAKS)).sinonim(&[
            "pengendalian",
            "pengendalian yang ada",
            "pengendalian yang sudah ada",
            "sistem pengendalian eksisting",
        ]),
        Bidang::baru("kemungkinan", "Level Kemungkinan", Jenis::Baris(NAMA_MAKS)).sinonim(&[
            "kemungkinan level",
            "analisis risiko spbe kemungkinan level",
            "kemungkinan",
            "skala kemungkinan",
            "k",
        ]),
        Bidang::baru("penjelasan_kemungkinan", "Penjelasan Kemungkinan", Jenis::Uraian(URAIAN_MAKS))
            .sinonim(&["kemungkinan penjelasan", "analisis risiko spbe kemungkinan penjelasan"]),
        Bidang::baru("level_dampak", "Level Dampak", Jenis::Baris(NAMA_MAKS)).sinonim(&[
            "dampak level",
            "analisis risiko spbe dampak level",
            "skala dampak",
            "d",
        ]),
        Bidang::baru("penjelasan_dampak", "Penjelasan Dampak", Jenis::Uraian(URAIAN_MAKS))
            .sinonim(&["dampak penjelasan", "analisis risiko spbe dampak penjelasan"]),
        Bidang::baru("besaran", "Besaran Risiko", Jenis::Baris(40)).sinonim(&[
            "besaran",
            "besaran risiko spbe",
            "nilai risiko",
        ]),
        Bidang::baru("level_risiko", "Level Risiko", Jenis::Baris(80))
            .sinonim(&["tingkat risiko", "level risiko spbe"]),
        Bidang::baru("keputusan", "Keputusan Penanganan", Jenis::YaTidak).sinonim(&[
            "keputusan penanganan risiko spbe",
            "keputusan penanganan risiko",
            "ditangani",
        ]),
        Bidang::baru("opsi", "Opsi Penanganan", Jenis::Pilihan(OPSI)).sinonim(&[
            "opsi penanganan risiko spbe",
            "opsi penanganan risiko",
            "respon risiko",
        ]),
        Bidang::baru("aksi", "Rencana Aksi", Jenis::Uraian(URAIAN_MAKS)).sinonim(&[
            "rencana aksi penanganan risiko spbe",
            "rencana aksi penanganan risiko",
            "rencana aksi penanganan",
        ]),
        Bidang::baru("keluaran", "Keluaran", Jenis::Uraian(URAIAN_MAKS)).sinonim(&["output"]),
        Bidang::baru("penanggung_jawab", "Penanggung Jawab", Jenis::Baris(NAMA_MAKS)).sinonim(&["pic", "pj"]),
    ],
    lihat: Tindakan::LihatRisiko,
    ubah: Tindakan::IsiRisiko,
    alur: Alur::Langsung,
    induk: None,
};

/// A row that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisRisiko {
    /// Row of the spreadsheet, from 1.
    pub nomor: usize,
    pub sasaran: String,
    pub indikator: String,
    pub jenis: JenisRisiko,
    pub kejadian: String,
    pub penyebab: String,
    /// Code within the frame.
    pub kategori: String,
    pub dampak: String,
    /// Code within the frame.
    pub area: String,
    pub pengendalian: String,
    /// Recomputed from the two levels.
    pub ukur: Terukur,
    pub penjelasan_kemungkinan: String,
    pub penjelasan_dampak: String,
    /// What the appetite says; the sheet's own where there is no appetite, treated where neither says.
    pub keputusan: bool,
    pub penanganan: Option<PenangananBaca>,
    /// Where the sheet says something else than the matrix or the appetite, one sentence each.
    pub perbedaan: Vec<String>,
}

/// The treatment of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PenangananBaca {
    pub opsi: OpsiPenanganan,
    pub aksi: String,
    pub keluaran: String,
    pub penanggung_jawab: String,
}

/// A sheet that was read; with errors nothing of it may be taken.
#[derive(Clone, Debug, Default)]
pub struct BacaanRisiko {
    pub baris: Vec<BarisRisiko>,
    pub galat: Vec<GalatSel>,
    /// Headings that mean nothing here.
    pub tak_dikenal: Vec<String>,
    /// How headings and cells were read where they are not written literally so.
    pub catatan: Vec<String>,
}

/// No cell of this table names an office or a record.
struct TanpaPenunjuk;

impl Penunjuk for TanpaPenunjuk {
    fn kantor(&self, teks: &str) -> Result<Tertunjuk, String> {
        Err(format!("{} tidak dikenal.", kutip(teks)))
    }

    fn catatan(&self, _: &[&'static str], teks: &str) -> Result<Tertunjuk, String> {
        Err(format!("{} tidak dikenal.", kutip(teks)))
    }
}

/// How many columns of a risk register a sheet has: to pick the sheet of a workbook.
#[must_use]
pub fn keyakinan(baris: &[Vec<String>], gabungan: &[baca::Gabungan]) -> usize {
    baca::keyakinan(&FORMULIR, baris, gabungan)
}

/// Reads a sheet against a frame and a matrix.
#[must_use]
pub fn baca_risiko(
    matriks: &Matriks,
    kerangka: &Kerangka,
    baris: &[Vec<String>],
    gabungan: &[baca::Gabungan],
) -> BacaanRisiko {
    let (baris, gabungan) = satukan_judul(baris, gabungan);
    let bacaan = match baca::baca(&FORMULIR, &baris, &gabungan) {
        Ok(bacaan) => bacaan,
        Err(galat) => return BacaanRisiko { galat, ..BacaanRisiko::default() },
    };
    let mut hasil = BacaanRisiko {
        tak_dikenal: bacaan.tak_dikenal.clone(),
        catatan: bacaan.catatan.clone(),
        ..BacaanRisiko::default()
    };
    for kode in ["penyebab", "kategori", "area", "kemungkinan", "level_dampak"] {
        if bacaan.kolom_bidang(kode).is_none() {
            let label = FORMULIR.bidang(kode).map_or(kode, |b| b.label);
            let pesan = format!("kolom {label} tidak ada. Tambahkan kolomnya, atau pakai templat.");
            hasil.galat.push(GalatSel { baris: bacaan.kepala, kolom: 0, pesan });
        }
    }
    if hasil.galat.is_empty() {
        for satu in &bacaan.baris {
            Pembaca { matriks, kerangka, bacaan: &bacaan, baris: satu, galat: Vec::new(), hasil: &mut hasil }.baca();
        }
    }
    hasil
}

/// Formulir 3.0 puts "Level" and "Penjelasan" under "Kemungkinan" and again under "Dampak", which is also the name of a
/// column of its own: the two rows become one heading.
fn satukan_judul(baris: &[Vec<String>], gabungan: &[baca::Gabungan]) -> (Vec<Vec<String>>, Vec<baca::Gabungan>) {
    const JUDUL_MAKS: usize = 60;
    let (mut hasil, mut wilayah) = (baris.to_vec(), gabungan.to_vec());
    let kata = |isi: &str, pilihan: &[&str]| pilihan.contains(&samakan(isi).as_str());
    for i in 1..hasil.len().min(JUDUL_MAKS) {
        let mut induk_terpakai = Vec::new();
        for kolom in 0..hasil[i].len() {
            if !kata(&hasil[i][kolom], &["level", "penjelasan"]) {
                continue;
            }
            // The parent stands above, or to the left above where the cell was merged over both.
            let atas = &hasil[i - 1];
            let induk = (0..=kolom.min(atas.len().saturating_sub(1))).rev().find(|k| !atas[*k].trim().is_empty());
            let Some(induk) = induk.filter(|k| kolom - k <= 1 && kata(&atas[*k], &["kemungkinan", "dampak"])) else {
                continue;
            };
            let nama = format!("{} {}", hasil[i][kolom].trim(), hasil[i - 1][induk].trim());
            hasil[i][kolom] = nama;
            induk_terpakai.push(induk);
        }
        for induk in induk_terpakai {
            hasil[i - 1][induk].clear();
            wilayah.retain(|g| (g.0, g.1) != (i - 1, induk));
        }
    }
    (hasil, wilayah)
}

struct Pembaca<'a> {
    matriks: &'a Matriks,
    kerangka: &'a Kerangka,
    bacaan: &'a baca::Bacaan,
    baris: &'a baca::BarisBaca,
    galat: Vec<GalatSel>,
    hasil: &'a mut BacaanRisiko,
}

impl Pembaca<'_> {
    fn baca(mut self) {
        let jenis = JenisRisiko::dari_kode(&self.teks("jenis")).unwrap_or(JenisRisiko::Negatif);
        let kategori = self.dari_daftar("kategori", &self.kerangka.kategori);
        let area = self.dari_daftar("area", &self.kerangka.area);
        let kemungkinan = self.level("kemungkinan", &self.matriks.kemungkinan);
        let dampak = self.level("level_dampak", &self.matriks.dampak);
        let kejadian = self.wajib("nama");
        let penyebab = self.wajib("penyebab");
        let isi_dampak = self.teks("dampak");
        let (sasaran, indikator) = (self.teks("sasaran"), self.teks("indikator"));
        let pengendalian = self.teks("pengendalian");
        let penjelasan = (self.teks("penjelasan_kemungkinan"), self.teks("penjelasan_dampak"));
        let penanganan = self.penanganan(jenis);
        let dikatakan = (self.teks("besaran"), self.teks("level_risiko"), self.ya("keputusan"));
        let ukur = self.matriks.ukur(Titik::baru(kemungkinan, dampak));
        if !self.galat.is_empty() {
            self.hasil.galat.append(&mut self.galat);
            return;
        }
        let Some(ukur) = ukur else { return };
        let selera = self.kerangka.keputusan(&kategori, jenis, ukur.besaran);
        let perbedaan = self.perbedaan(ukur, &dikatakan.0, &dikatakan.1, dikatakan.2, selera);
        self.hasil.baris.push(BarisRisiko {
            nomor: self.baris.nomor,
            sasaran,
            indikator,
            jenis,
            kejadian,
            penyebab,
            kategori,
            dampak: isi_dampak,
            area,
            pengendalian,
            ukur,
            penjelasan_kemungkinan: penjelasan.0,
            penjelasan_dampak: penjelasan.1,
            keputusan: selera.or(dikatakan.2).unwrap_or(true),
            penanganan,
            perbedaan,
        });
    }

    fn perbedaan(
        &self,
        ukur: Terukur,
        besaran: &str,
        level: &str,
        keputusan: Option<bool>,
        selera: Option<bool>,
    ) -> Vec<String> {
        let mut hasil = Vec::new();
        let dari_matriks = ukur.besaran.to_string();
        if !besaran.is_empty() && besaran.trim_end_matches(".0") != dari_matriks {
            hasil.push(format!("Besaran {} dalam berkas menjadi {dari_matriks} menurut matriks.", kutip(besaran)));
        }
        let nama = self.matriks.nama_level(ukur.besaran);
        if !level.is_empty() && samakan(level) != samakan(nama) {
            hasil.push(format!("Level {} dalam berkas menjadi {nama} menurut matriks.", kutip(level)));
        }
        let kata = |ya: bool| if ya { "Ya" } else { "Tidak" };
        if let (Some(berkas), Some(selera)) = (keputusan, selera)
            && berkas != selera
        {
            hasil.push(format!(
                "Keputusan penanganan {} dalam berkas menjadi {} menurut selera risiko.",
                kata(berkas),
                kata(selera)
            ));
        }
        hasil
    }

    fn penanganan(&mut self, jenis: JenisRisiko) -> Option<PenangananBaca> {
        let (opsi, aksi) = (self.teks("opsi"), self.teks("aksi"));
        let (keluaran, penanggung_jawab) = (self.teks("keluaran"), self.teks("penanggung_jawab"));
        if opsi.is_empty() && aksi.is_empty() {
            return None;
        }
        let Some(opsi) = OpsiPenanganan::dari_kode(&opsi) else {
            self.salah("opsi", "opsi penanganan belum diisi padahal rencana aksinya ada.".into());
            return None;
        };
        if let Err(sebab) = opsi.cocok(jenis) {
            self.salah("opsi", sebab.to_string());
            return None;
        }
        Some(PenangananBaca { opsi, aksi, keluaran, penanggung_jawab })
    }

    fn sel(&self, kode: &str) -> &str {
        self.bacaan.kolom_bidang(kode).and_then(|k| self.baris.sel.get(k)).map_or("", String::as_str)
    }

    fn isi(&mut self, kode: &str) -> Isi {
        let Some(bidang) = FORMULIR.bidang(kode) else { return Isi::Kosong };
        match baca::isi(bidang, self.sel(kode), &TanpaPenunjuk) {
            Ok(terbaca) => {
                if let Some(dibaca) = terbaca.dibaca.filter(|_| !self.sel(kode).trim().is_empty()) {
                    let kata = kutip(self.sel(kode).trim());
                    self.hasil.catatan.push(format!("Baris {}: {kata} dibaca {dibaca}.", self.baris.nomor));
                }
                terbaca.isi
            }
            Err(pesan) => {
                self.salah(kode, pesan);
                Isi::Kosong
            }
        }
    }

    fn teks(&mut self, kode: &str) -> String {
        match self.isi(kode) {
            Isi::Teks(t) => t,
            _ => String::new(),
        }
    }

    fn ya(&mut self, kode: &str) -> Option<bool> {
        match self.isi(kode) {
            Isi::Ya(ya) => Some(ya),
            _ => None,
        }
    }

    fn wajib(&mut self, kode: &str) -> String {
        let teks = self.teks(kode);
        if teks.is_empty() && !self.galat.iter().any(|g| g.kolom == self.kolom(kode)) {
            let label = FORMULIR.bidang(kode).map_or(kode, |b| b.label);
            self.salah(kode, format!("{label} belum diisi."));
        }
        teks
    }

    /// A category or an area of the frame, by name, code or nearly so.
    fn dari_daftar(&mut self, kode: &str, daftar: &[ButirDaftar]) -> String {
        let teks = self.wajib(kode);
        if teks.is_empty() {
            return String::new();
        }
        let kata = samakan(&teks);
        if let Some(b) = daftar.iter().find(|b| samakan(&b.nama) == kata || samakan(&b.kode) == kata) {
            return b.kode.clone();
        }
        let calon = daftar.iter().enumerate().map(|(i, b)| (i, samakan(&b.nama)));
        if let Terdekat::Satu(i) = terdekat(&kata, calon) {
            self.hasil.catatan.push(format!("Baris {}: {} dibaca {}.", self.baris.nomor, kutip(&teks), daftar[i].nama));
            return daftar[i].kode.clone();
        }
        let nama: Vec<&str> = daftar.iter().map(|b| b.nama.as_str()).collect();
        self.salah(kode, format!("{} tidak ada dalam daftar konteks: {}.", kutip(&teks), nama.join(", ")));
        String::new()
    }

    /// A level as a number, as a name, or as both: `4`, `Sering Terjadi`, `4 - Sering Terjadi`.
    fn level(&mut self, kode: &str, nama: &[String]) -> u8 {
        let teks = self.wajib(kode);
        if teks.is_empty() {
            return 0;
        }
        let kata = samakan(&teks);
        let (angka, sisa) = kata.split_once(' ').map_or((kata.as_str(), ""), |(a, b)| (a, b));
        let nomor = angka
            .parse::<usize>()
            .ok()
            .filter(|_| sisa.is_empty() || sisa.parse::<f64>() == Ok(0.0) || cocok(nama, angka, sisa));
        let ketemu = nomor.or_else(|| nama.iter().position(|n| samakan(n) == kata).map(|i| i + 1)).or_else(|| {
            match terdekat(&kata, nama.iter().enumerate().map(|(i, n)| (i, samakan(n)))) {
                Terdekat::Satu(i) => Some(i + 1),
                _ => None,
            }
        });
        match ketemu {
            Some(n) if (1..=nama.len()).contains(&n) => u8::try_from(n).unwrap_or(0),
            Some(n) => {
                self.salah(kode, format!("level {n} di luar skala 1 sampai {}.", nama.len()));
                0
            }
            None => {
                self.salah(
                    kode,
                    format!("{} bukan level 1 sampai {} ({}).", kutip(&teks), nama.len(), nama.join(", ")),
                );
                0
            }
        }
    }

    fn kolom(&self, kode: &str) -> usize {
        self.bacaan
            .kolom
            .iter()
            .find(|k| matches!(&k.kolom.tujuan, Tujuan::Bidang(b) if b.kode == kode))
            .map_or(0, |k| k.letak)
    }

    fn salah(&mut self, kode: &str, pesan: String) {
        let kolom = self.kolom(kode);
        self.galat.push(GalatSel { baris: self.baris.nomor, kolom, pesan });
    }
}

/// `4 sering terjadi`: number and name agree.
fn cocok(nama: &[String], angka: &str, sisa: &str) -> bool {
    let letak = angka.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    letak.and_then(|i| nama.get(i)).is_some_and(|n| samakan(n) == sisa)
}
