//! The table of all indicators with the value of every stage, and the appendix with their texts and evidence.

use domain::{
    analisis::sambung,
    angka::{Nilai, persen_2, tampil_2, ukuran_berkas},
    instrumen::Indikator,
    laporan::{PotretIndikator, PotretNilai},
    penilaian::Tahap,
};

use super::Bab;
use crate::{
    bahan::BahanLaporan,
    hitungan::Hitungan,
    kop::{catatan, par},
    tata::{Blok, Kolom, Paragraf, Sel, Tabel, Teks},
};

pub(super) fn perolehan(hitungan: &Hitungan<'_>, bab: &mut Bab) {
    bab.buka("Perolehan nilai indikator");
    let belum = &hitungan.analisis.hasil.belum_terisi;
    if belum.is_empty() {
        // Above the table: a heading of its own below it would begin a page with nothing on it.
        let lengkap = format!("Seluruh {} indikator sudah terisi.", hitungan.instrumen.indikator.len());
        bab.tambah(Paragraf::baru(Teks::biasa(lengkap)).ikut());
    }
    let keterangan = Teks::redup(
        "Tebal: nilai diubah pada tahap itu. Miring: nilai dibawa dari tahap sebelumnya. Strip: belum terisi dan dihitung \
         0. Target setiap indikator paling sedikit 3.",
    );
    bab.tambah(Paragraf::baru(keterangan).ukuran(8.5).ikut());
    bab.tambah(tabel_indikator(hitungan, |_| true));
    if belum.is_empty() {
        return;
    }
    bab.sub("Indikator yang belum terisi");
    bab.tambah(par(format!("Sebanyak {} indikator belum terisi; dalam indeks masing-masing dihitung 0.", belum.len())));
    let mut tabel = Tabel::baru(vec![Kolom::kanan(0.5), Kolom::kiri(4.0), Kolom::kiri(2.0), Kolom::kiri(1.6)])
        .kepala(&["No", "Indikator", "Penanggung jawab", "Keadaan"]);
    for indikator in hitungan.instrumen.indikator.iter().filter(|i| belum.contains(&i.kode)) {
        let potret = hitungan.indikator(&indikator.kode);
        let kantor = potret.map(|p| p.kantor.join(", ")).filter(|k| !k.is_empty());
        tabel.baris(vec![
            Sel::from(&indikator.kode),
            Sel::from(&indikator.nama_pendek),
            Sel::from(kantor.as_deref().unwrap_or("–")),
            Sel::from(potret.map_or("belum diisi", |p| p.status.nama())),
        ]);
    }
    bab.tambah(tabel);
}

/// Indicators by aspect with the value of every stage and of the year before.
pub(crate) fn tabel_indikator(hitungan: &Hitungan<'_>, pilih: impl Fn(&str) -> bool) -> Tabel {
    let tahap: Vec<Tahap> = hitungan.tahap.iter().map(|(tahap, ..)| *tahap).collect();
    let mut kolom = vec![Kolom::kanan(0.55), Kolom::kiri(4.4)];
    let mut kepala = vec!["No".to_owned(), "Indikator".to_owned()];
    for satu in &tahap {
        kolom.push(Kolom::kanan(0.95));
        kepala.push(nama_kolom(*satu).to_owned());
    }
    if let Some(lalu) = hitungan.nama_lalu() {
        kolom.push(Kolom::kanan(0.7));
        kepala.push(lalu);
    }
    let mut tabel = Tabel::baru(kolom).kepala(&kepala);
    for aspek in &hitungan.instrumen.aspek {
        let isi: Vec<_> = hitungan.instrumen.indikator_aspek(aspek.no).filter(|i| pilih(&i.kode)).collect();
        if isi.is_empty() {
            continue;
        }
        let indeks = hitungan.analisis.hasil.aspek_no(aspek.no).unwrap_or_default();
        // A sheet with some of the indicators has no index of the aspect.
        let semua = isi.len() == hitungan.instrumen.indikator_aspek(aspek.no).count();
        let akhiran = if semua { format!(" ({})", tampil_2(&indeks)) } else { String::new() };
        tabel.subjudul(Teks::tebal(format!("Aspek {}. {}{akhiran}", aspek.no, aspek.nama)));
        for indikator in isi {
            let mut sel = vec![Sel::from(&indikator.kode), Sel::from(&indikator.nama_pendek)];
            sel.extend(tahap.iter().map(|&satu| nilai_tahap(hitungan, hitungan.indikator(&indikator.kode), satu)));
            if let Some(lalu) = &hitungan.lalu {
                sel.push(Sel::from(hitungan.nilai(lalu.potret.nilai.get(&indikator.kode).copied())));
            }
            tabel.baris(sel);
        }
    }
    tabel
}

