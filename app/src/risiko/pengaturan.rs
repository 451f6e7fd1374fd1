//! `/risiko/pengaturan/{tahun}`: the government's policy of a year: matrix and levels, frame, structure, closing the year.

use domain::risiko::{
    Matriks,
    konteks::{Struktur, Unsur},
    organ::Organ,
};
use leptos::prelude::*;
use services::{
    Galat, Hasil,
    risiko::{
        pedoman as layanan_pedoman, register, struktur,
        tahun::{self, PerubahanBesaran, TahunRisiko},
    },
};

use super::{
    UTAMA, alamat as alamat_risiko,
    bentrok::Beda,
    kerangka::{self, Bagian},
    konteks, matriks, pedoman, peta,
};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Lembar, Nada, bagian as seksi, gulir, kabar, unduh_tabel},
};

pub(super) fn alamat(tahun: i32) -> String {
    format!("{}/pengaturan/{tahun}", UTAMA.1)
}

pub(super) fn remah(tahun: i32) -> [(String, String); 2] {
    [(UTAMA.0.to_owned(), format!("{}?tahun={tahun}", UTAMA.1)), (format!("Kebijakan risiko {tahun}"), alamat(tahun))]
}

/// The year in the path.
fn tahun_jalur(k: &Konteks) -> Hasil<i32> {
    k.param("tahun").parse().ok().filter(|t| (2018..=2100).contains(t)).ok_or(Galat::TidakAda)
}

/// `/risiko/pengaturan/{tahun}`
pub fn halaman_pengaturan() -> AnyView {
    halaman(|k| async move {
        let t = tahun::get(&k.l, &k.pelaku, tahun_jalur(&k)?).await?;
        let badan = struktur::get(&k.l, &k.pelaku, t.tahun).await?;
        let p = layanan_pedoman::get(&k.l, &k.pelaku, t.tahun).await?;
        let semua = register::list(&k.l, &k.pelaku, t.tahun).await?;
        let ubah = t.boleh_mengelola && t.ditutup.is_none();
        let tautan = |bagian: &str, teks: &'static str| {
            ubah.then(|| view! { <a href=format!("{}/{bagian}", alamat(t.tahun))>{teks}</a> }.into_any())
        };
        let isi = view! {
            {keadaan(&k, &t)}
            {seksi("pedoman", "Pedoman, rencana, dan pemantauan", tautan("pedoman", "Ubah pedoman dan rencana"), pedoman::tampil(&k, &p))}
            {seksi("matriks", "Formulir 2.9.A Matriks analisis risiko", tautan("matriks", "Ubah matriks dan level"), view! {
                <div class="baca">{peta::peta_kosong(&t.matriks, None)}</div>
                {unduh_tabel("risiko-matriks", &[("tahun", &t.tahun.to_string())])}
            })}
            {seksi("level", "Formulir 2.9.B Level risiko", None, view! { {tabel_level(&t.matriks)} {unduh_tabel("risiko-level", &[("tahun", &t.tahun.to_string())])} }.into_any())}
            {Bagian::SEMUA.map(|bagian| {
                let isi = kerangka::tampil(bagian, &t.kerangka, &t.matriks, ("tahun", &t.tahun.to_string()));
                seksi(bagian.kode(), format!("Formulir {} {}", bagian.formulir(), bagian.nama()), tautan(bagian.kode(), "Ubah"), isi)
            })}
            {badan.iter().map(|b| bagian_struktur(&k, &b.struktur, t.tahun, ubah)).collect_view()}
            {seksi("penerapan", "Penerapan pada Perangkat Daerah", None, pedoman::penerapan(&k, &p, &semua))}
        };
        let tutup = (t.boleh_mengelola).then(|| {
            if t.ditutup.is_none() {
                view! { <a class="tombol bahaya" href=format!("{}/tutup", alamat(t.tahun))>"Tutup tahun"</a> }
                    .into_any()
            } else {
                view! { <a class="tombol" href=format!("{}/buka", alamat(t.tahun))>"Buka kembali"</a> }.into_any()
            }
        });
        let [utama, _] = remah(t.tahun);
        let hasil = Isi::baru(format!("Kebijakan risiko {}", t.tahun), isi).remah([utama]).keterangan(keterangan(&k));
        Ok(match tutup {
            Some(tutup) => hasil.tindakan(tutup),
            None => hasil,
        })
    })
}

