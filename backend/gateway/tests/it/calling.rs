//! Calls: manners, faults, pauses.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use aime_gateway::{Method, Request, Urgency, Why};
use aime_testkit::on_both;
use aime_testkit::web::{Reply, Server};
use serde_json::json;

use crate::support::{Bench, FREE, RARE, SLOW, START, get};

/// Answers each request with the next of some replies, and then with the last for ever.
async fn script(replies: Vec<Reply>) -> Server {
    let n = AtomicUsize::new(0);
    Server::start(move |_| {
        let at = n.fetch_add(1, Ordering::SeqCst).min(replies.len() - 1);
        replies[at].clone()
    })
    .await
}

fn fine() -> Reply {
    Reply::json(200, &json!({"fine": true}))
}

on_both! {
    async fn a_burst_is_let_through_and_then_one_a_second(db: TestDb) {
        let server = script(vec![fine()]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        let ask = || async {
            gateway.call(&SLOW, &get(&server.url(), "/"), Urgency::Interactive, None).await.unwrap();
        };
        // A service that was never asked gets no burst: a program that crashes and starts again cannot rush.
        for _ in 0..3 {
            ask().await;
        }
        assert_eq!(bench.watch.waits(), [1_000, 1_000]);
        bench.watch.advance(60);
        for _ in 0..5 {
            ask().await;
        }
        assert_eq!(bench.watch.waits()[2..], [1_000, 1_000]);
    }

    async fn two_processes_share_one_rate(db: TestDb) {
        let server = script(vec![fine()]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let both = [bench.gateway("a").await, bench.gateway("b").await];
        for n in 0..10 {
            both[n % 2].call(&SLOW, &get(&server.url(), "/"), Urgency::Soon, None).await.unwrap();
        }
        assert_eq!(bench.watch.waits().iter().sum::<u64>(), 9_000);
    }

    async fn a_service_that_says_that_nothing_is_left_is_left_alone(db: TestDb) {
        let server = script(vec![fine().with("x-spent-ms", "15000"), fine()]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        let request = get(&server.url(), "/");
        gateway.call(&FREE, &request, Urgency::Batch, None).await.unwrap();
        let failure = gateway.call(&FREE, &request, Urgency::Batch, None).await.unwrap_err();
        assert_eq!((failure.why, failure.retry_at), (Why::Throttled, Some(START + 16)));
        bench.watch.advance(15);
        gateway.call(&FREE, &request, Urgency::Batch, None).await.unwrap();
        assert_eq!(server.seen().len(), 2);
    }

    async fn a_gateway_whose_pace_is_lifted_never_waits(db: TestDb) {
        let server = script(vec![fine()]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.lifted().await;
        for _ in 0..20 {
            gateway.call(&RARE, &get(&server.url(), "/"), Urgency::Idle, None).await.unwrap();
        }
        assert!(bench.watch.waits().is_empty());
    }

    async fn nobody_waits_longer_than_their_patience(db: TestDb) {
        let server = script(vec![fine()]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        let request = get(&server.url(), "/");
        gateway.call(&RARE, &request, Urgency::Interactive, None).await.unwrap();
        // A person is told when; a poll, which is a job, waits for its turn.
        let failure = gateway.call(&RARE, &request, Urgency::Interactive, None).await.unwrap_err();
        assert_eq!((failure.why, failure.retry_at), (Why::Throttled, Some(START + 6)));
        assert!(bench.watch.waits().is_empty());
        gateway.call(&RARE, &request, Urgency::Live, None).await.unwrap();
        assert_eq!(bench.watch.waits(), [5_000]);
    }

    async fn a_pause_is_honoured_by_all_and_waited_for_by_nobody(db: TestDb) {
        let busy = Reply::json(429, &json!({})).with("retry-after", "120");
        let server = script(vec![busy, fine()]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let (a, b) = (bench.gateway("a").await, bench.gateway("b").await);
        let request = get(&server.url(), "/");
        let failure = a.call(&FREE, &request, Urgency::Batch, None).await.unwrap_err();
        assert_eq!((failure.why, failure.retry_at), (Why::Throttled, Some(START + 120)));
        let failure = b.call(&FREE, &request, Urgency::Live, None).await.unwrap_err();
        assert_eq!((failure.why, failure.retry_at), (Why::Throttled, Some(START + 121)));
        assert_eq!((server.seen().len(), bench.watch.waits().len()), (1, 0));
        bench.watch.advance(121);
        assert!(b.call(&FREE, &request, Urgency::Live, None).await.is_ok());
    }

    async fn pauses_in_other_forms_hold_too(db: TestDb) {
        let busy = || Reply::json(429, &json!({}));
        let cases = [
            (busy(), 60),
            (busy().with("retry-after", "Sat, 21 Nov 2026 12:05:00 GMT"), 300),
            (busy().with("retry-after", "0"), 1),
            (busy().with("retry-after", "-7"), 60),
            (busy().with("retry-after", "864000"), 86_400),
        ];
        for (n, (reply, wanted)) in cases.into_iter().enumerate() {
            let server = script(vec![reply]).await;
            let bench = Bench::new(&db, &[&server.url()]);
            let gateway = bench.gateway("a").await;
            let (request, principal) = (get(&server.url(), "/"), format!("case {n}"));
            for late in 0..2 {
                let called = gateway.call(&FREE, &request, Urgency::Batch, Some(&principal)).await;
                assert_eq!(called.unwrap_err().retry_at, Some(START + wanted + late));
            }
            assert_eq!(server.seen().len(), 1);
        }
    }

    async fn a_service_that_is_down_is_spared_and_tried_once_a_minute(db: TestDb) {
        let mut replies = vec![Reply::json(500, &json!({})); 6];
        replies.push(fine());
        let server = script(replies).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        let request = get(&server.url(), "/");
        let call = || gateway.call(&FREE, &request, Urgency::Batch, None);
        for _ in 0..5 {
            assert_eq!(call().await.unwrap_err().why, Why::Unavailable);
        }
        // Open: nobody gets through.
        for _ in 0..10 {
            assert_eq!(call().await.unwrap_err().retry_at, Some(START + 61));
        }
        assert_eq!(server.seen().len(), 5);
        bench.watch.advance(61);
        call().await.unwrap_err();
        call().await.unwrap_err();
        assert_eq!(server.seen().len(), 6, "one probe, which failed");
        bench.watch.advance(61);
        for _ in 0..4 {
            call().await.unwrap();
        }
        assert_eq!(server.seen().len(), 10, "three good probes close it");
    }

    async fn a_bad_gateway_is_asked_again_once_and_a_bad_service_is_not(db: TestDb) {
        let server = script(vec![Reply::json(502, &json!({})), fine(), Reply::json(500, &json!({})), fine()]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        gateway.call(&FREE, &get(&server.url(), "/"), Urgency::Interactive, None).await.unwrap();
        assert!((100..400).contains(&bench.watch.waits()[0]));
        gateway.call(&FREE, &get(&server.url(), "/"), Urgency::Interactive, None).await.unwrap_err();
        assert_eq!(server.seen().len(), 3);
    }

    async fn what_writes_is_never_sent_twice(db: TestDb) {
        let server = script(vec![Reply::Reset, fine()]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        let write = Request::new(Method::Post, &server.url(), "/").unwrap().form("love", 1);
        let failure = gateway.call(&FREE, &write, Urgency::Interactive, None).await.unwrap_err();
        assert_eq!((failure.why, server.seen().len()), (Why::Unavailable, 1));
    }

    async fn everything_that_the_wire_can_do_ends_in_time_and_in_words(db: TestDb) {
        let bomb = {
            // A gzip member of 100 kB that unpacks to 100 MB is not needed to pass a limit of 100 kB.
            let mut head = b"HTTP/1.1 200 Said\r\ncontent-encoding: gzip\r\ncontent-type: application/json\r\n\r\n".to_vec();
            head.extend(gzip(&vec![b' '; 5_000_000]));
            head
        };
        let cases = [
            (Reply::Hang, Why::Unavailable),
            (Reply::Drip(Duration::from_millis(400)), Why::Unavailable),
            (Reply::CutOff, Why::Unavailable),
            (Reply::Reset, Why::Unavailable),
            (Reply::Endless, Why::Refused),
            (Reply::Raw(bomb), Why::Refused),
            (Reply::Raw(b"SSH-2.0-OpenSSH_9\r\n".to_vec()), Why::Unavailable),
            (Reply::text(200, "text/html", "<html>Sign in to the hotel's network"), Why::Refused),
            (Reply::text(302, "text/plain", "").with("location", "/x").with("location", "/x"), Why::Refused),
            (Reply::json(401, &json!({})), Why::AuthLost),
            (Reply::json(404, &json!({})), Why::Absent),
            (Reply::json(418, &json!({})), Why::Refused),
        ];
        for (reply, why) in cases {
            let said = format!("{reply:.60?}");
            let server = script(vec![reply]).await;
            let bench = Bench::new(&db, &[&server.url()]);
            let gateway = bench.gateway("a").await;
            let principal = format!("case {said}");
            let called = gateway.call(&FREE, &get(&server.url(), "/"), Urgency::Batch, Some(&principal)).await;
            let failure = called.unwrap_err();
            assert_eq!(failure.why, why, "{said}: {failure}");
        }
    }

    async fn credentials_reach_the_service_and_no_word_about_it(db: TestDb) {
        let server = Server::start(|request| {
            let key = request.param("api_key").unwrap_or_default();
            Reply::json(418, &json!({"message": format!("bad key {key}")}))
        }).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = bench.gateway("a").await;
        let request = get(&server.url(), "/")
            .secret_query("api_key", "swordfish".into())
            .secret_header("authorization", "Token opensesame".into());
        let failure = gateway.call(&FREE, &request, Urgency::Live, None).await.unwrap_err();
        assert!(!format!("{failure:?} {failure}").contains("swordfish"));
        let seen = &server.seen()[0];
        assert_eq!(seen.query["api_key"], "swordfish");
        assert_eq!(seen.headers["authorization"], "Token opensesame");
        assert!(seen.headers["user-agent"].starts_with("aime-test/"));
    }

    async fn work_that_can_wait_steps_aside_for_a_person(db: TestDb) {
        let server = script(vec![fine()]).await;
        let bench = Bench::new(&db, &[&server.url()]);
        let gateway = Arc::new(bench.gateway("a").await);
        let request = get(&server.url(), "/");
        // The first takes the turn; the person has to wait, and says so.
        gateway.call(&SLOW, &request, Urgency::Batch, None).await.unwrap();
        gateway.call(&SLOW, &request, Urgency::Interactive, None).await.unwrap();
        let before = bench.watch.waits().iter().sum::<u64>();
        assert_eq!(before, 1_000);
        gateway.call(&SLOW, &request, Urgency::Batch, None).await.unwrap();
        let waited = bench.watch.waits().iter().sum::<u64>() - before;
        assert!(waited >= 2_000, "half of the burst is for people: {waited}");
    }
}

/// Packed as gzip with stored blocks would not be small; this one is.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
