//! Radio stations: names that players report as if they were songs.

use crate::listen::Names;
use crate::matching::fold;

/// Tells station names from songs: names and patterns that somebody configured.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StationFilter {
    names: Vec<String>,
    patterns: Vec<Vec<String>>,
}

impl StationFilter {
    /// A filter for `names`, compared folded, and `patterns`, in which `*` stands for any text
    /// (`Radio * (96 kbit)`). Empty ones are left out.
    pub fn new(names: &[String], patterns: &[String]) -> Self {
        let names = names
            .iter()
            .map(|name| fold(name))
            .filter(|name| !name.is_empty())
            .collect();
        let patterns = patterns
            .iter()
            .map(|pattern| pattern.split('*').map(fold).collect::<Vec<_>>())
            .filter(|parts| parts.iter().any(|part| !part.is_empty()))
            .collect();
        Self { names, patterns }
    }

    /// Whether `names` are those of a station rather than of a song on it.
    ///
    /// A station stands as the artist, or as the title with no artist beside it or only itself. A song whose
    /// title happens to be a station's name is a song.
    pub fn is_station(&self, names: &Names) -> bool {
        let (artist, title) = (fold(&names.artist), fold(&names.title));
        if artist.is_empty() {
            // "Station - what is on": nothing but the station is known.
            return self.matches(&title)
                || self
                    .names
                    .iter()
                    .any(|name| title.starts_with(name.as_str()));
        }
        self.matches(&artist) || self.matches(&title) && (artist == title || names.album.is_none())
    }

    fn matches(&self, key: &str) -> bool {
        !key.is_empty()
            && (self.names.iter().any(|name| name == key)
                || self.patterns.iter().any(|parts| fits(parts, key)))
    }
}

/// Whether `key` is made of `parts` in order with anything between them.
fn fits(parts: &[String], key: &str) -> bool {
    let [first, middle @ .., last] = parts else {
        return parts.first().is_some_and(|only| only == key);
    };
    let Some(rest) = key.strip_prefix(first.as_str()) else {
        return false;
    };
    let Some(mut rest) = rest.strip_suffix(last.as_str()) else {
        return false;
    };
    middle.iter().all(|part| match rest.find(part.as_str()) {
        Some(at) => {
            rest = &rest[at + part.len()..];
            true
        }
        None => false,
    })
}
