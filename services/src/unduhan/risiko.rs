//! Tables of the pages about risks. Names stand after `risiko-`. The registers of offices and the forms have workbooks of
//! their own beside these.

use domain::{
    risiko::{
        JenisRisiko, Kerangka, Matriks, Titik, Ukuran,
        alur::Status,
        katalog::Katalog,
        kerangka::{KriteriaKemungkinan, SEMUA_KATEGORI},
        matriks::Terukur,
        periode::romawi,
        potret::{Hitungan, RingkasRisiko},
    },
    tabel::{Sel, Tabel, jumlah, teks},
};

use super::{Kueri, tanggal};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    risiko::{
        daftar::{self, Saringan},
        konsolidasi::{self, Dimensi, Konsolidasi, SaringanKonsolidasi},
        pedoman,
        pendampingan::{self, Keadaan},
        register::{self, RegisterRingkas},
        rinci, tahun,
    },
};

pub(super) async fn tabel(l: &Layanan, pelaku: &Pelaku, apa: &str, k: &Kueri) -> Hasil<Tabel> {
    match apa {
        "daftar" => tabel_daftar(l, pelaku, k).await,
        "utama" | "kelompok" | "tren" | "peta" | "rekap" => {
            let d = konsolidasi::get(l, pelaku, &saringan(k)).await?;
            match apa {
                "utama" => Ok(tabel_utama(&d)),
                "kelompok" => tabel_kelompok(&d, k),
                "tren" => Ok(tabel_tren(&d)),
                "peta" => Ok(tabel_peta(&d, &jenis(k))),
                _ => Ok(tabel_rekap(&d, &jenis(k))),
            }
        }
        "terlambat" => Ok(tabel_terlambat(&konsolidasi::seluruh(l, pelaku, &saringan(k)).await?)),
        "register" => tabel_register(l, pelaku, k).await,
        "penerapan" => tabel_penerapan(l, pelaku, k).await,
        "pendampingan" => tabel_pendampingan(l, pelaku, k).await,
        "katalog" => tabel_katalog(l, pelaku, k).await,
        "penanganan" => tabel_penanganan(l, pelaku, k).await,
        "sasaran" | "pemangku" | "peraturan" => tabel_konteks(l, pelaku, apa, k).await,
        "kemungkinan" | "dampak" | "selera" | "level" | "matriks" => {
            let (nama, kerangka, matriks) = kebijakan(l, pelaku, k).await?;
            Ok(match apa {
                "kemungkinan" => tabel_kemungkinan(&nama, &kerangka, &matriks),
                "dampak" => tabel_dampak(&nama, &kerangka, &matriks),
                "selera" => tabel_selera(&nama, &kerangka, &matriks),
                "matriks" => tabel_matriks(&nama, &matriks),
                _ => tabel_level(&nama, &matriks),
            })
        }
        _ => Err(Galat::TidakAda),
    }
}

/// The filter of the consolidated view, as its page reads it.
fn saringan(k: &Kueri) -> SaringanKonsolidasi {
    SaringanKonsolidasi {
        tahun: k.nilai("tahun").parse().unwrap_or_default(),
        kantor: k.nilai("kantor").parse().ok(),
        kategori: Some(k.nilai("kategori").to_owned()).filter(|kode| !kode.is_empty()),
        jenis: JenisRisiko::dari_kode(k.nilai("jenis")),
    }
}

/// The kinds of risk a table speaks of.
fn jenis(k: &Kueri) -> Vec<JenisRisiko> {
    saringan(k).jenis.map_or_else(|| JenisRisiko::SEMUA.to_vec(), |satu| vec![satu])
}

fn tahun(l: &Layanan, k: &Kueri) -> i32 {
    daftar::tahun_kini(l, k.nilai("tahun").parse().unwrap_or_default())
}

fn besaran(ukur: Option<Terukur>) -> Sel {
    ukur.map_or(Sel::Kosong, |u| Sel::Angka(u.besaran.into()))
}

fn level(m: &Matriks, ukur: Option<Terukur>) -> Sel {
    teks(ukur.map_or("", |u| m.nama_level(u.besaran)))
}

const fn ya(nilai: bool) -> &'static str {
    if nilai { "Ya" } else { "Tidak" }
}

