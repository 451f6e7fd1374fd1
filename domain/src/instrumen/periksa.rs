//! What must hold of every instrument before anybody computes with it.

use std::collections::BTreeSet;

use super::{GalatInstrumen, Instrumen, berkas::Pembaca};
use crate::angka::{Pecahan, bulat_2};

/// Checks codes, weights, levels, scale and predicates.
pub(super) fn periksa(berkas: &str, instrumen: &Instrumen) -> Result<(), GalatInstrumen> {
    let pembaca = Pembaca { berkas };
    kode_unik(&pembaca, instrumen)?;
    bobot(&pembaca, instrumen)?;
    skala(&pembaca, instrumen)?;
    predikat(&pembaca, instrumen)?;
    if instrumen.tahun_akhir.is_some_and(|akhir| akhir < instrumen.tahun_awal) {
        return Err(pembaca.galat("tahun_akhir", "lebih awal daripada tahun_awal"));
    }
    let tahun: Vec<i32> = instrumen.kebijakan_predikat.iter().map(|kebijakan| kebijakan.tahun).collect();
    if tahun.is_empty() || tahun.windows(2).any(|dua| dua[0] >= dua[1]) {
        return Err(pembaca.galat("kebijakan_predikat", "harus ada dan urut menurut tahun"));
    }
    Ok(())
}

fn kode_unik(pembaca: &Pembaca<'_>, instrumen: &Instrumen) -> Result<(), GalatInstrumen> {
    let mut indikator = BTreeSet::new();
    if let Some(ganda) = instrumen.indikator.iter().find(|satu| !indikator.insert(&satu.kode)) {
        return Err(pembaca.galat(format!("indikator {}.kode", ganda.kode), "kode dipakai dua kali"));
    }
    let mut aspek = BTreeSet::new();
    if let Some(ganda) = instrumen.aspek.iter().find(|satu| !aspek.insert(satu.no)) {
        return Err(pembaca.galat(format!("aspek {}.no", ganda.no), "nomor dipakai dua kali"));
    }
    let mut domain = BTreeSet::new();
    if let Some(ganda) = instrumen.domain.iter().find(|satu| !domain.insert(satu.no)) {
        return Err(pembaca.galat(format!("domain {}.no", ganda.no), "nomor dipakai dua kali"));
    }
    if let Some(yatim) = instrumen.aspek.iter().find(|satu| match satu.domain {
        Some(no) => !domain.contains(&no),
        None => !instrumen.domain.is_empty(),
    }) {
        return Err(pembaca.galat(format!("aspek {}.domain", yatim.no), "domain tidak ada"));
    }
    Ok(())
}

/// Indicators add up to their aspect, aspects to their domain, and the whole to exactly 100 %.
fn bobot(pembaca: &Pembaca<'_>, instrumen: &Instrumen) -> Result<(), GalatInstrumen> {
    let nol = Pecahan::from_integer(0);
    if let Some(salah) = instrumen.indikator.iter().find(|satu| satu.bobot <= nol) {
        return Err(pembaca.galat(format!("indikator {}.bobot", salah.kode), "harus lebih dari 0"));
    }
    let cocok = |kunci: String, jumlah: Pecahan, harap: Pecahan, isi: &str| {
        if jumlah == harap {
            return Ok(());
        }
        Err(pembaca.galat(kunci, format!("jumlah bobot {isi} {}, seharusnya {}", bulat_2(&jumlah), bulat_2(&harap))))
    };
    for aspek in &instrumen.aspek {
        let jumlah = instrumen.indikator_aspek(aspek.no).map(|satu| satu.bobot).sum();
        cocok(format!("aspek {}.bobot", aspek.no), jumlah, aspek.bobot, "indikator")?;
    }
    for domain in &instrumen.domain {
        let jumlah = instrumen.aspek_domain(domain.no).map(|satu| satu.bobot).sum();
        cocok(format!("domain {}.bobot", domain.no), jumlah, domain.bobot, "aspek")?;
    }
    let seratus = Pecahan::from_integer(100);
    if instrumen.domain.is_empty() {
        cocok("aspek".to_owned(), instrumen.aspek.iter().map(|satu| satu.bobot).sum(), seratus, "aspek")
    } else {
        cocok("domain".to_owned(), instrumen.domain.iter().map(|satu| satu.bobot).sum(), seratus, "domain")
    }
}

fn skala(pembaca: &Pembaca<'_>, instrumen: &Instrumen) -> Result<(), GalatInstrumen> {
    let (min, maks) = (instrumen.nilai_min, instrumen.nilai_maks);
    if min.0 < 0 || min >= maks || !min.bulat() || !maks.bulat() {
        return Err(pembaca.galat("nilai_min", "skala harus dua bilangan bulat yang menaik"));
    }
    let banyak = instrumen.pilihan_tingkat().count();
    let salah = instrumen.kapabilitas.iter().find(|satu| satu.tingkat.len() != banyak);
    if let Some(salah) = salah {
        let alasan = format!("memuat {} tingkat, skala memuat {banyak}", salah.tingkat.len());
        return Err(pembaca.galat(format!("kapabilitas {}.tingkat", salah.kode), alasan));
    }
    Ok(())
}

/// Predicates touch each other from the top of the scale down, so no index falls between two of them.
fn predikat(pembaca: &Pembaca<'_>, instrumen: &Instrumen) -> Result<(), GalatInstrumen> {
    let (Some(teratas), Some(terbawah)) = (instrumen.predikat.first(), instrumen.predikat.last()) else {
        return Err(pembaca.galat("predikat", "tidak ada"));
    };
    if teratas.maks != instrumen.nilai_maks.pecahan() || !teratas.maks_termasuk {
        return Err(pembaca.galat(format!("predikat {}.maks", teratas.nama), "tidak mencapai puncak skala"));
    }
    if terbawah.min > instrumen.nilai_min.pecahan() {
        return Err(pembaca.galat(format!("predikat {}.min", terbawah.nama), "di atas dasar skala"));
    }
    for dua in instrumen.predikat.windows(2) {
        if dua[0].min != dua[1].maks || dua[1].maks_termasuk || dua[1].min >= dua[1].maks {
            return Err(
                pembaca.galat(format!("predikat {}", dua[1].nama), "tidak bersambung dengan predikat di atasnya")
            );
        }
    }
    Ok(())
}
