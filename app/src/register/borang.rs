//! The form of a record: every field of the description in its order, in the browser's own terms.

use std::collections::HashMap;

use domain::{
    angka,
    profil::{Daftar, Profil},
    register::{Alur, Bidang, Butir, Isi as Nilai, Jenis, Register},
    waktu,
};
use leptos::prelude::*;
use services::{
    Galat, Hasil, Pelaku,
    perangkat_daerah::{self, KantorRingkas},
    register::{Nama, Rekaman, cari, get},
};

use super::{alamat, bentrok, register, remah, rujukan, tata};
use crate::{
    kerangka::{Isi, Konteks, halaman, menu::boleh_di_suatu_kantor},
    komponen::{Bidang as Isian, Borang, Opsi},
    pulau::BorangRegister,
};

/// Id of the form.
pub const FORMULIR: &str = "catatan";
/// Names a field offers before anything is typed.
const SARAN: u64 = 50;

/// Everything the fields of a form need.
pub struct Bahan<'a> {
    pub r: &'static Register,
    pub profil: &'a Profil,
    pub pelaku: &'a Pelaku,
    pub borang: &'a Borang,
    pub butir: &'a Butir,
    pub nama: &'a Nama,
    /// Offices in use.
    pub kantor: &'a [KantorRingkas],
    /// Names of records by register.
    pub saran: &'a HashMap<&'static str, Vec<String>>,
}

/// `/register/{kode}/baru`: posts the fields to `/register/{kode}`.
pub fn halaman_baru() -> AnyView {
    halaman(|k| async move {
        let r = register(&k)?;
        if !boleh_di_suatu_kantor(&k.pelaku, r.ubah) {
            return Err(Galat::dilarang());
        }
        let (kantor, saran) = pilihan(&k, r).await?;
        let (butir, nama) = (Butir::default(), Nama::default());
        let bahan = Bahan {
            r,
            profil: &k.l.profil,
            pelaku: &k.pelaku,
            borang: &k.borang,
            butir: &butir,
            nama: &nama,
            kantor: &kantor,
            saran: &saran,
        };
        let isi = formulir(&bahan, r.alamat(), None, r.alamat());
        Ok(Isi::baru(format!("Tambah {}", r.sebutan), isi).remah([remah(r)]).keterangan(r.guna))
    })
}

/// `/register/{kode}/{id}/ubah`: posts the fields and `versi` to `/register/{kode}/{id}`.
pub fn halaman_ubah() -> AnyView {
    halaman(|k| async move {
        let r = register(&k)?;
        let rincian = get(&k.l, &k.pelaku, r, k.id("id")?).await?;
        if !rincian.boleh_ubah {
            return Err(Galat::dilarang());
        }
        let rekaman = &rincian.rekaman;
        if let Some(sebab) = tertutup(r, rekaman) {
            return Err(Galat::Ditolak(sebab));
        }
        let (kantor, saran) = pilihan(&k, r).await?;
        let bahan = Bahan {
            r,
            profil: &k.l.profil,
            pelaku: &k.pelaku,
            borang: &k.borang,
            butir: &rekaman.butir,
            nama: &rincian.nama,
            kantor: &kantor,
            saran: &saran,
        };
        let tujuan = alamat(r, rekaman.id);
        let beda = bentrok::tampil(&bahan, &rincian);
        let isi = view! { {beda} {formulir(&bahan, tujuan.clone(), Some(rekaman.versi), tujuan.clone())} };
        let nama = rekaman.nama().to_owned();
        Ok(Isi::baru(format!("Ubah {nama}"), isi).remah([remah(r), (nama, tujuan)]))
    })
}

/// Why a record cannot be changed now, whoever asks.
pub(super) fn tertutup(r: &Register, rekaman: &Rekaman) -> Option<String> {
    if rekaman.diarsipkan.is_some() {
        return Some("Catatan ini diarsipkan. Keluarkan dari arsip lebih dulu.".into());
    }
    match r.alur {
        Alur::Langsung => None,
        Alur::Bertahap => domain::register::tahap::ubah(rekaman.tahap).err().map(|sebab| sebab.to_string()),
    }
}

