//! What the records of the trail are called: entries keep numbers, people read names. A record that was archived keeps its
//! name; of one that was removed the entry itself tells it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::{
    penandatangan::Dokumen,
    register::Jenis,
    risiko::{self, konteks::Unsur},
    waktu,
};
use sea_orm::{
    ConnectionTrait, ExprTrait,
    sea_query::{Expr, Query, SelectStatement, UnionType},
};
use serde_json::Value;

use super::Entri;
use crate::{galat::Hasil, penilaian::laporan::Bentuk};

/// Longest part of a name; what is longer is cut at a word, so that the round of a long recommendation is still read.
const MAKS: usize = 80;

/// Which names are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cakupan {
    /// The record of every entry, its office, and what values point at.
    Semua,
    /// One record, known from its page: offices and what values point at. Values of registers stay as they are kept,
    /// because their page names them and gives them back.
    SatuCatatan,
}

/// Names by table and id.
type Nama = HashMap<(String, i64), String>;

/// Puts names to entries: one query, however many there are.
///
/// # Errors
/// When the database cannot be read.
pub(super) async fn namai<C: ConnectionTrait>(db: &C, entri: &mut [Entri], cakupan: Cakupan) -> Hasil<()> {
    let mut cari: BTreeMap<&'static str, BTreeSet<i64>> = BTreeMap::new();
    let nilai_juga = |e: &Entri| cakupan == Cakupan::Semua || domain::register::cari(&e.objek).is_none();
    for e in entri.iter() {
        if let Some(tabel) = tabel(&e.objek).filter(|_| cakupan == Cakupan::Semua) {
            cari.entry(tabel).or_default().insert(e.objek_id);
        }
        cari.entry(KANTOR).or_default().extend(e.kantor_id);
        for (kunci, (lama, baru)) in e.perubahan.iter().filter(|_| nilai_juga(e)) {
            let Some(tabel) = rujukan(&e.objek, kunci) else { continue };
            cari.entry(tabel).or_default().extend([lama, baru].into_iter().flat_map(nomor));
        }
    }
    let nama = muat(db, &cari).await?;
    for e in entri {
        e.kantor = e.kantor_id.and_then(|id| nama.get(&(KANTOR.to_owned(), id)).cloned());
        if cakupan == Cakupan::Semua {
            let ada = tabel(&e.objek).and_then(|tabel| nama.get(&(tabel.to_owned(), e.objek_id)).cloned());
            e.nama = ada.or_else(|| nama_sendiri(e));
        }
        if nilai_juga(e) {
            let objek = e.objek.clone();
            for (kunci, (lama, baru)) in &mut e.perubahan {
                let Some(tabel) = rujukan(&objek, kunci) else { continue };
                ganti(lama, tabel, &nama);
                ganti(baru, tabel, &nama);
            }
        }
    }
    Ok(())
}

const KANTOR: &str = "perangkat_daerah";
const CATATAN: &str = "catatan";

/// The table a kind of record stands in, where its rows have names.
fn tabel(objek: &str) -> Option<&'static str> {
    const BERNAMA: [&str; 19] = [
        "akun",
        KANTOR,
        "unit_kerja",
        "putaran",
        "isian",
        "bukti",
        "rekomendasi",
        "laporan",
        "dokumen_register",
        "penandatangan",
        "usulan_aplikasi",
        "pandangan",
        "arsitektur",
        "risiko",
        "risiko_konteks",
        "risiko_tahun",
        "risiko_pedoman",
        "risiko_pendampingan",
        "penyelenggara",
    ];
    if domain::register::cari(objek).is_some() {
        return Some(CATATAN);
    }
    BERNAMA.into_iter().find(|nama| *nama == objek)
}

/// The table a value points into, where it is a number.
fn rujukan(objek: &str, kunci: &str) -> Option<&'static str> {
    if let Some(register) = domain::register::cari(objek) {
        return match register.bidang(kunci)?.jenis {
            Jenis::Kantor => Some(KANTOR),
            Jenis::Catatan(_) => Some(CATATAN),
            _ => None,
        };
    }
    match (objek, kunci) {
        (_, "kantor" | "perangkat_daerah_id") | ("rekomendasi", "pemilik") => Some(KANTOR),
        ("usulan_aplikasi", "aplikasi_id") => Some(CATATAN),
        ("arsitektur", "pendahulu" | "versi hasil") => Some("arsitektur"),
        _ => None,
    }
}

