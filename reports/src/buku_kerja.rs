//! The same result as an XLSX workbook: numbers are numbers, texts are texts (never formulas).

use chrono::NaiveDate;
use domain::{
    angka::{Nilai, Pecahan},
    indeks::{hitung, predikat},
    waktu::panjang,
};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::{
    bahan::{BahanLaporan, GalatLaporan, sidik},
    evaluasi::judul,
    hitungan::Hitungan,
    xlsx::{hari as excel, muat},
};

/// The workbook: Ringkasan, Domain & Aspek, Indikator, Uraian, Rekomendasi, Bukti, Riwayat.
///
/// # Errors
/// [`GalatLaporan`] when the instrument is unknown or the file cannot be written.
pub fn buku_kerja(bahan: &BahanLaporan<'_>) -> Result<Vec<u8>, GalatLaporan> {
    let hitungan = Hitungan::baru(bahan)?;
    let mut buku = Workbook::new();
    let waktu = rust_xlsxwriter::ExcelDateTime::from_timestamp(bahan.potret.per.timestamp())?;
    let sifat = rust_xlsxwriter::DocProperties::new()
        .set_title(format!("{} {}", judul(bahan, &hitungan), bahan.subjek()))
        .set_author(&bahan.identitas.pemerintah)
        .set_creation_datetime(&waktu);
    buku.set_properties(&sifat);
    for isi in [ringkasan, domain_aspek, indikator, uraian, rekomendasi, bukti, riwayat] {
        let mut lembar = isi(bahan, &hitungan)?;
        let kaki = bahan.kaki(&sidik(bahan.potret)).replace('&', "&&");
        lembar.lembar.set_footer(format!("&L&8{kaki}&R&8Halaman &P dari &N"));
        buku.push_worksheet(lembar.lembar);
    }
    Ok(buku.save_to_buffer()?)
}

/// A sheet that is filled row by row below a header.
struct Lembar {
    lembar: Worksheet,
    baris: u32,
    indeks: Format,
    utuh: Format,
    polos: Format,
    tanggal: Format,
    teks: Format,
}

