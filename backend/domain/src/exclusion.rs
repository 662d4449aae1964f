//! Rules of a listener that keep plays in the history and out of every count.

/// What a rule names; every part that is given must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Exclusion {
    /// Plays credited to this artist.
    pub artist_id: Option<i64>,
    /// Plays of this song, whatever album it is on.
    pub recording_id: Option<i64>,
    /// Plays that begin in these hours of the listener's day.
    pub hours: Option<Hours>,
}

/// Hours of a local day, from the first (included) to the last (not included); past midnight where `from` is later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hours {
    /// First hour, 0 … 23.
    pub from: u8,
    /// Hour at which it ends, 0 … 23; the same as `from` is the whole day.
    pub to: u8,
}

impl Hours {
    /// Whether an hour lies within.
    pub const fn holds(self, hour: u8) -> bool {
        if self.from < self.to {
            self.from <= hour && hour < self.to
        } else {
            hour >= self.from || hour < self.to
        }
    }
}

impl Exclusion {
    /// Whether it says anything at all.
    pub const fn is_empty(&self) -> bool {
        self.artist_id.is_none() && self.recording_id.is_none() && self.hours.is_none()
    }

    /// Whether a play falls under it: its song, who is credited, and the local hour in which it began.
    pub fn matches(&self, recording: i64, artists: &[i64], hour: u8) -> bool {
        !self.is_empty()
            && self.recording_id.is_none_or(|id| id == recording)
            && self.artist_id.is_none_or(|id| artists.contains(&id))
            && self.hours.is_none_or(|hours| hours.holds(hour))
    }

    /// Why a play that falls under it is not counted, as a stable word.
    pub const fn reason(&self) -> &'static str {
        if self.recording_id.is_some() {
            "excluded_track"
        } else if self.artist_id.is_some() {
            "excluded_artist"
        } else {
            "excluded_hours"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NIGHT: Hours = Hours { from: 23, to: 6 };

    #[rstest::rstest]
    #[case(NIGHT, 23, true)]
    #[case(NIGHT, 5, true)]
    #[case(NIGHT, 6, false)]
    #[case(Hours { from: 9, to: 12 }, 9, true)]
    #[case(Hours { from: 9, to: 12 }, 12, false)]
    #[case(Hours { from: 4, to: 4 }, 17, true)]
    fn hours_may_pass_midnight(#[case] hours: Hours, #[case] hour: u8, #[case] holds: bool) {
        assert_eq!(hours.holds(hour), holds);
    }

    #[test]
    fn every_part_that_is_given_must_hold() {
        let sleep = Exclusion {
            artist_id: Some(7),
            recording_id: None,
            hours: Some(NIGHT),
        };
        assert!(sleep.matches(1, &[3, 7], 2));
        assert!(!sleep.matches(1, &[3, 7], 12));
        assert!(!sleep.matches(1, &[3], 2));
        assert!(!Exclusion::default().matches(1, &[3], 2));
    }
}
