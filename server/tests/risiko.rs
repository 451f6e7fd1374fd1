//! Forms of risks over HTTP: what a form shows it sends back unchanged, bad input is answered beside its field and changes
//! nothing, and what people type stays text.

use crate::bantu;
use crate::bersama::{Aplikasi, Jawaban, Orang, risiko};
use crate::formulir;
use domain::izin::Peran;
use services::{
    Pelaku,
    risiko::{
        konteks::{self, IsianPakta, IsianSasaran, IsianUmum},
        penanganan::{self, IsianResidual},
        register, rinci,
        simpan::{self, IsianRisiko},
        spip::{self, IsianSpip},
        struktur::{IsianPelaksana, IsianStruktur},
    },
};

/// Ends elements, breaks out of both kinds of quotes, and would run if it became markup.
const JAHAT: &str = "</textarea></title></script>\"' onfocus=\"alert(1) <script>alert(1)</script> &amp;{{7*7}} 😀";

/// An address, the fields sent to it, and where and what the answer says.
type Kasus<'a> = (String, Vec<(&'a str, &'a str)>, String, &'a str);

/// An office with a register, its people, and a server.
struct Bahan {
    app: Aplikasi,
    contoh: risiko::Contoh,
    operator: Pelaku,
}

async fn bahan() -> (Bahan, i64) {
    let app = Aplikasi::baru().await;
    let kantor = app.b.kantor("BAPPEDA", "Badan Perencanaan").await;
    let operator = app.b.orang("Operator Satu", Peran::Operator, Some(kantor)).await;
    let catatan = bantu::catatan::catatan(&app.b, &operator, "aplikasi", "Aplikasi kita", kantor).await;
    let contoh = risiko::contoh(&app.b, &operator, kantor, catatan).await;
    (Bahan { app, contoh, operator }, kantor)
}

impl Bahan {
    async fn versi(&self) -> i64 {
        rinci::get(&self.app.b.l, &self.operator, self.contoh.risiko).await.expect("rincian").versi
    }
}

async fn kirim(orang: &Orang<'_>, alamat: &str, isian: &[(String, String)]) -> Jawaban {
    let isian: Vec<(&str, &str)> = isian.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    orang.post(alamat, &isian).await
}

