//! Reports read back around a moment, and what settling them decided.

use std::sync::Arc;

use aime_domain::ids::UserId;
use aime_domain::listen::{Resolution, Stamp};
use sea_orm::{QueryResult, Value};

use crate::catalogue::spelling::Traits;
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;

/// A stored report with what settling must know of it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredReport {
    /// Key.
    pub id: i64,
    /// Stream it came through.
    pub stream_id: i64,
    /// Track its names mean.
    pub track_id: i64,
    /// That track's recording.
    pub recording_id: i64,
    /// Keys of that recording on its album.
    pub traits: Arc<Traits>,
    /// Unix seconds UTC.
    pub listened_at: i64,
    /// Which moment of the play that is.
    pub stamp: Stamp,
    /// How finely the source counts.
    pub resolution: Resolution,
    /// Known only to lie in the 24 hours before.
    pub approximate: bool,
    /// Seconds heard.
    pub seconds_played: Option<i32>,
    /// Length of the report's own, else of the track, else of the recording.
    pub duration_ms: Option<i64>,
    /// Whether the source gave its own id of the play.
    pub has_event_id: bool,
    /// Import it came with.
    pub import_id: Option<i64>,
    /// What it is now.
    pub status: Status,
    /// The report it is suppressed for now.
    pub duplicate_of: Option<i64>,
    /// Let back in by hand.
    pub released: bool,
    /// Taken out or put otherwise by hand: its status is the listener's word.
    pub held: bool,
}

/// What a stored report can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It stands for a play and counts.
    Counted,
    /// Another report stands for its play.
    Duplicate,
    /// It stands for a play that the listener keeps out of every count.
    Excluded,
}

impl Status {
    /// The word in the ledger.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Duplicate => "duplicate",
            Self::Excluded => "excluded",
        }
    }

    fn from_word(word: &str) -> Self {
        match word {
            "counted" => Self::Counted,
            "excluded" => Self::Excluded,
            _ => Self::Duplicate,
        }
    }
}

/// Reports of a user from `from` to `to` (both included) through `streams`, in no particular order, without those
/// whose keys lie in `but` (first and last).
pub async fn list_reports<C: Conn>(
    db: &C,
    user: UserId,
    streams: &[i64],
    (from, to): (i64, i64),
    but: (i64, i64),
) -> Result<Vec<StoredReport>> {
    let query = format!(
        "SELECT h.id, h.stream_id, h.track_id, t.recording_id, r.title_key, r.credit_key, a.title_key,
                h.listened_at, h.stamp, h.resolution, h.approximate, h.seconds_played,
                COALESCE(h.duration_ms, t.duration_ms, r.duration_ms), h.source_event_id IS NOT NULL,
                h.import_id, h.status, h.duplicate_of, h.released, h.held IS NOT NULL
         FROM listening_history h
         JOIN tracks t ON t.id = h.track_id
         JOIN recordings r ON r.id = t.recording_id
         LEFT JOIN albums a ON a.id = t.album_id
         WHERE h.user_id = $1 AND h.stream_id IN {} AND h.listened_at BETWEEN $3 AND $4
           AND h.id NOT BETWEEN $5 AND $6",
        sql::numbers_in(db.engine(), 2)
    );
    let values = [
        user.0.into(),
        sql::numbers(streams.iter().copied()),
        from.into(),
        to.into(),
        but.0.into(),
        but.1.into(),
    ];
    let rows = sql::all(db, &query, values).await?;
    rows.iter().map(report).collect()
}

fn report(row: &QueryResult) -> Result<StoredReport> {
    let duration_ms: Option<i64> = row.try_get_by_index(12)?;
    Ok(StoredReport {
        id: row.try_get_by_index(0)?,
        stream_id: row.try_get_by_index(1)?,
        track_id: row.try_get_by_index(2)?,
        recording_id: row.try_get_by_index(3)?,
        traits: Arc::new(Traits {
            title_key: row.try_get_by_index(4)?,
            credit_key: row.try_get_by_index(5)?,
            album_key: row.try_get_by_index(6)?,
            duration_ms,
        }),
        listened_at: row.try_get_by_index(7)?,
        stamp: Stamp::from_word(&row.try_get_by_index::<String>(8)?).unwrap_or(Stamp::Unknown),
        resolution: Resolution::from_word(&row.try_get_by_index::<String>(9)?)
            .unwrap_or(Resolution::Second),
        approximate: row.try_get_by_index(10)?,
        seconds_played: row.try_get_by_index(11)?,
        duration_ms,
        has_event_id: row.try_get_by_index(13)?,
        import_id: row.try_get_by_index(14)?,
        status: Status::from_word(&row.try_get_by_index::<String>(15)?),
        duplicate_of: row.try_get_by_index(16)?,
        released: row.try_get_by_index(17)?,
        held: row.try_get_by_index(18)?,
    })
}

/// A stream of a user with what settling must know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredStream {
    /// Key.
    pub id: i64,
    /// Service.
    pub service: String,
    /// `pull`, `file` or `door`.
    pub channel: String,
    /// Client, account or layout.
    pub client: String,
}

/// All streams of a user.
pub async fn list_streams<C: Conn>(db: &C, user: UserId) -> Result<Vec<StoredStream>> {
    let query = "SELECT id, service, channel, client FROM streams WHERE user_id = $1 ORDER BY id";
    let rows = sql::all(db, query, [user.0.into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(StoredStream {
                id: row.try_get_by_index(0)?,
                service: row.try_get_by_index(1)?,
                channel: row.try_get_by_index(2)?,
                client: row.try_get_by_index(3)?,
            })
        })
        .collect()
}

/// What settling decided of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Settled {
    /// It is a play of its own.
    Counted,
    /// It is a play of its own that the listener keeps out of every count.
    Excluded {
        /// Why, as a stable word.
        reason: &'static str,
    },
    /// It is a report of a play that another report stands for.
    Duplicate {
        /// The report that counts.
        of: i64,
        /// Why, as a stable word.
        reason: &'static str,
        /// How sure, 0 … 1.
        score: f64,
    },
}

/// Writes decisions that differ from what is stored.
pub async fn write(tx: &Tx, user: UserId, decisions: &[(i64, Settled)]) -> Result<()> {
    for (id, decision) in decisions {
        let (status, of, reason, score): (&str, Value, Value, Value) = match decision {
            Settled::Counted => (
                "counted",
                None::<i64>.into(),
                None::<&str>.into(),
                None::<f64>.into(),
            ),
            Settled::Excluded { reason } => (
                "excluded",
                None::<i64>.into(),
                (*reason).into(),
                None::<f64>.into(),
            ),
            Settled::Duplicate { of, reason, score } => {
                ("duplicate", (*of).into(), (*reason).into(), (*score).into())
            }
        };
        let update =
            "UPDATE listening_history SET status = $3, duplicate_of = $4, reason = $5, score = $6
                      WHERE user_id = $1 AND id = $2";
        sql::execute(
            tx,
            update,
            [
                user.0.into(),
                (*id).into(),
                status.into(),
                of,
                reason,
                score,
            ],
        )
        .await?;
    }
    Ok(())
}
