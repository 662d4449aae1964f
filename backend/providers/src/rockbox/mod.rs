//! Rockbox and other players that keep an Audioscrobbler log.

pub(crate) mod import;
