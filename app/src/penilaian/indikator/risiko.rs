//! What the register of risks holds for indicator 21 of PermenPANRB 59/2020 (Penerapan Manajemen Risiko SPBE): figures that
//! lead to their records, and the documents to attach.

use domain::{penilaian::Lingkup, risiko::alur::Status};
use leptos::prelude::*;
use services::{
    Galat, Hasil,
    risiko::bukti_indikator::{self, AdaRisiko},
};

use super::Bahan;
use crate::{
    kerangka::alamat::rangkai,
    komponen::{bagian, ikon},
    risiko::{DAFTAR, kata::melihat_semua, register},
};

/// The indicator that asks whether risk management is applied.
const MANAJEMEN_RISIKO: (&str, &str) = ("permenpanrb-59-2020", "21");

/// Nothing for another indicator, and for who sees no risks.
pub(super) async fn tampil(b: &Bahan<'_>) -> Hasil<Option<AnyView>> {
    if (b.h.instrumen.as_str(), b.h.kode.as_str()) != MANAJEMEN_RISIKO {
        return Ok(None);
    }
    // An office that is assessed by itself answers for its own register; elsewhere the answer is the government's.
    let kantor = b.h.kantor.first().filter(|_| b.h.lingkup == Lingkup::PerPerangkatDaerah);
    let ada = match bukti_indikator::ada(&b.k.l, &b.k.pelaku, kantor.map(|k| k.id), b.h.tahun).await {
        Err(Galat::Dilarang(_) | Galat::TidakAda) => return Ok(None),
        ada => ada?,
    };
    let milik = match kantor {
        Some(kantor) => kantor.nama.clone(),
        None if melihat_semua(b.k) => "Seluruh Perangkat Daerah".to_owned(),
        None => "Perangkat Daerah Anda".to_owned(),
    };
    let tahun = b.h.tahun;
    let isi = if ada.konteks == 0 {
        view! { <p class="kosong">{format!("{milik}: belum ada register risiko {tahun}.")}</p> }.into_any()
    } else {
        view! {
            <p class="redup">{format!("{milik}, tahun {tahun}. Yang tercatat di sini dapat dirujuk dalam uraian; dokumennya dapat dilampirkan sebagai bukti.")}</p>
            {angka(&ada, tahun, kantor.map(|k| k.id))}
            {dokumen(b, &ada)}
        }
        .into_any()
    };
    let kanan = view! { <a href=format!("/risiko?tahun={tahun}")>{format!("Risiko SPBE {tahun}")}</a> }.into_any();
    Ok(Some(bagian("register-risiko", "Dari register risiko", Some(kanan), view! { <div class="tumpuk">{isi}</div> })))
}

/// Each figure, with the list it counts where there is one.
fn angka(ada: &AdaRisiko, tahun: i32, kantor: Option<i64>) -> AnyView {
    let daftar = |tambahan: &[(&str, &str)]| {
        let (tahun, kantor) = (tahun.to_string(), kantor.map(|id| id.to_string()));
        let mut pasang = vec![("tahun", tahun.as_str())];
        pasang.extend(kantor.as_deref().map(|id| ("kantor", id)));
        pasang.extend(tambahan);
        rangkai(DAFTAR, &pasang)
    };
    let satu = |nama: &'static str, banyak: usize, ke: Option<String>| {
        let isi = match ke.filter(|_| banyak > 0) {
            Some(ke) => view! { <a class="nomor" href=ke>{banyak}</a> }.into_any(),
            None => banyak.into_any(),
        };
        view! { <dt>{nama}</dt><dd>{isi}</dd> }.into_any()
    };
    let minimal = |status: Status| Some(daftar(&[("minimal", status.kode())]));
    view! {
        <dl class="rinci">
            {satu("Register dengan konteks", ada.konteks, Some(ada.register.map_or_else(|| format!("/risiko?tahun={tahun}#register"), register)))}
            {satu("Pakta integritas yang dicatat", ada.pakta, None)}
            {satu("Risiko", ada.risiko, Some(daftar(&[])))}
            {satu("Disetujui pemiliknya", ada.berlaku, minimal(Status::Disetujui))}
            {satu("Direviu unit kepatuhan", ada.direviu, minimal(Status::Direviu))}
            {satu("Mempunyai rencana penanganan", ada.ditangani, None)}
            {satu("Mempunyai laporan pemantauan", ada.dipantau, None)}
            {satu("Terjadi dalam tahun itu", ada.terjadi, Some(daftar(&[("terjadi", "1")])))}
        </dl>
    }
    .into_any()
}

/// What can be attached: the forms of the one register, or the report to the komite.
fn dokumen(b: &Bahan<'_>, ada: &AdaRisiko) -> Option<AnyView> {
    let (ke, teks) = match ada.register {
        Some(id) => (format!("{}/unduh/formulir.pdf", register(id)), "Formulir 1.0 sampai 5.0 (PDF)"),
        None if melihat_semua(b.k) => {
            (format!("/risiko/laporan/{}/konsolidasi.pdf", b.h.tahun), "Laporan komite (PDF)")
        }
        None => return None,
    };
    Some(view! { <p><a href=ke download="">{ikon("unduh")} " " {teks}</a></p> }.into_any())
}
