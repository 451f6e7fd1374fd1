//! Steps of a proposal beside filing and deciding: withdraw, verify, open the next revision, begin to build.

use std::collections::BTreeMap;

use domain::{
    aplikasi::usulan::{Langkah, Status, Tertutup, dalam_izin, langkahkan, syarat::Cara},
    izin::Tindakan,
    teks, waktu,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict};
use serde_json::json;

use super::{
    catat, dibawa, ditolak,
    entitas::{jawaban, keputusan, usulan},
    pegang,
    simpan::tulis_baris,
    status_dari,
};
use crate::{Hasil, Layanan, Pelaku, isian::Periksa};

/// The beginning of building as it is typed: a day, and number and date of every letter by its code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianMulai {
    pub mulai: String,
    pub surat: BTreeMap<String, (String, String)>,
}

/// Takes a filed proposal back before it is decided, or closes a refused one that is not filed again.
///
/// # Errors
/// [`crate::Galat::Dilarang`], [`crate::Galat::TidakAda`], [`crate::Galat::Bentrok`], [`crate::Galat::Ditolak`] with the reason.
pub async fn tarik(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64) -> Hasil<()> {
    pindah(l, pelaku, (id, versi), Tindakan::IsiAplikasi, Langkah::Tarik, |_| Ok(())).await
}

/// Opens the next revision of what was refused or withdrawn (KALBAR Pasal 16 ayat (6)); answers and documents stay.
///
/// # Errors
/// As [`tarik`].
pub async fn perbaiki(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64) -> Hasil<()> {
    let berikut = |baris: &mut usulan::Model| {
        baris.revisi += 1;
        Ok(())
    };
    pindah(l, pelaku, (id, versi), Tindakan::IsiAplikasi, Langkah::Perbaiki, berikut).await
}

/// Notes what the examination against Arsitektur and plans found (KALBAR Pasal 16 ayat (4), BEKASI Pasal 20 ayat (6)).
///
/// # Errors
/// As [`tarik`]; [`crate::Galat::Isian`]; who filed it does not verify it.
pub async fn verifikasi(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, hasil: &str) -> Hasil<()> {
    pelaku.wajib(Tindakan::PutuskanUsulan, &[])?;
    let mut p = Periksa::default();
    let hasil = p.ambil("verifikasi", teks::uraian(hasil, "Hasil verifikasi", true, 4_000));
    p.selesai()?;
    let kini = l.kini();
    pindah(l, pelaku, (id, versi), Tindakan::PutuskanUsulan, Langkah::Verifikasi, |baris| {
        bukan_pengaju(pelaku, baris)?;
        baris.verifikasi = hasil;
        baris.diverifikasi_pada = Some(kini);
        Ok(())
    })
    .await
}

