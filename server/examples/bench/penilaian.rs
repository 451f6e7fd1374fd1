//! The yearly assessment: its pages alone and with many people, saving, the evaluation report.

use std::{
    collections::HashSet,
    fmt::Write as _,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::Router;
use domain::{izin::Peran, penilaian::Lingkup};
use services::{Layanan, Pelaku, demo, penilaian};

use crate::hasil::{Baris, Gagal, baris, empat_puluh, masuk, p95, satu};

const ORANG: usize = 50;
const PENYIMPAN: usize = 20;

/// Every promise of the assessment, with the accounts that the load brought.
pub(crate) async fn ukur(
    l: &Layanan,
    router: &Router,
    tim: &(String, Pelaku),
    akun: &[demo::AkunDemo],
) -> Result<Vec<Baris>, Gagal> {
    let mut hasil = Vec::new();
    let (penilaian_id, putaran_kantor) = cari(l, &tim.1).await?;
    let halaman = halaman(penilaian_id, putaran_kantor);
    for (nama, jalur) in &halaman {
        let p = empat_puluh(router, jalur, &tim.0).await?;
        hasil.push(baris(format!("{nama}, sendirian, p95"), "< 25 ms", p, Duration::from_millis(25)));
    }
    let mut waktu = bersama(router, &halaman, &tim.0).await?;
    hasil.push(baris(
        format!("semua halaman, {ORANG} orang bersamaan, p95"),
        "< 150 ms",
        p95(&mut waktu),
        Duration::from_millis(150),
    ));
    hasil.push(simpan(l, akun).await?);
    hasil.extend(ukuran(router, &tim.0, &halaman).await?);
    hasil.push(pdf(l, &tim.1, penilaian_id).await?);
    Ok(hasil)
}

/// The newest assessment of the government as a whole, and the newest round per office.
async fn cari(l: &Layanan, pelaku: &Pelaku) -> Result<(i64, i64), Gagal> {
    let semua = penilaian::putaran::list(l, pelaku).await?;
    let internal = semua.iter().find(|p| p.lingkup == Lingkup::Internal).ok_or("tanpa putaran internal")?;
    let kantor = semua.iter().find(|p| p.lingkup == Lingkup::PerPerangkatDaerah).ok_or("tanpa putaran per kantor")?;
    Ok((internal.penilaian[0], kantor.id))
}

fn halaman(id: i64, putaran: i64) -> Vec<(&'static str, String)> {
    vec![
        ("Menunggu saya", "/".into()),
        ("Putaran penilaian", "/penilaian".into()),
        ("Ringkasan", format!("/penilaian/{id}")),
        ("Daftar indikator", format!("/penilaian/{id}/indikator")),
        ("Satu indikator", format!("/penilaian/{id}/indikator/21")),
        ("Penugasan", format!("/penilaian/{id}/penugasan")),
        ("Simulasi", format!("/penilaian/{id}/simulasi")),
        ("Rekomendasi", format!("/penilaian/{id}/rekomendasi")),
        ("Laporan", format!("/penilaian/{id}/laporan")),
        ("Peringkat 50 kantor", format!("/putaran/{putaran}")),
        ("Perangkat Daerah", "/perangkat-daerah".into()),
        ("Jejak audit", "/jejak".into()),
    ]
}

/// Fifty people, each opening every page with a pause to read in between.
async fn bersama(router: &Router, halaman: &[(&'static str, String)], kue: &str) -> Result<Vec<Duration>, Gagal> {
    let halaman: Arc<Vec<String>> = Arc::new(halaman.iter().map(|(_, jalur)| jalur.clone()).collect());
    let kerja = (0..ORANG).map(|orang| {
        let (router, halaman, kue) = (router.clone(), halaman.clone(), kue.to_owned());
        tokio::spawn(async move {
            let mut waktu = Vec::new();
            for ke in 0..halaman.len() * 2 {
                // People do not click in step: each starts at another moment and reads for a while.
                tokio::time::sleep(Duration::from_millis(1_000 + (orang as u64 * 37) % 1_000)).await;
                waktu.push(satu(&router, &halaman[(ke + orang) % halaman.len()], &kue, "").await?.0);
            }
            Ok::<_, Gagal>(waktu)
        })
    });
    let mut semua = Vec::new();
    for satu in kerja.collect::<Vec<_>>() {
        semua.extend(satu.await??);
    }
    Ok(semua)
}

/// Twenty people save their own indicator at once, again and again; every text must be there afterwards.
async fn simpan(l: &Layanan, akun: &[demo::AkunDemo]) -> Result<Baris, Gagal> {
    use penilaian::isian::{self, IsianBaru};
    let mut kerja = Vec::new();
    let mut orang = 0;
    // An answer that two offices share would be a conflict, which is another promise.
    let mut dipegang = HashSet::new();
    for operator in akun.iter().filter(|a| a.peran == Peran::Operator.nama()) {
        if orang == PENYIMPAN {
            break;
        }
        let (_, pelaku) = masuk(l, &operator.nama_pengguna).await?;
        let Some((id, kode)) = dapat_diisi(l, &pelaku, &mut dipegang).await? else { continue };
        orang += 1;
        let l = l.clone();
        kerja.push(tokio::spawn(async move {
            let mut waktu = Vec::new();
            let mut versi = isian::get(&l, &pelaku, id, &kode).await?.versi;
            for ke in 0..10 {
                tokio::time::sleep(Duration::from_millis(100 + (orang as u64 * 13) % 100)).await;
                let isi = IsianBaru {
                    versi,
                    tingkat: "3".into(),
                    fakta: format!("Simpanan ke-{ke} {}", "x".repeat(800)),
                    analisis: "Analisis.".into(),
                };
                let mulai = Instant::now();
                versi = isian::simpan(&l, &pelaku, id, &kode, isi).await?.versi;
                waktu.push(mulai.elapsed());
            }
            let akhir = isian::get(&l, &pelaku, id, &kode).await?;
            let utuh = akhir.nilai.values().next().is_some_and(|n| n.fakta.starts_with("Simpanan ke-9"));
            Ok::<_, Gagal>((waktu, utuh))
        }));
    }
    let (mut waktu, mut hilang) = (Vec::new(), 0);
    for satu in kerja {
        let (ini, utuh) = satu.await??;
        waktu.extend(ini);
        hilang += usize::from(!utuh);
    }
    let p = p95(&mut waktu);
    let mut baris = baris(
        format!("menyimpan satu indikator, {orang} orang bersamaan, p95"),
        "< 30 ms, tak ada yang hilang",
        p,
        Duration::from_millis(30),
    );
    let _ = write!(baris.ukur, ", {hilang} hilang");
    baris.ada &= hilang == 0 && orang == PENYIMPAN;
    Ok(baris)
}

/// An answer this person may fill in and nobody else took.
async fn dapat_diisi(
    l: &Layanan,
    pelaku: &Pelaku,
    dipegang: &mut HashSet<(i64, String)>,
) -> Result<Option<(i64, String)>, Gagal> {
    let milik_kantor = |p: &penilaian::putaran::RingkasPutaran| !p.terkunci && p.lingkup == Lingkup::PerPerangkatDaerah;
    for p in penilaian::putaran::list(l, pelaku).await?.into_iter().filter(milik_kantor) {
        for id in p.penilaian {
            let r = penilaian::ringkasan::get(l, pelaku, id).await?;
            let mut bebas = r.indikator.iter().filter(|i| i.status.dapat_diisi()).map(|i| (id, i.kode.clone()));
            if let Some(satu) = bebas.find(|satu| !dipegang.contains(satu)) {
                dipegang.insert(satu.clone());
                return Ok(Some(satu));
            }
        }
    }
    Ok(None)
}

/// Bytes over the wire: the first page with everything it loads, later pages alone.
async fn ukuran(router: &Router, kue: &str, halaman: &[(&'static str, String)]) -> Result<Vec<Baris>, Gagal> {
    let pangkal = server::aset::pangkal();
    let mut aset = 0;
    for nama in ["kendali.css", "ikon.svg", "favicon.svg", "spbe.js", "spbe_bg.wasm"] {
        aset += satu(router, &format!("{pangkal}/{nama}"), "", "br").await?.1;
    }
    let mut terbesar = ("", 0);
    for (nama, jalur) in halaman {
        let bita = satu(router, jalur, kue, "br").await?.1;
        if bita > terbesar.1 {
            terbesar = (nama, bita);
        }
    }
    let masuk = satu(router, "/masuk", "", "br").await?.1;
    let kb = |bita: usize| format!("{:.1} KB", bita as f64 / 1_000.0);
    Ok(vec![
        Baris {
            apa: "halaman pertama beserta semua aset, termampat".into(),
            janji: "< 150 KB",
            ukur: kb(masuk + aset),
            ada: masuk + aset < 150_000,
        },
        Baris {
            apa: format!("halaman berikut terbesar ({}), termampat", terbesar.0),
            janji: "< 40 KB",
            ukur: kb(terbesar.1),
            ada: terbesar.1 < 40_000,
        },
    ])
}

/// The report of a whole Evaluasi with every appendix text.
async fn pdf(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64) -> Result<Baris, Gagal> {
    let mut potret = penilaian::laporan::potret(l, pelaku, penilaian_id).await?;
    let lengkap = penilaian::putaran::list(l, pelaku).await?;
    for p in lengkap.iter().filter(|p| p.terkunci && p.penilaian.len() == 1) {
        let ini = penilaian::laporan::potret(l, pelaku, p.penilaian[0]).await?;
        let huruf = |p: &domain::laporan::Potret| {
            p.indikator.iter().flat_map(|i| i.nilai.values()).map(|n| n.fakta.len() + n.analisis.len()).sum::<usize>()
        };
        if huruf(&ini) > huruf(&potret) {
            potret = ini;
        }
    }
    // The demo's offices write briefly: with texts twice as long the report passes sixty pages.
    for nilai in potret.indikator.iter_mut().flat_map(|i| i.nilai.values_mut()) {
        for teks in [&mut nilai.fakta, &mut nilai.analisis] {
            *teks = format!("{teks}\n\n{teks}");
        }
    }
    let identitas = reports::Identitas::dari_profil(&l.profil);
    let bahan = reports::BahanLaporan {
        potret: &potret,
        katalog: &l.katalog,
        identitas: &identitas,
        nomor: None,
        tanggal: l.kini().date_naive(),
    };
    let mut waktu = Vec::new();
    let mut isi = Vec::new();
    for _ in 0..10 {
        let mulai = Instant::now();
        isi = reports::laporan_evaluasi(&bahan)?;
        waktu.push(mulai.elapsed());
    }
    let lembar = isi
        .windows(11)
        .filter(|w| w.starts_with(b"/Type/Page") && w[10] != b's')
        .count()
        .max(isi.windows(12).filter(|w| w.starts_with(b"/Type /Page") && w[11] != b's').count());
    let mut hasil = baris(
        format!("laporan evaluasi lengkap, {lembar} halaman, {} KB, p95", isi.len() / 1_000),
        "> 60 halaman, < 300 ms",
        p95(&mut waktu),
        Duration::from_millis(300),
    );
    hasil.ada &= lembar > 60;
    Ok(hasil)
}
