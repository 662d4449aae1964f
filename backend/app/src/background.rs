//! Everything that happens without being asked for, by name. One that fails says so and goes on; one that is
//! told to stop stops between two steps.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use aime_queue::Ticker;
use aime_services::imports::Uploads;
use aime_services::jobs::JobStore;
use aime_services::schedules;
use aime_services::upkeep::Upkeep;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::house::House;

/// Another process's marks are noticed after this.
const LOOK_AROUND: Duration = Duration::from_secs(10);

/// The loops that run.
#[derive(Debug)]
pub(crate) struct Background {
    tasks: JoinSet<()>,
}

impl Background {
    /// Starts the loops: those of work only if `is_worker`.
    pub(crate) fn start(
        house: &House,
        uploads: &Uploads,
        stop: &CancellationToken,
        is_worker: bool,
    ) -> Self {
        let mut tasks = JoinSet::new();
        if !is_worker {
            return Self { tasks };
        }
        let upkeep = Upkeep::new(house.db.clone(), Arc::clone(&house.clock));
        tasks.spawn(Arc::new(house.worker(uploads)).run(stop.clone()));
        let left = uploads.clone();
        tasks.spawn(repeat(
            "put imports aside",
            LOOK_AROUND,
            stop.clone(),
            move || {
                let left = left.clone();
                async move { Ok(left.put_aside_left().await?) }
            },
        ));
        tasks.spawn(repeat("count statistics", LOOK_AROUND, stop.clone(), {
            let upkeep = upkeep.clone();
            move || {
                let upkeep = upkeep.clone();
                async move { Ok(upkeep.count_marked().await?) }
            }
        }));
        tasks.spawn(house.roon_watcher().run(stop.clone()));
        tasks.spawn(tick(house, stop.clone()));
        Self { tasks }
    }

    /// Waits for the loops to stop, at most `grace`; what is left is cut off and found again at the next start.
    pub(crate) async fn finish(mut self, grace: Duration) {
        let ended = tokio::time::timeout(grace, async {
            while self.tasks.join_next().await.is_some() {}
        });
        if ended.await.is_err() {
            tracing::warn!("some work was cut off; it is taken up again at the next start");
            self.tasks.shutdown().await;
        }
    }
}

/// Orders what comes round, once the rows say what does.
fn tick(house: &House, stop: CancellationToken) -> impl Future<Output = ()> + use<> {
    let (db, clock, wake) = (
        house.db.clone(),
        Arc::clone(&house.clock),
        house.wake.clone(),
    );
    async move {
        let ticking = async {
            let schedules = schedules::schedules()?;
            schedules::declare(&db, &schedules, clock.now()).await?;
            let ticker = Ticker {
                store: Arc::new(JobStore::new(db, Arc::clone(&clock))),
                schedules: schedules.into(),
                now: Arc::new(move || clock.now()),
                wake,
            };
            anyhow::Ok(ticker.run(stop).await?)
        };
        if let Err(error) = ticking.await {
            tracing::error!(error = format!("{error:#}"), "nothing comes round any more");
        }
    }
}

async fn repeat<F, W>(name: &'static str, every: Duration, stop: CancellationToken, mut work: W)
where
    F: Future<Output = anyhow::Result<()>> + Send,
    W: FnMut() -> F,
{
    loop {
        tokio::select! {
            done = work() => if let Err(error) = done {
                tracing::error!(error = format!("{error:#}"), "{name} failed");
            },
            () = stop.cancelled() => return,
        }
        tokio::select! {
            () = tokio::time::sleep(every) => {}
            () = stop.cancelled() => return,
        }
    }
}
