//! What an answer is filed under.

use std::collections::BTreeMap;

/// Who may see an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everybody: it was fetched without anybody's credentials.
    Public,
    /// One user: it was fetched with theirs.
    User(i64),
}

impl Scope {
    pub(crate) fn text(self) -> String {
        match self {
            Self::Public => "public".into(),
            Self::User(id) => format!("u:{id}"),
        }
    }
}

/// The name of an answer: `upstream:endpoint:category:period:params@version`, always five segments, `-` where there
/// is nothing, parameters sorted, every part percent-encoded. No credential is ever part of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    upstream: &'static str,
    endpoint: String,
    category: String,
    period: String,
    params: BTreeMap<String, String>,
    version: u32,
}

impl Name {
    /// A name with its first two segments. `version` is raised when what is stored under it changes its form.
    pub fn new(upstream: &'static str, endpoint: &str, version: u32) -> Self {
        Self {
            upstream,
            endpoint: endpoint.to_owned(),
            category: String::new(),
            period: String::new(),
            params: BTreeMap::new(),
            version,
        }
    }

    /// The third segment.
    #[must_use]
    pub fn category(mut self, category: &str) -> Self {
        category.clone_into(&mut self.category);
        self
    }

    /// The fourth segment.
    #[must_use]
    pub fn period(mut self, period: &str) -> Self {
        period.clone_into(&mut self.period);
        self
    }

    /// A parameter that the answer depends on.
    #[must_use]
    pub fn param(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// The whole name.
    pub fn text(&self) -> String {
        let params: Vec<String> = self
            .params
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        format!(
            "{}:{}:{}:{}:{}@{}",
            segment(self.upstream),
            segment(&self.endpoint),
            segment(&self.category),
            segment(&self.period),
            if params.is_empty() {
                "-".into()
            } else {
                params.join("&")
            },
            self.version
        )
    }

    /// The name that a text is, of one of these services; `None` for any other text.
    pub fn parse(text: &str, upstreams: &[&'static str]) -> Option<Self> {
        let (text, version) = text.rsplit_once('@')?;
        let mut segments = text.split(':').map(|segment| match segment {
            "-" => String::new(),
            segment => decode(segment),
        });
        let upstream = segments.next()?;
        let mut name = Self {
            upstream: upstreams.iter().find(|known| **known == upstream)?,
            endpoint: segments.next()?,
            category: segments.next()?,
            period: segments.next()?,
            params: BTreeMap::new(),
            version: version.parse().ok()?,
        };
        let params = text.splitn(5, ':').nth(4)?;
        for pair in params.split('&').filter(|pair| *pair != "-") {
            let (param, value) = pair.split_once('=')?;
            name.params.insert(decode(param), decode(value));
        }
        (name.text() == format!("{text}@{version}")).then_some(name)
    }

    /// The service.
    pub const fn upstream(&self) -> &'static str {
        self.upstream
    }

    /// What is asked of it.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// A parameter.
    pub fn get(&self, param: &str) -> Option<&str> {
        self.params.get(param).map(String::as_str)
    }

    /// What rows are found by: 16 bytes of a hash over scope and name.
    pub(crate) fn key(&self, scope: Scope) -> Key {
        let mut hasher = blake3::Hasher::new();
        hasher.update(scope.text().as_bytes());
        hasher.update(&[0]);
        hasher.update(self.text().as_bytes());
        let mut key = [0; 16];
        key.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        Key(key)
    }
}

/// What rows are found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key(pub(crate) [u8; 16]);

fn segment(text: &str) -> String {
    if text.is_empty() {
        "-".into()
    } else {
        encode(text)
    }
}

fn encode(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn decode(text: &str) -> String {
    let pairs = form_urlencoded::parse(text.as_bytes());
    pairs.map(|(name, _)| name.into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_five_segments_and_sorted_parameters() {
        let name = Name::new("lastfm", "artist.getInfo", 2)
            .param("lang", "en")
            .param("artist", "AC/DC: live @ home");
        assert_eq!(
            name.text(),
            "lastfm:artist.getInfo:-:-:artist=AC%2FDC%3A+live+%40+home&lang=en@2"
        );
        assert_eq!(Name::new("x", "y", 1).text(), "x:y:-:-:-@1");
    }

    #[test]
    fn a_name_is_read_back_from_its_text() {
        let name = Name::new("lastfm", "artist.getInfo", 2)
            .category("all")
            .param("lang", "en")
            .param("artist", "AC/DC: live @ home & away = 1")
            .param("empty", "");
        for name in [name, Name::new("lastfm", "x", 1)] {
            let text = name.text();
            assert_eq!(Name::parse(&text, &["discogs", "lastfm"]), Some(name));
            assert_eq!(Name::parse(&text, &["discogs"]), None);
        }
        for bad in [
            "",
            "lastfm",
            "lastfm:x:-:-:-",
            "lastfm:x:-:-:-@one",
            "lastfm:x:-:-@1",
        ] {
            assert_eq!(Name::parse(bad, &["lastfm"]), None, "{bad}");
        }
    }

    #[test]
    fn users_and_versions_never_share_a_key() {
        let name = |version| Name::new("discogs", "collection", version).category("all");
        let keys = [
            name(1).key(Scope::Public),
            name(1).key(Scope::User(1)),
            name(1).key(Scope::User(2)),
            name(2).key(Scope::User(2)),
        ];
        for (n, key) in keys.iter().enumerate() {
            assert!(!keys[..n].contains(key));
        }
    }
}
