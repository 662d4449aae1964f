//! Artist credits: who is named, what joins the names, and which are guests.
//!
//! A credit is cut only on evidence: a feature marker, or names that the catalogue holds. What the catalogue
//! holds is handed in, so that this stays a pure function: ask [`credit_candidates`] for the keys that would
//! be evidence, look them up, and call [`parse_credit`] with the answers.

use serde::{Deserialize, Serialize};

use super::feature;
use super::fold::fold;
use super::scripts;
use super::various::{VARIOUS_ARTISTS, is_various};

/// Whether an artist is the credit's own or a guest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Named as the artist.
    Main,
    /// Named behind a feature marker.
    Guest,
}

/// One artist of a credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditedArtist {
    /// Name as shown: the catalogue's spelling where it is known, else as received without Discogs' marks.
    pub name: String,
    /// Folded name; with `disambiguation` the identity of an artist without identifiers.
    pub name_key: String,
    /// Discogs' number (`"2"` of `Cream (2)`); empty when there is none.
    pub disambiguation: String,
    /// Main artist or guest.
    pub role: Role,
}

/// A credit taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Credit {
    /// Artists in order; empty only for an empty credit.
    pub artists: Vec<CreditedArtist>,
    /// What stands between them, trimmed, as written: one less than there are artists.
    pub joins: Vec<String>,
}

/// A name as shown, without Discogs' number, asterisk or sorting form, and that number (empty when none).
///
/// ```
/// use aime_domain::matching::display_name;
/// assert_eq!(display_name("Cream (2)"), ("Cream".to_owned(), "2".to_owned()));
/// assert_eq!(display_name("Beatles, The"), ("The Beatles".to_owned(), String::new()));
/// ```
pub fn display_name(raw: &str) -> (String, String) {
    let (name, number) = without_number(raw.trim());
    let name = without_asterisk(name);
    let name = match name.rsplit_once(',') {
        Some((rest, article)) if is_article(article) && !rest.trim().is_empty() => {
            format!("{} {}", article.trim(), rest.trim())
        }
        _ => name.to_owned(),
    };
    (name, number.to_owned())
}

/// A credit as shown: the numbers by which Discogs tells namesakes apart are left out, also in the middle.
///
/// ```
/// use aime_domain::matching::display_credit;
/// assert_eq!(display_credit("Cream (2) & Alder (14), Birch (3)"), "Cream & Alder, Birch");
/// assert_eq!(display_credit("Sum (41) Of Us & Birch"), "Sum (41) Of Us & Birch");
/// ```
pub fn display_credit(raw: &str) -> String {
    /// What can stand between two artists.
    const JOINS: [&str; 9] = [",", "&", "/", "+", "and ", "feat", "with ", "vs", "x "];
    let (mut shown, _) = display_name(raw);
    let mut from = 0;
    while let Some(at) = shown[from..].find(" (").map(|at| at + from) {
        let inside = &shown[at + 2..];
        let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
        let rest = inside.get(digits..).and_then(|rest| rest.strip_prefix(')'));
        let next = rest.map(|rest| rest.trim_start().to_ascii_lowercase());
        let joins = next.is_some_and(|next| JOINS.iter().any(|join| next.starts_with(join)));
        if (1..=3).contains(&digits) && joins {
            shown.replace_range(at..at + digits + 3, "");
            from = at;
        } else {
            from = at + 2;
        }
    }
    shown
}

/// A name in sorting form: a leading article goes behind a comma.
///
/// ```
/// use aime_domain::matching::sort_name;
/// assert_eq!(sort_name("The Beatles"), "Beatles, The");
/// assert_eq!(sort_name("The The"), "The, The");
/// assert_eq!(sort_name("Theatre of Tragedy"), "Theatre of Tragedy");
/// ```
pub fn sort_name(name: &str) -> String {
    match name.split_once(' ') {
        Some((article, rest))
            if SORTED_ARTICLES.contains(&article.to_lowercase().as_str())
                && !rest.trim().is_empty() =>
        {
            format!("{}, {article}", rest.trim())
        }
        _ => name.to_owned(),
    }
}

const SORTED_ARTICLES: &[&str] = &[
    "the", "a", "an", "les", "le", "der", "die", "das", "los", "las",
];

fn is_article(text: &str) -> bool {
    matches!(
        text.trim().to_ascii_lowercase().as_str(),
        "the" | "a" | "an"
    )
}

