//! Use cases on real databases, SQLite and PostgreSQL.
#![cfg(test)]

mod file_clock;
mod corrections;
mod imports;
mod ingest;
mod presence;
mod rollups;
mod totals;
