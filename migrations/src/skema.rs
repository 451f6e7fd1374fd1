//! The words a migration is written in: columns, tables, foreign keys, indexes, and [`Skema`], which puts them up and
//! takes them down.
//!
//! A column is required unless it stands in [`opsional`]. Every constraint and index has a name, because a migration that
//! changes it later must be able to name it on both databases.

use sea_orm_migration::{prelude::*, util::get_file_stem};

/// A migration that only makes tables, indexes and first rows. Down drops the tables in the opposite order.
pub struct Skema {
    /// `file!()`: the stem of the file's name is the name of the migration.
    pub berkas: &'static str,
    pub tabel: fn() -> Vec<TableCreateStatement>,
    pub indeks: fn() -> Vec<IndexCreateStatement>,
    /// Rows the schema cannot do without; mostly none ([`Vec::new`]).
    pub isi: fn() -> Vec<InsertStatement>,
}

impl MigrationName for Skema {
    fn name(&self) -> &str {
        get_file_stem(self.berkas)
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Skema {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for tabel in (self.tabel)() {
            manager.create_table(tabel).await?;
        }
        for indeks in (self.indeks)() {
            manager.create_index(indeks).await?;
        }
        for isi in (self.isi)() {
            manager.execute(isi).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for tabel in (self.tabel)().iter().rev().filter_map(TableCreateStatement::get_table_name) {
            manager.drop_table(Table::drop().table(tabel.clone()).to_owned()).await?;
        }
        Ok(())
    }
}

/// A table with its columns and what they point at.
pub fn tabel(
    nama: &'static str,
    kolom: impl IntoIterator<Item = ColumnDef>,
    rujukan: impl IntoIterator<Item = Rujuk>,
) -> TableCreateStatement {
    let mut tabel = Table::create().table(nama).to_owned();
    for kolom in kolom {
        tabel.col(kolom);
    }
    for rujuk in rujukan {
        tabel.foreign_key(&mut rujuk.pernyataan(nama));
    }
    tabel
}

/// `id`: the primary key, counted by the database.
#[must_use]
pub fn id() -> ColumnDef {
    ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key().to_owned()
}

/// A primary key that is given, not counted.
#[must_use]
pub fn kunci(mut kolom: ColumnDef) -> ColumnDef {
    kolom.primary_key().to_owned()
}

/// Text of any length; lengths are a rule of the domain.
#[must_use]
pub fn teks(nama: &'static str) -> ColumnDef {
    ColumnDef::new(nama).text().not_null().to_owned()
}

/// 32-bit integer: years, levels in hundredths, positions.
#[must_use]
pub fn bulat(nama: &'static str) -> ColumnDef {
    ColumnDef::new(nama).integer().not_null().to_owned()
}

/// 64-bit integer: ids of other rows, counts, bytes, money.
#[must_use]
pub fn besar(nama: &'static str) -> ColumnDef {
    ColumnDef::new(nama).big_integer().not_null().to_owned()
}

/// Yes or no.
#[must_use]
pub fn boolean(nama: &'static str) -> ColumnDef {
    ColumnDef::new(nama).boolean().not_null().to_owned()
}

/// A moment, in UTC.
#[must_use]
pub fn waktu(nama: &'static str) -> ColumnDef {
    ColumnDef::new(nama).timestamp_with_time_zone().not_null().to_owned()
}

/// A day of the calendar.
#[must_use]
pub fn tanggal(nama: &'static str) -> ColumnDef {
    ColumnDef::new(nama).date().not_null().to_owned()
}

/// The same column, which may be empty.
#[must_use]
pub fn opsional(mut kolom: ColumnDef) -> ColumnDef {
    kolom.null().to_owned()
}

/// `versi`: counts the changes of a row, so that a stale form is noticed.
#[must_use]
pub fn versi() -> ColumnDef {
    besar("versi")
}

/// `diarsipkan_pada`: since when the row is in the archive; empty while it is in use.
#[must_use]
pub fn diarsipkan_pada() -> ColumnDef {
    opsional(waktu("diarsipkan_pada"))
}

/// A foreign key of one column; see [`rujuk`].
#[derive(Clone, Debug)]
pub struct Rujuk {
    kolom: &'static str,
    ke: (&'static str, &'static str),
    hapus: ForeignKeyAction,
    nama: Option<&'static str>,
}

/// `kolom` points at the `id` of `ke`; `hapus` says what happens when that row goes. Named `<tabel>_<kolom>_fkey`.
#[must_use]
pub const fn rujuk(kolom: &'static str, ke: &'static str, hapus: ForeignKeyAction) -> Rujuk {
    Rujuk { kolom, ke: (ke, "id"), hapus, nama: None }
}

impl Rujuk {
    /// Another name than the usual one.
    #[must_use]
    pub const fn bernama(self, nama: &'static str) -> Self {
        Self { nama: Some(nama), ..self }
    }

    /// Another column than `id`.
    #[must_use]
    pub const fn pada(self, kolom: &'static str) -> Self {
        Self { ke: (self.ke.0, kolom), ..self }
    }

    fn pernyataan(&self, tabel: &'static str) -> ForeignKeyCreateStatement {
        let nama = self.nama.map_or_else(|| format!("{tabel}_{}_fkey", self.kolom), str::to_owned);
        let (ke, kolom) = self.ke;
        ForeignKey::create().name(nama).from(tabel, self.kolom).to(ke, kolom).on_delete(self.hapus).to_owned()
    }
}

/// No two rows alike in these columns. A column that may be empty needs [`unik_bila`] beside it: both databases treat
/// every NULL as different.
#[must_use]
pub fn unik(tabel: &'static str, nama: &'static str, kolom: &[&'static str]) -> IndexCreateStatement {
    biasa(tabel, nama, kolom).unique().to_owned()
}

/// The same among the rows that meet a condition.
#[must_use]
pub fn unik_bila(
    tabel: &'static str,
    nama: &'static str,
    kolom: &[&'static str],
    syarat: Expr,
) -> IndexCreateStatement {
    unik(tabel, nama, kolom).cond_where(syarat).to_owned()
}

/// An index to find rows by; foreign keys need one wherever the other side is deleted or listed by them.
#[must_use]
pub fn biasa(tabel: &'static str, nama: &'static str, kolom: &[&'static str]) -> IndexCreateStatement {
    let mut indeks = Index::create().name(nama).table(tabel).to_owned();
    for kolom in kolom {
        indeks.col(*kolom);
    }
    indeks
}
