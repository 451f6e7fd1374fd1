//! The side menu: only what this person's roles can open, grouped by the work.

use domain::izin::Tindakan;
use leptos::prelude::*;
use services::Pelaku;

/// One entry of the menu.
struct Butir {
    nama: &'static str,
    alamat: &'static str,
    /// Any of these lets the person in; empty for everybody who signed in.
    perlu: &'static [Tindakan],
}

/// Entries under one heading; the first group has none.
struct Kelompok {
    judul: &'static str,
    butir: &'static [Butir],
}

const MENU: [Kelompok; 4] = [
    Kelompok { judul: "", butir: &[Butir { nama: "Menunggu saya", alamat: "/", perlu: &[] }] },
    Kelompok {
        judul: "Penilaian",
        butir: &[Butir {
            nama: "Putaran penilaian",
            alamat: "/penilaian",
            perlu: &[Tindakan::LihatPenilaian, Tindakan::LihatSeluruhPenilaian],
        }],
    },
    Kelompok {
        judul: "Pemerintah",
        butir: &[Butir {
            nama: "Perangkat Daerah",
            alamat: "/perangkat-daerah",
            perlu: &[Tindakan::LihatPerangkatDaerah],
        }],
    },
    Kelompok {
        judul: "Pengaturan",
        butir: &[
            Butir { nama: "Pengguna dan peran", alamat: "/pengguna", perlu: &[Tindakan::KelolaPengguna] },
            Butir { nama: "Jejak audit", alamat: "/jejak", perlu: &[Tindakan::LihatJejak] },
        ],
    },
];

/// Whether the person may do this for at least one office.
#[must_use]
pub fn boleh_di_suatu_kantor(pelaku: &Pelaku, tindakan: Tindakan) -> bool {
    pelaku.boleh(tindakan, &pelaku.kantor())
}

/// The menu of one person, with the page they are on marked.
pub(super) fn menu(pelaku: &Pelaku, jalur: &str) -> AnyView {
    let terlihat =
        |butir: &&Butir| butir.perlu.is_empty() || butir.perlu.iter().any(|&t| boleh_di_suatu_kantor(pelaku, t));
    MENU.iter()
        .enumerate()
        .filter_map(|(i, kelompok)| {
            let butir: Vec<_> = kelompok.butir.iter().filter(terlihat).map(|butir| tautan(butir, jalur)).collect();
            if butir.is_empty() {
                return None;
            }
            let id = format!("menu-{i}");
            let judul = (!kelompok.judul.is_empty()).then(|| view! { <h2 id=id.clone()>{kelompok.judul}</h2> });
            let bernama = judul.is_some().then_some(id);
            Some(view! { {judul} <ul aria-labelledby=bernama>{butir}</ul> }.into_any())
        })
        .collect_view()
        .into_any()
}

fn tautan(butir: &Butir, jalur: &str) -> AnyView {
    let di_sini = jalur == butir.alamat;
    let cabang = |alamat: &str| jalur.strip_prefix(alamat).is_some_and(|sisa| sisa.starts_with('/'));
    // A round lies under the list of rounds, though its address is its own.
    let putaran = butir.alamat == "/penilaian" && cabang("/putaran");
    let di_bawah = putaran || (butir.alamat != "/" && cabang(butir.alamat));
    let kini = if di_sini { Some("page") } else { di_bawah.then_some("true") };
    view! { <li><a href=butir.alamat aria-current=kini>{butir.nama}</a></li> }.into_any()
}
