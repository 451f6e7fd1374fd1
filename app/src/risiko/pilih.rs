//! Choosing a likelihood and an impact level: two lists with their criteria, and the matrix beside them. The lists alone
//! are enough; [`PilihMatriks`] makes the matrix a way to choose too and says magnitude, level and decision at once.

use domain::risiko::{
    JenisRisiko, Kerangka, Matriks, Titik,
    kerangka::{KriteriaKemungkinan, SEMUA_KATEGORI},
};
use leptos::prelude::*;

use super::peta;
use crate::{
    komponen::Borang,
    pulau::{PilihMatriks, pilih_matriks::kalimat_ukur},
};

/// Where the words of the criteria come from (Formulir 2.8.A and 2.8.B).
pub(super) enum Kriteria<'a> {
    /// None are written.
    Tanpa,
    /// Those of one category, area and kind.
    Tetap { kerangka: &'a Kerangka, kategori: &'a str, area: &'a str, jenis: JenisRisiko },
    /// Those of what the same form chooses in `kategori`, `area` and `jenis`.
    Menurut { kerangka: &'a Kerangka, kategori: String, area: String, jenis: String },
}

/// One choice of a cell within a form.
pub(super) struct Pilih<'a> {
    /// Names of the two fields.
    pub nama: (&'static str, &'static str),
    /// What is chosen, when a form has several: put before the names of the lists.
    pub sebutan: &'static str,
    pub formulir: &'static str,
    pub matriks: &'a Matriks,
    pub kriteria: Kriteria<'a>,
    /// The appetite, where category and kind are settled.
    pub ambang: Option<u8>,
    pub nilai: Option<Titik>,
    /// Whether it may be left open.
    pub wajib: bool,
    /// The magnitude now, where a worse one needs a reason.
    pub kini: Option<u8>,
    pub pasal: &'static str,
}

