//! `/risiko/{id}`: one risk with everything about it.

use domain::{
    grafik::tren_risiko,
    izin::Tindakan,
    risiko::{
        JenisRisiko,
        alur::{Perbuatan, Status},
        eskalasi::Tingkat,
        matriks::Terukur,
        residual::tanya,
        spip::{SkemaSpip, kode_risiko},
    },
    waktu,
};
use leptos::prelude::*;
use services::{
    Galat,
    jejak::Entri,
    risiko::{
        register,
        rinci::{self, Rincian},
    },
};

use super::{
    UTAMA, alamat,
    bentrok::{self, Beda},
    isian, kata, keputusan, langkah, peta, pilih, register as alamat_register, riwayat, sebut_jenis, status,
    tabel::{kejadian, pantauan, penanganan},
    tendensi, tingkat,
};
use crate::{
    jejak::tabel_jejak,
    kerangka::{Isi, Konteks, halaman},
    komponen::{Nada, bagian, gambar_berkunci, gulir, kabar, keadaan, kosong_strip, waktu as saat},
};

/// `/risiko/{id}`
pub fn halaman_rinci() -> AnyView {
    halaman(|k| async move {
        let d = rinci::get(&k.l, &k.pelaku, k.id("id")?).await?;
        let r = &d.risiko;
        // Only the SPIP code names the office by its code.
        let kode_kantor = match &r.spip {
            Some(_) => Some(register::get(&k.l, &k.pelaku, d.register_id).await?.kode_kantor),
            None => None,
        };
        let isi = view! {
            {pemberitahuan(&d)}
            <div class="dua">
                <div>
                    {identifikasi(&d)}
                    {analisis(&d)}
                    {bagian_penanganan(&d)}
                    {residual(&d)}
                    {pemantauan(&d)}
                    {terjadi(&d)}
                </div>
                {samping(&k, &d)}
            </div>
            {spip(&d, kode_kantor.as_deref())}
            {bagian_riwayat(&k, &d)}
        };
        let keterangan = view! {
            {format!("{} · {} · {} ", r.nomor, d.kantor.nama, d.tahun)} {status(r.status)} " " {tingkat(r.tingkat, d.letak.menunggu)}
        };
        let hasil = Isi::baru(r.kejadian.clone(), isi).remah(remah(&d)).keterangan(keterangan);
        Ok(match tindakan(&d) {
            Some(tindakan) => hasil.tindakan(tindakan),
            None => hasil,
        })
    })
}

/// The risk in the path.
///
/// # Errors
/// As `rinci::get`.
pub(super) async fn muat(k: &Konteks) -> services::Hasil<Rincian> {
    rinci::get(&k.l, &k.pelaku, k.id("id")?).await
}

pub(super) fn remah(d: &Rincian) -> [(String, String); 2] {
    let kantor = if d.kantor.singkatan.is_empty() { &d.kantor.nama } else { &d.kantor.singkatan };
    [
        (UTAMA.0.to_owned(), format!("{}?tahun={}", UTAMA.1, d.tahun)),
        (format!("{kantor} {}", d.tahun), alamat_register(d.register_id)),
    ]
}

/// Breadcrumbs of the pages below a risk.
pub(super) fn remah_bawah(d: &Rincian) -> Vec<(String, String)> {
    remah(d).into_iter().chain([(kata::sebutan(&d.risiko), alamat(d.risiko.id))]).collect()
}

/// Why a risk cannot be changed by this person now.
pub(super) fn tertutup(d: &Rincian) -> Galat {
    if d.terkunci {
        return Galat::Ditolak(format!("Tahun {} sudah ditutup, sehingga isinya tidak berubah lagi.", d.tahun));
    }
    if d.risiko.status.dapat_diisi() {
        return Galat::dilarang();
    }
    Galat::Ditolak(format!("Risiko ini {}, sehingga isinya tidak dapat diubah.", d.risiko.status.sebutan()))
}

