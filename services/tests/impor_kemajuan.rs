//! A long import says how far it is: figures that grow from nothing to all rows while it is at work, and no further.

use std::fmt::Write as _;

use crate::{bantu::Bekal, impor_register::serba};
use domain::register::cari;
use services::register::impor::{self, KeadaanKerja};

/// More rows than one statement takes several times over.
const BARIS: usize = 5_000;

/// Waits for the end of a job by asking again and again; the figures it said meanwhile, each once.
async fn ikuti(b: &Bekal, p: &services::Pelaku, id: i64) -> (Vec<(usize, usize)>, KeadaanKerja) {
    let r = cari("aplikasi").unwrap();
    let mut dikatakan = Vec::new();
    loop {
        match impor::get(&b.l, p, r, id).await.unwrap().keadaan {
            KeadaanKerja::Berjalan(selesai, semua) => {
                if dikatakan.last() != Some(&(selesai, semua)) {
                    dikatakan.push((selesai, semua));
                }
                tokio::task::yield_now().await;
            }
            lain => return (dikatakan, lain),
        }
    }
}

pada_kedua! {
    async fn the_figures_of_a_long_import_grow_from_nothing_to_all_rows(b: Bekal) {
        b.kantor("KOMINFO", "Dinas Kominfo").await;
        let p = serba(&b).await;
        let (l, r) = (&b.l, cari("aplikasi").unwrap());
        for (versi, tetap) in [(1, 0), (2, 0), (2, BARIS)] {
            let mut isi = String::from("Nama aplikasi;OPD;Jenis aplikasi;Tahap siklus;Uraian\n");
            for ke in 0..BARIS {
                let _ = writeln!(isi, "Aplikasi {ke};KOMINFO;Khusus;Aktif;uraian {versi}");
            }
            let sha = impor::unggah(l, &p, r, "banyak.csv", isi.into_bytes()).await.unwrap();
            let rencana = impor::pratinjau(l, &p, r, &sha).await.unwrap();
            assert_eq!(rencana.jumlah.tetap, tetap);
            let id = impor::mulai(l, &p, r, (&sha, &rencana.sidik), "banyak.csv").await.unwrap();
            let (dikatakan, akhir) = ikuti(&b, &p, id).await;
            assert_eq!(akhir, KeadaanKerja::Selesai, "{dikatakan:?}");
            // 0 of 0 while the file is read; then so many of all, never fewer than before.
            assert!(dikatakan.iter().all(|(n, semua)| n <= semua && [0, BARIS].contains(semua)), "{dikatakan:?}");
            assert!(dikatakan.is_sorted(), "{dikatakan:?}");
            let tengah = dikatakan.iter().filter(|(n, semua)| *n > 0 && n < semua).count();
            if tetap == 0 {
                assert!(tengah >= 2, "the bar stands still: {dikatakan:?}");
            } else {
                assert_eq!(tengah, 0, "what is the same already is not written again: {dikatakan:?}");
            }
        }
    }
}
