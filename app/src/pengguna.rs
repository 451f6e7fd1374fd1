//! People and their roles, for admins.

use domain::{izin::Peran, profil::Topik};
use leptos::prelude::*;
use services::{
    Galat, Hasil, Layanan,
    akun::kelola::{self, AkunBaru, Orang, SaringanOrang},
    perangkat_daerah,
};

use crate::{
    jejak::tabel_jejak,
    kerangka::{Isi, Konteks, alamat::rangkai, halaman},
    komponen::{
        Bidang, Borang, Lembar, Nada, Opsi, bagian, gulir, keadaan, kosong_besar, kosong_strip, paging_kunci, tab,
        unduh_tabel,
    },
};

const SEKALI: u64 = 25;
/// Entries of the trail on a person's page.
const RIWAYAT: u64 = 10;
const BANTU_KANTOR: &str = "Wajib untuk operator, kepala Perangkat Daerah, keamanan, walidata, produsen data, wali layanan, dan unit kepatuhan risiko. Peran lain mencakup seluruh pemerintah.";
const UTAMA: (&str, &str) = ("Pengguna dan peran", "/pengguna");

/// `/pengguna?q=&peran=&pd=&keadaan=&sesudah=`
pub fn halaman_daftar() -> AnyView {
    halaman(|k| async move {
        let saringan = SaringanOrang {
            cari: k.alamat.nilai("q").to_owned(),
            peran: Peran::dari_kode(k.alamat.nilai("peran")),
            perangkat_daerah: k.alamat.nilai("pd").parse().ok(),
            aktif: match k.alamat.nilai("keadaan") {
                "aktif" => Some(true),
                "nonaktif" => Some(false),
                _ => None,
            },
            sesudah: k.alamat.nilai("sesudah").parse().ok(),
        };
        let halaman = kelola::list(&k.l, &k.pelaku, &saringan, SEKALI).await?;
        let kantor = opsi_kantor(&k.l).await?;
        let b = Borang::default();
        let keadaan_kini = k.alamat.nilai("keadaan").to_owned();
        let tab_butir = [("Semua", ""), ("Aktif", "aktif"), ("Nonaktif", "nonaktif")]
            .into_iter()
            .map(|(nama, kode)| (nama.to_owned(), tanpa_kunci(&k).dengan("keadaan", kode), None, keadaan_kini == kode))
            .collect();
        let tabel = if halaman.baris.is_empty() {
            kosong_besar(
                "Tidak ada pengguna yang cocok",
                view! { <p>"Periksa ejaan nama, atau longgarkan saringan."</p> <p><a class="tombol" href="/pengguna">"Hapus saringan"</a></p> },
            )
        } else {
            let banyak = format!("{} pengguna di halaman ini", halaman.baris.len());
            view! {
                {gulir("Daftar pengguna", true, tabel_orang(halaman.baris))}
                {paging_kunci(&k.alamat, "sesudah", halaman.lanjut.map(|id| id.to_string()), banyak)}
                {unduh_tabel("pengguna", &k.alamat.pilih(&["q", "peran", "pd", "keadaan"]))}
            }
            .into_any()
        };
        let isi = view! {
            {tab("Keadaan akun", tab_butir)}
            <form class="saring jarak" action="/pengguna" method="get" role="search">
                {Bidang::baru("q", "Nama, NIP, atau jabatan").saringan().teks(&b, k.alamat.nilai("q"))}
                {Bidang::baru("peran", "Peran").saringan().pilihan(&b, opsi_peran(), k.alamat.nilai("peran"), Some("Semua"))}
                {Bidang::baru("pd", "Perangkat Daerah").saringan().pilihan(&b, kantor, k.alamat.nilai("pd"), Some("Semua"))}
                {(!keadaan_kini.is_empty()).then(|| view! { <input type="hidden" name="keadaan" value=keadaan_kini.clone()/> })}
                <button class="tombol" type="submit">"Terapkan"</button>
            </form>
            {tabel}
        };
        let tindakan = view! { <a class="tombol utama" href="/pengguna/baru">"Tambah pengguna"</a> };
        Ok(Isi::baru("Pengguna dan peran", isi).tindakan(tindakan).dasar(&[Topik::PembatasanAkses]))
    })
}

