//! Formulir 5.0: the monitoring report of one risk, by quarter or other period, and of the year with the tendency of its
//! magnitude (PermenPANRB 5/2020 Lampiran, FORMULIR 5.0; Gambar 3 and 4).

use domain::{
    grafik::{Grafik, tren_risiko},
    risiko::{
        matriks::Terukur,
        penanganan::Kemajuan,
        periode::{JenisPantau, MasaPantau, romawi},
        potret::{PotretPantauan, PotretRegister, PotretRisiko},
        tren::Tendensi,
    },
};

use super::{
    atau_strip,
    borang::{Borang, Lajur, Petak},
};

/// Columns of the form: priority, labels, and three that the last rows divide.
const KOLOM: [Lajur; 5] =
    [Lajur::tengah(12.0), Lajur::kiri(18.0), Lajur::kiri(28.0), Lajur::kiri(32.0), Lajur::kiri(30.0)];

/// One report: the parts of the form, and the picture that stands between the first and the second.
pub(super) struct Laporan {
    pub(super) judul: String,
    pub(super) bagian: [Borang; 2],
    pub(super) gambar: Option<Grafik>,
}

/// The form without a report.
pub(super) fn kosong() -> Borang {
    Borang { kode: "5.0", kolom: KOLOM.to_vec(), ..Borang::default() }
}

/// The reports of a register, by priority of the risk; `masa` takes one period only.
pub(super) fn laporan(potret: &PotretRegister, masa: Option<MasaPantau>) -> Vec<Laporan> {
    let mut hasil = Vec::new();
    for r in &potret.risiko {
        let mut pantauan: Vec<&PotretPantauan> =
            r.pantauan.iter().filter(|p| masa.is_none_or(|m| m == p.masa)).collect();
        pantauan.sort_by_key(|p| (p.masa.sampai, p.masa.jenis));
        for p in pantauan.iter().filter(|p| p.masa.jenis != JenisPantau::Tahunan) {
            hasil.push(berkala(potret, r, p));
        }
        let tahunan = pantauan.iter().rfind(|p| p.masa.jenis == JenisPantau::Tahunan).copied();
        // Nobody wrote a yearly report: once the last quarter was watched the register sums the year up itself.
        let lengkap = masa.is_none() && r.tren.triwulan[3].is_some_and(|t| !t.dibawa);
        if tahunan.is_some() || lengkap {
            hasil.push(setahun(potret, r, tahunan));
        }
    }
    hasil
}

/// Numbers of the risks in force that nobody reported on, so that a signed form does not pass for the whole register.
pub(super) fn belum(potret: &PotretRegister, masa: Option<MasaPantau>) -> Vec<&str> {
    let dilaporkan = |r: &PotretRisiko| r.pantauan.iter().any(|p| masa.is_none_or(|m| m == p.masa));
    potret.risiko.iter().filter(|r| r.status.berlaku() && !dilaporkan(r)).map(|r| r.nomor.as_str()).collect()
}

fn kepala(potret: &PotretRegister, r: &PotretRisiko, judul_kondisi: &str, kondisi: String) -> Borang {
    let sasaran = r.sasaran.as_ref().map_or("–", |s| s.sasaran_spbe.as_str());
    let risiko = format!("{} {}\nPenyebab: {}\nDampak: {}", r.nomor, r.kejadian, r.penyebab, r.dampak);
    let baris = |awal: Petak, nama: &str, isi: &str| {
        vec![awal, Petak::teks(nama), Petak::teks(format!(": {}", atau_strip(isi))).rentang(3)]
    };
    Borang {
        kode: "5.0",
        kolom: KOLOM.to_vec(),
        baris: vec![
            baris(Petak::teks(r.prioritas.to_string()).tebal(), "Nama Unit", &potret.umum.nama_upr),
            baris(Petak::sambung(), "Sasaran", sasaran),
            baris(Petak::sambung(), "Risiko", &risiko),
            vec![Petak::tajuk(judul_kondisi, 5)],
            vec![Petak::teks(kondisi).rentang(5)],
        ],
        ..Borang::default()
    }
}

