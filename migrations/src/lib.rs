//! The schema of the ledger, step by step, for SQLite and PostgreSQL.
//!
//! Each migration is plain SQL written once, with a handful of words that differ between the two databases
//! (see [`dialect`]). A migration that has landed is frozen: a change is a new file, one line in
//! [`Migrator::migrations`], then the entity, then storage.

use sea_orm_migration::prelude::*;

mod dialect;
mod m20261121_000001_people;
mod m20261121_000002_catalogue;
mod m20261121_000003_collection;
mod m20261121_000004_listens;
mod m20261121_000005_rollups;
mod m20261121_000006_system;
mod m20261121_000007_search;
mod m20261121_000008_reading;
mod m20261129_000101_corrections;
mod m20261129_000301_doors;
mod m20261129_000701_leases;
mod m20261129_000801_lastfm;
mod m20261129_000901_discogs;
mod m20261129_001001_day_totals_hold;
mod m20261129_001301_merged;
mod m20261129_001501_ordered_again;

/// Brings a database to the newest schema.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_people::Migration),
            Box::new(m20261121_000002_catalogue::Migration),
            Box::new(m20261121_000003_collection::Migration),
            Box::new(m20261121_000004_listens::Migration),
            Box::new(m20261121_000005_rollups::Migration),
            Box::new(m20261121_000006_system::Migration),
            Box::new(m20261121_000007_search::Migration),
            Box::new(m20261121_000008_reading::Migration),
            Box::new(m20261129_000101_corrections::Migration),
            Box::new(m20261129_000301_doors::Migration),
            Box::new(m20261129_000701_leases::Migration),
            Box::new(m20261129_000801_lastfm::Migration),
            Box::new(m20261129_000901_discogs::Migration),
            Box::new(m20261129_001001_day_totals_hold::Migration),
            Box::new(m20261129_001301_merged::Migration),
            Box::new(m20261129_001501_ordered_again::Migration),
        ]
    }
}
