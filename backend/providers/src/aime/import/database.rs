//! The original's SQLite database, whole: every table, in an order in which whatever is named has come before.
//!
//! Tables (v4.0 … 4.7, SQLAlchemy): `artists`, `albums`, `album_artist`, `metadata`, `images`, `tracks`,
//! `listening_history`, `playlists`, `playlist_tracks`, `album_collections`, `collection_albums`. Any may be
//! missing, and columns came and went. `service_states`, `scheduled_task_executions` and `alembic_version` are
//! about its own running and are not looked at.
//!
//! A row may hold several things (an album and two texts), each of which is an item. Rows of `album_artist`,
//! `playlist_tracks` and `collection_albums` are told with what they belong to; alone they are items only when
//! they lead nowhere.

use std::{
    collections::{HashMap, HashSet},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
};

use aime_domain::{
    import::{FailReason, ImportItem, LegacyItem, SkipReason},
    listen::{Stamp, StreamKey},
};
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Row as _, SqliteConnection, sqlite::SqliteRow};

use super::{
    album::{Album, labels, time},
    canned::Canned,
    credit::credit,
};
use crate::import::{
    Confidence, DatabaseFile, Draft, Importer, Input, Notes, Options, Parsed, Reading, Sample,
    Source, TableShape, file_stream, run_database,
};

/// Rows that wait between the thread that reads and whoever stores.
const WAITING_ROWS: usize = 256;

/// Longest text that is taken.
const MAX_TEXT_CHARS: usize = 100_000;

/// A row stored so shortly after the time it carries was written when the original polled; the time is then
/// that of the poll. The rows of its history import are older by far.
const POLLED_WITHIN: std::ops::RangeInclusive<i64> = -60..=120;

/// The importer.
pub(crate) struct Database;

impl Importer for Database {
    fn id(&self) -> &'static str {
        "aime_database"
    }

    fn title(&self) -> &'static str {
        "Database of the original AIME"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        let has = |table: &str, columns: &[&str]| {
            sample.tables().iter().any(|shape| {
                shape.name == table
                    && columns
                        .iter()
                        .all(|column| shape.columns.iter().any(|c| c == column))
            })
        };
        Confidence::sure_if(
            has("albums", &["id", "title"])
                && (has("listening_history", &["track_id", "timestamp"])
                    && has("tracks", &["id", "album_id"])
                    || has("albums", &["discogs_id"])
                        && has("album_artist", &["album_id", "artist_id"])),
        )
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let Input::Database(file) = source.input else {
            return Reading::nothing(stream(""));
        };
        if file.has_pending_log() {
            source.notes.add(
                "pending_log",
                "Beside the database lies a write-ahead log whose changes are not read; stop the original AIME first.",
            );
        }
        let (sender, receiver) = sync_channel(WAITING_ROWS);
        let (now, notes, tables) = (options.now, source.notes, source.sample.tables().to_vec());
        thread::spawn(move || {
            let reading = async {
                let db = file.connect().await.map_err(|error| error.to_string())?;
                // A reader that nobody listens to any more has nothing to say.
                let _ = Reader::new(db, &file, tables, now, notes, sender.clone())
                    .read()
                    .await;
                Ok(())
            };
            if let Err(why) = run_database(reading) {
                // Nobody listens any more when the receiver is gone.
                let _ = sender.send(Parsed::fail(FailReason::Malformed, why, b""));
            }
        });
        Reading {
            stream: stream(""),
            zone_assumed: false,
            items: Box::new(Received(receiver)),
        }
    }
}

fn stream(client: &str) -> StreamKey {
    file_stream("aime", client)
}

/// The items as the reading thread sends them; the thread ends when this is dropped.
struct Received(Receiver<Parsed>);

impl Iterator for Received {
    type Item = Parsed;

    fn next(&mut self) -> Option<Parsed> {
        self.0.recv().ok()
    }
}

/// Nobody takes the items any more.
struct Gone;

/// What later tables need to know of an album.
#[derive(Default)]
struct Known {
    title: String,
    /// All artists that hang on it, in order.
    artists: Vec<String>,
    /// The credit of its tracks; empty until the album was read.
    credit: String,
}

impl Known {
    fn names(&self) -> Vec<&str> {
        std::iter::once(&self.title)
            .chain(&self.artists)
            .map(String::as_str)
            .collect()
    }
}

/// Reads table after table; the connection apart from what was learned, so that both can be borrowed.
struct Reader<'a> {
    db: SqliteConnection,
    file: &'a DatabaseFile,
    tables: Vec<TableShape>,
    done: u64,
    total: u64,
    ledger: Ledger,
}

