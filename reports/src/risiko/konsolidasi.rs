//! The consolidated report to the Komite Manajemen Risiko and the head of the government.
//!
//! PermenPANRB 5/2020 Lampiran Bab III huruf F (pelaporan) and Bab IV huruf A (komite, unit kepatuhan).

use domain::{
    grafik::tren_rata,
    risiko::{
        JenisRisiko, Ukuran,
        eskalasi::{Putusan, Tingkat},
        konteks::Struktur,
        periode::romawi,
        potret::{PotretEskalasi, PotretKonsolidasi, PotretPedoman, RekapPendampingan},
    },
    waktu::{panjang, pendek},
};

use super::{
    BahanKonsolidasi, cetak,
    pantauan::dan,
    peta::{CARA_BACA, jumlah, nama, peta},
    ringkas::{
        banyak, per_level, tabel_kejadian, tabel_kelompok, tabel_level, tabel_pendampingan, tabel_risiko, tanda, ukur,
    },
};
use crate::{
    bahan::GalatLaporan,
    kop::{catatan, judul_tengah, kop, par, pasangan, tanda_tangan_pada},
    tata::{Blok, Kertas, Kolom, Paragraf, Rata, Sel, Tabel, Teks},
};

/// Width of a heat map on a standing sheet: two of them fit on it.
const LEBAR_PETA: f32 = 385.0;

/// Width of the picture of the trend.
const LEBAR_TREN: f32 = 380.0;

/// How many of the highest levels of risk the summary speaks of.
const LEVEL_ATAS: usize = 2;

/// The report as PDF.
///
/// # Errors
/// [`GalatLaporan`] when the PDF cannot be written.
pub fn laporan_konsolidasi_risiko(bahan: &BahanKonsolidasi<'_>) -> Result<Vec<u8>, GalatLaporan> {
    let (b, potret) = (bahan.bingkai(), bahan.potret);
    let sidik = bahan.sidik();
    let mut isi = muka(bahan);
    ringkasan(bahan, &mut isi);
    putusan(bahan, &mut isi);
    peta_panas(potret, &mut isi);
    isi.push(Blok::Judul { tingkat: 2, teks: "Risiko teratas".into() });
    let negatif = potret.teratas.iter().all(|r| r.jenis == JenisRisiko::Negatif);
    let apa = if negatif { "Risiko negatif menurut" } else { "Menurut" };
    isi.push(catatan(format!("{apa} besaran saat ini, terbesar lebih dahulu.")));
    isi.push(tabel_risiko(&potret.matriks, &potret.teratas));
    isi.push(Blok::Judul { tingkat: 2, teks: "Risiko yang mencapai atau melampaui selera".into() });
    isi.push(catatan(
        "Besaran saat ini sama dengan atau di atas ambang Formulir 2.10. Untuk risiko positif berarti peluang yang harus \
         dimanfaatkan.",
    ));
    isi.push(tabel_risiko(&potret.matriks, &potret.melampaui_selera));
    for (judul, kelompok, daftar) in [
        ("Menurut kategori", "Kategori Risiko SPBE", &potret.per_kategori),
        ("Menurut Perangkat Daerah", bahan.identitas.perangkat_daerah.as_str(), &potret.per_kantor),
        ("Menurut pemilik risiko", "Pemilik risiko", &potret.per_pemilik),
    ] {
        isi.push(Blok::Judul { tingkat: 2, teks: judul.into() });
        isi.push(tabel_kelompok(&potret.matriks, kelompok, daftar));
    }
    terlambat(potret, &mut isi);
    isi.push(Blok::Judul { tingkat: 2, teks: "Risiko yang terjadi".into() });
    let kejadian = potret.kejadian.iter().map(|(r, k)| (format!("{} {} ({})", r.nomor, r.kejadian, r.kantor), k));
    isi.push(tabel_kejadian(kejadian).map_or_else(|| par("Tidak ada kejadian yang dicatat."), Into::into));
    tren(potret, &mut isi);
    tanpa_register(bahan, &mut isi);
    if let Some(p) = &potret.pedoman {
        pedoman(p, &bahan.identitas.perangkat_daerah, &mut isi);
    }
    if let Some(p) = &potret.pendampingan {
        pendampingan(p, &bahan.identitas.perangkat_daerah, &mut isi);
    }
    isi.push(Blok::Judul { tingkat: 2, teks: "Struktur Manajemen Risiko SPBE".into() });
    struktur(&potret.komite, &mut isi);
    struktur(&potret.kepatuhan, &mut isi);
    let tempat = format!("{}, {}", bahan.identitas.tempat, panjang(bahan.tanggal));
    isi.push(tanda_tangan_pada(&tempat, &potret.penanda_tangan));
    isi.push(b.keterangan(&sidik));
    cetak(&b, &format!("Laporan Konsolidasi Manajemen Risiko SPBE {}", potret.tahun), &sidik, Kertas::Tegak, isi)
}

