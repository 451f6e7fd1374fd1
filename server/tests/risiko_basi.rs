//! Two people at one form of a risk or its context: both versions stand beside each other, nothing was changed, and the
//! choice for each field is what is saved. Who comes too late to save anything reads what was typed.

use crate::bantu;
use crate::bersama::{Aplikasi, Jawaban, Orang, formulir, risiko};
use domain::{izin::Peran, risiko::eskalasi::Putusan};
use services::{
    Pelaku,
    risiko::{
        alur,
        eskalasi::{self, IsianPutusan},
        kejadian::{self, IsianKejadian},
        konteks::{self, IsianPakta, IsianSasaran, IsianUmum},
        pantauan::{self, IsianPantauan},
        penanganan::{self, IsianKemajuan, IsianPenanganan, IsianResidual},
        register,
        rinci::{self, Rincian},
        spip::{self, IsianSpip},
        struktur::{IsianPelaksana, IsianStruktur},
    },
};

/// What the person typed, and what somebody else saved meanwhile.
const SAYA: &str = "Ketikan saya";
const DIA: &str = "Simpanan orang lain";

/// What forms the Unit Pemilik Risiko of an office.
const KEPUTUSAN: &str = "Keputusan Kepala Perangkat Daerah";

/// An office with a draft and an approved risk, who works there, and a server.
struct Bahan {
    app: Aplikasi,
    kantor: i64,
    operator: Pelaku,
    kepala: Pelaku,
    tim: Pelaku,
    draf: risiko::Contoh,
    berlaku: i64,
}

async fn bahan() -> Bahan {
    let app = Aplikasi::baru().await;
    let kantor = app.b.kantor("BAPPEDA", "Badan Perencanaan").await;
    let operator = app.b.orang("Operator Satu", Peran::Operator, Some(kantor)).await;
    let kepala = app.b.orang("Kepala Satu", Peran::KepalaPerangkatDaerah, Some(kantor)).await;
    let tim = app.b.orang("Tim Satu", Peran::TimKoordinasi, None).await;
    let catatan = bantu::catatan::catatan(&app.b, &operator, "aplikasi", "Aplikasi kita", kantor).await;
    let draf = risiko::contoh(&app.b, &operator, kantor, catatan).await;
    let berlaku = risiko::banyak(&app.b, (&operator, &kepala), kantor, 2025, 1).await;
    Bahan { app, kantor, operator, kepala, tim, draf, berlaku }
}

impl Bahan {
    async fn rinci(&self, id: i64) -> Rincian {
        rinci::get(&self.app.b.l, &self.operator, id).await.expect("rincian")
    }

    async fn register(&self) -> register::Register {
        register::get(&self.app.b.l, &self.operator, self.draf.register).await.expect("register")
    }

    async fn versi(&self, id: i64) -> i64 {
        self.rinci(id).await.versi
    }
}

/// The form of a page, as a browser sends it with `lain` typed into it.
async fn buka(orang: &Orang<'_>, alamat: &str, lain: &[(&str, &str)]) -> Vec<(String, String)> {
    isian(&orang.get(alamat).await, alamat, lain)
}

fn isian(halaman: &Jawaban, alamat: &str, lain: &[(&str, &str)]) -> Vec<(String, String)> {
    assert_eq!(halaman.status, 200, "{alamat}");
    let semua = formulir::semua(&halaman.isi);
    semua.iter().find(|f| f.aksi == alamat).unwrap_or_else(|| panic!("{alamat} has no form")).isian(lain)
}

async fn kirim(orang: &Orang<'_>, alamat: &str, isian: &[(String, String)]) -> Jawaban {
    let isian: Vec<(&str, &str)> = isian.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    orang.post(alamat, &isian).await
}

/// Sends a stale form: it comes back, and an island would be answered 409. The page that tells it.
async fn basi(orang: &Orang<'_>, alamat: &str, isian: &[(String, String)]) -> Jawaban {
    let badan: Vec<String> = isian.iter().map(|(n, v)| format!("{n}={}", server::jawaban::sandi_url(v))).collect();
    let kepala = [("content-type", "application/x-www-form-urlencoded"), ("accept", "application/json")];
    let json = orang.kirim(axum::http::Method::POST, alamat, &kepala, badan.join("&")).await;
    assert_eq!(json.status, 409, "{alamat}: {}", json.isi);
    let jawaban = kirim(orang, alamat, isian).await;
    assert_eq!((jawaban.status.as_u16(), jawaban.tujuan()), (303, alamat), "{alamat}");
    let halaman = orang.get(alamat).await;
    assert_eq!(halaman.status, 200, "{alamat}");
    halaman
}

