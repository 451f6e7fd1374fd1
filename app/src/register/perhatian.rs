//! What in the registers needs somebody: the lists with their numbers, one list, offices without any entry, and the
//! matrix of shared use.

use domain::{
    angka::ribuan,
    register::perhatian::{Bersama, Pakai, Perhatian},
    waktu::pendek,
};
use leptos::prelude::*;
use services::register::{
    ButirPerhatian, Pantauan, Pengecualian, pantau,
    tabel_perhatian::{BERSAMA, TANPA_ENTRI},
};

use crate::{
    arsitektur::penanggung_jawab::penanggung_jawab,
    kerangka::{Alamat, Isi, Konteks, halaman},
    komponen::{
        Bidang, Borang, Nada, Opsi, bagian, gulir, kabar, keadaan, kosong_besar, kosong_strip, paging, unduh_tabel,
        waktu_tanggal,
    },
};

const ALAMAT: &str = "/register/perhatian";
const PER_HALAMAN: usize = 50;
/// Documents of registers.
const LAPORAN: [(&str, &str); 4] = [
    ("Dokumen Arsitektur SPBE", "/arsitektur/dokumen.pdf"),
    ("Inventaris Aplikasi SPBE", "/register/aplikasi/laporan.pdf"),
    ("Laporan Aset TIK", "/register/infrastruktur/laporan.pdf"),
    ("Katalog Layanan SPBE", "/register/layanan/laporan.pdf"),
];

/// `/register/perhatian?daftar=&kantor=&halaman=`
pub fn halaman_perhatian() -> AnyView {
    halaman(|k| async move {
        let p = pantau(&k.l, &k.pelaku).await?;
        let dipilih = k.alamat.nilai("daftar");
        let remah = [("Yang perlu perhatian", ALAMAT)];
        let ada = Perhatian::dari_kode(dipilih).filter(|p| p.berlaku(&k.l.profil));
        let keamanan = dipilih == TANPA_ENTRI || ada == Some(Perhatian::TanpaDaftarPeriksa);
        let jawab = if keamanan { penanggung_jawab(&k).await? } else { None };
        let isi = match (ada, dipilih) {
            (Some(perhatian), _) => {
                let isi = view! { {jawab} {selang(&k, perhatian)} {daftar(&p, perhatian, &k.alamat)} };
                Isi::baru(perhatian.nama(), isi).keterangan(perhatian.pasal()).remah(remah)
            }
            (None, TANPA_ENTRI) => Isi::baru("Perangkat Daerah tanpa entri", view! { {jawab} {tanpa_entri(&p)} })
                .keterangan("KALBAR Pasal 11 ayat (1) dan Pasal 22 ayat (1); DKI68 Pasal 9 ayat (1) dan Pasal 15 ayat (1); BEKASI Pasal 22 ayat (1) dan Pasal 30 ayat (2); PRABU Pasal 15 ayat (2)")
                .remah(remah),
            (None, BERSAMA) => Isi::baru("Pemakaian bersama", matriks(&p))
                .keterangan("DKI68 Pasal 10 ayat (3), 11 ayat (1), 13 ayat (3); KALBAR Pasal 13 ayat (2), 15 ayat (2); PRABU Pasal 10 ayat (4), 13 ayat (2); BEKASI Pasal 23 ayat (1), 27 ayat (1)")
                .remah(remah),
            (None, _) => Isi::baru("Yang perlu perhatian", ringkasan(&p)).keterangan(
                "Dihitung dari isi register pada hari ini. Setiap jumlah membuka daftarnya.",
            ),
        };
        Ok(isi.tindakan(unduh_tabel("perhatian", &k.alamat.pilih(&["daftar", "kantor"]))))
    })
}

