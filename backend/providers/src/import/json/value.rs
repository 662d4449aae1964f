//! Values as lenient as people's files are.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

/// A text: a string, borrowed where it has no escapes; a number or truth value as it is written; empty for
/// `null` and for anything else. White space around it is not part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Text<'a>(pub(crate) Cow<'a, str>);

impl Text<'_> {
    /// The text, trimmed.
    pub(crate) fn get(&self) -> &str {
        self.0.trim()
    }

    /// The text, or `None` when it is empty.
    pub(crate) fn some(&self) -> Option<&str> {
        Some(self.get()).filter(|text| !text.is_empty())
    }

    /// The text for keeping, or `None` when it is empty.
    pub(crate) fn owned(&self) -> Option<String> {
        self.some().map(str::to_owned)
    }
}

/// A number: a JSON number or a text that is one; `None` for anything else.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Number(pub(crate) Option<f64>);

impl Number {
    /// The number, cut to a whole one.
    pub(crate) fn whole(self) -> Option<i64> {
        // Beyond 2⁵³ a float has no whole numbers to be exact about; nothing in an export is so large.
        self.0
            .filter(|number| number.abs() < 9e15)
            .map(|number| number.trunc() as i64)
    }
}

/// A truth value: `true`, `1`, `"true"`, `"1"`, `"yes"`; `false` for anything else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Truth(pub(crate) bool);

/// An object, or a text in its place.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum OrText<'a, T> {
    /// The object.
    Object(T),
    /// The text.
    #[serde(borrow)]
    Text(Text<'a>),
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }
    fn visit_borrowed_str<E: Error>(self, v: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(v)))
    }
    fn visit_str<E: Error>(self, v: &str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(v.to_owned())))
    }
    fn visit_i64<E: Error>(self, v: i64) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(v.to_string())))
    }
    fn visit_u64<E: Error>(self, v: u64) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(v.to_string())))
    }
    fn visit_f64<E: Error>(self, v: f64) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(v.to_string())))
    }
    fn visit_bool<E: Error>(self, v: bool) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(if v { "true" } else { "false" })))
    }
    fn visit_unit<E: Error>(self) -> Result<Text<'de>, E> {
        Ok(Text::default())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Text<'de>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Text::default())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Text::default())
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct NumberVisitor;

impl<'de> Visitor<'de> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }
    fn visit_i64<E: Error>(self, v: i64) -> Result<Number, E> {
        Ok(Number(Some(v as f64)))
    }
    fn visit_u64<E: Error>(self, v: u64) -> Result<Number, E> {
        Ok(Number(Some(v as f64)))
    }
    fn visit_f64<E: Error>(self, v: f64) -> Result<Number, E> {
        Ok(Number(Some(v)))
    }
    fn visit_str<E: Error>(self, v: &str) -> Result<Number, E> {
        Ok(Number(
            v.trim()
                .parse()
                .ok()
                .filter(|number: &f64| number.is_finite()),
        ))
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<Number, E> {
        Ok(Number(None))
    }
    fn visit_unit<E: Error>(self) -> Result<Number, E> {
        Ok(Number(None))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Number, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Number(None))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Number, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Number(None))
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor)
    }
}

impl<'de> Deserialize<'de> for Truth {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        Ok(Self(is_true(text.get())))
    }
}

/// Whether a text says yes.
pub(crate) fn is_true(text: &str) -> bool {
    ["true", "1", "yes", "y", "t"]
        .iter()
        .any(|yes| text.eq_ignore_ascii_case(yes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize, Default, PartialEq, Debug)]
    #[serde(default)]
    struct Row<'a> {
        #[serde(borrow)]
        text: Text<'a>,
        number: Number,
        truth: Truth,
    }

    fn row(json: &str) -> Row<'_> {
        serde_json::from_str(json).expect(json)
    }

    #[test]
    fn anything_is_taken_for_what_it_may_be() {
        let plain = row(r#"{"text":"x","number":1.9,"truth":true}"#);
        assert!(matches!(plain.text.0, Cow::Borrowed("x")));
        assert_eq!((plain.number.whole(), plain.truth.0), (Some(1), true));
        let odd = row(r#"{"text":5,"number":" 7 ","truth":"TRUE"}"#);
        assert_eq!(
            (odd.text.get(), odd.number.whole(), odd.truth.0),
            ("5", Some(7), true)
        );
        assert_eq!(
            row(r#"{"text":null,"number":null,"truth":null}"#),
            Row::default()
        );
        assert_eq!(
            row(r#"{"text":[1,{"a":[2]}],"number":{"b":1},"truth":[]}"#),
            Row::default()
        );
        assert_eq!(row(r#"{"number":"NaN"}"#).number.whole(), None);
    }
}
