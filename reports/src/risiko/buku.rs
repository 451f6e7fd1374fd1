//! Workbooks: one sheet a form, the consolidated figures, the SPIP forms.

use domain::risiko::{
    JenisRisiko, Matriks, Ukuran,
    potret::{Hitungan, PotretEskalasi, PotretKonsolidasi, RekapPendampingan, RingkasRisiko},
};

use super::{
    BahanKonsolidasi, BahanRisiko,
    borang::{Borang, Isi, Lajur, Petak},
    konsolidasi::{self, nama_tren},
    konteks::konteks,
    lembar_kerja::{Lembar, buku, pita},
    pantauan, penilaian,
    peta::jumlah,
    spip,
};
use crate::bahan::GalatLaporan;

/// The forms of an office as a workbook: a sheet a form, 2.1 to 5.0.
///
/// # Errors
/// [`GalatLaporan`] when the workbook cannot be written.
pub fn buku_risiko(bahan: &BahanRisiko<'_>) -> Result<Vec<u8>, GalatLaporan> {
    let potret = bahan.potret;
    let tajuk = |formulir: &str, nama: &str| {
        vec![format!("FORMULIR {formulir}"), nama.to_owned(), format!("{}, tahun {}", potret.kantor, potret.tahun)]
    };
    let mut lembar: Vec<Lembar> =
        konteks(potret).into_iter().map(|b| Lembar::satu(tajuk("2.0", "KONTEKS RISIKO SPBE"), b)).collect();
    lembar.push(Lembar::satu(tajuk("3.0", "PENILAIAN RISIKO SPBE"), penilaian::penilaian(potret)));
    lembar.push(Lembar::satu(tajuk("4.0", "RENCANA PENANGANAN RISIKO SPBE"), penilaian::penanganan(potret)));
    let mut laporan: Vec<Borang> = pantauan::laporan(potret, bahan.masa).into_iter().map(gabung).collect();
    if laporan.is_empty() {
        laporan.push(Borang { kosong: "Belum ada laporan pemantauan.", ..pantauan::kosong() });
    }
    lembar.push(Lembar { nama: "5.0".into(), tajuk: tajuk("5.0", "LAPORAN PEMANTAUAN RISIKO SPBE"), borang: laporan });
    if let Some(p) = &potret.pendampingan {
        let tajuk = vec!["PENDAMPINGAN".to_owned(), format!("{}, tahun {}", potret.kantor, potret.tahun)];
        lembar.push(Lembar { nama: "Pendampingan".into(), tajuk, borang: vec![pendampingan(p, None)] });
    }
    let judul = format!("Formulir Manajemen Risiko SPBE {} {}", potret.kantor, potret.tahun);
    buku(&bahan.bingkai(), &judul, &bahan.sidik(), lembar, &[])
}

/// Both parts of a monitoring report as one form; a sheet has no picture between them.
fn gabung(laporan: pantauan::Laporan) -> Borang {
    let [mut atas, bawah] = laporan.bagian;
    atas.judul = laporan.judul;
    atas.baris.extend(bawah.baris);
    atas
}

/// The SPIP forms as a workbook: a sheet a form.
///
/// # Errors
/// [`GalatLaporan`] when the workbook cannot be written.
pub fn buku_spip(bahan: &BahanRisiko<'_>) -> Result<Vec<u8>, GalatLaporan> {
    let potret = bahan.potret;
    let tajuk = vec![format!("{}, {}, tahun {}", potret.kantor, potret.pemerintah, potret.tahun)];
    let lembar = spip::borang(potret).into_iter().map(|b| Lembar::satu(tajuk.clone(), b)).collect();
    let judul = format!("Formulir SPIP {} {}", potret.kantor, potret.tahun);
    buku(&bahan.bingkai(), &judul, &bahan.sidik(), lembar, &spip::keterangan(potret))
}

