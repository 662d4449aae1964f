//! The ledger once more, aside: to try an import on, with everything that it would do, and to be thrown away.
//!
//! On SQLite it is a copy of the file, on PostgreSQL temporary tables on a connection of their own; there only what the
//! user sees is copied. Live writers are not held up: the copy is read like any export.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use aime_domain::ids::UserId;
use sea_orm::sqlx::postgres::PgPoolOptions;
use sea_orm::{ConnectionTrait, SqlxPostgresConnector};
use tokio::sync::broadcast;

use super::{Conn, Db, Engine, Inner, Open, connect_error};
use crate::error::Result;
use crate::sql;

/// A copy of the ledger that nobody else sees.
#[derive(Debug)]
pub struct Rehearsal {
    ledger: Db,
    folder: Folder,
}

/// A folder that goes with whoever holds it.
#[derive(Debug)]
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed now is removed before the folder is used again.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Rehearsal {
    /// Copies the ledger as `user` sees it; `folder` is the copy's own, and whatever a killed process left in it goes.
    pub async fn begin(db: &Db, folder: PathBuf, user: UserId) -> Result<Self> {
        let folder = Folder(folder);
        let ledger = match db.engine() {
            Engine::Sqlite => copy_file(db, &folder.0).await?,
            Engine::Postgres => copy_tables(db, user).await?,
        };
        Ok(Self { ledger, folder })
    }

    /// The copy.
    pub fn ledger(&self) -> &Db {
        &self.ledger
    }

    /// Throws the copy away.
    pub async fn end(self) -> Result<()> {
        let Self { ledger, folder } = self;
        let Inner {
            reader,
            full,
            normal,
            upkeep,
            ..
        } = &*ledger.inner;
        for connection in [reader, full, normal, upkeep] {
            connection.clone().close().await?;
        }
        drop(folder);
        Ok(())
    }
}

async fn copy_file(db: &Db, folder: &Path) -> Result<Db> {
    let io = |error: std::io::Error| connect_error(error.into());
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(io)?;
    }
    std::fs::create_dir_all(folder).map_err(io)?;
    let path = folder.join("ledger.db");
    let name = path.to_string_lossy().into_owned();
    sql::execute(&db.read(), "VACUUM INTO $1", [name.into()]).await?;
    Db::open(&Open::Sqlite { path, readers: 1 }).await
}

/// Temporary tables of the same names. The connection sees nothing else: should it break, another one finds no tables
/// at all rather than the real ones.
async fn copy_tables(db: &Db, user: UserId) -> Result<Db> {
    let real = db.read();
    let home: String = sql::one(&real, "SELECT current_schema()::text", [])
        .await?
        .try_get_by_index(0)?;
    let pool = db.inner.reader.get_postgres_connection_pool();
    let options = (*pool.connect_options()).clone();
    let alone = PgPoolOptions::new()
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options.options([("search_path", "pg_temp")]))
        .await
        .map_err(connect_error)?;
    let only = SqlxPostgresConnector::from_sqlx_postgres_pool(alone);
    only.execute_unprepared("BEGIN ISOLATION LEVEL REPEATABLE READ")
        .await?;
    let tables = sql::all(&only, TABLES, [home.as_str().into()]).await?;
    for table in tables {
        let table: String = table.try_get_by_index(0)?;
        copy_table(&only, &home, &table, user).await?;
    }
    only.execute_unprepared("COMMIT").await?;
    only.execute_unprepared("ANALYZE").await?;
    let (changes, _) = broadcast::channel(1);
    Ok(Db {
        inner: Arc::new(Inner {
            engine: Engine::Postgres,
            reader: only.clone(),
            full: only.clone(),
            normal: only.clone(),
            upkeep: only,
            gate: Arc::default(),
            turn: None,
            changes,
        }),
    })
}

const TABLES: &str =
    "SELECT tablename::text FROM pg_catalog.pg_tables WHERE schemaname = $1 ORDER BY tablename";
const COLUMNS: &str = "
    SELECT column_name::text, is_identity = 'YES' FROM information_schema.columns
    WHERE table_schema = $1 AND table_name = $2 AND is_generated = 'NEVER' ORDER BY ordinal_position";

async fn copy_table<C: Conn>(db: &C, home: &str, table: &str, user: UserId) -> Result<()> {
    let like = format!("CREATE TEMP TABLE \"{table}\" (LIKE \"{home}\".\"{table}\" INCLUDING ALL)");
    db.execute_unprepared(&like).await?;
    let mut columns = Vec::new();
    let mut numbered = None;
    for row in sql::all(db, COLUMNS, [home.into(), table.into()]).await? {
        let name: String = row.try_get_by_index(0)?;
        if row.try_get_by_index(1)? {
            numbered = Some(name.clone());
        }
        columns.push(name);
    }
    let whose = if columns.iter().any(|name| name == "user_id") {
        format!("WHERE user_id = {} OR user_id IS NULL", user.0)
    } else {
        String::new()
    };
    let columns = format!("\"{}\"", columns.join("\", \""));
    let copy = format!(
        "INSERT INTO \"{table}\" ({columns}) SELECT {columns} FROM \"{home}\".\"{table}\" {whose}"
    );
    db.execute_unprepared(&copy).await?;
    if let Some(key) = numbered {
        let next = format!(
            "SELECT setval(pg_get_serial_sequence('{table}', '{key}'), MAX(\"{key}\")) FROM \"{table}\"
             HAVING MAX(\"{key}\") IS NOT NULL"
        );
        sql::all(db, &next, []).await?;
    }
    Ok(())
}
