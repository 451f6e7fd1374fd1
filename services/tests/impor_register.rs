//! Registers as tables: what is exported imports to the same register, what people bring is read or refused by cell, and
//! what was imported is taken back as one step.

use std::collections::BTreeMap;

use crate::bantu::{
    Bekal,
    catatan::{perlu, selaras},
};
use domain::{
    arsitektur::taksonomi::Taksonomi,
    izin::{Peran, PeranDiberikan},
    register::{
        self, Butir, Isi, Jenis, Register, cari,
        tahap::Langkah,
        tulis::{self, Tujuan},
    },
};
use rust_xlsxwriter::{Format, Formula, Workbook};
use services::{
    Galat, Layanan, Pelaku,
    register::{
        Saringan,
        bersama::{self, Pilihan},
        ekspor::{csv, ekspor},
        impor::{self, KeadaanKerja, Kerja},
        langkahkan, list,
    },
    tabel::pratinjau::Keadaan,
};

/// Somebody who writes every register for every office.
pub(crate) async fn serba(b: &Bekal) -> Pelaku {
    let orang = b.orang("Serba Bisa", Peran::Dinas, None).await;
    let peran =
        [Peran::Dinas, Peran::Perencanaan, Peran::TimKoordinasi, Peran::Walidata, Peran::WaliLayanan, Peran::Keamanan];
    let peran = peran.into_iter().map(|peran| PeranDiberikan { peran, perangkat_daerah: None });
    let walidata = PeranDiberikan { peran: Peran::Walidata, perangkat_daerah: Some(1) };
    Pelaku { peran: peran.chain([walidata]).collect(), ..orang }
}

pub(crate) async fn usai(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64) -> Kerja {
    loop {
        let kerja = impor::get(l, pelaku, r, id).await.unwrap();
        if !matches!(kerja.keadaan, KeadaanKerja::Berjalan(..)) {
            return kerja;
        }
        tokio::task::yield_now().await;
    }
}

/// Brings a file in; panics when it is refused.
pub(crate) async fn masukkan(l: &Layanan, pelaku: &Pelaku, r: &'static Register, isi: &[u8]) -> Kerja {
    let sha =
        impor::unggah(l, pelaku, r, "tabel.csv", isi.to_vec()).await.unwrap_or_else(|g| panic!("{}: {g:?}", r.kode));
    let sidik = impor::pratinjau(l, pelaku, r, &sha).await.unwrap().sidik;
    let id = impor::mulai(l, pelaku, r, (&sha, &sidik), "tabel.csv").await.unwrap();
    let kerja = usai(l, pelaku, r, id).await;
    assert_eq!(kerja.keadaan, KeadaanKerja::Selesai, "{}", r.kode);
    kerja
}

async fn unduh(l: &Layanan, pelaku: &Pelaku, r: &'static Register) -> Vec<Vec<String>> {
    let tabel = ekspor(l, pelaku, r, &Saringan::default()).await.unwrap();
    let tetap: Vec<usize> =
        (0..tabel.kolom.len()).filter(|i| !matches!(tabel.kolom[*i].tujuan, Tujuan::Keterangan)).collect();
    let judul = tetap.iter().map(|i| tabel.kolom[*i].judul.clone()).collect();
    let baris = tabel.baris.iter().map(|b| tetap.iter().map(|i| b[*i].teks()).collect());
    std::iter::once(judul).chain(baris).collect()
}

fn sebagai_csv(baris: &[Vec<String>]) -> Vec<u8> {
    let mut penulis = csv_penulis();
    for satu in baris {
        penulis.write_record(satu.iter().map(|s| domain::perangkat_daerah::tabel::lindungi(s))).unwrap();
    }
    penulis.into_inner().unwrap()
}

fn csv_penulis() -> ::csv::Writer<Vec<u8>> {
    ::csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new())
}

/// Numbers without rhyme, the same every time.
struct Acak(u64);

impl Acak {
    fn berikut(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn dari<'a>(&mut self, daftar: &[&'a str]) -> &'a str {
        daftar[self.berikut() as usize % daftar.len()]
    }
}

