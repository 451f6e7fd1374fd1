//! Saves a form while a person types, says where the text is, and never loses it: a dropped connection, a closed tab,
//! an expired session and two people on one record all end with the text still there.
//!
//! The form is server-rendered and saves by its own button too. This island posts its fields to `<action>/otomatis` and
//! keeps a copy in this browser until the server has it.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{
    leptos_dom::helpers::TimeoutHandle,
    prelude::*,
    task::spawn_local,
    web_sys::{
        AbortSignal, BeforeUnloadEvent, Headers, HtmlFormElement, RequestCredentials, RequestInit, Response,
        UrlSearchParams,
    },
};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::peramban as p;

/// Quiet time after the last keystroke.
const JEDA: Duration = Duration::from_millis(1_200);
/// Longest pause between two tries while the connection is down.
const MUNDUR_MAKS: u64 = 60;
/// A save that has not answered by then is tried again.
const BATAS_JAWABAN_MS: u32 = 20_000;

/// A text this browser kept that the server does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tawaran {
    /// Date and hour in the government's time zone.
    kapan: String,
    isi: String,
}

/// Somebody else's save that came in between.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bentrok {
    oleh: String,
    pukul: String,
    versi: String,
    /// Label, own text, their text: only where they differ.
    beda: Vec<(String, String, String)>,
    /// Their fields, to be taken over.
    isian: Vec<(String, String)>,
}

/// What the island knows besides what it shows.
struct Isi {
    form: HtmlFormElement,
    url: String,
    id_status: String,
    kunci: String,
    label: Vec<(String, String)>,
    jeda: Option<TimeoutHandle>,
    /// Counts edits, so that a save knows whether more was typed meanwhile.
    ubahan: u32,
    tersimpan: u32,
    /// What the server holds, as far as is known; empty when it is not.
    isi_server: String,
    /// What the running save carries.
    isi_terkirim: String,
    sedang: bool,
    gagal: u32,
    perlu_masuk: bool,
    tawaran: RwSignal<Option<Tawaran>>,
    bentrok: RwSignal<Option<Bentrok>>,
    keluar: RwSignal<bool>,
}

type Simpan = Rc<RefCell<Isi>>;

/// Autosave for the form with id `formulir`; its status element is `status_simpan(formulir, ...)`.
///
/// `kunci` names the record and the person, so that a text kept in this browser is offered to its author alone. `label`
/// holds field names and what the screen calls them. `geser` is the government's time zone in minutes ahead of UTC, `zona`
/// its short name.
#[island]
pub fn SimpanOtomatis(
    formulir: String,
    kunci: String,
    label: Vec<(String, String)>,
    geser: i32,
    zona: String,
) -> impl IntoView {
    let tawaran = RwSignal::new(None::<Tawaran>);
    let bentrok = RwSignal::new(None::<Bentrok>);
    let keluar = RwSignal::new(false);
    let simpan: Pegangan = StoredValue::new(None);
    Effect::new(move |_| {
        let Some(form) = p::formulir(&formulir) else { return };
        let isi = Isi {
            url: format!("{}/otomatis", form.get_attribute("action").unwrap_or_default()),
            form,
            id_status: format!("{formulir}-status"),
            kunci: format!("spbe:draf:{kunci}"),
            label: label.clone(),
            jeda: None,
            ubahan: 0,
            tersimpan: 0,
            isi_server: String::new(),
            isi_terkirim: String::new(),
            sedang: false,
            gagal: 0,
            perlu_masuk: false,
            tawaran,
            bentrok,
            keluar,
        };
        let isi = Rc::new(RefCell::new(isi));
        pasang(&isi, geser, &zona);
        simpan.set_value(Some(SendWrapper::new(isi)));
    });
    view! {
        {move || tawaran.get().map(|t| panel_tawaran(&t, simpan))}
        {move || keluar.get().then(panel_keluar)}
        {move || bentrok.get().map(|b| panel_bentrok(b, simpan))}
    }
}

/// Where the event handlers of the panels find the state. Empty on the server, where a page may be dropped by another
/// thread than the one that made it; a local store would not survive that even while empty.
type Pegangan = StoredValue<Option<SendWrapper<Simpan>>>;

fn tombol(kata: String, pegangan: Pegangan, lakukan: fn(&Simpan)) -> AnyView {
    let tekan = move |_| {
        if let Some(simpan) = pegangan.get_value() {
            lakukan(&simpan);
        }
    };
    view! { <button class="tombol kecil" type="button" on:click=tekan>{kata}</button> }.into_any()
}

