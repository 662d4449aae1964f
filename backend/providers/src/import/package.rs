//! Uploads as bytes: a plain file, a gzip, or the members of a zip.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use flate2::{
    Crc,
    read::{DeflateDecoder, MultiGzDecoder},
};
use zip::{CompressionMethod, ZipArchive};

use super::{
    LeftOut, Refusal,
    limits::{Guarded, MAX_UNPACKED_BYTES, Meter, Metered, is_bomb},
};

/// Most members of an archive that are looked at.
pub(super) const MAX_MEMBERS: usize = 20_000;

/// Most bytes of an archive's directory that are read: some 100 bytes a member.
const MAX_DIRECTORY_BYTES: u64 = 8 << 20;

/// A file that several readers share, each with its own position.
#[derive(Debug, Clone)]
pub(super) struct SharedFile(Arc<Mutex<File>>);

impl SharedFile {
    pub(super) fn new(file: File) -> Self {
        Self(Arc::new(Mutex::new(file)))
    }

    /// Reads from `start`, at most `length` bytes.
    pub(super) fn slice(&self, start: u64, length: u64) -> Slice {
        Slice {
            file: self.clone(),
            at: start,
            end: start.saturating_add(length),
        }
    }

    /// Bytes of the file.
    pub(super) fn size(&self) -> io::Result<u64> {
        Ok(self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .metadata()?
            .len())
    }
}

/// A stretch of a file.
#[derive(Debug)]
pub(super) struct Slice {
    file: SharedFile,
    at: u64,
    end: u64,
}

impl Read for Slice {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let left = self.end.saturating_sub(self.at);
        let wanted = buf.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        if wanted == 0 {
            return Ok(0);
        }
        let mut file = self.file.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let n = file.read(&mut buf[..wanted])?;
        self.at += n as u64;
        Ok(n)
    }
}

impl Seek for Slice {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.end.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = target.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

/// How a stretch of a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Plain,
    Gzip,
    /// Deflated in a zip, with the checksum of the content.
    Deflated(u32),
    /// Stored in a zip.
    Stored(u32),
}

/// One file of an upload, in its packing.
#[derive(Debug, Clone)]
pub(super) struct Packed {
    pub(super) name: String,
    pub(super) file: SharedFile,
    pub(super) start: u64,
    pub(super) length: u64,
    pub(super) packing: Packing,
}

/// Counts what is read over all parts of an upload.
#[derive(Debug, Clone, Default)]
pub(super) struct Counters {
    /// Packed bytes read.
    pub(super) packed: Meter,
    /// Unpacked bytes seen.
    pub(super) unpacked: Meter,
}

impl Packed {
    /// The content from its beginning.
    pub(super) fn reader(&self, counters: &Counters) -> Box<dyn Read + Send> {
        let part = Meter::default();
        let slice = Metered::new(
            self.file.slice(self.start, self.length),
            counters.packed.clone(),
            part.clone(),
        );
        match self.packing {
            Packing::Plain => Box::new(slice),
            Packing::Gzip => Box::new(Guarded::new(
                MultiGzDecoder::new(slice),
                counters.unpacked.clone(),
                part,
            )),
            Packing::Deflated(crc) => {
                let unpacked = Checked::new(DeflateDecoder::new(slice), crc);
                Box::new(Guarded::new(unpacked, counters.unpacked.clone(), part))
            }
            Packing::Stored(crc) => Box::new(Checked::new(slice, crc)),
        }
    }
}

/// Fails at the end when the content is not what its checksum says.
struct Checked<R> {
    inner: R,
    crc: Crc,
    expected: u32,
}

impl<R> Checked<R> {
    fn new(inner: R, expected: u32) -> Self {
        Self {
            inner,
            crc: Crc::new(),
            expected,
        }
    }
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.crc.update(&buf[..n]);
        if n == 0 && !buf.is_empty() && self.crc.sum() != self.expected {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "its checksum is wrong",
            ));
        }
        Ok(n)
    }
}

/// Whether these first bytes are those of a zip.
pub(super) fn is_zip(head: &[u8]) -> bool {
    [&b"PK\x03\x04"[..], b"PK\x05\x06", b"PK\x07\x08"]
        .iter()
        .any(|magic| head.starts_with(magic))
}

