//! How far each office is: a table with a state in words, late first, and what to do about the chosen ones.

use chrono::NaiveDate;
use domain::{
    izin::Tindakan,
    penilaian::{Status, Tahap},
};
use leptos::prelude::*;
use services::penilaian::ringkasan::{Kemajuan, Ringkasan};

use crate::{
    kerangka::{Alamat, Konteks},
    komponen::{Nada, bagian, gulir, keadaan, kolom_urut, kosong_besar, kosong_strip, unduh_tabel, waktu_tanggal},
};

/// One office with its state today.
pub struct BarisKantor {
    pub kemajuan: Kemajuan,
    pub nada: Nada,
    pub kata: String,
}

/// The table of the offices; one office's own assessment has none.
pub(super) fn bagian_kemajuan(k: &Konteks, r: &Ringkasan) -> Option<AnyView> {
    if r.subjek.is_some() {
        return None;
    }
    let tugaskan = k.pelaku.boleh(Tindakan::TugaskanIndikator, &[]) && !r.terkunci;
    let tanpa = r.indikator.iter().filter(|i| i.kantor.is_empty()).count();
    let semua = baris_kantor(r, k.hari_ini());
    let id = r.penilaian_id;
    if semua.is_empty() && r.terkunci {
        return None;
    }
    if semua.is_empty() {
        let isi = kosong_besar(
            "Belum ada Perangkat Daerah yang ditugaskan",
            view! {
                <p>"Setiap indikator memerlukan penanggung jawab yang mengisi dan melampirkan bukti."</p>
                {tugaskan.then(|| view! { <p><a class="tombol utama" href=format!("/penilaian/{id}/penugasan")>"Tugaskan indikator"</a></p> })}
            },
        );
        return Some(bagian("kemajuan", "Kemajuan Perangkat Daerah", None, isi));
    }
    let tautan = (!r.terkunci).then(|| {
        let kosong = (tugaskan && tanpa > 0).then(|| {
            view! { <a href=format!("/penilaian/{id}/penugasan?kosong=1")>{format!("{tanpa} indikator tanpa penanggung jawab")}</a> }
        });
        view! { <span class="baris">{kosong} <a href=format!("/penilaian/{id}/pengingat")>"Ingatkan semua"</a></span> }.into_any()
    });
    let baris = urutkan(semua, &k.alamat);
    let tabel = gulir("Kemajuan Perangkat Daerah", true, tabel(&k.alamat, r, &baris, !r.terkunci));
    let isi = if r.terkunci { tabel } else { massal(id, tugaskan, tabel) };
    let unduh = r.seluruh.then(|| unduh_tabel("kemajuan", &[("penilaian", &id.to_string())]));
    let isi = view! { {isi} {unduh} };
    Some(bagian("kemajuan", "Kemajuan Perangkat Daerah", tautan, isi))
}

/// Rows chosen by check boxes lead to the reminder or the assignment of these offices; links, so nothing is changed here.
fn massal(id: i64, tugaskan: bool, tabel: AnyView) -> AnyView {
    let ubah = tugaskan.then(|| {
        view! { <button class="tombol kecil" type="submit" formaction=format!("/penilaian/{id}/penugasan")>"Ubah penugasan"</button> }
    });
    view! {
        <form class="massal" action=format!("/penilaian/{id}/pengingat") method="get">
            {tabel}
            <p class="redup pancing jarak"><small>"Centang Perangkat Daerah untuk menyiapkan teks pengingatnya."</small></p>
            <div class="bilah" role="group" aria-label="Tindakan untuk yang dipilih">
                <span class="terpilih">"Perangkat Daerah dipilih"</span>
                <span class="ujung baris"><button class="tombol kecil utama" type="submit">"Ingatkan"</button> {ubah}</span>
            </div>
        </form>
    }
    .into_any()
}

