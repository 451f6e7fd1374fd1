//! One field of many records: choose, set, look, apply.

use domain::register::{Bidang as BidangRegister, Jenis, Register};
use leptos::prelude::*;
use services::{
    Hasil, perangkat_daerah,
    register::{
        Rekaman, Saringan,
        bersama::{self, Pilihan, PratinjauMassal},
        jumlah,
    },
};

use super::{impor::tulis, register, remah};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Borang, Nada, Opsi, bagian, kabar, kosong_besar, pratinjau::tabel_pratinjau},
};

/// Records that can be ticked one by one; more are taken by the filter.
const CENTANG: usize = 200;

/// `/register/{kode}/massal?<saringan>&semua=&pilih=…&bidang=&nilai=`: first which records and what field, then the value,
/// then what would change; posts the same to the same address.
pub fn halaman_massal() -> AnyView {
    halaman(|k| async move {
        let r = register(&k)?;
        tulis(&k, r)?;
        let pilihan = pilihan(&k, r);
        let bidang = bersama::bidang(&k.l.profil, &k.pelaku, r).find(|b| b.kode == k.alamat.nilai("bidang"));
        let dipilih = bersama::terpilih(&k.l, &k.pelaku, r, &pilihan).await?;
        let (isi, keterangan) = match bidang {
            None => {
                let daftar = Saringan::dari_alamat(r, k.alamat.pasangan());
                let seluruh = jumlah(&k.l, &k.pelaku, r, &daftar).await?;
                (langkah_pilih(&k, r, dipilih, seluruh), "Belum ada yang tersimpan.")
            }
            Some(bidang) if k.alamat.ada("lanjut").is_none() => {
                (langkah_nilai(&k, r, bidang, dipilih.len()).await?, "Belum ada yang tersimpan.")
            }
            Some(bidang) => {
                let nilai = k.alamat.semua("nilai");
                let nilai: Vec<&str> = nilai.iter().map(String::as_str).collect();
                match bersama::pratinjau(&k.l, &k.pelaku, r, &pilihan, bidang.kode, &nilai).await {
                    Ok(p) => (langkah_periksa(&k, r, bidang, p), "Belum ada yang tersimpan."),
                    Err(services::Galat::Isian(salah)) => {
                        let pesan = salah.into_iter().map(|g| g.pesan).collect::<Vec<_>>().join(" ");
                        let ulang = langkah_nilai(&k, r, bidang, dipilih.len()).await?;
                        let isi = view! { {kabar(Nada::Galat, view! { <p>{pesan}</p> })} {ulang} }.into_any();
                        (isi, "Belum ada yang tersimpan.")
                    }
                    Err(lain) => return Err(lain),
                }
            }
        };
        Ok(Isi::baru(format!("Ubah {} bersama", r.sebutan), isi).remah([remah(r)]).keterangan(keterangan))
    })
}

/// The records in the address: ticked ones, or all that the filter finds.
fn pilihan(k: &Konteks, r: &'static Register) -> Pilihan {
    let id: Vec<i64> = k.alamat.semua("pilih").iter().filter_map(|teks| teks.parse().ok()).collect();
    if id.is_empty() || k.alamat.ada("semua").is_some() {
        Pilihan::Semua(Saringan::dari_alamat(r, k.alamat.pasangan()))
    } else {
        Pilihan::Id(id)
    }
}

/// What the address says, as hidden fields of the next form.
fn bawaan(k: &Konteks, kecuali: &[&str]) -> AnyView {
    k.alamat
        .pasangan()
        .iter()
        .filter(|(nama, nilai)| !nilai.is_empty() && !kecuali.contains(&nama.as_str()))
        .map(|(nama, nilai)| view! { <input type="hidden" name=nama.clone() value=nilai.clone()/> }.into_any())
        .collect_view()
        .into_any()
}

/// `seluruh` is how many the list has, whether or not some of them were ticked.
fn langkah_pilih(k: &Konteks, r: &'static Register, dipilih: Vec<Rekaman>, seluruh: u64) -> AnyView {
    if dipilih.is_empty() {
        return kosong_besar(
            "Tidak ada catatan yang cocok",
            view! { <p><a class="tombol" href=r.alamat()>"Kembali ke daftar"</a></p> },
        );
    }
    let jumlah = dipilih.len();
    let tercentang = k.alamat.semua("pilih");
    let baris = dipilih
        .into_iter()
        .take(CENTANG)
        .map(|satu| {
            let id = satu.id.to_string();
            let dicentang = tercentang.contains(&id);
            view! {
                <label class="pilih">
                    <input type="checkbox" name="pilih" value=id checked=dicentang/>
                    <span>{format!("{} · {}", satu.nomor(), satu.nama())}</span>
                </label>
            }
            .into_any()
        })
        .collect_view();
    let lebih = (jumlah > CENTANG)
        .then(|| view! { <p class="bantu">{format!("{CENTANG} catatan pertama ditampilkan. Saring daftarnya untuk memilih yang lain satu per satu.")}</p> });
    let opsi = bersama::bidang(&k.l.profil, &k.pelaku, r).map(|b| Opsi::baru(b.kode, b.label)).collect();
    let angka = domain::angka::ribuan(i64::try_from(seluruh).unwrap_or(i64::MAX));
    view! {
        <form class="tumpuk" action=format!("{}/massal", r.alamat()) method="get">
            {bawaan(k, &["pilih", "semua", "bidang", "nilai", "lanjut"])}
            {Bidang::baru("bidang", "Isian yang diubah").wajib().pilihan(&Borang::default(), opsi, "", Some("Pilih isian"))}
            <fieldset class="bidang">
                <legend>"Catatan"</legend>
                <label class="pilih">
                    <input type="checkbox" name="semua" value="1"/>
                    <span>{format!("Semua {angka} {} pada daftar ini", r.sebutan)}</span>
                </label>
                {lebih}
                <div>{baris}</div>
            </fieldset>
            <p class="baris">
                <button class="tombol utama" type="submit">"Lanjut"</button>
                <a class="tombol" href=r.alamat()>"Batal"</a>
            </p>
        </form>
    }
    .into_any()
}

