//! Tables of truth: rows of which an expert says what is the same, and how many of them the rules get right.
//!
//! A table is recognised by what it holds, never by its name. To add a kind: a file here with `fits` and
//! `check`, and a line in [`TABLES`].

mod albums;
mod autocorrect;
mod credits;
mod listens;
mod live_plays;
mod pairs;
mod recordings;
mod table;

use serde::Serialize;

/// How a table came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableScore {
    /// Name that the caller gave.
    pub table: String,
    /// What the table is about: `recordings`, `albums`, `credits`, `listens`, `live_plays`, `autocorrect`, `pairs`.
    pub kind: &'static str,
    /// Rows that were checked.
    pub rows: usize,
    /// Rows that came out as expected.
    pub right: usize,
    /// Different ones taken for the same; the worse fault.
    pub false_same: usize,
    /// Same ones not recognised.
    pub missed_same: usize,
    /// Each row that came out otherwise, in order.
    pub misses: Vec<Miss>,
}

/// A row that came out otherwise than expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Miss {
    /// Line in the file, from 1.
    pub line: usize,
    /// What the table says.
    pub expected: String,
    /// What the rules say.
    pub got: String,
    /// The names in question, and the reason that the rules give.
    pub why: String,
}

impl TableScore {
    fn new(table: &str, kind: &'static str) -> Self {
        Self {
            table: table.to_owned(),
            kind,
            rows: 0,
            right: 0,
            false_same: 0,
            missed_same: 0,
            misses: Vec::new(),
        }
    }

    /// Share of rows that came out right, 0 … 1; 1 for an empty table.
    pub fn share(&self) -> f64 {
        if self.rows == 0 {
            1.0
        } else {
            self.right as f64 / self.rows as f64
        }
    }

    /// Notes a row about sameness.
    fn same(&mut self, line: usize, expected: bool, got: bool, why: impl FnOnce() -> String) {
        let word = |same: bool| if same { "same" } else { "different" };
        self.rows += 1;
        if expected == got {
            self.right += 1;
            return;
        }
        if got {
            self.false_same += 1;
        } else {
            self.missed_same += 1;
        }
        self.misses.push(Miss {
            line,
            expected: word(expected).into(),
            got: word(got).into(),
            why: why(),
        });
    }

    /// Notes a row about anything else.
    fn equal(&mut self, line: usize, expected: String, got: String, why: impl FnOnce() -> String) {
        self.rows += 1;
        if expected == got {
            self.right += 1;
        } else {
            self.misses.push(Miss {
                line,
                expected,
                got,
                why: why(),
            });
        }
    }
}

/// A kind of table: how its text is recognised, and how it is checked.
struct Table {
    fits: fn(&str) -> bool,
    check: fn(&str, &str) -> TableScore,
}

const TABLES: &[Table] = &[
    Table {
        fits: recordings::fits,
        check: recordings::check,
    },
    Table {
        fits: albums::fits,
        check: albums::check,
    },
    Table {
        fits: credits::fits,
        check: credits::check,
    },
    Table {
        fits: listens::fits,
        check: listens::check,
    },
    Table {
        fits: live_plays::fits,
        check: live_plays::check,
    },
    Table {
        fits: autocorrect::fits,
        check: autocorrect::check,
    },
    Table {
        fits: pairs::fits,
        check: pairs::check,
    },
];

/// Checks the table `text`; `None` when it is no table of a known kind. `name` only stands in the result.
pub fn check_table(name: &str, text: &str) -> Option<TableScore> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().find(|line| !line.trim().is_empty())?;
    let table = TABLES.iter().find(|table| (table.fits)(head))?;
    Some((table.check)(name, text))
}
