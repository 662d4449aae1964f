//! Use cases on real databases, SQLite and PostgreSQL.

mod imports;
mod ingest;
mod presence;
mod rollups;
mod totals;
