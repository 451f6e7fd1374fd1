//! The pages of every register, from its description: what a form shows it sends back unchanged, what people type stays
//! text, and whoever may not change a field sees it with the reason.

use std::collections::{BTreeMap, BTreeSet};

use crate::bersama::{Uji, formulir, pelaku};
use axum::http::StatusCode;
use domain::{
    izin::Peran,
    register::{self, Bidang, Jenis, Register, tahap::Langkah},
};
use services::{
    Pelaku,
    perangkat_daerah::{self, IsianKantor},
    register::{Formulir, create, get, langkahkan, update},
};

/// Ends elements, breaks out of both kinds of quotes, and would run if it became markup.
const JAHAT: &str = "</textarea></title></script>\"' onfocus=\"alert(1) <script>alert(1)</script> &amp;{{7*7}} 😀";

/// Nothing that was typed may become an element or an attribute.
fn aman(nama: &str, html: &str) {
    for bocor in ["</textarea></title>", "<script>alert(1)"] {
        assert!(!html.contains(bocor), "{nama}: {bocor} became markup");
    }
    assert!(formulir::atribut(html, "onfocus").is_empty(), "{nama}: an attribute was typed");
}

async fn kantor(uji: &Uji, nama: &str) -> i64 {
    let isian = IsianKantor {
        kode: "1.01.01".into(),
        nama: nama.into(),
        singkatan: String::new(),
        jenis: Some(domain::perangkat_daerah::Jenis::Badan),
        fungsi: Vec::new(),
        ..IsianKantor::default()
    };
    let admin = pelaku(None, &[Peran::Admin]);
    perangkat_daerah::create(&uji.l, &admin, &isian).await.unwrap()
}

/// Everything that roles which span the government may do, with an account that exists.
async fn serba_bisa(uji: &Uji) -> Pelaku {
    let akun = uji.admin().await.akun_id;
    let semua: Vec<Peran> = Peran::SEMUA.into_iter().filter(|p| !p.per_kantor()).collect();
    pelaku(akun, &semua)
}

/// A value for a field; `contoh` are records made before, by register.
fn nilai(bidang: &Bidang, kantor: i64, contoh: &BTreeMap<&str, i64>, teks: &str) -> Vec<String> {
    let potong = |maks: usize| teks.chars().take(maks).collect::<String>().trim().to_owned();
    vec![match bidang.jenis {
        Jenis::Baris(maks) => potong(maks),
        Jenis::Uraian(maks) => format!("{}\nbaris kedua", potong(maks - 20)),
        Jenis::Pilihan(opsi) => opsi[opsi.len() - 1].kode.to_owned(),
        Jenis::Ganda(opsi) => return opsi.iter().take(2).map(|o| o.kode.to_owned()).collect(),
        Jenis::Bilangan { maks, .. } => maks.to_string(),
        Jenis::Rupiah => "1234567890".into(),
        Jenis::Tanggal => "2026-03-31".into(),
        Jenis::YaTidak => "tidak".into(),
        Jenis::Tautan => "https://contoh.go.id/a?b=c&d='e'".into(),
        Jenis::Kantor => kantor.to_string(),
        Jenis::Rujukan(awalan) => format!("{awalan}.01"),
        Jenis::Catatan(ke) => contoh.get(ke).map(ToString::to_string).unwrap_or_default(),
    }]
}

