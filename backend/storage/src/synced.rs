//! What an account at a service holds, set against the ledger: copies and wishes that are seen, changed, gone.
//!
//! A *look* is one reading of a whole list; it has a number, larger than those before. Each row remembers the account
//! and the look that saw it last, so that what an account no longer has is known, and what never came from it is left
//! alone.

use aime_domain::ids::UserId;
use aime_domain::import::OwnedCopy;
use sea_orm::{QueryResult, Value};

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::import::owned::{self, NewOwned, list};
use crate::lock;
use crate::sql;
use crate::tag::Tag;

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What the user owns.
    Copies,
    /// What they wish for.
    Wants,
}

/// A look at an account.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Whose.
    pub user: UserId,
    /// Which list.
    pub side: Side,
    /// Name of the account.
    pub account: &'a str,
    /// Number of the look.
    pub number: i64,
}

/// A copy or wish that is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// Key.
    pub id: i64,
    /// The album.
    pub album_id: i64,
    /// Number of the very copy, where it is known.
    pub instance: Option<i64>,
    /// Number of the release.
    pub release: Option<i64>,
    /// The account that it was last seen in; `None` for what a file or a hand brought.
    pub account: Option<String>,
    cells: Vec<Cell>,
    locked: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
enum Cell {
    Text(Option<String>),
    Small(Option<i32>),
    Number(Option<i64>),
}

impl From<Cell> for Value {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Text(text) => text.into(),
            Cell::Small(number) => number.into(),
            Cell::Number(number) => number.into(),
        }
    }
}

/// What a list says of both; country and price stay as they are, since it says nothing of them.
const SHARED: [&str; 9] = [
    "labels",
    "catalog_numbers",
    "support",
    "format",
    "notes",
    "released_year",
    "rating",
    "added_at",
    "discogs_release_id",
];
/// What it says of copies only.
const OF_A_COPY: [&str; 4] = [
    "media_condition",
    "sleeve_condition",
    "folder",
    "discogs_instance_id",
];

impl Side {
    const fn table(self) -> &'static str {
        match self {
            Self::Copies => "copies",
            Self::Wants => "wantlist",
        }
    }

    fn columns(self) -> impl Iterator<Item = &'static str> {
        let more: &[&str] = match self {
            Self::Copies => &OF_A_COPY,
            Self::Wants => &[],
        };
        SHARED.into_iter().chain(more.iter().copied())
    }

    /// What is said, in the order of the columns.
    fn cells(self, copy: &OwnedCopy) -> Vec<Cell> {
        let text = |text: &Option<String>| Cell::Text(text.clone());
        let texts = |items: &[String]| match list(items) {
            Value::String(text) => Cell::Text(text),
            _ => Cell::Text(None),
        };
        let mut cells = vec![
            texts(&copy.labels),
            texts(&copy.catalog_numbers),
            text(&copy.support),
            text(&copy.format),
            text(&copy.notes),
            Cell::Small(copy.released_year),
            Cell::Small(copy.rating),
            Cell::Number(copy.added_at),
            Cell::Number(copy.discogs_release_id),
        ];
        if self == Self::Copies {
            cells.extend([
                text(&copy.media_condition),
                text(&copy.sleeve_condition),
                text(&copy.folder),
                Cell::Number(copy.discogs_instance_id),
            ]);
        }
        cells
    }
}

/// Rows of the user that are these copies or wishes, or may be: those of their numbers, and those of their releases
/// that have no number yet. The oldest first.
pub async fn find<C: Conn>(
    db: &C,
    user: UserId,
    side: Side,
    copies: &[&OwnedCopy],
) -> Result<Vec<Known>> {
    let columns: Vec<&str> = side.columns().collect();
    let columns = columns.join(", ");
    let releases = copies.iter().filter_map(|copy| copy.discogs_release_id);
    let mut values = vec![user.0.into(), sql::numbers(releases)];
    let (locked, numbered) = match side {
        Side::Wants => ("'[]'", String::new()),
        Side::Copies => {
            let instances = copies.iter().filter_map(|copy| copy.discogs_instance_id);
            values.push(sql::numbers(instances));
            let numbers = sql::numbers_in(db.engine(), 3);
            (
                "locked",
                format!(
                    "AND discogs_instance_id IS NULL OR user_id = $1 AND discogs_instance_id IN {numbers}"
                ),
            )
        }
    };
    let query = format!(
        "SELECT id, album_id, {locked}, sync_account, {columns} FROM {} WHERE user_id = $1 AND discogs_release_id IN {} {numbered}
         ORDER BY id",
        side.table(),
        sql::numbers_in(db.engine(), 2)
    );
    let rows = sql::all(db, &query, values).await?;
    rows.iter().map(|row| known(row, side)).collect()
}

