//! Tables of the pages about the architecture. Names stand after `arsitektur-`.

use std::collections::HashMap;

use domain::{
    arsitektur::{aplikasi, matriks::Matriks, potret::Perbandingan, versi::ReviuBerkala},
    layanan::{
        kapabilitas,
        prioritas::{AREA, JANGKA, KEPASTIAN, TEKNOLOGI},
    },
    register::{self, Opsi},
    tabel::{Sel, Tabel, jumlah, teks},
};

use super::{Kueri, tanggal};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    arsitektur::{
        digital::{self, PenggunaInteraksi},
        graf::{self, Arah, DALAM_MAKS, DAMPAK_MAKS},
        isi, matriks,
        pengamanan::{self, Kontrol, Pengamanan},
        prioritas::{self, Prioritas, memuat, sebut_letak, tahap_kurang},
        pusat_data, relasi, versi,
    },
    perangkat_daerah::KantorRingkas,
};

/// Levels of the impact list unless the address asks for another number, as on its page.
const DALAM_DAMPAK: usize = 4;
/// Columns of a matrix in one file; spreadsheets end at 16,384.
const KOLOM_MAKS: usize = 16_000;

pub(super) async fn tabel(l: &Layanan, pelaku: &Pelaku, apa: &str, k: &Kueri) -> Hasil<Tabel> {
    match apa {
        "domain" => tabel_domain(l, pelaku).await,
        "versi" => tabel_versi(l, pelaku).await,
        "reviu" => tabel_reviu(l, pelaku, k).await,
        "matriks" => tabel_matriks(l, pelaku, k).await,
        "digital" => tabel_digital(l, pelaku).await,
        "pengguna" => Ok(tabel_pengguna(&digital::lihat(l, pelaku).await?.pengguna)),
        "area" => Ok(tabel_area(&prioritas::lihat(l, pelaku).await?)),
        "iterasi" => Ok(tabel_iterasi(&prioritas::lihat(l, pelaku).await?)),
        "kepastian" => Ok(silang(&prioritas::lihat(l, pelaku).await?, "kepastian", KEPASTIAN)),
        "teknologi" => Ok(silang(&prioritas::lihat(l, pelaku).await?, "teknologi", TEKNOLOGI)),
        "kapabilitas" => Ok(tabel_kapabilitas(&prioritas::lihat(l, pelaku).await?)),
        "pusat-data" => tabel_pusat_data(l, pelaku).await,
        "penempatan" => tabel_penempatan(l, pelaku).await,
        "jaminan" | "pengamanan" => tabel_pengamanan(l, pelaku, k, apa == "jaminan").await,
        "kaitan" => tabel_kaitan(l, pelaku, k).await,
        "dampak" => tabel_dampak(l, pelaku, k).await,
        "graf" => tabel_graf(l, pelaku, k).await,
        "banding" => Ok(banding_butir(&banding(l, pelaku, k).await?)),
        "banding-kaitan" => Ok(banding_kaitan(&banding(l, pelaku, k).await?)),
        "kesenjangan" => tabel_kesenjangan(l, pelaku, k).await,
        _ => Err(Galat::TidakAda),
    }
}

fn banyak(n: u64) -> Sel {
    Sel::Angka(i64::try_from(n).unwrap_or(i64::MAX))
}

fn nama_kantor(semua: &HashMap<i64, KantorRingkas>, id: Option<i64>) -> Sel {
    teks(id.and_then(|id| semua.get(&id)).map_or("", |k| &k.nama))
}

fn nama_register(kode: &str) -> &'static str {
    register::cari(kode).map_or("", |r| r.nama)
}

fn nama_opsi(opsi: &[Opsi], kode: &str) -> &'static str {
    opsi.iter().find(|o| o.kode == kode).map_or("", |o| o.nama)
}

/// Whole hundredths of a percent as a figure with two decimals.
fn persen(per_10_000: Option<i64>) -> Sel {
    per_10_000.map_or(Sel::Kosong, |n| Sel::Desimal(format!("{}.{:02}", n / 100, n % 100)))
}

