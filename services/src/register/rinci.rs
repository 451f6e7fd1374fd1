//! One record with everything around it.

use domain::register::{Kelengkapan, Keterlihatan, Register, kelengkapan, tahap::Langkah};

use super::{
    Rekaman, akses,
    akses::boleh_ubah,
    nama::{self, Nama},
    simpan, sql, tahap,
};
use crate::{Galat, Hasil, Layanan, Pelaku, jejak};

/// Entries of the history a page shows.
const RIWAYAT: u64 = 50;

/// A record for its page.
#[derive(Clone, Debug)]
pub struct Rincian {
    pub rekaman: Rekaman,
    pub nama: Nama,
    pub kelengkapan: Kelengkapan,
    /// Newest first.
    pub riwayat: Vec<jejak::Entri>,
    /// Whether this person may change it, its stage aside.
    pub boleh_ubah: bool,
    /// The steps this person may take now.
    pub langkah: Vec<Langkah>,
}

/// One record.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64) -> Hasil<Rincian> {
    let akses = akses(pelaku, r)?;
    let rekaman = simpan::terlihat(&l.db, pelaku, r, id).await?;
    let nama = nama::untuk(l, &akses, r, &[&rekaman]).await?;
    let boleh_ubah = boleh_ubah(pelaku, r, rekaman.kantor());
    // Who only sees it because it is shared does not see who changed what.
    let kantor: Vec<i64> = rekaman.kantor().into_iter().collect();
    let riwayat = if pelaku.boleh(r.lihat, &kantor) {
        let milik = jejak::Milik { objek: r.kode, objek_id: id, tindakan: r.lihat, kantor: &kantor };
        jejak::riwayat(&l.db, pelaku, milik, RIWAYAT).await?
    } else {
        Vec::new()
    };
    let langkah = tahap::langkah_terbuka(l, pelaku, r, &rekaman);
    Ok(Rincian { kelengkapan: kelengkapan(r, &rekaman.butir), rekaman, nama, riwayat, boleh_ubah, langkah })
}

/// A record that is marked public, for anybody; only fields marked public are left in it.
///
/// # Errors
/// [`Galat::TidakAda`] for every other record.
pub async fn get_publik(l: &Layanan, r: &'static Register, id: i64) -> Hasil<(Rekaman, Nama)> {
    let mut rekaman = sql::satu(&l.db, r, id).await?;
    let publik = Keterlihatan::dari_kode(rekaman.butir.teks("keterlihatan")) == Keterlihatan::Publik;
    if !publik || rekaman.diarsipkan.is_some() {
        return Err(Galat::TidakAda);
    }
    for bidang in r.bidang.iter().filter(|b| !b.publik) {
        rekaman.butir.set(bidang.kode, domain::register::Isi::Kosong);
    }
    rekaman.diubah_oleh.clear();
    // A record field of a public page names only public records, so it asks as nobody.
    let nama = nama::untuk(l, &super::Akses::Kantor(Vec::new()), r, &[&rekaman]).await?;
    Ok((rekaman, nama))
}
