//! The register of an office in a year, and how one begins.

use domain::izin::Tindakan;
use leptos::prelude::*;
use services::{
    Galat, Hasil, perangkat_daerah,
    risiko::{
        daftar::{self, Saringan},
        register::{self, Register},
        salinan::{self, RingkasSalin, Tertinggal},
        tahun,
    },
};

use super::{UTAMA, daftar as daftar_risiko, kata, pendampingan, register as alamat};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Nada, Opsi, bagian, ikon, kabar, kosong_besar},
};

/// `/risiko/register/{rid}`: the list of its risks.
pub fn halaman_register() -> AnyView {
    halaman(|k| async move {
        let rid = k.id("rid")?;
        tampil(&k, rid, None).await
    })
}

/// The page of a register; `tahun` leads to those of other years.
///
/// # Errors
/// What reading the register can fail with.
pub(super) async fn tampil(k: &Konteks, rid: i64, tahun: Option<AnyView>) -> Hasil<Isi> {
    let r = register::get(&k.l, &k.pelaku, rid).await?;
    let s = Saringan { register: Some(r.id), tahun: r.tahun, ..Saringan::dari_alamat(k.alamat.pasangan()) };
    let d = daftar::list(&k.l, &k.pelaku, &s).await?;
    let daftar =
        if r.jumlah == 0 && !s.arsip { kosong(&r) } else { daftar_risiko::tampil(k, &s, &d, &alamat(r.id)).await? };
    let damping = if r.terkunci { None } else { pendampingan::pengingat(k, r.tahun, r.kantor.id).await? };
    let isi = view! { {tahun} {terkunci(&r)} {kurang(&r)} {damping} {daftar} {unduhan(&r)} };
    let keadaan = if r.terkunci { "tahun ditutup" } else { "tahun berjalan" };
    let hasil = Isi::baru(format!("Register risiko {}", r.tahun), isi)
        .keterangan(format!("{} · {} risiko · {keadaan}", r.kantor.nama, r.jumlah))
        .tindakan(tindakan(&r));
    let sini = k.alamat.jalur == UTAMA.1;
    Ok(if sini { hasil } else { hasil.remah([(UTAMA.0.to_owned(), format!("{}?tahun={}", UTAMA.1, r.tahun))]) })
}

/// Where every page of a register leads back to.
pub(super) fn remah(r: &Register) -> [(String, String); 2] {
    [
        (UTAMA.0.to_owned(), format!("{}?tahun={}", UTAMA.1, r.tahun)),
        (format!("{} {}", singkat(r), r.tahun), alamat(r.id)),
    ]
}

fn singkat(r: &Register) -> String {
    if r.kantor.singkatan.is_empty() { r.kantor.nama.clone() } else { r.kantor.singkatan.clone() }
}

/// A closed year says so on every page of its register.
pub(super) fn terkunci(r: &Register) -> Option<AnyView> {
    r.terkunci.then(|| {
        kabar(Nada::Kunci, view! { <p><strong>{format!("Tahun {} sudah ditutup.", r.tahun)}</strong>" Register ini tetap dapat dibaca dan diunduh, tetapi tidak berubah lagi."</p> })
    })
}

fn tindakan(r: &Register) -> AnyView {
    let sini = alamat(r.id);
    let isi = (r.boleh_mengisi && !r.terkunci).then(|| {
        view! {
            <a class="tombol utama" href=format!("{sini}/baru")>"Tambah risiko"</a>
            <a class="tombol" href=format!("{sini}/katalog")>"Contoh risiko"</a>
            <a class="tombol" href=format!("{sini}/impor")>{ikon("unggah")} " Impor"</a>
        }
    });
    view! { {isi} <a class="tombol" href=format!("{sini}/konteks")>"Konteks risiko"</a> }.into_any()
}

/// Forms of the context that are still empty.
fn kurang(r: &Register) -> Option<AnyView> {
    if r.kurang.is_empty() || r.terkunci {
        return None;
    }
    let daftar = r.kurang.join(", ");
    Some(kabar(
        Nada::Awas,
        view! {
            <p><strong>{format!("Konteks belum lengkap: {daftar}.")}</strong></p>
            <p><a href=format!("{}/konteks", alamat(r.id))>"Lengkapi konteks risiko"</a></p>
        },
    ))
}

fn kosong(r: &Register) -> AnyView {
    let sini = alamat(r.id);
    let isi = if r.boleh_mengisi && !r.terkunci {
        view! {
            <p>"Tetapkan konteksnya lebih dahulu, lalu catat risiko satu per satu, ambil dari contoh, atau impor register yang sudah ada."</p>
            <ul class="langkah">
                <li><a href=format!("{sini}/konteks")>"Konteks risiko (Formulir 1.0 dan 2.1 sampai 2.10)"</a></li>
                <li><a href=format!("{sini}/katalog")>"Mulai dari contoh risiko SPBE"</a></li>
                <li><a href=format!("{sini}/impor")>"Impor register yang sudah ada"</a></li>
            </ul>
            <p><a class="tombol utama" href=format!("{sini}/baru")>"Tambah risiko"</a></p>
        }
        .into_any()
    } else {
        view! { <p>"Operator Perangkat Daerah ini belum mencatat risiko."</p> }.into_any()
    };
    kosong_besar("Belum ada risiko", isi)
}

