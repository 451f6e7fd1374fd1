//! The catalogue of proses bisnis as a tree (DKI68 Pasal 8, KALBAR Pasal 8 to 10, BEKASI Pasal 16).

use leptos::prelude::*;
use services::arsitektur::pohon::{Cabang, Pohon, lihat};

use crate::{
    kerangka::{Isi, halaman},
    komponen::{Nada, kabar, kosong_besar},
};

/// `/arsitektur/proses-bisnis`
pub fn halaman_pohon() -> AnyView {
    halaman(|k| async move {
        let p = lihat(&k.l, &k.pelaku).await?;
        let isi = if p.akar.is_empty() {
            kosong_besar(
                "Belum ada proses bisnis",
                view! {
                    <p>"Catat proses bisnis dalam " <a href="/register/proses-bisnis">"registernya"</a> ", lalu tulis proses yang mencakupnya."</p>
                },
            )
        } else {
            view! {
                {p.terpotong.then(|| kabar(Nada::Awas, view! {
                    <p>"Hanya sebagian proses yang ditampilkan. Cari sisanya dalam register."</p>
                }))}
                <div class="pohon">{cabang(&p, &p.akar, "")}</div>
            }
            .into_any()
        };
        Ok(Isi::baru("Pohon proses bisnis", isi)
            .keterangan(format!(
                "{} proses. Di samping tiap proses: kode referensi, Perangkat Daerah, layanan, aplikasi, dan data yang terkait, dan dokumen petanya bila berbeda dari proses di atasnya.",
                p.jumlah
            ))
            .remah([super::UTAMA]))
    })
}

/// `dokumen` is the map of the process above: the same one is not written at every process below it.
fn cabang(p: &Pohon, isi: &[Cabang], dokumen: &str) -> AnyView {
    view! { <ul>{isi.iter().map(|c| satu(p, c, dokumen)).collect_view()}</ul> }.into_any()
}

fn satu(p: &Pohon, c: &Cabang, dokumen_atas: &str) -> AnyView {
    let kantor = c
        .titik
        .kantor
        .and_then(|id| p.kantor.get(&id))
        .map(|k| if k.singkatan.is_empty() { k.nama.clone() } else { k.singkatan.clone() });
    let kode = if c.kode_rujukan.is_empty() { "tanpa kode RAB".to_owned() } else { c.kode_rujukan.clone() };
    let dokumen = match c.dokumen.as_str() {
        "" => Some("tanpa dokumen peta".to_owned()),
        sama if sama == dokumen_atas => None,
        lain => Some(lain.to_owned()),
    };
    let butir: Vec<String> = [Some(kode), kantor]
        .into_iter()
        .flatten()
        .chain([format!("{} layanan", c.layanan), format!("{} aplikasi", c.aplikasi), format!("{} data", c.data)])
        .chain(dokumen)
        .collect();
    let anak = (!c.anak.is_empty()).then(|| cabang(p, &c.anak, &c.dokumen));
    view! {
        <li>
            <a href=c.titik.alamat()>{c.titik.sebutan()}</a>" "<small class="redup">{butir.join(" · ")}</small>
            {anak}
        </li>
    }
    .into_any()
}
