//! Puts names of the catalogue into the search index.

use std::collections::BTreeMap;

use aime_domain::search::indexed;
use sea_orm::Value;

use super::Kind;
use crate::db::{Conn, Engine, Tx};
use crate::error::Result;
use crate::sql;

/// The words under which something is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Its key in the catalogue.
    pub entity_id: i64,
    /// Its name as displayed.
    pub title: String,
    /// Further words that help to find it, for example the artist credit; they weigh less.
    pub context: String,
}

/// Adds documents, or replaces those that are there. Of two about the same thing the last one counts.
pub async fn index(tx: &Tx, documents: Vec<Document>) -> Result<()> {
    let documents: BTreeMap<(Kind, i64), Document> = documents
        .into_iter()
        .map(|d| ((d.kind, d.entity_id), d))
        .collect();
    let (head, tail) = match tx.engine() {
        Engine::Sqlite => (
            "INSERT OR REPLACE INTO search_documents (rowid, title, context)",
            "",
        ),
        Engine::Postgres => (
            "INSERT INTO search_documents (kind, entity_id, title, context)",
            "ON CONFLICT (kind, entity_id) DO UPDATE SET title = excluded.title, context = excluded.context",
        ),
    };
    let rows = documents
        .into_values()
        .map(|document| row(tx.engine(), &document))
        .collect();
    sql::insert_many(tx, head, tail, rows).await?;
    Ok(())
}

fn row(engine: Engine, document: &Document) -> Vec<Value> {
    let Document {
        kind,
        entity_id,
        title,
        context,
    } = document;
    let mut row: Vec<Value> = match engine {
        Engine::Sqlite => vec![kind.rowid(*entity_id).into()],
        Engine::Postgres => vec![(kind.number() as i16).into(), (*entity_id).into()],
    };
    row.extend([indexed(title).into(), indexed(context).into()]);
    row
}

/// Takes documents out; those that are not there are no matter.
pub async fn remove(tx: &Tx, kind: Kind, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let list = sql::numbers_in(tx.engine(), 1);
    let delete = match tx.engine() {
        Engine::Sqlite => format!("DELETE FROM search_documents WHERE rowid IN {list}"),
        Engine::Postgres => format!(
            "DELETE FROM search_documents WHERE kind = {} AND entity_id IN {list}",
            kind.number()
        ),
    };
    let ids = ids.iter().map(|id| match tx.engine() {
        Engine::Sqlite => kind.rowid(*id),
        Engine::Postgres => *id,
    });
    sql::execute(tx, &delete, [sql::numbers(ids)]).await?;
    Ok(())
}
