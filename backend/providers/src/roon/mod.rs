//! Roon: a Core that is found on the network ([`sood`]), spoken to in frames ([`moo`]) and watched ([`session`]).
//!
//! Sources: Roon's own node-roon-api 1.2.3 and node-roon-api-transport (Apache-2.0). The client joins these pure parts
//! to the sockets that the gateway hands out.

mod client;
pub mod moo;
pub mod session;
pub mod sood;
mod wire;

pub use client::{Connection, Discovery, FoundCore, Heard, Roon};
pub use session::{Core, Extension, Output, Said, SavedToken};
