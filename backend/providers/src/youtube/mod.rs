//! YouTube Music.

pub(crate) mod import;