/// The consolidated report as a workbook.
///
/// # Errors
/// [`GalatLaporan`] when the workbook cannot be written.
pub fn buku_konsolidasi(bahan: &BahanKonsolidasi<'_>) -> Result<Vec<u8>, GalatLaporan> {
    let potret = bahan.potret;
    let m = &potret.matriks;
    let judul = format!("Laporan Konsolidasi Manajemen Risiko SPBE {}", potret.tahun);
    let tajuk = |nama: &str| vec![judul.clone(), potret.pemerintah.clone(), nama.to_owned()];
    let satu = |nama: &str, borang: Borang| Lembar { nama: nama.into(), tajuk: tajuk(nama), borang: vec![borang] };
    let kantor = bahan.identitas.perangkat_daerah.as_str();
    let mut lembar = vec![satu("Ringkasan", ringkasan(bahan)), satu("Level", level(potret))];
    for ukuran in Ukuran::SEMUA {
        let borang = JenisRisiko::SEMUA.into_iter().rev().map(|jenis| peta(potret, ukuran, jenis)).collect();
        let nama = format!("Peta {}", konsolidasi::pendek_ukuran(ukuran));
        lembar.push(Lembar { tajuk: tajuk(&nama), nama, borang });
    }
    lembar.extend([
        satu("Teratas", risiko(m, &potret.teratas)),
        satu("Mencapai selera", risiko(m, &potret.melampaui_selera)),
        satu("Eskalasi", eskalasi(m, &potret.eskalasi)),
        satu("Per kategori", kelompok(m, "Kategori Risiko SPBE", &potret.per_kategori)),
        satu("Per Perangkat Daerah", kelompok(m, kantor, &potret.per_kantor)),
        satu("Per pemilik", kelompok(m, "Pemilik risiko", &potret.per_pemilik)),
        satu("Terlambat", terlambat(potret)),
        satu("Kejadian", kejadian(potret)),
        satu("Tren", tren(potret)),
        satu("Tanpa register", daftar_kantor(&potret.tanpa_register, kantor, TANPA_REGISTER)),
    ]);
    if let Some(p) = &potret.pendampingan {
        let nama = "Pendampingan".to_owned();
        let borang = vec![pendampingan(p, Some(kantor)), daftar_kantor(&p.tanpa, kantor, TANPA_PENDAMPINGAN)];
        lembar.push(Lembar { tajuk: tajuk(&nama), nama, borang });
    }
    buku(&bahan.bingkai(), &judul, &bahan.sidik(), lembar, &[])
}

/// Headings of the two lists of offices that lack something, and what stands there when none does.
const TANPA_REGISTER: (&str, &str) = ("", "Semua mempunyai register.");
const TANPA_PENDAMPINGAN: (&str, &str) = ("Tanpa pendampingan", "Semua sudah didampingi.");

/// What the pengawasan office advised, and what came of it; with the offices where there are several.
fn pendampingan(p: &RekapPendampingan, kantor: Option<&str>) -> Borang {
    let baris = p.daftar.iter().map(|satu| {
        let mut sel = vec![Petak::from(satu.tanggal)];
        sel.extend(kantor.map(|_| Petak::from(&satu.kantor)));
        sel.extend([
            Petak::from(&satu.saran),
            (&satu.oleh).into(),
            if satu.ditindaklanjuti_pada.is_some() { "Ditindaklanjuti" } else { "Belum ditindaklanjuti" }.into(),
            satu.ditindaklanjuti_pada.map_or_else(Petak::kosong, Petak::from),
            (&satu.tindak_lanjut).into(),
        ]);
        sel
    });
    let mut kolom = vec![Lajur::kiri(14.0)];
    let mut kepala = vec!["Tanggal"];
    if let Some(kantor) = kantor {
        kolom.push(Lajur::kiri(28.0));
        kepala.push(kantor);
    }
    kolom.extend([60.0, 26.0, 22.0, 18.0, 60.0].map(Lajur::kiri));
    kepala.extend(["Saran", "Dicatat oleh", "Keadaan", "Tanggal tindak lanjut", "Tindak lanjut"]);
    Borang {
        kolom,
        baris: baris.collect(),
        kosong: "Belum ada pendampingan yang dicatat.",
        catatan: vec![super::dasar_pendampingan(&p.dasar)],
        ..Borang::default()
    }
    .kepala(&kepala)
}

fn ringkasan(bahan: &BahanKonsolidasi<'_>) -> Borang {
    Borang {
        kolom: vec![Lajur::kiri(120.0)],
        baris: konsolidasi::kalimat(bahan).into_iter().map(|k| vec![k.into()]).collect(),
        ..Borang::default()
    }
}