fn nilai<'a>(isian: &'a [(String, String)], nama: &str) -> Option<&'a str> {
    isian.iter().find(|(n, _)| n == nama).map(|(_, v)| v.as_str())
}

/// Every form of something that stands already: opened, changed by somebody else, sent. The page holds both versions of the
/// field, proposes what was typed, and saving with the other choice keeps the other version.
#[tokio::test]
async fn each_form_shows_both_versions_and_saves_what_was_chosen() {
    let b = bahan().await;
    let l = &b.app.b.l;
    let o = &b.operator;
    let (rid, id, berlaku) = (b.draf.register, b.draf.risiko, b.berlaku);
    let laporan = b.rinci(berlaku).await.pantauan[0].id;
    let orang = b.app.masuk("penguji", &[(Peran::Operator, Some(b.kantor))]).await;
    let konteks = |bagian: &str| format!("/risiko/register/{rid}/konteks/{bagian}");
    // Something stands in every list before it is opened.
    let sasaran = |teks: &str| IsianSasaran {
        sasaran_spbe: teks.into(),
        sasaran_upr: "Kantor".into(),
        indikator: "Ketersediaan".into(),
        target: "99 %".into(),
        ..IsianSasaran::default()
    };
    konteks::simpan_sasaran(l, o, rid, b.register().await.versi, &[sasaran("Awal")]).await.expect("sasaran");
    let pemangku = |nama: &str, hubungan: &str| domain::risiko::konteks::PemangkuKepentingan {
        nama: nama.into(),
        hubungan: hubungan.into(),
    };
    konteks::simpan_pemangku(l, o, rid, b.register().await.versi, &[pemangku("Dinas", "Awal")])
        .await
        .expect("pemangku");

    // Address, field, key of the choice where it is not the field's own.
    let kasus = [
        (format!("/risiko/{id}/penanganan/{}", b.draf.penanganan), "aksi"),
        (format!("/risiko/{id}/penanganan/{}/kemajuan", b.draf.penanganan), "realisasi"),
        (format!("/risiko/{id}/residual"), "kontinjensi"),
        (format!("/risiko/{id}/spip"), "celah"),
        (format!("/risiko/{berlaku}/pantauan/{laporan}"), "uraian"),
        (format!("/risiko/{id}/kejadian/{}", b.draf.kejadian), "pelajaran"),
        (konteks("umum"), "tugas"),
        (konteks("pakta"), "tempat"),
        (konteks("sasaran"), "sasaran_spbe_1"),
        (konteks("struktur"), "nomor"),
        (konteks("pemangku"), "hubungan_1"),
        (konteks("kategori"), "kategori_uraian_1"),
    ];
    for (alamat, bidang) in kasus {
        let bagian = alamat.rsplit('/').next().unwrap_or_default().to_owned();
        let mut lain = vec![(bidang, SAYA)];
        // What else these forms have to hold to be saved.
        lain.extend(match bagian.as_str() {
            "umum" => vec![("nama_upr", "Badan"), ("fungsi", "Fungsi"), ("tugas", SAYA)],
            "pakta" => vec![("nomor", "1"), ("tanggal", "2026-01-05")],
            "struktur" => vec![("keputusan", KEPUTUSAN)],
            "residual" => vec![("ada_residual", "tidak")],
            "spip" => vec![("pihak_terkena", "Masyarakat")],
            "kemajuan" => vec![("kemajuan", "berjalan")],
            _ => Vec::new(),
        });
        let dibuka = buka(&orang, &alamat, &lain).await;
        // Somebody else saves the same form, with another text in the same field.
        let versi = b.versi(id).await;
        let versi_konteks = b.register().await.versi;
        let d = b.rinci(id).await;
        match bagian.as_str() {
            "kemajuan" => {
                let isi = IsianKemajuan { kemajuan: "berjalan".into(), realisasi: DIA.into(), ..Default::default() };
                penanganan::laporkan(l, o, b.draf.penanganan, d.penanganan[0].versi, &isi).await.expect("kemajuan");
            }
            "residual" => {
                let isi =
                    IsianResidual { ada_residual: "tidak".into(), kontinjensi: DIA.into(), ..IsianResidual::default() };
                penanganan::simpan_residual(l, o, id, versi, &isi).await.expect("residual");
            }
            "spip" => {
                let isi = IsianSpip {
                    kode: "roo".into(),
                    kemungkinan: "2".into(),
                    level_dampak: "3".into(),
                    sumber: "internal".into(),
                    terkendali: "ya".into(),
                    pihak_terkena: "Masyarakat".into(),
                    celah: DIA.into(),
                };
                spip::simpan(l, o, id, versi, &isi).await.expect("spip");
            }
            "umum" => {
                let isi = IsianUmum {
                    nama_upr: "Badan".into(),
                    tugas: DIA.into(),
                    fungsi: "Fungsi".into(),
                    mulai: "2026-01-01".into(),
                    selesai: "2026-12-31".into(),
                };
                konteks::simpan_umum(l, o, rid, versi_konteks, &isi).await.expect("umum");
            }
            "pakta" => {
                let isi = IsianPakta { nomor: "1".into(), tempat: DIA.into(), tanggal: "2026-01-05".into() };
                konteks::simpan_pakta(l, o, rid, versi_konteks, &isi).await.expect("pakta");
            }
            "sasaran" => {
                let ada = b.register().await.sasaran[0].id.to_string();
                let isi = IsianSasaran { id: ada, ..sasaran(DIA) };
                konteks::simpan_sasaran(l, o, rid, versi_konteks, &[isi]).await.expect("sasaran");
            }
            "struktur" => {
                let badan =
                    IsianStruktur { keputusan: KEPUTUSAN.into(), nomor: DIA.into(), ..IsianStruktur::default() };
                let versi = b.register().await.versi_struktur;
                konteks::simpan_struktur(l, o, rid, versi, &badan).await.expect("struktur");
            }
            "pemangku" => {
                let isi = [pemangku("Dinas", DIA)];
                konteks::simpan_pemangku(l, o, rid, versi_konteks, &isi).await.expect("pemangku");
            }
            "kategori" => {
                let mut kerangka = b.register().await.kerangka;
                kerangka.kategori[0].uraian = DIA.into();
                konteks::simpan_kerangka(l, o, rid, versi_konteks, kerangka).await.expect("kategori");
            }
            _ if alamat.contains("/penanganan/") => {
                let isi = IsianPenanganan { aksi: DIA.into(), ..risiko::aksi() };
                penanganan::update(l, o, b.draf.penanganan, d.penanganan[0].versi, &isi).await.expect("penanganan");
            }
            _ if alamat.contains("/pantauan/") => {
                let isi = IsianPantauan {
                    jenis: "triwulanan".into(),
                    ke: "1".into(),
                    kemungkinan: "2".into(),
                    level_dampak: "4".into(),
                    uraian: DIA.into(),
                    dilakukan: "Genset diuji".into(),
                    ..IsianPantauan::default()
                };
                let ada = b.rinci(berlaku).await.pantauan[0].versi;
                pantauan::update(l, o, laporan, ada, &isi).await.expect("pantauan");
            }
            _ => {
                let isi = IsianKejadian {
                    tanggal: "2026-02-03".into(),
                    dampak: "Padam tiga jam".into(),
                    pelajaran: DIA.into(),
                    ..IsianKejadian::default()
                };
                kejadian::update(l, o, b.draf.kejadian, d.kejadian[0].versi, &isi).await.expect("kejadian");
            }
        }
        let keadaan = async || {
            let (a, c) = (b.rinci(id).await, b.rinci(berlaku).await);
            (b.register().await, a.risiko, a.versi, c.risiko, c.versi)
        };
        let sebelum = keadaan().await;
        let halaman = basi(&orang, &alamat, &dibuka).await;
        assert!(keadaan().await == sebelum, "{alamat} changed something");
        assert!(halaman.isi.contains("Isian Anda belum tersimpan."), "{alamat}");
        let kembali = isian(&halaman, &alamat, &[]);
        assert_eq!(nilai(&kembali, bidang), Some(SAYA), "{alamat}: what was typed is gone");
        assert_eq!(nilai(&kembali, &format!("pilih_{bidang}")), Some("saya"), "{alamat}: {kembali:?}");
        assert_eq!(nilai(&kembali, &format!("lain_{bidang}:{bidang}")), Some(DIA), "{alamat}");
        // The other version is chosen for this field.
        let dipilih = isian(&halaman, &alamat, &[(&format!("pilih_{bidang}"), "lain")]);
        let jawaban = kirim(&orang, &alamat, &dipilih).await;
        assert_eq!(jawaban.status, 303, "{alamat}");
        let sesudah = buka(&orang, &alamat, &[]).await;
        assert_eq!(nilai(&sesudah, bidang), Some(DIA), "{alamat}: the choice was not kept");
        assert!(nilai(&sesudah, &format!("pilih_{bidang}")).is_none(), "{alamat}: still a conflict");
        // And the own one, once the page is fresh.
        let jawaban = kirim(&orang, &alamat, &buka(&orang, &alamat, &lain).await).await;
        assert_eq!(jawaban.status, 303, "{alamat}");
        assert_eq!(nilai(&buka(&orang, &alamat, &[]).await, bidang), Some(SAYA), "{alamat}");
    }
}

