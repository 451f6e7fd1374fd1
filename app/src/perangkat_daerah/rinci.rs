//! One office: functions, Unit Kerja as a tree, people, history; changing and archiving it.

use domain::izin::Tindakan;
use leptos::prelude::*;
use services::{
    Galat,
    perangkat_daerah::{Rincian, UnitKerja, get},
};

use super::{UTAMA, bidang_kantor, sebut_fungsi};
use crate::{
    jejak::tabel_jejak,
    kerangka::{Isi, halaman},
    komponen::{Lembar, Nada, bagian, gulir, kabar, tata::rinci, unduh_tabel},
};

/// `/perangkat-daerah/{id}`
pub fn halaman_rinci() -> AnyView {
    halaman(|k| async move {
        let r = get(&k.l, &k.pelaku, k.id("id")?).await?;
        let kantor = &r.kantor;
        let atur_orang = k.pelaku.boleh(Tindakan::KelolaPengguna, &[]);
        let id = kantor.id;
        let arsip = (!kantor.aktif).then(|| {
            kabar(Nada::Kunci, view! { <p><strong>"Perangkat Daerah ini diarsipkan."</strong> " Catatan lama yang menyebutnya tetap ada."</p> })
        });
        let kelola = k.pelaku.boleh(Tindakan::KelolaPerangkatDaerah, &[]);
        let atur_unit = (kelola && kantor.aktif)
            .then(|| view! { <a href=format!("/perangkat-daerah/{id}/unit")>"Atur Unit Kerja"</a> }.into_any());
        let riwayat = r.riwayat.as_ref().map(|riwayat| {
            let isi = if riwayat.is_empty() {
                view! { <p class="redup">"Belum ada perubahan."</p> }.into_any()
            } else {
                gulir("Riwayat Perangkat Daerah", true, tabel_jejak(riwayat, k.zona(), false))
            };
            bagian("riwayat", "Riwayat", None, isi)
        });
        let isi = view! {
            {arsip}
            {rinci(vec![
                ("Kode", kantor.kode.clone()), ("Singkatan", kantor.singkatan.clone()),
                ("Jenis", kantor.jenis.nama().to_owned()), ("Fungsi", sebut_fungsi(&kantor.fungsi)),
                ("Kepala", sebut_kepala(&r)),
            ])}
            {bagian("unit", "Unit Kerja", atur_unit, if r.unit.is_empty() {
                view! { <p class="redup">"Belum ada Unit Kerja."</p> }.into_any()
            } else {
                view! { <div class="pohon">{cabang(&r.unit)}</div> }.into_any()
            })}
            {bagian("orang", "Orang", None, orang(&r, atur_orang))}
            {riwayat}
        };
        let tindakan = kelola.then(|| {
            if kantor.aktif {
                view! {
                    <a class="tombol" href=format!("/perangkat-daerah/{id}/ubah")>"Ubah"</a>
                    <a class="tombol bahaya" href=format!("/perangkat-daerah/{id}/arsipkan")>"Arsipkan"</a>
                }
                .into_any()
            } else {
                view! { <a class="tombol" href=format!("/perangkat-daerah/{id}/aktifkan")>"Keluarkan dari arsip"</a> }
                    .into_any()
            }
        });
        let hasil = Isi::baru(kantor.nama.clone(), isi).remah([UTAMA]);
        Ok(match tindakan {
            Some(tindakan) => hasil.tindakan(tindakan),
            None => hasil,
        })
    })
}

/// Name, position and NIP of the head; empty while nobody entered a name.
fn sebut_kepala(r: &Rincian) -> String {
    let kepala = r.kepala.clone().kepala(r.kantor.jenis, &r.kantor.nama);
    let Some(nama) = &kepala.nama else { return String::new() };
    let nip = kepala.nip_tercetak().map(|nip| format!(", NIP {nip}")).unwrap_or_default();
    format!("{nama}, {}{nip}", kepala.jabatan)
}

/// `/perangkat-daerah/{id}/ubah`: posts the fields of an office and `versi` to `/perangkat-daerah/{id}`.
pub fn halaman_ubah() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
        let Rincian { kantor, kepala, .. } = get(&k.l, &k.pelaku, k.id("id")?).await?;
        let rincian = format!("/perangkat-daerah/{}", kantor.id);
        let isi = view! {
            <form class="tumpuk" action=rincian.clone() method="post">
                <input type="hidden" name="kembali" value=format!("{rincian}/ubah")/>
                <input type="hidden" name="versi" value=kantor.versi.to_string()/>
                {bidang_kantor(&k.borang, Some(&kantor), &kepala)}
                <p class="baris"><button class="tombol utama" type="submit">"Simpan"</button> <a class="tombol" href=rincian.clone()>"Batal"</a></p>
            </form>
        };
        Ok(Isi::baru(format!("Ubah {}", kantor.nama), isi)
            .remah([(UTAMA.0.to_owned(), UTAMA.1.to_owned()), (kantor.nama, rincian)]))
    })
}

