//! Formulir 2.1 to 2.10, the context of an office (PermenPANRB 5/2020 Lampiran, FORMULIR 2.0; Tabel 1 to 12).

use domain::risiko::{
    JenisRisiko, Matriks,
    kerangka::{Kerangka, KriteriaKemungkinan, SEMUA_KATEGORI},
    konteks::{Kedudukan, Sasaran, Struktur},
    potret::PotretRegister,
};

use super::{
    atau_strip,
    borang::{Borang, Lajur, Petak},
    masa,
};

/// Formulir 2.1 to 2.10 in their order.
pub(super) fn konteks(potret: &PotretRegister) -> Vec<Borang> {
    vec![
        umum(potret),
        sasaran(&potret.sasaran),
        struktur(&potret.struktur),
        daftar(
            "2.4",
            "2.4. Daftar Pemangku Kepentingan",
            ["No", "Nama Unit/Instansi", "Hubungan"],
            potret.pemangku.iter().map(|p| (p.nama.as_str(), p.hubungan.as_str())),
        ),
        daftar(
            "2.5",
            "2.5. Daftar Peraturan Perundang-Undangan",
            ["No", "Nama Peraturan", "Amanat"],
            potret.peraturan.iter().map(|p| (p.nama.as_str(), p.amanat.as_str())),
        ),
        butir("2.6", "2.6. Kategori Risiko SPBE", potret.kerangka.kategori.iter().map(|b| b.nama.as_str())),
        butir("2.7", "2.7. Area Dampak Risiko SPBE", potret.kerangka.area.iter().map(|b| b.nama.as_str())),
        kemungkinan(&potret.kerangka, &potret.matriks),
        dampak(&potret.kerangka, &potret.matriks),
        matriks(&potret.matriks),
        level(&potret.matriks),
        selera(&potret.kerangka),
    ]
}

fn umum(potret: &PotretRegister) -> Borang {
    let u = &potret.umum;
    let fungsi: Vec<&str> = u.fungsi.lines().map(str::trim).filter(|f| !f.is_empty()).collect();
    let bernomor = fungsi.len() > 1 && !fungsi.iter().any(|f| f.starts_with(|c: char| c.is_ascii_digit()));
    let fungsi: Vec<String> =
        (1..).zip(fungsi).map(|(i, f)| if bernomor { format!("{i}. {f}") } else { f.to_owned() }).collect();
    pasangan(
        "2.1",
        "2.1. Informasi Umum",
        [
            ("Nama UPR SPBE", u.nama_upr.clone()),
            ("Tugas UPR SPBE", u.tugas.clone()),
            ("Fungsi UPR SPBE", fungsi.join("\n")),
            ("Periode Waktu", masa(u.mulai, u.selesai)),
        ],
    )
}

/// Rows of a name and what stands behind it.
fn pasangan<const N: usize>(kode: &'static str, judul: &str, isi: [(&str, String); N]) -> Borang {
    Borang {
        kode,
        judul: judul.into(),
        kolom: vec![Lajur::kiri(28.0), Lajur::kiri(92.0)],
        baris: isi.into_iter().map(|(nama, nilai)| vec![nama.into(), atau_strip(&nilai).into()]).collect(),
        ..Borang::default()
    }
}

fn sasaran(daftar: &[Sasaran]) -> Borang {
    let mut baris = Vec::new();
    let mut nomor = 0;
    for (i, s) in daftar.iter().enumerate() {
        let lalu = i.checked_sub(1).map(|i| &daftar[i]);
        let sama_upr = lalu.is_some_and(|l| l.sasaran_upr == s.sasaran_upr);
        let sama = sama_upr && lalu.is_some_and(|l| l.sasaran_spbe == s.sasaran_spbe);
        nomor += i64::from(!sama_upr);
        baris.push(vec![
            if sama_upr { Petak::sambung() } else { Petak::angka(nomor) },
            if sama_upr { Petak::sambung() } else { (&s.sasaran_upr).into() },
            if sama { Petak::sambung() } else { (&s.sasaran_spbe).into() },
            (&s.indikator).into(),
            (&s.target).into(),
        ]);
    }
    Borang {
        kode: "2.2",
        judul: "2.2. Sasaran SPBE".into(),
        kolom: vec![Lajur::tengah(6.0), Lajur::kiri(32.0), Lajur::kiri(32.0), Lajur::kiri(32.0), Lajur::kiri(18.0)],
        baris,
        kosong: "Sasaran belum diisi.",
        ..Borang::default()
    }
    .kepala(&["No", "Sasaran UPR SPBE", "Sasaran SPBE", "Indikator Kinerja SPBE", "Target Kinerja SPBE"])
}

