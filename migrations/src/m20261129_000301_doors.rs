//! What is on at this moment, and the logins of AudioScrobbler clients.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE now_playing (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       stream_id BIGINT NOT NULL,
       place TEXT NOT NULL DEFAULT '',
       artist_credit TEXT NOT NULL,
       title TEXT NOT NULL,
       album TEXT,
       album_artist TEXT,
       duration_ms BIGINT,
       paused BOOLEAN NOT NULL DEFAULT FALSE,
       position_ms BIGINT NOT NULL DEFAULT 0,
       started_at BIGINT NOT NULL,
       heard_at BIGINT NOT NULL,
       expires_at BIGINT NOT NULL,
       UNIQUE (user_id, stream_id, place),
       FOREIGN KEY (user_id, stream_id) REFERENCES streams (user_id, id) ON DELETE CASCADE
     )",
    "CREATE TABLE scrobbler_sessions (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       token_id BIGINT NOT NULL REFERENCES api_tokens (id) ON DELETE CASCADE,
       key_hash {bytes} NOT NULL UNIQUE,
       client TEXT NOT NULL DEFAULT '',
       created_at BIGINT NOT NULL
     )",
    "CREATE INDEX scrobbler_sessions_user ON scrobbler_sessions (user_id, id)",
    "CREATE INDEX scrobbler_sessions_token ON scrobbler_sessions (token_id, id)",
    "CREATE TABLE scrobbler_requests (
       id {id},
       token_hash {bytes} NOT NULL UNIQUE,
       client TEXT NOT NULL DEFAULT '',
       user_id BIGINT REFERENCES users (id) ON DELETE CASCADE,
       created_at BIGINT NOT NULL,
       expires_at BIGINT NOT NULL
     )",
    "CREATE INDEX scrobbler_requests_user ON scrobbler_requests (user_id)",
    "CREATE INDEX scrobbler_requests_expiry ON scrobbler_requests (expires_at)",
];

const DOWN: &[&str] = &[
    "DROP TABLE scrobbler_requests",
    "DROP TABLE scrobbler_sessions",
    "DROP TABLE now_playing",
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
