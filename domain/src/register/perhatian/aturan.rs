//! The rules: whether one record stands in a list on a day, and why.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};

use super::{BULAN_BAWAAN, Bersama, HARI_SEBELUM_BERAKHIR, HARI_SITUS, Perhatian, Sekitar, Temuan, keamanan};
use crate::{
    arsitektur::data::selang,
    register::{Butir, cari},
    waktu::pendek,
};

/// Whether a record stands in a list on this day, and why.
#[must_use]
pub fn periksa(
    perhatian: Perhatian,
    register: &str,
    id: i64,
    butir: &Butir,
    sekitar: &Sekitar,
    hari_ini: NaiveDate,
) -> Option<Temuan> {
    if !perhatian.register().contains(&register) {
        return None;
    }
    match perhatian {
        Perhatian::DataTerlambat => data_terlambat(butir, sekitar.setahun, hari_ini),
        Perhatian::RetensiHabis => retensi_habis(butir, hari_ini),
        Perhatian::CadanganTerlambat => cadangan_terlambat(register, butir, hari_ini),
        Perhatian::AkanBerakhir => akan_berakhir(register, butir, hari_ini),
        Perhatian::SitusBasi => situs_basi(butir, sekitar, hari_ini),
        Perhatian::TanpaReviu => tanpa_reviu(id, butir, sekitar, hari_ini),
        Perhatian::TanpaUji => tanpa_uji(id, butir, sekitar),
        Perhatian::PenyediaLuar => penyedia_luar(register, butir, sekitar),
        Perhatian::TanpaPemulihan => tanpa_pemulihan(id, butir, sekitar),
        Perhatian::DataTanpaKlasifikasi => {
            butir.teks("sifat").is_empty().then(|| Temuan::baru("Klasifikasinya belum ditetapkan.", None))
        }
        Perhatian::AksesTanpaPemegang => tanpa_pemegang(butir),
        Perhatian::TambahanMenunggu => (butir.teks("asal") == "tambahan"
            && butir.teks("keputusan_tambahan").is_empty())
        .then(|| Temuan::baru("Tambahan atas daftar data belum diputuskan Walidata.", None)),
        Perhatian::UjiPulihTerlambat => uji_pulih(register, butir, sekitar, hari_ini),
        Perhatian::AdminBelumDilatih => belum_dilatih(butir, sekitar, hari_ini),
        Perhatian::TertutupTanpaLegalitas => (butir.teks("lisensi") == "tertutup"
            && butir.teks("siklus") != "berhenti"
            && butir.teks("legalitas").is_empty())
        .then(|| Temuan::baru("Kode sumber tertutup tanpa catatan legalitas lisensi.", None)),
        Perhatian::SejenisBeroperasi => sejenis_beroperasi(id, butir, sekitar),
        Perhatian::AsetTanpaSinkronisasi => tanpa_sinkronisasi(butir),
        Perhatian::TanpaStandar => tanpa_standar(id, butir, sekitar),
        Perhatian::DiLuarPusatData => di_luar_pusat_data(register, id, butir, sekitar),
        Perhatian::LayananTanpaRencana => (butir.teks("rencana").is_empty() && !sekitar.berdasar.contains(&id))
            .then(|| Temuan::baru("Belum menyebut Rencana Induk, Arsitektur, atau kegiatan Peta Rencana.", None)),
        Perhatian::InformasiKurang => informasi_kurang(butir, sekitar),
        Perhatian::PemeliharaanTerlambat => pemeliharaan_terlambat(butir, sekitar, hari_ini),
        Perhatian::TanpaDaftarPeriksa => keamanan::tanpa_daftar_periksa(register, id, butir, sekitar),
    }
}

