//! Passwords: argon2id, computed off the async threads and never more than two at a time.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::sync::Semaphore;

use crate::{
    galat::{Galat, Hasil},
    isian::Periksa,
};

/// Each computation takes 19 MiB and a core; more at once would only starve everybody else.
static GILIRAN: Semaphore = Semaphore::const_new(2);

/// Hash of a password nobody knows, so that an unknown name takes as long as a wrong password.
const TIRUAN: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c3BiZS10aXJ1YW4tMjAyNg$nUwyw4VvYlKlnDPaQ2TJMQ9gsDfI4GQT3S2QDLZ4Jb8";

/// Letters and digits that nobody confuses on paper; 32 of them, so a random byte picks evenly.
const HURUF: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789!";

/// Whether the password may be chosen; errors go beside `bidang`.
pub(crate) fn periksa(periksa: &mut Periksa, bidang: &str, sandi: &str, nama_pengguna: &str) {
    periksa.ambil(bidang, domain::teks::sandi(sandi, nama_pengguna));
}

/// The argon2id hash to store.
///
/// # Errors
/// When the computation cannot run.
pub(crate) async fn hash(sandi: &str) -> Hasil<String> {
    let sandi = sandi.to_owned();
    hitung(move || Argon2::default().hash_password(sandi.as_bytes()).map(|hash| hash.to_string()))
        .await?
        .map_err(|e| Galat::internal(e.to_string()))
}

/// Whether the password fits; without a hash it computes all the same and says no.
///
/// # Errors
/// When the computation cannot run or the stored hash is no hash.
pub(crate) async fn cocok(sandi: &str, hash: Option<&str>) -> Hasil<bool> {
    let (sandi, ada, hash) = (sandi.to_owned(), hash.is_some(), hash.unwrap_or(TIRUAN).to_owned());
    let cocok = hitung(move || {
        let hash = PasswordHash::new(&hash).map_err(|e| e.to_string())?;
        Ok::<_, String>(Argon2::default().verify_password(sandi.as_bytes(), &hash).is_ok())
    })
    .await?
    .map_err(Galat::internal)?;
    Ok(cocok && ada)
}

/// A first password to hand over: sixteen characters in four groups, about 79 bits.
///
/// # Errors
/// When the system has no randomness.
pub(crate) fn awal() -> Hasil<String> {
    // 31 usable characters: redraw the one that has no good shape on paper.
    let mut teks = String::with_capacity(19);
    let mut banyak = 0;
    while banyak < 16 {
        let mut acak = [0u8; 16];
        getrandom::fill(&mut acak).map_err(|e| Galat::internal(e.to_string()))?;
        for huruf in
            acak.map(|b| HURUF[usize::from(b % 32)]).into_iter().filter(|&huruf| huruf != b'!').take(16 - banyak)
        {
            if banyak > 0 && banyak % 4 == 0 {
                teks.push('-');
            }
            teks.push(char::from(huruf));
            banyak += 1;
        }
    }
    Ok(teks)
}

async fn hitung<T: Send + 'static>(kerja: impl FnOnce() -> T + Send + 'static) -> Hasil<T> {
    let _giliran = GILIRAN.acquire().await.map_err(Galat::internal)?;
    tokio::task::spawn_blocking(kerja).await.map_err(Galat::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let hash = hash("empat kata yang acak").await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(cocok("empat kata yang acak", Some(&hash)).await.unwrap());
        assert!(!cocok("empat kata yang lain", Some(&hash)).await.unwrap());
    }

    #[tokio::test]
    async fn an_unknown_account_never_fits() {
        assert!(!cocok("apa saja", None).await.unwrap());
    }

    #[test]
    fn a_first_password_is_readable_and_passes_the_rules() {
        for _ in 0..200 {
            let sandi = awal().unwrap();
            assert_eq!(sandi.len(), 19, "{sandi}");
            assert!(
                sandi.chars().all(|huruf| huruf.is_ascii_lowercase() || huruf.is_ascii_digit() || huruf == '-'),
                "{sandi}"
            );
        }
        let mut galat = Periksa::default();
        periksa(&mut galat, "sandi", &awal().unwrap(), "admin");
        assert!(galat.selesai().is_ok());
    }
}
