//! Which marked months wait for their days too. Imports keep the days exact in their own transactions, so that
//! the journal need not count listens while the rest of their totals waits; a change of zone does not.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// What is marked now was marked before days were kept.
const UP: &[&str] = &[
    "ALTER TABLE rollup_marks ADD COLUMN days BOOLEAN NOT NULL DEFAULT FALSE",
    "UPDATE rollup_marks SET days = TRUE WHERE period > 9999",
];

const DOWN: &[&str] = &["ALTER TABLE rollup_marks DROP COLUMN days"];

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
