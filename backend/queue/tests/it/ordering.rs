//! Ordering jobs, and in which order they are taken.

use aime_queue::lease::{self, Order};
use aime_queue::{NewJob, QueueError, Urgency, enqueue};
use aime_testkit::on_both;

use crate::support::{Act, Bench, LANE, TestJob};

fn keyed(key: &str) -> NewJob {
    NewJob::of(&TestJob {
        key: Some(key.into()),
        act: Act::Succeed,
    })
    .unwrap()
}

on_both! {
    async fn a_job_ordered_in_a_transaction_that_is_taken_back_never_was(db: TestDb) {
        let bench = Bench::new(db);
        let tx = bench.db.tx().await;
        enqueue(&tx, &keyed("a"), bench.now()).await.unwrap();
        tx.rollback().await.unwrap();
        assert_eq!(bench.worker(1).await.run_until_idle().await.unwrap(), 0);
        assert_eq!(bench.open_jobs().await, 0);
    }

    async fn two_orders_with_one_key_are_one_job_as_urgent_and_early_as_either(db: TestDb) {
        let bench = Bench::new(db);
        let later = bench.now() + 600;
        let first = bench.order_as(&keyed("a").urgency(Urgency::Batch).run_at(later)).await;
        let second = bench.order_as(&keyed("a").urgency(Urgency::Live)).await;
        let third = bench.order_as(&keyed("a").urgency(Urgency::Idle).run_at(later)).await;
        let other = bench.order_as(&keyed("b").run_at(later)).await;
        assert_eq!((first, first), (second, third));
        assert_ne!(first, other);
        assert_eq!(bench.number("SELECT MIN(urgency) FROM jobs").await, Urgency::Live as i64);
        assert_eq!(bench.worker(1).await.run_until_idle().await.unwrap(), 1);
        assert_eq!(bench.runs(), [(first, 1)]);
    }

    async fn an_order_during_the_run_makes_it_run_once_more(db: TestDb) {
        let bench = Bench::new(db);
        let waiting = NewJob::of(&TestJob { key: Some("a".into()), act: Act::Wait }).unwrap();
        let id = bench.order_as(&waiting).await;
        let worker = bench.worker(1).await;
        let done = tokio::spawn(async move { worker.run_until_idle().await });
        bench.shared.started.acquire().await.unwrap().forget();
        assert_eq!(bench.order_as(&keyed("a")).await, id);
        bench.shared.go.add_permits(1);
        assert_eq!(done.await.unwrap().unwrap(), 2);
        assert_eq!(bench.runs(), [(id, 1), (id, 1)]);
        assert_eq!(bench.open_jobs().await, 0);
    }

    async fn who_wants_it_at_once_is_not_put_off_by_a_run_that_has_just_ordered_the_next(db: TestDb) {
        let bench = Bench::new(db);
        let waiting = NewJob::of(&TestJob { key: Some("a".into()), act: Act::Wait }).unwrap();
        let tomorrow = bench.now() + 86_400;
        let id = bench.order_as(&waiting).await;
        let worker = bench.worker(1).await;
        let done = tokio::spawn(async move { worker.run_until_idle().await });
        bench.shared.started.acquire().await.unwrap().forget();
        bench.db.clock.advance(7);
        bench.order_as(&keyed("a").run_at(tomorrow)).await;
        bench.order_as(&keyed("a")).await;
        // Whoever orders the next after that does not put it off either.
        bench.db.clock.advance(7);
        bench.order_as(&keyed("a").run_at(tomorrow + 60)).await;
        bench.shared.go.add_permits(1);
        assert_eq!(done.await.unwrap().unwrap(), 2);
        assert_eq!(bench.runs(), [(id, 1), (id, 1)]);
        assert_eq!(bench.open_jobs().await, 0);
    }

    async fn the_urgent_goes_first_and_the_longest_due_gets_its_share(db: TestDb) {
        let bench = Bench::new(db);
        let old = bench.order_as(&keyed("old").urgency(Urgency::Idle)).await;
        bench.db.clock.advance(60);
        let new = bench.order_as(&keyed("new").urgency(Urgency::Interactive)).await;
        for (order, expected) in [(Order::Urgency, new), (Order::Age, old)] {
            let tx = bench.db.tx().await;
            let job = lease::claim(&tx, LANE, order, "me", "token", bench.now()).await.unwrap();
            assert_eq!(job.unwrap().id, expected);
        }
    }

    async fn a_lane_sees_only_its_own_jobs_and_only_when_due(db: TestDb) {
        let bench = Bench::new(db);
        bench.order_as(&keyed("a").run_at(bench.now() + 10)).await;
        assert!(!lease::is_due(&bench.db.read(), LANE, bench.now()).await.unwrap());
        bench.db.clock.advance(10);
        assert!(lease::is_due(&bench.db.read(), LANE, bench.now()).await.unwrap());
        assert!(!lease::is_due(&bench.db.read(), "other", bench.now()).await.unwrap());
    }
}

#[test]
fn a_payload_refers_to_data_and_does_not_carry_them() {
    let carrying = TestJob {
        key: Some("x".repeat(9_000)),
        act: Act::Succeed,
    };
    assert!(matches!(
        NewJob::of(&carrying),
        Err(QueueError::PayloadTooLong(_))
    ));
}
