//! Both versions of the forms below a risk, field by field in the words of the form (see [`super::bentrok`]).

use domain::{
    risiko::{
        Matriks,
        matriks::Terukur,
        penanganan::{Kemajuan, Opsi},
        periode::{Jadwal, JenisPantau, JenisPeriode, MasaPantau},
        spip::{KodeSpip, SkemaSpip, Sumber},
    },
    waktu,
};
use services::risiko::{kejadian::Kejadian, pantauan::Pantauan, penanganan::Penanganan, rinci::Rincian};

use super::bentrok::{Beda, kata_rupiah, kata_tanggal, kata_ya};

/// A code of a form in words; what is no code reads as it was typed.
macro_rules! kata_kode {
    ($jenis:ty) => {
        |kode: &str| <$jenis>::dari_kode(kode).map_or_else(|| kode.to_owned(), |satu| satu.nama().to_owned())
    };
}

/// A level of the matrix with its name.
pub(super) fn level<'a>(m: &'a Matriks, nama: fn(&'a Matriks, u8) -> &'a str) -> impl Fn(&str) -> String + 'a {
    move |n: &str| n.parse().map_or_else(|_| n.to_owned(), |l| format!("{l} {}", nama(m, l)))
}

pub(super) fn penanganan<'a>(beda: Beda<'a>, ada: Option<&Penanganan>) -> Beda<'a> {
    let i = ada.map(|p| &p.isi);
    let teks = |ambil: fn(&domain::risiko::potret::PotretPenanganan) -> &str| i.map(ambil).unwrap_or_default();
    beda.kata("opsi", "Opsi penanganan", i.map_or("", |i| i.opsi.kode()), kata_kode!(Opsi))
        .isi("aksi", "Rencana aksi penanganan", teks(|i| &i.aksi))
        .isi("keluaran", "Keluaran", teks(|i| &i.keluaran))
        .bersama("jadwal", "Jadwal", isian_jadwal(i.map(|i| i.jadwal)), kata_jadwal)
        .isi("penanggung_jawab", "Penanggung jawab", teks(|i| &i.penanggung_jawab))
        .isi("pendukung", "Unit pendukung", teks(|i| &i.pendukung))
        .kata("biaya", "Biaya", &i.and_then(|i| i.biaya).map(|n| n.to_string()).unwrap_or_default(), kata_rupiah)
}

/// A schedule as the fields of the form hold it.
fn isian_jadwal(ada: Option<Jadwal>) -> Vec<(String, String)> {
    let Some(ada) = ada else { return Vec::new() };
    let jenis = ada.jenis().kode();
    let mut hasil = vec![("jenis_periode".to_owned(), jenis.to_owned())];
    match ada {
        Jadwal::Tanggal { mulai, selesai } => {
            hasil.extend([("mulai".to_owned(), waktu::iso(mulai)), ("selesai".to_owned(), waktu::iso(selesai))]);
        }
        Jadwal::Bulan { tahun, dari, sampai }
        | Jadwal::Triwulan { tahun, dari, sampai }
        | Jadwal::Semester { tahun, dari, sampai } => hasil.extend([
            ("tahun".to_owned(), tahun.to_string()),
            (format!("dari_{jenis}"), dari.to_string()),
            (format!("sampai_{jenis}"), sampai.to_string()),
        ]),
    }
    hasil
}

/// A schedule of the form in words; one that is not complete says what there is of it.
fn kata_jadwal(isi: &dyn Fn(&str) -> String) -> String {
    let Some(jenis) = JenisPeriode::dari_kode(&isi("jenis_periode")) else { return String::new() };
    if jenis == JenisPeriode::Tanggal {
        let hari = |nama: &str| waktu::baca_tanggal(&isi(nama), "Tanggal").ok();
        let jadwal = hari("mulai").zip(hari("selesai")).and_then(|(mulai, selesai)| Jadwal::tanggal(mulai, selesai));
        let sebagian = || format!("{} s.d. {}", kata_tanggal(&isi("mulai")), kata_tanggal(&isi("selesai")));
        return jadwal.map_or_else(sebagian, Jadwal::tampil);
    }
    let bagian = |apa: &str| isi(&format!("{apa}_{}", jenis.kode())).trim().parse::<u8>().ok();
    let (dari, tahun) = (bagian("dari"), isi("tahun"));
    // One part only: it ends where it begins.
    let sampai = bagian("sampai").or(dari);
    let jadwal = dari.zip(sampai).zip(tahun.trim().parse().ok());
    let jadwal = jadwal.and_then(|((dari, sampai), tahun)| Jadwal::bagian(jenis, tahun, dari, sampai));
    jadwal.map_or_else(|| format!("{} belum lengkap, tahun {tahun}", jenis.nama()), Jadwal::tampil)
}