/// The next update of a dataset; `None` without a last update or for an interval without a length. `setahun`: public data
/// are due at least once a year, whatever interval they have ([`Sekitar::setahun`]).
///
/// DKI6 Pasal 5 ayat (1) huruf a: each dataset has its own interval; KALBAR Pasal 11 ayat (5): once a year at least.
#[must_use]
pub fn pemutakhiran_berikut(butir: &Butir, setahun: bool) -> Option<NaiveDate> {
    let terakhir = butir.tanggal("dimutakhirkan")?;
    let sendiri = match butir.teks("validitas") {
        "realtime" | "harian" => terakhir.checked_add_days(Days::new(1)),
        "mingguan" => terakhir.checked_add_days(Days::new(7)),
        lain => selang(lain).and_then(|bulan| terakhir.checked_add_months(Months::new(bulan))),
    };
    let tahunan = if setahun && data_publik(butir) { terakhir.checked_add_months(Months::new(12)) } else { None };
    sendiri.into_iter().chain(tahunan).min()
}

/// Data that are open or published: "data dan informasi publik" of KALBAR Pasal 11 ayat (3).
fn data_publik(butir: &Butir) -> bool {
    butir.teks("sifat") == "terbuka" || butir.teks("publikasi") == "terbit"
}

fn data_terlambat(butir: &Butir, setahun: bool, hari_ini: NaiveDate) -> Option<Temuan> {
    let berjangka = !matches!(butir.teks("validitas"), "" | "lainnya") || (setahun && data_publik(butir));
    match (butir.tanggal("dimutakhirkan"), pemutakhiran_berikut(butir, setahun)) {
        (None, _) if berjangka => Some(Temuan::baru("Belum pernah dicatat dimutakhirkan.", None)),
        (Some(terakhir), Some(berikut)) if berikut < hari_ini => Some(Temuan::baru(
            format!("Terakhir {}, seharusnya paling lambat {}.", pendek(terakhir), pendek(berikut)),
            Some(berikut),
        )),
        _ => None,
    }
}

fn retensi_habis(butir: &Butir, hari_ini: NaiveDate) -> Option<Temuan> {
    let sampai = butir.tanggal("retensi_sampai");
    let lewat = sampai.filter(|&s| s < hari_ini);
    let alasan = match (butir.teks("akhir_retensi"), lewat) {
        ("", Some(s)) => format!("Retensi berakhir {}: diperpanjang, diarsipkan, atau dimusnahkan.", pendek(s)),
        // The day it was extended to has come: the decision is due again.
        ("perpanjang", Some(s)) => {
            format!("Diperpanjang, tetapi retensinya berakhir {}: isi tanggal barunya, atau putuskan lagi.", pendek(s))
        }
        ("perpanjang", None) if sampai.is_none() => "Diperpanjang tanpa tanggal retensi yang baru.".to_owned(),
        ("musnah", _) if butir.teks("berita_acara").is_empty() => "Dimusnahkan tanpa berita acara.".to_owned(),
        _ => return None,
    };
    Some(Temuan::baru(alasan, sampai))
}

fn cadangan_terlambat(register: &str, butir: &Butir, hari_ini: NaiveDate) -> Option<Temuan> {
    if register == "aplikasi" && !beroperasi(butir) {
        return None;
    }
    let selang = u64::try_from(butir.bilangan("selang_cadangan")?).ok()?;
    let Some(terakhir) = butir.tanggal("cadangan_terakhir") else {
        return Some(Temuan::baru("Belum pernah dicatat dicadangkan.", None));
    };
    let berikut = terakhir.checked_add_days(Days::new(selang))?;
    (berikut < hari_ini).then(|| {
        let alasan = format!("Terakhir {}, dicadangkan setiap {selang} hari.", pendek(terakhir));
        Temuan::baru(alasan, Some(berikut))
    })
}

