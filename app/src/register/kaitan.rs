//! The place of relations on the page of a record.

use domain::{arsitektur::relasi::JenisRelasi, register::Register};
use leptos::prelude::*;
use services::{
    Hasil,
    arsitektur::relasi::{self, Kelompok},
    register::Rincian,
};

use crate::{arsitektur::kaitan::satu_kaitan, kerangka::Konteks, komponen::bagian as bagian_halaman};

/// Relations of one kind that the page of a record names; the rest is on the page of relations.
const SEBAGIAN: usize = 6;

/// The section of relations of a record, between its fields and its documents; nothing for registers without relations.
///
/// # Errors
/// What reading the relations can fail with.
pub async fn bagian(k: &Konteks, r: &'static Register, rincian: &Rincian) -> Hasil<Option<AnyView>> {
    if domain::arsitektur::relasi::untuk(r.kode).is_empty() {
        return Ok(None);
    }
    let id = rincian.rekaman.id;
    let kaitan = relasi::list(&k.l, &k.pelaku, r, id).await?;
    let pangkal = format!("/register/{}/{id}", r.kode);
    let ubah = kaitan.boleh_ubah.then(|| view! { <a href=format!("{pangkal}/kaitan")>"Ubah kaitan"</a> }.into_any());
    let isi: Vec<_> = kaitan
        .kelompok
        .iter()
        .filter(|g| !g.kaitan.is_empty() || g.tersembunyi > 0)
        .map(|g| kelompok(g, &kaitan.kantor, &pangkal))
        .collect();
    let isi = if isi.is_empty() {
        view! { <p class="redup">"Belum terkait dengan catatan lain."</p> }.into_any()
    } else {
        view! { <dl class="rinci">{isi}</dl> }.into_any()
    };
    let terlindungi = JenisRelasi::DilindungiOleh.ujung().0.contains(&r.kode);
    let isi = view! {
        {isi}
        <p class="baris jarak">
            <a href=format!("/arsitektur/graf?pusat={id}")>"Lihat graf"</a>
            <a href=format!("{pangkal}/dampak")>"Lihat dampak"</a>
            {terlindungi.then(|| view! { <a href=format!("{pangkal}/pengamanan")>"Daftar periksa pengamanan"</a> })}
        </p>
    };
    Ok(Some(bagian_halaman("kaitan", "Kaitan", ubah, isi)))
}

fn kelompok(
    g: &Kelompok,
    kantor: &std::collections::HashMap<i64, services::perangkat_daerah::KantorRingkas>,
    pangkal: &str,
) -> AnyView {
    let butir =
        g.kaitan.iter().take(SEBAGIAN).map(|k| view! { <li>{satu_kaitan(&k.lain, kantor)}</li> }).collect_view();
    let sisa = g.kaitan.len().saturating_sub(SEBAGIAN);
    let sisa =
        (sisa > 0).then(|| view! { <li><a href=format!("{pangkal}/kaitan")>{format!("{sisa} lainnya")}</a></li> });
    let tersembunyi = (g.tersembunyi > 0)
        .then(|| view! { <li class="redup">{format!("{} catatan Perangkat Daerah lain", g.tersembunyi)}</li> });
    view! { <dt>{g.jenis.sebutan(g.maju)}</dt><dd><ul class="polos">{butir}{sisa}{tersembunyi}</ul></dd> }.into_any()
}
