//! The outside services: what they send, and how it becomes our own words.
//!
//! One folder per service. A file `import.rs` (or folder `import/`) in it reads that service's exports; what
//! all importers share – opening, unpacking, sniffing, streaming, dates – is in [`import`].
//!
//! Nothing here stores anything, reads a clock or an environment variable, or builds an HTTP client.

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
mod spotify;
mod youtube;