/// On a phone the steps stand far below; a link leads there.
fn tindakan(d: &Rincian) -> Option<AnyView> {
    let sini = alamat(d.risiko.id);
    if d.diarsipkan.is_some() {
        let pulih = view! { <a class="tombol" href=format!("{sini}/aktifkan")>"Keluarkan dari arsip"</a> };
        return d.boleh.memulihkan.then(|| pulih.into_any());
    }
    let ubah = d.boleh.mengisi.then(|| {
        view! {
            <a class="tombol utama" href=format!("{sini}/ubah")>"Ubah"</a>
            <a class="tombol bahaya" href=format!("{sini}/arsipkan")>"Arsipkan"</a>
        }
    });
    // What is lacking to submit it is told there, too.
    let tampil = |p: Perbuatan, tertutup: bool| !tertutup || (p == Perbuatan::Ajukan && !d.terkunci);
    let terbuka = d.pilihan.iter().any(|p| p.perbuatan != Perbuatan::Isi && tampil(p.perbuatan, p.tertutup.is_some()));
    let langkah = (terbuka || d.boleh.eskalasi || d.boleh.memutus)
        .then(|| view! { <a class="tombol sempit" href="#langkah">"Langkah"</a> });
    (ubah.is_some() || langkah.is_some()).then(|| view! { {ubah} {langkah} }.into_any())
}

/// What a reader has to know before anything else.
fn pemberitahuan(d: &Rincian) -> Vec<AnyView> {
    let mut hasil = Vec::new();
    if d.terkunci {
        hasil.push(kabar(Nada::Kunci, view! { <p><strong>{format!("Tahun {} sudah ditutup.", d.tahun)}</strong>" Risiko ini tidak berubah lagi."</p> }));
    }
    if d.diarsipkan.is_some() {
        hasil.push(kabar(Nada::Kunci, view! { <p><strong>"Risiko ini diarsipkan."</strong>" Ia tidak dihitung lagi; isi dan riwayatnya tetap ada."</p> }));
    }
    if let Some(c) =
        d.catatan.first().filter(|c| d.risiko.status == Status::Dikembalikan && c.perbuatan.wajib_catatan())
    {
        let kepala = format!("{} oleh {}", c.perbuatan.lampau(), c.oleh);
        let isi = c.catatan.clone();
        hasil.push(kabar(Nada::Awas, view! { <p><strong>{kepala}</strong></p><p class="pra">{isi}</p> }));
    }
    if let Some((id, nomor)) = &d.asal {
        hasil.push(
            view! { <p class="jarak">"Dibawa dari tahun sebelumnya: " <a href=alamat(*id)>{nomor.clone()}</a></p> }
                .into_any(),
        );
    }
    hasil
}

/// A field with its form and Pasal.
fn butir(nama: &'static str, pasal: &'static str, isi: impl IntoAny) -> AnyView {
    let pasal = (!pasal.is_empty()).then(|| view! { <small class="pasal">{pasal}</small> });
    view! { <dt>{nama}{pasal}</dt><dd>{isi.into_any()}</dd> }.into_any()
}

fn teks(isi: &str) -> AnyView {
    if isi.is_empty() { kosong_strip() } else { view! { <span class="pra">{isi.to_owned()}</span> }.into_any() }
}

fn identifikasi(d: &Rincian) -> AnyView {
    let r = &d.risiko;
    let sasaran = match &r.sasaran {
        Some(s) => {
            let ukuran = format!("{} · target {}", s.indikator, s.target);
            view! { {s.sasaran_spbe.clone()}<small class="redup">{format!(" {ukuran}")}</small> }.into_any()
        }
        None => kosong_strip(),
    };
    bagian(
        "identifikasi",
        "Identifikasi",
        None,
        view! {
            <dl class="rinci berpasal">
                {butir("Sasaran SPBE", "Formulir 3.0; Formulir 2.2", sasaran)}
                {butir("Jenis risiko", "Bab III huruf C angka 1 huruf a", r.jenis.nama())}
                {butir("Kejadian", "Bab III huruf C angka 1 huruf b", teks(&r.kejadian))}
                {butir("Penyebab", "Bab III huruf C angka 1 huruf c", teks(&r.penyebab))}
                {butir("Kategori", "Formulir 2.6", r.kategori.clone())}
                {butir("Dampak", "Bab III huruf C angka 1 huruf e", teks(&r.dampak))}
                {butir("Area dampak", "Formulir 2.7", r.area.clone())}
                {butir("Pemilik risiko", "Bab IV huruf A", teks(&r.pemilik))}
            </dl>
        },
    )
}

