//! The assessment of a risk as it is typed (Formulir 3.0): create, change, archive, begin from the catalogue or from last
//! year.

use std::collections::BTreeMap;

use domain::{
    izin::Tindakan,
    risiko::{
        JenisRisiko, Kerangka, NAMA_MAKS, URAIAN_MAKS,
        alur::{Perbuatan, Status, alih},
        baca::PenangananBaca,
        eskalasi::Tingkat,
        katalog::Katalog,
        matriks::Terukur,
        nomor,
    },
    teks,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect,
};
use serde_json::{Value, json};

use super::{
    OBJEK,
    dasar::{
        cari, catat, catat_penyusun, kecil, kolom, muat, pegang, pegang_konteks, sel, status, tertutup, tulis_isi,
        tulis_risiko,
    },
    entitas::{konteks, pantauan, penanganan, risiko, sasaran},
    tahun::Kerja,
};
use crate::{Galat, Hasil, Layanan, Pelaku, Tulis, galat::Bentrokan, isian::Periksa};

/// Most risks of one register.
const RISIKO_MAKS: u64 = 1_000;

/// A risk as it is typed. Field names are those of the struct.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianRisiko {
    /// Id of a goal of the register; empty for none.
    pub sasaran: String,
    pub jenis: String,
    pub kejadian: String,
    pub penyebab: String,
    /// Code of a category.
    pub kategori: String,
    pub dampak: String,
    /// Code of an impact area.
    pub area: String,
    pub pengendalian: String,
    pub kemungkinan: String,
    pub level_dampak: String,
    pub penjelasan_kemungkinan: String,
    pub penjelasan_dampak: String,
    /// `ya`, `tidak`, or empty for what the appetite says.
    pub keputusan: String,
    /// Why the decision is another than the appetite's, or why there is one without appetite.
    pub alasan_keputusan: String,
    /// Place among risks of the same magnitude; empty while nobody decided.
    pub pertimbangan: String,
    /// Owner of the risk: a unit or a position.
    pub pemilik: String,
}

/// A new risk of a register, a draft.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::Ditolak`] for a closed year.
pub async fn create(l: &Layanan, pelaku: &Pelaku, register_id: i64, isian: &IsianRisiko) -> Hasil<i64> {
    let tulis = l.tulis().await?;
    let (konteks, kerja) = pegang_konteks(l, &tulis, pelaku, register_id).await?;
    let kosong = kosong(l, pelaku, &konteks);
    let baru = baca(&tulis.tx, &kerja, &konteks, kosong, isian).await?;
    let id = tambah(l, &tulis, pelaku, baru, "Risiko disusun").await?;
    tulis.selesai().await?;
    Ok(id)
}

/// Changes the assessment of a draft. Saved as it was opened, nothing changes.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::BentrokIsian`], [`Galat::Ditolak`] unless it is a
/// draft of an open year.
pub async fn update(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianRisiko) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let m = muat(l, &tulis.tx, pelaku, id).await?;
    let lama = m.risiko.clone();
    pelaku.wajib(Tindakan::IsiRisiko, &[lama.perangkat_daerah_id])?;
    let aturan = super::alur::aturan(pelaku, &m);
    let tujuan = alih(aturan, status(&lama), Perbuatan::Isi).map_err(tertutup)?;
    if lama.versi != versi {
        return Err(bentrok(&lama));
    }
    let mut baru = baca(&tulis.tx, &m.kerja, &m.konteks, lama.clone(), isian).await?;
    baru.status = tujuan.kode().into();
    if baru == lama {
        return Ok(());
    }
    let isi = (rekam(&lama), rekam(&baru));
    tulis_isi(l, &tulis, pelaku, baru, Perbuatan::Isi.lampau(), isi).await?;
    tulis.selesai().await
}

/// Takes a risk out of the register, with a reason; it stays readable.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::Bentrok`], [`Galat::Ditolak`].
pub async fn archive(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, alasan: &str) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let m = pegang(l, &tulis, pelaku, Tindakan::IsiRisiko, (id, versi)).await?;
    let mut p = Periksa::default();
    let alasan = p.ambil("alasan", teks::uraian(alasan, "Alasan", true, 1_000));
    p.selesai()?;
    // What the owner has approved is the owner's to open first.
    if !status(&m.risiko).dapat_diisi() {
        let aturan = super::alur::aturan(pelaku, &m);
        alih(aturan, status(&m.risiko), Perbuatan::Isi).map_err(tertutup)?;
    }
    let baru = risiko::Model { diarsipkan_pada: Some(l.kini()), ..m.risiko };
    let isi = (json!({"arsip": false}), json!({"arsip": true, "alasan": alasan}));
    tulis_risiko(l, &tulis, pelaku, baru, "Risiko diarsipkan", isi).await?;
    tulis.selesai().await
}

