//! Songs that a client means by an identifier.

use std::collections::HashMap;

use aime_domain::ids::UserId;
use aime_storage::catalogue::recording;
use aime_storage::catalogue::spelling::{self, NamesHash};
use aime_storage::{Conn, Result};

/// How a client names a song.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SongId {
    /// By the hash of names as they were submitted: what ListenBrainz calls an MSID.
    Names(NamesHash),
    /// By the MusicBrainz id of a recording, in lower case.
    Mbid(String),
}

/// The recordings that a user means by some identifiers; those that nobody ever submitted are left out.
pub async fn find_meant<C: Conn>(
    db: &C,
    user: UserId,
    songs: &[SongId],
) -> Result<HashMap<SongId, i64>> {
    let (mut hashes, mut mbids) = (Vec::new(), Vec::new());
    for song in songs {
        match song {
            SongId::Names(hash) => hashes.push(*hash),
            SongId::Mbid(mbid) => mbids.push(mbid.as_str()),
        }
    }
    let meanings = spelling::find_by_hashes(db, &hashes).await?;
    let spellings = meanings.values().map(|meaning| meaning.spelling_id);
    let own = spelling::find_own(db, user, spellings).await?;
    let mut found: HashMap<SongId, i64> = recording::find_by_mbids(db, user, &mbids)
        .await?
        .into_iter()
        .map(|(mbid, recording)| (SongId::Mbid(mbid), recording))
        .collect();
    found.extend(meanings.into_iter().map(|(hash, meaning)| {
        let meant = own.get(&meaning.spelling_id).unwrap_or(&meaning);
        (SongId::Names(hash), meant.recording_id)
    }));
    Ok(found)
}
