//! What a file can hold: the items that importers yield, one a row, and their outcomes.

use serde::{Deserialize, Serialize};

use crate::archive::ArchiveRow;
use crate::listen::{ListenEvent, Names};

/// One row of an export, as an importer understood it. Every row read yields exactly one item, so that a
/// report adds up.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportItem {
    /// A finished play.
    Listen(Box<ListenEvent>),
    /// Something the listener owns.
    Copy(Box<OwnedCopy>),
    /// Something the listener would like to own.
    Want(Box<OwnedCopy>),
    /// A track that the listener marked as loved, without a play.
    Loved(Box<LovedTrack>),
    /// A row of the original AIME's database other than a listen.
    Legacy(Box<LegacyItem>),
    /// A row of AIME's own archive.
    Archive(ArchiveRow),
    /// A row that is deliberately left out, for example a podcast.
    Skip {
        /// Why, as a stable word.
        reason: SkipReason,
        /// The row in short, for the report.
        detail: String,
    },
    /// A row that cannot be understood.
    Fail {
        /// Why, as a stable word.
        reason: FailReason,
        /// What was expected and found, in short, for the report.
        detail: String,
    },
}

/// A mark of love without a play, as ListenBrainz feedback holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LovedTrack {
    /// Names as received.
    pub names: Names,
    /// MusicBrainz recording id, lower case with hyphens.
    pub recording_mbid: Option<String>,
    /// When it was marked, unix seconds UTC.
    pub loved_at: Option<i64>,
}

macro_rules! reasons {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
        impl $name {
            /// The stable word of reports, database and API.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }
    };
}

reasons! {
    /// Why a readable row is left out on purpose.
    SkipReason {
        /// Podcast episode.
        Podcast = "podcast",
        /// Audiobook chapter.
        Audiobook = "audiobook",
        /// Video that is not music.
        Video = "video",
        /// Played for too short a time to count as a listen.
        TooShort = "too_short",
        /// Skipped by the listener.
        Skipped = "skipped",
        /// The track being played when the export was made.
        NowPlaying = "now_playing",
        /// No time of play is known.
        NoTime = "no_time",
        /// No title or artist ("Unknown Track").
        NoName = "no_name",
        /// A row about something other than a play.
        NotAPlay = "not_a_play",
        /// A configured radio station.
        Radio = "radio",
        /// A link to something that is not there (the original's dangling rows); what it hung on is kept.
        Dangling = "dangling",
        /// Made by the original without evidence (canned text, test address).
        Fabricated = "fabricated",
    }
}

reasons! {
    /// Why a row cannot be stored.
    FailReason {
        /// Not what the format allows there.
        Malformed = "malformed",
        /// A time that is none, or outside 2002-01-01 … a day from now.
        BadTime = "bad_time",
        /// Bytes that are no text in the file's encoding.
        BadEncoding = "bad_encoding",
        /// Longer than any real value.
        TooLong = "too_long",
    }
}

/// A copy or a wish as a collection export describes it. Texts are `None` when absent, never empty.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct OwnedCopy {
    /// Artist credit; a Discogs number such as "(2)" still in place.
    pub artist: String,
    /// The artists of the credit one by one, where the export names them so; else empty.
    #[serde(default)]
    pub artists: Vec<String>,
    /// Album title.
    pub title: String,
    /// Discogs release number.
    pub discogs_release_id: Option<i64>,
    /// Discogs number of this very copy in the collection.
    pub discogs_instance_id: Option<i64>,
    /// Discogs number of the master release.
    pub discogs_master_id: Option<i64>,
    /// Labels in order.
    pub labels: Vec<String>,
    /// Catalogue numbers, in the order of `labels`.
    pub catalog_numbers: Vec<String>,
    /// The format as written: `2xLP, Album, RE`.
    pub format: Option<String>,
    /// The medium in the original's words: Vinyl, CD, Cassette, SACD, Digital, DVD, Box Set …
    pub support: Option<String>,
    /// Country of this pressing.
    pub country: Option<String>,
    /// Year of this pressing.
    pub released_year: Option<i32>,
    /// Year of the work, where the export knows it.
    pub original_year: Option<i32>,
    /// Condition of the medium: `Near Mint (NM or M-)`.
    pub media_condition: Option<String>,
    /// Condition of the sleeve.
    pub sleeve_condition: Option<String>,
    /// 1 … 5.
    pub rating: Option<i32>,
    /// Folder of the collection.
    pub folder: Option<String>,
    /// The owner's notes.
    pub notes: Option<String>,
    /// Price paid, in hundredths of `currency`.
    pub price_cents: Option<i64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// When it was added, unix seconds UTC.
    pub added_at: Option<i64>,
    /// Genres.
    pub genres: Vec<String>,
    /// Styles.
    pub styles: Vec<String>,
    /// Address of a cover.
    pub image_url: Option<String>,
    /// Addresses and numbers elsewhere: `spotify_url`, `apple_music_url`, `discogs_url`.
    pub links: Links,
}

