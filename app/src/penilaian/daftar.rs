//! `/penilaian`: every round this person may see, and the index over the years.

use chrono::NaiveDate;
use domain::{
    angka::ribuan,
    grafik,
    izin::Tindakan,
    penilaian::{Lingkup, Tahap},
    profil::Topik,
    waktu::Tenggat,
};
use leptos::prelude::*;
use services::{
    Layanan, Pelaku,
    penilaian::{
        putaran::{self, RingkasPutaran},
        ringkasan::{self, Riwayat},
    },
};

use super::kata;
use crate::{
    kerangka::{Alamat, Isi, halaman},
    komponen::{Nada, bagian, gambar, gulir, keadaan, kosong_besar, kosong_strip, tenggat, unduh_tabel},
};

/// `/penilaian`
pub fn halaman_daftar() -> AnyView {
    halaman(|k| async move {
        let semua = putaran::list(&k.l, &k.pelaku).await?;
        let tindakan = tombol(&k.pelaku);
        if semua.is_empty() {
            return Ok(Isi::baru("Putaran penilaian", kosong(&k.pelaku, &k.l.profil.pengelola_penilaian_kalimat())));
        }
        let riwayat = ringkasan::hasil_pemerintah(&k.l, &k.pelaku).await?;
        let terpilih: Vec<_> = semua.iter().filter(|p| cocok(p, &k.alamat)).cloned().collect();
        let seluruh = k.pelaku.boleh(Tindakan::LihatSeluruhPenilaian, &[]);
        let tabel =
            if terpilih.is_empty() { tidak_cocok(&k.alamat) } else { tabel(&k.l, &terpilih, seluruh, k.hari_ini()) };
        let grafik = (!riwayat.is_empty()).then(|| tahun_ke_tahun(&k.l, &riwayat));
        let isi = view! { {saringan(&k.alamat, &semua)} {tabel} {grafik} };
        let mut halaman = Isi::baru("Putaran penilaian", isi)
            .keterangan(
                "Pemantauan dan Evaluasi, satu putaran atau lebih setiap tahun, masing-masing dengan instrumennya.",
            )
            .dasar(&[Topik::PemantauanEvaluasi]);
        if let Some(tindakan) = tindakan {
            halaman = halaman.tindakan(tindakan);
        }
        Ok(halaman)
    })
}

fn tahun_ke_tahun(l: &Layanan, riwayat: &[Riwayat]) -> AnyView {
    let seri = kata::seri_tahun(&l.katalog, riwayat);
    let gambar = gambar(&grafik::tren("Indeks dari tahun ke tahun", &seri, 5, None));
    let isi = view! {
        <div class="dua-rata">
            <div>
                {gambar}
                <p class="redup"><small>"Satu garis hanya menghubungkan hasil dari instrumen dan lingkup yang sama."</small></p>
            </div>
            <div>
                {gulir("Hasil tahun-tahun sebelumnya", false, kata::tabel_tahun(&l.katalog, riwayat))}
                {unduh_tabel("riwayat", &[])}
            </div>
        </div>
    };
    bagian("dari-tahun-ke-tahun", "Dari tahun ke tahun", None, isi)
}

fn tombol(pelaku: &Pelaku) -> Option<AnyView> {
    let buka = pelaku.boleh(Tindakan::BukaPutaran, &[]);
    let impor = pelaku.boleh(Tindakan::ImporNilai, &[]);
    (buka || impor).then(|| {
        view! {
            {impor.then(|| view! { <a class="tombol" href="/penilaian/impor">"Impor hasil tahun lalu"</a> })}
            {buka.then(|| view! { <a class="tombol utama" href="/penilaian/baru">"Buka putaran"</a> })}
        }
        .into_any()
    })
}