async fn pilihan(k: &Konteks, r: &'static Register) -> Hasil<(Vec<KantorRingkas>, HashMap<&'static str, Vec<String>>)> {
    let mut saran = HashMap::new();
    for bidang in r.bidang {
        if let Jenis::Catatan(lain) = bidang.jenis
            && !saran.contains_key(lain)
        {
            let ada = cari(&k.l, &k.pelaku, &[lain], "", SARAN).await?;
            saran.insert(lain, ada.iter().map(|c| c.sebutan()).collect());
        }
    }
    Ok((perangkat_daerah::pilihan(&k.l.db).await?, saran))
}

/// The form; without `versi` it is for a new record.
pub fn formulir(b: &Bahan<'_>, aksi: String, versi: Option<i64>, batal: String) -> AnyView {
    let bagian = tata::bagian(b.r)
        .into_iter()
        .enumerate()
        .map(|(n, (judul, bidang))| {
            let isian = bidang.into_iter().map(|bidang| berlaku(bidang, satu(b, bidang))).collect_view();
            tata::seksi(format!("bagian-{n}"), judul, view! { <div class="tumpuk">{isian}</div> })
        })
        .collect_view();
    let versi = versi.map(|versi| view! { <input type="hidden" name="versi" value=versi.to_string()/> });
    view! {
        <BorangRegister formulir=FORMULIR.to_owned()/>
        <form id=FORMULIR action=aksi method="post">
            {versi}
            {bagian}
            <div class="bilah jarak" role="group" aria-label="Simpan catatan">
                <button class="tombol utama" type="submit">"Simpan"</button>
                <a class="tombol" href=batal>"Batal"</a>
            </div>
        </form>
    }
    .into_any()
}

/// A field that applies only at times says when; a browser that can, hides it otherwise.
fn berlaku(bidang: &'static Bidang, isian: AnyView) -> AnyView {
    let Some((kode, nilai)) = bidang.bila else { return isian };
    view! { <div data-bila=kode data-nilai=nilai.join("|")>{isian}</div> }.into_any()
}

fn satu(b: &Bahan<'_>, bidang: &'static Bidang) -> AnyView {
    let kini = b.butir.isi(bidang.kode);
    if let Some(sebab) = tak_boleh(b, bidang, kini) {
        return baca_saja(b, bidang, kini, sebab);
    }
    let isian = Isian::baru(bidang.kode, bidang.label);
    let isian = match bantuan(b, bidang) {
        bantu if bantu.is_empty() => isian,
        bantu => isian.bantu(bantu),
    };
    let isian = if bidang.pasal.is_empty() { isian } else { isian.pasal(bidang.pasal) };
    // What does not apply must not keep the form from being sent.
    let isian = match bidang.bila {
        _ if !bidang.wajib => isian,
        None => isian.wajib(),
        // "wajib saat Dikecualikan": the choice that asks for it.
        Some((kode, nilai)) => {
            let pilihan = b.r.bidang(kode).zip(nilai.first().copied());
            isian.wajib_saat(pilihan.map_or("pilihannya berlaku", |(f, satu)| f.nama_opsi(satu)))
        }
    };
    let (borang, awal) = (b.borang, kini.isian());
    match bidang.jenis {
        Jenis::Baris(maks) => match bidang.daftar.and_then(|kode| b.profil.daftar(kode)) {
            Some(daftar) if !daftar.butir.is_empty() => dari_daftar(daftar, isian, borang, bidang, &awal),
            _ => isian.maks(maks).teks(borang, &awal),
        },
        Jenis::Uraian(maks) => isian.maks(maks).paragraf(borang, &awal, if maks > 2_000 { 6 } else { 3 }),
        Jenis::Pilihan(opsi) => {
            let opsi = opsi.iter().map(|o| Opsi::baru(o.kode, o.nama)).collect();
            isian.pilihan(borang, opsi, &awal, Some(kosong(bidang)))
        }
        Jenis::Ganda(opsi) => ganda(b, bidang, isian, opsi, kini),
        Jenis::Bilangan { min, maks, .. } => {
            isian.pendek().rentang(min, maks).papan("numeric").jenis(borang, "number", &awal)
        }
        Jenis::Rupiah => {
            let awal = b.butir.bilangan(bidang.kode).map(angka::ribuan).unwrap_or_default();
            let pola = "\\s*(Rp)?\\s*[0-9][0-9 .]*(,00|,-)?\\s*";
            isian.pendek().papan("numeric").pola(pola, "Rupiah penuh, misalnya 1.250.000").maks(30).teks(borang, &awal)
        }
        Jenis::Tanggal => isian.pendek().jenis(borang, "date", &awal),
        Jenis::YaTidak => {
            let mut opsi = vec![Opsi::baru("ya", "Ya"), Opsi::baru("tidak", "Tidak")];
            if !bidang.wajib {
                opsi.push(Opsi::baru("", "Belum dijawab"));
            }
            isian.tunggal(borang, opsi, &awal)
        }
        Jenis::Tautan => isian.maks(500).papan("url").teks(borang, &awal),
        Jenis::Rujukan(awalan) => {
            let awal = if awal.is_empty() { awal } else { rujukan::sebutan(&awal) };
            isian.maks(300).saran(format!("/rujukan/{awalan}/cari"), rujukan::saran(awalan)).teks(borang, &awal)
        }
        Jenis::Kantor => kantor(b, bidang, isian, &awal),
        Jenis::Catatan(lain) => {
            let awal = b.butir.bilangan(bidang.kode).and_then(|id| b.nama.catatan.get(&id));
            let awal = awal.map(services::register::RingkasCatatan::sebutan).unwrap_or_default();
            let saran = b.saran.get(lain).cloned().unwrap_or_default();
            isian.maks(300).saran(format!("/register/{lain}/cari"), saran).teks(borang, &awal)
        }
    }
}

