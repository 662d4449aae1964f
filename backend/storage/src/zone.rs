//! The zone in which a user's days are counted.

use std::str::FromStr;

use aime_domain::ids::UserId;
use chrono_tz::Tz;

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// A user's IANA zone; UTC where the stored name is none that we know.
pub async fn user_zone<C: Conn>(db: &C, user: UserId) -> Result<Tz> {
    let row = sql::one(
        db,
        "SELECT time_zone FROM users WHERE id = $1",
        [user.0.into()],
    )
    .await?;
    Ok(Tz::from_str(&row.try_get_by_index::<String>(0)?).unwrap_or(Tz::UTC))
}
