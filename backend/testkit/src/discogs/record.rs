//! Releases, as Discogs describes them.

use serde_json::{Value, json};

/// A release.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its number.
    pub id: i64,
    /// Number of the work; 0 for none.
    pub master: i64,
    /// Year of the work, by the master's word; 0 if it does not know.
    pub first_year: i64,
    /// Artists, each with what joins it to the next.
    pub artists: Vec<(String, String)>,
    /// Title.
    pub title: String,
    /// Year of this pressing; 0 if it is not known.
    pub year: i64,
    /// Country of this pressing.
    pub country: String,
    /// What it consists of.
    pub formats: Vec<Format>,
    /// Labels, each with its catalogue number.
    pub labels: Vec<(String, String)>,
    /// Genres.
    pub genres: Vec<String>,
    /// Styles.
    pub styles: Vec<String>,
    /// Whether Discogs has lost the work.
    pub lost: bool,
    /// Tracks: position, title, length as Discogs writes it.
    pub tracks: Vec<(String, String, String)>,
}

/// A medium of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// `Vinyl`, `CD` …
    pub name: String,
    /// How many.
    pub quantity: String,
    /// `LP`, `Album` …
    pub descriptions: Vec<String>,
}

const FIRST: [&str; 16] = [
    "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ironwood", "Juniper",
    "Larch", "Maple", "Oak", "Poplar", "Rowan", "Willow",
];
const SECOND: [&str; 13] = [
    "Gate", "Hinge", "Latch", "Post", "Rail", "Stile", "Fence", "Ladder", "Bridge", "Ferry",
    "Lantern", "Orchard", "Meadow",
];

fn words(n: i64) -> String {
    let (a, b) = (n as usize % FIRST.len(), n as usize / FIRST.len());
    match b / SECOND.len() {
        0 => format!("{} {}", FIRST[a], SECOND[b % SECOND.len()]),
        more => format!("{} {} {more}", FIRST[a], SECOND[b % SECOND.len()]),
    }
}

impl Record {
    /// An LP without a master.
    pub fn of(id: i64, artist: &str, title: &str) -> Self {
        Self {
            id,
            master: 0,
            first_year: 0,
            artists: vec![(artist.into(), String::new())],
            title: title.into(),
            year: 2016,
            country: "Germany".into(),
            formats: vec![Format::of("Vinyl", "1", &["LP", "Album"])],
            labels: vec![("Fence".into(), format!("F-{id}"))],
            genres: vec!["Rock".into()],
            styles: Vec::new(),
            lost: false,
            tracks: vec![("A1".into(), format!("{title} Song"), "3:30".into())],
        }
    }

    /// An invented one, the same for the same number: of all media, three to an artist.
    pub fn invented(id: i64) -> Self {
        let media: [&[(&str, &str, &[&str])]; 8] = [
            &[("Vinyl", "1", &["LP", "Album", "Reissue"])],
            &[("CD", "1", &["Album"])],
            &[("Vinyl", "1", &["7\"", "45 RPM", "Single"])],
            &[("Cassette", "1", &["Album"])],
            &[("SACD", "1", &["Hybrid", "Multichannel", "Album"])],
            &[
                ("Box Set", "1", &[]),
                ("Vinyl", "4", &["LP", "Compilation"]),
            ],
            &[("Vinyl", "2", &["LP", "Album"]), ("CD", "1", &["Album"])],
            &[("File", "1", &["FLAC", "Album"])],
        ];
        let formats = media[id as usize % media.len()].iter();
        let formats = formats.map(|(name, quantity, told)| Format::of(name, quantity, told));
        let has_master = id % 5 != 0;
        let tracks = (1..=8).map(|n| {
            let seconds = 150 + (id * 31 + n * 17) % 240;
            let length = format!("{}:{:02}", seconds / 60, seconds % 60);
            (n.to_string(), format!("{} {n}", words(id * 8 + n)), length)
        });
        Self {
            master: if has_master { 9_000_000 + id } else { 0 },
            first_year: if has_master { 1960 + id % 40 } else { 0 },
            artists: vec![(words(id / 3), String::new())],
            year: 1985 + id % 38,
            formats: formats.collect(),
            labels: vec![(
                format!("{} Records", FIRST[id as usize % 11]),
                format!("AR {id}"),
            )],
            genres: vec![
                ["Rock", "Jazz", "Electronic", "Folk, World, & Country"][id as usize % 4].into(),
            ],
            styles: vec![["Dub", "Ambient", "Hard Bop"][id as usize % 3].into()],
            tracks: tracks.collect(),
            ..Self::of(id, "", &words(7_919 + id * 3))
        }
    }

