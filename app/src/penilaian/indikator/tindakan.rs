//! What comes after filling: approve or return, verify, ask and answer, validate, review. Only the steps this person may
//! take now are shown.

use domain::{
    angka::Nilai,
    penilaian::{Perbuatan, Tahap},
    waktu::Tenggat,
};
use leptos::prelude::*;
use services::penilaian::{alur::Pilihan, isian::URAIAN_MAKS};

use super::{Bahan, alamat};
use crate::komponen::{Bidang, Nada, Opsi, bagian, keadaan, waktu};
use crate::penilaian::kata;

pub(super) fn tampil(b: &Bahan<'_>) -> AnyView {
    let panel: Vec<_> = b.h.pilihan.iter().filter_map(|p| panel(b, p)).collect();
    view! { {klarifikasi(b)} {panel} }.into_any()
}

fn panel(b: &Bahan<'_>, p: &Pilihan) -> Option<AnyView> {
    use Perbuatan as P;
    if let (Some(sebab), true) = (&p.sebab, !matches!(p.perbuatan, P::Isi | P::Ajukan)) {
        let sebab = sebab.clone();
        return Some(view! { <p class="redup jarak">{sebab}</p> }.into_any());
    }
    match p.perbuatan {
        P::Isi | P::Ajukan => None,
        P::Tarik => Some(satu(
            b,
            "tarik",
            "a-tarik",
            "Tarik pengajuan",
            "Indikator kembali menjadi draf dan dapat diubah lagi.",
            "Tarik pengajuan",
            false,
        )),
        P::Setujui => Some(satu(
            b,
            "setujui",
            "a-setujui",
            "Persetujuan",
            "Setelah disetujui, indikator diteruskan kepada asesor internal.",
            "Setujui",
            true,
        )),
        P::Kembalikan => Some(dengan_alasan(b, "kembalikan", "a-kembali", "Kembalikan kepada operator")),
        P::KembalikanAsesor => {
            Some(dengan_alasan(b, "kembalikan-asesor", "a-kembali", "Kembalikan kepada Perangkat Daerah"))
        }
        P::Verifikasi => Some(penilaian(
            b,
            "verifikasi",
            "a-nilai",
            "Verifikasi dokumen",
            Tahap::Dokumen,
            "Simpan verifikasi",
            false,
        )),
        P::Klarifikasikan => Some(penilaian(
            b,
            "klarifikasikan",
            "a-nilai",
            "Hasil interviu",
            Tahap::Interviu,
            "Simpan hasil interviu",
            true,
        )),
        P::Validasi => {
            Some(penilaian(b, "validasi", "a-nilai", "Hasil visitasi", Tahap::Visitasi, "Simpan hasil visitasi", true))
        }
        P::Reviu => Some(penilaian(b, "reviu", "a-reviu", "Reviu", Tahap::Reviu, "Nyatakan tidak valid", true)),
        P::Tanya => Some(tanya(b)),
        P::Jawab => Some(jawab(b)),
    }
}

fn kepala_borang(b: &Bahan<'_>, aksi: &'static str) -> AnyView {
    view! { <input type="hidden" name="versi" value=b.h.versi.to_string()/><input type="hidden" name="aksi" value=aksi/> }.into_any()
}

fn satu(
    b: &Bahan<'_>,
    aksi: &'static str,
    id: &'static str,
    judul: &'static str,
    ket: &'static str,
    tombol: &'static str,
    utama: bool,
) -> AnyView {
    let isi = view! {
        <form class="tumpuk" method="post" action=format!("{}/aksi", alamat(b.h))>
            {kepala_borang(b, aksi)}
            <p>{ket}</p>
            <p><button class=if utama { "tombol utama" } else { "tombol" } type="submit">{tombol}</button></p>
        </form>
    };
    bagian(id, judul, None, isi)
}

fn dengan_alasan(b: &Bahan<'_>, aksi: &'static str, id: &'static str, judul: &'static str) -> AnyView {
    let alasan = Bidang::baru("alasan", "Alasan")
        .bantu("Sebutkan apa yang kurang dan apa yang harus diperbaiki.")
        .wajib()
        .maks(URAIAN_MAKS)
        .paragraf(&b.k.borang, "", 3);
    let isi = view! {
        <form class="tumpuk" method="post" action=format!("{}/aksi", alamat(b.h))>
            {kepala_borang(b, aksi)}
            {alasan}
            <p><button class="tombol" type="submit">"Kembalikan"</button></p>
        </form>
    };
    bagian(id, judul, None, isi)
}

