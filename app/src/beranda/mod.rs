//! "Menunggu saya": what awaits this person and when it is due; for who only reads, what there is to read.

mod ditunggu;
mod informasi;
mod register;
mod rekomendasi;
mod reviu;
mod risiko;
mod samping;
mod tanpa_tugas;
mod usulan;

use chrono::{Datelike, NaiveDate};
use domain::{
    izin::Tindakan,
    waktu::{self, KeadaanTenggat, Tenggat},
};
use leptos::prelude::*;
use services::penilaian::{
    beranda::{self, Apa, Tugas},
    ringkasan,
};

use crate::{
    kerangka::{Isi, halaman},
    komponen::{Nada, bagian, kabar::bilangan, keadaan},
};

/// `/`
pub fn halaman_beranda() -> AnyView {
    halaman(|k| async move {
        let penilaian = beranda::tugas(&k.l, &k.pelaku).await?;
        let mut tugas: Vec<Baris> =
            penilaian.iter().map(Baris::penilaian).chain(k.menunggu.risiko.iter().map(risiko::baris)).collect();
        tugas.extend(k.menunggu.reviu.iter().map(reviu::baris));
        tugas.extend(k.menunggu.register.iter().map(register::baris));
        tugas.extend(k.menunggu.usulan.iter().map(usulan::baris));
        tugas.extend(k.menunggu.rekomendasi.iter().map(|t| rekomendasi::baris(t, k.hari_ini())));
        // What is recommended may be late for years; it must not push the work of running rounds out of sight.
        let lama = |t: &Baris| t.saran && t.tenggat.is_some_and(|d| d < k.hari_ini());
        tugas.sort_by_key(|t| (t.tenggat.is_none(), lama(t), t.tenggat));
        let keterangan = format!("{} · {}", k.pelaku.nama, waktu::dengan_hari(k.hari_ini()));
        let r = match k.menunggu.kini {
            Some(kini) => Some(ringkasan::get(&k.l, &k.pelaku, kini.id).await?),
            None => None,
        };
        let (judul, pekerjaan) = if tugas.is_empty() {
            ("Tidak ada pekerjaan yang menunggu Anda".to_owned(), tanpa_tugas::tampil(&k))
        } else {
            let judul = format!("{} pekerjaan menunggu Anda", kapital(&bilangan(tugas.len())));
            (judul, kelompok(&tugas, k.hari_ini()))
        };
        let ditunggu = r
            .as_ref()
            .filter(|_| k.pelaku.boleh(Tindakan::TugaskanIndikator, &[]))
            .and_then(|r| ditunggu::tampil(&k, r));
        let tambahan = tanpa_tugas::bacaan(&k).await?;
        let informasi = informasi::tampil(&k).await?;
        // What there is to do comes first; where there is nothing, what there is to look at.
        let bacaan = view! { {tambahan} {informasi} }.into_any();
        let (dahulu, kemudian) = if tugas.is_empty() { (Some(bacaan), None) } else { (None, Some(bacaan)) };
        let utama = view! { {dahulu} {pekerjaan} {kemudian} {ditunggu} };
        let isi = match &r {
            Some(r) => view! { <div class="dua"><div>{utama}</div>{samping::tampil(&k, r)}</div> }.into_any(),
            None => utama.into_any(),
        };
        Ok(Isi::baru(judul, isi).keterangan(keterangan))
    })
}

/// One line: what is to be done, where, and until when.
struct Baris {
    tenggat: Option<NaiveDate>,
    apa: String,
    alamat: String,
    rinci: String,
    /// A recommendation of a round, mostly of an earlier year.
    saran: bool,
}

impl Baris {
    fn penilaian(t: &Tugas) -> Self {
        let nomor = t.indikator.join(", ");
        let rinci =
            if t.indikator.len() > 1 { format!("{} · Indikator {nomor}", t.putaran) } else { t.putaran.clone() };
        Self { tenggat: t.tenggat, apa: kalimat(t), alamat: alamat(t), rinci, saran: false }
    }
}