/// What was learned so far, and where items go.
struct Ledger {
    now: i64,
    notes: Notes,
    sender: SyncSender<Parsed>,
    albums: HashMap<i64, Known>,
    artists: HashMap<i64, String>,
    tracks: HashSet<i64>,
    canned: Canned,
    polled: u64,
    credits_lost: u64,
}

impl Ledger {
    fn send(&self, parsed: impl Into<Parsed>) -> Result<(), Gone> {
        self.sender.send(parsed.into()).map_err(|_| Gone)
    }

    fn legacy(&self, item: LegacyItem) -> Result<(), Gone> {
        self.send(ImportItem::Legacy(Box::new(item)))
    }

    fn dangling(&self, what: String) -> Result<(), Gone> {
        self.send(Parsed::skip(SkipReason::Dangling, what))
    }

    /// A text about an album, if there is one.
    fn text(&self, album_id: i64, kind: &str, body: Option<String>) -> Result<(), Gone> {
        let (Some(body), Some(album)) = (body, self.albums.get(&album_id)) else {
            return Ok(());
        };
        let canned = self.canned.is_canned(&body, &album.names());
        self.legacy(LegacyItem::Text {
            album_id,
            kind: kind.to_owned(),
            body,
            canned,
        })
    }
}

/// A column of a `SELECT`.
enum Column {
    Text(&'static str),
    Number(&'static str),
}
use Column::{Number as N, Text as T};

/// Tables, and how often each is read.
const TABLES: [(&str, u64); 11] = [
    ("artists", 1),
    ("albums", 3),
    ("album_artist", 1),
    ("metadata", 2),
    ("images", 1),
    ("tracks", 1),
    ("listening_history", 1),
    ("playlists", 1),
    ("playlist_tracks", 1),
    ("album_collections", 1),
    ("collection_albums", 1),
];

impl<'a> Reader<'a> {
    fn new(
        db: SqliteConnection,
        file: &'a DatabaseFile,
        tables: Vec<TableShape>,
        now: i64,
        notes: Notes,
        sender: SyncSender<Parsed>,
    ) -> Self {
        let ledger = Ledger {
            now,
            notes,
            sender,
            albums: HashMap::new(),
            artists: HashMap::new(),
            tracks: HashSet::new(),
            canned: Canned::default(),
            polled: 0,
            credits_lost: 0,
        };
        Self {
            db,
            file,
            tables,
            done: 0,
            total: 0,
            ledger,
        }
    }

    /// Reads everything, until the end or until nobody takes it.
    async fn read(&mut self) -> Result<(), Gone> {
        self.count().await;
        self.artists().await?;
        self.learn_albums().await?;
        self.links_to_artists().await?;
        self.learn_texts().await?;
        self.albums().await?;
        self.metadata().await?;
        self.images().await?;
        self.tracks().await?;
        self.listens().await?;
        self.playlists().await?;
        self.collections().await?;
        self.say_what_was_repaired();
        Ok(())
    }

    /// Counts what is to be read, for progress.
    async fn count(&mut self) {
        for (table, times) in TABLES {
            if self.shape(table).is_some() {
                let sql = AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
                let rows: i64 = sqlx::query_scalar(sql)
                    .fetch_one(&mut self.db)
                    .await
                    .unwrap_or(0);
                self.total += rows.unsigned_abs() * times;
            }
        }
    }

    fn shape(&self, table: &str) -> Option<&TableShape> {
        self.tables.iter().find(|shape| shape.name == table)
    }

    /// `SELECT` of these columns, or `None` without the table. A missing column is NULL; each is cast, because
    /// SQLite lets any value stand in any column.
    fn select(&self, table: &str, columns: &[Column]) -> Option<String> {
        let shape = self.shape(table)?;
        let there = |name: &str| shape.columns.iter().any(|column| column == name);
        let list: Vec<String> = columns
            .iter()
            .map(|column| match column {
                // One character more than is allowed shows that it is too long.
                T(name) if there(name) => {
                    format!(
                        "substr(CAST({name} AS TEXT), 1, {}) AS {name}",
                        MAX_TEXT_CHARS + 1
                    )
                }
                N(name) if there(name) => format!("CAST({name} AS INTEGER) AS {name}"),
                T(name) | N(name) => format!("NULL AS {name}"),
            })
            .collect();
        Some(format!("SELECT {} FROM {table}", list.join(", ")))
    }

    /// Hands over a table row by row; damage within it ends it with one failed row.
    async fn each(
        &mut self,
        sql: Option<String>,
        mut take: impl FnMut(&mut Ledger, &SqliteRow) -> Result<(), Taken>,
    ) -> Result<(), Gone> {
        let Some(sql) = sql else { return Ok(()) };
        let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(&mut self.db);
        loop {
            let row = match rows.try_next().await {
                Ok(Some(row)) => row,
                Ok(None) => return Ok(()),
                Err(error) => {
                    return self.ledger.send(Parsed::fail(
                        FailReason::Malformed,
                        error.to_string(),
                        b"",
                    ));
                }
            };
            self.done += 1;
            self.file.read_rows(self.done, self.total);
            match take(&mut self.ledger, &row) {
                Ok(()) => {}
                Err(Taken::Bad(parsed)) => self.ledger.send(*parsed)?,
                Err(Taken::Gone) => return Err(Gone),
            }
        }
    }

    async fn artists(&mut self) -> Result<(), Gone> {
        let sql = self.select(
            "artists",
            &[N("id"), T("name"), T("spotify_id"), T("lastfm_url")],
        );
        let mut names: HashMap<String, String> = HashMap::new();
        let mut doubles: Vec<String> = Vec::new();
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (Some(id), Some(name)) = (number(row, "id"), text(row, "name")?) else {
                return Ok(
                    ledger.send(Parsed::skip(SkipReason::NoName, "an artist without a name"))?
                );
            };
            if let Some(other) = names.insert(name.to_lowercase(), name.clone()) {
                doubles.push(format!("{other} = {name}"));
            }
            ledger.artists.insert(id, name.clone());
            let (spotify_id, lastfm_url) = (text(row, "spotify_id")?, text(row, "lastfm_url")?);
            Ok(ledger.legacy(LegacyItem::Artist {
                id,
                name,
                spotify_id,
                lastfm_url,
            })?)
        })
        .await?;
        if !doubles.is_empty() {
            let shown: Vec<String> = doubles.iter().take(5).cloned().collect();
            self.ledger.notes.add(
                "artists_twice",
                format!(
                    "{} artists stood twice, in other letters: {}.",
                    doubles.len(),
                    shown.join(", ")
                ),
            );
        }
        Ok(())
    }

