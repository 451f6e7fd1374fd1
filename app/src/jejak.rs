//! The audit trail: who changed what, when, from where, before and after.

use chrono::NaiveDate;
use domain::{
    angka::Nilai,
    profil::Topik,
    register::{self, Jenis},
    teks::awal_besar,
    waktu::{self, ZonaWaktu},
};
use leptos::prelude::*;
use serde_json::Value;
use services::{
    jejak::{Entri, OBJEK, Saringan, list, nama_objek, terbuka},
    risiko::OBJEK as OBJEK_RISIKO,
};

use crate::{
    kerangka::{Isi, halaman},
    komponen::{Bidang, Borang, Opsi, gulir, kosong_besar, kosong_strip, paging_kunci, unduh_tabel, waktu},
    risiko::riwayat::sebut,
};

const SEKALI: u64 = 50;
/// `/jejak?q=&objek=&sebelum=`
pub fn halaman_jejak() -> AnyView {
    halaman(|k| async move {
        let saringan = Saringan {
            cari: k.alamat.nilai("q").to_owned(),
            objek: k.alamat.ada("objek").map(str::to_owned),
            sebelum: k.alamat.nilai("sebelum").parse().ok(),
        };
        let mut daftar = list(&k.l, &k.pelaku, &saringan, SEKALI + 1).await?;
        let berikut = (daftar.len() as u64 > SEKALI).then(|| {
            daftar.truncate(SEKALI as usize);
            daftar.last().map(|akhir| akhir.urutan.to_string()).unwrap_or_default()
        });
        let register = domain::register::SEMUA.iter().map(|r| (r.kode, r.nama));
        let opsi = OBJEK
            .into_iter()
            .chain(register)
            .filter(|(kode, _)| terbuka(&k.pelaku, kode))
            .map(|(kode, nama)| Opsi::baru(kode, nama))
            .collect();
        let (kosong, b) = (daftar.is_empty(), Borang::default());
        // What is kept of a risk are codes; its own page tells them in words, and so does this one.
        let risiko = |e: Entri| if e.objek == OBJEK_RISIKO { sebut(&e, None) } else { e };
        let daftar: Vec<Entri> = daftar.into_iter().map(risiko).collect();
        let tabel = if kosong {
            kosong_besar(
                "Tidak ada catatan yang cocok",
                view! { <p>"Ubah kata cari atau jenis catatan."</p> <p><a class="tombol" href="/jejak">"Hapus saringan"</a></p> },
            )
        } else {
            gulir("Jejak audit", true, tabel_jejak(&daftar, k.zona(), true))
        };
        let rentang = match (daftar.first(), daftar.last()) {
            (Some(awal), Some(akhir)) => format!("Catatan nomor {} sampai {}", awal.urutan, akhir.urutan),
            _ => String::new(),
        };
        let isi = view! {
            <form class="saring jarak" action="/jejak" method="get" role="search">
                {Bidang::baru("q", "Nama atau tindakan").saringan().teks(&b, k.alamat.nilai("q"))}
                {Bidang::baru("objek", "Jenis catatan").saringan().pilihan(&b, opsi, k.alamat.nilai("objek"), Some("Semua"))}
                <button class="tombol" type="submit">"Terapkan"</button>
            </form>
            {tabel}
            {(!kosong).then(|| paging_kunci(&k.alamat, "sebelum", berikut, rentang))}
            {(!kosong).then(|| unduh_tabel("jejak", &k.alamat.pilih(&["q", "objek"])))}
        };
        let keterangan = "Setiap perubahan tercatat dan berantai; catatan tidak dapat diubah atau dihapus.";
        Ok(Isi::baru("Jejak audit", isi).keterangan(keterangan).dasar(&[Topik::Keutuhan, Topik::Kenirsangkalan]))
    })
}

/// Entries as a table; `lengkap` also names the record and says from where.
pub fn tabel_jejak(daftar: &[Entri], zona: ZonaWaktu, lengkap: bool) -> AnyView {
    let baris = daftar.iter().map(|entri| baris(entri, zona, lengkap)).collect_view();
    view! {
        <table class="tabel kartu">
            <thead>
                <tr>
                    <th scope="col">{format!("Waktu ({})", zona.singkatan())}</th>
                    <th scope="col">"Siapa"</th>
                    <th scope="col">"Tindakan"</th>
                    {lengkap.then(|| view! { <th scope="col">"Catatan"</th> })}
                    <th scope="col">"Perubahan"</th>
                </tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
    }
    .into_any()
}

fn baris(entri: &Entri, zona: ZonaWaktu, lengkap: bool) -> AnyView {
    let objek = lengkap.then(|| {
        let jenis = nama_objek(&entri.objek).map_or_else(|| manusiawi(&entri.objek), str::to_owned);
        // The number stays beside the name: names change, and the trail is compared with what was noted elsewhere.
        let nomor = (entri.objek_id > 0).then(|| format!("nomor {}", entri.objek_id));
        let (kepala, rinci) = match (&entri.nama, nomor) {
            (Some(nama), Some(nomor)) => (nama.clone(), Some(format!("{jenis}, {nomor}"))),
            (Some(nama), None) => (nama.clone(), Some(jenis)),
            (None, nomor) => (jenis, nomor),
        };
        view! { <td>{kepala}{rinci.map(|teks| view! { <small>{teks}</small> })}</td> }
    });
    let alamat = lengkap.then(|| view! { <small>{entri.alamat.clone()}</small> });
    // A role is given for an office: without it the entry says half of what was done.
    let kantor = entri
        .kantor
        .clone()
        .filter(|nama| (lengkap || entri.objek == "akun") && entri.nama.as_ref() != Some(nama))
        .map(|nama| view! { <small>{nama}</small> });
    view! {
        <tr>
            <td>{waktu(zona, entri.waktu)}</td>
            <th scope="row">{entri.pelaku.clone()}{alamat}</th>
            <td>{entri.tindakan.clone()}{kantor}</td>
            {objek}
            <td>{perubahan(entri)}</td>
        </tr>
    }
    .into_any()
}

