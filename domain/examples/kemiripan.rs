//! How long a proposal waits for the applications like it: 2 000 applications with names, functions and descriptions of
//! the length offices write. `cargo run --release -p domain --example kemiripan`; the promise is 20 ms a ranking.

use std::time::Instant;

use domain::aplikasi::kemiripan::{Indeks, Pembanding, Skor};

const BANYAK: usize = 2_000;
const KALI: usize = 100;

const AWAL: [&str; 8] = ["Sistem Informasi", "Aplikasi", "SIM", "Portal", "Layanan", "e-", "Dasbor", "Manajemen"];
const POKOK: [&str; 20] = [
    "kepegawaian",
    "surat masuk",
    "surat keluar",
    "perizinan",
    "retribusi",
    "pajak daerah",
    "antrean puskesmas",
    "rekam medis",
    "bantuan sosial",
    "data kependudukan",
    "aset daerah",
    "pengadaan",
    "perpustakaan",
    "pengaduan warga",
    "tata ruang",
    "irigasi",
    "harga pangan",
    "pariwisata",
    "ketenagakerjaan",
    "kearsipan",
];
const SIFAT: [&str; 10] = [
    "terpadu",
    "kecamatan",
    "kelurahan",
    "kota",
    "provinsi",
    "berbasis lokasi",
    "dinas",
    "sekolah",
    "desa",
    "lintas unit",
];

fn main() {
    let uraian = |i: usize| {
        let kata: Vec<&str> = (0..60).map(|n| POKOK[(i * 7 + n * 3) % POKOK.len()]).collect();
        format!("Mengelola {} untuk {}", kata.join(", "), SIFAT[i % SIFAT.len()])
    };
    let semua: Vec<[String; 4]> = (0..BANYAK)
        .map(|i| {
            let pokok = POKOK[i / 8 % POKOK.len()];
            [
                format!("{} {pokok} {}", AWAL[i % AWAL.len()], SIFAT[i / 160 % SIFAT.len()]),
                format!("Mencatat dan melaporkan {pokok} {}", SIFAT[i % SIFAT.len()]),
                uraian(i),
                format!("RAA.{:02}.{:02}", i % 9 + 1, i % 23 + 1),
            ]
        })
        .collect();
    let banding = |a: &'static [[String; 4]]| {
        a.iter().map(|[nama, fungsi, uraian, kode]| Pembanding { nama, fungsi, uraian, kode })
    };
    let semua: &'static [[String; 4]] = semua.leak();
    let mulai = Instant::now();
    let indeks = Indeks::baru(banding(semua).enumerate().map(|(i, p)| (i64::try_from(i).unwrap_or(i64::MAX), p)));
    println!("indeks {BANYAK} aplikasi: {:.1} ms", mulai.elapsed().as_secs_f64() * 1e3);
    let mut waktu: Vec<f64> = banding(semua)
        .step_by(BANYAK / KALI)
        .map(|usulan| {
            let mulai = Instant::now();
            let temuan = indeks.peringkat(&usulan, Skor::baru(1_000), 12);
            assert!(temuan.first().is_some_and(|t| t.kemiripan.skor == Skor::PENUH));
            mulai.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    waktu.sort_by(f64::total_cmp);
    println!("peringkat: p50 {:.2} ms, p95 {:.2} ms, janji 20 ms", waktu[KALI / 2], waktu[KALI * 95 / 100]);
}
