//! Which rows are a user's, and the numbers under which an archive knows them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use aime_domain::archive;
use aime_domain::ids::UserId;
use sea_orm::Value;

use super::ledger;
use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// Keys asked for at a time.
const CHUNK: usize = 2_000;

/// The rows of a user: keys of each table, ascending; the n-th has the number n.
#[derive(Debug)]
pub struct Contents {
    pub(super) user: UserId,
    sets: BTreeMap<&'static str, Vec<i64>>,
    /// Further names of artists with their numbers.
    aliases: HashMap<i64, i64>,
    /// Spellings that are the user's own meaning of names.
    pub(super) own_spellings: BTreeSet<i64>,
    /// Rows that corrections remember and that are not there any more, numbered downwards from -1.
    gone: HashMap<(&'static str, i64), i64>,
    gone_of: HashMap<&'static str, i64>,
}

impl Contents {
    /// What a user has. The catalogue's part is what they heard, own, want or listed, with the other tracks of those
    /// albums and everybody who is credited.
    pub async fn take<C: Conn>(db: &C, user: UserId) -> Result<Self> {
        let mut all = Self {
            user,
            sets: BTreeMap::new(),
            aliases: HashMap::new(),
            own_spellings: BTreeSet::new(),
            gone: HashMap::new(),
            gone_of: HashMap::new(),
        };
        all.take_own(db).await?;
        all.take_catalogue(db).await?;
        Ok(all)
    }

    async fn take_own<C: Conn>(&mut self, db: &C) -> Result<()> {
        for (table, query) in [
            ("settings", "SELECT id FROM settings WHERE user_id = $1"),
            (
                "provider_accounts",
                "SELECT id FROM provider_accounts WHERE user_id = $1",
            ),
            ("streams", "SELECT id FROM streams WHERE user_id = $1"),
            ("copies", "SELECT id FROM copies WHERE user_id = $1"),
            ("wantlist", "SELECT id FROM wantlist WHERE user_id = $1"),
            ("playlists", "SELECT id FROM playlists WHERE user_id = $1"),
            (
                "album_collections",
                "SELECT id FROM album_collections WHERE user_id = $1",
            ),
            ("exclusions", "SELECT id FROM exclusions WHERE user_id = $1"),
            // The user's own, and what they changed in the catalogue for everybody.
            (
                "corrections",
                "SELECT id FROM corrections WHERE user_id = $1 OR user_id IS NULL AND by_user_id = $1",
            ),
        ] {
            let ids = self.ids(db, query).await?;
            self.sets.insert(table, ids);
        }
        // What restored an account is no part of what was restored, unless something hangs on it.
        let hung = [
            "listening_history",
            "copies",
            "wantlist",
            "loved_tracks",
            "playlists",
            "album_collections",
            "images",
            "texts",
            "metadata",
        ]
        .map(|table| {
            format!(
                "EXISTS (SELECT 1 FROM {table} x WHERE x.import_id = i.id{})",
                if ["images", "texts", "metadata"].contains(&table) {
                    ""
                } else {
                    " AND x.user_id = $1"
                }
            )
        })
        .join(" OR ");
        let imports = format!(
            "SELECT id FROM imports i WHERE user_id = $1 AND (COALESCE(kind, '') <> '{}' OR {hung})",
            archive::KIND
        );
        let imports = self.ids(db, &imports).await?;
        self.sets.insert("imports", imports);
        let own = self
            .ids(db, "SELECT own_id FROM spelling_rules WHERE user_id = $1")
            .await?;
        self.own_spellings = own.into_iter().collect();
        Ok(())
    }

