//! `/penilaian/impor`: the level table of a past year, first read and shown, then imported as a fixed result.

use chrono::Datelike;
use domain::{
    angka::{tampil_2, ukuran_berkas},
    indeks,
    instrumen::Instrumen,
    izin::Tindakan,
    penilaian::Jenis,
    tabel_nilai::BacaanNilai,
};
use leptos::prelude::*;
use services::penilaian::impor::{self, BarisSalah, Pratinjau};

use super::kata;
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Nada, Opsi, bagian, gulir, ikon, kabar, kosong_strip},
};

/// File kinds a table may be, as `accept` lists them.
pub(super) const TERIMA: &str = ".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `/penilaian/impor`
pub fn halaman_unggah() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(Tindakan::ImporNilai, &[])?;
        let ukuran = ukuran_berkas(k.l.batas_unggah.min(services::tabel::Batas::default().bita as u64));
        let awal = k.alamat.ada("instrumen").map(str::to_owned);
        let awal = awal.unwrap_or_else(|| instrumen_bawaan(&k));
        let tahun = (k.hari_ini().year() - 1).to_string();
        let templat = k
            .l
            .katalog
            .instrumen
            .iter()
            .rev()
            .map(|i| {
                let alamat = format!("/penilaian/impor/templat.xlsx?instrumen={}", i.id);
                view! { <li><a href=alamat download="">{ikon("unduh")} " " {format!("Templat {} ({} indikator)", i.sebutan, i.indikator.len())}</a></li> }
                    .into_any()
            })
            .collect_view();
        let isi = view! {
            <form class="tumpuk" action="/penilaian/impor" method="post" enctype="multipart/form-data">
                {Bidang::baru("instrumen", "Instrumen").wajib().bantu("Instrumen yang dipakai pada tahun hasil itu.").pilihan(&k.borang, kata::opsi_instrumen(&k.l.katalog), &awal, None)}
                {kata::peringatan_instrumen(&k.l.katalog)}
                {Bidang::baru("tahun", "Tahun hasil").pendek().papan("numeric").bantu("Menentukan predikat yang ditampilkan. Dapat diperbaiki sebelum impor.").teks(&k.borang, &tahun)}
                {Bidang::baru("berkas", "Tabel nilai").wajib().bantu(format!("XLSX atau CSV, paling besar {ukuran}. Dua kolom sudah cukup: indikator dan nilai.")).berkas(&k.borang, TERIMA, false)}
                <p class="baris">
                    <button class="tombol utama" type="submit">"Baca berkas"</button>
                    <a class="tombol" href="/penilaian">"Batal"</a>
                </p>
            </form>
            {bagian("templat", "Templat", None, view! { <ul class="langkah">{templat}</ul> })}
            {bagian("cara-baca", "Cara berkas dibaca", None, view! {
                <ul class="langkah baca">
                    <li>"Baris judul di atas dan catatan di bawah tabel dilewati."</li>
                    <li>"Kode boleh ditulis 12, 012, Indikator 12, atau nama indikatornya."</li>
                    <li>"Sel kosong atau bertanda hubung berarti belum terisi, bukan 0."</li>
                    <li>"Satu baris saja yang salah menahan seluruh impor; setiap baris yang salah disebutkan."</li>
                    <li>"Yang terbaca ditampilkan lebih dahulu. Belum ada yang tersimpan sebelum Anda menyetujuinya."</li>
                </ul>
            })}
        };
        Ok(Isi::baru("Impor hasil tahun lalu", isi).remah([("Putaran penilaian", "/penilaian")]).keterangan(
            "Hasil yang diimpor menjadi putaran nasional yang terkunci, untuk dibandingkan dengan tahun ini.",
        ))
    })
}

