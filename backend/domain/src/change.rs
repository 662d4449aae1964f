//! What happens to a value that may be absent.

use serde::{Deserialize, Deserializer};

/// A change of a value that may be absent. Read from JSON with `#[serde(default)]`, a missing member keeps the
/// value and `null` clears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Change<T> {
    /// It stays.
    #[default]
    Keep,
    /// It goes.
    Clear,
    /// It becomes this.
    Set(T),
}

impl<T> Change<T> {
    /// Whether it stays.
    pub const fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// What it becomes, if anything.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Clear => None,
        }
    }

    /// What is there afterwards.
    pub fn apply(self, before: Option<T>) -> Option<T> {
        match self {
            Self::Keep => before,
            Self::Clear => None,
            Self::Set(value) => Some(value),
        }
    }

    /// The same, with a value that fails the test cleared.
    pub fn filter(self, test: impl FnOnce(&T) -> bool) -> Self {
        match self {
            Self::Set(value) if !test(&value) => Self::Clear,
            other => other,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Change<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Clear, Self::Set))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Body {
        #[serde(default)]
        year: Change<i32>,
    }

    #[rstest::rstest]
    #[case("{}", Change::Keep, Some(1999))]
    #[case(r#"{"year": null}"#, Change::Clear, None)]
    #[case(r#"{"year": 1970}"#, Change::Set(1970), Some(1970))]
    fn absent_null_and_given_differ(
        #[case] json: &str,
        #[case] change: Change<i32>,
        #[case] after: Option<i32>,
    ) {
        let body: Body = serde_json::from_str(json).unwrap();
        assert_eq!(body.year, change);
        assert_eq!(body.year.apply(Some(1999)), after);
    }
}
