//! Songs.

pub mod find;
