//! Pages as a browser gets them: status, title, redirect, menu by role.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use domain::{
    instrumen::Katalog,
    izin::{Peran, PeranDiberikan},
    perangkat_daerah::{Fungsi, Jenis},
    profil::Profil,
};
use leptos::{config::LeptosOptions, prelude::provide_context};
use leptos_axum::{LeptosRoutes, generate_route_list};
use object_store::memory::InMemory;
use services::{
    Layanan, Pelaku,
    akun::{
        kelola::IsianOrang,
        kilat::{self, FormKilat},
        sesi::{self, SesiId},
        siapkan,
    },
    layanan,
    perangkat_daerah::{self as kantor, IsianKantor},
};
use tempfile::TempDir;
use tower::ServiceExt;

/// A server with an empty database of its own.
struct Uji {
    l: Layanan,
    _map: TempDir,
}

impl Uji {
    async fn baru() -> Self {
        let map = tempfile::tempdir().unwrap();
        let db = layanan::sambung(&format!("sqlite://{}?mode=rwc", map.path().join("uji.db").display())).await.unwrap();
        layanan::migrasi(&db).await.unwrap();
        let profil = Profil::bawaan("nusa-raya").unwrap().unwrap();
        let l = Layanan::new(db, Arc::new(InMemory::new()), Arc::new(profil), Arc::new(Katalog::bawaan().unwrap()));
        Self { l, _map: map }
    }

    async fn admin(&self) -> Pelaku {
        let orang =
            IsianOrang { nama_pengguna: "ratri".into(), nama: "Ratri <b>Kusuma</b>".into(), ..IsianOrang::default() };
        let akun = siapkan::admin_dari_terminal(&self.l, &orang).await.unwrap();
        pelaku(Some(akun.id), &[Peran::Admin])
    }

    async fn buka(&self, alamat: &str, pelaku: Option<Pelaku>, sesi: Option<SesiId>) -> (StatusCode, String, String) {
        let pilihan = LeptosOptions::builder().output_name("spbe").site_pkg_dir("aset/uji").build();
        let l = self.l.clone();
        let konteks = move || {
            provide_context(l.clone());
            provide_context(pelaku.clone());
            provide_context(sesi);
        };
        let cangkang = pilihan.clone();
        let router: Router = Router::new()
            .leptos_routes_with_context(&pilihan, generate_route_list(app::App), konteks, move || {
                app::shell(cangkang.clone())
            })
            .with_state(pilihan);
        let permintaan =
            Request::builder().uri(alamat).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
        let jawaban = router.oneshot(permintaan).await.unwrap();
        let tujuan =
            jawaban.headers().get(header::LOCATION).map(|t| t.to_str().unwrap().to_owned()).unwrap_or_default();
        let (status, badan) = (jawaban.status(), to_bytes(jawaban.into_body(), 4_000_000).await.unwrap());
        (status, tujuan, String::from_utf8(badan.to_vec()).unwrap())
    }
}

fn pelaku(akun_id: Option<i64>, peran: &[Peran]) -> Pelaku {
    let peran = peran.iter().map(|&peran| PeranDiberikan { peran, perangkat_daerah: None }).collect();
    Pelaku { akun_id, nama: "Ratri Kusuma".into(), peran, sesi_id: None, alamat: "lokal".into() }
}

#[tokio::test]
async fn an_empty_installation_leads_to_its_first_admin() {
    let uji = Uji::baru().await;
    let (status, tujuan, _) = uji.buka("/masuk", None, None).await;
    assert_eq!((status, tujuan.as_str()), (StatusCode::SEE_OTHER, "/siapkan"));
    let (status, _, html) = uji.buka("/siapkan", None, None).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("name=\"kode_siapkan\"") && html.contains("<title>Buat admin pertama"), "{html}");
}

#[tokio::test]
async fn who_is_not_inside_is_sent_to_the_door_and_back() {
    let uji = Uji::baru().await;
    uji.admin().await;
    let (status, tujuan, _) = uji.buka("/pengguna?q=a%20b", None, None).await;
    assert_eq!((status, tujuan.as_str()), (StatusCode::SEE_OTHER, "/masuk?lanjut=/pengguna%3Fq%3Da%2520b"));
    let (status, _, html) = uji.buka("/masuk?lanjut=/pengguna%3Fq%3Da%2520b", None, None).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("value=\"/pengguna?q=a%20b\"") && html.contains("<title>Masuk · Kendali SPBE"), "{html}");
    let (_, _, html) = uji.buka("/masuk?lanjut=//jahat.example", None, None).await;
    assert!(html.contains("name=\"lanjut\" value=\"/\"") && !html.contains("jahat"), "{html}");
}

#[tokio::test]
async fn a_page_has_its_status_title_and_menu() {
    let uji = Uji::baru().await;
    let admin = uji.admin().await;
    let (status, _, html) = uji.buka("/pengguna", Some(admin.clone()), None).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("<title>Pengguna dan peran · Kendali SPBE"), "{html}");
    assert!(html.contains("Ratri &lt;b&gt;Kusuma"), "{html}");
    assert!(html.contains("href=\"/pengguna\" aria-current=\"page\""), "{html}");
    assert_eq!(html.matches("<h1").count(), 1, "{html}");
    assert!(html.contains("/aset/uji/kendali.css"), "{html}");

    let (status, _, html) = uji.buka("/tidak-ada", Some(admin.clone()), None).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(html.contains("<title>Halaman tidak ada") && html.contains("Menu utama"), "{html}");
    let (status, _, html) = uji.buka("/pengguna/999", Some(admin), None).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(html.contains("<title>Halaman tidak ada"), "{html}");

    let (status, _, html) = uji.buka("/pengguna", Some(pelaku(Some(1), &[Peran::Auditor])), None).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(!html.contains("href=\"/pengguna\"") && html.contains("href=\"/jejak\""), "{html}");
}

