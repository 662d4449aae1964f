//! SeaORM entities: one table a file, no logic. Only `aime-storage` uses them.
//!
//! Columns are described where the schema is, in `migrations/`; a test in storage compares both.
#![recursion_limit = "256"]
#![expect(
    missing_docs,
    reason = "columns are documented where the schema is, in migrations/"
)]

pub mod album_artist;
pub mod album_collections;
pub mod album_keys;
pub mod album_plays;
pub mod albums;
pub mod api_tokens;
pub mod artist_aliases;
pub mod artist_plays;
pub mod artists;
pub mod audit_log;
pub mod changes;
pub mod collection_albums;
pub mod copies;
pub mod correction_listens;
pub mod correction_rows;
pub mod corrections;
pub mod day_totals;
pub mod exclusions;
pub mod hour_totals;
pub mod images;
pub mod import_links;
pub mod import_rows;
pub mod imports;
pub mod job_runs;
pub mod jobs;
pub mod leases;
pub mod link_requests;
pub mod listening_history;
pub mod loved_tracks;
pub mod merged_albums;
pub mod merged_artists;
pub mod merged_tracks;
pub mod metadata;
pub mod missing_listens;
pub mod now_playing;
pub mod open_plays;
pub mod playlist_tracks;
pub mod playlists;
pub mod provider_accounts;
pub mod recording_artist;
pub mod recording_keys;
pub mod recording_plays;
pub mod recordings;
pub mod rollup_marks;
pub mod schedules;
pub mod scrobbler_requests;
pub mod scrobbler_sessions;
pub mod service_loves;
pub mod sessions;
pub mod settings;
pub mod spelling_rules;
pub mod spellings;
pub mod streams;
pub mod tag_revs;
pub mod texts;
pub mod tracks;
pub mod users;
pub mod wantlist;
