//! `/risiko`: the whole government in one year for those who coordinate; everybody else goes to the register of their
//! office.

mod tabel;
mod tautan;

use domain::{
    izin::Tindakan,
    risiko::{
        JenisRisiko, Titik, Ukuran,
        potret::{IsiPeta, PotretKonsolidasi},
    },
    waktu,
};
use leptos::prelude::*;
use services::{
    Hasil,
    risiko::{
        konsolidasi::{self, Dimensi, Konsolidasi, SaringanKonsolidasi},
        pendampingan::Keadaan,
        register::{self, RegisterRingkas},
        tahun,
    },
};

use super::{UTAMA, kata, peta};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Borang, Nada, Opsi, ikon, kabar, kosong_besar},
};
use tabel::{bagian_register, kejadian, kelompok, longgar, tabel_register, tanpa_upr, teratas, terlambat, tren};
use tautan::Tautan;

/// Rows of a long table that stay open.
const SEBAGIAN: usize = 10;

/// `/risiko?tahun=&ukur=&jenis=&kantor=&kategori=`
pub fn halaman_ikhtisar() -> AnyView {
    halaman(|k| async move {
        let tahun_kini = kata::tahun_alamat(&k);
        let ada = tahun::pilihan(&k.l, &k.pelaku).await?;
        if kata::melihat_semua(&k) { konsolidasi(&k, tahun_kini, ada).await } else { kantor(&k, tahun_kini, ada).await }
    })
}

/// Years there are, with the current one, newest first.
fn pilihan_tahun(mut semua: Vec<(i32, bool)>, kini: i32) -> Vec<(i32, bool)> {
    if !semua.iter().any(|(t, _)| *t == kini) {
        semua.push((kini, false));
    }
    semua.sort_by_key(|(t, _)| std::cmp::Reverse(*t));
    semua
}

/// The registers of the person's own offices; the only one stands there itself.
async fn kantor(k: &Konteks, tahun: i32, ada: Vec<(i32, bool)>) -> Hasil<Isi> {
    let semua = register::list(&k.l, &k.pelaku, tahun).await?;
    let pilihan = pilihan_tahun(ada, tahun);
    if let [RegisterRingkas { id: Some(id), .. }] = semua.as_slice() {
        return super::register::tampil(k, *id, kata::tahun(k, &pilihan, tahun)).await;
    }
    let mengisi = crate::kerangka::menu::boleh_di_suatu_kantor(&k.pelaku, Tindakan::IsiRisiko);
    let isi = if semua.iter().all(|r| r.id.is_none()) {
        let mulai = if mengisi {
            view! {
                <p>"Mulai dengan menetapkan konteks, menyalin dari tahun sebelumnya, atau mengambil contoh dari katalog."</p>
                <p><a class="tombol utama" href=format!("/risiko/mulai?tahun={tahun}")>"Mulai register risiko"</a></p>
            }
            .into_any()
        } else {
            view! { <p>"Operator Perangkat Daerah memulainya; sesudah itu isinya tampil di sini."</p> }.into_any()
        };
        kosong_besar(format!("Belum ada register risiko {tahun}"), mulai)
    } else {
        tabel_register(&semua, tahun, mengisi)
    };
    let isi = view! { {kata::tahun(k, &pilihan, tahun)} {isi} };
    Ok(Isi::baru(format!("Register risiko SPBE {tahun}"), isi).keterangan(PENGANTAR))
}

const PENGANTAR: &str = "Manajemen risiko SPBE menurut PermenPANRB 5/2020.";

