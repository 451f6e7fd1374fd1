//! Two people changed one record: both versions beside each other, and a choice for each field that differs.

use domain::register::{Bidang, Isi as Nilai};
use leptos::prelude::*;
use services::register::Rincian;

use super::{
    borang::{Bahan, FORMULIR, terketik},
    tata,
};
use crate::komponen::{Nada, gulir, kabar};

/// Name of the field that says which version of another one to keep: `saya` or `lain`.
const AWALAN: &str = "pilih_";

/// The comparison after a refused save; nothing when nobody else came first. The form below holds what was typed; a field
/// whose other version is chosen is left out when it is sent, and so stays what the other person made it.
pub(super) fn tampil(b: &Bahan<'_>, rincian: &Rincian) -> Option<AnyView> {
    let oleh = b.borang.nilai("bentrok_oleh", "");
    if oleh.is_empty() {
        return None;
    }
    let baris: Vec<AnyView> = b.r.bidang.iter().filter_map(|bidang| baris(b, rincian, bidang, &oleh)).collect();
    if baris.is_empty() {
        let isi = view! { <p><strong>{format!("{oleh} sudah menyimpan isi yang sama.")}</strong>" Tidak ada yang perlu dipilih."</p> };
        return Some(kabar(Nada::Biasa, isi));
    }
    let tabel = view! {
        <table class="tabel">
            <thead><tr><th scope="col">"Isian"</th><th scope="col">"Isian Anda"</th><th scope="col">{format!("Isian {oleh}")}</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let isi = view! {
        <p><strong>"Isian Anda belum tersimpan."</strong>" Pilih untuk setiap isian yang berbeda, lalu tekan Simpan di bawah."</p>
        {gulir("Perbandingan dua versi", false, tabel)}
    };
    Some(kabar(Nada::Awas, isi))
}

fn baris(b: &Bahan<'_>, rincian: &Rincian, bidang: &'static Bidang, oleh: &str) -> Option<AnyView> {
    let saya = terketik(b, bidang)?;
    let kini = b.butir.isi(bidang.kode);
    let lain = tata::teks(bidang, kini, b.nama);
    if saya == lain {
        return None;
    }
    // Who did not touch the field does not want the old value back.
    let tak_disentuh = rincian
        .riwayat
        .iter()
        .filter_map(|entri| entri.perubahan.get(bidang.kode))
        .any(|(dulu, _)| tata::teks(bidang, &Nilai::dari_json(bidang, dulu), b.nama) == saya);
    let nama = format!("{AWALAN}{}", bidang.kode);
    let pilih = |nilai: &'static str, teks: String, dipilih: bool, siapa: String| {
        let isi = if teks.is_empty() { "(kosong)".to_owned() } else { teks };
        view! {
            <td>
                <label class="pilih">
                    <input type="radio" name=nama.clone() value=nilai form=FORMULIR checked=dipilih/>
                    <span><span class="senyap">{format!("{}, isian {siapa}: ", bidang.label)}</span><span class="pra">{isi}</span></span>
                </label>
            </td>
        }
    };
    Some(
        view! {
            <tr>
                <th scope="row">{bidang.label}</th>
                {pilih("saya", saya, !tak_disentuh, "Anda".into())}
                {pilih("lain", lain, tak_disentuh, oleh.to_owned())}
            </tr>
        }
        .into_any(),
    )
}
