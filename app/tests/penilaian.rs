//! The assessment pages as a browser gets them: every page opens for who may, and an office learns nothing of the
//! government's result.

use crate::bersama::{Uji, pelaku};
use axum::http::StatusCode;
use domain::{
    angka::Nilai,
    izin::{Peran, PeranDiberikan},
    penilaian::{Jenis, Lingkup, Tahap},
};
use services::{
    Pelaku,
    akun::kelola::{self, IsianOrang},
    penilaian::{
        impor::{self, ImporIsian},
        isian::{self, IsianBaru},
        laporan::{self, Bentuk},
        penugasan::{self, Cara},
        putaran::{self, PutaranBaru},
        rekomendasi::{self, RekomendasiIsian},
        ringkasan,
    },
    perangkat_daerah::{self, IsianKantor},
};

/// A government with three offices, an imported 2025 and a running 2026.
struct Daerah {
    uji: Uji,
    tim: Pelaku,
    putaran: i64,
    penilaian: i64,
    /// Upload of the imported level table.
    sha: String,
}

impl Daerah {
    async fn baru() -> Self {
        let uji = Uji::baru().await;
        let admin = uji.admin().await;
        let tim = pelaku(admin.akun_id, &[Peran::TimKoordinasi]);
        for (id, nama, singkatan) in [
            (1, "Dinas Komunikasi dan Informatika", "Diskominfo"),
            (2, "Badan Perencanaan Pembangunan Daerah", "Bappeda"),
            (3, "Inspektorat <b>Daerah</b>", "Inspektorat"),
        ] {
            let kantor = IsianKantor {
                kode: format!("K{id}"),
                nama: nama.into(),
                singkatan: singkatan.into(),
                jenis: Some(domain::perangkat_daerah::Jenis::Dinas),
                ..IsianKantor::default()
            };
            assert_eq!(perangkat_daerah::create(&uji.l, &admin, &kantor).await.unwrap(), id);
        }
        let kepala = IsianOrang {
            nama_pengguna: "marten".into(),
            nama: "Marten Lodo".into(),
            surel: "marten@nusaraya.example".into(),
            ..IsianOrang::default()
        };
        let peran = PeranDiberikan { peran: Peran::KepalaPerangkatDaerah, perangkat_daerah: Some(2) };
        kelola::create(&uji.l, &admin, &kepala, &[peran]).await.unwrap();
        let csv: String = (1..=47).map(|kode| format!("{kode},{}\n", 2 + kode % 3)).collect();
        let berkas = format!("indikator,nilai\n{csv}").into_bytes();
        let sha =
            impor::pratinjau(&uji.l, &tim, "2025.csv", berkas, "permenpanrb-59-2020").await.unwrap().unwrap().sha256;
        let isian = ImporIsian {
            tahun: 2025,
            nama: "Evaluasi nasional 2025".into(),
            jenis: Jenis::Evaluasi,
            instrumen: "permenpanrb-59-2020".into(),
            nomor: "KEP-1/2025".into(),
            tanggal: "2025-12-30".parse().unwrap(),
        };
        impor::impor(&uji.l, &tim, &sha, isian).await.unwrap();
        let baru = PutaranBaru {
            tahun: 2026,
            nama: "Evaluasi internal 2026".into(),
            jenis: Jenis::Evaluasi,
            lingkup: Lingkup::Internal,
            visitasi: false,
            instrumen: "permenpanrb-59-2020".into(),
            target: Some(Nilai(330)),
            tenggat: [(Tahap::Mandiri, "2026-11-27".parse().unwrap())].into(),
            salin_penugasan_dari: None,
        };
        let putaran = putaran::buka(&uji.l, &tim, baru).await.unwrap();
        let penilaian = putaran::get(&uji.l, &tim, putaran).await.unwrap().penilaian[0];
        let kode = |dari: u8, sampai: u8| (dari..=sampai).map(|k| k.to_string()).collect::<Vec<_>>();
        for (kantor, kode) in [(1, kode(1, 30)), (2, kode(31, 40)), (3, kode(41, 46))] {
            penugasan::tugaskan(&uji.l, &tim, penilaian, &kode, &[kantor], Cara::Ganti).await.unwrap();
        }
        let daerah = Self { uji, tim, putaran, penilaian, sha };
        daerah.isi().await;
        daerah
    }

