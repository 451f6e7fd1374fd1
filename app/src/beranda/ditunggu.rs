//! For the tim koordinasi: the offices still waited for, the most urgent first, with the way to remind them.

use domain::izin::Tindakan;
use leptos::prelude::*;
use services::penilaian::ringkasan::Ringkasan;

use crate::{
    kerangka::{Konteks, alamat::rangkai},
    komponen::{bagian, keadaan},
    penilaian::ringkasan::kemajuan::{BarisKantor, baris_kantor},
};

/// Most offices on the home page; the overview lists all.
const BANYAK: usize = 8;

pub(super) fn tampil(k: &Konteks, r: &Ringkasan) -> Option<AnyView> {
    let semua = menunggu(baris_kantor(r, k.hari_ini()));
    if semua.is_empty() {
        return None;
    }
    let id = r.penilaian_id;
    let kantor: Vec<String> = semua.iter().map(|b| b.kemajuan.kantor.id.to_string()).collect();
    let pasang: Vec<(&str, &str)> = kantor.iter().map(|id| ("kantor", id.as_str())).collect();
    let ingatkan = rangkai(&format!("/penilaian/{id}/pengingat"), &pasang);
    let sisa = semua.len().saturating_sub(BANYAK);
    let butir = semua.iter().take(BANYAK).map(|b| satu(id, b)).collect_view();
    let boleh = k.pelaku.boleh(Tindakan::LihatSeluruhPenilaian, &[]);
    let tautan = boleh
        .then(|| view! { <a href=ingatkan>{format!("Buat pengingat untuk {} kantor", semua.len())}</a> }.into_any());
    let isi = view! {
        <ul class="daftar">{butir}</ul>
        {(sisa > 0).then(|| view! {
            <p class="jarak"><a href=format!("/penilaian/{id}#kemajuan")>{format!("{sisa} Perangkat Daerah lain")}</a></p>
        })}
    };
    Some(bagian("ditunggu", "Perangkat Daerah yang ditunggu", tautan, isi))
}

fn satu(id: i64, b: &BarisKantor) -> AnyView {
    let m = &b.kemajuan;
    let rinci = format!("{} dari {} terisi, {} disetujui", m.terisi, m.jumlah, m.disetujui);
    view! {
        <li>
            <a href=format!("/penilaian/{id}/indikator?kantor={}", m.kantor.id)>{m.kantor.nama.clone()}</a>
            <p>{rinci} " " {keadaan(b.nada, b.kata.clone())}</p>
        </li>
    }
    .into_any()
}

/// Those who still owe an answer or an approval; what waits for an assessor is not theirs.
fn menunggu(semua: Vec<BarisKantor>) -> Vec<BarisKantor> {
    let belum = |b: &BarisKantor| b.kemajuan.disetujui < b.kemajuan.jumlah || b.kemajuan.tanya_terbuka > 0;
    semua.into_iter().filter(belum).collect()
}

#[cfg(test)]
mod tests {
    use domain::penilaian::Status;

    use super::*;
    use crate::penilaian::ringkasan::contoh;

    #[test]
    fn an_office_whose_answers_are_with_the_assessor_is_not_waited_for() {
        let r = contoh::ringkasan(
            vec![contoh::kantor(1, "Bappeda"), contoh::kantor(2, "BPKAD"), contoh::kantor(3, "Kominfo")],
            vec![
                contoh::baris("1", 1, Status::Disetujui, Some(3)),
                contoh::baris("2", 2, Status::Diajukan, Some(3)),
                contoh::baris("3", 3, Status::Belum, None),
            ],
        );
        let sisa = menunggu(baris_kantor(&r, "2026-11-21".parse().unwrap()));
        let nama: Vec<_> = sisa.iter().map(|b| b.kemajuan.kantor.singkatan.as_str()).collect();
        assert_eq!(nama, ["Kominfo", "BPKAD"]);
    }
}
