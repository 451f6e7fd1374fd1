//! One version.

use domain::{
    angka::tampil_2,
    arsitektur::versi::{Aksi, JenisReviu, Keadaan, dasar_reviu},
    indeks,
    penilaian::Lingkup,
    profil::Topik,
    waktu,
};
use leptos::prelude::*;
use services::{
    Layanan,
    arsitektur::versi::{Reviu, RincianVersi, get},
    penilaian::ringkasan::{self, Riwayat},
};

use super::{alamat, tabel_reviu, tanda, tindakan::bidang_versi};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Borang, Nada, Opsi, bagian, kabar, keadaan, tata::rinci, tenggat, waktu_tanggal},
};

/// `/arsitektur/{id}?reviu=`
pub fn halaman_rinci() -> AnyView {
    halaman(|k| async move {
        let r = get(&k.l, &k.pelaku, k.id("id")?).await?;
        let v = &r.versi;
        let sini = alamat(v.id);
        let berlaku = v.keadaan == Keadaan::Ditetapkan;
        let hasil = match r.boleh_kelola && berlaku {
            true => ringkasan::hasil_resmi(ringkasan::hasil_pemerintah(&k.l, &k.pelaku).await?),
            false => None,
        };
        let isi = view! {
            {v.dicabut.as_ref().map(|(hari, alasan)| kabar(Nada::Kunci, view! {
                <p>{format!("Dicabut {}. {alasan}", waktu::panjang(*hari))}</p>
            }))}
            {bagian("pokok", "Pokok", None, pokok(&k, &r))}
            {(!r.berkala.is_empty()).then(|| bagian("berkala", "Reviu berkala", None, tabel_reviu(r.versi.id, &r.berkala)))}
            {(!r.reviu.is_empty() || berlaku).then(|| bagian("reviu", "Catatan reviu", None, daftar_reviu(&k, &r)))}
            {(r.boleh_kelola && berlaku).then(|| bagian("mulai-reviu", "Mulai reviu", None, borang_reviu(&k, &r, hasil.as_ref())))}
            {(r.boleh_kelola && v.keadaan.terbuka()).then(|| bagian("ubah", "Ubah versi", None, view! {
                <form class="tumpuk" action=sini.clone() method="post">
                    <input type="hidden" name="versi" value=v.versi.to_string()/>
                    {bidang_versi(&k.borang, &v.nama, Some(v.mulai), &v.uraian)}
                    <p><button class="tombol" type="submit">"Simpan"</button></p>
                </form>
            }))}
            {(!r.riwayat.is_empty()).then(|| bagian("riwayat", "Riwayat", None, riwayat(&k, &r)))}
        };
        let aksi = r
            .aksi
            .iter()
            .map(|a| {
                let utama = matches!(a, Aksi::Tetapkan | Aksi::AjukanReviu);
                let kelas = if utama { "tombol utama" } else { "tombol" };
                view! { <a class=kelas href=format!("{sini}/langkah?aksi={}", a.kode())>{a.nama()}</a> }.into_any()
            })
            .collect_view();
        let judul = v.nama.clone();
        Ok(Isi::baru(judul, isi).remah([crate::arsitektur::UTAMA]).keterangan(tanda(v.keadaan)).tindakan(aksi))
    })
}

