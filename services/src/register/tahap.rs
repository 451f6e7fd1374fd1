//! The steps by which a record of a staged register comes into force, and who may take them.

use domain::{
    arsitektur::{relasi::DOMAIN, versi::Pemicu},
    izin::{Peran, Tindakan},
    register::{
        Alur, Register,
        tahap::{Langkah, Tahap, langkahkan as alih},
    },
    teks,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    Rekaman,
    akses::boleh_ubah,
    entitas::catatan,
    simpan::{catat, terlihat},
};
use crate::{Galat, Hasil, Layanan, Pelaku, arsitektur::versi::picu};

/// The steps a person may take with a record now, and whether verification is left to others because they submitted it.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn langkah_terbuka(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &Register,
    rekaman: &Rekaman,
) -> Hasil<(Vec<Langkah>, bool)> {
    if r.alur == Alur::Langsung || rekaman.diarsipkan.is_some() {
        return Ok((Vec::new(), false));
    }
    let mut langkah: Vec<Langkah> = Langkah::SEMUA
        .into_iter()
        .filter(|&langkah| alih(rekaman.tahap, langkah).is_ok() && boleh(l, pelaku, r, rekaman, langkah))
        .collect();
    let sendiri = langkah.contains(&Langkah::Verifikasi) && diajukan_sendiri(pelaku, pengaju(&l.db, rekaman.id).await?);
    langkah.retain(|&langkah| !(sendiri && langkah == Langkah::Verifikasi));
    Ok((langkah, sendiri))
}

/// Takes a step. `catatan` is the reason, required to send a record back.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Bentrok`] on a stale version, [`Galat::Ditolak`] when the step is
/// closed now or the record is not complete enough to be submitted, [`Galat::Isian`] without a reason.
pub async fn langkahkan(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    id: i64,
    versi: i64,
    langkah: Langkah,
    alasan: &str,
) -> Hasil<()> {
    let wajib = langkah == Langkah::Kembalikan;
    let alasan = teks::uraian(alasan, "Alasan", wajib, 2_000).map_err(|g| Galat::isian("alasan", g.to_string()))?;
    let tulis = l.tulis().await?;
    let lama = terlihat(&tulis.tx, pelaku, r, id).await?;
    if r.alur == Alur::Langsung {
        return Err(Galat::Ditolak("Register ini tidak memakai tahap verifikasi.".into()));
    }
    if !boleh(l, pelaku, r, &lama, langkah) {
        return Err(Galat::dilarang());
    }
    if lama.versi != versi {
        return Err(Galat::Bentrok(format!(
            "{} baru saja mengubah catatan ini. Muat ulang halaman, lalu periksa lagi.",
            lama.diubah_oleh
        )));
    }
    if lama.diarsipkan.is_some() {
        return Err(Galat::Ditolak("Catatan ini diarsipkan. Keluarkan dari arsip lebih dulu.".into()));
    }
    let tahap = alih(lama.tahap, langkah).map_err(|sebab| Galat::Ditolak(sebab.to_string()))?;
    let pengaju = match langkah {
        Langkah::Ajukan => pelaku.akun_id,
        _ => pengaju(&tulis.tx, id).await?,
    };
    if langkah == Langkah::Verifikasi && diajukan_sendiri(pelaku, pengaju) {
        return Err(Galat::Dilarang("Yang mengajukan tidak memverifikasi catatan yang sama. Minta orang lain.".into()));
    }
    let kini = l.kini();
    catatan::Entity::update_many()
        .col_expr(catatan::Column::Tahap, Expr::value(tahap.kode()))
        .col_expr(catatan::Column::DiajukanOleh, Expr::value(pengaju))
        .col_expr(catatan::Column::Versi, Expr::value(lama.versi + 1))
        .col_expr(catatan::Column::Diubah, Expr::value(kini))
        .col_expr(catatan::Column::DiubahOleh, Expr::value(&pelaku.nama))
        .filter(catatan::Column::Id.eq(id))
        .exec(&tulis.tx)
        .await?;
    let sesudah = if alasan.is_empty() {
        json!({ "tahap": tahap.nama() })
    } else {
        json!({ "tahap": tahap.nama(), "alasan": alasan })
    };
    let ubahan = (json!({ "tahap": lama.tahap.nama() }), sesudah);
    catat(l, &tulis, pelaku, r, id, (&lama.butir, langkah.lampau()), ubahan).await?;
    if langkah == Langkah::Terbitkan && DOMAIN.contains(&r.kode) {
        // DKI68 Pasal 4 ayat (3) huruf c: a change of an element is a ground to review the architecture in force.
        let sebab = format!("{} {} terbit dalam bentuk baru.", lama.nomor(), lama.nama());
        picu(l, &tulis, pelaku, Pemicu::Unsur, &sebab).await?;
    }
    tulis.selesai().await
}

/// Whom a record at this stage waits for; `None` when the next move is the owning office's, or nobody's.
#[must_use]
pub fn ditunggu(l: &Layanan, r: &Register, tahap: Tahap) -> Option<Peran> {
    match tahap {
        Tahap::Diajukan => Some(Peran::Dinas),
        Tahap::Diverifikasi => Some(l.profil.koordinator_domain(r.kode)),
        Tahap::Divalidasi => Some(Peran::TimKoordinasi),
        Tahap::Draf | Tahap::Dikembalikan | Tahap::Terbit => None,
    }
}

fn boleh(l: &Layanan, pelaku: &Pelaku, r: &Register, rekaman: &Rekaman, langkah: Langkah) -> bool {
    let kantor: Vec<i64> = rekaman.kantor().into_iter().collect();
    match langkah {
        Langkah::Ajukan | Langkah::Tarik => boleh_ubah(pelaku, r, rekaman.kantor()),
        _ => memeriksa(l, pelaku, r, &kantor, rekaman.tahap),
    }
}

/// Whether a person takes the next step with records of these offices that stand at a stage.
pub(super) fn memeriksa(l: &Layanan, pelaku: &Pelaku, r: &Register, kantor: &[i64], tahap: Tahap) -> bool {
    match tahap {
        Tahap::Diajukan => pelaku.boleh(Tindakan::VerifikasiCatatan, kantor),
        Tahap::Diverifikasi => {
            pelaku.boleh(Tindakan::ValidasiCatatan, kantor) && pelaku.ber(l.profil.koordinator_domain(r.kode))
        }
        Tahap::Divalidasi => pelaku.boleh(Tindakan::KelolaArsitektur, kantor),
        Tahap::Draf | Tahap::Dikembalikan | Tahap::Terbit => false,
    }
}

fn diajukan_sendiri(pelaku: &Pelaku, pengaju: Option<i64>) -> bool {
    pengaju.is_some() && pengaju == pelaku.akun_id
}

async fn pengaju<C: sea_orm::ConnectionTrait>(db: &C, id: i64) -> Hasil<Option<i64>> {
    Ok(catatan::Entity::find_by_id(id).one(db).await?.and_then(|c| c.diajukan_oleh))
}