/// What every list says of a risk, and the headings of it.
const KOLOM_RISIKO: [(&str, u16); 15] = [
    ("Kode", 10),
    ("Risiko", 60),
    ("Perangkat Daerah", 40),
    ("Jenis", 12),
    ("Kategori", 30),
    ("Besaran awal", 12),
    ("Level awal", 16),
    ("Besaran saat ini", 14),
    ("Level saat ini", 16),
    ("Besaran residual", 14),
    ("Besaran target", 12),
    ("Ditangani", 10),
    ("Keadaan", 20),
    ("Tingkat", 22),
    ("Menunggu putusan", 22),
];

fn baris_risiko(m: &Matriks, r: &RingkasRisiko) -> Vec<Sel> {
    vec![
        teks(r.nomor.clone()),
        teks(r.kejadian.clone()),
        teks(r.kantor.clone()),
        teks(r.jenis.nama()),
        teks(r.nama_kategori.clone()),
        besaran(Some(r.awal)),
        level(m, Some(r.awal)),
        besaran(Some(r.kini)),
        level(m, Some(r.kini)),
        besaran(r.residual),
        besaran(r.target),
        teks(ya(r.keputusan)),
        teks(r.status.nama()),
        teks(r.tingkat.nama()),
        teks(r.menunggu.map_or("", |t| t.nama())),
    ]
}

async fn tabel_daftar(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let d = daftar::seluruh(l, pelaku, &Saringan::dari_alamat(&k.0)).await?;
    let mut kolom = KOLOM_RISIKO.to_vec();
    kolom.extend([
        ("Prioritas dalam registernya", 16),
        ("Urutan masih seri", 16),
        ("Pemilik risiko", 30),
        ("Penanganan selesai", 16),
        ("Penanganan", 12),
        ("Tenggat terdekat", 16),
        ("Lewat jadwal", 12),
        ("Residual dipertanyakan", 20),
    ]);
    let baris = d.baris.iter().map(|b| {
        let mut sel = baris_risiko(&d.matriks, &b.ringkas);
        let prioritas = if b.prioritas == 0 { Sel::Kosong } else { jumlah(b.prioritas) };
        sel.extend([
            prioritas,
            teks(ya(b.seri)),
            teks(b.pemilik.clone()),
            jumlah(b.penanganan.0),
            jumlah(b.penanganan.1),
            tanggal(b.tenggat),
            teks(ya(b.terlambat)),
            teks(ya(b.residual_ganjil)),
        ]);
        sel
    });
    Ok(Tabel::baru(format!("Daftar risiko {}", d.tahun), &kolom).dengan(baris))
}

fn tabel_utama(d: &Konsolidasi) -> Tabel {
    let baris = d.potret.teratas.iter().map(|r| baris_risiko(&d.potret.matriks, r));
    Tabel::baru(format!("Risiko utama {}", d.potret.tahun), &KOLOM_RISIKO).dengan(baris)
}

fn tabel_terlambat(d: &Konsolidasi) -> Tabel {
    let kolom = [
        ("Kode", 10),
        ("Rencana aksi", 50),
        ("Risiko", 60),
        ("Perangkat Daerah", 40),
        ("Penanggung jawab", 30),
        ("Selesai", 12),
        ("Lewat (hari)", 12),
    ];
    let baris = d.potret.terlambat.iter().map(|t| {
        vec![
            teks(t.nomor.clone()),
            teks(t.aksi.clone()),
            teks(t.kejadian.clone()),
            teks(t.kantor.clone()),
            teks(t.penanggung_jawab.clone()),
            Sel::Tanggal(t.tenggat),
            Sel::Angka(t.hari),
        ]
    });
    Tabel::baru(format!("Penanganan lewat jadwal {}", d.potret.tahun), &kolom).dengan(baris)
}

