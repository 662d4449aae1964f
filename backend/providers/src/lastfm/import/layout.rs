//! Which column of a listening table is what.

use aime_domain::listen::Resolution;

use crate::import::{
    mbid,
    names::{ALBUM, ALBUM_ARTIST, ARTIST, LOVED, TITLE, TRACK_MBID, names_a_time},
    table::{Cell, Header, TableHead},
    when::{self, FIRST_LISTEN, Fineness, Order, Written},
};

/// Rows of the sample below which nothing is concluded from their numbers.
const ENOUGH: usize = 20;

/// How the time of a play is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeColumn {
    /// Unix time.
    Unix(usize),
    /// A text.
    Text(usize),
    /// A date and a time of day.
    Pair(usize, usize),
}

/// The columns of a listening table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// Whether the first record is a header.
    pub(super) has_header: bool,
    pub(super) artist: usize,
    pub(super) title: usize,
    pub(super) album: Option<usize>,
    pub(super) album_artist: Option<usize>,
    pub(super) track_mbid: Option<usize>,
    pub(super) loved: Option<usize>,
    pub(super) time: TimeColumn,
    /// Folded header name of the time column, to know a repeated header by.
    pub(super) time_name: Option<String>,
    pub(super) order: Order,
    /// `None` = day and month could be either way round.
    pub(super) order_is_certain: bool,
    pub(super) resolution: Resolution,
    pub(super) has_zone: bool,
}

impl Layout {
    /// The layout of a table that begins like this, or `None` when it holds no plays.
    pub(super) fn of(table: &TableHead) -> Option<Self> {
        let header = Header::of(table.records.first()?);
        let names = header
            .find(ARTIST)
            .zip(header.find(TITLE))
            .filter(|(artist, title)| artist != title);
        match names {
            Some((artist, title)) => {
                let rows = &table.records[1..];
                let times = Times::of(rows, Some(&header))?;
                Some(Self {
                    has_header: true,
                    artist,
                    title,
                    album: header.find(ALBUM),
                    album_artist: header.find(ALBUM_ARTIST),
                    track_mbid: header.find(TRACK_MBID),
                    loved: header.find(LOVED),
                    time: times.column,
                    time_name: header.names().nth(times.first_column()).map(str::to_owned),
                    order: times.order.unwrap_or_default(),
                    order_is_certain: times.order.is_some() || !times.ambiguous,
                    resolution: times.resolution,
                    has_zone: times.has_zone,
                })
            }
            None => Self::headerless(&table.records),
        }
    }

    /// Columns told by what is in them: the time by its form, the title as the text that repeats least and is
    /// never missing, the artist as the first of the rest.
    fn headerless(rows: &[Vec<Cell>]) -> Option<Self> {
        let times = Times::of(rows, None)?;
        // A first row with something else than a time is a header in words that we do not know; one with
        // nothing there is the track that was playing.
        let first = values(&rows[..1], times.first_column());
        if !first.is_empty() && rank(&first).is_none() {
            return None;
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let values = |column: usize| {
            rows.iter()
                .filter_map(move |row| row.get(column))
                .map(|cell| cell.text.as_str())
        };
        let is_text = |column: &usize| {
            !times.holds(*column)
                && values(*column)
                    .filter(|v| v.chars().any(char::is_alphabetic))
                    .count()
                    * 2
                    > rows.len()
                && values(*column).filter(|v| mbid(v).is_some()).count() * 10 <= rows.len()
        };
        let texts: Vec<usize> = (0..width).filter(is_text).collect();
        if (0..width).any(|column| !times.holds(column) && !texts.contains(&column)) {
            return None;
        }
        let distinct = |column: usize| {
            values(column)
                .collect::<std::collections::BTreeSet<_>>()
                .len()
        };
        let missing = |column: usize| rows.len() - values(column).filter(|v| !v.is_empty()).count();
        let (artist, title, album) = match texts[..] {
            [artist, title] => (artist, title, None),
            [artist, a, b] => {
                // lastfm-to-csv writes artist, album, track: that is how a tie is read.
                let title_is_a = missing(a) < missing(b)
                    || missing(a) == missing(b) && distinct(a) > distinct(b);
                if title_is_a {
                    (artist, a, Some(b))
                } else {
                    (artist, b, Some(a))
                }
            }
            _ => return None,
        };
        Some(Self {
            has_header: false,
            artist,
            title,
            album,
            album_artist: None,
            track_mbid: None,
            loved: None,
            time: times.column,
            time_name: None,
            order: times.order.unwrap_or_default(),
            order_is_certain: times.order.is_some() || !times.ambiguous,
            resolution: times.resolution,
            has_zone: times.has_zone,
        })
    }

    /// The text that stands in the time column, as [`when::written`] reads it.
    pub(super) fn joined(date: &str, time: &str) -> String {
        format!("{date} {time}")
    }
}

/// What the time columns of a sample show.
struct Times {
    column: TimeColumn,
    order: Option<Order>,
    /// Whether there are dates whose order matters.
    ambiguous: bool,
    resolution: Resolution,
    has_zone: bool,
}

/// How good a column is as time of play; smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Unix,
    Zoned(Fineness),
    Local(Fineness),
}

