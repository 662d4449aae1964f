//! What people can put right by hand, by name.

/// A kind of correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CorrectionKind {
    /// Suppressed reports were let back in.
    Release,
    /// Released reports were suppressed again.
    Suppress,
    /// A listen was added.
    AddListen,
    /// Listens were put otherwise: another time, other names.
    EditListens,
    /// Listens were taken out.
    DeleteListens,
    /// Listens were moved to another track.
    MoveListens,
    /// Names mean another track from now on, to one listener.
    OwnMeaning,
    /// Names mean another track from now on, to everybody.
    Meaning,
    /// Plays are kept out of charts.
    Exclude,
    /// A rule that kept plays out of charts was taken away.
    Include,
    /// Two artists became one.
    MergeArtists,
    /// One artist became two.
    SplitArtist,
    /// An artist got a further name.
    AddAlias,
    /// A further name of an artist was taken away.
    RemoveAlias,
    /// Two albums became one.
    MergeAlbums,
    /// One album became two.
    SplitAlbum,
    /// Two songs became one.
    MergeRecordings,
    /// One song became two.
    SplitRecording,
    /// Facts of an album were changed.
    EditAlbum,
    /// A copy was changed.
    EditCopy,
}

impl CorrectionKind {
    const WORDS: [(Self, &'static str); 20] = [
        (Self::Release, "release"),
        (Self::Suppress, "suppress"),
        (Self::AddListen, "add_listen"),
        (Self::EditListens, "edit_listens"),
        (Self::DeleteListens, "delete_listens"),
        (Self::MoveListens, "move_listens"),
        (Self::OwnMeaning, "own_meaning"),
        (Self::Meaning, "meaning"),
        (Self::Exclude, "exclude"),
        (Self::Include, "include"),
        (Self::MergeArtists, "merge_artists"),
        (Self::SplitArtist, "split_artist"),
        (Self::AddAlias, "add_alias"),
        (Self::RemoveAlias, "remove_alias"),
        (Self::MergeAlbums, "merge_albums"),
        (Self::SplitAlbum, "split_album"),
        (Self::MergeRecordings, "merge_recordings"),
        (Self::SplitRecording, "split_recording"),
        (Self::EditAlbum, "edit_album"),
        (Self::EditCopy, "edit_copy"),
    ];

    /// The word that stands in the database and in the API.
    pub fn as_str(self) -> &'static str {
        let word = Self::WORDS.iter().find(|(kind, _)| *kind == self);
        word.map_or("", |(_, word)| word)
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        let kind = Self::WORDS.iter().find(|(_, known)| *known == word);
        kind.map(|(kind, _)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::CorrectionKind;

    #[test]
    fn every_kind_has_a_word_of_its_own() {
        for (kind, word) in CorrectionKind::WORDS {
            assert_eq!(CorrectionKind::from_word(word), Some(kind));
            assert_eq!(kind.as_str(), word);
        }
    }
}
