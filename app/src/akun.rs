//! A person's own account: profile, password, sessions.

use leptos::prelude::*;
use services::akun::{pribadi, sesi};

use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Lembar, Nada, bagian, gulir, kabar, keadaan, tata::rinci, waktu},
};

/// `/akun`: a session is ended at `/akun/sesi/{id}/akhiri`.
pub fn halaman_akun() -> AnyView {
    halaman(|k| async move {
        let akun = pribadi::get(&k.l, &k.pelaku).await?;
        let daftar = sesi::list_saya(&k.l, &k.pelaku).await?;
        let peran = k.pelaku.peran.iter().map(|p| p.peran.nama()).collect::<Vec<_>>().join(", ");
        let isi = view! {
            {bagian("profil", "Profil", None, view! {
                {rinci(vec![
                    ("Nama", akun.nama), ("Nama pengguna", akun.nama_pengguna), ("NIP", akun.nip),
                    ("Jabatan", akun.jabatan), ("Surel", akun.surel), ("Peran", peran),
                ])}
                <p class="redup jarak"><small>"Hubungi admin bila ada yang perlu diperbaiki."</small></p>
            })}
            {bagian("sesi", "Sesi", Some(view! { <a href="/akun/keluar-semua">"Keluar dari semua perangkat"</a> }.into_any()), tabel_sesi(&k, daftar))}
        };
        let tindakan = view! { <a class="tombol" href="/akun/sandi">"Ganti kata sandi"</a> };
        Ok(Isi::baru("Profil dan kata sandi", isi).tindakan(tindakan))
    })
}

/// `/akun/sandi`: posts `sandi_lama`, `sandi_baru`, `sandi_ulang` to itself. Who came in with a password somebody else
/// knows sees only this page.
pub fn halaman_sandi() -> AnyView {
    halaman(|k| async move {
        let akun = pribadi::get(&k.l, &k.pelaku).await?;
        let b = &k.borang;
        let wajib = akun.harus_ganti_sandi.then(|| {
            kabar(Nada::Awas, view! { <p><strong>"Ganti kata sandi sementara Anda."</strong> " Halaman lain terbuka setelah itu."</p> })
        });
        let isi = view! {
            {wajib}
            <form class="tumpuk jarak" action="/akun/sandi" method="post">
                <input type="text" name="nama_pengguna" value=akun.nama_pengguna autocomplete="username" hidden/>
                {Bidang::baru("sandi_lama", "Kata sandi sekarang").wajib().maks(128).isi_otomatis("current-password").sandi(b)}
                {Bidang::baru("sandi_baru", "Kata sandi baru").bantu("Paling sedikit 12 huruf. Kalimat pendek yang hanya Anda tahu lebih kuat daripada satu kata.").wajib().maks(128).isi_otomatis("new-password").sandi(b)}
                {Bidang::baru("sandi_ulang", "Kata sandi baru sekali lagi").wajib().maks(128).isi_otomatis("new-password").sandi(b)}
                <p class="baris"><button class="tombol utama" type="submit">"Ganti kata sandi"</button></p>
                <p class="redup"><small>"Sesi Anda di perangkat lain berakhir sesudahnya."</small></p>
            </form>
        };
        Ok(Isi::baru("Ganti kata sandi", isi).remah([("Profil dan kata sandi", "/akun")]))
    })
}

/// `/akun/keluar-semua`: asks, then posts to `/keluar-semua`.
pub fn halaman_keluar_semua() -> AnyView {
    halaman(|k| async move {
        let jumlah = sesi::list_saya(&k.l, &k.pelaku).await?.len();
        let lembar = Lembar {
            tanya: "Keluar dari semua perangkat?".into(),
            aksi: "/keluar-semua".into(),
            tombol: "Keluar dari semua".into(),
            bahaya: true,
            batal: "/akun".into(),
            ..Lembar::default()
        };
        let isi = lembar.tampil(view! { <p>{format!("{jumlah} sesi berakhir, termasuk yang ini. Isian yang belum tersimpan di perangkat lain tetap ada di peramban itu.")}</p> });
        Ok(Isi::baru("Keluar dari semua perangkat", isi).remah([("Profil dan kata sandi", "/akun")]))
    })
}

fn tabel_sesi(k: &Konteks, daftar: Vec<sesi::SesiSaya>) -> AnyView {
    let zona = k.zona();
    let baris = daftar
        .into_iter()
        .map(|s| {
            let akhiri = if s.ini {
                keadaan(Nada::Selesai, "Perangkat ini")
            } else {
                let sebutan = format!(" sesi dari {}", s.alamat);
                view! { <form method="post" action=format!("/akun/sesi/{}/akhiri", s.id)><button class="tombol tautan" type="submit">"Akhiri"<span class="senyap">{sebutan}</span></button></form> }.into_any()
            };
            view! {
                <tr>
                    <th scope="row">{peramban(&s.agen)}<small>{s.alamat}</small></th>
                    <td data-k="Masuk">{waktu(zona, s.dibuat)}</td>
                    <td data-k="Terakhir dipakai">{waktu(zona, s.terakhir)}</td>
                    <td>{akhiri}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    gulir(
        "Sesi Anda",
        false,
        view! {
            <table class="tabel kartu">
                <thead><tr><th scope="col">"Peramban"</th><th scope="col">"Masuk"</th><th scope="col">"Terakhir dipakai"</th><th scope="col"><span class="senyap">"Tindakan"</span></th></tr></thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}

/// A browser's own description in two words; people recognize their devices by it, nothing depends on it.
fn peramban(agen: &str) -> String {
    let cari =
        |daftar: &[(&str, &'static str)]| daftar.iter().find(|(tanda, _)| agen.contains(tanda)).map(|(_, nama)| *nama);
    let nama = cari(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let sistem = cari(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    match (nama, sistem) {
        (Some(nama), Some(sistem)) => format!("{nama} di {sistem}"),
        (Some(nama), None) => nama.to_owned(),
        _ => "Peramban lain".to_owned(),
    }
}
