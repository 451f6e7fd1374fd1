//! Charts of `domain::grafik` painted as SVG. The picture and its words come from the domain; here is only ink.

use domain::{
    angka::{Nilai, Pecahan, tampil_2, tampil_selisih},
    grafik::{Butir, Gaya, Grafik, Unsur, koordinat, titik_svg},
};
use leptos::prelude::*;

/// The picture alone, with its name and every value in words for those who cannot see it.
pub fn gambar(grafik: &Grafik) -> AnyView {
    let unsur = grafik.unsur.iter().map(unsur).collect_view();
    view! {
        <svg
            class="grafik"
            viewBox=format!("0 0 {} {}", koordinat(grafik.lebar), koordinat(grafik.tinggi))
            role="img"
            aria-label=format!("{}. {}", grafik.judul, grafik.uraian)
        >
            {unsur}
        </svg>
    }
    .into_any()
}

/// The picture with the key of its lines below.
pub fn gambar_berkunci(grafik: &Grafik) -> AnyView {
    let kunci = grafik
        .legenda
        .iter()
        .map(|butir| {
            let contoh = match butir.gaya {
                Gaya::Kini | Gaya::Lalu | Gaya::Jaring => {
                    view! { <path class=butir.gaya.kelas() d="M0 6h28"/> }.into_any()
                }
                gaya => view! { <rect class=gaya.kelas() y="2" width="28" height="8"/> }.into_any(),
            };
            view! { <li><svg class="grafik" viewBox="0 0 28 12" aria-hidden="true">{contoh}</svg>{butir.teks.clone()}</li> }
                .into_any()
        })
        .collect_view();
    view! { <figure>{gambar(grafik)}<figcaption><ul class="kunci">{kunci}</ul></figcaption></figure> }.into_any()
}

/// Bars from 0 to `maks` whose words are HTML, so that they stay legible in a narrow column.
pub fn batang(butir: &[Butir], maks: u8, nama_lalu: Option<&str>) -> AnyView {
    let maks = Pecahan::from_integer(i128::from(maks.max(1)));
    let satu = |b: &Butir| {
        let tanda = b.lalu.map(|lalu| view! { <rect class="tanda-lalu" x=persen(lalu, maks) width="3" height="16"/> });
        let banding = b.lalu.zip(nama_lalu).map(|(lalu, nama)| {
            view! { <small class="redup">{format!("{nama}: {} ({})", tampil_2(&lalu), beda(b.kini, lalu))}</small> }
        });
        let keterangan = b.keterangan.clone().map(|teks| view! { " " <span class="redup">{teks}</span> });
        view! {
            <div>
                <span>{b.label.clone()}{keterangan}</span><b>{tampil_2(&b.kini)}</b>
                <svg aria-hidden="true">
                    <rect class="sisa" y="4" width="100%" height="8"/>
                    <rect class="penuh" y="4" width=persen(b.kini, maks) height="8"/>
                    {tanda}
                </svg>
                {banding}
            </div>
        }
        .into_any()
    };
    view! { <div class="batang">{butir.iter().map(satu).collect_view()}</div> }.into_any()
}

/// The share of `maks` as SVG writes it, held inside the picture.
fn persen(nilai: Pecahan, maks: Pecahan) -> String {
    let seribu = (nilai / maks * Pecahan::from_integer(1_000)).round().to_integer().clamp(0, 1_000);
    format!("{}.{}%", seribu / 10, seribu % 10)
}

/// The difference of two indexes as they are shown: `+0,40`, `−0,01`, `tetap`.
fn beda(kini: Pecahan, lalu: Pecahan) -> String {
    let selisih = Nilai::dari_pecahan(&kini).0 - Nilai::dari_pecahan(&lalu).0;
    if selisih == 0 { "tetap".to_owned() } else { tampil_selisih(&Nilai(selisih).pecahan()) }
}

fn unsur(unsur: &Unsur) -> AnyView {
    match unsur {
        Unsur::Garis { x1, y1, x2, y2, gaya } => view! {
            <line class=gaya.kelas() x1=koordinat(*x1) y1=koordinat(*y1) x2=koordinat(*x2) y2=koordinat(*y2)/>
        }
        .into_any(),
        Unsur::Poligon { titik, gaya } => view! { <polygon class=gaya.kelas() points=titik_svg(titik)/> }.into_any(),
        Unsur::Kotak { x, y, lebar, tinggi, gaya } => view! {
            <rect class=gaya.kelas() x=koordinat(*x) y=koordinat(*y) width=koordinat(*lebar) height=koordinat(*tinggi)/>
        }
        .into_any(),
        Unsur::Lingkaran { x, y, jari, gaya } => {
            view! { <circle class=gaya.kelas() cx=koordinat(*x) cy=koordinat(*y) r=koordinat(*jari)/> }.into_any()
        }
        Unsur::Teks { x, y, isi, jangkar, gaya } => {
            let kelas = Some(gaya.kelas()).filter(|kelas| !kelas.is_empty());
            view! {
                <text class=kelas x=koordinat(*x) y=koordinat(*y) text-anchor=jangkar.svg()>{isi.clone()}</text>
            }
            .into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stay_inside_their_column() {
        let lima = Pecahan::from_integer(5);
        assert_eq!(persen(Pecahan::new(302, 100), lima), "60.4%");
        assert_eq!(persen(Pecahan::from_integer(6), lima), "100.0%");
        assert_eq!(persen(Pecahan::from_integer(0), lima), "0.0%");
    }

    #[test]
    fn a_difference_is_that_of_the_numbers_shown() {
        assert_eq!(beda(Pecahan::new(320, 100), Pecahan::new(280, 100)), "+0,40");
        assert_eq!(beda(Pecahan::new(3_554, 1_000), Pecahan::new(3_555, 1_000)), "−0,01");
        assert_eq!(beda(Pecahan::new(2_801, 1_000), Pecahan::new(2_799, 1_000)), "tetap");
    }
}
