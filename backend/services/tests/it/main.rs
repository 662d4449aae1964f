//! Use cases on real databases, SQLite and PostgreSQL.

mod ingest;
mod totals;
