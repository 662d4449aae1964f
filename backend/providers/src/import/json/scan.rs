//! Finds the end of a JSON value, in pieces of any size, and notices at once when the text is none.
//!
//! It checks punctuation (what may follow what), not the letters within strings and numbers: whoever parses
//! the value does that. Checking punctuation is what keeps damage local: a lost quote turns every later
//! string inside out, and is seen at the next letter that stands where a comma must be.

use memchr::memchr2;

/// Deepest nesting that is followed.
const MAX_DEPTH: u32 = 120;

/// What may come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expect {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
    /// Within a string; `key` tells what follows it.
    Str {
        key: bool,
    },
    /// After a backslash within a string.
    Escape {
        key: bool,
    },
    /// Within a number or `true`, `false`, `null`.
    Literal,
}

/// How far a piece of text brought the scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// The piece ends within the value.
    More,
    /// The value ends before this offset of the piece.
    Done(usize),
    /// No JSON at this offset of the piece.
    Invalid(usize),
}

/// A scan of one value.
#[derive(Debug, Clone)]
pub(super) struct Scan {
    expect: Expect,
    /// One bit per open container, lowest = innermost; 1 = object.
    kinds: u128,
    depth: u32,
}

impl Scan {
    pub(super) const fn new() -> Self {
        Self {
            expect: Expect::Value,
            kinds: 0,
            depth: 0,
        }
    }

    /// Whether a value that is cut off here is whole: a bare number at the end of a file.
    pub(super) const fn whole_at_end(&self) -> bool {
        matches!(self.expect, Expect::Literal) && self.depth == 0
    }

    const fn in_object(&self) -> bool {
        self.kinds & 1 == 1
    }

    const fn after_value(&mut self) {
        self.expect = Expect::CommaOrEnd;
    }

    const fn open(&mut self, object: bool) -> bool {
        if self.depth == MAX_DEPTH {
            return false;
        }
        self.kinds = self.kinds << 1 | object as u128;
        self.depth += 1;
        self.expect = if object {
            Expect::KeyOrEnd
        } else {
            Expect::ValueOrEnd
        };
        true
    }

    /// Reads on; `bytes` continues where the last piece ended.
    pub(super) fn advance(&mut self, bytes: &[u8]) -> Progress {
        let mut at = 0;
        while at < bytes.len() {
            match self.expect {
                Expect::Str { key } => match memchr2(b'"', b'\\', &bytes[at..]) {
                    None => return Progress::More,
                    Some(offset) if bytes[at + offset] == b'"' => {
                        at += offset + 1;
                        if key {
                            self.expect = Expect::Colon;
                        } else if self.depth == 0 {
                            return Progress::Done(at);
                        } else {
                            self.after_value();
                        }
                    }
                    Some(offset) => {
                        at += offset + 1;
                        self.expect = Expect::Escape { key };
                    }
                },
                Expect::Escape { key } => {
                    at += 1;
                    self.expect = Expect::Str { key };
                }
                Expect::Literal => {
                    while at < bytes.len() && is_literal(bytes[at]) {
                        at += 1;
                    }
                    if at == bytes.len() {
                        return Progress::More;
                    }
                    if self.depth == 0 {
                        return Progress::Done(at);
                    }
                    self.after_value();
                }
                _ => {
                    let byte = bytes[at];
                    if byte.is_ascii_whitespace() {
                        at += 1;
                        continue;
                    }
                    if !self.punctuation(byte) {
                        return Progress::Invalid(at);
                    }
                    if self.expect != Expect::Literal {
                        at += 1;
                    }
                    if self.depth == 0 && self.expect == Expect::CommaOrEnd {
                        return Progress::Done(at);
                    }
                }
            }
        }
        Progress::More
    }

    /// Takes one byte outside strings and literals; false when it cannot stand there.
    const fn punctuation(&mut self, byte: u8) -> bool {
        match (self.expect, byte) {
            (Expect::Key | Expect::KeyOrEnd, b'"') => self.expect = Expect::Str { key: true },
            (Expect::Value | Expect::ValueOrEnd, b'"') => self.expect = Expect::Str { key: false },
            (Expect::Value | Expect::ValueOrEnd, b'{') => return self.open(true),
            (Expect::Value | Expect::ValueOrEnd, b'[') => return self.open(false),
            (Expect::Value | Expect::ValueOrEnd, _) if is_literal(byte) => {
                self.expect = Expect::Literal;
            }
            (Expect::Colon, b':') => self.expect = Expect::Value,
            (Expect::CommaOrEnd, b',') => {
                self.expect = if self.in_object() {
                    Expect::Key
                } else {
                    Expect::Value
                };
            }
            (Expect::KeyOrEnd | Expect::CommaOrEnd, b'}') if self.in_object() => self.close(),
            (Expect::ValueOrEnd | Expect::CommaOrEnd, b']') if !self.in_object() => self.close(),
            _ => return false,
        }
        true
    }

    const fn close(&mut self) {
        self.kinds >>= 1;
        self.depth -= 1;
        self.after_value();
    }
}

const fn is_literal(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.')
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn scan_in_pieces(text: &str, piece: usize) -> Progress {
        let mut scan = Scan::new();
        let mut base = 0;
        for part in text.as_bytes().chunks(piece) {
            match scan.advance(part) {
                Progress::More => base += part.len(),
                Progress::Done(at) => return Progress::Done(base + at),
                Progress::Invalid(at) => return Progress::Invalid(base + at),
            }
        }
        Progress::More
    }

    #[rstest]
    #[case(r#"{"a":1} rest"#, Progress::Done(7))]
    #[case(r#"{"a":"x\"}","b":[1,{"c":null}]}, "#, Progress::Done(31))]
    #[case(r#""text\\" "#, Progress::Done(8))]
    #[case("12.5e3,", Progress::Done(6))]
    #[case("[]", Progress::Done(2))]
    #[case("{}", Progress::Done(2))]
    #[case(r#"{"a":1"#, Progress::More)]
    #[case(r#"{"a":"b,"c":1}"#, Progress::Invalid(9))] // a lost quote
    #[case(r#"{"a":1,{"a":2}"#, Progress::Invalid(7))] // a lost brace
    #[case(r#"{"a":[1}"#, Progress::Invalid(7))]
    #[case("]", Progress::Invalid(0))]
    fn ends_are_found_whatever_the_pieces(#[case] text: &str, #[case] expected: Progress) {
        for piece in 1..=text.len() {
            assert_eq!(scan_in_pieces(text, piece), expected, "pieces of {piece}");
        }
    }

    #[test]
    fn bottomless_nesting_is_refused() {
        assert!(matches!(
            scan_in_pieces(&"[".repeat(5000), 100),
            Progress::Invalid(_)
        ));
    }
}
