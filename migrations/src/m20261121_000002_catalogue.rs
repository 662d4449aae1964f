//! What all users share: artists, albums, recordings, tracks, the names they were met under, pictures and texts.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE artists (
       id {id},
       name TEXT NOT NULL,
       name_key {key} NOT NULL,
       disambiguation TEXT NOT NULL DEFAULT '',
       sort_name TEXT NOT NULL,
       sort_key {key} NOT NULL,
       mbid TEXT,
       discogs_id BIGINT,
       spotify_id TEXT,
       lastfm_url TEXT,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL,
       UNIQUE (name_key, disambiguation)
     )",
    "CREATE INDEX artists_sort ON artists (sort_key, id)",
    "CREATE UNIQUE INDEX artists_mbid ON artists (mbid) WHERE mbid IS NOT NULL",
    "CREATE UNIQUE INDEX artists_discogs ON artists (discogs_id) WHERE discogs_id IS NOT NULL",
    "CREATE TABLE artist_aliases (
       id {id},
       artist_id BIGINT NOT NULL REFERENCES artists (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       name_key {key} NOT NULL,
       source TEXT NOT NULL,
       UNIQUE (name_key, artist_id)
     )",
    "CREATE INDEX artist_aliases_artist ON artist_aliases (artist_id)",
    "CREATE TABLE albums (
       id {id},
       title TEXT NOT NULL,
       title_key {key} NOT NULL,
       sort_key {key} NOT NULL,
       artist_credit TEXT NOT NULL,
       credit_key {key} NOT NULL,
       credit_sort_key {key} NOT NULL,
       disambiguation TEXT NOT NULL DEFAULT '',
       year INTEGER,
       is_soundtrack BOOLEAN NOT NULL DEFAULT FALSE,
       genres TEXT NOT NULL DEFAULT '[]',
       styles TEXT NOT NULL DEFAULT '[]',
       mbid TEXT,
       discogs_master_id BIGINT,
       spotify_url TEXT,
       apple_music_url TEXT,
       discogs_url TEXT,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL
     )",
    "CREATE INDEX albums_title ON albums (title_key)",
    "CREATE INDEX albums_sort ON albums (sort_key, id)",
    "CREATE UNIQUE INDEX albums_mbid ON albums (mbid) WHERE mbid IS NOT NULL",
    "CREATE INDEX albums_discogs_master ON albums (discogs_master_id) WHERE discogs_master_id IS NOT NULL",
    "CREATE TABLE album_keys (
       key {key} NOT NULL,
       album_id BIGINT NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
       PRIMARY KEY (key, album_id)
     ) {clustered}",
    "CREATE INDEX album_keys_album ON album_keys (album_id)",
    "CREATE TABLE album_artist (
       album_id BIGINT NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
       position INTEGER NOT NULL,
       artist_id BIGINT NOT NULL REFERENCES artists (id) ON DELETE RESTRICT,
       join_phrase TEXT NOT NULL DEFAULT '',
       PRIMARY KEY (album_id, position)
     ) {clustered}",
    "CREATE INDEX album_artist_artist ON album_artist (artist_id, album_id)",
    "CREATE TABLE recordings (
       id {id},
       title TEXT NOT NULL,
       title_key {key} NOT NULL,
       artist_credit TEXT NOT NULL,
       credit_key {key} NOT NULL,
       duration_ms BIGINT,
       isrc TEXT,
       mbid TEXT,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL
     )",
    "CREATE INDEX recordings_title ON recordings (title_key)",
    "CREATE INDEX recordings_mbid ON recordings (mbid) WHERE mbid IS NOT NULL",
    "CREATE INDEX recordings_isrc ON recordings (isrc) WHERE isrc IS NOT NULL",
    "CREATE TABLE recording_keys (
       key {key} NOT NULL,
       recording_id BIGINT NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
       PRIMARY KEY (key, recording_id)
     ) {clustered}",
    "CREATE INDEX recording_keys_recording ON recording_keys (recording_id)",
    "CREATE TABLE recording_artist (
       recording_id BIGINT NOT NULL REFERENCES recordings (id) ON DELETE CASCADE,
       position INTEGER NOT NULL,
       artist_id BIGINT NOT NULL REFERENCES artists (id) ON DELETE RESTRICT,
       join_phrase TEXT NOT NULL DEFAULT '',
       role TEXT NOT NULL DEFAULT 'main' CHECK (role IN ('main', 'guest')),
       PRIMARY KEY (recording_id, position)
     ) {clustered}",
    "CREATE INDEX recording_artist_artist ON recording_artist (artist_id, recording_id)",
    "CREATE TABLE tracks (
       id {id},
       recording_id BIGINT NOT NULL REFERENCES recordings (id) ON DELETE RESTRICT,
       album_id BIGINT REFERENCES albums (id) ON DELETE CASCADE,
       disc INTEGER,
       number INTEGER,
       title TEXT NOT NULL,
       duration_ms BIGINT,
       isrc TEXT,
       mbid TEXT,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL
     )",
    "CREATE UNIQUE INDEX tracks_place ON tracks (recording_id, COALESCE(album_id, 0), COALESCE(disc, 0), COALESCE(number, 0))",
    "CREATE INDEX tracks_album ON tracks (album_id, disc, number)",
    "CREATE TABLE spellings (
       id {id},
       hash {bytes} NOT NULL UNIQUE,
       artist_credit TEXT NOT NULL,
       title TEXT NOT NULL,
       album TEXT,
       album_artist TEXT,
       track_id BIGINT NOT NULL REFERENCES tracks (id) ON DELETE RESTRICT,
       score DOUBLE PRECISION NOT NULL,
       reason TEXT NOT NULL,
       created_at BIGINT NOT NULL
     )",
    "CREATE UNIQUE INDEX spellings_track ON spellings (track_id, id)",
    "CREATE TABLE images (
       id {id},
       album_id BIGINT REFERENCES albums (id) ON DELETE CASCADE,
       artist_id BIGINT REFERENCES artists (id) ON DELETE CASCADE,
       url TEXT NOT NULL,
       kind TEXT NOT NULL,
       source TEXT NOT NULL,
       position INTEGER NOT NULL DEFAULT 0,
       state TEXT NOT NULL DEFAULT 'known' CHECK (state IN ('known', 'stored', 'absent', 'refused')),
       blob_hash {bytes},
       size_bytes BIGINT,
       width INTEGER,
       height INTEGER,
       colour TEXT,
       thumbhash {bytes},
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL,
       CHECK ((album_id IS NULL) <> (artist_id IS NULL))
     )",
    "CREATE UNIQUE INDEX images_album ON images (album_id, url) WHERE album_id IS NOT NULL",
    "CREATE UNIQUE INDEX images_artist ON images (artist_id, url) WHERE artist_id IS NOT NULL",
    "CREATE TABLE metadata (
       album_id BIGINT NOT NULL PRIMARY KEY REFERENCES albums (id) ON DELETE CASCADE,
       labels TEXT NOT NULL DEFAULT '[]',
       film_title TEXT,
       film_year INTEGER,
       film_director TEXT,
       updated_at BIGINT NOT NULL
     )",
    "CREATE TABLE texts (
       id {id},
       album_id BIGINT REFERENCES albums (id) ON DELETE CASCADE,
       artist_id BIGINT REFERENCES artists (id) ON DELETE CASCADE,
       user_id BIGINT REFERENCES users (id) ON DELETE CASCADE,
       kind TEXT NOT NULL,
       language TEXT NOT NULL,
       body TEXT NOT NULL,
       source TEXT NOT NULL,
       model TEXT,
       prompt_version TEXT,
       sources TEXT NOT NULL DEFAULT '[]',
       state TEXT NOT NULL DEFAULT 'written' CHECK (state IN ('written', 'canned', 'hidden')),
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL,
       CHECK ((album_id IS NULL) <> (artist_id IS NULL))
     )",
    "CREATE INDEX texts_album ON texts (album_id, kind) WHERE album_id IS NOT NULL",
    "CREATE INDEX texts_artist ON texts (artist_id, kind) WHERE artist_id IS NOT NULL",
    "CREATE INDEX texts_user ON texts (user_id) WHERE user_id IS NOT NULL",
];

const DOWN: &[&str] = &[
    "DROP TABLE texts",
    "DROP TABLE metadata",
    "DROP TABLE images",
    "DROP TABLE spellings",
    "DROP TABLE tracks",
    "DROP TABLE recording_artist",
    "DROP TABLE recording_keys",
    "DROP TABLE recordings",
    "DROP TABLE album_artist",
    "DROP TABLE album_keys",
    "DROP TABLE albums",
    "DROP TABLE artist_aliases",
    "DROP TABLE artists",
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
