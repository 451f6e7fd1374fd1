//! The form of the analysis matrix and the levels of risk (Formulir 2.9): any 3 to 5 levels each way, with magnitudes of the
//! government's own.

use domain::{
    risiko::{
        Matriks,
        matriks::{IsianLevel, IsianMatriks, LEVEL_MAKS, LEVEL_MIN, Warna},
    },
    teks::GalatIsian,
};
use leptos::prelude::*;

use super::baris::{sel_angka, sel_bernama};
use crate::{
    kerangka::Alamat,
    komponen::{Bidang, Borang, Opsi, gulir},
};

const NAMA_MAKS: usize = 60;

/// How large a matrix the address asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ukuran {
    pub tinggi: usize,
    pub lebar: usize,
    pub level: usize,
}

impl Ukuran {
    pub(super) fn dari(alamat: &Alamat, m: &Matriks) -> Self {
        let ambil = |nama: &str, awal: usize| {
            alamat.nilai(nama).parse().ok().filter(|n| (LEVEL_MIN..=LEVEL_MAKS).contains(n)).unwrap_or(awal)
        };
        Self {
            tinggi: ambil("k", m.kemungkinan.len()),
            lebar: ambil("d", m.dampak.len()),
            level: ambil("l", m.level.len()),
        }
    }

    fn sama(self, m: &Matriks) -> bool {
        (self.tinggi, self.lebar, self.level) == (m.kemungkinan.len(), m.dampak.len(), m.level.len())
    }
}

/// What the form starts from: the matrix itself, or for another size a proposal with its names kept where they fit.
pub(super) fn awal(m: &Matriks, ukuran: Ukuran) -> IsianMatriks {
    if ukuran.sama(m) {
        return m.isian();
    }
    let nama = |ada: &[String], banyak: usize| (0..banyak).map(|i| ada.get(i).cloned().unwrap_or_default()).collect();
    let besaran = usul_besaran(ukuran.tinggi, ukuran.lebar);
    let sel = ukuran.tinggi * ukuran.lebar;
    let level = (0..ukuran.level)
        .map(|i| IsianLevel {
            nama: m.level.get(i).map(|l| l.nama.clone()).unwrap_or_default(),
            maks: u8::try_from(sel * (i + 1) / ukuran.level).ok(),
            warna: m.level.get(i).map_or(Warna::Merah, |l| l.warna).kode().to_owned(),
        })
        .collect();
    IsianMatriks {
        kemungkinan: nama(&m.kemungkinan, ukuran.tinggi),
        dampak: nama(&m.dampak, ukuran.lebar),
        besaran,
        level,
    }
}

/// Magnitudes in the order of likelihood times impact, the graver impact first among equals: each cell has its own and none
/// falls towards a higher level.
fn usul_besaran(tinggi: usize, lebar: usize) -> Vec<Vec<Option<u8>>> {
    let mut sel: Vec<(usize, usize)> = (0..tinggi).flat_map(|k| (0..lebar).map(move |d| (k, d))).collect();
    sel.sort_by_key(|(k, d)| ((k + 1) * (d + 1), *d));
    let mut hasil = vec![vec![None; lebar]; tinggi];
    for (n, (k, d)) in sel.into_iter().enumerate() {
        hasil[k][d] = u8::try_from(n + 1).ok();
    }
    hasil
}

/// Reads the form back from the address.
pub(super) fn dari_alamat(alamat: &Alamat, ukuran: Ukuran) -> IsianMatriks {
    let teks = |nama: String| alamat.nilai(&nama).to_owned();
    IsianMatriks {
        kemungkinan: (1..=ukuran.tinggi).map(|k| teks(format!("kemungkinan_{k}"))).collect(),
        dampak: (1..=ukuran.lebar).map(|d| teks(format!("dampak_{d}"))).collect(),
        besaran: (1..=ukuran.tinggi)
            .map(|k| (1..=ukuran.lebar).map(|d| teks(format!("besaran_{k}_{d}")).trim().parse().ok()).collect())
            .collect(),
        level: (1..=ukuran.level)
            .map(|n| IsianLevel {
                nama: teks(format!("level_nama_{n}")),
                maks: teks(format!("level_maks_{n}")).trim().parse().ok(),
                warna: teks(format!("level_warna_{n}")),
            })
            .collect(),
    }
}

