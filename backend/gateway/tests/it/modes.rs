//! Where answers come from: stored, the service, either; and what is at hand in memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use aime_gateway::{Found, Mode, Outcome, Scope, Urgency, Why};
use aime_storage::Open;
use aime_testkit::web::{Reply, Server};
use aime_testkit::{TestDb, on_both, run};
use serde_json::json;

use crate::support::{Bench, FREE, get, want};

/// A service that counts, and is down once `fine` answers were given.
async fn counting(fine: usize) -> Server {
    let n = AtomicUsize::new(0);
    Server::start(move |_| match n.fetch_add(1, Ordering::SeqCst) {
        n if n < fine => Reply::json(200, &json!({ "n": n })),
        _ => Reply::text(500, "text/plain", "down"),
    })
    .await
}

fn number(outcome: &Outcome) -> Option<i64> {
    let (Outcome::Fresh(stored) | Outcome::Stale(stored)) = outcome else {
        return None;
    };
    let body: serde_json::Value = serde_json::from_slice(&stored.body).unwrap();
    body["n"].as_i64()
}

on_both! {
    async fn with_calls_switched_off_nothing_is_called_and_anything_stored_is_served(db: TestDb) {
        let server = counting(9).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        gateway.set_mode(Mode::DbOnly);
        let nothing = gateway.ask(want(&server.url(), "x")).await;
        assert!(matches!(&nothing, Outcome::Failed(failure) if failure.why == Why::SwitchedOff), "{nothing:?}");
        let call = gateway.call(&FREE, &get(&server.url(), "/"), Urgency::Live, None).await;
        assert_eq!(call.unwrap_err().why, Why::SwitchedOff);
        assert!(server.seen().is_empty());

        gateway.set_mode(Mode::Hybrid);
        gateway.ask(want(&server.url(), "x")).await;
        gateway.set_mode(Mode::DbOnly);
        let fresh = gateway.ask(want(&server.url(), "x")).await;
        assert!(matches!(fresh, Outcome::Fresh(_)));
        // Past everything but keeping.
        bench.watch.advance(50_000);
        let old = gateway.ask(want(&server.url(), "x")).await;
        assert!(matches!(old, Outcome::Stale(_)) && number(&old) == Some(0));
        assert_eq!(server.seen().len(), 1);
    }

    async fn with_only_the_service_believed_it_is_asked_each_time(db: TestDb) {
        let server = counting(3).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        gateway.set_mode(Mode::ApiOnly);
        for n in 0..3 {
            let outcome = gateway.ask(want(&server.url(), "x")).await;
            assert!(matches!(outcome, Outcome::Fresh(_)) && number(&outcome) == Some(n));
        }
        // It is down: nothing older is served in its place, and nothing that was stored is lost.
        let down = gateway.ask(want(&server.url(), "x")).await;
        assert!(matches!(&down, Outcome::Failed(failure) if failure.why == Why::Unavailable), "{down:?}");
        gateway.set_mode(Mode::Hybrid);
        assert_eq!(number(&gateway.ask(want(&server.url(), "x")).await), Some(2));
    }

    async fn what_was_just_read_is_at_hand_until_it_is_fresh_no_more(db: TestDb) {
        let server = counting(9).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        let Outcome::Fresh(first) = gateway.ask(want(&server.url(), "x")).await else {
            panic!("an answer");
        };
        let Outcome::Fresh(again) = gateway.ask(want(&server.url(), "x")).await else {
            panic!("an answer");
        };
        assert!(Arc::ptr_eq(&first, &again), "no copy, no look into the store");
        let name = want(&server.url(), "x").name;
        let stored = gateway.stored(&name, Scope::Public).await;
        assert_eq!(stored, Some(Found::Fresh((*first).clone())));
        // Another user's is another's.
        assert_eq!(gateway.stored(&name, Scope::User(7)).await, None);
        bench.watch.advance(first.fresh_until - first.fetched_at);
        let stale = gateway.ask(want(&server.url(), "x")).await;
        assert!(matches!(stale, Outcome::Stale(_)), "{stale:?}");
    }
}

#[test]
fn what_is_at_hand_outlives_the_file() {
    run(async {
        let server = counting(1).await;
        let db = TestDb::sqlite().await;
        let Open::Sqlite { path, .. } = db.place() else {
            panic!("SQLite");
        };
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        gateway.ask(want(&server.url(), "x")).await;
        for ending in ["db", "db-wal", "db-shm"] {
            let _ = std::fs::remove_file(path.with_file_name(format!("cache.{ending}")));
        }
        assert_eq!(
            number(&gateway.ask(want(&server.url(), "x")).await),
            Some(0)
        );
    });
}
