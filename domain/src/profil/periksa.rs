//! What a profil file must satisfy beyond its shape.

use std::collections::BTreeSet;

use super::{Aturan, DasarHukum, GalatProfil, JenisKewajiban, Profil, Topik};

/// Longest text of a name or a list item, in characters; a screen must be able to show it.
const NAMA_MAKS: usize = 300;

pub(super) fn periksa(berkas: &str, profil: &Profil) -> Result<(), GalatProfil> {
    let hasil = identitas(profil)
        .and_then(|()| dasar_hukum(&profil.dasar_hukum))
        .and_then(|()| rujukan(profil))
        .and_then(|()| daftar(profil))
        .and_then(|()| kewajiban(profil))
        .and_then(|()| register(profil));
    hasil.map_err(|Salah { kunci, alasan }| GalatProfil { berkas: berkas.to_owned(), kunci, baris: None, alasan })
}

struct Salah {
    kunci: String,
    alasan: String,
}

type Hasil = Result<(), Salah>;

fn salah(kunci: impl Into<String>, alasan: impl Into<String>) -> Hasil {
    Err(Salah { kunci: kunci.into(), alasan: alasan.into() })
}

fn identitas(profil: &Profil) -> Hasil {
    let sebutan = &profil.sebutan;
    if !is_kode(&profil.id, '-') {
        return salah("id", "hanya boleh berisi huruf kecil, angka, dan tanda hubung");
    }
    let teks = [
        ("nama", &profil.nama),
        ("nama_singkat", &profil.nama_singkat),
        ("pemerintah", &profil.pemerintah),
        ("kedudukan", &profil.kedudukan),
        ("sebutan.kepala_daerah", &sebutan.kepala_daerah),
        ("sebutan.kepala_daerah_lengkap", &sebutan.kepala_daerah_lengkap),
        ("sebutan.perangkat_daerah", &sebutan.perangkat_daerah),
        ("sebutan.perangkat_daerah_singkat", &sebutan.perangkat_daerah_singkat),
        ("sebutan.unit_kerja", &sebutan.unit_kerja),
        ("sebutan.dinas", &sebutan.dinas),
        ("sebutan.dinas_lengkap", &sebutan.dinas_lengkap),
        ("sebutan.koordinator", &sebutan.koordinator),
        ("sebutan.penyelenggaraan", &sebutan.penyelenggaraan),
    ];
    for (kunci, isi) in teks {
        berisi(kunci, isi)?;
    }
    let gelar = profil.jenis.kepala_daerah();
    if !gelar.contains(&sebutan.kepala_daerah.as_str()) {
        return salah(
            "sebutan.kepala_daerah",
            format!("untuk {} seharusnya {}", profil.jenis.nama(), gelar.join(" atau ")),
        );
    }
    if !sebutan.kepala_daerah_lengkap.starts_with(&sebutan.kepala_daerah) {
        return salah("sebutan.kepala_daerah_lengkap", format!("seharusnya diawali \"{}\"", sebutan.kepala_daerah));
    }
    if !(1..=5).contains(&profil.kop.baris.len()) {
        return salah("kop.baris", "harus berisi satu sampai lima baris");
    }
    for (i, baris) in profil.kop.baris.iter().enumerate() {
        berisi(&format!("kop.baris[{}]", i + 1), baris)?;
    }
    Ok(())
}

fn dasar_hukum(semua: &[DasarHukum]) -> Hasil {
    if semua.is_empty() {
        return salah("dasar_hukum", "harus menyebut paling sedikit satu peraturan");
    }
    unik("dasar_hukum", semua.iter().map(|dasar| &dasar.kode))?;
    for (i, dasar) in semua.iter().enumerate() {
        let kunci = |bidang: &str| format!("dasar_hukum[{}].{bidang}", i + 1);
        berisi(&kunci("kode"), &dasar.kode)?;
        berisi(&kunci("singkat"), &dasar.singkat)?;
        berisi(&kunci("judul"), &dasar.judul)?;
        if let (Some(ditetapkan), Some(diundangkan)) = (dasar.ditetapkan, dasar.diundangkan)
            && diundangkan < ditetapkan
        {
            return salah(kunci("diundangkan"), "mendahului tanggal ditetapkan");
        }
        if let (Some(diundangkan), Some(berlaku)) = (dasar.diundangkan, dasar.mulai_berlaku)
            && berlaku < diundangkan
        {
            return salah(kunci("mulai_berlaku"), "mendahului tanggal diundangkan");
        }
    }
    Ok(())
}

