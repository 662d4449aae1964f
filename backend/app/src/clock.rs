//! The real clock.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aime_domain::clock::Clock;
use aime_gateway::Time;

/// The system's clock: the one place that asks for the time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now_ms(&self) -> i64 {
        #[expect(
            clippy::disallowed_methods,
            reason = "this is the clock that others take"
        )]
        let now = SystemTime::now();
        now.duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_millis() as i64)
    }
}

#[async_trait::async_trait]
impl Time for SystemClock {
    fn now_ms(&self) -> i64 {
        Clock::now_ms(self)
    }

    async fn sleep(&self, ms: u64) {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }
}
