//! Artists.

pub mod find;