/// A schedule is one choice, and what the person never touched is proposed as the other left it.
#[tokio::test]
async fn a_schedule_is_chosen_whole_and_an_untouched_field_keeps_the_newer_value() {
    let b = bahan().await;
    let l = &b.app.b.l;
    let orang = b.app.masuk("penguji", &[(Peran::Operator, Some(b.kantor))]).await;
    let alamat = format!("/risiko/{}/penanganan/{}", b.draf.risiko, b.draf.penanganan);
    let dibuka = buka(&orang, &alamat, &[("aksi", SAYA)]).await;
    let lain = IsianPenanganan {
        keluaran: DIA.into(),
        jenis_periode: "bulan".into(),
        dari: "3".into(),
        sampai: "5".into(),
        ..risiko::aksi()
    };
    let versi = b.rinci(b.draf.risiko).await.penanganan[0].versi;
    penanganan::update(l, &b.operator, b.draf.penanganan, versi, &lain).await.expect("penanganan");
    let halaman = basi(&orang, &alamat, &dibuka).await;
    for kata in ["Triwulan I s.d. Triwulan IV 2026", "Maret s.d. Mei 2026"] {
        assert!(halaman.isi.contains(kata), "no {kata}");
    }
    let kembali = isian(&halaman, &alamat, &[]);
    // Typed over: one's own is proposed. Left as it was: the newer one is.
    assert_eq!(nilai(&kembali, "pilih_aksi"), Some("saya"));
    assert_eq!(nilai(&kembali, "pilih_keluaran"), Some("lain"));
    assert!(nilai(&kembali, "pilih_biaya").is_none(), "what is equal asks nothing");
    let dipilih = isian(&halaman, &alamat, &[("pilih_jadwal", "lain")]);
    kirim(&orang, &alamat, &dipilih).await;
    let jadi = b.rinci(b.draf.risiko).await.penanganan.remove(0).isi;
    assert_eq!((jadi.aksi.as_str(), jadi.keluaran.as_str()), (SAYA, DIA));
    assert_eq!(jadi.jadwal.tampil(), "Maret s.d. Mei 2026");
}