fn kelompok(tugas: &[Baris], hari_ini: NaiveDate) -> AnyView {
    let pilih = |cocok: &dyn Fn(Option<Tenggat>) -> bool| -> Vec<&Baris> {
        tugas.iter().filter(|t| cocok(t.tenggat.map(|d| Tenggat::dari(d, hari_ini)))).collect()
    };
    let lewat = |t: Option<Tenggat>| t.is_some_and(|t| t.keadaan() == KeadaanTenggat::Terlambat);
    let dekat = |t: Option<Tenggat>| t.is_some_and(|t| (0..=7).contains(&t.sisa_hari));
    let nanti = |t: Option<Tenggat>| t.is_some_and(|t| t.sisa_hari > 7);
    let satu = |id: &'static str, judul: &'static str, isi: Vec<&Baris>| {
        (!isi.is_empty()).then(|| {
            let butir = isi.into_iter().map(|t| butir(t, hari_ini)).collect_view();
            bagian(id, judul, None, view! { <ol class="tugas">{butir}</ol> })
        })
    };
    view! {
        {satu("terlambat", "Terlambat", pilih(&lewat))}
        {satu("tujuh-hari", "Tujuh hari ke depan", pilih(&dekat))}
        {satu("nanti", "Kemudian", pilih(&nanti))}
        {satu("tanpa-tenggat", "Tanpa tenggat", pilih(&|t| t.is_none()))}
    }
    .into_any()
}

fn butir(t: &Baris, hari_ini: NaiveDate) -> AnyView {
    let (apa, alamat, rinci) = (t.apa.clone(), t.alamat.clone(), t.rinci.clone());
    let (tanggal, tanda) = match t.tenggat {
        Some(d) => {
            let tenggat = Tenggat::dari(d, hari_ini);
            let nada = match tenggat.keadaan() {
                KeadaanTenggat::Terlambat => Nada::Galat,
                KeadaanTenggat::Mendekati => Nada::Awas,
                KeadaanTenggat::Aman => Nada::Biasa,
            };
            let pendek = waktu::pendek(d);
            let (hari, bulan) = pendek.split_once(' ').unwrap_or_default();
            // Without its year a day of another year reads as one of this.
            let bulan = if d.year() == hari_ini.year() { bulan.split(' ').next().unwrap_or_default() } else { bulan };
            let (hari, bulan) = (hari.to_owned(), bulan.to_owned());
            let kotak = view! { <time datetime=waktu::iso(d)><b>{hari}</b>" "{bulan}</time> }.into_any();
            (kotak, keadaan(nada, tenggat.frasa()))
        }
        // The heading says that there is none.
        None => (view! { <span class="kosong">"–"</span> }.into_any(), ().into_any()),
    };
    view! {
        <li>
            {tanggal}
            <div><a class="apa" href=alamat>{apa}</a><p>{rinci}</p></div>
            {tanda}
        </li>
    }
    .into_any()
}

fn kalimat(t: &Tugas) -> String {
    let apa = match t.indikator.as_slice() {
        [satu] => format!("indikator {satu}"),
        banyak => format!("{} indikator", bilangan(banyak.len())),
    };
    match t.apa {
        Apa::JawabKlarifikasi => format!("Jawab pertanyaan asesor tentang {apa}"),
        Apa::Perbaiki => format!("Perbaiki {apa} yang dikembalikan"),
        Apa::Isi => format!("Isi {apa}"),
        Apa::Ajukan => format!("Lengkapi dan ajukan {apa}"),
        Apa::Setujui => format!("Setujui {apa}"),
        Apa::Verifikasi => format!("Verifikasi {apa}"),
        Apa::TutupInterviu => format!("Klarifikasi atau tutup interviu {apa}"),
        Apa::Validasi => format!("Validasi {apa}"),
        Apa::Reviu => format!("Reviu {apa}"),
        Apa::Tetapkan => "Tetapkan hasil penilaian".to_owned(),
        Apa::Tugaskan => format!("Tugaskan {apa} yang belum ada penanggung jawabnya"),
    }
}

/// Straight to the indicator when there is one, else to the list that shows just these.
fn alamat(t: &Tugas) -> String {
    let pangkal = format!("/penilaian/{}", t.penilaian_id);
    if let ([satu], false) = (t.indikator.as_slice(), matches!(t.apa, Apa::Tugaskan | Apa::Tetapkan)) {
        return format!("{pangkal}/indikator/{satu}");
    }
    match t.apa {
        Apa::Tetapkan => pangkal,
        Apa::Tugaskan => format!("{pangkal}/penugasan"),
        Apa::Isi => format!("{pangkal}/indikator?status=belum"),
        Apa::Ajukan | Apa::Perbaiki => format!("{pangkal}/indikator?status=draf"),
        Apa::Setujui => format!("{pangkal}/indikator?status=diajukan"),
        Apa::Verifikasi => format!("{pangkal}/indikator?status=disetujui"),
        Apa::JawabKlarifikasi => format!("{pangkal}/indikator?status=klarifikasi"),
        Apa::TutupInterviu | Apa::Validasi | Apa::Reviu => format!("{pangkal}/indikator?status=asesor"),
    }
}

fn kapital(teks: &str) -> String {
    let mut huruf = teks.chars();
    huruf.next().map_or_else(String::new, |awal| awal.to_uppercase().chain(huruf).collect())
}