    fn artists(&self) -> Value {
        let artists = self.artists.iter().enumerate();
        artists
            .map(|(n, (name, join))| {
                let id = 1_000 + self.id * 4 + n as i64;
                json!({"name": name, "anv": "", "join": join, "role": "", "tracks": "", "id": id,
                       "resource_url": format!("https://api.discogs.com/artists/{id}")})
            })
            .collect()
    }

    fn labels(&self) -> Value {
        let labels = self.labels.iter();
        labels
            .map(|(name, catno)| {
                let catno = if catno.is_empty() { "none" } else { catno };
                json!({"name": name, "catno": catno, "entity_type": "1", "entity_type_name": "Label", "id": 77,
                       "resource_url": "https://api.discogs.com/labels/77"})
            })
            .collect()
    }

    fn formats(&self) -> Value {
        let formats = self.formats.iter();
        formats
            .map(|format| {
                let mut it = json!({"name": format.name, "qty": format.quantity});
                if !format.descriptions.is_empty() {
                    it["descriptions"] = json!(format.descriptions);
                }
                it
            })
            .collect()
    }

    fn tracklist(&self) -> Value {
        let tracks = self.tracks.iter();
        tracks
            .map(|(position, title, duration)| {
                json!({"position": position, "type_": "track", "title": title, "duration": duration})
            })
            .collect()
    }

    /// What lists say of it.
    pub(super) fn basic(&self) -> Value {
        let master_url =
            (self.master > 0).then(|| format!("https://api.discogs.com/masters/{}", self.master));
        json!({
            "id": self.id, "master_id": self.master, "master_url": master_url,
            "resource_url": format!("https://api.discogs.com/releases/{}", self.id),
            "thumb": format!("https://i.discogs.com/thumb/{}.jpeg", self.id),
            "cover_image": format!("https://i.discogs.com/cover/{}.jpeg", self.id),
            "title": self.title, "year": self.year, "formats": self.formats(), "labels": self.labels(),
            "artists": self.artists(), "genres": self.genres, "styles": self.styles,
        })
    }

    /// The release as a whole.
    pub(super) fn release(&self) -> Value {
        let mut release = json!({
            "id": self.id, "status": "Accepted", "title": self.title, "year": self.year, "country": self.country,
            "resource_url": format!("https://api.discogs.com/releases/{}", self.id),
            "artists": self.artists(), "labels": self.labels(), "formats": self.formats(), "series": [],
            "genres": self.genres, "styles": self.styles, "tracklist": self.tracklist(), "extraartists": [],
            "thumb": "",
        });
        if self.master > 0 {
            release["master_id"] = json!(self.master);
            release["master_url"] =
                json!(format!("https://api.discogs.com/masters/{}", self.master));
        }
        release
    }

    /// The work as a whole.
    pub(super) fn master(&self) -> Value {
        json!({
            "id": self.master, "main_release": self.id, "title": self.title, "year": self.first_year,
            "resource_url": format!("https://api.discogs.com/masters/{}", self.master),
            "main_release_url": format!("https://api.discogs.com/releases/{}", self.id),
            "versions_url": format!("https://api.discogs.com/masters/{}/versions", self.master),
            "uri": format!("https://www.discogs.com/master/{}", self.master),
            "artists": self.artists(), "genres": self.genres, "styles": self.styles,
            "tracklist": self.tracklist(), "num_for_sale": 3, "lowest_price": 9.5, "data_quality": "Correct",
        })
    }
}

impl Format {
    /// Of a name, a quantity and descriptions.
    pub fn of(name: &str, quantity: &str, descriptions: &[&str]) -> Self {
        Self {
            name: name.into(),
            quantity: quantity.into(),
            descriptions: descriptions.iter().map(|it| (*it).into()).collect(),
        }
    }
}
