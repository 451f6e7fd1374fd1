//! The bodies of risk management, as every government's regulation orders them.

use chrono::NaiveDate;
use domain::{
    profil::Profil,
    risiko::{
        konteks::{Kedudukan, Pelaksana, Struktur, Unsur},
        organ::{KurangOrgan, Organ},
    },
};
use rstest::rstest;

fn profil(id: &str) -> Profil {
    Profil::bawaan(id).expect("profil").expect("profil yang benar")
}

fn badan(unsur: Unsur, kedudukan: &[Kedudukan]) -> Struktur {
    let satu = |kedudukan: &Kedudukan| Pelaksana {
        kedudukan: *kedudukan,
        nama: "Rini".into(),
        nip: String::new(),
        jabatan: "Sekretaris Daerah".into(),
    };
    Struktur { pelaksana: kedudukan.iter().map(satu).collect(), ..Struktur::kosong(unsur) }
}

fn berkeputusan(jenis: &str, nomor: &str, tanggal: Option<NaiveDate>) -> Struktur {
    Struktur { keputusan: jenis.into(), nomor: nomor.into(), tanggal, ..badan(Unsur::Komite, &[Kedudukan::Ketua]) }
}

/// DKI68 Pasal 19 ayat (3) to (5).
#[test]
fn the_own_regulation_names_the_bodies_and_the_decree_of_the_komite() {
    let p = profil("dki-jakarta");
    let komite = Organ::dari(&p, Unsur::Komite);
    assert_eq!(komite.nama, "Komite manajemen risiko SPBE");
    let (jenis, dasar) = komite.keputusan.clone().expect("keputusan");
    assert_eq!(jenis, "Keputusan Gubernur");
    assert!(dasar.contains("Pasal 19 ayat (4)"), "{dasar}");
    assert!(komite.dasar.contains("Pasal 19 ayat (3)"), "{}", komite.dasar);
    for unsur in [Unsur::PemilikRisiko, Unsur::KepatuhanRisiko] {
        let o = Organ::dari(&p, unsur);
        assert!(o.keputusan.is_none() && o.dasar.contains("Pasal 19 ayat (3)"), "{o:?}");
    }
}

/// PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 1 and 2.
#[rstest]
#[case("kalimantan-barat", "Keputusan Gubernur")]
#[case("kota-bekasi", "Keputusan Wali Kota")]
fn where_the_own_regulation_is_silent_the_national_one_speaks(#[case] id: &str, #[case] harap: &str) {
    let p = profil(id);
    if p.struktur(Unsur::Komite.kode_profil()).is_some() {
        return;
    }
    let komite = Organ::dari(&p, Unsur::Komite);
    let (jenis, dasar) = komite.keputusan.expect("keputusan");
    assert_eq!((jenis.as_str(), dasar.as_str()), (harap, "PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 1"));
    assert_eq!(Organ::dari(&p, Unsur::PemilikRisiko).dasar, "PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 2");
}

#[test]
fn what_a_body_lacks_is_named_with_its_pasal() {
    use {Kedudukan as K, KurangOrgan as O};
    let p = profil("dki-jakarta");
    let (komite, upr) = (Organ::dari(&p, Unsur::Komite), Organ::dari(&p, Unsur::PemilikRisiko));
    let hari = NaiveDate::from_ymd_opt(2026, 1, 5);
    for (o, s, harap) in [
        (&komite, badan(Unsur::Komite, &[]), vec![O::Susunan]),
        (&komite, badan(Unsur::Komite, &[K::Anggota]), vec![O::Keputusan]),
        (&komite, berkeputusan("Keputusan Gubernur", "12/2026", None), vec![O::Keputusan]),
        (&komite, berkeputusan("Keputusan Gubernur", "", hari), vec![O::Keputusan]),
        (&komite, berkeputusan("Keputusan Sekretaris Daerah", "12/2026", hari), vec![O::JenisKeputusan]),
        (&komite, berkeputusan("Keputusan Gubernur", "12/2026", hari), vec![]),
        // Recorded before the kind was asked for.
        (&komite, berkeputusan("", "12/2026", hari), vec![]),
        (&upr, badan(Unsur::PemilikRisiko, &[]), vec![O::Susunan]),
        (&upr, badan(Unsur::PemilikRisiko, &[K::Pemilik, K::Pengelola]), vec![O::Kedudukan(K::Koordinator)]),
        (&upr, badan(Unsur::PemilikRisiko, &[K::Pemilik, K::Pengelola, K::Koordinator]), vec![]),
    ] {
        let kurang = o.kurang(&s);
        assert_eq!(kurang, harap, "{s:?}");
        for satu in kurang {
            let kalimat = o.kalimat(satu);
            assert!(
                kalimat.contains(&o.nama) && (kalimat.contains("Pasal 19") || kalimat.contains("Bab IV")),
                "{kalimat}"
            );
        }
    }
    let dapat = Organ { dapat: true, ..komite };
    assert!(dapat.kurang(&badan(Unsur::Komite, &[])).is_empty());
}
