//! What people change in a register: add, change, archive, bring back, and put an earlier state back.

use std::collections::BTreeMap;

use domain::{
    arsitektur::{
        relasi::{DOMAIN, SASARAN},
        versi::Pemicu,
    },
    profil::Profil,
    register::{Alur, Bidang, Butir, Isi, Jenis, Keterlihatan, Register, kelengkapan, nomor_urut, tahap},
    teks::GalatIsian,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, Func, Query},
};
use serde_json::Value;

use super::{
    Akses, Rekaman,
    akses::{akses_untuk, boleh_ubah},
    entitas::catatan,
    nama, sql,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    arsitektur::versi::{picu, unsur_berlaku},
    galat::Bentrokan,
    jejak::{self, Catatan},
    perangkat_daerah,
};

/// What a form sent, names as often as they came. A record field may hold an id, a number (`APL-0007`), a name, or both
/// as a screen shows them.
#[derive(Clone, Copy, Debug)]
pub struct Formulir<'a>(pub &'a [(String, String)]);

/// Adds a record.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`].
pub async fn create(l: &Layanan, pelaku: &Pelaku, r: &'static Register, f: Formulir<'_>) -> Hasil<i64> {
    let butir = baca(l, pelaku, r, &Butir::default(), f).await?;
    let tulis = l.tulis().await?;
    let id = tambah(l, &tulis, pelaku, r, butir, "Ditambah").await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Changes a record. A form saved as it was opened changes nothing, not even the version.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::BentrokIsian`] with the other version,
/// [`Galat::Ditolak`] while it is examined or archived.
pub async fn update(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    id: i64,
    versi: i64,
    f: Formulir<'_>,
) -> Hasil<()> {
    let kini = terlihat(&l.db, pelaku, r, id).await?;
    let baru = baca(l, pelaku, r, &kini.butir, f).await?;
    let tulis = l.tulis().await?;
    let lama = pegang(&tulis, pelaku, r, id).await?;
    if lama.versi != versi {
        return if lama.butir == baru { Ok(()) } else { Err(bentrok(r, &lama)) };
    }
    periksa_tujuan(&tulis.tx, pelaku, r, &lama.butir, &baru).await?;
    ubah(l, &tulis, pelaku, r, &lama, baru, "Diubah").await?;
    tulis.selesai().await
}

/// Takes a record out of use; everything that names it stays.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Bentrok`], [`Galat::Ditolak`] while it is examined.
pub async fn archive(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64, versi: i64) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let lama = pegang(&tulis, pelaku, r, id).await?;
    sama_versi(&lama, versi)?;
    buka(r, &lama)?;
    arsipkan(l, &tulis, pelaku, r, &lama, true).await?;
    tulis.selesai().await
}

/// Puts an archived record back into use.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Bentrok`], [`Galat::Ditolak`] when it is in use.
pub async fn restore(l: &Layanan, pelaku: &Pelaku, r: &'static Register, id: i64, versi: i64) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let lama = pegang(&tulis, pelaku, r, id).await?;
    sama_versi(&lama, versi)?;
    if lama.diarsipkan.is_none() {
        return Err(Galat::Ditolak("Catatan ini tidak diarsipkan.".into()));
    }
    arsipkan(l, &tulis, pelaku, r, &lama, false).await?;
    tulis.selesai().await
}