    /// Titles of all albums, which the links to artists and the texts need to know.
    async fn learn_albums(&mut self) -> Result<(), Gone> {
        let sql = self.select("albums", &[N("id"), T("title")]);
        self.each(sql, |ledger, row| {
            if let (Some(id), Ok(Some(title))) = (number(row, "id"), text(row, "title")) {
                ledger.albums.insert(
                    id,
                    Known {
                        title,
                        ..Known::default()
                    },
                );
            }
            Ok(())
        })
        .await
    }

    async fn links_to_artists(&mut self) -> Result<(), Gone> {
        let sql = self.select("album_artist", &[N("album_id"), N("artist_id")]);
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (album, artist) = (number(row, "album_id"), number(row, "artist_id"));
            let name = artist.and_then(|id| ledger.artists.get(&id)).cloned();
            match (album.and_then(|id| ledger.albums.get_mut(&id)), name) {
                (Some(known), Some(name)) => {
                    known.artists.push(name);
                    Ok(())
                }
                (_, name) => Ok(ledger.dangling(format!(
                    "album_artist: album {} by artist {}{}",
                    shown(album),
                    shown(artist),
                    name.map(|name| format!(" ({name})")).unwrap_or_default()
                ))?),
            }
        })
        .await
    }

    /// Counts all texts, so that canned ones are known before the first is told.
    async fn learn_texts(&mut self) -> Result<(), Gone> {
        let albums = self.select("albums", &[N("id"), T("ai_description"), T("ai_style")]);
        let metadata = self.select("metadata", &[N("album_id"), T("ai_info"), T("resume")]);
        for sql in [albums, metadata] {
            self.each(sql, |ledger, row| {
                let Some(album) = row.try_get::<Option<i64>, _>(0).ok().flatten() else {
                    return Ok(());
                };
                let Some(known) = ledger.albums.get(&album) else {
                    return Ok(());
                };
                let names = known.names();
                for column in [1, 2] {
                    if let Ok(Some(body)) = row.try_get::<Option<String>, _>(column) {
                        ledger.canned.saw(&body, &names);
                    }
                }
                Ok(())
            })
            .await?;
        }
        Ok(())
    }

    async fn albums(&mut self) -> Result<(), Gone> {
        let columns = [
            N("id"),
            T("title"),
            N("year"),
            T("support"),
            T("source"),
            T("discogs_id"),
            T("spotify_url"),
            T("apple_music_url"),
            T("discogs_url"),
            T("genre"),
            T("image_url"),
            T("created_at"),
            T("ai_description"),
            T("ai_style"),
        ];
        let sql = self.select("albums", &columns);
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (Some(id), Some(title)) = (number(row, "id"), text(row, "title")?) else {
                return Ok(
                    ledger.send(Parsed::skip(SkipReason::NoName, "an album without a title"))?
                );
            };
            let (description, style) = (text(row, "ai_description")?, text(row, "ai_style")?);
            let known = ledger.albums.entry(id).or_default();
            let has_canned_text = {
                let names = known.names();
                let is_canned = |body: &Option<String>| {
                    body.as_ref()
                        .is_some_and(|body| ledger.canned.is_canned(body, &names))
                };
                is_canned(&description) || is_canned(&style)
            };
            let album = Album {
                id,
                title,
                artists: known.artists.clone(),
                year: number(row, "year"),
                support: text(row, "support")?,
                source: text(row, "source")?,
                discogs_id: text(row, "discogs_id")?,
                spotify_url: text(row, "spotify_url")?,
                apple_music_url: text(row, "apple_music_url")?,
                discogs_url: text(row, "discogs_url")?,
                genre: text(row, "genre")?,
                image_url: text(row, "image_url")?,
                created_at: text(row, "created_at")?.as_deref().and_then(time),
                has_canned_text,
            };
            let artists = album.true_artists();
            known.credit = credit(&artists);
            ledger.credits_lost += u64::from(artists.len() < known.artists.len());
            let mut items = Vec::new();
            album.into_items(|parsed| items.push(parsed));
            for item in items {
                ledger.send(item)?;
            }
            ledger.text(id, "ai_description", description)?;
            Ok(ledger.text(id, "ai_style", style)?)
        })
        .await
    }

    async fn metadata(&mut self) -> Result<(), Gone> {
        let columns = [
            N("album_id"),
            T("ai_info"),
            T("resume"),
            T("labels"),
            T("film_title"),
            N("film_year"),
            T("film_director"),
        ];
        let sql = self.select("metadata", &columns);
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let album = number(row, "album_id");
            let Some(album_id) = album.filter(|id| ledger.albums.contains_key(id)) else {
                return Ok(ledger.dangling(format!("metadata of album {}", shown(album)))?);
            };
            let (info, resume) = (text(row, "ai_info")?, text(row, "resume")?);
            let labels = text(row, "labels")?
                .map(|text| labels(&text))
                .unwrap_or_default();
            let (film_title, film_director) =
                (text(row, "film_title")?, text(row, "film_director")?);
            let film_year = number(row, "film_year").map(|year| year as i32);
            let has_facts = !labels.is_empty() || film_title.is_some() || film_director.is_some();
            if has_facts || info.is_none() && resume.is_none() {
                ledger.legacy(LegacyItem::Metadata {
                    album_id,
                    labels,
                    film_title,
                    film_year,
                    film_director,
                })?;
            }
            ledger.text(album_id, "ai_info", info)?;
            Ok(ledger.text(album_id, "resume", resume)?)
        })
        .await
    }

    async fn images(&mut self) -> Result<(), Gone> {
        let columns = [
            N("album_id"),
            N("artist_id"),
            T("url"),
            T("image_type"),
            T("source"),
        ];
        let sql = self.select("images", &columns);
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (album, artist) = (number(row, "album_id"), number(row, "artist_id"));
            let album_id = album.filter(|id| ledger.albums.contains_key(id));
            let artist_id = artist.filter(|id| ledger.artists.contains_key(id));
            let Some(url) = text(row, "url")? else {
                return Ok(ledger.dangling("an image without an address".to_owned())?);
            };
            if album_id.is_none() && artist_id.is_none() {
                let whose = format!(
                    "image of album {} or artist {}: {url}",
                    shown(album),
                    shown(artist)
                );
                return Ok(ledger.dangling(whose)?);
            }
            let fallback = if album_id.is_some() {
                "album"
            } else {
                "artist"
            };
            let kind = text(row, "image_type")?.unwrap_or_else(|| fallback.to_owned());
            let source = text(row, "source")?.unwrap_or_default();
            Ok(ledger.legacy(LegacyItem::Image {
                album_id,
                artist_id,
                url,
                kind,
                source,
            })?)
        })
        .await
    }

    async fn tracks(&mut self) -> Result<(), Gone> {
        let columns = [
            N("id"),
            N("album_id"),
            T("title"),
            N("track_number"),
            N("duration_seconds"),
        ];
        let sql = self.select("tracks", &columns);
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (Some(id), Some(title)) = (number(row, "id"), text(row, "title")?) else {
                return Ok(
                    ledger.send(Parsed::skip(SkipReason::NoName, "a track without a title"))?
                );
            };
            let album = number(row, "album_id");
            let Some((album_id, artist)) =
                album.and_then(|id| Some((id, ledger.albums.get(&id)?.credit.clone())))
            else {
                return Ok(ledger.dangling(format!("track {title} of album {}", shown(album)))?);
            };
            ledger.tracks.insert(id);
            Ok(ledger.legacy(LegacyItem::Track {
                id,
                album_id,
                title,
                number: number(row, "track_number").and_then(|n| n.try_into().ok()),
                duration_ms: duration_ms(row),
                artist,
            })?)
        })
        .await
    }

    async fn listens(&mut self) -> Result<(), Gone> {
        let columns = [
            N("id"),
            N("track_id"),
            N("timestamp"),
            T("source"),
            N("loved"),
            T("created_at"),
        ];
        let history = self.select("listening_history", &columns);
        let tracks = self.select(
            "tracks",
            &[N("id"), T("title"), N("album_id"), N("duration_seconds")],
        );
        let sql = history.map(|history| match tracks {
            Some(tracks) => format!(
                "SELECT h.*, t.id AS track, t.title, t.album_id, t.duration_seconds \
                 FROM ({history}) h LEFT JOIN ({tracks}) t ON t.id = h.track_id ORDER BY h.id"
            ),
            None => format!("SELECT h.*, NULL AS track FROM ({history}) h ORDER BY h.id"),
        });
        self.each(sql, |ledger, row| {
            if number(row, "track").is_none() {
                let track = shown(number(row, "track_id"));
                return Ok(ledger.dangling(format!(
                    "listen {} of track {track}",
                    shown(number(row, "id"))
                ))?);
            }
            let parsed = ledger.listen(row)?;
            Ok(ledger.send(parsed)?)
        })
        .await
    }

    async fn playlists(&mut self) -> Result<(), Gone> {
        let links = self.select(
            "playlist_tracks",
            &[N("playlist_id"), N("track_id"), N("position")],
        );
        let columns = [
            N("id"),
            T("name"),
            T("algorithm"),
            T("ai_prompt"),
            T("created_at"),
        ];
        let sql = self.select("playlists", &columns);
        let mut members = self
            .members(
                ordered(links, "playlist_id, position, rowid"),
                "playlist_tracks",
                "playlists",
                |ledger, track| ledger.tracks.contains(&track),
            )
            .await?;
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (Some(id), Some(name)) = (number(row, "id"), text(row, "name")?) else {
                return Ok(ledger.send(Parsed::skip(
                    SkipReason::NoName,
                    "a playlist without a name",
                ))?);
            };
            Ok(ledger.legacy(LegacyItem::Playlist {
                id,
                name,
                algorithm: text(row, "algorithm")?,
                ai_prompt: text(row, "ai_prompt")?,
                track_ids: members.remove(&id).unwrap_or_default(),
                created_at: text(row, "created_at")?.as_deref().and_then(time),
            })?)
        })
        .await
    }

    async fn collections(&mut self) -> Result<(), Gone> {
        let links = self.select(
            "collection_albums",
            &[N("collection_id"), N("album_id"), N("position")],
        );
        let columns = [
            N("id"),
            T("name"),
            T("search_type"),
            T("search_criteria"),
            T("ai_query"),
            T("created_at"),
        ];
        let sql = self.select("album_collections", &columns);
        let order = "collection_id, position, rowid";
        let mut members = self
            .members(
                ordered(links, order),
                "collection_albums",
                "album_collections",
                |ledger, album| ledger.albums.contains_key(&album),
            )
            .await?;
        self.each(ordered(sql, "rowid"), |ledger, row| {
            let (Some(id), Some(name)) = (number(row, "id"), text(row, "name")?) else {
                return Ok(ledger.send(Parsed::skip(
                    SkipReason::NoName,
                    "a collection without a name",
                ))?);
            };
            Ok(ledger.legacy(LegacyItem::AlbumCollection {
                id,
                name,
                search_type: text(row, "search_type")?.unwrap_or_default(),
                search_criteria: text(row, "search_criteria")?,
                ai_query: text(row, "ai_query")?,
                album_ids: members.remove(&id).unwrap_or_default(),
                created_at: text(row, "created_at")?.as_deref().and_then(time),
            })?)
        })
        .await
    }

    /// What hangs on each list, in order; links whose list or member is gone are told as dangling. `sql` gives
    /// list and member as its first columns.
    async fn members(
        &mut self,
        sql: Option<String>,
        links: &str,
        lists: &str,
        exists: impl Fn(&Ledger, i64) -> bool,
    ) -> Result<HashMap<i64, Vec<i64>>, Gone> {
        let mut known = HashSet::new();
        let ids = self.select(lists, &[N("id")]);
        self.each(ids, |_, row| {
            known.extend(number(row, "id"));
            Ok(())
        })
        .await?;
        let mut members: HashMap<i64, Vec<i64>> = HashMap::new();
        self.each(sql, |ledger, row| {
            let get = |column: usize| row.try_get::<Option<i64>, _>(column).ok().flatten();
            match (get(0), get(1)) {
                (Some(list), Some(member)) if known.contains(&list) && exists(ledger, member) => {
                    members.entry(list).or_default().push(member);
                    Ok(())
                }
                (list, member) => Ok(ledger.dangling(format!(
                    "{links}: {} in list {}",
                    shown(member),
                    shown(list)
                ))?),
            }
        })
        .await?;
        Ok(members)
    }

    fn say_what_was_repaired(&self) {
        let Ledger {
            notes,
            polled,
            credits_lost,
            ..
        } = &self.ledger;
        if *polled > 0 {
            notes.add(
                "poll_times",
                format!("{polled} listens carry the time at which the original asked, not that of the play."),
            );
        }
        if *credits_lost > 0 {
            notes.add(
                "merged_albums",
                format!(
                    "{credits_lost} albums had collected artists by their title alone; their tracks go under the \
                     first of them, or under Various Artists."
                ),
            );
        }
    }
}

