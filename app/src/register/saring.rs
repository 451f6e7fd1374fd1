//! What narrows a list: tabs of stages, search and filters with counts, the columns, and the views a person keeps. All of
//! it are links and GET forms, so the address says what is shown.

use domain::{
    angka::ribuan,
    register::{Alur, Bidang, Jenis, Register, saring::AWALAN},
};
use leptos::prelude::*;
use services::register::{Daftar, Saringan, TAMBAH_SARINGAN, pandangan::Pandangan};

use super::saring_bidang;
use crate::{
    kerangka::{Alamat, Konteks, alamat::rangkai},
    komponen::{Bidang as Isian, Borang, Opsi, tab},
};

/// Filters beside each other before the rest folds away.
const TAMPIL: usize = 3;

/// The address without the place in the list: what every link that changes the list starts from.
pub(super) fn awal(alamat: &Alamat) -> Alamat {
    alamat.tanpa("sesudah").tanpa("sebelum")
}

/// Stages with counts, and the archive.
pub(super) fn tab_keadaan(k: &Konteks, r: &Register, s: &Saringan, d: &Daftar) -> AnyView {
    let dasar = awal(&k.alamat).tanpa("arsip");
    let semua: u64 = match r.alur {
        Alur::Bertahap => d.tahap.iter().map(|(_, n)| n).sum(),
        Alur::Langsung => d.jumlah,
    };
    let semua = (!s.arsip).then_some(semua);
    let mut butir = vec![("Semua".to_owned(), dasar.dengan("tahap", ""), semua, !s.arsip && s.tahap.is_none())];
    for (tahap, jumlah) in &d.tahap {
        let jumlah = (!s.arsip).then_some(*jumlah);
        butir.push((
            tahap.nama().to_owned(),
            dasar.dengan("tahap", tahap.kode()),
            jumlah,
            !s.arsip && s.tahap == Some(*tahap),
        ));
    }
    let arsip = dasar.tanpa("tahap").tanpa("menunggu").dengan("arsip", "1");
    butir.push(("Arsip".to_owned(), arsip, s.arsip.then_some(d.jumlah), s.arsip));
    tab("Keadaan catatan", butir)
}

/// The way to the records that await this person, while the list shows others too.
pub(super) fn menunggu(k: &Konteks, r: &Register, s: &Saringan) -> Option<AnyView> {
    let banyak = k.menunggu.register(r.kode);
    (banyak > 0 && !s.menunggu && !s.arsip).then(|| {
        let alamat = rangkai(&r.alamat(), &[("menunggu", "1")]);
        view! { <p class="jarak"><a href=alamat>{format!("{} yang menunggu Anda: {}", r.nama, ribuan(banyak))}</a></p> }
            .into_any()
    })
}

/// Search, the filters of the register's own choice, and behind a fold the rest: any other field, once it is asked for.
pub(super) fn bilah(k: &Konteks, r: &'static Register, s: &Saringan, d: &Daftar) -> AnyView {
    // Only what is wrong with the filters stands beside them; the page has other forms.
    let b = Borang::baru(None, d.salah.clone(), Vec::new());
    let isian = |bidang: &&'static Bidang| saring_bidang::satu(bidang, &k.alamat, d, &b);
    let aktif = |bidang: &&'static Bidang| saring_bidang::aktif(bidang, d);
    let (tetap, lain): (Vec<&'static Bidang>, Vec<&'static Bidang>) = r.bidang.iter().partition(|b| b.disaring);
    let (diminta, tersisa): (Vec<&'static Bidang>, Vec<&'static Bidang>) =
        lain.into_iter().partition(|b| aktif(b) || s.tambahan.contains(&b.kode));
    let terbuka = !diminta.is_empty() || tetap.iter().skip(TAMPIL).any(aktif);
    let banyak = tetap.len().saturating_sub(TAMPIL) + diminta.len() + tersisa.len();
    let depan = tetap.iter().take(TAMPIL).map(isian).collect_view();
    let sisa = tetap.iter().skip(TAMPIL).chain(&diminta).map(isian).collect_view();
    // What was asked for and is still empty stays when the next one is asked for.
    let tunggu = diminta
        .iter()
        .filter(|b| !aktif(b))
        .map(|b| view! { <input type="hidden" name=TAMBAH_SARINGAN value=b.kode/> }.into_any())
        .collect_view();
    let opsi = tersisa.iter().map(|b| Opsi::baru(b.kode, b.label)).collect();
    let tambah = Isian::baru(TAMBAH_SARINGAN, "Saring menurut isian lain").saringan();
    let hapus = s.menyaring().then(|| view! { <a href=r.alamat()>"Hapus saringan"</a> });
    view! {
        <form class="saring jarak" action=r.alamat() method="get" role="search">
            {Isian::baru("q", "Cari").saringan().jenis(&b, "search", &s.cari)}
            {depan}
            <label class="pilih"><input type="checkbox" name="kurang" value="1" checked=s.kurang/><span>"Belum lengkap"</span></label>
            {tersembunyi(&k.alamat, |nama| matches!(nama, "tahap" | "arsip" | "menunggu" | "urut" | "kolom"))}
            <button class="tombol" type="submit">"Terapkan"</button>
            {hapus}
            <details class="lipat lagi" open=terbuka>
                <summary>{format!("Saringan lain ({banyak})")}</summary>
                <div class="saring">
                    {sisa}
                    {tunggu}
                    {tambah.pilihan(&b, opsi, "", Some("Pilih isian"))}
                    <button class="tombol" type="submit">"Tambahkan"</button>
                </div>
            </details>
        </form>
    }
    .into_any()
}

