//! SQL with its placeholders visible: `$1`, `$2` … are understood by both databases.
//!
//! Statements that repeat a group of values use [`insert_many`], which writes `?` for SQLite (whose parser
//! looks named parameters up one by one) and numbered ones for PostgreSQL.

use std::fmt::Write as _;

use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};

use crate::db::{Conn, Engine};
use crate::error::{Result, StorageError};

fn statement<C: ConnectionTrait>(
    db: &C,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

/// All rows of a query.
pub async fn all<C: ConnectionTrait>(
    db: &C,
    sql: &str,
    values: impl IntoIterator<Item = Value> + Send,
) -> Result<Vec<QueryResult>> {
    Ok(db.query_all_raw(statement(db, sql, values)).await?)
}

/// The first row of a query, if any.
pub async fn optional<C: ConnectionTrait>(
    db: &C,
    sql: &str,
    values: impl IntoIterator<Item = Value> + Send,
) -> Result<Option<QueryResult>> {
    Ok(db.query_one_raw(statement(db, sql, values)).await?)
}

/// The first row of a query that always has one; [`StorageError::NotFound`] otherwise.
pub async fn one<C: ConnectionTrait>(
    db: &C,
    sql: &str,
    values: impl IntoIterator<Item = Value> + Send,
) -> Result<QueryResult> {
    optional(db, sql, values)
        .await?
        .ok_or(StorageError::NotFound)
}

/// Runs a statement; the number of rows it changed.
pub async fn execute<C: ConnectionTrait>(
    db: &C,
    sql: &str,
    values: impl IntoIterator<Item = Value> + Send,
) -> Result<u64> {
    Ok(db
        .execute_raw(statement(db, sql, values))
        .await?
        .rows_affected())
}

/// Rows that one statement inserts, the largest first. Statements of a few sizes are prepared once and kept; one
/// of every size that a batch happens to have would be prepared again and again, and fill the memory.
const GROUPS: [usize; 5] = [256, 64, 16, 4, 1];

/// Inserts rows, many a statement; how many were inserted. `head` ends before `VALUES`, `tail` follows the
/// values (`ON CONFLICT …`). Every row has the same number of values.
pub async fn insert_many<C: Conn>(
    db: &C,
    head: &str,
    tail: &str,
    rows: Vec<Vec<Value>>,
) -> Result<u64> {
    let same = "";
    Insert { head, same, tail }.run(db, rows).await
}

/// A statement that inserts rows.
#[derive(Debug, Clone, Copy)]
pub struct Insert<'a> {
    /// What ends before `VALUES`.
    pub head: &'a str,
    /// What every row ends with, as SQL that begins with a comma; may be empty.
    pub same: &'a str,
    /// What follows the values.
    pub tail: &'a str,
}

impl Insert<'_> {
    /// Inserts rows, each with the same number of values, many a statement; how many were inserted.
    pub async fn run<C: Conn>(&self, db: &C, rows: Vec<Vec<Value>>) -> Result<u64> {
        let Self { head, same, tail } = self;
        let mut inserted = 0;
        let mut rows = rows.into_iter().peekable();
        while let Some(width) = rows.peek().map(Vec::len) {
            let left = rows.len();
            let count = GROUPS.into_iter().find(|size| *size <= left).unwrap_or(1);
            let mut values = Vec::with_capacity(count * width);
            values.extend(rows.by_ref().take(count).flatten());
            let groups = groups(db.engine(), count, width, same);
            let sql = format!("{head} VALUES {groups} {tail}");
            inserted += execute(db, &sql, values).await?;
        }
        Ok(inserted)
    }
}

/// `(?, ?), (?, ?)` or `($1, $2), ($3, $4)`, each ending with what is the same in all.
fn groups(engine: Engine, count: usize, width: usize, same: &str) -> String {
    let mut text = String::with_capacity(count * (width * 4 + same.len()));
    for group in 0..count {
        text.push_str(if group == 0 { "(" } else { ", (" });
        push_placeholders(&mut text, engine, group * width, width);
        text.push_str(same);
        text.push(')');
    }
    text
}