/// A record any form would accept; record fields are left to `catatan`.
fn butir(r: &'static Register, acak: &mut Acak, ke: usize, kantor: &[i64], ada: &[&str]) -> Butir {
    const TEKS: [&str; 10] = [
        "Surat keluar",
        "=HYPERLINK(\"x\")",
        "-",
        "'-",
        "#REF!",
        "a; b, \"c\"",
        "+62 21 555",
        "1.10",
        "@dinas",
        "café – €",
    ];
    let mut hasil = Butir::default();
    for bidang in r.bidang {
        let n = acak.berikut();
        let opsi = || bidang.opsi()[n as usize % bidang.opsi().len()].kode;
        let isi = match bidang.jenis {
            _ if !bidang.wajib && n.is_multiple_of(4) => Isi::Kosong,
            Jenis::Baris(_) => Isi::urai(bidang, &[acak.dari(&TEKS)]).unwrap(),
            Jenis::Uraian(_) => {
                Isi::urai(bidang, &[&format!("{}\nbaris kedua, dengan koma;\ttab", acak.dari(&TEKS))]).unwrap()
            }
            Jenis::Pilihan(_) => Isi::Teks(opsi().into()),
            Jenis::Ganda(semua) => {
                let mut kode: Vec<_> =
                    semua.iter().enumerate().filter(|(i, _)| n >> i & 1 == 1).map(|(_, o)| o.kode).collect();
                if kode.is_empty() && bidang.wajib {
                    kode.push(semua[0].kode);
                }
                Isi::ganda(kode)
            }
            Jenis::Bilangan { min, maks, .. } => Isi::Bilangan(min + (n as i64) % (maks - min).max(1)),
            Jenis::Rupiah => Isi::Bilangan(n as i64 * 1_000),
            Jenis::Tanggal => {
                Isi::urai(bidang, &[&format!("20{:02}-{:02}-{:02}", 10 + n % 20, 1 + n % 12, 1 + n % 28)]).unwrap()
            }
            Jenis::YaTidak => Isi::Ya(n.is_multiple_of(2)),
            Jenis::Tautan => Isi::urai(bidang, &[&format!("https://a{n}.go.id")]).unwrap(),
            Jenis::Kantor => Isi::Bilangan(kantor[n as usize % kantor.len()]),
            Jenis::Rujukan(awalan) => {
                let daftar = Taksonomi::bawaan().daftar(awalan);
                Isi::urai(bidang, &[&daftar[n as usize % daftar.len()].kode]).unwrap()
            }
            // A record above it in the same register, or any of one that is there.
            Jenis::Catatan(lain) if lain == r.kode && ke > 0 => Isi::Bilangan(ke as i64 - 1),
            Jenis::Catatan(lain) if lain != r.kode && ada.contains(&lain) => Isi::Bilangan((n % 4) as i64),
            Jenis::Catatan(_) => Isi::Kosong,
        };
        hasil.set(bidang.kode, isi);
    }
    hasil.set("nomor", Isi::Teks(nomor(r, ke)));
    if let Some(nama) = r.bidang("nama") {
        hasil.set(nama.kode, Isi::Teks(format!("{} {ke}", acak.dari(&TEKS))));
    }
    selaras(r, &mut hasil);
    hasil.rapikan(r);
    hasil
}

fn nomor(r: &Register, ke: usize) -> String {
    // One number of each register holds what a list of numbers is parted by.
    if ke == 3 { format!("{}; \"{ke}\"", r.awalan) } else { format!("{}-T{ke}", r.awalan) }
}

/// The rows of a register as a file: fields, and relations when `kait`.
fn tabel(r: &'static Register, semua: &[Butir], nama_kantor: &BTreeMap<i64, String>, kait: bool) -> Vec<Vec<String>> {
    let kolom: Vec<_> =
        tulis::kolom(r, false).into_iter().filter(|k| kait || !matches!(k.tujuan, Tujuan::Relasi(..))).collect();
    let mut hasil = vec![kolom.iter().map(|k| k.judul.clone()).collect::<Vec<_>>()];
    for (ke, butir) in semua.iter().enumerate() {
        let sel = kolom.iter().map(|k| match &k.tujuan {
            Tujuan::Bidang(b) => tulis::sel(b, butir, |jenis, id| match jenis {
                Jenis::Kantor => nama_kantor[&id].clone(),
                Jenis::Catatan(lain) => nomor(cari(lain).unwrap(), id as usize),
                _ => unreachable!(),
            })
            .teks(),
            Tujuan::Relasi(_, true, lain) => {
                let lain: Vec<String> = lain
                    .iter()
                    .map(|kode| cari(kode).unwrap())
                    .filter_map(|satu| {
                        if satu.kode == r.kode {
                            ke.checked_sub(1).map(|n| nomor(satu, n))
                        } else {
                            Some(nomor(satu, 3 - ke))
                        }
                    })
                    .collect();
                tulis::gabung_nomor(lain.iter().map(String::as_str))
            }
            _ => String::new(),
        });
        hasil.push(sel.collect());
    }
    // The other side of relations says nothing in this file.
    let mundur: Vec<usize> =
        (0..kolom.len()).filter(|i| matches!(kolom[*i].tujuan, Tujuan::Relasi(_, false, _))).collect();
    hasil
        .iter()
        .map(|b| b.iter().enumerate().filter(|(i, _)| !mundur.contains(i)).map(|(_, s)| s.clone()).collect())
        .collect()
}

