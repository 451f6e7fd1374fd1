//! What needs somebody, as a table to download.

use domain::{
    register::perhatian::{Bersama, Pakai, Perhatian},
    tabel::Tabel,
    waktu::iso,
};

use super::daftar_perhatian::{PakaiKantor, Pantauan};
use crate::{Galat, Hasil};

/// Values of `daftar` that are no list of records.
pub const TANPA_ENTRI: &str = "tanpa-entri";
pub const BERSAMA: &str = "pakai-bersama";

impl Pantauan {
    /// One list as its page shows it, all of it or that of an office; without a name the lists with their numbers.
    ///
    /// # Errors
    /// [`Galat::TidakAda`] for a list that is not kept.
    pub fn tabel(&self, daftar: &str, kantor: Option<i64>) -> Hasil<Tabel> {
        match (self.daftar.iter().find(|(p, _)| p.kode() == daftar), daftar) {
            (Some((p, _)), _) => Ok(self.catatan(*p, kantor)),
            (None, TANPA_ENTRI) => Ok(self.tabel_tanpa_entri()),
            (None, BERSAMA) => Ok(self.tabel_bersama()),
            (None, "") => Ok(self.ringkasan()),
            _ => Err(Galat::TidakAda),
        }
    }

    fn nama_kantor(&self, id: Option<i64>) -> String {
        id.and_then(|id| self.kantor.get(&id)).map_or_else(String::new, |k| k.nama.clone())
    }

    fn ringkasan(&self) -> Tabel {
        let baris = self.daftar.iter().map(|(p, isi)| vec![p.nama().into(), p.pasal().into(), isi.len().to_string()]);
        Tabel::dari_teks("Yang perlu perhatian", &["Daftar", "Dasar", "Jumlah"], baris.collect())
    }

    fn catatan(&self, p: Perhatian, kantor: Option<i64>) -> Tabel {
        let milik = self.isi(p).iter().filter(|b| kantor.is_none() || b.kantor == kantor);
        let baris = milik.map(|b| {
            vec![
                b.nomor.clone(),
                b.nama.clone(),
                b.register.nama.to_owned(),
                self.nama_kantor(b.kantor),
                b.temuan.alasan.clone(),
                b.temuan.jatuh_tempo.map(iso).unwrap_or_default(),
            ]
        });
        let kepala = ["Nomor", "Nama", "Register", "Perangkat Daerah", "Sebab", "Jatuh tempo"];
        Tabel::dari_teks(p.nama(), &kepala, baris.collect())
    }

    fn tabel_tanpa_entri(&self) -> Tabel {
        let kepala: Vec<&str> =
            std::iter::once("Perangkat Daerah").chain(self.tanpa_entri.iter().map(|t| t.nama)).collect();
        let kurang = self.urutan.iter().filter(|id| self.tanpa_entri.iter().any(|t| t.kantor.contains(id)));
        let baris = kurang.map(|id| {
            let ada = |t: &super::TanpaEntri| match t.berakhir.get(id) {
                Some(sampai) => format!("Berakhir {}", iso(*sampai)),
                None if t.kantor.contains(id) => "Belum ada".to_owned(),
                None => "Ada".to_owned(),
            };
            std::iter::once(self.nama_kantor(Some(*id))).chain(self.tanpa_entri.iter().map(ada)).collect()
        });
        Tabel::dari_teks("Perangkat Daerah tanpa entri", &kepala, baris.collect())
    }

    fn tabel_bersama(&self) -> Tabel {
        let kepala: Vec<&str> = std::iter::once("Perangkat Daerah")
            .chain(Bersama::SEMUA.iter().map(|b| b.nama()))
            .chain(["Alasan pengecualian"])
            .collect();
        let baris = self.bersama.iter().map(|satu| {
            let alasan: Vec<String> = Bersama::SEMUA
                .iter()
                .zip(&satu.pengecualian)
                .filter_map(|(b, p)| Some(format!("{}: {}", b.nama(), p.as_ref()?.alasan)))
                .collect();
            std::iter::once(self.nama_kantor(Some(satu.kantor)))
                .chain(satu.pakai.iter().map(|p| pakai(*p)))
                .chain([alasan.join("; ")])
                .collect()
        });
        Tabel::dari_teks("Pemakaian bersama", &kepala, baris.collect())
    }
}

fn pakai(pakai: Pakai) -> String {
    match pakai {
        Pakai::TanpaEntri => "Tanpa entri".into(),
        Pakai::Dikecualikan => "Dikecualikan".into(),
        Pakai::Tidak => "Tidak".into(),
        Pakai::Sebagian(ya, semua) => format!("Sebagian, {ya} dari {semua}"),
        Pakai::Ya(n) => format!("Ya, {n} dari {n}"),
    }
}

impl PakaiKantor {
    /// Whether the office still owes something.
    #[must_use]
    pub fn belum(&self) -> bool {
        self.pakai.iter().any(|p| matches!(p, Pakai::Tidak | Pakai::Sebagian(..)))
    }
}
