//! Which indicator, raised by one level, lifts the index most.
