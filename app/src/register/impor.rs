//! A register from a table: upload, look, confirm, watch, take back.

use domain::{angka::ukuran_berkas, register::Register};
use leptos::prelude::*;
use services::{
    Hasil,
    register::impor::{self, BITA_MAKS, Dibaca, JenisKerja, KeadaanKerja, Kerja, Pratinjau},
};

use super::{register, remah};
use crate::{
    kerangka::{Isi, Konteks, halaman, menu::boleh_di_suatu_kantor},
    komponen::{
        Bidang, Lembar, Nada, bagian, ikon, kabar, keadaan,
        pratinjau::{sel_salah, tabel_pratinjau},
        tabel_kartu, unduh_tabel, waktu,
    },
};

const XLSX_CSV: &str = ".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Earlier changes shown beside the upload.
const TERAKHIR: u64 = 10;

/// Readings shown; more are counted.
const DIBACA_MAKS: usize = 200;

/// Seconds after which the page of a running job asks again.
const JEDA_MUAT: u16 = 1;

/// `/register/{kode}/impor`: posts `berkas` to the same address.
pub fn halaman_impor() -> AnyView {
    halaman(|k| async move {
        let r = register(&k)?;
        tulis(&k, r)?;
        let alamat = alamat(r);
        let ukuran = ukuran_berkas(k.l.batas_unggah.min(BITA_MAKS));
        let terakhir = impor::list(&k.l, &k.pelaku, r, TERAKHIR).await?;
        let isi = view! {
            <form class="tumpuk" action=alamat.clone() method="post" enctype="multipart/form-data">
                {Bidang::baru("berkas", format!("Tabel {}", r.sebutan)).wajib().bantu(format!("XLSX atau CSV, paling besar {ukuran} dan 20.000 baris. Tabel yang sudah Anda miliki boleh langsung diunggah.")).berkas(&k.borang, XLSX_CSV, false)}
                <p class="baris">
                    <button class="tombol utama" type="submit">"Baca berkas"</button>
                    <a class="tombol" href=r.alamat()>"Batal"</a>
                </p>
            </form>
            {bagian("templat", "Templat", None, view! {
                <ul class="langkah">
                    <li><a href=format!("{}/templat.xlsx", r.alamat()) download="">{ikon("unduh")} " Templat kosong (XLSX)"</a></li>
                    <li><a href=format!("{}/ekspor.xlsx", r.alamat()) download="">{ikon("unduh")} {format!(" {} yang tercatat (XLSX)", r.nama)}</a></li>
                </ul>
            })}
            {bagian("cara-baca", "Cara berkas dibaca", None, view! {
                <ul class="langkah baca">
                    <li>"Baris judul dicari sendiri. Judul di atas tabel, catatan di bawahnya, dan urutan kolom tidak menjadi soal."</li>
                    <li>"Catatan dikenali dari ID-nya; tanpa ID, dari nama dan Perangkat Daerah. Berkas yang sama boleh diimpor lagi tanpa menggandakan."</li>
                    <li>"Isi yang tertulis lain, misalnya Dekstop atau 3 Maret 2025, dibaca dan ditampilkan dulu bacaannya."</li>
                    <li>"Sel kosong mengosongkan isian. Kolom yang tidak ada dalam berkas tidak mengubah apa pun."</li>
                    <li>"Satu sel yang salah menahan seluruh impor; setiap sel yang salah disebutkan."</li>
                    <li>"Impor yang selesai dapat diurungkan seluruhnya."</li>
                </ul>
            })}
            {(!terakhir.is_empty()).then(|| bagian("terakhir", "Perubahan terakhir", None, riwayat(&k, r, terakhir)))}
        };
        Ok(Isi::baru(format!("Impor {}", r.sebutan), isi).remah([remah(r)]))
    })
}

/// `/register/{kode}/impor/{impor}`: the preview of an upload by its SHA-256, or a job by its number.
pub fn halaman_hasil() -> AnyView {
    halaman(|k| async move {
        let r = register(&k)?;
        tulis(&k, r)?;
        let remah = [remah(r), (format!("Impor {}", r.sebutan), alamat(r))];
        // A hash of digits alone is still a hash.
        let sha = k.param("impor").to_owned();
        if sha.len() == 64 {
            let p = impor::pratinjau(&k.l, &k.pelaku, r, &sha).await?;
            let isi = terbaca(&k, r, p);
            return Ok(Isi::baru("Periksa yang terbaca", isi).remah(remah).keterangan("Belum ada yang tersimpan."));
        }
        let id = k.id("impor")?;
        let kerja = impor::get(&k.l, &k.pelaku, r, id).await?;
        let judul = match (kerja.jenis, &kerja.keadaan) {
            (JenisKerja::Impor, KeadaanKerja::Berjalan(..)) => "Impor berjalan",
            (JenisKerja::Impor, _) => "Hasil impor",
            (JenisKerja::Massal, _) => "Hasil perubahan bersama",
        };
        let isi = Isi::baru(judul, hasil(&k, r, &kerja)).remah(remah);
        Ok(if matches!(kerja.keadaan, KeadaanKerja::Berjalan(..)) { isi.muat_ulang(JEDA_MUAT) } else { isi })
    })
}

