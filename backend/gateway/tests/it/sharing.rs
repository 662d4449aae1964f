//! Several who want the same, and what happens to a file that others treat badly.

use std::time::Duration;

use aime_gateway::{Outcome, Urgency};
use aime_storage::Open;
use aime_testkit::web::{Reply, Server};
use aime_testkit::{TestDb, on_both, run};
use serde_json::json;
use tokio::task::JoinSet;

use crate::support::{Bench, FREE, get, want};

on_both! {
    async fn five_hundred_who_ask_at_once_make_one_call(db: TestDb) {
        let server = Server::start(|_| Reply::json(200, &json!({"n": 1}))).await;
        let bench = Bench::new(&db, &[&server.url()]);
        bench.watch.stand_still();
        let both = [bench.gateway("a").await, bench.gateway("b").await];
        let mut asks = JoinSet::new();
        for n in 0..500 {
            let (gateway, want) = (both[n % 2].clone(), want(&server.url(), "x"));
            asks.spawn(async move { gateway.ask(want).await });
        }
        while let Some(outcome) = asks.join_next().await {
            let outcome = outcome.unwrap();
            assert!(matches!(outcome, Outcome::Fresh(_)), "{outcome:?}");
        }
        assert_eq!(server.seen().len(), 1);
    }

    async fn who_cannot_wait_goes_on_and_the_answer_is_stored_all_the_same(db: TestDb) {
        let server = Server::start(|_| Reply::json(200, &json!({"n": 1}))).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        // The caller is gone at once.
        let asked = tokio::time::timeout(Duration::ZERO, gateway.ask(want(&server.url(), "x"))).await;
        drop(asked);
        loop {
            if matches!(gateway.ask(want(&server.url(), "x")).await, Outcome::Fresh(_)) {
                break;
            }
        }
        assert_eq!(server.seen().len(), 1);
    }
}

#[test]
fn a_file_that_is_damaged_is_thrown_away_and_made_anew() {
    run(async {
        let server = Server::start(|_| Reply::json(200, &json!({"n": 1}))).await;
        let db = TestDb::sqlite().await;
        let Open::Sqlite { path, .. } = db.place() else {
            panic!("SQLite");
        };
        std::fs::write(
            path.with_file_name("cache.db"),
            b"this is no database, not even nearly one",
        )
        .unwrap();
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        assert!(matches!(
            gateway.ask(want(&server.url(), "x")).await,
            Outcome::Fresh(_)
        ));
    });
}

#[test]
fn a_file_that_vanishes_under_a_running_program_stops_nothing() {
    run(async {
        let server = Server::start(|_| Reply::json(200, &json!({"n": 1}))).await;
        let db = TestDb::sqlite().await;
        let Open::Sqlite { path, .. } = db.place() else {
            panic!("SQLite");
        };
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        for ending in ["db", "db-wal", "db-shm"] {
            let _ = std::fs::remove_file(path.with_file_name(format!("cache.{ending}")));
        }
        gateway.ask(want(&server.url(), "x")).await;
        gateway
            .call(&FREE, &get(&server.url(), "/"), Urgency::Live, None)
            .await
            .unwrap();
    });
}
