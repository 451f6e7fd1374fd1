//! What everybody may read without signing in: public records of a register, one by one and as a list.

use domain::register::Register;
use leptos::prelude::*;
use serde_json::{Value, json};
use services::register::{Nama, Rekaman, get_publik, list_publik};

use super::{register, tata};
use crate::{
    kerangka::{Isi, halaman_umum},
    komponen::{Bidang, Borang, DataTerstruktur, kosong_besar, paging_kunci},
};

/// `/publik/{kode}?q=&sesudah=`
pub fn halaman_daftar() -> AnyView {
    halaman_umum(|k| async move {
        let r = register(&k)?;
        let kata = k.alamat.nilai("q").to_owned();
        let d = list_publik(&k.l, r, &kata, k.alamat.nilai("sesudah").parse().ok()).await?;
        let isi = if d.baris.is_empty() {
            let (judul, saran) = if kata.trim().is_empty() {
                (
                    format!("Belum ada {} yang dipublikasikan", r.sebutan),
                    "Daftar ini terisi setelah pemiliknya menerbitkan.",
                )
            } else {
                (format!("Tidak ada {} yang cocok", r.sebutan), "Cari dengan kata lain.")
            };
            kosong_besar(judul, view! { <p>{saran}</p> })
        } else {
            let butir = d.baris.iter().map(|rekaman| baris(r, rekaman, &d.nama)).collect_view();
            let lanjut = d.baris.last().filter(|_| d.lanjut).map(|akhir| akhir.id.to_string());
            let banyak = format!("{} {} di halaman ini", d.baris.len(), r.sebutan);
            view! { <ul class="daftar">{butir}</ul> {paging_kunci(&k.alamat, "sesudah", lanjut, banyak)} }.into_any()
        };
        let cari = Bidang::baru("q", format!("Cari {}", r.sebutan)).saringan();
        let isi = view! {
            <form class="saring jarak" action=format!("/publik/{}", r.kode) method="get" role="search">
                {cari.jenis(&Borang::default(), "search", &kata)}
                <button class="tombol" type="submit">"Cari"</button>
            </form>
            {isi}
        };
        Ok(Isi::baru(format!("{} {}", r.nama, k.l.profil.pemerintah), isi))
    })
}

fn baris(r: &Register, rekaman: &Rekaman, nama: &Nama) -> AnyView {
    let uraian = Some(tata::potong(rekaman.butir.teks("uraian"), 240)).filter(|teks| !teks.is_empty());
    let kantor = rekaman.kantor().and_then(|id| nama.kantor.get(&id)).map(|k| k.nama.clone());
    view! {
        <li>
            <a href=format!("/publik/{}/{}", r.kode, rekaman.id)>{rekaman.nama().to_owned()}</a>
            {kantor.map(|kantor| view! { <p>{kantor}</p> })}
            {uraian.map(|uraian| view! { <p>{uraian}</p> })}
        </li>
    }
    .into_any()
}

/// `/publik/{kode}/{id}`
pub fn halaman_rinci() -> AnyView {
    halaman_umum(|k| async move {
        let r = register(&k)?;
        let (rekaman, nama) = get_publik(&k.l, r, k.id("id")?).await?;
        let data = (r.kode == "layanan").then(|| terstruktur(&rekaman, &nama, &k.l.profil.pemerintah));
        let bagian = tata::bagian(r)
            .into_iter()
            .enumerate()
            .filter_map(|(n, (judul, bidang))| {
                let isi: Vec<AnyView> = bidang
                    .into_iter()
                    .filter(|b| b.publik && b.kode != "nama" && !rekaman.butir.isi(b.kode).kosong())
                    .map(|b| {
                        view! { <dt>{b.label}</dt><dd>{tata::nilai(b, rekaman.butir.isi(b.kode), &nama, false)}</dd> }
                            .into_any()
                    })
                    .collect();
                (!isi.is_empty())
                    .then(|| tata::seksi(format!("bagian-{n}"), judul, view! { <dl class="rinci berpasal">{isi}</dl> }))
            })
            .collect_view();
        let isi = view! {
            {data.map(|isi| view! { <DataTerstruktur isi/> })}
            <div class="baca">{bagian}</div>
            <p class="redup jarak"><small>"Diperbarui "{k.zona().ringkas(rekaman.diubah)}"."</small></p>
        };
        let daftar = (format!("{} {}", r.nama, k.l.profil.pemerintah), format!("/publik/{}", r.kode));
        Ok(Isi::baru(rekaman.nama().to_owned(), isi).remah([daftar]))
    })
}

/// A public service in the words of schema.org, made from public fields alone.
fn terstruktur(rekaman: &Rekaman, nama: &Nama, pemerintah: &str) -> Value {
    let kantor = rekaman.kantor().and_then(|id| nama.kantor.get(&id)).map(|k| k.nama.clone());
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": rekaman.nama(),
        "identifier": rekaman.nomor(),
        "serviceOperator": {
            "@type": "GovernmentOrganization",
            "name": kantor.unwrap_or_else(|| pemerintah.to_owned()),
            "parentOrganization": { "@type": "GovernmentOrganization", "name": pemerintah },
        },
        "inLanguage": "id",
        "dateModified": rekaman.diubah.to_rfc3339(),
    });
    let teks = |kode: &str| Some(rekaman.butir.teks(kode).to_owned()).filter(|teks| !teks.is_empty());
    for (kunci, kode) in [("description", "uraian"), ("url", "tautan")] {
        if let Some(teks) = teks(kode) {
            data[kunci] = teks.into();
        }
    }
    data
}
