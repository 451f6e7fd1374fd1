//! A form field: label, help, message, input, and the Pasal beside it. Works without JavaScript.
//!
//! ```text
//! Bidang::baru("nama", "Nama lengkap").wajib().maks(120).teks(&k.borang, &pengguna.nama)
//! Bidang::baru("fakta", "Fakta").bantu("Sebutkan dokumen dan halamannya.").paragraf(&k.borang, &isian.fakta, 6)
//! ```

use leptos::prelude::*;

use super::{aman::TextArea, borang::Borang};

/// A field under construction; one of the finishing methods turns it into a view.
#[derive(Clone, Debug, Default)]
pub struct Bidang {
    nama: String,
    label: String,
    id: Option<String>,
    bantu: Option<String>,
    pasal: Option<String>,
    kunci: Option<&'static str>,
    wajib: bool,
    pendek: bool,
    maks: Option<usize>,
    isi_otomatis: Option<&'static str>,
    papan: Option<&'static str>,
    nonaktif: bool,
    saringan: bool,
    bernama_kosong: bool,
    wajib_saat: Option<&'static str>,
    rentang: Option<(i64, i64)>,
    pola: Option<(&'static str, String)>,
    saran: Option<(String, Vec<String>)>,
}

/// One choice of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opsi {
    pub nilai: String,
    pub teks: String,
}

impl Opsi {
    pub fn baru(nilai: impl Into<String>, teks: impl Into<String>) -> Self {
        Self { nilai: nilai.into(), teks: teks.into() }
    }
}

impl Bidang {
    /// `nama` is the field's name in the form and, unless changed by [`Bidang::id`], its id.
    pub fn baru(nama: impl Into<String>, label: impl Into<String>) -> Self {
        Self { nama: nama.into(), label: label.into(), ..Self::default() }
    }

    /// Another id, when two forms on the page have a field of this name.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// How to fill it, under the label.
    pub fn bantu(mut self, teks: impl Into<String>) -> Self {
        self.bantu = Some(teks.into());
        self
    }

    /// The Pasal it comes from, beside it.
    pub fn pasal(mut self, teks: impl Into<String>) -> Self {
        self.pasal = Some(teks.into());
        self
    }

    /// The same from the government's profil, by its key (`putaran.tahun`), after that of [`Bidang::pasal`]; nothing where the
    /// profil has none.
    #[must_use]
    pub const fn dasar(mut self, kunci: &'static str) -> Self {
        self.kunci = Some(kunci);
        self
    }

    #[must_use]
    pub const fn wajib(mut self) -> Self {
        self.wajib = true;
        self
    }

    /// Needed later, not for saving: the label says when (`diajukan`) instead of "boleh kosong".
    #[must_use]
    pub const fn wajib_saat(mut self, saat: &'static str) -> Self {
        self.wajib_saat = Some(saat);
        self
    }

    /// Narrow input, for dates and numbers.
    #[must_use]
    pub const fn pendek(mut self) -> Self {
        self.pendek = true;
        self
    }

    /// Most characters.
    #[must_use]
    pub const fn maks(mut self, maks: usize) -> Self {
        self.maks = Some(maks);
        self
    }

    /// The `autocomplete` token.
    #[must_use]
    pub const fn isi_otomatis(mut self, token: &'static str) -> Self {
        self.isi_otomatis = Some(token);
        self
    }

    /// The `inputmode`.
    #[must_use]
    pub const fn papan(mut self, papan: &'static str) -> Self {
        self.papan = Some(papan);
        self
    }

    /// The least and the most of a whole number.
    #[must_use]
    pub const fn rentang(mut self, min: i64, maks: i64) -> Self {
        self.rentang = Some((min, maks));
        self
    }

    /// The `pattern` a line must have, and its description for the browser's own message.
    pub fn pola(mut self, pola: &'static str, sebutan: impl Into<String>) -> Self {
        self.pola = Some((pola, sebutan.into()));
        self
    }

    /// Choices to pick from while typing; anything else may be typed too. [`crate::pulau::BorangRegister`] asks `alamat`
    /// for more.
    pub fn saran(mut self, alamat: impl Into<String>, opsi: Vec<String>) -> Self {
        self.saran = Some((alamat.into(), opsi));
        self
    }

    #[must_use]
    pub const fn nonaktif(mut self, nonaktif: bool) -> Self {
        self.nonaktif = nonaktif;
        self
    }

    /// A field of a filter bar: narrow, never marked as optional.
    #[must_use]
    pub const fn saringan(mut self) -> Self {
        self.saringan = true;
        self
    }

    /// One line of text.
    pub fn teks(self, borang: &Borang, awal: &str) -> AnyView {
        let nilai = borang.nilai(&self.nama, awal);
        self.masukan(borang, "text", Some(nilai))
    }