async fn langkah_nilai(
    k: &Konteks,
    r: &'static Register,
    bidang: &'static BidangRegister,
    jumlah: usize,
) -> Hasil<AnyView> {
    let b = Borang::default();
    let awal = k.alamat.nilai("nilai");
    let medan = Bidang::baru("nilai", format!("{} yang baru", bidang.label)).bantu(bantu(bidang));
    let medan = if bidang.pasal.is_empty() { medan } else { medan.pasal(bidang.pasal) };
    let opsi = || bidang.opsi().iter().map(|o| Opsi::baru(o.kode, o.nama)).collect::<Vec<_>>();
    let isian = match bidang.jenis {
        Jenis::Pilihan(_) => medan.pilihan(&b, opsi(), awal, Some("Kosong")),
        Jenis::Ganda(_) => medan.ganda(&b, opsi(), &k.alamat.semua("nilai")),
        Jenis::YaTidak => {
            medan.pilihan(&b, vec![Opsi::baru("ya", "Ya"), Opsi::baru("tidak", "Tidak")], awal, Some("Kosong"))
        }
        Jenis::Kantor => {
            let kantor = perangkat_daerah::pilihan(&k.l.db).await?;
            let opsi = kantor.into_iter().map(|o| Opsi::baru(o.id.to_string(), o.nama)).collect();
            medan.pilihan(&b, opsi, awal, Some("Kosong"))
        }
        Jenis::Tanggal => medan.jenis(&b, "date", awal),
        Jenis::Uraian(maks) => medan.maks(maks).paragraf(&b, awal, 5),
        Jenis::Baris(maks) => medan.maks(maks).teks(&b, awal),
        _ => medan.teks(&b, awal),
    };
    let angka = domain::angka::ribuan(i64::try_from(jumlah).unwrap_or(0));
    Ok(view! {
        <form class="tumpuk" action=format!("{}/massal", r.alamat()) method="get">
            {bawaan(k, &["nilai", "lanjut"])}
            <input type="hidden" name="lanjut" value="1"/>
            <p>{format!("{angka} {} dipilih.", r.sebutan)}</p>
            {isian}
            <p class="baris">
                <button class="tombol utama" type="submit">"Lihat perubahan"</button>
                <a class="tombol" href=r.alamat()>"Batal"</a>
            </p>
        </form>
    }
    .into_any())
}

fn langkah_periksa(k: &Konteks, r: &'static Register, bidang: &'static BidangRegister, p: PratinjauMassal) -> AnyView {
    let angka = |n: usize| domain::angka::ribuan(i64::try_from(n).unwrap_or(0));
    let nilai = if p.nilai.is_empty() { "kosong".to_owned() } else { p.nilai.clone() };
    let ringkas = format!(
        "{} menjadi {nilai}: {} diubah, {} tetap, {} dilewati.",
        bidang.label,
        angka(p.baris.len()),
        angka(p.tetap),
        angka(p.dilewati.len())
    );
    let dilewati = (!p.dilewati.is_empty()).then(|| {
        let butir = p.dilewati.iter().take(50).map(|teks| view! { <li>{teks.clone()}</li> }.into_any()).collect_view();
        bagian("dilewati", "Yang dilewati", None, view! { <ul class="langkah baca">{butir}</ul> })
    });
    let ada = !p.baris.is_empty();
    let tindakan = if ada {
        view! {
            <form class="jarak" action=format!("{}/massal", r.alamat()) method="post">
                {bawaan(k, &["lanjut"])}
                <input type="hidden" name="sidik" value=p.sidik.clone()/>
                <p class="baris">
                    <button class="tombol utama" type="submit">{format!("Ubah {} {}", angka(p.baris.len()), r.sebutan)}</button>
                    <a class="tombol" href=r.alamat()>"Batal"</a>
                </p>
            </form>
        }
        .into_any()
    } else {
        view! { <p class="jarak"><a class="tombol utama" href=r.alamat()>"Kembali ke daftar"</a></p> }.into_any()
    };
    let nama = r.bidang("nama").map_or("Nama", |b| b.label);
    let tabel = ada
        .then(|| bagian("baris", "Yang berubah", None, tabel_pratinjau("Catatan yang berubah".into(), nama, p.baris)));
    view! {
        {kabar(Nada::Awas, view! { <p><strong>{ringkas}</strong></p> })}
        {tindakan}
        {dilewati}
        {tabel}
    }
    .into_any()
}

fn bantu(bidang: &BidangRegister) -> String {
    match bidang.jenis {
        Jenis::Catatan(_) => format!("Tulis ID catatannya. {}", bidang.bantu).trim().to_owned(),
        _ if bidang.bantu.is_empty() => "Kosongkan untuk mengosongkan isian ini.".to_owned(),
        _ => bidang.bantu.to_owned(),
    }
}
