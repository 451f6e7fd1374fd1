//! `/risiko/register/{rid}/konteks`: Formulir 1.0 and 2.1 to 2.10 of one office and year, each with a form of its own.

use domain::{
    risiko::{
        kerangka::Longgar,
        konteks::{Kedudukan, Struktur, pernyataan_pakta},
    },
    waktu,
};
use leptos::prelude::*;
use services::{
    Galat, Hasil,
    risiko::register::{self, Register},
};

use super::{
    baris::{Kolom, tabel as tabel_isian},
    bentrok::{Beda, kata_tanggal},
    kerangka::{self, Bagian},
    peta, register as alamat,
    register::{remah, terkunci},
};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Nada, Opsi, gulir, ikon, kabar, kosong_strip, unduh_tabel},
};

/// Id of the form of each part.
pub(super) const FORMULIR: &str = "borang-konteks";

/// `/risiko/register/{rid}/konteks`
pub fn halaman_konteks() -> AnyView {
    halaman(|k| async move {
        let r = register::get(&k.l, &k.pelaku, k.id("rid")?).await?;
        let isi = view! {
            {terkunci(&r)}
            <p class="baca">"Konteks menetapkan sasaran yang dilindungi, orang yang bertanggung jawab, dan ukuran yang dipakai menilai. Risiko dinilai terhadap konteks ini."</p>
            {seksi(&r, "umum", "2.1", "Informasi umum", umum(&r))}
            {seksi(&r, "sasaran", "2.2", "Sasaran SPBE", sasaran(&r))}
            {seksi(&r, "struktur", "2.3", "Struktur pelaksana", struktur(&r.struktur))}
            {seksi(&r, "pemangku", "2.4", "Daftar pemangku kepentingan", dua_kolom(&r, "pemangku", "Daftar pemangku kepentingan", ("Nama unit atau instansi", "Hubungan"), r.pemangku.iter().map(|p| (p.nama.clone(), p.hubungan.clone())).collect()))}
            {seksi(&r, "peraturan", "2.5", "Daftar peraturan perundang-undangan", dua_kolom(&r, "peraturan", "Daftar peraturan", ("Nama peraturan", "Amanat"), r.peraturan.iter().map(|p| (p.nama.clone(), p.amanat.clone())).collect()))}
            {Bagian::SEMUA.map(|bagian| {
                let isi = kerangka::tampil(bagian, &r.kerangka, &r.matriks, ("register", &r.id.to_string()));
                let matriks = (bagian == Bagian::Selera).then(|| matriks(&r));
                let isi = if bagian == Bagian::Selera { view! { {longgar(&r)} {isi} }.into_any() } else { isi };
                view! { {matriks} {seksi(&r, bagian.kode(), bagian.formulir(), bagian.nama(), isi)} }
            })}
            {seksi(&r, "pakta", "1.0", "Pakta integritas", pakta(&k, &r))}
        };
        Ok(Isi::baru("Konteks risiko SPBE", isi)
            .remah(remah(&r))
            .keterangan(format!("{} · {}", r.kantor.nama, r.tahun))
            .tindakan(view! { <a class="tombol" href=format!("{}/unduh/formulir-2.pdf", alamat(r.id)) download="">{ikon("unduh")} " Formulir 2.0 (PDF)"</a> }))
    })
}

fn seksi(r: &Register, kode: &'static str, nomor: &'static str, judul: &str, isi: AnyView) -> AnyView {
    let ubah = (r.boleh_mengisi && !r.terkunci).then(|| {
        view! { <a href=format!("{}/konteks/{kode}", alamat(r.id))>"Ubah"<span class="senyap">{format!(" {judul}")}</span></a> }
    });
    view! {
        <section class="bagian" aria-labelledby=format!("f-{kode}")>
            <div class="judul"><h2 id=format!("f-{kode}")>{format!("Formulir {nomor} {judul}")}</h2>{ubah}</div>
            {isi}
        </section>
    }
    .into_any()
}

