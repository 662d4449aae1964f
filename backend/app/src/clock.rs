//! The real clock.

use std::time::{SystemTime, UNIX_EPOCH};

use aime_domain::clock::Clock;

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
