//! Risks in one line each, and counts by level: tables that the register and the consolidated report share.

use domain::{
    angka::ribuan,
    risiko::{
        JenisRisiko, Matriks,
        matriks::Terukur,
        potret::{Hitungan, PotretKejadian, PotretPendampingan, RingkasRisiko},
    },
    waktu::pendek,
};

use crate::{
    kop::{baris_tebal, par},
    tata::{Blok, Kolom, Sel, Tabel, Teks},
};

/// A number as tables show it.
pub(super) fn banyak(n: usize) -> String {
    ribuan(i64::try_from(n).unwrap_or(i64::MAX))
}

/// `14 Sedang`; a dash where nobody measured.
pub(super) fn ukur(matriks: &Matriks, ukur: Option<Terukur>) -> String {
    ukur.map_or_else(|| "–".to_owned(), |u| format!("{} {}", u.besaran, matriks.nama_level(u.besaran)))
}

/// How many of these stand in each level of risk, the lowest first.
pub(super) fn per_level(matriks: &Matriks, ukur: impl Iterator<Item = (u8, usize)>) -> Vec<usize> {
    let mut hasil = vec![0; matriks.level.len()];
    for (besaran, n) in ukur {
        if let Some(level) = matriks.nomor_level(besaran) {
            hasil[usize::from(level) - 1] += n;
        }
    }
    hasil
}

/// Counts by level, the highest first: one column a measurement.
pub(super) fn tabel_level(matriks: &Matriks, kolom: &[(String, Vec<usize>)]) -> Tabel {
    let mut lebar = vec![Kolom::kiri(3.0)];
    lebar.extend(kolom.iter().map(|_| Kolom::kanan(1.4)));
    let mut kepala = vec!["Level risiko (besaran)".to_owned()];
    kepala.extend(kolom.iter().map(|(nama, _)| nama.clone()));
    let mut tabel = Tabel::baru(lebar).kepala(&kepala);
    for (i, level) in matriks.level.iter().enumerate().rev() {
        let mut sel = vec![Sel::from(format!("{} ({}–{})", level.nama, level.min, level.maks))];
        sel.extend(kolom.iter().map(|(_, isi)| Sel::from(banyak(isi[i]))));
        tabel.baris(sel);
    }
    let mut jumlah = vec!["Jumlah".to_owned()];
    jumlah.extend(kolom.iter().map(|(_, isi)| banyak(isi.iter().sum())));
    tabel.isi.push(baris_tebal(jumlah));
    tabel
}

/// Risks, one a line, in the order given.
pub(super) fn tabel_risiko(matriks: &Matriks, risiko: &[RingkasRisiko]) -> Blok {
    if risiko.is_empty() {
        return par("Tidak ada.");
    }
    let mut tabel = Tabel::baru(vec![
        Kolom::kanan(0.7),
        Kolom::kiri(4.1),
        Kolom::kiri(2.0),
        Kolom::kiri(2.1),
        Kolom::kiri(1.3),
        Kolom::kiri(1.3),
        Kolom::kiri(1.35),
        Kolom::kanan(1.1),
    ])
    .kepala(&["No", "Risiko", "Perangkat Daerah", "Kategori", "Awal tahun", "Saat ini", "Residual", "Selera"]);
    tabel.ukuran = 7.5;
    for (i, r) in (1..).zip(risiko) {
        tabel.baris(vec![
            Sel::from(i.to_string()),
            Sel::dari(Teks::tebal(&r.nomor).lalu(format!(" {}", r.kejadian)).lalu_redup(tanda(r.jenis))),
            Sel::from(&r.kantor),
            Sel::from(&r.nama_kategori),
            Sel::from(ukur(matriks, Some(r.awal))),
            Sel::dari(Teks::tebal(ukur(matriks, Some(r.kini)))),
            Sel::from(ukur(matriks, r.residual)),
            Sel::from(r.ambang.map_or_else(|| "–".to_owned(), |n| n.to_string())),
        ]);
    }
    tabel.into()
}

/// What marks a positive risk among others.
pub(super) const fn tanda(jenis: JenisRisiko) -> &'static str {
    match jenis {
        JenisRisiko::Positif => " (positif)",
        JenisRisiko::Negatif => "",
    }
}