fn muka(bahan: &BahanKonsolidasi<'_>) -> Vec<Blok> {
    let (potret, identitas) = (bahan.potret, bahan.identitas);
    let mut isi = kop(identitas);
    isi.push(judul_tengah("Laporan Konsolidasi Manajemen Risiko SPBE", 15.0));
    isi.push(judul_tengah(format!("{} Tahun {}", potret.pemerintah, potret.tahun), 11.5));
    let nomor = format!("Nomor: {} · Tanggal: {}", bahan.bingkai().nomor(), panjang(bahan.tanggal));
    isi.push(Paragraf::baru(Teks::biasa(nomor)).rata(Rata::Tengah).jarak(2.0, 10.0).into());
    isi.push(
        pasangan(&[
            ("Kepada", format!("Komite Manajemen Risiko SPBE; {}", identitas.kepala_daerah)),
            ("Data per", identitas.zona.lengkap(potret.per)),
            ("Keadaan tahun", if potret.ditutup { "sudah ditutup" } else { "berjalan" }.to_owned()),
            ("Pedoman", "PermenPANRB 5/2020 tentang Pedoman Manajemen Risiko SPBE".to_owned()),
        ])
        .into(),
    );
    isi
}

/// How many risks of a kind and measurement there are in all.
fn semua(potret: &PotretKonsolidasi, ukuran: Ukuran, jenis: JenisRisiko) -> usize {
    let isi = potret.peta.get(ukuran.kode()).map(Vec::as_slice).unwrap_or_default();
    jumlah(isi, jenis).values().sum()
}

/// Counts by level of a kind and measurement.
pub(super) fn level(potret: &PotretKonsolidasi, ukuran: Ukuran, jenis: JenisRisiko) -> Vec<usize> {
    let isi = potret.peta.get(ukuran.kode()).map(Vec::as_slice).unwrap_or_default();
    let isi = isi.iter().filter(|i| i.jenis == jenis);
    per_level(&potret.matriks, isi.map(|i| (i.ukur.besaran, i.banyak)))
}

fn ringkasan(bahan: &BahanKonsolidasi<'_>, isi: &mut Vec<Blok>) {
    let potret = bahan.potret;
    isi.push(Blok::Judul { tingkat: 2, teks: "Ringkasan eksekutif".into() });
    isi.extend(kalimat(bahan).iter().map(par));
    let kolom: Vec<_> = JenisRisiko::SEMUA
        .into_iter()
        .rev()
        .flat_map(|jenis| [Ukuran::Awal, Ukuran::Kini, Ukuran::Residual, Ukuran::Target].map(|u| (jenis, u)))
        .filter(|&(jenis, _)| semua(potret, Ukuran::Kini, jenis) > 0)
        .map(|(jenis, u)| (format!("{}: {}", jenis.nama(), pendek_ukuran(u)), level(potret, u, jenis)))
        .collect();
    if !kolom.is_empty() {
        let mut tabel = tabel_level(&potret.matriks, &kolom);
        tabel.ukuran = if kolom.len() > 4 { 7.5 } else { 8.5 };
        let keterangan =
            "Residual dan target dihitung dari risiko yang sudah mengisinya, sehingga jumlahnya dapat lebih kecil.";
        isi.push(tabel.catatan(keterangan).into());
    }
}

