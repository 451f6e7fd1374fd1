//! What the registers say needs somebody: on the demo every list has something, and nobody sees more than their own.

use crate::bantu::catatan::catatan_dengan;
use domain::{
    izin::Peran,
    register::perhatian::{Pakai, Perhatian},
};
use services::{Layanan, Pelaku, akun, demo, register::pantau};

async fn masuk(l: &Layanan, nama: &str) -> Pelaku {
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
        assert_eq!(luar, ["Blue Coral Hosting Ltd.", "PT Aksara Digital"]);

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
            let t = p.tabel(daftar).unwrap();
            assert!(!t.baris.is_empty() && t.baris.iter().all(|b| b.len() == t.kolom.len()), "{daftar}");
        }
        assert!(p.tabel("tidak-ada").is_err());
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
        buat("pemeliharaan", "Pendingin berikutnya", &[("infrastruktur_id", &pusat), ("rencana", "2099-01-01")]).await;
        assert!(!ada(Perhatian::PemeliharaanTerlambat, "Pendingin").await);
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
