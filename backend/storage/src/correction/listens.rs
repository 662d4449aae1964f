//! The listens that a correction changed or made.

use aime_domain::ids::CorrectionId;

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// What a correction did to a listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It was there before.
    Changed,
    /// It came with the correction.
    Made,
}

impl Part {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Made => "made",
        }
    }
}

/// Records listens of a correction.
pub async fn add(tx: &Tx, id: CorrectionId, part: Part, listens: &[i64]) -> Result<()> {
    let rows = listens
        .iter()
        .map(|listen| vec![id.0.into(), (*listen).into(), part.as_str().into()])
        .collect();
    let head = "INSERT INTO correction_listens (correction_id, listen_id, role)";
    sql::insert_many(tx, head, "ON CONFLICT DO NOTHING", rows).await?;
    Ok(())
}

/// Listens of a correction that are still there, in the order of their keys.
pub async fn list<C: Conn>(db: &C, id: CorrectionId, part: Part) -> Result<Vec<i64>> {
    let query = "SELECT listen_id FROM correction_listens WHERE correction_id = $1 AND role = $2 ORDER BY listen_id";
    let rows = sql::all(db, query, [id.0.into(), part.as_str().into()]).await?;
    rows.iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}