pada_kedua! {
    async fn every_register_exports_and_imports_the_same(b: Bekal) {
        let kantor = [b.kantor("1.10", "Dinas Kominfo").await, b.kantor("K2", "Badan, Perencanaan; Daerah").await];
        let nama_kantor: BTreeMap<i64, String> =
            kantor.into_iter().zip(["Dinas Kominfo", "Badan, Perencanaan; Daerah"].map(str::to_owned)).collect();
        let p = serba(&b).await;
        let l = &b.l;
        let mut isi: BTreeMap<&str, Vec<Butir>> = BTreeMap::new();
        let mut acak = Acak(7);
        for putaran in 0..2 {
            for r in register::SEMUA {
                let ada: Vec<&str> = isi.keys().copied().collect();
                let semua = (0..4).map(|ke| butir(r, &mut acak, ke, &kantor, &ada)).collect();
                isi.insert(r.kode, semua);
                let tabel = tabel(r, &isi[r.kode], &nama_kantor, putaran == 1);
                let kerja = masukkan(l, &p, r, &sebagai_csv(&tabel)).await;
                assert_eq!(kerja.jumlah.baru, if putaran == 0 { 4 } else { 0 }, "{}", r.kode);
            }
        }
        let mut jumlah_relasi = 0;
        for r in register::SEMUA {
            let asal = unduh(l, &p, r).await;
            assert_eq!(asal.len(), 5, "{}", r.kode);
            let relasi = |baris: &[String]| baris.iter().zip(&asal[0]).filter(|(s, j)| j.starts_with("Relasi: ") && !s.is_empty()).count();
            jumlah_relasi += asal[1..].iter().map(|b| relasi(b)).sum::<usize>();
            // The same file changes nothing.
            let sha = impor::unggah(l, &p, r, "sama.csv", sebagai_csv(&asal)).await.unwrap();
            let pratinjau = impor::pratinjau(l, &p, r, &sha).await.unwrap();
            assert_eq!(pratinjau.salah, None, "{}", r.kode);
            assert!(pratinjau.dibaca.is_empty(), "{}: {:?}", r.kode, pratinjau.dibaca);
            let beda: Vec<_> = pratinjau.baris.iter().filter(|b| b.keadaan != Keadaan::Tetap).collect();
            assert!(beda.is_empty(), "{}: {beda:#?}", r.kode);
            // Emptied as far as rules allow, and imported again, it is the same register.
            let hapus = |(i, sel): (usize, &String)| {
                let wajib = r.bidang.iter().any(|b| b.label == asal[0][i] && (perlu(r, b) || b.kode == "nomor"));
                if wajib { sel.clone() } else { String::new() }
            };
            let kosong: Vec<Vec<String>> = std::iter::once(asal[0].clone())
                .chain(asal[1..].iter().map(|b| b.iter().enumerate().map(hapus).collect()))
                .collect();
            masukkan(l, &p, r, &sebagai_csv(&kosong)).await;
            assert_ne!(unduh(l, &p, r).await, asal, "{}", r.kode);
            masukkan(l, &p, r, &sebagai_csv(&asal)).await;
            assert_eq!(unduh(l, &p, r).await, asal, "{}", r.kode);
        }
        assert!(jumlah_relasi > 50, "{jumlah_relasi}");
        // Guarded cells come back too.
        let tabel = ekspor(l, &p, cari("aplikasi").unwrap(), &Saringan::default()).await.unwrap();
        let teks = String::from_utf8(csv(&tabel).unwrap()).unwrap();
        assert!(!teks.lines().any(|b| b.split(';').any(|s| s.trim_matches('"').starts_with(['=', '+', '@']))), "{teks}");
        let utuh = services::jejak::verify(l).await.unwrap();
        assert!(matches!(utuh, services::jejak::Pemeriksaan::Utuh { .. }), "{utuh:?}");
    }

    async fn an_import_is_taken_back_as_one_step(b: Bekal) {
        let kantor = b.kantor("KOMINFO", "Dinas Kominfo").await;
        let p = serba(&b).await;
        let (l, r) = (&b.l, cari("aplikasi").unwrap());
        let awal = "ID;Nama aplikasi;Perangkat Daerah;Jenis aplikasi;Tahap siklus\nA1;Surat;KOMINFO;Khusus;Aktif\nA2;Kas;KOMINFO;Khusus;Aktif\n";
        masukkan(l, &p, r, awal.as_bytes()).await;
        let dulu = unduh(l, &p, r).await;
        let kedua = "ID;Nama aplikasi;Perangkat Daerah;Jenis aplikasi;Tahap siklus;Relasi: Bertukar data dengan aplikasi\n\
                     A1;Surat Elektronik;KOMINFO;Khusus;Aktif;A3\nA2;Kas;KOMINFO;Khusus;Aktif;\nA3;Rapat;KOMINFO;Khusus;Aktif;A1\n";
        let kerja = masukkan(l, &p, r, kedua.as_bytes()).await;
        assert_eq!((kerja.jumlah.baru, kerja.jumlah.berubah, kerja.jumlah.tetap), (1, 1, 1));
        let sesudah = unduh(l, &p, r).await;
        let letak = sesudah[0].iter().position(|j| j == "Relasi: Bertukar data dengan aplikasi").unwrap();
        let bertukar: Vec<&str> = sesudah[1..].iter().map(|b| b[letak].as_str()).filter(|s| !s.is_empty()).collect();
        assert_eq!(bertukar, ["A1", "A3"]);
        assert!(impor::halangan(l, &p, r, kerja.id).await.unwrap().is_empty());
        assert_eq!(impor::urungkan(l, &p, r, kerja.id).await.unwrap(), 2);
        assert_eq!(unduh(l, &p, r).await, dulu);
        assert!(matches!(impor::urungkan(l, &p, r, kerja.id).await, Err(Galat::Ditolak(_))));
        assert!(matches!(usai(l, &p, r, kerja.id).await.keadaan, KeadaanKerja::Diurungkan(..)));
        // Once more, and somebody works on with a row: then it stays.
        let kerja = masukkan(l, &p, r, kedua.as_bytes()).await;
        masukkan(l, &p, r, b"ID;Nama aplikasi;Uraian\nA3;Rapat;Dipakai\n").await;
        let halangan = impor::halangan(l, &p, r, kerja.id).await.unwrap();
        assert_eq!(halangan, ["A3 · Rapat sudah diubah lagi oleh Serba Bisa."]);
        let tolak = impor::urungkan(l, &p, r, kerja.id).await.unwrap_err();
        assert!(matches!(&tolak, Galat::Ditolak(t) if t.contains("A3 · Rapat")), "{tolak}");
        // Another person does not see the job.
        let lain = b.orang("Orang Lain", Peran::Operator, Some(kantor)).await;
        assert!(matches!(impor::get(l, &lain, r, kerja.id).await, Err(Galat::TidakAda)));
        let utuh = services::jejak::verify(l).await.unwrap();
        assert!(matches!(utuh, services::jejak::Pemeriksaan::Utuh { .. }), "{utuh:?}");
    }

    async fn a_new_record_that_is_used_meanwhile_is_not_taken_away(b: Bekal) {
        b.kantor("KOMINFO", "Dinas Kominfo").await;
        let p = serba(&b).await;
        let (l, app, uji) = (&b.l, cari("aplikasi").unwrap(), cari("infrastruktur").unwrap());
        let _ = uji;
        let kerja = masukkan(l, &p, app, b"ID;Nama aplikasi;OPD;Jenis aplikasi;Tahap siklus\nA1;Surat;KOMINFO;Khusus;Aktif\n").await;
        masukkan(l, &p, app, b"ID;Nama aplikasi;OPD;Jenis aplikasi;Tahap siklus;Menggantikan\nA2;Surat 2;KOMINFO;Khusus;Aktif;A1\n").await;
        assert_eq!(impor::halangan(l, &p, app, kerja.id).await.unwrap(), ["A1 · Surat sudah dipakai catatan lain."]);
    }

    async fn a_messy_workbook_is_read_and_every_reading_shown(b: Bekal) {
        b.kantor("KOMINFO", "Dinas Komunikasi dan Informatika").await;
        b.kantor("DINKES", "Dinas Kesehatan").await;
        let p = serba(&b).await;
        let (l, r) = (&b.l, cari("aplikasi").unwrap());
        let sha = impor::unggah(l, &p, r, "inventaris.xlsx", berantakan()).await.unwrap();
        let pratinjau = impor::pratinjau(l, &p, r, &sha).await.unwrap();
        assert_eq!(pratinjau.salah, None, "{:?}", pratinjau.salah);
        assert_eq!(pratinjau.lembar, "Inventaris (2)");
        assert_eq!(pratinjau.jumlah.baru, 4, "{:?}", pratinjau.baris);
        let dibaca: Vec<String> =
            pratinjau.dibaca.iter().map(|d| format!("{} {} -> {}", d.alamat, d.teks, d.dibaca)).collect();
        for harap in [
            "D6 Dekstop -> Desktop",
            "E7 naktif -> Dihentikan",
            "F6 surat.nusaraya.go.id -> https://surat.nusaraya.go.id",
            "H6 Rp 1.500.000,00 -> Rp1.500.000",
            "C8 Dinas Kesehatn -> Dinas Kesehatan",
        ] {
            assert!(dibaca.iter().any(|d| d.starts_with(harap.trim_end())), "{harap} in {dibaca:#?}");
        }
        assert!(pratinjau.tak_dikenal.iter().any(|t| t.contains("Keterangan Tim")), "{:?}", pratinjau.tak_dikenal);
        assert!(pratinjau.catatan.iter().any(|c| c.contains("sel gabungan")), "{:?}", pratinjau.catatan);
        assert!(pratinjau.catatan.iter().any(|c| c.contains("Jumlah")), "{:?}", pratinjau.catatan);
        assert_eq!(list(l, &p, r, &Saringan::default()).await.unwrap().jumlah, 0, "nothing is kept before it is accepted");
        // Two clicks are one import.
        let klik = || impor::mulai(l, &p, r, (&sha, &pratinjau.sidik), "inventaris.xlsx");
        let (satu, dua) = tokio::join!(klik(), klik());
        let (satu, dua) = (satu.unwrap(), dua.unwrap());
        assert_eq!(usai(l, &p, r, satu).await.keadaan, KeadaanKerja::Selesai);
        usai(l, &p, r, dua).await;
        let daftar = list(l, &p, r, &Saringan::default()).await.unwrap();
        assert_eq!(daftar.jumlah, 4);
        // Once more: nothing doubles.
        let pratinjau = impor::pratinjau(l, &p, r, &sha).await.unwrap();
        assert_eq!((pratinjau.jumlah.baru, pratinjau.jumlah.berubah, pratinjau.jumlah.tetap), (0, 0, 4), "{:?}", pratinjau.baris);
        let surat = daftar.baris.iter().find(|s| s.nama() == "E-Surat Dinas").unwrap();
        assert_eq!(surat.butir.isi("basis"), &Isi::Ganda(vec!["desktop".into()]));
        assert_eq!(surat.butir.bilangan("biaya_tahun"), Some(1_500_000));
    }

    async fn rows_of_other_offices_and_records_being_examined_are_errors(b: Bekal) {
        let kominfo = b.kantor("KOMINFO", "Dinas Kominfo").await;
        b.kantor("DINKES", "Dinas Kesehatan").await;
        let p = serba(&b).await;
        let (l, r) = (&b.l, cari("aplikasi").unwrap());
        let awal = "ID;Nama aplikasi;OPD;Jenis aplikasi;Tahap siklus\nA1;Surat;KOMINFO;Khusus;Aktif\nB1;Resep;DINKES;Khusus;Aktif\nA2;Kas;KOMINFO;Khusus;Aktif\n";
        masukkan(l, &p, r, awal.as_bytes()).await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(kominfo)).await;
        let a2 = list(l, &operator, r, &Saringan::default()).await.unwrap().baris.into_iter().find(|s| s.nomor() == "A2").unwrap();
        // Only complete records can be submitted; the stage is what matters here.
        let diajukan = langkahkan(l, &operator, r, a2.id, a2.versi, Langkah::Ajukan, "").await;
        assert!(diajukan.is_ok(), "{diajukan:?}");
        let isi = "ID;Nama aplikasi;OPD;Jenis aplikasi;Tahap siklus;Menggantikan\n\
                   A1;Surat;KOMINFO;Khusus;Aktif;A1\n\
                   A2;Kas Daerah;KOMINFO;Khusus;Aktif;\n\
                   B1;Resep;KOMINFO;Khusus;Aktif;\n\
                   C1;Baru;DINKES;Khusus;Aktif;\n\
                   C2;Baru dua;KOMINFO;;Aktif;X9\n\
                   ;;KOMINFO;Khusus;Aktif;\n";
        let sha = impor::unggah(l, &operator, r, "a.csv", isi.into()).await.unwrap();
        let salah = impor::pratinjau(l, &operator, r, &sha).await.unwrap().salah.unwrap().0;
        for harap in [
            "F2: catatan tidak dapat dikaitkan dengan dirinya sendiri.",
            "B3: Catatan ini sedang diajukan.",
            "A4: ID B1 sudah dipakai catatan lain. Tulis ID lain.",
            "C5: Anda tidak mengisi aplikasi untuk Dinas Kesehatan. Hapus baris ini.",
            "D6: Jenis aplikasi belum diisi.",
            "F6: catatan “X9” tidak ditemukan. Tulis nomornya.",
            "B7: Nama aplikasi belum diisi.",
        ] {
            assert!(salah.iter().any(|s| s.starts_with(harap)), "{harap} in {salah:#?}");
        }
        // The whole file is refused, whatever is clicked.
        let id = impor::mulai(l, &operator, r, (&sha, ""), "a.csv").await.unwrap();
        assert!(matches!(usai(l, &operator, r, id).await.keadaan, KeadaanKerja::Gagal(sebab) if sebab.len() == salah.len()));
        let pengguna = b.orang("Pengguna Data", Peran::PenggunaData, None).await;
        assert!(matches!(impor::unggah(l, &pengguna, r, "a.csv", isi.into()).await, Err(Galat::Dilarang(_))));
        assert!(matches!(ekspor(l, &pengguna, r, &Saringan::default()).await, Err(Galat::Dilarang(_))));
        // What the operator cannot see does not leave in their export.
        let ekspor = unduh(l, &operator, r).await;
        assert_eq!(ekspor.len(), 3);
    }

    async fn what_somebody_changed_after_the_preview_is_not_written_over(b: Bekal) {
        b.kantor("KOMINFO", "Dinas Kominfo").await;
        let (l, p, r) = (&b.l, serba(&b).await, cari("aplikasi").unwrap());
        let kepala = "ID;Nama aplikasi;OPD;Jenis aplikasi;Tahap siklus\n";
        masukkan(l, &p, r, format!("{kepala}A1;Surat;KOMINFO;Khusus;Aktif\n").as_bytes()).await;
        let isi = format!("{kepala}A1;Surat dari berkas;KOMINFO;Khusus;Aktif\nA2;Kas;KOMINFO;Khusus;Aktif\n");
        let sha = impor::unggah(l, &p, r, "a.csv", isi.clone().into_bytes()).await.unwrap();
        let lama = impor::pratinjau(l, &p, r, &sha).await.unwrap();
        masukkan(l, &p, r, b"ID;Nama aplikasi\nA1;Surat yang baru\n").await;
        for sidik in [lama.sidik.as_str(), "", "bukan"] {
            let id = impor::mulai(l, &p, r, (&sha, sidik), "a.csv").await.unwrap();
            let KeadaanKerja::Gagal(sebab) = usai(l, &p, r, id).await.keadaan else { panic!("{sidik:?} was taken") };
            assert!(sebab[0].contains("berubah sejak berkas ini dibaca"), "{sebab:?}");
        }
        let nama = async || {
            let daftar = list(l, &p, r, &Saringan::default()).await.unwrap().baris;
            daftar.iter().map(|c| c.nama().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(nama().await, ["Surat yang baru"]);
        masukkan(l, &p, r, isi.as_bytes()).await;
        assert!(nama().await.contains(&"Surat dari berkas".to_owned()));
    }

    async fn chains_and_parents_do_not_come_round(b: Bekal) {
        b.kantor("KOMINFO", "Dinas Kominfo").await;
        let p = serba(&b).await;
        let (l, r) = (&b.l, cari("aplikasi").unwrap());
        let isi = "ID;Nama aplikasi;OPD;Jenis aplikasi;Tahap siklus;Menggantikan\n\
                   A1;Surat;KOMINFO;Khusus;Aktif;A2\nA2;Kas;KOMINFO;Khusus;Aktif;A3\nA3;Rapat;KOMINFO;Khusus;Aktif;A1\n";
        let sha = impor::unggah(l, &p, r, "a.csv", isi.into()).await.unwrap();
        let salah = impor::pratinjau(l, &p, r, &sha).await.unwrap().salah.unwrap().0;
        assert!(salah[0].starts_with("F2: rantai"), "{salah:?}");
        let r = cari("proses-bisnis").unwrap();
        let nama = r.bidang("nama").unwrap().label;
        let isi = format!("ID;{nama};OPD;Bagian dari\nP1;Satu;KOMINFO;P2\nP2;Dua;KOMINFO;P1\n");
        let sha = impor::unggah(l, &p, r, "a.csv", isi.into()).await.unwrap();
        let salah = impor::pratinjau(l, &p, r, &sha).await.unwrap().salah.unwrap().0;
        assert!(salah.iter().any(|s| s.starts_with("D2: catatan ini menjadi bagian dari dirinya sendiri.")), "{salah:?}");
    }

    async fn files_that_are_no_table_are_refused_with_a_reason(b: Bekal) {
        b.kantor("KOMINFO", "Dinas Kominfo").await;
        let p = serba(&b).await;
        let (l, r) = (&b.l, cari("aplikasi").unwrap());
        let satu_juta = buku(|buku| {
            let lembar = buku.add_worksheet();
            for (i, judul) in ["ID", "Nama aplikasi", "OPD"].iter().enumerate() {
                lembar.write(0, i as u16, *judul).unwrap();
            }
            lembar.write(1_000_000, 1, "Surat").unwrap();
        });
        let kosong = buku(|buku| {
            buku.add_worksheet();
        });
        for (isi, harap) in [
            (Vec::new(), "Berkas a.xlsx kosong."),
            (vec![0xD0, 0xCF, 0x11, 0xE0, 0, 0], "berkas bersandi"),
            (b"%PDF-1.7".to_vec(), "adalah PDF"),
            (satu_juta, "lebih dari 21000 baris"),
            (kosong, "baris judul tabel tidak ditemukan"),
            (b"ID;Nama aplikasi\n".to_vec(), "belum ada baris data"),
        ] {
            let galat = impor::unggah(l, &p, r, "a.xlsx", isi).await.unwrap_err();
            let Galat::Isian(daftar) = &galat else { panic!("{galat:?}") };
            assert!(daftar[0].pesan.contains(harap), "{harap}: {}", daftar[0].pesan);
        }
        // Formatted rows down to the end say nothing, formulas say what they came to.
        let isi = buku(|buku| {
            let lembar = buku.add_worksheet().set_name("apa saja").unwrap();
            for (i, judul) in ["ID", "Nama aplikasi", "OPD", "Jenis aplikasi", "Tahap siklus"].iter().enumerate() {
                lembar.write(0, i as u16, *judul).unwrap();
            }
            lembar.write_formula(1, 0, Formula::new("=\"A\"&1").set_result("A1")).unwrap();
            for (i, isi) in ["Surat", "KOMINFO", "Khusus", "Aktif"].iter().enumerate() {
                lembar.write(1, i as u16 + 1, *isi).unwrap();
            }
            lembar.write_blank(1_000_000, 3, &Format::new().set_bold()).unwrap();
        });
        assert_eq!(masukkan(l, &p, r, &isi).await.jumlah.baru, 1);
        // Windows-1252 with semicolons and a cell over several lines full of commas.
        let isi = b"ID;Nama aplikasi;OPD;Jenis aplikasi;Tahap siklus;Uraian\r\nA2;Caf\xE9 \x96 Kas;KOMINFO;Khusus;Aktif;\"satu,\r\ndua,\r\ntiga, empat\"\r\n";
        masukkan(l, &p, r, isi).await;
        let daftar = list(l, &p, r, &Saringan::default()).await.unwrap();
        let kas = daftar.baris.iter().find(|s| s.nomor() == "A2").unwrap();
        assert_eq!((kas.nama(), kas.butir.teks("uraian")), ("Café – Kas", "satu,\ndua,\ntiga, empat"));
        assert!(matches!(impor::pratinjau(l, &p, r, &"0".repeat(64)).await, Err(Galat::TidakAda)));
        assert!(matches!(impor::pratinjau(l, &p, r, "../../etc/passwd").await, Err(Galat::TidakAda)));
    }

    async fn many_rows_go_in_few_statements(b: Bekal) {
        b.kantor("KOMINFO", "Dinas Kominfo").await;
        let p = serba(&b).await;
        let (l, r) = (&b.l, cari("aplikasi").unwrap());
        let isi = |versi: usize| {
            let mut isi = String::from("Nama aplikasi;OPD;Jenis aplikasi;Tahap siklus;Uraian\n");
            for ke in 0..4_000 {
                isi.push_str(&format!("Aplikasi {ke};KOMINFO;Khusus;Aktif;uraian {versi}\n"));
            }
            isi
        };
        assert_eq!(masukkan(l, &p, r, isi(1).as_bytes()).await.jumlah.baru, 4_000);
        let kerja = masukkan(l, &p, r, isi(2).as_bytes()).await;
        assert_eq!((kerja.jumlah.baru, kerja.jumlah.berubah), (0, 4_000));
        let daftar = list(l, &p, r, &Saringan { cari: "uraian 2".into(), ..Saringan::default() }).await.unwrap();
        assert_eq!(daftar.jumlah, 4_000);
        assert_eq!(impor::urungkan(l, &p, r, kerja.id).await.unwrap(), 4_000);
        let daftar = list(l, &p, r, &Saringan { cari: "uraian 1".into(), ..Saringan::default() }).await.unwrap();
        assert_eq!(daftar.jumlah, 4_000);
    }

    async fn one_field_of_many_records_is_changed_and_taken_back(b: Bekal) {
        let kominfo = b.kantor("KOMINFO", "Dinas Kominfo").await;
        b.kantor("DINKES", "Dinas Kesehatan").await;
        let p = serba(&b).await;
        let (l, r) = (&b.l, cari("aplikasi").unwrap());
        let awal = "ID;Nama aplikasi;OPD;Jenis aplikasi;Tahap siklus;Terlihat oleh\nA1;Surat;KOMINFO;Khusus;Aktif;\nA2;Kas;KOMINFO;Khusus;Aktif;\nA3;Rapat;KOMINFO;Umum;Aktif;\nB1;Resep;DINKES;Khusus;Aktif;publik\n";
        masukkan(l, &p, r, awal.as_bytes()).await;
        let dulu = unduh(l, &p, r).await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(kominfo)).await;
        let semua = Pilihan::Semua(Saringan::default());
        let pratinjau = bersama::pratinjau(l, &operator, r, &semua, "jenis", &["umum"]).await.unwrap();
        assert_eq!((pratinjau.baris.len(), pratinjau.tetap, pratinjau.nilai.as_str()), (2, 1, "Aplikasi umum"));
        assert_eq!(pratinjau.dilewati, ["B1 · Resep: milik Perangkat Daerah yang tidak Anda isi."]);
        // Somebody else was faster: what would be written is not what was shown.
        masukkan(l, &p, r, b"ID;Nama aplikasi;Uraian\nA1;Surat;baru\n").await;
        let galat = bersama::terapkan(l, &operator, r, &semua, ("jenis", &["umum"]), &pratinjau.sidik).await.unwrap_err();
        assert!(matches!(galat, Galat::Bentrok(_)), "{galat:?}");
        masukkan(l, &p, r, b"ID;Nama aplikasi;Uraian\nA1;Surat;-\n").await;
        assert_eq!(unduh(l, &p, r).await, dulu);
        let pratinjau = bersama::pratinjau(l, &operator, r, &semua, "jenis", &["umum"]).await.unwrap();
        let id = bersama::terapkan(l, &operator, r, &semua, ("jenis", &["umum"]), &pratinjau.sidik).await.unwrap();
        let kerja = impor::get(l, &operator, r, id).await.unwrap();
        assert_eq!((kerja.jumlah.berubah, kerja.sebutan.as_str()), (2, "Jenis aplikasi"));
        assert_eq!(impor::urungkan(l, &operator, r, id).await.unwrap(), 2);
        assert_eq!(unduh(l, &p, r).await, dulu);
        // A required field is not emptied, an unknown choice not taken, the number not changed.
        let kosong = bersama::pratinjau(l, &operator, r, &semua, "jenis", &[""]).await.unwrap();
        assert_eq!((kosong.baris.len(), kosong.dilewati.len()), (0, 4));
        assert!(matches!(bersama::pratinjau(l, &operator, r, &semua, "jenis", &["x"]).await, Err(Galat::Isian(_))));
        assert!(matches!(bersama::pratinjau(l, &operator, r, &semua, "nomor", &["x"]).await, Err(Galat::TidakAda)));
    }
}

