//! What stops when a record does, level by level.

use leptos::prelude::*;
use services::arsitektur::graf::{DAMPAK_MAKS, Dampak, Terdampak, dampak};

use super::{catatan, nama_register, remah};
use crate::{
    kerangka::{Isi, halaman},
    komponen::{Bidang, Borang, Nada, Opsi, kabar, kosong_besar, kosong_strip, tabel_kartu, unduh_tabel},
};

/// Levels shown unless the address asks for another number.
const DALAM: usize = 4;

/// `/register/{kode}/{id}/dampak?dalam=`
pub fn halaman_dampak() -> AnyView {
    halaman(|k| async move {
        let (r, id) = catatan(&k)?;
        let dalam = k.alamat.nilai("dalam").parse().ok().filter(|n| (1..=DAMPAK_MAKS).contains(n)).unwrap_or(DALAM);
        let d = dampak(&k.l, &k.pelaku, r, id, dalam).await?;
        let opsi = (1..=DAMPAK_MAKS).map(|n| Opsi::baru(n.to_string(), format!("{n} tingkat"))).collect();
        let isi = view! {
            <form class="saring" action=k.alamat.jalur.clone() method="get">
                {Bidang::baru("dalam", "Sampai").saringan().pilihan(&Borang::default(), opsi, &dalam.to_string(), None)}
                <button class="tombol" type="submit">"Terapkan"</button>
            </form>
            {catatan_kaki(&d)}
            {if d.terdampak.is_empty() { kosong() } else { tabel(&d, dalam) }}
        };
        Ok(Isi::baru(format!("Dampak {}", d.pusat.nomor), isi)
            .remah(remah(r, id, &d.pusat.nomor))
            .keterangan(format!(
                "Yang ikut terganggu bila {} terganggu: {} catatan.",
                d.pusat.nama,
                domain::angka::ribuan(i64::try_from(d.terdampak.len()).unwrap_or(i64::MAX))
            ))
            .tindakan(view! { <a class="tombol" href=format!("/arsitektur/graf?pusat={id}&arah=padanya")>"Graf"</a> }))
    })
}

fn catatan_kaki(d: &Dampak) -> AnyView {
    let tersembunyi = (d.tersembunyi > 0).then(|| {
        kabar(Nada::Biasa, view! { <p>{format!("{} catatan Perangkat Daerah lain ikut bergantung, tetapi tidak terlihat oleh Anda.", d.tersembunyi)}</p> })
    });
    let terpotong = d.terpotong.then(|| {
        kabar(Nada::Awas, view! { <p>"Daftarnya terlalu panjang untuk satu halaman; yang terdekat didahulukan."</p> })
    });
    view! { {tersembunyi} {terpotong} }.into_any()
}

fn kosong() -> AnyView {
    kosong_besar(
        "Tidak ada yang bergantung padanya",
        view! { <p>"Bila seharusnya ada, lengkapi kaitannya lebih dulu."</p> },
    )
}

fn tabel(d: &Dampak, dalam: usize) -> AnyView {
    let baris = d.terdampak.iter().map(|t| baris(d, t)).collect_view();
    let tabel = tabel_kartu(
        "Catatan yang terdampak",
        &[
            ("angka", "Tingkat"),
            ("nama", "Catatan"),
            ("", "Register"),
            ("", "Perangkat Daerah"),
            ("", "Bergantung melalui"),
        ],
        baris,
    );
    view! { {tabel} {unduh_tabel("arsitektur-dampak", &[("register", &d.pusat.register), ("id", &d.pusat.id.to_string()), ("dalam", &dalam.to_string())])} }.into_any()
}

fn baris(d: &Dampak, t: &Terdampak) -> AnyView {
    let kantor = t.titik.kantor.and_then(|id| d.kantor.get(&id)).map(|k| k.nama.clone());
    view! {
        <tr>
            <td class="angka" data-k="Tingkat">{t.tingkat}</td>
            <th scope="row" class="nama"><a href=t.titik.alamat()>{t.titik.sebutan()}</a></th>
            <td data-k="Register">{nama_register(&t.titik.register)}</td>
            <td data-k="Perangkat Daerah">{kantor.map_or_else(kosong_strip, |nama| nama.into_any())}</td>
            <td data-k="Melalui">{format!("{}: {}", t.jenis.sebutan(t.maju), t.lewat)}</td>
        </tr>
    }
    .into_any()
}
