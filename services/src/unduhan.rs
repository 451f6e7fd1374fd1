//! The tables of screens as spreadsheets: the same use case that fills the page, the same permission, every row.
//!
//! Registers have exports of their own, which their imports read back.

mod arsitektur;
mod lain;
mod penilaian;
mod register;
mod risiko;

use domain::{
    angka::{Nilai, bulat_4},
    arsitektur::kurang,
    indeks,
    instrumen::Instrumen,
    izin::Peran,
    penilaian::{Tahap, nilai_efektif},
    register::Register,
    tabel::{Sel, Tabel, indeks as sel_indeks, jumlah, teks},
    waktu::ZonaWaktu,
};
use serde_json::Value;

use crate::{
    Galat, Hasil, Layanan, Pelaku,
    akun::kelola::{self, SaringanOrang},
    aplikasi::usulan,
    arsitektur::kurang as daftar_kurang,
    jejak,
    penilaian::{
        peringkat, putaran, rekomendasi,
        ringkasan::{self, Ringkasan, Riwayat},
        simulasi::{self, Permintaan, sel_nilai},
    },
    register::pantau,
};

/// Rows asked for at a time where a list is long.
const SEKALI: u64 = 1_000;
/// Most rows of one file; the oldest entries of a trail that is longer are left to the pages.
const BARIS_MAKS: usize = 100_000;
/// Most characters of a cell; spreadsheets end at 32,767.
const SEL_MAKS: usize = 32_000;

/// Every table there is. Those of a part of the product stand in its module, after the name of the part.
pub const NAMA: &[&str] = &[
    "arsitektur-area",
    "arsitektur-banding",
    "arsitektur-banding-kaitan",
    "arsitektur-dampak",
    "arsitektur-digital",
    "arsitektur-domain",
    "arsitektur-graf",
    "arsitektur-iterasi",
    "arsitektur-jaminan",
    "arsitektur-kaitan",
    "arsitektur-kapabilitas",
    "arsitektur-kepastian",
    "arsitektur-kesenjangan",
    "arsitektur-matriks",
    "arsitektur-penempatan",
    "arsitektur-pengamanan",
    "arsitektur-pengguna",
    "arsitektur-pusat-data",
    "arsitektur-reviu",
    "arsitektur-teknologi",
    "arsitektur-versi",
    "indikator",
    "jalur",
    "jejak",
    "kemajuan",
    "kenaikan",
    "keputusan",
    "kurang",
    "orang",
    "penandatangan",
    "pengguna",
    "penilaian-analisis",
    "penilaian-bukti",
    "penilaian-keputusan",
    "penilaian-laporan",
    "penilaian-riwayat",
    "penilaian-tahap",
    "penilaian-tahun",
    "perhatian",
    "peringkat",
    "putaran",
    "register-dokumen",
    "register-pekerjaan",
    "register-riwayat",
    "register-rujukan",
    "register-semua",
    "register-terbitan",
    "rekomendasi",
    "risiko-daftar",
    "risiko-dampak",
    "risiko-katalog",
    "risiko-kelompok",
    "risiko-kemungkinan",
    "risiko-level",
    "risiko-matriks",
    "risiko-pemangku",
    "risiko-penanganan",
    "risiko-pendampingan",
    "risiko-penerapan",
    "risiko-peraturan",
    "risiko-peta",
    "risiko-register",
    "risiko-rekap",
    "risiko-sasaran",
    "risiko-selera",
    "risiko-terlambat",
    "risiko-tren",
    "risiko-utama",
    "riwayat",
    "syarat",
    "usulan",
];

/// What the address of a download asks for: the parameters of the page it stands on.
#[derive(Clone, Debug, Default)]
pub struct Kueri(pub Vec<(String, String)>);

impl Kueri {
    fn nilai(&self, nama: &str) -> &str {
        self.0.iter().find(|(n, _)| n == nama).map_or("", |(_, nilai)| nilai.as_str())
    }

