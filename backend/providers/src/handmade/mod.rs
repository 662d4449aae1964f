//! Files that people's own scripts write.

pub(crate) mod import;