async fn tabel_domain(l: &Layanan, pelaku: &Pelaku) -> Hasil<Tabel> {
    let kolom = [("Domain", 30), ("Catatan", 10), ("Terbit", 10), ("Baru dan ditingkatkan", 22)];
    let baris = isi::isi(l, pelaku).await?;
    let baris =
        baris.iter().map(|d| vec![teks(d.register.nama), banyak(d.jumlah), banyak(d.terbit), banyak(d.sasaran)]);
    Ok(Tabel::baru("Isi tiap domain arsitektur", &kolom).dengan(baris))
}

async fn tabel_versi(l: &Layanan, pelaku: &Pelaku) -> Hasil<Tabel> {
    let kolom = [
        ("Versi", 40),
        ("Keadaan", 14),
        ("Mulai", 12),
        ("Sampai", 12),
        ("Nomor keputusan", 30),
        ("Tanggal keputusan", 18),
        ("Tentang", 50),
        ("Butir beku", 12),
        ("Kaitan beku", 12),
    ];
    let baris = versi::list(l, pelaku).await?.into_iter().map(|v| {
        let (nomor, hari, tentang) = v
            .keputusan
            .map_or((Sel::Kosong, Sel::Kosong, Sel::Kosong), |(n, t, apa)| (teks(n), Sel::Tanggal(t), teks(apa)));
        let (butir, kaitan) =
            v.beku.map_or((Sel::Kosong, Sel::Kosong), |(b, k)| (Sel::Angka(b.into()), Sel::Angka(k.into())));
        let (mulai, sampai) = (Sel::Tanggal(v.mulai), Sel::Tanggal(v.sampai));
        vec![teks(v.nama), teks(v.keadaan.nama()), mulai, sampai, nomor, hari, tentang, butir, kaitan]
    });
    Ok(Tabel::baru("Versi arsitektur", &kolom).dengan(baris))
}

/// Of the version the address names, else of the one in force.
async fn tabel_reviu(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let (nama, berkala) = if k.nilai("versi").is_empty() {
        versi::berkala(l, pelaku).await?.map(|(v, berkala, _)| (v.nama, berkala)).ok_or(Galat::TidakAda)?
    } else {
        let r = versi::get(l, pelaku, k.id("versi")?).await?;
        (r.versi.nama, r.berkala)
    };
    let kolom = [("Reviu", 24), ("Dari", 12), ("Sampai", 12), ("Keadaan", 30), ("Sifat", 14), ("Dasar", 60)];
    let baris = berkala.into_iter().map(|r: ReviuBerkala| {
        let (keadaan, sifat) = (r.sebutan(), if r.dapat { "Pengingat" } else { "Wajib" });
        vec![
            teks(r.jenis.nama()),
            Sel::Tanggal(r.dari),
            Sel::Tanggal(r.sampai),
            teks(keadaan),
            teks(sifat),
            teks(r.dasar),
        ]
    });
    Ok(Tabel::baru(format!("Reviu berkala {nama}"), &kolom).dengan(baris))
}

async fn tabel_matriks(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let jenis = Matriks::dari_kode(k.nilai("jenis")).ok_or(Galat::TidakAda)?;
    let s = matriks::Saringan {
        cari: k.nilai("q").to_owned(),
        kantor: k.nilai("kantor").parse().ok(),
        kosong: !k.nilai("kosong").trim().is_empty(),
    };
    let m = matriks::seluruh(l, pelaku, jenis, &s).await?;
    let baris_nama = nama_register(jenis.baris());
    let lain: Vec<String> = m.kolom.iter().take(KOLOM_MAKS).map(|t| format!("{} {}", t.nomor, t.nama)).collect();
    let mut kolom =
        vec![("Nomor", 12), (baris_nama, 44), ("Perangkat Daerah", 32), ("Jumlah", 8), ("Tidak terlihat", 14)];
    kolom.extend(lain.iter().map(|judul| (judul.as_str(), 12)));
    let baris = m.baris.iter().map(|b| {
        let mut sel = vec![
            teks(b.titik.nomor.clone()),
            teks(b.titik.nama.clone()),
            nama_kantor(&m.kantor, b.titik.kantor),
            jumlah(b.sel.len()),
            jumlah(b.tersembunyi),
        ];
        sel.extend(m.kolom.iter().take(KOLOM_MAKS).map(|t| teks(b.sel.get(&t.id).cloned().unwrap_or_default())));
        sel
    });
    Ok(Tabel::baru(format!("Matriks {}", jenis.nama().to_lowercase()), &kolom).dengan(baris))
}

