//! How much awaits a person, for the menu of every page: one query for assessments, one for risks, one for recommendations,
//! and one each for records of registers, proposals of applications and reviews of the architecture, added up by the
//! database. What a person has no part in is not asked.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::{
    izin::Tindakan,
    penilaian::{Jenis, Lingkup, Perbuatan, Status, Tahap},
};
use sea_orm::{
    Condition, ConnectionTrait, ExprTrait, JoinType, QueryResult,
    sea_query::{Asterisk, Expr, Query, SelectStatement},
};

use super::{
    Akses, akses,
    alur::kantor_untuk,
    beranda::{Apa, Pelaksana, belum_ditugaskan, dapat_sendiri, langkah, sendiri},
    rekomendasi::{self, TugasRekomendasi},
};
use crate::{
    Galat, Hasil, Layanan, Pelaku,
    aplikasi::usulan::menunggu::{self as usulan, TugasUsulan},
    arsitektur::versi::menunggu::{self as reviu, TugasReviu},
    register::menunggu::{self as register, TugasRegister},
    risiko::{
        self,
        menunggu::{JenisTugas, TugasRisiko},
    },
};

/// What the menu counts.
#[derive(Clone, Debug, Default)]
pub struct Menunggu {
    /// Lines of "Menunggu saya": as many as [`super::beranda::tugas`] lists.
    pub pekerjaan: usize,
    /// How many of them are late.
    pub terlambat: usize,
    /// The running assessment the menu leads to.
    pub kini: Option<PenilaianKini>,
    /// Indicators of that assessment by what this person has to do with them.
    pub indikator: BTreeMap<Apa, i64>,
    /// Lines about risks, as the home page lists them.
    pub risiko: Vec<TugasRisiko>,
    /// Lines about recommendations, as the home page lists them.
    pub rekomendasi: Vec<TugasRekomendasi>,
    /// Lines about records of registers.
    pub register: Vec<TugasRegister>,
    /// Lines about proposals of applications.
    pub usulan: Vec<TugasUsulan>,
    /// Lines about reviews of the architecture.
    pub reviu: Vec<TugasReviu>,
}

/// The running assessment a person mostly works on: the internal one of the newest year, else their office's own, else
/// the national one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PenilaianKini {
    pub id: i64,
    pub tahun: i32,
    pub lingkup: Lingkup,
}

impl Menunggu {
    /// Risks that await this act of this person.
    #[must_use]
    pub fn risiko(&self, jenis: JenisTugas) -> i64 {
        self.risiko.iter().filter(|t| t.jenis == jenis).map(|t| bulat(t.banyak)).sum()
    }

    /// Records of a register that await this person.
    #[must_use]
    pub fn register(&self, kode: &str) -> i64 {
        self.register.iter().filter(|t| t.register.kode == kode).map(|t| bulat(t.banyak)).sum()
    }

    /// Proposals of applications that await this person.
    #[must_use]
    pub fn usulan(&self) -> i64 {
        self.usulan.iter().map(|t| bulat(t.banyak)).sum()
    }

    /// Reviews of the architecture that await this person, those the calendar asks for one by one.
    #[must_use]
    pub fn reviu(&self) -> i64 {
        self.reviu.iter().map(|t| bulat(t.banyak())).sum()
    }

    /// Indicators of the running assessment that await this act of this person.
    #[must_use]
    pub fn indikator(&self, apa: Apa) -> i64 {
        self.indikator.get(&apa).copied().unwrap_or_default()
    }
}

fn bulat(banyak: usize) -> i64 {
    i64::try_from(banyak).unwrap_or(i64::MAX)
}

/// Counts for this person; nothing is read of what they take no part in.
///
/// # Errors
/// When the database cannot be read.
pub async fn hitung(l: &Layanan, pelaku: &Pelaku) -> Hasil<Menunggu> {
    let risiko = risiko::menunggu::tugas(l, pelaku).await?;
    let hari_ini = l.hari_ini();
    let rekomendasi = rekomendasi::tugas(l, pelaku).await?;
    let register = register::tugas(l, pelaku).await?;
    let usulan = usulan::tugas(l, pelaku).await?;
    let reviu = reviu::tugas(l, pelaku).await?;
    let tenggat = risiko.iter().filter_map(|t| t.tenggat).chain(rekomendasi.iter().map(|t| t.tenggat));
    let lewat = tenggat.chain(reviu.iter().filter_map(|t| t.tenggat)).filter(|d| *d < hari_ini).count();
    let penilaian = penilaian(l, pelaku).await?;
    let lain = risiko.len() + rekomendasi.len() + register.len() + usulan.len() + reviu.len();
    let pekerjaan = penilaian.pekerjaan + lain;
    let terlambat = penilaian.terlambat + lewat;
    Ok(Menunggu { pekerjaan, terlambat, risiko, rekomendasi, register, usulan, reviu, ..penilaian })
}

