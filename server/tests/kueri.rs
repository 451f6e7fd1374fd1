//! A page asks the database the same number of questions however much is in it.

use crate::bersama;
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use crate::bantu::{self, Basis, Bekal};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use domain::{
    arsitektur::relasi::JenisRelasi,
    izin::{Peran, PeranDiberikan},
    penilaian::Lingkup,
};
use server::{keadaan::Keadaan, pengaturan::Pengaturan, rute};
use services::{
    Layanan, Pelaku,
    akun::{
        masuk::{Kredensial, masuk},
        sesi,
    },
    arsitektur::relasi,
    demo,
    penilaian::putaran,
    perangkat_daerah,
    register::{self, Formulir},
};
use tower::ServiceExt;

/// Most statements of a page, those of the menu included: what awaits somebody in assessments, risks, recommendations,
/// registers, proposals and reviews is one or two each.
const PALING_BANYAK: usize = 27;

/// A server whose database counts the statements it is asked.
struct Terhitung {
    l: Layanan,
    router: Router,
    hitungan: Arc<AtomicUsize>,
    kue: String,
    _folder: tempfile::TempDir,
}

impl Terhitung {
    async fn baru(mut l: Layanan, nama: &str) -> Self {
        let hitungan = Arc::new(AtomicUsize::new(0));
        let milik = hitungan.clone();
        l.db.set_metric_callback(move |_| {
            milik.fetch_add(1, Ordering::Relaxed);
        });
        let kredensial = Kredensial { nama, sandi: demo::SANDI, alamat: "lokal", agen: "uji", sesi_lama: None };
        let token = masuk(&l, kredensial).await.expect("masuk").token;
        let folder = tempfile::tempdir().expect("folder");
        let router =
            rute::router(Keadaan::new(l.clone(), Pengaturan::uji(folder.path().into(), "sqlite::memory:"), None));
        Self { l, router, hitungan, kue: format!("spbe_sesi={token}"), _folder: folder }
    }

    async fn kueri(&self, alamat: &str) -> usize {
        // The first visit may note that the session was seen; the second shows what the page itself asks.
        let mut jumlah = 0;
        for _ in 0..2 {
            self.hitungan.store(0, Ordering::Relaxed);
            let permintaan =
                Request::builder().uri(alamat).header("host", "spbe.uji").header(header::COOKIE, &self.kue);
            let jawaban = self
                .router
                .clone()
                .oneshot(permintaan.body(Body::empty()).expect("permintaan"))
                .await
                .expect("jawaban");
            assert_eq!(jawaban.status(), StatusCode::OK, "{alamat}");
            to_bytes(jawaban.into_body(), usize::MAX).await.expect("isi");
            jumlah = self.hitungan.load(Ordering::Relaxed);
        }
        jumlah
    }

    /// Queries of every list and page that grows with the data.
    async fn semua(&self, aplikasi: i64) -> BTreeMap<String, usize> {
        let token = self.kue.trim_start_matches("spbe_sesi=");
        let Some(sesi::Kunjungan::Akun(kenal)) = sesi::kenali(&self.l, token, "lokal").await.expect("sesi") else {
            panic!("tidak masuk")
        };
        let putaran = putaran::list(&self.l, &kenal.pelaku).await.expect("putaran");
        let satu = |lingkup| {
            putaran
                .iter()
                .find(|p| p.lingkup == lingkup && !p.terkunci)
                .or_else(|| putaran.iter().find(|p| p.lingkup == lingkup))
                .expect("putaran")
        };
        let (internal, kantor) = (satu(Lingkup::Internal).penilaian[0], satu(Lingkup::PerPerangkatDaerah).id);
        let mut hasil = BTreeMap::new();
        for (nama, alamat) in [
            ("beranda", "/".to_owned()),
            ("putaran", "/penilaian".to_owned()),
            ("ringkasan", format!("/penilaian/{internal}")),
            ("indikator", format!("/penilaian/{internal}/indikator")),
            ("satu indikator", format!("/penilaian/{internal}/indikator/1")),
            ("indikator dengan register risiko", format!("/penilaian/{internal}/indikator/21")),
            ("penugasan", format!("/penilaian/{internal}/penugasan")),
            ("simulasi", format!("/penilaian/{internal}/simulasi")),
            ("rekomendasi", format!("/penilaian/{internal}/rekomendasi")),
            ("laporan", format!("/penilaian/{internal}/laporan")),
            ("peringkat", format!("/putaran/{kantor}")),
            ("perangkat daerah", "/perangkat-daerah".to_owned()),
            ("jejak", "/jejak".to_owned()),
            ("semua register", "/register".to_owned()),
            ("daftar register", "/register/aplikasi".to_owned()),
            (
                "daftar register disaring",
                "/register/aplikasi?memuat_nama=aplikasi&f_biaya_tahun=-&f_pengguna=-&f_jenis=khusus&saring=metode"
                    .to_owned(),
            ),
            ("catatan register", format!("/register/aplikasi/{aplikasi}")),
            ("layanan publik", "/publik/layanan".to_owned()),
            ("yang perlu perhatian", "/register/perhatian".to_owned()),
            ("cari", "/cari?q=manajemen".to_owned()),
        ] {
            hasil.insert(nama.to_owned(), self.kueri(&alamat).await);
        }
        hasil
    }
}

