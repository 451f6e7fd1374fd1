//! Weights and predicates, benchmark, the index page, strengths and weaknesses, recommendations.

use domain::{
    analisis::sasaran,
    angka::{persen_2, tampil_2},
    grafik::{Butir, radar, tangga, tren},
    instrumen::{Acuan, CaraPredikat},
    laporan::PotretRekomendasi,
    profil::JenisPemerintah,
    waktu::pendek,
};

use super::Bab;
use crate::{
    bahan::BahanLaporan,
    hitungan::{Hitungan, dua, selisih},
    kop::{baris_tebal, catatan, par, rapat},
    tata::{Blok, Kolom, Muka, Paragraf, Sel, Tabel, Teks, Warna},
};

pub(super) fn struktur(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>, bab: &mut Bab) {
    let instrumen = hitungan.instrumen;
    bab.buka("Susunan penilaian dan predikat");
    let mut bobot = Tabel::baru(vec![Kolom::kiri(3.4), Kolom::kanan(1.0)])
        .kepala(&[if instrumen.domain.is_empty() { "Aspek" } else { "Domain dan aspek" }, "Bobot"]);
    for unsur in hitungan.unsur() {
        let persen = persen_2(&unsur.bobot);
        if unsur.domain {
            bobot.isi.push(baris_tebal(vec![unsur.sebutan(), persen]));
        } else {
            bobot.baris(vec![unsur.sebutan().into(), persen.into()]);
        }
    }
    let mut predikat = Tabel::baru(vec![Kolom::kiri(1.5), Kolom::kiri(1.4)]).kepala(&["Predikat", "Nilai indeks"]);
    for p in &instrumen.predikat {
        let batas = if p.maks_termasuk {
            format!("{} – {}", tampil_2(&p.min), tampil_2(&p.maks))
        } else {
            format!("{} – < {}", tampil_2(&p.min), tampil_2(&p.maks))
        };
        let nama = match &p.alias {
            Some(alias) => Teks::biasa(&p.nama).lalu_redup(format!(" ({alias})")),
            None => Teks::biasa(&p.nama),
        };
        predikat.baris(vec![Sel::dari(nama), batas.into()]);
    }
    let mut kanan = vec![Blok::Tabel(predikat)];
    if let Some(sasaran) = sasaran(instrumen) {
        kanan.push(par(format!(
            "Target: predikat {}, yaitu indeks paling sedikit {}.",
            sasaran.nama,
            tampil_2(&sasaran.min)
        )));
    }
    if let Some(target) = bahan.potret.target {
        kanan.push(par(format!("Target tahun {}: indeks {}.", bahan.potret.tahun, target.tampil_2())));
    }
    bab.tambah(Blok::Dua { kiri: vec![bobot.into()], kanan, bagi: 0.6 });
}

pub(super) fn tolok_ukur(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>, bab: &mut Bab) {
    let Ok(acuan) = Acuan::bersama() else { return };
    // The whole country first, then the group this government belongs to.
    let sejenis = match bahan.identitas.jenis {
        JenisPemerintah::Provinsi => "provinsi",
        JenisPemerintah::Kota => "kota",
        JenisPemerintah::Kabupaten => "kabupaten",
    };
    let mut kelompok = acuan.tolok_ukur.untuk(&hitungan.instrumen.id, bahan.potret.tahun);
    kelompok.retain(|satu| satu.kode == "nasional" || satu.kode == sejenis);
    let Some(pertama) = kelompok.first() else { return };
    if bahan.potret.perangkat_daerah.is_some() {
        return;
    }
    bab.buka("Rata-rata nasional sebagai tolok ukur");
    let mut kolom = vec![Kolom::kiri(3.0), Kolom::kanan(1.0)];
    let mut kepala = vec!["Aspek".to_owned(), bahan.potret.tahun.to_string()];
    for satu in &kelompok {
        kolom.push(Kolom::kanan(1.2));
        kepala.push(format!("{} {}", satu.nama, satu.tahun));
    }
    let mut tabel = Tabel::baru(kolom).kepala(&kepala);
    for aspek in &hitungan.instrumen.aspek {
        let mut sel = vec![
            Sel::from(format!("{}. {}", aspek.no, aspek.nama)),
            Sel::dari(Teks::tebal(tampil_2(&hitungan.analisis.hasil.aspek_no(aspek.no).unwrap_or_default()))),
        ];
        sel.extend(kelompok.iter().map(|satu| {
            let nilai = satu.aspek.iter().find(|(no, _)| *no == aspek.no);
            Sel::from(dua(nilai.map(|(_, nilai)| nilai.pecahan())))
        }));
        tabel.baris(sel);
    }
    let mut jumlah = vec![hitungan.instrumen.nama_indeks.clone(), tampil_2(&hitungan.indeks())];
    jumlah.extend(kelompok.iter().map(|satu| satu.indeks.tampil_2()));
    tabel.isi.push(baris_tebal(jumlah));
    let tahun = if pertama.tahun == bahan.potret.tahun {
        String::new()
    } else {
        format!(" Rata-rata tahun {} adalah yang terakhir terbit untuk instrumen ini.", pertama.tahun)
    };
    bab.utuh(tabel.catatan(format!("Sumber: {}.{tahun}", acuan.tolok_ukur.sumber)));
}

