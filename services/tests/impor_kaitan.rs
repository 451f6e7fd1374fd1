//! Relations in an import: what was shown is what is written, even when somebody else changed nothing but a relation.

use crate::{
    bantu::catatan,
    impor_register::{masukkan, serba, usai},
};
use domain::{
    arsitektur::relasi::JenisRelasi,
    register::{
        cari,
        tulis::{self, Tujuan},
    },
};
use services::{
    arsitektur::relasi,
    register::impor::{self, KeadaanKerja},
};

pada_kedua! {
    async fn a_relation_that_came_or_went_since_the_preview_stops_the_import(b: Bekal) {
        let kantor = b.kantor("KOMINFO", "Dinas Kominfo").await;
        let p = serba(&b).await;
        let (l, r) = (&b.l, cari("aplikasi").unwrap());
        let app = catatan::catatan(&b, &p, "aplikasi", "E-Surat", kantor).await;
        let mut data = Vec::new();
        for nama in ["Surat masuk", "Surat keluar", "Arsip"] {
            data.push(catatan::catatan(&b, &p, "data", nama, kantor).await);
        }
        let memakai = (JenisRelasi::Memakai, true);
        relasi::tambah(l, &p, r, app, memakai, &data[..2]).await.unwrap();
        let kolom = tulis::kolom(r, true);
        let judul = kolom.iter().find(|k| matches!(k.tujuan, Tujuan::Relasi(JenisRelasi::Memakai, true, _))).unwrap();
        let isi = format!("ID;Nama aplikasi;Fungsi;{}\nAPL-0001;E-Surat;Mengirim surat;DAT-0001\n", judul.judul);
        let sha = impor::unggah(l, &p, r, "a.csv", isi.clone().into_bytes()).await.unwrap();
        let punya = async || {
            let kaitan = relasi::list(l, &p, r, app).await.unwrap();
            let satu = kaitan.kelompok.into_iter().find(|k| (k.jenis, k.maju) == memakai).unwrap();
            satu.kaitan.into_iter().map(|k| (k.id, k.lain.nama)).collect::<Vec<_>>()
        };
        let nama = async || punya().await.into_iter().map(|(_, nama)| nama).collect::<Vec<_>>();
        assert_eq!(nama().await, ["Surat keluar", "Surat masuk"]);
        // The row is a change both times: of a field, and of a relation that goes.
        for tambah in [true, false] {
            let sidik = impor::pratinjau(l, &p, r, &sha).await.unwrap().sidik;
            if tambah {
                relasi::tambah(l, &p, r, app, memakai, &data[2..]).await.unwrap();
            } else {
                let arsip = punya().await.into_iter().find(|(_, nama)| nama == "Arsip").unwrap().0;
                relasi::lepas(l, &p, r, app, &[arsip]).await.unwrap();
            }
            let sebelum = nama().await;
            let id = impor::mulai(l, &p, r, (&sha, &sidik), "a.csv").await.unwrap();
            let KeadaanKerja::Gagal(sebab) = usai(l, &p, r, id).await.keadaan else { panic!("{tambah}") };
            assert!(sebab[0].contains("berubah sejak berkas ini dibaca"), "{sebab:?}");
            assert_eq!(nama().await, sebelum);
        }
        // Read again and looked at again, it is taken.
        masukkan(l, &p, r, isi.as_bytes()).await;
        assert_eq!(nama().await, ["Surat masuk"]);
    }
}
