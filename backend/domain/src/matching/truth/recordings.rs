//! Pairs of spellings: the same recording or not.

use super::TableScore;
use super::table::{Row, Tsv, has};
use crate::listen::Names;
use crate::matching::same_recording;

pub(super) fn fits(head: &str) -> bool {
    has(
        head,
        &["artist_a", "title_a", "artist_b", "title_b", "expected"],
    ) && !has(head, &["year_a"])
}

pub(super) fn check(name: &str, text: &str) -> TableScore {
    let mut score = TableScore::new(name, "recordings");
    for row in Tsv::of(text).rows() {
        let (a, b) = (side(&row, "a"), side(&row, "b"));
        let found = same_recording(&a, &b);
        score.same(row.line, row.cell("expected") == "same", found.same, || {
            format!(
                "{}: {} | {} ({})",
                row.cell("category"),
                shown(&a),
                shown(&b),
                found.reason
            )
        });
    }
    score
}

fn side(row: &Row<'_, '_>, side: &str) -> Names {
    Names {
        artist: row.cell(&format!("artist_{side}")).to_owned(),
        title: row.cell(&format!("title_{side}")).to_owned(),
        album: row.known(&format!("album_{side}")).map(str::to_owned),
        album_artist: None,
    }
}

fn shown(names: &Names) -> String {
    format!(
        "{} – {} [{}]",
        names.artist,
        names.title,
        names.album.as_deref().unwrap_or("")
    )
}