/// A line of one of the profil's lists; what stands there already stays on offer.
fn dari_daftar(daftar: &Daftar, isian: Isian, borang: &Borang, bidang: &Bidang, awal: &str) -> AnyView {
    let mut opsi: Vec<Opsi> = daftar.butir.iter().map(|b| Opsi::baru(b.nama.clone(), b.nama.clone())).collect();
    if !awal.is_empty() && daftar.butir.iter().all(|b| b.nama != awal) {
        opsi.push(Opsi::baru(awal.to_owned(), awal.to_owned()));
    }
    isian.pilihan(borang, opsi, awal, Some(kosong(bidang)))
}

/// Why this person cannot change a field of a record they may change.
fn tak_boleh(b: &Bahan<'_>, bidang: &Bidang, kini: &Nilai) -> Option<String> {
    let penulis = bidang.penulis_di(b.profil);
    if !penulis.boleh(b.r, &b.pelaku.peran, b.butir.bilangan("perangkat_daerah_id")) {
        return Some(format!("Diisi oleh {}.", penulis.sebutan()));
    }
    // A record of another office has no name that could be typed; leaving the field out keeps it.
    match (bidang.jenis, kini) {
        (Jenis::Catatan(_), Nilai::Bilangan(id)) if !b.nama.catatan.contains_key(id) => {
            Some("Menunjuk catatan yang tidak terlihat oleh Anda, jadi tetap seperti semula.".into())
        }
        _ => None,
    }
}

fn baca_saja(b: &Bahan<'_>, bidang: &'static Bidang, kini: &Nilai, sebab: String) -> AnyView {
    let pasal = (!bidang.pasal.is_empty()).then(|| view! { <p class="pasal">{bidang.pasal}</p> });
    view! {
        <div class="bidang" id=bidang.kode>
            <p><strong>{bidang.label}</strong></p>
            <p class="bantu">{sebab}</p>
            <p>{tata::nilai(bidang, kini, b.nama, false)}</p>
            {pasal}
        </div>
    }
    .into_any()
}