    /// The first office fills nearly all it has.
    async fn isi(&self) {
        for kode in 1..=28 {
            let baru = IsianBaru {
                versi: 1,
                tingkat: if kode % 2 == 0 { "4" } else { "2" }.into(),
                fakta: "Pergub 12/2024".into(),
                analisis: String::new(),
            };
            isian::simpan(&self.uji.l, &operator(1), self.penilaian, &kode.to_string(), baru).await.unwrap();
        }
    }

    async fn buka(&self, ekor: &str, pelaku: &Pelaku) -> (StatusCode, String) {
        let (status, tujuan, html) = self.uji.buka(ekor, Some(pelaku.clone()), None).await;
        assert_eq!(tujuan, "", "{ekor}");
        (status, html)
    }
}

fn operator(kantor: i64) -> Pelaku {
    let peran = vec![PeranDiberikan { peran: Peran::Operator, perangkat_daerah: Some(kantor) }];
    Pelaku { peran, ..pelaku(None, &[]) }
}

#[tokio::test]
async fn every_page_of_an_assessment_opens_for_the_coordinating_team() {
    let d = Daerah::baru().await;
    let (p, n) = (d.putaran, d.penilaian);
    let saran = RekomendasiIsian {
        versi: None,
        indikator: Some("12".into()),
        aspek: None,
        uraian: "Tetapkan <i>Peta Rencana</i>.".into(),
        pemilik: Some(3),
        tenggat: Some("2027-03-31".parse().unwrap()),
        selesai: false,
    };
    let saran = rekomendasi::simpan(&d.uji.l, &d.tim, n, None, saran).await.unwrap();
    let tanggal = "2026-11-21".parse().unwrap();
    laporan::terbitkan(&d.uji.l, &d.tim, n, Bentuk::Evaluasi, "B-7/2026", tanggal).await.unwrap();
    let halaman = [
        ("/penilaian".to_owned(), "Evaluasi nasional 2025"),
        ("/penilaian?tahun=1999".to_owned(), "Tidak ada putaran yang cocok"),
        ("/penilaian/baru".to_owned(), "name=\"tenggat_mandiri\""),
        ("/penilaian/impor".to_owned(), "enctype=\"multipart/form-data\""),
        (format!("/penilaian/impor/{}?instrumen=permenpanrb-59-2020&tahun=2025", d.sha), "47 nilai terbaca"),
        (format!("/putaran/{p}"), "Tetapkan hasil"),
        (format!("/putaran/{p}/tetapkan"), "name=\"terima_belum_tuntas\""),
        (format!("/penilaian/{n}"), "19 indikator belum diisi dan dihitung 0"),
        (format!("/penilaian/{n}/pengingat?kantor=2"), "Yth. Badan Perencanaan Pembangunan Daerah"),
        (format!("/penilaian/{n}/pengingat"), "Marten Lodo, Kepala Perangkat Daerah"),
        (format!("/penilaian/{n}/penugasan?kosong=1"), "value=\"47\""),
        (format!("/penilaian/{n}/simulasi?naik=12&naik=21&target=3,5"), "Dengan 2 indikator dinaikkan"),
        (format!("/penilaian/{n}/simulasi?target=tiga"), "Target belum terbaca"),
        (format!("/penilaian/{n}/rekomendasi?indikator=1"), "hingga tingkat 3"),
        (format!("/penilaian/{n}/rekomendasi/{saran}"), "Tetapkan &lt;i&gt;Peta Rencana&lt;/i&gt;."),
        (format!("/penilaian/{n}/rekomendasi/{saran}/arsip"), "Arsipkan rekomendasi ini?"),
        (format!("/penilaian/{n}/laporan"), "B-7/2026"),
    ];
    for (alamat, isi) in halaman {
        let (status, html) = d.buka(&alamat, &d.tim).await;
        assert_eq!(status, StatusCode::OK, "{alamat}: {html}");
        assert_eq!(html.matches("<h1").count(), 1, "{alamat}");
        assert!(html.contains(isi), "{alamat}: {html}");
        assert!(!html.contains("<b>Daerah"), "{alamat}: text of an office became markup");
    }
}

