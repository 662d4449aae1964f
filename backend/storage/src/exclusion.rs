//! Rules of a listener that keep plays out of charts.

use std::collections::HashMap;

use aime_domain::exclusion::{Exclusion, Hours};
use aime_domain::ids::{ExclusionId, UserId};
use sea_orm::QueryResult;

use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::sql;
use crate::tag::Tag;

/// A rule with the names of what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredExclusion {
    /// Key.
    pub id: ExclusionId,
    /// What it says.
    pub rule: Exclusion,
    /// Name of the artist.
    pub artist: Option<String>,
    /// Title and credit of the song.
    pub song: Option<(String, String)>,
    /// Unix seconds UTC.
    pub created_at: i64,
}

const LIST: &str = "
    SELECT e.id, e.artist_id, e.recording_id, e.from_hour, e.to_hour, e.created_at, a.name, r.title, r.artist_credit
    FROM exclusions e LEFT JOIN artists a ON a.id = e.artist_id LEFT JOIN recordings r ON r.id = e.recording_id
    WHERE e.user_id = $1 ORDER BY e.id";

/// A user's rules, the oldest first.
pub async fn list<C: Conn>(db: &C, user: UserId) -> Result<Vec<StoredExclusion>> {
    let rows = sql::all(db, LIST, [user.0.into()]).await?;
    rows.iter()
        .map(|row| {
            let title: Option<String> = row.try_get_by_index(7)?;
            Ok(StoredExclusion {
                id: ExclusionId(row.try_get_by_index(0)?),
                rule: rule(row)?,
                artist: row.try_get_by_index(6)?,
                song: title.zip(row.try_get_by_index(8)?),
                created_at: row.try_get_by_index(5)?,
            })
        })
        .collect()
}

/// What a user's rules say.
pub async fn list_rules<C: Conn>(db: &C, user: UserId) -> Result<Vec<Exclusion>> {
    let query = "SELECT id, artist_id, recording_id, from_hour, to_hour FROM exclusions WHERE user_id = $1 ORDER BY id";
    let rows = sql::all(db, query, [user.0.into()]).await?;
    rows.iter().map(rule).collect()
}

fn rule(row: &QueryResult) -> Result<Exclusion> {
    let hour = |at: usize| -> Result<Option<u8>> {
        let hour: Option<i32> = row.try_get_by_index(at)?;
        Ok(hour.and_then(|hour| u8::try_from(hour).ok()))
    };
    Ok(Exclusion {
        artist_id: row.try_get_by_index(1)?,
        recording_id: row.try_get_by_index(2)?,
        hours: hour(3)?.zip(hour(4)?).map(|(from, to)| Hours { from, to }),
    })
}

/// Adds a rule.
pub async fn insert(tx: &mut Tx, user: UserId, rule: &Exclusion) -> Result<ExclusionId> {
    let insert =
        "INSERT INTO exclusions (user_id, artist_id, recording_id, from_hour, to_hour, created_at)
                  VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
    let values = [
        user.0.into(),
        rule.artist_id.into(),
        rule.recording_id.into(),
        rule.hours.map(|hours| i32::from(hours.from)).into(),
        rule.hours.map(|hours| i32::from(hours.to)).into(),
        tx.now().into(),
    ];
    let row = sql::one(tx, insert, values).await?;
    tx.touch(Tag::history(user));
    Ok(ExclusionId(row.try_get_by_index(0)?))
}

/// Takes a rule away. Whether there was one.
pub async fn delete(tx: &mut Tx, user: UserId, id: ExclusionId) -> Result<bool> {
    let delete = "DELETE FROM exclusions WHERE user_id = $1 AND id = $2";
    tx.touch(Tag::history(user));
    Ok(sql::execute(tx, delete, [user.0.into(), id.0.into()]).await? > 0)
}

/// Who is credited on those of `recordings` that name an artist of the rules.
pub async fn credited<C: Conn>(
    db: &C,
    rules: &[Exclusion],
    recordings: impl Iterator<Item = i64> + Send,
) -> Result<HashMap<i64, Vec<i64>>> {
    let artists: Vec<i64> = rules.iter().filter_map(|rule| rule.artist_id).collect();
    if artists.is_empty() {
        return Ok(HashMap::new());
    }
    let query = format!(
        "SELECT recording_id, artist_id FROM recording_artist WHERE artist_id IN {} AND recording_id IN {}",
        sql::numbers_in(db.engine(), 1),
        sql::numbers_in(db.engine(), 2)
    );
    let values = [sql::numbers(artists), sql::numbers(recordings)];
    let mut credited = HashMap::<i64, Vec<i64>>::new();
    for row in sql::all(db, &query, values).await? {
        credited
            .entry(row.try_get_by_index(0)?)
            .or_default()
            .push(row.try_get_by_index(1)?);
    }
    Ok(credited)
}

