//! Artists, albums and tracks that nobody ever recorded, and which of them stand on the shelf.

use std::collections::HashSet;

use aime_domain::import::OwnedCopy;
use rand::RngExt as _;
use rand::rngs::Xoshiro256PlusPlus as Random;

use super::words;

/// Newest year of a record, and how far back they go.
const YEARS: std::ops::RangeInclusive<i32> = 1958..=2025;
/// Of a hundred albums, how many stand on the shelf; of the others every fifth is wished for.
const OWNED_PER_CENT: u32 = 72;
/// Seconds in a day.
const DAY: i64 = 86_400;

/// An invented library.
#[derive(Debug)]
pub(super) struct Library {
    /// Albums in the order in which they were discovered.
    pub(super) albums: Vec<Album>,
    owned: Vec<Owned>,
}

/// An album.
#[derive(Debug)]
pub(super) struct Album {
    pub(super) artist: String,
    pub(super) title: String,
    pub(super) tracks: Vec<Track>,
    /// How much it is liked, above 0.
    pub(super) appeal: f64,
}

/// A track.
#[derive(Debug)]
pub(super) struct Track {
    pub(super) title: String,
    pub(super) duration_ms: i64,
    pub(super) is_loved: bool,
}

/// A copy on the shelf, or a wish for one.
#[derive(Debug)]
pub(super) struct Owned {
    /// What it is called in its source, stable for a seed.
    pub(super) key: String,
    pub(super) copy: OwnedCopy,
    pub(super) is_wish: bool,
}

impl Library {
    /// Invents `count` albums; `now` (unix seconds) is when the newest copy was bought.
    pub(super) fn invent(count: usize, now: i64, rng: &mut Random) -> Self {
        let mut library = Self {
            albums: Vec::with_capacity(count),
            owned: Vec::new(),
        };
        let artists = Artists::invent(count.div_ceil(3).max(1), rng);
        let mut taken = HashSet::new();
        while library.albums.len() < count {
            let artist = artists.pick(rng);
            let title = album_title(rng);
            if taken.insert((artist.name.clone(), title.clone())) {
                library.add(artist, title, now, rng);
            }
        }
        library
    }

    /// What stands on the shelf or is wished for.
    pub(super) fn owned(&self) -> &[Owned] {
        &self.owned
    }

    fn add(&mut self, artist: &Artist, title: String, now: i64, rng: &mut Random) {
        let n = self.albums.len();
        if rng.random_range(0..100) < OWNED_PER_CENT {
            self.shelve(artist, &title, n, now, false, rng);
            if rng.random_range(0..20) == 0 {
                self.shelve(artist, &title, n, now, false, rng);
            }
        } else if rng.random_range(0..5) == 0 {
            self.shelve(artist, &title, n, now, true, rng);
        }
        self.albums.push(Album {
            artist: artist.name.clone(),
            title,
            tracks: tracks(rng),
            // A few are played again and again, most now and then (Zipf's law).
            appeal: 1.0 / (1.0 + rng.random::<f64>() * 200.0).powf(0.9),
        });
    }

    fn shelve(
        &mut self,
        artist: &Artist,
        title: &str,
        n: usize,
        now: i64,
        is_wish: bool,
        rng: &mut Random,
    ) {
        let year = artist.since + rng.random_range(0..12);
        let copy = copy(artist, title, year.min(*YEARS.end()), now, rng);
        let key = format!("{n}-{}", self.owned.len());
        self.owned.push(Owned { key, copy, is_wish });
    }
}

/// An artist.
#[derive(Debug)]
struct Artist {
    name: String,
    /// Year of the first record.
    since: i32,
    genre: usize,
}

#[derive(Debug)]
struct Artists(Vec<Artist>);

impl Artists {
    fn invent(count: usize, rng: &mut Random) -> Self {
        let mut names = HashSet::new();
        let mut artists = Vec::with_capacity(count);
        while artists.len() < count {
            let name = artist_name(rng);
            if names.insert(name.to_lowercase()) {
                let since = rng.random_range(*YEARS.start()..=*YEARS.end());
                artists.push(Artist {
                    name,
                    since,
                    genre: rng.random_range(0..words::GENRES.len()),
                });
            }
        }
        Self(artists)
    }

    /// Some artists have many records, most have few.
    fn pick(&self, rng: &mut Random) -> &Artist {
        let x = rng.random::<f64>();
        &self.0[((x * x * self.0.len() as f64) as usize).min(self.0.len() - 1)]
    }
}

fn pick<'a, T: ?Sized>(from: &[&'a T], rng: &mut Random) -> &'a T {
    from[rng.random_range(0..from.len())]
}