/// What the list is narrowed by, as hidden fields of another form.
pub(super) fn bawaan(alamat: &Alamat) -> AnyView {
    let saringan = |nama: &str| AWALAN.iter().any(|awalan| nama.starts_with(awalan));
    tersembunyi(alamat, |nama| saringan(nama) || matches!(nama, "q" | "tahap" | "arsip" | "kurang" | "menunggu"))
}

/// The columns of the list that a person may choose; name and number always stand first.
pub(super) fn pilihan_kolom(k: &Konteks, r: &'static Register, terpilih: &[&str]) -> AnyView {
    let semua = semua_kolom(r);
    let butir = semua
        .iter()
        .map(|(kode, label)| {
            view! {
                <label class="pilih">
                    <input type="checkbox" name="kolom" value=*kode checked=terpilih.contains(kode)/><span>{*label}</span>
                </label>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <details class="tarik">
            <summary class="tombol kecil">{format!("Kolom: {} dari {}", terpilih.len(), semua.len())}</summary>
            <form class="pilih-kolom" action=r.alamat() method="get">
                {tersembunyi(&k.alamat, |nama| nama != "kolom" && nama != "sesudah" && nama != "sebelum")}
                <fieldset><legend>"Kolom yang tampil"</legend>{butir}</fieldset>
                <button class="tombol kecil" type="submit">"Pakai kolom ini"</button>
            </form>
        </details>
    }
    .into_any()
}

/// The columns that the address asks for, in the order of the description; the register's own choice without any.
pub(super) fn kolom_tampil(alamat: &Alamat, r: &'static Register) -> Vec<&'static str> {
    let diminta = alamat.semua("kolom");
    let dipilih: Vec<&'static str> =
        semua_kolom(r).into_iter().map(|(kode, _)| kode).filter(|kode| diminta.iter().any(|d| d == kode)).collect();
    if !dipilih.is_empty() {
        return dipilih;
    }
    let baku = |kode: &&str| match *kode {
        "kelengkapan" | "tahap" => true,
        kode => r.bidang(kode).is_some_and(|b| b.di_daftar),
    };
    semua_kolom(r).into_iter().map(|(kode, _)| kode).filter(baku).collect()
}

fn semua_kolom(r: &'static Register) -> Vec<(&'static str, &'static str)> {
    let bidang = r.bidang.iter().filter(|b| b.kode != "nama").map(|b| (b.kode, b.label));
    let mut hasil: Vec<_> = bidang.collect();
    hasil.push(("kelengkapan", "Kelengkapan"));
    if r.alur == Alur::Bertahap {
        hasil.push(("tahap", "Keadaan"));
    }
    hasil.push(("diubah", "Diubah"));
    hasil
}

/// The person's own views: open, keep the current one, take away.
pub(super) fn tampilan(k: &Konteks, r: &Register, ada: &[Pandangan]) -> AnyView {
    // What says nothing is left out: it would only make the kept address longer.
    let kini = awal(&k.alamat).dengan(TAMBAH_SARINGAN, "");
    let kueri = kini.split_once('?').map_or("", |(_, kueri)| kueri).to_owned();
    let butir = ada
        .iter()
        .map(|p| {
            let alamat = format!("{}?{}", r.alamat(), p.kueri);
            let terbuka = (alamat == kini).then_some("page");
            view! {
                <li class="baris">
                    <a href=alamat.trim_end_matches('?').to_owned() aria-current=terbuka>{p.nama.clone()}</a>
                    <form class="ujung" method="post" action=format!("{}/pandangan/{}/hapus", r.alamat(), p.id)>
                        <button class="tombol tautan" type="submit">"Hapus"<span class="senyap">{format!(" tampilan {}", p.nama)}</span></button>
                    </form>
                </li>
            }
            .into_any()
        })
        .collect_view();
    let daftar = (!ada.is_empty()).then(|| view! { <ul class="daftar">{butir}</ul> });
    let salah = k.borang.pesan("nama_pandangan").is_some();
    view! {
        <details class="tarik" open=salah>
            <summary class="tombol kecil">{format!("Tampilan tersimpan: {}", ada.len())}</summary>
            <div class="tarik-isi tumpuk">
                {daftar}
                <form class="tumpuk-rapat" method="post" action=format!("{}/pandangan", r.alamat())>
                    <input type="hidden" name="kueri" value=kueri/>
                    {Isian::baru("nama_pandangan", "Simpan tampilan ini sebagai").bantu("Saringan, urutan, dan kolom; untuk akun Anda sendiri.").wajib().maks(80).teks(&k.borang, "")}
                    <button class="tombol kecil" type="submit">"Simpan tampilan"</button>
                </form>
            </div>
        </details>
    }
    .into_any()
}

/// Parameters of the address that a GET form carries along.
fn tersembunyi(alamat: &Alamat, bawa: impl Fn(&str) -> bool) -> AnyView {
    alamat
        .pasangan()
        .iter()
        .filter(|(nama, isi)| bawa(nama) && !isi.is_empty())
        .map(|(nama, isi)| view! { <input type="hidden" name=nama.clone() value=isi.clone()/> }.into_any())
        .collect_view()
        .into_any()
}

/// Whether a column holds numbers, which stand at the right.
pub(super) const fn angka(jenis: Jenis) -> bool {
    matches!(jenis, Jenis::Bilangan { .. } | Jenis::Rupiah)
}
