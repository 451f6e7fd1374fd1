//! The sheet of one office: the indicators it answers for, with values, texts and evidence.

use domain::penandatangan::{Dokumen, Penandatangan};

use crate::{
    bahan::{BahanLaporan, GalatLaporan, sidik},
    evaluasi::{rincian, tabel_indikator},
    hitungan::Hitungan,
    kop::{dokumen, judul_tengah, keterangan_dokumen, kop, par, pasangan, tanda_tangan_pada},
    tata::{Blok, pdf},
};

/// The office's own sheet as PDF.
///
/// The snapshot holds the indicators of the office only, and `perangkat_daerah` its name. No index is shown: some of the
/// indicators do not make one.
///
/// # Errors
/// [`GalatLaporan`] when the instrument is unknown or the emblem is no PNG.
pub fn lembar_perangkat_daerah(bahan: &BahanLaporan<'_>) -> Result<Vec<u8>, GalatLaporan> {
    let hitungan = Hitungan::baru(bahan)?;
    let sidik = sidik(bahan.potret);
    let potret = bahan.potret;
    let ada = |kode: &str| potret.indikator.iter().any(|satu| satu.kode == kode);
    let mut isi = kop(bahan.identitas);
    isi.push(judul_tengah(format!("Lembar penilaian {}", bahan.identitas.perangkat_daerah), 15.0));
    isi.push(judul_tengah(bahan.subjek(), 12.0));
    isi.push(Blok::Jarak(10.0));
    let akhir = potret.nilai_akhir();
    isi.push(
        pasangan(&[
            ("Putaran", potret.nama.clone()),
            ("Instrumen", hitungan.instrumen.sebutan.clone()),
            ("Indikator", format!("{} indikator, {} terisi", potret.indikator.len(), akhir.len())),
            ("Data diambil", bahan.per()),
        ])
        .into(),
    );
    isi.push(Blok::Judul { tingkat: 1, teks: "Nilai indikator".into() });
    isi.push(tabel_indikator(&hitungan, ada).into());
    isi.push(Blok::Judul { tingkat: 1, teks: "Rekomendasi".into() });
    if potret.rekomendasi.is_empty() {
        isi.push(par(format!("Tidak ada rekomendasi yang ditujukan kepada {} ini.", bahan.identitas.perangkat_daerah)));
    } else {
        isi.push(crate::evaluasi::tabel_rekomendasi(bahan, &hitungan).into());
    }
    isi.push(Blok::Judul { tingkat: 1, teks: "Uraian setiap indikator".into() });
    for indikator in hitungan.instrumen.indikator.iter().filter(|satu| ada(&satu.kode)) {
        rincian(bahan, &hitungan, indikator, &mut isi);
    }
    isi.push(keterangan_dokumen(bahan, &sidik));
    let kepala = kepala(bahan);
    let tempat = format!("{}, {}", bahan.identitas.tempat, domain::waktu::panjang(bahan.tanggal));
    isi.push(tanda_tangan_pada(&tempat, &kepala));
    let judul = format!("Lembar penilaian {} {}", hitungan.instrumen.objek, potret.tahun);
    Ok(pdf(&dokumen(bahan, &judul, sidik, isi))?)
}

/// The head of the office; a snapshot that does not know them names the position.
fn kepala(bahan: &BahanLaporan<'_>) -> Penandatangan {
    let potret = bahan.potret;
    match (potret.penandatangan.get(&Dokumen::LembarPerangkatDaerah), &potret.perangkat_daerah) {
        (Some(kepala), _) => kepala.clone(),
        (None, Some(nama)) => Penandatangan::jabatan(format!("Kepala {nama}")),
        (None, None) => bahan.penanda(Dokumen::LaporanHasil),
    }
}
