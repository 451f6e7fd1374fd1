//! Priority services with their iterations, the five kepastian and the technologies they use, and the basic capabilities
//! that rise with them (DKI68 Pasal 31, Lampiran II huruf A and C; KALBAR Pasal 38).

use domain::{
    layanan::{
        kapabilitas,
        prioritas::{self, AREA, JANGKA, KEPASTIAN, Letak, TEKNOLOGI},
    },
    register::{Opsi, Register},
};
use leptos::prelude::*;
use services::{
    arsitektur::prioritas::{Area, KiniArea, Prioritas, lihat, memuat, sebut_letak, tahap_kurang},
    register::Rekaman,
};

use crate::{
    kerangka::{Isi, halaman},
    komponen::{Nada, bagian, gulir, keadaan, kosong_besar, kosong_strip, tabel_kartu, unduh_tabel, waktu_tanggal},
};

/// `/arsitektur/prioritas`
pub fn halaman_prioritas() -> AnyView {
    halaman(|k| async move {
        let p = lihat(&k.l, &k.pelaku).await?;
        let dasar = k.l.profil.daftar("layanan_prioritas").map(|d| k.l.profil.kutip(&d.dasar, &d.pasal));
        let isi = view! {
            {bagian("area", "Area prioritas", tambah(&prioritas::REGISTER), area(&p))}
            {bagian("iterasi", "Iterasi", None, tabel_iterasi(&p))}
            {bagian("kepastian", "Lima kepastian", None, silang(&p.iterasi, "kepastian", KEPASTIAN))}
            {bagian("teknologi", "Teknologi yang dipakai", None, silang(&p.iterasi, "teknologi", TEKNOLOGI))}
            {bagian("kapabilitas", "Kapabilitas digital dasar", tambah(&kapabilitas::REGISTER), mampu_tabel(&p))}
        };
        let keterangan = match dasar {
            Some(dasar) => format!("Area menurut {dasar}; iterasi menurut DKI68 Lampiran II huruf A dan C."),
            None => "Area dan iterasi menurut DKI68 Lampiran II huruf A dan C.".to_owned(),
        };
        Ok(Isi::baru("Layanan prioritas dan kapabilitas", isi).keterangan(keterangan).remah([super::UTAMA]))
    })
}

fn tambah(r: &Register) -> Option<AnyView> {
    Some(view! { <a href=r.alamat()>"Buka registernya"</a> }.into_any())
}

