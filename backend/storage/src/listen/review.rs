//! Suppressed reports beside the reports that stand for their plays, to be judged by their listener.

use std::collections::HashMap;

use aime_domain::ids::{ImportId, UserId};
use sea_orm::{QueryResult, Value};

use crate::cursor;
use crate::db::{Conn, Engine};
use crate::error::{Result, StorageError};
use crate::search::{Kind, Part, words_in};
use crate::sql;

/// Which suppressed reports; each set field narrows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Why they were suppressed, as a stable word.
    pub reason: Option<String>,
    /// Service that sent them.
    pub source: Option<String>,
    /// Words of the artist credit, the last one perhaps unfinished.
    pub artist: Option<String>,
    /// Import that they came with.
    pub import_id: Option<ImportId>,
    /// Those that were let back in, instead of those that are suppressed.
    pub released: bool,
}

/// What one source said of a play.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Key.
    pub id: i64,
    /// Unix seconds UTC.
    pub listened_at: i64,
    /// `start`, `end` or `unknown`: which moment of the play that is.
    pub stamp: String,
    /// `second` or `minute`.
    pub resolution: String,
    /// Known only to lie in the 24 hours before.
    pub approximate: bool,
    /// Seconds heard.
    pub seconds_played: Option<i32>,
    /// Length in milliseconds, if known.
    pub duration_ms: Option<i64>,
    /// Artist credit as received.
    pub artist: String,
    /// Title as received.
    pub title: String,
    /// Album as received.
    pub album: Option<String>,
    /// Key of the track that the names mean.
    pub track_id: i64,
    /// Key of its album.
    pub album_id: Option<i64>,
    /// Service.
    pub source: String,
    /// `pull`, `file` or `door`.
    pub channel: String,
    /// Client, account or layout.
    pub client: String,
    /// Import it came with.
    pub import_id: Option<i64>,
    /// Name of that import's file.
    pub file_name: Option<String>,
    /// `counted`, `duplicate` or `excluded`.
    pub status: String,
    /// Why it does not count, as a stable word.
    pub reason: Option<String>,
    /// How sure, 0 … 1.
    pub score: Option<f64>,
    /// Let back in by hand.
    pub released: bool,
    /// The report it is suppressed for.
    pub duplicate_of: Option<i64>,
}

/// A suppressed report beside its play's others.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The suppressed report, or the one that was let back in.
    pub report: Report,
    /// The report that stands for the play.
    pub winner: Option<Report>,
    /// Other reports of the same play, oldest first.
    pub witnesses: Vec<Report>,
}

/// A part of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Cases {
    /// Newest first.
    pub items: Vec<Case>,
    /// Where the next part begins; `None` at the end.
    pub next: Option<String>,
}

/// Suppressed reports of a user that pass, newest first, after `cursor`, at most `limit`.
/// [`StorageError::BadCursor`] when the cursor is none of ours.
pub async fn list<C: Conn>(
    db: &C,
    user: UserId,
    filter: &Filter,
    after: Option<&str>,
    limit: u32,
) -> Result<Cases> {
    let after = after
        .map(|word| cursor::decode::<(i64, i64)>(word).ok_or(StorageError::BadCursor))
        .transpose()?
        .unwrap_or((i64::MAX, i64::MAX));
    let mut keys = keys(db, user, filter, after, i64::from(limit) + 1).await?;
    let more = keys.len() > limit as usize;
    keys.truncate(limit as usize);
    let next = keys.last().filter(|_| more).map(cursor::encode);
    let ids: Vec<i64> = keys.iter().map(|(_, id)| *id).collect();
    Ok(Cases {
        items: cases(db, user, &ids).await?,
        next,
    })
}

/// Keys of all suppressed reports that pass, in the order of time.
pub async fn list_ids<C: Conn>(db: &C, user: UserId, filter: &Filter) -> Result<Vec<i64>> {
    let all = keys(db, user, filter, (i64::MAX, i64::MAX), i64::MAX).await?;
    Ok(all.into_iter().rev().map(|(_, id)| id).collect())
}

async fn keys<C: Conn>(
    db: &C,
    user: UserId,
    filter: &Filter,
    after: (i64, i64),
    limit: i64,
) -> Result<Vec<(i64, i64)>> {
    let mut values: Vec<Value> = vec![user.0.into(), after.0.into(), after.1.into(), limit.into()];
    let Some(conditions) = conditions(db.engine(), filter, &mut values) else {
        return Ok(Vec::new());
    };
    let query = format!(
        "SELECT h.listened_at, h.id FROM listening_history h
         WHERE h.user_id = $1 AND (h.listened_at, h.id) < ($2, $3) {conditions}
         ORDER BY h.listened_at DESC, h.id DESC LIMIT $4"
    );
    let rows = sql::all(db, &query, values).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}

