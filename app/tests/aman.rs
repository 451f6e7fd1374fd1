//! What people type stays text: a hostile string through every component that shows free text, and a look at the
//! sources for the ways around them.

use std::{fs, path::Path};

use app::{
    kerangka::{Alamat, cangkang::Aset},
    komponen::{
        Bidang, Borang, Langkah, Lembar, Nada, Opsi, PageTitle, TextArea, bagian, gambar_berkunci, gulir, kabar,
        keadaan, kosong_besar, paging, remah, ringkas_galat, status_simpan, tab, tahap_alur, tata::rinci,
    },
    pulau::SimpanOtomatis,
};
use domain::{
    grafik::{Gaya, Grafik, Jangkar, Legenda, Unsur},
    teks::GalatIsian,
};
use leptos::{prelude::*, reactive::owner::Owner};

/// Ends every element that ends by itself, breaks out of both kinds of quotes, and carries what databases choke on.
const JAHAT: &str =
    "</textarea></title></p>\"' onfocus=\"alert(1) <script>alert(1)</script> 😀 \u{202e}\u{7}&amp;{{7*7}}";

fn render(lihat: impl FnOnce() -> AnyView) -> String {
    let pemilik = Owner::new();
    pemilik.with(|| {
        provide_context(Aset("/aset/uji".into()));
        lihat().to_html()
    })
}

