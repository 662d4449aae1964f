//! The encoding of a text file: told by its first bytes, turned into UTF-8 while streaming.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder};

/// How a file's text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first (Windows' "Unicode").
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, what spreadsheets of western Windows write; told only by not being UTF-8.
    Windows1252,
}

const BOM_UTF8: &[u8] = b"\xef\xbb\xbf";

impl Encoding {
    /// The encoding that `head`, the beginning of a file, is written in.
    pub(super) fn of(head: &[u8]) -> Self {
        match head {
            [0xff, 0xfe, ..] => Self::Utf16Le,
            [0xfe, 0xff, ..] => Self::Utf16Be,
            _ => Self::without_mark(head),
        }
    }

    fn without_mark(head: &[u8]) -> Self {
        let zeros_at = |parity: usize| {
            head.iter()
                .skip(parity)
                .step_by(2)
                .filter(|b| **b == 0)
                .count()
        };
        let pairs = head.len() / 2;
        if pairs >= 8 {
            // Latin text in UTF-16 has a zero in nearly every other byte, and hardly any in the rest.
            let (even, odd) = (zeros_at(0), zeros_at(1));
            if odd * 2 > pairs && even * 10 < pairs {
                return Self::Utf16Le;
            }
            if even * 2 > pairs && odd * 10 < pairs {
                return Self::Utf16Be;
            }
        }
        match std::str::from_utf8(head) {
            Ok(_) => Self::Utf8,
            // The head may end within a character.
            Err(error) if error.error_len().is_none() => Self::Utf8,
            // One spoilt byte in a file full of proper characters does not make it Windows-1252.
            Err(error) if head[..error.valid_up_to()].iter().any(|b| *b >= 0x80) => Self::Utf8,
            Err(_) => Self::Windows1252,
        }
    }

    /// Name for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }

    /// `head` as text; whatever is no text becomes U+FFFD.
    pub(super) fn decode_head(self, head: &[u8]) -> String {
        let codec = match self {
            Self::Utf8 => {
                return String::from_utf8_lossy(head.strip_prefix(BOM_UTF8).unwrap_or(head))
                    .into_owned();
            }
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
        };
        codec.decode(head).0.into_owned()
    }
}

/// Gives a file's bytes without its byte order mark, and UTF-16 as UTF-8. Windows-1252 passes as it is: where
/// it is allowed (tables), it is decided row by row, because a late accent is often the first sign of it.
pub(super) fn utf8_reader(
    encoding: Encoding,
    reader: Box<dyn Read + Send>,
) -> Box<dyn Read + Send> {
    let codec = match encoding {
        Encoding::Utf8 => {
            return Box::new(WithoutMark {
                inner: reader,
                held: Vec::new(),
                started: false,
            });
        }
        Encoding::Windows1252 => return reader,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
    };
    Box::new(Transcoder {
        inner: reader,
        decoder: codec.new_decoder_with_bom_removal(),
        input: vec![0; 32 << 10],
        filled: 0,
        read: 0,
        eof: false,
        done: false,
        pending: Vec::new(),
        given: 0,
    })
}

/// Drops the UTF-8 byte order mark.
struct WithoutMark<R> {
    inner: R,
    held: Vec<u8>,
    started: bool,
}

impl<R: Read> Read for WithoutMark<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if !self.started {
            self.started = true;
            let mut first = [0; 3];
            let mut n = 0;
            while n < first.len() {
                match self.inner.read(&mut first[n..])? {
                    0 => break,
                    more => n += more,
                }
            }
            if &first[..n] != BOM_UTF8 {
                self.held.extend_from_slice(&first[..n]);
            }
        }
        if !self.held.is_empty() {
            let n = self.held.len().min(buf.len());
            buf[..n].copy_from_slice(&self.held[..n]);
            self.held.drain(..n);
            return Ok(n);
        }
        self.inner.read(buf)
    }
}

/// UTF-16 to UTF-8.
struct Transcoder<R> {
    inner: R,
    decoder: Decoder,
    input: Vec<u8>,
    filled: usize,
    read: usize,
    eof: bool,
    done: bool,
    pending: Vec<u8>,
    given: usize,
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        while self.given == self.pending.len() {
            if self.done || buf.is_empty() {
                return Ok(0);
            }
            if self.read == self.filled && !self.eof {
                self.filled = self.inner.read(&mut self.input)?;
                self.read = 0;
                self.eof = self.filled == 0;
            }
            self.pending.resize(64 << 10, 0);
            let (result, read, written, _) = self.decoder.decode_to_utf8(
                &self.input[self.read..self.filled],
                &mut self.pending,
                self.eof,
            );
            self.read += read;
            self.pending.truncate(written);
            self.given = 0;
            self.done = self.eof && result == CoderResult::InputEmpty;
        }
        let n = buf.len().min(self.pending.len() - self.given);
        buf[..n].copy_from_slice(&self.pending[self.given..self.given + n]);
        self.given += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let units = mark
            .then_some(0xfeff)
            .into_iter()
            .chain(text.encode_utf16());
        units
            .flat_map(|u| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            })
            .collect()
    }

    fn read_all(bytes: Vec<u8>) -> String {
        let encoding = Encoding::of(&bytes);
        let mut out = String::new();
        utf8_reader(encoding, Box::new(io::Cursor::new(bytes)))
            .read_to_string(&mut out)
            .expect("text");
        out
    }

    #[test]
    fn marks_are_dropped_and_utf16_is_decoded() {
        let text = "artist,title\nÉlan Vital,Über 𝄞\n".repeat(3000);
        assert_eq!(read_all([BOM_UTF8, text.as_bytes()].concat()), text);
        assert_eq!(read_all(text.clone().into_bytes()), text);
        for big in [false, true] {
            for mark in [false, true] {
                assert_eq!(
                    read_all(utf16(&text, big, mark)),
                    text,
                    "big {big}, mark {mark}"
                );
            }
        }
    }

    #[test]
    fn not_utf8_is_windows_1252_only_without_proper_characters_before() {
        assert_eq!(Encoding::of(b"Caf\xe9 del Mar"), Encoding::Windows1252);
        assert_eq!(Encoding::of(b"Caf\xc3\xa9 del M\xe1r"), Encoding::Utf8);
        assert_eq!(
            Encoding::of(b"cut within a character \xe3\x82"),
            Encoding::Utf8
        );
        assert_eq!(Encoding::of(b""), Encoding::Utf8);
    }

    #[test]
    fn tiny_files_survive() {
        for text in ["", "a", "ab", "abc", "abcd"] {
            assert_eq!(read_all(text.as_bytes().to_vec()), text);
        }
    }
}