pub(super) fn indeks(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>, bab: &mut Bab) {
    let (instrumen, analisis, potret) = (hitungan.instrumen, &hitungan.analisis, bahan.potret);
    bab.buka_halaman(&format!("{} {}", instrumen.nama_indeks, bahan.subjek()));
    let kini =
        if potret.penetapan.is_some() { potret.tahun.to_string() } else { format!("{} sementara", potret.tahun) };
    let besar = Teks::default().tambah(tampil_2(&analisis.hasil.indeks), Muka::Tebal, Warna::Tinta);
    let kiri = vec![
        Paragraf::baru(Teks::redup(format!("{} {kini}", instrumen.nama_indeks))).jarak(0.0, 0.0).into(),
        Paragraf { spasi: 1.1, ..Paragraf::baru(besar).ukuran(50.0).jarak(0.0, 0.0) }.into(),
        Paragraf::baru(Teks::tebal(&analisis.putusan.nama)).ukuran(17.0).jarak(0.0, 0.0).into(),
    ];
    let skala =
        tangga("Skala predikat", &instrumen.predikat, Some(analisis.hasil.indeks), Some(&analisis.putusan.nama));
    let kanan = vec![Blok::Jarak(14.0), Blok::Grafik { grafik: skala, lebar: 310.0 }];
    bab.tambah(Blok::Dua { kiri, kanan, bagi: 0.34 });
    putusan(bahan, hitungan, bab);

    let lalu = hitungan.nama_lalu();
    let butir: Vec<Butir> = hitungan
        .unsur()
        .into_iter()
        .filter(|unsur| !unsur.domain)
        .map(|unsur| Butir::baru(format!("{}. {}", unsur.no, unsur.pendek), unsur.kini).dengan_lalu(unsur.lalu))
        .collect();
    let maks = instrumen.nilai_maks.tingkat_tercapai();
    bab.tambah(Blok::Grafik { grafik: radar("Indeks aspek", &butir, maks, &kini, lalu.as_deref()), lebar: 350.0 });
    tabel_indeks(&kini, lalu.as_deref(), hitungan, bab);
    if hitungan.seri.iter().map(|seri| seri.titik.len()).sum::<usize>() > 1 {
        bab.sub("Perkembangan");
        let target = potret.target.map(|target| target.pecahan());
        bab.tambah(Blok::Grafik { grafik: tren("Indeks menurut tahun", &hitungan.seri, maks, target), lebar: 400.0 });
        if hitungan.seri.len() > 1 {
            bab.tambah(catatan(
                "Garis tidak disambung antarinstrumen karena indeks dari instrumen yang berbeda tidak mengukur hal yang sama, \
                 dan hanya menghubungkan hasil dari lingkup yang sama.",
            ));
        }
    }
}

