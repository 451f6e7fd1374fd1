//! One indicator: question, criteria, answer, evidence, questions of the assessor, last year, stages, history.

mod borang_isian;
mod bukti;
pub mod daftar;
mod risiko;
mod samping;
mod terkait;
mod tindakan;

pub use bukti::halaman_pilih_bukti;

use domain::{
    angka,
    instrumen::{Indikator, Instrumen},
    penilaian::Perbuatan,
};
use leptos::prelude::*;
use services::{
    Galat, Hasil,
    penilaian::{
        isian::{self, HalamanIsian},
        riwayat::perubahan,
    },
};

use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Nada, bagian, gulir, kabar, kosong_strip, unduh_tabel, waktu},
};

/// Everything the parts of the page need.
pub(super) struct Bahan<'a> {
    pub k: &'a Konteks,
    pub h: &'a HalamanIsian,
    pub instrumen: &'a Instrumen,
    pub indikator: &'a Indikator,
}

/// `/penilaian/:id/indikator/:kode`
pub fn halaman_indikator() -> AnyView {
    halaman(|k| async move {
        let id = k.id("id")?;
        let h = isian::get(&k.l, &k.pelaku, id, k.param("kode")).await?;
        let (instrumen, indikator) = cari(&k, &h)?;
        let bahan = Bahan { k: &k, h: &h, instrumen, indikator };
        let aspek = instrumen.aspek(indikator.aspek);
        let risiko = risiko::tampil(&bahan).await?;
        let isi = view! {
            {peringatan(&bahan)}
            <div class="dua">
                <div>
                    {borang_isian::tampil(&bahan)}
                    {bukti::tampil(&bahan)}
                    {risiko}
                    {borang_isian::bilah(&bahan)}
                    {tindakan::tampil(&bahan)}
                </div>
                {samping::tampil(&bahan)}
            </div>
            {riwayat(&bahan)}
        };
        let judul = format!("{}. {}", indikator.kode, indikator.nama_pendek);
        let sumber = instrumen
            .pedoman
            .as_ref()
            .map_or_else(|| instrumen.sebutan.clone(), |p| format!("{} dan {p}", instrumen.sebutan));
        let remah = [
            (h.nama_putaran.clone(), format!("/penilaian/{id}")),
            ("Indikator".to_owned(), format!("/penilaian/{id}/indikator")),
            (
                aspek.map(|a| a.nama_pendek.clone()).unwrap_or_default(),
                format!("/penilaian/{id}/indikator?aspek={}", indikator.aspek),
            ),
        ];
        Ok(Isi::baru(judul, isi)
            .remah(remah)
            .keterangan(format!("Bobot {} · {} · {sumber}", angka::persen_2(&indikator.bobot), h.nama_putaran))
            .tindakan(tetangga(&h)))
    })
}

pub(super) fn cari<'a>(k: &'a Konteks, h: &HalamanIsian) -> Hasil<(&'a Instrumen, &'a Indikator)> {
    let instrumen = k.l.katalog.cari(&h.instrumen).ok_or(Galat::TidakAda)?;
    let indikator = instrumen.indikator(&h.kode).ok_or(Galat::TidakAda)?;
    Ok((instrumen, indikator))
}

/// Where a level, a question or a button of this indicator posts.
pub(super) fn alamat(h: &HalamanIsian) -> String {
    format!("/penilaian/{}/indikator/{}", h.penilaian_id, h.kode)
}

fn tetangga(h: &HalamanIsian) -> AnyView {
    let tautan = |kode: &Option<String>, kata: &str, rel: &'static str| {
        kode.as_ref().map(|kode| {
            let alamat = format!("/penilaian/{}/indikator/{kode}", h.penilaian_id);
            view! { <a class="tombol kecil" href=alamat rel=rel>{format!("{kata}: {kode}")}</a> }
        })
    };
    view! {
        <nav class="baris" aria-label="Indikator lain">
            {tautan(&h.urutan.sebelumnya, "Sebelumnya", "prev")}
            <span class="redup">{format!("{} dari {}", h.urutan.ke, h.urutan.dari)}</span>
            {tautan(&h.urutan.berikutnya, "Berikutnya", "next")}
        </nav>
    }
    .into_any()
}

