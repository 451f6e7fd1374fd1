//! Records of registers under way, among what awaits a person.

use services::register::menunggu::{JenisTugas, TugasRegister};

use super::Baris;
use crate::{kerangka::alamat::rangkai, komponen::kabar::bilangan};

/// One line of the home page.
pub(super) fn baris(t: &TugasRegister) -> Baris {
    let sebutan = t.register.sebutan;
    let apa = if t.banyak == 1 { format!("satu {sebutan}") } else { format!("{} {sebutan}", bilangan(t.banyak)) };
    let apa = match t.jenis {
        JenisTugas::Perbaiki => format!("Perbaiki {apa} yang dikembalikan"),
        JenisTugas::Verifikasi => format!("Verifikasi {apa}"),
        JenisTugas::Validasi => format!("Validasi {apa} yang sudah diverifikasi"),
        JenisTugas::Terbitkan => format!("Terbitkan {apa} yang sudah divalidasi"),
    };
    let rinci = format!("Register {}", t.register.nama);
    Baris { tenggat: None, apa, alamat: alamat(t), rinci, saran: false }
}

/// Straight to the record when there is one, else to the list that shows just these.
fn alamat(t: &TugasRegister) -> String {
    match t.catatan_id {
        Some(id) => format!("{}/{id}", t.register.alamat()),
        None => rangkai(&t.register.alamat(), &[("tahap", t.jenis.tahap().kode()), ("menunggu", "1")]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_leads_to_the_record_or_to_just_these() {
        let register = domain::register::cari("aplikasi").unwrap();
        let satu = |jenis, banyak, catatan_id| baris(&TugasRegister { register, jenis, banyak, catatan_id });
        let tiga = satu(JenisTugas::Verifikasi, 3, None);
        assert_eq!((tiga.apa.as_str(), tiga.rinci.as_str()), ("Verifikasi tiga aplikasi", "Register Aplikasi"));
        assert_eq!(tiga.alamat, "/register/aplikasi?tahap=diajukan&menunggu=1");
        let kembali = satu(JenisTugas::Perbaiki, 1, Some(9));
        assert_eq!(kembali.apa, "Perbaiki satu aplikasi yang dikembalikan");
        assert_eq!(kembali.alamat, "/register/aplikasi/9");
    }
}
