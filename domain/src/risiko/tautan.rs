//! What a risk is about, and what came of it: links to records elsewhere.
//!
//! A link names the kind of thing and its id. Register records (services, applications, infrastructure, data) are linked
//! today; the other kinds are capabilities of their own that use the same row.

use serde::{Deserialize, Serialize};

use super::berkode;

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JenisTautan {
    /// A record of a register.
    Catatan,
    /// An activity of a plan.
    Kegiatan,
    Insiden,
    /// A finding of an audit.
    Temuan,
}

berkode! { JenisTautan, 4:
    Catatan => "catatan", "Catatan register";
    Kegiatan => "kegiatan", "Kegiatan rencana";
    Insiden => "insiden", "Insiden";
    Temuan => "temuan", "Temuan audit";
}

/// Registers whose records a risk can be about.
pub const REGISTER: [&str; 4] = ["layanan", "aplikasi", "infrastruktur", "data"];
