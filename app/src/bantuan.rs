//! Help, and the accessibility statement.

use domain::izin::Peran;
use leptos::prelude::*;

use crate::{
    kerangka::{Isi, bingkai, halaman_umum},
    komponen::bagian,
};

/// `/bantuan`: open to everybody, since who cannot sign in needs it most. One's own roles come first.
pub fn halaman_bantuan() -> AnyView {
    halaman_umum(|k| async move {
        let peran: Vec<Peran> = k.pelaku.iter().flat_map(|p| p.peran.iter().map(|p| p.peran)).collect();
        let sendiri = |id: &str| peran.iter().any(|&peran| bagian_peran(peran) == id);
        let (milik, lain): (Vec<_>, Vec<_>) = PERAN.iter().partition(|b| sendiri(b.id));
        let daftar = milik
            .iter()
            .chain(&lain)
            .map(|b| (b.id, b.judul))
            .chain([
                ("masuk", "Masuk dan kata sandi"),
                ("simpan", "Bila tulisan belum tersimpan"),
                ("papan-tik", "Papan tik"),
            ])
            .map(|(id, judul)| view! { <li><a href=format!("#{id}")>{judul}</a></li> }.into_any())
            .collect_view();
        let semua = milik.into_iter().chain(lain).map(|b| satu(b, sendiri(b.id))).collect_view();
        let isi = view! {
            <nav aria-label="Isi bantuan"><ul class="langkah baca">{daftar}</ul></nav>
            {semua}
            {bagian("masuk", "Masuk dan kata sandi", None, langkah(&[
                "Nama pengguna dan kata sandi sementara diberikan oleh admin Kendali SPBE di pemerintah Anda. NIP dapat dipakai sebagai nama pengguna.",
                "Kata sandi sementara wajib diganti saat pertama kali masuk: paling sedikit 12 huruf, bukan nama sendiri. Kalimat pendek lebih kuat daripada satu kata.",
                "Lupa kata sandi: hubungi admin, yang akan memberi kata sandi sementara.",
                "Sesi berakhir setelah 60 menit tanpa kegiatan, dan paling lama setelah 12 jam.",
            ]))}
            {bagian("simpan", "Bila tulisan belum tersimpan", None, langkah(&[
                "Isian indikator tersimpan sendiri. Keadaannya tertulis di kaki formulir: Tersimpan, Menyimpan, atau Belum tersimpan.",
                "Bila sambungan terputus, tulisan disimpan di peramban ini dan dikirim begitu sambungan kembali.",
                "Bila orang lain menyimpan indikator yang sama, kedua versi ditampilkan dan Anda memilih.",
                "Formulir lain tersimpan bila tombolnya ditekan. Bila masih ada yang belum dikirim, peramban bertanya sebelum halaman ditinggalkan.",
                "Tanpa skrip, tekan tombol Simpan.",
            ]))}
            {bagian("papan-tik", "Papan tik", None, langkah(&[
                "Tab pindah ke isian atau tautan berikutnya, Shift+Tab ke sebelumnya. Tab pertama pada setiap halaman menawarkan Langsung ke isi.",
                "Garis miring (/) pindah ke kotak Cari catatan.",
                "Esc menutup menu.",
                "Setelah isian ditolak, fokus berada pada ringkasan; tautannya menuju isian yang harus diperbaiki.",
            ]))}
        };
        Ok(Isi::baru("Bantuan", isi).keterangan("Pekerjaan menurut peran. Menu hanya memuat yang dapat Anda buka."))
    })
}

/// The help for one role, or several that do the same.
struct BantuanPeran {
    id: &'static str,
    judul: &'static str,
    langkah: &'static [&'static str],
}

/// The part of the help that is about a role: its id on the page.
#[must_use]
pub const fn bagian_peran(peran: Peran) -> &'static str {
    use Peran as P;
    match peran {
        P::Operator => "operator",
        P::KepalaPerangkatDaerah => "kepala",
        P::AsesorInternal => "asesor",
        P::TimKoordinasi => "tim-koordinasi",
        P::Admin => "admin",
        P::Pimpinan | P::Dinas | P::Perencanaan => "pimpinan",
        P::Auditor => "auditor",
        P::KepatuhanRisiko => "kepatuhan",
        P::Keamanan | P::Walidata | P::WaliLayanan => "pembaca",
        P::ProdusenData | P::PenggunaData => "data",
    }
}

