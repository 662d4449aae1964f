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
