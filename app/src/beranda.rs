//! "Menunggu saya": what awaits this person, when it is due, and where to press.

use chrono::{Datelike, NaiveDate, TimeDelta};
use domain::{izin::Tindakan, waktu};
use leptos::prelude::*;
use services::penilaian::beranda::{Apa, Tugas, tugas};

use crate::{
    kerangka::{Isi, Konteks, halaman, menu::boleh_di_suatu_kantor},
    komponen::{Nada, kabar::bilangan, keadaan, kosong_besar, tanda::nada_tenggat},
};

/// `/`
pub fn halaman_beranda() -> AnyView {
    halaman(|k| async move {
        let daftar = tugas(&k.l, &k.pelaku).await?;
        let hari_ini = k.hari_ini();
        let keterangan = format!("{} · {}", k.pelaku.nama, waktu::dengan_hari(hari_ini));
        let judul = judul(daftar.len());
        let isi = if daftar.is_empty() { kosong(&k) } else { susun(daftar, hari_ini) };
        Ok(Isi::baru(judul, isi).keterangan(keterangan))
    })
}

fn judul(jumlah: usize) -> String {
    if jumlah == 0 {
        return "Menunggu saya".into();
    }
    let kata = bilangan(jumlah);
    let mut huruf = kata.chars();
    let besar: String = huruf.next().map(|h| h.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{besar}{} pekerjaan menunggu Anda", huruf.as_str())
}

fn susun(daftar: Vec<Tugas>, hari_ini: NaiveDate) -> AnyView {
    let seminggu = hari_ini + TimeDelta::days(7);
    let kelompok = |t: &Tugas| match t.tenggat {
        Some(tanggal) if tanggal < hari_ini => 0,
        Some(tanggal) if tanggal <= seminggu => 1,
        Some(_) => 2,
        None => 3,
    };
    let judul = [
        ("terlambat", "Terlambat"),
        ("tujuh-hari", "Tujuh hari ke depan"),
        ("nanti", "Sesudah itu"),
        ("tanpa-tenggat", "Tanpa tenggat"),
    ];
    judul
        .into_iter()
        .enumerate()
        .filter_map(|(i, (id, judul))| {
            let butir: Vec<_> = daftar.iter().filter(|t| kelompok(t) == i).map(|t| butir(t, hari_ini)).collect();
            (!butir.is_empty()).then(|| {
                view! {
                    <section class="bagian" aria-labelledby=id>
                        <div class="judul"><h2 id=id>{judul}</h2></div>
                        <ol class="tugas">{butir}</ol>
                    </section>
                }
                .into_any()
            })
        })
        .collect_view()
        .into_any()
}

fn butir(t: &Tugas, hari_ini: NaiveDate) -> AnyView {
    let tanggal = t.tenggat.map_or_else(
        || view! { <span aria-hidden="true"></span> }.into_any(),
        |tanggal| {
            let pendek = waktu::pendek(tanggal);
            let bulan = pendek.split(' ').nth(1).unwrap_or_default().to_owned();
            view! { <time datetime=waktu::iso(tanggal)><b>{tanggal.day()}</b> " " {bulan}</time> }.into_any()
        },
    );
    let sisa = t.tenggat.map(|tanggal| {
        let tenggat = waktu::Tenggat::dari(tanggal, hari_ini);
        keadaan(nada_tenggat(tenggat), tenggat.frasa())
    });
    let sisa = sisa.unwrap_or_else(|| keadaan(Nada::Biasa, "Tanpa tenggat"));
    view! {
        <li>
            {tanggal}
            <div><a class="apa" href=alamat_tugas(t)>{kalimat(t)}</a><p>{rincian(t)}</p></div>
            {sisa}
        </li>
    }
    .into_any()
}

/// Where the work is done: the indicator itself when there is only one.
fn alamat_tugas(t: &Tugas) -> String {
    match (t.apa, t.indikator.as_slice()) {
        (Apa::Tetapkan, _) => format!("/penilaian/{}", t.penilaian_id),
        (Apa::Tugaskan, _) => format!("/penilaian/{}/penugasan?kosong=1", t.penilaian_id),
        (_, [satu]) => format!("/penilaian/{}/indikator/{satu}", t.penilaian_id),
        _ => format!("/penilaian/{}/indikator?menunggu=saya", t.penilaian_id),
    }
}

fn kalimat(t: &Tugas) -> String {
    let apa = match t.indikator.as_slice() {
        [satu] => format!("indikator {satu}"),
        daftar => format!("{} indikator", bilangan(daftar.len())),
    };
    match t.apa {
        Apa::Isi => format!("Isi {apa}"),
        Apa::Ajukan => format!("Selesaikan dan ajukan {apa}"),
        Apa::Perbaiki => format!("Perbaiki {apa} yang dikembalikan"),
        Apa::Setujui => format!("Setujui {apa}"),
        Apa::Verifikasi => format!("Verifikasi {apa}"),
        Apa::JawabKlarifikasi => format!("Jawab pertanyaan asesor tentang {apa}"),
        Apa::TutupInterviu => format!("Klarifikasi {apa}"),
        Apa::Validasi => format!("Validasi {apa}"),
        Apa::Reviu => format!("Reviu {apa}"),
        Apa::Tetapkan => "Tetapkan hasil penilaian".to_owned(),
        Apa::Tugaskan => format!("Tugaskan Perangkat Daerah untuk {apa}"),
    }
}

fn rincian(t: &Tugas) -> String {
    const TAMPIL: usize = 12;
    let nomor = |daftar: &[String]| daftar.join(", ");
    match t.indikator.as_slice() {
        [] | [_] => format!("{}.", t.putaran),
        daftar if daftar.len() > TAMPIL => {
            format!("{}. Nomor {}, dan {} lagi.", t.putaran, nomor(&daftar[..TAMPIL]), daftar.len() - TAMPIL)
        }
        daftar => format!("{}. Nomor {}.", t.putaran, nomor(daftar)),
    }
}

fn kosong(k: &Konteks) -> AnyView {
    let penilaian = boleh_di_suatu_kantor(&k.pelaku, Tindakan::LihatPenilaian);
    let kelola = boleh_di_suatu_kantor(&k.pelaku, Tindakan::KelolaPengguna);
    kosong_besar(
        "Tidak ada pekerjaan yang menunggu Anda",
        view! {
            <p>"Pekerjaan muncul di sini begitu indikator ditugaskan, diajukan, atau dikembalikan kepada Anda."</p>
            {penilaian.then(|| view! { <p><a class="tombol" href="/penilaian">"Buka putaran penilaian"</a></p> })}
            {kelola.then(|| view! { <p><a class="tombol" href="/pengguna">"Kelola pengguna dan peran"</a></p> })}
        },
    )
}
