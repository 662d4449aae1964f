//! Words for full-text search: how a name is indexed, and how a request is read.
//!
//! Both sides fold alike (case, accents, compatibility forms), so that both databases find the same. Unlike
//! [`matching`](crate::matching), nothing is dropped: somebody who types `the b` means *The Beatles*.

use unicode_normalization::UnicodeNormalization;

/// Words of a name as they are indexed, separated by spaces.
///
/// A word with marks inside stands joined and in parts (`AC/DC` → `acdc ac dc`, `L'amour` → `lamour l amour`),
/// so that either way of typing finds it. Chinese and Japanese characters are words by themselves.
pub fn indexed(text: &str) -> String {
    let mut words = Vec::new();
    for chunk in folded(text).split_whitespace() {
        let parts: Vec<&str> = parts(chunk).collect();
        if parts.len() > 1 && !chunk.chars().any(is_ideograph) {
            words.push(parts.concat());
        }
        words.extend(parts.into_iter().flat_map(units));
    }
    if words.is_empty() {
        words = symbols(text);
    }
    words.join(" ")
}

/// Words that a request asks for, in order; empty when it names nothing. The last one may be unfinished.
///
/// Words hold letters and digits only, so they mean nothing to any query language.
pub fn asked(text: &str) -> Vec<String> {
    let words: Vec<String> = folded(text)
        .split_whitespace()
        .flat_map(parts)
        .flat_map(units)
        .collect();
    if words.is_empty() {
        return symbols(text);
    }
    words
}

/// A name as ranking compares it: its words with single spaces between.
pub fn plain(text: &str) -> String {
    asked(text).join(" ")
}

/// Lower case without accents; letters that do not decompose are spelled out.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text
        .nfkd()
        .filter(|c| !is_accent(*c))
        .nfc()
        .flat_map(char::to_lowercase)
    {
        match letter {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ħ' => out.push('h'),
            'ı' => out.push('i'),
            other if !is_accent(other) => out.push(other),
            _ => {}
        }
    }
    out
}

/// Marks that stand on a letter of European scripts. Vowel signs of other scripts are letters to their readers.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// Characters of scripts that write no spaces between words.
const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

fn parts(chunk: &str) -> impl Iterator<Item = &str> {
    chunk
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
}

/// A part as it is, or cut around each ideograph.
fn units(part: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let mut open = false;
    for c in part.chars() {
        match units.last_mut() {
            Some(word) if open && !is_ideograph(c) => word.push(c),
            _ => units.push(c.to_string()),
        }
        open = !is_ideograph(c);
    }
    units
}

/// Names made of symbols alone (`÷`, `???`) become words of their code points.
fn symbols(text: &str) -> Vec<String> {
    text.nfc()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .map(|c| format!("u{:04x}", c as u32))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("Sigur Rós", "sigur ros")]
    #[case("AC/DC", "acdc ac dc")]
    #[case("L’Amour toujours", "lamour l amour toujours")]
    #[case("R.E.M.", "rem r e m")]
    #[case("Ænima", "aenima")]
    #[case("Motörhead & Łona", "motorhead lona")]
    #[case("宇多田ヒカル", "宇 多 田 ヒ カ ル")]
    #[case("İstanbul", "istanbul")]
    #[case("÷", "u00f7")]
    #[case("???", "u003f u003f u003f")]
    #[case("(What's the Story)", "whats what s the story")]
    fn names_are_indexed_joined_and_in_parts(#[case] name: &str, #[case] words: &str) {
        assert_eq!(indexed(name), words);
    }

    #[rstest::rstest]
    #[case("ac/dc")]
    #[case("AC DC")]
    #[case("acdc")]
    fn every_way_of_typing_is_among_the_indexed_words(#[case] typed: &str) {
        let indexed = indexed("AC/DC");
        let indexed: Vec<&str> = indexed.split(' ').collect();
        assert!(
            asked(typed)
                .iter()
                .all(|word| indexed.contains(&word.as_str()))
        );
    }

    #[test]
    fn query_language_is_reduced_to_words() {
        assert_eq!(
            asked("title:\"x\" OR NEAR(a*, b) -c"),
            ["title", "x", "or", "near", "a", "b", "c"]
        );
        assert!(asked(" \u{0} \n").is_empty());
    }
}
