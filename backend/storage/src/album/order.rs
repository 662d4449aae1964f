//! Orders of the collection, and the place of a cursor in them.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::fact::Entry;
use super::shelf::{Heard, Shelf};

/// What the collection is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Title.
    Title,
    /// Artist credit, then year.
    Artist,
    /// Original year.
    Year,
    /// When the newest copy was added.
    Added,
    /// Counted plays.
    Plays,
    /// The last play.
    LastPlayed,
    /// Shuffled; the same seed gives the same order.
    Random(u64),
}

/// An order of the collection. Equal albums follow by title; albums without a value stand at the end, in
/// either direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// What counts.
    pub by: By,
    /// The greatest first.
    pub descending: bool,
}

/// The value of an album in an order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Value<'a> {
    #[serde(rename = "n")]
    Number(i64),
    #[serde(rename = "t")]
    Text(Cow<'a, str>),
    #[serde(rename = "a")]
    TextThenNumber(Cow<'a, str>, i64),
}

/// Where an album stands in an order: its value (`None` at the end), title and key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place<'a>(Option<Value<'a>>, Cow<'a, str>, i64);

/// The albums of a shelf in an order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Sequence {
    known: Vec<u32>,
    unknown: Vec<u32>,
}

impl Sequence {
    /// `heard` may be empty where the order does not ask for plays.
    pub(super) fn of(entries: &[Entry], heard: &[Heard], by: By) -> Self {
        let mut places: Vec<(Place<'_>, u32)> = entries
            .iter()
            .zip(0u32..)
            .map(|(e, at)| (place(e, heard.get(at as usize), by), at))
            .collect();
        places.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let known = places.partition_point(|(place, _)| place.0.is_some());
        let order: Vec<u32> = places.into_iter().map(|(_, at)| at).collect();
        Self {
            unknown: order[known..].to_vec(),
            known: order[..known].to_vec(),
        }
    }

    pub(super) fn iter(&self, descending: bool) -> impl Iterator<Item = u32> + '_ {
        let known = self.known.len();
        (0..known + self.unknown.len()).map(move |n| match n.checked_sub(known) {
            Some(n) => self.unknown[n],
            None if descending => self.known[known - 1 - n],
            None => self.known[n],
        })
    }
}

impl Place<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        }
        .then_with(|| (&self.1, self.2).cmp(&(&other.1, other.2)))
    }

    /// Whether this place comes after `other`.
    pub(super) fn follows(&self, other: &Self, descending: bool) -> bool {
        let reversed = descending && self.0.is_some() && other.0.is_some();
        self.cmp(other)
            == if reversed {
                Ordering::Less
            } else {
                Ordering::Greater
            }
    }
}

/// Where an album of the shelf stands.
pub(super) fn place_of(shelf: &Shelf, at: u32, by: By) -> Place<'_> {
    place(
        &shelf.entries()[at as usize],
        shelf.heard().get(at as usize),
        by,
    )
}

fn place<'a>(entry: &'a Entry, heard: Option<&Heard>, by: By) -> Place<'a> {
    let value = match by {
        By::Title => Some(Value::Text(Cow::Borrowed(&entry.title))),
        By::Artist => Some(Value::TextThenNumber(
            Cow::Borrowed(&entry.artist),
            entry.year.map_or(i64::MAX, i64::from),
        )),
        By::Year => entry.year.map(|year| Value::Number(year.into())),
        By::Added => Some(Value::Number(entry.added_at)),
        By::Plays => Some(Value::Number(heard.map_or(0, |heard| heard.plays.into()))),
        By::LastPlayed => heard.and_then(|heard| heard.last_at).map(Value::Number),
        By::Random(seed) => Some(Value::Number(shuffled(seed, entry.album_id))),
    };
    Place(value, Cow::Borrowed(&entry.title), entry.album_id)
}

/// A number that depends on both, evenly spread: the finalizer of SplitMix64.
fn shuffled(seed: u64, id: i64) -> i64 {
    let mut x = seed.wrapping_add((id as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (x ^ (x >> 31)) as i64
}