fn rujukan(profil: &Profil) -> Hasil {
    for topik in Topik::SEMUA {
        let kunci = format!("rujukan.{}", topik.kode());
        match profil.rujukan.get(&topik) {
            None => return salah(kunci, "wajib ada tetapi tidak ditemukan"),
            Some(rujukan) => dikenal(profil, &kunci, &rujukan.dasar)?,
        }
    }
    for (i, rujukan) in profil.sebutan.rujukan.iter().enumerate() {
        dikenal(profil, &format!("sebutan.rujukan[{}]", i + 1), &rujukan.dasar)?;
    }
    for (bidang, rujukan) in &profil.pasal_bidang {
        let kunci = format!("pasal_bidang.{bidang}");
        if !bidang.split_once('.').is_some_and(|(register, nama)| is_kode(register, '_') && is_kode(nama, '_')) {
            return salah(kunci, "harus berbentuk \"register.bidang\"");
        }
        dikenal(profil, &kunci, &rujukan.dasar)?;
    }
    if profil.jenis_evaluasi.is_empty() {
        return salah("jenis_evaluasi", "harus menyebut paling sedikit satu jenis");
    }
    for (i, jenis) in profil.jenis_evaluasi.iter().enumerate() {
        let kunci = format!("jenis_evaluasi[{}]", i + 1);
        dikenal(profil, &kunci, &jenis.dasar)?;
        if profil.jenis_evaluasi[..i].iter().any(|lain| lain.jenis == jenis.jenis) {
            return salah(format!("{kunci}.jenis"), format!("\"{}\" ditulis dua kali", jenis.jenis.kode()));
        }
    }
    Ok(())
}

fn daftar(profil: &Profil) -> Hasil {
    unik("struktur", profil.struktur.iter().map(|struktur| &struktur.kode))?;
    for (i, struktur) in profil.struktur.iter().enumerate() {
        let kunci = format!("struktur[{}]", i + 1);
        dikenal(profil, &kunci, &struktur.dasar)?;
        berisi(&format!("{kunci}.nama"), &struktur.nama)?;
        if struktur.pasal_instrumen.is_some() && struktur.instrumen.is_none() {
            return salah(format!("{kunci}.pasal_instrumen"), "disebut tanpa `instrumen`");
        }
    }
    unik("dokumen_wajib", profil.dokumen_wajib.iter().map(|dokumen| &dokumen.kode))?;
    for (i, dokumen) in profil.dokumen_wajib.iter().enumerate() {
        let kunci = format!("dokumen_wajib[{}]", i + 1);
        dikenal(profil, &kunci, &dokumen.dasar)?;
        if dokumen.butir.is_empty() {
            return salah(format!("{kunci}.butir"), "belum berisi dokumen");
        }
        unik(&format!("{kunci}.butir"), dokumen.butir.iter().map(|butir| &butir.kode))?;
    }
    unik("daftar", profil.daftar.iter().map(|daftar| &daftar.kode))?;
    for (i, daftar) in profil.daftar.iter().enumerate() {
        let kunci = format!("daftar[{}]", i + 1);
        dikenal(profil, &kunci, &daftar.dasar)?;
        unik(&format!("{kunci}.butir"), daftar.butir.iter().map(|butir| &butir.kode))?;
        match (daftar.butir.is_empty(), daftar.belum_tersedia.is_some()) {
            (true, false) => {
                return salah(
                    format!("{kunci}.butir"),
                    "kosong; isi daftarnya, atau tulis sebabnya pada `belum_tersedia`",
                );
            }
            (false, true) => {
                return salah(format!("{kunci}.belum_tersedia"), "harus dihapus karena daftarnya sudah berisi");
            }
            _ => {}
        }
    }
    for (i, pelaksana) in profil.peraturan_pelaksana.iter().enumerate() {
        let kunci = format!("peraturan_pelaksana[{}]", i + 1);
        dikenal(profil, &kunci, &pelaksana.dasar)?;
        berisi(&format!("{kunci}.tentang"), &pelaksana.tentang)?;
    }
    Ok(())
}

