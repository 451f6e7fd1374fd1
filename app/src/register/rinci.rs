//! One record: its fields with their Pasal, what is missing, where it stands, its documents, its history.

use domain::{
    profil::Profil,
    register::{
        Keterlihatan, Register,
        tahap::{Langkah as Tindak, Tahap},
    },
};
use leptos::prelude::*;
use services::{
    Hasil,
    register::{Rincian, ditunggu, get},
};

use super::{alamat, borang, kaitan, lampiran, register, remah, riwayat, tata};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Langkah, Nada, kabar, tahap_alur, waktu},
};

/// `/register/{kode}/{id}`
pub fn halaman_rinci() -> AnyView {
    halaman(|k| async move {
        let r = register(&k)?;
        let rincian = get(&k.l, &k.pelaku, r, k.id("id")?).await?;
        let rekaman = &rincian.rekaman;
        let ubah = rincian.boleh_ubah && borang::tertutup(r, rekaman).is_none();
        let arsip = rekaman.diarsipkan.map(|saat| {
            let isi = view! { <p><strong>"Catatan ini diarsipkan "{waktu(k.zona(), saat)}"."</strong>" Isinya tidak dapat diubah; yang menyebutnya tetap ada."</p> };
            kabar(Nada::Kunci, isi)
        });
        let kaitan = kaitan::bagian(&k, r, &rincian).await?;
        let risiko = crate::risiko::kaitan::bagian_catatan(&k, r.kode, rekaman.id).await?;
        let isi = view! {
            {arsip}
            <div class="dua">
                <div class="catatan">
                    {bidang(&k.l.profil, r, &rincian)}
                    {kaitan}
                    {risiko}
                    {lampiran::bagian(&k, r, &rincian, ubah)}
                </div>
                {samping(&k, r, &rincian, ubah)}
            </div>
            {riwayat::bagian(&k, r, &rincian, ubah)}
        };
        let hasil = Isi::baru(rekaman.nama().to_owned(), isi).remah([remah(r)]).keterangan(format!(
            "{} · {}",
            rekaman.nomor(),
            pemilik(&rincian)
        ));
        Ok(match tindakan(r, &rincian, ubah) {
            Some(tindakan) => hasil.tindakan(tindakan),
            None => hasil,
        })
    })
}

fn pemilik(rincian: &Rincian) -> String {
    let kantor = rincian.rekaman.kantor().and_then(|id| rincian.nama.kantor.get(&id));
    kantor.map_or_else(|| "Seluruh pemerintah".to_owned(), |k| k.nama.clone())
}

fn tindakan(r: &Register, rincian: &Rincian, ubah: bool) -> Option<AnyView> {
    let sini = alamat(r, rincian.rekaman.id);
    if !rincian.boleh_ubah {
        return None;
    }
    if rincian.rekaman.diarsipkan.is_some() {
        return Some(view! { <a class="tombol" href=format!("{sini}/aktifkan")>"Keluarkan dari arsip"</a> }.into_any());
    }
    ubah.then(|| {
        view! {
            <a class="tombol utama" href=format!("{sini}/ubah")>"Ubah"</a>
            <a class="tombol bahaya" href=format!("{sini}/arsipkan")>"Arsipkan"</a>
        }
        .into_any()
    })
}

fn bidang(profil: &Profil, r: &'static Register, rincian: &Rincian) -> AnyView {
    let butir = &rincian.rekaman.butir;
    tata::bagian(r)
        .into_iter()
        .enumerate()
        .filter_map(|(n, (judul, bidang))| {
            let baris: Vec<AnyView> = bidang
                .into_iter()
                .filter(|b| b.berlaku(butir) && b.kode != "nama")
                .map(|b| {
                    let pasal = (!b.pasal.is_empty()).then(|| view! { <small class="pasal">{b.pasal}</small> });
                    let penetap = tata::penetap(r, b, profil).map(|teks| view! { <small class="redup">{teks}</small> });
                    view! { <dt>{b.label}{pasal}</dt><dd>{tata::nilai(b, butir.isi(b.kode), &rincian.nama, true)}" "{penetap}</dd> }
                        .into_any()
                })
                .collect();
            let isi = view! { <dl class="rinci berpasal">{baris}</dl> };
            (n == 0 || !judul.is_empty()).then(|| tata::seksi(format!("bagian-{n}"), judul, isi))
        })
        .collect_view()
        .into_any()
}

