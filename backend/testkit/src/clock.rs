//! A clock that tests drive.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use aime_domain::clock::Clock;
use aime_gateway::Time;
use tokio::sync::Notify;

/// Stands still until it is told to move. Clones show the same time.
#[derive(Debug, Clone)]
pub struct TestClock {
    now_ms: Arc<AtomicI64>,
    moved: Arc<Notify>,
}

impl TestClock {
    /// Where every test clock starts: 2026-11-21T12:00:00Z, a Saturday.
    pub const START: i64 = 1_795_262_400;

    /// Moves on by some seconds.
    pub fn advance(&self, seconds: i64) {
        self.advance_ms(seconds * 1_000);
    }

    /// Moves on by some milliseconds.
    pub fn advance_ms(&self, ms: i64) {
        self.now_ms.fetch_add(ms, Ordering::SeqCst);
        self.moved.notify_waiters();
    }

    /// Jumps to a moment, unix seconds UTC.
    pub fn set(&self, at: i64) {
        self.now_ms.store(at * 1_000, Ordering::SeqCst);
        self.moved.notify_waiters();
    }
}

impl Default for TestClock {
    fn default() -> Self {
        Self {
            now_ms: Arc::new(AtomicI64::new(Self::START * 1_000)),
            moved: Arc::default(),
        }
    }
}

impl Clock for TestClock {
    fn now_ms(&self) -> i64 {
        self.now_ms.load(Ordering::SeqCst)
    }
}

/// The same clock for whoever waits: a wait ends when a test has moved the clock far enough.
#[derive(Debug, Clone)]
pub struct PatientClock(pub TestClock);

#[async_trait::async_trait]
impl Time for PatientClock {
    fn now_ms(&self) -> i64 {
        Clock::now_ms(&self.0)
    }

    async fn sleep(&self, ms: u64) {
        let until = Time::now_ms(self) + ms as i64;
        loop {
            let moved = self.0.moved.notified();
            tokio::pin!(moved);
            moved.as_mut().enable();
            if Time::now_ms(self) >= until {
                return;
            }
            moved.await;
        }
    }
}
