//! Cover, preface, summary, legal basis, method.

use domain::{
    angka::tampil_2,
    instrumen::Instrumen,
    penandatangan::Dokumen,
    penilaian::{Jenis, Lingkup, Tahap},
    waktu::panjang,
};

use super::{Bab, indikator, jenis_kalimat};
use crate::{
    bahan::BahanLaporan,
    hitungan::{Hitungan, selisih},
    kop::{catatan, judul_tengah, par, pasangan, rapat, tanda_tangan},
    tata::{Blok, Kolom, Paragraf, Rata, Sel, Tabel, Teks},
};

pub(super) fn sampul(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>, isi: &mut Vec<Blok>) {
    let identitas = bahan.identitas;
    isi.push(Blok::HalamanPolos);
    isi.push(Blok::Jarak(60.0));
    if identitas.logo.is_some() {
        isi.push(Blok::Logo { tinggi: 96.0 });
        isi.push(Blok::Jarak(40.0));
    } else {
        isi.push(Blok::Jarak(80.0));
    }
    let objek = match hitungan.instrumen.objek.as_str() {
        "SPBE" => "Sistem Pemerintahan Berbasis Elektronik (SPBE)",
        "Pemdi" => "Pemerintah Digital (Pemdi)",
        lain => lain,
    };
    isi.push(judul_tengah(format!("Laporan Hasil {}", bahan.potret.jenis.nama()), 26.0));
    isi.push(judul_tengah(objek, 16.0));
    isi.push(Blok::Jarak(26.0));
    isi.push(judul_tengah(format!("Tahun {}", bahan.potret.tahun), 16.0));
    isi.push(Blok::Jarak(90.0));
    isi.push(judul_tengah(bahan.subjek(), 15.0));
    if bahan.potret.perangkat_daerah.is_some() {
        isi.push(tengah(&identitas.pemerintah, 11.0));
    }
    isi.push(Blok::Jarak(120.0));
    isi.push(tengah(&format!("Nomor: {}", bahan.nomor()), 10.0));
    isi.push(tengah(&format!("Tanggal: {}", panjang(bahan.tanggal)), 10.0));
    isi.push(tengah(&bahan.potret.nama, 10.0));
    isi.push(tengah(&keadaan(bahan), 10.0));
    if identitas.rekaan {
        isi.push(Blok::Jarak(8.0));
        isi.push(judul_tengah("Pemerintah dan data dalam laporan ini rekaan untuk peragaan.", 10.0));
    }
    isi.push(Blok::HalamanBaru);
}

fn tengah(isi: &str, ukuran: f32) -> Blok {
    Paragraf::baru(Teks::biasa(isi)).ukuran(ukuran).rata(Rata::Tengah).jarak(0.0, 2.0).into()
}

/// Whether the result is final.
fn keadaan(bahan: &BahanLaporan<'_>) -> String {
    match &bahan.potret.penetapan {
        Some(p) => format!("Ditetapkan dengan {} tanggal {}", p.nomor, panjang(p.tanggal)),
        None => "Hasil sementara, belum ditetapkan".to_owned(),
    }
}

pub(super) fn kata_pengantar(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>, isi: &mut Vec<Blok>) {
    let (potret, identitas, instrumen) = (bahan.potret, bahan.identitas, hitungan.instrumen);
    isi.push(Blok::Judul { tingkat: 1, teks: "Kata pengantar".into() });
    let rujukan = identitas.rujukan_laporan.as_ref().map_or_else(String::new, |r| format!(" ({r})"));
    isi.push(par(format!(
        "Laporan ini menyampaikan hasil {} {} {} tahun {} kepada {} melalui {}{rujukan}.",
        jenis_kalimat(potret.jenis),
        instrumen.objek,
        bahan.subjek(),
        potret.tahun,
        identitas.kepala_daerah,
        identitas.melalui,
    )));
    isi.push(par(match &potret.penetapan {
        Some(p) => format!(
            "Hasil yang dilaporkan sudah ditetapkan dengan {} tanggal {}. Seluruh angka berasal dari satu keadaan data, \
             yaitu per {}.",
            p.nomor,
            panjang(p.tanggal),
            bahan.per()
        ),
        None => format!(
            "Hasil yang dilaporkan masih sementara karena belum ditetapkan; nilai dapat berubah sampai penetapan. Seluruh \
             angka berasal dari satu keadaan data, yaitu per {}.",
            bahan.per()
        ),
    }));
    isi.push(par(format!(
        "Indeks dihitung tepat dari nilai {} indikator menurut {} dan dibulatkan ke dua desimal hanya saat ditampilkan. {}",
        instrumen.indikator.len(),
        instrumen.sebutan,
        if indikator::berurai(bahan) {
            "Nilai setiap tahap, uraian, dan daftar bukti setiap indikator ada pada lampiran, sehingga setiap angka dapat \
             ditelusuri sampai ke buktinya."
        } else {
            "Nilai setiap indikator ada pada laporan ini; uraian dan buktinya tidak tercatat."
        }
    )));
    isi.push(Blok::Utuh(vec![
        par("Laporan ini diharapkan menjadi dasar keputusan tentang perbaikan yang didahulukan dan bahan reviu Arsitektur \
             dan Peta Rencana."),
        tanda_tangan(bahan, &bahan.penanda(Dokumen::LaporanHasil)),
    ]));
}

