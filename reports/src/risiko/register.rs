//! The register of an office: summary, heat maps, risks by priority, treatments, monitoring, what came about.

use domain::{
    angka::{ribuan, rupiah},
    risiko::{
        JenisRisiko, Ukuran,
        penanganan::Kemajuan,
        periode::romawi,
        potret::{PotretPenanganan, PotretRegister, PotretRisiko},
    },
    waktu::{panjang, pendek},
};

use super::{
    BahanRisiko, cetak, masa,
    peta::{CARA_BACA, Jumlah, peta},
    pokok,
    ringkas::{per_level, tabel_kejadian, tabel_level, tabel_pendampingan, tanda, ukur},
    titik, ya_tidak,
};
use crate::{
    bahan::GalatLaporan,
    kop::{catatan, judul_tengah, kop, par, pasangan},
    tata::{Blok, Kertas, Kolom, Paragraf, Rata, Sel, Tabel, Teks},
};

/// The register as PDF, landscape.
///
/// # Errors
/// [`GalatLaporan`] when the PDF cannot be written.
pub fn register_risiko(bahan: &BahanRisiko<'_>) -> Result<Vec<u8>, GalatLaporan> {
    let (b, potret) = (bahan.bingkai(), bahan.potret);
    let sidik = bahan.sidik();
    let mut isi = kop(bahan.identitas);
    isi.push(judul_tengah("Register Risiko SPBE", 15.0));
    isi.extend(pokok(&potret.kantor, &potret.pemerintah, potret.tahun).map(|baris| judul_tengah(baris, 11.0)));
    let nomor = format!("Nomor: {} · Tanggal: {}", b.nomor(), panjang(bahan.tanggal));
    isi.push(Paragraf::baru(Teks::biasa(nomor)).rata(Rata::Tengah).jarak(2.0, 10.0).into());
    ringkasan(bahan, &mut isi);
    peta_panas(potret, &mut isi);
    isi.push(Blok::HalamanBaru);
    isi.push(Blok::Judul { tingkat: 2, teks: "Risiko menurut prioritas".into() });
    isi.push(prioritas(potret));
    isi.push(Blok::Judul { tingkat: 2, teks: "Rencana penanganan".into() });
    isi.push(penanganan(potret));
    isi.push(Blok::Judul { tingkat: 2, teks: "Pemantauan".into() });
    isi.push(pemantauan(potret));
    isi.push(Blok::Judul { tingkat: 2, teks: "Risiko yang terjadi".into() });
    let kejadian = potret
        .risiko
        .iter()
        .flat_map(|r| r.kejadian_nyata.iter().map(move |k| (format!("{} {}", r.nomor, r.kejadian), k)));
    isi.push(tabel_kejadian(kejadian).map_or_else(|| par("Tidak ada kejadian yang dicatat."), Into::into));
    if let Some(p) = &potret.pendampingan {
        isi.push(Blok::Judul { tingkat: 2, teks: "Pendampingan".into() });
        isi.push(catatan(super::dasar_pendampingan(&p.dasar)));
        isi.push(
            tabel_pendampingan(&p.daftar, None)
                .map_or_else(|| par("Belum ada pendampingan yang dicatat tahun ini."), Into::into),
        );
    }
    isi.push(bahan.tanda_tangan());
    isi.push(b.keterangan(&sidik));
    cetak(&b, &format!("Register Risiko SPBE {} {}", potret.kantor, potret.tahun), &sidik, Kertas::Rebah, isi)
}

fn jenis(potret: &PotretRegister, jenis: JenisRisiko) -> Vec<&PotretRisiko> {
    potret.risiko.iter().filter(|r| r.jenis == jenis).collect()
}