/// The period a list counts by, where the law leaves it to the government: whose number it is.
fn selang(k: &Konteks, perhatian: Perhatian) -> Option<AnyView> {
    let selang = perhatian.selang(k.l.profil.batas)?;
    let nada = if selang.ditetapkan { Nada::Biasa } else { Nada::Awas };
    let sendiri = (perhatian == Perhatian::SitusBasi).then_some(" Batas yang dicatat pada sebuah situs didahulukan.");
    Some(kabar(nada, view! { <p>{selang.kalimat(&k.l.profil.pemerintah)}{sendiri}</p> }))
}

fn ringkasan(p: &Pantauan) -> AnyView {
    let mut baris: Vec<AnyView> =
        p.daftar.iter().map(|(apa, isi)| satu_baris(apa.kode(), apa.nama(), apa.pasal(), isi.len())).collect();
    let tanpa = p.urutan.iter().filter(|id| p.tanpa_entri.iter().any(|t| t.kantor.contains(id))).count();
    baris.push(satu_baris(
        TANPA_ENTRI,
        "Perangkat Daerah tanpa entri",
        "KALBAR Pasal 11 ayat (1); DKI68 Pasal 9 ayat (1) dan Pasal 15 ayat (1)",
        tanpa,
    ));
    let belum = p.bersama.iter().filter(|b| b.belum());
    baris.push(satu_baris(
        BERSAMA,
        "Perangkat Daerah belum sepenuhnya memakai bersama",
        "DKI68 Pasal 10 ayat (3), 11 ayat (1), 13 ayat (3); KALBAR Pasal 13 ayat (2)",
        belum.count(),
    ));
    let tabel = view! {
        <table class="tabel kartu">
            <thead>
                <tr><th scope="col">"Daftar"</th><th scope="col">"Dasar"</th><th scope="col" class="angka">"Jumlah"</th></tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let laporan = LAPORAN
        .into_iter()
        .map(|(nama, alamat)| view! { <li><a href=alamat>{nama}" (PDF)"</a></li> }.into_any())
        .collect_view();
    let laporan = bagian("laporan-register", "Laporan", None, view! { <ul>{laporan}</ul> });
    view! { {gulir("Yang perlu perhatian", true, tabel)} {laporan} }.into_any()
}

fn satu_baris(kode: &'static str, nama: &'static str, pasal: &'static str, jumlah: usize) -> AnyView {
    view! {
        <tr>
            <th scope="row"><a href=format!("{ALAMAT}?daftar={kode}")>{nama}</a></th>
            <td data-k="Dasar"><small>{pasal}</small></td>
            <td class="angka" data-k="Jumlah">{ribuan(jumlah as i64)}</td>
        </tr>
    }
    .into_any()
}

fn daftar(p: &Pantauan, perhatian: Perhatian, alamat: &Alamat) -> AnyView {
    let kantor: Option<i64> = alamat.nilai("kantor").parse().ok();
    let semua = p.isi(perhatian);
    let cocok: Vec<&ButirPerhatian> = semua.iter().filter(|b| kantor.is_none() || b.kantor == kantor).collect();
    let mut opsi: Vec<(String, i64)> = semua
        .iter()
        .filter_map(|b| b.kantor)
        .filter_map(|id| p.kantor.get(&id).map(|k| (k.nama.clone(), id)))
        .collect();
    opsi.sort();
    opsi.dedup();
    let opsi = opsi.into_iter().map(|(nama, id)| Opsi::baru(id.to_string(), nama)).collect();
    let awal = usize::try_from(alamat.halaman() - 1).unwrap_or(usize::MAX).saturating_mul(PER_HALAMAN);
    let baris = cocok.iter().skip(awal).take(PER_HALAMAN).map(|b| baris(p, perhatian, b)).collect_view();
    let tabel = if cocok.is_empty() {
        kosong_besar("Tidak ada", view! { <p>"Tidak ada catatan yang masuk daftar ini pada hari ini."</p> })
    } else {
        let tabel = view! {
            <table class="tabel kartu">
                <thead>
                    <tr>
                        <th scope="col">"Catatan"</th>
                        <th scope="col">"Perangkat Daerah"</th>
                        <th scope="col">"Sebab"</th>
                        <th scope="col">"Jatuh tempo"</th>
                    </tr>
                </thead>
                <tbody>{baris}</tbody>
            </table>
        };
        gulir(perhatian.nama(), true, tabel)
    };
    let b = Borang::default();
    view! {
        <form class="saring jarak" action=ALAMAT method="get" role="search">
            <input type="hidden" name="daftar" value=perhatian.kode()/>
            {Bidang::baru("kantor", "Perangkat Daerah").saringan().pilihan(&b, opsi, alamat.nilai("kantor"), Some("Semua"))}
            <button class="tombol" type="submit">"Terapkan"</button>
        </form>
        {tabel}
        {(!cocok.is_empty()).then(|| paging(alamat, PER_HALAMAN as u64, cocok.len() as u64, "catatan"))}
    }
    .into_any()
}

fn baris(p: &Pantauan, perhatian: Perhatian, b: &ButirPerhatian) -> AnyView {
    // Where what is missing is filled in.
    let ekor = if perhatian == Perhatian::TanpaDaftarPeriksa { "/pengamanan" } else { "" };
    let kantor = b.kantor.and_then(|id| p.kantor.get(&id)).map_or_else(String::new, |k| k.nama.clone());
    view! {
        <tr>
            <th scope="row">
                <a href=format!("{}/{}{ekor}", b.register.alamat(), b.id)>{b.nama.clone()}</a>
                <small>{format!("{} · {}", b.nomor, b.register.nama)}</small>
            </th>
            <td data-k="Perangkat Daerah">{kantor}</td>
            <td data-k="Sebab">{b.temuan.alasan.clone()}</td>
            <td data-k="Jatuh tempo">{b.temuan.jatuh_tempo.map_or_else(kosong_strip, waktu_tanggal)}</td>
        </tr>
    }
    .into_any()
}

fn tanpa_entri(p: &Pantauan) -> AnyView {
    view! { {tabel_tanpa_entri(p)} {kelompok_kosong(p)} {urusan_kosong(p)} }.into_any()
}

/// Groups of data in which no office has an entry (BEKASI Pasal 22 ayat (3)).
fn kelompok_kosong(p: &Pantauan) -> Option<AnyView> {
    (!p.kelompok_kosong.is_empty()).then(|| {
        let butir = p.kelompok_kosong.iter().map(|o| view! { <li>{o.nama}</li> }.into_any()).collect_view();
        let isi = view! {
            <p class="redup">"Kelompok basis data yang belum berisi satu data pun (BEKASI Pasal 22 ayat (3))."</p>
            <ul>{butir}</ul>
        };
        bagian("kelompok-kosong", "Kelompok data tanpa entri", None, isi)
    })
}

/// Urusan of which no office has recorded data (BEKASI Pasal 22 ayat (1)).
fn urusan_kosong(p: &Pantauan) -> Option<AnyView> {
    let kosong = &p.urusan_kosong;
    (!kosong.urusan.is_empty()).then(|| {
        let butir = kosong.urusan.iter().map(|o| view! { <li>{o.nama}</li> }.into_any()).collect_view();
        let belum = (kosong.tanpa_urusan > 0).then(|| {
            let kata = format!("{} data belum menyebut urusannya", kosong.tanpa_urusan);
            view! { <p><a href="/register/data?f_urusan=-">{kata}</a>", jadi daftar ini dapat berkurang."</p> }
        });
        let isi = view! {
            <p class="redup">"Urusan pemerintahan tanpa satu data pun (BEKASI Pasal 22 ayat (1); UU 23 Tahun 2014 Pasal 12)."</p>
            {belum}
            <ul>{butir}</ul>
        };
        bagian("urusan-kosong", "Urusan tanpa data", None, isi)
    })
}

fn tabel_tanpa_entri(p: &Pantauan) -> AnyView {
    let kepala = p.tanpa_entri.iter().map(|t| view! { <th scope="col">{t.nama}</th> }.into_any()).collect_view();
    let kurang: Vec<i64> =
        p.urutan.iter().copied().filter(|id| p.tanpa_entri.iter().any(|t| t.kantor.contains(id))).collect();
    if kurang.is_empty() {
        return kosong_besar("Tidak ada", view! { <p>"Setiap Perangkat Daerah sudah mempunyai entri."</p> });
    }
    let baris = kurang
        .into_iter()
        .map(|id| {
            let sel = p
                .tanpa_entri
                .iter()
                .map(|t| {
                    let alamat = format!("{}f_perangkat_daerah_id={id}", t.alamat);
                    let isi = if let Some(sampai) = t.berakhir.get(&id) {
                        let kata = keadaan(Nada::Galat, format!("Berakhir {}", pendek(*sampai)));
                        view! { {kata}" "<a href=alamat>"Perbarui"</a> }.into_any()
                    } else if t.kantor.contains(&id) {
                        keadaan(Nada::Awas, "Belum ada")
                    } else {
                        view! { <a href=alamat>"Ada"</a> }.into_any()
                    };
                    view! { <td data-k=t.nama>{isi}</td> }.into_any()
                })
                .collect_view();
            let nama = p.kantor.get(&id).map_or_else(String::new, |k| k.nama.clone());
            view! { <tr><th scope="row">{nama}</th>{sel}</tr> }.into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <thead><tr><th scope="col">"Perangkat Daerah"</th>{kepala}</tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    gulir("Perangkat Daerah tanpa entri", true, tabel)
}

fn matriks(p: &Pantauan) -> AnyView {
    let kepala = Bersama::SEMUA.iter().map(|b| view! { <th scope="col">{b.nama()}</th> }.into_any()).collect_view();
    let baris = p
        .bersama
        .iter()
        .map(|satu| {
            let sel: Vec<AnyView> = Bersama::SEMUA
                .iter()
                .zip(satu.pakai)
                .zip(&satu.pengecualian)
                .map(|((b, pakai), kecuali)| {
                    view! { <td data-k=b.nama()>{tampil_pakai(pakai)} {alasan(kecuali.as_ref())}</td> }.into_any()
                })
                .collect();
            let nama = p.kantor.get(&satu.kantor).map_or_else(String::new, |k| k.nama.clone());
            view! { <tr><th scope="row">{nama}</th>{sel}</tr> }.into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <thead><tr><th scope="col">"Perangkat Daerah"</th>{kepala}</tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    view! {
        <p class="baca">
            "Dihitung dari aplikasi yang beroperasi, dan untuk pusat data juga dari data. Sebuah catatan memakai bersama bila \
             berkaitan dengan infrastruktur yang ditandai dipakai bersama, atau mencatat dirinya berada di pusat data. "
            <a href="/register/pengecualian-bersama">"Pengecualian"</a>" yang disetujui dan masih berlaku disebut dengan alasannya."
        </p>
        {gulir("Pemakaian bersama", true, tabel)}
    }
    .into_any()
}

/// Why an office is excused, with the record of the decision.
fn alasan(kecuali: Option<&Pengecualian>) -> Option<AnyView> {
    kecuali.map(|p| {
        let sampai = p.sampai.map(|t| view! { " Sampai "{waktu_tanggal(t)}"." });
        let alamat = format!("/register/pengecualian-bersama/{}", p.id);
        view! { <small>{p.alasan.clone()}{sampai}" "<a href=alamat>"Keputusannya"</a></small> }.into_any()
    })
}

fn tampil_pakai(pakai: Pakai) -> AnyView {
    match pakai {
        Pakai::Dikecualikan => keadaan(Nada::Kunci, "Dikecualikan"),
        Pakai::TanpaEntri => view! { <span class="redup">"Tanpa entri"</span> }.into_any(),
        Pakai::Tidak => keadaan(Nada::Awas, "Tidak"),
        Pakai::Sebagian(ya, semua) => keadaan(Nada::Proses, format!("Sebagian, {ya} dari {semua}")),
        Pakai::Ya(n) => keadaan(Nada::Selesai, format!("Ya, {n} dari {n}")),
    }
}
