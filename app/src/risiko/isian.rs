//! The forms below a risk: treatment (Formulir 4.0), what is left of it, monitoring (Formulir 5.0), what came about, and the
//! evaluation by SPIP. Each posts to its own address with the version of what it changes.

use domain::risiko::{
    JenisRisiko, Matriks, NAMA_MAKS, Titik, URAIAN_MAKS,
    penanganan::{Kemajuan, Opsi as OpsiPenanganan},
    periode::{Jadwal, JenisPantau, JenisPeriode, romawi},
    spip::{Evaluasi, KodeSpip, LEVEL, SkemaSpip, Sumber, usul_level},
};
use leptos::prelude::*;
use services::{
    Galat,
    risiko::{kejadian::Kejadian, pantauan::Pantauan, penanganan::Penanganan, rinci::Rincian},
};

use super::{
    alamat,
    bentrok::Beda,
    dua_versi,
    pilih::{Kriteria, Pilih},
    rinci::{Bawah, ditutup, muat, remah_bawah, sejak, wajib},
};
use crate::{
    kerangka::{Isi, Konteks, halaman},
    komponen::{Bidang, Borang, Lembar, Opsi, waktu_tanggal},
    pulau::BorangRegister,
};

/// Id of each of these forms, for the islands.
pub(super) const FORMULIR: &str = "borang-bawah";

/// Of every part of a schedule.
const PASAL_JADWAL: &str = "Formulir 4.0; Bab III huruf D angka 2 huruf d";
/// Of how far an action is.
const PASAL_KEMAJUAN: &str = "Bab III huruf E (pemantauan rencana aksi)";
/// Of the period a report is about.
const PASAL_MASA: &str = "Formulir 5.0; Bab III huruf E";

/// `/risiko/{id}/penanganan/baru` and `/risiko/{id}/penanganan/{pid}`
pub fn halaman_penanganan() -> AnyView {
    halaman(|k| async move {
        let d = muat(&k).await?;
        if let Some(isi) = terhapus(&k, &d, &d.penanganan, |p| p.id, |beda| dua_versi::penanganan(beda, None))? {
            return Ok(Isi::baru("Penanganan sudah dihapus", isi).remah(remah_bawah(&d)));
        }
        let ada = pilih_anak(&k, "pid", &d.penanganan, |p| p.id)?;
        let bawah = bawah(&k, &d, d.boleh.mengisi, ada.map(|p| p.versi), "Simpan penanganan");
        let isi = kirim(&bawah, ada.is_some(), |beda| dua_versi::penanganan(beda, ada), isian_penanganan(&k, &d, ada))?;
        let hapus = ada.filter(|_| d.boleh.mengisi).map(|p| view! { <p class="jarak"><a class="tombol bahaya" href=format!("{}/penanganan/{}/hapus", alamat(d.risiko.id), p.id)>"Hapus penanganan"</a></p> });
        let judul = if ada.is_some() { "Ubah penanganan" } else { "Tambah penanganan" };
        Ok(Isi::baru(judul, view! { {isi} {hapus} })
            .remah(remah_bawah(&d))
            .keterangan("Formulir 4.0 Rencana penanganan risiko SPBE."))
    })
}

/// A form below the risk; `versi` is that of the record it changes, if it has one of its own.
const fn bawah<'a>(k: &'a Konteks, d: &'a Rincian, boleh: bool, versi: Option<i64>, tombol: &'static str) -> Bawah<'a> {
    let versi = match versi {
        Some(versi) => versi,
        None => d.versi,
    };
    Bawah { k, d, versi, tombol, boleh }
}

/// The form of a record that may be a new one.
fn kirim<'a>(
    bawah: &Bawah<'a>,
    ada: bool,
    beda: impl FnOnce(Beda<'a>) -> Beda<'a>,
    isi: AnyView,
) -> services::Hasil<AnyView> {
    // The version of a record below says nothing of the risk's, so all that the page knows of the history counts.
    let beda = beda(Beda::baru(&bawah.k.borang).sejak(&bawah.d.riwayat));
    if ada { bawah.ubah(beda, isi) } else { bawah.baru(beda, isi) }
}

