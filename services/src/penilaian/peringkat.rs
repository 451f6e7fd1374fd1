//! Ranking of the offices in a round where every Perangkat Daerah has its own index, for the coordinating roles.

use domain::{
    angka::Pecahan,
    indeks::{HasilIndeks, hitung, predikat},
    instrumen::CaraPredikat,
    izin::Tindakan,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    entitas::{penilaian, putaran},
    konteks::{instrumen, unik},
    putaran::nilai_akhir,
};
use crate::{Galat, Hasil, Layanan, Pelaku, perangkat_daerah::KantorRingkas};

/// One office in the ranking.
#[derive(Clone, Debug)]
pub struct Peringkat {
    /// 1 for the best; equal indexes share a place.
    pub tempat: usize,
    pub penilaian_id: i64,
    pub kantor: KantorRingkas,
    pub hasil: HasilIndeks,
    pub predikat: String,
    /// The predicate by the other way of reading the index, before or after rounding, where it differs.
    pub predikat_lain: Option<String>,
    pub terisi: usize,
    pub jumlah: usize,
}

/// Best first; equal indexes by name.
///
/// # Errors
/// [`Galat::Dilarang`], [`Galat::TidakAda`].
pub async fn list(l: &Layanan, pelaku: &Pelaku, putaran_id: i64) -> Hasil<Vec<Peringkat>> {
    pelaku.wajib(Tindakan::LihatSeluruhPenilaian, &[])?;
    let p = putaran::Entity::find_by_id(putaran_id).one(&l.db).await?.ok_or(Galat::TidakAda)?;
    let instrumen = instrumen(l, &p.instrumen)?;
    let penilaian = penilaian::Entity::find().filter(penilaian::Column::PutaranId.eq(putaran_id)).all(&l.db).await?;
    let id: Vec<_> = penilaian.iter().map(|n| n.id).collect();
    let mut nilai = nilai_akhir(&l.db, &id).await?;
    let kantor = crate::perangkat_daerah::nama(&l.db, &unik(penilaian.iter().map(|n| n.perangkat_daerah_id))).await?;
    let mut hasil: Vec<_> = penilaian
        .into_iter()
        .filter_map(|n| {
            let kantor = kantor.get(&n.perangkat_daerah_id?)?.clone();
            let nilai = nilai.remove(&n.id).unwrap_or_default();
            let indeks = hitung(instrumen, &nilai);
            let putusan = predikat(instrumen, p.tahun, &indeks.indeks);
            let lain = match putusan.cara {
                CaraPredikat::Dibulatkan => putusan.nama_tepat,
                CaraPredikat::Tepat => putusan.nama_dibulatkan,
            };
            Some(Peringkat {
                tempat: 0,
                penilaian_id: n.id,
                kantor,
                predikat: putusan.nama,
                predikat_lain: Some(lain).filter(|_| putusan.berbeda),
                hasil: indeks,
                terisi: nilai.len(),
                jumlah: instrumen.indikator.len(),
            })
        })
        .collect();
    hasil.sort_by(|a, b| b.hasil.indeks.cmp(&a.hasil.indeks).then_with(|| a.kantor.nama.cmp(&b.kantor.nama)));
    let mut lalu: Option<(Pecahan, usize)> = None;
    for (n, baris) in hasil.iter_mut().enumerate() {
        let tempat = lalu.filter(|(indeks, _)| *indeks == baris.hasil.indeks).map_or(n + 1, |(_, tempat)| tempat);
        baris.tempat = tempat;
        lalu = Some((baris.hasil.indeks, tempat));
    }
    Ok(hasil)
}