/// What was typed, with what is wrong with it, for the form.
pub(super) fn borang(alamat: &Alamat, galat: Vec<GalatIsian>) -> Borang {
    let isian = alamat.pasangan().iter().map(|(nama, nilai)| (nama.clone(), vec![nilai.clone()])).collect();
    Borang::baru(None, galat, isian)
}

/// The form: a GET to the same address, which shows what would change before anything is kept.
pub(super) fn formulir(b: &Borang, aksi: &str, isian: &IsianMatriks, ukuran: Ukuran, batal: &str) -> AnyView {
    let maks = u8::try_from(ukuran.tinggi * ukuran.lebar).unwrap_or(u8::MAX);
    view! {
        {pilih_ukuran(aksi, ukuran)}
        <form class="tumpuk" id="matriks" action=aksi.to_owned() method="get">
            <input type="hidden" name="k" value=ukuran.tinggi.to_string()/>
            <input type="hidden" name="d" value=ukuran.lebar.to_string()/>
            <input type="hidden" name="l" value=ukuran.level.to_string()/>
            {gulir("Matriks analisis risiko", true, tabel_besaran(b, isian, maks))}
            <p class="redup baca"><small>{format!("Setiap besaran 1 sampai {maks} dipakai satu kali, dan tidak boleh turun saat level kemungkinan atau dampak naik.")}</small></p>
            {gulir("Level risiko", true, tabel_level(b, isian, maks))}
            <p class="pasal"><small>"Formulir 2.9.A dan 2.9.B; PermenPANRB 5/2020 Lampiran Bab III huruf B angka 9"</small></p>
            <p class="baris">
                <button class="tombol utama" type="submit" name="periksa" value="1">"Periksa perubahan"</button>
                <a class="tombol" href=batal.to_owned()>"Batal"</a>
            </p>
        </form>
    }
    .into_any()
}

fn pilih_ukuran(aksi: &str, ukuran: Ukuran) -> AnyView {
    let b = Borang::default();
    let opsi = || (LEVEL_MIN..=LEVEL_MAKS).map(|n| Opsi::baru(n.to_string(), n.to_string())).collect::<Vec<_>>();
    let satu = |nama: &'static str, label: &'static str, kini: usize| {
        Bidang::baru(nama, label).id(format!("ukuran-{nama}")).saringan().pilihan(&b, opsi(), &kini.to_string(), None)
    };
    view! {
        <form class="saring jarak" action=aksi.to_owned() method="get" aria-label="Ukuran matriks">
            {satu("k", "Banyaknya level kemungkinan", ukuran.tinggi)}
            {satu("d", "Banyaknya level dampak", ukuran.lebar)}
            {satu("l", "Banyaknya level risiko", ukuran.level)}
            <button class="tombol" type="submit">"Pakai ukuran ini"</button>
        </form>
    }
    .into_any()
}

fn tabel_besaran(b: &Borang, isian: &IsianMatriks, maks: u8) -> AnyView {
    let kepala = isian
        .dampak
        .iter()
        .zip(1..)
        .map(|(nama, d)| {
            let sel = sel_bernama(b, &format!("dampak_{d}"), format!("Nama level dampak {d}"), nama, NAMA_MAKS, false);
            view! { <th scope="col"><b>{d}</b>{sel}</th> }.into_any()
        })
        .collect_view();
    let baris = isian
        .kemungkinan
        .iter()
        .enumerate()
        .rev()
        .map(|(i, nama)| {
            let k = i + 1;
            let nama = sel_bernama(
                b,
                &format!("kemungkinan_{k}"),
                format!("Nama level kemungkinan {k}"),
                nama,
                NAMA_MAKS,
                false,
            );
            let sel = isian.besaran.get(i).into_iter().flatten().zip(1..).map(|(nilai, d)| {
                let label = format!("Besaran untuk kemungkinan {k} dan dampak {d}");
                view! { <td data-k=d.to_string()>{sel_angka(b, &format!("besaran_{k}_{d}"), label, *nilai, maks)}</td> }
                    .into_any()
            });
            view! { <tr><th scope="row"><b>{k}</b>{nama}</th>{sel.collect_view()}</tr> }.into_any()
        })
        .collect_view();
    view! {
        <table class="tabel isian-matriks">
            <caption>"Besaran risiko: baris level kemungkinan, kolom level dampak"</caption>
            <thead><tr><th scope="col">"Kemungkinan"</th>{kepala}</tr></thead>
            <tbody>{baris}</tbody>
        </table>
    }
    .into_any()
}

