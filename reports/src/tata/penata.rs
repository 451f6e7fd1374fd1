//! Flows blocks over pages.

use super::{
    blok::{Blok, Dokumen, Paragraf, Rata},
    gambar,
    halaman::{ATAS, GARIS_KEPALA, Halaman, KIRI, Kertas, Perintah, Pola, TINGGI, Warna},
    huruf::{Muka, bersih, cetak},
    teks::{BarisTeks, Teks},
};

const UKURAN_TEPI: f32 = 7.5;
const SELA_BINGKAI: f32 = 6.0;
/// Lines of official forms.
pub(super) const TEBAL_KISI: f32 = 0.5;
pub(crate) const CELAH_DUA: f32 = 18.0;

/// The finished pages and the headings with the page (from 0) and height they stand at.
pub(super) struct Hasil {
    pub(super) halaman: Vec<Halaman>,
    pub(super) judul: Vec<JudulTercatat>,
}

/// A heading where it was placed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct JudulTercatat {
    pub(super) tingkat: u8,
    pub(super) teks: String,
    pub(super) halaman: usize,
    pub(super) y: f32,
}

/// Lays a document out. The table of contents has pages of its own, so the body is laid out once and only shifted.
pub(super) fn tata(dokumen: &Dokumen) -> Hasil {
    let mut penata = Penata::halaman_penuh(dokumen.kertas);
    penata.semua(&dokumen.isi);
    let Penata { mut halaman, mut judul, daftar_isi, .. } = penata;
    if let Some((letak, nama)) = daftar_isi {
        let banyak = daftar(&judul, &nama, dokumen.kertas).len();
        // The placeholder page makes room for one; everything behind moves by the rest.
        for j in judul.iter_mut().filter(|j| j.halaman >= letak) {
            j.halaman += banyak - 1;
        }
        let isi = daftar(&judul, &nama, dokumen.kertas);
        halaman.splice(letak..=letak, isi);
        judul.push(JudulTercatat { tingkat: 1, teks: nama, halaman: letak, y: ATAS });
        judul.sort_by_key(|j| j.halaman);
    }
    tepi(&mut halaman, dokumen);
    Hasil { halaman, judul }
}

/// The pages of the table of contents.
fn daftar(judul: &[JudulTercatat], nama: &str, kertas: Kertas) -> Vec<Halaman> {
    let mut penata = Penata::halaman_penuh(kertas);
    penata.judul(1, nama);
    penata.judul.clear();
    for j in judul.iter().filter(|j| j.tingkat <= 2) {
        penata.baris_daftar(j);
    }
    penata.halaman
}

/// Header and footer of every page, now that their number is known.
fn tepi(halaman: &mut [Halaman], dokumen: &Dokumen) {
    let jumlah = halaman.len();
    for (i, satu) in halaman.iter_mut().enumerate().filter(|(_, h)| !h.polos) {
        let (kanan_kertas, garis_kaki) = (satu.kertas.kanan(), satu.kertas.garis_kaki());
        let tanpa_kepala = satu.tanpa_kepala;
        let mut tulis = |isi: &str, y: f32, kanan: bool, lebar_maks: f32| {
            let isi = potong(&cetak(&bersih(isi).replace('\n', " ")), lebar_maks);
            let x = if kanan { kanan_kertas - Muka::Biasa.lebar(&isi, UKURAN_TEPI) } else { KIRI };
            let warna = Warna::Tinta2;
            satu.perintah.push(Perintah::Teks { x, y, isi, muka: Muka::Biasa, ukuran: UKURAN_TEPI, warna });
        };
        let lebar = kanan_kertas - KIRI;
        if !tanpa_kepala {
            tulis(&dokumen.kepala.0, GARIS_KEPALA, false, lebar * 0.62);
            tulis(&dokumen.kepala.1, GARIS_KEPALA, true, lebar * 0.36);
        }
        tulis(&dokumen.kaki, garis_kaki, false, lebar * 0.84);
        tulis(&format!("Halaman {} dari {jumlah}", i + 1), garis_kaki, true, lebar * 0.15);
        for (y, warna) in [(GARIS_KEPALA + 6.0, Warna::GarisKuat), (garis_kaki - 12.0, Warna::Garis)]
            .into_iter()
            .skip(usize::from(tanpa_kepala))
        {
            satu.perintah.push(Perintah::Garis {
                x1: KIRI,
                y1: y,
                x2: kanan_kertas,
                y2: y,
                tebal: 0.5,
                warna,
                pola: Pola::Utuh,
            });
        }
    }
}

