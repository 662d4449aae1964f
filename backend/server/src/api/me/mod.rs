//! One's own account.

pub mod find;
pub mod update;