/// A record below the risk by the number in the path; `None` on the page of a new one.
fn pilih_anak<'a, T>(k: &Konteks, nama: &str, semua: &'a [T], id: fn(&T) -> i64) -> services::Hasil<Option<&'a T>> {
    if k.param(nama).is_empty() {
        return Ok(None);
    }
    let dicari = k.id(nama)?;
    semua.iter().find(|satu| id(satu) == dicari).map(Some).ok_or(Galat::TidakAda)
}

/// A form that came back and whose record somebody else has deleted meanwhile: what was typed, to read and copy. `None` while
/// the record stands, and for who did not come from the form.
fn terhapus<'a, T>(
    k: &'a Konteks,
    d: &'a Rincian,
    semua: &[T],
    id: fn(&T) -> i64,
    beda: impl FnOnce(Beda<'a>) -> Beda<'a>,
) -> services::Hasil<Option<AnyView>> {
    let ada = k.param("pid").is_empty() || pilih_anak(k, "pid", semua, id).is_ok();
    if ada || !k.borang.ada("versi") {
        return Ok(None);
    }
    let sebab = "Catatan yang Anda ubah sudah dihapus. Salin isian Anda, lalu tambahkan lagi dari halaman risiko bila masih diperlukan.";
    ditutup(k, d, beda(Beda::baru(&k.borang).sejak(&d.riwayat)), Galat::Ditolak(sebab.into())).map(Some)
}

fn isian_penanganan(k: &Konteks, d: &Rincian, ada: Option<&Penanganan>) -> AnyView {
    let b = &k.borang;
    let i = ada.map(|p| &p.isi);
    let jenis = d.risiko.jenis;
    let opsi = OpsiPenanganan::untuk(jenis)
        .map(|o| Opsi::baru(o.kode(), format!("{}. {}", o.nama(), o.petunjuk(jenis))))
        .into();
    let teks =
        |ambil: fn(&domain::risiko::potret::PotretPenanganan) -> &str| i.map(ambil).unwrap_or_default().to_owned();
    view! {
        {Bidang::baru("opsi", "Opsi penanganan").wajib().bantu("Dengan Eskalasi Risiko, persetujuan pemilik risiko sekaligus meminta putusan Komite Manajemen Risiko.").pasal("Formulir 4.0; Bab III huruf D angka 2 huruf a").tunggal(b, opsi, i.map_or("", |i| i.opsi.kode()))}
        {Bidang::baru("aksi", "Rencana aksi penanganan").wajib().pasal("Formulir 4.0; Bab III huruf D angka 2 huruf b").maks(URAIAN_MAKS).paragraf(b, &teks(|i| &i.aksi), 3)}
        {Bidang::baru("keluaran", "Keluaran").wajib().pasal("Formulir 4.0; Bab III huruf D angka 2 huruf c").maks(URAIAN_MAKS).paragraf(b, &teks(|i| &i.keluaran), 2)}
        {jadwal(k, d.tahun, i.map(|i| i.jadwal))}
        {Bidang::baru("penanggung_jawab", "Penanggung jawab").wajib().bantu("Jabatan atau unit yang melaksanakan.").pasal("Formulir 4.0; Bab III huruf D angka 2 huruf e").maks(NAMA_MAKS).teks(b, &teks(|i| &i.penanggung_jawab))}
        {Bidang::baru("pendukung", "Unit pendukung").pasal("Bab III huruf D angka 2 huruf e").maks(NAMA_MAKS).teks(b, &teks(|i| &i.pendukung))}
        {Bidang::baru("biaya", "Biaya (Rp)").pasal("Tambahan pada Formulir 4.0; biaya menentukan opsinya, Bab III huruf D angka 2 huruf a").bantu("Rupiah bulat; titik pemisah ribuan boleh ditulis.").pendek().papan("numeric").maks(30).teks(b, &i.and_then(|i| i.biaya).map(|n| n.to_string()).unwrap_or_default())}
        <BorangRegister formulir=FORMULIR.to_owned()/>
    }
    .into_any()
}

