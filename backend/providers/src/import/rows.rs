//! The rows of an upload, pulled one by one over all its parts.

use std::{io, sync::Arc, vec};

use aime_domain::{import::FailReason, listen::StreamKey};

use super::{
    Encoding, Input, Items, Marks, Note, Notes, Options, Parsed, Part, Row, Source,
    database::{self, DatabaseFile},
    encoding::utf8_reader,
    file_stream,
    opened::Plan,
    package::{self, Counters},
};

/// A pull iterator over an upload.
pub struct Rows {
    parts: Vec<Part>,
    plans: std::iter::Enumerate<vec::IntoIter<Plan>>,
    current: Option<Current>,
    counters: Counters,
    number: u64,
    notes: Notes,
    marks: Marks,
    options: Options,
}

struct Current {
    part: usize,
    stream: Arc<StreamKey>,
    zone_assumed: bool,
    items: Items,
}

impl Rows {
    pub(super) fn new(parts: Vec<Part>, plans: Vec<Plan>, notes: Notes, options: Options) -> Self {
        Self {
            parts,
            plans: plans.into_iter().enumerate(),
            current: None,
            counters: Counters::default(),
            number: 0,
            notes,
            marks: Marks::default(),
            options,
        }
    }

    /// Remarks about whole files; complete once the last row was read.
    pub fn notes(&self) -> Vec<Note> {
        self.notes.list()
    }

    /// Begins with the next part; `None` after the last.
    fn begin(&mut self) -> Option<Current> {
        let (part, plan) = self.plans.next()?;
        let importer = self.parts[part].importer;
        let reading = match self.input(&plan) {
            Ok(input) => {
                let source = Source {
                    sample: plan.sample,
                    input,
                    notes: self.notes.clone(),
                    marks: self.marks.clone(),
                };
                importer.rows(source, &self.options)
            }
            Err(error) => super::Reading {
                stream: file_stream("", ""),
                zone_assumed: false,
                items: Box::new(std::iter::once(Parsed::fail(
                    FailReason::Malformed,
                    format!("the file cannot be read: {error}"),
                    plan.packed.name.as_bytes(),
                ))),
            },
        };
        Some(Current {
            part,
            stream: Arc::new(reading.stream),
            zone_assumed: reading.zone_assumed,
            items: reading.items,
        })
    }

    fn input(&self, plan: &Plan) -> io::Result<Input> {
        if let Some(path) = &plan.database {
            let file = DatabaseFile::at(path).counting(&self.counters.packed, plan.packed.length);
            return Ok(Input::Database(file));
        }
        if plan.sample.bytes().starts_with(database::MAGIC) {
            let scratch = self
                .options
                .scratch
                .as_deref()
                .ok_or_else(|| io::Error::other("no place to unpack it"))?;
            return package::unpack_to(scratch, &plan.packed, &self.counters)
                .map(|file| Input::Database(DatabaseFile::unpacked(file)));
        }
        if matches!(
            plan.sample.encoding(),
            Encoding::Utf16Le | Encoding::Utf16Be
        ) {
            Source::note_encoding(&self.notes, plan.sample.encoding());
        }
        Ok(Input::Text(utf8_reader(
            plan.sample.encoding(),
            plan.packed.reader(&self.counters),
        )))
    }
}

impl Iterator for Rows {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        loop {
            if self.current.is_none() {
                self.current = Some(self.begin()?);
            }
            let current = self.current.as_mut()?;
            let Some(Parsed { item, raw }) = current.items.next() else {
                self.current = None;
                continue;
            };
            self.number += 1;
            return Some(Row {
                number: self.number,
                position: self.counters.packed.get(),
                part: current.part,
                stream: Arc::clone(&current.stream),
                zone_assumed: current.zone_assumed,
                item,
                raw,
            });
        }
    }
}

impl std::fmt::Debug for Rows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows")
            .field("parts", &self.parts)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}