fn ringkasan(bahan: &BahanRisiko<'_>, isi: &mut Vec<Blok>) {
    let potret = bahan.potret;
    let (negatif, positif) = (jenis(potret, JenisRisiko::Negatif), jenis(potret, JenisRisiko::Positif));
    isi.push(Blok::Judul { tingkat: 2, teks: "Ringkasan".into() });
    isi.push(
        pasangan(&[
            ("Unit Pemilik Risiko", potret.umum.nama_upr.clone()),
            ("Periode", masa(potret.umum.mulai, potret.umum.selesai)),
            ("Keadaan tahun", if potret.ditutup { "sudah ditutup" } else { "berjalan" }.to_owned()),
        ])
        .into(),
    );
    if potret.risiko.is_empty() {
        isi.push(par("Register ini belum memuat risiko."));
        return;
    }
    isi.push(par(kalimat(potret, &negatif, &positif)));
    let m = &potret.matriks;
    let hitung = |risiko: &[&PotretRisiko], kini: bool| {
        per_level(m, risiko.iter().map(|r| (if kini { r.kini.besaran } else { r.awal.besaran }, 1)))
    };
    let mut kolom = Vec::new();
    for (nama, risiko) in [("Negatif", &negatif), ("Positif", &positif)] {
        if !risiko.is_empty() {
            kolom.push((format!("{nama}, awal tahun"), hitung(risiko, false)));
            kolom.push((format!("{nama}, saat ini"), hitung(risiko, true)));
        }
    }
    isi.push(tabel_level(m, &kolom).into());
}

fn kalimat(potret: &PotretRegister, negatif: &[&PotretRisiko], positif: &[&PotretRisiko]) -> String {
    let n = |f: &dyn Fn(&&PotretRisiko) -> bool| potret.risiko.iter().filter(|r| f(r)).count();
    let ditangani = n(&|r| r.keputusan);
    let berlaku = n(&|r| r.status.berlaku());
    let di_atas = negatif.iter().filter(|r| r.ambang.is_some_and(|a| r.kini.besaran >= a)).count();
    let aksi: Vec<&PotretPenanganan> = potret.risiko.iter().flat_map(|r| &r.penanganan).collect();
    let selesai = aksi.iter().filter(|p| p.kemajuan == Kemajuan::Selesai).count();
    let terlambat = aksi.iter().filter(|p| p.terlambat).count();
    let biaya: Vec<i64> = aksi.iter().filter_map(|p| p.biaya).collect();
    let mut kalimat = format!(
        "Register memuat {} risiko: {} negatif dan {} positif; {berlaku} sudah disetujui pemilik risiko. {ditangani} risiko \
         diputuskan ditangani. {di_atas} risiko negatif saat ini masih mencapai atau melampaui ambang selera risiko.",
        potret.risiko.len(),
        negatif.len(),
        positif.len(),
    );
    if aksi.is_empty() {
        kalimat.push_str(" Rencana aksi belum ada.");
    } else {
        kalimat.push_str(&format!(
            " Dari {} rencana aksi, {selesai} selesai dan {terlambat} melewati jadwalnya; {}.",
            aksi.len(),
            kalimat_biaya(aksi.len(), &biaya)
        ));
    }
    kalimat
}

/// What the actions cost: an action without a figure is not one that costs nothing.
fn kalimat_biaya(banyak: usize, biaya: &[i64]) -> String {
    let jumlah = rupiah(biaya.iter().sum());
    match biaya.len() {
        0 => "biayanya belum diisi".into(),
        n if n == banyak => format!("biaya yang direncanakan {jumlah}"),
        n => format!("biaya yang direncanakan {jumlah} untuk {n} rencana aksi yang biayanya diisi"),
    }
}

fn peta_panas(potret: &PotretRegister, isi: &mut Vec<Blok>) {
    isi.push(Blok::Judul { tingkat: 2, teks: "Peta risiko".into() });
    isi.push(catatan(CARA_BACA));
    for j in [JenisRisiko::Negatif, JenisRisiko::Positif] {
        let risiko = jenis(potret, j);
        if risiko.is_empty() && (j == JenisRisiko::Positif || !potret.risiko.is_empty()) {
            continue;
        }
        let hitung = |ambil: fn(&PotretRisiko) -> domain::risiko::Titik| {
            let mut hasil = Jumlah::new();
            risiko.iter().for_each(|r| *hasil.entry(ambil(r)).or_default() += 1);
            hasil
        };
        let lebar = 340.0;
        let kiri = vec![peta(j, Ukuran::Awal, &potret.matriks, &hitung(|r| r.awal.titik), lebar)];
        let kanan = vec![peta(j, Ukuran::Kini, &potret.matriks, &hitung(|r| r.kini.titik), lebar)];
        isi.push(Blok::Dua { kiri, kanan, bagi: 0.5 });
    }
}

