//! The register of Perangkat Daerah on both databases.

use crate::bantu::{Basis, Bekal, admin};
use chrono::NaiveDate;
use domain::{
    izin::Peran,
    penilaian::{Jenis as JenisPutaran, Lingkup},
    perangkat_daerah::{
        Fungsi, Jenis,
        tabel::{BarisKantor, KOLOM},
    },
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use services::{
    Galat, Hasil,
    jejak::{self, Pemeriksaan},
    penilaian::{
        penetapan::{self, KeputusanBaru},
        penugasan::{self, Cara},
        putaran::{self, PutaranBaru},
    },
    perangkat_daerah::{
        IsianKantor, IsianUnit, Saringan, add_unit, archive, create, get,
        impor::{self, HasilImpor, Keadaan},
        list, pilihan, remove_unit, restore, set_fungsi, update, update_unit,
    },
};

fn kantor(kode: &str, nama: &str, fungsi: &[Fungsi]) -> IsianKantor {
    IsianKantor {
        kode: kode.into(),
        nama: nama.into(),
        jenis: Some(Jenis::Dinas),
        fungsi: fungsi.to_vec(),
        ..IsianKantor::default()
    }
}

fn unit(nama: &str, induk: Option<i64>) -> IsianUnit {
    IsianUnit { nama: nama.into(), induk }
}

fn bidang<T: std::fmt::Debug>(hasil: Hasil<T>) -> Vec<String> {
    match hasil.unwrap_err() {
        Galat::Isian(galat) => galat.into_iter().map(|g| g.bidang).collect(),
        lain => panic!("bukan galat isian: {lain:?}"),
    }
}

async fn versi(b: &Bekal, id: i64) -> i64 {
    get(&b.l, &admin(), id).await.unwrap().kantor.versi
}

/// Uploads a table and takes it over.
async fn ambil(b: &Bekal, isi: &str) -> HasilImpor {
    let p = impor::pratinjau(&b.l, &admin(), "kantor.csv", isi.into()).await.unwrap().unwrap();
    impor::impor(&b.l, &admin(), &p.sha256, &p.sidik).await.unwrap()
}

async fn salah(b: &Bekal, isi: &str) -> Vec<String> {
    impor::pratinjau(&b.l, &admin(), "kantor.csv", isi.into()).await.unwrap().unwrap_err().0
}

async fn semua(b: &Bekal) -> Vec<BarisKantor> {
    impor::ekspor(&b.l, &admin(), &Saringan::default()).await.unwrap()
}

pada_kedua! {
    async fn the_list_is_searched_counted_and_paged(b: Bekal) {
        for i in 0..30 {
            let fungsi: &[Fungsi] = if i % 3 == 0 { &[Fungsi::Kominfo, Fungsi::Statistik] } else { &[] };
            create(&b.l, &admin(), &kantor(&format!("K{i:02}"), &format!("Dinas {i:02} 100%_x"), fungsi)).await.unwrap();
        }
        let semua = list(&b.l, &admin(), &Saringan::default(), 1).await.unwrap();
        assert_eq!((semua.jumlah, semua.baris.len(), semua.semua_fungsi), (30, 25, 30));
        assert_eq!(list(&b.l, &admin(), &Saringan::default(), 2).await.unwrap().baris.len(), 5);
        assert_eq!(list(&b.l, &admin(), &Saringan::default(), u64::MAX).await.unwrap().baris.len(), 0);
        let statistik = Saringan { fungsi: Some(Fungsi::Statistik), ..Saringan::default() };
        let d = list(&b.l, &admin(), &statistik, 1).await.unwrap();
        assert_eq!((d.jumlah, d.baris.len(), d.semua_fungsi), (10, 10, 30));
        assert_eq!(d.baris[0].fungsi, [Fungsi::Kominfo, Fungsi::Statistik]);
        let hitungan: Vec<u64> = d.hitungan.iter().map(|(_, n)| *n).collect();
        assert_eq!(hitungan[..3], [10, 10, 0]);
        // What people type is text, not a pattern.
        for (cari, jumlah) in [("k07", 1), ("DINAS 07", 1), ("100%_", 30), ("1_0", 0), ("%", 30), ("tidak ada", 0)] {
            let d = list(&b.l, &admin(), &Saringan { cari: cari.into(), ..Saringan::default() }, 1).await.unwrap();
            assert_eq!(d.jumlah, jumlah, "{cari}");
        }
    }

    async fn an_office_is_checked_before_it_is_kept(b: Bekal) {
        let id = create(&b.l, &admin(), &kantor(" 2.16.01 ", " Dinas <b>Kominfo</b> 🚀 ", &[Fungsi::Statistik, Fungsi::Kominfo, Fungsi::Kominfo])).await.unwrap();
        let r = get(&b.l, &admin(), id).await.unwrap();
        assert_eq!((r.kantor.kode.as_str(), r.kantor.nama.as_str()), ("2.16.01", "Dinas <b>Kominfo</b> 🚀"));
        assert_eq!(r.kantor.fungsi, [Fungsi::Kominfo, Fungsi::Statistik]);
        assert_eq!(r.riwayat.unwrap()[0].tindakan, "Perangkat Daerah ditambah");
        assert_eq!(bidang(create(&b.l, &admin(), &kantor("2.16.01", "Lain", &[])).await), ["kode"]);
        for (kode, nama, harap) in [
            ("", "", vec!["kode", "nama"]),
            ("=1+1", "Dinas", vec!["kode"]),
            (&*"9".repeat(41), "Dinas", vec!["kode"]),
            ("A", &*"x".repeat(161), vec!["nama"]),
            ("A", "Dinas\u{202e}", vec!["nama"]),
            ("A", "Dinas\nA", vec!["nama"]),
        ] {
            assert_eq!(bidang(create(&b.l, &admin(), &kantor(kode, nama, &[])).await), harap, "{kode:?} {nama:?}");
        }
        let tanpa_jenis = IsianKantor { jenis: None, ..kantor("A", "Dinas", &[]) };
        assert_eq!(bidang(create(&b.l, &admin(), &tanpa_jenis).await), ["jenis"]);
        assert_eq!(semua(&b).await.len(), 1);
    }

    async fn a_stale_form_changes_nothing(b: Bekal) {
        let id = create(&b.l, &admin(), &kantor("A", "Dinas A", &[Fungsi::Hukum])).await.unwrap();
        create(&b.l, &admin(), &kantor("B", "Dinas B", &[])).await.unwrap();
        update(&b.l, &admin(), id, 1, &kantor("A1", "Dinas A satu", &[Fungsi::Aset])).await.unwrap();
        let r = get(&b.l, &admin(), id).await.unwrap();
        assert_eq!((r.kantor.versi, r.kantor.fungsi.as_slice()), (2, &[Fungsi::Aset][..]));
        assert!(matches!(update(&b.l, &admin(), id, 1, &kantor("A2", "x", &[])).await, Err(Galat::Bentrok(_))));
        assert!(matches!(set_fungsi(&b.l, &admin(), id, 1, &[]).await, Err(Galat::Bentrok(_))));
        assert!(matches!(archive(&b.l, &admin(), id, 1).await, Err(Galat::Bentrok(_))));
        assert!(matches!(add_unit(&b.l, &admin(), id, 1, &unit("Bidang", None)).await, Err(Galat::Bentrok(_))));
        assert_eq!(bidang(update(&b.l, &admin(), id, 2, &kantor("B", "Dinas A", &[])).await), ["kode"]);
        assert!(matches!(update(&b.l, &admin(), 999, 1, &kantor("C", "x", &[])).await, Err(Galat::TidakAda)));
        assert_eq!(get(&b.l, &admin(), id).await.unwrap().kantor, r.kantor);
        let perubahan = &r.riwayat.unwrap()[1].perubahan;
        assert_eq!(perubahan["kode"], ("A".into(), "A1".into()));
        assert!(matches!(jejak::verify(&b.l).await.unwrap(), Pemeriksaan::Utuh { .. }));
    }

    async fn only_keepers_write_and_readers_see_no_history(b: Bekal) {
        let id = create(&b.l, &admin(), &kantor("A", "Dinas A", &[])).await.unwrap();
        let u = add_unit(&b.l, &admin(), id, 1, &unit("Bidang", None)).await.unwrap();
        let sha = impor::pratinjau(&b.l, &admin(), "a.csv", "kode,nama,jenis\nB,Dinas B,Dinas\n".into()).await.unwrap().unwrap().sha256;
        let operator = b.orang("Ratri Kusumawardhani", Peran::Operator, Some(id)).await;
        let kepala = b.orang("Bagas Harimurti", Peran::KepalaPerangkatDaerah, Some(id)).await;
        let auditor = b.orang("Nur Aisyah Lubis", Peran::Auditor, None).await;
        let pengguna_data = b.orang("Marten Lodo", Peran::PenggunaData, None).await;
        for p in [&operator, &kepala, &auditor, &pengguna_data] {
            let isian = kantor("C", "Dinas C", &[]);
            let hasil = [
                create(&b.l, p, &isian).await.err(),
                update(&b.l, p, id, 2, &isian).await.err(),
                archive(&b.l, p, id, 2).await.err(),
                restore(&b.l, p, id, 2).await.err(),
                set_fungsi(&b.l, p, id, 2, &[]).await.err(),
                add_unit(&b.l, p, id, 2, &unit("Seksi", None)).await.err(),
                update_unit(&b.l, p, id, 2, u, &unit("Seksi", None)).await.err(),
                remove_unit(&b.l, p, id, 2, u).await.err(),
                impor::pratinjau(&b.l, p, "a.csv", "kode,nama,jenis\nB,B,Dinas\n".into()).await.err(),
                impor::pratinjau_tersimpan(&b.l, p, &sha).await.err(),
                impor::impor(&b.l, p, &sha, "").await.err(),
            ];
            for (i, galat) in hasil.into_iter().enumerate() {
                assert!(matches!(galat, Some(Galat::Dilarang(_))), "{i} {}: {galat:?}", p.nama);
            }
        }
        let r = get(&b.l, &operator, id).await.unwrap();
        assert!(r.riwayat.is_none());
        let orang: Vec<_> = r.orang.iter().map(|o| (o.nama.as_str(), o.peran)).collect();
        assert_eq!(orang, [("Ratri Kusumawardhani", Peran::Operator), ("Bagas Harimurti", Peran::KepalaPerangkatDaerah)]);
        assert!(get(&b.l, &auditor, id).await.unwrap().riwayat.is_some());
        for hasil in [
            list(&b.l, &pengguna_data, &Saringan::default(), 1).await.err(),
            get(&b.l, &pengguna_data, id).await.err(),
            impor::ekspor(&b.l, &pengguna_data, &Saringan::default()).await.err(),
        ] {
            assert!(matches!(hasil, Some(Galat::Dilarang(_))), "{hasil:?}");
        }
        assert_eq!(versi(&b, id).await, 2);
    }

    async fn an_office_with_work_to_do_is_not_archived(b: Bekal) {
        let tim = b.orang("Maria Goreti Tanggu", Peran::TimKoordinasi, None).await;
        let id = create(&b.l, &tim, &kantor("A", "Dinas A", &[])).await.unwrap();
        let baru = PutaranBaru {
            tahun: 2025,
            nama: "Pemantauan 2025".into(),
            jenis: JenisPutaran::Pemantauan,
            lingkup: Lingkup::Internal,
            visitasi: false,
            instrumen: "permenpanrb-59-2020".into(),
            target: None,
            tenggat: Default::default(),
            salin_penugasan_dari: None,
        };
        let putaran_id = putaran::buka(&b.l, &tim, baru).await.unwrap();
        let penilaian = putaran::get(&b.l, &tim, putaran_id).await.unwrap().penilaian[0];
        penugasan::tugaskan(&b.l, &tim, penilaian, &["1".into(), "2".into()], &[id], Cara::Ganti).await.unwrap();
        assert_eq!(get(&b.l, &tim, id).await.unwrap().tugas_berjalan, 2);
        let Err(Galat::Ditolak(pesan)) = archive(&b.l, &tim, id, 1).await else { panic!("archived") };
        assert!(pesan.contains("Dinas A masih bertanggung jawab atas 2 indikator"), "{pesan}");
        assert!(get(&b.l, &tim, id).await.unwrap().kantor.aktif);

        let keputusan = KeputusanBaru {
            versi: putaran::get(&b.l, &tim, putaran_id).await.unwrap().versi,
            nomor: "1/2025".into(),
            tanggal: NaiveDate::from_ymd_opt(2025, 12, 30).unwrap(),
            alasan: "Rapat tim koordinasi.".into(),
            terima_belum_tuntas: true,
        };
        penetapan::tetapkan(&b.l, &tim, putaran_id, keputusan).await.unwrap();
        archive(&b.l, &tim, id, 1).await.unwrap();
        assert!(pilihan(&b.l.db).await.unwrap().is_empty());
        let aktif = Saringan { aktif: Some(true), ..Saringan::default() };
        assert_eq!(list(&b.l, &tim, &aktif, 1).await.unwrap().jumlah, 0);
        let arsip = Saringan { aktif: Some(false), ..Saringan::default() };
        assert_eq!(list(&b.l, &tim, &arsip, 1).await.unwrap().jumlah, 1);
        assert_eq!(penugasan::get(&b.l, &tim, penilaian).await.unwrap()["1"], [id], "the past keeps it");
        assert!(matches!(update(&b.l, &tim, id, 2, &kantor("A", "x", &[])).await, Err(Galat::Ditolak(_))));
        assert!(matches!(archive(&b.l, &tim, id, 2).await, Err(Galat::Ditolak(_))));
        restore(&b.l, &tim, id, 2).await.unwrap();
        assert!(matches!(restore(&b.l, &tim, id, 3).await, Err(Galat::Ditolak(_))));
        assert_eq!(pilihan(&b.l.db).await.unwrap().len(), 1);
    }

    async fn the_tree_stays_a_tree(b: Bekal) {
        let id = create(&b.l, &admin(), &kantor("A", "Dinas A", &[])).await.unwrap();
        let lain = create(&b.l, &admin(), &kantor("B", "Dinas B", &[])).await.unwrap();
        let bidang_id = add_unit(&b.l, &admin(), id, 1, &unit(" Bidang Data ", None)).await.unwrap();
        let seksi = add_unit(&b.l, &admin(), id, 2, &unit("Seksi", Some(bidang_id))).await.unwrap();
        assert_eq!(bidang(add_unit(&b.l, &admin(), id, 3, &unit("SEKSI", Some(bidang_id))).await), ["nama"]);
        assert_eq!(bidang(add_unit(&b.l, &admin(), id, 3, &unit("a; b", None)).await), ["nama"]);
        assert_eq!(bidang(update_unit(&b.l, &admin(), id, 3, bidang_id, &unit("Bidang Data", Some(seksi))).await), ["induk"]);
        assert!(matches!(remove_unit(&b.l, &admin(), id, 3, bidang_id).await, Err(Galat::Ditolak(_))));
        // The unit of one office is nothing to another.
        assert_eq!(bidang(add_unit(&b.l, &admin(), lain, 1, &unit("Seksi", Some(bidang_id))).await), ["induk"]);
        assert!(matches!(update_unit(&b.l, &admin(), lain, 1, seksi, &unit("X", None)).await, Err(Galat::TidakAda)));
        assert!(matches!(remove_unit(&b.l, &admin(), lain, 1, seksi).await, Err(Galat::TidakAda)));
        assert_eq!(versi(&b, id).await, 3);

        update_unit(&b.l, &admin(), id, 3, seksi, &unit("Seksi Statistik", None)).await.unwrap();
        let r = get(&b.l, &admin(), id).await.unwrap();
        let nama: Vec<&str> = r.unit.iter().map(|u| u.nama.as_str()).collect();
        assert_eq!((nama, r.kantor.jumlah_unit), (vec!["Bidang Data", "Seksi Statistik"], 2));
        assert_eq!(r.riwayat.unwrap()[0].perubahan["unit_kerja"], ("Bidang Data > Seksi".into(), "Seksi Statistik".into()));
        remove_unit(&b.l, &admin(), id, 4, bidang_id).await.unwrap();
        assert_eq!(get(&b.l, &admin(), id).await.unwrap().unit.len(), 1);
    }

    /// Each alone would be right; both together would close a circle.
    async fn two_people_cannot_close_a_circle_together(b: Bekal) {
        let id = create(&b.l, &admin(), &kantor("A", "Dinas A", &[])).await.unwrap();
        let satu = add_unit(&b.l, &admin(), id, 1, &unit("Satu", None)).await.unwrap();
        let dua = add_unit(&b.l, &admin(), id, 2, &unit("Dua", None)).await.unwrap();
        let (orang, isian) = (admin(), [unit("Satu", Some(dua)), unit("Dua", Some(satu))]);
        let (x, y) = tokio::join!(
            update_unit(&b.l, &orang, id, 3, satu, &isian[0]),
            update_unit(&b.l, &orang, id, 3, dua, &isian[1]),
        );
        assert!(x.is_ok() != y.is_ok(), "{x:?} {y:?}");
        assert_eq!(get(&b.l, &orang, id).await.unwrap().kantor.jumlah_unit, 2);
        assert_eq!(semua(&b).await[0].unit.len(), 2, "both are still reachable from the top");
    }

    async fn a_table_is_shown_then_taken_over_and_twice_is_once(b: Bekal) {
        create(&b.l, &admin(), &kantor("B", "Dinas B", &[Fungsi::Hukum])).await.unwrap();
        let isi = "kode,nama,singkatan,jenis,fungsi,unit kerja\n\
                   A,Dinas A,DA,Dinas,Kominfo; statistik,Sekretariat > Subbagian Umum; Bidang\n\
                   B,Dinas B baru,,badan,,\n";
        let p = impor::pratinjau(&b.l, &admin(), "kantor.csv", isi.into()).await.unwrap().unwrap();
        assert_eq!(p.jumlah, HasilImpor { baru: 1, berubah: 1, tetap: 0 });
        let Keadaan::Berubah(beda) = &p.baris[1].keadaan else { panic!("{:?}", p.baris[1]) };
        let beda: Vec<_> = beda.iter().map(|p| (&*p.kolom, p.lama.as_str(), p.baru.as_str())).collect();
        assert_eq!(beda, [("nama", "Dinas B", "Dinas B baru"), ("jenis", "Dinas", "Badan"), ("fungsi", "Hukum", "")]);
        assert_eq!(semua(&b).await.len(), 1, "a preview writes nothing");

        assert_eq!(impor::impor(&b.l, &admin(), &p.sha256, &p.sidik).await.unwrap(), p.jumlah);
        let sesudah = semua(&b).await;
        assert_eq!(sesudah[0].unit, [vec!["Bidang".to_owned()], vec!["Sekretariat".into()], vec!["Sekretariat".into(), "Subbagian Umum".into()]]);
        assert_eq!((sesudah[1].jenis, sesudah[1].fungsi.len()), (Jenis::Badan, 0));
        let entri = jejak::list(&b.l, &admin(), &jejak::Saringan::default(), 100).await.unwrap().len();
        assert_eq!(impor::impor(&b.l, &admin(), &p.sha256, &p.sidik).await.unwrap(), HasilImpor { baru: 0, berubah: 0, tetap: 2 });
        assert_eq!(jejak::list(&b.l, &admin(), &jejak::Saringan::default(), 100).await.unwrap().len(), entri);
        assert_eq!(semua(&b).await, sesudah);
    }

    async fn a_column_that_is_missing_changes_nothing_and_an_empty_cell_empties(b: Bekal) {
        ambil(&b, "kode,nama,singkatan,jenis,fungsi,unit kerja\nA,Dinas A,DA,Dinas,Hukum,Bidang > Seksi\n").await;
        assert_eq!(ambil(&b, "kode,nama,jenis\nA,Dinas A,Dinas\n").await, HasilImpor { tetap: 1, ..Default::default() });
        ambil(&b, "kode,nama,jenis\nA,Dinas A baru,Dinas\n").await;
        let satu = semua(&b).await.remove(0);
        assert_eq!((satu.singkatan.as_str(), satu.fungsi.as_slice(), satu.unit.len()), ("DA", &[Fungsi::Hukum][..], 2));
        ambil(&b, "kode,nama,jenis,unit kerja\nA,Dinas A baru,Dinas,BIDANG > Tim\n").await;
        assert_eq!(semua(&b).await[0].unit, [vec!["BIDANG".to_owned()], vec!["BIDANG".into(), "Tim".into()]]);
        ambil(&b, "kode,nama,singkatan,jenis,fungsi,unit kerja\nA,Dinas A baru,,Dinas,,\n").await;
        let satu = semua(&b).await.remove(0);
        assert_eq!((satu.singkatan.as_str(), satu.fungsi.len(), satu.unit.len()), ("", 0, 0));
    }

    async fn one_wrong_cell_keeps_the_whole_table_out(b: Bekal) {
        let arsip = create(&b.l, &admin(), &kantor("C", "Dinas C", &[])).await.unwrap();
        archive(&b.l, &admin(), arsip, 1).await.unwrap();
        let galat = salah(&b, "kode,nama,jenis\nA,Dinas A,Dinas\nB,,Kantor pos\nC,Dinas C lagi,Dinas\n").await;
        assert!(galat[0].starts_with("B3: ") && galat[1].starts_with("C3: "), "{galat:?}");
        let galat = salah(&b, "kode,nama,jenis\nC,Dinas C lagi,Dinas\n").await;
        assert_eq!(galat, ["A2: Dinas C (C) diarsipkan. Pulihkan lebih dulu, atau hapus baris ini."]);
        let banyak: String = (0..300).map(|i| format!("K{i},Dinas,Kantor pos\n")).collect();
        let galat = salah(&b, &format!("kode,nama,jenis\n{banyak}")).await;
        assert_eq!((galat.len(), galat[100].as_str()), (101, "Masih ada 200 sel lain yang salah."));
        for isi in [&b""[..], b"   ", b"%PDF-1.7", b"PK\x03\x04rusak", &[0, 159, 146, 150]] {
            assert_eq!(bidang(impor::pratinjau(&b.l, &admin(), "../../a.xlsx", isi.to_vec()).await), ["berkas"]);
        }
        for sha in ["", "../../etc/passwd", &"a".repeat(64), &"A".repeat(64)] {
            assert!(matches!(impor::impor(&b.l, &admin(), sha, "").await, Err(Galat::TidakAda)), "{sha}");
        }
        assert_eq!(semua(&b).await.len(), 1);

        // Right when it was shown, wrong when it is confirmed.
        restore(&b.l, &admin(), arsip, 2).await.unwrap();
        let isi = "kode,nama,jenis\nA,Dinas A,Dinas\nC,Dinas C lagi,Dinas\n";
        let p = impor::pratinjau(&b.l, &admin(), "kantor.csv", isi.into()).await.unwrap().unwrap();
        archive(&b.l, &admin(), arsip, 3).await.unwrap();
        assert_eq!(bidang(impor::impor(&b.l, &admin(), &p.sha256, &p.sidik).await), ["berkas"]);
        assert_eq!(semua(&b).await.len(), 1);
    }

    async fn what_somebody_changed_after_the_preview_is_not_written_over(b: Bekal) {
        let id = create(&b.l, &admin(), &kantor("A", "Dinas A", &[])).await.unwrap();
        let isi = "kode,nama,jenis\nA,Dinas A dari berkas,Dinas\nB,Dinas B,Dinas\n";
        let lihat = async || impor::pratinjau(&b.l, &admin(), "kantor.csv", isi.into()).await.unwrap().unwrap();
        let lama = lihat().await;
        update(&b.l, &admin(), id, 1, &kantor("A", "Dinas A yang baru", &[])).await.unwrap();
        for sidik in [lama.sidik.as_str(), "", "bukan"] {
            let hasil = impor::impor(&b.l, &admin(), &lama.sha256, sidik).await;
            assert!(matches!(&hasil, Err(Galat::Bentrok(pesan)) if pesan.contains("Periksa kembali")), "{sidik}: {hasil:?}");
        }
        let nama: Vec<_> = semua(&b).await.into_iter().map(|k| k.nama).collect();
        assert_eq!(nama, ["Dinas A yang baru"]);
        let baru = lihat().await;
        assert_eq!(impor::impor(&b.l, &admin(), &baru.sha256, &baru.sidik).await.unwrap(), baru.jumlah);
        assert_eq!(semua(&b).await[0].nama, "Dinas A dari berkas");
    }

    async fn two_imports_at_once_double_nothing(b: Bekal) {
        let isi = "kode,nama,jenis,unit kerja\nA,Dinas A,Dinas,Bidang\nB,Dinas B,Dinas,Bidang\n";
        let p = impor::pratinjau(&b.l, &admin(), "kantor.csv", isi.into()).await.unwrap().unwrap();
        let orang = admin();
        let satu = || impor::impor(&b.l, &orang, &p.sha256, &p.sidik);
        let (x, y) = tokio::join!(satu(), satu());
        assert!(x.is_ok() || y.is_ok(), "{x:?} {y:?}");
        for galat in [x.err(), y.err()].into_iter().flatten() {
            assert!(matches!(galat, Galat::Isian(_)), "{galat:?}");
        }
        let sesudah = semua(&b).await;
        assert_eq!(sesudah.iter().map(|k| (k.kode.as_str(), k.unit.len())).collect::<Vec<_>>(), [("A", 1), ("B", 1)]);
    }

    /// What is exported and imported elsewhere is the same register, by CSV and by XLSX; imported here it changes nothing.
    async fn export_and_import_are_the_same_register(b: Bekal) {
        let mut acak = TestRunner::deterministic();
        for _ in 0..6 {
            let daftar = register().new_tree(&mut acak).unwrap().current();
            ambil_baris(&b, &daftar).await;
        }
        let asli = semua(&b).await;
        assert!(asli.len() > 20);
        let csv = impor::csv(&asli).unwrap();
        for (nama, isi) in [("a.csv", csv), ("a.xlsx", xlsx(&asli))] {
            let di_sini = impor::pratinjau(&b.l, &admin(), nama, isi.clone()).await.unwrap().unwrap();
            assert_eq!(di_sini.jumlah, HasilImpor { tetap: asli.len(), ..Default::default() }, "{:?}", di_sini.baris);
            let lain = Bekal::baru(Basis::Sqlite).await;
            let p = impor::pratinjau(&lain.l, &admin(), nama, isi).await.unwrap().unwrap();
            impor::impor(&lain.l, &admin(), &p.sha256, &p.sidik).await.unwrap();
            let urut = |mut daftar: Vec<BarisKantor>| {
                daftar.sort_by(|a, b| a.kode.cmp(&b.kode));
                daftar
            };
            assert_eq!(urut(semua(&lain).await), urut(asli.clone()));
        }
    }
}

/// Offices with names that bite: formulas, quotes, separators, emoji.
fn register() -> impl Strategy<Value = Vec<BarisKantor>> {
    let teks = "[A-Za-z=+'@(-][A-Za-z0-9 .,;>='\"&é🚀-]{0,40}[a-z)]";
    let unit = prop::collection::vec("[A-Z=@'+-][a-z]{0,4}( [a-z,.&=\"]{1,4}){0,2}", 1..=3);
    let satu = (
        "[A-Z0-9][A-Z0-9./_-]{4,12}",
        teks,
        "([A-Z'=+][A-Za-z0-9]{0,8})?",
        prop::sample::select(Jenis::SEMUA.to_vec()),
        prop::sample::subsequence(Fungsi::SEMUA.to_vec(), 0..5),
        prop::collection::vec(unit, 0..5),
    );
    let kantor = satu.prop_map(|(kode, nama, singkatan, jenis, fungsi, unit)| BarisKantor {
        kode,
        nama,
        singkatan,
        jenis,
        fungsi,
        unit,
    });
    prop::collection::vec(kantor, 5..10)
}

/// Makes the offices by the ordinary commands.
async fn ambil_baris(b: &Bekal, daftar: &[BarisKantor]) {
    for k in daftar {
        let isian = IsianKantor {
            kode: k.kode.clone(),
            nama: k.nama.clone(),
            singkatan: k.singkatan.clone(),
            jenis: Some(k.jenis),
            fungsi: k.fungsi.clone(),
            ..IsianKantor::default()
        };
        let Ok(id) = create(&b.l, &admin(), &isian).await else { continue };
        for jalur in &k.unit {
            let mut induk = None;
            for nama in jalur {
                let kini = versi(b, id).await;
                // A name that stands there already is refused; the rest of the path goes below the one made last.
                if let Ok(baru) = add_unit(&b.l, &admin(), id, kini, &unit(nama, induk)).await {
                    induk = Some(baru);
                }
            }
        }
    }
}

fn xlsx(baris: &[BarisKantor]) -> Vec<u8> {
    let mut buku = rust_xlsxwriter::Workbook::new();
    let lembar = buku.add_worksheet();
    lembar.write_row(0, 0, KOLOM).unwrap();
    for (i, satu) in (1_u32..).zip(baris) {
        lembar.write_row(i, 0, satu.sel()).unwrap();
    }
    buku.save_to_buffer().unwrap()
}
