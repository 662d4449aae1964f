//! Use cases on real databases, SQLite and PostgreSQL.
#![cfg(test)]

mod imports;
mod ingest;
mod presence;
mod rollups;
mod totals;
