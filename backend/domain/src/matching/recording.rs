//! When two spellings are the same recording.
//!
//! A spelling yields a set of keys. Two spellings are the same recording when they share a key **and** do not
//! contradict each other. Both are questions of string equality, so that a database answers them with an
//! index: keys find the candidates, and [`contradicts`] looks at the few that were found.

use std::collections::HashMap;
use std::hash::BuildHasher;

use crate::listen::Names;

use super::album::{self, Work};
use super::feature;
use super::fold::fold;
use super::names::{self, CreditKeys};
use super::performer;
use super::scripts;
use super::title::{self, Title};
use super::umlaut;

/// What a spelling says about the recording it means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecordingIdentity {
    /// Keys, the canonical one first, then from the surest to the weakest. Some of them also state something:
    /// see [`contradicts`].
    pub keys: Vec<String>,
    /// Folded title with its version, without guests.
    pub title_key: String,
    /// Folded names of the main credit, in one order, joined with `+`.
    pub credit_key: String,
    /// Folded first name of the main credit.
    pub lead_key: String,
    /// Folded album without its edition; `None` when unknown.
    pub album_key: Option<String>,
    /// Main credit as written, without guests.
    pub main_credit: String,
    /// Guests as written, each as one text per feature marker, those of the credit before those of the title.
    pub guests: Vec<String>,
    /// Folded words of the version; empty for the plain recording.
    pub version: String,
    /// Whether it is a concert or broadcast recording, by title or by album.
    pub is_live: bool,
}

/// Whether two spellings mean one recording, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Whether they are the same.
    pub same: bool,
    /// How sure the answer is, 0 … 1.
    pub score: f32,
    /// Why, as a stable word.
    pub reason: &'static str,
}

/// The identity of a spelling.
///
/// ```
/// use aime_domain::{listen::Names, matching::recording_identity};
/// let names = |artist: &str, title: &str| Names { artist: artist.into(), title: title.into(), ..Names::default() };
/// let a = recording_identity(&names("Blur", "Tender - 2012 Remaster"));
/// let b = recording_identity(&names("BLUR", "Tender"));
/// assert_eq!(a.keys[0], b.keys[0]);
/// ```
pub fn recording_identity(spelling: &Names) -> RecordingIdentity {
    let mut identity = plain_identity(spelling);
    if let Some(spelled_out) = umlaut::spelled_out(spelling) {
        identity
            .keys
            .extend(plain_identity(&spelled_out).keys.into_iter().take(1));
    }
    let mut seen = 0;
    while seen < identity.keys.len() {
        let repeated = identity.keys[..seen].contains(&identity.keys[seen]);
        if repeated {
            identity.keys.remove(seen);
        } else {
            seen += 1;
        }
    }
    identity
}

fn plain_identity(spelling: &Names) -> RecordingIdentity {
    let album = spelling
        .album
        .as_deref()
        .filter(|album| !album.trim().is_empty());
    let work = album.map(album::work);
    let title = title::parse(&spelling.title, work.as_ref().map(|work| work.key.as_str()));
    let mut credit = names::of(&spelling.artist);
    for guests in &title.guests {
        names::add(guests, &mut credit.guests);
    }
    // A guest who is named among the main artists as well stays a guest.
    let CreditKeys { main, guests } = &mut credit;
    if main.iter().any(|name| !guests.contains(name)) {
        main.retain(|name| !guests.contains(name));
    }
    Builder {
        spelling,
        title,
        credit,
        work,
    }
    .build()
}

/// Whether two spellings mean the same recording: [`recording_identity`] of both, compared.
pub fn same_recording(a: &Names, b: &Names) -> Match {
    recording_identity(a).compare(&recording_identity(b))
}

impl RecordingIdentity {
    /// Whether this and `other` are the same recording.
    pub fn compare(&self, other: &Self) -> Match {
        let Some(shared) = self.keys.iter().find(|key| other.keys.contains(key)) else {
            let reason = if self.title_key == other.title_key {
                "other_artist_or_album"
            } else {
                "other_title"
            };
            return Match {
                same: false,
                score: 1.0,
                reason,
            };
        };
        if contradicts(&self.keys, &other.keys) {
            return Match {
                same: false,
                score: 0.9,
                reason: "contradiction",
            };
        }
        let (score, reason) = confidence(shared);
        Match {
            same: true,
            score,
            reason,
        }
    }

    /// Whether anything in this spelling could contradict a candidate; if not, a shared key is enough.
    pub fn states_something(&self) -> bool {
        self.keys.iter().any(|key| is_statement(key))
    }
}

