//! What the database does on this machine without us: the limit that our figures are read against.

use std::time::{Duration, Instant};

use sqlx::postgres::PgConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Connection, Executor};

use crate::ledger::Ledger;
use crate::table::{Row, Table, Times, thousands};
use aime_testkit::program::Error;

/// Rows in one statement and in one transaction: what was found fastest on both databases.
const STATEMENT: usize = 1_000;
const TRANSACTION: usize = 10_000;

const TABLE: &str = "CREATE TABLE bare (user_id BIGINT NOT NULL, at BIGINT NOT NULL, track BIGINT NOT NULL, \
                     source BIGINT NOT NULL, UNIQUE (user_id, at, track))";

/// A connection to either database.
#[derive(Debug)]
pub(crate) enum Bare {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Bare {
    /// Connects to a ledger's database, past the program.
    pub(crate) async fn open(ledger: &Ledger) -> Result<Self, Error> {
        if ledger.on_server().is_some() {
            return Ok(Self::Postgres(
                PgConnection::connect(&ledger.sqlx_url()).await?,
            ));
        }
        let options = ledger
            .sqlx_url()
            .parse::<SqliteConnectOptions>()?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal);
        Ok(Self::Sqlite(
            SqliteConnection::connect_with(&options).await?,
        ))
    }

    /// Runs a statement.
    pub(crate) async fn run(&mut self, sql: &str) -> Result<(), Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(connection) => connection.execute(sql).await.map(drop)?,
            Self::Postgres(connection) => connection.execute(sql).await.map(drop)?,
        }
        Ok(())
    }

    /// Runs a prepared statement with numbers and gives how many rows came back.
    async fn bound(&mut self, sql: &str, numbers: &[i64]) -> Result<usize, Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        Ok(match self {
            Self::Sqlite(connection) => {
                let query = numbers
                    .iter()
                    .fold(sqlx::query(sql), |query, n| query.bind(*n));
                query.fetch_all(connection).await?.len()
            }
            Self::Postgres(connection) => {
                let query = numbers
                    .iter()
                    .fold(sqlx::query(sql), |query, n| query.bind(*n));
                query.fetch_all(connection).await?.len()
            }
        })
    }

    fn insert(&self) -> String {
        let groups: Vec<String> = (0..STATEMENT)
            .map(|row| match self {
                Self::Sqlite(_) => String::from("(?, ?, ?, ?)"),
                Self::Postgres(_) => {
                    let n = row * 4;
                    format!("(${}, ${}, ${}, ${})", n + 1, n + 2, n + 3, n + 4)
                }
            })
            .collect();
        format!(
            "INSERT INTO bare VALUES {} ON CONFLICT DO NOTHING",
            groups.join(", ")
        )
    }
}

/// Removes what an earlier run left, and makes an empty database where the server needs to be told.
pub(crate) async fn empty_database(ledger: &Ledger) -> Result<(), Error> {
    remove_database(ledger).await?;
    if let Some((server, name)) = ledger.on_server() {
        let mut admin = PgConnection::connect(server).await?;
        let create = format!("CREATE DATABASE {name}");
        admin.execute(AssertSqlSafe(create)).await?;
    }
    Ok(())
}

/// Removes a ledger's folder, and its database on a server.
pub(crate) async fn remove_database(ledger: &Ledger) -> Result<(), Error> {
    if ledger.folder().exists() {
        std::fs::remove_dir_all(ledger.folder())?;
    }
    if let Some((server, name)) = ledger.on_server() {
        let mut admin = PgConnection::connect(server).await?;
        let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        admin.execute(AssertSqlSafe(drop)).await?;
    }
    Ok(())
}

/// The fastest insert of rows that must be unique.
pub(crate) async fn inserts(ledger: &Ledger, rows: usize, table: &mut Table) -> Result<(), Error> {
    empty_database(ledger).await?;
    std::fs::create_dir_all(ledger.folder())?;
    let mut bare = Bare::open(ledger).await?;
    bare.run(TABLE).await?;
    let insert = bare.insert();
    let began = Instant::now();
    for first in (0..rows).step_by(TRANSACTION) {
        bare.run("BEGIN").await?;
        for statement in (first..rows.min(first + TRANSACTION)).step_by(STATEMENT) {
            let numbers: Vec<i64> = (statement..statement + STATEMENT)
                .flat_map(|row| {
                    [
                        1,
                        1_262_304_000 + 280 * row as i64,
                        (row * 7_919 % 60_000) as i64,
                        1,
                    ]
                })
                .collect();
            bare.bound(&insert, &numbers).await?;
        }
        bare.run("COMMIT").await?;
    }
    let rate = (rows as f64 / began.elapsed().as_secs_f64()) as u64;
    table.add(Row {
        what: format!("bare insert of {} unique rows", thousands(rows as u64)),
        database: ledger.database(),
        figure: format!("{} rows/s", thousands(rate)),
        bare: String::new(),
        budget: String::new(),
        holds: true,
    });
    Ok(())
}

/// The latest fifty listens of a user by the index made for it, asked again and again.
pub(crate) async fn latest_fifty(ledger: &Ledger, tries: usize) -> Result<Duration, Error> {
    let mut bare = Bare::open(ledger).await?;
    let query = "SELECT id, listened_at FROM listening_history \
                 WHERE user_id = $1 AND listened_at < $2 AND status = 'counted' ORDER BY listened_at DESC LIMIT 50";
    let mut times = Vec::with_capacity(tries);
    for n in 0..tries {
        let began = Instant::now();
        bare.bound(query, &[1, 1_700_000_000 - 86_400 * n as i64])
            .await?;
        times.push(began.elapsed());
    }
    Ok(Times::new(times).percentile(50))
}

/// One number of the ledger.
pub(crate) async fn number(ledger: &Ledger, query: &str) -> Result<i64, Error> {
    let sql = AssertSqlSafe(format!("SELECT CAST(({query}) AS BIGINT)"));
    Ok(match Bare::open(ledger).await? {
        Bare::Sqlite(mut connection) => sqlx::query_scalar(sql).fetch_one(&mut connection).await?,
        Bare::Postgres(mut connection) => {
            sqlx::query_scalar(sql).fetch_one(&mut connection).await?
        }
    })
}
