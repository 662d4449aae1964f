//! SOOD: how Cores are found. A query is shouted into the network, each Core answers with where it listens.
//!
//! A datagram is `SOOD`, a version byte, `Q` or `R`, then properties: a byte of name length, the name, two bytes of
//! value length, the value. Anything malformed makes the whole datagram one to be ignored.

use std::net::{IpAddr, SocketAddr};

/// Port that Cores listen on for queries.
pub const PORT: u16 = 9003;
/// Group that queries are sent to.
pub const GROUP: &str = "239.255.90.90";
/// The service that every Roon Core is.
pub const SERVICE_ID: &str = "00720724-5143-4a9b-abac-0e50cba674bb";

const MAGIC: &[u8] = b"SOOD\x02";
/// A value of this length is none.
const NO_VALUE: u16 = 0xffff;

/// What a datagram is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody looks for a service.
    Query,
    /// A service answers.
    Response,
}

/// A datagram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Datagram {
    /// What it is.
    pub kind: Kind,
    /// Properties in order; `None` is a value that is not there.
    pub properties: Vec<(String, Option<String>)>,
}

/// A Core that answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The Core's own identifier.
    pub core_id: String,
    /// What it is called.
    pub name: String,
    /// Where its API listens.
    pub address: SocketAddr,
}

impl Datagram {
    /// A query for Cores; `transaction` is a fresh UUID.
    pub fn query(transaction: &str) -> Self {
        Self {
            kind: Kind::Query,
            properties: vec![
                ("query_service_id".into(), Some(SERVICE_ID.into())),
                ("_tid".into(), Some(transaction.into())),
            ],
        }
    }

    /// A property.
    pub fn property(&self, name: &str) -> Option<&str> {
        let found = self.properties.iter().find(|(key, _)| key == name);
        found.and_then(|(_, value)| value.as_deref())
    }

    /// As bytes. Names and values too long for their length fields are cut off the datagram.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(match self.kind {
            Kind::Query => b'Q',
            Kind::Response => b'R',
        });
        for (name, value) in &self.properties {
            let Ok(name_length) = u8::try_from(name.len()) else {
                continue;
            };
            let value_length = match value.as_ref().map(|value| u16::try_from(value.len())) {
                None => NO_VALUE,
                Some(Ok(length)) if length < NO_VALUE => length,
                Some(_) => continue,
            };
            bytes.push(name_length);
            bytes.extend(name.as_bytes());
            bytes.extend(value_length.to_be_bytes());
            bytes.extend(value.iter().flat_map(|value| value.bytes()));
        }
        bytes
    }

    /// Of bytes; `None` where they are no datagram.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (kind, mut rest) = rest.split_first()?;
        let kind = match kind {
            b'Q' => Kind::Query,
            b'R' => Kind::Response,
            _ => return None,
        };
        let mut properties = Vec::new();
        while let Some((&length, after)) = rest.split_first() {
            if length == 0 {
                return None;
            }
            let (name, after) = after.split_at_checked(length.into())?;
            let (length, after) = after.split_at_checked(2)?;
            let length = u16::from_be_bytes([length[0], length[1]]);
            let (value, after) = if length == NO_VALUE {
                (None, after)
            } else {
                let (value, after) = after.split_at_checked(length.into())?;
                (Some(text(value)?), after)
            };
            properties.push((text(name)?, value));
            rest = after;
        }
        Some(Self { kind, properties })
    }

    /// The Core that answers with this; `None` for anything else. `sender` is where the datagram came from.
    pub fn answer(&self, sender: IpAddr) -> Option<Answer> {
        if self.kind != Kind::Response || self.property("service_id") != Some(SERVICE_ID) {
            return None;
        }
        let port = self.property("http_port")?.parse().ok()?;
        let core_id = self.property("unique_id").filter(|id| !id.is_empty())?;
        Some(Answer {
            core_id: core_id.to_owned(),
            name: self.property("name").unwrap_or_default().to_owned(),
            address: SocketAddr::new(sender, port),
        })
    }
}

fn text(bytes: &[u8]) -> Option<String> {
    String::from_utf8(bytes.to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn response(properties: &[(&str, Option<&str>)]) -> Datagram {
        Datagram {
            kind: Kind::Response,
            properties: properties
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.map(str::to_owned)))
                .collect(),
        }
    }

    #[test]
    fn a_core_is_where_its_answer_comes_from() {
        let said = response(&[
            ("service_id", Some(SERVICE_ID)),
            ("unique_id", Some("c-1")),
            ("name", Some("Küche")),
            ("http_port", Some("9330")),
            ("display_version", None),
            ("_tid", Some("")),
        ]);
        let sender: IpAddr = "192.168.1.20".parse().unwrap();
        let read = Datagram::decode(&said.encode()).unwrap();
        assert_eq!(read, said);
        let answer = read.answer(sender).unwrap();
        assert_eq!(
            (answer.core_id.as_str(), answer.name.as_str()),
            ("c-1", "Küche")
        );
        assert_eq!(answer.address, "192.168.1.20:9330".parse().unwrap());
    }

    #[test]
    fn other_services_queries_and_half_answers_are_no_cores() {
        let sender: IpAddr = "192.168.1.20".parse().unwrap();
        let id = Some(SERVICE_ID);
        for said in [
            response(&[
                ("service_id", Some("another")),
                ("unique_id", Some("c")),
                ("http_port", Some("1")),
            ]),
            response(&[
                ("service_id", id),
                ("unique_id", Some("c")),
                ("http_port", Some("99999")),
            ]),
            response(&[("service_id", id), ("unique_id", Some("c"))]),
            response(&[
                ("service_id", id),
                ("unique_id", Some("")),
                ("http_port", Some("1")),
            ]),
            Datagram::query("t"),
        ] {
            assert_eq!(said.answer(sender), None, "{said:?}");
        }
    }

    #[test]
    fn malformed_datagrams_are_ignored_as_a_whole() {
        for bytes in [
            &b""[..],
            b"SOOD",
            b"SOOD\x03Q",
            b"SOOD\x02X",
            b"SOOD\x02R\x00",
            b"SOOD\x02R\x05name",
            b"SOOD\x02R\x04name\x00",
            b"SOOD\x02R\x04name\x00\x05four",
            b"SOOD\x02R\x04na\xffe\x00\x00",
        ] {
            assert_eq!(Datagram::decode(bytes), None, "{bytes:?}");
        }
        let empty = Datagram::decode(b"SOOD\x02R\x04name\x00\x00").unwrap();
        assert_eq!(empty.property("name"), Some(""));
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(pairs in proptest::collection::vec(("[a-z_é]{1,20}", proptest::option::of("\\PC{0,40}")), 0..8)) {
            let said = Datagram { kind: Kind::Response, properties: pairs };
            prop_assert_eq!(Datagram::decode(&said.encode()), Some(said));
        }

        #[test]
        fn nothing_that_comes_in_breaks_it(noise in proptest::collection::vec(any::<u8>(), 0..80), keep in 0usize..6) {
            let mut bytes = b"SOOD\x02R"[..keep].to_vec();
            bytes.extend(noise);
            if let Some(read) = Datagram::decode(&bytes) {
                prop_assert_eq!(Datagram::decode(&read.encode()), Some(read));
            }
        }
    }
}