/// Puts back what the record, or one field of it, was before an entry of its history.
///
/// # Errors
/// As [`update`]; [`Galat::TidakAda`] when the entry is not of this record.
pub async fn kembalikan(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    id: i64,
    versi: i64,
    urutan: i64,
    bidang: Option<&str>,
) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let lama = pegang(&tulis, pelaku, r, id).await?;
    sama_versi(&lama, versi)?;
    let entri = jejak::baris::Entity::find()
        .filter(jejak::baris::Column::Urutan.eq(urutan))
        .filter(jejak::baris::Column::Objek.eq(r.kode))
        .filter(jejak::baris::Column::ObjekId.eq(id))
        .one(&tulis.tx)
        .await?
        .ok_or(Galat::TidakAda)?;
    let Value::Object(dulu) = serde_json::from_str(&entri.sebelum)? else {
        return Err(Galat::Ditolak("Sebelum perubahan ini catatannya belum ada.".into()));
    };
    // An entry about something else (a step, a document) says nothing of the fields.
    let terpilih = |b: &&Bidang| bidang.is_none_or(|kode| kode == b.kode) && dulu.contains_key(b.kode);
    let terpilih: Vec<&Bidang> = r.bidang.iter().filter(terpilih).collect();
    if terpilih.is_empty() {
        return Err(Galat::Ditolak("Catatan riwayat ini tidak memuat isian yang dapat dikembalikan.".into()));
    }
    let isi_dulu = Butir::dari_json(r, &dulu);
    let mut baru = lama.butir.clone();
    for b in terpilih {
        baru.set(b.kode, isi_dulu.isi(b.kode).clone());
    }
    baru.rapikan(r);
    let salah = baru.periksa(r);
    if !salah.is_empty() {
        return Err(Galat::Isian(salah));
    }
    periksa_tujuan(&tulis.tx, pelaku, r, &lama.butir, &baru).await?;
    ubah(l, &tulis, pelaku, r, &lama, baru, "Dikembalikan ke isi lama").await?;
    tulis.selesai().await
}

/// Writes a new record with its entry; checks who may. The caller has checked the fields.
pub(crate) async fn tambah(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    r: &'static Register,
    mut butir: Butir,
    tindakan: &str,
) -> Hasil<i64> {
    if !boleh_ubah(pelaku, r, butir.bilangan("perangkat_daerah_id")) {
        return Err(Galat::dilarang());
    }
    periksa_penulis(&l.profil, pelaku, r, &Butir::default(), &butir)?;
    periksa_tujuan(&tulis.tx, pelaku, r, &Butir::default(), &butir).await?;
    let urutan = urutan_berikut(tulis, r).await?;
    if butir.isi("nomor").kosong() {
        let nomor = nomor_bebas(tulis, r, urutan).await?;
        butir.set("nomor", Isi::Teks(nomor));
    } else {
        nomor_belum_ada(tulis, r, butir.teks("nomor"), None).await?;
    }
    if butir.isi("keterlihatan").kosong() && r.bidang("keterlihatan").is_some() {
        // What belongs to no office would be seen by no office.
        let bawaan = match r.bidang("perangkat_daerah_id") {
            Some(_) => Keterlihatan::Kantor,
            None => Keterlihatan::Pemerintah,
        };
        butir.set("keterlihatan", Isi::Teks(bawaan.kode().into()));
    }
    let kini = l.kini();
    let teks = |kode: &str| Some(butir.teks(kode).to_owned()).filter(|t| !t.is_empty());
    let baris = catatan::ActiveModel {
        register: Set(r.kode.into()),
        urutan: Set(urutan),
        nomor: Set(butir.teks("nomor").into()),
        nama: Set(butir.teks("nama").into()),
        uraian: Set(teks("uraian")),
        perangkat_daerah_id: Set(butir.bilangan("perangkat_daerah_id")),
        kode_rujukan: Set(teks("kode_rujukan")),
        keadaan: Set(teks("keadaan")),
        keterlihatan: Set(Keterlihatan::dari_kode(butir.teks("keterlihatan")).kode().into()),
        tahap: Set(tahap_awal(r).kode().into()),
        kelengkapan: Set(persen(&l.profil, r, &butir)),
        cari: Set(butir.teks_cari(r)),
        versi: Set(1),
        dibuat: Set(kini),
        diubah: Set(kini),
        diubah_oleh: Set(pelaku.nama.clone()),
        ..Default::default()
    };
    let id = catatan::Entity::insert(baris).exec(&tulis.tx).await?.last_insert_id;
    let mut kueri = Query::insert();
    let (mut kolom, mut nilai) = (vec!["id"], vec![Expr::value(id)]);
    for bidang in r.bidang_sendiri() {
        kolom.push(bidang.kode);
        nilai.push(sql::nilai(bidang, butir.isi(bidang.kode)));
    }
    kueri.into_table(r.tabel).columns(kolom).values(nilai).map_err(Galat::internal)?;
    tulis.tx.execute(&kueri).await?;
    catat(l, tulis, pelaku, r, id, (&butir, tindakan), (Value::Null, butir.json(r))).await?;
    picu_reviu(l, tulis, pelaku, r, butir.teks("nama")).await?;
    Ok(id)
}

