//! Unit Kerja of an office: adding one, renaming, moving, removing.

use domain::{
    izin::Tindakan,
    perangkat_daerah::{NAMA_UNIT_MAKS, UNIT_TINGKAT_MAKS},
};
use leptos::prelude::*;
use services::{
    Galat, Hasil,
    perangkat_daerah::{Kantor, Rincian, UnitKerja, get},
};

use super::UTAMA;
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Borang, Lembar, Opsi, bagian},
};

/// `/perangkat-daerah/{id}/unit`: the tree, and a form that posts `nama`, `induk`, `versi` to the same address.
pub fn halaman_unit() -> AnyView {
    halaman(|k| async move {
        let r = muat(&k).await?;
        let alamat = format!("/perangkat-daerah/{}/unit", r.kantor.id);
        let opsi = opsi_induk(&r.unit, None);
        let susunan = if r.unit.is_empty() {
            view! { <p class="redup">"Belum ada Unit Kerja. Tambahkan yang pertama di bawah."</p> }.into_any()
        } else {
            view! { <div class="pohon">{cabang(&alamat, &r.unit)}</div> }.into_any()
        };
        let isi = view! {
            {bagian("susunan", "Susunan", None, susunan)}
            {bagian("tambah", "Tambah Unit Kerja", None, view! {
                <form class="tumpuk" action=alamat.clone() method="post">
                    <input type="hidden" name="versi" value=r.kantor.versi.to_string()/>
                    {bidang(&k.borang, opsi, "", None)}
                    <p><button class="tombol utama" type="submit">"Tambah"</button></p>
                </form>
            })}
        };
        Ok(Isi::baru("Unit Kerja", isi)
            .remah(remah(&r.kantor))
            .keterangan(format!("{}. Pilih nama unit untuk mengubah atau memindahkannya.", r.kantor.nama)))
    })
}

/// `/perangkat-daerah/{id}/unit/{uid}`: posts `nama`, `induk`, `versi` to the same address.
pub fn halaman_ubah_unit() -> AnyView {
    halaman(|k| async move {
        let r = muat(&k).await?;
        let uid = k.id("uid")?;
        let (unit, induk) = cari(&r.unit, uid, None).ok_or(Galat::TidakAda)?;
        let daftar = format!("/perangkat-daerah/{}/unit", r.kantor.id);
        let opsi = opsi_induk(&r.unit, Some(uid));
        let hapus = if unit.anak.is_empty() {
            view! { <a class="tombol bahaya" href=format!("{daftar}/{uid}/hapus")>"Hapus"</a> }.into_any()
        } else {
            view! { <p class="redup">{format!("Membawahi {} Unit Kerja, yang ikut berpindah.", jumlah(&unit.anak))}</p> }
                .into_any()
        };
        let isi = view! {
            <form class="tumpuk" action=format!("{daftar}/{uid}") method="post">
                <input type="hidden" name="versi" value=r.kantor.versi.to_string()/>
                {bidang(&k.borang, opsi, &unit.nama, induk)}
                <p class="baris">
                    <button class="tombol utama" type="submit">"Simpan"</button>
                    <a class="tombol" href=daftar.clone()>"Batal"</a>
                </p>
            </form>
            <div class="jarak">{hapus}</div>
        };
        let mut langkah = remah(&r.kantor);
        langkah.push(("Unit Kerja".to_owned(), daftar));
        Ok(Isi::baru(format!("Ubah {}", unit.nama), isi).remah(langkah))
    })
}

