//! `/putaran/:id`: settings of a round, how far it is from penetapan, its decisions, and the ranking of its offices.

use domain::{
    angka::tampil_2,
    grafik::{self, Butir},
    instrumen::CaraPredikat,
    izin::Tindakan,
    penilaian::{Jenis, Lingkup},
    profil::Topik,
    waktu,
};
use leptos::prelude::*;
use services::penilaian::{
    penetapan::{self, Kesiapan},
    peringkat::{self, Peringkat},
    putaran::{self, RincianPutaran},
    ringkasan::Keputusan,
};

use super::{baru, kata};
use crate::{
    kerangka::{Alamat, Isi, Konteks, halaman},
    komponen::{
        Bidang, Nada, bagian, gambar, gulir, kabar, keadaan, kolom_urut, kosong_besar, kosong_strip, unduh_tabel,
        waktu_tanggal,
    },
};

/// `/putaran/:id`
pub fn halaman_putaran() -> AnyView {
    halaman(|k| async move {
        let id = k.id("id")?;
        let p = putaran::get(&k.l, &k.pelaku, id).await?;
        let siap = penetapan::kesiapan(&k.l, &k.pelaku, id).await?;
        let keputusan = penetapan::list(&k.l, &k.pelaku, id).await?;
        let per_kantor = p.lingkup == Lingkup::PerPerangkatDaerah;
        let peringkat = if per_kantor { peringkat::list(&k.l, &k.pelaku, id).await? } else { Vec::new() };
        let ubah = k.pelaku.boleh(Tindakan::UbahPutaran, &[]) && !p.terkunci;
        let isi = view! {
            {per_kantor.then(|| bagian_peringkat(&k, &p, &peringkat))}
            {bagian_penetapan(&k, &p, &siap)}
            {(!keputusan.is_empty()).then(|| bagian_keputusan(p.id, &keputusan))}
            {if ubah { pengaturan(&k, &p) } else { rincian(&k, &p) }}
        };
        let mut hasil = Isi::baru(p.nama.clone(), isi)
            .dasar(kata::dasar_sesuai(&k.l, &p.instrumen, dasar(p.jenis)))
            .remah([("Putaran penilaian", "/penilaian")])
            .keterangan(format!(
                "{}, {}, tahun {}.",
                kata::jenis_lingkup(p.jenis, p.lingkup),
                kata::sebutan(&k.l.katalog, &p.instrumen),
                p.tahun
            ));
        if let Some(penilaian) = p.penilaian.first().filter(|_| !per_kantor) {
            let luar = p.lingkup == Lingkup::Nasional && !p.terkunci && k.pelaku.boleh(Tindakan::CatatHasilLuar, &[]);
            let impor = luar.then(|| {
                view! { <a class="tombol" href=format!("/putaran/{id}/impor")>"Impor nilai tahap"</a> }
            });
            hasil = hasil.tindakan(view! {
                <a class="tombol" href=format!("/penilaian/{penilaian}")>"Buka penilaian"</a>
                {impor}
            });
        }
        Ok(hasil)
    })
}

/// What the kind of a round rests on.
pub(super) const fn dasar(jenis: Jenis) -> &'static [Topik] {
    match jenis {
        Jenis::Pemantauan => &[Topik::Pemantauan],
        Jenis::Evaluasi => &[Topik::Evaluasi],
    }
}

fn bagian_penetapan(k: &Konteks, p: &RincianPutaran, siap: &Kesiapan) -> AnyView {
    if p.terkunci {
        let buka = k.pelaku.boleh(Tindakan::BukaKembali, &[]).then(|| {
            view! { <p><a class="tombol" href=format!("/putaran/{}/buka-kembali", p.id)>"Buka kembali"</a></p> }
        });
        let kalimat = if p.impor { "Hasil ini diimpor dan terkunci." } else { "Hasil sudah ditetapkan dan terkunci." };
        let isi = view! { <div class="tumpuk">{kabar(Nada::Kunci, view! { <p>{kalimat}</p> })}{buka}</div> };
        return bagian("penetapan", "Penetapan", None, isi);
    }
    let (nada, kalimat) = kalimat_kesiapan(siap);
    let tombol = k.pelaku.boleh(Tindakan::Tetapkan, &[]).then(|| {
        view! { <p><a class="tombol utama" href=format!("/putaran/{}/tetapkan", p.id)>"Tetapkan hasil"</a></p> }
    });
    let isi = view! { <div class="tumpuk">{kabar(nada, view! { <p>{kalimat}</p> })}{tombol}</div> };
    bagian("penetapan", "Penetapan", None, isi)
}

