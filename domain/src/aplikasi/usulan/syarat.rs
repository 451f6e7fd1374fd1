//! What a proposal has to bring: considerations, documents, letters, by the regulation of the government.
//!
//! A government whose own regulation orders some of it is asked that much. One whose regulation says nothing of it is
//! asked the union of the four regulations, each item marked with its Pasal.

use super::{Jenis, JenisAplikasi};
use crate::profil::{Pasal, Profil};

/// One thing to bring.
#[derive(Debug)]
pub struct Butir {
    /// Stable name; also that of the form field.
    pub kode: &'static str,
    pub label: &'static str,
    pub cara: Cara,
    /// Regulation and place, in the short form of the data files.
    dasar: &'static [(&'static str, &'static str)],
    bila: Bila,
}

/// How it is brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cara {
    /// A text.
    Uraian,
    /// A file that says it.
    Dokumen,
    /// A letter from somebody else with number and date, dated before the day building begins.
    Surat,
}

/// When it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bila {
    Selalu,
    Khusus,
    Sejenis,
    /// What is proposed is no aplikasi umum itself.
    BukanUmum,
    /// The application is not in the Rencana Induk.
    LuarRencana,
    /// Its source is closed.
    Tertutup,
}

/// What of a proposal decides what is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ciri {
    pub jenis: Jenis,
    pub jenis_aplikasi: JenisAplikasi,
    pub kode_tertutup: bool,
    pub dalam_rencana: bool,
}

/// One thing asked, with where that stands.
#[derive(Clone, Debug)]
pub struct Syarat {
    pub butir: &'static Butir,
    /// "Pergub Kalimantan Barat … Pasal 16 ayat (1) huruf a".
    pub kutipan: String,
}

/// What the Dinas states when it approves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pernyataan {
    pub kode: &'static str,
    pub label: &'static str,
    pub kutipan: String,
}

/// The statement that no aplikasi umum does what is proposed: DKI68 Pasal 15 ayat (5) orders the use of one that is there,
/// KALBAR Pasal 18 ayat (1) lets a similar one be built only where none is provided. It may stay empty where an aplikasi
/// umum of the register was near enough to be answered by itself.
pub const TANPA_UMUM: &str = "tanpa_umum";

/// What of a proposal proves the conditions of KALBAR Pasal 18 ayat (2): the item, and the field of the register of
/// applications that names the same proof.
pub const BUKTI_SEJENIS: [(&str, &str); 4] = [
    ("sejenis_operasi", "sejenis_sebelum"),
    ("sejenis_kajian", "sejenis_kajian"),
    ("sejenis_fungsi", "sejenis_penyesuaian"),
    ("menteri_kominfo", "sejenis_pertimbangan"),
];

use Bila as B;
use Cara as C;

const fn butir(
    kode: &'static str,
    label: &'static str,
    cara: Cara,
    bila: Bila,
    dasar: &'static [(&'static str, &'static str)],
) -> Butir {
    Butir { kode, label, cara, dasar, bila }
}

