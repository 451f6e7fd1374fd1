//! `/penilaian/:id`: the overview of one assessment. Who sees the whole gets the index; an office gets its own work.

mod analisis;
mod indeks;
mod kantor;
pub(crate) mod kemajuan;

use chrono::NaiveDate;
use domain::{izin::Tindakan, penilaian::Tahap, waktu};
use leptos::prelude::*;
use services::penilaian::ringkasan::{self, Ringkasan};

use super::{
    kata,
    putaran::dasar,
    tab::{Tab, isi_tab},
};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Langkah, Nada, kabar, tahap_alur},
};

/// `/penilaian/:id`
pub fn halaman_ringkasan() -> AnyView {
    halaman(|k| async move {
        let r = ringkasan::get(&k.l, &k.pelaku, k.id("id")?).await?;
        let tahap = tahap_alur("Tahap penilaian", langkah(&r, k.hari_ini()), true);
        let isi = if r.seluruh {
            view! {
                {tahap}
                {indeks::bagian_indeks(&k, &r)?}
                {kemajuan::bagian_kemajuan(&k, &r)}
                {analisis::bagian_analisis(&k, &r)?}
                {analisis::bagian_riwayat(&k, &r)}
            }
            .into_any()
        } else {
            view! { {tahap} {kantor::bagian_kantor(&k, &r)?} }.into_any()
        };
        Ok(kepala(&k, &r, isi))
    })
}

fn kepala(k: &Konteks, r: &Ringkasan, isi: AnyView) -> Isi {
    let judul = match &r.subjek {
        Some(kantor) => format!("Ringkasan penilaian {} {}", kantor.singkatan, r.tahun),
        None => format!("Ringkasan penilaian {}", r.tahun),
    };
    let per = k.zona().lengkap(k.l.kini());
    let keterangan = format!(
        "{}: {}, {}. Data per {per}.",
        r.nama,
        kata::jenis_lingkup(r.jenis, r.lingkup),
        kata::sebutan(&k.l.katalog, &r.instrumen)
    );
    let dasar = kata::dasar_sesuai(&k.l, &r.instrumen, dasar(r.jenis));
    let isi = isi_tab(&k.pelaku, r, Tab::Ringkasan, judul, isi).keterangan(keterangan).dasar(dasar);
    let putaran = r.seluruh && k.pelaku.boleh(Tindakan::LihatSeluruhPenilaian, &[]);
    let unduh = r.seluruh && (r.subjek.is_some() || k.pelaku.boleh(Tindakan::UnduhLaporan, &[]));
    if !putaran && !unduh {
        return isi;
    }
    isi.tindakan(view! {
        {putaran.then(|| view! { <a class="tombol" href=format!("/putaran/{}", r.putaran_id)>"Pengaturan dan penetapan"</a> })}
        {unduh.then(|| view! { <a class="tombol" href=format!("/penilaian/{}/laporan", r.penilaian_id)>"Laporan"</a> })}
    })
}

/// The stages with how many indicators have passed each, and its deadline; the last one is the penetapan.
fn langkah(r: &Ringkasan, hari_ini: NaiveDate) -> Vec<Langkah> {
    let jumlah = r.indikator.len();
    let mut berjalan = true;
    let mut hasil: Vec<_> = r
        .tahap
        .iter()
        .map(|&tahap| {
            let lewat = r.lewat(tahap);
            let tuntas = lewat == jumlah || r.terkunci;
            let terlambat = r.tenggat.get(&tahap).is_some_and(|tanggal| *tanggal < hari_ini);
            let nada = match (tuntas, berjalan || lewat > 0) {
                (true, _) => Nada::Selesai,
                (false, _) if terlambat => Nada::Galat,
                (false, true) => Nada::Proses,
                (false, false) => Nada::Biasa,
            };
            let kini = berjalan && !tuntas;
            berjalan = berjalan && tuntas;
            let keterangan = format!("{lewat} dari {jumlah}{}", sampai(r.tenggat.get(&tahap), hari_ini, tuntas));
            Langkah { nama: nama_singkat(tahap).to_owned(), keterangan, nada, kini }
        })
        .collect();
    let (nada, keterangan) = match &r.penetapan {
        Some(k) if r.terkunci => (Nada::Selesai, format!("Nomor {}, {}", k.nomor, waktu::pendek(k.tanggal))),
        _ => (Nada::Biasa, "Belum ditetapkan".to_owned()),
    };
    hasil.push(Langkah { nama: "Penetapan".to_owned(), keterangan, nada, kini: berjalan && !r.terkunci });
    hasil
}

