//! Bad values for every kind of field, and what a form that is sent one must answer.

use axum::http::Method;
use domain::izin::Peran;
use services::{
    Pelaku,
    jejak::{self, Entri},
};

use super::{
    Aplikasi, Jawaban, Orang,
    formulir::{Formulir, Jenis, Kendali},
    jelajah::pola,
};

/// Longer than any field.
const PANJANG: usize = 25_000;
/// Nothing may be stored that no screen can show: backspace, a mark that turns the reading order round.
const KENDALI: &str = "Rapat\u{8}\u{202e}tamat";
/// What no database text can hold.
const NOL: &str = "Rapat\u{0}tamat";
const SKRIP: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
const EMOJI: &str = "Rapat 🧑🏽‍🏫 & 📊 selesai 🎉";
const BUKAN: &str = "tidak-ada-9999";
/// What the page of a job says that wrote nothing.
pub const TAK_TERSIMPAN: &str = "Tidak ada yang tersimpan.";

fn auditor() -> Pelaku {
    Pelaku {
        peran: vec![domain::izin::PeranDiberikan { peran: Peran::Auditor, perangkat_daerah: None }],
        ..Pelaku::sistem()
    }
}

/// The newest entry of the trail.
pub async fn terakhir(app: &Aplikasi) -> Entri {
    jejak::list(&app.b.l, &auditor(), &jejak::Saringan::default(), 1).await.expect("jejak").remove(0)
}

/// Whether the trail's newest entry kept what must not be kept.
pub fn tersimpan(entri: &Entri, nilai: &str) -> bool {
    entri.perubahan.values().any(|(_, sesudah)| memuat(sesudah, nilai))
}

fn memuat(json: &serde_json::Value, nilai: &str) -> bool {
    match json {
        serde_json::Value::String(teks) => teks.contains(nilai),
        serde_json::Value::Array(isi) => isi.iter().any(|satu| memuat(satu, nilai)),
        serde_json::Value::Object(isi) => isi.values().any(|satu| memuat(satu, nilai)),
        _ => false,
    }
}

/// What a field is given, and whether a form that takes it is at fault.
pub fn buruk(kendali: &Kendali) -> Vec<(String, Harap)> {
    if kendali.jenis == Jenis::Berkas {
        return Vec::new();
    }
    let mut nilai = buruk_menurut_jenis(kendali);
    nilai.push((NOL.into(), Harap::Ditolak));
    nilai
}

