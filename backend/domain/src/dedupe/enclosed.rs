//! Plays between agreed neighbours: a pause inside a play shifts the start that a source computes from its end.

use super::play::Plays;
use super::report::Report;
use super::window::QUIET_GAP_S;

/// Most reports between two agreed plays that are still compared.
const MOST_BETWEEN: usize = 4;

/// Pairs of reports that two streams have between the same two plays, in the same sequence and nothing else.
/// `a` and `b` are the standing reports of two streams in order of time.
pub(super) fn find(
    reports: &[Report],
    starts: &[i64],
    a: &[usize],
    b: &[usize],
    plays: &Plays,
) -> Vec<(usize, usize)> {
    // Which position of `b` saw the same play, by the play's root.
    let mut seen_by_b = std::collections::HashMap::with_capacity(b.len());
    for (at, &j) in b.iter().enumerate() {
        seen_by_b.insert(plays.root(j), at);
    }
    let mut out = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    for (at, &i) in a.iter().enumerate() {
        let Some(&other) = seen_by_b.get(&plays.root(i)) else {
            continue;
        };
        if let Some((first_a, first_b)) = before {
            let between_a = &a[first_a + 1..at];
            let between_b = b.get(first_b + 1..other).unwrap_or_default();
            let bounded = starts[i].saturating_sub(starts[a[first_a]]) <= QUIET_GAP_S;
            if bounded && same_sequence(reports, between_a, between_b) {
                out.extend(between_a.iter().copied().zip(between_b.iter().copied()));
            }
        }
        before = Some((at, other));
    }
    out
}

fn same_sequence(reports: &[Report], a: &[usize], b: &[usize]) -> bool {
    !a.is_empty()
        && a.len() == b.len()
        && a.len() <= MOST_BETWEEN
        && a.iter()
            .zip(b)
            .all(|(&i, &j)| reports[i].recording == reports[j].recording)
}
