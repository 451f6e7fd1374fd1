//! Relations in the trail: an entry at both ends, by number only, as the pages of relations write them.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use domain::register::{self, Butir, Register};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait},
};
use serde_json::{Map, Value};

use super::gudang::{SEKALI, Tautan};
use crate::{Hasil, Pelaku, jejak::massal::CatatanLengkap, register::nama};

/// What a record gained and lost, by the name of the relation read from it.
#[derive(Clone, Debug, Default)]
pub(super) struct Kaitan {
    lepas: BTreeMap<&'static str, Vec<String>>,
    tambah: BTreeMap<&'static str, Vec<String>>,
}

/// The far end of a relation: register, number, office.
struct Ujung {
    register: String,
    nomor: String,
    kantor: Option<i64>,
}

/// Every record that relations were added to or taken from.
pub(super) struct SemuaKaitan {
    kaitan: HashMap<i64, Kaitan>,
    ujung: HashMap<i64, Ujung>,
}

impl SemuaKaitan {
    /// Gathers both ends of all changes.
    pub(super) async fn baru<'a, C: ConnectionTrait>(
        db: &C,
        tambah: impl Iterator<Item = &'a Tautan>,
        hapus: impl Iterator<Item = &'a Tautan>,
    ) -> Hasil<Self> {
        let mut semua: Vec<(Tautan, bool)> = tambah.map(|t| (*t, true)).chain(hapus.map(|t| (*t, false))).collect();
        semua.sort_unstable();
        // Both ends of a relation may stand in the same file.
        semua.dedup();
        let mut id: Vec<i64> = semua.iter().flat_map(|((_, dari, ke), _)| [*dari, *ke]).collect();
        id.sort_unstable();
        id.dedup();
        let mut ujung = HashMap::with_capacity(id.len());
        for potong in id.chunks(SEKALI) {
            let mut kueri = nama::pilih();
            kueri.and_where(Expr::col(("c", "id")).is_in(potong.iter().copied()));
            for satu in nama::baca(db, &kueri).await? {
                let isi = Ujung { register: satu.register, nomor: satu.nomor, kantor: satu.perangkat_daerah_id };
                ujung.insert(satu.id, isi);
            }
        }
        let mut kaitan: HashMap<i64, Kaitan> = HashMap::new();
        for ((jenis, dari, ke), ditambah) in semua {
            for (sini, sana, maju) in [(dari, ke, true), (ke, dari, false)] {
                let Some(nomor) = ujung.get(&sana).map(|u| u.nomor.clone()) else { continue };
                let satu = kaitan.entry(sini).or_default();
                let sisi = if ditambah { &mut satu.tambah } else { &mut satu.lepas };
                sisi.entry(jenis.sebutan(maju)).or_default().push(nomor);
            }
        }
        Ok(Self { kaitan, ujung })
    }

    /// Adds what happened to the relations of a record to its own entry, and counts it as told.
    pub(super) fn sisipkan(&mut self, id: i64, sebelum: &mut Value, sesudah: &mut Value) {
        let Some(satu) = self.kaitan.remove(&id) else { return };
        for (sisi, isi) in [(satu.lepas, sebelum), (satu.tambah, sesudah)] {
            if let Value::Object(map) = isi {
                map.extend(objek(sisi));
            }
        }
    }

    /// Entries of the records at the other ends.
    pub(super) fn sisa(self, pelaku: &Pelaku, waktu: DateTime<Utc>, tindakan: &'static str) -> Vec<CatatanLengkap> {
        let mut sisa: Vec<_> = self.kaitan.into_iter().collect();
        sisa.sort_unstable_by_key(|(id, _)| *id);
        sisa.into_iter()
            .filter_map(|(id, satu)| {
                let ujung = self.ujung.get(&id)?;
                let r = register::cari(&ujung.register)?;
                let isi = (Value::Object(objek(satu.lepas)), Value::Object(objek(satu.tambah)));
                Some(lengkap(pelaku, r, waktu, tindakan, (id, ujung.kantor), isi))
            })
            .collect()
    }
}

/// An entry of one record.
pub(super) fn entri(
    pelaku: &Pelaku,
    r: &'static Register,
    waktu: DateTime<Utc>,
    tindakan: &'static str,
    (id, butir): (i64, &Butir),
    isi: (Value, Value),
) -> CatatanLengkap {
    lengkap(pelaku, r, waktu, tindakan, (id, butir.bilangan("perangkat_daerah_id")), isi)
}

fn lengkap(
    pelaku: &Pelaku,
    r: &'static Register,
    waktu: DateTime<Utc>,
    tindakan: &'static str,
    (objek_id, perangkat_daerah): (i64, Option<i64>),
    (sebelum, sesudah): (Value, Value),
) -> CatatanLengkap {
    CatatanLengkap {
        waktu,
        akun_id: pelaku.akun_id,
        pelaku: pelaku.nama.clone(),
        alamat: pelaku.alamat.clone(),
        tindakan,
        objek: r.kode,
        objek_id,
        perangkat_daerah,
        sebelum,
        sesudah,
    }
}

fn objek(sisi: BTreeMap<&'static str, Vec<String>>) -> Map<String, Value> {
    sisi.into_iter().map(|(nama, nomor)| (nama.to_owned(), nomor.join(", ").into())).collect()
}
