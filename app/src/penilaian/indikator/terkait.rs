//! Last year's answers in the other instrument, by our own map: text and evidence to find again, never a value.

use leptos::prelude::*;
use services::penilaian::terkait::{IndikatorTerkait, JawabanTerkait, Terkait};

use super::{Bahan, potong};
use crate::kerangka::Konteks;

/// Related indicators listed at once.
const SEKALI: usize = 4;

pub(super) fn tampil(b: &Bahan<'_>) -> Option<AnyView> {
    let t = b.h.terkait.as_ref()?;
    let butir = t.indikator.iter().map(|satu| indikator(b.k, t, satu)).collect_view();
    let butir = view! { <div class="tumpuk">{butir}</div> }.into_any();
    // A subject that many old indicators share must not push the stages out of sight.
    let butir = if t.indikator.len() > SEKALI {
        let ringkas = format!("{} indikator terkait", t.indikator.len());
        view! { <details class="lipat"><summary>{ringkas}</summary>{butir}</details> }.into_any()
    } else {
        butir
    };
    Some(
        view! {
            <section aria-labelledby="terkait">
                <div class="judul"><h2 id="terkait">{format!("Tahun {}, instrumen lain", t.tahun)}</h2></div>
                <p class="redup jarak-bawah"><small>{format!("{} Tingkatnya tidak dapat dibandingkan dan tidak dibawa ke sini.", t.sumber)}</small></p>
                {butir}
            </section>
        }
        .into_any(),
    )
}

/// "Indikator 12 (PermenPANRB 59/2020), menurut pemetaan kami".
pub(super) fn judul(k: &Konteks, t: &Terkait, satu: &IndikatorTerkait) -> String {
    let sebutan = k.l.katalog.cari(&t.instrumen).map_or(t.instrumen.as_str(), |i| i.sebutan.as_str());
    format!("Indikator {} ({sebutan}), menurut pemetaan kami", satu.kode)
}

fn indikator(k: &Konteks, t: &Terkait, satu: &IndikatorTerkait) -> AnyView {
    let nama = k.l.katalog.cari(&t.instrumen).and_then(|i| i.indikator(&satu.kode)).map(|i| i.nama_pendek.clone());
    let isi = match &satu.jawaban {
        Some(jawaban) => isi(t, satu, jawaban),
        None => view! { <p class="kosong">"Dijawab Perangkat Daerah lain."</p> }.into_any(),
    };
    view! {
        <details class="lipat">
            <summary>{judul(k, t, satu)}</summary>
            <div class="asli tumpuk-rapat">
                <p>{nama}</p>
                <p class="redup"><small>{format!("Kedekatan: {}. {}", satu.kedekatan.nama(), satu.alasan)}</small></p>
                {isi}
            </div>
        </details>
    }
    .into_any()
}

fn isi(t: &Terkait, satu: &IndikatorTerkait, j: &JawabanTerkait) -> AnyView {
    let paragraf = |nama: &'static str, isi: &str| {
        let isi = potong(isi);
        (!isi.is_empty()).then(|| view! { <p class="pra"><b>{nama}". "</b>{isi}</p> })
    };
    let tingkat = j.nilai.map_or_else(
        || view! { <span class="kosong">"Tidak terisi"</span> }.into_any(),
        |nilai| view! { {format!("Tingkat {} pada instrumen itu", nilai.tampil())} }.into_any(),
    );
    let bukti = (!j.bukti.is_empty()).then(|| {
        let butir = j
            .bukti
            .iter()
            .map(|x| view! { <li><a href=format!("/bukti/{}", x.bukti_id)>{x.nama.clone()}</a></li> })
            .collect_view();
        view! { <p><b>"Bukti."</b></p><ul>{butir}</ul> }
    });
    let alamat = format!("/penilaian/{}/indikator/{}", t.penilaian_id, satu.kode);
    view! {
        <p>{tingkat}</p>
        {paragraf("Fakta", &j.fakta)}
        {paragraf("Analisis", &j.analisis)}
        {bukti}
        <p><a href=alamat>{format!("Indikator {} tahun {} lengkap", satu.kode, t.tahun)}</a></p>
    }
    .into_any()
}