/// A record with every field that this person may fill, `teks` in each of those that hold text.
async fn isi_penuh(
    uji: &Uji,
    pelaku: &Pelaku,
    r: &'static Register,
    kantor: i64,
    contoh: &BTreeMap<&str, i64>,
    teks: &str,
) -> i64 {
    let boleh = |b: &&Bidang| b.penulis_di(&uji.l.profil).boleh(r, &pelaku.peran, Some(kantor));
    let mut isian: Vec<(String, String)> = Vec::new();
    for bidang in r.bidang.iter().filter(boleh).filter(|b| b.kode != "nomor") {
        // The choice that a conditional field asks for.
        let diminta = r.bidang.iter().filter_map(|b| b.bila).find(|(kode, _)| *kode == bidang.kode);
        let isi = match diminta {
            Some((_, pilihan)) => vec![pilihan[0].to_owned()],
            None => nilai(bidang, kantor, contoh, teks),
        };
        isian.extend(isi.into_iter().map(|isi| (bidang.kode.to_owned(), isi)));
    }
    create(&uji.l, pelaku, r, Formulir(&isian)).await.unwrap_or_else(|galat| panic!("{}: {galat:?}", r.kode))
}

/// Registers so that those which others point at come first.
fn berurutan() -> Vec<&'static Register> {
    let mut urut: Vec<&'static Register> = register::SEMUA.to_vec();
    urut.sort_by_key(|r| r.bidang.iter().filter(|f| matches!(f.jenis, Jenis::Catatan(ke) if ke != r.kode)).count());
    urut
}

#[tokio::test]
async fn a_form_saved_as_it_was_opened_changes_nothing_in_any_register() {
    let uji = Uji::baru().await;
    let pelaku = serba_bisa(&uji).await;
    let kantor = kantor(&uji, "Dinas Satu").await;
    let mut contoh = BTreeMap::new();
    for r in berurutan() {
        // Once with everything filled, once with as little as there can be.
        for teks in ["Nama · dengan \"tanda\" & <kurung>", ""] {
            let id = if teks.is_empty() {
                // Maintenance names an infrastructure or an application.
                let salah_satu = |b: &Bidang| r.kode == "pemeliharaan" && b.kode == "aplikasi_id";
                let wajib = |b: &&Bidang| (b.wajib || salah_satu(b)) && b.kode != "nama";
                let mut isian = vec![("nama".to_owned(), format!("Sedikit {}", r.kode))];
                for b in r.bidang.iter().filter(wajib) {
                    let isi = nilai(b, kantor, &contoh, "wajib");
                    isian.extend(isi.into_iter().map(|isi| (b.kode.to_owned(), isi)));
                }
                create(&uji.l, &pelaku, r, Formulir(&isian)).await.unwrap_or_else(|g| panic!("{}: {g:?}", r.kode))
            } else {
                isi_penuh(&uji, &pelaku, r, kantor, &contoh, teks).await
            };
            let dulu = get(&uji.l, &pelaku, r, id).await.unwrap();
            let alamat = format!("/register/{}/{id}/ubah", r.kode);
            let (status, _, html) = uji.buka(&alamat, Some(pelaku.clone()), None).await;
            assert_eq!(status, StatusCode::OK, "{alamat}");
            let isian = formulir::isian(&html, "catatan");
            let versi = isian.iter().find(|(n, _)| n == "versi").and_then(|(_, v)| v.parse().ok()).unwrap();
            let terkirim: BTreeSet<&str> = isian.iter().map(|(n, _)| n.as_str()).collect();
            for b in r.bidang.iter().filter(|b| b.wajib) {
                assert!(terkirim.contains(b.kode), "{}: {} is not in the form", r.kode, b.kode);
            }
            update(&uji.l, &pelaku, r, id, versi, Formulir(&isian))
                .await
                .unwrap_or_else(|g| panic!("{}: {g:?}", r.kode));
            let kini = get(&uji.l, &pelaku, r, id).await.unwrap();
            assert_eq!(kini.rekaman, dulu.rekaman, "{}", r.kode);
            assert_eq!(kini.riwayat.len(), dulu.riwayat.len(), "{}", r.kode);
            contoh.insert(r.kode, id);
        }
    }
}