pub(super) fn ringkasan(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>, bab: &mut Bab) {
    let (potret, analisis, instrumen) = (bahan.potret, &hitungan.analisis, hitungan.instrumen);
    bab.buka("Ringkasan eksekutif");
    bab.tambah(Paragraf::baru(Teks::biasa(rapat(&analisis.rekomendasi.ringkasan))).ukuran(11.0));
    let mut angka = vec![
        (instrumen.nama_indeks.as_str(), format!("{} ({})", tampil_2(&hitungan.indeks()), analisis.putusan.nama)),
        ("Keadaan", keadaan(bahan)),
    ];
    if let Some(target) = potret.target {
        let capai = if hitungan.indeks() >= target.pecahan() { "tercapai" } else { "belum tercapai" };
        angka.push(("Target indeks", format!("{} ({capai})", target.tampil_2())));
    }
    if let Some(lalu) = &hitungan.lalu {
        let nilai = tampil_2(&lalu.hasil.indeks);
        let beda = selisih(hitungan.indeks(), Some(lalu.hasil.indeks));
        angka.push((
            "Tahun sebelumnya",
            format!(
                "{nilai} ({}) pada {} ({}); selisih {beda}",
                lalu.putusan.nama, lalu.potret.tahun, lalu.potret.nama
            ),
        ));
    }
    let aspek = |nomor: &[u8]| {
        let nama = nomor
            .iter()
            .filter_map(|&no| analisis.aspek_no(no))
            .map(|a| format!("{} ({})", a.nama, tampil_2(&a.indeks)));
        nama.collect::<Vec<_>>().join("; ")
    };
    angka.push(("Aspek tertinggi", aspek(&analisis.unggul)));
    if !analisis.lemah.is_empty() {
        angka.push(("Aspek terendah", aspek(&analisis.lemah)));
    }
    let terisi = instrumen.indikator.len() - analisis.hasil.belum_terisi.len();
    angka.push(("Indikator terisi", format!("{terisi} dari {}", instrumen.indikator.len())));
    bab.tambah(pasangan(&angka));
    if let Some((lama, sebutan)) = hitungan.lalu_lain {
        bab.tambah(catatan(format!(
            "Hasil tahun {} dinilai dengan {sebutan}, sehingga tidak disandingkan dengan tahun ini.",
            lama.tahun
        )));
    }
    if instrumen.objek == "SPBE" {
        bab.sub("Mengapa dinilai");
        bab.tambah(par(
            "SPBE adalah penyelenggaraan pemerintahan yang memanfaatkan teknologi informasi dan komunikasi untuk \
             memberikan layanan kepada pengguna SPBE (Peraturan Presiden Nomor 95 Tahun 2018 Pasal 1 angka 1). \
             Pemantauan dan evaluasi mengukur kemajuan penerapannya, menunjukkan apa yang sudah kuat dan apa yang perlu \
             diperbaiki, serta memberi saran perbaikan yang berkesinambungan.",
        ));
    }
    bab.sub("Tindakan yang didahulukan");
    // Praise is no action.
    for saran in analisis.rekomendasi.saran.iter().filter(|saran| !saran.starts_with("Apresiasi")).take(3) {
        bab.tambah(Paragraf::butir("•", Teks::biasa(rapat(saran))));
    }
}

pub(super) fn dasar_hukum(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>, bab: &mut Bab) {
    bab.buka("Dasar hukum");
    let instrumen = hitungan.instrumen;
    let berlaku = |singkat: &str| match bahan.katalog.instrumen.iter().find(|i| i.sebutan == singkat) {
        Some(lain) => lain.id == instrumen.id,
        None => {
            !bahan.katalog.instrumen.iter().any(|i| i.pedoman.as_deref() == Some(singkat))
                || pedoman(instrumen, bahan) == Some(singkat)
        }
    };
    let mut judul: Vec<&str> =
        bahan.identitas.dasar_hukum.iter().filter(|d| berlaku(&d.singkat)).map(|d| d.judul.as_str()).collect();
    if !bahan.identitas.dasar_hukum.iter().any(|d| d.singkat == instrumen.sebutan) {
        judul.push(&instrumen.judul);
    }
    let butir = |(i, satu): (usize, &&str)| Paragraf::butir(format!("{}.", i + 1), Teks::biasa(rapat(satu))).into();
    bab.bersama(judul.iter().enumerate().map(butir).collect());
}

