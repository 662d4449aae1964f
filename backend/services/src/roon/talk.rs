//! How far one connection has come, and what is due on it.

use super::cursor::Cursor;

/// How often the Core is asked whether it is alive; one that has not answered by the next time is gone.
pub(super) const PING_MS: i64 = 10_000;
/// How often the link's row is looked at, and the lease renewed.
pub(super) const LOOK_MS: i64 = 10_000;
/// How often rooms that tell no positions are heard by the clock.
pub(super) const TICK_MS: i64 = 5_000;

/// How far a Core and we have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// It has not said who it is.
    Dialled,
    /// It has, and may know us.
    Met,
    /// It waits for somebody to enable us.
    Waits,
    /// It tells what is played.
    Enabled,
}

/// What is known of one connection; instants in unix milliseconds.
#[derive(Debug)]
pub(super) struct Talk {
    pub(super) stage: Stage,
    pub(super) cursor: Cursor,
    /// The Core that we have a token of.
    pub(super) known_core: Option<String>,
    /// Whether anything was heard since the last ping.
    pub(super) is_alive: bool,
    /// Whether zones have to be asked for.
    pub(super) is_polled: bool,
    pub(super) ping_at: i64,
    pub(super) look_at: i64,
    pub(super) tick_at: i64,
    pub(super) known_by: i64,
    /// When zones were last told of, or asked for.
    pub(super) told_at: i64,
}

impl Talk {
    pub(super) const fn new(now_ms: i64, cursor: Cursor, known_core: Option<String>) -> Self {
        Self {
            stage: Stage::Dialled,
            cursor,
            known_core,
            is_alive: true,
            is_polled: false,
            ping_at: now_ms + PING_MS,
            look_at: now_ms + LOOK_MS,
            tick_at: now_ms + TICK_MS,
            known_by: i64::MAX,
            told_at: now_ms,
        }
    }

    pub(super) fn next_due(&self) -> i64 {
        let next = self.ping_at.min(self.look_at);
        match self.stage {
            Stage::Met => next.min(self.known_by),
            Stage::Enabled => next.min(self.tick_at),
            Stage::Dialled | Stage::Waits => next,
        }
    }
}
