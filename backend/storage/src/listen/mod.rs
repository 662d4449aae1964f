//! Listens: reports stored, read back for settling, and settled.

pub mod insert;
pub mod remove;
pub mod settle;
