//! `/penilaian/baru`: opens a round.

use chrono::Datelike;
use domain::{
    izin::Tindakan,
    penilaian::{Jenis, Lingkup, Tahap},
    profil::Topik,
};
use leptos::prelude::*;
use services::penilaian::putaran::{self, RingkasPutaran};

use super::kata;
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Borang, Opsi, bagian},
};

/// `/penilaian/baru`
pub fn halaman_baru() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(Tindakan::BukaPutaran, &[])?;
        let lama = putaran::list(&k.l, &k.pelaku).await?;
        let isi = view! {
            <form class="tumpuk" action="/penilaian/baru" method="post">
                {umum(&k)}
                {tenggat_tahap(&k.borang, |_| None, &Tahap::SEMUA)}
                {penanggung_jawab(&k.borang, &lama)}
                <p class="baris">
                    <button class="tombol utama" type="submit">"Buka putaran"</button>
                    <a class="tombol" href="/penilaian">"Batal"</a>
                </p>
            </form>
        };
        Ok(Isi::baru("Buka putaran penilaian", isi)
            .dasar(&[Topik::PemantauanEvaluasi])
            .remah([("Putaran penilaian", "/penilaian")])
            .keterangan("Setelah dibuka, tahun, jenis, lingkup, instrumen, dan visitasi tidak dapat diubah."))
    })
}

fn umum(k: &Konteks) -> AnyView {
    let b = &k.borang;
    let tahun = k.hari_ini().year();
    let instrumen = k.l.katalog.untuk_tahun(tahun).map_or("", |i| i.id.as_str()).to_owned();
    let jenis = vec![
        Opsi::baru(Jenis::Pemantauan.kode(), "Pemantauan: penilaian mandiri, lalu verifikasi dokumen"),
        Opsi::baru(Jenis::Evaluasi.kode(), "Evaluasi: juga interviu dan reviu, dengan visitasi bila perlu"),
    ];
    let lingkup = vec![
        Opsi::baru(
            Lingkup::Internal.kode(),
            "Internal: Perangkat Daerah mengisi, asesor internal menilai; satu indeks pemerintah",
        ),
        Opsi::baru(
            Lingkup::Nasional.kode(),
            "Nasional: asesor internal mengisi, hasil kementerian dicatat di sampingnya",
        ),
        Opsi::baru(
            Lingkup::PerPerangkatDaerah.kode(),
            "Per Perangkat Daerah: setiap Perangkat Daerah mengisi semua indikator dan memiliki indeks sendiri",
        ),
    ];
    view! {
        {Bidang::baru("tahun", "Tahun").wajib().papan("numeric").bantu("Tahun yang dinilai.").dasar("putaran.tahun").pendek().teks(b, &tahun.to_string())}
        {Bidang::baru("nama", "Nama putaran").wajib().maks(120).bantu("Tampil pada daftar dan laporan.").teks(b, &format!("Pemantauan internal {tahun}"))}
        {Bidang::baru("jenis", "Jenis").dasar("putaran.jenis").tunggal(b, jenis, Jenis::Pemantauan.kode())}
        {Bidang::baru("lingkup", "Lingkup").tunggal(b, lingkup, Lingkup::Internal.kode())}
        {Bidang::baru("instrumen", "Instrumen").wajib().bantu("Putaran nasional memakai instrumen yang berlaku pada tahunnya. Putaran internal boleh memakai instrumen sebelumnya.").pilihan(b, kata::opsi_instrumen(&k.l.katalog), &instrumen, None)}
        {kata::peringatan_instrumen(&k.l.katalog)}
        {Bidang::baru("visitasi", "Memakai tahap visitasi").bantu("Hanya untuk Evaluasi.").pasal("PermenPANRB 59/2020 Lampiran hlm. 85–86").centang(b, false)}
        {target(b, "")}
    }
    .into_any()
}

/// The target of the index; also on the settings of a running round.
pub(super) fn target(borang: &Borang, awal: &str) -> AnyView {
    Bidang::baru("target", "Target indeks").papan("decimal").pendek().maks(6).bantu("Misalnya 3,30.").teks(borang, awal)
}

/// A date per stage; also on the settings of a running round.
pub(super) fn tenggat_tahap(
    borang: &Borang,
    awal: impl Fn(Tahap) -> Option<chrono::NaiveDate>,
    tahap: &[Tahap],
) -> AnyView {
    let bidang = tahap
        .iter()
        .map(|&t| {
            let bantu = match t {
                Tahap::Mandiri => "Hari terakhir Perangkat Daerah mengisi, mengajukan, dan menyetujui.",
                Tahap::Dokumen => "Hari terakhir asesor memverifikasi.",
                Tahap::Interviu => "Hanya untuk Evaluasi. Hari terakhir klarifikasi.",
                Tahap::Visitasi => "Hanya untuk Evaluasi yang memakai visitasi.",
                Tahap::Reviu => "Hanya untuk Evaluasi. Hari terakhir reviu.",
            };
            Bidang::baru(format!("tenggat_{}", t.kode()), t.nama())
                .bantu(bantu)
                .dasar("putaran.tenggat")
                .tanggal(borang, awal(t))
        })
        .collect_view();
    let isi = view! {
        <p class="redup baca jarak">"Tenggat berlaku sampai akhir hari itu, dan tidak boleh mendahului tahap sebelumnya."</p>
        <div class="tumpuk">{bidang}</div>
    };
    bagian("tenggat", "Tenggat setiap tahap", None, isi)
}

fn penanggung_jawab(borang: &Borang, lama: &[RingkasPutaran]) -> AnyView {
    let opsi: Vec<_> = lama
        .iter()
        .filter(|p| p.lingkup != Lingkup::PerPerangkatDaerah && !p.impor)
        .map(|p| Opsi::baru(p.id.to_string(), format!("{} ({})", p.nama, p.tahun)))
        .collect();
    let isi = if opsi.is_empty() {
        view! { <p class="redup baca">"Belum ada putaran untuk disalin. Tugaskan indikator setelah putaran dibuka."</p> }.into_any()
    } else {
        Bidang::baru("salin_penugasan_dari", "Salin penugasan dari")
            .bantu("Indikator dengan kode yang sama mendapat Perangkat Daerah yang sama. Dapat diubah sesudahnya. Tidak berlaku untuk lingkup per Perangkat Daerah.")
            .pilihan(borang, opsi, "", Some("Tidak disalin"))
    };
    bagian("penanggung-jawab", "Penanggung jawab", None, isi)
}
