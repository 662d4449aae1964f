//! An import killed again and again ends like one that never was.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use aime_storage::sql;
use aime_testkit::exports::Export;
use aime_testkit::{TestDb, on_both};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::support::Bench;

const SEED: u64 = 20_261_121;
const ROWS: usize = 12_000;
const KILLS: usize = 8;
/// Listens of an archive that is restored.
const ARCHIVED: usize = 6_000;

/// Rows that all imports of a user have read.
async fn rows_read(bench: &Bench, user: &str) -> usize {
    let query = "SELECT CAST(COALESCE(SUM(rows_read), 0) AS BIGINT) FROM imports i
                 JOIN users u ON u.id = i.user_id WHERE u.name = $1";
    let row = sql::one(&bench.db.read(), query, [user.into()])
        .await
        .unwrap();
    row.try_get_by_index::<i64>(0).unwrap() as usize
}

/// Starts an import and kills it as soon as so many rows were read. Whether it lived to be killed.
async fn kill_at(bench: &Bench, file: &Path, user: &str, rows: usize) -> bool {
    let mut child = bench.program.import_command(file, user).spawn().unwrap();
    // Another process is watched here: there is no event to wait for.
    let mut look = tokio::time::interval(Duration::from_millis(1));
    while rows_read(bench, user).await < rows {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        look.tick().await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    true
}

/// The files of an archive that hold data.
fn data(archive: &Path) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(File::open(archive).unwrap()).unwrap();
    let mut files = BTreeMap::new();
    for n in 0..zip.len() {
        let mut file = zip.by_index(n).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.starts_with("data/") {
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            files.insert(name, text);
        }
    }
    files
}

fn export(bench: &Bench, user: &str) -> std::path::PathBuf {
    let archive = bench.path("archive.zip");
    let out = archive.to_str().unwrap();
    bench
        .program
        .run(&["export", "--user", user, "--out", out])
        .unwrap();
    archive
}

on_both! {
    async fn a_restoration_killed_at_random_moments_is_the_archive_byte_for_byte(db: TestDb) {
        let from = Bench::new(TestDb::sqlite().await);
        from.program.add_owner("anna").unwrap();
        from.program.import(&from.export(Export::SpotifyExtended, ARCHIVED, SEED), "anna").unwrap();
        from.program.import(&from.export(Export::LastfmCsv, ARCHIVED / 10, SEED), "anna").unwrap();
        let archive = export(&from, "anna");

        let bench = Bench::new(db);
        bench.program.add_owner("anna").unwrap();
        let mut rng = StdRng::seed_from_u64(SEED);
        let mut moments: Vec<usize> = (0..KILLS).map(|_| rng.random_range(1..ARCHIVED)).collect();
        moments.sort_unstable();
        println!("killed at rows {moments:?} (seed {SEED})");
        for rows in moments {
            assert!(kill_at(&bench, &archive, "anna", rows).await, "it ended before row {rows}");
        }
        let last = bench.program.import(&archive, "anna").unwrap();

        assert!(last.adds_up(), "{}", last.report);
        assert_eq!(last.count("stored"), last.count("read"), "{}", last.report);
        assert_eq!(bench.held("anna").await, from.held("anna").await);
        let (was, is) = (data(&archive), data(&export(&bench, "anna")));
        assert_eq!(was.keys().collect::<Vec<_>>(), is.keys().collect::<Vec<_>>());
        for (name, text) in was {
            assert!(text == is[&name], "{name} is not as it was");
        }
    }

    async fn an_import_killed_at_random_moments_loses_and_doubles_nothing(db: TestDb) {
        let bench = Bench::new(db);
        let file = bench.export(Export::LastfmCsv, ROWS, SEED);
        bench.program.add_user("untouched").unwrap();
        bench.program.add_user("killed").unwrap();
        let untouched = bench.program.import(&file, "untouched").unwrap();

        let mut rng = StdRng::seed_from_u64(SEED);
        let mut moments: Vec<usize> = (1..KILLS).map(|_| rng.random_range(1..ROWS)).collect();
        // The last one when every row is in and the statistics are being counted.
        moments.push(ROWS);
        moments.sort_unstable();
        println!("killed at rows {moments:?} of {ROWS} (seed {SEED})");
        for rows in moments {
            assert!(kill_at(&bench, &file, "killed", rows).await, "it ended before row {rows}");
        }
        let last = bench.program.import(&file, "killed").unwrap();

        assert!(last.adds_up(), "{}", last.report);
        for count in ["read", "stored", "duplicate", "skipped", "failed"] {
            assert_eq!(last.count(count), untouched.count(count), "{count}");
        }
        assert_eq!(last.count("read"), ROWS as i64);
        assert_eq!(bench.held("killed").await, bench.held("untouched").await);
    }
}
