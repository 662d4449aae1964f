//! Which account a copy or wish was last seen in, and when; permissions that are being asked for.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    // The account's name, and the number of the look at it that saw the copy last.
    "ALTER TABLE copies ADD COLUMN sync_account TEXT",
    "ALTER TABLE copies ADD COLUMN sync_look BIGINT",
    "ALTER TABLE wantlist ADD COLUMN sync_account TEXT",
    "ALTER TABLE wantlist ADD COLUMN sync_look BIGINT",
    "CREATE INDEX copies_release ON copies (user_id, discogs_release_id)",
    "CREATE INDEX copies_instance ON copies (user_id, discogs_instance_id)",
    "CREATE INDEX wantlist_release ON wantlist (user_id, discogs_release_id)",
    "CREATE TABLE link_requests (
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       provider {key} NOT NULL,
       token TEXT NOT NULL,
       secret {bytes} NOT NULL,
       created_at BIGINT NOT NULL,
       PRIMARY KEY (user_id, provider)
     ) {clustered}",
];

const DOWN: &[&str] = &[
    "DROP TABLE link_requests",
    "DROP INDEX wantlist_release",
    "DROP INDEX copies_instance",
    "DROP INDEX copies_release",
    "ALTER TABLE wantlist DROP COLUMN sync_look",
    "ALTER TABLE wantlist DROP COLUMN sync_account",
    "ALTER TABLE copies DROP COLUMN sync_look",
    "ALTER TABLE copies DROP COLUMN sync_account",
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
