//! The relations of one record: seen by kind, added by search, taken away.

use std::collections::HashMap;

use domain::arsitektur::relasi::{JenisRelasi, untuk};
use leptos::prelude::*;
use services::{
    Galat,
    arsitektur::{
        Titik,
        relasi::{Calon, KaitanCatatan, Kelompok, calon, list},
    },
    perangkat_daerah::KantorRingkas,
};

use super::{catatan, nama_register, remah};
use crate::{
    kerangka::{Isi, Konteks, alamat::rangkai, halaman},
    komponen::{Bidang, Borang, Nada, Opsi, bagian, kabar, tabel_kartu, unduh_tabel},
};

/// A related record: its link, and whose it is.
pub fn satu_kaitan(titik: &Titik, kantor: &HashMap<i64, KantorRingkas>) -> AnyView {
    let milik = titik.kantor.and_then(|id| kantor.get(&id)).map(|k| {
        let nama = if k.singkatan.is_empty() { k.nama.clone() } else { k.singkatan.clone() };
        view! { " " <small class="redup">{nama}</small> }
    });
    let arsip = titik.arsip.then(|| view! { " " <small class="redup">"(diarsipkan)"</small> });
    view! { <a href=titik.alamat()>{titik.sebutan()}</a>{milik}{arsip} }.into_any()
}

/// `/register/{kode}/{id}/kaitan?jenis=&arah=&q=`: posts `jenis`, `arah`, `tujuan` (several) to the same address, and
/// `relasi` (several) to `…/lepas`.
pub fn halaman_kaitan() -> AnyView {
    halaman(|k| async move {
        let (r, id) = catatan(&k)?;
        if untuk(r.kode).is_empty() {
            return Err(Galat::TidakAda);
        }
        let kaitan = list(&k.l, &k.pelaku, r, id).await?;
        let dipilih =
            JenisRelasi::dari_kode(k.alamat.nilai("jenis")).map(|jenis| (jenis, k.alamat.nilai("arah") != "mundur"));
        let tambah = match dipilih {
            _ if !kaitan.boleh_ubah => None,
            Some((jenis, maju)) => {
                let calon = calon(&k.l, &k.pelaku, &kaitan, jenis, maju, k.alamat.nilai("q")).await?;
                Some(pilih(&k, &kaitan, (jenis, maju), calon))
            }
            None => None,
        };
        let isi = view! {
            {(!kaitan.boleh_ubah).then(|| kabar(Nada::Kunci, view! {
                <p>"Anda dapat melihat kaitan ini, tetapi tidak mengubahnya sekarang."</p>
            }))}
            {kaitan.boleh_ubah.then(|| bagian("tambah", "Tambah kaitan", None, view! { {cari(&k, &kaitan)} {tambah} }))}
            {bagian("ada", "Kaitan yang ada", None, view! {
                {daftar(&kaitan)}
                {unduh_tabel("arsitektur-kaitan", &[("register", r.kode), ("id", &id.to_string())])}
            })}
        };
        Ok(Isi::baru(format!("Kaitan {}", kaitan.titik.nomor), isi)
            .remah(remah(r, id, &kaitan.titik.nomor))
            .keterangan(kaitan.titik.nama.clone())
            .tindakan(view! {
                <a class="tombol" href=format!("/arsitektur/graf?pusat={id}")>"Graf"</a>
                <a class="tombol" href=format!("{}/dampak", kaitan.titik.alamat())>"Dampak"</a>
            }))
    })
}

fn nilai_jenis(jenis: JenisRelasi, maju: bool) -> String {
    format!("{}:{}", jenis.kode(), if maju { "maju" } else { "mundur" })
}

/// One form a kind: choosing the kind is a link, the words are a search.
fn cari(k: &Konteks, kaitan: &KaitanCatatan) -> AnyView {
    let alamat = format!("{}/kaitan", kaitan.titik.alamat());
    let kini =
        JenisRelasi::dari_kode(k.alamat.nilai("jenis")).map(|j| nilai_jenis(j, k.alamat.nilai("arah") != "mundur"));
    let jenis = kaitan
        .kelompok
        .iter()
        .map(|g| {
            let arah = if g.maju { "maju" } else { "mundur" };
            let tuju = format!("{}#tambah", rangkai(&alamat, &[("jenis", g.jenis.kode()), ("arah", arah)]));
            let sini = kini.as_deref() == Some(nilai_jenis(g.jenis, g.maju).as_str());
            view! { <li><a href=tuju aria-current=sini.then_some("page")>{g.jenis.sebutan(g.maju)}</a></li> }.into_any()
        })
        .collect_view();
    view! { <nav aria-label="Jenis kaitan"><ul class="tab">{jenis}</ul></nav> }.into_any()
}

