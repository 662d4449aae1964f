//! SQLite: one file migrated once for each schema, copied for each test.

use std::path::{Path, PathBuf};

use aime_storage::Open;
use tempfile::TempDir;

use crate::SCHEMA;
use crate::db::{Home, migrate};

const FILE: &str = "aime.db";

fn open(folder: &Path) -> Open {
    Open::Sqlite {
        path: folder.join(FILE),
        readers: 2,
    }
}

pub(crate) async fn create() -> (Open, Home) {
    let folder = TempDir::with_prefix("aime-test-").expect("a temporary folder");
    std::fs::copy(template().await, folder.path().join(FILE)).expect("the template is copied");
    (open(folder.path()), Home::Folder(folder))
}

/// The migrated file. Tests that find it missing at the same time each make one; the last one put in place stays.
async fn template() -> PathBuf {
    let place = Path::new(env!("AIME_TEMPLATES"));
    let ready = place.join(format!("{SCHEMA}.db"));
    if !ready.exists() {
        let making = TempDir::new_in(place).expect("a folder for the template");
        migrate(&open(making.path())).await;
        std::fs::rename(making.path().join(FILE), &ready).expect("the template is put in place");
    }
    ready
}