    fn semua<'a>(&'a self, nama: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(n, _)| n == nama).map(|(_, nilai)| nilai.as_str())
    }

    fn id(&self, nama: &str) -> Hasil<i64> {
        self.nilai(nama).parse().map_err(|_| Galat::TidakAda)
    }

    /// A number from one to `maks`; `None` for anything else, as pages take it.
    fn antara(&self, nama: &str, maks: usize) -> Option<usize> {
        self.nilai(nama).parse().ok().filter(|n| (1..=maks).contains(n))
    }

    fn register(&self) -> Hasil<&'static Register> {
        domain::register::cari(self.nilai("register")).ok_or(Galat::TidakAda)
    }

    /// The record that `register` and `id` name.
    fn catatan(&self) -> Hasil<(&'static Register, i64)> {
        Ok((self.register()?, self.id("id")?))
    }
}

/// The table called `nama`, one of [`NAMA`].
///
/// # Errors
/// [`Galat::TidakAda`] for a name nobody knows, else those of the page.
pub async fn tabel(l: &Layanan, pelaku: &Pelaku, nama: &str, kueri: &Kueri) -> Hasil<Tabel> {
    if !NAMA.contains(&nama) {
        return Err(Galat::TidakAda);
    }
    match nama {
        "putaran" => tabel_putaran(l, pelaku).await,
        "riwayat" => tabel_riwayat(l, pelaku).await,
        "indikator" => tabel_indikator(l, &ringkasan::get(l, pelaku, kueri.id("penilaian")?).await?),
        "kemajuan" => tabel_kemajuan(&ringkasan::get(l, pelaku, kueri.id("penilaian")?).await?),
        "peringkat" => tabel_peringkat(l, pelaku, kueri.id("putaran")?).await,
        "rekomendasi" => tabel_rekomendasi(l, pelaku, kueri.id("penilaian")?).await,
        "kenaikan" => simulasi::tabel_kenaikan(l, pelaku, kueri.id("penilaian")?, &permintaan(kueri)).await,
        "jalur" => simulasi::tabel_jalur(l, pelaku, kueri.id("penilaian")?, &permintaan(kueri)).await,
        "pengguna" => tabel_pengguna(l, pelaku, kueri).await,
        "jejak" => tabel_jejak(l, pelaku, kueri).await,
        "perhatian" => pantau(l, pelaku).await?.tabel(kueri.nilai("daftar"), kueri.nilai("kantor").parse().ok()),
        "kurang" => {
            let jenis = Some(kueri.nilai("jenis")).filter(|kode| !kode.is_empty());
            let jenis = jenis.map(|kode| kurang::cari(kode).ok_or(Galat::TidakAda)).transpose()?;
            daftar_kurang::tabel(l, pelaku, jenis).await
        }
        "usulan" => {
            let pilihan = usulan::Pilihan::dari_alamat(kueri.nilai("status"), kueri.nilai("menunggu"));
            usulan::tabel(l, pelaku, pilihan).await
        }
        "penandatangan" => lain::tabel_penandatangan(l, pelaku).await,
        "orang" => lain::orang_kantor(l, pelaku, kueri).await,
        "syarat" => lain::syarat_usulan(l, pelaku, kueri).await,
        "keputusan" => lain::keputusan_usulan(l, pelaku, kueri).await,
        _ => match nama.split_once('-') {
            Some(("arsitektur", apa)) => arsitektur::tabel(l, pelaku, apa, kueri).await,
            Some(("penilaian", apa)) => penilaian::tabel(l, pelaku, apa, kueri).await,
            Some(("risiko", apa)) => risiko::tabel(l, pelaku, apa, kueri).await,
            Some(("register", apa)) => register::tabel(l, pelaku, apa, kueri).await,
            _ => Err(Galat::TidakAda),
        },
    }
}

fn permintaan(kueri: &Kueri) -> Permintaan {
    Permintaan {
        target: kueri.nilai("target").to_owned(),
        predikat: kueri.nilai("predikat").to_owned(),
        seperti_lalu: !kueri.nilai("lalu").is_empty(),
    }
}

fn tanggal(hari: Option<chrono::NaiveDate>) -> Sel {
    hari.map_or(Sel::Kosong, Sel::Tanggal)
}

/// The heading of a column of moments, and the zone they are written in.
fn saat(l: &Layanan, judul: &str) -> (String, ZonaWaktu) {
    let zona = l.profil.zona_waktu;
    (format!("{judul} ({})", zona.singkatan()), zona)
}

