//! What risk management of a year follows, on the page of its policy: shown with what is missing, its form, which offices
//! apply it, and what the overview reminds of.

use domain::{
    risiko::{
        pedoman::{KurangPedoman, PedomanRisiko, SELANG},
        periode::JenisPantau,
        potret::PotretKonsolidasi,
    },
    waktu,
};
use leptos::prelude::*;
use services::{
    Hasil, perangkat_daerah,
    risiko::{
        pedoman::{self, PedomanTahun},
        register::RegisterRingkas,
    },
};

use super::{
    DAFTAR,
    bentrok::{Beda, kata_tanggal, kata_ya},
    pengaturan::{alamat, muat_ubah, remah},
    register as alamat_register,
};
use crate::{
    kerangka::{Isi, Konteks, alamat::rangkai, halaman},
    komponen::{Bidang, Nada, Opsi, gulir, kabar, keadaan, kosong_strip, tata::rinci, unduh_tabel},
};

/// Id of the form, for the choice of a version.
const FORMULIR: &str = "f-pedoman";

/// Where the government's own regulation says it, by the keys of its profil.
const DASAR_PEDOMAN: &str = "risiko.pedoman";
const DASAR_STANDAR: &str = "risiko.standar";
const DASAR_PENERAPAN: &str = "risiko.penerapan";

/// Where the national guideline says it.
const PASAL_PEDOMAN: &str = "PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 1 huruf b (pedoman pelaksanaan)";
/// The national guideline names no standard; where the government's own regulation does, it is cited instead.
const TANPA_STANDAR: &str = "PermenPANRB 5/2020 tidak mengatur standar; pilihan pemerintah sendiri";
const PASAL_RENCANA: &str = "PermenPANRB 5/2020 Lampiran Bab IV huruf A angka 2 huruf a (rencana pelaksanaan)";
const PASAL_SELANG: &str = "PermenPANRB 5/2020 Lampiran Bab III huruf E (pemantauan menurut kesepakatan)";

/// What the year follows, and what it and other years lack.
pub(super) fn tampil(k: &Konteks, p: &PedomanTahun) -> AnyView {
    let rencana = match p.isi.rencana_tanggal {
        Some(hari) => format!("Nomor {}, {}", p.isi.rencana_nomor, waktu::panjang(hari)),
        None => String::new(),
    };
    let dasar: Vec<String> =
        [DASAR_PEDOMAN, DASAR_STANDAR].into_iter().filter_map(|kunci| k.l.profil.kutipan_bidang(kunci)).collect();
    let kurang = (!p.kurang.is_empty()).then(|| {
        let daftar = p.kurang.iter().map(|k| k.nama()).collect::<Vec<_>>().join(". ");
        kabar(Nada::Awas, view! { <p>{format!("{daftar}.")}</p> })
    });
    let lain = (!p.lain.is_empty()).then(|| {
        let butir = p
            .lain
            .iter()
            .map(|(tahun, kurang)| {
                let daftar = kurang.iter().map(|k| k.nama()).collect::<Vec<_>>().join(", ");
                view! { <li><a href=format!("{}#pedoman", alamat(*tahun))>{format!("Tahun {tahun}")}</a><p>{daftar}</p></li> }.into_any()
            })
            .collect_view();
        view! { <p class="redup">"Tahun lain yang belum lengkap:"</p><ul class="daftar">{butir}</ul> }.into_any()
    });
    view! {
        {kurang}
        {rinci(vec![
            ("Pedoman", p.isi.pedoman()),
            ("Standar", p.isi.standar()),
            ("Rencana manajemen risiko", rencana),
            ("Pengampu rencana", p.pengampu.as_ref().map(|k| k.nama.clone()).unwrap_or_default()),
            ("Pemantauan dan evaluasi", p.isi.selang.nama().to_owned()),
        ])}
        {(!dasar.is_empty()).then(|| view! { <p class="pasal"><small>{dasar.join("; ")}</small></p> })}
        {lain}
    }
    .into_any()
}

/// `/risiko/pengaturan/{tahun}/pedoman`: posts to the same address.
pub fn halaman_pedoman() -> AnyView {
    halaman(|k| async move {
        let t = muat_ubah(&k).await?;
        let p = pedoman::get(&k.l, &k.pelaku, t.tahun).await?;
        let isi = formulir(&k, &p).await?;
        Ok(Isi::baru(format!("Pedoman dan rencana manajemen risiko {}", t.tahun), isi).remah(remah(t.tahun)))
    })
}

