//! What only readers need: the counted listens of a stream in the order of time, for the journal of one source.
//! Without it a source whose reports nearly all confirm another's would be read through for its few that count.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE INDEX listening_history_source ON listening_history (user_id, stream_id, listened_at, id) WHERE status = 'counted'",
];

const DOWN: &[&str] = &["DROP INDEX listening_history_source"];

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