/// Notes that building began: within the permit, and with every letter of a ministry from before that day (KALBAR Pasal
/// 18 ayat (2) huruf d and Pasal 19 ayat (3), DKI68 Pasal 15 ayat (4)).
///
/// # Errors
/// As [`tarik`]; [`crate::Galat::Isian`].
pub async fn mulai(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianMulai) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let mut baris = pegang(&tulis, pelaku, Tindakan::IsiAplikasi, (id, versi)).await?;
    langkahkan(status_dari(&baris), Langkah::Mulai, false).map_err(ditolak)?;
    let izin = keputusan::Entity::find()
        .filter(keputusan::Column::UsulanId.eq(id))
        .filter(keputusan::Column::Disetujui.eq(true))
        .order_by_desc(keputusan::Column::Revisi)
        .one(&tulis.tx)
        .await?
        .ok_or_else(|| ditolak(Tertutup::BelumDisetujui))?;
    let mut p = Periksa::default();
    let hari = waktu::baca_tanggal(&isian.mulai, "Tanggal mulai").map_err(|g| p.salah("mulai", g.to_string())).ok();
    if let Some(hari) = hari {
        if hari > l.hari_ini() {
            p.salah("mulai", "Tanggal mulai belum tiba. Catat setelah pembangunan dimulai.");
        }
        if let Err(sebab) = dalam_izin(hari, izin.tanggal, izin.berlaku_sampai.unwrap_or(izin.tanggal)) {
            p.salah("mulai", sebab.to_string());
        }
    }
    let mut surat = Vec::new();
    for d in dibawa(l, &tulis.tx, &baris).await?.into_iter().filter(|d| d.syarat.butir.cara == Cara::Surat) {
        let (kode, label) = (d.syarat.butir.kode, d.syarat.butir.label);
        let (nomor, tanggal) = isian.surat.get(kode).cloned().unwrap_or_default();
        let nomor =
            p.ambil(&format!("{kode}_nomor"), teks::baris(&nomor, &format!("Nomor {}", kecil(label)), true, 120));
        match waktu::baca_tanggal(&tanggal, &format!("Tanggal {}", kecil(label))) {
            // KALBAR Pasal 19 ayat (3) "sebelum", DKI68 Pasal 15 ayat (4) "setelah mendapatkan": the same day is too late.
            Ok(tanggal) if hari.is_some_and(|hari| tanggal >= hari) => {
                p.salah(&format!("{kode}_tanggal"), format!("{label} harus bertanggal sebelum pembangunan dimulai."));
            }
            Ok(tanggal) => surat.push((kode, nomor, tanggal)),
            Err(galat) => p.salah(&format!("{kode}_tanggal"), galat.to_string()),
        }
    }
    p.selesai()?;
    for (kode, nomor, tanggal) in &surat {
        let model = jawaban::ActiveModel {
            usulan_id: Set(id),
            butir: Set((*kode).to_owned()),
            isi: Set(String::new()),
            nomor: Set(nomor.clone()),
            tanggal: Set(Some(*tanggal)),
            ..Default::default()
        };
        jawaban::Entity::insert(model)
            .on_conflict(
                OnConflict::columns([jawaban::Column::UsulanId, jawaban::Column::Butir])
                    .update_columns([jawaban::Column::Nomor, jawaban::Column::Tanggal])
                    .to_owned(),
            )
            .exec_without_returning(&tulis.tx)
            .await?;
    }
    let sebelum = json!({ "mulai": baris.mulai });
    baris.mulai = hari;
    baris.versi += 1;
    baris.diubah = l.kini();
    baris.diubah_oleh.clone_from(&pelaku.nama);
    let surat: Vec<_> =
        surat.iter().map(|(kode, nomor, tgl)| json!({ "surat": kode, "nomor": nomor, "tanggal": tgl })).collect();
    let sesudah = json!({ "mulai": baris.mulai, "pertimbangan": surat });
    catat(l, &tulis, pelaku, &baris, Langkah::Mulai.lampau(), (sebelum, sesudah)).await?;
    tulis_baris(&tulis, baris).await?;
    tulis.selesai().await
}

/// Passes everybody but the person who filed it.
pub(super) fn bukan_pengaju(pelaku: &Pelaku, baris: &usulan::Model) -> Hasil<()> {
    if baris.diajukan_oleh.is_some() && baris.diajukan_oleh == pelaku.akun_id {
        return Err(ditolak(Tertutup::PengajuSendiri));
    }
    Ok(())
}

async fn pindah(
    l: &Layanan,
    pelaku: &Pelaku,
    letak: (i64, i64),
    tindakan: Tindakan,
    langkah: Langkah,
    ubah: impl FnOnce(&mut usulan::Model) -> Hasil<()> + Send,
) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let mut baris = pegang(&tulis, pelaku, tindakan, letak).await?;
    let lama = status_dari(&baris);
    let baru: Status = langkahkan(lama, langkah, false).map_err(ditolak)?;
    let revisi = baris.revisi;
    ubah(&mut baris)?;
    baris.status = baru.kode().into();
    baris.versi += 1;
    baris.diubah = l.kini();
    baris.diubah_oleh.clone_from(&pelaku.nama);
    let sebelum = json!({ "status": lama.nama(), "revisi": revisi });
    let mut sesudah = json!({ "status": baru.nama(), "revisi": baris.revisi });
    if langkah == Langkah::Verifikasi {
        sesudah["verifikasi"] = baris.verifikasi.clone().into();
    }
    catat(l, &tulis, pelaku, &baris, langkah.lampau(), (sebelum, sesudah)).await?;
    tulis_baris(&tulis, baris).await?;
    tulis.selesai().await
}

/// A label inside a sentence.
fn kecil(label: &str) -> String {
    let mut huruf = label.chars();
    huruf.next().map(|awal| awal.to_lowercase().chain(huruf).collect()).unwrap_or_default()
}
