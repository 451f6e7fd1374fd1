//! Names behind account ids, many in one query.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::entitas::akun;
use crate::Hasil;

/// Names by account id; ids that do not exist are missing.
///
/// # Errors
/// When the database cannot be read.
pub async fn nama<C: ConnectionTrait>(db: &C, id: &[i64]) -> Hasil<HashMap<i64, String>> {
    if id.is_empty() {
        return Ok(HashMap::new());
    }
    let baris: Vec<(i64, String)> = akun::Entity::find()
        .select_only()
        .column(akun::Column::Id)
        .column(akun::Column::Nama)
        .filter(akun::Column::Id.is_in(id.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(baris.into_iter().collect())
}