/// Whether these first bytes are those of a gzip.
pub(super) fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(b"\x1f\x8b\x08")
}

/// The members of a zip, by name; those that cannot be read go to `left_out`.
pub(super) fn members(
    file: &SharedFile,
    left_out: &mut Vec<LeftOut>,
) -> Result<Vec<Packed>, Refusal> {
    let size = file.size()?;
    if directory_bytes(file, size)?.is_some_and(|bytes| bytes > MAX_DIRECTORY_BYTES) {
        return Err(Refusal::TooManyMembers(MAX_MEMBERS));
    }
    let mut archive = ZipArchive::new(BufReader::new(file.slice(0, size)))
        .map_err(|error| Refusal::BrokenArchive(error.to_string()))?;
    if archive.len() > MAX_MEMBERS {
        return Err(Refusal::TooManyMembers(MAX_MEMBERS));
    }
    let mut members = Vec::new();
    let (mut unpacked, mut packed, mut encrypted) = (0_u64, 0_u64, 0_usize);
    for index in 0..archive.len() {
        let entry = match archive.by_index_raw(index) {
            Ok(entry) => entry,
            Err(error) => {
                left_out.push(LeftOut {
                    name: format!("member {}", index + 1),
                    reason: error.to_string(),
                });
                continue;
            }
        };
        if !entry.is_file() {
            continue;
        }
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        unpacked = unpacked.saturating_add(entry.size());
        packed = packed.saturating_add(entry.compressed_size());
        if unpacked > MAX_UNPACKED_BYTES || is_bomb(entry.size(), entry.compressed_size()) {
            return Err(Refusal::TooLarge);
        }
        let packing = match entry.compression() {
            _ if entry.encrypted() => {
                encrypted += 1;
                left_out.push(LeftOut {
                    name,
                    reason: "locked with a password".to_owned(),
                });
                continue;
            }
            CompressionMethod::Stored => Packing::Stored(entry.crc32()),
            CompressionMethod::Deflated => Packing::Deflated(entry.crc32()),
            other => {
                left_out.push(LeftOut {
                    name,
                    reason: format!("packed in a way that is not read ({other})"),
                });
                continue;
            }
        };
        let Some(start) = entry.data_start() else {
            left_out.push(LeftOut {
                name,
                reason: "its place in the archive is unknown".to_owned(),
            });
            continue;
        };
        members.push(Packed {
            name,
            file: file.clone(),
            start,
            length: entry.compressed_size().min(size.saturating_sub(start)),
            packing,
        });
    }
    if is_bomb(unpacked, size.max(packed.min(size))) {
        return Err(Refusal::TooLarge);
    }
    if members.is_empty() && encrypted > 0 {
        return Err(Refusal::Encrypted);
    }
    members.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(members)
}

/// Bytes of a zip's directory, from the record at its end (APPNOTE.TXT 4.3.16); `None` when it is not found or
/// is of the 64-bit kind, whose real figure stands elsewhere.
fn directory_bytes(file: &SharedFile, size: u64) -> io::Result<Option<u64>> {
    const RECORD: usize = 22;
    let from = size.saturating_sub(RECORD as u64 + u64::from(u16::MAX));
    let mut tail = Vec::new();
    file.slice(from, size - from).read_to_end(&mut tail)?;
    let Some(at) = memchr::memmem::rfind(&tail, b"PK\x05\x06") else {
        return Ok(None);
    };
    let Some(field) = tail
        .get(at + 12..at + 16)
        .and_then(|bytes| <[u8; 4]>::try_from(bytes).ok())
    else {
        return Ok(None);
    };
    let bytes = u32::from_le_bytes(field);
    Ok((bytes != u32::MAX).then_some(u64::from(bytes)))
}

/// Unpacks to a file in `scratch`, a folder that is made if missing. The file vanishes when it is dropped.
pub(super) fn unpack_to(
    scratch: &Path,
    packed: &Packed,
    counters: &Counters,
) -> io::Result<tempfile::NamedTempFile> {
    std::fs::create_dir_all(scratch)?;
    let mut file = tempfile::Builder::new()
        .prefix("import-")
        .tempfile_in(scratch)?;
    io::copy(&mut packed.reader(counters), file.as_file_mut())?;
    Ok(file)
}
