//! Pairing the reports of two streams one to one.
//!
//! Both lists are in order of time and a pairing never crosses: a song that is looped in both streams is
//! paired play by play. As many pairs as the windows allow are made, and of all ways to make that many the one
//! whose distances add up to the least.

use super::window::Fit;

/// A run longer than this is cut: no real loop is seen by two streams this often without a break.
const LONGEST_RUN: usize = 48;

/// A report at its place in time.
pub(super) type Placed = (i64, usize);

/// Pairs the reports of `left` with those of `right`, both in order of time; `fit` says whether two may be
/// paired. Nothing further apart than `widest` seconds is.
pub(super) fn pair(
    left: &[Placed],
    right: &[Placed],
    widest: i64,
    fit: impl Fn(usize, usize) -> Option<Fit>,
    mut found: impl FnMut(usize, usize, Fit),
) {
    let (mut next_left, mut next_right) = (0, 0);
    while next_left < left.len() && next_right < right.len() {
        // The next run: everything until nothing follows for `widest` seconds.
        let (from_left, from_right) = (next_left, next_right);
        let mut last = left[next_left].0.min(right[next_right].0);
        loop {
            let follows = |list: &[Placed], at: usize| {
                list.get(at)
                    .map(|(time, _)| *time)
                    .filter(|time| time - last <= widest)
            };
            match (follows(left, next_left), follows(right, next_right)) {
                (Some(time), other) if other.is_none_or(|other| time <= other) => {
                    (last, next_left) = (time, next_left + 1);
                }
                (_, Some(time)) => (last, next_right) = (time, next_right + 1),
                (_, None) => break,
            }
            if next_left - from_left >= LONGEST_RUN || next_right - from_right >= LONGEST_RUN {
                break;
            }
        }
        best(
            &left[from_left..next_left],
            &right[from_right..next_right],
            &fit,
            &mut found,
        );
    }
}

/// The best pairing of one run.
fn best(
    left: &[Placed],
    right: &[Placed],
    fit: &impl Fn(usize, usize) -> Option<Fit>,
    found: &mut impl FnMut(usize, usize, Fit),
) {
    if let ([(_, one)], [(_, other)]) = (left, right) {
        if let Some(fit) = fit(*one, *other) {
            found(*one, *other, fit);
        }
        return;
    }
    // gain[row][column]: pairs made, and distance saved, from there on; more pairs count before less distance.
    let width = right.len() + 1;
    let mut gain = vec![(0i64, 0i64); (left.len() + 1) * width];
    let mut fits: Vec<Option<Fit>> = vec![None; left.len() * right.len()];
    let paired = |gain: &[(i64, i64)], row: usize, column: usize, fit: Fit| {
        let (pairs, saved) = gain[(row + 1) * width + column + 1];
        (pairs + 1, saved - fit.distance)
    };
    for row in (0..left.len()).rev() {
        for column in (0..right.len()).rev() {
            let mut most = gain[(row + 1) * width + column].max(gain[row * width + column + 1]);
            if let Some(fit) = fit(left[row].1, right[column].1) {
                most = most.max(paired(&gain, row, column, fit));
                fits[row * right.len() + column] = Some(fit);
            }
            gain[row * width + column] = most;
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < left.len() && column < right.len() {
        let here = gain[row * width + column];
        match fits[row * right.len() + column]
            .filter(|fit| here == paired(&gain, row, column, *fit))
        {
            Some(fit) => {
                found(left[row].1, right[column].1, fit);
                (row, column) = (row + 1, column + 1);
            }
            None if here == gain[(row + 1) * width + column] => row += 1,
            None => column += 1,
        }
    }
}