fn umum(r: &Register) -> AnyView {
    let u = &r.umum;
    let baris = |nama: &'static str, isi: String| {
        let isi = if isi.is_empty() { kosong_strip() } else { isi.into_any() };
        view! { <dt>{nama}</dt><dd class="pra">{isi}</dd> }
    };
    view! {
        <dl class="rinci berpasal">
            {baris("Nama UPR SPBE", u.nama_upr.clone())}
            {baris("Tugas UPR SPBE", u.tugas.clone())}
            {baris("Fungsi UPR SPBE", u.fungsi.clone())}
            {baris("Periode waktu", format!("{} sampai {}", waktu::panjang(u.mulai), waktu::panjang(u.selesai)))}
        </dl>
    }
    .into_any()
}

fn sasaran(r: &Register) -> AnyView {
    if r.sasaran.is_empty() {
        return belum();
    }
    let baris = r
        .sasaran
        .iter()
        .zip(1..)
        .map(|(s, n)| {
            view! {
                <tr>
                    <td class="angka">{n}</td>
                    <th scope="row" class="nama">{s.sasaran_spbe.clone()}</th>
                    <td data-k="Sasaran UPR">{s.sasaran_upr.clone()}</td>
                    <td data-k="Indikator kinerja">{s.indikator.clone()}</td>
                    <td data-k="Target kinerja">{s.target.clone()}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Sasaran SPBE"</caption>
            <thead><tr>
                <th scope="col" class="angka">"No."</th><th scope="col" class="nama">"Sasaran SPBE"</th><th scope="col">"Sasaran UPR SPBE"</th>
                <th scope="col">"Indikator kinerja SPBE"</th><th scope="col">"Target kinerja SPBE"</th>
            </tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    view! { {gulir("Sasaran SPBE", true, tabel)} {unduh(r, "sasaran")} }.into_any()
}

/// The people of a body, and the decision that forms it.
pub(super) fn struktur(s: &Struktur) -> AnyView {
    let butir = s
        .pelaksana
        .iter()
        .map(|p| {
            let nip = (!p.nip.is_empty()).then(|| format!(", NIP {}", p.nip));
            view! { <dt>{p.kedudukan.nama()}</dt><dd>{p.nama.clone()} {nip}<small class="redup">{format!(" {}", p.jabatan)}</small></dd> }.into_any()
        })
        .collect_view();
    let keputusan = match (s.sebut_keputusan(), s.tanggal) {
        (None, _) => kosong_strip(),
        (Some(keputusan), Some(tanggal)) => format!("{keputusan}, {}", waktu::panjang(tanggal)).into_any(),
        (Some(keputusan), None) => keputusan.into_any(),
    };
    view! { <dl class="rinci">{butir}<dt>"Keputusan pembentukan"</dt><dd>{keputusan}</dd></dl> }.into_any()
}

fn dua_kolom(
    r: &Register,
    kode: &str,
    judul: &'static str,
    (satu, dua): (&'static str, &'static str),
    isi: Vec<(String, String)>,
) -> AnyView {
    if isi.is_empty() {
        return belum();
    }
    let baris = isi
        .into_iter()
        .zip(1..)
        .map(|((nama, lain), n)| view! { <tr><td class="angka">{n}</td><th scope="row" class="nama">{nama}</th><td data-k=dua>{lain}</td></tr> }.into_any())
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">{judul}</caption>
            <thead><tr><th scope="col" class="angka">"No."</th><th scope="col" class="nama">{satu}</th><th scope="col">{dua}</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    view! { {gulir(judul, true, tabel)} {unduh(r, kode)} }.into_any()
}

fn unduh(r: &Register, kode: &str) -> AnyView {
    unduh_tabel(&format!("risiko-{kode}"), &[("register", &r.id.to_string())])
}

fn belum() -> AnyView {
    view! { <p class="redup">"Belum diisi."</p> }.into_any()
}

fn matriks(r: &Register) -> AnyView {
    view! {
        <section class="bagian" aria-labelledby="f-matriks">
            <div class="judul"><h2 id="f-matriks">"Formulir 2.9 Matriks analisis risiko"</h2><a href=format!("/risiko/pengaturan/{}", r.tahun)>"Kebijakan pemerintah"</a></div>
            <p class="redup baca">"Matriks dan level risiko sama untuk seluruh Perangkat Daerah dalam satu tahun; tim koordinasi yang menetapkannya."</p>
            <div class="baca jarak">{peta::peta_kosong(&r.matriks, None)}</div>
            {unduh(r, "matriks")}
        </section>
    }
    .into_any()
}

/// Where the office treats less than the government wants treated.
fn longgar(r: &Register) -> Option<AnyView> {
    if r.lebih_longgar.is_empty() {
        return None;
    }
    let satu = |l: &Longgar| {
        let kantor = l.kantor.map_or_else(|| "tanpa ambang".to_owned(), |n| format!("ditangani mulai besaran {n}"));
        let jenis = super::sebut_jenis(l.jenis);
        view! { <li>{format!("{}, {jenis}: {kantor}; kebijakan pemerintah mulai besaran {}.", l.kategori, l.pemerintah)}</li> }.into_any()
    };
    let butir = r.lebih_longgar.iter().map(satu).collect_view();
    Some(kabar(
        Nada::Awas,
        view! { <p><strong>"Selera Perangkat Daerah ini lebih longgar daripada kebijakan pemerintah."</strong></p><ul>{butir}</ul> },
    ))
}

fn pakta(k: &Konteks, r: &Register) -> AnyView {
    let p = &r.pakta;
    let pernyataan = pernyataan_pakta(&k.l.profil.pemerintah)
        .into_iter()
        .map(|teks| view! { <li>{teks}</li> }.into_any())
        .collect_view();
    let tanda = match (p.nomor.as_str(), p.tanggal) {
        ("", None) => belum(),
        (nomor, tanggal) => {
            let tanggal = tanggal.map(waktu::panjang).unwrap_or_default();
            view! { <p>{format!("Nomor {nomor}, {} {tanggal}", p.tempat)}</p> }.into_any()
        }
    };
    let pemilik = r.pemilik.nama.clone().unwrap_or_default();
    view! {
        <ol class="langkah baca">{pernyataan}</ol>
        {tanda}
        <p>{format!("Penanda tangan: {} {pemilik}", r.pemilik.jabatan)}</p>
        <p><a href=format!("{}/unduh/formulir-1.pdf", alamat(r.id)) download="">{ikon("unduh")} " Pakta integritas untuk ditandatangani (PDF)"</a></p>
    }
    .into_any()
}

/// `/risiko/register/{rid}/konteks/{bagian}`: posts to the same address.
pub fn halaman_bagian() -> AnyView {
    halaman(|k| async move {
        let r = register::get(&k.l, &k.pelaku, k.id("rid")?).await?;
        let kode = k.param("bagian").to_owned();
        let batal = format!("{}/konteks#f-{kode}", alamat(r.id));
        if !r.boleh_mengisi {
            return Err(Galat::dilarang());
        }
        if r.terkunci {
            return Err(Galat::Ditolak(format!(
                "Tahun {} sudah ditutup, sehingga konteksnya tidak berubah lagi.",
                r.tahun
            )));
        }
        let (judul, isi) = match Bagian::dari_kode(&kode) {
            Some(bagian) => (
                format!("{} (Formulir {})", bagian.nama(), bagian.formulir()),
                kerangka::formulir(&k, bagian, &r.kerangka, &r.matriks, r.versi, &batal),
            ),
            None => formulir(&k, &r, &kode, &batal)?,
        };
        let konteks = ("Konteks risiko".to_owned(), format!("{}/konteks", alamat(r.id)));
        Ok(Isi::baru(judul, isi).remah(remah(&r).into_iter().chain([konteks])))
    })
}

fn formulir(k: &Konteks, r: &Register, kode: &str, batal: &str) -> Hasil<(String, AnyView)> {
    let b = &k.borang;
    let beda = Beda::baru(b);
    let (judul, pasal, versi, isi, beda) = match kode {
        "umum" => (
            "Informasi umum (Formulir 2.1)",
            "Formulir 2.1; PermenPANRB 5/2020 Lampiran Bab III huruf B angka 1",
            r.versi,
            view! {
                {Bidang::baru("nama_upr", "Nama UPR SPBE").wajib().bantu("Unit Pemilik Risiko, biasanya Perangkat Daerah itu sendiri.").maks(200).teks(b, &r.umum.nama_upr)}
                {Bidang::baru("tugas", "Tugas UPR SPBE").wajib().maks(2_000).paragraf(b, &r.umum.tugas, 3)}
                {Bidang::baru("fungsi", "Fungsi UPR SPBE").wajib().bantu("Satu fungsi satu baris.").maks(2_000).paragraf(b, &r.umum.fungsi, 5)}
                {Bidang::baru("mulai", "Periode mulai").wajib().tanggal(b, Some(r.umum.mulai))}
                {Bidang::baru("selesai", "Periode selesai").wajib().tanggal(b, Some(r.umum.selesai))}
            }
            .into_any(),
            beda.isi("nama_upr", "Nama UPR SPBE", &r.umum.nama_upr)
                .isi("tugas", "Tugas UPR SPBE", &r.umum.tugas)
                .isi("fungsi", "Fungsi UPR SPBE", &r.umum.fungsi)
                .kata("mulai", "Periode mulai", &waktu::iso(r.umum.mulai), kata_tanggal)
                .kata("selesai", "Periode selesai", &waktu::iso(r.umum.selesai), kata_tanggal),
        ),
        "sasaran" => {
            let kolom = [
                Kolom::baru("sasaran_spbe", "Sasaran SPBE", 500).panjang(),
                Kolom::baru("sasaran_upr", "Sasaran UPR SPBE", 500).panjang(),
                Kolom::baru("indikator", "Indikator kinerja SPBE", 500).panjang(),
                Kolom::baru("target", "Target kinerja SPBE", 500),
            ];
            let isi: Vec<Vec<String>> = r
                .sasaran
                .iter()
                .map(|s| vec![s.sasaran_spbe.clone(), s.sasaran_upr.clone(), s.indikator.clone(), s.target.clone()])
                .collect();
            let id: Vec<String> = r.sasaran.iter().map(|s| s.id.to_string()).collect();
            let beda = beda.daftar(&kolom, 0, &isi, Some(("id", &id)));
            let isi = tabel_isian(b, "Sasaran SPBE", &kolom, &isi, Some(("id", id)));
            ("Sasaran SPBE (Formulir 2.2)", "Formulir 2.2; PermenPANRB 5/2020 Lampiran Bab III huruf B angka 2", r.versi, isi, beda)
        }
        "struktur" => (
            "Struktur pelaksana (Formulir 2.3)",
            "Formulir 2.3; PermenPANRB 5/2020 Lampiran Bab III huruf B angka 3 dan Bab IV huruf A",
            r.versi_struktur,
            isian_struktur(k, &r.struktur),
            beda_struktur(beda, &r.struktur),
        ),
        "pemangku" => {
            let kolom = [Kolom::baru("nama", "Nama unit atau instansi", 200), Kolom::baru("hubungan", "Hubungan", 500).panjang()];
            let isi: Vec<Vec<String>> = r.pemangku.iter().map(|p| vec![p.nama.clone(), p.hubungan.clone()]).collect();
            let beda = beda.daftar(&kolom, 0, &isi, None);
            let isi = tabel_isian(b, "Daftar pemangku kepentingan", &kolom, &isi, None);
            ("Pemangku kepentingan (Formulir 2.4)", "Formulir 2.4; PermenPANRB 5/2020 Lampiran Bab III huruf B angka 4", r.versi, isi, beda)
        }
        "peraturan" => {
            let kolom = [Kolom::baru("nama", "Nama peraturan", 300).panjang(), Kolom::baru("amanat", "Amanat", 500).panjang()];
            let isi: Vec<Vec<String>> = r.peraturan.iter().map(|p| vec![p.nama.clone(), p.amanat.clone()]).collect();
            let beda = beda.daftar(&kolom, 0, &isi, None);
            let isi = tabel_isian(b, "Daftar peraturan", &kolom, &isi, None);
            ("Peraturan perundang-undangan (Formulir 2.5)", "Formulir 2.5; PermenPANRB 5/2020 Lampiran Bab III huruf B angka 5", r.versi, isi, beda)
        }
        "pakta" => (
            "Pakta integritas (Formulir 1.0)",
            "Formulir 1.0; PermenPANRB 5/2020 Lampiran Bab III huruf G angka 1",
            r.versi,
            view! {
                {Bidang::baru("nomor", "Nomor piagam").wajib().maks(120).teks(b, &r.pakta.nomor)}
                {Bidang::baru("tempat", "Tempat penetapan").wajib().maks(120).teks(b, &r.pakta.tempat)}
                {Bidang::baru("tanggal", "Tanggal penetapan").wajib().tanggal(b, r.pakta.tanggal)}
            }
            .into_any(),
            beda.isi("nomor", "Nomor piagam", &r.pakta.nomor)
                .isi("tempat", "Tempat penetapan", &r.pakta.tempat)
                .kata("tanggal", "Tanggal penetapan", &r.pakta.tanggal.map(waktu::iso).unwrap_or_default(), kata_tanggal),
        ),
        _ => return Err(Galat::TidakAda),
    };
    let isi = view! {
        {beda.tampil(FORMULIR)}
        <form class="tumpuk" id=FORMULIR action=k.alamat.jalur.clone() method="post">
            <input type="hidden" name="versi" value=versi.to_string()/>
            {isi}
            <p class="pasal"><small>{pasal}</small></p>
            <p class="baris"><button class="tombol utama" type="submit">"Simpan"</button> <a class="tombol" href=batal.to_owned()>"Batal"</a></p>
        </form>
    };
    Ok((judul.to_owned(), isi.into_any()))
}

/// The columns of a body's people, with what stands in them.
fn pelaksana(s: &Struktur) -> ([Kolom; 4], Vec<Vec<String>>) {
    let kedudukan = |satu: &Kedudukan| (satu.kode().to_owned(), satu.nama().to_owned());
    let kolom = [
        Kolom::baru("kedudukan", "Kedudukan", 60).opsi(s.unsur.kedudukan().iter().map(kedudukan).collect()),
        Kolom::baru("nama", "Nama", 200),
        Kolom::baru("nip", "NIP", 30),
        Kolom::baru("jabatan", "Jabatan", 200),
    ];
    let isi = s
        .pelaksana
        .iter()
        .map(|p| vec![p.kedudukan.kode().to_owned(), p.nama.clone(), p.nip.clone(), p.jabatan.clone()])
        .collect();
    (kolom, isi)
}

/// The form of a body, of an office or of the government.
pub(super) fn isian_struktur(k: &Konteks, s: &Struktur) -> AnyView {
    let b = &k.borang;
    let (kolom, isi) = pelaksana(s);
    let jenis = k.l.profil.keputusan_risiko(s.unsur).into_iter().map(|nama| Opsi::baru(nama.clone(), nama)).collect();
    view! {
        {Bidang::baru("keputusan", "Jenis keputusan pembentukan").pilihan(b, jenis, &s.keputusan, Some("Belum ada keputusan"))}
        {Bidang::baru("nomor", "Nomor keputusan pembentukan").maks(120).teks(b, &s.nomor)}
        {Bidang::baru("tanggal", "Tanggal keputusan").tanggal(b, s.tanggal)}
        {tabel_isian(b, "Pelaksana", &kolom, &isi, None)}
    }
    .into_any()
}

/// Both versions of a body.
pub(super) fn beda_struktur<'a>(beda: Beda<'a>, s: &Struktur) -> Beda<'a> {
    let (kolom, isi) = pelaksana(s);
    beda.isi("keputusan", "Jenis keputusan pembentukan", &s.keputusan)
        .isi("nomor", "Nomor keputusan pembentukan", &s.nomor)
        .kata("tanggal", "Tanggal keputusan", &s.tanggal.map(waktu::iso).unwrap_or_default(), kata_tanggal)
        .daftar(&kolom, 1, &isi, None)
}
