//! Search as people type: exact names first, then names that begin so, then names with all the words; among
//! equals what the user plays most. Only what the user heard, owns, wants or listed is found.

use std::collections::HashMap;

use aime_domain::ids::UserId;
use aime_domain::matching::{fold, fold_title};
use sea_orm::Value;

use super::rank::Request;
use super::{Kind, Part, begins, words, words_in};
use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// Keys of what answers a request best, best first; at most `limit`. Empty when the request names nothing.
///
/// The tiers are asked one after the other until there is enough: the very name, names that begin so, names with
/// all the words, names whose words stand partly beside them.
pub async fn find<C: Conn>(
    db: &C,
    user: UserId,
    kind: Kind,
    text: &str,
    limit: usize,
) -> Result<Vec<i64>> {
    let engine = db.engine();
    let (Some(begins), Some(in_title), Some(anywhere)) = (
        begins(engine, text),
        words_in(engine, text, Part::Title),
        words(engine, text),
    ) else {
        return Ok(Vec::new());
    };
    let asker = Asker {
        db,
        user,
        kind,
        limit: 2 * limit as i64,
    };
    let mut found = asker.same_key(text).await?;
    if found.len() < limit {
        found.extend(asker.matching(begins.0, begins.1).await?);
    }
    for query in [in_title, anywhere] {
        if found.len() < limit {
            found.extend(asker.matching(query, None).await?);
        }
    }
    let ids: Vec<i64> = found.keys().copied().collect();
    let request = Request::of(text);
    let names = names(db, kind, &ids).await?.into_iter();
    let mut ranked: Vec<_> = names
        .map(|(id, name)| {
            (
                request.class(&name),
                -found.get(&id).copied().unwrap_or(0),
                name.len(),
                id,
            )
        })
        .collect();
    ranked.sort_unstable();
    Ok(ranked
        .into_iter()
        .take(limit)
        .map(|(_, _, _, id)| id)
        .collect())
}

/// Matches beyond which walking down what is played most is shorter than looking up the plays of each.
const MANY: i64 = 4_000;

/// Whom a request comes from and what it asks for.
struct Asker<'a, C> {
    db: &'a C,
    user: UserId,
    kind: Kind,
    limit: i64,
}

impl<C: Conn> Asker<'_, C> {
    /// What has the very name, by the key under which the catalogue knows it, with its plays.
    async fn same_key(&self, text: &str) -> Result<HashMap<i64, i32>> {
        let (documents, key) = match self.kind {
            Kind::Artist => ("(SELECT id FROM artists WHERE name_key = $3)", fold(text)),
            Kind::Album => (
                "(SELECT id FROM albums WHERE title_key = $3)",
                fold_title(text),
            ),
            Kind::Recording => (
                "(SELECT id FROM recordings WHERE title_key = $3)",
                fold_title(text),
            ),
        };
        self.plays(&most_played(self.kind, documents), vec![key.into()])
            .await
    }

    /// The most played of what matches a full-text query and, where given, whose title is like a pattern.
    async fn matching(&self, query: String, pattern: Option<String>) -> Result<HashMap<i64, i32>> {
        let mut documents = self.kind.matching(self.db.engine(), 3);
        let mut values: Vec<Value> = vec![query.into()];
        if let Some(pattern) = pattern {
            documents.insert_str(documents.len() - 1, " AND title LIKE $4");
            values.push(pattern.into());
        }
        if self.count(&values).await? <= MANY {
            return self
                .plays(&most_played(self.kind, &documents), values)
                .await;
        }
        let mut found = self
            .plays(&walked(self.kind, &documents), values.clone())
            .await?;
        if (found.len() as i64) < self.limit {
            found.extend(
                self.plays(&most_played(self.kind, &documents), values)
                    .await?,
            );
        }
        Ok(found)
    }

    /// Matches of a full-text query, up to one more than [`MANY`].
    async fn count(&self, values: &[Value]) -> Result<i64> {
        let matches = self.kind.matching(self.db.engine(), 1);
        let query = format!(
            "SELECT COUNT(*) FROM (SELECT 1 FROM {matches} m LIMIT {}) c",
            MANY + 1
        );
        Ok(sql::one(self.db, &query, [values[0].clone()])
            .await?
            .try_get_by_index(0)?)
    }

    async fn plays(&self, query: &str, values: Vec<Value>) -> Result<HashMap<i64, i32>> {
        let all = [vec![self.user.0.into(), self.limit.into()], values].concat();
        let rows = sql::all(self.db, query, all).await?;
        rows.iter()
            .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
            .collect()
    }
}

