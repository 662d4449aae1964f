//! Files into the ledger.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use aime_domain::ids::UserId;
use aime_services::imports::{ImportError, Imports, Report, Upload, Watch};
use aime_storage::import::record::{self, Import};
use aime_storage::{Db, StorageError, sql};
use aime_testkit::{TestClock, on_both};
use chrono_tz::Tz;
use tokio_util::sync::CancellationToken;

use crate::ingest::listener;
use crate::totals;

/// The same plays as in [`spotify`], as Spotify's short history tells them: to the minute, without an album.
fn spotify_short(rows: std::ops::Range<i64>) -> String {
    let play = |n: i64| {
        let end = chrono::DateTime::from_timestamp(1_600_000_000 + n * 180, 0)
            .unwrap()
            .format("%Y-%m-%d %H:%M");
        format!(
            r#"{{"endTime":"{end}","artistName":"Quartet {}","trackName":"Tune {}","msPlayed":170000}}"#,
            n % 13,
            n % 97
        )
    };
    format!("[{}]", rows.map(play).collect::<Vec<_>>().join(","))
}

/// A Spotify extended history of `rows` plays, three minutes apart, by invented artists.
pub(crate) fn spotify(rows: i64) -> String {
    let mut text = String::from("[");
    for n in 0..rows {
        let end = chrono::DateTime::from_timestamp(1_600_000_000 + n * 180, 0)
            .unwrap()
            .format("%Y-%m-%dT%H:%M:%SZ");
        let comma = if n == 0 { "" } else { "," };
        write!(
            text,
            r#"{comma}{{"ts":"{end}","username":"","platform":"linux","ms_played":170000,"conn_country":"CH",
            "master_metadata_track_name":"Tune {}","master_metadata_album_artist_name":"Quartet {}",
            "master_metadata_album_album_name":"Record {}","spotify_track_uri":"spotify:track:{n:022}",
            "episode_name":null,"episode_show_name":null,"spotify_episode_uri":null,"reason_start":"trackdone",
            "reason_end":"trackdone","shuffle":false,"skipped":false,"offline":false,"offline_timestamp":null,
            "incognito_mode":false}}"#,
            n % 97,
            n % 13,
            n % 29,
        )
        .unwrap();
    }
    text.push(']');
    text
}

pub(crate) struct Bench {
    pub(crate) imports: Imports,
    folder: tempfile::TempDir,
    pub(crate) clock: TestClock,
}

impl Bench {
    pub(crate) fn of(db: &Db, clock: &TestClock, worker: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let imports = Imports::new(
            db.clone(),
            Arc::new(clock.clone()),
            folder.path().to_owned(),
            worker,
        );
        Self {
            imports,
            folder,
            clock: clock.clone(),
        }
    }

    pub(crate) fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    pub(crate) async fn import(
        &self,
        user: UserId,
        path: &PathBuf,
        dry_run: bool,
        watch: &Watch,
    ) -> Result<Import, ImportError> {
        let bytes = std::fs::read(path).unwrap();
        let upload = Upload {
            file_name: "export",
            hash: *blake3::hash(&bytes).as_bytes(),
            bytes: bytes.len() as u64,
            dry_run,
            time_zone: None,
        };
        let import = self.imports.begin(user, &upload).await?;
        self.imports.run(user, import.id, path, watch).await
    }
}

pub(crate) fn watch() -> Watch {
    Watch {
        stop: CancellationToken::new(),
        progress: Arc::new(|_| {}),
    }
}

/// Stops after so many rows.
pub(crate) fn stop_after(rows: i64) -> Watch {
    let stop = CancellationToken::new();
    let (token, seen) = (stop.clone(), Arc::new(AtomicI64::new(0)));
    let progress = move |progress: &aime_services::imports::Progress| {
        seen.store(progress.counts.read, Ordering::Relaxed);
        if progress.counts.read >= rows {
            token.cancel();
        }
    };
    Watch {
        stop,
        progress: Arc::new(progress),
    }
}

fn adds_up(import: &Import) -> bool {
    let counts = import.counts;
    counts.read == counts.stored + counts.duplicate + counts.skipped + counts.failed
}

pub(crate) async fn counted(db: &Db, user: UserId) -> i64 {
    let query = "SELECT COUNT(*) FROM listening_history WHERE user_id = $1 AND status = 'counted'";
    sql::one(&db.read(), query, [user.0.into()])
        .await
        .unwrap()
        .try_get_by_index(0)
        .unwrap()
}

