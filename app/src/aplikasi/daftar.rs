//! `/usulan-aplikasi`: the proposals a person may see, by state.

use domain::{aplikasi::usulan::Status, izin::Tindakan};
use leptos::prelude::*;
use services::aplikasi::usulan::{self, Ringkas};

use super::{UTAMA, alamat, status};
use crate::{
    kerangka::{Isi, Konteks, halaman, menu::boleh_di_suatu_kantor},
    komponen::{gulir, kosong_besar, kosong_strip, tab, unduh_tabel, waktu},
};

/// `/usulan-aplikasi?status=`
pub fn halaman_daftar() -> AnyView {
    halaman(|k| async move {
        let semua = usulan::list(&k.l, &k.pelaku, None).await?;
        let pilihan = k.alamat.ada("status").and_then(Status::dari_kode);
        let jumlah = |s: Status| semua.iter().filter(|u| u.status == s).count() as u64;
        let mut butir =
            vec![("Semua".to_owned(), k.alamat.dengan("status", ""), Some(semua.len() as u64), pilihan.is_none())];
        butir.extend(
            Status::SEMUA.into_iter().filter(|s| jumlah(*s) > 0 || pilihan == Some(*s)).map(|s| {
                (s.nama().to_owned(), k.alamat.dengan("status", s.kode()), Some(jumlah(s)), pilihan == Some(s))
            }),
        );
        let kosong = semua.is_empty();
        let tampil: Vec<Ringkas> = semua.into_iter().filter(|u| pilihan.is_none_or(|s| u.status == s)).collect();
        let boleh = boleh_di_suatu_kantor(&k.pelaku, Tindakan::IsiAplikasi);
        let isi = if kosong {
            kosong_besar(
                "Belum ada usulan",
                view! { <p>"Perangkat Daerah mengusulkan aplikasi sebelum membangun atau mengembangkannya."</p> },
            )
        } else {
            view! { {tab("Keadaan usulan", butir)} {gulir("Usulan aplikasi", true, tabel(&k, tampil))} }.into_any()
        };
        let isi = Isi::baru(UTAMA.0, isi).keterangan(
            "Usulan membangun atau mengembangkan aplikasi: dokumen, kemiripan dengan yang sudah ada, verifikasi, dan keputusan.",
        );
        let susun = boleh.then(|| view! { <a class="tombol utama" href="/usulan-aplikasi/baru">"Susun usulan"</a> });
        let unduh = (!kosong).then(|| unduh_tabel("usulan", &[("status", k.alamat.nilai("status"))]));
        Ok(isi.tindakan(view! { {unduh} {susun} }))
    })
}

fn tabel(k: &Konteks, daftar: Vec<Ringkas>) -> AnyView {
    let baris = daftar
        .into_iter()
        .map(|u| {
            let kantor = u.kantor.map_or_else(kosong_strip, |k| k.nama.into_any());
            let ke = (u.revisi > 1).then(|| view! { <small>{format!("Pengajuan ke-{}", u.revisi)}</small> });
            view! {
                <tr>
                    <th scope="row" class="nama"><a href=alamat(u.id)>{u.nama}</a>{ke}</th>
                    <td data-k="Pengusul">{kantor}</td>
                    <td data-k="Jenis">{u.jenis.nama()}<small>{u.jenis_aplikasi.nama()}</small></td>
                    <td data-k="Keadaan">{status(u.status)}</td>
                    <td data-k="Diubah">{waktu(k.zona(), u.diubah)}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <table class="tabel kartu">
            <caption class="senyap">"Usulan aplikasi"</caption>
            <thead>
                <tr>
                    <th scope="col" class="nama">"Aplikasi"</th>
                    <th scope="col">"Pengusul"</th>
                    <th scope="col">"Jenis"</th>
                    <th scope="col">"Keadaan"</th>
                    <th scope="col">"Diubah"</th>
                </tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
    }
    .into_any()
}