/// Takes a risk back into the register.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Bentrok`], [`Galat::Ditolak`].
pub async fn restore(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let m = muat(l, &tulis.tx, pelaku, id).await?;
    pelaku.wajib(Tindakan::IsiRisiko, &[m.risiko.perangkat_daerah_id])?;
    m.kerja.terbuka()?;
    if m.risiko.versi != versi {
        return Err(super::dasar::basi(&m.risiko.diubah_oleh));
    }
    if m.risiko.diarsipkan_pada.is_none() {
        return Err(Galat::Ditolak("Risiko ini tidak sedang diarsipkan.".into()));
    }
    let kerangka: Kerangka = serde_json::from_str(&m.konteks.kerangka)?;
    if kerangka.kategori(&m.risiko.kategori).is_none() || kerangka.area(&m.risiko.area).is_none() {
        let pesan = "Kategori atau area dampak risiko ini sudah tidak ada dalam konteks. Tambahkan lebih dulu.";
        return Err(Galat::Ditolak(pesan.into()));
    }
    let baru = risiko::Model { diarsipkan_pada: None, ..m.risiko };
    let isi = (json!({"arsip": true}), json!({"arsip": false}));
    tulis_risiko(l, &tulis, pelaku, baru, "Risiko dipulihkan", isi).await?;
    tulis.selesai().await
}

/// Starts drafts from examples of the catalogue; each keeps the middle of the scale until somebody analyses it. Answers how
/// many. Examples whose category or area the register does not have are left out. The treatment of an example comes with
/// it; who answers for it is the office's to say before it can be submitted.
///
/// # Errors
/// As [`create`]; [`Galat::Isian`] beside `contoh` when nothing fits.
pub async fn dari_katalog(l: &Layanan, pelaku: &Pelaku, register_id: i64, kode: &[String]) -> Hasil<usize> {
    let tulis = l.tulis().await?;
    let (konteks, kerja) = pegang_konteks(l, &tulis, pelaku, register_id).await?;
    let kerangka: Kerangka = serde_json::from_str(&konteks.kerangka)?;
    let mut banyak = 0;
    for contoh in kode.iter().filter_map(|k| Katalog::bawaan().cari(k)) {
        if kerangka.kategori(&contoh.kategori).is_none() || kerangka.area(&contoh.area).is_none() {
            continue;
        }
        let tengah = |n: u8| n.div_ceil(2).to_string();
        let isian = IsianRisiko {
            jenis: contoh.jenis.kode().into(),
            kejadian: contoh.kejadian.clone(),
            penyebab: contoh.penyebab.clone(),
            kategori: contoh.kategori.clone(),
            dampak: contoh.dampak.clone(),
            area: contoh.area.clone(),
            pengendalian: contoh.pengendalian.clone(),
            kemungkinan: tengah(kerja.matriks.tinggi()),
            level_dampak: tengah(kerja.matriks.lebar()),
            alasan_keputusan: kerangka
                .selera(&contoh.kategori, contoh.jenis)
                .map_or_else(|| "Selera risiko kategori ini belum ditetapkan.".into(), |_| String::new()),
            keputusan: if kerangka.selera(&contoh.kategori, contoh.jenis).is_none() {
                "ya".into()
            } else {
                String::new()
            },
            ..IsianRisiko::default()
        };
        let baru = baca(&tulis.tx, &kerja, &konteks, kosong(l, pelaku, &konteks), &isian).await?;
        let id = tambah(l, &tulis, pelaku, baru, "Risiko disusun dari contoh").await?;
        let aksi = PenangananBaca {
            opsi: contoh.opsi,
            aksi: contoh.aksi.clone(),
            keluaran: contoh.keluaran.clone(),
            penanggung_jawab: String::new(),
        };
        super::penanganan::sisip(l, &tulis, pelaku, (&konteks, id, 1), &aksi).await?;
        banyak += 1;
    }
    if banyak == 0 {
        let pesan = "Pilih contoh yang kategori dan area dampaknya ada dalam konteks kantor.";
        return Err(Galat::isian("contoh", pesan));
    }
    tulis.selesai().await?;
    Ok(banyak)
}