/// A row that somebody else added meanwhile is not taken out by saving a list that never showed it.
#[tokio::test]
async fn rows_somebody_else_added_are_kept_unless_one_says_otherwise() {
    let b = bahan().await;
    let l = &b.app.b.l;
    let rid = b.draf.register;
    let orang = b.app.masuk("penguji", &[(Peran::Operator, Some(b.kantor))]).await;
    let alamat = format!("/risiko/register/{rid}/konteks/sasaran");
    let satu = |teks: &str| IsianSasaran {
        sasaran_spbe: teks.into(),
        sasaran_upr: "Kantor".into(),
        indikator: "Indikator".into(),
        target: "1".into(),
        ..IsianSasaran::default()
    };
    konteks::simpan_sasaran(l, &b.operator, rid, b.register().await.versi, &[satu("Awal")]).await.expect("sasaran");
    let ketik =
        [("sasaran_spbe_2", SAYA), ("sasaran_upr_2", "Kantor"), ("indikator_2", "Indikator"), ("target_2", "2")];
    let dibuka = buka(&orang, &alamat, &ketik).await;
    let r = b.register().await;
    let ada = IsianSasaran { id: r.sasaran[0].id.to_string(), ..satu("Awal") };
    konteks::simpan_sasaran(l, &b.operator, rid, r.versi, &[ada, satu(DIA)]).await.expect("sasaran");
    let asli = b.register().await.sasaran;

    let halaman = basi(&orang, &alamat, &dibuka).await;
    assert_eq!(b.register().await.sasaran, asli);
    let kembali = isian(&halaman, &alamat, &[]);
    assert_eq!(nilai(&kembali, "pilih_baris_3"), Some("lain"), "{kembali:?}");
    kirim(&orang, &alamat, &kembali).await;
    let jadi: Vec<_> = b.register().await.sasaran.into_iter().map(|s| (s.id, s.sasaran_spbe)).collect();
    let nama: Vec<_> = jadi.iter().map(|(_, nama)| nama.as_str()).collect();
    assert_eq!(nama, ["Awal", SAYA, DIA]);
    // It is the same goal, not a copy: risks that name it still do.
    assert!(jadi.iter().any(|(id, nama)| *id == asli[1].id && nama == DIA));
}

