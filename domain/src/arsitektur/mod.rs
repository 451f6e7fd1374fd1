//! Arsitektur SPBE: six domains of items, the relations between them, versions of five years (DKI68 Pasal 2 to 5).

pub mod relasi;
