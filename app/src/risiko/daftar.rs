//! The list of risks: of everybody a person sees, or of one register. What is searched, filtered, sorted and paged stands in
//! the address.

use domain::{
    izin::Tindakan,
    risiko::{alur::Perbuatan, penanganan::Kemajuan, potret::RingkasRisiko, tren::Tendensi},
    waktu::Tenggat,
};
use leptos::prelude::*;
use services::{
    Hasil,
    risiko::daftar::{self, BarisRisiko, Daftar, HitunganDaftar, Saringan},
};

use super::{DAFTAR, UTAMA, alamat, kata, peta, tendensi, tingkat};
use crate::{
    kerangka::{Alamat, Isi, Konteks, halaman, menu::boleh_di_suatu_kantor},
    komponen::{
        Bidang, Borang, Nada, Opsi, bilah_halaman, gulir, keadaan, kolom_urut, kosong_besar, kosong_strip, tab,
        tenggat as tanda_tenggat, unduh_tabel,
    },
};

/// Greatest magnitude first.
const URUT_AWAL: &str = "-besaran";
/// Steps that many risks can take at once: those without a remark.
const MASSAL: [Perbuatan; 4] = [Perbuatan::Ajukan, Perbuatan::Setujui, Perbuatan::Reviu, Perbuatan::Konsolidasikan];

/// `/risiko/daftar`
pub fn halaman_daftar() -> AnyView {
    halaman(|k| async move {
        let mut s = Saringan::dari_alamat(k.alamat.pasangan());
        if s.tahun == 0 {
            s.tahun = kata::tahun_alamat(&k);
        }
        let d = daftar::list(&k.l, &k.pelaku, &s).await?;
        let isi = tampil(&k, &s, &d, DAFTAR).await?;
        Ok(Isi::baru(format!("Daftar risiko {}", d.tahun), isi)
            .remah([(UTAMA.0.to_owned(), format!("{}?tahun={}", UTAMA.1, d.tahun))])
            .keterangan(
                "Semua risiko yang dapat Anda buka. Saringannya tersimpan di alamat halaman, sehingga dapat dibagikan.",
            ))
    })
}

/// Search, filters, tabs of states, table and pages; `aksi` is the address the forms return to.
pub(super) async fn tampil(k: &Konteks, s: &Saringan, d: &Daftar, aksi: &str) -> Hasil<AnyView> {
    let satu_register = aksi != DAFTAR;
    let isi = if d.baris.is_empty() {
        kosong(s, aksi)
    } else {
        let tabel = tabel(k, d, satu_register);
        view! { {massal(k, s, tabel)} {halaman_lain(k, d)} }.into_any()
    };
    Ok(view! {
        {tab_status(k, s, &d.hitungan)}
        {saring(k, s, d, aksi, satu_register)}
        {isi}
    }
    .into_any())
}

fn tab_status(k: &Konteks, s: &Saringan, h: &HitunganDaftar) -> AnyView {
    let dasar = k.alamat.tanpa("arsip");
    let semua: usize = h.status.iter().map(|(_, _, n)| n).sum();
    let kini = s.status.map(|satu| satu.kode()).unwrap_or_default();
    let mut butir =
        vec![("Semua".to_owned(), dasar.dengan("status", ""), Some(semua as u64), kini.is_empty() && !s.arsip)];
    for (kunci, nama, n) in &h.status {
        butir.push((nama.clone(), dasar.dengan("status", kunci), Some(*n as u64), *kunci == kini));
    }
    butir.push(("Arsip".to_owned(), k.alamat.tanpa("status").dengan("arsip", "1"), None, s.arsip));
    tab("Keadaan risiko", butir)
}

