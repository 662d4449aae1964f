//! How attempts end.

use aime_queue::watch::{Whose, list_ended};
use aime_queue::{BackgroundJob as _, NewJob, forget_runs};
use aime_testkit::on_both;

use crate::support::{Act, Bench, TestJob};

on_both! {
    async fn a_done_job_is_gone_and_its_run_is_remembered_for_a_week(db: TestDb) {
        let bench = Bench::new(db);
        bench.order(Act::Succeed).await;
        bench.worker(1).await.run_until_idle().await.unwrap();
        assert_eq!((bench.open_jobs().await, bench.outcomes().await), (0, vec!["done".to_owned()]));

        for (days, kept) in [(6, 1), (2, 0)] {
            bench.db.clock.advance(days * 86_400);
            let tx = bench.db.tx().await;
            forget_runs(&tx, bench.now()).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(bench.number("SELECT COUNT(*) FROM job_runs").await, kept);
        }
    }

    async fn of_quiet_kinds_only_what_went_wrong_is_told(db: TestDb) {
        let bench = Bench::new(db);
        for act in [Act::Succeed, Act::Fail, Act::Succeed] {
            bench.order(act).await;
        }
        bench.worker(1).await.run_until_idle().await.unwrap();

        let whose = Whose { owner: 1, is_common: true };
        for (quiet, told) in [
            (&[][..], 3),
            (&["another_job"], 3),
            (&["another_job", TestJob::KIND], 1),
        ] {
            let ended = list_ended(&bench.db.read(), whose, "imports", quiet, 50).await.unwrap();
            assert_eq!(ended.len(), told, "{quiet:?}");
            assert!(ended.iter().any(|job| job.outcome == "failed"));
        }
    }

    async fn a_failed_attempt_waits_longer_each_time_and_the_eighth_is_the_last(db: TestDb) {
        let bench = Bench::new(db);
        let id = bench.order(Act::Retry { after_s: None }).await;
        let worker = bench.worker(1).await;
        let mut waits = Vec::new();
        while bench.open_jobs().await > 0 {
            worker.run_until_idle().await.unwrap();
            if bench.open_jobs().await > 0 {
                let wait = bench.number("SELECT run_at FROM jobs").await - bench.now();
                waits.push(wait);
                bench.db.clock.advance(wait);
            }
        }
        assert_eq!(bench.runs(), (1..=8).map(|attempt| (id, attempt)).collect::<Vec<_>>());
        assert!(waits.is_sorted() && waits[0] >= 5 && waits[6] >= 320, "{waits:?}");
        assert_eq!(bench.outcomes().await, ["failed"]);
    }

    async fn a_wait_that_the_cause_asks_for_is_kept(db: TestDb) {
        let bench = Bench::new(db);
        bench.order(Act::Retry { after_s: Some(900) }).await;
        bench.worker(1).await.run_until_idle().await.unwrap();
        assert_eq!(bench.number("SELECT run_at FROM jobs").await, bench.now() + 900);
    }

    async fn nothing_is_tried_again_after_its_last_moment(db: TestDb) {
        let bench = Bench::new(db);
        let job = TestJob { key: None, act: Act::Retry { after_s: None } };
        bench.order_as(&NewJob::of(&job).unwrap().give_up_after_s(30)).await;
        bench.db.clock.advance(30);
        bench.worker(1).await.run_until_idle().await.unwrap();
        assert_eq!((bench.open_jobs().await, bench.outcomes().await), (0, vec!["failed".to_owned()]));
    }

    async fn what_can_never_work_is_not_tried_again(db: TestDb) {
        let bench = Bench::new(db);
        bench.order(Act::Fail).await;
        bench.worker(1).await.run_until_idle().await.unwrap();
        assert_eq!((bench.runs().len(), bench.outcomes().await), (1, vec!["failed".to_owned()]));
    }

    async fn a_panic_ends_the_attempt_and_not_the_worker(db: TestDb) {
        let bench = Bench::new(db);
        bench.order(Act::Panic).await;
        bench.order(Act::Succeed).await;
        assert_eq!(bench.worker(1).await.run_until_idle().await.unwrap(), 2);
        assert_eq!((bench.open_jobs().await, bench.outcomes().await), (1, vec!["done".to_owned()]));
        let reason = bench.number("SELECT COUNT(*) FROM jobs WHERE last_error = 'it panicked: oh'").await;
        assert_eq!(reason, 1);
    }
}
