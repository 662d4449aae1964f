//! Last.fm's words into ours: the only way from its JSON into the domain.

use aime_domain::listen::{ListenEvent, Names};

use super::wire::{RecentTracks, Track};
use crate::capability::Plays;
use crate::error::ProviderError;

/// A page of plays of `account`. A page of somebody else (it has happened) is none of ours.
pub(super) fn plays(page: &RecentTracks, account: &str) -> Result<Plays, ProviderError> {
    if let Some(user) = &page.user
        && user.to_lowercase() != account.to_lowercase()
    {
        return Err(ProviderError::Malformed(
            "it answered with another user's plays".into(),
        ));
    }
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