fn putusan(kode: &str) -> IsianPutusan {
    IsianPutusan {
        putusan: kode.into(),
        nomor: "7/KOMITE/2026".into(),
        tanggal: "2026-03-02".into(),
        catatan: DIA.into(),
    }
}

/// What the secretariat types into the form of a decision.
const KETIK: [(&str, &str); 3] = [("putusan", "terima"), ("nomor", SAYA), ("catatan", "Arahan saya")];

/// The risk changed while the decision was typed: it still waits, so the decision is kept and can be sent once more.
#[tokio::test]
async fn a_decision_on_a_risk_that_changed_is_kept_and_not_recorded() {
    let b = bahan().await;
    let (l, id) = (&b.app.b.l, b.berlaku);
    eskalasi::ajukan(l, &b.kepala, id, b.versi(id).await, "Melampaui wewenang").await.expect("eskalasi");
    let orang = b.app.masuk("sekretariat", &[(Peran::TimKoordinasi, None)]).await;
    let alamat = format!("/risiko/{id}/putusan");
    let dibuka = buka(&orang, &alamat, &KETIK).await;
    let pantau = IsianPantauan {
        jenis: "triwulanan".into(),
        ke: "2".into(),
        kemungkinan: "4".into(),
        level_dampak: "4".into(),
        dilakukan: "x".into(),
        ..IsianPantauan::default()
    };
    pantauan::create(l, &b.operator, id, b.versi(id).await, &pantau).await.expect("pantauan");
    let sebelum = b.rinci(id).await;
    let halaman = basi(&orang, &alamat, &dibuka).await;
    let d = b.rinci(id).await;
    assert_eq!((d.versi, &d.risiko, &d.eskalasi), (sebelum.versi, &sebelum.risiko, &sebelum.eskalasi));
    assert!(halaman.isi.contains("belum tersimpan"));
    // What happened meanwhile is told: the komite may decide otherwise now.
    assert!(halaman.isi.contains("Pemantauan dicatat (Operator Satu)"));
    let kembali = isian(&halaman, &alamat, &[]);
    for (nama, isi) in KETIK {
        assert_eq!(nilai(&kembali, nama), Some(isi), "{nama} is gone");
    }
    kirim(&orang, &alamat, &kembali).await;
    let e = b.rinci(id).await.eskalasi.remove(0);
    assert_eq!((e.putusan, e.nomor.as_str()), (Some(Putusan::Terima), SAYA));
}

