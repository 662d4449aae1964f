//! The record of an import: state, counts, cursor, report.

use aime_domain::ids::{ImportId, UserId};
use sea_orm::QueryResult;

use crate::db::{Conn, Tx};
use crate::error::{Result, StorageError};
use crate::sql;
use crate::tag::Tag;

/// An import as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Key.
    pub id: ImportId,
    /// Whose it is.
    pub user_id: UserId,
    /// Name of the file, for people.
    pub file_name: String,
    /// BLAKE3 of the file, where known.
    pub file_hash: Option<Vec<u8>>,
    /// Format, once told.
    pub kind: Option<String>,
    /// `queued`, `running`, `paused`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// Whether nothing is to be stored.
    pub dry_run: bool,
    /// Zone for times without one, as asked.
    pub time_zone: Option<String>,
    /// Size of the file.
    pub bytes_total: i64,
    /// Bytes of the file that were read.
    pub bytes_done: i64,
    /// Rows by outcome; `rows_read` is their sum and the cursor.
    pub counts: Counts,
    /// What is to be said beside the counts, as JSON.
    pub report: String,
    /// Why it failed, for people.
    pub error: Option<String>,
    /// Whether somebody asked to stop it.
    pub cancel_requested: bool,
    /// Until when a process works on it, unix seconds UTC.
    pub lease_until: Option<i64>,
    /// Unix seconds UTC.
    pub created_at: i64,
    /// Unix seconds UTC.
    pub started_at: Option<i64>,
    /// Unix seconds UTC.
    pub finished_at: Option<i64>,
    /// How far it is taken back: `queued`, `running` or `done`; `None` while it stands.
    pub undo_state: Option<String>,
    /// When it was taken back, unix seconds UTC.
    pub undone_at: Option<i64>,
    /// What went with it, as JSON.
    pub undo_report: Option<String>,
}

/// Rows by outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// All rows; the sum of the others.
    pub read: i64,
    /// Rows that are in the ledger and count.
    pub stored: i64,
    /// Rows that were there already, or are another report of a stored play.
    pub duplicate: i64,
    /// Rows left out on purpose.
    pub skipped: i64,
    /// Rows that could not be understood.
    pub failed: i64,
}

/// An import to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImport<'a> {
    /// Name of the file, for people.
    pub file_name: &'a str,
    /// BLAKE3 of the file.
    pub file_hash: Option<&'a [u8]>,
    /// Size of the file.
    pub bytes_total: i64,
    /// Whether nothing is to be stored.
    pub dry_run: bool,
    /// Zone for times without one.
    pub time_zone: Option<&'a str>,
}

const COLUMNS: &str = "id, user_id, file_name, file_hash, kind, state, dry_run, time_zone, bytes_total, bytes_done,
    rows_read, rows_stored, rows_duplicate, rows_skipped, rows_failed, report, error, cancel_requested, lease_until,
    created_at, started_at, finished_at, undo_state, undone_at, undo_report";

fn from_row(row: &QueryResult) -> Result<Import> {
    Ok(Import {
        id: ImportId(row.try_get_by_index(0)?),
        user_id: UserId(row.try_get_by_index(1)?),
        file_name: row.try_get_by_index(2)?,
        file_hash: row.try_get_by_index(3)?,
        kind: row.try_get_by_index(4)?,
        state: row.try_get_by_index(5)?,
        dry_run: row.try_get_by_index(6)?,
        time_zone: row.try_get_by_index(7)?,
        bytes_total: row.try_get_by_index(8)?,
        bytes_done: row.try_get_by_index(9)?,
        counts: Counts {
            read: row.try_get_by_index(10)?,
            stored: row.try_get_by_index(11)?,
            duplicate: row.try_get_by_index(12)?,
            skipped: row.try_get_by_index(13)?,
            failed: row.try_get_by_index(14)?,
        },
        report: row.try_get_by_index(15)?,
        error: row.try_get_by_index(16)?,
        cancel_requested: row.try_get_by_index(17)?,
        lease_until: row.try_get_by_index(18)?,
        created_at: row.try_get_by_index(19)?,
        started_at: row.try_get_by_index(20)?,
        finished_at: row.try_get_by_index(21)?,
        undo_state: row.try_get_by_index(22)?,
        undone_at: row.try_get_by_index(23)?,
        undo_report: row.try_get_by_index(24)?,
    })
}

