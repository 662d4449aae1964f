//! PostgreSQL: one database migrated once for each schema, used as the template of each test's own.
//!
//! The cluster is the one at `AIME_TEST_POSTGRES_URL`; where that is not set, `scripts/test-postgres` starts
//! one. `AIME_TEST_POSTGRES=skip` leaves these tests out, but never with `CI=true`.

use std::path::Path;
use std::process::Command;
use std::str::FromStr;
use std::sync::atomic::{AtomicU32, Ordering};

use aime_storage::Open;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, Connection, Executor};
use tokio::sync::OnceCell;

use crate::SCHEMA;
use crate::db::{Home, migrate};
use crate::input::in_ci;

/// A database that is dropped with this.
#[derive(Debug)]
pub(crate) struct OwnDatabase {
    server: String,
    name: String,
}

pub(crate) async fn create() -> Option<(Open, Home)> {
    static TEMPLATE: OnceCell<()> = OnceCell::const_new();
    static COUNT: AtomicU32 = AtomicU32::new(0);

    let server = server().await?;
    TEMPLATE.get_or_init(|| ensure_template(&server)).await;
    let n = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("test_{}_{n}", std::process::id());
    let mut admin = connect(&server).await;
    // A killed run of the same process number may have left its database.
    run(
        &mut admin,
        format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
    )
    .await;
    let create = format!(
        "CREATE DATABASE {name} TEMPLATE {} STRATEGY file_copy",
        template_name()
    );
    run(&mut admin, create).await;
    let open = open(&server, &name);
    Some((open, Home::Database(OwnDatabase { server, name })))
}

fn template_name() -> String {
    format!("aime_template_{SCHEMA}")
}

fn open(server: &str, database: &str) -> Open {
    let (before, _) = server
        .rsplit_once('/')
        .expect("an address that ends in a database");
    Open::Postgres {
        url: format!("{before}/{database}"),
        connections: 5,
    }
}

/// Makes the migrated database unless it is there. Processes that want it at once wait for the first.
async fn ensure_template(server: &str) {
    // Any number will do, as long as all processes use the same.
    const LOCK: &str = "SELECT pg_advisory_lock(4715)";

    let mut admin = connect(server).await;
    run(&mut admin, LOCK.into()).await;
    let there: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)")
            .bind(template_name())
            .fetch_one(&mut admin)
            .await
            .expect("the test cluster lists its databases");
    if !there {
        let making = format!("{}_making", template_name());
        run(
            &mut admin,
            format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)"),
        )
        .await;
        run(&mut admin, format!("CREATE DATABASE {making}")).await;
        migrate(&open(server, &making)).await;
        run(
            &mut admin,
            format!("ALTER DATABASE {making} RENAME TO {}", template_name()),
        )
        .await;
    }
    // The connection ends here, and with it the lock.
    let _ = admin.close().await;
}

async fn connect(server: &str) -> PgConnection {
    let options = PgConnectOptions::from_str(server).expect("an address of PostgreSQL");
    PgConnection::connect_with(&options)
        .await
        .expect("the test cluster answers")
}

async fn run(admin: &mut PgConnection, sql: String) {
    admin
        .execute(AssertSqlSafe(sql))
        .await
        .expect("the test cluster does as told");
}

/// Address of the cluster; asked once for each process.
async fn server() -> Option<String> {
    static SERVER: OnceCell<Option<String>> = OnceCell::const_new();
    SERVER.get_or_init(find_server).await.clone()
}

async fn find_server() -> Option<String> {
    if let Ok(url) = std::env::var("AIME_TEST_POSTGRES_URL") {
        return Some(url);
    }
    if std::env::var("AIME_TEST_POSTGRES").is_ok_and(|word| word == "skip") {
        assert!(
            !in_ci(),
            "tests on PostgreSQL cannot be skipped with CI=true"
        );
        eprintln!("SKIPPED on PostgreSQL: AIME_TEST_POSTGRES=skip");
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/test-postgres");
    let started = tokio::task::spawn_blocking(move || Command::new(script).arg("start").output())
        .await
        .expect("the script's thread ends")
        .expect("scripts/test-postgres runs");
    assert!(
        started.status.success(),
        "no PostgreSQL to test on (AIME_TEST_POSTGRES=skip leaves these tests out): {}",
        String::from_utf8_lossy(&started.stderr)
    );
    let output = String::from_utf8_lossy(&started.stdout);
    output.lines().last().map(str::to_owned)
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        // Dropping happens inside a runtime, where nothing may block on another.
        let dropped = std::thread::spawn(move || {
            crate::run(async {
                let mut admin = connect(&server).await;
                run(
                    &mut admin,
                    format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
                )
                .await;
            });
        })
        .join();
        if dropped.is_err() {
            eprintln!("a test's database could not be dropped: {}", self.name);
        }
    }
}
