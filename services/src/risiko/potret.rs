//! Snapshots for documents: a register with everything in it, and the consolidated report.

use std::collections::{BTreeMap, HashMap};

use domain::{
    penandatangan::Penandatangan,
    risiko::{
        JenisRisiko, Kerangka,
        konteks::{Sasaran, Unsur},
        nomor,
        potret::{PotretKonsolidasi, PotretRegister, PotretRisiko},
        prioritas::{Calon, Prioritas, urutkan},
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    dasar::{kecil, konteks_terlihat, status, terukur, terukur_opsional},
    entitas::{kejadian, pantauan, penanganan, risiko},
    eskalasi, kejadian as peristiwa, konsolidasi, pantauan as pantau, penanganan as rencana, pendampingan, register,
    spip, tahun,
    tahun::Kerja,
    tautan,
};
use crate::{Galat, Hasil, Layanan, Pelaku};

/// A register with everything in it, as it stands in one moment: Formulir 1.0 to 5.0, the register itself, the SPIP forms.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn register(l: &Layanan, pelaku: &Pelaku, register_id: i64) -> Hasil<PotretRegister> {
    let tx = l.baca_serentak().await?;
    let k = konteks_terlihat(&tx, pelaku, register_id).await?;
    let kerja = tahun::kerja(l, &tx, k.tahun).await?;
    let semua = risiko::Entity::find()
        .filter(risiko::Column::KonteksId.eq(k.id))
        .filter(risiko::Column::DiarsipkanPada.is_null())
        .all(&tx)
        .await?;
    let r = register::susun(&tx, pelaku, k, kerja.clone()).await?;
    let urutan = prioritas(&semua);
    let id: Vec<i64> = semua.iter().map(|r| r.id).collect();
    let tautan = tautan::banyak(&tx, Some(pelaku), &id).await?;
    let mut risiko = Vec::with_capacity(semua.len());
    let mut isi = Isi::muat(&tx, &id).await?;
    for satu in semua {
        let nama: Vec<String> = tautan
            .get(&satu.id)
            .map(|d| d.tautan.iter().map(|t| format!("{} · {}", t.nomor, t.nama)).collect())
            .unwrap_or_default();
        let milik = Milik { sasaran: &r.sasaran, kerangka: &r.kerangka, kerja: &kerja, urutan: &urutan, tautan: nama };
        risiko.push(susun(l, &mut isi, satu, milik)?.0);
    }
    risiko.sort_by_key(|r| r.prioritas);
    let pendampingan = pendampingan::rekap(l, &tx, r.tahun, Some(vec![r.kantor.id]), [&r.kantor]).await?;
    Ok(PotretRegister {
        pemerintah: l.profil.pemerintah.clone(),
        kantor: r.kantor.nama,
        kode_kantor: r.kode_kantor,
        tahun: r.tahun,
        ditutup: r.terkunci,
        per: l.kini(),
        umum: r.umum,
        pakta: r.pakta,
        sasaran: r.sasaran,
        struktur: r.struktur,
        pemangku: r.pemangku,
        peraturan: r.peraturan,
        kerangka: r.kerangka,
        matriks: r.matriks,
        risiko,
        pemilik: r.pemilik,
        pendampingan,
    })
}

/// The consolidated report of a year, over everything this person sees.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn konsolidasi(l: &Layanan, pelaku: &Pelaku, tahun: i32) -> Hasil<PotretKonsolidasi> {
    konsolidasi::utuh(l, pelaku, tahun).await
}

/// Who leads a body, as a document names them; without a person the position alone.
pub(super) fn ketua(badan: &[super::struktur::BadanStruktur], unsur: Unsur) -> Penandatangan {
    use domain::risiko::konteks::Kedudukan;
    let satu = badan.iter().find(|b| b.struktur.unsur == unsur).and_then(|b| b.struktur.pada(Kedudukan::Ketua));
    match satu {
        Some(p) => Penandatangan {
            jabatan: format!("{} selaku Ketua {}", p.jabatan, unsur.nama()),
            nama: Some(p.nama.clone()),
            nip: Some(p.nip.clone()).filter(|nip| !nip.is_empty()),
            pangkat: None,
        },
        None => Penandatangan::jabatan(format!("Ketua {}", unsur.nama())),
    }
}

/// The priority of every risk of one register.
pub(super) fn prioritas(semua: &[risiko::Model]) -> HashMap<i64, Prioritas> {
    let calon = semua
        .iter()
        .filter(|r| r.diarsipkan_pada.is_none())
        .map(|r| Calon { id: r.id, besaran: kecil(r.besaran), pertimbangan: r.pertimbangan, urutan: r.urutan })
        .collect();
    urutkan(calon).into_iter().map(|p| (p.id, p)).collect()
}

/// What belongs to risks, read at once.
pub(super) struct Isi {
    penanganan: BTreeMap<i64, Vec<penanganan::Model>>,
    pantauan: BTreeMap<i64, Vec<pantauan::Model>>,
    kejadian: BTreeMap<i64, Vec<kejadian::Model>>,
}

