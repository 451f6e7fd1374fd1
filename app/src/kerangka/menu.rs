//! The side menu: only what this person's roles can open, grouped by the work, with what awaits them.

use domain::{izin::Tindakan, register::SEMUA};
use leptos::prelude::*;
use services::{
    Pelaku,
    penilaian::{beranda::Apa, menunggu::Menunggu},
    risiko::menunggu::JenisTugas,
};

use super::alamat::Alamat;

/// One entry of the menu.
struct Butir {
    nama: &'static str,
    /// `{kini}` stands for the running assessment; without one the entry is left out.
    alamat: &'static str,
    /// Any of these lets the person in; empty for everybody who signed in.
    perlu: &'static [Tindakan],
    /// What stands behind the name; 0 is not shown.
    hitung: Option<fn(&Menunggu) -> i64>,
}

impl Butir {
    const fn baru(nama: &'static str, alamat: &'static str, perlu: &'static [Tindakan]) -> Self {
        Self { nama, alamat, perlu, hitung: None }
    }

    const fn dengan_jumlah(self, hitung: fn(&Menunggu) -> i64) -> Self {
        Self { hitung: Some(hitung), ..self }
    }
}

/// Entries under one heading; the first group has none.
struct Kelompok {
    /// `{tahun}` stands for the year of the running assessment.
    judul: &'static str,
    butir: &'static [Butir],
}

const PUTARAN: Butir =
    Butir::baru("Putaran penilaian", "/penilaian", &[Tindakan::LihatPenilaian, Tindakan::LihatSeluruhPenilaian]);

