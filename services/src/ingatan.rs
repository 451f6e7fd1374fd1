//! Answers that look at every record: kept until something is written.
//!
//! Every write leaves an entry in the audit trail, whichever server makes it; while the trail's last entry is the same, so
//! is the answer. Asking for the last entry costs one look into an index.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{Hasil, Layanan, jejak};

/// Different askers (what they may see, the day) of which answers are kept; more begin anew.
const BANYAK: usize = 64;

/// Answers by who asks; empty after a write. Clones share what they keep.
pub(crate) struct Ingatan<K, T>(Arc<Mutex<Isi<K, T>>>);

struct Isi<K, T> {
    /// The audit trail's last entry when the answers were true.
    urutan: i64,
    jawaban: HashMap<K, Arc<T>>,
}

impl<K: Eq + Hash, T> Ingatan<K, T> {
    /// The kept answer, or the one that is worked out now.
    ///
    /// # Errors
    /// When the database cannot be read, or as the work says.
    pub(crate) async fn atau(&self, l: &Layanan, kunci: K, kerja: impl Future<Output = Hasil<T>>) -> Hasil<Arc<T>> {
        // Before the work: what is written meanwhile makes the answer older than it is, never newer.
        let urutan = jejak::akhir(&l.db).await?;
        if let Some(ada) = self.isi(urutan).jawaban.get(&kunci) {
            return Ok(Arc::clone(ada));
        }
        let baru = Arc::new(kerja.await?);
        let mut isi = self.isi(urutan);
        if isi.urutan == urutan {
            if isi.jawaban.len() >= BANYAK {
                isi.jawaban.clear();
            }
            isi.jawaban.insert(kunci, Arc::clone(&baru));
        }
        drop(isi);
        Ok(baru)
    }

    /// What is kept, emptied when it is older than this entry.
    fn isi(&self, urutan: i64) -> std::sync::MutexGuard<'_, Isi<K, T>> {
        let mut isi = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if isi.urutan < urutan {
            *isi = Isi { urutan, jawaban: HashMap::new() };
        }
        isi
    }
}

impl<K, T> Clone for Ingatan<K, T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K, T> Default for Ingatan<K, T> {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Isi { urutan: -1, jawaban: HashMap::new() })))
    }
}
