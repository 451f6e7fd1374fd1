//! Formulir 3.0: identification, analysis and evaluation of one risk.

use domain::risiko::{
    JenisRisiko, Matriks, NAMA_MAKS, URAIAN_MAKS,
    katalog::{ContohRisiko, Katalog},
    konteks::Sasaran,
    potret::PotretRisiko,
};
use leptos::prelude::*;
use services::{
    Galat,
    risiko::{
        register,
        rinci::{self, Rincian},
    },
};

use super::{
    alamat,
    bentrok::{Beda, kata_ya},
    dua_versi::level,
    pilih::{Kriteria, Pilih},
    register as alamat_register,
    register::remah as remah_register,
    rinci::{ditutup, remah_bawah, rujukan, sejak, tertutup},
};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Nada, Opsi, bagian, kabar},
    pulau::BorangRegister,
};

/// Id of the form, for the islands.
const FORMULIR: &str = "borang-risiko";

/// What a form of a risk is filled with.
struct Bahan<'a> {
    k: &'a Konteks,
    matriks: &'a domain::risiko::Matriks,
    kerangka: &'a domain::risiko::Kerangka,
    sasaran: &'a [Sasaran],
    awal: Awal,
}

/// What stands in the fields before anybody typed.
#[derive(Default)]
struct Awal {
    sasaran: String,
    jenis: String,
    kejadian: String,
    penyebab: String,
    kategori: String,
    dampak: String,
    area: String,
    pengendalian: String,
    titik: Option<domain::risiko::Titik>,
    penjelasan_kemungkinan: String,
    penjelasan_dampak: String,
    keputusan: String,
    alasan_keputusan: String,
    pertimbangan: String,
    pemilik: String,
}

impl Awal {
    fn contoh(c: &ContohRisiko) -> Self {
        Self {
            jenis: c.jenis.kode().into(),
            kejadian: c.kejadian.clone(),
            penyebab: c.penyebab.clone(),
            kategori: c.kategori.clone(),
            dampak: c.dampak.clone(),
            area: c.area.clone(),
            pengendalian: c.pengendalian.clone(),
            ..Self::default()
        }
    }

    fn dari(d: &Rincian) -> Self {
        let r: &PotretRisiko = &d.risiko;
        // An own reason means that somebody decided; otherwise the appetite does.
        let sendiri = !r.alasan_keputusan.is_empty();
        Self {
            sasaran: d.sasaran_id.map(|id| id.to_string()).unwrap_or_default(),
            jenis: r.jenis.kode().into(),
            kejadian: r.kejadian.clone(),
            penyebab: r.penyebab.clone(),
            kategori: d.kategori.clone(),
            dampak: r.dampak.clone(),
            area: d.area.clone(),
            pengendalian: r.pengendalian.clone(),
            titik: Some(r.awal.titik),
            penjelasan_kemungkinan: r.penjelasan_kemungkinan.clone(),
            penjelasan_dampak: r.penjelasan_dampak.clone(),
            keputusan: if !sendiri {
                String::new()
            } else if r.keputusan {
                "ya".into()
            } else {
                "tidak".into()
            },
            alasan_keputusan: r.alasan_keputusan.clone(),
            pertimbangan: d.pertimbangan.map(|n| n.to_string()).unwrap_or_default(),
            pemilik: r.pemilik.clone(),
        }
    }
}

