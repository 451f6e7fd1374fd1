//! Iterations of the priority services (DKI68 Pasal 31 and Lampiran II huruf A and C, KALBAR Pasal 38).

use chrono::NaiveDate;

use super::KELOMPOK;
use crate::{
    arsitektur::relasi::INISIATIF,
    izin::Tindakan,
    profil::Profil,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

/// DKI68 Lampiran II huruf C angka 1, then KALBAR Pasal 38 ayat (3). Synonyms are the words of the profils' lists
/// (`layanan_prioritas`), by which the page finds what a government must give priority to.
pub const AREA: &[Opsi] = &[
    Opsi::baru("pendidikan", "Pendidikan"),
    Opsi::baru("kesehatan", "Kesehatan"),
    Opsi::baru("sosial", "Sosial"),
    Opsi::baru("perizinan", "Perizinan"),
    Opsi::baru("pendapatan", "Pendapatan"),
    Opsi::baru("bencana", "Pengendalian bencana"),
    Opsi::baru("ketenteraman", "Pengelolaan ketenteraman dan ketertiban")
        .sinonim(&["ketentraman ketertiban", "pengelolaan ketentraman ketertiban"]),
    Opsi::baru("lingkungan", "Pengendalian lingkungan"),
    Opsi::baru("perencanaan", "Perencanaan"),
    Opsi::baru("penganggaran", "Penganggaran"),
    Opsi::baru("pengadaan", "Pengadaan barang dan jasa").sinonim(&["pengadaan barang dan jasa pemerintah"]),
    Opsi::baru("akuntabilitas", "Akuntabilitas kinerja"),
    Opsi::baru("pemantauan", "Pemantauan dan evaluasi"),
    Opsi::baru("kearsipan", "Kearsipan"),
    Opsi::baru("kepegawaian", "Kepegawaian"),
    Opsi::baru("pengaduan", "Pengaduan pelayanan publik").sinonim(&["pengaduan"]),
    Opsi::baru("lain", "Layanan prioritas lain"),
];

/// How many of [`AREA`] are those of DKI68 Lampiran II huruf C angka 1.
const AREA_DKI: usize = 8;

pub const JANGKA: &[Opsi] = &[
    Opsi::baru("pendek", "Jangka pendek"),
    Opsi::baru("menengah", "Jangka menengah"),
    Opsi::baru("panjang", "Jangka panjang"),
];

/// DKI68 Lampiran II huruf A angka 1 huruf a s.d. e.
pub const KEPASTIAN: &[Opsi] = &[
    Opsi::baru("pelanggan", "Fokus pada pelanggan"),
    Opsi::baru("kinerja", "Peningkatan kinerja layanan lintas sektor"),
    Opsi::baru("data", "Pengelolaan data lintas sektor"),
    Opsi::baru("integrasi", "Integrasi secara digital"),
    Opsi::baru("kerangka", "Dikelola berdasarkan SPBE"),
];

/// DKI68 Lampiran II huruf C angka 3.
pub const TEKNOLOGI: &[Opsi] = &[
    Opsi::baru("cloud", "Cloud computing"),
    Opsi::baru("mobile", "Mobile internet"),
    Opsi::baru("iot", "Internet of things"),
    Opsi::baru("big_data", "Big data analytics"),
    Opsi::baru("ai", "Artificial intelligence"),
];

pub static REGISTER: Register = Register {
    kode: INISIATIF,
    tabel: "layanan_prioritas",
    awalan: "PRI",
    nama: "Layanan prioritas",
    sebutan: "iterasi layanan prioritas",
    guna: "Iterasi layanan prioritas: prioritas, visi, peta jalan, dan solusinya.",
    pasal: "DKI68 Pasal 31 dan Lampiran II; KALBAR Pasal 38",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Nama iterasi").bagian("Pokok"),
        Bidang::nomor(),
        Bidang::kantor("Penanggung jawab"),
        Bidang::baru("layanan_id", "Layanan", Jenis::Catatan("layanan")).wajib().di_daftar(),
        Bidang::baru("area", "Area prioritas", Jenis::Pilihan(AREA))
            .wajib()
            .di_daftar()
            .disaring()
            .pasal("DKI68 Lampiran II huruf C angka 1"),
        Bidang::baru("jangka", "Jangka", Jenis::Pilihan(JANGKA))
            .wajib()
            .di_daftar()
            .disaring()
            .pasal("DKI68 Lampiran II huruf A angka 2"),
        Bidang::baru("mulai", "Mulai", Jenis::Tanggal).wajib(),
        Bidang::baru("selesai", "Selesai", Jenis::Tanggal).wajib().di_daftar(),
        Bidang::uraian("Alasan prioritas"),
        Bidang::baru("visi", "Visi layanan", Jenis::Uraian(2_000))
            .bagian("Isi iterasi")
            .pasal("DKI68 Lampiran II huruf A angka 2 huruf b"),
        Bidang::baru("peta_jalan", "Peta jalan", Jenis::Uraian(4_000))
            .pasal("DKI68 Lampiran II huruf A angka 2 huruf c"),
        Bidang::baru("solusi", "Solusi", Jenis::Uraian(4_000)).pasal("DKI68 Lampiran II huruf A angka 2 huruf d"),
        Bidang::baru("kepastian", "Kepastian yang diberikan", Jenis::Ganda(KEPASTIAN))
            .pasal("DKI68 Lampiran II huruf A angka 1"),
        Bidang::baru("teknologi", "Teknologi yang dipakai", Jenis::Ganda(TEKNOLOGI))
            .pasal("DKI68 Lampiran II huruf C angka 3"),
        Bidang::baru("aplikasi_umum", "Aplikasi umum di luar register", Jenis::Baris(300))
            .bantu("Yang tercatat dalam register dikaitkan pada halaman Kaitan iterasi ini.")
            .sinonim(&["aplikasi umum yang dipakai"])
            .tidak_diminta()
            .pasal("KALBAR Pasal 38 ayat (2)"),
        Bidang::baru("infrastruktur_dipakai", "Infrastruktur di luar register", Jenis::Baris(300))
            .bantu("Yang tercatat dalam register dikaitkan pada halaman Kaitan iterasi ini.")
            .sinonim(&["infrastruktur yang dipakai"])
            .tidak_diminta()
            .pasal("KALBAR Pasal 38 ayat (2)"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiLayanan,
    alur: Alur::Langsung,
    induk: None,
};

/// The areas that a government must give priority to, in the order of its list; without a list, those of DKI68.
#[must_use]
pub fn area_wajib(profil: &Profil) -> Vec<&'static Opsi> {
    let Some(daftar) = profil.daftar("layanan_prioritas") else { return AREA.iter().take(AREA_DKI).collect() };
    let sama = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
    let cari = |nama: &str| AREA.iter().find(|o| sama(o.nama, nama) || o.sinonim.iter().any(|s| sama(s, nama)));
    daftar.butir.iter().filter_map(|b| cari(&b.nama)).collect()
}

/// Where an iteration stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letak {
    /// It begins in so many days.
    Mendatang(i64),
    /// It ends in so many days; 0 on its last day.
    Berjalan(i64),
    /// It ended so many days ago.
    Lewat(i64),
}

