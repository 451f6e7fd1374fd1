//! `/penilaian/:id/rekomendasi`: what should improve, by whom and by when, with suggestions from the values.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    analisis::SASARAN_INDIKATOR,
    instrumen::Instrumen,
    izin::Tindakan,
    profil::Topik,
    simulasi::{self, Kenaikan},
    waktu::Tenggat,
};
use leptos::prelude::*;
use services::{
    Galat, Hasil,
    penilaian::{
        rekomendasi::{self, Rekomendasi},
        ringkasan::{self, Ringkasan},
    },
    perangkat_daerah,
};

use super::{
    kata,
    tab::{Tab, alamat, isi_tab},
};
use crate::{
    kerangka::{Alamat, Isi, Konteks, halaman},
    komponen::{
        Bidang, Lembar, Nada, Opsi, bagian, gulir, keadaan, kolom_urut, kosong_besar, kosong_strip, tenggat,
        unduh_tabel,
    },
};

/// Most suggestions on the page.
const BANYAK_USULAN: usize = 8;
/// Nearest deadline first.
const URUT_AWAL: &str = "tenggat";

/// `/penilaian/:id/rekomendasi`
pub fn halaman_daftar() -> AnyView {
    halaman(|k| async move {
        let r = ringkasan::get(&k.l, &k.pelaku, k.id("id")?).await?;
        let semua = rekomendasi::list(&k.l, &k.pelaku, r.penilaian_id).await?;
        let instrumen = kata::instrumen(&k.l, &r.instrumen)?;
        let kelola = boleh_kelola(&k, &r);
        let daftar = if semua.is_empty() { kosong(kelola) } else { daftar(&k, &r, instrumen, &semua, kelola) };
        let (usul, baru) = if kelola {
            let usul = bagian_usulan(&r, instrumen, &semua);
            (usul, Some(bagian_baru(&k, &r, instrumen).await?))
        } else {
            (None, None)
        };
        let penilaian = r.penilaian_id.to_string();
        let unduh = (!semua.is_empty()).then(|| unduh_tabel("rekomendasi", &[("penilaian", &penilaian)]));
        let isi = view! { {daftar} {unduh} {usul} {baru} };
        let keterangan = if r.seluruh {
            "Saran perbaikan atas hasil penilaian, masing-masing dengan penanggung jawab dan tenggat."
        } else {
            "Saran perbaikan yang menjadi tanggung jawab Perangkat Daerah Anda."
        };
        const DASAR: &[Topik] = &[Topik::SaranPerbaikan, Topik::ReviuArsitektur, Topik::ReviuPetaRencana];
        let sendiri = kata::dasar_sesuai(&k.l, &r.instrumen, &[Topik::SaranPerbaikan]);
        let dasar = if sendiri.is_empty() { &DASAR[1..] } else { DASAR };
        Ok(isi_tab(&k.pelaku, &r, Tab::Rekomendasi, "Rekomendasi", isi).keterangan(keterangan).dasar(dasar))
    })
}

/// `/penilaian/:id/rekomendasi/:rid`
pub fn halaman_ubah() -> AnyView {
    halaman(|k| async move {
        let (r, satu) = muat_satu(&k).await?;
        let instrumen = kata::instrumen(&k.l, &r.instrumen)?;
        let pangkal = alamat(r.penilaian_id, Tab::Rekomendasi);
        let isian = Isian::dari(&satu);
        let isi = view! {
            <form class="tumpuk" action=format!("{pangkal}/{}", satu.id) method="post">
                <input type="hidden" name="versi" value=satu.versi.to_string()/>
                {bidang(&k, instrumen, &isian).await?}
                <p class="baris">
                    <button class="tombol utama" type="submit">"Simpan rekomendasi"</button>
                    <a class="tombol" href=pangkal.clone()>"Batal"</a>
                    <a class="tombol bahaya ujung" href=format!("{pangkal}/{}/arsip", satu.id)>"Arsipkan"</a>
                </p>
            </form>
        };
        Ok(kepala(&r, "Ubah rekomendasi", isi.into_any()))
    })
}

