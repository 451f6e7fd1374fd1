//! Measures the product against its promises, on this machine, with SQLite in a folder that is thrown away.
//!
//! `cargo xtask bench` builds it and prints a table in Markdown for `docs/KINERJA.md`. Requests go through the whole
//! router without a network between, so the figures are server time.

use std::{
    fmt::Write as _,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
};
use server::{keadaan::Keadaan, mulai, pengaturan::Pengaturan, rute};
use services::{Layanan, Pelaku, akun::sesi, demo, penilaian};
use tower::ServiceExt;

type Gagal = Box<dyn std::error::Error + Send + Sync>;

const KANTOR: usize = 50;
const TAHUN: usize = 5;
const ORANG: usize = 50;
const PENYIMPAN: usize = 20;
/// Records and relations of the registers.
const CATATAN: usize = 10_000;
const KAITAN: usize = 60_000;

/// One line of the result.
struct Baris {
    apa: String,
    janji: &'static str,
    ukur: String,
    ada: bool,
}

fn main() -> Result<(), Gagal> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let folder = tempfile::tempdir()?;
    let mut hasil = runtime.block_on(ukur(folder.path().to_owned()))?;
    hasil.extend(runtime.block_on(ukur_proses(folder.path().to_owned()))?);
    println!("| yang diukur | janji | hasil | |\n|---|---|---|---|");
    let mut kurang = 0;
    for baris in &hasil {
        println!(
            "| {} | {} | {} | {} |",
            baris.apa,
            baris.janji,
            baris.ukur,
            if baris.ada { "tercapai" } else { "**belum**" }
        );
        kurang += usize::from(!baris.ada);
    }
    println!("\n{} of {} promises kept", hasil.len() - kurang, hasil.len());
    Ok(())
}

async fn ukur(folder: PathBuf) -> Result<Vec<Baris>, Gagal> {
    let pengaturan =
        Pengaturan::uji(folder.clone(), &format!("sqlite://{}?mode=rwc", folder.join("spbe.db").display()));
    let l = mulai::buka(&pengaturan, true).await?;
    eprintln!("memuat {KANTOR} kantor x {TAHUN} tahun x 47 indikator");
    let mulai_muat = Instant::now();
    demo::muat(&l).await?;
    let akun = demo::beban(&l, KANTOR, TAHUN).await?;
    eprintln!("  {:.1} s", mulai_muat.elapsed().as_secs_f64());
    let router = rute::router(Keadaan::new(l.clone(), pengaturan, None));
    let mut hasil = Vec::new();
    let tim = masuk(&l, "beban.koordinasi").await?;
    let (penilaian_id, putaran_kantor) = cari(&l, &tim.1).await?;
    let halaman = halaman(penilaian_id, putaran_kantor);
    for (nama, jalur) in &halaman {
        let mut waktu = Vec::new();
        for _ in 0..40 {
            waktu.push(satu(&router, jalur, &tim.0, "").await?.0);
        }
        hasil.push(baris(format!("{nama}, sendirian, p95"), "< 25 ms", p95(&mut waktu), Duration::from_millis(25)));
    }
    let mut waktu = bersama(&router, &halaman, &tim.0).await?;
    hasil.push(baris(
        format!("semua halaman, {ORANG} orang bersamaan, p95"),
        "< 150 ms",
        p95(&mut waktu),
        Duration::from_millis(150),
    ));
    hasil.extend(register(&l, &router, &tim).await?);
    hasil.push(simpan(&l, &akun).await?);
    hasil.extend(ukuran(&router, &tim.0, &halaman).await?);
    hasil.push(pdf(&l, &tim.1, penilaian_id).await?);
    Ok(hasil)
}