fn level(potret: &PotretKonsolidasi) -> Borang {
    let kolom: Vec<(JenisRisiko, Ukuran)> =
        JenisRisiko::SEMUA.into_iter().rev().flat_map(|j| Ukuran::SEMUA.map(|u| (j, u))).collect();
    let isi: Vec<Vec<usize>> = kolom.iter().map(|&(j, u)| konsolidasi::level(potret, u, j)).collect();
    let mut lajur = vec![Lajur::kiri(20.0), Lajur::tengah(10.0), Lajur::tengah(10.0)];
    lajur.extend(kolom.iter().map(|_| Lajur::tengah(12.0)));
    let mut kepala = vec!["Level risiko".to_owned(), "Dari besaran".into(), "Sampai besaran".into()];
    kepala.extend(kolom.iter().map(|(j, u)| format!("{}: {}", j.nama(), konsolidasi::pendek_ukuran(*u))));
    let baris = potret.matriks.level.iter().enumerate().rev().map(|(i, l)| {
        let mut sel = vec![Petak::from(&l.nama).warna(Some(l.warna)), Petak::angka(l.min), Petak::angka(l.maks)];
        sel.extend(isi.iter().map(|n| cacah(n[i])));
        sel
    });
    let kepala: Vec<&str> = kepala.iter().map(String::as_str).collect();
    Borang { kolom: lajur, baris: baris.collect(), ..Borang::default() }.kepala(&kepala)
}

fn cacah(n: usize) -> Petak {
    Petak::angka(i64::try_from(n).unwrap_or(i64::MAX))
}

/// The matrix with how many risks stand in each cell; an empty cell holds none.
fn peta(potret: &PotretKonsolidasi, ukuran: Ukuran, jenis: JenisRisiko) -> Borang {
    let m = &potret.matriks;
    let sel = potret.peta.get(ukuran.kode()).map(Vec::as_slice).unwrap_or_default();
    let isi = jumlah(sel, jenis);
    let mut kolom = vec![Lajur::kiri(30.0)];
    kolom.extend((0..m.lebar()).map(|_| Lajur::tengah(20.0)));
    let mut kepala = vec!["Kemungkinan \\ Dampak".to_owned()];
    kepala.extend((1..=m.lebar()).map(|d| format!("{d} {}", m.nama_dampak(d))));
    let baris =
        (1..=m.tinggi()).rev().map(|k| {
            let mut baris = vec![Petak::from(format!("{k} {}", m.nama_kemungkinan(k)))];
            baris.extend(m.sel().filter(|u| u.titik.kemungkinan == k).map(|u| {
                isi.get(&u.titik).map_or_else(Petak::kosong, |&n| cacah(n).tebal()).warna(pita(m, u.besaran))
            }));
            baris
        });
    let kepala: Vec<&str> = kepala.iter().map(String::as_str).collect();
    let banyak: usize = isi.values().sum();
    Borang {
        judul: format!("Risiko {}: {banyak} risiko", jenis.nama().to_lowercase()),
        kolom,
        baris: baris.collect(),
        ..Borang::default()
    }
    .kepala(&kepala)
}

