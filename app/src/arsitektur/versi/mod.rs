//! Pages of one version: its period and decree, its acts, its reviews, its gaps, and how it differs from another.

mod banding;
mod impor;
mod kesenjangan;
mod rinci;
mod tindakan;

pub use banding::halaman_banding;
pub use impor::{halaman_impor, halaman_pratinjau};
pub use kesenjangan::halaman_kesenjangan;
pub use rinci::halaman_rinci;
pub use tindakan::{halaman_aksi, halaman_baru, halaman_reviu};

use domain::{
    arsitektur::versi::{Keadaan, KeadaanReviu, ReviuBerkala},
    waktu,
};
use leptos::prelude::*;
use services::arsitektur::versi::Versi;

use crate::komponen::{Nada, keadaan, kosong_strip, tabel_kartu, unduh_tabel, waktu_tanggal};

/// Where a version stands, with its shape.
pub fn tanda(k: Keadaan) -> AnyView {
    let nada = match k {
        Keadaan::Draf => Nada::Biasa,
        Keadaan::Reviu => Nada::Proses,
        Keadaan::Ditetapkan => Nada::Selesai,
        Keadaan::Dicabut => Nada::Kunci,
    };
    keadaan(nada, k.nama())
}

/// Every version in a table.
pub fn tabel_versi(versi: &[Versi]) -> AnyView {
    let baris = versi
        .iter()
        .map(|v| {
            let keputusan = v.keputusan.as_ref().map_or_else(kosong_strip, |(nomor, tanggal, _)| {
                view! { {nomor.clone()} <small>{waktu::pendek(*tanggal)}</small> }.into_any()
            });
            let isi = v
                .beku
                .map_or_else(kosong_strip, |(butir, relasi)| format!("{butir} butir, {relasi} kaitan").into_any());
            view! {
                <tr>
                    <th scope="row" class="nama"><a href=alamat(v.id)>{v.nama.clone()}</a></th>
                    <td>{tanda(v.keadaan)}</td>
                    <td data-k="Periode">{waktu_tanggal(v.mulai)} " s.d. " {waktu_tanggal(v.sampai)}</td>
                    <td data-k="Keputusan">{keputusan}</td>
                    <td data-k="Isi beku">{isi}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = tabel_kartu(
        "Versi arsitektur",
        &[("nama", "Versi"), ("", "Keadaan"), ("", "Periode"), ("", "Keputusan"), ("", "Isi beku")],
        baris,
    );
    view! { {tabel} {unduh_tabel("arsitektur-versi", &[])} }.into_any()
}

/// The reviews the calendar asks for, with the days left.
pub fn tabel_reviu(versi: i64, berkala: &[ReviuBerkala]) -> AnyView {
    let tabel = tabel_kartu(
        "Reviu berkala",
        &[("", "Reviu"), ("", "Jendela"), ("", "Keadaan"), ("", "Dasar")],
        berkala.iter().map(satu_reviu).collect_view(),
    );
    view! { {tabel} {unduh_tabel("arsitektur-reviu", &[("versi", &versi.to_string())])} }.into_any()
}

fn satu_reviu(r: &ReviuBerkala) -> AnyView {
    let nada = match r.keadaan {
        KeadaanReviu::Selesai(_) => Nada::Selesai,
        KeadaanReviu::Berjalan if !r.dapat => Nada::Awas,
        KeadaanReviu::Terlewat if !r.dapat => Nada::Galat,
        _ => Nada::Biasa,
    };
    let pengingat = r.dapat.then(|| view! { <small>"pengingat, karena peraturannya berkata dapat"</small> });
    view! {
        <tr>
            <th scope="row">{r.jenis.nama()}</th>
            <td data-k="Jendela">{waktu_tanggal(r.dari)} " s.d. " {waktu_tanggal(r.sampai)}</td>
            <td>{keadaan(nada, r.sebutan())}</td>
            <td data-k="Dasar">{r.dasar.clone()}{pengingat}</td>
        </tr>
    }
    .into_any()
}

fn alamat(id: i64) -> String {
    format!("/arsitektur/{id}")
}

/// Where a page of this version lies.
fn remah(v: &Versi) -> Vec<(String, String)> {
    vec![(super::UTAMA.0.into(), super::UTAMA.1.into()), (v.nama.clone(), alamat(v.id))]
}
