//! Offices with their Unit Kerja and functions, and the people in every role.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use domain::{izin::Peran, perangkat_daerah::Fungsi};
use serde_json::{Value, json};

use super::{
    AkunDemo, SANDI,
    data::{Data, KantorDemo},
    rakitan::{Rakitan, Siapa},
};
use crate::{
    Galat, Hasil,
    akun::entitas::{akun, peran},
    perangkat_daerah::entitas::{fungsi, perangkat_daerah, unit_kerja},
};

/// The government as later steps need it.
pub(super) struct Instansi {
    /// In the order of the register.
    pub kantor: Vec<Kantor>,
    /// People with a role besides operators and heads, by user name.
    pub orang: BTreeMap<String, Siapa>,
    per_singkatan: BTreeMap<String, usize>,
    /// For the person who loaded the demo.
    pub akun: Vec<AkunDemo>,
}

/// An office with its two people.
pub(super) struct Kantor {
    pub id: i64,
    pub nama: String,
    pub singkatan: String,
    pub mutu: i32,
    pub operator: Siapa,
    pub kepala: Siapa,
}

/// A person as the account is made.
struct Baru<'a> {
    nama_pengguna: String,
    nama: &'a str,
    jabatan: String,
    peran: Peran,
    kantor: Option<(i64, &'a str)>,
}

impl Instansi {
    /// Adds offices and people to what will be written.
    ///
    /// # Errors
    /// When the data names a role or an office that does not exist.
    pub fn rakit(r: &mut Rakitan, data: &Data, sandi_hash: &str, mulai: DateTime<Utc>) -> Hasil<Self> {
        let mut hasil =
            Self { kantor: Vec::new(), orang: BTreeMap::new(), per_singkatan: BTreeMap::new(), akun: Vec::new() };
        let admin = data.orang.first().ok_or_else(|| Galat::internal("assets/demo/orang.csv kosong"))?;
        let id_kantor: BTreeMap<&str, i64> =
            (r.id_kantor()..).zip(&data.kantor).map(|(id, k)| (k.singkatan.as_str(), id)).collect();
        let mut admin_siapa = None;
        for (ke, o) in data.orang.iter().enumerate() {
            let kantor = match o.kantor.as_str() {
                "" => None,
                singkatan => Some((*id_kantor.get(singkatan).ok_or_else(|| tidak_ada(singkatan))?, singkatan)),
            };
            let baru = Baru {
                nama_pengguna: o.nama_pengguna.clone(),
                nama: &o.nama,
                jabatan: o.jabatan.clone(),
                peran: Peran::dari_kode(&o.peran).ok_or_else(|| tidak_ada(&o.peran))?,
                kantor,
            };
            let siapa = hasil.orang_baru(r, &baru, sandi_hash, mulai, admin_siapa.as_ref(), ke);
            if o.nama_pengguna == admin.nama_pengguna {
                admin_siapa = Some(siapa.clone());
            }
            hasil.orang.insert(o.nama_pengguna.clone(), siapa);
        }
        for (ke, k) in data.kantor.iter().enumerate() {
            hasil.kantor_baru(r, k, sandi_hash, mulai, admin_siapa.as_ref(), ke)?;
        }
        Ok(hasil)
    }

    /// An office by its short name.
    ///
    /// # Errors
    /// When the data names an office that does not exist.
    pub fn kantor(&self, singkatan: &str) -> Hasil<&Kantor> {
        self.per_singkatan.get(singkatan).and_then(|&ke| self.kantor.get(ke)).ok_or_else(|| tidak_ada(singkatan))
    }

    /// A person by user name.
    ///
    /// # Errors
    /// When the data names nobody so.
    pub fn orang(&self, nama_pengguna: &str) -> Hasil<&Siapa> {
        self.orang.get(nama_pengguna).ok_or_else(|| tidak_ada(nama_pengguna))
    }

    fn kantor_baru(
        &mut self,
        r: &mut Rakitan,
        k: &KantorDemo,
        sandi_hash: &str,
        mulai: DateTime<Utc>,
        admin: Option<&Siapa>,
        ke: usize,
    ) -> Hasil<()> {
        let id = r.id_kantor();
        let kapan = mulai + menit(60 + 3 * ke);
        r.kantor.push(perangkat_daerah::Model {
            id,
            kode: k.kode.clone(),
            nama: k.nama.clone(),
            singkatan: k.singkatan.clone(),
            jenis: k.jenis.clone(),
            aktif: true,
            versi: 1,
            dibuat: kapan,
            diubah: kapan,
            kepala_jabatan: String::new(),
            kepala_nama: k.kepala.clone(),
            // The account of the head is the second one made for the office.
            kepala_nip: nip(r.id_akun() + 1),
            kepala_pangkat: String::new(),
        });
        let mut nama_fungsi = Vec::new();
        for kode in k.fungsi.split('|').filter(|kode| !kode.is_empty()) {
            let satu = Fungsi::dari_kode(kode).ok_or_else(|| tidak_ada(kode))?;
            let id_fungsi = r.id_fungsi();
            r.fungsi.push(fungsi::Model { id: id_fungsi, perangkat_daerah_id: id, fungsi: satu.kode().into() });
            nama_fungsi.push(satu.nama());
        }
        unit(r, k, id);
        let isi = json!({"kode": k.kode, "nama": k.nama, "singkatan": k.singkatan, "jenis": k.jenis, "aktif": true, "fungsi": nama_fungsi, "kepala_nama": k.kepala});
        r.catat(kapan, admin, "Perangkat Daerah ditambah", "perangkat_daerah", id, Some(id), Value::Null, isi);

        let kependekan = slug(&k.singkatan);
        // The three people that the documentation names keep short user names.
        let nama_operator = match k.singkatan.as_str() {
            "Bappeda" => "ratri".to_owned(),
            "Inspektorat" => "marten".to_owned(),
            _ => format!("operator.{kependekan}"),
        };
        let nama_kepala = if k.singkatan == "Bappeda" { "bagas".to_owned() } else { format!("kepala.{kependekan}") };
        let operator = Baru {
            nama_pengguna: nama_operator,
            nama: &k.operator,
            jabatan: format!("Operator SPBE, {}", k.nama),
            peran: Peran::Operator,
            kantor: Some((id, &k.singkatan)),
        };
        let kepala = Baru {
            nama_pengguna: nama_kepala,
            nama: &k.kepala,
            jabatan: format!("{}, {}", jabatan_kepala(&k.jenis), k.nama),
            peran: Peran::KepalaPerangkatDaerah,
            kantor: Some((id, &k.singkatan)),
        };
        let operator = self.orang_baru(r, &operator, sandi_hash, mulai, admin, 100 + 2 * ke);
        let kepala = self.orang_baru(r, &kepala, sandi_hash, mulai, admin, 101 + 2 * ke);
        self.per_singkatan.insert(k.singkatan.clone(), self.kantor.len());
        self.kantor.push(Kantor {
            id,
            nama: k.nama.clone(),
            singkatan: k.singkatan.clone(),
            mutu: k.mutu,
            operator,
            kepala,
        });
        Ok(())
    }