/// Row A2: every list and form shows the Pasal it comes from, in the words of the government's own profil.
#[tokio::test]
async fn lists_and_forms_cite_the_regulation_of_the_profil() {
    use domain::profil::Topik;
    let d = Daerah::baru().await;
    let (p, n) = (d.putaran, d.penilaian);
    let profil = d.uji.l.profil.clone();
    let admin = PeranDiberikan { peran: Peran::Admin, perangkat_daerah: None };
    let admin = Pelaku { peran: vec![admin], ..pelaku(None, &[]) };
    let halaman: [(String, &[Topik], &[&str]); 9] = [
        ("/penilaian".into(), &[Topik::PemantauanEvaluasi], &[]),
        (
            "/penilaian/baru".into(),
            &[Topik::PemantauanEvaluasi],
            &["putaran.jenis", "putaran.tahun", "putaran.tenggat"],
        ),
        (format!("/putaran/{p}"), &[], &["putaran.tenggat", "putaran.tim_asesor"]),
        (format!("/putaran/{p}/tetapkan"), &[], &["putaran.penetapan"]),
        (format!("/penilaian/{n}/indikator"), &[Topik::PenilaianMandiri], &[]),
        (format!("/penilaian/{n}/simulasi"), &[Topik::TujuanPenilaian], &[]),
        (
            format!("/penilaian/{n}/rekomendasi"),
            &[Topik::SaranPerbaikan, Topik::ReviuArsitektur],
            &["rekomendasi.uraian"],
        ),
        (format!("/penilaian/{n}/laporan"), &[Topik::LaporanKepadaKepalaDaerah], &["laporan.penerima"]),
        ("/perangkat-daerah/baru".into(), &[], &["perangkat_daerah.nama", "perangkat_daerah.fungsi"]),
    ];
    for (alamat, topik, bidang) in halaman {
        let siapa = if alamat.starts_with("/perangkat") { &admin } else { &d.tim };
        let (status, html) = d.buka(&alamat, siapa).await;
        assert_eq!(status, StatusCode::OK, "{alamat}");
        let kutipan = topik.iter().map(|t| profil.kutipan(*t)).chain(bidang.iter().map(|b| profil.kutipan_bidang(b)));
        for satu in kutipan {
            let satu = satu.expect("the profil cites it");
            assert!(html.contains(&satu), "{alamat} does not cite {satu}");
        }
    }
}

#[tokio::test]
async fn an_imported_result_is_shown_as_fixed_and_can_be_reopened() {
    let d = Daerah::baru().await;
    let semua = putaran::list(&d.uji.l, &d.tim).await.unwrap();
    let lama = semua.iter().find(|p| p.impor).unwrap();
    let (status, html) = d.buka(&format!("/penilaian/{}", lama.penilaian[0]), &d.tim).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("Nomor KEP-1/2025") && !html.contains("sementara</h3>"), "{html}");
    assert!(!html.contains("Kemajuan Perangkat Daerah") && !html.contains("belum diisi dan dihitung 0"), "{html}");
    let (status, html) = d.buka(&format!("/putaran/{}", lama.id), &d.tim).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("KEP-1/2025") && html.contains("diimpor dan terkunci"), "{html}");
    assert!(html.contains("href=\"/penilaian\" aria-current=\"true\""), "{html}");
    assert!(!html.contains("Simpan pengaturan"), "{html}");
    let (status, html) = d.buka(&format!("/putaran/{}/buka-kembali", lama.id), &d.tim).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("name=\"alasan\"") && html.contains("name=\"versi\""), "{html}");
    let (status, _) = d.buka(&format!("/putaran/{}/tetapkan", lama.id), &d.tim).await;
    assert_eq!(status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_national_round_takes_results_from_a_table_and_shows_the_old_instrument_beside_the_new() {
    let d = Daerah::baru().await;
    let semua = putaran::list(&d.uji.l, &d.tim).await.unwrap();
    let lama = semua.iter().find(|p| p.impor).unwrap().id;
    let (status, html) = d.buka(&format!("/putaran/{lama}/impor"), &d.tim).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("terkunci") && !html.contains("name=\"berkas\""), "{html}");
    let (status, _) = d.buka(&format!("/putaran/{}/impor", d.putaran), &d.tim).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "an internal round has no results from outside");

    let baru = PutaranBaru {
        tahun: 2026,
        nama: "Evaluasi Pemdi 2026".into(),
        jenis: Jenis::Evaluasi,
        lingkup: Lingkup::Nasional,
        visitasi: true,
        instrumen: "permenpanrb-8-2026".into(),
        target: None,
        tenggat: [(Tahap::Mandiri, "2026-11-27".parse().unwrap())].into(),
        salin_penugasan_dari: None,
    };
    let id = putaran::buka(&d.uji.l, &d.tim, baru).await.unwrap();
    let (_, html) = d.buka(&format!("/putaran/{id}"), &d.tim).await;
    assert!(html.contains("Impor nilai tahap") && html.contains("name=\"tutup_lewat_tenggat\""), "{html}");
    let (status, html) = d.buka(&format!("/putaran/{id}/impor"), &d.tim).await;
    assert_eq!(status, StatusCode::OK);
    for isi in ["value=\"visitasi\"", "value=\"semua\"", "templat.xlsx?tahap=reviu"] {
        assert!(html.contains(isi), "{isi}: {html}");
    }
    let penilaian = putaran::get(&d.uji.l, &d.tim, id).await.unwrap().penilaian[0];
    let (status, html) = d.buka(&format!("/penilaian/{penilaian}/indikator/16"), &d.tim).await;
    assert_eq!(status, StatusCode::OK);
    for isi in
        ["Indikator 7 (PermenPANRB 59/2020), menurut pemetaan kami", "bukan pemetaan resmi", "pada instrumen itu"]
    {
        assert!(html.contains(isi), "{isi}: {html}");
    }
    assert!(html.contains("sampai 27 November 2026") && html.contains("Tim koordinasi SPBE"), "{html}");
    // A Pasal of the instrument of other years is not cited as if it were that of this round.
    let asesor = pelaku(d.tim.akun_id, &[Peran::AsesorInternal]);
    for (alamat, siapa, pasal) in [
        (format!("/penilaian/{penilaian}/indikator/16"), &asesor, "Pasal 1 angka 7"),
        (format!("/penilaian/{penilaian}/rekomendasi"), &d.tim, "Pasal 2 ayat (2) huruf b"),
    ] {
        let (status, html) = d.buka(&alamat, siapa).await;
        assert_eq!(status, StatusCode::OK, "{alamat}");
        let kutipan = format!("PermenPANRB 59/2020 {pasal}");
        assert!(html.contains(&format!("Diambil alih dari {kutipan} untuk putaran PermenPANRB 8/2026")), "{html}");
        assert_eq!(
            html.matches(&kutipan).count(),
            html.matches(&format!("Diambil alih dari {kutipan}")).count(),
            "{html}"
        );
    }
}

