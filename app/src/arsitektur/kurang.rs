//! What the architecture lacks: numbers that lead to the records behind them.

use domain::{
    angka,
    arsitektur::kurang::{Syarat, cari},
};
use leptos::prelude::*;
use services::{
    Galat,
    arsitektur::{
        Titik,
        kurang::{Daftar, PER_HALAMAN, list, ringkas},
    },
};

use super::nama_register;
use crate::{
    kerangka::{Isi, alamat::rangkai, halaman},
    komponen::{Nada, gulir, keadaan, kosong_besar, kosong_strip, paging, tabel_kartu, unduh_tabel},
};

const SINI: &str = "/arsitektur/kurang";

/// `/arsitektur/kurang`, and with `?jenis=` the records behind one number.
pub fn halaman_kurang() -> AnyView {
    halaman(|k| async move {
        if let Some(kode) = k.alamat.ada("jenis") {
            let kurang = cari(kode).ok_or(Galat::TidakAda)?;
            let daftar = list(&k.l, &k.pelaku, kurang, k.alamat.halaman()).await?;
            let isi = if daftar.baris.is_empty() {
                kosong_besar("Tidak ada", view! { <p>"Tidak ada catatan yang kekurangan hal ini."</p> })
            } else {
                let kaitan = matches!(kurang.syarat, Syarat::TanpaKaitan(_));
                view! {
                    {tabel(&daftar, kaitan)}
                    {paging(&k.alamat, PER_HALAMAN, daftar.jumlah, "catatan")}
                }
                .into_any()
            };
            return Ok(Isi::baru(kurang.nama, isi)
                .remah([super::UTAMA, ("Yang kurang", SINI)])
                .keterangan(kurang.saran)
                .tindakan(unduh_tabel("kurang", &[("jenis", kode)])));
        }
        let baris = ringkas(&k.l, &k.pelaku)
            .await?
            .into_iter()
            .map(|j| {
                let alamat = rangkai(SINI, &[("jenis", j.kurang.kode)]);
                let angka = angka::ribuan(i64::try_from(j.kurang_berapa).unwrap_or(i64::MAX));
                let dari = angka::ribuan(i64::try_from(j.dari).unwrap_or(i64::MAX));
                let tanda = match (j.kurang_berapa, j.dari) {
                    (_, 0) => keadaan(Nada::Biasa, "belum ada catatan"),
                    (0, _) => keadaan(Nada::Selesai, "lengkap"),
                    _ => keadaan(Nada::Awas, "perlu dilengkapi"),
                };
                view! {
                    <tr>
                        <th scope="row" class="nama"><a href=alamat>{j.kurang.nama}</a><small>{j.kurang.saran}</small></th>
                        <td class="angka" data-k="Kurang">{angka}</td>
                        <td class="angka" data-k="Dari">{dari}</td>
                        <td>{tanda}</td>
                    </tr>
                }
                .into_any()
            })
            .collect_view();
        let isi = tabel_kartu(
            "Yang kurang dalam arsitektur",
            &[("nama", "Pertanyaan"), ("angka", "Kurang"), ("angka", "Dari"), ("", "Keadaan")],
            baris,
        );
        Ok(Isi::baru("Yang kurang", isi)
            .remah([super::UTAMA])
            .keterangan("Dihitung dari catatan yang terlihat oleh Anda, tanpa yang diarsipkan.")
            .tindakan(unduh_tabel("kurang", &[])))
    })
}

fn tabel(daftar: &Daftar, kaitan: bool) -> AnyView {
    let satu = |t: &Titik| {
        let kantor = t.kantor.and_then(|id| daftar.kantor.get(&id)).map(|k| k.nama.clone());
        let lengkapi = if kaitan { format!("{}/kaitan", t.alamat()) } else { t.alamat() };
        let nama = format!("Lengkapi {}", t.nomor);
        view! {
            <tr>
                <th scope="row" class="nama"><a href=t.alamat()>{t.sebutan()}</a></th>
                <td data-k="Register">{nama_register(&t.register)}</td>
                <td data-k="Perangkat Daerah">{kantor.map_or_else(kosong_strip, |nama| nama.into_any())}</td>
                <td><a href=lengkapi aria-label=nama>"Lengkapi"</a></td>
            </tr>
        }
        .into_any()
    };
    gulir(
        "Catatan yang kurang",
        true,
        view! {
            <table class="tabel kartu">
                <thead>
                    <tr>
                        <th scope="col" class="nama">"Catatan"</th>
                        <th scope="col">"Register"</th>
                        <th scope="col">"Perangkat Daerah"</th>
                        <th scope="col"><span class="senyap">"Tindakan"</span></th>
                    </tr>
                </thead>
                <tbody>{daftar.baris.iter().map(satu).collect_view()}</tbody>
            </table>
        },
    )
}
