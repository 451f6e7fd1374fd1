//! Strengths and weaknesses per aspect (Pedoman Menteri PANRB 3/2024 hlm. 225-228), and the years before.

use domain::{
    analisis::{self, AnalisisAspek, Butir},
    angka::{Nilai, Pecahan, tampil_2},
    grafik, indeks,
};
use leptos::prelude::*;
use services::{Hasil, penilaian::ringkasan::Ringkasan};

use super::super::kata;
use crate::{
    kerangka::Konteks,
    komponen::{bagian, gambar, gulir, kabar::bilangan, kosong_strip, unduh_tabel},
};

/// What the values say, aspect by aspect; nothing while there is no value.
pub(super) fn bagian_analisis(k: &Konteks, r: &Ringkasan) -> Hasil<Option<AnyView>> {
    let nilai = r.nilai_kini();
    if nilai.is_empty() {
        return Ok(None);
    }
    let instrumen = kata::instrumen(&k.l, &r.instrumen)?;
    let analisis = analisis::analisis(instrumen, r.tahun, &kata::subjek(&k.l, r), &nilai);
    let baris = analisis.aspek.iter().map(|aspek| baris_aspek(r.penilaian_id, aspek)).collect_view();
    let aspek = analisis.aspek.iter().map(uraian_aspek).collect_view();
    let saran = analisis.rekomendasi.saran.iter().map(|s| view! { <li>{s.clone()}</li> }.into_any()).collect_view();
    // The guidance belongs to one instrument; for another one its rule is only taken over.
    let cara = if instrumen.pedoman.is_some() { "menurut" } else { "dengan cara yang diambil alih dari" };
    let tautan = view! { <a href=format!("/penilaian/{}/rekomendasi", r.penilaian_id)>"Rekomendasi"</a> }.into_any();
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Kekuatan dan kelemahan setiap aspek, dengan nomor indikator"</caption>
            <thead>
                <tr>
                    <th scope="col" class="nama">"Aspek"</th>
                    <th scope="col" class="angka">"Indeks"</th>
                    <th scope="col">"Kekuatan (4 ke atas)"</th>
                    <th scope="col">"Kelemahan (di bawah 3)"</th>
                    <th scope="col">"Belum terisi"</th>
                </tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let isi = view! {
        {gulir("Kekuatan dan kelemahan setiap aspek", true, tabel)}
        {unduh_tabel("penilaian-analisis", &[("penilaian", &r.penilaian_id.to_string())])}
        <div class="tumpuk-rapat jarak">
            <details class="lipat">
                <summary>"Urutan perbaikan"</summary>
                <ul class="langkah baca">{saran}</ul>
            </details>
            <details class="lipat">
                <summary>"Uraian seperti dalam laporan"</summary>
                <div class="tumpuk baca">
                    <p>{analisis.rekomendasi.ringkasan.clone()}</p>
                    <p>{analisis.rekomendasi.keunggulan.clone()}</p>
                    <p>{analisis.rekomendasi.kelemahan.clone()}</p>
                    {aspek}
                </div>
            </details>
        </div>
        <p class="redup"><small>{format!("Disusun dari nilai {cara} Pedoman Menteri PANRB 3/2024 hlm. 225–228.")}</small></p>
    };
    Ok(Some(bagian("analisis", "Kekuatan dan kelemahan", Some(tautan), isi)))
}

fn baris_aspek(penilaian_id: i64, aspek: &AnalisisAspek) -> AnyView {
    view! {
        <tr>
            <th scope="row">{format!("{}. {}", aspek.no, aspek.nama)}</th>
            <td class="angka" data-k="Indeks">{tampil_2(&aspek.indeks)}</td>
            <td data-k="Kekuatan">{daftar_butir(penilaian_id, &aspek.kekuatan)}</td>
            <td data-k="Kelemahan">{daftar_butir(penilaian_id, &aspek.kelemahan)}</td>
            <td data-k="Belum terisi">{daftar_butir(penilaian_id, &aspek.belum_terisi)}</td>
        </tr>
    }
    .into_any()
}

/// Numbers that lead to their indicator, with the name for those who point at them.
fn daftar_butir(penilaian_id: i64, butir: &[Butir]) -> AnyView {
    if butir.is_empty() {
        return kosong_strip();
    }
    butir
        .iter()
        .enumerate()
        .map(|(i, satu)| {
            let koma = if i == 0 { "" } else { ", " };
            let alamat = format!("/penilaian/{penilaian_id}/indikator/{}", satu.kode);
            view! { {koma}<a class="nomor" href=alamat title=satu.nama.clone()>{satu.kode.clone()}</a> }.into_any()
        })
        .collect_view()
        .into_any()
}