#[tokio::test]
async fn the_overview_compares_with_last_year_and_names_the_late() {
    let d = Daerah::baru().await;
    let (_, html) = d.buka(&format!("/penilaian/{}", d.penilaian), &d.tim).await;
    let r = ringkasan::get(&d.uji.l, &d.tim, d.penilaian).await.unwrap();
    let instrumen = d.uji.l.katalog.cari("permenpanrb-59-2020").unwrap();
    let indeks = domain::indeks::hitung(instrumen, &r.nilai_kini()).indeks;
    assert!(html.contains(&format!("<b>{}</b>", domain::angka::tampil_2(&indeks))), "{html}");
    let seperti = domain::simulasi::seperti_tahun_lalu(instrumen, &r.nilai_kini(), &r.riwayat.last().unwrap().nilai);
    let kalimat = format!(
        "Bila diisi sama dengan tahun 2025, indeks menjadi {}.",
        domain::angka::tampil_2(&seperti.hasil.indeks)
    );
    assert!(html.contains(&kalimat), "{html}");
    for isi in
        ["Target 2026", "Penetapan 2025", "10 belum diisi", "1 indikator tanpa penanggung jawab", "2026 sementara"]
    {
        assert!(html.contains(isi), "{isi}: {html}");
    }
}

#[tokio::test]
async fn an_office_sees_its_own_work_and_no_result_of_the_government() {
    let d = Daerah::baru().await;
    let n = d.penilaian;
    let kantor = operator(2);
    let (status, html) = d.buka(&format!("/penilaian/{n}"), &kantor).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("10 indikator kami") && html.contains(&format!("/penilaian/{n}/indikator/31")), "{html}");
    for rahasia in ["class=\"indeks\"", "Diskominfo", "Penetapan 2025", "Target 2026", "simulasi", "penugasan"] {
        assert!(!html.contains(rahasia), "{rahasia}: {html}");
    }
    let (status, html) = d.buka(&format!("/penilaian/{n}/laporan"), &kantor).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("/laporan/kantor/2.pdf") && !html.contains("/laporan/kantor/1.pdf"), "{html}");
    assert!(!html.contains("sementara.pdf"), "{html}");
    let (status, html) = d.buka(&format!("/penilaian/{n}/rekomendasi"), &kantor).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("Belum ada rekomendasi") && !html.contains("Rekomendasi baru"), "{html}");
    let (status, html) = d.buka("/penilaian", &kantor).await;
    assert_eq!(status, StatusCode::OK);
    assert!(!html.contains("Evaluasi nasional 2025") && !html.contains("/penilaian/baru"), "{html}");
    for tertutup in ["/simulasi", "/penugasan", "/pengingat"] {
        assert_eq!(d.buka(&format!("/penilaian/{n}{tertutup}"), &kantor).await.0, StatusCode::FORBIDDEN, "{tertutup}");
    }
    for tertutup in [format!("/putaran/{}", d.putaran), "/penilaian/baru".into(), "/penilaian/impor".into()] {
        assert_eq!(d.buka(&tertutup, &kantor).await.0, StatusCode::FORBIDDEN, "{tertutup}");
    }
}