fn prioritas(potret: &PotretRegister) -> Blok {
    if potret.risiko.is_empty() {
        return par("Belum ada risiko.");
    }
    let m = &potret.matriks;
    let mut tabel = Tabel::baru(vec![
        Kolom::kanan(1.6),
        Kolom::kiri(6.15),
        Kolom::kiri(2.1),
        Kolom::kiri(2.1),
        Kolom::kiri(1.5),
        Kolom::kiri(1.5),
        Kolom::kiri(1.5),
        Kolom::kiri(1.5),
        Kolom::kanan(0.95),
        Kolom::kiri(1.3),
        Kolom::kiri(2.0),
    ])
    .kepala(&[
        "Prioritas",
        "Risiko, penyebab, dampak",
        "Kategori; area dampak",
        "Pengendalian yang ada",
        "Awal tahun",
        "Saat ini",
        "Residual",
        "Target",
        "Selera",
        "Ditangani",
        "Keadaan; pemilik",
    ]);
    tabel.ukuran = 7.2;
    let satu = |u: Option<domain::risiko::matriks::Terukur>| match u {
        Some(u) => Sel::from(format!("{}\n{}", ukur(m, Some(u)), titik(u))),
        None => Sel::from("–"),
    };
    for r in &potret.risiko {
        let risiko = Teks::tebal(&r.nomor).lalu(format!(" {}", r.kejadian)).lalu_redup(format!(
            "{}\nPenyebab: {}\nDampak: {}",
            tanda(r.jenis),
            r.penyebab,
            r.dampak
        ));
        let tautan = if r.tautan.is_empty() { String::new() } else { format!("\nTerkait: {}", r.tautan.join("; ")) };
        tabel.baris(vec![
            Sel::from(format!("{}{}", r.prioritas, if r.seri { "*" } else { "" })),
            Sel::dari(risiko.lalu_redup(tautan)),
            Sel::from(format!("{}; {}", r.kategori, r.area)),
            Sel::from(super::atau_strip(&r.pengendalian)),
            satu(Some(r.awal)),
            satu(Some(r.kini)),
            satu(r.residual.filter(|_| r.ada_residual)),
            satu(r.target),
            Sel::from(r.ambang.map_or_else(|| "–".to_owned(), |n| n.to_string())),
            Sel::from(ya_tidak(r.keputusan)),
            Sel::from(format!("{}; {}\n{}", r.status.nama(), r.tingkat.nama(), r.pemilik)),
        ]);
    }
    let seri = if potret.risiko.iter().any(|r| r.seri) {
        " * Urutan di antara risiko dengan besaran yang sama belum diputuskan."
    } else {
        ""
    };
    let keterangan = format!(
        "Di bawah besaran tertulis level kemungkinan x level dampak. Selera: besaran terkecil yang harus ditangani \
         (Formulir 2.10).{seri}"
    );
    tabel.catatan(keterangan).into()
}