/// A line of header or footer cut to its room, with an ellipsis.
fn potong(isi: &str, lebar: f32) -> String {
    if Muka::Biasa.lebar(isi, UKURAN_TEPI) <= lebar {
        return isi.to_owned();
    }
    let mut hasil = isi.to_owned();
    while !hasil.is_empty() && Muka::Biasa.lebar(&hasil, UKURAN_TEPI) + UKURAN_TEPI > lebar {
        hasil.pop();
    }
    format!("{}…", hasil.trim_end())
}

/// Where the next thing goes.
pub(super) struct Penata {
    pub(super) halaman: Vec<Halaman>,
    judul: Vec<JudulTercatat>,
    daftar_isi: Option<(usize, String)>,
    pub(super) x: f32,
    pub(super) lebar: f32,
    pub(super) y: f32,
    atas: f32,
    pub(super) bawah: f32,
    /// A page (from 0) that has to end higher than the others.
    batas: Option<(usize, f32)>,
    kertas: Kertas,
}

/// A place in the document that laying out can go back to.
struct Tanda {
    halaman: usize,
    perintah: usize,
    judul: usize,
    y: f32,
}

/// More than the space below a table or a paragraph, less than one of its lines besides: a page that ends this much higher
/// has no room for the last of them.
const SEBARIS: f32 = 12.0;

impl Penata {
    fn halaman_penuh(kertas: Kertas) -> Self {
        Self {
            halaman: vec![Halaman { kertas, ..Halaman::default() }],
            judul: Vec::new(),
            daftar_isi: None,
            x: KIRI,
            lebar: kertas.kanan() - KIRI,
            y: ATAS,
            atas: ATAS,
            bawah: kertas.bawah(),
            batas: None,
            kertas,
        }
    }

    /// A strip without end, to lay something out before it is known where it goes.
    fn lepas(x: f32, lebar: f32) -> Self {
        // It has no top either, so that the space before its first block is kept.
        Self { x, lebar, y: 0.0, atas: f32::NEG_INFINITY, bawah: f32::INFINITY, ..Self::halaman_penuh(Kertas::Tegak) }
    }

    pub(super) fn gambar(&mut self, perintah: Perintah) {
        if let Some(halaman) = self.halaman.last_mut() {
            halaman.perintah.push(perintah);
        }
    }

    pub(super) fn ganti_halaman(&mut self) {
        self.halaman.push(Halaman { kertas: self.kertas, ..Halaman::default() });
        self.y = self.atas;
    }

    pub(super) fn di_puncak(&self) -> bool {
        self.y <= self.atas + 0.01
    }

    /// Height of a page's body.
    pub(super) fn tinggi_isi(&self) -> f32 {
        self.bawah - self.atas
    }

    pub(super) fn sisa(&self) -> f32 {
        let bawah = match self.batas {
            Some((halaman, bawah)) if halaman + 1 == self.halaman.len() => bawah,
            _ => self.bawah,
        };
        bawah - self.y
    }

    /// Begins a new page unless this much fits here or the page is still empty.
    pub(super) fn pastikan(&mut self, tinggi: f32) {
        if tinggi > self.sisa() && !self.di_puncak() {
            self.ganti_halaman();
        }
    }

    fn semua(&mut self, blok: &[Blok]) {
        // Where what stands last began, with the headings that lead to it.
        let mut terakhir: Option<(usize, Tanda)> = None;
        for (i, satu) in blok.iter().enumerate() {
            if let Blok::Penutup(isi) = satu {
                self.penutup(isi, terakhir.take().map(|(awal, tanda)| (&blok[awal..i], tanda)));
                continue;
            }
            if !(terakhir.is_some() && i > 0 && memimpin(&blok[i - 1])) {
                terakhir = satu.berisi().then(|| (i, self.tanda()));
            }
            self.berikut(blok, i);
        }
    }

