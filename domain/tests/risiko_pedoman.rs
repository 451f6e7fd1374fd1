//! What risk management of a year follows: what a form may say, what is listed as missing, which period was last.

use chrono::NaiveDate;
use domain::risiko::{
    pedoman::{KurangPedoman, PedomanRisiko, masa_berakhir},
    periode::JenisPantau,
};

fn hari(tahun: i32, bulan: u32, hari: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(tahun, bulan, hari).unwrap()
}

fn lengkap() -> PedomanRisiko {
    PedomanRisiko {
        judul: "PermenPANRB tentang Pedoman Manajemen Risiko SPBE".into(),
        nomor: "5".into(),
        tahun: Some(2020),
        sni_nomor: "SNI 12345".into(),
        sni_tahun: Some(2018),
        rencana_nomor: "100.3/7/2026".into(),
        rencana_tanggal: Some(hari(2026, 1, 15)),
        pengampu: Some(3),
        ..PedomanRisiko::default()
    }
}

/// KALBAR Pasal 27 ayat (4), BEKASI Pasal 32 ayat (3): an international standard only while there is no SNI.
#[test]
fn a_form_says_what_belongs_together() {
    let kasus: [(PedomanRisiko, &[&str]); 13] = [
        (PedomanRisiko::default(), &[]),
        (lengkap(), &[]),
        (PedomanRisiko { standar_lain: "ISO 31000:2018".into(), ..PedomanRisiko::default() }, &["standar_lain"]),
        (PedomanRisiko { standar_lain: "ISO 31000:2018".into(), ..lengkap() }, &["standar_lain"]),
        (PedomanRisiko { standar_lain: "ISO 31000:2018".into(), tanpa_sni: true, ..PedomanRisiko::default() }, &[]),
        (PedomanRisiko { tanpa_sni: true, ..lengkap() }, &["tanpa_sni"]),
        (PedomanRisiko { sni_tahun: None, ..lengkap() }, &["sni_tahun"]),
        (PedomanRisiko { sni_nomor: String::new(), ..lengkap() }, &["sni_nomor"]),
        (PedomanRisiko { nomor: String::new(), tahun: None, ..lengkap() }, &["pedoman_nomor", "pedoman_tahun"]),
        (PedomanRisiko { tahun: Some(2027), ..lengkap() }, &["pedoman_tahun"]),
        (PedomanRisiko { rencana_tanggal: None, ..lengkap() }, &["rencana_tanggal"]),
        (PedomanRisiko { rencana_tanggal: Some(hari(2026, 12, 1)), ..lengkap() }, &["rencana_tanggal"]),
        (PedomanRisiko { selang: JenisPantau::Insidental, ..lengkap() }, &["selang"]),
    ];
    for (isi, bidang) in kasus {
        let galat: Vec<String> = isi.periksa(2026, hari(2026, 11, 28)).into_iter().map(|g| g.bidang).collect();
        assert_eq!(galat, bidang, "{isi:?}");
    }
}

#[test]
fn what_a_year_lacks_is_listed() {
    use KurangPedoman::{Pedoman, Pengampu, Rencana, Standar};
    assert_eq!(PedomanRisiko::default().kurang(), [Pedoman, Standar, Rencana, Pengampu]);
    assert_eq!(lengkap().kurang(), []);
    let asing = PedomanRisiko {
        sni_nomor: String::new(),
        sni_tahun: None,
        tanpa_sni: true,
        standar_lain: "ISO 31000:2018".into(),
        ..lengkap()
    };
    assert_eq!((asing.kurang(), asing.standar().as_str()), (vec![], "ISO 31000:2018 (SNI belum tersedia)"));
    // That there is no SNI is no standard yet.
    assert_eq!(PedomanRisiko { standar_lain: String::new(), ..asing }.kurang(), [Standar]);
    assert_eq!(
        PedomanRisiko { rencana_nomor: String::new(), rencana_tanggal: None, pengampu: None, ..lengkap() }.kurang(),
        [Rencana, Pengampu]
    );
    assert_eq!(lengkap().standar(), "SNI 12345:2018");
}

#[test]
fn the_last_period_is_the_one_that_has_ended() {
    let kasus = [
        (JenisPantau::Triwulanan, hari(2026, 3, 31), None),
        (JenisPantau::Triwulanan, hari(2026, 4, 1), Some((1, hari(2026, 3, 31)))),
        (JenisPantau::Triwulanan, hari(2026, 11, 28), Some((3, hari(2026, 9, 30)))),
        (JenisPantau::Bulanan, hari(2026, 11, 28), Some((10, hari(2026, 10, 31)))),
        (JenisPantau::Semesteran, hari(2026, 11, 28), Some((1, hari(2026, 6, 30)))),
        (JenisPantau::Tahunan, hari(2026, 12, 31), None),
        (JenisPantau::Tahunan, hari(2027, 1, 1), Some((1, hari(2026, 12, 31)))),
        (JenisPantau::Insidental, hari(2027, 1, 1), None),
    ];
    for (selang, kini, harap) in kasus {
        assert_eq!(masa_berakhir(selang, 2026, kini).map(|m| (m.ke, m.sampai)), harap, "{selang:?} {kini}");
    }
}