/// `/pengguna/baru`: posts the fields of a person, `peran` and `perangkat_daerah` to `/pengguna`.
pub fn halaman_baru() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(domain::izin::Tindakan::KelolaPengguna, &[])?;
        let kantor = opsi_kantor(&k.l).await?;
        let b = &k.borang;
        let isi = view! {
            <form class="tumpuk" action="/pengguna" method="post">
                {bidang_orang(b, None)}
                {Bidang::baru("peran", "Peran pertama").bantu("Peran lain diberikan setelah akun dibuat.").dasar("pengguna.peran").pilihan(b, opsi_peran(), "", Some("Belum diberi peran"))}
                {Bidang::baru("perangkat_daerah", "Perangkat Daerah peran itu").bantu(BANTU_KANTOR).pilihan(b, kantor, "", Some("Seluruh pemerintah"))}
                <p class="baris"><button class="tombol utama" type="submit">"Buat akun"</button> <a class="tombol" href="/pengguna">"Batal"</a></p>
                <p class="redup"><small>"Kata sandi sementara tampil satu kali setelah akun dibuat."</small></p>
            </form>
        };
        Ok(Isi::baru("Tambah pengguna", isi).remah([UTAMA]))
    })
}

/// `/pengguna/{id}`: posts a person's fields and `versi` to itself, and `peran`, `perangkat_daerah` to
/// `/pengguna/{id}/peran`.
pub fn halaman_rinci() -> AnyView {
    halaman(|k| async move {
        let orang = kelola::get(&k.l, &k.pelaku, k.id("id")?).await?;
        let kantor = opsi_kantor(&k.l).await?;
        let riwayat = kelola::riwayat(&k.l, &k.pelaku, orang.id, RIWAYAT).await?;
        let (b, id) = (&k.borang, orang.id);
        let isi = view! {
            {bagian("peran-judul", "Peran", None, view! {
                {tabel_peran(&orang)}
                <form class="saring jarak" action=format!("/pengguna/{id}/peran") method="post">
                    {Bidang::baru("peran", "Beri peran").saringan().wajib().pilihan(b, opsi_peran(), "", Some("Pilih peran"))}
                    {Bidang::baru("perangkat_daerah", "Perangkat Daerah").saringan().pilihan(b, kantor, "", Some("Seluruh pemerintah"))}
                    <button class="tombol" type="submit">"Beri peran"</button>
                </form>
            })}
            {bagian("data", "Data orang", None, view! {
                <form class="tumpuk" action=format!("/pengguna/{id}") method="post">
                    <input type="hidden" name="versi" value=orang.versi.to_string()/>
                    {bidang_orang(b, Some(&orang))}
                    <p><button class="tombol utama" type="submit">"Simpan"</button></p>
                </form>
            })}
            {bagian("masuk-judul", "Akun", None, view! {
                <p>{keadaan_akun(&orang)}</p>
                <p class="baris jarak">
                    <a class="tombol" href=format!("/pengguna/{id}/setel-ulang")>"Setel ulang kata sandi"</a>
                    {if orang.aktif {
                        view! { <a class="tombol bahaya" href=format!("/pengguna/{id}/nonaktifkan")>"Nonaktifkan"</a> }.into_any()
                    } else {
                        view! { <a class="tombol" href=format!("/pengguna/{id}/aktifkan")>"Aktifkan"</a> }.into_any()
                    }}
                </p>
            })}
            {bagian("riwayat", "Riwayat", None, if riwayat.is_empty() {
                view! { <p class="redup">"Belum ada perubahan."</p> }.into_any()
            } else {
                gulir("Riwayat akun", true, tabel_jejak(&riwayat, k.zona(), false))
            })}
        };
        Ok(Isi::baru(orang.nama.clone(), isi).keterangan(orang.jabatan).remah([UTAMA]))
    })
}

/// `/pengguna/{id}/{tindakan}`: asks before `setel-ulang`, `nonaktifkan`, `aktifkan`, `cabut-peran`, and posts to
/// the same address.
pub fn halaman_pasti() -> AnyView {
    halaman(|k| async move {
        let orang = kelola::get(&k.l, &k.pelaku, k.id("id")?).await?;
        let (lembar, isi) = lembar(&k, &orang)?;
        let rincian = format!("/pengguna/{}", orang.id);
        Ok(Isi::baru(lembar.tombol.clone(), lembar.tampil(isi))
            .remah([(UTAMA.0.to_owned(), UTAMA.1.to_owned()), (orang.nama, rincian)]))
    })
}

