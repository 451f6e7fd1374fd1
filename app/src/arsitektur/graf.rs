//! The graph around a record: as a picture whose boxes are links, and as a plain table that says the same.

use std::collections::HashMap;

use domain::{
    arsitektur::relasi::{DOMAIN, SASARAN},
    grafik::{SimpulGraf, SisiGraf, tata_graf},
};
use leptos::prelude::*;
use services::{
    arsitektur::graf::{Arah, DALAM_MAKS, Graf, SIMPUL_MAKS, dikenal, sekitar},
    register::cari,
};

use super::{
    lukis::{Tautan, lukis},
    nama_register,
};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{
        Bidang, Borang, Nada, Opsi, bagian, gulir, kabar, kosong_besar, kosong_strip, tabel_kartu, unduh_tabel,
    },
    pulau::GeserGraf,
};

/// Records a search for the centre offers.
const CALON: u64 = 30;

/// `/arsitektur/graf?pusat=&dalam=&arah=&domain=&lapis=`; without a centre, a search for one (`q`).
pub fn halaman_graf() -> AnyView {
    halaman(|k| async move {
        let Some(pusat) = k.alamat.ada("pusat").and_then(|t| t.parse().ok()) else { return cari_pusat(k).await };
        let dalam = k.alamat.nilai("dalam").parse().ok().filter(|n| (1..=DALAM_MAKS).contains(n)).unwrap_or(1);
        let arah = Arah::dari_kode(k.alamat.nilai("arah"));
        let domain = k.alamat.semua("domain");
        let domain: Vec<&str> = domain.iter().map(String::as_str).filter(|d| dikenal(d)).collect();
        let menurut_domain = k.alamat.nilai("lapis") == "domain";
        let g = sekitar(&k.l, &k.pelaku, pusat, dalam, arah, &domain).await?;
        let isi = view! {
            {saringan(&k, pusat, dalam, arah, &domain, menurut_domain)}
            {peringatan(&g)}
            {if g.simpul.len() == 1 { kosong(&g) } else { view! {
                {gambar(&k, &g, menurut_domain)}
                {bagian("tabel", "Sebagai tabel", None, tabel(&k, &g))}
            }.into_any() }}
        };
        Ok(Isi::baru(format!("Graf {}", g.pusat.nomor), isi)
            .remah([("Graf arsitektur".to_owned(), "/arsitektur/graf".to_owned())])
            .keterangan(g.pusat.nama.clone())
            .tindakan(view! {
                <a class="tombol" href=g.pusat.alamat()>"Buka catatan"</a>
                <a class="tombol" href=format!("{}/dampak", g.pusat.alamat())>"Dampak"</a>
            }))
    })
}

fn pilihan_domain() -> Vec<Opsi> {
    DOMAIN.into_iter().chain([SASARAN]).map(|kode| Opsi::baru(kode, nama_register(kode))).collect()
}

/// Without a centre: find one.
async fn cari_pusat(k: Konteks) -> services::Hasil<Isi> {
    let kata = k.alamat.nilai("q");
    let register: Vec<&str> = DOMAIN.into_iter().chain([SASARAN]).collect();
    let temuan = cari(&k.l, &k.pelaku, &register, kata, CALON).await?;
    let daftar = if temuan.is_empty() {
        kosong_besar("Tidak ada catatan yang cocok", view! { <p>"Ubah kata pencarian."</p> })
    } else {
        let butir = temuan
            .into_iter()
            .map(|c| {
                view! {
                    <tr>
                        <th scope="row" class="nama"><a href=format!("/arsitektur/graf?pusat={}", c.id)>{c.sebutan()}</a></th>
                        <td data-k="Register">{nama_register(&c.register)}</td>
                    </tr>
                }
                .into_any()
            })
            .collect_view();
        tabel_kartu("Catatan", &[("nama", "Catatan"), ("", "Register")], butir)
    };
    let isi = view! {
        <form class="saring" action="/arsitektur/graf" method="get" role="search">
            {Bidang::baru("q", "Nomor, nama, atau uraian").saringan().teks(&Borang::default(), kata)}
            <button class="tombol" type="submit">"Cari"</button>
        </form>
        {daftar}
    };
    Ok(Isi::baru("Graf arsitektur", isi).keterangan(
        "Pilih satu catatan sebagai pusat untuk melihat apa yang bergantung padanya dan pada apa ia bergantung.",
    ))
}

fn saringan(k: &Konteks, pusat: i64, dalam: usize, arah: Arah, domain: &[&str], menurut_domain: bool) -> AnyView {
    let b = Borang::default();
    let opsi_dalam = (1..=DALAM_MAKS).map(|n| Opsi::baru(n.to_string(), format!("{n} tingkat"))).collect();
    let opsi_arah = vec![Opsi::baru("pada", "Bergantung pada"), Opsi::baru("padanya", "Bergantung padanya")];
    let opsi_lapis = vec![Opsi::baru("domain", "Domain")];
    let terpilih: Vec<String> = domain.iter().map(|d| (*d).to_owned()).collect();
    view! {
        <form class="saring" action=k.alamat.jalur.clone() method="get">
            <input type="hidden" name="pusat" value=pusat.to_string()/>
            {Bidang::baru("arah", "Arah").saringan().pilihan(&b, opsi_arah, arah.kode(), Some("Keduanya"))}
            {Bidang::baru("dalam", "Sampai").saringan().pilihan(&b, opsi_dalam, &dalam.to_string(), None)}
            {Bidang::baru("lapis", "Susun menurut").saringan().pilihan(&b, opsi_lapis, if menurut_domain { "domain" } else { "" }, Some("Jarak"))}
            <details class="lipat" open=!domain.is_empty()>
                <summary>"Domain"</summary>
                {Bidang::baru("domain", "Hanya domain ini").ganda(&b, pilihan_domain(), &terpilih)}
            </details>
            <button class="tombol" type="submit">"Terapkan"</button>
        </form>
    }
    .into_any()
}

