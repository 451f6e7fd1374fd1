//! Asks before a record is archived or brought back, and says what refers to it.

use leptos::prelude::*;
use services::{
    Galat,
    register::{DaftarPerujuk, perujuk},
};

use super::{alamat, remah, rinci};
use crate::{
    kerangka::{Isi, halaman},
    komponen::Lembar,
};

/// `/register/{kode}/{id}/arsipkan` and `/aktifkan`: posts `versi` to the same address.
pub fn halaman_arsip() -> AnyView {
    halaman(|k| async move {
        let (r, rincian) = rinci::muat(&k).await?;
        if !rincian.boleh_ubah {
            return Err(Galat::dilarang());
        }
        let rekaman = &rincian.rekaman;
        let arsipkan = k.alamat.jalur.ends_with("/arsipkan");
        if arsipkan == rekaman.diarsipkan.is_some() {
            return Err(Galat::Bentrok("Keadaan catatan ini sudah berubah. Buka lagi halamannya.".into()));
        }
        let nama = rekaman.nama().to_owned();
        let (tanya, tombol, akibat) = if arsipkan {
            (
                format!("Arsipkan {nama}?"),
                "Arsipkan",
                "Tidak tampil lagi dalam daftar dan tidak dapat dipilih. Isi, dokumen, dan riwayatnya tetap ada, dan arsip dapat dibuka kembali.",
            )
        } else {
            (
                format!("Keluarkan {nama} dari arsip?"),
                "Keluarkan dari arsip",
                "Tampil lagi dalam daftar dan dapat diubah.",
            )
        };
        let penyebut =
            if arsipkan { Some(perujuk(&k.l, &k.pelaku, r, rekaman.id).await?) } else { None }.map(|p| sebut(&p));
        let sini = alamat(r, rekaman.id);
        let lembar = Lembar {
            tanya,
            aksi: k.alamat.jalur.clone(),
            tombol: tombol.into(),
            bahaya: arsipkan,
            batal: sini.clone(),
            tersembunyi: vec![("versi".into(), rekaman.versi.to_string())],
        };
        let isi = lembar.tampil(view! { <p>{akibat}</p> {penyebut} });
        Ok(Isi::baru(tombol, isi).remah([remah(r), (nama, sini)]))
    })
}

fn sebut(p: &DaftarPerujuk) -> AnyView {
    let jumlah = p.terlihat.len() + p.tersembunyi;
    if jumlah == 0 {
        return view! { <p>"Tidak ada catatan lain yang menyebutnya."</p> }.into_any();
    }
    let butir = p
        .terlihat
        .iter()
        .map(|(sebab, c)| view! { <li>{sebab.clone()}": "<a href=c.alamat()>{c.sebutan()}</a></li> }.into_any())
        .collect_view();
    let lain =
        (p.tersembunyi > 0).then(|| view! { <li>{format!("{} catatan Perangkat Daerah lain", p.tersembunyi)}</li> });
    view! {
        <p><strong>{format!("Disebut oleh {jumlah} catatan, yang tetap menyebutnya:")}</strong></p>
        <ul class="daftar">{butir}{lain}</ul>
    }
    .into_any()
}