pub(super) fn kemajuan<'a>(beda: Beda<'a>, p: &Penanganan) -> Beda<'a> {
    let i = &p.isi;
    let selesai = i.selesai_pada.map(waktu::iso).unwrap_or_default();
    isi_kemajuan(beda, i.kemajuan.kode(), &i.realisasi, &selesai)
}

/// What was typed for an action that is no more.
pub(super) fn kemajuan_terhapus(beda: Beda<'_>) -> Beda<'_> {
    isi_kemajuan(beda, "", "", "")
}

fn isi_kemajuan<'a>(beda: Beda<'a>, kemajuan: &str, realisasi: &str, selesai: &str) -> Beda<'a> {
    beda.kata("kemajuan", "Kemajuan", kemajuan, kata_kode!(Kemajuan))
        .isi("realisasi", "Yang telah dilakukan", realisasi)
        .kata("selesai_pada", "Tanggal selesai", selesai, kata_tanggal)
}

pub(super) fn residual<'a>(beda: Beda<'a>, d: &Rincian) -> Beda<'a> {
    let (r, m) = (&d.risiko, &d.matriks);
    let sel = |t: Option<Terukur>| {
        t.map_or_else(Default::default, |t| (t.titik.kemungkinan.to_string(), t.titik.dampak.to_string()))
    };
    let (sisa, target) = (sel(r.residual), sel(r.target));
    let (k, l) = (level(m, Matriks::nama_kemungkinan), level(m, Matriks::nama_dampak));
    beda.kata("ada_residual", "Ada risiko residual", if r.ada_residual { "ya" } else { "tidak" }, kata_ya)
        .kata("residual_kemungkinan", "Residual, level kemungkinan", &sisa.0, &k)
        .kata("residual_dampak", "Residual, level dampak", &sisa.1, &l)
        .isi("alasan_residual", "Alasan residual", &r.alasan_residual)
        .kata("target_kemungkinan", "Target, level kemungkinan", &target.0, &k)
        .kata("target_dampak", "Target, level dampak", &target.1, &l)
        .isi("kontinjensi", "Rencana kontinjensi", &r.kontinjensi)
}

pub(super) fn pantauan<'a>(beda: Beda<'a>, d: &Rincian, ada: Option<&Pantauan>) -> Beda<'a> {
    let i = ada.map(|p| &p.isi);
    let teks = |ambil: fn(&domain::risiko::potret::PotretPantauan) -> &str| i.map(ambil).unwrap_or_default();
    let titik = i.map(|i| (i.ukur.titik.kemungkinan.to_string(), i.ukur.titik.dampak.to_string())).unwrap_or_default();
    let masa = i.map_or_else(Vec::new, |i| {
        let tanggal = if i.masa.jenis == JenisPantau::Insidental { waktu::iso(i.masa.sampai) } else { String::new() };
        vec![
            ("jenis".to_owned(), i.masa.jenis.kode().to_owned()),
            ("ke".to_owned(), i.masa.ke.to_string()),
            ("tanggal".to_owned(), tanggal),
        ]
    });
    let beda = match d.risiko.residual {
        Some(_) => beda.isi("alasan_residual", "Alasan residual", &d.risiko.alasan_residual),
        None => beda,
    };
    beda.bersama("masa", "Masa pemantauan", masa, |isi| kata_masa(isi, d.tahun))
        .kata("kemungkinan", "Level kemungkinan saat ini", &titik.0, level(&d.matriks, Matriks::nama_kemungkinan))
        .kata("level_dampak", "Level dampak saat ini", &titik.1, level(&d.matriks, Matriks::nama_dampak))
        .isi("uraian", "Keadaan risiko saat ini", teks(|i| &i.uraian))
        .isi("proyeksi", "Proyeksi", teks(|i| &i.proyeksi))
        .isi("dilakukan", "Penanganan yang telah dilakukan", teks(|i| &i.dilakukan))
        .isi("rencana", "Rencana penanganan", teks(|i| &i.rencana))
        .isi("penanggung_jawab", "Penanggung jawab", teks(|i| &i.penanggung_jawab))
        .isi("waktu", "Waktu pelaksanaan", teks(|i| &i.waktu))
        .isi("rekomendasi", "Rekomendasi", teks(|i| &i.rekomendasi))
}

