//! Storage on real, migrated databases, SQLite and PostgreSQL.
#![cfg(test)]

mod artists;
mod collection;
mod library;
mod search;