fn analisis(d: &Rincian) -> AnyView {
    let (r, m) = (&d.risiko, &d.matriks);
    let Terukur { titik, besaran } = r.awal;
    let kriteria_k = d.kerangka.kriteria_kemungkinan(&d.kategori).get(usize::from(titik.kemungkinan) - 1);
    let kriteria_k = kriteria_k.map(pilih::kata).unwrap_or_default();
    let kriteria_d = d.kerangka.kriteria_dampak(&d.area, r.jenis, titik.dampak).to_owned();
    let level = |nomor: u8, nama: &str, penjelasan: &str, kriteria: String| {
        let kriteria =
            (!kriteria.is_empty()).then(|| view! { <small class="redup">{format!("Kriteria: {kriteria}")}</small> });
        let penjelasan =
            (!penjelasan.is_empty()).then(|| view! { <span class="pra">{format!(". {penjelasan}")}</span> });
        view! { <b>{format!("{nomor} {nama}")}</b>{penjelasan} " " {kriteria} }.into_any()
    };
    let alasan = if r.alasan_keputusan.is_empty() {
        match r.ambang {
            Some(n) => format!("Menurut selera risiko: kategori ini ditangani mulai dari besaran {n}."),
            None => "Selera risiko kategori ini belum ditetapkan.".to_owned(),
        }
    } else {
        r.alasan_keputusan.clone()
    };
    let seri = r.seri.then(|| view! { <small class="redup">" Ada risiko lain dengan besaran yang sama; urutannya belum ditetapkan."</small> });
    bagian(
        "analisis",
        "Analisis dan evaluasi",
        None,
        view! {
            <dl class="rinci berpasal">
                {butir("Sistem pengendalian", "Bab III huruf C angka 2 huruf a", teks(&r.pengendalian))}
                {butir("Kemungkinan", "Formulir 2.8.A", level(titik.kemungkinan, m.nama_kemungkinan(titik.kemungkinan), &r.penjelasan_kemungkinan, kriteria_k))}
                {butir("Dampak", "Formulir 2.8.B", level(titik.dampak, m.nama_dampak(titik.dampak), &r.penjelasan_dampak, kriteria_d))}
                {butir("Besaran dan level", "Formulir 2.9", peta::besaran(m, besaran))}
                {butir("Ditangani", "Bab III huruf C angka 3; Formulir 2.10", view! { <b>{keputusan(r.keputusan)}</b> " " <span class="redup">{alasan}</span> })}
                {butir("Prioritas", "Bab III huruf C angka 3", view! { {r.prioritas.to_string()} {seri} })}
            </dl>
        },
    )
}

fn bagian_penanganan(d: &Rincian) -> AnyView {
    let sini = alamat(d.risiko.id);
    let kanan =
        d.boleh.mengisi.then(|| view! { <a href=format!("{sini}/penanganan/baru")>"Tambah penanganan"</a> }.into_any());
    let isi = if d.penanganan.is_empty() {
        let teks = if d.risiko.keputusan {
            "Risiko ini harus ditangani, tetapi belum ada rencananya."
        } else {
            "Menurut keputusan evaluasi, risiko ini tidak wajib ditangani."
        };
        view! { <p class="redup">{teks}</p> }.into_any()
    } else {
        penanganan(d)
    };
    let kontinjensi = (!d.risiko.kontinjensi.is_empty()).then(
        || view! { <h3 class="jarak">"Rencana kontinjensi"</h3><p class="pra baca">{d.risiko.kontinjensi.clone()}</p> },
    );
    bagian("penanganan", "Rencana penanganan (Formulir 4.0)", kanan, view! { {isi} {kontinjensi} })
}

