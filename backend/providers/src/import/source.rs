//! What an importer reads from.

use std::{io::Read, sync::Arc};

use super::{Encoding, Marks, Notes, Sample, database::DatabaseFile};

/// One file to be read, unpacked if it was packed.
pub struct Source {
    /// Its beginning.
    pub sample: Arc<Sample>,
    /// Its content.
    pub input: Input,
    /// Where remarks about the file go.
    pub(crate) notes: Notes,
    /// What other files of the upload tell about rows of this one.
    pub(crate) marks: Marks,
}

/// The content of a file.
pub enum Input {
    /// Text from the beginning: UTF-8 without byte order mark, or Windows-1252 ([`Sample::encoding`]).
    Text(Box<dyn Read + Send>),
    /// An SQLite database on disk.
    Database(DatabaseFile),
}

impl Source {
    /// The content as text; nothing at all for a database, which no importer of texts ever wins.
    pub(crate) fn into_text(self) -> (Box<dyn Read + Send>, Arc<Sample>, Notes) {
        let reader: Box<dyn Read + Send> = match self.input {
            Input::Text(reader) => reader,
            Input::Database(_) => Box::new(std::io::empty()),
        };
        (reader, self.sample, self.notes)
    }

    /// Says in the report that the text is not in UTF-8.
    pub(crate) fn note_encoding(notes: &Notes, encoding: Encoding) {
        match encoding {
            Encoding::Utf8 => {}
            Encoding::Utf16Le | Encoding::Utf16Be => notes.add("encoding", "The text is in UTF-16."),
            Encoding::Windows1252 => notes.add(
                "encoding",
                "The text is not in UTF-8; it was read as Windows-1252, so letters beyond western Europe may be wrong.",
            ),
        }
    }
}