/// Groups with their counts by level.
pub(super) fn tabel_kelompok(matriks: &Matriks, judul: &str, isi: &[Hitungan]) -> Blok {
    if isi.is_empty() {
        return par("Belum ada risiko.");
    }
    let mut kolom = vec![Kolom::kiri(4.0)];
    let mut kepala = vec![judul];
    for level in matriks.level.iter().rev() {
        kolom.push(Kolom::kanan(1.0));
        kepala.push(&level.nama);
    }
    kolom.extend([Kolom::kanan(1.0), Kolom::kanan(1.3), Kolom::kanan(1.2)]);
    kepala.extend(["Jumlah", "Mencapai selera", "Aksi terlambat"]);
    let mut tabel = Tabel::baru(kolom).kepala(&kepala);
    tabel.ukuran = 8.0;
    let baris = |nama: &str, h: &Hitungan| {
        let mut kata = vec![nama.to_owned()];
        kata.extend(h.per_level.iter().rev().map(|&n| banyak(n)));
        kata.extend([h.jumlah, h.melampaui, h.terlambat].map(banyak));
        kata
    };
    let mut semua = Hitungan { per_level: vec![0; matriks.level.len()], ..Hitungan::default() };
    for h in isi {
        tabel.baris(baris(&h.nama, h).into_iter().map(Sel::from).collect());
        semua.per_level.iter_mut().zip(&h.per_level).for_each(|(a, b)| *a += b);
        semua.jumlah += h.jumlah;
        semua.melampaui += h.melampaui;
        semua.terlambat += h.terlambat;
    }
    tabel.isi.push(baris_tebal(baris("Seluruhnya", &semua)));
    tabel.into()
}

/// Risks that came about: who they are, and what happened.
pub(super) fn tabel_kejadian<'a>(isi: impl Iterator<Item = (String, &'a PotretKejadian)>) -> Option<Tabel> {
    let mut tabel = Tabel::baru(vec![
        Kolom::kiri(1.2),
        Kolom::kiri(2.8),
        Kolom::kiri(2.4),
        Kolom::kiri(2.4),
        Kolom::kanan(1.5),
        Kolom::kiri(2.4),
        Kolom::kiri(2.4),
    ])
    .kepala(&["Tanggal", "Risiko", "Sebab", "Dampak", "Kerugian (Rp)", "Tindakan", "Pelajaran"]);
    tabel.ukuran = 7.5;
    for (risiko, k) in isi {
        tabel.baris(vec![
            Sel::from(pendek(k.tanggal)),
            Sel::from(risiko),
            Sel::from(&k.sebab),
            Sel::from(&k.dampak),
            Sel::from(k.kerugian.map_or_else(|| "–".to_owned(), ribuan)),
            Sel::from(&k.tindakan),
            Sel::from(&k.pelajaran),
        ]);
    }
    (!tabel.isi.is_empty()).then_some(tabel)
}

/// What the pengawasan office advised and what came of it; with the offices where there are several. Advice that waits says so.
pub(super) fn tabel_pendampingan(isi: &[PotretPendampingan], kantor: Option<&str>) -> Option<Tabel> {
    let mut kolom = vec![Kolom::kiri(1.1)];
    let mut kepala = vec!["Tanggal"];
    if let Some(kantor) = kantor {
        kolom.push(Kolom::kiri(2.4));
        kepala.push(kantor);
    }
    kolom.extend([Kolom::kiri(4.0), Kolom::kiri(1.8), Kolom::kiri(4.0)]);
    kepala.extend(["Saran", "Dicatat oleh", "Tindak lanjut"]);
    let mut tabel = Tabel::baru(kolom).kepala(&kepala);
    tabel.ukuran = 7.5;
    for p in isi {
        let mut sel = vec![Sel::from(pendek(p.tanggal))];
        if kantor.is_some() {
            sel.push(Sel::from(&p.kantor));
        }
        let lanjut = match p.ditindaklanjuti_pada {
            Some(hari) => Teks::biasa(format!("{}: {}", pendek(hari), p.tindak_lanjut)),
            None => Teks::tebal("Belum ditindaklanjuti"),
        };
        sel.extend([Sel::from(&p.saran), Sel::from(super::atau_strip(&p.oleh)), Sel::dari(lanjut)]);
        tabel.baris(sel);
    }
    (!tabel.isi.is_empty()).then_some(tabel)
}