fn saringan(alamat: &Alamat, semua: &[RingkasPutaran]) -> AnyView {
    let mut tahun: Vec<i32> = semua.iter().map(|p| p.tahun).collect();
    tahun.dedup();
    let tahun = tahun
        .into_iter()
        .map(|t| {
            view! { <option value=t.to_string() selected={alamat.nilai("tahun") == t.to_string()}>{t}</option> }
                .into_any()
        })
        .collect_view();
    let lingkup = Lingkup::SEMUA
        .into_iter()
        .map(|n| {
            view! { <option value=n.kode() selected={alamat.nilai("lingkup") == n.kode()}>{n.nama()}</option> }
                .into_any()
        })
        .collect_view();
    view! {
        <form class="saring jarak" action="/penilaian" method="get">
            <div>
                <label for="s-tahun">"Tahun"</label>
                <select class="masukan" id="s-tahun" name="tahun"><option value="">"Semua tahun"</option>{tahun}</select>
            </div>
            <div>
                <label for="s-lingkup">"Lingkup"</label>
                <select class="masukan" id="s-lingkup" name="lingkup"><option value="">"Semua lingkup"</option>{lingkup}</select>
            </div>
            <button class="tombol" type="submit">"Terapkan"</button>
        </form>
    }
    .into_any()
}

fn cocok(p: &RingkasPutaran, alamat: &Alamat) -> bool {
    alamat.ada("tahun").is_none_or(|tahun| tahun == p.tahun.to_string())
        && alamat.ada("lingkup").is_none_or(|lingkup| lingkup == p.lingkup.kode())
}

fn tabel(l: &Layanan, putaran: &[RingkasPutaran], seluruh: bool, hari_ini: NaiveDate) -> AnyView {
    let baris = putaran.iter().map(|p| baris(l, p, seluruh, hari_ini)).collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Putaran penilaian, terbaru di atas"</caption>
            <thead>
                <tr>
                    <th scope="col" class="lebar">"Tahun"</th>
                    <th scope="col" class="nama">"Putaran"</th>
                    <th scope="col">"Jenis dan lingkup"</th>
                    <th scope="col">"Instrumen"</th>
                    <th scope="col">{if seluruh { "Terisi" } else { "Terisi, indikator kami" }}</th>
                    <th scope="col">"Keadaan"</th>
                    <th scope="col">"Tenggat"</th>
                </tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
    };
    view! { {gulir("Putaran penilaian", true, tabel)} {unduh_tabel("putaran", &[])} }.into_any()
}

fn baris(l: &Layanan, p: &RingkasPutaran, seluruh: bool, hari_ini: NaiveDate) -> AnyView {
    let terisi = view! {
        <span class="ukur">
            <progress max=p.jumlah.max(1).to_string() value=p.terisi.to_string() aria-label=format!("Terisi, {}", p.nama)></progress>
            " " <span class="angka">{format!("{} dari {}", ribuan(p.terisi), ribuan(p.jumlah))}</span>
        </span>
    };
    let batas = if p.terkunci { Vec::new() } else { kata::tenggat_kini(&p.tenggat, &p.selesai, hari_ini) };
    let batas = if batas.is_empty() {
        kosong_strip()
    } else {
        let satu = |(tahap, tanggal): (Tahap, NaiveDate)| {
            view! { <div>{tahap.nama()} <small>{tenggat(Tenggat::dari(tanggal, hari_ini))}</small></div> }.into_any()
        };
        batas.into_iter().map(satu).collect_view().into_any()
    };
    let (nada, kata_keadaan) = keadaan_putaran(p);
    let pengaturan = (seluruh && !p.impor && p.lingkup != Lingkup::PerPerangkatDaerah).then(|| {
        view! { <small><a href=format!("/putaran/{}", p.id)>"Pengaturan dan penetapan"</a></small> }
    });
    view! {
        <tr>
            <td class="lebar">{p.tahun}</td>
            <th scope="row"><a href=tujuan(p, seluruh)>{p.nama.clone()}</a>{pengaturan}</th>
            <td>{kata::jenis_lingkup(p.jenis, p.lingkup)}</td>
            <td>{kata::sebutan(&l.katalog, &p.instrumen).to_owned()}</td>
            <td data-k="Terisi">{terisi}</td>
            <td>{keadaan(nada, kata_keadaan)}</td>
            <td data-k="Tenggat">{batas}</td>
        </tr>
    }
    .into_any()
}

/// Where the name of a round leads: its ranking, or the one assessment in it.
pub(crate) fn tujuan(p: &RingkasPutaran, seluruh: bool) -> String {
    match p.penilaian.first() {
        Some(id) if !(seluruh && p.lingkup == Lingkup::PerPerangkatDaerah) => format!("/penilaian/{id}"),
        _ => format!("/putaran/{}", p.id),
    }
}

