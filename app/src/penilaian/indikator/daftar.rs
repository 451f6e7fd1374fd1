//! The indicators of an assessment: state, responsible offices and the value of every stage side by side; steps on many
//! at once.

use std::collections::HashMap;

use domain::{
    instrumen::Instrumen,
    penilaian::{Jenis, Perbuatan, Status, Tahap, nilai_efektif},
    profil::Topik,
};
use leptos::prelude::*;
use services::{
    Galat,
    penilaian::ringkasan::{self, BarisIndikator, Ringkasan},
};

use crate::{
    kerangka::{Konteks, halaman},
    komponen::{Bidang, Opsi, gulir, kosong_besar, kosong_strip, status_indikator, tab, unduh_tabel},
    penilaian::{
        kata,
        tab::{Tab, isi_tab},
    },
};

/// `/penilaian/:id/indikator?status=&aspek=&kantor=&q=`
pub fn halaman_daftar() -> AnyView {
    halaman(|k| async move {
        let id = k.id("id")?;
        let r = ringkasan::get(&k.l, &k.pelaku, id).await?;
        let instrumen = k.l.katalog.cari(&r.instrumen).ok_or(Galat::TidakAda)?;
        let cocok: Vec<_> = r.indikator.iter().filter(|i| cocok(&k, instrumen, i)).collect();
        let tampil: Vec<_> = cocok.iter().copied().filter(|i| kelompok(k.alamat.nilai("status"), i, r.jenis)).collect();
        let isi = view! {
            {saring(&k, &r, instrumen)}
            {tab_status(&k, &r, &cocok)}
            {if tampil.is_empty() { kosong(&k) } else { tabel(&k, &r, instrumen, &tampil) }}
        };
        let judul = if r.seluruh { "Indikator" } else { "Indikator kami" };
        let keterangan = format!("{} · {} indikator", r.nama, r.indikator.len());
        let dasar = kata::dasar_sesuai(&k.l, &r.instrumen, &[Topik::PenilaianMandiri]);
        Ok(isi_tab(&k.pelaku, &r, Tab::Indikator, judul, isi).keterangan(keterangan).dasar(dasar))
    })
}

fn cocok(k: &Konteks, instrumen: &Instrumen, i: &BarisIndikator) -> bool {
    let Some(indikator) = instrumen.indikator(&i.kode) else { return false };
    let aspek = k.alamat.ada("aspek").is_none_or(|a| a == indikator.aspek.to_string());
    let kantor = k.alamat.ada("kantor").is_none_or(|id| i.kantor.iter().any(|x| x.to_string() == id));
    let cari = k.alamat.nilai("q").to_lowercase();
    let kata = cari.is_empty() || i.kode == cari.trim() || indikator.nama.to_lowercase().contains(cari.trim());
    aspek && kantor && kata
}

/// The tabs: what is waiting for whom.
fn kelompok(kode: &str, i: &BarisIndikator, jenis: Jenis) -> bool {
    match kode {
        "belum" => i.status == Status::Belum,
        "draf" => matches!(i.status, Status::Draf | Status::Dikembalikan),
        "diajukan" => i.status == Status::Diajukan,
        "disetujui" => i.status == Status::Disetujui,
        "klarifikasi" => i.tanya_terbuka.is_some() || i.status == Status::Terjawab,
        "asesor" => i.status >= Status::Terverifikasi && !i.status.tuntas(jenis),
        "tuntas" => i.status.tuntas(jenis),
        _ => true,
    }
}

fn tab_status(k: &Konteks, r: &Ringkasan, cocok: &[&BarisIndikator]) -> AnyView {
    let semua = [
        ("", "Semua"),
        ("belum", "Belum diisi"),
        ("draf", "Draf"),
        ("diajukan", "Menunggu persetujuan"),
        ("disetujui", "Menunggu verifikasi"),
        ("klarifikasi", "Klarifikasi"),
        ("asesor", "Pada asesor"),
        ("tuntas", "Tuntas"),
    ];
    let kini = k.alamat.nilai("status");
    let butir = semua
        .into_iter()
        .filter(|(kode, _)| r.jenis == Jenis::Evaluasi || !matches!(*kode, "klarifikasi" | "asesor"))
        .map(|(kode, nama)| {
            let jumlah = cocok.iter().filter(|i| kelompok(kode, i, r.jenis)).count();
            (nama.to_owned(), k.alamat.dengan("status", kode), Some(jumlah as u64), kini == kode)
        })
        .collect();
    tab("Keadaan indikator", butir)
}

