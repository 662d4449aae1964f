//! Tables of plays: artist, title, time, in whatever columns.
//!
//! Seen in the wild: four columns without header (lastfm-to-csv: artist, album, track, `20 Nov 2020, 12:34`),
//! eight columns with `uts` and MusicBrainz ids, columns of people's own making, R's `write.csv` with a column
//! of row names and `NA`, `timestamp,datetime`, `song_title,date_time`. The track that was playing while the
//! export was made has no date; it may stand once a page. Times without zone are UTC, as Last.fm's API gives
//! them.

use std::borrow::Cow;

use aime_domain::{
    import::{FailReason, SkipReason},
    listen::Resolution,
};
use chrono_tz::Tz;

use super::{
    layout::{Layout, TimeColumn},
    stream,
};
use crate::import::{
    Confidence, Draft, Importer, Options, Parsed, Reading, Sample, Source,
    json::is_true,
    mbid,
    table::{self, Record, fold_name},
    when::{self, Fineness},
};

/// The importer.
pub(crate) struct Csv;

impl Importer for Csv {
    fn id(&self) -> &'static str {
        "lastfm_csv"
    }

    fn title(&self) -> &'static str {
        "Last.fm or other listening history as CSV"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        match sample.table().and_then(Layout::of) {
            Some(layout) if layout.has_header => Confidence::LIKELY,
            Some(_) => Confidence::WEAK,
            None => Confidence::NO,
        }
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let sample = source.sample.clone();
        let found = sample
            .table()
            .and_then(|table| Some((table.dialect, Layout::of(table)?)));
        let Some((dialect, layout)) = found else {
            // Only a file that was won in `sniff` comes here.
            return Reading::nothing(stream(Resolution::Second));
        };
        let zone_assumed = !layout.has_zone && options.tz.is_none();
        if zone_assumed {
            source.notes.add(
                "zone_assumed",
                "The times carry no zone; they were read as UTC.",
            );
        }
        if !layout.order_is_certain {
            source.notes.add(
                "date_order_assumed",
                "Dates like 03/04 were read with the day first.",
            );
        }
        let reader = RowReader {
            tz: options.tz.unwrap_or(Tz::UTC),
            now: options.now,
            layout,
        };
        Reading {
            stream: stream(reader.layout.resolution),
            zone_assumed,
            items: table::rows(
                source,
                dialect,
                usize::from(reader.layout.has_header),
                move |record| reader.parse(record),
            ),
        }
    }
}

struct RowReader {
    layout: Layout,
    tz: Tz,
    now: i64,
}

/// What the time column of a row says.
enum Time {
    At(i64, Fineness),
    /// Nothing: the track was playing.
    Empty,
    Unreadable(String),
}

impl RowReader {
    fn parse(&self, record: &Record<'_>) -> Parsed {
        let layout = &self.layout;
        let (artist, title) = (record.get(layout.artist), record.get(layout.title));
        let (album, album_artist) = (
            optional(record, layout.album),
            optional(record, layout.album_artist),
        );
        let mut draft = Draft {
            artist: &artist,
            title: &title,
            album: album.trim(),
            album_artist: album_artist.trim(),
            at: None,
        };
        let fineness = match self.time(record) {
            Time::At(unix, fineness) => {
                draft.at = Some(unix);
                fineness
            }
            Time::Empty => return draft.skip(SkipReason::NowPlaying),
            Time::Unreadable(text) if layout.time_name.as_deref() == Some(&fold_name(&text)) => {
                return Parsed::skip(SkipReason::NotAPlay, "the header once more");
            }
            Time::Unreadable(text) if text.to_ascii_lowercase().contains("now") => {
                return draft.skip(SkipReason::NowPlaying);
            }
            Time::Unreadable(text) => {
                let shown: String = text.chars().take(40).collect();
                return Parsed::fail(
                    FailReason::BadTime,
                    format!("{shown:?} is no time"),
                    record.raw(),
                );
            }
        };
        draft.listen(self.now, record.raw(), |event| {
            event.resolution = layout.resolution;
            event.approximate = fineness == Fineness::Day;
            event.recording_mbid = layout
                .track_mbid
                .and_then(|column| mbid(&record.get(column)));
            event.loved = layout
                .loved
                .is_some_and(|column| is_true(record.get(column).trim()));
        })
    }

