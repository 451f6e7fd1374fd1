//! Categories, impact areas, criteria and appetite (Formulir 2.6 to 2.8 and 2.10): shown and filled in alike for the
//! government's year and for the context of an office.

use domain::risiko::{
    JenisRisiko, Kerangka, Matriks,
    kerangka::{ButirDaftar, KriteriaKemungkinan, SEMUA_KATEGORI},
};
use leptos::prelude::*;

use super::{
    baris::{Kolom, sel_angka, sel_bernama, tabel},
    bentrok::Beda,
    konteks::FORMULIR,
};
use crate::{
    kerangka::Konteks,
    komponen::{Bidang, Borang, Opsi, gulir, kosong_strip, unduh_tabel},
};

/// One part of the frame, each with a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bagian {
    Kategori,
    Area,
    Kemungkinan,
    Dampak,
    Selera,
}

impl Bagian {
    pub(super) const SEMUA: [Self; 5] = [Self::Kategori, Self::Area, Self::Kemungkinan, Self::Dampak, Self::Selera];

    pub(super) const fn kode(self) -> &'static str {
        match self {
            Self::Kategori => "kategori",
            Self::Area => "area",
            Self::Kemungkinan => "kemungkinan",
            Self::Dampak => "dampak",
            Self::Selera => "selera",
        }
    }

    pub(super) fn dari_kode(kode: &str) -> Option<Self> {
        Self::SEMUA.into_iter().find(|b| b.kode() == kode)
    }

    pub(super) const fn nama(self) -> &'static str {
        match self {
            Self::Kategori => "Kategori risiko SPBE",
            Self::Area => "Area dampak risiko SPBE",
            Self::Kemungkinan => "Kriteria kemungkinan",
            Self::Dampak => "Kriteria dampak",
            Self::Selera => "Selera risiko SPBE",
        }
    }

    /// The form of the regulation, and where it is explained.
    pub(super) const fn pasal(self) -> &'static str {
        match self {
            Self::Kategori => "Formulir 2.6; PermenPANRB 5/2020 Lampiran Bab III huruf B angka 6",
            Self::Area => "Formulir 2.7; PermenPANRB 5/2020 Lampiran Bab III huruf B angka 7",
            Self::Kemungkinan => "Formulir 2.8.A; PermenPANRB 5/2020 Lampiran Bab III huruf B angka 8 huruf a",
            Self::Dampak => "Formulir 2.8.B; PermenPANRB 5/2020 Lampiran Bab III huruf B angka 8 huruf b",
            Self::Selera => "Formulir 2.10; PermenPANRB 5/2020 Lampiran Bab III huruf B angka 10",
        }
    }

    /// The number of the form.
    pub(super) const fn formulir(self) -> &'static str {
        match self {
            Self::Kategori => "2.6",
            Self::Area => "2.7",
            Self::Kemungkinan => "2.8.A",
            Self::Dampak => "2.8.B",
            Self::Selera => "2.10",
        }
    }

    const fn petunjuk(self) -> &'static str {
        match self {
            Self::Kategori => {
                "Kategori mengelompokkan risiko dan menentukan seleranya. Kategori yang dihapus tetap disebut pada risiko yang memakainya."
            }
            Self::Area => "Area dampak adalah bidang yang terkena bila risiko terjadi.",
            Self::Kemungkinan => {
                "Tulis kapan sebuah level kemungkinan terpenuhi: menurut persentase, menurut frekuensi, atau keduanya. Kategori tanpa kriteria sendiri memakai kriteria umum."
            }
            Self::Dampak => {
                "Tulis arti setiap level dampak untuk setiap area. Kosongkan sisi yang tidak ada: sebuah area boleh hanya berdampak negatif."
            }
            Self::Selera => {
                "Isi besaran terkecil yang harus ditangani. Yang dikosongkan berarti belum ditetapkan: keputusannya dibuat sendiri dengan alasan."
            }
        }
    }
}