    async fn take_catalogue<C: Conn>(&mut self, db: &C) -> Result<()> {
        // What the user put right may name rows to which nothing else leads any more; undo leads back to them.
        let mut named = ledger::named(db, self.keys("corrections")).await?;
        let mut of = |table| named.remove(table).unwrap_or_default();
        let received = "SELECT id FROM spellings WHERE id";
        let mut spellings = BTreeSet::new();
        follow(db, received, &list(&of("own spellings")), &mut spellings).await?;
        let heard = self
            .ids(
                db,
                "SELECT spelling_id FROM listening_history WHERE user_id = $1
                 UNION SELECT spelling_id FROM spelling_rules WHERE user_id = $1
                 UNION SELECT own_id FROM spelling_rules WHERE user_id = $1",
            )
            .await?;
        spellings.extend(heard);
        let spellings = list(&spellings);
        let mut tracks: BTreeSet<i64> = self
            .ids(
                db,
                "SELECT DISTINCT track_id FROM playlist_tracks WHERE user_id = $1",
            )
            .await?
            .into_iter()
            .collect();
        follow(
            db,
            "SELECT id FROM tracks WHERE id",
            &list(&of("tracks")),
            &mut tracks,
        )
        .await?;
        follow(
            db,
            "SELECT track_id FROM spellings WHERE id",
            &spellings,
            &mut tracks,
        )
        .await?;
        let mut albums: BTreeSet<i64> = self
            .ids(
                db,
                "SELECT album_id FROM copies WHERE user_id = $1 UNION SELECT album_id FROM wantlist WHERE user_id = $1
                 UNION SELECT album_id FROM collection_albums WHERE user_id = $1
                 UNION SELECT album_id FROM texts WHERE user_id = $1 AND album_id IS NOT NULL",
            )
            .await?
            .into_iter()
            .collect();
        let there = "SELECT id FROM albums WHERE id";
        follow(db, there, &list(&of("albums")), &mut albums).await?;
        let of_tracks = "SELECT album_id FROM tracks WHERE album_id IS NOT NULL AND id";
        follow(db, of_tracks, &list(&tracks), &mut albums).await?;
        follow(
            db,
            "SELECT id FROM tracks WHERE album_id",
            &list(&albums),
            &mut tracks,
        )
        .await?;
        let mut recordings: BTreeSet<i64> = self
            .ids(
                db,
                "SELECT recording_id FROM loved_tracks WHERE user_id = $1
                 UNION SELECT recording_id FROM exclusions WHERE user_id = $1 AND recording_id IS NOT NULL",
            )
            .await?
            .into_iter()
            .collect();
        let there = "SELECT id FROM recordings WHERE id";
        follow(db, there, &list(&of("recordings")), &mut recordings).await?;
        follow(
            db,
            "SELECT recording_id FROM tracks WHERE id",
            &list(&tracks),
            &mut recordings,
        )
        .await?;
        let mut artists: BTreeSet<i64> = self
            .ids(
                db,
                "SELECT artist_id FROM exclusions WHERE user_id = $1 AND artist_id IS NOT NULL
                 UNION SELECT artist_id FROM texts WHERE user_id = $1 AND artist_id IS NOT NULL",
            )
            .await?
            .into_iter()
            .collect();
        let there = "SELECT id FROM artists WHERE id";
        follow(db, there, &list(&of("artists")), &mut artists).await?;
        let (albums, recordings) = (list(&albums), list(&recordings));
        let credited = "SELECT artist_id FROM album_artist WHERE album_id";
        follow(db, credited, &albums, &mut artists).await?;
        let credited = "SELECT artist_id FROM recording_artist WHERE recording_id";
        follow(db, credited, &recordings, &mut artists).await?;
        let artists = list(&artists);
        self.number_aliases(db, &artists).await?;
        for table in ["images", "texts"] {
            let mut found = BTreeSet::new();
            // Texts of other users are theirs.
            let mine = if table == "texts" {
                format!("(user_id IS NULL OR user_id = {}) AND ", self.user)
            } else {
                String::new()
            };
            for (column, ids) in [("album_id", &albums), ("artist_id", &artists)] {
                let query = format!("SELECT id FROM {table} WHERE {mine}{column}");
                follow(db, &query, ids, &mut found).await?;
            }
            self.sets.insert(table, list(&found));
        }
        self.sets.insert("artists", artists);
        self.sets.insert("albums", albums);
        self.sets.insert("recordings", recordings);
        self.sets.insert("tracks", list(&tracks));
        self.sets.insert("spellings", spellings);
        Ok(())
    }

