//! Connections: a pool of readers, one writer at a time on SQLite, and transactions that name their changes.
//!
//! SQLite: WAL, foreign keys on, one writer per process behind a fair gate, `BEGIN IMMEDIATE`, and between
//! processes the manners of [`turn`]. Live writes are synced to disk at commit
//! ([`Durability::Full`]); imports, which can be resumed, are not ([`Durability::Normal`]).

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sea_orm::sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sea_orm::sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    ExecResult, IsolationLevel, QueryResult, SqliteTransactionMode, SqlxPostgresConnector,
    SqlxSqliteConnector, Statement, TransactionOptions, TransactionTrait,
};
use tokio::sync::{Mutex, OwnedMutexGuard, broadcast};

use crate::error::{Result, StorageError};
use crate::tag::{self, Tag};

mod rehearsal;
mod turn;

pub use rehearsal::Rehearsal;
use turn::Turn;

/// Which database holds the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded default.
    Sqlite,
    /// For several processes or machines.
    Postgres,
}

/// Where the ledger is.
#[derive(Debug, Clone)]
pub enum Open {
    /// A SQLite file; made if missing.
    Sqlite {
        /// The file.
        path: PathBuf,
        /// Connections that read side by side.
        readers: u32,
    },
    /// A PostgreSQL database.
    Postgres {
        /// `postgres://…`
        url: String,
        /// Connections in all.
        connections: u32,
    },
}

/// How much of a commit must have reached the disk before it counts. PostgreSQL always syncs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Everything: what a live source will not send again.
    Full,
    /// The file stays whole, but a power cut may take back the last commits: work that is repeated from its cursor.
    Normal,
}

/// Anything that queries can run on.
pub trait Conn: ConnectionTrait {
    /// Which database this is.
    fn engine(&self) -> Engine {
        match self.get_database_backend() {
            DbBackend::Postgres => Engine::Postgres,
            _ => Engine::Sqlite,
        }
    }
}

impl<C: ConnectionTrait> Conn for C {}

/// The ledger. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    engine: Engine,
    reader: DatabaseConnection,
    full: DatabaseConnection,
    normal: DatabaseConnection,
    upkeep: DatabaseConnection,
    gate: Arc<Mutex<()>>,
    turn: Option<Arc<Turn>>,
    changes: broadcast::Sender<i64>,
}

/// Longest wait for the writers of other processes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(30);
/// How long one attempt to begin waits for them, before it is tried again: SQLite itself would ask ever more seldom.
const ATTEMPT: Duration = Duration::from_millis(2);
/// How long a bulk writer stands back for whoever waits before it queues up behind them.
const COURTESY: Duration = Duration::from_millis(25);
/// Pages that the write-ahead log gathers before they are written to the file: 32 MB. An import touches the
/// same index pages again and again; gathered, each is written once.
const WAL_PAGES: &str = "8000";
/// Page cache of a reader and of the writers, KiB (DESIGN §3).
const READER_CACHE_KIB: u32 = 8 * 1024;
const WRITER_CACHE_KIB: u32 = 32 * 1024;
const LIVE_CACHE_KIB: u32 = 8 * 1024;

impl Db {
    /// Opens the ledger. The schema is the caller's business (`aime migrate`).
    pub async fn open(open: &Open) -> Result<Self> {
        let (engine, [reader, full, normal, upkeep], turn) = match open {
            Open::Sqlite { path, readers } => {
                let turn = Turn::open(path).map_err(|error| connect_error(error.into()))?;
                let base = SqliteConnectOptions::new()
                    .filename(path)
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    .foreign_keys(true)
                    .busy_timeout(BUSY_TIMEOUT)
                    .row_buffer_size(1_024)
                    .pragma("temp_store", "memory")
                    .pragma("mmap_size", "0")
                    .pragma("wal_autocheckpoint", WAL_PAGES)
                    .pragma("journal_size_limit", "67108864");
                let writer = |sync, kib| {
                    let options = base
                        .clone()
                        .synchronous(sync)
                        .busy_timeout(ATTEMPT)
                        .pragma("cache_size", format!("-{kib}"));
                    sqlite_pool(options, 1)
                };
                let full = writer(SqliteSynchronous::Full, LIVE_CACHE_KIB).await?;
                let normal = writer(SqliteSynchronous::Normal, WRITER_CACHE_KIB).await?;
                let upkeep = lazy_pool(base.clone().synchronous(SqliteSynchronous::Full));
                let reads = base
                    .read_only(true)
                    .pragma("cache_size", format!("-{READER_CACHE_KIB}"));
                let reader = sqlite_pool(reads, (*readers).max(1)).await?;
                (
                    Engine::Sqlite,
                    [reader, full, normal, upkeep],
                    Some(Arc::new(turn)),
                )
            }
            Open::Postgres { url, connections } => {
                let options = PgConnectOptions::from_str(url)
                    .map_err(connect_error)?
                    .application_name("aime");
                let pool = PgPoolOptions::new()
                    .max_connections((*connections).max(2))
                    .acquire_timeout(Duration::from_secs(30))
                    .connect_with(options)
                    .await
                    .map_err(connect_error)?;
                let all = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
                (Engine::Postgres, [(); 4].map(|()| all.clone()), None)
            }
        };
        let (changes, _) = broadcast::channel(256);
        Ok(Self {
            inner: Arc::new(Inner {
                engine,
                reader,
                full,
                normal,
                upkeep,
                gate: Arc::default(),
                turn,
                changes,
            }),
        })
    }