/// How to fill it: the description's own words, the unit, and when it applies.
fn bantuan(b: &Bahan<'_>, bidang: &'static Bidang) -> String {
    let mut kalimat = Vec::new();
    if let Some((kode, nilai)) = bidang.bila
        && let Some(lain) = b.r.bidang(kode)
    {
        let nama: Vec<_> = nilai.iter().map(|n| lain.nama_opsi(n)).collect();
        kalimat.push(format!("Hanya bila {} adalah {}.", lain.label, nama.join(" atau ")));
    }
    if !bidang.bantu.is_empty() {
        kalimat.push(bidang.bantu.to_owned());
    }
    kalimat.extend(tata::penetap(b.r, bidang, b.profil));
    match bidang.jenis {
        Jenis::Bilangan { satuan, .. } if !satuan.is_empty() => kalimat.push(format!("Dalam {satuan}.")),
        Jenis::Rupiah => kalimat.push("Dalam rupiah penuh.".into()),
        Jenis::Catatan(_) => kalimat.push("Tulis nomor atau namanya, lalu pilih dari saran.".into()),
        Jenis::Rujukan(awalan) => {
            kalimat.push(format!("Tulis kode atau namanya, lalu pilih dari saran; bentuknya {awalan}.01.02."))
        }
        _ => {}
    }
    kalimat.join(" ")
}

const fn kosong(bidang: &Bidang) -> &'static str {
    if bidang.wajib { "Pilih satu" } else { "Belum dipilih" }
}

/// Check boxes with an empty value among them, so that a form with none ticked says so.
fn ganda(
    b: &Bahan<'_>,
    bidang: &'static Bidang,
    isian: Isian,
    opsi: &'static [domain::register::Opsi],
    kini: &Nilai,
) -> AnyView {
    let awal = match kini {
        Nilai::Ganda(kode) => kode.clone(),
        _ => Vec::new(),
    };
    let opsi = opsi.iter().map(|o| Opsi::baru(o.kode, o.nama)).collect();
    let kosongan = Borang::default();
    // A field that was not sent keeps what it is.
    let borang = if b.borang.ada(bidang.kode) { b.borang } else { &kosongan };
    view! { <input type="hidden" name=bidang.kode value=""/> {isian.ganda(borang, opsi, &awal)} }.into_any()
}

/// The owner among the offices the person writes for; any office in other fields.
fn kantor(b: &Bahan<'_>, bidang: &'static Bidang, isian: Isian, awal: &str) -> AnyView {
    let pemilik = bidang.kode == "perangkat_daerah_id";
    let mut opsi: Vec<Opsi> = b
        .kantor
        .iter()
        .filter(|kantor| !pemilik || b.pelaku.boleh(b.r.ubah, &[kantor.id]))
        .map(|kantor| Opsi::baru(kantor.id.to_string(), kantor.nama.clone()))
        .collect();
    if !awal.is_empty() && !opsi.iter().any(|o| o.nilai == awal) {
        // An office that is archived by now stays what the record says.
        let nama = b.butir.bilangan(bidang.kode).and_then(|id| b.nama.kantor.get(&id)).map(|k| k.nama.clone());
        opsi.push(Opsi::baru(awal, nama.unwrap_or_else(|| awal.to_owned())));
    }
    let satu_saja = pemilik && bidang.wajib && awal.is_empty() && opsi.len() == 1;
    let awal = if satu_saja { opsi[0].nilai.clone() } else { awal.to_owned() };
    isian.pilihan(b.borang, opsi, &awal, Some(kosong(bidang)))
}

/// A value that came back from a form, as it would be stored; empty when it cannot be read.
pub(super) fn terketik(b: &Bahan<'_>, bidang: &'static Bidang) -> Option<String> {
    if !b.borang.ada(bidang.kode) {
        return None;
    }
    let nilai = b.borang.banyak(bidang.kode, &[]);
    let nilai: Vec<&str> = nilai.iter().map(String::as_str).collect();
    Some(match bidang.jenis {
        Jenis::Catatan(_) => nilai.first().copied().unwrap_or_default().trim().to_owned(),
        Jenis::Tanggal => match Nilai::urai(bidang, &nilai) {
            Ok(Nilai::Tanggal(t)) => waktu::pendek(t),
            _ => nilai.first().copied().unwrap_or_default().to_owned(),
        },
        _ => match Nilai::urai(bidang, &nilai) {
            Ok(isi) => tata::teks(bidang, &isi, b.nama),
            Err(_) => nilai.join("; "),
        },
    })
}