fn akan_berakhir(register: &str, butir: &Butir, hari_ini: NaiveDate) -> Option<Temuan> {
    let (apa, akhir) = match register {
        "penyedia" => ("Kontrak", butir.tanggal("kontrak_akhir")?),
        "prosedur-keamanan" => ("Prosedur", butir.tanggal("berlaku_sampai")?),
        "pengecualian-bersama" if butir.teks("keputusan") != "setuju" => return None,
        "pengecualian-bersama" => ("Pengecualian", butir.tanggal("sampai")?),
        _ if butir.teks("siklus") == "penghapusan" => return None,
        _ => ("Lisensi", butir.tanggal("lisensi_sampai")?),
    };
    let batas = hari_ini.checked_add_days(Days::new(HARI_SEBELUM_BERAKHIR))?;
    (akhir <= batas).then(|| {
        let kata = if akhir < hari_ini { "berakhir sejak" } else { "berakhir" };
        Temuan::baru(format!("{apa} {kata} {}.", pendek(akhir)), Some(akhir))
    })
}

fn situs_basi(butir: &Butir, sekitar: &Sekitar, hari_ini: NaiveDate) -> Option<Temuan> {
    // What is suspended is closed already.
    if butir.teks("keadaan_situs") == "ditangguhkan" {
        return None;
    }
    let setempat = sekitar.batas.situs_hari.map_or(HARI_SITUS, u64::from);
    let sendiri = butir.bilangan("batas_hari").and_then(|n| u64::try_from(n).ok());
    let batas = sendiri.unwrap_or(setempat);
    let sebutan = if sendiri.is_some() { "batas situs ini sendiri" } else { "batasnya" };
    let Some(terakhir) = butir.tanggal("dimutakhirkan") else {
        return Some(Temuan::baru("Pemutakhiran belum pernah dicatat.", None));
    };
    let sampai = terakhir.checked_add_days(Days::new(batas))?;
    (sampai < hari_ini)
        .then(|| Temuan::baru(format!("Terakhir {}, {sebutan} {batas} hari.", pendek(terakhir)), Some(sampai)))
}

fn tanpa_reviu(id: i64, butir: &Butir, sekitar: &Sekitar, hari_ini: NaiveDate) -> Option<Temuan> {
    if !beroperasi(butir) {
        return None;
    }
    let Some(&terakhir) = sekitar.reviu.get(&id) else {
        // One that went live within the year owes its first review yet.
        let berikut = butir.tanggal("mulai_operasi").and_then(|mulai| mulai.checked_add_months(Months::new(12)));
        let sampai_kini = berikut.is_none_or(|berikut| berikut < hari_ini);
        return sampai_kini.then(|| Temuan::baru("Belum pernah direviu.", berikut));
    };
    let berikut = terakhir.checked_add_months(Months::new(12))?;
    (berikut < hari_ini).then(|| Temuan::baru(format!("Terakhir direviu {}.", pendek(terakhir)), Some(berikut)))
}

/// The test comes before going live: DKI68 Pasal 15 ayat (3) huruf e stands before huruf f. One that came too late cannot
/// be held in time any more; the next one that passes answers for it.
fn tanpa_uji(id: i64, butir: &Butir, sekitar: &Sekitar) -> Option<Temuan> {
    if !beroperasi(butir) {
        return None;
    }
    let Some(&(uji, terakhir)) = sekitar.laik.get(&id) else {
        return Some(Temuan::baru("Beroperasi tanpa hasil uji kelaikan yang laik.", None));
    };
    let mulai = butir.tanggal("mulai_operasi").filter(|&mulai| mulai < uji && uji == terakhir)?;
    let alasan = format!(
        "Beroperasi sejak {}, baru diuji laik {}. Tercatat di sini sampai uji berikutnya laik.",
        pendek(mulai),
        pendek(uji)
    );
    Some(Temuan::baru(alasan, Some(mulai)))
}

