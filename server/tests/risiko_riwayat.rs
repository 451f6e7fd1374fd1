//! The history of a risk is read by people: every field that the trail keeps stands there under the name its form gives it,
//! and with words for what is kept as a code.

use std::collections::BTreeSet;

use crate::bantu;
use crate::bersama::{Aplikasi, risiko};
use domain::{
    izin::Peran,
    risiko::{
        JenisRisiko,
        alur::{Perbuatan, Status},
        eskalasi::{Putusan, Tingkat},
        penanganan::{Kemajuan, Opsi},
        periode::{JenisPantau, JenisPeriode},
        skema::Skema,
        spip::{KodeSpip, Sumber},
        tautan::JenisTautan,
    },
};
use services::risiko::{
    alur,
    eskalasi::{self, IsianPutusan},
    kejadian::{self, IsianKejadian},
    pantauan::{self, IsianPantauan},
    penanganan::{self, IsianKemajuan, IsianPenanganan, IsianResidual},
    rinci,
    simpan::{self, IsianRisiko},
    spip::{self, IsianSpip},
    tautan,
};

/// Every code that something of a risk is kept as.
fn kode() -> BTreeSet<String> {
    let mut hasil = BTreeSet::new();
    hasil.extend(JenisRisiko::SEMUA.map(JenisRisiko::kode));
    hasil.extend(Status::SEMUA.map(Status::kode));
    hasil.extend(Perbuatan::SEMUA.map(Perbuatan::kode));
    hasil.extend(Putusan::SEMUA.map(Putusan::kode));
    hasil.extend(Tingkat::SEMUA.map(Tingkat::kode));
    hasil.extend(Kemajuan::SEMUA.map(Kemajuan::kode));
    hasil.extend(Opsi::SEMUA.map(Opsi::kode));
    hasil.extend(JenisPantau::SEMUA.map(JenisPantau::kode));
    hasil.extend(JenisPeriode::SEMUA.map(JenisPeriode::kode));
    hasil.extend(KodeSpip::SEMUA.map(KodeSpip::kode));
    hasil.extend(Sumber::SEMUA.map(Sumber::kode));
    hasil.extend(JenisTautan::SEMUA.map(JenisTautan::kode));
    let kerangka = Skema::bawaan().kerangka();
    let daftar = kerangka.kategori.iter().chain(&kerangka.area).map(|b| b.kode.as_str());
    hasil.into_iter().chain(daftar).map(str::to_owned).collect()
}

/// What stands between these two tags, each time.
fn antara<'a>(html: &'a str, awal: &str, akhir: &str) -> Vec<&'a str> {
    html.split(awal).skip(1).filter_map(|s| s.split(akhir).next()).collect()
}

