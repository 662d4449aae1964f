//! Concerts and broadcasts: is a text one, and what does it say of place and time.

use super::words::{Kind, Words};

/// What may follow "live" where it means a concert.
const LIVE_AT: &[&str] = &[
    "at", "in", "from", "on", "en", "a", "au", "aux", "im", "auf", "aus", "de", "du", "dal",
    "dalla", "no", "na", "em", "version", "ver", "session", "sessions",
];
/// What follows "live" where it is a verb, at the start of a title.
const LIVE_VERB: &[&str] = &[
    "through", "and", "forever", "your", "my", "our", "like", "free", "for", "with", "while", "to",
    "fast", "it", "laugh", "love", "life", "another", "by", "or", "without", "as", "every",
    "again", "alone", "what", "how", "together", "this", "that", "well", "long", "longer", "more",
    "now", "today", "strong", "slow", "high", "before", "until", "till", "where", "wire", "out",
    "oak", "is", "up", "down", "right", "one", "tonight", "young", "inside",
];
/// What stands before "live" where it is a verb or means a life.
const LIVE_AFTER_VERB: &[&str] = &[
    "long", "to", "we", "i", "you", "they", "who", "let", "can", "cant", "how", "where", "and",
    "people", "dont", "wanna", "gotta", "must", "will", "would", "should", "never", "ever",
    "shall", "may", "not",
];
/// Single words that mean a concert.
const CONCERT: &[&str] = &[
    "unplugged",
    "concert",
    "concerto vivo",
    "konzertmitschnitt",
    "ライブ",
    "ライヴ",
    "live盤",
    "livemitschnitt",
    "вживую",
    "라이브",
];
/// Words for a recording made in one go, mostly for a station.
const SESSION: &[&str] = &["session", "sessions", "sessie", "セッション", "сессия"];
/// Phrases that mean a concert.
const CONCERT_PHRASES: &[&[&str]] = &[
    &["en", "vivo"],
    &["ao", "vivo"],
    &["al", "vivo"],
    &["dal", "vivo"],
    &["en", "directo"],
    &["en", "concert"],
    &["en", "public"],
    &["in", "concert"],
    &["im", "konzert"],
    &["in", "concerto"],
    &["en", "concierto"],
    &["at", "the", "bbc"],
];
/// Halls, in general words.
const HALLS: &[&str] = &[
    "prison",
    "hall",
    "theatre",
    "theater",
    "arena",
    "stadium",
    "garden",
    "gardens",
    "ballroom",
    "festival",
    "club",
    "palace",
    "bowl",
    "amphitheatre",
    "amphitheater",
    "auditorium",
    "opera",
    "room",
    "lounge",
    "cafe",
    "cathedral",
    "park",
    "dome",
    "coliseum",
    "colosseum",
    "forum",
    "pavilion",
    "roundhouse",
    "apollo",
    "olympia",
];

/// Whether `words` name a concert or a live broadcast.
pub(super) fn is_live(words: &Words) -> bool {
    if words.contains_any(CONCERT)
        || CONCERT_PHRASES
            .iter()
            .any(|phrase| words.contains_phrase(phrase))
    {
        return true;
    }
    if words.contains_any(SESSION)
        || (words.get(0) == "at" && words.len() > 1 && words.contains_any(HALLS))
    {
        return true;
    }
    (0..words.len()).any(|i| words.get(i) == "live" && is_adjective(words, i))
}

fn is_adjective(words: &Words, i: usize) -> bool {
    let next = words.get(i + 1);
    let before = if i == 0 { "" } else { words.get(i - 1) };
    if LIVE_AFTER_VERB.contains(&before) {
        return false;
    }
    next.is_empty()
        || LIVE_AT.contains(&next)
        || words.kind(i + 1) == Some(Kind::Digits)
        || !LIVE_VERB.contains(&next)
}

/// Words that say no more than "live".
const PLAIN: &[&str] = &[
    "live",
    "version",
    "ver",
    "recorded",
    "recording",
    "recordings",
    "performance",
    "performed",
    "concert",
    "in",
    "at",
    "from",
    "on",
    "the",
    "en",
    "au",
    "aux",
    "a",
    "im",
    "auf",
    "aus",
    "de",
    "du",
    "dal",
    "dalla",
    "vivo",
    "directo",
    "ao",
    "al",
    "no",
    "na",
    "em",
    "and",
    "of",
    "concerto",
    "konzert",
    "unplugged",
    "acoustic",
    "ライブ",
    "ライヴ",
    "concierto",
    "public",
    "album",
    "track",
    "edit",
    "mix",
    "audio",
    "video",
    "official",
    "take",
    "show",
    "session",
    "sessions",
    "tour",
    "s",
    "to",
    "for",
    "und",
    "et",
    "y",
    "le",
    "la",
];

/// What a concert's words say of place and time, folded and sorted; empty where they only say "live".
pub(super) fn detail(words: &Words) -> Vec<String> {
    let mut out: Vec<String> = words
        .iter()
        .filter(|word| !PLAIN.contains(word))
        .map(str::to_owned)
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether an album's title says that its tracks are a concert.
pub(super) fn is_live_album(words: &Words) -> bool {
    is_live(words)
}
