//! Two versions beside each other: items and relations that are new, changed, gone.

use domain::arsitektur::potret::{Beda, BedaButir, Perbandingan};
use leptos::prelude::*;
use services::{
    Galat,
    arsitektur::versi::{bandingkan, get},
};

use super::remah;
use crate::{
    arsitektur::nama_register,
    kerangka::{Isi, halaman},
    komponen::{Nada, bagian, keadaan, kosong_besar, kosong_strip, tabel_kartu, unduh_tabel},
};

/// Rows of each table.
const BARIS: usize = 500;

/// `/arsitektur/{id}/banding?dengan=`; without another version, the published records of now.
pub fn halaman_banding() -> AnyView {
    halaman(|k| async move {
        let r = get(&k.l, &k.pelaku, k.id("id")?).await?;
        let dengan = match k.alamat.ada("dengan") {
            Some(teks) => Some(teks.parse::<i64>().map_err(|_| Galat::TidakAda)?),
            None => None,
        };
        let nama = match dengan {
            Some(id) => r.lain.get(&id).ok_or(Galat::TidakAda)?.nama.clone(),
            None => "catatan yang terbit saat ini".to_owned(),
        };
        let p = bandingkan(&k.l, &k.pelaku, r.versi.id, dengan).await?;
        let versi = r.versi.id.to_string();
        let mut kueri = vec![("versi", versi.as_str())];
        kueri.extend(k.alamat.pilih(&["dengan"]));
        let isi = if p.butir.is_empty() && p.relasi.is_empty() {
            let kata = format!("{} butir dan {} kaitan sama.", p.butir_tetap, p.relasi_tetap);
            kosong_besar("Tidak ada perbedaan", view! { <p>{kata}</p> })
        } else {
            view! {
                {bagian("butir", format!("Butir ({})", p.butir.len()), None, butir(&p, &kueri))}
                {bagian("relasi", format!("Kaitan ({})", p.relasi.len()), None, relasi(&p, &kueri))}
            }
            .into_any()
        };
        let keterangan =
            format!("Dari {} ke {nama}: {} butir dan {} kaitan sama.", r.versi.nama, p.butir_tetap, p.relasi_tetap);
        Ok(Isi::baru("Perbandingan", isi).remah(remah(&r.versi)).keterangan(keterangan))
    })
}

fn tanda(beda: Beda) -> AnyView {
    let nada = match beda {
        Beda::Baru => Nada::Selesai,
        Beda::Berubah => Nada::Proses,
        Beda::Hilang => Nada::Awas,
    };
    keadaan(nada, beda.nama())
}

fn butir(p: &Perbandingan, kueri: &[(&str, &str)]) -> AnyView {
    if p.butir.is_empty() {
        return view! { <p class="redup">"Butirnya sama."</p> }.into_any();
    }
    let isi = |teks: &str| if teks.is_empty() { kosong_strip() } else { teks.to_owned().into_any() };
    let satu = |b: &BedaButir| {
        let bidang = b
            .bidang
            .iter()
            .map(|(label, lama, baru)| {
                view! { <li><strong>{label.clone()}</strong> ": " {isi(lama)} " → " {isi(baru)}</li> }.into_any()
            })
            .collect_view();
        view! {
            <tr>
                <th scope="row" class="nama">{format!("{} · {}", b.nomor, b.nama)}</th>
                <td data-k="Domain">{nama_register(&b.register)}</td>
                <td>{tanda(b.beda)}</td>
                <td><ul class="polos">{bidang}</ul></td>
            </tr>
        }
        .into_any()
    };
    let tabel = tabel_kartu(
        "Butir yang berbeda",
        &[("nama", "Butir"), ("", "Domain"), ("", "Perubahan"), ("", "Bidang")],
        p.butir.iter().take(BARIS).map(satu).collect_view(),
    );
    view! { {tabel} {sisa(p.butir.len())} {unduh_tabel("arsitektur-banding", kueri)} }.into_any()
}

fn relasi(p: &Perbandingan, kueri: &[(&str, &str)]) -> AnyView {
    if p.relasi.is_empty() {
        return view! { <p class="redup">"Kaitannya sama."</p> }.into_any();
    }
    let baris = p
        .relasi
        .iter()
        .take(BARIS)
        .map(|r| {
            let (dari, ke) = (r.dari.clone(), r.ke.clone());
            view! { <tr><td>{tanda(r.beda)}</td><td data-k="Dari">{dari}</td><td data-k="Kaitan">{r.jenis.maju()}</td><td data-k="Ke">{ke}</td></tr> }.into_any()
        })
        .collect_view();
    let tabel =
        tabel_kartu("Kaitan yang berbeda", &[("", "Perubahan"), ("", "Dari"), ("", "Kaitan"), ("", "Ke")], baris);
    view! { {tabel} {sisa(p.relasi.len())} {unduh_tabel("arsitektur-banding-kaitan", kueri)} }.into_any()
}

fn sisa(banyak: usize) -> Option<AnyView> {
    let kata = format!("{} lainnya tidak ditampilkan; semuanya ada dalam unduhan.", banyak.saturating_sub(BARIS));
    (banyak > BARIS).then(|| view! { <p class="redup">{kata}</p> }.into_any())
}
