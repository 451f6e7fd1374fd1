//! One record with everything around it.

use std::collections::BTreeSet;

use domain::register::{Jenis, Kelengkapan, Register, kelengkapan, tahap::Langkah};

use super::{
    Rekaman, akses,
    akses::boleh_ubah,
    lampiran::{self, Lampiran},
    nama::{self, Nama},
    simpan, tahap,
};
use crate::{Hasil, Layanan, Pelaku, jejak};

/// Entries of the history a page shows.
const RIWAYAT: u64 = 50;

/// A record for its page.
#[derive(Clone, Debug)]
pub struct Rincian {
    pub rekaman: Rekaman,
    pub nama: Nama,
    pub kelengkapan: Kelengkapan,
    /// In the order they were attached.
    pub lampiran: Vec<Lampiran>,
    /// Newest first.
    pub riwayat: Vec<jejak::Entri>,
    /// Whether this person may change it, its stage aside.
    pub boleh_ubah: bool,
    /// The steps this person may take now.
    pub langkah: Vec<Langkah>,
    /// Verification is left out of them because this person submitted the record.
    pub pengaju: bool,
}

/// One record.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64) -> Hasil<Rincian> {
    get_seluruh(l, pelaku, r, id, RIWAYAT).await
}

/// The same with so many entries of its history.
pub(crate) async fn get_seluruh(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    id: i64,
    entri: u64,
) -> Hasil<Rincian> {
    let akses = akses(pelaku, r)?;
    let rekaman = simpan::terlihat(&l.db, pelaku, r, id).await?;
    let boleh_ubah = boleh_ubah(pelaku, r, rekaman.kantor());
    // Who only sees it because it is shared does not see who changed what.
    let kantor: Vec<i64> = rekaman.kantor().into_iter().collect();
    let riwayat = if pelaku.boleh(r.lihat, &kantor) {
        let milik = jejak::Milik { objek: r.kode, objek_id: id, tindakan: r.lihat, kantor: &kantor };
        jejak::riwayat(&l.db, pelaku, milik, entri).await?
    } else {
        Vec::new()
    };
    let nama = nama_semua(l, &akses, r, &rekaman, &riwayat).await?;
    let lampiran = lampiran::list(&l.db, id).await?;
    let (langkah, pengaju) = tahap::langkah_terbuka(l, pelaku, r, &rekaman).await?;
    Ok(Rincian {
        kelengkapan: kelengkapan(&l.profil, r, &rekaman.butir),
        rekaman,
        nama,
        lampiran,
        riwayat,
        boleh_ubah,
        langkah,
        pengaju,
    })
}

/// Names for the current values and for every value the history shows.
async fn nama_semua(
    l: &Layanan,
    akses: &super::Akses,
    r: &'static Register,
    rekaman: &Rekaman,
    riwayat: &[jejak::Entri],
) -> Hasil<Nama> {
    let (mut kantor, mut catatan) = (BTreeSet::new(), BTreeSet::new());
    for bidang in r.bidang.iter().filter(|b| matches!(b.jenis, Jenis::Kantor | Jenis::Catatan(_))) {
        let lama = riwayat.iter().filter_map(|e| e.perubahan.get(bidang.kode)).flat_map(|(a, b)| [a, b]);
        let id = lama.filter_map(serde_json::Value::as_i64).chain(rekaman.butir.bilangan(bidang.kode));
        match bidang.jenis {
            Jenis::Kantor => kantor.extend(id),
            _ => catatan.extend(id),
        }
    }
    nama::untuk_id(l, akses, kantor, catatan).await
}