fn saring(k: &Konteks, s: &Saringan, d: &Daftar, aksi: &str, satu_register: bool) -> AnyView {
    let b = Borang::default();
    let h = &d.hitungan;
    let opsi = |butir: &[(String, String, usize)]| {
        butir.iter().map(|(kunci, nama, n)| Opsi::baru(kunci.as_str(), format!("{nama} ({n})"))).collect::<Vec<_>>()
    };
    let pilih = |nama: &'static str, label: &'static str, butir: &[(String, String, usize)]| {
        Bidang::baru(nama, label).saringan().pilihan(&b, opsi(butir), k.alamat.nilai(nama), Some("Semua"))
    };
    let centang = |nama: &'static str, label: &'static str, kini: bool| {
        view! { <label class="pilih"><input type="checkbox" name=nama value="1" checked=kini/><span>{label}</span></label> }
    };
    let lain = ["pemilik", "jenis"].iter().any(|nama| k.alamat.ada(nama).is_some());
    let menyaring =
        k.alamat.pasangan().iter().any(|(n, v)| !v.is_empty() && !matches!(n.as_str(), "tahun" | "urut" | "halaman"));
    let hapus = if satu_register { aksi.to_owned() } else { format!("{aksi}?tahun={}", d.tahun) };
    view! {
        {sel_terpilih(k, s, d)}
        {tanpa_pilihan(k, s, d)}
        <form class="saring jarak" action=aksi.to_owned() method="get" role="search" aria-label="Saringan daftar risiko">
            {(!satu_register).then(|| view! { <input type="hidden" name="tahun" value=d.tahun.to_string()/> })}
            {["status", "minimal", "arsip", "sel", "level_awal", "urut"].map(|nama| k.alamat.ada(nama).map(|nilai| view! { <input type="hidden" name=nama value=nilai.to_owned()/> }))}
            {Bidang::baru("q", "Cari").saringan().jenis(&b, "search", k.alamat.nilai("q"))}
            {pilih("kategori", "Kategori", &h.kategori)}
            {pilih("level", "Level saat ini", &h.level)}
            {(!satu_register).then(|| pilih("kantor", "Perangkat Daerah", &h.kantor))}
            {centang("melampaui", "Melampaui selera", s.melampaui)}
            {centang("terlambat", "Lewat jadwal", s.terlambat)}
            {centang("eskalasi", "Dieskalasi", s.eskalasi)}
            {centang("terjadi", "Pernah terjadi", s.terjadi)}
            {belum_dipantau(s, d)}
            {centang("residual_ganjil", "Residual tanpa alasan", s.residual_ganjil)}
            <button class="tombol" type="submit">"Terapkan"</button>
            {menyaring.then(|| view! { <a href=hapus>"Hapus saringan"</a> })}
            <details class="lipat lagi" open=lain>
                <summary>"Saringan lain (2)"</summary>
                <div class="saring">{pilih("jenis", "Jenis", &h.jenis)}{pilih("pemilik", "Pemilik risiko", &h.pemilik)}</div>
            </details>
        </form>
    }
    .into_any()
}

/// Risks that nobody reported on in the period that is due, with how many there are; nothing while no period is due.
fn belum_dipantau(s: &Saringan, d: &Daftar) -> Option<AnyView> {
    let masa = d.masa.map(|masa| format!(" {} ({})", masa.tampil(), d.hitungan.belum_dipantau));
    // Asked for in the address, it stays to be taken off, though nothing is due.
    let kata = masa.or_else(|| s.belum_dipantau.then(String::new))?;
    Some(view! { <label class="pilih"><input type="checkbox" name="belum_dipantau" value="1" checked=s.belum_dipantau/><span>{format!("Belum dipantau{kata}")}</span></label> }.into_any())
}

/// The cell of the matrix that the list is narrowed to.
fn sel_terpilih(k: &Konteks, s: &Saringan, d: &Daftar) -> Option<AnyView> {
    let (ukuran, titik) = s.sel?;
    let m = &d.matriks;
    let besaran = m.besaran(titik)?;
    let teks = format!(
        "Sel matriks, besaran {}: kemungkinan {} {}, dampak {} {}, besaran {besaran} ({}).",
        ukuran.nama().to_lowercase(),
        titik.kemungkinan,
        m.nama_kemungkinan(titik.kemungkinan),
        titik.dampak,
        m.nama_dampak(titik.dampak),
        m.nama_level(besaran)
    );
    Some(view! { <p class="jarak"><strong>{teks}</strong> " " <a href=k.alamat.dengan("sel", "")>"Tampilkan semua sel"</a></p> }.into_any())
}

