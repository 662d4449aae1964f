//! Where a page of the unfiltered journal begins, without counting the listens before it.

use aime_domain::ids::UserId;
use aime_domain::period::bounds;
use chrono_tz::Tz;

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

// Days newest first, each with the number of listens on later days; the one that holds the wanted listen.
const DAY: &str = "
    SELECT day, later FROM (
      SELECT day, plays, SUM(plays) OVER (ORDER BY day DESC) - plays AS later FROM day_totals
      WHERE user_id = $1 AND day BETWEEN $2 AND $3) d
    WHERE later <= $4 AND later + plays > $4";

/// Skipping so few rows costs less than looking the day up.
const SHALLOW: i64 = 1_000;

/// The place after the newest `offset` listens of some days; `None` past the end.
pub(super) async fn find<C: Conn>(
    db: &C,
    user: UserId,
    zone: Tz,
    days: (i32, i32),
    before: i64,
    offset: i64,
) -> Result<Option<Place>> {
    if offset <= SHALLOW {
        return Ok(Some(Place {
            before,
            skip: offset,
        }));
    }
    let values = [user.0.into(), days.0.into(), days.1.into(), offset.into()];
    let Some(row) = sql::optional(db, DAY, values).await? else {
        return Ok(None);
    };
    let (day, later): (i32, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    let end = bounds(day, zone).map_or(before, |(_, end)| end);
    Ok(Some(Place {
        before: end.min(before),
        skip: offset - later,
    }))
}
