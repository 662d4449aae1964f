//! What people call the fields of a play, folded ([`fold_name`](super::table::fold_name)).

/// Names of the artist; English, German, French, Spanish, Italian, Portuguese, Dutch, Polish,
/// Swedish, Russian, Japanese.
pub(crate) const ARTIST: &[&str] = &[
    "artist",
    "artistname",
    "trackartist",
    "artists",
    "artistnames",
    "artisttext",
    "kunstler",
    "interpret",
    "artiste",
    "artista",
    "artistas",
    "interprete",
    "artiest",
    "wykonawca",
    "artysta",
    "исполнитель",
    "アーティスト",
    "band",
    "performer",
];
/// Names of the title.
pub(crate) const TITLE: &[&str] = &[
    "track",
    "trackname",
    "tracktitle",
    "title",
    "song",
    "songtitle",
    "songname",
    "titel",
    "lied",
    "titre",
    "morceau",
    "chanson",
    "titulo",
    "cancion",
    "titolo",
    "brano",
    "musica",
    "faixa",
    "nummer",
    "utwor",
    "tytul",
    "lat",
    "трек",
    "название",
    "曲名",
    "トラック",
    "name",
    "recordingname",
];
/// Names of the album.
pub(crate) const ALBUM: &[&str] = &[
    "album",
    "albumname",
    "albumtitle",
    "albumtext",
    "release",
    "releasename",
    "disco",
    "альбом",
    "アルバム",
];
/// Names of the album's artist.
pub(crate) const ALBUM_ARTIST: &[&str] = &[
    "albumartist",
    "albumartistname",
    "albumkunstler",
    "artistealbum",
];
/// Names of the recording's MusicBrainz id.
pub(crate) const TRACK_MBID: &[&str] = &[
    "trackmbid",
    "recordingmbid",
    "musicbrainzrecordingid",
    "musicbrainztrackid",
];
/// Names of the mark of love.
pub(crate) const LOVED: &[&str] = &["loved", "userloved", "trackloved"];

/// Parts of a header name that make a column with times one of plays …
const TIME_WORDS: &[&str] = &[
    "uts",
    "time",
    "date",
    "played",
    "scrobbled",
    "listened",
    "when",
    "datum",
    "zeit",
    "heure",
    "fecha",
    "hora",
    "data",
    "quando",
    "tijd",
    "czas",
    "дата",
    "время",
    "日時",
    "日付",
    "dt",
    "at",
];
/// … and those that make it one of something else.
const OTHER_TIMES: &[&str] = &[
    "release", "added", "created", "updated", "modified", "import", "insert", "birth", "loved",
    "export", "duration",
];

/// Whether a field of this (folded) name can hold times of plays.
pub(crate) fn names_a_time(name: &str) -> bool {
    let is_time = |word: &&str| {
        if word.len() <= 2 {
            name.ends_with(*word)
        } else {
            name.contains(*word)
        }
    };
    TIME_WORDS.iter().any(is_time) && !OTHER_TIMES.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_plays_are_told_from_other_times() {
        for name in [
            "uts",
            "playedat",
            "listendate",
            "datetime",
            "datum",
            "timestamp",
        ] {
            assert!(names_a_time(name), "{name}");
        }
        for name in [
            "dateadded",
            "createdat",
            "releasedate",
            "duration",
            "artist",
            "album",
        ] {
            assert!(!names_a_time(name), "{name}");
        }
    }
}
