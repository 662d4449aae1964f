//! Last.fm's words into ours: the only way from its JSON into the domain.

use aime_domain::listen::{ListenEvent, Names};

use super::wire::{Track, TrackList};
use crate::capability::{LovedSong, LovedSongs, Plays};
use crate::error::ProviderError;

/// A page of plays of `account`. A page of somebody else (it has happened) is none of ours.
pub(super) fn plays(page: &TrackList, account: &str) -> Result<Plays, ProviderError> {
    check_owner(page, account)?;
    let playing = page.tracks.iter().find(|track| track.is_playing);
    Ok(Plays {
        total: page.total,
        pages: page.pages,
        // What is playing is added to every page, and comes again as a play when it is over.
        plays: page
            .tracks
            .iter()
            .filter(|track| !track.is_playing)
            .filter_map(|track| Some(ListenEvent::at(track.uts?, names(track)?)))
            .collect(),
        playing: playing.and_then(names),
    })
}

/// A page of what `account` loves. A song without a name counts all the same: the total has it.
pub(super) fn loved(page: &TrackList, account: &str) -> Result<LovedSongs, ProviderError> {
    check_owner(page, account)?;
    let song = |track: &Track| LovedSong {
        artist: track.artist.clone(),
        title: track.title.clone(),
        loved_at: track.uts,
    };
    Ok(LovedSongs {
        total: page.total,
        pages: page.pages,
        songs: page.tracks.iter().map(song).collect(),
    })
}

/// A page of somebody else (it has happened) is none of ours.
fn check_owner(page: &TrackList, account: &str) -> Result<(), ProviderError> {
    match &page.user {
        Some(user) if user.to_lowercase() != account.to_lowercase() => Err(
            ProviderError::Malformed("it answered with another user's list".into()),
        ),
        _ => Ok(()),
    }
}

/// Names as received; none without an artist or a title.
fn names(track: &Track) -> Option<Names> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Some(Names {
        artist: some(&track.artist)?,
        title: some(&track.title)?,
        album: some(&track.album),
        album_artist: None,
    })
}