/// A change of the RPJMD is a ground to review the architecture in force (DKI68 Pasal 4 ayat (3) huruf d).
pub(super) async fn picu_reviu(l: &Layanan, tulis: &Tulis, pelaku: &Pelaku, r: &Register, nama: &str) -> Hasil<()> {
    if r.kode != SASARAN {
        return Ok(());
    }
    picu(l, tulis, pelaku, Pemicu::Rpjmd, &format!("Sasaran RPJMD berubah: {nama}.")).await
}

/// Writes what differs, with its entry; nothing when nothing does. The caller holds the row and has checked the fields.
pub(crate) async fn ubah(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    r: &'static Register,
    lama: &Rekaman,
    mut baru: Butir,
    tindakan: &str,
) -> Hasil<bool> {
    for wajib in ["nomor", "keterlihatan"] {
        if baru.isi(wajib).kosong()
            && let Some(bidang) = r.bidang(wajib)
        {
            baru.set(bidang.kode, lama.butir.isi(wajib).clone());
        }
    }
    if lama.butir == baru {
        return Ok(false);
    }
    if !boleh_ubah(pelaku, r, baru.bilangan("perangkat_daerah_id")) {
        return Err(Galat::isian("perangkat_daerah_id", "Pilih Perangkat Daerah yang menjadi tanggung jawab Anda."));
    }
    periksa_penulis(&l.profil, pelaku, r, &lama.butir, &baru)?;
    let tahap = buka(r, lama)?;
    if lama.nomor() != baru.teks("nomor") {
        nomor_belum_ada(tulis, r, baru.teks("nomor"), Some(lama.id)).await?;
    }
    let mut dasar = Query::update();
    dasar
        .table("catatan")
        .value("tahap", tahap.kode())
        .value("kelengkapan", persen(&l.profil, r, &baru))
        .value("cari", baru.teks_cari(r))
        .value("versi", lama.versi + 1)
        .value("diubah", l.kini())
        .value("diubah_oleh", pelaku.nama.clone())
        .and_where(Expr::col("id").eq(lama.id));
    let mut sendiri = Query::update();
    sendiri.table(r.tabel).and_where(Expr::col("id").eq(lama.id));
    let mut ada_sendiri = false;
    for bidang in r.bidang.iter().filter(|b| lama.butir.isi(b.kode) != baru.isi(b.kode)) {
        let nilai = sql::nilai(bidang, baru.isi(bidang.kode));
        if bidang.dasar {
            dasar.value(bidang.kode, nilai);
        } else {
            sendiri.value(bidang.kode, nilai);
            ada_sendiri = true;
        }
    }
    tulis.tx.execute(&dasar).await?;
    if ada_sendiri {
        tulis.tx.execute(&sendiri).await?;
    }
    catat(l, tulis, pelaku, r, lama.id, (&baru, tindakan), (lama.butir.json(r), baru.json(r))).await?;
    picu_reviu(l, tulis, pelaku, r, baru.teks("nama")).await?;
    Ok(true)
}

/// Archives or brings back; the caller holds the row.
pub(crate) async fn arsipkan(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    r: &'static Register,
    lama: &Rekaman,
    arsip: bool,
) -> Hasil<()> {
    if arsip == lama.diarsipkan.is_some() {
        return Err(Galat::Ditolak("Catatan ini sudah diarsipkan.".into()));
    }
    let kini = l.kini();
    catatan::Entity::update_many()
        .col_expr(catatan::Column::DiarsipkanPada, Expr::value(arsip.then_some(kini)))
        .col_expr(catatan::Column::Versi, Expr::value(lama.versi + 1))
        .col_expr(catatan::Column::Diubah, Expr::value(kini))
        .col_expr(catatan::Column::DiubahOleh, Expr::value(&pelaku.nama))
        .filter(catatan::Column::Id.eq(lama.id))
        .exec(&tulis.tx)
        .await?;
    let tindakan = if arsip { "Diarsipkan" } else { "Dikeluarkan dari arsip" };
    let ubahan = (serde_json::json!({ "arsip": !arsip }), serde_json::json!({ "arsip": arsip }));
    catat(l, tulis, pelaku, r, lama.id, (&lama.butir, tindakan), ubahan).await?;
    if DOMAIN.contains(&r.kode) && (lama.tahap == tahap::Tahap::Terbit || unsur_berlaku(l, tulis, lama.id).await?) {
        // DKI68 Pasal 4 ayat (3) huruf c: what is taken out of use, or comes back, changes the elements in force.
        let sebab = format!("{} {} {}.", lama.nomor(), lama.nama(), tindakan.to_lowercase());
        picu(l, tulis, pelaku, Pemicu::Unsur, &sebab).await?;
    }
    picu_reviu(l, tulis, pelaku, r, lama.nama()).await
}

