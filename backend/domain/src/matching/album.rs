//! When two album titles are the same work.
//!
//! As with recordings, keys find the candidates; the one thing that a key cannot say is which of several
//! albums that bear the artist's name is meant when a year is unknown: [`AlbumIdentity::agrees`].

use super::edition::{self, Addition};
use super::fold::{fold, title_words};
use super::live;
use super::names;
use super::recording::Match;
use super::scripts;
use super::segment::{self, Place, Segment};
use super::umlaut;
use super::various::{VARIOUS_ARTISTS, is_various};
use super::words::Words;

/// What an album's names say about the work that is meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AlbumIdentity {
    /// Keys, the canonical one first.
    pub keys: Vec<String>,
    /// Folded title without edition, pressing and soundtrack notes.
    pub title_key: String,
    /// Folded artist credit, its names in one order.
    pub credit_key: String,
    /// What tells this album from others under the same keys: the year of an album that bears its artist's
    /// name and no edition mark; empty for every other.
    pub disambiguation: String,
    /// Year as given, or as the title itself says it.
    pub year: Option<i32>,
    /// Year of an edition of an album that bears its artist's name: the album itself cannot be later.
    latest_year: Option<i32>,
}

/// The identity of an album. `year` may be that of a pressing.
///
/// ```
/// use aime_domain::matching::{album_identity, same_album};
/// let album = |title: &str, year: i32| album_identity("Wire", title, Some(year));
/// assert!(same_album(&album("Pink Flag", 1977), &album("Pink Flag (2006 Remastered Version)", 2006)).same);
/// assert!(!same_album(&album("Wire", 2015), &album("Wire", 1990)).same);
/// ```
pub fn album_identity(artist: &str, title: &str, year: Option<i32>) -> AlbumIdentity {
    let mut identity = plain_identity(artist, title, year);
    let (other_artist, other_title) = (
        umlaut::in_two_letters(artist),
        umlaut::in_two_letters(title),
    );
    if other_artist != artist || other_title != title {
        let spelled_out = plain_identity(&other_artist, &other_title, year);
        identity.keys.extend(spelled_out.keys.into_iter().take(1));
    }
    identity
}

fn plain_identity(artist: &str, title: &str, year: Option<i32>) -> AlbumIdentity {
    let credit_key = credit_key(artist);
    let whole_credit = fold(artist);
    let mut parts = Parts::of(title);
    let mut title_key = parts.key();
    if SELF_TITLED.contains(&title_key.as_str()) {
        title_key.clone_from(&whole_credit);
    }
    let self_titled = title_key == credit_key || title_key == whole_credit;
    let mut year = year;
    if let Some((named, text)) = parts.year {
        if self_titled {
            year = year.or(Some(named));
        } else {
            parts.texts.push(text);
            title_key = parts.key();
        }
    }
    let base = format!("{credit_key}|{title_key}");
    let mut keys = Vec::with_capacity(3);
    keys.push(format!("a|{base}|{}", parts.kind.unwrap_or_default()));
    if let Some(year) = year {
        // A suffix that only names the kind of release, on one side, in the same year.
        match parts.kind {
            Some(kind) => keys.push(format!("y|{base}|{year}|{kind}")),
            None => keys.extend(KINDS.iter().map(|kind| format!("y|{base}|{year}|{kind}"))),
        }
    }
    if credit_key.contains('+') && parts.kind.is_none() {
        // Without the marks between the names: a comma more or less is no other credit.
        keys.push(format!("a|{whole_credit}|{title_key}|"));
    }
    if let Some(both) = parts.scripts() {
        keys.push(format!("a|{credit_key}|{}|", both.native));
        keys.push(format!("a|{credit_key}|{}|", both.latin));
    }
    let year_matters = self_titled && parts.kind.is_none();
    let disambiguation = match year {
        Some(year) if year_matters && !parts.edition => year.to_string(),
        _ => String::new(),
    };
    let latest_year = year.filter(|_| year_matters && parts.edition);
    AlbumIdentity {
        keys,
        title_key,
        credit_key,
        disambiguation,
        year,
        latest_year,
    }
}

/// Titles that stand for the artist's name, folded.
const SELF_TITLED: [&str; 2] = ["selftitled", "s/t"];

/// Kinds of release that a suffix names.
const KINDS: [&str; 3] = ["single", "ep", "live"];

/// Whether two albums are the same work.
pub fn same_album(a: &AlbumIdentity, b: &AlbumIdentity) -> Match {
    let Some(shared) = a.keys.iter().find(|key| b.keys.contains(key)) else {
        let reason = if a.title_key == b.title_key {
            "other_artist_or_kind"
        } else {
            "other_title"
        };
        return Match {
            same: false,
            score: 1.0,
            reason,
        };
    };
    if !a.agrees(&b.disambiguation) || !b.agrees(&a.disambiguation) {
        return Match {
            same: false,
            score: 0.8,
            reason: "self_titled_year",
        };
    }
    let score = if shared.starts_with('y') { 0.9 } else { 1.0 };
    Match {
        same: true,
        score,
        reason: "same_names",
    }
}

