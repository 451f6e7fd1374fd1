//! Berita Acara Penilaian Mandiri, signed by the Koordinator SPBE.
//!
//! PermenPANRB 59/2020 Lampiran hlm. 85 angka 6: the tim asesor internal prepares it. No form is printed in the
//! regulation or in Pedoman 3/2024; the contents follow what both say must have happened before it is sent.

use chrono::Datelike as _;
use domain::{
    angka::tampil_2,
    laporan::Potret,
    penandatangan::Dokumen,
    penilaian::Tahap,
    waktu::{nama_bulan, nama_hari, panjang},
};

use crate::{
    bahan::{BahanLaporan, GalatLaporan, sidik},
    evaluasi::tabel_indikator,
    hitungan::Hitungan,
    kop::{baris_tebal, dokumen, judul_tengah, keterangan_dokumen, kop, par, tanda_tangan},
    tata::{Blok, Kolom, Paragraf, Rata, Tabel, Teks, pdf},
    terbilang::terbilang,
};

const PENUTUP: &str = "Demikian berita acara ini dibuat untuk digunakan sebagaimana mestinya.";

/// The Berita Acara as PDF. It states the penilaian mandiri only, whatever later stages changed.
///
/// # Errors
/// [`GalatLaporan`] when the instrument is unknown or the emblem is no PNG.
pub fn berita_acara(bahan: &BahanLaporan<'_>) -> Result<Vec<u8>, GalatLaporan> {
    let sidik_data = sidik(bahan.potret);
    // Only the first stage: index, predicate and table are those the team signs for.
    let mandiri = Potret { tahap: vec![Tahap::Mandiri], ..bahan.potret.clone() };
    let bahan = &BahanLaporan { potret: &mandiri, ..*bahan };
    let hitungan = Hitungan::baru(bahan)?;
    let (instrumen, analisis) = (hitungan.instrumen, &hitungan.analisis);
    let tanggal = bahan.tanggal;

    let mut isi = kop(bahan.identitas);
    isi.push(judul_tengah("BERITA ACARA PENILAIAN MANDIRI", 14.0));
    isi.push(judul_tengah(
        format!("{} {} TAHUN {}", instrumen.objek.to_uppercase(), bahan.subjek().to_uppercase(), bahan.potret.tahun),
        11.0,
    ));
    isi.push(
        Paragraf::baru(Teks::biasa(format!("Nomor: {}", bahan.nomor()))).rata(Rata::Tengah).jarak(0.0, 8.0).into(),
    );
    isi.push(par(format!(
        "Pada hari ini, {}, tanggal {} bulan {} tahun {} ({}), Tim Asesor Internal {}{} telah menyelesaikan penilaian \
         mandiri {} tahun {} menurut {}, dengan hasil sebagai berikut.",
        nama_hari(tanggal.weekday()),
        terbilang(tanggal.day()),
        nama_bulan(tanggal.month()),
        terbilang(tanggal.year().unsigned_abs()),
        panjang(tanggal),
        bahan.subjek(),
        bahan.pembentukan_asesor().map(|teks| format!(" yang {teks}")).unwrap_or_default(),
        instrumen.objek,
        bahan.potret.tahun,
        instrumen.sebutan,
    )));
    let mut tabel = Tabel::baru(vec![Kolom::kiri(4.0), Kolom::kanan(1.0)]).kepala(&["Unsur", "Indeks"]);
    // With domains and aspects in it the table still leaves room for the signature on the same page.
    tabel.ukuran = 8.0;
    tabel.sesudah = 6.0;
    tabel.isi.push(baris_tebal(vec![
        format!("{} (predikat {})", instrumen.nama_indeks, analisis.putusan.nama),
        tampil_2(&analisis.hasil.indeks),
    ]));
    for unsur in hitungan.unsur() {
        let sel = vec![unsur.sebutan(), tampil_2(&unsur.kini)];
        if unsur.domain {
            tabel.isi.push(baris_tebal(sel));
        } else {
            tabel.baris(sel.into_iter().map(Into::into).collect());
        }
    }
    isi.push(tabel.into());
    let belum = &analisis.hasil.belum_terisi;
    let lengkap = if belum.is_empty() {
        format!("Seluruh {} indikator telah terisi.", instrumen.indikator.len())
    } else {
        format!(
            "Dari {} indikator, {} belum terisi dan dihitung 0, yaitu indikator {}.",
            instrumen.indikator.len(),
            belum.len(),
            belum.join(", ")
        )
    };
    for (i, butir) in [
        lengkap,
        "Jawaban, penjelasan, dan bukti pendukung telah diperiksa kelengkapannya, diverifikasi, dan divalidasi oleh \
         penanggung jawab Tim Asesor Internal."
            .to_owned(),
        "Nilai setiap indikator tercantum dalam lampiran, bagian tidak terpisahkan dari berita acara ini.".to_owned(),
    ]
    .into_iter()
    .enumerate()
    {
        isi.push(Paragraf::butir(format!("{}.", i + 1), Teks::biasa(butir)).into());
    }
    // A signature never stands on a page without a line of what is signed.
    isi.push(Blok::Utuh(vec![
        Paragraf { sesudah: 0.0, ..Paragraf::baru(Teks::biasa(PENUTUP)) }.into(),
        tanda_tangan(bahan, &bahan.penanda(Dokumen::BeritaAcara)),
    ]));
    isi.push(Blok::HalamanBaru);
    isi.push(Blok::Judul { tingkat: 1, teks: "Lampiran. Nilai penilaian mandiri".into() });
    isi.push(tabel_indikator(&hitungan, |_| true).into());
    isi.push(keterangan_dokumen(bahan, &sidik_data));
    let judul = format!("Berita Acara Penilaian Mandiri {} {}", instrumen.objek, bahan.potret.tahun);
    Ok(pdf(&dokumen(bahan, &judul, sidik_data, isi))?)
}