/// When: days, or parts of a year. Without scripts all fields are shown and those of the chosen kind are read.
fn jadwal(k: &Konteks, tahun: i32, ada: Option<Jadwal>) -> AnyView {
    let b = &k.borang;
    let jenis = b.nilai("jenis_periode", ada.map_or(JenisPeriode::Triwulan, Jadwal::jenis).kode());
    let bagian = |j: JenisPeriode| (1..=j.banyak()).map(|n| Opsi::baru(n.to_string(), j.bagian(n))).collect::<Vec<_>>();
    let (tahun_awal, dari, sampai) = match ada {
        Some(
            Jadwal::Bulan { tahun, dari, sampai }
            | Jadwal::Triwulan { tahun, dari, sampai }
            | Jadwal::Semester { tahun, dari, sampai },
        ) => (tahun, dari.to_string(), sampai.to_string()),
        _ => (tahun, String::new(), String::new()),
    };
    let (mulai, selesai) = match ada {
        Some(Jadwal::Tanggal { mulai, selesai }) => (Some(mulai), Some(selesai)),
        _ => (None, None),
    };
    let berkala = [JenisPeriode::Bulan, JenisPeriode::Triwulan, JenisPeriode::Semester];
    let bidang = berkala
        .map(|j| {
            let (id_dari, id_sampai) = (format!("dari_{}", j.kode()), format!("sampai_{}", j.kode()));
            let nama = |apa: &str| format!("{apa} {}", j.nama().to_lowercase());
            let awal = |nilai: &str| if ada.is_some_and(|a| a.jenis() == j) { nilai.to_owned() } else { String::new() };
            view! {
                <div class="tumpuk" data-bila="jenis_periode" data-nilai=j.kode() hidden={jenis != j.kode() && ada.is_some()}>
                    {Bidang::baru(id_dari, nama("Mulai")).pasal(PASAL_JADWAL).pilihan(b, bagian(j), &awal(&dari), Some("Pilih"))}
                    {Bidang::baru(id_sampai, nama("Selesai")).pasal(PASAL_JADWAL).pilihan(b, bagian(j), &awal(&sampai), Some("Sama dengan mulai"))}
                </div>
            }
        })
        .into_iter()
        .collect_view();
    let nilai_berkala = berkala.map(JenisPeriode::kode).join("|");
    view! {
        {Bidang::baru("jenis_periode", "Jadwal implementasi menurut").bantu("Isi bagian yang sesuai pilihan ini.").pasal(PASAL_JADWAL).tunggal(b, JenisPeriode::SEMUA.map(|j| Opsi::baru(j.kode(), j.nama())).into(), &jenis)}
        <div class="tumpuk" data-bila="jenis_periode" data-nilai=JenisPeriode::Tanggal.kode()>
            {Bidang::baru("mulai", "Tanggal mulai").pasal(PASAL_JADWAL).tanggal(b, mulai)}
            {Bidang::baru("selesai", "Tanggal selesai").pasal(PASAL_JADWAL).tanggal(b, selesai)}
        </div>
        {bidang}
        <div class="tumpuk" data-bila="jenis_periode" data-nilai=nilai_berkala>
            {Bidang::baru("tahun", "Tahun").pasal(PASAL_JADWAL).wajib_saat("memakai bulan, triwulan, atau semester").rentang(2018, 2100).pendek().jenis(b, "number", &tahun_awal.to_string())}
        </div>
    }
    .into_any()
}

