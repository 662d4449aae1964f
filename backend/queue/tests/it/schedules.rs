//! Jobs that come round.

use std::sync::Arc;

use aime_queue::schedule::{declare, list_schedules, set_enabled, tick};
use aime_queue::{Schedule, ScheduleRow};
use aime_testkit::{TestClock, on_both};

use crate::support::{Act, Bench, TestJob};

/// Hourly at the half hour.
fn hourly() -> Vec<Schedule> {
    vec![of("hourly", "30 * * * *")]
}

fn of(name: &'static str, cron: &str) -> Schedule {
    let job = TestJob {
        key: Some(name.into()),
        act: Act::Succeed,
    };
    Schedule::new(name, cron, "Europe/Zurich", &job).unwrap()
}

impl Bench {
    async fn declare(&self, schedules: &[Schedule]) {
        let tx = self.db.tx().await;
        declare(&tx, schedules, self.now()).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn tick(&self, schedules: &[Schedule]) -> u64 {
        tick(&self.shared.store, schedules, self.now())
            .await
            .unwrap()
    }

    async fn schedules(&self) -> Vec<ScheduleRow> {
        list_schedules(&self.db.read()).await.unwrap()
    }
}

/// The test's clock begins at noon UTC.
const NOON: i64 = TestClock::START;

on_both! {
    async fn a_slot_is_ordered_once_however_many_tick(db: TestDb) {
        let bench = Arc::new(Bench::new(db));
        bench.declare(&hourly()).await;
        assert_eq!(bench.tick(&hourly()).await, 0, "not due yet");
        bench.db.clock.set(NOON + 1_800);
        let mut ticks = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let bench = Arc::clone(&bench);
            ticks.spawn(async move { bench.tick(&hourly()).await });
        }
        assert_eq!(ticks.join_all().await.iter().sum::<u64>(), 1);
        let row = bench.schedules().await.remove(0);
        assert_eq!((row.last_at, row.next_at), (Some(NOON + 1_800), NOON + 5_400));
    }

    async fn one_run_catches_up_on_a_long_sleep(db: TestDb) {
        let bench = Bench::new(db);
        bench.declare(&hourly()).await;
        bench.db.clock.set(NOON + 9 * 86_400 + 60);
        assert_eq!((bench.tick(&hourly()).await, bench.tick(&hourly()).await), (1, 0));
        assert_eq!(bench.schedules().await[0].next_at, NOON + 9 * 86_400 + 1_800);
        bench.worker(1).await.run_until_idle().await.unwrap();
        assert_eq!(bench.outcomes().await, ["done"]);
        assert_eq!(bench.number("SELECT COUNT(*) FROM job_runs WHERE duration_ms IS NOT NULL").await, 1);
    }

    async fn a_clock_that_is_set_back_does_not_stop_it(db: TestDb) {
        let bench = Bench::new(db);
        bench.db.clock.set(NOON + 30 * 86_400);
        bench.declare(&hourly()).await;
        bench.db.clock.set(NOON);
        assert_eq!((bench.tick(&hourly()).await, bench.tick(&hourly()).await), (1, 0));
        assert_eq!(bench.schedules().await[0].next_at, NOON + 1_800);
    }

    async fn a_start_keeps_what_is_due_and_a_new_line_begins_anew(db: TestDb) {
        let bench = Bench::new(db);
        bench.declare(&[of("hourly", "30 * * * *"), of("gone", "0 3 * * *")]).await;
        // Missed while nothing ran; the next start must not forget it.
        bench.db.clock.advance(7_200);
        bench.declare(&hourly()).await;
        assert_eq!(bench.schedules().await.len(), 1);
        assert_eq!(bench.tick(&hourly()).await, 1);
        let nightly = [of("hourly", "0 3 * * *")];
        bench.declare(&nightly).await;
        let next = bench.schedules().await[0].next_at;
        assert_eq!(next, NOON + 14 * 3_600, "03:00 in Zurich");
    }

    async fn one_that_is_switched_off_waits_until_it_is_switched_on(db: TestDb) {
        let bench = Bench::new(db);
        bench.declare(&hourly()).await;
        let switch = async |enabled| {
            let tx = bench.db.tx().await;
            assert!(set_enabled(&tx, "hourly", enabled).await.unwrap());
            tx.commit().await.unwrap();
        };
        switch(false).await;
        bench.db.clock.advance(86_400);
        assert_eq!(bench.tick(&hourly()).await, 0);
        bench.declare(&hourly()).await;
        assert!(!bench.schedules().await[0].enabled);
        switch(true).await;
        assert_eq!(bench.tick(&hourly()).await, 1);
    }
}
