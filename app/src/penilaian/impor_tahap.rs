//! `/putaran/:id/impor`: the ministry's results of a stage, first shown against what is recorded, then imported.

use domain::{
    analisis::sambung,
    angka::{Nilai, ukuran_berkas},
    instrumen::Instrumen,
    penilaian::{Tahap, hasil_luar::Akibat},
};
use leptos::prelude::*;
use services::{
    Galat,
    penilaian::impor_tahap::{self, BarisPratinjau, PratinjauTahap, PutaranLuar, SEMUA},
};

use super::impor::{TERIMA, baris_salah};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Nada, Opsi, bagian, gulir, ikon, kabar, keadaan, kosong_strip},
};

/// `/putaran/:id/impor`
pub fn halaman_unggah() -> AnyView {
    halaman(|k| async move {
        let p = impor_tahap::putaran(&k.l, &k.pelaku, k.id("id")?).await?;
        let isi = if p.terkunci {
            let kalimat =
                "Putaran ini sudah ditetapkan dan terkunci. Buka kembali dengan keputusan sebelum mengimpor nilai.";
            kabar(Nada::Kunci, view! { <p>{kalimat}</p> })
        } else {
            unggah(&k, &p)
        };
        Ok(Isi::baru("Impor nilai tahap", isi).remah(remah(&p)).keterangan(
            "Hasil penilaian kementerian dicatat sekaligus untuk satu tahap atau semua tahap, menggantikan pengisian satu per satu.",
        ))
    })
}

/// `/putaran/:id/impor/:sha?tahap=`
pub fn halaman_pratinjau() -> AnyView {
    halaman(|k| async move {
        let id = k.id("id")?;
        let putaran = impor_tahap::putaran(&k.l, &k.pelaku, id).await?;
        let Some(tahap) = k.alamat.ada("tahap").map(str::to_owned) else {
            return Ok(Isi::alih(format!("/putaran/{id}/impor")));
        };
        let isi = match impor_tahap::pratinjau_tersimpan(&k.l, &k.pelaku, id, &tahap, k.param("sha")).await? {
            Err(salah) => baris_salah(&salah, &format!("/putaran/{id}/impor")),
            Ok(p) => {
                let instrumen = k.l.katalog.cari(&p.putaran.instrumen).ok_or(Galat::TidakAda)?;
                view! { {terbaca(&p)} {tabel(instrumen, &p)} {setujui(&k, &tahap, &p)} }.into_any()
            }
        };
        let unggah = ("Impor nilai tahap".to_owned(), format!("/putaran/{id}/impor"));
        Ok(Isi::baru("Periksa nilai yang terbaca", isi)
            .remah(remah(&putaran).into_iter().chain([unggah]))
            .keterangan("Belum ada yang tersimpan."))
    })
}

fn remah(p: &PutaranLuar) -> [(String, String); 2] {
    [("Putaran penilaian".to_owned(), "/penilaian".to_owned()), (p.nama.clone(), format!("/putaran/{}", p.putaran_id))]
}

