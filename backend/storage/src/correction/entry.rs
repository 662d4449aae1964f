//! Corrections, one a row.

use aime_domain::correction::CorrectionKind;
use aime_domain::ids::{CorrectionId, UserId};
use sea_orm::QueryResult;

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;
use crate::tag::Tag;

/// A correction to record.
#[derive(Debug, Clone)]
pub struct NewCorrection<'a> {
    /// Whose ledger it concerns; `None` for the catalogue, which is everybody's.
    pub user: Option<UserId>,
    /// Who makes it.
    pub by: UserId,
    /// Their name, kept when the account goes.
    pub by_name: &'a str,
    /// What it does.
    pub kind: CorrectionKind,
    /// What it is about, for people: names, not keys.
    pub subject: &'a str,
    /// What else is worth saying, as JSON.
    pub detail: &'a serde_json::Value,
}

/// A correction on record.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// Key; later ones are greater.
    pub id: CorrectionId,
    /// Whose ledger it concerns; `None` for the catalogue.
    pub user: Option<UserId>,
    /// Who made it.
    pub by_name: String,
    /// What it did.
    pub kind: Option<CorrectionKind>,
    /// What it was about, for people.
    pub subject: String,
    /// What else is worth saying.
    pub detail: serde_json::Value,
    /// Listens or rows that it changed.
    pub changed: i64,
    /// Unix seconds UTC.
    pub created_at: i64,
    /// When it was taken back.
    pub undone_at: Option<i64>,
    /// Who took it back.
    pub undone_by: Option<String>,
}

const COLUMNS: &str =
    "id, user_id, by_name, kind, subject, detail, changed, created_at, undone_at, undone_by";

fn from_row(row: &QueryResult) -> Result<Correction> {
    Ok(Correction {
        id: CorrectionId(row.try_get_by_index(0)?),
        user: row.try_get_by_index::<Option<i64>>(1)?.map(UserId),
        by_name: row.try_get_by_index(2)?,
        kind: CorrectionKind::from_word(&row.try_get_by_index::<String>(3)?),
        subject: row.try_get_by_index(4)?,
        detail: serde_json::from_str(&row.try_get_by_index::<String>(5)?).unwrap_or_default(),
        changed: row.try_get_by_index(6)?,
        created_at: row.try_get_by_index(7)?,
        undone_at: row.try_get_by_index(8)?,
        undone_by: row.try_get_by_index(9)?,
    })
}

/// Records a correction.
pub async fn create(tx: &mut Tx, new: &NewCorrection<'_>) -> Result<CorrectionId> {
    let insert =
        "INSERT INTO corrections (user_id, by_user_id, by_name, kind, subject, detail, created_at)
                  VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
    let values = [
        new.user.map(|user| user.0).into(),
        new.by.0.into(),
        new.by_name.into(),
        new.kind.as_str().into(),
        new.subject.into(),
        new.detail.to_string().into(),
        tx.now().into(),
    ];
    let id = sql::one(tx, insert, values).await?.try_get_by_index(0)?;
    tx.touch(Tag::corrections(new.user));
    Ok(CorrectionId(id))
}

/// Adds to the number of things that a correction changed.
pub async fn add_changed(tx: &Tx, id: CorrectionId, more: i64) -> Result<()> {
    let update = "UPDATE corrections SET changed = changed + $2 WHERE id = $1";
    sql::execute(tx, update, [id.0.into(), more.into()]).await?;
    Ok(())
}

/// Corrections of a user before `before` (all: `None`), newest first, at most `limit`; with those of the catalogue
/// if `with_catalogue`.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    with_catalogue: bool,
    before: Option<CorrectionId>,
    limit: u32,
) -> Result<Vec<Correction>> {
    let query = format!(
        "SELECT {COLUMNS} FROM corrections WHERE (user_id = $1 OR ($2 AND user_id IS NULL)) AND id < $3
         ORDER BY id DESC LIMIT $4"
    );
    let values = [
        user.0.into(),
        with_catalogue.into(),
        before.map_or(i64::MAX, |id| id.0).into(),
        i64::from(limit).into(),
    ];
    let rows = sql::all(db, &query, values).await?;
    rows.iter().map(from_row).collect()
}

/// A correction that a user may see; see [`list`].
pub async fn get<C: Conn>(
    db: &C,
    user: UserId,
    with_catalogue: bool,
    id: CorrectionId,
) -> Result<Correction> {
    let query = format!(
        "SELECT {COLUMNS} FROM corrections WHERE id = $1 AND (user_id = $2 OR ($3 AND user_id IS NULL))"
    );
    let values = [id.0.into(), user.0.into(), with_catalogue.into()];
    from_row(&sql::one(db, &query, values).await?)
}

/// Notes that a correction was taken back. Whether it still stood.
pub async fn mark_undone(tx: &mut Tx, correction: &Correction, by_name: &str) -> Result<bool> {
    let update =
        "UPDATE corrections SET undone_at = $2, undone_by = $3 WHERE id = $1 AND undone_at IS NULL";
    let values = [correction.id.0.into(), tx.now().into(), by_name.into()];
    tx.touch(Tag::corrections(correction.user));
    Ok(sql::execute(tx, update, values).await? > 0)
}