/// Makes an import in state `queued`.
pub async fn create(tx: &mut Tx, user: UserId, new: &NewImport<'_>) -> Result<ImportId> {
    let insert = "INSERT INTO imports (user_id, file_name, file_hash, state, dry_run, time_zone, bytes_total, created_at)
                  VALUES ($1, $2, $3, 'queued', $4, $5, $6, $7) RETURNING id";
    let values = [
        user.0.into(),
        new.file_name.into(),
        new.file_hash.map(<[u8]>::to_vec).into(),
        new.dry_run.into(),
        new.time_zone.into(),
        new.bytes_total.into(),
        tx.now().into(),
    ];
    let id = ImportId(sql::one(tx, insert, values).await?.try_get_by_index(0)?);
    tx.touch(Tag::imports(user));
    Ok(id)
}

/// An import of a user.
pub async fn get<C: Conn>(db: &C, user: UserId, id: ImportId) -> Result<Import> {
    let query = format!("SELECT {COLUMNS} FROM imports WHERE user_id = $1 AND id = $2");
    from_row(&sql::one(db, &query, [user.0.into(), id.0.into()]).await?)
}

/// A user's imports before `before` (all: `None`), newest first, at most `limit`.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    before: Option<ImportId>,
    limit: u32,
) -> Result<Vec<Import>> {
    let query = format!(
        "SELECT {COLUMNS} FROM imports WHERE user_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3"
    );
    let before = before.map_or(i64::MAX, |id| id.0);
    let rows = sql::all(
        db,
        &query,
        [user.0.into(), before.into(), i64::from(limit).into()],
    )
    .await?;
    rows.iter().map(from_row).collect()
}

/// A user's imports that have not ended, newest first.
pub async fn list_open<C: Conn>(db: &C, user: UserId) -> Result<Vec<Import>> {
    let query = format!(
        "SELECT {COLUMNS} FROM imports WHERE user_id = $1 AND state IN ('queued', 'running', 'paused')
         ORDER BY id DESC LIMIT 200"
    );
    let rows = sql::all(db, &query, [user.0.into()]).await?;
    rows.iter().map(from_row).collect()
}

/// A user's imports that have ended, the latest first.
pub async fn list_ended<C: Conn>(db: &C, user: UserId, limit: u32) -> Result<Vec<Import>> {
    let query = format!(
        "SELECT {COLUMNS} FROM imports WHERE user_id = $1 AND state IN ('done', 'failed', 'cancelled')
         ORDER BY finished_at DESC, id DESC LIMIT $2"
    );
    let rows = sql::all(db, &query, [user.0.into(), i64::from(limit).into()]).await?;
    rows.iter().map(from_row).collect()
}

/// An import of the same file that was begun and not ended, with nobody working on it at `now`.
pub async fn find_abandoned<C: Conn>(
    db: &C,
    user: UserId,
    hash: &[u8],
    dry_run: bool,
    now: i64,
) -> Result<Option<Import>> {
    let query = format!(
        "SELECT {COLUMNS} FROM imports WHERE user_id = $1 AND file_hash = $2 AND dry_run = $3
           AND state IN ('queued', 'running', 'paused') AND COALESCE(lease_until, 0) < $4
         ORDER BY id DESC LIMIT 1"
    );
    let values = [
        user.0.into(),
        hash.to_vec().into(),
        dry_run.into(),
        now.into(),
    ];
    sql::optional(db, &query, values)
        .await?
        .as_ref()
        .map(from_row)
        .transpose()
}

/// Imports of all users that wait for a worker at `now`: queued, or left by one that died; oldest first.
pub async fn list_waiting<C: Conn>(db: &C, now: i64) -> Result<Vec<Import>> {
    let query = format!(
        "SELECT {COLUMNS} FROM imports WHERE state IN ('queued', 'running') AND COALESCE(lease_until, 0) < $1
         ORDER BY id LIMIT 100"
    );
    sql::all(db, &query, [now.into()])
        .await?
        .iter()
        .map(from_row)
        .collect()
}

