//! Listens: reports stored, read back for settling, and settled.

pub mod insert;
pub mod settle;