/// Splits Discogs' number off: `Cream (2)` → `Cream`, `2`. Numbers up to 999: a year in brackets is a name's own.
fn without_number(name: &str) -> (&str, &str) {
    let cut = || {
        let inner = name.strip_suffix(')')?;
        let (head, number) = inner.rsplit_once('(')?;
        let fits = (1..=3).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_digit())
            && !head.trim().is_empty();
        (fits && head.ends_with(char::is_whitespace)).then_some((head.trim_end(), number))
    };
    cut().unwrap_or((name, ""))
}

fn without_asterisk(name: &str) -> &str {
    match name.strip_suffix('*') {
        Some(rest) if rest.ends_with(char::is_alphanumeric) => rest,
        _ => name,
    }
}

/// The folded names that would be evidence for cutting `credit`, without repeats.
pub fn credit_candidates(credit: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for (text, _) in sides(credit) {
        let list = Pieces::of(text);
        keys.push(name_key(text));
        for from in 0..list.len() {
            for to in from..list.len().min(from + LONGEST_NAME) {
                let span = list.span(from, to);
                keys.push(name_key(span));
                if let Some((head, tail)) = scripts::halves(span) {
                    keys.extend([name_key(head), name_key(tail)]);
                }
            }
        }
    }
    keys.retain(|key| !key.is_empty());
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// A name that contains more joins than this is not looked for.
const LONGEST_NAME: usize = 8;
/// Pieces beyond this stay together: no credit of that length is worth the look-ups.
const MOST_PIECES: usize = 40;

/// The key under which a piece of a credit is known.
fn name_key(piece: &str) -> String {
    fold(&display_name(piece).0)
}

/// Takes `credit` apart. `known` answers with the catalogue's spelling of a folded name, or `None`.
///
/// Feature markers always cut. Any other join cuts only where every name that results is known; of several
/// ways to cut, the one with the fewest and earliest longest names wins, so that a band's own name is never
/// cut while it is known itself.
pub fn parse_credit(credit: &str, known: &dyn Fn(&str) -> Option<String>) -> Credit {
    let mut out = Credit::default();
    if credit.trim().is_empty() {
        return out;
    }
    if is_various(credit) {
        let name = VARIOUS_ARTISTS.to_owned();
        out.artists.push(CreditedArtist {
            name_key: fold(&name),
            name,
            disambiguation: String::new(),
            role: Role::Main,
        });
        return out;
    }
    for (index, (text, marker)) in sides(credit).into_iter().enumerate() {
        if index > 0 {
            out.joins.push(marker.trim().to_owned());
        }
        let role = if index == 0 { Role::Main } else { Role::Guest };
        take_side(text, role, known, &mut out);
    }
    out
}

/// The credit cut at its feature markers: each side with the marker before it.
fn sides(credit: &str) -> Vec<(&str, &str)> {
    let mut out = Vec::new();
    let mut rest = credit.trim();
    let mut marker = "";
    while let Some(cut) = feature::cut(rest) {
        out.push((cut.before, marker));
        marker = cut.marker;
        rest = cut.guests;
    }
    out.push((rest, marker));
    out
}

fn take_side(text: &str, role: Role, known: &dyn Fn(&str) -> Option<String>, out: &mut Credit) {
    let list = Pieces::of(text);
    let Some(names) = partition(&list, known) else {
        out.artists.push(artist(text, role, known));
        return;
    };
    for (index, &(from, to)) in names.iter().enumerate() {
        if index > 0 {
            out.joins.push(list.join_before(from).to_owned());
        }
        out.artists.push(artist(list.span(from, to), role, known));
    }
}

fn artist(text: &str, role: Role, known: &dyn Fn(&str) -> Option<String>) -> CreditedArtist {
    let (name, disambiguation) = display_name(text);
    let name_key = fold(&name);
    let (name_key, name) = match find(text, known) {
        Some(found) => found,
        None => (name_key, name),
    };
    CreditedArtist {
        name,
        name_key,
        disambiguation,
        role,
    }
}

/// Key and name under which the catalogue knows a name. One in two scripts is whom one half names; where the halves
/// name two, neither.
fn find(text: &str, known: &dyn Fn(&str) -> Option<String>) -> Option<(String, String)> {
    let at = |text: &str| {
        let key = name_key(text);
        known(&key).map(|name| (key, name))
    };
    if let Some(whole) = at(text) {
        return Some(whole);
    }
    let (head, tail) = scripts::halves(text)?;
    match (at(head), at(tail)) {
        (Some(one), Some(other)) => (one.1 == other.1).then_some(one),
        (one, other) => one.or(other),
    }
}

/// The cut into known names with the fewest names; `None` when there is none.
fn partition(
    list: &Pieces<'_>,
    known: &dyn Fn(&str) -> Option<String>,
) -> Option<Vec<(usize, usize)>> {
    let count = list.len();
    if count < 2 {
        return None;
    }
    // best[i]: fewest names for the pieces from i on, and where the first of them ends.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; count + 1];
    best[count] = Some((0, count));
    for from in (0..count).rev() {
        for to in (from..count.min(from + LONGEST_NAME)).rev() {
            let Some((names, _)) = best[to + 1] else {
                continue;
            };
            let better = best[from].is_none_or(|(fewest, _)| names + 1 < fewest);
            if better && find(list.span(from, to), known).is_some() {
                best[from] = Some((names + 1, to));
            }
        }
    }
    best[0]?;
    let mut out = Vec::new();
    let mut from = 0;
    while from < count {
        let (_, to) = best[from]?;
        out.push((from, to));
        from = to + 1;
    }
    Some(out)
}

/// A text at every place where a join could stand.
pub(super) struct Pieces<'a> {
    text: &'a str,
    /// Byte ranges of the pieces, untrimmed.
    pieces: Vec<(usize, usize)>,
}

