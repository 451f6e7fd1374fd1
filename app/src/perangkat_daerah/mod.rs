//! Offices: the list, a new one, and one office with its Unit Kerja, functions and people.

mod daftar;
mod impor;
mod rinci;
mod unit;

pub use daftar::{halaman_baru, halaman_daftar};
pub use impor::{halaman_impor, halaman_pratinjau};
pub use rinci::{halaman_arsip, halaman_rinci, halaman_ubah};
pub use unit::{halaman_hapus_unit, halaman_ubah_unit, halaman_unit};

use domain::{
    penandatangan::Penandatangan,
    perangkat_daerah::{Fungsi, Jenis, KODE_MAKS, NAMA_MAKS, SINGKATAN_MAKS},
};
use leptos::prelude::*;
use services::perangkat_daerah::Kantor;

use crate::{
    komponen::{Bidang, Borang, Opsi},
    penandatangan,
};

const UTAMA: (&str, &str) = ("Perangkat Daerah", "/perangkat-daerah");

/// The fields of an office, empty or as they are: `kode`, `nama`, `singkatan`, `jenis`, `fungsi` (several), and of its
/// head `kepala_jabatan`, `kepala_nama`, `kepala_nip`, `kepala_pangkat`.
fn bidang_kantor(b: &Borang, kantor: Option<&Kantor>, kepala: &Penandatangan) -> AnyView {
    let awal = |ambil: fn(&Kantor) -> &str| kantor.map(ambil).unwrap_or_default().to_owned();
    let jenis = kantor.map(|k| k.jenis.kode()).unwrap_or_default();
    let fungsi: Vec<String> =
        kantor.map(|k| k.fungsi.iter().map(|f| f.kode().to_owned()).collect()).unwrap_or_default();
    let opsi_jenis = Jenis::SEMUA.into_iter().map(|jenis| Opsi::baru(jenis.kode(), jenis.nama())).collect();
    let opsi_fungsi = Fungsi::SEMUA.into_iter().map(|fungsi| Opsi::baru(fungsi.kode(), fungsi.nama())).collect();
    view! {
        {Bidang::baru("nama", "Nama").bantu("Seperti pada peraturan pembentukannya.").dasar("perangkat_daerah.nama").wajib().maks(NAMA_MAKS).teks(b, &awal(|k| &k.nama))}
        {Bidang::baru("singkatan", "Singkatan").bantu("Dipakai dalam tabel yang sempit.").maks(SINGKATAN_MAKS).teks(b, &awal(|k| &k.singkatan))}
        {Bidang::baru("kode", "Kode").bantu("Satu kode untuk satu Perangkat Daerah.").wajib().pendek().maks(KODE_MAKS).teks(b, &awal(|k| &k.kode))}
        {Bidang::baru("jenis", "Jenis").wajib().pilihan(b, opsi_jenis, jenis, Some("Pilih jenis"))}
        {Bidang::baru("fungsi", "Fungsi").bantu("Tugas dan kewenangan dalam aplikasi mengikuti fungsi, bukan nama.").dasar("perangkat_daerah.fungsi").ganda(b, opsi_fungsi, &fungsi)}
        <h2 class="h3">"Kepala, untuk tanda tangan lembar Perangkat Daerah"</h2>
        {penandatangan::bidang(b, "kepala_", kepala, &kepala.jabatan, "")}
    }
    .into_any()
}

fn sebut_fungsi(fungsi: &[Fungsi]) -> String {
    fungsi.iter().map(|f| f.nama()).collect::<Vec<_>>().join("; ")
}
