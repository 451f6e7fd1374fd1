//! Escalating a risk to the next level, and what that level decides.

use domain::{risiko::eskalasi::Putusan, waktu};
use leptos::prelude::*;
use services::{
    Galat, Hasil,
    risiko::{eskalasi::Eskalasi, rinci::Rincian},
};

use super::{
    bentrok::{Beda, kata_tanggal},
    peta,
    rinci::{Bawah, ditutup, muat, remah_bawah},
};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Borang, Opsi},
};

const PASAL: &str = "Bab III huruf D angka 2 huruf a dan Bab IV huruf A";
/// Of the minutes of a decision.
const PASAL_NOTULA: &str = "Bab III huruf G angka 3 huruf a (notulensi)";

/// `/risiko/{id}/eskalasi`: posts `alasan`, `versi` to the same address.
pub fn halaman_eskalasi() -> AnyView {
    halaman(|k| async move {
        let d = muat(&k).await?;
        let r = &d.risiko;
        let tujuan = d.letak.eskalasi().ok().and_then(|l| l.menunggu).map_or("", |t| t.nama());
        let isi = view! {
            <p class="asli">{format!("{} {}", r.nomor, r.kejadian)}</p>
            <p>{format!("Risiko diteruskan kepada {tujuan}. Tanggung jawabnya tetap pada {} sampai diputuskan.", r.tingkat.nama())}</p>
            {Bidang::baru("alasan", "Alasan eskalasi").wajib().bantu("Mengapa risiko ini di luar atau melampaui wewenang.").pasal(PASAL).maks(2_000).paragraf(&k.borang, "", 4)}
        };
        // Who asked first has said why.
        let diminta = d.eskalasi.iter().find(|e| e.putusan.is_none()).map_or("", |e| e.alasan.as_str());
        let beda = Beda::baru(&k.borang).isi("alasan", "Alasan eskalasi", diminta);
        let bawah = Bawah { k: &k, d: &d, versi: d.versi, tombol: "Eskalasi risiko", boleh: d.boleh.eskalasi };
        Ok(Isi::baru("Eskalasi risiko", bawah.baru(beda, isi.into_any())?).remah(remah_bawah(&d)))
    })
}

/// `/risiko/{id}/putusan`: posts `putusan`, `nomor`, `tanggal`, `catatan`, `versi` to the same address. `eskalasi` is the
/// request the form was opened for: a decision typed for one is never offered for another.
pub fn halaman_putusan() -> AnyView {
    halaman(|k| async move {
        let d = muat(&k).await?;
        let b = &k.borang;
        let dibuka = b.nilai("eskalasi", "");
        let diputus = d.eskalasi.iter().find(|e| e.id.to_string() == dibuka && e.putusan.is_some());
        let isi = match diputus {
            Some(e) => sudah_diputus(&k, &d, e)?,
            None if d.putusan_tertutup.is_some() => {
                let sebab = d.putusan_tertutup.map(|s| s.to_string()).unwrap_or_default();
                ditutup(&k, &d, beda_putusan(b, None), Galat::Ditolak(sebab))?
            }
            None => {
                let bawah = Bawah { k: &k, d: &d, versi: d.versi, tombol: "Catat putusan", boleh: d.boleh.memutus };
                bawah.baru(beda_putusan(b, None), isian_putusan(b, &d))?
            }
        };
        let judul = match diputus {
            Some(e) => format!("Putusan {} sudah dicatat", e.ke.nama()),
            None => format!("Catat putusan {}", d.letak.menunggu.map_or("", |t| t.nama())),
        };
        Ok(Isi::baru(judul, isi).remah(remah_bawah(&d)))
    })
}

