//! Finished pages as a PDF.
//!
//! printpdf writes pages and fonts; its bookmarks are flat and sorted by name, so the outline, the language and a
//! document identifier that follows from the content are added to the finished object tree.

use std::io::Write as _;

use lopdf::{Dictionary, Object, StringFormat};
use printpdf::{
    Actions, BorderArray, Color, ColorArray, Destination, FontId, Line, LineDashPattern, LinePoint, LinkAnnotation, Mm,
    Op, PaintMode, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt,
    RawImage, Rect, Rgb, TextItem, TextMatrix, WindingOrder, XObjectId, XObjectTransform,
};
use thiserror::Error;

use super::{
    blok::Dokumen,
    halaman::{Halaman, Kertas, Perintah, Pola, Warna},
    huruf::Muka,
    penata::{JudulTercatat, TINGGI_KERTAS, tata},
};

/// Why a PDF could not be written.
#[derive(Debug, Error)]
pub enum GalatLukis {
    #[error("Logo kop surat tidak dapat dibaca sebagai PNG: {0}")]
    Logo(String),
    #[error("PDF tidak dapat ditulis: {0}")]
    Tulis(String),
}

/// The document as PDF bytes.
pub(crate) fn pdf(dokumen: &Dokumen) -> Result<Vec<u8>, GalatLukis> {
    let hasil = tata(dokumen);
    let mut doc = PdfDocument::new(&dokumen.keterangan.judul);
    let logo = dokumen.logo.as_deref().map(|png| logo(&mut doc, png)).transpose()?;
    for muka in Muka::SEMUA {
        doc.resources.fonts.map.insert(id_huruf(muka), PdfFont::new(muka.huruf().parsed.clone()));
    }
    isi_keterangan(&mut doc, dokumen);
    doc.pages = hasil.halaman.iter().map(|halaman| lukis(halaman, logo.as_ref())).collect();

    let pilihan = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut peringatan = Vec::new();
    let mut pohon = doc.to_lopdf_document(&pilihan, &mut peringatan);
    rebahkan(&mut pohon, &hasil.halaman)?;
    garis_besar(&mut pohon, &hasil.judul)?;
    let sidik = dokumen.keterangan.sidik.get(..32).unwrap_or(&dokumen.keterangan.sidik).as_bytes().to_vec();
    let id = Object::String(sidik, StringFormat::Hexadecimal);
    // printpdf labels every file as PDF/X, which this is not.
    if let Ok(Object::Reference(info)) = pohon.trailer.get(b"Info").cloned()
        && let Ok(Object::Dictionary(info)) = pohon.get_object_mut(info)
    {
        for kunci in [&b"GTS_PDFXVersion"[..], b"Trapped", b"Keywords"] {
            info.remove(kunci);
        }
    }
    "1.7".clone_into(&mut pohon.version);
    pohon.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    pohon.compress();
    let mut bita = Vec::with_capacity(256 * 1024);
    let mut penulis = std::io::BufWriter::new(&mut bita);
    pohon.save_to(&mut penulis).map_err(|galat| GalatLukis::Tulis(galat.to_string()))?;
    penulis.flush().map_err(|galat| GalatLukis::Tulis(galat.to_string()))?;
    drop(penulis);
    Ok(bita)
}

/// Drawing counts from the upper edge of a standing sheet, so a lying one begins as far below it as it is lower.
fn rebahkan(pohon: &mut lopdf::Document, lembar: &[Halaman]) -> Result<(), GalatLukis> {
    let (lebar, tinggi) = (Kertas::Rebah.lebar(), Kertas::Rebah.tinggi());
    let kotak: Vec<Object> =
        [0.0, TINGGI_KERTAS - tinggi, lebar, TINGGI_KERTAS].into_iter().map(Object::Real).collect();
    let halaman: Vec<_> = pohon.get_pages().into_values().collect();
    for (id, _) in halaman.into_iter().zip(lembar).filter(|(_, satu)| satu.kertas == Kertas::Rebah) {
        let kamus = pohon.get_object_mut(id).and_then(Object::as_dict_mut);
        let kamus = kamus.map_err(|galat| GalatLukis::Tulis(galat.to_string()))?;
        for nama in ["MediaBox", "CropBox", "TrimBox"] {
            kamus.set(nama, kotak.clone());
        }
    }
    Ok(())
}