fn residual(d: &Rincian) -> AnyView {
    let (r, m) = (&d.risiko, &d.matriks);
    let sini = alamat(r.id);
    let kanan =
        d.boleh.mengisi.then(|| view! { <a href=format!("{sini}/residual")>"Ubah residual dan target"</a> }.into_any());
    let ukur = |t: Option<Terukur>| {
        t.map_or_else(kosong_strip, |t| {
        view! { {peta::besaran(m, t.besaran)} <small class="redup">{format!(" kemungkinan {}, dampak {}", t.titik.kemungkinan, t.titik.dampak)}</small> }.into_any()
    })
    };
    let ulang = d.residual.filter(|s| s.masih_ditangani).map(|_| {
        kabar(Nada::Awas, view! { <p>"Risiko residual masih di atas selera. Ulangi penilaian dan tambah penanganan sampai berada di bawahnya (PermenPANRB 5/2020 Lampiran Bab III huruf D angka 3)."</p> })
    });
    let ganjil = r.residual.filter(|_| r.residual_dipertanyakan()).map(|sisa| {
        let tanya = tanya(r.jenis, r.kini.besaran, sisa.besaran);
        let di_mana = if d.boleh.mengisi {
            "Alasannya ditulis pada residual dan target."
        } else {
            "Alasannya ditulis pada laporan pemantauan."
        };
        kabar(Nada::Awas, view! { <p>{tanya} " " {di_mana}</p> })
    });
    bagian(
        "residual",
        "Risiko residual dan target",
        kanan,
        view! {
            <dl class="rinci berpasal">
                {butir("Ada risiko residual", "Formulir 4.0 kolom terakhir", keputusan(r.ada_residual))}
                {butir("Residual", "Bab III huruf D angka 3", ukur(r.residual))}
                {(!r.alasan_residual.is_empty()).then(|| butir("Alasan residual", "Bab III huruf D angka 3", teks(&r.alasan_residual)))}
                {butir("Target", "Bab III huruf D angka 2", ukur(r.target))}
            </dl>
            {ganjil}
            {ulang}
        },
    )
}

fn pemantauan(d: &Rincian) -> AnyView {
    let (r, m) = (&d.risiko, &d.matriks);
    let sini = alamat(r.id);
    let kanan =
        d.boleh.memantau.then(|| view! { <a href=format!("{sini}/pantauan/baru")>"Tambah pemantauan"</a> }.into_any());
    let grafik = tren_risiko("Tren besaran risiko per triwulan", m, &r.tren, r.ambang);
    let arah = r.tren.membaik(r.jenis).map(|baik| {
        let (nada, kata) = if baik { (Nada::Selesai, "membaik") } else { (Nada::Awas, "memburuk") };
        view! { ", " {keadaan(nada, kata)} }
    });
    let daftar = if d.pantauan.is_empty() {
        view! { <p class="redup">"Belum ada laporan pemantauan. Pemantauan dicatat setiap triwulan, semester, tahun, atau sewaktu-waktu."</p> }.into_any()
    } else {
        pantauan(d)
    };
    bagian(
        "pemantauan",
        "Pemantauan (Formulir 5.0)",
        kanan,
        view! {
            <div class="baca">{gambar_berkunci(&grafik)}</div>
            <p class="jarak">{format!("Besaran awal tahun {}, sekarang {}: ", r.tren.awal, r.tren.akhir())} {tendensi(r.tren.tendensi())} {arah}</p>
            {daftar}
        },
    )
}

fn terjadi(d: &Rincian) -> AnyView {
    let sini = alamat(d.risiko.id);
    let kanan =
        d.boleh.mencatat.then(|| view! { <a href=format!("{sini}/kejadian/baru")>"Catat kejadian"</a> }.into_any());
    let isi = if d.kejadian.is_empty() {
        view! { <p class="redup">"Risiko ini belum pernah tercatat terjadi."</p> }.into_any()
    } else {
        kejadian(d)
    };
    bagian("terjadi", "Risiko yang terjadi", kanan, isi)
}

