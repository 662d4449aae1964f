//! The test kit, tested: a database for each test, migrated and its own.
#![cfg(test)]

use aime_storage::sql;
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
