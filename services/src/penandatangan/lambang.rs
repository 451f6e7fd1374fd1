//! The emblem on the letterhead: one PNG the government uploads.
//!
//! What was uploaded is decoded within limits and written anew, so that what is kept is a plain picture: nothing that was
//! hidden in the file, and nothing a report could fail on later.

use std::io::Cursor;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use domain::{angka::ukuran_berkas, izin::Tindakan};
use object_store::ObjectStoreExt;
use png::{BitDepth, ColorType, Decoder, Encoder, Limits, Transformations};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::baris_lambang as baris;
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    bukti::{berkas, lokasi},
    jejak::{self, Catatan},
};

/// Largest upload in bytes.
pub const UKURAN_MAKS: u64 = 1_000_000;

/// Fewest and most pixels of either side: less is blurred on paper, more only makes every report heavy.
pub const SISI: std::ops::RangeInclusive<u32> = 100..=1500;

/// Memory the decoder may take.
const MEMORI_MAKS: usize = 32_000_000;

/// The emblem as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lambang {
    pub id: i64,
    pub sha256: String,
    /// Pixels.
    pub lebar: u32,
    pub tinggi: u32,
    pub diunggah_pada: DateTime<Utc>,
}

/// The emblem on the letterhead, if there is one.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn get(l: &Layanan, pelaku: &Pelaku) -> Hasil<Option<Lambang>> {
    pelaku.wajib(Tindakan::KelolaPenandatangan, &[])?;
    Ok(kini(&l.db).await?.map(|b| Lambang {
        id: b.id,
        sha256: b.sha256,
        lebar: b.lebar.try_into().unwrap_or_default(),
        tinggi: b.tinggi.try_into().unwrap_or_default(),
        diunggah_pada: b.diunggah_pada,
    }))
}

/// Puts an emblem on the letterhead of documents made from now on.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TerlaluBesar`], [`Galat::Isian`] beside `berkas` when it is no PNG, broken, or too small
/// or large.
pub async fn unggah(l: &Layanan, pelaku: &Pelaku, isi: Bytes) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaPenandatangan, &[])?;
    if isi.len() as u64 > UKURAN_MAKS {
        return Err(Galat::TerlaluBesar(format!(
            "Berkas lambang berukuran {}; paling besar {}. Perkecil gambarnya.",
            ukuran_berkas(isi.len() as u64),
            ukuran_berkas(UKURAN_MAKS)
        )));
    }
    let gambar = tokio::task::spawn_blocking(move || rapikan(&isi))
        .await
        .map_err(Galat::internal)?
        .map_err(|pesan| Galat::isian("berkas", pesan))?;
    let sha256 = jejak::heks(&Sha256::digest(&gambar.isi));
    let ukuran = i64::try_from(gambar.isi.len()).map_err(Galat::internal)?;
    // The file first: a record must never name a file that is not there.
    l.berkas.put(&lokasi(&sha256), gambar.isi.into()).await.map_err(Galat::internal)?;
    let tulis = l.tulis().await?;
    let lama = kosongkan(&tulis).await?;
    berkas::Entity::insert(berkas::ActiveModel {
        sha256: Set(sha256.clone()),
        ukuran: Set(ukuran),
        jenis: Set("image/png".into()),
    })
    .on_conflict(OnConflict::column(berkas::Column::Sha256).do_nothing().to_owned())
    .exec_without_returning(&tulis.tx)
    .await?;
    let baru = baris::ActiveModel {
        sha256: Set(sha256.clone()),
        lebar: Set(gambar.lebar.try_into().map_err(Galat::internal)?),
        tinggi: Set(gambar.tinggi.try_into().map_err(Galat::internal)?),
        dipakai: Set(true),
        diunggah_pada: Set(l.kini()),
        ..Default::default()
    }
    .insert(&tulis.tx)
    .await?;
    let sesudah = json!({"sha256": sha256, "lebar": gambar.lebar, "tinggi": gambar.tinggi});
    catat(l, &tulis, pelaku, "Lambang kop diganti", baru.id, (lama, sesudah)).await?;
    tulis.selesai().await
}

