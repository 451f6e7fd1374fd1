//! Relations between records: who may make them, which may stand, what they show to whom; and what is read off them.

use crate::bantu::{
    Bekal,
    catatan::{catatan, catatan_dengan, kaitkan, register},
};
use domain::{
    arsitektur::{keamanan::Penerapan, kurang::cari as pertanyaan, matriks::Matriks, relasi::JenisRelasi},
    izin::Peran,
};
use services::{
    Galat, Pelaku,
    arsitektur::{
        digital,
        graf::{Arah, dampak, sekitar},
        kurang, matriks,
        pengamanan::{self, Pengamanan},
        pohon,
        relasi::{calon, lepas, list, tambah},
        rujukan::{self, Kode},
    },
    jejak,
    register::{Formulir, archive, get},
    tabel::tulis::{csv, sel_csv},
};

/// Ids at the other end of one kind.
async fn lain(b: &Bekal, p: &Pelaku, kode: &str, id: i64, jenis: JenisRelasi, maju: bool) -> Vec<i64> {
    let kaitan = list(&b.l, p, register(kode), id).await.unwrap();
    let g = kaitan.kelompok.iter().find(|g| g.jenis == jenis && (g.maju == maju || jenis.timbal_balik())).unwrap();
    g.kaitan.iter().map(|k| k.lain.id).collect()
}

