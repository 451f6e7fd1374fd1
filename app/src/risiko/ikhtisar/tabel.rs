//! The tables of the consolidated view: top risks, what is late, counts by group, the trend, the registers.

use domain::{
    grafik::tren_rata,
    risiko::{
        Matriks,
        alur::Status,
        konteks::Unsur,
        matriks::Terukur,
        organ::Organ,
        periode::romawi,
        potret::{Hitungan, PotretKonsolidasi, PotretTerlambat, RingkasRisiko},
    },
};
use leptos::prelude::*;
use services::risiko::{
    konsolidasi::{Banyak, Dimensi, Konsolidasi, SaringanKonsolidasi, urut},
    register::RegisterRingkas,
};

use super::{SEBAGIAN, tautan::Tautan};
use crate::{
    kerangka::Konteks,
    komponen::{Nada, bagian, gambar_berkunci, gulir, keadaan, kosong_strip, unduh_tabel, waktu_tanggal},
    risiko::{alamat, keadaan_register, keputusan, peta, register as alamat_register, status, tingkat},
};

/// Tables up to this long are shown whole.
const TAMPIL: usize = 16;

pub(super) fn teratas(p: &PotretKonsolidasi, banyak: Banyak, t: &Tautan) -> AnyView {
    let m = &p.matriks;
    let baris = p.teratas.iter().map(|r| baris_risiko(m, r)).collect_view();
    let kanan =
        view! { <a href=t.ke(&[("melampaui", "1")])>{format!("Semua {} di atas selera", banyak.melampaui)}</a> }
            .into_any();
    let isi = if p.teratas.is_empty() {
        view! { <p class="redup">"Belum ada risiko yang disetujui pemiliknya pada tahun ini."</p> }.into_any()
    } else {
        let tabel = view! {
            <table class="tabel kartu">
                <caption class="senyap">"Risiko dengan besaran saat ini tertinggi"</caption>
                <thead><tr>
                    <th scope="col">"Kode"</th><th scope="col" class="nama">"Risiko"</th><th scope="col">"Awal"</th><th scope="col">"Saat ini"</th>
                    <th scope="col">"Residual"</th><th scope="col">"Target"</th><th scope="col">"Ditangani"</th><th scope="col">"Keadaan"</th>
                </tr></thead>
                <tbody>{baris}</tbody>
            </table>
        };
        view! { {gulir("Risiko utama", true, tabel)} {t.unduh("risiko-utama", &[])} }.into_any()
    };
    bagian("utama", "Risiko utama", Some(kanan), isi)
}

fn baris_risiko(m: &Matriks, r: &RingkasRisiko) -> AnyView {
    let opsi = |t: Option<Terukur>| t.map_or_else(kosong_strip, |t| peta::besaran_singkat(m, t.besaran));
    view! {
        <tr>
            <td class="utuh">{r.nomor.clone()}</td>
            <th scope="row" class="nama"><a href=alamat(r.id)>{r.kejadian.clone()}</a><small>{format!("{} · {}", r.kantor, r.nama_kategori)}</small></th>
            <td data-k="Awal">{peta::besaran_singkat(m, r.awal.besaran)}</td>
            <td data-k="Saat ini">{peta::besaran(m, r.kini.besaran)}</td>
            <td data-k="Residual">{opsi(r.residual)}</td>
            <td data-k="Target">{opsi(r.target)}</td>
            <td data-k="Ditangani">{keputusan(r.keputusan)}</td>
            <td>{status(r.status)} {tingkat(r.tingkat, r.menunggu)}</td>
        </tr>
    }
    .into_any()
}

/// A list that is cut says so, and leads to the whole of it.
fn semuanya(tampil: usize, banyak: usize, apa: &str, ke: String) -> Option<AnyView> {
    (tampil < banyak).then(|| {
        view! { <span>{format!("{tampil} dari {banyak} ")}<a href=ke>{format!("Lihat semua {apa}")}</a></span> }
            .into_any()
    })
}

