//! iTunes, and Apple's Music application since.

pub(crate) mod import;
