//! Formulir 3.0 and 4.0: assessment and plan of treatment (PermenPANRB 5/2020 Lampiran, FORMULIR 3.0 and 4.0; Tabel 13 to
//! 16).

use domain::risiko::potret::{PotretPenanganan, PotretRegister, PotretRisiko};

use super::{
    atau_strip, besaran,
    borang::{Borang, Isi, Lajur, Petak},
    masa, ya_tidak,
};

/// Marks a place among risks of the same magnitude that nobody has decided.
const SERI: &str = "*";

fn periode(potret: &PotretRegister) -> String {
    masa(potret.umum.mulai, potret.umum.selesai)
}

/// Risks as they were identified: by their number.
fn urut_nomor(potret: &PotretRegister) -> Vec<&PotretRisiko> {
    let mut risiko: Vec<_> = potret.risiko.iter().collect();
    risiko.sort_by_key(|r| (r.urutan, r.id));
    risiko
}

/// Formulir 3.0 as one table, for the workbook.
pub(super) fn penilaian(potret: &PotretRegister) -> Borang {
    let risiko = urut_nomor(potret);
    let mut catatan = Vec::new();
    if risiko.iter().any(|r| r.seri) {
        catatan.push(format!(
            "{SERI} Urutan di antara risiko dengan besaran yang sama belum diputuskan (expert judgement, Bab III huruf C \
             angka 3)."
        ));
    }
    for r in risiko.iter().filter(|r| !r.alasan_keputusan.trim().is_empty()) {
        catatan.push(format!("Alasan keputusan {}: {}", r.nomor, r.alasan_keputusan));
    }
    Borang {
        kode: "3.0",
        pengantar: vec![
            ("Unit Pemilik Risiko SPBE", potret.umum.nama_upr.clone()),
            ("Periode Penerapan", periode(potret)),
        ],
        kolom: [
            Lajur::tengah(9.4),
            Lajur::kiri(14.7),
            Lajur::kiri(11.7),
            Lajur::kiri(8.3),
            Lajur::kiri(13.9),
            Lajur::kiri(12.5),
            Lajur::kiri(11.9),
            Lajur::kiri(12.5),
            Lajur::kiri(9.4),
            Lajur::kiri(12.8),
            Lajur::kiri(10.6),
            Lajur::kiri(12.5),
            Lajur::kiri(10.6),
            Lajur::kiri(12.2),
            Lajur::tengah(8.6),
            Lajur::tengah(8.1),
            Lajur::tengah(12.8),
            Lajur::tengah(9.2),
        ]
        .to_vec(),
        kepala: kepala_penilaian(),
        baris: (1_i64..).zip(&risiko).map(|(i, r)| baris_penilaian(potret, i, r)).collect(),
        kosong: "Belum ada risiko yang dinilai.",
        catatan,
        ..Borang::default()
    }
}

