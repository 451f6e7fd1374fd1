//! Somebody else saved while a form was open: what was typed and what stands now beside each other, with a choice for each
//! field that differs. Every form of a risk and of its context is told this way.

use domain::{angka, waktu};
use leptos::prelude::*;
use services::jejak::Entri;

use super::baris::Kolom;
use crate::komponen::{Borang, Nada, gulir, kabar};

/// One thing that may differ: a field, or fields that only make sense together.
struct Satu {
    kunci: String,
    label: String,
    /// Fields with what is stored in them: sent along when the stored version is chosen.
    tersimpan: Vec<(String, String)>,
    saya: String,
    lain: String,
    /// Chosen at first: what the person never touched, or never saw, is not put back over it.
    pakai_lain: bool,
}

/// Both versions of a form.
pub(super) struct Beda<'a> {
    b: &'a Borang,
    /// Values that stood in fields before others changed them.
    dulu: Vec<(String, String)>,
    isi: Vec<Satu>,
}

impl<'a> Beda<'a> {
    pub(super) const fn baru(b: &'a Borang) -> Self {
        Self { b, dulu: Vec::new(), isi: Vec::new() }
    }

    /// Knows what was changed since the form was opened: a field that still holds the old value was not touched, so the new
    /// one is proposed.
    pub(super) fn sejak(mut self, riwayat: &[Entri]) -> Self {
        if self.ada() {
            let semua = riwayat.iter().flat_map(|e| &e.perubahan);
            self.dulu = semua.filter_map(|(nama, (dulu, _))| Some((nama.clone(), polos(dulu)?))).collect();
        }
        self
    }

    /// Whether somebody else came first.
    fn ada(&self) -> bool {
        self.b.ada("bentrok_oleh")
    }

    /// A field that reads as it is stored.
    pub(super) fn isi(self, nama: &str, label: &str, tersimpan: &str) -> Self {
        self.kata(nama, label, tersimpan, str::to_owned)
    }

    /// A field whose value is told in words.
    pub(super) fn kata(mut self, nama: &str, label: &str, tersimpan: &str, sebut: impl Fn(&str) -> String) -> Self {
        let ketik = rapi(&self.b.nilai(nama, tersimpan));
        // The trail names what it keeps of a level by `level_<field>`, and of a reference by `<field>_id`.
        let tercatat =
            |n: &str| n == nama || n.strip_prefix("level_") == Some(nama) || n.strip_suffix("_id") == Some(nama);
        let pakai_lain = self.dulu.iter().any(|(n, isi)| tercatat(n) && rapi(isi) == ketik);
        self.isi.push(Satu {
            kunci: nama.to_owned(),
            label: label.to_owned(),
            tersimpan: vec![(nama.to_owned(), tersimpan.to_owned())],
            saya: sebut(&ketik),
            lain: sebut(&rapi(tersimpan)),
            pakai_lain,
        });
        self
    }

    /// Fields that are chosen together; `sebut` reads a version by its field names.
    pub(super) fn bersama(
        mut self,
        kunci: &str,
        label: &str,
        tersimpan: Vec<(String, String)>,
        sebut: impl Fn(&dyn Fn(&str) -> String) -> String,
    ) -> Self {
        let lain = |nama: &str| tersimpan.iter().find(|(n, _)| n == nama).map(|(_, v)| v.clone()).unwrap_or_default();
        let saya = sebut(&|nama: &str| self.b.nilai(nama, &lain(nama)));
        let lain = sebut(&lain);
        self.isi.push(Satu {
            kunci: kunci.to_owned(),
            label: label.to_owned(),
            tersimpan,
            saya,
            lain,
            pakai_lain: false,
        });
        self
    }

