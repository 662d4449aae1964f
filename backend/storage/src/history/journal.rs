//! The journal: counted listens, newest first.
//!
//! Unfiltered, or narrowed by days, every page is found through totals ([`place`]); else see [`narrowed`].

use aime_domain::ids::UserId;
use chrono_tz::Tz;
use sea_orm::Value;

use super::entry::{self, Entry};
use super::filter::Filter;
use super::narrowed;
use super::place::{self, Place};
use crate::cursor;
use crate::db::Conn;
use crate::error::{Result, StorageError};
use crate::rollup::mark;
use crate::sql;

/// Listens that a filtered page can lie deep, and up to which they are counted one by one.
pub const DEEPEST: i64 = 10_000;

/// Which part of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Window {
    /// So many after skipping some.
    At {
        /// Newer listens to skip.
        offset: i64,
        /// How many at most.
        limit: i64,
    },
    /// So many after a cursor; without one, the newest.
    After {
        /// From an earlier answer.
        cursor: Option<String>,
        /// How many at most.
        limit: i64,
    },
}

/// A part of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    /// Newest first.
    pub items: Vec<Entry>,
    /// Listens that pass the filter.
    pub total: i64,
    /// Whether there may be more of them than `total` says, counting having stopped at [`DEEPEST`].
    pub more_than_total: bool,
    /// Where the next part begins; `None` at the end.
    pub next: Option<String>,
}

/// Instants and keys of a part, and how many listens there are in all.
pub(super) struct Found {
    pub(super) ids: Vec<(i64, i64)>,
    pub(super) total: i64,
    pub(super) capped: bool,
}

/// A part of a user's journal in the user's zone, texts in the reader's `language`.
/// [`StorageError::BadCursor`] when the cursor is none of ours.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    language: &str,
    filter: &Filter,
    window: &Window,
) -> Result<Journal> {
    let (found, next) = part_of(db, user, zone, filter, window).await?;
    let ids: Vec<i64> = found.ids.iter().map(|(_, id)| *id).collect();
    Ok(Journal {
        items: entry::list(db, user, language, &ids).await?,
        total: found.total,
        more_than_total: found.capped,
        next,
    })
}

/// Keys of the listens of a part, newest first, and where the next part begins.
pub async fn list_page<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    filter: &Filter,
    window: &Window,
) -> Result<(Vec<i64>, Option<String>)> {
    let (found, next) = part_of(db, user, zone, filter, window).await?;
    Ok((found.ids.into_iter().map(|(_, id)| id).collect(), next))
}

async fn part_of<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    filter: &Filter,
    window: &Window,
) -> Result<(Found, Option<String>)> {
    let (limit, offset, after) = match window {
        Window::At { offset, limit } => (*limit, *offset, None),
        Window::After { cursor, limit } => {
            let read =
                |word: &String| cursor::decode::<(i64, i64)>(word).ok_or(StorageError::BadCursor);
            (*limit, 0, cursor.as_ref().map(read).transpose()?)
        }
    };
    let part = Part {
        offset,
        after,
        fetch: limit + 1,
    };
    let mut found = if filter.is_by_days_only() {
        by_days(db, user, zone, filter, part).await?
    } else {
        narrowed::find(db, user, zone, filter, part).await?
    };
    let more = found.ids.len() as i64 > limit;
    found.ids.truncate(limit as usize);
    let next = found.ids.last().filter(|_| more).map(cursor::encode);
    Ok((found, next))
}

/// Keys of the listens that pass a filter, newest first, at most `most`.
pub async fn list_ids<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    filter: &Filter,
    most: i64,
) -> Result<Vec<i64>> {
    let part = Part {
        offset: 0,
        after: None,
        fetch: most,
    };
    let found = if filter.is_by_days_only() {
        by_days(db, user, zone, filter, part).await?
    } else {
        narrowed::find(db, user, zone, filter, part).await?
    };
    Ok(found.ids.into_iter().map(|(_, id)| id).collect())
}

/// What to fetch: after skipping some or after a place, one more than asked for.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) offset: i64,
    pub(super) after: Option<(i64, i64)>,
    pub(super) fetch: i64,
}

const COUNT: &str = "SELECT COUNT(*) FROM listening_history
                     WHERE user_id = $1 AND status = 'counted' AND listened_at >= $2 AND listened_at < $3";
pub(super) const TOTAL: &str = "SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM hour_totals WHERE user_id = $1 AND period = 0";
const TOTAL_OF_DAYS: &str = "SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM day_totals WHERE user_id = $1 AND day BETWEEN $2 AND $3";
const PAGE: &str = "SELECT listened_at, id FROM listening_history
                    WHERE user_id = $1 AND status = 'counted' AND listened_at >= $2 AND listened_at < $3
                    ORDER BY listened_at DESC, id DESC LIMIT $4 OFFSET $5";
const PAGE_AFTER: &str = "SELECT listened_at, id FROM listening_history
                          WHERE user_id = $1 AND status = 'counted' AND listened_at >= $2
                            AND (listened_at, id) < ($3, $4)
                          ORDER BY listened_at DESC, id DESC LIMIT $5";

async fn by_days<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    filter: &Filter,
    part: Part,
) -> Result<Found> {
    let (from, before) = filter.instants(zone);
    let days = filter.day_numbers();
    // While days wait to be counted, the listens themselves are.
    let counted = !mark::days_pending(db, user).await?;
    let total = if !counted {
        number(db, COUNT, vec![user.0.into(), from.into(), before.into()]).await?
    } else if *filter == Filter::default() && mark::pending(db, user).await?.is_empty() {
        number(db, TOTAL, vec![user.0.into()]).await?
    } else {
        number(
            db,
            TOTAL_OF_DAYS,
            vec![user.0.into(), days.0.into(), days.1.into()],
        )
        .await?
    };
    if let Some((at, id)) = part.after {
        let (at, id) = if at < before {
            (at, id)
        } else {
            (before, i64::MIN)
        };
        let values = [
            user.0.into(),
            from.into(),
            at.into(),
            id.into(),
            part.fetch.into(),
        ];
        let ids = keys(db, PAGE_AFTER, values.into()).await?;
        return Ok(Found {
            ids,
            total,
            capped: false,
        });
    }
    let place = if counted {
        place::find(db, user, zone, days.1, before, part.offset).await?
    } else {
        Some(Place {
            before,
            skip: part.offset,
        })
    };
    let mut ids = Vec::new();
    if let Some(Place { before, skip }) = place {
        let values = [
            user.0.into(),
            from.into(),
            before.into(),
            part.fetch.into(),
            skip.into(),
        ];
        ids = keys(db, PAGE, values.into()).await?;
    }
    Ok(Found {
        ids,
        total,
        capped: false,
    })
}

pub(super) async fn number<C: Conn>(db: &C, query: &str, values: Vec<Value>) -> Result<i64> {
    Ok(sql::one(db, query, values).await?.try_get_by_index(0)?)
}

pub(super) async fn keys<C: Conn>(
    db: &C,
    query: &str,
    values: Vec<Value>,
) -> Result<Vec<(i64, i64)>> {
    let rows = sql::all(db, query, values).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}