fn samping(k: &Konteks, r: &'static Register, rincian: &Rincian, ubah: bool) -> AnyView {
    let rekaman = &rincian.rekaman;
    let terlihat = Keterlihatan::dari_kode(rekaman.butir.teks("keterlihatan"));
    let publik = (terlihat == Keterlihatan::Publik && rekaman.diarsipkan.is_none()).then(|| {
        let isi = if rekaman.tahap == Tahap::Terbit {
            view! { <a href=format!("/publik/{}/{}", r.kode, rekaman.id)>"Halaman publik"</a> }.into_any()
        } else {
            view! { "Tampil pada halaman publik setelah terbit." }.into_any()
        };
        view! { <p>{isi}</p> }
    });
    let siapa = view! { <p class="redup"><small>"Diubah "{waktu(k.zona(), rekaman.diubah)}" oleh "{rekaman.diubah_oleh.clone()}</small></p> };
    view! {
        <aside class="samping" aria-label="Keadaan catatan">
            {langkah(k, r, rincian)}
            <section class="tumpuk-rapat" aria-labelledby="kelengkapan">
                <div class="judul"><h2 class="h3" id="kelengkapan">"Kelengkapan"</h2></div>
                {lengkap(r, rincian, ubah)}
                {publik}
                {siapa}
            </section>
        </aside>
    }
    .into_any()
}

fn lengkap(r: &Register, rincian: &Rincian, ubah: bool) -> AnyView {
    let l = &rincian.kelengkapan;
    let sini = alamat(r, rincian.rekaman.id);
    let kurang = l
        .kurang
        .iter()
        .map(|b| {
            let isi = if ubah {
                view! { <a href=format!("{sini}/ubah#{}", b.kode)>{b.label}</a> }.into_any()
            } else {
                b.label.into_any()
            };
            view! { <li>{isi}</li> }.into_any()
        })
        .collect_view();
    let kata = if l.kurang.is_empty() { "Semua yang diminta sudah terisi." } else { "Belum terisi:" };
    view! {
        <p>{tata::kelengkapan(l.persen(), rincian.rekaman.nama())}</p>
        <p>{format!("{} dari {} isian yang diminta. {kata}", l.terisi, l.diminta)}</p>
        {(!l.kurang.is_empty()).then(|| view! { <ul class="daftar">{kurang}</ul> })}
    }
    .into_any()
}

/// Where a staged record stands, whom it waits for, and what this person may do.
fn langkah(k: &Konteks, r: &'static Register, rincian: &Rincian) -> Option<AnyView> {
    if r.alur == domain::register::Alur::Langsung {
        return None;
    }
    let rekaman = &rincian.rekaman;
    let alasan = (rekaman.tahap == Tahap::Dikembalikan).then(|| alasan_terakhir(rincian)).flatten().map(|alasan| {
        kabar(
            Nada::Galat,
            view! { <p><strong>"Dikembalikan untuk diperbaiki."</strong>" "<span class="pra">{alasan}</span></p> },
        )
    });
    let tombol = rincian.langkah.iter().map(|langkah| tombol(k, r, rincian, *langkah)).collect_view();
    Some(
        view! {
            <section class="tumpuk-rapat" aria-labelledby="tahap">
                <div class="judul"><h2 class="h3" id="tahap">"Tahap"</h2></div>
                {alasan}
                {tahap_alur("Tahap catatan", tahapan(rekaman.tahap), false)}
                <p>{menunggu(k, r, rincian)}</p>
                <div class="tumpuk-rapat">{tombol}</div>
            </section>
        }
        .into_any(),
    )
}