async fn tabel_digital(l: &Layanan, pelaku: &Pelaku) -> Hasil<Tabel> {
    let d = digital::lihat(l, pelaku).await?;
    let nama = d.tingkat.first().map(|(_, sel)| sel.iter().map(|s| s.register.nama).collect::<Vec<_>>());
    let judul: Vec<String> = nama
        .unwrap_or_default()
        .into_iter()
        .flat_map(|nama| ["", " saat ini", " sasaran", " tanpa status"].map(|apa| format!("{nama}{apa}")))
        .collect();
    let mut kolom = vec![("Level", 24)];
    kolom.extend(judul.iter().map(|judul| (judul.as_str(), 22)));
    let mut tabel = Tabel::baru("Empat level arsitektur digital", &kolom);
    for (kode, sel) in &d.tingkat {
        let mut baris = vec![teks(nama_opsi(aplikasi::TINGKAT_DIGITAL, kode))];
        baris.extend(sel.iter().flat_map(|s| [s.jumlah(), s.as_is, s.sasaran, s.lain].map(banyak)));
        tabel.baris.push(baris);
    }
    let mut belum = vec![teks("Belum ditempatkan")];
    belum.extend(d.belum.iter().flat_map(|(_, n)| [banyak(*n), Sel::Kosong, Sel::Kosong, Sel::Kosong]));
    tabel.baris.push(belum);
    Ok(tabel)
}

fn tabel_pengguna(semua: &[PenggunaInteraksi]) -> Tabel {
    let kolom = [("Kelompok pengguna", 40), ("Aplikasi", 10), ("Siapa", 60), ("Di antaranya", 80)];
    let baris = semua.iter().map(|p| {
        let nama: Vec<String> = p.aplikasi.iter().map(|t| t.sebutan()).collect();
        let siapa: Vec<&str> = p.sebutan.iter().map(String::as_str).collect();
        vec![teks(p.nama), jumlah(p.jumlah), teks(siapa.join("; ")), teks(nama.join("; "))]
    });
    Tabel::baru("Pengguna level interaksi", &kolom).dengan(baris)
}

fn tabel_area(p: &Prioritas) -> Tabel {
    let mut kolom = vec![("Area", 40), ("Daftar wajib", 14)];
    kolom.extend(JANGKA.iter().map(|j| (j.nama, 18)));
    kolom.push(("Kini", 26));
    let baris = p.area().into_iter().map(|a| {
        let mut sel = vec![teks(a.opsi.nama), teks(if a.wajib { "Ya" } else { "Tidak" })];
        sel.extend(a.per_jangka.iter().map(|n| jumlah(*n)));
        sel.push(teks(a.kini.nama()));
        sel
    });
    Tabel::baru("Area prioritas", &kolom).dengan(baris)
}

fn tabel_iterasi(p: &Prioritas) -> Tabel {
    let kolom = [
        ("Nomor", 12),
        ("Iterasi", 40),
        ("Layanan", 40),
        ("Area", 30),
        ("Jangka", 18),
        ("Mulai", 12),
        ("Selesai", 12),
        ("Keadaan", 26),
        ("Tahapan yang belum", 30),
        ("Memakai", 50),
    ];
    let baris = p.iterasi.iter().map(|i| {
        vec![
            teks(i.nomor()),
            teks(i.nama()),
            teks(p.layanan(i)),
            teks(nama_opsi(AREA, i.butir.teks("area"))),
            teks(nama_opsi(JANGKA, i.butir.teks("jangka"))),
            tanggal(i.butir.tanggal("mulai")),
            tanggal(i.butir.tanggal("selesai")),
            teks(p.letak(i).map(sebut_letak).unwrap_or_default()),
            teks(tahap_kurang(i).join(", ")),
            teks(p.memakai(i)),
        ]
    });
    Tabel::baru("Iterasi layanan prioritas", &kolom).dengan(baris)
}

