//! `/risiko/pendampingan`: advice of the pengawasan office on the registers, and what the offices did about it (BEKASI Pasal
//! 33 ayat (3)); other governments may keep it without a Pasal that asks for it.

use domain::{izin::Tindakan, waktu};
use leptos::prelude::*;
use services::{
    Galat, Hasil, perangkat_daerah,
    risiko::pendampingan::{self, DASAR, Keadaan, Pendampingan, PendampinganTahun},
};

use super::{UTAMA, kata};
use crate::{
    kerangka::{Isi, Konteks, alamat::rangkai, halaman, menu::boleh_di_suatu_kantor},
    komponen::{Bidang, Borang, Nada, Opsi, bagian, gulir, kabar, keadaan, kosong_strip, unduh_tabel, waktu_tanggal},
};

const PENDAMPINGAN: &str = "/risiko/pendampingan";
const PASAL_PENDAMPINGAN: &str =
    "PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 3 huruf c (konsultasi dan asistensi)";

/// `/risiko/pendampingan?tahun=&kantor=&keadaan=`: posts `kantor`, `tahun`, `tanggal`, `saran` to the same address.
pub fn halaman_daftar() -> AnyView {
    halaman(|k| async move {
        let tahun = kata::tahun_alamat(&k);
        let keadaan = Keadaan::dari_kode(k.alamat.nilai("keadaan"));
        let d = pendampingan::get(&k.l, &k.pelaku, tahun, k.alamat.nilai("kantor").parse().ok(), keadaan).await?;
        let kelola = boleh_di_suatu_kantor(&k.pelaku, Tindakan::ReviuRisiko);
        let daftar = match keadaan {
            Some(Keadaan::Tanpa) => view! { {tanpa(&d)} {unduh(&k)} }.into_any(),
            _ if d.daftar.is_empty() && keadaan.is_some() => {
                view! { <p class="redup">"Tidak ada pendampingan dengan keadaan ini."</p> }.into_any()
            }
            _ if d.daftar.is_empty() => {
                view! { <p class="redup">"Belum ada pendampingan yang dicatat tahun ini."</p> }.into_any()
            }
            _ => tabel(&k, &d.daftar),
        };
        let baru = if kelola { Some(formulir(&k, tahun).await?) } else { None };
        let isi = view! { {saring(&k, &d, tahun, keadaan)} {daftar} {baru} };
        Ok(Isi::baru(format!("Pendampingan manajemen risiko {tahun}"), isi)
            .remah([(UTAMA.0.to_owned(), format!("{}?tahun={tahun}", UTAMA.1))])
            .keterangan(keterangan(&k)))
    })
}

/// The list as files, under the same filter.
fn unduh(k: &Konteks) -> AnyView {
    unduh_tabel("risiko-pendampingan", &k.alamat.pilih(&["tahun", "kantor", "keadaan"]))
}

/// The address of a list.
pub(super) fn alamat(tahun: i32, kantor: Option<i64>, keadaan: Option<Keadaan>) -> String {
    let (tahun, kantor) = (tahun.to_string(), kantor.map(|id| id.to_string()));
    let pasang =
        [("tahun", Some(tahun.as_str())), ("kantor", kantor.as_deref()), ("keadaan", keadaan.map(Keadaan::kode))];
    let pasang: Vec<(&str, &str)> = pasang.into_iter().filter_map(|(nama, nilai)| Some((nama, nilai?))).collect();
    rangkai(PENDAMPINGAN, &pasang)
}

