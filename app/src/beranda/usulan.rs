//! Proposals of applications, among what awaits a person.

use services::aplikasi::usulan::menunggu::{JenisTugas, TugasUsulan};

use super::Baris;
use crate::{kerangka::alamat::rangkai, komponen::kabar::bilangan};

const ALAMAT: &str = "/usulan-aplikasi";

/// One line of the home page.
pub(super) fn baris(t: &TugasUsulan) -> Baris {
    let apa = format!("{} usulan aplikasi", if t.banyak == 1 { "satu".to_owned() } else { bilangan(t.banyak) });
    let (apa, rinci) = match t.jenis {
        JenisTugas::Perbaiki => {
            (format!("Perbaiki {apa} yang ditolak"), "Ditolak dengan saran: perbaiki lalu ajukan kembali, atau tarik")
        }
        JenisTugas::AjukanKembali => {
            (format!("Lengkapi dan ajukan kembali {apa}"), "Sedang diperbaiki setelah ditolak atau ditarik")
        }
        JenisTugas::Verifikasi => (format!("Verifikasi {apa}"), "Diajukan Perangkat Daerah"),
        JenisTugas::Putuskan => (format!("Putuskan {apa}"), "Menunggu keputusan"),
    };
    let alamat = match t.usulan_id {
        Some(id) => format!("{ALAMAT}/{id}"),
        None => rangkai(ALAMAT, &[("status", t.status.kode()), ("menunggu", "1")]),
    };
    Baris { tenggat: None, apa, alamat, rinci: rinci.to_owned(), saran: false }
}

#[cfg(test)]
mod tests {
    use domain::aplikasi::usulan::Status;

    use super::*;

    #[test]
    fn a_line_leads_to_the_proposal_or_to_just_these() {
        let satu = |jenis, status, banyak, usulan_id| baris(&TugasUsulan { jenis, status, banyak, usulan_id });
        let dua = satu(JenisTugas::Putuskan, Status::Diverifikasi, 2, None);
        assert_eq!(dua.apa, "Putuskan dua usulan aplikasi");
        assert_eq!(dua.alamat, "/usulan-aplikasi?status=diverifikasi&menunggu=1");
        let satu = satu(JenisTugas::Perbaiki, Status::Ditolak, 1, Some(4));
        assert_eq!(satu.apa, "Perbaiki satu usulan aplikasi yang ditolak");
        assert_eq!(satu.alamat, "/usulan-aplikasi/4");
    }
}
