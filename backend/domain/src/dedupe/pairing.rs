//! Pairing the reports of two streams one to one.
//!
//! Both lists are in order of time and a pairing never crosses: a song that is looped in both streams is
//! paired play by play. As many pairs as the windows allow are made, and of all ways to make that many the one
//! whose distances add up to the least.

use super::window::Fit;

/// A run longer than this is cut: no real loop is seen by two streams this often without a break.
const LONGEST_RUN: usize = 48;

/// Pairs `a` with `b`, both lists of positions in order of time; `fit` says whether two may be paired.
/// `fit` must be monotone in the sense that windows move with time; gaps longer than `widest` part runs.
pub(super) fn pair(
    a: &[(i64, usize)],
    b: &[(i64, usize)],
    widest: i64,
    fit: impl Fn(usize, usize) -> Option<Fit>,
    mut found: impl FnMut(usize, usize, Fit),
) {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        // The next run: everything until nothing follows for `widest` seconds.
        let (from_i, from_j) = (i, j);
        let mut last = a[i].0.min(b[j].0);
        loop {
            let next_a = a
                .get(i)
                .filter(|(at, _)| *at - last <= widest)
                .map(|(at, _)| *at);
            let next_b = b
                .get(j)
                .filter(|(at, _)| *at - last <= widest)
                .map(|(at, _)| *at);
            match (next_a, next_b) {
                (Some(x), Some(y)) if x <= y => (last, i) = (x, i + 1),
                (Some(x), None) => (last, i) = (x, i + 1),
                (_, Some(y)) => (last, j) = (y, j + 1),
                (None, None) => break,
            }
            if i - from_i >= LONGEST_RUN || j - from_j >= LONGEST_RUN {
                break;
            }
        }
        best(&a[from_i..i], &b[from_j..j], &fit, &mut found);
    }
}

/// The best pairing of one run.
fn best(
    a: &[(i64, usize)],
    b: &[(i64, usize)],
    fit: &impl Fn(usize, usize) -> Option<Fit>,
    found: &mut impl FnMut(usize, usize, Fit),
) {
    if a.is_empty() || b.is_empty() {
        return;
    }
    if let ([(_, i)], [(_, j)]) = (a, b) {
        if let Some(fit) = fit(*i, *j) {
            found(*i, *j, fit);
        }
        return;
    }
    // gain[i][j]: pairs made and distance left over from `i` and `j` on; more pairs first, then less distance.
    let width = b.len() + 1;
    let mut gain = vec![(0i64, 0i64); (a.len() + 1) * width];
    let mut fits: Vec<Option<Fit>> = vec![None; a.len() * b.len()];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let mut most = gain[(i + 1) * width + j].max(gain[i * width + j + 1]);
            if let Some(fit) = fit(a[i].1, b[j].1) {
                let (pairs, saved) = gain[(i + 1) * width + j + 1];
                most = most.max((pairs + 1, saved - fit.distance));
                fits[i * b.len() + j] = Some(fit);
            }
            gain[i * width + j] = most;
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let here = gain[i * width + j];
        if let Some(fit) = fits[i * b.len() + j] {
            let (pairs, saved) = gain[(i + 1) * width + j + 1];
            if here == (pairs + 1, saved - fit.distance) {
                found(a[i].1, b[j].1, fit);
                (i, j) = (i + 1, j + 1);
                continue;
            }
        }
        if here == gain[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
}
