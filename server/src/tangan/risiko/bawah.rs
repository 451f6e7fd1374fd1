//! What hangs on one risk: treatment, residual, monitoring, what came about, the evaluation by SPIP.

use axum::{
    extract::Path,
    response::Response,
    routing::{MethodRouter, post},
};
use services::{
    Galat, Hasil,
    risiko::{
        kejadian::{self, IsianKejadian},
        pantauan::{self, IsianPantauan},
        penanganan::{self, IsianKemajuan, IsianPenanganan, IsianResidual},
        rinci,
        spip::{self, IsianSpip},
    },
};

use super::alamat;
use crate::{
    jawaban::Beres,
    keadaan::Keadaan,
    kiriman::{Isian, Kiriman},
};

pub fn daftar() -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    vec![
        ("POST", "/risiko/{id}/residual", post(post_residual)),
        ("POST", "/risiko/{id}/spip", post(post_spip)),
        ("POST", "/risiko/{id}/penanganan/baru", post(post_penanganan_baru)),
        ("POST", "/risiko/{id}/penanganan/{pid}", post(post_penanganan)),
        ("POST", "/risiko/{id}/penanganan/{pid}/kemajuan", post(post_kemajuan)),
        ("POST", "/risiko/{id}/penanganan/{pid}/hapus", post(post_hapus_penanganan)),
        ("POST", "/risiko/{id}/pantauan/baru", post(post_pantauan_baru)),
        ("POST", "/risiko/{id}/pantauan/{pid}", post(post_pantauan)),
        ("POST", "/risiko/{id}/pantauan/{pid}/hapus", post(post_hapus_pantauan)),
        ("POST", "/risiko/{id}/kejadian/baru", post(post_kejadian_baru)),
        ("POST", "/risiko/{id}/kejadian/{pid}", post(post_kejadian)),
        ("POST", "/risiko/{id}/kejadian/{pid}/hapus", post(post_hapus_kejadian)),
    ]
}

/// `POST /risiko/{id}/residual`: the fields of `IsianResidual`, `versi`.
async fn post_residual(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/residual", alamat(id)), async {
        let isi = super::dari_isian!(IsianResidual, k.isian; ada_residual, residual_kemungkinan, residual_dampak,
            alasan_residual, target_kemungkinan, target_dampak, kontinjensi);
        penanganan::simpan_residual(&k.l, &k.pelaku, id, k.isian.versi(), &isi).await?;
        Ok(Beres::ke(format!("{}#residual", alamat(id)), "Residual dan target disimpan."))
    })
    .await
}

/// `POST /risiko/{id}/spip`: the fields of `IsianSpip`, `versi`.
async fn post_spip(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/spip", alamat(id)), async {
        let isi = super::dari_isian!(IsianSpip, k.isian; kode, kemungkinan, level_dampak, sumber, terkendali, pihak_terkena, celah);
        spip::simpan(&k.l, &k.pelaku, id, k.isian.versi(), &isi).await?;
        Ok(Beres::ke(format!("{}#spip", alamat(id)), "Penilaian SPIP disimpan."))
    })
    .await
}

/// `POST /risiko/{id}/penanganan/baru`: the fields of [`isian_penanganan`], `versi` of the risk.
async fn post_penanganan_baru(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/penanganan/baru", alamat(id)), async {
        let hasil = penanganan::create(&k.l, &k.pelaku, id, k.isian.versi(), &isian_penanganan(&k.isian)).await;
        pada_jadwal(hasil, &k.isian)?;
        Ok(Beres::ke(format!("{}#penanganan", alamat(id)), "Penanganan ditambahkan."))
    })
    .await
}

/// `POST /risiko/{id}/penanganan/{pid}`: the same fields, `versi` of the treatment.
async fn post_penanganan(Path((id, pid)): Path<(i64, i64)>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/penanganan/{pid}", alamat(id)), async {
        let hasil = penanganan::update(&k.l, &k.pelaku, pid, k.isian.versi(), &isian_penanganan(&k.isian)).await;
        pada_jadwal(rinci::bila_terhapus(&k.l, &k.pelaku, id, hasil).await, &k.isian)?;
        Ok(Beres::ke(format!("{}#penanganan", alamat(id)), "Penanganan diperbarui."))
    })
    .await
}

/// `POST /risiko/{id}/penanganan/{pid}/kemajuan`: `kemajuan`, `realisasi`, `selesai_pada`, `versi`.
async fn post_kemajuan(Path((id, pid)): Path<(i64, i64)>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/penanganan/{pid}/kemajuan", alamat(id)), async {
        let isi = super::dari_isian!(IsianKemajuan, k.isian; kemajuan, realisasi, selesai_pada);
        let hasil = penanganan::laporkan(&k.l, &k.pelaku, pid, k.isian.versi(), &isi).await;
        rinci::bila_terhapus(&k.l, &k.pelaku, id, hasil).await?;
        Ok(Beres::ke(format!("{}#penanganan", alamat(id)), "Kemajuan penanganan dicatat."))
    })
    .await
}

