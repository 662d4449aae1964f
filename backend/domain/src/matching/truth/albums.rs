//! Pairs of albums: the same work or not.

use super::TableScore;
use super::table::{Row, Tsv, has};
use crate::matching::{AlbumIdentity, album_identity, same_album};

pub(super) fn fits(head: &str) -> bool {
    has(
        head,
        &[
            "artist_a", "title_a", "year_a", "artist_b", "title_b", "year_b", "expected",
        ],
    )
}

pub(super) fn check(name: &str, text: &str) -> TableScore {
    let mut score = TableScore::new(name, "albums");
    for row in Tsv::of(text).rows() {
        let found = same_album(&side(&row, "a"), &side(&row, "b"));
        score.same(row.line, row.cell("expected") == "same", found.same, || {
            let shown = |side: &str| {
                let cell = |name: &str| row.cell(&format!("{name}_{side}"));
                format!("{} – {} ({})", cell("artist"), cell("title"), cell("year"))
            };
            format!(
                "{}: {} | {} ({})",
                row.cell("category"),
                shown("a"),
                shown("b"),
                found.reason
            )
        });
    }
    score
}

fn side(row: &Row<'_, '_>, side: &str) -> AlbumIdentity {
    let cell = |name: &str| row.cell(&format!("{name}_{side}"));
    album_identity(
        cell("artist"),
        cell("title"),
        cell("year").trim().parse().ok(),
    )
}