#[tokio::test]
async fn a_form_saved_as_it_was_opened_changes_nothing() {
    let (b, kantor) = bahan().await;
    let l = &b.app.b.l;
    let (rid, id) = (b.contoh.register, b.contoh.risiko);
    let versi = async || register::get(l, &b.operator, rid).await.expect("register").versi;
    let umum = IsianUmum {
        nama_upr: "Badan Perencanaan".into(),
        tugas: "Menyusun rencana".into(),
        fungsi: "Perencanaan\r\nPengendalian".into(),
        mulai: "2026-01-01".into(),
        selesai: "2026-12-31".into(),
    };
    konteks::simpan_umum(l, &b.operator, rid, versi().await, &umum).await.expect("umum");
    let pakta = IsianPakta { nomor: "1/2026".into(), tempat: "Nusa Raya".into(), tanggal: "2026-01-05".into() };
    konteks::simpan_pakta(l, &b.operator, rid, versi().await, &pakta).await.expect("pakta");
    let sasaran = IsianSasaran {
        sasaran_spbe: "Layanan tersedia".into(),
        sasaran_upr: "Sasaran kantor".into(),
        indikator: "Ketersediaan".into(),
        target: "99 %".into(),
        ..IsianSasaran::default()
    };
    konteks::simpan_sasaran(l, &b.operator, rid, versi().await, &[sasaran]).await.expect("sasaran");
    let orang = IsianPelaksana {
        kedudukan: "pemilik".into(),
        nama: "Ratri".into(),
        jabatan: "Kepala".into(),
        ..Default::default()
    };
    let badan = IsianStruktur {
        keputusan: "Keputusan Gubernur".into(),
        nomor: "1/2026".into(),
        tanggal: "2026-01-05".into(),
        pelaksana: vec![orang],
    };
    let versi_struktur = register::get(l, &b.operator, rid).await.expect("register").versi_struktur;
    konteks::simpan_struktur(l, &b.operator, rid, versi_struktur, &badan).await.expect("struktur");
    let sisa = IsianResidual {
        ada_residual: "ya".into(),
        residual_kemungkinan: "2".into(),
        residual_dampak: "3".into(),
        target_kemungkinan: "1".into(),
        target_dampak: "2".into(),
        kontinjensi: "Pindah ke pusat data cadangan".into(),
        ..IsianResidual::default()
    };
    penanganan::simpan_residual(l, &b.operator, id, b.versi().await, &sisa).await.expect("residual");
    let nilai = IsianSpip {
        kode: "roo".into(),
        kemungkinan: "2".into(),
        level_dampak: "3".into(),
        sumber: "eksternal".into(),
        terkendali: "tidak".into(),
        pihak_terkena: "Masyarakat".into(),
        celah: "Belum ada".into(),
    };
    spip::simpan(l, &b.operator, id, b.versi().await, &nilai).await.expect("spip");

    let penguji = b.app.masuk("penguji", &[(Peran::Operator, Some(kantor))]).await;
    let sebelum = (
        rinci::get(l, &b.operator, id).await.expect("risiko"),
        register::get(l, &b.operator, rid).await.expect("register"),
    );
    let risiko = format!("/risiko/{id}");
    let mut semua = vec![
        (format!("{risiko}/ubah"), risiko.clone(), "borang-risiko"),
        (format!("{risiko}/residual"), format!("{risiko}/residual"), "borang-bawah"),
        (format!("{risiko}/spip"), format!("{risiko}/spip"), "borang-bawah"),
    ];
    for bawah in [
        format!("penanganan/{}", b.contoh.penanganan),
        format!("penanganan/{}/kemajuan", b.contoh.penanganan),
        format!("kejadian/{}", b.contoh.kejadian),
    ] {
        semua.push((format!("{risiko}/{bawah}"), format!("{risiko}/{bawah}"), "borang-bawah"));
    }
    for bagian in [
        "umum",
        "sasaran",
        "struktur",
        "pemangku",
        "peraturan",
        "kategori",
        "area",
        "kemungkinan",
        "dampak",
        "selera",
        "pakta",
    ] {
        let alamat = format!("/risiko/register/{rid}/konteks/{bagian}");
        semua.push((alamat.clone(), alamat, "borang-konteks"));
    }
    for (alamat, tujuan, formulir_id) in semua {
        let halaman = penguji.get(&alamat).await;
        assert_eq!(halaman.status, 200, "{alamat}");
        let isian = formulir::isian(&halaman.isi, formulir_id);
        assert!(isian.iter().any(|(n, _)| n == "versi"), "{alamat}: {isian:?}");
        let jawaban = kirim(&penguji, &tujuan, &isian).await;
        assert_eq!(jawaban.status, 303, "{alamat}");
        assert!(!jawaban.tujuan().contains(&alamat) || alamat == tujuan, "{alamat} went back: {}", jawaban.tujuan());
        let kabar = penguji.get(jawaban.tujuan()).await;
        assert!(!kabar.isi.contains("perlu diperbaiki"), "{alamat} was refused");
    }
    let sesudah = (
        rinci::get(l, &b.operator, id).await.expect("risiko"),
        register::get(l, &b.operator, rid).await.expect("register"),
    );
    assert_eq!((sesudah.0.risiko, sesudah.0.versi), (sebelum.0.risiko, sebelum.0.versi));
    assert_eq!(sesudah.1, sebelum.1);
}