async fn konsolidasi(k: &Konteks, tahun: i32, ada: Vec<(i32, bool)>) -> Hasil<Isi> {
    let s = saringan(k, tahun);
    let d = konsolidasi::get(&k.l, &k.pelaku, &s).await?;
    let (p, semua) = (&d.potret, &d.register);
    let ukuran = Ukuran::dari_kode(k.alamat.nilai("ukur")).unwrap_or(Ukuran::Kini);
    let jenis = s.jenis_dipilih();
    let pilihan = pilihan_tahun(ada, tahun);
    let t = Tautan::baru(&s);
    let isi = view! {
        {kata::tahun(k, &pilihan, tahun)}
        {ditutup(p)}
        {saring(k, p, semua, ukuran, jenis)}
        <div class="dua bagian">
            {bagian_peta(k, p, ukuran, jenis, &t.dengan("jenis", jenis.kode()))}
            {samping(&d, jenis, s.kantor, &t)}
        </div>
        {teratas(p, d.banyak, &t)}
        {terlambat(p, d.banyak, &t)}
        {kelompok(("per-kategori", "Menurut kategori", "Kategori"), Dimensi::Kategori, &p.per_kategori, &d, &t)}
        {kelompok(("per-kantor", "Menurut Perangkat Daerah", "Perangkat Daerah"), Dimensi::Kantor, &p.per_kantor, &d, &t)}
        {kelompok(("per-pemilik", "Menurut pemilik risiko", "Pemilik risiko"), Dimensi::Pemilik, &p.per_pemilik, &d, &t)}
        {tren(p, &t)}
        {kejadian(p, d.banyak, &t)}
        {longgar(&d)}
        {tanpa_upr(k, &d)}
        {bagian_register(semua, tahun)}
    };
    let jumlah = jumlah(p, Ukuran::Awal, None);
    let mengisi = semua.iter().filter(|r| r.id.is_some()).count();
    let keterangan = format!("{jumlah} risiko dari {mengisi} Perangkat Daerah. {PENGANTAR}");
    Ok(Isi::baru(format!("Risiko SPBE {tahun}"), isi).keterangan(keterangan).tindakan(tindakan(k, tahun)))
}

fn saringan(k: &Konteks, tahun: i32) -> SaringanKonsolidasi {
    SaringanKonsolidasi {
        tahun,
        kantor: k.alamat.nilai("kantor").parse().ok(),
        kategori: k.alamat.ada("kategori").map(str::to_owned),
        jenis: JenisRisiko::dari_kode(k.alamat.nilai("jenis")),
    }
}

/// The kind the map shows; harm unless the address says otherwise.
trait JenisDipilih {
    fn jenis_dipilih(&self) -> JenisRisiko;
}

impl JenisDipilih for SaringanKonsolidasi {
    fn jenis_dipilih(&self) -> JenisRisiko {
        self.jenis.unwrap_or(JenisRisiko::Negatif)
    }
}

fn tindakan(k: &Konteks, tahun: i32) -> AnyView {
    let atur = k
        .pelaku
        .boleh(Tindakan::LihatRisiko, &[])
        .then(|| view! { <a class="tombol" href=format!("/risiko/pengaturan/{tahun}")>"Matriks dan selera"</a> });
    view! {
        {atur}
        <a class="tombol" href=format!("/risiko/laporan/{tahun}/konsolidasi.xlsx") download="">{ikon("unduh")} " XLSX"</a>
        <a class="tombol utama" href=format!("/risiko/laporan/{tahun}/konsolidasi.pdf") download="">{ikon("unduh")} " Laporan komite"</a>
    }
    .into_any()
}

fn ditutup(p: &PotretKonsolidasi) -> Option<AnyView> {
    p.ditutup.then(|| {
        kabar(
            Nada::Kunci,
            view! { <p><strong>{format!("Tahun {} sudah ditutup.", p.tahun)}</strong>" Isinya tetap seperti saat ditutup, juga bila matriks atau selera tahun berikutnya berubah."</p> },
        )
    })
}

