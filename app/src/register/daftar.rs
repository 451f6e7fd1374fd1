//! The list of a register.

use domain::{
    angka,
    register::{Alur, Isi as Nilai, Jenis, Register},
};
use leptos::prelude::*;
use services::register::{Arah, Daftar, Rekaman, Saringan, list, pandangan};

use super::{
    alamat, register,
    saring::{self, awal, kolom_tampil},
    saring_bidang, tata,
};
use crate::{
    arsitektur::penanggung_jawab::pada_register,
    kerangka::{Isi, Konteks, alamat::rangkai, halaman, menu::boleh_di_suatu_kantor},
    komponen::{angka_tabel, bilah_halaman, gulir, ikon, kosong_besar, kosong_strip, tabel::kolom_urut, waktu},
};

/// Longest text of a cell.
const SEL_MAKS: usize = 120;

/// `/register/{kode}?q=&f_<bidang>=&dari_<bidang>=&sampai_<bidang>=&memuat_<bidang>=&ke_<bidang>=&saring=&tahap=&arsip=&kurang=&menunggu=&urut=&kolom=&sesudah=&sebelum=`
pub fn halaman_daftar() -> AnyView {
    halaman(|k| async move {
        let r = register(&k)?;
        let s = Saringan::dari_alamat(r, k.alamat.pasangan());
        let d = list(&k.l, &k.pelaku, r, &s).await?;
        let jawab = pada_register(&k, r).await?;
        let tersimpan = pandangan::list(&k.l, &k.pelaku, r).await?;
        let tulis = boleh_di_suatu_kantor(&k.pelaku, r.ubah);
        let kolom = kolom_tampil(&k.alamat, r);
        let daftar = if d.baris.is_empty() {
            kosong(&k, r, &s, &d, tulis)
        } else {
            view! { {massal(&k, r, tulis && !s.arsip, tabel(&k, r, &d, &kolom, tulis && !s.arsip))} {pindah(&k, r, &d, &s)} }.into_any()
        };
        let isi = view! {
            {jawab}
            {saring::tab_keadaan(&k, r, &s, &d)}
            {saring::menunggu(&k, r, &s)}
            {saring::bilah(&k, r, &s, &d)}
            {saring_bidang::berlaku(&k, r, &s, &d)}
            <div class="baris jarak alat">
                <p class="redup"><small>"Tekan judul kolom untuk mengurutkan."</small></p>
                <span class="ujung baris">
                    {saring::tampilan(&k, r, &tersimpan)}
                    {saring::pilihan_kolom(&k, r, &kolom)}
                </span>
            </div>
            {daftar}
        };
        let judul = format!("Register {}", r.sebutan);
        Ok(Isi::baru(judul, isi).keterangan(keterangan(r)).tindakan(tindakan(&k, r, tulis)))
    })
}

fn keterangan(r: &Register) -> String {
    if r.pasal.is_empty() { r.guna.to_owned() } else { format!("{} {}.", r.guna, r.pasal) }
}

fn tindakan(k: &Konteks, r: &Register, tulis: bool) -> AnyView {
    let dasar = awal(&k.alamat);
    let pasang: Vec<(&str, &str)> = dasar.pasangan().iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let unduh = |akhiran: &str| rangkai(&format!("{}/ekspor.{akhiran}", r.alamat()), &pasang);
    let laporan = rangkai(&format!("{}/laporan.pdf", r.alamat()), &pasang);
    // A document with a number holds what its issuer sees: every record.
    let terbitan = k.pelaku.boleh(r.lihat, &[]).then(|| {
        let alamat = rangkai(&format!("{}/terbitan", r.alamat()), &pasang);
        view! { <a class="tombol" href=alamat>"Dokumen bernomor"</a> }
    });
    let tulis = tulis.then(|| {
        view! {
            <a class="tombol utama" href=format!("{}/baru", r.alamat())>{format!("Tambah {}", r.sebutan)}</a>
            <a class="tombol" href=format!("{}/impor", r.alamat())>{ikon("unggah")} " Impor"</a>
        }
    });
    view! {
        {tulis}
        <a class="tombol" href=unduh("xlsx")>{ikon("unduh")} " XLSX"</a>
        <a class="tombol" href=unduh("csv")>{ikon("unduh")} " CSV"</a>
        <a class="tombol" href=laporan>{ikon("unduh")} " PDF"</a>
        {terbitan}
    }
    .into_any()
}

/// Rows that are ticked go to the page that changes many at once.
fn massal(k: &Konteks, r: &Register, boleh: bool, tabel: AnyView) -> AnyView {
    if !boleh {
        return tabel;
    }
    view! {
        <form class="massal" action=format!("{}/massal", r.alamat()) method="get">
            {saring::bawaan(&k.alamat)}
            {tabel}
            <div class="bilah" role="group" aria-label="Tindakan untuk yang dipilih">
                <span class="terpilih">{format!("{} dipilih", r.sebutan)}</span>
                <span class="ujung baris"><button class="tombol kecil utama" type="submit">"Ubah bersama"</button></span>
            </div>
        </form>
    }
    .into_any()
}

