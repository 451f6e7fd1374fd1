//! The history of a record: who changed what and when, before and after, and the way back to an earlier value.

use domain::register::{Isi as Nilai, Register};
use leptos::prelude::*;
use services::{
    Galat,
    jejak::Entri,
    register::{
        Rincian,
        riwayat::{Perubahan, terurut},
    },
};

use super::{alamat, remah, rinci, tata};
use crate::{
    kerangka::{Isi, Konteks, alamat::rangkai, halaman},
    komponen::{Lembar, bagian as seksi, gulir, kosong_strip, unduh_tabel, waktu},
};

/// Fields of one entry before the rest folds away.
const TAMPIL: usize = 3;

/// The section on a record's page; nothing for who only sees the record because it is shared.
pub(super) fn bagian(k: &Konteks, r: &'static Register, rincian: &Rincian, ubah: bool) -> Option<AnyView> {
    if rincian.riwayat.is_empty() {
        return None;
    }
    let baris = rincian.riwayat.iter().map(|entri| baris(k, r, rincian, entri, ubah)).collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <thead><tr>
                <th scope="col">{format!("Waktu ({})", k.zona().singkatan())}</th><th scope="col">"Siapa"</th>
                <th scope="col">"Tindakan"</th><th scope="col">"Perubahan"</th>
            </tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let unduh = unduh_tabel("register-riwayat", &[("register", r.kode), ("id", &rincian.rekaman.id.to_string())]);
    let isi = view! { {gulir("Riwayat catatan", true, tabel)} {unduh} };
    Some(seksi("riwayat", "Riwayat", None, isi))
}

fn baris(k: &Konteks, r: &'static Register, rincian: &Rincian, entri: &Entri, ubah: bool) -> AnyView {
    let dapat = ubah && dapat_dikembalikan(r, entri);
    let semua = dapat.then(|| {
        let ke = alamat_kembali(r, rincian, entri, None);
        view! { <small><a href=ke>"Kembalikan semuanya"<span class="senyap">{format!(", perubahan {}", entri.urutan)}</span></a></small> }
    });
    view! {
        <tr>
            <td>{waktu(k.zona(), entri.waktu)}</td>
            <th scope="row">{entri.pelaku.clone()}</th>
            <td>{entri.tindakan.clone()}{semua}</td>
            <td>{perubahan(r, rincian, entri, dapat)}</td>
        </tr>
    }
    .into_any()
}

fn perubahan(r: &'static Register, rincian: &Rincian, entri: &Entri, dapat: bool) -> AnyView {
    let butir: Vec<AnyView> = rincian
        .perubahan(r, entri)
        .into_iter()
        .map(|Perubahan { kode, label, lama, baru }| {
            let kembali = (dapat && r.bidang(kode).is_some()).then(|| {
                let ke = alamat_kembali(r, rincian, entri, Some(kode));
                view! { " "<a class="kembalikan" href=ke>"Kembalikan"<span class="senyap">{format!(" {label}, perubahan {}", entri.urutan)}</span></a> }
            });
            let lama = (!lama.is_empty()).then(|| view! { <del>{tata::potong(&lama, 600)}</del>" " });
            let baru = (!baru.is_empty()).then(|| view! { <ins>{tata::potong(&baru, 600)}</ins> });
            view! { <dt>{label}</dt><dd><span class="pra">{lama}{baru}</span>{kembali}</dd> }.into_any()
        })
        .collect();
    match butir.len() {
        0 => kosong_strip(),
        n if n <= TAMPIL => view! { <dl class="rinci">{butir}</dl> }.into_any(),
        n => {
            view! { <details class="lipat"><summary>{format!("{n} isian")}</summary><dl class="rinci">{butir}</dl></details> }
                .into_any()
        }
    }
}

/// Whether an entry holds earlier values of fields: a change does, the entry that made the record does not.
fn dapat_dikembalikan(r: &Register, entri: &Entri) -> bool {
    let bidang = entri.perubahan.keys().any(|kode| r.bidang(kode).is_some());
    let pembuatan = entri.perubahan.get("nama").is_some_and(|(dulu, _)| dulu.is_null());
    bidang && !pembuatan
}

fn alamat_kembali(r: &Register, rincian: &Rincian, entri: &Entri, bidang: Option<&str>) -> String {
    let urutan = entri.urutan.to_string();
    let mut pasang = vec![("urutan", urutan.as_str())];
    pasang.extend(bidang.map(|kode| ("bidang", kode)));
    rangkai(&format!("{}/kembalikan", alamat(r, rincian.rekaman.id)), &pasang)
}

/// `/register/{kode}/{id}/kembalikan?urutan=&bidang=`: asks, then posts the same with `versi` to the same address.
pub fn halaman_kembalikan() -> AnyView {
    halaman(|k| async move {
        let (r, rincian) = rinci::muat(&k).await?;
        let urutan: i64 = k.alamat.nilai("urutan").parse().map_err(|_| Galat::TidakAda)?;
        let bidang = k.alamat.ada("bidang");
        let entri = rincian.riwayat.iter().find(|e| e.urutan == urutan && dapat_dikembalikan(r, e));
        let entri = entri.filter(|_| rincian.boleh_ubah).ok_or(Galat::TidakAda)?;
        let rekaman = &rincian.rekaman;
        let baris: Vec<AnyView> = terurut(r, entri)
            .into_iter()
            .filter(|(kode, ..)| bidang.is_none_or(|b| b == *kode))
            .filter_map(|(kode, dulu, _)| {
                let b = r.bidang(kode)?;
                let (kini, nanti) = (rekaman.butir.isi(kode), Nilai::dari_json(b, dulu));
                Some(
                    view! {
                        <tr>
                            <th scope="row">{b.label}</th>
                            <td class="pra" data-k="Sekarang">{tata::nilai(b, kini, &rincian.nama, false)}</td>
                            <td class="pra" data-k="Menjadi">{tata::nilai(b, &nanti, &rincian.nama, false)}</td>
                        </tr>
                    }
                    .into_any(),
                )
            })
            .collect();
        if baris.is_empty() {
            return Err(Galat::TidakAda);
        }
        let sini = alamat(r, rekaman.id);
        let lembar = Lembar {
            tanya: format!("Kembalikan {} ke sebelum perubahan ini?", rekaman.nama()),
            aksi: format!("{sini}/kembalikan"),
            tombol: "Kembalikan".into(),
            bahaya: false,
            batal: format!("{sini}#riwayat"),
            tersembunyi: vec![
                ("versi".into(), rekaman.versi.to_string()),
                ("urutan".into(), urutan.to_string()),
                ("bidang".into(), bidang.unwrap_or_default().to_owned()),
            ],
        };
        let tabel = view! {
            <table class="tabel kartu">
                <thead><tr><th scope="col">"Isian"</th><th scope="col">"Sekarang"</th><th scope="col">"Menjadi"</th></tr></thead>
                <tbody>{baris}</tbody>
            </table>
        };
        let isi = lembar.tampil(view! {
            <p>{format!("Perubahan oleh {} pada {}. Perubahan sesudahnya pada isian lain tetap.", entri.pelaku, k.zona().ringkas(entri.waktu))}</p>
            {gulir("Isian yang dikembalikan", false, tabel)}
        });
        let nama = rekaman.nama().to_owned();
        Ok(Isi::baru("Kembalikan ke isi lama", isi).remah([remah(r), (nama, sini)]))
    })
}