fn kewajiban(profil: &Profil) -> Hasil {
    unik("kewajiban", profil.kewajiban.iter().map(|kewajiban| &kewajiban.kode))?;
    for (i, kewajiban) in profil.kewajiban.iter().enumerate() {
        let kunci = |bidang: &str| format!("kewajiban[{}] ({}).{bidang}", i + 1, kewajiban.kode);
        dikenal(profil, &format!("kewajiban[{}] ({})", i + 1, kewajiban.kode), &kewajiban.dasar)?;
        for (bidang, isi) in [
            ("uraian", &kewajiban.uraian),
            ("tercetak", &kewajiban.tercetak),
            ("objek", &kewajiban.objek),
            ("bukti", &kewajiban.bukti),
        ] {
            berisi(&kunci(bidang), isi)?;
        }
        if !kewajiban.aturan.cocok(kewajiban.jenis) {
            return salah(
                kunci("aturan"),
                format!("tidak cocok dengan jenis {} ({})", kewajiban.jenis.kode(), kewajiban.jenis.nama()),
            );
        }
        if kewajiban.pelaksana.is_empty() && kewajiban.jenis != JenisKewajiban::MulaiBerlaku {
            return salah(kunci("pelaksana"), "belum menyebut siapa yang wajib");
        }
        let nol = match &kewajiban.aturan {
            Aturan::SejakTerakhir { bulan: lama } | Aturan::SebelumPeristiwa { bulan: lama, .. } => *lama == 0,
            Aturan::IntervalSendiri { bulan: lama } => *lama == Some(0),
            Aturan::MasaBerlaku { tahun: lama } | Aturan::PalingSedikit { jumlah: lama } => *lama == 0,
            Aturan::ParuhWaktuDanAkhir { tahun: lama } => *lama == Some(0),
            _ => false,
        };
        if nol {
            return salah(kunci("aturan"), "jangka waktu atau jumlahnya nol");
        }
    }
    Ok(())
}

fn register(profil: &Profil) -> Hasil {
    if let Some((kunci, alasan)) = super::register::koordinator_salah(profil) {
        return salah(kunci, alasan);
    }
    if let Some((kunci, alasan)) = super::register::penetap_salah(profil) {
        return salah(kunci, alasan);
    }
    for (subjek, penetap) in &profil.penetap {
        dikenal(profil, &format!("penetap.{subjek}"), &penetap.dasar)?;
        if let Some(catatan) = &penetap.catatan {
            berisi(&format!("penetap.{subjek}.catatan"), catatan)?;
        }
    }
    let batas = profil.batas;
    for (kunci, nilai) in [
        ("situs_hari", batas.situs_hari),
        ("pelatihan_admin_bulan", batas.pelatihan_admin_bulan),
        ("uji_pulih_bulan", batas.uji_pulih_bulan),
    ] {
        if nilai.is_some_and(|n| !(1..=3_650).contains(&n)) {
            return salah(format!("batas.{kunci}"), "harus 1 sampai 3.650");
        }
    }
    Ok(())
}

fn dikenal(profil: &Profil, kunci: &str, dasar: &str) -> Hasil {
    if profil.dasar(dasar).is_some() {
        return Ok(());
    }
    let ada: Vec<&str> = profil.dasar_hukum.iter().map(|dasar| dasar.kode.as_str()).collect();
    salah(format!("{kunci}.dasar"), format!("\"{dasar}\" tidak ada dalam `dasar_hukum`; yang ada: {}", ada.join(", ")))
}

fn unik<'a>(kunci: &str, kode: impl Iterator<Item = &'a String>) -> Hasil {
    let mut terlihat = BTreeSet::new();
    for (i, kode) in kode.enumerate() {
        if !terlihat.insert(kode) {
            return salah(format!("{kunci}[{}].kode", i + 1), format!("\"{kode}\" dipakai dua kali"));
        }
    }
    Ok(())
}

fn berisi(kunci: &str, isi: &str) -> Hasil {
    if isi.trim().is_empty() {
        return salah(kunci, "kosong");
    }
    if isi.chars().any(char::is_control) {
        return salah(kunci, "memuat pindah baris atau karakter kendali");
    }
    if isi.chars().count() > NAMA_MAKS {
        return salah(kunci, format!("lebih dari {NAMA_MAKS} karakter"));
    }
    Ok(())
}

fn is_kode(teks: &str, pemisah: char) -> bool {
    !teks.is_empty() && teks.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == pemisah)
}
