//! What people type, checked once.
