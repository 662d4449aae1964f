//! An invented listener: a library of names, and plays of it in the order of time, the same for the same seed.

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// Where the first play begins: 2010-01-01T00:00:00Z.
const FIRST_PLAY: i64 = 1_262_304_000;

const ONSETS: [&str; 14] = [
    "b", "br", "d", "f", "g", "k", "l", "m", "n", "r", "s", "st", "t", "v",
];
const VOWELS: [&str; 7] = ["a", "e", "i", "o", "u", "ea", "ou"];

/// One finished play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Play {
    /// Start, unix seconds UTC.
    pub started_at: i64,
    /// Length heard, milliseconds.
    pub played_ms: i64,
    /// Artist.
    pub artist: String,
    /// Album.
    pub album: String,
    /// Title.
    pub title: String,
    /// Number of the title in the library.
    pub track: usize,
}

/// Plays of an invented library, without end. Few titles are heard often and many seldom, as with people; two plays
/// never overlap.
#[derive(Debug)]
pub struct Plays {
    rng: StdRng,
    tracks: usize,
    at: i64,
}

impl Plays {
    /// Plays over a library of `tracks` titles, ten to an album, three albums to an artist.
    pub fn of(tracks: usize, seed: u64) -> Self {
        Self {
            rng: StdRng::seed_from_u64(seed),
            tracks,
            at: FIRST_PLAY,
        }
    }
}

impl Iterator for Plays {
    type Item = Play;

    fn next(&mut self) -> Option<Play> {
        let chance: f64 = self.rng.random();
        // The cube makes the first tenth of the library about half of the plays.
        let track = (chance.powi(3) * self.tracks as f64) as usize;
        let played_s = self.rng.random_range(120..420);
        let started_at = self.at;
        let silence = if self.rng.random_ratio(1, 20) {
            self.rng.random_range(600..6_000)
        } else {
            self.rng.random_range(0..5)
        };
        self.at += played_s + silence;
        Some(Play {
            started_at,
            played_ms: played_s * 1_000,
            artist: artist(track / 30),
            album: album(track / 10),
            title: title_case(&[word(track, 2), word(track / 3, 1), word(track + 11, 3)]),
            track,
        })
    }
}

/// Name of an artist.
pub fn artist(number: usize) -> String {
    title_case(&[word(number, 2), word(number + 7, 3)])
}

/// Title of an album; it is by the artist of a third of its number.
pub fn album(number: usize) -> String {
    title_case(&[word(number, 3), word(number + 3, 2)])
}

/// A word of some syllables; different numbers below 98^syllables give different words.
fn word(number: usize, syllables: u32) -> String {
    let mut rest = number;
    (0..syllables)
        .flat_map(|_| {
            let onset = ONSETS[rest % ONSETS.len()];
            rest /= ONSETS.len();
            let vowel = VOWELS[rest % VOWELS.len()];
            rest /= VOWELS.len();
            [onset, vowel]
        })
        .collect()
}

fn title_case(words: &[String]) -> String {
    let capital = |word: &String| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    };
    words.iter().map(capital).collect::<Vec<_>>().join(" ")
}