/// What a filter asks of a report `h`; `None` when nothing can pass.
fn conditions(engine: Engine, filter: &Filter, values: &mut Vec<Value>) -> Option<String> {
    let mut bind = |value: Value| {
        values.push(value);
        values.len()
    };
    // Held reports were judged already: their listener put another in their place.
    let state = if filter.released {
        "AND h.released"
    } else {
        "AND h.status = 'duplicate' AND h.held IS NULL"
    };
    let mut all = vec![state.to_owned()];
    if let Some(reason) = &filter.reason {
        all.push(format!("AND h.reason = ${}", bind(reason.as_str().into())));
    }
    if let Some(import) = filter.import_id {
        all.push(format!("AND h.import_id = ${}", bind(import.0.into())));
    }
    if let Some(source) = &filter.source {
        let n = bind(source.as_str().into());
        all.push(format!(
            "AND h.stream_id IN (SELECT id FROM streams WHERE user_id = $1 AND service = ${n})"
        ));
    }
    if let Some(artist) = &filter.artist {
        let n = bind(words_in(engine, artist, Part::Context)?.into());
        let found = Kind::Recording.matching(engine, n);
        all.push(format!(
            "AND h.track_id IN (SELECT id FROM tracks WHERE recording_id IN {found})"
        ));
    }
    Some(all.join(" "))
}

const REPORT: &str = "
    SELECT h.id, h.listened_at, h.stamp, h.resolution, h.approximate, h.seconds_played,
           COALESCE(h.duration_ms, t.duration_ms, r.duration_ms), s.artist_credit, s.title, s.album, t.id, t.album_id,
           m.service, m.channel, m.client, h.import_id, i.file_name, h.status, h.reason, h.score, h.released,
           h.duplicate_of
    FROM listening_history h
    JOIN spellings s ON s.id = h.spelling_id
    JOIN tracks t ON t.id = h.track_id
    JOIN recordings r ON r.id = t.recording_id
    JOIN streams m ON m.id = h.stream_id
    LEFT JOIN imports i ON i.id = h.import_id
    WHERE +h.user_id = $1 AND";

fn report(row: &QueryResult) -> Result<Report> {
    Ok(Report {
        id: row.try_get_by_index(0)?,
        listened_at: row.try_get_by_index(1)?,
        stamp: row.try_get_by_index(2)?,
        resolution: row.try_get_by_index(3)?,
        approximate: row.try_get_by_index(4)?,
        seconds_played: row.try_get_by_index(5)?,
        duration_ms: row.try_get_by_index(6)?,
        artist: row.try_get_by_index(7)?,
        title: row.try_get_by_index(8)?,
        album: row.try_get_by_index(9)?,
        track_id: row.try_get_by_index(10)?,
        album_id: row.try_get_by_index(11)?,
        source: row.try_get_by_index(12)?,
        channel: row.try_get_by_index(13)?,
        client: row.try_get_by_index(14)?,
        import_id: row.try_get_by_index(15)?,
        file_name: row.try_get_by_index(16)?,
        status: row.try_get_by_index(17)?,
        reason: row.try_get_by_index(18)?,
        score: row.try_get_by_index(19)?,
        released: row.try_get_by_index(20)?,
        duplicate_of: row.try_get_by_index(21)?,
    })
}

/// Reports of a user whose `column` is among `ids`, oldest first.
async fn reports<C: Conn>(db: &C, user: UserId, column: &str, ids: &[i64]) -> Result<Vec<Report>> {
    let query = format!(
        "{REPORT} h.{column} IN {} ORDER BY h.listened_at, h.id",
        sql::numbers_in(db.engine(), 2)
    );
    let values = [user.0.into(), sql::numbers(ids.iter().copied())];
    let rows = sql::all(db, &query, values).await?;
    rows.iter().map(report).collect()
}

async fn cases<C: Conn>(db: &C, user: UserId, ids: &[i64]) -> Result<Vec<Case>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let by_id = |found: Vec<Report>| -> HashMap<i64, Report> {
        found.into_iter().map(|one| (one.id, one)).collect()
    };
    let mut found = by_id(reports(db, user, "id", ids).await?);
    let mut winners: Vec<i64> = found.values().filter_map(|one| one.duplicate_of).collect();
    winners.sort_unstable();
    winners.dedup();
    let mut witnesses = HashMap::<i64, Vec<Report>>::new();
    for one in reports(db, user, "duplicate_of", &winners).await? {
        if let Some(winner) = one.duplicate_of {
            witnesses.entry(winner).or_default().push(one);
        }
    }
    let winners = by_id(reports(db, user, "id", &winners).await?);
    let cases = ids.iter().filter_map(|id| found.remove(id)).map(|report| {
        let others = report.duplicate_of.and_then(|of| witnesses.get(&of));
        Case {
            winner: report.duplicate_of.and_then(|of| winners.get(&of).cloned()),
            witnesses: others
                .into_iter()
                .flatten()
                .filter(|other| other.id != report.id)
                .cloned()
                .collect(),
            report,
        }
    });
    Ok(cases.collect())
}

/// How many suppressed reports there are for a reason, from one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonCount {
    /// Why, as a stable word.
    pub reason: String,
    /// Reports.
    pub count: i64,
}

/// How many suppressed reports of a user there are for each reason, the most first.
pub async fn count_reasons<C: Conn>(db: &C, user: UserId) -> Result<Vec<ReasonCount>> {
    let query = "SELECT COALESCE(reason, ''), COUNT(*) FROM listening_history
                 WHERE user_id = $1 AND status = 'duplicate' GROUP BY reason ORDER BY 2 DESC, 1";
    let rows = sql::all(db, query, [user.0.into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(ReasonCount {
                reason: row.try_get_by_index(0)?,
                count: row.try_get_by_index(1)?,
            })
        })
        .collect()
}
