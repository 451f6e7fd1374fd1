//! `/usulan-aplikasi/{id}/kemiripan`: what is already there, answered before the proposal is filed.

use domain::aplikasi::usulan::syarat::TANPA_UMUM;
use leptos::prelude::*;
use services::aplikasi::usulan::{self, Serupa, Usulan, nama_isian};

use super::{UTAMA, alamat};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Nada, bagian, kabar, keadaan},
};

/// Posts `alasan_<aplikasi>`, `aksi`, `versi` to the same address.
pub fn halaman_kemiripan() -> AnyView {
    halaman(|k| async move {
        let id = k.id("id")?;
        let u = usulan::get(&k.l, &k.pelaku, id).await?;
        let daftar = usulan::serupa(&k.l, &k.pelaku, id).await?;
        let ubah = u.boleh_mengisi && u.status.boleh_diubah().is_ok();
        let wajib = daftar.iter().filter(|s| s.wajib).count();
        let pengantar = match (daftar.is_empty(), wajib) {
            (true, _) => {
                kabar(Nada::Selesai, view! { <p>"Tidak ada aplikasi terdaftar yang mirip dengan usulan ini."</p> })
            }
            (_, 0) => kabar(
                Nada::Biasa,
                view! { <p>"Ada aplikasi yang agak mirip. Periksa dulu apakah salah satunya dapat digunakan bersama."</p> },
            ),
            _ => kabar(
                Nada::Awas,
                view! {
                    <p>{format!("{wajib} aplikasi mirip dengan usulan ini, atau aplikasi umum untuk layanan yang sama. Jelaskan mengapa masing-masing tidak dapat digunakan; tanpa itu usulan tidak dapat diajukan.")}</p>
                    <p>"Aplikasi umum yang tersedia harus digunakan (DKI68 Pasal 15 ayat (5)); aplikasi sejenis hanya dibangun bila tidak disediakan (KALBAR Pasal 18 ayat (1))."</p>
                },
            ),
        };
        let pernyataan = pernyataan(&u, &daftar, ubah);
        let baris = daftar.iter().map(|s| satu(&k, s, ubah)).collect_view();
        let tombol = ubah.then(|| {
            view! {
                <p class="baris">
                    <button class="tombol utama" type="submit" name="aksi" value="ajukan">"Ajukan usulan"</button>
                    <button class="tombol" type="submit" name="aksi" value="simpan">"Simpan alasan"</button>
                    <a class="tombol" href=alamat(id)>"Kembali"</a>
                </p>
            }
        });
        let isi = view! {
            {pengantar}
            {pernyataan}
            <form class="tumpuk" method="post" action=format!("{}/kemiripan", alamat(id))>
                <input type="hidden" name="versi" value=u.versi.to_string()/>
                {baris}
                {tombol}
            </form>
        };
        Ok(Isi::baru("Aplikasi yang mirip", isi)
            .remah(remah(&u))
            .keterangan("Dari aplikasi Perangkat Daerah lain hanya nama dan pemiliknya yang ditampilkan."))
    })
}

/// The statement that is asked where no aplikasi umum is near, or what it says.
fn pernyataan(u: &Usulan, daftar: &[Serupa], ubah: bool) -> Option<AnyView> {
    let d = u.dibawa.iter().find(|d| d.syarat.butir.kode == TANPA_UMUM)?;
    let ada_umum = daftar.iter().any(|s| s.umum && s.wajib);
    let isi = d.jawaban.isi.clone();
    let kutipan = d.syarat.kutipan.clone();
    match (ada_umum, isi.is_empty()) {
        (_, false) => Some(kabar(
            Nada::Selesai,
            view! { <p><strong>{format!("{}: ", d.syarat.butir.label)}</strong>{isi}</p> <p class="pasal">{kutipan}</p> },
        )),
        (false, true) if ubah => Some(kabar(
            Nada::Awas,
            view! {
                <p>
                    "Tidak ada aplikasi umum terdaftar yang dekat dengan usulan ini. Nyatakan pada "
                    <a href=format!("{}/ubah#{TANPA_UMUM}", alamat(u.id))>"isi usulan"</a>
                    " mengapa tidak ada yang sesuai; tanpa itu usulan tidak dapat diajukan."
                </p>
                <p class="pasal">{kutipan}</p>
            },
        )),
        _ => None,
    }
}

pub(super) fn remah(u: &Usulan) -> [(String, String); 2] {
    [(UTAMA.0.to_owned(), UTAMA.1.to_owned()), (u.nama.clone(), alamat(u.id))]
}

fn satu(k: &Konteks, s: &Serupa, ubah: bool) -> AnyView {
    let nada = if s.wajib { Nada::Awas } else { Nada::Biasa };
    let umum = s.umum.then(|| view! { " " {keadaan(Nada::Kunci, "Aplikasi umum")} });
    let sebab = s.alasan.join(", ");
    let kepala = view! {
        <p>
            {keadaan(nada, format!("Mirip {}", s.skor))} {umum}
            <br/>{s.kantor.clone()} {(!sebab.is_empty()).then(|| view! { <span class="redup">{format!(" · {sebab}")}</span> })}
        </p>
    };
    let isian = if ubah {
        let bidang =
            Bidang::baru(nama_isian(s.aplikasi_id), format!("Mengapa {} tidak dapat digunakan", s.nama)).maks(2_000);
        let bidang = if s.wajib { bidang.wajib_saat("diajukan") } else { bidang };
        Some(bidang.paragraf(&k.borang, &s.jawaban, 3))
    } else {
        (!s.jawaban.is_empty()).then(|| view! { <p class="baca">{s.jawaban.clone()}</p> }.into_any())
    };
    // A heading a person can find the application by, without a section id for each.
    view! { <div class="bagian"><h2 class="h3">{s.nama.clone()}</h2>{kepala}{isian}</div> }.into_any()
}

/// The line on the proposal's own page.
pub(super) fn ringkasan(id: i64, daftar: &[Serupa], ubah: bool) -> AnyView {
    let wajib = daftar.iter().filter(|s| s.wajib).count();
    let belum = daftar.iter().filter(|s| s.wajib && s.jawaban.is_empty()).count();
    let teks = match (daftar.len(), wajib, belum) {
        (0, ..) => "Tidak ada aplikasi terdaftar yang mirip.".to_owned(),
        (n, 0, _) => format!("{n} aplikasi agak mirip; tidak ada yang harus dijawab."),
        (_, w, 0) => format!("{w} aplikasi harus dijawab, semuanya sudah."),
        (_, w, b) => format!("{w} aplikasi harus dijawab, {b} belum."),
    };
    let tautan = if ubah { "Periksa kemiripan dan ajukan" } else { "Lihat aplikasi yang mirip" };
    let kelas = if ubah { "tombol utama" } else { "tombol" };
    bagian(
        "kemiripan",
        "Kemiripan",
        None,
        view! { <p>{teks}</p> <p class="jarak"><a class=kelas href=format!("{}/kemiripan", alamat(id))>{tautan}</a></p> },
    )
}
