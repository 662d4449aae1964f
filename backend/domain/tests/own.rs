//! Our own tables: further names for every category, each with every version of the rule in mind.
#![cfg(test)]

use aime_domain::matching::truth::check_table;

fn check(name: &str, text: &str) {
    let score = check_table(name, text).expect("a table");
    for miss in &score.misses {
        eprintln!(
            "{name}:{} expected {}, got {} – {}",
            miss.line, miss.expected, miss.got, miss.why
        );
    }
    assert_eq!(score.right, score.rows, "{name}");
}

#[test]
fn recordings() {
    check("recordings.tsv", include_str!("tables/recordings.tsv"));
}

#[test]
fn albums() {
    check("albums.tsv", include_str!("tables/albums.tsv"));
}

#[test]
fn credits() {
    check("credits.tsv", include_str!("tables/credits.tsv"));
}

#[test]
fn listens() {
    check("listens.jsonl", include_str!("tables/listens.jsonl"));
}

#[test]
fn live_plays() {
    check("live_plays.jsonl", include_str!("tables/live_plays.jsonl"));
}
