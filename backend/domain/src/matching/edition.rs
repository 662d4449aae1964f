//! What an addition to an album's title says: an edition, a soundtrack note, the kind of release, a concert.

use super::live;
use super::segment::{self, Place};
use super::version::{self, Meaning};
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

/// Words that speak of an edition of an album and hold nothing of another kind.
const EDITION: &[&str] = &[
    "edition",
    "editions",
    "edicion",
    "edicao",
    "edizione",
    "ausgabe",
    "reedition",
    "reissue",
    "reissued",
    "deluxe",
    "expanded",
    "anniversary",
    "anniversaire",
    "aniversario",
    "jubilaumsausgabe",
    "remaster",
    "remastered",
    "remasters",
    "remasterise",
    "remasterisee",
    "remasterizado",
    "remasterizada",
    "rimasterizzato",
    "remastering",
    "mastered",
    "издание",
    "リマスター",
    "repress",
];
/// Words that make an edition another work.
const OTHER_WORK: &[&str] = &[
    "live",
    "acoustic",
    "instrumental",
    "instrumentals",
    "remix",
    "remixes",
    "remixed",
    "demo",
    "demos",
    "karaoke",
    "score",
    "unplugged",
    "sessions",
    "session",
    "orchestral",
    "symphonic",
    "commentary",
    "acapella",
    "acappella",
    "cappella",
    "vol",
    "volume",
    "part",
    "ep",
    "single",
    "naked",
    "piano",
    "rerecorded",
    "outtakes",
    "rarities",
];
/// Words of a soundtrack note.
const SOUNDTRACK: &[&str] = &[
    "original",
    "motion",
    "picture",
    "soundtrack",
    "film",
    "movie",
    "music",
    "from",
    "the",
    "television",
    "tv",
    "series",
    "game",
    "video",
    "ost",
    "and",
    "inspired",
    "by",
    "a",
    "netflix",
    "banda",
    "sonora",
    "bande",
    "originale",
    "du",
    "de",
    "la",
    "pelicula",
    "colonna",
    "del",
    "trilha",
    "bof",
    "bo",
    "musique",
    "filmmusik",
    "zum",
    "der",
    "serie",
    "songs",
    "for",
    "in",
    "サウンドトラック",
    "オリジナル",
    "soundtracks",
];
/// At least one of these makes it a soundtrack note.
const SOUNDTRACK_HEAD: &[&str] = &[
    "soundtrack",
    "ost",
    "picture",
    "sonora",
    "originale",
    "bof",
    "film",
    "movie",
    "filmmusik",
    "サウンドトラック",
    "series",
    "soundtracks",
];

/// What the addition `text` says.
pub(super) fn addition(text: &str) -> Addition {
    let words = Words::of(text);
    if is_soundtrack(&words) {
        return Addition::Soundtrack;
    }
    if let Some(kind) = kind(&words) {
        return Addition::Kind(kind);
    }
    if let Some(year) = year(&words) {
        return Addition::Year(year);
    }
    if is_edition(&words) {
        return Addition::Edition;
    }
    if live::is_live(&words) {
        return Addition::Live;
    }
    Addition::Text
}

/// Cuts an addition that stands at the end without brackets: `Title: Original Motion Picture Soundtrack`,
/// `Title Deluxe Edition`, `Title EP`.
pub(super) fn cut_tail(text: &str) -> (&str, Addition) {
    if let Some((head, tail)) = text.rsplit_once([':', ','])
        && !head.trim().is_empty()
    {
        let words = Words::of(tail);
        if is_soundtrack(&words) {
            return (head.trim_end(), Addition::Soundtrack);
        }
        if version::is_neutral(&words) {
            return (head.trim_end(), Addition::Edition);
        }
    }
    for (tail, addition) in TAILS {
        if let Some(head) = without_tail(text, tail) {
            return (head, *addition);
        }
    }
    (text, Addition::Text)
}

/// Additions that are recognised without any mark before them, in small letters.
const TAILS: &[(&str, Addition)] = &[
    (" deluxe edition", Addition::Edition),
    (" deluxe version", Addition::Edition),
    (" expanded edition", Addition::Edition),
    (" special edition", Addition::Edition),
    (" anniversary edition", Addition::Edition),
    (" super deluxe", Addition::Edition),
    (" original motion picture soundtrack", Addition::Soundtrack),
    (" original soundtrack", Addition::Soundtrack),
    (" soundtrack", Addition::Soundtrack),
    (" ost", Addition::Soundtrack),
    (" o.s.t.", Addition::Soundtrack),
    (" ep", Addition::Kind("ep")),
];