fn id_huruf(muka: Muka) -> FontId {
    FontId(muka.nama().to_owned())
}

/// The registered logo with its size in pixels.
struct Logo {
    id: XObjectId,
    lebar: f32,
    tinggi: f32,
}

fn logo(doc: &mut PdfDocument, png: &[u8]) -> Result<Logo, GalatLukis> {
    let gambar = RawImage::decode_from_bytes(png, &mut Vec::new()).map_err(GalatLukis::Logo)?;
    let (lebar, tinggi) = (gambar.width.max(1) as f32, gambar.height.max(1) as f32);
    Ok(Logo { id: doc.add_image(&gambar), lebar, tinggi })
}

fn isi_keterangan(doc: &mut PdfDocument, dokumen: &Dokumen) {
    let keterangan = &dokumen.keterangan;
    let info = &mut doc.metadata.info;
    if let Ok(waktu) = printpdf::OffsetDateTime::from_unix_timestamp(keterangan.dibuat.timestamp()) {
        info.creation_date = waktu;
        info.modification_date = waktu;
        info.metadata_date = waktu;
    }
    info.author.clone_from(&keterangan.penulis);
    info.subject.clone_from(&keterangan.perihal);
    info.identifier.clone_from(&keterangan.sidik);
    "Kendali SPBE".clone_into(&mut info.creator);
    "Kendali SPBE".clone_into(&mut info.producer);
}

/// The tree of bookmarks, and the language of the document.
fn garis_besar(pohon: &mut lopdf::Document, judul: &[JudulTercatat]) -> Result<(), GalatLukis> {
    let galat = |galat: lopdf::Error| GalatLukis::Tulis(galat.to_string());
    let halaman: Vec<_> = pohon.get_pages().into_values().collect();
    let akar = pohon.new_object_id();
    let id: Vec<_> = judul.iter().map(|_| pohon.new_object_id()).collect();
    // The parent of each is the nearest heading before it of a lower level.
    let mut tumpukan: Vec<usize> = Vec::new();
    let mut induk: Vec<Option<usize>> = Vec::with_capacity(judul.len());
    for (i, j) in judul.iter().enumerate() {
        while tumpukan.last().is_some_and(|&t| judul[t].tingkat >= j.tingkat) {
            tumpukan.pop();
        }
        induk.push(tumpukan.last().copied());
        tumpukan.push(i);
    }
    let mut anak: Vec<Vec<usize>> = vec![Vec::new(); judul.len()];
    let mut puncak = Vec::new();
    for (i, induk) in induk.iter().enumerate() {
        match induk {
            Some(induk) => anak[*induk].push(i),
            None => puncak.push(i),
        }
    }
    for keluarga in anak.iter().chain(std::iter::once(&puncak)) {
        for (urutan, &i) in keluarga.iter().enumerate() {
            let j = &judul[i];
            let Some(&tujuan) = halaman.get(j.halaman) else { continue };
            let mut kamus = Dictionary::new();
            kamus.set("Title", utf16(&j.teks));
            kamus.set("Parent", Object::Reference(induk[i].map_or(akar, |induk| id[induk])));
            let atas = Object::Real(TINGGI_KERTAS - j.y + 12.0);
            kamus.set("Dest", vec![Object::Reference(tujuan), "XYZ".into(), Object::Null, atas, Object::Null]);
            if urutan > 0 {
                kamus.set("Prev", Object::Reference(id[keluarga[urutan - 1]]));
            }
            if let Some(&berikut) = keluarga.get(urutan + 1) {
                kamus.set("Next", Object::Reference(id[berikut]));
            }
            if let (Some(&awal), Some(&akhir)) = (anak[i].first(), anak[i].last()) {
                kamus.set("First", Object::Reference(id[awal]));
                kamus.set("Last", Object::Reference(id[akhir]));
                // Negative: shown closed.
                kamus.set("Count", -i64::try_from(anak[i].len()).unwrap_or(1));
            }
            pohon.set_object(id[i], kamus);
        }
    }
    let mut kamus = Dictionary::new();
    kamus.set("Type", "Outlines");
    if let (Some(&awal), Some(&akhir)) = (puncak.first(), puncak.last()) {
        kamus.set("First", Object::Reference(id[awal]));
        kamus.set("Last", Object::Reference(id[akhir]));
        kamus.set("Count", i64::try_from(puncak.len()).unwrap_or(1));
    }
    pohon.set_object(akar, kamus);
    let mut tampilan = Dictionary::new();
    tampilan.set("DisplayDocTitle", true);
    let katalog = pohon.catalog_mut().map_err(galat)?;
    katalog.set("Lang", Object::string_literal("id"));
    katalog.set("ViewerPreferences", tampilan);
    if !judul.is_empty() {
        katalog.set("Outlines", Object::Reference(akar));
        katalog.set("PageMode", "UseOutlines");
    }
    Ok(())
}

