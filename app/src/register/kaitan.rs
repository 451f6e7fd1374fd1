//! The place of relations on the page of a record.

use domain::register::Register;
use leptos::prelude::*;
use services::{Hasil, register::Rincian};

use crate::kerangka::Konteks;

/// The section of relations of a record, between its fields and its documents; nothing for registers without relations.
///
/// # Errors
/// What reading the relations can fail with.
pub async fn bagian(_k: &Konteks, _r: &'static Register, _rincian: &Rincian) -> Hasil<Option<AnyView>> {
    Ok(None)
}
