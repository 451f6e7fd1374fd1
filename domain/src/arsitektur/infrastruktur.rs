//! Infrastruktur SPBE and ICT assets: the twelve objects of the metamodel with their life cycle (DKI68 Pasal 10 to 14 and
//! 22, KALBAR Pasal 12 to 15 and 31, BEKASI Pasal 26, PRABU Pasal 13).

use super::KELOMPOK;
use crate::{
    izin::Tindakan,
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

/// The twelve objects of `arsitektur.json`, `metamodel.infrastruktur.objek`.
const OBJEK: &[Opsi] = &[
    Opsi::baru("awan", "Komputasi Awan").sinonim(&["cloud"]),
    Opsi::baru("server", "Perangkat Keras Server").sinonim(&["server"]),
    Opsi::baru("periferal", "Perangkat Keras Periferal").sinonim(&["periferal", "komputer", "printer"]),
    Opsi::baru("penyimpanan", "Perangkat Keras Media Penyimpanan").sinonim(&["storage", "nas"]),
    Opsi::baru("jaringan", "Perangkat Keras Jaringan").sinonim(&["router", "switch"]),
    Opsi::baru("keamanan", "Perangkat Keras Keamanan").sinonim(&["firewall"]),
    Opsi::baru("sistem_operasi", "Perangkat Lunak Platform (Sistem Operasi)").sinonim(&["os", "sistem operasi"]),
    Opsi::baru("sistem_database", "Perangkat Lunak Platform (Sistem Database)").sinonim(&["dbms", "basis data"]),
    Opsi::baru("sistem_utilitas", "Perangkat Lunak Platform (Sistem Utilitas)").sinonim(&["utilitas"]),
    Opsi::baru("jaringan_intra", "Jaringan Intra Pemerintah").sinonim(&["jaringan intra", "backbone"]),
    Opsi::baru("penghubung", "Sistem Penghubung Layanan Pemerintah").sinonim(&["spl", "gsb", "splp"]),
    Opsi::baru("fasilitas", "Fasilitas Komputasi").sinonim(&["pusat data", "drc", "ruang server"]),
];

const KEPEMILIKAN: &[Opsi] = &[
    Opsi::baru("milik", "Milik sendiri").sinonim(&["sendiri", "milik daerah"]),
    Opsi::baru("sewa", "Sewa"),
    Opsi::baru("pinjam", "Pinjam pakai"),
    Opsi::baru("pusat", "Milik pemerintah pusat"),
];

/// DKI68 Pasal 22: perencanaan, pengadaan, pengelolaan, penghapusan.
const SIKLUS: &[Opsi] = &[
    Opsi::baru("perencanaan", "Perencanaan"),
    Opsi::baru("pengadaan", "Pengadaan"),
    Opsi::baru("pengelolaan", "Pengelolaan (dipakai)").sinonim(&["dipakai", "aktif", "pengelolaan"]),
    Opsi::baru("penghapusan", "Penghapusan").sinonim(&["dihapus"]),
];

const ASAL: &[Opsi] = &[
    Opsi::baru("beli", "Pembelian"),
    Opsi::baru("hibah", "Hibah"),
    Opsi::baru("pusat", "Pemerintah pusat"),
    Opsi::baru("provinsi", "Pemerintah provinsi"),
];

const TIER: &[Opsi] = &[
    Opsi::baru("1", "Tier 1"),
    Opsi::baru("2", "Tier 2"),
    Opsi::baru("3", "Tier 3"),
    Opsi::baru("4", "Tier 4"),
    Opsi::baru("tanpa", "Belum diklasifikasi"),
];

const PERAN_FASILITAS: &[Opsi] = &[
    Opsi::baru("pusat_data", "Pusat data"),
    Opsi::baru("drc", "Pusat pemulihan bencana").sinonim(&["drc"]),
    Opsi::baru("ruang", "Ruang server atau jaringan"),
];

/// What stands in a room of a facility.
const BERTEMPAT: &[&str] = &["server", "penyimpanan", "jaringan", "keamanan"];
const BERPEMILIK: &[&str] = &["awan", "server", "penyimpanan", "jaringan", "keamanan", "jaringan_intra", "fasilitas"];
const LUNAK: &[&str] = &["sistem_operasi", "sistem_database", "sistem_utilitas"];
const BERTIPE: &[&str] = &[
    "awan",
    "server",
    "periferal",
    "jaringan",
    "keamanan",
    "sistem_operasi",
    "sistem_database",
    "sistem_utilitas",
    "jaringan_intra",
    "penghubung",
];

pub static REGISTER: Register = Register {
    kode: "infrastruktur",
    tabel: "infrastruktur",
    awalan: "INF",
    nama: "Infrastruktur dan aset TIK",
    sebutan: "infrastruktur",
    guna: "Pusat data, jaringan, sistem penghubung, perangkat, dan lisensi, dari perencanaan sampai penghapusan.",
    pasal: "DKI68 Pasal 10 s.d. 14 dan 22; KALBAR Pasal 12 s.d. 15 dan 31; BEKASI Pasal 26; PRABU Pasal 13",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Nama").bagian("Pokok").sinonim(&["nama perangkat", "nama aset", "nama barang"]),
        Bidang::nomor(),
        Bidang::kantor("Pengelola"),
        Bidang::baru("objek", "Jenis infrastruktur", Jenis::Pilihan(OBJEK))
            .wajib()
            .di_daftar()
            .disaring()
            .sinonim(&["jenis", "kategori"]),
        Bidang::uraian("Uraian"),
        Bidang::baru("tipe", "Tipe", Jenis::Baris(160))
            .bantu("Tipe cloud, jenis penggunaan server, tipe perangkat, jenis sistem, atau jenis jaringan.")
            .bila("objek", BERTIPE)
            .sinonim(&["jenis penggunaan server", "tipe periferal", "jenis sistem operasi", "jenis jaringan"]),
        Bidang::baru("jumlah", "Jumlah", Jenis::Bilangan { min: 1, maks: 1_000_000, satuan: "unit" }).tidak_diminta(),
        Bidang::rujukan("RAI", "Referensi (RAI)").bagian("Arsitektur").sinonim(&["rai", "kode rai"]),
        Bidang::keadaan(),
        Bidang::baru("tingkat_digital", "Level arsitektur digital", Jenis::Pilihan(super::aplikasi::TINGKAT_DIGITAL))
            .disaring()
            .tidak_diminta()
            .pasal("DKI68 Pasal 31, Lampiran II huruf B"),
        Bidang::baru("berbagi_pakai", "Dipakai bersama", Jenis::YaTidak)
            .disaring()
            .pasal("DKI68 Pasal 10 ayat (3); PRABU Pasal 13 ayat (2)"),
        Bidang::baru("kepemilikan", "Status kepemilikan", Jenis::Pilihan(KEPEMILIKAN))
            .bagian("Kepemilikan dan lisensi")
            .disaring()
            .bila("objek", BERPEMILIK)
            .sinonim(&["kepemilikan"]),
        Bidang::baru("pemilik", "Nama pemilik", Jenis::Baris(160)).tidak_diminta(),
        Bidang::baru("jenis_lisensi", "Jenis lisensi", Jenis::Baris(120)).bila("objek", LUNAK),
        Bidang::baru("lisensi_sampai", "Lisensi berlaku sampai", Jenis::Tanggal)
            .bila("objek", LUNAK)
            .sinonim(&["validitas lisensi"]),
        Bidang::baru("biaya_layanan", "Biaya layanan setahun", Jenis::Rupiah)
            .bila("objek", &["awan"])
            .sinonim(&["biaya layanan"]),
        Bidang::baru("memori", "Kapasitas memori", Jenis::Bilangan { min: 0, maks: 1_000_000, satuan: "GB" })
            .bagian("Teknis")
            .bila("objek", &["server"]),
        Bidang::baru("prosesor", "Teknologi prosesor", Jenis::Baris(120))
            .bila("objek", &["server"])
            .sinonim(&["jenis teknologi prosesor"]),
        Bidang::baru(
            "penyimpanan_gb",
            "Kapasitas penyimpanan",
            Jenis::Bilangan { min: 0, maks: 1_000_000_000, satuan: "GB" },
        )
        .bila("objek", &["server", "penyimpanan", "fasilitas"])
        .pasal("DKI68 Pasal 14 ayat (1)"),
        Bidang::baru(
            "terpakai_gb",
            "Penyimpanan terpakai",
            Jenis::Bilangan { min: 0, maks: 1_000_000_000, satuan: "GB" },
        )
        .bila("objek", &["server", "penyimpanan", "fasilitas"])
        .tidak_diminta(),
        Bidang::baru("akses_berbagi", "Metode akses data sharing", Jenis::Baris(120)).bila("objek", &["penyimpanan"]),
        Bidang::baru("media", "Tipe media jaringan", Jenis::Baris(120)).bila("objek", &["jaringan_intra"]),
        Bidang::baru("penyedia_jaringan", "Penyedia jaringan", Jenis::Baris(160))
            .bila("objek", &["jaringan_intra"])
            .pasal("DKI68 Pasal 11 ayat (4)"),
        Bidang::baru("alamat_ip", "IP publik dan privat", Jenis::Uraian(1_000))
            .bila("objek", &["jaringan", "jaringan_intra", "fasilitas", "server"])
            .tidak_diminta()
            .pasal("PRABU Pasal 13 ayat (3)"),
        Bidang::baru("routing", "Routing", Jenis::Uraian(1_000))
            .bantu("Protokol dan jalur yang dipakai: dari mana ke mana, dan jalur cadangannya.")
            .bila("objek", &["jaringan", "jaringan_intra", "fasilitas"])
            .menurut(&["BEKASI"])
            .sinonim(&["perutean", "rute"])
            .pasal("BEKASI Pasal 26 ayat (1) huruf d"),
        Bidang::baru("peran_fasilitas", "Peran fasilitas", Jenis::Pilihan(PERAN_FASILITAS))
            .bila("objek", &["fasilitas"])
            .pasal("DKI68 Pasal 13; KALBAR Pasal 13 ayat (4) s.d. (6)"),
        Bidang::baru(
            "bandwidth_intra",
            "Bandwidth intranet",
            Jenis::Bilangan { min: 0, maks: 10_000_000, satuan: "Mbps" },
        )
        .bila("objek", &["fasilitas", "jaringan_intra"])
        .sinonim(&["bandwidth intranet"])
        .pasal("BEKASI Pasal 26 ayat (1) huruf e"),
        Bidang::baru(
            "bandwidth_internet",
            "Bandwidth internet",
            Jenis::Bilangan { min: 0, maks: 10_000_000, satuan: "Mbps" },
        )
        .bila("objek", &["fasilitas"])
        .pasal("BEKASI Pasal 26 ayat (1) huruf e"),
        Bidang::baru("lokasi", "Lokasi", Jenis::Baris(200)).di_daftar(),
        Bidang::baru("fasilitas_id", "Ditempatkan di", Jenis::Catatan("infrastruktur"))
            .bantu("Pusat data, pusat pemulihan, atau ruang server tempat perangkat ini berdiri.")
            .bila("objek", BERTEMPAT)
            .sinonim(&["fasilitas", "ditempatkan pada"])
            .tidak_diminta()
            .pasal("BEKASI Pasal 26 ayat (1) huruf f dan Pasal 27 ayat (1)"),
        Bidang::baru("penempatan", "Rak dan posisi", Jenis::Baris(120))
            .bantu("Misalnya Ruang B, Rak 4, U12 sampai U15.")
            .bila("objek", BERTEMPAT)
            .menurut(&["BEKASI"])
            .sinonim(&["rak", "posisi rak", "penempatan server"])
            .pasal("BEKASI Pasal 26 ayat (1) huruf f"),
        Bidang::baru("tier", "Klasifikasi tier", Jenis::Pilihan(TIER)).bila("objek", &["fasilitas"]),
        Bidang::baru("pengamanan", "Sistem pengamanan", Jenis::Uraian(1_000)).bila("objek", &["fasilitas"]),
        Bidang::baru(
            "ketersediaan",
            "Target ketersediaan",
            Jenis::Bilangan { min: 0, maks: 10_000, satuan: "per 10.000" },
        )
        .bantu("Misalnya 9.950 untuk 99,50 %.")
        .bila("objek", &["fasilitas", "awan"])
        .tidak_diminta(),
        Bidang::baru(
            "ketersediaan_nyata",
            "Ketersediaan tercapai",
            Jenis::Bilangan { min: 0, maks: 10_000, satuan: "per 10.000" },
        )
        .bantu("Yang terukur selama setahun terakhir.")
        .bila("objek", &["fasilitas", "awan"])
        .tidak_diminta()
        .pasal("DKI68 Pasal 14 ayat (1)"),
        Bidang::baru("siklus", "Siklus aset", Jenis::Pilihan(SIKLUS))
            .bagian("Siklus aset")
            .di_daftar()
            .disaring()
            .pasal("DKI68 Pasal 22; KALBAR Pasal 31 ayat (2); BEKASI Pasal 37"),
        Bidang::baru("asal", "Asal", Jenis::Pilihan(ASAL)).disaring().pasal("BEKASI Pasal 26 ayat (12)"),
        Bidang::baru("sinkronisasi", "Catatan sinkronisasi dengan Dinas", Jenis::Uraian(1_000))
            .bila("asal", &["hibah", "pusat", "provinsi"])
            .pasal("BEKASI Pasal 26 ayat (12)"),
        Bidang::baru("nomor_barang", "Nomor inventaris", Jenis::Baris(80)).tidak_diminta(),
        Bidang::baru("tahun_perolehan", "Tahun perolehan", Jenis::Bilangan { min: 1980, maks: 2100, satuan: "" }),
        Bidang::baru("nilai_perolehan", "Nilai perolehan", Jenis::Rupiah),
        Bidang::baru("rekomendasi", "Rekomendasi Dinas", Jenis::Baris(200))
            .bantu("Nomor dan tanggal rekomendasi sebelum pengadaan.")
            .pasal("BEKASI Pasal 26 ayat (5) s.d. (7)"),
        Bidang::baru("penyedia_id", "Penyedia", Jenis::Catatan("penyedia")).tidak_diminta(),
        Bidang::baru("dihapus_pada", "Tanggal penghapusan", Jenis::Tanggal).bila("siklus", &["penghapusan"]),
        Bidang::baru("dasar_hapus", "Dasar penghapusan", Jenis::Baris(200)).bila("siklus", &["penghapusan"]),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiInfrastruktur,
    alur: Alur::Bertahap,
    induk: None,
};