/// Whether somebody works on an import of a user at `now`.
pub async fn is_any_running<C: Conn>(db: &C, user: UserId, now: i64) -> Result<bool> {
    let query = "SELECT 1 FROM imports WHERE user_id = $1 AND state = 'running' AND lease_until >= $2 LIMIT 1";
    Ok(sql::optional(db, query, [user.0.into(), now.into()])
        .await?
        .is_some())
}

/// Takes an import to work on until `until`, unless somebody else does or it has ended.
pub async fn take(tx: &mut Tx, user: UserId, id: ImportId, by: &str, until: i64) -> Result<bool> {
    let take = "UPDATE imports SET state = 'running', lease_by = $3, lease_until = $4,
                  started_at = COALESCE(started_at, $5), error = NULL
                WHERE user_id = $1 AND id = $2 AND state IN ('queued', 'running', 'paused')
                  AND (COALESCE(lease_until, 0) < $5 OR lease_by = $3)";
    let values = [
        user.0.into(),
        id.0.into(),
        by.into(),
        until.into(),
        tx.now().into(),
    ];
    tx.touch(Tag::imports(user));
    Ok(sql::execute(tx, take, values).await? > 0)
}

/// How far an import is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advance<'a> {
    /// Who works on it; must be who took it.
    pub by: &'a str,
    /// Until when they will be.
    pub until: i64,
    /// Format.
    pub kind: &'a str,
    /// Bytes of the file that were read.
    pub bytes_done: i64,
    /// Rows by outcome.
    pub counts: Counts,
    /// Report so far, as JSON.
    pub report: &'a str,
}

/// Records how far an import is, in the transaction that stores its rows. Tells whether a stop was asked
/// for; [`StorageError::Stale`] when somebody else took over.
pub async fn advance(tx: &Tx, user: UserId, id: ImportId, step: &Advance<'_>) -> Result<bool> {
    let update = "UPDATE imports SET lease_until = $4, kind = $5, bytes_done = $6, rows_read = $7, rows_stored = $8,
                    rows_duplicate = $9, rows_skipped = $10, rows_failed = $11, report = $12
                  WHERE user_id = $1 AND id = $2 AND lease_by = $3 AND state = 'running' RETURNING cancel_requested";
    let values = [
        user.0.into(),
        id.0.into(),
        step.by.into(),
        step.until.into(),
        step.kind.into(),
        step.bytes_done.into(),
        step.counts.read.into(),
        step.counts.stored.into(),
        step.counts.duplicate.into(),
        step.counts.skipped.into(),
        step.counts.failed.into(),
        step.report.into(),
    ];
    let row = sql::optional(tx, update, values)
        .await?
        .ok_or(StorageError::Stale)?;
    Ok(row.try_get_by_index(0)?)
}

/// Ends an import.
pub async fn finish(
    tx: &mut Tx,
    user: UserId,
    id: ImportId,
    state: &str,
    error: Option<&str>,
) -> Result<()> {
    let update = "UPDATE imports SET state = $3, error = $4, finished_at = $5, lease_by = NULL, lease_until = NULL
                  WHERE user_id = $1 AND id = $2";
    let values = [
        user.0.into(),
        id.0.into(),
        state.into(),
        error.into(),
        tx.now().into(),
    ];
    sql::execute(tx, update, values).await?;
    tx.touch(Tag::imports(user));
    Ok(())
}

/// Puts an import aside that nobody works on and nobody can go on with until its file comes again.
pub async fn put_aside(tx: &mut Tx, user: UserId, id: ImportId) -> Result<()> {
    let update = "UPDATE imports SET state = 'paused', lease_by = NULL, lease_until = NULL
                  WHERE user_id = $1 AND id = $2 AND state IN ('queued', 'running')
                    AND COALESCE(lease_until, 0) < $3";
    sql::execute(tx, update, [user.0.into(), id.0.into(), tx.now().into()]).await?;
    tx.touch(Tag::imports(user));
    Ok(())
}