fn panel_tawaran(t: &Tawaran, pegangan: Pegangan) -> AnyView {
    view! {
        <div class="kabar awas" role="status">
            {gambar("awas")}
            <div>
                <p>{format!("Ada isian yang belum tersimpan dari {}.", t.kapan)}</p>
                <p class="baris">{tombol("Pakai".into(), pegangan, pakai_tawaran)}{tombol("Buang".into(), pegangan, buang_tawaran)}</p>
            </div>
        </div>
    }
    .into_any()
}

fn panel_keluar() -> AnyView {
    view! {
        <div class="kabar awas" role="alert">
            {gambar("kunci")}
            <div>
                <p>
                    <strong>"Sesi Anda berakhir."</strong>
                    " Isian aman di peramban ini. "
                    <a href="/masuk" target="_blank" rel="opener">"Masuk di tab lain"</a>
                    ", lalu kembali ke sini."
                </p>
            </div>
        </div>
    }
    .into_any()
}

fn panel_bentrok(b: Bentrok, pegangan: Pegangan) -> AnyView {
    let kepala_mereka = format!("Isian {}, {}", b.oleh, b.pukul);
    let kepala_sel = kepala_mereka.clone();
    let baris = b
        .beda
        .into_iter()
        .map(|(label, saya, mereka)| {
            view! { <tr><th scope="row">{label}</th><td class="pra" data-k="Isian saya">{saya}</td><td class="pra" data-k=kepala_sel.clone()>{mereka}</td></tr> }
                .into_any()
        })
        .collect_view();
    let kalimat = format!("{} menyimpan isian ini pukul {}, setelah Anda membukanya.", b.oleh, b.pukul);
    view! {
        <div class="kabar galat" role="alert" id="bentrok" tabindex="-1">
            {gambar("galat")}
            <div>
                <p><strong>{kalimat}</strong>" Tulisan Anda aman. Pilih yang dipakai."</p>
                <div class="gulir" tabindex="0" role="group" aria-label="Perbandingan dua versi">
                    <table class="tabel kartu">
                        <thead><tr><th scope="col">"Isian"</th><th scope="col">"Isian saya"</th><th scope="col">{kepala_mereka}</th></tr></thead>
                        <tbody>{baris}</tbody>
                    </table>
                </div>
                <p class="baris">
                    {tombol("Pakai isian saya".into(), pegangan, pakai_saya)}
                    {tombol(format!("Pakai isian {}", b.oleh), pegangan, pakai_isian_mereka)}
                </p>
            </div>
        </div>
    }
    .into_any()
}

fn gambar(nama: &str) -> AnyView {
    view! { <svg class="ikon" aria-hidden="true"><use href=p::ikon(nama)></use></svg> }.into_any()
}

fn pasang(simpan: &Simpan, geser: i32, zona: &str) {
    let (form, kunci, tawaran) = {
        let isi = simpan.borrow();
        (isi.form.clone(), isi.kunci.clone(), isi.tawaran)
    };
    let ada = p::simpanan().and_then(|s| s.get_item(&kunci).ok().flatten());
    if let Some((saat, isi)) = ada.as_deref().and_then(|teks| teks.split_once('\n')) {
        if p::sama(isi, &p::serialkan(&form, &["versi"])) {
            lupakan(&kunci);
        } else {
            tawaran.set(Some(Tawaran { kapan: p::kapan(saat, geser, zona), isi: isi.to_owned() }));
        }
    }
    // The guard against leaving other forms half filled leaves this one to us.
    let _ = form.set_attribute("data-otomatis", "");
    // What was typed before this script came counts as typed now.
    let terlanjur = p::diubah(&form);
    if !terlanjur {
        simpan.borrow_mut().isi_server = p::serialkan(&form, &["versi"]);
    }
    for peristiwa in ["input", "change"] {
        let simpan = simpan.clone();
        p::dengar(&form, peristiwa, move |_| berubah(&simpan));
    }
    // The form's own button takes over: its text goes with the request, and the copy stays until a page shows it saved.
    let dikirim = simpan.clone();
    p::dengar(&form, "submit", move |_| {
        let mut isi = dikirim.borrow_mut();
        if let Some(jeda) = isi.jeda.take() {
            jeda.clear();
        }
        isi.tersimpan = isi.ubahan;
    });
    let Some(jendela) = p::jendela() else { return };
    for peristiwa in ["online", "focus"] {
        let simpan = simpan.clone();
        p::dengar(&jendela, peristiwa, move |_| {
            let perlu = simpan.borrow().gagal > 0 || simpan.borrow().perlu_masuk;
            if perlu {
                kirim_sekarang(&simpan);
            }
        });
    }
    let pergi = simpan.clone();
    p::dengar(&jendela, "beforeunload", move |peristiwa| {
        let belum = pergi.try_borrow().is_ok_and(|isi| isi.kotor() || isi.sedang);
        if belum {
            peristiwa.prevent_default();
            if let Some(peristiwa) = peristiwa.dyn_ref::<BeforeUnloadEvent>() {
                peristiwa.set_return_value("belum tersimpan");
            }
        }
    });
    if terlanjur {
        berubah(simpan);
    }
}

