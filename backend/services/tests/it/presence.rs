//! Processes that die with work in their hands.

use aime_domain::clock::Clock as _;
use aime_services::presence::Presence;
use aime_storage::import::record::{self, NewImport};
use aime_testkit::{TestDb, builders, on_both};

const HASH: [u8; 32] = [7; 32];

/// An import that `process` works on.
async fn claim(db: &TestDb, process: &Presence) -> aime_domain::ids::UserId {
    let mut tx = db.tx().await;
    let user = builders::user(&tx, "Anna").await;
    let new = NewImport {
        file_name: "plays.csv",
        file_hash: Some(&HASH),
        bytes_total: 1,
        dry_run: false,
        time_zone: None,
    };
    let id = record::create(&mut tx, user, &new).await.unwrap();
    let until = db.clock.now() + 60;
    assert!(
        record::take(&mut tx, user, id, process.name(), until)
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();
    user
}

async fn is_abandoned(db: &TestDb, user: aime_domain::ids::UserId) -> bool {
    let now = db.clock.now();
    let found = record::find_abandoned(&db.read(), user, &HASH, false, now).await;
    found.unwrap().is_some()
}

on_both! {
    async fn what_a_dead_process_had_claimed_is_free_at_once(db: TestDb) {
        let folder = tempfile::tempdir().unwrap();
        let now = db.clock.now();
        let first = Presence::announce(folder.path(), 1).unwrap();
        let second = Presence::announce(folder.path(), 2).unwrap();
        let user = claim(&db, &first).await;

        assert_eq!(second.free_claims_of_the_dead(&db, now).await.unwrap(), 0);
        assert!(!is_abandoned(&db, user).await);

        // However a process ends, the system lets go of its lock.
        drop(first);
        assert_eq!(second.free_claims_of_the_dead(&db, now).await.unwrap(), 1);
        assert!(is_abandoned(&db, user).await);
        assert_eq!(second.free_claims_of_the_dead(&db, now).await.unwrap(), 0);
    }

    async fn a_process_that_leaves_frees_what_it_had_claimed(db: TestDb) {
        let folder = tempfile::tempdir().unwrap();
        let process = Presence::announce(folder.path(), 1).unwrap();
        let user = claim(&db, &process).await;
        process.leave(&db, db.clock.now()).await.unwrap();
        assert!(is_abandoned(&db, user).await);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
