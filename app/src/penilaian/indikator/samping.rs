//! The side of an indicator's page: last year, stages with their deadlines, people.

use domain::{
    penilaian::{Status, Tahap},
    waktu::{self, Tenggat},
};
use leptos::prelude::*;

use super::{Bahan, borang_isian::nama_nilai, terkait};
use crate::komponen::{Langkah, Nada, tahap_alur};

pub(super) fn tampil(b: &Bahan<'_>) -> AnyView {
    view! { <aside class="samping" aria-label="Tahun lalu, tahap, dan petugas">{lalu(b)}{terkait::tampil(b)}{tahap(b)}{petugas(b)}</aside> }
        .into_any()
}

fn lalu(b: &Bahan<'_>) -> Option<AnyView> {
    let l = b.h.lalu.as_ref()?;
    let paragraf = |nama: &'static str, isi: &str| {
        let isi = isi.to_owned();
        (!isi.is_empty()).then(|| view! { <p class="pra"><b>{nama}". "</b>{isi}</p> })
    };
    let alamat = format!("/penilaian/{}/indikator/{}", l.penilaian_id, l.kode);
    let bukti = (!l.bukti.is_empty()).then(|| {
        let butir = l
            .bukti
            .iter()
            .map(|x| view! { <li><a href=format!("/bukti/{}", x.bukti_id)>{x.nama.clone()}</a></li> })
            .collect_view();
        view! { <p><b>"Bukti."</b></p><ul>{butir}</ul> }
    });
    Some(
        view! {
            <section aria-labelledby="lalu">
                <div class="judul"><h2 id="lalu">"Tahun lalu"</h2><a href=alamat>{format!("{} lengkap", l.tahun)}</a></div>
                <div class="asli tumpuk-rapat">
                    <p>{l.nilai.map_or_else(|| view! { <span class="kosong">"Tidak terisi"</span> }.into_any(), |nilai| nama_nilai(b, nilai))}</p>
                    {paragraf("Fakta", &l.fakta)}
                    {paragraf("Analisis", &l.analisis)}
                    {paragraf("Catatan asesor", &l.justifikasi)}
                    {bukti}
                </div>
            </section>
        }
        .into_any(),
    )
}

fn tahap(b: &Bahan<'_>) -> AnyView {
    let h = b.h;
    let hari_ini = b.k.hari_ini();
    // A question has a date of its own, before that of its stage.
    let tanya = h.klarifikasi.iter().filter(|q| q.jawaban.is_none()).filter_map(|q| q.batas).min();
    let tanya = tanya.filter(|_| h.status == Status::Klarifikasi);
    let tenggat = |t: Tahap| tanya.filter(|_| t == Tahap::Interviu).or_else(|| h.tenggat.get(&t).copied());
    let batas = |t: Tahap, kini: bool| {
        let Some(tanggal) = tenggat(t) else { return String::new() };
        let sisa = if kini {
            format!(" ({})", Tenggat::dari(tanggal, hari_ini).frasa().to_lowercase())
        } else {
            String::new()
        };
        // Only the deadline of a stage closes.
        let tahapnya = h.tenggat.get(&t) == Some(&tanggal);
        let tutup = if kini && h.tutup_lewat_tenggat && tahapnya { ", lalu ditutup" } else { "" };
        format!("sampai {}{sisa}{tutup}", waktu::panjang(tanggal))
    };
    let langkah = |nama: &str, tahap: Option<Tahap>, lain: &str, selesai: bool, kini: bool| {
        let ket = tahap.map_or_else(|| lain.to_owned(), |t| batas(t, kini));
        let lewat = tahap.and_then(tenggat).is_some_and(|tanggal| tanggal < hari_ini);
        let nada = if selesai {
            Nada::Selesai
        } else if kini && lewat {
            Nada::Galat
        } else if kini {
            Nada::Proses
        } else {
            Nada::Biasa
        };
        Langkah { nama: nama.into(), keterangan: ket, nada, kini }
    };
    let s = h.status;
    let mut semua = vec![
        langkah("Penilaian mandiri", Some(Tahap::Mandiri), "", s >= Status::Diajukan, s.dapat_diisi()),
        langkah(
            "Persetujuan",
            None,
            h.disetujui_oleh.as_deref().unwrap_or("Kepala Perangkat Daerah"),
            s >= Status::Disetujui,
            s == Status::Diajukan,
        ),
        langkah("Verifikasi dokumen", Some(Tahap::Dokumen), "", s >= Status::Terverifikasi, s == Status::Disetujui),
    ];
    if h.tahap.contains(&Tahap::Interviu) {
        let kini = matches!(s, Status::Terverifikasi | Status::Klarifikasi | Status::Terjawab);
        semua.push(langkah("Klarifikasi interviu", Some(Tahap::Interviu), "", s >= Status::Terklarifikasi, kini));
    }
    if h.tahap.contains(&Tahap::Visitasi) {
        semua.push(langkah(
            "Validasi visitasi",
            Some(Tahap::Visitasi),
            "",
            s >= Status::Tervalidasi,
            s == Status::Terklarifikasi,
        ));
    }
    if h.tahap.contains(&Tahap::Reviu) {
        let sebelum = if h.tahap.contains(&Tahap::Visitasi) { Status::Tervalidasi } else { Status::Terklarifikasi };
        semua.push(langkah("Reviu", Some(Tahap::Reviu), "", s >= Status::Tereviu, s == sebelum));
    }
    semua.push(langkah(
        "Penetapan",
        None,
        if h.terkunci { "Ditetapkan" } else { b.k.l.profil.pengelola_penilaian() },
        h.terkunci,
        false,
    ));
    view! {
        <section aria-labelledby="tahap">
            <div class="judul"><h2 id="tahap">"Tahap"</h2></div>
            {tahap_alur("Tahap indikator ini", semua, false)}
        </section>
    }
    .into_any()
}

fn petugas(b: &Bahan<'_>) -> AnyView {
    let h = b.h;
    let asesor = h.nilai.iter().filter(|(t, _)| **t > Tahap::Mandiri).filter_map(|(_, n)| n.oleh.clone()).next_back();
    let kantor: Vec<String> = h.kantor.iter().map(|k| k.nama.clone()).collect();
    let baris = [
        ("Penanggung jawab", kantor.first().cloned()),
        ("Ikut menjawab", (kantor.len() > 1).then(|| kantor[1..].join(", "))),
        ("Pengisi", h.diisi_oleh.clone()),
        ("Diajukan oleh", h.diajukan_oleh.clone()),
        ("Disetujui oleh", h.disetujui_oleh.clone()),
        ("Asesor", asesor),
    ];
    let isi = baris.into_iter().filter_map(|(nama, isi)| Some(view! { <dt>{nama}</dt><dd>{isi?}</dd> })).collect_view();
    let kosong =
        kantor.is_empty().then(|| view! { <p class="redup">"Belum ada Perangkat Daerah yang ditugaskan."</p> });
    view! {
        <section aria-labelledby="petugas">
            <div class="judul"><h2 id="petugas">"Petugas"</h2></div>
            {kosong}
            <dl class="rinci">{isi}</dl>
        </section>
    }
    .into_any()
}
