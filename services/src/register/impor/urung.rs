//! Taking back a change of many records as one step, unless somebody worked on with what it left.

use std::collections::HashSet;

use domain::{
    arsitektur::relasi::JenisRelasi,
    profil::Profil,
    register::{self, Butir, Jenis, Register, tahap::Tahap},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, SqlErr,
    sea_query::{Expr, ExprTrait, Query},
};
use serde_json::Value;

use super::{
    gudang::{SEKALI, Tautan, rekaman, tautan},
    kaitan::{SemuaKaitan, entri},
    kerja::{self, kepala, rincian},
    tulis::{Tujuan, lepas, sambung, timpa},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    jejak::massal::catat_banyak,
    register::{
        Rekaman,
        akses::boleh_ubah,
        simpan::{buka, periksa_penulis, picu_reviu},
    },
};

/// Reasons shown.
const SEBUT: usize = 50;

/// A row to take back.
struct Baris {
    kini: Rekaman,
    versi: i64,
    sebelum: Option<(Butir, Tahap)>,
    tambah: Vec<Tautan>,
    hapus: Vec<Tautan>,
}

/// What stands against taking a job back; empty when nothing does.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Ditolak`] when it did not finish or is taken back already.
pub async fn halangan(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64) -> Hasil<Vec<String>> {
    terbuka(&kerja::terlihat(&l.db, pelaku, r, id).await?)?;
    let baris = muat(&l.db, r, id).await?;
    periksa(&l.db, (&l.profil, pelaku), r, &baris).await
}

/// Takes a job back: new records go, changed ones are what they were. Answers how many.
///
/// # Errors
/// As [`halangan`]; [`Galat::Ditolak`] with what stands against it.
pub async fn urungkan(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64) -> Hasil<usize> {
    let tulis = l.tulis().await?;
    terbuka(&kerja::terlihat(&tulis.tx, pelaku, r, id).await?)?;
    let baris = muat(&tulis.tx, r, id).await?;
    let halangan = periksa(&tulis.tx, (&l.profil, pelaku), r, &baris).await?;
    if let Some(pertama) = halangan.first() {
        let lain = if halangan.len() > 1 { format!(" Ada {} sebab lain.", halangan.len() - 1) } else { String::new() };
        return Err(Galat::Ditolak(format!("Tidak dapat diurungkan: {pertama}{lain}")));
    }
    let kini = l.kini();
    let tambah: Vec<Tautan> = baris.iter().flat_map(|b| b.tambah.iter().copied()).collect();
    let dilepas: Vec<Tautan> = baris.iter().flat_map(|b| b.hapus.iter().copied()).collect();
    let mut kaitan = SemuaKaitan::baru(&tulis.tx, dilepas.iter(), tambah.iter()).await?;
    lepas(&tulis.tx, &tambah).await?;
    let baru: Vec<i64> = baris.iter().filter(|b| b.sebelum.is_none()).map(|b| b.kini.id).collect();
    hapus(&tulis.tx, r, &baru).await?;
    let lama: Vec<Tujuan<'_>> = baris
        .iter()
        .filter_map(|b| {
            let (butir, tahap) = b.sebelum.as_ref()?;
            let berubah = *butir != b.kini.butir;
            berubah.then_some(Tujuan { id: b.kini.id, butir, tahap: *tahap, versi: b.kini.versi + 1 })
        })
        .collect();
    for potong in lama.chunks(1_000) {
        timpa(&tulis.tx, pelaku, r, potong, (&*l.profil, kini)).await?;
    }
    sambung(&tulis.tx, &pelaku.nama, &masih_ada(&tulis.tx, dilepas).await?, kini).await?;
    // What leads to a record that goes is told at its other end.
    let mut catatan: Vec<_> = baris
        .iter()
        .map(|b| {
            let mut sebelum = b.kini.butir.json(r);
            let mut sesudah = b.sebelum.as_ref().map_or(Value::Null, |(butir, _)| butir.json(r));
            kaitan.sisipkan(b.kini.id, &mut sebelum, &mut sesudah);
            entri(pelaku, r, kini, "Diurungkan", (b.kini.id, &b.kini.butir), (sebelum, sesudah))
        })
        .collect();
    catatan.extend(kaitan.sisa(pelaku, kini, "Kaitan diubah"));
    catat_banyak(&tulis, catatan).await?;
    if !baris.is_empty() {
        picu_reviu(l, &tulis, pelaku, r, &format!("perubahan {} catatan diurungkan", baris.len())).await?;
    }
    kepala::Entity::update_many()
        .col_expr(kepala::Column::Keadaan, Expr::value("diurungkan"))
        .col_expr(kepala::Column::DiurungkanPada, Expr::value(kini))
        .col_expr(kepala::Column::DiurungkanOleh, Expr::value(&pelaku.nama))
        .filter(kepala::Column::Id.eq(id))
        .exec(&tulis.tx)
        .await?;
    tulis.selesai().await?;
    Ok(baris.len())
}