/// When rounding decides the predicate, both readings are shown.
fn putusan(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>, bab: &mut Bab) {
    let putusan = &hitungan.analisis.putusan;
    if !putusan.berbeda {
        return;
    }
    let dipakai = match putusan.cara {
        CaraPredikat::Dibulatkan => "indeks yang dibulatkan",
        CaraPredikat::Tepat => "indeks sebelum dibulatkan",
    };
    let pasti = if putusan.pasti {
        "terbukti dari hasil resmi yang diterbitkan"
    } else {
        "belum terbukti dari hasil resmi yang diterbitkan"
    };
    bab.tambah(par(format!(
        "Predikat berbeda menurut cara membacanya: indeks sebelum dibulatkan ({}) berpredikat {}, indeks yang dibulatkan \
         ({}) berpredikat {}. Untuk tahun {} dipakai {dipakai}; cara ini {pasti}.",
        empat_desimal(&hitungan.indeks()),
        putusan.nama_tepat,
        tampil_2(&hitungan.indeks()),
        putusan.nama_dibulatkan,
        bahan.potret.tahun,
    )));
}

/// An exact index cut, not rounded, after four decimals: `2,5949`.
fn empat_desimal(nilai: &domain::angka::Pecahan) -> String {
    let utuh = (nilai * 10_000).floor().to_integer();
    format!("{},{:04}", utuh / 10_000, utuh % 10_000)
}

fn tabel_indeks(kini: &str, lalu: Option<&str>, hitungan: &Hitungan<'_>, bab: &mut Bab) {
    let mut kolom = vec![Kolom::kiri(4.2), Kolom::kanan(0.9), Kolom::kanan(1.0)];
    let mut kepala = vec!["Unsur".to_owned(), "Bobot".to_owned(), kini.to_owned()];
    if let Some(lalu) = lalu {
        kolom.extend([Kolom::kanan(0.8), Kolom::kanan(0.8)]);
        kepala.extend([lalu.to_owned(), "Selisih".to_owned()]);
    }
    let baris = |nama: String, bobot: String, kini, dulu: Option<_>| {
        let mut sel = vec![nama, bobot, tampil_2(&kini)];
        if lalu.is_some() {
            sel.extend([dua(dulu), selisih(kini, dulu)]);
        }
        sel
    };
    let mut tabel = Tabel::baru(kolom).kepala(&kepala);
    let dulu = hitungan.lalu.as_ref().map(|lalu| lalu.hasil.indeks);
    let indeks = baris(hitungan.instrumen.nama_indeks.clone(), "100,00 %".into(), hitungan.indeks(), dulu);
    tabel.isi.push(baris_tebal(indeks));
    for unsur in hitungan.unsur() {
        let sel = baris(unsur.sebutan(), persen_2(&unsur.bobot), unsur.kini, unsur.lalu);
        if unsur.domain {
            tabel.baris(sel.into_iter().map(|satu| Sel::dari(Teks::tebal(satu))).collect());
        } else {
            tabel.baris(sel.into_iter().map(Sel::from).collect());
        }
    }
    bab.tambah(tabel);
}

pub(super) fn kekuatan_kelemahan(hitungan: &Hitungan<'_>, bab: &mut Bab) {
    bab.buka("Kekuatan dan kelemahan");
    // The guidance belongs to one instrument; for another one its rule is only taken over.
    let asal = if hitungan.instrumen.pedoman.is_some() { "" } else { "diambil alih dari " };
    bab.tambah(catatan(format!(
        "Terpenuhi: indikator pada tingkat 2 atau lebih. Kekuatan: tingkat 4 atau 5, dari yang tertinggi. Kelemahan: di \
         bawah tingkat 3, dari yang terendah ({asal}Pedoman Menteri PANRB 3/2024 hlm. 225–226).",
    )));
    for (i, aspek) in hitungan.analisis.aspek.iter().enumerate() {
        let huruf = char::from(b'A' + u8::try_from(i % 26).unwrap_or(0));
        bab.sub(&format!("{huruf}. Aspek {} ({})", aspek.nama, tampil_2(&aspek.indeks)));
        let kalimat = &aspek.kalimat;
        for (label, isi) in [
            ("Pemenuhan", Some(&kalimat.pemenuhan)),
            ("Kekuatan", Some(&kalimat.kekuatan)),
            ("Kelemahan", Some(&kalimat.kelemahan)),
            ("Belum terisi", kalimat.belum_terisi.as_ref()),
        ] {
            if let Some(isi) = isi {
                // "Kekuatan pada Aspek ..." already begins with its label.
                let teks = match rapat(isi).strip_prefix(label) {
                    Some(sisa) => Teks::tebal(label).lalu(sisa),
                    None => Teks::tebal(format!("{label}. ")).lalu(rapat(isi)),
                };
                bab.tambah(Paragraf::baru(teks).jarak(0.0, 4.0));
            }
        }
    }
}