#[tokio::test]
async fn every_field_of_the_history_is_told_in_words() {
    let app = Aplikasi::baru().await;
    let l = &app.b.l;
    let kantor = app.b.kantor("BAPPEDA", "Badan Perencanaan").await;
    let operator = &app.b.orang("Operator Satu", Peran::Operator, Some(kantor)).await;
    let kepala = &app.b.orang("Kepala Satu", Peran::KepalaPerangkatDaerah, Some(kantor)).await;
    let tim = &app.b.orang("Tim Satu", Peran::TimKoordinasi, None).await;
    let catatan = bantu::catatan::catatan(&app.b, operator, "aplikasi", "Aplikasi kita", kantor).await;
    let draf = risiko::contoh(&app.b, operator, kantor, catatan).await;
    let berlaku = risiko::banyak(&app.b, (operator, kepala), kantor, 2025, 1).await;
    let id = draf.risiko;
    let d = async |id| rinci::get(l, operator, id).await.expect("rincian");
    let v = async |id| rinci::get(l, operator, id).await.expect("rincian").versi;

    // Everything that can happen to a draft.
    let kerangka = d(id).await.kerangka;
    let berselera = |kode: &str| kerangka.selera(kode, JenisRisiko::Negatif).is_some();
    let lain = IsianRisiko {
        kategori: kerangka.kategori.iter().find(|k| berselera(&k.kode)).expect("selera").kode.clone(),
        area: kerangka.area[0].kode.clone(),
        kemungkinan: "2".into(),
        level_dampak: "2".into(),
        pertimbangan: "1".into(),
        ..risiko::isian()
    };
    simpan::update(l, operator, id, v(id).await, &lain).await.expect("risiko");
    let aksi = IsianPenanganan {
        opsi: "transfer".into(),
        jenis_periode: "tanggal".into(),
        mulai: "2026-03-01".into(),
        selesai: "2026-04-01".into(),
        biaya: "25.000.000".into(),
        pendukung: "Bidang lain".into(),
        ..risiko::aksi()
    };
    penanganan::update(l, operator, draf.penanganan, 1, &aksi).await.expect("penanganan");
    let maju = IsianKemajuan {
        kemajuan: "selesai".into(),
        realisasi: "Sudah diuji".into(),
        selesai_pada: "2026-03-20".into(),
    };
    penanganan::laporkan(l, operator, draf.penanganan, 2, &maju).await.expect("kemajuan");
    let sisa = IsianResidual {
        ada_residual: "ya".into(),
        residual_kemungkinan: "1".into(),
        residual_dampak: "2".into(),
        alasan_residual: "Sisa kecil".into(),
        target_kemungkinan: "1".into(),
        target_dampak: "1".into(),
        kontinjensi: "Pindah ke cadangan".into(),
    };
    penanganan::simpan_residual(l, operator, id, v(id).await, &sisa).await.expect("residual");
    let nilai = IsianSpip {
        kode: "roo".into(),
        kemungkinan: "2".into(),
        level_dampak: "3".into(),
        sumber: "eksternal".into(),
        terkendali: "tidak".into(),
        pihak_terkena: "Masyarakat".into(),
        celah: "Belum diuji".into(),
    };
    spip::simpan(l, operator, id, v(id).await, &nilai).await.expect("spip");
    kejadian::remove(l, operator, draf.kejadian, 1).await.expect("kejadian");
    let rugi = IsianKejadian {
        tanggal: "2026-02-05".into(),
        dampak: "Padam".into(),
        pelajaran: "Diperiksa".into(),
        kerugian: "2.000.000".into(),
        ..IsianKejadian::default()
    };
    kejadian::create(l, operator, id, v(id).await, &rugi).await.expect("kejadian");
    penanganan::remove(l, operator, draf.penanganan, 3).await.expect("penanganan");
    tautan::lepas(l, operator, draf.tautan, v(id).await).await.expect("tautan");
    simpan::archive(l, operator, id, v(id).await, "Bukan risiko kami").await.expect("arsip");
    simpan::restore(l, operator, id, v(id).await).await.expect("pulih");
    // And to one in force.
    let laporan = IsianPantauan {
        jenis: "tahunan".into(),
        kemungkinan: "3".into(),
        level_dampak: "3".into(),
        uraian: "Menurun".into(),
        proyeksi: "Tetap".into(),
        dilakukan: "Diuji".into(),
        rencana: "Diuji lagi".into(),
        penanggung_jawab: "Bidang".into(),
        waktu: "Triwulan I".into(),
        rekomendasi: "Lanjutkan".into(),
        ..IsianPantauan::default()
    };
    let ada = d(berlaku).await.pantauan[0].id;
    pantauan::update(l, operator, ada, 1, &laporan).await.expect("pantauan");
    for putusan in Putusan::SEMUA.into_iter().rev().filter(|p| *p != Putusan::Terima) {
        eskalasi::ajukan(l, kepala, berlaku, v(berlaku).await, "Melampaui wewenang").await.expect("eskalasi");
        let isi = IsianPutusan {
            putusan: putusan.kode().into(),
            nomor: "7/2026".into(),
            tanggal: "2026-03-02".into(),
            catatan: "Arahan".into(),
        };
        eskalasi::putus(l, tim, berlaku, v(berlaku).await, &isi).await.expect("putusan");
        if putusan == Putusan::Teruskan {
            let isi = IsianPutusan { putusan: "kembalikan".into(), ..isi };
            eskalasi::putus(l, tim, berlaku, v(berlaku).await, &isi).await.expect("putusan");
        }
    }
    eskalasi::ajukan(l, kepala, berlaku, v(berlaku).await, "Sekali lagi").await.expect("eskalasi");
    let isi = IsianPutusan {
        putusan: "terima".into(),
        nomor: "8/2026".into(),
        tanggal: "2026-03-03".into(),
        ..Default::default()
    };
    eskalasi::putus(l, tim, berlaku, v(berlaku).await, &isi).await.expect("putusan");
    alur::lakukan(l, kepala, berlaku, v(berlaku).await, Perbuatan::Buka, "Diperbaiki").await.expect("dibuka");

    let (kode, orang) = (kode(), app.masuk("penguji", &[(Peran::Operator, Some(kantor))]).await);
    let dikenal: BTreeSet<&str> = app::risiko::riwayat::LABEL.iter().map(|(nama, _)| *nama).collect();
    let label: BTreeSet<&str> = app::risiko::riwayat::LABEL.iter().map(|(_, label)| *label).chain(["Kepada"]).collect();
    let (mut terlihat, mut salah) = (BTreeSet::new(), Vec::new());
    for id in [id, berlaku] {
        let d = d(id).await;
        terlihat.extend(d.riwayat.iter().flat_map(|e| e.perubahan.keys().cloned()));
        let halaman = orang.get(&format!("/risiko/{id}")).await;
        let riwayat = halaman.isi.split("id=\"riwayat\"").nth(1).expect("riwayat");
        let nilai = [antara(riwayat, "<del>", "</del>"), antara(riwayat, "<ins>", "</ins>")].concat();
        assert!(nilai.len() > 30, "{id}: only {} values", nilai.len());
        for satu in nilai {
            if kode.contains(satu) || satu.starts_with('{') || satu.starts_with('[') || satu.starts_with("&quot;") {
                salah.push(format!("{id}: {satu} is no word of a form"));
            }
        }
        salah.extend(
            antara(riwayat, "<dt>", "</dt>").into_iter().filter(|n| !label.contains(n)).map(|n| format!("{id}: {n}")),
        );
        // Numbers of levels and rows carry what they mean.
        for (nama, teks) in
            antara(riwayat, "<dt>", "</dt>").into_iter().zip(antara(riwayat, "<dd class=\"pra\">", "</dd>"))
        {
            let angka = |t: &str| !t.is_empty() && t.chars().all(|c| c.is_ascii_digit());
            let polos = antara(teks, "<ins>", "</ins>").into_iter().chain(antara(teks, "<del>", "</del>")).any(angka);
            if polos && !["Periode ke", "Urutan di antara yang sama besar"].contains(&nama) {
                salah.push(format!("{id}: {nama} is a bare number: {teks}"));
            }
        }
    }
    assert!(salah.is_empty(), "{salah:#?}");
    // Nothing is kept that has no name, and no name is kept for nothing. A link that the person may not see keeps its number.
    let terlihat: BTreeSet<&str> = terlihat.iter().map(String::as_str).chain(["objek_id"]).collect();
    assert_eq!(terlihat, dikenal);
    // Some of them, as they are read.
    let riwayat = orang.get(&format!("/risiko/{berlaku}")).await.isi;
    for kata in [
        "Diambil alih",
        "Diteruskan ke tingkat berikutnya",
        "Menunggu reviu kepatuhan",
        "Komite Manajemen Risiko",
        "Tahunan",
    ] {
        assert!(riwayat.contains(&format!(">{kata}<")), "no {kata}");
    }
    let riwayat = orang.get(&format!("/risiko/{id}")).await.isi;
    for kata in [
        "Transfer Risiko",
        "Rp25.000.000",
        "1 Maret 2026 s.d. 1 April 2026",
        "Selesai",
        "dampak 3 × kemungkinan 2 = 6 (Sedang)",
    ] {
        assert!(riwayat.contains(kata), "no {kata}");
    }
    // The audit trail of everything tells the same; levels stay numbers there, codes do not.
    let auditor = app.masuk("pemeriksa", &[(Peran::Auditor, None)]).await;
    let jejak = auditor.get("/jejak?objek=risiko").await.isi;
    let nilai = [antara(&jejak, "<del>", "</del>"), antara(&jejak, "<ins>", "</ins>")].concat();
    let kode: Vec<&&str> = nilai.iter().filter(|n| kode.contains(**n) || n.starts_with('{')).collect();
    assert!(nilai.len() > 60 && kode.is_empty(), "{} values, codes: {kode:?}", nilai.len());
}