pub(super) const fn pendek_ukuran(ukuran: Ukuran) -> &'static str {
    match ukuran {
        Ukuran::Awal => "awal tahun",
        Ukuran::Kini => "saat ini",
        Ukuran::Residual => "residual",
        Ukuran::Target => "target",
    }
}

pub(super) fn kalimat(bahan: &BahanKonsolidasi<'_>) -> Vec<String> {
    let potret = bahan.potret;
    let kantor = &bahan.identitas.perangkat_daerah;
    let [negatif, positif] = [JenisRisiko::Negatif, JenisRisiko::Positif].map(|j| semua(potret, Ukuran::Kini, j));
    let mut hasil = vec![format!(
        "Sampai {}, register risiko SPBE tahun {} memuat {} risiko dari {} {kantor}: {negatif} negatif dan {positif} positif.",
        bahan.identitas.zona.lengkap(potret.per),
        potret.tahun,
        banyak(negatif + positif),
        potret.per_kantor.iter().filter(|h| h.jumlah > 0).count(),
    )];
    let (mulai, tanpa) = (potret.per_kantor.len(), potret.tanpa_register.len());
    hasil.push(match tanpa {
        0 => format!("Semua {kantor} sudah mempunyai register."),
        n => format!("{mulai} dari {} {kantor} sudah mempunyai register; {n} belum.", mulai + n),
    });
    let hampa = potret.per_kantor.iter().filter(|h| h.jumlah == 0).count();
    if hampa > 0 {
        hasil.push(format!("{hampa} register sudah dimulai tetapi belum memuat risiko."));
    }
    if negatif > 0 {
        let (awal, kini) =
            (level(potret, Ukuran::Awal, JenisRisiko::Negatif), level(potret, Ukuran::Kini, JenisRisiko::Negatif));
        let mulai = potret.matriks.level.len().saturating_sub(LEVEL_ATAS);
        let nama: Vec<&str> = potret.matriks.level[mulai..].iter().map(|l| l.nama.as_str()).collect();
        let atas = |isi: &[usize]| isi[mulai..].iter().sum::<usize>();
        hasil.push(format!(
            "{} risiko negatif berada pada level {} saat ini, dibandingkan {} pada awal tahun.",
            atas(&kini),
            dan(&nama),
            atas(&awal)
        ));
    }
    let [ancaman, peluang] = [JenisRisiko::Negatif, JenisRisiko::Positif]
        .map(|j| potret.melampaui_selera.iter().filter(|r| r.jenis == j).count());
    if ancaman + peluang > 0 {
        hasil.push(format!(
            "{} risiko negatif mencapai atau melampaui selera risiko, dan {} risiko positif cukup besar untuk dimanfaatkan.",
            banyak(ancaman),
            banyak(peluang)
        ));
    } else if negatif + positif > 0 {
        hasil.push("Tidak ada risiko yang mencapai atau melampaui selera risiko.".into());
    }
    let menunggu = |t| potret.eskalasi.iter().filter(|e| e.risiko.menunggu == Some(t)).count();
    let (komite, pimpinan) = (menunggu(Tingkat::Komite), menunggu(Tingkat::Pimpinan));
    if komite + pimpinan > 0 {
        hasil.push(format!(
            "{komite} risiko menunggu putusan Komite Manajemen Risiko dan {pimpinan} menunggu putusan {}.",
            bahan.identitas.kepala_daerah
        ));
    }
    hasil.push(match potret.terlambat.iter().map(|t| t.hari).max() {
        None => "Tidak ada rencana aksi yang melewati jadwalnya.".into(),
        Some(hari) => {
            format!("{} rencana aksi melewati jadwalnya; yang terlama {hari} hari.", banyak(potret.terlambat.len()))
        }
    });
    if !potret.kejadian.is_empty() {
        let rugi: Vec<i64> = potret.kejadian.iter().filter_map(|(_, k)| k.kerugian).collect();
        let ekor = if rugi.is_empty() {
            "kerugiannya tidak dinyatakan".to_owned()
        } else {
            format!("dengan kerugian yang dinyatakan {}", domain::angka::rupiah(rugi.iter().sum()))
        };
        hasil.push(format!("{} kejadian risiko dicatat tahun ini, {ekor}.", potret.kejadian.len()));
    }
    if let Some(p) = &potret.pendampingan {
        hasil.push(format!("Pendampingan: {}", kalimat_pendampingan(p, kantor)));
    }
    hasil.extend(kalimat_tren(potret));
    hasil
}

