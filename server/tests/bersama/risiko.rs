//! A register of risks with one risk in it, and something of everything that hangs on a risk.

use domain::risiko::alur::Perbuatan;
use services::{
    Pelaku,
    risiko::{
        alur,
        kejadian::{self, IsianKejadian},
        konteks::{self, IsianSasaran},
        pantauan::{self, IsianPantauan},
        penanganan::{self, IsianPenanganan},
        register, rinci,
        simpan::{self, IsianRisiko},
        tautan,
    },
};

use crate::bantu::{self, Bekal};

/// What was made, by its numbers.
#[derive(Clone, Copy, Debug)]
pub struct Contoh {
    pub register: i64,
    pub risiko: i64,
    pub penanganan: i64,
    pub kejadian: i64,
    pub tautan: i64,
    pub versi: i64,
}

impl Contoh {
    /// The number of what an address below a risk is about.
    pub fn anak(self, pola: &str) -> i64 {
        if pola.contains("/penanganan/") { self.penanganan } else { self.kejadian }
    }
}

pub fn isian() -> IsianRisiko {
    IsianRisiko {
        jenis: "negatif".into(),
        kejadian: "Pusat data padam lebih dari empat jam".into(),
        penyebab: "Daya cadangan tidak teruji".into(),
        kategori: "infrastruktur".into(),
        dampak: "Layanan berhenti".into(),
        area: "kinerja".into(),
        pengendalian: "Pemeliharaan genset".into(),
        kemungkinan: "3".into(),
        level_dampak: "4".into(),
        penjelasan_kemungkinan: "Dua kali setahun".into(),
        penjelasan_dampak: "Seluruh layanan".into(),
        keputusan: "ya".into(),
        alasan_keputusan: "Mengganggu seluruh layanan".into(),
        pemilik: "Kepala Dinas".into(),
        ..IsianRisiko::default()
    }
}

pub fn aksi() -> IsianPenanganan {
    IsianPenanganan {
        opsi: "mitigasi".into(),
        aksi: "Uji beban genset setiap triwulan".into(),
        keluaran: "Berita acara uji".into(),
        jenis_periode: "triwulan".into(),
        dari: "1".into(),
        sampai: "4".into(),
        tahun: "2026".into(),
        penanggung_jawab: "Bidang Infrastruktur".into(),
        ..IsianPenanganan::default()
    }
}

async fn versi(b: &Bekal, pelaku: &Pelaku, id: i64) -> i64 {
    rinci::get(&b.l, pelaku, id).await.expect("rincian").versi
}

/// `catatan` is a record the operator sees.
pub async fn contoh(b: &Bekal, operator: &Pelaku, kantor: i64, catatan: i64) -> Contoh {
    let (l, p) = (&b.l, operator);
    let register = register::create(l, p, kantor, 2026).await.expect("register risiko");
    let risiko = simpan::create(l, p, register, &isian()).await.expect("risiko");
    let penanganan = penanganan::create(l, p, risiko, versi(b, p, risiko).await, &aksi()).await.expect("penanganan");
    let terjadi = IsianKejadian {
        tanggal: "2026-02-03".into(),
        sebab: "Kabel terbakar".into(),
        dampak: "Padam tiga jam".into(),
        tindakan: "Genset dijalankan".into(),
        pelajaran: "Kabel diperiksa setiap bulan".into(),
        ..IsianKejadian::default()
    };
    let kejadian = kejadian::create(l, p, risiko, versi(b, p, risiko).await, &terjadi).await.expect("kejadian");
    let r = services::register::get(l, p, bantu::catatan::register("aplikasi"), catatan).await.expect("catatan");
    let nomor = r.rekaman.nomor().to_owned();
    tautan::tambah(l, p, risiko, versi(b, p, risiko).await, &nomor).await.expect("tautan");
    let d = rinci::get(l, p, risiko).await.expect("rincian");
    let tautan = d.tautan.tautan.first().expect("tautan").id;
    Contoh { register, risiko, penanganan, kejadian, tautan, versi: d.versi }
}

/// A register whose risks are approved and watched; gives one of them.
pub async fn banyak(b: &Bekal, (operator, kepala): (&Pelaku, &Pelaku), kantor: i64, tahun: i32, n: usize) -> i64 {
    let (l, p) = (&b.l, operator);
    let register = register::create(l, p, kantor, tahun).await.expect("register risiko");
    let sasaran = IsianSasaran {
        sasaran_upr: "Layanan andal".into(),
        sasaran_spbe: "Layanan tersedia".into(),
        indikator: "Ketersediaan".into(),
        target: "99 %".into(),
        ..IsianSasaran::default()
    };
    konteks::simpan_sasaran(l, p, register, 1, &[sasaran]).await.expect("sasaran");
    let sasaran = register::get(l, p, register).await.expect("register").sasaran[0].id.to_string();
    let mut id = Vec::new();
    for i in 0..n {
        let isian = IsianRisiko { kejadian: format!("Kejadian {i}"), sasaran: sasaran.clone(), ..isian() };
        let satu = simpan::create(l, p, register, &isian).await.expect("risiko");
        let aksi = IsianPenanganan { tahun: tahun.to_string(), ..aksi() };
        penanganan::create(l, p, satu, versi(b, p, satu).await, &aksi).await.expect("penanganan");
        id.push(satu);
    }
    for (siapa, perbuatan) in [(operator, Perbuatan::Ajukan), (kepala, Perbuatan::Setujui)] {
        let (jumlah, ditolak) = alur::lakukan_massal(l, siapa, &id, perbuatan, "").await.expect("langkah");
        assert_eq!((jumlah, ditolak), (n, Vec::new()));
    }
    for satu in &id {
        let isian = IsianPantauan {
            jenis: "triwulanan".into(),
            ke: "1".into(),
            kemungkinan: "2".into(),
            level_dampak: "4".into(),
            uraian: "Menurun".into(),
            dilakukan: "Genset diuji".into(),
            ..IsianPantauan::default()
        };
        pantauan::create(l, p, *satu, versi(b, p, *satu).await, &isian).await.expect("pantauan");
    }
    id[0]
}
