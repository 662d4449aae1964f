//! What the original AIME leaves behind: its SQLite database, whole, and the JSON files that it exported.
//!
//! The original ran without foreign keys, matched albums by title alone, wrote the time of its polls as the
//! time of plays, and filled gaps with canned texts. Each of these is repaired here, or left out and said in
//! the report; what a person did or heard is never dropped.

mod album;
mod canned;
mod credit;
mod database;
pub(crate) mod export;
mod json;

pub(crate) use database::Database;
pub(crate) use json::Json;
