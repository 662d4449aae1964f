//! What is known of a service, and what a request's end makes of it: pure, so that every case can be tried.

/// Faults in a row that open the breaker.
const FAULTS_IN_A_ROW: i64 = 5;
/// Requests that are remembered; the breaker also opens when half of them failed.
const REMEMBERED: i64 = 20;
/// Good probes in a row that close it.
const GOOD_PROBES: i64 = 3;
/// How long a service that came back is asked at a quarter of its rate. Milliseconds.
const SLOW_FOR_MS: i64 = 300_000;
/// First pause where a service says "too many" without saying for how long; it doubles up to the longest. Milliseconds.
const FIRST_PAUSE_MS: i64 = 60_000;
const LONGEST_PAUSE_MS: i64 = 3_600_000;

/// How a request ended, as far as the gate is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The service answered: also "no such thing" and "you may not" show that it lives.
    Alive,
    /// It did not, or could not.
    Fault,
    /// It demands a pause, of so many milliseconds where it says so.
    Throttled(Option<i64>),
    /// It answered, and says that nothing is left for so many milliseconds of what it allows.
    Spent(i64),
}

/// A row of `gates`; instants in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct State {
    /// When the next request would be due if all were evenly spaced.
    pub tat: i64,
    /// Until then work that can wait steps aside.
    pub yield_until: i64,
    /// Until then nobody asks.
    pub cooldown_until: i64,
    /// Demands for a pause since the last good answer.
    pub throttles: i64,
    /// Whether the service is taken to be down.
    pub is_open: bool,
    /// Faults in a row.
    pub faults: i64,
    /// The last requests, a bit each: 1 for a fault.
    pub recent: i64,
    /// How many bits of them are used.
    pub recent_count: i64,
    /// When the next request may try a service that is down.
    pub probe_at: i64,
    /// Good probes in a row.
    pub probes_ok: i64,
    /// Raised each time the breaker opens or a probe fails: a late answer to an old probe proves nothing.
    pub generation: i64,
    /// Until then it is asked at a quarter of its rate.
    pub slow_until: i64,
    /// Raised with every change.
    pub version: i64,
}

impl State {
    /// The state after a request's end.
    #[must_use]
    pub fn after(self, probe: Option<i64>, ended: Ended, now: i64, probe_after_ms: i64) -> Self {
        match ended {
            Ended::Throttled(wait_ms) => self.paused(wait_ms, now),
            Ended::Spent(ms) => Self {
                cooldown_until: self.cooldown_until.max(now + ms),
                ..self.after(probe, Ended::Alive, now, probe_after_ms)
            },
            Ended::Alive if self.is_open => self.proved(probe, now),
            Ended::Fault if self.is_open => self.disproved(probe, now, probe_after_ms),
            Ended::Alive => Self {
                throttles: 0,
                faults: 0,
                ..self.remembering(0)
            },
            Ended::Fault => Self {
                faults: self.faults + 1,
                ..self.remembering(1)
            }
            .judged(now, probe_after_ms),
        }
    }

    /// A service that demands a pause lives, so the breaker is not concerned.
    fn paused(self, wait_ms: Option<i64>, now: i64) -> Self {
        let throttles = self.throttles + 1;
        let doubled = FIRST_PAUSE_MS << (throttles - 1).clamp(0, 6);
        let wait = wait_ms.unwrap_or(doubled.min(LONGEST_PAUSE_MS));
        Self {
            throttles,
            // Two that were under way may be told different things; the later one holds.
            cooldown_until: self.cooldown_until.max(now + wait),
            ..self
        }
    }

    fn proved(self, probe: Option<i64>, now: i64) -> Self {
        if probe != Some(self.generation) {
            return self;
        }
        let probes_ok = self.probes_ok + 1;
        if probes_ok < GOOD_PROBES {
            return Self {
                probes_ok,
                // The next may try at once: the service answers.
                probe_at: now,
                ..self
            };
        }
        Self {
            is_open: false,
            faults: 0,
            recent: 0,
            recent_count: 0,
            probes_ok: 0,
            throttles: 0,
            slow_until: now + SLOW_FOR_MS,
            ..self
        }
    }

