//! A register as a document: what is in it by office, its figures, how complete it is. One shape for every register, so
//! the inventory of applications, the asset report and the catalogue of services are lists with their own columns.

use std::{collections::BTreeMap, ops::Deref};

use domain::{
    angka::ribuan,
    register::cetak::{KolomDaftar, PotretDaftar, RingkasDaftar},
    waktu::panjang,
};

use super::BingkaiRegister;
use crate::{
    bahan::{GalatLaporan, sidik_json},
    kop::{baris_tebal, judul_tengah, kop, par, tanda_tangan_pada},
    tata::{Blok, Kertas, Kolom, Paragraf, Rata, Sel, Tabel, Teks, pdf},
};

/// Everything the document needs.
#[derive(Clone, Debug)]
pub struct BahanDaftar<'a> {
    pub bingkai: BingkaiRegister<'a>,
    pub isi: PotretDaftar,
}

impl Deref for BahanDaftar<'_> {
    type Target = PotretDaftar;

    fn deref(&self) -> &PotretDaftar {
        &self.isi
    }
}

/// The document, landscape.
///
/// # Errors
/// [`GalatLaporan`] when the PDF cannot be written.
pub fn laporan_daftar(bahan: &BahanDaftar<'_>) -> Result<Vec<u8>, GalatLaporan> {
    let sidik = bahan.sidik();
    let b = &bahan.bingkai;
    let mut isi = kop(b.identitas);
    isi.push(judul_tengah(&bahan.judul, 15.0));
    let nomor = format!("Nomor: {} · Tanggal: {}", b.nomor(), panjang(b.tanggal));
    isi.push(Paragraf::baru(Teks::biasa(nomor)).rata(Rata::Tengah).jarak(0.0, 12.0).into());
    for kalimat in &bahan.pengantar {
        isi.push(par(kalimat));
    }
    isi.push(par(format!("Dasar: {}.", bahan.pasal)));
    if !bahan.saringan.is_empty() {
        isi.push(par(format!("Dibatasi pada {}.", bahan.saringan.join("; "))));
    }
    isi.push(Blok::Judul { tingkat: 2, teks: "Ringkasan".into() });
    isi.push(bahan.per_kantor().into());
    for ringkas in bahan.ringkas.iter().filter(|r| !r.baris.is_empty()) {
        isi.push(ringkasan(ringkas));
    }
    isi.push(Blok::HalamanBaru);
    isi.push(Blok::Judul { tingkat: 2, teks: "Daftar".into() });
    isi.push(bahan.tabel().into());
    if let Some(siapa) = &bahan.penandatangan {
        isi.push(tanda_tangan_pada(&format!("{}, {}", b.identitas.tempat, panjang(b.tanggal)), siapa));
    }
    isi.push(b.keterangan(&sidik));
    Ok(pdf(&b.dokumen(&bahan.judul, &bahan.pasal, &sidik, Kertas::Rebah, isi))?)
}

impl BahanDaftar<'_> {
    /// The hash that an issued document keeps: of the list in its canonical JSON.
    pub(super) fn sidik(&self) -> String {
        // Plain data with string keys: serializing cannot fail.
        sidik_json(&serde_json::to_string(&self.isi).unwrap_or_default())
    }

    /// Records and their mean completeness by office, in the order of the list.
    fn per_kantor(&self) -> Tabel {
        let mut hitung: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
        let mut urutan: Vec<&str> = Vec::new();
        for b in &self.baris {
            let satu = hitung.entry(&b.kantor).or_insert_with(|| {
                urutan.push(&b.kantor);
                (0, 0)
            });
            satu.0 += 1;
            satu.1 += i64::from(b.kelengkapan);
        }
        let mut tabel = Tabel::baru(vec![Kolom::kiri(5.0), Kolom::kanan(1.2), Kolom::kanan(1.8)]).kepala(&[
            "Perangkat Daerah",
            "Jumlah",
            "Kelengkapan rata-rata",
        ]);
        // Rounded down like the completeness itself: 100 means that nothing is missing.
        let rata = |(n, jumlah): (i64, i64)| if n == 0 { "–".to_owned() } else { format!("{} %", jumlah / n) };
        for kantor in urutan {
            let satu = hitung.get(kantor).copied().unwrap_or_default();
            tabel.baris(vec![Sel::from(kantor), Sel::from(ribuan(satu.0)), Sel::from(rata(satu))]);
        }
        let semua = hitung.values().fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        tabel.isi.push(baris_tebal(vec!["Seluruhnya".into(), ribuan(semua.0), rata(semua)]));
        tabel
    }

    pub(super) fn tabel(&self) -> Tabel {
        let mut kolom = vec![Kolom::kiri(1.1), Kolom::kiri(3.0)];
        kolom.extend(self.kolom.iter().map(|k| Kolom { bagian: k.bagian, rata: rata(k) }));
        kolom.push(Kolom::kanan(0.9));
        let mut kepala = vec!["ID", "Nama"];
        kepala.extend(self.kolom.iter().map(|k| k.judul.as_str()));
        kepala.push("Lengkap");
        let mut tabel = Tabel::baru(kolom).kepala(&kepala);
        tabel.ukuran = 7.5;
        let mut kini = None;
        for b in &self.baris {
            if kini != Some(&b.kantor) {
                kini = Some(&b.kantor);
                tabel.subjudul(Teks::tebal(&b.kantor));
            }
            let mut sel = vec![Sel::from(&b.nomor), Sel::from(&b.nama)];
            sel.extend(b.sel.iter().map(Sel::from));
            sel.push(Sel::from(format!("{} %", b.kelengkapan)));
            tabel.baris(sel);
        }
        if self.baris.is_empty() {
            tabel.subjudul(Teks::redup("Tidak ada catatan."));
        }
        tabel
    }
}

const fn rata(kolom: &KolomDaftar) -> Rata {
    if kolom.angka { Rata::Kanan } else { Rata::Kiri }
}

fn ringkasan(r: &RingkasDaftar) -> Blok {
    let lain = !r.judul_lain.is_empty();
    let (mut kolom, mut kepala) = (vec![Kolom::kiri(5.0), Kolom::kanan(1.2)], vec![r.judul.as_str(), "Jumlah"]);
    if lain {
        kolom.push(Kolom::kanan(2.2));
        kepala.push(&r.judul_lain);
    }
    let mut tabel = Tabel::baru(kolom).kepala(&kepala);
    for (nama, jumlah, nilai) in &r.baris {
        let mut sel = vec![Sel::from(nama), Sel::from(ribuan(i64::try_from(*jumlah).unwrap_or(i64::MAX)))];
        if lain {
            sel.push(Sel::from(nilai));
        }
        tabel.baris(sel);
    }
    Blok::Utuh(vec![tabel.into()])
}
