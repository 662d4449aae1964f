//! What a service knows of love, and listens that a service no longer has.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    // Names as text: what the service has stays what it has, whatever becomes of the catalogue.
    "CREATE TABLE service_loves (
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       provider {key} NOT NULL,
       hash {bytes} NOT NULL,
       artist TEXT NOT NULL,
       title TEXT NOT NULL,
       is_loved BOOLEAN NOT NULL,
       wanted BOOLEAN,
       changed_at BIGINT NOT NULL,
       PRIMARY KEY (user_id, provider, hash)
     ) {clustered}",
    "CREATE TABLE missing_listens (
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       listen_id BIGINT NOT NULL REFERENCES listening_history (id) ON DELETE CASCADE,
       provider {key} NOT NULL,
       new_artist TEXT,
       new_title TEXT,
       new_album TEXT,
       is_kept BOOLEAN NOT NULL DEFAULT FALSE,
       found_at BIGINT NOT NULL,
       PRIMARY KEY (user_id, listen_id)
     ) {clustered}",
    "CREATE INDEX missing_listens_listen ON missing_listens (listen_id)",
];

const DOWN: &[&str] = &["DROP TABLE missing_listens", "DROP TABLE service_loves"];

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
