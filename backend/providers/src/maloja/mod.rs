//! Maloja.

pub(crate) mod import;
