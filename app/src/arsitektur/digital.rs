//! The target arsitektur digital: its four levels with what stands on each, and who uses the level interaksi (DKI68 Pasal
//! 31, Lampiran II huruf B).

use domain::{angka, arsitektur::aplikasi::TINGKAT_DIGITAL, register::Register};
use leptos::prelude::*;
use services::arsitektur::{
    Titik,
    digital::{Digital, PenggunaInteraksi, Sel, lihat},
    versi::berkala,
};

use super::versi::tabel_reviu;
use crate::{
    kerangka::{Isi, halaman},
    komponen::{Nada, bagian, gulir, kabar, keadaan, kosong_strip, tabel_kartu, unduh_tabel},
};

/// `/arsitektur/digital`
pub fn halaman_digital() -> AnyView {
    halaman(|k| async move {
        let d = lihat(&k.l, &k.pelaku).await?;
        let reviu = match berkala(&k.l, &k.pelaku).await? {
            Some((v, reviu, _)) if !reviu.is_empty() => view! {
                <p class="redup">{format!("Ditinjau bersama {}, dan sewaktu-waktu sesuai dengan kebutuhan.", v.nama)}</p>
                {tabel_reviu(v.id, &reviu)}
            }
            .into_any(),
            _ => view! { <p>"Belum ada versi arsitektur yang ditetapkan, sehingga masa reviunya belum berjalan."</p> }.into_any(),
        };
        let isi = view! {
            {belum(&d)}
            {bagian("level", "Empat level", None, level(&d))}
            {bagian("pengguna", "Pengguna level interaksi", None, pengguna(&d))}
            {bagian("reviu", "Reviu target", None, reviu)}
        };
        Ok(Isi::baru("Target arsitektur digital", isi)
            .keterangan("DKI68 Pasal 31 dan Lampiran II huruf B: setiap aplikasi, infrastruktur, dan data ditempatkan pada satu level.")
            .remah([super::UTAMA]))
    })
}

/// What each level is, shortened from Lampiran II huruf B angka 1.
fn arti(kode: &str) -> &'static str {
    match kode {
        "interaksi" => "Antarmuka yang intuitif dan konsisten bagi setiap kelompok pengguna.",
        "integrasi" => "Sistem penghubung antara antarmuka pengguna dan seluruh solusi pendukung layanan.",
        "transaksi" => "Solusi yang mendukung proses bisnis pemberian layanan dan pengelolaan transaksi.",
        _ => "Repositori data terpadu dan aman untuk transaksi, pelaporan, analisis, dan data historis.",
    }
}

fn ribuan(n: u64) -> String {
    angka::ribuan(i64::try_from(n).unwrap_or(i64::MAX))
}

fn saring(r: &Register, nilai: &str) -> String {
    format!("{}?f_tingkat_digital={nilai}", r.alamat())
}

fn belum(d: &Digital) -> Option<AnyView> {
    let butir: Vec<AnyView> = d
        .belum
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(r, n)| {
            view! { <li><a href=saring(r, "-")>{format!("{} {}", ribuan(*n), r.sebutan)}</a></li> }.into_any()
        })
        .collect();
    (!butir.is_empty()).then(|| {
        kabar(Nada::Awas, view! { <p><strong>"Belum ditempatkan pada level mana pun:"</strong></p><ul>{butir}</ul> })
    })
}

