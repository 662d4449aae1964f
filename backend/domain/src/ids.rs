//! Keys of the ledger as newtypes, so that an album's can never stand where an artist's is due.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl From<$name> for i64 {
            fn from(id: $name) -> Self { id.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
    )+};
}

ids! {
    /// A person with an account.
    UserId,
    /// An artist of the shared catalogue.
    ArtistId,
    /// An album as a work (release group).
    AlbumId,
    /// A song once, whatever album it is on.
    RecordingId,
    /// A recording at a place on an album.
    TrackId,
    /// Names as received from a source.
    SpellingId,
    /// A stored listen (`listening_history`).
    ListenId,
    /// One service through one channel by one client, of one user.
    StreamId,
    /// An import of a file.
    ImportId,
    /// A copy that somebody owns.
    CopyId,
    /// A playlist.
    PlaylistId,
    /// A correction made by hand.
    CorrectionId,
    /// A rule that keeps plays out of charts.
    ExclusionId,
    /// A durable job.
    JobId,
    /// A signed-in browser.
    SessionId,
    /// A token of a program.
    TokenId,
}