impl AlbumIdentity {
    /// Whether a candidate that was found under a shared key can be this album, by the disambiguation that is
    /// stored with it. False for two different years of an album that bears its artist's name, and where this
    /// is an edition that appeared before the candidate.
    pub fn agrees(&self, disambiguation: &str) -> bool {
        match self.latest_year {
            Some(latest) => {
                disambiguation
                    .parse::<i32>()
                    .is_ok_and(|year| year <= latest)
                    || disambiguation.is_empty()
            }
            None => {
                self.disambiguation.is_empty()
                    || disambiguation.is_empty()
                    || self.disambiguation == disambiguation
            }
        }
    }
}

/// Folded credit of an album, its names in one order.
fn credit_key(artist: &str) -> String {
    if is_various(artist) {
        return fold(VARIOUS_ARTISTS);
    }
    let credit = names::of(artist);
    let everybody: Vec<String> = credit.main.into_iter().chain(credit.guests).collect();
    names::joined(&everybody)
}

/// The album that a recording's spelling names, as far as it tells recordings apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Work {
    /// Folded title without its edition.
    pub(super) key: String,
    /// Folded title with its edition, but without mastering and advisory notes: what is equal here holds the
    /// same tracks.
    pub(super) exact: String,
    /// Place and time, where the album is a concert.
    pub(super) live: Option<Vec<String>>,
    /// Versions that hold for all its tracks.
    pub(super) versions: Vec<String>,
}

/// What an album title says about its tracks.
pub(super) fn work(title: &str) -> Work {
    let mut parts = Parts::of(title);
    if let Some((_, text)) = parts.year {
        parts.texts.push(text);
    }
    let words = title_words(title);
    Work {
        key: parts.key(),
        exact: exact_key(title),
        live: live::is_live_album(&words).then(|| live::detail(&words)),
        versions: edition::track_versions(title),
    }
}

fn exact_key(title: &str) -> String {
    let mut words = Words::default();
    for (index, part) in segment::split(title).into_iter().enumerate() {
        if index == 0 || part.place == Place::Plain || !edition::is_mastering(part.text) {
            words.append(&title_words(part.text));
        }
    }
    words.compact()
}

/// An epithet is the same with an article and without: `(The Blue Album)`, `(Blue Album)`.
fn without_article(epithet: &str) -> &str {
    let (Some(article), Some(rest)) = (epithet.get(..4), epithet.get(4..)) else {
        return epithet;
    };
    let is_epithet = Words::of(rest).ends_with(&["album"]) && Words::of(rest).len() > 1;
    if is_epithet && article.eq_ignore_ascii_case("the ") {
        rest.trim_start()
    } else {
        epithet
    }
}

/// An album title taken apart.
struct Parts<'a> {
    texts: Vec<&'a str>,
    /// A year that the title adds in brackets, and its text.
    year: Option<(i32, &'a str)>,
    /// Whether it names an edition.
    edition: bool,
    /// `single`, `ep` or `live` where a suffix says so.
    kind: Option<&'static str>,
}

impl<'a> Parts<'a> {
    fn of(title: &'a str) -> Self {
        let mut out = Parts {
            texts: Vec::with_capacity(3),
            year: None,
            edition: false,
            kind: None,
        };
        for (index, part) in segment::split(title.trim()).into_iter().enumerate() {
            if index == 0 || part.place == Place::Plain {
                let (text, addition) = edition::cut_tail(part.text);
                if addition != Addition::Text {
                    out.take(addition, part);
                }
                out.texts.push(text);
                continue;
            }
            out.take(edition::addition(part.text), part);
        }
        out
    }

    fn take(&mut self, addition: Addition, part: Segment<'a>) {
        match addition {
            Addition::Edition => self.edition = true,
            Addition::Soundtrack => {}
            Addition::Kind(kind) => self.kind = Some(kind),
            Addition::Live if live::is_live_album(&title_words(&self.texts.join(" "))) => {}
            Addition::Live => self.kind = Some("live"),
            Addition::Year(year) if part.place == Place::Bracket => {
                self.year = Some((year, part.text));
            }
            Addition::Text => self.texts.push(without_article(part.text)),
            Addition::Year(_) => self.texts.push(part.text),
        }
    }

    /// Folded title.
    fn key(&self) -> String {
        if let ["s/t" | "S/T"] = self.texts[..] {
            return "s/t".to_owned();
        }
        let mut words = title_words(&self.texts.join(" "));
        words.drop_the();
        words.compact()
    }

    fn scripts(&self) -> Option<scripts::Both> {
        scripts::both(&self.texts)
    }
}