    /// Whose they are.
    pub fn user(&self) -> UserId {
        self.user
    }

    /// About how many lines they are.
    pub async fn rows<C: Conn>(&self, db: &C) -> Result<u64> {
        let query = "SELECT (SELECT COUNT(*) FROM listening_history WHERE user_id = $1)
                          + (SELECT COUNT(*) FROM listening_history WHERE user_id = $1 AND status = 'duplicate')
                          + (SELECT COUNT(*) FROM import_rows WHERE user_id = $1)";
        let row = sql::one(db, query, [self.user.0.into()]).await?;
        let rows: i64 = row.try_get_by_index(0)?;
        let numbered: usize = self.sets.values().map(Vec::len).sum();
        Ok(numbered as u64 + u64::try_from(rows).unwrap_or(0))
    }

    /// Further names of artists are written with their artists, and numbered in that order.
    async fn number_aliases<C: Conn>(&mut self, db: &C, artists: &[i64]) -> Result<()> {
        let query = format!(
            "SELECT id FROM artist_aliases WHERE artist_id IN {} ORDER BY artist_id, id",
            sql::numbers_in(db.engine(), 1)
        );
        for chunk in artists.chunks(CHUNK) {
            for row in sql::all(db, &query, [sql::numbers(chunk.iter().copied())]).await? {
                let next = self.aliases.len() as i64 + 1;
                self.aliases.insert(row.try_get_by_index(0)?, next);
            }
        }
        Ok(())
    }

    async fn ids<C: Conn>(&self, db: &C, query: &str) -> Result<Vec<i64>> {
        let values: [Value; 1] = [self.user.0.into()];
        let mut ids = Vec::new();
        for row in sql::all(db, query, values).await? {
            ids.push(row.try_get_by_index(0)?);
        }
        ids.sort_unstable();
        Ok(ids)
    }

    /// Keys of the rows of a table.
    pub(super) fn keys(&self, table: &str) -> &[i64] {
        self.sets.get(table).map_or(&[], Vec::as_slice)
    }

    /// The number of a row; `None` for one that is not the user's.
    pub(super) fn number(&self, table: &str, key: i64) -> Option<i64> {
        if table == "users" {
            return (key == self.user.0).then_some(1);
        }
        if table == "artist_aliases" {
            return self.aliases.get(&key).copied();
        }
        let at = self.keys(table).binary_search(&key).ok()?;
        Some(at as i64 + 1)
    }

    /// The number of a row, also of one that is not there any more or never was the user's.
    pub(super) fn number_or_gone(&mut self, table: &'static str, key: i64) -> i64 {
        if let Some(number) = self.number(table, key) {
            return number;
        }
        if let Some(number) = self.gone.get(&(table, key)) {
            return *number;
        }
        let next = self.gone_of.entry(table).or_default();
        *next -= 1;
        self.gone.insert((table, key), *next);
        *next
    }
}

fn list(ids: &BTreeSet<i64>) -> Vec<i64> {
    ids.iter().copied().collect()
}

/// Adds what the rows of `ids` lead to; `query` ends before `IN`.
async fn follow<C: Conn>(db: &C, query: &str, ids: &[i64], into: &mut BTreeSet<i64>) -> Result<()> {
    let query = format!("{query} IN {}", sql::numbers_in(db.engine(), 1));
    for chunk in ids.chunks(CHUNK) {
        for row in sql::all(db, &query, [sql::numbers(chunk.iter().copied())]).await? {
            into.insert(row.try_get_by_index(0)?);
        }
    }
    Ok(())
}
