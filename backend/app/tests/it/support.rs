//! The program and its files.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use aime_storage::sql;
use aime_testkit::TestDb;
use aime_testkit::exports::Export;
use aime_testkit::library::Plays;
use aime_testkit::program::Program;
use tempfile::TempDir;

/// What an account holds, in numbers that a lost or doubled listen, or a wrong count, would change.
const HELD: &str = "SELECT
    (SELECT COUNT(*) FROM listening_history h WHERE h.user_id = u.id),
    (SELECT COUNT(*) FROM listening_history h WHERE h.user_id = u.id AND h.status = 'counted'),
    (SELECT CAST(COALESCE(SUM(listened_at), 0) AS BIGINT) FROM listening_history h WHERE h.user_id = u.id),
    (SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM recording_plays p WHERE p.user_id = u.id),
    (SELECT CAST(COALESCE(SUM(seconds), 0) AS BIGINT) FROM album_plays p WHERE p.user_id = u.id),
    (SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM artist_plays p WHERE p.user_id = u.id),
    (SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM hour_totals p WHERE p.user_id = u.id),
    (SELECT COUNT(*) FROM rollup_marks m WHERE m.user_id = u.id)
    FROM users u WHERE u.name = $1";

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

    /// A file of the test.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
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

    /// What an account holds, to be compared with another's.
    pub(crate) async fn held(&self, user: &str) -> Vec<i64> {
        let row = sql::one(&self.db.read(), HELD, [user.into()])
            .await
            .unwrap();
        (0..8).map(|n| row.try_get_by_index(n).unwrap()).collect()
    }
}