fn samping(k: &Konteks, d: &Rincian) -> AnyView {
    view! {
        <aside class="samping" aria-label="Keadaan risiko">
            {langkah::seksi(k, d)}
            {eskalasi(k, d)}
            {tautan(d)}
            <section aria-labelledby="catatan-risiko">
                <div class="judul"><h2 class="h3" id="catatan-risiko">"Catatan langkah"</h2></div>
                {catatan(k, d)}
            </section>
        </aside>
    }
    .into_any()
}

fn catatan(k: &Konteks, d: &Rincian) -> AnyView {
    if d.catatan.is_empty() {
        return view! { <p class="redup">"Belum ada."</p> }.into_any();
    }
    let butir = d
        .catatan
        .iter()
        .map(|c| {
            let isi = (!c.catatan.is_empty()).then(|| view! { <p class="pra">{c.catatan.clone()}</p> });
            view! { <li><b>{c.perbuatan.lampau()}</b>{isi}<p>{c.oleh.clone()} " · " {saat(k.zona(), c.pada)}</p></li> }
                .into_any()
        })
        .collect_view();
    view! { <ul class="daftar">{butir}</ul> }.into_any()
}

fn eskalasi(k: &Konteks, d: &Rincian) -> AnyView {
    let sini = alamat(d.risiko.id);
    let butir = d
        .eskalasi
        .iter()
        .map(|e| {
            let putusan = match e.putusan {
                Some(p) => {
                    let surat = match (e.nomor.as_str(), e.tanggal) {
                        ("", None) => String::new(),
                        (nomor, None) => format!(" · {nomor}"),
                        ("", Some(tanggal)) => format!(" · {}", waktu::panjang(tanggal)),
                        (nomor, Some(tanggal)) => format!(" · {nomor}, {}", waktu::panjang(tanggal)),
                    };
                    view! { <p><b>{p.nama()}</b>{surat}</p><p class="pra">{e.catatan.clone()}</p> }.into_any()
                }
                None => view! { <p>{keadaan(Nada::Awas, "Menunggu putusan")}</p> }.into_any(),
            };
            view! {
                <li>
                    <b>{format!("Ke {}", e.ke.nama())}</b>
                    <p class="pra">{e.alasan.clone()}</p>
                    <p>{e.oleh.clone()} " · " {saat(k.zona(), e.pada)}</p>
                    {putusan}
                </li>
            }
            .into_any()
        })
        .collect_view();
    let riwayat = if d.eskalasi.is_empty() {
        view! { <p class="redup">"Belum pernah dieskalasi; tanggung jawab pada Unit Pemilik Risiko."</p> }.into_any()
    } else {
        view! { <ul class="daftar">{butir}</ul> }.into_any()
    };
    let ajukan = d.boleh.eskalasi.then(|| view! { <p><a class="tombol kecil" href=format!("{sini}/eskalasi")>"Eskalasi ke tingkat berikutnya"</a></p> });
    let tertutup = d.putusan_tertutup.map(|sebab| view! { <p class="redup">{sebab.to_string()}</p> });
    let putus = d.boleh.memutus.then(|| {
        let siapa = d.letak.menunggu.unwrap_or(Tingkat::Komite).nama();
        view! { <p><a class="tombol kecil utama" href=format!("{sini}/putusan")>{format!("Catat putusan {siapa}")}</a></p> }
    });
    view! {
        <section class="tumpuk-rapat" aria-labelledby="eskalasi">
            <div class="judul"><h2 class="h3" id="eskalasi">"Eskalasi"</h2></div>
            {riwayat} {ajukan} {putus} {tertutup}
            <p class="pasal"><small>"PermenPANRB 5/2020 Lampiran Bab III huruf D angka 2 huruf a"</small></p>
        </section>
    }
    .into_any()
}