/// `/risiko/register/{rid}/baru?contoh=`: posts to `/risiko/register/{rid}/risiko`.
pub fn halaman_baru() -> AnyView {
    halaman(|k| async move {
        let r = register::get(&k.l, &k.pelaku, k.id("rid")?).await?;
        if !r.boleh_mengisi {
            return Err(Galat::dilarang());
        }
        if r.terkunci {
            return Err(Galat::Ditolak(format!(
                "Tahun {} sudah ditutup, sehingga risiko tidak dapat ditambahkan.",
                r.tahun
            )));
        }
        let contoh = k.alamat.ada("contoh").and_then(|kode| Katalog::bawaan().cari(kode));
        let dari_contoh = contoh.map(|_| kabar(Nada::Biasa, view! { <p>{Katalog::bawaan().keterangan.clone()}</p> }));
        let awal = contoh.map_or_else(
            || Awal {
                jenis: JenisRisiko::Negatif.kode().into(),
                pemilik: r.pemilik.jabatan.clone(),
                ..Awal::default()
            },
            |c| Awal { pemilik: r.pemilik.jabatan.clone(), ..Awal::contoh(c) },
        );
        let bahan = Bahan { k: &k, matriks: &r.matriks, kerangka: &r.kerangka, sasaran: &r.sasaran, awal };
        let sini = alamat_register(r.id);
        let isi = formulir(&bahan, format!("{sini}/risiko"), None, sini.clone());
        Ok(Isi::baru("Tambah risiko", view! { {dari_contoh} {isi} })
            .remah(remah_register(&r))
            .keterangan("Formulir 3.0 Penilaian risiko SPBE. Risiko disimpan sebagai draf."))
    })
}

/// `/risiko/{id}/ubah`: posts to `/risiko/{id}`.
pub fn halaman_ubah() -> AnyView {
    halaman(|k| async move {
        let d = rinci::get(&k.l, &k.pelaku, k.id("id")?).await?;
        let awal = Awal::dari(&d);
        let beda = dua_versi(Beda::baru(&k.borang).sejak(sejak(&k, &d)), &d, &awal);
        if !d.boleh.mengisi {
            let isi = ditutup(&k, &d, beda, tertutup(&d))?;
            return Ok(Isi::baru("Ubah risiko", isi).remah(remah_bawah(&d)));
        }
        let bahan = Bahan { k: &k, matriks: &d.matriks, kerangka: &d.kerangka, sasaran: &d.sasaran, awal };
        let sini = alamat(d.risiko.id);
        let banding = beda.tampil(FORMULIR);
        let isi = formulir(&bahan, sini.clone(), Some(d.versi), sini.clone());
        Ok(Isi::baru("Ubah risiko", view! { {banding} {isi} })
            .remah(remah_bawah(&d))
            .keterangan("Formulir 3.0 Penilaian risiko SPBE."))
    })
}

/// Both versions of the form.
fn dua_versi<'a>(beda: Beda<'a>, d: &Rincian, a: &Awal) -> Beda<'a> {
    let angka = |n: Option<u8>| n.map(|n| n.to_string()).unwrap_or_default();
    let sasaran = |id: &str| d.sasaran.iter().find(|s| s.id.to_string() == id).map(|s| s.sasaran_spbe.clone());
    let keputusan = |kode: &str| match kode {
        "" => "Menurut selera risiko".to_owned(),
        lain => kata_ya(lain),
    };
    beda.kata("sasaran", "Sasaran SPBE", &a.sasaran, |id| sasaran(id).unwrap_or_default())
        .kata("jenis", "Jenis risiko", &a.jenis, |n| JenisRisiko::dari_kode(n).map_or("", JenisRisiko::nama).to_owned())
        .isi("kejadian", "Kejadian", &a.kejadian)
        .isi("penyebab", "Penyebab", &a.penyebab)
        .kata("kategori", "Kategori", &a.kategori, |n| d.kerangka.nama_kategori(n).to_owned())
        .isi("dampak", "Dampak", &a.dampak)
        .kata("area", "Area dampak", &a.area, |n| d.kerangka.nama_area(n).to_owned())
        .isi("pengendalian", "Sistem pengendalian", &a.pengendalian)
        .kata(
            "kemungkinan",
            "Level kemungkinan",
            &angka(a.titik.map(|t| t.kemungkinan)),
            level(&d.matriks, Matriks::nama_kemungkinan),
        )
        .isi("penjelasan_kemungkinan", "Penjelasan kemungkinan", &a.penjelasan_kemungkinan)
        .kata(
            "level_dampak",
            "Level dampak",
            &angka(a.titik.map(|t| t.dampak)),
            level(&d.matriks, Matriks::nama_dampak),
        )
        .isi("penjelasan_dampak", "Penjelasan dampak", &a.penjelasan_dampak)
        .kata("keputusan", "Keputusan penanganan", &a.keputusan, keputusan)
        .isi("alasan_keputusan", "Alasan keputusan", &a.alasan_keputusan)
        .isi("pertimbangan", "Urutan di antara yang sama besar", &a.pertimbangan)
        .isi("pemilik", "Pemilik risiko", &a.pemilik)
}

