//! Chance without chance: the same key always draws the same number, whatever was drawn before.

/// A number under `batas` drawn by a key.
pub(super) fn acak(kunci: &str, nomor: i64, batas: u64) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for bita in kunci.bytes().chain(nomor.to_le_bytes()) {
        hash = (hash ^ u64::from(bita)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    // FNV leaves its low bits too regular for a small modulus; the finalizer of splitmix64 mixes them.
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (hash ^ (hash >> 31)) % batas.max(1)
}

/// The same as a signed number.
pub(super) fn acak_i(kunci: &str, nomor: i64, batas: u64) -> i64 {
    i64::try_from(acak(kunci, nomor, batas)).unwrap_or_default()
}
