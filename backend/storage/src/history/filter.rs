//! Filters of the journal, and what of them the database is asked.

use aime_domain::period::{day_number, day_start};
use chrono::NaiveDate;
use chrono_tz::Tz;
use sea_orm::Value;

use crate::db::Engine;
use crate::search::{Kind, Part, words, words_in};

/// Which listens to list; each set field narrows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Service whose report counts.
    pub source: Option<String>,
    /// Whether the user loves the song.
    pub loved: Option<bool>,
    /// Words of the artist credit, the last one perhaps unfinished.
    pub artist: Option<String>,
    /// Words of the album title, likewise.
    pub album: Option<String>,
    /// Words of the song and its artists, or of an album that it is on and the album's artists, likewise.
    pub search: Option<String>,
    /// One artist.
    pub artist_id: Option<i64>,
    /// One album.
    pub album_id: Option<i64>,
    /// One track.
    pub track_id: Option<i64>,
    /// First local day.
    pub first_day: Option<NaiveDate>,
    /// Last local day.
    pub last_day: Option<NaiveDate>,
    /// Plays that the listener keeps out of charts, instead of those that count.
    pub excluded: bool,
}

impl Filter {
    /// Whether it narrows by days at most, so that every place in the journal is found through totals.
    pub fn is_by_days_only(&self) -> bool {
        *self
            == Self {
                first_day: self.first_day,
                last_day: self.last_day,
                ..Self::default()
            }
    }

    /// Whether it narrows by source and days at most.
    pub(super) fn is_by_source_only(&self) -> bool {
        self.source.is_some()
            && Self {
                source: None,
                ..self.clone()
            }
            .is_by_days_only()
    }

    /// Its first and last day as periods, far out where it has none.
    pub(super) fn day_numbers(&self) -> (i32, i32) {
        (
            self.first_day.map_or(0, day_number),
            self.last_day.map_or(i32::MAX, day_number),
        )
    }

    /// Half-open interval of instants that its days cover.
    pub(super) fn instants(&self, zone: Tz) -> (i64, i64) {
        let from = self.first_day.map_or(i64::MIN, |day| day_start(day, zone));
        let next = self
            .last_day
            .map(|day| day.succ_opt().unwrap_or(NaiveDate::MAX));
        (from, next.map_or(i64::MAX, |day| day_start(day, zone)))
    }
}

/// A growing list of bound values that says how each is written in the statement.
#[derive(Debug, Clone, Default)]
pub(super) struct Binds(pub(super) Vec<Value>);

impl Binds {
    /// Binds a value; its number.
    pub(super) fn add(&mut self, value: impl Into<Value>) -> usize {
        self.0.push(value.into());
        self.0.len()
    }
}

/// What a filter says of tracks. The conditions name a row as `%row%`, so that they can be asked of tracks and of the
/// counts of what they speak of alike.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    recordings: Vec<String>,
    albums: Vec<String>,
    tracks: Vec<String>,
    /// Full-text questions among them: kind and number of the bound value.
    pub(super) questions: Vec<(Kind, usize)>,
}

impl Conditions {
    /// The conditions of a filter, their values bound; the user is `$1`. `None` when nothing can pass.
    pub(super) fn of(filter: &Filter, engine: Engine, binds: &mut Binds) -> Option<Self> {
        let mut all = Self::default();
        if let Some(id) = filter.track_id {
            all.tracks.push(format!("%row%.id = ${}", binds.add(id)));
        }
        if let Some(id) = filter.album_id {
            all.albums
                .push(format!("%row%.album_id = ${}", binds.add(id)));
        }
        if let Some(id) = filter.artist_id {
            let n = binds.add(id);
            let credited =
                format!("SELECT recording_id FROM recording_artist WHERE artist_id = ${n}");
            all.recordings
                .push(format!("%row%.recording_id IN ({credited})"));
        }
        if let Some(loved) = filter.loved {
            let not = if loved { "" } else { "NOT " };
            let loved = "SELECT recording_id FROM loved_tracks WHERE user_id = $1";
            all.recordings
                .push(format!("%row%.recording_id {not}IN ({loved})"));
        }
        if let Some(text) = &filter.artist {
            let n = binds.add(words_in(engine, text, Part::Context)?);
            let found = all.ask(engine, Kind::Recording, n);
            all.recordings
                .push(format!("%row%.recording_id IN {found}"));
        }
        if let Some(text) = &filter.album {
            let n = binds.add(words_in(engine, text, Part::Title)?);
            let found = all.ask(engine, Kind::Album, n);
            all.albums.push(format!("%row%.album_id IN {found}"));
        }
        if let Some(text) = &filter.search {
            let n = binds.add(words(engine, text)?);
            let (songs, albums) = (
                all.ask(engine, Kind::Recording, n),
                all.ask(engine, Kind::Album, n),
            );
            all.recordings.push(format!(
                "(%row%.recording_id IN {songs}
                  OR %row%.recording_id IN (SELECT recording_id FROM tracks WHERE album_id IN {albums}))"
            ));
        }
        Some(all)
    }

    fn ask(&mut self, engine: Engine, kind: Kind, n: usize) -> String {
        self.questions.push((kind, n));
        kind.matching(engine, n)
    }

    /// The table of counts that says exactly how many listens pass, if the conditions speak of its subject only.
    pub(super) fn counts(&self) -> Option<&'static str> {
        match (
            self.recordings.is_empty(),
            self.albums.is_empty(),
            self.tracks.is_empty(),
        ) {
            (false, true, true) => Some("recording_plays"),
            (true, false, true) => Some("album_plays"),
            _ => None,
        }
    }

    /// The conditions about a row of that name, joined by `AND`.
    pub(super) fn about(&self, row: &str) -> String {
        let all = [self.tracks.as_slice(), &self.albums, &self.recordings].concat();
        all.join(" AND ").replace("%row%", row)
    }
}