/// `/register/{kode}/impor/{impor}/urungkan`: posts to the same address.
pub fn halaman_urung() -> AnyView {
    halaman(|k| async move {
        let r = register(&k)?;
        tulis(&k, r)?;
        let id = k.id("impor")?;
        let kerja = impor::get(&k.l, &k.pelaku, r, id).await?;
        let halangan = impor::halangan(&k.l, &k.pelaku, r, id).await?;
        let hasil = format!("{}/{id}", alamat(r));
        let isi = if halangan.is_empty() {
            let lembar = Lembar {
                tanya: format!("Urungkan {}?", kerja.sebutan),
                aksi: format!("{hasil}/urungkan"),
                tombol: "Urungkan".into(),
                bahaya: true,
                batal: hasil,
                tersembunyi: Vec::new(),
            };
            let jumlah = kerja.jumlah;
            let kalimat = format!(
                "{} catatan baru dihapus dan {} catatan kembali ke isi sebelumnya. Jejak audit tetap menyimpan keduanya.",
                jumlah.baru, jumlah.berubah
            );
            lembar.tampil(view! { <p>{kalimat}</p> })
        } else {
            let butir = halangan.into_iter().map(|teks| view! { <li>{teks}</li> }.into_any()).collect_view();
            view! {
                {kabar(Nada::Galat, view! {
                    <p><strong>"Tidak dapat diurungkan, karena ada yang sudah dilanjutkan:"</strong></p>
                    <ul>{butir}</ul>
                })}
                <p class="jarak"><a class="tombol" href=hasil>"Kembali"</a></p>
            }
            .into_any()
        };
        let atas = [remah(r), (format!("Impor {}", r.sebutan), alamat(r))];
        Ok(Isi::baru("Urungkan", isi).remah(atas))
    })
}

/// Passes who writes the register for some office.
pub(super) fn tulis(k: &Konteks, r: &Register) -> Hasil<()> {
    if boleh_di_suatu_kantor(&k.pelaku, r.ubah) { Ok(()) } else { Err(services::Galat::dilarang()) }
}

fn alamat(r: &Register) -> String {
    format!("{}/impor", r.alamat())
}

fn terbaca(k: &Konteks, r: &'static Register, p: Pratinjau) -> AnyView {
    let ditulis = p.jumlah.ditulis();
    let salah = p.salah.as_ref().map(|salah| {
        let judul = format!("{} sel salah", domain::angka::ribuan(i64::try_from(p.jumlah_salah).unwrap_or(0)));
        view! { <h2 class="senyap">{judul}</h2> {sel_salah(salah)} }
    });
    let catatan = p.catatan.iter().map(|teks| view! { <p>{teks.clone()}</p> }.into_any()).collect_view();
    let tak_dikenal = (!p.tak_dikenal.is_empty())
        .then(|| view! { <p>{format!("Kolom yang tidak dibaca: {}.", p.tak_dikenal.join(", "))}</p> });
    let nada = if p.tak_dikenal.is_empty() && p.dibaca.is_empty() { Nada::Selesai } else { Nada::Awas };
    let tindakan = if p.salah.is_some() {
        view! { <p class="jarak"><a class="tombol utama" href=alamat(r)>"Unggah lagi"</a></p> }.into_any()
    } else if ditulis == 0 {
        view! { <p class="baris jarak"><a class="tombol utama" href=r.alamat()>"Kembali ke daftar"</a></p> }.into_any()
    } else {
        let tombol = format!("Simpan {} {}", domain::angka::ribuan(i64::try_from(ditulis).unwrap_or(0)), r.sebutan);
        view! {
            <form class="jarak" action=format!("{}/{}", alamat(r), p.sha256) method="post">
                <input type="hidden" name="sidik" value=p.sidik/>
                <input type="hidden" name="berkas" value=k.alamat.nilai("berkas").to_owned()/>
                <p class="baris">
                    <button class="tombol utama" type="submit">{tombol}</button>
                    <a class="tombol" href=alamat(r)>"Unggah berkas lain"</a>
                </p>
            </form>
        }
        .into_any()
    };
    let jumlah = p.salah.is_none().then(|| p.jumlah.kalimat());
    let dibaca =
        (!p.dibaca.is_empty()).then(|| bagian("dibaca", "Isi yang dibaca lain dari tertulis", None, dibaca(p.dibaca)));
    let nama = r.bidang("nama").map_or("Nama", |b| b.label);
    let baris = (!p.baris.is_empty()).then(|| {
        bagian("baris", "Baris", None, tabel_pratinjau(format!("Baris yang terbaca dari {}", p.lembar), nama, p.baris))
    });
    view! {
        {salah}
        {kabar(nada, view! { {jumlah.map(|teks| view! { <p><strong>{teks}</strong></p> })} {catatan} {tak_dikenal} })}
        {tindakan}
        {dibaca}
        {baris}
    }
    .into_any()
}