fn tabel_kelompok(d: &Konsolidasi, k: &Kueri) -> Hasil<Tabel> {
    let p = &d.potret;
    let (dimensi, kepala, semua): (Dimensi, &str, &[Hitungan]) = match k.nilai("menurut") {
        kode if kode == Dimensi::Kategori.kode() => (Dimensi::Kategori, "Kategori", &p.per_kategori),
        kode if kode == Dimensi::Kantor.kode() => (Dimensi::Kantor, "Perangkat Daerah", &p.per_kantor),
        kode if kode == Dimensi::Pemilik.kode() => (Dimensi::Pemilik, "Pemilik risiko", &p.per_pemilik),
        _ => return Err(Galat::TidakAda),
    };
    let mut kolom = vec![(kepala, 44)];
    kolom.extend(p.matriks.level.iter().rev().map(|l| (l.nama.as_str(), 14)));
    kolom.extend([("Jumlah", 10), ("Melampaui selera", 16), ("Risiko lewat jadwal", 18)]);
    let baris = konsolidasi::urut(semua).into_iter().map(|h| {
        let mut sel = vec![teks(h.nama.clone())];
        sel.extend(h.per_level.iter().rev().map(|n| jumlah(*n)));
        sel.extend([h.jumlah, h.melampaui, d.lewat(dimensi, h)].map(jumlah));
        sel
    });
    Ok(Tabel::baru(format!("Risiko {} menurut {}", p.tahun, kepala.to_lowercase()), &kolom).dengan(baris))
}

fn tabel_tren(d: &Konsolidasi) -> Tabel {
    let p = &d.potret;
    let kolom = [("Saat", 20), ("Besaran rata-rata risiko negatif", 32)];
    let baris = (0_u8..).zip(&p.tren_negatif).map(|(i, n)| {
        let saat = if i == 0 { "Awal tahun".to_owned() } else { format!("Triwulan {}", romawi(i)) };
        vec![teks(saat), n.map_or(Sel::Kosong, |n| Sel::Desimal(format!("{}.{:02}", n / 100, n % 100)))]
    });
    Tabel::baru(format!("Tren besaran {}", p.tahun), &kolom).dengan(baris)
}

/// One row a cell of the matrix and kind of risk.
fn tabel_peta(d: &Konsolidasi, semua: &[JenisRisiko]) -> Tabel {
    let (p, m) = (&d.potret, &d.potret.matriks);
    let mut kolom = vec![("Jenis", 12), ("Kemungkinan", 14), ("Dampak", 10), ("Besaran", 10), ("Level", 18)];
    let judul = Ukuran::SEMUA.map(|u| format!("Risiko, besaran {}", u.nama().to_lowercase()));
    kolom.extend(judul.iter().map(|judul| (judul.as_str(), 24)));
    let mut tabel = Tabel::baru(format!("Peta risiko {}", p.tahun), &kolom);
    for jenis in semua.iter().copied() {
        tabel.baris.extend(titik(m).map(|ukur| {
            let Titik { kemungkinan, dampak } = ukur.titik;
            let mut sel = vec![teks(jenis.nama())];
            sel.extend([kemungkinan, dampak, ukur.besaran].map(|n| Sel::Angka(n.into())));
            sel.push(teks(m.nama_level(ukur.besaran)));
            sel.extend(Ukuran::SEMUA.map(|u| {
                let isi = p.peta.get(u.kode()).map_or(&[][..], Vec::as_slice);
                jumlah(isi.iter().filter(|i| i.jenis == jenis && i.ukur.titik == ukur.titik).map(|i| i.banyak).sum())
            }));
            sel
        }));
    }
    tabel
}

/// Risks by level: at the beginning of the year and now, each kind.
fn tabel_rekap(d: &Konsolidasi, semua: &[JenisRisiko]) -> Tabel {
    let (p, m) = (&d.potret, &d.potret.matriks);
    let kolom = [
        ("Jenis", 12),
        ("Level", 20),
        ("Besaran paling kecil", 18),
        ("Besaran paling besar", 18),
        ("Awal", 10),
        ("Kini", 10),
    ];
    let mut tabel = Tabel::baru(format!("Rekapitulasi risiko {}", p.tahun), &kolom);
    for jenis in semua.iter().copied() {
        tabel.baris.extend((1_u8..).zip(&m.level).map(|(nomor, l)| {
            let banyak = |u: Ukuran| {
                let isi = p.peta.get(u.kode()).map_or(&[][..], Vec::as_slice);
                let cocok = isi.iter().filter(|i| i.jenis == jenis && m.nomor_level(i.ukur.besaran) == Some(nomor));
                jumlah(cocok.map(|i| i.banyak).sum())
            };
            let (min, maks) = (Sel::Angka(l.min.into()), Sel::Angka(l.maks.into()));
            vec![teks(jenis.nama()), teks(l.nama.clone()), min, maks, banyak(Ukuran::Awal), banyak(Ukuran::Kini)]
        }));
    }
    tabel
}

/// Risks of a register that have come at least this far.
fn sampai(r: &RegisterRingkas, status: Status) -> Sel {
    jumlah(r.sampai(status))
}