impl Pilih<'_> {
    pub(super) fn tampil(self, b: &Borang) -> AnyView {
        let m = self.matriks;
        let (nama_k, nama_d) = self.nama;
        let terpilih = |nama: &str, ambil: fn(Titik) -> u8| {
            b.nilai(nama, &self.nilai.map(|t| ambil(t).to_string()).unwrap_or_default())
        };
        let (nilai_k, nilai_d) = (terpilih(nama_k, |t| t.kemungkinan), terpilih(nama_d, |t| t.dampak));
        let ambang = self.ambang_kini();
        let tanpa = matches!(self.kriteria, Kriteria::Tanpa);
        let hasil = nilai_k
            .parse()
            .ok()
            .zip(nilai_d.parse().ok())
            .and_then(|(k, d)| m.besaran(Titik::baru(k, d)))
            .map(|besaran| kalimat_ukur(besaran, m.nama_level(besaran), ambang, !tanpa));
        let daftar_k = self.daftar(b, nama_k, "Level kemungkinan", m.tinggi(), &nilai_k, |l| {
            (m.nama_kemungkinan(l).to_owned(), self.kriteria_kemungkinan(l))
        });
        let daftar_d = self.daftar(b, nama_d, "Level dampak", m.lebar(), &nilai_d, |l| {
            (m.nama_dampak(l).to_owned(), self.kriteria_dampak(l))
        });
        let wadah = format!("titik-{nama_k}");
        let menurut = matches!(self.kriteria, Kriteria::Menurut { .. });
        view! {
            <div
                class="titik" id=wadah.clone() data-k=nama_k data-d=nama_d
                data-ambang=(!menurut).then_some(ambang).flatten().map(|n| n.to_string())
                data-kini=self.kini.map(|n| n.to_string()) data-jenis=self.jenis() data-tanpa-selera=tanpa.then_some("")
            >
                <div class="titik-daftar">{daftar_k}{daftar_d}</div>
                <div class="titik-peta">
                    {peta::peta(m, ambang, "Matriks analisis risiko. Angka: besaran; huruf: level risiko.".into(), |_| ().into_any())}
                    <p class="hasil-ukur" role="status" data-hasil="">
                        {hasil.unwrap_or_else(|| "Besaran dibaca dari matriks setelah kedua level dipilih.".into())}
                    </p>
                    <p class="pasal"><small>{self.pasal}</small></p>
                </div>
                {self.selera()}
                <PilihMatriks wadah=wadah.clone() formulir=self.formulir.to_owned()/>
            </div>
        }
        .into_any()
    }

    /// One list of levels, the highest first as in the matrix; none is chosen until a person chooses.
    fn daftar(
        &self,
        b: &Borang,
        nama: &str,
        label: &'static str,
        banyak: u8,
        nilai: &str,
        satu: impl Fn(u8) -> (String, AnyView),
    ) -> AnyView {
        let pesan = b.pesan(nama).map(str::to_owned);
        let butir = (1..=banyak)
            .rev()
            .enumerate()
            .map(|(i, l)| {
                let (teks, kriteria) = satu(l);
                let id = if i == 0 { nama.to_owned() } else { format!("{nama}-{l}") };
                view! {
                    <label class="pilih">
                        <input type="radio" id=id name=nama.to_owned() value=l.to_string() checked=nilai == l.to_string() required=self.wajib/>
                        <span><b>{l}</b> " " {teks} {kriteria}</span>
                    </label>
                }
                .into_any()
            })
            .collect_view();
        let label = if self.sebutan.is_empty() { label.to_owned() } else { format!("{label} {}", self.sebutan) };
        let kosong = (!self.wajib).then(|| {
            view! {
                <label class="pilih">
                    <input type="radio" id=format!("{nama}-0") name=nama.to_owned() value="" checked=nilai.is_empty()/>
                    <span>"Belum ditetapkan"</span>
                </label>
            }
        });
        let id_pesan = format!("g-{nama}");
        let uraian = pesan.is_some().then(|| id_pesan.clone());
        let salah = pesan.is_some();
        view! {
            <fieldset class="bidang" class:salah=salah aria-describedby=uraian>
                <legend>{label}</legend>
                {pesan.map(|teks| view! { <p class="pesan" id=id_pesan>{teks}</p> })}
                <div>{butir}{kosong}</div>
            </fieldset>
        }
        .into_any()
    }

    fn kriteria_kemungkinan(&self, level: u8) -> AnyView {
        let letak = usize::from(level) - 1;
        match &self.kriteria {
            Kriteria::Tanpa => ().into_any(),
            Kriteria::Tetap { kerangka, kategori, .. } => {
                let teks = kerangka.kriteria_kemungkinan(kategori).get(letak).map(kata).unwrap_or_default();
                (!teks.is_empty()).then(|| view! { <small>{teks}</small> }).into_any()
            }
            Kriteria::Menurut { kerangka, kategori, .. } => {
                // Categories without criteria of their own share one text, and so does the choice not made yet.
                let khusus = kerangka.kemungkinan.keys().filter(|k| k.as_str() != SEMUA_KATEGORI);
                let bersama: Vec<&str> = std::iter::once("")
                    .chain(kerangka.kategori.iter().map(|k| k.kode.as_str()))
                    .filter(|k| k.is_empty() || !kerangka.kemungkinan.contains_key(*k))
                    .collect();
                let satu = |kode: &str, nilai: String| {
                    let teks = kerangka.kriteria_kemungkinan(kode).get(letak).map(kata).unwrap_or_default();
                    let tampil = nilai.split('|').any(|n| n == kategori);
                    (!teks.is_empty())
                        .then(|| view! { <small data-bila="kategori" data-nilai=nilai hidden=!tampil>{teks}</small> })
                };
                let khusus: Vec<_> = khusus.map(|k| satu(k, k.clone())).collect();
                view! { {satu(SEMUA_KATEGORI, bersama.join("|"))} {khusus} }.into_any()
            }
        }
    }

    fn kriteria_dampak(&self, level: u8) -> AnyView {
        match &self.kriteria {
            Kriteria::Tanpa => ().into_any(),
            Kriteria::Tetap { kerangka, area, jenis, .. } => {
                let teks = kerangka.kriteria_dampak(area, *jenis, level).to_owned();
                (!teks.is_empty()).then(|| view! { <small>{teks}</small> }).into_any()
            }
            Kriteria::Menurut { kerangka, area, jenis, .. } => JenisRisiko::SEMUA
                .map(|satu| {
                    let isi: Vec<_> = kerangka
                        .area
                        .iter()
                        .map(|a| (a, kerangka.kriteria_dampak(&a.kode, satu, level)))
                        .filter(|(_, teks)| !teks.is_empty())
                        .map(|(a, teks)| {
                            view! { <span data-bila="area" data-nilai=a.kode.clone() hidden={a.kode != *area}>{teks.to_owned()}</span> }
                        })
                        .collect();
                    view! { <small data-bila="jenis" data-nilai=satu.kode() hidden={satu.kode() != jenis}>{isi}</small> }
                })
                .into_iter()
                .collect_view()
                .into_any(),
        }
    }

    fn ambang_kini(&self) -> Option<u8> {
        match &self.kriteria {
            Kriteria::Menurut { kerangka, kategori, jenis, .. } => {
                JenisRisiko::dari_kode(jenis).and_then(|jenis| kerangka.selera(kategori, jenis))
            }
            _ => self.ambang,
        }
    }

    const fn jenis(&self) -> Option<&'static str> {
        match &self.kriteria {
            Kriteria::Tetap { jenis, .. } => Some(jenis.kode()),
            _ => None,
        }
    }

    /// The appetites that the browser looks up while category and kind are being chosen.
    fn selera(&self) -> Option<AnyView> {
        let Kriteria::Menurut { kerangka, .. } = &self.kriteria else { return None };
        let butir = kerangka
            .selera
            .iter()
            .map(|(kode, ambang)| {
                let teks = |n: Option<u8>| n.map(|n| n.to_string());
                view! { <span data-selera=kode.clone() data-positif=teks(ambang.positif) data-negatif=teks(ambang.negatif)></span> }
            })
            .collect_view();
        Some(view! { <span hidden=true>{butir}</span> }.into_any())
    }
}

/// The criterion of a likelihood level in one line.
pub(super) fn kata(k: &KriteriaKemungkinan) -> String {
    [&k.persentase, &k.frekuensi].into_iter().filter(|teks| !teks.is_empty()).cloned().collect::<Vec<_>>().join("; ")
}