fn tautan(d: &Rincian) -> AnyView {
    let sini = alamat(d.risiko.id);
    let butir = d
        .tautan
        .tautan
        .iter()
        .map(|t| {
            let nama = domain::register::cari(&t.register).map_or("", |r| r.nama);
            view! { <li><a href=format!("/register/{}/{}", t.register, t.catatan_id)>{t.nama.clone()}</a><p>{format!("{nama} · {}", t.nomor)}</p></li> }.into_any()
        })
        .collect_view();
    let lain = d.tautan.tersembunyi;
    let lain =
        (lain > 0).then(|| view! { <p class="redup">{format!("{lain} catatan lain tidak dapat Anda buka.")}</p> });
    let isi = if d.tautan.tautan.is_empty() && lain.is_none() {
        view! { <p class="redup">"Belum dikaitkan dengan layanan, aplikasi, infrastruktur, atau data."</p> }.into_any()
    } else {
        view! { <ul class="daftar">{butir}</ul> }.into_any()
    };
    let ubah = d
        .boleh
        .mencatat
        .then(|| view! { <p><a class="tombol kecil" href=format!("{sini}/kaitan")>"Ubah kaitan"</a></p> });
    view! {
        <section class="tumpuk-rapat" aria-labelledby="kaitan">
            <div class="judul"><h2 class="h3" id="kaitan">"Kaitan dengan register"</h2></div>
            {isi} {lain} {ubah}
        </section>
    }
    .into_any()
}

fn spip(d: &Rincian, kode_kantor: Option<&str>) -> Option<AnyView> {
    let r = &d.risiko;
    let sini = alamat(r.id);
    // SPIP knows no positive risk.
    let dinilai = d.boleh.mencatat && r.jenis == JenisRisiko::Negatif;
    let kanan = dinilai.then(|| view! { <a href=format!("{sini}/spip")>{if r.spip.is_some() { "Ubah penilaian SPIP" } else { "Nilai menurut SPIP" }}</a> }.into_any());
    let skema = SkemaSpip::bawaan();
    let isi = match &r.spip {
        None if kanan.is_none() => return None,
        None => view! { <p class="redup">{format!("Belum dinilai menurut skema SPIP. Skema ini hanya untuk risiko negatif; risiko ini {}.", sebut_jenis(r.jenis))}</p> }.into_any(),
        Some(e) => {
            let skala = skema.skala(e.titik);
            let level = skala.and_then(|s| skema.level(s)).map_or("–", |l| l.nama.as_str());
            let angka = skala.map(|s| s.to_string()).unwrap_or_default();
            view! {
                <dl class="rinci berpasal">
                    {butir("Kode risiko", "", kode_risiko(e.kode, d.tahun, kode_kantor.unwrap_or_default(), r.urutan))}
                    {butir("Tujuan yang terancam", "", e.kode.nama())}
                    {butir("Skala", "Dampak dikali kemungkinan", format!("{} × {} = {angka} ({level})", e.titik.dampak, e.titik.kemungkinan))}
                    {butir("Sumber penyebab", "", e.sumber.nama())}
                    {butir("Dapat dikendalikan", "C atau UC", if e.terkendali { "Ya (C)" } else { "Tidak (UC)" })}
                    {butir("Pihak yang terkena", "", teks(&e.pihak_terkena))}
                    {butir("Celah pengendalian", "", teks(&e.celah))}
                </dl>
            }
            .into_any()
        }
    };
    Some(bagian(
        "spip",
        "Penilaian menurut SPIP (4 × 4)",
        kanan,
        view! { {isi} <p class="pasal"><small>{skema.sumber.clone()} ". Keyakinan sumber: " {skema.keyakinan.clone()} "."</small></p> },
    ))
}