/// Filters that come from a figure and have no field of their own.
fn tanpa_pilihan(k: &Konteks, s: &Saringan, d: &Daftar) -> AnyView {
    let level = s.level_awal.and_then(|n| d.matriks.level.get(usize::from(n).checked_sub(1)?));
    let satu = |teks: String, nama: &str| {
        view! { <p class="jarak"><strong>{teks}</strong> " " <a href=k.alamat.dengan(nama, "")>"Tampilkan semua"</a></p> }
    };
    let level = level.map(|l| satu(format!("Level pada awal tahun: {}.", l.nama), "level_awal"));
    let minimal = s.minimal.map(|m| satu(format!("Keadaan {} atau sesudahnya.", m.nama()), "minimal"));
    view! { {level} {minimal} }.into_any()
}

/// Rows that are ticked take a step together; each is checked by itself.
fn massal(k: &Konteks, s: &Saringan, tabel: AnyView) -> AnyView {
    let boleh: Vec<Perbuatan> = MASSAL
        .into_iter()
        .filter(|p| boleh_di_suatu_kantor(&k.pelaku, p.tindakan()) || k.pelaku.boleh(p.tindakan(), &[]))
        .collect();
    if boleh.is_empty() || s.arsip {
        return tabel;
    }
    let tombol = boleh
        .into_iter()
        .map(|p| view! { <button class="tombol kecil utama" type="submit" name="perbuatan" value=p.kode()>{p.nama()}</button> }.into_any())
        .collect_view();
    view! {
        <form class="massal" action="/risiko/massal" method="post">
            <input type="hidden" name="kembali" value=k.alamat.teks()/>
            {tabel}
            <div class="bilah" role="group" aria-label="Tindakan untuk yang dipilih">
                <span class="terpilih">"risiko dipilih"</span>
                <span class="ujung baris">{tombol}</span>
            </div>
        </form>
    }
    .into_any()
}

fn dapat_dipilih(k: &Konteks) -> bool {
    MASSAL.iter().any(|p| boleh_di_suatu_kantor(&k.pelaku, p.tindakan()) || k.pelaku.boleh(p.tindakan(), &[]))
}

fn tabel(k: &Konteks, d: &Daftar, satu_register: bool) -> AnyView {
    let pilih = dapat_dipilih(k) && k.alamat.ada("arsip").is_none();
    let dasar: &Alamat = &k.alamat;
    let baris = d.baris.iter().map(|b| baris(k, d, b, pilih, satu_register)).collect_view();
    let prioritas = if satu_register {
        kolom_urut(dasar, "prioritas", "Prioritas", "angka", URUT_AWAL)
    } else {
        kolom_urut(dasar, "kantor", "Perangkat Daerah", "", URUT_AWAL)
    };
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Daftar risiko"</caption>
            <thead><tr>
                {pilih.then(|| view! { <th scope="col" class="centang"><span class="senyap">"Pilih"</span></th> })}
                {kolom_urut(dasar, "nomor", "Kode", "", URUT_AWAL)}
                <th scope="col" class="nama">"Risiko"</th>
                {prioritas}
                    {kolom_urut(dasar, "besaran", "Saat ini", "", URUT_AWAL)}
                        <th scope="col">"Penanganan"</th>
                <th scope="col">"Residual"</th>
                <th scope="col">"Keadaan"</th>
            </tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let kueri: Vec<(&str, &str)> = dasar.pasangan().iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    view! { {gulir("Daftar risiko", true, tabel)} {unduh_tabel("risiko-daftar", &kueri)} }.into_any()
}