/// An assessor's own value with Fakta, Analisis and Justifikasi; `bawa` offers to carry the last value over instead.
fn penilaian(
    b: &Bahan<'_>,
    aksi: &'static str,
    id: &'static str,
    judul: &'static str,
    tahap: Tahap,
    tombol: &'static str,
    bawa: bool,
) -> AnyView {
    let sebelum = b.h.nilai.range(..tahap).filter_map(|(_, n)| n.nilai).next_back();
    let sendiri = b.h.nilai.get(&tahap).cloned().unwrap_or_default();
    let awal = sendiri.nilai.or(sebelum).map(Nilai::berkas).unwrap_or_default();
    let borang = &b.k.borang;
    let nilai = if b.instrumen.desimal {
        berdasar(b, Bidang::baru("tingkat", "Nilai menurut asesor"), "verifikasi.nilai")
            .id("asesor-tingkat")
            .wajib()
            .pendek()
            .papan("decimal")
            .maks(4)
            .teks(borang, &awal.replace('.', ","))
    } else {
        let opsi = b
            .indikator
            .tingkat
            .iter()
            .map(|t| Opsi::baru(t.tingkat.to_string(), format!("{} {}", t.tingkat, t.nama)))
            .collect();
        berdasar(b, Bidang::baru("tingkat", "Tingkat menurut asesor"), "verifikasi.nilai")
            .id("asesor-tingkat")
            .wajib()
            .tunggal(borang, opsi, &awal)
    };
    let ket = sebelum.map(|n| view! { <p>{format!("Tahap sebelumnya memberi {}. Setiap perubahan tingkat disertai justifikasi.", n.tampil())}</p> });
    let tanpa_ubah = bawa.then(|| {
        let teks = if tahap == Tahap::Reviu { "Nyatakan valid" } else { "Tutup tanpa perubahan" };
        view! { <button class="tombol utama" type="submit" name="bawa" value="1" formnovalidate>{teks}</button> }
    });
    let isi = view! {
        <form class="tumpuk" method="post" action=format!("{}/aksi", alamat(b.h))>
            {kepala_borang(b, aksi)}
            {ket}
            {nilai}
            {Bidang::baru("fakta", "Fakta").id("asesor-fakta").maks(URAIAN_MAKS).paragraf(borang, &sendiri.fakta, 3)}
            {Bidang::baru("analisis", "Analisis").id("asesor-analisis").maks(URAIAN_MAKS).paragraf(borang, &sendiri.analisis, 3)}
            {Bidang::baru("justifikasi", "Justifikasi").wajib_saat("tingkat berubah").maks(URAIAN_MAKS).paragraf(borang, &sendiri.justifikasi, 3)}
            <p class="baris">
                {tanpa_ubah}
                <button class=if bawa { "tombol" } else { "tombol utama" } type="submit">{tombol}</button>
            </p>
        </form>
    };
    bagian(id, judul, None, isi)
}

fn berdasar(b: &Bahan<'_>, bidang: Bidang, kunci: &'static str) -> Bidang {
    kata::berdasar(&b.k.l, &b.h.instrumen, bidang, kunci)
}

fn tanya(b: &Bahan<'_>) -> AnyView {
    let borang = &b.k.borang;
    let isi = view! {
        <form class="tumpuk" method="post" action=format!("{}/aksi", alamat(b.h))>
            {kepala_borang(b, "tanya")}
            {berdasar(b, Bidang::baru("pertanyaan", "Pertanyaan"), "klarifikasi.pertanyaan").wajib().maks(URAIAN_MAKS).paragraf(borang, "", 3)}
            {Bidang::baru("batas", "Dijawab paling lambat").tanggal(borang, b.h.tenggat.get(&Tahap::Interviu).copied())}
            <p><button class="tombol" type="submit">"Kirim pertanyaan"</button></p>
        </form>
    };
    bagian("a-tanya", "Minta klarifikasi", None, isi)
}

fn jawab(b: &Bahan<'_>) -> AnyView {
    let isi = view! {
        <form class="tumpuk" method="post" action=format!("{}/aksi", alamat(b.h))>
            {kepala_borang(b, "jawab")}
            {Bidang::baru("jawaban", "Jawaban").bantu("Bukti tambahan dapat dilampirkan pada Bukti dukung.").wajib().maks(URAIAN_MAKS).paragraf(&b.k.borang, "", 4)}
            <p><button class="tombol utama" type="submit">"Kirim jawaban"</button></p>
        </form>
    };
    bagian("a-jawab", "Jawab klarifikasi", None, isi)
}

fn klarifikasi(b: &Bahan<'_>) -> Option<AnyView> {
    if b.h.klarifikasi.is_empty() {
        return None;
    }
    let zona = b.k.zona();
    let butir =
        b.h.klarifikasi
            .iter()
            .map(|q| {
                let penanya = q.ditanya_oleh.clone().unwrap_or_default();
                let batas = q.batas.map(|d| format!(". Dijawab paling lambat {}.", domain::waktu::panjang(d)));
                let jawab = match (&q.jawaban, &q.dijawab_oleh, q.dijawab_pada) {
                    (Some(isi), oleh, pada) => view! {
                        <p class="pra"><b>"Jawaban. "</b>{isi.clone()}</p>
                        <p class="redup">{oleh.clone().unwrap_or_default()}", "{pada.map(|saat| waktu(zona, saat))}</p>
                    }
                    .into_any(),
                    _ => match q.batas.map(|batas| Tenggat::dari(batas, b.k.hari_ini())) {
                        Some(batas) => {
                            let nada = if batas.sisa_hari < 0 { Nada::Galat } else { Nada::Awas };
                            keadaan(nada, format!("Menunggu jawaban, {}", batas.frasa().to_lowercase()))
                        }
                        None => keadaan(Nada::Awas, "Menunggu jawaban"),
                    },
                };
                view! {
                    <li class="tumpuk-rapat">
                        <p class="pra"><b>"Pertanyaan. "</b>{q.pertanyaan.clone()}</p>
                        <p class="redup">{penanya}", "{waktu(zona, q.ditanya_pada)}{batas}</p>
                        {jawab}
                    </li>
                }
            })
            .collect_view();
    Some(bagian("tanya-jawab", "Klarifikasi", None, view! { <ol class="daftar">{butir}</ol> }))
}
