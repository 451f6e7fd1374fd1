//! `/cari?q=`: what the search box of the menu finds, by kind.

use leptos::prelude::*;
use services::{
    bukti::Bukti,
    cari::{self, IndikatorTemuan, SEBAGIAN, Temuan},
    penilaian::putaran::RingkasPutaran,
    perangkat_daerah::Kantor,
    register::RingkasCatatan,
};

use crate::{
    kerangka::{Isi, alamat::rangkai, halaman},
    komponen::{bagian, kosong_besar, status_indikator},
    penilaian::daftar::tujuan,
    risiko::kata,
};

/// Longest text that is searched for.
const MAKS: usize = 100;

/// `/cari?q=`
pub fn halaman_cari() -> AnyView {
    halaman(|k| async move {
        let kata: String = k.alamat.nilai("q").trim().chars().take(MAKS).collect();
        let temuan = cari::cari(&k.l, &k.pelaku, &kata).await?;
        let seluruh = services::penilaian::ringkasan::melihat_seluruh(&k.pelaku);
        let isi = view! {
            <form class="saring" action="/cari" method="get" role="search" aria-label="Kata yang dicari">
                <div><label for="q">"Kata yang dicari"</label><input class="masukan" id="q" name="q" type="search" value=kata.clone() maxlength="100"/></div>
                <button class="tombol" type="submit">"Cari"</button>
            </form>
            {if temuan.kosong() { kosong(&kata) } else { hasil(&temuan, &kata, seluruh) }}
        };
        let judul = if kata.is_empty() { "Cari".to_owned() } else { format!("Hasil pencarian “{kata}”") };
        Ok(Isi::baru(judul, isi))
    })
}

fn kosong(kata: &str) -> AnyView {
    if kata.is_empty() {
        return kosong_besar(
            "Tulis yang dicari",
            view! { <p>"Nama atau nomor indikator, nama putaran atau tahunnya, nama atau singkatan Perangkat Daerah, nama atau nomor catatan register, kejadian atau kode risiko, atau nama berkas bukti."</p> },
        );
    }
    kosong_besar(
        "Tidak ada catatan yang cocok",
        view! {
            <p>{format!("Tidak ada yang memuat “{kata}” pada catatan yang dapat Anda buka.")}</p>
            <p>"Periksa ejaannya, pakai satu kata saja, atau tulis nomor indikator. Kata yang dicari paling sedikit dua huruf."</p>
            <p><a class="tombol" href="/">"Kembali ke beranda"</a></p>
        },
    )
}

fn hasil(t: &Temuan, kata: &str, seluruh: bool) -> AnyView {
    let banyak = |n: usize| {
        (n >= SEBAGIAN).then(|| view! { <span class="redup">{format!("{SEBAGIAN} yang pertama")}</span> }.into_any())
    };
    let satu = |id: &'static str, judul: &'static str, kanan: Option<AnyView>, butir: Vec<AnyView>| {
        (!butir.is_empty()).then(|| bagian(id, judul, kanan, view! { <ul class="daftar baca">{butir}</ul> }))
    };
    let semua_kantor = (t.kantor.len() >= SEBAGIAN)
        .then(|| view! { <a href=rangkai("/perangkat-daerah", &[("q", kata)])>"Semua yang cocok"</a> }.into_any());
    view! {
        {satu("c-indikator", "Indikator", banyak(t.indikator.len()), t.indikator.iter().map(indikator).collect())}
        {satu("c-putaran", "Putaran penilaian", banyak(t.putaran.len()), t.putaran.iter().map(|p| putaran(p, seluruh)).collect())}
        {satu("c-kantor", "Perangkat Daerah", semua_kantor, t.kantor.iter().map(kantor).collect())}
        {satu("c-catatan", "Register", banyak(t.catatan.len()), t.catatan.iter().map(catatan).collect())}
        {satu("c-risiko", "Risiko", banyak(t.risiko.len()), t.risiko.iter().map(kata::baris_ringkas).collect())}
        {satu("c-bukti", "Bukti dukung", banyak(t.bukti.len()), t.bukti.iter().map(bukti).collect())}
    }
    .into_any()
}

fn indikator(i: &IndikatorTemuan) -> AnyView {
    let letak = match &i.kantor {
        Some(kantor) => format!("{} · {kantor}", i.putaran),
        None => i.putaran.clone(),
    };
    view! {
        <li>
            <a href=format!("/penilaian/{}/indikator/{}", i.penilaian_id, i.kode)>{format!("{}. {}", i.kode, i.nama)}</a>
            <p>{letak} " " {status_indikator(i.status)}</p>
        </li>
    }
    .into_any()
}

fn putaran(p: &RingkasPutaran, seluruh: bool) -> AnyView {
    let keadaan = if p.terkunci { "ditetapkan" } else { "berjalan" };
    view! { <li><a href=tujuan(p, seluruh)>{p.nama.clone()}</a><p>{format!("Tahun {}, {keadaan}", p.tahun)}</p></li> }
        .into_any()
}

fn kantor(k: &Kantor) -> AnyView {
    let rinci = if k.singkatan.is_empty() {
        k.jenis.nama().to_owned()
    } else {
        format!("{} · {}", k.singkatan, k.jenis.nama())
    };
    view! { <li><a href=format!("/perangkat-daerah/{}", k.id)>{k.nama.clone()}</a><p>{rinci}</p></li> }.into_any()
}

fn catatan(c: &RingkasCatatan) -> AnyView {
    let nama = domain::register::cari(&c.register).map_or("", |r| r.nama);
    view! { <li><a href=c.alamat()>{c.nama.clone()}</a><p>{format!("{nama} · {}", c.nomor)}</p></li> }.into_any()
}

fn bukti(b: &Bukti) -> AnyView {
    let ukuran = domain::angka::ukuran_berkas(u64::try_from(b.ukuran).unwrap_or_default());
    view! { <li><a href=format!("/bukti/{}", b.id)>{b.nama.clone()}</a><p>{ukuran}</p></li> }.into_any()
}