pub(super) fn terlambat(p: &PotretKonsolidasi, banyak: Banyak, t: &Tautan) -> Option<AnyView> {
    if p.terlambat.is_empty() {
        return None;
    }
    let satu = |t: &PotretTerlambat| {
        view! {
            <tr>
                <td class="utuh">{t.nomor.clone()}</td>
                <th scope="row" class="nama"><a href=format!("{}#penanganan", alamat(t.risiko_id))>{t.aksi.clone()}</a><small>{t.kejadian.clone()}</small></th>
                <td data-k="Perangkat Daerah">{t.kantor.clone()}</td>
                <td data-k="Penanggung jawab">{t.penanggung_jawab.clone()}</td>
                <td data-k="Selesai">{waktu_tanggal(t.tenggat)}</td>
                <td>{keadaan(Nada::Galat, format!("Lewat {} hari", t.hari))}</td>
            </tr>
        }
        .into_any()
    };
    let baris = p.terlambat.iter().map(satu).collect_view();
    let ke = t.ke(&[("terlambat", "1")]);
    let kanan = semuanya(p.terlambat.len(), banyak.terlambat, "penanganan lewat jadwal", ke);
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Penanganan yang melewati jadwalnya"</caption>
            <thead><tr>
                <th scope="col">"Kode"</th><th scope="col" class="nama">"Rencana aksi"</th><th scope="col">"Perangkat Daerah"</th>
                <th scope="col">"Penanggung jawab"</th><th scope="col">"Selesai"</th><th scope="col">"Keadaan"</th>
            </tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let isi = view! { {gulir("Penanganan lewat jadwal", true, tabel)} {t.unduh("risiko-terlambat", &[])} };
    Some(bagian("lewat-jadwal", "Penanganan lewat jadwal", kanan, isi))
}

