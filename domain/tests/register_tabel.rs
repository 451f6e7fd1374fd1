//! Tables of registers: what is written reads back, and what people make of a table is understood or refused by cell.

use std::collections::BTreeMap;

use domain::{
    izin::Tindakan,
    register::{
        self, Alur, Bidang, Butir, Isi, Jenis, Opsi, Register,
        baca::{self, Penunjuk, Tertunjuk},
        tulis::{self, Tujuan},
    },
};
use proptest::prelude::*;
use rstest::rstest;

const BASIS: &[Opsi] = &[
    Opsi::baru("web", "Web").sinonim(&["website"]),
    Opsi::baru("mobile", "Mobile"),
    Opsi::baru("desktop", "Desktop"),
    Opsi::baru("kl", "Kementerian/lembaga, pemerintah daerah").sinonim(&["k/l/pemda"]),
];
const STATUS: &[Opsi] = &[
    Opsi::baru("aktif", "Aktif"),
    Opsi::baru("nonaktif", "Nonaktif").sinonim(&["berhenti"]),
    Opsi::baru("pemeliharaan", "Pemeliharaan (beroperasi)"),
];

/// A register with every kind of field.
static CONTOH: Register = Register {
    kode: "aplikasi",
    tabel: "contoh",
    awalan: "CTH",
    nama: "Contoh",
    sebutan: "contoh",
    guna: "",
    pasal: "",
    kelompok: "",
    bidang: &[
        Bidang::nama("Nama aplikasi").sinonim(&["aplikasi", "nama sistem"]),
        Bidang::nomor(),
        Bidang::kantor("Perangkat Daerah pemilik"),
        Bidang::uraian("Uraian").sinonim(&["deskripsi"]),
        Bidang::rujukan("RAA", "Referensi (RAA)"),
        Bidang::keadaan(),
        Bidang::keterlihatan(),
        Bidang::baru("status_aplikasi", "Status aplikasi", Jenis::Pilihan(STATUS)),
        Bidang::baru("basis", "Basis aplikasi", Jenis::Ganda(BASIS)),
        Bidang::baru("jumlah", "Jumlah pengguna", Jenis::Bilangan { min: -5, maks: 1_000_000, satuan: "orang" }),
        Bidang::baru("biaya", "Biaya per tahun", Jenis::Rupiah).sinonim(&["anggaran"]),
        Bidang::baru("mulai", "Tanggal mulai", Jenis::Tanggal),
        Bidang::baru("berbagi", "Dipakai bersama", Jenis::YaTidak),
        Bidang::baru("tautan", "Alamat", Jenis::Tautan).sinonim(&["url"]),
        Bidang::baru("induk_id", "Bagian dari", Jenis::Catatan("aplikasi")),
        Bidang::baru("alasan", "Alasan berhenti", Jenis::Uraian(500)).bila("status_aplikasi", &["nonaktif"]),
    ],
    lihat: Tindakan::LihatRegister,
    ubah: Tindakan::IsiAplikasi,
    alur: Alur::Langsung,
    induk: Some("induk_id"),
};

/// Offices and records are what their number says.
struct Angka;

impl Penunjuk for Angka {
    fn kantor(&self, teks: &str) -> Result<Tertunjuk, String> {
        let id = teks.strip_prefix("Dinas ").and_then(|t| t.parse().ok());
        id.map(|id| Tertunjuk { id, dibaca: None }).ok_or_else(|| format!("{teks} tidak ada."))
    }

    fn catatan(&self, _: &[&'static str], teks: &str) -> Result<Tertunjuk, String> {
        let id = teks.rsplit('-').next().and_then(|t| t.parse().ok());
        id.map(|id| Tertunjuk { id, dibaca: None }).ok_or_else(|| format!("{teks} tidak ada."))
    }
}

fn sebut(jenis: Jenis, id: i64) -> String {
    match jenis {
        Jenis::Kantor => format!("Dinas {id}"),
        _ => format!("APL-{id:04}"),
    }
}

fn semua() -> Vec<&'static Register> {
    std::iter::once(&CONTOH).chain(register::SEMUA.iter().copied()).collect()
}