fn uraian_aspek(aspek: &AnalisisAspek) -> AnyView {
    let kalimat = &aspek.kalimat;
    let semua =
        [Some(&kalimat.pemenuhan), Some(&kalimat.kekuatan), Some(&kalimat.kelemahan), kalimat.belum_terisi.as_ref()];
    let teks = semua.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    view! { <p>{teks}</p> }.into_any()
}

/// Fixed results of earlier years, as lines and as a table with the same figures.
pub(super) fn bagian_riwayat(k: &Konteks, r: &Ringkasan) -> Option<AnyView> {
    if r.riwayat.is_empty() {
        return None;
    }
    let riwayat = r.bersama_tahun_ini();
    let target = r.target.map(|t| t.pecahan());
    let gambar =
        gambar(&grafik::tren("Indeks dari tahun ke tahun", &kata::seri_tahun(&k.l.katalog, &riwayat), 5, target));
    let isi = view! {
        <div class="dua-rata">
            <div>
                {gambar}
                <p class="redup"><small>"Satu garis hanya menghubungkan hasil dari instrumen dan lingkup yang sama."</small></p>
                {selisih(k, r).map(|teks| view! { <p>{teks}</p> })}
            </div>
            <div>
                {gulir("Hasil tahun-tahun sebelumnya", false, kata::tabel_tahun(&k.l.katalog, &riwayat))}
                {unduh_tabel("penilaian-tahun", &[("penilaian", &r.penilaian_id.to_string())])}
            </div>
        </div>
    };
    Some(bagian("riwayat", "Tahun-tahun sebelumnya", None, isi))
}

/// "Naik 0,05 dari tahun 2025", or that the two cannot be compared.
fn selisih(k: &Konteks, r: &Ringkasan) -> Option<String> {
    let lalu = kata::tahun_lalu(&r.riwayat, r.lingkup)?;
    let nilai = r.nilai_kini();
    if nilai.is_empty() {
        return None;
    }
    if lalu.instrumen != r.instrumen {
        return Some(format!(
            "Hasil {} dihitung dengan {} sehingga tidak dapat dibandingkan langsung dengan tahun {}.",
            lalu.tahun,
            kata::sebutan(&k.l.katalog, &lalu.instrumen),
            r.tahun
        ));
    }
    let instrumen = k.l.katalog.cari(&r.instrumen)?;
    let (kini, dulu) = (indeks::hitung(instrumen, &nilai).indeks, indeks::hitung(instrumen, &lalu.nilai).indeks);
    let kosong = if r.terkunci { 0 } else { instrumen.indikator.len().saturating_sub(nilai.len()) };
    Some(kalimat_selisih(&kini, &dulu, &kata::sebut_lalu(lalu, r.lingkup)) + &kalimat_kosong(kosong))
}

/// What is not filled counts 0, so that a running round seems to fall.
fn kalimat_kosong(banyak: usize) -> String {
    match banyak {
        0 => String::new(),
        n => format!(
            " {} indikator belum diisi dan dihitung 0, jadi selisih ini belum akhir.",
            domain::teks::awal_besar(&bilangan(n))
        ),
    }
}

/// The difference of the two indexes as they are shown, so that it never contradicts the two numbers on the page.
fn kalimat_selisih(kini: &Pecahan, dulu: &Pecahan, tahun: &str) -> String {
    let beda = Nilai::dari_pecahan(kini).0 - Nilai::dari_pecahan(dulu).0;
    let mutlak = Nilai(beda.abs()).tampil_2();
    match beda {
        0 => format!("Tetap dibandingkan dengan tahun {tahun}."),
        1.. => format!("Naik {mutlak} dari tahun {tahun}."),
        _ => format!("Turun {mutlak} dari tahun {tahun}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_is_a_sentence() {
        let kalimat = |kini, dulu| kalimat_selisih(&Pecahan::new(kini, 1_000), &Pecahan::new(dulu, 1_000), "2025");
        assert_eq!(kalimat(3_050, 3_000), "Naik 0,05 dari tahun 2025.");
        assert_eq!(kalimat(3_000, 3_050), "Turun 0,05 dari tahun 2025.");
        assert_eq!(kalimat(3_000, 3_001), "Tetap dibandingkan dengan tahun 2025.");
        assert_eq!(kalimat_kosong(0), "");
        assert_eq!(kalimat_kosong(6), " Enam indikator belum diisi dan dihitung 0, jadi selisih ini belum akhir.");
        // 3,19 and 3,02 stand on the page: the exact difference, 0,164, would contradict them.
        assert_eq!(kalimat(3_186, 3_022), "Naik 0,17 dari tahun 2025.");
    }
}
