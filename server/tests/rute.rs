//! Every route of the server has two expectations: what somebody who has not signed in gets, and what the operator of
//! another office gets. A new route without a line here fails.

use crate::bantu;
use std::collections::BTreeSet;

use crate::bersama::{self, Aplikasi, Jawaban, Orang};
use domain::izin::Peran;
use services::aplikasi::usulan::IsianUsulan;

/// What somebody who has not signed in gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tamu {
    /// The page or the answer itself.
    Terbuka(u16),
    /// Sent to the door, or told to sign in.
    Pintu,
}

use Tamu::{Pintu, Terbuka};

/// Method, pattern, what a guest gets, the status for the operator of another office.
///
/// `200` pages show only what is the person's own; `303` is a form that went back with errors or did its work on the
/// person's own record. In the example addresses `{id}` of an account is the admin's, of an office the other office.
#[rustfmt::skip]
const RUTE: &[(&str, &str, Tamu, u16)] = &[
    ("GET", "/healthz", Terbuka(200), 200),
    ("GET", "/aset/{versi}/{*nama}", Terbuka(404), 404),
    ("GET", "/masuk", Terbuka(200), 303),
    ("GET", "/siapkan", Terbuka(303), 303),
    ("GET", "/aksesibilitas", Terbuka(200), 200),
    ("POST", "/masuk", Terbuka(303), 303),
    ("POST", "/siapkan", Terbuka(404), 404),
    ("POST", "/keluar", Pintu, 303),
    ("POST", "/keluar-semua", Pintu, 303),
    ("GET", "/", Pintu, 200),
    ("GET", "/bantuan", Terbuka(200), 200),
    ("GET", "/cari", Pintu, 200),
    ("GET", "/akun", Pintu, 200),
    ("GET", "/akun/sandi", Pintu, 200),
    ("GET", "/akun/keluar-semua", Pintu, 200),
    ("POST", "/akun/sandi", Pintu, 303),
    ("POST", "/akun/sesi/{id}/akhiri", Pintu, 404),
    ("GET", "/pengguna", Pintu, 403),
    ("GET", "/pengguna/baru", Pintu, 403),
    ("GET", "/pengguna/{id}", Pintu, 403),
    ("GET", "/pengguna/{id}/setel-ulang", Pintu, 403),
    ("GET", "/pengguna/{id}/nonaktifkan", Pintu, 403),
    ("GET", "/pengguna/{id}/aktifkan", Pintu, 403),
    ("GET", "/pengguna/{id}/cabut-peran", Pintu, 403),
    ("POST", "/pengguna", Pintu, 403),
    ("POST", "/pengguna/{id}", Pintu, 403),
    ("POST", "/pengguna/{id}/peran", Pintu, 403),
    ("POST", "/pengguna/{id}/cabut-peran", Pintu, 403),
    ("POST", "/pengguna/{id}/nonaktifkan", Pintu, 403),
    ("POST", "/pengguna/{id}/aktifkan", Pintu, 403),
    ("POST", "/pengguna/{id}/setel-ulang", Pintu, 403),
    ("GET", "/perangkat-daerah", Pintu, 200),
    ("GET", "/perangkat-daerah/baru", Pintu, 403),
    ("GET", "/perangkat-daerah/{id}", Pintu, 200),
    ("GET", "/perangkat-daerah/{id}/ubah", Pintu, 403),
    ("GET", "/perangkat-daerah/{id}/arsipkan", Pintu, 403),
    ("GET", "/perangkat-daerah/{id}/aktifkan", Pintu, 403),
    ("GET", "/perangkat-daerah/impor", Pintu, 403),
    ("GET", "/perangkat-daerah/impor/{sha}", Pintu, 403),
    ("GET", "/perangkat-daerah/{id}/unit", Pintu, 403),
    ("GET", "/perangkat-daerah/{id}/unit/{uid}", Pintu, 403),
    ("GET", "/perangkat-daerah/{id}/unit/{uid}/hapus", Pintu, 403),
    ("GET", "/perangkat-daerah/ekspor.csv", Pintu, 200),
    ("GET", "/perangkat-daerah/ekspor.xlsx", Pintu, 200),
    ("GET", "/perangkat-daerah/templat.xlsx", Pintu, 200),
    ("POST", "/perangkat-daerah", Pintu, 403),
    ("POST", "/perangkat-daerah/impor", Pintu, 403),
    ("POST", "/perangkat-daerah/impor/{sha}", Pintu, 403),
    ("POST", "/perangkat-daerah/{id}", Pintu, 403),
    ("POST", "/perangkat-daerah/{id}/aktifkan", Pintu, 403),
    ("POST", "/perangkat-daerah/{id}/arsipkan", Pintu, 403),
    ("POST", "/perangkat-daerah/{id}/fungsi", Pintu, 403),
    ("POST", "/perangkat-daerah/{id}/unit", Pintu, 403),
    ("POST", "/perangkat-daerah/{id}/unit/{uid}", Pintu, 403),
    ("POST", "/perangkat-daerah/{id}/unit/{uid}/hapus", Pintu, 403),
    ("GET", "/penilaian/impor/templat.xlsx", Pintu, 403),
    ("GET", "/penandatangan", Pintu, 403),
    ("GET", "/penandatangan/lambang", Pintu, 403),
    ("GET", "/penandatangan/lambang.png", Pintu, 403),
    ("GET", "/penandatangan/lambang/lepas", Pintu, 403),
    ("GET", "/penandatangan/{dokumen}", Pintu, 403),
    ("POST", "/penandatangan/lambang", Pintu, 403),
    ("POST", "/penandatangan/lambang/lepas", Pintu, 403),
    ("POST", "/penandatangan/{dokumen}", Pintu, 403),
    ("GET", "/usulan-aplikasi", Pintu, 200),
    ("GET", "/usulan-aplikasi/baru", Pintu, 200),
    ("GET", "/usulan-aplikasi/{id}", Pintu, 404),
    ("GET", "/usulan-aplikasi/{id}/ubah", Pintu, 404),
    ("GET", "/usulan-aplikasi/{id}/kemiripan", Pintu, 404),
    ("GET", "/usulan-aplikasi/{id}/tarik", Pintu, 404),
    ("GET", "/usulan-aplikasi/{id}/putuskan", Pintu, 403),
    ("GET", "/usulan-aplikasi/{id}/surat/{berkas}", Pintu, 404),
    ("POST", "/usulan-aplikasi", Pintu, 303),
    ("POST", "/usulan-aplikasi/{id}", Pintu, 404),
    ("POST", "/usulan-aplikasi/{id}/dokumen", Pintu, 404),
    ("POST", "/usulan-aplikasi/{id}/dokumen/lepas", Pintu, 404),
    ("POST", "/usulan-aplikasi/{id}/kemiripan", Pintu, 404),
    ("POST", "/usulan-aplikasi/{id}/tarik", Pintu, 404),
    ("POST", "/usulan-aplikasi/{id}/perbaiki", Pintu, 404),
    ("POST", "/usulan-aplikasi/{id}/verifikasi", Pintu, 403),
    ("POST", "/usulan-aplikasi/{id}/setujui", Pintu, 403),
    ("POST", "/usulan-aplikasi/{id}/tolak", Pintu, 403),
    ("POST", "/usulan-aplikasi/{id}/mulai", Pintu, 404),
    ("GET", "/register/perhatian", Pintu, 200),
    ("GET", "/register/{kode}/laporan.pdf", Pintu, 200),
    ("GET", "/arsitektur/dokumen.pdf", Pintu, 200),
    ("GET", "/jejak", Pintu, 403),
    ("GET", "/penilaian", Pintu, 200),
    ("GET", "/penilaian/baru", Pintu, 403),
    ("GET", "/penilaian/impor", Pintu, 403),
    ("GET", "/penilaian/impor/{sha}", Pintu, 403),
    ("GET", "/putaran/{id}", Pintu, 403),
    ("GET", "/putaran/{id}/tetapkan", Pintu, 403),
    ("GET", "/putaran/{id}/buka-kembali", Pintu, 403),
    ("GET", "/putaran/{id}/impor", Pintu, 403),
    ("GET", "/putaran/{id}/impor/{sha}", Pintu, 403),
    ("GET", "/putaran/{id}/impor/templat.xlsx", Pintu, 403),
    ("GET", "/penilaian/{id}", Pintu, 404),
    ("GET", "/penilaian/{id}/pengingat", Pintu, 403),
    ("GET", "/penilaian/{id}/penugasan", Pintu, 403),
    ("GET", "/penilaian/{id}/simulasi", Pintu, 404),
    ("GET", "/penilaian/{id}/laporan", Pintu, 404),
    ("GET", "/penilaian/{id}/rekomendasi", Pintu, 404),
    ("GET", "/penilaian/{id}/rekomendasi/{rid}", Pintu, 403),
    ("GET", "/penilaian/{id}/rekomendasi/{rid}/arsip", Pintu, 403),
    ("GET", "/penilaian/{id}/indikator", Pintu, 404),
    ("GET", "/penilaian/{id}/indikator/{kode}", Pintu, 404),
    ("GET", "/penilaian/{id}/indikator/{kode}/bukti", Pintu, 404),
    ("POST", "/penilaian/baru", Pintu, 403),
    ("POST", "/putaran/{id}", Pintu, 403),
    ("POST", "/putaran/{id}/tetapkan", Pintu, 403),
    ("POST", "/putaran/{id}/buka-kembali", Pintu, 403),
    ("POST", "/putaran/{id}/impor", Pintu, 403),
    ("POST", "/putaran/{id}/impor/{sha}", Pintu, 403),
    ("POST", "/penilaian/{id}/penugasan", Pintu, 403),
    ("POST", "/penilaian/{id}/indikator/massal", Pintu, 303),
    ("POST", "/penilaian/{id}/indikator/{kode}", Pintu, 404),
    ("POST", "/penilaian/{id}/indikator/{kode}/otomatis", Pintu, 404),
    ("POST", "/penilaian/{id}/indikator/{kode}/aksi", Pintu, 404),
    ("POST", "/penilaian/{id}/indikator/{kode}/bukti", Pintu, 404),
    ("POST", "/penilaian/{id}/indikator/{kode}/bukti/{bukti}/lampirkan", Pintu, 404),
    ("POST", "/penilaian/{id}/indikator/{kode}/bukti/{bukti}/lepas", Pintu, 404),
    ("GET", "/bukti/{id}", Pintu, 404),
    ("POST", "/penilaian/{id}/rekomendasi", Pintu, 403),
    ("POST", "/penilaian/{id}/rekomendasi/{rid}", Pintu, 403),
    ("POST", "/penilaian/{id}/rekomendasi/{rid}/arsip", Pintu, 403),
    ("POST", "/penilaian/{id}/laporan", Pintu, 403),
    ("GET", "/penilaian/{id}/laporan/{berkas}", Pintu, 404),
    ("GET", "/penilaian/{id}/laporan/kantor/{berkas}", Pintu, 404),
    ("POST", "/penilaian/impor", Pintu, 403),
    ("POST", "/penilaian/impor/{sha}", Pintu, 403),
    ("GET", "/arsitektur", Pintu, 200),
    ("GET", "/arsitektur/graf", Pintu, 200),
    ("GET", "/arsitektur/matriks", Pintu, 200),
    ("GET", "/arsitektur/matriks.xlsx", Pintu, 404),
    ("GET", "/arsitektur/kurang", Pintu, 200),
    ("GET", "/arsitektur/proses-bisnis", Pintu, 200),
    ("GET", "/arsitektur/digital", Pintu, 200),
    ("GET", "/arsitektur/prioritas", Pintu, 200),
    ("GET", "/arsitektur/pusat-data", Pintu, 200),
    ("GET", "/arsitektur/archimate.xml", Pintu, 200),
    ("GET", "/arsitektur/baru", Pintu, 403),
    ("GET", "/arsitektur/impor", Pintu, 200),
    ("GET", "/arsitektur/impor/{sha}", Pintu, 404),
    ("GET", "/arsitektur/{id}", Pintu, 200),
    ("GET", "/arsitektur/{id}/langkah", Pintu, 403),
    ("GET", "/arsitektur/{id}/kesenjangan", Pintu, 200),
    ("GET", "/arsitektur/{id}/banding", Pintu, 200),
    ("GET", "/arsitektur/{id}/reviu/{rid}", Pintu, 403),
    ("GET", "/arsitektur/{id}/archimate.xml", Pintu, 200),
    ("GET", "/arsitektur/{id}/dokumen.pdf", Pintu, 200),
    ("POST", "/arsitektur", Pintu, 403),
    ("POST", "/arsitektur/{id}", Pintu, 403),
    ("POST", "/arsitektur/{id}/langkah", Pintu, 403),
    ("POST", "/arsitektur/{id}/kegiatan", Pintu, 403),
    ("POST", "/arsitektur/{id}/reviu", Pintu, 403),
    ("POST", "/arsitektur/{id}/reviu/{rid}", Pintu, 403),
    ("POST", "/arsitektur/impor", Pintu, 303),
    ("POST", "/arsitektur/impor/{sha}", Pintu, 404),
    ("GET", "/register/{kode}/{id}/kaitan", Pintu, 404),
    ("GET", "/register/{kode}/{id}/dampak", Pintu, 404),
    ("GET", "/register/{kode}/{id}/pengamanan", Pintu, 404),
    ("POST", "/register/{kode}/{id}/kaitan", Pintu, 404),
    ("POST", "/register/{kode}/{id}/kaitan/lepas", Pintu, 404),
    ("GET", "/register", Pintu, 200),
    ("GET", "/register/{kode}", Pintu, 200),
    ("GET", "/register/{kode}/baru", Pintu, 200),
    ("GET", "/register/{kode}/cari", Pintu, 200),
    ("GET", "/register/{kode}/{id}", Pintu, 404),
    ("GET", "/register/{kode}/{id}/ubah", Pintu, 404),
    ("GET", "/register/{kode}/{id}/bukti", Pintu, 404),
    ("GET", "/register/{kode}/{id}/arsipkan", Pintu, 404),
    ("GET", "/register/{kode}/{id}/aktifkan", Pintu, 404),
    ("GET", "/register/{kode}/{id}/kembalikan", Pintu, 404),
    ("POST", "/register/{kode}", Pintu, 403),
    ("POST", "/register/{kode}/pandangan", Pintu, 303),
    ("POST", "/register/{kode}/pandangan/{pandangan}/hapus", Pintu, 404),
    ("POST", "/register/{kode}/{id}", Pintu, 404),
    ("POST", "/register/{kode}/{id}/langkah", Pintu, 404),
    ("POST", "/register/{kode}/{id}/arsipkan", Pintu, 404),
    ("POST", "/register/{kode}/{id}/aktifkan", Pintu, 404),
    ("POST", "/register/{kode}/{id}/kembalikan", Pintu, 404),
    ("POST", "/register/{kode}/{id}/lampiran", Pintu, 404),
    ("POST", "/register/{kode}/{id}/lampiran/{lampiran}/lepas", Pintu, 404),
    ("POST", "/register/{kode}/{id}/bukti/{bukti}/lampirkan", Pintu, 404),
    ("GET", "/rujukan/{awalan}", Pintu, 200),
    ("GET", "/rujukan/{awalan}/cari", Pintu, 200),
    ("GET", "/publik/{kode}", Terbuka(200), 200),
    ("GET", "/publik/{kode}/{id}", Terbuka(404), 404),
    ("GET", "/register/{kode}/ekspor.xlsx", Pintu, 200),
    ("GET", "/register/{kode}/ekspor.csv", Pintu, 200),
    ("GET", "/register/{kode}/templat.xlsx", Pintu, 200),
    ("GET", "/register/{kode}/impor", Pintu, 200),
    ("GET", "/register/{kode}/impor/{impor}", Pintu, 404),
    ("GET", "/register/{kode}/impor/{impor}/urungkan", Pintu, 404),
    ("GET", "/register/{kode}/massal", Pintu, 200),
    ("POST", "/register/{kode}/impor", Pintu, 303),
    ("POST", "/register/{kode}/impor/{impor}", Pintu, 404),
    ("POST", "/register/{kode}/impor/{impor}/urungkan", Pintu, 404),
    ("POST", "/register/{kode}/massal", Pintu, 404),
    ("GET", "/register/{kode}/terbitan", Pintu, 403),
    ("POST", "/register/{kode}/terbitan", Pintu, 403),
    ("GET", "/register/{kode}/terbitan/{berkas}", Pintu, 403),
    ("GET", "/tabel/{berkas}", Pintu, 404),
    ("GET", "/risiko", Pintu, 200),
    ("GET", "/risiko/daftar", Pintu, 200),
    ("GET", "/risiko/mulai", Pintu, 200),
    ("GET", "/risiko/pendampingan", Pintu, 200),
    ("GET", "/risiko/pendampingan/{id}", Pintu, 404),
    ("GET", "/risiko/pengaturan/{tahun}", Pintu, 200),
    ("GET", "/risiko/pengaturan/{tahun}/matriks", Pintu, 403),
    ("GET", "/risiko/pengaturan/{tahun}/pedoman", Pintu, 403),
    ("GET", "/risiko/pengaturan/{tahun}/tutup", Pintu, 403),
    ("GET", "/risiko/pengaturan/{tahun}/buka", Pintu, 403),
    ("GET", "/risiko/pengaturan/{tahun}/struktur/{unsur}", Pintu, 403),
    ("GET", "/risiko/pengaturan/{tahun}/{bagian}", Pintu, 403),
    ("GET", "/risiko/register/{rid}", Pintu, 404),
    ("GET", "/risiko/register/{rid}/baru", Pintu, 404),
    ("GET", "/risiko/register/{rid}/katalog", Pintu, 404),
    ("GET", "/risiko/register/{rid}/impor", Pintu, 404),
    ("GET", "/risiko/register/{rid}/impor/{sha}", Pintu, 404),
    ("GET", "/risiko/register/{rid}/konteks", Pintu, 404),
    ("GET", "/risiko/register/{rid}/konteks/{bagian}", Pintu, 404),
    ("GET", "/risiko/register/{rid}/unduh/{berkas}", Pintu, 404),
    ("GET", "/risiko/laporan/{tahun}/{berkas}", Pintu, 200),
    ("GET", "/risiko/{id}", Pintu, 404),
    ("GET", "/risiko/{id}/ubah", Pintu, 404),
    ("GET", "/risiko/{id}/arsipkan", Pintu, 404),
    ("GET", "/risiko/{id}/aktifkan", Pintu, 404),
    ("GET", "/risiko/{id}/langkah/{perbuatan}", Pintu, 404),
    ("GET", "/risiko/{id}/eskalasi", Pintu, 404),
    ("GET", "/risiko/{id}/putusan", Pintu, 404),
    ("GET", "/risiko/{id}/kaitan", Pintu, 404),
    ("GET", "/risiko/{id}/residual", Pintu, 404),
    ("GET", "/risiko/{id}/spip", Pintu, 404),
    ("GET", "/risiko/{id}/penanganan/baru", Pintu, 404),
    ("GET", "/risiko/{id}/penanganan/{pid}", Pintu, 404),
    ("GET", "/risiko/{id}/penanganan/{pid}/kemajuan", Pintu, 404),
    ("GET", "/risiko/{id}/penanganan/{pid}/hapus", Pintu, 404),
    ("GET", "/risiko/{id}/pantauan/baru", Pintu, 404),
    ("GET", "/risiko/{id}/pantauan/{pid}", Pintu, 404),
    ("GET", "/risiko/{id}/pantauan/{pid}/hapus", Pintu, 404),
    ("GET", "/risiko/{id}/kejadian/baru", Pintu, 404),
    ("GET", "/risiko/{id}/kejadian/{pid}", Pintu, 404),
    ("GET", "/risiko/{id}/kejadian/{pid}/hapus", Pintu, 404),
    ("POST", "/risiko/mulai", Pintu, 404),
    ("POST", "/risiko/massal", Pintu, 303),
    ("POST", "/risiko/pendampingan", Pintu, 404),
    ("POST", "/risiko/pendampingan/{id}", Pintu, 404),
    ("POST", "/risiko/pengaturan/{tahun}/matriks", Pintu, 403),
    ("POST", "/risiko/pengaturan/{tahun}/pedoman", Pintu, 403),
    ("POST", "/risiko/pengaturan/{tahun}/tutup", Pintu, 403),
    ("POST", "/risiko/pengaturan/{tahun}/buka", Pintu, 403),
    ("POST", "/risiko/pengaturan/{tahun}/struktur/{unsur}", Pintu, 403),
    ("POST", "/risiko/pengaturan/{tahun}/{bagian}", Pintu, 403),
    ("POST", "/risiko/register/{rid}/risiko", Pintu, 404),
    ("POST", "/risiko/register/{rid}/katalog", Pintu, 404),
    ("POST", "/risiko/register/{rid}/impor", Pintu, 404),
    ("POST", "/risiko/register/{rid}/impor/{sha}", Pintu, 404),
    ("POST", "/risiko/register/{rid}/konteks/{bagian}", Pintu, 404),
    ("POST", "/risiko/{id}", Pintu, 404),
    ("POST", "/risiko/{id}/arsipkan", Pintu, 404),
    ("POST", "/risiko/{id}/aktifkan", Pintu, 404),
    ("POST", "/risiko/{id}/langkah/{perbuatan}", Pintu, 404),
    ("POST", "/risiko/{id}/eskalasi", Pintu, 404),
    ("POST", "/risiko/{id}/putusan", Pintu, 404),
    ("POST", "/risiko/{id}/kaitan", Pintu, 404),
    ("POST", "/risiko/{id}/kaitan/{tid}/lepas", Pintu, 404),
    ("POST", "/risiko/{id}/residual", Pintu, 404),
    ("POST", "/risiko/{id}/spip", Pintu, 404),
    ("POST", "/risiko/{id}/penanganan/baru", Pintu, 404),
    ("POST", "/risiko/{id}/penanganan/{pid}", Pintu, 404),
    ("POST", "/risiko/{id}/penanganan/{pid}/kemajuan", Pintu, 404),
    ("POST", "/risiko/{id}/penanganan/{pid}/hapus", Pintu, 404),
    ("POST", "/risiko/{id}/pantauan/baru", Pintu, 404),
    ("POST", "/risiko/{id}/pantauan/{pid}", Pintu, 404),
    ("POST", "/risiko/{id}/pantauan/{pid}/hapus", Pintu, 404),
    ("POST", "/risiko/{id}/kejadian/baru", Pintu, 404),
    ("POST", "/risiko/{id}/kejadian/{pid}", Pintu, 404),
    ("POST", "/risiko/{id}/kejadian/{pid}/hapus", Pintu, 404),
    ("GET", "/{*lain}", Pintu, 404),
];

