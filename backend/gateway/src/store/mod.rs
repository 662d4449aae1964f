//! Where stored answers and gates lie: a file of their own (SQLite) or a schema of their own (PostgreSQL).
//!
//! Nothing here is anybody's data: it may be deleted at any time, and is, where it cannot be read or was made by
//! another version. The ledger's file is never touched, so no write here can delay a listen.

mod entry;
pub(crate) mod sql;

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sea_orm::sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbErr, RuntimeErr, SqlxPostgresConnector,
    SqlxSqliteConnector,
};

pub use entry::{Found, Stored};
pub(crate) use entry::{Good, Shelf, Validators};

/// Raised whenever the tables below change; what another version made is thrown away.
const VERSION: i64 = 1;

/// Longest wait for another process's write.
const BUSY: Duration = Duration::from_secs(5);

/// Where stored answers lie.
#[derive(Debug, Clone)]
pub enum Place {
    /// A SQLite file; made if missing.
    Sqlite {
        /// The file.
        path: PathBuf,
    },
    /// The schema `cache` of a PostgreSQL database.
    Postgres {
        /// `postgres://…`
        url: String,
    },
}

/// Stored answers cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database failed.
    #[error("the database of stored answers: {0}")]
    Database(#[from] DbErr),
    /// The file cannot be replaced.
    #[error("the file of stored answers: {0}")]
    File(#[from] std::io::Error),
}

/// Stored answers and gates. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    db: DatabaseConnection,
}

impl Store {
    /// Opens them; a file that cannot be used is replaced by an empty one.
    pub(crate) async fn open(place: &Place) -> Result<Self, StoreError> {
        match place {
            Place::Sqlite { path } => match Self::sqlite(path).await {
                Ok(store) => Ok(store),
                Err(error) => {
                    tracing::warn!(%error, "stored answers cannot be read and are thrown away");
                    remove(path)?;
                    Self::sqlite(path).await
                }
            },
            Place::Postgres { url } => Self::postgres(url).await,
        }
    }

    async fn sqlite(path: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(BUSY)
            .pragma("auto_vacuum", "incremental")
            .pragma("cache_size", "-2048")
            .pragma("mmap_size", "0")
            .pragma("journal_size_limit", "16777216");
        let pool = SqlitePoolOptions::new()
            .max_connections(3)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_with(options)
            .await
            .map_err(connect_error)?;
        let db = SqlxSqliteConnector::from_sqlx_sqlite_pool(pool);
        let row = sql::one(&db, "PRAGMA user_version", []).await?;
        let version: i64 = row.try_get_by_index::<i32>(0)?.into();
        if version != VERSION {
            for table in ["entries", "gates"] {
                db.execute_unprepared(&format!("DROP TABLE IF EXISTS {table}"))
                    .await?;
            }
            create(&db, "BLOB", "").await?;
            db.execute_unprepared(&format!("PRAGMA user_version = {VERSION}"))
                .await?;
        }
        Ok(Self { db })
    }

    async fn postgres(url: &str) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(url)
            .map_err(connect_error)?
            .application_name("aime gateway")
            .options([("search_path", "cache")]);
        let pool = PgPoolOptions::new()
            .max_connections(4)
            .acquire_timeout(BUSY)
            .connect_with(options)
            .await
            .map_err(connect_error)?;
        let db = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
        // Several processes may start at once; one makes the tables.
        let script = format!(
            "DO $do$ BEGIN
               PERFORM pg_advisory_xact_lock(4846532);
               IF COALESCE(obj_description(to_regnamespace('cache'), 'pg_namespace'), '') <> 'aime {VERSION}' THEN
                 DROP SCHEMA IF EXISTS cache CASCADE;
                 CREATE SCHEMA cache;
                 {};
                 COMMENT ON SCHEMA cache IS 'aime {VERSION}';
               END IF;
             END $do$",
            tables("BYTEA", "WITH (fillfactor = 50)").join(";\n")
        );
        db.execute_unprepared(&script).await?;
        Ok(Self { db })
    }

    /// The connection.
    pub(crate) const fn db(&self) -> &DatabaseConnection {
        &self.db
    }

    /// Lets go of the database.
    pub(crate) async fn close(&self) -> Result<(), StoreError> {
        Ok(self.db.clone().close().await?)
    }
}

async fn create(db: &DatabaseConnection, bytes: &str, hot: &str) -> Result<(), DbErr> {
    for statement in tables(bytes, hot) {
        db.execute_unprepared(&statement).await?;
    }
    Ok(())
}

/// The tables. Instants of entries are unix seconds, those of gates milliseconds.
fn tables(bytes: &str, hot: &str) -> [String; 4] {
    [
        format!(
            "CREATE TABLE entries (
               key {bytes} NOT NULL PRIMARY KEY,
               name TEXT NOT NULL,
               scope TEXT NOT NULL,
               upstream TEXT NOT NULL,
               endpoint TEXT NOT NULL,
               verdict TEXT NOT NULL CHECK (verdict IN ('none', 'found', 'absent', 'refused')),
               status INTEGER NOT NULL DEFAULT 0,
               body {bytes},
               encoding TEXT NOT NULL DEFAULT 'identity' CHECK (encoding IN ('identity', 'deflate')),
               mime TEXT,
               etag TEXT,
               last_modified TEXT,
               fetched_at BIGINT NOT NULL DEFAULT 0,
               fresh_until BIGINT NOT NULL DEFAULT 0,
               stale_until BIGINT NOT NULL DEFAULT 0,
               keep_until BIGINT NOT NULL DEFAULT 0,
               lease_until BIGINT NOT NULL DEFAULT 0,
               lease_by TEXT
             )"
        ),
        String::from("CREATE INDEX entries_keep ON entries (keep_until)"),
        String::from("CREATE INDEX entries_upstream ON entries (upstream, endpoint)"),
        format!(
            "CREATE TABLE gates (
               upstream TEXT NOT NULL,
               principal TEXT NOT NULL,
               tat BIGINT NOT NULL,
               yield_until BIGINT NOT NULL DEFAULT 0,
               cooldown_until BIGINT NOT NULL DEFAULT 0,
               throttles BIGINT NOT NULL DEFAULT 0,
               is_open BOOLEAN NOT NULL DEFAULT FALSE,
               faults BIGINT NOT NULL DEFAULT 0,
               recent BIGINT NOT NULL DEFAULT 0,
               recent_count BIGINT NOT NULL DEFAULT 0,
               probe_at BIGINT NOT NULL DEFAULT 0,
               probes_ok BIGINT NOT NULL DEFAULT 0,
               generation BIGINT NOT NULL DEFAULT 0,
               slow_until BIGINT NOT NULL DEFAULT 0,
               version BIGINT NOT NULL DEFAULT 0,
               PRIMARY KEY (upstream, principal)
             ) {hot}"
        ),
    ]
}

/// Removes a SQLite file with what lies beside it.
fn remove(path: &Path) -> std::io::Result<()> {
    for ending in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        match std::fs::remove_file(PathBuf::from(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn connect_error(error: sea_orm::sqlx::Error) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error)))
}
