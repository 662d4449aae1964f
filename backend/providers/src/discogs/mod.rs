//! Discogs.

pub(crate) mod import;