/// Takes the emblem off the letterhead; issued reports keep theirs.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Bentrok`] when it is no longer the one in use.
pub async fn lepas(l: &Layanan, pelaku: &Pelaku, id: i64) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaPenandatangan, &[])?;
    let tulis = l.tulis().await?;
    if kini(&tulis.tx).await?.is_none_or(|b| b.id != id) {
        return Err(Galat::Bentrok("Lambang ini sudah diganti atau dilepas orang lain. Muat ulang halaman.".into()));
    }
    let lama = kosongkan(&tulis).await?;
    catat(l, &tulis, pelaku, "Lambang kop dilepas", id, (lama, Value::Null)).await?;
    tulis.selesai().await
}

/// The picture of the emblem in use.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn buka(l: &Layanan, pelaku: &Pelaku) -> Hasil<Bytes> {
    let lambang = get(l, pelaku).await?.ok_or(Galat::TidakAda)?;
    isi(l, &lambang.sha256).await
}

/// The picture a snapshot names, for who renders it; the snapshot was authorized.
///
/// # Errors
/// When the file cannot be read.
pub async fn isi(l: &Layanan, sha256: &str) -> Hasil<Bytes> {
    l.berkas.get(&lokasi(sha256)).await.map_err(Galat::internal)?.bytes().await.map_err(Galat::internal)
}

/// The picture of the emblem in use, for a letterhead; anybody who may make the document may see it.
///
/// # Errors
/// When the file cannot be read.
pub async fn untuk_kop(l: &Layanan) -> Hasil<Option<Bytes>> {
    match kini(&l.db).await? {
        Some(baris) => isi(l, &baris.sha256).await.map(Some),
        None => Ok(None),
    }
}

/// The hash of the emblem in use, for a snapshot.
pub(crate) async fn untuk_potret<C: ConnectionTrait>(db: &C) -> Hasil<Option<String>> {
    Ok(kini(db).await?.map(|b| b.sha256))
}

async fn kini<C: ConnectionTrait>(db: &C) -> Hasil<Option<baris::Model>> {
    let kueri = baris::Entity::find().filter(baris::Column::Dipakai.eq(true)).order_by_desc(baris::Column::Id);
    Ok(kueri.limit(1).one(db).await?)
}

/// Takes what is there off the letterhead, and says what it was.
async fn kosongkan(tulis: &Tulis) -> Hasil<Value> {
    let lama = kini(&tulis.tx).await?;
    baris::Entity::update_many()
        .col_expr(baris::Column::Dipakai, Expr::value(false))
        .filter(baris::Column::Dipakai.eq(true))
        .exec(&tulis.tx)
        .await?;
    Ok(lama.map_or(Value::Null, |b| json!({"sha256": b.sha256, "lebar": b.lebar, "tinggi": b.tinggi})))
}

async fn catat(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    tindakan: &str,
    id: i64,
    (sebelum, sesudah): (Value, Value),
) -> Hasil<()> {
    let entri = Catatan { tindakan, objek: "lambang", objek_id: id, perangkat_daerah: None, sebelum, sesudah };
    jejak::catat(tulis, l.kini(), pelaku, entri).await
}

/// A picture written by us.
pub(crate) struct Gambar {
    isi: Vec<u8>,
    lebar: u32,
    tinggi: u32,
}

