//! Credits: which artists they name, given what the catalogue holds.

use std::collections::HashMap;

use super::TableScore;
use super::table::{Tsv, has};
use crate::matching::{credit_candidates, fold, parse_credit};

pub(super) fn fits(head: &str) -> bool {
    has(head, &["credit", "known_artists", "expected_artists"])
}

pub(super) fn check(name: &str, text: &str) -> TableScore {
    let mut score = TableScore::new(name, "credits");
    for row in Tsv::of(text).rows() {
        let credit = row.cell("credit");
        let catalogue: HashMap<String, &str> = list(row.cell("known_artists"), ';')
            .into_iter()
            .map(|name| (fold(name), name))
            .collect();
        // As storage does: only what was asked for is known.
        let asked = credit_candidates(credit);
        let known = |key: &str| {
            asked
                .iter()
                .any(|candidate| candidate == key)
                .then(|| catalogue.get(key))
                .flatten()
                .map(|name| (*name).to_owned())
        };
        let found = parse_credit(credit, &known);
        let names: Vec<&str> = found
            .artists
            .iter()
            .map(|artist| artist.name.as_str())
            .collect();
        let joins = list(row.cell("expected_joins"), '|');
        let mut expected = list(row.cell("expected_artists"), ';').join("; ");
        let mut got = names.join("; ");
        if !joins.is_empty() {
            expected = format!("{expected} ({})", joins.join("|"));
            got = format!("{got} ({})", found.joins.join("|"));
        }
        score.equal(row.line, expected, got, || {
            format!("{}: {credit}", row.cell("category"))
        });
    }
    score
}

fn list(cell: &str, separator: char) -> Vec<&str> {
    cell.split(separator)
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect()
}