fn buku(isi: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut buku = Workbook::new();
    isi(&mut buku);
    buku.save_to_buffer().unwrap()
}

/// The inventory somebody has kept for years: titles, a header of two rows with merged cells, footers, odd values.
fn berantakan() -> Vec<u8> {
    buku(|buku| {
        buku.add_worksheet().set_name("Sampul").unwrap().write(0, 0, "Laporan Inventaris Aplikasi").unwrap();
        let l = buku.add_worksheet().set_name("Inventaris (2)").unwrap();
        let f = Format::new();
        l.merge_range(0, 0, 0, 9, "DAFTAR APLIKASI PEMERINTAH PROVINSI NUSA RAYA", &f).unwrap();
        l.write(1, 0, "Keadaan: 31 Desember 2024").unwrap();
        for (k, judul) in
            [(0, "No."), (1, "NAMA\nAPLIKASI"), (2, "Perangkat  Daerah"), (8, "Keterangan Tim"), (9, "jenis_aplikasi")]
        {
            l.merge_range(3, k, 4, k, judul, &f).unwrap();
        }
        l.merge_range(3, 3, 3, 7, "Data Teknis", &f).unwrap();
        for (k, judul) in
            [(3, "Basis Apliaksi"), (4, "STATUS APLIKASI"), (5, "URL"), (6, "Uraian / Deskripsi"), (7, "Anggaran (Rp)")]
        {
            l.write(4, k, judul).unwrap();
        }
        let baris: [[&str; 10]; 4] = [
            [
                "1",
                "E-Surat\nDinas",
                "Dinas Komunikasi dan Informatika",
                "Dekstop",
                "aktif",
                "surat.nusaraya.go.id",
                "-",
                "Rp 1.500.000,00",
                "x",
                "khusus",
            ],
            ["2", "E-Kas", "", "Web, Mobile", "naktif", "-", "Kas daerah", "-", "", "Khusus"],
            [
                "3",
                "E-Resep",
                "Dinas Kesehatn",
                "website",
                "Aktif",
                "https://resep.go.id",
                "",
                "0",
                "",
                "Aplikasi Khusus",
            ],
            ["4", "E-Surat\nDinas", "DINKES", "web", "Aktif", "", "", "", "", "KHUSUS"],
        ];
        for (i, isi) in baris.iter().enumerate() {
            for (k, sel) in isi.iter().enumerate() {
                if !sel.is_empty() {
                    l.write(5 + i as u32, k as u16, *sel).unwrap();
                }
            }
        }
        // The office of the first two.
        l.merge_range(5, 2, 6, 2, "Dinas Komunikasi dan Informatika", &f).unwrap();
        l.write(9, 0, "Jumlah").unwrap();
        l.write(9, 7, "1500000").unwrap();
        l.write(11, 6, "Mengetahui,").unwrap();
        l.write(12, 6, "Kepala Dinas").unwrap();
    })
}
