//! Index per aspect, domain and whole.