fn tabel(baris: &[&[&str]]) -> Vec<Vec<String>> {
    baris.iter().map(|b| b.iter().map(|s| (*s).to_owned()).collect()).collect()
}

fn tulis_lalu_baca(r: &'static Register, butir: &[Butir]) -> Vec<Butir> {
    let kolom = tulis::kolom(r, true);
    let mut baris = vec![kolom.iter().map(|k| k.judul.clone()).collect::<Vec<_>>()];
    for satu in butir {
        baris.push(
            kolom
                .iter()
                .map(|k| match &k.tujuan {
                    Tujuan::Bidang(b) => tulis::sel(b, satu, sebut).teks(),
                    _ => String::new(),
                })
                .collect(),
        );
    }
    let bacaan = baca::baca(r, &baris, &[]).unwrap_or_else(|galat| panic!("{}: {galat:?}", r.kode));
    assert!(bacaan.tak_dikenal.is_empty(), "{}: {:?}", r.kode, bacaan.tak_dikenal);
    assert_eq!(bacaan.baris.len(), butir.len(), "{}: {:?}", r.kode, bacaan.catatan);
    bacaan
        .baris
        .iter()
        .map(|baris| {
            let mut hasil = Butir::default();
            for (k, sel) in bacaan.kolom.iter().zip(&baris.sel) {
                if let Tujuan::Bidang(b) = k.kolom.tujuan {
                    let terbaca = baca::isi(b, sel, &Angka)
                        .unwrap_or_else(|galat| panic!("{} {}: {sel:?}: {galat}", r.kode, b.kode));
                    assert_eq!(terbaca.dibaca, None, "{} {}: {sel:?} is what we wrote ourselves", r.kode, b.kode);
                    hasil.set(b.kode, terbaca.isi);
                }
            }
            hasil
        })
        .collect()
}

/// Seeds of the values of one record: the test runner shrinks these.
fn benih() -> impl Strategy<Value = Vec<(u64, String)>> {
    let teks = prop_oneof![
        "\\PC{1,40}",
        "[a-z ]{1,20}",
        "[=+@'-]{1,4}[a-zA-Z0-9]{0,5}",
        Just("-".to_owned()),
        Just("'-".to_owned()),
        Just("#REF!".to_owned()),
        Just("'#N/A".to_owned()),
        Just("nihil".to_owned()),
        Just("a; b \"c\"".to_owned()),
        Just("baris satu\nbaris dua;,\t".to_owned()),
        Just("2025-03-03".to_owned()),
        Just("1.500".to_owned()),
    ];
    proptest::collection::vec((any::<u64>(), teks), 70)
}