/// Holds the row until the transaction ends, for somebody who may change it.
pub(crate) async fn pegang(tulis: &Tulis, pelaku: &Pelaku, r: &'static Register, id: i64) -> Hasil<Rekaman> {
    catatan::Entity::find_by_id(id).lock_exclusive().one(&tulis.tx).await?.ok_or(Galat::TidakAda)?;
    let rekaman = terlihat(&tulis.tx, pelaku, r, id).await?;
    if boleh_ubah(pelaku, r, rekaman.kantor()) { Ok(rekaman) } else { Err(Galat::dilarang()) }
}

/// A record for somebody who may see it.
pub(crate) async fn terlihat<C: ConnectionTrait>(
    db: &C,
    pelaku: &Pelaku,
    r: &'static Register,
    id: i64,
) -> Hasil<Rekaman> {
    let akses = akses_untuk(pelaku, r.lihat)?;
    let rekaman = sql::satu(db, r, id).await?;
    if akses.mencakup(&rekaman) { Ok(rekaman) } else { Err(Galat::TidakAda) }
}

/// The fields of a form as values; record fields looked up among those the person may see.
pub(crate) async fn baca(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    lama: &Butir,
    f: Formulir<'_>,
) -> Hasil<Butir> {
    let akses = akses_untuk(pelaku, r.lihat)?;
    let mut tertunjuk: BTreeMap<&str, String> = BTreeMap::new();
    let mut salah = Vec::new();
    let kini: Vec<i64> = r
        .bidang
        .iter()
        .filter(|b| matches!(b.jenis, Jenis::Catatan(_)))
        .filter_map(|b| lama.bilangan(b.kode))
        .collect();
    let kini = nama::ringkas(&l.db, &akses, &kini).await?;
    for bidang in r.bidang {
        let (Jenis::Catatan(register), Some(isian)) = (bidang.jenis, f.satu(bidang.kode)) else { continue };
        // What the form showed stays what it was, however the record may be called.
        let tetap = lama.bilangan(bidang.kode).filter(|id| kini.get(id).is_some_and(|c| c.sebutan() == isian.trim()));
        if let Some(id) = tetap {
            tertunjuk.insert(bidang.kode, id.to_string());
            continue;
        }
        match tunjuk(&l.db, &akses, bidang, register, isian).await? {
            Ok(id) => drop(tertunjuk.insert(bidang.kode, id)),
            Err(pesan) => salah.push(GalatIsian::baru(bidang.kode, pesan)),
        }
    }
    let hasil = Butir::dari_formulir(r, lama, |kode| match tertunjuk.get(kode) {
        Some(id) => Some(vec![id.as_str()]),
        None => f.semua(kode),
    });
    match hasil {
        Ok(mut butir) => {
            salah.extend(butir.menurut_profil(r, &l.profil, lama));
            if salah.is_empty() { Ok(butir) } else { Err(Galat::Isian(salah)) }
        }
        Err(lain) => {
            salah.extend(lain.into_iter().filter(|g| !tertunjuk.contains_key(g.bidang.as_str())));
            salah.dedup_by(|a, b| a.bidang == b.bidang);
            Err(Galat::Isian(salah))
        }
    }
}