fn peringatan(b: &Bahan<'_>) -> AnyView {
    let instrumen = b.instrumen.peringatan.clone().map(|teks| kabar(Nada::Awas, view! { <p>{teks}</p> }));
    let terkunci = b.h.terkunci.then(|| {
        kabar(
            Nada::Biasa,
            view! { <p><strong>"Putaran ini sudah ditetapkan."</strong>" Isinya tidak dapat diubah lagi."</p> },
        )
    });
    let kembali = (b.h.status == domain::penilaian::Status::Dikembalikan && !b.h.catatan.is_empty()).then(|| {
        let catatan = b.h.catatan.clone();
        kabar(
            Nada::Galat,
            view! { <p><strong>"Dikembalikan untuk diperbaiki."</strong>" "<span class="pra">{catatan}</span></p> },
        )
    });
    // The question stands far below the texts it is about.
    let tanya = b.h.pilihan.iter().any(|p| p.perbuatan == Perbuatan::Jawab && p.sebab.is_none()).then(|| {
        kabar(
            Nada::Awas,
            view! { <p><strong>"Ada pertanyaan asesor."</strong>" "<a href="#tanya-jawab">"Baca dan jawab"</a></p> },
        )
    });
    // Only a deadline closes the filling of an answer that its state leaves open.
    let isi = b.h.pilihan.iter().find(|p| p.perbuatan == Perbuatan::Isi).and_then(|p| p.sebab.clone());
    let lewat = isi.map(|sebab| kabar(Nada::Awas, view! { <p>{sebab}</p> }));
    view! { <div class="tumpuk jarak-bawah">{terkunci}{lewat}{kembali}{tanya}{instrumen}</div> }.into_any()
}

fn riwayat(b: &Bahan<'_>) -> AnyView {
    let zona = b.k.zona();
    let baris = b
        .h
        .riwayat
        .iter()
        .flat_map(|entri| {
            perubahan(entri).into_iter().map(|(apa, lama, baru)| (entri.waktu, entri.pelaku.clone(), apa, lama, baru))
        })
        .map(|(saat, siapa, apa, lama, baru)| {
            let isi = |teks: Option<String>| teks.map_or_else(kosong_strip, |teks| isi_riwayat(&teks));
            view! { <tr><td>{waktu(zona, saat)}</td><th scope="row">{siapa}</th><td>{apa}</td><td data-k="Sebelum">{isi(lama)}</td><td data-k="Sesudah">{isi(baru)}</td></tr> }
        })
        .collect_view();
    if b.h.riwayat.is_empty() {
        return ().into_any();
    }
    let tabel = view! {
        <table class="tabel kartu">
            <thead><tr><th scope="col">"Waktu"</th><th scope="col">"Siapa"</th><th scope="col">"Perubahan"</th><th scope="col">"Sebelum"</th><th scope="col">"Sesudah"</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let id = b.h.penilaian_id.to_string();
    let unduh = unduh_tabel("penilaian-riwayat", &[("penilaian", &id), ("kode", &b.h.kode)]);
    bagian("riwayat", "Riwayat", None, view! { {gulir("Riwayat perubahan", true, tabel)} {unduh} })
}

fn potong(teks: &str) -> String {
    const MAKS: usize = 240;
    if teks.chars().count() <= MAKS { teks.to_owned() } else { teks.chars().take(MAKS).chain(['…']).collect() }
}

/// A long text shows its beginning and opens whole.
fn isi_riwayat(teks: &str) -> AnyView {
    const MAKS: usize = 240;
    const AWAL: usize = 90;
    if teks.chars().count() <= MAKS {
        return view! { <span class="pra">{teks.to_owned()}</span> }.into_any();
    }
    let awal: String = teks.chars().take(AWAL).chain(['…']).collect();
    view! { <details class="lipat"><summary>{awal}</summary><p class="pra">{teks.to_owned()}</p></details> }.into_any()
}