/// The first of the `candidates` under one of the keys, the surest key first, that states nothing to the contrary; and
/// that key. `candidates` are recordings by key, the preferred one first, `stated` the keys that each of them bears.
pub fn find_recording<'k, S: BuildHasher>(
    keys: &'k [String],
    candidates: &HashMap<String, Vec<i64>, S>,
    stated: &HashMap<i64, Vec<String>, S>,
) -> Option<(i64, &'k str)> {
    let agrees = |id: &&i64| {
        stated
            .get(id)
            .is_none_or(|stated| !contradicts(keys, stated))
    };
    keys.iter().find_map(|key| {
        let id = candidates.get(key)?.iter().find(agrees)?;
        Some((*id, key.as_str()))
    })
}

// Keys are `kind|field|…`; folded texts hold no `|`. Kinds that begin with `=` also state their last field.
const PLAIN: &str = "r";
const GUESTS: &str = "=g";
const GUEST_LEFT_OUT: &str = "g";
const PLACE: &str = "=l";
const LIVE_ON_ALBUM: &str = "l";
const GENERIC: &str = "u";
const GLOSS: &str = "=s";
const NAME_IN_TWO_SCRIPTS: &str = "=n";
const COMPOSER: &str = "c";

/// How sure a match through `key` is, and the word for it.
pub fn confidence(key: &str) -> (f32, &'static str) {
    match key.split('|').next() {
        Some(PLAIN) => (1.0, "same_names"),
        Some(GUESTS) => (0.97, "same_guests"),
        Some(PLACE) => (0.97, "same_concert"),
        Some(GENERIC) => (0.95, "same_album"),
        Some(GUEST_LEFT_OUT) => (0.9, "guest_on_one_side"),
        Some(LIVE_ON_ALBUM) => (0.9, "live_on_same_album"),
        Some(GLOSS | NAME_IN_TWO_SCRIPTS) => (0.9, "same_scripts"),
        _ => (0.85, "same_composer"),
    }
}

fn is_statement(key: &str) -> bool {
    key.starts_with('=')
}

/// Whether two sets of keys state different things about the same matter, for example two different guests.
///
/// A statement is a key that begins with `=`; its last field is what is stated, the rest is the matter. Both
/// sides may state several things (a recording gathers the keys of all its spellings): they contradict each
/// other when no statement of one agrees with any of the other.
pub fn contradicts<A: AsRef<str>, B: AsRef<str>>(ours: &[A], theirs: &[B]) -> bool {
    fn statements<T: AsRef<str>>(keys: &[T]) -> impl Iterator<Item = (&str, &str)> {
        keys.iter()
            .map(AsRef::as_ref)
            .filter(|key| is_statement(key))
            .filter_map(|key| key.rsplit_once('|'))
    }
    statements(ours).any(|(matter, _)| {
        let mut theirs_said = statements(theirs)
            .filter(|(other, _)| *other == matter)
            .map(|(_, said)| said)
            .peekable();
        theirs_said.peek().is_some()
            && !theirs_said.any(|theirs| {
                statements(ours).any(|(other, ours)| other == matter && agree(ours, theirs))
            })
    })
}

/// Two lists agree when one holds all of the other.
fn agree(a: &str, b: &str) -> bool {
    let within = |small: &str, large: &str| {
        small
            .split('+')
            .all(|item| large.split('+').any(|other| other == item))
    };
    within(a, b) || within(b, a)
}

/// Stands for an unknown album.
const NO_ALBUM: &str = "?";

struct Builder<'a> {
    spelling: &'a Names,
    title: Title<'a>,
    credit: CreditKeys,
    work: Option<Work>,
}

