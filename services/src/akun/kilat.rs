//! What a form wants to say after a redirect: kept with the session, read once.

use std::collections::BTreeMap;

use domain::teks::GalatIsian;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use serde::{Deserialize, Serialize};

use super::entitas::kilat;
use crate::{galat::Hasil, layanan::Layanan};

/// How a message is meant, which decides its colour and icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nada {
    Baik,
    Info,
    Awas,
    Galat,
}

/// A sentence at the top of the next page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kabar {
    pub nada: Nada,
    pub teks: String,
}

/// Everything the next page needs to show a form again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormKilat {
    pub kabar: Option<Kabar>,
    pub galat: Vec<GalatIsian>,
    /// What was typed, by field. Never a password: see [`FormKilat::dengan_isian`].
    pub isian: BTreeMap<String, Vec<String>>,
    /// The section of the page that says it (the fragment of the address); empty for the top of the page.
    #[serde(default)]
    pub letak: String,
    /// How to take back what was just done.
    #[serde(default)]
    pub urung: Option<Urung>,
}

/// A form with one button that takes the last act back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urung {
    /// Where it posts.
    pub alamat: String,
    /// Hidden fields.
    pub isian: Vec<(String, String)>,
}

impl FormKilat {
    /// Only a sentence.
    pub fn kabar(nada: Nada, teks: impl Into<String>) -> Self {
        Self { kabar: Some(Kabar { nada, teks: teks.into() }), ..Self::default() }
    }

    /// The same with what was typed, leaving out every field whose name speaks of a password or a code.
    #[must_use]
    pub fn dengan_isian(mut self, pasangan: impl IntoIterator<Item = (String, String)>) -> Self {
        for (bidang, nilai) in pasangan {
            if !(bidang.contains("sandi") || bidang.contains("kode_siap") || bidang.contains("token")) {
                self.isian.entry(bidang).or_default().push(nilai);
            }
        }
        self
    }

    /// What was typed into a field, first value.
    #[must_use]
    pub fn nilai(&self, bidang: &str) -> Option<&str> {
        self.isian.get(bidang).and_then(|nilai| nilai.first()).map(String::as_str)
    }

    /// The message beside a field.
    #[must_use]
    pub fn pesan(&self, bidang: &str) -> Option<&str> {
        self.galat.iter().find(|galat| galat.bidang == bidang).map(|galat| galat.pesan.as_str())
    }
}

/// Keeps a message for the page at `kunci` (its path) in this session, replacing an earlier one.
///
/// # Errors
/// When the database refuses.
pub async fn simpan(l: &Layanan, sesi_id: i64, kunci: &str, form: &FormKilat) -> Hasil<()> {
    let tulis = l.tulis().await?;
    let baris = kilat::ActiveModel {
        sesi_id: Set(sesi_id),
        kunci: Set(kunci.to_owned()),
        isi: Set(serde_json::to_string(form)?),
        ..Default::default()
    };
    let timpa =
        OnConflict::columns([kilat::Column::SesiId, kilat::Column::Kunci]).update_column(kilat::Column::Isi).to_owned();
    kilat::Entity::insert(baris).on_conflict(timpa).exec_without_returning(&tulis.tx).await?;
    tulis.selesai().await
}

/// Takes the message for the page at `kunci`: the second reader gets nothing.
///
/// # Errors
/// When the database cannot be read.
pub async fn ambil(l: &Layanan, sesi_id: i64, kunci: &str) -> Hasil<Option<FormKilat>> {
    // Most pages have no message; looking first keeps them out of the writers' queue.
    let ada = kilat::Entity::find()
        .filter(kilat::Column::SesiId.eq(sesi_id))
        .filter(kilat::Column::Kunci.eq(kunci))
        .one(&l.db)
        .await?;
    let Some(ada) = ada else { return Ok(None) };
    let tulis = l.tulis().await?;
    let terhapus = kilat::Entity::delete_by_id(ada.id).exec(&tulis.tx).await?;
    tulis.selesai().await?;
    if terhapus.rows_affected == 0 {
        return Ok(None);
    }
    Ok(serde_json::from_str(&ada.isi).ok())
}