/// The decision was recorded by somebody else meanwhile: both stand beside each other, the recorded one stays, and what was
/// typed for one level is never offered as the decision of the next.
#[tokio::test]
async fn a_second_decision_stands_beside_the_recorded_one_and_replaces_nothing() {
    let b = bahan().await;
    let (l, id) = (&b.app.b.l, b.berlaku);
    let orang = b.app.masuk("sekretariat", &[(Peran::TimKoordinasi, None)]).await;
    let alamat = format!("/risiko/{id}/putusan");
    for kode in ["kembalikan", "teruskan"] {
        eskalasi::ajukan(l, &b.kepala, id, b.versi(id).await, "Melampaui wewenang").await.expect("eskalasi");
        let dibuka = buka(&orang, &alamat, &KETIK).await;
        eskalasi::putus(l, &b.tim, id, b.versi(id).await, &putusan(kode)).await.expect("putusan");
        let sebelum = b.rinci(id).await;
        let halaman = basi(&orang, &alamat, &dibuka).await;
        let d = b.rinci(id).await;
        assert_eq!((d.versi, &d.eskalasi), (sebelum.versi, &sebelum.eskalasi), "{kode}");
        let lain = Putusan::dari_kode(kode).expect("putusan").nama();
        for kata in ["Tim Satu sudah mencatat putusan", "Diambil alih", lain, SAYA, "7/KOMITE/2026", "Arahan saya", DIA]
        {
            assert!(halaman.isi.contains(kata), "{kode}: no {kata}");
        }
        // Nothing on this page can be sent as a decision.
        assert!(formulir::semua(&halaman.isi).iter().all(|f| f.aksi != alamat), "{kode}");
        if kode == "teruskan" {
            // The head of the government is asked on an empty form.
            assert!(halaman.isi.contains("sekarang menunggu putusan Pimpinan pemerintah daerah"));
            let baru = buka(&orang, &alamat, &[]).await;
            assert_eq!((nilai(&baru, "nomor"), nilai(&baru, "catatan")), (Some("Contoh"), Some("")), "{baru:?}");
        }
    }
}

/// A form that closed while it was filled gives back what was typed, to read and copy.
#[tokio::test]
async fn what_was_typed_is_readable_after_the_form_closed() {
    let b = bahan().await;
    let (l, id) = (&b.app.b.l, b.berlaku);
    alur::lakukan(l, &b.kepala, id, b.versi(id).await, domain::risiko::alur::Perbuatan::Buka, "Diperbaiki")
        .await
        .expect("dibuka");
    let orang = b.app.masuk("penguji", &[(Peran::Operator, Some(b.kantor))]).await;
    let aksi = b.rinci(id).await.penanganan[0].id;
    for (alamat, bidang) in [
        (format!("/risiko/{id}/penanganan/{aksi}"), "aksi"),
        (format!("/risiko/{id}/penanganan/baru"), "aksi"),
        (format!("/risiko/{id}/residual"), "kontinjensi"),
        (format!("/risiko/{id}/ubah"), "kejadian"),
    ] {
        let tujuan = alamat.trim_end_matches("/ubah").to_owned();
        let halaman = orang.get(&alamat).await;
        let semua = formulir::semua(&halaman.isi);
        let dibuka = semua.iter().find(|f| f.aksi == tujuan).expect("form").isian(&[(bidang, SAYA)]);
        alur::lakukan(l, &b.operator, id, b.versi(id).await, domain::risiko::alur::Perbuatan::Ajukan, "")
            .await
            .expect("diajukan");
        let jawaban = kirim(&orang, &tujuan, &dibuka).await;
        assert_eq!((jawaban.status.as_u16(), jawaban.tujuan()), (303, alamat.as_str()), "{alamat}");
        let halaman = orang.get(&alamat).await;
        assert_eq!(halaman.status, 200, "{alamat}");
        for kata in ["tidak dapat disimpan lagi di sini", SAYA] {
            assert!(halaman.isi.contains(kata), "{alamat}: no {kata}");
        }
        // Asked for anew, it is closed as for everybody.
        assert_ne!(orang.get(&alamat).await.status, 200, "{alamat}");
        alur::lakukan(l, &b.operator, id, b.versi(id).await, domain::risiko::alur::Perbuatan::Tarik, "")
            .await
            .expect("ditarik");
    }
}

