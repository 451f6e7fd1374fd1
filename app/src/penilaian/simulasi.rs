//! `/penilaian/:id/simulasi?naik=12&naik=21&target=3,5`: what raising indicators would do. Nothing here is kept.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    angka::{Nilai, Pecahan, bulat_4, persen_2, tampil_2, tampil_selisih},
    indeks,
    instrumen::Instrumen,
    profil::Topik,
    simulasi::{self, GalatSasaran, Jalur, Kenaikan, Sasaran},
};
use leptos::prelude::*;
use services::penilaian::{
    ringkasan::Ringkasan,
    simulasi::{Permintaan, Simulasi, get, nama_sasaran},
};

use super::{
    kata,
    tab::{Tab, isi_tab},
};
use crate::{
    kerangka::{Alamat, alamat::rangkai, halaman},
    komponen::{Nada, bagian, gulir, kabar, kosong_strip, unduh_tabel},
};

/// What the address keeps of the question, for the links that take the answer along.
const PERTANYAAN: [&str; 3] = ["target", "predikat", "lalu"];

/// `/penilaian/:id/simulasi`
pub fn halaman_simulasi() -> AnyView {
    halaman(|k| async move {
        let minta = Permintaan {
            target: k.alamat.nilai("target").to_owned(),
            predikat: k.alamat.nilai("predikat").to_owned(),
            seperti_lalu: k.alamat.ada("lalu").is_some(),
        };
        let s = get(&k.l, &k.pelaku, k.id("id")?, &minta).await?;
        let instrumen = kata::instrumen(&k.l, &s.ringkasan.instrumen)?;
        let naik = k.alamat.semua("naik");
        let isi = view! {
            {pilihan(instrumen, &s.ringkasan, &s.nilai, &naik)}
            <form action=k.alamat.jalur.clone() method="get">
                {bagian_sasaran(&k.alamat, instrumen, &s)}
                {bagian_kenaikan(&k.alamat, instrumen, &s, &naik)}
            </form>
        };
        Ok(isi_tab(&k.pelaku, &s.ringkasan, Tab::Simulasi, "Simulasi", isi)
            .dasar(kata::dasar_sesuai(&k.l, &s.ringkasan.instrumen, &[Topik::TujuanPenilaian]))
            .keterangan(
                "Perkiraan dari nilai yang ada sekarang. Tidak ada yang disimpan; alamat halaman ini dapat dibagikan.",
            ))
    })
}

/// Links that take a table of this page along, with the question it answers.
fn unduh(nama: &str, penilaian_id: i64, alamat: &Alamat, tanya: &[&str]) -> AnyView {
    let id = penilaian_id.to_string();
    let mut kueri = vec![("penilaian", id.as_str())];
    kueri.extend(alamat.pilih(tanya));
    unduh_tabel(nama, &kueri)
}

/// The values after each chosen indicator went up one level; one chosen twice goes up twice.
fn naikkan(instrumen: &Instrumen, dasar: &BTreeMap<String, Nilai>, naik: &[String]) -> BTreeMap<String, Nilai> {
    let mut nilai = dasar.clone();
    for kode in naik.iter().filter(|kode| instrumen.indikator(kode).is_some()) {
        let satu = nilai.entry(kode.clone()).or_insert(Nilai(0));
        *satu = Nilai(satu.0 + 100).min(instrumen.nilai_maks);
    }
    nilai
}

