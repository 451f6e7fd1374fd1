//! Filters of lists as addresses hold them: what every kind of field understands, what is refused with a sentence, and
//! what is said of it.

use domain::register::{
    self, Isi, Jenis, Register,
    saring::{self, Syarat},
};
use proptest::prelude::*;
use rstest::rstest;

fn aplikasi() -> &'static Register {
    register::cari("aplikasi").unwrap()
}

fn kueri(pasangan: &[(&str, &str)]) -> Vec<(String, String)> {
    pasangan.iter().map(|(nama, isi)| ((*nama).to_owned(), (*isi).to_owned())).collect()
}

/// What the parameters ask of an application, in words; panics when one of them cannot be read.
fn kata(pasangan: &[(&str, &str)]) -> Vec<String> {
    let (syarat, salah) = saring::baca(aplikasi(), &kueri(pasangan));
    assert_eq!(salah, []);
    let sebut = |id: i64| (id == 7).then(|| "Dinas Tujuh".to_owned());
    syarat
        .into_iter()
        .map(|(kode, satu)| {
            let bidang = aplikasi().bidang(kode).unwrap();
            format!("{}: {}", bidang.label, satu.kata(bidang, sebut))
        })
        .collect()
}

#[rstest]
#[case(&[("f_jenis", "khusus")], "Jenis aplikasi: Aplikasi khusus")]
#[case(&[("f_pengguna", "warga")], "Kelompok pengguna: Warga masyarakat")]
#[case(&[("f_perangkat_daerah_id", "7")], "Perangkat Daerah pemilik: Dinas Tujuh")]
#[case(&[("f_biaya_tahun", "-")], "Biaya setahun: belum diisi")]
#[case(&[("f_biaya_tahun", "*")], "Biaya setahun: sudah diisi")]
#[case(&[("dari_biaya_tahun", "1.000.000")], "Biaya setahun: paling sedikit Rp1.000.000")]
#[case(&[("sampai_biaya_tahun", "Rp 5.000")], "Biaya setahun: paling banyak Rp5.000")]
#[case(&[("sampai_biaya_tahun", "5"), ("dari_biaya_tahun", "5")], "Biaya setahun: Rp5")]
#[case(&[("dari_cadangan_terakhir", "2026-01-01")], "Pencadangan terakhir: mulai 1 Jan 2026")]
#[case(&[("sampai_cadangan_terakhir", "2026-12-31")], "Pencadangan terakhir: sampai 31 Des 2026")]
#[case(&[("dari_tahun_bangun", "2020")], "Tahun dibangun: mulai 2020")]
#[case(&[("dari_tahun_bangun", "2020"), ("sampai_tahun_bangun", "2024")], "Tahun dibangun: 2020 sampai 2024")]
#[case(&[("memuat_uraian", " pajak daerah ")], "Uraian: memuat \"pajak daerah\"")]
#[case(&[("f_kode_rujukan", "raa.01")], "Referensi (RAA): RAA.01")]
fn a_filter_is_said_in_words(#[case] pasangan: &[(&str, &str)], #[case] harap: &str) {
    assert_eq!(kata(pasangan), [harap]);
}

#[rstest]
#[case("f_jenis", "mainan", "dari daftar")]
#[case("f_pengguna", "raja", "dari daftar")]
#[case("f_perangkat_daerah_id", "dinas", "dari daftar")]
#[case("dari_biaya_tahun", "banyak", "bilangan bulat")]
#[case("sampai_biaya_tahun", "2,5", "bilangan bulat")]
#[case("dari_cadangan_terakhir", "kemarin", "tahun-bulan-tanggal")]
#[case("sampai_cadangan_terakhir", "2026-02-30", "tahun-bulan-tanggal")]
#[case("memuat_uraian", "a\u{0}b", "tidak dapat ditampilkan")]
#[case("f_kode_rujukan", "pajak", "ditulis seperti")]
fn what_cannot_be_read_is_named_with_a_sentence(#[case] nama: &str, #[case] isi: &str, #[case] kata: &str) {
    let (syarat, salah) = saring::baca(aplikasi(), &kueri(&[(nama, isi)]));
    assert_eq!((syarat.len(), salah.len()), (0, 1), "{salah:?}");
    assert_eq!(salah[0].bidang, nama);
    assert!(salah[0].pesan.contains(kata), "{}", salah[0].pesan);
}

