//! Relations between items of the architecture: which may stand, which close a circle.

use domain::arsitektur::relasi::{
    Bergantung, DOMAIN, INISIATIF, JenisRelasi, RelasiTertutup, SASARAN, melingkar, untuk,
};
use proptest::prelude::*;

#[test]
fn codes_read_back_and_both_ends_are_registers_that_exist() {
    for jenis in JenisRelasi::SEMUA {
        assert_eq!(JenisRelasi::dari_kode(jenis.kode()), Some(jenis));
        let (awal, akhir) = jenis.ujung();
        for kode in awal.iter().chain(akhir) {
            assert!(DOMAIN.contains(kode) || [SASARAN, INISIATIF].contains(kode), "{jenis:?} {kode}");
        }
        if jenis.timbal_balik() {
            assert_eq!((awal, jenis.bergantung()), (akhir, Bergantung::Saling), "{jenis:?}");
        }
    }
}

#[test]
fn every_domain_can_be_related_to_another_one() {
    for kode in DOMAIN {
        assert!(untuk(kode).iter().any(|(_, _, lain)| lain.iter().any(|l| *l != kode)), "{kode}");
    }
    assert!(untuk("website").is_empty());
}

#[test]
fn a_relation_is_checked_and_kept_once() {
    let periksa = |jenis: JenisRelasi, dari, ke| jenis.periksa(dari, ke);
    assert_eq!(periksa(JenisRelasi::BertukarDengan, (9, "aplikasi"), (4, "aplikasi")), Ok((4, 9)));
    assert_eq!(periksa(JenisRelasi::Memakai, (9, "aplikasi"), (4, "data")), Ok((9, 4)));
    assert_eq!(periksa(JenisRelasi::Memakai, (4, "aplikasi"), (4, "aplikasi")), Err(RelasiTertutup::DiriSendiri));
    assert!(matches!(
        periksa(JenisRelasi::Menggantikan, (9, "aplikasi"), (4, "data")),
        Err(RelasiTertutup::TidakCocok(_))
    ));
    assert!(periksa(JenisRelasi::Memakai, (9, "infrastruktur"), (4, "data")).is_err());
}

#[test]
fn a_circle_is_seen_however_long() {
    assert!(melingkar(&[(1, 2), (2, 3)], (3, 1)));
    assert!(melingkar(&[(1, 2)], (2, 1)));
    assert!(!melingkar(&[(1, 2), (2, 3)], (1, 3)));
    // A circle that is already there is not walked for ever.
    assert!(!melingkar(&[(1, 2), (2, 1)], (3, 1)));
}

proptest! {
    #[test]
    fn what_is_added_only_without_a_circle_never_has_one(usul in prop::collection::vec((0_i64..8, 0_i64..8), 0..60)) {
        let mut ada: Vec<(i64, i64)> = Vec::new();
        for baru in usul {
            if baru.0 != baru.1 && !melingkar(&ada, baru) {
                ada.push(baru);
            }
        }
        // Taking away what nothing points at must empty it.
        while let Some(&(dari, _)) = ada.iter().find(|(dari, _)| !ada.iter().any(|(_, ke)| ke == dari)) {
            ada.retain(|(d, _)| *d != dari);
        }
        prop_assert!(ada.is_empty(), "{ada:?}");
    }
}
