//! Work that was ordered and goes on by itself.

pub mod list;
pub mod view;