fn sebutan<'l>(l: &'l Layanan, instrumen: &'l str) -> &'l str {
    l.katalog.cari(instrumen).map_or(instrumen, |i| &i.sebutan)
}

async fn tabel_putaran(l: &Layanan, pelaku: &Pelaku) -> Hasil<Tabel> {
    let mut kolom = vec![
        ("Tahun", 8),
        ("Putaran", 44),
        ("Jenis", 14),
        ("Lingkup", 22),
        ("Instrumen", 24),
        ("Keadaan", 14),
        ("Terisi", 10),
        ("Indikator", 10),
    ];
    let tenggat: Vec<String> = Tahap::SEMUA.map(|t| format!("Tenggat {}", t.nama().to_lowercase())).into();
    kolom.extend(tenggat.iter().map(|judul| (judul.as_str(), 18)));
    let baris = putaran::list(l, pelaku).await?.into_iter().map(|p| {
        let keadaan = match (p.impor, p.terkunci) {
            (true, _) => "Diimpor",
            (_, true) => "Ditetapkan",
            _ => "Berjalan",
        };
        let mut sel = vec![
            Sel::Angka(p.tahun.into()),
            teks(p.nama),
            teks(p.jenis.nama()),
            teks(p.lingkup.nama()),
            teks(sebutan(l, &p.instrumen)),
            teks(keadaan),
            Sel::Angka(p.terisi),
            Sel::Angka(p.jumlah),
        ];
        sel.extend(Tahap::SEMUA.map(|tahap| tanggal(p.tenggat.get(&tahap).copied())));
        sel
    });
    Ok(Tabel::baru("Putaran penilaian", &kolom).dengan(baris))
}

async fn tabel_riwayat(l: &Layanan, pelaku: &Pelaku) -> Hasil<Tabel> {
    Ok(tabel_tahun(l, &ringkasan::hasil_pemerintah(l, pelaku).await?))
}

/// Results of several years, the newest first.
fn tabel_tahun(l: &Layanan, semua: &[Riwayat]) -> Tabel {
    let kolom = [("Tahun", 8), ("Putaran", 44), ("Lingkup", 22), ("Instrumen", 24), ("Indeks", 10), ("Predikat", 18)];
    let baris = semua.iter().rev().filter_map(|lama| {
        let instrumen = l.katalog.cari(&lama.instrumen)?;
        let hasil = indeks::hitung(instrumen, &lama.nilai).indeks;
        Some(vec![
            Sel::Angka(lama.tahun.into()),
            teks(lama.nama.clone()),
            teks(lama.lingkup.nama()),
            teks(instrumen.sebutan.clone()),
            sel_indeks(&hasil),
            teks(indeks::predikat(instrumen, lama.tahun, &hasil).nama),
        ])
    });
    Tabel::baru("Hasil dari tahun ke tahun", &kolom).dengan(baris)
}

fn instrumen<'l>(l: &'l Layanan, id: &str) -> Hasil<&'l Instrumen> {
    l.katalog.cari(id).ok_or_else(|| Galat::internal(format!("instrumen {id} tidak ada")))
}

fn tabel_indikator(l: &Layanan, r: &Ringkasan) -> Hasil<Tabel> {
    let instrumen = instrumen(l, &r.instrumen)?;
    let mut kolom = vec![("Nomor", 8), ("Indikator", 60), ("Aspek", 40), ("Penanggung jawab", 50), ("Keadaan", 24)];
    kolom.extend(r.tahap.iter().map(|tahap| (tahap.nama(), 14)));
    kolom.push(("Nilai berlaku", 14));
    let baris = r.indikator.iter().map(|i| {
        let rinci = instrumen.indikator(&i.kode);
        let aspek = rinci.and_then(|rinci| instrumen.aspek(rinci.aspek));
        let kantor: Vec<&str> =
            i.kantor.iter().filter_map(|id| r.kantor.iter().find(|k| k.id == *id)).map(|k| k.nama.as_str()).collect();
        let mut sel = vec![
            teks(i.kode.clone()),
            teks(rinci.map_or("", |rinci| &rinci.nama)),
            teks(aspek.map_or_else(String::new, |a| format!("{}. {}", a.no, a.nama))),
            teks(kantor.join("; ")),
            teks(i.status.nama()),
        ];
        let angka = |nilai: Option<Nilai>| nilai.map_or(Sel::Kosong, sel_nilai);
        sel.extend(r.tahap.iter().map(|tahap| angka(i.nilai.get(tahap).copied())));
        sel.push(angka(nilai_efektif(&i.nilai, Tahap::Reviu).map(|(nilai, _)| nilai)));
        sel
    });
    Ok(Tabel::baru(format!("Indikator {}", r.nama), &kolom).dengan(baris))
}