/// `/penilaian/:id/rekomendasi/:rid/arsip`
pub fn halaman_arsip() -> AnyView {
    halaman(|k| async move {
        let (r, satu) = muat_satu(&k).await?;
        let pangkal = alamat(r.penilaian_id, Tab::Rekomendasi);
        let lembar = Lembar {
            tanya: "Arsipkan rekomendasi ini?".to_owned(),
            aksi: format!("{pangkal}/{}/arsip", satu.id),
            tombol: "Arsipkan rekomendasi".to_owned(),
            bahaya: true,
            batal: format!("{pangkal}/{}", satu.id),
            tersembunyi: vec![("versi".to_owned(), satu.versi.to_string())],
        };
        let isi = view! {
            <p class="asli">{satu.uraian.clone()}</p>
            <p>"Rekomendasi hilang dari daftar dan dari laporan berikutnya. Jejak audit dan laporan yang sudah terbit tetap memuatnya."</p>
        };
        Ok(kepala(&r, "Arsipkan rekomendasi", lembar.tampil(isi)))
    })
}

fn kepala(r: &Ringkasan, judul: &str, isi: AnyView) -> Isi {
    Isi::baru(judul, isi).remah([
        ("Putaran penilaian".to_owned(), "/penilaian".to_owned()),
        (r.nama.clone(), alamat(r.penilaian_id, Tab::Ringkasan)),
        ("Rekomendasi".to_owned(), alamat(r.penilaian_id, Tab::Rekomendasi)),
    ])
}

fn boleh_kelola(k: &Konteks, r: &Ringkasan) -> bool {
    r.seluruh && k.pelaku.boleh(Tindakan::KelolaRekomendasi, &[])
}

async fn muat_satu(k: &Konteks) -> Hasil<(Ringkasan, Rekomendasi)> {
    k.pelaku.wajib(Tindakan::KelolaRekomendasi, &[])?;
    let r = ringkasan::get(&k.l, &k.pelaku, k.id("id")?).await?;
    let id = k.id("rid")?;
    let semua = rekomendasi::list(&k.l, &k.pelaku, r.penilaian_id).await?;
    let satu = semua.into_iter().find(|satu| satu.id == id).ok_or(Galat::TidakAda)?;
    Ok((r, satu))
}

fn kosong(kelola: bool) -> AnyView {
    let langkah = if kelola {
        "Pilih salah satu usulan di bawah, atau tulis sendiri."
    } else {
        "Rekomendasi muncul di sini setelah asesor internal atau tim koordinasi menuliskannya."
    };
    kosong_besar("Belum ada rekomendasi", view! { <p>{langkah}</p> })
}

/// The table under its search, narrowed and ordered as the address says.
fn daftar(k: &Konteks, r: &Ringkasan, instrumen: &Instrumen, semua: &[Rekomendasi], kelola: bool) -> AnyView {
    let terpilih = pilih(&k.alamat, instrumen, semua, k.hari_ini());
    let kini = k.alamat.nilai("keadaan").to_owned();
    let opsi = [("terbuka", "Belum selesai"), ("lewat", "Lewat tenggat"), ("selesai", "Selesai")];
    let opsi = opsi.into_iter().map(|(kode, nama)| Opsi::baru(kode, nama)).collect();
    let urut = k.alamat.ada("urut").map(|urut| view! { <input type="hidden" name="urut" value=urut.to_owned()/> });
    let b = crate::komponen::Borang::default();
    let isi = if terpilih.is_empty() {
        kosong_besar(
            "Tidak ada rekomendasi yang cocok",
            view! { <p><a class="tombol" href=k.alamat.jalur.clone()>"Hapus saringan"</a></p> },
        )
    } else {
        tabel(k, r, instrumen, &terpilih, kelola)
    };
    view! {
        <form class="saring jarak" action=k.alamat.jalur.clone() method="get" role="search">
            {Bidang::baru("q", "Kata dalam rekomendasi").saringan().teks(&b, k.alamat.nilai("q"))}
            {Bidang::baru("keadaan", "Keadaan").saringan().pilihan(&b, opsi, &kini, Some("Semua"))}
            {urut}
            <button class="tombol" type="submit">"Terapkan"</button>
        </form>
        {isi}
    }
    .into_any()
}