pub(super) fn kelompok(
    (id, judul, kepala): (&'static str, &'static str, &'static str),
    dimensi: Dimensi,
    semua: &[Hitungan],
    d: &Konsolidasi,
    t: &Tautan,
) -> Option<AnyView> {
    if semua.is_empty() {
        return None;
    }
    let m = &d.potret.matriks;
    let level = || {
        let kepala = |l: &domain::risiko::matriks::LevelRisiko| {
            view! { <th scope="col" class="angka"><abbr title=l.nama.clone()>{peta::singkat(&l.nama)}</abbr></th> }
        };
        m.level.iter().rev().map(kepala).collect_view()
    };
    let baris: Vec<AnyView> = urut(semua)
        .into_iter()
        .map(|h| {
            let t = t.dengan(dimensi.kode(), &h.kunci);
            let per_level = (1..)
                .zip(m.level.iter().zip(&h.per_level))
                .collect::<Vec<(usize, _)>>()
                .into_iter()
                .rev()
                .map(|(nomor, (l, n))| view! { <td class="angka" data-k=l.nama.clone()>{t.angka(*n, &[("level", &nomor.to_string())])}</td> }.into_any())
                .collect_view();
            let lewat = d.lewat(dimensi, h);
            view! {
                <tr>
                    <th scope="row" class="nama"><a href=t.ke(&[])>{h.nama.clone()}</a></th>
                    {per_level}
                    <td class="angka" data-k="Jumlah">{t.angka(h.jumlah, &[])}</td>
                    <td class="angka" data-k="Melampaui selera">{t.angka(h.melampaui, &[("melampaui", "1")])}</td>
                    <td class="angka" data-k="Lewat jadwal">{t.angka(lewat, &[("terlambat", "1")])}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let tabel = |baris: Vec<AnyView>| {
        view! {
            <table class="tabel kartu rapat">
                <caption class="senyap">{format!("{judul}: jumlah risiko menurut level saat ini")}</caption>
                <thead><tr><th scope="col" class="nama">{kepala}</th>{level()}<th scope="col" class="angka">"Jumlah"</th><th scope="col" class="angka">"Melampaui selera"</th><th scope="col" class="angka">"Lewat jadwal"</th></tr></thead>
                <tbody>{baris}</tbody>
            </table>
        }
    };
    let isi = view! {
        {terlipat(judul, baris, |baris| tabel(baris).into_any())}
        {t.unduh("risiko-kelompok", &[("menurut", dimensi.kode())])}
    };
    Some(bagian(id, judul, None, isi))
}

/// A table whose first rows are shown; the others are a press away.
fn terlipat(nama: &'static str, mut baris: Vec<AnyView>, tabel: impl Fn(Vec<AnyView>) -> AnyView) -> AnyView {
    if baris.len() <= TAMPIL {
        return gulir(nama, true, tabel(baris));
    }
    let sisa = baris.split_off(SEBAGIAN);
    let kata = format!("{} lainnya", sisa.len());
    view! {
        {gulir(nama, true, tabel(baris))}
        <details class="lipat lipat-tabel"><summary>{kata}<span class="senyap">{format!(", {nama}")}</span></summary>{gulir(format!("{nama}, lanjutan"), true, tabel(sisa))}</details>
    }
    .into_any()
}

/// Mean magnitude of harm through the year, in figures.
pub(super) fn tren(p: &PotretKonsolidasi, t: &Tautan) -> Option<AnyView> {
    p.tren_negatif.iter().flatten().next()?;
    let nama = |i: usize| if i == 0 { "Awal tahun".to_owned() } else { format!("Triwulan {}", romawi(i as u8)) };
    let kepala = (0..p.tren_negatif.len())
        .map(|i| view! { <th scope="col" class="angka">{nama(i)}</th> }.into_any())
        .collect_view();
    let sel = p
        .tren_negatif
        .iter()
        .enumerate()
        .map(|(i, n)| {
            let isi = n.map_or_else(kosong_strip, |n| format!("{},{:02}", n / 100, n % 100).into_any());
            view! { <td class="angka" data-k=nama(i)>{isi}</td> }.into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Besaran rata-rata risiko negatif"</caption>
            <thead><tr><th scope="col" class="nama">"Ukuran"</th>{kepala}</tr></thead>
            <tbody><tr><th scope="row" class="nama">"Besaran rata-rata risiko negatif"</th>{sel}</tr></tbody>
        </table>
    };
    let grafik = tren_rata("Besaran rata-rata risiko negatif", &p.matriks, &p.tren_negatif);
    let isi = view! { <div class="baca">{gambar_berkunci(&grafik)}</div> {gulir("Tren besaran", true, tabel)} {t.unduh("risiko-tren", &[])} };
    Some(bagian("tren", "Tren besaran", None, isi))
}

pub(super) fn kejadian(p: &PotretKonsolidasi, banyak: Banyak, t: &Tautan) -> Option<AnyView> {
    if p.kejadian.is_empty() {
        return None;
    }
    let butir = p
        .kejadian
        .iter()
        .map(|(r, n)| {
            view! {
                <li>
                    <a href=format!("{}#terjadi", alamat(r.id))>{format!("{} {}", r.nomor, r.kejadian)}</a>
                    <p>{waktu_tanggal(n.tanggal)} " " {format!("{} · Pelajaran: {}", r.kantor, n.pelajaran)}</p>
                </li>
            }
            .into_any()
        })
        .collect_view();
    let ke = t.ke(&[("terjadi", "1")]);
    let kanan = semuanya(p.kejadian.len(), banyak.kejadian, "kejadian", ke);
    Some(bagian("terjadi", "Risiko yang terjadi", kanan, view! { <ul class="daftar baca">{butir}</ul> }))
}

/// Offices that treat less than the government wants treated, each with the page that says where.
pub(super) fn longgar(d: &Konsolidasi) -> Option<AnyView> {
    if d.lebih_longgar.is_empty() {
        return None;
    }
    let butir = d
        .lebih_longgar
        .iter()
        .map(|(id, kantor, banyak)| {
            let ke = format!("{}/konteks#f-selera", alamat_register(*id));
            view! { <li><a href=ke>{kantor.nama.clone()}</a><p>{format!("{banyak} ambang lebih longgar daripada kebijakan pemerintah")}</p></li> }.into_any()
        })
        .collect_view();
    Some(bagian("selera-longgar", "Selera yang lebih longgar", None, view! { <ul class="daftar baca">{butir}</ul> }))
}

/// Offices whose Unit Pemilik Risiko is not whole, with the form that fills it, and the Pasal that orders it.
pub(super) fn tanpa_upr(k: &Konteks, d: &Konsolidasi) -> Option<AnyView> {
    if d.tanpa_upr.is_empty() {
        return None;
    }
    let organ = Organ::dari(&k.l.profil, Unsur::PemilikRisiko);
    let butir = d
        .tanpa_upr
        .iter()
        .map(|(id, kantor)| match id {
            Some(id) => {
                let ke = format!("{}/konteks#f-struktur", alamat_register(*id));
                view! { <li><a href=ke>{kantor.nama.clone()}</a></li> }.into_any()
            }
            None => view! { <li>{kantor.nama.clone()}<p>"Belum memulai register"</p></li> }.into_any(),
        })
        .collect_view();
    let isi = view! {
        <p class="redup baca">{format!("{} memerlukan pemilik, koordinator, dan pengelola risiko.", organ.nama)} " " <span class="pasal">{organ.dasar}</span></p>
        <details class="lipat"><summary>{format!("{} Perangkat Daerah", d.tanpa_upr.len())}</summary><ul class="daftar baca">{butir}</ul></details>
    };
    Some(bagian("tanpa-upr", "Unit Pemilik Risiko yang belum lengkap", None, isi))
}

pub(super) fn bagian_register(semua: &[RegisterRingkas], tahun: i32) -> AnyView {
    let kanan = view! { <a href=format!("/risiko/pendampingan?tahun={tahun}")>"Pendampingan"</a> }.into_any();
    bagian("register", "Register Perangkat Daerah", Some(kanan), tabel_register(semua, tahun, false))
}

pub(super) fn tabel_register(semua: &[RegisterRingkas], tahun: i32, mengisi: bool) -> AnyView {
    // Who has not begun is looked for first.
    let mut urut: Vec<&RegisterRingkas> = semua.iter().collect();
    urut.sort_by_key(|r| r.keadaan);
    let baris: Vec<AnyView> = urut
        .into_iter()
        .map(|r| {
            let nama = match r.id {
                Some(id) => view! { <a href=alamat_register(id)>{r.kantor.nama.clone()}</a> }.into_any(),
                None if mengisi => view! { {r.kantor.nama.clone()} " " <a href=format!("/risiko/mulai?tahun={tahun}&kantor={}", r.kantor.id)>"Mulai"</a> }.into_any(),
                None => r.kantor.nama.clone().into_any(),
            };
            let (nada, teks) = keadaan_register(r.keadaan);
            // A register is whole here, whatever the filter of the page; without one there is nothing to count.
            let t = Tautan::baru(&SaringanKonsolidasi { tahun, kantor: Some(r.kantor.id), ..Default::default() });
            let sampai = |status: Status| t.angka(r.sampai(status), &[("minimal", status.kode())]);
            view! {
                <tr>
                    <th scope="row" class="nama">{nama}</th>
                    <td>{keadaan(nada, teks)}</td>
                    <td class="angka" data-k="Risiko">{t.angka(r.risiko, &[])}</td>
                    <td class="angka" data-k="Disetujui">{sampai(Status::Disetujui)}</td>
                    <td class="angka" data-k="Direviu">{sampai(Status::Direviu)}</td>
                    <td class="angka" data-k="Terkonsolidasi">{sampai(Status::Terkonsolidasi)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let isi = terlipat("Register Perangkat Daerah", baris, |baris| {
        view! {
            <table class="tabel kartu rapat">
                <caption class="senyap">{format!("Register risiko {tahun} setiap Perangkat Daerah")}</caption>
                <thead><tr>
                    <th scope="col" class="nama">"Perangkat Daerah"</th><th scope="col">"Keadaan"</th><th scope="col" class="angka">"Risiko"</th>
                    <th scope="col" class="angka">"Disetujui"</th><th scope="col" class="angka">"Direviu"</th><th scope="col" class="angka">"Terkonsolidasi"</th>
                </tr></thead>
                <tbody>{baris}</tbody>
            </table>
        }
        .into_any()
    });
    view! { {isi} {unduh_tabel("risiko-register", &[("tahun", &tahun.to_string())])} }.into_any()
}
