//! The window of requests.

use std::collections::VecDeque;

/// Length of the window, milliseconds.
const LENGTH_MS: i64 = 60_000;

/// Requests of the last minute.
pub(super) struct Window {
    now_ms: Box<dyn Fn() -> i64 + Send + Sync>,
    seen: VecDeque<i64>,
}

impl Window {
    pub(super) fn new(now_ms: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self {
            now_ms: Box::new(now_ms),
            seen: VecDeque::new(),
        }
    }

    /// Counts a request: how many there may be, and how many there were with this one. One beyond the window counts
    /// too.
    pub(super) fn count(&mut self, is_let_in: bool) -> (usize, usize) {
        let now = (self.now_ms)();
        while self.seen.front().is_some_and(|at| now - at >= LENGTH_MS) {
            self.seen.pop_front();
        }
        self.seen.push_back(now);
        (if is_let_in { 60 } else { 25 }, self.seen.len())
    }
}
