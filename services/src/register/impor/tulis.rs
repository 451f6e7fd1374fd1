//! Writes a plan: few statements, however many rows, within the caller's transaction.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::{
    profil::Profil,
    register::{Butir, Isi, Jenis, Keterlihatan, Register, nomor_urut, tahap::Tahap},
};
use sea_orm::{
    Condition, ConnectionTrait,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};
use serde_json::Value;

use super::{
    gudang::{Gudang, Tautan},
    kaitan::{SemuaKaitan, entri},
    rencana::BarisRencana,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    jejak::massal::catat_banyak,
    register::{
        simpan::{buka, persen, tahap_awal},
        sql,
    },
    tabel::pratinjau::Keadaan,
};

/// Values bound in one statement; SQLite takes 32,766.
const NILAI: usize = 30_000;

/// A record that was written, for taking it back.
pub(super) struct Tertulis {
    pub(super) id: i64,
    pub(super) versi: i64,
    /// Fields and stage before; `None` for a new record.
    pub(super) sebelum: Option<(Butir, Tahap)>,
    pub(super) tambah: Vec<Tautan>,
    pub(super) hapus: Vec<Tautan>,
}

/// A row of `catatan` and of the register's own table.
pub(super) struct Tujuan<'a> {
    pub(super) id: i64,
    pub(super) butir: &'a Butir,
    pub(super) tahap: Tahap,
    pub(super) versi: i64,
}

/// Writes every row of a plan that says something; answers what was written. `maju` is told how many rows are done.
pub(super) async fn tulis(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    r: &'static Register,
    (mut baris, gudang): (Vec<BarisRencana>, &Gudang),
    (tindakan_baru, tindakan_ubah): (&'static str, &'static str),
    maju: &(dyn Fn(usize) + Sync),
) -> Hasil<Vec<Tertulis>> {
    baris.retain(|b| b.keadaan != Keadaan::Tetap);
    let kini = l.kini();
    let id = baru(tulis, pelaku, r, &mut baris, gudang, (&*l.profil, kini)).await?;
    let nyata = |n: i64| if n < 0 { id.get(&n).copied().unwrap_or(n) } else { n };
    for satu in &mut baris {
        for bidang in r.bidang.iter().filter(|b| matches!(b.jenis, Jenis::Catatan(_))) {
            if let Isi::Bilangan(n) = *satu.baru.isi(bidang.kode)
                && n < 0
            {
                satu.baru.set(bidang.kode, Isi::Bilangan(nyata(n)));
            }
        }
        for tautan in satu.tambah.iter_mut().chain(&mut satu.hapus) {
            let (dari, ke) = tautan.0.urutkan(nyata(tautan.1), nyata(tautan.2));
            *tautan = (tautan.0, dari, ke);
        }
        if satu.lama.is_none() {
            satu.sementara = nyata(satu.sementara);
        }
    }
    let mut selesai = 0;
    let mut hasil = Vec::with_capacity(baris.len());
    let mut tujuan = Vec::new();
    let mut tujuan_baru = Vec::new();
    for satu in &baris {
        match &satu.lama {
            None => tujuan_baru.push((satu.id(), &satu.baru)),
            // A relation stands on two records, and sends none of them back to draft.
            Some(lama) if lama.butir != satu.baru => {
                let tahap = buka(r, lama)?;
                tujuan.push(Tujuan { id: lama.id, butir: &satu.baru, tahap, versi: lama.versi + 1 });
            }
            Some(_) => {}
        }
    }
    for potong in potong(&tujuan_baru, r.bidang_sendiri().count() + 1) {
        isi_sendiri(&tulis.tx, r, potong, false).await?;
        selesai += potong.len();
        maju(selesai);
    }
    for potong in tujuan.chunks(1_000) {
        timpa(&tulis.tx, pelaku, r, potong, (&*l.profil, kini)).await?;
        selesai += potong.len();
        maju(selesai);
    }
    for satu in &baris {
        let versi = match &satu.lama {
            None => 1,
            Some(lama) => lama.versi + i64::from(lama.butir != satu.baru),
        };
        let sebelum = satu.lama.as_ref().map(|lama| (lama.butir.clone(), lama.tahap));
        let (tambah, hapus) = (satu.tambah.clone(), satu.hapus.clone());
        hasil.push(Tertulis { id: satu.id(), versi, sebelum, tambah, hapus });
    }
    relasi(tulis, pelaku, &hasil, kini).await?;
    let (tambah, hapus) = (hasil.iter().flat_map(|t| &t.tambah), hasil.iter().flat_map(|t| &t.hapus));
    let mut kaitan = SemuaKaitan::baru(&tulis.tx, tambah, hapus).await?;
    let mut catatan: Vec<_> = baris
        .iter()
        .map(|satu| {
            let mut sebelum = satu.lama.as_ref().map_or(Value::Null, |l| l.butir.json(r));
            let mut sesudah = satu.baru.json(r);
            kaitan.sisipkan(satu.id(), &mut sebelum, &mut sesudah);
            let tindakan = if satu.lama.is_some() { tindakan_ubah } else { tindakan_baru };
            entri(pelaku, r, kini, tindakan, (satu.id(), &satu.baru), (sebelum, sesudah))
        })
        .collect();
    catatan.extend(kaitan.sisa(pelaku, kini, "Kaitan diubah"));
    catat_banyak(tulis, catatan).await?;
    maju(baris.len());
    Ok(hasil)
}

