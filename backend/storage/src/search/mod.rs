//! Full-text search over the catalogue. Texts are folded here, by [`aime_domain::search`], on the way in and out.

pub mod write;

/// What a search document stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An artist, by name and aliases.
    Artist,
    /// An album, by title; its context is the artist credit.
    Album,
    /// A recording, by title; its context is the artist credit.
    Recording,
}

impl Kind {
    /// The number that stands in the database.
    const fn number(self) -> i64 {
        match self {
            Self::Artist => 0,
            Self::Album => 1,
            Self::Recording => 2,
        }
    }

    /// The key of a document in SQLite's index.
    const fn rowid(self, entity_id: i64) -> i64 {
        entity_id * 4 + self.number()
    }
}