#[tokio::test]
async fn bad_input_is_told_beside_its_field_and_changes_nothing() {
    let (b, kantor) = bahan().await;
    let (rid, id) = (b.contoh.register, b.contoh.risiko);
    let orang = b.app.masuk("penguji", &[(Peran::Operator, Some(kantor))]).await;
    let sebelum = b.versi().await;
    let versi = sebelum.to_string();
    let dasar = [
        ("jenis", "negatif"),
        ("kejadian", "Kejadian lain"),
        ("penyebab", "x"),
        ("kategori", "infrastruktur"),
        ("dampak", "x"),
        ("area", "kinerja"),
    ];
    let kasus: &[Kasus<'_>] = &[
        (
            format!("/risiko/{id}"),
            [&dasar[..], &[("versi", versi.as_str()), ("kemungkinan", "9"), ("level_dampak", "3")]].concat(),
            format!("/risiko/{id}/ubah"),
            "id=\"g-kemungkinan\"",
        ),
        (
            format!("/risiko/{id}"),
            [
                &dasar[..],
                &[("versi", versi.as_str()), ("kemungkinan", "3"), ("level_dampak", "3"), ("keputusan", "ya")],
            ]
            .concat(),
            format!("/risiko/{id}/ubah"),
            "id=\"g-alasan_keputusan\"",
        ),
        (
            format!("/risiko/{id}/penanganan/baru"),
            vec![
                ("versi", versi.as_str()),
                ("opsi", "eksploitasi"),
                ("aksi", "x"),
                ("keluaran", "x"),
                ("jenis_periode", "triwulan"),
                ("dari_triwulan", "1"),
                ("tahun", "2026"),
                ("penanggung_jawab", "x"),
            ],
            format!("/risiko/{id}/penanganan/baru"),
            "bukan opsi untuk risiko negatif",
        ),
        (
            format!("/risiko/{id}/residual"),
            vec![
                ("versi", versi.as_str()),
                ("ada_residual", "ya"),
                ("residual_kemungkinan", "5"),
                ("residual_dampak", "5"),
            ],
            format!("/risiko/{id}/residual"),
            "lebih tinggi daripada besaran saat ini",
        ),
        (
            format!("/risiko/register/{rid}/konteks/selera"),
            vec![("versi", "1"), ("selera_infrastruktur_negatif", "banyak")],
            format!("/risiko/register/{rid}/konteks/selera"),
            "Tulis bilangan bulat",
        ),
        ("/risiko/mulai".into(), vec![("tahun", "dua ribu")], "/risiko/mulai".into(), "Pilih Perangkat Daerah."),
    ];
    for (alamat, isian, kembali, pesan) in kasus {
        let jawaban = orang.post(alamat, isian).await;
        assert_eq!((jawaban.status.as_u16(), jawaban.tujuan()), (303, kembali.as_str()), "{alamat}");
        let halaman = orang.get(kembali).await;
        assert!(halaman.isi.contains(pesan), "{alamat}: no {pesan}");
    }
    // A stale form keeps what was typed beside what somebody else stored.
    let basi = [&dasar[..], &[("versi", "0"), ("kemungkinan", "3"), ("level_dampak", "3")]].concat();
    let jawaban = orang.post(&format!("/risiko/{id}"), &basi).await;
    assert_eq!(jawaban.status, 303);
    let halaman = orang.get(&format!("/risiko/{id}/ubah")).await;
    assert!(halaman.isi.contains("Isian Anda belum tersimpan.") && halaman.isi.contains("Pusat data padam"));
    assert_eq!(b.versi().await, sebelum);
}

