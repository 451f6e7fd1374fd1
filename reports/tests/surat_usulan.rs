//! The letter about a proposal, read back as text.

use crate::bersama::{identitas, pdftotext};
use chrono::NaiveDate;
use domain::{aplikasi::usulan::surat::SuratUsulan, penandatangan::Penandatangan};
use reports::surat_usulan;

fn surat(disetujui: bool) -> SuratUsulan {
    let hari = |h| NaiveDate::from_ymd_opt(2026, 11, h).unwrap();
    SuratUsulan {
        disetujui,
        nomor: "500.12/17/2026".into(),
        tanggal: hari(21),
        berlaku_sampai: disetujui.then(|| hari(30)),
        perangkat_daerah: "Dinas Kesehatan".into(),
        nama: "Antrean Puskesmas".into(),
        jenis: "Pembangunan aplikasi baru".into(),
        jenis_aplikasi: "Aplikasi khusus".into(),
        fungsi: "Mendaftar antrean".into(),
        revisi: 2,
        diajukan: hari(19),
        verifikasi: "Sesuai arsitektur.".into(),
        uraian: "Gunakan data induk penduduk.".into(),
        pernyataan: Vec::new(),
        aplikasi_umum: vec!["SP4N-LAPOR: tidak mencatat antrean loket.".into()],
        sebelum_mulai: vec!["Pertimbangan menteri (KALBAR Pasal 19 ayat (3))".into()],
        dasar: vec!["KALBAR Pasal 16 ayat (4)".into()],
        penandatangan: Penandatangan::jabatan("Kepala Dinas Kominfo"),
        lambang: None,
    }
}

#[test]
fn the_letter_says_what_was_decided() {
    let identitas = identitas("nusa-raya");
    for (disetujui, ada, tidak) in [
        (true, "berlaku sejak 21 November 2026", "belum dapat disetujui"),
        (false, "belum dapat disetujui", "berlaku sejak"),
    ] {
        let isi = surat_usulan(&surat(disetujui), &identitas).unwrap();
        let teks = pdftotext(&isi).split_whitespace().collect::<Vec<_>>().join(" ");
        for harap in [
            "500.12/17/2026",
            "Antrean Puskesmas",
            "pengajuan ke-2",
            "Gunakan data induk",
            "SP4N-LAPOR: tidak mencatat",
            ada,
        ] {
            assert!(teks.contains(harap), "{harap}: {teks}");
        }
        assert!(!teks.contains(tidak), "{teks}");
    }
}

#[test]
fn a_letter_from_before_reads_as_it_was_issued() {
    let lama = SuratUsulan { aplikasi_umum: Vec::new(), ..surat(true) };
    let teks = serde_json::to_string(&lama).unwrap();
    assert!(!teks.contains("aplikasi_umum"), "its SHA-256 stays what it was: {teks}");
    assert_eq!(serde_json::from_str::<SuratUsulan>(&teks).unwrap(), lama);
}

#[test]
fn the_same_letter_is_the_same_file() {
    let identitas = identitas("nusa-raya");
    assert_eq!(surat_usulan(&surat(true), &identitas).unwrap(), surat_usulan(&surat(true), &identitas).unwrap());
}