#[test]
fn a_range_upside_down_is_refused_and_says_how_to_mend_it() {
    let terbalik = kueri(&[("dari_biaya_tahun", "10"), ("sampai_biaya_tahun", "9")]);
    let (syarat, salah) = saring::baca(aplikasi(), &terbalik);
    assert_eq!(syarat, []);
    assert!(salah[0].pesan.ends_with("Tukar keduanya."), "{salah:?}");
}

#[test]
fn a_link_is_filtered_by_the_number_of_the_record() {
    let reviu = register::cari("reviu-aplikasi").unwrap();
    let (syarat, salah) = saring::baca(reviu, &kueri(&[("ke_aplikasi_id", "APL-0007 · Surat Keluar")]));
    assert_eq!((syarat, salah), (vec![("aplikasi_id", Syarat::Nomor("APL-0007".into()))], vec![]));
}

#[test]
fn parameters_that_mean_nothing_are_left_out() {
    let asing = kueri(&[
        ("f_tidak_ada", "1"),
        ("dari_jenis", "1"),
        ("memuat_jenis", "a"),
        ("ke_jenis", "A-1"),
        ("f_jenis", "  "),
        ("dari_biaya_tahun", ""),
        ("jenis", "khusus"),
    ]);
    assert_eq!(saring::baca(aplikasi(), &asing), (vec![], vec![]));
}

#[test]
fn nobody_filters_one_field_by_hundreds_of_values() {
    let banyak: Vec<_> = (0..500).map(|n| ("memuat_uraian".to_owned(), format!("kata {n}"))).collect();
    let (syarat, salah) = saring::baca(aplikasi(), &banyak);
    assert_eq!((syarat.len(), salah.len()), (0, 1));
    // The same value twice is one.
    let sama = kueri(&[("memuat_uraian", "kata"), ("memuat_uraian", "kata ")]);
    assert_eq!(saring::baca(aplikasi(), &sama).0.len(), 1);
}

#[test]
fn every_field_of_every_register_can_be_asked_for_being_empty() {
    for r in register::SEMUA {
        for bidang in r.bidang {
            for (nilai, harap) in [(saring::KOSONG, Syarat::Kosong), (saring::TERISI, Syarat::Terisi)] {
                let (syarat, salah) = saring::baca(r, &[(format!("f_{}", bidang.kode), nilai.to_owned())]);
                assert_eq!((syarat, salah), (vec![(bidang.kode, harap)], vec![]), "{} {}", r.kode, bidang.kode);
            }
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_is_a_condition_or_a_sentence(isi in "\\PC{1,60}", ke in 0usize..6) {
        for r in register::SEMUA {
            for bidang in r.bidang {
                let awalan = saring::AWALAN[ke % saring::AWALAN.len()];
                let (syarat, salah) = saring::baca(r, &[(format!("{awalan}{}", bidang.kode), isi.clone())]);
                prop_assert!(syarat.len() + salah.len() <= 1);
                // A value that every kind of field understands is never lost.
                if awalan == saring::NILAI && !isi.trim().is_empty() {
                    prop_assert_eq!(syarat.len() + salah.len(), 1);
                }
                if let [(_, Syarat::Sama(Isi::Teks(kode)))] = syarat.as_slice()
                    && let Jenis::Pilihan(opsi) = bidang.jenis
                {
                    prop_assert!(opsi.iter().any(|o| o.kode == kode));
                }
            }
        }
    }
}