fn keadaan_putaran(p: &RingkasPutaran) -> (Nada, &'static str) {
    if p.impor {
        (Nada::Kunci, "Diimpor")
    } else if p.terkunci {
        (Nada::Kunci, "Ditetapkan")
    } else if p.terisi == 0 {
        (Nada::Biasa, "Belum diisi")
    } else if p.terisi < p.jumlah {
        (Nada::Proses, "Berjalan")
    } else {
        (Nada::Proses, "Terisi semua")
    }
}

fn kosong(pelaku: &Pelaku, pengelola: &str) -> AnyView {
    if !pelaku.boleh(Tindakan::BukaPutaran, &[]) {
        return kosong_besar(
            "Belum ada putaran penilaian untuk Anda",
            view! { <p>{format!("Putaran muncul di sini begitu {pengelola} membukanya dan menugaskan indikator kepada kantor Anda.")}</p> },
        );
    }
    kosong_besar(
        "Belum ada putaran penilaian",
        view! {
            <p>"Mulai dari salah satu cara berikut."</p>
            <ol>
                <li><a href="/penilaian/impor">"Impor hasil tahun lalu"</a>", agar tahun ini dapat dibandingkan."</li>
                <li>"Buka putaran tahun ini: pilih jenis, lingkup, instrumen, dan tenggat setiap tahap."</li>
            </ol>
            <p><a class="tombol utama" href="/penilaian/baru">"Buka putaran"</a></p>
        },
    )
}

fn tidak_cocok(alamat: &Alamat) -> AnyView {
    kosong_besar(
        "Tidak ada putaran yang cocok",
        view! {
            <p>"Tidak ada putaran dengan tahun dan lingkup yang dipilih."</p>
            <p><a class="tombol" href=alamat.jalur.clone()>"Hapus saringan"</a></p>
        },
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::penilaian::Jenis;

    use super::*;

    fn putaran() -> RingkasPutaran {
        RingkasPutaran {
            id: 7,
            tahun: 2026,
            nama: "Pemantauan internal 2026".into(),
            jenis: Jenis::Pemantauan,
            lingkup: Lingkup::Internal,
            instrumen: "permenpanrb-59-2020".into(),
            terkunci: false,
            impor: false,
            penilaian: vec![31],
            jumlah: 47,
            terisi: 0,
            tenggat: BTreeMap::new(),
            selesai: Vec::new(),
        }
    }

    #[test]
    fn a_round_leads_to_its_assessment_or_its_ranking() {
        let banyak = RingkasPutaran { lingkup: Lingkup::PerPerangkatDaerah, penilaian: vec![40, 41], ..putaran() };
        assert_eq!(tujuan(&putaran(), true), "/penilaian/31");
        assert_eq!(tujuan(&banyak, true), "/putaran/7");
        assert_eq!(tujuan(&banyak, false), "/penilaian/40");
    }

    #[test]
    fn the_state_of_a_round_is_one_word() {
        assert_eq!(keadaan_putaran(&putaran()).1, "Belum diisi");
        assert_eq!(keadaan_putaran(&RingkasPutaran { terisi: 3, ..putaran() }).1, "Berjalan");
        assert_eq!(keadaan_putaran(&RingkasPutaran { terisi: 47, ..putaran() }).1, "Terisi semua");
        assert_eq!(keadaan_putaran(&RingkasPutaran { terkunci: true, ..putaran() }).1, "Ditetapkan");
        assert_eq!(keadaan_putaran(&RingkasPutaran { terkunci: true, impor: true, ..putaran() }).1, "Diimpor");
    }

    #[test]
    fn filters_stand_in_the_address() {
        let p = putaran();
        assert!(cocok(&p, &Alamat::baru("/penilaian", None)));
        assert!(cocok(&p, &Alamat::baru("/penilaian", Some("tahun=2026&lingkup="))));
        assert!(!cocok(&p, &Alamat::baru("/penilaian", Some("tahun=2025"))));
        assert!(!cocok(&p, &Alamat::baru("/penilaian", Some("lingkup=nasional"))));
    }
}