fn berkala(potret: &PotretRegister, r: &PotretRisiko, p: &PotretPantauan) -> Laporan {
    let mut kondisi = vec![awal_tahun(potret, r)];
    kondisi.push(format!(
        "Risiko SPBE tersebut pada {} berada pada Level Risiko SPBE \"{}\" dengan Besaran Risiko SPBE sebesar {}, dengan \
         {}.",
        p.masa.tampil(),
        p.level,
        p.ukur.besaran,
        titik(potret, p.ukur, "", "")
    ));
    kondisi.extend([&p.uraian, &p.proyeksi].into_iter().filter(|t| !t.trim().is_empty()).cloned());
    let judul = match p.masa.jenis {
        JenisPantau::Insidental => format!("Laporan Pemantauan Risiko SPBE Insidental {}", p.masa.tampil()),
        _ => format!("Laporan Pemantauan Risiko SPBE {}", p.masa.tampil()),
    };
    let bawah = Borang {
        kode: "5.0",
        kolom: KOLOM.to_vec(),
        baris: vec![
            vec![Petak::tajuk("Penanganan yang telah dilakukan", 5)],
            vec![Petak::teks(atau_strip(&p.dilakukan)).rentang(5)],
            vec![
                Petak::tajuk("Rencana Penanganan", 3),
                Petak::tajuk("Penanggung jawab", 1),
                Petak::tajuk("Waktu Pelaksanaan", 1),
            ],
            vec![
                Petak::teks(atau_strip(&p.rencana)).rentang(3),
                atau_strip(&p.penanggung_jawab).into(),
                atau_strip(&p.waktu).into(),
            ],
        ],
        ..Borang::default()
    };
    let atas = kepala(potret, r, "Besaran/Level Risiko SPBE Saat ini dan Proyeksi Risiko SPBE", kondisi.join("\n\n"));
    Laporan { judul, bagian: [atas, bawah], gambar: None }
}

fn setahun(potret: &PotretRegister, r: &PotretRisiko, tahunan: Option<&PotretPantauan>) -> Laporan {
    let mut kondisi = vec![awal_tahun(potret, r)];
    kondisi.extend(triwulan(potret, r));
    kondisi.push(tendensi(r));
    if let Some(p) = tahunan {
        kondisi.extend([&p.uraian, &p.proyeksi].into_iter().filter(|t| !t.trim().is_empty()).cloned());
    }
    let rekomendasi = tahunan.map_or("", |p| p.rekomendasi.as_str());
    let rekomendasi = if rekomendasi.trim().is_empty() { "Belum diisi." } else { rekomendasi };
    let bawah = Borang {
        kode: "5.0",
        kolom: KOLOM.to_vec(),
        baris: vec![
            vec![Petak::tajuk("Penanganan yang telah dilakukan", 5)],
            vec![Petak::teks(dilakukan(r, tahunan)).rentang(5)],
            vec![Petak::tajuk("Rekomendasi", 2), Petak::teks(rekomendasi).rentang(3)],
        ],
        ..Borang::default()
    };
    let nama = format!("Besaran {} sepanjang tahun {}", r.nomor, potret.tahun);
    Laporan {
        judul: format!("Laporan Pemantauan Risiko SPBE Tahunan {}", potret.tahun),
        bagian: [
            kepala(potret, r, "Besaran/Level Risiko SPBE Saat ini dan Proyeksi Risiko", kondisi.join("\n\n")),
            bawah,
        ],
        gambar: Some(tren_risiko(&nama, &potret.matriks, &r.tren, r.ambang)),
    }
}

fn awal_tahun(potret: &PotretRegister, r: &PotretRisiko) -> String {
    format!(
        "Risiko SPBE pada awal tahun berada pada Level Risiko SPBE \"{}\" dengan Besaran Risiko SPBE sebesar {}, dengan {}.",
        r.level_awal,
        r.awal.besaran,
        titik(potret, r.awal, &r.penjelasan_kemungkinan, &r.penjelasan_dampak)
    )
}

