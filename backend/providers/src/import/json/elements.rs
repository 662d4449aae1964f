//! Streams the rows of a JSON file: every value at one place of its structure, for example each element of
//! the array under `listens`, or each line of a JSONL file.
//!
//! One row is held at a time, at most [`MAX_ROW_BYTES`]. A damaged row becomes one [`Element::Damaged`], and
//! reading goes on at the next row: the next line in JSONL, else the next object that begins with the key
//! that rows begin with.

use std::{io::Read, ops::Range};

use aime_domain::import::FailReason;
use memchr::{memchr, memmem};

use super::scan::{Progress, Scan};

/// Longest row that is read; the longest of any real export seen is 6 KiB (an album with its texts).
const MAX_ROW_BYTES: usize = 1 << 20;

/// How much is read at once.
const CHUNK_BYTES: usize = 128 << 10;

/// How much of a damaged row is kept to show it.
const SHOWN_BYTES: usize = 640;

/// A step from a container to a value in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Step {
    /// Any element of an array.
    Item,
    /// The member of an object with this key.
    Key(String),
}

/// Where the rows of a file are, and how they begin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct RowPath {
    /// From the top to a row; empty = each top-level value is a row (JSONL, or one object alone).
    pub(crate) steps: Vec<Step>,
    /// The key with which each row begins, where they all begin alike.
    pub(crate) first_key: Option<String>,
}

/// A row, or what stands where one should be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Element<'a> {
    /// Well punctuated JSON; its strings and numbers are not checked yet.
    Row(&'a [u8]),
    /// Not a row; reading goes on behind it.
    Damaged {
        reason: FailReason,
        detail: String,
        /// Its beginning.
        raw: &'a [u8],
    },
}

enum Found {
    Row(Range<usize>),
    Damaged(FailReason, String),
    End,
}

/// The rows of one JSON text.
pub(crate) struct Elements<R> {
    reader: R,
    path: RowPath,
    /// `"key"` as it stands in the text.
    marker: Option<Vec<u8>>,
    buf: Vec<u8>,
    /// Next byte to look at.
    head: usize,
    /// End of what was read into `buf`.
    filled: usize,
    eof: bool,
    ended: bool,
    /// Containers open on the way to the rows.
    depth: usize,
    shown: Vec<u8>,
}

impl<R: Read> Elements<R> {
    pub(crate) fn new(reader: R, path: RowPath) -> Self {
        let marker = path
            .first_key
            .as_ref()
            .map(|key| format!("\"{key}\"").into_bytes());
        Self {
            reader,
            path,
            marker,
            buf: Vec::new(),
            head: 0,
            filled: 0,
            eof: false,
            ended: false,
            depth: 0,
            shown: Vec::new(),
        }
    }

