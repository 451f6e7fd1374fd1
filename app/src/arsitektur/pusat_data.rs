//! The data centres with their room, and how far applications are brought into them (DKI68 Pasal 13 and 14, KALBAR Pasal 13,
//! BEKASI Pasal 26).

use domain::{
    angka,
    arsitektur::{aplikasi, infrastruktur},
    register::perhatian::Perhatian,
};
use leptos::prelude::*;
use services::arsitektur::{
    digital::{Tahapan, penempatan},
    pusat_data::{Tempat, tempat},
};

use crate::{
    kerangka::{Isi, halaman},
    komponen::{Nada, bagian, keadaan, kosong_besar, kosong_strip, tabel_kartu, unduh_tabel},
};

/// `/arsitektur/pusat-data`
pub fn halaman_pusat_data() -> AnyView {
    halaman(|k| async move {
        let tempat = tempat(&k.l, &k.pelaku).await?;
        let penempatan = penempatan(&k.l, &k.pelaku).await?;
        let luar = format!("/register/perhatian?daftar={}", Perhatian::DiLuarPusatData.kode());
        let isi = view! {
            {bagian("ruang", "Kapasitas dan ketersediaan", None, ruang(&tempat))}
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

fn ruang(tempat: &[Tempat]) -> AnyView {
    if tempat.is_empty() {
        return kosong_besar(
            "Belum ada pusat data",
            view! { <p>"Catat fasilitas komputasi dan media penyimpanan beserta kapasitasnya dalam register infrastruktur."</p> },
        );
    }
    let baris = tempat.iter().map(satu_ruang).collect_view();
    let tabel = tabel_kartu(
        "Kapasitas dan ketersediaan",
        &[
            ("nama", "Tempat"),
            ("", "Peran"),
            ("angka", "Kapasitas (GB)"),
            ("angka", "Terpakai (GB)"),
            ("angka", "Sisa (GB)"),
            ("", "Ketersediaan"),
        ],
        baris,
    );
    view! { {tabel} {unduh_tabel("arsitektur-pusat-data", &[])} }.into_any()
}

fn satu_ruang(t: &Tempat) -> AnyView {
    let angka_atau = |n: Option<i64>| n.map_or_else(kosong_strip, |n| angka::ribuan(n).into_any());
    let sisa = match t.sisa() {
        None => kosong_strip(),
        Some(n) if n < 0 => keadaan(Nada::Galat, format!("Lebih {}", angka::ribuan(-n))),
        Some(n) => {
            let persen = t.persen_sisa().unwrap_or(0);
            let penuh = t.hampir_penuh().then(|| view! { " " <small>{keadaan(Nada::Awas, "Hampir penuh")}</small> });
            view! { {angka::ribuan(n)} <small>{format!("{persen} %")}</small> {penuh} }.into_any()
        }
    };
    let peran = if t.peran.is_empty() { kosong_strip() } else { t.peran.clone().into_any() };
    view! {
        <tr>
            <th scope="row" class="nama">
                <a href=format!("{}/{}", infrastruktur::REGISTER.alamat(), t.rekaman.id)>{t.rekaman.nama().to_owned()}</a>
                <small>{t.kantor.clone()}</small>
            </th>
            <td data-k="Peran">{peran}</td>
            <td class="angka" data-k="Kapasitas (GB)">{angka_atau(t.kapasitas)}</td>
            <td class="angka" data-k="Terpakai (GB)">{angka_atau(t.terpakai)}</td>
            <td class="angka" data-k="Sisa (GB)">{sisa}</td>
            <td data-k="Ketersediaan">{ketersediaan(t.ketersediaan, t.ketersediaan_nyata)}</td>
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
    let tabel = tabel_kartu(
        "Tahapan penempatan aplikasi",
        &[("nama", "Tahapan"), ("angka", "Aplikasi"), ("", "Keputusan Sekretaris Daerah")],
        baris,
    );
    view! { {tabel} {unduh_tabel("arsitektur-penempatan", &[])} }.into_any()
}
