//! Marks that a listener's own hand leaves on reports.

use aime_domain::ids::UserId;
use aime_domain::listen::{Names, Resolution, Stamp};
use chrono_tz::Tz;
use sea_orm::QueryResult;

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::rollup::delta::Delta;
use crate::sql;
use crate::tag::Tag;

/// A report that was marked, with what totals and settling must know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// Key.
    pub id: i64,
    /// Its track.
    pub track_id: i64,
    /// Unix seconds UTC.
    pub listened_at: i64,
    /// Known only to lie in the 24 hours before.
    pub approximate: bool,
    /// Seconds heard; 0 when unknown.
    pub seconds: i64,
}

const MARKED: &str = "id, track_id, listened_at, approximate, COALESCE(seconds_played, 0)";

fn marked(row: &QueryResult) -> Result<Marked> {
    Ok(Marked {
        id: row.try_get_by_index(0)?,
        track_id: row.try_get_by_index(1)?,
        listened_at: row.try_get_by_index(2)?,
        approximate: row.try_get_by_index(3)?,
        seconds: row.try_get_by_index::<i32>(4)?.into(),
    })
}

/// Lets suppressed reports of a user back in (`released`), or takes that back; those that it changed. What they
/// are now is for settling to say.
pub async fn set_released(
    tx: &mut Tx,
    user: UserId,
    ids: &[i64],
    released: bool,
) -> Result<Vec<Marked>> {
    let suppressed = if released {
        "AND status = 'duplicate'"
    } else {
        ""
    };
    let update = format!(
        "UPDATE listening_history SET released = $3
         WHERE user_id = $1 AND id IN {} AND released <> $3 AND held IS NULL {suppressed} RETURNING {MARKED}",
        sql::numbers_in(tx.engine(), 2)
    );
    let values = [
        user.0.into(),
        sql::numbers(ids.iter().copied()),
        released.into(),
    ];
    tx.touch(Tag::history(user));
    let rows = sql::all(tx, &update, values).await?;
    rows.iter().map(marked).collect()
}

/// Marks reports of a user as let in, whether they are suppressed at this moment or not.
pub async fn set_released_all(tx: &mut Tx, user: UserId, ids: &[i64]) -> Result<()> {
    let update = format!(
        "UPDATE listening_history SET released = TRUE WHERE user_id = $1 AND id IN {}",
        sql::numbers_in(tx.engine(), 2)
    );
    let values = [user.0.into(), sql::numbers(ids.iter().copied())];
    sql::execute(tx, &update, values).await?;
    tx.touch(Tag::history(user));
    Ok(())
}

/// How many of `ids` are reports of a user.
pub async fn count_own<C: Conn>(db: &C, user: UserId, ids: &[i64]) -> Result<i64> {
    let query = format!(
        "SELECT COUNT(*) FROM listening_history WHERE user_id = $1 AND id IN {}",
        sql::numbers_in(db.engine(), 2)
    );
    let values = [user.0.into(), sql::numbers(ids.iter().copied())];
    Ok(sql::one(db, &query, values).await?.try_get_by_index(0)?)
}

/// Artist and title of a listen of a user, as shown.
pub async fn find_names<C: Conn>(
    db: &C,
    user: UserId,
    id: i64,
) -> Result<Option<(String, String)>> {
    let query = "SELECT r.artist_credit, t.title FROM listening_history h
                 JOIN tracks t ON t.id = h.track_id JOIN recordings r ON r.id = t.recording_id
                 WHERE h.user_id = $1 AND h.id = $2";
    let row = sql::optional(db, query, [user.0.into(), id.into()]).await?;
    row.map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .transpose()
}

/// A listen as a correction must know it.
#[derive(Debug, Clone, PartialEq)]
pub struct Editable {
    /// Key.
    pub id: i64,
    /// Names as received.
    pub names: Names,
    /// Its track.
    pub track_id: i64,
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
    /// Length that the source gave.
    pub duration_ms: Option<i64>,
    /// Import it came with.
    pub import_id: Option<i64>,
    /// Whether it counts.
    pub counted: bool,
    /// Whether it was taken out or put otherwise before.
    pub held: bool,
}

impl Editable {
    /// What it means for the totals that it counts no longer; nothing where it did not.
    pub fn ceased(&self) -> Option<Delta> {
        self.counted.then(|| Delta {
            track_id: self.track_id,
            listened_at: self.listened_at,
            seconds: self.seconds_played.unwrap_or(0).into(),
            counts: false,
        })
    }
}

/// Listens of a user by key, in the order of time.
pub async fn list_editable<C: Conn>(db: &C, user: UserId, ids: &[i64]) -> Result<Vec<Editable>> {
    let query = format!(
        "SELECT h.id, s.artist_credit, s.title, s.album, s.album_artist, h.track_id, h.listened_at, h.stamp,
                h.resolution, h.approximate, h.seconds_played, h.duration_ms, h.import_id, h.status = 'counted',
                h.held IS NOT NULL
         FROM listening_history h JOIN spellings s ON s.id = h.spelling_id
         WHERE h.user_id = $1 AND h.id IN {} ORDER BY h.listened_at, h.id",
        sql::numbers_in(db.engine(), 2)
    );
    let values = [user.0.into(), sql::numbers(ids.iter().copied())];
    let rows = sql::all(db, &query, values).await?;
    rows.iter().map(editable).collect()
}

