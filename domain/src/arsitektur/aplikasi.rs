//! Aplikasi SPBE: the inventory, from kajian kebutuhan to evaluasi (DKI68 Pasal 15, KALBAR Pasal 16 to 19, BEKASI Pasal 19
//! and 20, PRABU Pasal 11).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

const JENIS: &[Opsi] = &[
    Opsi::baru("umum", "Aplikasi umum").sinonim(&["umum"]),
    Opsi::baru("khusus", "Aplikasi khusus").sinonim(&["khusus"]),
    Opsi::baru("sejenis", "Sejenis aplikasi umum").sinonim(&["sejenis"]),
];

/// DKI68 Pasal 15 ayat (3) huruf a s.d. g, and the end that the rule leaves open.
const SIKLUS: &[Opsi] = &[
    Opsi::baru("kajian", "Kajian kebutuhan").sinonim(&["planning", "initiation", "analysis"]),
    Opsi::baru("perencanaan", "Perencanaan"),
    Opsi::baru("rancang_bangun", "Rancang bangun").sinonim(&["design", "pengembangan"]),
    Opsi::baru("implementasi", "Implementasi").sinonim(&["implementation"]),
    Opsi::baru("uji_kelaikan", "Pengujian kelaikan").sinonim(&["testing"]),
    Opsi::baru("pemeliharaan", "Pemeliharaan (beroperasi)").sinonim(&[
        "aktif",
        "operation",
        "maintenance",
        "beroperasi",
    ]),
    Opsi::baru("evaluasi", "Evaluasi"),
    Opsi::baru("berhenti", "Dihentikan").sinonim(&["naktif", "nonaktif", "tidak aktif", "non aktif"]),
];

const METODE: &[Opsi] = &[Opsi::baru("sdlc", "SDLC").sinonim(&["waterfall"]), Opsi::baru("agile", "Agile")];

const BASIS: &[Opsi] = &[
    Opsi::baru("web", "Web").sinonim(&["website", "berbasis web"]),
    Opsi::baru("mobile", "Mobile").sinonim(&["android", "ios", "gawai"]),
    Opsi::baru("desktop", "Desktop").sinonim(&["dekstop"]),
    Opsi::baru("lainnya", "Lainnya"),
];

const LISENSI: &[Opsi] = &[
    Opsi::baru("terbuka", "Open Source").sinonim(&["opensource", "kode sumber terbuka", "oss"]),
    Opsi::baru("tertutup", "Proprietary").sinonim(&["closed source", "close source", "berbayar", "propietary"]),
];

/// Stages of storage in the data centre (DKI68 Pasal 14 ayat (2)).
pub const PENEMPATAN: &[Opsi] = &[
    Opsi::baru("luar", "Di luar pusat data"),
    Opsi::baru("persiapan", "Persiapan"),
    Opsi::baru("migrasi", "Migrasi"),
    Opsi::baru("integrasi", "Integrasi (di pusat data)").sinonim(&["integrasi", "pusat data"]),
];

const PEMBANGUN: &[Opsi] = &[
    Opsi::baru("sendiri", "Pegawai sendiri").sinonim(&["swakelola", "internal"]),
    Opsi::baru("pihak_ketiga", "Pihak ketiga").sinonim(&["vendor", "rekanan"]),
    Opsi::baru("pusat", "Instansi pusat").sinonim(&["kementerian", "k/l"]),
];

/// Levels of the target arsitektur digital (DKI68 Lampiran II huruf B angka 1).
pub const TINGKAT_DIGITAL: &[Opsi] = &[
    Opsi::baru("interaksi", "Interaksi"),
    Opsi::baru("integrasi", "Integrasi"),
    Opsi::baru("transaksi", "Transaksi"),
    Opsi::baru("data", "Data"),
];

