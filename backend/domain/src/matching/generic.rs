//! Titles that many albums have, so that only the album tells which song is meant.

use super::vocabulary::{COUNTING_TITLE, MOVEMENT, WORKING_FILLER, WORKING_TITLE, WORKING_WHOLE};
use super::words::{Kind, Words};

/// No working title is longer.
const LONGEST: usize = 12;

/// Whether a title says nothing without its album: Intro, Skit 2, Track 05, III. Presto.
pub(super) fn is_generic(words: &Words) -> bool {
    if words.is_empty() || words.len() > LONGEST {
        return false;
    }
    let is_number = |i: usize| words.kind(i) == Some(Kind::Digits);
    let made_of = |list: &[&str], beside: &[&str]| {
        words.contains_any(list)
            && (0..words.len()).all(|i| {
                is_number(i) || list.contains(&words.get(i)) || beside.contains(&words.get(i))
            })
    };
    let counting = words.len() == 2 && is_number(1) && COUNTING_TITLE.contains(&words.get(0));
    let whole = WORKING_WHOLE
        .iter()
        .any(|whole| whole.len() == words.len() && words.starts_with(whole));
    counting || whole || made_of(WORKING_TITLE, WORKING_FILLER) || made_of(MOVEMENT, &[])
}

/// Whether a note on a title makes it one of many ("Paul (Skit)").
pub(super) fn is_generic_mark(words: &Words) -> bool {
    words.len() == 1 && matches!(words.get(0), "skit" | "interlude" | "intro" | "outro")
}