    fn orang_baru(
        &mut self,
        r: &mut Rakitan,
        baru: &Baru<'_>,
        sandi_hash: &str,
        mulai: DateTime<Utc>,
        admin: Option<&Siapa>,
        ke: usize,
    ) -> Siapa {
        let id = r.id_akun();
        let kapan = mulai + menit(300 + 2 * ke);
        // The first account stands before anything else.
        let kapan = if ke == 0 { mulai } else { kapan };
        let siapa = Siapa { id, nama: baru.nama.into(), alamat: format!("10.20.{}.{}", 1 + ke / 200, 10 + ke % 200) };
        let nip = nip(id);
        let surel = format!("{}@nusaraya.example", baru.nama_pengguna);
        r.akun.push(akun::Model {
            id,
            nama_pengguna: baru.nama_pengguna.clone(),
            nama: baru.nama.into(),
            nip: nip.clone(),
            jabatan: baru.jabatan.clone(),
            surel: surel.clone(),
            sandi_hash: sandi_hash.into(),
            aktif: true,
            harus_ganti_sandi: false,
            versi: 1,
            dibuat: kapan,
            diubah: kapan,
        });
        let kantor = baru.kantor.map(|(id, _)| id);
        let id_peran = r.id_peran();
        r.peran.push(peran::Model {
            id: id_peran,
            akun_id: id,
            peran: baru.peran.kode().into(),
            perangkat_daerah_id: kantor,
        });
        let isi = json!({
            "nama_pengguna": baru.nama_pengguna, "nama": baru.nama, "nip": nip, "jabatan": baru.jabatan,
            "surel": surel, "aktif": true,
        });
        r.catat(kapan, admin, "Akun dibuat", "akun", id, kantor, Value::Null, isi);
        let isi = json!({"peran": baru.peran.nama()});
        r.catat(kapan, admin, "Peran diberikan", "akun", id, kantor, Value::Null, isi);
        self.akun.push(AkunDemo {
            nama_pengguna: baru.nama_pengguna.clone(),
            sandi: SANDI.into(),
            nama: baru.nama.into(),
            peran: baru.peran.nama().into(),
            kantor: baru.kantor.map(|(_, singkatan)| singkatan.into()),
        });
        siapa
    }
}

/// Unit Kerja of an office: a secretariat with two sections where the kind of office has one, and its own parts.
fn unit(r: &mut Rakitan, k: &KantorDemo, kantor: i64) {
    let mut tambah = |induk: Option<i64>, kode: String, nama: &str| {
        let id = r.id_unit();
        r.unit.push(unit_kerja::Model {
            id,
            perangkat_daerah_id: kantor,
            induk_id: induk,
            kode: format!("{}.{kode}", k.kode),
            nama: nama.into(),
        });
        id
    };
    if matches!(k.jenis.as_str(), "dinas" | "badan" | "inspektorat" | "satuan") {
        let sekretariat = tambah(None, "01".into(), "Sekretariat");
        tambah(Some(sekretariat), "01.1".into(), "Subbagian Umum dan Kepegawaian");
        tambah(Some(sekretariat), "01.2".into(), "Subbagian Perencanaan dan Keuangan");
    }
    for (ke, bidang) in (2..).zip(k.bidang.split('|')) {
        tambah(None, format!("{ke:02}"), bidang);
    }
}

fn jabatan_kepala(jenis: &str) -> &'static str {
    match jenis {
        "inspektorat" => "Inspektur",
        "sekretariat" => "Sekretaris",
        _ => "Kepala",
    }
}

/// No civil servant was born in the year 9999.
pub(super) fn nip(akun_id: i64) -> String {
    format!("9999{:02}{:02}{:010}", 1 + akun_id % 12, 1 + akun_id % 28, 2_020_011_000_i64 + akun_id)
}

/// As a part of a user name: lower case, words joined by hyphens.
fn slug(singkatan: &str) -> String {
    singkatan.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-")
}

fn menit(jumlah: usize) -> Duration {
    Duration::minutes(i64::try_from(jumlah).unwrap_or_default())
}

fn tidak_ada(apa: &str) -> Galat {
    Galat::internal(format!("assets/demo menyebut {apa} yang tidak ada"))
}
