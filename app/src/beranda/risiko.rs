//! Work on risks among what awaits a person.

use domain::risiko::alur::Status;
use services::risiko::menunggu::{JenisTugas, TugasRisiko};

use super::Baris;
use crate::{kerangka::alamat::rangkai, komponen::kabar::bilangan};

/// One line of the home page.
pub(super) fn baris(t: &TugasRisiko) -> Baris {
    let apa = if t.banyak == 1 { "satu risiko".to_owned() } else { format!("{} risiko", bilangan(t.banyak)) };
    let kalimat = match t.jenis {
        JenisTugas::Perbaiki => format!("Perbaiki {apa} yang dikembalikan"),
        JenisTugas::Ajukan => format!("Lengkapi dan ajukan {apa}"),
        JenisTugas::Setujui => format!("Setujui {apa}"),
        JenisTugas::Reviu => format!("Reviu {apa}"),
        JenisTugas::Konsolidasi => format!("Konsolidasikan {apa}"),
        JenisTugas::Putus => format!("Catat putusan atas {apa} yang dieskalasi"),
        JenisTugas::Terlambat => format!("Tindak lanjuti penanganan {apa} yang lewat jadwal"),
    };
    Baris {
        tenggat: t.tenggat,
        apa: kalimat,
        alamat: alamat(t),
        rinci: format!("Register risiko {}", t.tahun),
        saran: false,
    }
}

/// Straight to the risk when there is one, else to the list that shows just these.
fn alamat(t: &TugasRisiko) -> String {
    if let Some(id) = t.risiko_id {
        return crate::risiko::alamat(id);
    }
    let (nama, nilai) = match t.jenis {
        JenisTugas::Perbaiki => ("status", Status::Dikembalikan.kode()),
        JenisTugas::Ajukan => ("status", Status::Draf.kode()),
        JenisTugas::Setujui => ("status", Status::Diajukan.kode()),
        JenisTugas::Reviu => ("status", Status::Disetujui.kode()),
        JenisTugas::Konsolidasi => ("status", Status::Direviu.kode()),
        JenisTugas::Putus => ("eskalasi", "1"),
        JenisTugas::Terlambat => ("terlambat", "1"),
    };
    rangkai("/risiko/daftar", &[("tahun", &t.tahun.to_string()), (nama, nilai)])
}
