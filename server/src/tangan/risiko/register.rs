//! Registers of offices: begun, their context, examples, imports, steps of many risks.

use axum::{
    extract::{DefaultBodyLimit, Multipart, Path},
    response::Response,
    routing::{MethodRouter, post},
};
use domain::risiko::{
    alur::Perbuatan,
    konteks::{PemangkuKepentingan, PeraturanTerkait},
};
use services::{
    Galat, Hasil,
    risiko::{
        alur, impor,
        konteks::{self, IsianPakta, IsianSasaran, IsianUmum},
        register,
        salinan::RingkasSalin,
        simpan,
    },
};

use super::{baris, kerangka, pada_baris, tahun::isian_struktur, terisi};
use crate::{
    jawaban::{Beres, jalur_lokal},
    keadaan::Keadaan,
    kiriman::{Isian, Kiriman, Pengirim},
    tangan::unggahan,
};

pub fn daftar(batas_unggah: usize) -> Vec<(&'static str, &'static str, MethodRouter<Keadaan>)> {
    let besar = DefaultBodyLimit::max(batas_unggah);
    vec![
        ("POST", "/risiko/mulai", post(post_mulai)),
        ("POST", "/risiko/massal", post(post_massal)),
        ("POST", "/risiko/register/{rid}/katalog", post(post_katalog)),
        ("POST", "/risiko/register/{rid}/konteks/{bagian}", post(post_konteks)),
        ("POST", "/risiko/register/{rid}/impor", post(post_unggah).layer(besar)),
        ("POST", "/risiko/register/{rid}/impor/{sha}", post(post_impor)),
    ]
}

/// `POST /risiko/mulai`: `kantor`, `tahun`, `cara` (`kosong`, `salin`, `salin_risiko`).
async fn post_mulai(k: Kiriman) -> Response {
    k.jawab("/risiko/mulai", async {
        let (id, kabar) = mulai(&k).await?;
        Ok(Beres::ke(alamat(id), kabar))
    })
    .await
}

/// `POST /risiko/massal`: `pilih` (several), `perbuatan`, `kembali`.
async fn post_massal(k: Kiriman) -> Response {
    let kembali = jalur_lokal(k.isian.teks("kembali")).unwrap_or("/risiko/daftar").to_owned();
    k.jawab(&kembali, async {
        let perbuatan = Perbuatan::dari_kode(k.isian.teks("perbuatan")).ok_or(Galat::TidakAda)?;
        let id: Vec<i64> = k.isian.semua("pilih").iter().filter_map(|t| t.parse().ok()).collect();
        let (n, dilewati) = alur::lakukan_massal(&k.l, &k.pelaku, &id, perbuatan, "").await?;
        Ok(Beres::ke(kembali.clone(), kalimat(perbuatan, n, &dilewati)))
    })
    .await
}

/// `POST /risiko/register/{rid}/katalog`: `pilih` (several codes of examples).
async fn post_katalog(Path(rid): Path<i64>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/katalog", alamat(rid)), async {
        let kode: Vec<String> = k.isian.semua("pilih").into_iter().map(str::to_owned).collect();
        let n = simpan::dari_katalog(&k.l, &k.pelaku, rid, &kode).await?;
        Ok(Beres::ke(alamat(rid), format!("{n} contoh dijadikan draf. Sesuaikan masing-masing sebelum diajukan.")))
    })
    .await
}

/// `POST /risiko/register/{rid}/konteks/{bagian}`: the fields of the part, `versi`.
async fn post_konteks(Path((rid, bagian)): Path<(i64, String)>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/konteks/{bagian}", alamat(rid)), async {
        simpan_bagian(&k, rid, &bagian).await?;
        Ok(Beres::ke(format!("{}/konteks#f-{bagian}", alamat(rid)), "Konteks risiko disimpan."))
    })
    .await
}

/// `POST /risiko/register/{rid}/impor`: multipart with `berkas`.
async fn post_unggah(Path(rid): Path<i64>, p: Pengirim, multipart: Multipart) -> Response {
    p.jawab_dengan(&format!("{}/impor", alamat(rid)), &Isian::default(), async {
        let (nama, isi) = unggahan::baca(multipart, p.l.batas_unggah).await?.tabel()?;
        let hasil = impor::pratinjau(&p.l, &p.pelaku, rid, &nama, isi).await?;
        let sha = hasil.map_err(services::tabel::pratinjau::SelSalah::galat)?.sha256;
        Ok(Beres::ke(format!("{}/impor/{sha}", alamat(rid)), ""))
    })
    .await
}

/// `POST /risiko/register/{rid}/impor/{sha}`.
async fn post_impor(Path((rid, sha)): Path<(i64, String)>, k: Kiriman) -> Response {
    k.jawab(&format!("{}/impor/{sha}", alamat(rid)), async {
        let hasil = impor::impor(&k.l, &k.pelaku, rid, &sha).await?;
        Ok(Beres::ke(alamat(rid), format!("Register diimpor: {}", hasil.kalimat())))
    })
    .await
}