/// What of a provider is outside Indonesian law (PRABU Pasal 12 ayat (4) and 13 ayat (5), BEKASI Pasal 26 ayat (9)).
#[must_use]
pub const fn di_luar_hukum(berbadan_hukum: Option<bool>, di_indonesia: Option<bool>) -> Option<&'static str> {
    match (berbadan_hukum, di_indonesia) {
        (Some(false), Some(false)) => Some("Bukan badan hukum Indonesia dan perangkatnya di luar wilayah Indonesia."),
        (Some(false), _) => Some("Bukan badan hukum Indonesia."),
        (_, Some(false)) => Some("Perangkatnya di luar wilayah Indonesia."),
        _ => None,
    }
}

/// A provider, and what such a provider carries while it is in use.
fn penyedia_luar(register: &str, butir: &Butir, sekitar: &Sekitar) -> Option<Temuan> {
    if register == "penyedia" {
        let alasan = di_luar_hukum(butir.ya("berbadan_hukum_indonesia"), butir.ya("di_indonesia"))?;
        return Some(Temuan::baru(alasan, None));
    }
    if matches!(butir.teks("siklus"), "berhenti" | "penghapusan") {
        return None;
    }
    let alasan = sekitar.penyedia_luar.get(&butir.bilangan("penyedia_id")?)?;
    Some(Temuan::baru(format!("Penyedianya di luar hukum Indonesia. {alasan}"), None))
}

/// The four conditions of KALBAR Pasal 18 ayat (2) huruf a s.d. d: the field that names the proof, what is asked.
pub const SYARAT_SEJENIS: [(&str, &str); 4] = [
    ("sejenis_sebelum", "bukti beroperasi sebelum aplikasi umum ditetapkan"),
    ("sejenis_kajian", "kajian biaya dan manfaat"),
    ("sejenis_penyesuaian", "penyesuaian dengan fungsi aplikasi umum"),
    ("sejenis_pertimbangan", "pertimbangan menteri bidang komunikasi dan informatika"),
];

fn sejenis_beroperasi(id: i64, butir: &Butir, sekitar: &Sekitar) -> Option<Temuan> {
    if butir.teks("jenis") != "sejenis" || !beroperasi(butir) {
        return None;
    }
    if !sekitar.empat_syarat {
        return Some(Temuan::baru("Hentikan bila aplikasi umumnya tersedia, karena harus digunakan.", None));
    }
    let terbukti = sekitar.terbukti.get(&id);
    let belum: Vec<&str> = SYARAT_SEJENIS
        .iter()
        .filter(|(kode, _)| butir.isi(kode).kosong() && terbukti.is_none_or(|t| !t.contains(kode)))
        .map(|(_, nama)| *nama)
        .collect();
    (!belum.is_empty()).then(|| {
        let alasan = format!("Hentikan bila aplikasi umumnya tersedia, atau lengkapi syaratnya: {}.", belum.join(", "));
        Temuan::baru(alasan, None)
    })
}

fn tanpa_pemulihan(id: i64, butir: &Butir, sekitar: &Sekitar) -> Option<Temuan> {
    let dipakai = butir.teks("objek") == "fasilitas"
        && butir.teks("peran_fasilitas") == "pusat_data"
        && !matches!(butir.teks("siklus"), "penghapusan" | "perencanaan");
    if !dipakai {
        return None;
    }
    let alasan = match sekitar.pemulihan.get(&id) {
        None => "Belum ada rencana pemulihan untuk pusat data ini.",
        Some(p) if !p.pusat => "Rencana pemulihannya belum menyebut pusat pemulihan.",
        // BEKASI Penjelasan Pasal 26 ayat (1) huruf a: "ditempatkan di luar Kota"; ayat (11): far from the data centre.
        Some(p) if sekitar.di_luar_kota && !p.di_luar_kota => "Pusat pemulihannya belum tercatat di luar kota.",
        Some(p) if !p.diuji => "Rencana pemulihannya belum pernah diuji.",
        Some(_) => return None,
    };
    Some(Temuan::baru(alasan, None))
}

