//! The registers of the demo government: what stands in `assets/demo/register`, one table a register and one of
//! relations, brought in with the steps people would have taken.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    arsitektur::relasi::JenisRelasi,
    izin::Peran,
    profil::Profil,
    register::{self, Alur, Butir, Isi, Jenis, Register, tahap::Langkah, tahap::Tahap},
};
use serde_json::{Value, json};

use super::{
    acak::acak_i,
    instansi::Instansi,
    rakitan::{Rakitan, Siapa},
};
use crate::{
    Galat, Hasil,
    register::{
        entitas::catatan,
        massal::{BarisMassal, RelasiMassal, turunkan},
    },
};

/// Tables of `assets/demo/register`, by code of the register.
const BERKAS: [(&str, &str); 21] = [
    ("proses-bisnis", include_str!("../../../assets/demo/register/proses-bisnis.csv")),
    ("layanan", include_str!("../../../assets/demo/register/layanan.csv")),
    ("data", include_str!("../../../assets/demo/register/data.csv")),
    ("aplikasi", include_str!("../../../assets/demo/register/aplikasi.csv")),
    ("infrastruktur", include_str!("../../../assets/demo/register/infrastruktur.csv")),
    ("keamanan", include_str!("../../../assets/demo/register/keamanan.csv")),
    ("sasaran", include_str!("../../../assets/demo/register/sasaran.csv")),
    ("uji-kelaikan", include_str!("../../../assets/demo/register/uji-kelaikan.csv")),
    ("reviu-aplikasi", include_str!("../../../assets/demo/register/reviu-aplikasi.csv")),
    ("pemakaian-luar", include_str!("../../../assets/demo/register/pemakaian-luar.csv")),
    ("situs", include_str!("../../../assets/demo/register/situs.csv")),
    ("pemeliharaan", include_str!("../../../assets/demo/register/pemeliharaan.csv")),
    ("standar-infrastruktur", include_str!("../../../assets/demo/register/standar-infrastruktur.csv")),
    ("interkoneksi", include_str!("../../../assets/demo/register/interkoneksi.csv")),
    ("pemulihan", include_str!("../../../assets/demo/register/pemulihan.csv")),
    ("penyedia", include_str!("../../../assets/demo/register/penyedia.csv")),
    ("prosedur-keamanan", include_str!("../../../assets/demo/register/prosedur-keamanan.csv")),
    ("layanan-prioritas", include_str!("../../../assets/demo/register/layanan-prioritas.csv")),
    ("kapabilitas", include_str!("../../../assets/demo/register/kapabilitas.csv")),
    ("pengecualian-bersama", include_str!("../../../assets/demo/register/pengecualian-bersama.csv")),
    ("rujukan-lokal", include_str!("../../../assets/demo/register/rujukan-lokal.csv")),
];
const RELASI: &str = include_str!("../../../assets/demo/register/relasi.csv");

/// Columns that are no field: when the record was made, and how far it has come.
const DIBUAT: &str = "dibuat";
const TAHAP: &str = "tahap";

/// Records and relations ready to be written.
pub(super) struct Isian {
    pub baris: Vec<BarisMassal>,
    pub relasi: Vec<RelasiMassal>,
}

/// One line of a table.
struct Baris {
    register: &'static Register,
    id: i64,
    urutan: i64,
    sel: BTreeMap<String, String>,
}

/// Puts the registers together with their trail; ids follow `id_terakhir`.
///
/// # Errors
/// When a table in `assets/demo/register` is not as the registers ask: our fault, never the person's.
pub(super) fn rakit(r: &mut Rakitan, instansi: &Instansi, profil: &Profil, id_terakhir: i64) -> Hasil<Isian> {
    let mut semua = Vec::new();
    let mut id = id_terakhir;
    for (kode, isi) in BERKAS {
        let register = register::cari(kode).ok_or_else(|| salah(kode, "register tidak ada"))?;
        for (urutan, sel) in (1..).zip(baca(isi)?) {
            id += 1;
            semua.push(Baris { register, id, urutan, sel });
        }
    }
    let per_nomor: BTreeMap<&str, usize> =
        semua.iter().enumerate().map(|(ke, b)| (b.sel.get("nomor").map_or("", String::as_str), ke)).collect();
    if per_nomor.len() != semua.len() {
        return Err(salah("nomor", "ada yang kembar"));
    }
    let id_nomor = |nomor: &str| per_nomor.get(nomor).map(|&ke| semua[ke].id);
    let mut baris = Vec::with_capacity(semua.len());
    let mut siapa_baris = Vec::with_capacity(semua.len());
    for satu in &semua {
        let (siap, siapa) = satu.rakit(r, instansi, profil, &id_nomor)?;
        baris.push(siap);
        siapa_baris.push(siapa);
    }
    let relasi = relasi(r, &baris, &siapa_baris, &per_nomor)?;
    Ok(Isian { baris, relasi })
}

