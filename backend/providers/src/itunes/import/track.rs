//! A track of a library: its fields, and what it is.

use aime_domain::{
    import::{ImportItem, LovedTrack, SkipReason},
    listen::{Names, Stamp},
};

use crate::import::{
    Draft, Parsed,
    when::{Order, written},
};

/// A track while its dictionary is read.
#[derive(Debug, Default)]
pub(super) struct Track {
    pub(super) name: String,
    pub(super) artist: String,
    pub(super) album: String,
    pub(super) album_artist: String,
    pub(super) total_time: String,
    pub(super) play_count: String,
    pub(super) played_at: String,
    pub(super) is_loved: bool,
    pub(super) is_podcast: bool,
    pub(super) is_video: bool,
    pub(super) is_audiobook: bool,
    /// Of a streaming subscription, not owned.
    pub(super) is_subscribed: bool,
    pub(super) is_compilation: bool,
    pub(super) year: String,
    pub(super) genre: String,
    pub(super) added_at: String,
    pub(super) tracks_of_album: String,
}

impl Track {
    pub(super) fn set(&mut self, key: &str, value: &str) {
        let field = match key {
            "Name" => &mut self.name,
            "Artist" => &mut self.artist,
            "Album" => &mut self.album,
            "Album Artist" => &mut self.album_artist,
            "Total Time" => &mut self.total_time,
            "Play Count" => &mut self.play_count,
            "Play Date UTC" => &mut self.played_at,
            "Year" => &mut self.year,
            "Date Added" => &mut self.added_at,
            "Track Count" => &mut self.tracks_of_album,
            "Genre" => {
                self.is_audiobook |= is_spoken(value);
                &mut self.genre
            }
            "Kind" => {
                self.is_audiobook |= is_spoken(value);
                self.is_subscribed |= value.to_lowercase().starts_with("apple music");
                return;
            }
            _ => return,
        };
        value.clone_into(field);
    }

    pub(super) fn set_truth(&mut self, key: &str) {
        match key {
            "Loved" | "Favorited" => self.is_loved = true,
            "Podcast" | "iTunesU" => self.is_podcast = true,
            "Movie" | "TV Show" | "Has Video" | "Music Video" => self.is_video = true,
            "Audiobooks" => self.is_audiobook = true,
            "Apple Music" | "Playlist Only" => self.is_subscribed = true,
            "Compilation" => self.is_compilation = true,
            _ => {}
        }
    }

    /// Whether it is music that belongs to the owner.
    pub(super) fn is_owned_music(&self) -> bool {
        !(self.is_podcast || self.is_video || self.is_audiobook || self.is_subscribed)
    }

    /// The item of this track, and how many plays of it have no time.
    pub(super) fn item(&self, now: i64) -> (Parsed, u64) {
        let plays: u64 = self.play_count.trim().parse().unwrap_or(0);
        let draft = Draft {
            artist: &self.artist,
            title: &self.name,
            album: &self.album,
            album_artist: &self.album_artist,
            at: written(&self.played_at, Order::default())
                .and_then(|time| time.unix(chrono_tz::UTC)),
        };
        let other = [
            (self.is_podcast, SkipReason::Podcast),
            (self.is_audiobook, SkipReason::Audiobook),
            (self.is_video, SkipReason::Video),
            (
                self.name.trim().is_empty() || self.artist.trim().is_empty(),
                SkipReason::NoName,
            ),
        ];
        if let Some((_, reason)) = other.into_iter().find(|(is, _)| *is) {
            return (draft.skip(reason), 0);
        }
        if plays > 0 && !self.played_at.is_empty() {
            let parsed = draft.listen(now, draft.name().as_bytes(), |event| {
                event.stamp = Stamp::End;
                event.duration_ms = self
                    .total_time
                    .trim()
                    .parse()
                    .ok()
                    .filter(|ms: &i64| *ms > 0);
                event.loved = self.is_loved;
            });
            return (parsed, plays - 1);
        }
        if self.is_loved {
            let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
            let names = Names {
                artist: self.artist.trim().to_owned(),
                title: self.name.trim().to_owned(),
                album: some(&self.album),
                album_artist: some(&self.album_artist),
            };
            let loved = LovedTrack {
                names,
                recording_mbid: None,
                loved_at: None,
            };
            return (ImportItem::Loved(Box::new(loved)).into(), plays);
        }
        let reason = if plays > 0 {
            SkipReason::NoTime
        } else {
            SkipReason::NotAPlay
        };
        (draft.skip(reason), plays)
    }
}

/// Whether a genre or kind is one of books read aloud.
fn is_spoken(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("audiobook") || lower.contains("spoken & audio")
}