    fn time(&self, record: &Record<'_>) -> Time {
        let text: Cow<'_, str> = match self.layout.time {
            TimeColumn::Unix(column) => {
                let text = record.get(column);
                return match text.trim() {
                    "" => Time::Empty,
                    text => when::unix_text(text).map_or_else(
                        || Time::Unreadable(text.to_owned()),
                        |unix| Time::At(unix, Fineness::Second),
                    ),
                };
            }
            TimeColumn::Text(column) => record.get(column),
            TimeColumn::Pair(date, time) => Cow::Owned(Layout::joined(
                record.get(date).trim(),
                record.get(time).trim(),
            )),
        };
        match text.trim() {
            "" => Time::Empty,
            text => match when::written(text, self.layout.order)
                .and_then(|w| Some((w.listened(self.tz)?, w.fineness)))
            {
                Some((unix, fineness)) => Time::At(unix, fineness),
                None => Time::Unreadable(text.to_owned()),
            },
        }
    }
}

/// A value that may be missing; R and pandas write missing ones without quotes as `NA` and the like.
fn optional<'a>(record: &Record<'a>, column: Option<usize>) -> Cow<'a, str> {
    let Some(column) = column else {
        return Cow::Borrowed("");
    };
    let text = record.get(column);
    let is_missing =
        !record.is_quoted(column) && matches!(text.trim(), "NA" | "NaN" | "None" | "null" | "<NA>");
    if is_missing { Cow::Borrowed("") } else { text }
}

#[cfg(test)]
mod tests {
    use aime_domain::import::ImportItem;

    use super::*;
    use crate::import::table::{Records, TableHead, Taken};

    const NOW: i64 = 1_700_000_000;

    fn items(text: &str) -> Vec<ImportItem> {
        let table = TableHead::of(text, true).expect("a table");
        let layout = Layout::of(&table).expect("plays");
        let mut skip = usize::from(layout.has_header);
        let reader = RowReader {
            layout,
            tz: Tz::UTC,
            now: NOW,
        };
        let mut records = Records::new(text.as_bytes(), table.dialect);
        let mut out = Vec::new();
        while let Some(taken) = records.next() {
            if skip > 0 {
                skip -= 1;
            } else if let Taken::Record(record) = taken {
                out.push(reader.parse(&record).item);
            }
        }
        out
    }

    fn reasons(text: &str) -> Vec<&'static str> {
        items(text)
            .iter()
            .map(|item| match item {
                ImportItem::Listen(_) => "listen",
                ImportItem::Skip { reason, .. } => reason.as_str(),
                ImportItem::Fail { reason, .. } => reason.as_str(),
                _ => "other",
            })
            .collect()
    }

    #[test]
    fn rows_become_listens_or_say_why_not() {
        let text = "artist,album,track,uts\n\
            Invented Band,Fences,Gate,1605864907\n\
            Invented Band,Fences,Post,\n\
            Invented Band,Fences,Rail,0\n\
            ,Fences,Wire,1605864000\n\
            artist,album,track,uts\n\
            Invented Band,Fences,Barn,soon\n\
            Invented Band,Fences,Moon,4605864907\n\
            Invented Band,Fences,Nail,1605864907123\n\
            Invented Band,Fences,Hay,1605864207\n\
            Invented Band,Fences,Hoe,1605864207\n\
            Invented Band,Fences,Cow,1605864207\n";
        assert_eq!(
            reasons(text),
            [
                "listen",
                "now_playing",
                "no_time",
                "no_name",
                "not_a_play",
                "bad_time",
                "bad_time",
                "listen",
                "listen",
                "listen",
                "listen"
            ]
        );
    }

    #[test]
    fn missing_values_of_r_are_missing() {
        let text = "\"\",\"date\",\"artist\",\"track\",\"album\"\n\
            \"1\",2020-04-13 05:01:31,\"Invented Band\",\"Gate\",\"NA\"\n\
            \"2\",2020-04-13 04:57:59,\"Invented Band\",\"Post\",NA\n";
        let albums: Vec<_> = items(text)
            .into_iter()
            .map(|item| match item {
                ImportItem::Listen(event) => event.names.album,
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(albums, [Some("NA".to_owned()), None]);
    }

    #[test]
    fn a_day_alone_is_approximate_and_stands_for_its_end() {
        let items = items("artist,track,date\nInvented Band,Gate,2020-04-13\n");
        let ImportItem::Listen(event) = &items[0] else {
            panic!("no listen")
        };
        assert!(event.approximate);
        assert_eq!(event.listened_at, 1_586_822_399);
    }
}