/// A stage in a narrow column heading.
fn nama_kolom(tahap: Tahap) -> &'static str {
    match tahap {
        Tahap::Mandiri => "Mandiri",
        Tahap::Dokumen => "Dokumen",
        Tahap::Interviu => "Interviu",
        Tahap::Visitasi => "Visitasi",
        Tahap::Reviu => "Reviu",
    }
}

/// The value in force at a stage: bold when this stage changed it, italic when it was carried over.
fn nilai_tahap(hitungan: &Hitungan<'_>, potret: Option<&PotretIndikator>, tahap: Tahap) -> Sel {
    let Some((nilai, dibawa)) = potret.and_then(|p| p.nilai_pada(tahap)) else { return Sel::from("–") };
    let isi = hitungan.nilai(Some(nilai));
    let sebelum = potret.and_then(|p| sebelum(p, tahap));
    Sel::dari(if dibawa {
        Teks::miring(isi)
    } else if sebelum.is_some_and(|sebelum| sebelum != nilai) {
        Teks::tebal(isi)
    } else {
        Teks::biasa(isi)
    })
}

/// The last value given before a stage.
fn sebelum(potret: &PotretIndikator, tahap: Tahap) -> Option<Nilai> {
    potret.nilai.range(..tahap).rev().find_map(|(_, satu)| satu.nilai)
}

pub(super) fn lampiran(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>, isi: &mut Vec<Blok>) {
    if !berurai(bahan) {
        isi.push(Blok::Utuh(vec![
            Blok::Judul { tingkat: 1, teks: "Lampiran. Uraian setiap indikator".into() },
            par("Tidak ada uraian, klarifikasi, atau bukti yang dicatat untuk indikator mana pun."),
        ]));
        return;
    }
    isi.push(Blok::HalamanBaru);
    isi.push(Blok::Judul { tingkat: 1, teks: "Lampiran. Uraian setiap indikator".into() });
    isi.push(catatan(
        "Setiap uraian memuat nilai setiap tahap dengan penjelasannya, pertanyaan dan jawaban klarifikasi, serta bukti \
         pendukung. SHA-256 menunjukkan isi berkas bukti; yang tercetak dua belas angka pertamanya.",
    ));
    let mut tanpa: Vec<String> = Vec::new();
    for aspek in &hitungan.instrumen.aspek {
        let judul = format!("Aspek {}. {}", aspek.no, aspek.nama);
        let mut awal = Some(Blok::Judul { tingkat: 2, teks: judul });
        for indikator in hitungan.instrumen.indikator_aspek(aspek.no) {
            if hitungan.indikator(&indikator.kode).is_none_or(tanpa_uraian) {
                tanpa.push(indikator.kode.clone());
                continue;
            }
            isi.extend(awal.take());
            rincian(bahan, hitungan, indikator, isi);
        }
    }
    if !tanpa.is_empty() {
        isi.push(Blok::Judul { tingkat: 2, teks: "Indikator tanpa uraian dan bukti".into() });
        isi.push(par(format!(
            "Tidak ada uraian, klarifikasi, atau bukti yang dicatat untuk indikator {}.",
            sambung(tanpa)
        )));
    }
}

/// Whether anything was written about any indicator; about an imported result nothing was.
pub(super) fn berurai(bahan: &BahanLaporan<'_>) -> bool {
    bahan.potret.indikator.iter().any(|satu| !tanpa_uraian(satu))
}

/// Nothing was written about it: an imported value, or an indicator nobody touched.
fn tanpa_uraian(potret: &PotretIndikator) -> bool {
    let kosong = |n: &PotretNilai| [&n.fakta, &n.analisis, &n.justifikasi].iter().all(|teks| teks.trim().is_empty());
    potret.bukti.is_empty() && potret.klarifikasi.is_empty() && potret.nilai.values().all(kosong)
}