impl Builder<'_> {
    fn build(mut self) -> RecordingIdentity {
        let live = self.live();
        let version = self.version();
        let song = self.title.words.compact();
        let title_key = format!("{song}{version}");
        let credit_key = names::joined(&self.credit.main);
        let keys = if self.title.generic {
            let concert = if live.is_some() { "live" } else { "" };
            vec![format!(
                "{GENERIC}|{credit_key}|{title_key}|{concert}|{}",
                self.album_key()
            )]
        } else if let Some(detail) = &live {
            self.live_keys(&title_key, &credit_key, detail)
        } else {
            self.studio_keys(&title_key, &version)
        };
        let cut = feature::cut(&self.spelling.artist);
        let main_credit = self.main_credit().to_owned();
        let guests = cut
            .iter()
            .map(|cut| cut.guests)
            .chain(self.title.guests.iter().copied())
            .map(str::to_owned)
            .collect();
        RecordingIdentity {
            keys,
            title_key,
            lead_key: self.credit.main.first().cloned().unwrap_or_default(),
            credit_key,
            album_key: self.work.map(|work| work.key),
            main_credit,
            guests,
            version,
            is_live: live.is_some(),
        }
    }

    /// Main credit as written.
    fn main_credit(&self) -> &str {
        let whole = self.spelling.artist.as_str();
        feature::cut(whole).map_or(whole, |cut| cut.before).trim()
    }

    /// Place and time of the concert, where title or album say that it is one.
    fn live(&mut self) -> Option<Vec<String>> {
        let by_album = self.work.as_ref().and_then(|work| work.live.as_ref());
        match (self.title.live.take(), by_album) {
            (Some(detail), Some(by_album)) if detail.is_empty() => Some(by_album.clone()),
            (Some(detail), _) => Some(detail),
            (None, by_album) => by_album.cloned(),
        }
    }

    /// The version that the title names, and those that the album gives to all its tracks.
    fn version(&self) -> String {
        let mut all = self.title.versions.clone();
        for version in self.work.iter().flat_map(|work| &work.versions) {
            if !all.iter().any(|own| own.contains(version.as_str())) {
                all.push(version.clone());
            }
        }
        all.sort_unstable();
        all.join("+")
    }

    fn album_key(&self) -> &str {
        self.work
            .as_ref()
            .map_or(NO_ALBUM, |work| work.key.as_str())
    }

    fn live_keys(&self, title: &str, credit: &str, detail: &[String]) -> Vec<String> {
        let mut keys = Vec::with_capacity(2);
        if !detail.is_empty() {
            keys.push(format!("{PLACE}|{credit}|{title}|{}", detail.join("+")));
        }
        keys.push(format!(
            "{LIVE_ON_ALBUM}|{credit}|{title}|{}",
            self.album_key()
        ));
        keys
    }

    fn studio_keys(&self, title: &str, version: &str) -> Vec<String> {
        let everybody: Vec<String> = self
            .credit
            .main
            .iter()
            .chain(&self.credit.guests)
            .cloned()
            .collect();
        let all = names::joined(&everybody);
        let mut keys = Vec::with_capacity(4);
        keys.push(format!("{PLAIN}|{all}|{title}"));
        self.guest_keys(title, &everybody, &mut keys);
        if let Some(both) = &self.title.scripts {
            keys.push(format!("{PLAIN}|{all}|{}{version}", both.native));
            keys.push(format!("{PLAIN}|{all}|{}{version}", both.latin));
            keys.push(format!(
                "{GLOSS}|{all}|{}{version}|{}",
                both.native, both.latin
            ));
        }
        self.two_script_keys(title, &mut keys);
        if self.credit.main.len() > 1 && self.credit.guests.is_empty() {
            // Without the marks between its names: a comma more or less is no other credit.
            keys.push(format!("{PLAIN}|{}|{title}", fold(&self.spelling.artist)));
        }
        if let Some(inverted) = performer::inverted(&self.spelling.artist) {
            keys.push(format!("{PLAIN}|{inverted}|{title}"));
        }
        if let Some(composer) = performer::short_form(&self.spelling.artist, &self.title.words) {
            keys.push(format!("{COMPOSER}|{composer}|{title}"));
        }
        keys
    }

    /// An artist in two scripts is found under either half; with two different second halves it is two artists.
    fn two_script_keys(&self, title: &str, keys: &mut Vec<String>) {
        if self.credit.main.len() != 1 {
            return;
        }
        let Some((head, tail)) = scripts::halves(self.main_credit()) else {
            return;
        };
        let (head, tail) = (fold(head), fold(tail));
        for (name, beside) in [(&head, &tail), (&tail, &head)] {
            let mut everybody = vec![name.clone()];
            everybody.extend(self.credit.guests.iter().cloned());
            let all = names::joined(&everybody);
            keys.push(format!("{PLAIN}|{all}|{title}"));
            keys.push(format!("{NAME_IN_TWO_SCRIPTS}|{all}|{title}|{beside}"));
        }
    }

    /// Guests and further artists: the same recording where one side leaves them out, if the album is the same.
    fn guest_keys(&self, title: &str, everybody: &[String], keys: &mut Vec<String>) {
        let Some((lead, others)) = everybody.split_first() else {
            return;
        };
        if !others.is_empty() {
            keys.push(format!("{GUESTS}|{lead}|{title}|{}", names::joined(others)));
        }
        keys.push(match &self.work {
            Some(work) => format!("{GUEST_LEFT_OUT}|{lead}|{title}|{}", work.exact),
            // Without an album only marked guests may be left out, not a further artist.
            None => format!(
                "{GUEST_LEFT_OUT}|{}|{title}|{NO_ALBUM}",
                names::joined(&self.credit.main)
            ),
        });
    }
}