fn pilihan(instrumen: &Instrumen, r: &Ringkasan, dasar: &BTreeMap<String, Nilai>, naik: &[String]) -> Option<AnyView> {
    let dikenal: BTreeSet<&str> =
        naik.iter().map(String::as_str).filter(|kode| instrumen.indikator(kode).is_some()).collect();
    if dikenal.is_empty() {
        return None;
    }
    let sebelum = indeks::hitung(instrumen, dasar);
    let nilai = naikkan(instrumen, dasar, naik);
    let sesudah = indeks::hitung(instrumen, &nilai);
    let baris = |nama: String, a: Pecahan, b: Pecahan, kini: bool| {
        view! {
            <tr>
                <th scope="row">{nama}</th>
                <td class="angka" data-k="Sekarang">{tampil_2(&a)}</td>
                <td class=if kini { "angka kini" } else { "angka" } data-k="Menjadi">{tampil_2(&b)}</td>
                <td class="angka" data-k="Selisih">{tampil_selisih(&(b - a))}</td>
            </tr>
        }
        .into_any()
    };
    let aspek: Vec<_> = sebelum
        .aspek
        .iter()
        .zip(&sesudah.aspek)
        .filter(|(a, b)| a.1 != b.1)
        .map(|((no, a), (_, b))| {
            baris(format!("{no}. {}", instrumen.aspek(*no).map_or("", |x| &x.nama)), *a, *b, false)
        })
        .collect();
    let putusan = |indeks: &Pecahan| indeks::predikat(instrumen, r.tahun, indeks);
    let (lama, baru) = (putusan(&sebelum.indeks), putusan(&sesudah.indeks));
    let predikat = if lama.nama == baru.nama {
        format!("predikat tetap {}", baru.nama)
    } else {
        format!("predikat naik dari {} menjadi {}", lama.nama, baru.nama)
    };
    let kalimat = format!(
        "Dengan {} indikator dinaikkan, indeks menjadi {} ({}) dan {predikat}.",
        dikenal.len(),
        tampil_2(&sesudah.indeks),
        tampil_selisih(&(sesudah.indeks - sebelum.indeks))
    );
    let beda = kata::beda_predikat(instrumen, r.tahun, &baru);
    let daftar = dikenal
        .iter()
        .map(|kode| {
            let tampil =
                |peta: &BTreeMap<String, Nilai>| peta.get(*kode).map_or_else(|| "0".to_owned(), |n| n.tampil());
            let teks =
                format!("{}: {} menjadi {}", kata::nama_indikator(instrumen, kode), tampil(dasar), tampil(&nilai));
            view! { <li>{teks}</li> }.into_any()
        })
        .collect_view();
    let isi = view! {
        {kabar(Nada::Biasa, view! { <p><strong>{kalimat}</strong></p> {beda.map(|teks| view! { <p>{teks}</p> })} })}
        <ul class="langkah baca jarak">{daftar}</ul>
        {gulir("Perbandingan sebelum dan sesudah", false, view! {
            <table class="tabel kartu">
                <caption class="senyap">"Sebelum dan sesudah dinaikkan"</caption>
                <thead><tr><th scope="col">"Bagian"</th><th scope="col" class="angka">"Sekarang"</th><th scope="col" class="angka">"Menjadi"</th><th scope="col" class="angka">"Selisih"</th></tr></thead>
                <tbody>{baris(instrumen.nama_indeks.clone(), sebelum.indeks, sesudah.indeks, true)}{aspek}</tbody>
            </table>
        })}
        <p class="jarak"><a class="tombol kecil" href=format!("/penilaian/{}/simulasi", r.penilaian_id)>"Kosongkan pilihan"</a></p>
    };
    Some(bagian("pilihan", "Hasil pilihan Anda", None, isi))
}

fn bagian_sasaran(alamat: &Alamat, instrumen: &Instrumen, s: &Simulasi) -> AnyView {
    let dipilih = match &s.sasaran {
        Ok(Some(Sasaran::Predikat { nama, .. })) => nama.clone(),
        _ => String::new(),
    };
    let opsi = instrumen
        .predikat
        .iter()
        .map(|p| {
            let teks = format!("{}, mulai {}", p.nama, tampil_2(&p.min));
            view! { <option value=p.nama.clone() selected={p.nama == dipilih}>{teks}</option> }.into_any()
        })
        .collect_view();
    let seperti = s.lalu.as_ref().map(|lama| {
        view! {
            <div><label class="pilih">
                <input type="checkbox" name="lalu" value="1" checked=s.seperti_lalu/>
                <span>{format!("Anggap yang belum diisi sama dengan {}", lama.tahun)}</span>
            </label></div>
        }
    });
    let jawaban = match &s.sasaran {
        Err(pesan) => kabar(Nada::Galat, view! { <p>{pesan.clone()}</p> }),
        Ok(None) => kabar(Nada::Selesai, view! { <p>"Predikat tertinggi sudah tercapai."</p> }),
        Ok(Some(sasaran)) => {
            jawaban(instrumen, &s.ringkasan, alamat, sasaran, simulasi::jalur(instrumen, &s.nilai, sasaran))
        }
    };
    let isi = view! {
        <div class="saring jarak">
            <div><label for="target">"Target indeks"</label><input class="masukan" id="target" name="target" inputmode="decimal" autocomplete="off" value=s.isian.clone()/></div>
            <div><label for="predikat">"Atau target predikat"</label><select class="masukan" id="predikat" name="predikat"><option value="">"Tidak dipakai"</option>{opsi}</select></div>
            {seperti}
            <button class="tombol utama" type="submit">"Hitung"</button>
        </div>
        {jawaban}
    };
    bagian("sasaran", "Jalan terpendek ke target", None, isi)
}