fn tabel(k: &Konteks, r: &'static Register, d: &Daftar, kolom: &[&'static str], pilih: bool) -> AnyView {
    let dasar = awal(&k.alamat);
    let kepala = kolom.iter().map(|kode| judul_kolom(&dasar, r, kode)).collect_view();
    let baris = d.baris.iter().map(|rekaman| baris(k, r, d, rekaman, kolom, pilih)).collect_view();
    let nama = r.bidang("nama").map_or("Nama", |b| b.label);
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">{format!("Daftar {}", r.sebutan)}</caption>
            <thead><tr>
                {pilih.then(|| view! { <th scope="col" class="centang"><span class="senyap">"Pilih"</span></th> })}
                {kolom_urut(&dasar, "nama", nama, "nama", "nama")}
                {kepala}
            </tr></thead>
            <tbody>{baris}</tbody>
            {jumlah(d, r, kolom, pilih)}
        </table>
    };
    gulir(format!("Daftar {}", r.sebutan), true, tabel)
}

fn judul_kolom(dasar: &crate::kerangka::Alamat, r: &'static Register, kode: &'static str) -> AnyView {
    match kode {
        "kelengkapan" => kolom_urut(dasar, kode, "Kelengkapan", "", "nama"),
        "diubah" => kolom_urut(dasar, kode, "Diubah", "", "nama"),
        "tahap" => view! { <th scope="col">"Keadaan"</th> }.into_any(),
        _ => {
            let Some(bidang) = r.bidang(kode) else { return ().into_any() };
            let kelas = if saring::angka(bidang.jenis) { "angka" } else { "" };
            kolom_urut(dasar, kode, bidang.label, kelas, "nama")
        }
    }
}

fn baris(
    k: &Konteks,
    r: &'static Register,
    d: &Daftar,
    rekaman: &Rekaman,
    kolom: &[&'static str],
    pilih: bool,
) -> AnyView {
    let nama = rekaman.nama().to_owned();
    let centang = pilih.then(|| {
        view! {
            <td class="centang">
                <input type="checkbox" name="pilih" value=rekaman.id.to_string() aria-label=format!("Pilih {nama}")/>
            </td>
        }
    });
    let sel = kolom.iter().map(|kode| sel(k, r, d, rekaman, kode)).collect_view();
    view! {
        <tr>
            {centang}
            <th scope="row" class="nama"><a href=alamat(r, rekaman.id)>{nama.clone()}</a></th>
            {sel}
        </tr>
    }
    .into_any()
}

fn sel(k: &Konteks, r: &'static Register, d: &Daftar, rekaman: &Rekaman, kode: &'static str) -> AnyView {
    match kode {
        "kelengkapan" => {
            let persen = i64::from(rekaman.kelengkapan);
            view! { <td data-k="Kelengkapan">{tata::kelengkapan(persen, rekaman.nama())}</td> }.into_any()
        }
        "tahap" => view! { <td>{tata::tahap(rekaman.tahap)}</td> }.into_any(),
        "diubah" => view! { <td class="utuh" data-k="Diubah">{waktu(k.zona(), rekaman.diubah)}</td> }.into_any(),
        _ => {
            let Some(bidang) = r.bidang(kode) else { return ().into_any() };
            let isi = rekaman.butir.isi(kode);
            let teks = match (bidang.jenis, isi) {
                (Jenis::Kantor, Nilai::Bilangan(id)) => d.nama.kantor.get(id).map_or_else(String::new, |kantor| {
                    if kantor.singkatan.is_empty() { kantor.nama.clone() } else { kantor.singkatan.clone() }
                }),
                // The unit stands in the heading of a number elsewhere; here it would push the figures apart.
                (Jenis::Rupiah | Jenis::Bilangan { .. }, Nilai::Bilangan(n)) => angka::ribuan(*n),
                _ => tata::teks(bidang, isi, &d.nama),
            };
            let kelas = match bidang.jenis {
                jenis if saring::angka(jenis) => "angka",
                Jenis::Tanggal => "utuh",
                _ if bidang.kode == "nomor" => "utuh",
                _ => "",
            };
            let isi = if teks.is_empty() { kosong_strip() } else { tata::potong(&teks, SEL_MAKS).into_any() };
            view! { <td class=kelas data-k=bidang.label>{isi}</td> }.into_any()
        }
    }
}

/// What the rupiah of this page come to.
fn jumlah(d: &Daftar, r: &'static Register, kolom: &[&'static str], pilih: bool) -> Option<AnyView> {
    let rupiah = |kode: &&str| r.bidang(kode).is_some_and(|b| matches!(b.jenis, Jenis::Rupiah));
    if !kolom.iter().any(&rupiah) {
        return None;
    }
    let sel = kolom
        .iter()
        .map(|kode| {
            if !rupiah(kode) {
                return view! { <td></td> }.into_any();
            }
            let label = r.bidang(kode).map_or("", |b| b.label);
            let jumlah = d.baris.iter().filter_map(|b| b.butir.bilangan(kode)).fold(0_i64, i64::saturating_add);
            view! { <td class="angka" data-k=label>{angka_tabel(Some(angka::ribuan(jumlah)))}</td> }.into_any()
        })
        .collect_view();
    let centang = pilih.then(|| view! { <td class="centang"></td> });
    Some(view! { <tfoot><tr>{centang}<th scope="row">"Halaman ini"</th>{sel}</tr></tfoot> }.into_any())
}

