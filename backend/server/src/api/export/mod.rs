//! Everything that a user has, as one file.

pub mod download;
mod pipe;