/// One indicator in full.
pub(crate) fn rincian(bahan: &BahanLaporan<'_>, hitungan: &Hitungan<'_>, indikator: &Indikator, isi: &mut Vec<Blok>) {
    let judul = Blok::Judul { tingkat: 3, teks: format!("Indikator {}. {}", indikator.kode, indikator.nama_pendek) };
    let Some(potret) = hitungan.indikator(&indikator.kode) else {
        isi.extend([judul, par("Tidak ada data.")]);
        return;
    };
    // Never a heading with its values at the foot of one page and all that is said of them on the next.
    let mut muka = vec![judul];
    let kantor = if potret.kantor.is_empty() { "belum ditentukan".to_owned() } else { potret.kantor.join(", ") };
    muka.push(
        Paragraf::baru(Teks::redup(format!(
            "Bobot {} · Penanggung jawab: {kantor} · Keadaan: {}",
            persen_2(&indikator.bobot),
            potret.status.nama()
        )))
        .ukuran(8.5)
        .jarak(0.0, 4.0)
        .ikut()
        .into(),
    );
    muka.push(nilai_berjajar(hitungan, potret));
    if let Some((nilai, _)) = potret.nilai_pada(bahan.potret.tahap.last().copied().unwrap_or(Tahap::Reviu))
        && let Some(tingkat) = indikator.tingkat(nilai.tingkat_tercapai())
    {
        let kriteria = hitungan.instrumen.kriteria(tingkat, bahan.potret.tahun);
        let judul = format!("Kriteria tingkat {} ({}). ", tingkat.tingkat, tingkat.nama);
        muka.push(Paragraf::baru(Teks::tebal(judul).lalu(kriteria)).ukuran(9.0).jarak(0.0, 4.0).into());
    }
    if tanpa_uraian(potret) {
        bukti(potret, &mut muka);
        isi.push(Blok::Utuh(muka));
        return;
    }
    isi.push(Blok::Utuh(muka));
    for (&tahap, nilai) in &potret.nilai {
        uraian(hitungan, tahap, nilai, isi);
    }
    for (i, tanya) in potret.klarifikasi.iter().enumerate() {
        let jawab = tanya.jawaban.as_deref().unwrap_or("Belum dijawab.");
        let isi_tanya = Teks::tebal(format!("Klarifikasi {}. ", i + 1)).lalu(&tanya.pertanyaan);
        isi.push(Paragraf { ikut: true, ..Paragraf::baru(isi_tanya).ukuran(9.5).jarak(2.0, 1.0) }.into());
        isi.push(Paragraf { inden: 14.0, ..Paragraf::baru(Teks::tebal("Jawaban. ").lalu(jawab)).ukuran(9.5) }.into());
    }
    bukti(potret, isi);
}

/// The value of every stage in one line.
fn nilai_berjajar(hitungan: &Hitungan<'_>, potret: &PotretIndikator) -> Blok {
    let tahap = || hitungan.tahap.iter().map(|(tahap, ..)| *tahap);
    let mut kepala: Vec<String> = tahap().map(|t| nama_kolom(t).to_owned()).collect();
    let mut sel: Vec<Sel> = tahap().map(|t| nilai_tahap(hitungan, Some(potret), t)).collect();
    if let Some(lalu) = &hitungan.lalu {
        kepala.push(format!("Tahun {}", lalu.potret.tahun));
        sel.push(Sel::from(hitungan.nilai(lalu.potret.nilai.get(&potret.kode).copied())));
    }
    let mut tabel = Tabel::baru(vec![Kolom::tengah(1.0); kepala.len()]).kepala(&kepala);
    tabel.baris(sel);
    tabel.sesudah = 6.0;
    tabel.into()
}

/// What one stage wrote.
fn uraian(hitungan: &Hitungan<'_>, tahap: Tahap, nilai: &PotretNilai, isi: &mut Vec<Blok>) {
    let bagian = [("Fakta", &nilai.fakta), ("Analisis", &nilai.analisis), ("Justifikasi", &nilai.justifikasi)];
    if bagian.iter().all(|(_, teks)| teks.trim().is_empty()) {
        return;
    }
    let kata = if hitungan.instrumen.desimal { "nilai" } else { "tingkat" };
    let judul = match nilai.nilai {
        Some(satu) => format!("{}: {kata} {}", tahap.nama(), hitungan.nilai(Some(satu))),
        None => tahap.nama().to_owned(),
    };
    isi.push(Paragraf::baru(Teks::tebal(judul)).jarak(4.0, 1.0).ikut().into());
    for (label, teks) in bagian {
        if !teks.trim().is_empty() {
            let isi_teks = Teks::redup(format!("{label}. ")).lalu(teks.trim());
            isi.push(Paragraf { inden: 14.0, ..Paragraf::baru(isi_teks).ukuran(9.5).jarak(0.0, 3.0) }.into());
        }
    }
}

fn bukti(potret: &PotretIndikator, isi: &mut Vec<Blok>) {
    if potret.bukti.is_empty() {
        isi.push(catatan("Bukti pendukung: tidak ada."));
        return;
    }
    let mut tabel =
        Tabel::baru(vec![Kolom::kanan(0.4), Kolom::kiri(4.0), Kolom::tengah(0.8), Kolom::kanan(1.0), Kolom::kiri(1.5)])
            .kepala(&["No", "Bukti pendukung", "Tingkat", "Ukuran", "SHA-256"]);
    tabel.ukuran = 8.0;
    for (i, satu) in potret.bukti.iter().enumerate() {
        tabel.baris(vec![
            (i + 1).to_string().into(),
            Sel::from(&satu.nama),
            satu.tingkat.map_or_else(|| "–".to_owned(), |t| t.to_string()).into(),
            ukuran_berkas(u64::try_from(satu.ukuran).unwrap_or(0)).into(),
            Sel::from(satu.sha256.get(..12).unwrap_or(&satu.sha256)),
        ]);
    }
    isi.push(Blok::Jarak(3.0));
    isi.push(tabel.into());
}
