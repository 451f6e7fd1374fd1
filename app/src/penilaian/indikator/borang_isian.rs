//! The answer itself: choose a level among its criteria, write Fakta and Analisis. An ordinary form that also saves as
//! you type.

use domain::{
    angka::Nilai,
    instrumen::{Acuan, Peran as Penulis, Tingkat},
    penilaian::{Perbuatan, Tahap},
};
use leptos::prelude::*;
use services::penilaian::isian::{NilaiTahap, URAIAN_MAKS};

use super::{Bahan, alamat};
use crate::{
    kerangka::cangkang::Aset,
    komponen::{Bidang, Nada, bagian, gulir, kabar, status_indikator, tanda::status_simpan},
    penilaian::kata,
    pulau::SimpanOtomatis,
};

/// Id of the form that the save bar and the autosave island refer to.
const FORMULIR: &str = "isian";

/// Whether this person may change the answer now.
pub(super) fn dapat_diisi(b: &Bahan<'_>) -> bool {
    b.h.pilihan.iter().any(|p| p.perbuatan == Perbuatan::Isi && p.sebab.is_none())
}

pub(super) fn tampil(b: &Bahan<'_>) -> AnyView {
    if dapat_diisi(b) { formulir(b) } else { baca(b) }
}

/// The bar at the foot: where the text is, save, submit.
pub(super) fn bilah(b: &Bahan<'_>) -> AnyView {
    if !dapat_diisi(b) {
        return ().into_any();
    }
    let ajukan = b.h.pilihan.iter().find(|p| p.perbuatan == Perbuatan::Ajukan);
    let sebab = ajukan.and_then(|p| p.sebab.clone());
    let (nada, teks) = if b.h.nilai.contains_key(&Tahap::Mandiri) {
        // An hour without a date reads as today's.
        let zona = b.k.zona();
        let hari_ini = zona.tanggal(b.h.diubah) == b.k.hari_ini();
        let saat = if hari_ini { zona.jam_menit(b.h.diubah) } else { zona.ringkas(b.h.diubah) };
        (Nada::Selesai, format!("Tersimpan {saat}"))
    } else {
        (Nada::Biasa, "Belum ada isian".to_owned())
    };
    view! {
        {sebab.map(|sebab| view! { <p class="bilah-ket redup" id="kurang">{sebab}</p> })}
        <div class="bilah" role="group" aria-label=format!("Simpan indikator {}", b.h.kode)>
            {status_simpan(FORMULIR, nada, teks)}
            <span class="ujung baris">
                <button class="tombol utama" type="submit" form=FORMULIR name="simpan" value="1">"Simpan"</button>
                {ajukan.map(|_| view! { <button class="tombol" type="submit" form=FORMULIR name="ajukan" value="1">"Ajukan"</button> })}
            </span>
        </div>
    }
    .into_any()
}

fn formulir(b: &Bahan<'_>) -> AnyView {
    let isi = b.h.nilai.get(&Tahap::Mandiri).cloned().unwrap_or_default();
    let borang = &b.k.borang;
    let awal = isi.nilai.map(Nilai::berkas).unwrap_or_default();
    let terpilih = borang.nilai("tingkat", &awal);
    let kunci = format!("{}-{}", b.h.isian_id, b.k.pelaku.akun_id.unwrap_or_default());
    let zona = b.k.zona();
    let nama = [("tingkat", "Tingkat"), ("fakta", "Fakta"), ("analisis", "Analisis")];
    let label: Vec<(String, String)> = nama.iter().map(|(n, l)| ((*n).to_owned(), (*l).to_owned())).collect();
    let templat = Acuan::bersama().ok().and_then(|a| a.proses.templat(Penulis::Internal, b.instrumen, b.indikator));
    let pola = |anjuran: &str, pola: Option<&str>| {
        pola.map_or_else(|| anjuran.to_owned(), |pola| format!("{anjuran} Pola: “{}”.", pola.trim_end_matches('.')))
    };
    let fakta = kata::berdasar(&b.k.l, &b.h.instrumen, Bidang::baru("fakta", "Fakta"), "indikator.fakta")
        .bantu(pola("Sebutkan dokumen, bab atau halaman, dan isinya.", templat.map(|t| t.fakta.as_str())))
        .maks(URAIAN_MAKS)
        .wajib_saat("diajukan")
        .paragraf(borang, &isi.fakta, 5);
    let analisis = Bidang::baru("analisis", "Analisis")
        .bantu(pola(
            "Jelaskan mengapa fakta itu memenuhi kriteria tingkat yang dipilih.",
            templat.map(|t| t.analisis.as_str()),
        ))
        .maks(URAIAN_MAKS)
        .wajib_saat("diajukan")
        .paragraf(borang, &isi.analisis, 5);
    view! {
        {bentrok(b)}
        <SimpanOtomatis formulir=FORMULIR.to_owned() kunci=kunci label=label geser=zona.jam() * 60 zona=zona.singkatan().to_owned()/>
        // A browser that put back what stood here on an earlier visit would have it saved over something newer.
        <form class="tumpuk" id=FORMULIR action=alamat(b.h) method="post" autocomplete="off">
            <input type="hidden" name="versi" value=b.h.versi.to_string()/>
            <fieldset>
                <legend class="tanya">{pertanyaan(b)}</legend>
                {penjelasan(b)}
                {pilih_tingkat(b, &terpilih)}
            </fieldset>
            <section class="bagian tumpuk" aria-labelledby="uraian">
                <div class="judul"><h2 id="uraian">"Penjelasan tingkat yang dipilih"</h2></div>
                {fakta}
                {analisis}
            </section>
        </form>
    }
    .into_any()
}

