//! Lists on the page of a risk: actions, monitoring reports, what came about.

use domain::{angka::rupiah, risiko::penanganan::Kemajuan};
use leptos::prelude::*;
use services::risiko::rinci::Rincian;

use super::{alamat, peta};
use crate::komponen::{Nada, gulir, keadaan, kosong_strip, unduh_tabel, waktu_tanggal};

/// The plan of treatment (Formulir 4.0).
pub(super) fn penanganan(d: &Rincian) -> AnyView {
    let sini = alamat(d.risiko.id);
    let baris = d
        .penanganan
        .iter()
        .map(|p| {
            let i = &p.isi;
            let nada = match (i.terlambat, i.kemajuan) {
                (true, _) => Nada::Galat,
                (_, Kemajuan::Selesai) => Nada::Selesai,
                (_, Kemajuan::Berjalan) => Nada::Proses,
                (_, Kemajuan::Rencana | Kemajuan::Batal) => Nada::Biasa,
            };
            let teks = if i.terlambat { format!("{}, lewat jadwal", i.kemajuan.nama()) } else { i.kemajuan.nama().to_owned() };
            let realisasi = (!i.realisasi.is_empty()).then(|| view! { <small class="pra">{i.realisasi.clone()}</small> });
            let selesai = i.selesai_pada.map(|t| view! { <small>"Selesai " {waktu_tanggal(t)}</small> });
            let laporkan = d.boleh.mencatat.then(|| view! { <small><a href=format!("{sini}/penanganan/{}/kemajuan", p.id)>"Catat kemajuan"</a></small> });
            let ubah = d.boleh.mengisi.then(|| view! { <small><a href=format!("{sini}/penanganan/{}", p.id)>"Ubah"<span class="senyap">{format!(" penanganan {}", p.id)}</span></a></small> });
            let pendukung = (!i.pendukung.is_empty()).then(|| view! { <small>{format!("Didukung {}", i.pendukung)}</small> });
            view! {
                <tr>
                    <th scope="row" class="nama">{i.aksi.clone()}<small>{i.opsi.nama()}</small>{ubah}</th>
                    <td data-k="Keluaran">{i.keluaran.clone()}</td>
                    <td data-k="Jadwal">{i.jadwal.tampil()}</td>
                    <td data-k="Penanggung jawab">{i.penanggung_jawab.clone()}{pendukung}</td>
                    <td class="angka" data-k="Biaya">{i.biaya.map_or_else(kosong_strip, |n| rupiah(n).into_any())}</td>
                    <td data-k="Kemajuan">{keadaan(nada, teks)}{realisasi}{selesai}{laporkan}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Rencana penanganan risiko"</caption>
            <thead><tr>
                <th scope="col" class="nama">"Rencana aksi"</th><th scope="col">"Keluaran"</th><th scope="col">"Jadwal"</th>
                <th scope="col">"Penanggung jawab"</th><th scope="col" class="angka">"Biaya"</th><th scope="col">"Kemajuan"</th>
            </tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    view! { {gulir("Rencana penanganan", true, tabel)} {unduh_tabel("risiko-penanganan", &[("id", &d.risiko.id.to_string())])} }.into_any()
}

/// Monitoring reports, newest first (Formulir 5.0).
pub(super) fn pantauan(d: &Rincian) -> AnyView {
    let sini = alamat(d.risiko.id);
    let butir = d
        .pantauan
        .iter()
        .map(|p| {
            let i = &p.isi;
            let ubah = d.boleh.memantau.then(|| {
                view! {
                    <p class="baris">
                        <a href=format!("{sini}/pantauan/{}", p.id)>"Ubah"<span class="senyap">{format!(" pemantauan {}", i.masa.tampil())}</span></a>
                        <a href=format!("{sini}/pantauan/{}/hapus", p.id)>"Hapus"<span class="senyap">{format!(" pemantauan {}", i.masa.tampil())}</span></a>
                    </p>
                }
            });
            let uraian = [
                ("Keadaan saat ini", i.uraian.clone()),
                ("Proyeksi", i.proyeksi.clone()),
                ("Penanganan yang telah dilakukan", i.dilakukan.clone()),
                ("Rencana penanganan", i.rencana.clone()),
                ("Penanggung jawab", i.penanggung_jawab.clone()),
                ("Waktu pelaksanaan", i.waktu.clone()),
                ("Rekomendasi", i.rekomendasi.clone()),
            ]
            .into_iter()
            .filter(|(_, teks)| !teks.is_empty())
            .map(|(nama, teks)| view! { <dt>{nama}</dt><dd class="pra">{teks}</dd> }.into_any())
            .collect_view();
            view! {
                <li class="tumpuk-rapat">
                    <h3>{i.masa.tampil()} " " {peta::besaran(&d.matriks, i.ukur.besaran)}</h3>
                    <dl class="rinci">{uraian}</dl>
                    {ubah}
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! { <ul class="daftar">{butir}</ul> }.into_any()
}

/// Times the risk came about.
pub(super) fn kejadian(d: &Rincian) -> AnyView {
    let sini = alamat(d.risiko.id);
    let butir = d
        .kejadian
        .iter()
        .map(|n| {
            let i = &n.isi;
            let ubah = d.boleh.mencatat.then(|| {
                view! {
                    <p class="baris">
                        <a href=format!("{sini}/kejadian/{}", n.id)>"Ubah"<span class="senyap">{format!(" kejadian {}", i.tanggal)}</span></a>
                        <a href=format!("{sini}/kejadian/{}/hapus", n.id)>"Hapus"<span class="senyap">{format!(" kejadian {}", i.tanggal)}</span></a>
                    </p>
                }
            });
            let baris = |nama: &'static str, teks: String| (!teks.is_empty()).then(|| view! { <dt>{nama}</dt><dd class="pra">{teks}</dd> });
            view! {
                <li class="tumpuk-rapat">
                    <h3>{waktu_tanggal(i.tanggal)}</h3>
                    <dl class="rinci">
                        {baris("Sebab", i.sebab.clone())}
                        {baris("Dampak", i.dampak.clone())}
                        {baris("Kerugian", i.kerugian.map(rupiah).unwrap_or_default())}
                        {baris("Tindakan", i.tindakan.clone())}
                        {baris("Pelajaran", i.pelajaran.clone())}
                    </dl>
                    {ubah}
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! { <ul class="daftar">{butir}</ul> }.into_any()
}
