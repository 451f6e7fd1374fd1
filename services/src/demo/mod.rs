//! The demo government: the fictional Provinsi Nusa Raya with 45 offices, people in every role, eight assessed years
//! and one in progress, and its registers.
//!
//! Everything is invented, and the same every time: no clock is read, chance is drawn from fixed keys, and the audit
//! trail tells the same story. Rows are written in bulk through the entities, with the entries their use cases would
//! have written. [`beban`] makes a larger, duller government for measuring.

mod acak;
mod beban;
mod beban_register;
mod beban_risiko;
mod bukti;
mod data;
mod instansi;
mod jalan;
mod lambang;
mod pdf;
mod png;
mod putaran;
mod rakitan;
mod register;
mod risiko;
mod riwayat;
mod teks;
mod terbitan;

use chrono::{DateTime, Utc};
use domain::izin::Peran;

use self::{
    bukti::Gudang,
    data::Data,
    instansi::Instansi,
    putaran::{Pembangun, tanggal},
    rakitan::Rakitan,
};
use crate::{Galat, Hasil, Layanan, akun, register::massal};

pub use beban::beban;
pub use beban_register::beban_register;
pub use beban_risiko::beban_risiko;

/// The password of every demo account.
pub const SANDI: &str = "peragaan-nusa-raya";

/// An account of the demo, to show to the person who loaded it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AkunDemo {
    pub nama_pengguna: String,
    pub sandi: String,
    pub nama: String,
    /// What screens call the role.
    pub peran: String,
    /// Short name of the office the role is for.
    pub kantor: Option<String>,
}

/// One account of every role, in the order of the roles: enough to look at every screen.
#[must_use]
pub fn satu_per_peran(akun: &[AkunDemo]) -> Vec<&AkunDemo> {
    Peran::SEMUA
        .into_iter()
        .filter_map(|peran| {
            let mut cocok = akun.iter().filter(|a| a.peran == peran.nama());
            // Of the people every office has, those of Bappeda, who appear in the documentation.
            cocok.clone().find(|a| a.kantor.as_deref() == Some("Bappeda")).or_else(|| cocok.next())
        })
        .collect()
}

/// The moment the demo stands at: Friday 20 November 2026, 10.42 WIB. Fits [`Layanan::dengan_jam`].
#[must_use]
pub fn jam() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_146_120, 0).unwrap_or_default()
}

/// Loads the demo government into an empty database; all of it or nothing.
///
/// # Errors
/// [`Galat::Ditolak`] when there are accounts or offices already.
pub async fn muat(l: &Layanan) -> Hasil<Vec<AkunDemo>> {
    let data = Data::baca()?;
    let sandi_hash = akun::sandi::hash(SANDI).await?;
    let tulis = l.tulis().await?;
    let ada = !akun::siapkan::masih_kosong_dalam(&tulis.tx).await?
        || !crate::perangkat_daerah::list_aktif(&tulis.tx).await?.is_empty();
    if ada {
        return Err(Galat::Ditolak(
            "Basis data ini sudah berisi akun atau Perangkat Daerah. Data peragaan hanya dimuat ke basis data kosong."
                .into(),
        ));
    }
    let mut r = Rakitan::mulai(&tulis.tx).await?;
    let zona = l.profil.zona_waktu;
    let mulai = zona.awal_hari(tanggal(2023, 2, 1)?) + chrono::Duration::hours(8);
    let instansi = Instansi::rakit(&mut r, &data, &sandi_hash, mulai)?;
    let mut p = Pembangun {
        r,
        gudang: Gudang::default(),
        instansi: &instansi,
        zona,
        pemerintah: PEMERINTAH,
        koordinasi: instansi.orang("maria")?,
        pencatat: instansi.orang("benyamin")?,
        asesor: ["aisyah", "yosua", "gerardus", "hapsari"]
            .into_iter()
            .map(|nama| instansi.orang(nama))
            .collect::<Hasil<_>>()?,
    };
    riwayat::rakit(&mut p, l, &data)?;
    let mut r = p.r;
    terbitan::penandatangan(&mut r, &instansi, mulai)?;
    let babak = terbitan::babak(&r);
    r.simpan(l, &tulis).await?;
    let register = register::rakit(&mut r, &instansi, &l.profil, massal::id_terakhir(&tulis.tx).await?)?;
    let risiko = risiko::rakit(&mut r, &instansi, zona, &register.baris)?;
    massal::sisip(&tulis.tx, register.baris).await?;
    massal::sisip_relasi(&tulis.tx, &register.relasi).await?;
    risiko.simpan(&tulis.tx).await?;
    terbitan::terbitkan(l, &tulis, &mut r, instansi.orang("maria")?, &babak).await?;
    r.tutup(&tulis).await?;
    tulis.selesai().await?;
    Ok(instansi.akun)
}

/// What the texts call the government.
const PEMERINTAH: &str = "Pemerintah Provinsi Nusa Raya";
