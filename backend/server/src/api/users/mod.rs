//! Accounts, for those who look after them.

pub mod create;
pub mod delete;
pub mod list;
pub mod update;
pub mod view;