/// Formulir 3.0 on paper: its eighteen columns on A4 would need letters of 6 points, so it is printed in the parts in which
/// the regulation itself fills it in (Tabel 13, and Tabel 14 with 15), every risk under the same number in both.
pub(super) fn bagian_penilaian(potret: &PotretRegister) -> [Borang; 2] {
    let utuh = penilaian(potret);
    let kepala = &utuh.kepala;
    let (atas, tengah) = (&kepala[0], &kepala[1]);
    let dua_baris = |petak: &[Petak]| petak.iter().cloned().map(|p| p.turun(2)).collect::<Vec<_>>();
    let identifikasi = Borang {
        judul: "Bagian Identifikasi Risiko SPBE".into(),
        kolom: [
            Lajur::tengah(7.2),
            Lajur::kiri(12.0),
            Lajur::kiri(9.0),
            Lajur::tengah(7.0),
            Lajur::kiri(15.0),
            Lajur::kiri(15.0),
            Lajur::kiri(11.8),
            Lajur::kiri(13.5),
            Lajur::kiri(9.5),
        ]
        .to_vec(),
        kepala: vec![
            [dua_baris(&atas[..SEBELUM_IDENTIFIKASI]), vec![atas[SEBELUM_IDENTIFIKASI].clone()]].concat(),
            tengah[..IDENTIFIKASI].iter().cloned().map(|p| p.turun(1)).collect(),
        ],
        baris: utuh.baris.iter().map(|b| b[..SEBELUM_IDENTIFIKASI + IDENTIFIKASI].to_vec()).collect(),
        catatan: Vec::new(),
        ukuran: 8.5,
        ..utuh.clone()
    };
    let nomor = |baris: &[Petak], sisa: &[Petak]| [baris[..1].to_vec(), sisa.to_vec()].concat();
    let analisis = Borang {
        judul: "Bagian Analisis dan Evaluasi Risiko SPBE".into(),
        kolom: [
            Lajur::tengah(7.2),
            Lajur::kiri(17.0),
            Lajur::kiri(11.5),
            Lajur::kiri(14.5),
            Lajur::kiri(10.0),
            Lajur::kiri(13.0),
            Lajur::tengah(7.0),
            Lajur::tengah(7.5),
            Lajur::tengah(11.8),
            Lajur::tengah(8.0),
        ]
        .to_vec(),
        kepala: vec![
            nomor(atas, &atas[SEBELUM_IDENTIFIKASI + 1..]),
            tengah[IDENTIFIKASI..].iter().map(jawaban_utuh).collect(),
            kepala[2].clone(),
        ],
        baris: utuh.baris.iter().map(|b| nomor(b, &b[SEBELUM_IDENTIFIKASI + IDENTIFIKASI..])).collect(),
        ukuran: 8.5,
        ..utuh
    };
    [identifikasi, analisis]
}

/// `(Ya/Tidak)` on a line of its own instead of broken in the middle.
fn jawaban_utuh(petak: &Petak) -> Petak {
    match &petak.isi {
        Isi::Teks(teks) => Petak { isi: Isi::Teks(teks.replace(" (Ya/Tidak)", "\n(Ya/Tidak)")), ..petak.clone() },
        _ => petak.clone(),
    }
}

/// Columns of Formulir 3.0 before those of the identification: number, goal, indicator.
const SEBELUM_IDENTIFIKASI: usize = 3;

/// Columns of the identification: kind to area of impact.
const IDENTIFIKASI: usize = 6;

fn kepala_penilaian() -> Vec<Vec<Petak>> {
    let satu = |kata: &str| Petak::teks(kata).tebal();
    vec![
        vec![
            satu("No.").turun(3),
            satu("Sasaran SPBE").turun(3),
            satu("Indikator Kinerja").turun(3),
            satu("Identifikasi Risiko SPBE").rentang(6),
            satu("Analisis Risiko SPBE").rentang(7),
            satu("Evaluasi Risiko SPBE").rentang(2),
        ],
        vec![
            satu("Jenis Risiko SPBE").turun(2),
            satu("Kejadian").turun(2),
            satu("Penyebab").turun(2),
            satu("Kategori").turun(2),
            satu("Dampak").turun(2),
            satu("Area Dampak").turun(2),
            satu("Sistem pengendalian").turun(2),
            satu("Kemungkinan").rentang(2),
            satu("Dampak").rentang(2),
            satu("Besaran Risiko").turun(2),
            satu("Level Risiko").turun(2),
            satu("Keputusan Penanganan Risiko SPBE (Ya/Tidak)").turun(2),
            satu("Prioritas Risiko").turun(2),
        ],
        vec![satu("Level"), satu("Penjelasan"), satu("Level"), satu("Penjelasan")],
    ]
}

fn baris_penilaian(potret: &PotretRegister, nomor: i64, r: &PotretRisiko) -> Vec<Petak> {
    let m = &potret.matriks;
    let level = |ke: u8, nama: &str| Petak::teks(format!("{ke} {nama}"));
    let sasaran = r.sasaran.as_ref();
    let prioritas = format!("{}{}", r.prioritas, if r.seri { SERI } else { "" });
    vec![
        Petak::teks(format!("{nomor}\n{}", r.nomor)),
        sasaran.map_or("–", |s| s.sasaran_spbe.as_str()).into(),
        sasaran.map_or("–", |s| s.indikator.as_str()).into(),
        r.jenis.nama().into(),
        (&r.kejadian).into(),
        (&r.penyebab).into(),
        (&r.kategori).into(),
        (&r.dampak).into(),
        (&r.area).into(),
        atau_strip(&r.pengendalian).into(),
        level(r.awal.titik.kemungkinan, m.nama_kemungkinan(r.awal.titik.kemungkinan)),
        (&r.penjelasan_kemungkinan).into(),
        level(r.awal.titik.dampak, m.nama_dampak(r.awal.titik.dampak)),
        (&r.penjelasan_dampak).into(),
        Petak::angka(r.awal.besaran).tebal(),
        Petak::teks(&r.level_awal).warna(m.level(r.awal.besaran).map(|l| l.warna)),
        ya_tidak(r.keputusan).into(),
        if r.seri { prioritas.into() } else { Petak::angka(i64::try_from(r.prioritas).unwrap_or(0)) },
    ]
}

