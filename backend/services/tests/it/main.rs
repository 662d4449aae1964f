//! Use cases on real databases, SQLite and PostgreSQL.

mod ingest;
mod rollups;
mod totals;
