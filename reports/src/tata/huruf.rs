//! The four embedded faces and the width of every character in them.

use std::sync::OnceLock;

use printpdf::ParsedFont;

/// A face of the document font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Muka {
    Biasa,
    Tebal,
    Miring,
    TebalMiring,
}

impl Muka {
    pub(crate) const SEMUA: [Self; 4] = [Self::Biasa, Self::Tebal, Self::Miring, Self::TebalMiring];

    /// Name of the font resource; its first six letters become the subset tag, so they must be capitals.
    pub(crate) const fn nama(self) -> &'static str {
        match self {
            Self::Biasa => "BIASAA",
            Self::Tebal => "TEBALA",
            Self::Miring => "MIRING",
            Self::TebalMiring => "TEBALM",
        }
    }

    const fn berkas(self) -> &'static [u8] {
        match self {
            Self::Biasa => include_bytes!("../../../assets/fonts/LiberationSans-Regular.ttf"),
            Self::Tebal => include_bytes!("../../../assets/fonts/LiberationSans-Bold.ttf"),
            Self::Miring => include_bytes!("../../../assets/fonts/LiberationSans-Italic.ttf"),
            Self::TebalMiring => include_bytes!("../../../assets/fonts/LiberationSans-BoldItalic.ttf"),
        }
    }

    /// The parsed face; parsed once a process.
    pub(crate) fn huruf(self) -> &'static Huruf {
        static SEMUA: [OnceLock<Huruf>; 4] = [const { OnceLock::new() }; 4];
        SEMUA[self as usize].get_or_init(|| Huruf::baca(self.berkas()))
    }

    /// Width of a text in points; the text must be clean (see [`bersih`]).
    pub(crate) fn lebar(self, teks: &str, ukuran: f32) -> f32 {
        let huruf = self.huruf();
        teks.chars().map(|c| huruf.lebar_em(c)).sum::<f32>() * ukuran
    }
}

/// What an unknown character is drawn as.
pub(crate) const PENGGANTI: char = '□';

/// Characters below this have a place in the width table; the faces hold Latin, Greek, Cyrillic and symbols there.
const BATAS: usize = 0x2800;

/// A parsed face with its width table.
pub(crate) struct Huruf {
    pub(crate) parsed: ParsedFont,
    /// Advance in em; negative for a character the face does not have.
    lebar: Vec<f32>,
}

impl Huruf {
    fn baca(berkas: &[u8]) -> Self {
        let parsed = ParsedFont::from_bytes(berkas, 0, &mut Vec::new()).expect("the embedded font files are valid");
        let em = f32::from(parsed.font_metrics.units_per_em.max(1));
        let mut terpakai = vec![false; usize::from(parsed.num_glyphs) + 1];
        let lebar = (0..BATAS)
            .map(|kode| {
                let glif = u32::try_from(kode).ok().filter(|&k| k >= 0x20).and_then(|k| parsed.lookup_glyph_index(k));
                match glif {
                    // A glyph shared by two characters keeps the first: the PDF maps each glyph back to one character,
                    // and a space must never be copied out as a no-break space.
                    Some(glif) if glif != 0 && !std::mem::replace(&mut terpakai[usize::from(glif)], true) => {
                        f32::from(parsed.get_horizontal_advance(glif)) / em
                    }
                    _ => -1.0,
                }
            })
            .collect();
        Self { parsed, lebar }
    }

    fn punya(&self, c: char) -> bool {
        self.lebar.get(c as usize).is_some_and(|&lebar| lebar >= 0.0)
    }

    /// Advance of one character in em.
    pub(crate) fn lebar_em(&self, c: char) -> f32 {
        match self.lebar.get(c as usize) {
            Some(&lebar) if lebar >= 0.0 => lebar,
            _ => self.lebar[PENGGANTI as usize].max(0.0),
        }
    }
}

/// A text as it is drawn: line ends unified, invisible controls removed, look-alikes unified, and every character that
/// the font does not have replaced by [`PENGGANTI`] (once for a run of joined emoji).
///
/// The no-break space survives until lines are broken; [`cetak`] turns it into a space.
pub(crate) fn bersih(teks: &str) -> String {
    let huruf = Muka::Biasa.huruf();
    let mut hasil = String::with_capacity(teks.len());
    let mut sebelum = ' ';
    for c in teks.chars() {
        let lama = std::mem::replace(&mut sebelum, c);
        match c {
            '\n' if lama == '\r' => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' | '\u{85}' => hasil.push('\n'),
            '\t' | '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}' => hasil.push(' '),
            '\u{A0}' | '\u{202F}' => hasil.push('\u{A0}'),
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => {}
            '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E0FFF}' => {}
            '\u{2010}' | '\u{2011}' => hasil.push('-'),
            c if c.is_control() => {}
            c if huruf.punya(c) => hasil.push(c),
            // Behind a joiner the character belongs to the emoji before it.
            _ if lama == '\u{200D}' && hasil.ends_with(PENGGANTI) => {}
            _ => hasil.push(PENGGANTI),
        }
    }
    hasil
}

/// A broken line as it goes to the page: no-break spaces become spaces.
pub(crate) fn cetak(teks: &str) -> String {
    teks.replace('\u{A0}', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indonesian_text_has_all_its_glyphs_in_every_face() {
        for muka in Muka::SEMUA {
            for c in "ABCXYZabcxyzéèï0123456789 –—“”‘’≥≤·−…%&/()[]{}<>@#*+=;:,.!?'\"\\|~^`§°×÷½²³•□✓".chars()
            {
                let wajib = c != '✓';
                assert!(muka.huruf().punya(c) || !wajib, "{muka:?} lacks {c}");
            }
        }
    }

    #[test]
    fn what_the_font_lacks_is_replaced_visibly() {
        assert_eq!(bersih("a😀b👩\u{200D}👧c漢"), "a□b□c□");
        assert_eq!(bersih("x\u{7}\u{0}y\r\nz\tq\u{202E}w"), "xy\nz qw");
        assert_eq!(cetak(&bersih("10\u{A0}%")), "10 %");
    }

    #[test]
    fn widths_are_those_of_the_metric() {
        // Liberation Sans has the metric of Arial: digits 0.556 em.
        assert!((Muka::Biasa.lebar("3", 1.0) - 0.556).abs() < 0.001);
        assert!((Muka::Tebal.lebar("1234", 10.0) - 22.24).abs() < 0.01);
    }
}