/// Writes a new row with the next number of its year.
pub(super) async fn tambah(
    l: &Layanan,
    tulis: &Tulis,
    pelaku: &Pelaku,
    mut r: risiko::Model,
    tindakan: &str,
) -> Hasil<i64> {
    use sea_orm::PaginatorTrait;
    let banyak = risiko::Entity::find()
        .filter(risiko::Column::KonteksId.eq(r.konteks_id))
        .filter(risiko::Column::DiarsipkanPada.is_null())
        .count(&tulis.tx)
        .await?;
    if banyak >= RISIKO_MAKS {
        return Err(Galat::Ditolak(format!("Satu register memuat paling banyak {RISIKO_MAKS} risiko.")));
    }
    let terakhir: Option<Option<i32>> = risiko::Entity::find()
        .select_only()
        .column_as(risiko::Column::Urutan.max(), "terakhir")
        .filter(risiko::Column::Tahun.eq(r.tahun))
        .into_tuple()
        .one(&tulis.tx)
        .await?;
    r.urutan = terakhir.flatten().unwrap_or_default() + 1;
    r.cari = cari(&r);
    let sesudah = rekam(&r);
    let kantor = r.perangkat_daerah_id;
    let mut model = r.into_active_model();
    model.id = NotSet;
    let id = model.insert(&tulis.tx).await?.id;
    catat_penyusun(tulis, pelaku, id).await?;
    catat(l, tulis, pelaku, (OBJEK, id, Some(kantor)), tindakan, (Value::Null, sesudah)).await?;
    Ok(id)
}

/// A draft without content.
pub(crate) fn kosong(l: &Layanan, pelaku: &Pelaku, konteks: &konteks::Model) -> risiko::Model {
    let kini = l.kini();
    risiko::Model {
        id: 0,
        konteks_id: konteks.id,
        tahun: konteks.tahun,
        perangkat_daerah_id: konteks.perangkat_daerah_id,
        urutan: 0,
        sasaran_id: None,
        jenis: String::new(),
        kejadian: String::new(),
        penyebab: String::new(),
        kategori: String::new(),
        uraian_dampak: String::new(),
        area: String::new(),
        pengendalian: String::new(),
        kemungkinan: 0,
        dampak: 0,
        besaran: 0,
        penjelasan_kemungkinan: String::new(),
        penjelasan_dampak: String::new(),
        ambang: None,
        keputusan: false,
        alasan_keputusan: String::new(),
        pertimbangan: None,
        kini_kemungkinan: 0,
        kini_dampak: 0,
        kini_besaran: 0,
        ada_residual: false,
        residual_kemungkinan: None,
        residual_dampak: None,
        residual_besaran: None,
        alasan_residual: String::new(),
        target_kemungkinan: None,
        target_dampak: None,
        target_besaran: None,
        kontinjensi: String::new(),
        pemilik: String::new(),
        status: Status::Draf.kode().into(),
        penyusun_id: pelaku.akun_id,
        diajukan_oleh: None,
        disetujui_oleh: None,
        tingkat: Tingkat::Pemilik.kode().into(),
        menunggu: None,
        asal_id: None,
        spip: String::new(),
        cari: String::new(),
        versi: 1,
        dibuat: kini,
        diubah: kini,
        diubah_oleh: pelaku.nama.clone(),
        diarsipkan_pada: None,
    }
}

/// The analysis, and with it what stands now while nobody has monitored.
pub(super) fn ukurlah(r: &mut risiko::Model, ukur: Terukur) {
    (r.kemungkinan, r.dampak, r.besaran) = kolom(ukur);
    (r.kini_kemungkinan, r.kini_dampak, r.kini_besaran) = kolom(ukur);
}