const MENU: [Kelompok; 6] = [
    Kelompok { judul: "", butir: &[Butir::baru("Menunggu saya", "/", &[]).dengan_jumlah(|m| m.pekerjaan as i64)] },
    Kelompok {
        judul: "Penilaian {tahun}",
        butir: &[
            Butir::baru("Ringkasan", "/penilaian/{kini}", &[Tindakan::LihatSeluruhPenilaian]),
            Butir::baru("Indikator", "/penilaian/{kini}/indikator", &[Tindakan::LihatSeluruhPenilaian]),
            Butir::baru("Indikator kami", "/penilaian/{kini}/indikator", &[Tindakan::LihatPenilaian]),
            Butir::baru(
                "Pertanyaan asesor",
                "/penilaian/{kini}/indikator?status=klarifikasi",
                &[Tindakan::JawabKlarifikasi],
            )
            .dengan_jumlah(|m| m.indikator(Apa::JawabKlarifikasi)),
            Butir::baru("Persetujuan", "/penilaian/{kini}/indikator?status=diajukan", &[Tindakan::SetujuiIndikator])
                .dengan_jumlah(|m| m.indikator(Apa::Setujui)),
            Butir::baru("Verifikasi", "/penilaian/{kini}/indikator?status=disetujui", &[Tindakan::VerifikasiIndikator])
                .dengan_jumlah(|m| m.indikator(Apa::Verifikasi)),
            Butir::baru("Penugasan", "/penilaian/{kini}/penugasan", &[Tindakan::TugaskanIndikator])
                .dengan_jumlah(|m| m.indikator(Apa::Tugaskan)),
            Butir::baru("Pengingat", "/penilaian/{kini}/pengingat", &[Tindakan::TugaskanIndikator]),
            Butir::baru("Rekomendasi", "/penilaian/{kini}/rekomendasi", &[Tindakan::LihatPenilaian]),
            Butir::baru("Hasil dan laporan", "/penilaian/{kini}/laporan", &[Tindakan::LihatPenilaian]),
            PUTARAN,
        ],
    },
    Kelompok {
        judul: "Arsitektur SPBE",
        butir: &[
            Butir::baru("Ikhtisar dan versi", "/arsitektur", &[Tindakan::LihatRegister]).dengan_jumlah(Menunggu::reviu),
            Butir::baru("Graf", "/arsitektur/graf", &[Tindakan::LihatRegister]),
            Butir::baru("Matriks", "/arsitektur/matriks", &[Tindakan::LihatRegister]),
            Butir::baru("Yang kurang", "/arsitektur/kurang", &[Tindakan::LihatRegister]),
            Butir::baru("Arsitektur digital", "/arsitektur/digital", &[Tindakan::LihatRegister]),
            Butir::baru("Layanan prioritas", "/arsitektur/prioritas", &[Tindakan::LihatRegister]),
            Butir::baru("Pusat data", "/arsitektur/pusat-data", &[Tindakan::LihatRegister]),
            Butir::baru("Yang perlu perhatian", "/register/perhatian", &[Tindakan::LihatRegister]),
        ],
    },
    Kelompok {
        judul: "Risiko SPBE",
        butir: &[
            Butir::baru("Register dan peta risiko", "/risiko", &[Tindakan::LihatRisiko]),
            Butir::baru("Daftar risiko", "/risiko/daftar", &[Tindakan::LihatRisiko]),
            Butir::baru("Persetujuan risiko", "/risiko/daftar?status=diajukan", &[Tindakan::SetujuiRisiko])
                .dengan_jumlah(|m| m.risiko(JenisTugas::Setujui)),
            Butir::baru("Reviu kepatuhan", "/risiko/daftar?status=disetujui", &[Tindakan::ReviuRisiko])
                .dengan_jumlah(|m| m.risiko(JenisTugas::Reviu)),
            Butir::baru("Konsolidasi", "/risiko/daftar?status=direviu", &[Tindakan::KonsolidasiRisiko])
                .dengan_jumlah(|m| m.risiko(JenisTugas::Konsolidasi)),
            Butir::baru("Eskalasi ke komite", "/risiko/daftar?eskalasi=1", &[Tindakan::KonsolidasiRisiko])
                .dengan_jumlah(|m| m.risiko(JenisTugas::Putus)),
        ],
    },
    Kelompok {
        judul: "Pemerintah",
        butir: &[
            Butir::baru("Perangkat Daerah", "/perangkat-daerah", &[Tindakan::LihatPerangkatDaerah]),
            Butir::baru("Usulan aplikasi", "/usulan-aplikasi", &[Tindakan::LihatRegister])
                .dengan_jumlah(Menunggu::usulan),
        ],
    },
    Kelompok {
        judul: "Pengaturan",
        butir: &[
            Butir::baru("Pengguna dan peran", "/pengguna", &[Tindakan::KelolaPengguna]),
            Butir::baru("Penandatangan", "/penandatangan", &[Tindakan::KelolaPenandatangan]),
            Butir::baru("Jejak audit", "/jejak", &[Tindakan::LihatJejak]),
        ],
    },
];

/// Whether the person may do this for at least one office.
#[must_use]
pub fn boleh_di_suatu_kantor(pelaku: &Pelaku, tindakan: Tindakan) -> bool {
    pelaku.boleh(tindakan, &pelaku.kantor())
}

/// One entry as this person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tautan {
    nama: &'static str,
    alamat: String,
    jumlah: i64,
}

/// Where the registers stand among the groups.
const SESUDAH: usize = 2;

/// The registers of the first group with what awaits the person, and the way to all of them, with what awaits them in the
/// other groups.
fn register(pelaku: &Pelaku, menunggu: &Menunggu) -> Option<(String, Vec<Tautan>)> {
    let kelompok = SEMUA.first()?.kelompok;
    let terbuka = SEMUA.iter().filter(|r| boleh_di_suatu_kantor(pelaku, r.lihat));
    let mut tautan: Vec<Tautan> = terbuka
        .filter(|r| r.kelompok == kelompok)
        .map(|r| Tautan { nama: r.nama, alamat: r.alamat(), jumlah: menunggu.register(r.kode) })
        .collect();
    let lain = SEMUA.iter().filter(|r| r.kelompok != kelompok).map(|r| menunggu.register(r.kode)).sum();
    if tautan.is_empty() {
        return None;
    }
    tautan.push(Tautan { nama: "Semua register", alamat: "/register".into(), jumlah: lain });
    Some((kelompok.to_owned(), tautan))
}

