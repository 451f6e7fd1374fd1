//! Whether public services tell what they must, for the head of an office and the head of the government (PRABU Pasal 17
//! ayat (2)).

use domain::{angka::ribuan, izin::Peran, register::perhatian::Perhatian};
use leptos::prelude::*;
use services::{
    Hasil,
    register::informasi_publik::{InformasiPublik, hitung},
};

use crate::{kerangka::Konteks, komponen::bagian};

/// Who looks at it.
const MELIHAT: [Peran; 2] = [Peran::KepalaPerangkatDaerah, Peran::Pimpinan];

/// The section; nothing for other roles, and where the government's regulation asks no such information.
pub(super) async fn tampil(k: &Konteks) -> Hasil<Option<AnyView>> {
    if !MELIHAT.into_iter().any(|peran| k.pelaku.ber(peran)) {
        return Ok(None);
    }
    Ok(hitung(&k.l, &k.pelaku).await?.map(|info| {
        let daftar = format!("/register/perhatian?daftar={}", Perhatian::InformasiKurang.kode());
        let kurang = (info.kurang > 0).then(|| view! { <a href=daftar>"Lihat yang belum lengkap"</a>" · " });
        let isi = view! {
            <p>{kalimat(info)}</p>
            <p>{kurang}<a href="/publik/layanan">"Halaman publiknya"</a></p>
            <p class="dasar redup">{Perhatian::InformasiKurang.pasal()}</p>
        };
        bagian("informasi-publik", "Informasi layanan publik", None, isi)
    }))
}

fn kalimat(info: InformasiPublik) -> String {
    let milik = if info.sendiri { " kantor Anda" } else { "" };
    let angka = |n: u64| ribuan(i64::try_from(n).unwrap_or(i64::MAX));
    match (info.layanan, info.kurang) {
        (0, _) => format!("Belum ada layanan publik{milik} dalam register layanan."),
        (semua, 0) => format!("Informasi {} layanan publik{milik} sudah lengkap.", angka(semua)),
        (semua, kurang) => {
            format!("Informasi {} dari {} layanan publik{milik} belum lengkap.", angka(kurang), angka(semua))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_says_whose_and_how_many() {
        let info = |layanan, kurang, sendiri| kalimat(InformasiPublik { layanan, kurang, sendiri });
        assert_eq!(info(12, 3, true), "Informasi 3 dari 12 layanan publik kantor Anda belum lengkap.");
        assert_eq!(info(1_204, 0, false), "Informasi 1.204 layanan publik sudah lengkap.");
        assert_eq!(info(0, 0, true), "Belum ada layanan publik kantor Anda dalam register layanan.");
    }
}