/// What the address asks for: words, state, order. The nearest deadline stands first unless it says otherwise.
fn pilih<'s>(
    alamat: &Alamat,
    instrumen: &Instrumen,
    semua: &'s [Rekomendasi],
    hari_ini: NaiveDate,
) -> Vec<&'s Rekomendasi> {
    let kata = alamat.nilai("q").trim().to_lowercase();
    let lewat = |satu: &Rekomendasi| !satu.selesai && satu.tenggat.is_some_and(|tanggal| tanggal < hari_ini);
    let mut hasil: Vec<_> = semua
        .iter()
        .filter(|satu| {
            let perihal = perihal(instrumen, satu).unwrap_or_default();
            kata.is_empty() || format!("{} {perihal}", satu.uraian).to_lowercase().contains(&kata)
        })
        .filter(|satu| match alamat.nilai("keadaan") {
            "terbuka" => !satu.selesai,
            "lewat" => lewat(satu),
            "selesai" => satu.selesai,
            _ => true,
        })
        .collect();
    let urut = alamat.ada("urut").unwrap_or(URUT_AWAL);
    match urut.trim_start_matches('-') {
        "pemilik" => hasil.sort_by_key(|satu| {
            (satu.pemilik.is_none(), satu.pemilik.as_ref().map(|kantor| kantor.singkatan.to_lowercase()))
        }),
        _ => hasil.sort_by_key(|satu| (satu.selesai, satu.tenggat.is_none(), satu.tenggat)),
    }
    if urut.starts_with('-') {
        hasil.reverse();
    }
    hasil
}

