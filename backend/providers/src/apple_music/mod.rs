//! Apple Music.

pub(crate) mod import;
