//! `/penilaian/:id/pengingat?kantor=1&kantor=2`: the text of a reminder per office, ready to copy or print.

use std::fmt::Write;

use chrono::NaiveDate;
use domain::{
    instrumen::Instrumen,
    izin::Tindakan,
    penilaian::{Status, Tahap},
    waktu::{self, Tenggat},
};
use leptos::prelude::*;
use services::{
    akun::{self, Kontak},
    penilaian::ringkasan::{self, BarisIndikator, Ringkasan},
    perangkat_daerah::KantorRingkas,
};

use super::{
    kata,
    tab::{Tab, isi_tab},
};
use crate::{
    kerangka::{Konteks, halaman},
    komponen::{TextArea, kosong_besar},
};

/// `/penilaian/:id/pengingat`
pub fn halaman_pengingat() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(Tindakan::LihatSeluruhPenilaian, &[])?;
        let r = ringkasan::get(&k.l, &k.pelaku, k.id("id")?).await?;
        let instrumen = kata::instrumen(&k.l, &r.instrumen)?;
        let dipilih = k.alamat.semua("kantor");
        let kantor: Vec<_> =
            r.kantor.iter().filter(|x| dipilih.is_empty() || dipilih.contains(&x.id.to_string())).collect();
        let id: Vec<i64> = kantor.iter().map(|x| x.id).collect();
        let kontak = akun::kontak(&k.l, &k.pelaku, &id).await?;
        let isi: Vec<_> = kantor.into_iter().filter_map(|x| satu_kantor(&k, &r, instrumen, x, &kontak)).collect();
        let isi = if isi.is_empty() {
            kosong_besar(
                "Tidak ada yang perlu diingatkan",
                view! {
                    <p>"Perangkat Daerah yang dipilih tidak mempunyai indikator yang masih terbuka."</p>
                    <p><a class="tombol" href=format!("/penilaian/{}", r.penilaian_id)>"Kembali ke ringkasan"</a></p>
                },
            )
        } else {
            isi.into_any()
        };
        Ok(isi_tab(&k.pelaku, &r, Tab::Ringkasan, "Pengingat", isi)
            .remah([("Putaran penilaian".to_owned(), "/penilaian".to_owned()), (r.nama.clone(), format!("/penilaian/{}", r.penilaian_id))])
            .keterangan("Salin teks setiap Perangkat Daerah ke surat, surel, atau pesan, atau cetak halaman ini. Aplikasi tidak mengirim apa pun."))
    })
}

fn satu_kantor(
    k: &Konteks,
    r: &Ringkasan,
    instrumen: &Instrumen,
    kantor: &KantorRingkas,
    kontak: &[Kontak],
) -> Option<AnyView> {
    let teks = naskah(r, instrumen, kantor, k.hari_ini())?;
    let id = format!("pengingat-{}", kantor.id);
    let baris = u16::try_from(teks.lines().count() + 1).unwrap_or(40).min(40);
    let tautan = view! { <a href=format!("/penilaian/{}/indikator?kantor={}", r.penilaian_id, kantor.id)>"Lihat indikatornya"</a> };
    Some(
        view! {
            <section class="bagian">
                <div class="judul"><h2>{kantor.nama.clone()}</h2>{tautan}</div>
                {daftar_kontak(kantor.id, kontak)}
                <div class="bidang">
                    <label for=id.clone()>{format!("Teks untuk {}", kantor.singkatan)}</label>
                    <TextArea id=id nama="teks" nilai=teks baris=baris/>
                </div>
            </section>
        }
        .into_any(),
    )
}

/// Whom to send it to.
fn daftar_kontak(kantor: i64, kontak: &[Kontak]) -> AnyView {
    let butir: Vec<_> = kontak
        .iter()
        .filter(|satu| satu.kantor == kantor)
        .map(|satu| {
            let surel = (!satu.surel.is_empty())
                .then(|| view! { ", " <a href=format!("mailto:{}", satu.surel)>{satu.surel.clone()}</a> });
            view! { <li>{format!("{}, {}", satu.nama, satu.peran.nama())}{surel}</li> }.into_any()
        })
        .collect();
    if butir.is_empty() {
        view! { <p class="redup jarak">"Belum ada operator atau kepala Perangkat Daerah yang mempunyai akun."</p> }
            .into_any()
    } else {
        view! { <ul class="langkah jarak">{butir}</ul> }.into_any()
    }
}

