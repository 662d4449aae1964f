//! Sittings: listens with less than half an hour of silence between them.

/// Silence that ends a sitting, seconds.
pub const SILENCE_SECONDS: i64 = 30 * 60;

/// Some plays in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitting {
    /// When the first one began, unix seconds UTC.
    pub starts_at: i64,
    /// When the last one to end did, as far as lengths are known, unix seconds UTC.
    pub ends_at: i64,
    /// How many there are.
    pub plays: usize,
}

/// Puts plays together. Each is its start (unix seconds) and how long it was heard (seconds, 0 where that is not
/// known); the oldest comes first, and so does the oldest sitting.
pub fn sittings(plays: impl IntoIterator<Item = (i64, i64)>) -> Vec<Sitting> {
    let mut found: Vec<Sitting> = Vec::new();
    for (start, seconds) in plays {
        let end = start + seconds.max(0);
        match found.last_mut() {
            Some(last) if start - last.ends_at < SILENCE_SECONDS => {
                last.ends_at = last.ends_at.max(end);
                last.plays += 1;
            }
            _ => found.push(Sitting {
                starts_at: start,
                ends_at: end,
                plays: 1,
            }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(plays: &[(i64, i64)]) -> Vec<(i64, i64, usize)> {
        sittings(plays.iter().copied())
            .into_iter()
            .map(|one| (one.starts_at, one.ends_at, one.plays))
            .collect()
    }

    #[test]
    fn half_an_hour_of_silence_ends_a_sitting_counted_from_the_end_of_a_play() {
        assert_eq!(
            shape(&[(0, 200), (200 + 1_799, 100), (2_099 + 1_800, 60)]),
            [(0, 2_099, 2), (3_899, 3_959, 1)]
        );
    }

    #[test]
    fn a_long_play_outlasts_the_short_ones_within_it() {
        assert_eq!(shape(&[(0, 4_000), (100, 50), (5_000, 0)]), [(0, 5_000, 3)]);
    }

    #[test]
    fn nothing_heard_is_no_sitting() {
        assert_eq!(shape(&[]), []);
    }
}
