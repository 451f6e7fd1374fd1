//! Registers: one set of pages for all of them, made from the description of each.

pub mod kaitan;
