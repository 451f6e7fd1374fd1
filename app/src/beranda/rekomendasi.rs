//! Recommendations that the person's office has to carry out, among what awaits them.

use chrono::NaiveDate;
use services::penilaian::rekomendasi::TugasRekomendasi;

use super::Baris;
use crate::komponen::kabar::bilangan;

/// Characters of a recommendation on the line; the whole stands behind the link.
const MAKS: usize = 120;

/// One line of the home page.
pub(super) fn baris(t: &TugasRekomendasi, hari_ini: NaiveDate) -> Baris {
    let lewat = t.tenggat < hari_ini;
    let (apa, rinci) = match t.uraian.as_slice() {
        [satu] => (format!("Tindak lanjuti rekomendasi: {}", ringkas(satu)), t.putaran.clone()),
        banyak => {
            let pertama = banyak.first().map(|satu| ringkas(satu)).unwrap_or_default();
            (
                format!(
                    "Tindak lanjuti {} rekomendasi{}",
                    bilangan(banyak.len()),
                    if lewat { " yang lewat tenggat" } else { "" }
                ),
                format!("{} · {pertama} Dan {} lainnya.", t.putaran, bilangan(banyak.len().saturating_sub(1))),
            )
        }
    };
    // The list then shows what is late alone, or everything that is open.
    let keadaan = if lewat { "lewat" } else { "terbuka" };
    let alamat = format!("/penilaian/{}/rekomendasi?keadaan={keadaan}", t.penilaian_id);
    Baris { tenggat: Some(t.tenggat), apa, alamat, rinci, saran: true }
}

fn ringkas(teks: &str) -> String {
    let utuh = teks.split_whitespace().collect::<Vec<_>>().join(" ");
    if utuh.chars().count() <= MAKS {
        return utuh;
    }
    let potong: String = utuh.chars().take(MAKS).collect();
    let akhir = potong.rfind(' ').unwrap_or(potong.len());
    format!("{}…", potong[..akhir].trim_end_matches([',', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tugas(uraian: &[&str]) -> TugasRekomendasi {
        TugasRekomendasi {
            penilaian_id: 7,
            putaran: "Evaluasi SPBE 2025".into(),
            tenggat: "2026-11-01".parse().unwrap(),
            uraian: uraian.iter().map(|&satu| satu.to_owned()).collect(),
        }
    }

    #[test]
    fn a_line_names_what_is_recommended_and_leads_to_the_list() {
        let satu = baris(&tugas(&["Tetapkan pedoman."]), "2026-11-21".parse().unwrap());
        assert_eq!(satu.apa, "Tindak lanjuti rekomendasi: Tetapkan pedoman.");
        assert_eq!(satu.alamat, "/penilaian/7/rekomendasi?keadaan=lewat");
        let dua = baris(&tugas(&["Tetapkan pedoman.", "Latih operator."]), "2026-11-01".parse().unwrap());
        assert_eq!(dua.apa, "Tindak lanjuti dua rekomendasi");
        assert_eq!(dua.rinci, "Evaluasi SPBE 2025 · Tetapkan pedoman. Dan satu lainnya.");
        assert_eq!(dua.alamat, "/penilaian/7/rekomendasi?keadaan=terbuka", "due today is not late");
        assert!(ringkas(&"kata ".repeat(60)).ends_with("kata…"));
    }
}
