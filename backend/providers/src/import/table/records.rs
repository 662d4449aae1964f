//! The records of a delimited text, one by one, without holding more than one.
//!
//! Quoting is that of RFC 4180 as spreadsheets write it: a quote counts only at the beginning of a field, two
//! quotes are one, and a quoted field may hold line ends. A quote that is never closed would swallow the rest
//! of the file; here it costs one line (see [`Records::next`]).

use std::{borrow::Cow, collections::BTreeSet, io::Read, ops::Range};

use aime_domain::import::FailReason;
use memchr::{memchr, memchr3};

/// Longest record that is read; the longest of any real export seen is 4 KiB.
const MAX_RECORD_BYTES: usize = 256 << 10;

/// How much is read at once.
const CHUNK_BYTES: usize = 128 << 10;

/// How much of a bad record is kept to show it.
const SHOWN_BYTES: usize = 640;

/// From so many fields on a table is wide: a last one that is missing or unnamed is no fault.
pub(super) const WIDE: usize = 4;

/// Most different numbers of fields that are remembered.
const MOST_WIDTHS: usize = 64;

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// Between fields.
    pub(crate) delimiter: u8,
    /// Whether quotes have a meaning; in Rockbox logs they have none.
    pub(crate) quoted: bool,
}

/// Which code the text beyond ASCII is in, as far as the file has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codec {
    Undecided,
    Utf8,
    Windows1252,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Field {
    start: usize,
    end: usize,
    quoted: bool,
    /// Holds doubled quotes, or text behind the closing quote.
    escaped: bool,
}

/// One record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record<'a> {
    bytes: &'a [u8],
    /// `None` in a Windows-1252 file.
    text: Option<&'a str>,
    fields: &'a [Field],
}

impl<'a> Record<'a> {
    /// Number of fields.
    pub(crate) const fn len(&self) -> usize {
        self.fields.len()
    }

    /// The record as it stands in the file.
    pub(crate) const fn raw(&self) -> &'a [u8] {
        self.bytes
    }

    /// Whether a field was written in quotes (R writes missing values without).
    pub(crate) fn is_quoted(&self, index: usize) -> bool {
        self.fields.get(index).is_some_and(|field| field.quoted)
    }

    /// A field, unquoted; empty where the record has none. White space around it is kept.
    pub(crate) fn get(&self, index: usize) -> Cow<'a, str> {
        let Some(field) = self.fields.get(index) else {
            return Cow::Borrowed("");
        };
        let text = match self.text {
            Some(text) => Cow::Borrowed(text.get(field.start..field.end).unwrap_or_default()),
            None => {
                encoding_rs::WINDOWS_1252
                    .decode_without_bom_handling(&self.bytes[field.start..field.end])
                    .0
            }
        };
        if field.escaped {
            Cow::Owned(unescape(&text))
        } else {
            text
        }
    }
}

/// Undoes doubled quotes; `text` is what follows the opening quote, up to the delimiter.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = true;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '"' || !inside {
            out.push(c);
        } else if chars.peek() == Some(&'"') {
            chars.next();
            out.push('"');
        } else {
            inside = false;
        }
    }
    out
}

/// What was read next.
#[derive(Debug)]
pub(crate) enum Taken<'a> {
    Record(Record<'a>),
    Bad {
        reason: FailReason,
        detail: String,
        /// Its beginning.
        raw: &'a [u8],
    },
}

enum Found {
    /// Where it lies in the buffer, without its line end.
    Record(Range<usize>),
    Bad(FailReason, String),
    End,
}

/// How far the parse of a record came within what is read so far.
enum Parsed {
    /// The record is this long, its line end included; `lines` when it holds line ends.
    Whole {
        len: usize,
        content: usize,
        lines: bool,
    },
    More,
    /// The file ends within quotes.
    OpenQuote,
}

/// The records of one text.
pub(crate) struct Records<R> {
    reader: R,
    dialect: Dialect,
    codec: Codec,
    buf: Vec<u8>,
    head: usize,
    filled: usize,
    eof: bool,
    ended: bool,
    fields: Vec<Field>,
    /// Numbers of fields of records that stood on one line.
    usual: BTreeSet<usize>,
    shown: Vec<u8>,
}

