//! What is kept out of charts.

pub mod create;
pub mod delete;
pub mod list;