fn tabel(k: &Konteks, r: &Ringkasan, instrumen: &Instrumen, semua: &[&Rekomendasi], kelola: bool) -> AnyView {
    let hari_ini = k.hari_ini();
    let baris = semua
        .iter()
        .map(|satu| {
            let uraian = if kelola {
                view! { <a href=format!("/penilaian/{}/rekomendasi/{}", r.penilaian_id, satu.id)>{satu.uraian.clone()}</a> }
                    .into_any()
            } else {
                satu.uraian.clone().into_any()
            };
            let tenggat = match (satu.selesai, satu.tenggat) {
                (true, _) => keadaan(Nada::Selesai, "Selesai"),
                (false, Some(tanggal)) => tenggat(Tenggat::dari(tanggal, hari_ini)),
                (false, None) => kosong_strip(),
            };
            let pemilik = satu.pemilik.as_ref().map_or_else(kosong_strip, |x| x.singkatan.clone().into_any());
            view! {
                <tr>
                    <th scope="row" class="baca">{uraian}</th>
                    <td>{perihal(instrumen, satu).map_or_else(kosong_strip, IntoAny::into_any)}</td>
                    <td data-k="Penanggung jawab">{pemilik}</td>
                    <td data-k="Tenggat">{tenggat}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Rekomendasi"</caption>
            <thead><tr>
                <th scope="col" class="nama">"Rekomendasi"</th><th scope="col">"Tentang"</th>
                {kolom_urut(&k.alamat, "pemilik", "Penanggung jawab", "", URUT_AWAL)}
                {kolom_urut(&k.alamat, "tenggat", "Tenggat", "", URUT_AWAL)}
            </tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    gulir("Rekomendasi", true, tabel)
}

/// What a recommendation is about: an indicator, else an aspect.
fn perihal(instrumen: &Instrumen, satu: &Rekomendasi) -> Option<String> {
    match (&satu.indikator, satu.aspek) {
        (Some(kode), _) => Some(format!("Indikator {}", kata::nama_indikator(instrumen, kode))),
        (None, Some(no)) => instrumen.aspek(no).map(|aspek| format!("Aspek {}", aspek.nama)),
        (None, None) => None,
    }
}

/// The indicators that gain most of those under the target level and without a recommendation yet.
fn usulan(r: &Ringkasan, instrumen: &Instrumen, ada: &[Rekomendasi]) -> Vec<Kenaikan> {
    let sudah: BTreeSet<&str> = ada.iter().filter_map(|satu| satu.indikator.as_deref()).collect();
    simulasi::kenaikan(instrumen, &r.nilai_kini())
        .into_iter()
        .filter(|satu| satu.dari < SASARAN_INDIKATOR && !sudah.contains(satu.kode.as_str()))
        .take(BANYAK_USULAN)
        .collect()
}

fn bagian_usulan(r: &Ringkasan, instrumen: &Instrumen, ada: &[Rekomendasi]) -> Option<AnyView> {
    if r.nilai_kini().is_empty() {
        return None;
    }
    let usulan = usulan(r, instrumen, ada);
    if usulan.is_empty() {
        return None;
    }
    let butir = usulan
        .iter()
        .map(|satu| {
            let terisi = r.indikator.iter().any(|i| i.kode == satu.kode && !i.nilai.is_empty());
            let kini = if terisi { format!("kini tingkat {}", satu.dari.tampil()) } else { "belum diisi".to_owned() };
            let tujuan = format!("/penilaian/{}/rekomendasi?indikator={}#baru", r.penilaian_id, satu.kode);
            view! { <li><a href=tujuan>{kata::nama_indikator(instrumen, &satu.kode)}</a><p>{kini}</p></li> }.into_any()
        })
        .collect_view();
    let isi = view! {
        <p class="redup baca">"Indikator di bawah tingkat 3 yang menambah indeks paling banyak. Pilih untuk mengisi formulir di bawah; kalimatnya dapat diubah."</p>
        <ul class="daftar baca">{butir}</ul>
    };
    Some(bagian("usulan", "Usulan dari hasil penilaian", None, isi))
}

async fn bagian_baru(k: &Konteks, r: &Ringkasan, instrumen: &Instrumen) -> Hasil<AnyView> {
    let isian = k.alamat.ada("indikator").and_then(|kode| Isian::usulan(r, instrumen, kode)).unwrap_or_default();
    let isi = view! {
        <form class="tumpuk" action=format!("/penilaian/{}/rekomendasi", r.penilaian_id) method="post">
            {bidang(k, instrumen, &isian).await?}
            <p><button class="tombol utama" type="submit">"Tambah rekomendasi"</button></p>
        </form>
    };
    Ok(bagian("baru", "Rekomendasi baru", None, isi))
}

/// What stands in the form before anything is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Isian {
    uraian: String,
    indikator: String,
    aspek: String,
    pemilik: String,
    tenggat: Option<chrono::NaiveDate>,
    /// Only a kept recommendation can be done.
    selesai: Option<bool>,
}

impl Isian {
    fn dari(satu: &Rekomendasi) -> Self {
        Self {
            uraian: satu.uraian.clone(),
            indikator: satu.indikator.clone().unwrap_or_default(),
            aspek: satu.aspek.map(|no| no.to_string()).unwrap_or_default(),
            pemilik: satu.pemilik.as_ref().map(|x| x.id.to_string()).unwrap_or_default(),
            tenggat: satu.tenggat,
            selesai: Some(satu.selesai),
        }
    }

    /// A first sentence: the next level of the indicator, with its criterion in the instrument's own words.
    fn usulan(r: &Ringkasan, instrumen: &Instrumen, kode: &str) -> Option<Self> {
        let indikator = instrumen.indikator(kode)?;
        let baris = r.indikator.iter().find(|i| i.kode == kode);
        let kini = r.nilai_kini().get(kode).map_or(0, |nilai| nilai.tingkat_tercapai());
        let tingkat = indikator.tingkat(kini + 1)?;
        let kriteria = instrumen.kriteria(tingkat, r.tahun).trim().trim_end_matches('.');
        Some(Self {
            uraian: format!("Tingkatkan {} hingga tingkat {}: {kriteria}.", indikator.nama_pendek, tingkat.tingkat),
            indikator: kode.to_owned(),
            aspek: indikator.aspek.to_string(),
            pemilik: baris.and_then(|i| i.kantor.first()).map(ToString::to_string).unwrap_or_default(),
            ..Self::default()
        })
    }
}

async fn bidang(k: &Konteks, instrumen: &Instrumen, awal: &Isian) -> Hasil<AnyView> {
    let b = &k.borang;
    let kantor = perangkat_daerah::pilihan(&k.l.db).await?;
    let kantor = kantor.into_iter().map(|x| Opsi::baru(x.id.to_string(), x.nama)).collect();
    let indikator =
        instrumen.indikator.iter().map(|i| Opsi::baru(&i.kode, kata::nama_indikator(instrumen, &i.kode))).collect();
    let aspek = instrumen.aspek.iter().map(|a| Opsi::baru(a.no.to_string(), format!("{}. {}", a.no, a.nama))).collect();
    let selesai = awal.selesai.map(|selesai| Bidang::baru("selesai", "Sudah selesai dikerjakan").centang(b, selesai));
    Ok(view! {
        {kata::berdasar(&k.l, &instrumen.id, Bidang::baru("uraian", "Rekomendasi"), "rekomendasi.uraian").wajib().maks(4_000).bantu("Sebutkan apa yang harus ada dan ukuran keberhasilannya.").paragraf(b, &awal.uraian, 4)}
        {Bidang::baru("indikator", "Indikator").pilihan(b, indikator, &awal.indikator, Some("Tidak khusus satu indikator"))}
        {Bidang::baru("aspek", "Aspek").pilihan(b, aspek, &awal.aspek, Some("Tidak khusus satu aspek"))}
        {Bidang::baru("pemilik", "Penanggung jawab").pilihan(b, kantor, &awal.pemilik, Some("Belum ditentukan"))}
        {Bidang::baru("tenggat", "Tenggat").tanggal(b, awal.tenggat)}
        {selesai}
    }
    .into_any())
}

#[cfg(test)]
mod tests {
    use domain::{instrumen::Katalog, penilaian::Status};

    use super::{super::ringkasan::contoh, *};

    fn ada(indikator: &str) -> Rekomendasi {
        Rekomendasi {
            id: 1,
            indikator: Some(indikator.into()),
            aspek: None,
            uraian: String::new(),
            pemilik: None,
            tenggat: None,
            selesai: false,
            versi: 1,
        }
    }

    #[test]
    fn the_address_narrows_and_orders_the_list() {
        let instrumen = Katalog::bersama().unwrap().cari("permenpanrb-59-2020").unwrap();
        let satu = |id, uraian: &str, tenggat: Option<&str>, selesai| Rekomendasi {
            id,
            uraian: uraian.into(),
            tenggat: tenggat.map(|t| t.parse().unwrap()),
            selesai,
            ..ada("21")
        };
        let semua = [
            satu(1, "Tetapkan pedoman.", None, false),
            satu(2, "Latih operator.", Some("2027-03-31"), false),
            satu(3, "Susun laporan.", Some("2026-10-01"), false),
            satu(4, "Lama.", Some("2025-01-01"), true),
        ];
        let id = |kueri: &str| -> Vec<i64> {
            let alamat = Alamat::baru("/penilaian/1/rekomendasi", Some(kueri));
            pilih(&alamat, instrumen, &semua, "2026-11-21".parse().unwrap()).iter().map(|satu| satu.id).collect()
        };
        assert_eq!(id(""), [3, 2, 1, 4]);
        assert_eq!(id("keadaan=lewat"), [3]);
        assert_eq!(id("keadaan=selesai"), [4]);
        assert_eq!(id("q=OPERATOR"), [2]);
        assert_eq!(id("q=risiko").len(), 4, "the indicator it is about is searched too");
        assert_eq!(id("keadaan=terbuka&urut=-tenggat"), [1, 2, 3]);
    }

    #[test]
    fn suggestions_are_weak_gain_most_and_are_not_repeated() {
        let instrumen = Katalog::bersama().unwrap().cari("permenpanrb-59-2020").unwrap();
        let tingkat = |kode: &str| if matches!(kode, "1" | "42" | "43") { 2 } else { 3 };
        let indikator = instrumen
            .indikator
            .iter()
            .map(|i| contoh::baris(&i.kode, 1, Status::Draf, Some(tingkat(&i.kode))))
            .collect();
        let r = contoh::ringkasan(vec![contoh::kantor(1, "Kominfo")], indikator);
        let kode = |ada: &[Rekomendasi]| usulan(&r, instrumen, ada).into_iter().map(|u| u.kode).collect::<Vec<_>>();
        assert_eq!(kode(&[]), ["42", "43", "1"]);
        assert_eq!(kode(&[ada("42")]), ["43", "1"]);
    }

    #[test]
    fn a_suggestion_quotes_the_next_level_and_names_the_office() {
        let instrumen = Katalog::bersama().unwrap().cari("permenpanrb-59-2020").unwrap();
        let r =
            contoh::ringkasan(vec![contoh::kantor(4, "Kominfo")], vec![contoh::baris("1", 4, Status::Draf, Some(2))]);
        let isian = Isian::usulan(&r, instrumen, "1").unwrap();
        assert!(isian.uraian.contains("hingga tingkat 3: "), "{}", isian.uraian);
        assert!(isian.uraian.ends_with('.') && !isian.uraian.ends_with(".."), "{}", isian.uraian);
        assert_eq!((isian.pemilik.as_str(), isian.aspek.as_str()), ("4", "1"));
        let puncak = contoh::ringkasan(Vec::new(), vec![contoh::baris("1", 4, Status::Draf, Some(5))]);
        assert_eq!(Isian::usulan(&puncak, instrumen, "1"), None);
    }
}
