//! Bytes of a text file to text: UTF-8, UTF-16 with a mark, or what old spreadsheets write.

/// Windows-1252 from 0x80 to 0x9F; its five holes stay what they are in Latin-1.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Text without its byte order mark.
pub(super) fn urai(isi: &[u8]) -> String {
    if let Some(sisa) = isi.strip_prefix(&[0xFF, 0xFE]) {
        return utf16(sisa, u16::from_le_bytes);
    }
    if let Some(sisa) = isi.strip_prefix(&[0xFE, 0xFF]) {
        return utf16(sisa, u16::from_be_bytes);
    }
    let isi = isi.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(isi);
    match std::str::from_utf8(isi) {
        Ok(teks) => teks.to_owned(),
        Err(_) => isi.iter().map(|&bita| windows_1252(bita)).collect(),
    }
}

/// Whether bytes can be a text file: no NUL and hardly any control characters, or a UTF-16 mark in front.
pub(super) fn seperti_teks(isi: &[u8]) -> bool {
    if isi.starts_with(&[0xFF, 0xFE]) || isi.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let kendali = isi.iter().filter(|bita| **bita < 0x20 && !matches!(**bita, b'\t' | b'\n' | b'\r')).count();
    !isi.contains(&0) && kendali * 100 <= isi.len()
}

fn utf16(isi: &[u8], urai: fn([u8; 2]) -> u16) -> String {
    let satuan = isi.chunks_exact(2).map(|dua| urai([dua[0], dua[1]]));
    char::decode_utf16(satuan).map(|huruf| huruf.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn windows_1252(bita: u8) -> char {
    match bita {
        0x80..=0x9F => WINDOWS_1252[usize::from(bita - 0x80)],
        _ => char::from(bita),
    }
}
