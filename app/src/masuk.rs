//! The door: sign in, and the first admin of an empty installation.

use leptos::prelude::*;
use services::akun::siapkan;

use crate::{
    kerangka::{Isi, Konteks, alamat::lanjut_aman, cangkang::Aset, halaman_umum},
    komponen::{Bidang, Borang, kabar},
};

/// `/masuk?lanjut=/alamat`: posts `nama`, `sandi`, `lanjut` to `/masuk`.
pub fn halaman_masuk() -> AnyView {
    halaman_umum(|k| async move {
        let lanjut = k.alamat.ada("lanjut").and_then(lanjut_aman).unwrap_or("/").to_owned();
        if k.pelaku.is_some() {
            return Ok(Isi::alih(lanjut));
        }
        if siapkan::masih_kosong(&k.l).await? {
            return Ok(Isi::alih("/siapkan"));
        }
        let berakhir = k.alamat.ada("berakhir").is_some();
        let formulir = view! {
            <h2>"Masuk"</h2>
            {berakhir.then(|| view! { <div role="status">{kabar(kabar::Nada::Awas, view! { <p><strong>"Sesi Anda berakhir."</strong> " Masuk kembali untuk melanjutkan."</p> })}</div> })}
            {kabar::dari_kilat(&k.borang)}
            <form class="tumpuk" action="/masuk" method="post">
                {Bidang::baru("nama", "Nama pengguna atau NIP").wajib().maks(60).isi_otomatis("username").teks(&k.borang, "")}
                {Bidang::baru("sandi", "Kata sandi").wajib().maks(128).isi_otomatis("current-password").sandi(&k.borang)}
                <input type="hidden" name="lanjut" value=lanjut/>
                <p><button class="tombol utama" type="submit">"Masuk"</button></p>
            </form>
            <p class="redup"><small>"Lupa kata sandi atau belum punya akun? Hubungi admin Kendali SPBE di pemerintah Anda. " <a href="/bantuan#masuk">"Bantuan"</a></small></p>
        };
        Ok(Isi::pintu("Masuk", pintu(&k, formulir.into_any())))
    })
}

/// `/siapkan`: open only while there is no account; posts `kode_siapkan`, `nama_pengguna`, `nama`, `nip`, `jabatan`,
/// `surel`, `sandi`, `sandi_ulang` to `/siapkan`.
pub fn halaman_siapkan() -> AnyView {
    halaman_umum(|k| async move {
        if !siapkan::masih_kosong(&k.l).await? {
            return Ok(Isi::alih("/masuk"));
        }
        let b: &Borang = &k.borang;
        let formulir = view! {
            <h2>"Buat admin pertama"</h2>
            <p>"Belum ada akun di sini. Admin pertama membuat akun orang lain dan memberi peran."</p>
            {kabar::dari_kilat(b)}
            <form class="tumpuk" action="/siapkan" method="post">
                {Bidang::baru("kode_siapkan", "Kode sekali pakai").bantu("Tampil di terminal server saat aplikasi dinyalakan.").wajib().maks(64).teks(b, "")}
                {Bidang::baru("nama", "Nama lengkap").wajib().maks(120).teks(b, "")}
                {Bidang::baru("nama_pengguna", "Nama pengguna").bantu("Huruf kecil, angka, titik, atau tanda hubung.").wajib().maks(60).isi_otomatis("username").teks(b, "")}
                {Bidang::baru("nip", "NIP").bantu("18 angka.").maks(24).papan("numeric").teks(b, "")}
                {Bidang::baru("jabatan", "Jabatan").maks(160).teks(b, "")}
                {Bidang::baru("surel", "Surel").maks(254).jenis(b, "email", "")}
                {Bidang::baru("sandi", "Kata sandi").bantu("Paling sedikit 12 huruf; kalimat pendek mudah diingat.").wajib().maks(128).isi_otomatis("new-password").sandi(b)}
                {Bidang::baru("sandi_ulang", "Kata sandi sekali lagi").wajib().maks(128).isi_otomatis("new-password").sandi(b)}
                <p><button class="tombol utama" type="submit">"Buat admin"</button></p>
            </form>
        };
        Ok(Isi::pintu("Buat admin pertama", pintu(&k, formulir.into_any())))
    })
}

fn pintu<P>(k: &Konteks<P>, formulir: AnyView) -> AnyView {
    view! {
        <main class="pintu">
            <header class="muka">
                <div class="tumpuk">
                    <p class="baris">
                        <svg class="cap" aria-hidden="true"><use href=Aset::jalur("ikon.svg#lambang")></use></svg>
                        "Kendali SPBE"
                    </p>
                    <h1>{k.l.profil.pemerintah.clone()}</h1>
                    <p class="lebar">"Arsitektur, register, risiko, dan penilaian Sistem Pemerintahan Berbasis Elektronik, dari pengisian sampai laporan."</p>
                </div>
                <svg class="besar" viewBox="0 0 396 240" aria-hidden="true">
                    <path d="M0 192h76v48H0zM80 144h76v96H80zM160 96h76v144h-76zM240 48h76v192h-76zM320 0h76v240h-76z"/>
                </svg>
            </header>
            <div class="formulir tumpuk" id="isi" tabindex="-1">{formulir}</div>
        </main>
    }
    .into_any()
}
