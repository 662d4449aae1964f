//! Guest credits inside a text: `feat. X`, `ft X`, `(featuring X)`, `(with X)`.

use super::vocabulary::NO_GUEST;

/// A text cut at a feature marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut<'a> {
    /// What stands before the marker, without an opening bracket.
    pub(super) before: &'a str,
    /// The marker as written.
    pub(super) marker: &'a str,
    /// What follows it, without the closing bracket.
    pub(super) guests: &'a str,
}

const MARKERS: &[&str] = &["featuring", "feat", "ft", "фит", "feat.", "ft."];

/// Cuts `text` at its first feature marker. A word that merely looks like one (`Little Feat`, `6 ft`) does
/// not cut: something must stand on both sides, and what follows must be a name.
pub(super) fn cut(text: &str) -> Option<Cut<'_>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < text.len() {
        let starts = at > 0
            && matches!(bytes[at], b'f' | b'F' | 0xd1 | 0xd0 | 0xef)
            && text[..at].ends_with(|c: char| {
                c.is_whitespace() || matches!(c, '(' | '[' | '（' | ',' | '-')
            });
        if starts && let Some(len) = marker_len(&text[at..]) {
            let before = text[..at]
                .trim_end()
                .trim_end_matches(['(', '[', '（', ',', '-'])
                .trim_end();
            let after = text[at + len..].trim_start();
            let measure = before.ends_with(|c: char| c.is_ascii_digit())
                && text[at..].to_ascii_lowercase().starts_with("ft");
            if !before.is_empty() && !measure && is_name(after) {
                let opened = text[..at].trim_end().ends_with(['(', '[', '（']);
                let guests = if opened {
                    close(after)
                } else {
                    balanced(after)
                };
                return Some(Cut {
                    before,
                    marker: text[at..at + len].trim(),
                    guests: guests.trim(),
                });
            }
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// The guests of a text that begins with a feature marker, or with "with" and a name.
pub(super) fn whole(text: &str) -> Option<&str> {
    let text = text.trim();
    if let Some(len) = marker_len(text) {
        let guests = text[len..].trim();
        return is_name(guests).then_some(guests);
    }
    let len = WITH.iter().find_map(|with| {
        let head = text.get(..with.len())?;
        (head.eq_ignore_ascii_case(with)).then_some(with.len())
    })?;
    let guests = text[len..].trim();
    let first = guests
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("")
        .to_lowercase();
    let second = guests
        .split_whitespace()
        .nth(1)
        .unwrap_or("")
        .to_lowercase();
    let thing = |word: &str| NO_GUEST.contains(&word);
    (is_name(guests)
        && !thing(&first)
        && !thing(second.trim_matches(|c: char| !c.is_alphanumeric())))
    .then_some(guests)
}

const WITH: &[&str] = &[
    "with special guest ",
    "with ",
    "w/ ",
    "avec ",
    "con ",
    "mit ",
    "duet with ",
    "a duet with ",
    "duo with ",
    "en duo avec ",
    "duo avec ",
    "duett mit ",
    "duetto con ",
    "a dueto con ",
    "dueto con ",
];

/// Length of the marker that `text` begins with, its dot or colon included.
fn marker_len(text: &str) -> Option<usize> {
    let word = MARKERS.iter().find(|marker| {
        text.get(..marker.len())
            .is_some_and(|head| head.to_lowercase() == **marker)
    })?;
    let mut len = word.len();
    let rest = &text[len..];
    if rest.starts_with(['.', ':']) {
        len += 1;
        return Some(len);
    }
    (rest.starts_with(char::is_whitespace) || word.ends_with('.')).then_some(len)
}

/// Whether `text` can be the begin of a name rather than of a join or of nothing.
fn is_name(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    (first.is_alphanumeric()
        || matches!(
            first,
            '"' | '\'' | '$' | '“' | '‘' | '†' | '!' | '¡' | '*' | '.'
        ))
        && marker_len(text).is_none()
        && !matches!(
            text.split_whitespace().next(),
            Some("and" | "And" | "&" | "+" | "with" | "vs" | "vs.")
        )
}

/// `text` without closing brackets that nothing in it opened.
fn balanced(text: &str) -> &str {
    let count = |signs: [char; 3]| text.matches(signs).count();
    let surplus = count([')', ']', '）']).saturating_sub(count(['(', '[', '（']));
    let mut rest = text;
    for _ in 0..surplus {
        rest = rest
            .strip_suffix([')', ']', '）'])
            .unwrap_or(rest)
            .trim_end();
    }
    rest
}

/// `text` up to the bracket that closes the one it stood in.
fn close(text: &str) -> &str {
    let mut depth = 1i32;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}
