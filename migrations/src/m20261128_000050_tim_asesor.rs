//! The decree that forms the tim asesor internal of a round (DKI68 Pasal 32 ayat (4)).

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const KOLOM: [&str; 2] = ["asesor_nomor", "asesor_tanggal"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for kolom in [ColumnDef::new(KOLOM[0]).text().to_owned(), ColumnDef::new(KOLOM[1]).date().to_owned()] {
            manager.alter_table(Table::alter().table("putaran").add_column(kolom).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for kolom in KOLOM {
            manager.alter_table(Table::alter().table("putaran").drop_column(kolom).to_owned()).await?;
        }
        Ok(())
    }
}
