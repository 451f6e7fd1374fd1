//! Pages of risks cite the regulation of the government they run for, and of no other.

use std::sync::Arc;

use crate::bersama::{Uji, pelaku};
use axum::http::StatusCode;
use domain::{izin::Peran, profil::Profil};

#[tokio::test]
async fn a_government_reads_its_own_pasal() {
    let kasus: [(&str, &[&str], &[&str]); 4] = [
        ("kota-bekasi", &["Pasal 33 ayat (2)"], &["Pasal 33 ayat (3)"]),
        ("dki-jakarta", &["Pasal 19 ayat (2)", "Pasal 19 ayat (3), ayat (4), dan ayat (5)"], &[]),
        ("kalimantan-barat", &["Pasal 28 ayat (3) dan ayat (4)"], &[]),
        ("nusa-raya", &[], &[]),
    ];
    let semua = ["DKI68", "BEKASI", "Pasal 19", "Pasal 28", "Pasal 33"];
    for (id, kebijakan, pendampingan) in kasus {
        let mut uji = Uji::baru().await;
        uji.l.profil = Arc::new(Profil::bawaan(id).unwrap().unwrap());
        let admin = uji.admin().await;
        let tim = pelaku(admin.akun_id, &[Peran::TimKoordinasi]);
        for (alamat, pasal) in
            [("/risiko/pengaturan/2026", kebijakan), ("/risiko/pendampingan?tahun=2026", pendampingan)]
        {
            let (status, _, html) = uji.buka(alamat, Some(tim.clone()), None).await;
            assert_eq!(status, StatusCode::OK, "{id} {alamat}");
            for satu in pasal {
                assert!(html.contains(satu), "{id} {alamat}: no {satu}");
            }
            for lain in semua.iter().filter(|lain| !pasal.iter().any(|p| p.starts_with(**lain))) {
                assert!(!html.contains(lain), "{id} {alamat}: {lain} is of another government");
            }
        }
    }
}
