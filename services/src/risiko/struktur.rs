//! The structure: Komite Manajemen Risiko and Unit Kepatuhan Risiko of the government, Unit Pemilik Risiko of an office.
//!
//! PermenPANRB 5/2020 Lampiran Bab IV huruf A; DKI68 Pasal 19 ayat (3) to (5) (row B7).

use std::collections::{HashMap, HashSet};

use domain::{
    izin::Tindakan,
    risiko::{
        NAMA_MAKS,
        konteks::{Kedudukan, Pelaksana, Struktur, Unsur},
        organ::Organ,
    },
    teks, waktu,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, JoinType, QueryFilter, QueryOrder,
    sea_query::{Expr, Func, Query},
};
use serde_json::{Value, json};

use super::{
    dasar::{akses, basi_isian, catat},
    entitas::{anggota, penyelenggara},
    tahun,
};
use crate::{Galat, Hasil, Layanan, Pelaku, Tulis, isian::Periksa};

const OBJEK: &str = "penyelenggara";

/// More people than any komite has.
const PELAKSANA_MAKS: usize = 60;

/// A body with what a form needs; id 0 and version 0 while it has not been formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadanStruktur {
    pub id: i64,
    pub versi: i64,
    pub struktur: Struktur,
}

/// A body as it is typed. Field names: `keputusan`, `nomor`, `tanggal`, `kedudukan_<n>`, `nama_<n>`, `nip_<n>`, `jabatan_<n>` from 1;
/// rows that are empty are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianStruktur {
    /// One of [`Profil::keputusan_risiko`](domain::profil::Profil::keputusan_risiko).
    pub keputusan: String,
    pub nomor: String,
    pub tanggal: String,
    pub pelaksana: Vec<IsianPelaksana>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianPelaksana {
    pub kedudukan: String,
    pub nama: String,
    pub nip: String,
    pub jabatan: String,
}

/// Komite and unit kepatuhan of a year; a year without its own shows the newest before it, with version 0.
///
/// # Errors
/// [`Galat::Dilarang`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, tahun: i32) -> Hasil<Vec<BadanStruktur>> {
    akses(pelaku)?;
    pemerintah(&l.db, tahun).await
}

/// Forms or changes komite or unit kepatuhan.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`], [`Galat::Bentrok`], [`Galat::Ditolak`] for a closed year.
pub async fn simpan(
    l: &Layanan,
    pelaku: &Pelaku,
    tahun: i32,
    unsur: Unsur,
    versi: i64,
    isian: &IsianStruktur,
) -> Hasil<()> {
    pelaku.wajib(Tindakan::KelolaRisiko, &[])?;
    if unsur == Unsur::PemilikRisiko {
        return Err(Galat::TidakAda);
    }
    let tulis = l.tulis().await?;
    tahun::kerja(l, &tulis.tx, tahun).await?.terbuka()?;
    let baru = baca(l, unsur, isian)?;
    tulis_badan(l, &tulis, pelaku, (tahun, None), versi, baru).await?;
    tulis.selesai().await
}

/// Komite and unit kepatuhan.
pub(super) async fn pemerintah<C: ConnectionTrait>(db: &C, tahun: i32) -> Hasil<Vec<BadanStruktur>> {
    let baris = penyelenggara::Entity::find()
        .filter(penyelenggara::Column::PerangkatDaerahId.is_null())
        .filter(penyelenggara::Column::Tahun.lte(tahun))
        .order_by_desc(penyelenggara::Column::Tahun)
        .all(db)
        .await?;
    let id: Vec<i64> = baris.iter().map(|b| b.id).collect();
    let mut orang = anggota_banyak(db, &id).await?;
    Ok([Unsur::Komite, Unsur::KepatuhanRisiko]
        .into_iter()
        .map(|unsur| match baris.iter().find(|b| b.unsur == unsur.kode()) {
            Some(b) => {
                let sendiri = b.tahun == tahun;
                let (id, versi) = if sendiri { (b.id, b.versi) } else { (0, 0) };
                BadanStruktur { id, versi, struktur: dari(unsur, b, orang.remove(&b.id).unwrap_or_default()) }
            }
            None => BadanStruktur { id: 0, versi: 0, struktur: Struktur::kosong(unsur) },
        })
        .collect())
}

/// The Unit Pemilik Risiko of an office in a year.
pub(super) async fn kantor<C: ConnectionTrait>(db: &C, kantor: i64, tahun: i32) -> Hasil<BadanStruktur> {
    let unsur = Unsur::PemilikRisiko;
    match cari(db, (unsur, tahun, Some(kantor))).await? {
        Some(b) => {
            let orang = anggota_banyak(db, &[b.id]).await?.remove(&b.id).unwrap_or_default();
            Ok(BadanStruktur { id: b.id, versi: b.versi, struktur: dari(unsur, &b, orang) })
        }
        None => Ok(BadanStruktur { id: 0, versi: 0, struktur: Struktur::kosong(unsur) }),
    }
}