async fn tabel_register(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let tahun = tahun(l, k);
    let mut semua = register::list(l, pelaku, tahun).await?;
    semua.sort_by_key(|r| r.keadaan);
    let kolom = [
        ("Perangkat Daerah", 50),
        ("Keadaan", 22),
        ("Risiko", 10),
        ("Disetujui", 10),
        ("Direviu", 10),
        ("Terkonsolidasi", 14),
    ];
    let baris = semua.iter().map(|r| {
        let mut sel = vec![teks(r.kantor.nama.clone()), teks(r.keadaan.nama()), jumlah(r.risiko)];
        sel.extend([Status::Disetujui, Status::Direviu, Status::Terkonsolidasi].map(|status| sampai(r, status)));
        sel
    });
    Ok(Tabel::baru(format!("Register risiko {tahun}"), &kolom).dengan(baris))
}

async fn tabel_penerapan(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let tahun = tahun(l, k);
    let p = pedoman::get(l, pelaku, tahun).await?;
    let belum = p.masa.map(|m| format!("Belum dipantau, {}", m.tampil()));
    let mut kolom = vec![("Perangkat Daerah", 50), ("Manajemen risiko", 20), ("Risiko", 10), ("Disetujui", 10)];
    kolom.extend(belum.as_deref().map(|judul| (judul, 24)));
    let baris = register::list(l, pelaku, tahun).await?.into_iter().map(|r| {
        let berlaku: usize = r.berlaku();
        let kata = r.penerapan();
        let mut sel = vec![teks(r.kantor.nama), teks(kata), jumlah(r.risiko), jumlah(berlaku)];
        if belum.is_some() {
            sel.push(jumlah(p.belum_dipantau.get(&r.kantor.id).copied().unwrap_or_default()));
        }
        sel
    });
    Ok(Tabel::baru(format!("Penerapan manajemen risiko {tahun}"), &kolom).dengan(baris))
}

async fn tabel_pendampingan(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let (tahun, keadaan) = (tahun(l, k), Keadaan::dari_kode(k.nilai("keadaan")));
    let d = pendampingan::get(l, pelaku, tahun, k.nilai("kantor").parse().ok(), keadaan).await?;
    if keadaan == Some(Keadaan::Tanpa) {
        let baris = d.tanpa.into_iter().map(|kantor| vec![kantor.nama]).collect();
        return Ok(Tabel::dari_teks(format!("Tanpa pendampingan {tahun}"), &["Perangkat Daerah"], baris));
    }
    let kolom = [
        ("Perangkat Daerah", 40),
        ("Tanggal", 12),
        ("Saran", 70),
        ("Ditindaklanjuti pada", 18),
        ("Tindak lanjut", 70),
        ("Dicatat oleh", 30),
    ];
    let baris = d.daftar.into_iter().map(|p| {
        vec![
            teks(p.kantor.map(|k| k.nama).unwrap_or_default()),
            Sel::Tanggal(p.tanggal),
            teks(p.saran),
            tanggal(p.ditindaklanjuti_pada),
            teks(p.tindak_lanjut),
            teks(p.oleh),
        ]
    });
    Ok(Tabel::baru(format!("Pendampingan manajemen risiko {tahun}"), &kolom).dengan(baris))
}

/// The examples, for somebody who may see the register they would go into.
async fn tabel_katalog(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let r = register::get(l, pelaku, k.id("register")?).await?;
    let kategori = k.nilai("kategori");
    let kolom = [
        ("Kategori", 30),
        ("Jenis", 12),
        ("Kejadian", 60),
        ("Penyebab", 50),
        ("Dampak", 50),
        ("Pengendalian", 50),
        ("Penanganan", 50),
        ("Cara", 16),
        ("Keluaran", 40),
    ];
    let contoh = Katalog::bawaan().contoh.iter().filter(|c| kategori.is_empty() || c.kategori == kategori);
    let baris = contoh.map(|c| {
        let opsi = c.opsi.nama();
        let isi = [&c.kejadian, &c.penyebab, &c.dampak, &c.pengendalian, &c.aksi].map(|isi| teks(isi.clone()));
        let mut sel = vec![teks(r.kerangka.nama_kategori(&c.kategori)), teks(c.jenis.nama())];
        sel.extend(isi);
        sel.extend([teks(opsi), teks(c.keluaran.clone())]);
        sel
    });
    Ok(Tabel::baru("Contoh risiko SPBE", &kolom).dengan(baris))
}