on_both! {
    async fn an_export_is_stored_once_and_its_totals_are_right(db: TestDb) {
        let who = listener(&db, "anna", Tz::Europe__Zurich).await;
        let bench = Bench::of(&db, &db.clock, "a");
        let file = bench.file("export.json", &spotify(1_000));
        let first = bench.import(who.id, &file, false, &watch()).await.unwrap();
        assert_eq!((first.counts.read, first.counts.stored, first.state.as_str()), (1_000, 1_000, "done"));
        assert_eq!(first.kind.as_deref(), Some("spotify_extended"));
        // The fixture's user is in UTC; the listener's zone is that of the users table.
        totals::assert_true(&db.read(), who.id, Tz::UTC).await;
        let second = bench.import(who.id, &file, false, &watch()).await.unwrap();
        assert_eq!((second.counts.stored, second.counts.duplicate), (0, 1_000));
        assert_eq!(counted(&db, who.id).await, 1_000);
    }

    async fn a_longer_export_of_the_same_account_adds_only_what_is_new(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let bench = Bench::of(&db, &db.clock, "a");
        bench.import(who.id, &bench.file("one.json", &spotify(400)), false, &watch()).await.unwrap();
        let longer = bench.import(who.id, &bench.file("two.json", &spotify(1_000)), false, &watch()).await.unwrap();
        assert_eq!((longer.counts.stored, longer.counts.duplicate), (600, 400));
        assert_eq!(counted(&db, who.id).await, 1_000);
        totals::assert_true(&db.read(), who.id, who.zone).await;
    }

    async fn two_overlapping_exports_of_one_service_give_one_listen_each(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let bench = Bench::of(&db, &db.clock, "a");
        let short = bench.file("StreamingHistory0.json", &spotify_short(300..900));
        let extended = bench.file("Streaming_History_Audio_2020.json", &spotify(600));
        bench.import(who.id, &short, false, &watch()).await.unwrap();
        bench.import(who.id, &extended, false, &watch()).await.unwrap();
        assert_eq!(counted(&db, who.id).await, 900);
        totals::assert_true(&db.read(), who.id, who.zone).await;
        let ben = listener(&db, "ben", Tz::UTC).await;
        bench.import(ben.id, &extended, false, &watch()).await.unwrap();
        bench.import(ben.id, &short, false, &watch()).await.unwrap();
        assert_eq!(counted(&db, ben.id).await, 900);
        totals::assert_true(&db.read(), ben.id, ben.zone).await;
    }

    async fn a_dry_run_tells_and_stores_nothing(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let bench = Bench::of(&db, &db.clock, "a");
        let file = bench.file("export.json", &spotify(600));
        let tried = bench.import(who.id, &file, true, &watch()).await.unwrap();
        assert_eq!((tried.counts.read, tried.counts.stored), (600, 600));
        assert_eq!(counted(&db, who.id).await, 0);
        assert_eq!(totals::kept(&db.read(), who.id).await, Default::default());
    }

    async fn a_dry_run_tells_what_the_import_tells_and_begins_again_where_it_was_left(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let bench = Bench::of(&db, &db.clock, "a");
        // Repeats that lie further apart than one look of the import reaches.
        let (long, again) = (spotify_short(0..16_500), spotify_short(40..90));
        let text = format!("{},{}", long.trim_end_matches(']'), again.trim_start_matches('['));
        let file = bench.file("StreamingHistory0.json", &text);
        let stopped = bench.import(who.id, &file, true, &stop_after(500)).await;
        assert!(matches!(stopped, Err(ImportError::Stopped)), "{stopped:?}");
        let tried = bench.import(who.id, &file, true, &watch()).await.unwrap();
        assert_eq!((tried.counts.stored, tried.counts.duplicate), (16_500, 50), "{:?}", tried.report);
        assert_eq!(counted(&db, who.id).await, 0);
        let done = bench.import(who.id, &file, false, &watch()).await.unwrap();
        assert_eq!(done.counts, tried.counts);
        let rows = async |id| aime_storage::import::rows::list(&db.read(), who.id, id, None, 0, 100).await.unwrap();
        assert_eq!(rows(tried.id).await, rows(done.id).await);
        let reasons = |report: &str| serde_json::from_str::<aime_services::imports::Report>(report).unwrap().reasons;
        assert_eq!(reasons(&tried.report), reasons(&done.report));
    }

    async fn an_import_that_was_left_is_taken_up_where_it_stood(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let left = Bench::of(&db, &db.clock, "a");
        let file = left.file("export.json", &spotify(2_000));
        let stopped = left.import(who.id, &file, false, &stop_after(500)).await;
        assert!(matches!(stopped, Err(ImportError::Stopped)), "{stopped:?}");
        let so_far = counted(&db, who.id).await;
        assert!((500..2_000).contains(&so_far), "{so_far}");
        let other = Bench::of(&db, &db.clock, "b");
        other.clock.advance(61);
        let done = other.import(who.id, &file, false, &watch()).await.unwrap();
        assert_eq!((done.counts.read, done.counts.stored), (2_000, 2_000));
        assert_eq!(counted(&db, who.id).await, 2_000);
        totals::assert_true(&db.read(), who.id, Tz::UTC).await;
    }

    async fn an_import_that_is_paused_while_it_runs_stands_still_and_goes_on(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let bench = Bench::of(&db, &db.clock, "a");
        let file = bench.file("export.json", &spotify(6_000));
        let (imports, asked) = (bench.imports.clone(), Arc::new(AtomicI64::new(0)));
        let progress = move |progress: &aime_services::imports::Progress| {
            if progress.counts.read >= 500 && asked.swap(1, Ordering::Relaxed) == 0 {
                let (imports, id) = (imports.clone(), progress.import);
                tokio::spawn(async move { imports.pause(who.id, id).await.unwrap() });
            }
        };
        let watching = Watch { stop: CancellationToken::new(), progress: Arc::new(progress) };
        let paused = bench.import(who.id, &file, false, &watching).await;
        assert!(matches!(paused, Err(ImportError::Storage(StorageError::Stale))), "{paused:?}");
        let held = record::list_open(&db.read(), who.id).await.unwrap();
        assert_eq!(held[0].state, "paused");
        assert!((1..6_000).contains(&held[0].counts.read) && adds_up(&held[0]), "{:?}", held[0].counts);
        assert_eq!(counted(&db, who.id).await, held[0].counts.stored, "what was not committed is not there");
        let done = bench.import(who.id, &file, false, &watch()).await.unwrap();
        assert_eq!((done.id, done.counts.read, done.counts.stored), (held[0].id, 6_000, 6_000));
        totals::assert_true(&db.read(), who.id, Tz::UTC).await;
    }

    async fn what_is_no_export_is_refused_and_leaves_nothing(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let bench = Bench::of(&db, &db.clock, "a");
        let page = bench.file("export.json", "<!doctype html><title>Not found</title>");
        let refused = bench.import(who.id, &page, false, &watch()).await;
        assert!(matches!(refused, Err(ImportError::Refused(_))), "{refused:?}");
        assert_eq!(counted(&db, who.id).await, 0);
    }

    async fn a_longer_export_adds_only_what_is_new_and_a_broken_row_ends_nothing(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let bench = Bench::of(&db, &db.clock, "a");
        let short = bench.file("short.json", &spotify(300));
        bench.import(who.id, &short, false, &watch()).await.unwrap();
        let broken = spotify(400).replacen(r#""ms_played":170000"#, r#""ms_played":"many""#, 1);
        let long = bench.file("long.json", &broken);
        let done = bench.import(who.id, &long, false, &watch()).await.unwrap();
        assert!(adds_up(&done));
        assert_eq!((done.counts.stored, done.counts.duplicate, done.counts.failed), (100, 299, 1));
        let report: Report = serde_json::from_str(&done.report).unwrap();
        assert!(report.reasons.iter().any(|reason| reason.outcome == "failed" && reason.count == 1));
    }

    async fn a_collection_with_several_albums_of_one_artist_and_of_various_artists_is_stored(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let bench = Bench::of(&db, &db.clock, "a");
        let head = "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added,\
            Collection Media Condition,Collection Sleeve Condition,Collection Notes";
        let rows = "
            A1,Quartet (2),First,Own,LP,,1999,11,Uncategorized,2020-01-01 10:00:00,Mint (M),,
            A2,Quartet (2),Second,Own,\"2xLP, Album\",,2001,12,Uncategorized,2020-01-01 10:00:00,Mint (M),,
            A3,Various,Hits,Own,CD,,2002,13,Uncategorized,2020-01-01 10:00:00,,,
            A4,Various,More Hits,Own,CD,,2003,14,Uncategorized,2020-01-01 10:00:00,,,";
        let lines: Vec<&str> = std::iter::once(head).chain(rows.lines().map(str::trim).skip(1)).collect();
        let file = bench.file("collection.csv", &(lines.join("\n") + "\n"));
        let done = bench.import(who.id, &file, false, &watch()).await.unwrap();
        assert_eq!((done.counts.stored, done.counts.read), (4, 4), "{}", done.report);
        let again = bench.import(who.id, &file, false, &watch()).await.unwrap();
        assert_eq!((again.counts.stored, again.counts.duplicate), (0, 4));
        let artists = sql::one(&db.read(), "SELECT COUNT(*) FROM artists", []).await.unwrap();
        assert_eq!(artists.try_get_by_index::<i64>(0).unwrap(), 2);
    }
}