pub const PENGGUNA: &[Opsi] = &[
    Opsi::baru("warga", "Warga masyarakat").sinonim(&["masyarakat"]),
    Opsi::baru("pemerintah", "Kementerian/lembaga/pemerintah daerah").sinonim(&["k/l/pemda"]),
    Opsi::baru("bisnis", "Pelaku bisnis").sinonim(&["pelaku usaha"]),
    Opsi::baru("pemangku", "Pemangku kepentingan utama lain"),
    Opsi::baru("pegawai", "Pegawai").sinonim(&["asn"]),
];

const INTEGRASI: &[Opsi] = &[
    Opsi::baru("belum", "Belum ada"),
    Opsi::baru("rencana", "Direncanakan"),
    Opsi::baru("berjalan", "Berjalan").sinonim(&["sudah", "terintegrasi"]),
];

pub static REGISTER: Register = Register {
    kode: "aplikasi",
    tabel: "aplikasi",
    awalan: "APL",
    nama: "Aplikasi",
    sebutan: "aplikasi",
    guna: "Inventaris aplikasi SPBE: pemilik, fungsi, siklus, kelengkapan dokumen, lisensi, dan penempatan.",
    pasal: "DKI68 Pasal 15; KALBAR Pasal 17 s.d. 19; BEKASI Pasal 19 dan 20; PRABU Pasal 11",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Nama aplikasi").bagian("Pokok").sinonim(&["aplikasi", "sistem", "nama sistem"]),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah pemilik"),
        Bidang::uraian("Uraian").sinonim(&["deskripsi", "uraian/deskripsi"]),
        Bidang::baru("fungsi", "Fungsi", Jenis::Uraian(2_000)),
        Bidang::baru("luaran", "Luaran", Jenis::Uraian(2_000)),
        Bidang::baru("jenis", "Jenis aplikasi", Jenis::Pilihan(JENIS))
            .wajib()
            .di_daftar()
            .disaring()
            .pasal("DKI68 Pasal 15 ayat (2); KALBAR Pasal 17 dan 18"),
        Bidang::baru("siklus", "Tahap siklus", Jenis::Pilihan(SIKLUS))
            .wajib()
            .di_daftar()
            .disaring()
            .sinonim(&["status aplikasi", "status", "tahap"])
            .pasal("DKI68 Pasal 15 ayat (3); KALBAR Pasal 19 ayat (5) s.d. (7)"),
        Bidang::baru("tautan", "Alamat", Jenis::Tautan).sinonim(&["url", "link", "alamat url"]).tidak_diminta(),
        Bidang::baru("pengguna", "Kelompok pengguna", Jenis::Ganda(PENGGUNA))
            .disaring()
            .pasal("DKI68 Lampiran II huruf B angka 1 huruf a"),
        Bidang::baru(
            "jumlah_pengguna",
            "Jumlah pengguna",
            Jenis::Bilangan { min: 0, maks: 1_000_000_000, satuan: "orang" },
        ),
        Bidang::rujukan("RAA", "Referensi (RAA)").bagian("Arsitektur").sinonim(&["raa", "kode raa"]),
        Bidang::keadaan(),
        Bidang::baru("tingkat_digital", "Level arsitektur digital", Jenis::Pilihan(TINGKAT_DIGITAL))
            .disaring()
            .menurut(&["DKI68"])
            .pasal("DKI68 Pasal 31, Lampiran II huruf B"),
        Bidang::baru("pengguna_warga", "Warga masyarakat yang dilayani", Jenis::Baris(300))
            .bantu("Sebutkan siapa, misalnya pemohon izin atau orang tua murid.")
            .bila("tingkat_digital", &["interaksi"])
            .menurut(&["DKI68"])
            .tidak_diminta()
            .pasal("DKI68 Lampiran II huruf B angka 1 huruf a"),
        Bidang::baru("pengguna_pemerintah", "Kementerian, lembaga, atau pemerintah daerah pengguna", Jenis::Baris(300))
            .bila("tingkat_digital", &["interaksi"])
            .menurut(&["DKI68"])
            .tidak_diminta()
            .pasal("DKI68 Lampiran II huruf B angka 1 huruf a"),
        Bidang::baru("pengguna_bisnis", "Pelaku bisnis pengguna", Jenis::Baris(300))
            .bila("tingkat_digital", &["interaksi"])
            .menurut(&["DKI68"])
            .tidak_diminta()
            .pasal("DKI68 Lampiran II huruf B angka 1 huruf a"),
        Bidang::baru("pengguna_pemangku", "Pemangku kepentingan utama lain", Jenis::Baris(300))
            .bila("tingkat_digital", &["interaksi"])
            .menurut(&["DKI68"])
            .tidak_diminta()
            .pasal("DKI68 Lampiran II huruf B angka 1 huruf a"),
        Bidang::baru("integrasi", "Keadaan integrasi", Jenis::Pilihan(INTEGRASI))
            .disaring()
            .pasal("KALBAR Pasal 19 ayat (8); PRABU Pasal 11 ayat (1)"),
        Bidang::baru("basis", "Basis aplikasi", Jenis::Ganda(BASIS)).bagian("Teknis"),
        Bidang::baru("basis_data", "Basis data", Jenis::Baris(120)),
        Bidang::baru("bahasa", "Bahasa pemrograman", Jenis::Baris(120)),
        Bidang::baru("kerangka", "Kerangka pengembangan", Jenis::Baris(120)).tidak_diminta(),
        Bidang::baru("penempatan", "Penempatan di pusat data", Jenis::Pilihan(PENEMPATAN))
            .di_daftar()
            .disaring()
            .pasal("DKI68 Pasal 14 ayat (2)"),
        Bidang::baru("dasar_penempatan", "Keputusan tahapan penempatan", Jenis::Baris(200))
            .bantu("Nomor dan tanggal keputusan Sekretaris Daerah tentang tahapan penyimpanan di pusat data.")
            .bila("penempatan", &["persiapan", "migrasi", "integrasi"])
            .menurut(&["DKI68"])
            .pasal("DKI68 Pasal 14 ayat (3)"),
        Bidang::baru("penyedia_id", "Penyedia hosting", Jenis::Catatan("penyedia"))
            .bantu("Pihak ketiga yang menyediakan tempat aplikasi; kosongkan bila di pusat data sendiri.")
            .sinonim(&["penyedia", "hosting"])
            .tidak_diminta()
            .pasal("PRABU Pasal 13 ayat (5); BEKASI Pasal 26 ayat (9); KALBAR Pasal 13 ayat (6)"),
        Bidang::baru("metode", "Metode pengembangan", Jenis::Pilihan(METODE)).pasal("KALBAR Pasal 19 ayat (5)"),
        Bidang::baru("pembangun", "Dibangun oleh", Jenis::Pilihan(PEMBANGUN)).bagian("Pembangunan dan hak"),
        Bidang::baru("kontrak", "Kontrak", Jenis::Baris(200))
            .bila("pembangun", &["pihak_ketiga"])
            .pasal("KALBAR Pasal 19 ayat (11)"),
        Bidang::baru("tanggal_serah", "Kode sumber dan hak diserahkan", Jenis::Tanggal)
            .bila("pembangun", &["pihak_ketiga"])
            .pasal("KALBAR Pasal 19 ayat (11)"),
        Bidang::baru("lisensi", "Lisensi", Jenis::Pilihan(LISENSI))
            .disaring()
            .sinonim(&["tipe lisensi", "tipe lisensi aplikasi"])
            .pasal("DKI68 Pasal 15 ayat (3); KALBAR Pasal 19 ayat (4)"),
        Bidang::baru("legalitas", "Legalitas lisensi tertutup", Jenis::Uraian(1_000))
            .bantu("Bukti lisensi yang sah, atau pertimbangan Dinas.")
            .bila("lisensi", &["tertutup"])
            .pasal("BEKASI Pasal 20 ayat (8); KALBAR Pasal 19 ayat (4)"),
        Bidang::baru("hak_cipta_daerah", "Hak cipta milik pemerintah daerah", Jenis::YaTidak)
            .disaring()
            .pasal("DKI68 Pasal 15 ayat (8); PRABU Pasal 11 ayat (6); BEKASI Pasal 20 ayat (7)"),
        Bidang::baru("repositori", "Kode sumber di repositori", Jenis::Tautan)
            .pasal("PRABU Pasal 11 ayat (6); BEKASI Pasal 20 ayat (7)"),
        Bidang::baru("unit_operasional", "Unit operasional", Jenis::Baris(160)).tidak_diminta(),
        Bidang::baru("unit_pengembang", "Unit pengembang", Jenis::Baris(160)).tidak_diminta(),
        Bidang::baru("tahun_bangun", "Tahun dibangun", Jenis::Bilangan { min: 1980, maks: 2100, satuan: "" }),
        Bidang::baru("biaya_tahun", "Biaya setahun", Jenis::Rupiah).sinonim(&["biaya", "anggaran"]),
        Bidang::baru("mulai_operasi", "Mulai beroperasi", Jenis::Tanggal).tidak_diminta(),
        Bidang::baru("dihentikan", "Tanggal dihentikan", Jenis::Tanggal).bila("siklus", &["berhenti"]),
        Bidang::baru("alasan_berhenti", "Alasan dihentikan", Jenis::Uraian(1_000)).bila("siklus", &["berhenti"]),
        Bidang::baru("sejenis_sebelum", "Bukti beroperasi sebelum aplikasi umum ditetapkan", Jenis::Baris(300))
            .bagian("Syarat aplikasi sejenis")
            .bantu("Nomor dan tanggal dokumennya; lampirkan berkasnya. Tidak perlu bila usulannya sudah membawanya.")
            .bila("jenis", &["sejenis"])
            .menurut(&["KALBAR"])
            .tidak_diminta()
            .pasal("KALBAR Pasal 18 ayat (2) huruf a"),
        Bidang::baru("sejenis_kajian", "Kajian biaya dan manfaat", Jenis::Baris(300))
            .bantu("Nomor dan tanggal kajian; lampirkan berkasnya.")
            .bila("jenis", &["sejenis"])
            .menurut(&["KALBAR"])
            .tidak_diminta()
            .pasal("KALBAR Pasal 18 ayat (2) huruf b"),
        Bidang::baru("sejenis_penyesuaian", "Penyesuaian dengan fungsi aplikasi umum", Jenis::Baris(300))
            .bantu("Dokumen yang menunjukkan penyesuaian dengan proses bisnis dan fungsi aplikasi umum; lampirkan berkasnya.")
            .bila("jenis", &["sejenis"])
            .menurut(&["KALBAR"])
            .tidak_diminta()
            .pasal("KALBAR Pasal 18 ayat (2) huruf c"),
        Bidang::baru("sejenis_pertimbangan", "Pertimbangan menteri bidang komunikasi dan informatika", Jenis::Baris(300))
            .bantu("Nomor dan tanggal surat; lampirkan berkasnya.")
            .bila("jenis", &["sejenis"])
            .menurut(&["KALBAR"])
            .tidak_diminta()
            .pasal("KALBAR Pasal 18 ayat (2) huruf d"),
        Bidang::baru("dok_kebutuhan", "Dokumen kebutuhan", Jenis::YaTidak)
            .bagian("Kelengkapan dokumen")
            .pasal("PRABU Pasal 11 ayat (3) huruf a")
            .menurut(&["PRABU"]),
        Bidang::baru("dok_modul", "Fungsi dan modul", Jenis::YaTidak)
            .pasal("KALBAR Pasal 19 ayat (10) huruf a")
            .menurut(&["KALBAR"]),
        Bidang::baru("dok_arsitektur", "Diagram arsitektur atau desain", Jenis::YaTidak)
            .pasal("KALBAR Pasal 19 ayat (10) huruf b; PRABU Pasal 11 ayat (3) huruf b")
            .menurut(&["KALBAR", "PRABU"]),
        Bidang::baru("dok_basis_data", "Struktur basis data", Jenis::YaTidak)
            .pasal("KALBAR Pasal 19 ayat (10) huruf c")
            .menurut(&["KALBAR"]),
        Bidang::baru("dok_alir", "Diagram alir data", Jenis::YaTidak)
            .pasal("KALBAR Pasal 19 ayat (10) huruf d")
            .menurut(&["KALBAR"]),
        Bidang::baru("dok_antarmuka", "Antarmuka pengguna", Jenis::YaTidak)
            .pasal("KALBAR Pasal 19 ayat (10) huruf e")
            .menurut(&["KALBAR"]),
        Bidang::baru("dok_teknis", "Spesifikasi teknis", Jenis::YaTidak)
            .pasal("KALBAR Pasal 19 ayat (10) huruf f; PRABU Pasal 11 ayat (3) huruf c")
            .menurut(&["KALBAR", "PRABU"]),
        // Until the two manuals of use were asked for by themselves, this answer spoke of all three: it still says what it
        // said of the installation, and nothing of them.
        Bidang::baru("dok_manual", "Dokumen manual: pemasangan, konfigurasi, dan pemeliharaan", Jenis::YaTidak)
            .bantu("Termasuk pencadangan dan pemulihan.")
            .sinonim(&["manual pemasangan, admin, dan pengguna", "dokumen manual", "manual pemasangan"])
            .pasal("KALBAR Pasal 19 ayat (10) huruf g; PRABU Pasal 11 ayat (3) huruf d")
            .menurut(&["KALBAR", "PRABU"]),
        Bidang::baru("dok_manual_admin", "Manual penggunaan untuk admin", Jenis::YaTidak)
            .sinonim(&["manual admin", "panduan admin"])
            .pasal("KALBAR Pasal 19 ayat (10) huruf g")
            .menurut(&["KALBAR"]),
        Bidang::baru("dok_manual_pengguna", "Manual penggunaan untuk pengguna", Jenis::YaTidak)
            .sinonim(&["manual pengguna", "manual user", "panduan pengguna"])
            .pasal("KALBAR Pasal 19 ayat (10) huruf g")
            .menurut(&["KALBAR"]),
        Bidang::baru("dok_keamanan", "Penerapan keamanan", Jenis::YaTidak)
            .pasal("KALBAR Pasal 19 ayat (10) huruf h")
            .menurut(&["KALBAR"]),
        Bidang::baru("dok_kode_sumber", "Kode sumber", Jenis::YaTidak)
            .pasal("PRABU Pasal 11 ayat (3) huruf e")
            .menurut(&["PRABU"]),
        Bidang::baru("selang_cadangan", "Selang pencadangan", Jenis::Bilangan { min: 1, maks: 3_650, satuan: "hari" })
            .bagian("Cadangan dan pemulihan"),
        Bidang::baru("cadangan_terakhir", "Pencadangan terakhir", Jenis::Tanggal).pasal("KALBAR Pasal 20 ayat (4)"),
        Bidang::baru("uji_pulih", "Uji pemulihan terakhir", Jenis::Tanggal).pasal("KALBAR Pasal 20 ayat (4)"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiAplikasi,
    alur: Alur::Bertahap,
    induk: None,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        profil::Profil,
        register::{Butir, Isi, kelengkapan},
    };

    #[test]
    fn an_answer_given_for_all_manuals_says_nothing_of_the_two_of_use() {
        let mut lama = Butir::default();
        lama.set("dok_manual", Isi::Ya(true));
        for (id, diminta) in [("kalimantan-barat", true), ("nusa-raya", true), ("kota-prabumulih", false)] {
            let profil = Profil::bawaan(id).unwrap().unwrap();
            let kurang: Vec<&str> = kelengkapan(&profil, &REGISTER, &lama).kurang.iter().map(|b| b.kode).collect();
            assert!(!kurang.contains(&"dok_manual"), "{id}");
            for kode in ["dok_manual_admin", "dok_manual_pengguna"] {
                assert_eq!(kurang.contains(&kode), diminta, "{id} {kode}");
            }
        }
    }
}