/// The guidance, when it was in force in the year of the assessment.
fn pedoman<'a>(instrumen: &'a Instrumen, bahan: &BahanLaporan<'_>) -> Option<&'a str> {
    let berlaku = instrumen.pedoman_sejak.is_none_or(|sejak| bahan.potret.tahun >= sejak);
    instrumen.pedoman.as_deref().filter(|_| berlaku)
}

pub(super) fn metodologi(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>, bab: &mut Bab) {
    let (potret, instrumen) = (bahan.potret, hitungan.instrumen);
    bab.buka("Metodologi");
    let dengan = pedoman(instrumen, bahan).map_or_else(String::new, |p| format!(" dan {p}"));
    let cara = match potret.lingkup {
        Lingkup::Internal => format!(
            "{} menilai indikator yang menjadi tanggung jawabnya, tim asesor internal memeriksanya, dan {} menetapkan \
             hasilnya.",
            bahan.identitas.perangkat_daerah, bahan.identitas.pengelola
        ),
        Lingkup::Nasional => "Tim asesor internal membuat penilaian mandiri; tahap sesudahnya adalah hasil tim asesor \
                              eksternal yang dicatat di sampingnya."
            .to_owned(),
        Lingkup::PerPerangkatDaerah => {
            format!(
                "Setiap {} menilai seluruh indikator dan memperoleh indeksnya sendiri.",
                bahan.identitas.perangkat_daerah
            )
        }
    };
    bab.tambah(par(format!("Penilaian memakai {}{dengan}. {cara}", instrumen.sebutan)));
    if let Some(teks) = bahan.pembentukan_asesor() {
        bab.tambah(par(format!("Tim asesor internal {teks}.")));
    }
    if let Some(peringatan) = &instrumen.peringatan {
        bab.tambah(catatan(format!("Perhatian: {peringatan}")));
    }
    bab.sub("Tahap penilaian");
    let mut tabel = Tabel::baru(vec![Kolom::kiri(1.3), Kolom::kiri(3.2), Kolom::kanan(0.7), Kolom::kiri(0.9)])
        .kepala(&["Tahap", "Yang dikerjakan", "Indeks", "Predikat"]);
    for (tahap, hasil, putusan) in &hitungan.tahap {
        tabel.baris(vec![
            tahap.nama().into(),
            Sel::from(pekerjaan(*tahap, potret.jenis)),
            Sel::from(tampil_2(&hasil.indeks)),
            Sel::from(&putusan.nama),
        ]);
    }
    bab.tambah(tabel);
    bab.tambah(catatan(
        "Nilai yang tidak diubah oleh suatu tahap dibawa dari tahap sebelumnya. Indikator yang belum terisi dihitung 0.",
    ));
    for kapabilitas in &instrumen.kapabilitas {
        bab.sub(&format!("Tingkat kematangan: {}", kapabilitas.nama.to_lowercase()));
        // Of two instruments only the names of the levels are known; a column of dashes tells nothing.
        let berkriteria = kapabilitas.tingkat.iter().any(|tingkat| tingkat.kriteria.is_some());
        let mut tabel = if berkriteria {
            Tabel::baru(vec![Kolom::tengah(0.6), Kolom::kiri(1.4), Kolom::kiri(4.6)])
                .kepala(&["Tingkat", "Sebutan", "Kriteria"])
        } else {
            Tabel::baru(vec![Kolom::tengah(0.6), Kolom::kiri(6.0)]).kepala(&["Tingkat", "Sebutan"])
        };
        for tingkat in &kapabilitas.tingkat {
            let mut sel = vec![Sel::from(tingkat.tingkat.to_string()), Sel::from(&tingkat.nama)];
            if berkriteria {
                sel.push(Sel::from(tingkat.kriteria.as_deref().unwrap_or("–")));
            }
            tabel.baris(sel);
        }
        bab.utuh(tabel.catatan(format!("Sumber: {}.", kapabilitas.sumber.trim_end_matches('.'))));
    }
}

/// What happens in a stage (PermenPANRB 59/2020 Lampiran hlm. 29 dan 85-86).
fn pekerjaan(tahap: Tahap, jenis: Jenis) -> &'static str {
    match tahap {
        Tahap::Mandiri => "Penilaian awal: tingkat, penjelasan (fakta dan analisis), dan bukti pendukung.",
        Tahap::Dokumen => "Verifikasi jawaban, penjelasan, dan bukti pendukung.",
        Tahap::Interviu => "Klarifikasi melalui pertanyaan dan jawaban.",
        Tahap::Visitasi => "Validasi di tempat.",
        Tahap::Reviu if jenis == Jenis::Evaluasi => "Pemeriksaan akhir atas hasil penilaian.",
        Tahap::Reviu => "Pemeriksaan akhir.",
    }
}