fn unggah(k: &Konteks, p: &PutaranLuar) -> AnyView {
    let ukuran = ukuran_berkas(k.l.batas_unggah.min(services::tabel::Batas::default().bita as u64));
    let mut opsi: Vec<_> = p.tahap.iter().map(|tahap| Opsi::baru(tahap.kode(), tahap.nama())).collect();
    if p.tahap.len() > 1 {
        opsi.push(Opsi::baru(SEMUA, "Semua tahap, satu kolom untuk setiap tahap"));
    }
    let awal = p.tahap.first().map_or("", |tahap| tahap.kode());
    let templat = p
        .tahap
        .iter()
        .map(|tahap| {
            let alamat = format!("/putaran/{}/impor/templat.xlsx?tahap={}", p.putaran_id, tahap.kode());
            view! { <li><a href=alamat download="">{ikon("unduh")} " " {format!("Templat {}", tahap.nama().to_lowercase())}</a></li> }
                .into_any()
        })
        .collect_view();
    view! {
        <form class="tumpuk" action=format!("/putaran/{}/impor", p.putaran_id) method="post" enctype="multipart/form-data">
            {Bidang::baru("tahap", "Tahap").tunggal(&k.borang, opsi, awal)}
            {Bidang::baru("berkas", "Tabel nilai").wajib().bantu(format!("XLSX atau CSV, paling besar {ukuran}. Kolom indikator dan nilai; kolom justifikasi atau catatan boleh ada.")).berkas(&k.borang, TERIMA, false)}
            <p class="baris">
                <button class="tombol utama" type="submit">"Baca berkas"</button>
                <a class="tombol" href=format!("/putaran/{}", p.putaran_id)>"Batal"</a>
            </p>
        </form>
        {bagian("templat", "Templat", None, view! {
            <p class="redup baca">"Berisi indikator putaran ini, nilai tahap sebelumnya, dan nilai yang sudah tercatat pada tahap itu."</p>
            <ul class="langkah">{templat}</ul>
        })}
        {bagian("cara-baca", "Cara berkas dibaca", None, view! {
            <ul class="langkah baca">
                <li>"Kode boleh ditulis 12, 012, Indikator 12, atau nama indikatornya."</li>
                <li>"Sel kosong atau bertanda hubung berarti indikator itu tidak diubah."</li>
                <li>"Tabel lebar memakai kepala kolom Dokumen, Interviu, Visitasi, atau Reviu. Kolom Mandiri dilewati."</li>
                <li>"Setiap perubahan tingkat memerlukan justifikasi: dari berkas, atau satu kalimat bersama pada langkah berikutnya."</li>
                <li>"Satu baris saja yang salah menahan seluruh impor; setiap baris yang salah disebutkan."</li>
            </ul>
        })}
    }
    .into_any()
}

fn terbaca(p: &PratinjauTahap) -> AnyView {
    let jumlah = |akibat: Akibat| p.baris.iter().filter(|b| b.dampak.akibat == akibat).count();
    let hitungan: Vec<String> = [
        (Akibat::Pertama, "nilai pertama"),
        (Akibat::Berubah, "berubah dari tahap sebelumnya"),
        (Akibat::Sama, "sama dengan tahap sebelumnya"),
        (Akibat::Mengganti, "mengganti yang tercatat"),
        (Akibat::Tercatat, "sudah tercatat"),
    ]
    .into_iter()
    .filter_map(|(akibat, nama)| Some(format!("{} {nama}", Some(jumlah(akibat)).filter(|n| *n > 0)?)))
    .collect();
    let tanpa = (!p.tanpa_nilai.is_empty()).then(|| {
        view! { <p>{format!("Tanpa nilai dalam berkas, tidak diubah: {}.", p.tanpa_nilai.join(", "))}</p> }.into_any()
    });
    let catatan: Vec<_> =
        p.catatan.iter().map(|c| view! { <li>{domain::teks::awal_besar(c)}</li> }.into_any()).collect();
    let catatan = (!catatan.is_empty()).then(|| {
        view! {
            <details class="lipat">
                <summary>{format!("{} baris dibaca dengan cara khusus", catatan.len())}</summary>
                <ul class="langkah">{catatan}</ul>
            </details>
        }
    });
    let nada = if p.tanpa_nilai.is_empty() { Nada::Selesai } else { Nada::Awas };
    let isi = view! {
        <div class="tumpuk">
            {kabar(nada, view! { <p><strong>{format!("{} nilai terbaca: {}.", p.baris.len(), sambung(hitungan))}</strong></p>{tanpa} })}
            {catatan}
        </div>
    };
    bagian("terbaca", "Yang terbaca", None, isi)
}

