//! When accounts are asked next.

/// The moment (unix seconds UTC) at which an account is due; `None`: now. One that lies further ahead than it can have
/// been put, `longest` seconds, was put there by a clock that was ahead: it is due now.
pub(crate) fn in_reach(due: Option<i64>, now: i64, longest: i64) -> Option<i64> {
    due.filter(|due| *due <= now + longest)
}

/// Whether something that was done at a moment is due again `every` seconds later; also where that moment is still to
/// come, since the clock was set back.
pub(crate) fn is_due_again(done_at: i64, every: i64, now: i64) -> bool {
    !(0..every).contains(&(now - done_at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_out_of_reach_was_put_there_by_another_clock() {
        assert_eq!(in_reach(Some(1_150), 1_000, 150), Some(1_150));
        assert_eq!(in_reach(Some(900), 1_000, 150), Some(900));
        assert_eq!(in_reach(Some(1_151), 1_000, 150), None);
        assert!(!is_due_again(950, 100, 1_000));
        assert!(is_due_again(900, 100, 1_000) && is_due_again(1_001, 100, 1_000));
    }
}