/// `/risiko/{id}/penanganan/{pid}/kemajuan`
pub fn halaman_kemajuan() -> AnyView {
    halaman(|k| async move {
        let d = muat(&k).await?;
        if let Some(isi) = terhapus(&k, &d, &d.penanganan, |p| p.id, dua_versi::kemajuan_terhapus)? {
            return Ok(Isi::baru("Penanganan sudah dihapus", isi).remah(remah_bawah(&d)));
        }
        let p = pilih_anak(&k, "pid", &d.penanganan, |p| p.id)?.ok_or(Galat::TidakAda)?;
        let b = &k.borang;
        let isi = view! {
            <p class="asli">{format!("{} · {} · {}", p.isi.aksi, p.isi.jadwal.tampil(), p.isi.penanggung_jawab)}</p>
            {Bidang::baru("kemajuan", "Kemajuan").pasal(PASAL_KEMAJUAN).tunggal(b, Kemajuan::SEMUA.map(|j| Opsi::baru(j.kode(), j.nama())).into(), p.isi.kemajuan.kode())}
            {Bidang::baru("realisasi", "Yang telah dilakukan").pasal(PASAL_KEMAJUAN).bantu("Wajib bila selesai atau dibatalkan.").maks(URAIAN_MAKS).paragraf(b, &p.isi.realisasi, 3)}
            {Bidang::baru("selesai_pada", "Tanggal selesai").pasal(PASAL_KEMAJUAN).bantu("Wajib bila selesai.").tanggal(b, p.isi.selesai_pada)}
        };
        let bawah = bawah(&k, &d, d.boleh.mencatat, Some(p.versi), "Simpan kemajuan");
        let isi = kirim(&bawah, true, |beda| dua_versi::kemajuan(beda, p), isi.into_any())?;
        Ok(Isi::baru("Catat kemajuan penanganan", isi).remah(remah_bawah(&d)))
    })
}

/// `/risiko/{id}/residual`
pub fn halaman_residual() -> AnyView {
    halaman(|k| async move {
        let d = muat(&k).await?;
        let (b, r) = (&k.borang, &d.risiko);
        let pilih = |nama, sebutan, nilai: Option<Titik>, kini, pasal| {
            Pilih {
                nama,
                sebutan,
                formulir: FORMULIR,
                matriks: &d.matriks,
                kriteria: Kriteria::Tetap {
                    kerangka: &d.kerangka,
                    kategori: &d.kategori,
                    area: &d.area,
                    jenis: r.jenis,
                },
                ambang: r.ambang,
                nilai,
                wajib: false,
                kini,
                pasal,
            }
            .tampil(b)
        };
        let buruk = d.residual.is_some_and(|s| s.perlu_alasan) || b.pesan("alasan_residual").is_some();
        let isi = view! {
            <p>{format!("Besaran saat ini {} ({}).", r.kini.besaran, d.matriks.nama_level(r.kini.besaran))}</p>
            {Bidang::baru("ada_residual", "Apakah terdapat risiko residual?").pasal("Formulir 4.0 kolom terakhir").tunggal(b, vec![Opsi::baru("ya", "Ya"), Opsi::baru("tidak", "Tidak")], if r.ada_residual { "ya" } else { "tidak" })}
            <h2 class="h3">"Residual: yang tersisa sesudah penanganan"</h2>
            {pilih(("residual_kemungkinan", "residual_dampak"), "residual", r.residual.map(|t| t.titik), Some(r.kini.besaran), "Bab III huruf D angka 3")}
            <div data-alasan="" class:jarak=buruk>
                {Bidang::baru("alasan_residual", "Mengapa residual lebih buruk daripada sekarang").pasal("Bab III huruf D angka 3").bantu("Wajib bila besaran residual lebih buruk daripada besaran saat ini.").maks(URAIAN_MAKS).paragraf(b, &r.alasan_residual, 2)}
            </div>
            <h2 class="h3">"Target: yang hendak dicapai"</h2>
            {pilih(("target_kemungkinan", "target_dampak"), "target", r.target.map(|t| t.titik), None, "Bab III huruf D angka 2 (agar mencapai selera risiko)")}
            {Bidang::baru("kontinjensi", "Rencana kontinjensi").pasal("Bab IV huruf A angka 2 huruf a (fungsi UPR)").bantu("Yang dilakukan bila risiko tetap terjadi.").maks(URAIAN_MAKS).paragraf(b, &r.kontinjensi, 3)}
        };
        let beda = dua_versi::residual(Beda::baru(b).sejak(sejak(&k, &d)), &d);
        let isi = bawah(&k, &d, d.boleh.mengisi, None, "Simpan residual").ubah(beda, isi.into_any())?;
        Ok(Isi::baru("Risiko residual dan target", isi).remah(remah_bawah(&d)))
    })
}

