//! An album of the original, from its database or its JSON export, made into items.

use aime_domain::import::{ImportItem, LegacyItem, Links, OwnedCopy, SkipReason};

use super::credit::{artists_of_heard, credit};
use crate::import::{
    NameLine, Parsed,
    when::{Order, written},
};

/// Length of a Spotify id (developer.spotify.com, "Spotify URIs and IDs"): 22 characters of base 62.
const SPOTIFY_ID_CHARS: usize = 22;

/// What the original writes as genre of albums that its language model proposed.
const PROPOSED_GENRE: &str = "Discover IA";

/// An album as the original stored it; absent texts are `None`, never empty.
#[derive(Debug, Default)]
pub(super) struct Album {
    pub(super) id: i64,
    pub(super) title: String,
    pub(super) artists: Vec<String>,
    pub(super) year: Option<i64>,
    pub(super) support: Option<String>,
    pub(super) source: Option<String>,
    pub(super) discogs_id: Option<String>,
    pub(super) spotify_url: Option<String>,
    pub(super) apple_music_url: Option<String>,
    pub(super) discogs_url: Option<String>,
    pub(super) genre: Option<String>,
    pub(super) image_url: Option<String>,
    pub(super) created_at: Option<i64>,
    /// Whether its description is canned: then its genre came out of the same stock.
    pub(super) has_canned_text: bool,
}

impl Album {
    /// The Discogs release number.
    fn release(&self) -> Option<i64> {
        self.discogs_id
            .as_deref()?
            .trim()
            .parse()
            .ok()
            .filter(|id| *id > 0)
    }

    /// Whether the owner holds a copy of it.
    pub(super) fn is_owned(&self) -> bool {
        self.source.as_deref() == Some("discogs") || self.release().is_some()
    }

    /// Its artists, without accidents of titles where it was only heard; a release of Discogs has the list of
    /// Discogs.
    pub(super) fn true_artists(&self) -> Vec<String> {
        if self.is_owned() {
            self.artists.clone()
        } else {
            artists_of_heard(&self.artists)
        }
    }

    /// The album, and an item for each thing about it that is not true.
    pub(super) fn into_items(self, mut out: impl FnMut(Parsed)) {
        let artists = self.true_artists();
        let (owned, release) = (self.is_owned(), self.release());
        let name = NameLine(&credit(&artists), &self.title).to_string();
        let mut fabricated = |what: String| {
            out(Parsed::skip(
                SkipReason::Fabricated,
                format!("{name}: {what}"),
            ));
        };
        let spotify_url = self.spotify_url.filter(|url| {
            let genuine = is_spotify_url(url);
            if !genuine {
                fabricated(format!("{url} is no address of Spotify"));
            }
            genuine
        });
        let genre = self.genre.filter(|genre| {
            let invented = self.has_canned_text || genre == PROPOSED_GENRE;
            if invented {
                fabricated(format!("the genre {genre} comes from a stock"));
            }
            !invented
        });
        let copy = OwnedCopy {
            artist: credit(&artists),
            title: self.title,
            discogs_release_id: release,
            support: self
                .support
                .as_deref()
                .and_then(in_our_words)
                .map(str::to_owned),
            // The original stored the year of the pressing as that of the album.
            released_year: self
                .year
                .filter(|year| (1860..2200).contains(year))
                .map(|year| year as i32),
            genres: genre.into_iter().collect(),
            image_url: self.image_url,
            links: Links {
                spotify_url,
                apple_music_url: self.apple_music_url,
                discogs_url: self.discogs_url,
            },
            ..OwnedCopy::default()
        };
        let item = LegacyItem::Album {
            id: self.id,
            artists,
            copy,
            owned,
            created_at: self.created_at,
        };
        out(ImportItem::Legacy(Box::new(item)).into());
    }
}

/// The original's word for a support in ours; it wrote `Unknown` for what it did not understand.
fn in_our_words(support: &str) -> Option<&str> {
    match support {
        "Vinyle" => Some("Vinyl"),
        "Numérique" => Some("Digital"),
        "Unknown" | "Inconnu" => None,
        other => Some(other),
    }
}