/// The entries of one person by heading; headings without entries are left out.
fn susun(pelaku: &Pelaku, menunggu: &Menunggu) -> Vec<(String, Vec<Tautan>)> {
    let mut semua: Vec<Option<(String, Vec<Tautan>)>> = tetap(pelaku, menunggu);
    semua.insert(SESUDAH.min(semua.len()), register(pelaku, menunggu));
    semua.into_iter().flatten().collect()
}

/// The groups that are the same for every government; `None` where a person has no entry.
fn tetap(pelaku: &Pelaku, menunggu: &Menunggu) -> Vec<Option<(String, Vec<Tautan>)>> {
    let tahun = menunggu.kini.map(|kini| kini.tahun.to_string());
    let kini = menunggu.kini.map(|kini| kini.id.to_string());
    MENU.iter()
        .map(|kelompok| {
            let mut tautan: Vec<Tautan> = Vec::new();
            for butir in kelompok.butir {
                let boleh = butir.perlu.is_empty() || butir.perlu.iter().any(|&t| boleh_di_suatu_kantor(pelaku, t));
                let alamat = match (&kini, butir.alamat.contains("{kini}")) {
                    (_, false) => Some(butir.alamat.to_owned()),
                    (Some(id), true) => Some(butir.alamat.replace("{kini}", id)),
                    (None, true) => None,
                };
                // Two names for one page: the first that fits the person.
                let Some(alamat) = alamat.filter(|a| boleh && !tautan.iter().any(|t| t.alamat == *a)) else { continue };
                let jumlah = butir.hitung.map(|hitung| hitung(menunggu)).unwrap_or_default();
                tautan.push(Tautan { nama: butir.nama, alamat, jumlah });
            }
            let judul = match &tahun {
                Some(tahun) => kelompok.judul.replace("{tahun}", tahun),
                None => kelompok.judul.replace(" {tahun}", ""),
            };
            (!tautan.is_empty()).then_some((judul, tautan))
        })
        .collect()
}

/// The menu of one person, with the page they are on marked.
pub(super) fn menu(pelaku: &Pelaku, menunggu: &Menunggu, alamat: &Alamat) -> AnyView {
    let semua = susun(pelaku, menunggu);
    let sini = semua
        .iter()
        .flat_map(|(_, tautan)| tautan)
        .filter_map(|t| Some((kedekatan(&t.alamat, alamat)?, t.alamat.clone())))
        .max();
    semua
        .into_iter()
        .enumerate()
        .map(|(i, (judul, tautan))| {
            let id = format!("menu-{i}");
            let judul = (!judul.is_empty()).then(|| view! { <h2 id=id.clone()>{judul}</h2> });
            let bernama = judul.is_some().then_some(id);
            let butir: Vec<_> = tautan
                .into_iter()
                .map(|t| {
                    let kini = sini.as_ref().filter(|(_, a)| *a == t.alamat);
                    let kini = kini.map(|(dekat, _)| if *dekat >= PERSIS { "page" } else { "true" });
                    let penting = t.alamat == "/" && menunggu.terlambat > 0;
                    view! { <li><a href=t.alamat aria-current=kini>{t.nama} {jumlah(t.jumlah, penting)}</a></li> }
                        .into_any()
                })
                .collect();
            view! { {judul} <ul aria-labelledby=bernama>{butir}</ul> }.into_any()
        })
        .collect_view()
        .into_any()
}