/// `/risiko/{id}/pantauan/baru` and `/risiko/{id}/pantauan/{pid}`
pub fn halaman_pantauan() -> AnyView {
    halaman(|k| async move {
        let d = muat(&k).await?;
        if let Some(isi) = terhapus(&k, &d, &d.pantauan, |p| p.id, |beda| dua_versi::pantauan(beda, &d, None))? {
            return Ok(Isi::baru("Pemantauan sudah dihapus", isi).remah(remah_bawah(&d)));
        }
        let ada = pilih_anak(&k, "pid", &d.pantauan, |p| p.id)?;
        let bawah = bawah(&k, &d, d.boleh.memantau, ada.map(|p| p.versi), "Simpan pemantauan");
        let isi = kirim(&bawah, ada.is_some(), |beda| dua_versi::pantauan(beda, &d, ada), isian_pantauan(&k, &d, ada))?;
        let judul = if ada.is_some() { "Ubah pemantauan" } else { "Tambah pemantauan" };
        Ok(Isi::baru(judul, isi).remah(remah_bawah(&d)).keterangan("Formulir 5.0 Laporan pemantauan risiko SPBE."))
    })
}

fn isian_pantauan(k: &Konteks, d: &Rincian, ada: Option<&Pantauan>) -> AnyView {
    let b = &k.borang;
    let r = &d.risiko;
    let i = ada.map(|p| &p.isi);
    let jenis = b.nilai("jenis", i.map_or(JenisPantau::Triwulanan, |i| i.masa.jenis).kode());
    let bagian: Vec<Opsi> = (1..=12_u8)
        .map(|n| {
            let triwulan = if n <= 4 { format!("; triwulan {}", romawi(n)) } else { String::new() };
            let semester = if n <= 2 { format!("; semester {}", romawi(n)) } else { String::new() };
            Opsi::baru(n.to_string(), format!("{n}: {}{triwulan}{semester}", JenisPeriode::Bulan.bagian(n)))
        })
        .collect();
    let berkala =
        [JenisPantau::Bulanan, JenisPantau::Triwulanan, JenisPantau::Semesteran].map(JenisPantau::kode).join("|");
    let ke = i.map(|i| i.masa.ke.to_string()).unwrap_or_default();
    let pilih = Pilih {
        nama: ("kemungkinan", "level_dampak"),
        sebutan: "saat ini",
        formulir: FORMULIR,
        matriks: &d.matriks,
        kriteria: Kriteria::Tetap { kerangka: &d.kerangka, kategori: &d.kategori, area: &d.area, jenis: r.jenis },
        ambang: r.ambang,
        nilai: Some(i.map_or(r.kini.titik, |i| i.ukur.titik)),
        wajib: true,
        kini: None,
        pasal: "Formulir 5.0 Besaran/Level risiko SPBE saat ini",
    };
    let teks = |ambil: fn(&domain::risiko::potret::PotretPantauan) -> &str| i.map(ambil).unwrap_or_default().to_owned();
    let insidental = i.filter(|i| i.masa.jenis == JenisPantau::Insidental).map(|i| i.masa.sampai);
    view! {
        {Bidang::baru("jenis", "Masa pemantauan").pasal(PASAL_MASA).tunggal(b, JenisPantau::SEMUA.map(|j| Opsi::baru(j.kode(), j.nama())).into(), &jenis)}
        <div data-bila="jenis" data-nilai=berkala>
            {Bidang::baru("ke", "Periode ke").pasal(PASAL_MASA).bantu("Bulan 1 sampai 12, triwulan 1 sampai 4, atau semester 1 sampai 2.").pilihan(b, bagian, &ke, Some("Pilih periode"))}
        </div>
        <div data-bila="jenis" data-nilai=JenisPantau::Insidental.kode()>
            {Bidang::baru("tanggal", "Tanggal pemantauan").pasal("Bab III huruf E (sewaktu-waktu)").bantu("Hanya untuk pemantauan sewaktu-waktu.").tanggal(b, insidental)}
        </div>
        {pilih.tampil(b)}
        {Bidang::baru("uraian", "Keadaan risiko saat ini").pasal("Formulir 5.0").maks(URAIAN_MAKS).paragraf(b, &teks(|i| &i.uraian), 3)}
        {Bidang::baru("proyeksi", "Proyeksi").bantu("Perkiraan ke depan, dan apakah masih perlu ditangani.").pasal("Formulir 5.0").maks(URAIAN_MAKS).paragraf(b, &teks(|i| &i.proyeksi), 2)}
        {Bidang::baru("dilakukan", "Penanganan yang telah dilakukan").wajib().pasal("Formulir 5.0").maks(URAIAN_MAKS).paragraf(b, &teks(|i| &i.dilakukan), 3)}
        {Bidang::baru("rencana", "Rencana penanganan").pasal("Formulir 5.0").maks(URAIAN_MAKS).paragraf(b, &teks(|i| &i.rencana), 2)}
        {Bidang::baru("penanggung_jawab", "Penanggung jawab").pasal("Formulir 5.0").maks(NAMA_MAKS).teks(b, &teks(|i| &i.penanggung_jawab))}
        {Bidang::baru("waktu", "Waktu pelaksanaan").pasal("Formulir 5.0").maks(NAMA_MAKS).teks(b, &teks(|i| &i.waktu))}
        {Bidang::baru("rekomendasi", "Rekomendasi").bantu("Wajib pada laporan tahunan: masukan bagi tahun berikutnya.").pasal("Formulir 5.0 tahunan").maks(URAIAN_MAKS).paragraf(b, &teks(|i| &i.rekomendasi), 2)}
        {r.residual.map(|sisa| alasan_residual(b, d, sisa.besaran))}
        <BorangRegister formulir=FORMULIR.to_owned()/>
    }
    .into_any()
}