/// `kemungkinan Kadang-Kadang Terjadi (3; sekitar 15% dalam satu periode) dan dampak Cukup Signifikan (3)`.
fn titik(potret: &PotretRegister, ukur: Terukur, kemungkinan: &str, dampak: &str) -> String {
    let m = &potret.matriks;
    let satu = |nama: &str, level: u8, sebab: &str| {
        let sebab = sebab.trim().trim_end_matches('.');
        if sebab.is_empty() { format!("{nama} ({level})") } else { format!("{nama} ({level}; {sebab})") }
    };
    let t = ukur.titik;
    format!(
        "kemungkinan {} dan dampak {}",
        satu(m.nama_kemungkinan(t.kemungkinan), t.kemungkinan, kemungkinan),
        satu(m.nama_dampak(t.dampak), t.dampak, dampak)
    )
}

/// What the quarters say; those in a row with the same magnitude in one sentence, as the regulation's example does.
fn triwulan(potret: &PotretRegister, r: &PotretRisiko) -> Vec<String> {
    let mut kelompok: Vec<(Vec<u8>, u8, bool)> = Vec::new();
    for (ke, t) in (1_u8..).zip(&r.tren.triwulan) {
        let Some(t) = t else { continue };
        match kelompok.last_mut() {
            Some((daftar, besaran, dibawa)) if *besaran == t.besaran && *dibawa == t.dibawa => daftar.push(ke),
            _ => kelompok.push((vec![ke], t.besaran, t.dibawa)),
        }
    }
    let satu = |(ke, besaran, dibawa): (Vec<u8>, u8, bool)| {
        let nama: Vec<&str> = ke.into_iter().map(romawi).collect();
        let tidak = if dibawa { " Tidak ada pemantauan pada waktu itu; nilai sebelumnya masih berlaku." } else { "" };
        format!(
            "Risiko SPBE tersebut pada triwulan {} berada pada Level Risiko SPBE \"{}\" dengan Besaran Risiko SPBE sebesar \
             {besaran}.{tidak}",
            dan(&nama),
            potret.matriks.nama_level(besaran)
        )
    };
    kelompok.into_iter().map(satu).collect()
}

/// `I, II, III, dan IV`.
pub(super) fn dan(kata: &[&str]) -> String {
    match kata {
        [] => String::new(),
        [satu] => (*satu).to_owned(),
        [satu, dua] => format!("{satu} dan {dua}"),
        [awal @ .., akhir] => format!("{}, dan {akhir}", awal.join(", ")),
    }
}

fn tendensi(r: &PotretRisiko) -> String {
    let (awal, akhir) = (r.tren.awal, r.tren.akhir());
    let arah = match r.tren.tendensi() {
        Tendensi::Tetap => return format!("Tendensi besaran Risiko SPBE tetap pada {awal}."),
        Tendensi::Turun => "turun",
        Tendensi::Naik => "naik",
    };
    let arti = match r.tren.membaik(r.jenis) {
        Some(true) => "membaik",
        _ => "memburuk",
    };
    format!(
        "Tendensi besaran Risiko SPBE {arah} dari {awal} menjadi {akhir}; untuk risiko {} hal ini berarti {arti}.",
        r.jenis.nama().to_lowercase()
    )
}

/// What was done over the year: the yearly report's own words, else what the reports of the year and the finished
/// actions say.
fn dilakukan(r: &PotretRisiko, tahunan: Option<&PotretPantauan>) -> String {
    if let Some(p) = tahunan.filter(|p| !p.dilakukan.trim().is_empty()) {
        return p.dilakukan.clone();
    }
    let mut butir: Vec<&str> = Vec::new();
    let mut pantauan: Vec<_> = r.pantauan.iter().collect();
    pantauan.sort_by_key(|p| p.masa.sampai);
    let dari_pantauan = pantauan.into_iter().map(|p| p.dilakukan.trim());
    let dari_aksi = r.penanganan.iter().filter(|p| p.kemajuan == Kemajuan::Selesai).map(|p| p.aksi.trim());
    for satu in dari_pantauan.chain(dari_aksi).filter(|s| !s.is_empty()) {
        if !butir.contains(&satu) {
            butir.push(satu);
        }
    }
    match butir.as_slice() {
        [] => "–".to_owned(),
        [satu] => (*satu).to_owned(),
        banyak => (1..).zip(banyak).map(|(i, s)| format!("{i}. {s}")).collect::<Vec<_>>().join("\n"),
    }
}
