//! Where the dashboard's files come from: the binary, or a list that a test gives.

use std::borrow::Cow;
use std::fmt::Write as _;

use axum::body::Bytes;
use rust_embed::RustEmbed;

/// `frontend/dist` as it was when the server was built; a debug build reads it from the disk. It may be absent.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../frontend/dist"]
#[allow_missing = true]
struct Dist;

/// The dashboard's files.
#[derive(Debug, Clone, Copy)]
pub struct Spa(Source);

#[derive(Debug, Clone, Copy)]
enum Source {
    Embedded,
    Listed(&'static [(&'static str, &'static [u8])]),
}

/// One file.
#[derive(Debug, Clone)]
pub struct File {
    /// What is in it.
    pub bytes: Bytes,
    /// A weak entity tag: the same for every encoding of the file.
    pub etag: String,
}

impl Spa {
    /// The files that were built into the binary.
    pub const fn embedded() -> Self {
        Self(Source::Embedded)
    }

    /// Files by path, for tests.
    pub const fn listed(files: &'static [(&'static str, &'static [u8])]) -> Self {
        Self(Source::Listed(files))
    }

    /// A file by its path, without a leading slash.
    pub fn find(&self, path: &str) -> Option<File> {
        match self.0 {
            Source::Embedded => Dist::get(path).map(|file| File {
                bytes: match file.data {
                    Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                    Cow::Owned(bytes) => Bytes::from(bytes),
                },
                etag: tag(&file.metadata.sha256_hash()),
            }),
            Source::Listed(files) => {
                let (_, bytes) = files.iter().find(|(name, _)| *name == path)?;
                Some(File {
                    bytes: Bytes::from_static(bytes),
                    etag: tag(blake3::hash(bytes).as_bytes()),
                })
            }
        }
    }
}

/// The first 16 bytes of a hash as a weak entity tag.
fn tag(hash: &[u8; 32]) -> String {
    let mut tag = String::from("W/\"");
    for byte in &hash[..16] {
        // Writing to a string cannot fail.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}