/// Every iteration against the choices of a field.
fn silang(p: &Prioritas, kode: &str, opsi: &[Opsi]) -> Tabel {
    let mut kolom = vec![("Nomor", 12), ("Iterasi", 40)];
    kolom.extend(opsi.iter().map(|o| (o.nama, 20)));
    let baris = p.iterasi.iter().map(|i| {
        let mut sel = vec![teks(i.nomor()), teks(i.nama())];
        sel.extend(opsi.iter().map(|o| teks(if memuat(i, kode, o) { "Ya" } else { "Tidak" })));
        sel
    });
    let judul = if kode == "kepastian" { "Lima kepastian tiap iterasi" } else { "Teknologi tiap iterasi" };
    Tabel::baru(judul, &kolom).dengan(baris)
}

fn tabel_kapabilitas(p: &Prioritas) -> Tabel {
    let kolom =
        [("Kapabilitas", 50), ("Nomor", 12), ("Catatan", 40), ("Penanggung jawab", 40), ("Keadaan", 16), ("Bukti", 60)];
    let mut tabel = Tabel::baru("Kapabilitas digital dasar", &kolom);
    for (o, milik) in p.kapabilitas_tiap() {
        if milik.is_empty() {
            let mut kosong = vec![Sel::Kosong; kolom.len()];
            (kosong[0], kosong[4]) = (teks(o.nama), teks("Belum dicatat"));
            tabel.baris.push(kosong);
        }
        tabel.baris.extend(milik.into_iter().map(|s| {
            let kini = nama_opsi(kapabilitas::KEADAAN, s.butir.teks("keadaan_kapabilitas"));
            let (jawab, bukti) = (p.penanggung_jawab(s), s.butir.teks("bukti"));
            vec![teks(o.nama), teks(s.nomor()), teks(s.nama()), teks(jawab), teks(kini), teks(bukti)]
        }));
    }
    tabel
}

async fn tabel_pusat_data(l: &Layanan, pelaku: &Pelaku) -> Hasil<Tabel> {
    let kolom = [
        ("Nomor", 12),
        ("Tempat", 40),
        ("Perangkat Daerah", 40),
        ("Peran", 24),
        ("Kapasitas (GB)", 16),
        ("Terpakai (GB)", 16),
        ("Sisa (GB)", 14),
        ("Ketersediaan (%)", 18),
        ("Target ketersediaan (%)", 24),
    ];
    let gb = |n: Option<i64>| n.map_or(Sel::Kosong, Sel::Angka);
    let baris = pusat_data::tempat(l, pelaku).await?.into_iter().map(|t| {
        let sisa = gb(t.sisa());
        vec![
            teks(t.rekaman.nomor()),
            teks(t.rekaman.nama()),
            teks(t.kantor),
            teks(t.peran),
            gb(t.kapasitas),
            gb(t.terpakai),
            sisa,
            persen(t.ketersediaan_nyata),
            persen(t.ketersediaan),
        ]
    });
    Ok(Tabel::baru("Kapasitas dan ketersediaan pusat data", &kolom).dengan(baris))
}

async fn tabel_penempatan(l: &Layanan, pelaku: &Pelaku) -> Hasil<Tabel> {
    let ada = digital::penempatan(l, pelaku).await?;
    let kolom = [("Tahapan", 40), ("Aplikasi", 10), ("Dengan keputusan", 18), ("Tanpa keputusan", 18)];
    let semua = aplikasi::PENEMPATAN.iter().map(|o| (o.kode, o.nama)).chain([("", "Belum diisi")]);
    let baris = semua.map(|(kode, nama)| {
        let (n, berdasar) = ada.iter().find(|t| t.kode == kode).map_or((0, 0), |t| (t.jumlah, t.berdasar));
        // The decree of the Sekretaris Daerah is asked of the three stages alone.
        let bertahap = matches!(kode, "persiapan" | "migrasi" | "integrasi");
        let atau = |n: u64| if bertahap { banyak(n) } else { Sel::Kosong };
        vec![teks(nama), banyak(n), atau(berdasar), atau(n - berdasar)]
    });
    Ok(Tabel::baru("Tahapan penempatan aplikasi", &kolom).dengan(baris))
}