/// The period of a report in words.
fn kata_masa(isi: &dyn Fn(&str) -> String, tahun: i32) -> String {
    let Some(jenis) = JenisPantau::dari_kode(&isi("jenis")) else { return String::new() };
    if jenis == JenisPantau::Insidental {
        return format!("{}, {}", jenis.nama(), kata_tanggal(&isi("tanggal")));
    }
    let ke = if jenis == JenisPantau::Tahunan { Some(1) } else { isi("ke").trim().parse().ok() };
    let masa = ke.and_then(|ke| MasaPantau::berkala(jenis, tahun, ke));
    masa.map_or_else(|| format!("{}, periode belum dipilih", jenis.nama()), MasaPantau::tampil)
}

pub(super) fn kejadian<'a>(beda: Beda<'a>, ada: Option<&Kejadian>) -> Beda<'a> {
    let i = ada.map(|p| &p.isi);
    let teks = |ambil: fn(&domain::risiko::potret::PotretKejadian) -> &str| i.map(ambil).unwrap_or_default();
    let rugi = i.and_then(|i| i.kerugian).map(|n| n.to_string()).unwrap_or_default();
    beda.kata("tanggal", "Tanggal kejadian", &i.map(|i| waktu::iso(i.tanggal)).unwrap_or_default(), kata_tanggal)
        .isi("sebab", "Sebab yang sebenarnya", teks(|i| &i.sebab))
        .isi("dampak", "Dampak yang timbul", teks(|i| &i.dampak))
        .kata("kerugian", "Kerugian", &rugi, kata_rupiah)
        .isi("tindakan", "Tindakan yang diambil", teks(|i| &i.tindakan))
        .isi("pelajaran", "Pelajaran", teks(|i| &i.pelajaran))
}

pub(super) fn spip<'a>(beda: Beda<'a>, d: &Rincian) -> Beda<'a> {
    let (skema, e) = (SkemaSpip::bawaan(), d.risiko.spip.as_ref());
    let titik = e.map(|e| (e.titik.kemungkinan.to_string(), e.titik.dampak.to_string())).unwrap_or_default();
    let skala = |nama: &'static [String]| {
        move |n: &str| {
            let ada = n.parse::<usize>().ok().and_then(|l| nama.get(l.checked_sub(1)?));
            ada.map_or_else(|| n.to_owned(), |nama| format!("{n} {nama}"))
        }
    };
    let terkendali = e.map_or("", |e| if e.terkendali { "ya" } else { "tidak" });
    beda.kata("kode", "Tujuan yang terancam", e.map_or("", |e| e.kode.kode()), kata_kode!(KodeSpip))
        .kata("kemungkinan", "Skala kemungkinan", &titik.0, skala(&skema.kemungkinan))
        .kata("level_dampak", "Skala dampak", &titik.1, skala(&skema.dampak))
        .kata("sumber", "Sumber penyebab", e.map_or("", |e| e.sumber.kode()), kata_kode!(Sumber))
        .kata("terkendali", "Dapat dikendalikan", terkendali, kata_ya)
        .isi("pihak_terkena", "Pihak yang terkena", e.map_or("", |e| &e.pihak_terkena))
        .isi("celah", "Celah pengendalian", e.map_or("", |e| &e.celah))
}
