//! Values of a row, whatever SQLite let stand in them.

use aime_domain::import::FailReason;
use sqlx::{Row as _, sqlite::SqliteRow};

use super::ledger::Gone;
use crate::import::Parsed;

/// Longest text that is taken.
pub(super) const MAX_TEXT_CHARS: usize = 100_000;

/// Why a row was not taken.
pub(super) enum Taken {
    /// It is damaged; the item that says so.
    Bad(Box<Parsed>),
    /// Nobody takes items any more.
    Gone,
}

impl From<Gone> for Taken {
    fn from(_: Gone) -> Self {
        Self::Gone
    }
}

pub(super) fn shown(id: Option<i64>) -> String {
    id.map_or_else(|| "?".to_owned(), |id| id.to_string())
}

pub(super) fn duration_ms(row: &SqliteRow) -> Option<i64> {
    number(row, "duration_seconds")
        .filter(|seconds| (1..86_400).contains(seconds))
        .map(|seconds| seconds * 1000)
}

/// The value of a text column; one that is no UTF-8 or too long fails its row.
pub(super) fn text(row: &SqliteRow, column: &str) -> Result<Option<String>, Taken> {
    let bad = |reason, detail: String| {
        Taken::Bad(Box::new(Parsed::fail(reason, detail, column.as_bytes())))
    };
    let value: Option<String> = row
        .try_get(column)
        .map_err(|_| bad(FailReason::BadEncoding, format!("{column} is no text")))?;
    match value
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
    {
        Some(text) if text.chars().count() > MAX_TEXT_CHARS => Err(bad(
            FailReason::TooLong,
            format!("{column} is longer than {MAX_TEXT_CHARS} characters"),
        )),
        other => Ok(other),
    }
}

/// The value of a whole-number column.
pub(super) fn number(row: &SqliteRow, column: &str) -> Option<i64> {
    row.try_get(column).ok().flatten()
}
