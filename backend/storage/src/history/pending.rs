//! Whether counts that an answer rests on wait to be counted anew.

use aime_domain::ids::UserId;
use aime_domain::period::{ALL_TIME, day_number};
use aime_domain::span::Span;

use crate::db::Conn;
use crate::error::Result;
use crate::rollup::mark;

/// Whether anything of a span is to be counted anew, so that its totals may change shortly.
pub async fn is_pending<C: Conn>(db: &C, user: UserId, span: Span) -> Result<bool> {
    let marks = mark::pending(db, user).await?;
    let Some((first, last)) = span.days() else {
        return Ok(!marks.is_empty());
    };
    let (first, last) = (day_number(first), day_number(last));
    let by_years = matches!(span, Span::Year(_) | Span::Range(..));
    Ok(marks.into_iter().any(|mark| match mark {
        ALL_TIME => matches!(span, Span::Range(..)),
        year @ 1..=9_999 => by_years && (first / 10_000..=last / 10_000).contains(&year),
        month => (first / 100..=last / 100).contains(&month),
    }))
}
