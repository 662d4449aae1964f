//! Last.fm: its exports, and its API (what it says of itself and how it really behaves).

mod client;
pub(crate) mod import;
mod map;
mod sign;
mod wire;

pub use client::LastFm;