fn pindah(k: &Konteks, r: &Register, d: &Daftar, s: &Saringan) -> AnyView {
    let dasar = awal(&k.alamat);
    let (banyak, semua) = (d.baris.len(), angka::ribuan(i64::try_from(d.jumlah).unwrap_or(i64::MAX)));
    let keterangan = match s.arah {
        Arah::Awal if d.ada_sesudah => format!("1–{banyak} dari {semua} {}", r.sebutan),
        Arah::Awal => format!("{semua} {}", r.sebutan),
        Arah::Sesudah(_) | Arah::Sebelum(_) => format!("{banyak} dari {semua} {}", r.sebutan),
    };
    let ujung = |baris: Option<&Rekaman>, nama: &str| baris.map(|b| dasar.dengan(nama, &b.id.to_string()));
    let sebelum = if d.ada_sebelum { ujung(d.baris.first(), "sebelum") } else { None };
    let sesudah = if d.ada_sesudah { ujung(d.baris.last(), "sesudah") } else { None };
    bilah_halaman(keterangan, sebelum, sesudah)
}

/// Why the list is empty, and what to do first.
fn kosong(k: &Konteks, r: &Register, s: &Saringan, d: &Daftar, tulis: bool) -> AnyView {
    if !d.salah.is_empty() {
        let salah = d.salah.iter().map(|g| view! { <p>{g.pesan.clone()}</p> }.into_any()).collect_view();
        return kosong_besar(
            "Saringan belum terbaca",
            view! { {salah} <p>"Perbaiki isian saringannya, lalu tekan Terapkan."</p> <p><a class="tombol" href=r.alamat()>"Hapus saringan"</a></p> },
        );
    }
    if s.arah != Arah::Awal {
        let awal = awal(&k.alamat).teks();
        return kosong_besar(
            "Halaman ini kosong",
            view! { <p>"Isinya sudah berubah sejak alamat ini dibuat."</p> <p><a class="tombol" href=awal>"Ke halaman pertama"</a></p> },
        );
    }
    if s.menunggu {
        return kosong_besar(
            format!("Tidak ada {} yang menunggu Anda", r.sebutan),
            view! { <p>"Yang tadi menunggu sudah dikerjakan, oleh Anda atau rekan Anda."</p> <p><a class="tombol" href=r.alamat()>"Hapus saringan"</a></p> },
        );
    }
    if s.menyaring() {
        return kosong_besar(
            format!("Tidak ada {} yang cocok", r.sebutan),
            view! { <p>"Periksa ejaan, atau longgarkan saringan."</p> <p><a class="tombol" href=r.alamat()>"Hapus saringan"</a></p> },
        );
    }
    if s.arsip {
        return kosong_besar(
            format!("Belum ada {} yang diarsipkan", r.sebutan),
            view! { <p>"Catatan yang tidak dipakai lagi diarsipkan dari halamannya; isinya dan riwayatnya tetap ada."</p> },
        );
    }
    let cara = if tulis {
        view! {
            <p class="baris">
                <a class="tombol utama" href=format!("{}/baru", r.alamat())>{format!("Tambah {}", r.sebutan)}</a>
                <a class="tombol" href=format!("{}/impor", r.alamat())>"Impor dari tabel"</a>
                <a href=format!("{}/templat.xlsx", r.alamat())>"Unduh templat XLSX"</a>
            </p>
        }
        .into_any()
    } else {
        let oleh = match r.alur {
            Alur::Bertahap => "Perangkat Daerah mengisinya, lalu Dinas memverifikasi.",
            Alur::Langsung => "Diisi oleh yang berwenang atas register ini.",
        };
        view! { <p>{oleh}</p> }.into_any()
    };
    kosong_besar(format!("Belum ada {}", r.sebutan), view! { <p>{r.guna}</p> {cara} })
}
