//! Rows of the catalogue as they were before a correction and after it, so that undo is exact.
//!
//! A [`Snapshot`] reads every row that says something of some artists, albums and songs, whoever's it is. Two of
//! them, before and after, are compared; what differs is kept with the correction, and put back by [`restore`].

use std::collections::{BTreeMap, BTreeSet};

use aime_domain::ids::CorrectionId;
use sea_orm::{QueryResult, Value};
use serde_json::{Map, Value as Json};

use crate::db::{Conn, Tx};
use crate::error::{Result, StorageError};
use crate::rollup::Subject;
use crate::rollup::recount::Subjects;
use crate::shape::{self, Column, Kind};
use crate::sql;

/// A table that says something of the catalogue.
#[derive(Debug)]
struct Table {
    name: &'static str,
    key: &'static [&'static str],
    columns: &'static [Column],
    /// By which columns its rows are found, and of what.
    by: &'static [(&'static str, Of)],
}

/// What rows are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Artist,
    Album,
    Recording,
    Track,
}

use Kind::{Big, Int, Text};

/// Parents before children: rows are put back in this order, and taken out in the other.
const TABLES: &[Table] = &[
    Table {
        name: "artists",
        key: &["id"],
        columns: shape::ARTISTS,
        by: &[("id", Of::Artist)],
    },
    Table {
        name: "albums",
        key: &["id"],
        columns: shape::ALBUMS,
        by: &[("id", Of::Album)],
    },
    Table {
        name: "recordings",
        key: &["id"],
        columns: shape::RECORDINGS,
        by: &[("id", Of::Recording)],
    },
    Table {
        name: "tracks",
        key: &["id"],
        columns: shape::TRACKS,
        by: &[("recording_id", Of::Recording), ("album_id", Of::Album)],
    },
    Table {
        name: "spellings",
        key: &["id"],
        columns: shape::SPELLINGS,
        by: &[("track_id", Of::Track)],
    },
    Table {
        name: "artist_aliases",
        key: &["id"],
        columns: shape::ARTIST_ALIASES,
        by: &[("artist_id", Of::Artist)],
    },
    Table {
        name: "album_keys",
        key: &["key", "album_id"],
        columns: shape::ALBUM_KEYS,
        by: &[("album_id", Of::Album)],
    },
    Table {
        name: "album_artist",
        key: &["album_id", "position"],
        columns: shape::ALBUM_ARTIST,
        by: &[("album_id", Of::Album)],
    },
    Table {
        name: "recording_keys",
        key: &["key", "recording_id"],
        columns: shape::RECORDING_KEYS,
        by: &[("recording_id", Of::Recording)],
    },
    Table {
        name: "recording_artist",
        key: &["recording_id", "position"],
        columns: shape::RECORDING_ARTIST,
        by: &[("recording_id", Of::Recording)],
    },
    Table {
        name: "images",
        key: &["id"],
        columns: shape::IMAGES,
        by: &[("album_id", Of::Album), ("artist_id", Of::Artist)],
    },
    Table {
        name: "metadata",
        key: &["album_id"],
        columns: shape::METADATA,
        by: &[("album_id", Of::Album)],
    },
    Table {
        name: "texts",
        key: &["id"],
        columns: shape::TEXTS,
        by: &[("album_id", Of::Album), ("artist_id", Of::Artist)],
    },
    Table {
        name: "loved_tracks",
        key: &["user_id", "recording_id"],
        columns: shape::LOVED_TRACKS,
        by: &[("recording_id", Of::Recording)],
    },
    Table {
        name: "exclusions",
        key: &["id"],
        columns: shape::EXCLUSIONS,
        by: &[("artist_id", Of::Artist), ("recording_id", Of::Recording)],
    },
    Table {
        name: "playlist_tracks",
        key: &["user_id", "playlist_id", "position"],
        columns: shape::PLAYLIST_TRACKS,
        by: &[("track_id", Of::Track)],
    },
    Table {
        name: "collection_albums",
        key: &["user_id", "collection_id", "position"],
        columns: shape::COLLECTION_ALBUMS,
        by: &[("album_id", Of::Album)],
    },
    Table {
        name: "copies",
        key: &["id"],
        columns: &[
            ("id", Big),
            ("album_id", Kind::Ref("albums")),
            ("support", Text),
            ("format", Text),
            ("country", Text),
            ("released_year", Int),
            ("media_condition", Text),
            ("sleeve_condition", Text),
            ("rating", Int),
            ("folder", Text),
            ("notes", Text),
            ("discogs_release_id", Big),
            ("updated_at", Big),
            ("locked", Kind::List),
        ],
        by: &[("album_id", Of::Album)],
    },
    Table {
        name: "wantlist",
        key: &["id"],
        columns: &[("id", Big), ("album_id", Kind::Ref("albums"))],
        by: &[("album_id", Of::Album)],
    },
    Table {
        name: "merged_artists",
        key: &["from_id"],
        columns: shape::MERGED_ARTISTS,
        by: &[("from_id", Of::Artist), ("artist_id", Of::Artist)],
    },
    Table {
        name: "merged_albums",
        key: &["from_id"],
        columns: shape::MERGED_ALBUMS,
        by: &[("from_id", Of::Album), ("album_id", Of::Album)],
    },
    Table {
        name: "merged_tracks",
        key: &["from_id"],
        columns: shape::MERGED_TRACKS,
        by: &[("from_id", Of::Track), ("track_id", Of::Track)],
    },
];

