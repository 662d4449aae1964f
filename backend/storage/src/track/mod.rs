//! Songs as a user sees them.

pub mod detail;
