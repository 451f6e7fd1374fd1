//! Pages as plain drawing commands, before any PDF exists.

use domain::risiko::matriks::Warna as Risiko;

use super::huruf::Muka;

/// A4 in points.
pub(crate) const LEBAR: f32 = 595.28;
pub(crate) const TINGGI: f32 = 841.89;
/// Left 25 mm for the binding, right 20 mm.
pub(crate) const KIRI: f32 = 70.87;
pub(crate) const KANAN: f32 = LEBAR - 56.69;
/// The body; header and footer stand outside it.
pub(crate) const ATAS: f32 = 72.0;
pub(crate) const BAWAH: f32 = TINGGI - 70.0;
/// Baselines of header and footer.
pub(crate) const GARIS_KEPALA: f32 = 46.0;
pub(crate) const GARIS_KAKI: f32 = TINGGI - 42.0;

/// Which way the paper lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kertas {
    #[default]
    Tegak,
    /// Landscape, for wide tables; the binding stays left.
    Rebah,
}

impl Kertas {
    pub(crate) const fn lebar(self) -> f32 {
        match self {
            Self::Tegak => LEBAR,
            Self::Rebah => TINGGI,
        }
    }

    pub(crate) const fn tinggi(self) -> f32 {
        match self {
            Self::Tegak => TINGGI,
            Self::Rebah => LEBAR,
        }
    }

    pub(crate) const fn kanan(self) -> f32 {
        self.lebar() - (LEBAR - KANAN)
    }

    pub(crate) const fn bawah(self) -> f32 {
        self.tinggi() - (TINGGI - BAWAH)
    }

    pub(crate) const fn garis_kaki(self) -> f32 {
        self.tinggi() - (TINGGI - GARIS_KAKI)
    }
}

/// A finished page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Halaman {
    pub(crate) perintah: Vec<Perintah>,
    /// Which way it lies.
    pub(crate) kertas: Kertas,
    /// Covers carry neither header nor footer.
    pub(crate) polos: bool,
    /// A letterhead stands where the header would be.
    pub(crate) tanpa_kepala: bool,
}

/// The palette of the printed page (the light tokens of the stylesheet).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Warna {
    Tinta,
    Tinta2,
    Tarum,
    /// Tarum at 14 % on white: the filling of a radar.
    TarumMuda,
    Soga,
    Garis,
    GarisKuat,
    Mori,
    /// A level of risk; the second is the light band behind lines.
    Pita(Risiko),
    PitaMuda(Risiko),
    Putih,
}

/// One thing drawn.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Perintah {
    /// `y` is the baseline.
    Teks {
        x: f32,
        y: f32,
        isi: String,
        muka: Muka,
        ukuran: f32,
        warna: Warna,
    },
    Garis {
        x1: f32,
        y1: f32,
        x2: f32,
        y2: f32,
        tebal: f32,
        warna: Warna,
        pola: Pola,
    },
    Kotak {
        x: f32,
        y: f32,
        lebar: f32,
        tinggi: f32,
        warna: Warna,
    },
    /// Closed; filled and/or stroked.
    Poligon {
        titik: Vec<(f32, f32)>,
        isi: Option<Warna>,
        garis: Option<(Warna, f32, Pola)>,
    },
    /// Filled.
    Lingkaran {
        x: f32,
        y: f32,
        jari: f32,
        warna: Warna,
    },
    /// The logo of the letterhead in a box.
    Logo {
        x: f32,
        y: f32,
        lebar: f32,
        tinggi: f32,
    },
    /// A click in this box leads to a page (from 0).
    Tautan {
        x: f32,
        y: f32,
        lebar: f32,
        tinggi: f32,
        halaman: usize,
    },
}

/// How a line is dashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pola {
    Utuh,
    Putus,
    Titik,
}

impl Warna {
    /// Text on the colour of a level of risk: white where it is dark.
    pub(crate) const fn di_atas(pita: Risiko) -> Self {
        match pita {
            Risiko::Merah => Self::Putih,
            _ => Self::Tinta,
        }
    }

    /// Red, green, blue from 0 to 1.
    pub(crate) fn rgb(self) -> (f32, f32, f32) {
        let (r, g, b): (u8, u8, u8) = match self {
            Self::Tinta => (0x19, 0x1c, 0x28),
            Self::Tinta2 => (0x53, 0x57, 0x68),
            Self::Tarum => (0x27, 0x39, 0x7f),
            Self::TarumMuda => (0xe1, 0xe3, 0xed),
            Self::Soga => (0x87, 0x45, 0x0e),
            Self::Garis => (0xcf, 0xcc, 0xc4),
            Self::GarisKuat => (0x77, 0x7a, 0x86),
            Self::Mori => (0xf6, 0xf4, 0xef),
            Self::Pita(warna) | Self::PitaMuda(warna) => match warna {
                Risiko::Biru => (0xcf, 0xe0, 0xf5),
                Risiko::Hijau => (0xcf, 0xe7, 0xcf),
                Risiko::Kuning => (0xfb, 0xe4, 0x97),
                Risiko::Jingga => (0xf6, 0xba, 0x77),
                Risiko::Merah => (0xb3, 0x23, 0x32),
            },
            Self::Putih => (0xff, 0xff, 0xff),
        };
        // A band stands at 35 % on white, as on the screen.
        let muda = matches!(self, Self::PitaMuda(_));
        let satu = |nilai: u8| {
            let penuh = f32::from(nilai) / 255.0;
            if muda { 1.0 - (1.0 - penuh) * 0.35 } else { penuh }
        };
        (satu(r), satu(g), satu(b))
    }
}

impl Perintah {
    /// The same moved.
    pub(crate) fn geser(&mut self, dx: f32, dy: f32) {
        match self {
            Self::Teks { x, y, .. }
            | Self::Kotak { x, y, .. }
            | Self::Lingkaran { x, y, .. }
            | Self::Logo { x, y, .. }
            | Self::Tautan { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
            Self::Garis { x1, y1, x2, y2, .. } => {
                *x1 += dx;
                *x2 += dx;
                *y1 += dy;
                *y2 += dy;
            }
            Self::Poligon { titik, .. } => {
                for (x, y) in titik {
                    *x += dx;
                    *y += dy;
                }
            }
        }
    }

    /// Left, top, right, bottom of what is drawn.
    #[cfg(test)]
    pub(crate) fn batas(&self) -> (f32, f32, f32, f32) {
        match self {
            Self::Teks { x, y, isi, muka, ukuran, .. } => {
                (*x, y - 0.72 * ukuran, x + muka.lebar(isi, *ukuran), y + 0.21 * ukuran)
            }
            Self::Garis { x1, y1, x2, y2, .. } => (x1.min(*x2), y1.min(*y2), x1.max(*x2), y1.max(*y2)),
            Self::Kotak { x, y, lebar, tinggi, .. }
            | Self::Logo { x, y, lebar, tinggi }
            | Self::Tautan { x, y, lebar, tinggi, .. } => (*x, *y, x + lebar, y + tinggi),
            Self::Lingkaran { x, y, jari, .. } => (x - jari, y - jari, x + jari, y + jari),
            Self::Poligon { titik, .. } => titik.iter().fold((f32::MAX, f32::MAX, f32::MIN, f32::MIN), |b, &(x, y)| {
                (b.0.min(x), b.1.min(y), b.2.max(x), b.3.max(y))
            }),
        }
    }
}