/// Inserts the rows of `catatan` that are new; answers the id for each provisional one.
async fn baru(
    tulis: &Tulis,
    pelaku: &Pelaku,
    r: &'static Register,
    baris: &mut [BarisRencana],
    gudang: &Gudang,
    (profil, kini): (&Profil, DateTime<Utc>),
) -> Hasil<HashMap<i64, i64>> {
    let terakhir = Query::select()
        .expr_as(Expr::col("urutan").max(), "terakhir")
        .from("catatan")
        .and_where(Expr::col("register").eq(r.kode))
        .to_owned();
    let terakhir = tulis.tx.query_one(&terakhir).await?.map(|b| b.try_get::<Option<i64>>("", "terakhir"));
    let mut urutan = terakhir.transpose()?.flatten().unwrap_or(0);
    let mut dipakai: HashSet<String> = gudang.baru.keys().cloned().collect();
    let mut hasil = HashMap::new();
    let mut antre: Vec<(i64, &mut BarisRencana)> = Vec::new();
    for satu in baris.iter_mut().filter(|b| b.lama.is_none()) {
        urutan += 1;
        if satu.baru.isi("nomor").kosong()
            && let Some(bidang) = r.bidang("nomor")
        {
            let mut ke = urutan;
            let nomor = loop {
                let nomor = nomor_urut(r, ke);
                if !gudang.nomor.contains(&nomor) && dipakai.insert(nomor.clone()) {
                    break nomor;
                }
                ke += 1;
            };
            satu.baru.set(bidang.kode, Isi::Teks(nomor));
        }
        antre.push((urutan, satu));
    }
    const KOLOM: [&str; 17] = [
        "register",
        "urutan",
        "nomor",
        "nama",
        "uraian",
        "perangkat_daerah_id",
        "kode_rujukan",
        "keadaan",
        "keterlihatan",
        "tahap",
        "kelengkapan",
        "cari",
        "versi",
        "dibuat",
        "diubah",
        "diubah_oleh",
        "diajukan_oleh",
    ];
    for potong in antre.chunks(NILAI / KOLOM.len()) {
        let mut kueri = Query::insert();
        kueri.into_table("catatan").columns(KOLOM).returning(Query::returning().columns(["id", "nomor"]));
        for (urutan, satu) in potong {
            let butir = &satu.baru;
            let teks = |kode: &str| Expr::value(Some(butir.teks(kode).to_owned()).filter(|t| !t.is_empty()));
            let nilai = [
                Expr::value(r.kode),
                Expr::value(*urutan),
                Expr::value(butir.teks("nomor")),
                Expr::value(butir.teks("nama")),
                teks("uraian"),
                Expr::value(butir.bilangan("perangkat_daerah_id")),
                teks("kode_rujukan"),
                teks("keadaan"),
                Expr::value(Keterlihatan::dari_kode(butir.teks("keterlihatan")).kode()),
                Expr::value(tahap_awal(r).kode()),
                Expr::value(persen(profil, r, butir)),
                Expr::value(butir.teks_cari(r)),
                Expr::value(1_i64),
                Expr::value(kini),
                Expr::value(kini),
                Expr::value(pelaku.nama.clone()),
                Expr::value(None::<i64>),
            ];
            kueri.values(nilai).map_err(Galat::internal)?;
        }
        let letak: HashMap<&str, i64> = potong.iter().map(|(_, b)| (b.baru.teks("nomor"), b.sementara)).collect();
        for satu in tulis.tx.query_all(&kueri).await? {
            let nomor: String = satu.try_get("", "nomor")?;
            let sementara = letak.get(nomor.as_str()).ok_or_else(|| Galat::internal("nomor yang tidak dikirim"))?;
            hasil.insert(*sementara, satu.try_get("", "id")?);
        }
    }
    Ok(hasil)
}