/// The form over a row.
async fn baca<C: ConnectionTrait>(
    db: &C,
    kerja: &Kerja,
    konteks: &konteks::Model,
    mut r: risiko::Model,
    isian: &IsianRisiko,
) -> Hasil<risiko::Model> {
    let kerangka: Kerangka = serde_json::from_str(&konteks.kerangka)?;
    let mut p = Periksa::default();
    r.sasaran_id = pilih_sasaran(db, &mut p, konteks.id, &isian.sasaran).await?;
    let jenis = JenisRisiko::dari_kode(&isian.jenis);
    if jenis.is_none() {
        p.salah("jenis", "Pilih jenis risiko: positif atau negatif.");
    }
    let mut teks_wajib = |bidang: &str, isi: &str, label: &str, wajib: bool| {
        p.ambil(bidang, teks::uraian(isi, label, wajib, URAIAN_MAKS))
    };
    r.kejadian = teks_wajib("kejadian", &isian.kejadian, "Kejadian", true);
    r.penyebab = teks_wajib("penyebab", &isian.penyebab, "Penyebab", true);
    r.uraian_dampak = teks_wajib("dampak", &isian.dampak, "Dampak", true);
    r.pengendalian = teks_wajib("pengendalian", &isian.pengendalian, "Sistem pengendalian", false);
    r.penjelasan_kemungkinan =
        teks_wajib("penjelasan_kemungkinan", &isian.penjelasan_kemungkinan, "Penjelasan kemungkinan", false);
    r.penjelasan_dampak = teks_wajib("penjelasan_dampak", &isian.penjelasan_dampak, "Penjelasan dampak", false);
    r.pemilik = p.ambil("pemilik", teks::baris(&isian.pemilik, "Pemilik risiko", false, NAMA_MAKS));
    if kerangka.kategori(&isian.kategori).is_none() {
        p.salah("kategori", "Pilih kategori dari konteks kantor.");
    }
    if kerangka.area(&isian.area).is_none() {
        p.salah("area", "Pilih area dampak dari konteks kantor.");
    }
    let nilai = (isian.kemungkinan.as_str(), isian.level_dampak.as_str());
    let ukur = sel(&mut p, &kerja.matriks, nilai, ("kemungkinan", "level_dampak"));
    r.pertimbangan = match isian.pertimbangan.trim() {
        "" => None,
        isi => match isi.parse::<i32>() {
            Ok(n) if (1..=999).contains(&n) => Some(n),
            _ => {
                p.salah("pertimbangan", "Urutan pertimbangan ahli diisi angka 1 sampai 999, atau dikosongkan.");
                None
            }
        },
    };
    if let (Some(jenis), Some(ukur)) = (jenis, ukur) {
        periksa_jenis(db, &mut p, &r, jenis).await?;
        r.jenis = jenis.kode().into();
        r.kategori.clone_from(&isian.kategori);
        r.area.clone_from(&isian.area);
        let tetap = (r.kemungkinan, r.dampak, r.besaran) == kolom(ukur);
        if !tetap {
            // A new analysis starts the year anew unless it has been monitored since.
            let laporan = pantauan::Entity::find().filter(pantauan::Column::RisikoId.eq(r.id));
            let dipantau = r.id != 0 && laporan.one(db).await?.is_some();
            (r.kemungkinan, r.dampak, r.besaran) = kolom(ukur);
            if !dipantau {
                (r.kini_kemungkinan, r.kini_dampak, r.kini_besaran) = kolom(ukur);
            }
        }
        r.ambang = kerangka.selera(&isian.kategori, jenis).map(i32::from);
        putuskan(&mut p, &mut r, isian);
    }
    p.selesai()?;
    Ok(r)
}

/// The decision: what the appetite says, or another one with a reason.
fn putuskan(p: &mut Periksa, r: &mut risiko::Model, isian: &IsianRisiko) {
    let menurut = r.ambang.map(|a| r.besaran >= a);
    let diminta = match isian.keputusan.trim() {
        "" => None,
        "ya" => Some(true),
        "tidak" => Some(false),
        _ => {
            p.salah("keputusan", "Pilih Ya atau Tidak, atau kosongkan agar mengikuti selera risiko.");
            return;
        }
    };
    let alasan = p.ambil("alasan_keputusan", teks::uraian(&isian.alasan_keputusan, "Alasan keputusan", false, 1_000));
    match (menurut, diminta) {
        (Some(menurut), None) => r.keputusan = menurut,
        (Some(menurut), Some(diminta)) if menurut == diminta => r.keputusan = menurut,
        (Some(_), Some(diminta)) => {
            r.keputusan = diminta;
            if alasan.is_empty() {
                p.salah("alasan_keputusan", "Keputusan ini berbeda dari selera risiko. Tulis alasannya.");
            }
        }
        (None, Some(diminta)) => {
            r.keputusan = diminta;
            if alasan.is_empty() {
                let pesan = "Selera risiko untuk kategori ini belum ditetapkan. Tulis alasan keputusannya.";
                p.salah("alasan_keputusan", pesan);
            }
        }
        (None, None) => p.salah(
            "keputusan",
            "Selera risiko untuk kategori ini belum ditetapkan. Pilih Ya atau Tidak dan tulis alasannya.",
        ),
    }
    // A reason belongs to a decision of one's own.
    let sendiri = menurut.is_none_or(|menurut| menurut != r.keputusan);
    r.alasan_keputusan = if sendiri { alasan } else { String::new() };
}

