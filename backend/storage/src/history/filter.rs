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
    /// Words of the song and its artists, or of the album and its artists, likewise.
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
}

impl Filter {
    /// Whether it narrows by days at most, so that every place in the journal is found through day totals.
    pub fn is_by_days_only(&self) -> bool {
        *self
            == Self {
                first_day: self.first_day,
                last_day: self.last_day,
                ..Self::default()
            }
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
#[derive(Debug, Default)]
pub(super) struct Binds(pub(super) Vec<Value>);

impl Binds {
    /// Binds a value; its number.
    pub(super) fn add(&mut self, value: impl Into<Value>) -> usize {
        self.0.push(value.into());
        self.0.len()
    }
}

/// What a filter says of tracks, as conditions on `tracks t`.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum OnTracks {
    /// Nothing.
    All,
    /// No track can pass.
    None,
    /// These conditions.
    Some {
        /// Joined by `AND`.
        conditions: String,
        /// What they speak of.
        about: About,
    },
}

/// What conditions on tracks speak of, and so whose counts say exactly how many listens pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// Recordings only.
    Recordings,
    /// Albums only.
    Albums,
    /// Tracks, or recordings and albums together.
    Tracks,
}

/// The conditions of a filter, their values bound; the user is `$1`.
pub(super) fn on_tracks(filter: &Filter, engine: Engine, binds: &mut Binds) -> OnTracks {
    let mut recordings = Vec::new();
    let mut albums = Vec::new();
    let mut tracks = Vec::new();
    if let Some(id) = filter.track_id {
        tracks.push(format!("t.id = ${}", binds.add(id)));
    }
    if let Some(id) = filter.album_id {
        albums.push(format!("t.album_id = ${}", binds.add(id)));
    }
    if let Some(id) = filter.artist_id {
        let n = binds.add(id);
        recordings.push(format!(
            "t.recording_id IN (SELECT recording_id FROM recording_artist WHERE artist_id = ${n})"
        ));
    }
    if let Some(loved) = filter.loved {
        let not = if loved { "" } else { "NOT " };
        recordings.push(format!(
            "t.recording_id {not}IN (SELECT recording_id FROM loved_tracks WHERE user_id = $1)"
        ));
    }
    if let Some(text) = &filter.artist {
        let Some(query) = words_in(engine, text, Part::Context) else {
            return OnTracks::None;
        };
        let n = binds.add(query);
        recordings.push(format!(
            "t.recording_id IN {}",
            Kind::Recording.matching(engine, n)
        ));
    }
    if let Some(text) = &filter.album {
        let Some(query) = words_in(engine, text, Part::Title) else {
            return OnTracks::None;
        };
        let n = binds.add(query);
        albums.push(format!("t.album_id IN {}", Kind::Album.matching(engine, n)));
    }
    if let Some(text) = &filter.search {
        let Some(query) = words(engine, text) else {
            return OnTracks::None;
        };
        let n = binds.add(query);
        tracks.push(format!(
            "(t.recording_id IN {} OR t.album_id IN {})",
            Kind::Recording.matching(engine, n),
            Kind::Album.matching(engine, n)
        ));
    }
    let about = match (recordings.is_empty(), albums.is_empty(), tracks.is_empty()) {
        (true, true, true) => return OnTracks::All,
        (false, true, true) => About::Recordings,
        (true, false, true) => About::Albums,
        _ => About::Tracks,
    };
    let all = [tracks, albums, recordings].concat();
    OnTracks::Some {
        conditions: all.join(" AND "),
        about,
    }
}