/// A record any form would accept.
fn butir(r: &'static Register, benih: &[(u64, String)], ke: u64) -> Butir {
    let mut hasil = Butir::default();
    for (bidang, (angka, teks)) in r.bidang.iter().zip(benih.iter().cycle()) {
        let opsi = |n: u64| bidang.opsi()[usize::try_from(n).unwrap_or(0) % bidang.opsi().len()].kode;
        let kosong = !bidang.wajib && angka % 5 == 0;
        let isi = match bidang.jenis {
            _ if kosong => Isi::Kosong,
            Jenis::Baris(_) | Jenis::Uraian(_) => Isi::urai(bidang, &[teks]).unwrap_or(Isi::Kosong),
            Jenis::Pilihan(_) => Isi::Teks(opsi(*angka).into()),
            Jenis::Ganda(semua) => {
                Isi::ganda(semua.iter().enumerate().filter(|(i, _)| angka >> i & 1 == 1).map(|(_, o)| o.kode))
            }
            Jenis::Bilangan { min, maks, .. } => {
                Isi::Bilangan(min + i64::try_from(angka % u64::try_from(maks - min + 1).unwrap()).unwrap())
            }
            Jenis::Rupiah => Isi::Bilangan(i64::try_from(angka % 1_000_000_000_000_001).unwrap()),
            Jenis::Tanggal => {
                Isi::urai(bidang, &[&format!("{}-{:02}-{:02}", 1950 + angka % 140, 1 + angka % 12, 1 + angka % 28)])
                    .unwrap_or(Isi::Kosong)
            }
            Jenis::YaTidak => Isi::Ya(angka % 2 == 0),
            Jenis::Tautan => Isi::urai(bidang, &[&format!("https://c{angka}.go.id/a?b=1#c")]).unwrap_or(Isi::Kosong),
            Jenis::Kantor | Jenis::Catatan(_) => Isi::Bilangan(i64::try_from(1 + angka % 90).unwrap()),
            Jenis::Rujukan(awalan) => {
                Isi::urai(bidang, &[&format!("{awalan}.{:02}.{:02}", angka % 30, angka % 7)]).unwrap()
            }
        };
        hasil.set(bidang.kode, isi);
    }
    for wajib in ["nama", "nomor"] {
        if let Some(b) = r.bidang(wajib)
            && (hasil.isi(wajib).kosong() || wajib == "nomor")
        {
            hasil.set(b.kode, Isi::Teks(format!("{wajib} {ke}")));
        }
    }
    hasil
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn what_is_written_reads_back_for_every_register(benih in benih()) {
        for r in semua() {
            let asal: Vec<Butir> = (0..3).map(|ke| {
                let geser: Vec<_> = benih.iter().cycle().skip(ke * 7).take(benih.len()).cloned().collect();
                butir(r, &geser, ke as u64)
            }).collect();
            prop_assert_eq!(tulis_lalu_baca(r, &asal), asal, "{}", r.kode);
        }
    }

    #[test]
    fn no_table_makes_the_reader_panic(
        baris in proptest::collection::vec(proptest::collection::vec("\\PC{0,12}|Nama aplikasi|ID|status|-|1|[=.,'0-9]{1,8}", 0..7), 0..9),
        gabungan in proptest::collection::vec((0_usize..9, 0_usize..7, 0_usize..12, 0_usize..9), 0..4),
    ) {
        if let Ok(bacaan) = baca::baca(&CONTOH, &baris, &gabungan) {
            for satu in &bacaan.baris {
                for (k, sel) in bacaan.kolom.iter().zip(&satu.sel) {
                    if let Tujuan::Bidang(b) = k.kolom.tujuan {
                        let _ = baca::isi(b, sel, &Angka);
                    }
                }
            }
        }
    }

    #[test]
    fn numbers_in_one_cell_come_apart_as_they_were_joined(nomor in proptest::collection::vec("[A-Z;\" ,/'-]{1,8}", 0..5)) {
        let nomor: Vec<String> = nomor.into_iter().map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()).collect();
        struct Gema(std::cell::RefCell<Vec<String>>);
        impl Penunjuk for Gema {
            fn kantor(&self, _: &str) -> Result<Tertunjuk, String> { Err(String::new()) }
            fn catatan(&self, _: &[&'static str], teks: &str) -> Result<Tertunjuk, String> {
                self.0.borrow_mut().push(teks.to_owned());
                Ok(Tertunjuk { id: i64::try_from(self.0.borrow().len()).unwrap_or(0), dibaca: None })
            }
        }
        let gema = Gema(std::cell::RefCell::default());
        let sel = tulis::gabung_nomor(nomor.iter().map(String::as_str));
        baca::relasi(&["aplikasi"], &sel, &gema).unwrap();
        prop_assert_eq!(gema.0.into_inner(), nomor, "{}", sel);
    }
}

/// What a cell of a field becomes: the value as the audit trail keeps it and how it was read.
fn sel(kode: &str, teks: &str) -> Result<(String, Option<String>), String> {
    let bidang = CONTOH.bidang(kode).unwrap();
    baca::isi(bidang, teks, &Angka).map(|t| (t.isi.isian(), t.dibaca))
}

