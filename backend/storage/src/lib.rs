//! The ledger's storage: the only crate that knows tables.
//!
//! Free functions per aggregate, the connection first: `find_` gives an `Option`, `get_` an error if absent,
//! `list_` a page. Reads take any [`Conn`] (a [`ReadDb`] or a [`Tx`]); writes take a [`Tx`], which services
//! open, and which touches tags, so that every change has a name (DESIGN §1).
//!
//! Nothing here returns an entity; every query is tried on SQLite and on PostgreSQL.

pub mod album;
pub mod archive;
pub mod artist;
pub mod audit;
pub mod brief;
pub mod catalogue;
pub mod chart;
pub mod copy;
pub mod correction;
mod cursor;
mod db;
mod error;
pub mod exclusion;
pub mod health;
pub mod heard;
pub mod history;
pub mod image;
pub mod import;
pub mod lease;
pub mod link_request;
pub mod listen;
pub mod lock;
pub mod loved;
pub mod missing_listen;
pub mod open_play;
pub mod playing;
pub mod provider_account;
pub mod rollup;
pub mod scrobbler;
pub mod search;
pub mod service_love;
pub mod session;
pub mod setting;
mod shape;
pub mod sql;
pub mod stream;
pub mod synced;
pub mod tag;
pub mod token;
pub mod track;
pub mod user;
mod zone;

pub use db::{Conn, Db, Durability, Engine, Open, ReadDb, Rehearsal, Snapshot, Tx};
pub use error::{Result, StorageError};
pub use zone::user_zone;
