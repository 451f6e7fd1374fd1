//! Where the figures of the consolidated view lead: to the list of exactly the risks they count.

use leptos::prelude::*;
use services::risiko::konsolidasi::SaringanKonsolidasi;

use crate::{
    kerangka::alamat::rangkai,
    komponen::{kosong_strip, unduh_tabel},
    risiko::DAFTAR,
};

/// Addresses of lists under the filter of the page.
#[derive(Clone)]
pub(super) struct Tautan(Vec<(&'static str, String)>);

impl Tautan {
    pub fn baru(s: &SaringanKonsolidasi) -> Self {
        let pasang = [
            ("tahun", Some(s.tahun.to_string())),
            ("jenis", s.jenis.map(|j| j.kode().to_owned())),
            ("kantor", s.kantor.map(|id| id.to_string())),
            ("kategori", s.kategori.clone()),
        ];
        Self(pasang.into_iter().filter_map(|(nama, nilai)| Some((nama, nilai?))).collect())
    }

    /// The same with one filter more, or another value of it.
    pub fn dengan(&self, nama: &'static str, nilai: &str) -> Self {
        let mut pasang = self.0.clone();
        pasang.retain(|(lama, _)| *lama != nama);
        pasang.push((nama, nilai.to_owned()));
        Self(pasang)
    }

    /// The list with these filters besides.
    pub fn ke(&self, tambahan: &[(&str, &str)]) -> String {
        let mut pasang: Vec<(&str, &str)> = self.0.iter().map(|(nama, nilai)| (*nama, nilai.as_str())).collect();
        pasang.extend(tambahan);
        rangkai(DAFTAR, &pasang)
    }

    /// Links that take a table of the page along under the same filter.
    pub fn unduh(&self, nama: &str, tambahan: &[(&str, &str)]) -> AnyView {
        let mut kueri: Vec<(&str, &str)> = self.0.iter().map(|(nama, nilai)| (*nama, nilai.as_str())).collect();
        kueri.extend(tambahan);
        unduh_tabel(nama, &kueri)
    }

    /// A count that opens its list; a stroke where there is nothing to open.
    pub fn angka(&self, banyak: usize, tambahan: &[(&str, &str)]) -> AnyView {
        if banyak == 0 {
            return kosong_strip();
        }
        view! { <a class="nomor" href=self.ke(tambahan)>{banyak}</a> }.into_any()
    }
}
