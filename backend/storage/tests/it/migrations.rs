//! Migrations from nothing, backwards, and over a ledger that is in use.

use aime_migrations::Migrator;
use aime_storage::sql;
use aime_testkit::builders::user;
use aime_testkit::{TestDb, on_both};
use sea_orm_migration::MigratorTrait;

async fn number(db: &TestDb, query: &str) -> i64 {
    sql::one(&db.read(), query, [])
        .await
        .unwrap()
        .try_get_by_index(0)
        .unwrap()
}

async fn live_in(db: &TestDb) {
    let tx = db.tx().await;
    let anna = user(&tx, "Anna").await;
    let statements = [
        "INSERT INTO artists (id, name, name_key, sort_name, sort_key, created_at, updated_at)
         VALUES (7, 'Quartet', 'quartet', 'Quartet', 'quartet', 0, 0)",
        "INSERT INTO albums (id, title, title_key, sort_key, artist_credit, credit_key, credit_sort_key, created_at, updated_at)
         VALUES (7, 'Record', 'record', 'record', 'Quartet', 'quartet', 'quartet', 0, 0)",
        "INSERT INTO album_artist (album_id, position, artist_id) VALUES (7, 0, 7)",
    ];
    for statement in statements {
        sql::execute(&tx, statement, []).await.unwrap();
    }
    let copy = "INSERT INTO copies (user_id, album_id, source, source_key, created_at, updated_at)
                VALUES ($1, 7, 'manual', 'manual:1', 0, 0)";
    sql::execute(&tx, copy, [anna.0.into()]).await.unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn everything_can_be_taken_back_and_made_again(db: TestDb) {
        Migrator::down(db.migration_connection(), None).await.unwrap();
        Migrator::up(db.migration_connection(), None).await.unwrap();
        live_in(&db).await;
        assert_eq!(number(&db, "SELECT COUNT(*) FROM copies").await, 1);
    }

    async fn what_a_ledger_holds_survives_later_migrations(db: TestDb) {
        // Back to the step that knows collections, then forward again over a collection.
        let later = u32::try_from(Migrator::migrations().len() - 3).unwrap();
        Migrator::down(db.migration_connection(), Some(later)).await.unwrap();
        live_in(&db).await;
        Migrator::up(db.migration_connection(), None).await.unwrap();
        assert_eq!(number(&db, "SELECT COUNT(*) FROM copies c JOIN albums a ON a.id = c.album_id").await, 1);
        assert_eq!(number(&db, "SELECT COUNT(*) FROM listening_history").await, 0);
    }

    async fn migrating_twice_changes_nothing(db: TestDb) {
        live_in(&db).await;
        Migrator::up(db.migration_connection(), None).await.unwrap();
        assert_eq!(number(&db, "SELECT COUNT(*) FROM artists").await, 1);
    }
}
