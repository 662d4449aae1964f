//! What was put right by hand, and taking it back.

pub mod list;
pub mod undo;
pub mod view;
