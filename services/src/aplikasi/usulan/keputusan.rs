//! The decision of the Dinas, and the letter it is told by.

use chrono::NaiveDate;
use domain::{
    aplikasi::usulan::{
        Jenis, Langkah, Status, langkahkan,
        surat::SuratUsulan,
        syarat::{self, Cara, TANPA_UMUM},
    },
    arsitektur::aplikasi::REGISTER,
    izin::Tindakan,
    penandatangan::Penandatangan,
    perangkat_daerah::Fungsi,
    register::{Butir, Isi},
    teks, waktu,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::{
    catat, ciri, dibawa, ditolak,
    entitas::{keputusan, usulan},
    jenis, jenis_aplikasi,
    langkah::bukan_pengaju,
    pegang,
    serupa::umum_terjawab,
    simpan::tulis_baris,
    status_dari, terlihat,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    galat::PadaKembar,
    isian::Periksa,
    penandatangan::lambang,
    perangkat_daerah::{self, entitas::fungsi},
    register::{self, terbitan::nomor_bebas},
};

/// A decision as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsianKeputusan {
    pub nomor: String,
    pub tanggal: String,
    /// Last day of the permit; only when it is approved.
    pub berlaku_sampai: String,
    /// Conditions of an approval (may be empty), or the advice of a refusal.
    pub uraian: String,
    /// Codes of what the Dinas states ([`syarat::pernyataan`]).
    pub pernyataan: Vec<String>,
}

/// Approves: a permit with number and validity, and an entry in the register of applications for what is new.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`], [`Galat::Isian`], [`Galat::Bentrok`], [`Galat::Ditolak`] with the reason.
pub async fn setujui(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianKeputusan) -> Hasil<()> {
    putuskan(l, pelaku, (id, versi), true, isian).await
}

/// Refuses, with advice (KALBAR Pasal 16 ayat (6)).
///
/// # Errors
/// As [`setujui`].
pub async fn tolak(l: &Layanan, pelaku: &Pelaku, id: i64, versi: i64, isian: &IsianKeputusan) -> Hasil<()> {
    putuskan(l, pelaku, (id, versi), false, isian).await
}

/// The letter of a decision, for everybody who may see the proposal.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn surat(l: &Layanan, pelaku: &Pelaku, id: i64, keputusan_id: i64) -> Hasil<SuratUsulan> {
    terlihat(&l.db, pelaku, id).await?;
    let baris = keputusan::Entity::find_by_id(keputusan_id)
        .filter(keputusan::Column::UsulanId.eq(id))
        .one(&l.db)
        .await?
        .ok_or(Galat::TidakAda)?;
    Ok(serde_json::from_str(&baris.potret)?)
}

async fn putuskan(
    l: &Layanan,
    pelaku: &Pelaku,
    letak: (i64, i64),
    disetujui: bool,
    isian: &IsianKeputusan,
) -> Hasil<()> {
    pelaku.wajib(Tindakan::PutuskanUsulan, &[])?;
    let langkah = if disetujui { Langkah::Setujui } else { Langkah::Tolak };
    let tulis = l.tulis().await?;
    let mut baris = pegang(&tulis, pelaku, Tindakan::PutuskanUsulan, letak).await?;
    let lama = status_dari(&baris);
    let status = langkahkan(lama, langkah, syarat::wajib_verifikasi(&l.profil)).map_err(ditolak)?;
    bukan_pengaju(pelaku, &baris)?;
    let surat = periksa(l, &tulis, &baris, disetujui, isian).await?;
    nomor_bebas(&tulis.tx, &surat.nomor).await?;
    let kini = l.kini();
    let model = keputusan::ActiveModel {
        usulan_id: Set(baris.id),
        revisi: Set(baris.revisi),
        disetujui: Set(disetujui),
        nomor: Set(surat.nomor.clone()),
        tanggal: Set(surat.tanggal),
        berlaku_sampai: Set(surat.berlaku_sampai),
        potret: Set(serde_json::to_string(&surat)?),
        oleh: Set(pelaku.akun_id),
        pada: Set(kini),
        ..Default::default()
    };
    keputusan::Entity::insert(model).exec_without_returning(&tulis.tx).await.pada_kembar(
        "nomor",
        "nomor",
        "Nomor surat ini sudah dipakai. Tulis nomor lain.",
    )?;
    if disetujui && jenis(&baris) == Jenis::Pembangunan {
        baris.aplikasi_id = Some(daftarkan(l, &tulis, pelaku, &baris).await?);
    }
    baris.status = status.kode().into();
    baris.versi += 1;
    baris.diubah = kini;
    baris.diubah_oleh.clone_from(&pelaku.nama);
    let sesudah = json!({
        "status": Status::nama(status), "nomor": surat.nomor, "tanggal": surat.tanggal,
        "berlaku_sampai": surat.berlaku_sampai, "uraian": surat.uraian, "pernyataan": surat.pernyataan,
    });
    catat(l, &tulis, pelaku, &baris, langkah.lampau(), (json!({ "status": lama.nama() }), sesudah)).await?;
    tulis_baris(&tulis, baris).await?;
    tulis.selesai().await
}

