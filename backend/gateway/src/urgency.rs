//! How soon an answer is wanted.

/// How soon an answer is wanted; the order of the variants is the order of service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Something is happening right now: a poll.
    Live = 0,
    /// A person is waiting.
    Interactive = 1,
    /// A person will want it shortly.
    Soon = 2,
    /// Part of a larger piece of work.
    Batch = 3,
    /// When nothing else is to be done.
    Idle = 4,
}

impl Urgency {
    /// How long a caller waits for its turn and the answer, milliseconds (caches.md §3.3).
    pub const fn patience_ms(self) -> i64 {
        match self {
            Self::Interactive => 2_500,
            Self::Live | Self::Soon | Self::Batch | Self::Idle => 30_000,
        }
    }

    /// Whether it goes before the work that can wait.
    pub const fn is_pressing(self) -> bool {
        matches!(self, Self::Live | Self::Interactive)
    }
}