impl Baris {
    fn teks(&self, kolom: &str) -> &str {
        self.sel.get(kolom).map_or("", String::as_str)
    }

    fn rakit(
        &self,
        rakitan: &mut Rakitan,
        instansi: &Instansi,
        profil: &Profil,
        id_nomor: &impl Fn(&str) -> Option<i64>,
    ) -> Hasil<(BarisMassal, Siapa)> {
        let (r, nomor) = (self.register, self.teks("nomor"));
        let mut butir = self.butir(instansi, id_nomor)?;
        if butir.isi("keterlihatan").kosong() {
            butir.set("keterlihatan", Isi::Teks("kantor".into()));
        }
        butir.rapikan(r);
        if let Some(galat) = butir.periksa(r).first() {
            return Err(salah(nomor, &galat.pesan));
        }
        let kantor = match self.teks("perangkat_daerah_id") {
            "" => None,
            singkatan => Some(instansi.kantor(singkatan)?),
        };
        // Who may write it: the goals are Bappeda's, the use outside is decided by the Dinas, the rest is the operator's.
        let pembuat = match (r.kode, kantor) {
            ("pemakaian-luar" | "pengecualian-bersama", _) => instansi.orang("kominfo")?,
            (_, Some(kantor)) => &kantor.operator,
            (_, None) => instansi.orang("perencana")?,
        };
        let hari: NaiveDate = self.teks(DIBUAT).parse().map_err(|_| salah(nomor, "tanggal dibuat"))?;
        let mut kapan: DateTime<Utc> =
            profil.zona_waktu.awal_hari(hari) + Duration::minutes(485 + acak_i("register", self.id, 420));
        let dibuat = kapan;
        let kantor_id = kantor.map(|k| k.id);
        rakitan.catat(kapan, Some(pembuat), "Ditambah", r.kode, self.id, kantor_id, Value::Null, butir.json(r));
        let (mut tahap, mut oleh) = (if r.alur == Alur::Langsung { Tahap::Terbit } else { Tahap::Draf }, pembuat);
        let mut versi = 1;
        for &langkah in jalan(self.teks(TAHAP)) {
            kapan += Duration::minutes(1440 + acak_i(langkah.kode(), self.id, 2_000));
            let sesudah = register::tahap::langkahkan(tahap, langkah).map_err(Galat::internal)?;
            oleh = match langkah {
                Langkah::Ajukan | Langkah::Tarik => pembuat,
                Langkah::Verifikasi | Langkah::Kembalikan => instansi.orang("kominfo")?,
                Langkah::Validasi => instansi.orang(koordinator(profil, r))?,
                Langkah::Terbitkan => instansi.orang("maria")?,
            };
            let mut isi = json!({ "tahap": sesudah.nama() });
            if langkah == Langkah::Kembalikan {
                isi["alasan"] = "Lengkapi referensi arsitektur dan penanggung jawab sebelum diajukan kembali.".into();
            }
            let lama = json!({ "tahap": tahap.nama() });
            rakitan.catat(kapan, Some(oleh), langkah.lampau(), r.kode, self.id, kantor_id, lama, isi);
            tahap = sesudah;
            versi += 1;
        }
        let mut dasar = catatan::Model {
            id: self.id,
            register: String::new(),
            urutan: self.urutan,
            nomor: String::new(),
            nama: String::new(),
            uraian: None,
            perangkat_daerah_id: None,
            kode_rujukan: None,
            keadaan: None,
            keterlihatan: String::new(),
            tahap: tahap.kode().into(),
            diajukan_oleh: (versi > 1).then_some(pembuat.id),
            kelengkapan: 0,
            cari: String::new(),
            versi,
            dibuat,
            diubah: kapan,
            diubah_oleh: oleh.nama.clone(),
            diarsipkan_pada: None,
        };
        turunkan(profil, r, &butir, &mut dasar);
        Ok((BarisMassal { register: r, dasar, butir }, pembuat.clone()))
    }

