//! Files that people bring: opened, told apart by content, and read row by row.
//!
//! [`open`] takes a path and says what it holds, or refuses with a reason for a person ([`Refusal`]).
//! [`Opened::rows`] is then a pull iterator: one [`Row`] at a time, in constant memory, the same rows in the
//! same order each time, so that whoever stores them can stop, be killed, and skip what was done.
//!
//! ```text
//! path ─► open ─► parts (a file, or the members of an archive) ─► Importer::sniff ─► Importer::rows ─► Row …
//! ```
//!
//! To add a format: implement [`Importer`] in the folder of its service and add a line to [`importers`]
//! (`docs/recipes/importer.md`).

mod database;
mod encoding;
pub(crate) mod json;
mod limits;
mod look;
mod marks;
pub(crate) mod names;
mod notes;
mod opened;
mod package;
mod refusal;
mod row;
mod rows;
mod sample;
mod source;
pub(crate) mod table;
pub(crate) mod when;

pub use database::DatabaseFile;
pub(crate) use database::{TableShape, run as run_database};
pub use encoding::Encoding;
pub use look::Look;
pub use notes::Note;
pub use opened::{LeftOut, Opened, Part, open};
pub use refusal::Refusal;
pub use row::{Parsed, Row};
pub use rows::Rows;
pub use sample::{Confidence, Sample};
pub use source::{Input, Source};
pub use when::local_time;

pub(crate) use marks::Marks;
pub(crate) use notes::Notes;
pub(crate) use row::{Draft, NameLine, mbid};

use std::path::PathBuf;

use aime_domain::listen::{Channel, StreamKey};

/// What the reader of a file must be told, because a file cannot know it.
#[derive(Debug, Clone)]
pub struct Options {
    /// The present, unix seconds UTC: times later than a day from now are none.
    pub now: i64,
    /// Zone of times that are written without one; `None` = the format's own default.
    pub tz: Option<chrono_tz::Tz>,
    /// Where an archive within an archive, or a database within one, may be unpacked for the time of
    /// reading; `None` = such members are left out.
    pub scratch: Option<PathBuf>,
    /// Read as this format ([`Importer::id`]) and no other; `None` = told by content.
    pub format: Option<String>,
}

impl Options {
    /// Options that only know the time.
    pub const fn at(now: i64) -> Self {
        Self {
            now,
            tz: None,
            scratch: None,
            format: None,
        }
    }
}

/// One format of one service.
pub trait Importer: Send + Sync {
    /// Stable word of reports and of the API, for example `spotify_extended`.
    fn id(&self) -> &'static str;

    /// Name for people, for example `Spotify extended streaming history`.
    fn title(&self) -> &'static str;

    /// How sure it is that the file is of this format. Sees the first 64 KiB and nothing else; never a name.
    fn sniff(&self, sample: &Sample) -> Confidence;

    /// The rows of a file that this importer won in [`Importer::sniff`].
    fn rows(&self, source: Source, options: &Options) -> Reading;
}

/// A file being read.
pub struct Reading {
    /// Stream of those listens that name none of their own.
    pub stream: StreamKey,
    /// True when times in the file carry no zone, so that a constant offset may be wrong.
    pub zone_assumed: bool,
    /// What the file holds, row by row.
    pub items: Items,
}

impl Reading {
    /// A file without rows.
    pub(crate) fn nothing(stream: StreamKey) -> Self {
        Self {
            stream,
            zone_assumed: false,
            items: Box::new(std::iter::empty()),
        }
    }
}

/// The stream of files of a service.
pub(crate) fn file_stream(service: &str, client: &str) -> StreamKey {
    StreamKey {
        service: service.to_owned(),
        channel: Channel::File,
        client: client.to_owned(),
    }
}

/// What an importer yields: owned, so that it can cross to a blocking thread.
pub type Items = Box<dyn Iterator<Item = Parsed> + Send>;

/// Every format that we read, in the order in which ties are decided.
pub fn importers() -> &'static [&'static dyn Importer] {
    &[
        &crate::spotify::import::Extended,
        &crate::spotify::import::Short,
        &crate::spotify::import::Csv,
        &crate::lastfm::import::Official,
        &crate::lastfm::import::Pages,
        &crate::lastfm::import::Csv,
        &crate::handmade::import::Json,
        &crate::listenbrainz::import::Listens,
        &crate::listenbrainz::import::Feedback,
        &crate::maloja::import::Json,
        &crate::koito::import::Json,
        &crate::rockbox::import::ScrobblerLog,
        &crate::apple_music::import::PlayActivity,
        &crate::youtube::import::WatchHistory,
        &crate::itunes::import::Library,
        &crate::discogs::import::Csv,
        &crate::discogs::import::Json,
        &crate::aime::import::Database,
        &crate::aime::import::Json,
    ]
}
