//! Risk registers large enough to measure with: every office, several years, many risks.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, Duration};
use domain::risiko::{
    JenisRisiko, Skema, Titik,
    alur::Status,
    eskalasi::Tingkat,
    katalog::Katalog,
    penanganan::Kemajuan,
    periode::{Jadwal, JenisPantau, JenisPeriode, MasaPantau},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{
    acak::{acak, acak_i},
    rakitan,
    riwayat::tanggal,
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, perangkat_daerah,
    risiko::{
        entitas::{eskalasi, konteks, pantauan, penanganan, risiko, sasaran, tahun},
        simpan::kosong,
        teks_cari,
    },
};

/// Adds a register of `banyak` risks for up to `kantor_banyak` active offices and each of `tahun_banyak` years up to the one
/// it is now, with actions, quarterly reports and escalations; earlier years are consolidated and closed. Offices that have
/// a register of a year keep it as it is, and do not count. Works beside other data, once; writes no trail.
///
/// # Errors
/// [`Galat::Ditolak`] without offices or where every register exists; else when the database refuses.
pub async fn beban_risiko(l: &Layanan, kantor_banyak: usize, tahun_banyak: i32, banyak: i32) -> Hasil<()> {
    let kantor = perangkat_daerah::list_aktif(&l.db).await?;
    let kini = l.hari_ini().year();
    let mulai = kini + 1 - tahun_banyak;
    if kantor.is_empty() {
        return Err(Galat::Ditolak("Belum ada Perangkat Daerah.".into()));
    }
    let tulis = l.tulis().await?;
    let sudah: HashSet<(i32, i64)> = konteks::Entity::find()
        .select_only()
        .columns([konteks::Column::Tahun, konteks::Column::PerangkatDaerahId])
        .filter(konteks::Column::Tahun.gte(mulai))
        .into_tuple::<(i32, i64)>()
        .all(&tulis.tx)
        .await?
        .into_iter()
        .collect();
    let nomor_terakhir: HashMap<i32, i32> = risiko::Entity::find()
        .select_only()
        .column(risiko::Column::Tahun)
        .column_as(risiko::Column::Urutan.max(), "terakhir")
        .group_by(risiko::Column::Tahun)
        .into_tuple::<(i32, i32)>()
        .all(&tulis.tx)
        .await?
        .into_iter()
        .collect();
    let (skema, contoh) = (Skema::bawaan(), &Katalog::bawaan().contoh);
    let mut id_konteks = rakitan::terbesar::<konteks::Entity>(&tulis.tx, konteks::Column::Id).await?;
    let mut id_risiko = rakitan::terbesar::<risiko::Entity>(&tulis.tx, risiko::Column::Id).await?;
    let mut id_aksi = rakitan::terbesar::<penanganan::Entity>(&tulis.tx, penanganan::Column::Id).await?;
    let mut id_pantau = rakitan::terbesar::<pantauan::Entity>(&tulis.tx, pantauan::Column::Id).await?;
    let mut id_sasaran = rakitan::terbesar::<sasaran::Entity>(&tulis.tx, sasaran::Column::Id).await?;
    let mut id_eskalasi = rakitan::terbesar::<eskalasi::Entity>(&tulis.tx, eskalasi::Column::Id).await?;
    let mut id_tahun = rakitan::terbesar::<tahun::Entity>(&tulis.tx, tahun::Column::Id).await?;
    let kerangka = serde_json::to_string(&skema.kerangka())?;
    let pelaku = Pelaku::sistem();
    let ada: Vec<i32> =
        tahun::Entity::find().select_only().column(tahun::Column::Tahun).into_tuple().all(&tulis.tx).await?;
    let (mut baris_tahun, mut baris_konteks, mut baris_risiko) = (Vec::new(), Vec::new(), Vec::new());
    let (mut baris_aksi, mut baris_pantau) = (Vec::new(), Vec::new());
    let (mut baris_sasaran, mut baris_eskalasi) = (Vec::new(), Vec::new());
    for t in mulai..=kini {
        if !ada.contains(&t) {
            id_tahun += 1;
            baris_tahun.push(tahun::Model {
                id: id_tahun,
                tahun: t,
                matriks: serde_json::to_string(&skema.matriks)?,
                kerangka: kerangka.clone(),
                ditutup_pada: (t < kini).then(|| l.kini()),
                ditutup_oleh: if t < kini { pelaku.nama.clone() } else { String::new() },
                versi: 1,
                diubah: l.kini(),
                diubah_oleh: pelaku.nama.clone(),
            });
        }
        let mut urutan = nomor_terakhir.get(&t).copied().unwrap_or_default();
        for &kantor in kantor.iter().filter(|&&kantor| !sudah.contains(&(t, kantor))).take(kantor_banyak) {
            id_konteks += 1;
            id_sasaran += 1;
            baris_sasaran.push(sasaran::Model {
                id: id_sasaran,
                konteks_id: id_konteks,
                urutan: 1,
                sasaran_upr: "Uji beban".into(),
                sasaran_spbe: "Meningkatnya kualitas penyelenggaraan SPBE".into(),
                indikator: "Indeks SPBE".into(),
                target: "3,0".into(),
            });
            let k = konteks::Model {
                id: id_konteks,
                tahun: t,
                perangkat_daerah_id: kantor,
                nama_upr: format!("Kantor {kantor}"),
                tugas: "Uji beban".into(),
                fungsi: "Uji beban".into(),
                mulai: tanggal(t, 1, 1)?,
                selesai: tanggal(t, 12, 31)?,
                pemangku: "[]".into(),
                peraturan: "[]".into(),
                kerangka: kerangka.clone(),
                pakta_nomor: String::new(),
                pakta_tempat: String::new(),
                pakta_tanggal: None,
                versi: 1,
                dibuat: l.kini(),
                diubah: l.kini(),
                diubah_oleh: pelaku.nama.clone(),
            };
            for ke in 0..banyak {
                id_risiko += 1;
                urutan += 1;
                let c =
                    &contoh[usize::try_from(acak("beban risiko", id_risiko, contoh.len() as u64)).unwrap_or_default()];
                let level = |kunci: &str| 1 + u8::try_from(acak(kunci, id_risiko, 5)).unwrap_or_default();
                let ukur = |titik: Titik| skema.matriks.besaran(titik).unwrap_or(1);
                let awal = Titik::baru(level("beban k"), level("beban d"));
                let kini_titik = Titik::baru(level("beban k2"), level("beban d2"));
                let sisa = Titik::baru(level("beban k3"), level("beban d3"));
                let mut r = kosong(l, &pelaku, &k);
                r.id = id_risiko;
                r.urutan = urutan;
                r.sasaran_id = Some(id_sasaran);
                r.penjelasan_kemungkinan = "Menurut catatan gangguan tahun lalu.".into();
                r.penjelasan_dampak = "Menurut layanan yang terganggu.".into();
                r.jenis = c.jenis.kode().into();
                r.kejadian = format!("{} ({ke:03})", c.kejadian);
                (r.penyebab, r.kategori) = (c.penyebab.clone(), c.kategori.clone());
                (r.uraian_dampak, r.area) = (c.dampak.clone(), c.area.clone());
                (r.kemungkinan, r.dampak) = (i32::from(awal.kemungkinan), i32::from(awal.dampak));
                r.besaran = i32::from(ukur(awal));
                (r.kini_kemungkinan, r.kini_dampak) = (i32::from(kini_titik.kemungkinan), i32::from(kini_titik.dampak));
                r.kini_besaran = i32::from(ukur(kini_titik));
                r.ada_residual = true;
                (r.residual_kemungkinan, r.residual_dampak) =
                    (Some(i32::from(sisa.kemungkinan)), Some(i32::from(sisa.dampak)));
                r.residual_besaran = Some(i32::from(ukur(sisa)));
                r.ambang = Some(if c.jenis == JenisRisiko::Positif { 16 } else { 11 });
                r.keputusan = r.ambang.is_some_and(|a| r.besaran >= a);
                r.pemilik = format!("Bidang {}", 1 + acak("beban pemilik", id_risiko, 4));
                let status = if t < kini {
                    Status::Terkonsolidasi
                } else {
                    Status::SEMUA[usize::try_from(acak("beban status", id_risiko, 6)).unwrap_or_default()]
                };
                r.status = status.kode().into();
                if t == kini && status.berlaku() && acak("beban eskalasi", id_risiko, 12) == 0 {
                    r.menunggu = Some(Tingkat::Komite.kode().into());
                    id_eskalasi += 1;
                    baris_eskalasi.push(eskalasi::Model {
                        id: id_eskalasi,
                        risiko_id: id_risiko,
                        ke: Tingkat::Komite.kode().into(),
                        alasan: "Di luar wewenang kantor.".into(),
                        diajukan_oleh: pelaku.nama.clone(),
                        diajukan_pada: l.kini(),
                        pemohon_id: None,
                        putusan: None,
                        catatan: String::new(),
                        nomor: String::new(),
                        tanggal: None,
                        diputus_oleh: String::new(),
                        diputus_pada: None,
                    });
                }
                r.cari = teks_cari(&r);
                if let Some(jadwal) =
                    Jadwal::bagian(JenisPeriode::Triwulan, t, 1 + u8::try_from(ke % 4).unwrap_or(0), 4)
                {
                    id_aksi += 1;
                    let berjalan = t == kini && acak("beban aksi", id_aksi, 3) == 0;
                    let kemajuan = if berjalan { Kemajuan::Berjalan } else { Kemajuan::Selesai };
                    baris_aksi.push(penanganan::Model {
                        id: id_aksi,
                        risiko_id: id_risiko,
                        urutan: 1,
                        opsi: c.opsi.kode().into(),
                        aksi: c.aksi.clone(),
                        keluaran: c.keluaran.clone(),
                        jadwal: serde_json::to_string(&jadwal)?,
                        mulai: jadwal.mulai(),
                        tenggat: jadwal.selesai() - Duration::days(acak_i("beban tenggat", id_aksi, 300)),
                        penanggung_jawab: r.pemilik.clone(),
                        pendukung: String::new(),
                        biaya: None,
                        kemajuan: kemajuan.kode().into(),
                        realisasi: String::new(),
                        selesai_pada: None,
                        versi: 1,
                    });
                }
                for triwulan in 1..=3 {
                    let Some(masa) = MasaPantau::berkala(JenisPantau::Triwulanan, t, triwulan) else { continue };
                    id_pantau += 1;
                    baris_pantau.push(pantauan::Model {
                        id: id_pantau,
                        risiko_id: id_risiko,
                        jenis: masa.jenis.kode().into(),
                        ke: i32::from(triwulan),
                        sampai: masa.sampai,
                        kemungkinan: r.kini_kemungkinan,
                        dampak: r.kini_dampak,
                        besaran: r.kini_besaran,
                        uraian: String::new(),
                        proyeksi: String::new(),
                        dilakukan: c.aksi.clone(),
                        rencana: String::new(),
                        penanggung_jawab: String::new(),
                        waktu: String::new(),
                        rekomendasi: String::new(),
                        versi: 1,
                        dibuat: l.kini(),
                        dibuat_oleh: pelaku.nama.clone(),
                    });
                }
                baris_risiko.push(r);
            }
            baris_konteks.push(k);
        }
    }
    if baris_konteks.is_empty() {
        return Err(Galat::Ditolak("Register risiko untuk tahun itu sudah ada.".into()));
    }
    rakitan::sisip::<tahun::Entity, _>(&tulis.tx, baris_tahun).await?;
    rakitan::sisip::<konteks::Entity, _>(&tulis.tx, baris_konteks).await?;
    rakitan::sisip::<sasaran::Entity, _>(&tulis.tx, baris_sasaran).await?;
    rakitan::sisip::<risiko::Entity, _>(&tulis.tx, baris_risiko).await?;
    rakitan::sisip::<penanganan::Entity, _>(&tulis.tx, baris_aksi).await?;
    rakitan::sisip::<pantauan::Entity, _>(&tulis.tx, baris_pantau).await?;
    rakitan::sisip::<eskalasi::Entity, _>(&tulis.tx, baris_eskalasi).await?;
    let tabel = [
        "risiko_tahun",
        "risiko_konteks",
        "risiko_sasaran",
        "risiko",
        "risiko_penanganan",
        "risiko_pantauan",
        "risiko_eskalasi",
    ];
    rakitan::lanjutkan_nomor(&tulis.tx, &tabel).await?;
    tulis.selesai().await
}
