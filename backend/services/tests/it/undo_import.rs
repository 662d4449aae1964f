//! A whole import taken back, with everything that hung on it.

use aime_domain::listen::Channel;
use aime_storage::import::record;
use aime_storage::import::undo::Brought;
use aime_storage::{Durability, sql};
use aime_testkit::builders::plays;
use aime_testkit::{TestDb, on_both};
use chrono_tz::Tz;
use tokio_util::sync::CancellationToken;

use crate::corrections::{counted, number};
use crate::imports::{Bench, spotify, watch};
use crate::ingest::{listener, record as hear, stream};
use crate::totals;

const DISCOGS: &str = "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added\n\
    INV-1,Quartet 1,Record 1,Invented,LP,,1977,11,Shelf,2020-01-01 10:00:00\n\
    INV-2,Solo Owned,Only Here,Invented,LP,,1978,12,Shelf,2020-01-01 10:00:00\n";

async fn rows(db: &TestDb, table: &str) -> i64 {
    let query = format!("SELECT COUNT(*) FROM {table} WHERE $1 = $1");
    number(db, &query, aime_domain::ids::UserId(0)).await
}

on_both! {
    async fn an_import_goes_with_everything_that_hung_on_it(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let bench = Bench::of(&db, &db.clock, "a");
        let import = bench.import(who.id, &bench.file("export.json", &spotify(1_200)), false, &watch()).await.unwrap();
        let tx = db.begin(Durability::Full, 0).await.unwrap();
        let image = "INSERT INTO images (album_id, url, kind, source, created_at, updated_at, import_id)
                     SELECT MIN(id), 'https://pictures.test/1', 'album', 'aime', 0, 0, $1 FROM albums";
        sql::execute(&tx, image, [import.id.0.into()]).await.unwrap();
        let love = "INSERT INTO loved_tracks (user_id, recording_id, loved_at, source, import_id)
                    SELECT $2, MIN(id), 0, 'aime', $1 FROM recordings";
        sql::execute(&tx, love, [import.id.0.into(), who.id.0.into()]).await.unwrap();
        tx.commit().await.unwrap();
        let what = bench.imports.count_undo(who.id, import.id).await.unwrap();
        assert_eq!((what.listens, what.counted, what.images, what.loved), (1_200, 1_200, 1, 1));
        bench.imports.undo(who.id, import.id, &CancellationToken::new()).await.unwrap();
        for table in ["listening_history", "tracks", "recordings", "recording_keys", "albums", "artists", "spellings", "images",
            "loved_tracks", "recording_plays", "album_plays", "artist_plays", "hour_totals", "day_totals", "rollup_marks"] {
            assert_eq!(rows(&db, table).await, 0, "{table}");
        }
        let gone = record::get(&db.read(), who.id, import.id).await.unwrap();
        assert_eq!(gone.undo_state.as_deref(), Some("done"));
        let report: Brought = serde_json::from_str(gone.undo_report.as_deref().unwrap()).unwrap();
        assert_eq!((report.listens, report.artists), (1_200, 13));
        // Once more from nothing.
        let again = bench.import(who.id, &bench.file("export.json", &spotify(1_200)), false, &watch()).await.unwrap();
        assert_eq!(again.counts.stored, 1_200);
        totals::assert_true(&db.read(), who.id, who.zone).await;
    }

    async fn reports_that_stood_behind_it_count_again(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let (before, after) = ("+0 Tidewater - Low Tide / Harbour", "+900 Tidewater - Morning Ferry / Harbour");
        let start = 1_600_000_010;
        hear(&db, who, &stream("lastfm", Channel::Pull), &plays(start - 180, &format!("{before}\n{after}"))).await;
        let bench = Bench::of(&db, &db.clock, "a");
        let mine = spotify(3).replace("Tune 0", "Low Tide").replace("Quartet 0", "Tidewater").replace("Record 0", "Harbour");
        let import = bench.import(who.id, &bench.file("export.json", &mine), false, &watch()).await.unwrap();
        assert_eq!(counted(&db, who).await, 4);
        bench.imports.undo(who.id, import.id, &CancellationToken::new()).await.unwrap();
        assert_eq!(counted(&db, who).await, 2);
        assert_eq!(rows(&db, "tracks").await, 2);
        totals::assert_true(&db.read(), who.id, who.zone).await;
    }

    async fn what_somebody_else_refers_to_stays(db: TestDb) {
        let (anna, ben) = (listener(&db, "anna", Tz::UTC).await, listener(&db, "ben", Tz::UTC).await);
        let bench = Bench::of(&db, &db.clock, "a");
        let plays = bench.import(anna.id, &bench.file("export.json", &spotify(60)), false, &watch()).await.unwrap();
        let shelf = bench.import(ben.id, &bench.file("collection.csv", DISCOGS), false, &watch()).await.unwrap();
        assert_eq!(shelf.counts.stored, 2);
        bench.imports.undo(anna.id, plays.id, &CancellationToken::new()).await.unwrap();
        let titles = "SELECT COUNT(*) FROM albums WHERE title IN ('Record 1', 'Only Here') AND $1 = $1";
        assert_eq!((rows(&db, "albums").await, number(&db, titles, ben.id).await), (2, 2));
        bench.imports.undo(ben.id, shelf.id, &CancellationToken::new()).await.unwrap();
        for table in ["copies", "albums", "artists", "tracks"] {
            assert_eq!(rows(&db, table).await, 0, "{table}");
        }
    }

    async fn an_undo_that_was_broken_off_is_taken_up_again(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let bench = Bench::of(&db, &db.clock, "a");
        let import = bench.import(who.id, &bench.file("export.json", &spotify(900)), false, &watch()).await.unwrap();
        let tx = db.begin(Durability::Full, 0).await.unwrap();
        let half = "DELETE FROM listening_history WHERE user_id = $1 AND id % 2 = 0";
        sql::execute(&tx, half, [who.id.0.into()]).await.unwrap();
        let begun = "UPDATE imports SET undo_state = 'running' WHERE user_id = $1";
        sql::execute(&tx, begun, [who.id.0.into()]).await.unwrap();
        tx.commit().await.unwrap();
        bench.imports.undo(who.id, import.id, &CancellationToken::new()).await.unwrap();
        for table in ["listening_history", "tracks", "recordings", "albums", "artists", "spellings"] {
            assert_eq!(rows(&db, table).await, 0, "{table}");
        }
        bench.imports.undo(who.id, import.id, &CancellationToken::new()).await.unwrap();
    }
}