/// A cell.
enum Isi<'a> {
    Teks(&'a str),
    Milik(String),
    /// An index or weight, two decimals.
    Indeks(Pecahan),
    /// A value of an indicator; empty when unfilled.
    Nilai(Option<Nilai>),
    Utuh(i64),
    /// A year.
    Tahun(i32),
    /// A code that is a number where it can be, so that the column sorts as people count.
    Kode(&'a str),
    Tanggal(NaiveDate),
    Kosong,
}

impl Lembar {
    /// A sheet with its columns: heading and width in characters.
    fn baru(nama: &str, kolom: &[(&str, f64)]) -> Result<Self, XlsxError> {
        let mut lembar = Worksheet::new();
        lembar.set_name(nama)?;
        let kepala = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_border_bottom(FormatBorder::Medium)
            .set_background_color("#F6F4EF");
        for (i, (judul, lebar)) in (0_u16..).zip(kolom) {
            lembar.write_string_with_format(0, i, *judul, &kepala)?;
            lembar.set_column_width(i, *lebar)?;
        }
        lembar.set_freeze_panes(1, 0)?;
        lembar.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        lembar.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
        // Rows grow with their texts; what stands beside them stays at the top.
        let dasar = Format::new().set_align(FormatAlign::Top);
        let angka = |bentuk: &str| dasar.clone().set_num_format(bentuk);
        Ok(Self {
            lembar,
            baris: 1,
            indeks: angka("0.00"),
            utuh: angka("#,##0"),
            polos: dasar.clone(),
            tanggal: angka("d mmm yyyy"),
            teks: dasar.clone().set_text_wrap(),
        })
    }

    fn tulis(&mut self, isi: &[Isi<'_>]) -> Result<(), XlsxError> {
        for (i, satu) in (0_u16..).zip(isi) {
            let (baris, lembar) = (self.baris, &mut self.lembar);
            match satu {
                Isi::Teks(teks) => lembar.write_string_with_format(baris, i, muat(teks), &self.teks)?,
                Isi::Milik(teks) => lembar.write_string_with_format(baris, i, muat(teks), &self.teks)?,
                Isi::Indeks(nilai) => lembar.write_number_with_format(baris, i, angka(nilai), &self.indeks)?,
                Isi::Nilai(Some(nilai)) if nilai.bulat() => {
                    lembar.write_number_with_format(baris, i, f64::from(nilai.0) / 100.0, &self.polos)?
                }
                Isi::Nilai(Some(nilai)) => {
                    lembar.write_number_with_format(baris, i, f64::from(nilai.0) / 100.0, &self.indeks)?
                }
                Isi::Utuh(nilai) => lembar.write_number_with_format(baris, i, *nilai as f64, &self.utuh)?,
                Isi::Tahun(tahun) => lembar.write_number_with_format(baris, i, *tahun, &self.polos)?,
                Isi::Kode(kode) => match kode.parse::<u32>() {
                    Ok(kode) => lembar.write_number_with_format(baris, i, kode, &self.polos)?,
                    Err(_) => lembar.write_string_with_format(baris, i, muat(kode), &self.teks)?,
                },
                Isi::Tanggal(hari) => lembar.write_datetime_with_format(baris, i, excel(*hari)?, &self.tanggal)?,
                Isi::Nilai(None) | Isi::Kosong => lembar,
            };
        }
        self.baris += 1;
        Ok(())
    }

    /// With a filter over everything written.
    fn saring(mut self, kolom: u16) -> Result<Self, XlsxError> {
        self.lembar.autofilter(0, 0, self.baris.saturating_sub(1).max(1), kolom - 1)?;
        Ok(self)
    }
}

/// The nearest float of an exact index; shown with two decimals.
fn angka(nilai: &Pecahan) -> f64 {
    // Half up as everywhere else, so that a cell never shows another second decimal than the report.
    f64::from(Nilai::dari_pecahan(nilai).0) / 100.0
}

fn ringkasan(bahan: &BahanLaporan<'_>, h: &Hitungan<'_>) -> Result<Lembar, XlsxError> {
    let mut l = Lembar::baru("Ringkasan", &[("Keterangan", 30.0), ("Isi", 70.0)])?;
    let (potret, analisis) = (bahan.potret, &h.analisis);
    l.tulis(&[Isi::Teks("Judul"), Isi::Milik(judul(bahan, h))])?;
    l.tulis(&[Isi::Teks("Yang dinilai"), Isi::Teks(bahan.subjek())])?;
    l.tulis(&[Isi::Teks("Putaran"), Isi::Teks(&potret.nama)])?;
    l.tulis(&[Isi::Teks("Instrumen"), Isi::Teks(&h.instrumen.sebutan)])?;
    l.tulis(&[Isi::Teks(&h.instrumen.nama_indeks), Isi::Indeks(h.indeks())])?;
    l.tulis(&[Isi::Teks("Predikat"), Isi::Teks(&analisis.putusan.nama)])?;
    if analisis.putusan.berbeda {
        l.tulis(&[Isi::Teks("Predikat indeks sebelum dibulatkan"), Isi::Teks(&analisis.putusan.nama_tepat)])?;
        l.tulis(&[Isi::Teks("Predikat indeks dibulatkan"), Isi::Teks(&analisis.putusan.nama_dibulatkan)])?;
    }
    if let Some(target) = potret.target {
        l.tulis(&[Isi::Teks("Target indeks"), Isi::Indeks(target.pecahan())])?;
    }
    for (tahap, hasil, _) in &h.tahap {
        l.tulis(&[Isi::Milik(format!("Indeks setelah {}", tahap.nama().to_lowercase())), Isi::Indeks(hasil.indeks)])?;
    }
    if let Some(lalu) = &h.lalu {
        l.tulis(&[Isi::Milik(format!("Indeks tahun {}", lalu.potret.tahun)), Isi::Indeks(lalu.hasil.indeks)])?;
    }
    l.tulis(&[
        Isi::Teks("Indikator belum terisi"),
        Isi::Utuh(i64::try_from(analisis.hasil.belum_terisi.len()).unwrap_or(0)),
    ])?;
    l.tulis(&[Isi::Teks("Kode yang belum terisi"), Isi::Milik(analisis.hasil.belum_terisi.join(", "))])?;
    l.tulis(&[
        Isi::Teks("Penetapan"),
        Isi::Milik(
            potret.penetapan.as_ref().map_or_else(
                || "belum ditetapkan".to_owned(),
                |p| format!("{} tanggal {}", p.nomor, panjang(p.tanggal)),
            ),
        ),
    ])?;
    l.tulis(&[Isi::Teks("Nomor laporan"), Isi::Teks(bahan.nomor())])?;
    l.tulis(&[Isi::Teks("Tanggal laporan"), Isi::Milik(panjang(bahan.tanggal))])?;
    l.tulis(&[Isi::Teks("Data diambil"), Isi::Milik(bahan.per())])?;
    l.tulis(&[Isi::Teks("SHA-256 data"), Isi::Milik(sidik(potret))])?;
    if let Some(peringatan) = &h.instrumen.peringatan {
        l.tulis(&[Isi::Teks("Perhatian"), Isi::Teks(peringatan)])?;
    }
    Ok(l)
}

fn domain_aspek(_: &BahanLaporan<'_>, h: &Hitungan<'_>) -> Result<Lembar, XlsxError> {
    let lalu = h.nama_lalu().map_or_else(|| "Tahun sebelumnya".to_owned(), |tahun| format!("Indeks {tahun}"));
    let kolom =
        [("Jenis", 10.0), ("No", 6.0), ("Nama", 50.0), ("Bobot (%)", 11.0), ("Indeks", 10.0), (lalu.as_str(), 14.0)];
    let mut l = Lembar::baru("Domain & Aspek", &kolom)?;
    for unsur in h.unsur() {
        l.tulis(&[
            Isi::Teks(if unsur.domain { "Domain" } else { "Aspek" }),
            Isi::Utuh(unsur.no.into()),
            Isi::Teks(unsur.nama),
            Isi::Indeks(unsur.bobot),
            Isi::Indeks(unsur.kini),
            unsur.lalu.map_or(Isi::Kosong, Isi::Indeks),
        ])?;
    }
    l.saring(6)
}

fn indikator(bahan: &BahanLaporan<'_>, h: &Hitungan<'_>) -> Result<Lembar, XlsxError> {
    let mut kolom: Vec<(String, f64)> = vec![
        ("No".into(), 7.0),
        ("Indikator".into(), 60.0),
        ("Aspek".into(), 30.0),
        ("Bobot (%)".into(), 11.0),
        ("Penanggung jawab".into(), 28.0),
        ("Keadaan".into(), 26.0),
    ];
    kolom.extend(bahan.potret.tahap.iter().map(|tahap| (tahap.nama().to_owned(), 12.0)));
    kolom.push(("Nilai akhir".into(), 11.0));
    kolom.push((h.nama_lalu().map_or_else(|| "Tahun sebelumnya".into(), |tahun| format!("Tahun {tahun}")), 12.0));
    let pinjam: Vec<(&str, f64)> = kolom.iter().map(|(nama, lebar)| (nama.as_str(), *lebar)).collect();
    let mut l = Lembar::baru("Indikator", &pinjam)?;
    let akhir = bahan.potret.nilai_akhir();
    for satu in &h.instrumen.indikator {
        let Some(potret) = h.indikator(&satu.kode) else { continue };
        let aspek = h.instrumen.aspek(satu.aspek).map_or("", |aspek| aspek.nama_pendek.as_str());
        let mut isi = vec![
            Isi::Kode(&satu.kode),
            Isi::Teks(&satu.nama),
            Isi::Teks(aspek),
            Isi::Indeks(satu.bobot),
            Isi::Milik(potret.kantor.join(", ")),
            Isi::Teks(potret.status.nama()),
        ];
        isi.extend(
            bahan.potret.tahap.iter().map(|&tahap| Isi::Nilai(potret.nilai_pada(tahap).map(|(nilai, _)| nilai))),
        );
        isi.push(Isi::Nilai(akhir.get(&satu.kode).copied()));
        isi.push(Isi::Nilai(h.lalu.as_ref().and_then(|lalu| lalu.potret.nilai.get(&satu.kode).copied())));
        l.tulis(&isi)?;
    }
    l.saring(u16::try_from(kolom.len()).unwrap_or(1))
}

fn uraian(bahan: &BahanLaporan<'_>, h: &Hitungan<'_>) -> Result<Lembar, XlsxError> {
    let kolom = [
        ("No", 7.0),
        ("Indikator", 36.0),
        ("Tahap", 20.0),
        ("Nilai", 8.0),
        ("Fakta", 50.0),
        ("Analisis", 50.0),
        ("Justifikasi", 50.0),
    ];
    let mut l = Lembar::baru("Uraian", &kolom)?;
    for potret in &bahan.potret.indikator {
        let nama = h.instrumen.indikator(&potret.kode).map_or("", |satu| satu.nama_pendek.as_str());
        for (tahap, nilai) in &potret.nilai {
            l.tulis(&[
                Isi::Kode(&potret.kode),
                Isi::Teks(nama),
                Isi::Teks(tahap.nama()),
                Isi::Nilai(nilai.nilai),
                Isi::Teks(&nilai.fakta),
                Isi::Teks(&nilai.analisis),
                Isi::Teks(&nilai.justifikasi),
            ])?;
        }
        for tanya in &potret.klarifikasi {
            l.tulis(&[
                Isi::Kode(&potret.kode),
                Isi::Teks(nama),
                Isi::Teks("Klarifikasi"),
                Isi::Kosong,
                Isi::Milik(format!("Pertanyaan: {}", tanya.pertanyaan)),
                Isi::Milik(format!("Jawaban: {}", tanya.jawaban.as_deref().unwrap_or("belum dijawab"))),
            ])?;
        }
    }
    l.saring(7)
}

fn rekomendasi(bahan: &BahanLaporan<'_>, h: &Hitungan<'_>) -> Result<Lembar, XlsxError> {
    let kolom = [
        ("No", 6.0),
        ("Indikator", 11.0),
        ("Aspek", 30.0),
        ("Uraian", 70.0),
        ("Penanggung jawab", 28.0),
        ("Tenggat", 14.0),
        ("Keadaan", 12.0),
    ];
    let mut l = Lembar::baru("Rekomendasi", &kolom)?;
    for (i, r) in (1_i64..).zip(&bahan.potret.rekomendasi) {
        let aspek =
            r.aspek.or_else(|| r.indikator.as_deref().and_then(|kode| h.instrumen.indikator(kode)).map(|i| i.aspek));
        l.tulis(&[
            Isi::Utuh(i),
            r.indikator.as_deref().map_or(Isi::Kosong, Isi::Kode),
            Isi::Teks(aspek.and_then(|no| h.instrumen.aspek(no)).map_or("", |a| a.nama.as_str())),
            Isi::Teks(&r.uraian),
            Isi::Teks(r.pemilik.as_deref().unwrap_or("")),
            r.tenggat.map_or(Isi::Kosong, Isi::Tanggal),
            if r.selesai { Isi::Teks("Selesai") } else { Isi::Kosong },
        ])?;
    }
    l.saring(7)
}

fn bukti(bahan: &BahanLaporan<'_>, h: &Hitungan<'_>) -> Result<Lembar, XlsxError> {
    let kolom = [
        ("Indikator", 11.0),
        ("Nama indikator", 40.0),
        ("Bukti", 50.0),
        ("Tingkat", 9.0),
        ("Ukuran (bita)", 14.0),
        ("SHA-256", 68.0),
    ];
    let mut l = Lembar::baru("Bukti", &kolom)?;
    for potret in &bahan.potret.indikator {
        let nama = h.instrumen.indikator(&potret.kode).map_or("", |satu| satu.nama_pendek.as_str());
        for satu in &potret.bukti {
            l.tulis(&[
                Isi::Kode(&potret.kode),
                Isi::Teks(nama),
                Isi::Teks(&satu.nama),
                satu.tingkat.map_or(Isi::Kosong, |t| Isi::Utuh(t.into())),
                Isi::Utuh(satu.ukuran),
                Isi::Teks(&satu.sha256),
            ])?;
        }
    }
    l.saring(6)
}

fn riwayat(bahan: &BahanLaporan<'_>, h: &Hitungan<'_>) -> Result<Lembar, XlsxError> {
    let kolom = [("Tahun", 8.0), ("Putaran", 40.0), ("Instrumen", 24.0), ("Indeks", 10.0), ("Predikat", 16.0)];
    let mut l = Lembar::baru("Riwayat", &kolom)?;
    for lama in &bahan.potret.riwayat {
        let Some(instrumen) = bahan.katalog.cari(&lama.instrumen) else { continue };
        let indeks = hitung(instrumen, &lama.nilai).indeks;
        l.tulis(&[
            Isi::Tahun(lama.tahun),
            Isi::Teks(&lama.nama),
            Isi::Teks(&instrumen.sebutan),
            Isi::Indeks(indeks),
            Isi::Milik(predikat(instrumen, lama.tahun, &indeks).nama),
        ])?;
    }
    l.tulis(&[
        Isi::Tahun(bahan.potret.tahun),
        Isi::Teks(&bahan.potret.nama),
        Isi::Teks(&h.instrumen.sebutan),
        Isi::Indeks(h.indeks()),
        Isi::Teks(&h.analisis.putusan.nama),
    ])?;
    l.saring(5)
}
