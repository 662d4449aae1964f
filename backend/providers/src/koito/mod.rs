//! Koito.

pub(crate) mod import;
