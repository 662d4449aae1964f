//! A track title taken apart: the song, its version, its guests, and what only decorates it.

use super::feature;
use super::fold::title_words;
use super::generic;
use super::live;
use super::scripts;
use super::segment::{self, Place};
use super::version::Meaning;
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

/// Takes `title` apart; `album` tells which additions only repeat it.
pub(super) fn parse<'a>(title: &'a str, album: Option<&str>) -> Title<'a> {
    let title = without_number(title.trim());
    let album_key = album.map(|album| title_words(album).compact());
    let mut out = Title::default();
    let mut texts: Vec<&str> = Vec::with_capacity(4);
    for (index, part) in segment::split(title).into_iter().enumerate() {
        let (meaning, guests) = if index == 0 {
            Meaning::of(segment::Segment {
                place: Place::Plain,
                ..part
            })
        } else {
            Meaning::of(part)
        };
        out.guests.extend(guests);
        match meaning {
            Meaning::Neutral | Meaning::Film => {}
            Meaning::Guests(guests) => out.guests.push(guests),
            Meaning::Live(words) => {
                out.live
                    .get_or_insert_default()
                    .extend(live::detail(&words));
            }
            Meaning::Version(words) => {
                out.generic |= generic::is_generic_mark(&words);
                out.versions.push(version_key(words));
            }
            Meaning::Text
                if out.live.is_some() && part.place == Place::Dash && is_date(part.text) =>
            {
                out.live
                    .get_or_insert_default()
                    .extend(live::detail(&Words::of(part.text)));
            }
            Meaning::Text => {
                let repeats_album = part.place == Place::Dash
                    && album_key
                        .as_ref()
                        .is_some_and(|album| *album == title_words(part.text).compact());
                if !repeats_album {
                    texts.push(feature::cut(part.text).map_or(part.text, |cut| cut.before));
                }
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

/// Names of months, folded, as dates of concerts bear them.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "januar",
    "februar",
    "marz",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

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
    words.retain(|word| {
        !matches!(
            word,
            "version" | "ver" | "versione" | "versao" | "fassung" | "the"
        )
    });
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
