//! Titles and names given in two scripts: `Группа крови (Gruppa krovi)`, `千本桜 - Senbonzakura`, `Кино (Kino)`.

use super::fold::title_words;
use super::normal::{Script, script};
use super::vocabulary::NO_GLOSS;
use super::words::Kind;

/// A title in two scripts, each folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Both {
    /// In its own script.
    pub(super) native: String,
    /// In Latin letters: a transcription or translation.
    pub(super) latin: String,
}

/// What letters a text is made of.
fn of(text: &str) -> Option<bool> {
    let (mut latin, mut other) = (0, 0);
    for c in text.chars() {
        match script(c) {
            Some(Script::Latin) => latin += 1,
            Some(_) => other += 1,
            None => {}
        }
    }
    match (latin, other) {
        (0, 0) => None,
        (_, 0) => Some(true),
        (0, _) => Some(false),
        _ => None,
    }
}

/// Recognises a title whose pieces are in two scripts.
pub(super) fn both(texts: &[&str]) -> Option<Both> {
    let pair = match texts {
        [one] => inside(one)?,
        [a, b] => (*a, *b),
        _ => return None,
    };
    let (native, latin) = match (of(pair.0)?, of(pair.1)?) {
        (false, true) => (pair.0, pair.1),
        (true, false) => (pair.1, pair.0),
        _ => return None,
    };
    let (native, latin) = (title_words(native), title_words(latin));
    let gloss = !latin.contains_any(NO_GLOSS)
        && (0..latin.len()).all(|i| latin.kind(i) != Some(Kind::Digits));
    (gloss && native.compact().chars().count() > 1).then(|| Both {
        native: native.compact(),
        latin: latin.compact(),
    })
}

/// The halves of a name that gives itself once more in brackets, in another script.
pub(super) fn halves(name: &str) -> Option<(&str, &str)> {
    const OPENING: [char; 2] = ['(', '（'];
    let inner = name.trim_end().strip_suffix([')', '）'])?;
    let (head, tail) = inner.split_once(OPENING)?;
    let (head, tail) = (head.trim(), tail.trim());
    let nested = tail.contains(OPENING) || tail.contains([')', '）']);
    (!nested && both(&[head, tail]).is_some()).then_some((head, tail))
}

/// Two scripts in one piece, parted by a sign or a wide gap.
fn inside(text: &str) -> Option<(&str, &str)> {
    for gap in [" / ", "/", " = ", "=", " | ", ": ", "  ", "\t", "\u{3000}"] {
        if let Some((a, b)) = text.split_once(gap)
            && of(a).is_some()
            && of(b).is_some()
            && of(a) != of(b)
        {
            return Some((a.trim(), b.trim()));
        }
    }
    None
}
