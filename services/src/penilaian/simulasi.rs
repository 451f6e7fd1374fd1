//! What raising indicators would do, for the screen and for its tables. Nothing of it is kept.

use std::collections::BTreeMap;

use domain::{
    angka::{self, Nilai, Pecahan, bulat_2, bulat_4, tampil_2},
    indeks,
    instrumen::{Indikator, Instrumen},
    simulasi::{self, Jalur, Sasaran},
    tabel::{Sel, Tabel, indeks as sel_indeks, teks},
};

use super::{
    konteks::instrumen,
    ringkasan::{self, Ringkasan, Riwayat},
};
use crate::{Galat, Hasil, Layanan, Pelaku};

/// What the address of a simulation asks for, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct Permintaan {
    /// Index to reach: `3,50`. It goes before `predikat`.
    pub target: String,
    /// Predicate to reach.
    pub predikat: String,
    /// Unfilled indicators count as they were last year.
    pub seperti_lalu: bool,
}

/// An assessment with what is asked of it.
#[derive(Clone, Debug)]
pub struct Simulasi {
    pub ringkasan: Ringkasan,
    /// Last year's result; `None` when it rests on another instrument.
    pub lalu: Option<Riwayat>,
    /// Whether `nilai` holds values of `lalu`.
    pub seperti_lalu: bool,
    /// What the simulation starts from.
    pub nilai: BTreeMap<String, Nilai>,
    /// What is to be reached, `None` when the highest predicate is; or what is wrong with the target asked for.
    pub sasaran: Result<Option<Sasaran>, String>,
    /// What the field of the target shows.
    pub isian: String,
}

/// The simulation, for who sees the whole assessment.
///
/// # Errors
/// [`Galat::TidakAda`], [`Galat::Dilarang`].
pub async fn get(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64, minta: &Permintaan) -> Hasil<Simulasi> {
    let r = ringkasan::get(l, pelaku, penilaian_id).await?;
    if !r.seluruh {
        return Err(Galat::dilarang());
    }
    let instrumen = instrumen(l, &r.instrumen)?;
    let lalu = ringkasan::tahun_lalu(&r.riwayat, r.lingkup).filter(|lama| lama.instrumen == r.instrumen).cloned();
    let dasar = lalu.as_ref().filter(|_| minta.seperti_lalu);
    let nilai = match dasar {
        Some(lama) => simulasi::seperti_tahun_lalu(instrumen, &r.nilai_kini(), &lama.nilai).nilai,
        None => r.nilai_kini(),
    };
    let (sasaran, isian) = sasaran(minta, instrumen, (r.tahun, r.target), &nilai);
    Ok(Simulasi { seperti_lalu: dasar.is_some(), ringkasan: r, lalu, nilai, sasaran, isian })
}

/// The target asked for, and the text of its field: what was typed, the target of the round, or the next predicate.
fn sasaran(
    minta: &Permintaan,
    instrumen: &Instrumen,
    (tahun, target): (i32, Option<Nilai>),
    nilai: &BTreeMap<String, Nilai>,
) -> (Result<Option<Sasaran>, String>, String) {
    let predikat = |nama: &str| Sasaran::Predikat { nama: nama.to_owned(), tahun };
    let (diminta, bernama) = (minta.target.trim(), minta.predikat.trim());
    if !diminta.is_empty() {
        let hasil = angka::baca_desimal(diminta)
            .map(|nilai| Some(Sasaran::Indeks(nilai)))
            .map_err(|sebab| format!("Target belum terbaca: {sebab}. Tulis misalnya 3,50."));
        return (hasil, diminta.to_owned());
    }
    if !bernama.is_empty() {
        return (Ok(Some(predikat(bernama))), String::new());
    }
    if let Some(target) = target {
        return (Ok(Some(Sasaran::Indeks(target.pecahan()))), target.tampil_2());
    }
    let kini = indeks::predikat(instrumen, tahun, &indeks::hitung(instrumen, nilai).indeks).nama;
    let letak = instrumen.predikat.iter().position(|p| p.nama == kini);
    let berikut = letak.and_then(|i| i.checked_sub(1)).map(|i| predikat(&instrumen.predikat[i].nama));
    (Ok(berikut), String::new())
}

