//! Parameters of a call, from the address and from the body.

use std::collections::BTreeMap;

use super::answer::Fault;

/// Parameters by name. One that is given twice has its last value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Form(BTreeMap<String, String>);

impl Form {
    /// Reads them; the body goes before the address.
    pub(super) fn read(query: &str, body: &[u8]) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes()).chain(form_urlencoded::parse(body));
        Self(
            pairs
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect(),
        )
    }

    /// A parameter that says something.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let value = self.0.get(name)?.trim();
        (!value.is_empty()).then_some(value)
    }

    /// A parameter without which there is nothing to do.
    pub(super) fn required(&self, name: &str) -> Result<&str, Fault> {
        self.get(name).ok_or(Fault::MissingParameter)
    }

    /// A whole number, where one is given that is.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.get(name)?.parse().ok()
    }

    /// The rows of a batch in their order: parameters without an index, then those with, which need not follow
    /// one another. `artist[3]` is `artist` of row 3.
    pub(super) fn rows(&self, names: &[&str]) -> Vec<Self> {
        let mut rows = BTreeMap::<Option<u32>, BTreeMap<String, String>>::new();
        for (key, value) in &self.0 {
            let (name, index) = match key.split_once('[') {
                None => (key.as_str(), None),
                Some((name, rest)) => match rest.trim_end_matches(']').parse() {
                    Ok(index) => (name, Some(index)),
                    Err(_) => continue,
                },
            };
            if names.contains(&name) {
                rows.entry(index)
                    .or_default()
                    .insert(name.to_owned(), value.clone());
            }
        }
        rows.into_values().map(Self).collect()
    }

    /// The text that a signature is made of: every parameter but itself, `format` and `callback`, name and value,
    /// ordered by name byte by byte.
    pub(super) fn signed_text(&self) -> String {
        self.0
            .iter()
            .filter(|(name, _)| !["api_sig", "format", "callback"].contains(&name.as_str()))
            .flat_map(|(name, value)| [name.as_str(), value.as_str()])
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_apart_by_their_index() {
        let body = b"artist%5B10%5D=C&artist[2]=B&track[2]=x&artist=A&sk=1&artist[x]=D";
        let rows = Form::read("method=track.scrobble", body).rows(&["artist", "track"]);
        let artists: Vec<_> = rows.iter().map(|row| row.get("artist")).collect();
        assert_eq!(artists, [Some("A"), Some("B"), Some("C")]);
        assert_eq!(rows[1].get("track"), Some("x"));
    }

    #[test]
    fn what_is_signed_is_in_the_order_of_bytes() {
        let form = Form::read(
            "format=json&api_sig=x",
            b"artist[1]=B&artist[10]=C&artist=A&album=+D",
        );
        assert_eq!(form.signed_text(), "album DartistAartist[10]Cartist[1]B");
        assert_eq!(form.get("album"), Some("D"));
    }
}