pada_kedua! {
    async fn a_relation_is_seen_and_taken_away_from_either_side(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let app = catatan(&b, &dinas, "aplikasi", "e-Surat", kantor).await;
        let (satu, dua) = (
            catatan(&b, &dinas, "data", "Surat masuk", kantor).await,
            catatan(&b, &dinas, "data", "Arsip", kantor).await,
        );
        let n = tambah(&b.l, &dinas, register("aplikasi"), app, (JenisRelasi::Memakai, true), &[satu, dua]).await.unwrap();
        assert_eq!(n, 2);
        assert_eq!(lain(&b, &dinas, "aplikasi", app, JenisRelasi::Memakai, true).await, [dua, satu]);
        assert_eq!(lain(&b, &dinas, "data", satu, JenisRelasi::Memakai, false).await, [app]);
        // The same again adds nothing, from either side.
        for (kode, id, maju, ke) in [("aplikasi", app, true, satu), ("data", satu, false, app)] {
            let n = tambah(&b.l, &dinas, register(kode), id, (JenisRelasi::Memakai, maju), &[ke]).await.unwrap();
            assert_eq!(n, 0);
        }
        // Both ends have an entry that names the other one by number.
        for (kode, id, kunci, nomor) in [
            ("aplikasi", app, "Memakai data", "DAT-0001, DAT-0002"),
            ("data", dua, "Dipakai oleh", "APL-0001"),
        ] {
            let riwayat = get(&b.l, &dinas, register(kode), id).await.unwrap().riwayat;
            assert_eq!((riwayat[0].tindakan.as_str(), riwayat[0].perubahan[kunci].1.as_str()), ("Kaitan ditambah", Some(nomor)));
        }
        // Taken away from the other side.
        let kaitan = list(&b.l, &dinas, register("data"), satu).await.unwrap();
        let id = kaitan.kelompok.iter().flat_map(|g| &g.kaitan).next().unwrap().id;
        assert!(matches!(lepas(&b.l, &dinas, register("data"), dua, &[id]).await, Err(Galat::TidakAda)));
        assert_eq!(lepas(&b.l, &dinas, register("data"), satu, &[id]).await.unwrap(), 1);
        assert_eq!(lain(&b, &dinas, "aplikasi", app, JenisRelasi::Memakai, true).await, [dua]);
        let riwayat = get(&b.l, &dinas, register("aplikasi"), app).await.unwrap().riwayat;
        assert_eq!((riwayat[0].tindakan.as_str(), riwayat[0].perubahan["Memakai data"].0.as_str()), ("Kaitan dilepas", Some("DAT-0001")));
        assert!(matches!(jejak::verify(&b.l).await.unwrap(), jejak::Pemeriksaan::Utuh { .. }));
    }

    async fn what_cannot_stand_is_refused_and_nothing_is_written(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let r = register("aplikasi");
        let (a, b2, c) = (
            catatan(&b, &dinas, "aplikasi", "A", kantor).await,
            catatan(&b, &dinas, "aplikasi", "B", kantor).await,
            catatan(&b, &dinas, "aplikasi", "C", kantor).await,
        );
        let data = catatan(&b, &dinas, "data", "D", kantor).await;
        for (jenis, ke) in [
            (JenisRelasi::BertukarDengan, vec![a]),
            (JenisRelasi::Memakai, vec![b2]),
            (JenisRelasi::Menggantikan, vec![data]),
            (JenisRelasi::Memakai, vec![data, b2]),
        ] {
            let hasil = tambah(&b.l, &dinas, r, a, (jenis, true), &ke).await;
            assert!(matches!(hasil, Err(Galat::Ditolak(_))), "{jenis:?} {ke:?} {hasil:?}");
        }
        assert!(matches!(tambah(&b.l, &dinas, r, a, (JenisRelasi::Memakai, true), &[]).await, Err(Galat::Isian(_))));
        assert!(matches!(tambah(&b.l, &dinas, r, a, (JenisRelasi::Memakai, true), &[99_999]).await, Err(Galat::TidakAda)));
        assert!(lain(&b, &dinas, "aplikasi", a, JenisRelasi::Memakai, true).await.is_empty());
        // A chain of replacements does not close.
        kaitkan(&b, &dinas, ("aplikasi", a), JenisRelasi::Menggantikan, b2).await;
        kaitkan(&b, &dinas, ("aplikasi", b2), JenisRelasi::Menggantikan, c).await;
        let hasil = tambah(&b.l, &dinas, r, c, (JenisRelasi::Menggantikan, true), &[a]).await;
        assert!(matches!(hasil, Err(Galat::Ditolak(_))), "{hasil:?}");
        // What says the same both ways is kept once.
        kaitkan(&b, &dinas, ("aplikasi", c), JenisRelasi::BertukarDengan, a).await;
        let n = tambah(&b.l, &dinas, r, a, (JenisRelasi::BertukarDengan, true), &[c]).await.unwrap();
        assert_eq!((n, lain(&b, &dinas, "aplikasi", a, JenisRelasi::BertukarDengan, true).await), (0, vec![c]));
        // Archived records take no relations, from neither side.
        let versi = get(&b.l, &dinas, register("data"), data).await.unwrap().rekaman.versi;
        archive(&b.l, &dinas, register("data"), data, versi).await.unwrap();
        for (kode, id, maju, ke) in [("aplikasi", a, true, data), ("data", data, false, a)] {
            let hasil = tambah(&b.l, &dinas, register(kode), id, (JenisRelasi::Memakai, maju), &[ke]).await;
            assert!(matches!(hasil, Err(Galat::Ditolak(_))), "{hasil:?}");
        }
    }

    async fn nobody_relates_to_or_reads_through_what_they_do_not_see(b: Bekal) {
        let (kami, lain_kantor) = (b.kantor("KAMI", "Dinas Kami").await, b.kantor("LAIN", "Dinas Lain").await);
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let operator = b.orang("Operator", Peran::Operator, Some(kami)).await;
        let app = catatan(&b, &dinas, "aplikasi", "Milik kami", kami).await;
        let rahasia = catatan(&b, &dinas, "data", "Rahasia", lain_kantor).await;
        let bersama = catatan_dengan(&b, &dinas, "data", "Bersama", lain_kantor, &[("keterlihatan", "pemerintah")]).await;
        let jauh = catatan(&b, &dinas, "infrastruktur", "Server kami", kami).await;
        let r = register("aplikasi");
        let hasil = tambah(&b.l, &operator, r, app, (JenisRelasi::Memakai, true), &[bersama, rahasia]).await;
        assert!(matches!(hasil, Err(Galat::TidakAda)), "{hasil:?}");
        let kaitan = list(&b.l, &operator, r, app).await.unwrap();
        let temuan = calon(&b.l, &operator, &kaitan, JenisRelasi::Memakai, true, "").await.unwrap();
        assert_eq!(temuan.iter().map(|c| c.catatan.id).collect::<Vec<_>>(), [bersama]);
        // What they see of another office they may relate to, but not change.
        tambah(&b.l, &operator, r, app, (JenisRelasi::Memakai, true), &[bersama]).await.unwrap();
        let hasil = tambah(&b.l, &operator, register("data"), bersama, (JenisRelasi::Memakai, false), &[app]).await;
        assert!(matches!(hasil, Err(Galat::Dilarang(_))), "{hasil:?}");
        // Somebody who sees both relates them; the office learns only that there is one more.
        kaitkan(&b, &dinas, ("aplikasi", app), JenisRelasi::Memakai, rahasia).await;
        kaitkan(&b, &dinas, ("data", rahasia), JenisRelasi::BerjalanDi, jauh).await;
        let kaitan = list(&b.l, &operator, r, app).await.unwrap();
        let memakai = kaitan.kelompok.iter().find(|g| g.jenis == JenisRelasi::Memakai).unwrap();
        assert_eq!((memakai.kaitan.len(), memakai.tersembunyi), (1, 1));
        let semua = list(&b.l, &dinas, r, app).await.unwrap();
        let id = semua.kelompok.iter().flat_map(|g| &g.kaitan).find(|k| k.lain.id == rahasia).unwrap().id;
        assert!(matches!(lepas(&b.l, &operator, r, app, &[id]).await, Err(Galat::TidakAda)));
        // Neither the graph nor the impact list walks through the hidden record.
        let graf = sekitar(&b.l, &operator, app, 3, Arah::Keduanya, &[]).await.unwrap();
        assert_eq!((graf.simpul.iter().map(|s| s.titik.id).collect::<Vec<_>>(), graf.tersembunyi), (vec![app, bersama], 1));
        let d = dampak(&b.l, &operator, register("infrastruktur"), jauh, 4).await.unwrap();
        assert_eq!((d.terdampak.len(), d.tersembunyi), (0, 1));
        assert!(matches!(sekitar(&b.l, &operator, rahasia, 1, Arah::Keduanya, &[]).await, Err(Galat::TidakAda)));
        let m = matriks::list(&b.l, &operator, Matriks::AplikasiData, &matriks::Saringan::default(), 1).await.unwrap();
        assert_eq!((m.kolom.len(), m.baris[0].sel.len(), m.baris[0].tersembunyi, m.jumlah_kolom), (1, 1, 1, 1));
        // Their trail names what they may not see by number only.
        let riwayat = get(&b.l, &operator, r, app).await.unwrap().riwayat;
        assert!(!format!("{riwayat:?}").contains("Rahasia"), "{riwayat:?}");
    }

    async fn the_graph_goes_the_way_of_dependency(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let proses = catatan(&b, &dinas, "proses-bisnis", "Proses", kantor).await;
        let layanan = catatan(&b, &dinas, "layanan", "Layanan", kantor).await;
        let app = catatan(&b, &dinas, "aplikasi", "Aplikasi", kantor).await;
        let lain_app = catatan(&b, &dinas, "aplikasi", "Aplikasi lain", kantor).await;
        let data = catatan(&b, &dinas, "data", "Data", kantor).await;
        let server = catatan(&b, &dinas, "infrastruktur", "Server", kantor).await;
        kaitkan(&b, &dinas, ("layanan", layanan), JenisRelasi::Mewujudkan, proses).await;
        kaitkan(&b, &dinas, ("aplikasi", app), JenisRelasi::Melayani, layanan).await;
        kaitkan(&b, &dinas, ("aplikasi", app), JenisRelasi::Memakai, data).await;
        kaitkan(&b, &dinas, ("data", data), JenisRelasi::BerjalanDi, server).await;
        kaitkan(&b, &dinas, ("aplikasi", app), JenisRelasi::BertukarDengan, lain_app).await;
        let jarak = |g: &services::arsitektur::graf::Graf| {
            let mut j: Vec<_> = g.simpul.iter().map(|s| (s.jarak, s.titik.id)).collect();
            j.sort_unstable();
            j
        };
        let pada = sekitar(&b.l, &dinas, layanan, 3, Arah::BergantungPada, &[]).await.unwrap();
        assert_eq!(jarak(&pada), [(0, layanan), (1, app), (2, lain_app), (2, data), (3, server)]);
        assert_eq!(pada.sisi.len(), 4);
        let padanya = sekitar(&b.l, &dinas, server, 2, Arah::BergantungPadanya, &[]).await.unwrap();
        assert_eq!(jarak(&padanya), [(-2, app), (-1, data), (0, server)]);
        let satu = sekitar(&b.l, &dinas, app, 1, Arah::Keduanya, &["data"]).await.unwrap();
        assert_eq!(jarak(&satu), [(0, app), (1, data)]);
        // What stops with the server, level by level.
        let d = dampak(&b.l, &dinas, register("infrastruktur"), server, 6).await.unwrap();
        let tingkat: Vec<_> = d.terdampak.iter().map(|t| (t.tingkat, t.titik.id)).collect();
        assert_eq!(tingkat, [(1, data), (2, app), (3, lain_app), (3, layanan), (4, proses)]);
        assert_eq!((d.terdampak[1].jenis, d.terdampak[1].maju), (JenisRelasi::Memakai, true));
        assert!(d.terdampak[1].lewat.ends_with("Data"));
    }

    async fn matrices_and_gaps_count_what_is_there(b: Bekal) {
        let (kantor, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let app = catatan(&b, &dinas, "aplikasi", "SIMPEG", kantor).await;
        let kembar = catatan(&b, &dinas, "aplikasi", "Simpeg.", dua).await;
        let layanan = catatan(&b, &dinas, "layanan", "Kepegawaian", kantor).await;
        let data = catatan(&b, &dinas, "data", "Pegawai", kantor).await;
        kaitkan(&b, &dinas, ("aplikasi", app), JenisRelasi::Memakai, data).await;
        kaitkan(&b, &dinas, ("aplikasi", app), JenisRelasi::Menghasilkan, data).await;
        let m = matriks::list(&b.l, &dinas, Matriks::AplikasiData, &matriks::Saringan::default(), 1).await.unwrap();
        assert_eq!((m.jumlah, m.kosong, m.jumlah_kolom, m.kolom_kosong), (2, 1, 1, 0));
        let sel = &m.baris.iter().find(|b| b.titik.id == app).unwrap().sel[&data];
        assert!(sel == "PH" || sel == "HP", "{sel}");
        let s = matriks::Saringan { kosong: true, ..Default::default() };
        let m = matriks::list(&b.l, &dinas, Matriks::AplikasiData, &s, 1).await.unwrap();
        assert_eq!(m.baris.iter().map(|b| b.titik.id).collect::<Vec<_>>(), [kembar]);
        let m = matriks::list(&b.l, &dinas, Matriks::LayananAplikasi, &matriks::Saringan::default(), 1).await.unwrap();
        assert_eq!((m.jumlah, m.kosong, m.kolom_kosong), (1, 1, 2));
        let semua = matriks::seluruh(&b.l, &dinas, Matriks::AplikasiData, &matriks::Saringan::default()).await.unwrap();
        assert_eq!((semua.baris.len(), semua.kolom.len()), (2, 1));
        // Numbers and lists agree.
        let ringkas = kurang::ringkas(&b.l, &dinas).await.unwrap();
        for satu in &ringkas {
            let daftar = kurang::list(&b.l, &dinas, satu.kurang, 1).await.unwrap();
            assert_eq!((daftar.jumlah, daftar.baris.len() as u64), (satu.kurang_berapa, satu.kurang_berapa), "{}", satu.kurang.kode);
        }
        let berapa = |kode: &str| ringkas.iter().find(|k| k.kurang.kode == kode).map(|k| (k.kurang_berapa, k.dari)).unwrap();
        assert_eq!(berapa("layanan-tanpa-aplikasi"), (1, 1));
        assert_eq!(berapa("aplikasi-tanpa-data"), (1, 2));
        assert_eq!(berapa("data-tanpa-penghasil"), (0, 1));
        assert_eq!((berapa("layanan-tanpa-data"), berapa("data-tanpa-infrastruktur")), ((1, 1), (1, 1)));
        assert_eq!(berapa("aplikasi-tanpa-pemilik"), (0, 2));
        assert_eq!(berapa("aplikasi-tanpa-rujukan"), (2, 2));
        assert_eq!(berapa("tanpa-sasaran"), (4, 4));
        let kembar_daftar = kurang::list(&b.l, &dinas, pertanyaan("kembar").unwrap(), 1).await.unwrap();
        assert_eq!(kembar_daftar.baris.iter().map(|t| t.id).collect::<Vec<_>>(), [app, kembar]);
        kaitkan(&b, &dinas, ("aplikasi", app), JenisRelasi::Melayani, layanan).await;
        let ringkas = kurang::ringkas(&b.l, &dinas).await.unwrap();
        assert_eq!(ringkas.iter().find(|k| k.kurang.kode == "layanan-tanpa-aplikasi").unwrap().kurang_berapa, 0);
        // Every domain is asked for its link to the next (DKI68 Pasal 3 ayat (7)), and answers once it has it.
        let proses = catatan(&b, &dinas, "proses-bisnis", "Kepegawaian", kantor).await;
        let server = catatan(&b, &dinas, "infrastruktur", "Server", kantor).await;
        let kontrol = catatan(&b, &dinas, "keamanan", "Firewall", kantor).await;
        let berapa = async |kode: &'static str| {
            let ringkas = kurang::ringkas(&b.l, &dinas).await.unwrap();
            ringkas.iter().find(|k| k.kurang.kode == kode).map(|k| k.kurang_berapa).unwrap()
        };
        for (kode, dari, jenis, ke) in [
            ("proses-bisnis-tanpa-layanan", ("layanan", layanan), JenisRelasi::Mewujudkan, proses),
            ("layanan-tanpa-data", ("layanan", layanan), JenisRelasi::Memakai, data),
            ("infrastruktur-tanpa-isi", ("data", data), JenisRelasi::BerjalanDi, server),
            ("keamanan-tanpa-objek", ("data", data), JenisRelasi::DilindungiOleh, kontrol),
        ] {
            assert_eq!(berapa(kode).await, 1, "{kode}");
            kaitkan(&b, &dinas, dari, jenis, ke).await;
            assert_eq!(berapa(kode).await, 0, "{kode}");
        }
        assert_eq!(berapa("data-tanpa-infrastruktur").await, 0);
    }

    async fn levels_of_the_digital_architecture_are_counted_for_who_sees_them(b: Bekal) {
        let (kantor, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let muka = [("tingkat_digital", "interaksi"), ("pengguna", "warga"), ("keadaan", "as_is"), ("pengguna_warga", "Penduduk kota")];
        catatan_dengan(&b, &dinas, "aplikasi", "Portal", kantor, &muka).await;
        let baru = [("tingkat_digital", "interaksi"), ("pengguna", "bisnis"), ("pengguna", "warga"), ("keadaan", "new")];
        catatan_dengan(&b, &dinas, "aplikasi", "Izin", dua, &baru).await;
        catatan_dengan(&b, &dinas, "aplikasi", "Tanpa Pengguna", kantor, &[("tingkat_digital", "interaksi")]).await;
        catatan_dengan(&b, &dinas, "data", "Induk", kantor, &[("tingkat_digital", "data")]).await;
        catatan(&b, &dinas, "aplikasi", "Belum", kantor).await;
        let d = digital::lihat(&b.l, &dinas).await.unwrap();
        let sel = |d: &digital::Digital, tingkat: &str, kode: &str| {
            let (_, sel) = d.tingkat.iter().find(|(t, _)| *t == tingkat).unwrap();
            let s = sel.iter().find(|s| s.register.kode == kode).unwrap();
            (s.as_is, s.sasaran, s.lain)
        };
        assert_eq!(sel(&d, "interaksi", "aplikasi"), (1, 1, 1));
        assert_eq!(sel(&d, "data", "data"), (0, 0, 1));
        assert_eq!(sel(&d, "data", "aplikasi"), (0, 0, 0));
        let pengguna = |d: &digital::Digital, kode: &str| d.pengguna.iter().find(|p| p.kode == kode).unwrap().jumlah;
        assert_eq!((pengguna(&d, "warga"), pengguna(&d, "bisnis"), pengguna(&d, "pemerintah"), d.tanpa_pengguna), (2, 1, 0, 1));
        let warga = d.pengguna.iter().find(|p| p.kode == "warga").unwrap();
        assert_eq!((warga.sebutan.iter().map(String::as_str).collect::<Vec<_>>(), warga.tanpa_sebutan), (vec!["Penduduk kota"], 1));
        assert_eq!(d.belum.iter().map(|(r, n)| (r.kode, *n)).collect::<Vec<_>>(), [("aplikasi", 1), ("infrastruktur", 0), ("data", 0)]);
        // An office does not learn what another one keeps to itself.
        let operator = b.orang("Operator", Peran::Operator, Some(kantor)).await;
        let d = digital::lihat(&b.l, &operator).await.unwrap();
        assert_eq!((sel(&d, "interaksi", "aplikasi"), pengguna(&d, "bisnis")), ((1, 0, 1), 0));
        let pengguna_data = b.orang("Pengguna", Peran::PenggunaData, None).await;
        assert!(matches!(digital::lihat(&b.l, &pengguna_data).await, Err(Galat::Dilarang(_))));
    }

    async fn what_protects_an_item_answers_the_checklist(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let lain = b.kantor("DUA", "Dinas Dua").await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let app = catatan(&b, &dinas, "aplikasi", "SIMPEG", kantor).await;
        let kontrol = |periksa: &'static str, penerapan: &'static str| {
            vec![("objek", "standar"), ("periksa", periksa), ("penerapan", penerapan), ("jaminan", "keutuhan"), ("mulai", "2026-02-01")]
        };
        let aman = catatan_dengan(&b, &dinas, "keamanan", "Kode aman", kantor, &kontrol("a1", "diterapkan")).await;
        let rencana = catatan_dengan(&b, &dinas, "keamanan", "Firewall", lain, &kontrol("b2", "direncanakan")).await;
        let mut tak_perlu = kontrol("b3", "tidak_perlu");
        tak_perlu.push(("alasan", "Tidak terhubung ke internet."));
        let tak_perlu = catatan_dengan(&b, &dinas, "keamanan", "IDS", kantor, &tak_perlu).await;
        for id in [aman, rencana, tak_perlu] {
            kaitkan(&b, &dinas, ("aplikasi", app), JenisRelasi::DilindungiOleh, id).await;
        }
        let p = pengamanan::lihat(&b.l, &dinas, register("aplikasi"), app).await.unwrap();
        let butir = |kode: &str| p.periksa.iter().find(|(o, _)| o.kode == kode).map(|(_, k)| Pengamanan::keadaan(k)).unwrap();
        assert_eq!(butir("a1"), Some(Penerapan::Diterapkan));
        assert_eq!(butir("b2"), Some(Penerapan::Direncanakan));
        assert_eq!((butir("b3"), butir("c")), (Some(Penerapan::TidakPerlu), None));
        // What is planned, or not needed, guarantees nothing.
        let jaminan = |kode: &str| p.jaminan.iter().find(|(o, _)| o.kode == kode).unwrap().1.len();
        assert_eq!((jaminan("keutuhan"), jaminan("kerahasiaan"), p.periksa.len(), p.jaminan.len()), (1, 0, 11, 5));
        let satu = &p.periksa[0].1[0];
        assert_eq!((satu.tanggal.unwrap().to_string(), satu.bukti), ("2026-02-01".to_owned(), 0));
        let operator = b.orang("Operator", Peran::Operator, Some(kantor)).await;
        let p = pengamanan::lihat(&b.l, &operator, register("aplikasi"), app).await.unwrap();
        assert_eq!(p.tersembunyi, 1);
        assert!(p.periksa.iter().find(|(o, _)| o.kode == "b2").unwrap().1.is_empty());
        assert!(matches!(pengamanan::lihat(&b.l, &dinas, register("situs"), app).await, Err(Galat::TidakAda)));
    }

    async fn processes_stand_as_a_tree(b: Bekal) {
        let (kantor, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let induk = catatan(&b, &dinas, "proses-bisnis", "Pelayanan", dua).await;
        let anak = catatan_dengan(&b, &dinas, "proses-bisnis", "Perizinan", kantor, &[("induk_id", &induk.to_string()), ("dokumen_peta", "Kep 1")]).await;
        let layanan = catatan(&b, &dinas, "layanan", "Izin", kantor).await;
        kaitkan(&b, &dinas, ("layanan", layanan), JenisRelasi::Mewujudkan, anak).await;
        let app = catatan(&b, &dinas, "aplikasi", "Perizinan daring", kantor).await;
        kaitkan(&b, &dinas, ("aplikasi", app), JenisRelasi::Menjalankan, anak).await;
        let p = pohon::lihat(&b.l, &dinas).await.unwrap();
        assert_eq!((p.jumlah, p.akar.len(), p.akar[0].titik.id), (2, 1, induk));
        let cabang = &p.akar[0].anak[0];
        assert_eq!((cabang.titik.id, cabang.layanan, cabang.aplikasi, cabang.data, cabang.dokumen.as_str()), (anak, 1, 1, 0, "Kep 1"));
        // A parent that is not seen hides no child.
        let operator = b.orang("Operator", Peran::Operator, Some(kantor)).await;
        let p = pohon::lihat(&b.l, &operator).await.unwrap();
        assert_eq!(p.akar.iter().map(|c| c.titik.id).collect::<Vec<_>>(), [anak]);
    }

    async fn local_codes_stand_below_the_national_ones(b: Bekal) {
        let perencana = b.orang("Perencana", Peran::Perencanaan, None).await;
        let isi = |kode: &str, nama: &str| [("nomor", kode), ("nama", nama)].map(|(k, n)| (k.to_owned(), n.to_owned())).to_vec();
        for (kode, nama) in [("RAA.02.01.07", "Aplikasi pasar"), ("RAA.77.01", "Tanpa induk"), ("RAB.01.01.88", "Lain")] {
            services::register::create(&b.l, &perencana, register("rujukan-lokal"), Formulir(&isi(kode, nama))).await.unwrap();
        }
        let kode = async |kata: &str| rujukan::cari(&b.l, &perencana, "RAA", kata, 100).await.unwrap();
        let semua = kode("").await;
        let letak = |k: &str| semua.iter().position(|s| s.kode == k).unwrap();
        assert_eq!(letak("RAA.02.01.07"), letak("RAA.02.01") + 1);
        assert!(semua[letak("RAA.77.01")].tanpa_induk && !semua[letak("RAA.02.01.07")].tanpa_induk);
        assert!(semua.iter().all(|s| s.kode.starts_with("RAA")));
        assert_eq!(kode("pasar").await.iter().map(Kode::sebutan).collect::<Vec<_>>(), ["RAA.02.01.07 · Aplikasi pasar"]);
    }

    async fn tables_of_gaps_hold_every_record(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        for i in 0..60 {
            catatan(&b, &dinas, "layanan", &format!("=Layanan {i:02}"), kantor).await;
        }
        let t = kurang::tabel(&b.l, &dinas, pertanyaan("layanan-tanpa-aplikasi")).await.unwrap();
        assert_eq!((t.baris.len(), t.baris[0][3].teks().as_str()), (60, "Dinas Satu"));
        let judul: Vec<&str> = t.kolom.iter().map(|k| k.judul.as_str()).collect();
        let baris = t.baris.iter().map(|b| b.iter().map(sel_csv).collect());
        let csv = String::from_utf8(csv(&judul, baris).unwrap()).unwrap();
        assert!(csv.contains("'=Layanan 00") && !csv.contains(";=Layanan"), "{csv}");
        let semua = kurang::tabel(&b.l, &dinas, None).await.unwrap();
        assert!(semua.baris.iter().any(|b| b[0].teks() == "Layanan tanpa aplikasi" && b[1].teks() == "60"));
    }
}