fn tabel(instrumen: &Instrumen, p: &PratinjauTahap) -> AnyView {
    let nilai = |n: Option<Nilai>| n.map_or_else(kosong_strip, |n| n.tampil().into_any());
    let baris = p
        .baris
        .iter()
        .map(|b| {
            let nama = instrumen.indikator(&b.kode).map(|i| i.nama_pendek.clone()).unwrap_or_default();
            view! {
                <tr>
                    <td class="angka">{b.kode.clone()}</td>
                    <th scope="row">{nama}</th>
                    <td>{b.tahap.nama()}</td>
                    <td class="angka">{nilai(b.dampak.sebelumnya)}</td>
                    <td class="angka">{nilai(b.dampak.tercatat)}</td>
                    <td class="angka"><strong>{b.nilai.tampil()}</strong></td>
                    <td>{akibat(b)}</td>
                    <td class="baca pra">{justifikasi(b)}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel rapat">
            <caption class="senyap">"Nilai yang terbaca di samping yang tercatat"</caption>
            <thead><tr>
                <th scope="col" class="angka">"No."</th><th scope="col" class="nama">"Indikator"</th><th scope="col">"Tahap"</th>
                <th scope="col" class="angka">"Tahap sebelumnya"</th><th scope="col" class="angka">"Tercatat"</th>
                <th scope="col" class="angka">"Dari berkas"</th><th scope="col">"Akibat"</th><th scope="col">"Justifikasi"</th>
            </tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    bagian("nilai", "Setiap nilai", None, gulir("Nilai yang terbaca", true, tabel))
}

fn akibat(b: &BarisPratinjau) -> AnyView {
    match b.dampak.akibat {
        Akibat::Pertama => keadaan(Nada::Proses, "Nilai pertama"),
        Akibat::Berubah => keadaan(Nada::Awas, "Berubah"),
        Akibat::Sama => keadaan(Nada::Biasa, "Sama"),
        Akibat::Mengganti => keadaan(Nada::Awas, "Mengganti"),
        Akibat::Tercatat => keadaan(Nada::Selesai, "Sudah tercatat"),
    }
}

fn justifikasi(b: &BarisPratinjau) -> AnyView {
    if b.kurang_justifikasi() {
        keadaan(Nada::Awas, "Dari kalimat bersama")
    } else if b.justifikasi.is_empty() {
        kosong_strip()
    } else {
        b.justifikasi.clone().into_any()
    }
}

fn setujui(k: &Konteks, tahap: &str, p: &PratinjauTahap) -> AnyView {
    let b = &k.borang;
    let ditulis = p.baris.iter().filter(|b| b.dampak.akibat != Akibat::Tercatat).count();
    let kurang = p.baris.iter().filter(|b| b.kurang_justifikasi()).count();
    let kembali = format!("/putaran/{}/impor", p.putaran.putaran_id);
    if ditulis == 0 {
        let isi = view! {
            <p>"Semua nilai dalam berkas ini sudah tercatat. Tidak ada yang perlu diimpor."</p>
            <p class="baris jarak"><a class="tombol" href=kembali>"Unggah berkas lain"</a></p>
        };
        return bagian("setujui", "Impor", None, isi);
    }
    let bidang = Bidang::baru("justifikasi", "Justifikasi bersama").maks(2_000);
    let bidang = if kurang > 0 {
        bidang.wajib().bantu(format!(
            "Untuk {kurang} perubahan tanpa justifikasi dalam berkas. Nomor dan tanggal surat ditambahkan di belakangnya."
        ))
    } else {
        bidang.bantu("Semua perubahan sudah mempunyai justifikasi dari berkas; kolom ini boleh kosong.")
    };
    let nama = Tahap::dari_kode(tahap).map_or("semua tahap", Tahap::nama).to_lowercase();
    let isi = view! {
        <form class="tumpuk" action=format!("/putaran/{}/impor/{}", p.putaran.putaran_id, p.sha256) method="post">
            <input type="hidden" name="tahap" value=tahap.to_owned()/>
            <input type="hidden" name="sidik" value=p.sidik.clone()/>
            {Bidang::baru("nomor", "Nomor surat").wajib().maks(120).bantu("Surat kementerian yang menyampaikan hasil ini.").teks(b, "")}
            {Bidang::baru("tanggal", "Tanggal surat").wajib().tanggal(b, None)}
            {bidang.paragraf(b, "", 3)}
            <p class="baris">
                <button class="tombol utama" type="submit">{format!("Impor {ditulis} nilai {nama}")}</button>
                <a class="tombol" href=kembali>"Unggah berkas lain"</a>
            </p>
        </form>
    };
    bagian("setujui", "Impor", None, isi)
}