/// Formulir 4.0: the risks that are treated, by priority, one row an action.
pub(super) fn penanganan(potret: &PotretRegister) -> Borang {
    let satu = |kata: &str| Petak::teks(kata).tebal();
    let mut baris = Vec::new();
    let mut catatan = Vec::new();
    for r in potret.risiko.iter().filter(|r| r.keputusan || !r.penanganan.is_empty()) {
        baris_penanganan(potret, r, &mut baris);
        if !r.kontinjensi.trim().is_empty() {
            catatan.push(format!("Rencana kontinjensi {}: {}", r.nomor, r.kontinjensi));
        }
        if !r.alasan_residual.trim().is_empty() {
            catatan.push(format!("Alasan risiko residual {}: {}", r.nomor, r.alasan_residual));
        }
    }
    Borang {
        kode: "4.0",
        pengantar: vec![("Unit Pemilik Risiko", potret.umum.nama_upr.clone()), ("Waktu Penerapan", periode(potret))],
        kolom: vec![
            Lajur::tengah(10.0),
            Lajur::kiri(18.0),
            Lajur::kiri(38.0),
            Lajur::kiri(28.0),
            Lajur::kiri(18.0),
            Lajur::kiri(24.0),
            Lajur::tengah(18.0),
        ],
        kepala: vec![
            vec![
                satu("Prioritas Risiko").turun(2),
                satu("Rencana Penanganan Risiko SPBE").rentang(5),
                satu("Apakah Terdapat Risiko Residual? (Ya/Tidak)").turun(2),
            ],
            vec![
                satu("Opsi Penanganan Risiko SPBE"),
                satu("Rencana Aksi Penanganan Risiko SPBE"),
                satu("Keluaran"),
                satu("Jadwal Implementasi"),
                satu("Penanggung Jawab"),
            ],
        ],
        baris,
        kosong: "Belum ada risiko yang diputuskan ditangani.",
        catatan,
        ukuran: 8.0,
        ..Borang::default()
    }
}

fn baris_penanganan(potret: &PotretRegister, r: &PotretRisiko, baris: &mut Vec<Vec<Petak>>) {
    let prioritas = Petak::teks(format!("{}\n{}", r.prioritas, r.nomor));
    let residual = match (r.ada_residual, r.residual) {
        (true, Some(sisa)) => format!("Ya\n{}", besaran(&potret.matriks, sisa)),
        (ada, _) => ya_tidak(ada).to_owned(),
    };
    if r.penanganan.is_empty() {
        baris.push(vec![prioritas, Petak::teks("Rencana aksi belum diisi.").rentang(5), "–".into()]);
        return;
    }
    for (i, p) in r.penanganan.iter().enumerate() {
        let lanjut = i > 0;
        baris.push(vec![
            if lanjut { Petak::sambung() } else { prioritas.clone() },
            p.opsi.nama().into(),
            (&p.aksi).into(),
            (&p.keluaran).into(),
            p.jadwal.tampil().into(),
            penanggung_jawab(p).into(),
            if lanjut { Petak::sambung() } else { residual.as_str().into() },
        ]);
    }
}

/// Who is responsible, and the supporting unit (Lampiran Bab III huruf D angka 2 huruf e).
pub(super) fn penanggung_jawab(p: &PotretPenanganan) -> String {
    if p.pendukung.trim().is_empty() {
        p.penanggung_jawab.clone()
    } else {
        format!("{}\nPendukung: {}", p.penanggung_jawab, p.pendukung)
    }
}
