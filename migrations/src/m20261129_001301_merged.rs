//! Where keys lead that artists, albums and tracks had before they were merged into another one.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// The key that is gone refers to nothing any more, and keys are never used again.
const UP: &[&str] = &[
    "CREATE TABLE merged_artists (
       from_id BIGINT NOT NULL PRIMARY KEY,
       artist_id BIGINT NOT NULL REFERENCES artists (id) ON DELETE CASCADE
     ) {clustered}",
    "CREATE INDEX merged_artists_artist ON merged_artists (artist_id)",
    "CREATE TABLE merged_albums (
       from_id BIGINT NOT NULL PRIMARY KEY,
       album_id BIGINT NOT NULL REFERENCES albums (id) ON DELETE CASCADE
     ) {clustered}",
    "CREATE INDEX merged_albums_album ON merged_albums (album_id)",
    "CREATE TABLE merged_tracks (
       from_id BIGINT NOT NULL PRIMARY KEY,
       track_id BIGINT NOT NULL REFERENCES tracks (id) ON DELETE CASCADE
     ) {clustered}",
    "CREATE INDEX merged_tracks_track ON merged_tracks (track_id)",
];

const DOWN: &[&str] = &[
    "DROP TABLE merged_tracks",
    "DROP TABLE merged_albums",
    "DROP TABLE merged_artists",
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