    /// Which database this is.
    pub fn engine(&self) -> Engine {
        self.inner.engine
    }

    /// A handle that can only read.
    pub fn read(&self) -> ReadDb {
        ReadDb(self.inner.reader.clone())
    }

    /// The ledger as it is at this moment, however long it is read: for an export of everything. It keeps a reader's
    /// connection, and on SQLite the write-ahead log from being folded into the file, until it is dropped.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        let options = match self.inner.engine {
            Engine::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
                ..TransactionOptions::default()
            },
            Engine::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        let inner = self.inner.reader.begin_with_options(options).await?;
        // The first read fixes what is seen.
        inner
            .query_one_raw(Statement::from_string(
                inner.get_database_backend(),
                "SELECT COUNT(*) FROM users",
            ))
            .await?;
        Ok(Snapshot(inner))
    }

    /// The connection on which migrations run; nothing else uses it.
    pub fn migration_connection(&self) -> &DatabaseConnection {
        &self.inner.upkeep
    }

    /// Begins a write transaction. `now` (unix seconds) dates what it changes. On SQLite a writer of
    /// [`Durability::Normal`] lets everybody pass who waits.
    pub async fn begin(&self, durability: Durability, now: i64) -> Result<Tx> {
        let pool = match durability {
            Durability::Full => &self.inner.full,
            Durability::Normal => &self.inner.normal,
        };
        let (inner, gate) = match &self.inner.turn {
            None => (pool.begin().await?, None),
            Some(turn) => {
                if durability == Durability::Normal {
                    stand_back(turn).await;
                }
                let _waiting = turn.wait();
                let gate = self.inner.gate.clone().lock_owned().await;
                (begin_immediate(pool).await?, Some(gate))
            }
        };
        Ok(Tx {
            inner,
            now,
            tags: BTreeSet::new(),
            changes: self.inner.changes.clone(),
            turn: self.inner.turn.clone(),
            _gate: gate,
        })
    }

    /// The sequence number of each committed change of this process, as it happens.
    pub fn changes(&self) -> broadcast::Receiver<i64> {
        self.inner.changes.subscribe()
    }

    /// Closes all connections; on SQLite the write-ahead log is folded into the file.
    pub async fn close(self) -> Result<()> {
        if self.inner.engine == Engine::Sqlite {
            self.inner
                .upkeep
                .execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)")
                .await?;
        }
        let Inner {
            reader,
            full,
            normal,
            upkeep,
            ..
        } = &*self.inner;
        let all = [reader, full, normal, upkeep];
        for connection in all {
            connection.clone().close().await?;
        }
        Ok(())
    }

    /// Refreshes the query planner's statistics; worth doing after an import.
    pub async fn analyze(&self) -> Result<()> {
        let statement = match self.inner.engine {
            Engine::Sqlite => "PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002",
            Engine::Postgres => "ANALYZE",
        };
        let _gate = match self.inner.engine {
            Engine::Sqlite => Some(self.inner.gate.clone().lock_owned().await),
            Engine::Postgres => None,
        };
        self.inner.upkeep.execute_unprepared(statement).await?;
        Ok(())
    }
}