fn known(row: &QueryResult, side: Side) -> Result<Known> {
    /// Columns before those of [`Side::columns`].
    const BEFORE: usize = 4;
    let like = side.cells(&OwnedCopy::default());
    let mut cells = Vec::with_capacity(like.len());
    for (n, cell) in like.iter().enumerate() {
        let at = BEFORE + n;
        cells.push(match cell {
            Cell::Text(_) => Cell::Text(row.try_get_by_index(at)?),
            Cell::Small(_) => Cell::Small(row.try_get_by_index(at)?),
            Cell::Number(_) => Cell::Number(row.try_get_by_index(at)?),
        });
    }
    let number = |column: &str| {
        let at = side.columns().position(|it| it == column)?;
        match cells[at] {
            Cell::Number(number) => number,
            _ => None,
        }
    };
    Ok(Known {
        id: row.try_get_by_index(0)?,
        album_id: row.try_get_by_index(1)?,
        locked: sql::list_of_texts(row, 2)?,
        account: row.try_get_by_index(3)?,
        instance: number("discogs_instance_id"),
        release: number("discogs_release_id"),
        cells,
    })
}

/// Brings a row up to what the account says, except for fields that were set by hand; whether anything changed.
pub async fn update(
    tx: &mut Tx,
    user: UserId,
    side: Side,
    known: &Known,
    copy: &OwnedCopy,
) -> Result<bool> {
    let said = side.cells(copy);
    let mut sets = Vec::new();
    let mut values: Vec<Value> = vec![known.id.into(), tx.now().into()];
    for ((column, before), after) in side.columns().zip(&known.cells).zip(said) {
        let is_free = !known.locked.iter().any(|field| field == column);
        if *before != after && is_free {
            values.push(after.into());
            sets.push(format!("{column} = ${}", values.len()));
        }
    }
    if sets.is_empty() {
        return Ok(false);
    }
    let update = format!(
        "UPDATE {} SET updated_at = $2, {} WHERE id = $1",
        side.table(),
        sets.join(", ")
    );
    sql::execute(tx, &update, values).await?;
    tx.touch(Tag::collection(user));
    Ok(true)
}

/// Adds rows that the account has and the ledger has not.
pub async fn insert(tx: &mut Tx, look: Look<'_>, new: &[NewOwned<'_>]) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let rows = new.iter().map(|one| {
        let mut values = owned::shared(tx, look.user, one);
        if look.side == Side::Copies {
            values.extend(owned::of_a_copy(one.copy));
        }
        values.extend([look.account.into(), look.number.into()]);
        values
    });
    let rows = rows.collect();
    let more = match look.side {
        Side::Copies => format!("{}, ", owned::OF_A_COPY),
        Side::Wants => String::new(),
    };
    let head = format!(
        "INSERT INTO {} ({}, {more}sync_account, sync_look)",
        look.side.table(),
        owned::SHARED
    );
    sql::insert_many(
        tx,
        &head,
        "ON CONFLICT (user_id, source_key) DO NOTHING",
        rows,
    )
    .await?;
    tx.touch(Tag::collection(look.user));
    Ok(())
}

/// Notes that the look saw these rows.
pub async fn mark_seen(tx: &Tx, look: Look<'_>, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let update = format!(
        "UPDATE {} SET sync_account = $2, sync_look = $3 WHERE user_id = $1 AND id IN {}",
        look.side.table(),
        sql::numbers_in(tx.engine(), 4)
    );
    let values = [
        look.user.0.into(),
        look.account.into(),
        look.number.into(),
        sql::numbers(ids.iter().copied()),
    ];
    sql::execute(tx, &update, values).await?;
    Ok(())
}

/// How many rows the look saw, and how many of the account it did not (yet).
pub async fn count<C: Conn>(db: &C, look: Look<'_>) -> Result<(u64, u64)> {
    let query = format!(
        "SELECT COUNT(CASE WHEN sync_look = $3 THEN 1 END), COUNT(CASE WHEN sync_look < $3 THEN 1 END)
         FROM {} WHERE user_id = $1 AND sync_account = $2",
        look.side.table()
    );
    let values = [look.user.0.into(), look.account.into(), look.number.into()];
    let row = sql::one(db, &query, values).await?;
    let count = |at| row.try_get_by_index::<i64>(at);
    Ok((count(0)? as u64, count(1)? as u64))
}

