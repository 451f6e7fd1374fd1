//! The controls that filter a list by one field, by what the field holds; and the filters that are set, each with the way
//! to take it away.

use domain::register::{
    Bidang, Jenis, Register,
    saring::{self, DARI, KE, KOSONG, MEMUAT, NILAI, SAMPAI, TERISI},
};
use leptos::prelude::*;
use services::register::{Daftar, Saringan};

use super::{saring::awal, tata::awal_besar};
use crate::{
    kerangka::{Alamat, Konteks},
    komponen::{Bidang as Isian, Borang, Opsi},
};

/// Whether the list is filtered by the field, or was asked to be in a way that could not be read.
pub(super) fn aktif(bidang: &Bidang, d: &Daftar) -> bool {
    let salah = |nama: &str| saring::AWALAN.iter().any(|awalan| nama.strip_prefix(awalan) == Some(bidang.kode));
    d.saringan.iter().any(|(kode, _)| *kode == bidang.kode) || d.salah.iter().any(|g| salah(&g.bidang))
}

/// The controls of a field.
pub(super) fn satu(bidang: &'static Bidang, alamat: &Alamat, d: &Daftar, b: &Borang) -> AnyView {
    if bidang.disaring || saring::berpilihan(bidang.jenis) {
        return berjumlah(bidang, alamat, d, b);
    }
    let isian = |awalan: &str, label: String| {
        let nama = format!("{awalan}{}", bidang.kode);
        let nilai = alamat.nilai(&nama).to_owned();
        (Isian::baru(nama, label).saringan(), nilai)
    };
    let teks = |(isian, nilai): (Isian, String)| isian.teks(b, &nilai);
    let ada = terisi(bidang, alamat, b);
    match bidang.jenis {
        Jenis::Tanggal => {
            let tanggal = |(isian, nilai): (Isian, String)| isian.jenis(b, "date", &nilai);
            let mulai = tanggal(isian(DARI, format!("{} mulai", bidang.label)));
            view! { {mulai} {tanggal(isian(SAMPAI, format!("{} sampai", bidang.label)))} {ada} }.into_any()
        }
        jenis if saring::berentang(jenis) => {
            let angka = |(isian, nilai): (Isian, String)| isian.papan("numeric").teks(b, &nilai);
            let satuan = match jenis {
                Jenis::Rupiah => " (Rp)".to_owned(),
                Jenis::Bilangan { satuan, .. } if !satuan.is_empty() => format!(" ({satuan})"),
                _ => String::new(),
            };
            let paling = |kata: &str| format!("{}, paling {kata}{satuan}", bidang.label);
            let (dari, sampai) = if jenis.tahun() {
                (format!("{} mulai", bidang.label), format!("{} sampai", bidang.label))
            } else {
                (paling("sedikit"), paling("banyak"))
            };
            view! { {angka(isian(DARI, dari))} {angka(isian(SAMPAI, sampai))} {ada} }.into_any()
        }
        Jenis::Catatan(_) => view! { {ada} {teks(isian(KE, format!("{}: ID catatan", bidang.label)))} }.into_any(),
        Jenis::Rujukan(awalan) => {
            let nama = format!("{NILAI}{}", bidang.kode);
            let nilai = alamat.semua(&nama).into_iter().find(|isi| !matches!(isi.as_str(), KOSONG | TERISI | ""));
            let kode = Isian::baru(nama.clone(), format!("{}: kode", bidang.label))
                .id(format!("kode-{nama}"))
                .saringan()
                .bantu(format!("{awalan}.01 beserta semua di bawahnya"))
                .teks(b, nilai.as_deref().unwrap_or(""));
            view! { {ada} {kode} }.into_any()
        }
        _ => {
            let (isian, nilai) = isian(MEMUAT, format!("{} memuat", bidang.label));
            // An address may say it by the field's plain parameter.
            let polos = alamat.nilai(&format!("{NILAI}{}", bidang.kode));
            let nilai = if nilai.is_empty() && !matches!(polos, KOSONG | TERISI) { polos.to_owned() } else { nilai };
            view! { {teks((isian, nilai))} {ada} }.into_any()
        }
    }
}