#[tokio::test]
async fn what_people_type_stays_text_on_every_page_of_every_register() {
    let uji = Uji::baru().await;
    let pelaku = serba_bisa(&uji).await;
    let kantor = kantor(&uji, "Dinas <b>Satu</b>").await;
    let mut contoh = BTreeMap::new();
    for r in berurutan() {
        let id = isi_penuh(&uji, &pelaku, r, kantor, &contoh, JAHAT).await;
        contoh.insert(r.kode, id);
        update(&uji.l, &pelaku, r, id, 1, Formulir(&[("nama".into(), format!("{JAHAT} lagi"))])).await.unwrap();
        let semua_kolom: String = r.bidang.iter().map(|b| format!("&kolom={}", b.kode)).collect();
        for akhir in [
            format!("?q=alert{semua_kolom}"),
            "/baru".into(),
            format!("/{id}"),
            format!("/{id}/ubah"),
            format!("/{id}/arsipkan"),
            format!("/{id}/bukti"),
        ] {
            let alamat = format!("/register/{}{akhir}", r.kode);
            let (status, _, html) = uji.buka(&alamat, Some(pelaku.clone()), None).await;
            assert_eq!(status, StatusCode::OK, "{alamat}");
            assert!(
                html.contains("alert(1)") || akhir == "/baru" || akhir.ends_with("bukti"),
                "{alamat} does not show the record"
            );
            aman(&alamat, &html);
            let id: Vec<String> = formulir::atribut(&html, "id");
            let unik: BTreeSet<&String> = id.iter().collect();
            let kembar: Vec<&String> = id.iter().filter(|satu| id.iter().filter(|x| x == satu).count() > 1).collect();
            assert_eq!(id.len(), unik.len(), "{alamat}: {kembar:?} more than once");
        }
    }
    let cari = uji.buka("/cari?q=alert", Some(pelaku.clone()), None).await;
    assert!(cari.0 == StatusCode::OK && cari.2.contains("alert(1)"));
    aman("/cari", &cari.2);
}

