//! The home page of who has nothing to do now: why, where to go, and for roles that read, what was fixed last.

use domain::{
    angka::tampil_2,
    indeks,
    izin::{Peran, Tindakan},
    penilaian::Lingkup,
};
use leptos::prelude::*;
use services::{
    Hasil,
    akun::kelola,
    penilaian::{
        laporan::{self, Bentuk, LaporanTerbit},
        ringkasan::{self, Riwayat},
    },
};

use crate::{
    kerangka::{Konteks, menu},
    komponen::{bagian, kosong_besar},
};

/// Why nothing waits, and everything this person can open.
pub(super) fn tampil(k: &Konteks) -> AnyView {
    let peran = k.pelaku.peran.first().map(|p| p.peran);
    let butir = menu::tujuan(&k.pelaku, &k.menunggu)
        .into_iter()
        .chain([
            ("Profil dan kata sandi".to_owned(), "/akun".to_owned()),
            ("Bantuan untuk peran Anda".to_owned(), bantuan(peran)),
        ])
        .map(|(nama, alamat)| view! { <li><a href=alamat>{nama}</a></li> }.into_any())
        .collect_view();
    kosong_besar("Yang dapat Anda buka", view! { <p>{sebab(peran)}</p> <ul class="langkah">{butir}</ul> })
}

/// What roles that read come for, and what an admin looks after.
pub(super) async fn bacaan(k: &Konteks) -> Hasil<Option<AnyView>> {
    if k.pelaku.boleh(Tindakan::KelolaPengguna, &[]) {
        return akun(k).await.map(Some);
    }
    let bekerja = [Tindakan::TugaskanIndikator, Tindakan::VerifikasiIndikator];
    if !ringkasan::melihat_seluruh(&k.pelaku) || bekerja.iter().any(|&t| k.pelaku.boleh(t, &[])) {
        return Ok(None);
    }
    let semua = ringkasan::hasil_pemerintah(&k.l, &k.pelaku).await?;
    let terbaru = terbaru(&semua);
    let Some(utama) = terbaru.first() else { return Ok(None) };
    let terbit = laporan::list(&k.l, &k.pelaku, utama.penilaian_id).await?;
    let butir = terbaru.iter().enumerate().map(|(i, hasil)| satu_hasil(k, hasil, if i == 0 { &terbit } else { &[] }));
    let judul = format!("Hasil tetap terakhir, {}", utama.tahun);
    let tautan = view! { <a href="/penilaian">"Semua tahun"</a> }.into_any();
    let isi = view! { <ul class="daftar">{butir.collect_view()}</ul> };
    Ok(Some(bagian("hasil", judul, Some(tautan), isi)))
}

/// The results of the newest year, the ministry's before one's own.
fn terbaru(semua: &[Riwayat]) -> Vec<&Riwayat> {
    let tahun = semua.iter().map(|hasil| hasil.tahun).max();
    let mut terbaru: Vec<_> = semua.iter().filter(|hasil| Some(hasil.tahun) == tahun).collect();
    terbaru.sort_by_key(|hasil| hasil.lingkup != Lingkup::Nasional);
    terbaru
}

fn satu_hasil(k: &Konteks, hasil: &Riwayat, terbit: &[LaporanTerbit]) -> AnyView {
    let pangkal = format!("/penilaian/{}", hasil.penilaian_id);
    let angka = k.l.katalog.cari(&hasil.instrumen).map(|instrumen| {
        let indeks = indeks::hitung(instrumen, &hasil.nilai).indeks;
        let predikat = indeks::predikat(instrumen, hasil.tahun, &indeks).nama;
        view! { <b>{format!("{} {}", instrumen.nama_indeks, tampil_2(&indeks))}</b> {format!(", {predikat}. ")} }
    });
    let laporan = match terbit.iter().find(|satu| satu.bentuk == Bentuk::Evaluasi) {
        Some(satu) => {
            let alamat = format!("{pangkal}/laporan/{}.pdf", satu.id);
            view! { <a href=alamat download="">{format!("Unduh laporan {} (PDF)", satu.nomor)}</a> }.into_any()
        }
        None => view! { <a href=format!("{pangkal}/laporan")>"Buka laporannya"</a> }.into_any(),
    };
    view! { <li><a href=pangkal>{hasil.nama.clone()}</a><p>{angka}{laporan}</p></li> }.into_any()
}

