//! Which albums a library owns, told by how many of their tracks it holds.

use std::collections::HashMap;

use aime_domain::import::{ImportItem, OwnedCopy};

use super::track::Track;
use crate::import::{
    Parsed,
    when::{Order, written},
};

/// Most albums that are counted.
const MAX_ALBUMS: usize = 100_000;

/// So many tracks are an album where their full number is unknown.
const TRACKS_OF_AN_ALBUM: u32 = 5;

struct Album {
    copy: OwnedCopy,
    /// Tracks in the library.
    held: u32,
    /// Tracks on the album, where a file says so.
    of: u32,
}

/// The albums of a library in the order of their first tracks.
#[derive(Default)]
pub(super) struct Albums {
    known: HashMap<(String, String), usize>,
    list: Vec<Album>,
}

impl Albums {
    /// Counts a track.
    pub(super) fn add(&mut self, track: &Track) {
        let (title, artist) = (track.album.trim(), album_artist(track));
        if title.is_empty()
            || artist.is_empty()
            || !track.is_owned_music()
            || self.list.len() >= MAX_ALBUMS
        {
            return;
        }
        let key = (artist.to_lowercase(), title.to_lowercase());
        let at = *self.known.entry(key).or_insert_with(|| {
            self.list.push(Album {
                copy: OwnedCopy {
                    artist: artist.to_owned(),
                    title: title.to_owned(),
                    support: Some("Digital".to_owned()),
                    released_year: track
                        .year
                        .trim()
                        .parse()
                        .ok()
                        .filter(|year| (1860..2200).contains(year)),
                    genres: Some(track.genre.trim())
                        .filter(|g| !g.is_empty())
                        .map(str::to_owned)
                        .into_iter()
                        .collect(),
                    added_at: written(&track.added_at, Order::default())
                        .and_then(|time| time.unix(chrono_tz::UTC)),
                    ..OwnedCopy::default()
                },
                held: 0,
                of: 0,
            });
            self.list.len() - 1
        });
        let album = &mut self.list[at];
        album.held += 1;
        album.of = album
            .of
            .max(track.tracks_of_album.trim().parse().unwrap_or(0));
    }

    /// The albums that are owned, as copies.
    pub(super) fn into_copies(self) -> impl Iterator<Item = Parsed> {
        let is_owned = |album: &Album| match album.of {
            0 => album.held >= TRACKS_OF_AN_ALBUM,
            of => album.held.saturating_mul(2) >= of,
        };
        self.list
            .into_iter()
            .filter(is_owned)
            .map(|album| ImportItem::Copy(Box::new(album.copy)).into())
    }
}

fn album_artist(track: &Track) -> &str {
    match track.album_artist.trim() {
        "" if track.is_compilation => "Various Artists",
        "" => track.artist.trim(),
        artist => artist,
    }
}
