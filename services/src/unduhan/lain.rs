//! Tables of single offices, proposals, and of who signs.

use domain::{
    aplikasi::usulan::syarat::Cara,
    tabel::{Sel, Tabel, teks},
};

use super::{Kueri, tanggal};
use crate::{
    Hasil, Layanan, Pelaku,
    aplikasi::usulan::{self, Dibawa},
    penandatangan, perangkat_daerah,
};

/// People with a role in the office that `id` names.
pub(super) async fn orang_kantor(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let r = perangkat_daerah::get(l, pelaku, k.id("id")?).await?;
    let baris = r.orang.into_iter().map(|o| vec![o.nama, o.jabatan, o.peran.nama().to_owned()]).collect();
    Ok(Tabel::dari_teks(format!("Orang {}", r.kantor.nama), &["Nama", "Jabatan", "Peran"], baris))
}

/// Who signs the documents of the government.
pub(super) async fn tabel_penandatangan(l: &Layanan, pelaku: &Pelaku) -> Hasil<Tabel> {
    let kepala = ["Dokumen", "Jabatan", "Nama", "Pangkat dan golongan", "NIP"];
    let baris = penandatangan::list(l, pelaku).await?.into_iter().map(|t| {
        let nip = t.siapa.nip_tercetak().unwrap_or_default();
        let [nama, pangkat] = [t.siapa.nama, t.siapa.pangkat].map(Option::unwrap_or_default);
        vec![t.dokumen.nama().to_owned(), t.siapa.jabatan, nama, pangkat, nip]
    });
    Ok(Tabel::dari_teks("Penandatangan dokumen", &kepala, baris.collect()))
}

/// What a proposal must bring, with what it has.
pub(super) async fn syarat_usulan(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let u = usulan::get(l, pelaku, k.id("id")?).await?;
    let kepala = ["Yang diminta", "Cara", "Dasar", "Jawaban", "Berkas"];
    let cara = |d: &Dibawa| match d.syarat.butir.cara {
        Cara::Uraian => "Pertimbangan",
        Cara::Dokumen => "Dokumen",
        Cara::Surat => "Surat",
    };
    let jawaban = |d: &Dibawa| match (d.jawaban.nomor.as_str(), d.jawaban.tanggal) {
        ("", _) => d.jawaban.isi.clone(),
        (nomor, Some(hari)) => format!("{nomor}, {}", domain::waktu::iso(hari)),
        (nomor, None) => nomor.to_owned(),
    };
    let baris = u.dibawa.iter().map(|d| {
        let berkas: Vec<&str> = d.berkas.iter().map(|b| b.nama.as_str()).collect();
        let butir = &d.syarat.butir;
        vec![butir.label.to_owned(), cara(d).to_owned(), d.syarat.kutipan.clone(), jawaban(d), berkas.join("\n")]
    });
    Ok(Tabel::dari_teks(format!("Syarat {}", u.nama), &kepala, baris.collect()))
}

/// The decisions on a proposal.
pub(super) async fn keputusan_usulan(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let u = usulan::get(l, pelaku, k.id("id")?).await?;
    let kolom =
        [("Nomor", 30), ("Tanggal", 12), ("Keputusan", 14), ("Berlaku sampai", 14), ("Ketentuan atau saran", 80)];
    let baris = u.keputusan.into_iter().map(|satu| {
        let s = satu.surat;
        let hasil = if s.disetujui { "Disetujui" } else { "Ditolak" };
        vec![teks(s.nomor), Sel::Tanggal(s.tanggal), teks(hasil), tanggal(s.berlaku_sampai), teks(s.uraian)]
    });
    Ok(Tabel::baru(format!("Keputusan {}", u.nama), &kolom).dengan(baris))
}
