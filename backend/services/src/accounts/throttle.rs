//! Guessing costs time: after a few wrong guesses for a name or from an address, each further one doubles the
//! wait. A guess counts before it is checked, so that many at once do not slip through.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Wrong guesses for one name that cost nothing.
const FREE_PER_NAME: u32 = 5;
/// Wrong guesses from one address that cost nothing; a family may share one.
const FREE_PER_ADDRESS: u32 = 20;
/// Longest wait, seconds.
const LONGEST_WAIT: i64 = 15 * 60;
/// After so long without a guess all is forgotten, seconds.
const MEMORY: i64 = 60 * 60;
/// Names and addresses remembered; beyond it the calmest are forgotten first.
const MOST_KEPT: usize = 10_000;

/// Who is guessing what.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Subject {
    /// The account that is guessed at.
    Name(String),
    /// Where the guesses come from.
    Address(IpAddr),
}

impl Subject {
    /// An address; of IPv6 the network of one household (/64).
    pub(super) fn address(address: IpAddr) -> Self {
        Self::Address(match address {
            IpAddr::V6(v6) => {
                let network = u128::from(v6) & !u128::from(u64::MAX);
                IpAddr::V6(Ipv6Addr::from(network))
            }
            v4 @ IpAddr::V4(_) => v4,
        })
    }

    const fn free(&self) -> u32 {
        match self {
            Self::Name(_) => FREE_PER_NAME,
            Self::Address(_) => FREE_PER_ADDRESS,
        }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Guesses {
    count: u32,
    last_at: i64,
    /// Until when no guess is heard.
    wait_until: i64,
}

/// Memory of wrong guesses.
#[derive(Debug, Default)]
pub(super) struct Throttle {
    seen: Mutex<HashMap<Subject, Guesses>>,
}

impl Throttle {
    /// Counts a guess at `now` (unix seconds). `Err` with the seconds to wait when it is not to be heard.
    pub(super) fn guess(&self, subjects: &[Subject], now: i64) -> Result<(), u64> {
        let mut seen = self.lock();
        let wait = subjects
            .iter()
            .filter_map(|subject| seen.get(subject))
            .map(|guesses| guesses.wait_until - now)
            .max()
            .unwrap_or(0);
        if wait > 0 {
            return Err(wait as u64);
        }
        make_room(&mut seen, now);
        for subject in subjects {
            let guesses = seen.entry(subject.clone()).or_default();
            if now - guesses.last_at > MEMORY {
                guesses.count = 0;
            }
            guesses.count += 1;
            guesses.last_at = now;
            guesses.wait_until = now + delay(guesses.count, subject.free());
        }
        Ok(())
    }

    /// The guess was right: the account is forgotten, the address gets its guess back.
    pub(super) fn right(&self, subjects: &[Subject]) {
        let mut seen = self.lock();
        for subject in subjects {
            match subject {
                Subject::Name(_) => {
                    seen.remove(subject);
                }
                Subject::Address(_) => {
                    if let Some(guesses) = seen.get_mut(subject) {
                        guesses.count = guesses.count.saturating_sub(1);
                        guesses.wait_until = 0;
                    }
                }
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Subject, Guesses>> {
        // A map of counters is sound at every moment, also where a holder panicked.
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Seconds to wait after guess number `count`: 1, 2, 4 … from the last free one on.
fn delay(count: u32, free: u32) -> i64 {
    match count.checked_sub(free) {
        None => 0,
        Some(over) => 1_i64
            .checked_shl(over.min(32))
            .map_or(LONGEST_WAIT, |s| s.min(LONGEST_WAIT)),
    }
}

fn make_room(seen: &mut HashMap<Subject, Guesses>, now: i64) {
    if seen.len() < MOST_KEPT {
        return;
    }
    seen.retain(|_, guesses| now - guesses.last_at <= MEMORY);
    if seen.len() < MOST_KEPT {
        return;
    }
    let mut counts: Vec<u32> = seen.values().map(|guesses| guesses.count).collect();
    counts.sort_unstable();
    let middle = counts[counts.len() / 2];
    seen.retain(|_, guesses| guesses.count > middle || guesses.wait_until > now);
    if seen.len() >= MOST_KEPT {
        seen.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Vec<Subject> {
        vec![Subject::Name(text.to_owned())]
    }

    #[test]
    fn the_wait_doubles_and_has_an_end() {
        let throttle = Throttle::default();
        let mut now = 1_000;
        for _ in 0..FREE_PER_NAME {
            throttle.guess(&name("a"), now).unwrap();
        }
        let mut waits = Vec::new();
        for _ in 0..12 {
            let wait = throttle.guess(&name("a"), now).unwrap_err();
            waits.push(wait);
            now += wait as i64;
            throttle.guess(&name("a"), now).unwrap();
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    }

    #[test]
    fn another_name_does_not_wait_and_a_right_guess_forgets() {
        let throttle = Throttle::default();
        for _ in 0..FREE_PER_NAME {
            throttle.guess(&name("a"), 0).unwrap();
        }
        throttle.guess(&name("b"), 0).unwrap();
        throttle.right(&name("a"));
        throttle.guess(&name("a"), 0).unwrap();
    }

    #[test]
    fn an_hour_of_calm_forgets() {
        let throttle = Throttle::default();
        for _ in 0..FREE_PER_NAME {
            throttle.guess(&name("a"), 10).unwrap();
        }
        throttle.guess(&name("a"), 11 + MEMORY).unwrap();
        throttle.guess(&name("a"), 11 + MEMORY).unwrap();
    }

    #[test]
    fn addresses_of_one_household_are_one() {
        let of = |text: &str| Subject::address(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }

    #[test]
    fn memory_is_bounded() {
        let throttle = Throttle::default();
        for n in 0..3 * MOST_KEPT {
            let _ = throttle.guess(&name(&n.to_string()), 5);
        }
        assert!(throttle.lock().len() <= MOST_KEPT);
    }
}
