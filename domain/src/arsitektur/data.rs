//! Daftar data: what data an office keeps, how it is classified, published, backed up and ended (KALBAR Pasal 11, DKI6
//! Pasal 2 and 5, DKI68 Pasal 9, BEKASI Pasal 22 and 23, PRABU Pasal 9, 10 and 15).

use super::{KELOMPOK, urusan::URUSAN};
use crate::{
    izin::{Peran, Tindakan},
    register::{Alur, Bidang, Jenis, Opsi, Register},
};

const SIFAT: &[Opsi] = &[
    Opsi::baru("terbuka", "Terbuka").sinonim(&["publik", "umum"]),
    Opsi::baru("terbatas", "Terbatas"),
    Opsi::baru("tertutup", "Tertutup").sinonim(&["rahasia", "dikecualikan"]),
];

const JENIS: &[Opsi] = &[
    Opsi::baru("statistik", "Data Statistik").sinonim(&["statistik"]),
    Opsi::baru("geospasial", "Data Geospasial").sinonim(&["geospasial", "spasial"]),
    Opsi::baru("keuangan", "Data Keuangan").sinonim(&["keuangan"]),
    Opsi::baru("lainnya", "Data Lainnya").sinonim(&["lainnya", "lain-lain"]),
];

/// The update interval; its length in months stands in [`selang`].
pub const VALIDITAS: &[Opsi] = &[
    Opsi::baru("realtime", "Realtime").sinonim(&["real time", "seketika"]),
    Opsi::baru("harian", "Harian"),
    Opsi::baru("mingguan", "Mingguan"),
    Opsi::baru("bulanan", "Bulanan"),
    Opsi::baru("tiga_bulanan", "Tiga Bulanan").sinonim(&["triwulanan", "triwulan"]),
    Opsi::baru("enam_bulanan", "Enam Bulanan").sinonim(&["semesteran", "semester"]),
    Opsi::baru("tahunan", "Tahunan"),
    Opsi::baru("dua_tahunan", "Dua Tahunan"),
    Opsi::baru("tiga_tahunan", "Tiga Tahunan"),
    Opsi::baru("lima_tahunan", "Lima Tahunan"),
    Opsi::baru("lainnya", "Lainnya"),
];

/// BEKASI Pasal 22 ayat (3) huruf a s.d. t.
pub const KELOMPOK_DATA: &[Opsi] = &[
    Opsi::baru("perizinan", "Pelayanan perizinan"),
    Opsi::baru("administrasi", "Administrasi pemerintahan"),
    Opsi::baru("legislasi", "Legislasi dan produk hukum"),
    Opsi::baru("pembangunan", "Pembangunan daerah"),
    Opsi::baru("keuangan", "Keuangan"),
    Opsi::baru("kepegawaian", "Kepegawaian"),
    Opsi::baru("kewilayahan", "Kewilayahan"),
    Opsi::baru("kemasyarakatan", "Kemasyarakatan"),
    Opsi::baru("kependudukan", "Kependudukan"),
    Opsi::baru("kesehatan", "Kesehatan"),
    Opsi::baru("pendidikan", "Pendidikan"),
    Opsi::baru("ketenagakerjaan", "Ketenagakerjaan"),
    Opsi::baru("perumahan", "Perumahan dan permukiman"),
    Opsi::baru("perdagangan", "Perdagangan dan perindustrian"),
    Opsi::baru("pertanian", "Pertanian"),
    Opsi::baru("perikanan", "Perikanan dan peternakan"),
    Opsi::baru("transportasi", "Transportasi"),
    Opsi::baru("pariwisata", "Pariwisata"),
    Opsi::baru("prasarana", "Prasarana dan utilitas"),
    Opsi::baru("lainnya", "Lainnya"),
];

const ASAL: &[Opsi] = &[Opsi::baru("lampiran", "Lampiran I"), Opsi::baru("tambahan", "Tambahan")];

const KEPUTUSAN_TAMBAHAN: &[Opsi] = &[Opsi::baru("diterima", "Diterima"), Opsi::baru("ditolak", "Ditolak")];

const PUBLIKASI: &[Opsi] = &[
    Opsi::baru("terbit", "Dipublikasikan"),
    Opsi::baru("dapat", "Dapat dipublikasikan"),
    Opsi::baru("dikecualikan", "Dikecualikan"),
];

const AKHIR: &[Opsi] = &[
    Opsi::baru("perpanjang", "Diperpanjang"),
    Opsi::baru("arsip", "Diarsipkan"),
    Opsi::baru("musnah", "Dimusnahkan (berita acara)").sinonim(&["dimusnahkan"]),
];

