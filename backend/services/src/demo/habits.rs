//! When somebody listens to what: more in the evening and at weekends, in sessions, whole albums more often
//! than single songs, some albums far more often than others, and new ones as time goes by.

use aime_domain::listen::{ListenEvent, Names, Resolution, Stamp};
use aime_domain::period;
use chrono::{DateTime, Datelike as _, Days, NaiveDate, Weekday};
use chrono_tz::Tz;
use rand::RngExt as _;
use rand::rngs::Xoshiro256PlusPlus as Random;

use super::library::{Album, Library};

/// Listens on an ordinary day, as long as the years allow.
const PER_DAY: usize = 15;
/// Fewest and most days that the listens are spread over.
const SPAN: std::ops::RangeInclusive<usize> = 365..=7_300;
/// Share of albums known from the first day on.
const KNOWN_FIRST: f64 = 0.15;
/// Hours at which somebody starts to listen; a repeated one is likelier.
const HOURS: [i64; 14] = [7, 8, 8, 9, 12, 13, 17, 18, 18, 19, 20, 20, 21, 22];
const HOUR: i64 = 3_600;

/// Plays one after the other, oldest first.
#[derive(Debug)]
pub(super) struct Habits<'a> {
    library: &'a Library,
    /// Sum of the appeal of the albums up to each.
    appeal: Vec<f64>,
    zone: Tz,
    rng: Random,
    /// First day, and listens of each day.
    first: NaiveDate,
    days: Vec<usize>,
    day: usize,
    /// What is left of the day, as sessions: start and plays; latest first.
    sessions: Vec<(i64, usize)>,
    /// End of the last play, unix seconds UTC.
    free_at: i64,
    playing: Option<(usize, usize)>,
    left_in_session: usize,
}

impl<'a> Habits<'a> {
    /// `listens` plays up to two days before `now` (unix seconds).
    pub(super) fn new(
        library: &'a Library,
        listens: usize,
        now: i64,
        zone: Tz,
        mut rng: Random,
    ) -> Self {
        let span = (listens / PER_DAY).clamp(*SPAN.start(), *SPAN.end());
        let today = DateTime::from_timestamp(now, 0)
            .unwrap_or_default()
            .with_timezone(&zone)
            .date_naive();
        let first = today
            .checked_sub_days(Days::new(span as u64 + 1))
            .unwrap_or(today);
        let days = spread(
            if library.albums.is_empty() {
                0
            } else {
                listens
            },
            first,
            span,
            &mut rng,
        );
        let mut sum = 0.0;
        let appeal = library.albums.iter().map(|album| {
            sum += album.appeal;
            sum
        });
        Self {
            appeal: appeal.collect(),
            library,
            zone,
            rng,
            first,
            days,
            day: 0,
            sessions: Vec::new(),
            free_at: 0,
            playing: None,
            left_in_session: 0,
        }
    }

    /// The start of the next play; `None` when the days are over.
    fn next_start(&mut self) -> Option<i64> {
        if self.left_in_session > 0 {
            self.left_in_session -= 1;
            return Some(self.free_at + self.rng.random_range(1..=6));
        }
        while self.sessions.is_empty() {
            self.plan_day()?;
        }
        let (start, plays) = self.sessions.pop()?;
        self.left_in_session = plays - 1;
        self.playing = None;
        Some(start.max(self.free_at + 60))
    }

    fn plan_day(&mut self) -> Option<()> {
        let plays = *self.days.get(self.day)?;
        let date = self.first.checked_add_days(Days::new(self.day as u64))?;
        self.day += 1;
        let midnight = period::day_start(date, self.zone);
        let count = plays.div_ceil(18).min(plays);
        for n in 0..count {
            let share = plays / count + usize::from(n < plays % count);
            let hour = HOURS[self.rng.random_range(0..HOURS.len())];
            self.sessions.push((
                midnight + hour * HOUR + self.rng.random_range(0..HOUR),
                share,
            ));
        }
        self.sessions
            .sort_unstable_by(|left, right| right.cmp(left));
        Some(())
    }

