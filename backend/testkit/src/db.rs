//! A migrated, empty database for each test.

use std::ops::Deref;

use aime_migrations::Migrator;
use aime_storage::{Db, Durability, Open, Tx};
use sea_orm_migration::MigratorTrait;

use crate::clock::TestClock;
use crate::{postgres, sqlite};

/// A migrated, empty database, gone when dropped. It is a [`Db`], and has a clock.
#[derive(Debug)]
pub struct TestDb {
    db: Db,
    open: Open,
    /// The time of this test.
    pub clock: TestClock,
    // Dropped last: the files or the database below the connections.
    _home: Home,
}

/// What goes when the test is over.
#[derive(Debug)]
pub(crate) enum Home {
    /// The folder of the SQLite file.
    Folder(#[expect(dead_code, reason = "held for its Drop")] tempfile::TempDir),
    /// A database of the test cluster.
    Database(#[expect(dead_code, reason = "held for its Drop")] postgres::OwnDatabase),
}

impl TestDb {
    /// A SQLite file in a folder of its own.
    pub async fn sqlite() -> Self {
        let (open, home) = sqlite::create().await;
        Self::open(open, home).await
    }

    /// A database in the test cluster; `None`, said loudly, where `AIME_TEST_POSTGRES=skip`.
    pub async fn postgres() -> Option<Self> {
        let (open, home) = postgres::create().await?;
        Some(Self::open(open, home).await)
    }

    async fn open(open: Open, home: Home) -> Self {
        let db = Db::open(&open).await.expect("the test's database opens");
        Self {
            db,
            open,
            clock: TestClock::default(),
            _home: home,
        }
    }

    /// A second set of connections to the same database, as another process would have.
    pub async fn another(&self) -> Db {
        Db::open(&self.open)
            .await
            .expect("the test's database opens once more")
    }

    /// Where the database is, for a process that opens it itself.
    pub fn place(&self) -> &Open {
        &self.open
    }

    /// A write transaction at the test's time.
    pub async fn tx(&self) -> Tx {
        use aime_domain::clock::Clock as _;
        self.db
            .begin(Durability::Normal, self.clock.now())
            .await
            .expect("a write transaction begins")
    }
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

/// Brings a new database to the newest schema and lets go of it.
pub(crate) async fn migrate(open: &Open) {
    let db = Db::open(open).await.expect("a new database opens");
    Migrator::up(db.migration_connection(), None)
        .await
        .expect("the migrations run on an empty database");
    db.close().await.expect("a migrated database closes");
}
