//! Words and small decisions that several of these screens share. Pure, so that they can be tested without a page.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    angka::{Pecahan, tampil_2},
    grafik::{Butir, Seri},
    indeks::{self, HasilIndeks, PutusanPredikat},
    instrumen::{CaraPredikat, Instrumen, Katalog},
    penilaian::{Jenis, Lingkup, Tahap},
    profil::Topik,
};
use leptos::prelude::*;
pub use services::penilaian::ringkasan::tahun_lalu;
use services::{
    Galat, Hasil, Layanan,
    penilaian::ringkasan::{Ringkasan, Riwayat},
};

use crate::{
    kerangka::bingkai,
    komponen::{Bidang, Opsi},
};

/// The instrument a round keeps.
///
/// # Errors
/// [`Galat::Internal`] when the catalogue has lost it.
pub fn instrumen<'l>(l: &'l Layanan, id: &str) -> Hasil<&'l Instrumen> {
    l.katalog.cari(id).ok_or_else(|| Galat::internal(format!("instrumen {id} tidak ada")))
}

/// The short citation of an instrument; its id when the catalogue has lost it.
pub fn sebutan<'l>(katalog: &'l Katalog, id: &'l str) -> &'l str {
    katalog.cari(id).map_or(id, |instrumen| &instrumen.sebutan)
}

/// "Pemantauan, internal": kind and scope in one phrase.
pub fn jenis_lingkup(jenis: Jenis, lingkup: Lingkup) -> String {
    let lingkup = match lingkup {
        Lingkup::Internal => "internal",
        Lingkup::Nasional => "nasional",
        Lingkup::PerPerangkatDaerah => "per Perangkat Daerah",
    };
    format!("{} {lingkup}", jenis.nama())
}

