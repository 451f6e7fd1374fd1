//! Documents of a register that carry a number and a date, and the form that gives them one.

use domain::register::Register;
use leptos::prelude::*;
use services::register::{
    Saringan,
    terbitan::{DokumenTerbit, boleh_terbit, list},
};

use super::{register, remah, saring::awal};
use crate::{
    kerangka::{Isi, Konteks, alamat::rangkai, halaman},
    komponen::{Bidang, Terbit, bagian, ikon, kosong_besar, tabel_terbit, unduh_tabel},
};

/// `/register/{kode}/terbitan?<parameters of the list>`: posts `nomor`, `tanggal` and the parameters to the same address.
pub fn halaman_terbitan() -> AnyView {
    halaman(|k| async move {
        let r = register(&k)?;
        let terbit = list(&k.l, &k.pelaku, r).await?;
        let isi = view! {
            {boleh_terbit(&k.pelaku, r).then(|| formulir(&k, r))}
            {bagian("terbit", "Terbit", None, daftar(&k, r, terbit))}
        };
        let keterangan = "Dokumen bernomor membekukan isinya: nomor, tanggal, saat data diambil, dan sidik isinya tidak berubah \
                          lagi. Tanpa nomor, dokumen bertanda KONSEP.";
        Ok(Isi::baru(format!("Dokumen {}", r.sebutan), isi).remah([remah(r)]).keterangan(keterangan))
    })
}

fn formulir(k: &Konteks, r: &'static Register) -> AnyView {
    let alamat = awal(&k.alamat);
    let dasar: Vec<(&str, &str)> = alamat.pasangan().iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let saringan = Saringan::dari_alamat(r, alamat.pasangan());
    let tersaring = saringan.menyaring() || saringan.arsip;
    let kata = if tersaring {
        "Yang diterbitkan: daftar dengan saringan yang tadi dipilih; saringannya disebut dalam dokumen."
    } else {
        "Yang diterbitkan: seluruh daftar. Untuk sebagian saja, saring daftarnya lebih dulu, lalu kembali ke sini dari sana."
    };
    let kembali = k.alamat.teks();
    let tersembunyi = dasar
        .iter()
        .map(|&(nama, nilai)| view! { <input type="hidden" name=nama.to_owned() value=nilai.to_owned()/> }.into_any())
        .collect_view();
    let konsep = rangkai(&format!("{}/laporan.pdf", r.alamat()), &dasar);
    let isi = view! {
        <p class="redup baca">{kata}</p>
        <p class="jarak"><a href=konsep>{ikon("unduh")} " Baca konsepnya dulu (PDF)"</a></p>
        <form class="tumpuk jarak" action=format!("{}/terbitan", r.alamat()) method="post">
            {tersembunyi}
            <input type="hidden" name="kembali" value=kembali/>
            {Bidang::baru("nomor", "Nomor").wajib().maks(120).bantu("Nomor dari buku agenda. Tidak dapat diubah sesudahnya.").teks(&k.borang, "")}
            {Bidang::baru("tanggal", "Tanggal").wajib().tanggal(&k.borang, Some(k.hari_ini()))}
            <p><button class="tombol utama" type="submit">"Terbitkan dokumen"</button></p>
        </form>
    };
    bagian("terbitkan", "Terbitkan", None, isi)
}

fn daftar(k: &Konteks, r: &Register, terbit: Vec<DokumenTerbit>) -> AnyView {
    if terbit.is_empty() {
        return kosong_besar("Belum ada dokumen bernomor", view! { <p>"Dokumen yang diterbitkan tampil di sini."</p> });
    }
    let baris = terbit.into_iter().map(|satu| {
        let alamat = format!("{}/terbitan/{}.pdf", r.alamat(), satu.id);
        let sebutan = format!("PDF {}", satu.nomor);
        Terbit {
            nomor: satu.nomor,
            apa: satu.judul,
            tanggal: satu.tanggal,
            per: satu.per,
            oleh: satu.oleh,
            sidik: satu.sidik,
            unduhan: view! { <a class="tombol kecil" href=alamat aria-label=sebutan>{ikon("unduh")} " PDF"</a> }
                .into_any(),
        }
    });
    let unduh = unduh_tabel("register-terbitan", &[("register", r.kode)]);
    view! { {tabel_terbit("Dokumen yang terbit", k.zona(), baris)} {unduh} }.into_any()
}