/// Everything any of the four regulations asks, in the order of the form.
static BUTIR: &[Butir] = &[
    butir("capaian", "Capaian program", C::Uraian, B::Selalu, &[("KALBAR", "16(1)a")]),
    butir("kebutuhan", "Kebutuhan program", C::Uraian, B::Selalu, &[("KALBAR", "16(1)b")]),
    butir("keluaran", "Keluaran program", C::Uraian, B::Selalu, &[("KALBAR", "16(1)c")]),
    butir("prioritas", "Prioritas kebutuhan", C::Uraian, B::Selalu, &[("BEKASI", "19(4)a")]),
    butir("integrasi", "Integrasi data", C::Uraian, B::Selalu, &[("BEKASI", "19(4)b")]),
    butir("infrastruktur", "Ketersediaan infrastruktur", C::Uraian, B::Selalu, &[("BEKASI", "19(4)c")]),
    butir("sdm", "Kompetensi sumber daya manusia", C::Uraian, B::Selalu, &[("BEKASI", "19(4)d")]),
    butir(
        "arsitektur",
        "Kesesuaian dengan Arsitektur SPBE",
        C::Uraian,
        B::Selalu,
        &[("DKI68", "15(4)"), ("KALBAR", "16(4)")],
    ),
    butir(
        TANPA_UMUM,
        "Tidak ada aplikasi umum yang sesuai karena",
        C::Uraian,
        B::BukanUmum,
        &[("DKI68", "15(5)"), ("KALBAR", "18(1)")],
    ),
    butir("luar_rencana", "Alasan di luar rencana induk", C::Uraian, B::LuarRencana, &[("PRABU", "8(4); Penj. 8(4)")]),
    butir("kak", "Kerangka acuan kerja", C::Dokumen, B::Selalu, &[("KALBAR", "16(1)d")]),
    butir("analisis_kebutuhan", "Analisis kebutuhan", C::Dokumen, B::Selalu, &[("KALBAR", "16(2)a")]),
    butir("analisis_manfaat", "Analisis manfaat", C::Dokumen, B::Selalu, &[("KALBAR", "16(2)b")]),
    butir(
        "kesesuaian_rencana",
        "Kesesuaian dengan Rencana Induk dan Rencana Aksi",
        C::Dokumen,
        B::Khusus,
        &[("BEKASI", "20(5)a")],
    ),
    butir("urgensi", "Penjabaran urgensi kebutuhan", C::Dokumen, B::Khusus, &[("BEKASI", "20(5)b")]),
    butir("proses_bisnis", "Proses bisnis", C::Dokumen, B::Khusus, &[("BEKASI", "20(5)c")]),
    butir("output_outcome", "Rencana output dan outcome", C::Dokumen, B::Khusus, &[("BEKASI", "20(5)d")]),
    butir("perangkat", "Rencana kebutuhan perangkat penunjang", C::Dokumen, B::Khusus, &[("BEKASI", "20(5)e")]),
    butir(
        "sejenis_operasi",
        "Bukti aplikasi sejenis beroperasi sebelum aplikasi umum ditetapkan",
        C::Dokumen,
        B::Sejenis,
        &[("KALBAR", "18(2)a")],
    ),
    butir("sejenis_kajian", "Kajian biaya dan manfaat", C::Dokumen, B::Sejenis, &[("KALBAR", "18(2)b")]),
    butir(
        "sejenis_fungsi",
        "Penyesuaian dengan proses bisnis dan fungsi aplikasi umum",
        C::Dokumen,
        B::Sejenis,
        &[("KALBAR", "18(2)c")],
    ),
    butir("legalitas", "Legalitas lisensi kode sumber tertutup", C::Dokumen, B::Tertutup, &[("BEKASI", "20(8)")]),
    butir(
        "menteri_kominfo",
        "Pertimbangan menteri bidang komunikasi dan informatika",
        C::Surat,
        B::Sejenis,
        &[("KALBAR", "18(2)d")],
    ),
    butir("menteri_panrb", "Pertimbangan menteri bidang aparatur negara", C::Surat, B::Khusus, &[("KALBAR", "19(3)")]),
    butir("menteri_terkait", "Pertimbangan menteri terkait", C::Surat, B::Selalu, &[("DKI68", "15(4)")]),
];

impl Butir {
    /// How to fill it; mostly the label says it.
    #[must_use]
    pub fn bantu(&self) -> &'static str {
        if self.kode == TANPA_UMUM {
            "Diminta bila pada halaman kemiripan tidak ada aplikasi umum yang harus dijawab satu per satu."
        } else {
            ""
        }
    }

    /// Whether it is asked of every proposal it stands in.
    #[must_use]
    pub fn selalu(&self) -> bool {
        self.kode != TANPA_UMUM
    }
}

impl Ciri {
    fn cocok(&self, bila: Bila) -> bool {
        match bila {
            Bila::Selalu => true,
            Bila::Khusus => self.jenis_aplikasi == JenisAplikasi::Khusus,
            Bila::BukanUmum => self.jenis_aplikasi != JenisAplikasi::Umum,
            Bila::Sejenis => self.jenis_aplikasi == JenisAplikasi::Sejenis,
            Bila::LuarRencana => !self.dalam_rencana,
            Bila::Tertutup => self.kode_tertutup,
        }
    }
}

