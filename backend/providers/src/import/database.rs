//! SQLite databases that people bring: opened for reading only, never written to nor beside.

use std::{
    path::{Path, PathBuf},
    thread,
};

use sqlx::{Connection, Row as _, SqliteConnection, sqlite::SqliteConnectOptions};
use tempfile::NamedTempFile;

use super::limits::Meter;

/// How every SQLite file begins (sqlite.org/fileformat2.html §1.3.1).
pub(super) const MAGIC: &[u8] = b"SQLite format 3\0";

/// An SQLite file on disk.
#[derive(Debug)]
pub struct DatabaseFile {
    path: PathBuf,
    /// Deletes the file when it was unpacked for us.
    _unpacked: Option<NamedTempFile>,
    progress: Option<Progress>,
}

/// Where to say how far a database was read, since nobody sees its bytes go by.
#[derive(Debug)]
struct Progress {
    meter: Meter,
    from: u64,
    length: u64,
}

/// A table of a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableShape {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
}

impl DatabaseFile {
    pub(super) fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            _unpacked: None,
            progress: None,
        }
    }

    pub(super) fn unpacked(file: NamedTempFile) -> Self {
        Self {
            path: file.path().to_owned(),
            _unpacked: Some(file),
            progress: None,
        }
    }

    /// Says in `meter`, which stands at the file's beginning, how far it was read.
    pub(super) fn counting(mut self, meter: &Meter, length: u64) -> Self {
        self.progress = Some(Progress {
            meter: meter.clone(),
            from: meter.get(),
            length,
        });
        self
    }

    /// Tells that `done` of `total` rows were read.
    pub(crate) fn read_rows(&self, done: u64, total: u64) {
        if let Some(Progress {
            meter,
            from,
            length,
        }) = &self.progress
        {
            let share =
                u128::from(*length) * u128::from(done.min(total)) / u128::from(total.max(1));
            meter.set(from + u64::try_from(share).unwrap_or(*length));
        }
    }

    /// Whether changes wait beside the file, in a write-ahead log that is not read.
    pub(crate) fn has_pending_log(&self) -> bool {
        let mut log = self.path.clone().into_os_string();
        log.push("-wal");
        std::fs::metadata(PathBuf::from(log)).is_ok_and(|meta| meta.len() > 0)
    }

    /// Opens it for reading. `immutable` keeps SQLite from making lock, journal or shared-memory files beside
    /// it (sqlite.org/uri.html); schemas of strangers run no functions.
    pub(crate) async fn connect(&self) -> sqlx::Result<SqliteConnection> {
        let options = SqliteConnectOptions::new()
            .filename(&self.path)
            .read_only(true)
            .immutable(true)
            .foreign_keys(false)
            .pragma("trusted_schema", "OFF")
            .pragma("query_only", "ON");
        SqliteConnection::connect_with(&options).await
    }

    /// Its ordinary tables (no views, no virtual ones) with their columns.
    pub(super) fn shape(&self) -> Result<Vec<TableShape>, String> {
        thread::scope(|scope| {
            scope
                .spawn(|| run(async { self.read_shape().await.map_err(|error| error.to_string()) }))
                .join()
                .unwrap_or_else(|_| Err("the database cannot be read".to_owned()))
        })
    }

    async fn read_shape(&self) -> sqlx::Result<Vec<TableShape>> {
        let mut db = self.connect().await?;
        let rows = sqlx::query(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.rootpage > 0 AND m.name NOT LIKE 'sqlite_%' \
             ORDER BY m.name, c.cid LIMIT 10000",
        )
        .fetch_all(&mut db)
        .await?;
        let mut tables: Vec<TableShape> = Vec::new();
        for row in rows {
            let (table, column): (String, String) = (row.try_get(0)?, row.try_get(1)?);
            match tables.last_mut() {
                Some(last) if last.name == table => last.columns.push(column),
                _ => tables.push(TableShape {
                    name: table,
                    columns: vec![column],
                }),
            }
        }
        Ok(tables)
    }
}

/// Runs a future to its end on a small runtime of its own; to be called on a thread that belongs to us.
pub(crate) fn run<T>(future: impl Future<Output = Result<T, String>>) -> Result<T, String> {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .map_err(|error| error.to_string())?
        .block_on(future)
}
