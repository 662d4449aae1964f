//! Listens put right by hand.

pub mod body;
pub mod create;
pub mod delete;
pub mod delete_many;
pub mod meaning;
pub mod move_many;
pub mod patch;
pub mod update_many;