fn nomor(nilai: &Value) -> Vec<i64> {
    match nilai {
        Value::Array(daftar) => daftar.iter().filter_map(Value::as_i64).collect(),
        satu => satu.as_i64().into_iter().collect(),
    }
}

fn ganti(nilai: &mut Value, tabel: &str, nama: &Nama) {
    let sebut = |id: i64| nama.get(&(tabel.to_owned(), id)).cloned();
    match nilai {
        Value::Array(daftar) => daftar.iter_mut().for_each(|satu| ganti(satu, tabel, nama)),
        satu => {
            if let Some(nama) = satu.as_i64().and_then(sebut) {
                *satu = Value::String(nama);
            }
        }
    }
}

/// What an entry says of its own record: the only name left of one that was removed.
fn nama_sendiri(e: &Entri) -> Option<String> {
    let teks = |kunci: &str| {
        let (lama, baru) = e.perubahan.get(kunci)?;
        baru.as_str().or_else(|| lama.as_str()).filter(|teks| !teks.is_empty()).map(ringkas)
    };
    teks("nama").or_else(|| teks("judul"))
}

async fn muat<C: ConnectionTrait>(db: &C, cari: &BTreeMap<&'static str, BTreeSet<i64>>) -> Hasil<Nama> {
    let mut semua = cari.iter().filter(|(_, id)| !id.is_empty()).map(|(tabel, id)| satu_tabel(tabel, id));
    let Some(mut kueri) = semua.next() else { return Ok(Nama::new()) };
    kueri.unions(semua.map(|lain| (UnionType::All, lain)));
    let mut hasil = Nama::new();
    for baris in db.query_all(&kueri).await? {
        let teks = |kolom: &str| baris.try_get::<Option<String>>("", kolom);
        let tabel: String = baris.try_get("", "tabel")?;
        let bagian = Bagian {
            satu: ringkas(&teks("satu")?.unwrap_or_default()),
            dua: teks("dua")?.filter(|t| !t.is_empty()).map(|t| ringkas(&t)),
            tiga: teks("tiga")?.filter(|t| !t.is_empty()).map(|t| ringkas(&t)),
        };
        let nama = bagian.sebut(&tabel);
        hasil.insert((tabel, baris.try_get("", "id")?), nama);
    }
    Ok(hasil)
}

/// Table, id and the three texts a name is made of.
fn satu_tabel(tabel: &'static str, id: &BTreeSet<i64>) -> SelectStatement {
    let kolom = |kolom: &'static str| Expr::col((tabel, kolom));
    let kosong = || Expr::val(Option::<String>::None);
    let singkatan = || Expr::col((KANTOR, "singkatan"));
    let putaran = || Expr::col(("putaran", "nama"));
    let (satu, dua, tiga) = match tabel {
        "akun" => (kolom("nama"), kolom("nama_pengguna"), kosong()),
        "unit_kerja" => (kolom("nama"), kosong(), singkatan()),
        "isian" => (kolom("indikator"), putaran(), singkatan()),
        "rekomendasi" => (kolom("uraian"), putaran(), singkatan()),
        "laporan" => (kolom("bentuk"), kolom("nomor"), putaran()),
        "dokumen_register" => (kolom("judul"), kolom("nomor"), kosong()),
        "penandatangan" => (kolom("dokumen"), kolom("jabatan"), kosong()),
        "risiko" => (kolom("urutan"), kolom("kejadian"), singkatan()),
        "risiko_konteks" => (kolom("tahun"), kosong(), singkatan()),
        "risiko_tahun" | "risiko_pedoman" => (kolom("tahun"), kosong(), kosong()),
        "risiko_pendampingan" => (kolom("tanggal"), kosong(), singkatan()),
        "penyelenggara" => (kolom("unsur"), kolom("tahun"), singkatan()),
        CATATAN => (kolom("nomor"), kolom("nama"), kosong()),
        _ => (kolom("nama"), kosong(), kosong()),
    };
    let mut kueri = Query::select();
    kueri
        .expr_as(teks(Expr::val(tabel)), "tabel")
        .expr_as(kolom("id"), "id")
        .expr_as(teks(satu), "satu")
        .expr_as(teks(dua), "dua")
        .expr_as(teks(tiga), "tiga")
        .from(tabel)
        .and_where(kolom("id").is_in(id.iter().copied()));
    let milik = match tabel {
        "isian" | "rekomendasi" | "laporan" => {
            kueri
                .inner_join("penilaian", Expr::col(("penilaian", "id")).equals((tabel, "penilaian_id")))
                .inner_join("putaran", Expr::col(("putaran", "id")).equals(("penilaian", "putaran_id")));
            Some("penilaian")
        }
        "unit_kerja" | "risiko" | "risiko_konteks" | "risiko_pendampingan" | "penyelenggara" => Some(tabel),
        _ => None,
    };
    if let Some(milik) = milik {
        kueri.left_join(KANTOR, Expr::col((KANTOR, "id")).equals((milik, "perangkat_daerah_id")));
    }
    kueri.take()
}