/// `Indeks 3,50` or `Predikat Baik`.
#[must_use]
pub fn nama_sasaran(sasaran: &Sasaran) -> String {
    match sasaran {
        Sasaran::Indeks(indeks) => format!("Indeks {}", tampil_2(indeks)),
        Sasaran::Predikat { nama, .. } => format!("Predikat {nama}"),
    }
}

/// What every indicator adds when it goes up one level, largest first.
///
/// # Errors
/// Those of [`get`].
pub async fn tabel_kenaikan(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64, minta: &Permintaan) -> Hasil<Tabel> {
    let s = get(l, pelaku, penilaian_id, minta).await?;
    let instrumen = instrumen(l, &s.ringkasan.instrumen)?;
    let semua = simulasi::kenaikan(instrumen, &s.nilai);
    let baris = semua.iter().filter_map(|satu| {
        let indikator = instrumen.indikator(&satu.kode)?;
        let kini = s.nilai.contains_key(&satu.kode).then_some(satu.dari);
        Some(baris(instrumen, indikator, (kini, satu.ke), (satu.tambahan, satu.indeks)))
    });
    Ok(Tabel::baru(s.judul("Kenaikan indeks"), &KOLOM).dengan(baris))
}

/// The fewest steps to the target, an indicator a row; the last row ends at the index that is reached.
///
/// # Errors
/// Those of [`get`]; [`Galat::Ditolak`] when the target cannot be read or reached.
pub async fn tabel_jalur(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64, minta: &Permintaan) -> Hasil<Tabel> {
    let s = get(l, pelaku, penilaian_id, minta).await?;
    let instrumen = instrumen(l, &s.ringkasan.instrumen)?;
    let Some(sasaran) = s.sasaran.clone().map_err(Galat::Ditolak)? else {
        return Err(Galat::Ditolak("Predikat tertinggi sudah tercapai; tidak ada jalan yang perlu diunduh.".into()));
    };
    let jalur = simulasi::jalur(instrumen, &s.nilai, &sasaran).map_err(|sebab| Galat::Ditolak(sebab.to_string()))?;
    let judul = s.judul(&format!("Jalan ke {}", nama_sasaran(&sasaran)));
    Ok(Tabel::baru(judul, &KOLOM).dengan(baris_jalur(instrumen, &s.nilai, &jalur)))
}

const KOLOM: [(&str, u16); 8] = [
    ("Nomor", 8),
    ("Indikator", 60),
    ("Aspek", 40),
    ("Bobot (%)", 12),
    ("Sekarang", 10),
    ("Menjadi", 10),
    ("Tambahan indeks", 16),
    ("Indeks menjadi", 14),
];

/// Value now (`None` unfilled) and after; what the index gains and becomes.
fn baris(
    instrumen: &Instrumen,
    indikator: &Indikator,
    (kini, ke): (Option<Nilai>, Nilai),
    (tambahan, indeks): (Pecahan, Pecahan),
) -> Vec<Sel> {
    let aspek = instrumen.aspek(indikator.aspek).map(|a| format!("{}. {}", a.no, a.nama));
    vec![
        teks(indikator.kode.clone()),
        teks(indikator.nama.clone()),
        teks(aspek.unwrap_or_default()),
        Sel::Desimal(bulat_2(&indikator.bobot)),
        kini.map_or(Sel::Kosong, sel_nilai),
        sel_nilai(ke),
        Sel::Desimal(bulat_4(&tambahan)),
        sel_indeks(&indeks),
    ]
}

