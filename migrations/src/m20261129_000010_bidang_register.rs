//! Fields that the registers of the architecture lacked: the two manuals of use, the proofs of an application like an aplikasi
//! umum, named users, providers of hosting, the Wali Layanan, urusan, distribution and quality of data, routing and racks.
//!
//! Old rows are left as they are: what nobody was asked for is unknown, not "no".

use sea_orm_migration::prelude::*;

use crate::skema::{besar, biasa, boolean, opsional, tanggal, teks};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// A column that points at a row, or at nothing. SQLite adds a foreign key to a table only together with its column.
fn penunjuk(nama: &'static str, ke: &'static str) -> ColumnDef {
    opsional(besar(nama)).extra(format!("REFERENCES {ke} (id) ON DELETE RESTRICT")).to_owned()
}

/// Table and column; all of them may be empty.
fn kolom() -> Vec<(&'static str, ColumnDef)> {
    let mut semua = vec![
        ("aplikasi", opsional(boolean("dok_manual_admin"))),
        ("aplikasi", opsional(boolean("dok_manual_pengguna"))),
        ("aplikasi", penunjuk("penyedia_id", "catatan")),
        ("situs", penunjuk("penyedia_id", "catatan")),
        ("layanan", penunjuk("wali_layanan_id", "perangkat_daerah")),
        ("infrastruktur", penunjuk("fasilitas_id", "catatan")),
        ("infrastruktur", opsional(teks("routing"))),
        ("infrastruktur", opsional(teks("penempatan"))),
        ("data_informasi", opsional(tanggal("tanggal_mutu"))),
    ];
    let tulisan: [(&'static str, &'static [&'static str]); 2] = [
        (
            "aplikasi",
            &[
                "sejenis_sebelum",
                "sejenis_kajian",
                "sejenis_penyesuaian",
                "sejenis_pertimbangan",
                "pengguna_warga",
                "pengguna_pemerintah",
                "pengguna_bisnis",
                "pengguna_pemangku",
            ],
        ),
        (
            "data_informasi",
            &[
                "urusan",
                "distribusi",
                "cara_distribusi",
                "mutu_keterkinian",
                "mutu_akurasi",
                "mutu_ketersediaan",
                "mutu_keteraksesan",
                "mutu_keutuhan",
            ],
        ),
    ];
    for (tabel, nama) in tulisan {
        semua.extend(nama.iter().map(|nama| (tabel, opsional(teks(nama)))));
    }
    semua
}

fn indeks() -> [IndexCreateStatement; 4] {
    [
        biasa("aplikasi", "aplikasi_penyedia_id_idx", &["penyedia_id"]),
        biasa("situs", "situs_penyedia_id_idx", &["penyedia_id"]),
        biasa("layanan", "layanan_wali_layanan_id_idx", &["wali_layanan_id"]),
        biasa("infrastruktur", "infrastruktur_fasilitas_id_idx", &["fasilitas_id"]),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (tabel, kolom) in kolom() {
            manager.alter_table(Table::alter().table(tabel).add_column(kolom).to_owned()).await?;
        }
        for indeks in indeks() {
            manager.create_index(indeks).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite drops no column that an index holds.
        for (tabel, nama) in [
            ("aplikasi", "aplikasi_penyedia_id_idx"),
            ("situs", "situs_penyedia_id_idx"),
            ("layanan", "layanan_wali_layanan_id_idx"),
            ("infrastruktur", "infrastruktur_fasilitas_id_idx"),
        ] {
            manager.drop_index(Index::drop().name(nama).table(tabel).to_owned()).await?;
        }
        // Relations of kinds that were not known before.
        let jenis = Expr::col("jenis").is_in(["menjalankan", "menggunakan"]);
        manager.execute(Query::delete().from_table("relasi").and_where(jenis).to_owned()).await?;
        for (tabel, kolom) in kolom().into_iter().rev() {
            let nama = kolom.get_column_name();
            manager.alter_table(Table::alter().table(tabel).drop_column(nama).to_owned()).await?;
        }
        Ok(())
    }
}