fn pokok(k: &Konteks, r: &RincianVersi) -> AnyView {
    let v = &r.versi;
    let sini = alamat(v.id);
    let pendahulu = v.pendahulu_id.and_then(|id| r.lain.get(&id)).map(|p| p.nama.clone()).unwrap_or_default();
    let keputusan = v.keputusan.as_ref().map(|(nomor, tanggal, tentang)| {
        let tentang = if tentang.is_empty() { String::new() } else { format!(", {tentang}") };
        format!("{nomor}, {}{tentang}", waktu::panjang(*tanggal))
    });
    let isi = match v.beku {
        Some((butir, kaitan)) => format!("{butir} butir dan {kaitan} kaitan, dibekukan"),
        None => "Catatan yang terbit saat ini".to_owned(),
    };
    let penerus = r.penerus.map(|t| view! { <p class="jarak">"Versi penerus: " {tenggat(t)}</p> });
    let lain: Vec<Opsi> = r.lain.values().map(|v| Opsi::baru(v.id.to_string(), v.nama.clone())).collect();
    view! {
        {rinci(vec![
            ("Periode", format!("{} s.d. {}", waktu::panjang(v.mulai), waktu::panjang(v.sampai))),
            ("Keputusan", keputusan.unwrap_or_default()),
            ("Pendahulu", pendahulu),
            ("Isi", isi),
            ("Uraian", v.uraian.clone()),
        ])}
        {penerus}
        <p class="baris jarak">
            <a href=format!("{sini}/kesenjangan")>"Kesenjangan menuju target"</a>
            <a href=format!("{sini}/dokumen.pdf")>"Dokumen (PDF)"</a>
            <a href=format!("{sini}/archimate.xml") download="">"Unduh ArchiMate"</a>
        </p>
        <form class="saring jarak" action=format!("{sini}/banding") method="get">
            {Bidang::baru("dengan", "Bandingkan dengan").saringan().pilihan(&Borang::default(), lain, k.alamat.nilai("dengan"), Some("Catatan yang terbit saat ini"))}
            <button class="tombol" type="submit">"Bandingkan"</button>
        </form>
    }
    .into_any()
}

/// The reviews of a version, with `reviu=berjalan` those that are not finished alone.
fn daftar_reviu(k: &Konteks, r: &RincianVersi) -> AnyView {
    if r.reviu.is_empty() {
        return view! { <p class="redup">"Belum ada reviu."</p> }.into_any();
    }
    let l = &k.l;
    let berjalan = k.alamat.nilai("reviu") == "berjalan";
    let semua = berjalan.then(|| {
        let alamat = format!("{}#reviu", alamat(r.versi.id));
        view! { <p class="jarak">"Yang ditampilkan: reviu yang berjalan. "<a href=alamat>"Tampilkan semua reviu"</a></p> }
    });
    let tampil = r.reviu.iter().filter(|reviu| !berjalan || reviu.selesai.is_none());
    let satu = |reviu: &Reviu| {
        let tanda = match reviu.selesai {
            Some(hari) => keadaan(Nada::Selesai, format!("selesai {}", waktu::pendek(hari))),
            None => keadaan(Nada::Proses, "berjalan"),
        };
        let hasil = reviu.hasil_id.and_then(|id| r.lain.get(&id)).map(|v| {
            view! { <p>"Menghasilkan " <a href=alamat(v.id)>{v.nama.clone()}</a>"."</p> }
        });
        let selesaikan = (reviu.selesai.is_none() && r.boleh_kelola).then(|| {
            let ke = format!("{}/reviu/{}", alamat(r.versi.id), reviu.id);
            view! { <p><a class="tombol kecil" href=ke>"Catat hasilnya"</a></p> }
        });
        let teks = |judul: &'static str, isi: &str| {
            (!isi.is_empty()).then(|| view! { <p><strong>{judul}</strong> " " {isi.to_owned()}</p> }.into_any())
        };
        view! {
            <li class="tumpuk">
                <h3 class="h4">{reviu.jenis.nama()} ", " {waktu_tanggal(reviu.tanggal)} " " {tanda}</h3>
                {teks("Dasar:", &sebut_dasar(l, &reviu.dasar))}
                {teks("Sebab:", &reviu.sebab)}
                {teks("Temuan:", &reviu.temuan)}
                {teks("Keputusan:", &reviu.keputusan)}
                {hasil}
                {selesaikan}
            </li>
        }
        .into_any()
    };
    view! { {semua} <ul class="polos tumpuk">{tampil.map(satu).collect_view()}</ul> }.into_any()
}