fn terbuka(satu: &kepala::Model) -> Hasil<()> {
    match satu.keadaan.as_str() {
        "selesai" => Ok(()),
        "diurungkan" => Err(Galat::Ditolak("Perubahan ini sudah diurungkan.".into())),
        _ => Err(Galat::Ditolak("Hanya perubahan yang selesai yang dapat diurungkan.".into())),
    }
}

async fn muat<C: ConnectionTrait>(db: &C, r: &'static Register, id: i64) -> Hasil<Vec<Baris>> {
    let semua = rincian::Entity::find()
        .filter(rincian::Column::ImporId.eq(id))
        .order_by_asc(rincian::Column::Id)
        .all(db)
        .await?;
    let kini: Vec<i64> = semua.iter().map(|b| b.catatan_id).collect();
    let mut kini = rekaman(db, r, &kini).await?;
    let mut hasil = Vec::with_capacity(semua.len());
    for satu in semua {
        let Some(kini) = kini.remove(&satu.catatan_id) else { continue };
        let relasi: Value = serde_json::from_str(&satu.relasi)?;
        let sebelum = kerja::sebelum(r, &satu)?;
        hasil.push(Baris {
            kini,
            versi: satu.versi,
            sebelum,
            tambah: daftar(&relasi["tambah"]),
            hapus: daftar(&relasi["hapus"]),
        });
    }
    Ok(hasil)
}

fn daftar(nilai: &Value) -> Vec<Tautan> {
    let satu = |v: &Value| Some((JenisRelasi::dari_kode(v[0].as_str()?)?, v[1].as_i64()?, v[2].as_i64()?));
    nilai.as_array().into_iter().flatten().filter_map(satu).collect()
}

async fn periksa<C: ConnectionTrait>(
    db: &C,
    (profil, pelaku): (&Profil, &Pelaku),
    r: &'static Register,
    baris: &[Baris],
) -> Hasil<Vec<String>> {
    let mut hasil = Vec::new();
    for satu in baris {
        let kini = &satu.kini;
        if kini.versi != satu.versi {
            hasil.push(format!("{} sudah diubah lagi oleh {}.", sebut(kini), kini.diubah_oleh));
        } else if let Err(sebab) = buka(r, kini) {
            hasil.push(format!("{}: {sebab}", sebut(kini)));
        } else if !boleh_ubah(pelaku, r, kini.kantor())
            || satu.sebelum.as_ref().is_some_and(|(b, _)| !boleh_ubah(pelaku, r, b.bilangan("perangkat_daerah_id")))
        {
            hasil.push(format!("{} milik Perangkat Daerah yang tidak Anda isi.", sebut(kini)));
        } else if let Some((dulu, _)) = &satu.sebelum
            && let Err(Galat::Isian(salah)) = periksa_penulis(profil, pelaku, r, &kini.butir, dulu)
        {
            hasil.extend(salah.first().map(|g| format!("{}: {}", sebut(kini), g.pesan)));
        }
    }
    let baru: Vec<i64> = baris.iter().filter(|b| b.sebelum.is_none()).map(|b| b.kini.id).collect();
    let sendiri: HashSet<Tautan> = baris.iter().flat_map(|b| b.tambah.iter().copied()).collect();
    let milik: HashSet<i64> = baru.iter().copied().collect();
    let dipakai = terpakai(db, r, &baru, &sendiri).await?;
    for satu in baris.iter().filter(|b| dipakai.contains(&b.kini.id) && milik.contains(&b.kini.id)) {
        hasil.push(format!("{} sudah dipakai catatan lain.", sebut(&satu.kini)));
    }
    if hasil.len() > SEBUT {
        let lain = hasil.len() - SEBUT;
        hasil.truncate(SEBUT);
        hasil.push(format!("Masih ada {lain} sebab lain."));
    }
    Ok(hasil)
}