fn nama_opsi(opsi: &'static [Opsi], kode: &str) -> &'static str {
    opsi.iter().find(|o| o.kode == kode).map_or("", |o| o.nama)
}

fn alamat(satu: &Rekaman, r: &Register) -> String {
    format!("{}/{}", r.alamat(), satu.id)
}

fn tanda(letak: Option<Letak>) -> AnyView {
    let Some(letak) = letak else { return kosong_strip() };
    let nada = match letak {
        Letak::Mendatang(_) => Nada::Biasa,
        Letak::Berjalan(0) => Nada::Awas,
        Letak::Berjalan(_) => Nada::Proses,
        Letak::Lewat(_) => Nada::Selesai,
    };
    keadaan(nada, sebut_letak(letak))
}

/// The areas that must have priority, and others that have it anyway.
fn area(p: &Prioritas) -> AnyView {
    let baris = p.area().iter().map(satu_area).collect_view();
    let kepala = JANGKA.iter().map(|j| view! { <th scope="col" class="angka">{j.nama}</th> }.into_any()).collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <thead><tr><th scope="col" class="nama">"Area"</th>{kepala}<th scope="col">"Kini"</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    view! { {gulir("Area prioritas", true, tabel)} {unduh_tabel("arsitektur-area", &[])} }.into_any()
}

fn satu_area(a: &Area) -> AnyView {
    let sel = JANGKA
        .iter()
        .zip(&a.per_jangka)
        .map(|(j, n)| view! { <td class="angka" data-k=j.nama>{*n}</td> }.into_any())
        .collect_view();
    let nada = match a.kini {
        KiniArea::BelumAda | KiniArea::TidakBerjalan => Nada::Awas,
        KiniArea::Berjalan => Nada::Proses,
        KiniArea::Direncanakan => Nada::Biasa,
    };
    let tautan = format!("{}?f_area={}", prioritas::REGISTER.alamat(), a.opsi.kode);
    let tambahan = (!a.wajib).then(|| view! { <small>"di luar daftar wajib"</small> });
    view! {
        <tr>
            <th scope="row" class="nama"><a href=tautan>{a.opsi.nama}</a>{tambahan}</th>
            {sel}
            <td data-k="Kini">{keadaan(nada, a.kini.nama())}</td>
        </tr>
    }
    .into_any()
}

/// What an iteration has of its four stages.
fn tahapan(satu: &Rekaman) -> AnyView {
    let kurang = tahap_kurang(satu);
    match kurang.len() {
        0 => keadaan(Nada::Selesai, "Lengkap"),
        _ => keadaan(Nada::Awas, format!("Belum: {}", kurang.join(", "))),
    }
}

fn tabel_iterasi(p: &Prioritas) -> AnyView {
    if p.iterasi.is_empty() {
        return kosong_besar(
            "Belum ada iterasi",
            view! { <p>"Pilih layanan pada satu area prioritas, lalu catat jangka, visi, peta jalan, dan solusinya."</p> },
        );
    }
    let r = &prioritas::REGISTER;
    let baris = p
        .iterasi
        .iter()
        .map(|i| {
            let tanggal = |kode: &str| i.butir.tanggal(kode).map_or_else(kosong_strip, waktu_tanggal);
            let pakai = p.memakai(i);
            view! {
                <tr>
                    <th scope="row" class="nama">
                        <a href=alamat(i, r)>{i.nama().to_owned()}</a>
                        <small>{p.layanan(i)}</small>
                    </th>
                    <td data-k="Area">{nama_opsi(AREA, i.butir.teks("area"))}</td>
                    <td data-k="Jangka">{nama_opsi(JANGKA, i.butir.teks("jangka"))}</td>
                    <td data-k="Masa">{tanggal("mulai")}" s.d. "{tanggal("selesai")}</td>
                    <td data-k="Keadaan">{tanda(p.letak(i))}</td>
                    <td data-k="Tahapan">{tahapan(i)}</td>
                    <td data-k="Memakai">{if pakai.is_empty() { kosong_strip() } else { pakai.into_any() }}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = tabel_kartu(
        "Iterasi layanan prioritas",
        &[
            ("nama", "Iterasi"),
            ("", "Area"),
            ("", "Jangka"),
            ("", "Masa"),
            ("", "Keadaan"),
            ("", "Tahapan"),
            ("", "Memakai"),
        ],
        baris,
    );
    view! { {tabel} {unduh_tabel("arsitektur-iterasi", &[])} }.into_any()
}

/// Every iteration against the choices of a field: what it gives, what it leaves out.
fn silang(iterasi: &[Rekaman], kode: &'static str, opsi: &'static [Opsi]) -> AnyView {
    if iterasi.is_empty() {
        return view! { <p>"Belum ada iterasi."</p> }.into_any();
    }
    let kepala = opsi.iter().map(|o| view! { <th scope="col">{o.nama}</th> }.into_any()).collect_view();
    let baris = iterasi
        .iter()
        .map(|i| {
            let sel = opsi
                .iter()
                .map(|o| {
                    let isi = match (memuat(i, kode, o), kode) {
                        (true, _) => keadaan(Nada::Selesai, "Ya"),
                        (false, "kepastian") => keadaan(Nada::Awas, "Belum"),
                        (false, _) => kosong_strip(),
                    };
                    view! { <td data-k=o.nama>{isi}</td> }.into_any()
                })
                .collect_view();
            view! {
                <tr><th scope="row" class="nama"><a href=alamat(i, &prioritas::REGISTER)>{i.nama().to_owned()}</a></th>{sel}</tr>
            }
            .into_any()
        })
        .collect_view();
    let jumlah = opsi
        .iter()
        .map(|o| {
            let n = iterasi.iter().filter(|i| memuat(i, kode, o)).count();
            view! { <td data-k=o.nama>{format!("{n} dari {}", iterasi.len())}</td> }.into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <thead><tr><th scope="col" class="nama">"Iterasi"</th>{kepala}</tr></thead>
            <tbody>{baris}</tbody>
            <tfoot><tr><th scope="row">"Jumlah"</th>{jumlah}</tr></tfoot>
        </table>
    };
    let nama = if kode == "kepastian" { "Lima kepastian tiap iterasi" } else { "Teknologi tiap iterasi" };
    view! { {gulir(nama, true, tabel)} {unduh_tabel(&format!("arsitektur-{kode}"), &[])} }.into_any()
}

/// The four capabilities of Lampiran II huruf C angka 2, each with who answers for it, how far it is, and the evidence.
fn mampu_tabel(p: &Prioritas) -> AnyView {
    let baris = p
        .kapabilitas_tiap()
        .flat_map(|(o, milik)| {
            if milik.is_empty() {
                return vec![
                    view! {
                        <tr>
                            <th scope="row" class="nama">{o.nama}</th>
                            <td data-k="Catatan">{kosong_strip()}</td>
                            <td data-k="Penanggung jawab">{kosong_strip()}</td>
                            <td data-k="Keadaan">{keadaan(Nada::Awas, "Belum dicatat")}</td>
                            <td data-k="Bukti">{kosong_strip()}</td>
                        </tr>
                    }
                    .into_any(),
                ];
            }
            milik
                .into_iter()
                .map(|s| {
                    let nada = match s.butir.teks("keadaan_kapabilitas") {
                        "berjalan" => Nada::Selesai,
                        "disusun" => Nada::Proses,
                        _ => Nada::Awas,
                    };
                    let kini = nama_opsi(kapabilitas::KEADAAN, s.butir.teks("keadaan_kapabilitas"));
                    let bukti = match s.butir.teks("bukti") {
                        "" => keadaan(Nada::Awas, "Belum ada"),
                        bukti => view! { <span class="pra">{bukti.to_owned()}</span> }.into_any(),
                    };
                    view! {
                        <tr>
                            <th scope="row" class="nama">{o.nama}</th>
                            <td data-k="Catatan"><a href=alamat(s, &kapabilitas::REGISTER)>{s.nama().to_owned()}</a></td>
                            <td data-k="Penanggung jawab">{p.penanggung_jawab(s)}</td>
                            <td data-k="Keadaan">{keadaan(nada, kini)}</td>
                            <td data-k="Bukti">{bukti}</td>
                        </tr>
                    }
                    .into_any()
                })
                .collect()
        })
        .collect_view();
    let tabel = tabel_kartu(
        "Kapabilitas digital dasar",
        &[("nama", "Kapabilitas"), ("", "Catatan"), ("", "Penanggung jawab"), ("", "Keadaan"), ("", "Bukti")],
        baris,
    );
    view! { {tabel} {unduh_tabel("arsitektur-kapabilitas", &[])} }.into_any()
}
