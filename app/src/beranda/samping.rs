//! Beside the work: how far the running assessment is, and which stage is due when.

use domain::waktu::{self, Tenggat};
use leptos::prelude::*;
use services::penilaian::ringkasan::{BarisIndikator, Ringkasan};

use crate::{
    kerangka::Konteks,
    komponen::{keadaan, tanda::nada_tenggat},
};

pub(super) fn tampil(k: &Konteks, r: &Ringkasan) -> AnyView {
    view! { <aside class="samping" aria-label="Kemajuan dan tenggat">{kemajuan(r)}{tenggat(k, r)}</aside> }.into_any()
}

fn kemajuan(r: &Ringkasan) -> AnyView {
    let jumlah = r.indikator.len();
    let butir = langkah(&r.indikator)
        .into_iter()
        .enumerate()
        .map(|(i, (nama, ada))| {
            let id = format!("maju-{i}");
            let teks = format!("{ada} dari {jumlah}");
            view! {
                <div>
                    <span id=id.clone()>{nama}</span> " " <b>{teks.clone()}</b>
                    <progress aria-labelledby=id max=jumlah.max(1).to_string() value=ada.to_string()>{teks}</progress>
                </div>
            }
            .into_any()
        })
        .collect_view();
    let (kata, ekor) = if r.seluruh { ("Buka ringkasan", "") } else { ("Buka indikator kami", "/indikator") };
    let siapa = if r.seluruh { "Seluruh indikator" } else { "Indikator kantor Anda" };
    view! {
        <section aria-labelledby="maju">
            <div class="judul"><h2 id="maju">{r.nama.clone()}</h2></div>
            <p class="redup">{siapa}</p>
            <div class="maju">{butir}</div>
            <p><a class="tombol" href=format!("/penilaian/{}{ekor}", r.penilaian_id)>{kata}</a></p>
        </section>
    }
    .into_any()
}

/// How many indicators have passed each of the steps everybody knows.
fn langkah(indikator: &[BarisIndikator]) -> [(&'static str, usize); 4] {
    use domain::penilaian::{Status, Tahap};
    let hitung = |syarat: &dyn Fn(&BarisIndikator) -> bool| indikator.iter().filter(|i| syarat(i)).count();
    [
        ("Terisi", hitung(&|i| i.nilai.contains_key(&Tahap::Mandiri))),
        ("Diajukan", hitung(&|i| i.status >= Status::Diajukan)),
        ("Disetujui", hitung(&|i| i.status >= Status::Disetujui)),
        ("Terverifikasi", hitung(&|i| i.status >= Status::Terverifikasi)),
    ]
}

fn tenggat(k: &Konteks, r: &Ringkasan) -> Option<AnyView> {
    if r.tenggat.is_empty() {
        return None;
    }
    let butir = r
        .tenggat
        .iter()
        .map(|(tahap, tanggal)| {
            // For an office these are its own indicators: what it has done is not late.
            let selesai = (r.seluruh || !r.indikator.is_empty()) && r.lewat(*tahap) == r.indikator.len();
            let sisa = Tenggat::dari(*tanggal, k.hari_ini());
            let tanda = if selesai {
                keadaan(crate::komponen::Nada::Selesai, "Selesai")
            } else {
                keadaan(nada_tenggat(sisa), sisa.frasa())
            };
            view! {
                <li>
                    <b>{tahap.nama()}</b>
                    <p><time datetime=waktu::iso(*tanggal)>{waktu::panjang(*tanggal)}</time> " " {tanda}</p>
                </li>
            }
            .into_any()
        })
        .collect_view();
    Some(
        view! {
            <section aria-labelledby="tenggat">
                <div class="judul"><h2 id="tenggat">"Tenggat setiap tahap"</h2></div>
                <ul class="daftar">{butir}</ul>
            </section>
        }
        .into_any(),
    )
}