fn saring(k: &Konteks, d: &PendampinganTahun, tahun: i32, keadaan: Option<Keadaan>) -> AnyView {
    let b = Borang::default();
    let kantor = d.kantor.iter().map(|satu| Opsi::baru(satu.id.to_string(), satu.nama.clone())).collect();
    let opsi = |satu: Keadaan| {
        let banyak = match satu {
            Keadaan::Terbuka => d.terbuka,
            Keadaan::Ditindaklanjuti => d.banyak - d.terbuka,
            Keadaan::Tanpa => d.tanpa.len(),
        };
        Opsi::baru(satu.kode(), format!("{} ({banyak})", satu.nama()))
    };
    let pilih_kantor = (d.kantor.len() > 1).then(|| {
        Bidang::baru("kantor", "Perangkat Daerah").id("saring-kantor").saringan().pilihan(
            &b,
            kantor,
            k.alamat.nilai("kantor"),
            Some("Semua"),
        )
    });
    let kini = keadaan.map_or("", Keadaan::kode);
    view! {
        <form class="saring jarak" action=PENDAMPINGAN method="get" aria-label="Saringan pendampingan">
            <input type="hidden" name="tahun" value=tahun.to_string()/>
            {pilih_kantor}
            {Bidang::baru("keadaan", "Keadaan").saringan().pilihan(&b, Keadaan::SEMUA.map(opsi).into(), kini, Some("Semua pendampingan"))}
            <button class="tombol" type="submit">"Terapkan"</button>
        </form>
    }
    .into_any()
}

/// Offices without any.
fn tanpa(d: &PendampinganTahun) -> AnyView {
    if d.tanpa.is_empty() {
        return view! { <p class="redup">"Semua Perangkat Daerah sudah didampingi tahun ini."</p> }.into_any();
    }
    let butir = d.tanpa.iter().map(|k| view! { <li>{k.nama.clone()}</li> }.into_any()).collect_view();
    bagian("tanpa", "Perangkat Daerah tanpa pendampingan", None, view! { <ol class="langkah baca">{butir}</ol> })
}

/// What waits for the office of a register, on its page.
///
/// # Errors
/// As reading the list.
pub(super) async fn pengingat(k: &Konteks, tahun: i32, kantor: i64) -> Hasil<Option<AnyView>> {
    let d = pendampingan::list(&k.l, &k.pelaku, tahun, Some(kantor)).await?;
    let terbuka = d.iter().filter(|p| p.ditindaklanjuti_pada.is_none()).count();
    if terbuka == 0 {
        return Ok(None);
    }
    let ke = alamat(tahun, Some(kantor), Some(Keadaan::Terbuka));
    let teks = format!("{terbuka} saran pendampingan belum ditindaklanjuti.");
    Ok(Some(kabar(Nada::Awas, view! { <p><strong>{teks}</strong>" "<a href=ke>"Lihat saran pendampingan"</a></p> })))
}

fn keterangan(k: &Konteks) -> String {
    let dasar = k.l.profil.kutipan_bidang(DASAR).map(|kutipan| format!(" {kutipan}."));
    format!("Saran perangkat pengawasan dan tindak lanjutnya.{}", dasar.unwrap_or_default())
}

