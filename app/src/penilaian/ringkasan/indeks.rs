//! The index: large with its predicate, by stage, by aspect and by domain; what is missing and what it would add.

use domain::{
    angka::{Pecahan, tampil_2},
    grafik,
    indeks::{self, HasilIndeks, PutusanPredikat},
    instrumen::Instrumen,
    penilaian::Tahap,
    simulasi,
};
use leptos::prelude::*;
use services::{
    Hasil,
    penilaian::ringkasan::{Ringkasan, Riwayat},
};

use super::{
    super::{
        kata,
        tab::{Tab, alamat},
    },
    belum_ada_nilai,
};
use crate::{
    kerangka::Konteks,
    komponen::{Nada, batang, gambar, gambar_berkunci, kabar, kabar::bilangan, unduh_tabel},
};

/// Index now, earlier results and charts.
pub(super) fn bagian_indeks(k: &Konteks, r: &Ringkasan) -> Hasil<AnyView> {
    let instrumen = kata::instrumen(&k.l, &r.instrumen)?;
    let nilai = r.nilai_kini();
    let lalu = kata::tahun_lalu(&r.riwayat, r.lingkup);
    if nilai.is_empty() {
        let tabel = tabel_tahap(k, r, instrumen, lalu);
        return Ok(view! { <div class="jarak">{belum_ada_nilai()}</div> <div class="baca">{tabel}</div> }.into_any());
    }
    let hasil = indeks::hitung(instrumen, &nilai);
    let putusan = indeks::predikat(instrumen, r.tahun, &hasil.indeks);
    let lalu_sama = lalu.filter(|lama| lama.instrumen == r.instrumen);
    let hasil_lalu = lalu_sama.map(|lama| indeks::hitung(instrumen, &lama.nilai));
    let nama_lalu = lalu_sama.map(|lama| kata::sebut_lalu(lama, r.lingkup));
    let nama_kini = if r.terkunci { r.tahun.to_string() } else { format!("{} sementara", r.tahun) };
    let radar = grafik::radar(
        "Indeks setiap aspek",
        &kata::butir_aspek(instrumen, &hasil, hasil_lalu.as_ref()),
        5,
        &nama_kini,
        nama_lalu.as_deref(),
    );
    let batang = batang(&kata::butir_domain(instrumen, &hasil, hasil_lalu.as_ref()), 5, nama_lalu.as_deref());
    let judul_batang = match instrumen.domain.len() {
        0 => "Bobot aspek".to_owned(),
        n => format!("{} domain", domain::teks::awal_besar(&bilangan(n))),
    };
    Ok(view! {
        <section class="bagian" aria-labelledby="indeks">
            <h2 class="senyap" id="indeks">{instrumen.nama_indeks.clone()}</h2>
            <div class="ikhtisar">
                <div>
                    {angka_besar(r, instrumen, &hasil, &putusan)}
                    {tabel_tahap(k, r, instrumen, lalu)}
                </div>
                <div>
                    <div class="judul"><h3>{format!("{} aspek", domain::teks::awal_besar(&bilangan(instrumen.aspek.len())))}</h3></div>
                    {gambar_berkunci(&radar)}
                </div>
                <div>
                    <div class="judul"><h3>{judul_batang}</h3><a href=alamat(r.penilaian_id, Tab::Simulasi)>"Simulasi"</a></div>
                    {batang}
                    {belum_terisi(r, instrumen, &hasil, lalu_sama)}
                </div>
            </div>
        </section>
    }
    .into_any())
}

fn angka_besar(r: &Ringkasan, instrumen: &Instrumen, hasil: &HasilIndeks, putusan: &PutusanPredikat) -> AnyView {
    let judul = if r.terkunci { instrumen.nama_indeks.clone() } else { format!("{} sementara", instrumen.nama_indeks) };
    let tangga = grafik::tangga_ringkas("Skala predikat", &instrumen.predikat, Some(hasil.indeks), Some(&putusan.nama));
    let alias = instrumen.predikat.iter().find(|p| p.nama == putusan.nama).and_then(|p| p.alias.clone());
    let beda = kata::beda_predikat(instrumen, r.tahun, putusan);
    view! {
        <div class="judul"><h3>{judul}</h3></div>
        <p class="indeks"><b>{tampil_2(&hasil.indeks)}</b> " " <span>{putusan.nama.clone()}</span></p>
        {alias.map(|nama| view! { <p class="redup">{format!("Disebut juga {nama}.")}</p> })}
        {beda.map(|teks| view! { <p class="redup"><small>{teks}</small></p> })}
        {gambar(&tangga)}
    }
    .into_any()
}

