//! Rows in the order in which they are stored.
//!
//! Exports are not always in order of time, and rows that are neighbours in time are cheap to store and to
//! settle together. So rows are taken a [`WINDOW`] at a time; within it, whatever is no listen comes first,
//! in the file's order, then the listens by time. The order depends on the file alone, so that the number of
//! rows stored so far is a cursor.

use std::collections::HashMap;

use aime_domain::import::{ImportItem, LegacyItem, OwnedCopy};
use aime_providers::import::Row;

/// Rows arranged at a time; about 10 MB.
pub(super) const WINDOW: usize = 16_384;

/// A row with what only the whole file can tell.
#[derive(Debug)]
pub(super) struct Arranged {
    pub(super) row: Row,
    /// For a copy or a wish: what it is, stable over exports.
    pub(super) source_key: Option<String>,
}

/// Arranges rows; remembers how many copies of each release it has seen.
#[derive(Debug, Default)]
pub(super) struct Arranger {
    copies: HashMap<String, u32>,
}

impl Arranger {
    pub(super) fn arrange(&mut self, window: Vec<Row>) -> Vec<Arranged> {
        let mut rows: Vec<Arranged> = window
            .into_iter()
            .map(|row| Arranged {
                source_key: self.source_key(&row.item),
                row,
            })
            .collect();
        rows.sort_by_key(|arranged| match &arranged.row.item {
            ImportItem::Listen(event) => (1, event.listened_at, arranged.row.number),
            _ => (0, 0, arranged.row.number),
        });
        rows
    }

    fn source_key(&mut self, item: &ImportItem) -> Option<String> {
        let (family, copy) = match item {
            ImportItem::Copy(copy) => ("copy", copy.as_ref()),
            ImportItem::Want(copy) => ("want", copy.as_ref()),
            ImportItem::Legacy(legacy) => match legacy.as_ref() {
                LegacyItem::Album {
                    copy, owned: true, ..
                } => ("copy", copy),
                _ => return None,
            },
            _ => return None,
        };
        if let Some(instance) = copy.discogs_instance_id {
            return Some(format!("discogs:instance:{instance}"));
        }
        let base = identity(copy);
        let nth = self.copies.entry(format!("{family}:{base}")).or_default();
        *nth += 1;
        Some(format!("{base}:{nth}"))
    }
}

/// What a copy is when it has no number of its own.
fn identity(copy: &OwnedCopy) -> String {
    if let Some(release) = copy.discogs_release_id {
        return format!("discogs:release:{release}");
    }
    let mut hasher = blake3::Hasher::new();
    let number = copy.catalog_numbers.first().map_or("", String::as_str);
    let parts = [
        &copy.artist,
        &copy.title,
        copy.support.as_deref().unwrap_or_default(),
        number,
    ];
    for part in parts {
        hasher.update(aime_domain::matching::fold(part).as_bytes());
        hasher.update(&[0]);
    }
    format!("named:{}", &hasher.finalize().to_hex()[..24])
}
