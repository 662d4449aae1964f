//! Filters of the collection, and the windows of it that remain.

use aime_domain::search::asked;

use super::fact::{CopyFacts, Entry};
use super::order::{Order, Place, Sequence, place_of};
use super::shelf::{Heard, Shelf};
use crate::cursor;
use crate::error::{Result, StorageError};

/// Which owned albums to list; each set field narrows, and of several values of one field any will do. Texts compare
/// without case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Words that title and artist must contain, each at the start of a word; accents do not matter.
    pub search: Option<String>,
    /// Medium of a copy.
    pub support: Vec<String>,
    /// Format of a copy, as written.
    pub format: Vec<String>,
    /// Folder of a copy.
    pub folder: Vec<String>,
    /// Original year.
    pub year: Option<i32>,
    /// First year of the decade of the original year.
    pub decade: Vec<i32>,
    /// Whether music of a film, a series or a game.
    pub is_soundtrack: Option<bool>,
    /// Genre or style.
    pub genre: Vec<String>,
    /// Label of a copy or of the work.
    pub label: Vec<String>,
    /// Whether ever played.
    pub played: Option<bool>,
}

/// Which part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Window {
    /// So many from a position, counted from 0.
    At {
        /// The first one.
        offset: usize,
        /// How many at most.
        limit: usize,
    },
    /// So many after a cursor.
    After {
        /// From an earlier answer of the same list.
        cursor: String,
        /// How many at most.
        limit: usize,
    },
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Albums in order.
    pub ids: Vec<i64>,
    /// Position of the first, counted from 0.
    pub offset: usize,
    /// Albums in the whole list.
    pub total: usize,
    /// Where the next part begins; `None` at the end.
    pub next: Option<String>,
}

/// A part of the filtered and sorted collection; [`StorageError::BadCursor`] when the cursor is none of ours.
pub fn list(shelf: &Shelf, filter: &Filter, order: Order, window: &Window) -> Result<Listing> {
    let sorted = sorted(shelf, filter, order);
    let (offset, limit) = match window {
        Window::At { offset, limit } => ((*offset).min(sorted.len()), *limit),
        Window::After { cursor, limit } => {
            let left: Place<'static> =
                cursor::decode(cursor).ok_or_else(|| StorageError::BadCursor)?;
            let passed = sorted.partition_point(|at| {
                !place_of(shelf, *at, order.by).follows(&left, order.descending)
            });
            (passed, *limit)
        }
    };
    let end = offset.saturating_add(limit).min(sorted.len());
    let part = &sorted[offset..end];
    let next = part
        .last()
        .filter(|_| end < sorted.len())
        .map(|at| cursor::encode(&place_of(shelf, *at, order.by)));
    let ids = part
        .iter()
        .map(|at| shelf.entries()[*at as usize].album_id)
        .collect();
    Ok(Listing {
        ids,
        offset,
        total: sorted.len(),
        next,
    })
}

/// Positions on the shelf of the albums that pass, in order.
pub(super) fn sorted(shelf: &Shelf, filter: &Filter, order: Order) -> Vec<u32> {
    let test = Test::of(filter);
    let made;
    let sequence = if let Some(standing) = shelf.standing(order.by) {
        standing
    } else {
        made = Sequence::of(shelf.entries(), shelf.heard(), order.by);
        &made
    };
    sequence
        .iter(order.descending)
        .filter(|at| test.passes(&shelf.entries()[*at as usize], shelf.heard()[*at as usize]))
        .collect()
}

/// A filter made ready to be asked many times.
pub(super) struct Test {
    words: Vec<String>,
    hopeless: bool,
    support: Vec<String>,
    format: Vec<String>,
    folder: Vec<String>,
    genre: Vec<String>,
    label: Vec<String>,
    year: Option<i32>,
    decade: Vec<i32>,
    is_soundtrack: Option<bool>,
    played: Option<bool>,
}

impl Test {
    pub(super) fn of(filter: &Filter) -> Self {
        let lower = |texts: &[String]| texts.iter().map(|text| text.to_lowercase()).collect();
        let words: Vec<String> = filter
            .search
            .as_deref()
            .map(asked)
            .unwrap_or_default()
            .iter()
            .map(|word| format!(" {word}"))
            .collect();
        Self {
            hopeless: words.is_empty()
                && filter
                    .search
                    .as_deref()
                    .is_some_and(|text| !text.trim().is_empty()),
            words,
            support: lower(&filter.support),
            format: lower(&filter.format),
            folder: lower(&filter.folder),
            genre: lower(&filter.genre),
            label: lower(&filter.label),
            year: filter.year,
            decade: filter.decade.clone(),
            is_soundtrack: filter.is_soundtrack,
            played: filter.played,
        }
    }

    pub(super) fn passes(&self, entry: &Entry, heard: Heard) -> bool {
        !self.hopeless
            && self.year.is_none_or(|year| entry.year == Some(year))
            && is_any(&self.decade, |decade| {
                entry
                    .year
                    .is_some_and(|year| year.div_euclid(10) * 10 == *decade)
            })
            && self
                .is_soundtrack
                .is_none_or(|wanted| entry.is_soundtrack == wanted)
            && self.played.is_none_or(|wanted| (heard.plays > 0) == wanted)
            && self
                .words
                .iter()
                .all(|word| entry.words.contains(word.as_str()))
            && is_any(&self.genre, |wanted| {
                entry.genres.iter().any(|genre| same(genre, wanted))
            })
            && is_any(&self.label, |wanted| {
                entry.labels.iter().any(|label| same(label, wanted))
            })
            && entry.copies.iter().any(|copy| self.passes_copy(copy))
    }

    /// One copy must meet everything that is asked of copies.
    fn passes_copy(&self, copy: &CopyFacts) -> bool {
        let meets = |wanted: &[String], fact: &Option<std::sync::Arc<str>>| {
            is_any(wanted, |wanted| {
                fact.as_deref().is_some_and(|fact| same(fact, wanted))
            })
        };
        meets(&self.support, &copy.support)
            && meets(&self.format, &copy.format)
            && meets(&self.folder, &copy.folder)
    }
}

/// Whether nothing is asked for, or any of it is met.
fn is_any<T>(wanted: &[T], is_met: impl Fn(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(is_met)
}

/// Whether a fact is what was asked for, in lower case.
fn same(fact: &str, wanted: &str) -> bool {
    fact.chars().flat_map(char::to_lowercase).eq(wanted.chars())
}