fn teks(nilai: Expr) -> Expr {
    nilai.cast_as("text")
}

/// The texts a name is made of.
struct Bagian {
    satu: String,
    dua: Option<String>,
    tiga: Option<String>,
}

impl Bagian {
    fn sebut(self, tabel: &str) -> String {
        let Self { satu, dua, tiga } = self;
        let gabung = |awal: String| [Some(awal), dua.clone(), tiga.clone()].into_iter().flatten().collect::<Vec<_>>();
        match tabel {
            "akun" => match &dua {
                Some(pengguna) => format!("{satu} ({pengguna})"),
                None => satu,
            },
            "isian" => gabung(format!("Indikator {satu}")).join(" · "),
            "laporan" => {
                let bentuk = Bentuk::dari_kode(&satu).map_or(satu, |bentuk| bentuk.nama().to_owned());
                gabung(bentuk).join(" · ")
            }
            "penandatangan" => {
                let dokumen = Dokumen::dari_kode(&satu).map_or(satu, |dokumen| dokumen.nama().to_owned());
                gabung(dokumen).join(" · ")
            }
            "risiko" => {
                let nomor = satu.parse().map_or(satu, risiko::nomor);
                gabung(nomor).join(" · ")
            }
            "risiko_pendampingan" => {
                let tanggal = satu.parse::<NaiveDate>().map_or(satu, waktu::pendek);
                gabung(tanggal).join(" · ")
            }
            "penyelenggara" => {
                let unsur = Unsur::dari_kode(&satu).map_or(satu, |unsur| unsur.nama().to_owned());
                gabung(unsur).join(" · ")
            }
            _ => gabung(satu).join(" · "),
        }
    }
}

/// On one line, at most [`MAKS`] characters.
fn ringkas(teks: &str) -> String {
    let utuh = teks.split_whitespace().collect::<Vec<_>>().join(" ");
    if utuh.chars().count() <= MAKS {
        return utuh;
    }
    let potong: String = utuh.chars().take(MAKS).collect();
    let akhir = potong.rfind(' ').filter(|n| *n > MAKS / 2).unwrap_or(potong.len());
    format!("{}…", potong[..akhir].trim_end_matches([',', ';', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_ends_at_a_word() {
        assert_eq!(ringkas("Dinas\n  Kominfo"), "Dinas Kominfo");
        let panjang = ringkas(&"kalimat ".repeat(40));
        assert!(panjang.ends_with("kalimat…") && panjang.chars().count() <= MAKS + 1, "{panjang}");
        assert_eq!(ringkas(&"x".repeat(200)).chars().count(), MAKS + 1);
    }

    #[test]
    fn every_kind_of_record_that_screens_know_has_a_table_or_needs_none() {
        let tanpa: Vec<&str> =
            super::super::OBJEK.iter().map(|(kode, _)| *kode).filter(|kode| tabel(kode).is_none()).collect();
        assert_eq!(tanpa, ["lambang", "profil"]);
    }
}
