//! What awaits a person in registers, proposals and reviews: the number is what the list behind it shows, and nobody is
//! sent to what they may not do.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    aplikasi::usulan::Status,
    arsitektur::versi::{Aksi, JenisReviu},
    izin::Peran,
    profil::Profil,
    register::tahap::{Langkah, Tahap},
};
use sea_orm::ConnectionTrait;
use services::{
    Layanan, Pelaku,
    aplikasi::usulan::{self, Pilihan, menunggu as usulan_menunggu, menunggu::JenisTugas as JenisUsulan},
    arsitektur::versi::{
        self, HasilReviu, IsianAksi, IsianReviu, IsianVersi,
        menunggu::{self as reviu_menunggu, ApaReviu},
    },
    penilaian::menunggu as menu,
    register::{
        Saringan, get, langkahkan, list,
        menunggu::{JenisTugas, TugasRegister, tugas},
    },
};

use crate::bantu::{
    Bekal,
    catatan::{catatan, register},
};

/// Step, register and number of every line of a person; the list behind each shows as many, and the record when it is one.
async fn baris(l: &Layanan, pelaku: &Pelaku) -> Vec<(JenisTugas, &'static str, usize)> {
    let semua = tugas(l, pelaku).await.unwrap();
    for TugasRegister { register, jenis, banyak, catatan_id } in &semua {
        let alamat = [("menunggu", "1"), ("tahap", jenis.tahap().kode())].map(|(n, v)| (n.to_owned(), v.to_owned()));
        let daftar = list(l, pelaku, register, &Saringan::dari_alamat(register, &alamat)).await.unwrap();
        assert_eq!((daftar.jumlah, daftar.baris.len()), (*banyak as u64, *banyak), "{} {jenis:?}", register.kode);
        assert_eq!(*catatan_id, (*banyak == 1).then(|| daftar.baris[0].id));
    }
    let menu = menu::hitung(l, pelaku).await.unwrap();
    for r in domain::register::SEMUA {
        let banyak: usize = semua.iter().filter(|t| t.register.kode == r.kode).map(|t| t.banyak).sum();
        assert_eq!(menu.register(r.kode), i64::try_from(banyak).unwrap(), "{}", r.kode);
    }
    semua.into_iter().map(|t| (t.jenis, t.register.kode, t.banyak)).collect()
}

async fn langkah(b: &Bekal, p: &Pelaku, kode: &str, id: i64, langkah: Langkah) {
    let r = register(kode);
    let versi = get(&b.l, p, r, id).await.unwrap().rekaman.versi;
    let alasan = if langkah == Langkah::Kembalikan { "Lengkapi." } else { "" };
    langkahkan(&b.l, p, r, id, versi, langkah, alasan).await.unwrap_or_else(|g| panic!("{langkah:?} {g}"));
}

fn hari(teks: &str) -> NaiveDate {
    teks.parse().unwrap()
}

