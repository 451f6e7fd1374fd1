//! Help, and the accessibility statement.

use leptos::prelude::*;

use crate::{
    kerangka::{Isi, bingkai, halaman_umum},
    komponen::bagian,
};

/// `/bantuan`
pub fn halaman_bantuan() -> AnyView {
    halaman_umum(|_| async {
        let isi = view! {
            <p class="baca">"Halaman ini menjelaskan pekerjaan menurut peran. Menu di kiri hanya memuat yang dapat Anda buka."</p>
            {bagian("b-operator", "Operator Perangkat Daerah", None, view! {
                <ol class="langkah baca">
                    <li>"Buka Menunggu saya, lalu pilih indikator yang ditugaskan kepada kantor Anda."</li>
                    <li>"Baca kriteria setiap tingkat. Pilih tingkat tertinggi yang seluruh kriterianya terpenuhi."</li>
                    <li>"Tulis Fakta: dokumen, bab atau halaman, dan isinya. Tulis Analisis: mengapa fakta itu memenuhi kriteria."</li>
                    <li>"Unggah bukti, atau pilih bukti yang sudah ada, termasuk bukti tahun lalu."</li>
                    <li>"Tekan Ajukan. Kepala Perangkat Daerah lalu menyetujui atau mengembalikan."</li>
                </ol>
            })}
            {bagian("b-kepala", "Kepala Perangkat Daerah", None, view! {
                <p class="baca">"Baca isian yang diajukan operator. Setujui bila benar, atau kembalikan dengan alasan. Yang disetujui diteruskan kepada asesor internal."</p>
            })}
            {bagian("b-asesor", "Asesor internal", None, view! {
                <p class="baca">"Cocokkan tingkat dengan bukti pada tahap dokumen. Setiap perubahan tingkat disertai justifikasi. Pada Evaluasi, pertanyaan diajukan dan dijawab pada tahap interviu. Orang yang mengajukan suatu indikator tidak dapat memverifikasi indikator itu."</p>
            })}
            {bagian("b-tim", "Tim koordinasi SPBE", None, view! {
                <p class="baca">"Buka putaran penilaian, tetapkan tenggat setiap tahap, dan tugaskan Perangkat Daerah. Setelah penetapan, hasil terkunci; membukanya kembali memerlukan keputusan yang dicatat."</p>
            })}
            {bagian("b-simpan", "Bila tulisan belum tersimpan", None, view! {
                <ul class="langkah baca">
                    <li>"Isian indikator tersimpan sendiri. Keadaannya tertulis di kaki formulir: Tersimpan, Menyimpan, atau Belum tersimpan."</li>
                    <li>"Bila sambungan terputus, tulisan disimpan di peramban ini dan dikirim begitu sambungan kembali."</li>
                    <li>"Bila orang lain menyimpan indikator yang sama, kedua versi ditampilkan dan Anda memilih."</li>
                    <li>"Tanpa skrip, tekan tombol Simpan."</li>
                </ul>
            })}
            {bagian("b-akun", "Akun dan kata sandi", None, view! {
                <p class="baca">"Sesi berakhir setelah 60 menit tanpa kegiatan. Kata sandi diganti di halaman Profil dan kata sandi. Lupa kata sandi: hubungi admin, yang akan memberi kata sandi sementara."</p>
            })}
        };
        Ok(Isi::baru("Bantuan", isi))
    })
}

/// `/aksesibilitas`
pub fn halaman_aksesibilitas() -> AnyView {
    halaman_umum(|k| async move {
        let pemerintah = bingkai::pemerintah(&k.l);
        let isi = view! {
            <div class="tumpuk baca">
                <p>{format!("{pemerintah} memakai Kendali SPBE. Aplikasi ini dirancang agar memenuhi WCAG 2.2 tingkat AA.")}</p>
                <h2>"Yang dapat Anda andalkan"</h2>
                <ul class="langkah">
                    <li>"Semua pekerjaan dapat dilakukan dengan papan tik saja, dan fokus selalu terlihat."</li>
                    <li>"Semua formulir bekerja tanpa skrip."</li>
                    <li>"Keadaan selalu tertulis dengan kata dan bentuk, tidak dengan warna saja."</li>
                    <li>"Halaman dapat dibaca pada layar selebar 320 piksel dan dengan huruf dua kali lebih besar."</li>
                    <li>"Setiap grafik disertai tabel atau angka yang sama isinya."</li>
                </ul>
                <h2>"Cara kami menguji"</h2>
                <p>"Setiap halaman diperiksa dengan alat otomatis dan papan tik. Alat otomatis tidak menemukan semua hambatan."</p>
                <h2>"Keterbatasan"</h2>
                <p>"Laporan PDF dapat dicari dan disalin teksnya, tetapi belum bertanda struktur untuk pembaca layar. Isi yang sama tersedia pada halaman dan buku kerja XLSX."</p>
                <h2>"Menyampaikan hambatan"</h2>
                <p>"Sampaikan kepada admin Kendali SPBE: halaman yang Anda buka, apa yang Anda lakukan, dan alat bantu yang Anda pakai."</p>
            </div>
        };
        Ok(Isi::baru("Pernyataan aksesibilitas", isi))
    })
}