fn keterangan(k: &Konteks) -> String {
    let dasar = k.l.profil.kutipan_bidang("risiko.kebijakan").map(|kutipan| format!(" Dasar: {kutipan}."));
    format!(
        "Berlaku untuk seluruh Perangkat Daerah; setiap Perangkat Daerah menyesuaikan kategori, kriteria, dan seleranya sendiri.{}",
        dasar.unwrap_or_default()
    )
}

/// Where the bodies come from: the national guideline, and the government's own regulation where it names them.
fn pasal_struktur(k: &Konteks) -> String {
    let nasional = "PermenPANRB 5/2020 Lampiran Bab IV huruf A";
    match k.l.profil.kutipan_bidang("risiko.struktur") {
        Some(kutipan) => format!("{nasional}; {kutipan}"),
        None => nasional.to_owned(),
    }
}

fn keadaan(k: &Konteks, t: &TahunRisiko) -> Option<AnyView> {
    if let Some(saat) = t.ditutup {
        let oleh = t.ditutup_oleh.clone();
        let teks = format!("Tahun {} ditutup {} oleh {oleh}.", t.tahun, k.zona().ringkas(saat));
        return Some(kabar(
            Nada::Kunci,
            view! { <p><strong>{teks}</strong>" Kebijakan dan seluruh registernya tidak berubah lagi."</p> },
        ));
    }
    (!t.tersimpan).then(|| {
        kabar(Nada::Biasa, view! { <p><strong>{format!("Kebijakan {} belum ditetapkan.", t.tahun)}</strong>" Yang tampil adalah kebijakan tahun sebelumnya, atau contoh PermenPANRB 5/2020. Ia berlaku begitu ada yang disimpan atau register pertama dimulai."</p> })
    })
}

