//! Answers that are kept: fresh, stale, absent, and what never becomes one.

use std::sync::atomic::{AtomicUsize, Ordering};

use aime_gateway::{Found, Order, OrderError, Orders, Outcome, Scope, StoredOnly, Urgency, Why};
use aime_testkit::on_both;
use aime_testkit::web::{Reply, Server};
use serde_json::json;
use std::sync::{Arc, Mutex};

use crate::support::{Bench, START, want};

async fn replies(replies: Vec<Reply>) -> Server {
    let n = AtomicUsize::new(0);
    Server::start(move |_| {
        let at = n.fetch_add(1, Ordering::SeqCst).min(replies.len() - 1);
        replies[at].clone()
    })
    .await
}

fn body(outcome: &Outcome) -> &str {
    match outcome {
        Outcome::Fresh(stored) | Outcome::Stale(stored) => {
            std::str::from_utf8(&stored.body).unwrap()
        }
        other => panic!("nothing to read: {other:?}"),
    }
}

/// Waits (on the real clock, briefly each time) until a server was asked so often: a fetch behind an answer has no
/// caller to wait for.
async fn until_asked(server: &Server, times: usize) {
    while server.seen().len() < times {
        tokio::task::yield_now().await;
    }
}

on_both! {
    async fn an_answer_is_asked_for_once_while_it_is_fresh(db: TestDb) {
        let server = replies(vec![Reply::json(200, &json!({"n": 1})), Reply::json(200, &json!({"n": 2}))]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        for _ in 0..3 {
            let outcome = gateway.ask(want(&server.url(), "x")).await;
            assert!(matches!(outcome, Outcome::Fresh(_)), "{outcome:?}");
            assert_eq!(body(&outcome), r#"{"n":1}"#);
        }
        assert_eq!(server.seen().len(), 1);
        // Stale: served at once, and a new one fetched behind.
        bench.watch.advance(1_200);
        let outcome = gateway.ask(want(&server.url(), "x")).await;
        assert!(matches!(outcome, Outcome::Stale(_)), "{outcome:?}");
        until_asked(&server, 2).await;
        loop {
            let outcome = gateway.ask(want(&server.url(), "x")).await;
            if matches!(outcome, Outcome::Fresh(_)) {
                assert_eq!(body(&outcome), r#"{"n":2}"#);
                break;
            }
        }
        // Past keeping it is forgotten.
        bench.watch.advance(200_000);
        assert_eq!(gateway.forget_expired().await.unwrap(), 1);
    }

    async fn what_fails_leaves_what_was_stored(db: TestDb) {
        let server = replies(vec![
            Reply::json(200, &json!({"n": 1})),
            Reply::json(500, &json!({})),
            Reply::text(200, "text/html", "<html>Down for maintenance"),
        ]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        gateway.ask(want(&server.url(), "x")).await;
        // Beyond stale, so that the caller waits for a new one; which does not come.
        bench.watch.advance(20_000);
        for _ in 0..2 {
            let outcome = gateway.ask(want(&server.url(), "x")).await;
            assert!(matches!(outcome, Outcome::Stale(_)), "{outcome:?}");
            assert_eq!(body(&outcome), r#"{"n":1}"#);
        }
        assert_eq!(server.seen().len(), 3);
    }

    async fn only_a_service_that_says_so_makes_a_thing_absent(db: TestDb) {
        let server = replies(vec![
            Reply::json(500, &json!({})), Reply::json(404, &json!({})), Reply::json(200, &json!({"n": 1})),
        ]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        let failed = gateway.ask(want(&server.url(), "x")).await;
        assert!(matches!(failed, Outcome::Failed(ref failure) if failure.why == Why::Unavailable), "{failed:?}");
        for _ in 0..3 {
            let outcome = gateway.ask(want(&server.url(), "x")).await;
            let Outcome::Absent(until) = outcome else { panic!("{outcome:?}") };
            assert!((START + 450..=START + 550).contains(&until));
        }
        assert_eq!(server.seen().len(), 2);
        bench.watch.advance(600);
        assert!(matches!(gateway.ask(want(&server.url(), "x")).await, Outcome::Fresh(_)));
    }

    async fn an_answer_of_no_use_is_not_asked_for_again_at_once(db: TestDb) {
        let server = replies(vec![Reply::text(200, "text/html", "<html>Sign in")]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        for _ in 0..3 {
            let outcome = gateway.ask(want(&server.url(), "x")).await;
            assert!(matches!(outcome, Outcome::Failed(ref failure) if failure.why == Why::Refused), "{outcome:?}");
        }
        assert_eq!(server.seen().len(), 1);
        bench.watch.advance(3_700);
        gateway.ask(want(&server.url(), "x")).await;
        assert_eq!(server.seen().len(), 2);
    }

    async fn what_did_not_change_is_not_sent_again(db: TestDb) {
        let server = Server::start(|request| match request.headers.get("if-none-match") {
            Some(etag) if etag == "\"v1\"" => Reply::text(304, "text/plain", ""),
            _ => Reply::json(200, &json!({"n": 1})).with("etag", "\"v1\""),
        }).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        gateway.ask(want(&server.url(), "x")).await;
        bench.watch.advance(20_000);
        let outcome = gateway.ask(want(&server.url(), "x")).await;
        assert!(matches!(outcome, Outcome::Fresh(_)), "{outcome:?}");
        assert_eq!((body(&outcome), server.seen().len()), (r#"{"n":1}"#, 2));
    }

    async fn a_service_may_shorten_what_is_fresh_and_not_lengthen_it(db: TestDb) {
        let server = Server::start(|request| {
            let control = request.query["q"].replace('_', "=");
            Reply::json(200, &json!({})).with("cache-control", &control)
        }).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        for (control, fresh_for) in [("max-age_60", 60), ("max-age_999999", 900)] {
            gateway.ask(want(&server.url(), control)).await;
            let name = want(&server.url(), control).name;
            bench.watch.advance(fresh_for - 1);
            assert!(matches!(gateway.stored(&name, Scope::Public).await, Some(Found::Fresh(_))), "{control}");
            bench.watch.advance(if fresh_for == 60 { 1 } else { 202 });
            assert!(matches!(gateway.stored(&name, Scope::Public).await, Some(Found::Stale(_))), "{control}");
        }
    }

    async fn one_user_never_gets_what_was_fetched_for_another(db: TestDb) {
        let server = replies(vec![Reply::json(200, &json!({"of": "zoe"})), Reply::json(200, &json!({"of": "max"}))]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        let of = |user| { let mut want = want(&server.url(), "mine"); want.scope = Scope::User(user); want };
        assert_eq!(body(&gateway.ask(of(1)).await), r#"{"of":"zoe"}"#);
        assert_eq!(body(&gateway.ask(of(2)).await), r#"{"of":"max"}"#);
        assert_eq!(body(&gateway.ask(of(1)).await), r#"{"of":"zoe"}"#);
    }

    async fn live_code_looks_and_orders_and_never_calls(db: TestDb) {
        let server = replies(vec![Reply::json(200, &json!({"n": 1}))]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        let pad = Arc::new(Pad::default());
        let live = StoredOnly::new(gateway.clone(), pad.clone());
        let name = want(&server.url(), "x").name;
        assert_eq!(live.peek(&name, Scope::Public).await, None);
        let order = Order { name: name.clone(), scope: Scope::Public, urgency: Urgency::Soon };
        live.order(order.clone()).await.unwrap();
        assert_eq!((server.seen().len(), pad.0.lock().unwrap().clone()), (0, vec![order]));
        gateway.ask(want(&server.url(), "x")).await;
        assert!(matches!(live.peek(&name, Scope::Public).await, Some(Found::Fresh(_))));
    }
}

/// Notes what is ordered.
#[derive(Debug, Default)]
struct Pad(Mutex<Vec<Order>>);

#[async_trait::async_trait]
impl Orders for Pad {
    async fn order(&self, order: Order) -> Result<(), OrderError> {
        self.0.lock().unwrap().push(order);
        Ok(())
    }
}
