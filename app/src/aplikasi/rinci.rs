//! `/usulan-aplikasi/{id}`: one proposal with what it brings, what resembles it, its decisions and its history.

use domain::{
    angka::ukuran_berkas,
    aplikasi::usulan::{Status, syarat::Cara},
    izin::Tindakan,
    waktu::{panjang, pendek},
};
use leptos::prelude::*;
use services::aplikasi::usulan::{self, Dibawa, Usulan};

use super::{UTAMA, alamat, kemiripan, status};
use crate::{
    jejak::tabel_jejak,
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Langkah, Nada, Opsi, bagian, gulir, kabar, keadaan, kosong_strip, tahap_alur, unduh_tabel},
};

/// Documents a browser offers to pick.
const TERIMA: &str = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg";

/// `/usulan-aplikasi/{id}`
pub fn halaman_rinci() -> AnyView {
    halaman(|k| async move {
        let u = usulan::get(&k.l, &k.pelaku, k.id("id")?).await?;
        let mirip = usulan::serupa(&k.l, &k.pelaku, u.id).await?;
        let ubah = u.boleh_mengisi && u.status.boleh_diubah().is_ok();
        let isi = view! {
            {tahap(&k, &u)}
            {saran(&u)}
            {pokok(&u)}
            {pertimbangan(&u, ubah)}
            {dokumen(&k, &u, ubah)}
            {kemiripan::ringkasan(u.id, &mirip, ubah)}
            {keputusan(&u)}
            {mulai(&k, &u)}
            {bagian("riwayat", "Riwayat", None, gulir("Riwayat usulan", true, tabel_jejak(&u.riwayat, k.zona(), false)))}
        };
        let keterangan = view! {
            {status(u.status)} " "
            {u.kantor.as_ref().map(|k| k.nama.clone())}
            {(u.revisi > 1).then(|| format!(" · pengajuan ke-{}", u.revisi))}
        };
        Ok(Isi::baru(u.nama.clone(), isi).remah([UTAMA]).keterangan(keterangan).tindakan(tombol(&u)))
    })
}

fn tombol(u: &Usulan) -> AnyView {
    let dasar = alamat(u.id);
    let mengisi = u.boleh_mengisi;
    let perbaiki = (mengisi && matches!(u.status, Status::Ditolak | Status::Ditarik)).then(|| {
        view! {
            <form method="post" action=format!("{dasar}/perbaiki")>
                <input type="hidden" name="versi" value=u.versi.to_string()/>
                <button class="tombol utama" type="submit">"Perbaiki dan ajukan kembali"</button>
            </form>
        }
    });
    let menunggu = matches!(u.status, Status::Diajukan | Status::Diverifikasi);
    view! {
        {(mengisi && u.status == Status::Draf).then(|| view! { <a class="tombol" href=format!("{dasar}/ubah")>"Isi usulan"</a> })}
        {perbaiki}
        {(mengisi && (menunggu || u.status == Status::Ditolak)).then(|| view! { <a class="tombol" href=format!("{dasar}/tarik")>"Tarik usulan"</a> })}
        {(u.boleh_memutuskan && menunggu).then(|| view! { <a class="tombol utama" href=format!("{dasar}/putuskan")>"Periksa dan putuskan"</a> })}
    }
    .into_any()
}

fn tahap(k: &Konteks, u: &Usulan) -> AnyView {
    let saat = |t: Option<chrono::DateTime<chrono::Utc>>| t.map(|t| k.zona().ringkas(t)).unwrap_or_default();
    let langkah =
        |nama: &str, keterangan: String, nada: Nada, kini: bool| Langkah { nama: nama.into(), keterangan, nada, kini };
    let lewat = |sudah: bool| if sudah { Nada::Selesai } else { Nada::Biasa };
    let draf = matches!(u.status, Status::Draf | Status::Ditarik);
    let putus = u.keputusan.first().filter(|s| s.surat.revisi == u.revisi);
    let (nama, nada) = match u.status {
        Status::Disetujui => ("Disetujui", Nada::Selesai),
        Status::Ditolak => ("Ditolak", Nada::Galat),
        _ => ("Keputusan", Nada::Biasa),
    };
    tahap_alur(
        "Tahap usulan",
        vec![
            langkah(if u.status == Status::Ditarik { "Ditarik" } else { "Draf" }, String::new(), lewat(!draf), draf),
            langkah(
                "Diajukan",
                if draf { String::new() } else { saat(u.diajukan_pada) },
                lewat(!draf),
                u.status == Status::Diajukan,
            ),
            langkah(
                "Diverifikasi",
                if draf { String::new() } else { saat(u.diverifikasi_pada) },
                lewat(!draf && u.diverifikasi_pada.is_some()),
                u.status == Status::Diverifikasi,
            ),
            langkah(
                nama,
                putus.map(|p| pendek(p.surat.tanggal)).unwrap_or_default(),
                nada,
                matches!(u.status, Status::Disetujui | Status::Ditolak),
            ),
        ],
        true,
    )
}

