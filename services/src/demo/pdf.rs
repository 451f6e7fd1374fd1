//! A small valid PDF of one page: enough to open, to read and to search.

use std::fmt::Write;

/// Characters a line of the body holds at its font size.
const LEBAR: usize = 86;

/// One A4 page with a letterhead, a title and paragraphs. Text is kept to the letters of the standard font.
pub(super) fn satu_halaman(kop: &str, judul: &str, alinea: &[String]) -> Vec<u8> {
    let mut isi = String::from("BT\n");
    let mut y = 790;
    let mut baris = |huruf: &str, ukuran: u32, turun: i32, teks: &str| {
        y -= turun;
        let _ = writeln!(isi, "/{huruf} {ukuran} Tf 1 0 0 1 60 {y} Tm ({}) Tj", aman(teks));
    };
    baris("F2", 11, 0, kop);
    for (ke, potong) in bungkus(judul, 60).iter().enumerate() {
        baris("F2", 14, if ke == 0 { 40 } else { 19 }, potong);
    }
    for satu in alinea {
        for (ke, potong) in bungkus(satu, LEBAR).iter().enumerate() {
            baris("F1", 10, if ke == 0 { 24 } else { 14 }, potong);
        }
    }
    baris("F1", 8, 40, "Dokumen rekaan untuk peragaan. Tidak berlaku sebagai dokumen resmi pemerintah mana pun.");
    isi.push_str("ET");

    let objek = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (id-ID) >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{isi}\nendstream", isi.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>".to_owned(),
        format!("<< /Title ({}) /Producer (Kendali SPBE) >>", aman(judul)),
    ];
    let mut pdf = String::from("%PDF-1.4\n");
    let mut letak = Vec::with_capacity(objek.len());
    for (ke, satu) in objek.iter().enumerate() {
        letak.push(pdf.len());
        let _ = write!(pdf, "{} 0 obj\n{satu}\nendobj\n", ke + 1);
    }
    let rujuk = pdf.len();
    let _ = write!(pdf, "xref\n0 {}\n0000000000 65535 f \n", objek.len() + 1);
    for satu in letak {
        let _ = writeln!(pdf, "{satu:010} 00000 n ");
    }
    let _ = write!(
        pdf,
        "trailer\n<< /Size {} /Root 1 0 R /Info {} 0 R >>\nstartxref\n{rujuk}\n%%EOF\n",
        objek.len() + 1,
        objek.len()
    );
    pdf.into_bytes()
}

/// Escapes what ends a string; letters outside ASCII become a hyphen or nothing, so that lengths stay right.
fn aman(teks: &str) -> String {
    teks.chars()
        .filter_map(|huruf| match huruf {
            '(' => Some("\\(".to_owned()),
            ')' => Some("\\)".to_owned()),
            '\\' => Some("\\\\".to_owned()),
            '–' | '—' | '−' => Some("-".to_owned()),
            huruf if huruf.is_ascii() && !huruf.is_ascii_control() => Some(huruf.to_string()),
            _ => None,
        })
        .collect()
}

fn bungkus(teks: &str, lebar: usize) -> Vec<String> {
    let mut hasil = vec![String::new()];
    for kata in teks.split_whitespace() {
        let akhir = hasil.len() - 1;
        if !hasil[akhir].is_empty() && hasil[akhir].chars().count() + 1 + kata.chars().count() > lebar {
            hasil.push(kata.to_owned());
        } else {
            if !hasil[akhir].is_empty() {
                hasil[akhir].push(' ');
            }
            hasil[akhir].push_str(kata);
        }
    }
    hasil
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cross_reference_points_at_the_objects() {
        let pdf = satu_halaman("PEMERINTAH (REKAAN)", "Judul – yang panjang", &["Alinea \\ pertama.".repeat(20)]);
        let teks = String::from_utf8(pdf).unwrap();
        let awal: usize = teks.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
        let tabel = &teks[awal..];
        assert!(tabel.starts_with("xref\n0 8\n"));
        for (ke, baris) in tabel.lines().skip(3).take(7).enumerate() {
            let letak: usize = baris[..10].parse().unwrap();
            assert!(teks[letak..].starts_with(&format!("{} 0 obj", ke + 1)), "objek {}", ke + 1);
        }
        assert!(teks.contains("(PEMERINTAH \\(REKAAN\\))"));
    }
}