impl<R: Read> Records<R> {
    pub(crate) const fn new(reader: R, dialect: Dialect) -> Self {
        Self {
            reader,
            dialect,
            codec: Codec::Undecided,
            buf: Vec::new(),
            head: 0,
            filled: 0,
            eof: false,
            ended: false,
            fields: Vec::new(),
            usual: BTreeSet::new(),
            shown: Vec::new(),
        }
    }

    /// Whether a record over several lines can have so many fields: as many as one on a line of its own, or
    /// one more or less than the widest of them in a wide table; a single field is what a torn record leaves.
    fn is_usual(&self, fields: usize) -> bool {
        let widest = self.usual.last().copied().unwrap_or(fields);
        fields.abs_diff(widest) <= usize::from(widest >= WIDE)
            || fields > 1 && self.usual.contains(&fields)
    }

    fn learn_width(&mut self) {
        if self.usual.len() < MOST_WIDTHS {
            self.usual.insert(self.fields.len());
        }
    }

    /// Whether the text so far is Windows-1252.
    pub(crate) fn is_windows_1252(&self) -> bool {
        self.codec == Codec::Windows1252
    }

    /// The next record that is not blank, or `None` at the end.
    ///
    /// A record over several lines must have as many fields as the others, else its opening quote is taken for
    /// a stray one: the line fails alone and reading goes on with the next line.
    pub(crate) fn next(&mut self) -> Option<Taken<'_>> {
        let found = self.find().unwrap_or_else(|error| {
            self.ended = true;
            self.shown.clear();
            Found::Bad(
                FailReason::Malformed,
                format!("the file cannot be read further: {error}"),
            )
        });
        match found {
            Found::End => None,
            Found::Bad(reason, detail) => Some(Taken::Bad {
                reason,
                detail,
                raw: &self.shown,
            }),
            Found::Record(range) => {
                let bytes = &self.buf[range];
                let text = match self.codec {
                    Codec::Windows1252 => None,
                    Codec::Undecided | Codec::Utf8 => std::str::from_utf8(bytes).ok(),
                };
                Some(Taken::Record(Record {
                    bytes,
                    text,
                    fields: &self.fields,
                }))
            }
        }
    }

    fn find(&mut self) -> std::io::Result<Found> {
        loop {
            if self.ended {
                return Ok(Found::End);
            }
            match self.parse() {
                Parsed::More => {
                    if self.filled - self.head > MAX_RECORD_BYTES {
                        return self.bad_line(
                            FailReason::TooLong,
                            format!("longer than {MAX_RECORD_BYTES} bytes"),
                        );
                    }
                    self.fill()?;
                    if self.eof && self.head == self.filled {
                        self.ended = true;
                    }
                }
                Parsed::OpenQuote => {
                    return self
                        .bad_line(FailReason::Malformed, "a quote is never closed".to_owned());
                }
                Parsed::Whole {
                    len,
                    content,
                    lines,
                } => {
                    let record = &self.buf[self.head..self.head + content];
                    let is_ascii = record.is_ascii();
                    if record.trim_ascii().is_empty() {
                        self.head += len;
                        continue;
                    }
                    if lines && !self.is_usual(self.fields.len()) {
                        return self.bad_line(
                            FailReason::Malformed,
                            "a quote seems to be closed on another line only".to_owned(),
                        );
                    }
                    if !lines {
                        self.learn_width();
                    }
                    if !is_ascii && !self.decide_codec(content) {
                        return self.bad_line(
                            FailReason::BadEncoding,
                            "these bytes are no UTF-8 text".to_owned(),
                        );
                    }
                    let start = self.head;
                    self.head += len;
                    return Ok(Found::Record(start..start + content));
                }
            }
        }
    }

    /// Settles the code of the text by a record that is not all ASCII; false when it does not fit.
    fn decide_codec(&mut self, content: usize) -> bool {
        let is_utf8 = std::str::from_utf8(&self.buf[self.head..self.head + content]).is_ok();
        match self.codec {
            Codec::Windows1252 => true,
            Codec::Utf8 => is_utf8,
            Codec::Undecided => {
                self.codec = if is_utf8 {
                    Codec::Utf8
                } else {
                    Codec::Windows1252
                };
                true
            }
        }
    }

    /// Splits the record at `head` into `fields`.
    fn parse(&mut self) -> Parsed {
        let text = &self.buf[self.head..self.filled];
        self.fields.clear();
        let mut at = 0;
        let mut lines = false;
        loop {
            // At the beginning of a field.
            let mut field = Field {
                start: at,
                end: at,
                quoted: false,
                escaped: false,
            };
            if self.dialect.quoted && text.get(at) == Some(&b'"') {
                field.quoted = true;
                field.start = at + 1;
                at += 1;
                loop {
                    let Some(offset) = memchr(b'"', &text[at..]) else {
                        return if self.eof {
                            Parsed::OpenQuote
                        } else {
                            Parsed::More
                        };
                    };
                    lines |= memchr(b'\n', &text[at..at + offset]).is_some();
                    at += offset + 1;
                    if text.get(at) == Some(&b'"') {
                        field.escaped = true;
                        at += 1;
                    } else {
                        break;
                    }
                }
                if at == text.len() && !self.eof {
                    return Parsed::More;
                }
                field.end = at - 1;
            }
            let stop = match memchr3(self.dialect.delimiter, b'\n', b'\r', &text[at..]) {
                Some(offset) => at + offset,
                None if self.eof => text.len(),
                None => return Parsed::More,
            };
            if !field.quoted {
                field.end = stop;
            } else if stop > at {
                // Text behind the closing quote belongs to the field.
                field.escaped = true;
                field.end = stop;
            }
            self.fields.push(field);
            match text.get(stop) {
                Some(byte) if *byte == self.dialect.delimiter => at = stop + 1,
                Some(b'\r') if text.get(stop + 1) == Some(&b'\n') => {
                    return Parsed::Whole {
                        len: stop + 2,
                        content: stop,
                        lines,
                    };
                }
                Some(b'\r') if stop + 1 == text.len() && !self.eof => return Parsed::More,
                Some(_) => {
                    return Parsed::Whole {
                        len: stop + 1,
                        content: stop,
                        lines,
                    };
                }
                None if stop == 0 => return Parsed::More,
                None => {
                    return Parsed::Whole {
                        len: stop,
                        content: stop,
                        lines,
                    };
                }
            }
        }
    }

    /// Gives up the line at `head`.
    fn bad_line(&mut self, reason: FailReason, detail: String) -> std::io::Result<Found> {
        let line = memchr(b'\n', &self.buf[self.head..self.filled]).map(|newline| newline + 1);
        let shown_to = self
            .filled
            .min(self.head + line.unwrap_or(SHOWN_BYTES).min(SHOWN_BYTES));
        self.shown.clear();
        self.shown.extend_from_slice(&self.buf[self.head..shown_to]);
        let mut end = line;
        loop {
            if let Some(length) = end {
                self.head += length;
                return Ok(Found::Bad(reason, detail));
            }
            self.head = self.filled;
            self.fill()?;
            if self.head == self.filled && self.eof {
                self.ended = true;
                return Ok(Found::Bad(reason, detail));
            }
            end = memchr(b'\n', &self.buf[self.head..self.filled]).map(|newline| newline + 1);
        }
    }

    /// Reads more behind `filled`, dropping what lies before `head`.
    fn fill(&mut self) -> std::io::Result<()> {
        if self.eof {
            return Ok(());
        }
        if self.head > 0 {
            self.buf.copy_within(self.head..self.filled, 0);
            self.filled -= self.head;
            self.head = 0;
        }
        if self.buf.len() < self.filled + CHUNK_BYTES {
            self.buf.resize(self.filled + CHUNK_BYTES, 0);
        }
        let read = loop {
            match self.reader.read(&mut self.buf[self.filled..]) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.filled += read;
        self.eof = read == 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    struct Trickle<'a>(&'a [u8], usize);

    impl Read for Trickle<'_> {
        fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
            let n = self.1.min(self.0.len()).min(buf.len());
            buf[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    const COMMA: Dialect = Dialect {
        delimiter: b',',
        quoted: true,
    };

    /// Fields joined by `|`; a bad line as `!`.
    fn records(text: &[u8], dialect: Dialect, piece: usize) -> Vec<String> {
        let mut records = Records::new(Trickle(text, piece), dialect);
        let mut out = Vec::new();
        while let Some(taken) = records.next() {
            out.push(match taken {
                Taken::Record(r) => (0..r.len())
                    .map(|i| r.get(i).into_owned())
                    .collect::<Vec<_>>()
                    .join("|"),
                Taken::Bad { .. } => "!".to_owned(),
            });
        }
        out
    }

    #[rstest]
    #[case::plain("a,b\nc,d\n", &["a|b", "c|d"])]
    #[case::crlf("a,b\r\nc,d", &["a|b", "c|d"])]
    #[case::old_mac("a,b\rc,d\r", &["a|b", "c|d"])]
    #[case::blank_lines("\n\na,b\n\r\n\nc,\n", &["a|b", "c|"])]
    #[case::quotes("\"a\",\"b \"\"x\"\" c\"\n\"\",\"\"\"\"\n", &["a|b \"x\" c", "|\""])]
    #[case::lines("a,b\n\"two\nlines\",b\nc,d\n", &["a|b", "two\nlines|b", "c|d"])]
    #[case::stray_quote("LP 12\",b\nc,d\n", &["LP 12\"|b", "c|d"])]
    #[case::behind_quote("\"a\" b,c\n", &["a b|c"])]
    #[case::ragged("a,b\nc\nd,e,f\n", &["a|b", "c", "d|e|f"])]
    #[case::last_field_quoted("a,\"b\"", &["a|b"])]
    #[case::open_quote("a,b\n\"c,d\ne,f\ng,h\n", &["a|b", "!", "e|f", "g|h"])]
    #[case::open_quote_closed_later("a,b\n\"c,d\ne,\"f\"\ng,h\n", &["a|b", "!", "e|f", "g|h"])]
    #[case::empty("", &[])]
    fn records_are_split(#[case] text: &str, #[case] expected: &[&str]) {
        for piece in [1, 2, 3, 5, 1000] {
            assert_eq!(
                records(text.as_bytes(), COMMA, piece),
                expected,
                "pieces of {piece}"
            );
        }
    }

    #[test]
    fn tabs_without_quoting_keep_quotes() {
        let dialect = Dialect {
            delimiter: b'\t',
            quoted: false,
        };
        assert_eq!(records(b"\"Song\"\tx\n", dialect, 3), ["\"Song\"|x"]);
    }

    #[test]
    fn windows_1252_is_taken_from_the_first_accent_on() {
        assert_eq!(
            records(b"a,b\nCaf\xe9,\x93x\x94\nz,y\n", COMMA, 4),
            ["a|b", "Café|“x”", "z|y"]
        );
    }

    #[test]
    fn spoilt_bytes_in_a_utf8_file_cost_their_row() {
        assert_eq!(
            records(
                "é,b\n"
                    .bytes()
                    .chain(*b"\xe9,c\nd,e\n")
                    .collect::<Vec<_>>()
                    .as_slice(),
                COMMA,
                4
            ),
            ["é|b", "!", "d|e"]
        );
    }

    #[test]
    fn a_record_beyond_the_limit_fails_in_bounded_memory() {
        let text = format!("a,b\n{},c\nd,e\n", "x".repeat(2 << 20));
        let mut records = Records::new(text.as_bytes(), COMMA);
        let mut seen = Vec::new();
        while let Some(taken) = records.next() {
            seen.push(matches!(taken, Taken::Record(_)));
        }
        assert_eq!(seen, [true, false, true]);
        assert!(records.buf.len() <= MAX_RECORD_BYTES + 2 * CHUNK_BYTES);
    }

    proptest! {
        /// What is written with quotes comes back, however the reads fall.
        #[test]
        fn written_records_come_back(
            rows in proptest::collection::vec(proptest::collection::vec("[a-zé\"', \n]{0,8}", 3), 1..8),
            piece in 1_usize..40,
        ) {
            let quote = |field: &String| format!("\"{}\"", field.replace('"', "\"\""));
            let line = |row: &Vec<String>| row.iter().map(quote).collect::<Vec<_>>().join(",");
            // A header on one line, as any table has, says how many fields there are.
            let text = format!("a,b,c\n{}", rows.iter().map(line).collect::<Vec<_>>().join("\n"));
            let read = records(text.as_bytes(), COMMA, piece);
            let expected: Vec<String> = rows.iter().map(|row| row.join("|")).collect();
            prop_assert_eq!(&read[1..], &expected);
        }

        /// No bytes at all make it panic, loop or invent fields.
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..300), piece in 1_usize..40) {
            prop_assert!(records(&bytes, COMMA, piece).len() <= bytes.len());
        }
    }
}
