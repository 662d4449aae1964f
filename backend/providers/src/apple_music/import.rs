//! Apple Music's "Play Activity", a CSV out of privacy.apple.com (`Apple Music Play Activity.csv`).
//!
//! One row an event, some 40 columns that come and go over the years, not sorted. Since about 2016 `Event Type`
//! is `PLAY_END` for plays and other words for other things; before, it is empty. Times are UTC
//! (`Event Start Timestamp`, `Event End Timestamp`), lengths milliseconds; some of them are negative or
//! impossibly long. The artist is missing in newer files, and so are many names: such rows cannot be kept. Apple
//! has no published rule of what counts; ours is 30 seconds, or the natural end of the track.

use aime_domain::import::SkipReason;
use chrono_tz::Tz;

use crate::import::{
    Confidence, Draft, Importer, Options, Parsed, Reading, Sample, Source, file_stream,
    table::{self, Header, Record, TableHead},
    when::{Order, written},
};

/// Shortest play that counts.
const MIN_PLAYED_MS: i64 = 30_000;

/// Longest play that is believed.
const MAX_PLAYED_MS: i64 = 24 * 3_600_000;

/// The importer.
pub(crate) struct PlayActivity;

/// Where the fields are.
struct Columns {
    artist: Option<usize>,
    title: usize,
    album: Option<usize>,
    started: usize,
    ended: Option<usize>,
    played: usize,
    length: Option<usize>,
    event: Option<usize>,
    end_reason: Option<usize>,
    media: Option<usize>,
    start_position: Option<usize>,
    end_position: Option<usize>,
}

impl Columns {
    fn of(table: &TableHead) -> Option<Self> {
        let header = Header::of(table.records.first()?);
        let find = |names: &[&str]| header.find(names);
        Some(Self {
            artist: find(&["artistname", "containerartistname"]),
            title: find(&["contentname", "songname"])?,
            album: find(&["albumname", "containeralbumname"]),
            started: find(&["eventstarttimestamp"])?,
            ended: find(&["eventendtimestamp"]),
            played: find(&["playdurationmilliseconds"])?,
            length: find(&["mediadurationinmilliseconds"]),
            event: find(&["eventtype"]),
            end_reason: find(&["endreasontype"]),
            media: find(&["mediatype"]),
            start_position: find(&["startpositioninmilliseconds"]),
            end_position: find(&["endpositioninmilliseconds"]),
        })
    }
}

impl Importer for PlayActivity {
    fn id(&self) -> &'static str {
        "apple_music"
    }

    fn title(&self) -> &'static str {
        "Apple Music play activity"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        Confidence::sure_if(sample.table().and_then(Columns::of).is_some())
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let stream = file_stream("apple_music", "");
        let sample = source.sample.clone();
        let found = sample
            .table()
            .and_then(|table| Some((table.dialect, Columns::of(table)?)));
        let Some((dialect, columns)) = found else {
            return Reading::nothing(stream);
        };
        if columns.artist.is_none() {
            source.notes.add(
                "no_artists",
                "This file names no artists, without which plays cannot be kept.",
            );
        }
        let now = options.now;
        Reading {
            stream,
            zone_assumed: false,
            items: table::rows(source, dialect, 1, move |record| {
                parse(record, &columns, now)
            }),
        }
    }
}

fn parse(record: &Record<'_>, columns: &Columns, now: i64) -> Parsed {
    let text = |column: Option<usize>| column.map(|column| record.get(column)).unwrap_or_default();
    let number = |column: Option<usize>| text(column).trim().parse().ok().map(|n: f64| n as i64);
    let time = |column: Option<usize>| {
        written(&text(column), Order::default()).and_then(|time| time.unix(Tz::UTC))
    };
    let (artist, title, album) = (
        text(columns.artist),
        text(Some(columns.title)),
        text(columns.album),
    );
    let mut draft = Draft {
        artist: &artist,
        title: &title,
        album: &album,
        ..Draft::default()
    };
    if !matches!(text(columns.event).trim(), "" | "PLAY_END") {
        return draft.skip(SkipReason::NotAPlay);
    }
    if text(columns.media).trim().eq_ignore_ascii_case("video") {
        return draft.skip(SkipReason::Video);
    }
    if title.trim().is_empty() || artist.trim().is_empty() {
        return draft.skip(SkipReason::NoName);
    }
    let length = number(columns.length).filter(|ms| (1..MAX_PLAYED_MS).contains(ms));
    let (started, ended) = (time(Some(columns.started)), time(columns.ended));
    let believable = |ms: &i64| (0..MAX_PLAYED_MS).contains(ms);
    let played = number(Some(columns.played)).filter(believable).or_else(|| {
        // A figure that cannot be: the stretch of the track that was played, if that can.
        let stretch = number(columns.end_position)?.checked_sub(number(columns.start_position)?)?;
        Some(stretch).filter(believable)
    });
    let played = played.map(|ms| length.map_or(ms, |length| ms.min(length)));
    let to_the_end = text(columns.end_reason).trim() == "NATURAL_END_OF_TRACK";
    match played {
        Some(ms) if ms >= MIN_PLAYED_MS || to_the_end && ms > 0 => {}
        _ => return draft.skip(SkipReason::TooShort),
    }
    draft.at = started.or_else(|| Some(ended? - played? / 1000));
    if draft.at.is_none() {
        return draft.skip(SkipReason::NoTime);
    }
    draft.listen(now, record.raw(), |event| {
        event.played_ms = played;
        event.duration_ms = length;
    })
}

