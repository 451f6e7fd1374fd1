//! Urusan pemerintahan: the concurrent ones that regions hold (UU 23/2014 Pasal 12), by which offices keep their data (BEKASI
//! Pasal 22 ayat (1)).

use crate::{profil::Profil, register::Opsi};

/// UU 23/2014 Pasal 12 ayat (1), (2) and (3) in their order; what serves the government itself comes last.
pub const URUSAN: &[Opsi] = &[
    Opsi::baru("pendidikan", "Pendidikan"),
    Opsi::baru("kesehatan", "Kesehatan"),
    Opsi::baru("pekerjaan_umum", "Pekerjaan umum dan penataan ruang").sinonim(&[
        "pekerjaan umum",
        "penataan ruang",
        "pupr",
    ]),
    Opsi::baru("perumahan", "Perumahan rakyat dan kawasan permukiman").sinonim(&["perumahan", "permukiman"]),
    Opsi::baru("ketenteraman", "Ketenteraman, ketertiban umum, dan pelindungan masyarakat").sinonim(&[
        "ketentraman",
        "trantibumlinmas",
        "ketenteraman dan ketertiban umum",
    ]),
    Opsi::baru("sosial", "Sosial"),
    Opsi::baru("tenaga_kerja", "Tenaga kerja").sinonim(&["ketenagakerjaan"]),
    Opsi::baru("perempuan_anak", "Pemberdayaan perempuan dan pelindungan anak").sinonim(&["pppa"]),
    Opsi::baru("pangan", "Pangan").sinonim(&["ketahanan pangan"]),
    Opsi::baru("pertanahan", "Pertanahan"),
    Opsi::baru("lingkungan_hidup", "Lingkungan hidup"),
    Opsi::baru("kependudukan", "Administrasi kependudukan dan pencatatan sipil").sinonim(&["kependudukan", "dukcapil"]),
    Opsi::baru("desa", "Pemberdayaan masyarakat dan desa").sinonim(&["pemberdayaan masyarakat"]),
    Opsi::baru("keluarga_berencana", "Pengendalian penduduk dan keluarga berencana").sinonim(&["keluarga berencana"]),
    Opsi::baru("perhubungan", "Perhubungan"),
    Opsi::baru("kominfo", "Komunikasi dan informatika").sinonim(&["kominfo"]),
    Opsi::baru("koperasi", "Koperasi, usaha kecil, dan menengah").sinonim(&["koperasi", "koperasi dan ukm"]),
    Opsi::baru("penanaman_modal", "Penanaman modal"),
    Opsi::baru("pemuda", "Kepemudaan dan olahraga").sinonim(&["kepemudaan dan olah raga", "pemuda dan olahraga"]),
    Opsi::baru("statistik", "Statistik"),
    Opsi::baru("persandian", "Persandian"),
    Opsi::baru("kebudayaan", "Kebudayaan"),
    Opsi::baru("perpustakaan", "Perpustakaan"),
    Opsi::baru("kearsipan", "Kearsipan"),
    Opsi::baru("kelautan", "Kelautan dan perikanan").sinonim(&["perikanan"]),
    Opsi::baru("pariwisata", "Pariwisata"),
    Opsi::baru("pertanian", "Pertanian"),
    Opsi::baru("kehutanan", "Kehutanan"),
    Opsi::baru("energi", "Energi dan sumber daya mineral").sinonim(&["esdm"]),
    Opsi::baru("perdagangan", "Perdagangan"),
    Opsi::baru("perindustrian", "Perindustrian"),
    Opsi::baru("transmigrasi", "Transmigrasi"),
    Opsi::baru(PENUNJANG, "Penunjang urusan (perencanaan, keuangan, kepegawaian, pengawasan, sekretariat)")
        .sinonim(&["penunjang", "unsur penunjang"]),
];

/// The choice for data that belong to no urusan.
const PENUNJANG: &str = "penunjang";

/// The urusan of which a government is expected to have data: those of the list `urusan_pemerintahan` of its profil, for a
/// government that does not hold them all; without the list, every one of UU 23/2014 Pasal 12.
#[must_use]
pub fn urusan_diharapkan(profil: &Profil) -> Vec<&'static Opsi> {
    let semua = URUSAN.iter().filter(|o| o.kode != PENUNJANG);
    let Some(daftar) = profil.daftar("urusan_pemerintahan") else { return semua.collect() };
    let sama = |a: &str, b: &str| a.trim().eq_ignore_ascii_case(b.trim());
    semua
        .filter(|o| daftar.butir.iter().any(|b| sama(&b.nama, o.nama) || o.sinonim.iter().any(|s| sama(s, &b.nama))))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_urusan_of_the_law_is_expected_where_the_profil_names_none() {
        let profil = Profil::bawaan("kota-bekasi").unwrap().unwrap();
        let semua = urusan_diharapkan(&profil);
        // Six, eighteen and eight: UU 23/2014 Pasal 12 ayat (1), (2), (3).
        assert_eq!(
            (semua.len(), semua[0].kode, semua[6].kode, semua[24].kode),
            (32, "pendidikan", "tenaga_kerja", "kelautan")
        );
        assert!(semua.iter().all(|o| o.kode != PENUNJANG));
        assert_eq!(URUSAN.iter().map(|o| o.kode).collect::<BTreeSet<_>>().len(), URUSAN.len());
    }

    #[test]
    fn a_list_of_the_profil_limits_them() {
        let mut profil = Profil::bawaan("kota-bekasi").unwrap().unwrap();
        let mut daftar = profil.daftar[0].clone();
        "urusan_pemerintahan".clone_into(&mut daftar.kode);
        daftar.butir.truncate(2);
        "perikanan".clone_into(&mut daftar.butir[0].nama);
        "Pendidikan ".clone_into(&mut daftar.butir[1].nama);
        profil.daftar.push(daftar);
        let kode: Vec<_> = urusan_diharapkan(&profil).iter().map(|o| o.kode).collect();
        assert_eq!(kode, ["pendidikan", "kelautan"]);
    }
}
