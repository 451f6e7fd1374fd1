//! `/usulan-aplikasi`: the proposals a person may see, by state.

use domain::{aplikasi::usulan::Status, izin::Tindakan};
use leptos::prelude::*;
use services::aplikasi::usulan::{self, Pilihan, Ringkas};

use super::{UTAMA, alamat, status};
use crate::{
    kerangka::{Isi, Konteks, alamat::rangkai, halaman, menu::boleh_di_suatu_kantor},
    komponen::{gulir, kosong_besar, kosong_strip, tab, unduh_tabel, waktu},
};

/// `/usulan-aplikasi?status=&menunggu=`
pub fn halaman_daftar() -> AnyView {
    halaman(|k| async move {
        let menunggu = k.alamat.ada("menunggu").is_some();
        let semua = usulan::list(&k.l, &k.pelaku, Pilihan { status: None, menunggu }).await?;
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
        let isi = if kosong && menunggu {
            kosong_besar(
                "Tidak ada usulan yang menunggu Anda",
                view! { <p>"Yang tadi menunggu sudah dikerjakan, oleh Anda atau rekan Anda."</p> <p><a class="tombol" href=UTAMA.1>"Semua usulan"</a></p> },
            )
        } else if kosong {
            kosong_besar(
                "Belum ada usulan",
                view! { <p>"Perangkat Daerah mengusulkan aplikasi sebelum membangun atau mengembangkannya."</p> },
            )
        } else {
            view! { {saring(&k, menunggu)} {tab("Keadaan usulan", butir)} {gulir("Usulan aplikasi", true, tabel(&k, tampil))} }.into_any()
        };
        let isi = Isi::baru(UTAMA.0, isi).keterangan(
            "Usulan membangun atau mengembangkan aplikasi: dokumen, kemiripan dengan yang sudah ada, verifikasi, dan keputusan.",
        );
        let susun = boleh.then(|| view! { <a class="tombol utama" href="/usulan-aplikasi/baru">"Susun usulan"</a> });
        let unduh = (!kosong).then(|| {
            unduh_tabel("usulan", &[("status", k.alamat.nilai("status")), ("menunggu", k.alamat.nilai("menunggu"))])
        });
        Ok(isi.tindakan(view! { {unduh} {susun} }))
    })
}

/// That the list shows only what awaits this person, or the way there.
fn saring(k: &Konteks, menunggu: bool) -> Option<AnyView> {
    if menunggu {
        let tanpa = k.alamat.dengan("menunggu", "");
        let isi = view! { <li><span>"Menunggu saya"</span><a href=tanpa aria-label="Hapus saringan Menunggu saya">"×"</a></li> };
        return Some(view! { <ul class="cip" aria-label="Saringan yang berlaku">{isi}</ul> }.into_any());
    }
    let banyak = k.menunggu.usulan();
    let alamat = rangkai(UTAMA.1, &[("menunggu", "1")]);
    (banyak > 0).then(|| {
        view! { <p class="jarak"><a href=alamat>{format!("Usulan yang menunggu Anda: {banyak}")}</a></p> }.into_any()
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