fn saring(k: &Konteks, r: &Ringkasan, instrumen: &Instrumen) -> AnyView {
    let pilihan = |nilai: String, teks: String, kini: &str| {
        let dipilih = nilai == kini;
        view! { <option value=nilai selected=dipilih>{teks}</option> }
    };
    let aspek_kini = k.alamat.nilai("aspek").to_owned();
    let kantor_kini = k.alamat.nilai("kantor").to_owned();
    let aspek = instrumen
        .aspek
        .iter()
        .map(|a| pilihan(a.no.to_string(), format!("{}. {}", a.no, a.nama_pendek), &aspek_kini))
        .collect_view();
    let kantor = r.kantor.iter().map(|x| pilihan(x.id.to_string(), x.nama.clone(), &kantor_kini)).collect_view();
    view! {
        <form class="saring" method="get" role="search">
            <div><label for="q">"Cari nomor atau nama"</label><input class="masukan" id="q" name="q" type="search" value=k.alamat.nilai("q").to_owned()/></div>
            <div><label for="aspek">"Aspek"</label><select class="masukan" id="aspek" name="aspek"><option value="">"Semua aspek"</option>{aspek}</select></div>
            {(r.kantor.len() > 1).then(|| view! {
                <div><label for="kantor">"Perangkat Daerah"</label><select class="masukan" id="kantor" name="kantor"><option value="">"Semua"</option>{kantor}</select></div>
            })}
            <input type="hidden" name="status" value=k.alamat.nilai("status").to_owned()/>
            <button class="tombol" type="submit">"Terapkan"</button>
        </form>
    }
    .into_any()
}

fn kosong(k: &Konteks) -> AnyView {
    let semua = k.alamat.jalur.clone();
    kosong_besar(
        "Tidak ada indikator yang cocok",
        view! {
            <p>"Ubah saringan, atau "<a href=semua>"tampilkan semua indikator"</a>"."</p>
            <p>"Pekerjaan Anda pada putaran lain tercantum di "<a href="/">"Menunggu saya"</a>"."</p>
        },
    )
}

fn tabel(k: &Konteks, r: &Ringkasan, instrumen: &Instrumen, tampil: &[&BarisIndikator]) -> AnyView {
    let nama: HashMap<i64, &str> = r.kantor.iter().map(|x| (x.id, x.singkatan.as_str())).collect();
    let langkah = langkah_massal(k, r);
    let pilih = !langkah.is_empty();
    let lalu = kata::tahun_lalu(&r.riwayat, r.lingkup).filter(|l| l.instrumen == r.instrumen);
    let kolom = r.tahap.iter().map(|t| view! { <th scope="col" class="angka lebar">{pendek(*t)}</th> }).collect_view();
    let mut aspek_lalu = None;
    let baris = tampil
        .iter()
        .filter_map(|i| {
            let indikator = instrumen.indikator(&i.kode)?;
            let baru = aspek_lalu != Some(indikator.aspek);
            aspek_lalu = Some(indikator.aspek);
            let judul = baru.then(|| {
                let aspek = instrumen.aspek(indikator.aspek).map(|a| format!("{}. {}", a.no, a.nama)).unwrap_or_default();
                let lebar = 4 + r.tahap.len() + usize::from(pilih) + usize::from(lalu.is_some());
                view! { <tr class="kelompok"><th scope="rowgroup" colspan=lebar.to_string()>{aspek}</th></tr> }
            });
            let kantor = i.kantor.iter().filter_map(|id| nama.get(id).copied()).collect::<Vec<_>>().join(", ");
            let nilai = r.tahap.iter().map(|t| sel_nilai(i, *t)).collect_view();
            let tahun_lalu = lalu.map(|l| {
                let teks = l.nilai.get(&i.kode).map(|n| n.tampil());
                view! { <td class="angka lebar" data-k=l.tahun.to_string()>{teks.map_or_else(kosong_strip, |teks| view! { {teks} }.into_any())}</td> }
            });
            Some(view! {
                {judul}
                <tr>
                    {pilih.then(|| view! {
                        <td class="centang"><input type="checkbox" name="indikator" value=i.kode.clone() form="massal" aria-label=format!("Pilih indikator {}", i.kode)/></td>
                    })}
                    <td class="angka">{i.kode.clone()}</td>
                    <th scope="row" class="nama"><a href=format!("/penilaian/{}/indikator/{}", r.penilaian_id, i.kode)>{indikator.nama_pendek.clone()}</a></th>
                    <td class="lebar">{if kantor.is_empty() { kosong_strip() } else { view! { {kantor} }.into_any() }}</td>
                    {nilai}
                    {tahun_lalu}
                    <td>{status_indikator(i.status)}</td>
                </tr>
            })
        })
        .collect_view();
    let isi = view! {
        <table class="tabel rapat kartu">
            <thead><tr>
                {pilih.then(|| view! { <th scope="col" class="centang"><span class="senyap">"Pilih"</span></th> })}
                <th scope="col" class="angka">"No."</th>
                <th scope="col">"Indikator"</th>
                <th scope="col" class="lebar">"Perangkat Daerah"</th>
                {kolom}
                {lalu.map(|l| view! { <th scope="col" class="angka lebar">{l.tahun}</th> })}
                <th scope="col">"Keadaan"</th>
            </tr></thead>
            <tbody>{baris}</tbody>
        </table>
    };
    view! {
        <div class="massal">
            {gulir("Indikator", true, isi)}
            <p class="redup jarak"><small>"Tebal: diubah asesor. Miring: dibawa dari tahap sebelumnya."</small></p>
            {pilih.then(|| view! { <p class="redup pancing"><small>"Centang indikator untuk memproses beberapa sekaligus."</small></p> })}
            {pilih.then(|| bilah(k, r, langkah))}
        </div>
        {unduh_tabel("indikator", &[("penilaian", &r.penilaian_id.to_string())])}
    }
    .into_any()
}