/// The id behind what was typed in a record field.
async fn tunjuk<C: ConnectionTrait>(
    db: &C,
    akses: &Akses,
    bidang: &Bidang,
    register: &str,
    isian: &str,
) -> Hasil<Result<String, String>> {
    let isian = isian.trim();
    if isian.is_empty() {
        return Ok(Ok(String::new()));
    }
    let nomor = isian.split(" · ").next().unwrap_or(isian).trim();
    let mut kueri = nama::pilih();
    kueri
        .and_where(Expr::col(("c", "register")).eq(register))
        .cond_where(akses.syarat("c"))
        .and_where(
            Expr::expr(Func::lower(Expr::col(("c", "nomor"))))
                .eq(nomor.to_lowercase())
                .or(Expr::expr(Func::lower(Expr::col(("c", "nama")))).eq(isian.to_lowercase()))
                .or(Expr::col(("c", "id")).eq(isian.parse::<i64>().unwrap_or(0))),
        )
        .limit(3);
    let cocok = nama::baca(db, &kueri).await?;
    let tepat = cocok.iter().find(|c| c.nomor.eq_ignore_ascii_case(nomor) || isian == c.id.to_string());
    Ok(match (tepat, cocok.as_slice()) {
        (Some(satu), _) | (None, [satu]) => Ok(satu.id.to_string()),
        (None, []) => {
            Err(format!("{} \"{isian}\" tidak ditemukan. Tulis nomornya atau pilih dari daftar.", bidang.label))
        }
        (None, banyak) => {
            let nomor: Vec<_> = banyak.iter().map(|c| c.nomor.as_str()).collect();
            Err(format!("Ada beberapa catatan bernama {isian}: {}. Tulis nomornya.", nomor.join(", ")))
        }
    })
}

/// That offices and records the fields newly point at are there.
async fn periksa_tujuan<C: ConnectionTrait>(
    db: &C,
    pelaku: &Pelaku,
    r: &'static Register,
    lama: &Butir,
    baru: &Butir,
) -> Hasil<()> {
    let berubah = |b: &&Bidang| lama.isi(b.kode) != baru.isi(b.kode);
    let mut salah = Vec::new();
    for bidang in r.bidang.iter().filter(berubah) {
        let Isi::Bilangan(id) = baru.isi(bidang.kode) else { continue };
        let ada = match bidang.jenis {
            Jenis::Kantor => perangkat_daerah::nama(db, &[*id]).await?.contains_key(id),
            Jenis::Catatan(register) => {
                let akses = akses_untuk(pelaku, r.lihat)?;
                nama::ringkas(db, &akses, &[*id]).await?.get(id).is_some_and(|c| c.register == register)
            }
            _ => true,
        };
        if !ada {
            salah.push(GalatIsian::baru(bidang.kode, format!("{} ini tidak ada. Pilih dari daftar.", bidang.label)));
        }
    }
    if salah.is_empty() { Ok(()) } else { Err(Galat::Isian(salah)) }
}

/// That the person may change each field that changes, in the office that has the record and in the one that gets it.
pub(super) fn periksa_penulis(profil: &Profil, pelaku: &Pelaku, r: &Register, lama: &Butir, baru: &Butir) -> Hasil<()> {
    let kantor = [None, lama.bilangan("perangkat_daerah_id"), baru.bilangan("perangkat_daerah_id")];
    let mut salah = Vec::new();
    for b in r.bidang.iter().filter(|b| lama.isi(b.kode) != baru.isi(b.kode)) {
        let penulis = b.penulis_di(profil);
        if !kantor.iter().all(|id| penulis.boleh(r, &pelaku.peran, *id)) {
            let kalimat = format!("{} hanya diisi oleh {}.", b.label, penulis.sebutan());
            salah.push(GalatIsian::baru(b.kode, kalimat));
        }
    }
    if salah.is_empty() { Ok(()) } else { Err(Galat::Isian(salah)) }
}

/// The stage after a change of the content.
pub(super) fn buka(r: &Register, lama: &Rekaman) -> Hasil<tahap::Tahap> {
    if lama.diarsipkan.is_some() {
        return Err(Galat::Ditolak("Catatan ini diarsipkan. Keluarkan dari arsip lebih dulu.".into()));
    }
    match r.alur {
        Alur::Langsung => Ok(lama.tahap),
        Alur::Bertahap => tahap::ubah(lama.tahap).map_err(|sebab| Galat::Ditolak(sebab.to_string())),
    }
}