/// Whether an address at Spotify has an id that can be one.
fn is_spotify_url(url: &str) -> bool {
    let last = url
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_end_matches('/')
        .rsplit(['/', ':'])
        .next();
    last.is_some_and(|id| {
        id.len() == SPOTIFY_ID_CHARS && id.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

/// Labels as the original wrote them, `A,A,B` or a JSON list, without repeats.
pub(super) fn labels(text: &str) -> Vec<String> {
    let names: Vec<String> = serde_json::from_str(text).unwrap_or_else(|_| {
        let mut parts: Vec<String> = Vec::new();
        for part in text.split(',') {
            // The original joined with a bare comma; a blank behind it belongs to a name ("Records, Inc.").
            match parts.last_mut() {
                Some(last) if part.starts_with(' ') => {
                    last.push(',');
                    last.push_str(part);
                }
                _ => parts.push(part.to_owned()),
            }
        }
        parts
    });
    let mut distinct: Vec<String> = Vec::new();
    for name in names
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
    {
        if !distinct.iter().any(|known| known == name) {
            distinct.push(name.to_owned());
        }
    }
    distinct
}

/// A time as the original wrote it, UTC without saying so; unix seconds.
pub(super) fn time(text: &str) -> Option<i64> {
    written(text, Order::default())?
        .unix(chrono_tz::UTC)
        .filter(|unix| *unix > 0)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn items(album: Album) -> Vec<ImportItem> {
        let mut out = Vec::new();
        album.into_items(|parsed| out.push(parsed.item));
        out
    }

    fn gate() -> Album {
        Album {
            id: 7,
            title: "Gate".into(),
            artists: vec!["Alder (2)".into()],
            ..Album::default()
        }
    }

    #[test]
    fn an_album_of_discogs_is_owned_and_its_year_is_the_pressings() {
        let album = Album {
            discogs_id: Some("123".into()),
            year: Some(2025),
            support: Some("Vinyle".into()),
            spotify_url: Some("https://open.spotify.com/album/0123456789abcdefABCDEF".into()),
            ..gate()
        };
        let items = items(album);
        let [ImportItem::Legacy(item)] = &items[..] else {
            panic!("{items:?}")
        };
        let LegacyItem::Album {
            copy,
            owned,
            artists,
            ..
        } = &**item
        else {
            panic!("{item:?}")
        };
        assert!(*owned && copy.links.spotify_url.is_some() && copy.original_year.is_none());
        assert_eq!(
            (copy.released_year, copy.support.as_deref()),
            (Some(2025), Some("Vinyl"))
        );
        assert_eq!(artists, &["Alder (2)"]);
    }

    #[test]
    fn what_is_fabricated_is_dropped_and_counted() {
        let album = Album {
            spotify_url: Some("https://open.spotify.com/album/try1".into()),
            genre: Some("Fence Rock".into()),
            has_canned_text: true,
            ..gate()
        };
        let items = items(album);
        let fabricated = |item: &&ImportItem| {
            matches!(
                item,
                ImportItem::Skip {
                    reason: SkipReason::Fabricated,
                    ..
                }
            )
        };
        assert_eq!(
            (items.len(), items.iter().filter(fabricated).count()),
            (3, 2)
        );
        let Some(ImportItem::Legacy(item)) = items.last() else {
            panic!("{items:?}")
        };
        let LegacyItem::Album { copy, owned, .. } = &**item else {
            panic!("{item:?}")
        };
        assert!(!owned && copy.links.spotify_url.is_none() && copy.genres.is_empty());
    }

    #[rstest]
    #[case("Fence,Fence,Gate & Sons", &["Fence", "Gate & Sons"])]
    #[case("Fence Music, Inc.,Gate", &["Fence Music, Inc.", "Gate"])]
    #[case(r#"["Fence","Gate"]"#, &["Fence", "Gate"])]
    #[case("", &[])]
    fn labels_are_split(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(labels(text), expected);
    }
}