    /// The block at this place; what leads to others not without the first of them.
    fn berikut(&mut self, blok: &[Blok], i: usize) {
        if memimpin(&blok[i]) {
            let butuh = self.tinggi_awal(&blok[i..]).min(self.tinggi_isi());
            self.pastikan(butuh);
        }
        self.satu(&blok[i]);
    }

    /// A closing block. Where the page has no room for it, the end of what stands before is laid out again so that it comes
    /// along to the next one.
    fn penutup(&mut self, isi: &[Blok], sebelum: Option<(&[Blok], Tanda)>) {
        let (_, tinggi) = self.susun_lepas(isi, self.x, self.lebar);
        if let Some((blok, tanda)) = sebelum.filter(|_| tinggi > self.sisa() && !self.di_puncak()) {
            let batas = (self.halaman.len() - 1, self.y - SEBARIS);
            self.kembali(&tanda);
            self.batas = Some(batas);
            (0..blok.len()).for_each(|i| self.berikut(blok, i));
            self.batas = None;
        }
        self.utuh(isi);
    }

    fn tanda(&self) -> Tanda {
        Tanda {
            halaman: self.halaman.len(),
            perintah: self.halaman.last().map_or(0, |h| h.perintah.len()),
            judul: self.judul.len(),
            y: self.y,
        }
    }

    fn kembali(&mut self, tanda: &Tanda) {
        self.halaman.truncate(tanda.halaman);
        if let Some(halaman) = self.halaman.last_mut() {
            halaman.perintah.truncate(tanda.perintah);
        }
        self.judul.truncate(tanda.judul);
        self.y = tanda.y;
    }

    /// Blocks on one page, as long as they fit on one.
    fn utuh(&mut self, isi: &[Blok]) {
        let (lepas, tinggi) = self.susun_lepas(isi, self.x, self.lebar);
        if tinggi > self.tinggi_isi() {
            return self.semua(isi);
        }
        self.pastikan(tinggi);
        if self.di_puncak() {
            self.y -= sela_awal(isi);
        }
        self.tempel(lepas);
        self.y += tinggi;
    }

    fn satu(&mut self, blok: &Blok) {
        match blok {
            Blok::Paragraf(paragraf) => self.paragraf(paragraf),
            Blok::Judul { tingkat, teks } => self.judul(*tingkat, teks),
            Blok::Tabel(tabel) => self.tabel(tabel),
            Blok::Grafik { grafik, lebar } => {
                let lebar = lebar.min(self.lebar);
                let tinggi = gambar::tinggi(grafik, lebar);
                self.pastikan(tinggi);
                let x = self.x + (self.lebar - lebar) / 2.0;
                for perintah in gambar::perintah(grafik, lebar, x, self.y) {
                    self.gambar(perintah);
                }
                self.y += tinggi + 8.0;
            }
            Blok::Logo { tinggi } => {
                self.pastikan(*tinggi);
                let x = self.x + (self.lebar - tinggi) / 2.0;
                self.gambar(Perintah::Logo { x, y: self.y, lebar: *tinggi, tinggi: *tinggi });
                self.y += tinggi + 6.0;
            }
            Blok::Jarak(jarak) => {
                if !self.di_puncak() || self.halaman.last().is_some_and(|h| h.polos) {
                    self.y = (self.y + jarak).min(self.bawah);
                }
            }
            Blok::Garis { tebal } => {
                let (x1, x2, y) = (self.x, self.x + self.lebar, self.y + tebal / 2.0);
                let (tebal_garis, warna, pola) = (*tebal, Warna::Tinta, Pola::Utuh);
                self.gambar(Perintah::Garis { x1, y1: y, x2, y2: y, tebal: tebal_garis, warna, pola });
                self.y += tebal;
            }
            Blok::Utuh(isi) | Blok::Penutup(isi) => self.utuh(isi),
            Blok::Dua { kiri, kanan, bagi } => {
                let lebar_kiri = (self.lebar - CELAH_DUA) * bagi;
                let (a, tinggi_a) = self.susun_lepas(kiri, self.x, lebar_kiri);
                let x = self.x + lebar_kiri + CELAH_DUA;
                let (b, tinggi_b) = self.susun_lepas(kanan, x, self.lebar - lebar_kiri - CELAH_DUA);
                self.pastikan(tinggi_a.max(tinggi_b));
                self.tempel(a);
                self.tempel(b);
                self.y += tinggi_a.max(tinggi_b);
            }
            Blok::Bingkai(isi) => self.bingkai(isi),
            Blok::HalamanBaru => {
                if !self.di_puncak() {
                    self.ganti_halaman();
                }
            }
            Blok::Kertas(kertas) => self.ganti_kertas(*kertas),
            Blok::HalamanPolos => {
                if !self.di_puncak() {
                    self.ganti_halaman();
                }
                if let Some(halaman) = self.halaman.last_mut() {
                    halaman.polos = true;
                }
            }
            Blok::TanpaKepala => {
                if let Some(halaman) = self.halaman.last_mut() {
                    halaman.tanpa_kepala = true;
                }
            }
            Blok::DaftarIsi { judul } => {
                if !self.di_puncak() {
                    self.ganti_halaman();
                }
                self.daftar_isi = Some((self.halaman.len() - 1, judul.clone()));
                self.ganti_halaman();
            }
        }
    }

