//! A track title taken apart: the song, its version, its guests, and what only decorates it.

use super::feature;
use super::fold::title_words;
use super::generic;
use super::live;
use super::scripts;
use super::segment::{self, Place, Segment};
use super::version::Meaning;
use super::vocabulary::{MONTHS, VERSION_FILLER, VERSION_OF_CONCERT};
use super::words::{Kind, Words};

/// A track title taken apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Title<'a> {
    /// Words of the song itself.
    pub(super) words: Words,
    /// Versions, folded and sorted; empty for the plain recording.
    pub(super) versions: Vec<String>,
    /// Place and time where the title is marked as a concert; `Some` of nothing for a bare "Live".
    pub(super) live: Option<Vec<String>>,
    /// Guests as written, one text per marker.
    pub(super) guests: Vec<&'a str>,
    /// The title in two scripts, where it gives both.
    pub(super) scripts: Option<scripts::Both>,
    /// Whether the title is one that many albums have (Intro, Skit, III. Presto).
    pub(super) generic: bool,
}

/// Takes `title` apart. `album` is the folded title of its album, which an addition may only repeat.
pub(super) fn parse<'a>(title: &'a str, album: Option<&str>) -> Title<'a> {
    let title = without_number(title.trim());
    let mut out = Title::default();
    let mut texts: Vec<&str> = Vec::with_capacity(4);
    for (index, part) in segment::split(title).into_iter().enumerate() {
        let part = if index == 0 {
            Segment {
                place: Place::Plain,
                ..part
            }
        } else {
            part
        };
        let (meaning, guests) = Meaning::of(part);
        out.guests.extend(guests);
        match meaning {
            // "- 2012 - Remaster": the year belongs to it.
            Meaning::Neutral
                if texts.len() > 1 && texts.last().is_some_and(|text| is_year(text)) =>
            {
                texts.pop();
            }
            Meaning::Neutral | Meaning::Film => {}
            Meaning::Guests(guests) => out.guests.push(guests),
            Meaning::Live(words) => out.take_concert(&words),
            Meaning::Version(words) => {
                out.generic |= generic::is_generic_mark(&words);
                out.versions.push(version_key(words));
            }
            Meaning::Text
                if out.live.is_some() && part.place == Place::Dash && is_date(part.text) =>
            {
                out.take_concert(&Words::of(part.text));
            }
            Meaning::Text if part.place != Place::Plain && repeats(part, album) => {}
            Meaning::Text => {
                texts.push(feature::cut(part.text).map_or(part.text, |cut| cut.before));
            }
        }
    }
    if let Some(detail) = &mut out.live {
        detail.sort_unstable();
        detail.dedup();
    }
    out.versions.sort_unstable();
    out.versions.dedup();
    out.scripts = scripts::both(&texts);
    out.words = join(&texts);
    if out.words.is_empty() {
        out.words = title_words(title);
    }
    out.generic |= generic::is_generic(&out.words);
    out
}

impl Title<'_> {
    fn take_concert(&mut self, words: &Words) {
        self.live
            .get_or_insert_default()
            .extend(live::detail(words));
        if words.contains_any(VERSION_OF_CONCERT) {
            self.versions.push(words.compact());
        }
    }
}

/// Whether an addition only repeats the album: "Sunflower - Spider-Man: Into the Spider-Verse" on that album,
/// "Song (From Album)". A single word is too little to tell.
fn repeats(part: Segment<'_>, album: Option<&str>) -> bool {
    let Some(album) = album else { return false };
    let mut words = title_words(part.text);
    let from = words.get(0) == "from";
    if from {
        words.remove(0);
    }
    words.drop_the();
    words.len() > 1 && (from || part.place == Place::Dash) && words.compact() == album
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text is nothing but a date: it belongs to the concert before it.
fn is_date(text: &str) -> bool {
    let words = Words::of(text);
    let part = |i: usize| {
        words.kind(i) == Some(Kind::Digits)
            || MONTHS.contains(&words.get(i))
            || matches!(words.get(i), "st" | "nd" | "rd" | "th" | "of")
    };
    (0..words.len()).all(part)
        && (0..words.len()).any(|i| words.get(i).len() == 4 || MONTHS.contains(&words.get(i)))
}

/// The words of several texts; a roman number may close each.
fn join(texts: &[&str]) -> Words {
    let mut words = Words::default();
    for text in texts {
        words.append(&title_words(text));
    }
    words
}

/// A version without the words that add nothing: "Acoustic Version" is "Acoustic".
fn version_key(mut words: Words) -> String {
    words.spell_numbers();
    let all = words.compact();
    words.retain(|word| !VERSION_FILLER.contains(&word));
    let key = words.compact();
    if key.is_empty() { all } else { key }
}

/// Drops a track number that a file name left in front: `06 - Back in Black`, `01. Intro`.
fn without_number(title: &str) -> &str {
    let digits = title.bytes().take_while(u8::is_ascii_digit).count();
    if digits != 2 {
        return title;
    }
    let rest = &title[2..];
    let padded = title.starts_with('0');
    let after = rest.trim_start();
    let stripped = match after.chars().next() {
        Some('-' | '–' | '—') if padded || rest.starts_with(' ') => {
            after[after.chars().next().map_or(0, char::len_utf8)..].trim_start()
        }
        Some('.') if padded && after[1..].starts_with(' ') => after[1..].trim_start(),
        Some(c) if padded && rest.starts_with(' ') && c.is_alphabetic() => after,
        _ => return title,
    };
    if stripped.is_empty() { title } else { stripped }
}
