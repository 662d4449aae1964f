//! The sorted collection cut into runs, for the scrubber beside the grid.

use chrono::{Datelike, TimeZone};
use chrono_tz::Tz;

use super::filter::{Filter, sorted};
use super::order::{By, Order};
use super::shelf::Shelf;

/// What a run has in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// First letter of the artist where the list is sorted by artist, else of the title; `#` for all else.
    Letter,
    /// Year: when added or last played where the list is sorted by that, else of the album.
    Year,
    /// Decade of the album.
    Decade,
}

/// Neighbours in the list that have something in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What they have in common; `None` where it is not known.
    pub key: Option<String>,
    /// Position of the first, counted from 0.
    pub offset: usize,
    /// How many.
    pub albums: usize,
}

/// The runs of the filtered and sorted collection, in its order. Local years follow `zone`.
pub fn runs(shelf: &Shelf, filter: &Filter, order: Order, group: Group, zone: Tz) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (offset, at) in sorted(shelf, filter, order).into_iter().enumerate() {
        let key = key(shelf, at as usize, order.by, group, zone);
        match runs.last_mut() {
            Some(run) if run.key == key => run.albums += 1,
            _ => runs.push(Run {
                key,
                offset,
                albums: 1,
            }),
        }
    }
    runs
}

fn key(shelf: &Shelf, at: usize, by: By, group: Group, zone: Tz) -> Option<String> {
    let entry = &shelf.entries()[at];
    let local_year = |at: i64| zone.timestamp_opt(at, 0).single().map(|at| at.year());
    match (group, by) {
        (Group::Letter, By::Artist) => Some(letter(&entry.artist)),
        (Group::Letter, _) => Some(letter(&entry.title)),
        (Group::Year, By::Added) => local_year(entry.added_at).map(|year| year.to_string()),
        (Group::Year, By::LastPlayed) => shelf.heard()[at]
            .last_at
            .and_then(local_year)
            .map(|year| year.to_string()),
        (Group::Year, _) => entry.year.map(|year| year.to_string()),
        (Group::Decade, _) => entry
            .year
            .map(|year| (year.div_euclid(10) * 10).to_string()),
    }
}

fn letter(text: &str) -> String {
    match text.chars().next() {
        Some(first) if first.is_alphabetic() => first.to_uppercase().collect(),
        _ => "#".to_owned(),
    }
}