    /// Goes on with the album that is playing, or chooses another.
    fn choose(&mut self) -> (usize, usize) {
        let next = match self.playing {
            Some((album, track)) if track + 1 < self.library.albums[album].tracks.len() => {
                (album, track + 1)
            }
            _ => {
                let album = self.liked_album();
                let is_whole = self.rng.random_range(0..10) < 7;
                let tracks = self.library.albums[album].tracks.len();
                let track = if is_whole {
                    0
                } else {
                    self.rng.random_range(0..tracks)
                };
                (album, track)
            }
        };
        // Now and then somebody gets up and changes the record.
        let is_changed = self.rng.random_range(0..9) == 0;
        self.playing = (!is_changed).then_some(next);
        next
    }

    /// One of the albums known by now, the liked ones more often.
    fn liked_album(&mut self) -> usize {
        let progress = self.day as f64 / self.days.len().max(1) as f64;
        let share = KNOWN_FIRST + (1.0 - KNOWN_FIRST) * progress;
        let known = ((share * self.appeal.len() as f64) as usize).clamp(1, self.appeal.len());
        let at = self.rng.random::<f64>() * self.appeal[known - 1];
        self.appeal[..known]
            .partition_point(|sum| *sum < at)
            .min(known - 1)
    }
}

impl Iterator for Habits<'_> {
    type Item = ListenEvent;

    fn next(&mut self) -> Option<ListenEvent> {
        let start = self.next_start()?;
        let (album, track) = self.choose();
        let event = play(&self.library.albums[album], track, start);
        self.free_at = start + event.duration_ms.unwrap_or(0) / 1_000;
        Some(event)
    }
}

/// Listens of each day, `listens` in all.
fn spread(listens: usize, first: NaiveDate, span: usize, rng: &mut Random) -> Vec<usize> {
    let weights: Vec<f64> = first
        .iter_days()
        .take(span)
        .map(|date| {
            let is_weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
            let is_quiet = rng.random_range(0..12) == 0;
            let mood = 0.4 + rng.random::<f64>();
            mood * if is_weekend { 1.5 } else { 1.0 } * if is_quiet { 0.05 } else { 1.0 }
        })
        .collect();
    let all: f64 = weights.iter().sum();
    let mut owed = 0.0;
    let mut given = 0;
    let mut days: Vec<usize> = weights
        .iter()
        .map(|weight| {
            owed += weight / all * listens as f64;
            let today = (owed as usize).min(listens) - given;
            given += today;
            today
        })
        .collect();
    if let Some(last) = days.last_mut() {
        *last += listens - given;
    }
    days
}

fn play(album: &Album, n: usize, start: i64) -> ListenEvent {
    let track = &album.tracks[n];
    ListenEvent {
        source_event_id: None,
        listened_at: start,
        stamp: Stamp::Start,
        resolution: Resolution::Second,
        approximate: false,
        names: Names {
            artist: album.artist.clone(),
            title: track.title.clone(),
            album: Some(album.title.clone()),
            album_artist: Some(album.artist.clone()),
        },
        duration_ms: Some(track.duration_ms),
        played_ms: Some(track.duration_ms),
        recording_mbid: None,
        isrc: None,
        loved: track.is_loved,
        needs_known_length: false,
        stream: None,
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng as _;

    use super::*;

    const NOW: i64 = 1_795_262_400;

    fn plays(listens: usize) -> Vec<ListenEvent> {
        let mut rng = Random::seed_from_u64(3);
        let library = Library::invent(60, NOW, &mut rng);
        Habits::new(&library, listens, NOW, chrono_tz::Europe::Zurich, rng).collect()
    }

    #[test]
    fn as_many_plays_as_asked_one_after_the_other_and_none_in_the_future() {
        for listens in [0, 1, 100, 20_000] {
            let plays = plays(listens);
            assert_eq!(plays.len(), listens);
            for pair in plays.windows(2) {
                let end = pair[0].listened_at + pair[0].duration_ms.unwrap_or(0) / 1_000;
                assert!(pair[1].listened_at > end);
            }
            assert!(plays.last().is_none_or(|last| last.listened_at < NOW));
        }
    }

    #[test]
    fn a_library_without_albums_is_never_played() {
        let rng = Random::seed_from_u64(3);
        let library = Library::invent(0, NOW, &mut rng.clone());
        assert_eq!(
            Habits::new(&library, 10, NOW, chrono_tz::UTC, rng).count(),
            0
        );
    }
}