fn saring(
    k: &Konteks,
    p: &PotretKonsolidasi,
    kantor: &[RegisterRingkas],
    ukuran: Ukuran,
    jenis: JenisRisiko,
) -> AnyView {
    let b = Borang::default();
    let opsi_kantor = kantor.iter().map(|r| Opsi::baru(r.kantor.id.to_string(), r.kantor.nama.clone())).collect();
    let opsi_kategori = p.kerangka.kategori.iter().map(|s| Opsi::baru(s.kode.clone(), s.nama.clone())).collect();
    view! {
        <form class="saring jarak" action=UTAMA.1 method="get" aria-label="Saringan peta risiko">
            <input type="hidden" name="tahun" value=p.tahun.to_string()/>
            {Bidang::baru("ukur", "Besaran yang ditampilkan").saringan().pilihan(&b, Ukuran::SEMUA.map(|u| Opsi::baru(u.kode(), u.nama())).into(), ukuran.kode(), None)}
            {Bidang::baru("jenis", "Jenis").saringan().pilihan(&b, JenisRisiko::SEMUA.map(|j| Opsi::baru(j.kode(), j.nama())).into(), jenis.kode(), None)}
            {Bidang::baru("kantor", "Perangkat Daerah").saringan().pilihan(&b, opsi_kantor, k.alamat.nilai("kantor"), Some("Semua"))}
            {Bidang::baru("kategori", "Kategori").saringan().pilihan(&b, opsi_kategori, k.alamat.nilai("kategori"), Some("Semua"))}
            <button class="tombol" type="submit">"Terapkan"</button>
        </form>
    }
    .into_any()
}

/// Risks of one measurement, of one kind or both.
fn jumlah(p: &PotretKonsolidasi, ukuran: Ukuran, jenis: Option<JenisRisiko>) -> usize {
    isi_peta(p, ukuran).iter().filter(|i| jenis.is_none_or(|j| i.jenis == j)).map(|i| i.banyak).sum()
}

fn isi_peta(p: &PotretKonsolidasi, ukuran: Ukuran) -> &[IsiPeta] {
    p.peta.get(ukuran.kode()).map_or(&[], Vec::as_slice)
}

/// The appetite to draw: that of the category chosen, or the one that all share.
fn ambang(k: &Konteks, p: &PotretKonsolidasi, jenis: JenisRisiko) -> Option<u8> {
    if let Some(kategori) = k.alamat.ada("kategori") {
        return p.kerangka.selera(kategori, jenis);
    }
    let mut semua = p.kerangka.kategori.iter().map(|s| p.kerangka.selera(&s.kode, jenis));
    let pertama = semua.next().flatten()?;
    semua.all(|s| s == Some(pertama)).then_some(pertama)
}

fn bagian_peta(k: &Konteks, p: &PotretKonsolidasi, ukuran: Ukuran, jenis: JenisRisiko, t: &Tautan) -> AnyView {
    let m = &p.matriks;
    let ambang = ambang(k, p, jenis);
    let isi = isi_peta(p, ukuran);
    let banyak =
        |t: Titik| isi.iter().filter(|i| i.jenis == jenis && i.ukur.titik == t).map(|i| i.banyak).sum::<usize>();
    let keterangan = match ambang {
        Some(n) => format!(
            "Angka kecil: besaran. Angka besar: jumlah risiko {}. Garis tebal: batas selera risiko, besaran {n}.",
            super::sebut_jenis(jenis)
        ),
        None => format!("Angka kecil: besaran. Angka besar: jumlah risiko {}.", super::sebut_jenis(jenis)),
    };
    let tabel = peta::peta(m, ambang, keterangan, |ukur| {
        let n = banyak(ukur.titik);
        let Titik { kemungkinan, dampak } = ukur.titik;
        if n == 0 {
            return view! { <span class="nol">"0"</span> }.into_any();
        }
        let sel = format!("{}-{kemungkinan}-{dampak}", ukuran.kode());
        let label = format!(
            "{n} risiko, kemungkinan {kemungkinan}, dampak {dampak}, besaran {}, {}",
            ukur.besaran,
            m.nama_level(ukur.besaran)
        );
        view! { <a href=t.ke(&[("sel", &sel)]) aria-label=label>{n}</a> }.into_any()
    });
    let tanpa = jumlah(p, Ukuran::Awal, Some(jenis)).saturating_sub(jumlah(p, ukuran, Some(jenis)));
    let tanpa = (tanpa > 0).then(|| format!(" {tanpa} risiko belum mempunyai besaran ini."));
    let selera = match ambang {
        Some(n) => format!(
            " Di kanan dan di atas garis tebal, besaran {n} ke atas melampaui selera risiko dan wajib ditangani."
        ),
        None => " Selera risiko berbeda menurut kategori; pilih satu kategori untuk melihat batasnya.".to_owned(),
    };
    view! {
        <section aria-labelledby="peta">
            <div class="judul"><h2 id="peta">{format!("Jumlah risiko menurut besaran {}", ukuran.nama().to_lowercase())}</h2><a href=t.ke(&[])>"Lihat sebagai daftar"</a></div>
            {tabel}
            {t.unduh("risiko-peta", &[])}
            <p class="redup jarak"><small>"Angka kecil = besaran menurut matriks. Angka besar = jumlah risiko." {selera} {tanpa}</small></p>
        </section>
    }
    .into_any()
}