fn bagian_riwayat(k: &Konteks, d: &Rincian) -> Option<AnyView> {
    if d.riwayat.is_empty() {
        return None;
    }
    let boleh = k.pelaku.boleh(Tindakan::LihatRisiko, &[d.kantor.id]);
    boleh.then(|| {
        let entri: Vec<Entri> = d.riwayat.iter().map(|e| riwayat::sebut(e, Some(d))).collect();
        bagian("riwayat", "Riwayat", None, gulir("Riwayat risiko", true, tabel_jejak(&entri, k.zona(), false)))
    })
}

/// Every form below a risk begins with who may use it.
pub(super) fn wajib(boleh: bool, d: &Rincian) -> services::Hasil<()> {
    if boleh { Ok(()) } else { Err(tertutup(d)) }
}

/// A form below a risk: what it changes, and what its button says.
pub(super) struct Bawah<'a> {
    pub k: &'a Konteks,
    pub d: &'a Rincian,
    /// Of the record that is changed.
    pub versi: i64,
    pub tombol: &'static str,
    /// Whether this person may send it now.
    pub boleh: bool,
}

impl Bawah<'_> {
    /// The page's form for what stands already, with both versions when somebody else came first.
    ///
    /// # Errors
    /// Why it is closed; but who typed before it closed gets that back to read.
    pub fn ubah(&self, beda: Beda<'_>, isi: AnyView) -> services::Hasil<AnyView> {
        self.tampil(beda, |beda| beda.tampil(isian::FORMULIR), isi)
    }

    /// The same for something new, which has no other version: what happened meanwhile is told instead. `beda` holds what was
    /// typed.
    ///
    /// # Errors
    /// As [`Self::ubah`].
    pub fn baru(&self, beda: Beda<'_>, isi: AnyView) -> services::Hasil<AnyView> {
        let kabar =
            |_: Beda<'_>| bentrok::sejak_dibuka(&self.k.borang, sejak(self.k, self.d), &alamat(self.d.risiko.id));
        self.tampil(beda, kabar, isi)
    }

    fn tampil<'b>(
        &self,
        beda: Beda<'b>,
        kabar: impl FnOnce(Beda<'b>) -> Option<AnyView>,
        isi: AnyView,
    ) -> services::Hasil<AnyView> {
        let batal = alamat(self.d.risiko.id);
        if !self.boleh {
            return ditutup(self.k, self.d, beda, tertutup(self.d));
        }
        let isi = view! {
            {kabar(beda)}
            <form class="tumpuk" id=isian::FORMULIR action=self.k.alamat.jalur.clone() method="post">
                <input type="hidden" name="versi" value=self.versi.to_string()/>
                {isi}
                {rujukan()}
                <p class="baris"><button class="tombol utama" type="submit">{self.tombol}</button> <a class="tombol" href=batal>"Batal"</a></p>
            </form>
        };
        Ok(isi.into_any())
    }
}

/// What the numbers beside the fields of a form are of.
pub(super) fn rujukan() -> AnyView {
    view! { <p class="redup"><small>"Formulir, tabel, dan bab yang disebut pada isian: Lampiran PermenPANRB 5/2020."</small></p> }
        .into_any()
}

/// A form that closed while somebody filled it: what was typed, beside what stands now, to read and copy.
///
/// # Errors
/// `galat` for who did not come from the form.
pub(super) fn ditutup(k: &Konteks, d: &Rincian, beda: Beda<'_>, galat: Galat) -> services::Hasil<AnyView> {
    // A form that came back had been open to this person.
    if !k.borang.ada("versi") {
        return Err(galat);
    }
    let sini = alamat(d.risiko.id);
    let isi = view! { {beda.tertutup(galat.to_string())} <p><a class="tombol" href=sini>"Ke halaman risiko"</a></p> };
    Ok(isi.into_any())
}

/// What was done to the risk since the form that came back was opened: each change is one version and one entry.
pub(super) fn sejak<'a>(k: &Konteks, d: &'a Rincian) -> &'a [Entri] {
    let dibuka: i64 = k.borang.nilai("versi", "").parse().unwrap_or(d.versi);
    let banyak = usize::try_from(d.versi - dibuka).unwrap_or_default();
    &d.riwayat[..banyak.min(d.riwayat.len())]
}
