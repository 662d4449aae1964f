//! What tests of several crates share: databases, a driven clock, builders, test input. A dev-dependency only.
//!
//! * [`TestDb`] – a migrated database of its own for each test, on SQLite and on PostgreSQL; [`on_both!`]
//!   runs one test on both.
//! * [`TestClock`] – a clock that stands still until it is told to move.
//! * [`builders`] – users and plays, written short.
//! * [`library`] and [`exports`] – invented listeners, and their exports as large as wanted.
//! * [`program`] and [`http`] – the real program as a process, and a client to ask it.
//! * [`gateway`] – a gateway beside a test's database.
//! * [`lastfm`], [`discogs`] and [`roon`] – Last.fm, Discogs and a Roon Core, played.
//! * [`web`] – services of others, played over real sockets, with every fault that the wire knows.
//! * [`totals`] – rollups compared with what the raw rows say.
//! * [`input`] – real exports beside the checkout, where they are there.
//!
//! A new helper belongs here as soon as a second crate's tests want it.

pub mod builders;
mod clock;
mod db;
pub mod discogs;
pub mod exports;
pub mod gateway;
pub mod http;
pub mod input;
pub mod lastfm;
pub mod library;
mod on_both;
mod postgres;
pub mod program;
pub mod roon;
mod sqlite;
pub mod totals;
pub mod web;

pub use clock::{PatientClock, TestClock};
pub use db::TestDb;
pub use on_both::run;

/// The schema that this build knows: changes with every change of a migration.
const SCHEMA: &str = env!("AIME_SCHEMA");
