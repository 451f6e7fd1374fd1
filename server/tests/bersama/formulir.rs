//! The forms of a page as a browser would send them.

/// What a form control is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jenis {
    /// Lines and paragraphs.
    Teks,
    Bilangan,
    Tanggal,
    /// Lists, radio buttons, ticks.
    Pilihan,
    Tersembunyi,
    Tombol,
    Berkas,
    Sandi,
}

/// All controls of one name.
#[derive(Clone, Debug)]
pub struct Kendali {
    pub nama: String,
    pub jenis: Jenis,
    pub wajib: bool,
    /// What would be sent now.
    pub nilai: Vec<String>,
    /// What the page offers.
    pub opsi: Vec<String>,
}

/// A form that posts.
#[derive(Clone, Debug, Default)]
pub struct Formulir {
    pub aksi: String,
    /// `multipart/form-data`
    pub unggah: bool,
    pub kendali: Vec<Kendali>,
    id: String,
}

impl Formulir {
    /// What a browser sends, with `lain` in place of what stands in those fields. Required fields that are empty get a value
    /// that fits, so that only `lain` can be wrong.
    pub fn isian(&self, lain: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut hasil = Vec::new();
        let mut bertombol = false;
        for satu in self.kendali.iter().filter(|k| k.jenis != Jenis::Berkas) {
            match lain.iter().find(|(nama, _)| *nama == satu.nama) {
                Some((_, nilai)) => {
                    bertombol |= satu.jenis == Jenis::Tombol;
                    hasil.push((satu.nama.clone(), (*nilai).to_owned()));
                }
                _ if satu.jenis == Jenis::Tombol => {
                    if !std::mem::replace(&mut bertombol, true) {
                        hasil.extend(satu.opsi.first().map(|nilai| (satu.nama.clone(), nilai.clone())));
                    }
                }
                _ => hasil.extend(satu.sah().into_iter().map(|nilai| (satu.nama.clone(), nilai))),
            }
        }
        hasil
    }

    /// The form again on a newer page.
    pub fn sama(&self, lain: &Self) -> bool {
        self.aksi == lain.aksi && self.nama() == lain.nama()
    }

    /// Names of the controls, sorted.
    pub fn nama(&self) -> Vec<&str> {
        let mut nama: Vec<&str> = self.kendali.iter().map(|k| k.nama.as_str()).collect();
        nama.sort_unstable();
        nama
    }

    fn tambah(&mut self, nama: &str, jenis: Jenis, wajib: bool) -> &mut Kendali {
        let letak = self.kendali.iter().position(|k| k.nama == nama && k.jenis == jenis).unwrap_or_else(|| {
            self.kendali.push(Kendali { nama: nama.into(), jenis, wajib, nilai: Vec::new(), opsi: Vec::new() });
            self.kendali.len() - 1
        });
        &mut self.kendali[letak]
    }
}

impl Kendali {
    fn sah(&self) -> Vec<String> {
        let kosong = self.nilai.iter().all(String::is_empty);
        if !kosong || !(self.wajib || (self.jenis == Jenis::Pilihan && self.nilai.is_empty())) {
            return self.nilai.clone();
        }
        let isi = match self.jenis {
            Jenis::Teks => Some("Contoh".to_owned()),
            Jenis::Bilangan => Some("1".into()),
            Jenis::Tanggal => Some("2026-11-20".into()),
            Jenis::Pilihan if self.wajib => self.opsi.iter().find(|o| !o.is_empty()).cloned(),
            _ => None,
        };
        isi.into_iter().collect()
    }
}