    /// The rows of a list (see [`super::baris`]): cell by cell where both versions have the row, else row by row. `utama` is
    /// the column without which a row is none.
    pub(super) fn daftar(
        mut self,
        kolom: &[Kolom],
        utama: usize,
        isi: &[Vec<String>],
        tersembunyi: Option<(&str, &[String])>,
    ) -> Self {
        if !self.ada() {
            return self;
        }
        let ketik = self.terketik(kolom, utama, tersembunyi.map(|(nama, _)| nama));
        let kunci: Vec<&str> = match tersembunyi {
            Some((_, nilai)) => nilai.iter().map(String::as_str).collect(),
            None => isi.iter().map(|b| b.get(utama).map_or("", String::as_str)).collect(),
        };
        let pasangan = pasangkan(&ketik, &kunci, tersembunyi.is_some());
        let nama = |k: &Kolom, n: usize| format!("{}_{n}", k.nama);
        // Where a row goes that only the other version has: below everything that was typed or stands for a stored row.
        let terakhir = ketik.iter().rposition(|b| !b.hampa() || !b.kunci.is_empty()).map_or(0, |i| i + 1);
        let mut kosong = pasangan.iter().flatten().copied().max().unwrap_or_default().max(terakhir) + 1;
        for (m, (baris, pasang)) in isi.iter().zip(&pasangan).enumerate() {
            let ada = pasang.and_then(|n| ketik.get(n - 1).map(|b| (n, b)));
            if let Some((n, _)) = ada.filter(|(_, b)| !b.hampa()) {
                for (k, lain) in kolom.iter().zip(baris) {
                    let label = format!("Baris {n}, {}", k.label);
                    self = self.kata(&nama(k, n), &label, lain, |kode| k.sebut(kode));
                }
                continue;
            }
            let n = ada.map_or(kosong, |(n, _)| n);
            let mut tersimpan: Vec<(String, String)> =
                kolom.iter().zip(baris).map(|(k, v)| (nama(k, n), v.clone())).collect();
            tersimpan.extend(tersembunyi.map(|(nama, nilai)| (format!("{nama}_{n}"), nilai[m].clone())));
            kosong += usize::from(ada.is_none());
            self.isi.push(Satu {
                kunci: format!("baris_{n}"),
                label: format!("Baris {n}"),
                tersimpan,
                saya: (if ada.is_some() { "(dihapus)" } else { "(tidak ada)" }).to_owned(),
                lain: sebut_baris(kolom, baris),
                // A row that was emptied is meant to go; one that was never seen is not.
                pakai_lain: ada.is_none(),
            });
        }
        if let Some((sembunyi, _)) = tersembunyi {
            for (n, b) in (1..).zip(&ketik).filter(|(_, b)| !b.kunci.is_empty() && !b.hampa()) {
                if kunci.contains(&b.kunci.as_str()) {
                    continue;
                }
                let mut tersimpan: Vec<_> = kolom.iter().map(|k| (nama(k, n), String::new())).collect();
                tersimpan.push((format!("{sembunyi}_{n}"), String::new()));
                self.isi.push(Satu {
                    kunci: format!("baris_{n}"),
                    label: format!("Baris {n}"),
                    tersimpan,
                    saya: sebut_baris(kolom, &b.sel),
                    lain: "(dihapus)".to_owned(),
                    pakai_lain: false,
                });
            }
        }
        self
    }

    fn terketik(&self, kolom: &[Kolom], utama: usize, tersembunyi: Option<&str>) -> Vec<Terketik> {
        (1..)
            .take_while(|n| kolom.iter().any(|k| self.b.ada(&format!("{}_{n}", k.nama))))
            .map(|n| Terketik {
                utama,
                kunci: tersembunyi.map(|t| self.b.nilai(&format!("{t}_{n}"), "")).unwrap_or_default(),
                sel: kolom.iter().map(|k| rapi(&self.b.nilai(&format!("{}_{n}", k.nama), ""))).collect(),
            })
            .collect()
    }

    /// The comparison above the form; nothing when nobody else came first.
    pub(super) fn tampil(self, formulir: &'static str) -> Option<AnyView> {
        if !self.ada() {
            return None;
        }
        let baris: Vec<AnyView> = self.isi.iter().filter(|s| s.beda()).map(|s| s.pilihan(formulir)).collect();
        if baris.is_empty() {
            // New rows contradict nothing, and neither does what is equal.
            let isi = view! { <p><strong>"Isian Anda belum tersimpan."</strong>" Tidak ada yang bertentangan dengan yang tersimpan sekarang; periksa, lalu tekan Simpan di bawah."</p> };
            return Some(kabar(Nada::Awas, isi));
        }
        let isi = view! {
            <p><strong>"Isian Anda belum tersimpan."</strong>" Pilih untuk setiap isian yang berbeda, lalu tekan Simpan di bawah. Yang dipilih dari kolom Tersimpan sekarang menggantikan isian Anda di bawah."</p>
            {tabel(baris)}
        };
        Some(kabar(Nada::Awas, isi))
    }

    /// Both versions where the form cannot be sent any more: what was typed can still be read and copied.
    pub(super) fn tertutup(self, sebab: String) -> AnyView {
        let baris: Vec<AnyView> =
            self.isi.iter().filter(|s| !s.saya.is_empty() || !s.lain.is_empty()).map(Satu::baca).collect();
        let isi = view! {
            <p><strong>"Isian Anda belum tersimpan dan tidak dapat disimpan lagi di sini."</strong>" "{sebab}</p>
            {(!baris.is_empty()).then(|| tabel(baris))}
        };
        kabar(Nada::Awas, isi)
    }
}