fn tabel(alamat: &Alamat, r: &Ringkasan, baris: &[BarisKantor], pilih: bool) -> AnyView {
    let tenggat = r.tenggat.get(&Tahap::Mandiri).copied();
    let id = r.penilaian_id;
    let isi = baris.iter().map(|b| satu(id, b, tenggat, pilih)).collect_view();
    view! {
        <table class="tabel kartu">
            <caption class="senyap">"Kemajuan Perangkat Daerah"</caption>
            <thead>
                <tr>
                    {pilih.then(|| view! { <th scope="col" class="centang"><span class="senyap">"Pilih"</span></th> })}
                    {kolom_urut(alamat, "nama", "Perangkat Daerah", "", "keadaan")}
                    {kolom_urut(alamat, "jumlah", "Indikator", "angka", "keadaan")}
                    {kolom_urut(alamat, "terisi", "Terisi", "", "keadaan")}
                    <th scope="col" class="angka">"Diajukan"</th>
                    <th scope="col" class="angka">"Disetujui"</th>
                    <th scope="col" class="angka">"Terverifikasi"</th>
                    <th scope="col">"Tenggat"</th>
                    {kolom_urut(alamat, "keadaan", "Keadaan", "", "keadaan")}
                </tr>
            </thead>
            <tbody>{isi}</tbody>
        </table>
    }
    .into_any()
}

fn satu(id: i64, b: &BarisKantor, tenggat: Option<NaiveDate>, pilih: bool) -> AnyView {
    let m = &b.kemajuan;
    let kantor = &m.kantor;
    let centang = pilih.then(|| {
        view! {
            <td class="centang">
                <input type="checkbox" name="kantor" value=kantor.id.to_string() aria-label=format!("Pilih {}", kantor.singkatan)/>
            </td>
        }
    });
    view! {
        <tr>
            {centang}
            <th scope="row"><a href=format!("/penilaian/{id}/indikator?kantor={}", kantor.id) title=kantor.nama.clone()>{kantor.singkatan.clone()}</a></th>
            <td class="angka" data-k="Indikator">{m.jumlah}</td>
            <td data-k="Terisi">
                <span class="ukur">
                    <progress max=m.jumlah.max(1).to_string() value=m.terisi.to_string() aria-label=format!("Terisi, {}", kantor.singkatan)></progress>
                    " " <span class="angka">{m.terisi}</span>
                </span>
            </td>
            <td class="angka" data-k="Diajukan">{m.diajukan}</td>
            <td class="angka" data-k="Disetujui">{m.disetujui}</td>
            <td class="angka" data-k="Terverifikasi">{m.terverifikasi}</td>
            <td class="utuh" data-k="Tenggat">{tenggat.map_or_else(kosong_strip, waktu_tanggal)}</td>
            <td>{keadaan(b.nada, b.kata.clone())}</td>
        </tr>
    }
    .into_any()
}

/// Every office with its state, the most urgent first.
pub fn baris_kantor(r: &Ringkasan, hari_ini: NaiveDate) -> Vec<BarisKantor> {
    let mut baris: Vec<_> = r
        .kemajuan()
        .into_iter()
        .map(|kemajuan| {
            let (nada, kata) = keadaan_kantor(r, &kemajuan, hari_ini);
            BarisKantor { kemajuan, nada, kata }
        })
        .collect();
    baris.sort_by_key(|b| desak(b.nada));
    baris
}

const fn desak(nada: Nada) -> u8 {
    match nada {
        Nada::Galat => 0,
        Nada::Awas => 1,
        Nada::Proses => 2,
        Nada::Biasa => 3,
        Nada::Selesai | Nada::Kunci => 4,
    }
}

/// The one thing that matters most about an office today.
fn keadaan_kantor(r: &Ringkasan, m: &Kemajuan, hari_ini: NaiveDate) -> (Nada, String) {
    let milik = || r.indikator.iter().filter(|i| i.kantor.contains(&m.kantor.id));
    let tanya_lewat = milik().filter(|i| i.tanya_terbuka.flatten().is_some_and(|batas| batas < hari_ini)).count();
    let kembali = milik().filter(|i| i.status == Status::Dikembalikan).count();
    let belum = milik().filter(|i| i.status == Status::Belum).count();
    let draf = milik().filter(|i| i.status == Status::Draf).count();
    let lewat = r.tenggat.get(&Tahap::Mandiri).is_some_and(|batas| *batas < hari_ini);
    let mendesak = if lewat { Nada::Galat } else { Nada::Awas };
    let ekor = if lewat { ", lewat tenggat" } else { "" };
    if tanya_lewat > 0 {
        (Nada::Galat, format!("{tanya_lewat} pertanyaan lewat tenggat"))
    } else if belum > 0 {
        (mendesak, format!("{belum} belum diisi{ekor}"))
    } else if kembali > 0 {
        (mendesak, format!("{kembali} dikembalikan{ekor}"))
    } else if m.tanya_terbuka > 0 {
        (Nada::Awas, format!("{} pertanyaan belum dijawab", m.tanya_terbuka))
    } else if draf > 0 {
        (if lewat { Nada::Galat } else { Nada::Proses }, format!("{draf} belum diajukan{ekor}"))
    } else if m.disetujui < m.diajukan {
        (
            if lewat { Nada::Galat } else { Nada::Proses },
            format!("{} menunggu persetujuan{ekor}", m.diajukan - m.disetujui),
        )
    } else if m.terverifikasi < m.disetujui {
        (Nada::Proses, format!("{} menunggu verifikasi", m.disetujui - m.terverifikasi))
    } else {
        (Nada::Selesai, "Lengkap".to_owned())
    }
}