/// Offices whose Unit Pemilik Risiko of a year has somebody in every place it needs.
pub(super) async fn kantor_lengkap<C: ConnectionTrait>(db: &C, tahun: i32) -> Hasil<HashSet<i64>> {
    let unsur = Unsur::PemilikRisiko;
    let wajib = unsur.kedudukan_wajib();
    let kedudukan = || Expr::col(("a", "kedudukan"));
    let milik = Expr::col(("a", "penyelenggara_id")).equals(("b", "id"));
    let mut kueri = Query::select();
    kueri
        .column(("b", "perangkat_daerah_id"))
        .from_as("penyelenggara", "b")
        .join_as(JoinType::InnerJoin, "penyelenggara_anggota", "a", milik)
        .and_where(Expr::col(("b", "unsur")).eq(unsur.kode()))
        .and_where(Expr::col(("b", "tahun")).eq(tahun))
        .and_where(Expr::col(("b", "perangkat_daerah_id")).is_not_null())
        .and_where(kedudukan().is_in(wajib.iter().map(|k| k.kode())))
        .group_by_col(("b", "perangkat_daerah_id"))
        .and_having(Expr::expr(Func::count_distinct(kedudukan())).eq(i64::try_from(wajib.len()).unwrap_or(i64::MAX)));
    db.query_all(&kueri).await?.iter().map(|b| Ok(b.try_get_by_index(0)?)).collect()
}

/// Writes a body, a new one or over the version that was seen.
pub(super) async fn tulis_badan(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    (tahun, kantor): (i32, Option<i64>),
    versi: i64,
    baru: Struktur,
) -> Hasil<()> {
    let unsur = baru.unsur;
    let lama = cari(&tulis.tx, (unsur, tahun, kantor)).await?;
    if lama.as_ref().map_or(0, |b| b.versi) != versi {
        return Err(lama
            .map_or_else(|| basi_isian("Orang lain", l.kini(), 0), |b| basi_isian(&b.diubah_oleh, b.diubah, b.versi)));
    }
    let sebelum = match &lama {
        Some(b) => {
            let orang = anggota_banyak(&tulis.tx, &[b.id]).await?.remove(&b.id).unwrap_or_default();
            Some(dari(unsur, b, orang))
        }
        None => None,
    };
    if sebelum.as_ref() == Some(&baru) {
        return Ok(());
    }
    let mut model = penyelenggara::ActiveModel {
        unsur: Set(unsur.kode().into()),
        tahun: Set(tahun),
        perangkat_daerah_id: Set(kantor),
        keputusan: Set(baru.keputusan.clone()),
        nomor: Set(baru.nomor.clone()),
        tanggal: Set(baru.tanggal),
        versi: Set(versi + 1),
        diubah: Set(l.kini()),
        diubah_oleh: Set(pelaku.nama.clone()),
        ..Default::default()
    };
    let id = match &lama {
        Some(b) => {
            model.id = Set(b.id);
            model.update(&tulis.tx).await?.id
        }
        None => model.insert(&tulis.tx).await?.id,
    };
    anggota::Entity::delete_many().filter(anggota::Column::PenyelenggaraId.eq(id)).exec(&tulis.tx).await?;
    sisip_anggota(tulis, id, &baru.pelaksana).await?;
    let isi = (sebelum.map_or(Value::Null, |s| rekam(&s)), rekam(&baru));
    catat(l, tulis, pelaku, (OBJEK, id, kantor), "Struktur manajemen risiko disusun", isi).await
}

/// Takes the body of an office over from another year; nothing when it has one already.
pub(super) async fn salin(l: &Layanan, tulis: &Tulis, pelaku: &Pelaku, id: i64, dari_tahun: i32, ke: i32) -> Hasil<()> {
    let lama = kantor(&tulis.tx, id, dari_tahun).await?;
    if lama.id == 0 || cari(&tulis.tx, (Unsur::PemilikRisiko, ke, Some(id))).await?.is_some() {
        return Ok(());
    }
    tulis_badan(l, tulis, pelaku, (ke, Some(id)), 0, lama.struktur).await
}

async fn cari<C: ConnectionTrait>(
    db: &C,
    (unsur, tahun, kantor): (Unsur, i32, Option<i64>),
) -> Hasil<Option<penyelenggara::Model>> {
    let kueri = penyelenggara::Entity::find()
        .filter(penyelenggara::Column::Unsur.eq(unsur.kode()))
        .filter(penyelenggara::Column::Tahun.eq(tahun));
    let kueri = match kantor {
        Some(id) => kueri.filter(penyelenggara::Column::PerangkatDaerahId.eq(id)),
        None => kueri.filter(penyelenggara::Column::PerangkatDaerahId.is_null()),
    };
    Ok(kueri.one(db).await?)
}