/// What a person may open, for a home page without work: each entry of the assessments, and of a part with a page of its
/// own over all its entries that page, by the name of the part. The menu beside it has them all.
#[must_use]
pub fn tujuan(pelaku: &Pelaku, menunggu: &Menunggu) -> Vec<(String, String)> {
    let mut hasil = Vec::new();
    for (judul, tautan) in susun(pelaku, menunggu) {
        let di_bawah = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|sisa| sisa.starts_with('/'));
        let pintu = tautan.iter().find(|t| {
            let alamat = t.alamat.as_str();
            PINTU.contains(&alamat) && tautan.iter().any(|lain| di_bawah(&lain.alamat, alamat))
        });
        match pintu {
            Some(pintu) => hasil.push((judul, pintu.alamat.clone())),
            None => hasil.extend(tautan.into_iter().filter(|t| t.alamat != "/").map(|t| (t.nama.to_owned(), t.alamat))),
        }
    }
    hasil
}

/// Pages over all entries of their group.
const PINTU: [&str; 3] = ["/register", "/arsitektur", "/risiko"];

fn jumlah(n: i64, penting: bool) -> Option<AnyView> {
    let kelas = if penting { "jumlah penting" } else { "jumlah" };
    let kata = if penting { " menunggu, ada yang terlambat" } else { " menunggu" };
    (n > 0).then(|| view! { <span class=kelas>{n}<span class="senyap">{kata}</span></span> }.into_any())
}

/// A page of its own, as against a page below it.
const PERSIS: usize = 10_000;

/// How closely an entry leads to this page; `None` when it does not.
fn kedekatan(tautan: &str, alamat: &Alamat) -> Option<usize> {
    let (jalur, kueri) = tautan.split_once('?').unwrap_or((tautan, ""));
    if jalur == alamat.jalur {
        if kueri.is_empty() {
            return Some(PERSIS);
        }
        let (nama, nilai) = kueri.split_once('=')?;
        return (alamat.nilai(nama) == nilai).then_some(PERSIS + 1);
    }
    let cabang = |dasar: &str| alamat.jalur.strip_prefix(dasar).is_some_and(|sisa| sisa.starts_with('/'));
    // A round lies under the list of rounds, though its address is its own.
    let putaran = jalur == "/penilaian" && cabang("/putaran");
    (putaran || (jalur != "/" && kueri.is_empty() && cabang(jalur))).then_some(jalur.len())
}