fn urutkan(mut baris: Vec<BarisKantor>, alamat: &Alamat) -> Vec<BarisKantor> {
    let urut = alamat.ada("urut").unwrap_or("keadaan");
    match urut.trim_start_matches('-') {
        "nama" => baris.sort_by(|a, b| a.kemajuan.kantor.singkatan.cmp(&b.kemajuan.kantor.singkatan)),
        "jumlah" => baris.sort_by_key(|b| b.kemajuan.jumlah),
        "terisi" => baris.sort_by_key(|b| (b.kemajuan.terisi * 1_000).checked_div(b.kemajuan.jumlah).unwrap_or(0)),
        // Already the most urgent first.
        _ => {}
    }
    if urut.starts_with('-') {
        baris.reverse();
    }
    baris
}

#[cfg(test)]
mod tests {
    use super::{super::contoh, *};

    fn contoh_r() -> Ringkasan {
        let mut tanya = contoh::baris("5", 3, Status::Klarifikasi, Some(3));
        tanya.tanya_terbuka = Some(Some("2026-11-18".parse().unwrap()));
        contoh::ringkasan(
            vec![
                contoh::kantor(1, "Bappeda"),
                contoh::kantor(2, "BPKAD"),
                contoh::kantor(3, "Kominfo"),
                contoh::kantor(4, "Dinkes"),
            ],
            vec![
                contoh::baris("1", 1, Status::Diajukan, Some(3)),
                contoh::baris("2", 2, Status::Terverifikasi, Some(3)),
                contoh::baris("3", 4, Status::Belum, None),
                tanya,
            ],
        )
    }

    #[test]
    fn late_offices_come_first_with_their_reason() {
        let baris = baris_kantor(&contoh_r(), "2026-11-21".parse().unwrap());
        let kata: Vec<_> = baris.iter().map(|b| format!("{}: {}", b.kemajuan.kantor.singkatan, b.kata)).collect();
        assert_eq!(
            kata,
            [
                "Kominfo: 1 pertanyaan lewat tenggat",
                "Dinkes: 1 belum diisi",
                "Bappeda: 1 menunggu persetujuan",
                "BPKAD: Lengkap"
            ]
        );
    }

    #[test]
    fn after_the_deadline_unfilled_is_late() {
        let baris = baris_kantor(&contoh_r(), "2026-11-28".parse().unwrap());
        let dinkes = baris.iter().find(|b| b.kemajuan.kantor.singkatan == "Dinkes").unwrap();
        assert_eq!((dinkes.nada, dinkes.kata.as_str()), (Nada::Galat, "1 belum diisi, lewat tenggat"));
    }

    #[test]
    fn the_address_sorts_the_table() {
        let urut = |kueri: &str| -> Vec<String> {
            let alamat = Alamat::baru("/penilaian/1", Some(kueri));
            let baris = baris_kantor(&contoh_r(), "2026-11-21".parse().unwrap());
            urutkan(baris, &alamat).iter().map(|b| b.kemajuan.kantor.singkatan.clone()).collect()
        };
        assert_eq!(urut("urut=nama"), ["BPKAD", "Bappeda", "Dinkes", "Kominfo"]);
        assert_eq!(urut("urut=-keadaan")[0], "BPKAD");
        assert_eq!(urut("urut=terisi")[0], "Dinkes");
    }
}
