//! Which tables go into an archive, in which order, and what stays.

use crate::shape::{self, Column, Kind};

/// A table of an archive whose rows are as the database has them.
#[derive(Debug)]
pub(super) struct Table {
    /// Its name in the database.
    pub(super) name: &'static str,
    /// Its columns.
    pub(super) columns: &'static [Column],
    /// Columns that stay: what is known from elsewhere, and what belongs to this installation.
    pub(super) stay: &'static [&'static str],
    /// Rows that hang on its rows.
    pub(super) children: &'static [Child],
    /// Columns by which one row of an account, or of the catalogue, is told from another.
    pub(super) told_by: &'static [&'static str],
    /// How its rows are found.
    pub(super) rows: Rows,
}

/// How the rows of a table are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    /// By the numbers that [`super::contents`] gave them.
    Numbered,
    /// A user's rows in this order, few enough to be read at once.
    InOrder(&'static str),
}

/// Rows that hang on a row of another table, in their order.
#[derive(Debug)]
pub(super) struct Child {
    pub(super) name: &'static str,
    pub(super) columns: &'static [Column],
    pub(super) parent: &'static str,
    pub(super) order: &'static str,
    pub(super) stay: &'static [&'static str],
}

impl Table {
    /// Whether its rows have a key of their own.
    pub(super) fn is_keyed(&self) -> bool {
        self.columns[0].0 == "id"
    }

    /// Whether its rows belong to a user, who need not be named.
    pub(super) fn is_owned(&self) -> bool {
        self.stay.contains(&"user_id")
    }

    /// The columns that go out.
    pub(super) fn outgoing(&self) -> impl Iterator<Item = &'static Column> + '_ {
        let stay = self.stay;
        self.columns
            .iter()
            .filter(move |(name, _)| *name != "id" && !stay.contains(name))
    }
}

impl Child {
    /// Whether its rows have a key of their own.
    pub(super) fn is_keyed(&self) -> bool {
        self.columns[0].0 == "id"
    }

    /// The columns that go out.
    pub(super) fn outgoing(&self) -> impl Iterator<Item = &'static Column> + '_ {
        let (stay, parent) = (self.stay, self.parent);
        self.columns
            .iter()
            .filter(move |(name, _)| *name != "id" && *name != parent && !stay.contains(name))
    }
}

const OWNED: &[&str] = &["user_id"];

