//! Storage on real, migrated databases, SQLite and PostgreSQL.
#![cfg(test)]

mod artists;
mod charts;
mod collection;
mod history;
mod library;
mod migrations;
mod people;
mod schema;
mod search;
