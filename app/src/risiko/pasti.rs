//! Asks before a risk is archived or brought back.

use leptos::prelude::*;
use services::Galat;

use super::{
    alamat,
    rinci::{muat, remah_bawah, wajib},
};
use crate::{
    kerangka::{Isi, halaman},
    komponen::{Bidang, Lembar},
};

/// `/risiko/{id}/arsipkan` and `/aktifkan`: posts `alasan`, `versi` to the same address.
pub fn halaman_arsip() -> AnyView {
    halaman(|k| async move {
        let d = muat(&k).await?;
        let arsipkan = k.alamat.jalur.ends_with("/arsipkan");
        if arsipkan == d.diarsipkan.is_some() {
            return Err(Galat::Bentrok("Keadaan risiko ini sudah berubah. Buka lagi halamannya.".into()));
        }
        wajib(if arsipkan { d.boleh.mengisi } else { d.boleh.memulihkan }, &d)?;
        let r = &d.risiko;
        let lembar = Lembar {
            tanya: if arsipkan {
                format!("Arsipkan {}?", r.nomor)
            } else {
                format!("Keluarkan {} dari arsip?", r.nomor)
            },
            aksi: k.alamat.jalur.clone(),
            tombol: if arsipkan { "Arsipkan risiko".into() } else { "Keluarkan dari arsip".into() },
            bahaya: arsipkan,
            batal: alamat(r.id),
            tersembunyi: vec![("versi".into(), d.versi.to_string())],
        };
        let (akibat, alasan) = if arsipkan {
            let alasan = Bidang::baru("alasan", "Alasan")
                .wajib()
                .pasal("PermenPANRB 5/2020 Lampiran Bab III huruf F (pencatatan)")
                .maks(500)
                .paragraf(&k.borang, "", 3);
            (
                "Risiko hilang dari daftar, peta, dan laporan. Isi dan riwayatnya tetap ada, dan arsip dapat dibuka kembali.",
                Some(alasan),
            )
        } else {
            ("Risiko tampil lagi dalam daftar dan dihitung kembali.", None)
        };
        let isi = lembar.tampil(view! { <p class="asli">{r.kejadian.clone()}</p> <p>{akibat}</p> {alasan} });
        Ok(Isi::baru(if arsipkan { "Arsipkan risiko" } else { "Keluarkan dari arsip" }, isi).remah(remah_bawah(&d)))
    })
}