impl Ledger {
    /// A row of the history whose track is there.
    fn listen(&mut self, row: &SqliteRow) -> Result<Parsed, Taken> {
        let title = text(row, "title")?.unwrap_or_default();
        let known = number(row, "album_id").and_then(|id| self.albums.get(&id));
        let artist = known.map_or_else(|| credit(&[]), |album| album.credit.clone());
        let listened_at = number(row, "timestamp").unwrap_or(0);
        let draft = Draft {
            artist: &artist,
            title: &title,
            album: known.map_or("", |album| &album.title),
            album_artist: "",
            at: Some(listened_at),
        };
        let stored_at = text(row, "created_at")?.as_deref().and_then(time);
        let is_poll = stored_at
            .is_none_or(|stored| POLLED_WITHIN.contains(&stored.saturating_sub(listened_at)));
        let client = text(row, "source")?.unwrap_or_default().to_lowercase();
        let parsed = draft.listen(self.now, draft.name().as_bytes(), |event| {
            if is_poll {
                event.stamp = Stamp::Unknown;
            }
            event.duration_ms = duration_ms(row);
            event.loved = number(row, "loved").is_some_and(|loved| loved != 0);
            event.stream = Some(stream(&client));
        });
        if is_poll && matches!(parsed.item, ImportItem::Listen(_)) {
            self.polled += 1;
        }
        Ok(parsed)
    }
}