/// Every form of a page that posts, with the controls that stand elsewhere and name it.
pub fn semua(html: &str) -> Vec<Formulir> {
    let mut hasil: Vec<Formulir> = Vec::new();
    let mut luar: Vec<(String, Formulir)> = Vec::new();
    // Index in `hasil` of the form being read; `None` outside, or inside one that does not post.
    let mut kini: Option<usize> = None;
    let mut pilihan: Option<(String, bool)> = None;
    let mut sisa = html;
    while let Some(awal) = sisa.find('<') {
        sisa = &sisa[awal + 1..];
        let Some(akhir) = sisa.find('>') else { break };
        let (tag, lanjut) = (&sisa[..akhir], &sisa[akhir + 1..]);
        sisa = lanjut;
        let nama = tag.split([' ', '\n']).next().unwrap_or_default();
        match nama {
            "form" => {
                kini = (atribut(tag, "method").as_deref() == Some("post")).then(|| {
                    hasil.push(Formulir {
                        aksi: atribut(tag, "action").unwrap_or_default(),
                        unggah: atribut(tag, "enctype").is_some(),
                        id: atribut(tag, "id").unwrap_or_default(),
                        kendali: Vec::new(),
                    });
                    hasil.len() - 1
                });
            }
            "/form" => kini = None,
            "/select" => pilihan = None,
            "input" | "select" | "textarea" | "button" | "option" => {
                let mut sementara = Formulir::default();
                let milik = atribut(tag, "form");
                let form = match (&milik, kini) {
                    (Some(_), _) => &mut sementara,
                    (None, Some(ke)) => &mut hasil[ke],
                    (None, None) => continue,
                };
                baca(form, nama, tag, sisa, &mut pilihan);
                if let Some(id) = milik {
                    luar.push((id, sementara));
                }
            }
            _ => {}
        }
    }
    for (id, isi) in luar {
        if let Some(form) = hasil.iter_mut().find(|f| f.id == id) {
            for satu in isi.kendali {
                let ada = form.tambah(&satu.nama, satu.jenis, satu.wajib);
                ada.nilai.extend(satu.nilai);
                ada.opsi.extend(satu.opsi);
            }
        }
    }
    hasil
}

fn baca(form: &mut Formulir, unsur: &str, tag: &str, sisa: &str, pilihan: &mut Option<(String, bool)>) {
    if ada(tag, "disabled") {
        return;
    }
    let nilai = atribut(tag, "value").unwrap_or_default();
    if unsur == "option" {
        let Some((nama, wajib)) = pilihan.clone() else { return };
        let terpilih = ada(tag, "selected");
        let satu = form.tambah(&nama, Jenis::Pilihan, wajib);
        if terpilih || satu.opsi.is_empty() {
            satu.nilai = vec![nilai.clone()];
        }
        satu.opsi.push(nilai);
        return;
    }
    let Some(nama) = atribut(tag, "name").filter(|nama| !nama.is_empty()) else { return };
    let wajib = ada(tag, "required");
    match (unsur, atribut(tag, "type").unwrap_or_default().as_str()) {
        ("select", _) => *pilihan = Some((nama, wajib)),
        ("textarea", _) => {
            let isi = sisa.split("</textarea").next().unwrap_or_default();
            form.tambah(&nama, Jenis::Teks, wajib).nilai.push(buka(isi.strip_prefix('\n').unwrap_or(isi)));
        }
        ("button", _) => form.tambah(&nama, Jenis::Tombol, false).opsi.push(nilai),
        (_, "radio" | "checkbox") => {
            let dicentang = ada(tag, "checked");
            let satu = form.tambah(&nama, Jenis::Pilihan, wajib);
            satu.opsi.push(nilai.clone());
            satu.nilai.extend(dicentang.then_some(nilai));
        }
        (_, jenis) => {
            let jenis = match jenis {
                "file" => Jenis::Berkas,
                "hidden" => Jenis::Tersembunyi,
                "number" => Jenis::Bilangan,
                "date" => Jenis::Tanggal,
                "password" => Jenis::Sandi,
                _ => Jenis::Teks,
            };
            form.tambah(&nama, jenis, wajib).nilai.push(nilai);
        }
    }
}

/// Links of a page to other pages of this server, without their fragment.
pub fn tautan(html: &str) -> Vec<String> {
    html.split("href=\"/")
        .skip(1)
        .filter_map(|sisa| sisa.split(['"', '#']).next())
        .map(|alamat| format!("/{}", buka(alamat)))
        .collect()
}

fn ada(tag: &str, nama: &str) -> bool {
    tag.split_whitespace().any(|kata| kata == nama || kata.starts_with(&format!("{nama}=")))
}

fn atribut(tag: &str, nama: &str) -> Option<String> {
    let sisa = tag.split(&format!(" {nama}=\"")).nth(1)?;
    sisa.split('"').next().map(buka)
}

fn buka(teks: &str) -> String {
    teks.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&")
}