/// Decodes the first picture of a PNG and writes it anew with eight bits a channel.
pub(crate) fn rapikan(isi: &[u8]) -> Result<Gambar, String> {
    if infer::get(isi).is_none_or(|jenis| jenis.mime_type() != "image/png") {
        return Err("Berkas ini bukan PNG. Simpan lambang sebagai PNG, lalu unggah lagi.".into());
    }
    let rusak = |_| "Berkas PNG ini rusak atau tidak lengkap. Simpan ulang gambarnya, lalu unggah lagi.".to_owned();
    let mut pembaca = Decoder::new_with_limits(Cursor::new(isi), Limits { bytes: MEMORI_MAKS });
    pembaca.set_transformations(Transformations::normalize_to_color8());
    let kepala = pembaca.read_header_info().map_err(rusak)?;
    let (lebar, tinggi) = (kepala.width, kepala.height);
    // Asked before a single pixel is unpacked.
    if !SISI.contains(&lebar) || !SISI.contains(&tinggi) {
        return Err(format!(
            "Gambar ini {lebar} × {tinggi} piksel. Setiap sisinya harus {} sampai {} piksel.",
            SISI.start(),
            SISI.end()
        ));
    }
    let mut pembaca = pembaca.read_info().map_err(rusak)?;
    let ukuran = pembaca.output_buffer_size().filter(|ukuran| *ukuran <= MEMORI_MAKS);
    let mut titik = vec![0; ukuran.ok_or_else(|| "Gambar ini terlalu besar untuk dibaca.".to_owned())?];
    let bingkai = pembaca.next_frame(&mut titik).map_err(rusak)?;
    titik.truncate(bingkai.buffer_size());
    let warna = bingkai.color_type;
    if warna == ColorType::Indexed {
        return Err("Gambar PNG ini tidak dapat dibaca. Simpan ulang sebagai PNG warna penuh.".into());
    }
    let tulis = |galat: png::EncodingError| format!("Gambar tidak dapat ditulis ulang: {galat}.");
    let mut hasil = Vec::with_capacity(isi.len());
    let mut penyandi = Encoder::new(&mut hasil, lebar, tinggi);
    penyandi.set_color(warna);
    penyandi.set_depth(BitDepth::Eight);
    let mut penulis = penyandi.write_header().map_err(tulis)?;
    penulis.write_image_data(&titik).map_err(tulis)?;
    penulis.finish().map_err(tulis)?;
    Ok(Gambar { isi: hasil, lebar, tinggi })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A plain picture of this size.
    pub(crate) fn png(lebar: u32, tinggi: u32) -> Vec<u8> {
        let mut isi = Vec::new();
        let mut penyandi = Encoder::new(&mut isi, lebar, tinggi);
        penyandi.set_color(ColorType::Rgba);
        penyandi.set_depth(BitDepth::Eight);
        penyandi.add_text_chunk("Comment".into(), "rahasia".into()).unwrap();
        let mut penulis = penyandi.write_header().unwrap();
        penulis.write_image_data(&vec![120; (lebar * tinggi * 4) as usize]).unwrap();
        penulis.finish().unwrap();
        isi
    }

    #[test]
    fn a_picture_is_written_anew_without_what_it_carried() {
        let asal = png(120, 160);
        assert!(asal.windows(7).any(|w| w == b"rahasia"));
        let gambar = rapikan(&asal).unwrap();
        assert_eq!((gambar.lebar, gambar.tinggi), (120, 160));
        assert!(!gambar.isi.windows(7).any(|w| w == b"rahasia"));
        assert_eq!(rapikan(&gambar.isi).unwrap().isi, gambar.isi, "the same picture stays the same file");
    }

    #[test]
    fn what_is_no_picture_of_the_right_size_is_refused() {
        let pesan = |isi: &[u8]| rapikan(isi).err().unwrap();
        assert!(pesan(b"<svg onload=alert(1)>").contains("bukan PNG"));
        assert!(pesan(b"\xff\xd8\xff\xe0 jpeg").contains("bukan PNG"));
        assert!(pesan(&png(99, 200)).contains("99 × 200 piksel"));
        assert!(pesan(&png(200, 1501)).contains("100 sampai 1500"));
        let baik = png(200, 200);
        assert!(pesan(&baik[..baik.len() / 2]).contains("rusak"));
        // A header that promises what no memory holds is refused by its header alone.
        let mut bom = baik;
        bom[16..24].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]);
        assert!(rapikan(&bom).is_err());
    }
}