/// Whom a data item reaches: our own reading of "distribusi" (KALBAR Pasal 11 ayat (7) huruf c), which names no kinds.
const DISTRIBUSI: &[Opsi] = &[
    Opsi::baru("sendiri", "Perangkat Daerah sendiri").sinonim(&["internal"]),
    Opsi::baru("perangkat_daerah", "Perangkat Daerah lain").sinonim(&["antar perangkat daerah", "opd lain"]),
    Opsi::baru("instansi", "Instansi pusat dan pemerintah daerah lain").sinonim(&["instansi pusat", "k/l"]),
    Opsi::baru("masyarakat", "Masyarakat dan pelaku usaha").sinonim(&["publik", "umum"]),
];

/// How well a dataset keeps one of the five aspects; the regulations name the aspects and no scale, so the scale is ours.
const MUTU: &[Opsi] = &[
    Opsi::baru("baik", "Baik"),
    Opsi::baru("cukup", "Cukup").sinonim(&["sedang"]),
    Opsi::baru("kurang", "Kurang").sinonim(&["buruk"]),
];

/// The five aspects of BEKASI Pasal 36 ayat (5), by the code of their field; PRABU Pasal 10 ayat (3) names three of them.
pub const ASPEK_MUTU: [&str; 5] =
    ["mutu_keterkinian", "mutu_akurasi", "mutu_ketersediaan", "mutu_keteraksesan", "mutu_keutuhan"];

/// The decision on a data item's classification, as profils name it.
pub const KLASIFIKASI: &str = "klasifikasi_data";

/// Who decides on it where a profil names nobody.
const PENETAP: &[Peran] = &[Peran::Walidata, Peran::ProdusenData, Peran::Dinas];

/// Months between two updates; `None` for intervals without a length.
#[must_use]
pub fn selang(validitas: &str) -> Option<u32> {
    match validitas {
        "bulanan" => Some(1),
        "tiga_bulanan" => Some(3),
        "enam_bulanan" => Some(6),
        "tahunan" => Some(12),
        "dua_tahunan" => Some(24),
        "tiga_tahunan" => Some(36),
        "lima_tahunan" => Some(60),
        _ => None,
    }
}