    /// A password: never filled in from what was typed.
    pub fn sandi(self, borang: &Borang) -> AnyView {
        self.masukan(borang, "password", None)
    }

    /// A date, `YYYY-MM-DD`.
    pub fn tanggal(self, borang: &Borang, awal: Option<chrono::NaiveDate>) -> AnyView {
        let nilai = borang.nilai(&self.nama, &awal.map(|t| t.to_string()).unwrap_or_default());
        self.pendek().masukan(borang, "date", Some(nilai))
    }

    /// Any other kind of `<input>`.
    pub fn jenis(self, borang: &Borang, jenis: &'static str, awal: &str) -> AnyView {
        let nilai = borang.nilai(&self.nama, awal);
        self.masukan(borang, jenis, Some(nilai))
    }

    /// Several lines.
    pub fn paragraf(self, borang: &Borang, awal: &str, baris: u16) -> AnyView {
        let (id, salah, uraian) = (self.id_isian(), borang.pesan(&self.nama).is_some(), self.uraian(borang));
        let nilai = borang.nilai(&self.nama, awal);
        let isian = view! { <TextArea id=id nama=self.nama.clone() nilai baris maks=self.maks.unwrap_or(20_000) wajib=self.wajib salah uraian/> };
        self.bungkus(borang, isian.into_any())
    }

    /// One of a list; `kosong` names the choice that says nothing.
    pub fn pilihan(mut self, borang: &Borang, opsi: Vec<Opsi>, awal: &str, kosong: Option<&'static str>) -> AnyView {
        self.bernama_kosong = kosong.is_some();
        let terpilih = borang.nilai(&self.nama, awal);
        let butir = opsi
            .into_iter()
            .map(|o| {
                view! { <option value=o.nilai.clone() selected={o.nilai == terpilih}>{o.teks}</option> }.into_any()
            })
            .collect_view();
        let isian = view! {
            <select
                class="masukan" id=self.id_isian() name=self.nama.clone() required=self.wajib disabled=self.nonaktif
                aria-invalid=borang.pesan(&self.nama).map(|_| "true") aria-describedby=self.uraian(borang)
            >
                {kosong.map(|teks| view! { <option value="">{teks}</option> })}
                {butir}
            </select>
        };
        self.bungkus(borang, isian.into_any())
    }

    /// One of a few, all visible.
    pub fn tunggal(self, borang: &Borang, opsi: Vec<Opsi>, awal: &str) -> AnyView {
        let terpilih = vec![borang.nilai(&self.nama, awal)];
        self.kelompok(borang, "radio", opsi, &terpilih)
    }

    /// Any of a few, all visible.
    pub fn ganda(self, borang: &Borang, opsi: Vec<Opsi>, awal: &[String]) -> AnyView {
        let terpilih = borang.banyak(&self.nama, awal);
        self.kelompok(borang, "checkbox", opsi, &terpilih)
    }

    /// Yes or no.
    pub fn centang(self, borang: &Borang, awal: bool) -> AnyView {
        let awal: &[String] = if awal { &["1".to_owned()] } else { &[] };
        let dicentang = borang.banyak(&self.nama, awal).iter().any(|nilai| nilai == "1");
        let uraian = self.uraian(borang);
        view! {
            <div class="bidang" class:salah=borang.pesan(&self.nama).is_some()>
                {self.pesan_isian(borang)}
                <label class="pilih">
                    <input type="checkbox" id=self.id_isian() name=self.nama.clone() value="1" checked=dicentang disabled=self.nonaktif aria-describedby=uraian/>
                    <span>{self.label.clone()}</span>
                </label>
                {self.bantuan()}
                {self.kutipan(borang)}
            </div>
        }
        .into_any()
    }

    /// A file; `terima` is the `accept` list. Say the largest size in [`Bidang::bantu`].
    pub fn berkas(self, borang: &Borang, terima: &'static str, banyak: bool) -> AnyView {
        let isian = view! {
            <input
                class="masukan" id=self.id_isian() name=self.nama.clone() type="file" accept=terima multiple=banyak required=self.wajib
                aria-invalid=borang.pesan(&self.nama).map(|_| "true") aria-describedby=self.uraian(borang)
            />
        };
        self.bungkus(borang, isian.into_any())
    }