/// A PDF text string, big-endian UTF-16 with its mark.
fn utf16(teks: &str) -> Object {
    let bita = [0xFE, 0xFF].into_iter().chain(teks.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(bita, StringFormat::Hexadecimal)
}

fn lukis(halaman: &Halaman, logo: Option<&Logo>) -> PdfPage {
    let mut kuas = Kuas { op: Vec::with_capacity(halaman.perintah.len() * 4), ..Kuas::default() };
    for perintah in &halaman.perintah {
        kuas.satu(perintah, logo);
    }
    kuas.tutup_teks();
    PdfPage::new(Mm(210.0), Mm(297.0), kuas.op)
}

/// Emits operations and leaves out what is already set.
#[derive(Default)]
struct Kuas {
    op: Vec<Op>,
    dalam_teks: bool,
    warna_isi: Option<Warna>,
    warna_garis: Option<Warna>,
    huruf: Option<(Muka, f32)>,
    garis: Option<(f32, Pola)>,
}

impl Kuas {
    fn satu(&mut self, perintah: &Perintah, logo: Option<&Logo>) {
        match perintah {
            Perintah::Teks { x, y, isi, muka, ukuran, warna } => self.teks(*x, *y, isi, *muka, *ukuran, *warna),
            Perintah::Garis { x1, y1, x2, y2, tebal, warna, pola } => {
                self.pena(*warna, *tebal, *pola);
                let points = vec![titik(*x1, *y1), titik(*x2, *y2)];
                self.op.push(Op::DrawLine { line: Line { points, is_closed: false } });
            }
            Perintah::Kotak { x, y, lebar, tinggi, warna } => {
                self.isi(*warna);
                let mut rectangle = Rect::from_xywh(Pt(*x), Pt(TINGGI_KERTAS - y - tinggi), Pt(*lebar), Pt(*tinggi));
                rectangle.mode = Some(PaintMode::Fill);
                rectangle.winding_order = Some(WindingOrder::NonZero);
                self.op.push(Op::DrawRectangle { rectangle });
            }
            Perintah::Poligon { titik: sudut, isi, garis } => {
                let points: Vec<_> = sudut.iter().map(|&(x, y)| titik(x, y)).collect();
                if let Some(warna) = isi {
                    self.isi(*warna);
                    self.poligon(points.clone(), PaintMode::Fill);
                }
                if let Some((warna, tebal, pola)) = garis {
                    self.pena(*warna, *tebal, *pola);
                    self.poligon(points, PaintMode::Stroke);
                }
            }
            Perintah::Lingkaran { x, y, jari, warna } => {
                self.isi(*warna);
                self.poligon(lingkaran(*x, *y, *jari), PaintMode::Fill);
            }
            Perintah::Logo { x, y, lebar, tinggi } => {
                if let Some(logo) = logo {
                    self.logo(logo, *x, *y, *lebar, *tinggi);
                }
            }
            Perintah::Tautan { x, y, lebar, tinggi, halaman } => {
                let rect = Rect::from_xywh(Pt(*x), Pt(TINGGI_KERTAS - y - tinggi), Pt(*lebar), Pt(*tinggi));
                let tujuan = Destination::Xyz { page: halaman + 1, left: None, top: None, zoom: None };
                let tanpa_tepi = BorderArray::Solid([0.0, 0.0, 0.0]);
                let link = LinkAnnotation::new(
                    rect,
                    Actions::Goto(tujuan),
                    Some(tanpa_tepi),
                    Some(ColorArray::Transparent),
                    None,
                );
                self.op.push(Op::LinkAnnotation { link });
            }
        }
    }

    fn teks(&mut self, x: f32, y: f32, isi: &str, muka: Muka, ukuran: f32, warna: Warna) {
        if isi.trim().is_empty() {
            return;
        }
        if !self.dalam_teks {
            self.op.push(Op::StartTextSection);
            self.dalam_teks = true;
        }
        if self.warna_isi != Some(warna) {
            self.warna_isi = Some(warna);
            self.op.push(Op::SetFillColor { col: rgb(warna) });
        }
        if self.huruf != Some((muka, ukuran)) {
            self.huruf = Some((muka, ukuran));
            self.op.push(Op::SetFont { font: PdfFontHandle::External(id_huruf(muka)), size: Pt(ukuran) });
        }
        self.op.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(x), Pt(TINGGI_KERTAS - y)) });
        self.op.push(Op::ShowText { items: vec![TextItem::Text(isi.to_owned())] });
    }

    fn tutup_teks(&mut self) {
        if std::mem::take(&mut self.dalam_teks) {
            self.op.push(Op::EndTextSection);
        }
    }

    fn isi(&mut self, warna: Warna) {
        self.tutup_teks();
        if self.warna_isi != Some(warna) {
            self.warna_isi = Some(warna);
            self.op.push(Op::SetFillColor { col: rgb(warna) });
        }
    }

    fn pena(&mut self, warna: Warna, tebal: f32, pola: Pola) {
        self.tutup_teks();
        if self.warna_garis != Some(warna) {
            self.warna_garis = Some(warna);
            self.op.push(Op::SetOutlineColor { col: rgb(warna) });
        }
        if self.garis != Some((tebal, pola)) {
            self.garis = Some((tebal, pola));
            self.op.push(Op::SetOutlineThickness { pt: Pt(tebal) });
            let dash = match pola {
                Pola::Utuh => LineDashPattern::solid(),
                Pola::Putus => LineDashPattern::new(0.0, &[4.0, 3.0]),
                Pola::Titik => LineDashPattern::new(0.0, &[0.8, 2.6]),
            };
            self.op.push(Op::SetLineDashPattern { dash });
        }
    }

    fn poligon(&mut self, points: Vec<LinePoint>, mode: PaintMode) {
        let rings = vec![PolygonRing { points }];
        self.op.push(Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero } });
    }

    /// The logo as large as its box allows, centred in it.
    fn logo(&mut self, logo: &Logo, x: f32, y: f32, lebar: f32, tinggi: f32) {
        self.tutup_teks();
        let skala = (lebar / logo.lebar).min(tinggi / logo.tinggi);
        let (w, h) = (logo.lebar * skala, logo.tinggi * skala);
        let transform = XObjectTransform {
            translate_x: Some(Pt(x + (lebar - w) / 2.0)),
            translate_y: Some(Pt(TINGGI_KERTAS - y - tinggi + (tinggi - h) / 2.0)),
            scale_x: Some(skala),
            scale_y: Some(skala),
            // One pixel is one point before scaling.
            dpi: Some(72.0),
            ..XObjectTransform::default()
        };
        self.op.push(Op::UseXobject { id: logo.id.clone(), transform });
    }
}

fn titik(x: f32, y: f32) -> LinePoint {
    LinePoint { p: Point { x: Pt(x), y: Pt(TINGGI_KERTAS - y) }, bezier: false }
}

/// A circle of four Bézier arcs.
fn lingkaran(x: f32, y: f32, r: f32) -> Vec<LinePoint> {
    const K: f32 = 0.552_284_8;
    let arah = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)];
    let mut hasil = vec![titik(x + r, y)];
    for dua in arah.windows(2) {
        let ((ax, ay), (bx, by)) = (dua[0], dua[1]);
        let kendali = |p: LinePoint| LinePoint { bezier: true, ..p };
        hasil.push(kendali(titik(x + r * (ax + K * bx), y + r * (ay + K * by))));
        hasil.push(kendali(titik(x + r * (bx + K * ax), y + r * (by + K * ay))));
        hasil.push(titik(x + r * bx, y + r * by));
    }
    hasil
}

fn rgb(warna: Warna) -> Color {
    let (r, g, b) = warna.rgb();
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}