/// What kind of work a maintenance is: as it says, else by its name, which a repeated work bears again.
#[must_use]
pub fn pekerjaan(jenis: &str, nama: &str) -> String {
    match jenis {
        "" => nama.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(),
        jenis => jenis.to_owned(),
    }
}

/// Work that was planned and not done, or is due again with no later plan for the same work on the same item (row F8).
fn pemeliharaan_terlambat(butir: &Butir, sekitar: &Sekitar, hari_ini: NaiveDate) -> Option<Temuan> {
    let rencana = butir.tanggal("rencana");
    let Some(dikerjakan) = butir.tanggal("dikerjakan") else {
        let rencana = rencana.filter(|&r| r < hari_ini)?;
        return Some(Temuan::baru(format!("Dijadwalkan {}, belum dikerjakan.", pendek(rencana)), Some(rencana)));
    };
    let selang = u32::try_from(butir.bilangan("selang_bulan")?).ok()?;
    let berikut = dikerjakan.checked_add_months(Months::new(selang)).filter(|&b| b < hari_ini)?;
    let kerja = pekerjaan(butir.teks("jenis"), butir.teks("nama"));
    let direncanakan = ["infrastruktur_id", "aplikasi_id"]
        .into_iter()
        .filter_map(|kode| sekitar.rencana.get(&(butir.bilangan(kode)?, kerja.clone())))
        .any(|&lain| Some(lain) > rencana);
    (!direncanakan).then(|| {
        let alasan = format!(
            "Dikerjakan {}, diulang setiap {selang} bulan; pekerjaan yang sama belum dijadwalkan lagi.",
            pendek(dikerjakan)
        );
        Temuan::baru(alasan, Some(berikut))
    })
}

fn tanpa_pemegang(butir: &Butir) -> Option<Temuan> {
    let terbatas = matches!(butir.teks("sifat"), "terbatas" | "tertutup");
    (terbatas && butir.teks("pemegang_akses").is_empty())
        .then(|| Temuan::baru("Belum tercatat siapa yang boleh mengaksesnya.", None))
}

fn uji_pulih(register: &str, butir: &Butir, sekitar: &Sekitar, hari_ini: NaiveDate) -> Option<Temuan> {
    if register == "aplikasi" && !beroperasi(butir) {
        return None;
    }
    // What is not backed up cannot be restored: it stands in the list of backups.
    butir.tanggal("cadangan_terakhir")?;
    let bulan = sekitar.batas.uji_pulih_bulan.unwrap_or(BULAN_BAWAAN);
    berkala(butir.tanggal("uji_pulih"), bulan, "Pemulihan cadangannya belum pernah diuji.", "Diuji", hari_ini)
}

fn belum_dilatih(butir: &Butir, sekitar: &Sekitar, hari_ini: NaiveDate) -> Option<Temuan> {
    if butir.teks("keadaan_situs") == "ditangguhkan" {
        return None;
    }
    let bulan = sekitar.batas.pelatihan_admin_bulan.unwrap_or(BULAN_BAWAAN);
    berkala(butir.tanggal("pelatihan"), bulan, "Pelatihan adminnya belum pernah dicatat.", "Dilatih", hari_ini)
}

/// What is repeated every so many months.
fn berkala(terakhir: Option<NaiveDate>, bulan: u32, belum: &str, kata: &str, hari_ini: NaiveDate) -> Option<Temuan> {
    let Some(terakhir) = terakhir else { return Some(Temuan::baru(belum, None)) };
    let berikut = terakhir.checked_add_months(Months::new(bulan))?;
    (berikut < hari_ini)
        .then(|| Temuan::baru(format!("{kata} {}, diulang setiap {bulan} bulan.", pendek(terakhir)), Some(berikut)))
}

