//! Letters that a service masks: `F**k`, `B*tch`, `Sh!t`.
//!
//! A masked word is compared as the one it can stand for, by a short list of strong words. A word that fits
//! none loses its mask and matches nothing but itself.

/// Strong words that services mask, the most frequent first, folded.
const MASKED: &[&str] = &[
    "fuck",
    "motherfucker",
    "shit",
    "bitch",
    "asshole",
    "mothafucka",
    "muthafucka",
    "nigga",
    "pussy",
    "dick",
    "cock",
    "cunt",
    "whore",
    "nigger",
    "niggaz",
    "hoes",
    "slut",
    "bastard",
    "damn",
    "piss",
    "tits",
    "rape",
    "crap",
    "fags",
    "sexy",
    "kill",
    "weed",
    "cocaine",
    "heroin",
    "suicide",
    "murder",
    "putain",
    "pute",
    "merde",
    "connard",
    "salope",
    "encule",
    "nique",
    "bordel",
    "chier",
    "scheisse",
    "arsch",
    "fotze",
    "hure",
    "wichser",
    "puta",
    "puto",
    "mierda",
    "cabron",
    "pendejo",
    "verga",
    "cono",
    "joder",
    "culo",
    "carajo",
    "cazzo",
    "merda",
    "stronzo",
    "troia",
    "foda",
    "caralho",
    "porra",
    "blyat",
    "хуй",
    "бляд",
    "пизд",
];

/// Strong words so short that they are only looked for whole.
const SHORT: &[&str] = &["ass", "hoe", "god", "sex", "fag", "con", "asses"];

/// Whether `c` can stand for a letter inside a word.
pub(super) fn is_mask(c: char) -> bool {
    matches!(c, '*' | '#' | '-' | '_')
}

/// The word that `masked` stands for; `*` is any letter.
pub(super) fn unmask(masked: &str) -> String {
    if !masked.contains('*') {
        return masked.to_owned();
    }
    let letters: Vec<char> = masked.chars().collect();
    let (Some(first), Some(last)) = (
        letters.iter().position(|c| *c == '*'),
        letters.iter().rposition(|c| *c == '*'),
    ) else {
        return masked.to_owned();
    };
    if first > 0 {
        if let Some(word) = SHORT.iter().find(|word| fits(word, &letters)) {
            return (*word).to_owned();
        }
        if let Some(found) = MASKED
            .iter()
            .find_map(|word| within(word, &letters, first, last))
        {
            return found;
        }
    }
    masked.replace('*', "")
}

fn fits(word: &str, letters: &[char]) -> bool {
    word.chars().count() == letters.len()
        && word.chars().zip(letters).all(|(w, m)| *m == '*' || w == *m)
}

/// `letters` with `word` put over all of the mask (`starf**kers`), where the letters beside the mask agree.
fn within(word: &str, letters: &[char], first: usize, last: usize) -> Option<String> {
    let word: Vec<char> = word.chars().collect();
    let starts = (last + 1).saturating_sub(word.len())..=first;
    // The word's own first letter is hardly ever masked, so that it must begin before the mask.
    let start = starts
        .rev()
        .filter(|start| *start < first && start + word.len() <= letters.len())
        .find(|&start| {
            word.iter()
                .zip(&letters[start..])
                .all(|(w, m)| *m == '*' || w == m)
        })?;
    let mut out: String = letters[..start].iter().collect();
    out.extend(&word);
    out.extend(&letters[start + word.len()..]);
    Some(out)
}