/// What a risk stands in.
pub(super) struct Milik<'a> {
    pub sasaran: &'a [Sasaran],
    pub kerangka: &'a Kerangka,
    pub kerja: &'a Kerja,
    pub urutan: &'a HashMap<i64, Prioritas>,
    pub tautan: Vec<String>,
}

/// The same with ids and versions, for the page of one risk.
pub(super) struct Rinci {
    pub penanganan: Vec<rencana::Penanganan>,
    pub pantauan: Vec<pantau::Pantauan>,
    pub kejadian: Vec<peristiwa::Kejadian>,
}

impl Isi {
    /// Three queries, however many risks.
    pub async fn muat<C: ConnectionTrait>(db: &C, id: &[i64]) -> Hasil<Self> {
        let mut hasil = Self { penanganan: BTreeMap::new(), pantauan: BTreeMap::new(), kejadian: BTreeMap::new() };
        if id.is_empty() {
            return Ok(hasil);
        }
        let id = || id.iter().copied();
        for p in penanganan::Entity::find().filter(penanganan::Column::RisikoId.is_in(id())).all(db).await? {
            hasil.penanganan.entry(p.risiko_id).or_default().push(p);
        }
        for p in pantauan::Entity::find().filter(pantauan::Column::RisikoId.is_in(id())).all(db).await? {
            hasil.pantauan.entry(p.risiko_id).or_default().push(p);
        }
        for k in kejadian::Entity::find().filter(kejadian::Column::RisikoId.is_in(id())).all(db).await? {
            hasil.kejadian.entry(k.risiko_id).or_default().push(k);
        }
        Ok(hasil)
    }
}

/// A risk as documents show it, and its parts as its page changes them.
pub(super) fn susun(l: &Layanan, isi: &mut Isi, r: risiko::Model, m: Milik<'_>) -> Hasil<(PotretRisiko, Rinci)> {
    let matriks = &m.kerja.matriks;
    let pantauan = isi.pantauan.remove(&r.id).unwrap_or_default();
    let tren = pantau::tren_dari(l, &r, &pantauan);
    let rinci = Rinci {
        penanganan: rencana::susun(isi.penanganan.remove(&r.id).unwrap_or_default(), l.hari_ini())?,
        pantauan: pantau::susun(matriks, r.tahun, pantauan)?,
        kejadian: peristiwa::susun(isi.kejadian.remove(&r.id).unwrap_or_default()),
    };
    let awal = terukur(r.kemungkinan, r.dampak, r.besaran);
    let kini = terukur(r.kini_kemungkinan, r.kini_dampak, r.kini_besaran);
    let urutan = m.urutan.get(&r.id);
    let jenis = JenisRisiko::dari_kode(&r.jenis).ok_or_else(|| Galat::internal(format!("jenis {}", r.jenis)))?;
    let potret = PotretRisiko {
        id: r.id,
        nomor: nomor(r.urutan),
        urutan: r.urutan,
        sasaran: r.sasaran_id.and_then(|id| m.sasaran.iter().find(|s| s.id == id).cloned()),
        jenis,
        kategori: m.kerangka.nama_kategori(&r.kategori).to_owned(),
        area: m.kerangka.nama_area(&r.area).to_owned(),
        awal,
        kini,
        level_awal: matriks.nama_level(awal.besaran).to_owned(),
        level_kini: matriks.nama_level(kini.besaran).to_owned(),
        ambang: r.ambang.map(kecil),
        keputusan: r.keputusan,
        prioritas: urutan.map_or(0, |p| p.nomor),
        seri: urutan.is_some_and(|p| p.seri),
        status: status(&r),
        tingkat: eskalasi::letak(&r).tingkat,
        residual: terukur_opsional(r.residual_kemungkinan, r.residual_dampak, r.residual_besaran),
        target: terukur_opsional(r.target_kemungkinan, r.target_dampak, r.target_besaran),
        ada_residual: r.ada_residual,
        spip: spip::evaluasi(&r.spip)?,
        kejadian: r.kejadian,
        penyebab: r.penyebab,
        dampak: r.uraian_dampak,
        pengendalian: r.pengendalian,
        penjelasan_kemungkinan: r.penjelasan_kemungkinan,
        penjelasan_dampak: r.penjelasan_dampak,
        alasan_keputusan: r.alasan_keputusan,
        pemilik: r.pemilik,
        alasan_residual: r.alasan_residual,
        kontinjensi: r.kontinjensi,
        penanganan: rinci.penanganan.iter().map(|p| p.isi.clone()).collect(),
        pantauan: rinci.pantauan.iter().rev().map(|p| p.isi.clone()).collect(),
        tren,
        kejadian_nyata: rinci.kejadian.iter().map(|k| k.isi.clone()).collect(),
        tautan: m.tautan,
    };
    Ok((potret, rinci))
}