/// Documents of the register.
fn unduhan(r: &Register) -> AnyView {
    let sini = alamat(r.id);
    let satu = |berkas: &'static str, teks: &'static str| {
        view! { <li><a href=format!("{sini}/unduh/{berkas}") download="">{ikon("unduh")} " " {teks}</a></li> }
            .into_any()
    };
    let butir = super::UNDUHAN_REGISTER.iter().map(|(berkas, teks)| satu(berkas, teks)).collect_view();
    bagian("unduhan", "Unduhan", None, view! { <ul class="langkah">{butir}</ul> })
}

/// `/risiko/mulai?tahun=&kantor=`: posts to the same address.
pub fn halaman_mulai() -> AnyView {
    halaman(|k| async move {
        if !daftar_risiko::mengisi(&k) {
            return Err(Galat::dilarang());
        }
        let tahun_kini = kata::tahun_alamat(&k);
        let ada = tahun::daftar(&k.l, &k.pelaku).await?;
        let lalu = ada.iter().filter(|t| t.tahun < tahun_kini && t.register > 0).map(|t| t.tahun).max();
        let isi = formulir_mulai(&k, tahun_kini, lalu).await?;
        Ok(Isi::baru("Mulai register risiko", isi)
            .remah([(UTAMA.0.to_owned(), format!("{}?tahun={tahun_kini}", UTAMA.1))])
            .keterangan("Satu register untuk satu Perangkat Daerah dan satu tahun."))
    })
}

/// What a copy would leave behind, and why.
fn tidak_ikut(r: &RingkasSalin) -> AnyView {
    let daftar = |judul: &'static str, semua: &[Tertinggal]| {
        let butir = semua
            .iter()
            .map(|t| view! { <li><b>{t.apa.clone()}</b>" "{t.sebab.clone()}</li> }.into_any())
            .collect_view();
        (!semua.is_empty()).then(|| view! { <h3>{judul}</h3><ul>{butir}</ul> })
    };
    let semua = r.konteks.is_empty() && r.risiko.is_empty();
    let semua = semua.then(|| view! { <p>"Konteks dan semua risiko dalam register itu ikut disalin."</p> });
    view! {
        <section class="tumpuk-rapat" aria-labelledby="tidak-ikut">
            <h2 class="h3" id="tidak-ikut">{format!("Yang akan disalin dari {}: {} risiko", r.dari, r.disalin)}</h2>
            {semua}
            {daftar("Konteks yang tidak ikut disalin", &r.konteks)}
            {daftar("Risiko yang tidak ikut disalin", &r.risiko)}
            <p class="redup"><small>"Residual, target, pemantauan, kejadian, eskalasi, dan penanganan yang sudah selesai atau dibatalkan tetap pada tahunnya."</small></p>
        </section>
    }
    .into_any()
}

async fn formulir_mulai(k: &Konteks, tahun: i32, lalu: Option<i32>) -> Hasil<AnyView> {
    let b = &k.borang;
    let kantor: Vec<Opsi> = perangkat_daerah::pilihan(&k.l.db)
        .await?
        .into_iter()
        .filter(|satu| k.pelaku.boleh(Tindakan::IsiRisiko, &[satu.id]))
        .map(|satu| Opsi::baru(satu.id.to_string(), satu.nama))
        .collect();
    let awal = match kantor.as_slice() {
        [satu] => satu.nilai.clone(),
        _ => b.nilai("kantor", k.alamat.nilai("kantor")),
    };
    let tahun = b.nilai("tahun", &tahun.to_string()).trim().parse().unwrap_or(tahun);
    let mut cara = Vec::new();
    if lalu.is_some() {
        cara.push(Opsi::baru(
            "salin_risiko",
            "Salin konteks dan risiko yang berlaku dari tahun sebelumnya; risikonya menjadi draf",
        ));
        cara.push(Opsi::baru("salin", "Salin konteks saja dari tahun sebelumnya"));
    }
    cara.push(Opsi::baru("kosong", "Mulai dari kebijakan pemerintah tahun ini, tanpa isi lain"));
    let pertama = cara.first().map(|o| o.nilai.clone()).unwrap_or_default();
    let cara_awal = k.alamat.ada("cara").filter(|c| cara.iter().any(|o| o.nilai == *c)).unwrap_or(&pertama).to_owned();
    let lihat = lalu.map(|_| view! { <button class="tombol" type="submit" formmethod="get" formaction="/risiko/mulai" formnovalidate>"Lihat yang tidak ikut disalin"</button> });
    let sisa = match awal.parse() {
        Ok(id) if lalu.is_some() => salinan::pratinjau(&k.l, &k.pelaku, id, tahun).await?.map(|r| tidak_ikut(&r)),
        _ => None,
    };
    Ok(view! {
        <form class="tumpuk" action="/risiko/mulai" method="post">
            {Bidang::baru("kantor", "Perangkat Daerah").wajib().pasal("PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 2 (Unit Pemilik Risiko)").pilihan(b, kantor, &awal, awal.is_empty().then_some("Pilih Perangkat Daerah"))}
            {Bidang::baru("tahun", "Tahun penerapan").wajib().pasal("Formulir 1.0 dan 3.0; PermenPANRB 5/2020 Lampiran Bab III huruf B").rentang(2018, 2100).pendek().jenis(b, "number", &tahun.to_string())}
            {Bidang::baru("cara", "Isi awal").pasal("PermenPANRB 5/2020 Lampiran Bab III huruf B (penetapan konteks)").tunggal(b, cara, &cara_awal)}
            {sisa}
            <p class="baris">
                <button class="tombol utama" type="submit">"Mulai register"</button>
                {lihat}
                <a class="tombol" href=format!("{}?tahun={tahun}", UTAMA.1)>"Batal"</a>
            </p>
        </form>
    }
    .into_any())
}