/// The key and the columns of a table whose rows corrections keep.
pub(crate) fn shape_of(name: &str) -> Option<(&'static [&'static str], &'static [Column])> {
    let table = TABLES.iter().find(|table| table.name == name)?;
    Some((table.key, table.columns))
}

/// The last of the tables that make the catalogue itself, in [`TABLES`].
const CORE: usize = 4;

/// What a correction is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// Artists.
    pub artists: BTreeSet<i64>,
    /// Albums.
    pub albums: BTreeSet<i64>,
    /// Songs.
    pub recordings: BTreeSet<i64>,
}

type Rows = BTreeMap<(usize, String), Map<String, Json>>;

/// Every row that says something of a [`Scope`].
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot(Rows);

impl Snapshot {
    /// Reads it.
    pub async fn take(tx: &Tx, scope: &Scope) -> Result<Self> {
        let mut rows = Rows::new();
        let mut tracks = BTreeSet::new();
        for (at, table) in TABLES.iter().enumerate() {
            for (column, of) in table.by {
                let ids: &BTreeSet<i64> = match of {
                    Of::Artist => &scope.artists,
                    Of::Album => &scope.albums,
                    Of::Recording => &scope.recordings,
                    Of::Track => &tracks,
                };
                let ids: Vec<i64> = ids.iter().copied().collect();
                for row in read(tx, table, column, &ids).await? {
                    rows.insert((at, key_of(table, &row)), row);
                }
            }
            if table.name == "tracks" {
                tracks = rows
                    .iter()
                    .filter(|((of, _), _)| *of == at)
                    .filter_map(|(_, row)| row["id"].as_i64())
                    .collect();
            }
        }
        Ok(Self(rows))
    }
}

impl Snapshot {
    /// What has other plays than before, where `after` follows: whatever is new, gone, credited otherwise, or meant
    /// by other spellings.
    pub fn moved(&self, after: &Self) -> Subjects {
        let (before, after) = (Side::of(self), Side::of(after));
        let mut moved = Subjects::new();
        let keys: BTreeSet<&(usize, String)> = self.0.keys().chain(after.rows.keys()).collect();
        for key in keys {
            let (old, new) = (self.0.get(key), after.rows.get(key));
            if old != new {
                let gone_or_new = old.is_none() || new.is_none();
                before.add(key.0, old, gone_or_new, &mut moved);
                after.add(key.0, new, gone_or_new, &mut moved);
            }
        }
        moved
    }
}

/// One of two snapshots, with what its tracks are plays of.
struct Side<'a> {
    rows: &'a Rows,
    tracks: BTreeMap<i64, &'a Map<String, Json>>,
    credited: BTreeMap<i64, Vec<i64>>,
}

impl<'a> Side<'a> {
    fn of(snapshot: &'a Snapshot) -> Self {
        let mut side = Self {
            rows: &snapshot.0,
            tracks: BTreeMap::new(),
            credited: BTreeMap::new(),
        };
        for ((table, _), row) in &snapshot.0 {
            match TABLES[*table].name {
                "tracks" => {
                    side.tracks.extend(number(row, "id").map(|id| (id, row)));
                }
                "recording_artist" => {
                    let ids = number(row, "recording_id").zip(number(row, "artist_id"));
                    if let Some((recording, artist)) = ids {
                        side.credited.entry(recording).or_default().push(artist);
                    }
                }
                _ => {}
            }
        }
        side
    }