/// Parents before children.
pub(super) const TABLES: &[Table] = &[
    Table {
        name: "settings",
        columns: shape::SETTINGS,
        stay: OWNED,
        children: &[],
        told_by: &["key"],
        rows: Rows::Numbered,
    },
    // Never a secret, nor the cursor, which only makes sense with it.
    Table {
        name: "provider_accounts",
        columns: shape::PROVIDER_ACCOUNTS,
        stay: &[
            "user_id",
            "secret",
            "cursor",
            "state",
            "last_error",
            "last_sync_at",
            "next_sync_at",
            "updated_at",
        ],
        children: &[],
        told_by: &["provider", "account"],
        rows: Rows::Numbered,
    },
    Table {
        name: "imports",
        columns: shape::IMPORTS,
        stay: &["user_id", "lease_by", "lease_until", "cancel_requested"],
        children: &[],
        told_by: &["file_name", "created_at"],
        rows: Rows::Numbered,
    },
    Table {
        name: "artists",
        columns: shape::ARTISTS,
        stay: &[],
        children: &[Child {
            name: "artist_aliases",
            columns: shape::ARTIST_ALIASES,
            parent: "artist_id",
            order: "id",
            stay: &[],
        }],
        told_by: &["name_key", "disambiguation"],
        rows: Rows::Numbered,
    },
    Table {
        name: "albums",
        columns: shape::ALBUMS,
        stay: &[],
        children: &[
            Child {
                name: "album_artist",
                columns: shape::ALBUM_ARTIST,
                parent: "album_id",
                order: "position",
                stay: &[],
            },
            Child {
                name: "album_keys",
                columns: shape::ALBUM_KEYS,
                parent: "album_id",
                order: "key",
                stay: &[],
            },
            Child {
                name: "metadata",
                columns: shape::METADATA,
                parent: "album_id",
                order: "album_id",
                stay: &[],
            },
        ],
        told_by: &[],
        rows: Rows::Numbered,
    },
    Table {
        name: "recordings",
        columns: shape::RECORDINGS,
        stay: &[],
        children: &[
            Child {
                name: "recording_artist",
                columns: shape::RECORDING_ARTIST,
                parent: "recording_id",
                order: "position",
                stay: &[],
            },
            Child {
                name: "recording_keys",
                columns: shape::RECORDING_KEYS,
                parent: "recording_id",
                order: "key",
                stay: &[],
            },
        ],
        told_by: &[],
        rows: Rows::Numbered,
    },
    Table {
        name: "tracks",
        columns: shape::TRACKS,
        stay: &[],
        children: &[],
        told_by: &[],
        rows: Rows::Numbered,
    },
    // The hash follows from the names.
    Table {
        name: "spellings",
        columns: shape::SPELLINGS,
        stay: &["hash"],
        children: &[],
        told_by: &[],
        rows: Rows::Numbered,
    },
    Table {
        name: "spelling_rules",
        columns: shape::SPELLING_RULES,
        stay: OWNED,
        children: &[],
        told_by: &[],
        rows: Rows::InOrder("spelling_id"),
    },
    // The picture itself is fetched again from its address.
    Table {
        name: "images",
        columns: shape::IMAGES,
        stay: &[
            "state",
            "blob_hash",
            "size_bytes",
            "width",
            "height",
            "colour",
            "thumbhash",
        ],
        children: &[],
        told_by: &[],
        rows: Rows::Numbered,
    },
    Table {
        name: "texts",
        columns: shape::TEXTS,
        stay: &[],
        children: &[],
        told_by: &["album_id", "artist_id", "user_id", "kind", "language"],
        rows: Rows::Numbered,
    },
    Table {
        name: "streams",
        columns: shape::STREAMS,
        stay: OWNED,
        children: &[],
        told_by: &["service", "channel", "client"],
        rows: Rows::Numbered,
    },
    Table {
        name: "loved_tracks",
        columns: shape::LOVED_TRACKS,
        stay: OWNED,
        children: &[],
        told_by: &[],
        rows: Rows::InOrder("recording_id"),
    },
    Table {
        name: "copies",
        columns: shape::COPIES,
        // How far a look at the service got is known to the link, which stays.
        stay: &["user_id", "sync_account", "sync_look"],
        children: &[],
        told_by: &["source_key"],
        rows: Rows::Numbered,
    },
    Table {
        name: "wantlist",
        columns: shape::WANTLIST,
        // How far a look at the service got is known to the link, which stays.
        stay: &["user_id", "sync_account", "sync_look"],
        children: &[],
        told_by: &["source_key"],
        rows: Rows::Numbered,
    },
    Table {
        name: "playlists",
        columns: shape::PLAYLISTS,
        stay: OWNED,
        children: &[Child {
            name: "playlist_tracks",
            columns: shape::PLAYLIST_TRACKS,
            parent: "playlist_id",
            order: "position",
            stay: OWNED,
        }],
        told_by: &["name", "created_at"],
        rows: Rows::Numbered,
    },
    Table {
        name: "album_collections",
        columns: shape::ALBUM_COLLECTIONS,
        stay: OWNED,
        children: &[Child {
            name: "collection_albums",
            columns: shape::COLLECTION_ALBUMS,
            parent: "collection_id",
            order: "position",
            stay: OWNED,
        }],
        told_by: &["name", "created_at"],
        rows: Rows::Numbered,
    },
    Table {
        name: "exclusions",
        columns: shape::EXCLUSIONS,
        stay: OWNED,
        children: &[],
        told_by: &["artist_id", "recording_id", "from_hour", "to_hour"],
        rows: Rows::Numbered,
    },
    Table {
        name: "corrections",
        columns: shape::CORRECTIONS,
        stay: &[],
        children: &[],
        told_by: &[],
        rows: Rows::Numbered,
    },
    // What was loved where, and what a service is yet to be told: without it, linking again could not tell a song that
    // was unloved here from one that was loved there (ADR 40).
    Table {
        name: "service_loves",
        columns: shape::SERVICE_LOVES,
        stay: OWNED,
        children: &[],
        told_by: &[],
        rows: Rows::InOrder("provider, hash"),
    },
];