/// Takes out what the account had before this look and none saw since; what it was, for people.
pub async fn remove_unseen(tx: &mut Tx, look: Look<'_>) -> Result<Vec<String>> {
    let table = look.side.table();
    let gone = "user_id = $1 AND sync_account = $2 AND sync_look < $3";
    let values = || [look.user.0.into(), look.account.into(), look.number.into()];
    let query = format!(
        "SELECT a.artist_credit, a.title FROM {table} c JOIN albums a ON a.id = c.album_id WHERE c.{gone} ORDER BY c.id"
    );
    let rows = sql::all(tx, &query, values()).await?;
    let named: Result<Vec<String>> = rows
        .iter()
        .map(|row| {
            let (credit, title): (String, String) =
                (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            Ok(format!("{credit} – {title}"))
        })
        .collect();
    sql::execute(tx, &format!("DELETE FROM {table} WHERE {gone}"), values()).await?;
    if !rows.is_empty() {
        tx.touch(Tag::collection(look.user));
    }
    named
}

/// An album of an account whose description is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undescribed {
    /// The album.
    pub album_id: i64,
    /// Its work at Discogs.
    pub master: Option<i64>,
    /// A release of it that the user owns.
    pub release: i64,
}

/// Albums of which the account has a copy and nobody knows the tracks, or whose work is known and its year is not; by
/// album after `after`, at most `most`.
pub async fn list_undescribed<C: Conn>(
    db: &C,
    user: UserId,
    account: &str,
    after: i64,
    most: u32,
) -> Result<Vec<Undescribed>> {
    let query = "SELECT a.id, a.discogs_master_id, MIN(c.discogs_release_id)
        FROM copies c JOIN albums a ON a.id = c.album_id
        WHERE c.user_id = $1 AND c.sync_account = $2 AND c.discogs_release_id IS NOT NULL AND a.id > $3
          AND (NOT EXISTS (SELECT 1 FROM tracks t WHERE t.album_id = a.id AND t.number IS NOT NULL)
               OR a.discogs_master_id IS NOT NULL AND a.year IS NULL AND a.locked NOT LIKE '%\"year\"%')
        GROUP BY a.id, a.discogs_master_id ORDER BY a.id LIMIT $4";
    let values = [
        user.0.into(),
        account.into(),
        after.into(),
        i64::from(most).into(),
    ];
    let rows = sql::all(db, query, values).await?;
    rows.iter()
        .map(|row| {
            Ok(Undescribed {
                album_id: row.try_get_by_index(0)?,
                master: row.try_get_by_index(1)?,
                release: row.try_get_by_index(2)?,
            })
        })
        .collect()
}

/// Releases of which the account has a copy whose country nobody has said; by release after `after`, at most `most`.
pub async fn list_without_country<C: Conn>(
    db: &C,
    user: UserId,
    account: &str,
    after: i64,
    most: u32,
) -> Result<Vec<i64>> {
    let free = lock::free("country");
    let query = format!(
        "SELECT DISTINCT discogs_release_id FROM copies
         WHERE user_id = $1 AND sync_account = $2 AND discogs_release_id > $3 AND country IS NULL AND {free}
         ORDER BY discogs_release_id LIMIT $4"
    );
    let values = [
        user.0.into(),
        account.into(),
        after.into(),
        i64::from(most).into(),
    ];
    ids(db, &query, values).await
}

/// Says of a user's copies of a release where it came out, unless somebody has said so before.
pub async fn fill_country(tx: &mut Tx, user: UserId, release: i64, country: &str) -> Result<()> {
    let free = lock::free("country");
    let update = format!(
        "UPDATE copies SET country = $3, updated_at = $4
         WHERE user_id = $1 AND discogs_release_id = $2 AND country IS NULL AND {free}"
    );
    let values = [
        user.0.into(),
        release.into(),
        country.into(),
        tx.now().into(),
    ];
    if sql::execute(tx, &update, values).await? > 0 {
        tx.touch(Tag::collection(user));
    }
    Ok(())
}

/// Albums that are a work at Discogs.
pub async fn list_of_work<C: Conn>(db: &C, master: i64) -> Result<Vec<i64>> {
    let query = "SELECT id FROM albums WHERE discogs_master_id = $1 ORDER BY id";
    ids(db, query, [master.into()]).await
}

/// Albums that a user owns a release of.
pub async fn list_of_release<C: Conn>(db: &C, user: UserId, release: i64) -> Result<Vec<i64>> {
    let query = "SELECT DISTINCT album_id FROM copies WHERE user_id = $1 AND discogs_release_id = $2 ORDER BY album_id";
    ids(db, query, [user.0.into(), release.into()]).await
}

async fn ids<C: Conn, const N: usize>(db: &C, query: &str, values: [Value; N]) -> Result<Vec<i64>> {
    let rows = sql::all(db, query, values).await?;
    rows.iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}

/// Whether the places of an album's tracks are known.
pub async fn has_track_list<C: Conn>(db: &C, album: i64) -> Result<bool> {
    let query = "SELECT COUNT(*) FROM tracks WHERE album_id = $1 AND number IS NOT NULL";
    let row = sql::one(db, query, [album.into()]).await?;
    Ok(row.try_get_by_index::<i64>(0)? > 0)
}