    /// Adds what a row that is otherwise on the other side says plays of.
    fn add(
        &self,
        table: usize,
        row: Option<&Map<String, Json>>,
        gone_or_new: bool,
        moved: &mut Subjects,
    ) {
        let Some(row) = row else {
            return;
        };
        let mut put = |subject: Subject, id: Option<i64>| {
            moved.entry(subject).or_default().extend(id);
        };
        match TABLES[table].name {
            "artists" if gone_or_new => put(Subject::Artist, number(row, "id")),
            "albums" if gone_or_new => put(Subject::Album, number(row, "id")),
            "recordings" if gone_or_new => put(Subject::Recording, number(row, "id")),
            "recording_artist" => put(Subject::Artist, number(row, "artist_id")),
            "tracks" => self.add_track(row, &mut put),
            "spellings" => {
                let track = number(row, "track_id").and_then(|id| self.tracks.get(&id));
                if let Some(track) = track {
                    self.add_track(track, &mut put);
                }
            }
            _ => {}
        }
    }

    fn add_track(&self, track: &Map<String, Json>, put: &mut impl FnMut(Subject, Option<i64>)) {
        let recording = number(track, "recording_id");
        put(Subject::Recording, recording);
        put(Subject::Album, number(track, "album_id"));
        for artist in recording
            .and_then(|id| self.credited.get(&id))
            .into_iter()
            .flatten()
        {
            put(Subject::Artist, Some(*artist));
        }
    }
}

fn number(row: &Map<String, Json>, column: &str) -> Option<i64> {
    row.get(column).and_then(Json::as_i64)
}

async fn read(tx: &Tx, table: &Table, column: &str, ids: &[i64]) -> Result<Vec<Map<String, Json>>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let query = format!(
        "SELECT {} FROM {} WHERE {column} IN {}",
        shape::names(table.columns),
        table.name,
        sql::numbers_in(tx.engine(), 1)
    );
    let rows = sql::all(tx, &query, [sql::numbers(ids.iter().copied())]).await?;
    rows.iter().map(|row| to_json(table, row)).collect()
}

fn to_json(table: &Table, row: &QueryResult) -> Result<Map<String, Json>> {
    let mut found = Map::new();
    for (at, (name, kind)) in table.columns.iter().enumerate() {
        found.insert((*name).to_owned(), shape::to_json(row, at, *kind)?);
    }
    Ok(found)
}

fn key_of(table: &Table, row: &Map<String, Json>) -> String {
    let parts: Vec<&Json> = table.key.iter().map(|column| &row[*column]).collect();
    serde_json::to_string(&parts).unwrap_or_default()
}

/// Keeps what differs between two snapshots with a correction; how many rows.
pub async fn record(
    tx: &Tx,
    correction: CorrectionId,
    before: &Snapshot,
    after: &Snapshot,
) -> Result<usize> {
    let keys: BTreeSet<&(usize, String)> = before.0.keys().chain(after.0.keys()).collect();
    let mut rows = Vec::new();
    for key in keys {
        let (mut old, mut new) = (before.0.get(key).cloned(), after.0.get(key).cloned());
        if old == new {
            continue;
        }
        if let (Some(old), Some(new)) = (&mut old, &mut new) {
            let same: Vec<String> = old
                .iter()
                .filter(|(column, value)| new.get(*column) == Some(*value))
                .map(|(column, _)| column.clone())
                .collect();
            for column in same {
                old.remove(&column);
                new.remove(&column);
            }
        }
        let text = |row: Option<Map<String, Json>>| row.map(|row| Json::Object(row).to_string());
        rows.push(vec![
            correction.0.into(),
            i32::try_from(rows.len()).unwrap_or(i32::MAX).into(),
            TABLES[key.0].name.into(),
            key.1.as_str().into(),
            text(old).into(),
            text(new).into(),
        ]);
    }
    let count = rows.len();
    let head =
        "INSERT INTO correction_rows (correction_id, position, table_name, row_key, before, after)";
    sql::insert_many(tx, head, "", rows).await?;
    Ok(count)
}

/// A row that a correction changed.
struct Changed {
    table: usize,
    key: Vec<Json>,
    before: Option<Map<String, Json>>,
    after: Option<Map<String, Json>>,
}

