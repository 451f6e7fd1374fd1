//! The data centres with their room, and how far applications are brought into them (DKI68 Pasal 13 and 14, KALBAR Pasal 13,
//! BEKASI Pasal 26).

use domain::{
    angka,
    arsitektur::{aplikasi, infrastruktur},
    register::{Isi as Nilai, Jenis, Register, perhatian::Perhatian, saring::Syarat},
};
use leptos::prelude::*;
use services::{
    arsitektur::digital::{Tahapan, penempatan},
    register::{Nama, Rekaman, Saringan, semua},
};

use crate::{
    kerangka::{Isi, halaman},
    komponen::{Nada, bagian, gulir, keadaan, kosong_besar, kosong_strip},
};

/// Facilities of one page; a government has a few dozen.
const BATAS: u64 = 500;

/// `/arsitektur/pusat-data`
pub fn halaman_pusat_data() -> AnyView {
    halaman(|k| async move {
        let r = &infrastruktur::REGISTER;
        let mut tempat = Vec::new();
        for objek in ["fasilitas", "penyimpanan"] {
            let s =
                Saringan { bidang: vec![("objek", Syarat::Sama(Nilai::Teks(objek.into())))], ..Saringan::default() };
            tempat.push(semua(&k.l, &k.pelaku, r, &s, BATAS).await?);
        }
        let penempatan = penempatan(&k.l, &k.pelaku).await?;
        let luar = format!("/register/perhatian?daftar={}", Perhatian::DiLuarPusatData.kode());
        let isi = view! {
            {bagian("ruang", "Kapasitas dan ketersediaan", None, ruang(r, &tempat))}
            {bagian("tahapan", "Tahapan penempatan aplikasi", None, tahapan(&penempatan))}
            <p class="baris jarak">
                <a href=luar>{Perhatian::DiLuarPusatData.nama()}</a>
                <a href="/register/perhatian?daftar=pakai-bersama">"Pemakaian bersama tiap Perangkat Daerah"</a>
            </p>
        };
        Ok(Isi::baru("Pusat data", isi)
            .keterangan("DKI68 Pasal 14: jaminan ketersediaan penyimpanan data melalui tahap persiapan, migrasi, dan integrasi.")
            .remah([super::UTAMA]))
    })
}