fn tabel_level(b: &Borang, isian: &IsianMatriks, maks: u8) -> AnyView {
    let baris = isian
        .level
        .iter()
        .zip(1..)
        .map(|(l, n)| {
            let warna = b.nilai(&format!("level_warna_{n}"), &l.warna);
            let opsi = Warna::SEMUA
                .map(|w| view! { <option value=w.kode() selected={w.kode() == warna}>{w.nama()}</option> })
                .into_iter()
                .collect_view();
            let id = format!("level_warna_{n}");
            view! {
                <tr>
                    <th scope="row">{n}</th>
                    <td data-k="Nama">{sel_bernama(b, &format!("level_nama_{n}"), format!("Nama level risiko {n}"), &l.nama, NAMA_MAKS, false)}</td>
                    <td data-k="Besaran tertinggi">{sel_angka(b, &format!("level_maks_{n}"), format!("Besaran tertinggi level risiko {n}"), l.maks, maks)}</td>
                    <td data-k="Warna">
                        <select class="masukan" id=id.clone() name=id aria-label=format!("Warna level risiko {n}")>{opsi}</select>
                    </td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <table class="tabel kartu isian-tabel">
            <caption>"Level risiko, dari yang terendah. Setiap level mulai tepat sesudah level sebelumnya."</caption>
            <thead><tr><th scope="col">"No."</th><th scope="col">"Nama"</th><th scope="col">"Besaran tertinggi"</th><th scope="col">"Warna"</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_for_any_size_is_a_matrix_that_may_be_kept() {
        let resmi = Matriks::bawaan();
        for tinggi in LEVEL_MIN..=LEVEL_MAKS {
            for lebar in LEVEL_MIN..=LEVEL_MAKS {
                for level in LEVEL_MIN..=LEVEL_MAKS {
                    let isian = awal(resmi, Ukuran { tinggi, lebar, level });
                    let hasil = Matriks::periksa(&isian);
                    assert!(hasil.is_ok(), "{tinggi}x{lebar}, {level}: {hasil:?}");
                }
            }
        }
    }

    #[test]
    fn the_form_read_back_is_the_matrix_it_showed() {
        let resmi = Matriks::bawaan();
        let isian = resmi.isian();
        let mut pasang: Vec<(String, String)> = Vec::new();
        for (i, nama) in isian.kemungkinan.iter().enumerate() {
            pasang.push((format!("kemungkinan_{}", i + 1), nama.clone()));
        }
        for (i, nama) in isian.dampak.iter().enumerate() {
            pasang.push((format!("dampak_{}", i + 1), nama.clone()));
        }
        for (k, baris) in isian.besaran.iter().enumerate() {
            for (d, nilai) in baris.iter().enumerate() {
                pasang.push((format!("besaran_{}_{}", k + 1, d + 1), nilai.map(|n| n.to_string()).unwrap_or_default()));
            }
        }
        for (i, l) in isian.level.iter().enumerate() {
            pasang.push((format!("level_nama_{}", i + 1), l.nama.clone()));
            pasang.push((format!("level_maks_{}", i + 1), l.maks.map(|n| n.to_string()).unwrap_or_default()));
            pasang.push((format!("level_warna_{}", i + 1), l.warna.clone()));
        }
        let pasang: Vec<(&str, &str)> = pasang.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let alamat = crate::kerangka::alamat::rangkai("/x", &pasang);
        let alamat = Alamat::baru("/x", alamat.split_once('?').map(|(_, kueri)| kueri));
        assert_eq!(dari_alamat(&alamat, Ukuran::dari(&alamat, resmi)), isian);
    }
}