async fn tabel_penanganan(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<Tabel> {
    let d = rinci::get(l, pelaku, k.id("id")?).await?;
    let kolom = [
        ("Rencana aksi", 60),
        ("Cara", 16),
        ("Keluaran", 40),
        ("Jadwal", 24),
        ("Penanggung jawab", 30),
        ("Pendukung", 30),
        ("Biaya (Rp)", 16),
        ("Kemajuan", 14),
        ("Lewat jadwal", 12),
        ("Selesai", 12),
        ("Realisasi", 50),
    ];
    let baris = d.penanganan.iter().map(|p| {
        let i = &p.isi;
        vec![
            teks(i.aksi.clone()),
            teks(i.opsi.nama()),
            teks(i.keluaran.clone()),
            teks(i.jadwal.tampil()),
            teks(i.penanggung_jawab.clone()),
            teks(i.pendukung.clone()),
            i.biaya.map_or(Sel::Kosong, Sel::Angka),
            teks(i.kemajuan.nama()),
            teks(ya(i.terlambat)),
            tanggal(i.selesai_pada),
            teks(i.realisasi.clone()),
        ]
    });
    Ok(Tabel::baru(format!("Penanganan {}", d.risiko.nomor), &kolom).dengan(baris))
}

/// The lists of the context of an office (Formulir 2.2, 2.4, 2.5).
async fn tabel_konteks(l: &Layanan, pelaku: &Pelaku, apa: &str, k: &Kueri) -> Hasil<Tabel> {
    let r = register::get(l, pelaku, k.id("register")?).await?;
    let nama = format!("{} {}", r.kantor.nama, r.tahun);
    let dua = |judul: &str, kepala: [&str; 2], isi: Vec<(String, String)>| {
        let baris = isi.into_iter().map(|(satu, lain)| vec![satu, lain]).collect();
        Tabel::dari_teks(format!("{judul} {nama}"), &kepala, baris)
    };
    Ok(match apa {
        "sasaran" => {
            let kepala = ["Sasaran SPBE", "Sasaran UPR SPBE", "Indikator kinerja SPBE", "Target kinerja SPBE"];
            let baris = r
                .sasaran
                .iter()
                .map(|s| [&s.sasaran_spbe, &s.sasaran_upr, &s.indikator, &s.target].map(Clone::clone).into());
            Tabel::dari_teks(format!("Sasaran SPBE {nama}"), &kepala, baris.collect())
        }
        "pemangku" => {
            let isi = r.pemangku.into_iter().map(|p| (p.nama, p.hubungan)).collect();
            dua("Pemangku kepentingan", ["Nama unit atau instansi", "Hubungan"], isi)
        }
        _ => {
            let isi = r.peraturan.into_iter().map(|p| (p.nama, p.amanat)).collect();
            dua("Daftar peraturan", ["Nama peraturan", "Amanat"], isi)
        }
    })
}

/// Frame and matrix of the register the address names, else of the year, with what they are called.
async fn kebijakan(l: &Layanan, pelaku: &Pelaku, k: &Kueri) -> Hasil<(String, Kerangka, Matriks)> {
    if !k.nilai("register").is_empty() {
        let r = register::get(l, pelaku, k.id("register")?).await?;
        return Ok((format!("{} {}", r.kantor.nama, r.tahun), r.kerangka, r.matriks));
    }
    let t = tahun::get(l, pelaku, tahun(l, k)).await?;
    Ok((t.tahun.to_string(), t.kerangka, t.matriks))
}

fn tabel_kemungkinan(nama: &str, kerangka: &Kerangka, m: &Matriks) -> Tabel {
    let judul: Vec<String> = (1..=m.tinggi()).map(|l| format!("{l} {}", m.nama_kemungkinan(l))).collect();
    let kepala: Vec<&str> = std::iter::once("Kategori").chain(judul.iter().map(String::as_str)).collect();
    let sebut = |k: &KriteriaKemungkinan| {
        let isi = [k.persentase.as_str(), k.frekuensi.as_str()];
        isi.into_iter().filter(|teks| !teks.is_empty()).collect::<Vec<_>>().join("; ")
    };
    let baris = kerangka.kemungkinan.iter().map(|(kode, daftar)| {
        let nama = if kode == SEMUA_KATEGORI { "Semua kategori lain" } else { kerangka.nama_kategori(kode) };
        let sel = (0..usize::from(m.tinggi())).map(|l| daftar.get(l).map(sebut).unwrap_or_default());
        std::iter::once(nama.to_owned()).chain(sel).collect()
    });
    Tabel::dari_teks(format!("Kriteria kemungkinan {nama}"), &kepala, baris.collect())
}

fn tabel_dampak(nama: &str, kerangka: &Kerangka, m: &Matriks) -> Tabel {
    let judul: Vec<String> = (1..=m.lebar()).map(|l| format!("{l} {}", m.nama_dampak(l))).collect();
    let kepala: Vec<&str> = ["Area dampak", "Jenis"].into_iter().chain(judul.iter().map(String::as_str)).collect();
    let semua = kerangka.area.iter().flat_map(|a| JenisRisiko::SEMUA.map(|jenis| (a, jenis)));
    let ada = semua.filter(|(a, jenis)| kerangka.dampak.get(&a.kode).is_some_and(|d| !d.sisi(*jenis).is_empty()));
    let baris = ada.map(|(a, jenis)| {
        let sel = (1..=m.lebar()).map(|l| kerangka.kriteria_dampak(&a.kode, jenis, l).to_owned());
        [a.nama.clone(), jenis.nama().to_owned()].into_iter().chain(sel).collect()
    });
    Tabel::dari_teks(format!("Kriteria dampak {nama}"), &kepala, baris.collect())
}

fn tabel_selera(nama: &str, kerangka: &Kerangka, m: &Matriks) -> Tabel {
    let kolom = [
        ("Kategori", 40),
        ("Besaran minimum risiko positif", 20),
        ("Level risiko positif", 20),
        ("Besaran minimum risiko negatif", 20),
        ("Level risiko negatif", 20),
    ];
    let baris = kerangka.kategori.iter().map(|s| {
        let sisi = |jenis| match kerangka.selera(&s.kode, jenis) {
            Some(n) => [Sel::Angka(n.into()), teks(m.nama_level(n))],
            None => [Sel::Kosong, teks("belum ditetapkan")],
        };
        let [positif, negatif] = [JenisRisiko::Positif, JenisRisiko::Negatif].map(sisi);
        std::iter::once(teks(s.nama.clone())).chain(positif).chain(negatif).collect()
    });
    Tabel::baru(format!("Selera risiko {nama}"), &kolom).dengan(baris)
}

/// The bare matrix, one row a cell.
fn tabel_matriks(nama: &str, m: &Matriks) -> Tabel {
    let kolom = [
        ("Kemungkinan", 14),
        ("Sebutan kemungkinan", 24),
        ("Dampak", 10),
        ("Sebutan dampak", 24),
        ("Besaran", 10),
        ("Level", 18),
    ];
    let baris = titik(m).map(|ukur| {
        let Titik { kemungkinan, dampak } = ukur.titik;
        vec![
            Sel::Angka(kemungkinan.into()),
            teks(m.nama_kemungkinan(kemungkinan)),
            Sel::Angka(dampak.into()),
            teks(m.nama_dampak(dampak)),
            Sel::Angka(ukur.besaran.into()),
            teks(m.nama_level(ukur.besaran)),
        ]
    });
    Tabel::baru(format!("Matriks risiko {nama}"), &kolom).dengan(baris)
}

/// The cells of a matrix as they are read: the most likely row first.
fn titik(m: &Matriks) -> impl Iterator<Item = Terukur> {
    let semua = (1..=m.tinggi()).rev().flat_map(|k| (1..=m.lebar()).map(move |d| Titik::baru(k, d)));
    semua.filter_map(|t| m.ukur(t))
}

fn tabel_level(nama: &str, m: &Matriks) -> Tabel {
    let kolom =
        [("Nomor", 8), ("Level risiko", 24), ("Besaran paling kecil", 18), ("Besaran paling besar", 18), ("Warna", 14)];
    let baris = (1_usize..).zip(&m.level).map(|(n, l)| {
        vec![jumlah(n), teks(l.nama.clone()), Sel::Angka(l.min.into()), Sel::Angka(l.maks.into()), teks(l.warna.nama())]
    });
    Tabel::baru(format!("Level risiko {nama}"), &kolom).dengan(baris)
}
