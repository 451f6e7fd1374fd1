//! `/penilaian/:id/laporan`: drafts without a number, reports issued with number, date and hash, and the office sheets.

use domain::{izin::Tindakan, profil::Topik};
use leptos::prelude::*;
use services::penilaian::{
    laporan::{self, Bentuk, LaporanTerbit},
    ringkasan::{self, Ringkasan},
};

use super::{
    kata,
    tab::{Tab, isi_tab},
};
use crate::{
    kerangka::{Konteks, halaman},
    komponen::{Bidang, Nada, Opsi, Terbit, bagian, gulir, ikon, kabar, kosong_besar, tabel_terbit, unduh_tabel},
};

/// `/penilaian/:id/laporan`
pub fn halaman_laporan() -> AnyView {
    halaman(|k| async move {
        let r = ringkasan::get(&k.l, &k.pelaku, k.id("id")?).await?;
        let keterangan =
            "Laporan dihitung dari nilai yang sama dengan halaman ini. Setiap dokumen memuat saat datanya diambil.";
        if !r.seluruh {
            let isi = lembar_kantor(&k, &r);
            return Ok(isi_tab(&k.pelaku, &r, Tab::Laporan, "Laporan", isi).keterangan(keterangan));
        }
        let unduh = r.subjek.is_some() || k.pelaku.boleh(Tindakan::UnduhLaporan, &[]);
        let terbit = laporan::list(&k.l, &k.pelaku, r.penilaian_id).await?;
        let isi = view! {
            {unduh.then(|| sementara(&k, &r))}
            {bagian_terbit(&k, &r, &terbit)}
            {k.pelaku.boleh(Tindakan::TerbitkanLaporan, &[]).then(|| terbitkan(&k, &r))}
            {lembar_kantor(&k, &r)}
        };
        let dasar = &[Topik::LaporanKepadaKepalaDaerah];
        Ok(isi_tab(&k.pelaku, &r, Tab::Laporan, "Laporan", isi).keterangan(keterangan).dasar(dasar))
    })
}

fn unduhan(alamat: String, teks: impl Into<String>) -> AnyView {
    view! { <a class="tombol kecil" href=alamat download="">{ikon("unduh")} " " {teks.into()}</a> }.into_any()
}

fn sementara(k: &Konteks, r: &Ringkasan) -> AnyView {
    let pangkal = format!("/penilaian/{}/laporan", r.penilaian_id);
    let bentuk = "PermenPANRB 59/2020 Lampiran hlm. 85".to_owned();
    let bentuk = format!("{}.", kata::kutipan_sesuai(&k.l.katalog, &r.instrumen, bentuk));
    let baris = |nama: &'static str, uraian: &str, tombol: Vec<AnyView>| {
        let uraian = uraian.to_owned();
        view! { <tr><th scope="row">{nama}<small>{uraian}</small></th><td><span class="baris">{tombol}</span></td></tr> }.into_any()
    };
    let isi = view! {
        <p class="redup baca jarak">"Tanpa nomor dan bertanda sementara, untuk dibaca dan dibahas dalam rapat sebelum diterbitkan."</p>
        {gulir("Laporan sementara", false, view! {
            <table class="tabel">
                <caption class="senyap">"Laporan sementara"</caption>
                <thead><tr><th scope="col" class="nama">"Dokumen"</th><th scope="col">"Unduh"</th></tr></thead>
                <tbody>
                    {baris(Bentuk::Evaluasi.nama(), "Indeks, nilai setiap tahap, kekuatan dan kelemahan, rekomendasi, bukti.", vec![
                        unduhan(format!("{pangkal}/sementara.pdf"), "PDF"),
                        unduhan(format!("{pangkal}/sementara.xlsx"), "XLSX"),
                    ])}
                    {baris(Bentuk::BeritaAcara.nama(), &bentuk, vec![
                        unduhan(format!("{pangkal}/berita-acara.pdf"), "PDF"),
                    ])}
                    {baris(Bentuk::PersetujuanPublikasi.nama(), "Persetujuan atas hasil yang akan diumumkan.", vec![
                        unduhan(format!("{pangkal}/persetujuan-publikasi.pdf"), "PDF"),
                    ])}
                </tbody>
            </table>
        })}
    };
    bagian("sementara", "Sementara", None, isi)
}