fn samping(d: &Konsolidasi, jenis: JenisRisiko, kantor: Option<i64>, t: &Tautan) -> AnyView {
    view! {
        <aside class="samping" aria-label="Rekapitulasi risiko">
            {rekap(&d.potret, jenis, &t.dengan("jenis", jenis.kode()))}
            {putusan(d, kantor, t)}
        </aside>
    }
    .into_any()
}

/// Risks by level: at the beginning of the year and now.
fn rekap(p: &PotretKonsolidasi, jenis: JenisRisiko, t: &Tautan) -> AnyView {
    let m = &p.matriks;
    let hitung = |ukuran: Ukuran, nomor: u8| {
        isi_peta(p, ukuran)
            .iter()
            .filter(|i| i.jenis == jenis && m.nomor_level(i.ukur.besaran) == Some(nomor))
            .map(|i| i.banyak)
            .sum::<usize>()
    };
    let baris = m
        .level
        .iter()
        .enumerate()
        .rev()
        .map(|(i, l)| {
            let nomor = u8::try_from(i + 1).unwrap_or(u8::MAX);
            let teks = nomor.to_string();
            view! {
                <tr>
                    <th scope="row">{peta::tanda_level(l)} " " {l.nama.clone()}</th>
                    <td class="angka">{super::rentang(m, nomor)}</td>
                    <td class="angka">{t.angka(hitung(Ukuran::Awal, nomor), &[("level_awal", &teks)])}</td>
                    <td class="angka">{t.angka(hitung(Ukuran::Kini, nomor), &[("level", &teks)])}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let jumlah = |u| jumlah(p, u, Some(jenis));
    view! {
        <section aria-labelledby="rekap">
            <div class="judul"><h2 id="rekap">"Rekapitulasi"</h2></div>
            <table class="tabel">
                <thead><tr><th scope="col">"Level"</th><th scope="col" class="angka">"Besaran"</th><th scope="col" class="angka">"Awal"</th><th scope="col" class="angka">"Kini"</th></tr></thead>
                <tbody>{baris}</tbody>
                <tfoot><tr><th scope="row" colspan="2">"Jumlah"</th><td class="angka">{t.angka(jumlah(Ukuran::Awal), &[])}</td><td class="angka">{t.angka(jumlah(Ukuran::Kini), &[])}</td></tr></tfoot>
            </table>
            {t.unduh("risiko-rekap", &[])}
        </section>
    }
    .into_any()
}

/// Advice that waits, and offices that nobody has accompanied: where each opens, sentence, detail. A closed year waits for
/// nothing.
fn pendampingan(p: &PotretKonsolidasi, kantor: Option<i64>) -> Vec<(String, String, String)> {
    let Some(r) = p.pendampingan.as_ref().filter(|_| !p.ditutup) else { return Vec::new() };
    let ke = |keadaan| super::pendampingan::alamat(p.tahun, kantor, Some(keadaan));
    // The oldest stands last.
    let terbuka = r.terbuka().last().map(|lama| {
        let rinci = format!("Terlama sejak {}, {}", waktu::pendek(lama.tanggal), lama.kantor);
        (ke(Keadaan::Terbuka), format!("{} saran pendampingan belum ditindaklanjuti", r.terbuka().count()), rinci)
    });
    let tanpa = (!r.tanpa.is_empty()).then(|| {
        let rinci = if r.dasar.is_empty() { "Belum ada yang dicatat tahun ini".to_owned() } else { r.dasar.clone() };
        (ke(Keadaan::Tanpa), format!("{} Perangkat Daerah tanpa pendampingan", r.tanpa.len()), rinci)
    });
    terbuka.into_iter().chain(tanpa).collect()
}

fn putusan(d: &Konsolidasi, kantor: Option<i64>, t: &Tautan) -> AnyView {
    let p = &d.potret;
    let mut butir = Vec::new();
    let banyak = d.banyak;
    let lampau = banyak.melampaui;
    if lampau > 0 {
        butir.push((
            t.ke(&[("melampaui", "1")]),
            format!("{lampau} risiko melampaui selera"),
            if banyak.tanpa_penanganan > 0 {
                format!("{} di antaranya belum punya penanganan", banyak.tanpa_penanganan)
            } else {
                "Semuanya mempunyai rencana penanganan".to_owned()
            },
        ));
    }
    // The oldest stands first.
    if let Some(lama) = p.terlambat.first() {
        let rinci = format!("Terlama {} hari, {}", lama.hari, lama.kantor);
        butir.push((t.ke(&[("terlambat", "1")]), format!("{} penanganan lewat jadwal", banyak.terlambat), rinci));
    }
    if banyak.eskalasi > 0 {
        butir.push((
            t.ke(&[("eskalasi", "1")]),
            format!("{} risiko dieskalasi", banyak.eskalasi),
            "Menunggu putusan atau sudah diambil alih".to_owned(),
        ));
    }
    if !d.lebih_longgar.is_empty() {
        butir.push((
            "#selera-longgar".into(),
            format!("{} Perangkat Daerah memakai selera yang lebih longgar", d.lebih_longgar.len()),
            "Daripada kebijakan pemerintah tahun ini".to_owned(),
        ));
    }
    for (unsur, kurang) in &d.struktur_kurang {
        let ke = format!("/risiko/pengaturan/{}#s-{}", p.tahun, unsur.kode());
        butir.push((ke, kurang.clone(), "Struktur manajemen risiko".to_owned()));
    }
    if !d.tanpa_upr.is_empty() {
        butir.push((
            "#tanpa-upr".into(),
            format!("{} Perangkat Daerah belum melengkapi Unit Pemilik Risiko", d.tanpa_upr.len()),
            "Pemilik, koordinator, dan pengelola (Formulir 2.3)".to_owned(),
        ));
    }
    if !d.tanpa_register.is_empty() {
        butir.push((
            "#register".into(),
            format!("{} Perangkat Daerah belum mengisi", d.tanpa_register.len()),
            "Belum memulai register tahun ini".to_owned(),
        ));
    }
    butir.extend(super::pedoman::pengingat(p, t.ke(&[("belum_dipantau", "1")])));
    butir.extend(pendampingan(p, kantor));
    let isi = if butir.is_empty() {
        view! { <p class="redup">"Tidak ada yang menunggu keputusan."</p> }.into_any()
    } else {
        let butir = butir
            .into_iter()
            .map(|(ke, teks, rinci)| view! { <li><a href=ke>{teks}</a><p>{rinci}</p></li> }.into_any())
            .collect_view();
        view! { <ul class="daftar">{butir}</ul> }.into_any()
    };
    view! { <section aria-labelledby="putus"><div class="judul"><h2 id="putus">"Perlu keputusan"</h2></div>{isi}</section> }.into_any()
}