/// Why a row was not taken.
enum Taken {
    /// It is damaged; the item that says so.
    Bad(Box<Parsed>),
    /// Nobody takes items any more.
    Gone,
}

impl From<Gone> for Taken {
    fn from(_: Gone) -> Self {
        Self::Gone
    }
}

fn ordered(sql: Option<String>, order: &str) -> Option<String> {
    sql.map(|sql| format!("{sql} ORDER BY {order}"))
}

fn shown(id: Option<i64>) -> String {
    id.map_or_else(|| "?".to_owned(), |id| id.to_string())
}

fn duration_ms(row: &SqliteRow) -> Option<i64> {
    number(row, "duration_seconds")
        .filter(|seconds| (1..86_400).contains(seconds))
        .map(|seconds| seconds * 1000)
}

/// The value of a text column; one that is no UTF-8 or too long fails its row.
fn text(row: &SqliteRow, column: &str) -> Result<Option<String>, Taken> {
    let bad = |reason, detail: String| {
        Taken::Bad(Box::new(Parsed::fail(reason, detail, column.as_bytes())))
    };
    let value: Option<String> = row
        .try_get(column)
        .map_err(|_| bad(FailReason::BadEncoding, format!("{column} is no text")))?;
    match value
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
    {
        Some(text) if text.chars().count() > MAX_TEXT_CHARS => Err(bad(
            FailReason::TooLong,
            format!("{column} is longer than {MAX_TEXT_CHARS} characters"),
        )),
        other => Ok(other),
    }
}