fn jawaban(
    instrumen: &Instrumen,
    r: &Ringkasan,
    alamat: &Alamat,
    sasaran: &Sasaran,
    jalur: Result<Jalur, GalatSasaran>,
) -> AnyView {
    let nama = nama_sasaran(sasaran);
    let jalur = match jalur {
        Ok(jalur) => jalur,
        Err(sebab) => return kabar(Nada::Awas, view! { <p>{sebab.to_string()}</p> }),
    };
    if jalur.langkah.is_empty() {
        let kalimat = format!("{nama} sudah tercapai: indeks sekarang {}.", tampil_2(&jalur.indeks_awal));
        return kabar(Nada::Selesai, view! { <p>{kalimat}</p> });
    }
    let ringkas = jalur.ringkas();
    let baris = ringkas
        .iter()
        .map(|(kode, dari, ke)| {
            view! {
                <tr>
                    <th scope="row"><a href=format!("/penilaian/{}/indikator/{kode}", r.penilaian_id)>{kata::nama_indikator(instrumen, kode)}</a></th>
                    <td class="angka" data-k="Sekarang">{dari.tampil()}</td>
                    <td class="angka kini" data-k="Menjadi">{ke.tampil()}</td>
                    <td class="angka" data-k="Bobot">{instrumen.indikator(kode).map(|i| persen_2(&i.bobot))}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let kalimat = format!(
        "{nama} tercapai dengan menaikkan {} indikator, {} tingkat seluruhnya: indeks dari {} menjadi {}.",
        ringkas.len(),
        jalur.langkah.len(),
        tampil_2(&jalur.indeks_awal),
        tampil_2(&jalur.indeks_akhir)
    );
    view! {
        <p class="baca jarak">{kalimat}</p>
        {gulir("Jalan terpendek", false, view! {
            <table class="tabel kartu">
                <caption class="senyap">"Indikator yang dinaikkan, tambahan terbesar di atas"</caption>
                <thead><tr><th scope="col" class="nama">"Indikator"</th><th scope="col" class="angka">"Sekarang"</th><th scope="col" class="angka">"Menjadi"</th><th scope="col" class="angka">"Bobot"</th></tr></thead>
                <tbody>{baris}</tbody>
            </table>
        })}
        {unduh("jalur", r.penilaian_id, alamat, &PERTANYAAN)}
        <p class="jarak"><a class="tombol kecil" href=pakai(alamat, &jalur)>"Pakai sebagai pilihan"</a></p>
    }
    .into_any()
}

/// The address with every step of the way chosen.
fn pakai(alamat: &Alamat, jalur: &Jalur) -> String {
    let mut pasang = alamat.pilih(&PERTANYAAN);
    pasang.extend(jalur.langkah.iter().map(|l| ("naik", l.kode.as_str())));
    rangkai(&alamat.jalur, &pasang)
}

fn bagian_kenaikan(alamat: &Alamat, instrumen: &Instrumen, s: &Simulasi, naik: &[String]) -> AnyView {
    let baris = simulasi::kenaikan(instrumen, &s.nilai)
        .iter()
        .map(|satu| satu_kenaikan(instrumen, &s.nilai, satu, naik))
        .collect_view();
    let tabel = view! {
        <table class="tabel rapat kartu">
            <caption class="senyap">"Tambahan indeks bila satu indikator naik satu tingkat, terbesar di atas"</caption>
            <thead>
                <tr>
                    <th scope="col" class="centang"><span class="senyap">"Pilih"</span></th>
                    <th scope="col" class="nama">"Indikator"</th>
                    <th scope="col" class="angka">"Bobot"</th>
                    <th scope="col" class="angka">"Sekarang"</th>
                    <th scope="col" class="angka">"Menjadi"</th>
                    <th scope="col" class="angka">"Tambahan"</th>
                    <th scope="col" class="angka">"Indeks menjadi"</th>
                </tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let isi = view! {
        <div class="massal">
            {gulir("Tambahan indeks setiap indikator", true, tabel)}
            <p class="redup pancing jarak"><small>"Centang indikator untuk menghitung indeks bila semuanya dinaikkan."</small></p>
            <div class="bilah" role="group" aria-label="Tindakan untuk yang dipilih">
                <span class="terpilih">"indikator dipilih"</span>
                <span class="ujung baris"><button class="tombol kecil utama" type="submit">"Hitung hasil pilihan"</button></span>
            </div>
        </div>
        {unduh("kenaikan", s.ringkasan.penilaian_id, alamat, &["lalu"])}
    };
    bagian("kenaikan", "Bila satu indikator naik satu tingkat", None, isi)
}

fn satu_kenaikan(instrumen: &Instrumen, dasar: &BTreeMap<String, Nilai>, satu: &Kenaikan, naik: &[String]) -> AnyView {
    let kini = dasar.get(&satu.kode).map_or_else(kosong_strip, |nilai| nilai.tampil().into_any());
    view! {
        <tr>
            <td class="centang">
                <input type="checkbox" name="naik" value=satu.kode.clone() checked=naik.contains(&satu.kode) aria-label=format!("Naikkan indikator {}", satu.kode)/>
            </td>
            <th scope="row">{kata::nama_indikator(instrumen, &satu.kode)}</th>
            <td class="angka" data-k="Bobot">{instrumen.indikator(&satu.kode).map(|i| persen_2(&i.bobot))}</td>
            <td class="angka" data-k="Sekarang">{kini}</td>
            <td class="angka" data-k="Menjadi">{satu.ke.tampil()}</td>
            <td class="angka" data-k="Tambahan">{tambahan(&satu.tambahan)}</td>
            <td class="angka" data-k="Indeks menjadi">{tampil_2(&satu.indeks)}</td>
        </tr>
    }
    .into_any()
}

/// A gain, `+0,0130`.
fn tambahan(nilai: &Pecahan) -> String {
    format!("+{}", bulat_4(nilai).replace('.', ","))
}

#[cfg(test)]
mod tests {
    use domain::instrumen::Katalog;

    use super::*;

    fn instrumen() -> &'static Instrumen {
        Katalog::bersama().unwrap().cari("permenpanrb-59-2020").unwrap()
    }

    fn tiga() -> BTreeMap<String, Nilai> {
        instrumen().indikator.iter().map(|i| (i.kode.clone(), Nilai::tingkat(3))).collect()
    }

    #[test]
    fn an_indicator_chosen_twice_goes_up_twice_and_never_above_the_scale() {
        let pilih = |n: usize| naikkan(instrumen(), &tiga(), &vec!["12".to_owned(); n]);
        assert_eq!(pilih(1)["12"], Nilai::tingkat(4));
        assert_eq!(pilih(2)["12"], Nilai::tingkat(5));
        assert_eq!(pilih(3)["12"], Nilai::tingkat(5));
        assert_eq!(naikkan(instrumen(), &tiga(), &["999".to_owned()]), tiga());
        assert_eq!(naikkan(instrumen(), &BTreeMap::new(), &["12".to_owned()])["12"], Nilai::tingkat(1));
    }

    #[test]
    fn a_gain_shows_four_decimals() {
        assert_eq!(tambahan(&Pecahan::new(13, 1_000)), "+0,0130");
        assert_eq!(tambahan(&Pecahan::new(275, 10_000)), "+0,0275");
    }

    #[test]
    fn the_way_to_a_target_can_be_taken_over() {
        let sasaran = Sasaran::Indeks(Pecahan::new(305, 100));
        let jalur = simulasi::jalur(instrumen(), &tiga(), &sasaran).unwrap();
        let alamat = pakai(&Alamat::baru("/penilaian/1/simulasi", Some("target=3,05&naik=1")), &jalur);
        assert!(alamat.starts_with("/penilaian/1/simulasi?target=3%2C05&naik="), "{alamat}");
        assert!(!alamat.contains("naik=1&"), "{alamat}");
    }
}
