//! Ranking of the offices in a round where every Perangkat Daerah has its own index, for the coordinating roles.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    angka::{Pecahan, bulat_2, bulat_4},
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
    /// The exact index with four decimals, where another office shows the same figure but has another place: without it
    /// the order looks wrong.
    pub indeks_teliti: Option<String>,
    /// How many offices share the place.
    pub seperingkat: usize,
    pub predikat: String,
    /// The predicate by the other way of reading the index, before or after rounding, where it differs.
    pub predikat_lain: Option<String>,
    pub terisi: usize,
    pub jumlah: usize,
}

impl Peringkat {
    /// Why the office stands where it stands, where the figure alone does not show it; else empty.
    #[must_use]
    pub fn keterangan(&self) -> String {
        let bersama =
            (self.seperingkat > 1).then(|| format!("Indeks sama tepat, {} Perangkat Daerah", self.seperingkat));
        let teliti =
            self.indeks_teliti.as_ref().map(|indeks| format!("Indeks sebelum dibulatkan {}", indeks.replace('.', ",")));
        [teliti, bersama].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
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
                indeks_teliti: None,
                seperingkat: 1,
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
    jelaskan(&mut hasil);
    Ok(hasil)
}

/// Says what the figures of the table do not: that equal ones stand for different indexes, or that places are shared.
fn jelaskan(urut: &mut [Peringkat]) {
    let mut per_tempat: BTreeMap<usize, usize> = BTreeMap::new();
    let mut per_tampilan: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for p in urut.iter() {
        *per_tempat.entry(p.tempat).or_default() += 1;
        per_tampilan.entry(bulat_2(&p.hasil.indeks)).or_default().insert(p.tempat);
    }
    for p in urut {
        p.seperingkat = per_tempat.get(&p.tempat).copied().unwrap_or(1);
        let kembar = per_tampilan.get(&bulat_2(&p.hasil.indeks)).is_some_and(|tempat| tempat.len() > 1);
        p.indeks_teliti = kembar.then(|| bulat_4(&p.hasil.indeks));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn satu(tempat: usize, indeks: Pecahan) -> Peringkat {
        let hasil = HasilIndeks { indeks, domain: Vec::new(), aspek: Vec::new(), belum_terisi: Vec::new() };
        let kantor = KantorRingkas { id: 1, nama: String::new(), singkatan: String::new() };
        Peringkat {
            tempat,
            penilaian_id: 1,
            kantor,
            hasil,
            indeks_teliti: None,
            seperingkat: 1,
            predikat: String::new(),
            predikat_lain: None,
            terisi: 0,
            jumlah: 0,
        }
    }

    #[test]
    fn figures_that_look_equal_are_told_apart_and_equal_indexes_share_a_place() {
        let p = Pecahan::new;
        let mut urut = vec![
            satu(1, p(2_981, 1_000)),
            satu(2, p(2_978, 1_000)),
            satu(2, p(2_978, 1_000)),
            satu(4, p(2_970, 1_000)),
            satu(5, p(2, 1)),
            satu(5, p(2, 1)),
        ];
        jelaskan(&mut urut);
        let teliti: Vec<_> = urut.iter().map(|p| p.indeks_teliti.as_deref()).collect();
        assert_eq!(teliti, [Some("2.9810"), Some("2.9780"), Some("2.9780"), None, None, None]);
        assert_eq!(urut.iter().map(|p| p.seperingkat).collect::<Vec<_>>(), [1, 2, 2, 1, 2, 2]);
    }
}
