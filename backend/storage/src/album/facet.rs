//! How many albums of the filtered collection bear each value that it could be filtered by further.

use std::collections::HashMap;

use super::fact::Entry;
use super::filter::{Filter, Test};
use super::shelf::{Heard, Shelf};

/// A value and the albums that bear it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The value, as the filter takes it.
    pub value: String,
    /// Albums.
    pub albums: usize,
}

/// Counts of each facet, most albums first. A facet is counted as if it were not filtered by itself, so that
/// its other values can be chosen instead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// Media.
    pub support: Vec<Count>,
    /// Formats as written.
    pub format: Vec<Count>,
    /// Folders.
    pub folder: Vec<Count>,
    /// Genres and styles.
    pub genre: Vec<Count>,
    /// Labels.
    pub label: Vec<Count>,
    /// Decades, by their first year; newest first.
    pub decade: Vec<Count>,
    /// `true` and `false`.
    pub is_soundtrack: Vec<Count>,
    /// `played` and `never`.
    pub played: Vec<Count>,
}

/// Counts every facet of the collection that a filter leaves.
pub fn facets(shelf: &Shelf, filter: &Filter) -> Facets {
    let without = |change: fn(&mut Filter)| {
        let mut wider = filter.clone();
        change(&mut wider);
        wider
    };
    let copies = |of: fn(&super::fact::CopyFacts) -> Option<&str>| {
        move |entry: &'_ Entry, _: Heard, add: &mut dyn FnMut(&str)| {
            let mut seen: Vec<&str> = entry.copies.iter().filter_map(of).collect();
            seen.sort_unstable();
            seen.dedup();
            seen.into_iter().for_each(add);
        }
    };
    let mut decade = count(shelf, &without(|f| f.decade.clear()), |entry, _, add| {
        if let Some(year) = entry.year {
            add(&(year.div_euclid(10) * 10).to_string());
        }
    });
    decade.sort_by(|a, b| b.value.cmp(&a.value));
    Facets {
        support: count(
            shelf,
            &without(|f| f.support.clear()),
            copies(|copy| copy.support.as_deref()),
        ),
        format: count(
            shelf,
            &without(|f| f.format.clear()),
            copies(|copy| copy.format.as_deref()),
        ),
        folder: count(
            shelf,
            &without(|f| f.folder.clear()),
            copies(|copy| copy.folder.as_deref()),
        ),
        genre: count(shelf, &without(|f| f.genre.clear()), |e, _, add| {
            e.genres.iter().for_each(|genre| add(genre));
        }),
        label: count(shelf, &without(|f| f.label.clear()), |e, _, add| {
            e.labels.iter().for_each(|label| add(label));
        }),
        decade,
        is_soundtrack: count(
            shelf,
            &without(|f| f.is_soundtrack = None),
            |entry, _, add| {
                add(if entry.is_soundtrack { "true" } else { "false" });
            },
        ),
        played: count(shelf, &without(|f| f.played = None), |_, heard, add| {
            add(if heard.plays > 0 { "played" } else { "never" });
        }),
    }
}

fn count(
    shelf: &Shelf,
    filter: &Filter,
    values: impl Fn(&Entry, Heard, &mut dyn FnMut(&str)),
) -> Vec<Count> {
    let test = Test::of(filter);
    let mut counts = HashMap::<String, usize>::new();
    for (entry, heard) in shelf.entries().iter().zip(shelf.heard()) {
        if test.passes(entry, *heard) {
            values(entry, *heard, &mut |value| match counts.get_mut(value) {
                Some(albums) => *albums += 1,
                None => {
                    counts.insert(value.to_owned(), 1);
                }
            });
        }
    }
    let mut counts: Vec<Count> = counts
        .into_iter()
        .map(|(value, albums)| Count { value, albums })
        .collect();
    counts.sort_unstable_by(|a, b| b.albums.cmp(&a.albums).then_with(|| a.value.cmp(&b.value)));
    counts
}
