//! Artists as a user sees them.

pub mod credit;
pub mod list;
pub mod visible;
