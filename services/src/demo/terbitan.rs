//! Who signs, the emblem, and the reports that were issued in the course of the last full year.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    izin::{Peran, PeranDiberikan},
    laporan::Potret,
    penandatangan::{Dokumen, Penandatangan},
    penilaian::{Lingkup, Status, Tahap},
    waktu::ZonaWaktu,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    instansi::{Instansi, nip},
    lambang,
    putaran::tanggal,
    rakitan::{Rakitan, Siapa},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku, Tulis,
    bukti::{berkas, lokasi},
    jejak::heks,
    penandatangan::{baris as penandatangan_baris, baris_lambang, rekam},
    penilaian::laporan::{Bentuk, Terbitan, bekukan, potret_terbitan},
};

/// The Sekretaris Daerah signs for the government; the emblem is invented too.
pub(super) fn penandatangan(r: &mut Rakitan, instansi: &Instansi, mulai: DateTime<Utc>) -> Hasil<()> {
    let (sekda, oleh) = (instansi.orang("sekda")?, instansi.orang("maria")?);
    let kapan = mulai + Duration::days(1);
    for dokumen in Dokumen::PEMERINTAH {
        let siapa = Penandatangan {
            // The position is the one of the profil.
            jabatan: String::new(),
            nama: Some(sekda.nama.clone()),
            nip: Some(nip(sekda.id)),
            pangkat: Some("Pembina Utama Madya, IV/d".into()),
        };
        let id = r.id_penandatangan();
        r.penandatangan.push(penandatangan_baris::Model {
            id,
            dokumen: dokumen.kode().into(),
            jabatan: String::new(),
            nama: siapa.nama.clone().unwrap_or_default(),
            nip: siapa.nip.clone().unwrap_or_default(),
            pangkat: siapa.pangkat.clone().unwrap_or_default(),
            versi: 1,
            diubah: kapan,
        });
        let isi = rekam(dokumen, &siapa);
        r.catat(kapan, Some(oleh), "Penandatangan diubah", "penandatangan", id, None, Value::Null, isi);
    }
    let png = lambang::gambar()?;
    let sha256 = heks(&Sha256::digest(&png));
    let id = r.id_lambang();
    r.berkas.push(berkas::Model {
        sha256: sha256.clone(),
        ukuran: i64::try_from(png.len()).map_err(Galat::internal)?,
        jenis: "image/png".into(),
    });
    r.isi.push((lokasi(&sha256), png));
    r.lambang.push(baris_lambang::Model {
        id,
        sha256: sha256.clone(),
        lebar: lambang::LEBAR,
        tinggi: lambang::TINGGI,
        dipakai: true,
        diunggah_pada: kapan,
    });
    let isi = json!({"sha256": sha256, "lebar": lambang::LEBAR, "tinggi": lambang::TINGGI});
    r.catat(kapan, Some(oleh), "Lambang kop diganti", "lambang", id, None, Value::Null, isi);
    Ok(())
}

/// The assessments of the year whose reports are issued; asked before the rows are written.
pub(super) fn babak(r: &Rakitan) -> Vec<(Lingkup, i64)> {
    let tahun_ini = r.putaran.iter().filter(|p| p.tahun == 2025);
    tahun_ini
        .filter_map(|p| Some((Lingkup::dari_kode(&p.lingkup)?, p.id)))
        .flat_map(|(lingkup, putaran)| {
            r.penilaian.iter().filter(move |n| n.putaran_id == putaran).map(move |n| (lingkup, n.id))
        })
        .collect()
}

/// When a report was issued, and what was known then.
struct Saat {
    bentuk: Bentuk,
    nomor: &'static str,
    tanggal: NaiveDate,
    /// Issued with the penilaian mandiri, months before the result.
    mandiri: bool,
}

/// Issues the reports of 2025, each on a working day after what it tells: the Berita Acara and the statement when the
/// penilaian mandiri is handed in, the results after their penetapan.
///
/// # Errors
/// When the database refuses.
pub(super) async fn terbitkan(
    l: &Layanan,
    tulis: &Tulis,
    r: &mut Rakitan,
    oleh: &Siapa,
    babak: &[(Lingkup, i64)],
) -> Hasil<()> {
    let peran = PeranDiberikan { peran: Peran::TimKoordinasi, perangkat_daerah: None };
    let pelaku = Pelaku {
        akun_id: Some(oleh.id),
        nama: oleh.nama.clone(),
        peran: vec![peran],
        sesi_id: None,
        alamat: oleh.alamat.clone(),
    };
    let serah = tanggal(2025, 6, 30)?;
    let saat = |bentuk, nomor, tanggal, mandiri| Saat { bentuk, nomor, tanggal, mandiri };
    let nasional = [
        saat(Bentuk::BeritaAcara, "000.9.6/201/TIMKOR/2025", serah, true),
        saat(Bentuk::PersetujuanPublikasi, "000.9.6/202/TIMKOR/2025", serah, true),
        saat(Bentuk::Evaluasi, "000.9.6/401/TIMKOR/2025", tanggal(2025, 12, 22)?, false),
    ];
    let internal = [saat(Bentuk::Evaluasi, "000.9.6/4/TIMKOR/2026", tanggal(2026, 1, 6)?, false)];
    for &(lingkup, penilaian_id) in babak {
        let daftar = match lingkup {
            Lingkup::Nasional => &nasional[..],
            Lingkup::Internal => &internal[..],
            Lingkup::PerPerangkatDaerah => &[],
        };
        for saat in daftar {
            let terbitan =
                Terbitan { penilaian_id, bentuk: saat.bentuk, nomor: saat.nomor.into(), tanggal: saat.tanggal };
            let per = pukul(l.profil.zona_waktu, saat.tanggal);
            let mut potret = potret_terbitan(l, &tulis.tx, &pelaku, &terbitan, per).await?;
            if saat.mandiri {
                hanya_mandiri(&mut potret);
            }
            let (id, sesudah) = bekukan(&tulis.tx, &pelaku, terbitan, &potret).await?;
            r.catat(per, Some(oleh), "Laporan diterbitkan", "laporan", id, None, Value::Null, sesudah);
        }
    }
    Ok(())
}

/// As it stood when the penilaian mandiri was handed in.
fn hanya_mandiri(potret: &mut Potret) {
    potret.penetapan = None;
    potret.rekomendasi.clear();
    for satu in &mut potret.indikator {
        satu.nilai = std::mem::take(&mut satu.nilai)
            .into_iter()
            .filter(|(tahap, _)| *tahap == Tahap::Mandiri)
            .collect::<BTreeMap<_, _>>();
        satu.klarifikasi.clear();
        if satu.status != Status::Belum {
            satu.status = Status::Diajukan;
        }
    }
}

fn pukul(zona: ZonaWaktu, tanggal: NaiveDate) -> DateTime<Utc> {
    zona.awal_hari(tanggal) + Duration::minutes(14 * 60 + 20)
}