fn tabel_kemajuan(r: &Ringkasan) -> Hasil<Tabel> {
    if !r.seluruh {
        return Err(Galat::dilarang());
    }
    let kolom = [
        ("Perangkat Daerah", 50),
        ("Indikator", 10),
        ("Terisi", 10),
        ("Diajukan", 10),
        ("Disetujui", 10),
        ("Terverifikasi", 12),
        ("Pertanyaan belum dijawab", 24),
        ("Jawaban paling lambat", 22),
    ];
    let baris = r.kemajuan().into_iter().map(|k| {
        let angka = [k.jumlah, k.terisi, k.diajukan, k.disetujui, k.terverifikasi, k.tanya_terbuka];
        let mut sel = vec![teks(k.kantor.nama)];
        sel.extend(angka.map(jumlah));
        sel.push(tanggal(k.batas_tanya));
        sel
    });
    Ok(Tabel::baru(format!("Kemajuan {}", r.nama), &kolom).dengan(baris))
}

async fn tabel_peringkat(l: &Layanan, pelaku: &Pelaku, putaran_id: i64) -> Hasil<Tabel> {
    let nama = putaran::get(l, pelaku, putaran_id).await?.nama;
    // Places follow the exact index: with two decimals alone their order could look wrong.
    let kolom = [
        ("Peringkat", 10),
        ("Perangkat Daerah", 50),
        ("Indeks", 10),
        ("Indeks empat desimal", 20),
        ("Predikat", 18),
        ("Terisi", 10),
        ("Indikator", 10),
        ("Keterangan peringkat", 60),
    ];
    let baris = peringkat::list(l, pelaku, putaran_id).await?.into_iter().map(|p| {
        let keterangan = p.keterangan();
        vec![
            jumlah(p.tempat),
            teks(p.kantor.nama),
            sel_indeks(&p.hasil.indeks),
            Sel::Desimal(bulat_4(&p.hasil.indeks)),
            teks(p.predikat),
            jumlah(p.terisi),
            jumlah(p.jumlah),
            teks(keterangan),
        ]
    });
    Ok(Tabel::baru(format!("Peringkat {nama}"), &kolom).dengan(baris))
}

async fn tabel_rekomendasi(l: &Layanan, pelaku: &Pelaku, penilaian_id: i64) -> Hasil<Tabel> {
    let r = ringkasan::get(l, pelaku, penilaian_id).await?;
    let instrumen = instrumen(l, &r.instrumen)?;
    let kolom = [
        ("Indikator", 50),
        ("Aspek", 40),
        ("Rekomendasi", 80),
        ("Penanggung jawab", 40),
        ("Tenggat", 14),
        ("Keadaan", 12),
    ];
    let baris = rekomendasi::list(l, pelaku, penilaian_id).await?.into_iter().map(|satu| {
        let indikator = satu.indikator.as_deref().map(|kode| {
            instrumen.indikator(kode).map_or_else(|| kode.to_owned(), |i| format!("{kode}. {}", i.nama_pendek))
        });
        let aspek = satu.aspek.and_then(|no| instrumen.aspek(no)).map(|a| format!("{}. {}", a.no, a.nama_pendek));
        vec![
            teks(indikator.unwrap_or_default()),
            teks(aspek.unwrap_or_default()),
            teks(satu.uraian),
            teks(satu.pemilik.map(|k| k.nama).unwrap_or_default()),
            tanggal(satu.tenggat),
            teks(if satu.selesai { "Selesai" } else { "Belum" }),
        ]
    });
    Ok(Tabel::baru(format!("Rekomendasi {}", r.nama), &kolom).dengan(baris))
}

