//! What one field of a record says against another.

use super::{Butir, Isi, Register};
use crate::{
    arsitektur::{data::ASPEK_MUTU, layanan::jenis_kelompok},
    teks::GalatIsian,
};

/// What keeps a record from being saved although each of its fields could stand alone.
pub(super) fn periksa(register: &Register, butir: &Butir) -> Option<GalatIsian> {
    match register.kode {
        // KALBAR Pasal 24 ayat (2) huruf b: access to classified data is limited; BEKASI Pasal 23 ayat (2).
        "data" if butir.teks("sifat") == "tertutup" && butir.teks("publikasi") == "terbit" => Some(GalatIsian::baru(
            "publikasi",
            "Data tertutup tidak dipublikasikan. Pilih Dikecualikan beserta dasarnya, atau perbaiki klasifikasinya.",
        )),
        // The same: what is closed is not handed to everybody.
        "data" if butir.teks("sifat") == "tertutup" && memuat(butir, "distribusi", "masyarakat") => {
            Some(GalatIsian::baru(
                "distribusi",
                "Data tertutup tidak dibagikan kepada masyarakat. Perbaiki distribusi atau klasifikasinya.",
            ))
        }
        // An assessment without its day says nothing of now (BEKASI Pasal 36 ayat (5): keterkinian).
        "data" if butir.isi("tanggal_mutu").kosong() && ASPEK_MUTU.iter().any(|aspek| !butir.isi(aspek).kosong()) => {
            Some(GalatIsian::baru("tanggal_mutu", "Isi tanggal penilaian mutu, karena aspek mutunya sudah dinilai."))
        }
        // DKI68 Pasal 17 ayat (3) and (5): each group belongs to one kind of service.
        "layanan" => {
            let seharusnya = jenis_kelompok(butir.teks("kelompok"))?;
            let jenis = butir.teks("jenis");
            (!jenis.is_empty() && jenis != seharusnya.kode).then(|| {
                GalatIsian::baru(
                    "kelompok",
                    format!(
                        "Kelompok ini milik layanan {}. Pilih kelompok yang sesuai, atau ubah jenis layanannya.",
                        seharusnya.nama.to_lowercase()
                    ),
                )
            })
        }
        // Maintenance is planned item by item (row F8): BEKASI Pasal 26 ayat (2), KALBAR Pasal 35 ayat (4).
        "pemeliharaan" if butir.isi("infrastruktur_id").kosong() && butir.isi("aplikasi_id").kosong() => {
            Some(GalatIsian::baru("infrastruktur_id", "Sebutkan infrastruktur atau aplikasi yang dipelihara."))
        }
        _ => None,
    }
}

/// Whether a field of several choices holds this one.
fn memuat(butir: &Butir, bidang: &str, kode: &str) -> bool {
    matches!(butir.isi(bidang), Isi::Ganda(ada) if ada.iter().any(|a| a == kode))
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

    #[rstest]
    #[case("administrasi", "perencanaan", &[])]
    #[case("administrasi", "internal_lain", &[])]
    #[case("administrasi", "pengaduan", &["kelompok"])]
    #[case("publik", "pengaduan", &[])]
    #[case("publik", "urusan", &[])]
    #[case("publik", "internal_lain", &["kelompok"])]
    #[case("publik", "", &[])]
    fn a_group_of_services_belongs_to_one_kind(#[case] jenis: &str, #[case] kelompok: &str, #[case] harap: &[&str]) {
        let isi = |kode: &str| if kode.is_empty() { Isi::Kosong } else { teks(kode) };
        assert_eq!(salah("layanan", &[("jenis", isi(jenis)), ("kelompok", isi(kelompok))]), harap);
    }

    #[test]
    fn a_quality_has_its_day_and_closed_data_are_not_for_everybody() {
        let tanggal = ("tanggal_mutu", Isi::Tanggal("2026-11-20".parse().unwrap()));
        let akurat = ("mutu_akurasi", teks("baik"));
        assert_eq!(salah("data", std::slice::from_ref(&akurat)), ["tanggal_mutu"]);
        assert!(salah("data", &[akurat, tanggal.clone()]).is_empty());
        assert!(salah("data", &[tanggal]).is_empty());
        let umum = ("distribusi", Isi::ganda(["instansi", "masyarakat"]));
        assert_eq!(salah("data", &[("sifat", teks("tertutup")), umum.clone()]), ["distribusi"]);
        assert!(salah("data", &[("sifat", teks("terbuka")), umum]).is_empty());
        let terbatas = ("distribusi", Isi::ganda(["instansi"]));
        assert!(salah("data", &[("sifat", teks("tertutup")), terbatas]).is_empty());
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
