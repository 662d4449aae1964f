//! What an addition to a title says: nothing new (a remaster), a concert, another version, a guest, a film.
//!
//! An addition that no list knows stays part of the title.

use super::feature;
use super::live;
use super::segment::{Place, Segment};
use super::vocabulary::{
    BEFORE_FROM, FILM, FROM, NEUTRAL_FILLER, NEUTRAL_HEAD, NEUTRAL_PIECES, NEUTRAL_WHOLE, VERSION,
    VERSION_IN_REMASTER,
};
use super::words::{Kind, Words};

/// What an addition says.
#[derive(Debug, Clone)]
pub(super) enum Meaning<'a> {
    /// The same recording in another edition or with another label on it.
    Neutral,
    /// Guests, as written.
    Guests(&'a str),
    /// A concert or broadcast; what is said of place and time.
    Live(Words),
    /// Another version of the song; its words.
    Version(Words),
    /// The film, series or game it was made for.
    Film,
    /// Part of the title.
    Text,
}

impl<'a> Meaning<'a> {
    /// What `segment` says, and the guests that it names beside.
    pub(super) fn of(segment: Segment<'a>) -> (Self, Option<&'a str>) {
        if segment.place == Place::Plain {
            return match feature::cut(segment.text) {
                Some(cut) => (Self::Text, Some(cut.guests)),
                None => (Self::Text, None),
            };
        }
        if let Some(guests) = feature::whole(segment.text) {
            return (Self::Guests(guests), None);
        }
        let (text, guests) = match feature::cut(segment.text) {
            Some(cut) => (cut.before, Some(cut.guests)),
            None => (segment.text, None),
        };
        (Self::of_text(text), guests)
    }

    fn of_text(text: &'a str) -> Self {
        let rest = without_neutral(text);
        let words = match &rest {
            Some(rest) if rest.is_empty() => return Self::Neutral,
            Some(rest) => Words::of(rest),
            None => Words::of(text),
        };
        if is_film(text, &words) {
            return Self::Film;
        }
        if live::is_live(&words) {
            return Self::Live(words);
        }
        if words.contains_any(VERSION) {
            return Self::Version(words);
        }
        Self::Text
    }
}

/// `text` without its neutral parts (`Live / 2011 Remaster`); `None` when there is no neutral part.
fn without_neutral(text: &str) -> Option<String> {
    if is_neutral(&Words::of(text)) {
        return Some(String::new());
    }
    let parts: Vec<&str> = text
        .split(['/', ';', ',', '-', '–'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() < 2 {
        return None;
    }
    let remastered = parts.iter().any(|part| is_remaster(&Words::of(part)));
    let says_nothing = |part: &str| {
        let words = Words::of(part);
        is_neutral(&words) || remastered && words.ends_with(&["edition"]) && !says_version(&words)
    };
    let kept: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !says_nothing(part))
        .collect();
    (kept.len() < parts.len()).then(|| kept.join(" "))
}

/// Whether an addition to a title says nothing about the recording.
pub(super) fn is_neutral(words: &Words) -> bool {
    if NEUTRAL_WHOLE
        .iter()
        .any(|whole| whole.len() == words.len() && words.starts_with(whole))
    {
        return true;
    }
    if words.starts_with(&["prod"]) || words.starts_with(&["produced", "by"]) {
        return true;
    }
    if words
        .iter()
        .any(|word| !word.is_ascii() && NEUTRAL_PIECES.iter().any(|piece| word.contains(piece)))
    {
        return !live::is_live(words);
    }
    if !words.contains_any(NEUTRAL_HEAD) {
        return false;
    }
    let known = |i: usize| {
        let word = words.get(i);
        if word == "mix" {
            // "Remastered Original Album Mix": the mix that was always there.
            return i > 0 && matches!(words.get(i - 1), "album" | "original");
        }
        words.kind(i) == Some(Kind::Digits)
            || NEUTRAL_HEAD.contains(&word)
            || NEUTRAL_FILLER.contains(&word)
    };
    // "Rudy Van Gelder Remaster": whoever did it, it is a remaster.
    (0..words.len()).all(known)
        || is_remaster(words) && !says_version(words) && !live::is_live(words)
}

fn is_remaster(words: &Words) -> bool {
    words
        .iter()
        .any(|word| word.starts_with("remaster") || word.starts_with("rimaster"))
}

/// Whether something else than the mere version is said.
fn says_version(words: &Words) -> bool {
    words
        .iter()
        .any(|word| VERSION.contains(&word) && !VERSION_IN_REMASTER.contains(&word))
}

/// Whether an addition names the film, series or game that a song was made for.
fn is_film(text: &str, words: &Words) -> bool {
    let quoted =
        text.contains(['"', '“', '”', '„', '«', '「', '『', '‘', '’']) || text.contains(" '");
    let lead = words
        .iter()
        .take_while(|word| BEFORE_FROM.contains(word) && !FROM.contains(word))
        .count();
    let from = FROM.contains(&words.get(lead)) && words.len() > lead + 1;
    from && (quoted || words.contains_any(FILM)) && !live::is_live(words)
}
