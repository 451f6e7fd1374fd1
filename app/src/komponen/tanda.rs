//! Small marks: icons, states, the five steps of a level, deadlines.

use domain::{
    penilaian::Status,
    waktu::{self, KeadaanTenggat, Tenggat},
};
use leptos::prelude::*;

use super::kabar::Nada;
use crate::kerangka::cangkang::Aset;

/// An icon of `ikon.svg` by its name without `i-`; decoration, so words always stand beside it.
pub fn ikon(nama: &str) -> AnyView {
    view! { <svg class="ikon" aria-hidden="true"><use href=Aset::jalur(&format!("ikon.svg#i-{nama}"))></use></svg> }
        .into_any()
}

/// A state: a shape of its own, a word, then colour.
pub fn keadaan(nada: Nada, teks: impl Into<String>) -> AnyView {
    let kelas = format!("keadaan {}", nada.kelas());
    view! { <span class=kelas.trim_end().to_owned()>{ikon(nada.ikon())} " " {teks.into()}</span> }.into_any()
}

/// Where an indicator stands, as every list shows it.
pub fn status_indikator(status: Status) -> AnyView {
    use Status as S;
    let (nada, teks) = match status {
        S::Belum => (Nada::Biasa, "Belum diisi"),
        S::Draf => (Nada::Proses, "Draf"),
        S::Dikembalikan => (Nada::Galat, "Dikembalikan"),
        S::Diajukan => (Nada::Proses, "Menunggu persetujuan"),
        S::Disetujui => (Nada::Proses, "Menunggu verifikasi"),
        S::Terverifikasi => (Nada::Selesai, "Terverifikasi"),
        S::Klarifikasi => (Nada::Awas, "Menunggu jawaban"),
        S::Terjawab => (Nada::Proses, "Sudah dijawab"),
        S::Terklarifikasi => (Nada::Selesai, "Terklarifikasi"),
        S::Tervalidasi => (Nada::Selesai, "Tervalidasi"),
        S::Tereviu => (Nada::Selesai, "Tereviu"),
    };
    keadaan(nada, teks)
}

/// A level from 0 to 5: the steps, always with the number; `None` reads "belum".
pub fn tangga(tingkat: Option<u8>) -> AnyView {
    let Some(tingkat) = tingkat else {
        return view! { <span class="kosong">"belum"</span> }.into_any();
    };
    let gambar = Aset::jalur(&format!("ikon.svg#t{}", tingkat.min(5)));
    view! { <span class="nilai"><svg class="tangga" aria-hidden="true"><use href=gambar></use></svg> " " {tingkat}</span> }.into_any()
}

/// A deadline: "3 hari lagi" with its date, coloured by how near it is.
pub fn tenggat(tenggat: Tenggat) -> AnyView {
    let nada = nada_tenggat(tenggat);
    view! {
        {keadaan(nada, tenggat.frasa())} " "
        <time class="utuh redup" datetime=waktu::iso(tenggat.tanggal)>{waktu::pendek(tenggat.tanggal)}</time>
    }
    .into_any()
}

/// How near a deadline is, as a tone.
#[must_use]
pub const fn nada_tenggat(tenggat: Tenggat) -> Nada {
    match tenggat.keadaan() {
        KeadaanTenggat::Terlambat => Nada::Galat,
        KeadaanTenggat::Mendekati => Nada::Awas,
        KeadaanTenggat::Aman => Nada::Biasa,
    }
}

/// Where a form's text is ("Tersimpan 10.42"); [`crate::pulau::SimpanOtomatis`] rewrites it while a person types.
pub fn status_simpan(formulir: &str, nada: Nada, teks: impl Into<String>) -> AnyView {
    let kelas = format!("keadaan {}", nada.kelas());
    view! {
        <span role="status" id=format!("{formulir}-status")>
            <span class=kelas.trim_end().to_owned()>{ikon(nada.ikon())} " " <span class="kata">{teks.into()}</span></span>
        </span>
    }
    .into_any()
}
