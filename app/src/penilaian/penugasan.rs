//! `/penilaian/:id/penugasan`: which offices answer which indicators, many at once.

use std::collections::BTreeMap;

use domain::{instrumen::Instrumen, izin::Tindakan};
use leptos::prelude::*;
use services::{
    Galat,
    penilaian::ringkasan::{self, BarisIndikator, Ringkasan},
    perangkat_daerah::{self, KantorRingkas},
};

use super::{
    kata,
    tab::{Tab, isi_tab},
};
use crate::{
    kerangka::{Alamat, Konteks, halaman},
    komponen::{Bidang, Nada, Opsi, gulir, kabar, kosong_besar, kosong_strip, unduh_tabel},
};

/// `/penilaian/:id/penugasan`
pub fn halaman_penugasan() -> AnyView {
    halaman(|k| async move {
        k.pelaku.wajib(Tindakan::TugaskanIndikator, &[])?;
        let r = ringkasan::get(&k.l, &k.pelaku, k.id("id")?).await?;
        if !r.seluruh || r.subjek.is_some() {
            return Err(Galat::dilarang());
        }
        let instrumen = kata::instrumen(&k.l, &r.instrumen)?;
        let pilihan = perangkat_daerah::pilihan(&k.l.db).await?;
        let tanpa = r.indikator.iter().filter(|i| i.kantor.is_empty()).count();
        let saringan = Saringan::dari(&k.alamat);
        let terpilih: Vec<_> = r.indikator.iter().filter(|i| saringan.cocok(instrumen, i)).collect();
        let badan = if pilihan.is_empty() {
            kosong_besar(
                "Belum ada Perangkat Daerah yang aktif",
                view! {
                    <p>"Daftarkan Perangkat Daerah lebih dahulu, lalu kembali ke halaman ini."</p>
                    <p><a class="tombol utama" href="/perangkat-daerah">"Buka Perangkat Daerah"</a></p>
                },
            )
        } else if terpilih.is_empty() {
            kosong_besar(
                "Tidak ada indikator yang cocok",
                view! { <p><a class="tombol" href=k.alamat.jalur.clone()>"Hapus saringan"</a></p> },
            )
        } else {
            formulir(&k, &r, instrumen, &terpilih, pilihan, &saringan)
        };
        let terkunci = r.terkunci.then(|| {
            kabar(
                Nada::Kunci,
                view! { <p>"Putaran ini sudah ditetapkan, jadi penanggung jawab tidak dapat diubah."</p> },
            )
        });
        let isi = view! { {terkunci} {saring(&k.alamat, instrumen, &r, &saringan)} {badan} };
        let keterangan = match tanpa {
            0 => "Setiap indikator mempunyai penanggung jawab. Tebal: yang memimpin.".to_owned(),
            n => format!(
                "{n} dari {} indikator belum mempunyai penanggung jawab. Tebal: yang memimpin.",
                r.indikator.len()
            ),
        };
        Ok(isi_tab(&k.pelaku, &r, Tab::Penugasan, "Penugasan", isi).keterangan(keterangan))
    })
}

/// What the address asks to see.
#[derive(Debug, Default, PartialEq, Eq)]
struct Saringan {
    aspek: Option<u8>,
    kosong: bool,
    kantor: Vec<i64>,
}

impl Saringan {
    fn dari(alamat: &Alamat) -> Self {
        Self {
            aspek: alamat.ada("aspek").and_then(|teks| teks.parse().ok()),
            kosong: alamat.ada("kosong").is_some(),
            kantor: alamat.semua("kantor").iter().filter_map(|teks| teks.parse().ok()).collect(),
        }
    }

    fn cocok(&self, instrumen: &Instrumen, i: &BarisIndikator) -> bool {
        let aspek = instrumen.indikator(&i.kode).map(|satu| satu.aspek);
        self.aspek.is_none_or(|no| aspek == Some(no))
            && (!self.kosong || i.kantor.is_empty())
            && (self.kantor.is_empty() || i.kantor.iter().any(|id| self.kantor.contains(id)))
    }
}

