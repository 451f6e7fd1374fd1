//! The way of a risk through the hands: what this person may do now, why a step is closed, and the page that asks first.

use domain::risiko::{
    alur::{Perbuatan, Status},
    penanganan::Opsi,
};
use leptos::prelude::*;
use services::{
    Galat,
    risiko::{penanganan::Penanganan, rinci::Rincian},
};

use super::{alamat, kata, rinci};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Langkah, Lembar, Nada, tahap_alur},
};

/// The order of the states a risk goes through.
const URUTAN: [(Status, &str); 5] = [
    (Status::Draf, "Disusun Perangkat Daerah"),
    (Status::Diajukan, "Diajukan kepada pemilik risiko"),
    (Status::Disetujui, "Disetujui pemilik risiko"),
    (Status::Direviu, "Direviu unit kepatuhan risiko"),
    (Status::Terkonsolidasi, "Dikonsolidasikan untuk komite"),
];

/// The stages beside the risk, with the buttons of what is open.
pub(super) fn seksi(_k: &Konteks, d: &Rincian) -> AnyView {
    let kini = match d.risiko.status {
        Status::Dikembalikan => Status::Draf,
        lain => lain,
    };
    let tahap = URUTAN
        .into_iter()
        .map(|(s, nama)| {
            let sampai = s < kini || (s == kini && s == Status::Terkonsolidasi);
            let nada = if sampai {
                Nada::Selesai
            } else if s == kini {
                Nada::Proses
            } else {
                Nada::Biasa
            };
            let keterangan = if s == Status::Draf && d.risiko.status == Status::Dikembalikan {
                "Dikembalikan untuk diperbaiki".to_owned()
            } else {
                String::new()
            };
            Langkah { nama: nama.into(), keterangan, nada, kini: s == kini }
        })
        .collect();
    let (terbuka, tertutup): (Vec<_>, Vec<_>) =
        d.pilihan.iter().filter(|p| p.perbuatan != Perbuatan::Isi).partition(|p| p.tertutup.is_none());
    // What the office still has to fill in is its next step, so it stands open.
    let (kurang, tertutup): (Vec<_>, Vec<_>) =
        tertutup.into_iter().partition(|p| p.perbuatan == Perbuatan::Ajukan && !d.terkunci);
    let kurang = kurang.first().and_then(|p| p.tertutup.clone()).map(|sebab| view! { <p>{sebab}</p> });
    let tombol = terbuka.iter().enumerate().map(|(i, p)| tombol(d, p.perbuatan, i == 0)).collect_view();
    let sebab = tertutup
        .iter()
        .map(|p| {
            let sebab = p.tertutup.clone().unwrap_or_default();
            view! { <li>{format!("{}: {sebab}", p.perbuatan.nama())}</li> }.into_any()
        })
        .collect::<Vec<_>>();
    let sebab = (!sebab.is_empty() && !d.terkunci).then(|| {
        view! { <details class="lipat"><summary>"Langkah yang belum terbuka"</summary><ul>{sebab}</ul></details> }
    });
    view! {
        <section class="tumpuk-rapat" aria-labelledby="langkah">
            <div class="judul"><h2 class="h3" id="langkah">"Langkah"</h2></div>
            {tahap_alur("Tahap risiko", tahap, false)}
            {kurang}
            <div class="baris">{tombol}</div>
            {sebab}
        </section>
    }
    .into_any()
}

/// A step without a remark is a button; one with a remark asks on its own page.
fn tombol(d: &Rincian, p: Perbuatan, utama: bool) -> AnyView {
    let kelas = if utama { "tombol utama" } else { "tombol" };
    if p.boleh_catatan() {
        return view! { <a class=kelas href=kata::alamat_langkah(d.risiko.id, p)>{p.nama()}</a> }.into_any();
    }
    view! {
        <form method="post" action=kata::alamat_langkah(d.risiko.id, p)>
            <input type="hidden" name="versi" value=d.versi.to_string()/>
            <button class=kelas type="submit">{p.nama()}</button>
        </form>
    }
    .into_any()
}

