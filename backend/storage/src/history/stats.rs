//! Numbers of a span: listens, artists, albums, hours.

use aime_domain::cover::{Cover, Parts};
use aime_domain::ids::UserId;
use aime_domain::span::Span;
use chrono_tz::Tz;

use super::pending::is_pending;
use crate::chart::source::{self, Source};
use crate::db::Conn;
use crate::error::Result;
use crate::rollup::Subject;
use crate::sql;

/// Numbers of a span of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stats {
    /// Counted listens.
    pub listens: i64,
    /// Different artists, guests included.
    pub artists: i64,
    /// Different albums.
    pub albums: i64,
    /// Different songs.
    pub recordings: i64,
    /// Seconds heard, as far as known.
    pub seconds: i64,
    /// Listens by local hour.
    pub hours: [i64; 24],
    /// Whether some of it is being counted anew.
    pub pending: bool,
}

impl Stats {
    /// Hour with the most listens, the earliest of equals; `None` without any.
    pub fn peak_hour(&self) -> Option<u8> {
        (0u8..24)
            .rev()
            .max_by_key(|hour| self.hours[usize::from(*hour)])
            .filter(|_| self.listens > 0)
    }
}

/// The numbers of a span in the user's zone.
pub async fn get<C: Conn>(db: &C, user: UserId, zone: Tz, span: Span) -> Result<Stats> {
    let cover = source::cover(db, user, span).await?;
    let mut hours = [0i64; 24];
    let (plus, mut seconds) = by_hour(db, user, &cover.plus).await?;
    let (minus, less) = by_hour(db, user, &cover.minus).await?;
    for hour in 0..24 {
        hours[hour] = plus[hour] - minus[hour];
    }
    seconds -= less;
    // Side by side: each may take a while for a long range.
    let (artists, albums, recordings) = tokio::try_join!(
        unique(db, user, zone, Subject::Artist, &cover),
        unique(db, user, zone, Subject::Album, &cover),
        unique(db, user, zone, Subject::Recording, &cover),
    )?;
    Ok(Stats {
        listens: hours.iter().sum(),
        artists,
        albums,
        recordings,
        seconds,
        hours,
        pending: is_pending(db, user, span).await?,
    })
}

/// Listens by hour, and seconds, of counted periods and of days.
async fn by_hour<C: Conn>(db: &C, user: UserId, parts: &Parts) -> Result<([i64; 24], i64)> {
    let mut hours = [0; 24];
    let mut seconds = 0;
    let query = format!(
        "SELECT hour, CAST(SUM(plays) AS BIGINT), CAST(SUM(seconds) AS BIGINT) FROM hour_totals
         WHERE user_id = $1 AND period IN {} GROUP BY hour",
        sql::numbers_in(db.engine(), 2)
    );
    let periods = parts
        .periods
        .iter()
        .copied()
        .chain(parts.each_day())
        .map(i64::from);
    for row in sql::all(db, &query, [user.0.into(), sql::numbers(periods)]).await? {
        let hour: i32 = row.try_get_by_index(0)?;
        if let Some(plays) = hours.get_mut(hour as usize) {
            *plays = row.try_get_by_index(1)?;
        }
        seconds += row.try_get_by_index::<i64>(2)?;
    }
    Ok((hours, seconds))
}

/// How many different artists, albums or recordings were played.
async fn unique<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    subject: Subject,
    cover: &Cover,
) -> Result<i64> {
    let row = if let ([period], true) = (cover.plus.periods.as_slice(), is_one_period(cover)) {
        let query = format!(
            "SELECT COUNT(*) FROM {} WHERE user_id = $1 AND period = $2",
            subject.table()
        );
        sql::one(db, &query, [user.0.into(), (*period).into()]).await?
    } else {
        let Source { query, values } = Source::new(db.engine(), user, zone, subject, cover);
        let query = format!(
            "SELECT COUNT(*) FROM (SELECT id FROM ({query}) p GROUP BY id HAVING SUM(plays) > 0) s"
        );
        sql::one(db, &query, values).await?
    };
    Ok(row.try_get_by_index(0)?)
}

fn is_one_period(cover: &Cover) -> bool {
    cover.plus.days.is_empty() && cover.minus == Parts::default()
}
