//! Loved recordings of a user.

mod list;

use aime_domain::ids::UserId;

use crate::db::Tx;
use crate::error::Result;
use crate::sql;
use crate::tag::Tag;

pub use list::{Loved, count, find_among, list};

/// A mark of love.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Love<'a> {
    /// What is loved.
    pub recording_id: i64,
    /// Since when, unix seconds UTC.
    pub loved_at: i64,
    /// Which service said so, or `aime` for the user's own click.
    pub source: &'a str,
    /// Import it came with.
    pub import_id: Option<i64>,
}

/// Marks a recording as loved; an earlier mark stays. Whether it is new.
pub async fn add(tx: &mut Tx, user: UserId, love: &Love<'_>) -> Result<bool> {
    let insert = "INSERT INTO loved_tracks (user_id, recording_id, loved_at, source, import_id)
                  VALUES ($1, $2, $3, $4, $5) ON CONFLICT (user_id, recording_id) DO NOTHING";
    let values = [
        user.0.into(),
        love.recording_id.into(),
        love.loved_at.into(),
        love.source.into(),
        love.import_id.into(),
    ];
    let new = sql::execute(tx, insert, values).await? > 0;
    if new {
        tx.touch(Tag::history(user));
    }
    Ok(new)
}

/// Takes a mark back. Whether there was one.
pub async fn remove(tx: &mut Tx, user: UserId, recording_id: i64) -> Result<bool> {
    let delete = "DELETE FROM loved_tracks WHERE user_id = $1 AND recording_id = $2";
    let gone = sql::execute(tx, delete, [user.0.into(), recording_id.into()]).await? > 0;
    if gone {
        tx.touch(Tag::history(user));
    }
    Ok(gone)
}