/// `POST /risiko/{id}/penanganan/{pid}/hapus`: `versi`.
async fn post_hapus_penanganan(Path((id, pid)): Path<(i64, i64)>, k: Kiriman) -> Response {
    k.jawab(&alamat(id), async {
        penanganan::remove(&k.l, &k.pelaku, pid, k.isian.versi()).await?;
        Ok(Beres::ke(format!("{}#penanganan", alamat(id)), "Penanganan dihapus."))
    })
    .await
}

/// `POST /risiko/{id}/pantauan/baru`: the fields of [`isian_pantauan`], `versi` of the risk.
async fn post_pantauan_baru(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/pantauan/baru", alamat(id)), async {
        pantauan::create(&k.l, &k.pelaku, id, k.isian.versi(), &isian_pantauan(&k.isian)).await?;
        Ok(Beres::ke(format!("{}#pemantauan", alamat(id)), "Laporan pemantauan disimpan."))
    })
    .await
}

/// `POST /risiko/{id}/pantauan/{pid}`: the same fields, `versi` of the report.
async fn post_pantauan(Path((id, pid)): Path<(i64, i64)>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/pantauan/{pid}", alamat(id)), async {
        let hasil = pantauan::update(&k.l, &k.pelaku, pid, k.isian.versi(), &isian_pantauan(&k.isian)).await;
        rinci::bila_terhapus(&k.l, &k.pelaku, id, hasil).await?;
        Ok(Beres::ke(format!("{}#pemantauan", alamat(id)), "Laporan pemantauan diperbarui."))
    })
    .await
}

/// `POST /risiko/{id}/pantauan/{pid}/hapus`: `versi`.
async fn post_hapus_pantauan(Path((id, pid)): Path<(i64, i64)>, k: Kiriman) -> Response {
    k.jawab(&alamat(id), async {
        pantauan::remove(&k.l, &k.pelaku, pid, k.isian.versi()).await?;
        Ok(Beres::ke(format!("{}#pemantauan", alamat(id)), "Laporan pemantauan dihapus."))
    })
    .await
}

/// `POST /risiko/{id}/kejadian/baru`: the fields of [`isian_kejadian`], `versi` of the risk.
async fn post_kejadian_baru(Path(id): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/kejadian/baru", alamat(id)), async {
        kejadian::create(&k.l, &k.pelaku, id, k.isian.versi(), &isian_kejadian(&k.isian)).await?;
        Ok(Beres::ke(format!("{}#terjadi", alamat(id)), "Kejadian dicatat."))
    })
    .await
}

/// `POST /risiko/{id}/kejadian/{pid}`: the same fields, `versi` of the record.
async fn post_kejadian(Path((id, pid)): Path<(i64, i64)>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/kejadian/{pid}", alamat(id)), async {
        let hasil = kejadian::update(&k.l, &k.pelaku, pid, k.isian.versi(), &isian_kejadian(&k.isian)).await;
        rinci::bila_terhapus(&k.l, &k.pelaku, id, hasil).await?;
        Ok(Beres::ke(format!("{}#terjadi", alamat(id)), "Kejadian diperbarui."))
    })
    .await
}

/// `POST /risiko/{id}/kejadian/{pid}/hapus`: `versi`.
async fn post_hapus_kejadian(Path((id, pid)): Path<(i64, i64)>, k: Kiriman) -> Response {
    k.jawab(&alamat(id), async {
        kejadian::remove(&k.l, &k.pelaku, pid, k.isian.versi()).await?;
        Ok(Beres::ke(format!("{}#terjadi", alamat(id)), "Kejadian dihapus."))
    })
    .await
}

/// The schedule has fields for each kind of period (`dari_bulan`, `sampai_triwulan`, …); those of the chosen kind are read.
fn isian_penanganan(isian: &Isian) -> IsianPenanganan {
    let mut isi = super::dari_isian!(IsianPenanganan, isian; opsi, aksi, keluaran, jenis_periode, mulai, selesai, dari, sampai, tahun,
        penanggung_jawab, pendukung, biaya);
    let bagian = |apa: &str| isian.teks(&format!("{apa}_{}", isian.teks("jenis_periode"))).to_owned();
    isi.dari = bagian("dari");
    // One part only: it ends where it begins.
    isi.sampai = Some(bagian("sampai")).filter(|s| !s.is_empty()).unwrap_or_else(|| isi.dari.clone());
    isi
}

/// Errors of the schedule beside the fields of the chosen kind.
fn pada_jadwal<T>(hasil: Hasil<T>, isian: &Isian) -> Hasil<T> {
    hasil.map_err(|galat| match galat {
        Galat::Isian(mut daftar) => {
            for satu in daftar.iter_mut().filter(|s| matches!(s.bidang.as_str(), "dari" | "sampai")) {
                satu.bidang = format!("{}_{}", satu.bidang, isian.teks("jenis_periode"));
            }
            Galat::Isian(daftar)
        }
        lain => lain,
    })
}

fn isian_pantauan(isian: &Isian) -> IsianPantauan {
    super::dari_isian!(IsianPantauan, isian; jenis, ke, tanggal, kemungkinan, level_dampak, uraian, proyeksi, dilakukan, rencana,
        penanggung_jawab, waktu, rekomendasi, alasan_residual)
}

fn isian_kejadian(isian: &Isian) -> IsianKejadian {
    super::dari_isian!(IsianKejadian, isian; tanggal, sebab, dampak, kerugian, tindakan, pelajaran)
}
