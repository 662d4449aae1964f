//! Numbers in one notation: `Pt. II`, `Part Two`, `Vol. 4`, `No. 1`, `III.`

use super::words::{Kind, Words};

/// Words for a part of a work, folded.
const PART: &[&str] = &[
    "part",
    "parts",
    "pt",
    "pts",
    "prt",
    "partie",
    "parties",
    "teil",
    "teile",
    "parte",
    "partes",
    "cast",
    "часть",
    "deel",
];
/// Words for a volume.
const VOLUME: &[&str] = &[
    "volume", "volumes", "vol", "vols", "volumen", "volym", "tome", "том",
];
/// Words for a number.
const NUMBER: &[&str] = &[
    "no", "nos", "nr", "num", "number", "numero", "nummer", "n", "№",
];
/// Words for a movement of a work.
const MOVEMENT: &[&str] = &["movement", "mvt", "movt", "mov", "satz", "mouvement"];

/// Number words that follow "part" and the like, folded.
const COUNTED: &[(&str, &str)] = &[
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("un", "1"),
    ("une", "1"),
    ("deux", "2"),
    ("trois", "3"),
    ("quatre", "4"),
    ("cinq", "5"),
    ("eins", "1"),
    ("zwei", "2"),
    ("drei", "3"),
    ("vier", "4"),
    ("funf", "5"),
    ("uno", "1"),
    ("una", "1"),
    ("dos", "2"),
    ("tres", "3"),
    ("cuatro", "4"),
    ("cinco", "5"),
    ("due", "2"),
    ("tre", "3"),
    ("quattro", "4"),
    ("um", "1"),
    ("uma", "1"),
    ("dois", "2"),
    ("duas", "2"),
    ("quatro", "4"),
    ("i", "1"),
    ("v", "5"),
    ("x", "10"),
    ("first", "1"),
    ("second", "2"),
    ("third", "3"),
    ("fourth", "4"),
];

/// Writes the numbers of `words` in digits, and the words that announce them in one form.
pub(super) fn spell(words: &mut Words) {
    for i in 0..words.len() {
        if words.kind(i) == Some(Kind::Heading) {
            if let Some(value) = roman(words.get(i)) {
                words.replace(i, &value.to_string(), Kind::Digits);
            }
            continue;
        }
        if words.kind(i) != Some(Kind::Letters) {
            continue;
        }
        let word = words.get(i);
        let announced = if PART.contains(&word) {
            "part"
        } else if VOLUME.contains(&word) {
            "vol"
        } else if NUMBER.contains(&word) {
            "no"
        } else if MOVEMENT.contains(&word) {
            "mvt"
        } else if word == "kv" && words.kind(i + 1) == Some(Kind::Digits) {
            // Köchel's numbers are written K and KV.
            words.replace(i, "k", Kind::Letters);
            continue;
        } else {
            if let Some(value) = roman(word).filter(|_| word.len() > 1) {
                words.replace(i, &value.to_string(), Kind::Digits);
            }
            continue;
        };
        let next = words.get(i + 1);
        let digits = match words.kind(i + 1) {
            Some(Kind::Digits) => {
                Some(next.trim_start_matches('0').to_owned()).filter(|n| !n.is_empty())
            }
            Some(Kind::Letters) if announced != "no" => counted(next),
            _ => None,
        };
        // "Pt. A": a letter is no number, but the word before it is the same.
        let lettered = announced != "no"
            && words.kind(i + 1) == Some(Kind::Letters)
            && next.chars().count() == 1;
        if lettered && digits.is_none() {
            words.replace(i, announced, Kind::Letters);
            continue;
        }
        if let Some(digits) = digits {
            words.replace(i, announced, Kind::Letters);
            words.replace(i + 1, &digits, Kind::Digits);
            // The end of a range: "Parts VI-IX".
            if let Some(last) = counted(words.get(i + 2)).filter(|_| announced != "no") {
                words.replace(i + 2, &last, Kind::Digits);
            }
        }
    }
    last_letter(words);
}

/// A single roman letter at the very end of several words is a number: "Flood I", "Use Your Illusion I".
fn last_letter(words: &mut Words) {
    let Some(last) = words.len().checked_sub(1).filter(|last| *last > 0) else {
        return;
    };
    let digit = match words.get(last) {
        "i" => "1",
        "v" => "5",
        "x" => "10",
        _ => return,
    };
    words.replace(last, digit, Kind::Digits);
}

/// A number that follows a word such as "part".
fn counted(word: &str) -> Option<String> {
    if let Some((_, digits)) = COUNTED.iter().find(|(name, _)| *name == word) {
        return Some((*digits).to_owned());
    }
    roman(word).map(|value| value.to_string())
}

/// The value of a roman number up to 39 in its usual form.
pub(super) fn roman(word: &str) -> Option<u32> {
    if word.is_empty() || word.len() > 7 || !word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')) {
        return None;
    }
    let value = |b: u8| match b {
        b'i' => 1,
        b'v' => 5,
        _ => 10,
    };
    let bytes = word.as_bytes();
    let total: i32 = bytes
        .iter()
        .enumerate()
        .map(|(i, &b)| {
            if bytes.get(i + 1).is_some_and(|&next| value(next) > value(b)) {
                -value(b)
            } else {
                value(b)
            }
        })
        .sum();
    let total = u32::try_from(total).ok().filter(|n| (1..40).contains(n))?;
    (in_roman(total) == word).then_some(total)
}

fn in_roman(mut value: u32) -> String {
    let mut out = String::new();
    for (size, text) in [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
        while value >= size {
            out.push_str(text);
            value -= size;
        }
    }
    out
}
