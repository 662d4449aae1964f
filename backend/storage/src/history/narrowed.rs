//! The journal narrowed by more than days.
//!
//! What a filter says of tracks is first asked of the counts kept beside the listens: they tell how many listens
//! pass, when the first and the last of them was, and so which way is shorter: to gather the listens of these
//! tracks, or to walk back through time and keep what belongs to them.

use aime_domain::ids::UserId;
use chrono_tz::Tz;

use super::by_source;
use super::filter::{Binds, Conditions, Filter};
use super::journal::{DEEPEST, Found, Part, TOTAL, keys, number};
use crate::catalogue::merged::{What, survivor};
use crate::db::Conn;
use crate::error::Result;
use crate::rollup::mark;
use crate::sql;

/// What the counts tell of a filter.
struct Reach {
    /// Listens of what the filter speaks of; as many as pass, or more.
    plays: i64,
    /// Whether exactly so many pass.
    exact: bool,
    first_at: i64,
    last_at: i64,
}

impl Reach {
    /// Nothing is known; everything may pass.
    const UNKNOWN: Self = Self {
        plays: i64::MAX,
        exact: false,
        first_at: i64::MIN,
        last_at: i64::MAX,
    };
}

/// The filter with what stands now in the place of keys that were merged away.
async fn led_on<C: Conn>(db: &C, filter: &Filter) -> Result<Filter> {
    let mut led = filter.clone();
    for (what, id) in [
        (What::Artists, &mut led.artist_id),
        (What::Albums, &mut led.album_id),
        (What::Tracks, &mut led.track_id),
    ] {
        if let Some(id) = id {
            *id = survivor(db, what, *id).await?;
        }
    }
    Ok(led)
}

/// The part of the journal that passes.
pub(super) async fn find<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    filter: &Filter,
    part: Part,
) -> Result<Found> {
    let nothing = Found {
        ids: Vec::new(),
        total: 0,
        capped: false,
    };
    if let (true, false, Some(source)) =
        (filter.is_by_source_only(), filter.excluded, &filter.source)
    {
        return by_source::find(db, user, source, filter.instants(zone), part).await;
    }
    let filter = &led_on(db, filter).await?;
    let mut binds = Binds(vec![user.0.into()]);
    let Some(conditions) = Conditions::of(filter, db.engine(), &mut binds) else {
        return Ok(nothing);
    };
    // The counts say nothing of what is kept out of them.
    let reach = if filter.excluded {
        Reach::UNKNOWN
    } else {
        reach(db, user, &conditions, &binds).await?
    };
    if reach.plays == 0 {
        return Ok(nothing);
    }
    let (from, before) = filter.instants(zone);
    let from = binds.add(from.max(reach.first_at));
    let before = binds.add(before.min(reach.last_at.saturating_add(1)));
    let everything = number(db, TOTAL, vec![user.0.into()]).await?;
    // Gathering touches all that pass; walking touches, for each that is wanted, its share of everything.
    let gathers = reach.plays.saturating_mul(reach.plays)
        <= (part.offset + part.fetch).saturating_mul(everything);
    let of_track = conditions.about("t");
    // An expression keeps the planner off the index that is not meant.
    let by_track = if filter.excluded {
        let of_track = if of_track.is_empty() {
            "1 = 1"
        } else {
            of_track.as_str()
        };
        format!(
            "h.status = 'excluded' AND h.held IS NULL
             AND EXISTS (SELECT 1 FROM tracks t WHERE t.id = h.track_id + 0 AND {of_track})"
        )
    } else if gathers {
        format!(
            "h.track_id IN (SELECT t.id FROM tracks t WHERE {of_track}) AND h.status || '' = 'counted'"
        )
    } else {
        format!(
            "h.status = 'counted' AND EXISTS (SELECT 1 FROM tracks t WHERE t.id = h.track_id + 0 AND {of_track})"
        )
    };
    let by_source = filter.source.as_deref().map_or(String::new(), |source| {
        let n = binds.add(source);
        format!("AND h.stream_id IN (SELECT id FROM streams WHERE user_id = $1 AND service = ${n})")
    });
    let passes = format!(
        "h.listened_at >= ${from} AND h.listened_at < ${before} AND {by_track} {by_source}"
    );
    let by_tracks_only =
        filter.source.is_none() && filter.first_day.is_none() && filter.last_day.is_none();
    let (total, capped) = if reach.exact && by_tracks_only {
        (reach.plays, false)
    } else {
        count(db, &passes, &binds).await?
    };
    Ok(Found {
        ids: page(db, &passes, binds, part).await?,
        total,
        capped,
    })
}