const PERAN: [BantuanPeran; 10] = [
    BantuanPeran {
        id: "operator",
        judul: "Operator Perangkat Daerah",
        langkah: &[
            "Buka Menunggu saya. Yang terlambat ada di atas, dengan sisa harinya. Pilih indikator yang ditugaskan kepada kantor Anda.",
            "Baca kriteria setiap tingkat. Pilih tingkat tertinggi yang seluruh kriterianya terpenuhi.",
            "Tulis Fakta: dokumen, bab atau halaman, dan isinya. Tulis Analisis: mengapa fakta itu memenuhi kriteria.",
            "Unggah bukti, atau pilih bukti yang sudah ada, termasuk bukti tahun lalu. Bukti yang terlepas dapat dikembalikan dengan Batalkan.",
            "Tekan Ajukan. Kepala Perangkat Daerah lalu menyetujui atau mengembalikan.",
            "Pertanyaan asesor dijawab pada halaman indikatornya; jumlahnya tertulis pada menu Pertanyaan asesor.",
            "Risiko dicatat pada Register dan peta risiko: tetapkan konteks, nilai pada matriks, rencanakan penanganan, ajukan, lalu pantau.",
        ],
    },
    BantuanPeran {
        id: "kepala",
        judul: "Kepala Perangkat Daerah",
        langkah: &[
            "Buka menu Persetujuan: isian yang diajukan operator dan menunggu Anda.",
            "Baca tingkat, Fakta, Analisis, dan bukti. Setujui bila benar, atau kembalikan dengan alasan.",
            "Beberapa indikator dapat disetujui sekaligus: pilih pada daftar, lalu tekan Setujui.",
            "Yang disetujui diteruskan kepada asesor internal.",
            "Menu Persetujuan risiko memuat risiko yang menunggu Anda sebagai pemilik risiko.",
        ],
    },
    BantuanPeran {
        id: "kepatuhan",
        judul: "Unit kepatuhan risiko",
        langkah: &[
            "Buka menu Reviu kepatuhan: risiko yang sudah disetujui pemiliknya.",
            "Nyatakan sesuai, atau kembalikan dengan catatan. Beberapa sekaligus dapat dipilih pada daftar.",
            "Saran kepada Perangkat Daerah dicatat pada Pendampingan; tindak lanjutnya diisi operator.",
        ],
    },
    BantuanPeran {
        id: "asesor",
        judul: "Asesor internal",
        langkah: &[
            "Buka menu Verifikasi: indikator yang sudah disetujui kepala Perangkat Daerah.",
            "Cocokkan tingkat dengan bukti pada tahap dokumen. Setiap perubahan tingkat disertai justifikasi.",
            "Pada Evaluasi, pertanyaan diajukan dan dijawab pada tahap interviu.",
            "Orang yang mengajukan suatu indikator tidak dapat memverifikasi indikator itu, dan tidak mereviu verifikasinya sendiri.",
        ],
    },
    BantuanPeran {
        id: "tim-koordinasi",
        judul: "Tim koordinasi SPBE",
        langkah: &[
            "Buka putaran penilaian, tetapkan tenggat setiap tahap, dan tugaskan Perangkat Daerah pada menu Penugasan.",
            "Beranda memuat Perangkat Daerah yang ditunggu. Menu Pengingat menyiapkan teks untuk dikirim; aplikasi tidak mengirim apa pun.",
            "Setelah semua indikator tuntas, tetapkan hasilnya. Hasil terkunci; membukanya kembali memerlukan keputusan yang dicatat.",
            "Laporan bernomor diterbitkan pada Hasil dan laporan. Isinya tidak berubah lagi.",
        ],
    },
    BantuanPeran {
        id: "pimpinan",
        judul: "Pimpinan, Dinas, dan Perencanaan",
        langkah: &[
            "Beranda memuat hasil tetap terakhir dengan laporannya, dan kemajuan penilaian yang berjalan.",
            "Ringkasan memuat indeks, kemajuan setiap Perangkat Daerah, kekuatan, dan kelemahan.",
            "Simulasi menunjukkan indikator yang menaikkan indeks paling banyak.",
        ],
    },
    BantuanPeran {
        id: "auditor",
        judul: "Auditor",
        langkah: &[
            "Jejak audit mencatat setiap perubahan: siapa, kapan, dari apa menjadi apa.",
            "Bukti dibuka dari halaman indikator. Laporan terbit memuat sidik isinya.",
            "Keputusan penetapan dan pembukaan kembali ada pada ringkasan putaran.",
        ],
    },
    BantuanPeran {
        id: "admin",
        judul: "Admin",
        langkah: &[
            "Tambah pengguna, lalu beri peran. Kata sandi sementara tampil satu kali; serahkan langsung kepada orangnya.",
            "Orang yang pindah atau pensiun dinonaktifkan, tidak dihapus, supaya catatannya tetap bernama.",
            "Perangkat Daerah ditambah satu per satu atau diimpor dari tabel.",
        ],
    },
    BantuanPeran {
        id: "pembaca",
        judul: "Keamanan, Walidata, Wali layanan, dan Kepatuhan risiko",
        langkah: &[
            "Indikator kami memuat indikator kantor Anda: tingkat, penjelasan, bukti, dan keadaannya.",
            "Rekomendasi memuat saran perbaikan bagi kantor Anda dengan tenggatnya.",
        ],
    },
    BantuanPeran {
        id: "data",
        judul: "Produsen data dan Pengguna data",
        langkah: &[
            "Penilaian belum memberi pekerjaan kepada peran ini.",
            "Kata sandi dan sesi diatur di halaman Profil dan kata sandi.",
        ],
    },
];

fn satu(b: &BantuanPeran, sendiri: bool) -> AnyView {
    let tanda = sendiri.then(|| view! { <span class="redup">"Peran Anda"</span> }.into_any());
    bagian(b.id, b.judul, tanda, langkah(b.langkah))
}

fn langkah(isi: &[&'static str]) -> AnyView {
    let butir = isi.iter().map(|teks| view! { <li>{*teks}</li> }.into_any()).collect_view();
    view! { <ol class="langkah baca">{butir}</ol> }.into_any()
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