fn level(d: &Digital) -> AnyView {
    let kepala = d
        .tingkat
        .first()
        .map(|(_, sel)| sel.iter().map(|s| view! { <th scope="col">{s.register.nama}</th> }.into_any()).collect_view());
    let baris = d
        .tingkat
        .iter()
        .map(|(kode, sel)| {
            let nama = TINGKAT_DIGITAL.iter().find(|o| o.kode == *kode).map_or(*kode, |o| o.nama);
            let isi = sel.iter().map(|s| satu_sel(kode, s)).collect_view();
            view! {
                <tr>
                    <th scope="row" class="nama">{format!("Level {}", nama.to_lowercase())}<small>{arti(kode)}</small></th>
                    {isi}
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <thead><tr><th scope="col" class="nama">"Level"</th>{kepala}</tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    view! { {gulir("Empat level arsitektur digital", true, tabel)} {unduh_tabel("arsitektur-digital", &[])} }.into_any()
}

fn satu_sel(kode: &str, s: &Sel) -> AnyView {
    if s.jumlah() == 0 {
        return view! { <td data-k=s.register.nama>{kosong_strip()}</td> }.into_any();
    }
    let mut pecahan = vec![format!("{} saat ini", ribuan(s.as_is)), format!("{} sasaran", ribuan(s.sasaran))];
    if s.lain > 0 {
        pecahan.push(format!("{} tanpa status", ribuan(s.lain)));
    }
    let jumlah = format!("{} {}", ribuan(s.jumlah()), s.register.sebutan);
    view! {
        <td data-k=s.register.nama>
            <a href=saring(s.register, kode)>{jumlah}</a>
            <small>{pecahan.join(", ")}</small>
            {nama(&s.nama, s.jumlah())}
        </td>
    }
    .into_any()
}

/// The first names, and how many follow.
fn nama(isi: &[Titik], jumlah: u64) -> AnyView {
    let sisa = jumlah.saturating_sub(isi.len() as u64);
    let butir =
        isi.iter().map(|t| view! { <li><a href=t.alamat()>{t.nama.clone()}</a></li> }.into_any()).collect_view();
    let sisa = (sisa > 0).then(|| view! { <li class="redup">{format!("dan {} lainnya", ribuan(sisa))}</li> });
    view! { <ul class="polos">{butir}{sisa}</ul> }.into_any()
}

fn pengguna(d: &Digital) -> AnyView {
    let baris = d.pengguna.iter().map(satu_pengguna).collect_view();
    let tanpa = (d.tanpa_pengguna > 0).then(|| {
        let alamat = "/register/aplikasi?f_tingkat_digital=interaksi&f_pengguna=-";
        let kata = format!("{} aplikasi level interaksi belum menyebut kelompok penggunanya", ribuan(d.tanpa_pengguna));
        view! { <p class="jarak"><a href=alamat>{kata}</a>"."</p> }
    });
    let tabel = tabel_kartu(
        "Pengguna level interaksi",
        &[("nama", "Kelompok pengguna"), ("angka", "Aplikasi"), ("", "Siapa"), ("", "Di antaranya")],
        baris,
    );
    view! { {tabel} {unduh_tabel("arsitektur-pengguna", &[])} {tanpa} }.into_any()
}

fn satu_pengguna(p: &PenggunaInteraksi) -> AnyView {
    let isi =
        if p.jumlah == 0 { keadaan(Nada::Awas, "Belum ada aplikasi") } else { nama(&p.aplikasi, p.jumlah as u64) };
    let alamat = format!("/register/aplikasi?f_tingkat_digital=interaksi&f_pengguna={}", p.kode);
    view! {
        <tr>
            <th scope="row" class="nama"><a href=alamat>{p.nama}</a></th>
            <td class="angka" data-k="Aplikasi">{ribuan(p.jumlah as u64)}</td>
            <td data-k="Siapa">{siapa(p)}</td>
            <td>{isi}</td>
        </tr>
    }
    .into_any()
}

/// The users of a group by name, and how many applications leave them unnamed (Lampiran II huruf B angka 1 huruf a).
fn siapa(p: &PenggunaInteraksi) -> AnyView {
    if p.sebutan.is_empty() && p.tanpa_sebutan == 0 {
        return kosong_strip();
    }
    let butir = p.sebutan.iter().map(|s| view! { <li>{s.clone()}</li> }.into_any()).collect_view();
    let belum = (p.tanpa_sebutan > 0).then(|| {
        view! { <li>{keadaan(Nada::Awas, format!("{} aplikasi belum menyebut siapa", ribuan(p.tanpa_sebutan as u64)))}</li> }
    });
    view! { <ul class="polos">{butir}{belum}</ul> }.into_any()
}
