//! Pairs of plain texts, names or plays (`artist — title`) of which only `match` and `no_match` are checked.

use super::TableScore;
use super::table::{Tsv, has};
use crate::listen::Names;
use crate::matching::{fold, fold_title, recording_identity, same_recording};

pub(super) fn fits(head: &str) -> bool {
    has(head, &["type", "a", "b", "expected"])
}

pub(super) fn check(name: &str, text: &str) -> TableScore {
    let mut score = TableScore::new(name, "pairs");
    for row in Tsv::of(text).rows() {
        let expected = match row.cell("expected") {
            "match" => true,
            "no_match" => false,
            _ => continue,
        };
        let (a, b) = (row.cell("a"), row.cell("b"));
        let same = match row.cell("type") {
            "artist" => main_artist(a) == main_artist(b),
            "listen" => same_recording(&play(a), &play(b)).same,
            _ => fold_title(a) == fold_title(b) || title(a) == title(b),
        };
        score.same(row.line, expected, same, || {
            format!("{}: {a} | {b}", row.cell("type"))
        });
    }
    score
}

fn play(text: &str) -> Names {
    let (artist, title) = text.split_once(" — ").unwrap_or(("", text));
    Names {
        artist: artist.trim().to_owned(),
        title: title.trim().to_owned(),
        ..Names::default()
    }
}

fn main_artist(text: &str) -> String {
    fold(
        &recording_identity(&Names {
            artist: text.to_owned(),
            title: "x".to_owned(),
            ..Names::default()
        })
        .main_credit,
    )
}

/// Plain text is compared as a title by nobody in particular.
fn title(text: &str) -> String {
    recording_identity(&Names {
        artist: "x".to_owned(),
        title: text.to_owned(),
        ..Names::default()
    })
    .title_key
}
