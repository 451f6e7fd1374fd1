//! Everybody who wrote a risk, not only who wrote last; who asked for an escalation, so that it is not offered to them to
//! decide; and never two questions waiting for one risk.

use sea_orm_migration::prelude::*;

use crate::skema::{besar, biasa, opsional, rujuk, tabel, unik_bila};

#[derive(DeriveMigrationName)]
pub struct Migration;

const PENYUSUN: &str = "risiko_penyusun";
const ESKALASI: &str = "risiko_eskalasi";
const PEMOHON: &str = "pemohon_id";
const PEMOHON_INDEKS: &str = "risiko_eskalasi_pemohon_idx";
const MENUNGGU_INDEKS: &str = "risiko_eskalasi_menunggu_key";

/// Acts of the trail that wrote a risk or its treatment, up to this migration.
const MENULIS: [&str; 9] = [
    "Risiko disusun",
    "Risiko disusun dari contoh",
    "Risiko disalin dari tahun sebelumnya",
    "Risiko diimpor",
    "Risiko diubah",
    "Penanganan ditambah",
    "Penanganan diubah",
    "Penanganan dihapus",
    "Risiko residual diubah",
];

fn penyusun() -> TableCreateStatement {
    use ForeignKeyAction::{Cascade, Restrict};
    // The account first: what a person wrote is asked on every page of theirs, who wrote one risk only on that risk's.
    tabel(
        PENYUSUN,
        [besar("akun_id"), besar("risiko_id")],
        [rujuk("akun_id", "akun", Restrict), rujuk("risiko_id", "risiko", Cascade)],
    )
    .primary_key(Index::create().name("risiko_penyusun_key").col("akun_id").col("risiko_id").primary())
    .to_owned()
}

/// Authors of the risks there are: who wrote last, and whoever the trail names.
fn isi_penyusun() -> Result<InsertStatement, DbErr> {
    let terakhir = Query::select()
        .columns(["penyusun_id", "id"].map(|k| ("risiko", k)))
        .from("risiko")
        .and_where(Expr::col(("risiko", "penyusun_id")).is_not_null())
        .to_owned();
    let jejak = Query::select()
        .column(("jejak", "akun_id"))
        .column(("risiko", "id"))
        .from("jejak")
        .join(JoinType::InnerJoin, "risiko", Expr::col(("risiko", "id")).equals(("jejak", "objek_id")))
        .join(JoinType::InnerJoin, "akun", Expr::col(("akun", "id")).equals(("jejak", "akun_id")))
        .and_where(Expr::col(("jejak", "objek")).eq("risiko"))
        .and_where(Expr::col(("jejak", "tindakan")).is_in(MENULIS))
        .to_owned();
    let mut semua = terakhir;
    semua.union(UnionType::Distinct, jejak);
    Query::insert()
        .into_table(PENYUSUN)
        .columns(["akun_id", "risiko_id"])
        .select_from(semua)
        .map(|isi| isi.to_owned())
        .map_err(|sebab| DbErr::Migration(sebab.to_string()))
}

/// Who asked what still waits, by the trail.
fn isi_pemohon() -> UpdateStatement {
    let terakhir = Query::select()
        .column(("jejak", "akun_id"))
        .from("jejak")
        .and_where(Expr::col(("jejak", "objek")).eq("risiko"))
        .and_where(Expr::col(("jejak", "objek_id")).equals((ESKALASI, "risiko_id")))
        .and_where(Expr::col(("jejak", "tindakan")).eq("Risiko dieskalasi"))
        .order_by(("jejak", "urutan"), Order::Desc)
        .limit(1)
        .to_owned();
    Query::update()
        .table(ESKALASI)
        .value(PEMOHON, Expr::SubQuery(None, Box::new(terakhir.into())))
        .and_where(Expr::col("putusan").is_null())
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(penyusun()).await?;
        manager.create_index(biasa(PENYUSUN, "risiko_penyusun_risiko_idx", &["risiko_id"])).await?;
        manager.execute(isi_penyusun()?).await?;
        // Without a foreign key: SQLite adds none to a table that exists.
        let kolom = Table::alter().table(ESKALASI).add_column(opsional(besar(PEMOHON))).to_owned();
        manager.alter_table(kolom).await?;
        manager.execute(isi_pemohon()).await?;
        manager.create_index(biasa(ESKALASI, PEMOHON_INDEKS, &[PEMOHON, "putusan", "risiko_id"])).await?;
        let menunggu = Expr::col("putusan").is_null();
        manager.create_index(unik_bila(ESKALASI, MENUNGGU_INDEKS, &["risiko_id"], menunggu)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for nama in [MENUNGGU_INDEKS, PEMOHON_INDEKS] {
            manager.drop_index(Index::drop().name(nama).table(ESKALASI).to_owned()).await?;
        }
        manager.alter_table(Table::alter().table(ESKALASI).drop_column(PEMOHON).to_owned()).await?;
        manager.drop_table(Table::drop().table(PENYUSUN).to_owned()).await
    }
}