impl Satu {
    /// Compared as people read them: `25.000.000` and `25000000` are one amount.
    fn beda(&self) -> bool {
        self.saya.trim() != self.lain.trim()
    }

    fn pilihan(&self, formulir: &'static str) -> AnyView {
        let pilih = |nilai: &'static str, teks: &str, dipilih: bool, siapa: &str| {
            view! {
                <td data-k=siapa.to_owned()>
                    <label class="pilih">
                        <input type="radio" name=format!("pilih_{}", self.kunci) value=nilai form=formulir checked=dipilih/>
                        <span><span class="senyap">{format!("{}, {siapa}: ", self.label)}</span><span class="pra">{isi(teks)}</span></span>
                    </label>
                </td>
            }
        };
        let tersembunyi = self
            .tersimpan
            .iter()
            .map(|(nama, nilai)| {
                let nama = format!("lain_{}:{nama}", self.kunci);
                view! { <input type="hidden" name=nama value=nilai.clone() form=formulir/> }.into_any()
            })
            .collect_view();
        view! {
            <tr>
                <th scope="row" class="nama">{self.label.clone()}{tersembunyi}</th>
                {pilih("saya", &self.saya, !self.pakai_lain, SAYA)}
                {pilih("lain", &self.lain, self.pakai_lain, KINI)}
            </tr>
        }
        .into_any()
    }

    fn baca(&self) -> AnyView {
        view! {
            <tr>
                <th scope="row" class="nama">{self.label.clone()}</th>
                <td class="pra" data-k=SAYA>{isi(&self.saya)}</td>
                <td class="pra" data-k=KINI>{isi(&self.lain)}</td>
            </tr>
        }
        .into_any()
    }
}

const SAYA: &str = "Isian Anda";
const KINI: &str = "Tersimpan sekarang";

fn isi(teks: &str) -> String {
    if teks.trim().is_empty() { "(kosong)".to_owned() } else { teks.to_owned() }
}

fn tabel(baris: Vec<AnyView>) -> AnyView {
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Dua versi"</caption>
            <thead><tr><th scope="col" class="nama">"Isian"</th><th scope="col">{SAYA}</th><th scope="col">{KINI}</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    gulir("Perbandingan dua versi", false, tabel)
}

/// What a form that adds something is told: there is no other version of it, only what happened meanwhile.
pub(super) fn sejak_dibuka(b: &Borang, riwayat: &[Entri], tersimpan: &str) -> Option<AnyView> {
    if !b.ada("bentrok_oleh") {
        return None;
    }
    let butir: Vec<AnyView> =
        riwayat.iter().map(|e| view! { <li>{format!("{} ({})", e.tindakan, e.pelaku)}</li> }.into_any()).collect();
    let butir = (!butir.is_empty()).then(|| view! { <p>"Sejak formulir ini dibuka:"</p> <ul>{butir}</ul> });
    let tersimpan = tersimpan.to_owned();
    Some(kabar(
        Nada::Awas,
        view! {
            <p><strong>"Isian Anda belum tersimpan; yang Anda ketik ada di bawah."</strong></p>
            {butir}
            <p><a href=tersimpan target="_blank" rel="noopener">"Lihat yang tersimpan sekarang (tab baru)"</a>". Periksa dahulu apakah isian Anda masih sesuai, lalu simpan."</p>
        },
    ))
}

/// A row as it was typed.
struct Terketik {
    utama: usize,
    /// What names the row beside its cells; empty for a new one.
    kunci: String,
    sel: Vec<String>,
}

impl Terketik {
    fn nama(&self) -> &str {
        self.sel.get(self.utama).map_or("", |s| s.trim())
    }

    /// As saving sees it: without its main column a row is none.
    fn hampa(&self) -> bool {
        self.nama().is_empty()
    }
}

/// The typed row (from 1) that stands for each stored one. Rows with a key of their own are found by it. Others are found by
/// their main column, then by their place: renamed, or emptied above others that stayed.
fn pasangkan(ketik: &[Terketik], tersimpan: &[&str], berkunci: bool) -> Vec<Option<usize>> {
    let sama = |b: &Terketik, kunci: &str| {
        if berkunci { b.kunci == kunci } else { b.nama() == kunci.trim() }
    };
    let mut dipakai = vec![false; ketik.len()];
    let mut hasil: Vec<Option<usize>> = tersimpan
        .iter()
        .map(|kunci| {
            let n = (0..ketik.len()).find(|&n| !dipakai[n] && !kunci.is_empty() && sama(&ketik[n], kunci))?;
            dipakai[n] = true;
            Some(n + 1)
        })
        .collect();
    if !berkunci {
        let terakhir = ketik.iter().rposition(|b| !b.hampa()).unwrap_or_default();
        for (m, satu) in hasil.iter_mut().enumerate() {
            if satu.is_none() && m <= terakhir && dipakai.get(m) == Some(&false) {
                dipakai[m] = true;
                *satu = Some(m + 1);
            }
        }
    }
    hasil
}

