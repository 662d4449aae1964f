//! Discogs: exports of collections, and its API (what it says of itself and how it really behaves).

mod client;
pub(crate) mod import;
mod item;
mod lookup;
mod manners;
mod oauth;
mod tracks;
mod wire;
mod words;

pub use client::Discogs;
pub use oauth::{Consumer, Signer};
