use std::process::ExitCode;

use server::{
    cli::{Admin, Config, Demo, Jejak, Kerja, Perintah},
    indeks,
    mulai::{self, Gagal},
    pengaturan::Pengaturan,
};
use services::{
    Galat,
    akun::{kelola::IsianOrang, siapkan},
    jejak::{self, Pemeriksaan},
};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    match jalankan(Perintah::baca()).await {
        Ok(kode) => kode,
        Err(galat) => {
            eprintln!("spbe: {galat}");
            ExitCode::FAILURE
        }
    }
}

async fn jalankan(perintah: Perintah) -> Result<ExitCode, Gagal> {
    if let Kerja::Indeks(isian) = &perintah.kerja {
        return Ok(indeks::jalankan(isian));
    }
    let mentah = perintah.pilihan.kumpulkan()?;
    if matches!(perintah.kerja, Kerja::Config(Config::Show)) {
        print!("{}", mentah.tampilkan());
        return Ok(ExitCode::SUCCESS);
    }
    let pengaturan = mentah.urai()?;
    catat_log(&pengaturan)?;
    match perintah.kerja {
        Kerja::Serve { kosong } => mulai::serve(pengaturan, kosong).await?,
        Kerja::Migrate => {
            mulai::buka(&pengaturan, true).await?;
            println!("Skema basis data sudah mutakhir.");
        }
        Kerja::Admin(Admin::Create { nama_pengguna, nama }) => buat_admin(&pengaturan, nama_pengguna, nama).await?,
        Kerja::Demo(Demo::Load) => {
            let l = mulai::buka(&pengaturan, true).await?;
            mulai::muat_peragaan(&l).await?;
        }
        Kerja::Jejak(Jejak::Verify) => return periksa_jejak(&pengaturan).await,
        Kerja::Indeks(_) | Kerja::Config(Config::Show) => {}
    }
    Ok(ExitCode::SUCCESS)
}

async fn buat_admin(pengaturan: &Pengaturan, nama_pengguna: String, nama: String) -> Result<(), Gagal> {
    let l = mulai::buka(pengaturan, true).await?;
    let orang = IsianOrang { nama_pengguna, nama, ..IsianOrang::default() };
    match siapkan::admin_dari_terminal(&l, &orang).await {
        Ok(akun) => println!(
            "Akun admin {} dibuat. Kata sandi awal, diganti saat pertama masuk: {}",
            akun.nama_pengguna, akun.sandi_awal
        ),
        Err(Galat::Isian(daftar)) => {
            return Err(daftar.into_iter().map(|g| g.pesan).collect::<Vec<_>>().join(" ").into());
        }
        Err(lain) => return Err(lain.into()),
    }
    Ok(())
}

async fn periksa_jejak(pengaturan: &Pengaturan) -> Result<ExitCode, Gagal> {
    let l = mulai::buka(pengaturan, false).await?;
    match jejak::verify(&l).await? {
        Pemeriksaan::Utuh { banyak, sidik } => {
            let sidik = if sidik.is_empty() { "belum ada" } else { &sidik };
            println!("Jejak audit utuh: {banyak} entri. Sidik entri terakhir: {sidik}");
            Ok(ExitCode::SUCCESS)
        }
        Pemeriksaan::Rusak { urutan, sebab } => {
            println!("Jejak audit rusak pada entri {urutan}: {sebab}.");
            Ok(ExitCode::FAILURE)
        }
    }
}

fn catat_log(pengaturan: &Pengaturan) -> Result<(), Gagal> {
    let saringan = EnvFilter::try_new(&pengaturan.log).map_err(|galat| format!("log: {galat}"))?;
    let langganan = tracing_subscriber::fmt().with_env_filter(saringan).with_writer(std::io::stderr);
    if pengaturan.log_json {
        langganan.json().init()
    } else {
        langganan.init()
    }
    Ok(())
}
