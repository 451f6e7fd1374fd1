//! Pernyataan Persetujuan Publikasi, signed by the Koordinator SPBE (PermenPANRB 59/2020 Lampiran hlm. 85 angka 6).

use domain::penandatangan::Dokumen;

use crate::{
    bahan::{BahanLaporan, GalatLaporan, sidik},
    hitungan::Hitungan,
    kop::{dokumen, judul_tengah, kop, par, pasangan, tanda_tangan},
    tata::{Blok, Paragraf, Rata, Teks, pdf},
};

/// The statement as PDF, one page.
///
/// # Errors
/// [`GalatLaporan`] when the instrument is unknown or the emblem is no PNG.
pub fn persetujuan_publikasi(bahan: &BahanLaporan<'_>) -> Result<Vec<u8>, GalatLaporan> {
    let hitungan = Hitungan::baru(bahan)?;
    let (objek, tahun) = (&hitungan.instrumen.objek, bahan.potret.tahun);
    let jenis = bahan.potret.jenis.nama().to_lowercase();
    let koordinator = &bahan.penanda(Dokumen::PersetujuanPublikasi);
    let mut isi = kop(bahan.identitas);
    isi.push(judul_tengah("PERNYATAAN PERSETUJUAN PUBLIKASI", 14.0));
    isi.push(
        Paragraf::baru(Teks::biasa(format!("Nomor: {}", bahan.nomor()))).rata(Rata::Tengah).jarak(0.0, 16.0).into(),
    );
    isi.push(par("Yang bertanda tangan di bawah ini:"));
    let garis = || "…………………………………………………".to_owned();
    let mut diri = vec![("Nama", koordinator.nama.clone().unwrap_or_else(garis))];
    // Somebody without a NIP is named without one; a blank form leaves room for it.
    if koordinator.nip.is_some() || koordinator.nama.is_none() {
        diri.push(("NIP", koordinator.nip_tercetak().unwrap_or_else(garis)));
    }
    diri.extend(koordinator.pangkat.clone().map(|pangkat| ("Pangkat/golongan", pangkat)));
    diri.push(("Jabatan", koordinator.jabatan.clone()));
    diri.push(("Instansi", bahan.identitas.pemerintah.clone()));
    isi.push(pasangan(&diri).into());
    isi.push(par(format!(
        "menyatakan setuju bahwa hasil {jenis} {objek} {} tahun {tahun}, yaitu indeks, predikat, serta nilai domain, aspek, \
         dan indikator, dipublikasikan oleh kementerian yang menyelenggarakan urusan pemerintahan di bidang aparatur negara.",
        bahan.subjek()
    )));
    isi.push(par("Pernyataan ini dibuat dengan sebenarnya dan disampaikan bersama Berita Acara Penilaian Mandiri."));
    isi.push(Blok::Jarak(6.0));
    isi.push(tanda_tangan(bahan, koordinator));
    let judul = format!("Pernyataan Persetujuan Publikasi {objek} {tahun}");
    Ok(pdf(&dokumen(bahan, &judul, sidik(bahan.potret), isi))?)
}
