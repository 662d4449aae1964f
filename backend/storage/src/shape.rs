//! What the columns of tables hold, for code that carries whole rows: undo of corrections ([`crate::correction::rows`])
//! and the archive of everything ([`crate::archive`]).

use sea_orm::{QueryResult, Value};
use serde_json::Value as Json;

use crate::error::Result;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// 64 bits.
    Big,
    /// 32 bits.
    Int,
    /// A fraction.
    Real,
    /// Text.
    Text,
    /// Text that is a JSON list.
    List,
    /// Yes or no.
    Bool,
    /// Bytes.
    Bytes,
    /// The key of a row of that table.
    Ref(&'static str),
}

/// A column with what it holds.
pub(crate) type Column = (&'static str, Kind);

use Kind::{Big, Bool, Bytes, Int, List, Real, Ref, Text};

/// What stands in a row at a place, as JSON; texts that are lists stay texts.
pub(crate) fn to_json(row: &QueryResult, at: usize, kind: Kind) -> Result<Json> {
    let value = match kind {
        Big | Ref(_) => row.try_get_by_index::<Option<i64>>(at)?.map(Json::from),
        Int => row.try_get_by_index::<Option<i32>>(at)?.map(Json::from),
        Real => row.try_get_by_index::<Option<f64>>(at)?.map(Json::from),
        Text | List => row.try_get_by_index::<Option<String>>(at)?.map(Json::from),
        Bool => row.try_get_by_index::<Option<bool>>(at)?.map(Json::from),
        Bytes => row.try_get_by_index::<Option<Vec<u8>>>(at)?.map(Json::from),
    };
    Ok(value.unwrap_or(Json::Null))
}

/// The value of a column from JSON, as [`to_json`] writes it.
pub(crate) fn to_value(kind: Kind, json: &Json) -> Value {
    match kind {
        Big | Ref(_) => json.as_i64().into(),
        Int => json.as_i64().and_then(|n| i32::try_from(n).ok()).into(),
        Real => json.as_f64().into(),
        Text | List => json.as_str().map(str::to_owned).into(),
        Bool => json.as_bool().into(),
        Bytes => serde_json::from_value::<Option<Vec<u8>>>(json.clone())
            .unwrap_or_default()
            .into(),
    }
}

/// Names of columns for a statement.
pub(crate) fn names<'a>(columns: impl IntoIterator<Item = &'a Column>) -> String {
    let names: Vec<String> = columns
        .into_iter()
        .map(|(name, _)| format!("\"{name}\""))
        .collect();
    names.join(", ")
}

pub(crate) const ARTISTS: &[Column] = &[
    ("id", Big),
    ("name", Text),
    ("name_key", Text),
    ("disambiguation", Text),
    ("sort_name", Text),
    ("sort_key", Text),
    ("mbid", Text),
    ("discogs_id", Big),
    ("spotify_id", Text),
    ("lastfm_url", Text),
    ("created_at", Big),
    ("updated_at", Big),
];
pub(crate) const ALBUMS: &[Column] = &[
    ("id", Big),
    ("title", Text),
    ("title_key", Text),
    ("sort_key", Text),
    ("artist_credit", Text),
    ("credit_key", Text),
    ("credit_sort_key", Text),
    ("disambiguation", Text),
    ("year", Int),
    ("is_soundtrack", Bool),
    ("genres", List),
    ("styles", List),
    ("mbid", Text),
    ("discogs_master_id", Big),
    ("spotify_url", Text),
    ("apple_music_url", Text),
    ("discogs_url", Text),
    ("created_at", Big),
    ("updated_at", Big),
    ("locked", List),
];
pub(crate) const RECORDINGS: &[Column] = &[
    ("id", Big),
    ("title", Text),
    ("title_key", Text),
    ("artist_credit", Text),
    ("credit_key", Text),
    ("duration_ms", Big),
    ("isrc", Text),
    ("mbid", Text),
    ("created_at", Big),
    ("updated_at", Big),
];
pub(crate) const TRACKS: &[Column] = &[
    ("id", Big),
    ("recording_id", Ref("recordings")),
    ("album_id", Ref("albums")),
    ("disc", Int),
    ("number", Int),
    ("title", Text),
    ("duration_ms", Big),
    ("isrc", Text),
    ("mbid", Text),
    ("created_at", Big),
    ("updated_at", Big),
];
pub(crate) const SPELLINGS: &[Column] = &[
    ("id", Big),
    ("hash", Bytes),
    ("artist_credit", Text),
    ("title", Text),
    ("album", Text),
    ("album_artist", Text),
    ("track_id", Ref("tracks")),
    ("score", Real),
    ("reason", Text),
    ("created_at", Big),
];
pub(crate) const ARTIST_ALIASES: &[Column] = &[
    ("id", Big),
    ("artist_id", Ref("artists")),
    ("name", Text),
    ("name_key", Text),
    ("source", Text),
];
// A key that is gone is still told from others by what it was the key of.
pub(crate) const MERGED_ARTISTS: &[Column] =
    &[("from_id", Ref("artists")), ("artist_id", Ref("artists"))];
