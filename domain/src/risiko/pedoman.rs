//! What risk management of a year follows: guideline and standard, the plan and who answers for it, the interval of
//! monitoring.
//!
//! Guideline: KALBAR Pasal 28 ayat (3) (the ministry's, which is PermenPANRB 5/2020). Standard: KALBAR Pasal 27 ayat (3) and
//! (4), BEKASI Pasal 32 ayat (2) and (3): the national one (SNI), and an international one only while there is no SNI. No
//! Pasal says how often risks are watched: the government fixes that itself. Neither do they name the office that owns the
//! plan, as they do for the other kinds of management; it is recorded.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    berkode,
    periode::{JenisPantau, MasaPantau},
};
use crate::teks::GalatIsian;

/// The first year a guideline or a standard can be of.
const TAHUN_AWAL: i32 = 1945;

/// How often risks are watched where nobody has fixed it: by quarter, as the trend of Formulir 5.0 is drawn.
pub const SELANG_BAWAAN: JenisPantau = JenisPantau::Triwulanan;

/// Intervals a government can choose from; as needed is none.
pub const SELANG: [JenisPantau; 4] =
    [JenisPantau::Bulanan, JenisPantau::Triwulanan, JenisPantau::Semesteran, JenisPantau::Tahunan];

/// What risk management of a year follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PedomanRisiko {
    /// What the guideline is called: `PermenPANRB tentang Pedoman Manajemen Risiko SPBE`.
    pub judul: String,
    pub nomor: String,
    pub tahun: Option<i32>,
    /// `SNI ISO 31000`; its year stands apart.
    pub sni_nomor: String,
    pub sni_tahun: Option<i32>,
    /// An international standard, with its number and year.
    pub standar_lain: String,
    /// Noted: there is no SNI for it.
    pub tanpa_sni: bool,
    /// Number and date of the plan.
    pub rencana_nomor: String,
    pub rencana_tanggal: Option<NaiveDate>,
    /// The office that answers for the plan.
    pub pengampu: Option<i64>,
    pub selang: JenisPantau,
}

/// What a year lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KurangPedoman {
    Pedoman,
    Standar,
    Rencana,
    Pengampu,
}

berkode! { KurangPedoman, 4:
    Pedoman => "pedoman", "Pedoman belum dicatat";
    Standar => "standar", "SNI belum dicatat";
    Rencana => "rencana", "Rencana belum ada";
    Pengampu => "pengampu", "Pengampu rencana belum ditunjuk";
}

impl Default for PedomanRisiko {
    fn default() -> Self {
        Self {
            judul: String::new(),
            nomor: String::new(),
            tahun: None,
            sni_nomor: String::new(),
            sni_tahun: None,
            standar_lain: String::new(),
            tanpa_sni: false,
            rencana_nomor: String::new(),
            rencana_tanggal: None,
            pengampu: None,
            selang: SELANG_BAWAAN,
        }
    }
}