/// Accounts that an admin has to look at.
async fn akun(k: &Konteks) -> Hasil<AnyView> {
    let h = kelola::perhatian(&k.l, &k.pelaku).await?;
    let butir = [
        (h.tanpa_peran, "akun aktif belum mempunyai peran, jadi belum dapat membuka apa pun"),
        (h.sandi_awal, "akun aktif masih memakai kata sandi sementara"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, kata)| view! { <li><a href="/pengguna?keadaan=aktif">{format!("{n} {kata}")}</a></li> }.into_any())
    .collect::<Vec<_>>();
    let isi = if butir.is_empty() {
        let kata = format!("Semua {} akun aktif mempunyai peran dan kata sandi sendiri.", h.aktif);
        view! { <p>{kata}</p> }.into_any()
    } else {
        view! { <ul class="daftar">{butir}</ul> }.into_any()
    };
    let tautan = view! { <a href="/pengguna/baru">"Tambah pengguna"</a> }.into_any();
    Ok(bagian("akun", "Akun", Some(tautan), isi))
}

/// Why nothing waits for somebody of this role.
const fn sebab(peran: Option<Peran>) -> &'static str {
    use Peran as P;
    match peran {
        Some(P::Operator) => {
            "Pekerjaan muncul di sini begitu indikator ditugaskan kepada kantor Anda, dikembalikan, atau ditanyakan asesor, dan begitu catatan register atau usulan aplikasi dikembalikan."
        }
        Some(P::KepalaPerangkatDaerah) => "Isian muncul di sini begitu operator mengajukannya untuk Anda setujui.",
        Some(P::AsesorInternal) => "Indikator muncul di sini begitu kepala Perangkat Daerah menyetujuinya.",
        Some(P::TimKoordinasi) => {
            "Setiap indikator putaran yang berjalan sudah ada penanggung jawabnya, belum ada putaran yang siap ditetapkan, dan tidak ada catatan arsitektur yang menunggu terbit."
        }
        Some(P::Auditor) => "Auditor membaca hasil, bukti, keputusan, dan jejak audit; tidak ada yang harus diisi.",
        Some(P::Pimpinan) => "Pimpinan membaca hasil dan laporan; tidak ada yang harus diisi.",
        Some(P::Dinas) => {
            "Catatan register dan usulan aplikasi muncul di sini begitu Perangkat Daerah mengajukannya untuk Anda verifikasi."
        }
        Some(P::Perencanaan) => "Catatan register yang Anda validasi muncul di sini begitu Dinas memverifikasinya.",
        Some(P::KepatuhanRisiko) => "Risiko muncul di sini begitu kepala Perangkat Daerah menyetujuinya.",
        Some(P::Keamanan | P::Walidata | P::WaliLayanan) => {
            "Catatan register yang Anda validasi muncul di sini begitu Dinas memverifikasinya. Indikator diisi oleh operator."
        }
        Some(P::Admin) => "Admin mengelola akun, peran, dan Perangkat Daerah. Isi penilaian bukan urusan admin.",
        Some(P::ProdusenData) => {
            "Produsen data belum mempunyai pekerjaan dalam penilaian. Daftar Perangkat Daerah dapat Anda baca."
        }
        Some(P::PenggunaData) => "Pengguna data belum mempunyai pekerjaan dalam penilaian.",
        None => "Akun Anda belum mempunyai peran. Hubungi admin Kendali SPBE di pemerintah Anda.",
    }
}

/// The part of the help for a role.
fn bantuan(peran: Option<Peran>) -> String {
    peran.map_or_else(|| "/bantuan".to_owned(), |peran| format!("/bantuan#{}", crate::bantuan::bagian_peran(peran)))
}