/// Waits until nobody waits, or for as long as courtesy asks.
async fn stand_back(turn: &Turn) {
    let until = Instant::now() + COURTESY;
    while turn.is_wanted() && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// Takes SQLite's write lock, however long others hold it up to [`BUSY_TIMEOUT`].
async fn begin_immediate(pool: &DatabaseConnection) -> Result<DatabaseTransaction> {
    let until = Instant::now() + BUSY_TIMEOUT;
    loop {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        match pool.begin_with_options(options).await {
            Err(error) if is_busy(&error) && Instant::now() < until => {}
            begun => return Ok(begun?),
        }
    }
}

/// Whether another connection holds SQLite's write lock.
fn is_busy(error: &DbErr) -> bool {
    let (DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause)) = error else {
        return false;
    };
    let sea_orm::RuntimeErr::SqlxError(cause) = cause else {
        return false;
    };
    let Some(error) = cause.as_database_error() else {
        return false;
    };
    // SQLITE_BUSY, and its extended code for a lock held by recovery.
    matches!(error.code().as_deref(), Some("5" | "261"))
}

fn pool_options(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_mins(1))
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

async fn sqlite_pool(
    options: SqliteConnectOptions,
    connections: u32,
) -> Result<DatabaseConnection> {
    let pool = pool_options(connections)
        .connect_with(options)
        .await
        .map_err(connect_error)?;
    Ok(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool))
}

/// One connection, made when it is needed and let go when it is not.
fn lazy_pool(options: SqliteConnectOptions) -> DatabaseConnection {
    let pool = pool_options(1)
        .idle_timeout(Duration::from_secs(10))
        .connect_lazy_with(options);
    SqlxSqliteConnector::from_sqlx_sqlite_pool(pool)
}

fn connect_error(error: sea_orm::sqlx::Error) -> StorageError {
    StorageError::Database(DbErr::Conn(sea_orm::RuntimeErr::SqlxError(Arc::new(error))))
}

/// A handle that can only read. Cheap to clone.
#[derive(Debug, Clone)]
pub struct ReadDb(DatabaseConnection);

/// The ledger as it was at one moment, to be read; see [`Db::snapshot`].
#[derive(Debug)]
pub struct Snapshot(DatabaseTransaction);

/// A write transaction. Dropped without [`Tx::commit`], it never was.
#[derive(Debug)]
pub struct Tx {
    // Order matters: the transaction ends before the gate opens for the next writer.
    inner: DatabaseTransaction,
    now: i64,
    tags: BTreeSet<Tag>,
    changes: broadcast::Sender<i64>,
    turn: Option<Arc<Turn>>,
    _gate: Option<OwnedMutexGuard<()>>,
}

impl Tx {
    /// The moment of this transaction, unix seconds UTC.
    pub fn now(&self) -> i64 {
        self.now
    }

    /// Names a change that this transaction makes. Naming it twice is naming it once.
    pub fn touch(&mut self, tag: Tag) {
        self.tags.insert(tag);
    }

    /// Whether to commit soon rather than to do more in this transaction: on SQLite, when somebody waits to write;
    /// on PostgreSQL always, since nobody can tell who waits for one of its rows.
    pub fn is_wanted(&self) -> bool {
        self.turn.as_ref().is_none_or(|turn| turn.is_wanted())
    }

    /// Commits, and tells this process's listeners.
    pub async fn commit(self) -> Result<()> {
        let seq = tag::record(&self.inner, &self.tags, self.now).await?;
        self.inner.commit().await?;
        if let Some(seq) = seq {
            // Nobody listening is fine.
            let _ = self.changes.send(seq);
        }
        Ok(())
    }

    /// Takes everything back.
    pub async fn rollback(self) -> Result<()> {
        Ok(self.inner.rollback().await?)
    }
}

macro_rules! delegate {
    ($type:ty, $field:tt) => {
        #[async_trait::async_trait]
        impl ConnectionTrait for $type {
            fn get_database_backend(&self) -> DbBackend {
                self.$field.get_database_backend()
            }
            async fn execute_raw(
                &self,
                statement: Statement,
            ) -> std::result::Result<ExecResult, DbErr> {
                self.$field.execute_raw(statement).await
            }
            async fn execute_unprepared(
                &self,
                sql: &str,
            ) -> std::result::Result<ExecResult, DbErr> {
                self.$field.execute_unprepared(sql).await
            }
            async fn query_one_raw(
                &self,
                statement: Statement,
            ) -> std::result::Result<Option<QueryResult>, DbErr> {
                self.$field.query_one_raw(statement).await
            }
            async fn query_all_raw(
                &self,
                statement: Statement,
            ) -> std::result::Result<Vec<QueryResult>, DbErr> {
                self.$field.query_all_raw(statement).await
            }
        }
    };
}

delegate!(ReadDb, 0);
delegate!(Snapshot, 0);
delegate!(Tx, inner);