/// Begins a register in the way that was chosen; its id and what to say.
async fn mulai(k: &Kiriman) -> Hasil<(i64, String)> {
    let kantor = k.isian.angka("kantor").ok_or_else(|| Galat::isian("kantor", "Pilih Perangkat Daerah."))?;
    let tahun = k.isian.angka("tahun").and_then(|t| i32::try_from(t).ok());
    let tahun = tahun.ok_or_else(|| Galat::isian("tahun", "Tulis tahun dengan empat angka."))?;
    let dengan_risiko = match k.isian.teks("cara") {
        "salin" => false,
        "salin_risiko" => true,
        _ => {
            let id = register::create(&k.l, &k.pelaku, kantor, tahun).await?;
            return Ok((id, format!("Register risiko {tahun} dimulai.")));
        }
    };
    let (id, ringkas) = register::salin(&k.l, &k.pelaku, kantor, tahun, dengan_risiko).await?;
    Ok((id, kabar_salin(tahun, dengan_risiko, &ringkas)))
}

/// What was taken over, and what not and why. A long list is whole in the trail.
fn kabar_salin(tahun: i32, dengan_risiko: bool, r: &RingkasSalin) -> String {
    const SEBUT: usize = 8;
    let dari = r.dari;
    let mut kabar = if dengan_risiko {
        format!("Register risiko {tahun} dimulai dengan {} risiko dari {dari}.", r.disalin)
    } else {
        format!("Register risiko {tahun} dimulai dengan konteks {dari}.")
    };
    for (apa, semua) in [("Konteks", &r.konteks), ("Risiko", &r.risiko)] {
        if semua.is_empty() {
            continue;
        }
        let sebut: Vec<String> =
            semua.iter().take(SEBUT).map(|t| format!("{} ({})", t.apa, t.sebab.trim_end_matches('.'))).collect();
        let lebih = semua.len().saturating_sub(SEBUT);
        let lebih = if lebih > 0 { format!("; {lebih} lainnya ada di jejak audit") } else { String::new() };
        kabar.push_str(&format!(" {apa} yang tidak disalin: {}{lebih}.", sebut.join("; ")));
    }
    kabar
}

/// One form of the context.
async fn simpan_bagian(k: &Kiriman, rid: i64, bagian: &str) -> Hasil<()> {
    let (l, pelaku, versi, isian) = (&k.l, &k.pelaku, k.isian.versi(), &k.isian);
    match bagian {
        "umum" => {
            let isi = super::dari_isian!(IsianUmum, isian; nama_upr, tugas, fungsi, mulai, selesai);
            konteks::simpan_umum(l, pelaku, rid, versi, &isi).await
        }
        "pakta" => {
            let isi = super::dari_isian!(IsianPakta, isian; nomor, tempat, tanggal);
            konteks::simpan_pakta(l, pelaku, rid, versi, &isi).await
        }
        "sasaran" => {
            let (letak, isi) = terisi(baris(isian, ["sasaran_spbe", "sasaran_upr", "indikator", "target", "id"]));
            let isi: Vec<IsianSasaran> = isi
                .into_iter()
                .map(|[sasaran_spbe, sasaran_upr, indikator, target, id]| IsianSasaran {
                    id,
                    sasaran_upr,
                    sasaran_spbe,
                    indikator,
                    target,
                })
                .collect();
            pada_baris(konteks::simpan_sasaran(l, pelaku, rid, versi, &isi).await, &letak)
        }
        "struktur" => {
            let (isi, letak) = isian_struktur(isian);
            pada_baris(konteks::simpan_struktur(l, pelaku, rid, versi, &isi).await, &letak)
        }
        "pemangku" => {
            let (letak, isi) = terisi(baris(isian, ["nama", "hubungan"]));
            let isi: Vec<_> = isi.into_iter().map(|[nama, hubungan]| PemangkuKepentingan { nama, hubungan }).collect();
            pada_baris(konteks::simpan_pemangku(l, pelaku, rid, versi, &isi).await, &letak)
        }
        "peraturan" => {
            let (letak, isi) = terisi(baris(isian, ["nama", "amanat"]));
            let isi: Vec<_> = isi.into_iter().map(|[nama, amanat]| PeraturanTerkait { nama, amanat }).collect();
            pada_baris(konteks::simpan_peraturan(l, pelaku, rid, versi, &isi).await, &letak)
        }
        lain => {
            let kini = register::get(l, pelaku, rid).await?;
            let (baru, letak) = kerangka::baca(kini.kerangka, &kini.matriks, lain, isian)?;
            kerangka::pada(konteks::simpan_kerangka(l, pelaku, rid, versi, baru).await, &letak)
        }
    }
}

/// What was done, and what was left out with its reasons.
fn kalimat(perbuatan: Perbuatan, n: usize, dilewati: &[(String, String)]) -> String {
    let kepala = format!("{}: {n} risiko.", perbuatan.nama());
    if dilewati.is_empty() {
        return kepala;
    }
    let sebab: Vec<String> = dilewati.iter().take(5).map(|(nomor, sebab)| format!("{nomor}: {sebab}")).collect();
    let sisa = dilewati.len().saturating_sub(5);
    let lebih = if sisa > 0 { format!(" Dan {sisa} lainnya.") } else { String::new() };
    format!("{kepala} {} dilewati. {}{lebih}", dilewati.len(), sebab.join(" "))
}

fn alamat(rid: i64) -> String {
    format!("/risiko/register/{rid}")
}
