//! The original's SQLite database, whole: every table, in an order in which whatever is named has come before.
//!
//! Tables (v4.0 … 4.7, SQLAlchemy): `artists`, `albums`, `album_artist`, `metadata`, `images`, `tracks`,
//! `listening_history`, `playlists`, `playlist_tracks`, `album_collections`, `collection_albums`. Any may be
//! missing, and columns came and went. `service_states`, `scheduled_task_executions` and `alembic_version` are
//! about its own running and are not looked at.
//!
//! A row may hold several things (an album and two texts), each of which is an item. Rows of `album_artist`,
//! `playlist_tracks` and `collection_albums` are told with what they belong to; alone they are items only when
//! they lead nowhere.

mod catalogue;
mod columns;
mod history;
mod ledger;
mod lists;
mod reader;
#[cfg(test)]
mod tests;

use std::{
    sync::mpsc::{Receiver, sync_channel},
    thread,
};

use aime_domain::{import::FailReason, listen::StreamKey};

use self::reader::Reader;
use crate::import::{
    Confidence, Importer, Input, Options, Parsed, Reading, Sample, Source, file_stream,
    run_database,
};

/// Rows that wait between the thread that reads and whoever stores.
const WAITING_ROWS: usize = 256;

/// The importer.
pub(crate) struct Database;

impl Importer for Database {
    fn id(&self) -> &'static str {
        "aime_database"
    }

    fn title(&self) -> &'static str {
        "Database of the original AIME"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        let has = |table: &str, columns: &[&str]| {
            sample.tables().iter().any(|shape| {
                shape.name == table
                    && columns
                        .iter()
                        .all(|column| shape.columns.iter().any(|c| c == column))
            })
        };
        Confidence::sure_if(
            has("albums", &["id", "title"])
                && (has("listening_history", &["track_id", "timestamp"])
                    && has("tracks", &["id", "album_id"])
                    || has("albums", &["discogs_id"])
                        && has("album_artist", &["album_id", "artist_id"])),
        )
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let Input::Database(file) = source.input else {
            return Reading::nothing(stream(""));
        };
        if file.has_pending_log() {
            source.notes.add(
                "pending_log",
                "Beside the database lies a write-ahead log whose changes are not read; stop the original AIME first.",
            );
        }
        let (sender, receiver) = sync_channel(WAITING_ROWS);
        let (now, notes, tables) = (options.now, source.notes, source.sample.tables().to_vec());
        thread::spawn(move || {
            let reading = async {
                let db = file.connect().await.map_err(|error| error.to_string())?;
                // A reader that nobody listens to any more has nothing to say.
                let _ = Reader::new(db, &file, tables, now, notes, sender.clone())
                    .read()
                    .await;
                Ok(())
            };
            if let Err(why) = run_database(reading) {
                // Nobody listens any more when the receiver is gone.
                let _ = sender.send(Parsed::fail(FailReason::Malformed, why, b""));
            }
        });
        Reading {
            stream: stream(""),
            zone_assumed: false,
            items: Box::new(Received(receiver)),
        }
    }
}

fn stream(client: &str) -> StreamKey {
    file_stream("aime", client)
}

/// The items as the reading thread sends them; the thread ends when this is dropped.
struct Received(Receiver<Parsed>);

impl Iterator for Received {
    type Item = Parsed;

    fn next(&mut self) -> Option<Parsed> {
        self.0.recv().ok()
    }
}