impl<'a> Pieces<'a> {
    /// All pieces of `text`.
    pub(super) fn of(text: &'a str) -> Self {
        let mut pieces = Vec::with_capacity(4);
        let mut from = 0;
        let mut at = 0;
        while at < text.len() && pieces.len() < MOST_PIECES {
            let step = text[at..].chars().next().map_or(1, char::len_utf8);
            match join_at(text, at) {
                Some(end)
                    if !text[from..at].trim().is_empty() && !text[end..].trim().is_empty() =>
                {
                    pieces.push((from, at));
                    from = end;
                    at = end;
                }
                _ => at += step,
            }
        }
        pieces.push((from, text.len()));
        Self { text, pieces }
    }

    /// Number of pieces, at least one.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The pieces `from` to `to` (both included) as written, without brackets that only one end has.
    pub(super) fn span(&self, from: usize, to: usize) -> &'a str {
        let text = self.text[self.pieces[from].0..self.pieces[to].1].trim();
        match (text.contains(['(', '（']), text.ends_with([')', '）'])) {
            (false, true) => text.trim_end_matches([')', '）']).trim_end(),
            _ => text.trim_end_matches(['(', '（']).trim_end(),
        }
    }

    /// What stands before the piece at `index`, trimmed, without a closing bracket of the piece before.
    fn join_before(&self, index: usize) -> &'a str {
        let join = &self.text[self.pieces[index - 1].1..self.pieces[index].0];
        join.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）'))
    }
}

/// Words that can join names, where spaces stand on both sides.
const JOIN_WORDS: &[&str] = &[
    "and", "&", "+", "x", "×", "vs", "vs.", "v.", "versus", "with", "w/", "presents", "pres.",
    "pres", "present", "meets", "et", "und", "y", "e", "con", "avec", "mit", "og",
];

/// Bytes of the longest of them.
const LONGEST_JOIN: usize = 8;

/// Where the join that begins at `at` ends; `None` when there is none.
fn join_at(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let c = rest.chars().next()?;
    let end = at + c.len_utf8();
    match c {
        ';' | '/' | '、' | '，' | '；' | '／' | '|' | '&' | '＆' => return Some(end),
        ',' => {
            let number = text[..at].ends_with(|c: char| c.is_ascii_digit())
                && text[end..].starts_with(|c: char| c.is_ascii_digit());
            return (!number).then_some(end);
        }
        '(' | '（' => return voice(text, at, end),
        ')' | '）' => return None,
        _ => {}
    }
    if !text[..at].ends_with(char::is_whitespace) {
        return None;
    }
    let word_len = rest.find(char::is_whitespace)?;
    // A join word before another join is the end of a name: "Lil Nas X x Jack Harlow".
    let next = rest[word_len..].split_whitespace().next().unwrap_or("");
    let name_follows = !next.starts_with(['&', '/', ',', ';', '+', '|']) && !is_join_word(next);
    (name_follows && is_join_word(&rest[..word_len])).then_some(at + word_len)
}

fn is_join_word(word: &str) -> bool {
    word.len() <= LONGEST_JOIN
        && JOIN_WORDS
            .iter()
            .any(|join| join.eq_ignore_ascii_case(word))
}

/// "(CV: …)" of Japanese credits: the voice behind a character.
fn voice(text: &str, at: usize, inside: usize) -> Option<usize> {
    let rest = text[inside..].trim_start();
    let start = text.len() - rest.len();
    let head = rest.get(..2)?;
    let mark = rest[2..].chars().next()?;
    let fits = head.eq_ignore_ascii_case("cv") && matches!(mark, ':' | '.' | '：' | '．' | ' ');
    (fits && at > 0).then(|| start + 2 + mark.len_utf8())
}