    fn masukan(self, borang: &Borang, jenis: &'static str, nilai: Option<String>) -> AnyView {
        let kelas = if self.pendek { "masukan pendek" } else { "masukan" };
        let id_saran = self.saran.as_ref().map(|_| format!("s-{}", self.id_isian()));
        let daftar = self.saran.clone().map(|(_, opsi)| {
            let opsi = opsi.into_iter().map(|teks| view! { <option value=teks></option> }.into_any()).collect_view();
            view! { <datalist id=id_saran.clone()>{opsi}</datalist> }
        });
        let pola = self.pola.clone();
        let isian = view! {
            <input
                list=id_saran data-saran=self.saran.as_ref().map(|(alamat, _)| alamat.clone())
                min=self.rentang.map(|(min, _)| min.to_string()) max=self.rentang.map(|(_, maks)| maks.to_string())
                pattern=pola.as_ref().map(|(pola, _)| *pola) title=pola.as_ref().map(|(_, sebutan)| sebutan.clone())
                class=kelas id=self.id_isian() name=self.nama.clone() type=jenis value=nilai required=self.wajib disabled=self.nonaktif
                maxlength=self.maks.map(|maks| maks.to_string()) autocomplete=self.isi_otomatis.unwrap_or("off") inputmode=self.papan
                autocapitalize=self.isi_otomatis.map(|_| "none")
                aria-invalid=borang.pesan(&self.nama).map(|_| "true") aria-describedby=self.uraian(borang)
            />
            {daftar}
        };
        self.bungkus(borang, isian.into_any())
    }

    fn kelompok(self, borang: &Borang, jenis: &'static str, opsi: Vec<Opsi>, terpilih: &[String]) -> AnyView {
        let id = self.id_isian();
        let butir = opsi
            .into_iter()
            .enumerate()
            .map(|(i, o)| {
                // The first one carries the field's id, so that the error summary leads to it.
                let id = if i == 0 { id.clone() } else { format!("{id}-{i}") };
                let dicentang = terpilih.contains(&o.nilai);
                view! {
                    <label class="pilih">
                        <input type=jenis id=id name=self.nama.clone() value=o.nilai checked=dicentang disabled=self.nonaktif/>
                        <span>{o.teks}</span>
                    </label>
                }
                .into_any()
            })
            .collect_view();
        view! {
            <fieldset class="bidang" class:salah=borang.pesan(&self.nama).is_some() aria-describedby=self.uraian(borang)>
                <legend>{self.label.clone()}</legend>
                {self.bantuan()}
                {self.pesan_isian(borang)}
                <div>{butir}</div>
                {self.kutipan(borang)}
            </fieldset>
        }
        .into_any()
    }

    fn bungkus(self, borang: &Borang, isian: AnyView) -> AnyView {
        if self.saringan {
            let pesan = self.pesan_isian(borang);
            return view! { <div><label for=self.id_isian()>{self.label.clone()}</label>{pesan}{isian}</div> }
                .into_any();
        }
        view! {
            <div class="bidang" class:salah=borang.pesan(&self.nama).is_some()>
                <label for=self.id_isian()>{self.label.clone()}{self.tak_wajib()}</label>
                {self.bantuan()}
                {self.pesan_isian(borang)}
                {isian}
                {self.kutipan(borang)}
            </div>
        }
        .into_any()
    }

    /// Most fields are required, so the others say that they are not; a list says it by its first choice.
    fn tak_wajib(&self) -> Option<AnyView> {
        if self.wajib || self.bernama_kosong {
            return None;
        }
        let teks = self.wajib_saat.map_or_else(|| " (boleh kosong)".to_owned(), |saat| format!(" (wajib saat {saat})"));
        Some(view! { <span class="tak-wajib">{teks}</span> }.into_any())
    }

    fn kutipan(&self, borang: &Borang) -> Option<AnyView> {
        let sendiri = self.kunci.and_then(|kunci| borang.kutipan(kunci));
        let semua: Vec<String> = self.pasal.clone().into_iter().chain(sendiri).collect();
        (!semua.is_empty()).then(|| view! { <p class="pasal">{semua.join("; ")}</p> }.into_any())
    }

    fn bantuan(&self) -> Option<AnyView> {
        let teks = self.bantu.clone()?;
        Some(view! { <p class="bantu" id=self.id_bantu()>{teks}</p> }.into_any())
    }

    fn pesan_isian(&self, borang: &Borang) -> Option<AnyView> {
        let pesan = borang.pesan(&self.nama)?.to_owned();
        Some(view! { <p class="pesan" id=self.id_pesan()>{pesan}</p> }.into_any())
    }

    fn uraian(&self, borang: &Borang) -> Option<String> {
        let bantu = self.bantu.is_some().then(|| self.id_bantu());
        let pesan = borang.pesan(&self.nama).map(|_| self.id_pesan());
        let id: Vec<_> = bantu.into_iter().chain(pesan).collect();
        (!id.is_empty()).then(|| id.join(" "))
    }

    fn id_isian(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.nama.clone())
    }

    fn id_bantu(&self) -> String {
        format!("b-{}", self.id_isian())
    }

    fn id_pesan(&self) -> String {
        format!("g-{}", self.id_isian())
    }
}