    fn butir(&self, instansi: &Instansi, id_nomor: &impl Fn(&str) -> Option<i64>) -> Hasil<Butir> {
        let (r, nomor) = (self.register, self.teks("nomor"));
        let mut butir = Butir::default();
        for (kolom, sel) in self.sel.iter().filter(|(_, sel)| !sel.is_empty()) {
            // What a record of the register has besides its fields.
            if kolom == DIBUAT || (kolom == TAHAP && r.alur == Alur::Bertahap) {
                continue;
            }
            let bidang = r.bidang(kolom).ok_or_else(|| salah(nomor, kolom))?;
            let isi = match bidang.jenis {
                Jenis::Kantor => Isi::Bilangan(instansi.kantor(sel)?.id),
                Jenis::Catatan(_) => Isi::Bilangan(id_nomor(sel).ok_or_else(|| salah(nomor, sel))?),
                Jenis::Ganda(_) => {
                    Isi::urai(bidang, &sel.split(';').collect::<Vec<_>>()).map_err(|g| salah(nomor, &g))?
                }
                _ => Isi::urai(bidang, &[sel]).map_err(|g| salah(nomor, &g))?,
            };
            butir.set(bidang.kode, isi);
        }
        Ok(butir)
    }
}

/// The steps that lead to a stage.
fn jalan(tahap: &str) -> &'static [Langkah] {
    use Langkah::{Ajukan, Kembalikan, Terbitkan, Validasi, Verifikasi};
    match tahap {
        "diajukan" => &[Ajukan],
        "dikembalikan" => &[Ajukan, Kembalikan],
        "diverifikasi" => &[Ajukan, Verifikasi],
        "divalidasi" => &[Ajukan, Verifikasi, Validasi],
        "terbit" => &[Ajukan, Verifikasi, Validasi, Terbitkan],
        _ => &[],
    }
}

/// The account of the demo that validates the register.
fn koordinator(profil: &Profil, r: &Register) -> &'static str {
    match profil.koordinator_domain(r.kode) {
        Peran::WaliLayanan => "wali",
        Peran::Perencanaan => "perencana",
        _ => "kominfo",
    }
}

/// The relations, each told in the trail of both ends.
fn relasi(
    rakitan: &mut Rakitan,
    baris: &[BarisMassal],
    siapa: &[Siapa],
    per_nomor: &BTreeMap<&str, usize>,
) -> Hasil<Vec<RelasiMassal>> {
    let mut hasil = Vec::new();
    let mut ada = BTreeSet::new();
    for sel in baca(RELASI)? {
        let kolom = |nama: &str| sel.get(nama).map_or("", String::as_str);
        let jenis = JenisRelasi::dari_kode(kolom("jenis")).ok_or_else(|| salah("relasi", kolom("jenis")))?;
        let cari = |nomor: &str| per_nomor.get(nomor).copied().ok_or_else(|| salah("relasi", nomor));
        let (mut dari, mut ke) = (cari(kolom("dari"))?, cari(kolom("ke"))?);
        if jenis.timbal_balik() && baris[dari].dasar.id > baris[ke].dasar.id {
            (dari, ke) = (ke, dari);
        }
        let (a, b) = (&baris[dari], &baris[ke]);
        if !jenis.cocok(a.register.kode, b.register.kode) || dari == ke || !ada.insert((jenis, dari, ke)) {
            return Err(salah("relasi", &format!("{} {} {}", jenis.kode(), a.dasar.nomor, b.dasar.nomor)));
        }
        let kapan = a.dasar.dibuat.max(b.dasar.dibuat) + Duration::minutes(20);
        for (satu, lain, kata) in [(a, b, jenis.maju()), (b, a, jenis.mundur())] {
            let kantor = satu.dasar.perangkat_daerah_id;
            let isi = json!({ kata: lain.dasar.nomor });
            let (objek, id) = (satu.register.kode, satu.dasar.id);
            rakitan.catat(kapan, Some(&siapa[dari]), "Kaitan ditambah", objek, id, kantor, json!({}), isi);
        }
        hasil.push(RelasiMassal {
            jenis: jenis.kode(),
            dari_id: a.dasar.id,
            ke_id: b.dasar.id,
            dibuat: kapan,
            dibuat_oleh: siapa[dari].nama.clone(),
        });
    }
    Ok(hasil)
}

fn baca(isi: &str) -> Hasil<Vec<BTreeMap<String, String>>> {
    let mut baca = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(isi.as_bytes());
    baca.deserialize().collect::<Result<_, _>>().map_err(Galat::internal)
}

fn salah(apa: &str, sebab: &str) -> Galat {
    Galat::internal(format!("assets/demo/register: {apa}: {sebab}"))
}