async fn formulir(k: &Konteks, p: &PedomanTahun) -> Hasil<AnyView> {
    let (b, isi) = (&k.borang, &p.isi);
    let mut kantor: Vec<Opsi> = perangkat_daerah::pilihan(&k.l.db)
        .await?
        .into_iter()
        .map(|satu| Opsi::baru(satu.id.to_string(), satu.nama))
        .collect();
    // An office that is not active any more stays what was recorded.
    if let Some(lama) = &p.pengampu
        && !kantor.iter().any(|o| o.nilai == lama.id.to_string())
    {
        kantor.push(Opsi::baru(lama.id.to_string(), lama.nama.clone()));
    }
    let beda = beda(Beda::baru(b), isi, &kantor);
    let selang = SELANG.map(|s| Opsi::baru(s.kode(), s.nama())).to_vec();
    let sni = vec![Opsi::baru("tidak", "SNI tersedia"), Opsi::baru("ya", "SNI belum tersedia")];
    let standar = k.l.profil.kutipan_bidang(DASAR_STANDAR).unwrap_or_else(|| TANPA_STANDAR.to_owned());
    let pengampu = isi.pengampu.map(|id| id.to_string()).unwrap_or_default();
    Ok(view! {
        {beda.tampil(FORMULIR)}
        <form class="tumpuk" id=FORMULIR action=k.alamat.jalur.clone() method="post">
            <input type="hidden" name="versi" value=p.versi.to_string()/>
            {Bidang::baru("pedoman_judul", "Nama pedoman").bantu("Misalnya Peraturan Menteri PANRB tentang Pedoman Manajemen Risiko SPBE.").pasal(PASAL_PEDOMAN).dasar(DASAR_PEDOMAN).maks(200).teks(b, &isi.judul)}
            {Bidang::baru("pedoman_nomor", "Nomor pedoman").pasal(PASAL_PEDOMAN).dasar(DASAR_PEDOMAN).maks(120).teks(b, &isi.nomor)}
            {Bidang::baru("pedoman_tahun", "Tahun pedoman").pasal(PASAL_PEDOMAN).dasar(DASAR_PEDOMAN).pendek().papan("numeric").maks(4).teks(b, &tahun(isi.tahun))}
            {Bidang::baru("tanpa_sni", "Standar Nasional Indonesia").pasal(standar.clone()).tunggal(b, sni, ya(isi.tanpa_sni))}
            {Bidang::baru("sni_nomor", "Nomor SNI").pasal(standar.clone()).maks(120).teks(b, &isi.sni_nomor)}
            {Bidang::baru("sni_tahun", "Tahun SNI").pasal(standar.clone()).pendek().papan("numeric").maks(4).teks(b, &tahun(isi.sni_tahun))}
            {Bidang::baru("standar_lain", "Standar internasional").pasal(standar.clone()).bantu("Hanya bila SNI belum tersedia. Tulis nomor dan tahunnya.").maks(200).teks(b, &isi.standar_lain)}
            {Bidang::baru("rencana_nomor", "Nomor rencana manajemen risiko").pasal(PASAL_RENCANA).dasar(DASAR_PENERAPAN).maks(120).teks(b, &isi.rencana_nomor)}
            {Bidang::baru("rencana_tanggal", "Tanggal rencana").pasal(PASAL_RENCANA).dasar(DASAR_PENERAPAN).tanggal(b, isi.rencana_tanggal)}
            {Bidang::baru("pengampu", "Pengampu rencana").pasal(PASAL_RENCANA).dasar(DASAR_PENERAPAN).bantu("Perangkat Daerah yang menyusun dan menjaga rencana ini.").pilihan(b, kantor, &pengampu, Some("Belum ditunjuk"))}
            {Bidang::baru("selang", "Selang pemantauan dan evaluasi").wajib().pasal(PASAL_SELANG).dasar(DASAR_PENERAPAN).bantu("Risiko yang belum dilaporkan pada masa terakhir diingatkan menurut selang ini.").pilihan(b, selang, isi.selang.kode(), None)}
            <p class="baris"><button class="tombol utama" type="submit">"Simpan"</button> <a class="tombol" href=format!("{}#pedoman", alamat(p.tahun))>"Batal"</a></p>
        </form>
    }
    .into_any())
}

fn tahun(nilai: Option<i32>) -> String {
    nilai.map(|n| n.to_string()).unwrap_or_default()
}

const fn ya(nilai: bool) -> &'static str {
    if nilai { "ya" } else { "tidak" }
}

/// Both versions of the form.
fn beda<'a>(beda: Beda<'a>, isi: &PedomanRisiko, kantor: &[Opsi]) -> Beda<'a> {
    let nama = |id: &str| kantor.iter().find(|o| o.nilai == id).map_or_else(|| id.to_owned(), |o| o.teks.clone());
    let selang = |kode: &str| JenisPantau::dari_kode(kode).map_or_else(|| kode.to_owned(), |s| s.nama().to_owned());
    beda.isi("pedoman_judul", "Nama pedoman", &isi.judul)
        .isi("pedoman_nomor", "Nomor pedoman", &isi.nomor)
        .isi("pedoman_tahun", "Tahun pedoman", &tahun(isi.tahun))
        .kata("tanpa_sni", "SNI belum tersedia", ya(isi.tanpa_sni), kata_ya)
        .isi("sni_nomor", "Nomor SNI", &isi.sni_nomor)
        .isi("sni_tahun", "Tahun SNI", &tahun(isi.sni_tahun))
        .isi("standar_lain", "Standar internasional", &isi.standar_lain)
        .isi("rencana_nomor", "Nomor rencana", &isi.rencana_nomor)
        .kata(
            "rencana_tanggal",
            "Tanggal rencana",
            &isi.rencana_tanggal.map(waktu::iso).unwrap_or_default(),
            kata_tanggal,
        )
        .kata("pengampu", "Pengampu rencana", &isi.pengampu.map(|id| id.to_string()).unwrap_or_default(), nama)
        .kata("selang", "Selang pemantauan", isi.selang.kode(), selang)
}