/// The value of a whole-number column.
fn number(row: &SqliteRow, column: &str) -> Option<i64> {
    row.try_get(column).ok().flatten()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use sqlx::{Connection, sqlite::SqliteConnectOptions};

    use super::*;
    use crate::import::open;

    const NOW: i64 = 1_790_000_000;

    /// A small database with each kind of damage that the original leaves.
    const DAMAGED: &str = "
        CREATE TABLE artists (id INTEGER PRIMARY KEY, name TEXT, spotify_id TEXT, lastfm_url TEXT);
        CREATE TABLE albums (id INTEGER PRIMARY KEY, title TEXT, year INTEGER, support TEXT, discogs_id TEXT,
            spotify_url TEXT, discogs_url TEXT, created_at TEXT, source TEXT, genre TEXT, ai_description TEXT);
        CREATE TABLE album_artist (album_id INTEGER, artist_id INTEGER, PRIMARY KEY (album_id, artist_id));
        CREATE TABLE tracks (id INTEGER PRIMARY KEY, album_id INTEGER, title TEXT, duration_seconds INTEGER);
        CREATE TABLE listening_history (id INTEGER PRIMARY KEY, track_id INTEGER, timestamp INTEGER, date TEXT,
            source TEXT, loved BOOLEAN, created_at TEXT);
        CREATE TABLE images (id INTEGER PRIMARY KEY, url TEXT, image_type TEXT, source TEXT, artist_id INTEGER,
            album_id INTEGER);
        CREATE TABLE metadata (id INTEGER PRIMARY KEY, album_id INTEGER, ai_info TEXT, labels TEXT);
        CREATE TABLE playlists (id INTEGER PRIMARY KEY, name TEXT, algorithm TEXT);
        CREATE TABLE playlist_tracks (playlist_id INTEGER, track_id INTEGER, position INTEGER);
        CREATE TABLE service_states (service_name TEXT);
        INSERT INTO artists VALUES (1, 'Alder', NULL, NULL), (2, 'ALDER', NULL, NULL), (3, 'Birch (2)', NULL, NULL),
            (4, 'Cedar', NULL, NULL), (5, 'Dogwood', NULL, NULL), (6, 'Elm', NULL, NULL);
        INSERT INTO albums VALUES
            (1, 'Gate', 2025, 'Vinyle', '77', 'https://open.spotify.com/album/test9', NULL, '2026-01-30 13:11:08',
                'discogs', 'Fence Rock', 'Wooden guitars and quiet evenings by the fence.'),
            (2, 'Best Of', NULL, NULL, NULL, NULL, NULL, '2026-01-30 13:11:08', 'manual', NULL,
                'Wooden guitars and quiet evenings by the fence.'),
            (3, 'Rail', NULL, NULL, NULL, NULL, NULL, '2026-01-30 13:11:08', 'manual', NULL,
                'Wooden guitars and quiet evenings by the fence.');
        INSERT INTO album_artist VALUES (1, 3), (2, 1), (2, 4), (2, 5), (2, 6), (99, 1);
        INSERT INTO tracks VALUES (1, 1, 'Hinge', 200), (2, 2, 'Latch', NULL), (3, 99, 'Lost', NULL);
        INSERT INTO listening_history VALUES
            (1, 1, 1769785918, '', 'lastfm', 1, '2026-01-30 16:37:47'),
            (2, 2, 1769870815, '', 'roon', 0, '2026-01-31 14:46:55'),
            (3, 3, 1769785000, '', 'lastfm', 0, '2026-01-30 16:37:47'),
            (4, 50, 1769785001, '', 'lastfm', 0, '2026-01-30 16:37:47'),
            (5, 1, 0, '', 'lastfm', 0, '2026-01-30 16:37:47');
        INSERT INTO images VALUES (1, 'https://example.org/1.jpg', 'album', 'discogs', NULL, 1),
            (2, 'https://example.org/2.jpg', 'album', 'discogs', NULL, 99);
        INSERT INTO metadata VALUES (1, 1, 'About Gate.', 'Fence,Fence'), (2, 99, 'About nothing.', NULL);
        INSERT INTO playlists VALUES (1, 'Evening', 'top_sessions');
        INSERT INTO playlist_tracks VALUES (1, 2, 2), (1, 1, 1), (1, 50, 3), (9, 1, 1);
        INSERT INTO service_states VALUES ('tracker');";

    fn make(path: &Path, sql: &'static str) {
        run_database(async {
            let options = SqliteConnectOptions::new()
                .filename(path)
                .create_if_missing(true);
            let mut db = SqliteConnection::connect_with(&options)
                .await
                .map_err(|e| e.to_string())?;
            sqlx::raw_sql(sql)
                .execute(&mut db)
                .await
                .map_err(|e| e.to_string())?;
            db.close().await.map_err(|e| e.to_string())
        })
        .expect("a database");
    }

    fn read(sql: &'static str) -> (Vec<ImportItem>, Vec<&'static str>, Vec<String>) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("any.name");
        make(&path, sql);
        let options = Options::at(NOW);
        let mut rows = open(&path, &options)
            .expect("the original's database")
            .rows(&options);
        let items = rows.by_ref().map(|row| row.item).collect();
        let beside = std::fs::read_dir(folder.path()).expect("a folder");
        let files = beside
            .map(|entry| {
                entry
                    .expect("a file")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        (
            items,
            rows.notes().iter().map(|note| note.code).collect(),
            files,
        )
    }

    fn count(items: &[ImportItem], is: impl Fn(&ImportItem) -> bool) -> usize {
        items.iter().filter(|item| is(item)).count()
    }

    fn legacy(items: &[ImportItem]) -> Vec<&LegacyItem> {
        items
            .iter()
            .filter_map(|item| {
                if let ImportItem::Legacy(item) = item {
                    Some(&**item)
                } else {
                    None
                }
            })
            .collect()
    }

    #[test]
    fn the_whole_database_is_read_and_its_damage_told() {
        let (items, notes, files) = read(DAMAGED);
        let skipped = |wanted: SkipReason| {
            count(
                &items,
                |item| matches!(item, ImportItem::Skip { reason, .. } if *reason == wanted),
            )
        };
        // album_artist, track, listen, image, metadata and two playlist rows lead nowhere.
        assert_eq!(skipped(SkipReason::Dangling), 7);
        assert_eq!(skipped(SkipReason::Fabricated), 2); // test address, genre out of the stock
        assert_eq!(skipped(SkipReason::NoTime), 1);
        assert_eq!(
            count(&items, |item| matches!(item, ImportItem::Fail { .. })),
            0
        );
        assert_eq!(notes, ["artists_twice", "poll_times", "merged_albums"]);
        assert_eq!(
            files,
            ["any.name"],
            "nothing is written beside the database"
        );

        let legacy = legacy(&items);
        let canned = |item: &&&LegacyItem| matches!(item, LegacyItem::Text { canned: true, .. });
        assert_eq!(legacy.iter().filter(canned).count(), 3);
        assert!(legacy.iter().any(|item| matches!(item,
            LegacyItem::Playlist { track_ids, .. } if track_ids == &[1, 2])));
        assert!(legacy.iter().any(|item| matches!(item,
            LegacyItem::Album { id: 1, owned: true, copy, .. }
                if copy.released_year == Some(2025) && copy.links.spotify_url.is_none() && copy.genres.is_empty())));
    }

    #[test]
    fn listens_keep_their_source_and_say_what_their_time_is() {
        let (items, ..) = read(DAMAGED);
        let listens: Vec<_> = items
            .iter()
            .filter_map(|item| {
                if let ImportItem::Listen(event) = item {
                    Some(&**event)
                } else {
                    None
                }
            })
            .map(|event| {
                let client = event.stream.as_ref().map(|stream| stream.client.as_str());
                (
                    event.names.artist.as_str(),
                    client,
                    event.stamp,
                    event.loved,
                )
            })
            .collect();
        assert_eq!(
            listens,
            [
                ("Birch (2)", Some("lastfm"), Stamp::Start, true),
                ("Various Artists", Some("roon"), Stamp::Unknown, false),
                ("[unknown]", Some("lastfm"), Stamp::Start, false),
            ]
        );
    }

    #[test]
    fn an_older_version_with_fewer_tables_and_columns_is_read() {
        let (items, ..) = read(
            "CREATE TABLE albums (id INTEGER PRIMARY KEY, title TEXT);
             CREATE TABLE artists (id INTEGER PRIMARY KEY, name TEXT, extra BLOB);
             CREATE TABLE album_artist (album_id INTEGER, artist_id INTEGER);
             CREATE TABLE tracks (id INTEGER PRIMARY KEY, album_id INTEGER, title TEXT);
             CREATE TABLE listening_history (id INTEGER PRIMARY KEY, track_id INTEGER, timestamp TEXT);
             INSERT INTO albums VALUES (1, 'Gate'); INSERT INTO artists VALUES (1, 'Alder', x'00');
             INSERT INTO album_artist VALUES (1, 1); INSERT INTO tracks VALUES (1, 1, 'Hinge');
             INSERT INTO listening_history VALUES (1, 1, '1769785918'), (2, 1, 'soon');",
        );
        assert_eq!(
            count(&items, |item| matches!(item, ImportItem::Listen(_))),
            1
        );
        assert_eq!(legacy(&items).len(), 3);
        assert_eq!(items.len(), 5);
    }

    #[test]
    fn another_programs_database_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("other.db");
        make(
            &path,
            "CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, url TEXT);",
        );
        let refusal = open(&path, &Options::at(NOW))
            .expect_err("no export")
            .to_string();
        assert!(
            refusal.contains("database of another program with bookmarks"),
            "{refusal}"
        );
    }
}
