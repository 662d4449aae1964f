//! The beginning of a file, as importers see it to say whether it is theirs.

use std::{
    io::{self, Read},
    sync::OnceLock,
};

use super::{
    database::TableShape,
    encoding::Encoding,
    json::Outline,
    table::{Cell, TableHead},
};

/// How much of a file decides what it is.
pub(super) const HEAD_BYTES: usize = 64 << 10;

/// After so many bytes a file that is no text is not read further.
const FIRST_LOOK_BYTES: usize = 1 << 10;

/// How sure an importer is, 0 … 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u8);

impl Confidence {
    /// Not of this format.
    pub const NO: Self = Self(0);
    /// Readable as this format, for want of a better one.
    pub const WEAK: Self = Self(30);
    /// Looks like this format.
    pub const LIKELY: Self = Self(60);
    /// Has what only this format has.
    pub const SURE: Self = Self(90);

    /// [`Self::SURE`] if true, else [`Self::NO`].
    pub const fn sure_if(condition: bool) -> Self {
        if condition { Self::SURE } else { Self::NO }
    }
}

/// The first 64 KiB of a file.
#[derive(Debug)]
pub struct Sample {
    bytes: Vec<u8>,
    complete: bool,
    encoding: Encoding,
    text: String,
    json: OnceLock<Option<Outline>>,
    table: OnceLock<Option<TableHead>>,
    tables: Vec<TableShape>,
}

impl Sample {
    /// Reads the beginning of a file, less when it is plainly no text.
    pub(super) fn read(reader: &mut dyn Read) -> io::Result<Self> {
        let mut bytes = Vec::new();
        reader
            .take(FIRST_LOOK_BYTES as u64)
            .read_to_end(&mut bytes)?;
        let first = bytes.len();
        if first == FIRST_LOOK_BYTES && !looks_binary(&bytes) {
            reader
                .take((HEAD_BYTES - first) as u64)
                .read_to_end(&mut bytes)?;
        }
        let complete =
            bytes.len() < FIRST_LOOK_BYTES || first < bytes.len() && bytes.len() < HEAD_BYTES;
        Ok(Self::of(bytes, complete))
    }

    /// The sample of a file that begins with `bytes`; `complete` = they are all of it.
    pub(crate) fn of(bytes: Vec<u8>, complete: bool) -> Self {
        let encoding = Encoding::of(&bytes);
        let text = encoding.decode_head(&bytes);
        Self {
            bytes,
            complete,
            encoding,
            text,
            json: OnceLock::new(),
            table: OnceLock::new(),
            tables: Vec::new(),
        }
    }

    /// Adds what a database file holds.
    pub(super) fn with_tables(mut self, tables: Vec<TableShape>) -> Self {
        self.tables = tables;
        self
    }

    /// The bytes themselves.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How the text is written.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Whether the bytes are no text in any encoding.
    pub(crate) fn is_binary(&self) -> bool {
        !matches!(self.encoding, Encoding::Utf16Le | Encoding::Utf16Be) && looks_binary(&self.bytes)
    }

    /// The text, without byte order mark; what is no text is U+FFFD.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The shape of its JSON, or `None` when it is none.
    pub(crate) fn json(&self) -> Option<&Outline> {
        self.json
            .get_or_init(|| {
                if self.is_binary() {
                    None
                } else {
                    Outline::of(&self.text)
                }
            })
            .as_ref()
    }

    /// Its first records, or `None` when it is no table (JSON and markup are none).
    pub(crate) fn table(&self) -> Option<&TableHead> {
        self.table
            .get_or_init(|| {
                let begins_as_other = self.text.trim_start().starts_with(['{', '[', '<']);
                if begins_as_other || self.is_binary() {
                    None
                } else {
                    TableHead::of(&self.text, self.complete)
                }
            })
            .as_ref()
    }

    /// The records of the sample split by tabs, quotes having no meaning.
    pub(crate) fn tabbed(&self) -> Vec<Vec<Cell>> {
        if self.is_binary() {
            Vec::new()
        } else {
            TableHead::tabbed(&self.text, self.complete)
        }
    }

    /// Tables of the database that the file is; empty for any other file.
    pub(crate) fn tables(&self) -> &[TableShape] {
        &self.tables
    }
}

/// Whether these bytes cannot be text: a zero, or more than a few other control characters.
fn looks_binary(bytes: &[u8]) -> bool {
    if matches!(Encoding::of(bytes), Encoding::Utf16Le | Encoding::Utf16Be) {
        return false;
    }
    let controls = bytes
        .iter()
        .filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b))
        .count();
    bytes.contains(&0) || controls * 50 > bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_files_are_not_read_far() {
        let mut reader = io::repeat(0).take(1 << 20);
        let sample = Sample::read(&mut reader).expect("readable");
        assert!(sample.is_binary() && sample.bytes().len() == FIRST_LOOK_BYTES);
    }

    #[test]
    fn a_short_file_is_complete() {
        let sample = Sample::read(&mut &b"artist,title\nx,y"[..]).expect("readable");
        assert_eq!(sample.table().map(|t| t.records.len()), Some(2));
        assert!(sample.json().is_none());
    }

    #[test]
    fn a_long_text_is_cut_at_a_record() {
        let text = "artist,title\n".repeat(10_000);
        let sample = Sample::read(&mut text.as_bytes()).expect("readable");
        assert_eq!(sample.bytes().len(), HEAD_BYTES);
        assert!(
            sample
                .table()
                .is_some_and(|t| t.records.iter().all(|r| r.len() == 2))
        );
    }
}