/// What a step does, for the page that asks.
const fn akibat(p: Perbuatan) -> &'static str {
    match p {
        Perbuatan::Isi => "",
        Perbuatan::Ajukan => "Risiko menunggu persetujuan pemilik risiko dan tidak dapat diubah sampai ia memutuskan.",
        Perbuatan::Tarik => "Risiko kembali menjadi draf dan dapat diubah.",
        Perbuatan::Setujui => {
            "Anda menyatakan penilaian dan rencana penanganannya sesuai. Risiko diteruskan ke unit kepatuhan risiko, ikut dihitung, dan dapat dipantau serta dieskalasi."
        }
        Perbuatan::Kembalikan => "Risiko kembali ke penyusun beserta catatan Anda.",
        Perbuatan::Reviu => {
            "Anda menyatakan risiko ini sesuai ketentuan. Sesudahnya tim koordinasi mengonsolidasikannya."
        }
        Perbuatan::KembalikanReviu => "Risiko kembali ke Perangkat Daerah beserta catatan reviu Anda.",
        Perbuatan::Konsolidasikan => "Risiko masuk ke laporan konsolidasi untuk komite.",
        Perbuatan::Buka => {
            "Risiko kembali menjadi draf; persetujuan dan reviunya gugur dan diulang setelah diajukan lagi."
        }
    }
}

/// What else an approval does: a plan with the option Eskalasi Risiko asks the next level.
fn naik(p: Perbuatan, d: &Rincian) -> Option<AnyView> {
    let ke = d.letak.rencana().filter(|_| p == Perbuatan::Setujui)?;
    let dipilih = |p: &Penanganan| p.isi.opsi == Opsi::Eskalasi && p.isi.kemajuan.terbuka();
    d.penanganan.iter().any(dipilih).then(|| {
        let teks = format!(
            "Rencananya memuat opsi Eskalasi Risiko, sehingga persetujuan Anda sekaligus meminta putusan {}.",
            ke.nama()
        );
        view! { <p><strong>{teks}</strong></p> }.into_any()
    })
}

/// Whose task a step is.
const fn pasal(p: Perbuatan) -> &'static str {
    match p {
        Perbuatan::Isi | Perbuatan::Ajukan | Perbuatan::Tarik => {
            "PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 2 huruf c (pengelola risiko)"
        }
        Perbuatan::Setujui | Perbuatan::Kembalikan => {
            "PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 2 huruf a (pemilik risiko)"
        }
        Perbuatan::Reviu | Perbuatan::KembalikanReviu => {
            "PermenPANRB 5/2020 Lampiran Bab III huruf E (reviu) dan Bab IV huruf A angka 3 huruf b (unit kepatuhan)"
        }
        Perbuatan::Konsolidasikan => "PermenPANRB 5/2020 Lampiran Bab III huruf F (pelaporan)",
        Perbuatan::Buka => "PermenPANRB 5/2020 Lampiran Bab III huruf E (penyesuaian kembali)",
    }
}

/// `/risiko/{id}/langkah/{perbuatan}`: posts `catatan`, `versi` to the same address.
pub fn halaman_langkah() -> AnyView {
    halaman(|k| async move {
        let d = rinci::muat(&k).await?;
        let perbuatan =
            Perbuatan::dari_kode(k.param("perbuatan")).filter(|p| *p != Perbuatan::Isi).ok_or(Galat::TidakAda)?;
        let pilihan = d.pilihan.iter().find(|p| p.perbuatan == perbuatan).ok_or_else(Galat::dilarang)?;
        if let Some(sebab) = &pilihan.tertutup {
            return Err(Galat::Ditolak(sebab.clone()));
        }
        let sini = alamat(d.risiko.id);
        let lembar = Lembar {
            tanya: format!("{} {}?", perbuatan.nama(), d.risiko.nomor),
            aksi: k.alamat.jalur.clone(),
            tombol: perbuatan.nama().into(),
            bahaya: perbuatan.wajib_catatan(),
            batal: sini.clone(),
            tersembunyi: vec![("versi".into(), d.versi.to_string())],
        };
        let bidang = perbuatan.boleh_catatan().then(|| {
            let bidang = Bidang::baru("catatan", "Catatan").pasal(pasal(perbuatan)).maks(2_000);
            let bidang = if perbuatan.wajib_catatan() {
                bidang.wajib().bantu("Apa yang harus diperbaiki atau mengapa dibuka.")
            } else {
                bidang
            };
            bidang.paragraf(&k.borang, "", 4)
        });
        let isi = lembar.tampil(view! {
            <p class="asli">{d.risiko.kejadian.clone()}</p>
            <p>{akibat(perbuatan)}</p>
            {naik(perbuatan, &d)}
            {bidang}
        });
        Ok(Isi::baru(perbuatan.nama(), isi).remah(rinci::remah_bawah(&d)))
    })
}
