//! Workers that die, and workers that were only thought dead.

use aime_queue::lease::{self, LEASE_S, MAX_ATTEMPTS, Order};
use aime_testkit::on_both;

use crate::support::{Act, Bench, LANE};

/// Claims as a worker that will never be heard of again.
async fn claim_and_die(bench: &Bench, token: &str) -> i64 {
    let tx = bench.db.tx().await;
    let job = lease::claim(&tx, LANE, Order::Urgency, "dead", token, bench.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    job.unwrap().id
}

on_both! {
    async fn the_job_of_a_killed_worker_is_picked_up_once_its_lease_is_over(db: TestDb) {
        let bench = Bench::new(db);
        let id = bench.order(Act::Succeed).await;
        claim_and_die(&bench, "a").await;
        let worker = bench.worker(1).await;

        bench.db.clock.advance(LEASE_S);
        assert_eq!((worker.sweep().await.unwrap(), worker.run_until_idle().await.unwrap()), (0, 0));
        bench.db.clock.advance(1);
        assert_eq!((worker.sweep().await.unwrap(), worker.run_until_idle().await.unwrap()), (1, 1));
        assert_eq!(bench.runs(), [(id, 2)]);
    }

    async fn the_job_of_a_worker_known_to_be_dead_is_picked_up_at_once(db: TestDb) {
        let bench = Bench::new(db);
        let id = bench.order(Act::Succeed).await;
        claim_and_die(&bench, "a").await;
        for (name, jobs) in [("alive", 0), ("dead", 1)] {
            let tx = bench.db.tx().await;
            assert_eq!(lease::requeue_claims_of(&tx, name, bench.now()).await.unwrap(), jobs);
            tx.commit().await.unwrap();
        }
        assert_eq!(bench.worker(1).await.run_until_idle().await.unwrap(), 1);
        assert_eq!(bench.runs(), [(id, 2)]);
    }

    async fn a_job_that_kills_its_workers_is_given_up(db: TestDb) {
        let bench = Bench::new(db);
        bench.order(Act::Succeed).await;
        let worker = bench.worker(1).await;
        for n in 0..MAX_ATTEMPTS {
            claim_and_die(&bench, &n.to_string()).await;
            bench.db.clock.advance(LEASE_S + 1);
            assert_eq!(worker.sweep().await.unwrap(), 1);
        }
        assert_eq!((bench.open_jobs().await, bench.outcomes().await), (0, vec!["failed".to_owned()]));
    }

    async fn a_worker_that_lost_its_lease_changes_nothing(db: TestDb) {
        let bench = Bench::new(db);
        let id = bench.order(Act::Wait).await;
        let slow = bench.worker(1).await;
        let slow = tokio::spawn(async move { slow.run_until_idle().await });
        bench.shared.started.acquire().await.unwrap().forget();

        // It is thought dead, and another one takes over.
        bench.db.clock.advance(LEASE_S + 1);
        let quick = bench.worker(2).await;
        assert_eq!(quick.sweep().await.unwrap(), 1);
        let quick = tokio::spawn(async move { quick.run_until_idle().await });
        bench.shared.started.acquire().await.unwrap().forget();
        bench.shared.go.add_permits(2);
        slow.await.unwrap().unwrap();
        quick.await.unwrap().unwrap();

        assert_eq!(bench.runs(), [(id, 1), (id, 2)]);
        let mut renewals = bench.shared.renewals.lock().unwrap().clone();
        renewals.sort_unstable();
        assert_eq!(renewals, [false, true]);
        assert_eq!((bench.open_jobs().await, bench.outcomes().await), (0, vec!["done".to_owned()]));
        assert_eq!(bench.number("SELECT attempts FROM job_runs").await, 2);
    }
}