/// "a. perubahan Arsitektur SPBE nasional".
fn sebut_dasar(l: &Layanan, kode: &[String]) -> String {
    let daftar = dasar_reviu(&l.profil);
    let nama = |k: &String| {
        let butir = daftar.and_then(|d| d.butir.iter().find(|b| b.kode == *k));
        butir.map_or_else(|| k.clone(), |b| format!("{}. {}", b.kode, b.nama))
    };
    kode.iter().map(nama).collect::<Vec<_>>().join("; ")
}

/// The newest result of the assessment, which feeds the reviu (DKI68 Pasal 4 ayat (3) huruf b; row L5).
fn hasil_penilaian(k: &Konteks, hasil: &Riwayat) -> Option<AnyView> {
    let instrumen = k.l.katalog.cari(&hasil.instrumen)?;
    let nilai = indeks::hitung(instrumen, &hasil.nilai).indeks;
    let predikat = indeks::predikat(instrumen, hasil.tahun, &nilai).nama;
    let angka = format!("{}: {} {} ({predikat}). ", hasil.nama, instrumen.nama_indeks, tampil_2(&nilai));
    // An internal figure that looks like the ministry's would be quoted as official.
    let asal = if hasil.lingkup == Lingkup::Nasional {
        format!("Hasil evaluasi nasional tahun {} menjadi bahan reviu. ", hasil.tahun)
    } else {
        format!(
            "Hasil penilaian internal tahun {} menjadi bahan reviu; hasil evaluasi nasional tahun itu belum ada. ",
            hasil.tahun
        )
    };
    let teks = format!("{asal}{angka}");
    let dasar = k.l.profil.kutipan(Topik::ReviuArsitektur).map(|teks| view! { <p class="dasar redup">{teks}</p> });
    let pangkal = format!("/penilaian/{}", hasil.penilaian_id);
    Some(kabar(
        Nada::Biasa,
        view! {
            <p>{teks}
                <a href=pangkal.clone()>"Buka ringkasannya"</a> " · " <a href=format!("{pangkal}/rekomendasi")>"Rekomendasinya"</a></p>
            {dasar}
        },
    ))
}

fn borang_reviu(k: &Konteks, r: &RincianVersi, hasil: Option<&Riwayat>) -> AnyView {
    let daftar = dasar_reviu(&k.l.profil);
    let dasar = daftar.map(|d| {
        let opsi = d.butir.iter().map(|b| Opsi::baru(&b.kode, format!("{}. {}", b.kode, b.nama))).collect();
        Bidang::baru("dasar", "Dasar reviu").pasal(k.l.profil.kutip(&d.dasar, &d.pasal)).ganda(&k.borang, opsi, &[])
    });
    let jenis = JenisReviu::SEMUA.into_iter().map(|j| Opsi::baru(j.kode(), j.nama())).collect();
    let bantu = "Sebutkan peristiwanya: peraturan, hasil evaluasi, atau unsur yang berubah.";
    view! {
        {hasil.and_then(|hasil| hasil_penilaian(k, hasil))}
        <form class="tumpuk" action=format!("{}/reviu", alamat(r.versi.id)) method="post">
            {Bidang::baru("jenis", "Jenis").tunggal(&k.borang, jenis, JenisReviu::SewaktuWaktu.kode())}
            {dasar}
            {Bidang::baru("sebab", "Apa yang terjadi").bantu(bantu).maks(4_000).paragraf(&k.borang, "", 3)}
            {Bidang::baru("tanggal", "Tanggal").tanggal(&k.borang, Some(k.hari_ini()))}
            <p><button class="tombol" type="submit">"Mulai reviu"</button></p>
        </form>
    }
    .into_any()
}

fn riwayat(k: &Konteks, r: &RincianVersi) -> AnyView {
    let zona = k.zona();
    let butir = r
        .riwayat
        .iter()
        .map(|e| {
            let oleh = e.pelaku.clone();
            view! { <li>{crate::komponen::waktu(zona, e.waktu)} " " {e.tindakan.clone()} " " <span class="redup">{oleh}</span></li> }
                .into_any()
        })
        .collect_view();
    view! { <ul class="polos">{butir}</ul> }.into_any()
}
