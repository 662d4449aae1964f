//! AIME's own archive of everything that a user has (ADR 31).
//!
//! It is told by its manifest, and looked through as a whole before its first row is read: an archive that is not whole,
//! or that a newer AIME wrote, is refused, and nothing of it is stored.

use std::io::{BufRead as _, BufReader, Read};
use std::sync::LazyLock;

use aime_domain::archive::{
    ArchiveRow, DataFile, FORMAT, KIND, MANIFEST, Manifest, TABLES, VERSION,
};
use aime_domain::import::{FailReason, ImportItem};

use crate::import::{
    Confidence, Importer, Items, Options, Parsed, Reading, Refusal, Sample, Source, file_stream,
};

/// Longest line that is read; a playlist of ten thousand tracks has less than 1 MB.
const LONGEST_LINE: u64 = 64 << 20;
/// Longest manifest that is read.
const LONGEST_MANIFEST: u64 = 1 << 20;

/// The importer of one table of an archive.
pub(crate) struct Export(&'static str);

static EXPORTS: LazyLock<Vec<Export>> = LazyLock::new(|| TABLES.map(Export).into());

impl Export {
    /// The importer of the table of that name; `None` when there is no such table.
    pub(crate) fn of(table: &str) -> Option<&'static dyn Importer> {
        let found = EXPORTS.iter().find(|export| export.0 == table)?;
        Some(found)
    }
}

impl Importer for Export {
    fn id(&self) -> &'static str {
        KIND
    }

    fn title(&self) -> &'static str {
        "AIME export"
    }

    /// The archive is told as a whole, by its manifest.
    fn sniff(&self, _: &Sample) -> Confidence {
        Confidence::NO
    }

    fn rows(&self, source: Source, _: &Options) -> Reading {
        let (reader, ..) = source.into_text();
        let items: Items = Box::new(Lines {
            table: self.0,
            reader: BufReader::with_capacity(64 << 10, reader),
            failed: false,
        });
        Reading {
            stream: file_stream("aime", ""),
            zone_assumed: false,
            items,
        }
    }
}

struct Lines<R> {
    table: &'static str,
    reader: BufReader<R>,
    failed: bool,
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Parsed;

    fn next(&mut self) -> Option<Parsed> {
        if self.failed {
            return None;
        }
        let mut line = Vec::new();
        let read = self
            .reader
            .by_ref()
            .take(LONGEST_LINE)
            .read_until(b'\n', &mut line);
        match read {
            Ok(0) => None,
            Ok(_) => {
                if line.last() == Some(&b'\n') {
                    line.pop();
                }
                Some(match String::from_utf8(line) {
                    Ok(json) => ImportItem::Archive(ArchiveRow {
                        table: self.table,
                        json: json.into(),
                    })
                    .into(),
                    Err(error) => Parsed::fail(
                        FailReason::BadEncoding,
                        "these bytes are no UTF-8 text",
                        error.as_bytes(),
                    ),
                })
            }
            Err(error) => {
                // Once: what follows cannot be read either.
                self.failed = true;
                Some(Parsed::fail(
                    FailReason::Malformed,
                    format!("the file cannot be read: {error}"),
                    self.table.as_bytes(),
                ))
            }
        }
    }
}

/// The manifest that a member of an archive is, where it is one.
pub(crate) fn manifest(name: &str, reader: impl Read) -> Option<Manifest> {
    if !name.ends_with(MANIFEST) {
        return None;
    }
    let manifest: Manifest = serde_json::from_reader(reader.take(LONGEST_MANIFEST)).ok()?;
    (manifest.format == FORMAT).then_some(manifest)
}

/// Refuses an archive that a newer AIME wrote.
pub(crate) fn check_version(manifest: &Manifest) -> Result<(), Refusal> {
    let known = |file: &DataFile| TABLES.contains(&file.table.as_str());
    if manifest.version > VERSION || !manifest.files.iter().all(known) {
        return Err(Refusal::NewerExport {
            found: manifest.version,
            known: VERSION,
        });
    }
    Ok(())
}

/// Reads a file of an archive to its end; refuses one that is not what the manifest says.
pub(crate) fn check_file(file: &DataFile, mut reader: impl Read) -> Result<(), Refusal> {
    let damaged = |what: &str| Refusal::DamagedExport(format!("{} {what}", file.name));
    let mut hasher = blake3::Hasher::new();
    let mut block = vec![0; 64 << 10];
    let (mut bytes, mut rows) = (0_u64, 0_u64);
    loop {
        let read = reader
            .read(&mut block)
            .map_err(|error| damaged(&format!("cannot be read: {error}")))?;
        if read == 0 {
            break;
        }
        hasher.update(&block[..read]);
        bytes += read as u64;
        rows += memchr::memchr_iter(b'\n', &block[..read]).count() as u64;
    }
    if bytes != file.bytes || rows != file.rows {
        return Err(damaged("has another length than its manifest says"));
    }
    if hasher.finalize().to_hex().as_str() != file.blake3 {
        return Err(damaged("is not what was written: its checksum is wrong"));
    }
    Ok(())
}
