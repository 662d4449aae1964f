//! Artists as a user sees them.

pub mod credit;
pub mod detail;
pub mod list;
pub mod visible;