/// An account is named in the trail, a round by its name, an indicator by its number; an office by the home page what it
/// is to improve.
#[tokio::test]
async fn the_trail_names_records_and_the_home_page_what_is_late() {
    let d = Daerah::baru().await;
    let (status, html) = d.buka("/jejak?objek=akun", &d.tim).await;
    assert_eq!(status, StatusCode::OK);
    let html = html.replace("<!>", "");
    assert!(html.contains("Marten Lodo (marten)<small>Akun, nomor "), "{html}");
    let (_, html) = d.buka("/jejak?objek=isian", &d.tim).await;
    let html = html.replace("<!>", "");
    assert!(html.contains("Indikator 28 · Evaluasi internal 2026<small>Isian indikator, nomor "), "{html}");
    let isi = RekomendasiIsian {
        versi: None,
        indikator: None,
        aspek: None,
        uraian: "Tetapkan <b>pedoman</b> layanan.".into(),
        pemilik: Some(2),
        tenggat: Some(d.uji.l.hari_ini() - chrono::Days::new(2)),
        selesai: false,
    };
    rekomendasi::simpan(&d.uji.l, &d.tim, d.penilaian, None, isi).await.unwrap();
    let (status, html) = d.buka("/", &operator(2)).await;
    assert_eq!(status, StatusCode::OK);
    let terlambat = html.split("id=\"terlambat\"").nth(1).and_then(|s| s.split("</section>").next()).unwrap();
    let tautan = format!("href=\"/penilaian/{}/rekomendasi?keadaan=lewat\"", d.penilaian);
    assert!(terlambat.contains(&tautan) && terlambat.contains("Lewat 2 hari"), "{terlambat}");
    assert!(
        terlambat.contains("Tindak lanjuti rekomendasi: Tetapkan &lt;b&gt;pedoman&lt;/b&gt; layanan."),
        "{terlambat}"
    );
    let (_, html) = d.buka("/", &operator(3)).await;
    assert!(!html.contains("pedoman"), "{html}");
}

#[tokio::test]
async fn the_offices_of_a_round_are_ranked() {
    let d = Daerah::baru().await;
    let baru = PutaranBaru {
        tahun: 2026,
        nama: "Penilaian Perangkat Daerah 2026".into(),
        jenis: Jenis::Pemantauan,
        lingkup: Lingkup::PerPerangkatDaerah,
        visitasi: false,
        instrumen: "permenpanrb-59-2020".into(),
        target: None,
        tenggat: [].into(),
        salin_penugasan_dari: None,
    };
    let id = putaran::buka(&d.uji.l, &d.tim, baru).await.unwrap();
    let (status, html) = d.buka(&format!("/putaran/{id}?q=badan"), &d.tim).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("Badan Perencanaan") && !html.contains("Dinas Komunikasi"), "{html}");
    let (_, html) = d.buka(&format!("/putaran/{id}?urut=-nama"), &d.tim).await;
    let letak = |teks: &str| html.find(teks).unwrap();
    assert!(letak("Inspektorat &lt;b&gt;") < letak("Badan Perencanaan"), "{html}");
    // Nothing is filled: all share the first place, and the page says how places come about.
    assert!(html.contains("Diurutkan menurut indeks sebelum dibulatkan"), "{html}");
    assert_eq!(html.matches("<small>bersama</small>").count(), 3, "{html}");
    let milik = putaran::get(&d.uji.l, &d.tim, id).await.unwrap().penilaian[0];
    let (status, html) = d.buka(&format!("/penilaian/{milik}"), &d.tim).await;
    assert_eq!(status, StatusCode::OK);
    assert!(!html.contains("Kemajuan Perangkat Daerah"), "{html}");
}
