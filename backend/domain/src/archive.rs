//! The archive of everything that a user has: what its manifest says (ADR 31).
//!
//! A zip with a file of JSON lines for each table under `data/`, the same to read in a spreadsheet under `tables/`, a
//! `README.txt`, and last a `manifest.json` that says what is there and how it is known to be whole.

use serde::{Deserialize, Serialize};

/// What the manifest calls itself; by this an archive is told.
pub const FORMAT: &str = "aime-export";
/// What an import of an archive is called.
pub const KIND: &str = "aime_export";
/// The version that is written. Every version up to it is read.
pub const VERSION: u32 = 2;
/// The manifest's name in the archive.
pub const MANIFEST: &str = "manifest.json";
/// Where the files of JSON lines lie.
pub const DATA: &str = "data/";

/// The tables of an archive, in the order in which they are written and read: whatever is named has come before. Whoever
/// adds one or gives a line another meaning raises [`VERSION`], so that an AIME which does not know it says so.
pub const TABLES: [&str; 27] = [
    "account",
    "settings",
    "provider_accounts",
    "imports",
    "import_rows",
    "artists",
    "albums",
    "recordings",
    "tracks",
    "spellings",
    "spelling_rules",
    "images",
    "texts",
    "streams",
    "listens",
    "duplicates",
    "loved_tracks",
    "copies",
    "wantlist",
    "playlists",
    "album_collections",
    "exclusions",
    "corrections",
    "correction_listens",
    "correction_rows",
    // Since version 2.
    "service_loves",
    "missing_listens",
];

/// The file that holds a table: the order of names is the order of tables.
pub fn file_name(table: &str) -> String {
    let at = TABLES.iter().position(|known| *known == table);
    format!("{DATA}{:02}_{table}.jsonl", at.map_or(0, |at| at + 1))
}

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`] of whoever wrote it.
    pub version: u32,
    /// Who wrote it, for people.
    #[serde(default)]
    pub program: String,
    /// Whose data it is, for people.
    #[serde(default)]
    pub account: String,
    /// When it was written, unix seconds UTC.
    #[serde(default)]
    pub exported_at: i64,
    /// The files under [`DATA`], in the order in which they are read.
    #[serde(default)]
    pub files: Vec<DataFile>,
}

/// A file of JSON lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataFile {
    /// Its name in the archive.
    pub name: String,
    /// Which table it holds.
    pub table: String,
    /// Lines.
    pub rows: u64,
    /// Size, unpacked.
    pub bytes: u64,
    /// BLAKE3 of the unpacked content, in hexadecimal.
    pub blake3: String,
}

impl Manifest {
    /// Rows of all files.
    pub fn rows(&self) -> u64 {
        self.files.iter().map(|file| file.rows).sum()
    }
}

/// A row of an archive, not yet taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveRow {
    /// The table, one of [`TABLES`].
    pub table: &'static str,
    /// The row, a JSON object.
    pub json: Box<str>,
}
