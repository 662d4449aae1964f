//! Accounts, sessions, tokens, settings, linked services, and who changed what.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE users (
       id {id},
       name TEXT NOT NULL,
       name_key {key} NOT NULL UNIQUE,
       role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'member')),
       password_hash TEXT NOT NULL,
       language TEXT NOT NULL DEFAULT 'en',
       time_zone TEXT NOT NULL DEFAULT 'UTC',
       disabled_at BIGINT,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL
     )",
    "CREATE TABLE sessions (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       token_hash {bytes} NOT NULL UNIQUE,
       csrf_token TEXT NOT NULL,
       created_at BIGINT NOT NULL,
       last_seen_at BIGINT NOT NULL,
       expires_at BIGINT NOT NULL
     )",
    "CREATE INDEX sessions_user ON sessions (user_id)",
    "CREATE INDEX sessions_expiry ON sessions (expires_at)",
    "CREATE TABLE api_tokens (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       name TEXT NOT NULL,
       token_hash {bytes} NOT NULL UNIQUE,
       verifier TEXT,
       scopes TEXT NOT NULL,
       created_at BIGINT NOT NULL,
       last_used_at BIGINT,
       revoked_at BIGINT
     )",
    "CREATE INDEX api_tokens_user ON api_tokens (user_id)",
    "CREATE INDEX api_tokens_verifier ON api_tokens (verifier) WHERE verifier IS NOT NULL",
    "CREATE TABLE settings (
       id {id},
       user_id BIGINT REFERENCES users (id) ON DELETE CASCADE,
       key {key} NOT NULL,
       value TEXT NOT NULL,
       updated_at BIGINT NOT NULL
     )",
    "CREATE INDEX settings_user ON settings (user_id)",
    "CREATE UNIQUE INDEX settings_key ON settings (key, COALESCE(user_id, 0))",
    "CREATE TABLE provider_accounts (
       id {id},
       user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
       provider TEXT NOT NULL,
       account TEXT NOT NULL,
       secret {bytes},
       cursor TEXT,
       state TEXT NOT NULL,
       last_error TEXT,
       last_sync_at BIGINT,
       next_sync_at BIGINT,
       created_at BIGINT NOT NULL,
       updated_at BIGINT NOT NULL,
       UNIQUE (user_id, provider, account)
     )",
    "CREATE TABLE audit_log (
       id {id},
       user_id BIGINT REFERENCES users (id) ON DELETE SET NULL,
       action TEXT NOT NULL,
       subject TEXT,
       detail TEXT,
       at BIGINT NOT NULL
     )",
    "CREATE INDEX audit_log_user ON audit_log (user_id, at)",
    "CREATE INDEX audit_log_at ON audit_log (at)",
];

const DOWN: &[&str] = &[
    "DROP TABLE audit_log",
    "DROP TABLE provider_accounts",
    "DROP TABLE settings",
    "DROP TABLE api_tokens",
    "DROP TABLE sessions",
    "DROP TABLE users",
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