/// The advice of the last refusal, while it is being mended.
fn saran(u: &Usulan) -> Option<AnyView> {
    let surat = &u.keputusan.first()?.surat;
    let tampil = !surat.disetujui && matches!(u.status, Status::Draf | Status::Ditolak | Status::Ditarik);
    tampil.then(|| {
        let uraian = surat.uraian.clone();
        kabar(Nada::Awas, view! { <p><b>"Saran atas pengajuan sebelumnya"</b></p> <p class="pra">{uraian}</p> })
    })
}

fn pokok(u: &Usulan) -> AnyView {
    let isi = [
        ("Jenis usulan", u.jenis.nama().to_owned()),
        ("Jenis aplikasi", u.jenis_aplikasi.nama().to_owned()),
        ("Fungsi", u.fungsi.clone()),
        ("Uraian", u.uraian.clone()),
        ("Referensi (RAA)", u.kode_rujukan.clone()),
        ("Dalam rencana induk", ya(u.dalam_rencana)),
        ("Kode sumber", if u.kode_tertutup { "Tertutup" } else { "Terbuka" }.to_owned()),
        ("Rencana mulai", u.rencana_mulai.map(panjang).unwrap_or_default()),
        ("Hasil verifikasi", u.verifikasi.clone()),
    ];
    let baris = isi
        .into_iter()
        .map(|(nama, nilai)| {
            let nilai = if nilai.is_empty() { kosong_strip() } else { nilai.into_any() };
            view! { <dt>{nama}</dt><dd class="pra">{nilai}</dd> }.into_any()
        })
        .collect_view();
    let register = u.aplikasi_id.map(|id| {
        view! { <dt>"Register aplikasi"</dt><dd><a href=format!("/register/aplikasi/{id}")>"Buka catatan"</a></dd> }
    });
    bagian("usulan", "Usulan", None, view! { <dl class="rinci">{baris}{register}</dl> })
}

fn pertimbangan(u: &Usulan, ubah: bool) -> Option<AnyView> {
    let semua: Vec<&Dibawa> = u.dibawa.iter().filter(|d| d.syarat.butir.cara == Cara::Uraian).collect();
    if semua.is_empty() {
        return None;
    }
    let baris = semua
        .iter()
        .map(|d| {
            let isi = if d.jawaban.isi.is_empty() {
                keadaan(Nada::Biasa, "Belum diisi")
            } else {
                d.jawaban.isi.clone().into_any()
            };
            baris_syarat(d, "Jawaban", isi)
        })
        .collect_view();
    let kanan =
        ubah.then(|| view! { <a href=format!("{}/ubah#pertimbangan", alamat(u.id))>"Isi pertimbangan"</a> }.into_any());
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Pertimbangan yang diminta"</caption>
            <thead><tr><th scope="col" class="nama">"Pertimbangan"</th><th scope="col">"Jawaban"</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    Some(bagian(
        "pertimbangan",
        "Pertimbangan",
        kanan,
        view! { {gulir("Pertimbangan yang diminta", true, tabel)} {unduh("syarat", u)} },
    ))
}

