//! The form of a proposal: what it is, then the texts that the regulation asks.

use domain::{
    aplikasi::usulan::{
        Jenis, JenisAplikasi,
        syarat::{self, Cara, Ciri},
    },
    arsitektur::aplikasi::REGISTER,
    izin::Tindakan,
};
use leptos::prelude::*;
use services::{
    Galat, Hasil,
    aplikasi::usulan::{self, Usulan},
    perangkat_daerah, register,
};

use super::{UTAMA, alamat};
use crate::{
    kerangka::{Isi, Konteks, halaman, menu::boleh_di_suatu_kantor},
    komponen::{Bidang, Opsi, bagian},
};

/// `/usulan-aplikasi/baru`: posts to `/usulan-aplikasi`.
pub fn halaman_baru() -> AnyView {
    halaman(|k| async move {
        if !boleh_di_suatu_kantor(&k.pelaku, Tindakan::IsiAplikasi) {
            return Err(Galat::dilarang());
        }
        let isi = formulir(&k, None).await?;
        Ok(Isi::baru("Susun usulan aplikasi", isi)
            .remah([UTAMA])
            .keterangan("Usulan disimpan sebagai draf. Jawaban dan dokumen yang diminta dilengkapi sesudahnya."))
    })
}

/// `/usulan-aplikasi/{id}/ubah`: posts to `/usulan-aplikasi/{id}`.
pub fn halaman_ubah() -> AnyView {
    halaman(|k| async move {
        let u = usulan::get(&k.l, &k.pelaku, k.id("id")?).await?;
        if !u.boleh_mengisi {
            return Err(Galat::dilarang());
        }
        u.status.boleh_diubah().map_err(|sebab| Galat::Ditolak(sebab.to_string()))?;
        let isi = formulir(&k, Some(&u)).await?;
        Ok(Isi::baru("Isi usulan", isi)
            .remah([(UTAMA.0.to_owned(), UTAMA.1.to_owned()), (u.nama.clone(), alamat(u.id))]))
    })
}

async fn formulir(k: &Konteks, u: Option<&Usulan>) -> Hasil<AnyView> {
    let b = &k.borang;
    let kantor: Vec<Opsi> = perangkat_daerah::pilihan(&k.l.db)
        .await?
        .into_iter()
        .filter(|satu| k.pelaku.boleh(Tindakan::IsiAplikasi, &[satu.id]))
        .map(|satu| Opsi::baru(satu.id.to_string(), satu.nama))
        .collect();
    let kantor_awal = match (u, kantor.as_slice()) {
        (Some(u), _) => u.kantor_id.to_string(),
        (None, [satu]) => satu.nilai.clone(),
        _ => String::new(),
    };
    let aplikasi = match u.and_then(|u| u.aplikasi_id) {
        Some(id) => match register::get(&k.l, &k.pelaku, &REGISTER, id).await {
            Ok(ada) => ada.rekaman.nomor().to_owned(),
            Err(Galat::TidakAda) => String::new(),
            Err(galat) => return Err(galat),
        },
        None => String::new(),
    };
    let opsi_jenis = Jenis::SEMUA.map(|j| Opsi::baru(j.kode(), j.nama())).into();
    let opsi_aplikasi = JenisAplikasi::SEMUA.map(|j| Opsi::baru(j.kode(), j.nama())).into();
    let teks = |ambil: fn(&Usulan) -> &str| u.map(ambil).unwrap_or_default().to_owned();
    // Nothing is declared for the office: whoever files says himself that the plan has it.
    let ciri = u.map_or_else(Ciri::default, Usulan::ciri);
    let uraian = u.map(|u| {
        let bidang = u
            .dibawa
            .iter()
            .filter(|d| d.syarat.butir.cara == Cara::Uraian)
            .map(|d| {
                let butir = d.syarat.butir;
                let bidang = Bidang::baru(butir.kode, butir.label);
                let bidang = if butir.bantu().is_empty() { bidang } else { bidang.bantu(butir.bantu()) };
                let bidang = if butir.selalu() { bidang.wajib_saat("diajukan") } else { bidang };
                bidang.maks(4_000).pasal(d.syarat.kutipan.clone()).paragraf(b, &d.jawaban.isi, 4)
            })
            .collect_view();
        bagian("pertimbangan", "Pertimbangan", None, bidang)
    });
    let gabungan = syarat::gabungan(&k.l.profil).then(|| {
        view! {
            <p class="redup baca jarak-bawah">
                "Peraturan daerah ini tidak merinci isi usulan; yang diminta adalah gabungan ketentuan daerah lain, masing-masing dengan pasalnya."
            </p>
        }
    });
    let aksi = u.map_or_else(|| UTAMA.1.to_owned(), |u| alamat(u.id));
    let batal = aksi.clone();
    Ok(view! {
        {gabungan}
        <form class="tumpuk" action=aksi method="post">
            {u.map(|u| view! { <input type="hidden" name="versi" value=u.versi.to_string()/> })}
            {Bidang::baru("perangkat_daerah", "Perangkat Daerah pengusul").wajib().pilihan(b, kantor, &kantor_awal, (kantor_awal.is_empty()).then_some("Pilih Perangkat Daerah"))}
            {Bidang::baru("jenis", "Jenis usulan").wajib().tunggal(b, opsi_jenis, u.map_or(Jenis::Pembangunan, |u| u.jenis).kode())}
            {Bidang::baru("aplikasi", "Aplikasi yang dikembangkan").bantu("Hanya untuk pengembangan: nomor dari register aplikasi, misalnya APL-0007.").maks(200).teks(b, &aplikasi)}
            {Bidang::baru("nama", "Nama aplikasi").wajib().maks(200).teks(b, &teks(|u| &u.nama))}
            {Bidang::baru("fungsi", "Fungsi").wajib().bantu("Apa yang dikerjakan aplikasi ini, dan untuk siapa.").maks(2_000).paragraf(b, &teks(|u| &u.fungsi), 4)}
            {Bidang::baru("uraian", "Uraian").maks(4_000).paragraf(b, &teks(|u| &u.uraian), 4)}
            {Bidang::baru("kode_rujukan", "Referensi (RAA)").bantu("Seperti RAA.01.02.").maks(40).pendek().teks(b, &teks(|u| &u.kode_rujukan))}
            {Bidang::baru("jenis_aplikasi", "Jenis aplikasi").wajib().pasal("DKI68 Pasal 15 ayat (2); KALBAR Pasal 18 ayat (1)").tunggal(b, opsi_aplikasi, ciri.jenis_aplikasi.kode())}
            {Bidang::baru("dalam_rencana", "Tercantum dalam rencana induk atau peta rencana").bantu("Bila tidak tercantum, alasannya diminta sebelum usulan diajukan.").pasal("PRABU Pasal 8 ayat (4)").centang(b, ciri.dalam_rencana)}
            {Bidang::baru("kode_tertutup", "Kode sumber tertutup").bantu("Lisensi milik pihak lain; kode sumbernya tidak diserahkan.").pasal("KALBAR Pasal 19 ayat (4); BEKASI Pasal 20 ayat (8)").centang(b, ciri.kode_tertutup)}
            {Bidang::baru("rencana_mulai", "Rencana mulai pembangunan").tanggal(b, u.and_then(|u| u.rencana_mulai))}
            {uraian}
            <p class="baris"><button class="tombol utama" type="submit">"Simpan draf"</button> <a class="tombol" href=batal>"Batal"</a></p>
        </form>
    }
    .into_any())
}