/// Addresses of records that really exist and belong to somebody else.
struct Contoh {
    admin: i64,
    kantor: i64,
    putaran: i64,
    penilaian: i64,
    bukti: i64,
    /// An application of the office `kantor`.
    catatan: i64,
    /// A proposal of the office `kantor`.
    usulan: i64,
    /// A draft of the architecture.
    arsitektur: i64,
    /// A register of risks of the office `kantor`, a risk in it, and the numbers of its action, report, occurrence and link.
    risiko: bersama::risiko::Contoh,
}

impl Contoh {
    fn alamat(&self, pola: &str) -> String {
        let id = match pola.split('/').nth(1).unwrap_or_default() {
            "pengguna" | "akun" => self.admin,
            "perangkat-daerah" => self.kantor,
            "putaran" => self.putaran,
            "bukti" => self.bukti,
            "usulan-aplikasi" => self.usulan,
            "register" => self.catatan,
            "arsitektur" => self.arsitektur,
            "risiko" => self.risiko.risiko,
            _ => self.penilaian,
        };
        let anak = self.risiko.anak(pola);
        let rid = if pola.starts_with("/risiko") { self.risiko.register } else { 1 };
        let kode = match pola.split('/').nth(1) {
            Some("register") => "aplikasi",
            Some("publik") => "layanan",
            _ => "21",
        };
        pola.replace("{id}", &id.to_string())
            .replace("{kode}", kode)
            .replace("{pandangan}", "99")
            .replace("{lampiran}", "1")
            .replace("{awalan}", "RAB")
            .replace("{bukti}", &self.bukti.to_string())
            .replace("{rid}", &rid.to_string())
            .replace("{pid}", &anak.to_string())
            .replace("{tid}", &self.risiko.tautan.to_string())
            .replace("{tahun}", "2026")
            .replace("{unsur}", "komite_risiko")
            .replace("{bagian}", "kategori")
            .replace("{perbuatan}", "ajukan")
            .replace("unduh/{berkas}", "unduh/register.pdf")
            .replace("laporan/2026/{berkas}", "laporan/2026/konsolidasi.pdf")
            .replace("{uid}", "1")
            .replace("{sha}", &"0".repeat(64))
            .replace("{impor}", &"0".repeat(64))
            .replace("laporan/kantor/{berkas}", &format!("laporan/kantor/{}.pdf", self.kantor))
            .replace("surat/{berkas}", "surat/1.pdf")
            .replace("terbitan/{berkas}", "terbitan/1.pdf")
            .replace("tabel/{berkas}", &format!("tabel/indikator.xlsx?penilaian={}", self.penilaian))
            .replace("{berkas}", "evaluasi.pdf")
            .replace("{dokumen}", "berita-acara")
            .replace("{versi}", "x")
            .replace("{*nama}", "tidak-ada.css")
            .replace("{*lain}", "tidak/ada")
    }
}