/// The reminder of one office; `None` when nothing of it is open.
fn naskah(r: &Ringkasan, instrumen: &Instrumen, kantor: &KantorRingkas, hari_ini: NaiveDate) -> Option<String> {
    let milik: Vec<&BarisIndikator> = r.indikator.iter().filter(|i| i.kantor.contains(&kantor.id)).collect();
    let kelompok = [
        ("Belum diisi", Status::Belum, Tahap::Mandiri),
        ("Masih draf, belum diajukan", Status::Draf, Tahap::Mandiri),
        ("Dikembalikan untuk diperbaiki", Status::Dikembalikan, Tahap::Mandiri),
        ("Menunggu persetujuan kepala Perangkat Daerah", Status::Diajukan, Tahap::Mandiri),
    ];
    let mut teks = format!(
        "Yth. {}\n\n{}: indikator berikut menunggu penyelesaian per {}.\n",
        kantor.nama,
        nama_bertahun(r),
        waktu::panjang(hari_ini)
    );
    let mut ada = false;
    for (judul, status, tahap) in kelompok {
        let daftar: Vec<_> = milik.iter().filter(|i| i.status == status).collect();
        if daftar.is_empty() {
            continue;
        }
        ada = true;
        let _ = write!(teks, "\n{judul} ({}){}:\n", daftar.len(), batas(r.tenggat.get(&tahap), hari_ini));
        for i in daftar {
            let _ = writeln!(teks, "- {}", kata::nama_indikator(instrumen, &i.kode));
        }
    }
    let tanya: Vec<_> = milik.iter().filter(|i| i.tanya_terbuka.is_some()).collect();
    if !tanya.is_empty() {
        ada = true;
        let _ = write!(teks, "\nPertanyaan asesor yang belum dijawab ({}):\n", tanya.len());
        for i in tanya {
            let batas = batas(i.tanya_terbuka.flatten().as_ref(), hari_ini);
            let _ = writeln!(teks, "- {}{batas}", kata::nama_indikator(instrumen, &i.kode));
        }
    }
    ada.then_some(teks)
}

/// The name of the round, with its year where the name does not say it.
fn nama_bertahun(r: &Ringkasan) -> String {
    if r.nama.contains(&r.tahun.to_string()) { r.nama.clone() } else { format!("{} tahun {}", r.nama, r.tahun) }
}

/// ", paling lambat 27 November 2026 (6 hari lagi)"
fn batas(tanggal: Option<&NaiveDate>, hari_ini: NaiveDate) -> String {
    tanggal.map_or_else(String::new, |tanggal| {
        let sisa = Tenggat::dari(*tanggal, hari_ini).frasa().to_lowercase();
        format!(", paling lambat {} ({sisa})", waktu::panjang(*tanggal))
    })
}

#[cfg(test)]
mod tests {
    use domain::instrumen::Katalog;

    use super::{super::ringkasan::contoh, *};

    #[test]
    fn a_reminder_lists_what_is_open_with_its_deadline() {
        let instrumen = Katalog::bersama().unwrap().cari("permenpanrb-59-2020").unwrap();
        let mut tanya = contoh::baris("14", 1, Status::Klarifikasi, Some(3));
        tanya.tanya_terbuka = Some(Some("2026-11-18".parse().unwrap()));
        let r = contoh::ringkasan(
            vec![contoh::kantor(1, "Kominfo"), contoh::kantor(2, "BPKAD")],
            vec![
                contoh::baris("1", 1, Status::Belum, None),
                contoh::baris("2", 2, Status::Belum, None),
                contoh::baris("3", 1, Status::Terverifikasi, Some(3)),
                tanya,
            ],
        );
        let teks = naskah(&r, instrumen, &r.kantor[0], "2026-11-21".parse().unwrap()).unwrap();
        assert!(teks.contains("Belum diisi (1), paling lambat 27 November 2026 (6 hari lagi):\n- 1. "), "{teks}");
        assert!(teks.contains("paling lambat 18 November 2026 (lewat 3 hari)"), "{teks}");
        assert!(!teks.contains("- 2. ") && !teks.contains("- 3. "), "{teks}");
    }

    #[test]
    fn an_office_that_is_done_gets_no_reminder() {
        let instrumen = Katalog::bersama().unwrap().cari("permenpanrb-59-2020").unwrap();
        let r = contoh::ringkasan(
            vec![contoh::kantor(1, "Kominfo")],
            vec![contoh::baris("1", 1, Status::Terverifikasi, Some(3))],
        );
        assert_eq!(naskah(&r, instrumen, &r.kantor[0], "2026-11-21".parse().unwrap()), None);
    }
}
