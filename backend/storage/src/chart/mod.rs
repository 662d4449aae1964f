//! Charts: what was played most in a span of days.
//!
//! A year, a month and all time stand counted, in the order of plays. Days and weeks are counted from the
//! listens. Any other span is put together from whole years and months and the days at its edges ([`source`]).

pub mod ranking;
pub(crate) mod source;
