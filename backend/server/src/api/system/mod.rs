//! The installation itself: what it is, whether it is alive, whether it is ready.

pub mod health;
pub mod ready;
pub mod root;
