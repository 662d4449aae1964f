//! The test kit, tested: a database for each test, migrated and its own.
#![cfg(test)]

use std::collections::HashSet;

use aime_storage::sql;
use aime_testkit::exports::Export;
use aime_testkit::library::Plays;
use aime_testkit::{TestClock, TestDb, builders, on_both};

async fn users(db: &TestDb) -> i64 {
    let row = sql::one(&db.read(), "SELECT COUNT(*) FROM users", [])
        .await
        .unwrap();
    row.try_get_by_index(0).unwrap()
}

on_both! {
    async fn a_test_database_is_migrated_and_seen_by_other_connections(db: TestDb) {
        let tx = db.tx().await;
        builders::user(&tx, "Anna").await;
        tx.commit().await.unwrap();

        let other = db.another().await;
        let row = sql::one(&other.read(), "SELECT name, created_at FROM users", []).await.unwrap();
        assert_eq!(row.try_get_by_index::<String>(0).unwrap(), "Anna");
        assert_eq!(row.try_get_by_index::<i64>(1).unwrap(), TestClock::START);
    }

    async fn a_test_database_is_shared_with_no_other_test(db: TestDb) {
        assert_eq!(users(&db).await, 0);
        let tx = db.tx().await;
        builders::user(&tx, "Anna").await;
        tx.commit().await.unwrap();
        assert_eq!(users(&db).await, 1);
    }
}

#[test]
fn plays_are_written_short() {
    let plays = builders::plays(
        1_000,
        "+0 Nick Drake - Pink Moon / Pink Moon
         +125 Nick Drake - Road",
    );
    assert_eq!(plays[0].names.album.as_deref(), Some("Pink Moon"));
    assert_eq!(
        (plays[1].listened_at, plays[1].names.title.as_str()),
        (1_125, "Road")
    );
    assert_eq!(plays[1].names.album, None);
}

#[test]
fn an_invented_listener_is_the_same_for_the_same_seed_and_hears_one_thing_at_a_time() {
    let plays: Vec<_> = Plays::of(1_000, 7).take(5_000).collect();
    assert_eq!(plays, Plays::of(1_000, 7).take(5_000).collect::<Vec<_>>());
    assert_ne!(plays, Plays::of(1_000, 8).take(5_000).collect::<Vec<_>>());
    for pair in plays.windows(2) {
        assert!(pair[0].started_at + pair[0].played_ms / 1_000 <= pair[1].started_at);
    }
    let names: HashSet<_> = plays
        .iter()
        .map(|play| (&play.artist, &play.title))
        .collect();
    let tracks: HashSet<_> = plays.iter().map(|play| play.track).collect();
    assert_eq!(names.len(), tracks.len());
}

#[test]
fn an_invented_export_is_of_its_format() {
    let mut json = Vec::new();
    Export::SpotifyExtended
        .write(Plays::of(50, 7).take(3), &mut json)
        .unwrap();
    let rows: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(rows.as_array().map(Vec::len), Some(3));
    assert_eq!(rows[0]["reason_end"], "trackdone");

    let mut csv = Vec::new();
    Export::LastfmCsv
        .write(Plays::of(50, 7).take(3), &mut csv)
        .unwrap();
    let text = String::from_utf8(csv).unwrap();
    assert_eq!(text.lines().count(), 4);
    assert!(
        text.lines()
            .nth(3)
            .unwrap()
            .starts_with("\"1262304000\",\"01 Jan 2010, 00:00\",")
    );
}
