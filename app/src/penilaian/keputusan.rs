//! `/putaran/:id/tetapkan` and `/putaran/:id/buka-kembali`: the two decisions of the tim koordinasi, each confirmed.

use domain::{izin::Tindakan, penilaian::Tertutup};
use leptos::prelude::*;
use services::{
    Galat,
    penilaian::{
        penetapan,
        putaran::{self, RincianPutaran},
    },
};

use super::putaran::kalimat_kesiapan;
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Lembar, kabar},
};

/// `/putaran/:id/tetapkan`
pub fn halaman_tetapkan() -> AnyView {
    halaman(|k| async move {
        let id = k.id("id")?;
        k.pelaku.wajib(Tindakan::Tetapkan, &[])?;
        let p = putaran::get(&k.l, &k.pelaku, id).await?;
        if p.terkunci {
            return Err(Tertutup::Terkunci.into());
        }
        let siap = penetapan::kesiapan(&k.l, &k.pelaku, id).await?;
        let (nada, kalimat) = kalimat_kesiapan(&siap);
        let terima = (siap.belum_terisi + siap.belum_tuntas > 0).then(|| {
            Bidang::baru(
                "terima_belum_tuntas",
                "Saya memahami bahwa indikator yang belum terisi dihitung 0 dan yang belum tuntas tetap seperti adanya",
            )
            .centang(&k.borang, false)
        });
        let isi = view! {
            {kabar(nada, view! { <p>{kalimat}</p> })}
            <p>"Setelah ditetapkan, tidak ada nilai, bukti, atau penugasan dalam putaran ini yang dapat diubah."</p>
            {bidang_keputusan(&k, "Misalnya dasar rapat penetapan.", false)}
            {terima}
        };
        let lembar = lembar(&p, format!("Tetapkan hasil {}?", p.nama), "tetapkan", "Tetapkan hasil", false);
        Ok(kepala("Tetapkan hasil", &p, lembar.tampil(isi)))
    })
}

/// `/putaran/:id/buka-kembali`
pub fn halaman_buka_kembali() -> AnyView {
    halaman(|k| async move {
        let id = k.id("id")?;
        k.pelaku.wajib(Tindakan::BukaKembali, &[])?;
        let p = putaran::get(&k.l, &k.pelaku, id).await?;
        if !p.terkunci {
            return Err(Galat::Ditolak("Putaran ini belum ditetapkan, jadi tidak perlu dibuka kembali.".into()));
        }
        let isi = view! {
            <p>"Nilai dapat diubah lagi oleh yang berwenang. Keputusan dan alasannya tercatat, dan laporan yang sudah terbit tidak berubah."</p>
            {bidang_keputusan(&k, "Sebutkan apa yang akan diperbaiki dan mengapa.", true)}
        };
        let lembar = lembar(&p, format!("Buka kembali {}?", p.nama), "buka-kembali", "Buka kembali", true);
        Ok(kepala("Buka kembali", &p, lembar.tampil(isi)))
    })
}

fn bidang_keputusan(k: &Konteks, bantu_alasan: &str, alasan_wajib: bool) -> AnyView {
    let alasan = Bidang::baru("alasan", "Alasan").maks(2_000).bantu(bantu_alasan);
    let alasan = if alasan_wajib { alasan.wajib() } else { alasan };
    view! {
        {Bidang::baru("nomor", "Nomor keputusan").wajib().maks(120).bantu("Seperti tertulis pada keputusan atau berita acara.").dasar("putaran.penetapan").teks(&k.borang, "")}
        {Bidang::baru("tanggal", "Tanggal keputusan").wajib().tanggal(&k.borang, Some(k.hari_ini()))}
        {alasan.paragraf(&k.borang, "", 4)}
    }
    .into_any()
}

fn lembar(p: &RincianPutaran, tanya: String, ekor: &str, tombol: &str, bahaya: bool) -> Lembar {
    Lembar {
        tanya,
        aksi: format!("/putaran/{}/{ekor}", p.id),
        tombol: tombol.to_owned(),
        bahaya,
        batal: format!("/putaran/{}", p.id),
        tersembunyi: vec![("versi".to_owned(), p.versi.to_string())],
    }
}

fn kepala(judul: &str, p: &RincianPutaran, isi: AnyView) -> Isi {
    Isi::baru(judul, isi).remah([
        ("Putaran penilaian".to_owned(), "/penilaian".to_owned()),
        (p.nama.clone(), format!("/putaran/{}", p.id)),
    ])
}
