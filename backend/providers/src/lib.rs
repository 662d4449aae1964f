//! The outside services: what they send, and how it becomes our own words.
//!
//! One folder per service. A file `import.rs` (or folder `import/`) in it reads that service's exports; what
//! all importers share – opening, unpacking, sniffing, streaming, dates – is in [`import`].
//!
//! A service that is asked live has `client.rs` (what is asked, with its manners), `wire.rs` (its JSON) and `map.rs`
//! (into our words). What a service can do is a trait in [`capability`]; why it did not is an [`error`]. Every call
//! goes through the gateway. See `docs/recipes/provider.md`.
//!
//! Nothing here stores anything, reads a clock or an environment variable, or builds an HTTP client.

pub mod capability;
pub mod error;
pub mod import;

mod aime;
mod apple_music;
mod discogs;
mod handmade;
mod itunes;
mod koito;
mod lastfm;
mod listenbrainz;
mod maloja;
mod rockbox;
pub mod roon;
mod spotify;
mod youtube;

pub use discogs::{Consumer, Discogs, Signer};
pub use lastfm::LastFm;