/// `12,50` from hundredths, half up as everywhere.
pub(super) fn perseratus(n: i32) -> String {
    domain::angka::tampil_2(&domain::angka::Pecahan::new(i128::from(n), 100))
}

fn kalimat_tren(potret: &PotretKonsolidasi) -> Option<String> {
    let awal = (*potret.tren_negatif.first()?)?;
    let (ke, akhir) = potret.tren_negatif.iter().enumerate().skip(1).rev().find_map(|(i, n)| n.map(|n| (i, n)))?;
    let arah = match akhir.cmp(&awal) {
        std::cmp::Ordering::Less => "turun",
        std::cmp::Ordering::Equal => "tetap",
        std::cmp::Ordering::Greater => "naik",
    };
    let ke = u8::try_from(ke).unwrap_or(0);
    Some(format!(
        "Rata-rata besaran risiko negatif {arah} dari {} pada awal tahun menjadi {} pada triwulan {}.",
        perseratus(awal),
        perseratus(akhir),
        romawi(ke)
    ))
}

/// Escalated risks with the decision that is asked; the report is read for this.
fn putusan(bahan: &BahanKonsolidasi<'_>, isi: &mut Vec<Blok>) {
    let potret = bahan.potret;
    isi.push(Blok::Judul { tingkat: 2, teks: "Risiko yang dieskalasi dan putusan yang diminta".into() });
    if potret.eskalasi.is_empty() {
        isi.push(par("Tidak ada risiko yang dieskalasi."));
        return;
    }
    let pilihan = Putusan::SEMUA.map(|p| p.nama().to_lowercase());
    let pilihan: Vec<&str> = pilihan.iter().map(String::as_str).collect();
    for tingkat in [Tingkat::Komite, Tingkat::Pimpinan] {
        let diminta: Vec<&PotretEskalasi> =
            potret.eskalasi.iter().filter(|e| e.risiko.menunggu == Some(tingkat)).collect();
        if !diminta.is_empty() {
            // Nobody stands above the head of the government to pass a risk on to.
            let pilihan = if tingkat.atas().is_some() { &pilihan[..] } else { &pilihan[..2] };
            let siapa = match tingkat {
                Tingkat::Pimpinan => bahan.identitas.kepala_daerah.as_str(),
                lain => lain.nama(),
            };
            isi.push(pengantar(format!(
                "{siapa} diminta memutuskan {} risiko berikut: {}.",
                diminta.len(),
                atau(pilihan)
            )));
            isi.push(tabel_eskalasi(potret, &diminta));
        }
    }
    let diambil: Vec<&PotretEskalasi> = potret.eskalasi.iter().filter(|e| e.risiko.menunggu.is_none()).collect();
    if !diambil.is_empty() {
        isi.push(pengantar("Risiko yang eskalasinya sudah diputus:"));
        isi.push(tabel_eskalasi(potret, &diambil));
    }
}

