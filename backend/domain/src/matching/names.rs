//! The names in an artist credit as keys: who is named, in no particular order.

use super::credit::{Pieces, display_name};
use super::feature;
use super::fold::fold;

/// An artist credit as keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CreditKeys {
    /// Names of the main credit in order.
    pub(super) main: Vec<String>,
    /// Names behind feature markers in order.
    pub(super) guests: Vec<String>,
}

/// The names of `credit`. Every possible join parts them, so that `A & B`, `A / B` and `A, B` are one credit;
/// this is for comparing only and says nothing about how many artists there are.
pub(super) fn of(credit: &str) -> CreditKeys {
    let mut out = CreditKeys::default();
    let mut rest = credit;
    let mut side = &mut out.main;
    while let Some(cut) = feature::cut(rest) {
        add(cut.before, side);
        side = &mut out.guests;
        rest = cut.guests;
    }
    add(rest, side);
    out
}

/// Adds the names of `list` to `names`.
pub(super) fn add(list: &str, names: &mut Vec<String>) {
    let (shown, _) = display_name(list);
    let pieces = Pieces::of(&shown);
    for index in 0..pieces.len() {
        let key = fold(&display_name(pieces.span(index, index)).0);
        if !key.is_empty() && !names.contains(&key) {
            names.push(key);
        }
    }
}

/// Names in one order, joined.
pub(super) fn joined(names: &[String]) -> String {
    if let [one] = names {
        one.clone()
    } else {
        let mut sorted: Vec<&str> = names.iter().map(String::as_str).collect();
        sorted.sort_unstable();
        sorted.join("+")
    }
}
