//! What a document of a register shows: its records as a list by office, its figures, the filter in words.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::{
    angka::rupiah,
    penandatangan::Dokumen,
    profil::Profil,
    register::{
        Bidang, Jenis, Register,
        cetak::{BarisDaftar, KolomDaftar, PotretDaftar, RingkasDaftar},
    },
};

use super::{Nama, Rekaman, Saringan, akses, daftar::kenali, semua};
use crate::{Galat, Hasil, Layanan, Pelaku, penandatangan};

/// Records one document holds; more are a download of the table.
const BATAS: u64 = 20_000;
/// Fields a landscape page has room for.
const KOLOM_MAKS: usize = 6;

/// The list as the parameters of its page ask for it; `kolom` (several, or joined by `,`) chooses fields.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::Isian`] when the filter cannot be read, [`Galat::Ditolak`] when there are more records than
/// a document holds.
pub async fn potret(
    l: &Layanan,
    pelaku: &Pelaku,
    r: &'static Register,
    kueri: &[(String, String)],
    tanggal: NaiveDate,
) -> Hasil<PotretDaftar> {
    let saringan = kenali(l, pelaku, &akses(pelaku, r)?, r, &Saringan::dari_alamat(r, kueri)).await?;
    let (rekaman, nama) = semua(l, pelaku, r, &saringan, BATAS + 1).await?;
    if u64::try_from(rekaman.len()).is_ok_and(|n| n > BATAS) {
        return Err(Galat::Ditolak(
            "Satu dokumen memuat paling banyak 20.000 catatan. Saring daftarnya, atau unduh XLSX.".into(),
        ));
    }
    let kolom = pilihan_kolom(r, kueri);
    Ok(PotretDaftar {
        saringan: batasan(r, &saringan, &nama),
        penandatangan: penandatangan::satu(&l.db, &l.profil, Dokumen::DaftarRegister).await?,
        ..susun(&l.profil, r, (&rekaman, &nama), &kolom, tanggal)
    })
}