fn dokumen(k: &Konteks, u: &Usulan, ubah: bool) -> Option<AnyView> {
    // The files belong to the office: its own people bring them.
    let ubah = ubah && k.pelaku.boleh(Tindakan::KelolaBukti, &[u.kantor_id]);
    let semua: Vec<&Dibawa> = u.dibawa.iter().filter(|d| d.syarat.butir.cara == Cara::Dokumen).collect();
    if semua.is_empty() {
        return None;
    }
    let baris = semua.iter().map(|d| baris_dokumen(d)).collect_view();
    let lepas = ubah.then(|| pelepas(u, &semua));
    let unggah = ubah.then(|| {
        let opsi = semua.iter().map(|d| Opsi::baru(d.syarat.butir.kode, d.syarat.butir.label)).collect();
        let kosong: Vec<&str> =
            semua.iter().filter(|d| d.berkas.is_empty()).map(|d| d.syarat.butir.kode).collect();
        // The office says what its file holds; only the last thing missing is plain.
        let awal: Vec<String> = if let [satu] = kosong[..] { vec![satu.to_owned()] } else { Vec::new() };
        let batas = ukuran_berkas(k.l.batas_unggah);
        view! {
            <form class="tumpuk" method="post" action=format!("{}/dokumen", alamat(u.id)) enctype="multipart/form-data">
                <input type="hidden" name="versi" value=u.versi.to_string()/>
                {Bidang::baru("berkas", "Lampirkan berkas").wajib().bantu(format!("Paling besar {batas} setiap berkas.")).berkas(&k.borang, TERIMA, true)}
                {Bidang::baru("butir", "Berkas ini memuat").wajib().bantu("Pilih semua yang benar-benar ada dalam berkas ini.").ganda(&k.borang, opsi, &awal)}
                <p><button class="tombol" type="submit">"Lampirkan"</button></p>
            </form>
        }
    });
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Dokumen yang diminta"</caption>
            <thead><tr><th scope="col" class="nama">"Dokumen"</th><th scope="col">"Berkas"</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    Some(bagian(
        "dokumen",
        "Dokumen",
        None,
        view! { {gulir("Dokumen yang diminta", true, tabel)} {unduh("syarat", u)} {lepas} {unggah} },
    ))
}

fn baris_dokumen(d: &Dibawa) -> AnyView {
    let berkas = d
        .berkas
        .iter()
        .map(|b| {
            let ukuran = ukuran_berkas(u64::try_from(b.ukuran).unwrap_or_default());
            view! { <li><a href=format!("/bukti/{}", b.id)>{b.nama.clone()}</a><small class="redup">" "{ukuran}</small></li> }
                .into_any()
        })
        .collect_view();
    let isi = if d.berkas.is_empty() {
        keadaan(Nada::Biasa, "Belum dilampirkan")
    } else {
        view! { <ul class="polos">{berkas}</ul> }.into_any()
    };
    baris_syarat(d, "Berkas", isi)
}

fn unduh(nama: &str, u: &Usulan) -> AnyView {
    unduh_tabel(nama, &[("id", &u.id.to_string())])
}

/// What is asked with its place, and what was brought.
fn baris_syarat(d: &Dibawa, kepala: &'static str, isi: AnyView) -> AnyView {
    view! {
        <tr>
            <th scope="row" class="nama">{d.syarat.butir.label}<small class="redup">{d.syarat.kutipan.clone()}</small></th>
            <td data-k=kepala class="pra">{isi}</td>
        </tr>
    }
    .into_any()
}

/// A button for each file, whatever it holds.
fn pelepas(u: &Usulan, semua: &[&Dibawa]) -> Option<AnyView> {
    let mut berkas: Vec<(i64, String)> = semua.iter().flat_map(|d| &d.berkas).map(|b| (b.id, b.nama.clone())).collect();
    berkas.sort();
    berkas.dedup();
    if berkas.is_empty() {
        return None;
    }
    let tombol = berkas
        .into_iter()
        .map(|(id, nama)| {
            view! {
                <form method="post" action=format!("{}/dokumen/lepas", alamat(u.id))>
                    <input type="hidden" name="versi" value=u.versi.to_string()/>
                    <input type="hidden" name="bukti" value=id.to_string()/>
                    <button class="tombol kecil" type="submit">{format!("Lepas {nama}")}</button>
                </form>
            }
            .into_any()
        })
        .collect_view();
    Some(view! { <div class="baris">{tombol}</div> }.into_any())
}