/// `/penilaian/impor/:sha?instrumen=&tahun=`
pub fn halaman_pratinjau() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(Tindakan::ImporNilai, &[])?;
        let Some(instrumen) = k.alamat.ada("instrumen").and_then(|id| k.l.katalog.cari(id)) else {
            return Ok(Isi::alih("/penilaian/impor"));
        };
        let tahun =
            k.alamat.ada("tahun").and_then(|teks| teks.parse().ok()).unwrap_or_else(|| instrumen.tahun_bawaan());
        let isi = match impor::pratinjau_tersimpan(&k.l, &k.pelaku, k.param("sha"), &instrumen.id).await? {
            Err(salah) => baris_salah(&salah, "/penilaian/impor"),
            Ok(pratinjau) => view! {
                {terbaca(&pratinjau)}
                {hasil(instrumen, tahun, &pratinjau.bacaan)}
                {setujui(&k, instrumen, tahun, &pratinjau)}
                {tabel_nilai(instrumen, &pratinjau.bacaan)}
            }
            .into_any(),
        };
        Ok(Isi::baru("Periksa hasil yang terbaca", isi)
            .remah([("Putaran penilaian", "/penilaian"), ("Impor hasil tahun lalu", "/penilaian/impor")])
            .keterangan(format!("{}. Belum ada yang tersimpan.", instrumen.sebutan)))
    })
}

/// The instrument a result of last year was most probably made with.
fn instrumen_bawaan(k: &Konteks) -> String {
    k.l.katalog.untuk_tahun(k.hari_ini().year() - 1).map(|i| i.id.clone()).unwrap_or_default()
}

/// Every wrong row of a kept upload, and the way back to `unggah`.
pub(super) fn baris_salah(salah: &BarisSalah, unggah: &str) -> AnyView {
    let unggah = unggah.to_owned();
    let butir =
        salah.0.iter().map(|teks| view! { <li>{domain::teks::awal_besar(teks)}</li> }.into_any()).collect_view();
    view! {
        {kabar(Nada::Galat, view! {
            <p><strong>{format!("{} baris tidak dapat dibaca. Perbaiki berkasnya, lalu unggah lagi.", salah.0.len())}</strong></p>
            <ul>{butir}</ul>
        })}
        <p class="jarak"><a class="tombol utama" href=unggah>"Unggah lagi"</a></p>
    }
    .into_any()
}

fn terbaca(p: &Pratinjau) -> AnyView {
    let b = &p.bacaan;
    let kepala =
        b.baris_kepala.map_or_else(|| "Tanpa kepala kolom.".to_owned(), |n| format!("Kepala kolom pada baris {n}."));
    let kosong = daftar_kode("Tanpa nilai, dihitung 0", &b.kosong);
    let tidak_ada = daftar_kode("Tidak ada dalam berkas, dihitung 0", &b.tidak_ada);
    let catatan: Vec<_> =
        b.catatan.iter().map(|c| view! { <li>{domain::teks::awal_besar(&c.to_string())}</li> }.into_any()).collect();
    let catatan = (!catatan.is_empty()).then(|| {
        view! {
            <details class="lipat" open>
                <summary>{format!("{} baris dibaca dengan cara khusus", catatan.len())}</summary>
                <ul class="langkah">{catatan}</ul>
            </details>
        }
    });
    let nada = if b.kosong.is_empty() && b.tidak_ada.is_empty() { Nada::Selesai } else { Nada::Awas };
    let isi = view! {
        <div class="tumpuk">
            {kabar(nada, view! {
                <p><strong>{format!("{} nilai terbaca. {kepala}", b.nilai.len())}</strong></p>
                {kosong}
                {tidak_ada}
            })}
            {catatan}
        </div>
    };
    bagian("terbaca", "Yang terbaca", None, isi)
}

fn daftar_kode(awal: &str, kode: &[String]) -> Option<AnyView> {
    (!kode.is_empty()).then(|| view! { <p>{format!("{awal}: {}.", kode.join(", "))}</p> }.into_any())
}