fn berubah(simpan: &Simpan) {
    let mut isi = simpan.borrow_mut();
    isi.ubahan += 1;
    // An offered text must not be overwritten before its author has decided.
    if isi.tawaran.get_untracked().is_none() {
        ingat(&isi);
    }
    drop(isi);
    jadwalkan(simpan, JEDA);
}

fn jadwalkan(simpan: &Simpan, jeda: Duration) {
    let nanti = simpan.clone();
    let pegangan = set_timeout_with_handle(move || kirim_sekarang(&nanti), jeda).ok();
    if let Some(lama) = std::mem::replace(&mut simpan.borrow_mut().jeda, pegangan) {
        lama.clear();
    }
}

fn kirim_sekarang(simpan: &Simpan) {
    let mut isi = simpan.borrow_mut();
    if isi.sedang || isi.bentrok.get_untracked().is_some() || !isi.kotor() {
        return;
    }
    isi.sedang = true;
    isi.tulis("proses", "proses", "Menyimpan…");
    isi.isi_terkirim = p::serialkan(&isi.form, &["versi"]);
    let (url, badan, ubahan) = (isi.url.clone(), p::serialkan(&isi.form, &[]), isi.ubahan);
    drop(isi);
    let simpan = simpan.clone();
    spawn_local(async move {
        let jawaban = kirim(&url, &badan).await;
        simpan.borrow_mut().sedang = false;
        match jawaban {
            Ok((200, json)) if !p::teks(&json, "versi").is_empty() => tersimpan(&simpan, ubahan, &json),
            // A sign-in page in place of the answer means the same as 401.
            Ok((200 | 401, _)) => perlu_masuk(&simpan),
            Ok((409, json)) if p::teks(&json, "galat") == "bentrok" => ada_bentrok(&simpan, &json),
            Ok((400..=428, json)) => {
                let pesan = p::pesan_galat(&json);
                let kata = if pesan.is_empty() {
                    "Belum tersimpan. Muat ulang halaman ini.".to_owned()
                } else {
                    format!("Belum tersimpan. {pesan}")
                };
                simpan.borrow().tulis("galat", "galat", &kata);
                // What was typed meanwhile may already be the correction.
                if simpan.borrow().ubahan != ubahan {
                    jadwalkan(&simpan, JEDA);
                }
            }
            Ok(_) | Err(_) => terputus(&simpan),
        }
    });
}

fn tersimpan(simpan: &Simpan, ubahan: u32, json: &JsValue) {
    let mut isi = simpan.borrow_mut();
    p::atur_nilai(&isi.form, "versi", &p::teks(json, "versi"));
    (isi.gagal, isi.perlu_masuk, isi.tersimpan) = (0, false, ubahan);
    isi.isi_server = std::mem::take(&mut isi.isi_terkirim);
    isi.keluar.set(false);
    if isi.kotor() {
        drop(isi);
        jadwalkan(simpan, JEDA);
    } else {
        if isi.tawaran.get_untracked().is_none() {
            lupakan(&isi.kunci);
        }
        isi.tulis("selesai", "selesai", &format!("Tersimpan {}", p::teks(json, "pukul")));
    }
}

fn terputus(simpan: &Simpan) {
    let mut isi = simpan.borrow_mut();
    isi.gagal = (isi.gagal + 1).min(16);
    // It may have arrived all the same.
    isi.isi_server.clear();
    isi.tulis("awas", "awas", "Belum tersimpan, menunggu sambungan");
    let tunggu = 2_u64.saturating_pow(isi.gagal).min(MUNDUR_MAKS);
    drop(isi);
    jadwalkan(simpan, Duration::from_secs(tunggu));
}

fn perlu_masuk(simpan: &Simpan) {
    let mut isi = simpan.borrow_mut();
    isi.perlu_masuk = true;
    isi.keluar.set(true);
    isi.tulis("awas", "kunci", "Belum tersimpan, sesi berakhir");
}