fn keputusan(u: &Usulan) -> Option<AnyView> {
    if u.keputusan.is_empty() {
        return None;
    }
    let baris = u
        .keputusan
        .iter()
        .map(|satu| {
            let s = &satu.surat;
            let hasil = if s.disetujui { status(Status::Disetujui) } else { status(Status::Ditolak) };
            let sampai = s.berlaku_sampai.map_or_else(kosong_strip, |t| pendek(t).into_any());
            let nama = format!("Unduh surat {}", s.sebutan().to_lowercase());
            view! {
                <tr>
                    <th scope="row" class="nama">{s.nomor.clone()}<small>{panjang(s.tanggal)}</small></th>
                    <td data-k="Keputusan">{hasil}</td>
                    <td data-k="Berlaku sampai">{sampai}</td>
                    <td data-k="Isi" class="pra">{s.uraian.clone()}</td>
                    <td data-k="Surat"><a href=format!("{}/surat/{}.pdf", alamat(u.id), satu.id) download="">{nama}</a></td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Keputusan atas usulan"</caption>
            <thead>
                <tr>
                    <th scope="col" class="nama">"Nomor"</th>
                    <th scope="col">"Keputusan"</th>
                    <th scope="col">"Berlaku sampai"</th>
                    <th scope="col">"Ketentuan atau saran"</th>
                    <th scope="col">"Surat"</th>
                </tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
    };
    Some(bagian(
        "keputusan",
        "Keputusan",
        None,
        view! { {gulir("Keputusan atas usulan", true, tabel)} {unduh("keputusan", u)} },
    ))
}

/// The gate before building: what must be there, and the day it began.
fn mulai(k: &Konteks, u: &Usulan) -> Option<AnyView> {
    if u.status != Status::Disetujui {
        return None;
    }
    let surat: Vec<&Dibawa> = u.dibawa.iter().filter(|d| d.syarat.butir.cara == Cara::Surat).collect();
    let isi = if u.boleh_mengisi {
        let b = &k.borang;
        let bidang = surat
            .iter()
            .map(|d| {
                let (kode, label) = (d.syarat.butir.kode, d.syarat.butir.label);
                view! {
                    {Bidang::baru(format!("{kode}_nomor"), format!("{label}: nomor surat")).wajib().maks(120).pasal(d.syarat.kutipan.clone()).teks(b, &d.jawaban.nomor)}
                    {Bidang::baru(format!("{kode}_tanggal"), format!("{label}: tanggal surat")).wajib().tanggal(b, d.jawaban.tanggal)}
                }
                .into_any()
            })
            .collect_view();
        view! {
            <form class="tumpuk" method="post" action=format!("{}/mulai", alamat(u.id))>
                <input type="hidden" name="versi" value=u.versi.to_string()/>
                {bidang}
                {Bidang::baru("mulai", "Pembangunan dimulai").wajib().bantu("Dalam masa berlaku izin, dan setelah semua surat di atas.").tanggal(b, u.mulai)}
                <p><button class="tombol" type="submit">"Catat mulai pembangunan"</button></p>
            </form>
        }
        .into_any()
    } else {
        let baris = surat
            .iter()
            .map(|d| {
                let isi = match d.jawaban.tanggal {
                    Some(tanggal) => format!("Nomor {}, {}", d.jawaban.nomor, panjang(tanggal)).into_any(),
                    None => keadaan(Nada::Biasa, "Belum ada"),
                };
                view! { <dt>{d.syarat.butir.label}</dt><dd>{isi}<small class="redup">" "{d.syarat.kutipan.clone()}</small></dd> }.into_any()
            })
            .collect_view();
        let hari = u.mulai.map_or_else(kosong_strip, |t| panjang(t).into_any());
        view! { <dl class="rinci">{baris}<dt>"Pembangunan dimulai"</dt><dd>{hari}</dd></dl> }.into_any()
    };
    Some(bagian("mulai-pembangunan", "Mulai pembangunan", None, isi))
}

fn ya(ya: bool) -> String {
    if ya { "Ya" } else { "Tidak" }.to_owned()
}