fn tanpa_sinkronisasi(butir: &Butir) -> Option<Temuan> {
    let luar = matches!(butir.teks("asal"), "hibah" | "pusat" | "provinsi") && butir.teks("siklus") != "penghapusan";
    (luar && butir.teks("sinkronisasi").is_empty())
        .then(|| Temuan::baru("Berasal dari luar tanpa catatan sinkronisasi dengan Dinas.", None))
}

/// Kinds of standard that a piece of infrastructure is examined for: KALBAR Pasal 14 ayat (4) for networks, KALBAR Pasal 15
/// ayat (3) huruf c for the link of services, DKI68 Pasal 10 ayat (5) for all.
fn standar_diminta(butir: &Butir) -> &'static [&'static str] {
    match (butir.teks("objek"), butir.teks("peran_fasilitas")) {
        ("fasilitas", "pusat_data" | "drc") => &["perangkat", "keamanan"],
        ("jaringan_intra", _) => &["perangkat", "manajemen_jaringan", "ruang", "keamanan"],
        ("penghubung", _) => &["interoperabilitas", "keamanan"],
        _ => &[],
    }
}

fn tanpa_standar(id: i64, butir: &Butir, sekitar: &Sekitar) -> Option<Temuan> {
    if matches!(butir.teks("siklus"), "penghapusan" | "perencanaan") {
        return None;
    }
    let (kosong, jenis) = (BTreeMap::new(), cari("standar-infrastruktur").and_then(|r| r.bidang("jenis")));
    let ada = sekitar.standar.get(&id).unwrap_or(&kosong);
    let sebut = |kode: &[&str]| {
        let nama: Vec<_> = kode.iter().map(|k| jenis.map_or(*k, |b| b.nama_opsi(k)).to_lowercase()).collect();
        nama.join(", ")
    };
    let belum: Vec<&str> = standar_diminta(butir).iter().copied().filter(|kode| !ada.contains_key(*kode)).collect();
    let gagal: Vec<&str> = ada.iter().filter(|(_, terpenuhi)| !**terpenuhi).map(|(kode, _)| kode.as_str()).collect();
    let alasan: Vec<String> = [("Standar belum diperiksa", belum), ("Belum terpenuhi", gagal)]
        .into_iter()
        .filter(|(_, kode)| !kode.is_empty())
        .map(|(kata, kode)| format!("{kata}: {}.", sebut(&kode)))
        .collect();
    (!alasan.is_empty()).then(|| Temuan::baru(alasan.join(" "), None))
}

fn di_luar_pusat_data(register: &str, id: i64, butir: &Butir, sekitar: &Sekitar) -> Option<Temuan> {
    let satu = Bersama::PusatData;
    let dikecualikan = butir.bilangan("perangkat_daerah_id").is_some_and(|k| sekitar.dikecualikan.contains(&(satu, k)));
    let di_dalam = satu.menurut_catatan(register, butir) || sekitar.sambungan.contains(&(satu, id));
    (satu.menghitung(register, butir) && !di_dalam && !dikecualikan)
        .then(|| Temuan::baru("Tidak tercatat berada di pusat data bersama.", None))
}

fn informasi_kurang(butir: &Butir, sekitar: &Sekitar) -> Option<Temuan> {
    if butir.teks("jenis") != "publik" {
        return None;
    }
    let kurang: Vec<String> =
        sekitar.informasi.iter().filter(|b| butir.isi(b.kode).kosong()).map(|b| b.label.to_lowercase()).collect();
    (!kurang.is_empty()).then(|| Temuan::baru(format!("Belum ada: {}.", kurang.join(", ")), None))
}

/// Whether an application is in use (DKI68 Pasal 15 ayat (3) huruf f dan g).
pub(super) fn beroperasi(butir: &Butir) -> bool {
    matches!(butir.teks("siklus"), "pemeliharaan" | "evaluasi")
}

impl Temuan {
    fn baru(alasan: impl Into<String>, jatuh_tempo: Option<NaiveDate>) -> Self {
        Self { alasan: alasan.into(), jatuh_tempo }
    }
}
