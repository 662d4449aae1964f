//! The catalogue put right for everybody.

pub mod aliases;
pub mod merge;
pub mod split;