#[tokio::test]
async fn what_was_typed_comes_back_once() {
    let uji = Uji::baru().await;
    let admin = uji.admin().await;
    let (_, sesi_id) = sesi::buka_tamu(&uji.l, "lokal").await.unwrap();
    let mut form = FormKilat::default().dengan_isian([("nama".to_owned(), "Marten \"Lodo\"".to_owned())]);
    form.galat.push(domain::teks::GalatIsian {
        bidang: "nama_pengguna".into(),
        pesan: "Nama pengguna ini sudah dipakai.".into(),
    });
    kilat::simpan(&uji.l, sesi_id, "/pengguna/baru", &form).await.unwrap();

    let sesi = Some(SesiId(sesi_id));
    let (_, _, html) = uji.buka("/pengguna/baru", Some(admin.clone()), sesi).await;
    assert!(html.contains("value=\"Marten &quot;Lodo&quot;\""), "{html}");
    assert!(
        html.contains("Ada satu isian yang perlu diperbaiki") && html.contains("href=\"#nama_pengguna\""),
        "{html}"
    );
    assert!(html.contains("aria-invalid=\"true\""), "{html}");
    let (_, _, html) = uji.buka("/pengguna/baru", Some(admin), sesi).await;
    assert!(!html.contains("Marten") && !html.contains("sudah dipakai"), "{html}");
}

#[tokio::test]
async fn the_pages_of_an_office_open() {
    let uji = Uji::baru().await;
    let admin = uji.admin().await;
    let isian = IsianKantor {
        kode: "BAPPEDA".into(),
        nama: "Badan Perencanaan <i>Pembangunan</i> Daerah".into(),
        singkatan: "Bappeda".into(),
        jenis: Some(Jenis::Badan),
        fungsi: vec![Fungsi::Perencanaan],
        ..IsianKantor::default()
    };
    let id = kantor::create(&uji.l, &admin, &isian).await.unwrap();
    let unit = kantor::IsianUnit { nama: "Bidang Data & Statistik".into(), induk: None };
    let unit = kantor::add_unit(&uji.l, &admin, id, 1, &unit).await.unwrap();
    let tabel = "kode;nama;jenis\nDISKOMINFO;Dinas <i>Kominfo</i>;Dinas\nBAPPEDA;Bappeda baru;Badan\n";
    let tabel = kantor::impor::pratinjau(&uji.l, &admin, "a.csv", tabel.into()).await.unwrap().unwrap().sha256;
    let ujung = ["", "/baru", "/impor", "?q=tidak+ada", "?arsip=1"].map(str::to_owned).into_iter();
    let ujung =
        ujung.chain([format!("/impor/{tabel}"), format!("/{id}/unit/{unit}"), format!("/{id}/unit/{unit}/hapus")]);
    let rinci = ["", "/ubah", "/unit", "/arsipkan"].map(|ujung| format!("/{id}{ujung}")).into_iter();
    for ujung in ujung.chain(rinci) {
        let (status, _, html) = uji.buka(&format!("/perangkat-daerah{ujung}"), Some(admin.clone()), None).await;
        assert_eq!(status, StatusCode::OK, "{ujung}: {html}");
        assert_eq!(html.matches("<h1").count(), 1, "{ujung}");
        assert!(!html.contains("<i>"), "{ujung}: {html}");
    }
    let (status, _, html) =
        uji.buka(&format!("/perangkat-daerah/{id}/ubah"), Some(pelaku(Some(1), &[Peran::Auditor])), None).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "{html}");
    let (_, _, html) =
        uji.buka(&format!("/perangkat-daerah/{id}"), Some(pelaku(Some(1), &[Peran::Auditor])), None).await;
    assert!(html.contains("Perencanaan pembangunan") && !html.contains("/arsipkan"), "{html}");
}

#[tokio::test]
async fn every_page_of_an_admin_opens() {
    let uji = Uji::baru().await;
    let admin = uji.admin().await;
    let id = admin.akun_id.unwrap();
    let rinci = [
        String::new(),
        "/setel-ulang".into(),
        "/nonaktifkan".into(),
        "/aktifkan".into(),
        "/cabut-peran?peran=admin".into(),
    ];
    let alamat = [
        "/",
        "/akun",
        "/akun/sandi",
        "/akun/keluar-semua",
        "/pengguna",
        "/pengguna/baru",
        "/jejak",
        "/bantuan",
        "/aksesibilitas",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain(rinci.into_iter().map(|ujung| format!("/pengguna/{id}{ujung}")));
    for alamat in alamat {
        let (status, tujuan, html) = uji.buka(&alamat, Some(admin.clone()), None).await;
        assert_eq!((status, tujuan.as_str()), (StatusCode::OK, ""), "{alamat}: {html}");
        assert_eq!(html.matches("<h1").count(), 1, "{alamat}");
        assert!(html.contains("<title>") && html.contains("lang=\"id\""), "{alamat}");
    }
}