async fn tabel_pengguna(l: &Layanan, pelaku: &Pelaku, kueri: &Kueri) -> Hasil<Tabel> {
    let mut saringan = SaringanOrang {
        cari: kueri.nilai("q").to_owned(),
        peran: Peran::dari_kode(kueri.nilai("peran")),
        perangkat_daerah: kueri.nilai("pd").parse().ok(),
        aktif: match kueri.nilai("keadaan") {
            "aktif" => Some(true),
            "nonaktif" => Some(false),
            _ => None,
        },
        sesudah: None,
    };
    let kolom = [
        ("Nama", 36),
        ("Nama pengguna", 20),
        ("NIP", 22),
        ("Jabatan", 36),
        ("Surel", 30),
        ("Peran", 60),
        ("Keadaan", 12),
    ];
    let mut tabel = Tabel::baru("Pengguna dan peran", &kolom);
    while tabel.baris.len() < BARIS_MAKS {
        let halaman = kelola::list(l, pelaku, &saringan, SEKALI).await?;
        tabel.baris.extend(halaman.baris.into_iter().map(|o| {
            let peran = o.peran.iter().map(|p| match &p.perangkat_daerah {
                Some((_, kantor)) => format!("{} ({kantor})", p.peran.nama()),
                None => p.peran.nama().to_owned(),
            });
            let peran: Vec<String> = peran.collect();
            let keadaan = if o.aktif { "Aktif" } else { "Nonaktif" };
            [o.nama, o.nama_pengguna, o.nip, o.jabatan, o.surel, peran.join("; "), keadaan.to_owned()].map(teks).into()
        }));
        match halaman.lanjut {
            Some(lanjut) => saringan.sesudah = Some(lanjut),
            None => break,
        }
    }
    Ok(tabel)
}

async fn tabel_jejak(l: &Layanan, pelaku: &Pelaku, kueri: &Kueri) -> Hasil<Tabel> {
    let (waktu, zona) = saat(l, "Waktu");
    let mut saringan = jejak::Saringan {
        cari: kueri.nilai("q").to_owned(),
        objek: Some(kueri.nilai("objek").to_owned()).filter(|objek| !objek.is_empty()),
        sebelum: None,
    };
    let kolom = [
        ("Nomor", 10),
        (waktu.as_str(), 22),
        ("Siapa", 30),
        ("Alamat", 18),
        ("Tindakan", 34),
        ("Jenis catatan", 24),
        ("Nama catatan", 50),
        ("Perangkat Daerah", 34),
        ("Nomor catatan", 14),
        ("Perubahan", 90),
    ];
    let mut tabel = Tabel::baru("Jejak audit", &kolom);
    while tabel.baris.len() < BARIS_MAKS {
        let daftar = jejak::list(l, pelaku, &saringan, SEKALI).await?;
        let Some(akhir) = daftar.last() else { break };
        saringan.sebelum = Some(akhir.urutan);
        let penuh = daftar.len() as u64 == SEKALI;
        tabel.baris.extend(daftar.into_iter().map(|e| {
            vec![
                Sel::Angka(e.urutan),
                teks(zona.ringkas(e.waktu)),
                teks(e.pelaku),
                teks(e.alamat),
                teks(e.tindakan),
                teks(jejak::nama_objek(&e.objek).map_or(e.objek, str::to_owned)),
                teks(e.nama.unwrap_or_default()),
                teks(e.kantor.unwrap_or_default()),
                Sel::Angka(e.objek_id),
                teks(perubahan(&e.perubahan)),
            ]
        }));
        if !penuh {
            break;
        }
    }
    Ok(tabel)
}

/// `nama: "lama" -> "baru"`, one field a line, as the trail keeps them.
fn perubahan(semua: &std::collections::BTreeMap<String, (Value, Value)>) -> String {
    let satu = |nilai: &Value| match nilai {
        Value::Null => "–".to_owned(),
        Value::String(teks) => teks.clone(),
        lain => lain.to_string(),
    };
    let baris: Vec<String> = semua
        .iter()
        .filter(|(_, (lama, baru))| !(lama.is_null() && baru.is_null()))
        .map(|(nama, (lama, baru))| match lama {
            Value::Null => format!("{nama}: {}", satu(baru)),
            lama => format!("{nama}: {} → {}", satu(lama), satu(baru)),
        })
        .collect();
    baris.join("\n").chars().take(SEL_MAKS).collect()
}