/// Puts every row of a correction back as it was. [`StorageError::Stale`] when one was changed again since, or
/// something refers since to a row that came with the correction.
pub async fn restore(tx: &Tx, correction: CorrectionId) -> Result<()> {
    let all = changed(tx, correction).await?;
    let of = |table: usize| all.iter().filter(move |row| row.table == table);
    // Unique names and numbers of what stays are given up before what had them comes back.
    let (parents, others): (Vec<usize>, Vec<usize>) =
        (0..TABLES.len()).partition(|table| *table < 3);
    for table in &parents {
        for row in of(*table) {
            update_back(tx, row).await?;
        }
    }
    for table in 0..TABLES.len() {
        for row in of(table).filter(|row| row.after.is_none()) {
            insert_back(tx, row).await?;
        }
    }
    for table in &others {
        for row in of(*table) {
            update_back(tx, row).await?;
        }
    }
    for table in (0..TABLES.len()).rev() {
        for row in of(table).filter(|row| row.before.is_none()) {
            delete_back(tx, row).await?;
        }
    }
    Ok(())
}

async fn changed(tx: &Tx, correction: CorrectionId) -> Result<Vec<Changed>> {
    let query = "SELECT table_name, row_key, before, after FROM correction_rows WHERE correction_id = $1 ORDER BY position";
    let mut all = Vec::new();
    for row in sql::all(tx, query, [correction.0.into()]).await? {
        let name: String = row.try_get_by_index(0)?;
        let Some(table) = TABLES.iter().position(|table| table.name == name) else {
            return Err(StorageError::Stale);
        };
        let read = |at: usize| -> Result<Option<Map<String, Json>>> {
            let text: Option<String> = row.try_get_by_index(at)?;
            Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
        };
        let key: String = row.try_get_by_index(1)?;
        all.push(Changed {
            table,
            key: serde_json::from_str(&key).unwrap_or_default(),
            before: read(2)?,
            after: read(3)?,
        });
    }
    Ok(all)
}

impl Changed {
    /// `"id" = $1 AND …` with the values.
    fn condition(&self) -> (String, Vec<Value>) {
        let table = &TABLES[self.table];
        let mut parts = Vec::new();
        let mut values = Vec::new();
        for (column, value) in table.key.iter().zip(&self.key) {
            let kind = kind_of(table, column);
            values.push(shape::to_value(kind, value));
            parts.push(format!("\"{column}\" = ${}", values.len()));
        }
        (parts.join(" AND "), values)
    }
}

fn kind_of(table: &Table, column: &str) -> Kind {
    let found = table.columns.iter().find(|(name, _)| *name == column);
    found.map_or(Text, |(_, kind)| *kind)
}

async fn update_back(tx: &Tx, row: &Changed) -> Result<()> {
    let (Some(before), Some(after)) = (&row.before, &row.after) else {
        return Ok(());
    };
    let table = &TABLES[row.table];
    let (mut condition, mut values) = row.condition();
    for (column, value) in after.iter().filter(|(column, _)| *column != "updated_at") {
        let same = if value.is_null() {
            format!(" AND \"{column}\" IS NULL")
        } else {
            values.push(shape::to_value(kind_of(table, column), value));
            format!(" AND \"{column}\" = ${}", values.len())
        };
        condition += &same;
    }
    let mut sets = Vec::new();
    for (column, value) in before {
        values.push(shape::to_value(kind_of(table, column), value));
        sets.push(format!("\"{column}\" = ${}", values.len()));
    }
    let update = format!(
        "UPDATE {} SET {} WHERE {condition}",
        table.name,
        sets.join(", ")
    );
    if sql::execute(tx, &update, values).await? == 0 {
        // What somebody gave away since is no reason to keep the rest; a name that leads elsewhere is.
        let (condition, values) = row.condition();
        let there = format!("SELECT 1 FROM {} WHERE {condition}", table.name);
        if row.table <= CORE || sql::optional(tx, &there, values).await?.is_some() {
            return Err(StorageError::Stale);
        }
    }
    Ok(())
}

async fn insert_back(tx: &Tx, row: &Changed) -> Result<()> {
    let (table, before) = (&TABLES[row.table], row.before.as_ref());
    let Some(before) = before else {
        return Ok(());
    };
    let values: Vec<Value> = table
        .columns
        .iter()
        .map(|(name, kind)| shape::to_value(*kind, before.get(*name).unwrap_or(&Json::Null)))
        .collect();
    let head = format!(
        "INSERT INTO {} ({})",
        table.name,
        shape::names(table.columns)
    );
    let inserted = sql::insert_many(tx, &head, "", vec![values]).await;
    match inserted {
        Ok(_) => Ok(()),
        Err(StorageError::Conflict(_)) => Err(StorageError::Stale),
        Err(error) => Err(error),
    }
}