/// The search box above the menu.
pub(super) fn cari(alamat: &Alamat) -> AnyView {
    let kata = if alamat.jalur == "/cari" { alamat.nilai("q").to_owned() } else { String::new() };
    view! {
        <form class="cari" role="search" action="/cari" method="get" aria-label="Seluruh catatan">
            <label class="senyap" for="cari-semua">"Cari di seluruh catatan"</label>
            <input
                class="masukan" id="cari-semua" name="q" type="search" value=kata maxlength="100" placeholder="Cari catatan"
                aria-keyshortcuts="/"
            />
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::{
        izin::{Peran, PeranDiberikan},
        penilaian::Lingkup,
    };
    use services::penilaian::menunggu::PenilaianKini;

    use super::*;

    fn orang(peran: Peran, kantor: Option<i64>) -> Pelaku {
        Pelaku { peran: vec![PeranDiberikan { peran, perangkat_daerah: kantor }], ..Pelaku::sistem() }
    }

    fn berjalan() -> Menunggu {
        Menunggu { kini: Some(PenilaianKini { id: 7, tahun: 2026, lingkup: Lingkup::Internal }), ..Menunggu::default() }
    }

    fn nama(pelaku: &Pelaku, menunggu: &Menunggu) -> Vec<&'static str> {
        susun(pelaku, menunggu).into_iter().flat_map(|(_, t)| t).map(|t| t.nama).collect()
    }

    #[test]
    fn everybody_gets_the_entries_of_their_work() {
        assert_eq!(
            nama(&orang(Peran::Operator, Some(3)), &berjalan()),
            [
                "Menunggu saya",
                "Indikator kami",
                "Pertanyaan asesor",
                "Rekomendasi",
                "Hasil dan laporan",
                "Putaran penilaian",
                "Proses bisnis",
                "Layanan",
                "Data dan informasi",
                "Aplikasi",
                "Infrastruktur dan aset TIK",
                "Keamanan",
                "Sasaran RPJMD",
                "Semua register",
                "Ikhtisar dan versi",
                "Graf",
                "Matriks",
                "Yang kurang",
                "Arsitektur digital",
                "Layanan prioritas",
                "Pusat data",
                "Yang perlu perhatian",
                "Register dan peta risiko",
                "Daftar risiko",
                "Perangkat Daerah",
                "Usulan aplikasi"
            ]
        );
        let kepala = nama(&orang(Peran::KepalaPerangkatDaerah, Some(3)), &berjalan());
        assert!(kepala.contains(&"Persetujuan") && !kepala.contains(&"Pertanyaan asesor"), "{kepala:?}");
        let tim = nama(&orang(Peran::TimKoordinasi, None), &berjalan());
        assert!(tim.contains(&"Penugasan") && tim.contains(&"Pengingat") && tim.contains(&"Jejak audit"), "{tim:?}");
        assert!(tim.contains(&"Indikator") && !tim.contains(&"Indikator kami"), "{tim:?}");
        assert_eq!(
            nama(&orang(Peran::Admin, None), &Menunggu::default()),
            ["Menunggu saya", "Perangkat Daerah", "Pengguna dan peran", "Penandatangan", "Jejak audit"]
        );
    }

    #[test]
    fn without_a_running_assessment_the_rounds_remain() {
        let semua = susun(&orang(Peran::Pimpinan, None), &Menunggu::default());
        assert_eq!(semua[1].0, "Penilaian");
        assert_eq!(semua[1].1.iter().map(|t| t.nama).collect::<Vec<_>>(), ["Putaran penilaian"]);
    }

    #[test]
    fn the_home_page_without_work_names_each_part_once() {
        let semua = tujuan(&orang(Peran::Pimpinan, None), &berjalan());
        let ada = |nama: &str, alamat: &str| semua.contains(&(nama.to_owned(), alamat.to_owned()));
        assert!(ada("Ringkasan", "/penilaian/7") && ada("Putaran penilaian", "/penilaian"), "{semua:?}");
        assert!(ada("Arsitektur SPBE", "/arsitektur") && ada("Risiko SPBE", "/risiko"), "{semua:?}");
        assert!(ada("Perangkat Daerah", "/perangkat-daerah"), "{semua:?}");
        assert!(!semua.iter().any(|(_, alamat)| alamat == "/" || alamat == "/arsitektur/graf"), "{semua:?}");
        assert!(semua.len() <= 12, "{semua:?}");
    }

    #[test]
    fn one_entry_is_the_page_one_is_on() {
        let dekat = |tautan: &str, jalur: &str, kueri: &str| kedekatan(tautan, &Alamat::baru(jalur, Some(kueri)));
        assert_eq!(dekat("/penilaian/7/indikator", "/penilaian/7/indikator", "status=draf"), Some(PERSIS));
        assert!(
            dekat("/penilaian/7/indikator?status=diajukan", "/penilaian/7/indikator", "status=diajukan")
                > dekat("/penilaian/7/indikator", "/penilaian/7/indikator", "status=diajukan")
        );
        assert!(
            dekat("/penilaian/7/indikator", "/penilaian/7/indikator/21", "")
                > dekat("/penilaian", "/penilaian/7/indikator/21", "")
        );
        assert_eq!(dekat("/penilaian/7", "/penilaian/71", ""), None);
        assert_eq!(dekat("/", "/penilaian", ""), None);
        assert!(dekat("/penilaian", "/putaran/3", "").is_some());
    }
}