async fn panggil(orang: &Orang<'_>, cara: &str, pola: &str, alamat: &str) -> Jawaban {
    match (cara, pola) {
        ("GET", _) => orang.get(alamat).await,
        (_, pola)
            if pola.ends_with("{kode}/bukti")
                || pola.ends_with("/impor")
                || pola.ends_with("/lampiran")
                || pola.ends_with("/dokumen")
                || pola == "/penandatangan/lambang" =>
        {
            orang.unggah(alamat, "nilai.csv", "indikator,nilai\n1,3\n").await
        }
        _ => orang.post(alamat, isian(pola)).await,
    }
}

/// A form that somebody with the right could send: what is refused is the person, not a field.
fn isian(pola: &str) -> &'static [(&'static str, &'static str)] {
    match pola {
        "/pengguna" | "/pengguna/{id}" => &[("nama_pengguna", "penyusup"), ("nama", "Penyusup"), ("versi", "1")],
        "/pengguna/{id}/peran" | "/pengguna/{id}/cabut-peran" => &[("peran", "admin")],
        "/perangkat-daerah" | "/perangkat-daerah/{id}" => {
            &[("kode", "X1"), ("nama", "Dinas X"), ("jenis", "dinas"), ("versi", "1")]
        }
        "/perangkat-daerah/{id}/unit" | "/perangkat-daerah/{id}/unit/{uid}" => &[("nama", "Bidang X"), ("versi", "1")],
        "/penilaian/baru" => &[
            ("tahun", "2026"),
            ("nama", "Evaluasi 2026"),
            ("jenis", "evaluasi"),
            ("lingkup", "internal"),
            ("instrumen", "permenpanrb-59-2020"),
        ],
        "/putaran/{id}" => &[("nama", "Evaluasi 2025"), ("versi", "1")],
        "/putaran/{id}/tetapkan" | "/putaran/{id}/buka-kembali" => &[
            ("nomor", "1/2026"),
            ("tanggal", "2026-11-20"),
            ("alasan", "Perbaikan"),
            ("terima_belum_tuntas", "1"),
            ("versi", "1"),
        ],
        "/putaran/{id}/impor/{sha}" => &[("tahap", "dokumen"), ("nomor", "B/1"), ("tanggal", "2026-11-20")],
        "/penilaian/{id}/penugasan" => &[("cara", "ganti"), ("indikator", "21"), ("kantor", "2")],
        "/penilaian/{id}/indikator/massal" => &[("aksi", "ajukan"), ("indikator", "21")],
        "/penilaian/{id}/indikator/{kode}" | "/penilaian/{id}/indikator/{kode}/otomatis" => {
            &[("tingkat", "3"), ("fakta", "x"), ("analisis", "x"), ("versi", "1")]
        }
        "/penilaian/{id}/indikator/{kode}/aksi" => &[("aksi", "tarik"), ("versi", "1")],
        // The office of the record is the first one of the test.
        "/register/{kode}" | "/register/{kode}/{id}" => &[
            ("nama", "Aplikasi X"),
            ("perangkat_daerah_id", "1"),
            ("jenis", "khusus"),
            ("siklus", "pemeliharaan"),
            ("versi", "1"),
        ],
        "/register/{kode}/pandangan" => &[("nama_pandangan", "Milik saya"), ("kueri", "q=x")],
        "/register/{kode}/{id}/langkah" => &[("langkah", "ajukan"), ("versi", "1")],
        "/register/{kode}/{id}/kembalikan" => &[("urutan", "1"), ("versi", "1")],
        "/penilaian/{id}/laporan" => &[("bentuk", "evaluasi"), ("tanggal", "2026-11-20"), ("nomor", "1/2026")],
        "/arsitektur" | "/arsitektur/{id}" => &[("nama", "Arsitektur"), ("mulai", "2026-01-01"), ("versi", "1")],
        "/arsitektur/{id}/langkah" => &[("aksi", "ajukan_reviu"), ("versi", "1")],
        "/arsitektur/{id}/reviu" => &[("jenis", "paruh_waktu"), ("sebab", "x"), ("versi", "1")],
        "/arsitektur/{id}/reviu/{rid}" => &[("temuan", "x"), ("keputusan", "x"), ("versi", "1")],
        "/register/{kode}/{id}/kaitan" => &[("jenis", "bertukar_dengan"), ("arah", "maju"), ("tujuan", "1")],
        "/register/{kode}/{id}/kaitan/lepas" => &[("relasi", "1")],
        "/risiko/mulai" => &[("kantor", "1"), ("tahun", "2025"), ("cara", "kosong")],
        "/risiko/massal" => &[("pilih", "1"), ("perbuatan", "ajukan")],
        "/risiko/pendampingan" => &[("kantor", "1"), ("tahun", "2026"), ("tanggal", "2026-11-20"), ("saran", "x")],
        "/risiko/{id}/arsipkan" | "/risiko/{id}/eskalasi" => &[("alasan", "x"), ("versi", "1")],
        "/risiko/{id}/kaitan" => &[("catatan_layanan", "LAY-0001"), ("versi", "1")],
        "/penilaian/impor/{sha}" => {
            &[("instrumen", "permenpanrb-59-2020"), ("tahun", "2024"), ("jenis", "evaluasi"), ("tanggal", "2026-11-20")]
        }
        _ => &[],
    }
}