/// Why the residual stays when the report leaves the risk better than it.
fn alasan_residual(b: &Borang, d: &Rincian, sisa: u8) -> AnyView {
    let saat = match d.risiko.jenis {
        JenisRisiko::Negatif => "besaran yang dilaporkan di bawah besaran residual",
        JenisRisiko::Positif => "besaran yang dilaporkan di atas besaran residual",
    };
    Bidang::baru("alasan_residual", "Mengapa residual lebih buruk daripada sekarang")
        .pasal("Bab III huruf D angka 3")
        .bantu(format!("Besaran residual yang direncanakan {sisa}."))
        .wajib_saat(saat)
        .maks(1_000)
        .paragraf(b, &d.risiko.alasan_residual, 2)
}

/// `/risiko/{id}/kejadian/baru` and `/risiko/{id}/kejadian/{pid}`
pub fn halaman_kejadian() -> AnyView {
    halaman(|k| async move {
        let d = muat(&k).await?;
        if let Some(isi) = terhapus(&k, &d, &d.kejadian, |p| p.id, |beda| dua_versi::kejadian(beda, None))? {
            return Ok(Isi::baru("Kejadian sudah dihapus", isi).remah(remah_bawah(&d)));
        }
        let ada: Option<&Kejadian> = pilih_anak(&k, "pid", &d.kejadian, |p| p.id)?;
        let (b, i) = (&k.borang, ada.map(|p| &p.isi));
        let teks =
            |ambil: fn(&domain::risiko::potret::PotretKejadian) -> &str| i.map(ambil).unwrap_or_default().to_owned();
        let isi = view! {
            {Bidang::baru("tanggal", "Tanggal kejadian").pasal("Bab III huruf F angka 2 (pelaporan insidental)").wajib().tanggal(b, i.map(|i| i.tanggal))}
            {Bidang::baru("sebab", "Sebab yang sebenarnya").pasal("Bab III huruf C angka 1 huruf c").maks(URAIAN_MAKS).paragraf(b, &teks(|i| &i.sebab), 2)}
            {Bidang::baru("dampak", "Dampak yang timbul").pasal("Bab III huruf C angka 1 huruf e").wajib().maks(URAIAN_MAKS).paragraf(b, &teks(|i| &i.dampak), 2)}
            {Bidang::baru("kerugian", "Kerugian (Rp)").pasal("Bab III huruf B angka 7 huruf a (dampak finansial)").bantu("Rupiah bulat; kosongkan bila tidak terukur.").pendek().papan("numeric").maks(30).teks(b, &i.and_then(|i| i.kerugian).map(|n| n.to_string()).unwrap_or_default())}
            {Bidang::baru("tindakan", "Tindakan yang diambil").pasal("Bab III huruf E").maks(URAIAN_MAKS).paragraf(b, &teks(|i| &i.tindakan), 2)}
            {Bidang::baru("pelajaran", "Pelajaran").pasal("Bab II huruf A angka 8 (perbaikan berkelanjutan)").wajib().bantu("Yang diubah agar tidak terulang.").maks(URAIAN_MAKS).paragraf(b, &teks(|i| &i.pelajaran), 2)}
        };
        let bawah = bawah(&k, &d, d.boleh.mencatat, ada.map(|p| p.versi), "Simpan kejadian");
        let isi = kirim(&bawah, ada.is_some(), |beda| dua_versi::kejadian(beda, ada), isi.into_any())?;
        Ok(Isi::baru(if ada.is_some() { "Ubah kejadian" } else { "Catat kejadian" }, isi).remah(remah_bawah(&d)))
    })
}

