//! The yearly assessment: rounds, who is assessed, answers per indicator with their value at every stage, questions,
//! evidence links, recommendations, decisions and issued reports.
//!
//! Values are integers in hundredths: SQLite keeps decimals as floats.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for tabel in tabel() {
            manager.create_table(tabel).await?;
        }
        for indeks in indeks() {
            manager.create_index(indeks).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for nama in [
            "laporan",
            "keputusan_putaran",
            "rekomendasi",
            "isian_bukti",
            "klarifikasi",
            "penugasan",
            "nilai_tahap",
            "isian",
            "penilaian",
            "tenggat_tahap",
            "putaran",
        ] {
            manager.drop_table(Table::drop().table(nama).to_owned()).await?;
        }
        Ok(())
    }
}

fn tabel() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("putaran")
            .col(id())
            .col(bulat("tahun"))
            .col(teks("nama"))
            .col(teks("jenis"))
            .col(teks("lingkup"))
            .col(teks("instrumen"))
            .col(boolean("visitasi"))
            .col(ColumnDef::new("target").integer().null())
            .col(boolean("terkunci"))
            .col(boolean("impor"))
            .col(besar("versi"))
            .col(waktu("dibuat"))
            .col(waktu("diubah"))
            .to_owned(),
        Table::create()
            .table("tenggat_tahap")
            .col(id())
            .col(besar("putaran_id"))
            .col(teks("tahap"))
            .col(ColumnDef::new("tanggal").date().not_null())
            .foreign_key(&mut rujuk("tenggat_tahap", "putaran_id", "putaran", ForeignKeyAction::Cascade))
            .to_owned(),
        Table::create()
            .table("penilaian")
            .col(id())
            .col(besar("putaran_id"))
            .col(ColumnDef::new("perangkat_daerah_id").big_integer().null())
            .foreign_key(&mut rujuk("penilaian", "putaran_id", "putaran", ForeignKeyAction::Restrict))
            .foreign_key(&mut rujuk("penilaian", "perangkat_daerah_id", "perangkat_daerah", ForeignKeyAction::Restrict))
            .to_owned(),
        Table::create()
            .table("isian")
            .col(id())
            .col(besar("penilaian_id"))
            .col(teks("indikator"))
            .col(bulat("urutan"))
            .col(teks("status"))
            .col(ColumnDef::new("diisi_oleh").big_integer().null())
            .col(ColumnDef::new("diajukan_oleh").big_integer().null())
            .col(ColumnDef::new("diajukan_pada").timestamp_with_time_zone().null())
            .col(ColumnDef::new("disetujui_oleh").big_integer().null())
            .col(ColumnDef::new("disetujui_pada").timestamp_with_time_zone().null())
            .col(ColumnDef::new("catatan").text().not_null())
            .col(besar("versi"))
            .col(waktu("diubah"))
            .foreign_key(&mut rujuk("isian", "penilaian_id", "penilaian", ForeignKeyAction::Restrict))
            .foreign_key(&mut rujuk("isian", "diisi_oleh", "akun", ForeignKeyAction::Restrict))
            .foreign_key(&mut rujuk("isian", "diajukan_oleh", "akun", ForeignKeyAction::Restrict))
            .foreign_key(&mut rujuk("isian", "disetujui_oleh", "akun", ForeignKeyAction::Restrict))
            .to_owned(),
        Table::create()
            .table("nilai_tahap")
            .col(id())
            .col(besar("isian_id"))
            .col(teks("tahap"))
            .col(ColumnDef::new("nilai").integer().null())
            .col(teks("fakta"))
            .col(teks("analisis"))
            .col(teks("justifikasi"))
            .col(ColumnDef::new("oleh").big_integer().null())
            .col(waktu("pada"))
            .foreign_key(&mut rujuk("nilai_tahap", "isian_id", "isian", ForeignKeyAction::Restrict))
            .foreign_key(&mut rujuk("nilai_tahap", "oleh", "akun", ForeignKeyAction::Restrict))
            .to_owned(),
        Table::create()
            .table("penugasan")
            .col(id())
            .col(besar("isian_id"))
            .col(besar("perangkat_daerah_id"))
            .col(boolean("utama"))
            .foreign_key(&mut rujuk("penugasan", "isian_id", "isian", ForeignKeyAction::Cascade))
            .foreign_key(&mut rujuk("penugasan", "perangkat_daerah_id", "perangkat_daerah", ForeignKeyAction::Restrict))
            .to_owned(),
        Table::create()
            .table("klarifikasi")
            .col(id())
            .col(besar("isian_id"))
            .col(teks("pertanyaan"))
            .col(ColumnDef::new("ditanya_oleh").big_integer().null())
            .col(waktu("ditanya_pada"))
            .col(ColumnDef::new("batas").date().null())
            .col(ColumnDef::new("jawaban").text().null())
            .col(ColumnDef::new("dijawab_oleh").big_integer().null())
            .col(ColumnDef::new("dijawab_pada").timestamp_with_time_zone().null())
            .foreign_key(&mut rujuk("klarifikasi", "isian_id", "isian", ForeignKeyAction::Restrict))
            .foreign_key(&mut rujuk("klarifikasi", "ditanya_oleh", "akun", ForeignKeyAction::Restrict))
            .foreign_key(&mut rujuk("klarifikasi", "dijawab_oleh", "akun", ForeignKeyAction::Restrict))
            .to_owned(),
        Table::create()
            .table("isian_bukti")
            .col(id())
            .col(besar("isian_id"))
            .col(besar("bukti_id"))
            .col(ColumnDef::new("tingkat").integer().null())
            .foreign_key(&mut rujuk("isian_bukti", "isian_id", "isian", ForeignKeyAction::Cascade))
            .foreign_key(&mut rujuk("isian_bukti", "bukti_id", "bukti", ForeignKeyAction::Restrict))
            .to_owned(),
        Table::create()
            .table("rekomendasi")
            .col(id())
            .col(besar("penilaian_id"))
            .col(ColumnDef::new("indikator").text().null())
            .col(ColumnDef::new("aspek").integer().null())
            .col(teks("uraian"))
            .col(ColumnDef::new("perangkat_daerah_id").big_integer().null())
            .col(ColumnDef::new("tenggat").date().null())
            .col(boolean("selesai"))
            .col(boolean("arsip"))
            .col(besar("versi"))
            .col(waktu("diubah"))
            .foreign_key(&mut rujuk("rekomendasi", "penilaian_id", "penilaian", ForeignKeyAction::Restrict))
            .foreign_key(&mut rujuk(
                "rekomendasi",
                "perangkat_daerah_id",
                "perangkat_daerah",
                ForeignKeyAction::Restrict,
            ))
            .to_owned(),
        Table::create()
            .table("keputusan_putaran")
            .col(id())
            .col(besar("putaran_id"))
            .col(teks("jenis"))
            .col(teks("nomor"))
            .col(ColumnDef::new("tanggal").date().not_null())
            .col(teks("alasan"))
            .col(ColumnDef::new("oleh").big_integer().null())
            .col(waktu("pada"))
            .foreign_key(&mut rujuk("keputusan_putaran", "putaran_id", "putaran", ForeignKeyAction::Restrict))
            .foreign_key(&mut rujuk("keputusan_putaran", "oleh", "akun", ForeignKeyAction::Restrict))
            .to_owned(),
        Table::create()
            .table("laporan")
            .col(id())
            .col(besar("penilaian_id"))
            .col(teks("bentuk"))
            .col(teks("nomor"))
            .col(ColumnDef::new("tanggal").date().not_null())
            .col(waktu("per"))
            .col(teks("sidik"))
            .col(teks("potret"))
            .col(ColumnDef::new("oleh").big_integer().null())
            .foreign_key(&mut rujuk("laporan", "penilaian_id", "penilaian", ForeignKeyAction::Restrict))
            .foreign_key(&mut rujuk("laporan", "oleh", "akun", ForeignKeyAction::Restrict))
            .to_owned(),
    ]
}

