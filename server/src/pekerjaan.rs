//! Work on a schedule, in every server: harmless when several do it at once.

use std::time::Duration;

use services::{Layanan, pemeliharaan};
use tokio::{
    task::JoinHandle,
    time::{Instant, MissedTickBehavior, interval_at},
};

/// The first sweep waits: whoever starts a server wants to be served first.
const PERTAMA: Duration = Duration::from_mins(5);
const SELANG: Duration = Duration::from_hours(1);

/// Starts the schedule; it ends with the handle.
pub fn mulai(l: Layanan) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut detak = interval_at(Instant::now() + PERTAMA, SELANG);
        detak.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            detak.tick().await;
            match pemeliharaan::sapu(&l, l.kini()).await {
                Ok(tersapu) => tracing::info!(?tersapu, "swept what is over"),
                Err(sebab) => tracing::error!(%sebab, "sweeping failed; the next round tries again"),
            }
        }
    })
}