#[rstest]
#[case("basis", "Dekstop", "desktop", Some("Desktop"))]
#[case("basis", "Web; Mobile", "web;mobile", None)]
#[case("basis", "web / mobile", "web;mobile", Some("Web; Mobile"))]
#[case("basis", "- Web\n- Dekstop", "web;desktop", Some("Web; Desktop"))]
#[case("basis", "k/l/pemda, WEBSITE", "web;kl", Some("Web; Kementerian/lembaga, pemerintah daerah"))]
#[case("basis", "Kementerian/lembaga, pemerintah daerah", "kl", None)]
#[case("basis", "n/a", "", Some("kosong"))]
#[case("status_aplikasi", "aktif", "aktif", None)]
#[case("status_aplikasi", "AKTIF ", "aktif", Some("Aktif"))]
#[case("status_aplikasi", "naktif", "nonaktif", Some("Nonaktif"))]
#[case("status_aplikasi", "non aktif", "nonaktif", Some("Nonaktif"))]
#[case("status_aplikasi", "Berhenti", "nonaktif", Some("Nonaktif"))]
#[case("status_aplikasi", "pemeliharan", "pemeliharaan", Some("Pemeliharaan (beroperasi)"))]
#[case("status_aplikasi", "-", "", Some("kosong"))]
#[case("jumlah", "1.500", "1500", Some("1.500"))]
#[case("jumlah", "1500", "1500", None)]
#[case("jumlah", "1500.0", "1500", Some("1.500"))]
#[case("jumlah", "12 orang", "12", Some("12"))]
#[case("biaya", "Rp 1.500.000,00", "1500000", Some("Rp1.500.000"))]
#[case("biaya", "Rp. 1.500.000,-", "1500000", Some("Rp1.500.000"))]
#[case("biaya", "1,500,000.00", "1500000", Some("Rp1.500.000"))]
#[case("mulai", "2025-03-03", "2025-03-03", None)]
#[case("mulai", "3 Maret 2025", "2025-03-03", Some("3 Maret 2025"))]
#[case("mulai", "03/03/2025", "2025-03-03", Some("3 Maret 2025"))]
#[case("mulai", "45719", "2025-03-03", Some("3 Maret 2025"))]
#[case("berbagi", "sudah", "ya", Some("Ya"))]
#[case("berbagi", "Tidak", "tidak", None)]
#[case("berbagi", "✓", "ya", Some("Ya"))]
#[case("tautan", "surat.nusaraya.go.id", "https://surat.nusaraya.go.id", Some("https://surat.nusaraya.go.id"))]
#[case("kode_rujukan", "raa.01.02 Aplikasi  Umum", "RAA.01.02", Some("RAA.01.02"))]
#[case("kode_rujukan", "RAA.01.02", "RAA.01.02", None)]
#[case("kode_rujukan", "RAA 01.02", "RAA.01.02", Some("RAA.01.02"))]
#[case("kode_rujukan", "01.02.03", "RAA.01.02.03", Some("RAA.01.02.03"))]
#[case("nama", "E-Surat\nDinas", "E-Surat Dinas", Some("E-Surat Dinas"))]
#[case("nama", "tidak ada", "tidak ada", None)]
#[case("keadaan", "existing", "as_is", Some("Saat ini (as-is)"))]
fn a_cell_is_read_forgivingly_and_says_how(
    #[case] kode: &str,
    #[case] teks: &str,
    #[case] isi: &str,
    #[case] dibaca: Option<&str>,
) {
    assert_eq!(sel(kode, teks), Ok((isi.to_owned(), dibaca.map(str::to_owned))), "{kode} {teks:?}");
}

#[rstest]
#[case(
    "status_aplikasi",
    "entahlah",
    "“entahlah” tidak ada pada pilihan Status aplikasi: Aktif; Nonaktif; Pemeliharaan (beroperasi)."
)]
#[case(
    "basis",
    "Web; kapal",
    "“kapal” tidak ada pada pilihan Basis aplikasi: Web; Mobile; Desktop; Kementerian/lembaga, pemerintah daerah."
)]
#[case("jumlah", "2.5", "“2.5” pada Jumlah pengguna bukan bilangan bulat. Tulis angkanya saja, misalnya 1500000.")]
#[case(
    "jumlah",
    "banyak",
    "“banyak” pada Jumlah pengguna bukan bilangan bulat. Tulis angkanya saja, misalnya 1500000."
)]
#[case("jumlah", "2000000", "Jumlah pengguna antara −5 dan 1.000.000; tertulis “2000000”.")]
#[case("mulai", "kapan-kapan", "“kapan-kapan” pada Tanggal mulai bukan tanggal. Tulis seperti 2025-03-03.")]
#[case("berbagi", "mungkin", "“mungkin” pada Dipakai bersama bukan ya atau tidak.")]
#[case("tautan", "bukan alamat", "Alamat ditulis seperti https://contoh.go.id.")]
#[case("kode_rujukan", "RAB.01.02", "Referensi (RAA) ditulis seperti RAA.01.02.")]
#[case("nama", "#REF!", "rumusnya gagal (#REF!). Perbaiki rumus, atau ketik isinya.")]
fn a_cell_that_says_nothing_is_an_error(#[case] kode: &str, #[case] teks: &str, #[case] pesan: &str) {
    assert_eq!(sel(kode, teks), Err(pesan.to_owned()));
}

