//! Workers side by side, woken and stopped.

use std::collections::BTreeSet;
use std::sync::Arc;

use aime_testkit::on_both;
use tokio_util::sync::CancellationToken;

use crate::support::{Act, Bench};

on_both! {
    async fn workers_that_share_a_database_run_each_job_once(db: TestDb) {
        const JOBS: usize = 120;
        let bench = Bench::new(db);
        for _ in 0..JOBS {
            bench.order(Act::Succeed).await;
        }
        let mut working = tokio::task::JoinSet::new();
        for seed in 0..4 {
            let worker = bench.worker(seed).await;
            working.spawn(async move { worker.run_until_idle().await.unwrap() });
        }
        let done: u64 = working.join_all().await.iter().sum();
        let runs = bench.runs();
        let distinct: BTreeSet<i64> = runs.iter().map(|(id, _)| *id).collect();
        assert_eq!((done as usize, runs.len(), distinct.len()), (JOBS, JOBS, JOBS));
        assert_eq!(bench.number("SELECT COUNT(*) FROM job_runs WHERE outcome = 'done'").await, JOBS as i64);
    }

    async fn a_stopped_worker_puts_its_running_job_back_uncounted(db: TestDb) {
        let bench = Bench::new(db);
        let worker = Arc::new(bench.worker(1).await);
        let wake = worker.wake.clone();
        let stop = CancellationToken::new();
        let running = tokio::spawn(worker.run(stop.clone()));

        bench.order(Act::UntilStopped).await;
        wake.ring();
        bench.shared.started.acquire().await.unwrap().forget();
        stop.cancel();
        running.await.unwrap();

        assert_eq!(bench.number("SELECT attempts FROM jobs WHERE claim IS NULL").await, 0);
        assert_eq!(bench.outcomes().await.len(), 0);
    }
}
