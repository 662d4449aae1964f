//! The journal of one source: its streams side by side, each read in the order of time.

use aime_domain::ids::UserId;

use super::filter::Binds;
use super::journal::{DEEPEST, Found, Part, keys, number};
use crate::db::Conn;
use crate::error::Result;
use crate::sql;

const STREAMS: &str = "SELECT id FROM streams WHERE user_id = $1 AND service = $2";

/// The part of a source's journal between two instants.
pub(super) async fn find<C: Conn>(
    db: &C,
    user: UserId,
    source: &str,
    (from, before): (i64, i64),
    part: Part,
) -> Result<Found> {
    let streams = sql::all(db, STREAMS, [user.0.into(), source.into()]).await?;
    let streams = streams
        .iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect::<Result<Vec<i64>>>()?;
    if streams.is_empty() {
        return Ok(Found {
            ids: Vec::new(),
            total: 0,
            capped: false,
        });
    }
    let mut binds = Binds(vec![user.0.into(), from.into(), before.into()]);
    let streams: Vec<usize> = streams
        .into_iter()
        .map(|stream| binds.add(stream))
        .collect();
    let each = |columns: &str, condition: &str, tail: &str| {
        let one = |stream: &usize| {
            format!(
                "SELECT * FROM (SELECT {columns} FROM listening_history
                   WHERE user_id = $1 AND stream_id = ${stream} AND status = 'counted'
                     AND listened_at >= $2 AND listened_at < $3 {condition} {tail}) s{stream}"
            )
        };
        streams
            .iter()
            .map(one)
            .collect::<Vec<_>>()
            .join(" UNION ALL ")
    };
    let limit = format!("LIMIT {}", DEEPEST + 1);
    let counted = format!("SELECT COUNT(*) FROM ({}) c", each("id", "", &limit));
    let counted = number(db, &counted, binds.0.clone()).await?;
    let after = match part.after {
        Some((at, id)) => format!(
            "AND (listened_at, id) < (${}, ${})",
            binds.add(at),
            binds.add(id)
        ),
        None => String::new(),
    };
    let order = "ORDER BY listened_at DESC, id DESC";
    let newest = format!("{order} LIMIT ${}", binds.add(part.fetch + part.offset));
    let query = format!(
        "SELECT listened_at, id FROM ({}) l {order} LIMIT ${} OFFSET ${}",
        each("listened_at, id", &after, &newest),
        binds.add(part.fetch),
        binds.add(part.offset)
    );
    Ok(Found {
        ids: keys(db, &query, binds.0).await?,
        total: counted.min(DEEPEST),
        capped: counted > DEEPEST,
    })
}
