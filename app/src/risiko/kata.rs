//! Steps of the workflow and other words that several pages of risks share.

use domain::{
    izin::Tindakan,
    risiko::{
        alur::Perbuatan,
        potret::{PotretRisiko, RingkasRisiko},
    },
};
use leptos::prelude::*;

use super::{alamat, tingkat};
use crate::{kerangka::Konteks, komponen::tab};

/// Years as tabs: newest first, the one shown marked; a closed year says so.
pub(super) fn tahun(k: &Konteks, semua: &[(i32, bool)], kini: i32) -> Option<AnyView> {
    if semua.len() < 2 {
        return None;
    }
    let butir = semua
        .iter()
        .map(|(tahun, ditutup)| {
            let teks = if *ditutup { format!("{tahun} (ditutup)") } else { tahun.to_string() };
            (teks, k.alamat.dengan("tahun", &tahun.to_string()), None, *tahun == kini)
        })
        .collect();
    Some(tab("Tahun", butir))
}

/// The year the address asks for; else the current one.
pub(super) fn tahun_alamat(k: &Konteks) -> i32 {
    use chrono::Datelike;
    k.alamat.nilai("tahun").parse().ok().filter(|t| (2018..=2100).contains(t)).unwrap_or_else(|| k.hari_ini().year())
}

/// Whether the person sees the risks of every office.
pub(crate) fn melihat_semua(k: &Konteks) -> bool {
    k.pelaku.boleh(Tindakan::LihatRisiko, &[])
}

/// The page of a step.
pub(super) fn alamat_langkah(id: i64, perbuatan: Perbuatan) -> String {
    format!("{}/langkah/{}", alamat(id), perbuatan.kode())
}

/// The event of a risk as breadcrumbs and titles name it.
pub(super) fn sebutan(r: &PotretRisiko) -> String {
    format!("{} {}", r.nomor, crate::register::tata::potong(&r.kejadian, 60))
}

/// A risk as one line of a list: number, event, office, and who has to decide about it.
pub fn baris_ringkas(r: &RingkasRisiko) -> AnyView {
    view! {
        <li>
            <a href=alamat(r.id)>{format!("{} {}", r.nomor, r.kejadian)}</a>
            <p>{format!("{} · {} · besaran {}", r.kantor, r.nama_kategori, r.kini.besaran)} " " {tingkat(r.tingkat, r.menunggu)}</p>
        </li>
    }
    .into_any()
}
