//! Durable jobs, schedules and the names of changes.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &[&str] = &[
    "CREATE TABLE jobs (
       id {id},
       kind TEXT NOT NULL,
       lane TEXT NOT NULL,
       urgency INTEGER NOT NULL CHECK (urgency BETWEEN 0 AND 4),
       dedup TEXT,
       payload TEXT NOT NULL,
       owner BIGINT,
       run_at BIGINT NOT NULL,
       attempts INTEGER NOT NULL DEFAULT 0,
       give_up_at BIGINT NOT NULL,
       claim TEXT,
       claimed_by TEXT,
       lease_until BIGINT,
       last_error TEXT,
       created_at BIGINT NOT NULL
     )",
    "CREATE UNIQUE INDEX jobs_dedup ON jobs (dedup) WHERE dedup IS NOT NULL",
    "CREATE INDEX jobs_ready ON jobs (lane, urgency, run_at, id) WHERE claim IS NULL",
    "CREATE INDEX jobs_lease ON jobs (lease_until) WHERE claim IS NOT NULL",
    "CREATE TABLE job_runs (
       id {id},
       job_id BIGINT NOT NULL,
       kind TEXT NOT NULL,
       lane TEXT NOT NULL,
       owner BIGINT,
       outcome TEXT NOT NULL CHECK (outcome IN ('done', 'failed', 'cancelled')),
       attempts INTEGER NOT NULL,
       duration_ms BIGINT,
       error TEXT,
       payload TEXT,
       ended_at BIGINT NOT NULL
     )",
    "CREATE INDEX job_runs_ended ON job_runs (ended_at)",
    "CREATE TABLE schedules (
       name {key} NOT NULL PRIMARY KEY,
       cron TEXT NOT NULL,
       time_zone TEXT NOT NULL DEFAULT 'UTC',
       job TEXT NOT NULL,
       enabled BOOLEAN NOT NULL DEFAULT TRUE,
       next_at BIGINT NOT NULL,
       last_at BIGINT
     )",
    "CREATE TABLE tag_revs (
       tag {key} NOT NULL PRIMARY KEY,
       rev BIGINT NOT NULL
     ) {clustered}",
    "CREATE TABLE changes (
       seq {id},
       tag TEXT NOT NULL,
       user_id BIGINT,
       rev BIGINT NOT NULL,
       at BIGINT NOT NULL
     )",
    "CREATE INDEX changes_at ON changes (at)",
];

const DOWN: &[&str] = &[
    "DROP TABLE changes",
    "DROP TABLE tag_revs",
    "DROP TABLE schedules",
    "DROP TABLE job_runs",
    "DROP TABLE jobs",
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
