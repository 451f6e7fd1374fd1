//! A round may close what belongs to a stage after the stage's deadline.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Rounds that run already keep their deadlines as reminders.
        let kolom = ColumnDef::new("tutup_lewat_tenggat").boolean().not_null().default(false).to_owned();
        manager.alter_table(Table::alter().table("putaran").add_column(kolom).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("putaran").drop_column("tutup_lewat_tenggat").to_owned()).await
    }
}