fn sampai(tenggat: Option<&NaiveDate>, hari_ini: NaiveDate, tuntas: bool) -> String {
    match tenggat {
        Some(tanggal) if *tanggal < hari_ini && !tuntas => format!(", lewat tenggat {}", waktu::pendek(*tanggal)),
        Some(tanggal) => format!(", sampai {}", waktu::pendek(*tanggal)),
        None => String::new(),
    }
}

/// A stage in a narrow place.
const fn nama_singkat(tahap: Tahap) -> &'static str {
    match tahap {
        Tahap::Mandiri => "Penilaian mandiri",
        Tahap::Dokumen => "Dokumen",
        Tahap::Interviu => "Interviu",
        Tahap::Visitasi => "Visitasi",
        Tahap::Reviu => "Reviu",
    }
}

/// What to show where an assessment has no value yet.
fn belum_ada_nilai() -> AnyView {
    kabar(Nada::Biasa, view! { <p>"Belum ada nilai. Indeks muncul begitu indikator pertama diisi."</p> })
}

#[cfg(test)]
pub(crate) mod contoh {
    use std::collections::BTreeMap;

    use domain::{
        angka::Nilai,
        penilaian::{Jenis, Lingkup, Status, Tahap},
    };
    use services::{
        penilaian::ringkasan::{BarisIndikator, Ringkasan},
        perangkat_daerah::KantorRingkas,
    };

    /// An office for tests.
    pub fn kantor(id: i64, singkatan: &str) -> KantorRingkas {
        KantorRingkas { id, nama: format!("Dinas {singkatan}"), singkatan: singkatan.into() }
    }

    /// An indicator for tests; a value is given at the self-assessment.
    pub fn baris(kode: &str, kantor: i64, status: Status, nilai: Option<u8>) -> BarisIndikator {
        let nilai = nilai.map(|tingkat| (Tahap::Mandiri, Nilai::tingkat(tingkat))).into_iter().collect();
        BarisIndikator { kode: kode.into(), status, versi: 1, kantor: vec![kantor], nilai, tanya_terbuka: None }
    }

    /// An assessment for tests, with a deadline of 27 November 2026 for the self-assessment.
    pub fn ringkasan(kantor: Vec<KantorRingkas>, indikator: Vec<BarisIndikator>) -> Ringkasan {
        Ringkasan {
            penilaian_id: 1,
            putaran_id: 1,
            tahun: 2026,
            nama: "Pemantauan internal 2026".into(),
            jenis: Jenis::Pemantauan,
            lingkup: Lingkup::Internal,
            instrumen: "permenpanrb-59-2020".into(),
            terkunci: false,
            subjek: None,
            target: None,
            tahap: Jenis::Pemantauan.tahap(false),
            tenggat: BTreeMap::from([(Tahap::Mandiri, "2026-11-27".parse().unwrap())]),
            seluruh: true,
            indikator,
            kantor,
            riwayat: Vec::new(),
            penetapan: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::penilaian::Status;

    use super::*;

    #[test]
    fn the_strip_marks_the_stage_that_is_not_finished() {
        let r = contoh::ringkasan(
            vec![contoh::kantor(1, "Kominfo")],
            vec![
                contoh::baris("1", 1, Status::Disetujui, Some(3)),
                contoh::baris("2", 1, Status::Terverifikasi, Some(2)),
            ],
        );
        let tahap = langkah(&r, "2026-11-21".parse().unwrap());
        assert_eq!(tahap.iter().map(|l| l.kini).collect::<Vec<_>>(), [false, true, false]);
        assert_eq!(tahap[0].keterangan, "2 dari 2, sampai 27 Nov 2026");
        assert_eq!(tahap[0].nada, Nada::Selesai);
        assert_eq!(tahap[1].keterangan, "1 dari 2");
        assert_eq!(tahap[2].keterangan, "Belum ditetapkan");
    }

    #[test]
    fn a_deadline_that_passed_is_named_as_such() {
        let r =
            contoh::ringkasan(vec![contoh::kantor(1, "Kominfo")], vec![contoh::baris("1", 1, Status::Draf, Some(3))]);
        let tahap = langkah(&r, "2026-11-28".parse().unwrap());
        assert_eq!(tahap[0].keterangan, "0 dari 1, lewat tenggat 27 Nov 2026");
        assert_eq!(tahap[0].nada, Nada::Galat);
    }
}