/// Holds an import where it stands. Whoever works on it finds it gone at its next step, which is not committed.
/// Whether it had not ended and was not held yet.
pub async fn pause(tx: &mut Tx, user: UserId, id: ImportId) -> Result<bool> {
    let update = "UPDATE imports SET state = 'paused', lease_by = NULL, lease_until = NULL
                  WHERE user_id = $1 AND id = $2 AND state IN ('queued', 'running')";
    tx.touch(Tag::imports(user));
    Ok(sql::execute(tx, update, [user.0.into(), id.0.into()]).await? > 0)
}

/// Lets an import that was held wait for its turn again. Whether it was held.
pub async fn queue_again(tx: &mut Tx, user: UserId, id: ImportId) -> Result<bool> {
    let update =
        "UPDATE imports SET state = 'queued' WHERE user_id = $1 AND id = $2 AND state = 'paused'";
    tx.touch(Tag::imports(user));
    Ok(sql::execute(tx, update, [user.0.into(), id.0.into()]).await? > 0)
}

/// Frees the imports that a process works on which is known to be gone.
pub async fn free_claims(tx: &mut Tx, by: &str) -> Result<()> {
    let update = "UPDATE imports SET lease_by = NULL, lease_until = NULL WHERE lease_by = $1 RETURNING user_id";
    for row in sql::all(tx, update, [by.into()]).await? {
        tx.touch(Tag::imports(UserId(row.try_get_by_index(0)?)));
    }
    Ok(())
}

/// Asks for an import to be stopped; one that nobody works on ends at once. Whether it had not ended.
pub async fn cancel(tx: &mut Tx, user: UserId, id: ImportId) -> Result<bool> {
    let update = "UPDATE imports SET cancel_requested = TRUE,
                    state = CASE WHEN COALESCE(lease_until, 0) < $3 THEN 'cancelled' ELSE state END,
                    finished_at = CASE WHEN COALESCE(lease_until, 0) < $3 THEN $3 ELSE finished_at END
                  WHERE user_id = $1 AND id = $2 AND state IN ('queued', 'running', 'paused')";
    tx.touch(Tag::imports(user));
    Ok(sql::execute(tx, update, [user.0.into(), id.0.into(), tx.now().into()]).await? > 0)
}

/// Notes that an import that has ended is to be taken back. Whether it can be: not while it runs, not twice.
pub async fn order_undo(tx: &mut Tx, user: UserId, id: ImportId) -> Result<bool> {
    let update =
        "UPDATE imports SET undo_state = 'queued' WHERE user_id = $1 AND id = $2 AND NOT dry_run
                    AND undo_state IS NULL AND state NOT IN ('queued', 'running')";
    tx.touch(Tag::imports(user));
    Ok(sql::execute(tx, update, [user.0.into(), id.0.into()]).await? > 0)
}

/// Notes that an import is being taken back.
pub async fn begin_undo(tx: &mut Tx, user: UserId, id: ImportId) -> Result<()> {
    let update = "UPDATE imports SET undo_state = 'running', state = CASE state WHEN 'paused' THEN 'cancelled' ELSE state END,
                    undo_report = COALESCE(undo_report, '{}')
                  WHERE user_id = $1 AND id = $2 AND undo_state <> 'done'";
    tx.touch(Tag::imports(user));
    sql::execute(tx, update, [user.0.into(), id.0.into()]).await?;
    Ok(())
}

/// Keeps what goes with an import that is being taken back, as JSON.
pub async fn set_undo_report(tx: &mut Tx, user: UserId, id: ImportId, report: &str) -> Result<()> {
    let update = "UPDATE imports SET undo_report = $3 WHERE user_id = $1 AND id = $2";
    tx.touch(Tag::imports(user));
    sql::execute(tx, update, [user.0.into(), id.0.into(), report.into()]).await?;
    Ok(())
}

/// Notes that an import was taken back.
pub async fn finish_undo(tx: &mut Tx, user: UserId, id: ImportId) -> Result<()> {
    let update =
        "UPDATE imports SET undo_state = 'done', undone_at = $3 WHERE user_id = $1 AND id = $2";
    tx.touch(Tag::imports(user));
    sql::execute(tx, update, [user.0.into(), id.0.into(), tx.now().into()]).await?;
    Ok(())
}
