//! When two spellings are the same recording.
//!
//! A spelling yields a set of keys. Two spellings are the same recording when they share a key **and** do not
//! contradict each other. Both are questions of string equality, so that a database answers them with an
//! index: keys find the candidates, and [`contradicts`] looks at the few that were found.

use crate::listen::Names;

use super::album::work_key;
use super::fold::fold;
use super::names;
use super::performer;
use super::title::{self, Title};

/// What a spelling says about the recording it means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecordingIdentity {
    /// Keys, the canonical one first, then from the surest to the weakest. See [`contradicts`] for those that state something.
    pub keys: Vec<String>,
    /// Folded title with its version, without guests.
    pub title_key: String,
    /// Folded names of the main credit, in one order.
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
pub fn recording_identity(spelling: &Names) -> RecordingIdentity {
    let album = spelling
        .album
        .as_deref()
        .filter(|album| !album.trim().is_empty());
    let title = title::parse(&spelling.title, album);
    let mut credit = names::of(&spelling.artist);
    for guests in &title.guests {
        names::add(guests, &mut credit.guests);
    }
    if credit.main.iter().any(|name| !credit.guests.contains(name)) {
        // A guest who is named among the main artists as well stays a guest.
        let guests = std::mem::take(&mut credit.guests);
        credit.main.retain(|name| !guests.contains(name));
        credit.guests = guests;
    }
    let work = album.map(work_key);
    Builder {
        spelling,
        title,
        credit,
        album,
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
                "other_artist_or_version"
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

/// How sure a match through `key` is, and the word for it.
pub fn confidence(key: &str) -> (f32, &'static str) {
    match key.split('|').next() {
        Some("r") => (1.0, "same_names"),
        Some(FEAT) => (0.97, "same_guests"),
        Some(PLACE) => (0.97, "same_concert"),
        Some("g") => (0.9, "guest_on_one_side"),
        Some("l") => (0.9, "live_on_same_album"),
        Some("u") => (0.95, "same_album"),
        Some("s") => (0.9, "same_script"),
        _ => (0.85, "same_composer"),
    }
}

const FEAT: &str = "=g";
const PLACE: &str = "=l";
const GLOSS: &str = "=s";

fn is_statement(key: &str) -> bool {
    key.starts_with('=')
}

/// Whether two sets of keys state different things about the same matter, for example two different guests.
///
/// A statement is a key that begins with `=`; its last field is what is stated, the rest is the matter. Both
/// sides may state several things (a recording gathers the keys of all its spellings): they contradict each
/// other when no statement of one agrees with any of the other.
pub fn contradicts<A: AsRef<str>, B: AsRef<str>>(ours: &[A], theirs: &[B]) -> bool {
    ours.iter()
        .map(AsRef::as_ref)
        .filter(|key| is_statement(key))
        .any(|our| {
            let Some((matter, ours_said)) = our.rsplit_once('|') else {
                return false;
            };
            let mut spoken = false;
            let agrees = theirs
                .iter()
                .map(AsRef::as_ref)
                .filter(|key| is_statement(key))
                .any(|their| {
                    let Some((their_matter, said)) = their.rsplit_once('|') else {
                        return false;
                    };
                    spoken |= matter == their_matter;
                    matter == their_matter && agree(ours_said, said)
                });
            spoken && !agrees
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

struct Builder<'a> {
    spelling: &'a Names,
    title: Title<'a>,
    credit: names::CreditKeys,
    album: Option<&'a str>,
    work: Option<super::album::Work>,
}

impl Builder<'_> {
    fn build(mut self) -> RecordingIdentity {
        let song = self.title.words.compact();
        let mut live = self.title.live.take();
        if let Some(work) = &self.work {
            if let Some(detail) = &work.live {
                let own = live.get_or_insert_default();
                if own.is_empty() {
                    own.clone_from(detail);
                }
            }
            for version in &work.versions {
                if !self
                    .title
                    .versions
                    .iter()
                    .any(|own| own.contains(version.as_str()))
                {
                    self.title.versions.push(version.clone());
                }
            }
            self.title.versions.sort_unstable();
        }
        let version = self.title.versions.join("+");
        let title_key = if version.is_empty() {
            song.clone()
        } else {
            format!("{song}|{version}")
        };
        let credit_key = names::joined(&self.credit.main);
        let keys = self.keys(&song, &version, live.as_deref(), &credit_key);
        let main_credit = super::feature::cut(&self.spelling.artist)
            .map_or(self.spelling.artist.as_str(), |cut| cut.before)
            .trim()
            .to_owned();
        let mut guests: Vec<String> = Vec::new();
        if let Some(cut) = super::feature::cut(&self.spelling.artist) {
            guests.push(cut.guests.to_owned());
        }
        guests.extend(self.title.guests.iter().map(|guest| (*guest).to_owned()));
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

    fn keys(
        &self,
        song: &str,
        version: &str,
        live: Option<&[String]>,
        credit: &str,
    ) -> Vec<String> {
        let work = self.work.as_ref().map_or("?", |work| work.key.as_str());
        if self.title.generic {
            return vec![format!(
                "u|{credit}|{song}|{version}|{}|{work}",
                if live.is_some() { "live" } else { "" }
            )];
        }
        if let Some(detail) = live {
            let mut keys = Vec::with_capacity(2);
            if !detail.is_empty() {
                keys.push(format!(
                    "{PLACE}|{credit}|{song}|{version}|{}",
                    detail.join("+")
                ));
            }
            keys.push(format!("l|{credit}|{song}|{version}|{work}"));
            return keys;
        }
        let mut keys = Vec::with_capacity(4);
        let everybody: Vec<String> = self
            .credit
            .main
            .iter()
            .chain(&self.credit.guests)
            .cloned()
            .collect();
        let all = names::joined(&everybody);
        keys.push(format!("r|{all}|{song}|{version}"));
        self.guest_keys(song, version, &everybody, &mut keys);
        if let Some(both) = &self.title.scripts {
            keys.push(format!("r|{all}|{}|{version}", both.native));
            keys.push(format!("r|{all}|{}|{version}", both.latin));
            keys.push(format!(
                "{GLOSS}|{all}|{}|{version}|{}",
                both.native, both.latin
            ));
        }
        if let Some(performer) = performer::short_form(&self.spelling.artist, &self.title.words) {
            keys.push(format!("c|{performer}|{song}|{version}"));
        }
        if self.credit.main.len() > 1 && self.credit.guests.is_empty() {
            // Without the marks between its names: a comma more or less is no other credit.
            keys.push(format!(
                "r|{}|{song}|{version}",
                fold(&self.spelling.artist)
            ));
        }
        if let Some(inverted) = performer::inverted(&self.spelling.artist) {
            keys.push(format!("r|{inverted}|{song}|{version}"));
        }
        keys
    }

    /// Guests and further artists: the same recording where one side leaves them out, if the album is the same.
    fn guest_keys(&self, song: &str, version: &str, everybody: &[String], keys: &mut Vec<String>) {
        let Some((lead, others)) = everybody.split_first() else {
            return;
        };
        let left_out = match self.album {
            Some(album) => format!("{lead}|{song}|{version}|{}", super::album::exact_key(album)),
            // Without an album only marked guests may be left out, not a further artist.
            None => format!("{}|{song}|{version}|?", names::joined(&self.credit.main)),
        };
        if !others.is_empty() {
            keys.push(format!(
                "{FEAT}|{lead}|{song}|{version}|{}",
                names::joined(others)
            ));
        }
        keys.push(format!("g|{left_out}"));
    }
}

impl Default for Match {
    fn default() -> Self {
        Self {
            same: false,
            score: 0.0,
            reason: "unknown",
        }
    }
}