fn ada_bentrok(simpan: &Simpan, json: &JsValue) {
    let mut isi = simpan.borrow_mut();
    isi.isi_server.clear();
    let isian = p::pasangan(&p::properti(json, "isian"));
    let saya = UrlSearchParams::new_with_str(&p::serialkan(&isi.form, &[])).ok();
    let label = |nama: &str| {
        isi.label.iter().find(|(n, _)| n == nama).map_or_else(|| nama.to_owned(), |(_, label)| label.clone())
    };
    let beda = isian
        .iter()
        .filter_map(|(nama, mereka)| {
            let punya = saya.as_ref().and_then(|s| s.get(nama)).unwrap_or_default().replace("\r\n", "\n");
            let mereka = mereka.replace("\r\n", "\n");
            (punya != mereka).then(|| (label(nama), punya, mereka))
        })
        .collect();
    isi.tulis("galat", "galat", "Diubah orang lain");
    let bentrok = Bentrok {
        oleh: p::teks(json, "oleh"),
        pukul: p::teks(json, "pukul"),
        versi: p::teks(json, "versi"),
        beda,
        isian,
    };
    isi.bentrok.set(Some(bentrok));
    drop(isi);
    set_timeout(|| p::fokus("bentrok"), Duration::from_millis(50));
}

fn pakai_saya(simpan: &Simpan) {
    let isi = simpan.borrow();
    let Some(bentrok) = isi.bentrok.get_untracked() else { return };
    p::atur_nilai(&isi.form, "versi", &bentrok.versi);
    isi.bentrok.set(None);
    drop(isi);
    kirim_sekarang(simpan);
}

fn pakai_isian_mereka(simpan: &Simpan) {
    let mut isi = simpan.borrow_mut();
    let Some(bentrok) = isi.bentrok.get_untracked() else { return };
    if let Ok(isian) = UrlSearchParams::new() {
        for (nama, nilai) in &bentrok.isian {
            isian.append(nama, nilai);
        }
        p::isikan(&isi.form, &isian);
    }
    p::atur_nilai(&isi.form, "versi", &bentrok.versi);
    isi.tersimpan = isi.ubahan;
    isi.isi_server = p::serialkan(&isi.form, &["versi"]);
    lupakan(&isi.kunci);
    isi.tulis("selesai", "selesai", &format!("Tersimpan {}", bentrok.pukul));
    isi.bentrok.set(None);
}

fn pakai_tawaran(simpan: &Simpan) {
    let mut isi = simpan.borrow_mut();
    let Some(tawaran) = isi.tawaran.get_untracked() else { return };
    if let Ok(isian) = UrlSearchParams::new_with_str(&tawaran.isi) {
        p::isikan(&isi.form, &isian);
    }
    isi.tawaran.set(None);
    isi.ubahan += 1;
    ingat(&isi);
    drop(isi);
    kirim_sekarang(simpan);
}

fn buang_tawaran(simpan: &Simpan) {
    let isi = simpan.borrow();
    isi.tawaran.set(None);
    lupakan(&isi.kunci);
    if isi.kotor() {
        ingat(&isi);
    }
}

impl Isi {
    /// Whether something was typed that the server does not have; what was typed and taken back is nothing.
    fn kotor(&self) -> bool {
        self.ubahan != self.tersimpan && !p::sama(&p::serialkan(&self.form, &["versi"]), &self.isi_server)
    }

    fn tulis(&self, kelas: &str, ikon: &str, kata: &str) {
        p::tulis_keadaan(&self.id_status, kelas, ikon, kata);
    }
}

fn ingat(isi: &Isi) {
    if let Some(simpanan) = p::simpanan() {
        let _ = simpanan.set_item(&isi.kunci, &format!("{}\n{}", p::saat(), p::serialkan(&isi.form, &["versi"])));
    }
}

fn lupakan(kunci: &str) {
    if let Some(simpanan) = p::simpanan() {
        let _ = simpanan.remove_item(kunci);
    }
}

/// Status and JSON of the answer; an answer that is not JSON is `null`.
async fn kirim(url: &str, badan: &str) -> Result<(u16, JsValue), JsValue> {
    let kepala = Headers::new()?;
    kepala.set("Accept", "application/json")?;
    kepala.set("Content-Type", "application/x-www-form-urlencoded")?;
    let pilihan = RequestInit::new();
    pilihan.set_method("POST");
    pilihan.set_body(&JsValue::from_str(badan));
    pilihan.set_headers(&kepala);
    pilihan.set_credentials(RequestCredentials::SameOrigin);
    pilihan.set_signal(Some(&AbortSignal::timeout_with_u32(BATAS_JAWABAN_MS)));
    let jendela = p::jendela().ok_or(JsValue::NULL)?;
    let jawaban: Response = JsFuture::from(jendela.fetch_with_str_and_init(url, &pilihan)).await?.dyn_into()?;
    let json = match jawaban.json() {
        Ok(janji) => JsFuture::from(janji).await.unwrap_or(JsValue::NULL),
        Err(_) => JsValue::NULL,
    };
    Ok((jawaban.status(), json))
}