fn hasil(instrumen: &Instrumen, tahun: i32, bacaan: &BacaanNilai) -> AnyView {
    let hasil = indeks::hitung(instrumen, &bacaan.nilai);
    let putusan = indeks::predikat(instrumen, tahun, &hasil.indeks);
    let beda = kata::beda_predikat(instrumen, tahun, &putusan);
    let baris = |kata: &'static str, no: u8, nama: &str, nilai: Option<domain::angka::Pecahan>| {
        let teks = format!("{kata} {no}. {nama}");
        view! { <tr><th scope="row">{teks}</th><td class="angka">{nilai.map(|n| tampil_2(&n))}</td></tr> }.into_any()
    };
    let domain: Vec<_> =
        instrumen.domain.iter().map(|d| baris("Domain", d.no, &d.nama, hasil.domain_no(d.no))).collect();
    let aspek: Vec<_> = instrumen.aspek.iter().map(|a| baris("Aspek", a.no, &a.nama, hasil.aspek_no(a.no))).collect();
    let isi = view! {
        <div class="dua-rata">
            <div>
                <p class="indeks"><b>{tampil_2(&hasil.indeks)}</b> " " <span>{putusan.nama.clone()}</span></p>
                <p class="redup">{format!("{} {tahun}, dihitung dari nilai yang terbaca. Cocokkan dengan angka pada laporan resmi.", instrumen.nama_indeks)}</p>
                {beda.map(|teks| view! { <p class="redup"><small>{teks}</small></p> })}
            </div>
            <div>{gulir("Indeks domain dan aspek", false, view! {
                <table class="tabel rapat">
                    <caption class="senyap">"Indeks domain dan aspek"</caption>
                    <thead><tr><th scope="col">"Bagian"</th><th scope="col" class="angka">"Indeks"</th></tr></thead>
                    <tbody>{domain}{aspek}</tbody>
                </table>
            })}</div>
        </div>
    };
    bagian("hasil", "Hasil hitungan", None, isi)
}

fn setujui(k: &Konteks, instrumen: &Instrumen, tahun: i32, p: &Pratinjau) -> AnyView {
    let b = &k.borang;
    let jenis =
        vec![Opsi::baru(Jenis::Evaluasi.kode(), "Evaluasi"), Opsi::baru(Jenis::Pemantauan.kode(), "Pemantauan")];
    let isi = view! {
        <form class="tumpuk" action=format!("/penilaian/impor/{}", p.sha256) method="post">
            <input type="hidden" name="instrumen" value=instrumen.id.clone()/>
            {Bidang::baru("tahun", "Tahun").wajib().pendek().papan("numeric").bantu(format!("{} berlaku {}.", instrumen.sebutan, instrumen.masa())).teks(b, &tahun.to_string())}
            {Bidang::baru("nama", "Nama putaran").wajib().maks(120).teks(b, &format!("Evaluasi nasional {tahun}"))}
            {Bidang::baru("jenis", "Jenis").tunggal(b, jenis, Jenis::Evaluasi.kode())}
            {Bidang::baru("nomor", "Nomor keputusan atau laporan resmi").wajib().maks(120).bantu("Yang mengumumkan hasil ini.").teks(b, "")}
            {Bidang::baru("tanggal", "Tanggal keputusan atau laporan").wajib().tanggal(b, None)}
            <p class="baris">
                <button class="tombol utama" type="submit">{format!("Impor {} nilai", p.bacaan.nilai.len())}</button>
                <a class="tombol" href="/penilaian/impor">"Unggah berkas lain"</a>
            </p>
        </form>
    };
    bagian("setujui", "Impor sebagai hasil yang ditetapkan", None, isi)
}

fn tabel_nilai(instrumen: &Instrumen, bacaan: &BacaanNilai) -> AnyView {
    let baris = instrumen
        .indikator
        .iter()
        .map(|i| {
            let nilai = bacaan.nilai.get(&i.kode).map_or_else(kosong_strip, |n| n.tampil().into_any());
            view! { <tr><td class="angka">{i.kode.clone()}</td><th scope="row">{i.nama_pendek.clone()}</th><td class="angka">{nilai}</td></tr> }
                .into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel rapat baca">
            <caption class="senyap">"Nilai yang terbaca"</caption>
            <thead><tr><th scope="col" class="angka">"No."</th><th scope="col" class="nama">"Indikator"</th><th scope="col" class="angka">"Nilai"</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    bagian("nilai", "Nilai setiap indikator", None, gulir("Nilai yang terbaca", false, tabel))
}
