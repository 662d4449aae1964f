//! Exports of invented listeners in the shapes of real services, as large as wanted.

use std::io::{self, Write};

use chrono::DateTime;

use crate::library::{self, Play};

/// A format that a service exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// Spotify's extended streaming history: one JSON array.
    SpotifyExtended,
    /// Last.fm as the common scrobble exporters write it: CSV with `uts`, the newest first.
    LastfmCsv,
}

impl Export {
    /// Ending of such a file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::SpotifyExtended => "json",
            Self::LastfmCsv => "csv",
        }
    }

    /// Writes plays.
    pub fn write(self, plays: impl Iterator<Item = Play>, to: impl Write) -> io::Result<()> {
        match self {
            Self::SpotifyExtended => write_spotify(plays, to),
            Self::LastfmCsv => write_lastfm(plays, to),
        }
    }
}

fn write_spotify(plays: impl Iterator<Item = Play>, mut to: impl Write) -> io::Result<()> {
    to.write_all(b"[")?;
    for (n, play) in plays.enumerate() {
        let ended = instant(play.started_at + play.played_ms / 1_000)?;
        let separator = if n == 0 { "" } else { "," };
        // The names are letters and spaces: nothing to escape.
        write!(
            to,
            "{separator}\n{{\"ts\":\"{}\",\"platform\":\"linux\",\"ms_played\":{},\"conn_country\":\"CH\",\
             \"ip_addr\":\"\",\"master_metadata_track_name\":\"{}\",\"master_metadata_album_artist_name\":\"{}\",\
             \"master_metadata_album_album_name\":\"{}\",\"spotify_track_uri\":\"spotify:track:{:022}\",\
             \"episode_name\":null,\"episode_show_name\":null,\"spotify_episode_uri\":null,\
             \"reason_start\":\"trackdone\",\"reason_end\":\"trackdone\",\"shuffle\":false,\"skipped\":false,\
             \"offline\":false,\"offline_timestamp\":null,\"incognito_mode\":false}}",
            ended.format("%Y-%m-%dT%H:%M:%SZ"),
            play.played_ms,
            play.title,
            play.artist,
            play.album,
            play.track,
        )?;
    }
    to.write_all(b"\n]\n")?;
    to.flush()
}

fn write_lastfm(plays: impl Iterator<Item = Play>, mut to: impl Write) -> io::Result<()> {
    writeln!(
        to,
        "uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid"
    )?;
    let plays: Vec<Play> = plays.collect();
    for play in plays.into_iter().rev() {
        writeln!(
            to,
            "\"{}\",\"{}\",\"{}\",\"\",\"{}\",\"\",\"{}\",\"\"",
            play.started_at,
            instant(play.started_at)?.format("%d %b %Y, %H:%M"),
            play.artist,
            play.album,
            play.title,
        )?;
    }
    to.flush()
}

/// Writes the first albums of the invented library as Discogs exports a collection.
pub fn write_collection(albums: usize, mut to: impl Write) -> io::Result<()> {
    writeln!(
        to,
        "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added,\
         Collection Media Condition,Collection Sleeve Condition,Collection Notes"
    )?;
    for number in 0..albums {
        let format = ["LP, Album", "CD, Album", "Cass, Album"][number % 3];
        writeln!(
            to,
            "CAT {number},{},{},{} Records,\"{format}\",,{},{},Uncategorized,2020-{:02}-{:02} 12:00:00,\
             Near Mint (NM or M-),Very Good Plus (VG+),",
            library::artist(number / 3),
            library::album(number),
            library::artist(number % 40),
            1_960 + number % 60,
            1_000_000 + number,
            1 + number % 12,
            1 + number % 28,
        )?;
    }
    to.flush()
}

fn instant(at: i64) -> io::Result<DateTime<chrono::Utc>> {
    DateTime::from_timestamp(at, 0).ok_or_else(|| io::Error::other("a time beyond the calendar"))
}