/// The topics a page of this instrument may cite: a regulation that is itself the instrument of other years says nothing
/// about this one.
pub fn dasar_sesuai(l: &Layanan, instrumen: &str, topik: &'static [Topik]) -> &'static [Topik] {
    let lain = |kutipan: String| instrumen_lain(&l.katalog, instrumen, &kutipan);
    if topik.iter().any(|&t| l.profil.kutipan(t).is_some_and(lain)) { &[] } else { topik }
}

/// Whether a citation is of a regulation that is the instrument of other years.
fn instrumen_lain(katalog: &Katalog, instrumen: &str, kutipan: &str) -> bool {
    katalog.instrumen.iter().any(|i| i.id != instrumen && kutipan.starts_with(&format!("{} ", i.sebutan)))
}

/// A citation as it holds for a round of this instrument: what stands in the instrument of other years is said to be taken
/// over, because nothing shows that the round's own instrument has the same Pasal.
pub fn kutipan_sesuai(katalog: &Katalog, instrumen: &str, kutipan: String) -> String {
    if !instrumen_lain(katalog, instrumen, &kutipan) {
        return kutipan;
    }
    format!("Diambil alih dari {kutipan} untuk putaran {}", sebutan(katalog, instrumen))
}

/// A field of an assessment with the Pasal of the profil, as it holds for the instrument of the round.
pub fn berdasar(l: &Layanan, instrumen: &str, bidang: Bidang, kunci: &'static str) -> Bidang {
    match l.profil.kutipan_bidang(kunci) {
        Some(kutipan) => bidang.pasal(kutipan_sesuai(&l.katalog, instrumen, kutipan)),
        None => bidang,
    }
}

/// Who is assessed, as it stands in a sentence.
pub fn subjek(l: &Layanan, r: &Ringkasan) -> String {
    r.subjek.as_ref().map_or_else(|| format!("Pemerintah {}", bingkai::pemerintah(l)), |kantor| kantor.nama.clone())
}

/// The deadlines that count now: of every stage that is late, and the next one to come. A stage that everybody has passed
/// has none any more.
pub fn tenggat_kini(
    tenggat: &BTreeMap<Tahap, NaiveDate>,
    selesai: &[Tahap],
    hari_ini: NaiveDate,
) -> Vec<(Tahap, NaiveDate)> {
    let belum =
        || tenggat.iter().filter(|(tahap, _)| !selesai.contains(tahap)).map(|(tahap, tanggal)| (*tahap, *tanggal));
    let lewat = belum().filter(|(_, tanggal)| *tanggal < hari_ini);
    lewat.chain(belum().find(|(_, tanggal)| *tanggal >= hari_ini)).collect()
}

/// The year of an earlier result, with its scope where it is not that of the round it stands beside: "2025 nasional".
pub fn sebut_lalu(lalu: &Riwayat, lingkup: Lingkup) -> String {
    if lalu.lingkup == lingkup {
        return lalu.tahun.to_string();
    }
    format!("{} {}", lalu.tahun, lalu.lingkup.nama().to_lowercase())
}

/// Both ways of looking a predicate up, when they differ.
pub fn beda_predikat(instrumen: &Instrumen, tahun: i32, putusan: &PutusanPredikat) -> Option<String> {
    if !putusan.berbeda {
        return None;
    }
    let (dipakai, lain, cara) = match putusan.cara {
        CaraPredikat::Dibulatkan => ("setelah pembulatan", &putusan.nama_tepat, "sebelum pembulatan"),
        CaraPredikat::Tepat => ("sebelum pembulatan", &putusan.nama_dibulatkan, "setelah pembulatan"),
    };
    let mut teks = format!("Predikat {} ditetapkan dari indeks {dipakai}; {cara} predikatnya {lain}.", putusan.nama);
    if !putusan.pasti {
        teks.push(' ');
        teks.push_str(&instrumen.kebijakan_predikat(tahun).catatan);
    }
    Some(teks)
}

/// Things of a bar or radar chart: aspects, with the year before where its instrument is the same.
pub fn butir_aspek(instrumen: &Instrumen, kini: &HasilIndeks, lalu: Option<&HasilIndeks>) -> Vec<Butir> {
    let satu = |&(no, indeks): &(u8, Pecahan)| {
        let nama = instrumen.aspek(no).map_or("", |aspek| &aspek.nama_pendek);
        Butir::baru(format!("{no}. {nama}"), indeks).dengan_lalu(lalu.and_then(|lalu| lalu.aspek_no(no)))
    };
    kini.aspek.iter().map(satu).collect()
}

/// Domains with their weights; aspects for an instrument without domains.
pub fn butir_domain(instrumen: &Instrumen, kini: &HasilIndeks, lalu: Option<&HasilIndeks>) -> Vec<Butir> {
    if instrumen.domain.is_empty() {
        return butir_aspek(instrumen, kini, lalu)
            .into_iter()
            .zip(&kini.aspek)
            .map(|(butir, (no, _))| match instrumen.aspek(*no) {
                Some(aspek) => butir.dengan_keterangan(domain::angka::persen(&aspek.bobot)),
                None => butir,
            })
            .collect();
    }
    instrumen
        .domain
        .iter()
        .map(|domain| {
            Butir::baru(format!("{}. {}", domain.no, domain.nama), kini.domain_no(domain.no).unwrap_or_default())
                .dengan_lalu(lalu.and_then(|lalu| lalu.domain_no(domain.no)))
                .dengan_keterangan(domain::angka::persen(&domain.bobot))
        })
        .collect()
}

/// The results of earlier years as lines: one a instrument and scope, so that no line joins what cannot be compared.
pub fn seri_tahun(katalog: &Katalog, riwayat: &[Riwayat]) -> Vec<Seri> {
    let mut kumpul: BTreeMap<(i32, String), Vec<(i32, Pecahan)>> = BTreeMap::new();
    for lama in riwayat {
        let Some(instrumen) = katalog.cari(&lama.instrumen) else { continue };
        let nama = format!("{}, {}", instrumen.sebutan, lama.lingkup.nama().to_lowercase());
        let titik = kumpul.entry((instrumen.tahun_awal, nama)).or_default();
        // A year may have two rounds of one kind; the later one is the result.
        titik.retain(|(tahun, _)| *tahun != lama.tahun);
        titik.push((lama.tahun, indeks::hitung(instrumen, &lama.nilai).indeks));
    }
    kumpul.into_iter().map(|((_, instrumen), titik)| Seri { instrumen, titik }).collect()
}

/// The table beside the lines of [`seri_tahun`].
pub fn tabel_tahun(katalog: &Katalog, riwayat: &[Riwayat]) -> AnyView {
    let baris = riwayat
        .iter()
        .rev()
        .filter_map(|lama| {
            let instrumen = katalog.cari(&lama.instrumen)?;
            let hasil = indeks::hitung(instrumen, &lama.nilai);
            let putusan = indeks::predikat(instrumen, lama.tahun, &hasil.indeks);
            let beda = beda_predikat(instrumen, lama.tahun, &putusan);
            Some(
                view! {
                    <tr>
                        <th scope="row"><a href=format!("/penilaian/{}", lama.penilaian_id)>{lama.tahun}</a></th>
                        <td>{lama.nama.clone()}</td>
                        <td>{instrumen.sebutan.clone()}</td>
                        <td class="angka" data-k="Indeks">{tampil_2(&hasil.indeks)}</td>
                        <td>{putusan.nama}{beda.map(|teks| view! { <small>{teks}</small> })}</td>
                    </tr>
                }
                .into_any(),
            )
        })
        .collect_view();
    view! {
        <table class="tabel kartu">
            <caption class="senyap">"Hasil tahun-tahun sebelumnya"</caption>
            <thead>
                <tr>
                    <th scope="col">"Tahun"</th>
                    <th scope="col">"Putaran"</th>
                    <th scope="col">"Instrumen"</th>
                    <th scope="col" class="angka">"Indeks"</th>
                    <th scope="col">"Predikat"</th>
                </tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
    }
    .into_any()
}

/// The instruments as choices of a form, newest first.
pub fn opsi_instrumen(katalog: &Katalog) -> Vec<Opsi> {
    let satu = |i: &Instrumen| Opsi::baru(&i.id, format!("{} ({}, {})", i.sebutan, i.nama_indeks, i.masa()));
    katalog.instrumen.iter().rev().map(satu).collect()
}

/// The cautions of the instruments, to stand beside the choice.
pub fn peringatan_instrumen(katalog: &Katalog) -> AnyView {
    katalog
        .instrumen
        .iter()
        .rev()
        .filter_map(|i| {
            let teks = i.peringatan.clone()?;
            Some(view! { <p class="redup baca"><small>{format!("{}: {teks}", i.sebutan)}</small></p> }.into_any())
        })
        .collect_view()
        .into_any()
}

/// The number and short name of an indicator: `12. Peta Rencana SPBE`.
pub fn nama_indikator(instrumen: &Instrumen, kode: &str) -> String {
    instrumen.indikator(kode).map_or_else(|| kode.to_owned(), |i| format!("{kode}. {}", i.nama_pendek))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hari(teks: &str) -> NaiveDate {
        teks.parse().unwrap()
    }

    fn lama(tahun: i32, lingkup: Lingkup, penilaian_id: i64) -> Riwayat {
        Riwayat {
            penilaian_id,
            tahun,
            nama: String::new(),
            instrumen: "permenpanrb-59-2020".into(),
            lingkup,
            nilai: BTreeMap::new(),
        }
    }

    #[test]
    fn a_stage_that_is_late_stands_beside_the_next_one() {
        use Tahap::{Dokumen, Interviu, Mandiri};
        let (satu, dua, tiga) = (hari("2026-11-27"), hari("2026-12-11"), hari("2026-12-20"));
        let tenggat = BTreeMap::from([(Mandiri, satu), (Dokumen, dua), (Interviu, tiga)]);
        let kini = |selesai: &[Tahap], hari_ini: &str| tenggat_kini(&tenggat, selesai, hari(hari_ini));
        assert_eq!(kini(&[], "2026-11-27"), [(Mandiri, satu)]);
        assert_eq!(kini(&[], "2026-11-28"), [(Mandiri, satu), (Dokumen, dua)]);
        assert_eq!(kini(&[], "2026-12-12"), [(Mandiri, satu), (Dokumen, dua), (Interviu, tiga)]);
        assert_eq!(kini(&[Mandiri], "2026-11-20"), [(Dokumen, dua)], "done before its deadline");
        assert_eq!(kini(&[Mandiri], "2026-11-28"), [(Dokumen, dua)], "done is not late");
        assert_eq!(kini(&[], "2027-01-01").len(), 3);
        assert!(kini(&[Mandiri, Dokumen, Interviu], "2027-01-01").is_empty());
        assert!(tenggat_kini(&BTreeMap::new(), &[], satu).is_empty());
    }

    #[test]
    fn last_year_prefers_the_same_scope_then_the_national_result() {
        let riwayat =
            [lama(2024, Lingkup::Internal, 1), lama(2025, Lingkup::Nasional, 2), lama(2025, Lingkup::Internal, 3)];
        assert_eq!(tahun_lalu(&riwayat, Lingkup::Internal).map(|r| r.penilaian_id), Some(3));
        assert_eq!(tahun_lalu(&riwayat, Lingkup::Nasional).map(|r| r.penilaian_id), Some(2));
        assert_eq!(tahun_lalu(&riwayat[..2], Lingkup::Internal).map(|r| r.penilaian_id), Some(2));
        assert_eq!(tahun_lalu(&[], Lingkup::Internal).map(|r| r.penilaian_id), None);
    }

    #[test]
    fn a_result_of_another_scope_says_which() {
        assert_eq!(sebut_lalu(&lama(2025, Lingkup::Nasional, 1), Lingkup::Nasional), "2025");
        assert_eq!(sebut_lalu(&lama(2025, Lingkup::Nasional, 1), Lingkup::Internal), "2025 nasional");
    }

    #[test]
    fn a_line_never_joins_two_instruments_or_two_scopes() {
        let katalog = Katalog::bersama().unwrap();
        let mut riwayat = vec![lama(2024, Lingkup::Nasional, 1), lama(2025, Lingkup::Nasional, 2)];
        riwayat.push(lama(2025, Lingkup::Internal, 3));
        riwayat.push(Riwayat { instrumen: "permenpanrb-5-2018".into(), ..lama(2019, Lingkup::Nasional, 4) });
        let seri = seri_tahun(katalog, &riwayat);
        let tahun: Vec<Vec<i32>> = seri.iter().map(|s| s.titik.iter().map(|t| t.0).collect()).collect();
        assert_eq!(tahun, [vec![2019], vec![2025], vec![2024, 2025]]);
    }

    #[test]
    fn a_predicate_that_depends_on_rounding_says_so() {
        let katalog = Katalog::bersama().unwrap();
        let instrumen = katalog.cari("permenpanrb-59-2020").unwrap();
        let batas = indeks::predikat(instrumen, 2025, &Pecahan::new(2_597, 1_000));
        assert!(beda_predikat(instrumen, 2025, &batas).unwrap().contains("pembulatan"));
        let jelas = indeks::predikat(instrumen, 2025, &Pecahan::new(3, 1));
        assert_eq!(beda_predikat(instrumen, 2025, &jelas), None);
    }

    #[test]
    fn a_citation_of_another_instrument_is_said_to_be_taken_over() {
        let katalog = Katalog::bersama().unwrap();
        let kutip = |instrumen: &str, kutipan: &str| kutipan_sesuai(katalog, instrumen, kutipan.to_owned());
        let lama = "PermenPANRB 59/2020 Pasal 1 angka 7";
        assert_eq!(kutip("permenpanrb-59-2020", lama), lama);
        assert_eq!(
            kutip("permenpanrb-8-2026", lama),
            format!("Diambil alih dari {lama} untuk putaran PermenPANRB 8/2026")
        );
        let daerah = "Pergub DKI Jakarta 68/2025 Pasal 32 ayat (1) huruf b";
        assert_eq!(kutip("permenpanrb-8-2026", daerah), daerah);
    }
}