/// A first password to hand over: in this answer and nowhere else, neither kept nor repeatable by a reload.
#[must_use]
pub fn sandi_awal(judul: &str, akun: &AkunBaru) -> Isi {
    let rincian = format!("/pengguna/{}", akun.id);
    let isi = view! {
        <div class="baca tumpuk">
            <p>"Serahkan kata sandi awal ini langsung kepada orangnya. Kata sandi hanya tampil sekali dan wajib diganti saat pertama masuk."</p>
            <dl class="rinci">
                <dt>"Nama pengguna"</dt><dd><code data-uji="nama-pengguna">{akun.nama_pengguna.clone()}</code></dd>
                <dt>"Kata sandi awal"</dt><dd><code data-uji="sandi-awal">{akun.sandi_awal.clone()}</code></dd>
            </dl>
            <p><a class="tombol" href=rincian>"Lanjut ke akun ini"</a></p>
        </div>
    };
    Isi::baru(judul, isi).remah([UTAMA])
}

fn lembar(k: &Konteks, orang: &Orang) -> Hasil<(Lembar, AnyView)> {
    let tindakan = k.alamat.jalur.rsplit('/').next().unwrap_or_default();
    let dasar = Lembar {
        aksi: format!("/pengguna/{}/{tindakan}", orang.id),
        batal: format!("/pengguna/{}", orang.id),
        tersembunyi: vec![("versi".into(), orang.versi.to_string())],
        ..Lembar::default()
    };
    let (tanya, tombol, bahaya, akibat) = match tindakan {
        "setel-ulang" => (
            format!("Setel ulang kata sandi {}?", orang.nama),
            "Setel ulang kata sandi",
            true,
            "Kata sandi lama tidak berlaku lagi dan semua sesinya berakhir. Kata sandi sementara tampil satu kali.",
        ),
        "nonaktifkan" => (
            format!("Nonaktifkan {}?", orang.nama),
            "Nonaktifkan",
            true,
            "Orang ini tidak dapat masuk lagi dan semua sesinya berakhir. Pekerjaan dan riwayatnya tetap ada; akun dapat diaktifkan kembali.",
        ),
        "aktifkan" => (
            format!("Aktifkan {}?", orang.nama),
            "Aktifkan",
            false,
            "Orang ini dapat masuk lagi dengan peran yang tercatat.",
        ),
        "cabut-peran" => {
            let peran = Peran::dari_kode(k.alamat.nilai("peran")).ok_or(Galat::TidakAda)?;
            let kantor: Option<i64> = k.alamat.nilai("perangkat_daerah").parse().ok();
            let milik = orang
                .peran
                .iter()
                .find(|p| p.peran == peran && p.perangkat_daerah.as_ref().map(|(id, _)| *id) == kantor)
                .ok_or(Galat::TidakAda)?;
            let di = milik.perangkat_daerah.as_ref().map(|(_, nama)| format!(" di {nama}")).unwrap_or_default();
            let lembar = Lembar {
                tanya: format!("Cabut peran {}{di} dari {}?", peran.nama(), orang.nama),
                tombol: "Cabut peran".into(),
                bahaya: true,
                tersembunyi: vec![
                    ("peran".into(), peran.kode().into()),
                    ("perangkat_daerah".into(), kantor.map(|id| id.to_string()).unwrap_or_default()),
                ],
                ..dasar
            };
            return Ok((lembar, view! { <p>"Yang hanya terbuka bagi peran ini tidak dapat dibuka lagi. Isian yang sudah dibuat tetap ada."</p> }.into_any()));
        }
        _ => return Err(Galat::TidakAda),
    };
    Ok((Lembar { tanya, tombol: tombol.into(), bahaya, ..dasar }, view! { <p>{akibat}</p> }.into_any()))
}

fn bidang_orang(b: &Borang, orang: Option<&Orang>) -> AnyView {
    let awal = |ambil: fn(&Orang) -> &str| orang.map(ambil).unwrap_or_default().to_owned();
    view! {
        {Bidang::baru("nama", "Nama lengkap").bantu("Dengan gelar, seperti pada surat keputusan.").wajib().maks(120).teks(b, &awal(|o| &o.nama))}
        {Bidang::baru("nama_pengguna", "Nama pengguna").bantu("Huruf kecil, angka, titik, atau tanda hubung; dipakai untuk masuk.").wajib().maks(60).teks(b, &awal(|o| &o.nama_pengguna))}
        {Bidang::baru("nip", "NIP").bantu("18 angka; dapat juga dipakai untuk masuk.").maks(24).papan("numeric").teks(b, &awal(|o| &o.nip))}
        {Bidang::baru("jabatan", "Jabatan").maks(160).teks(b, &awal(|o| &o.jabatan))}
        {Bidang::baru("surel", "Surel").maks(254).jenis(b, "email", &awal(|o| &o.surel))}
    }
    .into_any()
}