/// Every table that is taken along: what the operator of another office gets. `200` tables hold what that person may see.
#[rustfmt::skip]
const TABEL: &[(&str, u16)] = &[
    ("arsitektur-area", 200), ("arsitektur-banding", 200), ("arsitektur-banding-kaitan", 200), ("arsitektur-dampak", 404),
    ("arsitektur-digital", 200), ("arsitektur-domain", 200), ("arsitektur-graf", 404), ("arsitektur-iterasi", 200),
    ("arsitektur-jaminan", 404), ("arsitektur-kaitan", 404), ("arsitektur-kapabilitas", 200), ("arsitektur-kepastian", 200),
    ("arsitektur-kesenjangan", 200), ("arsitektur-matriks", 200), ("arsitektur-penempatan", 200),
    ("arsitektur-pengamanan", 404), ("arsitektur-pengguna", 200), ("arsitektur-pusat-data", 200), ("arsitektur-reviu", 200),
    ("arsitektur-teknologi", 200), ("arsitektur-versi", 200),
    ("indikator", 404), ("jalur", 404), ("jejak", 403), ("kemajuan", 404), ("kenaikan", 404), ("keputusan", 404),
    ("kurang", 200), ("orang", 200), ("penandatangan", 403), ("pengguna", 403),
    ("penilaian-analisis", 404), ("penilaian-bukti", 404), ("penilaian-keputusan", 403), ("penilaian-laporan", 404),
    ("penilaian-riwayat", 404), ("penilaian-tahap", 404), ("penilaian-tahun", 404),
    ("perhatian", 200), ("peringkat", 403), ("putaran", 200),
    ("register-dokumen", 404), ("register-pekerjaan", 200), ("register-riwayat", 404), ("register-rujukan", 200),
    ("register-semua", 200), ("register-terbitan", 403), ("rekomendasi", 404),
    ("risiko-daftar", 200), ("risiko-dampak", 404), ("risiko-katalog", 404), ("risiko-kelompok", 200),
    ("risiko-kemungkinan", 404), ("risiko-level", 404), ("risiko-matriks", 404), ("risiko-pemangku", 404),
    ("risiko-penanganan", 404), ("risiko-pendampingan", 200), ("risiko-penerapan", 200), ("risiko-peraturan", 404),
    ("risiko-peta", 200), ("risiko-register", 200), ("risiko-rekap", 200), ("risiko-sasaran", 404), ("risiko-selera", 404),
    ("risiko-terlambat", 200), ("risiko-tren", 200), ("risiko-utama", 200),
    ("riwayat", 200), ("syarat", 404), ("usulan", 200),
];