fn bagian_terbit(k: &Konteks, r: &Ringkasan, terbit: &[LaporanTerbit]) -> AnyView {
    if terbit.is_empty() {
        let isi = kosong_besar(
            "Belum ada laporan yang terbit",
            view! { <p>"Laporan yang terbit membekukan isinya: nomor, tanggal, saat data diambil, dan sidik isinya tidak berubah lagi."</p> },
        );
        return bagian("terbit", "Terbit", None, isi);
    }
    let baris = terbit.iter().map(|satu| {
        let pangkal = format!("/penilaian/{}/laporan/{}", r.penilaian_id, satu.id);
        let xlsx = (satu.bentuk == Bentuk::Evaluasi).then(|| unduhan(format!("{pangkal}.xlsx"), "XLSX"));
        Terbit {
            nomor: satu.nomor.clone(),
            apa: satu.bentuk.nama().to_owned(),
            tanggal: satu.tanggal,
            per: satu.per,
            oleh: satu.oleh.clone(),
            sidik: satu.sidik.clone(),
            unduhan: view! { {unduhan(format!("{pangkal}.pdf"), "PDF")}{xlsx} }.into_any(),
        }
    });
    let isi = view! {
        {tabel_terbit("Laporan yang terbit", k.zona(), baris)}
        {unduh_tabel("penilaian-laporan", &[("penilaian", &r.penilaian_id.to_string())])}
    };
    bagian("terbit", "Terbit", None, isi)
}

fn terbitkan(k: &Konteks, r: &Ringkasan) -> AnyView {
    let opsi = Bentuk::SEMUA.into_iter().map(|bentuk| Opsi::baru(bentuk.kode(), bentuk.nama())).collect();
    let belum = (!r.terkunci).then(|| {
        kabar(
            Nada::Awas,
            view! { <p>"Putaran ini belum ditetapkan. Laporan yang diterbitkan sekarang memuat hasil sementara dan menyebutkannya."</p> },
        )
    });
    let isi = view! {
        <form class="tumpuk" action=format!("/penilaian/{}/laporan", r.penilaian_id) method="post">
            {belum}
            {Bidang::baru("bentuk", "Dokumen").tunggal(&k.borang, opsi, Bentuk::Evaluasi.kode())}
            {Bidang::baru("nomor", "Nomor").wajib().maks(120).bantu("Nomor dari buku agenda. Tidak dapat diubah sesudahnya.").dasar("laporan.penerima").teks(&k.borang, "")}
            {Bidang::baru("tanggal", "Tanggal").wajib().tanggal(&k.borang, Some(k.hari_ini()))}
            <p><button class="tombol utama" type="submit">"Terbitkan laporan"</button></p>
        </form>
    };
    bagian("terbitkan", "Terbitkan", None, isi)
}

/// Sheets of single offices: every one for those who see all, the own ones for a person of an office.
fn lembar_kantor(k: &Konteks, r: &Ringkasan) -> Option<AnyView> {
    if r.subjek.is_some() && r.seluruh {
        return None;
    }
    let milik = k.pelaku.kantor();
    let baris: Vec<_> = r
        .kantor
        .iter()
        .filter(|x| r.seluruh || milik.contains(&x.id))
        .map(|x| {
            let alamat = format!("/penilaian/{}/laporan/kantor/{}.pdf", r.penilaian_id, x.id);
            view! { <tr><th scope="row">{x.nama.clone()}</th><td>{unduhan(alamat, "PDF")}</td></tr> }.into_any()
        })
        .collect();
    if baris.is_empty() {
        return None;
    }
    let isi = view! {
        <p class="redup baca jarak">"Hanya indikator yang menjadi tanggung jawab Perangkat Daerah itu, tanpa indeks pemerintah."</p>
        {gulir("Lembar Perangkat Daerah", false, view! {
            <table class="tabel baca">
                <caption class="senyap">"Lembar Perangkat Daerah"</caption>
                <thead><tr><th scope="col" class="nama">"Perangkat Daerah"</th><th scope="col">"Unduh"</th></tr></thead>
                <tbody>{baris}</tbody>
            </table>
        })}
    };
    Some(bagian("kantor", "Lembar Perangkat Daerah", None, isi))
}