/// `naktif` where no choice means it is no `aktif` with a slip.
#[test]
fn a_negation_is_no_misspelling() {
    let bidang = Bidang::baru("s", "Status", Jenis::Pilihan(&STATUS[..1]));
    assert!(baca::isi(&bidang, "naktif", &Angka).is_err());
    assert!(baca::isi(&bidang, "tidak aktif", &Angka).is_err());
    assert_eq!(baca::isi(&bidang, "aktip", &Angka).unwrap().isi, Isi::Teks("aktif".into()));
}

fn terbaca(baris: &[&[&str]], gabungan: &[baca::Gabungan]) -> (Vec<BTreeMap<String, String>>, baca::Bacaan) {
    let bacaan = baca::baca(&CONTOH, &tabel(baris), gabungan).unwrap();
    let isi = bacaan
        .baris
        .iter()
        .map(|b| bacaan.kolom.iter().zip(&b.sel).map(|(k, s)| (k.kolom.judul.clone(), s.clone())).collect())
        .collect();
    (isi, bacaan)
}

#[test]
fn a_printed_table_is_found_among_its_titles_and_footers() {
    let (isi, bacaan) = terbaca(
        &[
            &["DAFTAR APLIKASI PEMERINTAH PROVINSI NUSA RAYA"],
            &["Tahun 2025"],
            &[],
            &["No.", "NAMA\nAPLIKASI", "OPD", "Data Teknis", "", "Catatan Khusus"],
            &["", "", "", "Basis Aplikasi", "URL", ""],
            &["1", "2", "3", "4", "5", "6"],
            &["1.", "E-Surat", "Dinas 1", "Web", "surat.go.id", "x"],
            &["A. Lampiran", "", "", "", ""],
            &["2.", "E-Kas", "Dinas 2", "-", "", ""],
            &["Jumlah", "", "", "2", ""],
            &["", "Sumber: Dinas Kominfo", "", "", ""],
        ],
        &[(3, 3, 3, 4), (3, 0, 4, 0), (3, 1, 4, 1), (3, 2, 4, 2), (3, 5, 4, 5)],
    );
    assert_eq!(bacaan.kepala, 5);
    assert_eq!(isi.len(), 2, "{:?}", bacaan.catatan);
    assert_eq!(isi[0]["Nama aplikasi"], "E-Surat");
    assert_eq!(isi[0]["Alamat"], "surat.go.id");
    assert_eq!(isi[1]["Perangkat Daerah pemilik"], "Dinas 2");
    assert_eq!(bacaan.tak_dikenal, ["F “Catatan Khusus”"]);
    assert!(bacaan.catatan.iter().any(|c| c.contains("10 (“Jumlah”)")), "{:?}", bacaan.catatan);
}

#[test]
fn a_header_of_three_rows_is_found_below_an_empty_row() {
    let (isi, bacaan) = terbaca(
        &[
            &["DAFTAR APLIKASI"],
            &[],
            &["No.", "OPD", "Identitas", "Data Teknis", ""],
            &["", "", "Nama aplikasi", "Rincian", ""],
            &["", "", "", "Basis Aplikasi", "URL"],
            &["1.", "Dinas 1", "E-Surat", "Web", "surat.go.id"],
        ],
        &[(2, 0, 4, 0), (2, 1, 4, 1), (3, 2, 4, 2), (2, 3, 2, 4), (3, 3, 3, 4)],
    );
    assert_eq!(bacaan.kepala, 5);
    assert_eq!(isi[0]["Nama aplikasi"], "E-Surat");
    assert_eq!(isi[0]["Alamat"], "surat.go.id");
}