fn editable(row: &QueryResult) -> Result<Editable> {
    Ok(Editable {
        id: row.try_get_by_index(0)?,
        names: Names {
            artist: row.try_get_by_index(1)?,
            title: row.try_get_by_index(2)?,
            album: row.try_get_by_index(3)?,
            album_artist: row.try_get_by_index(4)?,
        },
        track_id: row.try_get_by_index(5)?,
        listened_at: row.try_get_by_index(6)?,
        stamp: Stamp::from_word(&row.try_get_by_index::<String>(7)?).unwrap_or(Stamp::Unknown),
        resolution: Resolution::from_word(&row.try_get_by_index::<String>(8)?)
            .unwrap_or(Resolution::Second),
        approximate: row.try_get_by_index(9)?,
        seconds_played: row.try_get_by_index(10)?,
        duration_ms: row.try_get_by_index(11)?,
        import_id: row.try_get_by_index(12)?,
        counted: row.try_get_by_index(13)?,
        held: row.try_get_by_index(14)?,
    })
}

/// Takes listens of a user out: each stands for its play and does not count, so that whatever reports the same play,
/// now or later, stays behind it.
pub async fn hold_removed(tx: &mut Tx, user: UserId, ids: &[i64]) -> Result<()> {
    let update = format!(
        "UPDATE listening_history SET held = 'removed', status = 'excluded', duplicate_of = NULL,
           reason = 'removed_by_hand', score = NULL
         WHERE user_id = $1 AND id IN {}",
        sql::numbers_in(tx.engine(), 2)
    );
    let values = [user.0.into(), sql::numbers(ids.iter().copied())];
    sql::execute(tx, &update, values).await?;
    tx.touch(Tag::history(user));
    Ok(())
}

/// Puts another report in the place of a listen of a user; the same holds as for [`hold_removed`].
pub async fn hold_replaced(tx: &mut Tx, user: UserId, id: i64, by: i64) -> Result<()> {
    let update =
        "UPDATE listening_history SET held = 'replaced', status = 'duplicate', duplicate_of = $3,
                    reason = 'edited_by_hand', score = 1
                  WHERE user_id = $1 AND id = $2";
    sql::execute(tx, update, [user.0.into(), id.into(), by.into()]).await?;
    tx.touch(Tag::history(user));
    Ok(())
}

/// Lets go of listens of a user that were held; those that were. What they are now is for settling to say.
pub async fn let_go(tx: &mut Tx, user: UserId, ids: &[i64]) -> Result<Vec<Marked>> {
    let update = format!(
        "UPDATE listening_history SET held = NULL, status = 'duplicate', duplicate_of = NULL
         WHERE user_id = $1 AND id IN {} AND held IS NOT NULL RETURNING {MARKED}",
        sql::numbers_in(tx.engine(), 2)
    );
    let values = [user.0.into(), sql::numbers(ids.iter().copied())];
    tx.touch(Tag::history(user));
    let rows = sql::all(tx, &update, values).await?;
    rows.iter().map(marked).collect()
}

/// Listens of a user that came under a spelling, with whether each counts.
pub async fn list_of_spelling<C: Conn>(
    db: &C,
    user: UserId,
    spelling: i64,
) -> Result<Vec<(Marked, bool)>> {
    let query = format!(
        "SELECT {MARKED}, status = 'counted' FROM listening_history
         WHERE user_id = $1 AND spelling_id = $2
           AND track_id = (SELECT track_id FROM spellings WHERE id = $2) ORDER BY listened_at, id"
    );
    let rows = sql::all(db, &query, [user.0.into(), spelling.into()]).await?;
    rows.iter()
        .map(|row| Ok((marked(row)?, row.try_get_by_index(5)?)))
        .collect()
}

/// Lets all listens of a user that came under one spelling come under another.
pub async fn change_spelling(tx: &mut Tx, user: UserId, from: i64, to: i64) -> Result<()> {
    let update = "UPDATE listening_history SET spelling_id = $3,
                    track_id = (SELECT track_id FROM spellings WHERE id = $3)
                  WHERE user_id = $1 AND spelling_id = $2
                    AND track_id = (SELECT track_id FROM spellings WHERE id = $2)";
    sql::execute(tx, update, [user.0.into(), from.into(), to.into()]).await?;
    tx.touch(Tag::history(user));
    Ok(())
}

/// Users who have listens of a spelling, with their zones.
pub async fn list_users_of_spelling<C: Conn>(db: &C, spelling: i64) -> Result<Vec<(UserId, Tz)>> {
    let query = "SELECT DISTINCT h.user_id, u.time_zone FROM spellings s
                 JOIN listening_history h ON h.track_id = s.track_id AND h.spelling_id = s.id
                 JOIN users u ON u.id = h.user_id WHERE s.id = $1 ORDER BY h.user_id";
    let rows = sql::all(db, query, [spelling.into()]).await?;
    rows.iter()
        .map(|row| {
            let zone: String = row.try_get_by_index(1)?;
            Ok((
                UserId(row.try_get_by_index(0)?),
                zone.parse().unwrap_or(Tz::UTC),
            ))
        })
        .collect()
}