fn saring(alamat: &Alamat, instrumen: &Instrumen, r: &Ringkasan, saringan: &Saringan) -> AnyView {
    let aspek = instrumen
        .aspek
        .iter()
        .map(|a| {
            view! { <option value=a.no.to_string() selected={saringan.aspek == Some(a.no)}>{format!("{}. {}", a.no, a.nama_pendek)}</option> }
                .into_any()
        })
        .collect_view();
    let kantor = r
        .kantor
        .iter()
        .map(|x| {
            view! { <option value=x.id.to_string() selected={saringan.kantor == [x.id]}>{x.singkatan.clone()}</option> }
                .into_any()
        })
        .collect_view();
    let beberapa = (saringan.kantor.len() > 1).then(|| {
        let nama: Vec<_> =
            r.kantor.iter().filter(|x| saringan.kantor.contains(&x.id)).map(|x| x.singkatan.as_str()).collect();
        view! {
            <p class="redup">
                {format!("Hanya indikator {}. ", nama.join(", "))} <a href=alamat.dengan("kantor", "")>"Tampilkan semua"</a>
            </p>
        }
    });
    view! {
        <form class="saring jarak" action=alamat.jalur.clone() method="get">
            <div><label for="s-aspek">"Aspek"</label><select class="masukan" id="s-aspek" name="aspek"><option value="">"Semua aspek"</option>{aspek}</select></div>
            <div><label for="s-kantor">"Penanggung jawab"</label><select class="masukan" id="s-kantor" name="kantor"><option value="">"Semua"</option>{kantor}</select></div>
            <div><label class="pilih"><input type="checkbox" name="kosong" value="1" checked=saringan.kosong/> <span>"Belum ada penanggung jawab"</span></label></div>
            <button class="tombol" type="submit">"Terapkan"</button>
        </form>
        {beberapa}
    }
    .into_any()
}

fn formulir(
    k: &Konteks,
    r: &Ringkasan,
    instrumen: &Instrumen,
    terpilih: &[&BarisIndikator],
    pilihan: Vec<KantorRingkas>,
    saringan: &Saringan,
) -> AnyView {
    let nama: BTreeMap<i64, &KantorRingkas> = r.kantor.iter().map(|x| (x.id, x)).collect();
    let dicentang = k.borang.banyak("indikator", &[]);
    let baris = kelompok(instrumen, terpilih, &nama, &dicentang, !r.terkunci);
    let tabel = view! {
        <table class="tabel rapat kartu">
            <caption class="senyap">"Indikator dan penanggung jawabnya"</caption>
            <thead>
                <tr>
                    {(!r.terkunci).then(|| view! { <th scope="col" class="centang"><span class="senyap">"Pilih"</span></th> })}
                    <th scope="col" class="angka">"No."</th>
                    <th scope="col" class="nama">"Indikator"</th>
                    <th scope="col">"Penanggung jawab"</th>
                </tr>
            </thead>
            {baris}
        </table>
    };
    let unduh = unduh_tabel("indikator", &[("penilaian", &r.penilaian_id.to_string())]);
    let tabel = view! { <div>{gulir("Indikator dan penanggung jawabnya", true, tabel)} {unduh}</div> }.into_any();
    if r.terkunci {
        return tabel;
    }
    let kantor = pilihan.into_iter().map(|x| Opsi::baru(x.id.to_string(), nama_pilihan(&x))).collect();
    let terpilih_kantor: Vec<String> = saringan.kantor.iter().map(ToString::to_string).collect();
    let cara = vec![
        Opsi::baru("ganti", "Ganti: hanya Perangkat Daerah yang dipilih; yang pertama menurut daftar memimpin"),
        Opsi::baru("tambah", "Tambah: di samping yang sudah ada"),
        Opsi::baru("lepas", "Lepas: Perangkat Daerah yang dipilih tidak lagi bertanggung jawab"),
    ];
    view! {
        <form class="massal" action=format!("/penilaian/{}/penugasan", r.penilaian_id) method="post">
            <input type="hidden" name="kembali" value=k.alamat.teks()/>
            <div class="dua">
                {tabel}
                <div class="tumpuk pilih-massal">
                    {Bidang::baru("kantor", "Perangkat Daerah").bantu("Pilih satu atau lebih.").ganda(&k.borang, kantor, &terpilih_kantor)}
                    {Bidang::baru("cara", "Cara").tunggal(&k.borang, cara, "ganti")}
                </div>
            </div>
            <p class="redup pancing jarak"><small>"Centang indikator, pilih Perangkat Daerah, lalu tekan Ubah penugasan."</small></p>
            <div class="bilah" role="group" aria-label="Tindakan untuk yang dipilih">
                <span class="terpilih">"indikator dipilih"</span>
                <span class="ujung baris"><button class="tombol kecil utama" type="submit">"Ubah penugasan"</button></span>
            </div>
        </form>
    }
    .into_any()
}