/// Registers of ten thousand records and sixty thousand relations: every page that reads them.
async fn register(l: &Layanan, router: &Router, tim: &(String, Pelaku)) -> Result<Vec<Baris>, Gagal> {
    eprintln!("memuat {CATATAN} catatan dan {KAITAN} kaitan");
    demo::beban_register(l, CATATAN, KAITAN).await?;
    let aplikasi = domain::register::cari("aplikasi").ok_or("tanpa register aplikasi")?;
    let saringan = services::register::Saringan::default();
    let (contoh, _) = services::register::semua(l, &tim.1, aplikasi, &saringan, 1).await?;
    let satu_id = contoh.first().ok_or("tanpa aplikasi")?.id;
    let cepat = Duration::from_millis(40);
    let mut hasil = Vec::new();
    for (nama, jalur, janji, batas) in [
        ("daftar aplikasi", "/register/aplikasi".to_owned(), "< 40 ms", cepat),
        ("daftar data, disaring", "/register/data?f_sifat=terbuka".to_owned(), "< 40 ms", cepat),
        ("daftar layanan, urut kantor", "/register/layanan?urut=perangkat_daerah_id".to_owned(), "< 40 ms", cepat),
        ("cari dalam register", "/register/aplikasi?q=pajak+arsip".to_owned(), "< 30 ms", Duration::from_millis(30)),
        ("yang perlu perhatian", "/register/perhatian".to_owned(), "< 40 ms", cepat),
        (
            "graf tetangga kedalaman 3",
            format!("/arsitektur/graf?pusat={satu_id}&dalam=3"),
            "< 60 ms",
            Duration::from_millis(60),
        ),
    ] {
        // A register page that this build does not have is not measured, and said so.
        if satu(router, &jalur, &tim.0, "").await.is_err() {
            eprintln!("  {jalur} tidak dapat dibuka, tidak diukur");
            continue;
        }
        let mut waktu = Vec::new();
        for _ in 0..40 {
            waktu.push(satu(router, &jalur, &tim.0, "").await?.0);
        }
        hasil.push(baris(format!("{nama}, {CATATAN} catatan dan {KAITAN} kaitan, p95"), janji, p95(&mut waktu), batas));
    }
    let mut waktu = Vec::new();
    for _ in 0..3 {
        waktu.push(satu(router, "/arsitektur/dokumen.pdf", &tim.0, "").await?.0);
    }
    hasil.push(baris("dokumen arsitektur, terlama dari 3".into(), "< 10 s", p95(&mut waktu), Duration::from_secs(10)));
    Ok(hasil)
}

/// A session for an account, as the sign-in makes it: its cookie and who it is.
async fn masuk(l: &Layanan, nama: &str) -> Result<(String, Pelaku), Gagal> {
    let kredensial = services::akun::masuk::Kredensial {
        nama,
        sandi: demo::SANDI,
        alamat: "127.0.0.1",
        agen: "bench",
        sesi_lama: None,
    };
    let masuk = services::akun::masuk::masuk(l, kredensial).await?;
    let pelaku = match sesi::kenali(l, &masuk.token, "127.0.0.1").await? {
        Some(sesi::Kunjungan::Akun(kenal)) => kenal.pelaku,
        _ => return Err("sesi tidak dikenali".into()),
    };
    Ok((format!("spbe_sesi={}", masuk.token), pelaku))
}