/// One row a control; what has none stands with an empty control.
async fn tabel_pengamanan(l: &Layanan, pelaku: &Pelaku, k: &Kueri, jaminan: bool) -> Hasil<Tabel> {
    let (r, id) = k.catatan()?;
    let p = pengamanan::lihat(l, pelaku, r, id).await?;
    let (kepala, judul) =
        if jaminan { ("Yang dijamin", "Lima jaminan") } else { ("Butir pengamanan", "Daftar periksa pengamanan") };
    let kolom = [
        (kepala, 50),
        ("Keadaan", 18),
        ("Nomor kontrol", 14),
        ("Kontrol", 40),
        ("Penerapan kontrol", 20),
        ("Tanggal", 12),
        ("Bukti", 8),
        ("Alasan tidak diperlukan", 50),
    ];
    let mut tabel = Tabel::baru(format!("{judul} {}", p.rekaman.nomor()), &kolom);
    let mut tambah = |apa: &str, keadaan: &str, kontrol: Option<&Kontrol>| {
        let mut sel = vec![teks(apa), teks(keadaan)];
        match kontrol {
            None => sel.extend(vec![Sel::Kosong; kolom.len() - 2]),
            Some(k) => sel.extend([
                teks(k.titik.nomor.clone()),
                teks(k.titik.nama.clone()),
                teks(k.penerapan.map_or("", |p| p.nama())),
                tanggal(k.tanggal),
                banyak(k.bukti),
                teks(k.alasan.clone()),
            ]),
        }
        tabel.baris.push(sel);
    };
    for (o, kontrol) in if jaminan { &p.jaminan } else { &p.periksa } {
        let keadaan = match Pengamanan::keadaan(kontrol) {
            None => "Belum dijawab",
            Some(_) if jaminan => "Dijamin",
            Some(penerapan) => penerapan.nama(),
        };
        if kontrol.is_empty() {
            tambah(o.nama, keadaan, None);
        }
        kontrol.iter().for_each(|satu| tambah(o.nama, keadaan, Some(satu)));
    }
    if !jaminan {
        p.lain.iter().for_each(|satu| tambah("Di luar daftar", "", Some(satu)));
    }
    Ok(tabel)
}

/// One row a relation; kinds without one stand with an empty record, as what is missing must show.
async fn tabel_kaitan(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let (r, id) = k.catatan()?;
    let semua = relasi::list(l, pelaku, r, id).await?;
    if semua.kelompok.is_empty() {
        return Err(Galat::TidakAda);
    }
    let kolom = [("Kaitan", 36), ("Nomor", 12), ("Nama", 44), ("Register", 24), ("Perangkat Daerah", 40), ("Arsip", 8)];
    let mut tabel = Tabel::baru(format!("Kaitan {}", semua.titik.nomor), &kolom);
    for g in &semua.kelompok {
        let apa = g.jenis.sebutan(g.maju);
        tabel.baris.extend(g.kaitan.iter().map(|satu| {
            let t = &satu.lain;
            let arsip = teks(if t.arsip { "Ya" } else { "" });
            let kantor = nama_kantor(&semua.kantor, t.kantor);
            vec![
                teks(apa),
                teks(t.nomor.clone()),
                teks(t.nama.clone()),
                teks(nama_register(&t.register)),
                kantor,
                arsip,
            ]
        }));
        let sisa = match (g.tersembunyi, g.kaitan.is_empty()) {
            (0, true) => "belum ada".to_owned(),
            (0, false) => continue,
            (n, _) => format!("{n} catatan Perangkat Daerah lain"),
        };
        tabel.baris.push(vec![teks(apa), Sel::Kosong, teks(sisa), Sel::Kosong, Sel::Kosong, Sel::Kosong]);
    }
    Ok(tabel)
}

async fn tabel_dampak(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let (r, id) = k.catatan()?;
    let d = graf::dampak(l, pelaku, r, id, k.antara("dalam", DAMPAK_MAKS).unwrap_or(DALAM_DAMPAK)).await?;
    let kolom = [
        ("Tingkat", 8),
        ("Nomor", 12),
        ("Nama", 44),
        ("Register", 24),
        ("Perangkat Daerah", 40),
        ("Bergantung melalui", 60),
    ];
    let baris = d.terdampak.iter().map(|t| {
        vec![
            jumlah(t.tingkat),
            teks(t.titik.nomor.clone()),
            teks(t.titik.nama.clone()),
            teks(nama_register(&t.titik.register)),
            nama_kantor(&d.kantor, t.titik.kantor),
            teks(format!("{}: {}", t.jenis.sebutan(t.maju), t.lewat)),
        ]
    });
    Ok(Tabel::baru(format!("Dampak {}", d.pusat.nomor), &kolom).dengan(baris))
}

