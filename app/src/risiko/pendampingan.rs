//! `/risiko/pendampingan`: advice of the pengawasan office on the registers, and what the offices did about it (BEKASI Pasal
//! 33 ayat (3)); other governments may keep it without a Pasal that asks for it.

use domain::{izin::Tindakan, waktu};
use leptos::prelude::*;
use services::{
    Galat, perangkat_daerah,
    risiko::pendampingan::{self, Pendampingan},
};

use super::{UTAMA, kata};
use crate::{
    kerangka::{Isi, Konteks, halaman, menu::boleh_di_suatu_kantor},
    komponen::{Bidang, Nada, Opsi, bagian, gulir, keadaan, kosong_strip, waktu_tanggal},
};

const PENDAMPINGAN: &str = "/risiko/pendampingan";
const DASAR: &str = "risiko.pendampingan";

/// `/risiko/pendampingan?tahun=`: posts `kantor`, `tahun`, `tanggal`, `saran` to the same address.
pub fn halaman_daftar() -> AnyView {
    halaman(|k| async move {
        let tahun = kata::tahun_alamat(&k);
        let semua = pendampingan::list(&k.l, &k.pelaku, tahun, None).await?;
        let kelola = boleh_di_suatu_kantor(&k.pelaku, Tindakan::ReviuRisiko);
        let daftar = if semua.is_empty() {
            view! { <p class="redup">"Belum ada pendampingan yang dicatat tahun ini."</p> }.into_any()
        } else {
            tabel(&k, &semua)
        };
        let baru = if kelola { Some(formulir(&k, tahun).await?) } else { None };
        Ok(Isi::baru(format!("Pendampingan manajemen risiko {tahun}"), view! { {daftar} {baru} })
            .remah([(UTAMA.0.to_owned(), format!("{}?tahun={tahun}", UTAMA.1))])
            .keterangan(keterangan(&k)))
    })
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
    gulir(
        "Pendampingan",
        true,
        view! {
            <table class="tabel kartu">
                <caption class="senyap">"Pendampingan manajemen risiko"</caption>
                <thead><tr>
                    <th scope="col" class="nama">"Perangkat Daerah"</th><th scope="col">"Tanggal"</th><th scope="col">"Saran"</th>
                    <th scope="col">"Tindak lanjut"</th><th scope="col">"Dicatat oleh"</th>
                </tr></thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
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
            {Bidang::baru("kantor", "Perangkat Daerah").wajib().pilihan(b, kantor, "", Some("Pilih Perangkat Daerah"))}
            {Bidang::baru("tanggal", "Tanggal pendampingan").wajib().tanggal(b, Some(k.hari_ini()))}
            {Bidang::baru("saran", "Saran").wajib().dasar(DASAR).maks(2_000).paragraf(b, "", 4)}
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
                {Bidang::baru("tindak_lanjut", "Tindak lanjut").wajib().dasar(DASAR).maks(2_000).paragraf(b, &p.tindak_lanjut, 4)}
                {Bidang::baru("tanggal", "Tanggal tindak lanjut").wajib().tanggal(b, p.ditindaklanjuti_pada.or_else(|| Some(k.hari_ini())))}
                <p class="baris"><button class="tombol utama" type="submit">"Simpan tindak lanjut"</button> <a class="tombol" href=format!("{PENDAMPINGAN}?tahun={tahun}")>"Batal"</a></p>
            </form>
        };
        Ok(Isi::baru("Tindak lanjut pendampingan", isi).remah([
            (UTAMA.0.to_owned(), format!("{}?tahun={tahun}", UTAMA.1)),
            ("Pendampingan".to_owned(), format!("{PENDAMPINGAN}?tahun={tahun}")),
        ]))
    })
}