/// A rule of a user, if it is theirs.
pub async fn find<C: Conn>(db: &C, user: UserId, id: ExclusionId) -> Result<Option<Exclusion>> {
    let query = "SELECT id, artist_id, recording_id, from_hour, to_hour FROM exclusions WHERE user_id = $1 AND id = $2";
    let row = sql::optional(db, query, [user.0.into(), id.0.into()]).await?;
    row.as_ref().map(rule).transpose()
}

/// Puts a rule back under the key that it had; [`crate::StorageError::Conflict`] when what it names is gone.
pub async fn put_back(tx: &mut Tx, user: UserId, id: ExclusionId, rule: &Exclusion) -> Result<()> {
    let insert = "INSERT INTO exclusions (id, user_id, artist_id, recording_id, from_hour, to_hour, created_at)
                  VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = [
        id.0.into(),
        user.0.into(),
        rule.artist_id.into(),
        rule.recording_id.into(),
        rule.hours.map(|hours| i32::from(hours.from)).into(),
        rule.hours.map(|hours| i32::from(hours.to)).into(),
        tx.now().into(),
    ];
    sql::execute(tx, insert, values).await?;
    tx.touch(Tag::history(user));
    Ok(())
}

/// A play that a rule may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Play {
    /// Key of the listen.
    pub id: i64,
    /// Its track.
    pub track_id: i64,
    /// Its song.
    pub recording_id: i64,
    /// Unix seconds UTC.
    pub listened_at: i64,
    /// Seconds heard; 0 when unknown.
    pub seconds: i64,
}

/// Plays of a user that stand for themselves and that a rule may be about, counted or (with `excluded`) kept out of
/// every count, after a place (moment and key), in order, at most `limit`. Hours are the caller's to look at.
pub async fn list_plays<C: Conn>(
    db: &C,
    user: UserId,
    rule: &Exclusion,
    excluded: bool,
    after: (i64, i64),
    limit: i64,
) -> Result<Vec<Play>> {
    let status = if excluded { "excluded" } else { "counted" };
    let (songs, of): (&str, i64) = match (rule.recording_id, rule.artist_id) {
        (Some(recording), _) => (
            "AND h.track_id IN (SELECT id FROM tracks WHERE recording_id = $5)",
            recording,
        ),
        (None, Some(artist)) => (
            "AND h.track_id IN (SELECT s.id FROM tracks s JOIN recording_artist c ON c.recording_id = s.recording_id
               WHERE c.artist_id = $5)",
            artist,
        ),
        (None, None) => ("AND $5 = 0", 0),
    };
    let query = format!(
        "SELECT h.id, h.track_id, t.recording_id, h.listened_at, COALESCE(h.seconds_played, 0)
         FROM listening_history h JOIN tracks t ON t.id = h.track_id
         WHERE h.user_id = $1 AND h.status = '{status}' AND h.held IS NULL
           AND (h.listened_at, h.id) > ($2, $3) {songs}
         ORDER BY h.listened_at, h.id LIMIT $4"
    );
    let values = [
        user.0.into(),
        after.0.into(),
        after.1.into(),
        limit.into(),
        of.into(),
    ];
    let rows = sql::all(db, &query, values).await?;
    rows.iter()
        .map(|row| {
            Ok(Play {
                id: row.try_get_by_index(0)?,
                track_id: row.try_get_by_index(1)?,
                recording_id: row.try_get_by_index(2)?,
                listened_at: row.try_get_by_index(3)?,
                seconds: row.try_get_by_index::<i32>(4)?.into(),
            })
        })
        .collect()
}

/// Keeps plays of a user out of every count, with why, or lets them back in (`None`).
pub async fn set(tx: &Tx, user: UserId, ids: &[i64], reason: Option<&str>) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let status = if reason.is_some() {
        "excluded"
    } else {
        "counted"
    };
    let update = format!(
        "UPDATE listening_history SET status = '{status}', reason = $3 WHERE user_id = $1 AND id IN {}",
        sql::numbers_in(tx.engine(), 2)
    );
    let values = [
        user.0.into(),
        sql::numbers(ids.iter().copied()),
        reason.into(),
    ];
    sql::execute(tx, &update, values).await?;
    Ok(())
}