fn perubahan(entri: &Entri) -> AnyView {
    let terisi: Vec<_> =
        entri.perubahan.iter().filter(|(_, (lama, baru))| terbaca(lama).is_some() || terbaca(baru).is_some()).collect();
    if terisi.is_empty() {
        return kosong_strip();
    }
    let jumlah = terisi.len();
    let isi = terisi
        .into_iter()
        .map(|(nama, (sebelum, sesudah))| {
            let bidang = domain::register::cari(&entri.objek).and_then(|r| r.bidang(nama));
            let label = bidang.map_or_else(|| manusiawi(nama), |b| b.label.to_owned());
            let lama = tulis(bidang, nama, sebelum).map(|teks| view! { <del>{teks}</del> " " });
            let baru = tulis(bidang, nama, sesudah).map(|teks| view! { <ins>{teks}</ins> });
            view! { <dt>{label}</dt><dd class="pra">{lama}{baru}</dd> }.into_any()
        })
        .collect_view();
    if jumlah <= 2 {
        return view! { <dl class="rinci">{isi}</dl> }.into_any();
    }
    view! { <details class="lipat"><summary>{format!("{jumlah} isian")}</summary><dl class="rinci">{isi}</dl></details> }.into_any()
}

/// `nama_pengguna` -> "Nama pengguna".
fn manusiawi(nama: &str) -> String {
    awal_besar(&nama.replace('_', " "))
}

/// A value as people read it: levels and targets, which are stored in hundredths, as numbers, dates as dates, and choices
/// of a register by their names.
fn tulis(bidang: Option<&register::Bidang>, nama: &str, nilai: &Value) -> Option<String> {
    if let (Some(Jenis::Pilihan(opsi)), Some(kode)) = (bidang.map(|b| b.jenis), nilai.as_str())
        && let Some(opsi) = opsi.iter().find(|opsi| opsi.kode == kode)
    {
        return Some(opsi.nama.to_owned());
    }
    let angka = nilai.as_i64().filter(|_| matches!(nama, "tingkat" | "target")).and_then(|n| i32::try_from(n).ok());
    if let Some(angka) = angka {
        return Some(if nama == "target" { Nilai(angka).tampil_2() } else { Nilai(angka).tampil() });
    }
    let tanggal = nilai.as_str().filter(|teks| teks.len() == 10).and_then(|teks| teks.parse::<NaiveDate>().ok());
    tanggal.map(waktu::pendek).or_else(|| terbaca(nilai))
}

fn terbaca(nilai: &Value) -> Option<String> {
    const MAKS: usize = 2_000;
    let teks = match nilai {
        Value::Null => return None,
        Value::Bool(true) => "ya".to_owned(),
        Value::Bool(false) => "tidak".to_owned(),
        Value::String(teks) if teks.is_empty() => return None,
        Value::String(teks) => teks.clone(),
        Value::Array(daftar) => daftar.iter().filter_map(terbaca).collect::<Vec<_>>().join(", "),
        Value::Object(isi) => {
            let satu =
                |(nama, nilai): (&String, &Value)| Some(format!("{}: {}", manusiawi(nama), tulis(None, nama, nilai)?));
            isi.iter().filter_map(satu).collect::<Vec<_>>().join("; ")
        }
        lain => lain.to_string(),
    };
    Some(if teks.chars().count() > MAKS { teks.chars().take(MAKS).chain("…".chars()).collect() } else { teks })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_written_for_people() {
        assert_eq!(manusiawi("nama_pengguna"), "Nama pengguna");
        assert_eq!(tulis(None, "aktif", &json!(true)).as_deref(), Some("ya"));
        assert_eq!(tulis(None, "peran", &json!(["a", "b"])).as_deref(), Some("a, b"));
        assert_eq!(tulis(None, "tingkat", &json!(null)), None);
        assert_eq!(tulis(None, "tingkat", &json!(300)).as_deref(), Some("3"));
        assert_eq!(tulis(None, "target", &json!(330)).as_deref(), Some("3,30"));
        assert_eq!(tulis(None, "pemilik", &json!(300)).as_deref(), Some("300"));
        assert_eq!(tulis(None, "tenggat", &json!("2027-03-31")).as_deref(), Some("31 Mar 2027"));
        let tenggat = json!({"mandiri": "2026-05-31", "reviu": null});
        assert_eq!(tulis(None, "tenggat", &tenggat).as_deref(), Some("Mandiri: 31 Mei 2026"));
        let keadaan = domain::register::cari("aplikasi").and_then(|r| r.bidang("keadaan")).unwrap();
        assert_eq!(tulis(Some(keadaan), "keadaan", &json!("new")).as_deref(), Some("Baru (to-be)"));
        assert_eq!(tulis(None, "fakta", &json!("x".repeat(3_000))).map(|t| t.chars().count()), Some(2_001));
    }
}
