//! Counts kept beside the listens they are counted from (DESIGN §3).
//!
//! Periods are integers: 0 all time, 2026 a year, 202611 a month, 20261121 a day, in the user's own zone.
//! `hour_totals` holds all four kinds. Derived rows carry no foreign key into the catalogue: they are
//! rebuilt from `listening_history`, never the other way round.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE recording_plays (
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       period INTEGER NOT NULL,
       recording_id BIGINT NOT NULL,
       plays INTEGER NOT NULL,
       seconds BIGINT NOT NULL,
       first_at BIGINT NOT NULL,
       last_at BIGINT NOT NULL,
       PRIMARY KEY (user_id, period, recording_id)
     ) {clustered}",
    "CREATE INDEX recording_plays_rank ON recording_plays (user_id, period, plays, recording_id)",
    "CREATE TABLE album_plays (
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       period INTEGER NOT NULL,
       album_id BIGINT NOT NULL,
       plays INTEGER NOT NULL,
       seconds BIGINT NOT NULL,
       first_at BIGINT NOT NULL,
       last_at BIGINT NOT NULL,
       PRIMARY KEY (user_id, period, album_id)
     ) {clustered}",
    "CREATE INDEX album_plays_rank ON album_plays (user_id, period, plays, album_id)",
    "CREATE TABLE artist_plays (
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       period INTEGER NOT NULL,
       artist_id BIGINT NOT NULL,
       plays INTEGER NOT NULL,
       seconds BIGINT NOT NULL,
       first_at BIGINT NOT NULL,
       last_at BIGINT NOT NULL,
       PRIMARY KEY (user_id, period, artist_id)
     ) {clustered}",
    "CREATE INDEX artist_plays_rank ON artist_plays (user_id, period, plays, artist_id)",
    "CREATE TABLE hour_totals (
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       period INTEGER NOT NULL,
       hour INTEGER NOT NULL,
       plays INTEGER NOT NULL,
       seconds BIGINT NOT NULL,
       PRIMARY KEY (user_id, period, hour)
     ) {clustered}",
    "CREATE TABLE day_totals (
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       day INTEGER NOT NULL,
       plays INTEGER NOT NULL,
       seconds BIGINT NOT NULL,
       PRIMARY KEY (user_id, day)
     ) {clustered}",
    "CREATE TABLE rollup_marks (
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       period INTEGER NOT NULL,
       marked_at BIGINT NOT NULL,
       PRIMARY KEY (user_id, period)
     ) {clustered}",
];

const DOWN: &[&str] = &[
    "DROP TABLE rollup_marks",
    "DROP TABLE day_totals",
    "DROP TABLE hour_totals",
    "DROP TABLE artist_plays",
    "DROP TABLE album_plays",
    "DROP TABLE recording_plays",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, DOWN).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