fn struktur(struktur: &Struktur) -> Borang {
    let isi = [Kedudukan::Pemilik, Kedudukan::Koordinator, Kedudukan::Pengelola].map(|kedudukan| {
        let orang: Vec<String> = struktur
            .pelaksana
            .iter()
            .filter(|p| p.kedudukan == kedudukan)
            .map(|p| {
                let baris = [p.nama.as_str(), p.jabatan.as_str()];
                baris.into_iter().filter(|b| !b.is_empty()).collect::<Vec<_>>().join("\n")
            })
            .collect();
        (kedudukan.nama(), orang.join("\n"))
    });
    let mut borang = pasangan("2.3", "2.3. Struktur Pelaksana Manajemen Risiko SPBE", isi);
    if !struktur.nomor.is_empty() {
        let tanggal = struktur.tanggal.map(|t| format!(" tanggal {}", domain::waktu::panjang(t))).unwrap_or_default();
        borang.catatan.push(format!("Ditetapkan dengan {}{tanggal}.", struktur.nomor));
    }
    borang
}

fn daftar<'a>(
    kode: &'static str,
    judul: &str,
    kepala: [&str; 3],
    isi: impl Iterator<Item = (&'a str, &'a str)>,
) -> Borang {
    Borang {
        kode,
        judul: judul.into(),
        kolom: vec![Lajur::tengah(6.0), Lajur::kiri(44.0), Lajur::kiri(70.0)],
        baris: (1_i64..).zip(isi).map(|(i, (a, b))| vec![Petak::angka(i), a.into(), b.into()]).collect(),
        kosong: "Belum diisi.",
        ..Borang::default()
    }
    .kepala(&kepala)
}

fn butir<'a>(kode: &'static str, judul: &str, isi: impl Iterator<Item = &'a str>) -> Borang {
    // The form's own heading of the column, without the number of the form.
    let kepala = judul.split_once(". ").map_or(judul, |(_, nama)| nama).to_owned();
    Borang {
        kode,
        judul: judul.into(),
        kolom: vec![Lajur::tengah(6.0), Lajur::kiri(114.0)],
        baris: (1_i64..).zip(isi).map(|(i, nama)| vec![Petak::angka(i), nama.into()]).collect(),
        kosong: "Belum dipilih.",
        ..Borang::default()
    }
    .kepala(&["No", &kepala])
}

fn kemungkinan(kerangka: &Kerangka, matriks: &Matriks) -> Borang {
    let mut baris = Vec::new();
    let kosong = Vec::new();
    let mut kelompok: Vec<(Option<String>, &Vec<KriteriaKemungkinan>)> = kerangka
        .kategori
        .iter()
        .filter_map(|k| {
            let isi = kerangka.kemungkinan.get(&k.kode)?;
            Some((Some(format!("Kategori Risiko SPBE: {}", k.nama)), isi))
        })
        .collect();
    let umum = kerangka.kemungkinan.get(SEMUA_KATEGORI).unwrap_or(&kosong);
    if kelompok.is_empty() {
        kelompok.push((None, umum));
    } else if !umum.is_empty() {
        kelompok.insert(0, (Some("Kategori Risiko SPBE tanpa kriteria sendiri".into()), umum));
    }
    for (judul, isi) in kelompok {
        if let Some(judul) = judul {
            baris.push(vec![Petak { tengah: false, ..Petak::tajuk(judul, 4) }]);
        }
        for k in 1..=matriks.tinggi() {
            let satu = isi.get(usize::from(k) - 1);
            baris.push(vec![
                Petak::angka(k),
                matriks.nama_kemungkinan(k).into(),
                satu.map_or("", |s| s.persentase.as_str()).into(),
                satu.map_or("", |s| s.frekuensi.as_str()).into(),
            ]);
        }
    }
    Borang {
        kode: "2.8.A",
        judul: "2.8. Kriteria Risiko SPBE\nA. Kriteria Kemungkinan SPBE".into(),
        kolom: vec![Lajur::tengah(6.0), Lajur::kiri(38.0), Lajur::tengah(38.0), Lajur::tengah(38.0)],
        kepala: vec![vec![
            Petak::teks("Level Kemungkinan").tebal().rentang(2),
            Petak::teks("Persentase Kemungkinan Terjadinya dalam Satu Tahun").tebal(),
            Petak::teks("Jumlah Frekuensi Kemungkinan Terjadinya dalam Satu Tahun").tebal(),
        ]],
        baris,
        ..Borang::default()
    }
}

/// The heading that forms 2.8.B and 2.9.A share: "Level Dampak" over the numbers and names of the levels.
fn kepala_dampak(kiri: Petak, matriks: &Matriks) -> Vec<Vec<Petak>> {
    let level = 1..=matriks.lebar();
    vec![
        vec![kiri.turun(3).tebal(), Petak::teks("Level Dampak").tebal().rentang(usize::from(matriks.lebar()))],
        level.clone().map(|d| Petak::angka(d).tebal()).collect(),
        level.map(|d| Petak::teks(matriks.nama_dampak(d)).tebal()).collect(),
    ]
}