impl Times {
    fn of(rows: &[Vec<Cell>], header: Option<&Header>) -> Option<Self> {
        let width = rows.iter().map(Vec::len).max()?;
        let may_be_time = |column: usize| {
            let Some(header) = header else { return true };
            header
                .names()
                .nth(column)
                .is_some_and(|name| name.is_empty() || names_a_time(name))
        };
        let (rank, column) = (0..width)
            .filter(|column| may_be_time(*column))
            .filter_map(|column| Some((rank(&values(rows, column))?, column)))
            .min()?;
        let texts = values(rows, column);
        if rank == Rank::Unix {
            let unix: Vec<i64> = texts
                .iter()
                .filter_map(|text| when::unix_text(text))
                .collect();
            let coarse = unix.len() >= ENOUGH && unix.iter().all(|t| t % 60 == 0);
            return Some(Self {
                column: TimeColumn::Unix(column),
                order: None,
                ambiguous: false,
                resolution: if coarse {
                    Resolution::Minute
                } else {
                    Resolution::Second
                },
                has_zone: true,
            });
        }
        let mut column = TimeColumn::Text(column);
        let mut texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
        if let Rank::Local(Fineness::Day) = rank
            && let TimeColumn::Text(date) = column
            && let Some(time) = (0..width).find(|other| is_time_of_day(&values(rows, *other)))
        {
            column = TimeColumn::Pair(date, time);
            texts = rows
                .iter()
                .filter_map(|row| Some(Layout::joined(&row.get(date)?.text, &row.get(time)?.text)))
                .collect();
        }
        let order = Order::of(texts.iter().map(String::as_str));
        let read = |order| {
            texts
                .iter()
                .filter_map(|text| when::written(text, order))
                .collect::<Vec<_>>()
        };
        let times: Vec<Written> = read(order.unwrap_or_default());
        let ambiguous = order.is_none() && read(Order::DayFirst) != read(Order::MonthFirst);
        let fineness = times.iter().map(|time| time.fineness).min()?;
        let on_the_minute =
            times.len() >= ENOUGH && times.iter().all(|time| time.is_on_the_minute());
        Some(Self {
            column,
            order,
            ambiguous,
            resolution: if on_the_minute {
                Resolution::Minute
            } else {
                fineness.resolution()
            },
            has_zone: times.iter().all(|time| time.has_zone()),
        })
    }

    const fn first_column(&self) -> usize {
        match self.column {
            TimeColumn::Unix(column) | TimeColumn::Text(column) | TimeColumn::Pair(column, _) => {
                column
            }
        }
    }

    fn holds(&self, column: usize) -> bool {
        column == self.first_column()
            || matches!(self.column, TimeColumn::Pair(_, time) if time == column)
    }
}

/// The values of a column that are there.
fn values(rows: &[Vec<Cell>], column: usize) -> Vec<&str> {
    rows.iter()
        .filter_map(|row| row.get(column))
        .map(|cell| cell.text.as_str())
        .filter(|text| !text.is_empty())
        .collect()
}

/// What kind of times a column holds, if at least four in five of its values are some.
fn rank(texts: &[&str]) -> Option<Rank> {
    let enough = |count: usize| count > 0 && count * 5 >= texts.len() * 4;
    let unix = texts.iter().filter_map(|text| when::unix_text(text));
    let (plausible, zero) = unix.fold((0, 0), |(plausible, zero), time| {
        (
            plausible + usize::from(time >= FIRST_LISTEN),
            zero + usize::from(time == 0),
        )
    });
    if plausible > 0 && enough(plausible + zero) {
        return Some(Rank::Unix);
    }
    let order = Order::of(texts.iter().copied()).unwrap_or_default();
    let times: Vec<Written> = texts
        .iter()
        .filter_map(|text| when::written(text, order))
        .collect();
    if !enough(times.len()) {
        return None;
    }
    let fineness = times.iter().map(|time| time.fineness).min()?;
    Some(if times.iter().all(|time| time.has_zone()) {
        Rank::Zoned(fineness)
    } else {
        Rank::Local(fineness)
    })
}