fn indeks() -> Vec<IndexCreateStatement> {
    vec![
        unik("putaran", "putaran_nama_key", &["tahun", "nama"]),
        unik("tenggat_tahap", "tenggat_tahap_key", &["putaran_id", "tahap"]),
        unik("penilaian", "penilaian_subjek_key", &["putaran_id", "perangkat_daerah_id"]),
        unik("isian", "isian_indikator_key", &["penilaian_id", "indikator"]),
        unik("nilai_tahap", "nilai_tahap_key", &["isian_id", "tahap"]),
        unik("penugasan", "penugasan_key", &["isian_id", "perangkat_daerah_id"]),
        biasa("penugasan", "penugasan_kantor_idx", &["perangkat_daerah_id"]),
        biasa("klarifikasi", "klarifikasi_isian_idx", &["isian_id"]),
        unik("isian_bukti", "isian_bukti_key", &["isian_id", "bukti_id"]),
        biasa("isian_bukti", "isian_bukti_bukti_idx", &["bukti_id"]),
        biasa("rekomendasi", "rekomendasi_penilaian_idx", &["penilaian_id"]),
        biasa("keputusan_putaran", "keputusan_putaran_idx", &["putaran_id"]),
        unik("laporan", "laporan_nomor_key", &["nomor"]),
        biasa("laporan", "laporan_penilaian_idx", &["penilaian_id"]),
    ]
}

fn id() -> ColumnDef {
    ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key().to_owned()
}

fn teks(nama: &'static str) -> ColumnDef {
    ColumnDef::new(nama).text().not_null().to_owned()
}

fn bulat(nama: &'static str) -> ColumnDef {
    ColumnDef::new(nama).integer().not_null().to_owned()
}

fn besar(nama: &'static str) -> ColumnDef {
    ColumnDef::new(nama).big_integer().not_null().to_owned()
}

fn boolean(nama: &'static str) -> ColumnDef {
    ColumnDef::new(nama).boolean().not_null().to_owned()
}

fn waktu(nama: &'static str) -> ColumnDef {
    ColumnDef::new(nama).timestamp_with_time_zone().not_null().to_owned()
}

fn rujuk(
    tabel: &'static str,
    kolom: &'static str,
    ke: &'static str,
    hapus: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{tabel}_{kolom}_fkey"))
        .from(tabel, kolom)
        .to(ke, "id")
        .on_delete(hapus)
        .to_owned()
}

fn unik(tabel: &'static str, nama: &'static str, kolom: &[&'static str]) -> IndexCreateStatement {
    biasa(tabel, nama, kolom).unique().to_owned()
}

fn biasa(tabel: &'static str, nama: &'static str, kolom: &[&'static str]) -> IndexCreateStatement {
    let mut indeks = Index::create().name(nama).table(tabel).to_owned();
    for kolom in kolom {
        indeks.col(*kolom);
    }
    indeks
}