fn dibaca(mut daftar: Vec<Dibaca>) -> AnyView {
    let sisa = daftar.len().saturating_sub(DIBACA_MAKS);
    daftar.truncate(DIBACA_MAKS);
    let baris = daftar
        .into_iter()
        .map(|d| {
            let lain = i64::try_from(d.jumlah).unwrap_or(i64::MAX) - 1;
            let lain = (lain > 0).then(|| format!(" dan {} sel lain", domain::angka::ribuan(lain)));
            view! {
                <tr>
                    <td class="utuh" data-k="Sel">{d.alamat}{lain}</td>
                    <td data-k="Kolom">{d.kolom}</td>
                    <td data-k="Tertulis">{d.teks}</td>
                    <td data-k="Dibaca">{d.dibaca}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = tabel_kartu(
        "Isi yang dibaca lain dari tertulis",
        &[("", "Sel"), ("", "Kolom"), ("", "Tertulis"), ("", "Dibaca")],
        baris,
    );
    let sisa =
        (sisa > 0).then(|| view! { <p class="redup jarak">{format!("{sisa} bacaan lain tidak ditampilkan.")}</p> });
    view! { {tabel} {sisa} }.into_any()
}

fn hasil(k: &Konteks, r: &'static Register, kerja: &Kerja) -> AnyView {
    let ke_daftar = move |utama: bool| {
        let kelas = if utama { "tombol utama" } else { "tombol" };
        view! { <a class=kelas href=r.alamat()>"Buka daftar"</a> }
    };
    match &kerja.keadaan {
        KeadaanKerja::Berjalan(selesai, semua) => {
            let (maks, nilai) = (semua.max(&1).to_string(), selesai.to_string());
            let kalimat = if *semua == 0 {
                "Berkas sedang dibaca.".to_owned()
            } else {
                let angka = |n: usize| domain::angka::ribuan(i64::try_from(n).unwrap_or(0));
                format!("{} dari {} baris ditulis.", angka(*selesai), angka(*semua))
            };
            view! {
                <div class="maju" role="status">
                    <span>{kalimat}</span>
                    <progress max=maks value=nilai aria-label=format!("Kemajuan impor {}", kerja.sebutan)></progress>
                </div>
                <p class="redup">"Halaman ini memuat ulang sendiri. Pekerjaan berlanjut walaupun halaman ditutup."</p>
            }
            .into_any()
        }
        KeadaanKerja::Selesai => view! {
            {kabar(Nada::Selesai, view! {
                <p><strong>{kerja.jumlah.kalimat()}</strong></p>
                <p>{format!("{} oleh {}, ", kerja.sebutan, kerja.oleh)}{waktu(k.zona(), kerja.selesai.unwrap_or(kerja.mulai))}"."</p>
            })}
            <p class="baris jarak">
                {ke_daftar(true)}
                {(kerja.jumlah.ditulis() > 0).then(|| view! { <a class="tombol" href=format!("{}/{}/urungkan", alamat(r), kerja.id)>"Urungkan"</a> })}
            </p>
        }
        .into_any(),
        KeadaanKerja::Gagal(sebab) => {
            let butir = sebab.iter().map(|teks| view! { <li>{teks.clone()}</li> }.into_any()).collect_view();
            view! {
                {kabar(Nada::Galat, view! {
                    <p><strong>"Tidak ada yang tersimpan."</strong></p>
                    <ul>{butir}</ul>
                })}
                <p class="jarak"><a class="tombol utama" href=alamat(r)>"Unggah lagi"</a></p>
            }
            .into_any()
        }
        KeadaanKerja::Diurungkan(pada, oleh) => view! {
            {kabar(Nada::Biasa, view! {
                <p><strong>{format!("Diurungkan oleh {oleh}.")}</strong></p>
                <p>{waktu(k.zona(), *pada)}</p>
            })}
            <p class="jarak">{ke_daftar(true)}</p>
        }
        .into_any(),
    }
}

fn riwayat(k: &Konteks, r: &'static Register, daftar: Vec<Kerja>) -> AnyView {
    let baris = daftar
        .into_iter()
        .map(|kerja| {
            let lambang = match &kerja.keadaan {
                KeadaanKerja::Berjalan(..) => keadaan(Nada::Proses, "Berjalan"),
                KeadaanKerja::Selesai => keadaan(Nada::Selesai, kerja.jumlah.kalimat()),
                KeadaanKerja::Gagal(_) => keadaan(Nada::Galat, "Gagal"),
                KeadaanKerja::Diurungkan(..) => keadaan(Nada::Biasa, "Diurungkan"),
            };
            view! {
                <tr>
                    <th scope="row" class="nama"><a href=format!("{}/{}", alamat(r), kerja.id)>{kerja.sebutan}</a><small>{kerja.oleh}</small></th>
                    <td data-k="Waktu">{waktu(k.zona(), kerja.mulai)}</td>
                    <td>{lambang}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel =
        tabel_kartu("Perubahan terakhir", &[("nama", "Berkas atau kolom"), ("", "Waktu"), ("", "Keadaan")], baris);
    let unduh = unduh_tabel("register-pekerjaan", &[("register", r.kode)]);
    view! { {tabel} {unduh} }.into_any()
}