pub(super) fn rekomendasi(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>, bab: &mut Bab) {
    let isi = &hitungan.analisis.rekomendasi;
    bab.buka("Rekomendasi");
    for (judul, teks) in [("Ringkasan", &isi.ringkasan), ("Keunggulan", &isi.keunggulan), ("Kelemahan", &isi.kelemahan)]
    {
        bab.sub(judul);
        bab.tambah(par(teks));
    }
    bab.sub("Saran perbaikan");
    for saran in &isi.saran {
        bab.tambah(Paragraf::butir("•", Teks::biasa(rapat(saran))));
    }
    bab.sub("Tindak lanjut yang ditetapkan");
    if bahan.potret.rekomendasi.is_empty() {
        bab.tambah(par("Belum ada rekomendasi dengan penanggung jawab dan tenggat yang dicatat."));
        return;
    }
    bab.tambah(tabel_rekomendasi(bahan, hitungan));
}

/// Its date, and that it was carried out.
fn tenggat_rekomendasi(r: &PotretRekomendasi) -> String {
    match (r.tenggat.map(pendek), r.selesai) {
        (Some(tanggal), true) => format!("{tanggal}, selesai"),
        (None, true) => "selesai".into(),
        (tanggal, false) => tanggal.unwrap_or_else(|| "–".into()),
    }
}

/// The recorded recommendations with owner and date.
pub(crate) fn tabel_rekomendasi(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>) -> Tabel {
    let mut tabel =
        Tabel::baru(vec![Kolom::kanan(0.4), Kolom::kiri(1.3), Kolom::kiri(3.6), Kolom::kiri(1.3), Kolom::kiri(1.0)])
            .kepala(&["No", "Sasaran", "Uraian", "Penanggung jawab", "Tenggat"]);
    for (i, r) in bahan.potret.rekomendasi.iter().enumerate() {
        let sasaran = match (&r.indikator, r.aspek) {
            (Some(kode), _) => format!("Indikator {kode}"),
            (None, Some(no)) => hitungan
                .instrumen
                .aspek(no)
                .map_or_else(|| format!("Aspek {no}"), |a| format!("Aspek {}", a.nama_pendek)),
            (None, None) => "Umum".to_owned(),
        };
        tabel.baris(vec![
            (i + 1).to_string().into(),
            sasaran.into(),
            Sel::from(&r.uraian),
            Sel::from(r.pemilik.as_deref().unwrap_or("–")),
            tenggat_rekomendasi(r).into(),
        ]);
    }
    tabel
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_carried_out_does_not_read_as_open() {
        let satu = |tenggat: Option<&str>, selesai| PotretRekomendasi {
            indikator: None,
            aspek: None,
            uraian: String::new(),
            pemilik: None,
            tenggat: tenggat.map(|t| t.parse().expect("tanggal")),
            selesai,
        };
        assert_eq!(tenggat_rekomendasi(&satu(Some("2027-02-15"), true)), "15 Feb 2027, selesai");
        assert_eq!(tenggat_rekomendasi(&satu(Some("2027-02-15"), false)), "15 Feb 2027");
        assert_eq!(tenggat_rekomendasi(&satu(None, true)), "selesai");
        assert_eq!(tenggat_rekomendasi(&satu(None, false)), "–");
        // Snapshots kept before are hashed as they were.
        let lama =
            serde_json::json!({"indikator": null, "aspek": null, "uraian": "", "pemilik": null, "tenggat": null});
        let dibaca: PotretRekomendasi = serde_json::from_value(lama.clone()).expect("potret lama");
        assert_eq!(serde_json::to_value(&dibaca).expect("json"), lama);
    }
}