async fn penilaian(l: &Layanan, pelaku: &Pelaku) -> Hasil<Menunggu> {
    let akses = akses(pelaku);
    if akses == Akses::Kantor(Vec::new()) {
        return Ok(Menunggu::default());
    }
    let kelompok: Vec<Kelompok> =
        l.db.query_all(&kueri(pelaku, &akses))
            .await?
            .iter()
            .map(|baris| Kelompok::baca(baris, pelaku))
            .collect::<Hasil<_>>()?;
    Ok(jumlahkan(pelaku, &kelompok, l.profil.zona_waktu.tanggal(l.kini())))
}

/// Indicators that are alike for this person.
#[derive(Clone, Debug)]
struct Kelompok {
    penilaian_id: i64,
    putaran_id: i64,
    tahun: i32,
    jenis: Jenis,
    lingkup: Lingkup,
    visitasi: bool,
    status: Status,
    /// The office assessed.
    subjek: Option<i64>,
    /// An office of this person that is responsible, and whether it leads.
    kantor: Option<(i64, bool)>,
    /// Nobody is responsible.
    bebas: bool,
    /// This person where they did it, nobody where another did.
    pelaksana: Pelaksana,
    /// This person gave a value at one of the assessors' stages.
    menilai: bool,
    tenggat: Option<NaiveDate>,
    jumlah: i64,
}

/// Alike indicators are counted before their round and its deadline are looked up: the menu stands on every page, and
/// there are thousands of answers but few kinds of them.
fn kueri(pelaku: &Pelaku, akses: &Akses) -> SelectStatement {
    let sama = ["penilaian_id", "status", "kantor", "memimpin", "diisi", "diajukan", "disetujui", "menilai", "bebas"];
    let mut hitungan = Query::select();
    for kolom in sama.into_iter().chain(["batas_tanya"]) {
        hitungan.column(("tiap", kolom)).add_group_by([Expr::col(("tiap", kolom))]);
    }
    hitungan.expr_as(Expr::col(Asterisk).count(), "jumlah").from_subquery(tiap_isian(pelaku, akses), "tiap");

    let batas = Condition::all()
        .add(Expr::col(("tenggat_tahap", "putaran_id")).equals(("putaran", "id")))
        .add(tahap_berjalan());
    let mut kueri = Query::select();
    for kolom in sama.into_iter().chain(["batas_tanya", "jumlah"]) {
        kueri.column(("isian", kolom));
    }
    for kolom in ["tahun", "jenis", "lingkup", "visitasi"] {
        kueri.column(("putaran", kolom));
    }
    kueri
        .column(("penilaian", "putaran_id"))
        .expr_as(Expr::col(("penilaian", "perangkat_daerah_id")), "subjek")
        .expr_as(Expr::col(("tenggat_tahap", "tanggal")), "tenggat")
        .from_subquery(hitungan, "isian")
        .inner_join("penilaian", Expr::col(("penilaian", "id")).equals(("isian", "penilaian_id")))
        .inner_join("putaran", Expr::col(("putaran", "id")).equals(("penilaian", "putaran_id")))
        .left_join("tenggat_tahap", batas);
    kueri
}

