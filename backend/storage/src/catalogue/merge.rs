//! One recording made out of two that turned out to be the same.
//!
//! Everything that pointed at the one points at the other afterwards: spellings, listens, loved tracks,
//! playlists, identity keys. The months that this touches are marked for every listener.

use std::collections::BTreeMap;
use std::str::FromStr;

use aime_domain::ids::{RecordingId, UserId};
use chrono_tz::Tz;

use crate::db::Tx;
use crate::error::Result;
use crate::rollup::mark;
use crate::sql;
use crate::tag::Tag;

/// Merges recording `from` into recording `into`; `from` is gone afterwards.
pub async fn recordings(tx: &mut Tx, from: RecordingId, into: RecordingId) -> Result<()> {
    if from == into {
        return Ok(());
    }
    super::change_meanings(tx).await?;
    super::lock(tx).await?;
    mark_listeners(tx, from).await?;
    let twins = "SELECT f.id, MIN(i.id) FROM tracks f
                 JOIN tracks i ON i.recording_id = $2 AND COALESCE(i.album_id, 0) = COALESCE(f.album_id, 0)
                 WHERE f.recording_id = $1 GROUP BY f.id";
    for row in sql::all(tx, twins, [from.0.into(), into.0.into()]).await? {
        replace_track(tx, row.try_get_by_index(0)?, row.try_get_by_index(1)?).await?;
    }
    let statements = [
        "UPDATE tracks SET recording_id = $2 WHERE recording_id = $1",
        "INSERT INTO loved_tracks (user_id, recording_id, loved_at, source, import_id)
         SELECT user_id, $2, loved_at, source, import_id FROM loved_tracks WHERE recording_id = $1
         ON CONFLICT DO NOTHING",
        "INSERT INTO recording_keys (key, recording_id) SELECT key, $2 FROM recording_keys WHERE recording_id = $1
         ON CONFLICT DO NOTHING",
        "UPDATE exclusions SET recording_id = $2 WHERE recording_id = $1",
    ];
    for statement in statements {
        sql::execute(tx, statement, [from.0.into(), into.0.into()]).await?;
    }
    sql::execute(
        tx,
        "DELETE FROM loved_tracks WHERE recording_id = $1",
        [from.0.into()],
    )
    .await?;
    sql::execute(tx, "DELETE FROM recordings WHERE id = $1", [from.0.into()]).await?;
    Ok(())
}

/// Points everything at track `kept` that points at track `gone`, and removes `gone`. Listens follow their spellings.
async fn replace_track(tx: &Tx, gone: i64, kept: i64) -> Result<()> {
    let statements = [
        "UPDATE spellings SET track_id = $2 WHERE track_id = $1",
        "UPDATE playlist_tracks SET track_id = $2 WHERE track_id = $1",
    ];
    for statement in statements {
        sql::execute(tx, statement, [gone.into(), kept.into()]).await?;
    }
    sql::execute(tx, "DELETE FROM tracks WHERE id = $1", [gone.into()]).await?;
    Ok(())
}

/// Marks the months in which anybody heard a recording.
async fn mark_listeners(tx: &mut Tx, recording: RecordingId) -> Result<()> {
    let heard = "SELECT h.user_id, u.time_zone, h.listened_at FROM tracks t
                 JOIN listening_history h ON h.track_id = t.id JOIN users u ON u.id = h.user_id
                 WHERE t.recording_id = $1 AND h.status = 'counted'";
    let mut moments = BTreeMap::<(i64, String), Vec<i64>>::new();
    for row in sql::all(tx, heard, [recording.0.into()]).await? {
        let who = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        moments
            .entry(who)
            .or_default()
            .push(row.try_get_by_index(2)?);
    }
    for ((user, zone), moments) in moments {
        let zone = Tz::from_str(&zone).unwrap_or(Tz::UTC);
        mark::mark_months(tx, UserId(user), zone, moments).await?;
        tx.touch(Tag::history(UserId(user)));
    }
    Ok(())
}
