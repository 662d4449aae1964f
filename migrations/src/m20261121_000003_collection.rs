//! What a user brings in and keeps: imports, copies, wishes, playlists, album collections.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE imports (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       file_name TEXT NOT NULL,
       file_hash {bytes},
       kind TEXT,
       state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'paused', 'done', 'failed', 'cancelled')),
       dry_run BOOLEAN NOT NULL DEFAULT FALSE,
       time_zone TEXT,
       bytes_total BIGINT NOT NULL DEFAULT 0,
       bytes_done BIGINT NOT NULL DEFAULT 0,
       rows_read BIGINT NOT NULL DEFAULT 0,
       rows_stored BIGINT NOT NULL DEFAULT 0,
       rows_duplicate BIGINT NOT NULL DEFAULT 0,
       rows_skipped BIGINT NOT NULL DEFAULT 0,
       rows_failed BIGINT NOT NULL DEFAULT 0,
       report TEXT NOT NULL DEFAULT '{}',
       error TEXT,
       cancel_requested BOOLEAN NOT NULL DEFAULT FALSE,
       lease_by TEXT,
       lease_until BIGINT,
       created_at BIGINT NOT NULL,
       started_at BIGINT,
       finished_at BIGINT,
       UNIQUE (user_id, id)
     )",
    "CREATE INDEX imports_file ON imports (user_id, file_hash)",
    "CREATE TABLE import_rows (
       user_id BIGINT NOT NULL,
       import_id BIGINT NOT NULL,
       row_number BIGINT NOT NULL,
       outcome TEXT NOT NULL CHECK (outcome IN ('stored', 'duplicate', 'skipped', 'failed')),
       reason TEXT NOT NULL,
       detail TEXT NOT NULL,
       PRIMARY KEY (user_id, import_id, row_number),
       FOREIGN KEY (user_id, import_id) REFERENCES imports (user_id, id) ON DELETE CASCADE
     ) {clustered}",
    "CREATE TABLE import_links (
       user_id BIGINT NOT NULL,
       import_id BIGINT NOT NULL,
       kind TEXT NOT NULL,
       foreign_id BIGINT NOT NULL,
       local_id BIGINT NOT NULL,
       PRIMARY KEY (user_id, import_id, kind, foreign_id),
       FOREIGN KEY (user_id, import_id) REFERENCES imports (user_id, id) ON DELETE CASCADE
     ) {clustered}",
    "CREATE TABLE copies (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       album_id BIGINT NOT NULL REFERENCES albums (id) ON DELETE RESTRICT,
       source TEXT NOT NULL,
       source_key {key} NOT NULL,
       discogs_release_id BIGINT,
       discogs_instance_id BIGINT,
       labels TEXT NOT NULL DEFAULT '[]',
       catalog_numbers TEXT NOT NULL DEFAULT '[]',
       support TEXT,
       format TEXT,
       country TEXT,
       released_year INTEGER,
       media_condition TEXT,
       sleeve_condition TEXT,
       rating INTEGER,
       folder TEXT,
       notes TEXT,
       price_cents BIGINT,
       currency TEXT,
       added_at BIGINT,
       import_id BIGINT,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL,
       UNIQUE (user_id, source_key),
       FOREIGN KEY (user_id, import_id) REFERENCES imports (user_id, id) ON DELETE RESTRICT
     )",
    "CREATE INDEX copies_album ON copies (album_id, user_id)",
    "CREATE INDEX copies_user_album ON copies (user_id, album_id, added_at)",
    "CREATE INDEX copies_import ON copies (user_id, import_id)",
    "CREATE TABLE wantlist (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       album_id BIGINT NOT NULL REFERENCES albums (id) ON DELETE RESTRICT,
       source TEXT NOT NULL,
       source_key {key} NOT NULL,
       discogs_release_id BIGINT,
       labels TEXT NOT NULL DEFAULT '[]',
       catalog_numbers TEXT NOT NULL DEFAULT '[]',
       support TEXT,
       format TEXT,
       country TEXT,
       released_year INTEGER,
       rating INTEGER,
       notes TEXT,
       added_at BIGINT,
       import_id BIGINT,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL,
       UNIQUE (user_id, source_key),
       FOREIGN KEY (user_id, import_id) REFERENCES imports (user_id, id) ON DELETE RESTRICT
     )",
    "CREATE INDEX wantlist_album ON wantlist (album_id, user_id)",
    "CREATE INDEX wantlist_import ON wantlist (user_id, import_id)",
    "CREATE TABLE playlists (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       algorithm TEXT,
       ai_prompt TEXT,
       params TEXT,
       source_key {key},
       import_id BIGINT,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL,
       UNIQUE (user_id, id),
       FOREIGN KEY (user_id, import_id) REFERENCES imports (user_id, id) ON DELETE RESTRICT
     )",
    "CREATE UNIQUE INDEX playlists_source ON playlists (user_id, source_key) WHERE source_key IS NOT NULL",
    "CREATE INDEX playlists_import ON playlists (user_id, import_id)",
    "CREATE TABLE playlist_tracks (
       user_id BIGINT NOT NULL,
       playlist_id BIGINT NOT NULL,
       position INTEGER NOT NULL,
       track_id BIGINT NOT NULL REFERENCES tracks (id) ON DELETE RESTRICT,
       reason TEXT,
       PRIMARY KEY (user_id, playlist_id, position),
       FOREIGN KEY (user_id, playlist_id) REFERENCES playlists (user_id, id) ON DELETE CASCADE
     ) {clustered}",
    "CREATE INDEX playlist_tracks_track ON playlist_tracks (track_id)",
    "CREATE TABLE album_collections (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       search_type TEXT NOT NULL,
       search_criteria TEXT,
       ai_query TEXT,
       source_key {key},
       import_id BIGINT,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL,
       UNIQUE (user_id, id),
       FOREIGN KEY (user_id, import_id) REFERENCES imports (user_id, id) ON DELETE RESTRICT
     )",
    "CREATE UNIQUE INDEX album_collections_source ON album_collections (user_id, source_key) WHERE source_key IS NOT NULL",
    "CREATE INDEX album_collections_import ON album_collections (user_id, import_id)",
    "CREATE TABLE collection_albums (
       user_id BIGINT NOT NULL,
       collection_id BIGINT NOT NULL,
       position INTEGER NOT NULL,
       album_id BIGINT NOT NULL REFERENCES albums (id) ON DELETE RESTRICT,
       PRIMARY KEY (user_id, collection_id, position),
       FOREIGN KEY (user_id, collection_id) REFERENCES album_collections (user_id, id) ON DELETE CASCADE
     ) {clustered}",
    "CREATE INDEX collection_albums_album ON collection_albums (album_id)",
];

const DOWN: &[&str] = &[
    "DROP TABLE collection_albums",
    "DROP TABLE album_collections",
    "DROP TABLE playlist_tracks",
    "DROP TABLE playlists",
    "DROP TABLE wantlist",
    "DROP TABLE copies",
    "DROP TABLE import_links",
    "DROP TABLE import_rows",
    "DROP TABLE imports",
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
