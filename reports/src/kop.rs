//! Letterhead, signature, and the headers and footers all documents share.

use domain::{penandatangan::Penandatangan, waktu::panjang};

use crate::{
    bahan::{BahanLaporan, Identitas},
    tata::{
        Baris, Blok, CELAH_DUA, Dokumen, KANAN, KIRI, Kertas, Keterangan, Kolom, Muka, Paragraf, Rata, Sel, Tabel,
        Teks, Warna,
    },
};

/// What the hash of a document says.
pub(crate) const PENJELASAN_SIDIK: &str = "Sidik SHA-256 dihitung dari seluruh data yang menjadi dasar dokumen ini. Dokumen \
                                           dengan sidik yang sama berasal dari data yang sama.";

/// Share of the width that the emblem takes.
const BAGIAN_LOGO: f32 = 0.12;

/// The letterhead: emblem, the lines of the profil, a double rule.
pub(crate) fn kop(identitas: &Identitas) -> Vec<Blok> {
    let penuh = KANAN - KIRI;
    let lebar = if identitas.logo.is_some() { (penuh - CELAH_DUA) * (1.0 - BAGIAN_LOGO) } else { penuh };
    let mut baris_kop = Vec::new();
    for (i, baris) in identitas.kop.iter().enumerate() {
        // The first two lines are the government and its office, the rest the address.
        let (teks, ukuran) = match i {
            0 => (Teks::tebal(baris), 12.0),
            1 => (Teks::tebal(baris), 13.0),
            _ => (Teks::biasa(baris), 9.0),
        };
        let ukuran = if i < 2 { muat(baris, ukuran, lebar) } else { ukuran };
        baris_kop.push(Paragraf::baru(teks).ukuran(ukuran).rata(Rata::Tengah).jarak(0.0, 1.0).into());
    }
    let mut isi = vec![Blok::TanpaKepala];
    if identitas.logo.is_some() {
        // The emblem stands left of the lines, as on every official letter.
        isi.push(Blok::Dua { kiri: vec![Blok::Logo { tinggi: 52.0 }], kanan: baris_kop, bagi: BAGIAN_LOGO });
    } else {
        isi.extend(baris_kop);
    }
    isi.push(Blok::Jarak(4.0));
    isi.push(Blok::Garis { tebal: 2.0 });
    isi.push(Blok::Jarak(1.5));
    isi.push(Blok::Garis { tebal: 0.6 });
    isi.push(Blok::Jarak(18.0));
    isi
}

/// The size at which a line of the letterhead stays one line, as far as it remains readable.
fn muat(baris: &str, ukuran: f32, lebar: f32) -> f32 {
    let butuh = Muka::Tebal.lebar(baris, ukuran);
    if butuh <= lebar { ukuran } else { (ukuran * lebar / butuh * 0.99).max(9.5) }
}

/// The block of a signature, right half of the page, never parted and never alone on a page.
pub(crate) fn tanda_tangan(bahan: &BahanLaporan<'_>, siapa: &Penandatangan) -> Blok {
    let tempat = format!("{}, {}", bahan.identitas.tempat, panjang(bahan.tanggal));
    tanda_tangan_pada(&tempat, siapa)
}

pub(crate) fn tanda_tangan_pada(tempat: &str, siapa: &Penandatangan) -> Blok {
    let baris = |teks: Teks| Paragraf::baru(teks).jarak(0.0, 0.0).into();
    let mut kanan: Vec<Blok> =
        vec![baris(Teks::biasa(tempat)), baris(Teks::biasa(format!("{},", siapa.jabatan))), Blok::Jarak(58.0)];
    match &siapa.nama {
        Some(nama) => kanan.push(baris(Teks::tebal(nama))),
        None => kanan.push(Blok::Garis { tebal: 0.6 }),
    }
    if let Some(pangkat) = &siapa.pangkat {
        kanan.push(baris(Teks::biasa(pangkat)));
    }
    let nip = siapa.nip_tercetak().map_or_else(|| "NIP".to_owned(), |nip| format!("NIP {nip}"));
    if siapa.nip.is_some() || siapa.nama.is_none() {
        kanan.push(baris(Teks::biasa(nip)));
    }
    Blok::Penutup(vec![Blok::Jarak(22.0), Blok::Dua { kiri: Vec::new(), kanan, bagi: 0.5 }])
}