/// Target, each stage that gave a value, and the result of the year before.
fn tabel_tahap(k: &Konteks, r: &Ringkasan, instrumen: &Instrumen, lalu: Option<&Riwayat>) -> AnyView {
    let baris = |label: String, i: &Instrumen, tahun: i32, nilai: Pecahan, kini: bool| {
        let predikat = indeks::predikat(i, tahun, &nilai).nama;
        let kelas = if kini { "angka kini" } else { "angka" };
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class=kelas>{tebal(tampil_2(&nilai), kini)}</td>
                <td class=kini.then_some("kini")>{tebal(predikat, kini)}</td>
            </tr>
        }
        .into_any()
    };
    let target = r.target.map(|t| baris(format!("Target {}", r.tahun), instrumen, r.tahun, t.pecahan(), false));
    let terisi: Vec<Tahap> =
        r.tahap.iter().copied().filter(|tahap| r.indikator.iter().any(|i| i.nilai.contains_key(tahap))).collect();
    let akhir = terisi.last().copied();
    let tahap: Vec<_> = terisi
        .into_iter()
        .map(|tahap| {
            let hasil = indeks::hitung(instrumen, &r.nilai_pada(tahap));
            baris(sesudah(tahap).to_owned(), instrumen, r.tahun, hasil.indeks, Some(tahap) == akhir)
        })
        .collect();
    let lama = lalu.and_then(|lama| {
        let i = k.l.katalog.cari(&lama.instrumen)?;
        let mut label = format!("Penetapan {}", kata::sebut_lalu(lama, r.lingkup));
        if lama.instrumen != r.instrumen {
            label = format!("{label} ({})", i.sebutan);
        }
        Some(baris(label, i, lama.tahun, indeks::hitung(i, &lama.nilai).indeks, false))
    });
    if target.is_none() && tahap.is_empty() && lama.is_none() {
        return ().into_any();
    }
    view! {
        <table class="tabel">
            <caption class="senyap">"Indeks menurut tahap"</caption>
            <thead><tr><th scope="col">"Menurut"</th><th scope="col" class="angka">"Indeks"</th><th scope="col">"Predikat"</th></tr></thead>
            <tbody>{target}{tahap}{lama}</tbody>
        </table>
        {unduh_tabel("penilaian-tahap", &[("penilaian", &r.penilaian_id.to_string())])}
    }
    .into_any()
}

fn tebal(teks: String, tebal: bool) -> AnyView {
    if tebal { view! { <b>{teks}</b> }.into_any() } else { teks.into_any() }
}

const fn sesudah(tahap: Tahap) -> &'static str {
    match tahap {
        Tahap::Mandiri => "Penilaian mandiri",
        Tahap::Dokumen => "Setelah dokumen",
        Tahap::Interviu => "Setelah interviu",
        Tahap::Visitasi => "Setelah visitasi",
        Tahap::Reviu => "Setelah reviu",
    }
}

/// What counts 0, and what the index becomes if it were as last year.
fn belum_terisi(r: &Ringkasan, instrumen: &Instrumen, hasil: &HasilIndeks, lalu: Option<&Riwayat>) -> Option<AnyView> {
    if hasil.belum_terisi.is_empty() {
        return None;
    }
    let daftar = hasil
        .belum_terisi
        .iter()
        .enumerate()
        .map(|(i, kode)| {
            let koma = if i == 0 { " " } else { ", " };
            view! { {koma} <a class="nomor" href=format!("/penilaian/{}/indikator/{kode}", r.penilaian_id)>{kode.clone()}</a> }
                .into_any()
        })
        .collect_view();
    let berapa = domain::teks::awal_besar(&bilangan(hasil.belum_terisi.len()));
    let lanjutan = kalimat_seperti_lalu(r, instrumen, lalu);
    Some(view! {
        <div class="jarak">
            {kabar(Nada::Awas, view! {
                <p><strong>{format!("{berapa} indikator belum diisi dan dihitung 0:")}</strong> {daftar} "." {lanjutan}</p>
            })}
        </div>
    }
    .into_any())
}

/// "Bila diisi sama dengan tahun 2025, indeks menjadi 3,29."
fn kalimat_seperti_lalu(r: &Ringkasan, instrumen: &Instrumen, lalu: Option<&Riwayat>) -> Option<String> {
    let lalu = lalu?;
    let seperti = simulasi::seperti_tahun_lalu(instrumen, &r.nilai_kini(), &lalu.nilai);
    if seperti.dari_lalu.is_empty() {
        return None;
    }
    let sisa = seperti.hasil.belum_terisi.len();
    let masih = if sisa == 0 { String::new() } else { format!(", dengan {sisa} indikator yang tetap dihitung 0") };
    Some(format!(
        " Bila diisi sama dengan tahun {}, indeks menjadi {}{masih}.",
        lalu.tahun,
        tampil_2(&seperti.hasil.indeks)
    ))
}

#[cfg(test)]
mod tests {
    use domain::{
        instrumen::Katalog,
        penilaian::{Lingkup, Status},
    };

    use super::{super::contoh, *};

    #[test]
    fn what_is_missing_is_counted_as_last_year_on_request() {
        let instrumen = Katalog::bersama().unwrap().cari("permenpanrb-59-2020").unwrap();
        let indikator = instrumen
            .indikator
            .iter()
            .map(|i| contoh::baris(&i.kode, 1, Status::Draf, (i.kode != "45" && i.kode != "46").then_some(3)))
            .collect();
        let r = contoh::ringkasan(vec![contoh::kantor(1, "Kominfo")], indikator);
        let tingkat = |kode: &str| (kode.to_owned(), domain::angka::Nilai::tingkat(4));
        let lama = Riwayat {
            penilaian_id: 9,
            tahun: 2025,
            nama: String::new(),
            instrumen: instrumen.id.clone(),
            lingkup: Lingkup::Nasional,
            nilai: [tingkat("45"), tingkat("46")].into_iter().collect(),
        };
        // 45 and 46 weigh 3 % each: 94 % at 3 and 6 % at 4.
        assert_eq!(
            kalimat_seperti_lalu(&r, instrumen, Some(&lama)).as_deref(),
            Some(" Bila diisi sama dengan tahun 2025, indeks menjadi 3,06.")
        );
        let hanya_satu = Riwayat { nilai: [tingkat("45")].into_iter().collect(), ..lama };
        assert_eq!(
            kalimat_seperti_lalu(&r, instrumen, Some(&hanya_satu)).as_deref(),
            Some(" Bila diisi sama dengan tahun 2025, indeks menjadi 2,94, dengan 1 indikator yang tetap dihitung 0.")
        );
        assert_eq!(kalimat_seperti_lalu(&r, instrumen, None), None);
    }
}