fn artist_name(rng: &mut Random) -> String {
    match rng.random_range(0..5) {
        0 | 1 => format!("{} {}", pick(words::FIRST, rng), pick(words::LAST, rng)),
        2 => format!(
            "The {} {}s",
            pick(words::LIKE, rng),
            pick(words::THING, rng)
        ),
        3 => format!("{} {}", pick(words::THING, rng), pick(words::THING, rng)),
        _ => format!(
            "{} {} {}",
            pick(words::LIKE, rng),
            pick(words::THING, rng),
            pick(words::LAST, rng)
        ),
    }
}

fn album_title(rng: &mut Random) -> String {
    match rng.random_range(0..4) {
        0 => format!("{} {}", pick(words::LIKE, rng), pick(words::THING, rng)),
        1 => format!("{} {}", pick(words::THING, rng), pick(words::PLACE, rng)),
        2 => format!(
            "The {} {} {}",
            pick(words::LIKE, rng),
            pick(words::THING, rng),
            pick(words::PLACE, rng)
        ),
        _ => format!("{} & {}", pick(words::THING, rng), pick(words::THING, rng)),
    }
}

fn tracks(rng: &mut Random) -> Vec<Track> {
    let count = rng.random_range(7..=14);
    let mut taken = HashSet::new();
    let mut tracks = Vec::with_capacity(count);
    while tracks.len() < count {
        let title = match rng.random_range(0..3) {
            0 => format!("{} {}", pick(words::LIKE, rng), pick(words::THING, rng)),
            1 => format!("{} {}", pick(words::THING, rng), pick(words::PLACE, rng)),
            _ => format!("My {} {}", pick(words::LIKE, rng), pick(words::THING, rng)),
        };
        if taken.insert(title.clone()) {
            let duration_ms = rng.random_range(125..=420) * 1_000;
            tracks.push(Track {
                title,
                duration_ms,
                is_loved: rng.random_range(0..18) == 0,
            });
        }
    }
    tracks
}

fn copy(artist: &Artist, title: &str, year: i32, now: i64, rng: &mut Random) -> OwnedCopy {
    let (genre, styles) = words::GENRES[artist.genre];
    let (support, format) = support(rng);
    let conditions = [
        "Mint (M)",
        "Near Mint (NM or M-)",
        "Very Good Plus (VG+)",
        "Very Good (VG)",
    ];
    let is_disc = support != "Digital";
    OwnedCopy {
        artist: artist.name.clone(),
        title: title.to_owned(),
        labels: vec![pick(words::LABELS, rng).to_owned()],
        catalog_numbers: vec![format!("AD {:04}", rng.random_range(1..9_999))],
        format: Some(format.to_owned()),
        support: Some(support.to_owned()),
        country: Some(pick(words::COUNTRIES, rng).to_owned()),
        released_year: Some(
            year + if rng.random_range(0..4) == 0 {
                rng.random_range(0..15)
            } else {
                0
            },
        ),
        original_year: Some(year),
        media_condition: is_disc.then(|| pick(&conditions, rng).to_owned()),
        sleeve_condition: is_disc.then(|| pick(&conditions, rng).to_owned()),
        rating: (rng.random_range(0..3) == 0).then(|| rng.random_range(3..=5)),
        folder: Some(
            if support == "Vinyl" {
                "Living room"
            } else {
                "Shelf"
            }
            .to_owned(),
        ),
        added_at: Some(now - rng.random_range(0..3_650) * DAY - rng.random_range(0..DAY)),
        genres: vec![genre.to_owned()],
        styles: vec![pick(styles, rng).to_owned()],
        ..OwnedCopy::default()
    }
}

fn support(rng: &mut Random) -> (&'static str, &'static str) {
    match rng.random_range(0..20) {
        0..=10 => ("Vinyl", "LP, Album"),
        11 => ("Vinyl", "2xLP, Album, Gat"),
        12..=17 => ("CD", "CD, Album"),
        18 => ("Cassette", "Cass, Album"),
        _ => ("Digital", "File, FLAC, Album"),
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng as _;

    use super::*;

    #[test]
    fn the_same_seed_invents_the_same_and_another_something_else() {
        let titles = |seed| {
            let library = Library::invent(40, 0, &mut Random::seed_from_u64(seed));
            library
                .albums
                .into_iter()
                .map(|album| album.title)
                .collect::<Vec<_>>()
        };
        assert_eq!(titles(7), titles(7));
        assert_ne!(titles(7), titles(8));
    }

    #[test]
    fn ten_thousand_albums_are_all_different() {
        let library = Library::invent(10_000, 0, &mut Random::seed_from_u64(1));
        let names: HashSet<_> = library
            .albums
            .iter()
            .map(|album| (&album.artist, &album.title))
            .collect();
        assert_eq!(names.len(), 10_000);
        assert!(library.owned().len() > 6_500);
    }
}
