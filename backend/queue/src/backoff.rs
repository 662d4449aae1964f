//! How long a failed job waits.

use rand::{Rng, RngExt};

/// Wait after the first failure; it doubles with each further one.
const FIRST_S: i64 = 10;
/// Longest wait.
const LONGEST_S: i64 = 3_600;

/// Seconds to wait after the given failed attempt (from 1): between half and the whole of a wait that doubles, so
/// that jobs which failed together do not return together.
pub(crate) fn delay_s(attempt: i32, rng: &mut impl Rng) -> i64 {
    let doublings = attempt.clamp(1, 16) - 1;
    let whole = (FIRST_S << doublings).min(LONGEST_S);
    rng.random_range(whole / 2..=whole)
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn waits_double_up_to_an_hour_and_are_spread() {
        let mut rng = StdRng::seed_from_u64(7);
        for (attempt, whole) in [
            (1, 10),
            (2, 20),
            (4, 80),
            (9, 2_560),
            (10, 3_600),
            (99, 3_600),
        ] {
            let waits: Vec<i64> = (0..200).map(|_| delay_s(attempt, &mut rng)).collect();
            assert!(waits.iter().all(|wait| (whole / 2..=whole).contains(wait)));
            assert!(waits.iter().any(|wait| *wait != waits[0]));
        }
    }
}