/// `/perangkat-daerah/{id}/arsipkan` and `/aktifkan`: asks, then posts `versi` to the same address.
pub fn halaman_arsip() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(Tindakan::KelolaPerangkatDaerah, &[])?;
        let r = get(&k.l, &k.pelaku, k.id("id")?).await?;
        let kantor = &r.kantor;
        let arsipkan = k.alamat.jalur.ends_with("/arsipkan");
        if arsipkan != kantor.aktif {
            return Err(Galat::Bentrok("Keadaan Perangkat Daerah ini sudah berubah. Buka lagi halamannya.".into()));
        }
        let rincian = format!("/perangkat-daerah/{}", kantor.id);
        if arsipkan && r.tugas_berjalan > 0 {
            let isi = kabar(
                Nada::Awas,
                view! {
                    <p><strong>{format!("{} masih bertanggung jawab atas {} indikator.", kantor.nama, r.tugas_berjalan)}</strong>
                    " Alihkan penugasannya pada putaran yang berjalan, lalu arsipkan."</p>
                    <p><a href=rincian.clone()>"Kembali ke Perangkat Daerah ini"</a></p>
                },
            );
            return Ok(Isi::baru("Belum dapat diarsipkan", isi)
                .remah([(UTAMA.0.to_owned(), UTAMA.1.to_owned()), (kantor.nama.clone(), rincian)]));
        }
        let (tanya, tombol, akibat) = if arsipkan {
            let akibat = format!(
                "{} tidak lagi dapat dipilih untuk penugasan baru. {} peran orang tetap tercatat, dan riwayat tetap ada. Arsip dapat dibuka kembali.",
                kantor.nama,
                r.orang.len()
            );
            (format!("Arsipkan {}?", kantor.nama), "Arsipkan", akibat)
        } else {
            (
                format!("Keluarkan {} dari arsip?", kantor.nama),
                "Keluarkan dari arsip",
                "Dapat dipilih lagi untuk penugasan dan peran.".into(),
            )
        };
        let lembar = Lembar {
            tanya,
            aksi: k.alamat.jalur.clone(),
            tombol: tombol.into(),
            bahaya: arsipkan,
            batal: rincian.clone(),
            tersembunyi: vec![("versi".into(), kantor.versi.to_string())],
        };
        let isi = lembar.tampil(view! { <p>{akibat}</p> });
        Ok(Isi::baru(tombol, isi).remah([(UTAMA.0.to_owned(), UTAMA.1.to_owned()), (kantor.nama.clone(), rincian)]))
    })
}

/// Units with everything below them.
fn cabang(unit: &[UnitKerja]) -> AnyView {
    let butir = unit
        .iter()
        .map(|u| {
            let bawah = (!u.anak.is_empty()).then(|| cabang(&u.anak));
            view! { <li>{u.nama.clone()}{bawah}</li> }.into_any()
        })
        .collect_view();
    view! { <ul>{butir}</ul> }.into_any()
}

fn orang(r: &Rincian, tertaut: bool) -> AnyView {
    if r.orang.is_empty() {
        return view! { <p class="redup">"Belum ada orang dengan peran di Perangkat Daerah ini. Admin memberi peran lewat Pengguna dan peran."</p> }.into_any();
    }
    let baris = r
        .orang
        .iter()
        .map(|o| {
            let nama = o.nama.clone();
            let nama = if tertaut {
                view! { <a href=format!("/pengguna/{}", o.akun_id)>{nama}</a> }.into_any()
            } else {
                nama.into_any()
            };
            view! { <tr><th scope="row" class="nama">{nama}</th><td>{o.jabatan.clone()}</td><td data-k="Peran">{o.peran.nama()}</td></tr> }
                .into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <thead><tr><th scope="col" class="nama">"Nama"</th><th scope="col">"Jabatan"</th><th scope="col">"Peran"</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let unduh = unduh_tabel("orang", &[("id", &r.kantor.id.to_string())]);
    view! { {gulir("Orang di Perangkat Daerah ini", true, tabel)} {unduh} }.into_any()
}
