//! Titles that many albums have, so that only the album tells which song is meant.

use super::words::{Kind, Words};

/// Working titles, folded.
const WORKING: &[&str] = &[
    "intro",
    "outro",
    "skit",
    "interlude",
    "untitled",
    "prelude",
    "prologue",
    "epilogue",
    "introduction",
    "instrumental",
    "opening",
    "ending",
    "finale",
    "overture",
    "intermission",
    "interludio",
    "interlud",
    "intermede",
    "entracte",
    "introduccion",
    "introduzione",
    "introducao",
    "einleitung",
    "zwischenspiel",
    "vorspiel",
    "nachspiel",
    "silence",
    "unknown",
    "credits",
    "jam",
    "applause",
    "conclusion",
    "postlude",
    "theme",
    "medley",
    "epilog",
    "prolog",
    "prologo",
    "epilogo",
    "sanstitre",
    "ohnetitel",
    "sintitulo",
    "イントロ",
    "インタールード",
    "интро",
    "скит",
];
/// Words that may stand beside a working title.
const BESIDE: &[&str] = &[
    "the", "a", "main", "end", "title", "titles", "track", "hidden", "bonus", "no", "part", "song",
    "piste", "pista",
];
/// Titles made of such words alone.
const NUMBERED: &[&str] = &[
    "track",
    "piste",
    "pista",
    "audiotrack",
    "spur",
    "faixa",
    "traccia",
];
/// Tempo and form words of movements, folded.
const MOVEMENT: &[&str] = &[
    "allegro",
    "andante",
    "adagio",
    "presto",
    "largo",
    "vivace",
    "menuetto",
    "menuet",
    "minuet",
    "minuetto",
    "scherzo",
    "rondo",
    "rondeau",
    "finale",
    "moderato",
    "lento",
    "grave",
    "allegretto",
    "larghetto",
    "andantino",
    "prestissimo",
    "trio",
    "molto",
    "assai",
    "con",
    "brio",
    "non",
    "troppo",
    "ma",
    "poco",
    "un",
    "sostenuto",
    "cantabile",
    "maestoso",
    "e",
    "di",
    "tranquillo",
    "animato",
    "ed",
    "piu",
    "meno",
    "mosso",
    "vivo",
    "spirito",
    "moto",
    "fuoco",
    "agitato",
    "espressivo",
    "appassionato",
    "grazioso",
    "aria",
    "sarabande",
    "gigue",
    "allemande",
    "courante",
    "gavotte",
    "bourree",
    "air",
    "da",
    "capo",
    "quasi",
    "mvt",
];

/// Whether a title says nothing without its album.
pub(super) fn is_generic(words: &Words) -> bool {
    if words.is_empty() || words.len() > 12 {
        return false;
    }
    let plain = |i: usize| {
        let word = words.get(i);
        words.kind(i) == Some(Kind::Digits) || BESIDE.contains(&word)
    };
    let working = (0..words.len()).any(|i| WORKING.contains(&words.get(i)));
    if working && (0..words.len()).all(|i| WORKING.contains(&words.get(i)) || plain(i)) {
        return true;
    }
    let numbered =
        NUMBERED.contains(&words.get(0)) && words.kind(1) == Some(Kind::Digits) && words.len() == 2;
    let movement = (0..words.len()).any(|i| MOVEMENT.contains(&words.get(i)))
        && (0..words.len())
            .all(|i| words.kind(i) == Some(Kind::Digits) || MOVEMENT.contains(&words.get(i)));
    numbered || movement
}

/// Whether a note on a title makes it one of many ("Paul (Skit)").
pub(super) fn is_generic_mark(words: &Words) -> bool {
    words.len() == 1 && matches!(words.get(0), "skit" | "interlude" | "intro" | "outro")
}