/// A sentence that stays with the table it introduces.
fn pengantar(isi: impl AsRef<str>) -> Blok {
    Paragraf::baru(Teks::biasa(isi)).ikut().into()
}

/// `diambil alih, dikembalikan, atau diteruskan`.
fn atau(kata: &[&str]) -> String {
    match kata {
        [satu, dua] => format!("{satu} atau {dua}"),
        _ => dan(kata).replace(", dan ", ", atau "),
    }
}

fn tabel_eskalasi(potret: &PotretKonsolidasi, eskalasi: &[&PotretEskalasi]) -> Blok {
    let mut tabel = Tabel::baru(vec![
        Kolom::kiri(4.0),
        Kolom::kiri(2.0),
        Kolom::kiri(1.3),
        Kolom::kiri(4.0),
        Kolom::kiri(1.8),
        Kolom::kiri(2.6),
    ])
    .kepala(&["Risiko", "Perangkat Daerah", "Saat ini", "Alasan eskalasi", "Tanggung jawab", "Putusan"]);
    tabel.ukuran = 8.0;
    for e in eskalasi {
        let r = &e.risiko;
        tabel.baris(vec![
            Sel::dari(Teks::tebal(&r.nomor).lalu(format!(" {}", r.kejadian)).lalu_redup(tanda(r.jenis))),
            Sel::from(&r.kantor),
            Sel::from(ukur(&potret.matriks, Some(r.kini))),
            Sel::dari(Teks::biasa(super::atau_strip(&e.alasan)).lalu_redup(diajukan(e))),
            Sel::from(r.tingkat.nama()),
            Sel::from(putusan_sel(e)),
        ]);
    }
    tabel.into()
}

/// Whom it was put before, when and by whom.
fn diajukan(e: &PotretEskalasi) -> String {
    let pada = e.pada.map(|hari| format!(" {}", pendek(hari))).unwrap_or_default();
    let oleh = if e.oleh.is_empty() { String::new() } else { format!(" oleh {}", e.oleh) };
    // A title may end in a dot already: `M.Si.`
    format!(" Diminta kepada {}{pada}{}.", e.diminta.nama(), oleh.trim_end_matches('.'))
}

/// The decision in words; room to write on in the meeting while there is none.
fn putusan_sel(e: &PotretEskalasi) -> String {
    let Some(p) = &e.putusan else {
        return if e.risiko.menunggu.is_some() { "…………………".into() } else { "sudah diputus".into() };
    };
    let tanggal = p.tanggal.map(|hari| format!(", {}", pendek(hari))).unwrap_or_default();
    let arahan = if p.arahan.is_empty() { String::new() } else { format!(": {}", p.arahan) };
    format!("{} ({}{tanggal}){arahan}", p.putusan.nama(), p.nomor)
}

fn peta_panas(potret: &PotretKonsolidasi, isi: &mut Vec<Blok>) {
    isi.push(Blok::HalamanBaru);
    isi.push(Blok::Judul { tingkat: 2, teks: "Peta risiko".into() });
    isi.push(catatan(CARA_BACA));
    for jenis in [JenisRisiko::Negatif, JenisRisiko::Positif] {
        if jenis == JenisRisiko::Positif && semua(potret, Ukuran::Kini, jenis) == 0 {
            continue;
        }
        for ukuran in Ukuran::SEMUA {
            let sel = potret.peta.get(ukuran.kode()).map(Vec::as_slice).unwrap_or_default();
            let jumlah = jumlah(sel, jenis);
            if jumlah.is_empty() && semua(potret, Ukuran::Kini, jenis) > 0 {
                let jenis = jenis.nama().to_lowercase();
                isi.push(par(format!("Risiko {jenis}, {}: belum ada yang mengisinya.", nama(ukuran))));
            } else {
                isi.push(peta(jenis, ukuran, &potret.matriks, &jumlah, LEBAR_PETA));
            }
        }
    }
    isi.push(Blok::HalamanBaru);
}