fn sebut(satu: &Rekaman) -> String {
    format!("{} · {}", satu.nomor(), satu.nama())
}

/// New records that something else points at meanwhile: relations, documents, fields of other records.
async fn terpakai<C: ConnectionTrait>(
    db: &C,
    r: &'static Register,
    baru: &[i64],
    sendiri: &HashSet<Tautan>,
) -> Hasil<HashSet<i64>> {
    let milik: HashSet<i64> = baru.iter().copied().collect();
    let mut hasil = HashSet::new();
    for (_, dari, ke) in tautan(db, baru).await?.into_iter().filter(|t| !sendiri.contains(t)) {
        hasil.extend([dari, ke].into_iter().filter(|id| milik.contains(id)));
    }
    let mut penunjuk: Vec<(&'static str, &'static str)> = vec![("lampiran", "catatan_id")];
    penunjuk.extend(register::SEMUA.iter().flat_map(|lain| {
        lain.bidang
            .iter()
            .filter(|b| matches!(b.jenis, Jenis::Catatan(kode) if kode == r.kode))
            .map(|b| (lain.tabel, b.kode))
    }));
    for (tabel, kolom) in penunjuk {
        for potong in baru.chunks(SEKALI) {
            let penanda = if tabel == "lampiran" { "catatan_id" } else { "id" };
            let kueri = Query::select()
                .expr_as(Expr::col(penanda), "asal")
                .expr_as(Expr::col(kolom), "tujuan")
                .from(tabel)
                .and_where(Expr::col(kolom).is_in(potong.iter().copied()))
                .to_owned();
            for baris in db.query_all(&kueri).await? {
                let (asal, tujuan): (i64, i64) = (baris.try_get("", "asal")?, baris.try_get("", "tujuan")?);
                if tabel == "lampiran" || !milik.contains(&asal) {
                    hasil.insert(tujuan);
                }
            }
        }
    }
    Ok(hasil)
}

/// Takes new records away. The own rows first: they point at other new records.
async fn hapus<C: ConnectionTrait>(db: &C, r: &Register, id: &[i64]) -> Hasil<()> {
    for (tabel, id) in [(r.tabel, id), ("catatan", id)] {
        for potong in id.chunks(SEKALI) {
            let kueri =
                Query::delete().from_table(tabel).and_where(Expr::col("id").is_in(potong.iter().copied())).to_owned();
            db.execute(&kueri).await.map_err(|sebab| match sebab.sql_err() {
                Some(SqlErr::ForeignKeyConstraintViolation(_)) => Galat::Ditolak(
                    "Ada catatan baru yang sudah dipakai bagian lain, sehingga tidak dapat diurungkan.".into(),
                ),
                _ => Galat::internal(sebab),
            })?;
        }
    }
    Ok(())
}

/// Relations whose both ends are still there.
async fn masih_ada<C: ConnectionTrait>(db: &C, tautan: Vec<Tautan>) -> Hasil<Vec<Tautan>> {
    let id: HashSet<i64> = tautan.iter().flat_map(|(_, dari, ke)| [*dari, *ke]).collect();
    let id: Vec<i64> = id.into_iter().collect();
    let mut ada = HashSet::new();
    for potong in id.chunks(SEKALI) {
        let kueri = Query::select()
            .column("id")
            .from("catatan")
            .and_where(Expr::col("id").is_in(potong.iter().copied()))
            .to_owned();
        for baris in db.query_all(&kueri).await? {
            ada.insert(baris.try_get::<i64>("", "id")?);
        }
    }
    Ok(tautan.into_iter().filter(|(_, dari, ke)| ada.contains(dari) && ada.contains(ke)).collect())
}