pub static REGISTER: Register = Register {
    kode: "data",
    tabel: "data_informasi",
    awalan: "DAT",
    nama: "Data dan informasi",
    sebutan: "data",
    guna: "Daftar data tiap Perangkat Daerah: produsen, klasifikasi, pemutakhiran, publikasi, dan retensi.",
    pasal: "KALBAR Pasal 11; DKI6 Pasal 2 dan 5; DKI68 Pasal 9; BEKASI Pasal 22 dan 23; PRABU Pasal 10",
    kelompok: KELOMPOK,
    bidang: &[
        Bidang::nama("Nama data").bagian("Pokok").sinonim(&["dataset", "judul data"]),
        Bidang::nomor(),
        Bidang::kantor("Produsen data").sinonim(&[
            "produsen",
            "penghasil",
            "penghasil/produsen data",
            "perangkat daerah",
            "opd",
        ]),
        Bidang::uraian("Uraian"),
        Bidang::baru("tujuan", "Tujuan", Jenis::Uraian(2_000)),
        Bidang::baru("penanggung_jawab", "Penanggung jawab", Jenis::Baris(160))
            .sinonim(&["wali data", "penanggung jawab/wali data"])
            .pasal("KALBAR Pasal 11 ayat (7)"),
        Bidang::baru("jenis", "Jenis data", Jenis::Pilihan(JENIS)).di_daftar().disaring(),
        Bidang::baru("kelompok", "Kelompok basis data", Jenis::Pilihan(KELOMPOK_DATA))
            .disaring()
            .pasal("BEKASI Pasal 22 ayat (3)"),
        Bidang::baru("urusan", "Urusan pemerintahan", Jenis::Pilihan(URUSAN))
            .bantu("Urusan tempat data ini dihasilkan.")
            .disaring()
            .sinonim(&["bidang urusan", "urusan wajib", "urusan pilihan"])
            .pasal("BEKASI Pasal 22 ayat (1)"),
        Bidang::baru("asal", "Asal dalam daftar", Jenis::Pilihan(ASAL)).tidak_diminta().pasal("DKI6 Pasal 2 ayat (3)"),
        Bidang::baru("keputusan_tambahan", "Keputusan Walidata atas tambahan", Jenis::Pilihan(KEPUTUSAN_TAMBAHAN))
            .bantu("Diisi Walidata; tanpa isi, usulan tambahan masih menunggu.")
            .bila("asal", &["tambahan"])
            .penulis(&[Peran::Walidata, Peran::Dinas])
            .tidak_diminta()
            .pasal("DKI6 Pasal 2 ayat (3)"),
        Bidang::baru("tanggal_tambahan", "Tanggal keputusan tambahan", Jenis::Tanggal)
            .bila("asal", &["tambahan"])
            .penulis(&[Peran::Walidata, Peran::Dinas])
            .tidak_diminta(),
        Bidang::baru("struktur", "Struktur data", Jenis::Uraian(8_000))
            .bantu("Kolom dan artinya; sebutkan perubahannya.")
            .pasal("DKI6 Pasal 5 ayat (1) huruf b"),
        Bidang::baru("konsep", "Konsep dan definisi", Jenis::Uraian(2_000)).tidak_diminta(),
        Bidang::baru("satuan", "Satuan", Jenis::Baris(80)).tidak_diminta(),
        Bidang::rujukan("RAD", "Referensi (RAD)").bagian("Arsitektur").sinonim(&["rad", "kode rad"]),
        Bidang::keadaan(),
        Bidang::baru("tingkat_digital", "Level arsitektur digital", Jenis::Pilihan(super::aplikasi::TINGKAT_DIGITAL))
            .disaring()
            .tidak_diminta()
            .pasal("DKI68 Pasal 31, Lampiran II huruf B"),
        Bidang::baru("interoperabilitas", "Interoperabilitas", Jenis::YaTidak),
        Bidang::baru("masukan", "Informasi masukan", Jenis::Uraian(1_000))
            .tidak_diminta()
            .sinonim(&["informasi terkait (input)"]),
        Bidang::baru("keluaran", "Informasi keluaran", Jenis::Uraian(1_000))
            .tidak_diminta()
            .sinonim(&["informasi terkait (output)"]),
        Bidang::baru("sifat", "Klasifikasi", Jenis::Pilihan(SIFAT))
            .bagian("Klasifikasi dan publikasi")
            .di_daftar()
            .disaring()
            .sinonim(&["sifat data", "klasifikasi data"])
            .penulis(PENETAP)
            .penetap(KLASIFIKASI)
            .pasal(
                "DKI6 Pasal 5 ayat (1) huruf d; PRABU Pasal 15 ayat (4); BEKASI Pasal 30 ayat (3); KALBAR Pasal 11 ayat (7) \
                 huruf c dan Pasal 20 ayat (2)",
            ),
        Bidang::baru("diklasifikasi_oleh", "Klasifikasi ditetapkan oleh", Jenis::Baris(160))
            .bantu("Nama jabatan yang menetapkan.")
            .penulis(PENETAP)
            .penetap(KLASIFIKASI),
        Bidang::baru("tanggal_klasifikasi", "Tanggal klasifikasi", Jenis::Tanggal)
            .penulis(PENETAP)
            .penetap(KLASIFIKASI),
        Bidang::baru("dasar_klasifikasi", "Dasar klasifikasi", Jenis::Baris(300)).penulis(PENETAP).penetap(KLASIFIKASI),
        Bidang::baru("pemegang_akses", "Pemegang akses", Jenis::Uraian(1_000))
            .bila("sifat", &["terbatas", "tertutup"])
            .pasal("KALBAR Pasal 24 ayat (2)"),
        Bidang::baru("distribusi", "Distribusi", Jenis::Ganda(DISTRIBUSI))
            .bantu("Kepada siapa data ini dibagikan.")
            .disaring()
            .menurut(&["KALBAR"])
            .pasal("KALBAR Pasal 11 ayat (7) huruf c"),
        Bidang::baru("cara_distribusi", "Cara distribusi", Jenis::Baris(300))
            .bantu("Lewat apa dibagikan, misalnya sistem penghubung layanan, portal data, atau permohonan tertulis.")
            .tidak_diminta()
            .pasal("KALBAR Pasal 11 ayat (6) huruf e"),
        Bidang::baru("publikasi", "Publikasi", Jenis::Pilihan(PUBLIKASI)).disaring().pasal("BEKASI Pasal 23 ayat (2)"),
        Bidang::baru("dasar_pengecualian", "Dasar pengecualian", Jenis::Baris(300))
            .bantu("Undang-undang atau hasil uji konsekuensi yang mengecualikannya.")
            .bila("publikasi", &["dikecualikan"])
            .wajib()
            .pasal("BEKASI Pasal 23 ayat (2)"),
        Bidang::baru("tautan", "Tempat publikasi", Jenis::Tautan).bila("publikasi", &["terbit"]),
        Bidang::baru("validitas", "Selang pemutakhiran", Jenis::Pilihan(VALIDITAS))
            .bagian("Pemutakhiran")
            .disaring()
            .sinonim(&["validitas data", "frekuensi"])
            .pasal("KALBAR Pasal 11 ayat (5); DKI6 Pasal 5 ayat (1) huruf a"),
        Bidang::baru("dimutakhirkan", "Pemutakhiran terakhir", Jenis::Tanggal).di_daftar(),
        Bidang::baru(ASPEK_MUTU[0], "Keterkinian", Jenis::Pilihan(MUTU))
            .bagian("Mutu data")
            .bantu("Diperbaharui berkala, sehingga menggambarkan kondisi sekarang.")
            .sinonim(&["mutu keterkinian"])
            .disaring()
            .menurut(&["BEKASI", "PRABU"])
            .pasal("BEKASI Pasal 36 ayat (5); PRABU Pasal 10 ayat (3)"),
        Bidang::baru(ASPEK_MUTU[1], "Akurasi", Jenis::Pilihan(MUTU))
            .bantu("Benar dan tepat sesuai dengan kondisi yang ada.")
            .sinonim(&["mutu akurasi"])
            .disaring()
            .menurut(&["BEKASI", "PRABU"])
            .pasal("BEKASI Pasal 36 ayat (5); PRABU Pasal 10 ayat (3)"),
        Bidang::baru(ASPEK_MUTU[2], "Ketersediaan", Jenis::Pilihan(MUTU))
            .bantu("Selalu tersedia.")
            .sinonim(&["mutu ketersediaan"])
            .disaring()
            .menurut(&["BEKASI"])
            .pasal("BEKASI Pasal 36 ayat (5)"),
        Bidang::baru(ASPEK_MUTU[3], "Keteraksesan", Jenis::Pilihan(MUTU))
            .bantu("Mudah terhubung.")
            .sinonim(&["mutu keteraksesan"])
            .disaring()
            .menurut(&["BEKASI"])
            .pasal("BEKASI Pasal 36 ayat (5)"),
        Bidang::baru(ASPEK_MUTU[4], "Keutuhan", Jenis::Pilihan(MUTU))
            .bantu("Lengkap, tidak ada yang tertinggal atau kurang.")
            .sinonim(&["mutu keutuhan"])
            .disaring()
            .menurut(&["BEKASI", "PRABU"])
            .pasal("BEKASI Pasal 36 ayat (5); PRABU Pasal 10 ayat (3)"),
        Bidang::baru("tanggal_mutu", "Tanggal penilaian mutu", Jenis::Tanggal)
            .bantu("Wajib begitu salah satu aspek dinilai.")
            .tidak_diminta()
            .pasal("BEKASI Pasal 36 ayat (5); PRABU Pasal 10 ayat (3)"),
        Bidang::baru("mutu", "Catatan mutu", Jenis::Uraian(2_000))
            .bantu("Dasar penilaian dan perbaikan yang direncanakan.")
            .tidak_diminta()
            .pasal("PRABU Pasal 10 ayat (3)"),
        Bidang::baru("lokasi", "Lokasi penyimpanan", Jenis::Baris(200))
            .bagian("Penyimpanan dan retensi")
            .pasal("KALBAR Pasal 11 ayat (7)"),
        Bidang::baru("di_pusat_data", "Disimpan di pusat data", Jenis::YaTidak)
            .disaring()
            .pasal("BEKASI Pasal 23 ayat (1); PRABU Pasal 10 ayat (4)"),
        Bidang::baru("media_cadangan", "Media cadangan", Jenis::Baris(160)),
        Bidang::baru("selang_cadangan", "Selang pencadangan", Jenis::Bilangan { min: 1, maks: 3_650, satuan: "hari" }),
        Bidang::baru("cadangan_terakhir", "Pencadangan terakhir", Jenis::Tanggal),
        Bidang::baru("uji_pulih", "Uji pemulihan terakhir", Jenis::Tanggal).pasal("KALBAR Pasal 20 ayat (4)"),
        Bidang::baru("retensi_sampai", "Retensi sampai", Jenis::Tanggal),
        Bidang::baru("akhir_retensi", "Keputusan akhir retensi", Jenis::Pilihan(AKHIR))
            .tidak_diminta()
            .pasal("KALBAR Pasal 24 ayat (2) huruf d"),
        Bidang::baru("berita_acara", "Berita acara pemusnahan", Jenis::Baris(200))
            .bantu("Nomor dan tanggal; lampirkan berkasnya.")
            .bila("akhir_retensi", &["musnah"])
            .pasal("KALBAR Pasal 24 ayat (2) huruf d"),
        Bidang::keterlihatan().bagian("Keterlihatan"),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiData,
    alur: Alur::Bertahap,
    induk: None,
};