/// An office as a choice: with its short name, unless that is its name.
fn nama_pilihan(x: &KantorRingkas) -> String {
    if x.nama == x.singkatan { x.nama.clone() } else { format!("{} ({})", x.nama, x.singkatan) }
}

/// The rows under the name of their aspect.
fn kelompok(
    instrumen: &Instrumen,
    terpilih: &[&BarisIndikator],
    nama: &BTreeMap<i64, &KantorRingkas>,
    dicentang: &[String],
    pilih: bool,
) -> AnyView {
    let lebar = if pilih { "4" } else { "3" };
    instrumen
        .aspek
        .iter()
        .filter_map(|aspek| {
            let milik: Vec<_> = terpilih
                .iter()
                .filter(|i| instrumen.indikator(&i.kode).is_some_and(|satu| satu.aspek == aspek.no))
                .map(|i| satu_baris(instrumen, i, nama, dicentang, pilih))
                .collect();
            (!milik.is_empty()).then(|| {
                view! {
                    <tbody>
                        <tr class="kelompok"><th scope="rowgroup" colspan=lebar>{format!("{}. {}", aspek.no, aspek.nama)}</th></tr>
                        {milik}
                    </tbody>
                }
                .into_any()
            })
        })
        .collect_view()
        .into_any()
}

fn satu_baris(
    instrumen: &Instrumen,
    i: &BarisIndikator,
    nama: &BTreeMap<i64, &KantorRingkas>,
    dicentang: &[String],
    pilih: bool,
) -> AnyView {
    let judul = instrumen.indikator(&i.kode).map(|satu| satu.nama_pendek.clone()).unwrap_or_default();
    let kantor: Vec<_> = i.kantor.iter().filter_map(|id| nama.get(id)).map(|x| x.singkatan.as_str()).collect();
    let kantor = match kantor.split_first() {
        None => kosong_strip(),
        Some((utama, [])) => view! { <b>{(*utama).to_owned()}</b> }.into_any(),
        Some((utama, lain)) => view! { <b>{(*utama).to_owned()}</b> {format!(", {}", lain.join(", "))} }.into_any(),
    };
    let centang = pilih.then(|| {
        view! {
            <td class="centang">
                <input type="checkbox" name="indikator" value=i.kode.clone() checked=dicentang.contains(&i.kode) aria-label=format!("Pilih indikator {}", i.kode)/>
            </td>
        }
    });
    view! { <tr>{centang}<td class="angka">{i.kode.clone()}</td><th scope="row">{judul}</th><td>{kantor}</td></tr> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use domain::{instrumen::Katalog, penilaian::Status};

    use super::{super::ringkasan::contoh, *};

    #[test]
    fn the_address_narrows_the_list() {
        let instrumen = Katalog::bersama().unwrap().cari("permenpanrb-59-2020").unwrap();
        let mut bebas = contoh::baris("12", 1, Status::Belum, None);
        bebas.kantor.clear();
        let milik = contoh::baris("1", 7, Status::Belum, None);
        let cocok = |kueri: &str, i: &BarisIndikator| {
            Saringan::dari(&Alamat::baru("/penilaian/1/penugasan", Some(kueri))).cocok(instrumen, i)
        };
        assert!(cocok("", &bebas) && cocok("", &milik));
        assert!(cocok("kosong=1", &bebas) && !cocok("kosong=1", &milik));
        assert!(cocok("kantor=7&kantor=8", &milik) && !cocok("kantor=8", &milik));
        assert!(cocok("aspek=1", &milik) && !cocok("aspek=1", &bebas));
    }
}