/// Filled in or not, for fields without choices.
fn terisi(bidang: &'static Bidang, alamat: &Alamat, b: &Borang) -> AnyView {
    let nama = format!("{NILAI}{}", bidang.kode);
    let ada = alamat.semua(&nama);
    let kini = ada.iter().map(String::as_str).find(|isi| matches!(*isi, KOSONG | TERISI)).unwrap_or("");
    let opsi = vec![Opsi::baru(TERISI, "Sudah diisi"), Opsi::baru(KOSONG, "Belum diisi")];
    Isian::baru(nama, format!("{}: terisi?", bidang.label)).saringan().pilihan(b, opsi, kini, Some("Semua"))
}

/// One of the values there are, each with its count.
fn berjumlah(bidang: &'static Bidang, alamat: &Alamat, d: &Daftar, b: &Borang) -> AnyView {
    let nama = format!("{NILAI}{}", bidang.kode);
    let kini = alamat.ada(&nama).unwrap_or("");
    let mut opsi: Vec<Opsi> = match d.hitungan.iter().find(|h| h.bidang.kode == bidang.kode) {
        Some(hitungan) => hitungan
            .nilai
            .iter()
            .map(|(kode, nama, jumlah)| {
                if kode.is_empty() {
                    Opsi::baru(KOSONG, format!("Belum diisi ({jumlah})"))
                } else {
                    Opsi::baru(kode.as_str(), format!("{} ({jumlah})", awal_besar(nama)))
                }
            })
            .collect(),
        None => bidang.opsi().iter().map(|o| Opsi::baru(o.kode, o.nama)).collect(),
    };
    if !kini.is_empty() && !opsi.iter().any(|o| o.nilai == kini) {
        opsi.push(match kini {
            KOSONG => Opsi::baru(KOSONG, "Belum diisi (0)"),
            TERISI => Opsi::baru(TERISI, "Sudah diisi"),
            _ => Opsi::baru(kini, format!("{} (0)", bidang.nama_opsi(kini))),
        });
    }
    Isian::baru(nama, bidang.label).saringan().pilihan(b, opsi, kini, Some("Semua"))
}

/// The filters that are set, each with a link to the list without it. The tabs tell stage and archive themselves.
pub(super) fn berlaku(k: &Konteks, r: &'static Register, s: &Saringan, d: &Daftar) -> AnyView {
    let dasar = awal(&k.alamat);
    let mut butir: Vec<(String, String)> = Vec::new();
    if !s.cari.trim().is_empty() {
        butir.push((format!("Cari: {}", s.cari.trim()), dasar.dengan("q", "")));
    }
    for bidang in r.bidang.iter().filter(|b| aktif(b, d)) {
        let sebut = |id: i64| d.nama.sebut(bidang.jenis, id);
        let semua = d.saringan.iter().filter(|(kode, _)| *kode == bidang.kode);
        let mut kata: Vec<String> = semua.map(|(_, syarat)| syarat.kata(bidang, sebut)).collect();
        if kata.is_empty() {
            kata.push("tidak terbaca".into());
        }
        let tanpa = saring::AWALAN.iter().fold(dasar.clone(), |a, awalan| a.tanpa(&format!("{awalan}{}", bidang.kode)));
        butir.push((format!("{}: {}", bidang.label, kata.join(" dan ")), tanpa.dengan("", "")));
    }
    if s.kurang {
        butir.push(("Belum lengkap".to_owned(), dasar.dengan("kurang", "")));
    }
    if s.menunggu {
        butir.push(("Menunggu saya".to_owned(), dasar.dengan("menunggu", "")));
    }
    if butir.is_empty() {
        return ().into_any();
    }
    let butir = butir
        .into_iter()
        .map(|(kata, tanpa)| {
            let hapus = format!("Hapus saringan {kata}");
            view! { <li><span>{kata}</span><a href=tanpa aria-label=hapus>"×"</a></li> }.into_any()
        })
        .collect_view();
    view! { <ul class="cip" aria-label="Saringan yang berlaku">{butir}</ul> }.into_any()
}
