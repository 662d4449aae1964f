//! MOO/1: frames with a first line, headers and a body, somewhat like HTTP, one to a WebSocket message.

use std::fmt::Write as _;

/// What a frame does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Asks for something; either side does.
    Request,
    /// Answers, with more to come.
    Continue,
    /// Answers for the last time.
    Complete,
}

/// A frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// What it does.
    pub verb: Verb,
    /// `service/method` of a request, a word for the result of an answer.
    pub name: String,
    /// Number of the request, as text: each side counts its own.
    pub request_id: String,
    /// What is said.
    pub body: Body,
    /// Headers that have no meaning here, as they came.
    pub unknown: Vec<(String, String)>,
}

/// What a frame says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    None,
    /// A document.
    Json(serde_json::Value),
    /// Bytes of a type, such as a picture.
    Bytes {
        /// Media type.
        kind: String,
        /// The bytes.
        bytes: Vec<u8>,
    },
}

/// A frame is malformed. Whoever receives one closes the connection, as Roon's own library does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it sent a malformed message ({0})")]
pub struct Malformed(pub &'static str);

impl Frame {
    /// A frame with a document, or with nothing.
    pub fn new(verb: Verb, name: &str, request_id: &str, body: Option<&serde_json::Value>) -> Self {
        Self {
            verb,
            name: name.to_owned(),
            request_id: request_id.to_owned(),
            body: body.map_or(Body::None, |body| Body::Json(body.clone())),
            unknown: Vec::new(),
        }
    }

    /// The document that it carries.
    pub const fn json(&self) -> Option<&serde_json::Value> {
        match &self.body {
            Body::Json(json) => Some(json),
            _ => None,
        }
    }

    /// As bytes. Lengths are in bytes, never in letters.
    pub fn encode(&self) -> Vec<u8> {
        let verb = match self.verb {
            Verb::Request => "REQUEST",
            Verb::Continue => "CONTINUE",
            Verb::Complete => "COMPLETE",
        };
        let mut head = format!(
            "MOO/1 {verb} {}\nRequest-Id: {}\n",
            self.name, self.request_id
        );
        for (name, value) in &self.unknown {
            let _ = writeln!(head, "{name}: {value}");
        }
        let (kind, body) = match &self.body {
            Body::None => {
                head.push('\n');
                return head.into_bytes();
            }
            Body::Json(json) => ("application/json", json.to_string().into_bytes()),
            Body::Bytes { kind, bytes } => (kind.as_str(), bytes.clone()),
        };
        let _ = write!(
            head,
            "Content-Length: {}\nContent-Type: {kind}\n\n",
            body.len()
        );
        let mut bytes = head.into_bytes();
        bytes.extend(body);
        bytes
    }

    /// Of bytes.
    pub fn decode(bytes: &[u8]) -> Result<Self, Malformed> {
        let end = bytes
            .windows(2)
            .position(|two| two == b"\n\n")
            .ok_or(Malformed("no end of its headers"))?;
        let head = std::str::from_utf8(&bytes[..end])
            .map_err(|_| Malformed("headers that are no text"))?;
        let mut lines = head.split('\n');
        let (verb, name) = first_line(lines.next().unwrap_or_default())?;
        let mut headers = Headers::default();
        for line in lines {
            headers.take(line)?;
        }
        let body = headers.body(&bytes[end + 2..])?;
        Ok(Self {
            verb,
            name: name.to_owned(),
            request_id: headers.request_id.ok_or(Malformed("no number"))?,
            body,
            unknown: headers.unknown,
        })
    }
}

fn first_line(line: &str) -> Result<(Verb, &str), Malformed> {
    let line = line
        .strip_prefix("MOO/1 ")
        .ok_or(Malformed("another protocol"))?;
    let (verb, name) = line.split_once(' ').ok_or(Malformed("no name"))?;
    let verb = match verb {
        "REQUEST" => Verb::Request,
        "CONTINUE" => Verb::Continue,
        "COMPLETE" => Verb::Complete,
        _ => return Err(Malformed("an unknown verb")),
    };
    let is_named = match verb {
        Verb::Request => name
            .rsplit_once('/')
            .is_some_and(|(service, method)| !service.is_empty() && !method.is_empty()),
        Verb::Continue | Verb::Complete => !name.is_empty(),
    };
    is_named.then_some((verb, name)).ok_or(Malformed("no name"))
}

#[derive(Debug, Default)]
struct Headers {
    request_id: Option<String>,
    length: Option<usize>,
    kind: Option<String>,
    unknown: Vec<(String, String)>,
}

impl Headers {
    /// Names are matched as they are written, capitals included.
    fn take(&mut self, line: &str) -> Result<(), Malformed> {
        let (name, value) = line
            .split_once(':')
            .ok_or(Malformed("a header without a colon"))?;
        let value = value.trim();
        match name {
            "Request-Id" => self.request_id = Some(value.to_owned()),
            "Content-Length" => {
                let length = value
                    .parse()
                    .map_err(|_| Malformed("a length that is none"))?;
                self.length = Some(length);
            }
            "Content-Type" => self.kind = Some(value.to_owned()),
            _ => self.unknown.push((name.to_owned(), value.to_owned())),
        }
        Ok(())
    }

    fn body(&self, bytes: &[u8]) -> Result<Body, Malformed> {
        match (self.length, &self.kind) {
            (None, Some(_)) => Err(Malformed("a type without a length")),
            (None, None) if !bytes.is_empty() => Err(Malformed("a body without a length")),
            (Some(length), _) if length != bytes.len() => {
                Err(Malformed("another length than it says"))
            }
            (None | Some(0), _) => Ok(Body::None),
            (Some(_), None) => Err(Malformed("a body without a type")),
            (Some(_), Some(kind)) if kind == "application/json" => serde_json::from_slice(bytes)
                .map(Body::Json)
                .map_err(|_| Malformed("a damaged document")),
            (Some(_), Some(kind)) => Ok(Body::Bytes {
                kind: kind.clone(),
                bytes: bytes.to_vec(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_frame_says_its_length_in_bytes() {
        let frame = Frame::new(
            Verb::Continue,
            "Changed",
            "7",
            Some(&json!({"name": "Küche — 音楽"})),
        );
        let bytes = frame.encode();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.starts_with("MOO/1 CONTINUE Changed\nRequest-Id: 7\nContent-Length: "));
        assert_eq!(Frame::decode(&bytes).unwrap(), frame);
    }

    #[test]
    fn pictures_and_unknown_headers_come_through() {
        let mut bytes = b"MOO/1 COMPLETE Success\nRequest-Id: 3\nX-New: yes: it is\nContent-Type: image/jpeg\nContent-Length: 5\n\n".to_vec();
        bytes.extend([0xff, 0xd8, b'\n', b'\n', 0x00]);
        let frame = Frame::decode(&bytes).unwrap();
        let body = Body::Bytes {
            kind: "image/jpeg".into(),
            bytes: vec![0xff, 0xd8, b'\n', b'\n', 0x00],
        };
        assert_eq!((&frame.body, frame.json()), (&body, None));
        assert_eq!(
            frame.unknown,
            [("X-New".to_owned(), "yes: it is".to_owned())]
        );
        assert_eq!(Frame::decode(&frame.encode()).unwrap(), frame);
    }

    #[rstest]
    #[case::empty("")]
    #[case::no_blank_line("MOO/1 COMPLETE Success\nRequest-Id: 1\n")]
    #[case::other_protocol("MOO/2 COMPLETE Success\nRequest-Id: 1\n\n")]
    #[case::verb("MOO/1 FINISH Success\nRequest-Id: 1\n\n")]
    #[case::no_name("MOO/1 COMPLETE\nRequest-Id: 1\n\n")]
    #[case::no_method("MOO/1 REQUEST com.roonlabs.ping:1\nRequest-Id: 1\n\n")]
    #[case::no_number("MOO/1 COMPLETE Success\nContent-Length: 0\n\n")]
    #[case::case_matters("MOO/1 COMPLETE Success\nrequest-id: 1\n\n")]
    #[case::no_colon("MOO/1 COMPLETE Success\nRequest-Id: 1\nhello\n\n")]
    #[case::type_alone(
        "MOO/1 COMPLETE Success\nRequest-Id: 1\nContent-Type: application/json\n\n{}"
    )]
    #[case::length_alone("MOO/1 COMPLETE Success\nRequest-Id: 1\nContent-Length: 2\n\n{}")]
    #[case::body_alone("MOO/1 COMPLETE Success\nRequest-Id: 1\n\n{}")]
    #[case::too_short(
        "MOO/1 COMPLETE Success\nRequest-Id: 1\nContent-Type: application/json\nContent-Length: 9\n\n{}"
    )]
    #[case::negative("MOO/1 COMPLETE Success\nRequest-Id: 1\nContent-Length: -1\n\n")]
    #[case::damaged(
        "MOO/1 COMPLETE Success\nRequest-Id: 1\nContent-Type: application/json\nContent-Length: 2\n\n{["
    )]
    fn malformed_frames_are_refused(#[case] text: &str) {
        assert!(Frame::decode(text.as_bytes()).is_err(), "{text:?}");
    }

    proptest! {
        #[test]
        fn nothing_that_comes_in_breaks_it(noise in proptest::collection::vec(any::<u8>(), 0..120), keep in 0usize..80, at in 0usize..80) {
            let whole = b"MOO/1 CONTINUE Changed\nRequest-Id: 7\nContent-Type: application/json\nContent-Length: 2\n\n{}";
            let mut bytes = whole[..keep.min(whole.len())].to_vec();
            bytes.splice(at.min(bytes.len()).., noise);
            if let Ok(frame) = Frame::decode(&bytes) {
                prop_assert_eq!(Frame::decode(&frame.encode()), Ok(frame));
            }
        }

        #[test]
        fn a_bit_that_flips_breaks_nothing(at in 0usize..90, bit in 0u8..8) {
            let mut bytes = b"MOO/1 CONTINUE Changed\nRequest-Id: 7\nContent-Type: application/json\nContent-Length: 2\n\n{}".to_vec();
            let at = at.min(bytes.len() - 1);
            bytes[at] ^= 1 << bit;
            let _ = Frame::decode(&bytes);
        }
    }
}
