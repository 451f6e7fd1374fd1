//! Dates in the government's time zone, and how far away they are.
