//! Letters that a service masks: `F**k`, `B*tch`, `Sh!t`.
//!
//! A masked word is compared as the one word of a short list that it can stand for. Words that are not on
//! the list lose their mask and match nothing but themselves.

/// Strong words that services mask, the most frequent first, folded.
const MASKED: &[&str] = &[
    "fuck",
    "shit",
    "bitch",
    "nigga",
    "niggas",
    "fucking",
    "fuckin",
    "pussy",
    "dick",
    "ass",
    "asshole",
    "fucked",
    "fucker",
    "fucks",
    "bitches",
    "bitchin",
    "shits",
    "shitty",
    "bullshit",
    "motherfucker",
    "motherfuckers",
    "motherfucking",
    "motherfuckin",
    "muthafucka",
    "muthafuckin",
    "mothafucka",
    "mothafuckin",
    "mothafuckas",
    "muthafuckas",
    "niggaz",
    "nigger",
    "niggers",
    "cunt",
    "cock",
    "cocksucker",
    "whore",
    "whores",
    "hoe",
    "hoes",
    "slut",
    "sluts",
    "bastard",
    "bastards",
    "damn",
    "goddamn",
    "god",
    "hell",
    "sex",
    "sexy",
    "kill",
    "cocaine",
    "weed",
    "piss",
    "tits",
    "rape",
    "putain",
    "merde",
    "connard",
    "salope",
    "scheisse",
    "arschloch",
    "puta",
    "mierda",
    "cabron",
    "pendejo",
    "cazzo",
];

/// Whether `c` can stand for a letter inside a word.
pub(super) fn is_mask(c: char) -> bool {
    matches!(c, '*' | '#' | '-' | '_')
}

/// The word that `masked` stands for; `*` is any letter.
pub(super) fn unmask(masked: &str) -> String {
    if !masked.contains('*') {
        return masked.to_owned();
    }
    let fits = |word: &&&str| {
        word.len() == masked.len()
            && word
                .bytes()
                .zip(masked.bytes())
                .all(|(w, m)| m == b'*' || w == m)
    };
    match MASKED.iter().find(fits) {
        Some(word) if masked.starts_with(|c: char| c != '*') => (*word).to_owned(),
        _ => masked.replace('*', ""),
    }
}
