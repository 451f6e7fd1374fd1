//! Documents of a record: which are there, which the rule still asks for, uploading, picking from what is there.

use domain::{angka, register::Register};
use leptos::prelude::*;
use services::register::{
    Rincian,
    lampiran::{JenisDokumen, Lampiran, jenis_dokumen, pilihan},
};

use super::{alamat, remah, rinci, tata::awal_besar};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{
        Bidang, Borang, Opsi, bagian as seksi, gulir, kosong_besar, kosong_strip, unduh_tabel, waktu, waktu_tanggal,
    },
    pulau::Unggah,
};

/// File kinds the upload takes, as `accept` lists them.
const TERIMA: &str = ".pdf,.docx,.xlsx,.pptx,.jpg,.jpeg,.png,.mp4";

/// The section on a record's page.
pub(super) fn bagian(k: &Konteks, r: &'static Register, rincian: &Rincian, ubah: bool) -> AnyView {
    let jenis = jenis_dokumen(&k.l, r);
    let jumlah = match rincian.lampiran.len() {
        0 => "Belum ada berkas".to_owned(),
        n => format!("{n} berkas"),
    };
    let isi = view! {
        <div class="tumpuk">
            {wajib(&jenis, &rincian.lampiran)}
            {tabel(k, r, rincian, &jenis, ubah)}
            {ubah.then(|| unggah(k, r, rincian, &jenis))}
        </div>
    };
    seksi("dokumen-judul", "Dokumen", Some(view! { <span class="redup">{jumlah}</span> }.into_any()), isi)
}

/// The documents the rule asks for, those that are there ticked by a word.
fn wajib(jenis: &[JenisDokumen], ada: &[Lampiran]) -> Option<AnyView> {
    if jenis.is_empty() {
        return None;
    }
    let kurang: Vec<&JenisDokumen> = jenis.iter().filter(|j| !ada.iter().any(|l| l.dokumen == j.kode)).collect();
    let lengkap = jenis.len() - kurang.len();
    let butir = kurang
        .iter()
        .map(|j| view! { <li>{awal_besar(&j.nama)}" "<small class="pasal">{j.pasal.clone()}</small></li> }.into_any())
        .collect_view();
    let sisa = (!kurang.is_empty()).then(|| {
        view! { <details class="lipat"><summary>{format!("{} dokumen belum ada", kurang.len())}</summary><ul class="daftar">{butir}</ul></details> }
    });
    Some(
        view! {
            <div>
                <p class="ukur">
                    <progress max=jenis.len().to_string() value=lengkap.to_string() aria-label="Kelengkapan dokumen"></progress>
                    <span>{format!("{lengkap} dari {} dokumen yang diminta", jenis.len())}</span>
                </p>
                {sisa}
            </div>
        }
        .into_any(),
    )
}