/// Every answer of an open round that concerns this person, with what makes it different to them: only that, since each
/// question about thousands of answers costs time on every page.
fn tiap_isian(pelaku: &Pelaku, akses: &Akses) -> SelectStatement {
    let kantor = pelaku.kantor();
    let milik = Condition::all()
        .add(Expr::col(("milik", "isian_id")).equals(("isian", "id")))
        .add(Expr::col(("milik", "perangkat_daerah_id")).is_in(kantor.iter().copied()));
    let ada = |tabel: &'static str, syarat: Condition| {
        let milik_isian = Expr::col((tabel, "isian_id")).equals(("isian", "id"));
        Expr::exists(Query::select().expr(Expr::val(1)).from(tabel).and_where(milik_isian).cond_where(syarat).take())
    };
    let bebas = || ada("penugasan", Condition::all().add(Expr::col(("penugasan", "utama")).eq(true))).not();
    let menilai = Condition::all().add(Expr::col(("nilai_tahap", "oleh")).eq(pelaku.akun_id)).add(
        Expr::col(("nilai_tahap", "tahap")).is_in([Tahap::Dokumen, Tahap::Interviu, Tahap::Visitasi].map(Tahap::kode)),
    );
    let batas_tanya = Query::select()
        .expr(Expr::col(("klarifikasi", "batas")).min())
        .from("klarifikasi")
        .and_where(Expr::col(("klarifikasi", "isian_id")).equals(("isian", "id")))
        .and_where(Expr::col(("klarifikasi", "jawaban")).is_null())
        .take();
    let mut kueri = Query::select();
    let berpisah = dapat_sendiri(pelaku);
    for (kolom, nama) in [("diisi_oleh", "diisi"), ("diajukan_oleh", "diajukan"), ("disetujui_oleh", "disetujui")] {
        let aku = || Expr::case(Expr::col(("isian", kolom)).eq(pelaku.akun_id), true).finally(false);
        kueri.expr_as(if berpisah { aku().into() } else { Expr::val(false) }, nama);
    }
    // Only who reviews is kept from answers they assessed.
    let menilai = if pelaku.boleh(Tindakan::Reviu, &[]) { ada("nilai_tahap", menilai) } else { Expr::val(false) };
    if kantor.is_empty() {
        kueri
            .expr_as(Expr::val(None::<i64>).cast_as("bigint"), "kantor")
            .expr_as(Expr::val(false), "memimpin")
            .expr_as(belum_ditugaskan(pelaku, bebas), "bebas");
    } else {
        kueri
            .expr_as(Expr::col(("milik", "perangkat_daerah_id")), "kantor")
            .expr_as(Expr::col(("milik", "utama")), "memimpin")
            .expr_as(bebas(), "bebas")
            .join_as(JoinType::LeftJoin, "penugasan", "milik", milik);
    }
    kueri
        .columns([("isian", "penilaian_id"), ("isian", "status")])
        .expr_as(menilai, "menilai")
        .expr_as(
            Expr::case(
                Expr::col(("isian", "status")).eq(Status::Klarifikasi.kode()),
                Expr::SubQuery(None, Box::new(batas_tanya.into())),
            ),
            "batas_tanya",
        )
        .from("isian")
        .inner_join("penilaian", Expr::col(("penilaian", "id")).equals(("isian", "penilaian_id")))
        .and_where(Expr::col(("isian", "penilaian_id")).in_subquery(penilaian_terbuka(None)));
    // Who sees the offices of their roles only has some: see `penilaian`.
    if let Akses::Kantor(kantor) = akses {
        kueri.cond_where(
            Condition::any()
                .add(Expr::col(("milik", "id")).is_not_null())
                .add(Expr::col(("penilaian", "perangkat_daerah_id")).is_in(kantor.iter().copied())),
        );
    }
    kueri
}

/// Assessments in open rounds. Named this way, the few of them lead to their answers; joined, every answer of every year is
/// looked at.
pub(super) fn penilaian_terbuka(lingkup: Option<Lingkup>) -> SelectStatement {
    let lingkup = lingkup.map(|lingkup| Expr::col(("ronde", "lingkup")).eq(lingkup.kode()));
    Query::select()
        .column(("terbuka", "id"))
        .from_as("penilaian", "terbuka")
        .join_as(JoinType::InnerJoin, "putaran", "ronde", Expr::col(("ronde", "id")).equals(("terbuka", "putaran_id")))
        .and_where(Expr::col(("ronde", "terkunci")).eq(false))
        .and_where_option(lingkup)
        .take()
}

/// The deadline row of the stage an answer in each state waits for.
fn tahap_berjalan() -> Condition {
    let mut semua = Condition::any();
    for status in Status::SEMUA {
        for visitasi in [false, true] {
            let Some((_, _, tahap)) = langkah(status, visitasi, Jenis::Evaluasi).pop() else { continue };
            semua = semua.add(
                Condition::all()
                    .add(Expr::col(("isian", "status")).eq(status.kode()))
                    .add(Expr::col(("putaran", "visitasi")).eq(visitasi))
                    .add(Expr::col(("tenggat_tahap", "tahap")).eq(tahap.kode())),
            );
        }
    }
    semua
}

