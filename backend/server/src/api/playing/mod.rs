//! What is on at this moment.

pub mod find;
pub mod view;