async fn delete_back(tx: &Tx, row: &Changed) -> Result<()> {
    let (condition, values) = row.condition();
    let table = TABLES[row.table].name;
    let free = match table {
        "artists" => {
            "AND NOT EXISTS (SELECT 1 FROM recording_artist c WHERE c.artist_id = artists.id)
             AND NOT EXISTS (SELECT 1 FROM album_artist c WHERE c.artist_id = artists.id)"
        }
        "albums" => {
            "AND NOT EXISTS (SELECT 1 FROM tracks t WHERE t.album_id = albums.id)
             AND NOT EXISTS (SELECT 1 FROM copies c WHERE c.album_id = albums.id)
             AND NOT EXISTS (SELECT 1 FROM wantlist w WHERE w.album_id = albums.id)
             AND NOT EXISTS (SELECT 1 FROM collection_albums l WHERE l.album_id = albums.id)"
        }
        "recordings" => {
            "AND NOT EXISTS (SELECT 1 FROM tracks t WHERE t.recording_id = recordings.id)
             AND NOT EXISTS (SELECT 1 FROM loved_tracks l WHERE l.recording_id = recordings.id)"
        }
        "tracks" => {
            "AND NOT EXISTS (SELECT 1 FROM spellings s WHERE s.track_id = tracks.id)
             AND NOT EXISTS (SELECT 1 FROM playlist_tracks p WHERE p.track_id = tracks.id)"
        }
        _ => "",
    };
    let delete = format!("DELETE FROM {table} WHERE {condition} {free}");
    let gone = sql::execute(tx, &delete, values.clone()).await?;
    if gone == 0 && !free.is_empty() {
        let there = format!("SELECT 1 FROM {table} WHERE {condition}");
        if sql::optional(tx, &there, values).await?.is_some() {
            return Err(StorageError::Stale);
        }
    }
    Ok(())
}

/// What a correction's rows are about as things are now, for whoever must count or search anew.
pub async fn scope_of(tx: &Tx, correction: CorrectionId) -> Result<Scope> {
    let mut scope = Scope::default();
    let rows = changed(tx, correction).await?;
    for row in &rows {
        let id = row.key.first().and_then(Json::as_i64);
        match TABLES[row.table].name {
            "artists" => scope.artists.extend(id),
            "albums" | "album_artist" => scope.albums.extend(id),
            "recordings" | "recording_artist" => scope.recordings.extend(id),
            "tracks" => {
                let sides = [&row.before, &row.after].into_iter().flatten();
                for side in sides {
                    scope
                        .recordings
                        .extend(side.get("recording_id").and_then(Json::as_i64));
                    scope
                        .albums
                        .extend(side.get("album_id").and_then(Json::as_i64));
                }
            }
            _ => {}
        }
    }
    scope
        .recordings
        .extend(recordings_of(tx, &rows, true).await?);
    Ok(scope)
}

/// Songs that a correction made one or two, of those that are there now.
pub async fn list_reshaped(tx: &Tx, correction: CorrectionId) -> Result<Vec<i64>> {
    let rows = changed(tx, correction).await?;
    let mut all: BTreeSet<i64> = rows
        .iter()
        .filter(|row| TABLES[row.table].name == "recordings")
        .filter(|row| row.before.is_none() || row.after.is_none())
        .filter_map(|row| row.key.first().and_then(Json::as_i64))
        .collect();
    all.extend(recordings_of(tx, &rows, false).await?);
    Ok(all.into_iter().collect())
}

/// Recordings of the tracks that rows name: those to which spellings pointed, and with `moved` those that changed.
async fn recordings_of(tx: &Tx, rows: &[Changed], moved: bool) -> Result<Vec<i64>> {
    let mut tracks = BTreeSet::new();
    for row in rows {
        match TABLES[row.table].name {
            "tracks" if moved => tracks.extend(row.key.first().and_then(Json::as_i64)),
            "spellings" => {
                for side in [&row.before, &row.after].into_iter().flatten() {
                    tracks.extend(side.get("track_id").and_then(Json::as_i64));
                }
            }
            _ => {}
        }
    }
    let query = format!(
        "SELECT DISTINCT recording_id FROM tracks WHERE id IN {}",
        sql::numbers_in(tx.engine(), 1)
    );
    let found = sql::all(tx, &query, [sql::numbers(tracks)]).await?;
    found
        .iter()
        .map(|row| Ok(row.try_get_by_index(0)?))
        .collect()
}