fn tabel(k: &Konteks, semua: &[Pendampingan]) -> AnyView {
    let baris = semua
        .iter()
        .map(|p| {
            let tindak = match p.ditindaklanjuti_pada {
                Some(tanggal) => view! { {keadaan(Nada::Selesai, "Ditindaklanjuti")}<small>{waktu_tanggal(tanggal)}</small><small class="pra">{p.tindak_lanjut.clone()}</small> }.into_any(),
                None => keadaan(Nada::Awas, "Belum ditindaklanjuti"),
            };
            let tautan = p.boleh_menindaklanjuti.then(|| view! { <small><a href=format!("{PENDAMPINGAN}/{}?tahun={}", p.id, kata::tahun_alamat(k))>"Catat tindak lanjut"</a></small> });
            view! {
                <tr>
                    <th scope="row" class="nama">{p.kantor.as_ref().map(|k| k.nama.clone())}</th>
                    <td data-k="Tanggal">{waktu_tanggal(p.tanggal)}</td>
                    <td data-k="Saran" class="pra">{p.saran.clone()}</td>
                    <td data-k="Tindak lanjut">{tindak}{tautan}</td>
                    <td data-k="Dicatat oleh">{if p.oleh.is_empty() { kosong_strip() } else { p.oleh.clone().into_any() }}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Pendampingan manajemen risiko"</caption>
            <thead><tr>
                <th scope="col" class="nama">"Perangkat Daerah"</th><th scope="col">"Tanggal"</th><th scope="col">"Saran"</th>
                <th scope="col">"Tindak lanjut"</th><th scope="col">"Dicatat oleh"</th>
            </tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    view! { {gulir("Pendampingan", true, tabel)} {unduh(k)} }.into_any()
}

async fn formulir(k: &Konteks, tahun: i32) -> services::Hasil<AnyView> {
    let b = &k.borang;
    let kantor: Vec<Opsi> = perangkat_daerah::pilihan(&k.l.db)
        .await?
        .into_iter()
        .map(|satu| Opsi::baru(satu.id.to_string(), satu.nama))
        .collect();
    let isi = view! {
        <form class="tumpuk" action=PENDAMPINGAN method="post">
            <input type="hidden" name="tahun" value=tahun.to_string()/>
            {Bidang::baru("kantor", "Perangkat Daerah").wajib().pasal(PASAL_PENDAMPINGAN).dasar(DASAR).pilihan(b, kantor, "", Some("Pilih Perangkat Daerah"))}
            {Bidang::baru("tanggal", "Tanggal pendampingan").wajib().pasal(PASAL_PENDAMPINGAN).dasar(DASAR).tanggal(b, Some(k.hari_ini()))}
            {Bidang::baru("saran", "Saran").wajib().pasal(PASAL_PENDAMPINGAN).dasar(DASAR).maks(2_000).paragraf(b, "", 4)}
            <p><button class="tombol utama" type="submit">"Catat pendampingan"</button></p>
        </form>
    };
    Ok(bagian("baru", "Catat pendampingan", None, isi))
}

/// `/risiko/pendampingan/{id}?tahun=`: posts `tindak_lanjut`, `tanggal`, `versi` to the same address.
pub fn halaman_tindak_lanjut() -> AnyView {
    halaman(|k| async move {
        let tahun = kata::tahun_alamat(&k);
        let id = k.id("id")?;
        let semua = pendampingan::list(&k.l, &k.pelaku, tahun, None).await?;
        let p = semua.into_iter().find(|p| p.id == id).ok_or(Galat::TidakAda)?;
        if !p.boleh_menindaklanjuti {
            return Err(Galat::dilarang());
        }
        let b = &k.borang;
        let isi = view! {
            <p class="asli pra">{format!("{}: {}", waktu::panjang(p.tanggal), p.saran)}</p>
            <form class="tumpuk" action=format!("{PENDAMPINGAN}/{id}") method="post">
                <input type="hidden" name="versi" value=p.versi.to_string()/>
                <input type="hidden" name="tahun" value=tahun.to_string()/>
                {Bidang::baru("tindak_lanjut", "Tindak lanjut").wajib().pasal(PASAL_PENDAMPINGAN).dasar(DASAR).maks(2_000).paragraf(b, &p.tindak_lanjut, 4)}
                {Bidang::baru("tanggal", "Tanggal tindak lanjut").wajib().pasal(PASAL_PENDAMPINGAN).dasar(DASAR).tanggal(b, p.ditindaklanjuti_pada.or_else(|| Some(k.hari_ini())))}
                <p class="baris"><button class="tombol utama" type="submit">"Simpan tindak lanjut"</button> <a class="tombol" href=format!("{PENDAMPINGAN}?tahun={tahun}")>"Batal"</a></p>
            </form>
        };
        Ok(Isi::baru("Tindak lanjut pendampingan", isi).remah([
            (UTAMA.0.to_owned(), format!("{}?tahun={tahun}", UTAMA.1)),
            ("Pendampingan".to_owned(), format!("{PENDAMPINGAN}?tahun={tahun}")),
        ]))
    })
}