/// Which offices apply risk management, with their records, and what they have not watched (KALBAR Pasal 28 ayat (4)).
pub(super) fn penerapan(k: &Konteks, p: &PedomanTahun, semua: &[RegisterRingkas]) -> AnyView {
    let masa = p.masa.map(|m| m.tampil());
    let baris = semua
        .iter()
        .map(|r| {
            let berlaku = r.berlaku();
            let nama = match r.id {
                Some(id) => view! { <a href=alamat_register(id)>{r.kantor.nama.clone()}</a> }.into_any(),
                None => r.kantor.nama.clone().into_any(),
            };
            let kata = keadaan(if berlaku > 0 { Nada::Selesai } else { Nada::Awas }, r.penerapan());
            let id = r.kantor.id.to_string();
            let tahun = p.tahun.to_string();
            let daftar = rangkai(DAFTAR, &[("tahun", &tahun), ("kantor", &id)]);
            let catatan =
                if r.risiko > 0 { view! { <a href=daftar>{r.risiko}</a> }.into_any() } else { kosong_strip() };
            let belum = p.belum_dipantau.get(&r.kantor.id).copied().unwrap_or_default();
            view! {
                <tr>
                    <th scope="row" class="nama">{nama}</th>
                    <td data-k="Manajemen risiko">{kata}</td>
                    <td class="angka" data-k="Risiko">{catatan}</td>
                    <td class="angka" data-k="Disetujui">{berlaku}</td>
                    {masa.is_some().then(|| view! { <td class="angka" data-k="Belum dipantau">{belum}</td> })}
                </tr>
            }
            .into_any()
        })
        .collect_view();
    let dasar = k.l.profil.kutipan_bidang("risiko.penerapan").map(|d| view! { " " <span class="pasal">{d}</span> });
    let kepala = masa.as_ref().map(|_| view! { <th scope="col" class="angka">"Belum dipantau"</th> });
    let arti = match &masa {
        Some(masa) => format!(" Belum dipantau: risiko yang disetujui tanpa laporan {masa}."),
        None => String::new(),
    };
    view! {
        <p class="redup baca">"Diterapkan: paling sedikit satu risiko sudah disetujui pemiliknya." {arti} {dasar}</p>
        {gulir("Penerapan manajemen risiko", true, view! {
            <table class="tabel kartu rapat">
                <caption class="senyap">{format!("Penerapan manajemen risiko {} setiap Perangkat Daerah", p.tahun)}</caption>
                <thead><tr>
                    <th scope="col" class="nama">"Perangkat Daerah"</th><th scope="col">"Manajemen risiko"</th>
                    <th scope="col" class="angka">"Risiko"</th><th scope="col" class="angka">"Disetujui"</th>{kepala}
                </tr></thead>
                <tbody>{baris}</tbody>
            </table>
        })}
        {unduh_tabel("risiko-penerapan", &[("tahun", &p.tahun.to_string())])}
    }
    .into_any()
}

/// What the overview reminds of: address, sentence, detail. A closed year waits for nothing.
pub(super) fn pengingat(p: &PotretKonsolidasi, belum: String) -> Vec<(String, String, String)> {
    let Some(ada) = p.pedoman.as_ref().filter(|_| !p.ditutup) else { return Vec::new() };
    let tanpa_rencana = ada.kurang.contains(&KurangPedoman::Rencana);
    let mut hasil: Vec<(String, String, String)> = ada
        .kurang
        .iter()
        // Whose plan it is can wait until there is one.
        .filter(|k| !(tanpa_rencana && **k == KurangPedoman::Pengampu))
        .map(|k| {
            let rinci = match k {
                KurangPedoman::Pedoman => "Catat nomor dan tahun pedoman manajemen risiko",
                KurangPedoman::Standar => {
                    "Catat nomor dan tahun SNI, atau standar internasional bila SNI belum tersedia"
                }
                KurangPedoman::Rencana => "Catat nomor dan tanggal rencana manajemen risiko",
                KurangPedoman::Pengampu => "Catat Perangkat Daerah yang mengampu rencana manajemen risiko",
            };
            (format!("{}#pedoman", alamat(p.tahun)), k.nama().to_owned(), rinci.to_owned())
        })
        .collect();
    if let Some(masa) = ada.masa.filter(|_| ada.belum_dipantau > 0) {
        hasil.push((
            belum,
            format!("{} risiko dari {} Perangkat Daerah belum dipantau", ada.belum_dipantau, ada.kantor),
            format!("Tanpa laporan {}", masa.tampil()),
        ));
    }
    hasil
}