async fn anggota_banyak<C: ConnectionTrait>(db: &C, id: &[i64]) -> Hasil<HashMap<i64, Vec<Pelaksana>>> {
    let mut hasil: HashMap<i64, Vec<Pelaksana>> = HashMap::new();
    if id.is_empty() {
        return Ok(hasil);
    }
    let baris = anggota::Entity::find()
        .filter(anggota::Column::PenyelenggaraId.is_in(id.iter().copied()))
        .order_by_asc(anggota::Column::Urutan)
        .all(db)
        .await?;
    for b in baris {
        let Some(kedudukan) = Kedudukan::dari_kode(&b.kedudukan) else { continue };
        let orang = Pelaksana { kedudukan, nama: b.nama, nip: b.nip, jabatan: b.jabatan };
        hasil.entry(b.penyelenggara_id).or_default().push(orang);
    }
    Ok(hasil)
}

pub(super) async fn sisip_anggota(tulis: &Tulis, id: i64, pelaksana: &[Pelaksana]) -> Hasil<()> {
    if pelaksana.is_empty() {
        return Ok(());
    }
    let baris = (1..).zip(pelaksana).map(|(urutan, p)| anggota::ActiveModel {
        penyelenggara_id: Set(id),
        urutan: Set(urutan),
        kedudukan: Set(p.kedudukan.kode().into()),
        nama: Set(p.nama.clone()),
        nip: Set(p.nip.clone()),
        jabatan: Set(p.jabatan.clone()),
        ..Default::default()
    });
    anggota::Entity::insert_many(baris).exec_without_returning(&tulis.tx).await?;
    Ok(())
}

pub(super) fn baca(l: &Layanan, unsur: Unsur, isian: &IsianStruktur) -> Hasil<Struktur> {
    let mut p = Periksa::default();
    let keputusan = isian.keputusan.trim().to_owned();
    if !keputusan.is_empty() && !l.profil.keputusan_risiko(unsur).contains(&keputusan) {
        p.salah("keputusan", "Pilih jenis keputusan dari daftar.");
    } else if keputusan.is_empty() && !isian.nomor.trim().is_empty() {
        p.salah("keputusan", "Pilih jenis keputusan yang bernomor itu.");
    }
    let nomor = p.ambil("nomor", teks::baris(&isian.nomor, "Nomor keputusan", false, 120));
    let tanggal = waktu::baca_tanggal_opsional(&isian.tanggal, "Tanggal keputusan").unwrap_or_else(|sebab| {
        p.salah("tanggal", sebab.to_string());
        None
    });
    if isian.pelaksana.len() > PELAKSANA_MAKS {
        p.salah("nama_1", format!("Anggota paling banyak {PELAKSANA_MAKS}."));
    }
    let mut pelaksana = Vec::new();
    for (n, satu) in (1..).zip(&isian.pelaksana) {
        if satu.nama.trim().is_empty() && satu.jabatan.trim().is_empty() && satu.nip.trim().is_empty() {
            continue;
        }
        let kedudukan = Kedudukan::dari_kode(&satu.kedudukan).filter(|k| unsur.kedudukan().contains(k));
        if kedudukan.is_none() {
            p.salah(&format!("kedudukan_{n}"), "Pilih kedudukan dari daftar.");
        }
        let nama = p.ambil(&format!("nama_{n}"), teks::baris(&satu.nama, "Nama", true, NAMA_MAKS));
        let nip = p.ambil(&format!("nip_{n}"), teks::nip(&satu.nip).map(Option::unwrap_or_default));
        let jabatan = p.ambil(&format!("jabatan_{n}"), teks::baris(&satu.jabatan, "Jabatan", true, NAMA_MAKS));
        pelaksana.extend(kedudukan.map(|kedudukan| Pelaksana { kedudukan, nama, nip, jabatan }));
    }
    let organ = Organ::dari(&l.profil, unsur);
    // Who sits in it is appointed by the decree that the regulation orders.
    if let Some((jenis, dasar)) = organ.keputusan.filter(|_| !pelaksana.is_empty()) {
        let salah = |apa: &str| format!("{} dibentuk dengan {jenis} ({dasar}). Isi {apa}.", organ.nama);
        if nomor.is_empty() {
            p.salah("nomor", salah("nomornya"));
        }
        if tanggal.is_none() && isian.tanggal.trim().is_empty() {
            p.salah("tanggal", salah("tanggalnya"));
        }
    }
    for satu in [Kedudukan::Ketua, Kedudukan::Pemilik, Kedudukan::Koordinator] {
        if pelaksana.iter().filter(|o| o.kedudukan == satu).count() > 1 {
            p.salah("kedudukan_1", format!("{} hanya satu orang.", satu.nama()));
        }
    }
    p.selesai()?;
    Ok(Struktur { unsur, keputusan, nomor, tanggal, pelaksana })
}

fn dari(unsur: Unsur, b: &penyelenggara::Model, pelaksana: Vec<Pelaksana>) -> Struktur {
    Struktur { unsur, keputusan: b.keputusan.clone(), nomor: b.nomor.clone(), tanggal: b.tanggal, pelaksana }
}

fn rekam(s: &Struktur) -> Value {
    json!({"unsur": s.unsur.kode(), "keputusan": s.keputusan, "nomor": s.nomor, "tanggal": s.tanggal, "pelaksana": s.pelaksana})
}
