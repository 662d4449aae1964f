//! A small database with each kind of damage.

use std::path::Path;

use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::import::{Options, open, run_database};
use aime_domain::{
    import::{ImportItem, LegacyItem, SkipReason},
    listen::Stamp,
};

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
fn a_database_left_in_write_ahead_mode_is_read_as_it_lies() {
    let (items, _, files) = read(
        "PRAGMA journal_mode = WAL;
         CREATE TABLE albums (id INTEGER PRIMARY KEY, title TEXT);
         CREATE TABLE tracks (id INTEGER PRIMARY KEY, album_id INTEGER, title TEXT);
         CREATE TABLE listening_history (id INTEGER PRIMARY KEY, track_id INTEGER, timestamp INTEGER);
         INSERT INTO albums VALUES (1, 'Gate'); INSERT INTO tracks VALUES (1, 1, 'Hinge');
         INSERT INTO listening_history VALUES (1, 1, 1769785918);",
    );
    assert_eq!(
        (items.len(), files.as_slice()),
        (3, &["any.name".to_owned()][..])
    );
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