pub(super) const fn tahap_awal(r: &Register) -> tahap::Tahap {
    match r.alur {
        Alur::Langsung => tahap::Tahap::Terbit,
        Alur::Bertahap => tahap::Tahap::Draf,
    }
}

pub(super) fn persen(profil: &Profil, r: &Register, butir: &Butir) -> i32 {
    i32::try_from(kelengkapan(profil, r, butir).persen()).unwrap_or(0)
}

fn sama_versi(lama: &Rekaman, versi: i64) -> Hasil<()> {
    if lama.versi == versi {
        return Ok(());
    }
    Err(Galat::Bentrok(format!(
        "{} baru saja mengubah catatan ini. Muat ulang halaman, lalu ulangi perubahan Anda.",
        lama.diubah_oleh
    )))
}

fn bentrok(r: &Register, lama: &Rekaman) -> Galat {
    let isian = r.bidang.iter().map(|b| (b.kode.to_owned(), lama.butir.isi(b.kode).isian())).collect();
    Galat::BentrokIsian(Box::new(Bentrokan {
        oleh: lama.diubah_oleh.clone(),
        pada: lama.diubah,
        versi: lama.versi,
        isian,
    }))
}

async fn urutan_berikut(tulis: &Tulis, r: &Register) -> Hasil<i64> {
    let terakhir: Option<Option<i64>> = catatan::Entity::find()
        .select_only()
        .column_as(catatan::Column::Urutan.max(), "terakhir")
        .filter(catatan::Column::Register.eq(r.kode))
        .into_tuple()
        .one(&tulis.tx)
        .await?;
    Ok(terakhir.flatten().unwrap_or(0) + 1)
}

/// The given number, or the next one that nobody typed by hand.
async fn nomor_bebas(tulis: &Tulis, r: &Register, urutan: i64) -> Hasil<String> {
    for n in urutan.. {
        let nomor = nomor_urut(r, n);
        if !ada_nomor(tulis, r, &nomor, None).await? {
            return Ok(nomor);
        }
    }
    Err(Galat::internal("nomor habis"))
}

async fn nomor_belum_ada(tulis: &Tulis, r: &Register, nomor: &str, kecuali: Option<i64>) -> Hasil<()> {
    if ada_nomor(tulis, r, nomor, kecuali).await? {
        return Err(Galat::isian("nomor", format!("ID {nomor} sudah dipakai catatan lain. Tulis ID lain.")));
    }
    Ok(())
}

async fn ada_nomor(tulis: &Tulis, r: &Register, nomor: &str, kecuali: Option<i64>) -> Hasil<bool> {
    let mut kueri = catatan::Entity::find()
        .select_only()
        .column(catatan::Column::Id)
        .filter(catatan::Column::Register.eq(r.kode))
        .filter(catatan::Column::Nomor.eq(nomor));
    if let Some(id) = kecuali {
        kueri = kueri.filter(catatan::Column::Id.ne(id));
    }
    Ok(kueri.into_tuple::<i64>().one(&tulis.tx).await?.is_some())
}

pub(super) async fn catat(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    r: &Register,
    id: i64,
    (butir, tindakan): (&Butir, &str),
    (sebelum, sesudah): (Value, Value),
) -> Hasil<()> {
    let kantor = butir.bilangan("perangkat_daerah_id");
    let catatan = Catatan { tindakan, objek: r.kode, objek_id: id, perangkat_daerah: kantor, sebelum, sesudah };
    jejak::catat(tulis, l.kini(), pelaku, catatan).await
}

impl<'a> Formulir<'a> {
    fn satu(&self, nama: &str) -> Option<&'a str> {
        self.0.iter().find(|(n, _)| n == nama).map(|(_, nilai)| nilai.as_str())
    }

    fn semua(&self, nama: &str) -> Option<Vec<&'a str>> {
        let nilai: Vec<_> = self.0.iter().filter(|(n, _)| n == nama).map(|(_, nilai)| nilai.as_str()).collect();
        (!nilai.is_empty()).then_some(nilai)
    }
}