/// What a user may see of a kind, beyond what was played: `d.id` is the key, `$1` the user.
const fn visible(kind: Kind) -> &'static str {
    match kind {
        Kind::Artist => "
            EXISTS (SELECT 1 FROM album_artist c JOIN copies o ON o.album_id = c.album_id AND o.user_id = $1
                    WHERE c.artist_id = d.id)
            OR EXISTS (SELECT 1 FROM album_artist c JOIN wantlist w ON w.album_id = c.album_id AND w.user_id = $1
                       WHERE c.artist_id = d.id)
            OR EXISTS (SELECT 1 FROM album_artist c JOIN collection_albums l ON l.album_id = c.album_id AND l.user_id = $1
                       WHERE c.artist_id = d.id)",
        Kind::Album => "
            EXISTS (SELECT 1 FROM copies o WHERE o.album_id = d.id AND o.user_id = $1)
            OR EXISTS (SELECT 1 FROM wantlist w WHERE w.album_id = d.id AND w.user_id = $1)
            OR EXISTS (SELECT 1 FROM collection_albums l WHERE l.album_id = d.id AND l.user_id = $1)",
        Kind::Recording => "
            EXISTS (SELECT 1 FROM loved_tracks l WHERE l.user_id = $1 AND l.recording_id = d.id)
            OR EXISTS (SELECT 1 FROM tracks t JOIN copies o ON o.album_id = t.album_id AND o.user_id = $1
                       WHERE t.recording_id = d.id)
            OR EXISTS (SELECT 1 FROM tracks t JOIN playlist_tracks p ON p.track_id = t.id AND p.user_id = $1
                       WHERE t.recording_id = d.id)",
    }
}

const fn plays_of(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Artist => ("artist_plays", "artist_id"),
        Kind::Album => ("album_plays", "album_id"),
        Kind::Recording => ("recording_plays", "recording_id"),
    }
}

/// Most played of the visible `documents`, with their plays, by looking up the plays of each.
fn most_played(kind: Kind, documents: &str) -> String {
    let (table, column) = plays_of(kind);
    format!(
        "SELECT d.id, COALESCE(p.plays, 0) AS plays FROM {documents} d
         LEFT JOIN {table} p ON p.user_id = $1 AND p.period = 0 AND p.{column} = d.id
         WHERE p.plays IS NOT NULL OR {visible} ORDER BY 2 DESC, d.id LIMIT $2",
        visible = visible(kind)
    )
}

/// The same of those that were played, by walking down what was played most.
fn walked(kind: Kind, documents: &str) -> String {
    let (table, column) = plays_of(kind);
    // An expression keeps the planner from looking up each of the documents.
    format!(
        "SELECT p.{column}, p.plays FROM {table} p
         WHERE p.user_id = $1 AND p.period = 0 AND p.{column} + 0 IN {documents}
         ORDER BY p.plays DESC LIMIT $2"
    )
}

async fn names<C: Conn>(db: &C, kind: Kind, ids: &[i64]) -> Result<Vec<(i64, String)>> {
    let head = match kind {
        Kind::Artist => "SELECT id, name FROM artists WHERE id IN",
        Kind::Album => "SELECT id, title FROM albums WHERE id IN",
        Kind::Recording => "SELECT id, title FROM recordings WHERE id IN",
    };
    let query = format!("{head} {}", sql::numbers_in(db.engine(), 1));
    let rows = sql::all(db, &query, [sql::numbers(ids.iter().copied())]).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect()
}
