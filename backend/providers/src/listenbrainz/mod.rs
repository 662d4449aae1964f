//! ListenBrainz.

pub(crate) mod import;