/// The request was decided while the form was open: what was typed beside what was recorded. What waits now at the next level
/// is asked anew, in an empty form.
fn sudah_diputus(k: &Konteks, d: &Rincian, e: &Eskalasi) -> Hasil<AnyView> {
    let sebab = format!("{} sudah mencatat putusan {}.", e.diputus_oleh, e.ke.nama());
    let banding = ditutup(k, d, beda_putusan(&k.borang, Some(e)), Galat::Ditolak(sebab))?;
    let lanjut = d.letak.menunggu.filter(|_| d.boleh.memutus).map(|atas| {
        let tanya = format!("Risiko ini sekarang menunggu putusan {}.", atas.nama());
        view! { <p class="jarak"><strong>{tanya}</strong>" "<a href=k.alamat.jalur.clone()>{format!("Catat putusan {}", atas.nama())}</a></p> }
    });
    Ok(view! { {banding} {lanjut} }.into_any())
}

/// Both versions of a decision; `ada` is the one that was recorded.
fn beda_putusan<'a>(b: &'a Borang, ada: Option<&Eskalasi>) -> Beda<'a> {
    let putusan = |kode: &str| Putusan::dari_kode(kode).map_or_else(|| kode.to_owned(), |p| p.nama().to_owned());
    let tanggal = ada.and_then(|e| e.tanggal).map(waktu::iso).unwrap_or_default();
    Beda::baru(b)
        .kata("putusan", "Putusan", ada.and_then(|e| e.putusan).map_or("", Putusan::kode), putusan)
        .isi("nomor", "Nomor keputusan atau notula", ada.map_or("", |e| &e.nomor))
        .kata("tanggal", "Tanggal keputusan", &tanggal, kata_tanggal)
        .isi("catatan", "Arahan", ada.map_or("", |e| &e.catatan))
}

fn isian_putusan(b: &Borang, d: &Rincian) -> AnyView {
    let r = &d.risiko;
    let siapa = d.letak.menunggu.map_or("", |t| t.nama());
    let atas = d.letak.menunggu.and_then(|t| t.atas());
    let opsi = Putusan::SEMUA
        .into_iter()
        .filter(|p| *p != Putusan::Teruskan || atas.is_some())
        .map(|p| Opsi::baru(p.kode(), keterangan(p, siapa, atas.map_or("", |t| t.nama()))))
        .collect();
    let diminta = d.eskalasi.iter().find(|e| e.putusan.is_none());
    let alasan = diminta.map(|e| view! { <p class="asli"><b>"Alasan eskalasi: "</b>{e.alasan.clone()}</p> });
    view! {
        <input type="hidden" name="eskalasi" value=diminta.map(|e| e.id.to_string())/>
        <p>{format!("{} {}", r.nomor, r.kejadian)}</p>
        <p>"Besaran saat ini: " {peta::besaran(&d.matriks, r.kini.besaran)}</p>
        {alasan}
        {Bidang::baru("putusan", format!("Putusan {siapa}")).wajib().pasal(PASAL).tunggal(b, opsi, "")}
        {Bidang::baru("nomor", "Nomor keputusan atau notula").wajib().pasal(PASAL_NOTULA).maks(120).teks(b, "")}
        {Bidang::baru("tanggal", "Tanggal keputusan").wajib().pasal(PASAL_NOTULA).bantu("Tanggal yang tertulis pada keputusan atau notula.").tanggal(b, None)}
        {Bidang::baru("catatan", "Arahan").pasal("Bab IV huruf A angka 1 huruf e (pengendalian oleh komite)").bantu("Wajib bila dikembalikan atau diteruskan.").maks(2_000).paragraf(b, "", 4)}
    }
    .into_any()
}

fn keterangan(p: Putusan, siapa: &str, atas: &str) -> String {
    match p {
        Putusan::Terima => format!("{}: {siapa} bertanggung jawab atas penanganannya", p.nama()),
        Putusan::Kembalikan => format!("{}: Perangkat Daerah melanjutkan", p.nama()),
        Putusan::Teruskan => format!("Diteruskan kepada {atas}"),
    }
}