fn tabel_orang(daftar: Vec<Orang>) -> AnyView {
    let baris = daftar
        .into_iter()
        .map(|orang| {
            let peran = if orang.peran.is_empty() { kosong_strip() } else { orang.peran.iter().map(sebut_peran).collect::<Vec<_>>().join("; ").into_any() };
            let nip = if orang.nip.is_empty() { kosong_strip() } else { orang.nip.clone().into_any() };
            let lambang = keadaan_akun(&orang);
            view! {
                <tr>
                    <th scope="row" class="nama"><a href=format!("/pengguna/{}", orang.id)>{orang.nama}</a><small>{orang.nama_pengguna}</small></th>
                    <td>{orang.jabatan}</td>
                    <td class="lebar utuh" data-k="NIP">{nip}</td>
                    <td data-k="Peran">{peran}</td>
                    <td>{lambang}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <table class="tabel kartu">
            <thead><tr><th scope="col" class="nama">"Nama"</th><th scope="col">"Jabatan"</th><th scope="col" class="lebar">"NIP"</th><th scope="col">"Peran"</th><th scope="col">"Akun"</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    }
    .into_any()
}

fn tabel_peran(orang: &Orang) -> AnyView {
    if orang.peran.is_empty() {
        return view! { <p class="redup">"Belum ada peran. Tanpa peran, orang ini hanya melihat halaman kosong."</p> }
            .into_any();
    }
    let baris = orang
        .peran
        .iter()
        .map(|p| {
            let kantor_id = p.perangkat_daerah.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
            let alamat = rangkai(&format!("/pengguna/{}/cabut-peran", orang.id), &[("peran", p.peran.kode()), ("perangkat_daerah", &kantor_id)]);
            let kantor = p.perangkat_daerah.as_ref().map_or_else(|| "Seluruh pemerintah".to_owned(), |(_, nama)| nama.clone());
            let sebutan = format!(" {} {kantor}", p.peran.nama());
            view! { <tr><th scope="row">{p.peran.nama()}</th><td>{kantor}</td><td><a href=alamat>"Cabut"<span class="senyap">{sebutan}</span></a></td></tr> }.into_any()
        })
        .collect_view();
    gulir(
        "Peran orang ini",
        false,
        view! {
            <table class="tabel kartu">
                <thead><tr><th scope="col">"Peran"</th><th scope="col">"Di mana"</th><th scope="col"><span class="senyap">"Tindakan"</span></th></tr></thead>
                <tbody>{baris}</tbody>
            </table>
        },
    )
}

fn sebut_peran(p: &kelola::PeranOrang) -> String {
    p.perangkat_daerah
        .as_ref()
        .map_or_else(|| p.peran.nama().to_owned(), |(_, kantor)| format!("{}, {kantor}", p.peran.nama()))
}

fn keadaan_akun(orang: &Orang) -> AnyView {
    match (orang.aktif, orang.harus_ganti_sandi) {
        (false, _) => keadaan(Nada::Kunci, "Nonaktif"),
        (true, true) => keadaan(Nada::Awas, "Kata sandi sementara"),
        (true, false) => keadaan(Nada::Selesai, "Aktif"),
    }
}

/// Offices as choices of a form.
pub(crate) async fn opsi_kantor(l: &Layanan) -> Hasil<Vec<Opsi>> {
    let daftar = perangkat_daerah::pilihan(&l.db).await?;
    Ok(daftar.into_iter().map(|kantor| Opsi::baru(kantor.id.to_string(), kantor.nama)).collect())
}

fn opsi_peran() -> Vec<Opsi> {
    Peran::SEMUA.into_iter().map(|peran| Opsi::baru(peran.kode(), peran.nama())).collect()
}

/// Tabs start over at the first page.
fn tanpa_kunci(k: &Konteks) -> crate::kerangka::Alamat {
    k.alamat.tanpa("sesudah")
}