/// Addresses of an album at other services.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Links {
    /// `https://open.spotify.com/album/…`
    pub spotify_url: Option<String>,
    /// `https://music.apple.com/…`
    pub apple_music_url: Option<String>,
    /// `https://www.discogs.com/release/…`
    pub discogs_url: Option<String>,
}

/// What the original AIME's database and exports hold beside listens. Numbers are the original's own ids;
/// items come in an order in which whatever is named has come before.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "it only ever travels boxed, in ImportItem::Legacy"
)]
pub enum LegacyItem {
    /// An artist.
    Artist {
        /// The original's id.
        id: i64,
        /// Name, a Discogs "(2)" still in place.
        name: String,
        /// Spotify's artist id.
        spotify_id: Option<String>,
        /// Last.fm page.
        lastfm_url: Option<String>,
    },
    /// An album; owned when `source` is `discogs` or it has a `discogs_release_id`.
    Album {
        /// The original's id.
        id: i64,
        /// Artists in order, by name.
        artists: Vec<String>,
        /// Album with what the original knew of the copy.
        copy: OwnedCopy,
        /// Whether it is a copy that the owner holds (else only heard or listed).
        owned: bool,
        /// Unix seconds UTC.
        created_at: Option<i64>,
    },
    /// A picture's address.
    Image {
        /// The original's album id, or `None`.
        album_id: Option<i64>,
        /// The original's artist id, or `None`.
        artist_id: Option<i64>,
        /// Address.
        url: String,
        /// `album` or `artist`, or what the original says.
        kind: String,
        /// Which service it came from.
        source: String,
    },
    /// A text about an album.
    Text {
        /// The original's album id.
        album_id: i64,
        /// `ai_info`, `resume`, `ai_description`, `ai_style`.
        kind: String,
        /// Markdown.
        body: String,
        /// Whether the same text stands on other albums too: canned, not written for this one.
        canned: bool,
    },
    /// Labels and film of an album.
    Metadata {
        /// The original's album id.
        album_id: i64,
        /// Labels in order, without repeats.
        labels: Vec<String>,
        /// Film, for a soundtrack.
        film_title: Option<String>,
        /// Year of the film.
        film_year: Option<i32>,
        /// Its director.
        film_director: Option<String>,
    },
    /// A track; listens of it come as [`ImportItem::Listen`].
    Track {
        /// The original's id.
        id: i64,
        /// The original's album id.
        album_id: i64,
        /// Title.
        title: String,
        /// Position on the album.
        number: Option<i32>,
        /// Length in milliseconds.
        duration_ms: Option<i64>,
        /// Artist credit of the album, for matching.
        artist: String,
    },
    /// A playlist with its tracks (the original's track ids, in order).
    Playlist {
        /// The original's id.
        id: i64,
        /// Name.
        name: String,
        /// Algorithm that made it.
        algorithm: Option<String>,
        /// Prompt given to the language model.
        ai_prompt: Option<String>,
        /// Tracks in order.
        track_ids: Vec<i64>,
        /// Unix seconds UTC.
        created_at: Option<i64>,
    },
    /// An album collection with its albums (the original's album ids, in order).
    AlbumCollection {
        /// The original's id.
        id: i64,
        /// Name.
        name: String,
        /// How it was searched for.
        search_type: String,
        /// Criteria as JSON.
        search_criteria: Option<String>,
        /// Prompt.
        ai_query: Option<String>,
        /// Albums in order.
        album_ids: Vec<i64>,
        /// Unix seconds UTC.
        created_at: Option<i64>,
    },
}
