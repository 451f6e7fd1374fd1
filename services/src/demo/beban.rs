//! A government large enough to measure with: many offices, many years, every indicator answered.

use domain::{
    angka::Nilai,
    penilaian::{Jenis, Lingkup, Status, Tahap},
};

use super::{
    AkunDemo, PEMERINTAH, SANDI,
    acak::acak,
    bukti::Gudang,
    data::{Butir, Data, KantorDemo, OrangDemo},
    instansi::Instansi,
    jalan::Rencana,
    putaran::{Babak, Pembangun, Tetap, tanggal},
    rakitan::Rakitan,
    riwayat::{instrumen, jadwal_pemantauan, rencana_kantor},
};
use crate::{Galat, Hasil, Layanan, akun};

/// The newest year; it stays open so that answers can be saved.
const TAHUN_AKHIR: i32 = 2026;
const ASESOR: [&str; 2] = ["beban.asesor.1", "beban.asesor.2"];

/// Adds `kantor` offices and, for `tahun` years up to 2026, a round per office and the government's own.
///
/// The last year is open with answers in every state before the verification. Works beside other data, once.
/// Answers the accounts: coordination, assessors, auditor, and an operator and a head per office.
///
/// # Errors
/// [`Galat::Ditolak`] for numbers out of range, or when the database refuses.
pub async fn beban(l: &Layanan, kantor: usize, tahun: usize) -> Hasil<Vec<AkunDemo>> {
    if !(1..=500).contains(&kantor) || !(1..=9).contains(&tahun) {
        return Err(Galat::Ditolak("Jumlah kantor harus 1 sampai 500 dan jumlah tahun 1 sampai 9.".into()));
    }
    let spbe = instrumen(l, "permenpanrb-59-2020")?;
    let mut data = Data::baca()?;
    data.orang = orang();
    data.kantor = (1..=kantor).map(satu_kantor).collect();
    let butir: Vec<Butir> = data
        .butir_59
        .iter()
        .map(|b| {
            let ke = usize::try_from(acak("beban", b.butir.kode.parse().unwrap_or_default(), kantor as u64));
            Butir { kantor: vec![data.kantor[ke.unwrap_or_default()].singkatan.clone()], ..b.butir.clone() }
        })
        .collect();
    let sandi_hash = akun::sandi::hash(SANDI).await?;
    let tulis = l.tulis().await?;
    let mut r = Rakitan::mulai(&tulis.tx).await?;
    let zona = l.profil.zona_waktu;
    let awal = TAHUN_AKHIR + 1 - i32::try_from(tahun).unwrap_or(1);
    let mulai = zona.awal_hari(tanggal(awal, 1, 2)?) + chrono::Duration::hours(8);
    let instansi = Instansi::rakit(&mut r, &data, &sandi_hash, mulai)?;
    let mut p = Pembangun {
        r,
        gudang: Gudang::default(),
        instansi: &instansi,
        zona,
        pemerintah: PEMERINTAH,
        koordinasi: instansi.orang("beban.koordinasi")?,
        pencatat: instansi.orang("beban.koordinasi")?,
        asesor: ASESOR.into_iter().map(|nama| instansi.orang(nama)).collect::<Hasil<_>>()?,
    };
    for tahun in awal..=TAHUN_AKHIR {
        let akhir = tahun == TAHUN_AKHIR;
        let jadwal = jadwal_pemantauan(&p, (tanggal(tahun, 3, 3)?, 40), (tanggal(tahun, 5, 4)?, 40))?;
        let babak = |nama: &str, lingkup, bulan| -> Hasil<Babak<'_>> {
            Ok(Babak {
                tahun,
                nama: format!("{nama} {tahun}"),
                jenis: Jenis::Pemantauan,
                lingkup,
                instrumen: spbe,
                visitasi: false,
                target: Some(Nilai(300)),
                tenggat: vec![(Tahap::Mandiri, tanggal(tahun, 11, 27)?), (Tahap::Dokumen, tanggal(tahun, 12, 11)?)],
                dibuka: tanggal(tahun, bulan, 1)?,
                impor: false,
            })
        };
        let status = |nomor: i64| match (akhir, acak("beban status", nomor, 10)) {
            (true, 0..=2) => Status::Belum,
            (true, 3..=5) => Status::Draf,
            (true, 6) => Status::Diajukan,
            (true, 7) => Status::Disetujui,
            _ => Status::Terverifikasi,
        };
        let rencana = |kantor: usize, mutu: i32, n: usize| Rencana {
            status: status(i64::try_from(kantor * 100 + n).unwrap_or_default()),
            ..rencana_kantor(&butir[n], data.butir_59[n].nilai[4], kantor + usize::try_from(tahun).unwrap_or(0), mutu)
        };
        let tetap = |nomor: &str| -> Hasil<Tetap> {
            Ok(Tetap {
                nomor: format!("BEBAN/{nomor}/{tahun}"),
                tanggal: tanggal(tahun, 12, 20)?,
                alasan: "Ditetapkan untuk pengukuran.",
            })
        };
        let per_kantor = p.per_kantor(
            &babak("Uji beban Perangkat Daerah", Lingkup::PerPerangkatDaerah, 2)?,
            &jadwal,
            &butir,
            &rencana,
        )?;
        let satu = |n: usize| rencana(0, 2, n);
        let (internal, _) =
            p.pemerintah(&babak("Uji beban pemantauan internal", Lingkup::Internal, 2)?, &jadwal, &butir, &satu)?;
        if !akhir {
            p.tetapkan(per_kantor, &tetap("PD")?);
            p.tetapkan(internal, &tetap("INT")?);
        }
    }
    p.r.simpan(l, &tulis).await?;
    p.r.tutup(&tulis).await?;
    tulis.selesai().await?;
    Ok(instansi.akun)
}

fn satu_kantor(ke: usize) -> KantorDemo {
    KantorDemo {
        kode: format!("9.{ke:03}"),
        nama: format!("Kantor Uji Beban {ke:03}"),
        singkatan: format!("KUB{ke:03}"),
        jenis: "dinas".into(),
        fungsi: String::new(),
        bidang: "Bidang Satu|Bidang Dua|Bidang Tiga".into(),
        kepala: format!("Kepala Uji {ke:03}"),
        operator: format!("Operator Uji {ke:03}"),
        mutu: i32::try_from(acak("mutu", ke as i64, 5)).unwrap_or(2),
    }
}

fn orang() -> Vec<OrangDemo> {
    [
        ("beban.admin", "Admin Uji Beban", "admin"),
        ("beban.koordinasi", "Koordinasi Uji Beban", "tim_koordinasi"),
        (ASESOR[0], "Asesor Uji Beban Satu", "asesor_internal"),
        (ASESOR[1], "Asesor Uji Beban Dua", "asesor_internal"),
        ("beban.auditor", "Auditor Uji Beban", "auditor"),
    ]
    .into_iter()
    .map(|(nama_pengguna, nama, peran)| OrangDemo {
        nama_pengguna: nama_pengguna.into(),
        nama: nama.into(),
        jabatan: "Pengukuran".into(),
        peran: peran.into(),
        kantor: String::new(),
    })
    .collect()
}