async fn tabel_graf(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let domain: Vec<&str> = k.semua("domain").filter(|kode| graf::dikenal(kode)).collect();
    let (dalam, arah) = (k.antara("dalam", DALAM_MAKS).unwrap_or(1), Arah::dari_kode(k.nilai("arah")));
    let g = graf::sekitar(l, pelaku, k.id("pusat")?, dalam, arah, &domain).await?;
    let kolom =
        [("Nomor", 12), ("Nama", 44), ("Register", 24), ("Perangkat Daerah", 40), ("Letak", 32), ("Kaitan", 80)];
    let baris = g.simpul.iter().map(|s| {
        vec![
            teks(s.titik.nomor.clone()),
            teks(s.titik.nama.clone()),
            teks(nama_register(&s.titik.register)),
            nama_kantor(&g.kantor, s.titik.kantor),
            teks(s.letak()),
            teks(g.kaitan(s.titik.id).join("\n")),
        ]
    });
    Ok(Tabel::baru(format!("Graf {}", g.pusat.nomor), &kolom).dengan(baris))
}

async fn banding(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Perbandingan> {
    let dengan = if k.nilai("dengan").is_empty() { None } else { Some(k.id("dengan")?) };
    versi::bandingkan(l, pelaku, k.id("versi")?, dengan).await
}

/// One row a field that changed; what is new or gone has one row.
fn banding_butir(p: &Perbandingan) -> Tabel {
    let kolom = [
        ("Nomor", 12),
        ("Nama", 44),
        ("Domain", 24),
        ("Perubahan", 12),
        ("Bidang", 30),
        ("Sebelum", 50),
        ("Sesudah", 50),
    ];
    let baris = p.butir.iter().flat_map(|b| {
        let dasar = || {
            let (nomor, nama) = (teks(b.nomor.clone()), teks(b.nama.clone()));
            vec![nomor, nama, teks(nama_register(&b.register)), teks(b.beda.nama())]
        };
        let satu = move |isi: [Sel; 3]| dasar().into_iter().chain(isi).collect::<Vec<_>>();
        if b.bidang.is_empty() {
            return vec![satu([Sel::Kosong, Sel::Kosong, Sel::Kosong])];
        }
        let bidang = b.bidang.iter().cloned();
        bidang.map(|(label, lama, baru)| satu([teks(label), teks(lama), teks(baru)])).collect()
    });
    Tabel::baru("Perbandingan versi, butir", &kolom).dengan(baris)
}

fn banding_kaitan(p: &Perbandingan) -> Tabel {
    let kolom = [("Perubahan", 12), ("Dari", 44), ("Kaitan", 30), ("Ke", 44)];
    let baris = p
        .relasi
        .iter()
        .map(|r| vec![teks(r.beda.nama()), teks(r.dari.clone()), teks(r.jenis.maju()), teks(r.ke.clone())]);
    Tabel::baru("Perbandingan versi, kaitan", &kolom).dengan(baris)
}

async fn tabel_kesenjangan(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let isi = versi::isi(l, pelaku, k.id("versi")?).await?;
    let kolom = [
        ("Nomor", 12),
        ("Butir target", 44),
        ("Perangkat Daerah", 40),
        ("Domain", 24),
        ("Kesenjangan", 16),
        ("Menggantikan", 50),
        ("Kegiatan", 70),
        ("Kegiatan masih usulan", 22),
    ];
    let baris = isi.potret.kesenjangan().into_iter().map(|g| {
        let kantor = g.kantor.and_then(|id| isi.potret.kantor.get(&id)).map_or("", |(_, nama)| nama);
        vec![
            teks(g.nomor),
            teks(g.nama),
            teks(kantor),
            teks(nama_register(&g.register)),
            teks(g.jenis.nama()),
            teks(g.diganti.join("; ")),
            teks(g.kegiatan),
            teks(if g.usul { "Ya" } else { "Tidak" }),
        ]
    });
    Ok(Tabel::baru("Kesenjangan menuju target", &kolom).dengan(baris))
}
