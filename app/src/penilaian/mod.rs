//! Screens of the yearly assessment.

pub mod indikator;