fn formulir(x: &Bahan<'_>, aksi: String, versi: Option<i64>, batal: String) -> AnyView {
    let versi = versi.map(|v| view! { <input type="hidden" name="versi" value=v.to_string()/> });
    let tombol = if versi.is_some() { "Simpan risiko" } else { "Simpan draf" };
    view! {
        <form class="tumpuk" id=FORMULIR action=aksi method="post">
            {versi}
            {identifikasi(x)}
            {analisis(x)}
            {evaluasi(x)}
            {rujukan()}
            <BorangRegister formulir=FORMULIR.to_owned()/>
            <div class="bilah">
                <span class="redup"><small>"Draf belum tampil bagi unit kepatuhan sampai disetujui pemilik risiko."</small></span>
                <span class="ujung baris"><a class="tombol" href=batal>"Batal"</a> <button class="tombol utama" type="submit">{tombol}</button></span>
            </div>
        </form>
    }
    .into_any()
}

fn identifikasi(x: &Bahan<'_>) -> AnyView {
    let (b, a) = (&x.k.borang, &x.awal);
    let sasaran = x.sasaran.iter().map(|s| Opsi::baru(s.id.to_string(), s.sasaran_spbe.clone())).collect::<Vec<_>>();
    let bantu = if sasaran.is_empty() {
        "Belum ada sasaran dalam konteks (Formulir 2.2). Risiko dapat disimpan sebagai draf; tambahkan sasarannya sebelum diajukan."
    } else {
        "Sasaran yang terganggu atau terdukung bila risiko terjadi."
    };
    let kategori = x.kerangka.kategori.iter().map(|s| Opsi::baru(s.kode.clone(), s.nama.clone())).collect();
    let area = x.kerangka.area.iter().map(|s| Opsi::baru(s.kode.clone(), s.nama.clone())).collect();
    let isi = view! {
        {Bidang::baru("sasaran", "Sasaran SPBE").wajib_saat("diajukan").bantu(bantu).pasal("Formulir 3.0 kolom Sasaran SPBE dan Indikator Kinerja").pilihan(b, sasaran, &a.sasaran, Some("Belum dipilih"))}
        {Bidang::baru("jenis", "Jenis risiko SPBE").bantu("Positif mendukung sasaran, negatif mengganggunya.").pasal("Bab III huruf C angka 1 huruf a").tunggal(b, JenisRisiko::SEMUA.map(|j| Opsi::baru(j.kode(), j.nama())).into(), &a.jenis)}
        {Bidang::baru("kejadian", "Kejadian").wajib().bantu("Apa yang dapat terjadi, dalam satu kalimat.").pasal("Bab III huruf C angka 1 huruf b").maks(URAIAN_MAKS).paragraf(b, &a.kejadian, 2)}
        {Bidang::baru("penyebab", "Penyebab").wajib().pasal("Bab III huruf C angka 1 huruf c").maks(URAIAN_MAKS).paragraf(b, &a.penyebab, 2)}
        {Bidang::baru("kategori", "Kategori risiko").wajib().pasal("Bab III huruf C angka 1 huruf d; Formulir 2.6").pilihan(b, kategori, &a.kategori, Some("Pilih kategori"))}
        {Bidang::baru("dampak", "Dampak").wajib().bantu("Akibatnya terhadap sasaran bila terjadi.").pasal("Bab III huruf C angka 1 huruf e").maks(URAIAN_MAKS).paragraf(b, &a.dampak, 2)}
        {Bidang::baru("area", "Area dampak").wajib().pasal("Bab III huruf C angka 1 huruf f; Formulir 2.7").pilihan(b, area, &a.area, Some("Pilih area dampak"))}
        {Bidang::baru("pemilik", "Pemilik risiko").bantu("Jabatan yang bertanggung jawab atas risiko ini.").pasal("Bab IV huruf A").maks(NAMA_MAKS).teks(b, &a.pemilik)}
    };
    bagian("identifikasi", "Identifikasi", None, view! { <div class="tumpuk">{isi}</div> })
}