#[cfg(test)]
mod tests {
    use aime_domain::import::ImportItem;
    use rstest::rstest;

    use super::*;
    use crate::import::table::{Records, Taken};

    const HEADER: &str = "Artist Name,Content Name,End Position In Milliseconds,End Reason Type,Event End Timestamp,\
        Event Start Timestamp,Event Type,Media Duration In Milliseconds,Media Type,Play Duration Milliseconds,\
        Start Position In Milliseconds,User’s Audio Quality";

    fn parsed(row: &str) -> ImportItem {
        let text = format!("{HEADER}\n{row}\n");
        let table = TableHead::of(&text, true).expect("a table");
        let columns = Columns::of(&table).expect("Apple's columns");
        let mut records = Records::new(text.as_bytes(), table.dialect);
        records.next();
        let Some(Taken::Record(record)) = records.next() else {
            panic!("no row")
        };
        parse(&record, &columns, 1_700_000_000).item
    }

    #[rstest]
    #[case::play(
        "Alder,Gate,,,,2016-08-04T03:36:11.883Z,PLAY_END,332486.0,AUDIO,109010,0,",
        "1470281771 109010"
    )]
    #[case::old(
        "Alder,Gate,,,,2016-08-04T03:36:11.883Z,,332486.0,,332486,0,",
        "1470281771 332486"
    )]
    #[case::too_long(
        "Alder,Gate,,,,2016-08-04T03:36:11Z,PLAY_END,200000,AUDIO,250000,0,",
        "1470281771 200000"
    )]
    #[case::negative(
        "Alder,Gate,90000,,,2016-08-04T03:36:11Z,PLAY_END,,AUDIO,-3600000,10000,",
        "1470281771 80000"
    )]
    #[case::no_start(
        "Alder,Gate,,,2016-08-04T03:36:11Z,,PLAY_END,,AUDIO,60000,0,",
        "1470281711 60000"
    )]
    #[case::short_to_its_end(
        "Alder,Gate,,NATURAL_END_OF_TRACK,,2016-08-04T03:36:11Z,PLAY_END,21000,AUDIO,21000,0,",
        "1470281771 21000"
    )]
    #[case::skipped(
        "Alder,Gate,,TRACK_SKIPPED_FORWARDS,,2016-08-04T03:36:11Z,PLAY_END,332486,AUDIO,2438,0,",
        "too_short"
    )]
    #[case::lyrics(
        "Alder,Gate,,,,2016-08-04T03:36:11Z,LYRIC_DISPLAY,332486,AUDIO,0,0,",
        "not_a_play"
    )]
    #[case::video(
        "Alder,Gate,,,,2016-08-04T03:36:11Z,PLAY_END,332486,VIDEO,90000,0,",
        "video"
    )]
    #[case::nameless(
        "Alder,,,,,2016-08-04T03:36:11Z,PLAY_END,332486,AUDIO,90000,0,",
        "no_name"
    )]
    #[case::timeless("Alder,Gate,,,,,PLAY_END,332486,AUDIO,90000,0,", "no_time")]
    fn events_are_plays_or_say_why_not(#[case] row: &str, #[case] expected: &str) {
        let word = match parsed(row) {
            ImportItem::Listen(event) => {
                format!("{} {}", event.listened_at, event.played_ms.unwrap_or(-1))
            }
            ImportItem::Skip { reason, .. } => reason.to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(word, expected);
    }
}
