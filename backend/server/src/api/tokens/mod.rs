//! Tokens of programs.

pub mod create;
pub mod delete;
pub mod list;
pub mod view;