fn buruk_menurut_jenis(kendali: &Kendali) -> Vec<(String, Harap)> {
    use Harap::{Boleh, Ditolak, TakTersimpan};
    let panjang = "a".repeat(PANJANG);
    let kini = kendali.nilai.first().map_or("", String::as_str);
    match kendali.jenis {
        Jenis::Tersembunyi if kendali.nama == "versi" => {
            let mut nilai = vec![("999999".to_owned(), Ditolak)];
            // A form for what does not exist yet carries none.
            if !matches!(kini, "" | "0") {
                nilai.extend([(String::new(), Ditolak), ("bukan".into(), Ditolak), ("0".into(), Ditolak)]);
            }
            nilai
        }
        // Names what the person was shown.
        Jenis::Tersembunyi if kendali.nama == "sidik" => {
            ["", BUKAN, SKRIP, &"0".repeat(64), &panjang].map(|nilai| (nilai.to_owned(), Ditolak)).into()
        }
        Jenis::Berkas => Vec::new(),
        Jenis::Bilangan | Jenis::Tanggal => {
            [BUKAN, "99999999999999999999", "2026-02-30", KENDALI, SKRIP, EMOJI, &panjang]
                .map(|nilai| (nilai.to_owned(), Ditolak))
                .into()
        }
        // The query of a list that somebody keeps is kept as it stands.
        Jenis::Tersembunyi if kendali.nama == "kueri" => vec![(panjang, TakTersimpan), (SKRIP.into(), Boleh)],
        Jenis::Pilihan | Jenis::Tombol | Jenis::Tersembunyi => {
            [BUKAN, "-1", KENDALI, SKRIP, &panjang].map(|nilai| (nilai.to_owned(), TakTersimpan)).into()
        }
        Jenis::Teks | Jenis::Sandi => vec![
            (panjang, TakTersimpan),
            (KENDALI.into(), TakTersimpan),
            (String::new(), if kendali.wajib { Ditolak } else { Boleh }),
            (SKRIP.into(), Boleh),
            (EMOJI.into(), Boleh),
        ],
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harap {
    /// Refused; the trail stays as it is.
    Ditolak,
    /// Refused, or the field is none of those the form keeps.
    TakTersimpan,
    /// Text is text.
    Boleh,
}

/// Sends a form as an island would, so that the answer is a sentence.
pub async fn kirim(orang: &Orang<'_>, form: &Formulir, lain: &[(&str, &str)]) -> Jawaban {
    let isi: Vec<String> = form
        .isian(lain)
        .iter()
        .map(|(nama, nilai)| format!("{}={}", server::jawaban::sandi_url(nama), server::jawaban::sandi_url(nilai)))
        .collect();
    let kepala = [("content-type", "application/x-www-form-urlencoded"), ("accept", "application/json")];
    orang.kirim(Method::POST, &form.aksi, &kepala, isi.join("&")).await
}

/// Sends a form that carries a file, with `lain` in place of what stands in those fields.
pub async fn unggah(orang: &Orang<'_>, form: &Formulir, lain: &[(&str, &str)], (nama, isi): (&str, &[u8])) -> Jawaban {
    let mut badan = Vec::new();
    for (bidang, nilai) in form.isian(lain) {
        let bagian = format!("--batas\r\ncontent-disposition: form-data; name=\"{bidang}\"\r\n\r\n{nilai}\r\n");
        badan.extend(bagian.into_bytes());
    }
    for kendali in form.kendali.iter().filter(|k| k.jenis == Jenis::Berkas) {
        let kepala = format!(
            "--batas\r\ncontent-disposition: form-data; name=\"{}\"; filename=\"{nama}\"\r\n\r\n",
            kendali.nama
        );
        badan.extend(kepala.into_bytes());
        badan.extend(isi);
        badan.extend(b"\r\n");
    }
    badan.extend(b"--batas--\r\n");
    let kepala = [("content-type", "multipart/form-data; boundary=batas"), ("accept", "application/json")];
    orang.kirim(Method::POST, &form.aksi, &kepala, badan).await
}

/// What a refusal says; empty when it says nothing.
pub fn kalimat(jawaban: &Jawaban) -> String {
    let json: serde_json::Value = serde_json::from_str(&jawaban.isi).unwrap_or_default();
    json["pesan"].as_str().unwrap_or_default().to_owned()
}

/// Sends a form with one bad value and notes what is wrong with the answer. Gives the page anew when something changed.
pub async fn uji_satu(
    app: &Aplikasi,
    orang: &Orang<'_>,
    (halaman, form): (&str, &Formulir),
    (kendali, nilai, harap): (&Kendali, &str, Harap),
    salah: &mut Vec<String>,
) -> Option<String> {
    let awal = terakhir(app).await.urutan;
    let teks = |k: &&Kendali| k.jenis == Jenis::Teks && k.nama != "nomor";
    let ubahan = form.kendali.iter().find(teks).map(|k| k.nama.clone());
    let mut lain = vec![(kendali.nama.as_str(), nilai)];
    // A stale form that changes nothing may pass; this one wants to change something.
    lain.extend(ubahan.iter().filter(|_| kendali.nama == "versi").map(|nama| (nama.as_str(), "Isian lain")));
    let jawaban = kirim(orang, form, &lain).await;
    let gagal = usai(orang, &jawaban).await.is_some_and(|halaman| halaman.contains(TAK_TERSIMPAN));
    let kini = terakhir(app).await;
    let pendek: String = nilai.chars().take(30).collect();
    let mut catat = |apa: &str| {
        let isi: String = jawaban.isi.chars().take(200).collect();
        let (aksi, nama) = (pola(&form.aksi), &kendali.nama);
        salah.push(format!("{aksi} ({halaman}) {nama} = {pendek:?}: {apa}: {} {isi}", jawaban.status));
    };
    if jawaban.status.is_server_error() {
        catat("broke");
    }
    if jawaban.status.is_client_error() {
        if !kalimat(&jawaban).ends_with(['.', '?']) {
            catat("refused without a sentence");
        }
        if kini.urutan != awal {
            catat("refused and changed all the same");
        }
    } else if gagal {
        if kini.urutan != awal {
            catat("failed and changed all the same");
        }
    } else if harap == Harap::Ditolak {
        catat("taken");
    } else if kini.urutan != awal && harap == Harap::TakTersimpan && tersimpan(&kini, nilai) {
        catat("stored");
    }
    if kini.urutan == awal {
        return None;
    }
    let lagi = orang.get(halaman).await.isi;
    if lagi.contains("<script>alert(1)") || lagi.contains("<img src=x") {
        catat("hostile text came out as it went in");
    }
    Some(lagi)
}

/// Waits until the job that an answer leads to has ended; its page, when there is one.
pub async fn usai(orang: &Orang<'_>, jawaban: &Jawaban) -> Option<String> {
    let json: serde_json::Value = serde_json::from_str(&jawaban.isi).unwrap_or_default();
    let tujuan = json["tujuan"].as_str().filter(|ke| pola(ke).ends_with("/impor/#"))?.to_owned();
    loop {
        let halaman = orang.get(&tujuan).await;
        if !halaman.isi.contains("Pekerjaan berlanjut") {
            return Some(halaman.isi);
        }
        tokio::task::yield_now().await;
    }
}