/// What the search found, to tick.
fn pilih(k: &Konteks, kaitan: &KaitanCatatan, (jenis, maju): (JenisRelasi, bool), calon: Vec<Calon>) -> AnyView {
    let alamat = format!("{}/kaitan", kaitan.titik.alamat());
    let arah = if maju { "maju" } else { "mundur" };
    let b = Borang::default();
    let sini = rangkai(&alamat, &[("jenis", jenis.kode()), ("arah", arah), ("q", k.alamat.nilai("q"))]);
    let ada = calon.iter().filter(|c| c.sudah).count();
    let baru: Vec<Opsi> = calon
        .into_iter()
        .filter(|c| !c.sudah)
        .map(|c| {
            Opsi::baru(
                c.catatan.id.to_string(),
                format!("{} ({})", c.catatan.sebutan(), nama_register(&c.catatan.register)),
            )
        })
        .collect();
    let hasil = if baru.is_empty() {
        let kata = if ada > 0 {
            "Semua yang cocok sudah terkait."
        } else {
            "Tidak ada catatan yang cocok. Ubah kata pencarian."
        };
        view! { <p class="redup">{kata}</p> }.into_any()
    } else {
        let nama = format!("{}: pilih catatan", jenis.sebutan(maju));
        view! {
            <form class="tumpuk" action=alamat.clone() method="post">
                <input type="hidden" name="jenis" value=jenis.kode()/>
                <input type="hidden" name="arah" value=arah/>
                <input type="hidden" name="kembali" value=sini/>
                {Bidang::baru("tujuan", nama).ganda(&k.borang, baru, &[])}
                <p><button class="tombol utama" type="submit">"Kaitkan yang dipilih"</button></p>
            </form>
        }
        .into_any()
    };
    view! {
        <form class="saring jarak" action=format!("{alamat}#tambah") method="get" role="search">
            <input type="hidden" name="jenis" value=jenis.kode()/>
            <input type="hidden" name="arah" value=arah/>
            {Bidang::baru("q", "Nomor, nama, atau uraian").saringan().teks(&b, k.alamat.nilai("q"))}
            <button class="tombol" type="submit">"Cari"</button>
        </form>
        {hasil}
    }
    .into_any()
}

fn daftar(kaitan: &KaitanCatatan) -> AnyView {
    let isi: Vec<_> = kaitan.kelompok.iter().map(|g| kelompok(kaitan, g)).collect();
    let tabel = tabel_kartu("Kaitan yang ada", &[("", "Kaitan"), ("", "Catatan")], isi);
    if !kaitan.boleh_ubah {
        return tabel;
    }
    view! {
        <form action=format!("{}/kaitan/lepas", kaitan.titik.alamat()) method="post">
            {tabel}
            <p class="jarak"><button class="tombol" type="submit">"Lepas yang dipilih"</button></p>
        </form>
    }
    .into_any()
}

fn kelompok(kaitan: &KaitanCatatan, g: &Kelompok) -> AnyView {
    let butir = g
        .kaitan
        .iter()
        .map(|satu| {
            let isi = satu_kaitan(&satu.lain, &kaitan.kantor);
            if !kaitan.boleh_ubah {
                return view! { <li>{isi}</li> }.into_any();
            }
            let nama = format!("Pilih {} untuk dilepas", satu.lain.sebutan());
            view! {
                <li class="pilih"><input type="checkbox" name="relasi" value=satu.id.to_string() aria-label=nama/><span>{isi}</span></li>
            }
            .into_any()
        })
        .collect_view();
    let tersembunyi = (g.tersembunyi > 0)
        .then(|| view! { <li class="redup">{format!("{} catatan Perangkat Daerah lain", g.tersembunyi)}</li> });
    let isi = if g.kaitan.is_empty() && g.tersembunyi == 0 {
        view! { <span class="kosong">"belum ada"</span> }.into_any()
    } else {
        view! { <ul class="polos">{butir}{tersembunyi}</ul> }.into_any()
    };
    view! { <tr><th scope="row">{g.jenis.sebutan(g.maju)}</th><td>{isi}</td></tr> }.into_any()
}