/// Steps of one indicator are one row, so the index of a row is the one after all of them.
fn baris_jalur(instrumen: &Instrumen, nilai: &BTreeMap<String, Nilai>, jalur: &Jalur) -> Vec<Vec<Sel>> {
    let mut indeks = jalur.indeks_awal;
    let satu = |(kode, dari, ke): (&str, Nilai, Nilai)| {
        let langkah = jalur.langkah.iter().filter(|l| l.kode == kode);
        let tambahan = langkah.fold(Pecahan::from_integer(0), |jumlah, l| jumlah + l.tambahan);
        indeks += tambahan;
        let kini = nilai.contains_key(kode).then_some(dari);
        Some(baris(instrumen, instrumen.indikator(kode)?, (kini, ke), (tambahan, indeks)))
    };
    jalur.ringkas().into_iter().filter_map(satu).collect()
}

/// A whole level as a whole number, a decimal value with its decimals.
pub(crate) fn sel_nilai(nilai: Nilai) -> Sel {
    if nilai.bulat() { Sel::Angka((nilai.0 / 100).into()) } else { Sel::Desimal(nilai.berkas()) }
}

impl Simulasi {
    /// A file that is passed on says what it starts from.
    fn judul(&self, apa: &str) -> String {
        let dasar = self.lalu.as_ref().filter(|_| self.seperti_lalu);
        let dasar = dasar.map_or_else(String::new, |lama| format!(", yang belum diisi seperti {}", lama.tahun));
        format!("{apa} - {}{dasar}", self.ringkasan.nama)
    }
}

#[cfg(test)]
mod tests {
    use domain::instrumen::Katalog;

    use super::*;

    fn instrumen() -> &'static Instrumen {
        Katalog::bersama().unwrap().cari("permenpanrb-59-2020").unwrap()
    }

    fn tiga() -> BTreeMap<String, Nilai> {
        instrumen().indikator.iter().map(|i| (i.kode.clone(), Nilai::tingkat(3))).collect()
    }

    #[test]
    fn the_target_is_typed_or_set_by_the_round_or_the_next_predicate() {
        let pada = |target: &str, predikat: &str, putaran: Option<Nilai>| {
            let minta = Permintaan { target: target.into(), predikat: predikat.into(), seperti_lalu: false };
            sasaran(&minta, instrumen(), (2025, putaran), &tiga())
        };
        let bernama = |nama: &str| Ok(Some(Sasaran::Predikat { nama: nama.into(), tahun: 2025 }));
        let tiga_setengah = Ok(Some(Sasaran::Indeks(Pecahan::new(7, 2))));
        assert_eq!(pada(" 3,5 ", "Baik", Some(Nilai(330))), (tiga_setengah, "3,5".into()));
        let (salah, isian) = pada("tiga", "", None);
        assert!(salah.unwrap_err().contains("Target belum terbaca") && isian == "tiga");
        assert_eq!(pada("", "Memuaskan", Some(Nilai(330))), (bernama("Memuaskan"), String::new()));
        assert_eq!(pada("", "", Some(Nilai(330))).1, "3,30");
        assert_eq!(pada("", " ", None), (bernama("Sangat Baik"), String::new()));
    }

    #[test]
    fn the_rows_of_a_way_add_up_to_the_index_that_is_reached() {
        let mut nilai = tiga();
        let terberat = &instrumen().indikator.iter().max_by_key(|i| i.bobot).unwrap().kode;
        nilai.remove(terberat);
        let jalur = simulasi::jalur(instrumen(), &nilai, &Sasaran::Indeks(Pecahan::new(4, 1))).unwrap();
        let baris = baris_jalur(instrumen(), &nilai, &jalur);
        assert_eq!(baris.len(), jalur.ringkas().len());
        assert!(jalur.langkah.len() > baris.len(), "some indicator goes up twice: {}", jalur.langkah.len());
        assert_eq!(baris.last().unwrap()[7], sel_indeks(&jalur.indeks_akhir));
        let kosong = baris.iter().find(|b| b[0] == teks(terberat.clone())).unwrap();
        assert_eq!(kosong[4], Sel::Kosong, "unfilled is not 0");
    }
}
