//! Either history as the CSV that people make of it: the same fields as columns, perhaps fewer, perhaps in
//! another order or with a column of row numbers in front.

use super::play::{Play, stream};
use crate::import::{
    Confidence, Importer, Options, Parsed, Reading, Sample, Source,
    json::is_true,
    table::{self, Header, Record, TableHead},
    when::{Order, unix_text, written},
};
use chrono_tz::Tz;

/// The importer.
pub(crate) struct Csv;

/// Where the fields are.
struct Columns {
    ended_at: usize,
    played_ms: usize,
    artist: usize,
    title: usize,
    album: Option<usize>,
    episode: Option<usize>,
    audiobook: Option<usize>,
    reason_end: Option<usize>,
    offline: Option<usize>,
    offline_at: Option<usize>,
    is_short: bool,
}

impl Columns {
    fn of(table: &TableHead) -> Option<Self> {
        let header = Header::of(table.records.first()?);
        let find = |names: &[&str]| header.find(names);
        Some(Self {
            ended_at: find(&["ts", "endtime"])?,
            played_ms: find(&["msplayed"])?,
            artist: find(&["mastermetadataalbumartistname", "artistname", "artist"])?,
            title: find(&["mastermetadatatrackname", "trackname", "track"])?,
            album: find(&["mastermetadataalbumalbumname", "albumname", "album"]),
            episode: find(&["episodename", "spotifyepisodeuri"]),
            audiobook: find(&["audiobooktitle", "audiobookuri"]),
            reason_end: find(&["reasonend"]),
            offline: find(&["offline"]),
            offline_at: find(&["offlinetimestamp"]),
            is_short: find(&["ts"]).is_none(),
        })
    }
}

impl Importer for Csv {
    fn id(&self) -> &'static str {
        "spotify_csv"
    }

    fn title(&self) -> &'static str {
        "Spotify streaming history as CSV"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        Confidence::sure_if(sample.table().and_then(Columns::of).is_some())
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let sample = source.sample.clone();
        let found = sample
            .table()
            .and_then(|table| Some((table, Columns::of(table)?)));
        let Some((table, columns)) = found else {
            return Reading::nothing(stream("extended"));
        };
        let zone_assumed = !columns.is_short && options.tz.is_none() && !has_zone(table, &columns);
        if zone_assumed {
            source.notes.add(
                "zone_assumed",
                "The times carry no zone; they were read as UTC.",
            );
        }
        let (now, tz) = (options.now, options.tz.unwrap_or(Tz::UTC));
        Reading {
            stream: stream(if columns.is_short {
                "short"
            } else {
                "extended"
            }),
            zone_assumed,
            items: table::rows(source, table.dialect, 1, move |record| {
                parse(record, &columns, tz, now)
            }),
        }
    }
}

/// Whether the times of the sample say their zone.
fn has_zone(table: &TableHead, columns: &Columns) -> bool {
    table
        .records
        .iter()
        .skip(1)
        .filter_map(|row| row.get(columns.ended_at))
        .all(|cell| {
            written(&cell.text, Order::default()).is_none_or(crate::import::when::Written::has_zone)
        })
}

fn parse(record: &Record<'_>, columns: &Columns, tz: Tz, now: i64) -> Parsed {
    let text = |column: Option<usize>| column.map(|column| record.get(column)).unwrap_or_default();
    let (artist, title, album) = (
        record.get(columns.artist),
        record.get(columns.title),
        text(columns.album),
    );
    let is_there = |column: Option<usize>| !text(column).trim().is_empty();
    let nameless = title.trim().is_empty();
    let ended_at = record.get(columns.ended_at);
    let played_ms = record.get(columns.played_ms);
    Play {
        ended_at: written(&ended_at, Order::default())
            .and_then(|time| time.unix(tz))
            .or_else(|| unix_text(&ended_at)),
        resolution_is_minute: columns.is_short,
        // pandas writes whole numbers as 1234.0 where some are missing.
        played_ms: played_ms
            .trim()
            .split('.')
            .next()
            .and_then(|whole| whole.parse().ok()),
        artist: artist.trim().into(),
        title: title.trim().into(),
        album: album.trim().into(),
        is_podcast: nameless && is_there(columns.episode),
        is_audiobook: nameless && is_there(columns.audiobook),
        to_the_end: text(columns.reason_end).trim() == "trackdone",
        offline: is_true(text(columns.offline).trim()),
        offline_at: unix_text(&text(columns.offline_at)),
    }
    .judge(now, record.raw())
}

#[cfg(test)]
mod tests {
    use aime_domain::import::ImportItem;

    use super::*;
    use crate::import::table::{Records, Taken};

    fn listens(text: &str) -> Vec<(i64, String)> {
        let table = TableHead::of(text, true).expect("a table");
        let columns = Columns::of(&table).expect("Spotify's columns");
        let mut records = Records::new(text.as_bytes(), table.dialect);
        let mut out = Vec::new();
        while let Some(taken) = records.next() {
            if let Taken::Record(record) = taken
                && let ImportItem::Listen(event) =
                    parse(&record, &columns, Tz::UTC, 1_800_000_000).item
            {
                out.push((event.listened_at, event.names.title));
            }
        }
        out
    }

    #[test]
    fn columns_are_found_by_name() {
        let extended = ",ts,master_metadata_track_name,master_metadata_album_artist_name,ms_played\n\
            7,2025-01-01T10:06:20Z,Gate,Invented Band,90745\n\
            8,2025-01-01T10:07:20Z,Post,Invented Band,4063.0\n";
        assert_eq!(listens(extended), [(1_735_725_889, "Gate".to_owned())]);
        let renamed = "spotify_track_uri;ts;ms_played;track_name;artist_name\n\
            x;2025-01-01 10:06:20+00:00;90745.0;Gate;Invented Band\n";
        assert_eq!(listens(renamed), [(1_735_725_889, "Gate".to_owned())]);
        let short =
            "endTime,artistName,trackName,msPlayed\n2025-01-01 10:06,Invented Band,Gate,90000\n";
        assert_eq!(listens(short), [(1_735_725_870, "Gate".to_owned())]);
    }
}