pada_kedua! {
    async fn records_await_the_one_whose_step_it_is(b: Bekal) {
        use JenisTugas as J;
        let (satu, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let operator = b.orang("Operator Satu", Peran::Operator, Some(satu)).await;
        let lain = b.orang("Operator Dua", Peran::Operator, Some(dua)).await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let dinas_lain = b.orang("Dinas Kedua", Peran::Dinas, None).await;
        let wali = b.orang("Wali", Peran::WaliLayanan, Some(dua)).await;
        let walidata = b.orang("Walidata", Peran::Walidata, Some(dua)).await;
        let tim = b.orang("Tim", Peran::TimKoordinasi, None).await;
        let membaca = [
            b.orang("Kepala", Peran::KepalaPerangkatDaerah, Some(satu)).await,
            b.orang("Pimpinan", Peran::Pimpinan, None).await,
            b.orang("Auditor", Peran::Auditor, None).await,
            b.orang("Admin Kedua", Peran::Admin, None).await,
        ];
        let a1 = catatan(&b, &operator, "aplikasi", "Surat", satu).await;
        let a2 = catatan(&b, &operator, "aplikasi", "Cuti", satu).await;
        // The Dinas hands one in itself.
        let a3 = catatan(&b, &dinas, "aplikasi", "Portal", dua).await;
        let p = catatan(&b, &operator, "proses-bisnis", "Layanan surat", satu).await;
        b.l.db.execute_unprepared("UPDATE catatan SET kelengkapan = 100").await.unwrap();
        for p in [&operator, &dinas, &tim] {
            assert!(baris(&b.l, p).await.is_empty(), "drafts await nobody");
        }
        for (id, siapa, kode) in [(a1, &operator, "aplikasi"), (a2, &operator, "aplikasi"), (a3, &dinas, "aplikasi"), (p, &operator, "proses-bisnis")] {
            langkah(&b, siapa, kode, id, Langkah::Ajukan).await;
        }
        // Who handed it in is not sent to verify it.
        assert_eq!(baris(&b.l, &dinas).await, [(J::Verifikasi, "proses-bisnis", 1), (J::Verifikasi, "aplikasi", 2)]);
        assert_eq!(baris(&b.l, &dinas_lain).await, [(J::Verifikasi, "proses-bisnis", 1), (J::Verifikasi, "aplikasi", 3)]);
        assert!(baris(&b.l, &operator).await.is_empty(), "it waits for the Dinas now");
        // Nor offered it on the page: what is offered can be done.
        for (siapa, pengaju) in [(&dinas, true), (&dinas_lain, false)] {
            let rinci = get(&b.l, siapa, register("aplikasi"), a3).await.unwrap();
            assert_eq!((rinci.langkah.contains(&Langkah::Verifikasi), rinci.pengaju), (!pengaju, pengaju), "{}", siapa.nama);
            assert!(rinci.langkah.contains(&Langkah::Kembalikan), "{}", siapa.nama);
        }
        langkah(&b, &dinas, "aplikasi", a1, Langkah::Kembalikan).await;
        langkah(&b, &dinas_lain, "aplikasi", a2, Langkah::Verifikasi).await;
        langkah(&b, &dinas_lain, "aplikasi", a3, Langkah::Verifikasi).await;
        langkah(&b, &dinas_lain, "proses-bisnis", p, Langkah::Verifikasi).await;
        // What came back awaits the office that handed it in, not everybody who could write it.
        assert_eq!(baris(&b.l, &operator).await, [(J::Perbaiki, "aplikasi", 1)]);
        assert!(baris(&b.l, &lain).await.is_empty());
        // Who validates which register stands in the profil: here the Dinas, and organisasi for business processes.
        assert_eq!(baris(&b.l, &dinas).await, [(J::Validasi, "aplikasi", 2)]);
        assert_eq!(baris(&b.l, &wali).await, [(J::Validasi, "proses-bisnis", 1)]);
        assert!(baris(&b.l, &walidata).await.is_empty());
        let mut l = b.l.clone();
        let mut profil = Profil::bawaan("kota-bekasi").unwrap().unwrap();
        profil.koordinator_domain.insert("aplikasi".into(), Peran::Walidata);
        l.profil = Arc::new(profil);
        assert!(baris(&l, &dinas).await.is_empty());
        assert_eq!(baris(&l, &walidata).await, [(J::Validasi, "aplikasi", 2)]);
        langkah(&b, &dinas, "aplikasi", a2, Langkah::Validasi).await;
        assert_eq!(baris(&b.l, &tim).await, [(J::Terbitkan, "aplikasi", 1)]);
        langkah(&b, &tim, "aplikasi", a2, Langkah::Terbitkan).await;
        assert!(baris(&b.l, &tim).await.is_empty());
        // In the archive it awaits nobody.
        b.l.db.execute_unprepared(&format!("UPDATE catatan SET diarsipkan_pada = diubah WHERE id = {a3}")).await.unwrap();
        assert!(baris(&b.l, &dinas).await.is_empty());
        for p in &membaca {
            assert!(baris(&b.l, p).await.is_empty(), "{}", p.nama);
        }
        // The list beside it still shows the rest, and the filter of one who awaits nothing finds nothing.
        let r = register("aplikasi");
        let semua = list(&b.l, &lain, r, &Saringan { menunggu: true, ..Saringan::default() }).await.unwrap();
        assert_eq!((semua.jumlah, semua.tahap.iter().map(|(_, n)| n).sum::<u64>()), (0, 0));
        let milik = list(&b.l, &operator, r, &Saringan::default()).await.unwrap();
        assert!(milik.tahap.contains(&(Tahap::Dikembalikan, 1)) && milik.jumlah == 2);
    }

    async fn proposals_await_the_dinas_and_come_back_to_the_office(b: Bekal) {
        use JenisUsulan as J;
        let (satu, dua) = (b.kantor("SATU", "Dinas Satu").await, b.kantor("DUA", "Dinas Dua").await);
        let operator = b.orang("Operator Satu", Peran::Operator, Some(satu)).await;
        let lain = b.orang("Operator Dua", Peran::Operator, Some(dua)).await;
        let kepala = b.orang("Kepala", Peran::KepalaPerangkatDaerah, Some(satu)).await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let dinas_lain = b.orang("Dinas Kedua", Peran::Dinas, None).await;
        let baris = async |l: &Layanan, p: &Pelaku| {
            let semua = usulan_menunggu::tugas(l, p).await.unwrap();
            for t in &semua {
                let pilihan = Pilihan { status: Some(t.status), menunggu: true };
                let daftar = usulan::list(l, p, pilihan).await.unwrap();
                assert_eq!(daftar.len(), t.banyak, "{t:?}");
                assert_eq!(t.usulan_id, (t.banyak == 1).then(|| daftar[0].id));
                assert_eq!(usulan::tabel(l, p, pilihan).await.unwrap().baris.len(), t.banyak);
            }
            let banyak: usize = semua.iter().map(|t| t.banyak).sum();
            assert_eq!(menu::hitung(l, p).await.unwrap().usulan(), i64::try_from(banyak).unwrap());
            semua.into_iter().map(|t| (t.jenis, t.banyak)).collect::<Vec<_>>()
        };
        let isi = |kantor, nama: &str| usulan::IsianUsulan {
            perangkat_daerah: Some(kantor), jenis: "pembangunan".into(), nama: nama.into(), fungsi: "Mencatat".into(),
            jenis_aplikasi: "khusus".into(), ..Default::default()
        };
        let a = usulan::create(&b.l, &operator, &isi(satu, "Arsip")).await.unwrap();
        let c = usulan::create(&b.l, &operator, &isi(satu, "Cuti")).await.unwrap();
        usulan::create(&b.l, &lain, &isi(dua, "Lain")).await.unwrap();
        for p in [&operator, &dinas] {
            assert!(baris(&b.l, p).await.is_empty(), "drafts await nobody");
        }
        // One filed by the Dinas itself, one by the office.
        let akun = dinas.akun_id.unwrap();
        b.l.db.execute_unprepared(&format!("UPDATE usulan_aplikasi SET status = 'diajukan', diajukan_oleh = {akun} WHERE id = {a}")).await.unwrap();
        let akun = operator.akun_id.unwrap();
        b.l.db.execute_unprepared(&format!("UPDATE usulan_aplikasi SET status = 'diajukan', diajukan_oleh = {akun} WHERE id = {c}")).await.unwrap();
        assert_eq!(baris(&b.l, &dinas).await, [(J::Verifikasi, 1)]);
        assert_eq!(baris(&b.l, &dinas_lain).await, [(J::Verifikasi, 2)]);
        // Without a regulation that asks for the verification first, what is filed can be decided.
        let mut dki = b.l.clone();
        dki.profil = Arc::new(Profil::bawaan("dki-jakarta").unwrap().unwrap());
        let dahulu = domain::aplikasi::usulan::syarat::wajib_verifikasi(&dki.profil);
        assert_eq!(baris(&dki, &dinas_lain).await, [(if dahulu { J::Verifikasi } else { J::Putuskan }, 2)]);
        let versi = async |id| usulan::get(&b.l, &operator, id).await.unwrap().versi;
        usulan::verifikasi(&b.l, &dinas_lain, a, versi(a).await, "Sesuai").await.unwrap();
        assert_eq!(baris(&b.l, &dinas_lain).await, [(J::Verifikasi, 1), (J::Putuskan, 1)]);
        assert_eq!(baris(&b.l, &dinas).await, [(J::Verifikasi, 1)], "what one filed others decide");
        assert!(baris(&b.l, &kepala).await.is_empty());
        // Refused: it comes back to the office, which mends or withdraws it.
        b.l.db.execute_unprepared(&format!("UPDATE usulan_aplikasi SET status = 'ditolak' WHERE id IN ({a}, {c})")).await.unwrap();
        assert_eq!(baris(&b.l, &operator).await, [(J::Perbaiki, 2)]);
        assert!(baris(&b.l, &lain).await.is_empty() && baris(&b.l, &dinas_lain).await.is_empty());
        usulan::perbaiki(&b.l, &operator, a, versi(a).await).await.unwrap();
        assert_eq!(baris(&b.l, &operator).await, [(J::Perbaiki, 1), (J::AjukanKembali, 1)]);
        usulan::tarik(&b.l, &operator, c, versi(c).await).await.unwrap();
        assert_eq!(usulan::get(&b.l, &operator, c).await.unwrap().status, Status::Ditarik);
        assert_eq!(baris(&b.l, &operator).await, [(J::AjukanKembali, 1)]);
    }

    async fn reviews_await_the_tim_koordinasi(b: Bekal) {
        let tim = b.orang("Tim", Peran::TimKoordinasi, None).await;
        let dinas = b.orang("Dinas", Peran::Dinas, None).await;
        let jam = |jam: fn() -> DateTime<Utc>| b.l.clone().dengan_jam(jam);
        let isian = IsianVersi { nama: "V1".into(), mulai: Some(hari("2024-01-01")), ..Default::default() };
        let id = versi::create(&b.l, &tim, &isian).await.unwrap();
        b.l.db.execute_unprepared("UPDATE arsitektur SET keadaan = 'ditetapkan'").await.unwrap();
        let baris = async |l: &Layanan| {
            let semua = reviu_menunggu::tugas(l, &tim).await.unwrap();
            assert!(semua.iter().all(|t| t.arsitektur_id == id && t.versi == "V1"));
            assert!(reviu_menunggu::tugas(l, &dinas).await.unwrap().is_empty());
            let menu = menu::hitung(l, &tim).await.unwrap();
            assert_eq!(menu.reviu(), semua.iter().map(|t| t.banyak() as i64).sum::<i64>());
            let lewat = semua.iter().filter(|t| t.tenggat.is_some_and(|d| d < l.hari_ini())).count();
            assert_eq!((menu.terlambat, menu.pekerjaan), (lewat, semua.len()));
            semua.into_iter().map(|t| (t.apa, t.tenggat)).collect::<Vec<_>>()
        };
        // Mid-term of 2024 to 2028 is the middle of 2026, half a year on either side.
        let paruh = |tenggat| (ApaReviu::Berkala { jenis: JenisReviu::ParuhWaktu, dapat: false }, tenggat);
        assert!(baris(&jam(|| "2025-12-01T03:00:00Z".parse().unwrap())).await.is_empty());
        let akhir = Some(hari("2027-01-02"));
        assert_eq!(baris(&jam(|| "2026-11-20T03:00:00Z".parse().unwrap())).await, [paruh(akhir)]);
        assert_eq!(baris(&jam(|| "2027-02-01T03:00:00Z".parse().unwrap())).await, [paruh(akhir)], "its window has passed");
        // BEKASI Pasal 9 ayat (3) says "dapat": a reminder while the window is open, never late.
        let mut bekasi = jam(|| "2026-11-20T03:00:00Z".parse().unwrap());
        bekasi.profil = Arc::new(Profil::bawaan("kota-bekasi").unwrap().unwrap());
        assert_eq!(baris(&bekasi).await, [(ApaReviu::Berkala { jenis: JenisReviu::ParuhWaktu, dapat: true }, None)]);
        let mut lewat = jam(|| "2027-02-01T03:00:00Z".parse().unwrap());
        lewat.profil = bekasi.profil.clone();
        assert!(baris(&lewat).await.is_empty());
        // Begun, it is a task of its own until it is finished; held late it is late no more.
        let kini = jam(|| "2027-02-01T03:00:00Z".parse().unwrap());
        let mulai = async |jenis, sebab: &str, dasar: &[&str]| {
            let dasar = dasar.iter().map(|&d| d.to_owned()).collect();
            let isian = IsianReviu { jenis: Some(jenis), sebab: sebab.into(), dasar, tanggal: None };
            versi::mulai_reviu(&kini, &tim, id, &isian).await.unwrap()
        };
        let satu = mulai(JenisReviu::ParuhWaktu, "", &[]).await;
        assert_eq!(baris(&kini).await, [(ApaReviu::Selesaikan { banyak: 1, reviu_id: Some(satu) }, None)]);
        let dasar = domain::arsitektur::versi::dasar_reviu(&b.l.profil).map(|d| d.butir[0].kode.clone());
        let dasar: Vec<&str> = dasar.iter().map(String::as_str).collect();
        let dua = mulai(JenisReviu::SewaktuWaktu, "RPJMD berubah", &dasar).await;
        assert_eq!(baris(&kini).await, [(ApaReviu::Selesaikan { banyak: 2, reviu_id: None }, None)]);
        for reviu in [satu, dua] {
            let hasil = HasilReviu { temuan: "Tidak ada".into(), keputusan: "Tetap".into(), ..Default::default() };
            versi::selesaikan_reviu(&kini, &tim, (id, reviu), 1, &hasil).await.unwrap();
        }
        assert!(baris(&kini).await.is_empty());
        // Out of force, its calendar asks nothing.
        let satu = versi::get(&kini, &tim, id).await.unwrap().versi.versi;
        let alasan = IsianAksi { alasan: "Diganti".into(), ..Default::default() };
        versi::lakukan(&kini, &tim, id, satu, Aksi::Cabut, &alasan).await.unwrap();
        assert!(baris(&jam(|| "2028-06-01T03:00:00Z".parse().unwrap())).await.is_empty());
    }
}