fn sel_nilai(i: &BarisIndikator, tahap: Tahap) -> AnyView {
    let Some((nilai, bawaan)) = nilai_efektif(&i.nilai, tahap) else {
        return view! { <td class="angka lebar" data-k=pendek(tahap)>{kosong_strip()}</td> }.into_any();
    };
    let sebelum = i.nilai.range(..tahap).next_back().map(|(_, n)| *n);
    let teks = nilai.tampil();
    let isi = if bawaan {
        view! { <i class="bawaan">{teks}</i> }.into_any()
    } else if sebelum.is_some_and(|lama| lama != nilai) {
        view! { <b>{teks}</b> }.into_any()
    } else {
        view! { {teks} }.into_any()
    };
    view! { <td class="angka lebar" data-k=pendek(tahap)>{isi}</td> }.into_any()
}

/// The steps this person may take on many indicators at once: code and words.
fn langkah_massal(k: &Konteks, r: &Ringkasan) -> Vec<(&'static str, &'static str)> {
    if r.terkunci {
        return Vec::new();
    }
    let kantor = k.pelaku.kantor();
    let boleh = |p: Perbuatan| k.pelaku.boleh(p.tindakan(r.lingkup), &kantor);
    let evaluasi = r.jenis == Jenis::Evaluasi;
    [
        ("ajukan", "Ajukan", boleh(Perbuatan::Ajukan)),
        ("setujui", "Setujui", boleh(Perbuatan::Setujui)),
        ("klarifikasikan", "Tutup interviu tanpa perubahan", evaluasi && boleh(Perbuatan::Klarifikasikan)),
        (
            "validasi",
            "Tutup visitasi tanpa perubahan",
            r.tahap.contains(&Tahap::Visitasi) && boleh(Perbuatan::Validasi),
        ),
        ("reviu", "Nyatakan valid", evaluasi && boleh(Perbuatan::Reviu)),
    ]
    .into_iter()
    .filter_map(|(kode, nama, ya)| ya.then_some((kode, nama)))
    .collect()
}

fn bilah(k: &Konteks, r: &Ringkasan, langkah: Vec<(&'static str, &'static str)>) -> AnyView {
    let tunggal = langkah.len() == 1;
    let pilih = if tunggal {
        let (kode, _) = langkah[0];
        view! { <input type="hidden" name="aksi" value=kode/> }.into_any()
    } else {
        let opsi = langkah.iter().map(|(kode, nama)| Opsi::baru(*kode, *nama)).collect();
        Bidang::baru("aksi", "Tindakan").wajib().pilihan(&k.borang, opsi, "", None)
    };
    let tombol = if tunggal { langkah[0].1 } else { "Terapkan" };
    view! {
        <form class="bilah" id="massal" method="post" action=format!("/penilaian/{}/indikator/massal", r.penilaian_id)>
            <input type="hidden" name="kembali" value=k.alamat.teks()/>
            <span class="terpilih">"indikator dipilih"</span>
            <span class="ujung baris">{pilih}<button class="tombol utama" type="submit">{tombol}</button></span>
        </form>
    }
    .into_any()
}

const fn pendek(tahap: Tahap) -> &'static str {
    match tahap {
        Tahap::Mandiri => "Mandiri",
        Tahap::Dokumen => "Dokumen",
        Tahap::Interviu => "Interviu",
        Tahap::Visitasi => "Visitasi",
        Tahap::Reviu => "Reviu",
    }
}
