//! From the rows of a JSON file to items.

use std::{collections::VecDeque, io::Read};

use aime_domain::import::FailReason;
use serde::Deserialize;

use super::{Element, Elements, RowPath};
use crate::import::{Items, Parsed, Source};

/// Where a row's items go: one, as a rule.
pub(crate) type Sink = VecDeque<Parsed>;

/// The items of a JSON file whose rows are at `path`; `map` turns a row into one item or several.
pub(crate) fn rows(
    source: Source,
    path: RowPath,
    map: impl FnMut(&[u8], &mut Sink) + Send + 'static,
) -> Items {
    let (reader, ..) = source.into_text();
    Box::new(JsonRows {
        elements: Elements::new(reader, path),
        map,
        pending: Sink::new(),
    })
}

/// Reads a row as `T`; a row that is none is given as the failed item.
pub(crate) fn typed<'a, T: Deserialize<'a>>(row: &'a [u8]) -> Result<T, Parsed> {
    // A sequence would pass for a struct.
    if row.first() != Some(&b'{') {
        return Err(Parsed::fail(
            FailReason::Malformed,
            "an object was expected here",
            row,
        ));
    }
    serde_json::from_slice(row).map_err(|error| {
        if std::str::from_utf8(row).is_err() {
            Parsed::fail(
                FailReason::BadEncoding,
                "these bytes are no UTF-8 text",
                row,
            )
        } else {
            Parsed::fail(FailReason::Malformed, error.to_string(), row)
        }
    })
}

struct JsonRows<R, M> {
    elements: Elements<R>,
    map: M,
    pending: Sink,
}

impl<R: Read, M: FnMut(&[u8], &mut Sink)> Iterator for JsonRows<R, M> {
    type Item = Parsed;

    fn next(&mut self) -> Option<Parsed> {
        loop {
            if let Some(parsed) = self.pending.pop_front() {
                return Some(parsed);
            }
            match self.elements.next()? {
                Element::Row(row) => (self.map)(row, &mut self.pending),
                Element::Damaged {
                    reason,
                    detail,
                    raw,
                } => return Some(Parsed::fail(reason, detail, raw)),
            }
        }
    }
}