/// Both versions after a refused save without scripts: what was typed stays in the form, the other one stands here.
fn bentrok(b: &Bahan<'_>) -> Option<AnyView> {
    let borang = &b.k.borang;
    let oleh = borang.nilai("bentrok_oleh", "");
    if oleh.is_empty() {
        return None;
    }
    let baris = [("Tingkat", "tingkat"), ("Fakta", "fakta"), ("Analisis", "analisis")]
        .into_iter()
        .map(|(label, nama)| {
            let (saya, lain) = (borang.nilai(nama, ""), borang.nilai(&format!("bentrok_{nama}"), ""));
            view! { <tr><th scope="row">{label}</th><td class="pra" data-k="Isian Anda">{saya}</td><td class="pra" data-k=format!("Isian {oleh}")>{lain}</td></tr> }
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <thead><tr><th scope="col">"Bagian"</th><th scope="col">"Isian Anda"</th><th scope="col">{format!("Isian {oleh}")}</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let isi = view! {
        <p><strong>"Isian Anda belum tersimpan."</strong>" Tekan Simpan untuk memakai isian Anda, atau "
            <a href=alamat(b.h)>{format!("pakai isian {oleh}")}</a>"."</p>
        {gulir("Perbandingan dua versi", false, tabel)}
    };
    Some(kabar(Nada::Awas, isi))
}

/// The answer for those who only read it now.
fn baca(b: &Bahan<'_>) -> AnyView {
    let tahap =
        b.h.tahap.iter().filter_map(|t| Some((*t, b.h.nilai.get(t)?))).map(|(t, n)| isi_tahap(b, t, n)).collect_view();
    let kosong = b.h.nilai.is_empty().then(|| view! { <p class="kosong">"Indikator ini belum diisi."</p> });
    view! {
        <p class="tanya">{pertanyaan(b)}</p>
        <p class="jarak">{status_indikator(b.h.status)}</p>
        {kosong}
        {tahap}
        <details class="lipat jarak">
            <summary>"Kriteria setiap tingkat"</summary>
            <div class="tumpuk">{penjelasan(b)}{kriteria(b)}</div>
        </details>
    }
    .into_any()
}

fn isi_tahap(b: &Bahan<'_>, tahap: Tahap, n: &NilaiTahap) -> AnyView {
    let id = match tahap {
        Tahap::Mandiri => "t-mandiri",
        Tahap::Dokumen => "t-dokumen",
        Tahap::Interviu => "t-interviu",
        Tahap::Visitasi => "t-visitasi",
        Tahap::Reviu => "t-reviu",
    };
    let paragraf = |nama: &'static str, isi: &str| {
        let isi = isi.to_owned();
        (!isi.is_empty()).then(|| view! { <p class="pra"><b>{nama}". "</b>{isi}</p> })
    };
    let siapa = n.oleh.clone().map(|oleh| {
        let kapan = n.pada.map(|saat| b.k.zona().ringkas(saat)).unwrap_or_default();
        view! { <span class="redup">{format!("{oleh}, {kapan}")}</span> }.into_any()
    });
    let isi = view! {
        <div class="tumpuk-rapat baca">
            {n.nilai.map(|nilai| view! { <p>{nama_nilai(b, nilai)}</p> })}
            {paragraf("Fakta", &n.fakta)}
            {paragraf("Analisis", &n.analisis)}
            {paragraf("Justifikasi", &n.justifikasi)}
        </div>
    };
    bagian(id, tahap.nama(), siapa, isi)
}

/// "3 Terdefinisi" with its steps; a decimal value without a name.
pub(super) fn nama_nilai(b: &Bahan<'_>, nilai: Nilai) -> AnyView {
    let bulat = u8::try_from(nilai.0 / 100).unwrap_or_default();
    let nama = (nilai.0 % 100 == 0)
        .then(|| b.indikator.tingkat.iter().find(|t| t.tingkat == bulat).map(|t| t.nama.clone()))
        .flatten()
        .unwrap_or_default();
    let gambar = Aset::jalur(&format!("ikon.svg#t{}", bulat.min(5)));
    view! {
        <strong><span class="nilai"><svg class="tangga" aria-hidden="true"><use href=gambar></use></svg>" "{nilai.tampil()}</span>" "{nama}</strong>
    }
    .into_any()
}

fn pertanyaan(b: &Bahan<'_>) -> String {
    b.indikator.pertanyaan.clone().unwrap_or_else(|| b.indikator.nama.clone())
}

fn penjelasan(b: &Bahan<'_>) -> Option<AnyView> {
    let bagian = [
        ("Penjelasan", b.indikator.penjelasan.as_ref()),
        ("Cara menilai", b.indikator.ketentuan.as_ref()),
        ("Contoh bukti", b.indikator.contoh_bukti.as_ref()),
    ];
    let isi: Vec<_> = bagian
        .into_iter()
        .filter_map(|(nama, teks)| {
            let teks = teks?.clone();
            Some(view! { <p class="pra"><strong>{nama}". "</strong>{teks}</p> })
        })
        .collect();
    if isi.is_empty() {
        return None;
    }
    Some(view! { <details class="lipat"><summary>"Penjelasan dan cara menilai"</summary><div class="tumpuk-rapat">{isi}</div></details> }.into_any())
}

fn pilih_tingkat(b: &Bahan<'_>, terpilih: &str) -> AnyView {
    let salah = b.k.borang.pesan("tingkat").map(|pesan| {
        let pesan = pesan.to_owned();
        view! { <p class="pesan" id="g-tingkat">{pesan}</p> }
    });
    if b.instrumen.desimal {
        let nilai = kata::berdasar(&b.k.l, &b.h.instrumen, Bidang::baru("tingkat", "Nilai"), "indikator.tingkat")
            .bantu(format!(
                "Angka {} sampai {}, paling banyak dua desimal, misalnya 2,35.",
                b.instrumen.nilai_min.tampil(),
                b.instrumen.nilai_maks.tampil()
            ))
            .pendek()
            .papan("decimal")
            .maks(4)
            .wajib_saat("diajukan")
            .teks(&b.k.borang, &terpilih.replace('.', ","));
        return view! { <div class="jarak tumpuk">{nilai}{kriteria(b)}</div> }.into_any();
    }
    let lalu = b.h.lalu.as_ref().and_then(|l| l.nilai);
    let ket = lalu.map(
        |nilai| view! { " Tahun lalu "<a class="utuh" href="#lalu">{format!("tingkat {}", nilai.tampil())}</a>"." },
    );
    let butir = b.indikator.tingkat.iter().map(|t| satu_tingkat(b, t, Some(terpilih), lalu)).collect_view();
    view! {
        <p class="jarak">"Pilih tingkat tertinggi yang seluruh kriterianya terpenuhi."{ket}</p>
        {salah}
        <div class="tingkat" id="tingkat">{butir}</div>
    }
    .into_any()
}

/// The criteria to read, without a choice.
fn kriteria(b: &Bahan<'_>) -> AnyView {
    let butir = b.indikator.tingkat.iter().map(|t| satu_tingkat(b, t, None, None)).collect_view();
    view! { <div class="tingkat">{butir}</div> }.into_any()
}

fn satu_tingkat(b: &Bahan<'_>, t: &Tingkat, terpilih: Option<&str>, lalu: Option<Nilai>) -> AnyView {
    let n = t.tingkat;
    let gambar = Aset::jalur(&format!("ikon.svg#t{}", n.min(5)));
    let kepala = view! {
        <span class="nilai"><svg class="tangga" aria-hidden="true"><use href=gambar></use></svg>" "{n}</span>" "{t.nama.clone()}
        {(lalu == Some(Nilai::tingkat(n))).then(|| view! { " "<span class="tanda">"Tahun lalu"</span> })}
    };
    let dipilih = terpilih.is_some_and(|nilai| nilai == n.to_string());
    let pilih = match terpilih {
        Some(_) => view! {
            <input type="radio" name="tingkat" id=format!("tk{n}") value=n.to_string() aria-describedby=format!("kr{n}") checked=dipilih/>
            <label for=format!("tk{n}")>{kepala}</label>
        }
        .into_any(),
        None => view! { <span></span><b>{kepala}</b> }.into_any(),
    };
    let kriteria = b.instrumen.kriteria(t, b.h.tahun).to_owned();
    let rinci = (t.pemenuhan.is_some() || t.bukti.is_some()).then(|| {
        let pemenuhan =
            t.pemenuhan.clone().map(|teks| view! { <p class="pra"><strong>"Terpenuhi bila. "</strong>{teks}</p> });
        let bukti = t.bukti.clone().map(|teks| view! { <p class="pra"><strong>"Bukti. "</strong>{teks}</p> });
        view! {
            <details class="lipat" open=dipilih>
                <summary>{format!("Pemenuhan dan bukti tingkat {n}")}</summary>
                <div class="tumpuk-rapat">{pemenuhan}{bukti}</div>
            </details>
        }
    });
    view! { <div>{pilih}<p id=format!("kr{n}")>{kriteria}</p>{rinci}</div> }.into_any()
}