/// Records of one register that are filled alike; gives one of them.
async fn isi_register(l: &Layanan, banyak: usize) -> i64 {
    let kantor = perangkat_daerah::pilihan(&l.db).await.expect("kantor")[0].id;
    let aplikasi = domain::register::cari("aplikasi").expect("register");
    let dinas = PeranDiberikan { peran: Peran::Dinas, perangkat_daerah: None };
    let pelaku = Pelaku { peran: vec![dinas], ..Pelaku::sistem() };
    let mut terakhir = 0;
    for n in 0..banyak {
        let isian = [
            ("nama", format!("Aplikasi {n}")),
            ("perangkat_daerah_id", kantor.to_string()),
            ("jenis", "khusus".into()),
            ("siklus", "pemeliharaan".into()),
        ];
        let isian = isian.map(|(nama, nilai)| (nama.to_owned(), nilai));
        terakhir = register::create(l, &pelaku, aplikasi, Formulir(&isian)).await.expect("catatan");
    }
    terakhir
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_ask_as_much_of_fifty_offices_and_five_years_as_of_two_and_one() {
    let kecil = Bekal::baru(Basis::Sqlite).await;
    demo::beban(&kecil.l, 2, 2).await.expect("beban kecil");
    let satu = isi_register(&kecil.l, 2).await;
    let besar = Bekal::baru(Basis::Sqlite).await;
    demo::beban(&besar.l, 50, 5).await.expect("beban besar");
    let akhir = isi_register(&besar.l, 70).await;
    let sedikit = Terhitung::baru(kecil.l.clone(), "beban.koordinasi").await.semua(satu).await;
    let banyak = Terhitung::baru(besar.l.clone(), "beban.koordinasi").await.semua(akhir).await;
    assert_eq!(sedikit, banyak);
    assert!(banyak.values().all(|&n| (1..=PALING_BANYAK).contains(&n)), "{banyak:?}");
}

/// One application with so many data, each used by it and running on a server of its own.
async fn arsitektur(l: &Layanan, b: &Bekal, banyak: usize) -> i64 {
    let kantor = b.kantor("ARSITEKTUR", "Dinas Arsitektur").await;
    let dinas = b.orang("Dinas Arsitektur", Peran::Dinas, None).await;
    let app = bantu::catatan::catatan(b, &dinas, "aplikasi", "Aplikasi pusat", kantor).await;
    for i in 0..banyak {
        let data = bantu::catatan::catatan(b, &dinas, "data", &format!("Data {i}"), kantor).await;
        let server = bantu::catatan::catatan(b, &dinas, "infrastruktur", &format!("Server {i}"), kantor).await;
        for (kode, id, jenis, ke) in
            [("aplikasi", app, JenisRelasi::Memakai, data), ("data", data, JenisRelasi::BerjalanDi, server)]
        {
            let r = bantu::catatan::register(kode);
            relasi::tambah(l, &dinas, r, id, (jenis, true), &[ke]).await.expect("kaitan");
        }
    }
    app
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_the_architecture_ask_as_much_of_many_relations_as_of_few() {
    let mut hasil = Vec::new();
    for banyak in [2, 40] {
        let b = Bekal::baru(Basis::Sqlite).await;
        demo::beban(&b.l, 2, 2).await.expect("beban");
        let app = arsitektur(&b.l, &b, banyak).await;
        let t = Terhitung::baru(b.l.clone(), "beban.koordinasi").await;
        let mut kueri = BTreeMap::new();
        for alamat in [
            format!("/register/aplikasi/{app}/kaitan?jenis=memakai&arah=maju"),
            format!("/register/aplikasi/{app}/dampak"),
            format!("/arsitektur/graf?pusat={app}&dalam=3"),
            "/arsitektur".to_owned(),
            "/arsitektur/graf".to_owned(),
            "/arsitektur/matriks?jenis=aplikasi-data".to_owned(),
            "/arsitektur/digital".to_owned(),
            "/arsitektur/prioritas".to_owned(),
            "/arsitektur/pusat-data".to_owned(),
            "/arsitektur/proses-bisnis".to_owned(),
            format!("/register/aplikasi/{app}/pengamanan"),
            "/arsitektur/kurang".to_owned(),
            "/arsitektur/kurang?jenis=tanpa-sasaran".to_owned(),
        ] {
            kueri.insert(alamat.replace(&app.to_string(), "id"), t.kueri(&alamat).await);
        }
        hasil.push(kueri);
    }
    assert_eq!(hasil[0], hasil[1]);
    assert!(hasil[1].values().all(|&n| (1..=25).contains(&n)), "{:?}", hasil[1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_risks_ask_as_much_of_many_offices_and_risks_as_of_few() {
    let mut hasil = Vec::new();
    for (kantor, risiko) in [(1, 2), (6, 12)] {
        let b = Bekal::baru(Basis::Sqlite).await;
        demo::beban(&b.l, 2, 2).await.expect("beban");
        let mut satu = 0;
        for n in 0..kantor {
            let id = b.kantor(&format!("RISIKO{n}"), &format!("Dinas Risiko {n}")).await;
            let operator = b.orang(&format!("Operator Risiko {n}"), Peran::Operator, Some(id)).await;
            let kepala = b.orang(&format!("Kepala Risiko {n}"), Peran::KepalaPerangkatDaerah, Some(id)).await;
            for tahun in 2025..=2026 {
                satu = bersama::risiko::banyak(&b, (&operator, &kepala), id, tahun, risiko).await;
            }
        }
        let tim = b.orang("Tim Risiko", Peran::TimKoordinasi, None).await;
        let register = services::risiko::rinci::get(&b.l, &tim, satu).await.expect("risiko").register_id;
        let t = Terhitung::baru(b.l.clone(), "beban.koordinasi").await;
        let mut kueri = BTreeMap::new();
        for (nama, alamat) in [
            ("ikhtisar", "/risiko?tahun=2026".to_owned()),
            ("ikhtisar disaring", "/risiko?tahun=2026&ukur=residual&jenis=positif&kategori=infrastruktur".to_owned()),
            ("daftar", "/risiko/daftar?tahun=2026".to_owned()),
            ("sel", "/risiko/daftar?tahun=2026&sel=kini-2-4".to_owned()),
            (
                "daftar disaring",
                "/risiko/daftar?tahun=2026&melampaui=1&terlambat=1&q=kejadian&urut=prioritas".to_owned(),
            ),
            ("register", format!("/risiko/register/{register}")),
            ("konteks", format!("/risiko/register/{register}/konteks")),
            ("risiko", format!("/risiko/{satu}")),
            ("kebijakan", "/risiko/pengaturan/2026".to_owned()),
            ("pendampingan", "/risiko/pendampingan?tahun=2026".to_owned()),
            ("cari", "/cari?q=kejadian".to_owned()),
        ] {
            kueri.insert(nama, t.kueri(&alamat).await);
        }
        hasil.push(kueri);
    }
    assert_eq!(hasil[0], hasil[1]);
    assert!(hasil[1].values().all(|&n| (1..=25).contains(&n)), "{:?}", hasil[1]);
}
