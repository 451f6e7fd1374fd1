//! Around a record: its documents, the views people keep of a list, what is public, and what refers to it.

use crate::bantu::Bekal;
use bytes::Bytes;
use domain::{
    izin::Peran,
    register::{self, Register, tahap::Langkah},
};
use services::{
    Galat, Pelaku,
    bukti::{self, buka},
    register::{
        Formulir, create, get, get_publik, jumlah_tiap, kembalikan,
        lampiran::{self, IsianDokumen, lampirkan, lepas, pilihan, unggah},
        langkahkan, list_publik, pandangan, perujuk, update,
    },
};

fn r(kode: &str) -> &'static Register {
    register::cari(kode).unwrap()
}

fn isian(pasangan: &[(&str, &str)]) -> Vec<(String, String)> {
    pasangan.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
}

async fn layanan(b: &Bekal, pelaku: &Pelaku, nama: &str, kantor: i64, lain: &[(&str, &str)]) -> i64 {
    let kantor = kantor.to_string();
    let dasar = [("nama", nama), ("perangkat_daerah_id", kantor.as_str()), ("jenis", "publik")];
    create(&b.l, pelaku, r("layanan"), Formulir(&isian(&[&dasar[..], lain].concat()))).await.unwrap()
}

fn pdf(isi: &str) -> Bytes {
    Bytes::from(format!("%PDF-1.7\n{isi}"))
}

/// Through all hands until it is published.
async fn terbitkan(b: &Bekal, operator: &Pelaku, id: i64, mut versi: i64) -> i64 {
    let dinas = b.orang(&format!("Dinas {id}"), Peran::Dinas, None).await;
    let tim = b.orang(&format!("Tim {id}"), Peran::TimKoordinasi, None).await;
    for (pelaku, langkah) in [
        (operator, Langkah::Ajukan),
        (&dinas, Langkah::Verifikasi),
        (&dinas, Langkah::Validasi),
        (&tim, Langkah::Terbitkan),
    ] {
        langkahkan(&b.l, pelaku, r("layanan"), id, versi, langkah, "").await.unwrap();
        versi += 1;
    }
    versi
}

