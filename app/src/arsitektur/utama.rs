//! The architecture at a glance: what each domain holds, and the ways to look at it.

use domain::{angka, izin::Tindakan};
use leptos::prelude::*;
use services::arsitektur::{
    isi::{IsiDomain, isi},
    versi::{berkala, list},
};

use super::versi::{tabel_reviu, tabel_versi};
use crate::{
    kerangka::{Isi, halaman},
    komponen::{bagian, kosong_besar, tabel_kartu, tenggat, unduh_tabel},
};

/// `/arsitektur`
pub fn halaman_utama() -> AnyView {
    halaman(|k| async move {
        let domain = isi(&k.l, &k.pelaku).await?;
        let versi = list(&k.l, &k.pelaku).await?;
        let berlaku = berkala(&k.l, &k.pelaku).await?;
        let kelola = k.pelaku.boleh(Tindakan::KelolaArsitektur, &[]);
        let baru = kelola.then(|| view! { <a href="/arsitektur/baru">"Buat versi"</a> }.into_any());
        let daftar = if versi.is_empty() {
            kosong_besar(
                "Belum ada versi arsitektur",
                view! {
                    <p>"Versi memuat arsitektur untuk lima tahun. Isi registernya dulu, lalu buat draf, reviu, dan tetapkan dengan keputusan."</p>
                },
            )
        } else {
            tabel_versi(&versi)
        };
        let reviu = berlaku.filter(|(_, reviu, _)| !reviu.is_empty()).map(|(v, reviu, penerus)| {
            let penerus = penerus.map(|t| view! { <p class="jarak">"Versi penerus: " {tenggat(t)}</p> });
            bagian("reviu", format!("Reviu {}", v.nama), None, view! { {tabel_reviu(v.id, &reviu)} {penerus} })
        });
        let isi = view! {
            {reviu}
            {bagian("versi", "Versi", baru, daftar)}
            {bagian("domain", "Isi tiap domain", None, tabel(&domain))}
            <p class="baris jarak">
                <a href="/arsitektur/proses-bisnis">"Pohon proses bisnis"</a>
                <a href="/arsitektur/digital">"Target arsitektur digital"</a>
                <a href="/arsitektur/prioritas">"Layanan prioritas dan kapabilitas"</a>
                <a href="/arsitektur/pusat-data">"Pusat data"</a>
                <a href="/arsitektur/dokumen.pdf">"Dokumen arsitektur (PDF)"</a>
            </p>
            <p class="baris jarak">
                <a href="/arsitektur/archimate.xml" download="">"Unduh ArchiMate catatan saat ini"</a>
                <a href="/arsitektur/impor">"Impor ArchiMate"</a>
            </p>
        };
        Ok(Isi::baru("Arsitektur SPBE", isi).tindakan(view! {
            <a class="tombol" href="/arsitektur/graf">"Graf"</a>
            <a class="tombol" href="/arsitektur/matriks">"Matriks"</a>
            <a class="tombol" href="/arsitektur/kurang">"Yang kurang"</a>
        }))
    })
}

fn tabel(domain: &[IsiDomain]) -> AnyView {
    let angka = |n: u64| angka::ribuan(i64::try_from(n).unwrap_or(i64::MAX));
    let baris = domain
        .iter()
        .map(|d| {
            view! {
                <tr>
                    <th scope="row" class="nama"><a href=d.register.alamat()>{d.register.nama}</a></th>
                    <td class="angka" data-k="Catatan">{angka(d.jumlah)}</td>
                    <td class="angka" data-k="Terbit">{angka(d.terbit)}</td>
                    <td class="angka" data-k="Baru dan ditingkatkan">{angka(d.sasaran)}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = tabel_kartu(
        "Isi tiap domain",
        &[("nama", "Domain"), ("angka", "Catatan"), ("angka", "Terbit"), ("angka", "Baru dan ditingkatkan")],
        baris,
    );
    view! { {tabel} {unduh_tabel("arsitektur-domain", &[])} }.into_any()
}