fn dampak(kerangka: &Kerangka, matriks: &Matriks) -> Borang {
    let mut kolom = vec![Lajur::kiri(22.0), Lajur::kiri(12.0)];
    kolom.extend((0..matriks.lebar()).map(|_| Lajur::kiri(18.0)));
    let mut baris = Vec::new();
    for area in &kerangka.area {
        for jenis in JenisRisiko::SEMUA {
            let mut sel = vec![
                if jenis == JenisRisiko::Positif { (&area.nama).into() } else { Petak::sambung() },
                jenis.nama().into(),
            ];
            sel.extend((1..=matriks.lebar()).map(|d| Petak::from(kerangka.kriteria_dampak(&area.kode, jenis, d))));
            baris.push(sel);
        }
    }
    Borang {
        kode: "2.8.B",
        judul: "B. Kriteria Dampak SPBE".into(),
        kolom,
        kepala: kepala_dampak(Petak::teks("Area Dampak").rentang(2), matriks),
        baris,
        kosong: "Area dampak belum dipilih.",
        ukuran: 7.5,
        ..Borang::default()
    }
}

fn matriks(matriks: &Matriks) -> Borang {
    let mut kolom = vec![Lajur::kiri(16.0), Lajur::tengah(5.0), Lajur::kiri(24.0)];
    kolom.extend((0..matriks.lebar()).map(|_| Lajur::tengah(15.0)));
    let kepala = format!("Matriks Analisis Risiko {} x {}", matriks.tinggi(), matriks.lebar());
    let baris = (1..=matriks.tinggi()).rev().map(|k| {
        let awal = if k == matriks.tinggi() { Petak::teks("Level Kemungkinan").tebal() } else { Petak::sambung() };
        let mut sel = vec![awal, Petak::angka(k), matriks.nama_kemungkinan(k).into()];
        sel.extend(
            matriks
                .sel()
                .filter(|u| u.titik.kemungkinan == k)
                .map(|u| Petak::angka(u.besaran).tebal().warna(matriks.level(u.besaran).map(|l| l.warna))),
        );
        sel
    });
    Borang {
        kode: "2.9.A",
        judul: "2.9. Matriks Analisis Risiko SPBE dan Level Risiko SPBE\nA. Matriks Analisis Risiko SPBE".into(),
        kolom,
        kepala: kepala_dampak(Petak::teks(kepala).rentang(3), matriks),
        baris: baris.collect(),
        ..Borang::default()
    }
}

fn level(matriks: &Matriks) -> Borang {
    let baris = (1_i64..).zip(&matriks.level).map(|(i, l)| {
        vec![
            Petak::angka(i),
            (&l.nama).into(),
            format!("{} - {}", l.min, l.maks).into(),
            Petak::teks(l.warna.nama()).warna(Some(l.warna)),
        ]
    });
    Borang {
        kode: "2.9.B",
        judul: "B. Level Risiko SPBE".into(),
        kolom: vec![Lajur::tengah(6.0), Lajur::kiri(50.0), Lajur::tengah(36.0), Lajur::tengah(28.0)],
        kepala: vec![vec![
            Petak::teks("Level Risiko").tebal().rentang(2),
            Petak::teks("Rentang Besaran Risiko").tebal(),
            Petak::teks("Keterangan Warna").tebal(),
        ]],
        baris: baris.collect(),
        ..Borang::default()
    }
}

fn selera(kerangka: &Kerangka) -> Borang {
    let ambang = |n: Option<u8>| n.map_or_else(|| Petak::teks("–"), Petak::angka);
    let baris = (1_i64..).zip(&kerangka.kategori).map(|(i, k)| {
        let satu = |jenis| ambang(kerangka.selera(&k.kode, jenis));
        vec![Petak::angka(i), (&k.nama).into(), satu(JenisRisiko::Positif), satu(JenisRisiko::Negatif)]
    });
    let baris: Vec<_> = baris.collect();
    let tanpa = kerangka
        .kategori
        .iter()
        .any(|k| JenisRisiko::SEMUA.into_iter().any(|jenis| kerangka.selera(&k.kode, jenis).is_none()));
    let catatan = "Tanda – berarti selera belum ditetapkan; penanganan risikonya diputuskan satu per satu.";
    Borang {
        kode: "2.10",
        judul: "2.10. Selera Risiko SPBE".into(),
        kolom: vec![Lajur::tengah(6.0), Lajur::kiri(58.0), Lajur::tengah(28.0), Lajur::tengah(28.0)],
        kepala: vec![
            vec![
                Petak::teks("No").tebal().turun(2),
                Petak::teks("Kategori Risiko SPBE").tebal().turun(2),
                Petak::teks("Besaran Risiko Minimum yang Ditangani").tebal().rentang(2),
            ],
            vec![Petak::teks("Risiko SPBE Positif").tebal(), Petak::teks("Risiko SPBE Negatif").tebal()],
        ],
        baris,
        kosong: "Kategori risiko belum dipilih.",
        catatan: tanpa.then(|| catatan.to_owned()).into_iter().collect(),
        ..Borang::default()
    }
}
