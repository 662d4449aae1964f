//! What a user hears: streams, listens, plays under way, loved tracks, exclusions.
//!
//! A listen refers to a spelling, and carries that spelling's track beside it: one foreign key on both keeps
//! them in step, so that pointing a spelling elsewhere moves its listens.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE streams (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       service TEXT NOT NULL,
       channel TEXT NOT NULL CHECK (channel IN ('pull', 'file', 'door')),
       client TEXT NOT NULL DEFAULT '',
       created_at BIGINT NOT NULL,
       UNIQUE (user_id, service, channel, client),
       UNIQUE (user_id, id)
     )",
    "CREATE TABLE listening_history (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       stream_id BIGINT NOT NULL,
       spelling_id BIGINT NOT NULL,
       track_id BIGINT NOT NULL,
       listened_at BIGINT NOT NULL,
       stamp TEXT NOT NULL DEFAULT 'start' CHECK (stamp IN ('start', 'end', 'unknown')),
       resolution TEXT NOT NULL DEFAULT 'second' CHECK (resolution IN ('second', 'minute')),
       approximate BOOLEAN NOT NULL DEFAULT FALSE,
       seconds_played INTEGER,
       duration_ms BIGINT,
       source_event_id TEXT,
       status TEXT NOT NULL DEFAULT 'counted' CHECK (status IN ('counted', 'duplicate', 'excluded')),
       duplicate_of BIGINT REFERENCES listening_history (id) ON DELETE SET NULL,
       reason TEXT,
       score DOUBLE PRECISION,
       released BOOLEAN NOT NULL DEFAULT FALSE,
       import_id BIGINT,
       created_at BIGINT NOT NULL,
       FOREIGN KEY (track_id, spelling_id) REFERENCES spellings (track_id, id) ON UPDATE CASCADE ON DELETE RESTRICT,
       FOREIGN KEY (user_id, stream_id) REFERENCES streams (user_id, id) ON DELETE RESTRICT,
       FOREIGN KEY (user_id, import_id) REFERENCES imports (user_id, id) ON DELETE RESTRICT
     )",
    "CREATE UNIQUE INDEX listening_history_report ON listening_history (user_id, stream_id, listened_at, spelling_id)",
    "CREATE UNIQUE INDEX listening_history_event ON listening_history (user_id, stream_id, source_event_id) WHERE source_event_id IS NOT NULL",
    "CREATE INDEX listening_history_counted ON listening_history (user_id, listened_at, id, track_id, seconds_played) WHERE status = 'counted'",
    "CREATE INDEX listening_history_track ON listening_history (track_id, user_id, listened_at, spelling_id)",
    "CREATE INDEX listening_history_import ON listening_history (user_id, import_id) WHERE import_id IS NOT NULL",
    "CREATE INDEX listening_history_duplicate ON listening_history (duplicate_of) WHERE duplicate_of IS NOT NULL",
    "CREATE TABLE open_plays (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       stream_id BIGINT NOT NULL,
       place TEXT NOT NULL DEFAULT '',
       state TEXT NOT NULL,
       started_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL,
       UNIQUE (user_id, stream_id, place),
       FOREIGN KEY (user_id, stream_id) REFERENCES streams (user_id, id) ON DELETE CASCADE
     )",
    "CREATE TABLE loved_tracks (
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       recording_id BIGINT NOT NULL REFERENCES recordings (id) ON DELETE RESTRICT,
       loved_at BIGINT NOT NULL,
       source TEXT NOT NULL,
       import_id BIGINT,
       PRIMARY KEY (user_id, recording_id),
       FOREIGN KEY (user_id, import_id) REFERENCES imports (user_id, id) ON DELETE RESTRICT
     ) {clustered}",
    "CREATE INDEX loved_tracks_recording ON loved_tracks (recording_id)",
    "CREATE INDEX loved_tracks_import ON loved_tracks (user_id, import_id)",
    "CREATE TABLE exclusions (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       artist_id BIGINT REFERENCES artists (id) ON DELETE CASCADE,
       recording_id BIGINT REFERENCES recordings (id) ON DELETE CASCADE,
       from_hour INTEGER,
       to_hour INTEGER,
       created_at BIGINT NOT NULL
     )",
    "CREATE INDEX exclusions_user ON exclusions (user_id)",
    "CREATE INDEX exclusions_artist ON exclusions (artist_id) WHERE artist_id IS NOT NULL",
    "CREATE INDEX exclusions_recording ON exclusions (recording_id) WHERE recording_id IS NOT NULL",
];

const DOWN: &[&str] = &[
    "DROP TABLE exclusions",
    "DROP TABLE loved_tracks",
    "DROP TABLE open_plays",
    "DROP TABLE listening_history",
    "DROP TABLE streams",
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