#[tokio::test]
async fn a_public_page_is_open_escaped_and_holds_public_fields_only() {
    let uji = Uji::baru().await;
    let pelaku = serba_bisa(&uji).await;
    let kantor = kantor(&uji, "Dinas Satu").await;
    let r = register::cari("layanan").unwrap();
    let rahasia: Vec<&Bidang> = r.bidang.iter().filter(|b| !b.publik && matches!(b.jenis, Jenis::Uraian(_))).collect();
    assert!(!rahasia.is_empty());
    let mut isian: Vec<(String, String)> = vec![
        ("nama".into(), JAHAT.into()),
        ("uraian".into(), JAHAT.into()),
        ("perangkat_daerah_id".into(), kantor.to_string()),
        ("jenis".into(), "publik".into()),
        ("keterlihatan".into(), "publik".into()),
    ];
    isian.extend(rahasia.iter().map(|b| (b.kode.to_owned(), "jangan keluar".to_owned())));
    let id = create(&uji.l, &pelaku, r, Formulir(&isian)).await.unwrap();
    let alamat = format!("/publik/layanan/{id}");
    assert_eq!(uji.buka(&alamat, None, None).await.0, StatusCode::NOT_FOUND, "a draft");
    let lain = self::pelaku(None, &[Peran::Dinas, Peran::TimKoordinasi]);
    for (n, (siapa, langkah)) in [
        (&pelaku, Langkah::Ajukan),
        (&lain, Langkah::Verifikasi),
        (&lain, Langkah::Validasi),
        (&lain, Langkah::Terbitkan),
    ]
    .into_iter()
    .enumerate()
    {
        langkahkan(&uji.l, siapa, r, id, n as i64 + 1, langkah, "").await.unwrap();
    }
    for alamat in [alamat.as_str(), "/publik/layanan", "/publik/layanan?q=alert"] {
        let (status, _, html) = uji.buka(alamat, None, None).await;
        assert_eq!(status, StatusCode::OK, "{alamat}");
        assert!(html.contains("alert(1)") && !html.contains("jangan keluar"), "{alamat}");
        aman(alamat, &html);
    }
    // The block for search engines is JSON again once it is read.
    let html = uji.buka(&alamat, None, None).await.2;
    let blok = html.split("application/ld+json\">").nth(1).and_then(|sisa| sisa.split("</script>").next()).unwrap();
    let data: serde_json::Value = serde_json::from_str(blok).unwrap();
    assert_eq!((data["@type"].as_str(), data["name"].as_str()), (Some("GovernmentService"), Some(JAHAT)));
    assert_eq!(uji.buka("/publik/tidak-ada", None, None).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_may_not_change_a_field_sees_it_and_why() {
    let uji = Uji::baru().await;
    let kantor = kantor(&uji, "Dinas Satu").await;
    let akun = uji.admin().await.akun_id;
    let terjaga: Vec<(&Register, &Bidang)> = register::SEMUA
        .iter()
        .flat_map(|r| r.bidang.iter().map(move |b| (*r, b)))
        .filter(|(_, b)| !b.penulis_di(&uji.l.profil).peran.is_empty())
        .collect();
    assert!(!terjaga.is_empty());
    for (r, b) in terjaga {
        let penulis = b.penulis_di(&uji.l.profil);
        let mut tanpa = pelaku(akun, &[]);
        for peran in Peran::SEMUA.into_iter().filter(|p| !penulis.peran.contains(p)) {
            let perangkat_daerah = peran.per_kantor().then_some(kantor);
            tanpa.peran.push(domain::izin::PeranDiberikan { peran, perangkat_daerah });
        }
        let (status, _, html) = uji.buka(&format!("/register/{}/baru", r.kode), Some(tanpa), None).await;
        if status == StatusCode::FORBIDDEN {
            continue;
        }
        assert_eq!(status, StatusCode::OK, "{}", r.kode);
        assert!(html.contains(&format!("Diisi oleh {}.", penulis.sebutan())), "{} {}", r.kode, b.kode);
        assert!(
            !formulir::atribut(&html, "name").iter().any(|nama| nama == b.kode),
            "{} {} can be typed",
            r.kode,
            b.kode
        );
    }
}

#[tokio::test]
async fn a_field_that_a_choice_asks_for_says_so() {
    let uji = Uji::baru().await;
    let pelaku = serba_bisa(&uji).await;
    for (kode, saat) in [("data", "(wajib saat Dikecualikan)"), ("keamanan", "(wajib saat Tidak diperlukan)")] {
        let (_, _, html) = uji.buka(&format!("/register/{kode}/baru"), Some(pelaku.clone()), None).await;
        assert_eq!(html.matches(saat).count(), 1, "{kode}");
    }
}

#[tokio::test]
async fn an_empty_list_says_what_to_do_first() {
    let uji = Uji::baru().await;
    let pelaku = serba_bisa(&uji).await;
    for r in register::SEMUA {
        let (status, _, html) = uji.buka(&r.alamat(), Some(pelaku.clone()), None).await;
        assert_eq!(status, StatusCode::OK, "{}", r.kode);
        assert!(html.contains(&format!("Belum ada {}", r.sebutan)), "{}", r.kode);
        let (_, _, html) = uji.buka(&format!("{}?q=tidak+ada", r.alamat()), Some(pelaku.clone()), None).await;
        assert!(html.contains("Hapus saringan"), "{}", r.kode);
    }
    assert_eq!(uji.buka("/register/tidak-ada", Some(pelaku.clone()), None).await.0, StatusCode::NOT_FOUND);
    assert_eq!(uji.buka("/rujukan/RAB?q=ekonomi", Some(pelaku.clone()), None).await.0, StatusCode::OK);
    assert_eq!(uji.buka("/rujukan/XYZ", Some(pelaku), None).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_list_is_filtered_by_any_field_that_is_asked_for() {
    let uji = Uji::baru().await;
    let pelaku = serba_bisa(&uji).await;
    let kantor = kantor(&uji, "Dinas Satu").await;
    let r = register::cari("aplikasi").unwrap();
    isi_penuh(&uji, &pelaku, r, kantor, &BTreeMap::new(), "Surat").await;
    let buka = async |kueri: &str| {
        let (status, _, html) = uji.buka(&format!("{}{kueri}", r.alamat()), Some(pelaku.clone()), None).await;
        assert_eq!(status, StatusCode::OK, "{kueri}");
        html
    };
    // Quiet at first: the other fields are choices of one list.
    let html = buka("").await;
    let nama = formulir::atribut(&html, "name");
    assert!(!nama.iter().any(|n| n == "dari_biaya_tahun") && html.contains("<option value=\"biaya_tahun\""));
    assert!(!html.contains("Saringan yang berlaku"));
    // Asked for, they stand there, and stay when another one is asked for.
    let html = buka("?saring=biaya_tahun&saring=mulai_operasi&saring=fungsi&saring=kode_rujukan").await;
    let nama = formulir::atribut(&html, "name");
    for harap in ["dari_biaya_tahun", "sampai_biaya_tahun", "dari_mulai_operasi", "memuat_fungsi", "f_kode_rujukan"] {
        assert!(nama.iter().any(|n| n == harap), "{harap}");
    }
    let bilah = html.split("class=\"saring jarak\"").nth(1).unwrap().split("</form>").next().unwrap();
    assert_eq!(bilah.matches("name=\"saring\"").count(), 5, "four asked for, one to ask for more");
    // What is set stands above the list, each with a way back to the list without it; a change of many keeps to it.
    let html = buka("?f_jenis=-&dari_biaya_tahun=5&sampai_biaya_tahun=&urut=-nama").await;
    assert!(
        html.contains("Biaya setahun: paling sedikit Rp5")
            && html.contains("Hapus saringan Jenis aplikasi: belum diisi")
    );
    let tautan = formulir::atribut(&html, "href");
    assert!(tautan.iter().any(|t| t == "/register/aplikasi?dari_biaya_tahun=5&urut=-nama"), "{tautan:?}");
    let html = buka("?f_jenis=*&dari_biaya_tahun=5").await;
    let massal = &html[html.find("class=\"massal\"").unwrap()..];
    assert!(
        massal.contains("name=\"dari_biaya_tahun\" value=\"5\"") && massal.contains("name=\"f_jenis\" value=\"*\"")
    );
    // What cannot be read is told at its field, with what was typed, and nothing is listed as if it were the answer.
    let html = buka("?dari_biaya_tahun=banyak").await;
    assert!(html.contains("Saringan belum terbaca") && html.contains("ditulis sebagai bilangan bulat"));
    assert!(html.contains("value=\"banyak\"") && html.contains("Hapus saringan Biaya setahun: tidak terbaca"));
    let masal = format!("{}/massal?dari_biaya_tahun=banyak", r.alamat());
    assert_eq!(uji.buka(&masal, Some(pelaku.clone()), None).await.0, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn every_filter_of_every_register_has_a_control_of_its_own() {
    let uji = Uji::baru().await;
    let pelaku = serba_bisa(&uji).await;
    for r in register::SEMUA {
        let kueri: Vec<String> = r.bidang.iter().map(|b| format!("saring={}", b.kode)).collect();
        let alamat = format!("{}?{}", r.alamat(), kueri.join("&"));
        let (status, _, html) = uji.buka(&alamat, Some(pelaku.clone()), None).await;
        assert_eq!(status, StatusCode::OK, "{}", r.kode);
        let nama: BTreeSet<String> = formulir::atribut(&html, "name").into_iter().collect();
        for bidang in r.bidang {
            let ada = register::saring::AWALAN.iter().any(|awalan| nama.contains(&format!("{awalan}{}", bidang.kode)));
            assert!(ada, "{} {}", r.kode, bidang.kode);
        }
        let id = formulir::atribut(&html, "id");
        let beda: BTreeSet<&String> = id.iter().collect();
        assert_eq!(id.len(), beda.len(), "{}: an id stands twice", r.kode);
    }
}
