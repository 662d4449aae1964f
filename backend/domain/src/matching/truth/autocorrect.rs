//! Spellings as received and as a service corrected them: each should be found again, and no two songs that
//! the service tells apart may become one.

use std::collections::HashMap;

use super::TableScore;
use super::table::{Tsv, has};
use crate::listen::Names;
use crate::matching::{RecordingIdentity, recording_identity};

pub(super) fn fits(head: &str) -> bool {
    has(
        head,
        &[
            "raw_artist",
            "raw_title",
            "corrected_artist",
            "corrected_title",
        ],
    )
}

pub(super) fn check(name: &str, text: &str) -> TableScore {
    let mut score = TableScore::new(name, "autocorrect");
    let mut owners: HashMap<String, (String, RecordingIdentity)> = HashMap::new();
    for row in Tsv::of(text).rows() {
        let raw = identity(row.cell("raw_artist"), row.cell("raw_title"));
        let corrected = identity(row.cell("corrected_artist"), row.cell("corrected_title"));
        let found = raw.compare(&corrected);
        let shown = || {
            let cell = |name: &str| row.cell(name).to_owned();
            format!(
                "{} – {} | {} – {}",
                cell("raw_artist"),
                cell("raw_title"),
                cell("corrected_artist"),
                cell("corrected_title")
            )
        };
        score.same(row.line, true, found.same, || {
            format!("{} ({})", shown(), found.reason)
        });
        let letters = letters(row.cell("corrected_artist"), row.cell("corrected_title"));
        for spelling in [&raw, &corrected].into_iter().filter(|_| found.same) {
            for key in &spelling.keys {
                let owner = owners
                    .entry(key.clone())
                    .or_insert_with(|| (letters.clone(), spelling.clone()));
                if owner.0 != letters && owner.1.compare(spelling).same {
                    score.rows += 1;
                    score.false_same += 1;
                    score.misses.push(super::Miss {
                        line: row.line,
                        expected: "different".into(),
                        got: "same".into(),
                        why: format!("{} | {}", shown(), owner.0),
                    });
                }
            }
        }
    }
    score
}

fn identity(artist: &str, title: &str) -> RecordingIdentity {
    recording_identity(&Names {
        artist: artist.to_owned(),
        title: title.to_owned(),
        ..Names::default()
    })
}

/// A corrected song by its letters and digits alone: what differs here are different songs.
fn letters(artist: &str, title: &str) -> String {
    let fold = |text: &str| {
        text.to_lowercase()
            .replace("featuring", "feat")
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    format!("{} – {}", fold(artist), fold(title))
}