/// What stands between the round and its penetapan, in a sentence.
pub(super) fn kalimat_kesiapan(siap: &Kesiapan) -> (Nada, String) {
    let jumlah = siap.jumlah;
    match (siap.belum_terisi, siap.belum_tuntas) {
        (0, 0) => (Nada::Selesai, format!("Seluruh {jumlah} indikator tuntas. Hasil siap ditetapkan.")),
        (0, tuntas) => (Nada::Awas, format!("{tuntas} dari {jumlah} indikator terisi tetapi belum tuntas.")),
        (isi, 0) => (Nada::Awas, format!("{isi} dari {jumlah} indikator belum terisi dan dihitung 0.")),
        (isi, tuntas) => (
            Nada::Awas,
            format!(
                "{isi} dari {jumlah} indikator belum terisi dan dihitung 0; {tuntas} lagi terisi tetapi belum tuntas."
            ),
        ),
    }
}

fn bagian_keputusan(putaran: i64, keputusan: &[Keputusan]) -> AnyView {
    let baris = keputusan
        .iter()
        .map(|satu| {
            view! {
                <tr>
                    <td>{waktu_tanggal(satu.tanggal)}</td>
                    <th scope="row">{satu.nomor.clone()}</th>
                    <td>{satu.nama()}</td>
                    <td class="baca">{satu.alasan.clone()}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Keputusan atas putaran ini, terbaru di atas"</caption>
            <thead><tr><th scope="col">"Tanggal"</th><th scope="col">"Nomor"</th><th scope="col">"Keputusan"</th><th scope="col">"Alasan"</th></tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    let unduh = unduh_tabel("penilaian-keputusan", &[("putaran", &putaran.to_string())]);
    bagian("keputusan", "Keputusan", None, view! { {gulir("Keputusan", true, tabel)} {unduh} })
}

/// What closing after the deadline means.
const TUTUP: &str = "Setelah hari terakhir suatu tahap, pekerjaan tahap itu tertutup sampai tenggatnya diperpanjang di sini; tanpa pilihan ini tenggat hanya mengingatkan.";

fn pengaturan(k: &Konteks, p: &RincianPutaran) -> AnyView {
    let b = &k.borang;
    let awal = p.target.map(|nilai| nilai.tampil_2()).unwrap_or_default();
    let isi = view! {
        <form class="tumpuk" action=format!("/putaran/{}", p.id) method="post">
            <input type="hidden" name="versi" value=p.versi.to_string()/>
            {Bidang::baru("nama", "Nama putaran").wajib().maks(120).teks(b, &p.nama)}
            {baru::target(b, &awal)}
            {baru::tenggat_tahap(b, |tahap| p.tenggat.get(&tahap).copied(), &p.tahap)}
            {tim_asesor(k, p)}
            {Bidang::baru("tutup_lewat_tenggat", "Tutup pengisian setelah tenggat").bantu(TUTUP).centang(b, p.tutup_lewat_tenggat)}
            <p><button class="tombol" type="submit">"Simpan pengaturan"</button></p>
        </form>
    };
    bagian("pengaturan", "Pengaturan", None, isi)
}

/// The decree that forms the tim asesor internal, as the profil calls it: "Keputusan Gubernur".
fn tim_asesor(k: &Konteks, p: &RincianPutaran) -> AnyView {
    let (b, bentuk) = (&k.borang, k.l.profil.keputusan_asesor());
    let awal = p.tim_asesor.as_ref();
    let bantu = format!("{bentuk} yang membentuk tim asesor internal. Tercetak pada berita acara dan laporan.");
    view! {
        {Bidang::baru("asesor_nomor", "Nomor keputusan tim asesor internal").bantu(bantu).dasar("putaran.tim_asesor").maks(120).teks(b, awal.map_or("", |k| &k.nomor))}
        {Bidang::baru("asesor_tanggal", "Tanggal keputusan tim asesor internal").tanggal(b, awal.map(|k| k.tanggal))}
    }
    .into_any()
}

/// The same settings for those who only read them, and for a fixed round.
fn rincian(k: &Konteks, p: &RincianPutaran) -> AnyView {
    let tenggat = p
        .tahap
        .iter()
        .filter_map(|tahap| {
            let tanggal = p.tenggat.get(tahap)?;
            Some(view! { <dt>{tahap.nama()}</dt><dd>{waktu_tanggal(*tanggal)}</dd> }.into_any())
        })
        .collect_view();
    let asesor = p.tim_asesor.as_ref().map_or_else(kosong_strip, |satu| {
        let teks = format!("{} {}, {}", k.l.profil.keputusan_asesor(), satu.nomor, waktu::panjang(satu.tanggal));
        view! { {teks} }.into_any()
    });
    let target = p.target.map(|nilai| view! { <dt>"Target indeks"</dt><dd>{nilai.tampil_2()}</dd> });
    let isi = view! {
        <dl class="rinci">
            <dt>"Instrumen"</dt><dd>{kata::sebutan(&k.l.katalog, &p.instrumen).to_owned()}</dd>
            <dt>"Visitasi"</dt><dd>{if p.visitasi { "Dipakai" } else { "Tidak dipakai" }}</dd>
            {target}
            {tenggat}
            <dt>"Tim asesor internal"</dt><dd>{asesor}</dd>
            <dt>"Setelah tenggat"</dt><dd>{if p.tutup_lewat_tenggat { "Pengisian ditutup" } else { "Pengisian tetap terbuka" }}</dd>
        </dl>
    };
    bagian("pengaturan", "Pengaturan", None, isi)
}

/// How places come about, above the table.
const CARA_PERINGKAT: &str = "Diurutkan menurut indeks sebelum dibulatkan; indeks ditampilkan dua desimal. Bila dua angka tampak sama tetapi peringkatnya berbeda, indeks empat desimalnya tertulis di bawahnya. Indeks yang tepat sama berbagi peringkat.";

fn bagian_peringkat(k: &Konteks, putaran: &RincianPutaran, semua: &[Peringkat]) -> AnyView {
    if semua.is_empty() {
        let isi = kosong_besar("Belum ada Perangkat Daerah dalam putaran ini", ());
        return bagian("peringkat", "Peringkat Perangkat Daerah", None, isi);
    }
    let terpilih = urutkan(semua, &k.alamat);
    let cari = k.alamat.nilai("q").to_owned();
    let saring = view! {
        <form class="saring jarak" action=k.alamat.jalur.clone() method="get">
            <div><label for="s-q">"Cari Perangkat Daerah"</label><input class="masukan" id="s-q" name="q" type="search" value=cari.clone()/></div>
            <button class="tombol" type="submit">"Terapkan"</button>
        </form>
    };
    let tabel = if terpilih.is_empty() {
        kosong_besar(
            "Tidak ada Perangkat Daerah yang cocok",
            view! {
                <p>{format!("Tidak ada yang memuat “{cari}”.")}</p>
                <p><a class="tombol" href=k.alamat.dengan("q", "")>"Hapus saringan"</a></p>
            },
        )
    } else {
        // What the other reading of an index near a bound would give (half up, or cut at the exact figure).
        let cara = k.l.katalog.cari(&putaran.instrumen).map(|i| i.kebijakan_predikat(putaran.tahun).cara);
        let cara_lain = if cara == Some(CaraPredikat::Dibulatkan) { "tanpa pembulatan" } else { "dibulatkan" };
        tabel_peringkat(&k.alamat, &terpilih, cara_lain)
    };
    let unduh = unduh_tabel("peringkat", &[("putaran", &putaran.id.to_string())]);
    let cara = view! { <p class="redup baca jarak-bawah">{CARA_PERINGKAT}</p> };
    bagian("peringkat", "Peringkat Perangkat Daerah", None, view! { {cara} {saring} {tabel} {unduh} })
}

fn tabel_peringkat(alamat: &Alamat, baris: &[&Peringkat], cara_lain: &str) -> AnyView {
    let baris = baris
        .iter()
        .map(|p| {
            let gambar = gambar(&grafik::batang_satu(
                &format!("Indeks {}", p.kantor.singkatan),
                &Butir::baru(p.kantor.singkatan.clone(), p.hasil.indeks),
                5,
                None,
            ));
            let nada = match p.terisi {
                n if n == p.jumlah => Nada::Selesai,
                0 => Nada::Biasa,
                _ => Nada::Proses,
            };
            let keadaan = keadaan(nada, format!("{} dari {}", p.terisi, p.jumlah));
            let teliti = p.indeks_teliti.as_ref().map(|indeks| view! { <small>{indeks.replace('.', ",")}</small> });
            view! {
                <tr>
                    <td class="angka">{p.tempat}{(p.seperingkat > 1).then(|| view! { <small>"bersama"</small> })}</td>
                    <th scope="row"><a href=format!("/penilaian/{}", p.penilaian_id)>{p.kantor.nama.clone()}</a></th>
                    <td class="angka" data-k="Indeks">{tampil_2(&p.hasil.indeks)}{teliti}</td>
                    <td class="lebar">{gambar}</td>
                    <td>{p.predikat.clone()}{p.predikat_lain.clone().map(|lain| view! { <small>{format!("bila {cara_lain}: {lain}")}</small> })}</td>
                    <td data-k="Terisi" class="utuh">{keadaan}</td>
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">"Peringkat Perangkat Daerah menurut indeks"</caption>
            <thead>
                <tr>
                    {kolom_urut(alamat, "tempat", "Peringkat", "angka", "tempat")}
                    {kolom_urut(alamat, "nama", "Perangkat Daerah", "nama", "tempat")}
                    <th scope="col" class="angka">"Indeks"</th>
                    <th scope="col" class="lebar">"0 sampai 5"</th>
                    <th scope="col">"Predikat"</th>
                    {kolom_urut(alamat, "terisi", "Terisi", "", "tempat")}
                </tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
    };
    gulir("Peringkat Perangkat Daerah", true, tabel)
}

/// The rows asked for by `q` and `urut`.
fn urutkan<'a>(semua: &'a [Peringkat], alamat: &Alamat) -> Vec<&'a Peringkat> {
    let cari = alamat.nilai("q").trim().to_lowercase();
    let cocok = |p: &&Peringkat| {
        p.kantor.nama.to_lowercase().contains(&cari) || p.kantor.singkatan.to_lowercase().contains(&cari)
    };
    let mut hasil: Vec<_> = semua.iter().filter(cocok).collect();
    let urut = alamat.ada("urut").unwrap_or("tempat");
    match urut.trim_start_matches('-') {
        "nama" => hasil.sort_by(|a, b| a.kantor.nama.cmp(&b.kantor.nama)),
        "terisi" => hasil.sort_by_key(|p| p.terisi),
        _ => hasil.sort_by_key(|p| p.tempat),
    }
    if urut.starts_with('-') {
        hasil.reverse();
    }
    hasil
}

#[cfg(test)]
mod tests {
    use domain::{angka::Pecahan, indeks::HasilIndeks};
    use services::perangkat_daerah::KantorRingkas;

    use super::*;

    fn satu(tempat: usize, nama: &str, singkatan: &str, terisi: usize) -> Peringkat {
        Peringkat {
            tempat,
            penilaian_id: 1,
            kantor: KantorRingkas { id: 1, nama: nama.into(), singkatan: singkatan.into() },
            hasil: HasilIndeks {
                indeks: Pecahan::default(),
                domain: Vec::new(),
                aspek: Vec::new(),
                belum_terisi: Vec::new(),
            },
            indeks_teliti: None,
            seperingkat: 1,
            predikat: "Kurang".into(),
            predikat_lain: None,
            terisi,
            jumlah: 47,
        }
    }

    #[test]
    fn the_ranking_is_searched_and_sorted_by_its_address() {
        let semua = [
            satu(1, "Dinas Kesehatan", "Dinkes", 40),
            satu(2, "Badan Perencanaan Pembangunan Daerah", "Bappeda", 47),
            satu(3, "Dinas Pendidikan", "Disdik", 12),
        ];
        let urut = |kueri: &str| -> Vec<String> {
            let alamat = Alamat::baru("/putaran/1", Some(kueri));
            urutkan(&semua, &alamat).into_iter().map(|p| p.kantor.singkatan.clone()).collect()
        };
        assert_eq!(urut(""), ["Dinkes", "Bappeda", "Disdik"]);
        assert_eq!(urut("urut=-tempat"), ["Disdik", "Bappeda", "Dinkes"]);
        assert_eq!(urut("urut=nama"), ["Bappeda", "Dinkes", "Disdik"]);
        assert_eq!(urut("q=dinas&urut=terisi"), ["Disdik", "Dinkes"]);
        assert_eq!(urut("q=BAPPEDA"), ["Bappeda"]);
        assert!(urut("q=tidak+ada").is_empty());
    }

    #[test]
    fn readiness_says_what_counts_as_zero() {
        let siap = |belum_terisi, belum_tuntas| kalimat_kesiapan(&Kesiapan { jumlah: 47, belum_terisi, belum_tuntas });
        assert_eq!(siap(0, 0).0, Nada::Selesai);
        assert_eq!(siap(6, 0).1, "6 dari 47 indikator belum terisi dan dihitung 0.");
        assert!(siap(6, 3).1.contains("3 lagi terisi"));
        assert_eq!(siap(0, 3).1, "3 dari 47 indikator terisi tetapi belum tuntas.");
    }
}
