//! A gateway beside a test's database, on the test's clock: whoever waits for their turn moves it.

use std::sync::Arc;

use aime_domain::clock::Clock as _;
use aime_gateway::fetch::Fetcher;
use aime_gateway::{Gateway, Mode, Pace, Parts, Pin, Place, SystemLookup, Time};
use aime_storage::Open;
use rand::SeedableRng as _;
use rand::rngs::StdRng;

use crate::clock::TestClock;
use crate::db::TestDb;

#[async_trait::async_trait]
impl Time for TestClock {
    fn now_ms(&self) -> i64 {
        aime_domain::clock::Clock::now_ms(self)
    }

    async fn sleep(&self, ms: u64) {
        self.advance_ms(ms as i64);
        tokio::task::yield_now().await;
    }
}

/// The same clock for a test in which others keep time by it: waits are over at once and move nothing.
#[derive(Debug)]
struct Still(TestClock);

#[async_trait::async_trait]
impl Time for Still {
    fn now_ms(&self) -> i64 {
        Time::now_ms(&self.0)
    }

    async fn sleep(&self, _ms: u64) {
        tokio::task::yield_now().await;
    }
}

/// A gateway without a pace, under which the clock stands still; else as [`open`].
pub async fn open_still(db: &TestDb, pins: &[&str]) -> Gateway {
    open_with(db, pins, Arc::new(Still(db.clock.clone())), Pace::Lifted).await
}

/// A gateway that may dial `pins`, addresses such as `http://127.0.0.1:4711`, and nothing else of this machine.
pub async fn open(db: &TestDb, pins: &[&str]) -> Gateway {
    open_with(db, pins, Arc::new(db.clock.clone()), Pace::Observed).await
}

async fn open_with(db: &TestDb, pins: &[&str], time: Arc<dyn Time>, pace: Pace) -> Gateway {
    let place = match db.place() {
        Open::Sqlite { path, .. } => Place::Sqlite {
            path: path.with_file_name("cache.db"),
        },
        Open::Postgres { url, .. } => Place::Postgres { url: url.clone() },
    };
    let pins = pins.iter().filter_map(|pin| Pin::of(pin)).collect();
    let fetcher = Fetcher::new("aime-test/1", Arc::new(SystemLookup), pins);
    Gateway::open(Parts {
        place,
        fetcher: fetcher.expect("an HTTP client"),
        time,
        chance: StdRng::seed_from_u64(1),
        process: format!("test {}", db.clock.now()),
        pace,
        mode: Mode::Hybrid,
    })
    .await
    .expect("a gateway opens")
}