fn risiko(m: &Matriks, isi: &[RingkasRisiko]) -> Borang {
    let ukur = |u: Option<domain::risiko::matriks::Terukur>| match u {
        Some(u) => [
            Petak::angka(u.titik.kemungkinan),
            Petak::angka(u.titik.dampak),
            Petak::angka(u.besaran).tebal(),
            Petak::from(m.nama_level(u.besaran)).warna(pita(m, u.besaran)),
        ],
        None => [Petak::kosong(), Petak::kosong(), Petak::kosong(), Petak::kosong()],
    };
    let baris = (1_i64..).zip(isi).map(|(i, r)| {
        let mut sel = vec![
            Petak::angka(i),
            (&r.nomor).into(),
            (&r.kantor).into(),
            r.jenis.nama().into(),
            (&r.kejadian).into(),
            (&r.nama_kategori).into(),
        ];
        for u in [Some(r.awal), Some(r.kini), r.residual, r.target] {
            sel.extend(ukur(u));
        }
        sel.extend([
            r.ambang.map_or_else(Petak::kosong, Petak::angka),
            super::ya_tidak(r.keputusan).into(),
            r.status.nama().into(),
            r.tingkat.nama().into(),
            r.menunggu.map_or("", |t| t.nama()).into(),
        ]);
        sel
    });
    let mut kolom = vec![
        Lajur::tengah(5.0),
        Lajur::kiri(10.0),
        Lajur::kiri(26.0),
        Lajur::kiri(10.0),
        Lajur::kiri(44.0),
        Lajur::kiri(22.0),
    ];
    let satu = |kata: &str| Petak::teks(kata).tebal();
    let mut atas: Vec<Petak> =
        ["No", "Nomor", "Perangkat Daerah", "Jenis", "Kejadian", "Kategori"].map(|k| satu(k).turun(2)).to_vec();
    let mut bawah = Vec::new();
    for u in Ukuran::SEMUA {
        kolom.extend([Lajur::tengah(6.0), Lajur::tengah(6.0), Lajur::tengah(9.0), Lajur::tengah(14.0)]);
        atas.push(satu(u.nama()).rentang(4));
        bawah.extend(["K", "D", "Besaran", "Level"].map(satu));
    }
    kolom.extend([Lajur::tengah(9.0), Lajur::tengah(10.0), Lajur::kiri(20.0), Lajur::kiri(20.0), Lajur::kiri(20.0)]);
    atas.extend(["Selera", "Ditangani", "Keadaan", "Tanggung jawab", "Menunggu putusan"].map(|k| satu(k).turun(2)));
    Borang { kolom, kepala: vec![atas, bawah], baris: baris.collect(), kosong: "Tidak ada.", ..Borang::default() }
}

/// Escalated risks with what was asked and what was decided.
fn eskalasi(m: &Matriks, isi: &[PotretEskalasi]) -> Borang {
    let baris = isi.iter().map(|e| {
        let (r, p) = (&e.risiko, e.putusan.as_ref());
        vec![
            Petak::from(&r.nomor),
            (&r.kantor).into(),
            (&r.kejadian).into(),
            Petak::angka(r.kini.besaran).tebal(),
            Petak::from(m.nama_level(r.kini.besaran)).warna(pita(m, r.kini.besaran)),
            (&e.alasan).into(),
            e.diminta.nama().into(),
            e.pada.map_or_else(Petak::kosong, Petak::from),
            (&e.oleh).into(),
            r.tingkat.nama().into(),
            p.map_or(if r.menunggu.is_some() { "Menunggu" } else { "" }, |p| p.putusan.nama()).into(),
            p.map_or("", |p| p.nomor.as_str()).into(),
            p.and_then(|p| p.tanggal).map_or_else(Petak::kosong, Petak::from),
            p.map_or("", |p| p.arahan.as_str()).into(),
        ]
    });
    let lebar = [10.0, 26.0, 44.0, 9.0, 14.0, 44.0, 24.0, 14.0, 24.0, 22.0, 20.0, 20.0, 14.0, 36.0];
    let kolom = lebar.into_iter().enumerate().map(|(i, lebar)| match i {
        3 | 4 => Lajur::tengah(lebar),
        _ => Lajur::kiri(lebar),
    });
    Borang {
        kolom: kolom.collect(),
        baris: baris.collect(),
        kosong: "Tidak ada risiko yang dieskalasi.",
        ..Borang::default()
    }
    .kepala(&[
        "Nomor",
        "Perangkat Daerah",
        "Risiko",
        "Besaran",
        "Level",
        "Alasan eskalasi",
        "Diminta kepada",
        "Tanggal diminta",
        "Diminta oleh",
        "Tanggung jawab",
        "Putusan",
        "Nomor putusan",
        "Tanggal putusan",
        "Arahan",
    ])
}

