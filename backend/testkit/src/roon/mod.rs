//! A Roon Core, played over real sockets: found by SOOD, spoken to in MOO/1 over a WebSocket, with zones that play.
//!
//! Its framing is its own, so that a mistake in ours does not cancel itself out. [`RoonModel`] is the house with its
//! zones and what can go wrong; [`server`] speaks for it. Time passes second by second, when it is told to:
//! [`RoonModel::second`].

mod frame;
mod model;
mod server;

pub use model::{Loop, Played, RoonModel, Song};
pub use server::RoonServer;