/// `/risiko/{id}/spip`
pub fn halaman_spip() -> AnyView {
    halaman(|k| async move {
        let d = muat(&k).await?;
        let (b, r, skema) = (&k.borang, &d.risiko, SkemaSpip::bawaan());
        let e: Option<&Evaluasi> = r.spip.as_ref();
        let usul = Titik::baru(
            usul_level(r.kini.titik.kemungkinan, d.matriks.tinggi()),
            usul_level(r.kini.titik.dampak, d.matriks.lebar()),
        );
        let pilih = Pilih {
            nama: ("kemungkinan", "level_dampak"),
            sebutan: "",
            formulir: FORMULIR,
            matriks: &matriks_spip(skema),
            kriteria: Kriteria::Tanpa,
            ambang: None,
            nilai: Some(e.map_or(usul, |e| e.titik)),
            wajib: true,
            kini: None,
            pasal: "Skala = dampak × kemungkinan",
        };
        let usulan = e.is_none().then(|| {
            view! { <p class="redup baca">{format!("Level awal diusulkan dari penilaian PermenPANRB 5/2020 (kemungkinan {}, dampak {}). Periksa lebih dahulu.", r.kini.titik.kemungkinan, r.kini.titik.dampak)}</p> }
        });
        let isi = view! {
            {usulan}
            {Bidang::baru("kode", "Tujuan yang terancam").tunggal(b, KodeSpip::SEMUA.map(|j| Opsi::baru(j.kode(), j.nama())).into(), e.map_or(KodeSpip::Roo, |e| e.kode).kode())}
            {pilih.tampil(b)}
            {Bidang::baru("sumber", "Sumber penyebab").tunggal(b, Sumber::SEMUA.map(|j| Opsi::baru(j.kode(), j.nama())).into(), e.map_or(Sumber::Internal, |e| e.sumber).kode())}
            {Bidang::baru("terkendali", "Dapat dikendalikan").tunggal(b, vec![Opsi::baru("ya", "Ya, dapat dikendalikan (C)"), Opsi::baru("tidak", "Tidak dapat dikendalikan (UC)")], if e.is_none_or(|e| e.terkendali) { "ya" } else { "tidak" })}
            {Bidang::baru("pihak_terkena", "Pihak yang terkena").wajib().maks(NAMA_MAKS).teks(b, e.map_or("", |e| &e.pihak_terkena))}
            {Bidang::baru("celah", "Celah pengendalian").bantu("Yang belum tertutup oleh pengendalian yang ada.").maks(URAIAN_MAKS).paragraf(b, e.map_or("", |e| &e.celah), 2)}
            <p class="pasal"><small>{skema.sumber.clone()} ". Keyakinan sumber: " {skema.keyakinan.clone()} "."</small></p>
        };
        let beda = dua_versi::spip(Beda::baru(b).sejak(sejak(&k, &d)), &d);
        let isi = bawah(&k, &d, d.boleh.mencatat, None, "Simpan penilaian SPIP").ubah(beda, isi.into_any())?;
        Ok(Isi::baru("Penilaian menurut SPIP (4 × 4)", isi).remah(remah_bawah(&d)))
    })
}

