//! A user's shelf: the owned albums with their plays, and the orders in which they can stand.

use std::collections::HashMap;
use std::sync::Arc;

use aime_domain::ids::UserId;

use super::fact::{self, Entry};
use super::order::{By, Sequence};
use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// All owned albums of a user. Changes with the collection only.
#[derive(Debug, Default)]
pub(super) struct Facts {
    entries: Vec<Entry>,
    artists: i64,
    title: Sequence,
    artist: Sequence,
    year: Sequence,
    added: Sequence,
}

/// Plays of an owned album.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Heard {
    /// Counted plays.
    pub plays: i32,
    /// The last one, unix seconds UTC.
    pub last_at: Option<i64>,
}

/// All owned albums of a user, by key, with their plays.
#[derive(Debug, Default)]
pub struct Shelf {
    facts: Arc<Facts>,
    heard: Vec<Heard>,
    plays: Sequence,
    last_played: Sequence,
}

const ARTISTS: &str = "
    SELECT COUNT(DISTINCT a.artist_id) FROM album_artist a
    WHERE a.album_id IN (SELECT c.album_id FROM copies c WHERE c.user_id = $1)";

const HEARD: &str = "
    SELECT p.album_id, p.plays, p.last_at FROM album_plays p
    WHERE p.user_id = $1 AND p.period = 0
      AND p.album_id IN (SELECT c.album_id FROM copies c WHERE c.user_id = $1)";

impl Facts {
    pub(super) async fn load<C: Conn>(db: &C, user: UserId) -> Result<Self> {
        let artists = sql::one(db, ARTISTS, [user.0.into()]).await?;
        let artists = artists.try_get_by_index(0)?;
        Ok(Self::of(fact::load(db, user).await?, artists))
    }

    fn of(entries: Vec<Entry>, artists: i64) -> Self {
        Self {
            title: Sequence::of(&entries, &[], By::Title),
            artist: Sequence::of(&entries, &[], By::Artist),
            year: Sequence::of(&entries, &[], By::Year),
            added: Sequence::of(&entries, &[], By::Added),
            entries,
            artists,
        }
    }
}

impl Shelf {
    /// The shelf with the plays that are on record now.
    pub(super) async fn load<C: Conn>(db: &C, user: UserId, facts: Arc<Facts>) -> Result<Self> {
        let rows = sql::all(db, HEARD, [user.0.into()]).await?;
        let mut found = HashMap::with_capacity(rows.len());
        for row in rows {
            let heard = Heard {
                plays: row.try_get_by_index(1)?,
                last_at: Some(row.try_get_by_index(2)?),
            };
            found.insert(row.try_get_by_index::<i64>(0)?, heard);
        }
        Ok(Self::of(facts, &found))
    }

    fn of(facts: Arc<Facts>, found: &HashMap<i64, Heard>) -> Self {
        let entries = &facts.entries;
        let heard: Vec<Heard> = entries
            .iter()
            .map(|e| found.get(&e.album_id).copied().unwrap_or_default())
            .collect();
        Self {
            plays: Sequence::of(entries, &heard, By::Plays),
            last_played: Sequence::of(entries, &heard, By::LastPlayed),
            heard,
            facts,
        }
    }

    /// The albums, by key.
    pub fn entries(&self) -> &[Entry] {
        &self.facts.entries
    }

    /// Different artists of the albums.
    pub fn artists(&self) -> i64 {
        self.facts.artists
    }

    /// Plays of each album, in the same order.
    pub fn heard(&self) -> &[Heard] {
        &self.heard
    }

    /// The albums in a standing order; `None` where the order must be worked out.
    pub(super) fn standing(&self, by: By) -> Option<&Sequence> {
        match by {
            By::Title => Some(&self.facts.title),
            By::Artist => Some(&self.facts.artist),
            By::Year => Some(&self.facts.year),
            By::Added => Some(&self.facts.added),
            By::Plays => Some(&self.plays),
            By::LastPlayed => Some(&self.last_played),
            By::Random(_) => None,
        }
    }
}