impl PedomanRisiko {
    /// What is wrong with it for a year, beside the fields of its form; empty when it may be kept. `hari_ini` is the last day
    /// a plan can be of.
    #[must_use]
    pub fn periksa(&self, tahun: i32, hari_ini: NaiveDate) -> Vec<GalatIsian> {
        let mut galat = Vec::new();
        let mut salah = |bidang: &str, pesan: &str| galat.push(GalatIsian::baru(bidang, pesan));
        let pedoman = [!self.judul.is_empty(), !self.nomor.is_empty(), self.tahun.is_some()];
        if pedoman.contains(&true) {
            for (ada, bidang, pesan) in [
                (pedoman[0], "pedoman_judul", "Isi nama pedomannya, atau kosongkan nomor dan tahunnya."),
                (pedoman[1], "pedoman_nomor", "Isi nomor pedomannya."),
                (pedoman[2], "pedoman_tahun", "Isi tahun pedomannya."),
            ] {
                if !ada {
                    salah(bidang, pesan);
                }
            }
        }
        if self.sni_nomor.is_empty() && self.sni_tahun.is_some() {
            salah("sni_nomor", "Isi nomor SNI, atau kosongkan tahunnya.");
        }
        if !self.sni_nomor.is_empty() && self.sni_tahun.is_none() {
            salah("sni_tahun", "Isi tahun SNI.");
        }
        if self.tanpa_sni && !(self.sni_nomor.is_empty() && self.sni_tahun.is_none()) {
            salah("tanpa_sni", "Nomor atau tahun SNI sudah diisi. Pilih bahwa SNI tersedia, atau kosongkan keduanya.");
        }
        if !self.standar_lain.is_empty() && !self.tanpa_sni {
            salah(
                "standar_lain",
                "Standar internasional dipakai hanya bila SNI belum tersedia. Pilih bahwa SNI belum tersedia, atau kosongkan isian ini.",
            );
        }
        for (bidang, nilai) in [("pedoman_tahun", self.tahun), ("sni_tahun", self.sni_tahun)] {
            if nilai.is_some_and(|n| !(TAHUN_AWAL..=tahun).contains(&n)) {
                salah(bidang, &format!("Tulis tahun {TAHUN_AWAL} sampai {tahun}."));
            }
        }
        match self.rencana_tanggal {
            None if !self.rencana_nomor.is_empty() => salah("rencana_tanggal", "Isi tanggal rencana."),
            Some(_) if self.rencana_nomor.is_empty() => {
                salah("rencana_nomor", "Isi nomor rencana, atau kosongkan tanggalnya.");
            }
            Some(hari) if hari > hari_ini => salah("rencana_tanggal", "Tanggal rencana belum tiba."),
            _ => {}
        }
        if !SELANG.contains(&self.selang) {
            salah("selang", "Pilih selang pemantauan dari daftar.");
        }
        galat
    }

    /// What is missing, in the order of the form.
    #[must_use]
    pub fn kurang(&self) -> Vec<KurangPedoman> {
        let ada = |satu: &KurangPedoman| match satu {
            KurangPedoman::Pedoman => !self.nomor.is_empty() && self.tahun.is_some(),
            KurangPedoman::Standar => {
                (!self.sni_nomor.is_empty() && self.sni_tahun.is_some())
                    || (self.tanpa_sni && !self.standar_lain.is_empty())
            }
            KurangPedoman::Rencana => !self.rencana_nomor.is_empty() && self.rencana_tanggal.is_some(),
            KurangPedoman::Pengampu => self.pengampu.is_some(),
        };
        KurangPedoman::SEMUA.into_iter().filter(|satu| !ada(satu)).collect()
    }

    /// The guideline in words; empty without one.
    #[must_use]
    pub fn pedoman(&self) -> String {
        match self.tahun {
            Some(tahun) if !self.nomor.is_empty() => format!("{}, Nomor {} Tahun {tahun}", self.judul, self.nomor),
            _ => String::new(),
        }
    }

    /// The standard in words, an international one with the note that there is no SNI; empty without one.
    #[must_use]
    pub fn standar(&self) -> String {
        match self.sni_tahun {
            Some(tahun) if !self.sni_nomor.is_empty() => format!("{}:{tahun}", self.sni_nomor),
            _ if self.tanpa_sni && !self.standar_lain.is_empty() => {
                format!("{} (SNI belum tersedia)", self.standar_lain)
            }
            _ if self.tanpa_sni => "SNI belum tersedia".to_owned(),
            _ => String::new(),
        }
    }
}

/// The last period of a year that has ended before this day; `None` while none has.
#[must_use]
pub fn masa_berakhir(selang: JenisPantau, tahun: i32, hari_ini: NaiveDate) -> Option<MasaPantau> {
    (1..=selang.banyak())
        .rev()
        .filter_map(|ke| MasaPantau::berkala(selang, tahun, ke))
        .find(|masa| masa.sampai < hari_ini)
}