fn tahapan(kini: Tahap) -> Vec<Langkah> {
    let letak = |tahap: Tahap| match tahap {
        Tahap::Draf | Tahap::Dikembalikan => 0,
        Tahap::Diajukan => 1,
        Tahap::Diverifikasi => 2,
        Tahap::Divalidasi => 3,
        Tahap::Terbit => 4,
    };
    [Tahap::Draf, Tahap::Diajukan, Tahap::Diverifikasi, Tahap::Divalidasi, Tahap::Terbit]
        .into_iter()
        .map(|tahap| {
            let di_sini = letak(tahap) == letak(kini);
            let nada = if letak(tahap) < letak(kini) || kini == Tahap::Terbit {
                Nada::Selesai
            } else if di_sini && kini == Tahap::Dikembalikan {
                Nada::Galat
            } else if di_sini {
                Nada::Proses
            } else {
                Nada::Biasa
            };
            let nama = if di_sini { kini.nama() } else { tahap.nama() };
            Langkah { nama: nama.to_owned(), keterangan: String::new(), nada, kini: di_sini }
        })
        .collect()
}

/// Who has the next move, in words.
fn menunggu(k: &Konteks, r: &Register, rincian: &Rincian) -> String {
    let rekaman = &rincian.rekaman;
    if rekaman.diarsipkan.is_some() {
        return "Catatan ini diarsipkan dan tidak menunggu siapa pun.".into();
    }
    match (rekaman.tahap, ditunggu(&k.l, r, rekaman.tahap)) {
        (Tahap::Diajukan, Some(peran)) if rincian.pengaju => {
            format!("Anda mengajukannya, jadi {} lain yang memverifikasinya.", peran.nama())
        }
        (Tahap::Diajukan, Some(peran)) => format!("Menunggu verifikasi {}.", peran.nama()),
        (Tahap::Diverifikasi, Some(peran)) => format!("Menunggu validasi {}.", peran.nama()),
        (_, Some(peran)) => format!("Menunggu diterbitkan oleh {}.", peran.nama()),
        (Tahap::Terbit, None) => "Berlaku. Perubahan isinya membuka draf baru.".into(),
        (Tahap::Dikembalikan, None) => format!("Menunggu perbaikan oleh {}.", pemilik(rincian)),
        (_, None) => format!("Menunggu diajukan oleh {}.", pemilik(rincian)),
    }
}

fn alasan_terakhir(rincian: &Rincian) -> Option<String> {
    let alasan = rincian.riwayat.iter().find_map(|entri| entri.perubahan.get("alasan"))?;
    alasan.1.as_str().map(str::to_owned)
}

fn tombol(k: &Konteks, r: &Register, rincian: &Rincian, langkah: Tindak) -> AnyView {
    let aksi = format!("{}/langkah", alamat(r, rincian.rekaman.id));
    let tetap = view! {
        <input type="hidden" name="versi" value=rincian.rekaman.versi.to_string()/>
        <input type="hidden" name="langkah" value=langkah.kode()/>
    };
    if langkah == Tindak::Kembalikan {
        let alasan = Bidang::baru("alasan", "Alasan").bantu("Apa yang perlu diperbaiki.").wajib().maks(2_000);
        return view! {
            <details class="lipat" open=k.borang.pesan("alasan").is_some()>
                <summary>"Kembalikan untuk diperbaiki"</summary>
                <form class="tumpuk-rapat" action=aksi method="post">
                    {tetap}
                    {alasan.paragraf(&k.borang, "", 3)}
                    <button class="tombol bahaya" type="submit">"Kembalikan"</button>
                </form>
            </details>
        }
        .into_any();
    }
    let kelas = if langkah == Tindak::Tarik { "tombol" } else { "tombol utama" };
    view! { <form action=aksi method="post">{tetap}<button class=kelas type="submit">{langkah.nama()}</button></form> }
        .into_any()
}

/// A page about a record that has gone by one step; kept for pages that ask before they act.
pub(super) async fn muat(k: &Konteks) -> Hasil<(&'static Register, Rincian)> {
    let r = register(k)?;
    let rincian = get(&k.l, &k.pelaku, r, k.id("id")?).await?;
    Ok((r, rincian))
}
