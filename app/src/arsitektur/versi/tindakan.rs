//! Forms of a version: a new one, an act with its decree or reason, the result of a review.

use chrono::NaiveDate;
use domain::{arsitektur::versi::Aksi, izin::Tindakan, waktu};
use leptos::prelude::*;
use services::{Galat, arsitektur::versi::get};

use super::{alamat, remah};
use crate::{
    kerangka::{Isi, halaman},
    komponen::{Bidang, Borang, Lembar},
};

/// `/arsitektur/baru`: posts `nama`, `mulai`, `uraian`, `pendahulu` to `/arsitektur`.
pub fn halaman_baru() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(Tindakan::KelolaArsitektur, &[])?;
        let isi = view! {
            <form class="tumpuk" action="/arsitektur" method="post">
                <input type="hidden" name="pendahulu" value=k.alamat.nilai("pendahulu").to_owned()/>
                {bidang_versi(&k.borang, "", None, "")}
                <p class="baris">
                    <button class="tombol utama" type="submit">"Buat draf"</button>
                    <a class="tombol" href="/arsitektur">"Batal"</a>
                </p>
            </form>
        };
        Ok(Isi::baru("Versi arsitektur baru", isi).remah([crate::arsitektur::UTAMA]))
    })
}

/// The fields of a version, empty or as they are.
pub(super) fn bidang_versi(b: &Borang, nama: &str, mulai: Option<NaiveDate>, uraian: &str) -> AnyView {
    let pasal = "DKI68 Pasal 4 ayat (1); KALBAR Pasal 5 ayat (2); BEKASI Pasal 9 ayat (2)";
    view! {
        {Bidang::baru("nama", "Nama versi").bantu("Misalnya Arsitektur SPBE 2026 sampai 2030.").wajib().maks(200).teks(b, nama)}
        {Bidang::baru("mulai", "Awal periode").bantu("Periodenya lima tahun sejak tanggal ini.").pasal(pasal).wajib().tanggal(b, mulai)}
        {Bidang::baru("uraian", "Uraian").maks(4_000).paragraf(b, uraian, 4)}
    }
    .into_any()
}

/// `/arsitektur/{id}/langkah?aksi=`: asks, then posts `aksi`, `versi` and what the act needs to the same address.
pub fn halaman_aksi() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(Tindakan::KelolaArsitektur, &[])?;
        let r = get(&k.l, &k.pelaku, k.id("id")?).await?;
        let aksi = Aksi::dari_kode(k.alamat.nilai("aksi")).filter(|a| r.aksi.contains(a)).ok_or(Galat::TidakAda)?;
        let v = &r.versi;
        let b = &k.borang;
        let pasal = "DKI68 Pasal 3 ayat (10); KALBAR Pasal 5 ayat (3); BEKASI Pasal 9 ayat (5)";
        let isi = match aksi {
            Aksi::Tetapkan => view! {
                <p>"Catatan yang terbit beserta kaitannya dibekukan sebagai isi versi ini dan tidak berubah lagi. Versi lain yang berlaku pada periode yang sama dicabut."</p>
                {Bidang::baru("nomor", "Nomor keputusan").pasal(pasal).wajib().maks(200).teks(b, "")}
                {Bidang::baru("tanggal", "Tanggal keputusan").wajib().tanggal(b, None)}
                {Bidang::baru("tentang", "Tentang").maks(200).teks(b, "")}
            }
            .into_any(),
            Aksi::Cabut | Aksi::KembalikanDraf => {
                Bidang::baru("alasan", "Alasan").wajib().maks(2_000).paragraf(b, "", 3)
            }
            Aksi::AjukanReviu => view! { <p>"Tim koordinasi mereviu versi ini sebelum ditetapkan."</p> }.into_any(),
        };
        let lembar = Lembar {
            tanya: format!("{} {}?", aksi.nama(), v.nama),
            aksi: k.alamat.jalur.clone(),
            tombol: aksi.nama().into(),
            bahaya: aksi == Aksi::Cabut,
            batal: alamat(v.id),
            tersembunyi: vec![
                ("aksi".into(), aksi.kode().into()),
                ("versi".into(), v.versi.to_string()),
                ("kembali".into(), k.alamat.teks()),
            ],
        };
        Ok(Isi::baru(aksi.nama(), lembar.tampil(isi)).remah(remah(v)))
    })
}

/// `/arsitektur/{id}/reviu/{rid}`: posts `temuan`, `keputusan`, `selesai`, `versi_baru`, `versi` to the same address.
pub fn halaman_reviu() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(Tindakan::KelolaArsitektur, &[])?;
        let r = get(&k.l, &k.pelaku, k.id("id")?).await?;
        let rid = k.id("rid")?;
        let reviu = r.reviu.iter().find(|satu| satu.id == rid && satu.selesai.is_none()).ok_or(Galat::TidakAda)?;
        let b = &k.borang;
        let isi = view! {
            <form class="tumpuk" action=k.alamat.jalur.clone() method="post">
                <input type="hidden" name="versi" value=reviu.versi.to_string()/>
                {Bidang::baru("temuan", "Temuan").wajib().maks(8_000).paragraf(b, "", 5)}
                {Bidang::baru("keputusan", "Keputusan").wajib().maks(8_000).paragraf(b, "", 5)}
                {Bidang::baru("selesai", "Tanggal selesai").tanggal(b, Some(k.hari_ini()))}
                {Bidang::baru("versi_baru", "Buat draf versi baru sebagai hasilnya").centang(b, false)}
                <p class="baris">
                    <button class="tombol utama" type="submit">"Selesaikan reviu"</button>
                    <a class="tombol" href=alamat(r.versi.id)>"Batal"</a>
                </p>
            </form>
        };
        let keterangan = format!("{}, {}. {}", reviu.jenis.nama(), waktu::panjang(reviu.tanggal), reviu.sebab);
        Ok(Isi::baru("Hasil reviu", isi).remah(remah(&r.versi)).keterangan(keterangan))
    })
}
