//! The clock of a file whose times carry no zone, found from listens that are already known (DESIGN §4).
//!
//! A file that was written in local time and is read as UTC misses every play that another source reported by
//! the same whole number of quarter hours. Where enough rows agree on one such offset, or on the listener's own
//! zone with its changes of clocks, the file was written so.

use std::collections::HashMap;

/// Rows that must agree before a file's clock is taken for anything but what its format says (DESIGN §4).
const FEWEST_ROWS: usize = 50;

/// Offsets between zones are multiples of this many seconds.
const STEP_S: i64 = 900;

/// Furthest that a clock is from UTC: −12 to +14 hours are in use.
pub const FURTHEST_S: i64 = 14 * 3_600;

/// Two sources may stamp one play so many seconds apart: one its start, the other some moments later.
const SLACK_S: i64 = 90;

/// The winner must explain so many times the rows of any other offset: a song heard every hour fits many.
const AHEAD: usize = 2;

/// A row's time as its file's clock shows it, and when the same recording is known to have been heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// The row's time, read as if the clock showed UTC, unix seconds.
    pub clock: i64,
    /// What that clock would be if it showed the listener's own zone, unix seconds UTC.
    pub in_zone: i64,
    /// Known listens of that recording from other reports, unix seconds UTC.
    pub known: Vec<i64>,
}

/// What a file's clock shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileClock {
    /// The listener's own zone, with its changes of clocks.
    OwnZone {
        /// Rows that say so.
        rows: usize,
    },
    /// So many seconds ahead of UTC all year.
    Ahead {
        /// Seconds, a multiple of a quarter of an hour; negative west of Greenwich.
        seconds: i64,
        /// Rows that say so.
        rows: usize,
    },
}

/// The clock on which enough of the rows agree; `None` where they agree on UTC, or on nothing.
pub fn find(sightings: &[Sighting]) -> Option<FileClock> {
    let mut by_offset: HashMap<i64, usize> = HashMap::new();
    for sighting in sightings {
        for step in steps(sighting) {
            *by_offset.entry(step).or_default() += 1;
        }
    }
    let (step, rows) = by_offset
        .iter()
        .map(|(step, rows)| (*step, *rows))
        .max_by_key(|(step, rows)| (*rows, std::cmp::Reverse(step.abs()), *step))?;
    let at_utc = by_offset.get(&0).copied().unwrap_or(0);
    let own = sightings.iter().filter(|one| fits_zone(one)).count();
    // Where one offset explains no more than the zone does, the zone is right beyond the rows that were seen, too.
    if own >= FEWEST_ROWS && own >= rows && own >= AHEAD * at_utc {
        return Some(FileClock::OwnZone { rows: own });
    }
    let second = by_offset
        .iter()
        .filter(|(other, _)| **other != step)
        .map(|(_, rows)| *rows)
        .max()
        .unwrap_or(0);
    (step != 0 && rows >= FEWEST_ROWS && rows >= AHEAD * second).then_some(FileClock::Ahead {
        seconds: step * STEP_S,
        rows,
    })
}

/// Offsets in steps at which a row meets a known listen, each once.
fn steps(sighting: &Sighting) -> Vec<i64> {
    let mut steps: Vec<i64> = sighting
        .known
        .iter()
        .filter_map(|known| {
            let ahead = sighting.clock - known;
            let step = (ahead + STEP_S / 2).div_euclid(STEP_S);
            let near =
                (ahead - step * STEP_S).abs() <= SLACK_S && ahead.abs() <= FURTHEST_S + SLACK_S;
            near.then_some(step)
        })
        .collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

fn fits_zone(sighting: &Sighting) -> bool {
    let near = |known: &i64| (sighting.in_zone - known).abs() <= SLACK_S;
    sighting.known.iter().any(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUMMER: i64 = 1_592_000_000;
    const WINTER: i64 = 1_608_000_000;

    /// Plays at these instants, written by a clock that is `ahead` there, where the zone is `zone` ahead.
    fn seen(at: impl Iterator<Item = i64>, ahead: i64, zone: i64) -> Vec<Sighting> {
        at.map(|at| Sighting {
            clock: at + ahead + 7,
            in_zone: at + ahead + 7 - zone,
            known: vec![at],
        })
        .collect()
    }

    fn every_hour(from: i64, rows: i64) -> impl Iterator<Item = i64> {
        (0..rows).map(move |n| from + n * 3_700)
    }

    #[test]
    fn fifty_rows_at_one_offset_tell_the_clock() {
        let rows = seen(every_hour(WINTER, 50), -18_000, 3_600);
        assert_eq!(
            find(&rows),
            Some(FileClock::Ahead {
                seconds: -18_000,
                rows: 50
            })
        );
        assert_eq!(find(&rows[1..]), None);
    }

    #[test]
    fn quarter_hours_exist() {
        let rows = seen(every_hour(WINTER, 60), 20_700, 3_600);
        assert_eq!(
            find(&rows),
            Some(FileClock::Ahead {
                seconds: 20_700,
                rows: 60
            })
        );
    }

    #[test]
    fn a_file_in_utc_is_left_alone() {
        assert_eq!(find(&seen(every_hour(WINTER, 200), 0, 3_600)), None);
        assert_eq!(find(&[]), None);
    }

    #[test]
    fn the_listeners_own_zone_explains_summer_and_winter() {
        let mut rows = seen(every_hour(WINTER, 60), 3_600, 3_600);
        rows.extend(seen(every_hour(SUMMER, 60), 7_200, 7_200));
        assert_eq!(find(&rows), Some(FileClock::OwnZone { rows: 120 }));
    }

    #[test]
    fn two_offsets_that_no_zone_explains_are_nothing() {
        let mut rows = seen(every_hour(WINTER, 60), 3_600, 0);
        rows.extend(seen(every_hour(SUMMER, 60), 7_200, 0));
        assert_eq!(find(&rows), None);
    }

    #[test]
    fn a_song_heard_every_hour_proves_nothing() {
        let known: Vec<i64> = every_hour(WINTER, 60).map(|at| at - at % 3_600).collect();
        let rows: Vec<Sighting> = known
            .iter()
            .map(|at| Sighting {
                clock: *at,
                in_zone: at - 3_600,
                known: known.clone(),
            })
            .collect();
        assert_eq!(find(&rows), None);
    }
}
