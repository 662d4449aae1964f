//! Work that has not ended.

pub mod list;