/// Two people of a body: rows are told apart by the person's name, whatever place they stand in.
#[tokio::test]
async fn people_of_a_body_are_told_apart_by_name() {
    let b = bahan().await;
    let l = &b.app.b.l;
    let rid = b.draf.register;
    let orang = b.app.masuk("penguji", &[(Peran::Operator, Some(b.kantor))]).await;
    let alamat = format!("/risiko/register/{rid}/konteks/struktur");
    let satu = |nama: &str, jabatan: &str| IsianPelaksana {
        kedudukan: "pengelola".into(),
        nama: nama.into(),
        jabatan: jabatan.into(),
        ..IsianPelaksana::default()
    };
    let badan = |pelaksana| IsianStruktur {
        keputusan: KEPUTUSAN.into(),
        nomor: "1".into(),
        pelaksana,
        ..IsianStruktur::default()
    };
    let awal = badan(vec![satu("Ratri", "Kepala"), satu("Bagas", "Staf")]);
    konteks::simpan_struktur(l, &b.operator, rid, 0, &awal).await.expect("struktur");
    let dibuka = buka(&orang, &alamat, &[("jabatan_2", SAYA)]).await;
    let lain = badan(vec![satu("Wulan", "Staf baru"), satu("Ratri", "Kepala"), satu("Bagas", DIA)]);
    konteks::simpan_struktur(l, &b.operator, rid, 1, &lain).await.expect("struktur");
    let halaman = basi(&orang, &alamat, &dibuka).await;
    let kembali = isian(&halaman, &alamat, &[]);
    let pilihan: Vec<_> = kembali.iter().filter(|(n, _)| n.starts_with("pilih_")).cloned().collect();
    let harap = [("pilih_baris_3", "lain"), ("pilih_jabatan_2", "saya")].map(|(n, v)| (n.to_owned(), v.to_owned()));
    assert_eq!(pilihan, harap);
    kirim(&orang, &alamat, &kembali).await;
    let jadi: Vec<_> = b.register().await.struktur.pelaksana.into_iter().map(|p| (p.nama, p.jabatan)).collect();
    let harap = [("Ratri", "Kepala"), ("Bagas", SAYA), ("Wulan", "Staf baru")];
    assert_eq!(jadi, harap.map(|(n, j)| (n.to_owned(), j.to_owned())));
}

/// A record below the risk that somebody deleted while its form was open: what was typed comes back to read and copy, and
/// nothing is kept. Without the risk there is nothing to come back to.
#[tokio::test]
async fn what_was_typed_for_a_deleted_record_comes_back() {
    let b = bahan().await;
    let (l, o, draf, berlaku) = (&b.app.b.l, &b.operator, b.draf.risiko, b.berlaku);
    let orang = b.app.masuk("penguji", &[(Peran::Operator, Some(b.kantor))]).await;
    let isian = IsianKejadian {
        tanggal: l.hari_ini().to_string(),
        dampak: "Layanan terhenti".into(),
        pelajaran: "Siapkan cadangan".into(),
        ..IsianKejadian::default()
    };
    let peristiwa = kejadian::create(l, o, berlaku, b.versi(berlaku).await, &isian).await.expect("kejadian");
    let (d, e) = (b.rinci(draf).await, b.rinci(berlaku).await);
    let (aksi, laporan) = (d.penanganan[0].id, e.pantauan[0].id);
    let alamat = [
        (format!("/risiko/{draf}/penanganan/{aksi}"), "aksi"),
        (format!("/risiko/{draf}/penanganan/{aksi}/kemajuan"), "realisasi"),
        (format!("/risiko/{berlaku}/pantauan/{laporan}"), "dilakukan"),
        (format!("/risiko/{berlaku}/kejadian/{peristiwa}"), "dampak"),
    ];
    let mut dibuka = Vec::new();
    for (alamat, bidang) in &alamat {
        dibuka.push(buka(&orang, alamat, &[(bidang, SAYA)]).await);
    }
    penanganan::remove(l, o, aksi, d.penanganan[0].versi).await.expect("hapus aksi");
    pantauan::remove(l, o, laporan, e.pantauan[0].versi).await.expect("hapus laporan");
    kejadian::remove(l, o, peristiwa, 1).await.expect("hapus kejadian");
    let sebelum = (b.versi(draf).await, b.versi(berlaku).await);
    for ((alamat, _), isian) in alamat.iter().zip(&dibuka) {
        let halaman = basi(&orang, alamat, isian).await;
        for kata in [SAYA, "sudah dihapus", "tidak dapat disimpan lagi"] {
            assert!(halaman.isi.contains(kata), "{alamat}: no {kata}");
        }
        assert!(formulir::semua(&halaman.isi).iter().all(|f| f.aksi != *alamat), "{alamat}");
        // Opened afresh there is no such page.
        assert_eq!(orang.get(alamat).await.status, 404, "{alamat}");
    }
    assert_eq!((b.versi(draf).await, b.versi(berlaku).await), sebelum);
    let (alamat, isian) = (&alamat[0].0, &dibuka[0]);
    let jauh = alamat.replace(&format!("/risiko/{draf}/"), "/risiko/999999/");
    assert_eq!(kirim(&orang, &jauh, isian).await.status, 404);
}
