//! The overview for a person of an office: their own indicators only, no total and no index of the government.

use domain::{
    penilaian::{Status, Tahap},
    waktu::Tenggat,
};
use leptos::prelude::*;
use services::{
    Hasil,
    penilaian::ringkasan::{BarisIndikator, Ringkasan},
};

use super::super::{
    kata,
    tab::{Tab, alamat},
};
use crate::{
    kerangka::Konteks,
    komponen::{bagian, gulir, kosong_besar, kosong_strip, status_indikator, tangga, tenggat, unduh_tabel},
};

/// Counts by state, then the indicators with the most urgent first.
pub(super) fn bagian_kantor(k: &Konteks, r: &Ringkasan) -> Hasil<AnyView> {
    let instrumen = kata::instrumen(&k.l, &r.instrumen)?;
    let hari_ini = k.hari_ini();
    if r.indikator.is_empty() {
        return Ok(hanya_rekomendasi(r));
    }
    let mut milik: Vec<&BarisIndikator> = r.indikator.iter().collect();
    milik.sort_by_key(|i| giliran(i));
    let baris = milik
        .into_iter()
        .map(|i| {
            let nilai = domain::penilaian::nilai_efektif(&i.nilai, Tahap::Reviu).map(|(nilai, _)| nilai);
            let nilai = match nilai {
                Some(n) if !n.bulat() => n.tampil().into_any(),
                lain => tangga(lain.map(|n| n.tingkat_tercapai())),
            };
            let batas = i.tanya_terbuka.flatten().or_else(|| r.tenggat.get(&tahap_status(i.status)?).copied());
            let batas = batas.map_or_else(kosong_strip, |tanggal| tenggat(Tenggat::dari(tanggal, hari_ini)));
            view! {
                <tr>
                    <th scope="row"><a href=format!("/penilaian/{}/indikator/{}", r.penilaian_id, i.kode)>{kata::nama_indikator(instrumen, &i.kode)}</a></th>
                    <td data-k="Nilai">{nilai}</td>
                    <td>{status_indikator(i.status)}</td>
                    <td data-k="Tenggat">{batas}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let jumlah = r.indikator.len();
    let hitung = |syarat: fn(Status) -> bool| r.indikator.iter().filter(|i| syarat(i.status)).count();
    let terisi = jumlah - hitung(|s| s == Status::Belum);
    let diajukan = hitung(|s| s >= Status::Diajukan);
    let disetujui = hitung(|s| s >= Status::Disetujui);
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Indikator kami, yang paling mendesak di atas"</caption>
            <thead><tr><th scope="col" class="nama">"Indikator"</th><th scope="col">"Nilai"</th><th scope="col">"Keadaan"</th><th scope="col">"Tenggat"</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let isi = view! {
        <div class="maju baca">
            {ukuran("Terisi", terisi, jumlah)}
            {ukuran("Diajukan", diajukan, jumlah)}
            {ukuran("Disetujui kepala Perangkat Daerah", disetujui, jumlah)}
        </div>
        {gulir("Indikator kami", true, tabel)}
        {unduh_tabel("indikator", &[("penilaian", &r.penilaian_id.to_string())])}
    };
    let semua =
        view! { <a href=format!("/penilaian/{}/indikator", r.penilaian_id)>"Buka daftar indikator"</a> }.into_any();
    Ok(bagian("indikator-kami", format!("{jumlah} indikator kami"), Some(semua), isi))
}

/// An office that answers nothing here but was asked to improve something.
fn hanya_rekomendasi(r: &Ringkasan) -> AnyView {
    kosong_besar(
        "Tidak ada indikator kami dalam putaran ini",
        view! {
            <p>"Perangkat Daerah Anda menjadi penanggung jawab rekomendasi dari putaran ini."</p>
            <p><a class="tombol utama" href=alamat(r.penilaian_id, Tab::Rekomendasi)>"Buka rekomendasi"</a></p>
        },
    )
}

fn ukuran(nama: &'static str, terisi: usize, jumlah: usize) -> AnyView {
    view! {
        <div>
            <span>{nama}</span><b>{format!("{terisi} dari {jumlah}")}</b>
            <progress max=jumlah.max(1).to_string() value=terisi.to_string() aria-label=nama></progress>
        </div>
    }
    .into_any()
}

/// What the office must do comes before what others do.
const fn giliran(i: &BarisIndikator) -> u8 {
    match i.status {
        Status::Klarifikasi => 0,
        Status::Dikembalikan => 1,
        Status::Belum => 2,
        Status::Draf => 3,
        Status::Diajukan => 4,
        _ => 5,
    }
}

/// The stage whose deadline an indicator in this state waits for; none once the office has nothing more to do.
const fn tahap_status(status: Status) -> Option<Tahap> {
    match status {
        Status::Belum | Status::Draf | Status::Dikembalikan | Status::Diajukan => Some(Tahap::Mandiri),
        Status::Klarifikasi => Some(Tahap::Interviu),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::contoh, *};

    #[test]
    fn open_questions_come_before_empty_indicators() {
        let baris = |status| contoh::baris("1", 1, status, None);
        let mut semua = [baris(Status::Disetujui), baris(Status::Belum), baris(Status::Klarifikasi)];
        semua.sort_by_key(giliran);
        assert_eq!(semua.map(|b| b.status), [Status::Klarifikasi, Status::Belum, Status::Disetujui]);
    }
}
