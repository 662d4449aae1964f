//! Ledgers to measure, each with a database of its own.

use std::ops::Deref;
use std::path::{Path, PathBuf};

use aime_testkit::program::{Error, Program};

use crate::bare;

/// A ledger and the program that works on it.
#[derive(Debug, Clone)]
pub(crate) struct Ledger {
    program: Program,
    folder: PathBuf,
    postgres: Option<Postgres>,
}

#[derive(Debug, Clone)]
struct Postgres {
    server: String,
    url: String,
    name: String,
}

impl Ledger {
    pub(crate) fn sqlite(aime: &Path, folder: &Path) -> Self {
        let folder = folder.join("sqlite");
        Self {
            program: Program::new(aime, &folder, None),
            folder,
            postgres: None,
        }
    }

    pub(crate) fn postgres(aime: &Path, folder: &Path, server: &str, name: &str) -> Self {
        let folder = folder.join("postgres");
        let (before, _) = server.rsplit_once('/').unwrap_or((server, ""));
        let name = format!("bench_{name}");
        let url = format!("{before}/{name}");
        Self {
            program: Program::new(aime, &folder, Some(&url)),
            folder,
            postgres: Some(Postgres {
                server: server.to_owned(),
                url,
                name,
            }),
        }
    }

    /// Name of the database's make, for people.
    pub(crate) const fn database(&self) -> &'static str {
        if self.postgres.is_some() {
            "PostgreSQL"
        } else {
            "SQLite"
        }
    }

    /// Address for sqlx.
    pub(crate) fn sqlx_url(&self) -> String {
        match &self.postgres {
            Some(postgres) => postgres.url.clone(),
            None => format!("sqlite://{}", self.folder.join("aime.db").display()),
        }
    }

    /// The server's address and the database's name, on PostgreSQL.
    pub(crate) fn on_server(&self) -> Option<(&str, &str)> {
        let postgres = self.postgres.as_ref()?;
        Some((&postgres.server, &postgres.name))
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// An empty, migrated ledger.
    pub(crate) async fn create(&self) -> Result<(), Error> {
        bare::empty_database(self).await?;
        std::fs::create_dir_all(&self.folder)?;
        self.run(&["migrate"]).map(drop)
    }

    /// Removes it: the next one needs the room.
    pub(crate) async fn remove(&self) -> Result<(), Error> {
        bare::remove_database(self).await
    }
}

impl Deref for Ledger {
    type Target = Program;

    fn deref(&self) -> &Program {
        &self.program
    }
}
