//! From the records of a table to items.

use std::io::Read;

use super::{Dialect, Record, Records, Taken};
use crate::import::{Encoding, Items, Notes, Parsed, Source};

/// The items of a table; `map` turns a record into one. `skip` records at the beginning are its header.
pub(crate) fn rows(
    source: Source,
    dialect: Dialect,
    skip: usize,
    map: impl FnMut(&Record<'_>) -> Parsed + Send + 'static,
) -> Items {
    let (reader, _, notes) = source.into_text();
    Box::new(TableRows {
        records: Records::new(reader, dialect),
        skip,
        map,
        notes,
        noted: false,
    })
}

struct TableRows<R, M> {
    records: Records<R>,
    skip: usize,
    map: M,
    notes: Notes,
    noted: bool,
}

impl<R: Read, M: FnMut(&Record<'_>) -> Parsed> Iterator for TableRows<R, M> {
    type Item = Parsed;

    fn next(&mut self) -> Option<Parsed> {
        while self.skip > 0 {
            self.skip -= 1;
            self.records.next()?;
        }
        let parsed = match self.records.next()? {
            Taken::Record(record) => (self.map)(&record),
            Taken::Bad {
                reason,
                detail,
                raw,
            } => Parsed::fail(reason, detail, raw),
        };
        if !self.noted && self.records.is_windows_1252() {
            self.noted = true;
            Source::note_encoding(&self.notes, Encoding::Windows1252);
        }
        Some(parsed)
    }
}