fn penanganan(potret: &PotretRegister) -> Blok {
    let mut tabel = Tabel::baru(vec![
        Kolom::kiri(1.2),
        Kolom::kiri(1.8),
        Kolom::kiri(3.6),
        Kolom::kiri(2.6),
        Kolom::kiri(2.0),
        Kolom::kiri(2.0),
        Kolom::kanan(1.7),
        Kolom::kiri(1.8),
        Kolom::kiri(2.4),
    ])
    .kepala(&[
        "Risiko",
        "Opsi",
        "Rencana aksi",
        "Keluaran",
        "Jadwal",
        "Penanggung jawab",
        "Biaya (Rp)",
        "Kemajuan",
        "Realisasi",
    ]);
    tabel.ukuran = 7.5;
    for r in &potret.risiko {
        for p in &r.penanganan {
            let kemajuan = Teks::biasa(p.kemajuan.nama());
            let kemajuan = if p.terlambat {
                kemajuan.lalu(format!("\nTerlambat, tenggat {}", pendek(p.jadwal.selesai())))
            } else if let Some(hari) = p.selesai_pada {
                kemajuan.lalu(format!("\n{}", pendek(hari)))
            } else {
                kemajuan
            };
            tabel.baris(vec![
                Sel::from(&r.nomor),
                Sel::from(p.opsi.nama()),
                Sel::from(&p.aksi),
                Sel::from(&p.keluaran),
                Sel::from(p.jadwal.tampil()),
                Sel::from(super::penilaian::penanggung_jawab(p)),
                Sel::from(p.biaya.map_or_else(|| "–".to_owned(), ribuan)),
                Sel::dari(kemajuan),
                Sel::from(super::atau_strip(&p.realisasi)),
            ]);
        }
        if !r.kontinjensi.trim().is_empty() {
            let teks = Teks::redup(format!("{} rencana kontinjensi: {}", r.nomor, r.kontinjensi));
            tabel.baris(vec![Sel::dari(teks).rentang(9).rata(Rata::Kiri)]);
        }
    }
    if tabel.isi.is_empty() { par("Belum ada rencana aksi.") } else { tabel.into() }
}

fn pemantauan(potret: &PotretRegister) -> Blok {
    let mut tabel = Tabel::baru(vec![
        Kolom::kiri(1.1),
        Kolom::kiri(4.0),
        Kolom::kanan(0.8),
        Kolom::kanan(0.8),
        Kolom::kanan(0.8),
        Kolom::kanan(0.8),
        Kolom::kanan(0.8),
        Kolom::kiri(1.1),
        Kolom::kiri(4.6),
    ]);
    let mut kepala: Vec<String> = ["Nomor", "Risiko", "Awal"].map(str::to_owned).to_vec();
    kepala.extend((1..=4).map(|ke| format!("TW {}", romawi(ke))));
    kepala.extend(["Tendensi", "Laporan terakhir"].map(str::to_owned));
    tabel = tabel.kepala(&kepala);
    tabel.ukuran = 7.5;
    for r in potret.risiko.iter().filter(|r| !r.pantauan.is_empty()) {
        let akhir = r.pantauan.iter().max_by_key(|p| p.masa.sampai);
        let laporan = akhir.map(|p| {
            let isi = [p.uraian.as_str(), p.dilakukan.as_str(), p.rekomendasi.as_str()];
            let isi: Vec<&str> = isi.into_iter().map(str::trim).filter(|t| !t.is_empty()).collect();
            format!("{}: {}", p.masa.tampil(), isi.join(" "))
        });
        let mut sel = vec![Sel::from(&r.nomor), Sel::from(&r.kejadian), Sel::from(r.tren.awal.to_string())];
        sel.extend(r.tren.triwulan.iter().map(|t| match t {
            None => Sel::from("–"),
            Some(t) if t.dibawa => Sel::dari(Teks::redup(format!("({})", t.besaran))),
            Some(t) => Sel::from(t.besaran.to_string()),
        }));
        sel.extend([Sel::from(r.tren.tendensi().nama()), Sel::from(laporan.unwrap_or_default())]);
        tabel.baris(sel);
    }
    if tabel.isi.is_empty() {
        return par("Belum ada laporan pemantauan.");
    }
    let tanpa = potret.risiko.iter().filter(|r| r.pantauan.is_empty()).count();
    let mut keterangan =
        "Besaran pada akhir triwulan; angka dalam kurung dibawa dari sebelumnya karena tidak ada pemantauan."
            .to_owned();
    if tanpa > 0 {
        keterangan.push_str(&format!(" {tanpa} risiko belum dipantau."));
    }
    tabel.catatan(keterangan).into()
}