    /// Blocks in a frame, on one page.
    fn bingkai(&mut self, isi: &[Blok]) {
        let (lepas, dalam) = self.susun_lepas(isi, self.x + SELA_BINGKAI, self.lebar - 2.0 * SELA_BINGKAI);
        let tinggi = dalam + 2.0 * SELA_BINGKAI;
        self.pastikan(tinggi);
        let (kiri, kanan, atas) = (self.x, self.x + self.lebar, self.y);
        let titik = vec![(kiri, atas), (kanan, atas), (kanan, atas + tinggi), (kiri, atas + tinggi)];
        let garis = Some((Warna::Tinta, TEBAL_KISI, Pola::Utuh));
        self.gambar(Perintah::Poligon { titik, isi: None, garis });
        self.y += SELA_BINGKAI;
        self.tempel(lepas);
        self.y = atas + tinggi;
    }

    /// From here on the sheets lie this way.
    fn ganti_kertas(&mut self, kertas: Kertas) {
        if kertas == self.kertas && self.di_puncak() {
            return;
        }
        self.kertas = kertas;
        (self.lebar, self.bawah) = (kertas.kanan() - KIRI, kertas.bawah());
        if self.di_puncak() {
            if let Some(halaman) = self.halaman.last_mut() {
                halaman.kertas = kertas;
            }
        } else {
            self.ganti_halaman();
        }
    }

    /// Blocks on a strip of their own, and its height.
    fn susun_lepas(&self, blok: &[Blok], x: f32, lebar: f32) -> (Self, f32) {
        let mut lepas = Self::lepas(x, lebar);
        lepas.semua(blok);
        let tinggi = lepas.y;
        (lepas, tinggi)
    }

    /// Puts a strip on this page, from the current height down.
    fn tempel(&mut self, lepas: Self) {
        let halaman = self.halaman.len() - 1;
        for mut perintah in lepas.halaman.into_iter().flat_map(|h| h.perintah) {
            perintah.geser(0.0, self.y);
            self.gambar(perintah);
        }
        self.judul.extend(lepas.judul.into_iter().map(|j| JudulTercatat { halaman, y: j.y + self.y, ..j }));
    }

