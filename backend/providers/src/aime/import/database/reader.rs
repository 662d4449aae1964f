//! Reads table after table, each row by row.

use std::{
    collections::{HashMap, HashSet},
    sync::mpsc::SyncSender,
};

use aime_domain::import::FailReason;
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, SqliteConnection, sqlite::SqliteRow};

use super::{
    super::canned::Canned,
    columns::{MAX_TEXT_CHARS, Taken},
    ledger::{Gone, Ledger},
};
use crate::import::{DatabaseFile, Notes, Parsed, TableShape};

/// Reads table after table; the connection apart from what was learned, so that both can be borrowed.
pub(super) struct Reader<'a> {
    db: SqliteConnection,
    file: &'a DatabaseFile,
    tables: Vec<TableShape>,
    done: u64,
    total: u64,
    pub(super) ledger: Ledger,
}

/// A column of a `SELECT`.
pub(super) enum Column {
    Text(&'static str),
    Number(&'static str),
}
use Column::{Number as N, Text as T};

/// Tables, and how often each is read.
const TABLES: [(&str, u64); 11] = [
    ("artists", 1),
    ("albums", 3),
    ("album_artist", 1),
    ("metadata", 2),
    ("images", 1),
    ("tracks", 1),
    ("listening_history", 1),
    ("playlists", 1),
    ("playlist_tracks", 1),
    ("album_collections", 1),
    ("collection_albums", 1),
];

impl<'a> Reader<'a> {
    pub(super) fn new(
        db: SqliteConnection,
        file: &'a DatabaseFile,
        tables: Vec<TableShape>,
        now: i64,
        notes: Notes,
        sender: SyncSender<Parsed>,
    ) -> Self {
        let ledger = Ledger {
            now,
            notes,
            sender,
            albums: HashMap::new(),
            artists: HashMap::new(),
            tracks: HashSet::new(),
            canned: Canned::default(),
            polled: 0,
            credits_lost: 0,
        };
        Self {
            db,
            file,
            tables,
            done: 0,
            total: 0,
            ledger,
        }
    }

    /// Reads everything, until the end or until nobody takes it.
    pub(super) async fn read(&mut self) -> Result<(), Gone> {
        self.count().await;
        self.artists().await?;
        self.learn_albums().await?;
        self.links_to_artists().await?;
        self.learn_texts().await?;
        self.albums().await?;
        self.metadata().await?;
        self.images().await?;
        self.tracks().await?;
        self.listens().await?;
        self.playlists().await?;
        self.collections().await?;
        self.say_what_was_repaired();
        Ok(())
    }

    /// Counts what is to be read, for progress.
    pub(super) async fn count(&mut self) {
        for (table, times) in TABLES {
            if self.shape(table).is_some() {
                let sql = AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
                let rows: i64 = sqlx::query_scalar(sql)
                    .fetch_one(&mut self.db)
                    .await
                    .unwrap_or(0);
                self.total += rows.unsigned_abs() * times;
            }
        }
    }

    pub(super) fn shape(&self, table: &str) -> Option<&TableShape> {
        self.tables.iter().find(|shape| shape.name == table)
    }

    /// `SELECT` of these columns, or `None` without the table. A missing column is NULL; each is cast, because
    /// SQLite lets any value stand in any column.
    pub(super) fn select(&self, table: &str, columns: &[Column]) -> Option<String> {
        let shape = self.shape(table)?;
        let there = |name: &str| shape.columns.iter().any(|column| column == name);
        let list: Vec<String> = columns
            .iter()
            .map(|column| match column {
                // One character more than is allowed shows that it is too long.
                T(name) if there(name) => {
                    format!(
                        "substr(CAST({name} AS TEXT), 1, {}) AS {name}",
                        MAX_TEXT_CHARS + 1
                    )
                }
                N(name) if there(name) => format!("CAST({name} AS INTEGER) AS {name}"),
                T(name) | N(name) => format!("NULL AS {name}"),
            })
            .collect();
        Some(format!("SELECT {} FROM {table}", list.join(", ")))
    }

    /// Hands over a table row by row; damage within it ends it with one failed row.
    pub(super) async fn each(
        &mut self,
        sql: Option<String>,
        mut take: impl FnMut(&mut Ledger, &SqliteRow) -> Result<(), Taken>,
    ) -> Result<(), Gone> {
        let Some(sql) = sql else { return Ok(()) };
        let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(&mut self.db);
        loop {
            let row = match rows.try_next().await {
                Ok(Some(row)) => row,
                Ok(None) => return Ok(()),
                Err(error) => {
                    return self.ledger.send(Parsed::fail(
                        FailReason::Malformed,
                        error.to_string(),
                        b"",
                    ));
                }
            };
            self.done += 1;
            self.file.read_rows(self.done, self.total);
            match take(&mut self.ledger, &row) {
                Ok(()) => {}
                Err(Taken::Bad(parsed)) => self.ledger.send(*parsed)?,
                Err(Taken::Gone) => return Err(Gone),
            }
        }
    }

    fn say_what_was_repaired(&self) {
        let Ledger {
            notes,
            polled,
            credits_lost,
            ..
        } = &self.ledger;
        if *polled > 0 {
            notes.add(
                "poll_times",
                format!("{polled} listens carry the time at which the original asked, not that of the play."),
            );
        }
        if *credits_lost > 0 {
            notes.add(
                "merged_albums",
                format!(
                    "{credits_lost} albums had collected artists by their title alone; their tracks go under the \
                     first of them, or under Various Artists."
                ),
            );
        }
    }
}

pub(super) fn ordered(sql: Option<String>, order: &str) -> Option<String> {
    sql.map(|sql| format!("{sql} ORDER BY {order}"))
}
