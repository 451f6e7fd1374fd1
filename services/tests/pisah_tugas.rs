//! A step that is next but closed to this very person is shown with its reason, and refused.

use std::collections::BTreeMap;

use bytes::Bytes;
use domain::{
    izin::{Peran, PeranDiberikan},
    penilaian::{Jenis, Lingkup, Perbuatan},
};
use services::{
    Galat, bukti,
    penilaian::{
        alur::{self, Aksi, Penjelasan, Pilihan},
        bukti_isian,
        isian::{self, IsianBaru},
        penugasan::{self, Cara},
        putaran::{self, PutaranBaru},
    },
};

pada_kedua! {
    async fn a_submitter_reads_why_they_may_not_verify(b: Bekal) {
        let kantor = b.kantor("BAPPEDA", "Badan Perencanaan Pembangunan Daerah").await;
        let mut ganda = b.orang("Ratri Kusumawardhani", Peran::Operator, Some(kantor)).await;
        ganda.peran.push(PeranDiberikan { peran: Peran::AsesorInternal, perangkat_daerah: None });
        let kepala = b.orang("Bagas Harimurti", Peran::KepalaPerangkatDaerah, Some(kantor)).await;
        let asesor = b.orang("Nur Aisyah Lubis", Peran::AsesorInternal, None).await;
        let tim = b.orang("Maria Goreti Tanggu", Peran::TimKoordinasi, None).await;
        let baru = PutaranBaru {
            tahun: 2025,
            nama: "Pemantauan internal 2025".into(),
            jenis: Jenis::Pemantauan,
            lingkup: Lingkup::Internal,
            visitasi: false,
            instrumen: "permenpanrb-59-2020".into(),
            target: None,
            tenggat: BTreeMap::new(),
            salin_penugasan_dari: None,
        };
        let putaran = putaran::buka(&b.l, &tim, baru).await.unwrap();
        let penilaian = putaran::get(&b.l, &tim, putaran).await.unwrap().penilaian[0];
        penugasan::tugaskan(&b.l, &tim, penilaian, &["21".into()], &[kantor], Cara::Ganti).await.unwrap();
        let isi = IsianBaru {
            versi: 1, tingkat: "3".into(), fakta: "Bab II halaman 7.".into(), analisis: "Memenuhi.".into(),
        };
        let versi = isian::simpan(&b.l, &ganda, penilaian, "21", isi).await.unwrap().versi;
        let berkas = Bytes::from_static(b"%PDF-1.7\nrekaan");
        let id = bukti::unggah(&b.l, &ganda, Some(kantor), "21.a.Konteks.pdf", berkas).await.unwrap();
        bukti_isian::lampirkan(&b.l, &ganda, penilaian, "21", id, None).await.unwrap();
        alur::lakukan(&b.l, &ganda, penilaian, "21", versi, Aksi::Ajukan).await.unwrap();
        alur::lakukan(&b.l, &kepala, penilaian, "21", versi + 1, Aksi::Setujui).await.unwrap();

        let verifikasi = |h: isian::HalamanIsian| -> Option<Pilihan> {
            h.pilihan.into_iter().find(|p| p.perbuatan == Perbuatan::Verifikasi)
        };
        let sendiri = verifikasi(isian::get(&b.l, &ganda, penilaian, "21").await.unwrap()).expect("the step is shown");
        assert!(sendiri.sebab.is_some_and(|sebab| sebab.contains("asesor lain")));
        let lain = verifikasi(isian::get(&b.l, &asesor, penilaian, "21").await.unwrap()).expect("the step is shown");
        assert_eq!(lain.sebab, None);

        let nilai = || Aksi::Verifikasi(Penjelasan { tingkat: "3".into(), ..Default::default() });
        let hasil = alur::lakukan(&b.l, &ganda, penilaian, "21", versi + 2, nilai()).await;
        assert!(matches!(hasil, Err(Galat::Dilarang(_))), "{hasil:?}");
        alur::lakukan(&b.l, &asesor, penilaian, "21", versi + 2, nilai()).await.unwrap();
    }
}
