//! Priority services with their iterations, the five kepastian and the technologies they use, and the basic capabilities
//! that rise with them (DKI68 Pasal 31, Lampiran II huruf A and C; KALBAR Pasal 38).

use chrono::NaiveDate;
use domain::{
    layanan::{
        kapabilitas::{self, KAPABILITAS},
        prioritas::{self, AREA, JANGKA, KEPASTIAN, Letak, TEKNOLOGI, area_wajib},
    },
    register::{Isi as Nilai, Jenis, Opsi, Register},
};
use leptos::prelude::*;
use services::register::{Nama, Rekaman, Saringan, semua};

use crate::{
    kerangka::{Isi, halaman},
    komponen::{Nada, bagian, gulir, keadaan, kosong_besar, kosong_strip, waktu_tanggal},
};

/// Iterations of one page; a government has a few dozen.
const BATAS: u64 = 1_000;

/// `/arsitektur/prioritas`
pub fn halaman_prioritas() -> AnyView {
    halaman(|k| async move {
        let urut = |kode: &str| Saringan { urut: kode.into(), ..Saringan::default() };
        let (iterasi, nama) = semua(&k.l, &k.pelaku, &prioritas::REGISTER, &urut("mulai"), BATAS).await?;
        let (mampu, nama_mampu) = semua(&k.l, &k.pelaku, &kapabilitas::REGISTER, &urut("nama"), BATAS).await?;
        let (wajib, hari_ini) = (area_wajib(&k.l.profil), k.l.hari_ini());
        let dasar = k.l.profil.daftar("layanan_prioritas").map(|d| k.l.profil.kutip(&d.dasar, &d.pasal));
        let isi = view! {
            {bagian("area", "Area prioritas", tambah(&prioritas::REGISTER), area(&wajib, &iterasi, hari_ini))}
            {bagian("iterasi", "Iterasi", None, tabel_iterasi(&iterasi, &nama, hari_ini))}
            {bagian("kepastian", "Lima kepastian", None, silang(&iterasi, "kepastian", KEPASTIAN))}
            {bagian("teknologi", "Teknologi yang dipakai", None, silang(&iterasi, "teknologi", TEKNOLOGI))}
            {bagian("kapabilitas", "Kapabilitas digital dasar", tambah(&kapabilitas::REGISTER), mampu_tabel(&mampu, &nama_mampu))}
        };
        let keterangan = match dasar {
            Some(dasar) => format!("Area menurut {dasar}; iterasi menurut DKI68 Lampiran II huruf A dan C."),
            None => "Area dan iterasi menurut DKI68 Lampiran II huruf A dan C.".to_owned(),
        };
        Ok(Isi::baru("Layanan prioritas dan kapabilitas", isi).keterangan(keterangan).remah([super::UTAMA]))
    })
}

fn tambah(r: &Register) -> Option<AnyView> {
    Some(view! { <a href=r.alamat()>"Buka registernya"</a> }.into_any())
}

