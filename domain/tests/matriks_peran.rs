//! Every role, every action, on a record of the person's own office, of another, and of the government.
//!
//! The answer is a file, so that whoever changes a right sees in the diff what it opens. After a wanted change run with
//! `SPBE_TULIS_MATRIKS=1` and read the diff line by line.

use std::fmt::Write;

use domain::izin::{Peran, PeranDiberikan, Tindakan, boleh};

const BERKAS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/matriks-peran.txt");
const SENDIRI: i64 = 1;
const LAIN: i64 = 2;

#[test]
fn the_role_matrix_is_what_was_agreed() {
    let matriks = matriks();
    if std::env::var_os("SPBE_TULIS_MATRIKS").is_some() {
        std::fs::write(BERKAS, &matriks).unwrap();
    }
    let disepakati = std::fs::read_to_string(BERKAS).unwrap_or_default();
    for (nomor, (kini, lama)) in matriks.lines().zip(disepakati.lines()).enumerate() {
        assert_eq!(kini, lama, "matriks-peran.txt line {}", nomor + 1);
    }
    assert_eq!(matriks, disepakati);
}

#[test]
fn nobody_without_a_role_may_do_anything() {
    for tindakan in Tindakan::SEMUA {
        for kantor in [&[SENDIRI][..], &[]] {
            assert!(!boleh(&[], tindakan, kantor), "{tindakan:?}");
        }
    }
}

#[test]
fn a_role_bound_to_an_office_gives_nothing_without_one() {
    for peran in Peran::SEMUA.into_iter().filter(|peran| peran.per_kantor()) {
        let tanpa = [PeranDiberikan { peran, perangkat_daerah: None }];
        for tindakan in Tindakan::SEMUA.into_iter().filter(|t| *t != Tindakan::LihatPerangkatDaerah) {
            assert!(!boleh(&tanpa, tindakan, &[SENDIRI]), "{peran:?} {tindakan:?}");
        }
    }
}

/// Row B11: "Everything an office enters is visible to that office and the coordinating roles only."
#[test]
fn every_role_that_may_see_an_assessment_sees_one_as_it_is_given() {
    const KOORDINASI: [Peran; 6] = [
        Peran::TimKoordinasi,
        Peran::Dinas,
        Peran::Perencanaan,
        Peran::AsesorInternal,
        Peran::Auditor,
        Peran::Pimpinan,
    ];
    for peran in Peran::SEMUA {
        let di = |kantor| [PeranDiberikan { peran, perangkat_daerah: kantor }];
        let seluruh = boleh(&di(None), Tindakan::LihatSeluruhPenilaian, &[]);
        assert_eq!(seluruh, KOORDINASI.contains(&peran), "{peran:?}");
        // What the form accepts without an office reaches the government or gives no assessment at all.
        let kadang = boleh(&di(Some(SENDIRI)), Tindakan::LihatPenilaian, &[SENDIRI]);
        assert!(!kadang || seluruh || peran.per_kantor(), "{peran:?} given without an office sees nothing");
        assert!(seluruh || !boleh(&di(Some(SENDIRI)), Tindakan::LihatPenilaian, &[LAIN]), "{peran:?}");
    }
}

/// One block a role; three columns: own office, another office, no office.
fn matriks() -> String {
    let mut teks =
        String::from("# s = kantor sendiri, l = kantor lain, p = pemerintah (tanpa kantor); - = tidak boleh\n");
    for peran in Peran::SEMUA {
        let _ = writeln!(teks, "\n{}", peran.kode());
        let punya = [PeranDiberikan { peran, perangkat_daerah: Some(SENDIRI) }];
        for tindakan in Tindakan::SEMUA {
            let tanda = |kantor: &[i64], huruf| if boleh(&punya, tindakan, kantor) { huruf } else { '-' };
            let tiga: String = [tanda(&[SENDIRI], 's'), tanda(&[LAIN], 'l'), tanda(&[], 'p')].into_iter().collect();
            let _ = writeln!(teks, "  {:<24} {tiga}", format!("{tindakan:?}"));
        }
    }
    teks
}
