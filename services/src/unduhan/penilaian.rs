//! Tables of single assessments, rounds and indicators. Names stand after `penilaian-`.

use domain::{
    analisis::{self, Butir},
    indeks::{self, predikat},
    penilaian::Tahap,
    tabel::{Sel, Tabel, indeks as sel_indeks, teks},
};

use super::{Kueri, SEL_MAKS, instrumen, saat, tabel_tahun};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    penilaian::{isian, laporan, penetapan, putaran, ringkasan, riwayat::perubahan},
};

pub(super) async fn tabel(l: &Layanan, pelaku: &Pelaku, apa: &str, k: &Kueri) -> Hasil<Tabel> {
    match apa {
        "keputusan" => tabel_keputusan(l, pelaku, k).await,
        "tahun" => {
            let r = ringkasan::get(l, pelaku, k.id("penilaian")?).await?;
            Ok(tabel_tahun(l, &r.bersama_tahun_ini()))
        }
        "tahap" => tabel_tahap(l, pelaku, k).await,
        "analisis" => tabel_analisis(l, pelaku, k).await,
        "laporan" => tabel_laporan(l, pelaku, k).await,
        "bukti" => tabel_bukti(l, pelaku, k).await,
        "riwayat" => tabel_riwayat(l, pelaku, k).await,
        _ => Err(Galat::TidakAda),
    }
}

async fn tabel_keputusan(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let id = k.id("putaran")?;
    let p = putaran::get(l, pelaku, id).await?;
    let kolom = [("Tanggal", 12), ("Nomor", 30), ("Keputusan", 16), ("Alasan", 80)];
    let baris = penetapan::list(l, pelaku, id).await?.into_iter().map(|satu| {
        let nama = teks(satu.nama());
        vec![Sel::Tanggal(satu.tanggal), teks(satu.nomor), nama, teks(satu.alasan)]
    });
    Ok(Tabel::baru(format!("Keputusan {}", p.nama), &kolom).dengan(baris))
}

/// Target, every stage that gave a value, and the result of the year before.
async fn tabel_tahap(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let r = ringkasan::get(l, pelaku, k.id("penilaian")?).await?;
    let i = instrumen(l, &r.instrumen)?;
    let kolom = [("Menurut", 40), ("Tahun", 8), ("Instrumen", 24), ("Indeks", 10), ("Predikat", 18)];
    let baris = |label: String, i: &domain::instrumen::Instrumen, tahun: i32, nilai| {
        let nama = predikat(i, tahun, &nilai).nama;
        vec![teks(label), Sel::Angka(tahun.into()), teks(i.sebutan.clone()), sel_indeks(&nilai), teks(nama)]
    };
    let mut tabel = Tabel::baru(format!("Indeks menurut tahap {}", r.nama), &kolom);
    tabel.baris.extend(r.target.map(|t| baris("Target".to_owned(), i, r.tahun, t.pecahan())));
    let terisi = |tahap: &Tahap| r.indikator.iter().any(|satu| satu.nilai.contains_key(tahap));
    for tahap in r.tahap.iter().filter(|tahap| terisi(tahap)) {
        let hasil = indeks::hitung(i, &r.nilai_pada(*tahap)).indeks;
        tabel.baris.push(baris(tahap.nama().to_owned(), i, r.tahun, hasil));
    }
    if let Some(lama) = ringkasan::tahun_lalu(&r.riwayat, r.lingkup)
        && let Some(i) = l.katalog.cari(&lama.instrumen)
    {
        let hasil = indeks::hitung(i, &lama.nilai).indeks;
        tabel.baris.push(baris(format!("Penetapan {}", lama.lingkup.nama().to_lowercase()), i, lama.tahun, hasil));
    }
    Ok(tabel)
}

async fn tabel_analisis(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let r = ringkasan::get(l, pelaku, k.id("penilaian")?).await?;
    let i = instrumen(l, &r.instrumen)?;
    let kolom = [
        ("Nomor", 8),
        ("Aspek", 44),
        ("Indeks", 10),
        ("Kekuatan (4 ke atas)", 60),
        ("Kelemahan (di bawah 3)", 60),
        ("Belum terisi", 60),
    ];
    let daftar =
        |butir: &[Butir]| teks(butir.iter().map(|b| format!("{}. {}", b.kode, b.nama)).collect::<Vec<_>>().join("\n"));
    let hasil = analisis::analisis(i, r.tahun, "", &r.nilai_kini());
    let baris = hasil.aspek.iter().map(|a| {
        vec![
            Sel::Angka(a.no.into()),
            teks(a.nama.clone()),
            sel_indeks(&a.indeks),
            daftar(&a.kekuatan),
            daftar(&a.kelemahan),
            daftar(&a.belum_terisi),
        ]
    });
    Ok(Tabel::baru(format!("Kekuatan dan kelemahan {}", r.nama), &kolom).dengan(baris))
}

async fn tabel_laporan(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let id = k.id("penilaian")?;
    let r = ringkasan::get(l, pelaku, id).await?;
    let (judul, zona) = saat(l, "Data per");
    let kolom =
        [("Nomor", 30), ("Laporan", 40), ("Tanggal", 12), (judul.as_str(), 22), ("Oleh", 30), ("Sidik isi", 66)];
    let baris = laporan::list(l, pelaku, id).await?.into_iter().map(|d| {
        let (apa, per) = (teks(d.bentuk.nama()), teks(zona.ringkas(d.per)));
        vec![teks(d.nomor), apa, Sel::Tanggal(d.tanggal), per, teks(d.oleh.unwrap_or_default()), teks(d.sidik)]
    });
    Ok(Tabel::baru(format!("Laporan terbit {}", r.nama), &kolom).dengan(baris))
}

async fn tabel_bukti(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let h = isian::get(l, pelaku, k.id("penilaian")?, k.nilai("kode")).await?;
    let (judul, zona) = saat(l, "Diunggah");
    let kolom = [
        ("Berkas", 60),
        ("Membuktikan tingkat", 18),
        ("Ukuran (bita)", 14),
        (judul.as_str(), 22),
        ("Sidik berkas", 66),
    ];
    let baris = h.bukti.into_iter().map(|b| {
        let (tingkat, kapan) =
            (b.tingkat.map_or(Sel::Kosong, |t| Sel::Angka(t.into())), teks(zona.ringkas(b.diunggah_pada)));
        vec![teks(b.nama), tingkat, Sel::Angka(b.ukuran), kapan, teks(b.sha256)]
    });
    Ok(Tabel::baru(format!("Bukti indikator {} {}", h.kode, h.nama_putaran), &kolom).dengan(baris))
}

async fn tabel_riwayat(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let h = isian::get(l, pelaku, k.id("penilaian")?, k.nilai("kode")).await?;
    let (judul, zona) = saat(l, "Waktu");
    let kolom =
        [("Nomor", 10), (judul.as_str(), 22), ("Siapa", 30), ("Perubahan", 40), ("Sebelum", 70), ("Sesudah", 70)];
    let isi = |nilai: Option<String>| teks(nilai.unwrap_or_default().chars().take(SEL_MAKS).collect::<String>());
    let baris = h.riwayat.iter().flat_map(|e| {
        perubahan(e).into_iter().map(move |(apa, lama, baru)| {
            let (nomor, kapan) = (Sel::Angka(e.urutan), teks(zona.ringkas(e.waktu)));
            vec![nomor, kapan, teks(e.pelaku.clone()), teks(apa), isi(lama), isi(baru)]
        })
    });
    Ok(Tabel::baru(format!("Riwayat indikator {} {}", h.kode, h.nama_putaran), &kolom).dengan(baris))
}
