//! Registers large enough to measure with: many records in the six domains, many relations between them.

use std::collections::BTreeSet;

use chrono::Duration;
use domain::{
    arsitektur::relasi::{DOMAIN, JenisRelasi},
    register::{self, Butir, Isi, tahap::Tahap},
};

use super::acak::{acak, acak_i};
use crate::{
    Galat, Hasil, Layanan, perangkat_daerah,
    register::{
        entitas::catatan,
        massal::{self, BarisMassal, RelasiMassal, turunkan},
    },
};

/// Words that names are made of, so that a search finds some and not others.
const KATA: [&str; 12] = [
    "perizinan",
    "kepegawaian",
    "kesehatan",
    "pendidikan",
    "keuangan",
    "arsip",
    "bencana",
    "pajak",
    "pariwisata",
    "pertanian",
    "perhubungan",
    "kependudukan",
];

/// Kinds of relation that are made, with the registers at both ends.
const JENIS: [(JenisRelasi, &str, &str); 6] = [
    (JenisRelasi::Melayani, "aplikasi", "layanan"),
    (JenisRelasi::Memakai, "aplikasi", "data"),
    (JenisRelasi::BerjalanDi, "aplikasi", "infrastruktur"),
    (JenisRelasi::DilindungiOleh, "layanan", "keamanan"),
    (JenisRelasi::Mewujudkan, "layanan", "proses-bisnis"),
    (JenisRelasi::Menghasilkan, "proses-bisnis", "data"),
];

/// Adds `jumlah` records over the six domains and every office, and `kaitan` relations between them. Works beside other
/// data, once; writes no trail.
///
/// # Errors
/// [`Galat::Ditolak`] without offices or when so many relations do not fit; else when the database refuses.
pub async fn beban_register(l: &Layanan, jumlah: usize, kaitan: usize) -> Hasil<()> {
    let kantor = perangkat_daerah::list_aktif(&l.db).await?;
    if kantor.is_empty() {
        return Err(Galat::Ditolak("Belum ada Perangkat Daerah.".into()));
    }
    let tulis = l.tulis().await?;
    let awal = massal::id_terakhir(&tulis.tx).await?;
    let mut baris = Vec::with_capacity(jumlah);
    let mut per_register: Vec<(&str, Vec<i64>)> = DOMAIN.iter().map(|kode| (*kode, Vec::new())).collect();
    for ke in 0..jumlah {
        let (kode, isi) = &mut per_register[ke % DOMAIN.len()];
        let id = awal + 1 + ke as i64;
        isi.push(id);
        baris.push(satu(l, kode, id, ke, &kantor)?);
    }
    massal::sisip(&tulis.tx, baris).await?;
    let relasi = relasi(l, &per_register, kaitan)?;
    massal::sisip_relasi(&tulis.tx, &relasi).await?;
    tulis.selesai().await
}

fn satu(l: &Layanan, kode: &str, id: i64, ke: usize, kantor: &[i64]) -> Hasil<BarisMassal> {
    let r = register::cari(kode).ok_or_else(|| Galat::internal(format!("register {kode}")))?;
    let kata = |kunci: &str| KATA[usize::try_from(acak(kunci, id, 12)).unwrap_or_default()];
    let mut butir = Butir::default();
    let mut set = |kode: &'static str, isi: Isi| {
        if r.bidang(kode).is_some() {
            butir.set(kode, isi);
        }
    };
    set("nomor", Isi::Teks(format!("{}-U{ke:06}", r.awalan)));
    set("nama", Isi::Teks(format!("{} {} {} {ke:05}", r.nama, kata("satu"), kata("dua"))));
    set("uraian", Isi::Teks(format!("Catatan uji beban tentang {} dan {}.", kata("tiga"), kata("empat"))));
    set("perangkat_daerah_id", Isi::Bilangan(kantor[ke % kantor.len()]));
    set("keterlihatan", Isi::Teks(if ke.is_multiple_of(3) { "kantor" } else { "pemerintah" }.into()));
    // Every choice gets one of its values, as real records have.
    for b in r.bidang.iter().filter(|b| matches!(b.jenis, register::Jenis::Pilihan(_)) && b.kode != "keterlihatan") {
        let letak = usize::try_from(acak(b.kode, id, b.opsi().len() as u64)).unwrap_or_default();
        set(b.kode, b.opsi().get(letak).map_or(Isi::Kosong, |o| Isi::Teks(o.kode.into())));
    }
    butir.rapikan(r);
    let dibuat = l.kini() - Duration::minutes(1 + acak_i("dibuat", id, 500_000));
    let mut dasar = catatan::Model {
        id,
        register: String::new(),
        urutan: id,
        nomor: String::new(),
        nama: String::new(),
        uraian: None,
        perangkat_daerah_id: None,
        kode_rujukan: None,
        keadaan: None,
        keterlihatan: String::new(),
        tahap: Tahap::SEMUA[ke % Tahap::SEMUA.len()].kode().into(),
        diajukan_oleh: None,
        kelengkapan: 0,
        cari: String::new(),
        versi: 1,
        dibuat,
        diubah: dibuat,
        diubah_oleh: "Uji beban".into(),
        diarsipkan_pada: None,
    };
    turunkan(&l.profil, r, &butir, &mut dasar);
    Ok(BarisMassal { register: r, dasar, butir })
}

fn relasi(l: &Layanan, per_register: &[(&str, Vec<i64>)], kaitan: usize) -> Hasil<Vec<RelasiMassal>> {
    let isi = |kode: &str| per_register.iter().find(|(k, _)| *k == kode).map_or(&[][..], |(_, isi)| isi);
    let mut ada = BTreeSet::new();
    let mut hasil = Vec::with_capacity(kaitan);
    let mut ke = 0_i64;
    while hasil.len() < kaitan {
        let (jenis, dari, tujuan) = JENIS[usize::try_from(ke).unwrap_or_default() % JENIS.len()];
        let (dari, tujuan) = (isi(dari), isi(tujuan));
        let pilih = |kunci: &str, dari: &[i64]| {
            let letak = acak(kunci, ke, dari.len() as u64);
            dari.get(usize::try_from(letak).unwrap_or_default()).copied()
        };
        let (Some(dari_id), Some(ke_id)) = (pilih("dari", dari), pilih("ke", tujuan)) else {
            return Err(Galat::Ditolak("Catatan terlalu sedikit untuk kaitan sebanyak ini.".into()));
        };
        ke += 1;
        if ke > 20 * kaitan as i64 {
            return Err(Galat::Ditolak("Catatan terlalu sedikit untuk kaitan sebanyak ini.".into()));
        }
        if ada.insert((jenis, dari_id, ke_id)) {
            let (dibuat, dibuat_oleh) = (l.kini(), "Uji beban".to_owned());
            hasil.push(RelasiMassal { jenis: jenis.kode(), dari_id, ke_id, dibuat, dibuat_oleh });
        }
    }
    Ok(hasil)
}
