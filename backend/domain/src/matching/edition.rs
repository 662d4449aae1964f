//! What an addition to an album's title says: an edition, a soundtrack note, the kind of release, a concert.

use super::live;
use super::segment::{self, Place};
use super::version::{self, Meaning};
use super::vocabulary::{
    CARRIER, CARRIER_FILLER, COUNTRY, EDITION, NEEDS_MORE, OTHER_WORK, SALE, SOUNDTRACK,
    SOUNDTRACK_HEAD, WHOLE_ALBUM,
};
use super::words::{Kind, Words};

/// What an addition to an album's title says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Addition {
    /// An edition or pressing of the same work.
    Edition,
    /// That it is a soundtrack.
    Soundtrack,
    /// `single` or `ep`.
    Kind(&'static str),
    /// That it is a concert.
    Live,
    /// A year.
    Year(i32),
    /// Part of the title.
    Text,
}

/// What the addition `text` says.
pub(super) fn addition(text: &str) -> Addition {
    let words = Words::of(text);
    if is_soundtrack(&words) {
        Addition::Soundtrack
    } else if let Some(kind) = kind(&words) {
        Addition::Kind(kind)
    } else if let Some(year) = year(&words) {
        Addition::Year(year)
    } else if is_edition(&words) {
        Addition::Edition
    } else if live::is_live(&words) {
        Addition::Live
    } else {
        Addition::Text
    }
}

/// Cuts an addition that stands at the end without brackets: `Title: Original Motion Picture Soundtrack`,
/// `Title Deluxe Edition`, `Title EP`.
pub(super) fn cut_tail(text: &str) -> (&str, Addition) {
    if let Some((head, tail)) = text
        .rsplit_once([':', ','])
        .filter(|(head, _)| !head.trim().is_empty())
    {
        let words = Words::of(tail);
        if is_soundtrack(&words) {
            return (head.trim_end(), Addition::Soundtrack);
        }
        if version::is_neutral(&words) {
            return (head.trim_end(), Addition::Edition);
        }
    }
    let cut = |(tail, addition): &(&str, Addition)| Some((without_tail(text, tail)?, *addition));
    TAILS.iter().find_map(cut).unwrap_or((text, Addition::Text))
}

/// Additions that are recognised without any mark before them, in small letters.
const TAILS: &[(&str, Addition)] = &[
    (" deluxe edition", Addition::Edition),
    (" deluxe version", Addition::Edition),
    (" expanded edition", Addition::Edition),
    (" special edition", Addition::Edition),
    (" anniversary edition", Addition::Edition),
    (" super deluxe", Addition::Edition),
    (" deluxe", Addition::Edition),
    (" remastered", Addition::Edition),
    (" original motion picture soundtrack", Addition::Soundtrack),
    (" original soundtrack", Addition::Soundtrack),
    (" soundtrack", Addition::Soundtrack),
    (" ost", Addition::Soundtrack),
    (" o.s.t.", Addition::Soundtrack),
    (" ep", Addition::Kind("ep")),
];

fn without_tail<'a>(text: &'a str, tail: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(tail.len())?;
    let head = text.get(..at)?;
    let cut = text.get(at..)?.eq_ignore_ascii_case(tail);
    let last = head
        .split_whitespace()
        .next_back()
        .unwrap_or("")
        .to_ascii_lowercase();
    (cut && !last.is_empty() && !NEEDS_MORE.contains(&last.as_str())).then(|| head.trim_end())
}

fn is_edition(words: &Words) -> bool {
    if version::is_neutral(words) || is_carrier(words) || is_country(words) {
        return true;
    }
    if words.contains_any(OTHER_WORK) || words.contains_phrase(&["box", "set"]) {
        return false;
    }
    if words.contains("mix") {
        let year_only =
            (0..words.len()).all(|i| words.kind(i) == Some(Kind::Digits) || words.get(i) == "mix");
        return year_only || words.contains_any(&["stereo", "mono"]);
    }
    let phrases: &[&[&str]] = &[
        &["new", "master"],
        &["master", "recording"],
        &["extended", "version"],
    ];
    words.contains_any(EDITION) || phrases.iter().any(|phrase| words.contains_phrase(phrase))
}

/// Things that music is sold on: "2xCD", "180g Vinyl".
fn is_carrier(words: &Words) -> bool {
    let last = words.get(words.len().saturating_sub(1));
    let beside = |i: usize| {
        words.kind(i) == Some(Kind::Digits)
            || CARRIER.contains(&words.get(i))
            || CARRIER_FILLER.contains(&words.get(i))
    };
    CARRIER.contains(&last) && (0..words.len()).all(beside)
}

/// Where a pressing was sold: "Japan Version". A language ("Japanese Version") would be another recording.
fn is_country(words: &Words) -> bool {
    words.len() == 2 && COUNTRY.contains(&words.get(0)) && SALE.contains(&words.get(1))
}

/// Whether an addition speaks of mastering or advice only, so that the track list is the same.
pub(super) fn is_mastering(text: &str) -> bool {
    let words = Words::of(text);
    version::is_neutral(&words)
        && !words.contains_any(&["deluxe", "expanded", "bonus", "edition", "anniversary"])
}

fn is_soundtrack(words: &Words) -> bool {
    let spelled = [&["o", "s", "t"][..], &["b", "o", "f"], &["b", "o"]];
    let head = words.contains_any(SOUNDTRACK_HEAD)
        || spelled
            .iter()
            .any(|whole| words.len() == whole.len() && words.starts_with(whole));
    head && words.iter().all(|word| SOUNDTRACK.contains(&word))
}

fn kind(words: &Words) -> Option<&'static str> {
    match (words.len(), words.get(0), words.get(1)) {
        (1, "single", _) => Some("single"),
        (1, "ep", _) | (2, "e", "p") => Some("ep"),
        _ => None,
    }
}

fn year(words: &Words) -> Option<i32> {
    if words.len() != 1 || words.kind(0) != Some(Kind::Digits) {
        return None;
    }
    words
        .get(0)
        .parse()
        .ok()
        .filter(|year| (1900..2100).contains(year))
}

/// Versions that an album's title gives to all its tracks ("2001 (Instrumental)").
pub(super) fn track_versions(title: &str) -> Vec<String> {
    let mut out = Vec::new();
    for part in segment::split(title).into_iter().skip(1) {
        if part.place == Place::Plain {
            continue;
        }
        if let (Meaning::Version(words), _) = Meaning::of(part) {
            out.extend(whole_album(part.text, &words));
        }
    }
    let words = Words::of(title);
    if words.len() > 1 && words.contains("instrumentals") {
        out.extend(whole_album(title, &words));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The version that all tracks of an album with this addition are.
fn whole_album(text: &str, words: &Words) -> Option<String> {
    if let Some((_, kind)) = WHOLE_ALBUM.iter().find(|(word, _)| words.contains(word)) {
        return Some((*kind).to_owned());
    }
    // "Taylor's Version": an artist's own new recording.
    let own = words.len() > 1 && words.ends_with(&["version"]) && text.contains(['\'', '’']);
    own.then(|| words.compact().trim_end_matches("version").to_owned())
}