/// What a proposal of this kind has to bring under this profil.
#[must_use]
pub fn diminta(profil: &Profil, ciri: &Ciri) -> Vec<Syarat> {
    BUTIR
        .iter()
        .filter(|b| ciri.cocok(b.bila))
        .filter_map(|butir| Some(Syarat { butir, kutipan: kutip(profil, butir.dasar)? }))
        .collect()
}

/// Whether a decision needs the verification before it: BEKASI Pasal 20 ayat (6) names it; KALBAR Pasal 16 ayat (4) decides
/// on the result of an analysis against the Arsitektur, and DKI68 Pasal 15 ayat (4) builds on the Arsitektur alone.
#[must_use]
pub fn wajib_verifikasi(profil: &Profil) -> bool {
    kutip(profil, &[("BEKASI", "20(6)"), ("KALBAR", "16(4)"), ("DKI68", "15(4)")]).is_some()
}

/// What the Dinas has to state to approve: that what stands outside the Rencana Induk was coordinated with it (PRABU
/// Penjelasan Pasal 8 ayat (4)), its consideration of a closed source that is to be built (KALBAR Pasal 19 ayat (4)).
#[must_use]
pub fn pernyataan(profil: &Profil, ciri: &Ciri) -> Vec<Pernyataan> {
    let luar: &[(&str, &str)] = &[("PRABU", "8(4); Penj. 8(4)")];
    let tertutup: &[(&str, &str)] = &[("KALBAR", "19(4)")];
    [
        (
            !ciri.dalam_rencana,
            "setuju_luar_rencana",
            "Pembangunan di luar rencana induk telah dikoordinasikan dan disetujui",
            luar,
        ),
        (
            ciri.kode_tertutup,
            "setuju_tertutup",
            "Kode sumber tertutup telah dipertimbangkan dan dapat diterima",
            tertutup,
        ),
    ]
    .into_iter()
    .filter(|(perlu, ..)| *perlu)
    .filter_map(|(_, kode, label, dasar)| Some(Pernyataan { kode, label, kutipan: kutip(profil, dasar)? }))
    .collect()
}

/// What a decision on a proposal rests on in this profil.
#[must_use]
pub fn dasar_keputusan(profil: &Profil) -> Vec<String> {
    let semua =
        [("DKI68", "15(4)(7)"), ("KALBAR", "16(4)(5)(6)"), ("BEKASI", "20(5)(6)"), ("PRABU", "8(4); Penj. 8(4)")];
    semua.iter().filter_map(|satu| kutip(profil, std::slice::from_ref(satu))).collect()
}

/// Whether none of it stands in the government's own regulation, so that the union is asked.
#[must_use]
pub fn gabungan(profil: &Profil) -> bool {
    profil.gabungan()
}

