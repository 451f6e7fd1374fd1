//! Keamanan SPBE: the seven objects of the metamodel, the five guarantees and the checklist of KALBAR Pasal 23 (DKI68
//! Pasal 16, KALBAR Pasal 20 to 24, BEKASI Pasal 29).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

/// The seven objects of `arsitektur.json`, `metamodel.keamanan.objek`.
const OBJEK: &[Opsi] = &[
    Opsi::baru("standar", "Standar, Prosedur, dan Regulasi Keamanan").sinonim(&["standar", "sop", "regulasi"]),
    Opsi::baru("edukasi", "Edukasi Kesadaran Keamanan").sinonim(&["edukasi", "sosialisasi"]),
    Opsi::baru("kerentanan", "Identifikasi Kerentanan Keamanan").sinonim(&["kerentanan", "vulnerability assessment"]),
    Opsi::baru("peningkatan", "Peningkatan Keamanan").sinonim(&["peningkatan", "hardening"]),
    Opsi::baru("insiden", "Penanganan Insiden Keamanan").sinonim(&["insiden", "csirt"]),
    Opsi::baru("audit", "Audit Keamanan").sinonim(&["audit"]),
    Opsi::baru("kelaikan", "Kelaikan Keamanan").sinonim(&["kelaikan"]),
];

/// DKI68 Pasal 16 ayat (2), KALBAR Pasal 20 ayat (1).
pub const JAMINAN: &[Opsi] = &[
    Opsi::baru("kerahasiaan", "Kerahasiaan"),
    Opsi::baru("keutuhan", "Keutuhan"),
    Opsi::baru("ketersediaan", "Ketersediaan"),
    Opsi::baru("keaslian", "Keaslian"),
    Opsi::baru("kenirsangkalan", "Kenirsangkalan"),
];

/// KALBAR Pasal 23 ayat (1) huruf a s.d. e.
pub const DAFTAR_PERIKSA: &[Opsi] = &[
    Opsi::baru("a1", "Penulisan kode yang aman"),
    Opsi::baru("a2", "Otentikasi dan otorisasi"),
    Opsi::baru("a3", "Keamanan basis data"),
    Opsi::baru("b1", "Penguatan sistem operasi (hardening)"),
    Opsi::baru("b2", "Firewall"),
    Opsi::baru("b3", "Pendeteksi dan pencegah intrusi (IDS/IPS)"),
    Opsi::baru("b4", "Pemantauan jaringan"),
    Opsi::baru("b5", "Pengolahan dan analisis log"),
    Opsi::baru("c", "Rencana keberlangsungan (IT Continuity Plan)"),
    Opsi::baru("d", "Penilaian kerentanan berkala"),
    Opsi::baru("e", "Perbaikan berkala dan berkelanjutan"),
];

const PENERAPAN: &[Opsi] = &[
    Opsi::baru("diterapkan", "Diterapkan").sinonim(&["sudah", "ada"]),
    Opsi::baru("sebagian", "Diterapkan sebagian"),
    Opsi::baru("direncanakan", "Direncanakan").sinonim(&["belum"]),
    Opsi::baru("tidak_perlu", "Tidak diperlukan"),
];

/// How far a control is applied; a later one is more of an answer than an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Penerapan {
    Direncanakan,
    /// With the reason: KALBAR Pasal 23 ayat (1) says "dapat" and "sesuai dengan kebutuhan".
    TidakPerlu,
    Sebagian,
    Diterapkan,
}

impl Penerapan {
    #[must_use]
    pub fn dari_kode(kode: &str) -> Option<Self> {
        match kode {
            "diterapkan" => Some(Self::Diterapkan),
            "sebagian" => Some(Self::Sebagian),
            "direncanakan" => Some(Self::Direncanakan),
            "tidak_perlu" => Some(Self::TidakPerlu),
            _ => None,
        }
    }

    #[must_use]
    pub const fn nama(self) -> &'static str {
        match self {
            Self::Diterapkan => "Diterapkan",
            Self::Sebagian => "Diterapkan sebagian",
            Self::Direncanakan => "Direncanakan",
            Self::TidakPerlu => "Tidak diperlukan",
        }
    }
}

pub static REGISTER: Register = Register {
    kode: "keamanan",
    tabel: "keamanan",
    awalan: "KAM",
    nama: "Keamanan",
    sebutan: "kontrol keamanan",
    guna: "Standar, kegiatan, dan kontrol keamanan SPBE beserta objek yang dilindungi dan buktinya.",
    pasal: "DKI68 Pasal 16; KALBAR Pasal 20 s.d. 24; BEKASI Pasal 29",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Nama").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Penanggung jawab"),
        Bidang::baru("objek", "Jenis", Jenis::Pilihan(OBJEK)).wajib().di_daftar().disaring(),
        Bidang::uraian("Uraian"),
        Bidang::baru("periksa", "Butir pengamanan", Jenis::Pilihan(DAFTAR_PERIKSA))
            .disaring()
            .tidak_diminta()
            .pasal("KALBAR Pasal 23 ayat (1)"),
        Bidang::baru("jaminan", "Yang dijamin", Jenis::Ganda(JAMINAN))
            .disaring()
            .pasal("DKI68 Pasal 16 ayat (2); KALBAR Pasal 20"),
        Bidang::baru("penerapan", "Penerapan", Jenis::Pilihan(PENERAPAN)).di_daftar().disaring(),
        Bidang::baru("alasan", "Alasan tidak diperlukan", Jenis::Uraian(1_000))
            .bila("penerapan", &["tidak_perlu"])
            .wajib()
            .pasal("KALBAR Pasal 23 ayat (1): \"dapat\" dan \"sesuai dengan kebutuhan\""),
        Bidang::rujukan("RAK", "Referensi (RAK)").bagian("Arsitektur").sinonim(&["rak", "kode rak"]),
        Bidang::keadaan(),
        Bidang::baru("mulai", "Mulai diterapkan", Jenis::Tanggal).bagian("Pelaksanaan").bila("objek", &["standar"]),
        Bidang::baru("berakhir", "Penerapan berakhir", Jenis::Tanggal).bila("objek", &["standar"]).tidak_diminta(),
        Bidang::baru("tanggal", "Tanggal kegiatan", Jenis::Tanggal)
            .bila("objek", &["edukasi", "kerentanan", "peningkatan", "insiden", "audit", "kelaikan"]),
        Bidang::baru("kematangan", "Nilai kematangan", Jenis::Bilangan { min: 0, maks: 5, satuan: "" })
            .bila("objek", &["peningkatan", "insiden"]),
        Bidang::baru("jenis_audit", "Jenis audit", Jenis::Baris(160)).bila("objek", &["audit"]),
        Bidang::baru("hasil", "Hasil", Jenis::Uraian(4_000)).bila("objek", &["audit", "kerentanan", "kelaikan"]),
        Bidang::baru("tindak_lanjut", "Tindak lanjut", Jenis::Uraian(4_000)).bila("objek", &["audit", "kerentanan"]),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiKeamanan,
    alur: Alur::Bertahap,
    induk: None,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_of_the_register_is_a_state() {
        for o in PENERAPAN {
            assert_eq!(Penerapan::dari_kode(o.kode).map(Penerapan::nama), Some(o.nama));
        }
        assert_eq!(Penerapan::dari_kode(""), None);
        assert!(Penerapan::Diterapkan > Penerapan::Sebagian && Penerapan::TidakPerlu > Penerapan::Direncanakan);
    }
}
