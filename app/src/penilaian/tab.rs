//! The tabs of one assessment: only what this person may open.

use domain::izin::Tindakan;
use leptos::prelude::*;
use services::{Pelaku, penilaian::ringkasan::Ringkasan};

use crate::{kerangka::Isi, komponen};

/// A page of an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Ringkasan,
    Indikator,
    Penugasan,
    Simulasi,
    Rekomendasi,
    Laporan,
}

/// What decides which tabs a person gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letak {
    pub penilaian_id: i64,
    /// The person sees the whole assessment.
    pub seluruh: bool,
    /// The assessment of one office, which answers every indicator itself.
    pub per_kantor: bool,
}

impl Tab {
    const SEMUA: [Self; 6] =
        [Self::Ringkasan, Self::Indikator, Self::Penugasan, Self::Simulasi, Self::Rekomendasi, Self::Laporan];

    const fn nama(self) -> &'static str {
        match self {
            Self::Ringkasan => "Ringkasan",
            Self::Indikator => "Indikator",
            Self::Penugasan => "Penugasan",
            Self::Simulasi => "Simulasi",
            Self::Rekomendasi => "Rekomendasi",
            Self::Laporan => "Laporan",
        }
    }

    const fn ekor(self) -> &'static str {
        match self {
            Self::Ringkasan => "",
            Self::Indikator => "/indikator",
            Self::Penugasan => "/penugasan",
            Self::Simulasi => "/simulasi",
            Self::Rekomendasi => "/rekomendasi",
            Self::Laporan => "/laporan",
        }
    }

    fn terlihat(self, pelaku: &Pelaku, letak: Letak) -> bool {
        match self {
            Self::Ringkasan | Self::Indikator | Self::Rekomendasi | Self::Laporan => true,
            Self::Penugasan => letak.seluruh && !letak.per_kantor && pelaku.boleh(Tindakan::TugaskanIndikator, &[]),
            Self::Simulasi => letak.seluruh,
        }
    }
}

impl From<&Ringkasan> for Letak {
    fn from(r: &Ringkasan) -> Self {
        Self { penilaian_id: r.penilaian_id, seluruh: r.seluruh, per_kantor: r.subjek.is_some() }
    }
}

/// The tabs, with the open one marked.
pub fn tab_penilaian(pelaku: &Pelaku, letak: Letak, kini: Tab) -> AnyView {
    let butir = Tab::SEMUA
        .into_iter()
        .filter(|tab| tab.terlihat(pelaku, letak))
        .map(|tab| (tab.nama().to_owned(), alamat(letak.penilaian_id, tab), None, tab == kini))
        .collect();
    view! { <div class="jarak">{komponen::tab("Bagian penilaian", butir)}</div> }.into_any()
}

/// A page of an assessment with tabs and breadcrumbs. `judul` is the name of the tab's page.
pub fn isi_tab(pelaku: &Pelaku, r: &Ringkasan, kini: Tab, judul: impl Into<String>, isi: impl IntoAny) -> Isi {
    let tab = tab_penilaian(pelaku, r.into(), kini);
    let mut remah = vec![("Putaran penilaian".to_owned(), "/penilaian".to_owned())];
    if r.subjek.is_some() && pelaku.boleh(Tindakan::LihatSeluruhPenilaian, &[]) {
        remah.push((r.nama.clone(), format!("/putaran/{}", r.putaran_id)));
    }
    if kini != Tab::Ringkasan {
        let nama = r.subjek.as_ref().map_or_else(|| r.nama.clone(), |kantor| kantor.singkatan.clone());
        remah.push((nama, alamat(r.penilaian_id, Tab::Ringkasan)));
    }
    Isi::baru(judul, view! { {tab} {isi.into_any()} }).remah(remah)
}

/// Where a tab lies.
#[must_use]
pub fn alamat(penilaian_id: i64, tab: Tab) -> String {
    format!("/penilaian/{penilaian_id}{}", tab.ekor())
}

#[cfg(test)]
mod tests {
    use domain::izin::{Peran, PeranDiberikan};

    use super::*;

    fn orang(peran: Peran, kantor: Option<i64>) -> Pelaku {
        Pelaku { peran: vec![PeranDiberikan { peran, perangkat_daerah: kantor }], ..Pelaku::sistem() }
    }

    fn nama(pelaku: &Pelaku, letak: Letak) -> Vec<&'static str> {
        Tab::SEMUA.into_iter().filter(|tab| tab.terlihat(pelaku, letak)).map(Tab::nama).collect()
    }

    #[test]
    fn a_person_gets_only_the_tabs_they_may_open() {
        let pemerintah = Letak { penilaian_id: 1, seluruh: true, per_kantor: false };
        let semua = nama(&orang(Peran::TimKoordinasi, None), pemerintah);
        assert_eq!(semua, ["Ringkasan", "Indikator", "Penugasan", "Simulasi", "Rekomendasi", "Laporan"]);
        let asesor = nama(&orang(Peran::AsesorInternal, None), pemerintah);
        assert_eq!(asesor, ["Ringkasan", "Indikator", "Simulasi", "Rekomendasi", "Laporan"]);
        let kantor = nama(&orang(Peran::Operator, Some(3)), Letak { seluruh: false, ..pemerintah });
        assert_eq!(kantor, ["Ringkasan", "Indikator", "Rekomendasi", "Laporan"]);
        let per_kantor = nama(&orang(Peran::TimKoordinasi, None), Letak { per_kantor: true, ..pemerintah });
        assert!(!per_kantor.contains(&"Penugasan"));
    }
}