fn baris(k: &Konteks, d: &Daftar, b: &BarisRisiko, pilih: bool, satu_register: bool) -> AnyView {
    let r = &b.ringkas;
    let m = &d.matriks;
    let centang = pilih.then(|| {
        view! { <td class="centang"><input type="checkbox" name="pilih" value=r.id.to_string() aria-label=format!("Pilih {}", r.nomor)/></td> }
    });
    let tempat = if satu_register {
        let seri = b.seri.then(|| view! { <small>"seri"</small> });
        // What lies in the archive has no place in the order.
        let nomor = if b.prioritas == 0 { kosong_strip() } else { b.prioritas.to_string().into_any() };
        view! { <td class="angka" data-k="Prioritas">{nomor}{seri}</td> }.into_any()
    } else {
        view! { <td data-k="Perangkat Daerah">{r.kantor.clone()}</td> }.into_any()
    };
    let gerak = (arah(r) != Tendensi::Tetap)
        .then(|| view! { <small class="utuh">{format!("{} dari {}", tendensi(arah(r)), r.awal.besaran)}</small> });
    let ganjil = b.residual_ganjil.then(|| view! { " " {keadaan(Nada::Awas, "Tulis alasannya")} });
    let sifat = format!("{} · {}", r.jenis.nama(), r.nama_kategori);
    view! {
        <tr>
            {centang}
            <td class="utuh">{r.nomor.clone()}</td>
            <th scope="row" class="nama"><a href=alamat(r.id)>{r.kejadian.clone()}</a><small>{sifat}</small></th>
            {tempat}
            <td data-k="Saat ini">{peta::besaran(m, r.kini.besaran)}{gerak}</td>
            <td data-k="Penanganan">{penanganan(k, b)}</td>
            <td data-k="Residual">{r.residual.map_or_else(kosong_strip, |t| peta::besaran_singkat(m, t.besaran))}{ganjil}</td>
            <td>{super::status(r.status)} {tingkat(r.tingkat, r.menunggu)}</td>
        </tr>
    }
    .into_any()
}

/// Where the magnitude has gone since the beginning of the year.
fn arah(r: &RingkasRisiko) -> Tendensi {
    match r.kini.besaran.cmp(&r.awal.besaran) {
        std::cmp::Ordering::Less => Tendensi::Turun,
        std::cmp::Ordering::Equal => Tendensi::Tetap,
        std::cmp::Ordering::Greater => Tendensi::Naik,
    }
}

/// How far the plan is, and when its next action is due.
fn penanganan(k: &Konteks, b: &BarisRisiko) -> AnyView {
    let (selesai, semua) = b.penanganan;
    if semua == 0 {
        let (nada, kata) =
            if b.ringkas.keputusan { (Nada::Awas, "Belum ada rencana") } else { (Nada::Biasa, "Tidak wajib") };
        return keadaan(nada, kata);
    }
    let nada = if selesai == semua { Nada::Selesai } else { Nada::Proses };
    let teks = if selesai == semua { Kemajuan::Selesai.nama().to_owned() } else { format!("{selesai} dari {semua}") };
    let batas = b.tenggat.map(|t| view! { <small>{tanda_tenggat(Tenggat::dari(t, k.hari_ini()))}</small> });
    view! { {keadaan(nada, teks)} {batas} }.into_any()
}

fn halaman_lain(k: &Konteks, d: &Daftar) -> AnyView {
    let nomor = |n: usize| k.alamat.dengan("halaman", &if n == 1 { String::new() } else { n.to_string() });
    let sebelum = (d.halaman > 1).then(|| nomor(d.halaman - 1));
    let sesudah = (d.halaman < d.banyak_halaman).then(|| nomor(d.halaman + 1));
    let keterangan = if d.banyak_halaman > 1 {
        format!("{} risiko, halaman {} dari {}", d.jumlah, d.halaman, d.banyak_halaman)
    } else {
        format!("{} risiko", d.jumlah)
    };
    bilah_halaman(keterangan, sebelum, sesudah)
}

fn kosong(s: &Saringan, aksi: &str) -> AnyView {
    if s.arsip {
        return kosong_besar(
            "Belum ada risiko yang diarsipkan",
            view! { <p>"Risiko yang diarsipkan dari halamannya tampil di sini beserta riwayatnya."</p> },
        );
    }
    kosong_besar(
        "Tidak ada risiko yang cocok",
        view! { <p>"Periksa ejaan, atau longgarkan saringan."</p> <p><a class="tombol" href=aksi.to_owned()>"Hapus saringan"</a></p> },
    )
}

/// Whether somebody may start or fill registers at all.
pub(super) fn mengisi(k: &Konteks) -> bool {
    boleh_di_suatu_kantor(&k.pelaku, Tindakan::IsiRisiko)
}
