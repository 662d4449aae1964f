//! What people put right by hand: a ledger of who changed what and when, with enough to take it back; names that
//! mean something else to one listener; listens held by hand; what an import brought beside listens; locked fields.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    // `user_id` is whose ledger it concerns; without one it concerns the catalogue, which is everybody's.
    "CREATE TABLE corrections (
       id {id},
       user_id BIGINT REFERENCES users (id) ON DELETE CASCADE,
       by_user_id BIGINT REFERENCES users (id) ON DELETE SET NULL,
       by_name TEXT NOT NULL,
       kind TEXT NOT NULL,
       subject TEXT NOT NULL,
       detail TEXT NOT NULL DEFAULT '{}',
       changed BIGINT NOT NULL DEFAULT 0,
       created_at BIGINT NOT NULL,
       undone_at BIGINT,
       undone_by TEXT
     )",
    "CREATE INDEX corrections_user ON corrections (user_id, id)",
    "CREATE INDEX corrections_by ON corrections (by_user_id, id)",
    "CREATE TABLE correction_listens (
       correction_id BIGINT NOT NULL REFERENCES corrections (id) ON DELETE CASCADE,
       listen_id BIGINT NOT NULL REFERENCES listening_history (id) ON DELETE CASCADE,
       role TEXT NOT NULL CHECK (role IN ('changed', 'made')),
       PRIMARY KEY (correction_id, listen_id)
     ) {clustered}",
    "CREATE INDEX correction_listens_listen ON correction_listens (listen_id)",
    "CREATE TABLE correction_rows (
       correction_id BIGINT NOT NULL REFERENCES corrections (id) ON DELETE CASCADE,
       position INTEGER NOT NULL,
       table_name TEXT NOT NULL,
       row_key TEXT NOT NULL,
       before TEXT,
       after TEXT,
       PRIMARY KEY (correction_id, position)
     ) {clustered}",
    "CREATE TABLE spelling_rules (
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       spelling_id BIGINT NOT NULL REFERENCES spellings (id) ON DELETE CASCADE,
       own_id BIGINT NOT NULL REFERENCES spellings (id) ON DELETE RESTRICT,
       created_at BIGINT NOT NULL,
       PRIMARY KEY (user_id, spelling_id)
     ) {clustered}",
    "CREATE INDEX spelling_rules_spelling ON spelling_rules (spelling_id)",
    "CREATE UNIQUE INDEX spelling_rules_own ON spelling_rules (own_id)",
    "ALTER TABLE listening_history ADD COLUMN held TEXT CHECK (held IN ('removed', 'replaced'))",
    "CREATE INDEX listening_history_review ON listening_history (user_id, listened_at, id) WHERE status = 'duplicate'",
    "CREATE INDEX listening_history_review_reason ON listening_history (user_id, reason, listened_at, id) WHERE status = 'duplicate'",
    "CREATE INDEX listening_history_released ON listening_history (user_id, listened_at, id) WHERE released",
    "CREATE INDEX listening_history_excluded ON listening_history (user_id, listened_at, id) WHERE status = 'excluded'",
    "ALTER TABLE imports ADD COLUMN undo_state TEXT CHECK (undo_state IN ('queued', 'running', 'done'))",
    "ALTER TABLE imports ADD COLUMN undone_at BIGINT",
    "ALTER TABLE imports ADD COLUMN undo_report TEXT",
    "ALTER TABLE images ADD COLUMN import_id BIGINT REFERENCES imports (id) ON DELETE SET NULL",
    "CREATE INDEX images_import ON images (import_id) WHERE import_id IS NOT NULL",
    "ALTER TABLE texts ADD COLUMN import_id BIGINT REFERENCES imports (id) ON DELETE SET NULL",
    "CREATE INDEX texts_import ON texts (import_id) WHERE import_id IS NOT NULL",
    "ALTER TABLE metadata ADD COLUMN import_id BIGINT REFERENCES imports (id) ON DELETE SET NULL",
    "CREATE INDEX metadata_import ON metadata (import_id) WHERE import_id IS NOT NULL",
    "ALTER TABLE albums ADD COLUMN locked TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE copies ADD COLUMN locked TEXT NOT NULL DEFAULT '[]'",
];

const DOWN: &[&str] = &[
    "ALTER TABLE copies DROP COLUMN locked",
    "ALTER TABLE albums DROP COLUMN locked",
    "DROP INDEX metadata_import",
    "ALTER TABLE metadata DROP COLUMN import_id",
    "DROP INDEX texts_import",
    "ALTER TABLE texts DROP COLUMN import_id",
    "DROP INDEX images_import",
    "ALTER TABLE images DROP COLUMN import_id",
    "ALTER TABLE imports DROP COLUMN undo_report",
    "ALTER TABLE imports DROP COLUMN undone_at",
    "ALTER TABLE imports DROP COLUMN undo_state",
    "DROP INDEX listening_history_excluded",
    "DROP INDEX listening_history_released",
    "DROP INDEX listening_history_review_reason",
    "DROP INDEX listening_history_review",
    "ALTER TABLE listening_history DROP COLUMN held",
    "DROP TABLE spelling_rules",
    "DROP TABLE correction_rows",
    "DROP TABLE correction_listens",
    "DROP TABLE corrections",
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