fn tabel(k: &Konteks, r: &Register, rincian: &Rincian, jenis: &[JenisDokumen], ubah: bool) -> AnyView {
    if rincian.lampiran.is_empty() {
        return view! { <p class="kosong">"Belum ada dokumen yang dilampirkan."</p> }.into_any();
    }
    let sini = alamat(r, rincian.rekaman.id);
    let baris = rincian
        .lampiran
        .iter()
        .map(|d| {
            let sebutan = jenis.iter().find(|j| j.kode == d.dokumen).map(|j| awal_besar(&j.nama));
            let lepas = ubah.then(|| {
                view! {
                    <form method="post" action=format!("{sini}/lampiran/{}/lepas", d.id)>
                        <button class="tombol tautan" type="submit">"Lepas"<span class="senyap">{format!(" {}", d.nama)}</span></button>
                    </form>
                }
            });
            view! {
                <tr>
                    <th scope="row"><a href=format!("/bukti/{}", d.bukti_id)>{d.nama.clone()}</a></th>
                    <td data-k="Jenis">{sebutan.map_or_else(kosong_strip, IntoAny::into_any)}</td>
                    <td data-k="Tanggal">{d.tanggal.map_or_else(kosong_strip, waktu_tanggal)}</td>
                    <td class="angka lebar" data-k="Ukuran">{angka::ukuran_berkas(u64::try_from(d.ukuran).unwrap_or_default())}</td>
                    <td class="lebar" data-k="Dilampirkan">{waktu(k.zona(), d.dibuat)}<small>{d.dibuat_oleh.clone()}</small></td>
                    <td>{lepas}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <thead><tr>
                <th scope="col">"Berkas"</th><th scope="col">"Jenis dokumen"</th><th scope="col">"Tanggal dokumen"</th>
                <th scope="col" class="angka lebar">"Ukuran"</th><th scope="col" class="lebar">"Dilampirkan"</th>
                <th scope="col"><span class="senyap">"Tindakan"</span></th>
            </tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let unduh = unduh_tabel("register-dokumen", &[("register", r.kode), ("id", &rincian.rekaman.id.to_string())]);
    view! { <div>{gulir("Dokumen catatan", true, tabel)} {unduh}</div> }.into_any()
}

fn unggah(k: &Konteks, r: &Register, rincian: &Rincian, jenis: &[JenisDokumen]) -> AnyView {
    let maks = k.l.batas_unggah;
    let maks_teks = angka::ukuran_berkas(maks);
    let sini = alamat(r, rincian.rekaman.id);
    let b = &k.borang;
    let dokumen = (!jenis.is_empty())
        .then(|| Bidang::baru("dokumen", "Jenis dokumen").pilihan(b, opsi(jenis), "", Some("Dokumen lain")));
    let berkas = Bidang::baru("berkas", "Tambah dokumen")
        .bantu(format!("PDF, DOCX, XLSX, PPTX, JPG, PNG, atau MP4; paling besar {maks_teks} per berkas."))
        .wajib()
        .berkas(b, TERIMA, true);
    view! {
        <form class="tumpuk unggahan" id="unggah" action=format!("{sini}/lampiran") method="post" enctype="multipart/form-data">
            {berkas}
            {dokumen}
            {Bidang::baru("tanggal", "Tanggal dokumen").tanggal(b, None)}
            <p class="baris">
                <button class="tombol" type="submit">"Unggah"</button>
                <a href=format!("{sini}/bukti")>"Pilih dari berkas yang sudah ada"</a>
            </p>
            <Unggah formulir="unggah".to_owned() maks=maks maks_teks=maks_teks/>
        </form>
    }
    .into_any()
}

fn opsi(jenis: &[JenisDokumen]) -> Vec<Opsi> {
    jenis.iter().map(|j| Opsi::baru(j.kode.clone(), awal_besar(&j.nama))).collect()
}

/// `/register/{kode}/{id}/bukti?q=`: files to attach; posts `dokumen` and `tanggal` to `…/bukti/{bukti}/lampirkan`.
pub fn halaman_pilih() -> AnyView {
    halaman(|k| async move {
        let (r, rincian) = rinci::muat(&k).await?;
        let rekaman = &rincian.rekaman;
        let kata = k.alamat.nilai("q").to_owned();
        let ada = pilihan(&k.l, &k.pelaku, r, rekaman.id, &kata).await?;
        let jenis = jenis_dokumen(&k.l, r);
        let sini = alamat(r, rekaman.id);
        let baris = ada
            .iter()
            .map(|b| {
                let aksi = format!("{sini}/bukti/{}/lampirkan", b.id);
                let dokumen = (!jenis.is_empty()).then(|| {
                    Bidang::baru("dokumen", format!("Jenis dokumen {}", b.nama))
                        .id(format!("dokumen-{}", b.id))
                        .saringan()
                        .pilihan(&Borang::default(), opsi(&jenis), "", Some("Dokumen lain"))
                });
                view! {
                    <tr>
                        <th scope="row"><a href=format!("/bukti/{}", b.id)>{b.nama.clone()}</a></th>
                        <td class="angka lebar" data-k="Ukuran">{angka::ukuran_berkas(u64::try_from(b.ukuran).unwrap_or_default())}</td>
                        <td class="lebar" data-k="Diunggah">{waktu(k.zona(), b.diunggah_pada)}</td>
                        <td>
                            <form class="saring" method="post" action=aksi>
                                {dokumen}
                                <button class="tombol kecil" type="submit">"Lampirkan"<span class="senyap">{format!(" {}", b.nama)}</span></button>
                            </form>
                        </td>
                    </tr>
                }
                .into_any()
            })
            .collect_view();
        let daftar = if ada.is_empty() {
            kosong_besar(
                "Tidak ada berkas yang cocok",
                view! { <p>"Unggah berkas baru pada halaman catatan, atau cari dengan kata lain."</p> },
            )
        } else {
            let tabel = view! {
                <table class="tabel kartu">
                    <thead><tr><th scope="col">"Berkas"</th><th scope="col" class="angka lebar">"Ukuran"</th><th scope="col" class="lebar">"Diunggah"</th>
                        <th scope="col"><span class="senyap">"Tindakan"</span></th></tr></thead>
                    <tbody>{baris}</tbody>
                </table>
            };
            gulir("Berkas yang dapat dilampirkan", true, tabel)
        };
        let isi = view! {
            <form class="saring jarak" method="get" role="search">
                {Bidang::baru("q", "Cari nama berkas").saringan().jenis(&Borang::default(), "search", &kata)}
                <button class="tombol" type="submit">"Cari"</button>
            </form>
            {daftar}
        };
        let nama = rekaman.nama().to_owned();
        Ok(Isi::baru("Pilih dokumen", isi).remah([remah(r), (nama, sini)]))
    })
}
