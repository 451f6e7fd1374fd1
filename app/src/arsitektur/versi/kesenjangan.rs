//! The gaps between what is there and the target, each with the activity that closes it.

use domain::arsitektur::potret::{Kesenjangan, Potret};
use leptos::prelude::*;
use services::arsitektur::versi::{get, isi as isi_versi};

use super::{alamat, remah};
use crate::{
    arsitektur::nama_register,
    kerangka::{Isi, Konteks, halaman},
    komponen::{Nada, kabar, kosong_besar, kosong_strip, tabel_kartu, unduh_tabel},
};

/// `/arsitektur/{id}/kesenjangan`: posts `kegiatan_<id of the record>` to `…/kegiatan` while the version is open.
pub fn halaman_kesenjangan() -> AnyView {
    halaman(|k| async move {
        let r = get(&k.l, &k.pelaku, k.id("id")?).await?;
        let isi = isi_versi(&k.l, &k.pelaku, r.versi.id).await?;
        let semua = isi.potret.kesenjangan();
        let ubah = r.boleh_kelola && r.versi.keadaan.terbuka();
        let tabel = (!semua.is_empty()).then(|| tabel(&k, &isi.potret, &semua, ubah));
        let isi_halaman = match tabel {
            None => kosong_besar(
                "Tidak ada kesenjangan",
                view! { <p>"Kesenjangan terbaca dari butir yang berstatus baru atau ditingkatkan, dan dari kaitan Menggantikan."</p> },
            ),
            Some(tabel) if ubah => view! {
                <form action=format!("{}/kegiatan", alamat(r.versi.id)) method="post">
                    {tabel}
                    <p class="jarak"><button class="tombol utama" type="submit">"Simpan kegiatan"</button></p>
                </form>
            }
            .into_any(),
            Some(tabel) => tabel,
        };
        let tersembunyi = (isi.tersembunyi > 0).then(|| {
            let kata = format!("{} butir Perangkat Daerah lain tidak ditampilkan.", isi.tersembunyi);
            kabar(Nada::Biasa, view! { <p>{kata}</p> })
        });
        let unduh =
            (!semua.is_empty()).then(|| unduh_tabel("arsitektur-kesenjangan", &[("versi", &r.versi.id.to_string())]));
        Ok(Isi::baru("Kesenjangan", view! { {tersembunyi} {isi_halaman} {unduh} }).remah(remah(&r.versi)).keterangan(
            "Yang harus dikerjakan agar keadaan saat ini menjadi target. Kegiatan yang dikosongkan memakai usulannya.",
        ))
    })
}

fn tabel(k: &Konteks, potret: &Potret, semua: &[Kesenjangan], ubah: bool) -> AnyView {
    let satu = |g: &Kesenjangan| {
        let kantor = g.kantor.and_then(|id| potret.kantor.get(&id)).map(|(_, nama)| nama.clone());
        let diganti = if g.diganti.is_empty() { kosong_strip() } else { g.diganti.join("; ").into_any() };
        view! {
            <tr>
                <th scope="row" class="nama">
                    <a href=format!("/register/{}/{}", g.register, g.id)>{format!("{} · {}", g.nomor, g.nama)}</a>
                    <small>{kantor}</small>
                </th>
                <td data-k="Domain">{nama_register(&g.register)}</td>
                <td data-k="Kesenjangan">{g.jenis.nama()}</td>
                <td data-k="Menggantikan">{diganti}</td>
                <td data-k="Kegiatan">{kegiatan(k, g, ubah)}</td>
            </tr>
        }
        .into_any()
    };
    tabel_kartu(
        "Kesenjangan menuju target",
        &[("nama", "Butir target"), ("", "Domain"), ("", "Kesenjangan"), ("", "Menggantikan"), ("nama", "Kegiatan")],
        semua.iter().map(satu).collect_view(),
    )
}

fn kegiatan(k: &Konteks, g: &Kesenjangan, ubah: bool) -> AnyView {
    if !ubah {
        let usul = g.usul.then(|| view! { <small class="redup">"usulan"</small> });
        return view! { {g.kegiatan.clone()}{usul} }.into_any();
    }
    let nama = format!("kegiatan_{}", g.id);
    let nilai = k.borang.nilai(&nama, if g.usul { "" } else { &g.kegiatan });
    let label = format!("Kegiatan untuk {}", g.nomor);
    let usul = if g.usul { g.kegiatan.clone() } else { String::new() };
    view! {
        <input class="masukan" id=nama.clone() type="text" name=nama value=nilai placeholder=usul aria-label=label maxlength="2000"/>
    }
    .into_any()
}
