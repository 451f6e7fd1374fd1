//! "Menunggu saya": what awaits this person, and when it is due.

use domain::{izin::Tindakan, waktu};
use leptos::prelude::*;

use crate::{
    kerangka::{Isi, halaman, menu::boleh_di_suatu_kantor},
    komponen::kosong_besar,
};

/// `/`
pub fn halaman_beranda() -> AnyView {
    halaman(|k| async move {
        let hari_ini = waktu::dengan_hari(k.hari_ini());
        let penilaian = boleh_di_suatu_kantor(&k.pelaku, Tindakan::LihatPenilaian);
        let isi = kosong_besar(
            "Tidak ada pekerjaan yang menunggu Anda",
            view! {
                <p>"Pekerjaan muncul di sini begitu indikator ditugaskan, diajukan, atau dikembalikan kepada Anda."</p>
                {penilaian.then(|| view! { <p><a class="tombol" href="/penilaian">"Buka putaran penilaian"</a></p> })}
            },
        );
        Ok(Isi::baru("Menunggu saya", isi).keterangan(format!("{} · {hari_ini}", k.pelaku.nama)))
    })
}
