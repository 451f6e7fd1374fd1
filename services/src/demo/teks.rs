//! Fakta, Analisis and Justifikasi in the sentences of Pedoman Menteri PANRB 3/2024 hlm. 195-200 and 214-218, filled
//! with the instrument's own criteria.

use domain::{
    angka::Nilai,
    instrumen::{Indikator, Instrumen},
};

use super::{
    acak::acak,
    data::{Butir, Dokumen},
};

/// What the sentences are about.
#[derive(Clone, Copy)]
pub(super) struct Pokok<'a> {
    pub instrumen: &'a Instrumen,
    pub indikator: &'a Indikator,
    pub butir: &'a Butir,
    pub tahun: i32,
    /// Who is assessed: the government or one office.
    pub subjek: &'a str,
    /// Name of the leading office.
    pub kantor: &'a str,
    /// Whether one office is assessed.
    pub per_kantor: bool,
    /// The level above which `butir.kurang` is what is missing; other levels lack other things.
    pub batas: u8,
}

/// The three texts of a stage.
#[derive(Clone, Debug, Default)]
pub(super) struct Uraian {
    pub fakta: String,
    pub analisis: String,
    pub justifikasi: String,
}

impl Pokok<'_> {
    /// The office's own explanation.
    pub fn mandiri(&self, nilai: Nilai) -> Uraian {
        let tingkat = nilai.tingkat_tercapai();
        let pokok = self.substansi();
        let dok = &self.butir.dok;
        let mut fakta = if tingkat <= 1 && self.ragam() != Ragam::Layanan {
            format!(
                "{} masih dalam persiapan, sebagaimana {} pada {} yang memuat tentang {}, disampaikan pada data dukung {}.",
                self.penerapan(),
                dok.judul,
                dok.letak,
                dok.isi,
                dok.berkas
            )
        } else {
            match self.ragam() {
                Ragam::Kebijakan => format!(
                    "Kebijakan internal terkait {pokok} tercantum dalam {}, yaitu pada {} tentang {}, yang disampaikan pada data dukung {}.",
                    dok.judul, dok.letak, dok.isi, dok.berkas
                ),
                Ragam::Proses => format!(
                    "{} telah terdokumentasi pada data dukung {}, yaitu {} pada {} yang menguraikan tentang {}.",
                    self.penerapan(),
                    dok.berkas,
                    dok.judul,
                    dok.letak,
                    dok.isi
                ),
                Ragam::Layanan => format!(
                    "Layanan {pokok} sudah diterapkan oleh {} dengan nama aplikasi {} yang dibuktikan berupa tangkapan layar dan panduan pada data dukung {} ({}), yang memperlihatkan {}.",
                    self.kantor,
                    self.aplikasi(),
                    dok.berkas,
                    dok.letak,
                    dok.isi
                ),
            }
        };
        if let Some(lain) = &self.butir.lain {
            fakta.push_str(&format!(
                " {} pada {} memuat {} (data dukung {}).",
                lain.judul, lain.letak, lain.isi, lain.berkas
            ));
        }
        fakta.push_str(&self.cakupan(tingkat));
        let penuh = self.pemenuhan(tingkat);
        let mut analisis = match self.ragam() {
            Ragam::Kebijakan => {
                format!("Berdasarkan norma tersebut pengaturan telah mencakup kriteria tingkat {tingkat}: {penuh}.")
            }
            Ragam::Proses => format!(
                "Berdasarkan dokumentasi {pokok} tersebut, penerapannya menggambarkan telah memenuhi kriteria tingkat {tingkat}: {penuh}."
            ),
            Ragam::Layanan => format!(
                "Berdasarkan kemampuan {}, kami menilai layanan memiliki fungsi yang menggambarkan kapabilitas tingkat {tingkat}: {penuh}.",
                self.aplikasi()
            ),
        };
        if tingkat < 5 {
            analisis.push_str(&format!(" Tingkat {} belum dipilih karena {}.", tingkat + 1, self.kurang(tingkat)));
        }
        Uraian { fakta, analisis, justifikasi: String::new() }
    }

    /// What the assessor finds in the documents; `diajukan` is the value before.
    pub fn dokumen(&self, nilai: Nilai, diajukan: Nilai) -> Uraian {
        let tingkat = nilai.tingkat_tercapai();
        let fakta = format!(
            "Verifikasi dan validasi telah dilakukan terhadap penjelasan dan data dukung pada Indikator {} {} pada {}, sesuai data dukung {}.",
            self.butir.kode,
            self.indikator.nama_pendek,
            self.subjek,
            self.berkas()
        );
        let mut analisis = format!(
            "Berdasarkan penjelasan dan data dukung yang disampaikan, {} telah memenuhi kriteria tingkat {tingkat}: {}.",
            self.subjek,
            self.pemenuhan(tingkat)
        );
        if tingkat < 5 {
            analisis.push_str(&format!(
                " Kriteria tingkat {} belum terpenuhi karena {}.",
                tingkat + 1,
                self.kurang(tingkat)
            ));
        }
        let mut justifikasi = format!(
            "Hasil penilaian terhadap penjelasan dan data dukung menggambarkan tingkat kematangan {}.",
            nilai.tampil()
        );
        if nilai < diajukan {
            justifikasi.push_str(&format!(
                " Nilai {} pada penilaian mandiri tidak dapat diberikan karena {}.",
                diajukan.tampil(),
                self.kurang(tingkat)
            ));
        }
        Uraian { fakta, analisis, justifikasi }
    }

    /// The result of the interview; `sebelum` is the value of the documents.
    pub fn interviu(&self, nilai: Nilai, sebelum: Nilai) -> Uraian {
        let fakta = format!(
            "Klarifikasi dilakukan melalui interviu dengan {} selaku penanggung jawab. Jawaban yang dicatat: {}",
            self.kantor, self.butir.jawab
        );
        let analisis = if nilai > sebelum {
            format!(
                "Data dukung tambahan yang disampaikan pada interviu menunjukkan terpenuhinya kriteria tingkat {}: {}.",
                nilai.tingkat_tercapai(),
                self.pemenuhan(nilai.tingkat_tercapai())
            )
        } else {
            format!("Jawaban tidak mengubah hasil penilaian dokumen; {}.", self.kurang(nilai.tingkat_tercapai()))
        };
        let justifikasi = if nilai == sebelum {
            format!("Tingkat kematangan tetap {} sesuai penilaian dokumen.", nilai.tampil())
        } else {
            format!(
                "Tingkat kematangan berubah dari {} menjadi {} berdasarkan klarifikasi dan data dukung tambahan.",
                sebelum.tampil(),
                nilai.tampil()
            )
        };
        Uraian { fakta, analisis, justifikasi }
    }

    /// What the visit found.
    pub fn visitasi(&self, nilai: Nilai) -> Uraian {
        Uraian {
            fakta: format!(
                "Kunjungan lapangan dilakukan ke {}. Dokumen asli {} diperlihatkan dan sesuai dengan data dukung.",
                self.kantor, self.butir.dok.judul
            ),
            analisis: format!(
                "Keadaan di lapangan menggambarkan kriteria tingkat {}: {}.",
                nilai.tingkat_tercapai(),
                self.pemenuhan(nilai.tingkat_tercapai())
            ),
            justifikasi: format!("Validasi menggambarkan tingkat kematangan {}.", nilai.tampil()),
        }
    }

    /// The review; a value other than before means tidak valid.
    pub fn reviu(&self, nilai: Nilai, sebelum: Nilai) -> Uraian {
        Uraian {
            fakta: format!(
                "Tim reviu memeriksa kembali catatan penilaian dan data dukung {} pada Indikator {}.",
                self.berkas(),
                self.butir.kode
            ),
            analisis: format!(
                "Penilaian tingkat {} tidak valid karena {}.",
                sebelum.tampil(),
                self.kurang(nilai.tingkat_tercapai())
            ),
            justifikasi: format!("Tingkat kematangan ditetapkan {} oleh tim reviu.", nilai.tampil()),
        }
    }

    /// Why an assessor or a head sends it back.
    pub fn alasan_kembali(&self, nilai: Nilai) -> String {
        format!(
            "Data dukung {} belum membuktikan tingkat yang dipilih: {}. Lengkapi bukti atau sesuaikan tingkatnya.",
            self.butir.dok.berkas,
            self.kurang(nilai.tingkat_tercapai().saturating_sub(1))
        )
    }

    fn ragam(&self) -> Ragam {
        let nama = &self.indikator.nama_pendek;
        if nama.starts_with("Kebijakan") {
            Ragam::Kebijakan
        } else if self.butir.aplikasi.is_some() {
            Ragam::Layanan
        } else {
            Ragam::Proses
        }
    }

    /// The indicator's subject without the word its sentence begins with.
    fn substansi(&self) -> &str {
        let nama = self.indikator.nama_pendek.as_str();
        let awal = match self.ragam() {
            Ragam::Kebijakan => "Kebijakan Internal ",
            Ragam::Proses => "Penerapan ",
            Ragam::Layanan => "Layanan ",
        };
        nama.strip_prefix(awal).unwrap_or(nama)
    }

    /// The subject at the beginning of a sentence about carrying it out.
    fn penerapan(&self) -> String {
        let pokok = self.substansi();
        if pokok.starts_with("Pelaksanaan ") { pokok.into() } else { format!("Penerapan {pokok}") }
    }

    /// Why the level above this one is not reached.
    fn kurang(&self, tingkat: u8) -> &str {
        if tingkat == self.batas {
            return &self.butir.kurang;
        }
        match (self.ragam(), tingkat) {
            (Ragam::Layanan, 0 | 1) => "pengguna belum dapat mengunggah dan mengunduh di dalam aplikasi",
            (Ragam::Layanan, 2) => "persetujuan dan validasi masih dilakukan di luar aplikasi",
            (Ragam::Layanan, 3) => "keterhubungan dengan layanan lain belum dibuktikan",
            (_, 0 | 1) => "dokumennya belum ditetapkan secara formal",
            (_, 2) if self.per_kantor => "pemenuhannya belum lengkap dan belum mencakup seluruh unit kerja",
            (_, 2) => "pemenuhannya belum lengkap dan belum mencakup seluruh Perangkat Daerah",
            (_, 3) => "keterpaduan dengan instansi lain dan hasil reviu berkala belum terdokumentasi",
            _ => "hasil reviu dan evaluasi belum ditindaklanjuti dengan perbaikan",
        }
    }

    fn aplikasi(&self) -> &str {
        self.butir.aplikasi.as_deref().unwrap_or("layanan digital")
    }

    fn berkas(&self) -> String {
        let nama: Vec<&str> = self.butir.dokumen().map(|d: &Dokumen| d.berkas.as_str()).collect();
        nama.join(" dan ")
    }

    /// How many offices it reaches: below level 3 never all of them.
    fn cakupan(&self, tingkat: u8) -> String {
        if self.per_kantor || self.ragam() == Ragam::Kebijakan || self.instrumen.desimal {
            return String::new();
        }
        let nomor = i64::from(self.tahun) * 10 + i64::from(tingkat);
        match (self.ragam(), tingkat) {
            (_, 0 | 1) => String::new(),
            // What is missing already says how many.
            (_, 2) if self.kurang(2).contains("Perangkat Daerah") => String::new(),
            (_, 2) => format!(
                " Sampai dengan akhir masa penilaian tahun {}, penerapannya mencakup {} dari 45 Perangkat Daerah.",
                self.tahun,
                12 + acak(&self.butir.kode, nomor, 22)
            ),
            // Public services are for the public, not for every office.
            (Ragam::Layanan, _) if self.indikator.aspek == 8 => String::new(),
            (Ragam::Layanan, _) => format!(" Layanan dipakai seluruh Perangkat Daerah pada tahun {}.", self.tahun),
            _ => format!(" Penerapannya mencakup seluruh Perangkat Daerah pada tahun {}.", self.tahun),
        }
    }

    /// The criterion of a level as a clause about this government, from the guidance where the year has one.
    fn pemenuhan(&self, tingkat: u8) -> String {
        let Some(t) = self.indikator.tingkat(tingkat) else { return "kriteria terendah".into() };
        let pedoman = self.instrumen.pedoman_sejak.is_some_and(|sejak| self.tahun >= sejak);
        let teks = match &t.pemenuhan {
            Some(teks) if pedoman => teks.as_str(),
            _ => self.instrumen.kriteria(t, self.tahun),
        };
        let baris = teks.lines().find(|b| !b.trim().is_empty()).unwrap_or(teks);
        let baris = baris.split(" Tingkat kematangan level").next().unwrap_or(baris);
        // The lowest level holds for "belum atau telah": say what is the case here.
        if tingkat == 1 && baris.contains("belum atau") {
            return format!("{} masih berupa rancangan dan belum terencana", self.indikator.nama_pendek);
        }
        let baris = baris.trim_start_matches(|huruf: char| huruf.is_ascii_digit() || matches!(huruf, '.' | ')' | ' '));
        let baris = baris
            .replace("Pemeritah", "Pemerintah")
            .replace("sebagaian", "sebagian")
            .replace("lainya", "lainnya")
            .replace("Instansi Pusat/Pemerintah Daerah lain", "pemerintah daerah lain")
            .replace("Instansi Pusat/Pemerintah Daerah", self.subjek)
            .replace("Instansi Pusat/Perangkat Daerah", self.subjek)
            .replace("pimpinan Instansi Pusat/Kepala Daerah", "Gubernur")
            .replace("Pimpinan Instansi Pusat/Kepala Daerah", "Gubernur")
            .replace("BMN Instansi Pusat dan BMD Pemerintah Daerah", "BMN instansi pusat dan BMD pemerintah daerah")
            .trim()
            .trim_end_matches(['.', ';', ':'])
            .to_owned();
        if self.subjek.split(' ').next().is_some_and(|kata| baris.starts_with(kata)) {
            return baris;
        }
        // Names such as SPBE keep their capitals; an ordinary first word does not.
        let kedua = baris.chars().nth(1).is_some_and(char::is_lowercase);
        let mut huruf = baris.chars();
        match huruf.next() {
            Some(awal) if kedua => awal.to_lowercase().chain(huruf).collect(),
            _ => baris,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ragam {
    Kebijakan,
    Proses,
    Layanan,
}