impl Kelompok {
    fn baca(baris: &QueryResult, pelaku: &Pelaku) -> Hasil<Self> {
        let teks = |kolom: &str| baris.try_get::<String>("", kolom);
        let id = |kolom: &str| baris.try_get::<Option<i64>>("", kolom);
        let aku = |kolom: &str| baris.try_get::<bool>("", kolom).map(|ya| pelaku.akun_id.filter(|_| ya));
        let rusak = |kolom: &str, isi: &str| Galat::internal(format!("{kolom} berisi kode yang tidak dikenal: {isi}"));
        let (jenis, lingkup, status) = (teks("jenis")?, teks("lingkup")?, teks("status")?);
        let batas_tanya = baris.try_get::<Option<NaiveDate>>("", "batas_tanya")?;
        let tenggat = baris.try_get::<Option<NaiveDate>>("", "tenggat")?;
        let status = Status::dari_kode(&status).ok_or_else(|| rusak("isian.status", &status))?;
        let memimpin = baris.try_get::<Option<bool>>("", "memimpin")?.unwrap_or_default();
        Ok(Self {
            penilaian_id: baris.try_get("", "penilaian_id")?,
            putaran_id: baris.try_get("", "putaran_id")?,
            tahun: baris.try_get("", "tahun")?,
            jenis: Jenis::dari_kode(&jenis).ok_or_else(|| rusak("putaran.jenis", &jenis))?,
            lingkup: Lingkup::dari_kode(&lingkup).ok_or_else(|| rusak("putaran.lingkup", &lingkup))?,
            visitasi: baris.try_get("", "visitasi")?,
            status,
            subjek: id("subjek")?,
            kantor: id("kantor")?.map(|kantor| (kantor, memimpin)),
            bebas: baris.try_get("", "bebas")?,
            pelaksana: Pelaksana { diisi: aku("diisi")?, diajukan: aku("diajukan")?, disetujui: aku("disetujui")? },
            menilai: baris.try_get("", "menilai")?,
            // An answer to a question has the question's own date.
            tenggat: if status == Status::Klarifikasi { batas_tanya.or(tenggat) } else { tenggat },
            jumlah: baris.try_get("", "jumlah")?,
        })
    }

    /// Offices of this person whose people may do this, as [`kantor_untuk`] tells of the whole list.
    fn kantor_untuk(&self, perbuatan: Perbuatan) -> Vec<i64> {
        let memimpin = kantor_untuk(perbuatan, &[1, 2]).len() == 1;
        match self.kantor {
            Some((kantor, utama)) if utama || !memimpin => vec![kantor],
            Some(_) => Vec::new(),
            None if self.bebas || !memimpin => self.subjek.into_iter().collect(),
            None => Vec::new(),
        }
    }
}

fn jumlahkan(pelaku: &Pelaku, kelompok: &[Kelompok], hari_ini: NaiveDate) -> Menunggu {
    let kini = pilih_kini(kelompok);
    let mut indikator: BTreeMap<Apa, i64> = BTreeMap::new();
    let mut pekerjaan: BTreeSet<(i64, Apa, Option<NaiveDate>)> = BTreeSet::new();
    let mut tambah = |k: &Kelompok, apa: Apa| {
        // Unassigned indicators are one line an assessment however far they are.
        pekerjaan.insert((k.penilaian_id, apa, k.tenggat.filter(|_| apa != Apa::Tugaskan)));
        if kini.is_some_and(|kini| kini.id == k.penilaian_id) {
            *indikator.entry(apa).or_default() += k.jumlah;
        }
    };
    for k in kelompok {
        let tanpa = k.bebas && k.subjek.is_none() && k.lingkup == Lingkup::Internal;
        if tanpa && pelaku.boleh(Tindakan::TugaskanIndikator, &[]) {
            tambah(k, Apa::Tugaskan);
        }
        for (apa, perbuatan, _) in langkah(k.status, k.visitasi, k.jenis) {
            let reviu_sendiri = perbuatan == Perbuatan::Reviu && k.lingkup != Lingkup::Nasional && k.menilai;
            if !reviu_sendiri
                && !sendiri(pelaku, k.pelaksana, perbuatan)
                && pelaku.boleh(perbuatan.tindakan(k.lingkup), &k.kantor_untuk(perbuatan))
            {
                tambah(k, apa);
            }
        }
    }
    let terlambat = pekerjaan.iter().filter(|(_, _, tenggat)| tenggat.is_some_and(|d| d < hari_ini)).count();
    let tetapkan = if pelaku.boleh(Tindakan::Tetapkan, &[]) { siap_tetap(kelompok) } else { 0 };
    Menunggu { pekerjaan: pekerjaan.len() + tetapkan, terlambat, kini, indikator, ..Menunggu::default() }
}

/// Rounds whose every indicator has come to its end.
fn siap_tetap(kelompok: &[Kelompok]) -> usize {
    let putaran: BTreeSet<i64> = kelompok.iter().map(|k| k.putaran_id).collect();
    let selesai = |id: &&i64| kelompok.iter().filter(|k| k.putaran_id == **id).all(|k| k.status.tuntas(k.jenis));
    putaran.iter().filter(selesai).count()
}

fn pilih_kini(kelompok: &[Kelompok]) -> Option<PenilaianKini> {
    let urutan = |lingkup: Lingkup| match lingkup {
        Lingkup::Internal => 2,
        Lingkup::PerPerangkatDaerah => 1,
        Lingkup::Nasional => 0,
    };
    kelompok.iter().max_by_key(|k| (urutan(k.lingkup), k.tahun, k.penilaian_id)).map(|k| PenilaianKini {
        id: k.penilaian_id,
        tahun: k.tahun,
        lingkup: k.lingkup,
    })
}