pada_kedua! {
    async fn documents_belong_to_a_record_and_are_opened_by_its_readers(b: Bekal) {
        let (satu, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let operator = b.orang("Operator Satu", Peran::Operator, Some(satu)).await;
        let lain = b.orang("Operator Dua", Peran::Operator, Some(dua)).await;
        let dinas = b.orang("Dinas Kominfo", Peran::Dinas, None).await;
        let l = r("layanan");
        let id = layanan(&b, &operator, "Izin Usaha", satu, &[]).await;
        let tanpa = IsianDokumen::default();
        let berkas = vec![("SOP izin.pdf".to_owned(), pdf("a")), ("Maklumat.pdf".to_owned(), pdf("b"))];
        assert_eq!(unggah(&b.l, &operator, l, id, berkas, IsianDokumen { tanggal: "2026-03-01", ..tanpa }).await.unwrap(), 2);
        let ada = get(&b.l, &operator, l, id).await.unwrap();
        assert_eq!(ada.lampiran.iter().map(|d| d.nama.as_str()).collect::<Vec<_>>(), ["SOP izin.pdf", "Maklumat.pdf"]);
        assert_eq!(ada.lampiran[0].tanggal, chrono::NaiveDate::from_ymd_opt(2026, 3, 1));
        assert_eq!((ada.rekaman.versi, ada.riwayat[0].tindakan.as_str()), (1, "Dokumen dilampirkan"));
        let bukti = ada.lampiran[0].bukti_id;
        // Who coordinates may add one too, though they keep no evidence of assessments.
        assert!(bukti::unggah(&b.l, &dinas, Some(satu), "x.pdf", pdf("x")).await.is_err());
        unggah(&b.l, &dinas, l, id, vec![("Telaah.pdf".into(), pdf("c"))], tanpa).await.unwrap();
        // The same file as the same document stands there once.
        lampirkan(&b.l, &operator, l, id, bukti, tanpa).await.unwrap();
        assert_eq!(get(&b.l, &operator, l, id).await.unwrap().lampiran.len(), 3);
        // Another office neither sees nor attaches it, until the record is shared.
        assert!(matches!(buka(&b.l, &lain, bukti).await, Err(Galat::TidakAda)));
        let milik_lain = layanan(&b, &lain, "Layanan lain", dua, &[]).await;
        assert!(matches!(lampirkan(&b.l, &lain, l, milik_lain, bukti, tanpa).await, Err(Galat::TidakAda)));
        assert!(matches!(unggah(&b.l, &lain, l, id, vec![("x.pdf".into(), pdf("x"))], tanpa).await, Err(Galat::TidakAda)));
        update(&b.l, &operator, l, id, 1, Formulir(&isian(&[("keterlihatan", "pemerintah")]))).await.unwrap();
        assert_eq!(buka(&b.l, &lain, bukti).await.unwrap().0.nama, "SOP izin.pdf");
        assert!(matches!(unggah(&b.l, &lain, l, id, vec![("x.pdf".into(), pdf("x"))], tanpa).await, Err(Galat::Dilarang(_))));
        // Taken off, the file is still there to be picked.
        let lepasan = ada.lampiran[1].clone();
        assert!(matches!(lepas(&b.l, &lain, l, milik_lain, lepasan.id).await, Err(Galat::TidakAda)));
        lepas(&b.l, &operator, l, id, lepasan.id).await.unwrap();
        assert!(matches!(lepas(&b.l, &operator, l, id, lepasan.id).await, Err(Galat::TidakAda)));
        let dapat: Vec<i64> = pilihan(&b.l, &operator, l, id, "maklumat").await.unwrap().iter().map(|x| x.id).collect();
        assert_eq!(dapat, [lepasan.bukti_id]);
        // An entry about a document is no earlier state of the fields.
        let kini = get(&b.l, &operator, l, id).await.unwrap();
        for entri in kini.riwayat.iter().filter(|e| e.tindakan.starts_with("Dokumen")) {
            for bidang in [None, Some("uraian")] {
                let galat = kembalikan(&b.l, &operator, l, id, kini.rekaman.versi, entri.urutan, bidang).await.unwrap_err();
                assert!(matches!(galat, Galat::Ditolak(_)), "{galat:?}");
            }
        }
        assert_eq!(get(&b.l, &operator, l, id).await.unwrap().rekaman, kini.rekaman);
    }

    async fn wrong_documents_are_refused(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(kantor)).await;
        let l = r("layanan");
        let id = layanan(&b, &operator, "Izin Usaha", kantor, &[]).await;
        let salah = |galat: Galat, bidang: &str| assert!(matches!(&galat, Galat::Isian(g) if g[0].bidang == bidang), "{galat:?}");
        let satu = || vec![("a.pdf".to_owned(), pdf("a"))];
        let dok = |dokumen, tanggal| IsianDokumen { dokumen, tanggal };
        salah(unggah(&b.l, &operator, l, id, Vec::new(), dok("", "")).await.unwrap_err(), "berkas");
        salah(unggah(&b.l, &operator, l, id, satu(), dok("tidak-ada", "")).await.unwrap_err(), "dokumen");
        salah(unggah(&b.l, &operator, l, id, satu(), dok("", "31/02/2026")).await.unwrap_err(), "tanggal");
        salah(unggah(&b.l, &operator, l, id, vec![("a.pdf".into(), Bytes::new())], dok("", "")).await.unwrap_err(), "berkas");
        assert!(get(&b.l, &operator, l, id).await.unwrap().lampiran.is_empty());
        // What is examined stands still, documents included.
        langkahkan(&b.l, &operator, l, id, 1, Langkah::Ajukan, "").await.unwrap();
        assert!(matches!(unggah(&b.l, &operator, l, id, satu(), dok("", "")).await, Err(Galat::Ditolak(_))));
        assert!(matches!(lampiran::boleh_unggah(&b.l, &operator, l, id).await, Err(Galat::Ditolak(_))));
    }

    async fn a_view_is_the_persons_own(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let satu = b.orang("Operator Satu", Peran::Operator, Some(kantor)).await;
        let dua = b.orang("Operator Lain", Peran::Operator, Some(kantor)).await;
        let a = r("aplikasi");
        let id = pandangan::simpan(&b.l, &satu, a, "Belum lengkap", "?kurang=1&kolom=nomor").await.unwrap();
        let galat = pandangan::simpan(&b.l, &satu, a, "Belum lengkap", "q=x").await.unwrap_err();
        assert!(matches!(&galat, Galat::Isian(g) if g[0].bidang == "nama_pandangan"), "{galat:?}");
        assert!(matches!(pandangan::simpan(&b.l, &satu, a, " ", "q=x").await, Err(Galat::Isian(_))));
        assert!(matches!(pandangan::simpan(&b.l, &satu, a, "Panjang", &"q".repeat(3_000)).await, Err(Galat::Isian(_))));
        // The same name in another register, and for another person.
        pandangan::simpan(&b.l, &satu, r("layanan"), "Belum lengkap", "").await.unwrap();
        pandangan::simpan(&b.l, &dua, a, "Belum lengkap", "").await.unwrap();
        let ada = pandangan::list(&b.l, &satu, a).await.unwrap();
        assert_eq!(ada.iter().map(|p| (p.nama.as_str(), p.kueri.as_str())).collect::<Vec<_>>(), [("Belum lengkap", "kurang=1&kolom=nomor")]);
        assert!(matches!(pandangan::hapus(&b.l, &dua, a, id).await, Err(Galat::TidakAda)));
        assert!(matches!(pandangan::hapus(&b.l, &satu, r("layanan"), id).await, Err(Galat::TidakAda)));
        pandangan::hapus(&b.l, &satu, a, id).await.unwrap();
        assert!(pandangan::list(&b.l, &satu, a).await.unwrap().is_empty());
        for n in 0..pandangan::MAKS {
            pandangan::simpan(&b.l, &satu, a, &format!("Tampilan {n}"), "").await.unwrap();
        }
        assert!(matches!(pandangan::simpan(&b.l, &satu, a, "Satu lagi", "").await, Err(Galat::Isian(_))));
        // Who reads no register keeps no view of one.
        let admin = b.orang("Admin Saja", Peran::Admin, None).await;
        assert!(matches!(pandangan::simpan(&b.l, &admin, a, "x", "").await, Err(Galat::Dilarang(_))));
    }

    async fn only_what_is_published_and_marked_public_leaves(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(kantor)).await;
        let l = r("layanan");
        assert!(l.bidang("manfaat").is_some_and(|f| !f.publik) && l.bidang("tujuan").is_some_and(|f| f.publik));
        let isi = [("keterlihatan", "publik"), ("manfaat", "rahasia dapur"), ("tujuan", "Memudahkan izin")];
        let id = layanan(&b, &operator, "Izin Usaha", kantor, &isi).await;
        layanan(&b, &operator, "Tertutup", kantor, &[]).await;
        assert!(matches!(get_publik(&b.l, l, id).await, Err(Galat::TidakAda)), "a draft is not public");
        assert!(list_publik(&b.l, l, "", None).await.unwrap().baris.is_empty());
        terbitkan(&b, &operator, id, 1).await;
        let (rekaman, nama) = get_publik(&b.l, l, id).await.unwrap();
        assert_eq!((rekaman.nama(), rekaman.butir.teks("tujuan")), ("Izin Usaha", "Memudahkan izin"));
        for f in l.bidang.iter().filter(|f| !f.publik) {
            assert!(rekaman.butir.isi(f.kode).kosong(), "{}", f.kode);
        }
        assert!(rekaman.diubah_oleh.is_empty() && nama.kantor.contains_key(&kantor));
        let semua = list_publik(&b.l, l, "", None).await.unwrap();
        assert_eq!(semua.baris.iter().map(|x| x.id).collect::<Vec<_>>(), [id]);
        assert_eq!(list_publik(&b.l, l, "IZIN", None).await.unwrap().baris.len(), 1);
        assert!(list_publik(&b.l, l, "rahasia", None).await.unwrap().baris.is_empty(), "hidden text is not searched");
        assert!(list_publik(&b.l, l, "", Some(id)).await.unwrap().baris.is_empty());
    }

    async fn public_pages_follow_each_other(b: Bekal) {
        let kantor = b.kantor("SATU", "Dinas Satu").await;
        let operator = b.orang("Operator Satu", Peran::Operator, Some(kantor)).await;
        let mut id = Vec::new();
        for n in 0..3 {
            let satu = layanan(&b, &operator, &format!("Layanan {}", n / 2), kantor, &[("keterlihatan", "publik")]).await;
            terbitkan(&b, &operator, satu, 1).await;
            id.push(satu);
        }
        let l = r("layanan");
        for (n, satu) in id.iter().enumerate() {
            let sisa = list_publik(&b.l, l, "", Some(*satu)).await.unwrap();
            assert_eq!(sisa.baris.iter().map(|x| x.id).collect::<Vec<_>>(), id[n + 1..]);
        }
    }

    async fn what_refers_to_a_record_is_said_before_it_goes(b: Bekal) {
        let (satu, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let operator = b.orang("Operator Satu", Peran::Operator, Some(satu)).await;
        let dinas = b.orang("Dinas Kominfo", Peran::Dinas, None).await;
        let p = r("proses-bisnis");
        let induk = p.induk.expect("proses bisnis is a tree");
        let buat = |nama: &'static str, kantor: i64, atas: Option<i64>| {
            let mut f = isian(&[("nama", nama), ("perangkat_daerah_id", &kantor.to_string())]);
            for b in p.bidang.iter().filter(|b| b.wajib && !matches!(b.kode, "nama" | "perangkat_daerah_id")) {
                f.push((b.kode.to_owned(), b.opsi().first().map_or("isi", |o| o.kode).to_owned()));
            }
            f.extend(atas.map(|id| (induk.to_owned(), id.to_string())));
            let (l, dinas) = (b.l.clone(), dinas.clone());
            async move { create(&l, &dinas, p, Formulir(&f)).await.unwrap() }
        };
        let atas = buat("Perizinan", satu, None).await;
        assert!(perujuk(&b.l, &operator, p, atas).await.unwrap().terlihat.is_empty());
        let bawah = buat("Izin usaha", satu, Some(atas)).await;
        buat("Izin lain", dua, Some(atas)).await;
        let ada = perujuk(&b.l, &operator, p, atas).await.unwrap();
        assert_eq!((ada.terlihat.iter().map(|(_, c)| c.id).collect::<Vec<_>>(), ada.tersembunyi), (vec![bawah], 1));
        assert_eq!(perujuk(&b.l, &dinas, p, atas).await.unwrap().terlihat.len(), 2);
        let jumlah = jumlah_tiap(&b.l, &operator).await.unwrap();
        assert_eq!(jumlah.iter().find(|(r, _)| r.kode == "proses-bisnis").map(|(_, n)| *n), Some(2));
        assert_eq!(jumlah.len(), register::SEMUA.len());
    }
}
