//! The journal narrowed by more than days.

use aime_domain::ids::UserId;
use chrono_tz::Tz;

use super::filter::{About, Binds, Filter, OnTracks, on_tracks};
use super::journal::{DEEPEST, Found, Part, TOTAL, keys, number};
use crate::db::Conn;
use crate::error::Result;
use crate::rollup::mark;
use crate::sql;

/// How many listens a filter can let through, and when they were.
struct Reach {
    plays: i64,
    exact: bool,
    first_at: i64,
    last_at: i64,
}

/// The part of the journal that passes.
pub(super) async fn find<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    filter: &Filter,
    part: Part,
) -> Result<Found> {
    let mut binds = Binds(vec![user.0.into()]);
    let on_tracks = on_tracks(filter, db.engine(), &mut binds);
    if on_tracks == OnTracks::None {
        return Ok(Found {
            ids: Vec::new(),
            total: 0,
            capped: false,
        });
    }
    let reach = reach(db, user, &on_tracks, &binds).await?;
    let (from, before) = filter.instants(zone);
    let (from, before) = (
        from.max(reach.first_at),
        before.min(reach.last_at.saturating_add(1)),
    );
    let mut conditions = vec![
        format!("h.listened_at >= ${}", binds.add(from)),
        format!("h.listened_at < ${}", binds.add(before)),
    ];
    if let OnTracks::Some {
        conditions: of_tracks,
        ..
    } = &on_tracks
    {
        let everything = number(db, TOTAL, vec![user.0.into()]).await?;
        // Gathering touches all that pass; walking touches, for each that is wanted, its share of everything.
        let gather = reach.plays.saturating_mul(reach.plays)
            <= (part.offset + part.fetch).saturating_mul(everything);
        // An expression keeps the planner off the index that is not meant.
        conditions.push(if gather {
            format!("h.track_id IN (SELECT t.id FROM tracks t WHERE {of_tracks}) AND h.status || '' = 'counted'")
        } else {
            format!("h.track_id + 0 IN (SELECT t.id FROM tracks t WHERE {of_tracks}) AND h.status = 'counted'")
        });
    } else {
        conditions.push("h.status = 'counted'".into());
    }
    if let Some(source) = &filter.source {
        let n = binds.add(source.as_str());
        conditions.push(format!(
            "h.stream_id IN (SELECT id FROM streams WHERE user_id = $1 AND service = ${n})"
        ));
    }
    let conditions = conditions.join(" AND ");
    let by_tracks_only =
        filter.source.is_none() && filter.first_day.is_none() && filter.last_day.is_none();
    let (total, capped) = if reach.exact && by_tracks_only {
        (reach.plays, false)
    } else {
        count(db, &conditions, &binds).await?
    };
    Ok(Found {
        ids: page(db, &conditions, binds, part).await?,
        total,
        capped,
    })
}

/// Asks the counts of what the filter speaks of. While some of them wait to be counted anew they tell nothing.
async fn reach<C: Conn>(
    db: &C,
    user: UserId,
    on_tracks: &OnTracks,
    binds: &Binds,
) -> Result<Reach> {
    let unknown = Reach {
        plays: 0,
        exact: false,
        first_at: i64::MIN,
        last_at: i64::MAX,
    };
    let OnTracks::Some { conditions, about } = on_tracks else {
        return Ok(unknown);
    };
    if !mark::pending(db, user).await?.is_empty() {
        return Ok(unknown);
    }
    let (table, column) = match about {
        About::Albums => ("album_plays", "album_id"),
        About::Recordings | About::Tracks => ("recording_plays", "recording_id"),
    };
    let query = format!(
        "SELECT CAST(COALESCE(SUM(p.plays), 0) AS BIGINT), MIN(p.first_at), MAX(p.last_at) FROM {table} p
         WHERE p.user_id = $1 AND p.period = 0
           AND p.{column} IN (SELECT t.{column} FROM tracks t WHERE {conditions})"
    );
    let row = sql::one(db, &query, binds.0.clone()).await?;
    Ok(Reach {
        plays: row.try_get_by_index(0)?,
        exact: *about != About::Tracks,
        first_at: row.try_get_by_index::<Option<i64>>(1)?.unwrap_or(i64::MIN),
        last_at: row.try_get_by_index::<Option<i64>>(2)?.unwrap_or(i64::MAX),
    })
}

/// Listens that pass, up to [`DEEPEST`], and whether there are more.
async fn count<C: Conn>(db: &C, conditions: &str, binds: &Binds) -> Result<(i64, bool)> {
    let query = format!(
        "SELECT COUNT(*) FROM (SELECT 1 FROM listening_history h WHERE h.user_id = $1 AND {conditions} LIMIT {}) c",
        DEEPEST + 1
    );
    let counted = number(db, &query, binds.0.clone()).await?;
    Ok((counted.min(DEEPEST), counted > DEEPEST))
}

async fn page<C: Conn>(
    db: &C,
    conditions: &str,
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
        "SELECT h.listened_at, h.id FROM listening_history h WHERE h.user_id = $1 AND {conditions} {after}
         ORDER BY h.listened_at DESC, h.id DESC LIMIT ${} OFFSET ${}",
        binds.add(part.fetch),
        binds.add(part.offset)
    );
    keys(db, &query, binds.0).await
}
