//! The browsers in which one is signed in.

pub mod delete;
pub mod list;
