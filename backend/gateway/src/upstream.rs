//! An outside service and its manners.

use std::time::Duration;

use crate::answer::{Answer, Verdict};

/// An outside service. A constant of the client that speaks to it, which cites the published rules.
#[derive(Debug, Clone, Copy)]
pub struct Upstream {
    /// Name in tables and logs; never changed.
    pub name: &'static str,
    /// How often it may be asked.
    pub rate: Rate,
    /// How many requests may be under way at once, in one process.
    pub concurrency: usize,
    /// Patience and sizes.
    pub limits: Limits,
    /// By what it counts.
    pub counted: Counted,
    /// What an answer means. Services lie in their status codes; only their client knows how.
    pub verdict: fn(&Answer) -> Verdict,
    /// For how many milliseconds nothing is left of what it allows, by what a good answer says beside the matter; for
    /// services that say nothing of the kind, [`Upstream::never_spent`].
    pub spent: fn(&Answer) -> Option<i64>,
}

impl Upstream {
    /// It says nothing of how much is left.
    pub const fn never_spent(_: &Answer) -> Option<i64> {
        None
    }
}

/// By what a service counts requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// By the address that asks: everybody on this install shares one gate.
    ByAddress,
    /// By account: everybody has their own.
    ByAccount,
}

/// How often a service may be asked, over all processes of an install.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Milliseconds from one request to the next in the long run.
    pub interval_ms: i64,
    /// How many may follow each other at once after a pause.
    pub burst: i64,
}

impl Rate {
    /// How far the schedule may be ahead of the clock for another request: the burst.
    pub(crate) const fn tolerance_ms(self) -> i64 {
        self.interval_ms * (self.burst - 1)
    }

    /// The same for work that can wait, which leaves half of the burst to people.
    pub(crate) const fn batch_tolerance_ms(self) -> i64 {
        self.tolerance_ms() / 2
    }
}

/// How long and how large an answer may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Until the connection stands.
    pub connect: Duration,
    /// Until the first byte of the answer.
    pub first_byte: Duration,
    /// Until the last.
    pub total: Duration,
    /// Between two pieces of the body.
    pub idle: Duration,
    /// Most bytes of the body, unpacked.
    pub body: usize,
    /// A body that takes longer than [`Limits::SLOW_AFTER`] comes at least this fast, bytes a second.
    pub slowest: u64,
}

impl Limits {
    /// When the speed of a body begins to count.
    pub const SLOW_AFTER: Duration = Duration::from_secs(10);

    /// For an API that answers in JSON (caches.md §3.3).
    pub const JSON: Self = Self {
        connect: Duration::from_secs(3),
        first_byte: Duration::from_secs(8),
        total: Duration::from_secs(20),
        idle: Duration::from_secs(5),
        body: 8 * 1024 * 1024,
        slowest: 1_024,
    };
}

/// How long an answer is good, seconds from its arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Served without asking again.
    pub fresh_s: i64,
    /// Served while a new one is fetched.
    pub stale_s: i64,
    /// Served when the service fails.
    pub keep_s: i64,
    /// How long "there is no such thing" is believed.
    pub absent_s: i64,
}