/// The places of this profil; `None` when its regulation asks something, but not this.
fn kutip(profil: &Profil, dasar: &[(&str, &str)]) -> Option<String> {
    let semua = gabungan(profil);
    let kutipan: Vec<String> = dasar
        .iter()
        .filter(|(kode, _)| semua || profil.dasar(kode).is_some())
        .filter_map(|(kode, pasal)| Some(profil.kutip(kode, &pasal.parse::<Pasal>().ok()?)))
        .collect();
    (!kutipan.is_empty()).then(|| kutipan.join("; "))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rstest::rstest;

    use super::*;
    use crate::profil::DIKENAL;

    fn kode(id: &str, ciri: Ciri) -> Vec<&'static str> {
        let profil = Profil::bawaan(id).unwrap().unwrap();
        diminta(&profil, &ciri).into_iter().map(|s| s.butir.kode).collect()
    }

    fn ciri(jenis_aplikasi: JenisAplikasi) -> Ciri {
        Ciri { jenis_aplikasi, dalam_rencana: true, ..Ciri::default() }
    }

    #[rstest]
    #[case("dki-jakarta", JenisAplikasi::Khusus, "arsitektur tanpa_umum menteri_terkait")]
    #[case("kota-prabumulih", JenisAplikasi::Khusus, "")]
    #[case(
        "kota-bekasi",
        JenisAplikasi::Khusus,
        "prioritas integrasi infrastruktur sdm kesesuaian_rencana urgensi proses_bisnis output_outcome perangkat"
    )]
    #[case(
        "kalimantan-barat",
        JenisAplikasi::Khusus,
        "capaian kebutuhan keluaran arsitektur tanpa_umum kak analisis_kebutuhan analisis_manfaat menteri_panrb"
    )]
    #[case(
        "kalimantan-barat",
        JenisAplikasi::Sejenis,
        "capaian kebutuhan keluaran arsitektur tanpa_umum kak analisis_kebutuhan analisis_manfaat sejenis_operasi \
         sejenis_kajian sejenis_fungsi menteri_kominfo"
    )]
    #[case("dki-jakarta", JenisAplikasi::Umum, "arsitektur menteri_terkait")]
    fn each_government_is_asked_what_its_regulation_asks(
        #[case] profil: &str,
        #[case] jenis: JenisAplikasi,
        #[case] harap: &str,
    ) {
        assert_eq!(kode(profil, ciri(jenis)), harap.split_whitespace().collect::<Vec<_>>());
    }

    #[test]
    fn without_a_rule_of_its_own_the_union_is_asked_with_its_pasal() {
        let profil = Profil::bawaan("nusa-raya").unwrap().unwrap();
        assert!(gabungan(&profil) && wajib_verifikasi(&profil));
        let semua: BTreeSet<_> = JenisAplikasi::SEMUA
            .into_iter()
            .flat_map(|j| diminta(&profil, &Ciri { kode_tertutup: true, dalam_rencana: false, ..ciri(j) }))
            .map(|s| (s.butir.kode, s.kutipan))
            .collect();
        assert_eq!(semua.len(), BUTIR.len());
        assert!(semua.contains(&("urgensi", "BEKASI Pasal 20 ayat (5) huruf b".to_owned())), "{semua:?}");
        assert!(semua.iter().all(|(_, kutipan)| kutipan.contains("Pasal")));
    }

    #[rstest]
    #[case("kota-bekasi", true)]
    #[case("kalimantan-barat", true)]
    #[case("dki-jakarta", true)]
    #[case("kota-prabumulih", false)]
    fn a_decision_follows_a_verification_where_the_rule_builds_on_the_architecture(
        #[case] profil: &str,
        #[case] harap: bool,
    ) {
        assert_eq!(wajib_verifikasi(&Profil::bawaan(profil).unwrap().unwrap()), harap);
    }

    #[test]
    fn what_the_dinas_states_follows_the_rule() {
        let tanya = |id: &str, ciri: Ciri| -> Vec<&'static str> {
            let profil = Profil::bawaan(id).unwrap().unwrap();
            pernyataan(&profil, &ciri).into_iter().map(|p| p.kode).collect()
        };
        let keduanya = Ciri { kode_tertutup: true, dalam_rencana: false, ..Ciri::default() };
        assert_eq!(tanya("kota-prabumulih", keduanya), ["setuju_luar_rencana"]);
        assert_eq!(tanya("kalimantan-barat", keduanya), ["setuju_tertutup"]);
        assert_eq!(tanya("nusa-raya", keduanya), ["setuju_luar_rencana", "setuju_tertutup"]);
        assert!(tanya("nusa-raya", Ciri { dalam_rencana: true, ..Ciri::default() }).is_empty());
        assert_eq!(kode("kota-prabumulih", Ciri { dalam_rencana: false, ..Ciri::default() }), ["luar_rencana"]);
        assert!(kode("kota-bekasi", Ciri { kode_tertutup: true, ..Ciri::default() }).contains(&"legalitas"));
    }

    #[test]
    fn every_place_reads_and_every_code_is_its_own() {
        for butir in BUTIR {
            for (dasar, pasal) in butir.dasar {
                assert!(DIKENAL.contains(dasar), "{dasar}");
                assert!(pasal.parse::<Pasal>().is_ok(), "{pasal}");
            }
        }
        let kode: BTreeSet<_> = BUTIR.iter().map(|b| b.kode).collect();
        assert_eq!(kode.len(), BUTIR.len());
        let r = &crate::arsitektur::aplikasi::REGISTER;
        for ((butir, bidang), (syarat, _)) in BUKTI_SEJENIS.iter().zip(crate::register::perhatian::SYARAT_SEJENIS) {
            assert!(kode.contains(butir) && *bidang == syarat && r.bidang(bidang).is_some(), "{butir} {bidang}");
        }
    }
}
