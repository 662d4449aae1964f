//! Which of two hits answers better.

use aime_domain::search::{asked, plain};

/// How well a name answers a request; less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// It is what was typed.
    Exact,
    /// It begins so.
    Begins,
    /// It has all the words.
    Words,
    /// Some of the words stand beside it, for example in the artist credit.
    Beside,
}

/// A request made ready to be compared with many names.
pub(super) struct Request {
    words: Vec<String>,
    plain: String,
    joined: String,
}

impl Request {
    pub(super) fn of(text: &str) -> Self {
        let words = asked(text);
        Self {
            plain: words.join(" "),
            joined: words.concat(),
            words,
        }
    }

    /// The class of a name. A leading "the" of the name may be left out.
    pub(super) fn class(&self, name: &str) -> Class {
        let name = plain(name);
        let short = name.strip_prefix("the ").unwrap_or(&name);
        let is = |test: &dyn Fn(&str) -> bool| test(&name) || test(short);
        if is(&|name| name == self.plain || name.replace(' ', "") == self.joined) {
            Class::Exact
        } else if is(&|name| name.starts_with(&self.plain)) {
            Class::Begins
        } else if self
            .words
            .iter()
            .all(|word| name.split(' ').any(|part| part.starts_with(word.as_str())))
        {
            Class::Words
        } else {
            Class::Beside
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("beatles", "The Beatles", Class::Exact)]
    #[case("acdc", "AC/DC", Class::Exact)]
    #[case("ac/d", "AC/DC", Class::Begins)]
    #[case("sigur ro", "Sigur Rós", Class::Begins)]
    #[case("moon dark", "The Dark Side of the Moon", Class::Words)]
    #[case("pink floyd moon", "The Dark Side of the Moon", Class::Beside)]
    fn names_are_classed(#[case] typed: &str, #[case] name: &str, #[case] class: Class) {
        assert_eq!(Request::of(typed).class(name), class);
    }
}
