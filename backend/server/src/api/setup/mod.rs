//! The first account.

pub mod create;
pub mod find;
