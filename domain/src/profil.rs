//! Profil daerah: what one government is called, cites and must do.
#[derive(Debug)]
pub struct Profil;