    /// The next row, or `None` at the end.
    pub(crate) fn next(&mut self) -> Option<Element<'_>> {
        match self.find() {
            Ok(Found::Row(range)) => Some(Element::Row(&self.buf[range])),
            Ok(Found::Damaged(reason, detail)) => Some(Element::Damaged {
                reason,
                detail,
                raw: &self.shown,
            }),
            Ok(Found::End) => None,
            Err(error) => {
                self.ended = true;
                self.shown.clear();
                Some(Element::Damaged {
                    reason: FailReason::Malformed,
                    detail: format!("the file cannot be read further: {error}"),
                    raw: &[],
                })
            }
        }
    }

    /// Whether [`Self::next`] has given all there is.
    pub(crate) const fn is_at_end(&self) -> bool {
        self.ended
    }

    fn find(&mut self) -> std::io::Result<Found> {
        loop {
            if self.ended {
                return Ok(Found::End);
            }
            let Some(byte) = self.peek()? else {
                self.ended = true;
                if self.depth == 0 {
                    return Ok(Found::End);
                }
                self.shown.clear();
                return Ok(Found::Damaged(
                    FailReason::Malformed,
                    "the file ends in the middle".to_owned(),
                ));
            };
            let here = self
                .depth
                .checked_sub(1)
                .map(|above| &self.path.steps[above]);
            let wanted = match (here, byte) {
                (Some(_), b',') => {
                    self.head += 1;
                    continue;
                }
                (Some(Step::Item), b']') | (Some(Step::Key(_)), b'}') => {
                    self.head += 1;
                    self.depth -= 1;
                    continue;
                }
                (None | Some(Step::Item), _) => true,
                (Some(Step::Key(_)), b'"') => match self.key()? {
                    Ok(wanted) => wanted,
                    Err(damage) => return Ok(damage),
                },
                (Some(Step::Key(_)), _) => {
                    return self
                        .damaged(FailReason::Malformed, "a key was expected here".to_owned());
                }
            };
            if let Some(found) = self.value(wanted)? {
                return Ok(found);
            }
        }
    }

    /// Reads `"key":` and says whether it is the one on the way to the rows.
    fn key(&mut self) -> std::io::Result<Result<bool, Found>> {
        let range = match self.capture()? {
            Found::Row(range) => range,
            damage => return Ok(Err(damage)),
        };
        let wanted = match &self.path.steps[self.depth - 1] {
            Step::Key(key) => {
                serde_json::from_slice::<String>(&self.buf[range]).is_ok_and(|k| k == *key)
            }
            Step::Item => false,
        };
        if self.peek()? != Some(b':') {
            let damage = self.damaged(
                FailReason::Malformed,
                "a colon was expected after a key".to_owned(),
            )?;
            return Ok(Err(damage));
        }
        self.head += 1;
        Ok(Ok(wanted))
    }

    /// Takes the value that begins next: a row, a container on the way to the rows, or something to pass over.
    fn value(&mut self, wanted: bool) -> std::io::Result<Option<Found>> {
        if wanted && self.depth == self.path.steps.len() {
            return self.capture().map(Some);
        }
        let byte = self.peek()?;
        let opens = match self.path.steps.get(self.depth) {
            Some(Step::Item) => b'[',
            Some(Step::Key(_)) => b'{',
            None => return self.pass_over(),
        };
        // APIs made from XML write a list of one without its brackets.
        let is_bare = opens == b'[' && byte == Some(b'{') && self.depth > 0;
        if wanted && is_bare && self.depth + 1 == self.path.steps.len() {
            return self.capture().map(Some);
        }
        if wanted && byte == Some(opens) {
            self.head += 1;
            self.depth += 1;
            return Ok(None);
        }
        self.pass_over()
    }

    /// Holds the value that begins at `head`.
    fn capture(&mut self) -> std::io::Result<Found> {
        self.peek()?;
        let mut scan = Scan::new();
        let mut scanned = 0;
        loop {
            match scan.advance(&self.buf[self.head + scanned..self.filled]) {
                Progress::Done(length) => {
                    let range = self.head..self.head + scanned + length;
                    self.head = range.end;
                    return Ok(Found::Row(range));
                }
                Progress::Invalid(_) => {
                    return self.damaged(
                        FailReason::Malformed,
                        "this is not well-formed JSON".to_owned(),
                    );
                }
                Progress::More => {
                    scanned = self.filled - self.head;
                    if scanned > MAX_ROW_BYTES {
                        return self.damaged(
                            FailReason::TooLong,
                            format!("longer than {MAX_ROW_BYTES} bytes"),
                        );
                    }
                    if !self.fill()? {
                        if scan.whole_at_end() {
                            let range = self.head..self.filled;
                            self.head = self.filled;
                            return Ok(Found::Row(range));
                        }
                        return self.damaged(
                            FailReason::Malformed,
                            "the file ends in the middle of this".to_owned(),
                        );
                    }
                }
            }
        }
    }

    /// Reads past the value that begins at `head`, however long.
    fn pass_over(&mut self) -> std::io::Result<Option<Found>> {
        let mut scan = Scan::new();
        loop {
            match scan.advance(&self.buf[self.head..self.filled]) {
                Progress::Done(length) => {
                    self.head += length;
                    return Ok(None);
                }
                Progress::Invalid(at) => {
                    self.head += at;
                    return self
                        .damaged(
                            FailReason::Malformed,
                            "this is not well-formed JSON".to_owned(),
                        )
                        .map(Some);
                }
                Progress::More => {
                    self.head = self.filled;
                    if !self.fill()? {
                        // `find` meets the end next and says so.
                        return Ok(None);
                    }
                }
            }
        }
    }

    /// Moves behind the damage at `head`, to where the next row begins.
    fn damaged(&mut self, reason: FailReason, detail: String) -> std::io::Result<Found> {
        self.shown.clear();
        let shown_to = self.filled.min(self.head + SHOWN_BYTES);
        self.shown.extend_from_slice(&self.buf[self.head..shown_to]);
        self.head = (self.head + 1).min(self.filled);
        loop {
            if let Some(offset) = self.row_start() {
                self.head += offset;
                self.depth = self.path.steps.len();
                return Ok(Found::Damaged(reason, detail));
            }
            // Keep enough that a row start across two reads is seen.
            let kept = self.marker.as_ref().map_or(1, Vec::len) + 64;
            self.head = self.head.max(self.filled.saturating_sub(kept));
            if !self.fill()? {
                self.ended = true;
                return Ok(Found::Damaged(reason, detail));
            }
        }
    }

    /// Offset from `head` at which a row begins, if one does within the buffer.
    fn row_start(&self) -> Option<usize> {
        let text = &self.buf[self.head..self.filled];
        if self.path.steps.is_empty() {
            return memchr(b'\n', text).map(|newline| newline + 1);
        }
        if let Some(marker) = &self.marker {
            return memmem::find_iter(text, marker).find_map(|at| before(text, at, b'{'));
        }
        memmem::find_iter(text, b"{").find(|at| {
            before(text, *at, b',')
                .and_then(|comma| before(text, comma, b'}'))
                .is_some()
        })
    }

    /// The next byte that is no white space, left unread.
    fn peek(&mut self) -> std::io::Result<Option<u8>> {
        loop {
            while self.head < self.filled {
                let byte = self.buf[self.head];
                if !byte.is_ascii_whitespace() {
                    return Ok(Some(byte));
                }
                self.head += 1;
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// Reads more behind `filled`, dropping what lies before `head`; false at the end of the file.
    fn fill(&mut self) -> std::io::Result<bool> {
        if self.eof {
            return Ok(false);
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
        Ok(read > 0)
    }
}

/// Where `byte` stands before `at`, with nothing but white space between.
fn before(text: &[u8], at: usize, byte: u8) -> Option<usize> {
    let trimmed = text[..at].trim_ascii_end();
    (trimmed.last() == Some(&byte)).then(|| trimmed.len() - 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    /// Gives its bytes in small pieces, as a slow disk would.
    struct Trickle<'a>(&'a [u8], usize);

    impl Read for Trickle<'_> {
        fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
            let n = self.1.min(self.0.len()).min(buf.len());
            buf[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    fn steps(path: &str) -> Vec<Step> {
        let step = |word: &str| {
            if word == "[]" {
                Step::Item
            } else {
                Step::Key(word.to_owned())
            }
        };
        path.split('.')
            .filter(|word| !word.is_empty())
            .map(step)
            .collect()
    }

    /// Rows as text; a damaged one as `!`.
    fn rows(text: &str, path: &str, first_key: Option<&str>, piece: usize) -> Vec<String> {
        let path = RowPath {
            steps: steps(path),
            first_key: first_key.map(str::to_owned),
        };
        let mut elements = Elements::new(Trickle(text.as_bytes(), piece), path);
        let mut out = Vec::new();
        while let Some(element) = elements.next() {
            out.push(match element {
                Element::Row(row) => String::from_utf8_lossy(row).into_owned(),
                Element::Damaged { .. } => "!".to_owned(),
            });
        }
        out
    }

    #[rstest]
    #[case::array(r#" [ {"a":1} , {"a":[2]} ] "#, "[]", &[r#"{"a":1}"#, r#"{"a":[2]}"#])]
    #[case::empty("[]", "[]", &[])]
    #[case::lines("{\"a\":1}\n{\"a\":2}\n\n{\"a\":3}", "", &[r#"{"a":1}"#, r#"{"a":2}"#, r#"{"a":3}"#])]
    #[case::wrapped(r#"{"v":{"x":[1]},"rows":[{"a":1},{"a":2}],"n":2}"#, "rows.[]", &[r#"{"a":1}"#, r#"{"a":2}"#])]
    #[case::pages(r#"[{"p":1,"t":[{"a":1}]},{"t":[{"a":2}]},{"t":"none"}]"#, "[].t.[]", &[r#"{"a":1}"#, r#"{"a":2}"#])]
    #[case::list_of_one(r#"[{"t":[{"a":1},{"a":2}]},{"t":{"a":3}}]"#, "[].t.[]", &[r#"{"a":1}"#, r#"{"a":2}"#, r#"{"a":3}"#])]
    #[case::one_object(r#"{"a":1}"#, "", &[r#"{"a":1}"#])]
    #[case::bad_scalar(r#"[{"a":1},oops,{"a":2}]"#, "[]", &[r#"{"a":1}"#, "oops", r#"{"a":2}"#])]
    fn rows_are_found(#[case] text: &str, #[case] path: &str, #[case] expected: &[&str]) {
        for piece in [1, 2, 3, 7, 1000] {
            assert_eq!(rows(text, path, None, piece), expected, "pieces of {piece}");
        }
    }

    #[rstest]
    #[case::lost_quote(r#"[{"a":"x"},{"a":"y,"b":2},{"a":"z"},{"a":"w"}]"#, "[]", Some("a"), &[r#"{"a":"x"}"#, "!", r#"{"a":"z"}"#, r#"{"a":"w"}"#])]
    #[case::lost_brace(r#"[{"a":1},{"a":2,{"a":3},{"a":4}]"#, "[]", Some("a"), &[r#"{"a":1}"#, "!", r#"{"a":3}"#, r#"{"a":4}"#])]
    #[case::nested(r#"[{"a":{"i":[{"s":1},{"s":2},{"s":3]}},{"a":4}]"#, "[]", Some("a"), &["!", r#"{"a":4}"#])]
    #[case::unknown_key(r#"[{"a":1},{"b":2 @},{"c":3}]"#, "[]", None, &[r#"{"a":1}"#, "!", r#"{"c":3}"#])]
    #[case::lines("{\"a\":1}\n{\"a\":\n{\"a\":3}\n", "", None, &[r#"{"a":1}"#, "!", r#"{"a":3}"#])]
    #[case::truncated(r#"[{"a":1},{"a":2},{"a":"th"#, "[]", Some("a"), &[r#"{"a":1}"#, r#"{"a":2}"#, "!"])]
    #[case::truncated_between(r#"[{"a":1},"#, "[]", Some("a"), &[r#"{"a":1}"#, "!"])]
    #[case::garbage_between(r#"[{"a":1},@@@@,{"a":2}]"#, "[]", Some("a"), &[r#"{"a":1}"#, "!", r#"{"a":2}"#])]
    #[case::tail("[{\"a\":1}]\u{1}\u{1}", "[]", Some("a"), &[r#"{"a":1}"#, "!"])]
    fn damage_costs_one_row(
        #[case] text: &str,
        #[case] path: &str,
        #[case] first_key: Option<&str>,
        #[case] expected: &[&str],
    ) {
        for piece in [1, 2, 3, 7, 1000] {
            assert_eq!(
                rows(text, path, first_key, piece),
                expected,
                "pieces of {piece}"
            );
        }
    }

    #[test]
    fn a_row_beyond_the_limit_fails_and_reading_goes_on_in_bounded_memory() {
        let text = format!(r#"[{{"a":1}},{{"a":"{}"}},{{"a":3}}]"#, "x".repeat(5 << 20));
        let path = RowPath {
            steps: steps("[]"),
            first_key: Some("a".to_owned()),
        };
        let mut elements = Elements::new(text.as_bytes(), path);
        assert_eq!(elements.next(), Some(Element::Row(br#"{"a":1}"#)));
        assert!(matches!(
            elements.next(),
            Some(Element::Damaged {
                reason: FailReason::TooLong,
                ..
            })
        ));
        assert_eq!(elements.next(), Some(Element::Row(br#"{"a":3}"#)));
        assert_eq!(elements.next(), None);
        assert!(
            elements.buf.len() <= MAX_ROW_BYTES + 2 * CHUNK_BYTES,
            "{}",
            elements.buf.len()
        );
    }

    proptest! {
        /// Rows come back whatever their strings hold and however the reads fall.
        #[test]
        fn written_rows_come_back(
            texts in proptest::collection::vec(r#"[a-z"\\{}\[\],:é ]{0,12}"#, 1..10),
            piece in 1_usize..40,
        ) {
            let written: Vec<String> =
                texts.iter().map(|text| serde_json::json!({ "a": text, "b": [text] }).to_string()).collect();
            for (text, path) in [
                (format!("[{}]", written.join(",")), "[]"),
                (format!(r#"{{"x":[1,{{}}],"rows":[{}]}}"#, written.join(" , ")), "rows.[]"),
                (written.join("\n"), ""),
            ] {
                prop_assert_eq!(&rows(&text, path, Some("a"), piece), &written);
            }
        }

        /// No bytes at all make it panic or loop.
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..300), piece in 1_usize..40) {
            let text = String::from_utf8_lossy(&bytes);
            for path in ["[]", "rows.[]", ""] {
                prop_assert!(rows(&text, path, None, piece).len() <= text.len() + 1);
            }
        }
    }
}