    /// How much room the beginning of these blocks needs, so that a heading never stands alone at the foot of a page.
    fn tinggi_awal(&self, blok: &[Blok]) -> f32 {
        let Some(satu) = blok.first() else { return 0.0 };
        match satu {
            Blok::Judul { tingkat, teks } => {
                let gaya = GayaJudul::dari(*tingkat);
                let baris = Teks::tebal(teks).baris(gaya.ukuran, self.lebar).len() as f32;
                gaya.sebelum + baris * gaya.ukuran * 1.25 + gaya.sesudah + self.tinggi_awal(&blok[1..])
            }
            Blok::Paragraf(p) => {
                let baris = p.teks.baris(p.ukuran, self.lebar - p.inden).len();
                let tinggi = p.ukuran * p.spasi;
                if p.ikut {
                    p.sebelum + baris as f32 * tinggi + p.sesudah + self.tinggi_awal(&blok[1..])
                } else {
                    p.sebelum + baris.min(2) as f32 * tinggi
                }
            }
            Blok::Jarak(jarak) => jarak + self.tinggi_awal(&blok[1..]),
            Blok::Garis { tebal } => tebal + self.tinggi_awal(&blok[1..]),
            Blok::Tabel(tabel) => self.tinggi_awal_tabel(tabel),
            Blok::Grafik { grafik, lebar } => gambar::tinggi(grafik, lebar.min(self.lebar)),
            Blok::Logo { tinggi } => *tinggi,
            Blok::Utuh(isi) | Blok::Penutup(isi) => self.susun_lepas(isi, self.x, self.lebar).1,
            Blok::Dua { kiri, kanan, bagi } => {
                let lebar = self.lebar - CELAH_DUA;
                let tinggi = |isi: &[Blok], bagi: f32| self.susun_lepas(isi, self.x, lebar * bagi).1;
                tinggi(kiri, *bagi).max(tinggi(kanan, 1.0 - bagi))
            }
            Blok::Bingkai(isi) => self.susun_lepas(isi, self.x, self.lebar - 2.0 * SELA_BINGKAI).1 + 2.0 * SELA_BINGKAI,
            Blok::HalamanBaru | Blok::Kertas(_) | Blok::HalamanPolos | Blok::TanpaKepala | Blok::DaftarIsi { .. } => {
                0.0
            }
        }
    }

    fn judul(&mut self, tingkat: u8, teks: &str) {
        let gaya = GayaJudul::dari(tingkat);
        if !self.di_puncak() {
            self.y += gaya.sebelum;
        }
        let isi = Teks::tebal(teks);
        self.judul.push(JudulTercatat { tingkat, teks: isi.polos(), halaman: self.halaman.len() - 1, y: self.y });
        if tingkat == 1 {
            let (x1, x2, y) = (self.x, self.x + self.lebar, self.y);
            let (warna, pola) = (Warna::Tinta, Pola::Utuh);
            self.gambar(Perintah::Garis { x1, y1: y, x2, y2: y, tebal: 1.4, warna, pola });
            self.y += 8.0;
        }
        for baris in isi.baris(gaya.ukuran, self.lebar) {
            let x = self.x;
            self.baris_teks(&baris, x, gaya.ukuran, gaya.ukuran * 1.25);
            self.y += gaya.ukuran * 1.25;
        }
        self.y += gaya.sesudah;
    }

    fn paragraf(&mut self, p: &Paragraf) {
        let baris = p.teks.baris(p.ukuran, self.lebar - p.inden);
        if baris.is_empty() {
            return;
        }
        let tinggi = p.ukuran * p.spasi;
        if !self.di_puncak() {
            self.y += p.sebelum;
        }
        let jumlah = baris.len();
        let mut mulai = 0;
        while mulai < jumlah {
            let muat = (self.sisa().max(0.0) / tinggi + 0.001).floor().min(jumlah as f32) as usize;
            let sisa = jumlah - mulai;
            let mut ambil = muat.min(sisa);
            if ambil < sisa {
                // Neither a first line alone at the foot nor a last line alone at the head of a page.
                if sisa - ambil == 1 && ambil > 2 {
                    ambil -= 1;
                }
                if ambil < 2.min(sisa) && !self.di_puncak() {
                    self.ganti_halaman();
                    continue;
                }
                ambil = ambil.max(1);
            }
            for satu in &baris[mulai..mulai + ambil] {
                let x = self.x
                    + match p.rata {
                        Rata::Kiri => p.inden,
                        Rata::Tengah => (self.lebar - satu.lebar) / 2.0,
                        Rata::Kanan => self.lebar - satu.lebar,
                    };
                if let (0, Some(butir)) = (mulai, &p.butir)
                    && std::ptr::eq(satu, &raw const baris[0])
                {
                    let label = Teks::biasa(butir).baris(p.ukuran, p.inden.max(p.ukuran));
                    if let Some(label) = label.first() {
                        let kiri = self.x;
                        self.baris_teks(label, kiri, p.ukuran, tinggi);
                    }
                }
                self.baris_teks(satu, x, p.ukuran, tinggi);
                self.y += tinggi;
            }
            mulai += ambil;
            if mulai < jumlah {
                self.ganti_halaman();
            }
        }
        self.y += p.sesudah;
    }

