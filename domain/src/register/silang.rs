//! What one field of a record says against another.

use super::{Butir, Register};
use crate::teks::GalatIsian;

/// What keeps a record from being saved although each of its fields could stand alone.
pub(super) fn periksa(register: &Register, butir: &Butir) -> Option<GalatIsian> {
    match register.kode {
        // KALBAR Pasal 24 ayat (2) huruf b: access to classified data is limited; BEKASI Pasal 23 ayat (2).
        "data" if butir.teks("sifat") == "tertutup" && butir.teks("publikasi") == "terbit" => Some(GalatIsian::baru(
            "publikasi",
            "Data tertutup tidak dipublikasikan. Pilih Dikecualikan beserta dasarnya, atau perbaiki klasifikasinya.",
        )),
        // Maintenance is planned item by item (row F8): BEKASI Pasal 26 ayat (2), KALBAR Pasal 35 ayat (4).
        "pemeliharaan" if butir.isi("infrastruktur_id").kosong() && butir.isi("aplikasi_id").kosong() => {
            Some(GalatIsian::baru("infrastruktur_id", "Sebutkan infrastruktur atau aplikasi yang dipelihara."))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::{Butir, Isi, SEMUA, cari};

    fn salah(register: &str, isi: &[(&'static str, Isi)]) -> Vec<String> {
        let mut b = Butir::default();
        for (kode, isi) in isi {
            b.set(kode, isi.clone());
        }
        let r = cari(register).unwrap();
        b.periksa(r)
            .into_iter()
            .map(|g| g.bidang)
            .filter(|kode| kode != "nama" && kode != "perangkat_daerah_id")
            .collect()
    }

    fn teks(isi: &str) -> Isi {
        Isi::Teks(isi.into())
    }

    #[rstest]
    #[case("tertutup", "terbit", &["publikasi"])]
    #[case("terbatas", "terbit", &[])]
    #[case("terbuka", "terbit", &[])]
    #[case("tertutup", "dikecualikan", &["dasar_pengecualian"])]
    fn closed_data_are_not_published_and_an_exception_has_its_ground(
        #[case] sifat: &str,
        #[case] publikasi: &str,
        #[case] harap: &[&str],
    ) {
        assert_eq!(salah("data", &[("sifat", teks(sifat)), ("publikasi", teks(publikasi))]), harap);
    }

    #[test]
    fn a_ground_answers() {
        let isi = [("publikasi", teks("dikecualikan")), ("dasar_pengecualian", teks("Uji konsekuensi"))];
        assert!(salah("data", &isi).is_empty());
        let kontrol = |lain: Option<Isi>| {
            let isi = [("objek", teks("standar")), ("penerapan", teks("tidak_perlu"))];
            let alasan = lain.map(|isi| ("alasan", isi));
            salah("keamanan", &isi.into_iter().chain(alasan).collect::<Vec<_>>())
        };
        assert_eq!(kontrol(None), ["alasan"]);
        assert!(kontrol(Some(teks("Tidak terhubung ke internet."))).is_empty());
    }

    #[test]
    fn maintenance_names_what_is_maintained() {
        let rencana = ("rencana", Isi::Tanggal("2026-11-20".parse().unwrap()));
        assert_eq!(salah("pemeliharaan", std::slice::from_ref(&rencana)), ["infrastruktur_id"]);
        for kode in ["infrastruktur_id", "aplikasi_id"] {
            assert!(salah("pemeliharaan", &[rencana.clone(), (kode, Isi::Bilangan(4))]).is_empty(), "{kode}");
        }
    }

    /// Nobody could add a record whose required field only some may fill.
    #[test]
    fn no_field_is_required_of_who_may_not_fill_it() {
        for r in SEMUA {
            for b in r.bidang.iter().filter(|b| b.wajib) {
                assert!(b.penulis.is_empty() && b.penetap.is_none(), "{} {}", r.kode, b.kode);
            }
        }
    }
}
