//! What the registers say needs somebody: on the demo every list has something, and nobody sees more than their own.

use crate::bantu::catatan::{catatan_dengan, kaitkan};
use domain::{
    arsitektur::relasi::JenisRelasi,
    izin::Peran,
    register::perhatian::{Pakai, Perhatian},
};
use services::{Layanan, Pelaku, akun, demo, register::pantau};

pub(crate) async fn masuk(l: &Layanan, nama: &str) -> Pelaku {
    let isian = akun::masuk::Kredensial { nama, sandi: demo::SANDI, alamat: "192.0.2.7", agen: "uji", sesi_lama: None };
    let masuk = akun::masuk::masuk(l, isian).await.unwrap();
    match akun::sesi::kenali(l, &masuk.token, "192.0.2.7").await.unwrap() {
        Some(akun::sesi::Kunjungan::Akun(kenal)) => kenal.pelaku,
        _ => panic!("{nama} tidak dikenali"),
    }
}

pada_kedua! {
    async fn every_list_has_something_on_the_demo(b: Bekal) {
        let l = b.l.clone().dengan_jam(demo::jam);
        demo::muat(&l).await.unwrap();
        let maria = masuk(&l, "maria").await;
        let p = pantau(&l, &maria).await.unwrap();
        assert_eq!(p.daftar.len(), Perhatian::SEMUA.len());
        for satu in Perhatian::SEMUA {
            let isi = p.isi(satu);
            assert!(!isi.is_empty(), "{satu:?}");
            assert!(isi.iter().all(|i| !i.temuan.alasan.is_empty() && satu.register().contains(&i.register.kode)));
            assert!(isi.windows(2).all(|dua| dua[0].temuan.jatuh_tempo <= dua[1].temuan.jatuh_tempo), "{satu:?}");
        }
        // One data centre has a plan with a recovery centre, the other one none.
        let tanpa: Vec<&str> = p.isi(Perhatian::TanpaPemulihan).iter().map(|i| i.nama.as_str()).collect();
        assert_eq!(tanpa, ["Pusat Data Bapenda"]);
        // Tested after it went live (DKI68 Pasal 15 ayat (3) huruf e).
        assert!(p.isi(Perhatian::TanpaUji).iter().any(|i| i.nama == "SPSE" && i.temuan.alasan.contains("baru diuji")));
        let luar: Vec<&str> = p.isi(Perhatian::PenyediaLuar).iter().map(|i| i.nama.as_str()).collect();
        let berurut = ["Blue Coral Hosting Ltd.", "Jelajah Nusa Raya", "Jelajah Nusa Raya", "PT Aksara Digital",
            "Sewa Hosting Jelajah Nusa Raya", "iPustaka Nusa Raya"];
        assert_eq!(luar, berurut);
        // Its four conditions are recorded (KALBAR Pasal 18 ayat (2)); of another one only the study is.
        let sejenis = p.isi(Perhatian::SejenisBeroperasi);
        assert!(sejenis.iter().all(|i| i.nama != "SIMPEG Nusa Raya"));
        let gaji = sejenis.iter().find(|i| i.nama == "SIMDA Gaji").unwrap();
        assert!(!gaji.temuan.alasan.contains("kajian biaya"), "{}", gaji.temuan.alasan);

        assert_eq!((p.urutan.len(), p.bersama.len()), (45, 45));
        assert!(p.tanpa_entri.iter().all(|t| t.kantor.len() >= 4), "{:?}", p.tanpa_entri);
        let kantor = |singkatan: &str| p.kantor.values().find(|k| k.singkatan == singkatan).unwrap().id;
        let pakai = |singkatan: &str| p.bersama.iter().find(|b| b.kantor == kantor(singkatan)).unwrap().pakai;
        assert_eq!(pakai("Kesbangpol"), [Pakai::TanpaEntri; 3]);
        assert!(matches!(pakai("Diskominfo")[0], Pakai::Ya(_) | Pakai::Sebagian(..)));
        // An exception that was agreed to counts, one that was refused, ended or only asked for does not.
        assert_eq!(pakai("Bapenda")[1], Pakai::Dikecualikan);
        assert!(!matches!(pakai("BPKAD")[2], Pakai::Dikecualikan));
        assert!(!matches!(pakai("Dinas PUPR")[0], Pakai::Dikecualikan));
        let bapenda = p.bersama.iter().find(|b| b.kantor == kantor("Bapenda")).unwrap();
        assert!(bapenda.pengecualian[1].as_ref().unwrap().alasan.contains("kepulauan"));
        // Groups of data that nobody has filled (BEKASI Pasal 22 ayat (3) huruf a s.d. t).
        assert_eq!(p.kelompok_kosong.iter().map(|o| o.kode).collect::<Vec<_>>(), ["lainnya"]);
        let prosedur: Vec<_> = p.tanpa_entri.iter().filter(|t| t.register.kode == "prosedur-keamanan").collect();
        assert_eq!(prosedur.iter().map(|t| t.nama).collect::<Vec<_>>(), ["Prosedur pencegahan", "Prosedur penanggulangan"]);
        for daftar in ["", "tanpa-entri", "pakai-bersama", "tanpa-uji"] {
            let t = p.tabel(daftar, None).unwrap();
            assert!(!t.baris.is_empty() && t.baris.iter().all(|b| b.len() == t.kolom.len()), "{daftar}");
        }
        assert!(p.tabel("tidak-ada", None).is_err());
    }

    async fn what_is_due_again_or_not_met_is_listed(b: Bekal) {
        let kantor = b.kantor("KOMINFO", "Dinas Kominfo").await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let buat = async |kode: &str, nama: &str, isi: &[(&str, &str)]| catatan_dengan(&b, &dinas, kode, nama, kantor, isi).await;
        let ada = async |p: Perhatian, nama: &str| pantau(&b.l, &dinas).await.unwrap().isi(p).iter().any(|i| i.nama == nama);
        let pusat = [("objek", "fasilitas"), ("peran_fasilitas", "pusat_data"), ("siklus", "pengelolaan")];
        let pusat = buat("infrastruktur", "Pusat data", &pusat).await.to_string();
        let drc = buat("infrastruktur", "DRC", &[("objek", "fasilitas"), ("peran_fasilitas", "drc")]).await.to_string();
        // Work repeated every three months, done long ago; a later plan for the same item answers.
        let dikerjakan = [("infrastruktur_id", pusat.as_str()), ("rencana", "2020-01-01"), ("dikerjakan", "2020-01-02"), ("selang_bulan", "3")];
        buat("pemeliharaan", "Pendingin", &dikerjakan).await;
        assert!(ada(Perhatian::PemeliharaanTerlambat, "Pendingin").await);
        // Other work on the same item does not, the same work on another item neither.
        buat("pemeliharaan", "Genset", &[("infrastruktur_id", &pusat), ("rencana", "2099-01-01")]).await;
        buat("pemeliharaan", "Pendingin", &[("infrastruktur_id", &drc), ("rencana", "2099-01-01")]).await;
        assert!(ada(Perhatian::PemeliharaanTerlambat, "Pendingin").await);
        buat("pemeliharaan", " pendingin ", &[("infrastruktur_id", &pusat), ("rencana", "2099-01-01")]).await;
        assert!(!ada(Perhatian::PemeliharaanTerlambat, "Pendingin").await);
        // By the kind of work it is known whatever its name.
        let jenis = [("infrastruktur_id", pusat.as_str()), ("jenis", "pembaruan"), ("rencana", "2020-01-01"), ("dikerjakan", "2020-01-02"), ("selang_bulan", "1")];
        buat("pemeliharaan", "Tambalan Januari", &jenis).await;
        assert!(ada(Perhatian::PemeliharaanTerlambat, "Tambalan Januari").await);
        buat("pemeliharaan", "Tambalan Februari", &[("infrastruktur_id", &pusat), ("jenis", "pembaruan"), ("rencana", "2099-01-01")]).await;
        assert!(!ada(Perhatian::PemeliharaanTerlambat, "Tambalan Januari").await);
        // A test after going live stands there until the next one that passes.
        let app = buat("aplikasi", "Kepegawaian", &[("siklus", "pemeliharaan"), ("mulai_operasi", "2025-01-01")]).await.to_string();
        let uji = async |hari: &str, hasil: &str| buat("uji-kelaikan", hari, &[("aplikasi_id", &app), ("tanggal", hari), ("hasil", hasil)]).await;
        let alasan = async || {
            let p = pantau(&b.l, &dinas).await.unwrap();
            p.isi(Perhatian::TanpaUji).iter().find(|i| i.nama == "Kepegawaian").map(|i| i.temuan.alasan.clone())
        };
        uji("2024-12-01", "tidak").await;
        assert!(alasan().await.unwrap().contains("tanpa hasil uji kelaikan"));
        uji("2025-03-01", "laik").await;
        assert!(alasan().await.unwrap().contains("baru diuji laik 1 Mar 2025"));
        uji("2025-06-01", "bersyarat").await;
        assert!(alasan().await.is_some());
        uji("2025-09-01", "laik").await;
        assert_eq!(alasan().await, None);
        // A plan that was never tested, then one that stands outside the city and was.
        let rencana = [("pusat_data_id", pusat.as_str()), ("drc_id", &drc), ("di_luar_kota", "ya")];
        buat("pemulihan", "Rencana", &rencana).await;
        assert!(ada(Perhatian::TanpaPemulihan, "Pusat data").await);
        buat("pemulihan", "Rencana teruji", &[&rencana[..], &[("diuji", "2026-01-05")]].concat()).await;
        assert!(!ada(Perhatian::TanpaPemulihan, "Pusat data").await);
        // Every kind was examined; one is met only in part.
        for (jenis, hasil) in [("perangkat", "terpenuhi"), ("keamanan", "sebagian")] {
            buat("standar-infrastruktur", jenis, &[("infrastruktur_id", &pusat), ("jenis", jenis), ("hasil", hasil)]).await;
        }
        let p = pantau(&b.l, &dinas).await.unwrap();
        let standar = p.isi(Perhatian::TanpaStandar).iter().find(|i| i.nama == "Pusat data").unwrap();
        assert_eq!(standar.temuan.alasan, "Belum terpenuhi: keamanan.");
    }

    async fn what_a_provider_outside_the_law_carries_is_listed_too(b: Bekal) {
        let (satu, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let luar = [("berbadan_hukum_indonesia", "tidak"), ("di_indonesia", "ya")];
        let luar = catatan_dengan(&b, &dinas, "penyedia", "Luar", dua, &luar).await.to_string();
        let dalam = catatan_dengan(&b, &dinas, "penyedia", "Dalam", dua, &[]).await.to_string();
        for (kode, isi) in [("situs", &[("tautan", "https://contoh.go.id")][..]), ("aplikasi", &[("siklus", "pemeliharaan")]), ("infrastruktur", &[("objek", "awan")])] {
            catatan_dengan(&b, &dinas, kode, &format!("{kode} luar"), satu, &[isi, &[("penyedia_id", &luar)]].concat()).await;
            catatan_dengan(&b, &dinas, kode, &format!("{kode} dalam"), satu, &[isi, &[("penyedia_id", &dalam)]].concat()).await;
        }
        let nama = async |siapa: &Pelaku| -> Vec<String> {
            pantau(&b.l, siapa).await.unwrap().isi(Perhatian::PenyediaLuar).iter().map(|i| i.nama.clone()).collect()
        };
        assert_eq!(nama(&dinas).await, ["Luar", "aplikasi luar", "infrastruktur luar", "situs luar"]);
        // An office is told of what it has there, not of a provider that is another's.
        let operator = b.orang("Operator", Peran::Operator, Some(satu)).await;
        assert_eq!(nama(&operator).await, ["aplikasi luar", "infrastruktur luar", "situs luar"]);
    }

    async fn a_service_has_its_ground_by_a_goal_or_an_iteration(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let perencana = b.orang("Perencana", Peran::Perencanaan, None).await;
        let layanan = async |nama: &str| catatan_dengan(&b, &dinas, "layanan", nama, kantor, &[]).await;
        let (sasaran, iterasi, _tanpa) = (layanan("Bersasaran").await, layanan("Beriterasi").await, layanan("Tanpa").await);
        let tanpa = async || -> Vec<String> {
            let p = pantau(&b.l, &dinas).await.unwrap();
            p.isi(Perhatian::LayananTanpaRencana).iter().map(|i| i.nama.clone()).collect()
        };
        assert_eq!(tanpa().await, ["Beriterasi", "Bersasaran", "Tanpa"]);
        let tujuan = catatan_dengan(&b, &perencana, "sasaran", "Pelayanan cepat", kantor, &[]).await;
        kaitkan(&b, &dinas, ("layanan", sasaran), JenisRelasi::Mendukung, tujuan).await;
        catatan_dengan(&b, &dinas, "layanan-prioritas", "Iterasi 1", kantor, &[("layanan_id", &iterasi.to_string())]).await;
        assert_eq!(tanpa().await, ["Tanpa"]);
    }

    async fn urusan_without_data_are_told_with_how_many_data_name_none(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        catatan_dengan(&b, &dinas, "data", "Sekolah", kantor, &[("urusan", "pendidikan")]).await;
        catatan_dengan(&b, &dinas, "data", "Pegawai", kantor, &[("urusan", "penunjang")]).await;
        catatan_dengan(&b, &dinas, "data", "Lama", kantor, &[]).await;
        let kosong = pantau(&b.l, &dinas).await.unwrap().urusan_kosong.clone();
        assert_eq!((kosong.urusan.len(), kosong.tanpa_urusan, kosong.urusan[0].kode), (31, 1, "kesehatan"));
        let operator = b.orang("Operator", Peran::Operator, Some(kantor)).await;
        assert!(pantau(&b.l, &operator).await.unwrap().urusan_kosong.urusan.is_empty(), "what others lack is not told");
    }

    async fn an_office_sees_only_its_own(b: Bekal) {
        let l = b.l.clone().dengan_jam(demo::jam);
        demo::muat(&l).await.unwrap();
        let operator = masuk(&l, "operator.dinas-kesehatan").await;
        let kantor = operator.kantor();
        let p = pantau(&l, &operator).await.unwrap();
        assert_eq!(p.urutan, kantor);
        assert!(p.daftar.iter().flat_map(|(_, isi)| isi).all(|i| i.kantor.is_some_and(|id| kantor.contains(&id))));
        assert!(p.tanpa_entri.iter().all(|t| t.kantor.iter().all(|id| kantor.contains(id))));
        let entri = p.tanpa_entri.iter().filter(|t| t.register.kode != "prosedur-keamanan");
        assert!(entri.clone().count() == 5 && entri.into_iter().all(|t| t.kantor.is_empty()));
        assert!(p.kelompok_kosong.is_empty(), "what other offices lack is not told");
        let admin = masuk(&l, "admin").await;
        assert!(pantau(&l, &admin).await.is_err());
    }
}