/// Names that a text may match before asking the counts of each would take longer than walking.
const BROAD: i64 = 5_000;

/// Asks the counts of what the filter speaks of. They tell nothing while some of them wait to be counted anew.
async fn reach<C: Conn>(
    db: &C,
    user: UserId,
    conditions: &Conditions,
    binds: &Binds,
) -> Result<Reach> {
    if !mark::pending(db, user).await?.is_empty() || is_broad(db, conditions, binds).await? {
        return Ok(Reach::UNKNOWN);
    }
    let exact = conditions.counts();
    let counts = if let Some(table) = exact {
        format!("{table} p WHERE {}", conditions.about("p"))
    } else {
        let recordings = format!(
            "SELECT t.recording_id FROM tracks t WHERE {}",
            conditions.about("t")
        );
        format!("recording_plays p WHERE p.recording_id IN ({recordings})")
    };
    let query = format!(
        "SELECT CAST(COALESCE(SUM(p.plays), 0) AS BIGINT), MIN(p.first_at), MAX(p.last_at)
         FROM {counts} AND p.user_id = $1 AND p.period = 0"
    );
    let row = sql::one(db, &query, binds.0.clone()).await?;
    Ok(Reach {
        plays: row.try_get_by_index(0)?,
        exact: exact.is_some(),
        first_at: row.try_get_by_index::<Option<i64>>(1)?.unwrap_or(i64::MIN),
        last_at: row.try_get_by_index::<Option<i64>>(2)?.unwrap_or(i64::MAX),
    })
}

/// Whether a text of the filter matches so many names that most pages are full of them anyway.
async fn is_broad<C: Conn>(db: &C, conditions: &Conditions, binds: &Binds) -> Result<bool> {
    for (kind, n) in &conditions.questions {
        let names = kind.matching(db.engine(), 1);
        let query = format!(
            "SELECT COUNT(*) FROM (SELECT 1 FROM {names} n LIMIT {}) c",
            BROAD + 1
        );
        if number(db, &query, vec![binds.0[n - 1].clone()]).await? > BROAD {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Listens that pass, up to [`DEEPEST`], and whether there are more.
async fn count<C: Conn>(db: &C, passes: &str, binds: &Binds) -> Result<(i64, bool)> {
    let query = format!(
        "SELECT COUNT(*) FROM (SELECT 1 FROM listening_history h WHERE h.user_id = $1 AND {passes} LIMIT {}) c",
        DEEPEST + 1
    );
    let counted = number(db, &query, binds.0.clone()).await?;
    Ok((counted.min(DEEPEST), counted > DEEPEST))
}

async fn page<C: Conn>(
    db: &C,
    passes: &str,
    mut binds: Binds,
    part: Part,
) -> Result<Vec<(i64, i64)>> {
    let after = match part.after {
        Some((at, id)) => format!(
            "AND (h.listened_at, h.id) < (${}, ${})",
            binds.add(at),
            binds.add(id)
        ),
        None => String::new(),
    };
    let query = format!(
        "SELECT h.listened_at, h.id FROM listening_history h WHERE h.user_id = $1 AND {passes} {after}
         ORDER BY h.listened_at DESC, h.id DESC LIMIT ${} OFFSET ${}",
        binds.add(part.fetch),
        binds.add(part.offset)
    );
    keys(db, &query, binds.0).await
}
