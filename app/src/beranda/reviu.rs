//! Reviews of the architecture, among what awaits the tim koordinasi.

use services::arsitektur::versi::menunggu::{ApaReviu, TugasReviu};

use super::Baris;
use crate::komponen::kabar::bilangan;

/// One line of the home page.
pub(super) fn baris(t: &TugasReviu) -> Baris {
    let sini = format!("/arsitektur/{}", t.arsitektur_id);
    let (apa, alamat) = match t.apa {
        ApaReviu::Selesaikan { banyak, reviu_id } => {
            let kata = if banyak == 1 { "satu".to_owned() } else { bilangan(banyak) };
            let alamat = match reviu_id {
                Some(id) => format!("{sini}/reviu/{id}"),
                None => format!("{sini}?reviu=berjalan#reviu"),
            };
            (format!("Selesaikan {kata} reviu arsitektur yang berjalan"), alamat)
        }
        ApaReviu::Berkala { jenis, dapat } => {
            let kata = if dapat { "Arsitektur dapat direviu" } else { "Reviu arsitektur" };
            (format!("{kata}: {}", jenis.nama().to_lowercase()), format!("{sini}#berkala"))
        }
    };
    Baris { tenggat: t.tenggat, apa, alamat, rinci: t.versi.clone(), saran: false }
}

#[cfg(test)]
mod tests {
    use domain::arsitektur::versi::JenisReviu;

    use super::*;

    #[test]
    fn a_line_leads_to_the_review_to_those_under_way_or_to_the_calendar() {
        let satu = |apa| baris(&TugasReviu { arsitektur_id: 3, versi: "Arsitektur 2026".into(), apa, tenggat: None });
        let buka = satu(ApaReviu::Selesaikan { banyak: 1, reviu_id: Some(8) });
        assert_eq!(
            (buka.apa.as_str(), buka.alamat.as_str()),
            ("Selesaikan satu reviu arsitektur yang berjalan", "/arsitektur/3/reviu/8")
        );
        assert_eq!(
            satu(ApaReviu::Selesaikan { banyak: 2, reviu_id: None }).alamat,
            "/arsitektur/3?reviu=berjalan#reviu"
        );
        let dapat = satu(ApaReviu::Berkala { jenis: JenisReviu::ParuhWaktu, dapat: true });
        assert_eq!(
            (dapat.apa.as_str(), dapat.alamat.as_str()),
            ("Arsitektur dapat direviu: paruh waktu", "/arsitektur/3#berkala")
        );
    }
}