/// A risk that turns from harm to chance would leave its treatments with options of the wrong kind.
async fn periksa_jenis<C: ConnectionTrait>(
    db: &C,
    p: &mut Periksa,
    r: &risiko::Model,
    jenis: JenisRisiko,
) -> Hasil<()> {
    use domain::risiko::penanganan::Opsi;
    if r.id == 0 || r.jenis == jenis.kode() {
        return Ok(());
    }
    let opsi: Vec<String> = penanganan::Entity::find()
        .select_only()
        .column(penanganan::Column::Opsi)
        .filter(penanganan::Column::RisikoId.eq(r.id))
        .into_tuple()
        .all(db)
        .await?;
    if let Some(salah) = opsi.iter().filter_map(|o| Opsi::dari_kode(o)).find_map(|o| o.cocok(jenis).err()) {
        p.salah("jenis", format!("Penanganannya memakai {}. Ubah penanganan itu lebih dulu.", salah.opsi.nama()));
    }
    if !r.spip.is_empty() && jenis == JenisRisiko::Positif {
        p.salah("jenis", "Risiko ini dievaluasi dengan skema SPIP, yang hanya mengenal risiko negatif.");
    }
    Ok(())
}

async fn pilih_sasaran<C: ConnectionTrait>(db: &C, p: &mut Periksa, konteks: i64, isian: &str) -> Hasil<Option<i64>> {
    if isian.trim().is_empty() {
        return Ok(None);
    }
    let id = isian.trim().parse::<i64>().unwrap_or_default();
    let ada = sasaran::Entity::find_by_id(id).filter(sasaran::Column::KonteksId.eq(konteks)).one(db).await?;
    if ada.is_none() {
        p.salah("sasaran", "Pilih sasaran dari Formulir 2.2.");
    }
    Ok(ada.map(|s| s.id))
}

/// The version somebody else saved, field by field.
fn bentrok(r: &risiko::Model) -> Galat {
    let angka = |n: i32| n.to_string();
    let isian = BTreeMap::from(
        [
            ("sasaran", r.sasaran_id.map(|id| id.to_string()).unwrap_or_default()),
            ("jenis", r.jenis.clone()),
            ("kejadian", r.kejadian.clone()),
            ("penyebab", r.penyebab.clone()),
            ("kategori", r.kategori.clone()),
            ("dampak", r.uraian_dampak.clone()),
            ("area", r.area.clone()),
            ("pengendalian", r.pengendalian.clone()),
            ("kemungkinan", angka(r.kemungkinan)),
            ("level_dampak", angka(r.dampak)),
            ("penjelasan_kemungkinan", r.penjelasan_kemungkinan.clone()),
            ("penjelasan_dampak", r.penjelasan_dampak.clone()),
            ("keputusan", if r.keputusan { "ya".into() } else { "tidak".into() }),
            ("alasan_keputusan", r.alasan_keputusan.clone()),
            ("pertimbangan", r.pertimbangan.map(angka).unwrap_or_default()),
            ("pemilik", r.pemilik.clone()),
        ]
        .map(|(nama, isi)| (nama.to_owned(), isi)),
    );
    let oleh = r.diubah_oleh.clone();
    Galat::BentrokIsian(Box::new(Bentrokan { oleh, pada: r.diubah, versi: r.versi, isian }))
}

/// What the audit trail keeps of the assessment.
fn rekam(r: &risiko::Model) -> Value {
    json!({
        "nomor": nomor(r.urutan), "sasaran_id": r.sasaran_id, "jenis": r.jenis, "kejadian": r.kejadian,
        "penyebab": r.penyebab, "kategori": r.kategori, "dampak": r.uraian_dampak, "area": r.area,
        "pengendalian": r.pengendalian, "level_kemungkinan": kecil(r.kemungkinan), "level_dampak": kecil(r.dampak),
        "besaran": r.besaran, "penjelasan_kemungkinan": r.penjelasan_kemungkinan,
        "penjelasan_dampak": r.penjelasan_dampak, "ambang": r.ambang, "keputusan": r.keputusan,
        "alasan_keputusan": r.alasan_keputusan, "pertimbangan": r.pertimbangan, "pemilik": r.pemilik,
        "status": r.status,
    })
}