/// The frame of a document: metadata, header, footer.
pub(crate) fn dokumen(bahan: &BahanLaporan<'_>, judul: &str, sidik: String, isi: Vec<Blok>) -> Dokumen {
    let kepala = if bahan.nomor.is_none() { format!("KONSEP · {judul}") } else { judul.to_owned() };
    Dokumen {
        kepala: (kepala, bahan.subjek().to_owned()),
        kaki: bahan.kaki(&sidik),
        logo: bahan.identitas.logo.clone(),
        kertas: Kertas::Tegak,
        keterangan: Keterangan {
            judul: format!("{judul} {}", bahan.subjek()),
            penulis: bahan.identitas.pemerintah.clone(),
            perihal: format!("{} · {}", bahan.potret.nama, bahan.nomor()),
            dibuat: bahan.potret.per,
            sidik,
        },
        isi,
    }
}

/// The box that proves a document: number, date, cut-off, hash of the data.
pub(crate) fn keterangan_dokumen(bahan: &BahanLaporan<'_>, sidik: &str) -> Blok {
    let mut tabel = pasangan(&[
        ("Nomor", bahan.nomor().to_owned()),
        ("Tanggal", panjang(bahan.tanggal)),
        ("Data diambil", bahan.per()),
        ("Putaran", bahan.potret.nama.clone()),
    ]);
    tabel.baris(vec![Sel::dari(Teks::redup("SHA-256 data")), Sel::from(sidik)]);
    Blok::Utuh(vec![
        Blok::Judul { tingkat: 2, teks: "Keterangan dokumen".into() },
        tabel.into(),
        catatan(PENJELASAN_SIDIK),
    ])
}

/// A table of two columns, name and value.
pub(crate) fn pasangan(isi: &[(&str, String)]) -> Tabel {
    let mut tabel = Tabel::baru(vec![Kolom::kiri(1.0), Kolom::kiri(3.0)]);
    // A SHA-256 must stay on one line.
    tabel.ukuran = 9.0;
    for (nama, nilai) in isi {
        tabel.baris(vec![Sel::dari(Teks::redup(nama)), Sel::from(nilai)]);
    }
    tabel
}

/// A paragraph of body text.
pub(crate) fn par(isi: impl AsRef<str>) -> Blok {
    Paragraf::baru(Teks::biasa(rapat(isi.as_ref()))).into()
}

/// Words whose number never stands at the beginning of a line.
const MENGIKAT: [&str; 13] = [
    "tingkat",
    "indikator",
    "(indikator",
    "tahun",
    "nilai",
    "kini",
    "Pasal",
    "ayat",
    "angka",
    "Nomor",
    "Tahun",
    "halaman",
    "hlm.",
];

/// A sentence whose numbers stay on the line of the word they belong to: `tingkat 3`, `indikator 12`.
pub(crate) fn rapat(isi: &str) -> String {
    let mut hasil = String::with_capacity(isi.len() + 16);
    let mut sisa = isi;
    while let Some(letak) = sisa.find(' ') {
        let (kata, lanjut) = (&sisa[..letak], &sisa[letak + 1..]);
        hasil.push_str(kata);
        let mengikat = MENGIKAT.contains(&kata);
        let angka = lanjut.strip_prefix('(').unwrap_or(lanjut).starts_with(|c: char| c.is_ascii_digit());
        hasil.push(if mengikat && angka { '\u{A0}' } else { ' ' });
        sisa = lanjut;
    }
    hasil.push_str(sisa);
    hasil
}

/// A remark in small secondary text.
pub(crate) fn catatan(isi: impl AsRef<str>) -> Blok {
    Paragraf::baru(Teks::redup(isi)).ukuran(8.5).into()
}

/// A row in bold on a tinted ground.
pub(crate) fn baris_tebal(kata: Vec<String>) -> Baris {
    let sel = kata.into_iter().map(|satu| Sel::dari(Teks::tebal(satu))).collect();
    Baris { sel, warna: Some(Warna::Mori), ikut: false }
}

/// A title in the middle of the page.
pub(crate) fn judul_tengah(isi: impl AsRef<str>, ukuran: f32) -> Blok {
    Paragraf::baru(Teks::default().tambah(isi, Muka::Tebal, Warna::Tinta))
        .ukuran(ukuran)
        .rata(Rata::Tengah)
        .jarak(0.0, 2.0)
        .into()
}

#[cfg(test)]
mod tests {
    use super::rapat;

    #[test]
    fn a_number_stays_with_its_word() {
        assert_eq!(
            rapat("pada tingkat 3 dan (indikator 12, kini tingkat 1)."),
            "pada tingkat\u{A0}3 dan (indikator\u{A0}12, kini tingkat\u{A0}1)."
        );
        assert_eq!(rapat("47 indikator terisi "), "47 indikator terisi ");
        assert_eq!(rapat("Pasal 3 ayat (4) huruf a"), "Pasal\u{A0}3 ayat\u{A0}(4) huruf a");
    }
}