/// Tables of the database that no archive holds, each with why.
pub const STAY: &[(&str, &str)] = &[
    ("album_plays", "counted anew from the listens"),
    ("artist_plays", "counted anew from the listens"),
    ("recording_plays", "counted anew from the listens"),
    ("day_totals", "counted anew from the listens"),
    ("hour_totals", "counted anew from the listens"),
    ("rollup_marks", "counted anew from the listens"),
    ("api_tokens", "never: they let somebody in"),
    ("sessions", "never: they let somebody in"),
    ("scrobbler_sessions", "never: they let somebody in"),
    ("scrobbler_requests", "never: they let somebody in"),
    ("link_requests", "never: they hold secrets"),
    ("merged_artists", "old keys of this installation"),
    ("merged_albums", "old keys of this installation"),
    ("merged_tracks", "old keys of this installation"),
    ("audit_log", "the installation's, not the user's"),
    ("schedules", "the installation's, not the user's"),
    ("leases", "which process of this installation does what"),
    ("jobs", "work of this installation"),
    ("job_runs", "work of this installation"),
    ("changes", "names of changes in this installation"),
    ("tag_revs", "names of changes in this installation"),
    ("import_links", "numbers while an import is read"),
    ("now_playing", "gone when the song is over"),
    ("open_plays", "gone when the song is over"),
];

/// Tables whose lines are put together by hand, with their columns.
const BY_HAND: &[(&str, &[&str])] = &[
    (
        "users",
        &[
            "id",
            "name",
            "name_key",
            "role",
            "password_hash",
            "language",
            "time_zone",
            "disabled_at",
            "created_at",
            "updated_at",
        ],
    ),
    (
        "import_rows",
        &[
            "user_id",
            "import_id",
            "row_number",
            "outcome",
            "reason",
            "detail",
        ],
    ),
    (
        "listening_history",
        &[
            "id",
            "user_id",
            "stream_id",
            "spelling_id",
            "track_id",
            "listened_at",
            "stamp",
            "resolution",
            "approximate",
            "seconds_played",
            "duration_ms",
            "source_event_id",
            "status",
            "duplicate_of",
            "reason",
            "score",
            "released",
            "held",
            "import_id",
            "created_at",
        ],
    ),
    (
        "correction_listens",
        &["correction_id", "listen_id", "role"],
    ),
    // Of these only what was decided: what waits for a decision is found again once the service is linked.
    (
        "missing_listens",
        &[
            "user_id",
            "listen_id",
            "provider",
            "new_artist",
            "new_title",
            "new_album",
            "is_kept",
            "found_at",
        ],
    ),
    (
        "correction_rows",
        &[
            "correction_id",
            "position",
            "table_name",
            "row_key",
            "before",
            "after",
        ],
    ),
];

/// The tables that an archive holds, each with the columns that were looked at: those that go out and those that stay on
/// purpose. A column that is missing here was forgotten.
pub fn looked_at() -> Vec<(&'static str, Vec<&'static str>)> {
    let names = |columns: &'static [Column]| columns.iter().map(|(name, _)| *name).collect();
    let children = TABLES.iter().flat_map(|table| table.children);
    TABLES
        .iter()
        .map(|table| (table.name, names(table.columns)))
        .chain(children.map(|child| (child.name, names(child.columns))))
        .chain(
            BY_HAND
                .iter()
                .map(|(name, columns)| (*name, columns.to_vec())),
        )
        .collect()
}

/// The table of a name, where its rows are as the database has them.
pub(super) fn find(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

/// Under which word an import remembers what a number of such a table became. Those of the catalogue are the words that
/// undo of an import knows.
pub(super) fn link_of(table: &str) -> &str {
    match table {
        "artists" => "artist",
        "albums" => "album",
        "tracks" => "track",
        other => other,
    }
}

/// What a column named so in the detail of a correction refers to.
pub(super) fn referred_in_detail(kind: &str, name: &str) -> Option<&'static str> {
    match (kind, name) {
        (_, "artist_id") => Some("artists"),
        (_, "album_id") => Some("albums"),
        (_, "recording_id") => Some("recordings"),
        (_, "track_id") | ("own_meaning" | "meaning", "before" | "after") => Some("tracks"),
        (_, "spelling_id") => Some("spellings"),
        (_, "exclusion_id") => Some("exclusions"),
        (_, "copy_id") => Some("copies"),
        (_, "import_id") => Some("imports"),
        _ => None,
    }
}

/// A fraction as it goes out. All of ours have the precision of 32 bits, so that the short way to write one says all of
/// it, and reading it back is exact whoever reads.
pub(super) fn short(real: f64) -> f64 {
    (real as f32).to_string().parse().unwrap_or(real)
}

/// A fraction as it came in; see [`short`].
pub(super) fn exact(real: f64) -> f64 {
    f64::from(real as f32)
}

/// What a column refers to.
pub(super) const fn referred(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Ref(table) => Some(table),
        _ => None,
    }
}