#[test]
fn headings_stand_in_any_order_and_may_be_misspelt() {
    let (isi, bacaan) =
        terbaca(&[&["Perangkat Derah pemilik", "Nama apliaksi", "Status Aplikasi"], &["Dinas 1", "A", "aktif"]], &[]);
    assert_eq!(isi[0]["Nama aplikasi"], "A");
    assert_eq!(isi[0]["Perangkat Daerah pemilik"], "Dinas 1");
    assert!(bacaan.catatan.contains(&"Judul kolom “Nama apliaksi” dibaca Nama aplikasi.".to_owned()));
}

#[test]
fn merged_cells_say_the_same_in_every_row() {
    let (isi, bacaan) = terbaca(
        &[&["Nama aplikasi", "Perangkat Daerah"], &["A", "Dinas 1"], &["B", ""], &["C", "Dinas 2"]],
        &[(1, 1, 2, 1)],
    );
    assert_eq!(isi[1]["Perangkat Daerah pemilik"], "Dinas 1");
    assert!(bacaan.catatan[1].contains("1 sel gabungan (pertama B2)"), "{:?}", bacaan.catatan);
}

#[test]
fn counting_rows_is_no_id() {
    let (isi, bacaan) = terbaca(&[&["Nomor", "Nama aplikasi"], &["1", "A"], &["2", "B"]], &[]);
    assert!(!isi[0].contains_key("ID"), "{:?}", bacaan.catatan);
    let (isi, _) = terbaca(&[&["Nomor", "Nama aplikasi"], &["APL-1", "A"], &["APL-2", "B"]], &[]);
    assert_eq!(isi[1]["ID"], "APL-2");
}

#[rstest]
#[case::no_header("Halo|dunia\na|b", "A1: baris judul tabel tidak ditemukan.")]
#[case::no_rows("Nama aplikasi|ID", "A2: belum ada baris data di bawah baris judul.")]
#[case::no_name("OPD|URL\nDinas 1|x", "A1: kolom Nama aplikasi tidak ada pada baris judul ini.")]
#[case::twice("Nama aplikasi|ID|Nama aplikasi\na|b|c", "C1: kolom Nama aplikasi ada dua, juga pada A.")]
#[case::second(
    "Nama aplikasi|OPD\nA|Dinas 1\n\n|Nama aplikasi|URL|Basis aplikasi\n|B|x|Web",
    "B4: baris ini memulai tabel kedua."
)]
fn what_is_no_table_is_refused(#[case] isi: &str, #[case] pesan: &str) {
    let baris: Vec<Vec<String>> = isi.lines().map(|b| b.split('|').map(str::to_owned).collect()).collect();
    let galat = baca::baca(&CONTOH, &baris, &[]).unwrap_err();
    assert!(galat[0].to_string().starts_with(pesan), "{}", galat[0]);
}

#[test]
fn a_repeated_header_is_passed_over() {
    let (isi, _) = terbaca(
        &[
            &["Nama aplikasi", "OPD", "URL"],
            &["A", "Dinas 1", "x"],
            &["Nama aplikasi", "OPD", "URL"],
            &["B", "Dinas 1", "y"],
        ],
        &[],
    );
    assert_eq!(isi.len(), 2);
}

#[rstest]
#[case("1500", Some(1_500))]
#[case("1.500", Some(1_500))]
#[case("1.250.000,00", Some(1_250_000))]
#[case("1 500", Some(1_500))]
#[case("0", Some(0))]
#[case("2.5", None)]
#[case("1.50", None)]
#[case("1.5000", None)]
#[case("1500.000", None)]
#[case("2,5", None)]
#[case(".500", None)]
#[case("seribu", None)]
fn a_point_parts_thousands_and_nothing_else(#[case] teks: &str, #[case] harap: Option<i64>) {
    let bidang = register::cari("aplikasi").unwrap().bidang("jumlah_pengguna").unwrap();
    match (Isi::urai(bidang, &[teks]), harap) {
        (Ok(Isi::Bilangan(n)), Some(harap)) => assert_eq!(n, harap),
        (Err(pesan), None) => assert!(pesan.contains("bilangan bulat"), "{pesan}"),
        (lain, _) => panic!("{teks}: {lain:?}"),
    }
}