fn tabel_level(m: &Matriks) -> AnyView {
    let baris = m
        .level
        .iter()
        .zip(1..)
        .map(|(l, n)| {
            view! {
                <tr>
                    <td class="angka">{n}</td>
                    <th scope="row">{peta::tanda_level(l)} " " {l.nama.clone()}</th>
                    <td data-k="Besaran">{format!("{}–{}", l.min, l.maks)}</td>
                    <td data-k="Warna">{l.warna.nama()}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    gulir(
        "Level risiko",
        true,
        view! {
            <table class="tabel kartu baca">
                <caption class="senyap">"Level risiko dan rentang besarannya"</caption>
                <thead><tr><th scope="col" class="angka">"No."</th><th scope="col">"Level risiko"</th><th scope="col">"Besaran"</th><th scope="col">"Warna"</th></tr></thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}

fn bagian_struktur(k: &Konteks, s: &Struktur, tahun: i32, ubah: bool) -> AnyView {
    let kode = s.unsur.kode();
    let kanan = ubah.then(|| view! { <a href=format!("{}/struktur/{kode}", alamat(tahun))>"Ubah"<span class="senyap">{format!(" {}", s.unsur.nama())}</span></a> });
    let tugas = format!("Tugas: {}.", s.unsur.tugas());
    let organ = Organ::dari(&k.l.profil, s.unsur);
    let kurang: Vec<AnyView> =
        organ.kurang(s).into_iter().map(|satu| kabar(Nada::Awas, view! { <p>{organ.kalimat(satu)} "."</p> })).collect();
    view! {
        <section class="bagian" aria-labelledby=format!("s-{kode}")>
            <div class="judul"><h2 id=format!("s-{kode}")>{s.unsur.nama()}</h2>{kanan}</div>
            <p class="redup baca">{tugas} " " <span class="pasal">{pasal_struktur(k)}</span></p>
            {kurang}
            {konteks::struktur(s)}
        </section>
    }
    .into_any()
}

pub(super) async fn muat_ubah(k: &Konteks) -> Hasil<TahunRisiko> {
    let t = tahun::get(&k.l, &k.pelaku, tahun_jalur(k)?).await?;
    if !t.boleh_mengelola {
        return Err(Galat::dilarang());
    }
    if t.ditutup.is_some() {
        return Err(Galat::Ditolak(format!("Tahun {} sudah ditutup. Buka kembali lebih dahulu.", t.tahun)));
    }
    Ok(t)
}

/// `/risiko/pengaturan/{tahun}/matriks?k=&d=&l=&periksa=1&…`: the form, then what saving it would change.
pub fn halaman_matriks() -> AnyView {
    halaman(|k| async move {
        let t = muat_ubah(&k).await?;
        let ukuran = matriks::Ukuran::dari(&k.alamat, &t.matriks);
        let batal = alamat(t.tahun);
        let aksi = k.alamat.jalur.clone();
        let isi = if k.alamat.ada("periksa").is_some() {
            let isian = matriks::dari_alamat(&k.alamat, ukuran);
            match tahun::pratinjau_matriks(&k.l, &k.pelaku, t.tahun, &isian).await {
                Ok(perubahan) => pratinjau(&k, &t, &isian, &perubahan),
                Err(Galat::Isian(galat)) => {
                    let b = matriks::borang(&k.alamat, galat);
                    view! { {crate::komponen::ringkas_galat(&b)} {matriks::formulir(&b, &aksi, &isian, ukuran, &batal)} }.into_any()
                }
                Err(galat) => return Err(galat),
            }
        } else {
            matriks::formulir(&k.borang, &aksi, &matriks::awal(&t.matriks, ukuran), ukuran, &batal)
        };
        Ok(Isi::baru("Matriks dan level risiko", isi).remah(remah(t.tahun)))
    })
}

/// What would change, and the form that keeps it.
fn pratinjau(
    k: &Konteks,
    t: &TahunRisiko,
    isian: &domain::risiko::matriks::IsianMatriks,
    perubahan: &[PerubahanBesaran],
) -> AnyView {
    let baru = Matriks::periksa(isian).ok();
    let tersembunyi = k
        .alamat
        .pasangan()
        .iter()
        .filter(|(nama, _)| nama != "periksa")
        .map(|(nama, nilai)| view! { <input type="hidden" name=nama.clone() value=nilai.clone()/> }.into_any())
        .collect_view();
    let ubah = k.alamat.tanpa("periksa").teks();
    let ringkas = match perubahan.len() {
        0 => "Tidak ada risiko tahun ini yang besaran atau levelnya berubah.".to_owned(),
        n => format!(
            "Besaran atau level {n} risiko tahun {} dihitung ulang. Tahun yang sudah ditutup tidak berubah.",
            t.tahun
        ),
    };
    let baris = perubahan
        .iter()
        .map(|p| {
            view! {
                <tr>
                    <td class="utuh">{p.nomor.clone()}</td>
                    <th scope="row" class="nama"><a href=alamat_risiko(p.id)>{p.kejadian.clone()}</a><small>{p.kantor.clone()}</small></th>
                    <td data-k="Semula"><del>{format!("{} {}", p.lama, p.level_lama)}</del></td>
                    <td data-k="Menjadi"><ins>{format!("{} {}", p.baru, p.level_baru)}</ins></td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = (!perubahan.is_empty()).then(|| {
        gulir("Risiko yang berubah", true, view! {
            <table class="tabel kartu">
                <caption class="senyap">"Risiko yang besaran atau levelnya berubah"</caption>
                <thead><tr><th scope="col">"Kode"</th><th scope="col" class="nama">"Risiko"</th><th scope="col">"Semula"</th><th scope="col">"Menjadi"</th></tr></thead>
                <tbody>{baris}</tbody>
            </table>
        })
    });
    view! {
        {kabar(Nada::Awas, view! { <p><strong>{ringkas}</strong></p><p>"Belum ada yang tersimpan."</p> })}
        {baru.map(|m| view! { <div class="baca">{peta::peta_kosong(&m, None)}</div> })}
        <form class="jarak" action=k.alamat.jalur.clone() method="post">
            <input type="hidden" name="versi" value=t.versi.to_string()/>
            {tersembunyi}
            <p class="baris">
                <button class="tombol utama" type="submit">"Simpan matriks"</button>
                <a class="tombol" href=ubah>"Ubah lagi"</a>
                <a class="tombol" href=alamat(t.tahun)>"Batal"</a>
            </p>
        </form>
        {tabel}
    }
    .into_any()
}

/// `/risiko/pengaturan/{tahun}/{bagian}`: posts to the same address.
pub fn halaman_bagian() -> AnyView {
    halaman(|k| async move {
        let bagian = Bagian::dari_kode(k.param("bagian")).ok_or(Galat::TidakAda)?;
        let t = muat_ubah(&k).await?;
        let batal = format!("{}#{}", alamat(t.tahun), bagian.kode());
        let isi = kerangka::formulir(&k, bagian, &t.kerangka, &t.matriks, t.versi, &batal);
        Ok(Isi::baru(format!("{} (Formulir {})", bagian.nama(), bagian.formulir()), isi).remah(remah(t.tahun)))
    })
}

/// `/risiko/pengaturan/{tahun}/struktur/{unsur}`: posts to the same address.
pub fn halaman_struktur() -> AnyView {
    halaman(|k| async move {
        let unsur = Unsur::dari_kode(k.param("unsur")).filter(|u| *u != Unsur::PemilikRisiko).ok_or(Galat::TidakAda)?;
        let t = muat_ubah(&k).await?;
        let semua = struktur::get(&k.l, &k.pelaku, t.tahun).await?;
        let badan = semua.into_iter().find(|b| b.struktur.unsur == unsur).ok_or(Galat::TidakAda)?;
        let isi = view! {
            {konteks::beda_struktur(Beda::baru(&k.borang), &badan.struktur).tampil(konteks::FORMULIR)}
            <form class="tumpuk" id=konteks::FORMULIR action=k.alamat.jalur.clone() method="post">
                <input type="hidden" name="versi" value=badan.versi.to_string()/>
                {konteks::isian_struktur(&k, &badan.struktur)}
                <p class="pasal"><small>{pasal_struktur(&k)}</small></p>
                <p class="baris"><button class="tombol utama" type="submit">"Simpan"</button> <a class="tombol" href=alamat(t.tahun)>"Batal"</a></p>
            </form>
        };
        Ok(Isi::baru(unsur.nama(), isi).remah(remah(t.tahun)))
    })
}

/// `/risiko/pengaturan/{tahun}/tutup` and `/buka`: asks, then posts `versi` to the same address.
pub fn halaman_tutup() -> AnyView {
    halaman(|k| async move {
        let t = tahun::get(&k.l, &k.pelaku, tahun_jalur(&k)?).await?;
        if !t.boleh_mengelola {
            return Err(Galat::dilarang());
        }
        let tutup = k.alamat.jalur.ends_with("/tutup");
        if tutup == t.ditutup.is_some() {
            return Err(Galat::Bentrok("Keadaan tahun ini sudah berubah. Buka lagi halamannya.".into()));
        }
        let tahun = t.tahun;
        let lembar = Lembar {
            tanya: if tutup {
                format!("Tutup register risiko {tahun}?")
            } else {
                format!("Buka kembali register risiko {tahun}?")
            },
            aksi: k.alamat.jalur.clone(),
            tombol: if tutup { format!("Tutup tahun {tahun}") } else { format!("Buka kembali {tahun}") },
            bahaya: tutup,
            batal: alamat(tahun),
            tersembunyi: vec![("versi".into(), t.versi.to_string())],
        };
        let isi = if tutup {
            lembar.tampil(view! {
                <p>"Matriks, selera, konteks, risiko, penanganan, dan pemantauan tahun ini tidak dapat diubah lagi oleh siapa pun. Semuanya tetap dapat dibaca dan diunduh."</p>
                <p>"Perubahan matriks pada tahun berikutnya tidak mengubah tahun ini."</p>
            })
        } else {
            lembar.tampil(view! {
                <p>"Register tahun ini dapat diubah lagi sampai ditutup kembali. Alasannya tercatat dalam jejak audit."</p>
                {Bidang::baru("alasan", "Alasan").wajib().pasal("PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 1 huruf a (kebijakan)").dasar("risiko.kebijakan").maks(500).paragraf(&k.borang, "", 3)}
            })
        };
        Ok(Isi::baru(if tutup { "Tutup tahun" } else { "Buka kembali tahun" }, isi).remah(remah(tahun)))
    })
}
