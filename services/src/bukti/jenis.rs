//! What a file is, decided from its content; the name's ending must agree.

use std::io::Cursor;

/// A kind of file that is taken as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jenis {
    pub mime: &'static str,
    /// Endings that fit, lower case.
    pub akhiran: &'static [&'static str],
    /// Whether a browser may show it in its own window instead of saving it.
    pub tampil: bool,
}

const PDF: Jenis = Jenis { mime: "application/pdf", akhiran: &["pdf"], tampil: true };
const JPG: Jenis = Jenis { mime: "image/jpeg", akhiran: &["jpg", "jpeg"], tampil: true };
const PNG: Jenis = Jenis { mime: "image/png", akhiran: &["png"], tampil: true };
const MP4: Jenis = Jenis { mime: "video/mp4", akhiran: &["mp4", "m4v"], tampil: false };
const DOCX: Jenis = Jenis {
    mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    akhiran: &["docx"],
    tampil: false,
};
const XLSX: Jenis = Jenis {
    mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    akhiran: &["xlsx"],
    tampil: false,
};
const PPTX: Jenis = Jenis {
    mime: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    akhiran: &["pptx"],
    tampil: false,
};

const SEMUA: [Jenis; 7] = [PDF, DOCX, XLSX, PPTX, JPG, PNG, MP4];

/// The kinds in words, for help texts and refusals.
pub const DAFTAR: &str = "PDF, DOCX, XLSX, PPTX, JPG, PNG, atau MP4";

/// The kind behind a stored type.
#[must_use]
pub fn dari_mime(mime: &str) -> Option<Jenis> {
    SEMUA.into_iter().find(|jenis| jenis.mime == mime)
}

/// The kind of a file, or the sentence that refuses it.
///
/// # Errors
/// When the content is of no kind that is taken, or the ending says something else.
pub fn kenali(nama: &str, isi: &[u8]) -> Result<Jenis, String> {
    let jenis = dari_isi(isi).ok_or_else(|| {
        format!("Isi berkas {nama} bukan {DAFTAR}. Simpan dalam salah satu bentuk itu, lalu unggah lagi.")
    })?;
    let akhiran = nama.rsplit_once('.').map(|(_, akhiran)| akhiran.to_lowercase()).unwrap_or_default();
    if jenis.akhiran.contains(&akhiran.as_str()) {
        Ok(jenis)
    } else {
        Err(format!(
            "Nama {nama} tidak sesuai dengan isinya, yaitu {}. Ganti akhiran namanya menjadi .{}.",
            jenis.akhiran[0].to_uppercase(),
            jenis.akhiran[0]
        ))
    }
}

fn dari_isi(isi: &[u8]) -> Option<Jenis> {
    if isi.starts_with(b"PK\x03\x04") {
        return dari_zip(isi);
    }
    let mime = infer::get(isi)?.mime_type();
    [PDF, JPG, PNG, MP4]
        .into_iter()
        .find(|jenis| jenis.mime == mime || (mime == "video/x-m4v" && jenis.mime == MP4.mime))
}

/// Office files are zip archives told apart by the part they carry; only the directory is read.
fn dari_zip(isi: &[u8]) -> Option<Jenis> {
    let arsip = zip::ZipArchive::new(Cursor::new(isi)).ok()?;
    let ada = |nama: &str| arsip.file_names().any(|berkas| berkas.is_ok_and(|berkas| berkas == nama));
    if !ada("[Content_Types].xml") {
        return None;
    }
    [("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("ppt/presentation.xml", PPTX)]
        .into_iter()
        .find_map(|(bagian, jenis)| ada(bagian).then_some(jenis))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides_and_the_ending_must_agree() {
        assert_eq!(kenali("a.pdf", b"%PDF-1.7\n"), Ok(PDF));
        assert_eq!(kenali("A.PDF", b"%PDF-1.7\n"), Ok(PDF));
        assert!(kenali("a.png", b"%PDF-1.7\n").unwrap_err().contains(".pdf"));
        assert!(kenali("a.pdf", b"MZ\x90\x00").unwrap_err().contains("bukan PDF"));
        assert!(kenali("a.pdf", b"<html><script>").is_err());
        assert!(kenali("tanpa-akhiran", b"%PDF-1.7\n").is_err());
        assert!(kenali("a.docx", b"PK\x03\x04rusak").is_err());
    }
}