    /// Draws one line of text in a line box that begins at the current height.
    pub(super) fn baris_teks(&mut self, baris: &BarisTeks, x: f32, ukuran: f32, tinggi: f32) {
        let y = self.y + tinggi / 2.0 + ukuran * 0.34;
        for lari in &baris.lari {
            self.gambar(Perintah::Teks {
                x: x + lari.x,
                y,
                isi: lari.isi.clone(),
                muka: lari.muka,
                ukuran,
                warna: lari.warna,
            });
        }
    }

    /// One line of the table of contents: title, dots, page number, a link over all of it.
    fn baris_daftar(&mut self, j: &JudulTercatat) {
        let (ukuran, inden, muka) = if j.tingkat == 1 { (10.0, 0.0, Muka::Tebal) } else { (9.5, 14.0, Muka::Biasa) };
        let tinggi = ukuran * 1.6;
        let baris = Teks::default().tambah(&j.teks, muka, Warna::Tinta).baris(ukuran, self.lebar - inden - 40.0);
        self.pastikan(baris.len() as f32 * tinggi);
        let atas = self.y;
        for (i, satu) in baris.iter().enumerate() {
            let x = self.x + inden;
            self.baris_teks(satu, x, ukuran, tinggi);
            if i + 1 == baris.len() {
                let nomor = (j.halaman + 1).to_string();
                let y = self.y + tinggi / 2.0 + ukuran * 0.34;
                let kanan = self.x + self.lebar;
                let xn = kanan - muka.lebar(&nomor, ukuran);
                let (x1, x2) = (x + satu.lebar + 5.0, kanan - 28.0);
                if x1 < x2 {
                    let (tebal, warna, pola) = (0.6, Warna::GarisKuat, Pola::Titik);
                    self.gambar(Perintah::Garis { x1, y1: y, x2, y2: y, tebal, warna, pola });
                }
                self.gambar(Perintah::Teks { x: xn, y, isi: nomor, muka, ukuran, warna: Warna::Tinta });
            }
            self.y += tinggi;
        }
        let (x, lebar, tinggi) = (self.x, self.lebar, self.y - atas);
        self.gambar(Perintah::Tautan { x, y: atas, lebar, tinggi, halaman: j.halaman });
    }
}

/// Size and spacing of a heading.
struct GayaJudul {
    ukuran: f32,
    sebelum: f32,
    sesudah: f32,
}

impl GayaJudul {
    const fn dari(tingkat: u8) -> Self {
        match tingkat {
            1 => Self { ukuran: 16.0, sebelum: 22.0, sesudah: 8.0 },
            2 => Self { ukuran: 12.0, sebelum: 14.0, sesudah: 5.0 },
            _ => Self { ukuran: 10.5, sebelum: 10.0, sesudah: 3.0 },
        }
    }
}

/// Whether a block stays with the one behind it.
const fn memimpin(blok: &Blok) -> bool {
    matches!(blok, Blok::Judul { .. } | Blok::Paragraf(Paragraf { ikut: true, .. }))
}

/// The space before the first of these blocks, which is dropped at the head of a page.
fn sela_awal(blok: &[Blok]) -> f32 {
    match blok.first() {
        Some(Blok::Judul { tingkat, .. }) => GayaJudul::dari(*tingkat).sebelum,
        Some(Blok::Paragraf(p)) => p.sebelum,
        Some(Blok::Jarak(jarak)) => *jarak,
        _ => 0.0,
    }
}

/// Height of the paper, for who turns y around.
pub(super) const TINGGI_KERTAS: f32 = TINGGI;
