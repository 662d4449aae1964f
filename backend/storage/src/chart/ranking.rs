//! The most played, with the rank that each had in the span before.

use std::collections::HashMap;

use aime_domain::cover::Cover;
use aime_domain::ids::UserId;
use aime_domain::span::Span;
use chrono_tz::Tz;
use sea_orm::Value;

use super::source::{self, Source};
use crate::cursor;
use crate::db::Conn;
use crate::error::{Result, StorageError};
use crate::rollup::Subject;
use crate::sql;

/// A place in a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// Artist, album or recording.
    pub id: i64,
    /// 1 for the most played. Equal plays do not share a rank.
    pub rank: i64,
    /// Counted plays.
    pub plays: i64,
    /// Seconds heard, as far as known.
    pub seconds: i64,
    /// Rank in the span before; `None` when it was not among the first [`COMPARED`] there.
    pub previous_rank: Option<i64>,
}

/// A part of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// Most played first.
    pub items: Vec<Ranked>,
    /// The span that ranks are compared with, if any.
    pub previous: Option<Span>,
    /// Where the next part begins; `None` at the end.
    pub next: Option<String>,
}

/// Ranks of the span before that are looked at.
pub const COMPARED: i64 = 1_000;

/// Rank, plays and key of the last one of a part.
type Place = (i64, i64, i64);

/// A part of the chart of a span, in the user's zone. [`StorageError::BadCursor`] when the cursor is none of ours.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    subject: Subject,
    span: Span,
    after: Option<&str>,
    limit: i64,
) -> Result<Chart> {
    let after: Option<Place> = after
        .map(|word| cursor::decode(word).ok_or(StorageError::BadCursor))
        .transpose()?;
    let mut items = ranked(db, user, zone, subject, span, after, limit + 1).await?;
    let more = items.len() as i64 > limit;
    items.truncate(limit as usize);
    let previous = span.previous();
    if let Some(previous) = previous {
        let ids: Vec<i64> = items.iter().map(|item| item.id).collect();
        let ranks = ranks(db, user, zone, subject, previous, &ids).await?;
        for item in &mut items {
            item.previous_rank = ranks.get(&item.id).copied();
        }
    }
    let next = items
        .last()
        .filter(|_| more)
        .map(|last| cursor::encode::<Place>(&(last.rank, last.plays, last.id)));
    Ok(Chart {
        items,
        previous,
        next,
    })
}

async fn ranked<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    subject: Subject,
    span: Span,
    after: Option<Place>,
    limit: i64,
) -> Result<Vec<Ranked>> {
    let (rank, plays, id) = after.unwrap_or((0, i64::MAX, i64::MAX));
    let (query, mut values) = match span.period() {
        Some(period) => (of_period(subject), vec![user.0.into(), period.into()]),
        None => of_cover(
            db,
            user,
            zone,
            subject,
            &source::cover(db, user, span).await?,
        ),
    };
    let n = values.len();
    values.extend([plays.into(), id.into(), limit.into()]);
    let query = query
        .replace("{plays}", &format!("${}", n + 1))
        .replace("{id}", &format!("${}", n + 2))
        .replace("{limit}", &format!("${}", n + 3));
    let rows = sql::all(db, &query, values).await?;
    rows.iter()
        .zip(rank + 1..)
        .map(|(row, rank)| {
            Ok(Ranked {
                id: row.try_get_by_index(0)?,
                rank,
                plays: row.try_get_by_index(1)?,
                seconds: row.try_get_by_index(2)?,
                previous_rank: None,
            })
        })
        .collect()
}

/// The ranks of `ids` among the first [`COMPARED`] of a span.
async fn ranks<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    subject: Subject,
    span: Span,
    ids: &[i64],
) -> Result<HashMap<i64, i64>> {
    let (plays, mut values) = if let Some(period) = span.period() {
        let (table, column) = (subject.table(), subject.column());
        let plays =
            format!("SELECT {column} AS id, plays FROM {table} WHERE user_id = $1 AND period = $2");
        (plays, vec![user.0.into(), period.into()])
    } else {
        let cover = source::cover(db, user, span).await?;
        let Source { query, values } = Source::new(db.engine(), user, zone, subject, &cover);
        (
            format!("SELECT id, SUM(plays) AS plays FROM ({query}) q GROUP BY id"),
            values,
        )
    };
    values.push(sql::numbers(ids.iter().copied()));
    let query = format!(
        "SELECT id, place FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY plays DESC, id DESC) AS place
                                FROM ({plays}) p ORDER BY plays DESC, id DESC LIMIT {COMPARED}) r
         WHERE id IN {}",
        sql::numbers_in(db.engine(), values.len())
    );
    let rows = sql::all(db, &query, values).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}

/// A counted period, read in the order of its index.
fn of_period(subject: Subject) -> String {
    format!(
        "SELECT {column}, CAST(plays AS BIGINT), seconds FROM {table}
         WHERE user_id = $1 AND period = $2 AND (plays, {column}) < ({{plays}}, {{id}})
         ORDER BY plays DESC, {column} DESC LIMIT {{limit}}",
        column = subject.column(),
        table = subject.table()
    )
}

/// Parts of periods and days, summed up.
fn of_cover<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    subject: Subject,
    cover: &Cover,
) -> (String, Vec<Value>) {
    let Source { query, values } = Source::new(db.engine(), user, zone, subject, cover);
    let summed = format!(
        "SELECT id, plays, seconds FROM (
           SELECT id, CAST(SUM(plays) AS BIGINT) AS plays, CAST(SUM(seconds) AS BIGINT) AS seconds
           FROM ({query}) p GROUP BY id) s
         WHERE plays > 0 AND (plays, id) < ({{plays}}, {{id}}) ORDER BY plays DESC, id DESC LIMIT {{limit}}"
    );
    (summed, values)
}