fn is_time_of_day(texts: &[&str]) -> bool {
    !texts.is_empty()
        && texts.iter().all(|text| {
            let mut parts = text.split([':', ' ']);
            parts
                .next()
                .is_some_and(|h| h.parse::<u8>().is_ok_and(|h| h < 24))
                && parts
                    .next()
                    .is_some_and(|m| m.parse::<u8>().is_ok_and(|m| m < 60))
        })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn layout(text: &str) -> Option<Layout> {
        TableHead::of(text, true).and_then(|table| Layout::of(&table))
    }

    #[rstest]
    #[case::uts("uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\n\"1720688852\",\"11 Jul 2024, 09:07\",\"A\",\"\",\"B\",\"\",\"C\",\"\"\n", (2, 6, Some(4)), TimeColumn::Unix(0))]
    #[case::r("\"\",\"date\",\"artist\",\"track\",\"album\"\n\"1\",2020-04-13 05:01:31,\"A\",\"C\",NA\n", (2, 3, Some(4)), TimeColumn::Text(1))]
    #[case::swapped("artist,track,album,played_at,date,hour\nA,C,B,2025-08-16 11:45:00,2025-08-16,11\n", (0, 1, Some(2)), TimeColumn::Text(3))]
    #[case::song_title("artist,album,song_title,date_time\nA,B,C,19 Sep 2024 11:25\n", (0, 2, Some(1)), TimeColumn::Text(3))]
    #[case::german("Künstler;Titel;Album;Datum\nA;C;B;19.09.2024 11:25\n", (0, 1, Some(2)), TimeColumn::Text(3))]
    #[case::pair("Artist,Track,Date,Time\nA,C,2024-09-19,11:25:01\n", (0, 1, None), TimeColumn::Pair(2, 3))]
    #[case::headerless("A,B,C,20 Nov 2020 09:35\nA,B,D,20 Nov 2020 09:31\nA,,E,20 Nov 2020 09:28\n", (0, 2, Some(1)), TimeColumn::Text(3))]
    #[case::headerless_swapped("A,C,B,20 Nov 2020 09:35\nA,D,B,20 Nov 2020 09:31\nA,E,,20 Nov 2020 09:28\n", (0, 1, Some(2)), TimeColumn::Text(3))]
    #[case::headerless_now_playing("A,B,C,\nA,B,C,20 Nov 2020 09:35\nA,,D,20 Nov 2020 09:31\n", (0, 2, Some(1)), TimeColumn::Text(3))]
    #[case::headerless_unix("1605864907,A,C\n1605864607,A,D\n", (1, 2, None), TimeColumn::Unix(0))]
    fn columns_are_found(
        #[case] text: &str,
        #[case] names: (usize, usize, Option<usize>),
        #[case] time: TimeColumn,
    ) {
        let layout = layout(text).expect(text);
        assert_eq!(
            ((layout.artist, layout.title, layout.album), layout.time),
            (names, time)
        );
    }

    #[rstest]
    #[case::collection("Catalog#,Artist,Title,Label,Date Added\nX1,A,B,C,2014-12-05 20:23:02\n")]
    #[case::no_time("artist,track\nA,B\n")]
    #[case::numbers("1,2,3\n4,5,6\n")]
    #[case::unknown_header("foo,bar,baz\nA,B,20 Nov 2020 09:35\nA,C,20 Nov 2020 09:31\n")]
    #[case::bank("2020-11-20,Baker,-12.50,EUR\n2020-11-21,Grocer,-8.00,EUR\n")]
    #[case::play_counts("artist,track,playcount\nA,B,12\n")]
    fn tables_without_plays_are_none(#[case] text: &str) {
        assert_eq!(layout(text), None);
    }

    #[test]
    fn times_that_are_all_on_the_minute_are_in_minutes() {
        let row = |minute: usize| format!("A,C{minute},2025-08-16 11:{minute:02}:00\n");
        let text = format!(
            "artist,track,played_at\n{}",
            (10..50).map(row).collect::<String>()
        );
        assert_eq!(layout(&text).expect("plays").resolution, Resolution::Minute);
        let text = text.replace("11:33:00", "11:33:07");
        assert_eq!(layout(&text).expect("plays").resolution, Resolution::Second);
    }

    #[test]
    fn the_order_of_dates_is_known_or_not() {
        let known = layout("artist,track,date\nA,C,01/02/2024 10:00\nA,D,01/13/2024 10:00\n")
            .expect("plays");
        assert_eq!(
            (known.order, known.order_is_certain),
            (Order::MonthFirst, true)
        );
        let open = layout("artist,track,date\nA,C,01/02/2024 10:00\n").expect("plays");
        assert!(!open.order_is_certain);
        assert!(
            layout("artist,track,date\nA,C,1 Feb 2024 10:00\n")
                .expect("plays")
                .order_is_certain
        );
    }
}