fn terlambat(potret: &PotretKonsolidasi, isi: &mut Vec<Blok>) {
    isi.push(Blok::Judul { tingkat: 2, teks: "Rencana aksi yang melewati jadwal".into() });
    if potret.terlambat.is_empty() {
        isi.push(par("Tidak ada."));
        return;
    }
    let mut tabel = Tabel::baru(vec![
        Kolom::kiri(3.6),
        Kolom::kiri(2.4),
        Kolom::kiri(3.4),
        Kolom::kiri(2.0),
        Kolom::kiri(1.3),
        Kolom::kanan(0.9),
    ])
    .kepala(&["Risiko", "Perangkat Daerah", "Rencana aksi", "Penanggung jawab", "Tenggat", "Hari"]);
    tabel.ukuran = 7.5;
    for t in &potret.terlambat {
        tabel.baris(vec![
            Sel::dari(Teks::tebal(&t.nomor).lalu(format!(" {}", t.kejadian))),
            Sel::from(&t.kantor),
            Sel::from(&t.aksi),
            Sel::from(&t.penanggung_jawab),
            Sel::from(pendek(t.tenggat)),
            Sel::from(t.hari.to_string()),
        ]);
    }
    isi.push(tabel.into());
}

fn tren(potret: &PotretKonsolidasi, isi: &mut Vec<Blok>) {
    isi.push(Blok::Judul { tingkat: 2, teks: "Tren besaran risiko negatif".into() });
    if potret.tren_negatif.iter().all(Option::is_none) {
        isi.push(par("Belum ada risiko negatif."));
        return;
    }
    let grafik = tren_rata("Rata-rata besaran risiko negatif", &potret.matriks, &potret.tren_negatif);
    isi.push(Blok::Grafik { grafik, lebar: LEBAR_TREN });
    let mut tabel =
        Tabel::baru(potret.tren_negatif.iter().map(|_| Kolom::kanan(1.0)).collect()).kepala(&nama_tren(potret));
    tabel.baris(potret.tren_negatif.iter().map(|n| Sel::from(n.map_or_else(|| "–".to_owned(), perseratus))).collect());
    isi.push(tabel.catatan("Rata-rata besaran seluruh risiko negatif pada awal tahun dan pada akhir triwulan.").into());
}

/// Headings of the trend: the beginning of the year and its quarters.
pub(super) fn nama_tren(potret: &PotretKonsolidasi) -> Vec<String> {
    let satu = |ke: usize| match u8::try_from(ke) {
        Ok(0) | Err(_) => "Awal tahun".to_owned(),
        Ok(ke) => format!("Triwulan {}", romawi(ke)),
    };
    (0..potret.tren_negatif.len()).map(satu).collect()
}

fn tanpa_register(bahan: &BahanKonsolidasi<'_>, isi: &mut Vec<Blok>) {
    let nama = &bahan.identitas.perangkat_daerah;
    let daftar = &bahan.potret.tanpa_register;
    isi.push(Blok::Judul { tingkat: 2, teks: format!("{nama} tanpa register risiko") });
    if daftar.is_empty() {
        isi.push(par(format!("Semua {nama} mempunyai register risiko tahun {}.", bahan.potret.tahun)));
    }
    for (i, kantor) in (1..).zip(daftar) {
        isi.push(Paragraf::butir(format!("{i}."), Teks::biasa(kantor)).ukuran(9.0).into());
    }
}

