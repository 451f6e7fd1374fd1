//! What the Dinas does with a proposal, and the question before the office withdraws it.

use domain::aplikasi::usulan::{Status, syarat};
use leptos::prelude::*;
use services::{
    Galat,
    aplikasi::usulan::{self, Serupa, Usulan},
};

use super::{UTAMA, alamat, kemiripan::remah, status};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Lembar, Nada, bagian, kabar, tab},
};

/// `/usulan-aplikasi/{id}/tarik`: asks, then posts `versi` to the same address.
pub fn halaman_tarik() -> AnyView {
    halaman(|k| async move {
        let u = usulan::get(&k.l, &k.pelaku, k.id("id")?).await?;
        if !u.boleh_mengisi {
            return Err(Galat::dilarang());
        }
        let lembar = Lembar {
            tanya: format!("Tarik usulan {}?", u.nama),
            aksi: format!("{}/tarik", alamat(u.id)),
            tombol: "Tarik usulan".into(),
            bahaya: true,
            batal: alamat(u.id),
            tersembunyi: vec![("versi".into(), u.versi.to_string())],
        };
        let isi = lembar.tampil(
            view! { <p>"Usulan tidak diperiksa lagi. Jawaban dan dokumennya tetap ada, sehingga dapat diperbaiki dan diajukan kembali."</p> },
        );
        Ok(Isi::baru("Tarik usulan", isi).remah(remah(&u)))
    })
}

/// `/usulan-aplikasi/{id}/putuskan?hasil=`: verification, then approval (`setuju`) or refusal (`tolak`).
pub fn halaman_putuskan() -> AnyView {
    halaman(|k| async move {
        let id = k.id("id")?;
        k.pelaku.wajib(domain::izin::Tindakan::PutuskanUsulan, &[])?;
        let u = usulan::get(&k.l, &k.pelaku, id).await?;
        let mirip = usulan::serupa(&k.l, &k.pelaku, id).await?;
        let wajib = syarat::wajib_verifikasi(&k.l.profil);
        let isi = if !u.boleh_memutuskan {
            kabar(
                Nada::Awas,
                view! { <p>"Yang mengajukan usulan tidak memverifikasi atau memutuskannya. Serahkan kepada rekan lain."</p> },
            )
        } else {
            match u.status {
                Status::Diajukan if wajib => view! { {serupa(&mirip)} {borang_verifikasi(&k, &u)} }.into_any(),
                Status::Diajukan => {
                    view! { {serupa(&mirip)} {borang_verifikasi(&k, &u)} {borang_keputusan(&k, &u)} }.into_any()
                }
                Status::Diverifikasi => view! { {serupa(&mirip)} {borang_keputusan(&k, &u)} }.into_any(),
                _ => kabar(
                    Nada::Biasa,
                    view! { <p>"Usulan ini tidak menunggu keputusan."</p> <p><a href=alamat(id)>"Kembali ke usulan"</a></p> },
                ),
            }
        };
        let keterangan = view! { {status(u.status)} " " {u.kantor.as_ref().map(|k| k.nama.clone())} };
        Ok(Isi::baru(format!("Putuskan: {}", u.nama), isi)
            .remah([(UTAMA.0.to_owned(), UTAMA.1.to_owned()), (u.nama.clone(), alamat(id))])
            .keterangan(keterangan))
    })
}

/// What the office answered about what is already there.
fn serupa(daftar: &[Serupa]) -> Option<AnyView> {
    let butir = daftar
        .iter()
        .filter(|s| s.wajib || !s.jawaban.is_empty())
        .map(|s| {
            view! {
                <dt>{s.nama.clone()}<small class="redup">{format!(" {} · mirip {}", s.kantor, s.skor)}</small></dt>
                <dd class="pra">{s.jawaban.clone()}</dd>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    (!butir.is_empty())
        .then(|| bagian("serupa", "Jawaban atas aplikasi yang mirip", None, view! { <dl class="rinci">{butir}</dl> }))
}

fn borang_verifikasi(k: &Konteks, u: &Usulan) -> AnyView {
    let isi = view! {
        <form class="tumpuk" method="post" action=format!("{}/verifikasi", alamat(u.id))>
            <input type="hidden" name="versi" value=u.versi.to_string()/>
            {Bidang::baru("verifikasi", "Hasil verifikasi").wajib()
                .bantu("Kesesuaian dengan Arsitektur SPBE, rencana induk, dan aplikasi yang sudah ada.")
                .pasal("KALBAR Pasal 16 ayat (4); BEKASI Pasal 20 ayat (6)").maks(4_000).paragraf(&k.borang, &u.verifikasi, 6)}
            <p><button class="tombol utama" type="submit">"Catat verifikasi"</button></p>
        </form>
    };
    bagian("verifikasi-usulan", "Verifikasi", None, isi)
}

fn borang_keputusan(k: &Konteks, u: &Usulan) -> AnyView {
    let tolak = k.alamat.nilai("hasil") == "tolak";
    let b = &k.borang;
    let pilih = |hasil: &str| k.alamat.dengan("hasil", hasil);
    let bagian_tab = tab(
        "Keputusan",
        vec![
            ("Setujui".into(), pilih("setuju"), None, !tolak),
            ("Tolak dengan saran".into(), pilih("tolak"), None, tolak),
        ],
    );
    let nomor = Bidang::baru("nomor", "Nomor surat").wajib().maks(120).teks(b, "");
    let tanggal = Bidang::baru("tanggal", "Tanggal surat").wajib().tanggal(b, Some(k.hari_ini()));
    let versi = u.versi.to_string();
    let isi = if tolak {
        view! {
            <form class="tumpuk" method="post" action=format!("{}/tolak", alamat(u.id))>
                <input type="hidden" name="versi" value=versi/>
                {nomor} {tanggal}
                {Bidang::baru("uraian", "Saran").wajib().bantu("Apa yang harus disesuaikan sebelum diajukan kembali.").pasal("KALBAR Pasal 16 ayat (6)").maks(4_000).paragraf(b, "", 6)}
                <p><button class="tombol bahaya" type="submit">"Tolak usulan"</button></p>
            </form>
        }
        .into_any()
    } else {
        let pernyataan = syarat::pernyataan(&k.l.profil, &u.ciri())
            .into_iter()
            .map(|p| Bidang::baru(p.kode, p.label).pasal(p.kutipan).centang(b, false))
            .collect_view();
        view! {
            <form class="tumpuk" method="post" action=format!("{}/setujui", alamat(u.id))>
                <input type="hidden" name="versi" value=versi/>
                {nomor} {tanggal}
                {Bidang::baru("berlaku_sampai", "Berlaku sampai").wajib().bantu("Pembangunan dimulai dalam masa ini.").tanggal(b, None)}
                {Bidang::baru("uraian", "Ketentuan").maks(4_000).paragraf(b, "", 6)}
                {pernyataan}
                <p><button class="tombol utama" type="submit">"Setujui usulan"</button></p>
            </form>
        }
        .into_any()
    };
    bagian("keputusan-usulan", "Keputusan", None, view! { {bagian_tab} {isi} })
}
