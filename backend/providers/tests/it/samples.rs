//! Invented exports, one of each format, and how to read them.

use std::path::{Path, PathBuf};

use aime_domain::import::ImportItem;
use aime_providers::import::{Options, Refusal, open};
use tempfile::TempDir;

/// A moment after all times in the samples.
pub(crate) const NOW: i64 = 1_796_000_000;

/// An invented export.
pub(crate) struct Sample {
    /// Format that it must be told as.
    pub(crate) kind: &'static str,
    /// Its content.
    pub(crate) text: String,
    /// Rows in it that are stored.
    pub(crate) stored: usize,
}

fn times(from: usize, to: usize, row: impl Fn(usize) -> String, between: &str) -> String {
    (from..to).map(row).collect::<Vec<_>>().join(between)
}

/// Rows of the extended Spotify history, minified, in an array.
pub(crate) fn spotify_extended(rows: usize) -> String {
    let row = |n: usize| {
        format!(
            r#"{{"ts":"2021-{:02}-{:02}T{:02}:{:02}:56Z","username":"","platform":"android","ms_played":{},"conn_country":"CH","ip_addr_decrypted":"","user_agent_decrypted":"","master_metadata_track_name":"Gate No. {} (Remastered)","master_metadata_album_artist_name":"Alder & the Fences {}","master_metadata_album_album_name":"Rails of \"{}\"","spotify_track_uri":"spotify:track:62zuXt6X5B6YQOBNFV2eXG","episode_name":null,"episode_show_name":null,"spotify_episode_uri":null,"reason_start":"trackdone","reason_end":"trackdone","shuffle":false,"skipped":null,"offline":false,"offline_timestamp":null,"incognito_mode":false}}"#,
            n / 40_000 % 12 + 1,
            n / 1440 % 28 + 1,
            n / 60 % 24,
            n % 60,
            31_000 + n % 200_000,
            n % 900,
            n % 70,
            n % 300,
        )
    };
    format!("[{}]", times(0, rows, row, ","))
}

/// Rows of a Last.fm table with eight columns.
pub(crate) fn lastfm_csv(rows: usize) -> String {
    let row = |n: usize| {
        format!(
            "\"{}\",\"11 Jul 2024, 09:07\",\"Alder {}\",\"69ee3720-a7cb-4402-b48d-a02c366f2bcf\",\"Fences, {}\",\"\",\"Gate \"\"{}\"\"\",\"\"\r\n",
            1_600_000_001 + n * 181,
            n % 70,
            n % 300,
            n % 900
        )
    };
    format!(
        "uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\r\n{}",
        times(0, rows, row, "")
    )
}

