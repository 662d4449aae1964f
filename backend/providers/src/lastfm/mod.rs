//! Last.fm.

pub(crate) mod import;
