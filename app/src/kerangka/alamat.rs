//! The address of the page: what is filtered, sorted and paged stands there and nowhere else.

use std::fmt::Write;

/// Path and query of the request, with ways to link to a variation of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alamat {
    pub jalur: String,
    kueri: Vec<(String, String)>,
}

impl Alamat {
    /// Takes an address apart; `kueri` is the text after the question mark.
    #[must_use]
    pub fn baru(jalur: &str, kueri: Option<&str>) -> Self {
        let kueri = kueri
            .unwrap_or_default()
            .split('&')
            .filter(|pasang| !pasang.is_empty())
            .map(|pasang| {
                let (nama, nilai) = pasang.split_once('=').unwrap_or((pasang, ""));
                (urai(nama), urai(nilai))
            })
            .collect();
        Self { jalur: jalur.into(), kueri }
    }

    /// The value of a parameter; empty when it is missing.
    #[must_use]
    pub fn nilai(&self, nama: &str) -> &str {
        self.kueri.iter().find(|(n, _)| n == nama).map_or("", |(_, nilai)| nilai)
    }

    /// A parameter that says something; `None` when it is missing or empty.
    #[must_use]
    pub fn ada(&self, nama: &str) -> Option<&str> {
        Some(self.nilai(nama).trim()).filter(|nilai| !nilai.is_empty())
    }

    /// Every value of a parameter that may be given several times.
    #[must_use]
    pub fn semua(&self, nama: &str) -> Vec<String> {
        self.kueri.iter().filter(|(n, _)| n == nama).map(|(_, nilai)| nilai.clone()).collect()
    }

    /// Those of these parameters that say something.
    #[must_use]
    pub fn pilih<'a>(&'a self, nama: &[&'a str]) -> Vec<(&'a str, &'a str)> {
        nama.iter().filter_map(|nama| Some((*nama, self.ada(nama)?))).collect()
    }

    /// Every parameter in order.
    #[must_use]
    pub fn pasangan(&self) -> &[(String, String)] {
        &self.kueri
    }

    /// The page number asked for, from 1; anything unreadable is the first page.
    #[must_use]
    pub fn halaman(&self) -> u64 {
        self.nilai("halaman").parse().ok().filter(|&n| n >= 1).unwrap_or(1)
    }

    /// A link to this page with one parameter set; an empty value takes it away. Paging starts over unless it is set.
    #[must_use]
    pub fn dengan(&self, nama: &str, nilai: &str) -> String {
        let sisa = self.kueri.iter().filter(|(n, isi)| n != nama && n != "halaman" && !isi.is_empty());
        let mut pasang: Vec<(&str, &str)> = sisa.map(|(n, isi)| (n.as_str(), isi.as_str())).collect();
        if !nilai.is_empty() {
            pasang.push((nama, nilai));
        }
        rangkai(&self.jalur, &pasang)
    }

    /// The same address without a parameter.
    #[must_use]
    pub fn tanpa(&self, nama: &str) -> Self {
        Self { jalur: self.jalur.clone(), kueri: self.kueri.iter().filter(|(n, _)| n != nama).cloned().collect() }
    }

    /// The address itself.
    #[must_use]
    pub fn teks(&self) -> String {
        let pasang: Vec<_> = self.kueri.iter().map(|(n, nilai)| (n.as_str(), nilai.as_str())).collect();
        rangkai(&self.jalur, &pasang)
    }
}

/// An address from a path and parameters, with everything escaped that an address cannot hold.
#[must_use]
pub fn rangkai(jalur: &str, pasang: &[(&str, &str)]) -> String {
    let mut teks = jalur.to_owned();
    for (i, (nama, nilai)) in pasang.iter().enumerate() {
        teks.push(if i == 0 { '?' } else { '&' });
        lolos(&mut teks, nama);
        teks.push('=');
        lolos(&mut teks, nilai);
    }
    teks
}

/// A text as one value in an address.
#[must_use]
pub fn sandi_alamat(teks: &str) -> String {
    let mut hasil = String::new();
    lolos(&mut hasil, teks);
    hasil
}

/// Only an address on this server may be returned to: one leading slash, no control characters.
#[must_use]
pub fn lanjut_aman(alamat: &str) -> Option<&str> {
    let lokal = alamat.starts_with('/') && !alamat.starts_with("//") && !alamat.starts_with("/\\");
    (lokal && !alamat.chars().any(|huruf| huruf.is_control() || huruf == '\\')).then_some(alamat)
}

fn lolos(hasil: &mut String, teks: &str) {
    for bita in teks.bytes() {
        if bita.is_ascii_alphanumeric() || matches!(bita, b'-' | b'_' | b'.' | b'~' | b'/') {
            hasil.push(char::from(bita));
        } else {
            let _ = write!(hasil, "%{bita:02X}");
        }
    }
}

fn urai(teks: &str) -> String {
    let bita = teks.as_bytes();
    let mut hasil = Vec::with_capacity(bita.len());
    let mut i = 0;
    while i < bita.len() {
        let heks = (bita[i] == b'%').then(|| bita.get(i + 1..i + 3)).flatten();
        let nilai = heks.and_then(|dua| std::str::from_utf8(dua).ok()).and_then(|dua| u8::from_str_radix(dua, 16).ok());
        match (nilai, bita[i]) {
            (Some(nilai), _) => {
                hasil.push(nilai);
                i += 3;
                continue;
            }
            (None, b'+') => hasil.push(b' '),
            (None, lain) => hasil.push(lain),
        }
        i += 1;
    }
    String::from_utf8_lossy(&hasil).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_and_written_back() {
        let alamat = Alamat::baru("/pengguna", Some("q=dinas+%26%20badan&peran=admin&halaman=3&rusak=%zz"));
        assert_eq!(alamat.nilai("q"), "dinas & badan");
        assert_eq!(alamat.nilai("rusak"), "%zz");
        assert_eq!(alamat.halaman(), 3);
        assert_eq!(alamat.dengan("peran", ""), "/pengguna?q=dinas%20%26%20badan&rusak=%25zz");
        assert_eq!(Alamat::baru("/pengguna", Some("q=a&halaman=9")).dengan("halaman", "2"), "/pengguna?q=a&halaman=2");
    }

    #[test]
    fn only_addresses_on_this_server_are_returned_to() {
        assert_eq!(lanjut_aman("/pengguna?q=a"), Some("/pengguna?q=a"));
        for buruk in ["//jahat.example", "/\\jahat.example", "https://jahat.example", "", "/a\nb", "/a\\b"] {
            assert_eq!(lanjut_aman(buruk), None, "{buruk:?}");
        }
    }
}