fn analisis(x: &Bahan<'_>) -> AnyView {
    let (b, a) = (&x.k.borang, &x.awal);
    let pilih = Pilih {
        nama: ("kemungkinan", "level_dampak"),
        sebutan: "",
        formulir: FORMULIR,
        matriks: x.matriks,
        kriteria: Kriteria::Menurut {
            kerangka: x.kerangka,
            kategori: b.nilai("kategori", &a.kategori),
            area: b.nilai("area", &a.area),
            jenis: b.nilai("jenis", &a.jenis),
        },
        ambang: None,
        nilai: a.titik,
        wajib: true,
        kini: None,
        pasal: "Formulir 3.0 bagian analisis; Bab III huruf C angka 2 huruf b sampai d; Formulir 2.8 dan 2.9",
    };
    let isi = view! {
        {Bidang::baru("pengendalian", "Sistem pengendalian").bantu("Yang sudah ada: SOP, pengawasan melekat, reviu berjenjang, regulasi, pemantauan rutin.").pasal("Bab III huruf C angka 2 huruf a").maks(URAIAN_MAKS).paragraf(b, &a.pengendalian, 2)}
        {pilih.tampil(b)}
        {Bidang::baru("penjelasan_kemungkinan", "Penjelasan level kemungkinan").wajib_saat("diajukan").bantu("Mengapa level itu: persentase, frekuensi, atau kejadian yang pernah ada.").pasal("Bab III huruf C angka 2 huruf b").maks(URAIAN_MAKS).paragraf(b, &a.penjelasan_kemungkinan, 2)}
        {Bidang::baru("penjelasan_dampak", "Penjelasan level dampak").wajib_saat("diajukan").pasal("Bab III huruf C angka 2 huruf c").maks(URAIAN_MAKS).paragraf(b, &a.penjelasan_dampak, 2)}
    };
    bagian("analisis", "Analisis", None, view! { <div class="tumpuk">{isi}</div> })
}

fn evaluasi(x: &Bahan<'_>) -> AnyView {
    let (b, a) = (&x.k.borang, &x.awal);
    let opsi = vec![
        Opsi::baru("", "Menurut selera risiko"),
        Opsi::baru("ya", "Ya, ditangani, dengan alasan di bawah"),
        Opsi::baru("tidak", "Tidak ditangani, dengan alasan di bawah"),
    ];
    let isi = view! {
        {Bidang::baru("keputusan", "Keputusan penanganan").bantu("Selera menentukan keputusannya. Bila selera kategori ini belum ditetapkan, atau Anda memutuskan lain, pilih dan tulis alasannya.").pasal("Bab III huruf C angka 3; Formulir 2.10").tunggal(b, opsi, &a.keputusan)}
        {Bidang::baru("alasan_keputusan", "Alasan keputusan").pasal("Bab III huruf C angka 3 (selera risiko dan expert judgement)").maks(URAIAN_MAKS).paragraf(b, &a.alasan_keputusan, 2)}
        {Bidang::baru("pertimbangan", "Urutan di antara yang sama besar").bantu("Bila beberapa risiko sama besarannya, pertimbangan ahli menentukan mana yang lebih dahulu: 1 untuk yang pertama.").pasal("Bab III huruf C angka 3 (expert judgement)").rentang(1, 999).pendek().jenis(b, "number", &a.pertimbangan)}
    };
    bagian("evaluasi", "Evaluasi", None, view! { <div class="tumpuk">{isi}</div> })
}
