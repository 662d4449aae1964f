//! Use cases: what people, files and services do with the ledger.
//!
//! A service is a plain struct with its collaborators as fields. It opens the transaction, writes, touches
//! tags, enqueues jobs in the same transaction, and commits once. No HTTP, no SQL, no network here.

pub mod accounts;
pub mod collection;
pub mod corrections;
pub mod demo;
pub mod discogs;
mod due;
pub mod export;
pub mod imports;
pub mod ingest;
pub mod jobs;
pub mod lastfm;
pub mod listening;
pub mod orders;
pub mod presence;
pub mod roon;
pub mod schedules;
pub mod upkeep;
pub mod vault;