/// The fields of the form, as the letter will say them.
async fn periksa(
    l: &Layanan,
    tulis: &Tulis,
    baris: &usulan::Model,
    disetujui: bool,
    isian: &IsianKeputusan,
) -> Hasil<SuratUsulan> {
    let mut p = Periksa::default();
    let nomor = p.ambil("nomor", teks::baris(&isian.nomor, "Nomor surat", true, 120));
    let label = if disetujui { "Ketentuan" } else { "Saran" };
    let uraian = p.ambil("uraian", teks::uraian(&isian.uraian, label, !disetujui, 4_000));
    let diajukan = l.profil.zona_waktu.tanggal(baris.diajukan_pada.unwrap_or_else(|| l.kini()));
    let hari_ini = l.hari_ini();
    let mut baca = |bidang: &str, isi: &str, nama: &str| -> NaiveDate {
        waktu::baca_tanggal(isi, nama).unwrap_or_else(|galat| {
            p.salah(bidang, galat.to_string());
            NaiveDate::default()
        })
    };
    let tanggal = baca("tanggal", &isian.tanggal, "Tanggal surat");
    let sampai = disetujui.then(|| baca("berlaku_sampai", &isian.berlaku_sampai, "Berlaku sampai"));
    if tanggal != NaiveDate::default() {
        if tanggal > hari_ini {
            p.salah("tanggal", "Tanggal surat belum tiba.");
        } else if tanggal < diajukan {
            p.salah("tanggal", format!("Tanggal surat tidak mendahului pengajuan, {}.", waktu::panjang(diajukan)));
        }
        if sampai.is_some_and(|sampai| sampai != NaiveDate::default() && sampai < tanggal) {
            p.salah("berlaku_sampai", "Izin berakhir sebelum tanggal surat. Periksa kedua tanggal.");
        }
    }
    let mut pernyataan = Vec::new();
    if disetujui {
        for satu in syarat::pernyataan(&l.profil, &ciri(baris)) {
            if isian.pernyataan.iter().any(|kode| kode == satu.kode) {
                pernyataan.push(format!("{} ({})", satu.label, satu.kutipan));
            } else {
                p.salah(satu.kode, format!("Nyatakan: {}. Tanpa itu usulan tidak dapat disetujui.", satu.label));
            }
        }
    }
    p.selesai()?;
    let dibawa = dibawa(l, &tulis.tx, baris).await?;
    let mut aplikasi_umum = umum_terjawab(&tulis.tx, baris.id).await?;
    aplikasi_umum.extend(
        dibawa
            .iter()
            .filter(|d| d.syarat.butir.kode == TANPA_UMUM && !d.jawaban.isi.is_empty())
            .map(|d| format!("{} {}", d.syarat.butir.label, d.jawaban.isi)),
    );
    let sebelum_mulai = dibawa
        .into_iter()
        .filter(|d| disetujui && d.syarat.butir.cara == Cara::Surat)
        .map(|d| format!("{} ({})", d.syarat.butir.label, d.syarat.kutipan))
        .collect();
    let kantor = perangkat_daerah::nama(&tulis.tx, &[baris.perangkat_daerah_id]).await?;
    Ok(SuratUsulan {
        disetujui,
        nomor,
        tanggal,
        berlaku_sampai: sampai,
        perangkat_daerah: kantor.get(&baris.perangkat_daerah_id).map(|k| k.nama.clone()).unwrap_or_default(),
        nama: baris.nama.clone(),
        jenis: jenis(baris).nama().into(),
        jenis_aplikasi: jenis_aplikasi(baris).nama().into(),
        fungsi: baris.fungsi.clone(),
        revisi: baris.revisi,
        diajukan,
        verifikasi: baris.verifikasi.clone(),
        uraian,
        pernyataan,
        aplikasi_umum,
        sebelum_mulai,
        dasar: syarat::dasar_keputusan(&l.profil),
        penandatangan: kepala_dinas(l, &tulis.tx).await?,
        lambang: lambang::untuk_potret(&tulis.tx).await?,
    })
}

/// The head of the office that holds the function komunikasi dan informatika; its position where no office holds it.
async fn kepala_dinas<C: ConnectionTrait>(l: &Layanan, db: &C) -> Hasil<Penandatangan> {
    let kantor = fungsi::Entity::find()
        .filter(fungsi::Column::Fungsi.eq(Fungsi::Kominfo.kode()))
        .order_by_asc(fungsi::Column::Id)
        .one(db)
        .await?;
    match kantor {
        Some(kantor) => perangkat_daerah::kepala(db, kantor.perangkat_daerah_id).await,
        None => Ok(Penandatangan::jabatan(format!("Kepala {}", l.profil.sebutan.dinas_lengkap))),
    }
}

/// What was approved enters the register, planned and new.
async fn daftarkan(l: &Layanan, tulis: &Tulis, pelaku: &Pelaku, baris: &usulan::Model) -> Hasil<i64> {
    let mut butir = Butir::default();
    let teks = |isi: &str| if isi.is_empty() { Isi::Kosong } else { Isi::Teks(isi.to_owned()) };
    butir.set("nama", teks(&baris.nama));
    butir.set("perangkat_daerah_id", Isi::Bilangan(baris.perangkat_daerah_id));
    butir.set("uraian", teks(&baris.uraian));
    butir.set("fungsi", teks(&baris.fungsi));
    butir.set("kode_rujukan", teks(&baris.kode_rujukan));
    butir.set("jenis", teks(&baris.jenis_aplikasi));
    butir.set("siklus", teks("perencanaan"));
    butir.set("keadaan", teks("new"));
    butir.set("lisensi", teks(if baris.kode_tertutup { "tertutup" } else { "terbuka" }));
    register::tambah(l, tulis, pelaku, &REGISTER, butir, "Ditambah dari usulan yang disetujui").await
}
