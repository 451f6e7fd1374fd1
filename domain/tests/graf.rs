//! The layered graph: nothing overlaps, nothing is lost, the same graph gives the same picture.

use domain::grafik::{SimpulGraf, SisiGraf, TataGraf, jarak, tata_graf};
use proptest::prelude::*;

fn graf() -> impl Strategy<Value = (Vec<SimpulGraf>, Vec<SisiGraf>)> {
    (1_usize..24).prop_flat_map(|n| {
        let simpul = prop::collection::vec((-3_i32..4, "[A-Za-z ]{1,60}"), n).prop_map(|isi| {
            isi.into_iter()
                .enumerate()
                .map(|(i, (lapis, nama))| SimpulGraf {
                    kunci: i64::try_from(i).expect("kecil"),
                    lapis,
                    nomor: format!("APL-{i:04}"),
                    nama,
                    pusat: i == 0,
                })
                .collect::<Vec<_>>()
        });
        let sisi = prop::collection::vec((0..n, 0..n, "[a-c]"), 0..40)
            .prop_map(|isi| isi.into_iter().map(|(dari, ke, nama)| SisiGraf { dari, ke, nama }).collect::<Vec<_>>());
        (simpul, sisi)
    })
}

fn tata(simpul: &[SimpulGraf], sisi: &[SisiGraf]) -> TataGraf {
    tata_graf(simpul, sisi, |n| Some(format!("Lapis {n}")))
}

/// Whether a point lies on the left or right side of a box.
fn di_tepi(t: &TataGraf, i: usize, (x, y): (f64, f64)) -> bool {
    let k = &t.kotak[i];
    let tepi = (x - k.x).abs() < 1e-6 || (x - k.x - k.lebar).abs() < 1e-6;
    tepi && y >= k.y - 1e-6 && y <= k.y + k.tinggi + 1e-6
}

proptest! {
    #[test]
    fn boxes_never_overlap_and_stay_in_the_picture((simpul, sisi) in graf()) {
        let t = tata(&simpul, &sisi);
        prop_assert_eq!(t.kotak.len(), simpul.len());
        for (i, a) in t.kotak.iter().enumerate() {
            prop_assert!(a.x >= 0.0 && a.y >= 0.0 && a.x + a.lebar <= t.lebar && a.y + a.tinggi <= t.tinggi);
            for b in &t.kotak[i + 1..] {
                let lepas = a.x + a.lebar <= b.x || b.x + b.lebar <= a.x
                    || a.y + a.tinggi <= b.y + 1e-6 || b.y + b.tinggi <= a.y + 1e-6;
                prop_assert!(lepas, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn every_edge_runs_from_its_box_to_its_box((simpul, sisi) in graf()) {
        let t = tata(&simpul, &sisi);
        let diharap: Vec<usize> = (0..sisi.len()).filter(|&i| sisi[i].dari != sisi[i].ke).collect();
        prop_assert_eq!(t.jalur.iter().map(|j| j.sisi).collect::<Vec<_>>(), diharap);
        for j in &t.jalur {
            prop_assert!(di_tepi(&t, sisi[j.sisi].dari, j.titik[0]));
            prop_assert!(di_tepi(&t, sisi[j.sisi].ke, j.titik[j.titik.len() - 1]));
            prop_assert!(j.titik.iter().all(|&(x, y)| x >= 0.0 && x <= t.lebar && y >= 0.0 && y <= t.tinggi));
        }
    }

    #[test]
    fn no_edge_passes_through_a_box_of_a_layer_between((simpul, sisi) in graf()) {
        let t = tata(&simpul, &sisi);
        for j in &t.jalur {
            for dua in j.titik.windows(2) {
                let ((x1, y1), (x2, y2)) = (dua[0], dua[1]);
                if (y1 - y2).abs() > 1e-9 {
                    continue;
                }
                for k in &t.kotak {
                    let dalam = y1 > k.y + 1e-6 && y1 < k.y + k.tinggi - 1e-6;
                    let menembus = x1.min(x2) < k.x + k.lebar - 1e-6 && x1.max(x2) > k.x + 1e-6;
                    prop_assert!(!(dalam && menembus), "{j:?} {k:?}");
                }
            }
        }
    }

    #[test]
    fn the_picture_does_not_depend_on_the_order_of_the_edges((simpul, sisi) in graf(), putar in 0_usize..40) {
        let satu = tata(&simpul, &sisi);
        prop_assert_eq!(&satu, &tata(&simpul, &sisi));
        let mut lain = sisi.clone();
        if !lain.is_empty() {
            let n = putar % lain.len();
            lain.rotate_left(n);
        }
        prop_assert_eq!(satu.kotak, tata(&simpul, &lain).kotak);
    }
}

#[test]
fn a_chain_is_drawn_straight_and_without_crossings() {
    let simpul: Vec<_> = (0..3)
        .map(|i| SimpulGraf {
            kunci: i64::from(i),
            lapis: i,
            nomor: format!("X-{i}"),
            nama: "Satu".into(),
            pusat: false,
        })
        .collect();
    let sisi: Vec<_> = (0..2).map(|i| SisiGraf { dari: i, ke: i + 1, nama: String::new() }).collect();
    let t = tata(&simpul, &sisi);
    assert!(t.kotak.windows(2).all(|dua| (dua[0].y - dua[1].y).abs() < 1e-6 && dua[0].x < dua[1].x), "{t:?}");
    assert!(t.jalur.iter().all(|j| j.titik.iter().all(|p| (p.1 - j.titik[0].1).abs() < 1e-6)));
    assert_eq!(t.kepala.iter().map(|k| k.1.as_str()).collect::<Vec<_>>(), ["Lapis 0", "Lapis 1", "Lapis 2"]);
}

#[test]
fn crossed_pairs_are_uncrossed() {
    // Two on the left, two on the right, joined crosswise.
    let simpul: Vec<_> = [(0, 0), (1, 0), (2, 1), (3, 1)]
        .map(|(kunci, lapis)| SimpulGraf { kunci, lapis, nomor: "X".into(), nama: "Satu".into(), pusat: false })
        .into();
    let sisi = [(0, 3), (1, 2)].map(|(dari, ke)| SisiGraf { dari, ke, nama: String::new() });
    let t = tata(&simpul, &sisi);
    assert_eq!(t.kotak[0].y < t.kotak[1].y, t.kotak[3].y < t.kotak[2].y, "{t:?}");
}

#[test]
fn distances_end_where_a_circle_began() {
    assert_eq!(jarak(4, &[(0, 1), (1, 2), (2, 0)], 0), [Some(0), Some(1), Some(2), None]);
    assert_eq!(jarak(1, &[(0, 0)], 0), [Some(0)]);
}