fn nama_opsi(opsi: &'static [Opsi], kode: &str) -> &'static str {
    opsi.iter().find(|o| o.kode == kode).map_or("", |o| o.nama)
}

fn alamat(satu: &Rekaman, r: &Register) -> String {
    format!("{}/{}", r.alamat(), satu.id)
}

fn letak(satu: &Rekaman, hari_ini: NaiveDate) -> Option<Letak> {
    Some(Letak::dari(satu.butir.tanggal("mulai")?, satu.butir.tanggal("selesai")?, hari_ini))
}

fn tanda(letak: Option<Letak>) -> AnyView {
    match letak {
        None => kosong_strip(),
        Some(Letak::Mendatang(hari)) => keadaan(Nada::Biasa, format!("Mulai {hari} hari lagi")),
        Some(Letak::Berjalan(0)) => keadaan(Nada::Awas, "Berakhir hari ini"),
        Some(Letak::Berjalan(hari)) => keadaan(Nada::Proses, format!("Berjalan, {hari} hari lagi")),
        Some(Letak::Lewat(hari)) => keadaan(Nada::Selesai, format!("Berakhir {hari} hari lalu")),
    }
}

/// The areas that must have priority, and others that have it anyway.
fn area(wajib: &[&'static Opsi], iterasi: &[Rekaman], hari_ini: NaiveDate) -> AnyView {
    let lain = AREA.iter().filter(|o| !wajib.iter().any(|w| w.kode == o.kode));
    let lain = lain.filter(|o| iterasi.iter().any(|i| i.butir.teks("area") == o.kode));
    let baris = wajib
        .iter()
        .copied()
        .map(|o| (o, true))
        .chain(lain.map(|o| (o, false)))
        .map(|(o, wajib)| {
            let milik: Vec<&Rekaman> = iterasi.iter().filter(|i| i.butir.teks("area") == o.kode).collect();
            let sel = JANGKA
                .iter()
                .map(|j| {
                    let n = milik.iter().filter(|i| i.butir.teks("jangka") == j.kode).count();
                    view! { <td class="angka" data-k=j.nama>{n}</td> }.into_any()
                })
                .collect_view();
            let berjalan = milik.iter().any(|i| matches!(letak(i, hari_ini), Some(Letak::Berjalan(_))));
            let akan = milik.iter().any(|i| matches!(letak(i, hari_ini), Some(Letak::Mendatang(_))));
            let kini = match (milik.is_empty(), berjalan, akan) {
                (true, ..) if wajib => keadaan(Nada::Awas, "Belum ada iterasi"),
                (true, ..) => kosong_strip(),
                (_, true, _) => keadaan(Nada::Proses, "Berjalan"),
                (_, _, true) => keadaan(Nada::Biasa, "Direncanakan"),
                _ => keadaan(Nada::Awas, "Tidak ada yang berjalan"),
            };
            let tautan = format!("{}?f_area={}", prioritas::REGISTER.alamat(), o.kode);
            let tambahan = (!wajib).then(|| view! { <small>"di luar daftar wajib"</small> });
            view! {
                <tr>
                    <th scope="row" class="nama"><a href=tautan>{o.nama}</a>{tambahan}</th>
                    {sel}
                    <td data-k="Kini">{kini}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let kepala = JANGKA.iter().map(|j| view! { <th scope="col" class="angka">{j.nama}</th> }.into_any()).collect_view();
    gulir(
        "Area prioritas",
        true,
        view! {
            <table class="tabel kartu">
                <thead><tr><th scope="col" class="nama">"Area"</th>{kepala}<th scope="col">"Kini"</th></tr></thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}

/// What an iteration has of the four stages of Lampiran II huruf A angka 2.
fn tahapan(satu: &Rekaman) -> AnyView {
    let tahap = [("uraian", "prioritas"), ("visi", "visi"), ("peta_jalan", "peta jalan"), ("solusi", "solusi")];
    let kurang: Vec<&str> =
        tahap.iter().filter(|(kode, _)| satu.butir.isi(kode).kosong()).map(|(_, nama)| *nama).collect();
    match kurang.len() {
        0 => keadaan(Nada::Selesai, "Lengkap"),
        _ => keadaan(Nada::Awas, format!("Belum: {}", kurang.join(", "))),
    }
}

fn tabel_iterasi(iterasi: &[Rekaman], nama: &Nama, hari_ini: NaiveDate) -> AnyView {
    if iterasi.is_empty() {
        return kosong_besar(
            "Belum ada iterasi",
            view! { <p>"Pilih layanan pada satu area prioritas, lalu catat jangka, visi, peta jalan, dan solusinya."</p> },
        );
    }
    let r = &prioritas::REGISTER;
    let baris = iterasi
        .iter()
        .map(|i| {
            let layanan = i.butir.bilangan("layanan_id").and_then(|id| nama.sebut(Jenis::Catatan("layanan"), id));
            let tanggal = |kode: &str| i.butir.tanggal(kode).map_or_else(kosong_strip, waktu_tanggal);
            let pakai: Vec<&str> = ["aplikasi_umum", "infrastruktur_dipakai"]
                .into_iter()
                .map(|kode| i.butir.teks(kode))
                .filter(|t| !t.is_empty())
                .collect();
            view! {
                <tr>
                    <th scope="row" class="nama">
                        <a href=alamat(i, r)>{i.nama().to_owned()}</a>
                        <small>{layanan.unwrap_or_default()}</small>
                    </th>
                    <td data-k="Area">{nama_opsi(AREA, i.butir.teks("area"))}</td>
                    <td data-k="Jangka">{nama_opsi(JANGKA, i.butir.teks("jangka"))}</td>
                    <td data-k="Masa">{tanggal("mulai")}" s.d. "{tanggal("selesai")}</td>
                    <td data-k="Keadaan">{tanda(letak(i, hari_ini))}</td>
                    <td data-k="Tahapan">{tahapan(i)}</td>
                    <td data-k="Memakai">{if pakai.is_empty() { kosong_strip() } else { pakai.join("; ").into_any() }}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    gulir(
        "Iterasi layanan prioritas",
        true,
        view! {
            <table class="tabel kartu">
                <thead>
                    <tr>
                        <th scope="col" class="nama">"Iterasi"</th>
                        <th scope="col">"Area"</th>
                        <th scope="col">"Jangka"</th>
                        <th scope="col">"Masa"</th>
                        <th scope="col">"Keadaan"</th>
                        <th scope="col">"Tahapan"</th>
                        <th scope="col">"Memakai"</th>
                    </tr>
                </thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}

/// Every iteration against the choices of a field: what it gives, what it leaves out.
fn silang(iterasi: &[Rekaman], kode: &'static str, opsi: &'static [Opsi]) -> AnyView {
    if iterasi.is_empty() {
        return view! { <p>"Belum ada iterasi."</p> }.into_any();
    }
    let memuat =
        |i: &Rekaman, o: &Opsi| matches!(i.butir.isi(kode), Nilai::Ganda(ada) if ada.iter().any(|a| a == o.kode));
    let kepala = opsi.iter().map(|o| view! { <th scope="col">{o.nama}</th> }.into_any()).collect_view();
    let baris = iterasi
        .iter()
        .map(|i| {
            let sel = opsi
                .iter()
                .map(|o| {
                    let isi = match (memuat(i, o), kode) {
                        (true, _) => keadaan(Nada::Selesai, "Ya"),
                        (false, "kepastian") => keadaan(Nada::Awas, "Belum"),
                        (false, _) => kosong_strip(),
                    };
                    view! { <td data-k=o.nama>{isi}</td> }.into_any()
                })
                .collect_view();
            view! {
                <tr><th scope="row" class="nama"><a href=alamat(i, &prioritas::REGISTER)>{i.nama().to_owned()}</a></th>{sel}</tr>
            }
            .into_any()
        })
        .collect_view();
    let jumlah = opsi
        .iter()
        .map(|o| {
            let n = iterasi.iter().filter(|i| memuat(i, o)).count();
            view! { <td data-k=o.nama>{format!("{n} dari {}", iterasi.len())}</td> }.into_any()
        })
        .collect_view();
    gulir(
        if kode == "kepastian" { "Lima kepastian tiap iterasi" } else { "Teknologi tiap iterasi" },
        true,
        view! {
            <table class="tabel kartu">
                <thead><tr><th scope="col" class="nama">"Iterasi"</th>{kepala}</tr></thead>
                <tbody>{baris}</tbody>
                <tfoot><tr><th scope="row">"Jumlah"</th>{jumlah}</tr></tfoot>
            </table>
        },
    )
}

/// The four capabilities of Lampiran II huruf C angka 2, each with who answers for it, how far it is, and the evidence.
fn mampu_tabel(isi: &[Rekaman], nama: &Nama) -> AnyView {
    let baris = KAPABILITAS
        .iter()
        .flat_map(|o| {
            let milik: Vec<&Rekaman> = isi.iter().filter(|s| s.butir.teks("kapabilitas") == o.kode).collect();
            if milik.is_empty() {
                return vec![
                    view! {
                        <tr>
                            <th scope="row" class="nama">{o.nama}</th>
                            <td data-k="Catatan">{kosong_strip()}</td>
                            <td data-k="Penanggung jawab">{kosong_strip()}</td>
                            <td data-k="Keadaan">{keadaan(Nada::Awas, "Belum dicatat")}</td>
                            <td data-k="Bukti">{kosong_strip()}</td>
                        </tr>
                    }
                    .into_any(),
                ];
            }
            milik
                .into_iter()
                .map(|s| {
                    let kantor = s.kantor().and_then(|id| nama.sebut(Jenis::Kantor, id)).unwrap_or_default();
                    let nada = match s.butir.teks("keadaan_kapabilitas") {
                        "berjalan" => Nada::Selesai,
                        "disusun" => Nada::Proses,
                        _ => Nada::Awas,
                    };
                    let kini = nama_opsi(kapabilitas::KEADAAN, s.butir.teks("keadaan_kapabilitas"));
                    let bukti = match s.butir.teks("bukti") {
                        "" => keadaan(Nada::Awas, "Belum ada"),
                        bukti => view! { <span class="pra">{bukti.to_owned()}</span> }.into_any(),
                    };
                    view! {
                        <tr>
                            <th scope="row" class="nama">{o.nama}</th>
                            <td data-k="Catatan"><a href=alamat(s, &kapabilitas::REGISTER)>{s.nama().to_owned()}</a></td>
                            <td data-k="Penanggung jawab">{kantor}</td>
                            <td data-k="Keadaan">{keadaan(nada, kini)}</td>
                            <td data-k="Bukti">{bukti}</td>
                        </tr>
                    }
                    .into_any()
                })
                .collect()
        })
        .collect_view();
    gulir(
        "Kapabilitas digital dasar",
        true,
        view! {
            <table class="tabel kartu">
                <thead>
                    <tr>
                        <th scope="col" class="nama">"Kapabilitas"</th>
                        <th scope="col">"Catatan"</th>
                        <th scope="col">"Penanggung jawab"</th>
                        <th scope="col">"Keadaan"</th>
                        <th scope="col">"Bukti"</th>
                    </tr>
                </thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}