/// Rows of the register's own table; with `timpa` over those that are there.
async fn isi_sendiri<C: ConnectionTrait>(db: &C, r: &Register, isi: &[(i64, &Butir)], timpa: bool) -> Hasil<()> {
    if isi.is_empty() {
        return Ok(());
    }
    let kolom: Vec<&str> = r.bidang_sendiri().map(|b| b.kode).collect();
    let mut kueri = Query::insert();
    kueri.into_table(r.tabel).columns(std::iter::once("id").chain(kolom.iter().copied()));
    for (id, butir) in isi {
        let nilai = r.bidang_sendiri().map(|b| sql::nilai(b, butir.isi(b.kode)));
        kueri.values(std::iter::once(Expr::value(*id)).chain(nilai)).map_err(Galat::internal)?;
    }
    if timpa {
        let mut bentrok = OnConflict::column("id");
        if kolom.is_empty() {
            bentrok.do_nothing();
        } else {
            bentrok.update_columns(kolom);
        }
        kueri.on_conflict(bentrok);
    }
    db.execute(&kueri).await?;
    Ok(())
}

/// Writes records over what they were, by inserting each again over itself: one statement for many rows on both databases.
pub(super) async fn timpa<C: ConnectionTrait>(
    db: &C,
    pelaku: &Pelaku,
    r: &Register,
    tujuan: &[Tujuan<'_>],
    (profil, kini): (&Profil, DateTime<Utc>),
) -> Hasil<()> {
    const TETAP: [&str; 4] = ["id", "register", "urutan", "dibuat"];
    const GANTI: [&str; 14] = [
        "nomor",
        "nama",
        "uraian",
        "perangkat_daerah_id",
        "kode_rujukan",
        "keadaan",
        "keterlihatan",
        "tahap",
        "kelengkapan",
        "cari",
        "versi",
        "diubah",
        "diubah_oleh",
        "diajukan_oleh",
    ];
    for potong in tujuan.chunks(NILAI / (TETAP.len() + GANTI.len())) {
        let mut kueri = Query::insert();
        kueri.into_table("catatan").columns(TETAP.into_iter().chain(GANTI));
        for satu in potong {
            let butir = satu.butir;
            let teks = |kode: &str| Expr::value(Some(butir.teks(kode).to_owned()).filter(|t| !t.is_empty()));
            let nilai = [
                Expr::value(satu.id),
                Expr::value(r.kode),
                Expr::value(0_i64),
                Expr::value(kini),
                Expr::value(butir.teks("nomor")),
                Expr::value(butir.teks("nama")),
                teks("uraian"),
                Expr::value(butir.bilangan("perangkat_daerah_id")),
                teks("kode_rujukan"),
                teks("keadaan"),
                Expr::value(Keterlihatan::dari_kode(butir.teks("keterlihatan")).kode()),
                Expr::value(satu.tahap.kode()),
                Expr::value(persen(profil, r, butir)),
                Expr::value(butir.teks_cari(r)),
                Expr::value(satu.versi),
                Expr::value(kini),
                Expr::value(pelaku.nama.clone()),
                Expr::value(None::<i64>),
            ];
            kueri.values(nilai).map_err(Galat::internal)?;
        }
        // Who submitted a record stays with it.
        let mut bentrok = OnConflict::column("id");
        bentrok.update_columns(GANTI.into_iter().filter(|k| *k != "diajukan_oleh"));
        kueri.on_conflict(bentrok);
        db.execute(&kueri).await?;
    }
    let sendiri: Vec<(i64, &Butir)> = tujuan.iter().map(|t| (t.id, t.butir)).collect();
    for potong in potong(&sendiri, r.bidang_sendiri().count() + 1) {
        isi_sendiri(db, r, potong, true).await?;
    }
    Ok(())
}

/// Adds and removes the relations of written rows; what is there already stays once.
pub(super) async fn relasi(tulis: &Tulis, pelaku: &Pelaku, tertulis: &[Tertulis], kini: DateTime<Utc>) -> Hasil<()> {
    let tambah: HashSet<Tautan> = tertulis.iter().flat_map(|t| t.tambah.iter().copied()).collect();
    let hapus: HashSet<Tautan> = tertulis.iter().flat_map(|t| t.hapus.iter().copied()).collect();
    lepas(&tulis.tx, &hapus.difference(&tambah).copied().collect::<Vec<_>>()).await?;
    sambung(&tulis.tx, &pelaku.nama, &tambah.into_iter().collect::<Vec<_>>(), kini).await
}

pub(super) async fn sambung<C: ConnectionTrait>(
    db: &C,
    oleh: &str,
    tautan: &[Tautan],
    kini: DateTime<Utc>,
) -> Hasil<()> {
    for potong in tautan.chunks(NILAI / 5) {
        let mut kueri = Query::insert();
        kueri.into_table("relasi").columns(["jenis", "dari_id", "ke_id", "dibuat", "dibuat_oleh"]);
        for (jenis, dari, ke) in potong {
            let nilai = [
                Expr::value(jenis.kode()),
                Expr::value(*dari),
                Expr::value(*ke),
                Expr::value(kini),
                Expr::value(oleh.to_owned()),
            ];
            kueri.values(nilai).map_err(Galat::internal)?;
        }
        kueri.on_conflict(OnConflict::columns(["dari_id", "jenis", "ke_id"]).do_nothing().to_owned());
        db.execute(&kueri).await?;
    }
    Ok(())
}

pub(super) async fn lepas<C: ConnectionTrait>(db: &C, tautan: &[Tautan]) -> Hasil<()> {
    // Deep conditions are slow to parse, so few at a time.
    for potong in tautan.chunks(200) {
        let salah_satu = potong.iter().fold(Condition::any(), |syarat, (jenis, dari, ke)| {
            syarat.add(
                Expr::col("jenis").eq(jenis.kode()).and(Expr::col("dari_id").eq(*dari)).and(Expr::col("ke_id").eq(*ke)),
            )
        });
        db.execute(Query::delete().from_table("relasi").cond_where(salah_satu)).await?;
    }
    Ok(())
}

/// Pieces that fit into one statement.
fn potong<T>(isi: &[T], kolom: usize) -> std::slice::Chunks<'_, T> {
    isi.chunks((NILAI / kolom.max(1)).max(1))
}