fn sebut_baris(kolom: &[Kolom], sel: &[String]) -> String {
    let kata = kolom.iter().zip(sel).map(|(k, isi)| k.sebut(isi)).filter(|s| !s.trim().is_empty());
    kata.collect::<Vec<_>>().join(" · ")
}

/// A day as a form holds it, in words; what is no day reads as it was typed.
pub(super) fn kata_tanggal(teks: &str) -> String {
    waktu::baca_tanggal(teks, "Tanggal").map_or_else(|_| teks.to_owned(), waktu::panjang)
}

/// An amount as a form holds it; what is none reads as it was typed.
pub(super) fn kata_rupiah(teks: &str) -> String {
    let polos: String = teks.trim().trim_start_matches("Rp").chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    polos.parse().map_or_else(|_| teks.to_owned(), angka::rupiah)
}

/// `Ya` and `Tidak` of a choice.
pub(super) fn kata_ya(teks: &str) -> String {
    match teks {
        "ya" => "Ya".to_owned(),
        "tidak" => "Tidak".to_owned(),
        lain => lain.to_owned(),
    }
}

/// A browser sends line ends of its own.
fn rapi(teks: &str) -> String {
    teks.trim().replace("\r\n", "\n")
}

/// A value of the trail as a form would hold it.
fn polos(nilai: &serde_json::Value) -> Option<String> {
    match nilai {
        serde_json::Value::Null => Some(String::new()),
        serde_json::Value::Bool(ya) => Some((if *ya { "ya" } else { "tidak" }).to_owned()),
        serde_json::Value::Number(n) => Some(n.to_string()),
        serde_json::Value::String(teks) => Some(teks.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn baris(kunci: &str, sel: &[&str]) -> Terketik {
        Terketik { utama: 0, kunci: kunci.into(), sel: sel.iter().map(|s| (*s).to_owned()).collect() }
    }

    #[test]
    fn a_row_finds_its_other_version_by_its_key() {
        // Row 1 was taken out by the person, rows 9 were added by somebody else.
        let ketik = [baris("7", &["", ""]), baris("8", &["B", "y"]), baris("", &["Baru", ""]), baris("", &["", ""])];
        assert_eq!(pasangkan(&ketik, &["9", "7", "8"], true), [None, Some(1), Some(2)]);
    }

    #[test]
    fn a_row_without_key_is_found_by_its_name_then_by_its_place() {
        let ketik =
            [baris("", &["A", "x"]), baris("", &["Diganti", "y"]), baris("", &["", ""]), baris("", &["D", "z"])];
        // B was renamed, C was emptied, and D stands one place later because somebody put N before it.
        assert_eq!(pasangkan(&ketik, &["A", "B", "C", "N", "D"], false), [Some(1), Some(2), Some(3), None, Some(4)]);
        // Added at the end by somebody else: never seen, so nothing stands for it.
        assert_eq!(pasangkan(&[baris("", &["A"]), baris("", &[""])], &["A", "Z"], false), [Some(1), None]);
    }

    #[test]
    fn a_field_that_was_not_touched_keeps_the_newer_value() {
        let ketik = vec![
            ("bentrok_oleh".into(), vec!["Orang lain".into()]),
            ("aksi".into(), vec!["Lama\r\nsekali".into()]),
            ("keluaran".into(), vec!["Ketikan".into()]),
        ];
        let b = Borang::baru(None, Vec::new(), ketik);
        let mut beda = Beda::baru(&b);
        beda.dulu = vec![("aksi".into(), "Lama\nsekali".into()), ("keluaran".into(), "Dulu".into())];
        let beda = beda.isi("aksi", "Aksi", "Baru").isi("keluaran", "Keluaran", "Baru").isi("biaya", "Biaya", "1");
        let pilih: Vec<_> = beda.isi.iter().map(|s| (s.kunci.as_str(), s.beda(), s.pakai_lain)).collect();
        assert_eq!(pilih, [("aksi", true, true), ("keluaran", true, false), ("biaya", false, false)]);
    }
}