/// Words that need what follows them, so that nothing may be cut behind them.
const NEEDS_MORE: &[&str] = &[
    "the",
    "a",
    "an",
    "my",
    "your",
    "our",
    "this",
    "of",
    "to",
    "for",
    "and",
    "picture",
    "film",
    "movie",
    "original",
    "official",
    "unofficial",
    "imaginary",
    "first",
    "second",
    "debut",
    "live",
    "remix",
    "double",
    "split",
    "no",
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
    words.contains_any(EDITION)
        || words.contains_phrase(&["new", "master"])
        || words.contains_phrase(&["master", "recording"])
}

/// Things that music is sold on: "2xCD", "180g Vinyl".
fn is_carrier(words: &Words) -> bool {
    const CARRIER: &[&str] = &[
        "vinyl", "xcd", "xlp", "xvinyl", "cd", "lp", "sacd", "dvd", "cassette", "digipak",
        "digipack", "disc", "discs", "cds", "lps",
    ];
    const BESIDE: &[&str] = &[
        "x", "g", "gram", "coloured", "colored", "white", "red", "blue", "black", "audio",
        "double", "and", "enhanced", "hybrid",
    ];
    let last = words.get(words.len().saturating_sub(1));
    CARRIER.contains(&last)
        && (0..words.len()).all(|i| {
            let word = words.get(i);
            words.kind(i) == Some(Kind::Digits) || CARRIER.contains(&word) || BESIDE.contains(&word)
        })
}

/// Where a pressing was sold: "Japan Version". A language ("Japanese Version") would be another recording.
fn is_country(words: &Words) -> bool {
    const COUNTRY: &[&str] = &[
        "japan",
        "international",
        "europe",
        "european",
        "eu",
        "germany",
        "france",
        "australia",
        "canada",
        "korea",
        "worldwide",
    ];
    const SALE: &[&str] = &["version", "release", "pressing", "import", "cd"];
    words.len() == 2 && COUNTRY.contains(&words.get(0)) && SALE.contains(&words.get(1))
}

/// Whether an addition speaks of mastering or advice only, so that the track list is the same.
pub(super) fn is_mastering(text: &str) -> bool {
    let words = Words::of(text);
    version::is_neutral(&words)
        && !words.contains_any(&["deluxe", "expanded", "bonus", "edition", "anniversary"])
}

fn is_soundtrack(words: &Words) -> bool {
    words.contains_any(SOUNDTRACK_HEAD) && words.iter().all(|word| SOUNDTRACK.contains(&word))
}

fn kind(words: &Words) -> Option<&'static str> {
    match (words.len(), words.get(0)) {
        (1, "single") => Some("single"),
        (1, "ep") => Some("ep"),
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
            push_version(part.text, &words, &mut out);
        }
    }
    let words = Words::of(title);
    if words.len() > 1 && words.contains("instrumentals") {
        push_version(title, &words, &mut out);
    }
    out
}

/// Kinds of version that hold for a whole album.
const WHOLE_ALBUM: &[(&str, &str)] = &[
    ("instrumental", "instrumental"),
    ("instrumentals", "instrumental"),
    ("acoustic", "acoustic"),
    ("karaoke", "karaoke"),
    ("demo", "demo"),
    ("demos", "demo"),
    ("commentary", "commentary"),
    ("rerecorded", "rerecorded"),
    ("sped", "spedup"),
    ("slowed", "slowed"),
    ("orchestral", "orchestral"),
    ("acapella", "acapella"),
];

fn push_version(text: &str, words: &Words, out: &mut Vec<String>) {
    let kind = WHOLE_ALBUM
        .iter()
        .find(|(word, _)| words.contains(word))
        .map(|(_, kind)| (*kind).to_owned());
    // "Taylor's Version": an artist's own new recording.
    let own = words.len() > 1 && words.ends_with(&["version"]) && text.contains(['\'', '’']);
    let own = own.then(|| words.compact().trim_end_matches("version").to_owned());
    if let Some(version) = kind.or(own.filter(|own| !own.is_empty()))
        && !out.contains(&version)
    {
        out.push(version);
    }
}