/// The list of records that were read elsewhere; `tanggal` is the day their age is counted to.
#[must_use]
pub fn susun(
    profil: &Profil,
    r: &'static Register,
    (rekaman, nama): (&[Rekaman], &Nama),
    kolom: &[&'static Bidang],
    tanggal: NaiveDate,
) -> PotretDaftar {
    let mut baris: Vec<(i64, BarisDaftar)> =
        rekaman.iter().map(|satu| (satu.id, satu_baris(satu, nama, kolom))).collect();
    // Offices together, in the order of their names; what belongs to none comes first.
    baris.sort_by(|(a, x), (b, y)| (&x.kantor, &x.nama, a).cmp(&(&y.kantor, &y.nama, b)));
    PotretDaftar {
        judul: judul(r),
        pasal: r.pasal.to_owned(),
        pengantar: pengantar(profil, r),
        saringan: Vec::new(),
        ringkas: ringkasan(r, rekaman, tanggal),
        kolom: kolom
            .iter()
            .map(|b| KolomDaftar { judul: b.label.to_owned(), bagian: lebar(b), angka: berangka(b) })
            .collect(),
        baris: baris.into_iter().map(|(_, satu)| satu).collect(),
        penandatangan: None,
    }
}

/// What the document of a register is called.
#[must_use]
pub fn judul(r: &Register) -> String {
    match r.kode {
        "aplikasi" => "Inventaris Aplikasi SPBE".into(),
        "infrastruktur" => "Laporan Aset TIK".into(),
        "layanan" => "Katalog Layanan SPBE".into(),
        _ => format!("Daftar {}", r.nama),
    }
}

fn pengantar(profil: &Profil, r: &Register) -> Vec<String> {
    let mut isi = vec![r.guna.to_owned()];
    if r.kode == "infrastruktur" {
        isi.push(format!(
            "Laporan ini disampaikan kepada {} melalui {} (BEKASI Pasal 26 ayat (8)).",
            profil.sebutan.kepala_daerah_lengkap,
            profil.pengelola_penilaian()
        ));
    }
    isi
}

fn satu_baris(satu: &Rekaman, nama: &Nama, kolom: &[&'static Bidang]) -> BarisDaftar {
    let pemerintah = || "Pemerintah daerah".to_owned();
    BarisDaftar {
        kantor: satu.kantor().map_or_else(pemerintah, |id| nama.sebut(Jenis::Kantor, id).unwrap_or_default()),
        nomor: satu.nomor().to_owned(),
        nama: satu.nama().to_owned(),
        kelengkapan: satu.kelengkapan,
        sel: kolom.iter().map(|b| satu.butir.isi(b.kode).tampil(b, |id| nama.sebut(b.jenis, id))).collect(),
    }
}

/// Counts by every choice that the list filters by, and for assets their value and age (BEKASI Pasal 26 ayat (8)).
fn ringkasan(r: &'static Register, rekaman: &[Rekaman], tanggal: NaiveDate) -> Vec<RingkasDaftar> {
    let aset = r.bidang("nilai_perolehan").is_some();
    let kelompok = |judul: &str, kunci: &dyn Fn(&Rekaman) -> (usize, String)| {
        let mut hitung: BTreeMap<(usize, String), (u64, Vec<i64>)> = BTreeMap::new();
        for satu in rekaman {
            let isi = hitung.entry(kunci(satu)).or_default();
            isi.0 += 1;
            isi.1.extend(satu.butir.bilangan("nilai_perolehan"));
        }
        let tampil = |n: u64, nilai: &[i64]| if aset { nilai_aset(n, nilai) } else { String::new() };
        RingkasDaftar {
            judul: judul.to_owned(),
            judul_lain: if aset { "Nilai perolehan".into() } else { String::new() },
            baris: hitung.into_iter().map(|((_, nama), (n, nilai))| (nama, n, tampil(n, &nilai))).collect(),
        }
    };
    let mut hasil = Vec::new();
    for b in r.bidang.iter().filter(|b| b.disaring && matches!(b.jenis, Jenis::Pilihan(_))) {
        hasil.push(kelompok(b.label, &|satu| {
            let kode = satu.butir.teks(b.kode);
            let letak = b.opsi().iter().position(|o| o.kode == kode).unwrap_or(usize::MAX);
            (letak, if kode.is_empty() { "Belum diisi".into() } else { b.nama_opsi(kode).to_owned() })
        }));
    }
    if aset {
        let kini = i64::from(tanggal.year());
        hasil.push(kelompok("Umur", &|satu| match satu.butir.bilangan("tahun_perolehan").map(|t| kini - t) {
            Some(..=3) => (0, "Sampai 3 tahun".into()),
            Some(4..=5) => (1, "4 sampai 5 tahun".into()),
            Some(6..=10) => (2, "6 sampai 10 tahun".into()),
            Some(_) => (3, "Lebih dari 10 tahun".into()),
            None => (4, "Tahun perolehan belum diisi".into()),
        }));
    }
    hasil
}

/// What so many assets cost together: nothing known is no Rp0, and a sum over some of them says of how many.
fn nilai_aset(banyak: u64, nilai: &[i64]) -> String {
    let jumlah = rupiah(nilai.iter().sum());
    match nilai.len() {
        0 => "–".into(),
        n if n as u64 == banyak => jumlah,
        n => format!("{jumlah} (dari {n} aset yang nilainya diisi)"),
    }
}

/// The fields somebody chose, else those of the list.
fn pilihan_kolom(r: &'static Register, kueri: &[(String, String)]) -> Vec<&'static Bidang> {
    let dipilih: Vec<&'static Bidang> = kueri
        .iter()
        .filter(|(nama, _)| nama == "kolom")
        .flat_map(|(_, isi)| isi.split(','))
        .filter_map(|kode| r.bidang(kode.trim()))
        .filter(|b| bebas(b))
        .take(KOLOM_MAKS)
        .collect();
    if dipilih.is_empty() { kolom_bawaan(r) } else { dipilih }
}

/// What the document of a register shows unless somebody chose.
#[must_use]
pub fn kolom_bawaan(r: &'static Register) -> Vec<&'static Bidang> {
    let tetap: &[&str] = match r.kode {
        "aplikasi" => &["jenis", "siklus", "pengguna", "penempatan", "lisensi", "biaya_tahun"],
        "infrastruktur" => &["objek", "siklus", "lokasi", "tahun_perolehan", "nilai_perolehan"],
        "layanan" => &["jenis", "kelompok", "target", "metode", "kanal"],
        "data" => &["jenis", "sifat", "validitas", "dimutakhirkan", "publikasi"],
        _ => &[],
    };
    if tetap.is_empty() {
        return r.bidang.iter().filter(|b| b.di_daftar && bebas(b)).take(KOLOM_MAKS).collect();
    }
    tetap.iter().filter_map(|kode| r.bidang(kode)).collect()
}

/// Number, name and office have their own place.
fn bebas(b: &Bidang) -> bool {
    !matches!(b.kode, "nomor" | "nama" | "perangkat_daerah_id")
}

fn lebar(b: &Bidang) -> f32 {
    match b.jenis {
        Jenis::Tanggal | Jenis::YaTidak | Jenis::Bilangan { .. } => 1.1,
        Jenis::Uraian(_) => 3.0,
        Jenis::Catatan(_) | Jenis::Tautan => 2.2,
        _ => 1.7,
    }
}

fn berangka(b: &Bidang) -> bool {
    matches!(b.jenis, Jenis::Bilangan { .. } | Jenis::Rupiah)
}

/// The filter in words.
fn batasan(r: &Register, s: &Saringan, nama: &Nama) -> Vec<String> {
    let mut hasil = Vec::new();
    if !s.cari.trim().is_empty() {
        hasil.push(format!("kata \"{}\"", s.cari.trim()));
    }
    for (kode, syarat) in &s.bidang {
        let Some(b) = r.bidang(kode) else { continue };
        hasil.push(format!("{}: {}", b.label, syarat.kata(b, |id| nama.sebut(b.jenis, id))));
    }
    hasil.extend(s.tahap.map(|t| format!("tahap: {}", t.nama())));
    if s.arsip {
        hasil.push("catatan dalam arsip".into());
    }
    if s.kurang {
        hasil.push("catatan yang belum lengkap".into());
    }
    if s.menunggu {
        hasil.push("catatan yang menunggu pembuat daftar ini".into());
    }
    hasil
}

#[cfg(test)]
mod tests {
    use super::nilai_aset;

    #[test]
    fn an_unknown_value_is_a_dash_and_a_part_says_so() {
        assert_eq!(nilai_aset(3, &[]), "–");
        assert_eq!(nilai_aset(2, &[0, 0]), "Rp0");
        assert_eq!(nilai_aset(2, &[1_500_000, 500_000]), "Rp2.000.000");
        assert_eq!(nilai_aset(3, &[1_500_000]), "Rp1.500.000 (dari 1 aset yang nilainya diisi)");
    }
}