fn ruang(r: &'static Register, tempat: &[(Vec<Rekaman>, Nama)]) -> AnyView {
    if tempat.iter().all(|(isi, _)| isi.is_empty()) {
        return kosong_besar(
            "Belum ada pusat data",
            view! { <p>"Catat fasilitas komputasi dan media penyimpanan beserta kapasitasnya dalam register infrastruktur."</p> },
        );
    }
    let baris =
        tempat.iter().flat_map(|(isi, nama)| isi.iter().map(move |satu| satu_ruang(r, satu, nama))).collect_view();
    gulir(
        "Kapasitas dan ketersediaan",
        true,
        view! {
            <table class="tabel kartu">
                <thead>
                    <tr>
                        <th scope="col" class="nama">"Tempat"</th>
                        <th scope="col">"Peran"</th>
                        <th scope="col" class="angka">"Kapasitas (GB)"</th>
                        <th scope="col" class="angka">"Terpakai (GB)"</th>
                        <th scope="col" class="angka">"Sisa (GB)"</th>
                        <th scope="col">"Ketersediaan"</th>
                    </tr>
                </thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}

fn satu_ruang(r: &'static Register, satu: &Rekaman, nama: &Nama) -> AnyView {
    let b = &satu.butir;
    let (ruang, pakai) = (b.bilangan("penyimpanan_gb"), b.bilangan("terpakai_gb"));
    let angka_atau = |n: Option<i64>| n.map_or_else(kosong_strip, |n| angka::ribuan(n).into_any());
    let sisa = ruang.zip(pakai).map(|(r, p)| r - p);
    let sisa = match (sisa, ruang) {
        (Some(n), _) if n < 0 => keadaan(Nada::Galat, format!("Lebih {}", angka::ribuan(-n))),
        (Some(n), Some(ruang)) => {
            let persen = if ruang > 0 { n * 100 / ruang } else { 0 };
            let isi = view! { {angka::ribuan(n)} <small>{format!("{persen} %")}</small> };
            if persen < 10 {
                view! { {isi} <small>{keadaan(Nada::Awas, "Hampir penuh")}</small> }.into_any()
            } else {
                isi.into_any()
            }
        }
        _ => kosong_strip(),
    };
    let kantor = satu.kantor().and_then(|id| nama.sebut(Jenis::Kantor, id)).unwrap_or_default();
    let peran = match (b.teks("objek"), b.teks("peran_fasilitas")) {
        ("penyimpanan", _) => "Media penyimpanan".into_any(),
        (_, "") => kosong_strip(),
        (_, kode) => r.bidang("peran_fasilitas").map_or("", |f| f.nama_opsi(kode)).to_owned().into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="nama">
                <a href=format!("{}/{}", r.alamat(), satu.id)>{satu.nama().to_owned()}</a>
                <small>{kantor}</small>
            </th>
            <td data-k="Peran">{peran}</td>
            <td class="angka" data-k="Kapasitas (GB)">{angka_atau(ruang)}</td>
            <td class="angka" data-k="Terpakai (GB)">{angka_atau(pakai)}</td>
            <td class="angka" data-k="Sisa (GB)">{sisa}</td>
            <td data-k="Ketersediaan">{ketersediaan(b.bilangan("ketersediaan"), b.bilangan("ketersediaan_nyata"))}</td>
        </tr>
    }
    .into_any()
}

/// Availability against its target, both per 10.000.
fn ketersediaan(target: Option<i64>, nyata: Option<i64>) -> AnyView {
    let persen = |n: i64| format!("{},{:02} %", n / 100, n % 100);
    match (target, nyata) {
        (None, None) => kosong_strip(),
        (Some(t), None) => format!("Target {}, belum diukur", persen(t)).into_any(),
        (None, Some(n)) => format!("{}, tanpa target", persen(n)).into_any(),
        (Some(t), Some(n)) if n >= t => keadaan(Nada::Selesai, format!("{}, target {}", persen(n), persen(t))),
        (Some(t), Some(n)) => keadaan(Nada::Awas, format!("{}, di bawah target {}", persen(n), persen(t))),
    }
}

fn tahapan(semua: &[Tahapan]) -> AnyView {
    let satu = |kode: &'static str, nama: &'static str, saring: &'static str| {
        let ada = semua.iter().find(|t| t.kode == kode);
        let (jumlah, berdasar) = ada.map_or((0, 0), |t| (t.jumlah, t.berdasar));
        let ribuan = |n: u64| angka::ribuan(i64::try_from(n).unwrap_or(i64::MAX));
        let alamat = format!("{}?f_penempatan={saring}", aplikasi::REGISTER.alamat());
        let tanpa = jumlah - berdasar;
        let dasar = match kode {
            "persiapan" | "migrasi" | "integrasi" if tanpa > 0 => {
                let kata = format!("{} tanpa keputusan", ribuan(tanpa));
                view! { <a href=format!("{alamat}&f_dasar_penempatan=-")>{kata}</a> }.into_any()
            }
            "persiapan" | "migrasi" | "integrasi" if jumlah > 0 => keadaan(Nada::Selesai, "Semua berdasar"),
            _ => kosong_strip(),
        };
        view! {
            <tr>
                <th scope="row" class="nama"><a href=alamat>{nama}</a></th>
                <td class="angka" data-k="Aplikasi">{ribuan(jumlah)}</td>
                <td data-k="Keputusan Sekretaris Daerah">{dasar}</td>
            </tr>
        }
        .into_any()
    };
    let baris: Vec<AnyView> = aplikasi::PENEMPATAN
        .iter()
        .map(|o| satu(o.kode, o.nama, o.kode))
        .chain([satu("", "Belum diisi", "-")])
        .collect();
    gulir(
        "Tahapan penempatan aplikasi",
        true,
        view! {
            <table class="tabel kartu">
                <thead>
                    <tr>
                        <th scope="col" class="nama">"Tahapan"</th>
                        <th scope="col" class="angka">"Aplikasi"</th>
                        <th scope="col">"Keputusan Sekretaris Daerah"</th>
                    </tr>
                </thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}