impl Letak {
    /// From the first and last day.
    #[must_use]
    pub fn dari(mulai: NaiveDate, selesai: NaiveDate, hari_ini: NaiveDate) -> Self {
        let hari = |a: NaiveDate, b: NaiveDate| a.signed_duration_since(b).num_days();
        if hari_ini < mulai {
            Self::Mendatang(hari(mulai, hari_ini))
        } else if hari_ini <= selesai {
            Self::Berjalan(hari(selesai, hari_ini))
        } else {
            Self::Lewat(hari(hari_ini, selesai))
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("dki-jakarta", 8, "pendidikan", "lingkungan")]
    #[case("kalimantan-barat", 8, "perencanaan", "pengaduan")]
    #[case("nusa-raya", 4, "pendidikan", "pengaduan")]
    #[case("kota-bekasi", 8, "pendidikan", "lingkungan")]
    fn every_area_of_a_profil_is_one_of_the_register(
        #[case] id: &str,
        #[case] banyak: usize,
        #[case] pertama: &str,
        #[case] terakhir: &str,
    ) {
        let profil = Profil::bawaan(id).unwrap().unwrap();
        let area = area_wajib(&profil);
        assert_eq!((area.len(), area[0].kode, area[banyak - 1].kode), (banyak, pertama, terakhir));
    }

    #[rstest]
    #[case("2026-01-01", Letak::Mendatang(4))]
    #[case("2026-01-05", Letak::Berjalan(26))]
    #[case("2026-01-31", Letak::Berjalan(0))]
    #[case("2026-02-01", Letak::Lewat(1))]
    fn an_iteration_runs_from_its_first_to_its_last_day(#[case] hari_ini: &str, #[case] harap: Letak) {
        let hari = |t: &str| t.parse::<NaiveDate>().unwrap();
        assert_eq!(Letak::dari(hari("2026-01-05"), hari("2026-01-31"), hari(hari_ini)), harap);
    }
}
