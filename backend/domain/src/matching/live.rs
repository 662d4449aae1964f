//! Concerts and broadcasts: is a text one, and what does it say of place and time.

use super::vocabulary::{
    CONCERT, CONCERT_ALBUM, CONCERT_ALBUM_PHRASES, CONCERT_FILLER, CONCERT_PHRASES, HALLS,
    LIVE_THEN, LIVE_VERB_AFTER, LIVE_VERB_THEN,
};
use super::words::{Kind, Words};

/// Whether `words`, an addition to a title, name a concert, a broadcast or a session.
pub(super) fn is_live(words: &Words) -> bool {
    words.contains_any(CONCERT)
        || CONCERT_PHRASES
            .iter()
            .any(|phrase| words.contains_phrase(phrase))
        || words.get(0) == "at" && is_hall(words, 0)
        || (0..words.len()).any(|i| words.get(i) == "live" && is_adjective(words, i))
}

/// Whether an album's title says that its tracks are a concert. More is taken for one than in a track's title:
/// to take a studio album for a concert only parts its tracks from those of a compilation, to miss a concert
/// makes one of two performances.
pub(super) fn is_live_album(words: &Words) -> bool {
    let at_a_hall =
        |i: usize| matches!(words.get(i), "at" | "from" | "l" | "au") && is_hall(words, i);
    is_live(words)
        || words.len() > 1 && words.contains_any(CONCERT_ALBUM)
        || CONCERT_ALBUM_PHRASES
            .iter()
            .any(|phrase| words.contains_phrase(phrase))
        || words.get(0) == "alive"
        || (1..words.len()).any(at_a_hall)
}

/// Whether one of the next words names a place of concerts.
fn is_hall(words: &Words, at: usize) -> bool {
    const NEAR: usize = 4;
    let opera = words.get(at + 2) == "opera";
    !opera && (at + 1..=at + NEAR).any(|i| HALLS.contains(&words.get(i)))
}

/// Whether the "live" at `i` is the adjective and not the verb.
fn is_adjective(words: &Words, i: usize) -> bool {
    let next = words.get(i + 1);
    let before = if i == 0 { "" } else { words.get(i - 1) };
    !LIVE_VERB_AFTER.contains(&before)
        && (next.is_empty()
            || LIVE_THEN.contains(&next)
            || words.kind(i + 1) == Some(Kind::Digits)
            || !LIVE_VERB_THEN.contains(&next))
}

/// What a concert's words say of place and time, folded and sorted; empty where they only say "live".
pub(super) fn detail(words: &Words) -> Vec<String> {
    let said = words.iter().filter(|word| !CONCERT_FILLER.contains(word));
    let mut out: Vec<String> = said.map(str::to_owned).collect();
    out.sort_unstable();
    out.dedup();
    out
}