fn peringatan(g: &Graf) -> AnyView {
    let tersembunyi = (g.tersembunyi > 0).then(|| {
        kabar(
            Nada::Biasa,
            view! { <p>{format!("{} catatan Perangkat Daerah lain tidak ditampilkan.", g.tersembunyi)}</p> },
        )
    });
    let terpotong = g.terpotong.then(|| {
        kabar(Nada::Awas, view! { <p>{format!("Hanya {SIMPUL_MAKS} catatan terdekat yang digambar. Kurangi tingkat atau pilih domain.")}</p> })
    });
    view! { {tersembunyi} {terpotong} }.into_any()
}

fn kosong(g: &Graf) -> AnyView {
    kosong_besar(
        "Belum ada kaitan ke arah ini",
        view! {
            <p>"Kaitkan catatan ini dengan domain lain agar terlihat apa yang bergantung padanya."</p>
            <p><a class="tombol" href=format!("{}/kaitan", g.pusat.alamat())>"Buka kaitan"</a></p>
        },
    )
}

fn gambar(k: &Konteks, g: &Graf, menurut_domain: bool) -> AnyView {
    let letak: HashMap<i64, usize> = g.simpul.iter().enumerate().map(|(i, s)| (s.titik.id, i)).collect();
    let lapis = |register: &str| {
        let n = DOMAIN_KIRI_KANAN.iter().position(|d| *d == register).unwrap_or(DOMAIN_KIRI_KANAN.len());
        i32::try_from(n).unwrap_or(i32::MAX)
    };
    let simpul: Vec<SimpulGraf> = g
        .simpul
        .iter()
        .map(|s| SimpulGraf {
            kunci: s.titik.id,
            lapis: if menurut_domain { lapis(&s.titik.register) } else { s.jarak },
            nomor: s.titik.nomor.clone(),
            nama: s.titik.nama.clone(),
            pusat: s.titik.id == g.pusat.id,
        })
        .collect();
    let sisi: Vec<SisiGraf> = g
        .sisi
        .iter()
        .filter_map(|s| {
            let nama = s.jenis.maju().to_owned();
            Some(SisiGraf { dari: *letak.get(&s.dari)?, ke: *letak.get(&s.ke)?, nama })
        })
        .collect();
    let kepala = |n: i32| {
        Some(if menurut_domain {
            usize::try_from(n)
                .ok()
                .and_then(|n| DOMAIN_KIRI_KANAN.get(n))
                .map_or("Lainnya", |d| nama_register(d))
                .to_owned()
        } else {
            match n {
                0 => "Pusat".to_owned(),
                n if n < 0 => format!("Bergantung padanya, tingkat {}", -n),
                n => format!("Bergantung pada, tingkat {n}"),
            }
        })
    };
    let tata = tata_graf(&simpul, &sisi, kepala);
    let tautan = g
        .simpul
        .iter()
        .map(|s| {
            let pusat = s.titik.id == g.pusat.id;
            let alamat = if pusat { s.titik.alamat() } else { k.alamat.dengan("pusat", &s.titik.id.to_string()) };
            let guna = if pusat { "buka catatan" } else { "jadikan pusat" };
            Tautan { alamat, nama: format!("{}, {}: {guna}", s.titik.sebutan(), nama_register(&s.titik.register)) }
        })
        .collect();
    let judul = format!("Graf di sekitar {}", g.pusat.sebutan());
    view! { <GeserGraf>{gulir(judul.clone(), false, lukis(&judul, &tata, tautan))}</GeserGraf> }.into_any()
}

/// Columns of the picture by domain: from the goals to what carries them.
const DOMAIN_KIRI_KANAN: [&str; 7] =
    [SASARAN, "proses-bisnis", "layanan", "aplikasi", "data", "infrastruktur", "keamanan"];

fn tabel(k: &Konteks, g: &Graf) -> AnyView {
    let baris = g
        .simpul
        .iter()
        .map(|s| {
            let id = s.titik.id;
            let kaitan = g.kaitan(id).into_iter().map(|satu| view! { <li>{satu}</li> }.into_any()).collect_view();
            let kantor = s.titik.kantor.and_then(|id| g.kantor.get(&id)).map(|k| k.nama.clone());
            let pusatkan = (s.jarak != 0).then(|| {
                let nama = format!("Jadikan {} pusat graf", s.titik.nomor);
                view! { <small><a href=k.alamat.dengan("pusat", &id.to_string()) aria-label=nama>"jadikan pusat"</a></small> }
            });
            view! {
                <tr>
                    <th scope="row" class="nama"><a href=s.titik.alamat()>{s.titik.sebutan()}</a>{pusatkan}</th>
                    <td data-k="Register">{nama_register(&s.titik.register)}</td>
                    <td data-k="Perangkat Daerah">{kantor.map_or_else(kosong_strip, |nama| nama.into_any())}</td>
                    <td data-k="Letak">{s.letak()}</td>
                    <td><ul class="polos">{kaitan}</ul></td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = tabel_kartu(
        format!("Catatan di sekitar {}", g.pusat.nomor),
        &[("nama", "Catatan"), ("", "Register"), ("", "Perangkat Daerah"), ("", "Letak"), ("", "Kaitan")],
        baris,
    );
    let kueri: Vec<(&str, &str)> = k.alamat.pasangan().iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    view! { {tabel} {unduh_tabel("arsitektur-graf", &kueri)} }.into_any()
}