    fn disproved(self, probe: Option<i64>, now: i64, probe_after_ms: i64) -> Self {
        if probe != Some(self.generation) {
            return self;
        }
        Self {
            probes_ok: 0,
            generation: self.generation + 1,
            probe_at: now + probe_after_ms,
            ..self
        }
    }

    fn remembering(self, fault: i64) -> Self {
        // Where nothing ever fails there is nothing to remember, and nothing to write.
        if fault == 0 && self.recent == 0 {
            return self;
        }
        Self {
            recent: ((self.recent << 1) | fault) & ((1 << REMEMBERED) - 1),
            recent_count: (self.recent_count + 1).min(REMEMBERED),
            ..self
        }
    }

    fn judged(self, now: i64, probe_after_ms: i64) -> Self {
        let failed = i64::from(self.recent.count_ones());
        let half_failed = self.recent_count == REMEMBERED && failed * 2 >= REMEMBERED;
        if self.faults < FAULTS_IN_A_ROW && !half_failed {
            return self;
        }
        Self {
            is_open: true,
            probes_ok: 0,
            generation: self.generation + 1,
            probe_at: now + probe_after_ms,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn after(state: State, ended: &[Ended]) -> State {
        ended
            .iter()
            .fold(state, |state, ended| state.after(None, *ended, 0, MINUTE))
    }

    fn opened() -> State {
        after(State::default(), &[Ended::Fault; 5])
    }

    #[test]
    fn five_faults_in_a_row_open_the_breaker_and_four_do_not() {
        assert!(!after(State::default(), &[Ended::Fault; 4]).is_open);
        let state = opened();
        assert!(state.is_open && state.probe_at == MINUTE);
    }

    #[test]
    fn half_of_the_last_twenty_open_it_too() {
        let mut state = State::default();
        for n in 0..40 {
            assert!(!state.is_open || n >= 19);
            let ended = if n % 2 == 0 {
                Ended::Fault
            } else {
                Ended::Alive
            };
            state = state.after(None, ended, 0, MINUTE);
        }
        assert!(state.is_open);
    }

    #[test]
    fn a_refusal_shows_that_a_service_lives() {
        let state = after(
            State::default(),
            &[
                Ended::Fault,
                Ended::Fault,
                Ended::Fault,
                Ended::Fault,
                Ended::Alive,
                Ended::Fault,
            ],
        );
        assert!(!state.is_open);
    }

    #[test]
    fn it_closes_after_three_good_probes_of_one_generation_and_then_goes_slowly() {
        let mut state = opened();
        let old = state.generation;
        state = state.after(Some(old), Ended::Alive, 100, MINUTE);
        state = state.after(Some(old), Ended::Fault, 200, MINUTE);
        assert_eq!(state.probes_ok, 0);
        let new = state.generation;
        for _ in 0..5 {
            state = state.after(Some(old), Ended::Alive, 300, MINUTE);
        }
        assert!(state.is_open, "answers to old probes prove nothing");
        for _ in 0..3 {
            state = state.after(Some(new), Ended::Alive, 400, MINUTE);
        }
        assert!(!state.is_open);
        assert_eq!(state.slow_until, 400 + SLOW_FOR_MS);
    }

    #[test]
    fn pauses_without_a_length_double_up_to_an_hour_and_begin_anew_after_an_answer() {
        let mut state = State::default();
        for wanted in [1, 2, 4, 8, 16, 32, 60, 60] {
            state.cooldown_until = 0;
            state = state.after(None, Ended::Throttled(None), 0, MINUTE);
            assert_eq!(state.cooldown_until, wanted * MINUTE);
        }
        state = state.after(None, Ended::Alive, 0, MINUTE);
        state.cooldown_until = 0;
        state = state.after(None, Ended::Throttled(None), 0, MINUTE);
        assert_eq!(state.cooldown_until, MINUTE);
    }

    #[test]
    fn a_shorter_pause_never_ends_a_longer_one() {
        let state = State::default().after(None, Ended::Throttled(Some(9_000)), 0, MINUTE);
        let state = state.after(None, Ended::Throttled(Some(1_000)), 0, MINUTE);
        assert_eq!(state.cooldown_until, 9_000);
    }

    #[test]
    fn where_nothing_fails_nothing_is_written() {
        assert_eq!(
            after(State::default(), &[Ended::Alive; 9]),
            State::default()
        );
    }
}