/// A component by name, fed with the hostile text.
type Uji = (&'static str, Box<dyn FnOnce() -> AnyView>);

fn teks() -> String {
    JAHAT.to_owned()
}

fn borang() -> Borang {
    let galat = vec![GalatIsian { bidang: "nama".into(), pesan: teks() }, GalatIsian { bidang: teks(), pesan: teks() }];
    Borang::baru(
        Some((Nada::Awas, teks())),
        galat,
        vec![("nama".into(), vec![teks()]), ("banyak".into(), vec![teks()])],
    )
}

/// Reads the HTML as a browser's tokenizer would: nothing that was typed may stand inside a tag outside of quotes.
fn aman(nama: &str, html: &str) {
    assert!(html.contains("alert(1)"), "{nama}: the text itself is missing from {html}");
    let (mut di_tanda, mut kutip, mut tanda) = (false, None, String::new());
    for huruf in html.chars() {
        match (di_tanda, kutip, huruf) {
            (false, _, '<') => di_tanda = true,
            (false, ..) => {}
            (true, Some(buka), _) => kutip = (huruf != buka).then_some(buka),
            (true, None, '"' | '\'') => kutip = Some(huruf),
            (true, None, '>') => {
                let bocor = ["onfocus", "script", "alert"].into_iter().find(|kata| tanda.contains(kata));
                assert!(bocor.is_none(), "{nama}: {bocor:?} became markup in <{tanda}> of {html}");
                (di_tanda, tanda) = (false, String::new());
            }
            (true, None, lain) => tanda.push(lain),
        }
    }
    assert!(!di_tanda, "{nama}: a tag never ends in {html}");
}

#[test]
fn every_component_escapes_what_people_type() {
    let b = borang();
    let opsi = || vec![Opsi::baru(teks(), teks()), Opsi::baru("lain", teks())];
    let bidang = || Bidang::baru("nama", teks()).bantu(teks()).pasal(teks());
    let daftar: Vec<Uji> = vec![
        (
            "teks",
            Box::new({
                let b = b.clone();
                move || bidang().teks(&b, "")
            }),
        ),
        ("teks awal", Box::new(move || bidang().teks(&Borang::default(), JAHAT))),
        (
            "paragraf",
            Box::new({
                let b = b.clone();
                move || bidang().paragraf(&b, "", 4)
            }),
        ),
        ("paragraf awal", Box::new(move || bidang().paragraf(&Borang::default(), JAHAT, 4))),
        (
            "pilihan",
            Box::new({
                let b = b.clone();
                move || bidang().pilihan(&b, opsi(), "", Some("Semua"))
            }),
        ),
        (
            "tunggal",
            Box::new({
                let b = b.clone();
                move || bidang().tunggal(&b, opsi(), "")
            }),
        ),
        (
            "ganda",
            Box::new({
                let b = b.clone();
                move || bidang().ganda(&b, opsi(), &[])
            }),
        ),
        (
            "centang",
            Box::new({
                let b = b.clone();
                move || bidang().centang(&b, true)
            }),
        ),
        (
            "berkas",
            Box::new({
                let b = b.clone();
                move || bidang().berkas(&b, ".pdf", true)
            }),
        ),
        (
            "tanggal",
            Box::new({
                let b = b.clone();
                move || bidang().tanggal(&b, None)
            }),
        ),
        (
            "saringan",
            Box::new({
                let b = b.clone();
                move || bidang().saringan().teks(&b, "")
            }),
        ),
        (
            "TextArea",
            Box::new(|| view! { <TextArea id=teks() nama=teks() nilai=teks() uraian=Some(teks())/> }.into_any()),
        ),
        (
            "ringkas_galat",
            Box::new({
                let b = b.clone();
                move || ringkas_galat(&b).into_any()
            }),
        ),
        ("kabar", Box::new(|| kabar(Nada::Galat, view! { <p>{teks()}</p> }))),
        ("keadaan", Box::new(|| keadaan(Nada::Awas, teks()))),
        ("status_simpan", Box::new(|| status_simpan(JAHAT, Nada::Selesai, teks()))),
        ("remah", Box::new(|| remah(vec![(teks(), teks())], JAHAT).into_any())),
        ("bagian", Box::new(|| bagian("b", teks(), None, view! { <p>{teks()}</p> }))),
        ("gulir", Box::new(|| gulir(teks(), true, view! { <p>{teks()}</p> }))),
        ("rinci", Box::new(|| rinci(vec![("Nama", teks())]))),
        ("kosong_besar", Box::new(|| kosong_besar(teks(), view! { <p>{teks()}</p> }))),
        ("tab", Box::new(|| tab("Tab", vec![(teks(), teks(), Some(3), true)]))),
        (
            "tahap_alur",
            Box::new(|| {
                tahap_alur("Tahap", vec![Langkah { nama: teks(), keterangan: teks(), ..Langkah::default() }], false)
            }),
        ),
        (
            "lembar",
            Box::new(|| {
                let lembar = Lembar {
                    tanya: teks(),
                    aksi: teks(),
                    tombol: teks(),
                    batal: teks(),
                    tersembunyi: vec![(teks(), teks())],
                    bahaya: true,
                };
                lembar.tampil(view! { <p>{teks()}</p> })
            }),
        ),
        (
            "paging",
            Box::new(|| {
                paging(&Alamat::baru("/p", Some("q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&halaman=2")), 10, 100, JAHAT)
            }),
        ),
        (
            "grafik",
            Box::new(|| {
                let unsur =
                    vec![Unsur::Teks { x: 1.0, y: 2.5, isi: teks(), jangkar: Jangkar::Tengah, gaya: Gaya::Teks }];
                let legenda = vec![Legenda { gaya: Gaya::Lalu, teks: teks() }];
                gambar_berkunci(&Grafik { lebar: 320.0, tinggi: 64.0, judul: teks(), uraian: teks(), unsur, legenda })
            }),
        ),
        (
            "SimpanOtomatis",
            Box::new(|| {
                view! { <SimpanOtomatis formulir=teks() kunci=teks() label=vec![(teks(), teks())] geser=480 zona=teks()/> }.into_any()
            }),
        ),
    ];
    for (nama, lihat) in daftar {
        aman(nama, &render(lihat));
    }
}

#[test]
fn a_paragraph_field_keeps_its_text_exactly() {
    let html = render(|| view! { <TextArea id="f" nama="f" nilai="\n baris & <b>".to_owned()/> }.into_any());
    // The first newline of a textarea belongs to the markup, the second is the text's own.
    assert!(html.contains(">\n\n baris &amp; &lt;b&gt;</textarea>"), "{html}");
}

#[tokio::test]
async fn the_window_title_is_escaped() {
    use leptos_meta::{MetaTags, provide_meta_context};
    // Listing the routes starts the executor, as the server does.
    assert!(!leptos_axum::generate_route_list(app::App).is_empty());
    let penangan = leptos_axum::render_app_async(|| {
        provide_meta_context();
        view! { <!DOCTYPE html> <html><head><MetaTags/></head><body><PageTitle teks=teks()/></body></html> }
    });
    let permintaan = axum::http::Request::builder().uri("/").body(axum::body::Body::empty()).unwrap();
    let jawaban = penangan(permintaan).await;
    let html = axum::body::to_bytes(jawaban.into_body(), 1_000_000).await.unwrap();
    let html = String::from_utf8(html.to_vec()).unwrap();
    let judul = html.split("<title>").nth(1).and_then(|sisa| sisa.split("</title>").next()).unwrap();
    assert!(judul.contains("&lt;/title&gt;") && !judul.contains('<'), "{judul}");
    assert!(!html.contains("<script>alert"), "{html}");
}

#[test]
fn the_sources_take_no_way_around() {
    let akar = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut berkas = Vec::new();
    kumpulkan(&akar, &mut berkas);
    assert!(berkas.len() > 15, "the walk found {} files", berkas.len());
    let larangan =
        [["<text", "area"].concat(), ["<Ti", "tle"].concat(), ["inner", "_html"].concat(), [" sty", "le="].concat()];
    for jalur in berkas {
        let isi = fs::read_to_string(&jalur).unwrap();
        let dipercaya = jalur.ends_with("komponen/aman.rs");
        for (nomor, baris) in isi.lines().enumerate() {
            let bocor = larangan.iter().find(|larangan| baris.contains(larangan.as_str()));
            assert!(dipercaya || bocor.is_none(), "{}:{}: {bocor:?}", jalur.display(), nomor + 1);
        }
    }
}

fn kumpulkan(map: &Path, berkas: &mut Vec<std::path::PathBuf>) {
    for isi in fs::read_dir(map).unwrap() {
        let jalur = isi.unwrap().path();
        if jalur.is_dir() {
            kumpulkan(&jalur, berkas);
        } else if jalur.extension().is_some_and(|akhiran| akhiran == "rs") {
            berkas.push(jalur);
        }
    }
}