#[tokio::test]
async fn what_people_type_stays_text_and_no_id_stands_twice() {
    let (b, kantor) = bahan().await;
    let l = &b.app.b.l;
    let isian = IsianRisiko {
        kejadian: JAHAT.into(),
        penyebab: JAHAT.into(),
        dampak: JAHAT.into(),
        pengendalian: JAHAT.into(),
        penjelasan_kemungkinan: JAHAT.into(),
        penjelasan_dampak: JAHAT.into(),
        alasan_keputusan: JAHAT.into(),
        pemilik: JAHAT.into(),
        ..risiko::isian()
    };
    simpan::update(l, &b.operator, b.contoh.risiko, b.versi().await, &isian).await.expect("risiko");
    let orang = b.app.masuk("penguji", &[(Peran::Operator, Some(kantor))]).await;
    let tim = b.app.masuk("tim", &[(Peran::TimKoordinasi, None)]).await;
    let (rid, id) = (b.contoh.register, b.contoh.risiko);
    let mut salah = Vec::new();
    for (siapa, alamat) in [
        (&orang, format!("/risiko/{id}")),
        (&orang, format!("/risiko/{id}/ubah")),
        (&orang, format!("/risiko/{id}/arsipkan")),
        (&orang, format!("/risiko/{id}/kaitan")),
        (&orang, format!("/risiko/{id}/residual")),
        (&orang, format!("/risiko/{id}/spip")),
        (&orang, format!("/risiko/{id}/penanganan/baru")),
        (&orang, format!("/risiko/register/{rid}")),
        (&orang, format!("/risiko/register/{rid}/katalog")),
        (&orang, format!("/risiko/register/{rid}/konteks/dampak")),
        (&orang, format!("/risiko/register/{rid}/konteks")),
        (&tim, "/risiko?tahun=2026".into()),
        (&tim, "/risiko/daftar?tahun=2026&q=%22%3E%3Cscript%3E".into()),
        (&tim, "/risiko/pengaturan/2026".into()),
        (&tim, "/risiko/pengaturan/2026/matriks?k=3&d=4&l=3".into()),
        (&tim, "/cari?q=textarea".into()),
    ] {
        let jawaban = siapa.get(&alamat).await;
        if jawaban.status != 200 {
            salah.push(format!("{alamat}: {}", jawaban.status));
            continue;
        }
        if jawaban.isi.contains("</textarea></title>")
            || jawaban.isi.contains("<script>alert(1)")
            || !formulir::atribut(&jawaban.isi, "onfocus").is_empty()
        {
            salah.push(format!("{alamat}: typed text became markup"));
        }
        let mut id = formulir::atribut(&jawaban.isi, "id");
        id.sort();
        salah.extend(id.windows(2).filter(|dua| dua[0] == dua[1]).map(|dua| format!("{alamat}: id {} twice", dua[0])));
    }
    assert!(salah.is_empty(), "{salah:#?}");
}