impl Contoh {
    /// A table about the records of the test, as `/tabel/{nama}` names it.
    fn tabel(&self, nama: &str, akhiran: &str) -> String {
        let (register, id) = match nama.split('-').next() {
            Some("risiko") => (self.risiko.register.to_string(), self.risiko.risiko),
            Some("syarat" | "keputusan") => (String::new(), self.usulan),
            Some("orang") => (String::new(), self.kantor),
            _ => ("aplikasi".to_owned(), self.catatan),
        };
        let (putaran, penilaian, versi) = (self.putaran, self.penilaian, self.arsitektur);
        format!(
            "/tabel/{nama}.{akhiran}?register={register}&id={id}&pusat={id}&putaran={putaran}&penilaian={penilaian}&versi={versi}\
             &kode=21&awalan=RAB&jenis=layanan-aplikasi&menurut=kantor&tahun=2026"
        )
        .replace("jenis=layanan-aplikasi", if nama == "arsitektur-matriks" { "jenis=layanan-aplikasi" } else { "jenis=" })
    }
}

/// Guests and the operator of another office before every table, as CSV and as a workbook.
async fn tabel_milik_orang(contoh: &Contoh, tamu: &Orang<'_>, lain: &Orang<'_>) -> Vec<String> {
    let diharap: BTreeSet<&str> = TABEL.iter().map(|(nama, _)| *nama).collect();
    assert_eq!(diharap, services::unduhan::NAMA.iter().copied().collect(), "tables and their expectations");
    let mut salah = Vec::new();
    for (nama, status) in TABEL {
        for akhiran in ["csv", "xlsx"] {
            let alamat = contoh.tabel(nama, akhiran);
            let jawaban = tamu.get(&alamat).await;
            if jawaban.status != 303 || !jawaban.tujuan().starts_with("/masuk") {
                salah.push(format!("guest {alamat}: {}", jawaban.status));
            }
            let jawaban = lain.get(&alamat).await;
            if jawaban.status != *status {
                salah.push(format!("other office {alamat}: {}, not {status}", jawaban.status));
            }
        }
    }
    salah
}

