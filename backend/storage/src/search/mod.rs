//! Full-text search over the catalogue. Texts are folded here, by [`aime_domain::search`], on the way in and out.
//!
//! [`write`] puts names in; [`find`] answers people; other lists narrow themselves by [`Kind::matching`].

use aime_domain::search::asked;

use crate::db::Engine;

pub mod find;

mod rank;
pub mod write;

/// What a search document stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An artist, by name and aliases.
    Artist,
    /// An album, by title; its context is the artist credit.
    Album,
    /// A recording, by title; its context is the artist credit.
    Recording,
}

impl Kind {
    /// The number that stands in the database.
    const fn number(self) -> i64 {
        match self {
            Self::Artist => 0,
            Self::Album => 1,
            Self::Recording => 2,
        }
    }

    /// The key of a document in SQLite's index.
    const fn rowid(self, entity_id: i64) -> i64 {
        entity_id * 4 + self.number()
    }

    /// The keys of this kind whose documents match the value of [`words`] bound as `$n`, as a table of `id`.
    pub(crate) fn matching(self, engine: Engine, n: usize) -> String {
        let kind = self.number();
        match engine {
            Engine::Sqlite => format!(
                "(SELECT rowid / 4 AS id FROM search_documents WHERE search_documents MATCH ${n} AND rowid % 4 = {kind})"
            ),
            Engine::Postgres => format!(
                "(SELECT entity_id AS id FROM search_documents WHERE document @@ to_tsquery('simple', ${n}) AND kind = {kind})"
            ),
        }
    }
}

/// Which part of a document must hold the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The name.
    Title,
    /// The words around it.
    Context,
    /// Either.
    Any,
}

/// What asks the database for all words of a text, the last one perhaps unfinished; `None` when it names none.
pub(crate) fn words(engine: Engine, text: &str) -> Option<String> {
    words_in(engine, text, Part::Any)
}

/// As [`words`], in one part of the documents.
pub(crate) fn words_in(engine: Engine, text: &str, part: Part) -> Option<String> {
    // Words hold letters and digits only, so nothing in them needs escaping.
    let asked = asked(text);
    let last = asked.len().checked_sub(1)?;
    let each = asked.iter().enumerate();
    Some(match engine {
        Engine::Sqlite => {
            let column = match part {
                Part::Title => "title : ",
                Part::Context => "context : ",
                Part::Any => "",
            };
            let terms: Vec<String> = each
                .map(|(n, word)| format!("\"{word}\"{}", if n == last { "*" } else { "" }))
                .collect();
            format!("{column}({})", terms.join(" AND "))
        }
        Engine::Postgres => {
            let weight = match part {
                Part::Title => "A",
                Part::Context => "B",
                Part::Any => "",
            };
            let mark = |n| match (n == last, weight) {
                (false, "") => String::new(),
                (prefix, weight) => format!(":{}{weight}", if prefix { "*" } else { "" }),
            };
            let terms: Vec<String> = each
                .map(|(n, word)| format!("'{word}'{}", mark(n)))
                .collect();
            terms.join(" & ")
        }
    })
}

/// What asks for titles that begin with a text, the last word perhaps unfinished: a full-text query and, where
/// that cannot say it all, a pattern for `LIKE`. `None` when the text names nothing.
pub(crate) fn begins(engine: Engine, text: &str) -> Option<(String, Option<String>)> {
    let phrase = asked(text).join(" ");
    if phrase.is_empty() {
        return None;
    }
    Some(match engine {
        Engine::Sqlite => (format!("title : ^ \"{phrase}\" *"), None),
        Engine::Postgres => (
            words_in(engine, text, Part::Title)?,
            Some(format!("{phrase}%")),
        ),
    })
}