/// `?, ?, ?` or `$4, $5, $6` after `bound` values.
pub fn list(engine: Engine, bound: usize, count: usize) -> String {
    let mut text = String::with_capacity(count * 4);
    push_placeholders(&mut text, engine, bound, count);
    text
}

fn push_placeholders(text: &mut String, engine: Engine, bound: usize, count: usize) {
    for n in 0..count {
        if n > 0 {
            text.push(',');
        }
        match engine {
            Engine::Sqlite => text.push('?'),
            Engine::Postgres => {
                let _ = write!(text, "${}", bound + n + 1);
            }
        }
    }
}

/// A list of texts as one bound value: `key IN {texts_in(engine, 1)}` with [`texts`] as `$1`. The statement's
/// text does not depend on how many there are, so it is prepared once.
pub fn texts_in(engine: Engine, n: usize) -> String {
    match engine {
        Engine::Sqlite => format!("(SELECT value FROM json_each(${n}))"),
        Engine::Postgres => format!("(SELECT jsonb_array_elements_text(${n}::jsonb))"),
    }
}

/// A list of whole numbers as one bound value; see [`texts_in`].
pub fn numbers_in(engine: Engine, n: usize) -> String {
    match engine {
        Engine::Sqlite => format!("(SELECT value FROM json_each(${n}))"),
        Engine::Postgres => format!("(SELECT jsonb_array_elements_text(${n}::jsonb)::bigint)"),
    }
}

/// The value for [`texts_in`].
pub fn texts<'a>(items: impl IntoIterator<Item = &'a str>) -> Value {
    serde_json::Value::from_iter(items).to_string().into()
}

/// The value for [`numbers_in`].
pub fn numbers(items: impl IntoIterator<Item = i64>) -> Value {
    serde_json::Value::from_iter(items).to_string().into()
}

/// Keys for `count` new rows of `table`, ascending, never used before, when `taken` were handed out before in
/// this transaction and are not stored yet. On SQLite the caller holds the write lock.
pub async fn reserve_ids<C: Conn>(
    db: &C,
    table: &'static str,
    taken: usize,
    count: usize,
) -> Result<Vec<i64>> {
    if count == 0 {
        return Ok(Vec::new());
    }
    match db.engine() {
        Engine::Sqlite => {
            let row = optional(
                db,
                "SELECT seq FROM sqlite_sequence WHERE name = $1",
                [table.into()],
            )
            .await?;
            let stored: i64 = row
                .map(|row| row.try_get_by_index(0))
                .transpose()?
                .unwrap_or(0);
            let used = stored + taken as i64;
            Ok((used + 1..=used + count as i64).collect())
        }
        Engine::Postgres => {
            let query = format!(
                "SELECT nextval(pg_get_serial_sequence('{table}', 'id')) FROM generate_series(1, $1)"
            );
            let rows = all(db, &query, [(count as i32).into()]).await?;
            rows.iter()
                .map(|row| Ok(row.try_get_by_index(0)?))
                .collect()
        }
    }
}

/// A key of `table` that no row has, had or will have by itself: for a row that may come back one day.
pub async fn set_id_aside<C: Conn>(db: &C, table: &'static str) -> Result<i64> {
    let id = reserve_ids(db, table, 0, 1).await?[0];
    if db.engine() == Engine::Sqlite {
        let values: [Value; 2] = [id.into(), table.into()];
        let update = "UPDATE sqlite_sequence SET seq = $1 WHERE name = $2";
        if execute(db, update, values.clone()).await? == 0 {
            let insert = "INSERT INTO sqlite_sequence (seq, name) VALUES ($1, $2)";
            execute(db, insert, values).await?;
        }
    }
    Ok(id)
}

/// The texts of a column that holds a JSON list; none where it holds anything else.
pub fn list_of_texts(row: &QueryResult, column: usize) -> Result<Vec<String>> {
    let json: Option<String> = row.try_get_by_index(column)?;
    Ok(json
        .and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default())
}