/// What stands in a part now; `milik` names whose it is in the addresses of its files: `register` or `tahun`.
pub(super) fn tampil(bagian: Bagian, kerangka: &Kerangka, m: &Matriks, milik: (&str, &str)) -> AnyView {
    let tabel = match bagian {
        Bagian::Kategori => return butir(&kerangka.kategori),
        Bagian::Area => return butir(&kerangka.area),
        Bagian::Kemungkinan => kemungkinan(kerangka, m),
        Bagian::Dampak => dampak(kerangka, m),
        Bagian::Selera => selera(kerangka, m),
    };
    view! { {tabel} {unduh_tabel(&format!("risiko-{}", bagian.kode()), &[milik])} }.into_any()
}

fn butir(daftar: &[ButirDaftar]) -> AnyView {
    let isi = daftar
        .iter()
        .map(|b| {
            let uraian =
                (!b.uraian.is_empty()).then(|| view! { <span class="redup">{format!(": {}", b.uraian)}</span> });
            view! { <li>{b.nama.clone()}{uraian}</li> }.into_any()
        })
        .collect_view();
    view! { <ol class="langkah baca">{isi}</ol> }.into_any()
}

fn kemungkinan(kerangka: &Kerangka, m: &Matriks) -> AnyView {
    let baris = kerangka
        .kemungkinan
        .iter()
        .map(|(kode, daftar)| {
            let nama = if kode == SEMUA_KATEGORI { "Semua kategori lain" } else { kerangka.nama_kategori(kode) };
            let sel = (1..=m.tinggi())
                .map(|l| {
                    let k = daftar.get(usize::from(l) - 1);
                    let isi = k.map_or_else(kosong_strip, sebut);
                    view! { <td data-k=m.nama_kemungkinan(l).to_owned()>{isi}</td> }.into_any()
                })
                .collect_view();
            view! { <tr><th scope="row" class="nama">{nama.to_owned()}</th>{sel}</tr> }.into_any()
        })
        .collect_view();
    let kepala = (1..=m.tinggi())
        .map(|l| view! { <th scope="col">{l} " " {m.nama_kemungkinan(l).to_owned()}</th> }.into_any())
        .collect_view();
    gulir(
        "Kriteria kemungkinan",
        true,
        view! {
            <table class="tabel kartu">
                <caption class="senyap">"Kriteria kemungkinan menurut kategori"</caption>
                <thead><tr><th scope="col" class="nama">"Kategori"</th>{kepala}</tr></thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}

fn sebut(k: &KriteriaKemungkinan) -> AnyView {
    match (k.persentase.as_str(), k.frekuensi.as_str()) {
        ("", "") => kosong_strip(),
        (persentase, "") => persentase.to_owned().into_any(),
        ("", frekuensi) => frekuensi.to_owned().into_any(),
        (persentase, frekuensi) => view! { {persentase.to_owned()}<small>{frekuensi.to_owned()}</small> }.into_any(),
    }
}

fn dampak(kerangka: &Kerangka, m: &Matriks) -> AnyView {
    let baris = kerangka
        .area
        .iter()
        .flat_map(|a| JenisRisiko::SEMUA.map(|jenis| (a, jenis)))
        .filter(|(a, jenis)| kerangka.dampak.get(&a.kode).is_some_and(|d| !d.sisi(*jenis).is_empty()))
        .map(|(a, jenis)| {
            let sel = (1..=m.lebar())
                .map(|l| {
                    let teks = kerangka.kriteria_dampak(&a.kode, jenis, l).to_owned();
                    let isi = if teks.is_empty() { kosong_strip() } else { teks.into_any() };
                    view! { <td data-k=m.nama_dampak(l).to_owned()>{isi}</td> }.into_any()
                })
                .collect_view();
            view! { <tr><th scope="row" class="nama">{a.nama.clone()}<small>{jenis.nama()}</small></th>{sel}</tr> }
                .into_any()
        })
        .collect_view();
    let kepala = (1..=m.lebar())
        .map(|l| view! { <th scope="col">{l} " " {m.nama_dampak(l).to_owned()}</th> }.into_any())
        .collect_view();
    gulir(
        "Kriteria dampak",
        true,
        view! {
            <table class="tabel kartu">
                <caption class="senyap">"Kriteria dampak menurut area dan jenis risiko"</caption>
                <thead><tr><th scope="col" class="nama">"Area dampak"</th>{kepala}</tr></thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}

fn selera(kerangka: &Kerangka, m: &Matriks) -> AnyView {
    let sebut = |n: Option<u8>| {
        n.map_or_else(
            || view! { <span class="kosong">"belum ditetapkan"</span> }.into_any(),
            |n| format!("{n} ({})", m.nama_level(n)).into_any(),
        )
    };
    let baris = kerangka
        .kategori
        .iter()
        .map(|s| {
            view! {
                <tr>
                    <th scope="row" class="nama">{s.nama.clone()}</th>
                    <td data-k="Risiko positif">{sebut(kerangka.selera(&s.kode, JenisRisiko::Positif))}</td>
                    <td data-k="Risiko negatif">{sebut(kerangka.selera(&s.kode, JenisRisiko::Negatif))}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    gulir(
        "Selera risiko",
        true,
        view! {
            <table class="tabel kartu rapat">
                <caption class="senyap">"Besaran risiko minimum yang ditangani"</caption>
                <thead><tr><th scope="col" class="nama">"Kategori"</th><th scope="col">"Risiko positif"</th><th scope="col">"Risiko negatif"</th></tr></thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}

/// The form of a part: posts to the same address with `versi`.
pub(super) fn formulir(
    k: &Konteks,
    bagian: Bagian,
    kerangka: &Kerangka,
    m: &Matriks,
    versi: i64,
    batal: &str,
) -> AnyView {
    let b = &k.borang;
    let isi = match bagian {
        Bagian::Kategori => {
            isian_butir(b, "Kategori risiko", "kategori", "kategori_uraian", "kategori_kode", &kerangka.kategori)
        }
        Bagian::Area => isian_butir(b, "Area dampak", "area", "area_uraian", "area_kode", &kerangka.area),
        Bagian::Kemungkinan => isian_kemungkinan(k, kerangka, m),
        Bagian::Dampak => isian_dampak(b, kerangka, m),
        Bagian::Selera => isian_selera(b, kerangka, m),
    };
    let tambah = (bagian == Bagian::Kemungkinan).then(|| tambah_kategori(k, kerangka));
    let beda = beda(Beda::baru(b), bagian, kerangka, m);
    view! {
        <p class="baca">{bagian.petunjuk()}</p>
        {tambah}
        {beda.tampil(FORMULIR)}
        <form class="tumpuk" id=FORMULIR action=k.alamat.jalur.clone() method="post">
            <input type="hidden" name="versi" value=versi.to_string()/>
            {isi}
            <p class="pasal"><small>{bagian.pasal()}</small></p>
            <p class="baris"><button class="tombol utama" type="submit">"Simpan"</button> <a class="tombol" href=batal.to_owned()>"Batal"</a></p>
        </form>
    }
    .into_any()
}

/// Both versions of a part.
fn beda<'a>(mut beda: Beda<'a>, bagian: Bagian, kerangka: &Kerangka, m: &Matriks) -> Beda<'a> {
    match bagian {
        Bagian::Kategori | Bagian::Area => {
            let (daftar, kolom, kode) = if bagian == Bagian::Kategori {
                (&kerangka.kategori, kolom_butir("Kategori risiko", "kategori", "kategori_uraian"), "kategori_kode")
            } else {
                (&kerangka.area, kolom_butir("Area dampak", "area", "area_uraian"), "area_kode")
            };
            let kunci: Vec<String> = daftar.iter().map(|d| d.kode.clone()).collect();
            beda = beda.daftar(&kolom, 0, &isi_butir(daftar), Some((kode, &kunci)));
        }
        Bagian::Kemungkinan => {
            for (kode, daftar) in &kerangka.kemungkinan {
                for (l, ada) in (1..=m.tinggi()).zip(daftar) {
                    let nama = nama_kriteria(kerangka, kode);
                    let label = |apa: &str| format!("{nama}, level {l}: {apa}");
                    beda = beda.isi(&format!("kemungkinan_{kode}_{l}"), &label("persentase"), &ada.persentase).isi(
                        &format!("frekuensi_{kode}_{l}"),
                        &label("frekuensi"),
                        &ada.frekuensi,
                    );
                }
            }
        }
        Bagian::Dampak => {
            for (a, jenis) in kerangka.area.iter().flat_map(|a| JenisRisiko::SEMUA.map(|jenis| (a, jenis))) {
                for l in 1..=m.lebar() {
                    let label = format!("{}, {}, level {l}", a.nama, super::sebut_jenis(jenis));
                    let ada = kerangka.kriteria_dampak(&a.kode, jenis, l);
                    beda = beda.isi(&format!("dampak_{}_{}_{l}", a.kode, jenis.kode()), &label, ada);
                }
            }
        }
        Bagian::Selera => {
            for (s, jenis) in kerangka.kategori.iter().flat_map(|s| JenisRisiko::SEMUA.map(|jenis| (s, jenis))) {
                let label = format!("Selera {}, risiko {}", s.nama, super::sebut_jenis(jenis));
                let ada = kerangka.selera(&s.kode, jenis).map(|n| n.to_string()).unwrap_or_default();
                beda = beda.isi(&format!("selera_{}_{}", s.kode, jenis.kode()), &label, &ada);
            }
        }
    }
    beda
}

fn nama_kriteria(kerangka: &Kerangka, kode: &str) -> String {
    if kode == SEMUA_KATEGORI { "Semua kategori lain".to_owned() } else { kerangka.nama_kategori(kode).to_owned() }
}

fn kolom_butir(judul: &'static str, nama: &'static str, uraian: &'static str) -> [Kolom; 2] {
    [Kolom::baru(nama, judul, 120), Kolom::baru(uraian, "Penjelasan", 500).panjang()]
}

fn isi_butir(daftar: &[ButirDaftar]) -> Vec<Vec<String>> {
    daftar.iter().map(|d| vec![d.nama.clone(), d.uraian.clone()]).collect()
}

fn isian_butir(
    b: &Borang,
    judul: &'static str,
    nama: &'static str,
    uraian: &'static str,
    kode: &'static str,
    daftar: &[ButirDaftar],
) -> AnyView {
    let kunci = daftar.iter().map(|d| d.kode.clone()).collect();
    tabel(b, judul, &kolom_butir(judul, nama, uraian), &isi_butir(daftar), Some((kode, kunci)))
}

fn isian_kemungkinan(k: &Konteks, kerangka: &Kerangka, m: &Matriks) -> AnyView {
    let b = &k.borang;
    let baru = k.alamat.ada("kategori").map(str::to_owned);
    let mut kode: Vec<String> = vec![SEMUA_KATEGORI.to_owned()];
    kode.extend(kerangka.kemungkinan.keys().filter(|k| k.as_str() != SEMUA_KATEGORI).cloned());
    // Opened by the address, or typed and come back.
    let terbuka = |s: &ButirDaftar| baru.as_ref() == Some(&s.kode) || b.ada(&format!("kemungkinan_{}_1", s.kode));
    let tambahan = kerangka.kategori.iter().filter(|s| !kerangka.kemungkinan.contains_key(&s.kode) && terbuka(s));
    kode.extend(tambahan.map(|s| s.kode.clone()));
    kode.iter()
        .map(|satu| {
            let nama = nama_kriteria(kerangka, satu);
            let baris = (1..=m.tinggi())
                .rev()
                .map(|l| {
                    let ada = kerangka.kriteria_kemungkinan(satu).get(usize::from(l) - 1).cloned().unwrap_or_default();
                    let level = m.nama_kemungkinan(l).to_owned();
                    let label = |apa: &str| format!("{nama}, level {l}: {apa}");
                    view! {
                        <tr>
                            <th scope="row">{l} " " {level}</th>
                            <td data-k="Persentase setahun">{sel_bernama(b, &format!("kemungkinan_{satu}_{l}"), label("persentase"), &ada.persentase, 200, false)}</td>
                            <td data-k="Frekuensi setahun">{sel_bernama(b, &format!("frekuensi_{satu}_{l}"), label("frekuensi"), &ada.frekuensi, 200, false)}</td>
                        </tr>
                    }
                    .into_any()
                })
                .collect_view();
            let judul = format!("Kriteria kemungkinan: {nama}");
            gulir(judul.clone(), true, view! {
                <table class="tabel kartu isian-tabel">
                    <caption><strong>{nama.clone()}</strong></caption>
                    <thead><tr><th scope="col">"Level kemungkinan"</th><th scope="col">"Persentase setahun"</th><th scope="col">"Frekuensi setahun"</th></tr></thead>
                    <tbody>{baris}</tbody>
                </table>
            })
        })
        .collect_view()
        .into_any()
}

/// A category may have likelihood criteria of its own; emptied again, it falls back to the common ones.
fn tambah_kategori(k: &Konteks, kerangka: &Kerangka) -> AnyView {
    let b = Borang::default();
    let opsi = kerangka
        .kategori
        .iter()
        .filter(|s| !kerangka.kemungkinan.contains_key(&s.kode))
        .map(|s| Opsi::baru(s.kode.clone(), s.nama.clone()))
        .collect();
    view! {
        <form class="saring jarak" action=k.alamat.jalur.clone() method="get" aria-label="Kriteria menurut kategori">
            {Bidang::baru("kategori", "Kategori dengan kriteria sendiri").saringan().pilihan(&b, opsi, k.alamat.nilai("kategori"), Some("Pilih kategori"))}
            <button class="tombol" type="submit">"Buka isiannya"</button>
        </form>
    }
    .into_any()
}

fn isian_dampak(b: &Borang, kerangka: &Kerangka, m: &Matriks) -> AnyView {
    let kepala = (1..=m.lebar())
        .map(|l| view! { <th scope="col">{l} " " {m.nama_dampak(l).to_owned()}</th> }.into_any())
        .collect_view();
    let baris = kerangka
        .area
        .iter()
        .flat_map(|a| JenisRisiko::SEMUA.map(|jenis| (a, jenis)))
        .map(|(a, jenis)| {
            let sel = (1..=m.lebar())
                .map(|l| {
                    let id = format!("dampak_{}_{}_{l}", a.kode, jenis.kode());
                    let label = format!("{}, {}, level {l}", a.nama, super::sebut_jenis(jenis));
                    let isi = sel_bernama(b, &id, label, kerangka.kriteria_dampak(&a.kode, jenis, l), 200, true);
                    view! { <td data-k=m.nama_dampak(l).to_owned()>{isi}</td> }.into_any()
                })
                .collect_view();
            view! { <tr><th scope="row" class="nama">{a.nama.clone()}<small>{jenis.nama()}</small></th>{sel}</tr> }
                .into_any()
        })
        .collect_view();
    gulir(
        "Kriteria dampak",
        true,
        view! {
            <table class="tabel kartu isian-tabel">
                <caption class="senyap">"Kriteria dampak menurut area dan jenis risiko"</caption>
                <thead><tr><th scope="col" class="nama">"Area dampak"</th>{kepala}</tr></thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}

fn isian_selera(b: &Borang, kerangka: &Kerangka, m: &Matriks) -> AnyView {
    let maks = m.maks();
    let baris = kerangka
        .kategori
        .iter()
        .map(|s| {
            let sel = |jenis: JenisRisiko| {
                let label = format!("Selera {}, risiko {}", s.nama, super::sebut_jenis(jenis));
                sel_angka(
                    b,
                    &format!("selera_{}_{}", s.kode, jenis.kode()),
                    label,
                    kerangka.selera(&s.kode, jenis),
                    maks,
                )
            };
            view! {
                <tr>
                    <th scope="row" class="nama">{s.nama.clone()}</th>
                    <td data-k="Risiko positif">{sel(JenisRisiko::Positif)}</td>
                    <td data-k="Risiko negatif">{sel(JenisRisiko::Negatif)}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    gulir(
        "Selera risiko",
        true,
        view! {
            <table class="tabel kartu isian-tabel">
                <caption>{format!("Besaran risiko minimum yang ditangani, 1 sampai {maks}")}</caption>
                <thead><tr><th scope="col" class="nama">"Kategori"</th><th scope="col">"Risiko positif"</th><th scope="col">"Risiko negatif"</th></tr></thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}