/// One sample of each textual format.
pub(crate) fn all() -> Vec<Sample> {
    let listens = |row: fn(usize) -> String, between: &str| times(0, 40, row, between);
    let short = |n: usize| {
        format!(
            r#"  {{ "endTime" : "2022-12-04 22:{n:02}", "artistName" : "Alder", "trackName" : "Gate {n}", "msPlayed" : 46158 }}"#
        )
    };
    let official = |n: usize| {
        format!(
            r#"{{"timestamp":{{"iso":"2014-11-01T00:01:05","unixtimestamp":14148{n:02}065}},"track":{{"name":"Gate {n}","mbid":null,"artist":{{"name":"Alder"}}}},"album":{{"name":"Fences"}}}}"#
        )
    };
    let pages = |n: usize| {
        format!(
            r##"{{"artist":{{"mbid":"","#text":"Alder"}},"name":"Gate {n}","album":{{"#text":"Fences"}},"image":[{{"size":"small","#text":""}},{{"size":"large","#text":""}}],"date":{{"uts":"16497{n:02}100","#text":"x"}}}}"##
        )
    };
    let listenbrainz = |n: usize| {
        format!(
            r#"{{"inserted_at": 1589288454.3, "listened_at": 15815{n:02}656, "track_metadata": {{"track_name": "Gate {n}", "artist_name": "Alder", "additional_info": {{"duration_ms": 1000}}}}}}"#
        )
    };
    let maloja = |n: usize| {
        format!(
            r#"{{"time": 16464{n:02}410, "track": {{"artists": ["Alder", "Birch"], "title": "Gate {n}", "album": null, "length": null}}, "duration": null}}"#
        )
    };
    let koito = |n: usize| {
        format!(
            r#"{{"listened_at":"2022-01-08T22:{n:02}:08Z","track":{{"duration":354,"aliases":[{{"alias":"Gate {n}","is_primary":true}}]}},"album":{{"aliases":[{{"alias":"Fences"}}]}},"artists":[{{"aliases":[{{"alias":"Alder"}}]}}]}}"#
        )
    };
    let log = |n: usize| format!("Alder\tFences\tGate {n}\t{n}\t200\tL\t16454{n:02}312\t\n");
    let apple = |n: usize| {
        format!("Alder,Gate {n},,2016-08-04T03:{n:02}:11.883Z,PLAY_END,332486.0,AUDIO,109010\n")
    };
    let youtube = |n: usize| {
        format!(
            r#"{{"header":"YouTube Music","title":"Watched Gate {n}","titleUrl":"https://music.youtube.com/watch?v=x","subtitles":[{{"name":"Alder - Topic"}}],"time":"2020-01-02T11:{n:02}:39.647Z"}}"#
        )
    };
    let itunes = |n: usize| {
        format!(
            "<key>{n}</key><dict><key>Name</key><string>Gate {n} &amp; more</string><key>Artist</key><string>Alder</string><key>Play Count</key><integer>2</integer><key>Play Date UTC</key><date>2018-10-17T09:{n:02}:55Z</date></dict>\n"
        )
    };
    let discogs = |n: usize| {
        format!(
            "X{n},Alder,\"Gate, {n}\",\"Fence, Post\",\"2xLP, Album\",,1999,{n}7,All,2014-12-05 20:23:02,,,\"two\nlines\"\n"
        )
    };
    let discogs_json = |n: usize| {
        format!(
            r#"{{"id":{n},"instance_id":10{n},"rating":4,"basic_information":{{"title":"Gate {n}","year":1999,"artists":[{{"name":"Alder","join":""}}],"labels":[{{"name":"Fence","catno":"X"}}],"formats":[{{"name":"CD","qty":"1"}}]}}}}"#
        )
    };
    let aime = |n: usize| {
        format!(
            r#"{{"id":{n},"title":"Gate {n}","artists":["Alder"],"year":1999,"support":"CD","discogs_id":"{n}7","images":[],"metadata":{{"ai_info":null}}}}"#
        )
    };
    let flat = |n: usize| {
        format!(
            r#"{{"id":{n},"title":"Gate {n}","artist":"Alder","listenDate":"2022-03-01T18:{n:02}:37.000Z"}}"#
        )
    };
    let csv = |n: usize| format!("{n},2025-01-01T10:{n:02}:20Z,Gate {n},Alder,90745\n");
    let sample = |kind, stored, text| Sample { kind, text, stored };
    vec![
        sample("spotify_extended", 40, spotify_extended(40)),
        sample(
            "spotify_short",
            40,
            format!("[\n{}\n]", listens(short, ",\n")),
        ),
        sample(
            "spotify_csv",
            40,
            format!(
                ",ts,master_metadata_track_name,master_metadata_album_artist_name,ms_played\n{}",
                listens(csv, "")
            ),
        ),
        sample("lastfm_csv", 40, lastfm_csv(40)),
        sample("lastfm_export", 40, format!("[{}]", listens(official, ","))),
        sample(
            "lastfm_json",
            40,
            format!(r#"[{{"track":[{}]}}]"#, listens(pages, ",")),
        ),
        sample("listens_json", 40, format!("[{}]", listens(flat, ","))),
        sample("listenbrainz", 40, listens(listenbrainz, "\n")),
        sample(
            "maloja",
            40,
            format!(
                r#"{{"maloja": {{"export_time": 1}}, "scrobbles": [{}]}}"#,
                listens(maloja, ", ")
            ),
        ),
        sample(
            "koito",
            40,
            format!(r#"{{"version":"1","listens":[{}]}}"#, listens(koito, ",")),
        ),
        sample(
            "scrobbler_log",
            40,
            format!("#AUDIOSCROBBLER/1.1\n#TZ/UTC\n{}", listens(log, "")),
        ),
        sample(
            "apple_music",
            40,
            format!(
                "Artist Name,Content Name,End Reason Type,Event Start Timestamp,Event Type,Media Duration In Milliseconds,Media Type,Play Duration Milliseconds\n{}",
                listens(apple, "")
            ),
        ),
        sample("youtube_music", 40, format!("[{}]", listens(youtube, ","))),
        sample(
            "itunes",
            40,
            format!(
                "<?xml version=\"1.0\"?>\n<plist version=\"1.0\"><dict><key>Major Version</key><integer>1</integer><key>Tracks</key><dict>\n{}</dict></dict></plist>",
                listens(itunes, "")
            ),
        ),
        sample(
            "discogs_csv",
            40,
            format!(
                "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added,Collection Media Condition,Collection Sleeve Condition,Collection Notes\n{}",
                listens(discogs, "")
            ),
        ),
        sample(
            "discogs_json",
            40,
            format!(
                r#"{{"pagination":{{"page":1}},"releases":[{}]}}"#,
                listens(discogs_json, ",")
            ),
        ),
        sample(
            "aime_json",
            40,
            format!(
                r#"{{"export_date":"x","total_albums":40,"albums":[{}]}}"#,
                listens(aime, ",")
            ),
        ),
    ]
}

/// A folder with one file in it.
pub(crate) fn file(content: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("upload");
    std::fs::write(&path, content).expect("a file");
    (folder, path)
}

/// Counts of what was read.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) stored: usize,
    pub(crate) skipped: usize,
    pub(crate) failed: usize,
}

/// Reads a file to its end.
pub(crate) fn read(path: &Path, options: &Options) -> Result<(&'static str, Counts), Refusal> {
    let opened = open(path, options)?;
    let kind = opened.kind();
    let size = opened.size_bytes();
    let mut counts = Counts::default();
    for (at, row) in opened.rows(options).enumerate() {
        assert_eq!(row.number, at as u64 + 1);
        assert!(row.position <= size, "{} of {size}", row.position);
        match row.item {
            ImportItem::Skip { .. } => counts.skipped += 1,
            ImportItem::Fail { .. } => counts.failed += 1,
            _ => counts.stored += 1,
        }
    }
    Ok((kind, counts))
}

/// Makes a small database of the original AIME.
pub(crate) fn make_database(path: &Path) {
    use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
        let mut db = SqliteConnection::connect_with(&options).await.expect("a database");
        sqlx::raw_sql(
            "CREATE TABLE albums (id INTEGER PRIMARY KEY, title TEXT);
             CREATE TABLE artists (id INTEGER PRIMARY KEY, name TEXT);
             CREATE TABLE album_artist (album_id INTEGER, artist_id INTEGER);
             CREATE TABLE tracks (id INTEGER PRIMARY KEY, album_id INTEGER, title TEXT);
             CREATE TABLE listening_history (id INTEGER PRIMARY KEY, track_id INTEGER, timestamp INTEGER);
             INSERT INTO albums VALUES (1, 'Fences'); INSERT INTO artists VALUES (1, 'Alder');
             INSERT INTO album_artist VALUES (1, 1); INSERT INTO tracks VALUES (1, 1, 'Gate');
             INSERT INTO listening_history VALUES (1, 1, 1769785918);",
        )
        .execute(&mut db)
        .await
        .expect("tables");
        db.close().await.expect("a closed database");
    });
}
