//! Full-text search over the catalogue: FTS5 on SQLite, a `tsvector` with a GIN index on PostgreSQL.
//!
//! Texts come in already folded by the domain (case, accents, punctuation), so both databases find the same.
//! On SQLite a document's rowid is `entity id * 4 + kind`; kinds are 0 artist, 1 album, 2 recording.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP_SQLITE: &[&str] = &["CREATE VIRTUAL TABLE search_documents USING fts5 (
     title, context, content = '', contentless_delete = 1, prefix = '1 2 3',
     tokenize = 'unicode61 remove_diacritics 2')"];

const UP_POSTGRES: &[&str] = &[
    "CREATE TABLE search_documents (
       kind SMALLINT NOT NULL,
       entity_id BIGINT NOT NULL,
       title TEXT NOT NULL,
       context TEXT NOT NULL,
       document TSVECTOR NOT NULL GENERATED ALWAYS AS
         (setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', context), 'B')) STORED,
       PRIMARY KEY (kind, entity_id)
     )",
    "CREATE INDEX search_documents_document ON search_documents USING GIN (document)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statements = match manager.get_database_backend() {
            DbBackend::Postgres => UP_POSTGRES,
            _ => UP_SQLITE,
        };
        dialect::run(manager, statements).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, &["DROP TABLE search_documents"]).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