fn kelompok(m: &Matriks, judul: &str, isi: &[Hitungan]) -> Borang {
    let mut kolom = vec![Lajur::kiri(44.0)];
    kolom.extend(m.level.iter().map(|_| Lajur::tengah(13.0)));
    kolom.extend([Lajur::tengah(10.0), Lajur::tengah(12.0), Lajur::tengah(12.0)]);
    let mut kepala = vec![judul];
    kepala.extend(m.level.iter().rev().map(|l| l.nama.as_str()));
    kepala.extend(["Jumlah", "Mencapai selera", "Aksi terlambat"]);
    let baris = isi.iter().map(|h| {
        let mut sel = vec![Petak::from(&h.nama)];
        sel.extend(h.per_level.iter().rev().map(|&n| cacah(n)));
        sel.extend([h.jumlah, h.melampaui, h.terlambat].map(cacah));
        sel
    });
    Borang { kolom, baris: baris.collect(), kosong: "Belum ada risiko.", ..Borang::default() }.kepala(&kepala)
}

fn terlambat(potret: &PotretKonsolidasi) -> Borang {
    let baris = potret.terlambat.iter().map(|t| {
        vec![
            Petak::from(&t.nomor),
            (&t.kantor).into(),
            (&t.kejadian).into(),
            (&t.aksi).into(),
            (&t.penanggung_jawab).into(),
            t.tenggat.into(),
            Petak::angka(t.hari),
        ]
    });
    Borang {
        kolom: vec![
            Lajur::kiri(10.0),
            Lajur::kiri(28.0),
            Lajur::kiri(40.0),
            Lajur::kiri(40.0),
            Lajur::kiri(26.0),
            Lajur::kiri(14.0),
            Lajur::tengah(8.0),
        ],
        baris: baris.collect(),
        kosong: "Tidak ada.",
        ..Borang::default()
    }
    .kepala(&["Nomor", "Perangkat Daerah", "Risiko", "Rencana aksi", "Penanggung jawab", "Tenggat", "Hari"])
}

fn kejadian(potret: &PotretKonsolidasi) -> Borang {
    let baris = potret.kejadian.iter().map(|(r, k)| {
        vec![
            Petak::from(k.tanggal),
            (&r.nomor).into(),
            (&r.kantor).into(),
            (&r.kejadian).into(),
            (&k.sebab).into(),
            (&k.dampak).into(),
            k.kerugian.map_or_else(Petak::kosong, |n| Petak { isi: Isi::Rupiah(n), ..Petak::kosong() }),
            (&k.tindakan).into(),
            (&k.pelajaran).into(),
        ]
    });
    Borang {
        kolom: vec![
            Lajur::kiri(14.0),
            Lajur::kiri(10.0),
            Lajur::kiri(28.0),
            Lajur::kiri(36.0),
            Lajur::kiri(30.0),
            Lajur::kiri(30.0),
            Lajur::kiri(16.0),
            Lajur::kiri(30.0),
            Lajur::kiri(30.0),
        ],
        baris: baris.collect(),
        kosong: "Tidak ada kejadian yang dicatat.",
        ..Borang::default()
    }
    .kepala(&[
        "Tanggal",
        "Nomor",
        "Perangkat Daerah",
        "Risiko",
        "Sebab",
        "Dampak",
        "Kerugian (Rp)",
        "Tindakan",
        "Pelajaran",
    ])
}

fn tren(potret: &PotretKonsolidasi) -> Borang {
    let isi = potret
        .tren_negatif
        .iter()
        .map(|n| n.map_or_else(Petak::kosong, |n| Petak { isi: Isi::Seratus(n), ..Petak::kosong() }));
    let kepala = nama_tren(potret);
    let kepala: Vec<&str> = kepala.iter().map(String::as_str).collect();
    Borang {
        kolom: kepala.iter().map(|_| Lajur::tengah(16.0)).collect(),
        baris: vec![isi.collect()],
        catatan: vec!["Rata-rata besaran seluruh risiko negatif pada awal tahun dan pada akhir triwulan.".into()],
        ..Borang::default()
    }
    .kepala(&kepala)
}

fn daftar_kantor(daftar: &[String], kantor: &str, (judul, kosong): (&str, &'static str)) -> Borang {
    let baris = (1_i64..).zip(daftar).map(|(i, nama)| vec![Petak::angka(i), nama.into()]);
    Borang {
        judul: judul.into(),
        kolom: vec![Lajur::tengah(6.0), Lajur::kiri(70.0)],
        baris: baris.collect(),
        kosong,
        ..Borang::default()
    }
    .kepala(&["No", kantor])
}
