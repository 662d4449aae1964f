//! Spotify.

pub(crate) mod import;