pub(crate) const MERGED_ALBUMS: &[Column] =
    &[("from_id", Ref("albums")), ("album_id", Ref("albums"))];
pub(crate) const MERGED_TRACKS: &[Column] =
    &[("from_id", Ref("tracks")), ("track_id", Ref("tracks"))];
pub(crate) const ALBUM_KEYS: &[Column] = &[("key", Text), ("album_id", Ref("albums"))];
pub(crate) const ALBUM_ARTIST: &[Column] = &[
    ("album_id", Ref("albums")),
    ("position", Int),
    ("artist_id", Ref("artists")),
    ("join_phrase", Text),
];
pub(crate) const RECORDING_KEYS: &[Column] = &[("key", Text), ("recording_id", Ref("recordings"))];
pub(crate) const RECORDING_ARTIST: &[Column] = &[
    ("recording_id", Ref("recordings")),
    ("position", Int),
    ("artist_id", Ref("artists")),
    ("join_phrase", Text),
    ("role", Text),
];
pub(crate) const IMAGES: &[Column] = &[
    ("id", Big),
    ("album_id", Ref("albums")),
    ("artist_id", Ref("artists")),
    ("url", Text),
    ("kind", Text),
    ("source", Text),
    ("position", Int),
    ("state", Text),
    ("blob_hash", Bytes),
    ("size_bytes", Big),
    ("width", Int),
    ("height", Int),
    ("colour", Text),
    ("thumbhash", Bytes),
    ("created_at", Big),
    ("updated_at", Big),
    ("import_id", Ref("imports")),
];
pub(crate) const METADATA: &[Column] = &[
    ("album_id", Ref("albums")),
    ("labels", List),
    ("film_title", Text),
    ("film_year", Int),
    ("film_director", Text),
    ("updated_at", Big),
    ("import_id", Ref("imports")),
];
pub(crate) const TEXTS: &[Column] = &[
    ("id", Big),
    ("album_id", Ref("albums")),
    ("artist_id", Ref("artists")),
    ("user_id", Ref("users")),
    ("kind", Text),
    ("language", Text),
    ("body", Text),
    ("source", Text),
    ("model", Text),
    ("prompt_version", Text),
    ("sources", List),
    ("state", Text),
    ("created_at", Big),
    ("updated_at", Big),
    ("import_id", Ref("imports")),
];
pub(crate) const LOVED_TRACKS: &[Column] = &[
    ("user_id", Ref("users")),
    ("recording_id", Ref("recordings")),
    ("loved_at", Big),
    ("source", Text),
    ("import_id", Ref("imports")),
];
pub(crate) const SERVICE_LOVES: &[Column] = &[
    ("user_id", Ref("users")),
    ("provider", Text),
    ("hash", Bytes),
    ("artist", Text),
    ("title", Text),
    ("is_loved", Bool),
    ("wanted", Bool),
    ("changed_at", Big),
];
pub(crate) const EXCLUSIONS: &[Column] = &[
    ("id", Big),
    ("user_id", Ref("users")),
    ("artist_id", Ref("artists")),
    ("recording_id", Ref("recordings")),
    ("from_hour", Int),
    ("to_hour", Int),
    ("created_at", Big),
];
pub(crate) const PLAYLIST_TRACKS: &[Column] = &[
    ("user_id", Ref("users")),
    ("playlist_id", Ref("playlists")),
    ("position", Int),
    ("track_id", Ref("tracks")),
    ("reason", Text),
];
pub(crate) const COLLECTION_ALBUMS: &[Column] = &[
    ("user_id", Ref("users")),
    ("collection_id", Ref("album_collections")),
    ("position", Int),
    ("album_id", Ref("albums")),
];
pub(crate) const COPIES: &[Column] = &[
    ("id", Big),
    ("user_id", Ref("users")),
    ("album_id", Ref("albums")),
    ("source", Text),
    ("source_key", Text),
    ("discogs_release_id", Big),
    ("discogs_instance_id", Big),
    ("labels", List),
    ("catalog_numbers", List),
    ("support", Text),
    ("format", Text),
    ("country", Text),
    ("released_year", Int),
    ("media_condition", Text),
    ("sleeve_condition", Text),
    ("rating", Int),
    ("folder", Text),
    ("notes", Text),
    ("price_cents", Big),
    ("currency", Text),
    ("added_at", Big),
    ("import_id", Ref("imports")),
    ("created_at", Big),
    ("updated_at", Big),
    ("locked", List),
    ("sync_account", Text),
    ("sync_look", Big),
];
pub(crate) const WANTLIST: &[Column] = &[
    ("id", Big),
    ("user_id", Ref("users")),
    ("album_id", Ref("albums")),
    ("source", Text),
    ("source_key", Text),
    ("discogs_release_id", Big),
    ("labels", List),
    ("catalog_numbers", List),
    ("support", Text),
    ("format", Text),
    ("country", Text),
    ("released_year", Int),
    ("rating", Int),
    ("notes", Text),
    ("added_at", Big),
    ("import_id", Ref("imports")),
    ("created_at", Big),
    ("updated_at", Big),
    ("sync_account", Text),
    ("sync_look", Big),
];
pub(crate) const PLAYLISTS: &[Column] = &[
    ("id", Big),
    ("user_id", Ref("users")),
    ("name", Text),
    ("algorithm", Text),
    ("ai_prompt", Text),
    ("params", Text),
    ("source_key", Text),
    ("import_id", Ref("imports")),
    ("created_at", Big),
    ("updated_at", Big),
];
pub(crate) const ALBUM_COLLECTIONS: &[Column] = &[
    ("id", Big),
    ("user_id", Ref("users")),
    ("name", Text),
    ("search_type", Text),
    ("search_criteria", Text),
    ("ai_query", Text),
    ("source_key", Text),
    ("import_id", Ref("imports")),
    ("created_at", Big),
    ("updated_at", Big),
];
pub(crate) const STREAMS: &[Column] = &[
    ("id", Big),
    ("user_id", Ref("users")),
    ("service", Text),
    ("channel", Text),
    ("client", Text),
    ("created_at", Big),
];
pub(crate) const IMPORTS: &[Column] = &[
    ("id", Big),
    ("user_id", Ref("users")),
    ("file_name", Text),
    ("file_hash", Bytes),
    ("kind", Text),
    ("state", Text),
    ("dry_run", Bool),
    ("time_zone", Text),
    ("bytes_total", Big),
    ("bytes_done", Big),
    ("rows_read", Big),
    ("rows_stored", Big),
    ("rows_duplicate", Big),
    ("rows_skipped", Big),
    ("rows_failed", Big),
    ("report", Text),
    ("error", Text),
    ("cancel_requested", Bool),
    ("lease_by", Text),
    ("lease_until", Big),
    ("created_at", Big),
    ("started_at", Big),
    ("finished_at", Big),
    ("undo_state", Text),
    ("undone_at", Big),
    ("undo_report", Text),
];
pub(crate) const IMPORT_ROWS: &[Column] = &[
    ("user_id", Ref("users")),
    ("import_id", Ref("imports")),
    ("row_number", Big),
    ("outcome", Text),
    ("reason", Text),
    ("detail", Text),
];
pub(crate) const SETTINGS: &[Column] = &[
    ("id", Big),
    ("user_id", Ref("users")),
    ("key", Text),
    ("value", Text),
    ("updated_at", Big),
];
pub(crate) const PROVIDER_ACCOUNTS: &[Column] = &[
    ("id", Big),
    ("user_id", Ref("users")),
    ("provider", Text),
    ("account", Text),
    ("secret", Bytes),
    ("cursor", Text),
    ("state", Text),
    ("last_error", Text),
    ("last_sync_at", Big),
    ("next_sync_at", Big),
    ("created_at", Big),
    ("updated_at", Big),
];
pub(crate) const SPELLING_RULES: &[Column] = &[
    ("user_id", Ref("users")),
    ("spelling_id", Ref("spellings")),
    ("own_id", Ref("spellings")),
    ("created_at", Big),
];
pub(crate) const CORRECTIONS: &[Column] = &[
    ("id", Big),
    ("user_id", Ref("users")),
    ("by_user_id", Ref("users")),
    ("by_name", Text),
    ("kind", Text),
    ("subject", Text),
    ("detail", Text),
    ("changed", Big),
    ("created_at", Big),
    ("undone_at", Big),
    ("undone_by", Text),
];
