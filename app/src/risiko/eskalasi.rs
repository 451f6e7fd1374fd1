//! Escalating a risk to the next level, and what that level decides.

use domain::risiko::eskalasi::Putusan;
use leptos::prelude::*;

use super::rinci::{bungkus, muat, remah_bawah, wajib};
use crate::{
    kerangka::{Isi, halaman},
    komponen::{Bidang, Opsi},
};

const PASAL: &str = "PermenPANRB 5/2020 Lampiran Bab III huruf D angka 2 huruf a dan Bab IV huruf A";

/// `/risiko/{id}/eskalasi`: posts `alasan`, `versi` to the same address.
pub fn halaman_eskalasi() -> AnyView {
    halaman(|k| async move {
        let d = muat(&k).await?;
        wajib(d.boleh.eskalasi, &d)?;
        let r = &d.risiko;
        let tujuan = d.letak.eskalasi().ok().and_then(|l| l.menunggu).map_or("", |t| t.nama());
        let isi = view! {
            <p class="asli">{format!("{} {}", r.nomor, r.kejadian)}</p>
            <p>{format!("Risiko diteruskan kepada {tujuan}. Tanggung jawabnya tetap pada {} sampai diputuskan.", r.tingkat.nama())}</p>
            {Bidang::baru("alasan", "Alasan eskalasi").wajib().bantu("Mengapa risiko ini di luar atau melampaui wewenang.").pasal(PASAL).maks(2_000).paragraf(&k.borang, "", 4)}
        };
        let isi = bungkus(&k, &d, d.versi, "Eskalasi risiko", isi.into_any());
        Ok(Isi::baru("Eskalasi risiko", isi).remah(remah_bawah(&d)))
    })
}

/// `/risiko/{id}/putusan`: posts `putusan`, `nomor`, `tanggal`, `catatan`, `versi` to the same address.
pub fn halaman_putusan() -> AnyView {
    halaman(|k| async move {
        let d = muat(&k).await?;
        wajib(d.boleh.memutus, &d)?;
        let (b, r) = (&k.borang, &d.risiko);
        let siapa = d.letak.menunggu.map_or("", |t| t.nama());
        let atas = d.letak.menunggu.and_then(|t| t.atas());
        let opsi = Putusan::SEMUA
            .into_iter()
            .filter(|p| *p != Putusan::Teruskan || atas.is_some())
            .map(|p| Opsi::baru(p.kode(), keterangan(p, siapa, atas.map_or("", |t| t.nama()))))
            .collect();
        let alasan = d.eskalasi.iter().find(|e| e.putusan.is_none()).map(|e| {
            view! { <p class="asli"><b>"Alasan eskalasi: "</b>{e.alasan.clone()}</p> }
        });
        let isi = view! {
            <p>{format!("{} {}", r.nomor, r.kejadian)}</p>
            {alasan}
            {Bidang::baru("putusan", format!("Putusan {siapa}")).wajib().pasal(PASAL).tunggal(b, opsi, "")}
            {Bidang::baru("nomor", "Nomor keputusan atau notula").wajib().maks(120).teks(b, "")}
            {Bidang::baru("tanggal", "Tanggal keputusan").wajib().tanggal(b, Some(k.hari_ini()))}
            {Bidang::baru("catatan", "Arahan").bantu("Wajib bila dikembalikan.").maks(2_000).paragraf(b, "", 4)}
        };
        let isi = bungkus(&k, &d, d.versi, "Catat putusan", isi.into_any());
        Ok(Isi::baru(format!("Catat putusan {siapa}"), isi).remah(remah_bawah(&d)))
    })
}

fn keterangan(p: Putusan, siapa: &str, atas: &str) -> String {
    match p {
        Putusan::Terima => format!("{}: {siapa} bertanggung jawab atas penanganannya", p.nama()),
        Putusan::Kembalikan => format!("{}: Perangkat Daerah melanjutkan", p.nama()),
        Putusan::Teruskan => format!("Diteruskan kepada {atas}"),
    }
}
