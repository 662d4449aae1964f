//! What an addition to a title says: nothing new (a remaster), a concert, another version, a guest, a film.
//!
//! The lists are vocabulary of several languages, folded. An addition that no list knows stays part of the
//! title, so that a missing word can only keep two titles apart, never make one of them.

use super::feature;
use super::live;
use super::segment::{Place, Segment};
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

/// Words that only ever speak of a transfer or an edition.
const NEUTRAL_HEAD: &[&str] = &[
    "remaster",
    "remastered",
    "remasters",
    "remastering",
    "remasterd",
    "remasterizado",
    "remasterizada",
    "remasterise",
    "remasterisee",
    "remasterizacion",
    "remasterisation",
    "rimasterizzato",
    "rimasterizzata",
    "remasterizzato",
    "ремастер",
    "リマスター",
    "explicit",
    "explicito",
    "explicite",
    "clean",
    "edition",
    "edicion",
    "edicao",
    "edizione",
    "ausgabe",
    "deluxe",
    "expanded",
    "anniversary",
    "reissue",
    "reissued",
    "reedition",
    "bonus",
    "mono",
    "stereo",
    "uncensored",
    "unedited",
    "lossless",
    "prod",
    "produced",
    "visualizer",
    "visualiser",
    "remastérisé",
    "restored",
    "издание",
];

/// Words that may stand beside them.
const NEUTRAL_FILLER: &[&str] = &[
    "digital",
    "digitally",
    "digitale",
    "digital",
    "version",
    "versions",
    "ver",
    "versione",
    "versao",
    "the",
    "a",
    "of",
    "in",
    "by",
    "on",
    "and",
    "from",
    "original",
    "new",
    "newly",
    "bit",
    "khz",
    "hz",
    "hd",
    "hi",
    "res",
    "hires",
    "lp",
    "album",
    "albumversion",
    "cd",
    "vinyl",
    "sacd",
    "dsd",
    "th",
    "st",
    "nd",
    "rd",
    "year",
    "years",
    "super",
    "special",
    "limited",
    "collectors",
    "collector",
    "s",
    "track",
    "tracks",
    "disc",
    "disk",
    "uk",
    "us",
    "usa",
    "eu",
    "japan",
    "japanese",
    "international",
    "analog",
    "analogue",
    "tapes",
    "tape",
    "master",
    "remastered",
    "content",
    "lyrics",
    "en",
    "de",
    "le",
    "la",
    "el",
];

/// Whole additions that say no more than "the one on the album", or name a carrier of the same recording.
const NEUTRAL_WHOLE: &[&[&str]] = &[
    &["album", "version"],
    &["lp", "version"],
    &["album", "ver"],
    &["albumversion"],
    &["original", "album", "version"],
    &["version", "album"],
    &["version", "del", "album"],
    &["versao", "do", "album"],
    &["versione", "album"],
    &["original", "version"],
    &["original", "mix"],
    &["original", "recording"],
    &["original"],
    &["main", "version"],
    &["standard", "version"],
    &["full", "length", "version"],
    &["full", "album", "version"],
    &["album", "mix"],
    &["original", "lp", "version"],
    &["original", "single", "recording"],
    &["official", "video"],
    &["official", "music", "video"],
    &["official", "audio"],
    &["official", "lyric", "video"],
    &["lyric", "video"],
    &["lyrics", "video"],
    &["official", "lyrics", "video"],
    &["music", "video"],
    &["official"],
    &["audio"],
    &["video"],
    &["official", "hd", "video"],
    &["hq"],
    &["hd"],
    &["m", "5"],
    &["mv"],
    &["official", "mv"],
    &["clip", "officiel"],
    &["video", "oficial"],
    &["stereo", "mix"],
    &["mono", "mix"],
    &["hidden", "track"],
    &["lyrics"],
    &["offizielles", "musikvideo"],
];

/// Words that make another recording of a song.
const VERSION_WORDS: &[&str] = &[
    "remix",
    "remixed",
    "remixes",
    "mix",
    "rmx",
    "mixed",
    "edit",
    "edited",
    "version",
    "ver",
    "versione",
    "versao",
    "fassung",
    "acoustic",
    "acoustique",
    "acustico",
    "acustica",
    "akustik",
    "unplugged",
    "demo",
    "demos",
    "rough",
    "instrumental",
    "instrumentals",
    "instrumentale",
    "karaoke",
    "playback",
    "acapella",
    "cappella",
    "capella",
    "acappella",
    "take",
    "takes",
    "outtake",
    "alternate",
    "alternative",
    "alternativa",
    "cover",
    "extended",
    "club",
    "dub",
    "reprise",
    "intro",
    "outro",
    "interlude",
    "skit",
    "slowed",
    "sped",
    "nightcore",
    "reverb",
    "daycore",
    "orchestral",
    "orchestra",
    "symphonic",
    "piano",
    "rehearsal",
    "early",
    "commentary",
    "memo",
    "spoken",
    "medley",
    "mashup",
    "bootleg",
    "vip",
    "rework",
    "reworked",
    "redux",
    "rerecorded",
    "rerecording",
    "recorded",
    "tribute",
    "style",
    "performed",
    "vocal",
    "vocals",
    "stripped",
    "soundtrack",
    "single",
    "radio",
    "short",
    "long",
    "full",
    "reimagined",
    "revisited",
    "bonus",
    "mashed",
    "flip",
    "refix",
    "lofi",
    "phonk",
    "poem",
    "backing",
    "score",
];

impl<'a> Meaning<'a> {
    /// What `segment` says; `first` is true for a title's first piece, which is always text.
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
        if words.contains_any(VERSION_WORDS) {
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
    let remastered = parts.iter().any(|part| {
        Words::of(part)
            .iter()
            .any(|word| word.starts_with("remaster"))
    });
    let says_nothing = |part: &str| {
        let words = Words::of(part);
        is_neutral(&words)
            || remastered && words.ends_with(&["edition"]) && !words.contains_any(VERSION_WORDS)
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
    if (0..words.len()).all(known) {
        return true;
    }
    // "Rudy Van Gelder Remaster": whoever did it, it is a remaster.
    let last = words.get(words.len() - 1);
    matches!(last, "remaster" | "remastered" | "remastering")
        && !words.contains_any(VERSION_WORDS)
        && !live::is_live(words)
}

/// Words for a film, series or game.
const FILM_WORDS: &[&str] = &[
    "soundtrack",
    "film",
    "movie",
    "motion",
    "series",
    "show",
    "game",
    "musical",
    "ost",
    "netflix",
    "pelicula",
    "serie",
    "filme",
    "novela",
    "cinema",
    "фильма",
    "фильм",
    "сериала",
    "мультфильма",
    "映画",
    "主題歌",
    "アニメ",
    "bof",
    "trailer",
    "broadway",
    "disney",
    "anime",
    "drama",
    "tv",
    "television",
    "videogame",
    "videospiel",
    "colonna",
    "banda",
];
/// Words with which a note on a film begins.
const FROM: &[&str] = &[
    "from", "de", "du", "des", "dal", "dalla", "aus", "extrait", "tire", "из", "music", "musique",
    "theme", "bande", "bo", "da", "do", "z",
];

fn is_film(text: &str, words: &Words) -> bool {
    let from = FROM.contains(&words.get(0)) && words.len() > 1;
    let quoted = text.contains(['"', '“', '”', '„', '«', '「', '『', '‘', '’']);
    let named = words.contains_any(FILM_WORDS);
    from && (quoted || named) && !live::is_live(words)
}
