//! What a file that is no export looks like, in words for a person.

use std::fmt;

use super::Sample;

/// Most names that a message lists.
const LISTED: usize = 12;

/// What a file looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// No bytes at all, or only white space.
    Empty,
    /// A web page.
    Html,
    /// The stand-in that git leaves for a large file.
    LfsPointer,
    /// A picture, a sound, a film, a PDF, a program …: something with a well-known beginning.
    Known(&'static str),
    /// An archive in a format that is not read.
    Archive(&'static str),
    /// An SQLite database of another program, with these tables.
    Database(Vec<String>),
    /// JSON without any known rows, with these keys.
    Json(Vec<String>),
    /// A table with these columns.
    Table(Vec<String>),
    /// XML with this outermost element.
    Xml(String),
    /// Text of another kind.
    Text,
    /// Bytes that are no text.
    Binary,
}

/// Beginnings of well-known files: offset, bytes, what it is.
const KNOWN: &[(usize, &[u8], &str)] = &[
    (0, b"\x89PNG", "a picture (PNG)"),
    (0, b"\xff\xd8\xff", "a picture (JPEG)"),
    (0, b"GIF8", "a picture (GIF)"),
    (8, b"WEBP", "a picture (WebP)"),
    (0, b"BM", "a picture (BMP)"),
    (0, b"II*\0", "a picture (TIFF)"),
    (0, b"MM\0*", "a picture (TIFF)"),
    (4, b"ftypavif", "a picture (AVIF)"),
    (4, b"ftypheic", "a picture (HEIC)"),
    (0, b"P5\n", "a picture (PGM)"),
    (0, b"P6\n", "a picture (PPM)"),
    (0, b"%PDF", "a PDF document"),
    (0, b"{\\rtf", "a text document (RTF)"),
    (
        0,
        b"\xd0\xcf\x11\xe0",
        "an old Office document; save the sheet as CSV",
    ),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ", "a program"),
    (0, b"\xcf\xfa\xed\xfe", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"#!", "a script"),
    (0, b"fLaC", "a sound (FLAC)"),
    (0, b"ID3", "a sound (MP3)"),
    (0, b"\xff\xfb", "a sound (MP3)"),
    (0, b"\xff\xf1", "a sound (AAC)"),
    (0, b"OggS", "a sound (Ogg)"),
    (8, b"WAVE", "a sound (WAV)"),
    (8, b"AIFF", "a sound (AIFF)"),
    (0, b"DSD ", "a sound (DSF)"),
    (0, b"MAC ", "a sound (Monkey's Audio)"),
    (0, b"wvpk", "a sound (WavPack)"),
    (0, b"MPCK", "a sound (Musepack)"),
    (0, b"\x30\x26\xb2\x75", "a sound or film (Windows Media)"),
    (4, b"ftyp", "a sound or film (MP4)"),
    (0, b"\x1a\x45\xdf\xa3", "a film (Matroska)"),
    (
        0,
        b"bplist",
        "a binary property list; export the library as XML",
    ),
    (0, b"PAR1", "a Parquet file; export it as CSV or JSON"),
];

/// Archives that are not read.
const ARCHIVES: &[(usize, &[u8], &str)] = &[
    (0, b"Rar!", "RAR"),
    (0, b"7z\xbc\xaf", "7-Zip"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ", "xz"),
    (0, b"\x28\xb5\x2f\xfd", "Zstandard"),
    (257, b"ustar", "tar"),
];

impl Look {
    /// What `sample` looks like.
    pub(super) fn of(sample: &Sample) -> Self {
        let bytes = sample.bytes();
        let begins = |(at, magic, _): &&(usize, &[u8], &str)| {
            bytes.get(*at..).is_some_and(|b| b.starts_with(magic))
        };
        if bytes.trim_ascii().is_empty() {
            return Self::Empty;
        }
        if !sample.tables().is_empty() || bytes.starts_with(b"SQLite format 3\0") {
            return Self::Database(
                sample
                    .tables()
                    .iter()
                    .take(LISTED)
                    .map(|t| t.name.clone())
                    .collect(),
            );
        }
        if let Some((.., name)) = ARCHIVES.iter().find(begins) {
            return Self::Archive(name);
        }
        if let Some((.., name)) = KNOWN
            .iter()
            .find(begins)
            .filter(|(_, magic, _)| magic.len() > 2 || sample.is_binary())
        {
            return Self::Known(name);
        }
        if sample.is_binary() {
            return Self::Binary;
        }
        let text = sample.text().trim_start();
        let lower: String = text
            .chars()
            .take(2000)
            .collect::<String>()
            .to_ascii_lowercase();
        if text.starts_with("version https://git-lfs") {
            return Self::LfsPointer;
        }
        if lower.starts_with("<!doctype html") || lower.starts_with('<') && lower.contains("<html")
        {
            return Self::Html;
        }
        if text.starts_with('<') {
            return Self::Xml(outermost_element(text));
        }
        if let Some(json) = sample.json() {
            return Self::Json(json.top_keys().into_iter().take(LISTED).map(clip).collect());
        }
        if let Some(table) = sample.table()
            && table.records.len() > 1
        {
            let columns = table.records[0]
                .iter()
                .map(|cell| cell.text.as_str())
                .filter(|c| !c.is_empty());
            return Self::Table(columns.take(LISTED).map(clip).collect());
        }
        Self::Text
    }
}

/// Name of the first element that is no declaration, comment or document type.
fn outermost_element(text: &str) -> String {
    text.split('<')
        .filter(|part| part.starts_with(|c: char| c.is_alphabetic()))
        .find_map(|part| {
            part.split(|c: char| c.is_whitespace() || c == '>' || c == '/')
                .next()
        })
        .map(clip)
        .unwrap_or_default()
}

/// A name short enough for a message.
fn clip(name: &str) -> String {
    name.chars()
        .take(40)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, what: &str, names: &[String]| {
            if names.is_empty() {
                return f.write_str(what);
            }
            write!(f, "{what} with {}", names.join(", "))
        };
        match self {
            Self::Empty => f.write_str("an empty file"),
            Self::Html => f.write_str("a web page; where a service offers a choice, choose JSON or CSV"),
            Self::LfsPointer => {
                f.write_str("the stand-in that git leaves for a large file; fetch the file itself (git lfs pull)")
            }
            Self::Known(what) => f.write_str(what),
            Self::Archive(kind) => write!(f, "a {kind} archive; unpack it, or pack it as zip"),
            Self::Database(tables) => list(f, "a database of another program", tables),
            Self::Json(keys) if keys.is_empty() => f.write_str("JSON with nothing in it"),
            Self::Json(keys) => list(f, "JSON of an unknown shape", keys),
            Self::Table(columns) => list(f, "a table of an unknown kind", columns),
            Self::Xml(name) if name.is_empty() => f.write_str("XML"),
            Self::Xml(name) => write!(f, "XML with <{name}>"),
            Self::Text => f.write_str("plain text"),
            Self::Binary => f.write_str("bytes that are no text"),
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(b"", "an empty file")]
    #[case(b" \n\t", "an empty file")]
    #[case(b"<!DOCTYPE html><html><body>", "a web page")]
    #[case(b"<?xml version=\"1.0\"?>\n<opml version=\"2\">", "XML with <opml>")]
    #[case(
        b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
        "stand-in"
    )]
    #[case(b"\x89PNG\r\n\x1a\n\0\0", "a picture (PNG)")]
    #[case(b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture (JPEG)")]
    #[case(b"MZ\x90\0\x03\0\0\0", "a program")]
    #[case(b"%PDF-1.7\n", "a PDF")]
    #[case(b"Rar!\x1a\x07\x01\0", "a RAR archive")]
    #[case(
        b"{\"widgets\":[{\"size\":1}],\"n\":2}",
        "JSON of an unknown shape with widgets, n"
    )]
    #[case(b"[]", "JSON with nothing in it")]
    #[case(
        b"City;Population\nBern;1\nGenf;2\n",
        "a table of an unknown kind with City, Population"
    )]
    #[case(b"Dear diary,\ntoday I listened to nothing.\n", "plain text")]
    #[case(b"\x01\x02\x03\0\0\x04", "bytes that are no text")]
    fn a_file_is_described(#[case] bytes: &[u8], #[case] expected: &str) {
        let look = Look::of(&Sample::of(bytes.to_vec(), true)).to_string();
        assert!(look.contains(expected), "{look}");
    }
}
