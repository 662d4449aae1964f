//! A clock that tests drive.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use aime_domain::clock::Clock;

/// Stands still until it is told to move. Clones show the same time.
#[derive(Debug, Clone)]
pub struct TestClock {
    now_ms: Arc<AtomicI64>,
}

impl TestClock {
    /// Where every test clock starts: 2026-11-21T12:00:00Z, a Saturday.
    pub const START: i64 = 1_795_262_400;

    /// Moves on by some seconds.
    pub fn advance(&self, seconds: i64) {
        self.now_ms.fetch_add(seconds * 1_000, Ordering::SeqCst);
    }

    /// Moves on by some milliseconds.
    pub fn advance_ms(&self, ms: i64) {
        self.now_ms.fetch_add(ms, Ordering::SeqCst);
    }

    /// Jumps to a moment, unix seconds UTC.
    pub fn set(&self, at: i64) {
        self.now_ms.store(at * 1_000, Ordering::SeqCst);
    }
}

impl Default for TestClock {
    fn default() -> Self {
        Self {
            now_ms: Arc::new(AtomicI64::new(Self::START * 1_000)),
        }
    }
}

impl Clock for TestClock {
    fn now_ms(&self) -> i64 {
        self.now_ms.load(Ordering::SeqCst)
    }
}