/// `/perangkat-daerah/{id}/unit/{uid}/hapus`: asks, then posts `versi` to the same address.
pub fn halaman_hapus_unit() -> AnyView {
    halaman(|k| async move {
        let r = muat(&k).await?;
        let (unit, _) = cari(&r.unit, k.id("uid")?, None).ok_or(Galat::TidakAda)?;
        let daftar = format!("/perangkat-daerah/{}/unit", r.kantor.id);
        let lembar = Lembar {
            tanya: format!("Hapus {}?", unit.nama),
            aksi: k.alamat.jalur.clone(),
            tombol: "Hapus".into(),
            bahaya: true,
            batal: format!("{daftar}/{}", unit.id),
            tersembunyi: vec![("versi".into(), r.kantor.versi.to_string())],
        };
        let isi = lembar
            .tampil(view! { <p>{format!("Unit ini hilang dari susunan {}. Namanya tetap ada dalam riwayat.", r.kantor.nama)}</p> });
        let mut langkah = remah(&r.kantor);
        langkah.push(("Unit Kerja".to_owned(), daftar));
        Ok(Isi::baru("Hapus Unit Kerja", isi).remah(langkah))
    })
}

async fn muat(k: &Konteks) -> Hasil<Rincian> {
    k.pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
    let r = get(&k.l, &k.pelaku, k.id("id")?).await?;
    if r.kantor.aktif {
        Ok(r)
    } else {
        Err(Galat::Ditolak("Perangkat Daerah ini diarsipkan. Keluarkan dari arsip lebih dulu, lalu ubah.".into()))
    }
}

fn remah(kantor: &Kantor) -> Vec<(String, String)> {
    vec![(UTAMA.0.to_owned(), UTAMA.1.to_owned()), (kantor.nama.clone(), format!("/perangkat-daerah/{}", kantor.id))]
}

fn bidang(b: &Borang, opsi: Vec<Opsi>, nama: &str, induk: Option<i64>) -> AnyView {
    let induk = induk.map(|id| id.to_string()).unwrap_or_default();
    view! {
        {Bidang::baru("nama", "Nama").dasar("perangkat_daerah.unit_kerja").wajib().maks(NAMA_UNIT_MAKS).teks(b, nama)}
        {Bidang::baru("induk", "Di bawah").bantu(format!("Susunan paling dalam {UNIT_TINGKAT_MAKS} tingkat.")).pilihan(b, opsi, &induk, Some("Langsung di bawah Perangkat Daerah"))}
    }
    .into_any()
}

/// The units another one can stand under, indented by level; without `kecuali` and everything below it.
fn opsi_induk(unit: &[UnitKerja], kecuali: Option<i64>) -> Vec<Opsi> {
    fn turun(unit: &[UnitKerja], tingkat: usize, kecuali: Option<i64>, hasil: &mut Vec<Opsi>) {
        // A unit on the last level has no room below it.
        if tingkat + 1 >= UNIT_TINGKAT_MAKS {
            return;
        }
        for u in unit.iter().filter(|u| Some(u.id) != kecuali) {
            hasil.push(Opsi::baru(u.id.to_string(), format!("{}{}", "– ".repeat(tingkat), u.nama)));
            turun(&u.anak, tingkat + 1, kecuali, hasil);
        }
    }
    let mut hasil = Vec::new();
    turun(unit, 0, kecuali, &mut hasil);
    hasil
}

/// A unit and the one above it.
fn cari(unit: &[UnitKerja], id: i64, induk: Option<i64>) -> Option<(&UnitKerja, Option<i64>)> {
    unit.iter().find_map(|u| if u.id == id { Some((u, induk)) } else { cari(&u.anak, id, Some(u.id)) })
}

fn jumlah(unit: &[UnitKerja]) -> usize {
    unit.iter().map(|u| 1 + jumlah(&u.anak)).sum()
}

fn cabang(alamat: &str, unit: &[UnitKerja]) -> AnyView {
    let butir = unit
        .iter()
        .map(|u| {
            let bawah = (!u.anak.is_empty()).then(|| cabang(alamat, &u.anak));
            view! { <li><a href=format!("{alamat}/{}", u.id)>{u.nama.clone()}</a>{bawah}</li> }.into_any()
        })
        .collect_view();
    view! { <ul>{butir}</ul> }.into_any()
}
