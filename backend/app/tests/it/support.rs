//! The program and its files.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use aime_testkit::TestDb;
use aime_testkit::exports::Export;
use aime_testkit::library::Plays;
use aime_testkit::program::Program;
use tempfile::TempDir;

/// The program on a test's ledger, with a folder for files.
#[derive(Debug)]
pub(crate) struct Bench {
    pub(crate) db: TestDb,
    pub(crate) program: Program,
    folder: TempDir,
}

impl Bench {
    pub(crate) fn new(db: TestDb) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let aime = Path::new(env!("CARGO_BIN_EXE_aime"));
        let program = Program::on(&db, aime, &folder.path().join("data"));
        Self {
            db,
            program,
            folder,
        }
    }

    /// An export of an invented listener.
    pub(crate) fn export(&self, format: Export, rows: usize, seed: u64) -> PathBuf {
        let path = self
            .folder
            .path()
            .join(format!("{seed}.{}", format.extension()));
        let plays = Plays::of(rows / 10, seed).take(rows);
        format
            .write(plays, BufWriter::new(File::create(&path).unwrap()))
            .unwrap();
        path
    }
}
