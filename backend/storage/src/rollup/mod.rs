//! Counts kept beside the listens they are counted from.
//!
//! * [`delta`] – a live change: its few keys, in the change's own transaction.
//! * [`mark`] – an import's change: the months it dirties, marked in the same transaction as its rows.
//! * [`fold`] – marked months counted anew from the raw rows, then their years, then all time.
//! * [`recount`] – a correction's change: its subjects counted anew at once, where that is little.
//!
//! A marked period is "pending" to readers. All credited artists of a recording count.

pub mod delta;
pub mod fold;
pub mod mark;
pub mod recount;

/// The three kinds of things that plays are counted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A recording.
    Recording,
    /// An album.
    Album,
    /// An artist.
    Artist,
}

impl Subject {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Recording, Self::Album, Self::Artist];

    /// Its table of plays by period.
    pub const fn table(self) -> &'static str {
        match self {
            Self::Recording => "recording_plays",
            Self::Album => "album_plays",
            Self::Artist => "artist_plays",
        }
    }

    /// The column that names it there.
    pub const fn column(self) -> &'static str {
        match self {
            Self::Recording => "recording_id",
            Self::Album => "album_id",
            Self::Artist => "artist_id",
        }
    }

    /// The join from tracks `t` to the subject, and the subject's column.
    pub(crate) const fn join(self) -> (&'static str, &'static str) {
        match self {
            Self::Recording => ("", "t.recording_id"),
            Self::Album => ("", "t.album_id"),
            // An artist who is credited twice counts once.
            Self::Artist => (
                "JOIN recording_artist c ON c.recording_id = t.recording_id AND NOT EXISTS (
                   SELECT 1 FROM recording_artist d
                   WHERE d.recording_id = c.recording_id AND d.artist_id = c.artist_id AND d.position < c.position)",
                "c.artist_id",
            ),
        }
    }
}