#[test]
fn every_route_has_its_expectations() {
    let mut ada: BTreeSet<(String, String)> =
        server::rute::alamat().into_iter().map(|(c, j)| (c.to_owned(), j.to_owned())).collect();
    ada.extend(
        server::layar::alamat()
            .into_iter()
            .map(|jalur| ("GET".to_owned(), if jalur.is_empty() { "/".into() } else { jalur })),
    );
    let diharap: BTreeSet<(String, String)> =
        RUTE.iter().map(|(c, j, ..)| ((*c).to_owned(), (*j).to_owned())).collect();
    let tanpa: Vec<_> = ada.difference(&diharap).collect();
    let hilang: Vec<_> = diharap.difference(&ada).collect();
    assert!(tanpa.is_empty(), "routes without expectations: {tanpa:#?}");
    assert!(hilang.is_empty(), "expectations without routes: {hilang:#?}");
}

#[tokio::test]
async fn nobody_gets_what_is_not_theirs() {
    let app = Aplikasi::baru().await;
    let kantor = app.b.kantor("BAPPEDA", "Badan Perencanaan").await;
    let kantor_lain = app.b.kantor("INSPEKTORAT", "Inspektorat").await;
    let admin = app.masuk("admin", &[(Peran::Admin, None)]).await;
    let (putaran, penilaian) = app.putaran(kantor).await;
    let pemilik = app.b.orang("Pemilik Bukti", Peran::Operator, Some(kantor)).await;
    let isi = bytes::Bytes::from_static(b"%PDF-1.7\nrekaan");
    let bukti = services::bukti::unggah(&app.b.l, &pemilik, Some(kantor), "rencana.pdf", isi).await.unwrap();
    let catatan = bantu::catatan::catatan(&app.b, &pemilik, "aplikasi", "Aplikasi mereka", kantor).await;
    let isian = IsianUsulan {
        perangkat_daerah: Some(kantor),
        jenis: "pembangunan".into(),
        nama: "Usulan mereka".into(),
        fungsi: "Mencatat".into(),
        jenis_aplikasi: "khusus".into(),
        ..IsianUsulan::default()
    };
    let usulan = services::aplikasi::usulan::create(&app.b.l, &pemilik, &isian).await.unwrap();
    let tim_arsitektur = app.b.orang("Tim Arsitektur", Peran::TimKoordinasi, None).await;
    let draf = services::arsitektur::versi::IsianVersi {
        nama: "Arsitektur".into(),
        mulai: chrono::NaiveDate::from_ymd_opt(2026, 1, 1),
        ..Default::default()
    };
    let arsitektur = services::arsitektur::versi::create(&app.b.l, &tim_arsitektur, &draf).await.unwrap();
    let risiko = bersama::risiko::contoh(&app.b, &pemilik, kantor, catatan).await;
    let contoh =
        Contoh { admin: admin.akun_id, kantor, putaran, penilaian, bukti, catatan, usulan, arsitektur, risiko };
    let awal = services::penilaian::isian::get(&app.b.l, &pemilik, penilaian, "21").await.unwrap();
    let mut salah = Vec::new();
    let mut lain = app.masuk("lain", &[(Peran::Operator, Some(kantor_lain))]).await;
    for (nomor, (cara, pola, tamu, status_lain)) in RUTE.iter().enumerate() {
        let alamat = contoh.alamat(pola);
        let jawaban = panggil(&app.tamu(), cara, pola, &alamat).await;
        let sesuai = match tamu {
            Terbuka(status) => jawaban.status == *status && !jawaban.tujuan().starts_with("/masuk?"),
            Pintu if *cara == "GET" => jawaban.status == 303 && jawaban.tujuan().starts_with("/masuk"),
            Pintu => jawaban.status == 401,
        };
        if !sesuai {
            salah.push(format!("guest {cara} {pola}: {} {}, not {tamu:?}", jawaban.status, jawaban.tujuan()));
        }
        let jawaban = panggil(&lain, cara, pola, &alamat).await;
        if jawaban.status != *status_lain {
            salah.push(format!(
                "other office {cara} {pola}: {} {}, not {status_lain}",
                jawaban.status,
                jawaban.tujuan()
            ));
        }
        if pola.starts_with("/keluar") {
            lain = app.masuk(&format!("lain{nomor}"), &[(Peran::Operator, Some(kantor_lain))]).await;
        }
    }
    salah.extend(tabel_milik_orang(&contoh, &app.tamu(), &lain).await);
    assert!(salah.is_empty(), "{salah:#?}");
    // The bulk form answers with what it skipped; that must have been everything.
    let tim = app.b.orang("Tim Pemeriksa", Peran::TimKoordinasi, None).await;
    let isian = services::penilaian::isian::get(&app.b.l, &tim, penilaian, "21").await.unwrap();
    assert_eq!((isian.status, isian.versi), (awal.status, awal.versi));
    let sesudah = services::risiko::rinci::get(&app.b.l, &tim, contoh.risiko.risiko).await.unwrap();
    assert_eq!((sesudah.risiko.status, sesudah.versi), (domain::risiko::alur::Status::Draf, contoh.risiko.versi));
}