/// What the year follows, what it lacks, and what nobody watched in its last period.
fn pedoman(p: &PotretPedoman, kantor: &str, isi: &mut Vec<Blok>) {
    isi.push(Blok::Judul { tingkat: 2, teks: "Pedoman, rencana, dan pemantauan".into() });
    let atau = |teks: &str, kosong: &str| if teks.is_empty() { kosong.to_owned() } else { teks.to_owned() };
    let rencana = match p.rencana_tanggal {
        Some(hari) => format!("Nomor {} tanggal {}", p.rencana_nomor, panjang(hari)),
        None => "belum ada".to_owned(),
    };
    isi.push(
        pasangan(&[
            ("Pedoman", atau(&p.pedoman, "belum dicatat")),
            ("Standar", atau(&p.standar, "belum dicatat")),
            ("Rencana manajemen risiko", rencana),
            ("Pengampu rencana", atau(&p.pengampu, "belum ditunjuk")),
            ("Pemantauan dan evaluasi", p.selang.nama().to_lowercase()),
        ])
        .into(),
    );
    if let Some(masa) = p.masa {
        isi.push(par(match p.belum_dipantau {
            0 => format!("Semua risiko yang berlaku mempunyai laporan pemantauan {}.", masa.tampil()),
            n => format!(
                "{} risiko dari {} {kantor} belum mempunyai laporan pemantauan {}.",
                banyak(n),
                p.kantor,
                masa.tampil()
            ),
        }));
    }
}

/// What the pengawasan office advised, what waits, and whom it has not accompanied.
fn pendampingan(p: &RekapPendampingan, kantor: &str, isi: &mut Vec<Blok>) {
    isi.push(Blok::Judul { tingkat: 2, teks: "Pendampingan".into() });
    isi.push(catatan(super::dasar_pendampingan(&p.dasar)));
    isi.push(par(kalimat_pendampingan(p, kantor)));
    isi.extend(tabel_pendampingan(&p.daftar, Some(kantor)).map(Into::into));
    if !p.tanpa.is_empty() {
        isi.push(Blok::Judul { tingkat: 3, teks: format!("{kantor} tanpa pendampingan") });
        isi.extend(
            (1..).zip(&p.tanpa).map(|(i, nama)| Paragraf::butir(format!("{i}."), Teks::biasa(nama)).ukuran(9.0).into()),
        );
    }
}

fn kalimat_pendampingan(p: &RekapPendampingan, kantor: &str) -> String {
    let tanpa = match p.tanpa.len() {
        0 => format!("Semua {kantor} sudah didampingi."),
        n => format!("{n} {kantor} belum didampingi."),
    };
    match (p.daftar.len(), p.terbuka().count()) {
        (0, _) => format!("Belum ada pendampingan yang dicatat. {tanpa}"),
        (n, 0) => format!("{n} pendampingan dicatat dan semuanya sudah ditindaklanjuti. {tanpa}"),
        (n, terbuka) => format!("{n} pendampingan dicatat; {terbuka} di antaranya belum ditindaklanjuti. {tanpa}"),
    }
}

fn struktur(struktur: &Struktur, isi: &mut Vec<Blok>) {
    isi.push(Blok::Judul { tingkat: 3, teks: struktur.unsur.nama().to_owned() });
    if struktur.pelaksana.is_empty() {
        isi.push(par("Belum ditetapkan."));
        return;
    }
    if let Some(keputusan) = struktur.sebut_keputusan() {
        let tanggal = struktur.tanggal.map(|t| format!(" tanggal {}", panjang(t))).unwrap_or_default();
        isi.push(pengantar(format!("Ditetapkan dengan {keputusan}{tanggal}.")));
    }
    let mut tabel = Tabel::baru(vec![Kolom::kiri(1.6), Kolom::kiri(2.6), Kolom::kiri(3.4)]).kepala(&[
        "Kedudukan",
        "Nama",
        "Jabatan",
    ]);
    for p in &struktur.pelaksana {
        tabel.baris(vec![Sel::from(p.kedudukan.nama()), Sel::from(super::atau_strip(&p.nama)), Sel::from(&p.jabatan)]);
    }
    isi.push(tabel.into());
}
