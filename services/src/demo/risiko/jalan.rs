//! What happens to the risks of the demo: their steps, actions, reports, occurrences and escalations.

use chrono::{DateTime, Duration, Utc};
use domain::risiko::{
    JenisRisiko, Titik,
    alur::{Perbuatan, Status},
    eskalasi::{Putusan, Tingkat},
    katalog::ContohRisiko,
    matriks::Terukur,
    pedoman::PedomanRisiko,
    penanganan::Kemajuan,
    periode::{Jadwal, JenisPantau, JenisPeriode, MasaPantau},
    residual::dipertanyakan,
};
use serde_json::{Value, json};

use super::{Penyusun, TAHUN_BERJALAN, berikut};
use crate::{
    Hasil,
    demo::{
        acak::{acak, acak_i},
        instansi::Kantor,
        rakitan::Siapa,
        riwayat::tanggal,
    },
    risiko::{
        OBJEK,
        entitas::{catatan, eskalasi, kejadian, pantauan, pedoman, penanganan, risiko},
        pedoman::{OBJEK as OBJEK_PEDOMAN, rekam},
    },
};

impl Penyusun<'_> {
    /// The trail from draft to where the risk stands, and the remarks.
    pub(super) fn langkah(
        &mut self,
        baris: &mut risiko::Model,
        status: Status,
        kantor: &Kantor,
        mulai: DateTime<Utc>,
    ) -> Hasil<()> {
        let (id, milik) = (baris.id, Some(kantor.id));
        let isi = json!({"kejadian": baris.kejadian, "besaran": baris.besaran, "status": Status::Draf.kode()});
        self.r.catat(mulai, Some(&kantor.operator), "Risiko disusun", OBJEK, id, milik, Value::Null, isi);
        let (operator, kepala) = (kantor.operator.clone(), kantor.kepala.clone());
        let (kepatuhan, tim) = (self.kepatuhan.clone(), self.tim.clone());
        let jalan = [
            (Perbuatan::Ajukan, Status::Draf, Status::Diajukan, operator, (2, 3)),
            (Perbuatan::Setujui, Status::Diajukan, Status::Disetujui, kepala.clone(), (2, 24)),
            (Perbuatan::Reviu, Status::Disetujui, Status::Direviu, kepatuhan, (3, 10)),
            (Perbuatan::Konsolidasikan, Status::Direviu, Status::Terkonsolidasi, tim, (3, 24)),
        ];
        let sampai = if status == Status::Dikembalikan { Status::Diajukan } else { status };
        for (perbuatan, dari, ke, oleh, (bulan, hari)) in jalan {
            if ke > sampai {
                break;
            }
            let hari = tanggal(baris.tahun, bulan, hari)? + Duration::days(acak_i("risiko langkah", id, 6));
            let saat = self.saat(hari, id).max(baris.diubah + Duration::minutes(5));
            let isi = (json!({"status": dari.kode()}), json!({"status": ke.kode()}));
            self.r.catat(saat, Some(&oleh), perbuatan.lampau(), OBJEK, id, milik, isi.0, isi.1);
            maju(baris, saat, &oleh);
            if perbuatan == Perbuatan::Reviu {
                self.catatan(baris, perbuatan, "Sesuai dengan konteks yang ditetapkan.", &oleh);
            }
        }
        if status == Status::Dikembalikan {
            let saat = baris.diubah + Duration::days(4);
            let catatan = "Penyebab dan dampaknya perlu dibedakan; tuliskan akar masalahnya.";
            let isi = json!({"status": status.kode(), "catatan": catatan});
            let lama = json!({"status": Status::Diajukan.kode()});
            self.r.catat(saat, Some(&kepala), Perbuatan::Kembalikan.lampau(), OBJEK, id, milik, lama, isi);
            maju(baris, saat, &kepala);
            baris.diajukan_oleh = None;
            self.catatan(baris, Perbuatan::Kembalikan, catatan, &kepala);
        }
        Ok(())
    }

    fn catatan(&mut self, baris: &risiko::Model, perbuatan: Perbuatan, isi: &str, oleh: &Siapa) {
        let satu = catatan::Model {
            id: berikut(&self.hasil.catatan),
            risiko_id: baris.id,
            perbuatan: perbuatan.kode().into(),
            catatan: isi.into(),
            oleh: oleh.nama.clone(),
            pada: baris.diubah,
        };
        self.hasil.catatan.push(satu);
    }

    /// One or two actions; in the running year some are past their date.
    pub(super) fn aksi(&mut self, baris: &risiko::Model, contoh: &ContohRisiko, status: Status) -> Hasil<()> {
        let banyak = 1 + acak_i("risiko aksi", baris.id, 2);
        for ke in 0..banyak {
            let kunci = baris.id * 3 + ke;
            let triwulan = 1 + u8::try_from(acak("risiko triwulan", kunci, 4)).unwrap_or_default();
            let Some(jadwal) = Jadwal::bagian(JenisPeriode::Triwulan, baris.tahun, triwulan, triwulan) else {
                continue;
            };
            let lewat = baris.tahun < TAHUN_BERJALAN || triwulan < 4;
            let terbengkalai = baris.tahun == TAHUN_BERJALAN && acak("risiko telat", kunci, 6) == 0;
            let kemajuan = match (status.berlaku(), lewat) {
                (false, _) => Kemajuan::Rencana,
                (true, true) if terbengkalai => Kemajuan::Berjalan,
                (true, true) => Kemajuan::Selesai,
                (true, false) => Kemajuan::Berjalan,
            };
            let selesai = kemajuan == Kemajuan::Selesai;
            let baris = penanganan::Model {
                id: berikut(&self.hasil.penanganan),
                risiko_id: baris.id,
                urutan: i32::try_from(ke + 1).unwrap_or(1),
                opsi: contoh.opsi.kode().into(),
                aksi: if ke == 0 {
                    contoh.aksi.clone()
                } else {
                    "Memantau pelaksanaan dan melaporkannya kepada pemilik risiko".into()
                },
                keluaran: if ke == 0 { contoh.keluaran.clone() } else { "Laporan pemantauan".into() },
                jadwal: serde_json::to_string(&jadwal)?,
                mulai: jadwal.mulai(),
                tenggat: jadwal.selesai(),
                penanggung_jawab: baris.pemilik.clone(),
                pendukung: "Dinas Komunikasi dan Informatika".into(),
                biaya: (ke == 0).then(|| 5_000_000 * (1 + acak_i("risiko biaya", kunci, 30))),
                kemajuan: kemajuan.kode().into(),
                realisasi: if selesai { "Dilaksanakan sesuai rencana.".into() } else { String::new() },
                selesai_pada: selesai.then(|| jadwal.selesai() - Duration::days(acak_i("risiko selesai", kunci, 40))),
                versi: 1 + i64::from(kemajuan != Kemajuan::Rencana),
            };
            self.hasil.penanganan.push(baris);
        }
        Ok(())
    }

    /// Quarterly reports as far as the year has run; the value drifts towards the target or, rarely, away.
    pub(super) fn pantau(&mut self, baris: &mut risiko::Model, contoh: &ContohRisiko, kantor: &Kantor) -> Hasil<()> {
        let sampai = if baris.tahun < TAHUN_BERJALAN { 4 } else { 3 };
        let (mut k, mut d) = (baris.kemungkinan, baris.dampak);
        for triwulan in 1..=sampai {
            let kunci = baris.id * 5 + i64::from(triwulan);
            if acak("risiko lapor", kunci, 8) == 0 {
                continue;
            }
            let arah = if contoh.jenis == JenisRisiko::Negatif { -1 } else { 1 };
            match acak("risiko arah", kunci, 6) {
                0 | 1 => k = (k + arah).clamp(1, 5),
                2 => d = (d + arah).clamp(1, 5),
                3 => k = (k - arah).clamp(1, 5),
                _ => {}
            }
            let titik = Titik::baru(u8::try_from(k).unwrap_or(1), u8::try_from(d).unwrap_or(1));
            let ukur = self.matriks.ukur(titik).unwrap_or(Terukur { titik, besaran: 1 });
            let Some(masa) = MasaPantau::berkala(JenisPantau::Triwulanan, baris.tahun, triwulan) else { continue };
            let saat = self.saat(masa.sampai + Duration::days(3 + acak_i("risiko hari lapor", kunci, 9)), kunci);
            let level = self.matriks.nama_level(ukur.besaran);
            let satu = pantauan::Model {
                id: berikut(&self.hasil.pantauan),
                risiko_id: baris.id,
                jenis: masa.jenis.kode().into(),
                ke: i32::from(triwulan),
                sampai: masa.sampai,
                kemungkinan: k,
                dampak: d,
                besaran: i32::from(ukur.besaran),
                uraian: format!("Risiko berada pada level “{level}” dengan besaran {}.", ukur.besaran),
                proyeksi: "Tetap bila rencana penanganan berjalan.".into(),
                dilakukan: contoh.aksi.clone(),
                rencana: "Melanjutkan pemantauan.".into(),
                penanggung_jawab: baris.pemilik.clone(),
                waktu: format!("Triwulan {}", domain::risiko::periode::romawi((triwulan % 4) + 1)),
                rekomendasi: String::new(),
                versi: 1,
                dibuat: saat,
                dibuat_oleh: kantor.operator.nama.clone(),
            };
            self.hasil.pantauan.push(satu);
            let isi = json!({"jenis": masa.jenis.kode(), "ke": triwulan, "besaran": ukur.besaran});
            let milik = Some(kantor.id);
            self.r.catat(saat, Some(&kantor.operator), "Pemantauan dicatat", OBJEK, baris.id, milik, Value::Null, isi);
            maju(baris, saat, &kantor.operator);
            (baris.kini_kemungkinan, baris.kini_dampak, baris.kini_besaran) = (k, d, i32::from(ukur.besaran));
        }
        // Better than the plan hoped for: the report says why the residual stays.
        let kecil = |n: i32| u8::try_from(n).unwrap_or_default();
        let residual = baris.residual_besaran.map(kecil);
        if dipertanyakan(contoh.jenis, kecil(baris.kini_besaran), residual, &baris.alasan_residual) {
            baris.alasan_residual = "Keadaan ini belum bertahan setahun; residual ditinjau lagi tahun depan.".into();
        }
        Ok(())
    }

    pub(super) fn terjadi(&mut self, baris: &mut risiko::Model, contoh: &ContohRisiko, kantor: &Kantor) -> Hasil<()> {
        let hari = tanggal(baris.tahun, 4, 6)? + Duration::days(acak_i("risiko kapan", baris.id, 180));
        let saat = self.saat(hari + Duration::days(2), baris.id).max(baris.diubah + Duration::minutes(9));
        let satu = kejadian::Model {
            id: berikut(&self.hasil.kejadian),
            risiko_id: baris.id,
            tanggal: hari,
            sebab: contoh.penyebab.clone(),
            dampak: contoh.dampak.clone(),
            kerugian: (acak("risiko rugi", baris.id, 2) == 0)
                .then(|| 2_500_000 * (1 + acak_i("risiko rugi", baris.id, 20))),
            tindakan: "Layanan dipulihkan dan penyebabnya diperiksa.".into(),
            pelajaran: "Pengendalian yang ada perlu diuji berkala, bukan hanya dituliskan.".into(),
            versi: 1,
            dibuat: saat,
            dibuat_oleh: kantor.operator.nama.clone(),
        };
        self.hasil.kejadian.push(satu);
        let isi = json!({"tanggal": hari, "dampak": contoh.dampak});
        let milik = Some(kantor.id);
        self.r.catat(saat, Some(&kantor.operator), "Kejadian risiko dicatat", OBJEK, baris.id, milik, Value::Null, isi);
        maju(baris, saat, &kantor.operator);
        Ok(())
    }

    /// The greatest risks of the running year went up: some decided, some waiting.
    pub(super) fn eskalasi(&mut self) -> Hasil<()> {
        let mut calon: Vec<usize> = (0..self.hasil.risiko.len())
            .filter(|i| {
                let r = &self.hasil.risiko[*i];
                r.tahun == TAHUN_BERJALAN
                    && r.status == Status::Terkonsolidasi.kode()
                    && r.jenis == JenisRisiko::Negatif.kode()
            })
            .collect();
        calon.sort_by_key(|i| (std::cmp::Reverse(self.hasil.risiko[*i].kini_besaran), *i));
        for (ke, letak) in calon.into_iter().take(5).enumerate() {
            let r = &self.hasil.risiko[letak];
            let (id, kantor) = (r.id, r.perangkat_daerah_id);
            let diajukan = self.saat(tanggal(TAHUN_BERJALAN, 10, 14)?, id);
            let diputus = (ke % 2 == 0).then(|| tanggal(TAHUN_BERJALAN, 11, 6)).transpose()?;
            let saat = diputus.map(|hari| self.saat(hari, id));
            let Some(kepala) = self.kepala.get(&kantor).cloned() else { continue };
            let alasan = "Penanganannya membutuhkan anggaran dan keputusan lintas Perangkat Daerah.";
            let baris = eskalasi::Model {
                id: berikut(&self.hasil.eskalasi),
                risiko_id: id,
                ke: Tingkat::Komite.kode().into(),
                alasan: alasan.into(),
                diajukan_oleh: kepala.nama.clone(),
                diajukan_pada: diajukan,
                pemohon_id: diputus.is_none().then_some(kepala.id),
                putusan: saat.map(|_| Putusan::Terima.kode().to_owned()),
                catatan: if saat.is_some() { "Dianggarkan pada perubahan anggaran.".into() } else { String::new() },
                nomor: if saat.is_some() { format!("RIS/{:02}/KMR/{TAHUN_BERJALAN}", ke + 1) } else { String::new() },
                tanggal: diputus,
                diputus_oleh: saat.map(|_| self.tim.nama.clone()).unwrap_or_default(),
                diputus_pada: saat,
            };
            self.hasil.eskalasi.push(baris);
            let tim = self.tim.clone();
            let isi = json!({"ke": Tingkat::Komite.kode(), "alasan": alasan});
            self.r.catat(diajukan, Some(&kepala), "Risiko dieskalasi", OBJEK, id, Some(kantor), Value::Null, isi);
            let r = &mut self.hasil.risiko[letak];
            match saat {
                Some(saat) => {
                    r.versi += 1;
                    r.tingkat = Tingkat::Komite.kode().into();
                    let isi = json!({"putusan": Putusan::Terima.kode()});
                    self.r.catat(
                        saat,
                        Some(&tim),
                        "Eskalasi risiko diputus",
                        OBJEK,
                        id,
                        Some(kantor),
                        Value::Null,
                        isi,
                    );
                    maju(r, saat, &tim);
                }
                None => {
                    r.menunggu = Some(Tingkat::Komite.kode().into());
                    maju(r, diajukan, &kepala);
                }
            }
        }
        Ok(())
    }

    /// What the running year follows; the years before it left nothing on record.
    pub(super) fn pedoman(&mut self, kantor: &[Kantor]) -> Hasil<()> {
        let id = berikut(&self.hasil.pedoman);
        let isi = PedomanRisiko {
            judul: "Peraturan Menteri PANRB tentang Pedoman Manajemen Risiko SPBE".into(),
            nomor: "5".into(),
            tahun: Some(2020),
            sni_nomor: "SNI ISO 31000".into(),
            sni_tahun: Some(2018),
            rencana_nomor: format!("500.12/21/{TAHUN_BERJALAN}"),
            rencana_tanggal: Some(tanggal(TAHUN_BERJALAN, 1, 15)?),
            pengampu: kantor.iter().find(|k| k.singkatan == "Diskominfo").map(|k| k.id),
            ..PedomanRisiko::default()
        };
        let (saat, tim) = (self.saat(tanggal(TAHUN_BERJALAN, 1, 16)?, id), self.tim.clone());
        let tindakan = "Pedoman dan rencana manajemen risiko dicatat";
        self.r.catat(saat, Some(&tim), tindakan, OBJEK_PEDOMAN, id, None, Value::Null, rekam(&isi));
        self.hasil.pedoman.push(pedoman::Model {
            id,
            tahun: TAHUN_BERJALAN,
            pedoman_judul: isi.judul,
            pedoman_nomor: isi.nomor,
            pedoman_tahun: isi.tahun,
            sni_nomor: isi.sni_nomor,
            sni_tahun: isi.sni_tahun,
            standar_lain: isi.standar_lain,
            tanpa_sni: isi.tanpa_sni,
            rencana_nomor: isi.rencana_nomor,
            rencana_tanggal: isi.rencana_tanggal,
            perangkat_daerah_id: isi.pengampu,
            selang_pantau: isi.selang.kode().into(),
            versi: 1,
            diubah: saat,
            diubah_oleh: tim.nama,
        });
        Ok(())
    }
}

fn maju(baris: &mut risiko::Model, saat: DateTime<Utc>, oleh: &Siapa) {
    baris.versi += 1;
    if saat > baris.diubah {
        baris.diubah = saat;
        baris.diubah_oleh.clone_from(&oleh.nama);
    }
}