/// The newest assessment of the government as a whole, and the newest round per office.
async fn cari(l: &Layanan, pelaku: &Pelaku) -> Result<(i64, i64), Gagal> {
    use domain::penilaian::Lingkup;
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

/// One request: how long, and how many bytes came back.
async fn satu(router: &Router, jalur: &str, kue: &str, mampat: &str) -> Result<(Duration, usize), Gagal> {
    let mut permintaan = Request::builder()
        .uri(jalur)
        .header(header::COOKIE, kue)
        .header(header::ACCEPT_ENCODING, mampat)
        .body(Body::empty())?;
    permintaan.extensions_mut().insert(ConnectInfo(std::net::SocketAddr::from(([127, 0, 0, 1], 1))));
    let mulai = Instant::now();
    let jawaban = router.clone().oneshot(permintaan).await?;
    let status = jawaban.status();
    let isi = axum::body::to_bytes(jawaban.into_body(), usize::MAX).await?;
    if status != StatusCode::OK {
        return Err(format!("{jalur}: {status}").into());
    }
    Ok((mulai.elapsed(), isi.len()))
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
    for operator in akun.iter().filter(|a| a.peran == domain::izin::Peran::Operator.nama()) {
        if orang == PENYIMPAN {
            break;
        }
        let (_, pelaku) = masuk(l, &operator.nama_pengguna).await?;
        let Some((id, kode)) = dapat_diisi(l, &pelaku).await? else { continue };
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

async fn dapat_diisi(l: &Layanan, pelaku: &Pelaku) -> Result<Option<(i64, String)>, Gagal> {
    for p in penilaian::putaran::list(l, pelaku).await?.into_iter().filter(|p| !p.terkunci) {
        for id in p.penilaian {
            let r = penilaian::ringkasan::get(l, pelaku, id).await?;
            if let Some(i) = r.indikator.iter().find(|i| i.status.dapat_diisi()) {
                return Ok(Some((id, i.kode.clone())));
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
    Ok(baris(
        format!("laporan evaluasi lengkap, {lembar} halaman, {} KB, p95", isi.len() / 1_000),
        "> 60 halaman, < 300 ms",
        p95(&mut waktu),
        Duration::from_millis(300),
    ))
}

/// What only the real process shows: cold start and idle memory.
async fn ukur_proses(folder: PathBuf) -> Result<Vec<Baris>, Gagal> {
    let spbe = std::env::current_exe()?
        .parent()
        .and_then(|p| p.parent())
        .map(|p| p.join("spbe"))
        .ok_or("tanpa folder program")?;
    if !spbe.exists() {
        return Err(format!("{} belum ada; bangun dulu dengan cargo xtask build --release", spbe.display()).into());
    }
    let alamat = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let mut mulai_dingin = Vec::new();
    let mut memori = 0;
    for _ in 0..5 {
        let mulai = Instant::now();
        let mut proses = Proses(
            Command::new(&spbe)
                .args(["serve", "--listen", &alamat.to_string(), "--data-dir"])
                .arg(&folder)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()?,
        );
        while !sehat(alamat).await {
            if mulai.elapsed() > Duration::from_secs(20) || proses.0.try_wait()?.is_some() {
                return Err("spbe serve tidak menjawab".into());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        mulai_dingin.push(mulai.elapsed());
        tokio::time::sleep(Duration::from_millis(500)).await;
        let status = std::fs::read_to_string(format!("/proc/{}/status", proses.0.id()))?;
        let kb = status
            .lines()
            .find_map(|b| b.strip_prefix("VmRSS:"))
            .and_then(|b| b.split_whitespace().next())
            .and_then(|n| n.parse::<usize>().ok());
        memori = memori.max(kb.unwrap_or(usize::MAX));
    }
    Ok(vec![
        baris(
            "mulai dingin sampai /healthz, terlama dari 5".into(),
            "< 500 ms",
            p95(&mut mulai_dingin),
            Duration::from_millis(500),
        ),
        Baris {
            apa: "memori saat diam (VmRSS)".into(),
            janji: "< 80 MB",
            ukur: format!("{:.0} MB", memori as f64 / 1_000.0),
            ada: memori < 80_000,
        },
    ])
}

/// Ends the server whatever happens.
struct Proses(Child);

impl Drop for Proses {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn sehat(alamat: std::net::SocketAddr) -> bool {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let Ok(mut soket) = tokio::net::TcpStream::connect(alamat).await else { return false };
    if soket.write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await.is_err() {
        return false;
    }
    let mut jawaban = Vec::new();
    soket.read_to_end(&mut jawaban).await.is_ok() && jawaban.starts_with(b"HTTP/1.1 200")
}

fn baris(apa: String, janji: &'static str, ukur: Duration, batas: Duration) -> Baris {
    Baris { apa, janji, ukur: format!("{:.1} ms", ukur.as_secs_f64() * 1_000.0), ada: ukur < batas }
}

fn p95(waktu: &mut [Duration]) -> Duration {
    waktu.sort_unstable();
    waktu.get((waktu.len() * 95).div_ceil(100).saturating_sub(1)).copied().unwrap_or_default()
}
