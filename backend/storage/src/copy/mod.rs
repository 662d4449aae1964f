//! Copies: the concrete things that a user owns.

pub mod read;
pub mod write;
