//! Documents that carry a number and a date: the table of what was issued, whatever it is.

use chrono::{DateTime, NaiveDate, Utc};
use domain::waktu::ZonaWaktu;
use leptos::prelude::*;

use super::{gulir, kosong_strip, waktu, waktu_tanggal};

/// One issued document.
pub struct Terbit {
    pub nomor: String,
    /// What kind of document, or its title.
    pub apa: String,
    pub tanggal: NaiveDate,
    /// When the data were read.
    pub per: DateTime<Utc>,
    pub oleh: Option<String>,
    /// SHA-256 of its content.
    pub sidik: String,
    /// Links to its files.
    pub unduhan: AnyView,
}

/// `judul` is the caption: "Laporan yang terbit"; the newest comes first.
pub fn tabel_terbit(judul: &'static str, zona: ZonaWaktu, terbit: impl IntoIterator<Item = Terbit>) -> AnyView {
    let baris = terbit.into_iter().map(|satu| baris(zona, satu)).collect_view();
    let tabel = view! {
        <table class="tabel kartu">
            <caption class="senyap">{format!("{judul}, terbaru di atas")}</caption>
            <thead>
                <tr>
                    <th scope="col" class="nama">"Nomor"</th>
                    <th scope="col">"Tanggal"</th>
                    <th scope="col">{format!("Data per ({})", zona.singkatan())}</th>
                    <th scope="col" class="lebar">"Oleh"</th>
                    <th scope="col" class="lebar">"Sidik isi"</th>
                    <th scope="col">"Unduh"</th>
                </tr>
            </thead>
            <tbody>{baris}</tbody>
        </table>
    };
    gulir(judul, true, tabel)
}

fn baris(zona: ZonaWaktu, satu: Terbit) -> AnyView {
    let pendek = sidik_pendek(&satu.sidik);
    view! {
        <tr>
            <th scope="row" class="nama">{satu.nomor}<small>{satu.apa}</small></th>
            <td data-k="Tanggal">{waktu_tanggal(satu.tanggal)}</td>
            <td data-k="Data per">{waktu(zona, satu.per)}</td>
            <td class="lebar" data-k="Oleh">{satu.oleh.map_or_else(kosong_strip, IntoAny::into_any)}</td>
            <td class="lebar" data-k="Sidik isi"><code title=satu.sidik>{pendek}</code></td>
            <td><span class="baris">{satu.unduhan}</span></td>
        </tr>
    }
    .into_any()
}

/// The beginning of a hash, as people compare it with the paper.
fn sidik_pendek(sidik: &str) -> String {
    sidik.get(..12).unwrap_or(sidik).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_shortened_for_the_table() {
        assert_eq!(sidik_pendek("0123456789abcdef"), "0123456789ab");
        assert_eq!(sidik_pendek("abc"), "abc");
    }
}