/// The scheme of SPIP as a matrix to look at and choose from; its magnitudes are products.
fn matriks_spip(skema: &SkemaSpip) -> Matriks {
    let besaran = (1..=LEVEL).map(|k| (1..=LEVEL).map(|d| k * d).collect()).collect();
    Matriks {
        kemungkinan: skema.kemungkinan.clone(),
        dampak: skema.dampak.clone(),
        besaran,
        level: skema.level.clone(),
    }
}

/// `…/penanganan/{pid}/hapus`, `…/pantauan/{pid}/hapus`, `…/kejadian/{pid}/hapus`: asks, then posts `versi` to the same
/// address.
pub fn halaman_hapus() -> AnyView {
    halaman(|k| async move {
        let d = muat(&k).await?;
        let jalur = k.alamat.jalur.clone();
        let (apa, boleh, versi, isi) = if jalur.contains("/penanganan/") {
            let p = pilih_anak(&k, "pid", &d.penanganan, |p| p.id)?.ok_or(Galat::TidakAda)?;
            ("penanganan", d.boleh.mengisi, p.versi, p.isi.aksi.clone().into_any())
        } else if jalur.contains("/pantauan/") {
            let p = pilih_anak(&k, "pid", &d.pantauan, |p| p.id)?.ok_or(Galat::TidakAda)?;
            ("pemantauan", d.boleh.memantau, p.versi, p.isi.masa.tampil().into_any())
        } else {
            let p = pilih_anak(&k, "pid", &d.kejadian, |p| p.id)?.ok_or(Galat::TidakAda)?;
            (
                "kejadian",
                d.boleh.mencatat,
                p.versi,
                view! { {waktu_tanggal(p.isi.tanggal)} " " {p.isi.dampak.clone()} }.into_any(),
            )
        };
        wajib(boleh, &d)?;
        let lembar = Lembar {
            tanya: format!("Hapus {apa} ini?"),
            aksi: jalur,
            tombol: format!("Hapus {apa}"),
            bahaya: true,
            batal: alamat(d.risiko.id),
            tersembunyi: vec![("versi".into(), versi.to_string())],
        };
        let isi = lembar.tampil(view! {
            <p class="asli">{isi}</p>
            <p>{format!("Hilang dari risiko {} dan dari laporannya. Jejak audit tetap memuatnya.", d.risiko.nomor)}</p>
        });
        Ok(Isi::baru(format!("Hapus {apa}"), isi).remah(remah_bawah(&d)))
    })
}
