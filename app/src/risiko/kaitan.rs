//! `/risiko/{id}/kaitan`: the services, applications, infrastructure and data a risk is about; and the place of risks on the
//! page of such a record.

use domain::risiko::tautan::REGISTER;
use leptos::prelude::*;
use services::{Hasil, risiko::tautan};

use super::{
    alamat, kata,
    rinci::{muat, remah_bawah, wajib},
};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, bagian},
    pulau::BorangRegister,
};

const FORMULIR: &str = "tambah-kaitan";

/// `/risiko/{id}/kaitan`: posts `catatan`, `versi` to the same address, and `versi` to `…/kaitan/{tid}/lepas`.
pub fn halaman_kaitan() -> AnyView {
    halaman(|k| async move {
        let d = muat(&k).await?;
        wajib(d.boleh.mencatat, &d)?;
        let sini = alamat(d.risiko.id);
        let butir = d
            .tautan
            .tautan
            .iter()
            .map(|t| {
                view! {
                    <li class="baris">
                        <a href=format!("/register/{}/{}", t.register, t.catatan_id)>{format!("{} · {}", t.nomor, t.nama)}</a>
                        <form class="ujung" method="post" action=format!("{sini}/kaitan/{}/lepas", t.id)>
                            <input type="hidden" name="versi" value=d.versi.to_string()/>
                            <button class="tombol kecil" type="submit">"Lepas"<span class="senyap">{format!(" {}", t.nama)}</span></button>
                        </form>
                    </li>
                }
                .into_any()
            })
            .collect_view();
        let daftar = if d.tautan.tautan.is_empty() {
            view! { <p class="redup">"Belum ada kaitan."</p> }.into_any()
        } else {
            view! { <ul class="daftar baca">{butir}</ul> }.into_any()
        };
        // One field a register, so that the browser suggests the right names.
        let isian = REGISTER
            .iter()
            .filter_map(|kode| domain::register::cari(kode))
            .map(|r| {
                let bidang = Bidang::baru(format!("catatan_{}", r.kode), r.nama)
                    .bantu(format!("Tulis nama atau nomor {}, lalu pilih dari daftar.", r.sebutan))
                    .saran(format!("{}/cari", r.alamat()), Vec::new())
                    .maks(300);
                bidang.teks(&k.borang, "")
            })
            .collect_view();
        let isi = view! {
            {daftar}
            {bagian("tambah", "Tambah kaitan", None, view! {
                <form class="tumpuk" id=FORMULIR method="post" action=format!("{sini}/kaitan")>
                    <input type="hidden" name="versi" value=d.versi.to_string()/>
                    {isian}
                    <p class="pasal"><small>"PermenPANRB 5/2020 Lampiran Bab III huruf B angka 6 huruf j sampai n (data, infrastruktur, aplikasi, dan layanan)"</small></p>
                    <BorangRegister formulir=FORMULIR.to_owned()/>
                    <p class="baris"><button class="tombol utama" type="submit">"Kaitkan"</button> <a class="tombol" href=sini.clone()>"Selesai"</a></p>
                </form>
            })}
        };
        Ok(Isi::baru("Kaitan dengan register", isi)
            .remah(remah_bawah(&d))
            .keterangan("Risiko tampil pada halaman catatan yang dikaitkan."))
    })
}

/// Risks on the page of a record; nothing for registers that risks are not about, or for who sees none.
///
/// # Errors
/// What reading the risks can fail with.
pub async fn bagian_catatan(k: &Konteks, register: &str, id: i64) -> Hasil<Option<AnyView>> {
    if !REGISTER.contains(&register)
        || !crate::kerangka::menu::boleh_di_suatu_kantor(&k.pelaku, domain::izin::Tindakan::LihatRisiko)
    {
        return Ok(None);
    }
    let semua = tautan::untuk_catatan(&k.l, &k.pelaku, id).await?;
    let isi = if semua.is_empty() {
        view! { <p class="redup">"Belum ada risiko yang dikaitkan."</p> }.into_any()
    } else {
        view! { <ul class="daftar">{semua.iter().map(kata::baris_ringkas).collect_view()}</ul> }.into_any()
    };
    Ok(Some(bagian("risiko", "Risiko", None, isi)))
}
