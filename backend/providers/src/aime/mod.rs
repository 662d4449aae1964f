//! The original AIME (Python), whose users bring their database or its exports.

pub(crate) mod import;
