//! Where a page of the journal begins, found through totals of days instead of counting the listens
//! before it.

use aime_domain::ids::UserId;
use aime_domain::period::bounds;
use chrono_tz::Tz;
use sea_orm::Value;

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// Listens from `before` back, without the newest `skip` of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Instant after the last one, unix seconds UTC.
    pub(super) before: i64,
    /// How many of them come earlier in the list.
    pub(super) skip: i64,
}

// Listens of the newest month that come after the last day.
const BEYOND: &str = "SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM day_totals
                      WHERE user_id = $1 AND day > $2 AND day <= $3";

// Months newest first, each with the number of listens in later months; the one that holds the wanted listen.
const MONTH: &str = "
    SELECT month, later FROM (
      SELECT day / 100 AS month, CAST(SUM(plays) AS BIGINT) AS plays,
             CAST(SUM(SUM(plays)) OVER (ORDER BY day / 100 DESC) - SUM(plays) AS BIGINT) AS later
      FROM day_totals WHERE user_id = $1 AND day < ($2 + 1) * 100 GROUP BY day / 100) m
    WHERE later <= $3 AND later + plays > $3";

// The same with the days of a month.
const DAY: &str = "
    SELECT day, later FROM (
      SELECT day, plays, CAST(SUM(plays) OVER (ORDER BY day DESC) - plays AS BIGINT) AS later
      FROM day_totals WHERE user_id = $1 AND day > $2 * 100 AND day < $2 * 100 + 99) d
    WHERE later <= $3 AND later + plays > $3";

/// The newest month there can be.
const LAST_MONTH: i32 = 999_999;

/// Skipping so few rows costs less than looking the day up.
const SHALLOW: i64 = 500;

/// The place after the newest `offset` listens up to the day `last` (a period; greater than any for no limit),
/// which ends at `before`. `None` past the end.
pub(super) async fn find<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    last: i32,
    before: i64,
    offset: i64,
) -> Result<Option<Place>> {
    if offset <= SHALLOW {
        return Ok(Some(Place {
            before,
            skip: offset,
        }));
    }
    let newest = (last / 100).min(LAST_MONTH);
    let mut wanted = offset;
    if newest < LAST_MONTH {
        let row = sql::one(
            db,
            BEYOND,
            [user.0.into(), last.into(), (newest * 100 + 99).into()],
        )
        .await?;
        wanted += row.try_get_by_index::<i64>(0)?;
    }
    let months = [user.0.into(), newest.into(), wanted.into()];
    let Some((month, later)) = holder(db, MONTH, months).await? else {
        return Ok(None);
    };
    let days = [user.0.into(), month.into(), (wanted - later).into()];
    let Some((day, later_days)) = holder(db, DAY, days).await? else {
        return Ok(None);
    };
    let end = bounds(day, zone).map_or(before, |(_, end)| end);
    Ok(Some(Place {
        before: end.min(before),
        skip: wanted - later - later_days,
    }))
}

/// The month or day that holds a listen, and the number of listens after it.
async fn holder<C: Conn>(db: &C, query: &str, values: [Value; 3]) -> Result<Option<(i32, i64)>> {
    let row = sql::optional(db, query, values).await?;
    row.map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .transpose()
}