/// Somebody else saved while a form was open: it is refused with a sentence, changes nothing, and gives back what was typed.
#[tokio::test]
async fn a_stale_form_changes_nothing_and_keeps_what_was_typed() {
    let app = Aplikasi::baru().await;
    let kantor = app.b.kantor("BAPPEDA", "Badan Perencanaan").await;
    let operator = app.b.orang("Operator Satu", Peran::Operator, Some(kantor)).await;
    let kepala = app.b.orang("Kepala Satu", Peran::KepalaPerangkatDaerah, Some(kantor)).await;
    let catatan = bantu::catatan::catatan(&app.b, &operator, "aplikasi", "Aplikasi kita", kantor).await;
    let draf = risiko::contoh(&app.b, &operator, kantor, catatan).await;
    let berlaku = risiko::banyak(&app.b, (&operator, &kepala), kantor, 2025, 1).await;
    let l = &app.b.l;
    let rincian = async |id| rinci::get(l, &operator, id).await.expect("rincian");
    let laporan = rincian(berlaku).await.pantauan[0].id;
    let (rid, id) = (draf.register, draf.risiko);
    let orang = app.masuk("penguji", &[(Peran::Operator, Some(kantor))]).await;
    let ketik = "Ketikan yang tidak boleh hilang";
    let jadwal = [("opsi", "mitigasi"), ("keluaran", "x"), ("jenis_periode", "triwulan"), ("dari_triwulan", "1")];
    let aksi = [&jadwal[..], &[("tahun", "2026"), ("penanggung_jawab", "x"), ("aksi", ketik)]].concat();
    let pantau = [
        ("jenis", "triwulanan"),
        ("ke", "2"),
        ("kemungkinan", "1"),
        ("level_dampak", "1"),
        ("dilakukan", "x"),
        ("uraian", ketik),
    ];
    let terjadi = [("tanggal", "2026-02-04"), ("dampak", ketik), ("pelajaran", "x")];
    let spip = [
        ("kode", "roo"),
        ("kemungkinan", "1"),
        ("level_dampak", "1"),
        ("sumber", "internal"),
        ("terkendali", "ya"),
        ("celah", ketik),
    ];
    let kasus: Vec<(String, Vec<(&str, &str)>)> = vec![
        (format!("/risiko/{id}/penanganan/baru"), aksi.clone()),
        (format!("/risiko/{id}/penanganan/{}", draf.penanganan), aksi),
        (
            format!("/risiko/{id}/penanganan/{}/kemajuan", draf.penanganan),
            vec![("kemajuan", "berjalan"), ("realisasi", ketik)],
        ),
        (format!("/risiko/{id}/residual"), vec![("ada_residual", "tidak"), ("kontinjensi", ketik)]),
        (format!("/risiko/{id}/spip"), spip.to_vec()),
        (format!("/risiko/{berlaku}/pantauan/baru"), pantau.to_vec()),
        (format!("/risiko/{berlaku}/pantauan/{laporan}"), pantau.to_vec()),
        (format!("/risiko/{id}/kejadian/baru"), terjadi.to_vec()),
        (format!("/risiko/{id}/kejadian/{}", draf.kejadian), terjadi.to_vec()),
        (
            format!("/risiko/register/{rid}/konteks/umum"),
            vec![
                ("nama_upr", ketik),
                ("tugas", "x"),
                ("fungsi", "x"),
                ("mulai", "2026-01-01"),
                ("selesai", "2026-12-31"),
            ],
        ),
        (format!("/risiko/register/{rid}/konteks/pakta"), {
            vec![("nomor", ketik), ("tempat", "x"), ("tanggal", "2026-01-05")]
        }),
        (format!("/risiko/register/{rid}/konteks/sasaran"), {
            vec![("sasaran_spbe_1", ketik), ("sasaran_upr_1", "x"), ("indikator_1", "x"), ("target_1", "x")]
        }),
        (format!("/risiko/register/{rid}/konteks/struktur"), {
            vec![("kedudukan_1", "pemilik"), ("nama_1", ketik), ("jabatan_1", "x")]
        }),
        (format!("/risiko/register/{rid}/konteks/pemangku"), vec![("nama_1", ketik), ("hubungan_1", "x")]),
        (format!("/risiko/register/{rid}/konteks/peraturan"), vec![("nama_1", ketik), ("amanat_1", "x")]),
        (format!("/risiko/register/{rid}/konteks/selera"), vec![("selera_sdm_negatif", "12")]),
    ];
    let keadaan = async || {
        let r = register::get(l, &operator, rid).await.expect("register");
        let (a, b) = (rincian(id).await, rincian(berlaku).await);
        (r, a.risiko, a.versi, b.risiko, b.versi)
    };
    let sebelum = keadaan().await;
    for (alamat, mut isian) in kasus {
        isian.push(("versi", "99"));
        let jawaban = orang.post(&alamat, &isian).await;
        assert_eq!((jawaban.status.as_u16(), jawaban.tujuan()), (303, alamat.as_str()), "{alamat}");
        let halaman = orang.get(&alamat).await;
        assert_eq!(halaman.status, 200, "{alamat}");
        for kata in ["menyimpan perubahan lebih dahulu", "belum tersimpan"] {
            assert!(halaman.isi.contains(kata), "{alamat}: no {kata}");
        }
        let formulir_id = if alamat.contains("/konteks/") { "borang-konteks" } else { "borang-bawah" };
        let kembali = formulir::isian(&halaman.isi, formulir_id);
        for (nama, nilai) in isian.iter().filter(|(nama, nilai)| *nama != "versi" && nilai.len() > 1) {
            assert!(kembali.iter().any(|(n, v)| n == nama && v == nilai), "{alamat}: {nama} is gone: {kembali:?}");
        }
        // Saving again is a choice: the form now knows the version that is stored.
        assert!(kembali.iter().any(|(n, v)| n == "versi" && v != "99"), "{alamat}");
        assert!(keadaan().await == sebelum, "{alamat} changed something");
    }
}
