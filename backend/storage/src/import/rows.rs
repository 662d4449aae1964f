//! Rows of an import that were not simply stored, and the numbers of an imported database.

use std::collections::HashMap;

use aime_domain::ids::{ImportId, UserId};

use crate::db::{Conn, Engine, Tx};
use crate::error::Result;
use crate::sql;

/// A row that wants a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// 1-based over the whole file.
    pub row_number: i64,
    /// `stored`, `duplicate`, `skipped` or `failed`.
    pub outcome: String,
    /// Stable word.
    pub reason: String,
    /// The row in short.
    pub detail: String,
}

/// Adds rows.
pub async fn insert(tx: &Tx, user: UserId, import: ImportId, rows: &[ImportRow]) -> Result<()> {
    let values = rows.iter().map(|row| {
        vec![
            user.0.into(),
            import.0.into(),
            row.row_number.into(),
            row.outcome.as_str().into(),
            row.reason.as_str().into(),
            row.detail.as_str().into(),
        ]
    });
    let head = "INSERT INTO import_rows (user_id, import_id, row_number, outcome, reason, detail)";
    sql::insert_many(tx, head, "ON CONFLICT DO NOTHING", values.collect()).await?;
    Ok(())
}

/// Forgets the rows of an import that begins again.
pub async fn clear(tx: &Tx, user: UserId, import: ImportId) -> Result<()> {
    let delete = "DELETE FROM import_rows WHERE user_id = $1 AND import_id = $2";
    sql::execute(tx, delete, [user.0.into(), import.0.into()]).await?;
    Ok(())
}

/// Rows after number `after`, of one outcome or all, in order, at most `limit`.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    import: ImportId,
    outcome: Option<&str>,
    after: i64,
    limit: u32,
) -> Result<Vec<ImportRow>> {
    let query = "SELECT row_number, outcome, reason, detail FROM import_rows
                 WHERE user_id = $1 AND import_id = $2 AND row_number > $3 AND ($4 = '' OR outcome = $4)
                 ORDER BY row_number LIMIT $5";
    let values = [
        user.0.into(),
        import.0.into(),
        after.into(),
        outcome.unwrap_or_default().into(),
        i64::from(limit).into(),
    ];
    let rows = sql::all(db, query, values).await?;
    rows.iter()
        .map(|row| {
            Ok(ImportRow {
                row_number: row.try_get_by_index(0)?,
                outcome: row.try_get_by_index(1)?,
                reason: row.try_get_by_index(2)?,
                detail: row.try_get_by_index(3)?,
            })
        })
        .collect()
}

/// Remembers which row of ours a number of the imported database became.
pub async fn link(
    tx: &Tx,
    user: UserId,
    import: ImportId,
    kind: &str,
    foreign: i64,
    local: i64,
) -> Result<()> {
    let insert = "INSERT INTO import_links (user_id, import_id, kind, foreign_id, local_id)
                  VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    sql::execute(
        tx,
        insert,
        [
            user.0.into(),
            import.0.into(),
            kind.into(),
            foreign.into(),
            local.into(),
        ],
    )
    .await?;
    Ok(())
}

/// What numbers of the imported database became, of those that became anything.
pub async fn linked<C: Conn>(
    db: &C,
    user: UserId,
    import: ImportId,
    kind: &str,
    foreign: &[i64],
) -> Result<HashMap<i64, i64>> {
    let query = match db.engine() {
        Engine::Sqlite => {
            "SELECT foreign_id, local_id FROM import_links
             WHERE user_id = $1 AND import_id = $2 AND kind = $3 AND foreign_id IN (SELECT value FROM json_each($4))"
        }
        // The table was filled a moment ago, and nothing is known of it: left to itself, the planner reads all of the
        // import's rows each time. Asked for one at a time, each number is a step in the index.
        Engine::Postgres => {
            "SELECT n.number, l.local_id FROM (SELECT jsonb_array_elements_text($4::jsonb)::bigint AS number) n
             CROSS JOIN LATERAL (SELECT local_id FROM import_links
               WHERE user_id = $1 AND import_id = $2 AND kind = $3 AND foreign_id = n.number LIMIT 1) l"
        }
    };
    let values = [
        user.0.into(),
        import.0.into(),
        kind.into(),
        sql::numbers(foreign.iter().copied()),
    ];
    let rows = sql::all(db, query, values).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}
